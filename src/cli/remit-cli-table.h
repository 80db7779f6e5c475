/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-cli.h"

G_BEGIN_DECLS

/* A table that is printed as aligned text, CSV or JSON. */

typedef enum
{
  REMIT_CLI_TEXT,
  REMIT_CLI_NUMBER, /* with decimals: to the right, in JSON a text, so that nothing is rounded */
  REMIT_CLI_COUNT,  /* a whole number, also in JSON */
  REMIT_CLI_FLAG,   /* set or not */
  REMIT_CLI_LIST,   /* remit_cli_list_add() */
} RemitCliCell;

typedef struct
{
  const char *key;   /* name in CSV and JSON; NULL: in neither */
  const char *label; /* N_(), head of the column in text; NULL: not in text */
  RemitCliCell cell;
  const char *record; /* N_(), its name in a record; NULL: the label, and if that is NULL none */
} RemitCliColumn;

typedef enum
{
  REMIT_CLI_FORMAT_TEXT,
  REMIT_CLI_FORMAT_CSV,
  REMIT_CLI_FORMAT_JSON
} RemitCliFormat;

typedef struct _RemitCliTable RemitCliTable;

/* @columns: static. */
RemitCliTable *remit_cli_table_new (const RemitCliColumn *columns, guint n_columns);
void remit_cli_table_free (RemitCliTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitCliTable, remit_cli_table_free)

/* A new row, to be filled with texts that the table then owns; NULL is empty. */
char **remit_cli_table_add_row (RemitCliTable *table);
/* Adds @text to a cell that is a list. */
void remit_cli_list_add (char **cell, const char *text);

/* Columns that are empty in all rows are left out. */
void remit_cli_table_print_text (const RemitCliTable *table);
/* Each row by itself, a line for each cell that is not empty and for each member of a list. */
void remit_cli_table_print_records (const RemitCliTable *table);
void remit_cli_table_print_csv (const RemitCliTable *table);
/* An array of objects, as a member @name of the object that is open, or by itself (NULL). */
void remit_cli_table_add_json (const RemitCliTable *table, JsonBuilder *builder, const char *name);

/* A CSV field after RFC 4180. */
void remit_cli_print_csv_field (const char *text);

/* ---- what the verbs that look at a document on a day share ---- */

typedef struct
{
  char *format, *day; /* owned, options */
  RemitCliFormat chosen;
  int today;
} RemitCliLook;

#define REMIT_CLI_LOOK_ENTRIES(look)                                                               \
  { "format",     0, 0, G_OPTION_ARG_STRING, &(look)->format, N_("text (usual), csv or json"),    \
    N_("FORMAT") },                                                                               \
  {                                                                                                \
    "date", 0, 0, G_OPTION_ARG_STRING, &(look)->day, N_("Look as if this were today"), N_("DAY") \
  }

gboolean remit_cli_look_read (RemitCli *cli, RemitCliLook *look, GError **error);
void remit_cli_look_clear (RemitCliLook *look);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemitCliLook, remit_cli_look_clear)
/* Prints @table in the format of @look; JSON as an array. */
void remit_cli_look_print (const RemitCliLook *look, const RemitCliTable *table);

/* Adds the names of nodes. (element-type RemitId) */
void remit_cli_list_add_names (char **cell, const RemitGraph *graph, const GArray *ids);

int remit_cli_run_money (RemitCli *cli, int argc, char **argv);
int remit_cli_run_agreements (RemitCli *cli, int argc, char **argv);
int remit_cli_run_kpis (RemitCli *cli, int argc, char **argv);

G_END_DECLS
