/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-sheet-model.h"

G_BEGIN_DECLS

/* A list of figures that are worked out elsewhere, as a sheet shows it: read with the keys of a
 * spreadsheet and copied into one.  Only a column that is said to be can be edited, in rows that
 * have a tag, and whoever shows the list says what comes of it.  It is filled anew from the start
 * each time: clear, columns, rows with their texts, totals, done. */
#define REMIT_TYPE_MONEY_TABLE (remit_money_table_get_type ())
G_DECLARE_FINAL_TYPE (RemitMoneyTable, remit_money_table, REMIT, MONEY_TABLE, GObject)

RemitMoneyTable *remit_money_table_new (void);
/* @corner is the title of the names of rows. */
void remit_money_table_clear (RemitMoneyTable *self, const char *corner);
void remit_money_table_add_column (RemitMoneyTable *self, const char *title, const char *tooltip);
/* @id: what the row stands for in the shared selection; REMIT_ID_NONE none. */
void remit_money_table_add_row (RemitMoneyTable *self, RemitId id, const char *name, guint depth);
/* The rows added from now on are totals, below all others. */
void remit_money_table_add_total (RemitMoneyTable *self, const char *label);
/* The text of a cell of the row or total added last; takes @text, NULL for nothing. */
void remit_money_table_take_text (RemitMoneyTable *self, guint column, char *text,
                                  RemitSheetGravity gravity);
/* What the row added last is called by those who edit it. */
void remit_money_table_set_tag (RemitMoneyTable *self, const char *tag);
/* Makes the cells of @column editable. */
void remit_money_table_set_editable (RemitMoneyTable *self, guint column);
/* NULL: none; borrowed until the next clear. */
const char *remit_money_table_get_tag (RemitMoneyTable *self, guint row);
RemitId remit_money_table_get_id (RemitMoneyTable *self, guint row);
/* All changes are in the editable column, of rows with a tag.  FALSE and a sentence, and nothing is
 * changed. */
typedef gboolean (*RemitMoneyTableEdit) (RemitMoneyTable *self, const RemitSheetChange *changes,
                                         guint n, gpointer data, GError **error);
void remit_money_table_set_edit (RemitMoneyTable *self, RemitMoneyTableEdit edit, gpointer data);
/* Tells the sheet. */
void remit_money_table_done (RemitMoneyTable *self);
guint remit_money_table_get_n_rows (RemitMoneyTable *self);

G_END_DECLS
