/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-rules.h"

#include "remit-date.h"
#include "remit-graph-private.h"
#include "remit-rules-index.h"

#include <glib/gi18n-lib.h>

static gboolean
check_reference (const RemitGraph *graph, const RemitRow *row, guint index, GError **error)
{
  const RemitField *field = &remit_table_info (row->table)->fields[index];
  RemitId id = remit_row_get_number (row, index);
  const RemitRow *target;
  g_autofree char *name = NULL;

  if (id == REMIT_ID_NONE)
    return TRUE; /* required ones were refused by the field's own check */
  target = field->target == REMIT_TABLE_NONE ? remit_graph_find (graph, id)
                                             : remit_graph_get (graph, field->target, id);
  if (target == NULL)
    {
      name = remit_graph_describe (graph, row->id);
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("“%1$s” (%2$s) refers to something that does not exist (%3$s)."), name,
                   _(remit_table_info (row->table)->label), _(field->label));
      return FALSE;
    }
  if (field->target_kinds != 0 && target->table == REMIT_TABLE_NODE
      && (field->target_kinds & REMIT_KIND_BIT (((const RemitNode *) target)->kind)) == 0)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("“%1$s” is of the kind “%2$s”, which cannot stand for “%3$s”."),
                   ((const RemitNode *) target)->name,
                   remit_node_kind_label (((const RemitNode *) target)->kind), _(field->label));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_fields (const RemitGraph *graph, const RemitRow *row, GError **error)
{
  const RemitTableInfo *info = remit_table_info (row->table);

  for (guint f = 0; f < info->n_fields; f++)
    {
      const RemitField *field = &info->fields[f];

      if (remit_field_is_text (field))
        {
          if (!remit_field_check_text (field, remit_row_get_text (row, f), error))
            return FALSE;
        }
      else if (!remit_field_check_number (field, remit_row_get_number (row, f), error))
        return FALSE;
      if (field->type == REMIT_FIELD_REF && !check_reference (graph, row, f, error))
        return FALSE;
    }
  return TRUE;
}

/* The rows that could have the same key: those that share the rarest of the key's references. */
static const RemitRow *const *
find_rivals (const RemitGraph *graph, const RemitRow *row, guint *n)
{
  const RemitTableInfo *info = remit_table_info (row->table);
  const RemitRow *const *rivals = NULL;
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (info->unique) && info->unique[i] >= 0; i++)
    {
      guint f = (guint) info->unique[i];
      guint count;
      const RemitRow *const *rows;

      if (info->fields[f].type != REMIT_FIELD_REF)
        continue;
      rows = remit_graph_referrers (graph, row->table, f, remit_row_get_number (row, f), &count);
      if (!found || count < *n)
        {
          rivals = rows;
          *n = count;
          found = TRUE;
        }
    }
  return found ? rivals : remit_graph_rows (graph, row->table, n);
}

static gboolean
check_unique (const RemitGraph *graph, const RemitRow *row, GError **error)
{
  const RemitTableInfo *info = remit_table_info (row->table);
  const RemitRow *const *rivals;
  guint n = 0;

  rivals = find_rivals (graph, row, &n);
  for (guint i = 0; i < n; i++)
    if (rivals[i]->id != row->id && _remit_rules_index_same_key (rivals[i], row))
      {
        g_autofree char *name = remit_graph_describe (graph, row->id);

        g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                     _("There is already a “%1$s” like “%2$s”. Change that one instead."),
                     _(info->label), name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_link_ends (const RemitGraph *graph, const RemitLink *link, GError **error)
{
  const RemitNode *from = remit_graph_node (graph, link->source);
  const RemitNode *to = remit_graph_node (graph, link->target);
  g_autofree char *sentence = NULL;

  if (link->source == link->target)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("“%s” cannot be linked to itself. Choose another target."), from->name);
      return FALSE;
    }
  if (remit_link_kind_allows (link->kind, from->kind, to->kind))
    return TRUE;
  sentence = remit_link_kind_explain (link->kind, from->kind, to->kind);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED, _("“%1$s” and “%2$s”: %3$s"), from->name,
               to->name, sentence);
  return FALSE;
}

/* Several links of one kind between the same ends only when their periods do not overlap. */
static gboolean
check_link_alone (const RemitGraph *graph, const RemitLink *link, GError **error)
{
  guint n_out, n_in;
  const RemitLink *const *out = remit_graph_links_out (graph, link->source, &n_out);
  const RemitLink *const *in = remit_graph_links_in (graph, link->target, &n_in);
  const RemitLink *const *rivals = n_out <= n_in ? out : in;

  for (guint i = 0; i < MIN (n_out, n_in); i++)
    {
      const RemitLink *rival = rivals[i];

      if (rival->row.id != link->row.id && rival->kind == link->kind
          && rival->source == link->source && rival->target == link->target
          && rival->perspective == link->perspective
          && remit_period_overlaps (rival->starts, rival->ends, link->starts, link->ends))
        {
          g_autofree char *name = remit_graph_describe (graph, link->row.id);

          g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                       _("“%s” exists already for the same time. Change that link, or give the "
                          "two periods that do not overlap."),
                       name);
          return FALSE;
        }
    }
  return TRUE;
}

/* Whether @goal is reached from @node along "part of".  A chain of parts can be of any length, so
 * the way is kept in a list and not in calls. */
static gboolean
is_part_of (const RemitGraph *graph, RemitId node, RemitId goal)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (RemitId));

  g_array_append_val (waiting, node);
  while (waiting->len > 0)
    {
      RemitId next = g_array_index (waiting, RemitId, waiting->len - 1);
      guint n;
      const RemitLink *const *links = remit_graph_links_out (graph, next, &n);

      if (next == goal)
        return TRUE;
      g_array_set_size (waiting, waiting->len - 1);
      if (!g_hash_table_add (seen, g_memdup2 (&next, sizeof next)))
        continue;
      for (guint i = 0; i < n; i++)
        if (links[i]->kind == REMIT_LINK_PART_OF)
          g_array_append_val (waiting, links[i]->target);
    }
  return FALSE;
}

static gboolean
check_no_circle (const RemitGraph *graph, const RemitLink *link, GError **error)
{
  if (link->kind != REMIT_LINK_PART_OF || !is_part_of (graph, link->target, link->source))
    return TRUE;
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
               _("“%1$s” cannot be part of “%2$s”, which is itself a part of “%1$s”."),
               remit_graph_node (graph, link->source)->name,
               remit_graph_node (graph, link->target)->name);
  return FALSE;
}

struct _RemitRules
{
  const RemitGraph *graph;
  RemitRulesIndex *index; /* owned */
};

RemitRules *
remit_rules_new (const RemitGraph *graph)
{
  RemitRules *rules = g_new0 (RemitRules, 1);

  rules->graph = graph;
  rules->index = _remit_rules_index_new (graph);
  return rules;
}

void
remit_rules_free (RemitRules *rules)
{
  if (rules == NULL)
    return;
  _remit_rules_index_free (rules->index);
  g_free (rules);
}

static gboolean
check_link (RemitRules *rules, const RemitLink *link, GError **error)
{
  return check_link_ends (rules->graph, link, error)
         && (!_remit_rules_index_may_clash (rules->index, &link->row)
             || check_link_alone (rules->graph, link, error))
         && (link->kind != REMIT_LINK_PART_OF
             || !_remit_rules_index_may_close_circle (rules->index, link)
             || check_no_circle (rules->graph, link, error));
}

gboolean
remit_rules_check_next (RemitRules *rules, const RemitRow *row, GError **error)
{
  if (!check_fields (rules->graph, row, error))
    return FALSE;
  if (row->table == REMIT_TABLE_LINK)
    return check_link (rules, (const RemitLink *) row, error);
  return remit_table_info (row->table)->unique[0] < 0
         || !_remit_rules_index_may_clash (rules->index, row)
         || check_unique (rules->graph, row, error);
}

gboolean
remit_rules_check_row (const RemitGraph *graph, const RemitRow *row, GError **error)
{
  g_autoptr (RemitRules) rules = remit_rules_new (graph);

  return remit_rules_check_next (rules, row, error);
}

gboolean
remit_rules_check_node_links (const RemitGraph *graph, RemitId node, GError **error)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_out (graph, node, &n);

  for (guint i = 0; i < n; i++)
    if (!check_link_ends (graph, links[i], error))
      return FALSE;
  links = remit_graph_links_in (graph, node, &n);
  for (guint i = 0; i < n; i++)
    if (!check_link_ends (graph, links[i], error))
      return FALSE;
  return TRUE;
}

typedef struct
{
  const RemitGraph *graph;
  GError **error;
  gboolean failed;
} ReferrerCheck;

/* After a node has changed its kind: everything that refers to it must still be allowed to. */
static void
check_referrer (const RemitRow *row, guint field, gpointer data)
{
  ReferrerCheck *check = data;

  if (!check->failed)
    check->failed = row->table == REMIT_TABLE_LINK
                      ? FALSE
                      : !check_reference (check->graph, row, field, check->error);
}

static void
find_orphan (const RemitRow *row, guint field, gpointer data)
{
  ReferrerCheck *check = data;
  g_autofree char *name = NULL;

  if (check->failed)
    return;
  check->failed = TRUE;
  name = remit_graph_describe (check->graph, row->id);
  g_set_error (check->error, REMIT_ERROR, REMIT_ERROR_REFUSED,
               _("“%s” still refers to what is being deleted."), name);
}

gboolean
remit_rules_check (const RemitGraph *graph, GPtrArray *deltas, GError **error)
{
  g_autoptr (RemitRules) rules = remit_rules_new (graph);

  for (guint i = 0; i < deltas->len; i++)
    {
      const RemitDelta *delta = g_ptr_array_index (deltas, i);
      ReferrerCheck check = { graph, error, FALSE };

      if (delta->after == NULL)
        _remit_graph_foreach_referrer (graph, delta->id, find_orphan, &check);
      else if (!remit_rules_check_next (rules, delta->after, error))
        return FALSE;
      else if (delta->table == REMIT_TABLE_NODE && delta->before != NULL
               && ((const RemitNode *) delta->before)->kind
                    != ((const RemitNode *) delta->after)->kind)
        {
          if (!remit_rules_check_node_links (graph, delta->id, error))
            return FALSE;
          _remit_graph_foreach_referrer (graph, delta->id, check_referrer, &check);
        }
      if (check.failed)
        return FALSE;
    }
  return TRUE;
}
