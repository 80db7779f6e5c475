/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The field tables: for every table of a document its columns, in the order of the enums in
 * remit-row.h.  SQL, XML, history records, dump, inspector and command line come from here.  A
 * field's index is written into history records: new fields go to the end of their table. */

#define F_TEXT(T, member, label, flags) \
  { #member, N_ (label), REMIT_FIELD_TEXT, G_STRUCT_OFFSET (T, member), (flags) }
#define F_NUMBER(T, member, label, type, flags, minimum, maximum) \
  { #member, N_ (label), (type), G_STRUCT_OFFSET (T, member), (flags), 0, 0, NULL, (minimum), (maximum) }
#define F_INT(T, member, label, flags, minimum, maximum) \
  F_NUMBER (T, member, label, REMIT_FIELD_INT, flags, minimum, maximum)
#define F_DECIMAL(T, member, label, flags) F_NUMBER (T, member, label, REMIT_FIELD_DECIMAL, flags, 0, 0)
#define F_DATE(T, member, label, flags) F_NUMBER (T, member, label, REMIT_FIELD_DATE, flags, 0, 0)
#define F_BOOL(T, member, label, flags) F_NUMBER (T, member, label, REMIT_FIELD_BOOL, flags, 0, 1)
#define F_POSITION(T) F_INT (T, position, "Position", REMIT_FIELD_HIDDEN, 0, 0)
#define F_ENUM(T, member, label, values, flags) \
  { #member, N_ (label), REMIT_FIELD_ENUM, G_STRUCT_OFFSET (T, member), (flags), 0, 0, (values) }
#define F_REF(T, member, label, table, kinds, flags) \
  { #member, N_ (label), REMIT_FIELD_REF, G_STRUCT_OFFSET (T, member), (flags), (table), (kinds) }

#define OWNER (REMIT_FIELD_REQUIRED | REMIT_FIELD_OWNER | REMIT_FIELD_HIDDEN)

#define K(kind) REMIT_KIND_BIT (REMIT_NODE_##kind)
#define PARTIES \
  (K (ORGANISATION) | K (UNIT) | K (ROLE) | K (PERSON) | K (COMMITTEE) | K (SHARED_SERVICE) | K (SUPPLIER) \
   | K (CUSTOMER_SEGMENT))
#define AGREEMENTS (K (SLA) | K (OLA) | K (CONTRACT))

#define ENUM_END { NULL, NULL }

/* Filled from the catalogue of kinds on first use, so that the keys stand in one place only. */
static RemitEnumValue node_kind_values[REMIT_N_NODE_KINDS + 1];
static RemitEnumValue link_kind_values[REMIT_N_LINK_KINDS + 1];
static RemitEnumValue duty_values[REMIT_LINK_LAST_RACI + 2];

static const RemitEnumValue status_values[] = {
  { "live", N_ ("Live") }, { "planned", N_ ("Planned") }, { "retiring", N_ ("Retiring") },
  { "retired", N_ ("Retired") }, ENUM_END
};
static const RemitEnumValue tint_values[] = {
  { "auto", N_ ("Automatic") }, { "blue", N_ ("Blue") }, { "green", N_ ("Green") }, { "purple", N_ ("Purple") },
  { "orange", N_ ("Orange") }, { "teal", N_ ("Teal") }, { "red", N_ ("Red") }, { "yellow", N_ ("Yellow") },
  { "brown", N_ ("Brown") }, { "grey", N_ ("Grey") }, ENUM_END
};
static const RemitEnumValue arrangement_values[] = {
  { "sole", N_ ("Sole") }, { "joint", N_ ("Joint") }, { "on-behalf", N_ ("On behalf of another party") },
  { "delegated", N_ ("Delegated") }, { "custodial", N_ ("Custodial") }, { "shared-service", N_ ("Shared service") },
  { "provider", N_ ("Run by a provider") }, { "disputed", N_ ("Disputed") }, ENUM_END
};
static const RemitEnumValue line_values[] = { { "solid", N_ ("Solid") }, { "dotted", N_ ("Dotted") }, ENUM_END };
static const RemitEnumValue matrix_kind_values[] = { { "raci", N_ ("RACI") }, { "ownership", N_ ("Ownership") }, ENUM_END };
static const RemitEnumValue axis_values[] = { { "row", N_ ("Row") }, { "column", N_ ("Column") }, ENUM_END };
static const RemitEnumValue nature_values[] = { { "opex", N_ ("OPEX") }, { "capex", N_ ("CAPEX") }, ENUM_END };
static const RemitEnumValue recurrence_values[] = {
  { "recurring", N_ ("Recurring") }, { "one-time", N_ ("One-time") }, ENUM_END
};
static const RemitEnumValue amount_state_values[] = {
  { "plan", N_ ("Plan") }, { "approved", N_ ("Approved") }, { "forecast", N_ ("Forecast") },
  { "committed", N_ ("Committed") }, { "actual", N_ ("Actual") }, ENUM_END
};
static const RemitEnumValue indicator_values[] = {
  { "availability", N_ ("Availability") }, { "freshness", N_ ("Freshness") }, { "latency", N_ ("Latency") },
  { "response", N_ ("Response time") }, { "other", N_ ("Other") }, ENUM_END
};
static const RemitEnumValue operator_values[] = {
  { "at-least", N_ ("At least") }, { "at-most", N_ ("At most") }, { "more-than", N_ ("More than") },
  { "less-than", N_ ("Less than") }, { "equal", N_ ("Exactly") }, ENUM_END
};
static const RemitEnumValue window_values[] = {
  { "calendar-month", N_ ("Calendar month") }, { "rolling", N_ ("Rolling days") }, ENUM_END
};
static const RemitEnumValue direction_values[] = {
  { "up", N_ ("Up is good") }, { "down", N_ ("Down is good") }, { "band", N_ ("Within a band") }, ENUM_END
};
static const RemitEnumValue rhythm_values[] = {
  { "none", N_ ("No rhythm") }, { "daily", N_ ("Daily") }, { "weekly", N_ ("Weekly") }, { "monthly", N_ ("Monthly") },
  { "quarterly", N_ ("Quarterly") }, { "half-yearly", N_ ("Half-yearly") }, { "yearly", N_ ("Yearly") }, ENUM_END
};
static const RemitEnumValue mode_values[] = {
  { "push", N_ ("Push") }, { "pull", N_ ("Pull") }, { "interactive", N_ ("Interactive") }, ENUM_END
};
static const RemitEnumValue driver_values[] = {
  { "equal", N_ ("Equal shares") }, { "headcount", N_ ("Head count") }, { "use", N_ ("Use") },
  { "share", N_ ("Fixed share") }, ENUM_END
};
static const RemitEnumValue survey_values[] = {
  { "nps", N_ ("Net promoter score") }, { "ces", N_ ("Customer effort score") }, ENUM_END
};
static const RemitEnumValue duty_lines_values[] = {
  { "selected", N_ ("Of the selection") }, { "all", N_ ("All") }, { "none", N_ ("None") }, ENUM_END
};
static const RemitEnumValue view_style_values[] = {
  { "duty", N_ ("Duty") }, { "owner", N_ ("Owner") }, { "kind", N_ ("Kind") }, { "status", N_ ("Status") },
  { "findings", N_ ("Findings") }, { "cost", N_ ("Cost") }, { "payer", N_ ("Payer") },
  { "agreement", N_ ("Agreements") }, { "kpi", N_ ("KPIs") }, ENUM_END
};
static const RemitEnumValue perspective_values[] = {
  { "side", N_ ("One side") }, { "target", N_ ("Target") }, { "today", N_ ("Today") }, ENUM_END
};

static const RemitField node_fields[] = {
  F_ENUM (RemitNode, kind, "Kind", node_kind_values, REMIT_FIELD_REQUIRED),
  F_TEXT (RemitNode, name, "Name", REMIT_FIELD_REQUIRED),
  F_TEXT (RemitNode, code, "Code", 0),
  F_TEXT (RemitNode, subtitle, "Subtitle", 0),
  F_TEXT (RemitNode, initials, "Initials", 0),
  F_ENUM (RemitNode, tint, "Colour", tint_values, 0),
  F_ENUM (RemitNode, status, "Status", status_values, 0),
  F_DATE (RemitNode, starts, "Starts", 0),
  F_DATE (RemitNode, ends, "Ends", 0),
  F_TEXT (RemitNode, notes, "Notes", REMIT_FIELD_LONG),
  F_POSITION (RemitNode),
};
G_STATIC_ASSERT (G_N_ELEMENTS (node_fields) == REMIT_NODE_N_FIELDS);

static const RemitField link_fields[] = {
  F_ENUM (RemitLink, kind, "Kind", link_kind_values, REMIT_FIELD_REQUIRED),
  F_REF (RemitLink, source, "From", REMIT_TABLE_NODE, 0, REMIT_FIELD_REQUIRED | REMIT_FIELD_OWNER),
  F_REF (RemitLink, target, "To", REMIT_TABLE_NODE, 0, REMIT_FIELD_REQUIRED | REMIT_FIELD_OWNER),
  F_REF (RemitLink, perspective, "Perspective", REMIT_TABLE_PERSPECTIVE, 0, REMIT_FIELD_OWNER),
  F_ENUM (RemitLink, arrangement, "Arrangement", arrangement_values, 0),
  F_REF (RemitLink, beneficiary, "On behalf of", REMIT_TABLE_NODE, PARTIES, 0),
  F_REF (RemitLink, tie_breaker, "Tie-breaker", REMIT_TABLE_NODE, PARTIES, 0),
  F_TEXT (RemitLink, rights, "Rights", 0),
  F_NUMBER (RemitLink, share, "Share in per cent", REMIT_FIELD_SHARE, REMIT_FIELD_OPTIONAL, 0, 1000000),
  F_TEXT (RemitLink, topic, "Topic", 0),
  F_ENUM (RemitLink, line, "Line", line_values, 0),
  F_INT (RemitLink, lag, "Freshness limit in days", REMIT_FIELD_OPTIONAL, 0, 36500),
  F_DATE (RemitLink, starts, "Starts", 0),
  F_DATE (RemitLink, ends, "Ends", 0),
  F_TEXT (RemitLink, note, "Note", REMIT_FIELD_LONG),
  F_POSITION (RemitLink),
};
G_STATIC_ASSERT (G_N_ELEMENTS (link_fields) == REMIT_LINK_N_FIELDS);

static const RemitField scheme_fields[] = {
  F_TEXT (RemitSchemeRow, key, "Key", REMIT_FIELD_REQUIRED),
  F_TEXT (RemitSchemeRow, name, "Name", REMIT_FIELD_REQUIRED),
  F_TEXT (RemitSchemeRow, note, "Note", REMIT_FIELD_LONG),
};
static const RemitField scheme_letter_fields[] = {
  F_REF (RemitSchemeLetterRow, scheme, "Scheme", REMIT_TABLE_SCHEME, 0, OWNER),
  F_TEXT (RemitSchemeLetterRow, letter, "Letter", REMIT_FIELD_REQUIRED),
  F_ENUM (RemitSchemeLetterRow, duty, "Duty", duty_values, REMIT_FIELD_REQUIRED),
  F_TEXT (RemitSchemeLetterRow, name, "Name", REMIT_FIELD_REQUIRED),
  F_TEXT (RemitSchemeLetterRow, meaning, "Meaning", 0),
  F_INT (RemitSchemeLetterRow, minimum, "Least holders a row", 0, 0, 1000),
  F_INT (RemitSchemeLetterRow, maximum, "Most holders a row", REMIT_FIELD_OPTIONAL, 0, 1000),
  F_POSITION (RemitSchemeLetterRow),
};
static const RemitField matrix_fields[] = {
  F_TEXT (RemitMatrixRow, name, "Name", REMIT_FIELD_REQUIRED),
  F_ENUM (RemitMatrixRow, kind, "Kind", matrix_kind_values, 0),
  F_TEXT (RemitMatrixRow, scheme, "Scheme", 0),
  F_REF (RemitMatrixRow, perspective, "Perspective", REMIT_TABLE_PERSPECTIVE, 0, REMIT_FIELD_OWNER),
  F_TEXT (RemitMatrixRow, note, "Note", REMIT_FIELD_LONG),
  F_POSITION (RemitMatrixRow),
};
static const RemitField matrix_axis_fields[] = {
  F_REF (RemitMatrixAxis, matrix, "Matrix", REMIT_TABLE_MATRIX, 0, OWNER),
  F_ENUM (RemitMatrixAxis, axis, "Axis", axis_values, 0),
  F_REF (RemitMatrixAxis, node, "Node", REMIT_TABLE_NODE, 0, OWNER),
  F_TEXT (RemitMatrixAxis, group, "Group", 0),
  F_POSITION (RemitMatrixAxis),
};
static const RemitField budget_line_fields[] = {
  F_REF (RemitBudgetLine, node, "Budget line", REMIT_TABLE_NODE, K (BUDGET_LINE), OWNER),
  F_ENUM (RemitBudgetLine, nature, "Nature", nature_values, 0),
  F_ENUM (RemitBudgetLine, recurrence, "Recurrence", recurrence_values, 0),
  F_TEXT (RemitBudgetLine, currency, "Currency", 0),
  F_TEXT (RemitBudgetLine, category, "Category", 0),
  F_TEXT (RemitBudgetLine, note, "Note", REMIT_FIELD_LONG),
};
static const RemitField amount_fields[] = {
  F_REF (RemitAmount, node, "Budget line", REMIT_TABLE_NODE, K (BUDGET_LINE), OWNER),
  F_INT (RemitAmount, year, "Fiscal year", REMIT_FIELD_REQUIRED, 1900, 2200),
  F_INT (RemitAmount, month, "Month of the fiscal year (0: the whole year)", 0, 0, 12),
  F_ENUM (RemitAmount, state, "State", amount_state_values, 0),
  F_NUMBER (RemitAmount, minor, "Amount", REMIT_FIELD_MONEY, 0, 0, 0),
  F_TEXT (RemitAmount, note, "Note", 0),
};
static const RemitField objective_fields[] = {
  F_REF (RemitObjective, node, "Agreement", REMIT_TABLE_NODE, AGREEMENTS, OWNER),
  F_ENUM (RemitObjective, indicator, "Indicator", indicator_values, 0),
  F_TEXT (RemitObjective, name, "Name", 0),
  F_ENUM (RemitObjective, comparison, "Comparison", operator_values, 0),
  F_DECIMAL (RemitObjective, target, "Target", REMIT_FIELD_OPTIONAL),
  F_TEXT (RemitObjective, unit, "Unit", 0),
  F_ENUM (RemitObjective, window, "Window", window_values, 0),
  F_INT (RemitObjective, window_days, "Days of a rolling window", REMIT_FIELD_OPTIONAL, 0, 3660),
  F_TEXT (RemitObjective, hours, "Hours of service", 0),
};
static const RemitField measurement_fields[] = {
  F_REF (RemitMeasurement, node, "Measured", REMIT_TABLE_NODE, 0, OWNER),
  F_REF (RemitMeasurement, objective, "Objective", REMIT_TABLE_OBJECTIVE, 0, REMIT_FIELD_OWNER),
  F_DATE (RemitMeasurement, day, "Day", REMIT_FIELD_REQUIRED),
  F_DECIMAL (RemitMeasurement, value, "Value", 0),
  F_TEXT (RemitMeasurement, source, "Source", 0),
  F_TEXT (RemitMeasurement, note, "Note", 0),
};
static const RemitField kpi_fields[] = {
  F_REF (RemitKpi, node, "KPI", REMIT_TABLE_NODE, K (KPI), OWNER),
  F_TEXT (RemitKpi, formula, "Formula", REMIT_FIELD_LONG),
  F_TEXT (RemitKpi, unit, "Unit", 0),
  F_ENUM (RemitKpi, direction, "Direction", direction_values, 0),
  F_DECIMAL (RemitKpi, baseline, "Baseline", REMIT_FIELD_OPTIONAL),
  F_DECIMAL (RemitKpi, target, "Target", REMIT_FIELD_OPTIONAL),
  F_DATE (RemitKpi, target_day, "Target date", 0),
  F_DECIMAL (RemitKpi, amber, "Amber threshold", REMIT_FIELD_OPTIONAL),
  F_DECIMAL (RemitKpi, red, "Red threshold", REMIT_FIELD_OPTIONAL),
  F_TEXT (RemitKpi, frequency, "Frequency", 0),
  F_TEXT (RemitKpi, source, "Source", 0),
};
static const RemitField rate_fields[] = {
  F_TEXT (RemitRateRow, currency, "Currency", REMIT_FIELD_REQUIRED),
  F_TEXT (RemitRateRow, base, "In units of", REMIT_FIELD_REQUIRED),
  F_DATE (RemitRateRow, day, "From", REMIT_FIELD_REQUIRED),
  F_DECIMAL (RemitRateRow, rate, "Rate", 0),
  F_TEXT (RemitRateRow, source, "Source", 0),
};
G_STATIC_ASSERT (G_N_ELEMENTS (rate_fields) == REMIT_RATE_N_FIELDS);
static const RemitField charge_fields[] = {
  F_REF (RemitChargeRow, node, "Charged on", REMIT_TABLE_NODE, 0, OWNER),
  F_REF (RemitChargeRow, party, "Consumer", REMIT_TABLE_NODE, PARTIES, REMIT_FIELD_REQUIRED | REMIT_FIELD_OWNER),
  F_ENUM (RemitChargeRow, driver, "Driver", driver_values, 0),
  F_DECIMAL (RemitChargeRow, weight, "Weight", REMIT_FIELD_OPTIONAL),
  F_NUMBER (RemitChargeRow, billed, "Billed", REMIT_FIELD_MONEY, REMIT_FIELD_OPTIONAL, 0, 0),
  F_INT (RemitChargeRow, year, "Fiscal year of the bill", REMIT_FIELD_OPTIONAL, 1900, 2200),
  F_TEXT (RemitChargeRow, note, "Note", 0),
};
G_STATIC_ASSERT (G_N_ELEMENTS (charge_fields) == REMIT_CHARGE_N_FIELDS);
static const RemitField terms_fields[] = {
  F_REF (RemitTermsRow, node, "Agreement", REMIT_TABLE_NODE, AGREEMENTS, OWNER),
  F_TEXT (RemitTermsRow, exclusions, "Does not count", REMIT_FIELD_LONG),
  F_TEXT (RemitTermsRow, measured_by, "Measured by", 0),
  F_ENUM (RemitTermsRow, report_rhythm, "Reported", rhythm_values, 0),
  F_TEXT (RemitTermsRow, alternative, "Stands in for others of the group", 0),
  F_INT (RemitTermsRow, notice_days, "Days of notice", REMIT_FIELD_OPTIONAL, 0, 3660),
  F_TEXT (RemitTermsRow, note, "Note", REMIT_FIELD_LONG),
};
G_STATIC_ASSERT (G_N_ELEMENTS (terms_fields) == REMIT_TERMS_N_FIELDS);
static const RemitField credit_fields[] = {
  F_REF (RemitCreditRow, objective, "Objective", REMIT_TABLE_OBJECTIVE, 0, OWNER),
  F_DECIMAL (RemitCreditRow, bound, "Beyond", 0),
  F_NUMBER (RemitCreditRow, credit, "Credit in per cent", REMIT_FIELD_SHARE, 0, 0, 10000),
  F_TEXT (RemitCreditRow, note, "Note", 0),
};
G_STATIC_ASSERT (G_N_ELEMENTS (credit_fields) == REMIT_CREDIT_N_FIELDS);
static const RemitField escalation_fields[] = {
  F_REF (RemitEscalationRow, node, "Agreement", REMIT_TABLE_NODE, AGREEMENTS, OWNER),
  F_TEXT (RemitEscalationRow, severity, "Severity", REMIT_FIELD_REQUIRED),
  F_REF (RemitEscalationRow, party, "Told", REMIT_TABLE_NODE, PARTIES, 0),
  F_INT (RemitEscalationRow, minutes, "Within minutes", REMIT_FIELD_OPTIONAL, 0, 5256000),
  F_TEXT (RemitEscalationRow, note, "Note", 0),
  F_POSITION (RemitEscalationRow),
};
G_STATIC_ASSERT (G_N_ELEMENTS (escalation_fields) == REMIT_ESCALATION_N_FIELDS);
static const RemitField perception_fields[] = {
  F_REF (RemitPerceptionRow, node, "About", REMIT_TABLE_NODE, 0, OWNER),
  F_REF (RemitPerceptionRow, party, "Believed by", REMIT_TABLE_NODE, PARTIES, 0),
  F_DATE (RemitPerceptionRow, day, "Day", 0),
  F_DECIMAL (RemitPerceptionRow, believed, "Believed", REMIT_FIELD_OPTIONAL),
  F_DECIMAL (RemitPerceptionRow, said, "Said by customers", REMIT_FIELD_OPTIONAL),
  F_DECIMAL (RemitPerceptionRow, scale_low, "Scale from", 0),
  F_DECIMAL (RemitPerceptionRow, scale_high, "Scale to", 0),
  F_TEXT (RemitPerceptionRow, source, "Source", 0),
};
G_STATIC_ASSERT (G_N_ELEMENTS (perception_fields) == REMIT_PERCEPTION_N_FIELDS);
static const RemitField survey_fields[] = {
  F_REF (RemitSurveyRow, node, "KPI", REMIT_TABLE_NODE, K (KPI), OWNER),
  F_ENUM (RemitSurveyRow, kind, "Kind", survey_values, 0),
  F_DATE (RemitSurveyRow, day, "Day", REMIT_FIELD_REQUIRED),
  F_INT (RemitSurveyRow, promoters, "Answers of 9 and 10", REMIT_FIELD_OPTIONAL, 0, G_MAXINT32),
  F_INT (RemitSurveyRow, passives, "Answers of 7 and 8", REMIT_FIELD_OPTIONAL, 0, G_MAXINT32),
  F_INT (RemitSurveyRow, detractors, "Answers of 0 to 6", REMIT_FIELD_OPTIONAL, 0, G_MAXINT32),
  F_INT (RemitSurveyRow, answers, "Answers", REMIT_FIELD_OPTIONAL, 0, G_MAXINT32),
  F_INT (RemitSurveyRow, sum, "Sum of the answers", REMIT_FIELD_OPTIONAL, 0, G_MAXINT64),
  F_INT (RemitSurveyRow, scale, "Highest answer", REMIT_FIELD_OPTIONAL, 2, 100),
  F_BOOL (RemitSurveyRow, high_is_good, "High is good", 0),
  F_TEXT (RemitSurveyRow, source, "Source", 0),
};
G_STATIC_ASSERT (G_N_ELEMENTS (survey_fields) == REMIT_SURVEY_N_FIELDS);
static const RemitField review_fields[] = {
  F_REF (RemitReview, node, "Review", REMIT_TABLE_NODE, K (REVIEW), OWNER),
  F_ENUM (RemitReview, rhythm, "Rhythm", rhythm_values, 0),
  F_DATE (RemitReview, last_done, "Last done", 0),
  F_DATE (RemitReview, next_due, "Next due", 0),
  F_TEXT (RemitReview, outcome, "Outcome", REMIT_FIELD_LONG),
};
static const RemitField seal_fields[] = {
  F_REF (RemitSeal, subject, "Sealed", REMIT_TABLE_NODE, 0, OWNER),
  F_REF (RemitSeal, party, "Party", REMIT_TABLE_NODE, PARTIES, REMIT_FIELD_REQUIRED | REMIT_FIELD_OWNER),
  F_DATE (RemitSeal, day, "Day", 0),
  F_TEXT (RemitSeal, note, "Note", 0),
};
static const RemitField communication_fields[] = {
  F_REF (RemitCommunication, node, "Communication item", REMIT_TABLE_NODE, K (COMMUNICATION_ITEM), OWNER),
  F_TEXT (RemitCommunication, message, "Message", REMIT_FIELD_LONG),
  F_TEXT (RemitCommunication, audience, "Audience", 0),
  F_TEXT (RemitCommunication, channel, "Channel", 0),
  F_ENUM (RemitCommunication, mode, "Mode", mode_values, 0),
  F_ENUM (RemitCommunication, rhythm, "Rhythm", rhythm_values, 0),
  F_TEXT (RemitCommunication, rhythm_note, "Rhythm in words", 0),
  F_DATE (RemitCommunication, first_day, "First date", 0),
  F_DATE (RemitCommunication, last_sent, "Last sent", 0),
  F_TEXT (RemitCommunication, feedback, "Feedback", 0),
};
static const RemitField view_fields[] = {
  F_TEXT (RemitView, name, "Name", REMIT_FIELD_REQUIRED),
  F_ENUM (RemitView, style, "Style", view_style_values, 0),
  F_ENUM (RemitView, duty_lines, "Lines for duties", duty_lines_values, 0),
  F_TEXT (RemitView, hidden, "Hidden kinds of links", 0),
  F_POSITION (RemitView),
};

/* World coordinates stay within a square that a drawing of a million boxes fits into. */
#define WORLD 100000000
static const RemitField place_fields[] = {
  F_REF (RemitPlace, view, "View", REMIT_TABLE_VIEW, 0, OWNER),
  F_REF (RemitPlace, node, "Node", REMIT_TABLE_NODE, 0, OWNER),
  F_INT (RemitPlace, x, "X", 0, -WORLD, WORLD),
  F_INT (RemitPlace, y, "Y", 0, -WORLD, WORLD),
  F_INT (RemitPlace, width, "Width", REMIT_FIELD_OPTIONAL, 1, WORLD),
  F_INT (RemitPlace, height, "Height", REMIT_FIELD_OPTIONAL, 1, WORLD),
  F_BOOL (RemitPlace, pinned, "Pinned", 0),
};
static const RemitField area_fields[] = {
  F_REF (RemitArea, view, "View", REMIT_TABLE_VIEW, 0, OWNER),
  F_TEXT (RemitArea, title, "Title", 0),
  F_ENUM (RemitArea, tint, "Colour", tint_values, 0),
  F_INT (RemitArea, x, "X", 0, -WORLD, WORLD),
  F_INT (RemitArea, y, "Y", 0, -WORLD, WORLD),
  F_INT (RemitArea, width, "Width", REMIT_FIELD_REQUIRED, 1, WORLD),
  F_INT (RemitArea, height, "Height", REMIT_FIELD_REQUIRED, 1, WORLD),
};
static const RemitField perspective_fields[] = {
  F_TEXT (RemitPerspective, name, "Name", REMIT_FIELD_REQUIRED),
  F_ENUM (RemitPerspective, kind, "Kind", perspective_values, 0),
  F_REF (RemitPerspective, party, "Party", REMIT_TABLE_NODE, PARTIES, 0),
  F_TEXT (RemitPerspective, note, "Note", REMIT_FIELD_LONG),
};
static const RemitField property_fields[] = {
  F_REF (RemitProperty, owner, "Owner", REMIT_TABLE_NONE, 0, OWNER),
  F_TEXT (RemitProperty, name, "Name", REMIT_FIELD_REQUIRED),
  F_TEXT (RemitProperty, value, "Value", REMIT_FIELD_LONG),
};
static const RemitField waiver_fields[] = {
  F_TEXT (RemitWaiver, rule, "Rule", REMIT_FIELD_REQUIRED),
  F_REF (RemitWaiver, subject, "Subject", REMIT_TABLE_NONE, 0, OWNER),
  F_TEXT (RemitWaiver, reason, "Reason", REMIT_FIELD_LONG | REMIT_FIELD_REQUIRED),
  F_DATE (RemitWaiver, until, "Until", 0),
  F_TEXT (RemitWaiver, author, "Author", 0),
};
static const RemitField baseline_fields[] = {
  F_TEXT (RemitBaseline, name, "Name", REMIT_FIELD_REQUIRED),
  F_INT (RemitBaseline, change, "Change", 0, 0, G_MAXINT64),
  F_NUMBER (RemitBaseline, at, "Time", REMIT_FIELD_TIME, 0, 0, 0),
  F_TEXT (RemitBaseline, author, "Author", 0),
  F_TEXT (RemitBaseline, note, "Note", REMIT_FIELD_LONG),
};
static const RemitField meta_fields[] = {
  F_TEXT (RemitMeta, key, "Key", REMIT_FIELD_REQUIRED),
  F_TEXT (RemitMeta, value, "Value", REMIT_FIELD_LONG),
};

#define TABLE(id, name_, label_, prefix_, T, fields_, ...) \
  [REMIT_TABLE_##id] = { REMIT_TABLE_##id, name_, N_ (label_), prefix_, sizeof (T), fields_, G_N_ELEMENTS (fields_), __VA_ARGS__ }
#define NOT_UNIQUE { -1 }

static const RemitTableInfo table_infos[REMIT_N_TABLES] = {
  TABLE (NODE, "node", "Node", "n", RemitNode, node_fields, NOT_UNIQUE, -1),
  TABLE (LINK, "link", "Link", "l", RemitLink, link_fields, NOT_UNIQUE, -1),
  TABLE (SCHEME, "scheme", "Scheme", "s", RemitSchemeRow, scheme_fields, { REMIT_SCHEME_FIELD_KEY, -1 }, -1),
  TABLE (SCHEME_LETTER, "scheme_letter", "Letter of a scheme", "sl", RemitSchemeLetterRow, scheme_letter_fields,
         { REMIT_SCHEME_LETTER_FIELD_SCHEME, REMIT_SCHEME_LETTER_FIELD_LETTER, -1 }, REMIT_SCHEME_LETTER_FIELD_SCHEME),
  TABLE (MATRIX, "matrix", "Matrix", "m", RemitMatrixRow, matrix_fields, NOT_UNIQUE, -1),
  TABLE (MATRIX_AXIS, "matrix_axis", "Row or column of a matrix", "x", RemitMatrixAxis, matrix_axis_fields,
         { REMIT_MATRIX_AXIS_FIELD_MATRIX, REMIT_MATRIX_AXIS_FIELD_AXIS, REMIT_MATRIX_AXIS_FIELD_NODE, -1 },
         REMIT_MATRIX_AXIS_FIELD_MATRIX),
  TABLE (BUDGET_LINE, "budget_line", "Budget line", "b", RemitBudgetLine, budget_line_fields,
         { REMIT_BUDGET_LINE_FIELD_NODE, -1 }, REMIT_BUDGET_LINE_FIELD_NODE, K (BUDGET_LINE), TRUE),
  TABLE (AMOUNT, "amount", "Amount", "am", RemitAmount, amount_fields, NOT_UNIQUE, REMIT_AMOUNT_FIELD_NODE,
         K (BUDGET_LINE), FALSE),
  TABLE (OBJECTIVE, "objective", "Objective", "o", RemitObjective, objective_fields, NOT_UNIQUE,
         REMIT_OBJECTIVE_FIELD_NODE, AGREEMENTS, FALSE),
  TABLE (MEASUREMENT, "measurement", "Measured value", "ms", RemitMeasurement, measurement_fields, NOT_UNIQUE,
         REMIT_MEASUREMENT_FIELD_NODE, AGREEMENTS | K (KPI) | K (INDICATOR), FALSE),
  TABLE (KPI, "kpi", "KPI", "k", RemitKpi, kpi_fields, { REMIT_KPI_FIELD_NODE, -1 }, REMIT_KPI_FIELD_NODE, K (KPI), TRUE),
  TABLE (RATE, "rate", "Exchange rate", "rt", RemitRateRow, rate_fields,
         { REMIT_RATE_FIELD_CURRENCY, REMIT_RATE_FIELD_BASE, REMIT_RATE_FIELD_DAY, -1 }, -1),
  TABLE (CHARGE, "charge", "Charge", "ch", RemitChargeRow, charge_fields, NOT_UNIQUE, REMIT_CHARGE_FIELD_NODE,
         K (BUDGET_LINE) | K (SHARED_SERVICE), FALSE),
  TABLE (TERMS, "terms", "Terms", "t", RemitTermsRow, terms_fields, { REMIT_TERMS_FIELD_NODE, -1 },
         REMIT_TERMS_FIELD_NODE, AGREEMENTS, TRUE),
  TABLE (CREDIT, "credit", "Credit step", "cr", RemitCreditRow, credit_fields, NOT_UNIQUE,
         REMIT_CREDIT_FIELD_OBJECTIVE),
  TABLE (ESCALATION, "escalation", "Escalation step", "es", RemitEscalationRow, escalation_fields, NOT_UNIQUE,
         REMIT_ESCALATION_FIELD_NODE, AGREEMENTS, FALSE),
  TABLE (PERCEPTION, "perception", "Perception", "pn", RemitPerceptionRow, perception_fields, NOT_UNIQUE,
         REMIT_PERCEPTION_FIELD_NODE, K (KPI) | K (EXPERIENCE) | K (JOURNEY_STAGE), FALSE),
  TABLE (SURVEY, "survey", "Survey", "sy", RemitSurveyRow, survey_fields, NOT_UNIQUE, REMIT_SURVEY_FIELD_NODE, K (KPI),
         FALSE),
  TABLE (REVIEW, "review", "Review", "r", RemitReview, review_fields, { REMIT_REVIEW_FIELD_NODE, -1 },
         REMIT_REVIEW_FIELD_NODE, K (REVIEW), TRUE),
  TABLE (SEAL, "seal", "Seal", "sg", RemitSeal, seal_fields, NOT_UNIQUE, REMIT_SEAL_FIELD_SUBJECT,
         AGREEMENTS | K (REVIEW), FALSE),
  TABLE (COMMUNICATION, "communication", "Communication", "c", RemitCommunication, communication_fields,
         { REMIT_COMMUNICATION_FIELD_NODE, -1 }, REMIT_COMMUNICATION_FIELD_NODE, K (COMMUNICATION_ITEM), TRUE),
  TABLE (VIEW, "view", "View", "v", RemitView, view_fields, NOT_UNIQUE, -1),
  TABLE (PLACE, "place", "Place in a view", "p", RemitPlace, place_fields,
         { REMIT_PLACE_FIELD_VIEW, REMIT_PLACE_FIELD_NODE, -1 }, REMIT_PLACE_FIELD_VIEW),
  TABLE (AREA, "area", "Area of a view", "a", RemitArea, area_fields, NOT_UNIQUE, REMIT_AREA_FIELD_VIEW),
  TABLE (PERSPECTIVE, "perspective", "Perspective", "pv", RemitPerspective, perspective_fields,
         { REMIT_PERSPECTIVE_FIELD_NAME, -1 }, -1),
  TABLE (PROPERTY, "property", "Property", "pr", RemitProperty, property_fields,
         { REMIT_PROPERTY_FIELD_OWNER, REMIT_PROPERTY_FIELD_NAME, -1 }, REMIT_PROPERTY_FIELD_OWNER),
  TABLE (WAIVER, "waiver", "Waiver", "w", RemitWaiver, waiver_fields,
         { REMIT_WAIVER_FIELD_RULE, REMIT_WAIVER_FIELD_SUBJECT, -1 }, REMIT_WAIVER_FIELD_SUBJECT),
  TABLE (BASELINE, "baseline", "Baseline", "bl", RemitBaseline, baseline_fields, NOT_UNIQUE, -1),
  TABLE (META, "meta", "Fact about the document", "mt", RemitMeta, meta_fields, { REMIT_META_FIELD_KEY, -1 }, -1),
};

static void
fill_kind_values (void)
{
  static gsize filled = 0;

  if (!g_once_init_enter (&filled))
    return;
  for (guint i = 0; i < REMIT_N_NODE_KINDS; i++)
    node_kind_values[i] = (RemitEnumValue) { remit_node_kind_info (i)->key, remit_node_kind_info (i)->label };
  for (guint i = 0; i < REMIT_N_LINK_KINDS; i++)
    link_kind_values[i] = (RemitEnumValue) { remit_link_kind_info (i)->key, remit_link_kind_info (i)->label };
  for (guint i = 0; i <= REMIT_LINK_LAST_RACI; i++)
    duty_values[i] = link_kind_values[i];
  g_once_init_leave (&filled, 1);
}

const RemitTableInfo *
remit_table_info (RemitTable table)
{
  g_return_val_if_fail (table > REMIT_TABLE_NONE && table < REMIT_N_TABLES, NULL);
  fill_kind_values ();
  return &table_infos[table];
}

/* Whether @name is @column, in its SQL ('_') or its XML ('-') form. */
static gboolean
name_matches (const char *name, const char *column)
{
  for (; *name != '\0' && *column != '\0'; name++, column++)
    if (*name != *column && !(*name == '-' && *column == '_'))
      return FALSE;
  return *name == *column;
}

RemitTable
remit_table_from_name (const char *name)
{
  for (guint i = 1; i < REMIT_N_TABLES; i++)
    if (name_matches (name, table_infos[i].name))
      return i;
  return REMIT_TABLE_NONE;
}

int
remit_table_field (RemitTable table, const char *name)
{
  const RemitTableInfo *info = remit_table_info (table);

  for (guint i = 0; i < info->n_fields; i++)
    if (name_matches (name, info->fields[i].name))
      return i;
  return -1;
}
