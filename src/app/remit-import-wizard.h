/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-window.h"

G_BEGIN_DECLS

/* The window that leads a table of another program into the document: what stands in the file and
 * how it is read, then what that would change, then one undoable change.  Nothing is written before
 * the last button. */

/* Reads @path into the document of @parent. */
void remit_import_wizard_open (RemitAppWindow *parent, const char *path);

G_END_DECLS
