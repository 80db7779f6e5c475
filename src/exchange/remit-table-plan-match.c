/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-plan-private.h"

#include "remit-raci-cell.h"
#include "remit-raci.h"
#include "remit-search.h"
#include "remit-xml-names.h"

#include <string.h>

/* Which node each line of a table is.
 *
 * First what the person chose, then ids of tables that Remit wrote, then names: of the matrix and
 * in the same group, of the matrix, of the same group elsewhere, anywhere.  Each node is given to
 * one line only, the first to the first, so that two lines of one name are two nodes and a plan
 * made again after applying finds the same ones.  What is only similar is offered and counts as
 * new. */

char *
_remit_table_plan_key (const char *text)
{
  char *folded = remit_search_fold (text);

  if (*folded != '\0')
    return folded;
  g_free (folded);
  return g_strdup (text);
}

gboolean
_remit_table_plan_fits (const RemitTablePlan *plan, RemitAxis axis, RemitId id)
{
  const RemitNode *node = remit_graph_node (plan->graph, id);

  if (node == NULL)
    return FALSE;
  if (axis == REMIT_AXIS_COLUMN)
    return remit_kind_is_party (node->kind)
           && remit_link_kind_allows (REMIT_LINK_RESPONSIBLE, node->kind, REMIT_NODE_ACTIVITY);
  return remit_link_kind_allows (REMIT_LINK_RESPONSIBLE, REMIT_NODE_ROLE, node->kind);
}

/* ---- what the document has ---- */

typedef struct
{
  RemitId id;
  RemitId axis;      /* its line in the matrix, NONE */
  const char *group; /* borrowed: of that line */
  gboolean used;
  gboolean only; /* no other candidate has its name */
} Candidate;

typedef struct
{
  RemitTablePlan *plan;
  RemitAxis axis;
  GArray *candidates;  /* element-type Candidate: those of the matrix in order, then by id */
  GHashTable *by_name; /* key -> GArray of guint, in that order */
  GHashTable *by_id;   /* RemitId -> index + 1 */
} Match;

static void
add_candidate (Match *match, RemitId id, const RemitMatrixAxis *line)
{
  const RemitNode *node = remit_graph_node (match->plan->graph, id);
  Candidate candidate = { .id = id };
  guint index = match->candidates->len;
  g_autofree char *key = NULL;
  GArray *same;

  if (line != NULL)
    {
      candidate.axis = line->row.id;
      candidate.group = line->group;
    }
  g_array_append_val (match->candidates, candidate);
  g_hash_table_insert (match->by_id, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (index + 1));
  key = _remit_table_plan_key (node->name);
  same = g_hash_table_lookup (match->by_name, key);
  if (same == NULL)
    {
      same = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (match->by_name, g_steal_pointer (&key), same);
    }
  g_array_append_val (same, index);
}

static void
collect_candidates (Match *match)
{
  const RemitTablePlan *plan = match->plan;
  g_autoptr (GPtrArray) lines = NULL;
  const RemitRow *const *rows;
  guint n;

  match->candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  match->by_name
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  match->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (plan->matrix != REMIT_ID_NONE)
    {
      lines = remit_matrix_axis_list (plan->graph, plan->matrix, match->axis);
      for (guint i = 0; i < lines->len; i++)
        {
          const RemitMatrixAxis *line = lines->pdata[i];

          if (_remit_table_plan_fits (plan, match->axis, line->node))
            add_candidate (match, line->node, line);
        }
    }
  rows = remit_graph_rows (plan->graph, REMIT_TABLE_NODE, &n);
  for (guint i = 0; i < n; i++)
    if (!g_hash_table_contains (match->by_id, &rows[i]->id)
        && _remit_table_plan_fits (plan, match->axis, rows[i]->id))
      add_candidate (match, rows[i]->id, NULL);
}

/* A party of a name that nobody else has is that one, whatever stands above its column. */
static void
mark_only (Match *match)
{
  GHashTableIter iter;
  gpointer same;

  g_hash_table_iter_init (&iter, match->by_name);
  while (g_hash_table_iter_next (&iter, NULL, &same))
    if (((GArray *) same)->len == 1)
      g_array_index (match->candidates, Candidate, g_array_index ((GArray *) same, guint, 0)).only
        = TRUE;
}

static Candidate *
find_candidate (const Match *match, RemitId id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (match->by_id, &id));

  return index > 0 ? &g_array_index (match->candidates, Candidate, index - 1) : NULL;
}

static RemitPlanEntry *
get_entry (const Match *match, guint i)
{
  return &match->plan->sides[match->axis].entries[i];
}

static void
settle (RemitPlanEntry *entry, RemitMatch how, Candidate *candidate)
{
  entry->line.match = how;
  entry->line.node = candidate != NULL ? candidate->id : REMIT_ID_NONE;
  /* Who chooses a node for one line means it to be the other line that has its name as well. */
  if (candidate != NULL && how != REMIT_MATCH_CHOSEN)
    candidate->used = TRUE;
}

static gboolean
is_settled (const RemitPlanEntry *entry)
{
  return entry->chosen || entry->line.node != REMIT_ID_NONE;
}

/* ---- choices and ids ---- */

static void
match_choices (Match *match)
{
  for (guint i = 0; i < match->plan->sides[match->axis].n_entries; i++)
    {
      RemitPlanEntry *entry = get_entry (match, i);

      if (entry->chosen)
        settle (entry, REMIT_MATCH_CHOSEN, find_candidate (match, entry->choice));
    }
}

static const char *
entry_id (const Match *match, guint i)
{
  const RemitTableContent *content = match->plan->content;

  return match->axis == REMIT_AXIS_ROW
           ? ((const RemitTableActivity *) content->activities->pdata[i])->id
           : ((const RemitTableParty *) content->parties->pdata[i])->id;
}

/* A row that was copied in a sheet has its twin's id as well: the one that still has the name keeps
 * it.  So there are two rounds. */
static void
match_ids (Match *match, gboolean same_name)
{
  for (guint i = 0; i < match->plan->sides[match->axis].n_entries; i++)
    {
      RemitPlanEntry *entry = get_entry (match, i);
      Candidate *candidate = NULL;
      g_autofree char *key = NULL, *known = NULL;
      RemitId id;

      if (!is_settled (entry) && remit_xml_parse_id (REMIT_TABLE_NODE, entry_id (match, i), &id))
        candidate = find_candidate (match, id);
      if (candidate == NULL || candidate->used)
        continue;
      key = _remit_table_plan_key (entry->name);
      known = _remit_table_plan_key (remit_graph_node (match->plan->graph, id)->name);
      if (!same_name || strcmp (key, known) == 0)
        settle (entry, REMIT_MATCH_ID, candidate);
    }
}

/* ---- names ---- */

typedef enum
{
  TIER_MATRIX_GROUP, /* of the matrix and in the same group */
  TIER_MATRIX,       /* of the matrix, one of the two without a group */
  TIER_GROUP,        /* in the same group of another matrix */
  TIER_ANYWHERE,     /* in no group, or the line has none */
  N_TIERS
} Tier;

static gboolean
same_text (const char *a, const char *b)
{
  g_autofree char *left = NULL, *right = NULL;

  if (strcmp (a, b) == 0)
    return TRUE;
  left = _remit_table_plan_key (a);
  right = _remit_table_plan_key (b);
  return strcmp (left, right) == 0;
}

/* Whether the node stands in @group of some matrix, or in any group when @group is NULL. */
static gboolean
is_grouped (const RemitGraph *graph, RemitId node, const char *group)
{
  guint n;
  const RemitRow *const *rows = remit_graph_referrers (graph, REMIT_TABLE_MATRIX_AXIS,
                                                       REMIT_MATRIX_AXIS_FIELD_NODE, node, &n);

  for (guint i = 0; i < n; i++)
    {
      const char *own = ((const RemitMatrixAxis *) rows[i])->group;

      if (group == NULL ? *own != '\0' : same_text (own, group))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_of_tier (const Match *match, const Candidate *candidate, const RemitPlanEntry *entry, Tier tier)
{
  const RemitGraph *graph = match->plan->graph;
  gboolean grouped = match->plan->has_groups[match->axis];

  /* A shared service may stand on both axes; a row that is only called like one is work. */
  if (match->axis == REMIT_AXIS_ROW && candidate->axis == REMIT_ID_NONE
      && remit_kind_is_party (remit_graph_node (graph, candidate->id)->kind))
    return FALSE;

  switch (tier)
    {
    case TIER_MATRIX_GROUP:
      return candidate->axis != REMIT_ID_NONE
             && (!grouped || same_text (candidate->group, entry->group));
    case TIER_MATRIX:
      return candidate->axis != REMIT_ID_NONE
             && (*candidate->group == '\0' || *entry->group == '\0');
    case TIER_GROUP:
      return candidate->axis == REMIT_ID_NONE && grouped && *entry->group != '\0'
             && is_grouped (graph, candidate->id, entry->group);
    case TIER_ANYWHERE:
      return candidate->axis == REMIT_ID_NONE
             && (*entry->group == '\0' || !is_grouped (graph, candidate->id, NULL)
                 || (match->axis == REMIT_AXIS_COLUMN && candidate->only));
    case N_TIERS:
      break;
    }
  g_return_val_if_reached (FALSE);
}

static void
match_names (Match *match, Tier tier)
{
  for (guint i = 0; i < match->plan->sides[match->axis].n_entries; i++)
    {
      RemitPlanEntry *entry = get_entry (match, i);
      g_autofree char *key = NULL;
      const GArray *same;

      if (is_settled (entry))
        continue;
      key = _remit_table_plan_key (entry->name);
      same = g_hash_table_lookup (match->by_name, key);
      for (guint s = 0; same != NULL && s < same->len; s++)
        {
          Candidate *candidate
            = &g_array_index (match->candidates, Candidate, g_array_index (same, guint, s));

          if (candidate->used || !is_of_tier (match, candidate, entry, tier))
            continue;
          settle (entry, REMIT_MATCH_NAME, candidate);
          break;
        }
    }
}

/* ---- what is offered ---- */

/* Nodes of the same name come before similar ones. */
static void
offer_same (const Match *match, RemitPlanEntry *entry)
{
  g_autofree char *key = _remit_table_plan_key (entry->name);
  const GArray *same = g_hash_table_lookup (match->by_name, key);
  guint n = 0;

  for (guint s = 0; same != NULL && s < same->len && n < G_N_ELEMENTS (entry->line.near); s++)
    {
      const Candidate *candidate
        = &g_array_index (match->candidates, Candidate, g_array_index (same, guint, s));

      if (candidate->id != entry->line.node)
        entry->line.near[n++] = candidate->id;
    }
}

static RemitNearNames *
collect_names (const Match *match)
{
  RemitNearNames *names = remit_near_names_new ();

  for (guint c = 0; c < match->candidates->len; c++)
    {
      RemitId id = g_array_index (match->candidates, Candidate, c).id;

      remit_near_names_add (names, id, remit_graph_node (match->plan->graph, id)->name);
    }
  return names;
}

static void
offer_similar (const Match *match, RemitPlanEntry *entry, RemitNearNames **names)
{
  if (!entry->searched)
    {
      if (*names == NULL)
        *names = collect_names (match);
      remit_near_names_find (*names, entry->name, entry->similar);
      entry->searched = TRUE;
    }
  memcpy (entry->line.near, entry->similar, sizeof entry->similar);
}

static void
offer (Match *match)
{
  g_autoptr (RemitNearNames) names = NULL;

  for (guint i = 0; i < match->plan->sides[match->axis].n_entries; i++)
    {
      RemitPlanEntry *entry = get_entry (match, i);

      if (entry->line.match == REMIT_MATCH_ID)
        continue;
      offer_same (match, entry);
      if (entry->line.near[0] == REMIT_ID_NONE && entry->line.match != REMIT_MATCH_NAME)
        offer_similar (match, entry, &names);
      if (entry->line.match == REMIT_MATCH_NEW && entry->line.near[0] != REMIT_ID_NONE)
        entry->line.match = REMIT_MATCH_NEAR;
    }
}

/* ---- slots ---- */

static void
make_slots (Match *match)
{
  RemitPlanSide *side = &match->plan->sides[match->axis];

  g_array_set_size (side->slots, 0);
  g_hash_table_remove_all (side->by_node);
  for (guint i = 0; i < side->n_entries; i++)
    {
      RemitPlanEntry *entry = &side->entries[i];
      RemitPlanSlot slot = { .node = entry->line.node, .entry = i };
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (side->by_node, &slot.node));

      if (slot.node != REMIT_ID_NONE && known > 0)
        {
          entry->slot = known - 1;
          continue;
        }
      entry->slot = side->slots->len;
      if (slot.node != REMIT_ID_NONE)
        {
          const Candidate *candidate = find_candidate (match, slot.node);

          slot.axis = candidate != NULL ? candidate->axis : REMIT_ID_NONE;
          g_hash_table_insert (side->by_node, g_memdup2 (&slot.node, sizeof slot.node),
                               GUINT_TO_POINTER (entry->slot + 1));
        }
      g_array_append_val (side->slots, slot);
    }
}

static void
check_renamed (Match *match)
{
  for (guint i = 0; i < match->plan->sides[match->axis].n_entries; i++)
    {
      RemitPlanEntry *entry = get_entry (match, i);
      g_autofree char *known = NULL, *name = NULL;

      if (entry->line.match != REMIT_MATCH_ID)
        continue;
      known = remit_fold_spaces (remit_graph_node (match->plan->graph, entry->line.node)->name);
      name = remit_fold_spaces (entry->name);
      entry->line.renamed = strcmp (known, name) != 0;
    }
}

void
_remit_table_plan_match (RemitTablePlan *plan, RemitAxis axis)
{
  Match match = { .plan = plan, .axis = axis };

  collect_candidates (&match);
  mark_only (&match);
  for (guint i = 0; i < plan->sides[axis].n_entries; i++)
    plan->sides[axis].entries[i].line = (RemitPlanLine){ .match = REMIT_MATCH_NEW };
  match_choices (&match);
  match_ids (&match, TRUE);
  match_ids (&match, FALSE);
  for (Tier tier = 0; tier < N_TIERS; tier++)
    match_names (&match, tier);
  offer (&match);
  check_renamed (&match);
  make_slots (&match);
  g_hash_table_unref (match.by_id);
  g_hash_table_unref (match.by_name);
  g_array_unref (match.candidates);
}
