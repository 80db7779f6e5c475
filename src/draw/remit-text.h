/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* The fonts of drawings. */

/* As CSS and SVG name the family. */
#define REMIT_FONT_CSS "Cantarell, 'Noto Sans', sans-serif"

/* A context without hinting and without rounding, so that widths are the same at every scale; of
 * the calling thread, which keeps it. */
PangoContext *_remit_text_get_context (void);
/* Sets the family, size and weight of a layout; @size in units of its context. */
void _remit_text_set_font (PangoLayout *layout, double size, int weight);

/* A shaped line of text, cut with an ellipsis at @width (0: none), all in units of the target;
 * @used gets its width.  Of the calling thread, valid until the next call. */
PangoLayoutLine *_remit_text_get_line (const char *text, double size, int weight, double width,
                                       double *used);

/* The width of one line of text in world units. Cheap for ASCII (without kerning, so rather too
 * wide than too narrow), one layout for other text. */
double _remit_text_width (const char *text, double size, int weight);
/* @text, or as much of its start as fits into @width with an ellipsis. (transfer full) */
char *_remit_text_ellipsize (const char *text, double size, int weight, double width);

G_END_DECLS
