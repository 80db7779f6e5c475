/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-svg"
#include "remit-scene-private.h"

#include "remit-outline.h"
#include "remit-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Writes scenes as SVG.
 *
 * Text stays text, in one element for each line, cut with an ellipsis where it would leave its
 * box; then the whole text is its <title>.  Numbers have at most two decimals and no locale, so
 * that equal scenes give equal bytes.  The painter's own paths are written, so that both show
 * the same drawing. */

#define HATCH_SIZE 5

typedef struct
{
  GString *out;
  const RemitScene *scene;
  GArray *stripes; /* RemitRgba: the colours of stripes, one pattern each */
} SvgWriter;

/* Adds @text with the characters that XML has a meaning for escaped, and those that it forbids
 * replaced. */
static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c < ' ' || c == 0xfffe || c == 0xffff)
        g_string_append_unichar (out, 0xfffd);
      else
        g_string_append_unichar (out, c);
    }
}

/* By hand: a large drawing has a million of them. */
static void
append_number (GString *out, double number)
{
  gint64 hundredths = (gint64)llround (number * 100);
  guint64 rest = (guint64)ABS (hundredths);
  char digits[24];
  char *p = digits + sizeof digits;

  if (rest % 100 != 0)
    {
      if (rest % 10 != 0)
        *--p = (char)('0' + rest % 10);
      *--p = (char)('0' + rest / 10 % 10);
      *--p = '.';
    }
  rest /= 100;
  do
    *--p = (char)('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (hundredths < 0)
    *--p = '-';
  g_string_append_len (out, p, digits + sizeof digits - p);
}

static void
append_attribute (GString *out, const char *name, double number)
{
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append (out, "=\"");
  append_number (out, number);
  g_string_append_c (out, '"');
}

static void
append_color (GString *out, const char *name, const RemitRgba *color)
{
  if (color->a <= 0)
    {
      g_string_append_printf (out, " %s=\"none\"", name);
      return;
    }
  g_string_append_printf (out, " %s=\"#%02x%02x%02x\"", name, (guint)lround (color->r * 255),
                          (guint)lround (color->g * 255), (guint)lround (color->b * 255));
  if (color->a < 1)
    {
      g_string_append_printf (out, " %s-opacity=\"", name);
      append_number (out, color->a);
      g_string_append_c (out, '"');
    }
}

/* ---- paths ---- */

static void
append_point (GString *out, char word, double x, double y)
{
  g_string_append_c (out, word);
  append_number (out, x);
  g_string_append_c (out, ' ');
  append_number (out, y);
}

static void
move_path (gpointer data, double x, double y)
{
  append_point (data, 'M', x, y);
}

static void
line_path (gpointer data, double x, double y)
{
  append_point (data, 'L', x, y);
}

static void
curve_path (gpointer data, double x1, double y1, double x2, double y2, double x, double y)
{
  append_point (data, 'C', x1, y1);
  append_point (data, ' ', x2, y2);
  append_point (data, ' ', x, y);
}

static void
close_path (gpointer data)
{
  g_string_append_c (data, 'Z');
}

static const RemitPathSink path_sink = { move_path, line_path, curve_path, close_path };

/* ---- items ---- */

static void
write_text (const SvgWriter *writer, const RemitItem *item)
{
  static const char *const anchors[] = { "", " text-anchor=\"middle\"", " text-anchor=\"end\"" };
  GString *out = writer->out;
  const char *text = remit_scene_get_text (writer->scene, item);
  g_autofree char *shown = NULL;
  double x = item->bounds.x;

  if (item->align == PANGO_ALIGN_CENTER)
    x += item->bounds.width / 2;
  else if (item->align == PANGO_ALIGN_RIGHT)
    x += item->bounds.width;
  g_string_append (out, "<text");
  append_attribute (out, "x", x);
  append_attribute (out, "y", _remit_item_get_baseline (item));
  append_attribute (out, "font-size", item->font_size);
  if (item->weight != PANGO_WEIGHT_NORMAL)
    g_string_append_printf (out, " font-weight=\"%d\"", item->weight);
  g_string_append (out, anchors[item->align]);
  append_color (out, "fill", &item->color);
  g_string_append_c (out, '>');
  shown = item->text_width > 0
            ? _remit_text_ellipsize (text, item->font_size, item->weight, item->text_width)
            : g_strdup (text);
  if (!g_str_equal (shown, text))
    {
      g_string_append (out, "<title>");
      append_escaped (out, text);
      g_string_append (out, "</title>");
    }
  append_escaped (out, shown);
  g_string_append (out, "</text>\n");
}

static void
write_box (const SvgWriter *writer, const RemitItem *item, const char *paint, gboolean stroked)
{
  GString *out = writer->out;
  RemitRect rect = _remit_item_get_rect (item);
  double radius = MIN (item->radius, MIN (rect.width, rect.height) / 2);

  g_string_append (out, "<rect");
  append_attribute (out, "x", rect.x);
  append_attribute (out, "y", rect.y);
  append_attribute (out, "width", rect.width);
  append_attribute (out, "height", rect.height);
  if (radius > 0)
    append_attribute (out, "rx", radius);
  if (paint != NULL)
    g_string_append_printf (out, " fill=\"%s\"", paint);
  else
    append_color (out, "fill", &item->fill);
  if (stroked)
    {
      append_color (out, "stroke", &item->stroke);
      append_attribute (out, "stroke-width", item->stroke_width);
      if (item->dashed)
        g_string_append (out, " stroke-dasharray=\"4 3\"");
    }
  g_string_append (out, "/>\n");
}

/* The number of the pattern of a stripe colour; one more than there are when it has none yet. */
static guint
find_pattern (const SvgWriter *writer, const RemitRgba *color)
{
  guint i;

  for (i = 0; i < writer->stripes->len; i++)
    if (memcmp (&g_array_index (writer->stripes, RemitRgba, i), color, sizeof *color) == 0)
      break;
  return i;
}

static void
write_rect (const SvgWriter *writer, const RemitItem *item)
{
  gboolean stroked = item->stroke.a > 0 && item->stroke_width > 0;

  if (item->hatched)
    {
      g_autofree char *paint
        = g_strdup_printf ("url(#stripes%u)", find_pattern (writer, &item->color));

      write_box (writer, item, NULL, FALSE);
      write_box (writer, item, paint, stroked);
    }
  else
    write_box (writer, item, NULL, stroked);
  if (item->text != 0)
    write_text (writer, item);
}

static void
write_line (const SvgWriter *writer, const RemitItem *item)
{
  GString *out = writer->out;
  const double *points = remit_scene_get_points (writer->scene) + 2 * item->first_point;
  const double *last = points + 2 * (item->n_points - 1);

  g_string_append (out, "<path d=\"");
  _remit_outline_line (points, item->n_points, item->radius, item->arrow_start, item->arrow_end,
                       &path_sink, out);
  g_string_append (out, "\" fill=\"none\"");
  append_color (out, "stroke", &item->stroke);
  append_attribute (out, "stroke-width", item->stroke_width);
  if (item->dashed)
    g_string_append (out, " stroke-dasharray=\"5 4\"");
  g_string_append (out, "/>\n");
  if (!item->arrow_start && !item->arrow_end)
    return;
  g_string_append (out, "<path d=\"");
  if (item->arrow_end)
    _remit_outline_arrow (last - 2, last, &path_sink, out);
  if (item->arrow_start)
    _remit_outline_arrow (points + 2, points, &path_sink, out);
  g_string_append_c (out, '"');
  append_color (out, "fill", &item->stroke);
  g_string_append (out, "/>\n");
}

static void
write_icon (const SvgWriter *writer, const RemitItem *item)
{
  g_string_append (writer->out, "<path d=\"");
  _remit_outline_icon (item->detail, &item->bounds, &path_sink, writer->out);
  g_string_append (writer->out, "\" fill=\"none\" stroke-linejoin=\"round\"");
  append_color (writer->out, "stroke", &item->color);
  append_attribute (writer->out, "stroke-width", item->bounds.width * REMIT_ICON_PEN);
  g_string_append (writer->out, "/>\n");
}

/* ---- the file ---- */

static void
write_patterns (const SvgWriter *writer)
{
  guint n;
  const RemitItem *items = remit_scene_get_items (writer->scene, &n);

  for (guint i = 0; i < n; i++)
    if (items[i].hatched && find_pattern (writer, &items[i].color) == writer->stripes->len)
      g_array_append_val (writer->stripes, items[i].color);
  for (guint i = 0; i < writer->stripes->len; i++)
    {
      g_string_append_printf (writer->out,
                              "<defs><pattern id=\"stripes%u\" width=\"%d\" height=\"%d\" "
                              "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
                              "<rect width=\"2.2\" height=\"%d\"",
                              i, HATCH_SIZE, HATCH_SIZE, HATCH_SIZE);
      append_color (writer->out, "fill", &g_array_index (writer->stripes, RemitRgba, i));
      g_string_append (writer->out, "/></pattern></defs>\n");
    }
}

static guint
count_links (const RemitScene *scene)
{
  guint n, count = 0;
  const RemitItem *items = remit_scene_get_items (scene, &n);

  for (guint i = 0; i < n; i++)
    count += items[i].shape == REMIT_SHAPE_LINE && items[i].part == REMIT_PART_LINK;
  return count;
}

static void
write_description (const SvgWriter *writer, const char *title)
{
  guint n_nodes, n_links = count_links (writer->scene);
  g_autofree char *nodes = NULL;
  g_autofree char *links = NULL;
  g_autofree char *text = NULL;

  _remit_scene_get_boxes (writer->scene, &n_nodes);
  nodes = g_strdup_printf (ngettext ("%u node", "%u nodes", n_nodes), n_nodes);
  links = g_strdup_printf (ngettext ("%u link", "%u links", n_links), n_links);
  /* Translators: what a drawing holds: "12 nodes and 8 links" */
  text = g_strdup_printf (_ ("Drawing with %1$s and %2$s."), nodes, links);
  g_string_append (writer->out, "<title>");
  append_escaped (writer->out, title);
  g_string_append (writer->out, "</title>\n<desc>");
  append_escaped (writer->out, text);
  g_string_append (writer->out, "</desc>\n");
}

GString *
remit_scene_to_svg (const RemitScene *scene, const char *title)
{
  RemitRect page = _remit_scene_get_page (scene);
  RemitRgba background = remit_scene_get_background (scene);
  g_autoptr (GArray) stripes = g_array_new (FALSE, FALSE, sizeof (RemitRgba));
  SvgWriter writer = { g_string_new (NULL), scene, stripes };
  g_autofree char *valid = g_utf8_make_valid (title != NULL ? title : "", -1);
  GString *out = writer.out;
  guint n;
  const RemitItem *items = remit_scene_get_items (scene, &n);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
  append_attribute (out, "width", page.width);
  append_attribute (out, "height", page.height);
  g_string_append (out, " viewBox=\"");
  append_number (out, page.x);
  append_point (out, ' ', page.y, page.width);
  g_string_append_c (out, ' ');
  append_number (out, page.height);
  g_string_append (out, "\" font-family=\"" REMIT_FONT_CSS "\" xml:space=\"preserve\">\n");
  write_description (&writer, valid);
  write_patterns (&writer);
  g_string_append (out, "<rect");
  append_attribute (out, "x", page.x);
  append_attribute (out, "y", page.y);
  append_attribute (out, "width", page.width);
  append_attribute (out, "height", page.height);
  append_color (out, "fill", &background);
  g_string_append (out, "/>\n");
  for (guint i = 0; i < n; i++)
    switch (items[i].shape)
      {
      case REMIT_SHAPE_RECT:
        write_rect (&writer, &items[i]);
        break;
      case REMIT_SHAPE_LINE:
        write_line (&writer, &items[i]);
        break;
      case REMIT_SHAPE_TEXT:
        write_text (&writer, &items[i]);
        break;
      case REMIT_SHAPE_ICON:
        write_icon (&writer, &items[i]);
        break;
      default:
        g_assert_not_reached ();
      }
  g_string_append (out, "</svg>\n");
  return out;
}
