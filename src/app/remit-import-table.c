/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-table.h"

#include "remit-register.h"

#include <glib/gi18n-lib.h>

/* What every table of an import has: its file, whether it is wanted, and that it is read once for
 * each way of reading it. */

typedef struct
{
  RemitDocument *document;       /* owned */
  const RemitWorkbook *workbook; /* borrowed: the session keeps it longer */
  gboolean wanted;
  gboolean was_read;
  char *problem; /* why it cannot be read */
} RemitImportTablePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RemitImportTable, remit_import_table, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static RemitImportTablePrivate *
get_private (RemitImportTable *self)
{
  return remit_import_table_get_instance_private (self);
}

#define CLASS(self) REMIT_IMPORT_TABLE_GET_CLASS (self)

const char *
remit_import_sort_label (RemitImportSort sort)
{
  g_return_val_if_fail (sort < REMIT_N_IMPORT_SORTS, "");
  return sort == REMIT_IMPORT_SORT_MATRIX
           ? _("Responsibilities")
           : remit_register_sort_label (sort - REMIT_IMPORT_SORT_BUDGET);
}

/* ---- places ---- */

gboolean
remit_import_place_parse (RemitImportPlace *place, const char *text)
{
  return remit_range_parse (text, &place->area.first_row, &place->area.last_row,
                            &place->area.first_column, &place->area.last_column);
}

char *
remit_import_place_spell (const RemitImportPlace *place)
{
  g_autofree char *first = remit_cell_name (place->area.first_row, place->area.first_column);
  g_autofree char *last = remit_cell_name (place->area.last_row, place->area.last_column);

  return g_strdup_printf ("%s:%s", first, last);
}

gboolean
remit_import_place_has (const RemitImportPlace *place, guint row, guint column)
{
  const RemitTableArea *area = &place->area;

  return row >= area->first_row && row <= area->last_row && column >= area->first_column
         && column <= area->last_column;
}

/* ---- previews ---- */

static void
free_change (gpointer data)
{
  g_free (((RemitImportChange *) data)->sentence);
  g_free (data);
}

static void
free_question (gpointer data)
{
  g_free (((RemitImportQuestion *) data)->name);
  g_free (data);
}

RemitImportPreview *
remit_import_preview_new (void)
{
  RemitImportPreview *preview = g_new0 (RemitImportPreview, 1);

  preview->changes = g_ptr_array_new_with_free_func (free_change);
  preview->questions = g_ptr_array_new_with_free_func (free_question);
  preview->summaries = g_ptr_array_new_with_free_func (g_free);
  return preview;
}

void
remit_import_preview_free (RemitImportPreview *preview)
{
  if (preview == NULL)
    return;
  g_ptr_array_unref (preview->changes);
  g_ptr_array_unref (preview->questions);
  g_ptr_array_unref (preview->summaries);
  g_free (preview);
}

void
remit_import_preview_add_change (RemitImportPreview *preview, RemitPlanKind kind,
                                 const char *sentence)
{
  RemitImportChange *change = g_new (RemitImportChange, 1);

  change->kind = kind;
  change->sentence = g_strdup (sentence);
  g_ptr_array_add (preview->changes, change);
}

void
remit_import_preview_add_summary (RemitImportPreview *preview, const char *title,
                                  const char *summary)
{
  /* Translators: the title of a table and what it would change. */
  g_ptr_array_add (preview->summaries, g_strdup_printf (_("%s: %s"), title, summary));
}

/* ---- how it is read ---- */

void
remit_import_table_changed (RemitImportTable *self)
{
  RemitImportTablePrivate *priv = get_private (self);

  CLASS (self)->forget (self);
  g_clear_pointer (&priv->problem, g_free);
  priv->was_read = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

RemitDocument *
remit_import_table_get_document (RemitImportTable *self)
{
  return get_private (self)->document;
}

const RemitGraph *
remit_import_table_get_graph (RemitImportTable *self)
{
  return remit_document_get_graph (get_private (self)->document);
}

const RemitWorkbook *
remit_import_table_get_workbook (RemitImportTable *self)
{
  return get_private (self)->workbook;
}

const RemitTableGrid *
remit_import_table_get_grid (RemitImportTable *self)
{
  RemitImportPlace place;

  remit_import_table_get_place (self, &place);
  return remit_workbook_sheet_grid (get_private (self)->workbook, place.sheet);
}

RemitImportSort
remit_import_table_get_sort (RemitImportTable *self)
{
  return CLASS (self)->get_sort (self);
}

const char *
remit_import_table_get_title (RemitImportTable *self)
{
  return CLASS (self)->get_title (self);
}

void
remit_import_table_get_place (RemitImportTable *self, RemitImportPlace *place)
{
  CLASS (self)->get_place (self, place);
}

gboolean
remit_import_table_set_range (RemitImportTable *self, const char *range, GError **error)
{
  RemitImportPlace place;

  remit_import_table_get_place (self, &place);
  if (!remit_import_place_parse (&place, range))
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("“%s” is no range of cells on this sheet. Write its two corners, "
                      "such as A3:H20."),
                   range);
      return FALSE;
    }
  CLASS (self)->set_place (self, &place);
  remit_import_table_changed (self);
  return TRUE;
}

guint
remit_import_table_get_header_rows (RemitImportTable *self)
{
  return CLASS (self)->get_header_rows (self);
}

void
remit_import_table_set_header_rows (RemitImportTable *self, guint n)
{
  RemitImportPlace place;

  remit_import_table_get_place (self, &place);
  n = MIN (n, place.area.last_row - place.area.first_row);
  if (remit_import_table_get_header_rows (self) == n)
    return;
  CLASS (self)->set_header_rows (self, n);
  remit_import_table_changed (self);
}

char
remit_import_table_get_decimal (RemitImportTable *self)
{
  return CLASS (self)->get_decimal (self);
}

void
remit_import_table_set_decimal (RemitImportTable *self, char decimal)
{
  if (remit_import_table_get_decimal (self) == decimal)
    return;
  CLASS (self)->set_decimal (self, decimal);
  remit_import_table_changed (self);
}

gboolean
remit_import_table_get_wanted (RemitImportTable *self)
{
  return get_private (self)->wanted;
}

void
remit_import_table_set_wanted (RemitImportTable *self, gboolean wanted)
{
  RemitImportTablePrivate *priv = get_private (self);

  if (priv->wanted == wanted)
    return;
  priv->wanted = wanted;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- what it says ---- */

gboolean
remit_import_table_read (RemitImportTable *self, const char **problem)
{
  RemitImportTablePrivate *priv = get_private (self);
  g_autoptr (GError) error = NULL;

  if (!priv->was_read)
    {
      priv->was_read = TRUE;
      if (!CLASS (self)->read (self, &error))
        priv->problem = g_strdup (error->message);
    }
  if (problem != NULL)
    *problem = priv->problem;
  return priv->problem == NULL;
}

char *
remit_import_table_count (RemitImportTable *self)
{
  g_return_val_if_fail (remit_import_table_read (self, NULL), NULL);
  return CLASS (self)->count (self);
}

guint
remit_import_table_get_n_rows (RemitImportTable *self)
{
  return remit_import_table_read (self, NULL) ? CLASS (self)->get_n_rows (self) : 0;
}

const GPtrArray *
remit_import_table_get_warnings (RemitImportTable *self)
{
  g_return_val_if_fail (remit_import_table_read (self, NULL), NULL);
  return CLASS (self)->get_warnings (self);
}

const GPtrArray *
remit_import_table_get_skipped (RemitImportTable *self)
{
  g_return_val_if_fail (remit_import_table_read (self, NULL), NULL);
  return CLASS (self)->get_skipped (self);
}

gboolean
remit_import_table_apply (RemitImportTable *self, RemitEdit *edit, RemitImportPreview *preview,
                          RemitImportTarget *target, GError **error)
{
  const char *problem;

  if (remit_import_table_read (self, &problem))
    return CLASS (self)->apply (self, edit, preview, target, error);
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_FORMAT, problem);
  return FALSE;
}

/* ---- object ---- */

void
remit_import_table_set_file (RemitImportTable *self, RemitDocument *document,
                             const RemitWorkbook *workbook)
{
  RemitImportTablePrivate *priv = get_private (self);

  g_set_object (&priv->document, document);
  priv->workbook = workbook;
}

static void
remit_import_table_finalize (GObject *object)
{
  RemitImportTablePrivate *priv = get_private (REMIT_IMPORT_TABLE (object));

  g_clear_object (&priv->document);
  g_free (priv->problem);
  G_OBJECT_CLASS (remit_import_table_parent_class)->finalize (object);
}

static void
remit_import_table_class_init (RemitImportTableClass *class)
{
  G_OBJECT_CLASS (class)->finalize = remit_import_table_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
remit_import_table_init (RemitImportTable *self)
{
  get_private (self)->wanted = TRUE;
}
