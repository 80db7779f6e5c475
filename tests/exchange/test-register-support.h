/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange-support.h"
#include "remit-register.h"

/* What the tests of registers share. */

RemitWorkbook *register_book (const char *text);
/* The only register of a text; the test fails when there is none or another sort. */
RemitRegisterProposal *register_propose (RemitDocument *document, RemitWorkbook *book,
                                         RemitRegisterSort sort);
RemitRegisterContent *register_read (RemitDocument *document, const char *text,
                                     RemitRegisterSort sort);
/* Applies and commits; the summary. (transfer full) */
char *register_apply (RemitDocument *document, const RemitRegisterContent *content,
                      gboolean remove);
/* Reads and applies. */
void register_import (RemitDocument *document, const char *text, RemitRegisterSort sort);
/* The first remark of a cell; "" when there is none. */
const char *register_remark (const GPtrArray *remarks, const char *where);
/* Fails unless a cell has a remark with each of @words, which "|" separates. */
void register_assert_warns (const RemitRegisterContent *content, const char *where,
                            const char *words);
/* All change sentences, one a line. (transfer full) */
char *register_changes (RemitDocument *document, const RemitRegisterContent *content,
                        gboolean remove);
/* The sum of a state and year in minor units, over all currencies. */
gint64 register_sum (RemitDocument *document, gint64 year, RemitAmountState state);
RemitId register_find (RemitDocument *document, const char *name);
