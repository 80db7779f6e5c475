/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-session.h"

#include "remit-import-matrix.h"
#include "remit-import-memory.h"
#include "remit-import-register.h"

#include <glib/gi18n-lib.h>

/* The state of an import.  What would change is found out by really applying the plans, one after
 * the other, in an edit that is then taken back: so the preview of the second table knows the
 * parties that the first one brings. */

struct _RemitImportSession
{
  GObject parent_instance;

  /* owned */
  RemitDocument *document;
  char *path;
  RemitWorkbook *workbook;
  GPtrArray *tables; /* element-type RemitImportTable */
};

G_DEFINE_FINAL_TYPE (RemitImportSession, remit_import_session, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* ---- tables ---- */

static void
on_table_changed_cb (RemitImportSession *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Takes @table. */
static RemitImportTable *
watch (RemitImportSession *self, RemitImportTable *table)
{
  g_signal_connect_object (table, "changed", G_CALLBACK (on_table_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return table;
}

static RemitImportTable *
make_matrix (RemitImportSession *self, const RemitImportPlace *place)
{
  const RemitTableArea *area = &place->area;

  return remit_import_matrix_new (
    self->document, self->workbook,
    remit_workbook_propose_range (self->workbook, remit_document_get_graph (self->document),
                                  place->sheet, area->first_row, area->last_row, area->first_column,
                                  area->last_column));
}

static RemitImportTable *
make_register (RemitImportSession *self, RemitRegisterSort sort, const RemitImportPlace *place)
{
  const RemitTableArea *area = &place->area;

  return remit_import_register_new (self->document, self->workbook,
                                    remit_workbook_propose_register_range (
                                      self->workbook, remit_document_get_graph (self->document),
                                      sort, place->sheet, area->first_row, area->last_row,
                                      area->first_column, area->last_column));
}

static RemitImportTable *
make_table (RemitImportSession *self, RemitImportSort sort, const RemitImportPlace *place)
{
  return watch (self, sort == REMIT_IMPORT_SORT_MATRIX
                        ? make_matrix (self, place)
                        : make_register (self, sort - REMIT_IMPORT_SORT_BUDGET, place));
}

/* Tables of responsibilities before registers that stand in the same place. */
static int
compare_tables (gconstpointer a, gconstpointer b)
{
  RemitImportPlace first, second;

  remit_import_table_get_place (*(RemitImportTable *const *) a, &first);
  remit_import_table_get_place (*(RemitImportTable *const *) b, &second);
  if (first.sheet != second.sheet)
    return first.sheet < second.sheet ? -1 : 1;
  if (first.area.first_row != second.area.first_row)
    return first.area.first_row < second.area.first_row ? -1 : 1;
  if (first.area.first_column != second.area.first_column)
    return first.area.first_column < second.area.first_column ? -1 : 1;
  return 0;
}

static void
find_tables (RemitImportSession *self)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  g_autoptr (GPtrArray) matrices = remit_workbook_propose (self->workbook, graph);
  g_autoptr (GPtrArray) registers = remit_workbook_propose_registers (self->workbook, graph);

  for (guint i = 0; i < matrices->len; i++)
    g_ptr_array_add (self->tables,
                     remit_import_matrix_new (self->document, self->workbook,
                                              remit_proposal_copy (matrices->pdata[i])));
  for (guint i = 0; i < registers->len; i++)
    g_ptr_array_add (
      self->tables, remit_import_register_new (self->document, self->workbook,
                                               remit_register_proposal_copy (registers->pdata[i])));
}

void
remit_import_session_set_workbook (RemitImportSession *self, RemitWorkbook *workbook)
{
  g_return_if_fail (REMIT_IS_IMPORT_SESSION (self));

  g_ptr_array_set_size (self->tables, 0);
  g_clear_pointer (&self->workbook, remit_workbook_free);
  self->workbook = workbook;
  find_tables (self);
  g_ptr_array_sort (self->tables, compare_tables);
  for (guint i = 0; i < self->tables->len; i++)
    {
      remit_import_memory_recall (self->tables->pdata[i]);
      watch (self, self->tables->pdata[i]);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

const RemitWorkbook *
remit_import_session_get_workbook (RemitImportSession *self)
{
  return self->workbook;
}

guint
remit_import_session_n_tables (RemitImportSession *self)
{
  return self->tables->len;
}

RemitImportTable *
remit_import_session_get_table (RemitImportSession *self, guint table)
{
  g_return_val_if_fail (table < self->tables->len, NULL);
  return self->tables->pdata[table];
}

guint
remit_import_session_add_table (RemitImportSession *self, RemitImportSort sort,
                                const RemitImportPlace *place)
{
  g_ptr_array_add (self->tables, make_table (self, sort, place));
  g_signal_emit (self, signals[CHANGED], 0);
  return self->tables->len - 1;
}

gboolean
remit_import_session_find_all (RemitImportSession *self, guint sheet, RemitImportPlace *place)
{
  const RemitTableGrid *grid = remit_workbook_sheet_grid (self->workbook, sheet);
  guint n_rows = remit_table_grid_n_rows (grid), n_columns = remit_table_grid_n_columns (grid);

  if (n_rows == 0 || n_columns == 0)
    return FALSE;
  place->sheet = sheet;
  place->area = (RemitTableArea){ 0, n_rows - 1, 0, n_columns - 1 };
  return TRUE;
}

void
remit_import_session_set_sort (RemitImportSession *self, guint index, RemitImportSort sort)
{
  RemitImportTable *table = remit_import_session_get_table (self, index);
  RemitImportPlace place;

  if (remit_import_table_get_sort (table) == sort)
    return;
  remit_import_table_get_place (table, &place);
  self->tables->pdata[index] = make_table (self, sort, &place);
  remit_import_table_set_wanted (self->tables->pdata[index], remit_import_table_get_wanted (table));
  g_object_unref (table);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- what it would change ---- */

static gboolean
apply_tables (RemitImportSession *self, RemitEdit *edit, RemitImportPreview *preview,
              RemitImportTarget *target, GError **error)
{
  *target = (RemitImportTarget){ 0 };
  for (guint i = 0; i < self->tables->len; i++)
    {
      RemitImportTarget one = { 0 };

      if (!remit_import_table_get_wanted (self->tables->pdata[i]))
        continue;
      if (!remit_import_table_apply (self->tables->pdata[i], edit, preview, &one, error))
        return FALSE;
      if (target->view == NULL)
        *target = one;
    }
  if (target->view != NULL)
    return TRUE;
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                       _("No table is chosen. Tick at least one."));
  return FALSE;
}

static RemitEdit *
begin (RemitImportSession *self)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *label = g_strdup_printf (_("Import %s"), name);

  return remit_document_begin (self->document, label);
}

RemitImportPreview *
remit_import_session_preview (RemitImportSession *self, GError **error)
{
  g_autoptr (RemitImportPreview) preview = remit_import_preview_new ();
  g_autoptr (RemitEdit) edit = begin (self); /* freed: all of it is taken back */
  RemitImportTarget target;

  return apply_tables (self, edit, preview, &target, error) ? g_steal_pointer (&preview) : NULL;
}

/* A new document is called after its first file. */
static void
name_document (RemitImportSession *self, RemitEdit *edit)
{
  const RemitGraph *graph = remit_edit_get_graph (edit);
  g_autofree char *name = g_filename_display_basename (self->path);
  char *dot = strrchr (name, '.');

  if (remit_document_get_path (self->document) != NULL || *remit_graph_meta (graph, "title") != '\0'
      || remit_graph_count (graph, REMIT_TABLE_NODE) > 0)
    return;
  if (dot != NULL && dot != name)
    *dot = '\0';
  remit_meta_set (edit, "title", name);
}

gboolean
remit_import_session_apply (RemitImportSession *self, RemitImportTarget *target, GError **error)
{
  g_autoptr (RemitImportPreview) preview = remit_import_preview_new ();
  g_autoptr (RemitEdit) edit = begin (self);

  name_document (self, edit);
  if (!apply_tables (self, edit, preview, target, error)
      || !remit_document_commit_import (self->document, g_steal_pointer (&edit), error))
    return FALSE;
  for (guint i = 0; i < self->tables->len; i++)
    if (remit_import_table_get_wanted (self->tables->pdata[i]))
      remit_import_memory_keep (self->tables->pdata[i]);
  return TRUE;
}

/* ---- object ---- */

static void
remit_import_session_finalize (GObject *object)
{
  RemitImportSession *self = REMIT_IMPORT_SESSION (object);

  g_ptr_array_unref (self->tables);
  g_clear_pointer (&self->workbook, remit_workbook_free);
  g_clear_object (&self->document);
  g_free (self->path);
  G_OBJECT_CLASS (remit_import_session_parent_class)->finalize (object);
}

static void
remit_import_session_class_init (RemitImportSessionClass *class)
{
  G_OBJECT_CLASS (class)->finalize = remit_import_session_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
remit_import_session_init (RemitImportSession *self)
{
  self->tables = g_ptr_array_new_with_free_func (g_object_unref);
}

RemitImportSession *
remit_import_session_new (RemitDocument *document, const char *path)
{
  RemitImportSession *self = g_object_new (REMIT_TYPE_IMPORT_SESSION, NULL);

  self->document = g_object_ref (document);
  self->path = g_strdup (path);
  return self;
}

RemitDocument *
remit_import_session_get_document (RemitImportSession *self)
{
  return self->document;
}

const char *
remit_import_session_get_path (RemitImportSession *self)
{
  return self->path;
}
