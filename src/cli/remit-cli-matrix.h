/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-cli.h"

G_BEGIN_DECLS

/* What the verb "export" says of matrices; as typed, owned. */
typedef struct
{
  char *matrix;
  char *separator;
  char cut; /* the character that @separator means, 0 the usual one */
  gboolean ownership, ids;
} RemitCliMatrixOptions;

/* @format: "xlsx", "csv", "tsv" or "html".  Without a name the only matrix. */
gboolean remit_cli_export_matrix (RemitCli *cli, const RemitGraph *graph, const char *format,
                                  const RemitCliMatrixOptions *options, const char *path,
                                  GError **error);

G_END_DECLS
