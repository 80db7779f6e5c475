/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-sheet-model.h"

G_BEGIN_DECLS

/* A model for tests and measurements of the sheet: letters in a plain array, a group before every
 * @group rows (0: no groups), parties as chips in the columns of @chips. */
#define TOY_TYPE_SHEET (toy_sheet_get_type ())
G_DECLARE_FINAL_TYPE (ToySheet, toy_sheet, TOY, SHEET, GObject)

struct _ToySheet
{
  GObject parent_instance;

  /* owned */
  GPtrArray *rows;    /* ToyLine, in order, groups among them */
  GPtrArray *shown;   /* borrowed: those not folded away */
  GPtrArray *columns; /* ToyLine */

  /* state; ready to be set by a test */
  guint n_acts; /* calls of set_texts, move_lines, add_row, paste_beyond, rename_line */
  guint n_cells_asked;
  gboolean plain; /* no margins, no totals */
  RemitId next_id;
};

typedef struct
{
  char *name;
  RemitId id;
  gboolean group, folded;
  char **cells; /* of rows, one for each column id - 1; NULL: empty */
  guint n_cells;
} ToyLine;

ToySheet *toy_sheet_new (guint n_rows, guint n_columns, guint group);
/* Fills the cells with letters, always the same ones. */
void toy_sheet_fill (ToySheet *self);
/* A few rows as they are in a workshop, with all that a cell can show. */
ToySheet *toy_sheet_new_sample (void);
const char *toy_sheet_get (ToySheet *self, guint row, guint column);
void toy_sheet_put (ToySheet *self, guint row, guint column, const char *text);

G_END_DECLS
