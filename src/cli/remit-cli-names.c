/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli.h"

#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Which row a word of the command means.  People know names and codes, scripts keep ids; when a
 * word fits several rows the command is refused and the candidates are listed, never guessed. */

#define LONGEST_LIST 8

char *
remit_cli_id (RemitTable table, RemitId id)
{
  return g_strdup_printf ("%s%" G_GINT64_MODIFIER "x", remit_table_info (table)->prefix, id);
}

/* "n3f" as XML writes it.  A prefix may be the beginning of another one, so the graph decides. */
static const RemitRow *
find_by_id (const RemitGraph *graph, RemitTable table, const char *name)
{
  for (RemitTable t = 1; t < REMIT_N_TABLES; t++)
    {
      const char *prefix = remit_table_info (t)->prefix;
      const char *digits = name + strlen (prefix);
      const RemitRow *row;
      guint64 id;

      if ((table != REMIT_TABLE_NONE && t != table) || !g_str_has_prefix (name, prefix)
          || !g_ascii_string_to_unsigned (digits, 16, 1, G_MAXINT64, &id, NULL))
        continue;
      row = remit_graph_get (graph, t, (RemitId) id);
      if (row != NULL)
        return row;
    }
  return NULL;
}

/* The field that a row of @table is called by, -1 when it has no name of its own. */
static int
name_field (RemitTable table)
{
  switch ((int) table)
    {
    case REMIT_TABLE_NODE:
      return REMIT_NODE_FIELD_NAME;
    case REMIT_TABLE_VIEW:
      return REMIT_VIEW_FIELD_NAME;
    case REMIT_TABLE_PERSPECTIVE:
      return REMIT_PERSPECTIVE_FIELD_NAME;
    case REMIT_TABLE_MATRIX:
      return REMIT_MATRIX_FIELD_NAME;
    case REMIT_TABLE_BASELINE:
      return REMIT_BASELINE_FIELD_NAME;
    default:
      return -1;
    }
}

static gboolean
folds_to (const char *text, const char *folded)
{
  g_autofree char *own = *text != '\0' ? remit_search_fold (text) : NULL;

  return own != NULL && strcmp (own, folded) == 0;
}

/* The rows of @table called @name: those spelled exactly so, else those that fold to it. */
static GPtrArray *
find_by_name (const RemitGraph *graph, RemitTable table, const char *name)
{
  g_autofree char *folded = remit_search_fold (name);
  int field = name_field (table);
  GPtrArray *exact = g_ptr_array_new ();
  g_autoptr (GPtrArray) alike = g_ptr_array_new ();
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, table, &n);

  for (guint i = 0; field >= 0 && *folded != '\0' && i < n; i++)
    {
      const char *own = remit_row_get_text (rows[i], field);
      const char *code = table == REMIT_TABLE_NODE ? ((const RemitNode *) rows[i])->code : "";

      if (strcmp (own, name) == 0 || strcmp (code, name) == 0)
        g_ptr_array_add (exact, (gpointer) rows[i]);
      else if (folds_to (own, folded) || folds_to (code, folded))
        g_ptr_array_add (alike, (gpointer) rows[i]);
    }
  if (exact->len > 0)
    return exact;
  g_ptr_array_unref (exact);
  return g_steal_pointer (&alike);
}

/* "  n3f  Application  Consent platform" */
static void
append_candidate (GString *list, const RemitGraph *graph, const RemitRow *row)
{
  g_autofree char *id = remit_cli_id (row->table, row->id);
  g_autofree char *name = remit_graph_describe (graph, row->id);
  const char *kind = row->table == REMIT_TABLE_NODE
                         ? remit_node_kind_label (((const RemitNode *) row)->kind)
                         : _(remit_table_info (row->table)->label);

  g_string_append_printf (list, "\n  %s  %s  %s", id, kind, name);
}

static void
set_ambiguous (const RemitGraph *graph, const char *name, GPtrArray *rows, GError **error)
{
  g_autofree char *excerpt = remit_excerpt (name);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < MIN (rows->len, LONGEST_LIST); i++)
    append_candidate (list, graph, rows->pdata[i]);
  if (rows->len > LONGEST_LIST)
    g_string_append (list, "\n  …");
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
               _("“%s” could be any of these. Name it by its id:%s"), excerpt, list->str);
}

/* Adds what a person may have meant. */
static void
set_not_found (const RemitGraph *graph, RemitTable table, const char *name, GError **error)
{
  g_autofree char *excerpt = remit_excerpt (name);
  g_autoptr (RemitSearch) search = NULL;
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  if (table != REMIT_TABLE_NODE && table != REMIT_TABLE_NONE)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("There is no “%s” in the document (looked for: %s)."), excerpt,
                   _(remit_table_info (table)->label));
      return;
    }
  search = remit_search_new (graph);
  hits = remit_search_query (search, name, 3);
  for (guint i = 0; i < hits->len && *name != '\0'; i++)
    append_candidate (list, graph,
                      (const RemitRow *) remit_graph_node (
                          graph, g_array_index (hits, RemitSearchHit, i).id));
  if (list->len > 0)
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                 _("Nothing in the document is called “%s”. Perhaps you mean:%s"), excerpt,
                 list->str);
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                 _("Nothing in the document is called “%s”."), excerpt);
}

/* A plain number is an id as SQL writes it, unless something is called so. */
static const RemitRow *
find_by_number (const RemitGraph *graph, RemitTable table, const char *name)
{
  guint64 id;

  if (!g_ascii_string_to_unsigned (name, 10, 1, G_MAXINT64, &id, NULL))
    return NULL;
  return table != REMIT_TABLE_NONE ? remit_graph_get (graph, table, (RemitId) id)
                                   : remit_graph_find (graph, (RemitId) id);
}

const RemitRow *
remit_cli_find (const RemitGraph *graph, RemitTable table, const char *name, GError **error)
{
  const RemitRow *row = find_by_id (graph, table, name);
  g_autoptr (GPtrArray) rows = NULL;

  if (row != NULL)
    return row;

  rows = find_by_name (graph, table != REMIT_TABLE_NONE ? table : REMIT_TABLE_NODE, name);
  for (RemitTable t = 1; t < REMIT_N_TABLES && table == REMIT_TABLE_NONE && rows->len == 0; t++)
    if (t != REMIT_TABLE_NODE)
      {
        g_ptr_array_unref (rows);
        rows = find_by_name (graph, t, name);
      }
  if (rows->len == 1)
    return rows->pdata[0];
  if (rows->len == 0 && (row = find_by_number (graph, table, name)) != NULL)
    return row;
  if (rows->len > 1)
    set_ambiguous (graph, name, rows, error);
  else
    set_not_found (graph, table, name, error);
  return NULL;
}
