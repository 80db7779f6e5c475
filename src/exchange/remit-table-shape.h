/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-table-letters.h"
#include "remit-workbook-private.h"

G_BEGIN_DECLS

/* Where the tables of a sheet are and how they lie: the part of reading that guesses.
 *
 * remit-table-shape.c      a sheet seen as kinds of texts; the rows of a table
 * remit-table-pieces.c     the sheet cut into pieces at blank rows and columns, pieces joined again
 * remit-table-header.c     header rows, columns of letters, tables that stand one on the other
 * remit-table-axes.c       which way round a table is, how sure we are
 * remit-table-words.c      what words say of a header or a name
 * remit-table-columns.c    what each column is
 * remit-table-marks.c      the same for tables that Remit wrote, which say it themselves */

typedef struct
{
  const RemitWorkbook *workbook;
  guint sheet;
  const RemitTableGrid *grid;
  RemitTableLetters *letters; /* owned */
  GHashTable *legend;         /* owned: places of explanations */
  guint8 *kinds;              /* owned: RemitTextKind of each cell of the grid */
  guint *offsets;             /* owned: of the first cell of each row in kinds */
} RemitTableShape;

/* @own as of remit_raci_cell_read(); may be NULL. */
RemitTableShape *remit_table_shape_new (const RemitWorkbook *workbook, const RemitGraph *graph,
                                        guint sheet, GHashTable *own);
void remit_table_shape_free (RemitTableShape *shape);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitTableShape, remit_table_shape_free)

/* Of what a person sees in the cell; explanations of letters count as empty. */
RemitTextKind remit_table_shape_kind (const RemitTableShape *shape, guint row, guint column);
#define remit_table_shape_text(shape, row, column)                                                 \
  remit_table_grid_seen ((shape)->grid, row, column)
/* The same, without white space at its ends and line breaks; (transfer full). */
char *remit_table_shape_folded (const RemitTableShape *shape, guint row, guint column);
/* Whether the cell has a text, other than one that says that there is nothing. */
gboolean remit_table_shape_has_text (const RemitTableShape *shape, guint row, guint column);

/* A table as it was found. */
typedef struct
{
  RemitTableArea area; /* without titles */
  guint first_data;    /* row */
  guint n_header;      /* rows from area.first_row */
  gboolean *letters;   /* owned: by column from area.first_column, whether it holds letters */
  guint n_letters;     /* how many do */
  gboolean marks;      /* the last header row says what a mark in the column means */
  gboolean across;     /* a column for each letter, with names in it */
  guint64 schemes;     /* bits: the ones that read it; one when it is settled */
} RemitTableFound;

void remit_table_found_free (RemitTableFound *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitTableFound, remit_table_found_free)

#define remit_table_found_is_letters(found, column)                                                \
  ((found)->letters[(column) - (found)->area.first_column])

typedef enum
{
  REMIT_ROW_BLANK,
  REMIT_ROW_LABEL, /* texts, none in the columns of letters */
  REMIT_ROW_DATA,
  REMIT_ROW_TEXTS, /* words in the columns of letters: a header, totals, remarks on the columns */
} RemitRowKind;

RemitRowKind remit_table_row_kind (const RemitTableShape *shape, const RemitTableFound *found,
                                   guint row);

/* All tables of the sheet, by place. (transfer full) (element-type RemitTableFound) */
GPtrArray *remit_table_find (RemitTableShape *shape);
/* The tables in an area: several when they stand one on the other.  They are added to @tables. */
void remit_table_find_in (RemitTableShape *shape, const RemitTableArea *area, GPtrArray *tables);
/* Works out the columns of letters and the header of a table whose area is settled; FALSE when it
 * has no letter.  @n_header G_MAXUINT: finds it out. */
gboolean remit_table_find_header (RemitTableShape *shape, RemitTableFound *found, guint n_header);
/* Chooses the scheme that reads the table's letters; its index, and how many of the cells with a
 * text it reads. */
guint remit_table_choose_scheme (RemitTableShape *shape, const RemitTableFound *found,
                                 guint *n_read, guint *n_filled);

/* Letters of a scheme that a table uses, as bits of duties, and how often. */
typedef struct
{
  guint duties;
  guint n_distinct;
  guint n_cells;       /* with a letter */
  guint n_texts;       /* with a text in a column of letters */
  guint lines;         /* rows with a letter */
  guint lines_sharp;   /* of them with exactly one who answers */
  guint columns_sharp; /* columns of letters with exactly one who answers */
} RemitTableCount;

void remit_table_count (const RemitTableShape *shape, const RemitTableFound *found,
                        const RemitScheme *scheme, RemitTableCount *count);
RemitOrientation remit_table_orient (const RemitTableShape *shape, const RemitTableFound *found,
                                     const RemitTableCount *count);
/* 0 to 100 */
guint remit_table_rate (const RemitTableShape *shape, const RemitTableFound *found,
                        const RemitScheme *scheme, const RemitTableCount *count, const char *title);
/* The title above a table; else the sheet's name, else the file's; (transfer full). */
char *remit_table_title (const RemitTableShape *shape, const RemitTableArea *area);
/* Words of headers, for a guess: a date, a status, a remark is no party. */
gboolean remit_table_is_text_header (const char *text);
gboolean remit_table_is_activity_header (const char *text);
gboolean remit_table_is_party_header (const char *text);
/* Words that people use for teams and offices, and for work. */
gboolean remit_table_sounds_like_party (const char *text);
gboolean remit_table_sounds_like_activity (const char *text);
/* Whether a header is one of @words, NULL at the end, or begins or ends with one as a word of its
 * own. */
gboolean remit_table_has_word (const char *text, const char *const *words);

/* Takes @text and gives it back, a long one without the description behind the name. */
char *remit_table_cut_name (char *text);

/* What each column is; fills proposal->columns from its range, header rows, orientation. */
void remit_table_fill_columns (const RemitTableShape *shape, const RemitTableFound *found,
                               RemitProposal *proposal);
/* Adds to proposal->letters what the columns of letters hold, most frequent first. */
void remit_table_fill_letters (const RemitTableShape *shape, RemitProposal *proposal);

/* Whether Remit wrote the table of a sheet. */
gboolean remit_table_has_marks (const RemitTableGrid *grid);
/* Fills @proposal from the marks of a table that Remit wrote; FALSE when the sheet has none. */
gboolean remit_table_read_marks (const RemitTableShape *shape, RemitProposal *proposal);
/* The id of the matrix in the text of the corner; "" when it is none. (transfer full) */
char *remit_table_matrix_of_mark (const char *text);

GPtrArray *remit_proposal_new_columns (void);
void remit_proposal_add_letter (RemitProposal *proposal, const char *text, int duty,
                                const char *name, guint count);

/* What texts stand for by the proposal, as of remit_raci_cell_read(); NULL when only the scheme
 * counts. (transfer full) */
GHashTable *remit_proposal_own_texts (const RemitProposal *proposal);
/* A copy of the proposal's scheme, or the one that its letters make; never NULL. */
RemitScheme *remit_proposal_scheme (const RemitProposal *proposal, const RemitGraph *graph);

/* The same as remit_workbook_propose() with texts that the caller explains; @sheet -1: all that are
 * not hidden. Tables of at least @confidence. */
GPtrArray *remit_workbook_propose_with (const RemitWorkbook *workbook, const RemitGraph *graph,
                                        GHashTable *own, int sheet, guint confidence);
RemitProposal *remit_workbook_propose_area (const RemitWorkbook *workbook, const RemitGraph *graph,
                                            GHashTable *own, guint sheet,
                                            const RemitTableArea *area);

G_END_DECLS
