/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-cli.h"

#include "remit-import.h"
#include "remit-yaml-promises.h"

G_BEGIN_DECLS

/* What import says of files of service levels. (remit-cli-import-promises.c) */

/* All that was read, as JSON. */
void remit_cli_print_promises (const RemitPromises *promises);
/* What they would change in @target, a sentence a line; nothing is changed. */
gboolean remit_cli_tell_promises (RemitDocument *target, const RemitPromises *promises,
                                  GError **error);

/* ---- registers (remit-cli-import-registers.c) ---- */

/* What was read of each, and what its columns add up to. */
void remit_cli_describe_registers (RemitCli *cli, const GPtrArray *registers);
/* The same as the member "registers" of a JSON object. */
void remit_cli_add_registers (JsonBuilder *json, const GPtrArray *registers);
/* What they would change, a sentence a line, and a summary. */
void remit_cli_tell_registers (const RemitGraph *graph, const GPtrArray *registers,
                               gboolean remove);
/* What decides how a register is read: the currency, the month in which fiscal years begin. */
gboolean remit_cli_copy_settings (RemitDocument *from, RemitDocument *to, GError **error);
/* @format: "xlsx", "csv", "tsv" or "html". */
gboolean remit_cli_export_register (RemitCli *cli, const RemitGraph *graph, RemitRegisterSort sort,
                                    const char *format, char separator, const char *path,
                                    GError **error);

/* Remarks with their cells as a member of a JSON object. (remit-cli-import.c) */
void remit_cli_add_remarks (JsonBuilder *json, const char *name, const GPtrArray *remarks);

G_END_DECLS
