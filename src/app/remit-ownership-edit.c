/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-ownership-private.h"

#include "remit-error.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>

/* What edits in the ownership matrix make of the document.  Each is one change; a text that cannot
 * be read refuses the whole of it with a sentence that names the cell. */

/* ---- by duty ---- */

static gboolean
set_duty_text (RemitOwnershipModel *self, RemitEdit *edit, const RemitOwnershipRow *row,
               RemitLinkKind duty, const char *text, GError **error)
{
  g_autoptr (RemitDutyCell) cell = remit_duty_cell_load (remit_edit_get_graph (edit), row->item,
                                                         duty, self->matrix->perspective);
  g_autofree char *present = _remit_ownership_write_holders (self, cell);
  g_autoptr (GArray) named = NULL;

  if (g_str_equal (present, text))
    return TRUE;
  named = remit_party_names_parse (_remit_ownership_get_names (self), text, duty == REMIT_LINK_PAYS,
                                   error);
  if (named == NULL)
    return FALSE;
  remit_duty_cell_take (cell, named);
  return remit_duty_cell_store (cell, edit, error);
}

/* ---- by party ---- */

/* The place of the facet that @word means: its short word, its label or its key; -1. */
static int
find_facet (const char *word)
{
  g_autofree char *folded = remit_search_fold (word);

  for (int i = 0; i < REMIT_N_FACETS; i++)
    {
      RemitLinkKind duty = REMIT_LINK_FIRST_FACET + i;
      const char *const names[] = { remit_facet_short_label (duty), remit_link_kind_label (duty),
                                    remit_link_kind_info (duty)->key };

      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        {
          g_autofree char *name = remit_search_fold (names[k]);

          if (g_str_equal (name, folded))
            return i;
        }
    }
  return -1;
}

static gboolean
read_duties (const char *text, guint *duties, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, ";,/\n\r\t", -1);

  *duties = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = g_strstrip (words[i]);
      int facet = *word != '\0' ? find_facet (word) : 0;

      if (facet < 0)
        {
          g_autofree char *excerpt = remit_excerpt (word);
          g_autofree char *known
            = _remit_ownership_spell_duties ((1u << REMIT_N_FACETS) - 1, _(", "));

          g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                       _("There is no duty “%s”. Choose among: %s."), excerpt, known);
          return FALSE;
        }
      if (*word != '\0')
        *duties |= 1u << facet;
    }
  return TRUE;
}

/* Another payer, or one less, makes the shares void: nobody has said what they are now. */
static void
change_holder (RemitDutyCell *cell, RemitId party, gboolean holds)
{
  int at = remit_duty_cell_find (cell, party);

  if (holds)
    remit_duty_cell_add (cell, party);
  else if (at >= 0)
    remit_duty_cell_remove (cell, at);
  for (guint i = 0; i < cell->holdings->len; i++)
    remit_duty_cell_get (cell, i)->share = REMIT_UNSET;
  remit_duty_cell_settle (cell);
}

static gboolean
set_party_text (RemitOwnershipModel *self, RemitEdit *edit, const RemitOwnershipRow *row,
                RemitId party, const char *text, GError **error)
{
  guint present = _remit_ownership_get_duties (self, row->item, party), wanted;

  if (!read_duties (text, &wanted, error))
    return FALSE;
  for (guint i = 0; i < REMIT_N_FACETS; i++)
    if (((present ^ wanted) & (1u << i)) != 0)
      {
        g_autoptr (RemitDutyCell) cell
          = remit_duty_cell_load (remit_edit_get_graph (edit), row->item,
                                  REMIT_LINK_FIRST_FACET + i, self->matrix->perspective);

        change_holder (cell, party, (wanted & (1u << i)) != 0);
        if (!remit_duty_cell_store (cell, edit, error))
          return FALSE;
      }
  return TRUE;
}

/* ---- texts ---- */

/* "Consent platform, pays": the cell that a sentence is about. */
static char *
name_cell (RemitOwnershipModel *self, const RemitOwnershipRow *row, guint column)
{
  int duty = remit_ownership_model_get_duty (self, column);

  /* Translators: a thing and the column of one of its cells: "Consent platform, pays". */
  return g_strdup_printf (_("%s, %s"), row->name,
                          duty >= 0 ? self->duty_names[column - 1]
                                    : _remit_ownership_party (self, column)->name);
}

gboolean
_remit_ownership_set_text (RemitLiveModel *model, RemitEdit *edit, const RemitSheetChange *change,
                           gboolean alone, GError **error)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);
  const RemitOwnershipRow *row = _remit_ownership_get_row (self, change->row);
  int duty = remit_ownership_model_get_duty (self, change->column);
  g_autoptr (GError) local = NULL;

  if (row == NULL)
    return TRUE;
  if (change->column == REMIT_OWNERSHIP_ZONE_COLUMN)
    {
      g_autofree char *present
        = remit_sheet_model_get_text (REMIT_SHEET_MODEL (self), change->row, change->column, FALSE);

      /* What is pasted back, and clearing whole rows, is not meant for it. */
      if (*change->text == '\0' || g_str_equal (present, change->text))
        return TRUE;
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("The zone of %s follows from its duties and cannot be set. Change who holds "
                      "them."),
                   row->name);
      return FALSE;
    }
  if (duty >= 0 ? set_duty_text (self, edit, row, duty, change->text, &local)
                : set_party_text (self, edit, row,
                                  remit_ownership_model_get_column_party (self, change->column),
                                  change->text, &local))
    return TRUE;
  return remit_live_model_refuse_cell (model, change, g_steal_pointer (&local), error);
}

char *
_remit_ownership_name_cell (RemitLiveModel *model, guint row, guint column)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);
  const RemitOwnershipRow *info = _remit_ownership_get_row (self, row);

  return info != NULL && column != REMIT_OWNERSHIP_ZONE_COLUMN ? name_cell (self, info, column)
                                                               : NULL;
}

/* ---- joint, on behalf ---- */

/* The duty of a cell to be changed; NULL when it is none, or with @error when the document cannot
 * be changed. */
static RemitDutyCell *
take_cell (RemitOwnershipModel *self, guint row, guint column, char **name, GError **error)
{
  const RemitOwnershipRow *info = _remit_ownership_get_row (self, row);
  int duty = remit_ownership_model_get_duty (self, column);

  if (info == NULL || duty < 0 || remit_live_model_is_read_only (REMIT_LIVE_MODEL (self), error))
    return NULL;
  *name = name_cell (self, info, column);
  return remit_duty_cell_load (_remit_ownership_graph (self), info->item, duty,
                               self->matrix->perspective);
}

static gboolean
put_cell (RemitOwnershipModel *self, const RemitDutyCell *cell, const char *label, GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (self->document, label);

  return remit_duty_cell_store (cell, edit, error)
         && remit_document_commit (self->document, g_steal_pointer (&edit), error);
}

gboolean
remit_ownership_model_toggle_joint (RemitOwnershipModel *self, guint row, guint column,
                                    GError **error)
{
  g_autoptr (RemitDutyCell) cell = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (REMIT_IS_OWNERSHIP_MODEL (self), FALSE);
  cell = take_cell (self, row, column, &name, error);
  if (cell == NULL)
    return FALSE;
  if (cell->holdings->len < 2)
    {
      g_set_error (
        error, REMIT_ERROR, REMIT_ERROR_REFUSED,
        _("%s has fewer than two holders. Name the parties that hold it jointly first."), name);
      return FALSE;
    }
  cell->joint = !cell->joint;
  remit_duty_cell_settle (cell);
  label = cell->joint ? g_strdup_printf (_("Declare %s joint"), name)
                      : g_strdup_printf (_("End the joint holding of %s"), name);
  return put_cell (self, cell, label, error);
}

gboolean
remit_ownership_model_set_beneficiary (RemitOwnershipModel *self, guint row, guint column,
                                       RemitId party, GError **error)
{
  g_autoptr (RemitDutyCell) cell = NULL;
  g_autofree char *name = NULL;
  g_autofree char *whose = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (REMIT_IS_OWNERSHIP_MODEL (self), FALSE);
  cell = take_cell (self, row, column, &name, error);
  if (cell == NULL)
    return FALSE;
  if (cell->holdings->len == 0)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("%s has no holder. Name who holds it first."), name);
      return FALSE;
    }
  for (guint i = 0; i < cell->holdings->len; i++)
    remit_duty_cell_get (cell, i)->beneficiary = party;
  whose
    = party != REMIT_ID_NONE ? remit_graph_describe (_remit_ownership_graph (self), party) : NULL;
  /* Translators: the name of a change: a cell and on whose behalf it is held. */
  label = whose != NULL ? g_strdup_printf (_("Hold %s on behalf of %s"), name, whose)
                        : g_strdup_printf (_("Hold %s on its own behalf"), name);
  return put_cell (self, cell, label, error);
}

/* ---- lines ---- */

static gboolean
refuse_unsaved (GError **error)
{
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                       _("“Everything” is in the order of the model. Make a matrix of its own to "
                          "arrange its rows."));
  return FALSE;
}

/* The saved line at a place of an axis; NULL when there is none. */
static const RemitMatrixLine *
get_saved_line (RemitOwnershipModel *self, RemitSheetAxis axis, guint index)
{
  const RemitMatrixLine *line = NULL;

  if (axis == REMIT_SHEET_ROWS && index < remit_matrix_lines_get_n (self->lines))
    line = remit_matrix_row (self->matrix, remit_matrix_lines_get (self->lines, index)->row);
  else if (axis == REMIT_SHEET_COLUMNS && self->columns == REMIT_OWNERSHIP_PARTIES && index > 0
           && index - 1 < self->matrix->columns->len)
    line = remit_matrix_column (self->matrix, index - 1);
  return line != NULL && line->axis != REMIT_ID_NONE ? line : NULL;
}

gboolean
_remit_ownership_move_lines (RemitSheetModel *model, RemitSheetAxis axis, guint first, guint n,
                             guint before, GError **error)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);
  g_autoptr (GArray) axes = g_array_new (FALSE, FALSE, sizeof (RemitId));
  const RemitMatrixLine *target = get_saved_line (self, axis, before);
  g_autoptr (RemitEdit) edit = NULL;

  if (remit_live_model_is_read_only (REMIT_LIVE_MODEL (self), error))
    return FALSE;
  if (axis == REMIT_SHEET_COLUMNS && self->columns == REMIT_OWNERSHIP_DUTIES)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                           _("The duties have one order in all matrices."));
      return FALSE;
    }
  for (guint i = first; i < first + n; i++)
    {
      const RemitMatrixLine *line = get_saved_line (self, axis, i);

      if (line == NULL)
        return refuse_unsaved (error);
      if (axis == REMIT_SHEET_COLUMNS || _remit_ownership_get_row (self, i) != NULL)
        g_array_append_val (axes, line->axis);
    }
  edit = remit_document_begin (self->document, ngettext ("Move line", "Move lines", axes->len));
  return remit_matrix_move_lines (edit, self->matrix->id, (const RemitId *) axes->data, axes->len,
                                  target != NULL ? target->axis : REMIT_ID_NONE,
                                  target != NULL ? target->group : NULL, error)
         && remit_document_commit (self->document, g_steal_pointer (&edit), error);
}

/* Puts the new node below the row @above of a saved matrix. */
static gboolean
insert_line (RemitOwnershipModel *self, RemitEdit *edit, RemitId node, guint above, GError **error)
{
  const RemitMatrixLine *line = get_saved_line (self, REMIT_SHEET_ROWS, above);
  const RemitMatrixLine *below = get_saved_line (self, REMIT_SHEET_ROWS, above + 1);

  return remit_matrix_insert_line (
           edit, self->matrix->id, REMIT_AXIS_ROW, node, line != NULL ? line->group : "",
           line != NULL && below != NULL ? below->axis : REMIT_ID_NONE, error)
         != REMIT_ID_NONE;
}

guint
_remit_ownership_add_row (RemitSheetModel *model, guint row, const char *name, GError **error)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);
  const RemitOwnershipRow *above = _remit_ownership_get_row (self, row);
  RemitNodeKind kind = above != NULL ? above->kind : REMIT_NODE_APPLICATION;
  const char *given = name != NULL ? name : _("New component");
  g_autofree char *label = g_strdup_printf (_("Add “%s”"), given);
  gboolean saved = self->matrix->id != REMIT_ID_NONE && self->matrix->rows->len > 0
                   && remit_matrix_row (self->matrix, 0)->axis != REMIT_ID_NONE;
  g_autoptr (RemitEdit) edit = NULL;
  RemitId node;

  if (remit_live_model_is_read_only (REMIT_LIVE_MODEL (self), error))
    return G_MAXUINT;
  edit = remit_document_begin (self->document, label);
  node = remit_node_add (edit, kind, given, error);
  if (node == REMIT_ID_NONE || (saved && !insert_line (self, edit, node, row, error))
      || !remit_document_commit (self->document, g_steal_pointer (&edit), error))
    return G_MAXUINT;
  for (guint i = 0; i < remit_matrix_lines_get_n (self->lines); i++)
    if (remit_ownership_model_get_item (self, i) == node)
      return i;
  return G_MAXUINT; /* filtered out */
}

gboolean
_remit_ownership_rename_line (RemitSheetModel *model, RemitSheetAxis axis, guint index,
                              const char *name, GError **error)
{
  RemitOwnershipModel *self = REMIT_OWNERSHIP_MODEL (model);
  RemitId node = axis == REMIT_SHEET_ROWS ? remit_ownership_model_get_item (self, index)
                                          : remit_ownership_model_get_column_party (self, index);
  g_autofree char *label = g_strdup_printf (_("Rename to “%s”"), name);
  g_autoptr (RemitEdit) edit = NULL;

  if (remit_live_model_is_read_only (REMIT_LIVE_MODEL (self), error))
    return FALSE;
  if (node == REMIT_ID_NONE)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                           _("This name belongs to the program and cannot be changed."));
      return FALSE;
    }
  edit = remit_document_begin (self->document, label);
  return remit_node_rename (edit, node, name, error)
         && remit_document_commit (self->document, g_steal_pointer (&edit), error);
}
