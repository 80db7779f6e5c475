/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-application.h"
#include "remit-window.h"

G_BEGIN_DECLS

/* All ways to a document.  It is shown in @from when that is free (start page, untouched document), else in a new window;
 * a document that is open already has its window raised.  Errors are shown in @from, or on a start page when it is NULL. */
void remit_open_new (RemitApplication *application, RemitAppWindow *from);
/* A Remit file opens; XML and YAML are imported into a new untitled document, for a table the import wizard opens over one. */
void remit_open_path (RemitApplication *application, RemitAppWindow *from, const char *path);
/* An untitled copy of a template, see remit-templates.h. */
void remit_open_template (RemitApplication *application, RemitAppWindow *from, const char *name);
/* What a crash left of a document that was never saved. */
void remit_open_recovery (RemitApplication *application, RemitAppWindow *from, const char *path);
/* Asks for files. */
void remit_open_ask (RemitApplication *application, RemitAppWindow *from);

/* Whether the file is (or claims to be) a Remit document and not something to import. */
gboolean remit_open_is_document (const char *path);
/* "xml" or "yaml" for what is imported whole, as remit_import_file() takes it; NULL for what has tables, which are asked about. */
const char *remit_open_find_format (const char *path);

G_END_DECLS
