/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-plan-private.h"

#include "remit-search.h"
#include "remit-table-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Which nodes a register speaks of.  Things are found by their id where Remit wrote the register,
 * else by their name but for case, accents and spaces; of budget lines of one name the one that
 * covers the same.  Each node is given to one thing.  The nodes beside them are found by name among
 * those that the link may lead to. */

static const RemitRegisterJoin joins[] = {
  { REMIT_REGISTER_OWNER, REMIT_N_REGISTER_SORTS, REMIT_LINK_OWNS, TRUE },
  { REMIT_REGISTER_COVERS, REMIT_REGISTER_KPIS, REMIT_LINK_MEASURES, FALSE },
  { REMIT_REGISTER_COVERS, REMIT_N_REGISTER_SORTS, REMIT_LINK_COVERS, FALSE },
  { REMIT_REGISTER_PAYER, REMIT_REGISTER_BUDGET, REMIT_LINK_PAYS, TRUE },
  { REMIT_REGISTER_PROVIDER, REMIT_REGISTER_AGREEMENTS, REMIT_LINK_PROVIDES, TRUE },
  { REMIT_REGISTER_CUSTOMER, REMIT_REGISTER_AGREEMENTS, REMIT_LINK_RECEIVES, TRUE },
  { REMIT_REGISTER_SUPPORTS, REMIT_REGISTER_AGREEMENTS, REMIT_LINK_SUPPORTS, FALSE },
  { REMIT_REGISTER_AGREED_BY, REMIT_REGISTER_KPIS, REMIT_LINK_AGREED_BY, FALSE },
  { REMIT_REGISTER_VISIBLE_TO, REMIT_REGISTER_KPIS, REMIT_LINK_VISIBLE_TO, FALSE },
};

const RemitRegisterJoin *
_remit_register_join (RemitRegisterSort sort, RemitRegisterRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (joins); i++)
    if (joins[i].role == role && (joins[i].sort == sort || joins[i].sort == REMIT_N_REGISTER_SORTS))
      return &joins[i];
  return NULL;
}

RemitNodeKind
_remit_register_usual_kind (RemitRegisterSort sort)
{
  switch (sort)
    {
    case REMIT_REGISTER_AGREEMENTS:
      return REMIT_NODE_SLA;
    case REMIT_REGISTER_KPIS:
      return REMIT_NODE_KPI;
    default:
      return REMIT_NODE_BUDGET_LINE;
    }
}

gboolean
_remit_register_is_of_sort (RemitRegisterSort sort, const RemitNode *node)
{
  if (sort == REMIT_REGISTER_AGREEMENTS)
    return (REMIT_KINDS_AGREEMENT & REMIT_KIND_BIT (node->kind)) != 0;
  return node->kind == (int) _remit_register_usual_kind (sort);
}

const RemitRow *
_remit_register_detail (const RemitGraph *graph, RemitTable table, RemitId node)
{
  const RemitRow *best = NULL;
  guint n;
  const RemitLink *const *links;

  if (table == REMIT_TABLE_NODE)
    return (const RemitRow *) remit_graph_node (graph, node);
  if (table != REMIT_TABLE_REVIEW)
    return remit_graph_detail (graph, table, node);
  links = remit_graph_links_in (graph, node, &n);
  for (guint i = 0; i < n; i++)
    {
      const RemitRow *row
        = links[i]->kind == REMIT_LINK_REVIEW_OF && links[i]->perspective == REMIT_ID_NONE
            ? remit_graph_detail (graph, table, links[i]->source)
            : NULL;
      int due = row != NULL ? ((const RemitReview *) row)->next_due : 0;
      int first = best != NULL ? ((const RemitReview *) best)->next_due : 0;

      if (row != NULL
          && (best == NULL || (due != 0 && (first == 0 || due < first))
              || (due == first && row->id < best->id)))
        best = row;
    }
  return best;
}

/* ---- nodes by name ---- */

static void
index_nodes (RemitRegisterPlan *plan)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (plan->graph, REMIT_TABLE_NODE, &n);

  plan->nodes_by_key
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < n; i++)
    {
      char *key = _remit_table_plan_key (((const RemitNode *) rows[i])->name);
      GArray *same = g_hash_table_lookup (plan->nodes_by_key, key);

      if (same == NULL)
        {
          same = g_array_new (FALSE, FALSE, sizeof (RemitId));
          g_hash_table_insert (plan->nodes_by_key, key, same);
        }
      else
        g_free (key);
      g_array_append_val (same, rows[i]->id);
    }
}

static void
index_things (RemitRegisterPlan *plan)
{
  plan->things_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < plan->content->things->len; i++)
    {
      const RemitRegisterThing *thing = plan->content->things->pdata[i];
      char *key = _remit_table_plan_key (thing->name);

      if (g_hash_table_contains (plan->things_by_key, key))
        g_free (key);
      else
        g_hash_table_insert (plan->things_by_key, key, GUINT_TO_POINTER (i + 1));
    }
}

/* ---- things ---- */

/* How well a node fits a thing of its name: 2 covers the same, 1 one of the two covers nothing. */
static guint
rate_match (const RemitRegisterPlan *plan, const RemitRegisterThing *thing, RemitId node)
{
  g_autofree char *covers = remit_search_fold (thing->covers);
  gboolean any = FALSE;
  guint n;
  const RemitLink *const *links;

  if (plan->content->sort != REMIT_REGISTER_BUDGET)
    return 2;
  links = remit_graph_links_out (plan->graph, node, &n);
  for (guint i = 0; i < n; i++)
    if (links[i]->kind == REMIT_LINK_COVERS && links[i]->perspective == REMIT_ID_NONE)
      {
        g_autofree char *name
          = remit_search_fold (remit_graph_node (plan->graph, links[i]->target)->name);

        any = TRUE;
        if (strcmp (name, covers) == 0)
          return 2;
      }
  return !any || *covers == '\0' ? 1 : 0;
}

static void
match_by_name (RemitRegisterPlan *plan, guint i, GHashTable *used, guint at_least)
{
  const RemitRegisterThing *thing = plan->content->things->pdata[i];
  g_autofree char *key = NULL;
  const GArray *same;

  if (remit_register_slot (plan, i)->node != REMIT_ID_NONE)
    return;
  key = _remit_table_plan_key (thing->name);
  same = g_hash_table_lookup (plan->nodes_by_key, key);
  for (guint k = 0; same != NULL && k < same->len; k++)
    {
      RemitId *id = &g_array_index (same, RemitId, k);

      if (!_remit_register_is_of_sort (plan->content->sort, remit_graph_node (plan->graph, *id))
          || g_hash_table_contains (used, id) || rate_match (plan, thing, *id) < at_least)
        continue;
      remit_register_slot (plan, i)->node = *id;
      g_hash_table_add (used, id);
      return;
    }
}

void
_remit_register_plan_match (RemitRegisterPlan *plan)
{
  g_autoptr (GHashTable) used = g_hash_table_new (g_int64_hash, g_int64_equal);

  index_nodes (plan);
  g_array_set_size (plan->slots, plan->content->things->len);
  for (guint i = 0; i < plan->slots->len; i++)
    {
      const RemitRegisterThing *thing = plan->content->things->pdata[i];
      const RemitNode *node
        = thing->id != REMIT_ID_NONE ? remit_graph_node (plan->graph, thing->id) : NULL;

      if (node == NULL || !_remit_register_is_of_sort (plan->content->sort, node)
          || g_hash_table_contains (used, &thing->id))
        continue;
      remit_register_slot (plan, i)->node = thing->id;
      g_hash_table_add (used, (gpointer) &thing->id);
    }
  for (guint at_least = 3; at_least-- > 1;)
    for (guint i = 0; i < plan->slots->len; i++)
      match_by_name (plan, i, used, at_least);
  for (guint i = 0; i < plan->slots->len; i++)
    {
      RemitRegisterSlot *slot = remit_register_slot (plan, i);
      const RemitRegisterThing *thing = plan->content->things->pdata[i];

      if (slot->node != REMIT_ID_NONE)
        slot->kind = remit_graph_node (plan->graph, slot->node)->kind;
      else
        slot->kind
          = thing->kind >= 0 ? thing->kind : (int) _remit_register_usual_kind (plan->content->sort);
    }
}

/* ---- what they name ---- */

/* The kind of a new node: a register that says of what its payers are part has units of an
 * organisation, others the roles of tables of responsibilities. */
static RemitNodeKind
new_kind (const RemitRegisterPlan *plan, RemitRegisterRole role)
{
  static const RemitNodeKind items[REMIT_N_REGISTER_SORTS]
    = { REMIT_NODE_INITIATIVE, REMIT_NODE_APPLICATION, REMIT_NODE_GOAL };

  switch (role)
    {
    case REMIT_REGISTER_COVERS:
      return items[plan->content->sort];
    case REMIT_REGISTER_SUPPORTS:
      return REMIT_NODE_SLA;
    case REMIT_REGISTER_PAYER_UNIT:
      return REMIT_NODE_ORGANISATION;
    default:
      return (plan->content->roles & REMIT_ROLE_BIT (REMIT_REGISTER_PAYER_UNIT)) != 0
               ? REMIT_NODE_UNIT
               : REMIT_NODE_ROLE;
    }
}

static gboolean
may_be (const RemitRegisterPlan *plan, RemitRegisterRole role, int thing_kind, RemitId id)
{
  const RemitNode *node = remit_graph_node (plan->graph, id);
  const RemitRegisterJoin *join = _remit_register_join (plan->content->sort, role);

  if (role == REMIT_REGISTER_PAYER_UNIT)
    return node->kind == REMIT_NODE_ORGANISATION || node->kind == REMIT_NODE_UNIT;
  return join != NULL
         && (join->from_other
               ? remit_link_kind_allows (join->link, node->kind, (RemitNodeKind) thing_kind)
               : remit_link_kind_allows (join->link, (RemitNodeKind) thing_kind, node->kind));
}

/* Parties are one class whatever their role is, so that one name is one party. */
static const char *
name_class (RemitRegisterRole role)
{
  return role == REMIT_REGISTER_COVERS     ? "item"
         : role == REMIT_REGISTER_SUPPORTS ? "agreement"
                                           : "party";
}

RemitRegisterEnd *
_remit_register_plan_get_end (const RemitRegisterPlan *plan, guint end)
{
  return plan->ends->pdata[end];
}

static RemitRegisterEnd *
find_end (RemitRegisterPlan *plan, RemitRegisterRole role, const char *key, int thing_kind)
{
  RemitRegisterEnd *end = g_new0 (RemitRegisterEnd, 1);
  const GArray *same = g_hash_table_lookup (plan->nodes_by_key, key);

  end->thing = -1;
  for (guint i = 0; same != NULL && i < same->len; i++)
    if (may_be (plan, role, thing_kind, g_array_index (same, RemitId, i)))
      {
        end->node = g_array_index (same, RemitId, i);
        end->kind = remit_graph_node (plan->graph, end->node)->kind;
        return end;
      }
  end->kind = (int) new_kind (plan, role);
  if (role != REMIT_REGISTER_SUPPORTS)
    return end;
  if (plan->things_by_key == NULL)
    index_things (plan);
  end->thing = (int) GPOINTER_TO_UINT (g_hash_table_lookup (plan->things_by_key, key)) - 1;
  if (end->thing >= 0)
    end->kind = remit_register_slot (plan, (guint) end->thing)->kind;
  return end;
}

guint
_remit_register_plan_end (RemitRegisterPlan *plan, RemitRegisterRole role, const char *name,
                          int thing_kind, const RemitRegisterFact *fact)
{
  g_autofree char *folded = _remit_table_plan_key (name);
  g_autofree char *key = g_strdup_printf ("%s|%s", name_class (role), folded);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (plan->ends_by_key, key));
  RemitRegisterEnd *end;
  RemitRegisterStep *step;

  if (known > 0)
    return known - 1;
  end = find_end (plan, role, folded, thing_kind);
  end->name = g_strdup (name);
  g_ptr_array_add (plan->ends, end);
  g_hash_table_insert (plan->ends_by_key, g_steal_pointer (&key),
                       GUINT_TO_POINTER (plan->ends->len));
  if (end->node != REMIT_ID_NONE || end->thing >= 0)
    return plan->ends->len - 1;
  step = _remit_register_plan_add (
    plan, REMIT_REGISTER_STEP_END, REMIT_PLAN_ADD, 0,
    /* Translators: a name and what it is: "“CIO” is new: a role." */
    g_strdup_printf (_("“%s” is new: %s."), name,
                     remit_node_kind_indefinite ((RemitNodeKind) end->kind)));
  step->end = plan->ends->len - 1;
  _remit_register_step_place (step, fact->row, fact->column);
  if (remit_kind_is_party (end->kind))
    plan->n_parties++;
  else
    plan->n_items++;
  return plan->ends->len - 1;
}
