/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

G_BEGIN_DECLS

/* Adds a rate of exchange as people write it: "1 USD = 0.86 EUR", "100 JPY = 0.61 EUR 2026-01-02";
 * without a day it holds from the first day of the first fiscal year that has amounts.  One undoable
 * change; returns what to say of it, "Rate added: …" (transfer full), or NULL and a sentence. */
char *remit_money_add_rate (RemitDocument *document, const char *text, GError **error);
/* A text to begin with: a currency of the lines that is not the document's; (transfer full). */
char *remit_money_suggest_rate (RemitDocument *document);

G_END_DECLS
