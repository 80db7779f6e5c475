/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

/* A context with a clock that goes on by three seconds at each look, a fixed author and a state
 * folder of its own under @folder. */
RemitContext *support_context (const char *folder);
/* A fresh temporary folder. (transfer full) */
char *support_folder (void);
void support_remove_folder (char *folder);

/* One random act on the document: an edit of one to a few verbs over all tables and kinds,
 * sometimes an undo or redo, sometimes something that must be refused.  FALSE when the act was
 * refused; the document is then as before. Aborts when something that must not fail does. */
gboolean support_random_act (RemitDocument *document, GRand *random);
/* SHA-256 of the dump. (transfer full) */
char *support_hash (RemitDocument *document);
