/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-scheme.h"

G_BEGIN_DECLS

/* What a table of responsibilities says, whatever its shape was: the result of reading it, and what
 * a plan compares with a document (remit-table-plan.h).  Always activities down and parties across,
 * whichever way the file had them.  All texts are owned, UTF-8, NFC, never NULL. */

typedef struct
{
  char *name;
  char *group; /* of a header of several rows: what stands above the name; "" */
  char *id;    /* the node's XML id from a table that Remit wrote; "" elsewhere */
  char *where; /* "D3" */
} RemitTableParty;

typedef struct
{
  char *name;
  char *value;
} RemitTableText; /* a column that is no party: "Remarks" */

typedef struct
{
  char *name;
  char *group; /* the phase or domain it stands in, "" */
  char *code;  /* the number column, "" */
  char *id;    /* as of parties */
  char *where;
  guint depth;      /* of an indented tree */
  GPtrArray *texts; /* element-type RemitTableText */
} RemitTableActivity;

typedef struct
{
  guint activity, party; /* indices */
  guint duties;          /* bits 1 << RemitLinkKind; 0 when only unread */
  guint n_letters;
  gboolean look_alike;
  char *text; /* as it stood there */
  char *note;
  char *unread; /* what was not understood */
  char *where;
} RemitTableCell;

typedef struct
{
  char *where; /* "C7", a range, or "" for the whole table */
  char *message;
} RemitTableRemark;

typedef struct
{
  char *sheet;           /* name of the sheet; of other files "" */
  char *range;           /* "A1:H20" */
  char *title;           /* for the matrix: a title row, the sheet's or file's name */
  RemitScheme *scheme;   /* owned; one that the document lacks when own_scheme */
  gboolean own_scheme;   /* letters explained by the table's own legend or the user's map */
  GPtrArray *parties;    /* element-type RemitTableParty */
  GPtrArray *activities; /* element-type RemitTableActivity */
  GPtrArray *cells;      /* element-type RemitTableCell: with at least a letter or something unread,
                            by activity, then party */
  GPtrArray *skipped;    /* element-type RemitTableRemark: rows, columns that were left out, why */
  GPtrArray *warnings;   /* element-type RemitTableRemark */
  char *matrix_id;       /* the XML id of the matrix that Remit wrote, "" elsewhere */
} RemitTableContent;

RemitTableContent *remit_table_content_new (void);
void remit_table_content_free (RemitTableContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitTableContent, remit_table_content_free)

/* Each takes copies and returns what it added, borrowed. */
RemitTableParty *remit_table_content_add_party (RemitTableContent *content, const char *name,
                                                const char *id, const char *where);
RemitTableActivity *remit_table_content_add_activity (RemitTableContent *content, const char *name,
                                                      const char *group, const char *where);
void remit_table_activity_add_text (RemitTableActivity *activity, const char *name,
                                    const char *value);
RemitTableCell *remit_table_content_add_cell (RemitTableContent *content, guint activity,
                                              guint party, const char *text, const char *where);
void remit_table_content_warn (RemitTableContent *content, const char *where, const char *format,
                               ...) G_GNUC_PRINTF (3, 4);
void remit_table_content_skip (RemitTableContent *content, const char *where, const char *format,
                               ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
