/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-raci-cell.h"
#include "remit-table-grid.h"

G_BEGIN_DECLS

/* What the texts of cells may be, in the letters of any scheme: the ground on which shapes are
 * found.  Each distinct text is looked at once. */

typedef enum
{
  REMIT_TEXT_EMPTY,
  REMIT_TEXT_NOTHING, /* "-", "N/A" */
  REMIT_TEXT_LETTERS, /* letters of some scheme and nothing else of weight */
  REMIT_TEXT_MARK,    /* "X", "✓": the place says what it means */
  REMIT_TEXT_SHORT,   /* one to three letters that no scheme knows */
  REMIT_TEXT_NUMBER,
  REMIT_TEXT_WORDS,
} RemitTextKind;

typedef struct
{
  RemitTextKind kind;
  guint64 schemes; /* bits: which of the schemes read it */
} RemitTextClass;

/* Letters as the table itself explains them. */
typedef struct
{
  char *text; /* "R", "●" */
  char *name; /* "Responsible" */
  guint row, column;
} RemitLegendEntry;

typedef struct
{
  GPtrArray *schemes;  /* element-type RemitScheme, owned: candidates, the document's own first */
  int explained;       /* the scheme that the legend agrees with; -1 none */
  GPtrArray *legend;   /* element-type RemitLegendEntry */
  GHashTable *own;     /* case-folded text -> duty, of the legend and of the person; NULL none */
  GHashTable *classes; /* text -> RemitTextClass */
  GHashTable *headers; /* text -> bits of schemes, as guint64 */
} RemitTableLetters;

#define remit_table_letters_scheme(letters, i) ((RemitScheme *) (letters)->schemes->pdata[i])

/* @own (may be NULL) says what texts stand for, as of remit_raci_cell_read(). */
RemitTableLetters *remit_table_letters_new (const RemitGraph *graph, GHashTable *own);
void remit_table_letters_free (RemitTableLetters *letters);

/* @text stays as long as @letters. */
const RemitTextClass *remit_table_letters_classify (RemitTableLetters *letters, const char *text);
/* The index of a scheme; -1 when there is none. */
int remit_table_letters_find (const RemitTableLetters *letters, const char *key);
/* What the header of a column of letters stands for in a scheme: "R", "Responsible", "Accountable
 * (A)"; NULL when it is none. */
const RemitSchemeLetter *remit_table_letters_header (RemitTableLetters *letters, const char *text,
                                                     guint scheme);
/* The bits of the schemes in which it stands for a letter. */
guint64 remit_table_letters_header_schemes (RemitTableLetters *letters, const char *text);

/* Finds where @grid explains letters, and takes the explanations over; @cells gets the places
 * (row << 32 | column as gint64) that hold them. */
void remit_table_letters_read_legend (RemitTableLetters *letters, const RemitTableGrid *grid,
                                      GHashTable *cells);

void remit_legend_entry_free (RemitLegendEntry *entry);

G_END_DECLS
