/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-import.h"
#include "remit-raci-cell.h"
#include "remit-table-grid.h"

G_BEGIN_DECLS

/* What a grid of texts means as a table of responsibilities: where its header is, what its columns
 * are, in which letters it is written.  The shape that is understood now has activities down and
 * parties across. */

typedef enum
{
  REMIT_RACI_PARTY,
  REMIT_RACI_ITEM,  /* names of activities */
  REMIT_RACI_CODE,  /* numbers of activities, left of their names */
  REMIT_RACI_TEXT,  /* remarks */
  REMIT_RACI_BLANK, /* nothing in it */
} RemitRaciRole;

typedef struct
{
  RemitRaciRole role;
  char *name; /* the header, or "Column 4" */
} RemitRaciColumn;

typedef struct
{
  const RemitTableGrid *grid; /* borrowed */
  const char *name;           /* borrowed: of the file */
  char *title; /* of the table: a single cell above it, or the file's name without ending */
  guint header;               /* row */
  RemitRaciColumn *columns;
  guint n_columns;
  guint n_parties;            /* columns of that role */
  guint item_column;
  RemitScheme *scheme;
  GHashTable *cells;          /* text -> RemitRaciCell */
} RemitRaciTable;

/* NULL and a sentence when @grid is no table of responsibilities or has no letter in it.  What is
 * odd is added to @report. @grid and @name must outlive the table. */
RemitRaciTable *remit_raci_table_new (const RemitGraph *graph, const RemitTableGrid *grid,
                                      const char *name, RemitImportReport *report, GError **error);
void remit_raci_table_free (RemitRaciTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitRaciTable, remit_raci_table_free)

/* A text of the grid in the letters of the table; borrowed. */
const RemitRaciCell *remit_raci_table_read (RemitRaciTable *table, const char *text);
/* Whether a row explains a letter ("R = Responsible") and is no activity. */
gboolean remit_raci_table_is_legend (const RemitRaciTable *table, guint row);
/* What a spreadsheet calls a row or column of the grid. */
#define remit_raci_table_number(index) ((index) + 1)

G_END_DECLS
