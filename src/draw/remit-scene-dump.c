/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-scene"
#include "remit-scene-private.h"

#include "remit-kinds.h"

#include <math.h>
#include <string.h>

/* A scene as text, one line an item, for tests that compare pictures: equal pictures give equal
 * bytes, and a difference can be read.  Lengths have one decimal. */

static const char *const shape_names[] = { "rect", "line", "text", "icon" };
static const char *const part_names[] = { "none", "node", "link", "area", "rim", "legend" };

static void
dump_number (GString *out, const char *before, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.1f", number);
  if (g_str_has_suffix (buffer, ".0"))
    buffer[strlen (buffer) - 2] = '\0';
  g_string_append (out, before);
  g_string_append (out, strcmp (buffer, "-0") == 0 ? "0" : buffer);
}

static void
dump_color (GString *out, const char *name, const RemitRgba *color)
{
  if (color->a <= 0)
    return;
  g_string_append_printf (out, " %s #%02x%02x%02x", name, (guint)lround (color->r * 255),
                          (guint)lround (color->g * 255), (guint)lround (color->b * 255));
  if (color->a < 1)
    dump_number (out, "@", color->a);
}

static void
dump_line (const RemitScene *scene, const RemitItem *item, GString *out)
{
  const double *p = remit_scene_get_points (scene) + 2 * item->first_point;

  for (guint i = 0; i < item->n_points; i++)
    {
      dump_number (out, " ", p[2 * i]);
      dump_number (out, ",", p[2 * i + 1]);
    }
  if (item->arrow_start)
    g_string_append (out, " from-arrow");
  if (item->arrow_end)
    g_string_append (out, " to-arrow");
}

static void
dump_rect (GString *out, const RemitRect *rect)
{
  dump_number (out, " ", rect->x);
  dump_number (out, ",", rect->y);
  dump_number (out, " ", rect->width);
  dump_number (out, "x", rect->height);
}

static void
dump_box (const RemitItem *item, GString *out)
{
  RemitRect rect = _remit_item_get_rect (item);

  dump_rect (out, &rect);
  if (item->radius > 0)
    dump_number (out, " r", item->radius);
  if (item->hatched)
    g_string_append (out, " hatched");
}

static void
dump_text (const RemitScene *scene, const RemitItem *item, GString *out)
{
  static const char *const aligns[] = { "left", "centre", "right" };
  g_autofree char *quoted = g_strescape (remit_scene_get_text (scene, item), NULL);

  if (item->text == 0)
    return;
  dump_number (out, " font ", item->font_size);
  g_string_append_printf (out, " %d %s \"", item->weight, aligns[item->align]);
  /* The escapes keep the file plain ASCII. */
  g_string_append (out, quoted);
  g_string_append_c (out, '"');
}

/* Ids are written as the order in which they first appear, so that a dump does not hang on how
 * ids are given out. */
static void
dump_id (GHashTable *seen, RemitId id, GString *out)
{
  gpointer number = g_hash_table_lookup (seen, &id);

  if (id == REMIT_ID_NONE)
    return;
  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (seen) + 1);
      g_hash_table_insert (seen, g_memdup2 (&id, sizeof id), number);
    }
  g_string_append_printf (out, " #%u", GPOINTER_TO_UINT (number));
}

char *
remit_scene_dump (const RemitScene *scene)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GString *out = g_string_new ("scene");
  RemitRect extents = remit_scene_get_extents (scene);
  RemitRgba background = remit_scene_get_background (scene);
  guint n;
  const RemitItem *items = remit_scene_get_items (scene, &n);

  dump_rect (out, &extents);
  dump_color (out, "on", &background);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < n; i++)
    {
      const RemitItem *item = &items[i];

      g_string_append_printf (out, "%s %s", part_names[item->part], shape_names[item->shape]);
      dump_id (seen, item->id, out);
      if (item->part == REMIT_PART_RIM)
        g_string_append_printf (out, " %s", remit_link_kind_info (item->detail)->key);
      if (item->shape == REMIT_SHAPE_LINE)
        dump_line (scene, item, out);
      else
        dump_box (item, out);
      if (item->dashed)
        g_string_append (out, " dashed");
      dump_color (out, "fill", &item->fill);
      dump_color (out, "stroke", &item->stroke);
      if (item->stroke.a > 0)
        dump_number (out, " pen ", item->stroke_width);
      dump_color (out, "color", &item->color);
      dump_text (scene, item, out);
      if (item->level > 0)
        g_string_append_printf (out, " level %d", item->level);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
