/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-table-content.h"
#include "remit-table-grid.h"

G_BEGIN_DECLS

/* Reading tables from any file: a workbook is one or more sheets of cells; in a sheet one or more
 * tables are found, each with a proposal of how to read it; the person (or an option) may change
 * the proposal; reading it gives a RemitTableContent.  Nothing here looks at a document except for
 * its own schemes. */

/* ---- workbooks ---- */

typedef struct
{
  const char *encoding; /* of text files: "UTF-8", "windows-1252"; NULL found out */
  char separator;       /* of text files: 0 found out */
} RemitWorkbookOptions;

typedef struct _RemitWorkbook RemitWorkbook;

/* .xlsx, .csv, .tsv, Markdown, HTML, found out by content. @options may be NULL. NULL and a
 * sentence on failure. */
RemitWorkbook *remit_workbook_read_file (const char *path, const RemitWorkbookOptions *options,
                                         GError **error);
/* Text from the clipboard (TSV) or an open file. @name is what messages call it. */
RemitWorkbook *remit_workbook_read_bytes (GBytes *bytes, const char *name,
                                          const RemitWorkbookOptions *options, GError **error);
void remit_workbook_free (RemitWorkbook *workbook);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitWorkbook, remit_workbook_free)

const char *
remit_workbook_format (const RemitWorkbook *workbook); /* "xlsx", "csv", "markdown", "html" */
const char *remit_workbook_encoding (const RemitWorkbook *workbook); /* "" for .xlsx */
/* Whether the encoding was guessed and others are as likely: worth a look. */
gboolean remit_workbook_encoding_is_guess (const RemitWorkbook *workbook);
char remit_workbook_separator (const RemitWorkbook *workbook); /* 0 for .xlsx */
guint remit_workbook_n_sheets (const RemitWorkbook *workbook);
const char *remit_workbook_sheet_name (const RemitWorkbook *workbook, guint sheet);
gboolean remit_workbook_sheet_is_hidden (const RemitWorkbook *workbook, guint sheet);
const RemitTableGrid *remit_workbook_sheet_grid (const RemitWorkbook *workbook, guint sheet);

/* ---- proposals ---- */

typedef enum
{
  REMIT_ORIENTATION_ACTIVITIES_DOWN, /* activities down, parties across */
  REMIT_ORIENTATION_PARTIES_DOWN,
  REMIT_ORIENTATION_LETTERS_ACROSS, /* a column for each letter with party names in it */
} RemitOrientation;

typedef enum
{
  REMIT_COLUMN_SKIP,
  REMIT_COLUMN_NAME, /* of the activity (or of the party when parties stand down) */
  REMIT_COLUMN_GROUP,
  REMIT_COLUMN_CODE,
  REMIT_COLUMN_LETTERS, /* a party's (an activity's) cells */
  REMIT_COLUMN_TEXT,    /* kept as a property of the row's activity */
  REMIT_COLUMN_ID,      /* Remit's own */
} RemitColumnRole;

typedef struct
{
  RemitColumnRole role;
  char *name;   /* the lowest of the header rows that is filled; "Column 4" when it has none */
  char *group;  /* what stands above that; "" */
  char *letter; /* of a column for one letter, with names or marks ("X") in it; else "" */
} RemitProposalColumn;

/* All numbers count from 0; a range is inclusive. */
typedef struct
{
  guint sheet;
  guint first_row, last_row, first_column, last_column;
  guint n_header_rows; /* from first_row */
  RemitOrientation orientation;
  GPtrArray *columns; /* element-type RemitProposalColumn, from first_column */
  char *scheme;       /* key; "" own letters */
  GPtrArray *letters; /* element-type RemitProposalLetter: what each text stands for */
  char *title;
  char decimal;     /* '.' or ',' : of numbers in text columns */
  guint confidence; /* 0 to 100: how sure */
} RemitProposal;

typedef struct
{
  char *text;  /* "X", "А" */
  int duty;    /* RemitLinkKind, -1: leave it out */
  char *name;  /* "Executes", from a legend; "" */
  guint count; /* how often it stands in the table */
} RemitProposalLetter;

/* The tables of responsibilities in a workbook, by sheet and place; empty when there is none.  A
 * table that has no letter in it, a legend, a form, a list of costs are none. (transfer full)
 * (element-type RemitProposal) */
GPtrArray *remit_workbook_propose (const RemitWorkbook *workbook, const RemitGraph *graph);
/* The proposal for a range that a person chose ("A3:H20" as rows and columns). */
RemitProposal *remit_workbook_propose_range (const RemitWorkbook *workbook, const RemitGraph *graph,
                                             guint sheet, guint first_row, guint last_row,
                                             guint first_column, guint last_column);
/* After n_header_rows, orientation or scheme were changed: works out the columns and letters
 * anew. */
void remit_proposal_update (RemitProposal *proposal, const RemitWorkbook *workbook,
                            const RemitGraph *graph);
RemitProposal *remit_proposal_copy (const RemitProposal *proposal);
void remit_proposal_free (RemitProposal *proposal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitProposal, remit_proposal_free)

/* Short text that is the same for files of one shape (headers, sheet count), to remember choices
 * under; (transfer full). And a proposal's choices as text and back: FALSE when they do not fit. */
char *remit_proposal_shape (const RemitProposal *proposal, const RemitWorkbook *workbook);
char *remit_proposal_serialise (const RemitProposal *proposal);
gboolean remit_proposal_apply_serialised (RemitProposal *proposal, const RemitWorkbook *workbook,
                                          const RemitGraph *graph, const char *choices);

/* NULL and a sentence when nothing of the range can be read. */
RemitTableContent *remit_proposal_read (const RemitProposal *proposal,
                                        const RemitWorkbook *workbook, const RemitGraph *graph,
                                        GError **error);

/* "C7" of row 6, column 2; (transfer full). "A3:H20" and back. */
char *remit_cell_name (guint row, guint column);
gboolean remit_range_parse (const char *text, guint *first_row, guint *last_row,
                            guint *first_column, guint *last_column);

G_END_DECLS
