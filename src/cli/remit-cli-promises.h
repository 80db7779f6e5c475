/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-cli-table.h"

G_BEGIN_DECLS

/* What the registers of agreements and KPIs share: all of them as a table or, when some are named,
 * each of those as a record. */

typedef struct
{
  RemitCli *cli;
  const RemitCliLook *look;
  const RemitGraph *graph;
  GArray *asked; /* RemitId: those named; NULL: all */
} RemitCliRegister;

/* The first columns of every register. */
enum
{
  REMIT_CLI_REGISTER_ID,
  REMIT_CLI_REGISTER_CODE,
  REMIT_CLI_REGISTER_NAME
};

typedef void (*RemitCliRegisterFunc) (const RemitCliRegister *self, RemitCliTable *table);

/* Runs a verb: opens the file, looks for the words that are named among @kinds, prints what @fill
 * puts into the table. */
int remit_cli_run_register (RemitCli *cli, int argc, char **argv, const RemitCliColumn *columns,
                            guint n_columns, RemitNodeKinds kinds, RemitCliRegisterFunc fill);

gboolean remit_cli_register_wants (const RemitCliRegister *self, RemitId id);
#define remit_cli_register_is_text(self) ((self)->look->chosen == REMIT_CLI_FORMAT_TEXT)
/* Fills in the first columns. */
void remit_cli_register_fill_node (const RemitCliRegister *self, char **row, RemitId id);

void remit_cli_set_flag (char **cell, gboolean set);
void remit_cli_set_day (char **cell, int day);
void remit_cli_set_decimal (char **cell, gint64 value);

G_END_DECLS
