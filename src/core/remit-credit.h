/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-agreement.h"
#include "remit-budget.h"

G_BEGIN_DECLS

/* What follows when a promise is broken: what the customer gets back, and who is told in which
 * time.
 *
 * A credit step of an objective counts when the measured value is beyond its bound: worse than it,
 * and not merely at it.  Worse is less for what shall be at least so much, more for what shall be
 * at most so much, and farther from the target where the value shall be equal to it.  Of several
 * steps that are reached the one that gives most counts, never their sum. */

/* The steps of @objective, from the mildest on; (transfer container) (element-type
 * RemitCreditRow).  Valid until the next edit. */
GPtrArray *remit_credit_list (const RemitGraph *graph, const RemitObjective *objective);

/* A step that is reached. */
typedef struct
{
  RemitId row;        /* of the table of credits */
  gint64 bound;       /* decimal, in the unit of the objective */
  gint64 credit;      /* basis points of the price of the period */
  guint n_reached, n; /* how many steps are reached, of how many there are */
} RemitCreditStep;

/* The step that @value reaches; FALSE when it reaches none (then n is set, the rest is 0). */
gboolean remit_credit_find (const RemitGraph *graph, const RemitObjective *objective, gint64 value,
                            RemitCreditStep *step);

/* Why the steps of an objective cannot be meant as they are. */
typedef enum
{
  REMIT_CREDIT_FINE,
  REMIT_CREDIT_SAME_BOUND, /* two steps begin at the same value */
  REMIT_CREDIT_SMALLER,    /* a worse value gives less back than a better one */
  REMIT_CREDIT_WHILE_MET,  /* a credit for values with which the promise is kept */
} RemitCreditFault;

/* The first fault, from the mildest step on; *bound (when it is not NULL) gets the value from which
 * on the step at fault counts. */
RemitCreditFault remit_credit_check (const RemitGraph *graph, const RemitObjective *objective,
                                     gint64 *bound);

/* ---- money ---- */

/* What @agreement costs in the fiscal month of @day: a twelfth, by largest remainder, of the
 * outlook that the OPEX of the budget lines which cover it has for that fiscal year.  *currency is
 * interned, "" when no line says what it costs.  FALSE and a sentence when there are several
 * currencies that @query does not bring together, or sums overflow.  @query: currency, rates,
 * today; the rest does not count. */
gboolean remit_credit_price (const RemitGraph *graph, const RemitBudgetQuery *query,
                             RemitId agreement, int day, gint64 *price, const char **currency,
                             GError **error);

/* A credit that is due by the newest measurement of an objective. */
typedef struct
{
  const RemitObjective *objective; /* borrowed from the graph */
  int day;                         /* of the measurement */
  gint64 value;
  RemitCreditStep step;
  const char *currency; /* interned; "": no budget line says what the agreement costs */
  gint64 price, amount; /* minor units: of the month, and of that what is given back */
  char *problem;        /* owned: the sentence why there is no price; NULL */
} RemitCreditDue;

/* The credits that are due for @agreement, by objective; (transfer full) (element-type
 * RemitCreditDue).  Valid until the next edit.  One look at the budget for each credit. */
GArray *remit_credits_due (const RemitGraph *graph, const RemitAgreement *agreement,
                           const RemitBudgetQuery *query);

/* ---- escalation ---- */

typedef struct
{
  const RemitEscalationRow *row; /* borrowed: severity, party, note */
  gint64 minutes;                /* within; REMIT_UNSET: it is not said */
} RemitEscalationStep;

/* Who is told when @agreement is broken, by severity in the order in which the severities come
 * first, and for each by time; who has no time comes last.  (transfer full) (element-type
 * RemitEscalationStep).  Valid until the next edit. */
GArray *remit_escalation_list (const RemitGraph *graph, RemitId agreement);
/* How many of the first steps of @severity must have been told @minutes after the breach: those
 * whose time is over. */
guint remit_escalation_due (const GArray *steps, const char *severity, gint64 minutes);

G_END_DECLS
