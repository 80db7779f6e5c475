/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-raci"
#include "remit-raci.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>

/* Assignments and saved matrices.  An assignment is a link of the RACI family, so it is the same
 * fact in every matrix that shows its party and its item; a matrix only says which rows and
 * columns, in which order, and in which letters.  What a matrix should not hold (two
 * Accountables, nobody responsible) is a finding, never refused here. */

static gboolean
check_letter_duty (RemitLinkKind duty, GError **error)
{
  if (duty <= REMIT_LINK_LAST_RACI)
    return TRUE;
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
               _("“%s” is not a duty that a letter can stand for. "
                 "Use a duty such as “accountable for”."),
               remit_link_kind_label (duty));
  return FALSE;
}

RemitId
remit_raci_assign (RemitEdit *edit, RemitId item, RemitId party, RemitLinkKind duty,
                   RemitId perspective, GError **error)
{
  if (!check_letter_duty (duty, error))
    return REMIT_ID_NONE;
  return remit_link_add (edit, duty, party, item, perspective, error);
}

gboolean
remit_raci_unassign (RemitEdit *edit, RemitId item, RemitId party, RemitLinkKind duty,
                     RemitId perspective, GError **error)
{
  const RemitLink *link;

  if (!check_letter_duty (duty, error))
    return FALSE;
  link = remit_graph_find_link (remit_edit_get_graph (edit), duty, party, item, perspective);
  return link == NULL || remit_edit_delete (edit, REMIT_TABLE_LINK, link->row.id, error);
}

guint
remit_raci_duties (const RemitGraph *graph, RemitId item, RemitId party, RemitId perspective)
{
  guint n_in, n_out, n, duties = 0;
  const RemitLink *const *in = remit_graph_links_in (graph, item, &n_in);
  const RemitLink *const *out = remit_graph_links_out (graph, party, &n_out);
  /* A cell is looked up from the end with fewer links: a row has a few dozen, a party thousands. */
  const RemitLink *const *links = n_in <= n_out ? in : out;

  n = MIN (n_in, n_out);
  for (guint i = 0; i < n; i++)
    if (links[i]->kind <= REMIT_LINK_LAST_RACI && links[i]->source == party
        && links[i]->target == item && links[i]->perspective == perspective)
      duties |= 1u << links[i]->kind;
  return duties;
}

static gint64
next_matrix_position (const RemitGraph *graph)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_MATRIX, &n);
  gint64 next = 0;

  for (guint i = 0; i < n; i++)
    next = MAX (next, ((const RemitMatrixRow *) rows[i])->position + 1);
  return next;
}

RemitId
remit_matrix_add (RemitEdit *edit, const char *name, RemitMatrixKind kind, const char *scheme,
                  GError **error)
{
  RemitGraph *graph = remit_edit_get_graph (edit);
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  g_autoptr (RemitScheme) known = remit_scheme_lookup (graph, scheme);
  g_autoptr (RemitRow) row = NULL;

  if (*trimmed == '\0')
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                           _("A matrix needs a name. Give it one."));
      return REMIT_ID_NONE;
    }
  if (known == NULL)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                   _("There is no scheme “%s” in this document. "
                     "Use one of its own or a built-in one such as “raci”."),
                   scheme);
      return REMIT_ID_NONE;
    }

  row = remit_row_new (REMIT_TABLE_MATRIX);
  remit_row_set_text (row, REMIT_MATRIX_FIELD_NAME, trimmed);
  remit_row_set_number (row, REMIT_MATRIX_FIELD_KIND, kind);
  remit_row_set_text (row, REMIT_MATRIX_FIELD_SCHEME, scheme);
  remit_row_set_number (row, REMIT_MATRIX_FIELD_POSITION, next_matrix_position (graph));
  return remit_edit_insert (edit, row);
}

static const RemitMatrixAxis *
find_axis (const RemitGraph *graph, RemitId matrix, RemitAxis axis, RemitId node)
{
  guint n;
  const RemitRow *const *rows = remit_graph_referrers (graph, REMIT_TABLE_MATRIX_AXIS,
                                                       REMIT_MATRIX_AXIS_FIELD_NODE, node, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitMatrixAxis *found = (const RemitMatrixAxis *) rows[i];

      if (found->matrix == matrix && found->axis == (int) axis)
        return found;
    }
  return NULL;
}

static gint64
next_axis_position (const RemitGraph *graph, RemitId matrix)
{
  guint n;
  const RemitRow *const *rows = remit_graph_referrers (graph, REMIT_TABLE_MATRIX_AXIS,
                                                       REMIT_MATRIX_AXIS_FIELD_MATRIX, matrix, &n);
  gint64 next = 0;

  for (guint i = 0; i < n; i++)
    next = MAX (next, ((const RemitMatrixAxis *) rows[i])->position + 1);
  return next;
}

RemitId
remit_matrix_add_axis (RemitEdit *edit, RemitId matrix, RemitAxis axis, RemitId node,
                       const char *group, GError **error)
{
  RemitGraph *graph = remit_edit_get_graph (edit);
  const RemitMatrixAxis *present;
  g_autoptr (RemitRow) row = NULL;

  if (remit_graph_get (graph, REMIT_TABLE_MATRIX, matrix) == NULL
      || remit_graph_node (graph, node) == NULL)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                           _("The matrix or the node is not in the document any more."));
      return REMIT_ID_NONE;
    }
  present = find_axis (graph, matrix, axis, node);
  if (present != NULL)
    return present->row.id;

  row = remit_row_new (REMIT_TABLE_MATRIX_AXIS);
  remit_row_set_number (row, REMIT_MATRIX_AXIS_FIELD_MATRIX, matrix);
  remit_row_set_number (row, REMIT_MATRIX_AXIS_FIELD_AXIS, axis);
  remit_row_set_number (row, REMIT_MATRIX_AXIS_FIELD_NODE, node);
  remit_row_set_text (row, REMIT_MATRIX_AXIS_FIELD_GROUP, group != NULL ? group : "");
  remit_row_set_number (row, REMIT_MATRIX_AXIS_FIELD_POSITION, next_axis_position (graph, matrix));
  return remit_edit_insert (edit, row);
}

GPtrArray *
remit_matrix_axis_list (const RemitGraph *graph, RemitId matrix, RemitAxis axis)
{
  GPtrArray *rows = remit_graph_owned (graph, REMIT_TABLE_MATRIX_AXIS, matrix);

  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    if (((const RemitMatrixAxis *) rows->pdata[i])->axis == (int) axis)
      rows->pdata[n++] = rows->pdata[i];
  g_ptr_array_set_size (rows, n);
  return rows;
}
