/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-text"
#include "remit-text.h"

#include <pango/pangocairo.h>

/* Fonts and widths of texts.
 *
 * Sizes of boxes hang on widths of names, thousands of them at a time, and shaping a name costs
 * ten microseconds.  So the advances of ASCII are measured once at a large size and added up;
 * they scale with the font because nothing is hinted.  Everything is kept per thread: Pango's
 * font maps are, and layouts are computed in workers. */

#define FAMILY "Cantarell, Noto Sans, sans-serif"
#define MEASURE_SIZE 100.0
#define ELLIPSIS "…"

typedef struct
{
  PangoContext *context;
  PangoLayout *layout;     /* of MEASURE_SIZE */
  int weight;              /* of the layout, 0 none yet */
  double advances[2][128]; /* of regular and bold, in font sizes; [0] > 0 when measured */
} TextMeasure;

static void
free_measure (gpointer data)
{
  TextMeasure *measure = data;

  g_object_unref (measure->layout);
  g_object_unref (measure->context);
  g_free (measure);
}

static GPrivate measure_of_thread = G_PRIVATE_INIT (free_measure);

static TextMeasure *
get_measure (void)
{
  TextMeasure *measure = g_private_get (&measure_of_thread);
  cairo_font_options_t *options;

  if (measure != NULL)
    return measure;
  measure = g_new0 (TextMeasure, 1);
  measure->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (measure->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (measure->context, FALSE);
  measure->layout = pango_layout_new (measure->context);
  pango_layout_set_single_paragraph_mode (measure->layout, TRUE);
  g_private_set (&measure_of_thread, measure);
  return measure;
}

PangoContext *
_remit_text_get_context (void)
{
  return get_measure ()->context;
}

void
_remit_text_set_font (PangoLayout *layout, double size, int weight)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, FAMILY);
  pango_font_description_set_weight (font, (PangoWeight)weight);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
}

/* In font sizes. */
static double
shape_width (TextMeasure *measure, const char *text, int weight)
{
  PangoRectangle logical;

  if (measure->weight != weight)
    {
      _remit_text_set_font (measure->layout, MEASURE_SIZE, weight);
      measure->weight = weight;
    }
  pango_layout_set_text (measure->layout, text, -1);
  pango_layout_get_extents (measure->layout, NULL, &logical);
  return (double)logical.width / PANGO_SCALE / MEASURE_SIZE;
}

static const double *
get_advances (TextMeasure *measure, int weight)
{
  double *advances = measure->advances[weight >= PANGO_WEIGHT_SEMIBOLD];

  if (advances[0] == 0)
    {
      for (int c = ' '; c < 127; c++)
        advances[c] = shape_width (measure, (const char[]){ (char)c, '\0' }, weight);
      advances[0] = 1;
    }
  return advances;
}

double
_remit_text_width (const char *text, double size, int weight)
{
  TextMeasure *measure = get_measure ();
  const double *advances = get_advances (measure, weight);
  double width = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if ((guchar)*p > 126)
        return shape_width (measure, text, weight) * size;
      width += advances[(guchar)*p];
    }
  return width * size;
}

char *
_remit_text_ellipsize (const char *text, double size, int weight, double width)
{
  glong fits = 0, beyond = g_utf8_strlen (text, -1);

  if (_remit_text_width (text, size, weight) <= width)
    return g_strdup (text);
  while (beyond - fits > 1)
    {
      glong half = (fits + beyond) / 2;
      g_autofree char *start = g_utf8_substring (text, 0, half);
      g_autofree char *cut = g_strconcat (g_strchomp (start), ELLIPSIS, NULL);

      if (_remit_text_width (cut, size, weight) <= width)
        fits = half;
      else
        beyond = half;
    }
  {
    g_autofree char *start = g_utf8_substring (text, 0, fits);

    return g_strconcat (g_strchomp (start), ELLIPSIS, NULL);
  }
}
