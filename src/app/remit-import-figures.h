/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Figures of a file as texts: of any length, and never rounded. */

/* "450521878.687746" as people of this language write it: "450,521,878.687746"; (transfer full). */
char *remit_import_figure_spell (const char *plain);
/* What a text says when @decimal is its decimal sign, in plain digits: "1.234" is "1.234" or
 * "1234"; NULL when it is no single figure; (transfer full). */
char *remit_import_figure_read (const char *text, char decimal);

G_END_DECLS
