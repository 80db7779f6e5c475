/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreements"
#include "remit-agreements-report.h"

#include "remit-agreements-text.h"
#include "remit-date.h"
#include "remit-field-value.h"

#include <glib/gi18n-lib.h>

/* The pages below the register, as lines of text.  Linear in what they show; a chain that comes
 * back to itself is shown up to there. */

#define SECONDS_PER_MINUTE 60

typedef struct
{
  const RemitGraph *graph;
  const RemitAgreements *agreements;
  int today;
  GPtrArray *lines;
  GArray *path; /* RemitId: the agreements above the one being written */
} Report;

static void
free_line (gpointer data)
{
  RemitReportLine *line = data;

  g_free (line->name);
  g_free (line->value);
  g_free (line);
}

/* Takes @value. */
static RemitReportLine *
add (Report *report, RemitReportKind kind, guint depth, const char *name, char *value)
{
  RemitReportLine *line = g_new0 (RemitReportLine, 1);

  line->kind = kind;
  line->depth = depth;
  line->name = g_strdup (name);
  line->value = value;
  g_ptr_array_add (report->lines, line);
  return line;
}

static void
add_heading (Report *report, const char *name)
{
  add (report, REMIT_REPORT_HEADING, 0, name, NULL);
}

/* ---- the chain ---- */

static void add_chain (Report *report, const RemitAgreement *agreement, guint depth);

static gboolean
is_on_path (Report *report, RemitId id)
{
  for (guint i = 0; i < report->path->len; i++)
    if (g_array_index (report->path, RemitId, i) == id)
      return TRUE;
  return FALSE;
}

static void
add_support (Report *report, const RemitSupport *support, guint depth)
{
  g_autofree char *name = remit_graph_describe (report->graph, support->agreement);
  const RemitAgreement *agreement = remit_agreements_find (report->agreements, support->agreement);
  char *value;
  RemitReportLine *line;

  if (!support->in_force)
    value = g_strdup (_("not in force"));
  else if (support->known)
    value = remit_agreements_format_ratio (support->ratio);
  else
    value = g_strdup (_("promises no share of time"));
  line = add (report, REMIT_REPORT_LINE, depth, name, value);
  if (!support->in_force || !support->known)
    line->gravity = REMIT_SHEET_HINT;
  if (agreement == NULL || is_on_path (report, support->agreement))
    return;
  g_array_append_val (report->path, support->agreement);
  add_chain (report, agreement, depth + 1);
  g_array_set_size (report->path, report->path->len - 1);
}

/* Those that can stand in for each other, with what they give together. */
static void
add_alternatives (Report *report, const RemitAgreement *agreement, guint group, guint depth)
{
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (RemitRatio));

  for (guint i = 0; i < agreement->supports->len; i++)
    {
      const RemitSupport *support = &g_array_index (agreement->supports, RemitSupport, i);

      if (support->group == group && support->known && support->in_force)
        g_array_append_val (known, support->ratio);
    }
  add (report, REMIT_REPORT_LINE, depth, _("Any one of these is enough (in parallel)"),
       known->len == 0 ? NULL
                       : remit_agreements_format_ratio (
                         remit_ratio_parallel ((const RemitRatio *) known->data, known->len)));
  for (guint i = 0; i < agreement->supports->len; i++)
    {
      const RemitSupport *support = &g_array_index (agreement->supports, RemitSupport, i);

      if (support->group == group)
        add_support (report, support, depth + 1);
    }
}

/* How many supports are of a group, and whether the one at @at is the first of them. */
static guint
count_group (const RemitAgreement *agreement, guint at, gboolean *first)
{
  guint group = g_array_index (agreement->supports, RemitSupport, at).group;
  guint n = 0;

  for (guint i = 0; i < agreement->supports->len; i++)
    {
      if (g_array_index (agreement->supports, RemitSupport, i).group != group)
        continue;
      if (n == 0)
        *first = i == at;
      n++;
    }
  return n;
}

static void
add_chain (Report *report, const RemitAgreement *agreement, guint depth)
{
  RemitReportLine *line;

  if (agreement->supports->len == 0)
    return;
  line = add (report, REMIT_REPORT_LINE, depth, _("All of these are needed (in series)"),
              agreement->computes ? remit_agreements_format_ratio (agreement->computed) : NULL);
  if (agreement->falls_short)
    line->gravity = REMIT_SHEET_ERROR;
  for (guint i = 0; i < agreement->supports->len; i++)
    {
      const RemitSupport *support = &g_array_index (agreement->supports, RemitSupport, i);
      gboolean first = TRUE;

      if (count_group (agreement, i, &first) == 1)
        add_support (report, support, depth + 1);
      else if (first)
        add_alternatives (report, agreement, support->group, depth + 1);
    }
}

static void
write_chain (Report *report, const RemitAgreement *agreement)
{
  g_autofree char *sentence = remit_agreements_describe_chain (agreement, report->today);
  RemitReportLine *line;

  add_heading (report, _("What it rests on"));
  if (agreement->supports->len == 0)
    add (report, REMIT_REPORT_SENTENCE, 0, _("No other agreement supports it."), NULL);
  if (agreement->circular)
    {
      line = add (report, REMIT_REPORT_SENTENCE, 0, _("It supports itself through others."), NULL);
      line->gravity = REMIT_SHEET_ERROR;
    }
  if (sentence != NULL)
    {
      line = add (report, REMIT_REPORT_SENTENCE, 0, sentence, NULL);
      line->gravity = agreement->falls_short ? REMIT_SHEET_ERROR : REMIT_SHEET_FINE;
    }
  if (agreement->supports->len == 0)
    return;
  g_array_append_val (report->path, agreement->id);
  add_chain (report, agreement, 0);
}

/* ---- what it says ---- */

static void
add_credits (Report *report, const RemitObjective *objective)
{
  guint n;
  const RemitRow *const *rows = remit_graph_referrers (
    report->graph, REMIT_TABLE_CREDIT, REMIT_CREDIT_FIELD_OBJECTIVE, objective->row.id, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *bound
        = remit_field_describe (report->graph, rows[i], REMIT_CREDIT_FIELD_BOUND);
      g_autofree char *text
        /* Translators: a bound and its unit: what is given back below or above it. */
        = g_strdup_printf (remit_objective_worse (objective) < 0 ? _("Credit below %s %s")
                                                                 : _("Credit above %s %s"),
                           bound, objective->unit);

      add (report, REMIT_REPORT_LINE, 1, text,
           remit_field_describe (report->graph, rows[i], REMIT_CREDIT_FIELD_CREDIT));
    }
}

static void
add_objective (Report *report, const RemitObjectiveState *state)
{
  g_autofree char *promise = remit_agreements_describe_promise (report->graph, state->objective);
  g_autofree char *window = remit_agreements_describe_window (state->objective);
  g_autofree char *name = g_strdup_printf (_("%s %s"), promise, window);
  g_autofree char *value = remit_agreements_format_value (state);
  g_autofree char *day = remit_day_format_long (state->day);
  RemitSheetGravity gravity;
  const char *word = remit_agreements_describe_state (state->state, &gravity);
  gint64 agreed, allowed;
  RemitReportLine *line;

  /* Translators: a measured value, the day, the state: "99.71 % on 30 September 2026, breached". */
  line = add (report, REMIT_REPORT_LINE, 0, name,
              value == NULL ? g_strdup (word)
                            : g_strdup_printf (_("%s on %s, %s"), value, day, word));
  line->gravity = gravity;
  if (remit_objective_allowed (state->objective, report->today, &agreed, &allowed, NULL))
    add (report, REMIT_REPORT_LINE, 1, _("May be down"), remit_duration_format (allowed));
  if (*state->objective->hours != '\0')
    add (report, REMIT_REPORT_LINE, 1, _("Hours of service"), g_strdup (state->objective->hours));
  add_credits (report, state->objective);
}

static void
write_objectives (Report *report, const RemitAgreement *agreement)
{
  add_heading (report, _("What is promised"));
  for (guint i = 0; i < agreement->objectives->len; i++)
    add_objective (report, &g_array_index (agreement->objectives, RemitObjectiveState, i));
  for (guint i = 0; i < agreement->weaker->len; i++)
    {
      const RemitWeaker *weaker = &g_array_index (agreement->weaker, RemitWeaker, i);
      g_autofree char *name = remit_graph_describe (report->graph, weaker->supporter);
      g_autofree char *promise = remit_agreements_describe_promise (report->graph, weaker->support);
      g_autofree char *text = g_strdup_printf (_("%s promises less: %s."), name, promise);

      add (report, REMIT_REPORT_SENTENCE, 0, text, NULL)->gravity = REMIT_SHEET_ERROR;
    }
  if (agreement->objectives->len == 0)
    add (report, REMIT_REPORT_SENTENCE, 0, _("Nothing yet. Type a target in the register."), NULL);
}

/* "late: Integration Lead within 4 h" */
static void
add_escalation (Report *report, const RemitEscalationRow *step)
{
  g_autofree char *name = step->party != REMIT_ID_NONE
                            ? remit_graph_describe (report->graph, step->party)
                            : g_strdup (_("somebody"));
  g_autofree char *time = NULL;

  if (step->minutes == REMIT_UNSET || step->minutes > G_MAXINT)
    {
      add (report, REMIT_REPORT_LINE, 0, step->severity, g_steal_pointer (&name));
      return;
    }
  time = remit_duration_format (step->minutes * SECONDS_PER_MINUTE * G_USEC_PER_SEC);
  /* Translators: who is told, and in which time: "Integration Lead within 4 h". */
  add (report, REMIT_REPORT_LINE, 0, step->severity,
       g_strdup_printf (_("%s within %s"), name, time));
}

static void
write_escalation (Report *report, RemitId id)
{
  guint n;
  const RemitRow *const *rows = remit_graph_referrers (report->graph, REMIT_TABLE_ESCALATION,
                                                       REMIT_ESCALATION_FIELD_NODE, id, &n);

  if (n > 0)
    add_heading (report, _("Escalation"));
  for (guint i = 0; i < n; i++)
    add_escalation (report, (const RemitEscalationRow *) rows[i]);
}

/* Only what is given. */
static void
write_terms (Report *report, RemitId id)
{
  const RemitRow *terms = remit_graph_detail (report->graph, REMIT_TABLE_TERMS, id);
  const RemitTableInfo *info = remit_table_info (REMIT_TABLE_TERMS);
  gboolean any = FALSE;

  for (guint i = 0; terms != NULL && i < info->n_fields; i++)
    {
      g_autofree char *value
        = i != REMIT_TERMS_FIELD_NODE ? remit_field_describe (report->graph, terms, i) : NULL;

      if (value == NULL || *value == '\0')
        continue;
      if (!any)
        add_heading (report, _("Terms"));
      any = TRUE;
      add (report, REMIT_REPORT_LINE, 0, _(info->fields[i].label), g_steal_pointer (&value));
    }
}

/* ---- what it is about ---- */

static void
write_summary (Report *report, const RemitAgreement *agreement)
{
  const RemitNode *node = remit_graph_node (report->graph, agreement->id);
  g_autofree char *covered = remit_agreements_join_names (report->graph, agreement->covered);
  g_autofree char *starts = remit_day_format_long (node->starts);
  g_autofree char *ends = remit_day_format_long (node->ends);
  g_autofree char *review = remit_day_format_long (agreement->review_due);
  RemitReportLine *line;

  if (*covered != '\0')
    add (report, REMIT_REPORT_LINE, 0, _("Covers"), g_steal_pointer (&covered));
  if (node->starts != 0)
    add (report, REMIT_REPORT_LINE, 0, _("Valid from"), g_steal_pointer (&starts));
  if (node->ends != 0)
    {
      line = add (report, REMIT_REPORT_LINE, 0, _("Valid until"),
                  agreement->validity == REMIT_VALIDITY_EXPIRED
                    ? g_strdup_printf (_("%s, expired"), ends)
                    : g_steal_pointer (&ends));
      if (agreement->validity == REMIT_VALIDITY_EXPIRED)
        line->gravity = REMIT_SHEET_WARNING;
    }
  if (agreement->review_due != 0)
    {
      line = add (report, REMIT_REPORT_LINE, 0, _("Next review"),
                  agreement->review_overdue ? g_strdup_printf (_("%s, overdue"), review)
                                            : g_steal_pointer (&review));
      if (agreement->review_overdue)
        line->gravity = REMIT_SHEET_WARNING;
    }
}

/* An ownership on behalf of another party, with what it keeps. */
static void
add_on_behalf (Report *report, const RemitLink *link)
{
  g_autofree char *thing = remit_graph_describe (report->graph, link->target);
  g_autofree char *holder = remit_graph_describe (report->graph, link->source);
  g_autofree char *other = remit_graph_describe (report->graph, link->beneficiary);
  /* Translators: a party that owns for another one: "CIO on behalf of CMO". */
  char *value = g_strdup_printf (_("%s on behalf of %s"), holder, other);

  add (report, REMIT_REPORT_LINE, 0, thing, value);
  if (*link->rights != '\0')
    {
      /* Translators: "CMO keeps". */
      g_autofree char *keeps = g_strdup_printf (_("%s keeps"), other);

      add (report, REMIT_REPORT_LINE, 1, keeps, g_strdup (link->rights));
    }
  if (link->lag != REMIT_UNSET)
    add (report, REMIT_REPORT_LINE, 1, _("Freshness clause"),
         g_strdup_printf (ngettext ("at most %u day old", "at most %u days old", (guint) link->lag),
                          (guint) link->lag));
  if (*link->note != '\0')
    add (report, REMIT_REPORT_LINE, 1, link->note, NULL);
}

/* Who owns what is covered for somebody else: the reserved rights bind the agreement, too. */
static void
write_on_behalf (Report *report, const RemitAgreement *agreement)
{
  gboolean any = FALSE;

  for (guint i = 0; i < agreement->covered->len; i++)
    {
      guint n;
      const RemitLink *const *links
        = remit_graph_links_in (report->graph, g_array_index (agreement->covered, RemitId, i), &n);

      for (guint k = 0; k < n; k++)
        {
          if (links[k]->kind != REMIT_LINK_OWNS_ON_BEHALF_OF
              || links[k]->perspective != REMIT_ID_NONE || links[k]->beneficiary == REMIT_ID_NONE)
            continue;
          if (!any)
            add_heading (report, _("Owned on behalf of another"));
          any = TRUE;
          add_on_behalf (report, links[k]);
        }
    }
}

/* ---- both sides ---- */

static char *
describe_seal (Report *report, RemitId agreement, RemitId party)
{
  guint n;
  const RemitRow *const *rows = remit_graph_referrers (report->graph, REMIT_TABLE_SEAL,
                                                       REMIT_SEAL_FIELD_SUBJECT, agreement, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitSeal *seal = (const RemitSeal *) rows[i];
      g_autofree char *day = remit_day_format_long (seal->day);

      if (seal->party == party)
        return seal->day != 0 ? g_strdup_printf (_("signed on %s"), day) : g_strdup (_("signed"));
    }
  return g_strdup (_("not signed"));
}

static void
add_sides (Report *report, const RemitAgreement *agreement, const GArray *parties, const char *side)
{
  for (guint i = 0; i < parties->len; i++)
    {
      RemitId party = g_array_index (parties, RemitId, i);
      g_autofree char *name = remit_graph_describe (report->graph, party);
      /* Translators: a party and its side of an agreement: "CIO (provider)". */
      g_autofree char *text = g_strdup_printf (_("%s (%s)"), name, side);

      add (report, REMIT_REPORT_LINE, 0, text, describe_seal (report, agreement->id, party));
    }
}

GPtrArray *
remit_agreements_report (const RemitGraph *graph, const RemitAgreements *agreements, RemitId id,
                         int today)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (RemitId));
  Report report = { graph, agreements, today, g_ptr_array_new_with_free_func (free_line), path };
  const RemitAgreement *agreement = remit_agreements_find (agreements, id);

  if (agreement == NULL)
    return report.lines;
  write_summary (&report, agreement);
  write_chain (&report, agreement);
  write_objectives (&report, agreement);
  write_escalation (&report, id);
  write_terms (&report, id);
  write_on_behalf (&report, agreement);
  if (agreement->n_sides > 0)
    add_heading (&report, _("Both sides"));
  add_sides (&report, agreement, agreement->providers, C_ ("side of an agreement", "provider"));
  add_sides (&report, agreement, agreement->customers, C_ ("side of an agreement", "customer"));
  return report.lines;
}

/* ---- the calendar ---- */

typedef struct
{
  int day;
  RemitId agreement;
  gboolean is_end; /* else a review */
} Date;

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const Date *one = a, *other = b;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  if (one->agreement != other->agreement)
    return one->agreement < other->agreement ? -1 : 1;
  return one->is_end - other->is_end;
}

static GArray *
list_dates (const RemitGraph *graph, const RemitAgreements *agreements)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (Date));

  for (guint i = 0; i < agreements->list->len; i++)
    {
      const RemitAgreement *agreement = &g_array_index (agreements->list, RemitAgreement, i);
      Date review = { agreement->review_due, agreement->id, FALSE };
      Date end = { remit_graph_node (graph, agreement->id)->ends, agreement->id, TRUE };

      if (review.day != 0)
        g_array_append_val (dates, review);
      if (end.day != 0)
        g_array_append_val (dates, end);
    }
  g_array_sort (dates, compare_dates);
  return dates;
}

/* "November 2026"; what is past stands under one heading. */
static char *
name_month (int day, int today)
{
  GDate date;
  g_autoptr (GDateTime) time = NULL;

  if (day < today)
    return g_strdup (_("Overdue"));
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  time = g_date_time_new_utc (g_date_get_year (&date), g_date_get_month (&date), 1, 0, 0, 0);
  /* Translators: the heading of a month, as by strftime: "November 2026". */
  return g_date_time_format (time, _("%OB %Y"));
}

GPtrArray *
remit_agreements_calendar (const RemitGraph *graph, const RemitAgreements *agreements, int today)
{
  g_autoptr (GArray) dates = list_dates (graph, agreements);
  g_autofree char *heading = NULL;
  Report report = { graph, agreements, today, g_ptr_array_new_with_free_func (free_line), NULL };

  for (guint i = 0; i < dates->len; i++)
    {
      const Date *date = &g_array_index (dates, Date, i);
      g_autofree char *month = name_month (date->day, today);
      g_autofree char *name = remit_graph_describe (graph, date->agreement);
      g_autofree char *day = remit_day_format_long (date->day);
      RemitReportLine *line;

      if (g_strcmp0 (month, heading) != 0)
        add_heading (&report, month);
      g_free (heading);
      heading = g_steal_pointer (&month);
      line = add (&report, REMIT_REPORT_LINE, 0, name,
                  g_strdup_printf (date->day >= today
                                     ? date->is_end ? _("ends on %s") : _("review on %s")
                                   : date->is_end ? _("ended on %s")
                                                  : _("review was due on %s"),
                                   day));
      if (date->day < today)
        line->gravity = REMIT_SHEET_WARNING;
    }
  if (dates->len == 0)
    add (&report, REMIT_REPORT_SENTENCE, 0,
         _("No agreement has a day of review or an end. Type one in the register."), NULL);
  return report.lines;
}
