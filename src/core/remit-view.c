/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-view"
#include "remit-view.h"

#include "remit-edit-private.h"
#include "remit-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Saved drawings.  A view is a row with a name and a few switches; a node is in it when a place
 * row joins the two, at most one for each pair.  Taking a node out of a view deletes its place
 * and leaves the model alone.  Kinds of links that a view does not draw are kept as keys in one
 * text, so that a kind added to the catalogue later is shown in old views.  Finding a place costs
 * the number of views the node is in, not the size of the view. */

static int
compare_views (gconstpointer a, gconstpointer b)
{
  const RemitView *left = *(const RemitView *const *) a;
  const RemitView *right = *(const RemitView *const *) b;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return left->row.id < right->row.id ? -1 : left->row.id > right->row.id;
}

GPtrArray *
remit_view_list (const RemitGraph *graph)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_VIEW, &n);
  GPtrArray *views = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (views, (gpointer) rows[i]);
  g_ptr_array_sort (views, compare_views);
  return views;
}

static gint64
next_position (const RemitGraph *graph)
{
  g_autoptr (GPtrArray) views = remit_view_list (graph);
  const RemitView *last = views->len > 0 ? views->pdata[views->len - 1] : NULL;

  return last != NULL ? last->position + 1 : 0;
}

static const RemitView *
find_view (const RemitGraph *graph, RemitId view, GError **error)
{
  const RemitRow *row = remit_graph_get (graph, REMIT_TABLE_VIEW, view);

  if (row == NULL)
    g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                         _("The view is not in the document any more. Choose another one."));
  return (const RemitView *) row;
}

/* Gives @row a name and the last place among the views, and adds it. */
static RemitId
add_named (RemitEdit *edit, RemitRow *row, const char *name, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));

  if (*trimmed == '\0')
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                           _("A view needs a name. Give it one."));
      return REMIT_ID_NONE;
    }
  row->id = REMIT_ID_NONE;
  remit_row_set_text (row, REMIT_VIEW_FIELD_NAME, trimmed);
  remit_row_set_number (row, REMIT_VIEW_FIELD_POSITION,
                        next_position (remit_edit_get_graph (edit)));
  return remit_edit_insert (edit, row);
}

RemitId
remit_view_add (RemitEdit *edit, const char *name, GError **error)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_VIEW);

  g_return_val_if_fail (edit != NULL && name != NULL, REMIT_ID_NONE);

  return add_named (edit, row, name, error);
}

RemitId
remit_view_duplicate (RemitEdit *edit, RemitId view, const char *name, GError **error)
{
  const RemitView *original;
  g_autoptr (RemitRow) row = NULL;
  RemitId copy;

  g_return_val_if_fail (edit != NULL && name != NULL, REMIT_ID_NONE);

  original = find_view (remit_edit_get_graph (edit), view, error);
  if (original == NULL)
    return REMIT_ID_NONE;
  row = remit_row_copy (&original->row);
  copy = add_named (edit, row, name, error);
  if (copy == REMIT_ID_NONE)
    return REMIT_ID_NONE;
  _remit_edit_copy_owned (edit, REMIT_TABLE_PLACE, view, copy);
  _remit_edit_copy_owned (edit, REMIT_TABLE_AREA, view, copy);
  return copy;
}

const RemitPlace *
remit_view_find_place (const RemitGraph *graph, RemitId view, RemitId node)
{
  guint n;
  const RemitRow *const *rows
    = remit_graph_referrers (graph, REMIT_TABLE_PLACE, REMIT_PLACE_FIELD_NODE, node, &n);

  for (guint i = 0; i < n; i++)
    if (((const RemitPlace *) rows[i])->view == view)
      return (const RemitPlace *) rows[i];
  return NULL;
}

RemitId
remit_view_place (RemitEdit *edit, RemitId view, RemitId node, gint64 x, gint64 y, GError **error)
{
  RemitGraph *graph = remit_edit_get_graph (edit);
  const RemitPlace *place;
  g_autoptr (RemitRow) row = NULL;

  if (find_view (graph, view, error) == NULL)
    return REMIT_ID_NONE;
  if (remit_graph_node (graph, node) == NULL)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                           _("The node is not in the document any more, so it cannot be placed."));
      return REMIT_ID_NONE;
    }

  place = remit_view_find_place (graph, view, node);
  if (place != NULL)
    {
      RemitId id = place->row.id;

      if (!remit_edit_set_number (edit, REMIT_TABLE_PLACE, id, REMIT_PLACE_FIELD_X, x, error)
          || !remit_edit_set_number (edit, REMIT_TABLE_PLACE, id, REMIT_PLACE_FIELD_Y, y, error))
        return REMIT_ID_NONE;
      return id;
    }

  row = remit_row_new (REMIT_TABLE_PLACE);
  remit_row_set_number (row, REMIT_PLACE_FIELD_VIEW, view);
  remit_row_set_number (row, REMIT_PLACE_FIELD_NODE, node);
  remit_row_set_number (row, REMIT_PLACE_FIELD_X, x);
  remit_row_set_number (row, REMIT_PLACE_FIELD_Y, y);
  return remit_edit_insert (edit, row);
}

gboolean
remit_view_remove (RemitEdit *edit, RemitId view, RemitId node, GError **error)
{
  RemitGraph *graph = remit_edit_get_graph (edit);
  const RemitView *row = find_view (graph, view, error);
  const RemitPlace *place;

  if (row == NULL)
    return FALSE;
  place = remit_view_find_place (graph, view, node);
  if (place == NULL)
    {
      g_autofree char *name = remit_graph_describe (graph, node);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                   _("“%s” is not in the view “%s”, so it cannot be taken out of it."), name,
                   row->name);
      return FALSE;
    }
  return remit_edit_delete (edit, REMIT_TABLE_PLACE, place->row.id, error);
}

/* Where @key stands among the words of @list, NULL when it is none of them. */
static const char *
find_word (const char *list, const char *key)
{
  gsize length = strlen (key);

  for (const char *p = strstr (list, key); p != NULL; p = strstr (p + 1, key))
    if ((p == list || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
      return p;
  return NULL;
}

gboolean
remit_view_shows_kind (const RemitView *view, RemitLinkKind kind)
{
  return find_word (view->hidden, remit_link_kind_info (kind)->key) == NULL;
}

gboolean
remit_view_set_shows_kind (RemitEdit *edit, RemitId view, RemitLinkKind kind, gboolean shown,
                           GError **error)
{
  const RemitView *row = find_view (remit_edit_get_graph (edit), view, error);
  g_autoptr (GString) hidden = NULL;

  if (row == NULL)
    return FALSE;

  /* Written again from the catalogue: the same set of kinds is always the same text. */
  hidden = g_string_new (NULL);
  for (guint i = 0; i < REMIT_N_LINK_KINDS; i++)
    if (i == kind ? !shown : !remit_view_shows_kind (row, i))
      g_string_append_printf (hidden, "%s%s", hidden->len > 0 ? " " : "",
                              remit_link_kind_info (i)->key);
  return remit_edit_set_text (edit, REMIT_TABLE_VIEW, view, REMIT_VIEW_FIELD_HIDDEN, hidden->str,
                              error);
}
