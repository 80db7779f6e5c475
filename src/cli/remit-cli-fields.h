/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-cli.h"

G_BEGIN_DECLS

/* FIELD=VALUE words, for every table through its field table. */

/* Applies the words to a row; "review.rhythm=monthly" goes to the detail of a node, which is made when there is none. */
gboolean remit_cli_set_fields (RemitEdit *edit, RemitTable table, RemitId id, char **words, GError **error);
/* KEY=VALUE words, for the facts about the document (title, currency …). */
gboolean remit_cli_set_facts (RemitEdit *edit, char **words, GError **error);
/* Adds a row of a table that is neither node nor link: @word is its name or, where it has none, what it belongs to. */
RemitId remit_cli_add_row (RemitEdit *edit, RemitTable table, const char *word, GError **error);
/* Whether remit_cli_add_row() can make rows of the table. */
gboolean remit_cli_can_add (RemitTable table);

G_END_DECLS
