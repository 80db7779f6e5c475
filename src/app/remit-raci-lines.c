/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-raci"
#include "remit-raci-model-private.h"

#include "remit-raci.h"

#include <glib/gi18n-lib.h>

/* Edits of the lines of a RACI matrix: new rows, other names, another order.  A row that is moved
 * comes into the group that it is put into; the header of a group moves all of its rows. */

/* A place in the matrix: before a row, in a group. */
typedef struct
{
  guint row;
  const char *group; /* of a line; NULL: rows keep theirs */
} Place;

static const RemitMatrixLine *
get_row (RemitRaciModel *self, guint row)
{
  return remit_matrix_row (self->matrix, row);
}

/* The first and the last + 1 of the rows around @row that follow each other in one group. */
static void
find_run (RemitRaciModel *self, guint row, guint *start, guint *end)
{
  const char *group = get_row (self, row)->group;

  for (*start = row; *start > 0 && g_str_equal (get_row (self, *start - 1)->group, group);)
    (*start)--;
  for (*end = row + 1;
       *end < self->matrix->rows->len && g_str_equal (get_row (self, *end)->group, group);)
    (*end)++;
}

/* Behind a shown line, in its group. */
static Place
place_after (RemitRaciModel *self, guint index)
{
  const RemitShownLine *line = remit_matrix_lines_get (self->lines, index);
  Place place = { self->matrix->rows->len, "" };
  guint start, end;

  if (line == NULL)
    return place;
  place.group = get_row (self, line->row)->group;
  if (line->is_group)
    {
      find_run (self, line->row, &start, &end);
      place.row = line->folded ? end : start;
    }
  else
    place.row = line->row + 1;
  return place;
}

/* Before a shown line: in front of a header is at the end of the group above it. */
static Place
place_before (RemitRaciModel *self, guint index)
{
  const RemitShownLine *line = remit_matrix_lines_get (self->lines, index);
  Place place = { 0, "" };
  guint end;

  if (line != NULL && !line->is_group)
    return (Place){ line->row, get_row (self, line->row)->group };
  if (index > 0)
    return place_after (self, index - 1);
  if (line != NULL)
    find_run (self, line->row, &place.row, &end);
  return place;
}

static RemitId
get_axis_at (RemitRaciModel *self, guint row)
{
  return row < self->matrix->rows->len ? get_row (self, row)->axis : REMIT_ID_NONE;
}

/* ---- new rows ---- */

/* Adds activities with @names at @place; their ids are appended to @made. */
static gboolean
add_rows (RemitRaciModel *self, RemitEdit *edit, Place place, const GPtrArray *names, GArray *made,
          GError **error)
{
  g_autoptr (GArray) axes = g_array_new (FALSE, FALSE, sizeof (RemitId));
  RemitId before = get_axis_at (self, place.row);

  for (guint i = 0; i < names->len; i++)
    {
      RemitId node = remit_node_add (edit, REMIT_NODE_ACTIVITY, names->pdata[i], error), axis;

      if (node == REMIT_ID_NONE)
        return FALSE;
      axis = remit_matrix_add_axis (edit, self->id, REMIT_AXIS_ROW, node, place.group, error);
      if (axis == REMIT_ID_NONE)
        return FALSE;
      g_array_append_val (made, node);
      g_array_append_val (axes, axis);
    }
  return before == REMIT_ID_NONE
         || remit_matrix_move_lines (edit, self->id, (const RemitId *) axes->data, axes->len,
                                     before, NULL, error);
}

static gboolean
check_matrix (RemitRaciModel *self, GError **error)
{
  if (self->matrix != NULL)
    return TRUE;
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                       _("There is no matrix yet. Make one with New Matrix."));
  return FALSE;
}

static guint
add_row (RemitSheetModel *model, guint row, const char *name, GError **error)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);
  const RemitGraph *graph = _remit_raci_model_get_graph (self);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (RemitId));
  g_autofree char *label = NULL;
  g_autoptr (RemitEdit) edit = NULL;
  guint n_lines = remit_matrix_lines_get_n (self->lines);
  Place place;

  if (!check_matrix (self, error))
    return G_MAXUINT;
  g_ptr_array_add (names, name != NULL ? g_strdup (name)
                                       : remit_raci_unused_name (graph, _("New activity")));
  label = g_strdup_printf (_("Add %s"), (const char *) names->pdata[0]);
  if (n_lines == 0)
    place = (Place){ self->matrix->rows->len, "" };
  else
    place = place_after (self, MIN (row, n_lines - 1));
  edit = remit_document_begin (self->document, label);
  if (!add_rows (self, edit, place, names, made, error)
      || !remit_document_commit (self->document, g_steal_pointer (&edit), error))
    return G_MAXUINT;
  return _remit_raci_model_show_new (self, g_array_index (made, RemitId, 0));
}

/* ---- pasting beyond the end ---- */

static gboolean
check_width (RemitRaciModel *self, guint column, const char *const *texts, guint n_rows,
             guint n_columns, GError **error)
{
  guint room = self->matrix->columns->len > column ? self->matrix->columns->len - column : 0;

  for (guint i = 0; i < n_rows * n_columns; i++)
    if (i % n_columns >= room && texts[i] != NULL && *texts[i] != '\0')
      {
        g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                     ngettext ("“%s” and more would stand right of the last party: only %u column "
                               "is left there. Add parties first, or paste further to the left.",
                               "“%s” and more would stand right of the last party: only %u columns "
                               "are left there. Add parties first, or paste further to the left.",
                               room),
                     texts[i], room);
        return FALSE;
      }
  return TRUE;
}

#define NO_ROW REMIT_ID_NONE   /* a row of the block that goes nowhere */
#define NEW_ROW ((RemitId) -1) /* one that needs a row of the matrix made for it */

static gboolean
is_row_empty (const char *const *texts, guint n)
{
  for (guint i = 0; i < n; i++)
    if (texts[i] != NULL && *texts[i] != '\0')
      return FALSE;
  return TRUE;
}

/* Where each row of a block goes from the shown row @row on.  An empty one may lie on the header of
 * a group, as in a block that was copied here; no other does. */
static GArray *
list_targets (RemitRaciModel *self, guint row, const char *const *texts, guint n_rows,
              guint n_columns)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (RemitId));
  guint n_lines = remit_matrix_lines_get_n (self->lines);

  while (targets->len < n_rows)
    {
      const RemitMatrixLine *line
        = row < n_lines ? remit_raci_model_get_saved (self, REMIT_SHEET_ROWS, row) : NULL;
      RemitId target = line != NULL ? line->node : row < n_lines ? NO_ROW : NEW_ROW;

      row++;
      if (target == NO_ROW && !is_row_empty (texts + targets->len * n_columns, n_columns))
        continue;
      g_array_append_val (targets, target);
    }
  return targets;
}

/* Puts new rows where @targets needs them. */
static gboolean
add_missing_rows (RemitRaciModel *self, RemitEdit *edit, GArray *targets, GError **error)
{
  guint n_lines = remit_matrix_lines_get_n (self->lines), next = 0;
  g_autofree char *first
    = remit_raci_unused_name (_remit_raci_model_get_graph (self), _("New activity"));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (RemitId));
  Place place
    = n_lines > 0 ? place_after (self, n_lines - 1) : (Place){ self->matrix->rows->len, "" };

  for (guint i = 0; i < targets->len; i++)
    if (g_array_index (targets, RemitId, i) == NEW_ROW)
      g_ptr_array_add (names, names->len == 0
                                ? g_strdup (first)
                                : g_strdup_printf (_("%s (%u)"), first, names->len + 1));
  if (!add_rows (self, edit, place, names, made, error))
    return FALSE;
  for (guint i = 0; i < targets->len; i++)
    if (g_array_index (targets, RemitId, i) == NEW_ROW)
      g_array_index (targets, RemitId, i) = g_array_index (made, RemitId, next++);
  return TRUE;
}

static gboolean
fill_row (RemitRaciModel *self, RemitEdit *edit, RemitId item, guint column,
          const char *const *texts, guint n_columns, GError **error)
{
  for (guint c = 0; c < n_columns && column + c < self->matrix->columns->len; c++)
    if (!_remit_raci_cells_apply (self, edit, item,
                                  remit_matrix_column (self->matrix, column + c)->node,
                                  texts[c] != NULL ? texts[c] : "", FALSE, error))
      return FALSE;
  return TRUE;
}

static gboolean
paste_beyond (RemitSheetModel *model, guint row, guint column, const char *const *texts,
              guint n_rows, guint n_columns, GError **error)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);
  g_autoptr (GArray) targets = NULL;
  g_autofree char *label = NULL;
  g_autoptr (RemitEdit) edit = NULL;

  if (!check_matrix (self, error) || !check_width (self, column, texts, n_rows, n_columns, error))
    return FALSE;
  targets = list_targets (self, row, texts, n_rows, n_columns);
  label = g_strdup_printf (ngettext ("Paste %u row", "Paste %u rows", n_rows), n_rows);
  edit = remit_document_begin (self->document, label);
  if (!add_missing_rows (self, edit, targets, error))
    return FALSE;
  for (guint r = 0; r < n_rows; r++)
    {
      RemitId item = g_array_index (targets, RemitId, r);

      if (item != NO_ROW
          && !fill_row (self, edit, item, column, texts + r * n_columns, n_columns, error))
        return FALSE;
    }
  return remit_document_commit (self->document, g_steal_pointer (&edit), error);
}

/* ---- names ---- */

static gboolean
rename_group (RemitRaciModel *self, RemitEdit *edit, const RemitShownLine *line, const char *name,
              GError **error)
{
  guint start, end;
  g_autoptr (GArray) axes = g_array_new (FALSE, FALSE, sizeof (RemitId));

  if (*line->group != '\0')
    return remit_matrix_rename_group (edit, self->id, REMIT_AXIS_ROW, line->group, name, error);
  /* Only these rows get a group, not all that have none. */
  find_run (self, line->row, &start, &end);
  for (guint i = start; i < end; i++)
    g_array_append_val (axes, get_row (self, i)->axis);
  return remit_matrix_move_lines (edit, self->id, (const RemitId *) axes->data, axes->len,
                                  get_axis_at (self, end), name, error);
}

static gboolean
rename_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, const char *name,
             GError **error)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);
  const RemitMatrixLine *line = remit_raci_model_get_saved (self, axis, index);
  const RemitShownLine *shown
    = axis == REMIT_SHEET_ROWS ? remit_matrix_lines_get (self->lines, index) : NULL;
  g_autofree char *label = g_strdup_printf (_("Rename to %s"), name);
  g_autoptr (RemitEdit) edit = remit_document_begin (self->document, label);

  if (line != NULL ? !remit_node_rename (edit, line->node, name, error)
                   : shown != NULL && !rename_group (self, edit, shown, name, error))
    return FALSE;
  return remit_document_commit (self->document, g_steal_pointer (&edit), error);
}

/* ---- order ---- */

static gboolean
commit_move (RemitRaciModel *self, const char *label, const GArray *axes, RemitId before,
             const char *group, GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (self->document, label);

  return remit_matrix_move_lines (edit, self->id, (const RemitId *) axes->data, axes->len, before,
                                  group, error)
         && remit_document_commit (self->document, g_steal_pointer (&edit), error);
}

static gboolean
move_columns (RemitRaciModel *self, guint first, guint n, guint before, GError **error)
{
  g_autoptr (GArray) axes = g_array_new (FALSE, FALSE, sizeof (RemitId));
  guint n_columns = self->matrix->columns->len;
  g_autofree char *label = g_strdup_printf (
    _("Move %s"), _remit_raci_model_get_name (self, REMIT_SHEET_COLUMNS, first));

  for (guint i = first; i < MIN (first + n, n_columns); i++)
    g_array_append_val (axes, remit_matrix_column (self->matrix, i)->axis);
  if (before >= first && before <= first + n)
    return TRUE;
  return commit_move (self, label, axes,
                      before < n_columns ? remit_matrix_column (self->matrix, before)->axis
                                         : REMIT_ID_NONE,
                      NULL, error);
}

/* Where a group goes that is put before a shown line: beside whole groups, never into one. */
static guint
find_group_place (RemitRaciModel *self, guint own_start, guint own_end, guint before)
{
  const RemitShownLine *line = remit_matrix_lines_get (self->lines, before);
  guint start, end;

  if (line == NULL)
    return self->matrix->rows->len;
  find_run (self, line->row, &start, &end);
  if (end <= own_start || (line->is_group && start > own_end))
    return start;
  if (start >= own_end && !line->is_group)
    return end;
  if (own_end >= self->matrix->rows->len)
    return own_end;
  find_run (self, own_end, &start, &end); /* one step down: behind the next group */
  return end;
}

static gboolean
move_group (RemitRaciModel *self, const RemitShownLine *line, guint before, GError **error)
{
  g_autoptr (GArray) axes = g_array_new (FALSE, FALSE, sizeof (RemitId));
  g_autofree char *label = g_strdup_printf (_("Move group %s"), line->group);
  guint start, end, to;

  find_run (self, line->row, &start, &end);
  to = find_group_place (self, start, end, before);
  if (to >= start && to <= end)
    return TRUE;
  for (guint i = start; i < end; i++)
    g_array_append_val (axes, get_row (self, i)->axis);
  return commit_move (self, label, axes, get_axis_at (self, to), NULL, error);
}

static gboolean
move_rows (RemitRaciModel *self, guint first, guint n, guint before, GError **error)
{
  const RemitShownLine *line = remit_matrix_lines_get (self->lines, first);
  g_autoptr (GHashTable) moving = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) axes = g_array_new (FALSE, FALSE, sizeof (RemitId));
  g_autofree char *label = NULL;
  Place place = place_before (self, before);

  if (line->is_group)
    return move_group (self, line, before, error);
  label = n == 1 ? g_strdup_printf (_("Move %s"),
                                    _remit_raci_model_get_name (self, REMIT_SHEET_ROWS, line->row))
                 : g_strdup_printf (ngettext ("Move %u row", "Move %u rows", n), n);
  for (guint i = first; i < first + n; i++)
    {
      g_autoptr (GArray) rows = _remit_raci_model_list_rows (self, i);

      for (guint k = 0; k < rows->len; k++)
        {
          guint row = g_array_index (rows, guint, k);

          g_array_append_val (axes, get_row (self, row)->axis);
          g_hash_table_add (moving, GUINT_TO_POINTER (row));
        }
    }
  while (place.row < self->matrix->rows->len
         && g_hash_table_contains (moving, GUINT_TO_POINTER (place.row)))
    place.row++;
  return commit_move (self, label, axes, get_axis_at (self, place.row), place.group, error);
}

static gboolean
move_lines (RemitSheetModel *model, RemitSheetAxis axis, guint first, guint n, guint before,
            GError **error)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);

  if (n == 0 || first + n > remit_sheet_model_get_n_lines (model, axis))
    return TRUE;
  return axis == REMIT_SHEET_ROWS ? move_rows (self, first, n, before, error)
                                  : move_columns (self, first, n, before, error);
}

void
_remit_raci_lines_init (RemitSheetModelInterface *face)
{
  face->move_lines = move_lines;
  face->add_row = add_row;
  face->rename_line = rename_line;
  face->paste_beyond = paste_beyond;
}
