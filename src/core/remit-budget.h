/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-finance.h"
#include "remit-graph.h"
#include "remit-rates.h"

G_BEGIN_DECLS

/* What the budget lines of a model add up to.
 *
 * A line is a node of kind budget line; its amounts are rows by fiscal year, month and state, in
 * the currency of the line or, when it names none, of the document.  "pays" links say who pays it,
 * or, when it has none, those of the thing it covers; "covers" links say what it is for; both of
 * the agreed model, in force on some day of the fiscal year.
 *
 * Shares of several links (payers, covered things, owners) are basis points.  Where none is given
 * all are equal; one that is not given gets an equal part of what the others leave of 100 %.  Each
 * amount is split by largest remainder, and what shares below 100 % leave, or above it promise too
 * much (then it is negative), is the part of nobody: REMIT_ID_NONE.  So every axis has the same
 * totals, to the unit. */

/* What is known of a line in a fiscal year, and what follows from it.  What follows is reckoned for
 * each line and year before anything is added up: the plan of one year is never held against the
 * spending of another. */
typedef enum
{
  REMIT_FIGURE_PLAN = REMIT_AMOUNT_PLAN,
  REMIT_FIGURE_APPROVED = REMIT_AMOUNT_APPROVED,
  REMIT_FIGURE_FORECAST = REMIT_AMOUNT_FORECAST,
  REMIT_FIGURE_COMMITTED = REMIT_AMOUNT_COMMITTED,
  REMIT_FIGURE_ACTUAL = REMIT_AMOUNT_ACTUAL,
  /* actual + committed + what is left of the forecast: a forecast says what its period costs in
   * all, so what the period has spent and ordered is taken off.  Only where there is a forecast. */
  REMIT_FIGURE_COMPLETION,
  /* The one figure of a year: actual + committed when the year is over and has an actual; else the
   * completion; else the larger of actual + committed and what is approved (or, without that,
   * planned). */
  REMIT_FIGURE_OUTLOOK,
  /* actual − plan, of the lines and years that have both: positive is more spent than planned,
   * which is the bad sign of a cost. */
  REMIT_FIGURE_VARIANCE,
  /* approved − committed − actual, of the lines and years for which something is approved. */
  REMIT_FIGURE_AVAILABLE,
  REMIT_N_FIGURES
} RemitFigure;
#define REMIT_N_AMOUNT_STATES REMIT_FIGURE_COMPLETION
#define REMIT_FIGURE_BIT(figure) (1u << (figure))

typedef enum
{
  REMIT_BUDGET_BY_LINE,
  REMIT_BUDGET_BY_PAYER,
  REMIT_BUDGET_BY_OWNER,      /* who owns what is covered: owns, else owns on behalf, else decides;
                                 for a line that covers nothing, who owns the line */
  REMIT_BUDGET_BY_ITEM,       /* what is covered */
  REMIT_BUDGET_BY_TREE,       /* the same, each item with all that is part of it */
  REMIT_BUDGET_BY_INITIATIVE, /* what is covered, if it is an initiative */
  REMIT_BUDGET_BY_YEAR,
  REMIT_BUDGET_BY_STATE,
  REMIT_BUDGET_BY_NATURE,
  REMIT_N_BUDGET_AXES
} RemitBudgetAxis;

typedef struct
{
  RemitBudgetAxis axis;
  gint64 first_year, last_year; /* fiscal years; 0: open */
  guint figures;                /* REMIT_FIGURE_BIT set; 0: all */
  int nature;                   /* RemitNature, -1 any */
  int today;                    /* tells which years are over; 0: none is */
  /* All in this currency, where there are rates; NULL: each currency for itself. */
  const char *currency;
  const RemitRates *rates; /* borrowed, may be NULL: remit_rates_load() */
  int rate_day; /* 0: the last day of each fiscal year, so the newest rate known by then */
} RemitBudgetQuery;

#define REMIT_BUDGET_QUERY_INIT(axis_) ((RemitBudgetQuery){ .axis = (axis_), .nature = -1 })

/* One sum: a place on the axis in one currency. */
typedef struct
{
  gint64 key;                    /* a node (REMIT_ID_NONE: nobody, nothing), year, state, nature */
  guint currency;                /* index into RemitRollup.currencies */
  guint depth;                   /* of a tree */
  guint n_lines;                 /* lines with a part in it */
  guint present;                 /* REMIT_FIGURE_BIT of what any of them has; else it is 0 */
  gint64 minor[REMIT_N_FIGURES]; /* in a tree with all parts */
  gint64 own_minor[REMIT_N_FIGURES]; /* in a tree without them */
} RemitBudgetSum;

typedef struct
{
  RemitBudgetAxis axis;
  GArray *sums;   /* RemitBudgetSum: nodes by position and id, nobody last; numbers ascending;
                     trees each under its parent */
  GArray *totals; /* RemitBudgetSum, one a currency */
  GPtrArray *currencies; /* utf8, sorted; may hold "" and codes that are none */
  GPtrArray *missing;    /* utf8, sorted: currencies left for themselves, because no rate leads from
                            them to the one asked for on some day that was needed */
  GArray *rates;         /* RemitRate: those used, by currency and day, each once */
  GArray *overlaps; /* RemitId, sorted: lines with two amounts of one state for one period, or for
                       a year and a month of it; all of them are counted */
} RemitRollup;

/* Cost: one look at each amount, and for each line and year at the links of the line and of what it
 * covers.  NULL and @error when sums overflow. */
RemitRollup *remit_budget_rollup (const RemitGraph *graph, const RemitBudgetQuery *query,
                                  GError **error);
void remit_rollup_free (RemitRollup *rollup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitRollup, remit_rollup_free)

const RemitBudgetSum *remit_rollup_find (const RemitRollup *rollup, gint64 key,
                                         const char *currency);
#define remit_rollup_currency(rollup, sum)                                                         \
  ((const char *) g_ptr_array_index ((rollup)->currencies, (sum)->currency))

/* Stable, for files and the command line: "plan", "outlook"; "payer". */
const char *remit_figure_key (RemitFigure figure);
const char *remit_budget_axis_key (RemitBudgetAxis axis);

/* ---- one line ---- */

/* A party's part of one amount. */
typedef struct
{
  RemitId party; /* or a funding source */
  RemitId link;
  gint64 share; /* basis points as given; REMIT_UNSET */
  gint64 part;  /* minor units */
} RemitFunding;

/* Splits @amount between those who pay @line in fiscal @year (0: whenever): *parts gets them in
 * order (transfer full) (element-type RemitFunding), *rest what nobody pays, negative when more
 * than all is paid. */
gboolean remit_budget_fund (const RemitGraph *graph, RemitId line, gint64 year, gint64 amount,
                            GArray **parts, gint64 *rest, GError **error);
/* The currency of the line, else of the document, else ""; borrowed. */
const char *remit_budget_currency (const RemitGraph *graph, RemitId line);

/* ---- periods ---- */

/* The month in which fiscal years start, 1 to 12; 1 when the document says nothing or nonsense. */
int remit_budget_start_month (const RemitGraph *graph);
/* First and last day of a month of a fiscal year (1: its first), 0 for the whole year. */
void remit_budget_period (gint64 year, gint64 month, int start_month, int *first, int *last);

/* ---- questions over several roll-ups ---- */

typedef struct
{
  gint64 key;
  char *currency; /* owned by the list */
  gint64 old_minor, new_minor;
  gboolean defined; /* not when there was nothing before */
  gint64 growth;    /* millionths: 32000 is 3.2 % */
} RemitGrowth;

/* Growth of the outlook along the axis of @query (not by state; whose years do not count) from one fiscal year to
 * another; (transfer full) (element-type RemitGrowth), in the order of a roll-up (of a tree, what is
 * new comes after it), with the total of each currency at the end, whose key is REMIT_UNSET. */
GArray *remit_budget_growth (const RemitGraph *graph, const RemitBudgetQuery *query,
                             gint64 old_year, gint64 new_year, GError **error);

/* The fiscal years of all amounts, each once, ascending; (transfer full) (element-type gint64). */
GArray *remit_budget_years (const RemitGraph *graph);
/* The newest two fiscal years that follow each other and both have amounts; FALSE when there are
 * none. */
gboolean remit_budget_newest_years (const RemitGraph *graph, gint64 *old_year, gint64 *new_year);

/* Whether it makes sense to go on from a growth by @axis, which is of one year on the next: money
 * of somebody, no total, and no more than twice that of the year before, which would be a start. */
gboolean remit_budget_is_trend (const RemitGrowth *growth, RemitBudgetAxis axis);

/* Who passes whom when all go on growing as they did. */
typedef struct
{
  guint small, large; /* indices into the list of growths */
  guint year;         /* 1 is the year after the newer one */
} RemitCrossing;

/* Those within @years years, by year, then by the order of @growths, which are of one year on the
 * next.  Only those of one currency that are a trend; none by tree, year, state or nature, which
 * do not compete.  Square in those that compete.  (transfer full) (element-type RemitCrossing) */
GArray *remit_budget_crossings (const GArray *growths, RemitBudgetAxis axis, guint years);

/* Total cost of ownership of @item (with its parts, or a budget line by itself) over @n_years
 * fiscal years from @first_year on, by outlook: all CAPEX and OPEX entered for these years, and
 * @exit_cost.  FALSE when @item has money in several currencies that @query does not bring
 * together, or sums overflow. */
typedef struct
{
  const char *currency; /* interned; "" when it costs nothing */
  gint64 capex, opex, exit_cost, total;
} RemitTco;
gboolean remit_budget_tco (const RemitGraph *graph, const RemitBudgetQuery *query, RemitId item,
                           gint64 first_year, guint n_years, gint64 exit_cost, RemitTco *tco,
                           GError **error);

G_END_DECLS
