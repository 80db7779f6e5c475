/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-register.h"
#include "remit-workbook-private.h"

G_BEGIN_DECLS

/* What the files of registers share.
 *
 * remit-register.c          roles and proposals
 * remit-register-words.c    what headers and cells say in words: roles, periods, choices
 * remit-register-propose.c  where registers are, what each column is
 * remit-register-number.c   figures as people write them, exactly
 * remit-register-marks.c    registers that Remit wrote, which say it themselves
 * remit-register-memory.c   choices for the next file of the same shape
 * remit-register-content.c  what was read; remarks, told once for alike cells
 * remit-register-names.c    texts that differ only in spelling, texts that are alike
 * remit-register-read.c     rows to things, and -money, -agreement, -kpi the facts of each sort
 * remit-register-plan.c     things held against a document; -plan-names.c the nodes they name;
 *                           -plan-apply.c does it
 * remit-register-table.c    a document's register as a table; remit-register-write.c as a file */

RemitRegisterProposal *_remit_register_proposal_new (RemitRegisterSort sort, guint sheet,
                                                     const RemitTableArea *area);
GPtrArray *_remit_register_columns_new (void);
RemitRegisterColumn *_remit_register_column_new (RemitRegisterRole role, const char *name);
/* -1 when @key is none. */
int _remit_register_sort_from_key (const char *key);
gboolean _remit_register_sort_has_role (RemitRegisterSort sort, RemitRegisterRole role);

/* @sheet, @sort -1: any; those of at least @confidence. */
GPtrArray *_remit_register_propose (const RemitWorkbook *workbook, const RemitGraph *graph,
                                    int sheet, int sort, guint confidence);

/* The best for an area; @sort -1: any. */
RemitRegisterProposal *_remit_register_propose_area (const RemitWorkbook *workbook,
                                                     const RemitGraph *graph, guint sheet, int sort,
                                                     const RemitTableArea *area);

/* ---- registers that Remit wrote ---- */

/* The first cell of the row of keys: this and the key of the sort.  Below it each row has the id of
 * its thing; beside it each column has the key of its role, with the period that it is for:
 * "amount 2027 plan", "amount 2027-03 actual", "value 2026-11-21". */
#define REMIT_REGISTER_MARK "remit register 1 "

/* Whether a grid has the mark, and where. */
gboolean _remit_register_find_mark (const RemitTableGrid *grid, guint *row, guint *column);
/* Fills @proposal from the mark and the keys; FALSE when the sheet has none. */
gboolean _remit_register_read_marks (const RemitTableGrid *grid, RemitRegisterProposal *proposal);
/* The key of a column; (transfer full). */
char *_remit_register_column_key (const RemitRegisterColumn *column);

/* ---- contents ---- */

/* What a cell says of a thing.  Texts belong to the content. */
typedef enum
{
  REMIT_FACT_FIELD,  /* @field of the thing's row in @table: @number or @text */
  REMIT_FACT_LINK,   /* to or from a node called @text, with the share @number */
  REMIT_FACT_TEXT,   /* the property @name is @text */
  REMIT_FACT_AMOUNT, /* @number minor units in @year, @month, @state */
  REMIT_FACT_VALUE,  /* @number measured on @day */
} RemitFactKind;

typedef struct
{
  RemitFactKind kind;
  RemitRegisterRole role;
  guint row, column;
  gboolean blank; /* the cell is empty: where Remit wrote the register, that takes away */
  RemitTable table;
  guint field;
  gint64 number;
  const char *text, *name;
  gint64 year, month;
  int state, day;
} RemitRegisterFact;

/* One objective of an agreement: fields that the row speaks of, by REMIT_OBJECTIVE_FIELD. */
typedef struct
{
  RemitId id; /* NONE: not said */
  guint row;
  guint given; /* bits */
  guint columns[REMIT_OBJECTIVE_N_FIELDS];
  gint64 numbers[REMIT_OBJECTIVE_N_FIELDS];
  const char *texts[REMIT_OBJECTIVE_N_FIELDS];
} RemitRegisterObjective;

typedef struct
{
  RemitId id; /* NONE: not said */
  const char *name;
  const char *covers;    /* the name of what it covers first, "" */
  int kind;              /* RemitNodeKind of an agreement; -1 not said */
  char currency[4];      /* of a line's amounts */
  gboolean has_currency; /* somebody said so; else it is the document's */
  guint row, column;
  GArray *facts;      /* element-type RemitRegisterFact */
  GArray *objectives; /* element-type RemitRegisterObjective; NULL of other sorts */
} RemitRegisterThing;

struct _RemitRegisterContent
{
  RemitRegisterSort sort;
  char *title, *sheet, *range;
  gboolean ours;
  guint64 roles; /* bits: what has a column */
  guint n_rows;
  GPtrArray *things; /* element-type RemitRegisterThing */
  guint n_distinct[REMIT_N_REGISTER_ROLES];
  GPtrArray *totals;
  RemitTableContent *told; /* owned: only for its warnings and what was skipped */
  GPtrArray *remarks; /* element-type RemitRegisterRemark: alike ones, while it is read */
  GHashTable *remark_places;
  GStringChunk *texts;
};

#define REMIT_ROLE_BIT(role) (G_GUINT64_CONSTANT (1) << (role))

RemitRegisterContent *_remit_register_content_new (RemitRegisterSort sort);
const char *_remit_register_content_keep (RemitRegisterContent *content, const char *text);
RemitRegisterThing *_remit_register_content_add (RemitRegisterContent *content);
RemitRegisterFact *_remit_register_thing_add (RemitRegisterThing *thing, RemitFactKind kind,
                                              RemitRegisterRole role, guint row, guint column);
/* Takes @message, a sentence.  Those of one @key become one remark at the end, with the first
 * sentence. */
void _remit_register_content_warn_alike (RemitRegisterContent *content, const char *key, guint row,
                                         guint column, char *message);
/* Forgets those of a key. */
void _remit_register_content_drop_alike (RemitRegisterContent *content, const char *key);
#define _remit_register_content_warn(content, ...)                                                 \
  remit_table_content_warn ((content)->told, __VA_ARGS__)
#define _remit_register_content_skip(content, ...)                                                 \
  remit_table_content_skip ((content)->told, __VA_ARGS__)
/* Tells the alike ones, in the order in which they were met first. */
void _remit_register_content_finish (RemitRegisterContent *content);

G_END_DECLS
