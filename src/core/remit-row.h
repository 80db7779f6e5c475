/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-kinds.h"

G_BEGIN_DECLS

/* Plain structs, one per table, and a field table for each.  SQL, XML, history records, dump, the
 * inspector and the command line are generated from the field tables: a new field is one member,
 * one line in remit-row.c, one migration.
 *
 * Members: texts are ref-counted strings (GRefString) and never NULL; "" is "not given".
 * Optional numbers hold REMIT_UNSET when not given.  Dates are days (GDate julian), 0 is none.
 * Rows are read-only outside of core and valid until the next commit; keep ids, not rows. */

typedef struct
{
  RemitId id;
  RemitTable table;
} RemitRow;

typedef enum
{
  REMIT_FIELD_TEXT,    /* char * */
  REMIT_FIELD_INT,     /* gint64 */
  REMIT_FIELD_MONEY,   /* gint64, minor units of the row's currency */
  REMIT_FIELD_DECIMAL, /* gint64, millionths */
  REMIT_FIELD_SHARE,   /* gint64, basis points */
  REMIT_FIELD_TIME,    /* gint64, microseconds since 1970 UTC */
  REMIT_FIELD_REF,     /* RemitId */
  REMIT_FIELD_BOOL,    /* int */
  REMIT_FIELD_ENUM,    /* int, index into RemitField.values */
  REMIT_FIELD_DATE,    /* int, julian day, 0 none */
} RemitFieldType;

typedef enum
{
  REMIT_FIELD_REQUIRED = 1 << 0, /* must not be empty, unset or none */
  REMIT_FIELD_LONG = 1 << 1,     /* a text of several lines */
  REMIT_FIELD_OWNER = 1 << 2,  /* REF: the row goes when its target goes; else the REF is cleared */
  REMIT_FIELD_HIDDEN = 1 << 3, /* not shown in the inspector */
  REMIT_FIELD_OPTIONAL = 1 << 4, /* a number that may be REMIT_UNSET */
} RemitFieldFlags;

typedef struct
{
  const char *key;   /* "node-kind" value as stored */
  const char *label; /* N_() */
} RemitEnumValue;

typedef struct
{
  const char *name;  /* SQL column and XML attribute: lower case, '_' in SQL, '-' in XML */
  const char *label; /* N_(), sentence case, for forms and history */
  RemitFieldType type;
  guint16 offset;               /* of the member */
  guint16 flags;                /* RemitFieldFlags */
  RemitTable target;            /* REF: the table, REMIT_TABLE_NONE any */
  RemitNodeKinds target_kinds;  /* REF to nodes: the kinds offered, 0 any */
  const RemitEnumValue *values; /* ENUM: ends with a NULL key */
  gint64 minimum;               /* numbers: inclusive range when minimum < maximum */
  gint64 maximum;
} RemitField;

typedef struct
{
  RemitTable table;
  const char *name;   /* SQL table and XML element: "scheme_letter" / "scheme-letter" */
  const char *label;  /* N_("Budget line") */
  const char *prefix; /* of ids in XML: NCName start */
  gsize size;         /* of the struct */
  const RemitField *fields;
  guint n_fields;
  int unique[4]; /* fields whose values together are unique; ends with -1; -1 first: none */
  int owner;     /* the field that names the row's owner, -1 none */
  RemitNodeKinds detail_of; /* node kinds for which the inspector shows rows of this table */
  gboolean single;          /* at most one row for an owner */
} RemitTableInfo;

/* ---- node ---- */
typedef enum
{
  REMIT_STATUS_LIVE,
  REMIT_STATUS_PLANNED,
  REMIT_STATUS_RETIRING,
  REMIT_STATUS_RETIRED
} RemitStatus;
typedef enum
{
  REMIT_TINT_AUTO,
  REMIT_TINT_BLUE,
  REMIT_TINT_GREEN,
  REMIT_TINT_PURPLE,
  REMIT_TINT_ORANGE,
  REMIT_TINT_TEAL,
  REMIT_TINT_RED,
  REMIT_TINT_YELLOW,
  REMIT_TINT_BROWN,
  REMIT_TINT_GREY,
  REMIT_N_TINTS
} RemitTint;
typedef struct
{
  RemitRow row;
  int kind; /* RemitNodeKind */
  char *name;
  char *code;       /* the organisation's own number: "APP-014" */
  char *subtitle;   /* one short line under the name: "reports to both" */
  char *initials;   /* 1 to 4 characters for chips and rims; empty: made from the name */
  int tint;         /* RemitTint, the colour of a party */
  int status;       /* RemitStatus */
  int starts, ends; /* dates */
  char *notes;
  gint64 position; /* order among its siblings, then by id */
} RemitNode;
enum
{
  REMIT_NODE_FIELD_KIND,
  REMIT_NODE_FIELD_NAME,
  REMIT_NODE_FIELD_CODE,
  REMIT_NODE_FIELD_SUBTITLE,
  REMIT_NODE_FIELD_INITIALS,
  REMIT_NODE_FIELD_TINT,
  REMIT_NODE_FIELD_STATUS,
  REMIT_NODE_FIELD_STARTS,
  REMIT_NODE_FIELD_ENDS,
  REMIT_NODE_FIELD_NOTES,
  REMIT_NODE_FIELD_POSITION,
  REMIT_NODE_N_FIELDS
};

/* ---- link ---- */
typedef enum
{
  REMIT_ARRANGEMENT_SOLE,
  REMIT_ARRANGEMENT_JOINT,
  REMIT_ARRANGEMENT_ON_BEHALF,
  REMIT_ARRANGEMENT_DELEGATED,
  REMIT_ARRANGEMENT_CUSTODIAL,
  REMIT_ARRANGEMENT_SHARED_SERVICE,
  REMIT_ARRANGEMENT_PROVIDER,
  REMIT_ARRANGEMENT_DISPUTED
} RemitArrangement;
typedef enum
{
  REMIT_LINE_SOLID,
  REMIT_LINE_DOTTED
} RemitLine;
typedef struct
{
  RemitRow row;
  int kind; /* RemitLinkKind */
  RemitId source, target;
  RemitId perspective; /* REMIT_ID_NONE: the agreed model */
  int arrangement;     /* RemitArrangement: how a duty or ownership is held */
  RemitId beneficiary; /* party on whose behalf */
  RemitId tie_breaker; /* party that settles a deadlock of a joint holding */
  char *rights;        /* reserved rights or the right held: "choice of tool" */
  gint64 share;        /* basis points, optional */
  char *topic;         /* what a line is about: "technology"; shown on the map */
  int line;            /* RemitLine: solid or dotted reporting */
  gint64 lag;          /* freshness limit in days, optional */
  int starts, ends;
  char *note;
  gint64 position;
} RemitLink;
enum
{
  REMIT_LINK_FIELD_KIND,
  REMIT_LINK_FIELD_SOURCE,
  REMIT_LINK_FIELD_TARGET,
  REMIT_LINK_FIELD_PERSPECTIVE,
  REMIT_LINK_FIELD_ARRANGEMENT,
  REMIT_LINK_FIELD_BENEFICIARY,
  REMIT_LINK_FIELD_TIE_BREAKER,
  REMIT_LINK_FIELD_RIGHTS,
  REMIT_LINK_FIELD_SHARE,
  REMIT_LINK_FIELD_TOPIC,
  REMIT_LINK_FIELD_LINE,
  REMIT_LINK_FIELD_LAG,
  REMIT_LINK_FIELD_STARTS,
  REMIT_LINK_FIELD_ENDS,
  REMIT_LINK_FIELD_NOTE,
  REMIT_LINK_FIELD_POSITION,
  REMIT_LINK_N_FIELDS
};

/* ---- schemes that users add (the built-in ones are in remit-scheme.h) ---- */
typedef struct
{
  RemitRow row;
  char *key;
  char *name;
  char *note;
} RemitSchemeRow;
enum
{
  REMIT_SCHEME_FIELD_KEY,
  REMIT_SCHEME_FIELD_NAME,
  REMIT_SCHEME_FIELD_NOTE,
  REMIT_SCHEME_N_FIELDS
};
typedef struct
{
  RemitRow row;
  RemitId scheme;
  char *letter; /* one upper-case letter */
  int duty;     /* RemitLinkKind of the RACI family */
  char *name;   /* "Accountable" */
  char *meaning;
  gint64 minimum; /* holders per row */
  gint64 maximum; /* optional */
  gint64 position;
} RemitSchemeLetterRow;
enum
{
  REMIT_SCHEME_LETTER_FIELD_SCHEME,
  REMIT_SCHEME_LETTER_FIELD_LETTER,
  REMIT_SCHEME_LETTER_FIELD_DUTY,
  REMIT_SCHEME_LETTER_FIELD_NAME,
  REMIT_SCHEME_LETTER_FIELD_MEANING,
  REMIT_SCHEME_LETTER_FIELD_MINIMUM,
  REMIT_SCHEME_LETTER_FIELD_MAXIMUM,
  REMIT_SCHEME_LETTER_FIELD_POSITION,
  REMIT_SCHEME_LETTER_N_FIELDS
};

/* ---- matrices: a saved choice of rows, columns and scheme ---- */
typedef enum
{
  REMIT_MATRIX_RACI,
  REMIT_MATRIX_OWNERSHIP
} RemitMatrixKind;
typedef struct
{
  RemitRow row;
  char *name;
  int kind;
  char *scheme;
  RemitId perspective;
  char *note;
  gint64 position;
} RemitMatrixRow;
enum
{
  REMIT_MATRIX_FIELD_NAME,
  REMIT_MATRIX_FIELD_KIND,
  REMIT_MATRIX_FIELD_SCHEME,
  REMIT_MATRIX_FIELD_PERSPECTIVE,
  REMIT_MATRIX_FIELD_NOTE,
  REMIT_MATRIX_FIELD_POSITION,
  REMIT_MATRIX_N_FIELDS
};
typedef enum
{
  REMIT_AXIS_ROW,
  REMIT_AXIS_COLUMN
} RemitAxis;
typedef struct
{
  RemitRow row;
  RemitId matrix;
  int axis;
  RemitId node;
  char *group;
  gint64 position;
} RemitMatrixAxis;
enum
{
  REMIT_MATRIX_AXIS_FIELD_MATRIX,
  REMIT_MATRIX_AXIS_FIELD_AXIS,
  REMIT_MATRIX_AXIS_FIELD_NODE,
  REMIT_MATRIX_AXIS_FIELD_GROUP,
  REMIT_MATRIX_AXIS_FIELD_POSITION,
  REMIT_MATRIX_AXIS_N_FIELDS
};

/* ---- money ---- */
typedef enum
{
  REMIT_NATURE_OPEX,
  REMIT_NATURE_CAPEX
} RemitNature;
typedef enum
{
  REMIT_RECURRENCE_RECURRING,
  REMIT_RECURRENCE_ONE_TIME
} RemitRecurrence;
typedef struct
{
  RemitRow row;
  RemitId node;
  int nature;
  int recurrence;
  char *currency;
  char *category;
  char *note;
} RemitBudgetLine;
enum
{
  REMIT_BUDGET_LINE_FIELD_NODE,
  REMIT_BUDGET_LINE_FIELD_NATURE,
  REMIT_BUDGET_LINE_FIELD_RECURRENCE,
  REMIT_BUDGET_LINE_FIELD_CURRENCY,
  REMIT_BUDGET_LINE_FIELD_CATEGORY,
  REMIT_BUDGET_LINE_FIELD_NOTE,
  REMIT_BUDGET_LINE_N_FIELDS
};
typedef enum
{
  REMIT_AMOUNT_PLAN,
  REMIT_AMOUNT_APPROVED,
  REMIT_AMOUNT_FORECAST,
  REMIT_AMOUNT_COMMITTED,
  REMIT_AMOUNT_ACTUAL
} RemitAmountState;
typedef struct
{
  RemitRow row;
  RemitId node;
  gint64 year;
  gint64 month;
  int state;
  gint64 minor;
  char *note;
} RemitAmount;
enum
{
  REMIT_AMOUNT_FIELD_NODE,
  REMIT_AMOUNT_FIELD_YEAR,
  REMIT_AMOUNT_FIELD_MONTH,
  REMIT_AMOUNT_FIELD_STATE,
  REMIT_AMOUNT_FIELD_MINOR,
  REMIT_AMOUNT_FIELD_NOTE,
  REMIT_AMOUNT_N_FIELDS
};

/* ---- promises and measures ---- */
typedef enum
{
  REMIT_INDICATOR_AVAILABILITY,
  REMIT_INDICATOR_FRESHNESS,
  REMIT_INDICATOR_LATENCY,
  REMIT_INDICATOR_RESPONSE,
  REMIT_INDICATOR_OTHER
} RemitIndicator;
typedef enum
{
  REMIT_OPERATOR_AT_LEAST,
  REMIT_OPERATOR_AT_MOST,
  REMIT_OPERATOR_MORE,
  REMIT_OPERATOR_LESS,
  REMIT_OPERATOR_EQUAL
} RemitOperator;
typedef enum
{
  REMIT_WINDOW_CALENDAR_MONTH,
  REMIT_WINDOW_ROLLING
} RemitWindow;
typedef struct
{
  RemitRow row;
  RemitId node; /* the SLA, OLA or contract */
  int indicator;
  char *name;
  int comparison; /* RemitOperator */
  gint64 target;  /* decimal, optional */
  char *unit;     /* "%", "ms", "days" */
  int window;
  gint64 window_days; /* of a rolling window, optional */
  char *hours;        /* hours of service, "24×7" */
} RemitObjective;
enum
{
  REMIT_OBJECTIVE_FIELD_NODE,
  REMIT_OBJECTIVE_FIELD_INDICATOR,
  REMIT_OBJECTIVE_FIELD_NAME,
  REMIT_OBJECTIVE_FIELD_COMPARISON,
  REMIT_OBJECTIVE_FIELD_TARGET,
  REMIT_OBJECTIVE_FIELD_UNIT,
  REMIT_OBJECTIVE_FIELD_WINDOW,
  REMIT_OBJECTIVE_FIELD_WINDOW_DAYS,
  REMIT_OBJECTIVE_FIELD_HOURS,
  REMIT_OBJECTIVE_N_FIELDS
};
typedef struct
{
  RemitRow row;
  RemitId node;
  RemitId objective;
  int day;
  gint64 value;
  char *source;
  char *note;
} RemitMeasurement;
enum
{
  REMIT_MEASUREMENT_FIELD_NODE,
  REMIT_MEASUREMENT_FIELD_OBJECTIVE,
  REMIT_MEASUREMENT_FIELD_DAY,
  REMIT_MEASUREMENT_FIELD_VALUE,
  REMIT_MEASUREMENT_FIELD_SOURCE,
  REMIT_MEASUREMENT_FIELD_NOTE,
  REMIT_MEASUREMENT_N_FIELDS
};
typedef enum
{
  REMIT_DIRECTION_UP,
  REMIT_DIRECTION_DOWN,
  REMIT_DIRECTION_BAND
} RemitDirection;
typedef struct
{
  RemitRow row;
  RemitId node;
  char *formula, *unit;
  int direction;
  gint64 baseline, target; /* decimals, optional */
  int target_day;
  gint64 amber, red; /* decimals, optional: the thresholds */
  char *frequency, *source;
} RemitKpi;
enum
{
  REMIT_KPI_FIELD_NODE,
  REMIT_KPI_FIELD_FORMULA,
  REMIT_KPI_FIELD_UNIT,
  REMIT_KPI_FIELD_DIRECTION,
  REMIT_KPI_FIELD_BASELINE,
  REMIT_KPI_FIELD_TARGET,
  REMIT_KPI_FIELD_TARGET_DAY,
  REMIT_KPI_FIELD_AMBER,
  REMIT_KPI_FIELD_RED,
  REMIT_KPI_FIELD_FREQUENCY,
  REMIT_KPI_FIELD_SOURCE,
  REMIT_KPI_N_FIELDS
};

/* ---- reviews, seals, communication ---- */
typedef enum
{
  REMIT_RHYTHM_NONE,
  REMIT_RHYTHM_DAILY,
  REMIT_RHYTHM_WEEKLY,
  REMIT_RHYTHM_MONTHLY,
  REMIT_RHYTHM_QUARTERLY,
  REMIT_RHYTHM_HALF_YEARLY,
  REMIT_RHYTHM_YEARLY
} RemitRhythm;
typedef struct
{
  RemitRow row;
  RemitId node;
  int rhythm;
  int last_done;
  int next_due;
  char *outcome;
} RemitReview;
enum
{
  REMIT_REVIEW_FIELD_NODE,
  REMIT_REVIEW_FIELD_RHYTHM,
  REMIT_REVIEW_FIELD_LAST_DONE,
  REMIT_REVIEW_FIELD_NEXT_DUE,
  REMIT_REVIEW_FIELD_OUTCOME,
  REMIT_REVIEW_N_FIELDS
};
typedef struct
{
  RemitRow row;
  RemitId subject;
  RemitId party;
  int day;
  char *note;
} RemitSeal;
enum
{
  REMIT_SEAL_FIELD_SUBJECT,
  REMIT_SEAL_FIELD_PARTY,
  REMIT_SEAL_FIELD_DAY,
  REMIT_SEAL_FIELD_NOTE,
  REMIT_SEAL_N_FIELDS
};
typedef enum
{
  REMIT_MODE_PUSH,
  REMIT_MODE_PULL,
  REMIT_MODE_INTERACTIVE
} RemitMode;
typedef struct
{
  RemitRow row;
  RemitId node;
  char *message;
  char *audience;
  char *channel;
  int mode;
  int rhythm;
  char *rhythm_note;
  int first_day;
  int last_sent;
  char *feedback;
} RemitCommunication;
enum
{
  REMIT_COMMUNICATION_FIELD_NODE,
  REMIT_COMMUNICATION_FIELD_MESSAGE,
  REMIT_COMMUNICATION_FIELD_AUDIENCE,
  REMIT_COMMUNICATION_FIELD_CHANNEL,
  REMIT_COMMUNICATION_FIELD_MODE,
  REMIT_COMMUNICATION_FIELD_RHYTHM,
  REMIT_COMMUNICATION_FIELD_RHYTHM_NOTE,
  REMIT_COMMUNICATION_FIELD_FIRST_DAY,
  REMIT_COMMUNICATION_FIELD_LAST_SENT,
  REMIT_COMMUNICATION_FIELD_FEEDBACK,
  REMIT_COMMUNICATION_N_FIELDS
};

/* ---- money between parties and currencies ---- */
typedef struct
{
  RemitRow row;
  char *currency; /* one unit of it is worth @rate units of @base */
  char *base;
  int day; /* from which it holds */
  gint64 rate; /* decimal */
  char *source;
} RemitRateRow;
enum
{
  REMIT_RATE_FIELD_CURRENCY,
  REMIT_RATE_FIELD_BASE,
  REMIT_RATE_FIELD_DAY,
  REMIT_RATE_FIELD_RATE,
  REMIT_RATE_FIELD_SOURCE,
  REMIT_RATE_N_FIELDS
};
/* By what the cost of something is charged on to those who use it. */
typedef enum
{
  REMIT_CHARGE_BY_EQUAL,
  REMIT_CHARGE_BY_HEADCOUNT,
  REMIT_CHARGE_BY_USE,
  REMIT_CHARGE_BY_SHARE
} RemitChargeBy;
typedef struct
{
  RemitRow row;
  RemitId node;  /* the budget line or component whose cost it is */
  RemitId party; /* the consumer */
  int driver;
  gint64 weight; /* decimal, optional: heads, units of use, per cent */
  gint64 billed; /* minor units of the line's currency, optional: what was really charged */
  gint64 year;   /* optional: of what was billed */
  char *note;
} RemitChargeRow;
enum
{
  REMIT_CHARGE_FIELD_NODE,
  REMIT_CHARGE_FIELD_PARTY,
  REMIT_CHARGE_FIELD_DRIVER,
  REMIT_CHARGE_FIELD_WEIGHT,
  REMIT_CHARGE_FIELD_BILLED,
  REMIT_CHARGE_FIELD_YEAR,
  REMIT_CHARGE_FIELD_NOTE,
  REMIT_CHARGE_N_FIELDS
};

/* ---- what an agreement says besides its objectives ---- */
typedef struct
{
  RemitRow row;
  RemitId node;
  char *exclusions;  /* what does not count as a breach */
  char *measured_by; /* the source of measurement */
  int report_rhythm; /* RemitRhythm */
  char *alternative; /* supporting agreements with the same word here can stand in for each other */
  gint64 notice_days; /* optional */
  char *note;
} RemitTermsRow;
enum
{
  REMIT_TERMS_FIELD_NODE,
  REMIT_TERMS_FIELD_EXCLUSIONS,
  REMIT_TERMS_FIELD_MEASURED_BY,
  REMIT_TERMS_FIELD_REPORT_RHYTHM,
  REMIT_TERMS_FIELD_ALTERNATIVE,
  REMIT_TERMS_FIELD_NOTICE_DAYS,
  REMIT_TERMS_FIELD_NOTE,
  REMIT_TERMS_N_FIELDS
};
/* A step of credits or penalties: what is given back when the measured value is beyond @bound. */
typedef struct
{
  RemitRow row;
  RemitId objective;
  gint64 bound;  /* decimal, in the objective's unit */
  gint64 credit; /* basis points of the price of the period */
  char *note;
} RemitCreditRow;
enum
{
  REMIT_CREDIT_FIELD_OBJECTIVE,
  REMIT_CREDIT_FIELD_BOUND,
  REMIT_CREDIT_FIELD_CREDIT,
  REMIT_CREDIT_FIELD_NOTE,
  REMIT_CREDIT_N_FIELDS
};
typedef struct
{
  RemitRow row;
  RemitId node;
  char *severity; /* "1", "critical" */
  RemitId party;  /* who is told */
  gint64 minutes; /* within */
  char *note;
  gint64 position;
} RemitEscalationRow;
enum
{
  REMIT_ESCALATION_FIELD_NODE,
  REMIT_ESCALATION_FIELD_SEVERITY,
  REMIT_ESCALATION_FIELD_PARTY,
  REMIT_ESCALATION_FIELD_MINUTES,
  REMIT_ESCALATION_FIELD_NOTE,
  REMIT_ESCALATION_FIELD_POSITION,
  REMIT_ESCALATION_N_FIELDS
};

/* ---- what is believed and what is said ---- */
/* The rating that a party gives something of its own, beside that of its customers, on one
 * scale. */
typedef struct
{
  RemitRow row;
  RemitId node;
  RemitId party;     /* who believes, optional */
  int day;
  gint64 believed;   /* decimals */
  gint64 said;
  gint64 scale_low;  /* ends of the scale of both */
  gint64 scale_high;
  char *source;
} RemitPerceptionRow;
enum
{
  REMIT_PERCEPTION_FIELD_NODE,
  REMIT_PERCEPTION_FIELD_PARTY,
  REMIT_PERCEPTION_FIELD_DAY,
  REMIT_PERCEPTION_FIELD_BELIEVED,
  REMIT_PERCEPTION_FIELD_SAID,
  REMIT_PERCEPTION_FIELD_SCALE_LOW,
  REMIT_PERCEPTION_FIELD_SCALE_HIGH,
  REMIT_PERCEPTION_FIELD_SOURCE,
  REMIT_PERCEPTION_N_FIELDS
};
typedef enum
{
  REMIT_SURVEY_NPS, /* answers of 9 and 10, of 7 and 8, of 0 to 6 */
  REMIT_SURVEY_CES  /* answers and their sum on a scale */
} RemitSurveyKind;
typedef struct
{
  RemitRow row;
  RemitId node; /* the KPI */
  int kind;
  int day;
  gint64 promoters, passives, detractors; /* NPS, optional */
  gint64 answers, sum;                    /* CES, optional: whole answers */
  gint64 scale; /* CES: the highest answer, 5 or 7; optional */
  int high_is_good; /* CES */
  char *source;
} RemitSurveyRow;
enum
{
  REMIT_SURVEY_FIELD_NODE,
  REMIT_SURVEY_FIELD_KIND,
  REMIT_SURVEY_FIELD_DAY,
  REMIT_SURVEY_FIELD_PROMOTERS,
  REMIT_SURVEY_FIELD_PASSIVES,
  REMIT_SURVEY_FIELD_DETRACTORS,
  REMIT_SURVEY_FIELD_ANSWERS,
  REMIT_SURVEY_FIELD_SUM,
  REMIT_SURVEY_FIELD_SCALE,
  REMIT_SURVEY_FIELD_HIGH_IS_GOOD,
  REMIT_SURVEY_FIELD_SOURCE,
  REMIT_SURVEY_N_FIELDS
};

/* ---- drawings ---- */
typedef enum
{
  REMIT_DUTY_LINES_SELECTED,
  REMIT_DUTY_LINES_ALL,
  REMIT_DUTY_LINES_NONE
} RemitDutyLines;
typedef enum
{
  REMIT_STYLE_DUTY,
  REMIT_STYLE_OWNER,
  REMIT_STYLE_KIND,
  REMIT_STYLE_STATUS,
  REMIT_STYLE_FINDINGS,
  REMIT_STYLE_COST,      /* what each thing costs in the newest fiscal year that has amounts */
  REMIT_STYLE_PAYER,     /* who pays it */
  REMIT_STYLE_AGREEMENT, /* the worst state of what is agreed on it */
  REMIT_STYLE_KPI        /* the worst status of what measures it */
} RemitViewStyle;
typedef struct
{
  RemitRow row;
  char *name;
  int style;
  int duty_lines;
  char *hidden;
  gint64 position;
} RemitView;
enum
{
  REMIT_VIEW_FIELD_NAME,
  REMIT_VIEW_FIELD_STYLE,
  REMIT_VIEW_FIELD_DUTY_LINES,
  REMIT_VIEW_FIELD_HIDDEN /* link kind keys, spaces between */,
  REMIT_VIEW_FIELD_POSITION,
  REMIT_VIEW_N_FIELDS
};
/* World coordinates: whole units, 1 unit = 1 pixel at 100 %; x, y the top left corner. */
typedef struct
{
  RemitRow row;
  RemitId view;
  RemitId node;
  gint64 x, y;
  gint64 width, height; /* optional: by content */
  int pinned;
} RemitPlace;
enum
{
  REMIT_PLACE_FIELD_VIEW,
  REMIT_PLACE_FIELD_NODE,
  REMIT_PLACE_FIELD_X,
  REMIT_PLACE_FIELD_Y,
  REMIT_PLACE_FIELD_WIDTH,
  REMIT_PLACE_FIELD_HEIGHT,
  REMIT_PLACE_FIELD_PINNED,
  REMIT_PLACE_N_FIELDS
};
/* A tinted, titled background field of a drawing: "CIO only". */
typedef struct
{
  RemitRow row;
  RemitId view;
  char *title;
  int tint;
  gint64 x, y, width, height;
} RemitArea;
enum
{
  REMIT_AREA_FIELD_VIEW,
  REMIT_AREA_FIELD_TITLE,
  REMIT_AREA_FIELD_TINT,
  REMIT_AREA_FIELD_X,
  REMIT_AREA_FIELD_Y,
  REMIT_AREA_FIELD_WIDTH,
  REMIT_AREA_FIELD_HEIGHT,
  REMIT_AREA_N_FIELDS
};

/* ---- statements, states, the rest ---- */
typedef enum
{
  REMIT_PERSPECTIVE_SIDE,
  REMIT_PERSPECTIVE_TARGET,
  REMIT_PERSPECTIVE_TODAY
} RemitPerspectiveKind;
typedef struct
{
  RemitRow row;
  char *name;
  int kind;
  RemitId party;
  char *note;
} RemitPerspective;
enum
{
  REMIT_PERSPECTIVE_FIELD_NAME,
  REMIT_PERSPECTIVE_FIELD_KIND,
  REMIT_PERSPECTIVE_FIELD_PARTY,
  REMIT_PERSPECTIVE_FIELD_NOTE,
  REMIT_PERSPECTIVE_N_FIELDS
};
typedef struct
{
  RemitRow row;
  RemitId owner;
  char *name;
  char *value;
} RemitProperty;
enum
{
  REMIT_PROPERTY_FIELD_OWNER,
  REMIT_PROPERTY_FIELD_NAME,
  REMIT_PROPERTY_FIELD_VALUE,
  REMIT_PROPERTY_N_FIELDS
};
typedef struct
{
  RemitRow row;
  char *rule;
  RemitId subject;
  char *reason;
  int until;
  char *author;
} RemitWaiver;
enum
{
  REMIT_WAIVER_FIELD_RULE,
  REMIT_WAIVER_FIELD_SUBJECT,
  REMIT_WAIVER_FIELD_REASON,
  REMIT_WAIVER_FIELD_UNTIL,
  REMIT_WAIVER_FIELD_AUTHOR,
  REMIT_WAIVER_N_FIELDS
};
typedef struct
{
  RemitRow row;
  char *name;
  gint64 change; /* sequence number of the kept state */
  gint64 at;
  char *author;
  char *note;
} RemitBaseline;
enum
{
  REMIT_BASELINE_FIELD_NAME,
  REMIT_BASELINE_FIELD_CHANGE,
  REMIT_BASELINE_FIELD_AT,
  REMIT_BASELINE_FIELD_AUTHOR,
  REMIT_BASELINE_FIELD_NOTE,
  REMIT_BASELINE_N_FIELDS
};
typedef struct
{
  RemitRow row;
  char *key;
  char *value;
} RemitMeta; /* title, language, currency, fiscal-year-start, thresholds */
enum
{
  REMIT_META_FIELD_KEY,
  REMIT_META_FIELD_VALUE,
  REMIT_META_N_FIELDS
};

/* ---- working with rows through their field tables ---- */

/* Static; NULL only for REMIT_TABLE_NONE. */
const RemitTableInfo *remit_table_info (RemitTable table);
RemitTable remit_table_from_name (const char *name); /* either '_' or '-' form; NONE when unknown */
/* Index of the field, -1 when the table has none of that name ('_' or '-' form). */
int remit_table_field (RemitTable table, const char *name);

/* A row with every field at its default: texts "", optional numbers unset, others 0.  Free with
 * remit_row_free(). */
RemitRow *remit_row_new (RemitTable table);
RemitRow *remit_row_copy (const RemitRow *row);
void remit_row_free (RemitRow *row);
gboolean remit_row_equal (const RemitRow *a, const RemitRow *b);
/* One field of two rows of the same table. */
gboolean remit_row_cell_differs (const RemitRow *a, const RemitRow *b, guint field);
void remit_row_copy_cell (RemitRow *to, const RemitRow *from, guint field);

gboolean remit_field_is_text (const RemitField *field);
/* For all types but TEXT. */
gint64 remit_row_get_number (const RemitRow *row, guint field);
/* For TEXT; borrowed. */
const char *remit_row_get_text (const RemitRow *row, guint field);
/* On rows that the caller owns (not those of a graph). */
void remit_row_set_number (RemitRow *row, guint field, gint64 number);
void remit_row_set_text (RemitRow *row, guint field, const char *text);
gint64 remit_field_default (const RemitField *field);
gboolean remit_row_field_is_default (const RemitRow *row, guint field);

/* The value as files write it: enum keys, ISO dates, plain decimals ("99.9", "12.5" for shares in
 * per cent), integers for money and refs.  remit_field_parse() reads exactly that again, and says
 * in
 * @error what would be right. (transfer full) */
char *remit_row_format (const RemitRow *row, guint field);
gboolean remit_field_parse (const RemitField *field, const char *text, gint64 *number,
                            GError **error);

/* Whether a number or text is well-formed for the field: range, enum, UTF-8 and XML characters,
 * length.  The sentence names the field. */
gboolean remit_field_check_number (const RemitField *field, gint64 number, GError **error);
gboolean remit_field_check_text (const RemitField *field, const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitRow, remit_row_free)

G_END_DECLS
