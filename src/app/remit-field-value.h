/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

G_BEGIN_DECLS

/* Which value of a document a form field shows and edits: one field of one or several rows, of the
 * single detail row of a node (made by the first edit), or a fact about the document (table meta).
 */
typedef struct
{
  RemitDocument *document; /* borrowed */
  const RemitField *field; /* static */
  RemitTable table;        /* NONE for a fact */
  guint index;             /* of the field in its table */
  RemitId owner;           /* not 0: the single detail row of that node */
  GArray *ids;             /* element-type RemitId: the rows, unless owner is given */
} RemitFieldTarget;

typedef enum
{
  REMIT_FIELD_ABSENT, /* no row to show */
  REMIT_FIELD_COMMON, /* one value, the same in all rows */
  REMIT_FIELD_MIXED,  /* the rows differ */
} RemitFieldState;

void remit_field_target_init (RemitFieldTarget *target, RemitDocument *document, RemitTable table,
                              guint index);
/* @field->name is the key in the table meta; a field of type ENUM stores the key of its value. */
void remit_field_target_init_fact (RemitFieldTarget *target, RemitDocument *document,
                                   const RemitField *field);
void remit_field_target_clear (RemitFieldTarget *target);

/* The value of a number in @number, of a text in @text (borrowed until the next commit); either may
 * be NULL. */
RemitFieldState remit_field_target_read (const RemitFieldTarget *target, gint64 *number,
                                         const char **text);
/* One change for all rows: @text for a text field, else @number.  @merge: joins with the change
 * before it while somebody types. */
gboolean remit_field_target_write (const RemitFieldTarget *target, gint64 number, const char *text,
                                   gboolean merge, GError **error);

/* The currency of a budget line: its own, else the document's, else EUR; @line may be 0; borrowed
 * until the next commit. */
const char *remit_budget_line_currency (const RemitGraph *graph, RemitId line);
/* The currency of money in this field: that of its budget line, else the document's, else EUR;
 * borrowed until the next commit. */
const char *remit_field_target_currency (const RemitFieldTarget *target);
/* The value for a form: "12.5 %", "EUR 1,234.56", "2026-11-21"; "" when not given or mixed.
 * (transfer full) */
char *remit_field_target_format (const RemitFieldTarget *target);
/* Reads what a person types for the same: also "12,5%", "1 234,56", "EUR 1,234". */
gboolean remit_field_target_parse (const RemitFieldTarget *target, const char *typed,
                                   gint64 *number, GError **error);

/* A value of any row for people, with the name of what a reference points to; "" at its default.
 * (transfer full) */
char *remit_field_describe (const RemitGraph *graph, const RemitRow *row, guint index);
/* "≥ 99.9 %"; "—" without a target. (transfer full) */
char *remit_objective_describe_target (const RemitGraph *graph, const RemitObjective *objective);
/* One line on a row of a list: its given values but long texts, joined by dots. (transfer full) */
char *remit_row_summary (const RemitGraph *graph, const RemitRow *row);

G_END_DECLS
