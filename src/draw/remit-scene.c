/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-scene"
#include "remit-scene-private.h"

#include "remit-outline.h"

#include <math.h>

/* The container that a drawing is built into and read from.
 *
 * Items lie in one array in painting order, their points in a second, their texts in one pool of
 * bytes; nothing is allocated per item.  The bounds that decide what is drawn are kept once more
 * in a narrow array: a pass over 100,000 of them costs a few tenths of a millisecond, so that no
 * tree is needed for culling, picking or rubber bands.  After _remit_scene_finish() a scene is
 * constant. */

#define LINE_HEIGHT 1.3   /* of an item's text, in font sizes */
#define CAP_HALF 0.35     /* half the height of capitals, in font sizes */
#define SMALLEST_TEXT 5.0 /* pixels; smaller text is not drawn */
#define PAGE_MARGIN 16.0

static const float level_scales[] = { 0, 0.2f, 0.35f, 0.6f };

struct _RemitScene
{
  gatomicrefcount ref_count;
  RemitRgba background;
  RemitRect extents;
  GArray *items;         /* RemitItem */
  GArray *points;        /* double */
  GArray *reach;         /* RemitReach, one an item, made by finish */
  GArray *boxes;         /* RemitNodeBox */
  GString *pool;         /* texts, each with its final 0; offset 0 is "" */
  GHashTable *box_index; /* id -> position in boxes + 1 */
};

/* ---- building ---- */

RemitScene *
_remit_scene_new (RemitRgba background)
{
  RemitScene *scene = g_new0 (RemitScene, 1);

  g_atomic_ref_count_init (&scene->ref_count);
  scene->background = background;
  scene->items = g_array_new (FALSE, TRUE, sizeof (RemitItem));
  scene->points = g_array_new (FALSE, FALSE, sizeof (double));
  scene->reach = g_array_new (FALSE, FALSE, sizeof (RemitReach));
  scene->boxes = g_array_new (FALSE, FALSE, sizeof (RemitNodeBox));
  scene->pool = g_string_new (NULL);
  g_string_append_c (scene->pool, '\0');
  scene->box_index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return scene;
}

/* One line, valid UTF-8: a line break in a name would push text out of its box. */
static guint
add_to_pool (RemitScene *scene, const char *text)
{
  g_autofree char *valid = NULL;
  gsize offset = scene->pool->len;

  if (text == NULL || *text == '\0')
    return 0;
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  g_string_append (scene->pool, text);
  for (char *p = scene->pool->str + offset; *p != '\0'; p++)
    if ((guchar)*p < ' ')
      *p = ' ';
  g_string_append_c (scene->pool, '\0');
  return (guint)offset;
}

static RemitItem *
add_item (RemitScene *scene, RemitShape shape, RemitPart part, RemitId id)
{
  RemitItem *item;

  g_array_set_size (scene->items, scene->items->len + 1);
  item = &g_array_index (scene->items, RemitItem, scene->items->len - 1);
  item->shape = shape;
  item->part = part;
  item->id = id;
  return item;
}

RemitItem *
_remit_scene_add_rect (RemitScene *scene, RemitPart part, RemitId id, const RemitRect *rect,
                       double radius, RemitRgba fill)
{
  RemitItem *item = add_item (scene, REMIT_SHAPE_RECT, part, id);

  item->bounds = *rect;
  item->radius = radius;
  item->fill = fill;
  return item;
}

RemitItem *
_remit_scene_add_line (RemitScene *scene, RemitPart part, RemitId id, const double *points,
                       guint n_points, RemitRgba color, double width)
{
  RemitItem *item = add_item (scene, REMIT_SHAPE_LINE, part, id);

  item->first_point = scene->points->len / 2;
  item->n_points = n_points;
  item->stroke = color;
  item->stroke_width = width;
  g_array_append_vals (scene->points, points, 2 * n_points);
  return item;
}

RemitItem *
_remit_scene_add_text (RemitScene *scene, RemitPart part, RemitId id, const RemitRect *rect,
                       const char *text, double size, int weight, PangoAlignment align,
                       RemitRgba color)
{
  RemitItem *item = add_item (scene, REMIT_SHAPE_TEXT, part, id);

  item->bounds = *rect;
  item->text_width = rect->width;
  item->align = align;
  _remit_scene_label_rect (scene, item, text, size, weight, color);
  return item;
}

RemitItem *
_remit_scene_add_icon (RemitScene *scene, RemitPart part, RemitId id, int node_kind,
                       const RemitRect *rect, RemitRgba color)
{
  RemitItem *item = add_item (scene, REMIT_SHAPE_ICON, part, id);

  item->bounds = *rect;
  item->detail = node_kind;
  item->color = color;
  item->level = REMIT_LEVEL_FINE;
  return item;
}

void
_remit_scene_label_rect (RemitScene *scene, RemitItem *item, const char *text, double size,
                         int weight, RemitRgba color)
{
  item->text = add_to_pool (scene, text);
  item->font_size = size;
  item->weight = weight;
  item->color = color;
  if (item->shape == REMIT_SHAPE_RECT)
    item->align = PANGO_ALIGN_CENTER;
}

void
_remit_scene_add_node_box (RemitScene *scene, RemitId node, const RemitRect *rect)
{
  RemitNodeBox box = { node, *rect };

  g_array_append_val (scene->boxes, box);
  g_hash_table_insert (scene->box_index, g_memdup2 (&node, sizeof node),
                       GUINT_TO_POINTER (scene->boxes->len));
}

static RemitRect
measure_line (const RemitScene *scene, const RemitItem *item)
{
  const double *p = &g_array_index (scene->points, double, 2 * item->first_point);
  double x0 = p[0], y0 = p[1], x1 = p[0], y1 = p[1];
  double reach = item->stroke_width / 2;
  RemitRect rect;

  if (item->arrow_start || item->arrow_end)
    reach = MAX (reach, REMIT_ARROW_WIDTH / 2);
  for (guint i = 1; i < item->n_points; i++)
    {
      x0 = MIN (x0, p[2 * i]);
      x1 = MAX (x1, p[2 * i]);
      y0 = MIN (y0, p[2 * i + 1]);
      y1 = MAX (y1, p[2 * i + 1]);
    }
  rect = (RemitRect){ x0, y0, x1 - x0, y1 - y0 };
  return _remit_rect_grow (&rect, reach);
}

/* Text is drawn from five pixels on, whatever its item's level, and the words of a line come with
 * their ground. */
static float
find_min_scale (const RemitItem *item)
{
  float scale = level_scales[MIN (item->level, REMIT_LEVEL_NEAR)];

  if (item->shape == REMIT_SHAPE_TEXT || (item->text != 0 && item->part == REMIT_PART_LINK))
    scale = MAX (scale, (float)(SMALLEST_TEXT / item->font_size));
  return scale;
}

void
_remit_scene_finish (RemitScene *scene)
{
  g_array_set_size (scene->reach, scene->items->len);
  for (guint i = 0; i < scene->items->len; i++)
    {
      RemitItem *item = &g_array_index (scene->items, RemitItem, i);
      RemitReach *reach = &g_array_index (scene->reach, RemitReach, i);

      if (item->shape == REMIT_SHAPE_LINE)
        item->bounds = measure_line (scene, item);
      else if (item->shape == REMIT_SHAPE_RECT && item->stroke.a > 0)
        item->bounds = _remit_rect_grow (&item->bounds, item->stroke_width / 2);
      /* Outwards, so that rounding far from the origin hides nothing. */
      reach->x0 = nextafterf ((float)item->bounds.x, -G_MAXFLOAT);
      reach->y0 = nextafterf ((float)item->bounds.y, -G_MAXFLOAT);
      reach->x1 = nextafterf ((float)(item->bounds.x + item->bounds.width), G_MAXFLOAT);
      reach->y1 = nextafterf ((float)(item->bounds.y + item->bounds.height), G_MAXFLOAT);
      reach->min_scale = find_min_scale (item);
    }
  scene->extents = _remit_scene_measure (scene);
}

RemitRect
_remit_scene_measure (const RemitScene *scene)
{
  double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const RemitItem *item = &g_array_index (scene->items, RemitItem, i);
      RemitRect rect = item->bounds;

      if (item->shape == REMIT_SHAPE_LINE)
        rect = measure_line (scene, item);
      x0 = MIN (x0, rect.x);
      y0 = MIN (y0, rect.y);
      x1 = MAX (x1, rect.x + rect.width);
      y1 = MAX (y1, rect.y + rect.height);
    }
  if (x0 > x1)
    return (RemitRect){ 0, 0, 0, 0 };
  return (RemitRect){ x0, y0, x1 - x0, y1 - y0 };
}

/* ---- reading ---- */

RemitScene *
remit_scene_ref (RemitScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  g_atomic_ref_count_inc (&scene->ref_count);
  return scene;
}

void
remit_scene_unref (RemitScene *scene)
{
  g_return_if_fail (scene != NULL);

  if (!g_atomic_ref_count_dec (&scene->ref_count))
    return;
  g_array_unref (scene->items);
  g_array_unref (scene->points);
  g_array_unref (scene->reach);
  g_array_unref (scene->boxes);
  g_string_free (scene->pool, TRUE);
  g_hash_table_unref (scene->box_index);
  g_free (scene);
}

RemitRect
remit_scene_get_extents (const RemitScene *scene)
{
  g_return_val_if_fail (scene != NULL, (RemitRect){ 0 });

  return scene->extents;
}

const RemitItem *
remit_scene_get_items (const RemitScene *scene, guint *n)
{
  g_return_val_if_fail (scene != NULL && n != NULL, NULL);

  *n = scene->items->len;
  return (const RemitItem *)(gpointer)scene->items->data;
}

const double *
remit_scene_get_points (const RemitScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  return (const double *)(gpointer)scene->points->data;
}

const char *
remit_scene_get_text (const RemitScene *scene, const RemitItem *item)
{
  g_return_val_if_fail (scene != NULL && item != NULL, "");

  return scene->pool->str + item->text;
}

RemitRgba
remit_scene_get_background (const RemitScene *scene)
{
  g_return_val_if_fail (scene != NULL, (RemitRgba){ 0 });

  return scene->background;
}

RemitRect
_remit_scene_get_page (const RemitScene *scene)
{
  double x0 = floor (scene->extents.x - PAGE_MARGIN), y0 = floor (scene->extents.y - PAGE_MARGIN);

  return (RemitRect){ x0, y0, ceil (scene->extents.x + scene->extents.width + PAGE_MARGIN) - x0,
                      ceil (scene->extents.y + scene->extents.height + PAGE_MARGIN) - y0 };
}

const RemitReach *
_remit_scene_get_reach (const RemitScene *scene)
{
  return (const RemitReach *)(gpointer)scene->reach->data;
}

const RemitNodeBox *
_remit_scene_get_boxes (const RemitScene *scene, guint *n)
{
  *n = scene->boxes->len;
  return (const RemitNodeBox *)(gpointer)scene->boxes->data;
}

RemitRect
_remit_item_get_rect (const RemitItem *item)
{
  if (item->stroke.a > 0)
    return _remit_rect_grow (&item->bounds, -item->stroke_width / 2);
  return item->bounds;
}

double
_remit_item_get_baseline (const RemitItem *item)
{
  return item->bounds.y + item->bounds.height / 2 + CAP_HALF * item->font_size;
}

/* ---- finding ---- */

static double
measure_to_segment (double x, double y, const double *p)
{
  double dx = p[2] - p[0];
  double dy = p[3] - p[1];
  double length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((x - p[0]) * dx + (y - p[1]) * dy) / length, 0, 1) : 0;

  return hypot (x - p[0] - t * dx, y - p[1] - t * dy);
}

static double
measure_to_line (const RemitScene *scene, const RemitItem *item, double x, double y)
{
  const double *p = &g_array_index (scene->points, double, 2 * item->first_point);
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i + 1 < item->n_points; i++)
    nearest = MIN (nearest, measure_to_segment (x, y, p + 2 * i));
  return MAX (0, nearest - item->stroke_width / 2);
}

/* From the top down.  Of several lines within reach the nearest wins, but not over what lies above
 * them, and what lies below a line is hit only where no line is. */
const RemitItem *
remit_scene_pick (const RemitScene *scene, double x, double y, double tolerance)
{
  const RemitItem *line = NULL;
  double nearest = tolerance;

  g_return_val_if_fail (scene != NULL, NULL);

  for (guint i = scene->items->len; i > 0; i--)
    {
      const RemitItem *item = &g_array_index (scene->items, RemitItem, i - 1);

      if (item->part == REMIT_PART_NONE)
        continue;
      if (item->shape == REMIT_SHAPE_LINE)
        {
          RemitRect reach = _remit_rect_grow (&item->bounds, tolerance);
          double distance;

          if (!_remit_rect_contains (&reach, x, y))
            continue;
          distance = measure_to_line (scene, item, x, y);
          if (distance < nearest || (line == NULL && distance <= nearest))
            {
              nearest = distance;
              line = item;
            }
        }
      else if (_remit_rect_contains (&item->bounds, x, y))
        return line != NULL ? line : item;
    }
  return line;
}

gboolean
remit_scene_node_box (const RemitScene *scene, RemitId node, RemitRect *box)
{
  guint position;

  g_return_val_if_fail (scene != NULL, FALSE);

  position = GPOINTER_TO_UINT (g_hash_table_lookup (scene->box_index, &node));
  if (position == 0)
    return FALSE;
  if (box != NULL)
    *box = g_array_index (scene->boxes, RemitNodeBox, position - 1).rect;
  return TRUE;
}

GArray *
remit_scene_nodes_in (const RemitScene *scene, const RemitRect *rect)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (RemitId));
  RemitRect area;

  g_return_val_if_fail (scene != NULL && rect != NULL, ids);

  /* A rubber band drawn up or to the left has a negative size. */
  area = (RemitRect){ MIN (rect->x, rect->x + rect->width), MIN (rect->y, rect->y + rect->height),
                      fabs (rect->width), fabs (rect->height) };
  for (guint i = 0; i < scene->boxes->len; i++)
    {
      const RemitNodeBox *box = &g_array_index (scene->boxes, RemitNodeBox, i);

      if (_remit_rect_touches (&box->rect, &area))
        g_array_append_val (ids, box->id);
    }
  return ids;
}

/* What lies straight ahead is nearer than what lies aside; what lies more aside than ahead counts
 * only when nothing else is there. */
RemitId
remit_scene_neighbour (const RemitScene *scene, RemitId node, int dx, int dy)
{
  double length = hypot (dx, dy);
  double best = G_MAXDOUBLE;
  RemitId found = REMIT_ID_NONE;
  RemitRect from;

  g_return_val_if_fail (scene != NULL, REMIT_ID_NONE);

  if (length == 0 || !remit_scene_node_box (scene, node, &from))
    return REMIT_ID_NONE;
  for (guint i = 0; i < scene->boxes->len; i++)
    {
      const RemitNodeBox *box = &g_array_index (scene->boxes, RemitNodeBox, i);
      double x = box->rect.x + box->rect.width / 2 - from.x - from.width / 2;
      double y = box->rect.y + box->rect.height / 2 - from.y - from.height / 2;
      double ahead = (x * dx + y * dy) / length;
      double aside = fabs (x * dy - y * dx) / length;
      double cost = ahead + 2 * aside + (aside > ahead ? 1e6 : 0);

      if (box->id == node || ahead <= 1)
        continue;
      if (cost < best || (cost == best && box->id < found))
        {
          best = cost;
          found = box->id;
        }
    }
  return found;
}
