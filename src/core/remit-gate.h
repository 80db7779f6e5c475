/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-db.h"

G_BEGIN_DECLS

/* The gate for files that we did not just write ourselves.  In order: a regular file, not too
 * large, the header of a Remit document of a version we know; then a private copy in @folder opened
 * immutable and read-only with everything off that a file could smuggle in; then the schema must be
 * ours to the letter, and SQLite's own check must pass.  Rows are checked when they are read.  Each
 * refusal says what the file is.
 * @copy: (out) (transfer full) the path of the private copy, for the caller to delete. */
RemitDb *remit_gate_open (const char *path, const char *folder, gboolean recover, char **copy,
                          GError **error);

/* The random id of the newest change of a document file, without loading it; FALSE when it cannot
 * be read. 0: no change yet. */
gboolean remit_gate_peek_head (const char *path, const char *folder, gint64 *head);

G_END_DECLS
