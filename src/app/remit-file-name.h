/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file name made from a title: separators, control characters and leading dots go, so that it names a plain,
 * visible file in the folder that the user chooses. Never empty. @ending: ".remit"; (transfer full). */
char *remit_file_name_from_title (const char *title, const char *ending);
/* @path with @ending unless it has it, in whatever case; (transfer full). */
char *remit_file_name_add_ending (const char *path, const char *ending);

G_END_DECLS
