/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-sheet"
#include "remit-live-model.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>

/* What an edit in a sheet makes of the document: one change, whose name says which cell got which
 * text; a text that cannot be read refuses the whole of it with a sentence that names the cell. */

#define CLASS(self) REMIT_LIVE_MODEL_GET_CLASS (self)

gboolean
remit_live_model_is_read_only (RemitLiveModel *self, GError **error)
{
  RemitDocument *document = remit_live_model_get_document (self);

  if (!remit_document_get_read_only (document))
    return FALSE;
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                       remit_document_get_read_only_reason (document));
  return TRUE;
}

static char *
name_change (RemitLiveModel *self, const RemitSheetChange *changes, guint n)
{
  g_autofree char *cell
    = n == 1 ? CLASS (self)->name_cell (self, changes[0].row, changes[0].column) : NULL;

  if (cell == NULL)
    return g_strdup_printf (ngettext ("Fill %u cell", "Fill %u cells", n), n);
  if (*changes[0].text == '\0')
    /* Translators: the name of a change: a cell: "Clear Consent platform, pays". */
    return g_strdup_printf (_("Clear %s"), cell);
  /* Translators: the name of a change: a cell and its new text. */
  return g_strdup_printf (_("%s: %s"), cell, changes[0].text);
}

gboolean
remit_live_model_set_texts (RemitSheetModel *model, const RemitSheetChange *changes, guint n,
                            const char *label, GError **error)
{
  RemitLiveModel *self = REMIT_LIVE_MODEL (model);
  RemitDocument *document = remit_live_model_get_document (self);
  g_autofree char *name = NULL;
  g_autoptr (RemitEdit) edit = NULL;

  if (n == 0)
    return TRUE;
  if (remit_live_model_is_read_only (self, error))
    return FALSE;
  name = label != NULL ? g_strdup (label) : name_change (self, changes, n);
  edit = remit_document_begin (document, name);
  for (guint i = 0; i < n; i++)
    if (!CLASS (self)->set_text (self, edit, &changes[i], n == 1, error))
      return FALSE;
  return remit_document_commit (document, g_steal_pointer (&edit), error);
}

gboolean
remit_live_model_refuse_cell (RemitLiveModel *self, const RemitSheetChange *change, GError *cause,
                              GError **error)
{
  g_autofree char *name = CLASS (self)->name_cell (self, change->row, change->column);

  /* Translators: a cell and what is wrong with its text. */
  g_set_error (error, cause->domain, cause->code, _("%s: %s"), name, cause->message);
  g_error_free (cause);
  return FALSE;
}
