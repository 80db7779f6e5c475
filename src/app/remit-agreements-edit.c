/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreements"
#include "remit-agreements-model-private.h"

#include "remit-error.h"
#include "remit-raci-model.h"
#include "remit-register-edits.h"

#include <glib/gi18n-lib.h>

/* What edits of the register make of the document.  Each is one change; a text that cannot be read
 * refuses the whole of it with a sentence that names the cell. */

gboolean
_remit_agreements_refuse (GError **error, const char *message)
{
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED, message);
  return FALSE;
}

/* ---- cells ---- */

typedef gboolean (*SetText) (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                             const char *text, GError **error);

/* What sets a column that has no names; NULL: it is worked out. */
static SetText
get_setter (guint column)
{
  static const SetText setters[REMIT_N_AGREEMENTS_COLUMNS] = {
    [REMIT_AGREEMENTS_OBJECTIVE] = _remit_agreements_set_objective,
    [REMIT_AGREEMENTS_MEASURED] = _remit_agreements_set_measured,
    [REMIT_AGREEMENTS_HOURS] = _remit_agreements_set_hours,
    [REMIT_AGREEMENTS_CREDITS] = _remit_agreements_set_credits,
    [REMIT_AGREEMENTS_BEGINS] = _remit_agreements_set_begin,
    [REMIT_AGREEMENTS_VALID] = _remit_agreements_set_end,
    [REMIT_AGREEMENTS_REVIEW] = _remit_agreements_set_review,
    [REMIT_AGREEMENTS_SIGNED] = _remit_agreements_set_signed,
  };

  return column < REMIT_N_AGREEMENTS_COLUMNS ? setters[column] : NULL;
}

static gboolean
set_names (RemitAgreementsModel *self, RemitEdit *edit, RemitId id, const RemitAgreementsEnds *ends,
           const char *text, GError **error)
{
  g_autoptr (GArray) named
    = remit_party_names_parse (_remit_agreements_get_names (self, ends->names), text, FALSE, error);

  return named != NULL
         && remit_register_set_links (edit, id, ends->link, ends->incoming, named, FALSE, error);
}

static gboolean
set_text (RemitAgreementsModel *self, RemitEdit *edit, const RemitSheetChange *change,
          const char *text, GError **error)
{
  const SetText set = get_setter (change->column);
  const RemitAgreementsEnds *ends = _remit_agreements_ends (change->column);
  RemitId id = _remit_agreements_get_row (self, change->row)->id;
  g_autofree char *now
    = remit_sheet_model_get_text (REMIT_SHEET_MODEL (self), change->row, change->column, FALSE);

  if (g_str_equal (now, text))
    return TRUE;
  if (ends->names != REMIT_AGREEMENTS_NAMES_NONE)
    return set_names (self, edit, id, ends, text, error);
  if (set != NULL)
    return set (self, edit, id, text, error);
  return _remit_agreements_refuse (error,
                                   _("It is worked out from the rest and cannot be typed."));
}

/* Clearing or pasting over a whole row leaves what is worked out as it is. */
static gboolean
is_kept (const RemitSheetChange *change, gboolean alone)
{
  return !alone && *change->text == '\0' && get_setter (change->column) == NULL
         && _remit_agreements_ends (change->column)->names == REMIT_AGREEMENTS_NAMES_NONE;
}

gboolean
_remit_agreements_set_text (RemitLiveModel *model, RemitEdit *edit, const RemitSheetChange *change,
                            gboolean alone, GError **error)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);
  g_autofree char *text = g_strstrip (g_strdup (change->text));
  g_autoptr (GError) local = NULL;

  if (_remit_agreements_get_row (self, change->row) == NULL || is_kept (change, alone)
      || set_text (self, edit, change, text, &local))
    return TRUE;
  return remit_live_model_refuse_cell (model, change, g_steal_pointer (&local), error);
}

/* ---- rows ---- */

RemitId
remit_agreements_model_add (RemitAgreementsModel *self, RemitNodeKind kind, const char *name,
                            GError **error)
{
  g_autofree char *given = NULL;
  g_autofree char *label = NULL;
  g_autoptr (RemitEdit) edit = NULL;
  RemitId id;

  g_return_val_if_fail (REMIT_IS_AGREEMENTS_MODEL (self), REMIT_ID_NONE);
  if (remit_live_model_is_read_only (REMIT_LIVE_MODEL (self), error))
    return REMIT_ID_NONE;
  given = name != NULL
            ? g_strdup (name)
            : remit_raci_unused_name (_remit_agreements_graph (self), _("New agreement"));
  label = g_strdup_printf (_("Add “%s”"), given);
  edit = remit_document_begin (self->document, label);
  id = remit_node_add (edit, kind, given, error);
  if (id == REMIT_ID_NONE
      || !remit_document_commit (self->document, g_steal_pointer (&edit), error))
    return REMIT_ID_NONE;
  remit_agreements_model_reveal (self, id);
  return id;
}

/* A new agreement is of the kind of the row above it. */
guint
_remit_agreements_add_row (RemitSheetModel *model, guint row, const char *name, GError **error)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);
  RemitNodeKind kind = REMIT_NODE_SLA;
  RemitId id;

  if (self->shown->len > 0)
    kind = _remit_agreements_kinds
      [g_array_index (self->shown, RemitAgreementsShown, MIN (row, self->shown->len - 1)).place];
  id = remit_agreements_model_add (self, kind, name, error);
  for (guint i = 0; id != REMIT_ID_NONE && i < self->shown->len; i++)
    if (remit_agreements_model_get_item (self, i) == id)
      return i;
  return G_MAXUINT;
}

gboolean
_remit_agreements_rename_line (RemitSheetModel *model, RemitSheetAxis axis, guint index,
                               const char *name, GError **error)
{
  RemitAgreementsModel *self = REMIT_AGREEMENTS_MODEL (model);
  const RemitAgreementsRow *row
    = axis == REMIT_SHEET_ROWS ? _remit_agreements_get_row (self, index) : NULL;
  g_autofree char *label = g_strdup_printf (_("Rename to “%s”"), name);
  g_autoptr (RemitEdit) edit = NULL;

  if (remit_live_model_is_read_only (REMIT_LIVE_MODEL (self), error))
    return FALSE;
  if (row == NULL)
    return _remit_agreements_refuse (error,
                                     _("This is the name of a kind and cannot be changed."));
  edit = remit_document_begin (self->document, label);
  return remit_node_rename (edit, row->id, name, error)
         && remit_document_commit (self->document, g_steal_pointer (&edit), error);
}
