/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-table-shape.h"

G_BEGIN_DECLS

/* The two halves of reading a table: remit-table-lines.c tells lines from groups,
 * remit-table-read.c reads what stands in them. */

/* A row that is an activity (or a party when parties stand down). */
typedef struct
{
  guint row;
  char *name, *group; /* owned */
  guint depth;
} RemitTableLine;

/* A column of letters, or several of marks. */
typedef struct
{
  guint column;             /* the first one */
  const char *name, *group; /* borrowed from the proposal */
} RemitTableUnit;

typedef struct
{
  const RemitProposal *proposal; /* borrowed */
  const RemitWorkbook *workbook; /* borrowed */
  const RemitTableShape *shape;  /* borrowed */
  RemitTableContent *content;    /* borrowed */
  RemitTableFound found;         /* the proposal's rows and columns, for the kinds of rows */
  GHashTable *own;               /* owned */
  GHashTable *readings;          /* owned: text -> RemitRaciCell */
  GArray *lines;                 /* owned: RemitTableLine */
  GArray *units;                 /* owned: RemitTableUnit */
  int *unit_of;                  /* owned: by column of the proposal; -1 none */
  guint name_column;
  gboolean parties_down;
  int id_row; /* of a table that Remit wrote; -1 none */
  guint id_column;
} RemitTableReader;

/* Fills self->lines, found, name_column; remarks on what is none. */
void remit_table_collect_lines (RemitTableReader *self);
/* Whether the cell belongs to a merged label that reaches into the letters. */
gboolean remit_table_is_label_cell (const RemitTableReader *self, guint row, guint column);
gboolean remit_table_is_node_id (const char *text);
/* A text to keep: composed, without white space at its ends; a number with a point for @decimal. */
char *remit_table_read_text (const char *text, char decimal);

G_END_DECLS
