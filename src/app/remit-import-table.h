/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-sheet-model.h"
#include "remit-table-plan.h"
#include "remit-tables.h"

G_BEGIN_DECLS

/* One table of a file while a person decides about it: where it stands, how it is read, what it
 * says and what it would change.  What all tables have in common is here; RemitImportMatrix knows
 * tables of responsibilities, RemitImportRegister tables in which each row is a budget line, an
 * agreement or a KPI.
 *
 * Signal "changed": it is read in another way now. */
#define REMIT_TYPE_IMPORT_TABLE (remit_import_table_get_type ())
G_DECLARE_DERIVABLE_TYPE (RemitImportTable, remit_import_table, REMIT, IMPORT_TABLE, GObject)

typedef enum
{
  REMIT_IMPORT_SORT_MATRIX,
  REMIT_IMPORT_SORT_BUDGET,
  REMIT_IMPORT_SORT_AGREEMENTS,
  REMIT_IMPORT_SORT_KPIS,
  REMIT_N_IMPORT_SORTS
} RemitImportSort;

/* Translated: "Responsibilities". */
const char *remit_import_sort_label (RemitImportSort sort);

typedef struct
{
  guint sheet;
  RemitTableArea area;
} RemitImportPlace;

/* FALSE when @text is no range ("A3:H20"). */
gboolean remit_import_place_parse (RemitImportPlace *place, const char *text);
char *remit_import_place_spell (const RemitImportPlace *place); /* "A3:H20" */
gboolean remit_import_place_has (const RemitImportPlace *place, guint row, guint column);

/* ---- what an import would do ---- */

typedef struct
{
  RemitPlanKind kind;
  char *sentence;
} RemitImportChange;

/* A name in a table that is much like one in the document. */
typedef struct
{
  RemitImportTable *table; /* borrowed */
  gboolean is_party;
  guint index; /* in the content */
  char *name;
  RemitId near[3]; /* REMIT_ID_NONE ends */
  RemitId chosen;  /* REMIT_ID_NONE: a new one */
} RemitImportQuestion;

typedef struct
{
  GPtrArray *changes;   /* element-type RemitImportChange */
  GPtrArray *questions; /* element-type RemitImportQuestion */
  GPtrArray *summaries; /* element-type utf8: a sentence for each wanted table, with its title */
} RemitImportPreview;

RemitImportPreview *remit_import_preview_new (void);
void remit_import_preview_free (RemitImportPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitImportPreview, remit_import_preview_free)
void remit_import_preview_add_change (RemitImportPreview *preview, RemitPlanKind kind,
                                      const char *sentence);
/* @title is the table's. */
void remit_import_preview_add_summary (RemitImportPreview *preview, const char *title,
                                       const char *summary);

/* What the window shows after an import. */
typedef struct
{
  const char *view; /* its name; static; NULL: nothing was done */
  RemitId matrix;   /* of a matrix */
  RemitId thing;    /* the first new line of a register; REMIT_ID_NONE */
} RemitImportTarget;

/* ---- for subclasses ---- */

struct _RemitImportTableClass
{
  GObjectClass parent_class;

  RemitImportSort (*get_sort) (RemitImportTable *self);
  const char *(*get_title) (RemitImportTable *self);

  void (*get_place) (RemitImportTable *self, RemitImportPlace *place);
  /* Proposes anew how to read what stands there. */
  void (*set_place) (RemitImportTable *self, const RemitImportPlace *place);
  guint (*get_header_rows) (RemitImportTable *self);
  void (*set_header_rows) (RemitImportTable *self, guint n);
  char (*get_decimal) (RemitImportTable *self);
  void (*set_decimal) (RemitImportTable *self, char decimal);

  /* Makes the content, drops it.  Only after read() has said TRUE are the following asked. */
  gboolean (*read) (RemitImportTable *self, GError **error);
  void (*forget) (RemitImportTable *self);
  char *(*count) (RemitImportTable *self);
  guint (*get_n_rows) (RemitImportTable *self);
  const GPtrArray *(*get_warnings) (RemitImportTable *self);
  const GPtrArray *(*get_skipped) (RemitImportTable *self);
  /* Plans what it would change, tells @preview, and does it. */
  gboolean (*apply) (RemitImportTable *self, RemitEdit *edit, RemitImportPreview *preview,
                     RemitImportTarget *target, GError **error);

  /* Choices as text, and back: they do not fit files of another shape. */
  char *(*get_shape) (RemitImportTable *self);
  char *(*serialise) (RemitImportTable *self);
  void (*recall) (RemitImportTable *self, const char *choices);

  /* How the sheet shows it; rows and columns are those of the sheet.  These may be NULL but for
   * the first two. */
  int (*get_column_width) (RemitImportTable *self, guint column);
  void (*get_cell) (RemitImportTable *self, guint row, guint column, RemitSheetCell *cell);
  char *(*describe_cell) (RemitImportTable *self, guint row, guint column);
  char *(*explain_cell) (RemitImportTable *self, guint row, guint column);
  /* What a column is, beside its letter, and whether it has figures; (transfer full), NULL. */
  char *(*describe_column) (RemitImportTable *self, guint column, gboolean *figures);
  guint (*get_n_totals) (RemitImportTable *self);
  const char *(*get_total_label) (RemitImportTable *self, guint total);
  char *(*get_total) (RemitImportTable *self, guint total, guint column);
};

/* To be called when the proposal has changed: drops what was read and tells. */
void remit_import_table_changed (RemitImportTable *self);

/* To be called by the makers of subclasses; @workbook must live longer than the table. */
void remit_import_table_set_file (RemitImportTable *self, RemitDocument *document,
                                  const RemitWorkbook *workbook);

/* ---- for everybody ---- */

RemitDocument *remit_import_table_get_document (RemitImportTable *self);
const RemitGraph *remit_import_table_get_graph (RemitImportTable *self);
const RemitWorkbook *remit_import_table_get_workbook (RemitImportTable *self);
/* The cells of its sheet. */
const RemitTableGrid *remit_import_table_get_grid (RemitImportTable *self);

RemitImportSort remit_import_table_get_sort (RemitImportTable *self);
const char *remit_import_table_get_title (RemitImportTable *self);
void remit_import_table_get_place (RemitImportTable *self, RemitImportPlace *place);
/* On the same sheet; FALSE and a sentence when @range is none. */
gboolean remit_import_table_set_range (RemitImportTable *self, const char *range, GError **error);
guint remit_import_table_get_header_rows (RemitImportTable *self);
/* At least one row of the table is no header. */
void remit_import_table_set_header_rows (RemitImportTable *self, guint n);
char remit_import_table_get_decimal (RemitImportTable *self);
void remit_import_table_set_decimal (RemitImportTable *self, char decimal);
gboolean remit_import_table_get_wanted (RemitImportTable *self);
void remit_import_table_set_wanted (RemitImportTable *self, gboolean wanted);

/* Reads the table unless that was done; FALSE when nothing of it can be read: then @problem, if not
 * NULL, gets the sentence, borrowed. */
gboolean remit_import_table_read (RemitImportTable *self, const char **problem);
/* Of a table that can be read: "7 parties, 10 activities, 75 letters in 70 cells"; (transfer full).
 */
char *remit_import_table_count (RemitImportTable *self);
/* How many rows were read: how much work it is; 0 when it cannot be read. */
guint remit_import_table_get_n_rows (RemitImportTable *self);
/* (element-type RemitTableRemark) */
const GPtrArray *remit_import_table_get_warnings (RemitImportTable *self);
const GPtrArray *remit_import_table_get_skipped (RemitImportTable *self);
gboolean remit_import_table_apply (RemitImportTable *self, RemitEdit *edit,
                                   RemitImportPreview *preview, RemitImportTarget *target,
                                   GError **error);

G_END_DECLS
