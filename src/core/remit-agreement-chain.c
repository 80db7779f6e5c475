/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreement"
#include "remit-agreement-private.h"

#include "remit-date.h"

#include <string.h>

/* What agreements rest on.  Tarjan's walk meets the agreements so that each comes after all it
 * rests on, and finds those that rest on themselves on the way; it keeps its own stack, since a
 * chain may be as long as a file is large. */

typedef struct
{
  guint index;   /* 1 and up, 0 not met yet */
  guint low;     /* the least index that can be reached */
  guint next;    /* support to be looked at next */
  gboolean open; /* on the stack of what has no circle assigned yet */
} Visit;

typedef struct
{
  RemitAgreements *agreements;
  Visit *visits;
  GArray *path; /* guint: where the walk stands */
  GArray *open; /* guint */
  guint n_met;
} Walk;

static RemitAgreement *
agreement_at (const RemitAgreements *self, guint place)
{
  return &g_array_index (self->list, RemitAgreement, place);
}

static guint
place_of (const RemitAgreements *self, RemitId id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &id)) - 1;
}

/* ---- supports ---- */

/* The word by which an agreement stands in for others; "" when for none. */
static const char *
alternative_of (const RemitGraph *graph, RemitId agreement)
{
  const RemitTermsRow *terms
    = (const RemitTermsRow *) remit_graph_detail (graph, REMIT_TABLE_TERMS, agreement);

  return terms != NULL ? terms->alternative : "";
}

/* The group of a new support: that of an earlier one to which it is an alternative, else its own.
 */
static guint
find_group (const RemitGraph *graph, const RemitAgreement *agreement, RemitId support)
{
  const char *word = alternative_of (graph, support);

  for (guint i = 0; *word != '\0' && i < agreement->supports->len; i++)
    {
      const RemitSupport *other = &g_array_index (agreement->supports, RemitSupport, i);

      if (strcmp (alternative_of (graph, other->agreement), word) == 0)
        return other->group;
    }
  return agreement->supports->len;
}

static void
take_supports (const RemitAgreements *self, const RemitGraph *graph, RemitAgreement *agreement,
               int today)
{
  g_autoptr (GPtrArray) links
    = _remit_agreement_links (graph, agreement->id, REMIT_LINK_SUPPORTS, FALSE);

  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];
      const RemitAgreement *support = remit_agreements_find (self, link->source);
      RemitSupport row = { .agreement = link->source, .link = link->row.id };

      if (support == NULL) /* the kinds that may support are all agreements */
        continue;
      row.group = find_group (graph, agreement, support->id);
      row.in_force
        = support->validity == REMIT_VALIDITY_OPEN
          && (today == 0 || remit_period_overlaps (link->starts, link->ends, today, today));
      g_array_append_val (agreement->supports, row);
    }
}

/* ---- reckoning ---- */

/* What others can rely on. */
static gboolean
can_rely_on (const RemitAgreement *agreement, RemitRatio *ratio)
{
  if (agreement->promises && agreement->computes && !agreement->circular)
    *ratio = MIN (agreement->least, agreement->computed);
  else if (agreement->promises)
    *ratio = agreement->least;
  else if (agreement->computes && !agreement->circular)
    *ratio = agreement->computed;
  else
    return FALSE;
  return TRUE;
}

/* Adds up the alternatives of group @group; FALSE when none of them is known. */
static gboolean
reckon_group (const RemitAgreement *agreement, guint group, GArray *ratios, RemitRatio *ratio)
{
  g_array_set_size (ratios, 0);
  for (guint i = group; i < agreement->supports->len; i++)
    {
      const RemitSupport *support = &g_array_index (agreement->supports, RemitSupport, i);

      if (support->group == group && support->known && support->in_force)
        g_array_append_val (ratios, support->ratio);
    }
  if (ratios->len == 0)
    return FALSE;
  *ratio = remit_ratio_parallel (&g_array_index (ratios, RemitRatio, 0), ratios->len);
  return TRUE;
}

/* A group has the number of its first support. */
static void
reckon (RemitAgreements *self, RemitAgreement *agreement)
{
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (RemitRatio));
  RemitRatio product[2] = { REMIT_RATIO_ONE };

  for (guint i = 0; i < agreement->supports->len; i++)
    {
      RemitSupport *support = &g_array_index (agreement->supports, RemitSupport, i);

      support->known
        = can_rely_on (remit_agreements_find (self, support->agreement), &support->ratio);
    }
  for (guint i = 0; i < agreement->supports->len; i++)
    {
      if (g_array_index (agreement->supports, RemitSupport, i).group != i)
        continue;
      if (reckon_group (agreement, i, ratios, &product[1]))
        {
          product[0] = remit_ratio_series (product, 2);
          agreement->computes = TRUE;
        }
      else
        agreement->n_unknown++;
    }
  agreement->computed = agreement->computes ? product[0] : 0;
  agreement->falls_short
    = agreement->computes && agreement->promises && agreement->computed < agreement->promised;
}

/* ---- the walk ---- */

static void
meet (Walk *walk, guint place)
{
  Visit *visit = &walk->visits[place];

  visit->index = visit->low = ++walk->n_met;
  visit->open = TRUE;
  g_array_append_val (walk->path, place);
  g_array_append_val (walk->open, place);
}

/* @place and all that stand above it on the stack rest on each other, or it stands alone. */
static void
close_circle (Walk *walk, guint place)
{
  guint first = walk->open->len;

  do
    walk->visits[g_array_index (walk->open, guint, --first)].open = FALSE;
  while (g_array_index (walk->open, guint, first) != place);
  for (guint i = first; walk->open->len - first > 1 && i < walk->open->len; i++)
    agreement_at (walk->agreements, g_array_index (walk->open, guint, i))->circular = TRUE;
  for (guint i = first; i < walk->open->len; i++)
    reckon (walk->agreements,
            agreement_at (walk->agreements, g_array_index (walk->open, guint, i)));
  g_array_set_size (walk->open, first);
}

static void
step (Walk *walk)
{
  guint place = g_array_index (walk->path, guint, walk->path->len - 1);
  Visit *visit = &walk->visits[place];
  const GArray *supports = agreement_at (walk->agreements, place)->supports;

  if (visit->next < supports->len)
    {
      RemitId id = g_array_index (supports, RemitSupport, visit->next++).agreement;
      guint below = place_of (walk->agreements, id);

      if (below == place)
        agreement_at (walk->agreements, place)->circular = TRUE;
      else if (walk->visits[below].index == 0)
        meet (walk, below);
      else if (walk->visits[below].open)
        visit->low = MIN (visit->low, walk->visits[below].index);
      return;
    }
  g_array_set_size (walk->path, walk->path->len - 1);
  if (visit->low == visit->index)
    close_circle (walk, place);
  if (walk->path->len > 0)
    {
      Visit *above = &walk->visits[g_array_index (walk->path, guint, walk->path->len - 1)];

      above->low = MIN (above->low, visit->low);
    }
}

/* ---- objectives ---- */

/* Whether another support that is in force stands in for number @k. */
static gboolean
has_alternative (const RemitAgreement *agreement, guint k)
{
  guint group = g_array_index (agreement->supports, RemitSupport, k).group;

  for (guint i = 0; i < agreement->supports->len; i++)
    {
      const RemitSupport *support = &g_array_index (agreement->supports, RemitSupport, i);

      if (i != k && support->group == group && support->in_force)
        return TRUE;
    }
  return FALSE;
}

static void
compare_with (RemitAgreement *agreement, const RemitObjective *promise, guint k,
              const RemitAgreement *supporter)
{
  for (guint m = 0; m < supporter->objectives->len; m++)
    {
      RemitWeaker weaker
        = { promise, g_array_index (supporter->objectives, RemitObjectiveState, m).objective,
            supporter->id };

      if (remit_objective_is_weaker (promise, weaker.support)
          && (promise->indicator != REMIT_INDICATOR_AVAILABILITY
              || !has_alternative (agreement, k)))
        g_array_append_val (agreement->weaker, weaker);
    }
}

/* One of several alternatives may be down more often than what rests on all of them, and what is
 * not in force supports nothing. */
static void
compare_objectives (const RemitAgreements *self, RemitAgreement *agreement)
{
  for (guint i = 0; i < agreement->objectives->len; i++)
    for (guint k = 0; k < agreement->supports->len; k++)
      {
        const RemitSupport *support = &g_array_index (agreement->supports, RemitSupport, k);

        if (support->in_force)
          compare_with (agreement,
                        g_array_index (agreement->objectives, RemitObjectiveState, i).objective, k,
                        remit_agreements_find (self, support->agreement));
      }
}

void
_remit_agreements_chain_all (RemitAgreements *self, const RemitGraph *graph, int today)
{
  Walk walk = { .agreements = self };

  for (guint i = 0; i < self->list->len; i++)
    take_supports (self, graph, agreement_at (self, i), today);
  walk.visits = g_new0 (Visit, MAX (self->list->len, 1));
  walk.path = g_array_new (FALSE, FALSE, sizeof (guint));
  walk.open = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->list->len; i++)
    {
      if (walk.visits[i].index == 0)
        meet (&walk, i);
      while (walk.path->len > 0)
        step (&walk);
    }
  for (guint i = 0; i < self->list->len; i++)
    compare_objectives (self, agreement_at (self, i));
  g_free (walk.visits);
  g_array_unref (walk.path);
  g_array_unref (walk.open);
}
