/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-table-content.h"
#include "remit-table-plan.h"
#include "remit-tables.h"

G_BEGIN_DECLS

/* Registers: tables in which each row is one thing (a budget line, an agreement, a KPI) and each
 * column one fact of it.  The same way as for tables of responsibilities: a workbook is searched,
 * each register found gets a proposal of how to read it, a person or an option may change it,
 * reading it gives a content, and a plan says what that would change in a document, in sentences,
 * before it is applied as one edit.
 *
 * Several rows may speak of one thing (an amount, an objective, a value each); they belong together
 * when they have the same id, else the same name (of budget lines: and cover the same).  A register
 * that Remit wrote carries ids and comes back as just what was edited. */

typedef enum
{
  REMIT_REGISTER_BUDGET,
  REMIT_REGISTER_AGREEMENTS,
  REMIT_REGISTER_KPIS,
  REMIT_N_REGISTER_SORTS
} RemitRegisterSort;

/* What a column says.  Each sort has those roles that remit_register_roles() lists. */
typedef enum
{
  REMIT_REGISTER_SKIP,
  REMIT_REGISTER_TEXT, /* kept as a property of the thing, under the column's name */
  REMIT_REGISTER_ID,   /* Remit's own */
  REMIT_REGISTER_NAME, /* of several such columns the texts are joined by " – " */
  REMIT_REGISTER_NOTE,
  REMIT_REGISTER_OWNER,  /* parties: names, ";" between several */
  REMIT_REGISTER_COVERS, /* what it is for: names of components, programmes, initiatives */
  /* budget lines */
  REMIT_REGISTER_PAYER,      /* parties, "CIO 60 %; CMO 40 %" */
  REMIT_REGISTER_PAYER_UNIT, /* the organisation that the payer is part of */
  REMIT_REGISTER_NATURE,     /* CAPEX or OPEX */
  REMIT_REGISTER_RECURRENCE, /* one-time or recurring */
  REMIT_REGISTER_CATEGORY,
  REMIT_REGISTER_CURRENCY,
  REMIT_REGISTER_YEAR, /* of the amounts in the row */
  REMIT_REGISTER_MONTH,
  REMIT_REGISTER_STATE, /* plan … actual: of the amounts in the row */
  REMIT_REGISTER_AMOUNT,
  /* agreements */
  REMIT_REGISTER_AGREEMENT_KIND, /* SLA, OLA, contract */
  REMIT_REGISTER_PROVIDER,
  REMIT_REGISTER_CUSTOMER,
  REMIT_REGISTER_SUPPORTS, /* the agreements that rest on it */
  REMIT_REGISTER_INDICATOR,
  REMIT_REGISTER_OBJECTIVE, /* its name */
  REMIT_REGISTER_OPERATOR,
  REMIT_REGISTER_TARGET, /* may bring operator and unit: "≥ 99.5 %" */
  REMIT_REGISTER_UNIT,
  REMIT_REGISTER_WINDOW,
  REMIT_REGISTER_HOURS,
  REMIT_REGISTER_VALID_FROM,
  REMIT_REGISTER_VALID_TO,
  REMIT_REGISTER_REVIEW, /* the next one */
  /* KPIs, besides target and unit */
  REMIT_REGISTER_FORMULA,
  REMIT_REGISTER_DIRECTION,
  REMIT_REGISTER_BASELINE,
  REMIT_REGISTER_TARGET_DAY,
  REMIT_REGISTER_AMBER,
  REMIT_REGISTER_RED,
  REMIT_REGISTER_FREQUENCY,
  REMIT_REGISTER_SOURCE,
  REMIT_REGISTER_AGREED_BY,
  REMIT_REGISTER_VISIBLE_TO,
  REMIT_REGISTER_DAY, /* of the value in the row, or of the column when it names one */
  REMIT_REGISTER_VALUE,
  REMIT_N_REGISTER_ROLES
} RemitRegisterRole;

/* The roles a column of @sort may have, in the order of a menu; ends with REMIT_N_REGISTER_ROLES.
 */
const RemitRegisterRole *remit_register_roles (RemitRegisterSort sort);
const char *remit_register_role_key (RemitRegisterRole role);   /* "payer-unit", stable */
const char *remit_register_role_label (RemitRegisterRole role); /* translated: "Part of" */
const char *remit_register_sort_key (RemitRegisterSort sort);   /* "budget", "agreements", "kpis" */
const char *remit_register_sort_label (RemitRegisterSort sort); /* translated: "Budget lines" */

/* ---- proposals ---- */

typedef struct
{
  RemitRegisterRole role;
  char *name;   /* the header; "Column 4" when it has none */
  gint64 year;  /* of an amount column whose header names one: fiscal year; else REMIT_UNSET */
  gint64 month; /* 1 to 12 of the fiscal year; 0 the whole year */
  int state;    /* RemitAmountState of an amount column whose header names one; -1 */
  int day;      /* of a value column whose header is a day or month; 0 */
} RemitRegisterColumn;

/* All numbers count from 0; a range is inclusive. */
typedef struct
{
  RemitRegisterSort sort;
  guint sheet;
  guint first_row, last_row, first_column, last_column;
  guint n_header_rows;
  GPtrArray *columns; /* element-type RemitRegisterColumn, from first_column */
  char *title;
  char decimal;              /* '.' or ',' */
  gboolean decimal_is_guess; /* the other one would read the figures just as well: worth a look */
  gint64 unit;      /* what a 1 stands for: 1, 1,000 or 1,000,000 whole units of currency */
  char currency[4]; /* where no column names one; "" the document's */
  int state;        /* of amounts for which nothing else says it; usually plan */
  guint confidence; /* 0 to 100 */
} RemitRegisterProposal;

/* The registers in a workbook by sheet and place; empty when there is none.  Tables of
 * responsibilities (remit_workbook_propose()) are none. (transfer full) */
GPtrArray *remit_workbook_propose_registers (const RemitWorkbook *workbook,
                                             const RemitGraph *graph);
/* The proposal for a range and sort that a person chose; never NULL. */
RemitRegisterProposal *
remit_workbook_propose_register_range (const RemitWorkbook *workbook, const RemitGraph *graph,
                                       RemitRegisterSort sort, guint sheet, guint first_row,
                                       guint last_row, guint first_column, guint last_column);
/* After sort or n_header_rows were changed: works out the columns anew. */
void remit_register_proposal_update (RemitRegisterProposal *proposal, const RemitWorkbook *workbook,
                                     const RemitGraph *graph);
RemitRegisterProposal *remit_register_proposal_copy (const RemitRegisterProposal *proposal);
void remit_register_proposal_free (RemitRegisterProposal *proposal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitRegisterProposal, remit_register_proposal_free)

/* As of RemitProposal: a text for files of one shape, and the choices made for it. */
char *remit_register_proposal_shape (const RemitRegisterProposal *proposal,
                                     const RemitWorkbook *workbook);
char *remit_register_proposal_serialise (const RemitRegisterProposal *proposal);
gboolean remit_register_proposal_apply_serialised (RemitRegisterProposal *proposal,
                                                   const RemitWorkbook *workbook,
                                                   const RemitGraph *graph, const char *choices);

/* ---- contents ---- */

/* A column of figures and what it adds up to, exactly as the file has them: whole millionths of the
 * file's unit would not do, so it is a text of any length. */
typedef struct
{
  char *name;     /* the header, with the state when several columns share it */
  char *where;    /* "H1" */
  char *total;    /* "450521878.687746": plain digits, "." before decimals; sums of one currency */
  char *currency; /* "" when the rows have several: then one entry for each */
  guint n_amounts;
  guint n_negative;
  guint n_blank; /* empty or saying that there is none */
  guint n_finer; /* had more decimals than the currency, and were rounded to its smallest unit */
} RemitRegisterTotal;

typedef struct _RemitRegisterContent RemitRegisterContent;

/* NULL and a sentence when nothing of the range can be read.  A cell that cannot be read is left
 * out and reported under its place; the rest of its row is taken. */
RemitRegisterContent *remit_register_proposal_read (const RemitRegisterProposal *proposal,
                                                    const RemitWorkbook *workbook,
                                                    const RemitGraph *graph, GError **error);
void remit_register_content_free (RemitRegisterContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitRegisterContent, remit_register_content_free)

RemitRegisterSort remit_register_content_sort (const RemitRegisterContent *content);
const char *remit_register_content_title (const RemitRegisterContent *content);
const char *remit_register_content_sheet (const RemitRegisterContent *content);
const char *remit_register_content_range (const RemitRegisterContent *content); /* "A1:O1609" */
/* Rows that were read, and the things that they speak of. */
guint remit_register_content_n_rows (const RemitRegisterContent *content);
guint remit_register_content_n_things (const RemitRegisterContent *content);
/* Different texts in the columns of a role: 18 portfolios, 146 agencies. */
guint remit_register_content_n_distinct (const RemitRegisterContent *content,
                                         RemitRegisterRole role);
/* (element-type RemitRegisterTotal), in the order of columns. */
const GPtrArray *remit_register_content_totals (const RemitRegisterContent *content);
/* (element-type RemitTableRemark): cells read with a doubt or not at all, texts that differ only in
 * spelling; alike ones are told once with their number and first places. */
const GPtrArray *remit_register_content_warnings (const RemitRegisterContent *content);
/* (element-type RemitTableRemark): rows and columns left out, and why. */
const GPtrArray *remit_register_content_skipped (const RemitRegisterContent *content);

/* ---- plans ---- */

typedef struct
{
  RemitPlanKind kind;
  char *where;    /* "H7"; "" when it is about the whole row or no place */
  char *sentence; /* "Consent platform licence: plan 2027 becomes 120,000.00 EUR" */
} RemitRegisterChange;

typedef struct _RemitRegisterPlan RemitRegisterPlan;

/* @content is borrowed for the plan's life.  @remove: things of this sort that the register lacks
 * are deleted; only for registers that Remit wrote in whole. */
RemitRegisterPlan *remit_register_plan_new (const RemitGraph *graph,
                                            const RemitRegisterContent *content, gboolean remove);
void remit_register_plan_free (RemitRegisterPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitRegisterPlan, remit_register_plan_free)
/* Whether Remit wrote the register of @content, so that @remove makes sense. */
gboolean remit_register_content_is_ours (const RemitRegisterContent *content);
/* (element-type RemitRegisterChange), in reading order; empty: the document says the same. */
const GPtrArray *remit_register_plan_changes (const RemitRegisterPlan *plan);
/* "1,608 new budget lines, 146 new parties, 7,994 amounts"; (transfer full). */
char *remit_register_plan_summary (const RemitRegisterPlan *plan);
/* Does it in @edit; FALSE and a sentence (the caller drops the edit). */
gboolean remit_register_plan_apply (RemitRegisterPlan *plan, RemitEdit *edit, GError **error);

/* ---- writing ---- */

typedef enum
{
  REMIT_REGISTER_CSV,
  REMIT_REGISTER_TSV,
  REMIT_REGISTER_HTML,
  REMIT_REGISTER_XLSX
} RemitRegisterFormat;

/* The whole register of a document, with ids in a column of their own so that it can come back.
 * Budget lines have one column for each fiscal year and state that occurs, and one for each month
 * that has an amount of its own.  Figures are numbers in .xlsx and plain digits elsewhere.  The
 * whole of it or nothing; "-" is standard output.  @separator 0: a comma. @today: a Julian day for
 * the subtitle of .xlsx and HTML, 0 none. */
gboolean remit_register_write (const RemitGraph *graph, RemitRegisterSort sort,
                               RemitRegisterFormat format, char separator, int today,
                               const char *path, GError **error);

G_END_DECLS
