/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreement"
#include "remit-agreement.h"

#include "remit-agreement-private.h"
#include "remit-links-private.h"

#include <string.h>

/* What each agreement says by itself: its parties, validity, objectives and measured values.  What
 * follows from those it rests on is added by remit-agreement-chain.c. */

GPtrArray *
_remit_agreement_links (const RemitGraph *graph, RemitId node, RemitLinkKind kind,
                        gboolean outgoing)
{
  GPtrArray *found = g_ptr_array_new ();

  _remit_links_collect (graph, node, kind, outgoing, REMIT_ID_NONE, found);
  return found;
}

static GArray *
collect_ends (const RemitGraph *graph, RemitId node, RemitLinkKind kind, gboolean outgoing)
{
  g_autoptr (GPtrArray) links = _remit_agreement_links (graph, node, kind, outgoing);
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (RemitId));

  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];

      g_array_append_val (ends, *(outgoing ? &link->target : &link->source));
    }
  return ends;
}

gboolean
_remit_agreement_has (const GArray *ids, RemitId id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, RemitId, i) == id)
      return TRUE;
  return FALSE;
}

static void
take_parties (const RemitGraph *graph, RemitAgreement *agreement)
{
  guint n;
  const RemitRow *const *seals
    = remit_graph_referrers (graph, REMIT_TABLE_SEAL, REMIT_SEAL_FIELD_SUBJECT, agreement->id, &n);
  g_autoptr (GArray) sides = g_array_new (FALSE, FALSE, sizeof (RemitId));
  const GArray *lists[2];

  agreement->providers = collect_ends (graph, agreement->id, REMIT_LINK_PROVIDES, FALSE);
  agreement->customers = collect_ends (graph, agreement->id, REMIT_LINK_RECEIVES, FALSE);
  agreement->covered = collect_ends (graph, agreement->id, REMIT_LINK_COVERS, TRUE);
  lists[0] = agreement->providers;
  lists[1] = agreement->customers;
  for (guint k = 0; k < 2; k++)
    for (guint i = 0; i < lists[k]->len; i++)
      {
        RemitId party = g_array_index (lists[k], RemitId, i);

        if (!_remit_agreement_has (sides, party))
          g_array_append_val (sides, party);
        else
          agreement->same_party |= k == 1 && _remit_agreement_has (lists[0], party);
      }
  agreement->n_sides = sides->len;
  for (guint i = 0; i < sides->len; i++)
    for (guint k = 0; k < n; k++)
      if (((const RemitSeal *) seals[k])->party == g_array_index (sides, RemitId, i))
        {
          agreement->n_signed++;
          break;
        }
  agreement->lacks |= (agreement->providers->len == 0 ? REMIT_LACKS_PROVIDER : 0)
                      | (agreement->customers->len == 0 ? REMIT_LACKS_CUSTOMER : 0);
}

RemitValidity
_remit_agreement_validity (const RemitNode *node, int today)
{
  if (today != 0 && node->starts > today)
    return REMIT_VALIDITY_NOT_BEGUN;
  if (today != 0 && node->ends != 0 && node->ends < today)
    return REMIT_VALIDITY_EXPIRED;
  return REMIT_VALIDITY_OPEN;
}

static void
take_reviews (const RemitGraph *graph, RemitAgreement *agreement, int today)
{
  g_autoptr (GArray) reviews = collect_ends (graph, agreement->id, REMIT_LINK_REVIEW_OF, FALSE);

  for (guint i = 0; i < reviews->len; i++)
    {
      const RemitReview *review = (const RemitReview *) remit_graph_detail (
        graph, REMIT_TABLE_REVIEW, g_array_index (reviews, RemitId, i));

      if (review != NULL && review->next_due != 0
          && (agreement->review_due == 0 || review->next_due < agreement->review_due))
        agreement->review_due = review->next_due;
    }
  agreement->review_overdue
    = today != 0 && agreement->review_due != 0 && agreement->review_due < today;
}

/* The newest measurement up to @today; NULL when there is none. */
static const RemitMeasurement *
find_measurement (const RemitGraph *graph, RemitId objective, int today)
{
  guint n;
  const RemitRow *const *rows = remit_graph_referrers (
    graph, REMIT_TABLE_MEASUREMENT, REMIT_MEASUREMENT_FIELD_OBJECTIVE, objective, &n);
  const RemitMeasurement *newest = NULL;

  for (guint i = 0; i < n; i++)
    {
      const RemitMeasurement *row = (const RemitMeasurement *) rows[i];

      if ((today == 0 || row->day <= today)
          && (newest == NULL || row->day > newest->day
              || (row->day == newest->day && row->row.id > newest->row.id)))
        newest = row;
    }
  return newest;
}

static guint
find_lacks (const RemitObjective *objective)
{
  guint lacks = 0;
  RemitRatio ratio;

  if (objective->target == REMIT_UNSET
      || (objective->indicator == REMIT_INDICATOR_AVAILABILITY
          && (*objective->unit == '\0' || strcmp (objective->unit, "%") == 0)
          && !remit_ratio_from_percent (objective->target, &ratio)))
    lacks |= REMIT_LACKS_TARGET;
  if (objective->window == REMIT_WINDOW_ROLLING
      && (objective->window_days == REMIT_UNSET || objective->window_days <= 0))
    lacks |= REMIT_LACKS_WINDOW;
  return lacks;
}

static void
take_objective (const RemitGraph *graph, RemitAgreement *agreement, const RemitObjective *objective,
                int today)
{
  /* From good to bad. */
  static const guint badness[REMIT_N_AGREEMENT_STATES] = { [REMIT_STATE_MET] = 0,
                                                           [REMIT_STATE_NO_DATA] = 1,
                                                           [REMIT_STATE_AT_RISK] = 2,
                                                           [REMIT_STATE_BREACHED] = 3 };
  const RemitMeasurement *newest = find_measurement (graph, objective->row.id, today);
  RemitObjectiveState state = { .objective = objective };
  RemitRatio ratio;

  if (newest != NULL)
    {
      state.state = remit_objective_state (objective, newest->value);
      state.day = newest->day;
      state.value = newest->value;
    }
  g_array_append_val (agreement->objectives, state);
  agreement->lacks |= find_lacks (objective);
  if (agreement->objectives->len == 1 || badness[state.state] > badness[agreement->state])
    agreement->state = state.state;
  if (remit_objective_ratio (objective, &ratio))
    {
      agreement->promised = agreement->promises ? MAX (agreement->promised, ratio) : ratio;
      agreement->least = agreement->promises ? MIN (agreement->least, ratio) : ratio;
      agreement->promises = TRUE;
    }
}

static void
take_objectives (const RemitGraph *graph, RemitAgreement *agreement, int today)
{
  g_autoptr (GPtrArray) rows = remit_graph_owned (graph, REMIT_TABLE_OBJECTIVE, agreement->id);

  agreement->objectives = g_array_new (FALSE, FALSE, sizeof (RemitObjectiveState));
  agreement->state = REMIT_STATE_NO_DATA;
  for (guint i = 0; i < rows->len; i++)
    take_objective (graph, agreement, rows->pdata[i], today);
  if (rows->len == 0)
    agreement->lacks |= REMIT_LACKS_OBJECTIVE;
}

static void
clear_agreement (gpointer data)
{
  RemitAgreement *agreement = data;

  g_array_unref (agreement->providers);
  g_array_unref (agreement->customers);
  g_array_unref (agreement->covered);
  g_array_unref (agreement->supports);
  g_array_unref (agreement->objectives);
  g_array_unref (agreement->weaker);
}

static int
compare_agreements (gconstpointer a, gconstpointer b)
{
  const RemitAgreement *left = a, *right = b;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

RemitAgreements *
remit_agreements_new (const RemitGraph *graph, int today)
{
  RemitAgreements *self;
  guint n;
  const RemitRow *const *nodes;

  g_return_val_if_fail (graph != NULL, NULL);

  self = g_new0 (RemitAgreements, 1);
  self->list = g_array_new (FALSE, TRUE, sizeof (RemitAgreement));
  g_array_set_clear_func (self->list, clear_agreement);
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  nodes = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);
  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) nodes[i];
      RemitAgreement agreement
        = { .id = node->row.id, .kind = node->kind, .position = node->position };

      if ((REMIT_KINDS_AGREEMENT & REMIT_KIND_BIT (node->kind)) == 0)
        continue;
      agreement.validity = _remit_agreement_validity (node, today);
      take_parties (graph, &agreement);
      take_reviews (graph, &agreement, today);
      take_objectives (graph, &agreement, today);
      agreement.supports = g_array_new (FALSE, FALSE, sizeof (RemitSupport));
      agreement.weaker = g_array_new (FALSE, FALSE, sizeof (RemitWeaker));
      g_array_append_val (self->list, agreement);
    }
  g_array_sort (self->list, compare_agreements);
  for (guint i = 0; i < self->list->len; i++)
    g_hash_table_insert (
      self->places, g_memdup2 (&g_array_index (self->list, RemitAgreement, i).id, sizeof (RemitId)),
      GUINT_TO_POINTER (i + 1));
  _remit_agreements_chain_all (self, graph, today);
  return self;
}

void
remit_agreements_free (RemitAgreements *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->list);
  g_hash_table_unref (self->places);
  g_free (self);
}

const RemitAgreement *
remit_agreements_find (const RemitAgreements *self, RemitId id)
{
  guint place;

  g_return_val_if_fail (self != NULL, NULL);

  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &id));
  return place != 0 ? &g_array_index (self->list, RemitAgreement, place - 1) : NULL;
}

GArray *
remit_agreements_chain (const RemitAgreements *self, RemitId id)
{
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray *chain = g_array_new (FALSE, FALSE, sizeof (RemitId));

  if (remit_agreements_find (self, id) == NULL)
    return chain;
  g_array_append_val (chain, id);
  g_hash_table_add (met, g_memdup2 (&id, sizeof id));
  for (guint i = 0; i < chain->len; i++)
    {
      const RemitAgreement *agreement
        = remit_agreements_find (self, g_array_index (chain, RemitId, i));

      for (guint k = 0; agreement != NULL && k < agreement->supports->len; k++)
        {
          RemitId below = g_array_index (agreement->supports, RemitSupport, k).agreement;

          if (g_hash_table_add (met, g_memdup2 (&below, sizeof below)))
            g_array_append_val (chain, below);
        }
    }
  return chain;
}

const char *
remit_agreement_state_key (RemitAgreementState state)
{
  static const char *const keys[REMIT_N_AGREEMENT_STATES]
    = { "no-data", "met", "at-risk", "breached" };

  g_return_val_if_fail (state < REMIT_N_AGREEMENT_STATES, "");

  return keys[state];
}

const char *
remit_validity_key (RemitValidity validity)
{
  static const char *const keys[REMIT_N_VALIDITIES] = { "open", "not-begun", "expired" };

  g_return_val_if_fail (validity < REMIT_N_VALIDITIES, "");

  return keys[validity];
}
