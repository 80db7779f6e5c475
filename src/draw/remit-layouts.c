/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-layouts"
#include "remit-text.h"

#include <math.h>
#include <string.h>

/* Shaped lines of text, kept from frame to frame: shaping costs ten microseconds a label, more
 * than painting it.  Per thread, because Pango's fonts are; when there are too many (a long
 * zoom), all are dropped and those in sight are shaped again. */

#define MAX_LAYOUTS 4096

typedef struct
{
  int size; /* 64ths of a unit */
  int weight;
  int width; /* units, -1 any */
  char *text;
} LayoutKey;

typedef struct
{
  LayoutKey key;
  PangoLayout *layout;
  double width;
} CachedLayout;

static guint
hash_layout (gconstpointer data)
{
  const LayoutKey *key = data;

  return g_str_hash (key->text) * 31 + (guint)key->size * 7 + (guint)key->weight
         + (guint)key->width * 131;
}

static gboolean
equal_layouts (gconstpointer a, gconstpointer b)
{
  const LayoutKey *x = a, *y = b;

  return x->size == y->size && x->weight == y->weight && x->width == y->width
         && strcmp (x->text, y->text) == 0;
}

static void
free_layout (gpointer data)
{
  CachedLayout *cached = data;

  g_object_unref (cached->layout);
  g_free (cached->key.text);
  g_free (cached);
}

static void
free_layouts (gpointer data)
{
  g_hash_table_unref (data);
}

static GPrivate layouts_of_thread = G_PRIVATE_INIT (free_layouts);

static CachedLayout *
make_layout (const LayoutKey *key)
{
  CachedLayout *cached = g_new0 (CachedLayout, 1);
  PangoRectangle logical;

  cached->key = *key;
  cached->key.text = g_strdup (key->text);
  cached->layout = pango_layout_new (_remit_text_get_context ());
  _remit_text_set_font (cached->layout, key->size / 64.0, key->weight);
  pango_layout_set_single_paragraph_mode (cached->layout, TRUE);
  if (key->width >= 0)
    {
      pango_layout_set_width (cached->layout, key->width * PANGO_SCALE);
      pango_layout_set_ellipsize (cached->layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_set_text (cached->layout, key->text, -1);
  pango_layout_get_extents (cached->layout, NULL, &logical);
  cached->width = (double)logical.width / PANGO_SCALE;
  return cached;
}

static const CachedLayout *
get_layout (const LayoutKey *key)
{
  GHashTable *layouts = g_private_get (&layouts_of_thread);
  CachedLayout *cached;

  if (layouts == NULL)
    {
      layouts = g_hash_table_new_full (hash_layout, equal_layouts, NULL, free_layout);
      g_private_set (&layouts_of_thread, layouts);
    }
  cached = g_hash_table_lookup (layouts, key);
  if (cached != NULL)
    return cached;
  if (g_hash_table_size (layouts) >= MAX_LAYOUTS)
    g_hash_table_remove_all (layouts);
  cached = make_layout (key);
  g_hash_table_insert (layouts, &cached->key, cached);
  return cached;
}

PangoLayoutLine *
_remit_text_get_line (const char *text, double size, int weight, double width, double *used)
{
  LayoutKey key
    = { (int)lround (size * 64), weight, width > 0 ? (int)floor (width) : -1, (char *)text };
  const CachedLayout *cached = get_layout (&key);

  *used = cached->width;
  return pango_layout_get_line_readonly (cached->layout, 0);
}
