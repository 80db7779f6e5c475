/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-recents.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The program: one process, many windows. */
#define REMIT_TYPE_APPLICATION (remit_application_get_type ())
G_DECLARE_FINAL_TYPE (RemitApplication, remit_application, REMIT, APPLICATION, AdwApplication)

RemitApplication *remit_application_new (void);
/* The user's own list of recent documents; borrowed. */
RemitRecents *remit_application_get_recents (RemitApplication *self);
/* Puts a document with a path at the top of that list. */
void remit_application_note_recent (RemitApplication *self, RemitDocument *document);
/* What new documents take from their surroundings, with the author of the preferences; (transfer full). */
RemitContext *remit_application_make_context (RemitApplication *self);

G_END_DECLS
