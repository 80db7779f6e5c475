/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-findings-private.h"

#include "remit-budget.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* Rules about one budget line: how it is split, whether it keeps to what was approved, and what it
 * lacks.  Everything is looked at for each fiscal year by itself, as the sums do.  Cost: the
 * amounts of a line once, and its payers once, or once a year where their links have dates. */

/* What a line has in one fiscal year. */
typedef struct
{
  gint64 year;
  guint present; /* bits of RemitAmountState */
  gint64 minor[REMIT_N_AMOUNT_STATES];
  gboolean doubled; /* two amounts of one state for one period, or for the year and a part of it */
} Year;

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  const RemitAmount *left = *(const RemitAmount *const *) a;
  const RemitAmount *right = *(const RemitAmount *const *) b;

  if (left->year != right->year)
    return left->year < right->year ? -1 : 1;
  if (left->state != right->state)
    return left->state < right->state ? -1 : 1;
  if (left->month != right->month)
    return left->month < right->month ? -1 : 1;
  return left->row.id < right->row.id ? -1 : left->row.id > right->row.id;
}

static void
add_amount (Year *year, const RemitAmount *amount, const RemitAmount *before)
{
  gint64 *sum = &year->minor[amount->state];

  year->present |= 1u << amount->state;
  /* A sum that does not fit is refused by every roll-up; here it stays as large as it got. */
  remit_sum_add (sum, amount->minor, NULL);
  if (before != NULL && before->year == amount->year && before->state == amount->state
      && (before->month == amount->month || before->month == 0))
    year->doubled = TRUE;
}

/* (transfer full) (element-type Year), ascending. */
static GArray *
collect_years (const RemitFindingsRun *run, RemitId line)
{
  GArray *years = g_array_new (FALSE, TRUE, sizeof (Year));
  guint n;
  const RemitRow *const *rows
    = remit_graph_referrers (run->graph, REMIT_TABLE_AMOUNT, REMIT_AMOUNT_FIELD_NODE, line, &n);
  g_autofree const RemitAmount **sorted = g_new (const RemitAmount *, n + 1);

  for (guint i = 0; i < n; i++)
    sorted[i] = (const RemitAmount *) rows[i];
  if (n > 1)
    qsort (sorted, n, sizeof *sorted, compare_amounts);
  for (guint i = 0; i < n; i++)
    {
      if (years->len == 0 || g_array_index (years, Year, years->len - 1).year != sorted[i]->year)
        {
          Year year = { .year = sorted[i]->year };

          g_array_append_val (years, year);
        }
      add_amount (&g_array_index (years, Year, years->len - 1), sorted[i],
                  i > 0 ? sorted[i - 1] : NULL);
    }
  return years;
}

/* ---- BU01: the split ---- */

static char *
format_share (gint64 share)
{
  return remit_decimal_format (share * (100 * REMIT_DECIMAL_ONE / REMIT_SHARE_WHOLE));
}

static char *
list_parts (const RemitFindingsRun *run, const GArray *parts, GArray *payers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const RemitFunding *part = &g_array_index (parts, RemitFunding, i);
      g_autofree char *name = remit_graph_describe (run->graph, part->party);
      g_autofree char *share = format_share (part->part);

      g_string_append (text, i > 0 ? C_("list", ", ") : "");
      /* Translators: a party and its share. */
      g_string_append_printf (text, _("%s %s %%"), name, share);
      _remit_findings_ids_add (payers, part->party);
    }
  return g_string_free (text, FALSE);
}

static void
add_bad_split (RemitFindingsRun *run, const RemitNode *line, gint64 year, const GArray *parts,
               gint64 rest)
{
  g_autoptr (GArray) payers = _remit_findings_ids_new ();
  g_autofree char *list = list_parts (run, parts, payers);
  g_autofree char *name = remit_graph_describe (run->graph, line->row.id);
  g_autofree char *total = format_share (REMIT_SHARE_WHOLE - rest);
  RemitFinding *finding = _remit_findings_add (run, REMIT_RULE_BU01, line->row.id,
                                               _remit_findings_ids (payers), payers->len);

  /* Translators: a budget line, a number of per cent. */
  finding->message = g_strdup_printf (_("Those who pay for %s pay %s %% of it."), name, total);
  finding->brief = g_strdup_printf (_("%s %% is paid"), total);
  finding->evidence = year != 0
                        /* Translators: a fiscal year, the list of parties with their shares. */
                        ? g_strdup_printf (_("fiscal year %d: %s"), (int) year, list)
                        : g_steal_pointer (&list);
  finding->fix = rest > 0 ? g_strdup (_("Say who pays the rest, so that the shares total 100 %."))
                          : g_strdup (_("Lower the shares so that they total 100 %."));
}

/* Whether the shares of those who pay the line itself are wrong in @year; then there is a finding.
 */
static gboolean
check_split (RemitFindingsRun *run, const RemitNode *line, gint64 year)
{
  g_autoptr (GArray) parts = NULL;
  gint64 rest;

  if (!remit_budget_fund (run->graph, line->row.id, year, REMIT_SHARE_WHOLE, &parts, &rest, NULL)
      || parts->len == 0 || rest == 0)
    return FALSE;
  add_bad_split (run, line, year, parts, rest);
  return TRUE;
}

static void
check_doubles (RemitFindingsRun *run, const RemitNode *line, const GArray *years)
{
  for (guint i = 0; i < years->len; i++)
    {
      const Year *year = &g_array_index (years, Year, i);
      g_autofree char *name = NULL;
      RemitFinding *finding;

      if (!year->doubled)
        continue;
      name = remit_graph_describe (run->graph, line->row.id);
      finding = _remit_findings_add (run, REMIT_RULE_BU01, line->row.id, NULL, 0);
      /* Translators: a budget line, a fiscal year. */
      finding->message = g_strdup_printf (
        _("%s has two amounts of one state for the same part of fiscal year %d; "
           "both are counted."),
        name, (int) year->year);
      finding->brief = g_strdup (_("an amount twice"));
      finding->evidence
        = g_strdup (_("the same month twice, or the whole year and also a month of it"));
      finding->fix = g_strdup (_("Keep the amounts of the months, or the one of the year."));
      return;
    }
}

/* BU01: the split first, since it is about who pays. */
static void
check_total (RemitFindingsRun *run, const RemitNode *line, const GArray *years)
{
  gboolean pays = FALSE, dated = FALSE;
  guint n;
  const RemitLink *const *links = remit_graph_links_in (run->graph, line->row.id, &n);

  for (guint i = 0; i < n; i++)
    if (links[i]->kind == REMIT_LINK_PAYS && links[i]->perspective == REMIT_ID_NONE)
      {
        pays = TRUE;
        dated |= links[i]->starts != 0 || links[i]->ends != 0;
      }
  if (pays && years->len == 0 && check_split (run, line, 0))
    return;
  for (guint i = 0; pays && i < (dated ? years->len : MIN (years->len, 1)); i++)
    if (check_split (run, line, g_array_index (years, Year, dated ? i : years->len - 1).year))
      return;
  check_doubles (run, line, years);
}

/* ---- BU03: overspent ---- */

static gboolean
is_over (const RemitFindingsRun *run, const Year *year)
{
  return (year->present & 1u << REMIT_AMOUNT_APPROVED) != 0
         && remit_is_over (year->minor[REMIT_AMOUNT_APPROVED], year->minor[REMIT_AMOUNT_COMMITTED],
                           year->minor[REMIT_AMOUNT_ACTUAL],
                           run->thresholds[REMIT_THRESHOLD_OVERSPENT_SHARE] * 100);
}

static char *
describe_overspent (const RemitFindingsRun *run, const RemitNode *line, const Year *year,
                    gint64 spent, gint64 over)
{
  const char *currency = remit_budget_currency (run->graph, line->row.id);
  gint64 approved = year->minor[REMIT_AMOUNT_APPROVED], ratio;
  g_autofree char *approved_text = remit_money_format (approved, currency);
  g_autofree char *spent_text = remit_money_format (spent, currency);
  g_autofree char *percent = NULL;

  if (!remit_share_of (over, approved, &ratio))
    /* Translators: two amounts of money. */
    return g_strdup_printf (_("approved %s, spent and ordered %s"), approved_text, spent_text);
  percent = _remit_findings_format_ratio (ratio);
  /* Translators: two amounts of money, two numbers of per cent. */
  return g_strdup_printf (_("approved %s, spent and ordered %s: %s %% more; %d %% is allowed"),
                          approved_text, spent_text, percent,
                          run->thresholds[REMIT_THRESHOLD_OVERSPENT_SHARE]);
}

/* BU03, of the newest year in which it is so. */
static void
check_spending (RemitFindingsRun *run, const RemitNode *line, const GArray *years)
{
  for (guint i = years->len; i > 0; i--)
    {
      const Year *year = &g_array_index (years, Year, i - 1);
      gint64 spent = year->minor[REMIT_AMOUNT_ACTUAL], over;
      g_autofree char *name = NULL;
      g_autofree char *amount = NULL;
      RemitFinding *finding;

      if (!is_over (run, year) || !remit_sum_add (&spent, year->minor[REMIT_AMOUNT_COMMITTED], NULL)
          || !remit_variance (spent, year->minor[REMIT_AMOUNT_APPROVED], &over, NULL))
        continue;
      name = remit_graph_describe (run->graph, line->row.id);
      amount = remit_money_format (over, remit_budget_currency (run->graph, line->row.id));
      finding = _remit_findings_add (run, REMIT_RULE_BU03, line->row.id, NULL, 0);
      /* Translators: a budget line, an amount of money, a fiscal year. */
      finding->message = g_strdup_printf (_("%s is %s over what was approved for fiscal year %d."),
                                          name, amount, (int) year->year);
      finding->brief = g_strdup_printf (_("%s over"), amount);
      finding->evidence = describe_overspent (run, line, year, spent, over);
      finding->fix = g_strdup (_("Make a new forecast, and have the rest approved or cut."));
      return;
    }
}

/* ---- BU04: what is missing ---- */

/* What a line needs to say anything, in the order in which it is told. */
static const char *const needs[] = { N_("an owner"), N_("a payer"), N_("an amount"),
                                     N_("something that it is for"), N_("a currency") };

static gboolean
has_owned_cover (const RemitFindingsRun *run, RemitId line, gboolean *covers)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_out (run->graph, line, &n);
  gboolean owned = FALSE;

  *covers = FALSE;
  for (guint i = 0; i < n; i++)
    if (links[i]->kind == REMIT_LINK_COVERS && _remit_findings_holds (run, links[i]))
      {
        *covers = TRUE;
        owned |= _remit_findings_has_owner (run, links[i]->target);
      }
  return owned;
}

static gboolean
has_payer (const RemitFindingsRun *run, RemitId line, const GArray *years)
{
  gint64 year = years->len > 0 ? g_array_index (years, Year, years->len - 1).year : 0;
  g_autoptr (GArray) parts = NULL;
  gint64 rest;

  return remit_budget_fund (run->graph, line, year, 0, &parts, &rest, NULL) && parts->len > 0;
}

/* A line that only holds others together needs nothing of its own. */
static gboolean
is_heading (const RemitFindingsRun *run, RemitId line, const GArray *years)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_in (run->graph, line, &n);

  for (guint i = 0; years->len == 0 && i < n; i++)
    if (links[i]->kind == REMIT_LINK_PART_OF && links[i]->perspective == REMIT_ID_NONE)
      return TRUE;
  return FALSE;
}

static void
check_needs (RemitFindingsRun *run, const RemitNode *line, const GArray *years)
{
  RemitId id = line->row.id;
  gboolean covers, owned = has_owned_cover (run, id, &covers);
  const gboolean given[]
    = { owned || _remit_findings_has_owner (run, id), has_payer (run, id, years), years->len > 0,
        covers, *remit_budget_currency (run->graph, id) != '\0' };
  const char *lacks[G_N_ELEMENTS (needs)];
  g_autofree char *name = NULL;
  RemitFinding *finding;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (!given[i])
      lacks[n++] = _(needs[i]);
  if (n == 0 || is_heading (run, id, years))
    return;
  name = remit_graph_describe (run->graph, id);
  finding = _remit_findings_add (run, REMIT_RULE_BU04, id, NULL, 0);
  _remit_findings_tell_lacks (finding, name, lacks, n);
  finding->evidence
    = g_strdup_printf (_("%u of 5 are there: owner, payer, amount, what it is for, currency"),
                       (guint) G_N_ELEMENTS (needs) - n);
  finding->fix = g_strdup (_("Fill in what is missing, or say why it may be."));
}

void
_remit_findings_check_lines (RemitFindingsRun *run)
{
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (run->graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) nodes[i];
      g_autoptr (GArray) years = NULL;

      if (node->kind != REMIT_NODE_BUDGET_LINE || !_remit_findings_is_live (run, node))
        continue;
      years = collect_years (run, node->row.id);
      check_total (run, node, years);
      check_spending (run, node, years);
      check_needs (run, node, years);
    }
}
