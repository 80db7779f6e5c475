/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-scene-map"
#include "remit-scene-map-private.h"

#include "remit-grid.h"
#include "remit-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The words of lines: what they say and where they stand.
 *
 * Words are tried at a few places on the longest segments of a line, on it and beside it; what
 * they would cover is the price of a place.  A longer form ("reports to · technology") is taken
 * where it covers nothing, the short one ("technology") otherwise; where even that would lie
 * under a node or on other words, none. */

#define CELL 256.0
#define LABEL_HEIGHT 15.0
#define LABEL_PADDING 10.0
#define LABEL_BESIDE 11.0 /* from a line to the middle of words beside it */
#define LABEL_MAX 150.0
#define LABEL_CLEAR 24.0 /* of a segment that must stay in sight at the ends of words on it */

#define PRICE_NODE 1000.0
#define PRICE_LABEL 900.0
#define PRICE_TITLE 400.0
#define PRICE_OUTSIDE 200.0 /* makes the drawing larger */
#define PRICE_HEAD 60.0     /* over the arrow head of the own line */
#define PRICE_OTHER_LINE 45.0
#define PRICE_WIDE 70.0 /* hides the whole segment */
#define PRICE_BESIDE 12.0
#define PRICE_RANK 14.0 /* each step from the longest segment down */
#define PRICE_OFF_MIDDLE 40.0

enum
{
  OBSTACLE_NODE,
  OBSTACLE_LABEL,
  OBSTACLE_TITLE,
  OBSTACLE_SEGMENT, /* and the number of its link from here on */
};

typedef struct
{
  RemitMapBuild *build;
  RemitGrid *grid; /* NULL: too many to look around */
  RemitRect field; /* what nodes and areas take up */
  GArray *labels;  /* PlacedLabel */
} Labeller;

typedef struct
{
  guint link;
  char *text;
  char *short_text;
  RemitRect rect;
} PlacedLabel;

static void
clear_label (gpointer data)
{
  PlacedLabel *label = data;

  g_free (label->text);
  g_free (label->short_text);
}

static char *
add_share (const char *text, const RemitLink *link)
{
  g_autofree char *share = NULL;

  if (link->share == REMIT_UNSET)
    return g_strdup (text);
  share = remit_row_format (&link->row, REMIT_LINK_FIELD_SHARE);
  /* Translators: what a line is about and a share in per cent: "pays 60 %" */
  return g_strdup_printf (_("%1$s %2$s %%"), text, share);
}

static const char *
get_words (const RemitLink *link, gboolean joined)
{
  if (*link->topic != '\0')
    return link->topic;
  return joined ? remit_facet_short_label (link->kind) : remit_link_kind_label (link->kind);
}

/* Of a link and of those that share its way: "decides, tool, pays 50 %". */
static char *
make_short_text (const GArray *links, guint number)
{
  GString *text = g_string_new (NULL);
  const RemitMapLink *leader = &g_array_index (links, RemitMapLink, number);

  for (guint i = number; i <= leader->last_follower; i++)
    {
      const RemitMapLink *link = &g_array_index (links, RemitMapLink, i);
      g_autofree char *words = NULL;

      if (link->leader != number)
        continue;
      words = add_share (get_words (link->link, leader->last_follower > number), link->link);
      g_string_append (text, text->len > 0 ? ", " : "");
      g_string_append (text, words);
    }
  return g_string_free (text, FALSE);
}

static char *
make_long_text (const RemitLink *link)
{
  g_autofree char *text = NULL;

  if (*link->topic == '\0' || remit_link_kind_is_duty (link->kind))
    return NULL;
  /* Translators: the kind of a line and its topic: "reports to · technology" */
  text = g_strdup_printf (_("%1$s · %2$s"), remit_link_kind_label (link->kind), link->topic);
  return add_share (text, link);
}

static double
price_place (Labeller *labeller, guint link, const RemitRect *rect)
{
  const GArray *hits;
  double price = 0;

  if (labeller->grid == NULL)
    return 0;
  if (!_remit_rect_contains (&labeller->field, rect->x, rect->y)
      || !_remit_rect_contains (&labeller->field, rect->x + rect->width, rect->y + rect->height))
    price += PRICE_OUTSIDE;
  hits = _remit_grid_query (labeller->grid, rect);
  for (guint i = 0; i < hits->len; i++)
    switch (g_array_index (hits, guint, i))
      {
      case OBSTACLE_NODE:
        price += PRICE_NODE;
        break;
      case OBSTACLE_LABEL:
        price += PRICE_LABEL;
        break;
      case OBSTACLE_TITLE:
        price += PRICE_TITLE;
        break;
      default:
        if (g_array_index (hits, guint, i) != OBSTACLE_SEGMENT + link)
          price += PRICE_OTHER_LINE;
        break;
      }
  return price;
}

typedef struct
{
  guint link;
  const double *segment; /* x, y, x, y */
  gboolean last;
  guint rank;
  double width;
} LabelSpot;

/* Tries the places on one segment. */
static void
try_segment (Labeller *labeller, const LabelSpot *spot, RemitRect *best, double *best_price)
{
  static const double along[] = { 0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8 };
  const double *p = spot->segment;
  gboolean level = fabs (p[1] - p[3]) < fabs (p[0] - p[2]);
  double length = hypot (p[2] - p[0], p[3] - p[1]);
  double extent = level ? spot->width : LABEL_HEIGHT;

  for (guint i = 0; i < G_N_ELEMENTS (along); i++)
    for (int beside = 0; beside < 3; beside++)
      {
        double off = beside == 0 ? 0 : beside == 1 ? -1 : 1;
        double x = p[0] + along[i] * (p[2] - p[0]);
        double y = p[1] + along[i] * (p[3] - p[1]);
        double to_end = length * (1 - along[i]) - extent / 2;
        double price = spot->rank * PRICE_RANK + fabs (along[i] - 0.5) * PRICE_OFF_MIDDLE;
        RemitRect rect;

        if (level)
          y += off * LABEL_BESIDE;
        else
          x += off * (spot->width / 2 + 4);
        rect = (RemitRect){ x - spot->width / 2, y - LABEL_HEIGHT / 2, spot->width, LABEL_HEIGHT };
        if (beside > 0)
          price += PRICE_BESIDE;
        else if (extent + LABEL_CLEAR > length)
          price += PRICE_WIDE;
        else if (to_end < 12 && spot->last)
          price += PRICE_HEAD;
        if (price < *best_price)
          price += price_place (labeller, spot->link, &rect);
        if (price < *best_price)
          {
            *best_price = price;
            *best = rect;
          }
      }
}

static double
measure_segment (const double *p)
{
  return hypot (p[2] - p[0], p[3] - p[1]);
}

/* The best place for words of a width; all segments, the longest first. */
static double
find_place (Labeller *labeller, guint link, const RemitRouteLine *line, const double *points,
            double width, RemitRect *best)
{
  double best_price = G_MAXDOUBLE;

  for (guint i = 0; i + 1 < line->n_points; i++)
    {
      LabelSpot spot = { link, points + 2 * i, i + 2 == line->n_points, 0, width };
      double length = measure_segment (spot.segment);

      for (guint j = 0; j + 1 < line->n_points; j++)
        {
          double other = measure_segment (points + 2 * j);

          spot.rank += other > length || (other == length && j < i);
        }
      if (labeller->grid != NULL || spot.rank == 0)
        try_segment (labeller, &spot, best, &best_price);
    }
  return best_price;
}

/* Lines of one bundle that run into one another say the same words once. */
static gboolean
is_said (const Labeller *labeller, const RemitRouteLine *lines, guint number, const GArray *points,
         const char *short_text)
{
  const RemitRouteLine *line = &lines[number];
  const double *end = &g_array_index (points, double, 2 * (line->first_point + line->n_points - 1));

  if (line->bundle == 0)
    return FALSE;
  for (guint i = 0; i < labeller->labels->len; i++)
    {
      const PlacedLabel *label = &g_array_index (labeller->labels, PlacedLabel, i);
      const RemitRouteLine *other = &lines[label->link];
      const double *other_end
        = &g_array_index (points, double, 2 * (other->first_point + other->n_points - 1));

      if (other->bundle == line->bundle && other->target == line->target && other_end[0] == end[0]
          && other_end[1] == end[1] && g_str_equal (label->short_text, short_text))
        return TRUE;
    }
  return FALSE;
}

static void
place_label (Labeller *labeller, const GArray *links, guint number, const RemitRouteLine *lines,
             const GArray *points)
{
  const RemitRouteLine *line = &lines[number];
  const double *first = &g_array_index (points, double, 2 * line->first_point);
  g_autofree char *long_text = make_long_text (g_array_index (links, RemitMapLink, number).link);
  g_autofree char *short_text = make_short_text (links, number);
  PlacedLabel label = { number, NULL, NULL, { 0 } };
  double price = 0;

  if (labeller->grid != NULL && is_said (labeller, lines, number, points, short_text))
    return;
  for (int form = long_text != NULL ? 0 : 1; form < 2; form++)
    {
      const char *text = form == 0 ? long_text : short_text;
      double width;

      g_clear_pointer (&label.text, g_free);
      label.text
        = _remit_text_ellipsize (text, REMIT_MAP_SMALL_SIZE, PANGO_WEIGHT_NORMAL, LABEL_MAX);
      width = ceil (_remit_text_width (label.text, REMIT_MAP_SMALL_SIZE, PANGO_WEIGHT_NORMAL)
                    + LABEL_PADDING);
      price = find_place (labeller, number, line, first, width, &label.rect);
      if (price < PRICE_OTHER_LINE)
        break;
    }
  if (price >= PRICE_LABEL)
    {
      g_free (label.text);
      return;
    }
  if (labeller->grid != NULL)
    _remit_grid_add (labeller->grid, &label.rect, OBSTACLE_LABEL);
  label.short_text = g_steal_pointer (&short_text);
  g_array_append_val (labeller->labels, label);
}

static RemitGrid *
make_obstacles (const RemitMapBuild *build, const GArray *avoid, const RemitRouteLine *lines,
                guint n_lines, const GArray *points)
{
  RemitGrid *grid = _remit_grid_new (CELL);

  for (guint i = 0; i < build->nodes->len; i++)
    {
      const RemitMapNode *node = &g_array_index (build->nodes, RemitMapNode, i);
      RemitRect box = _remit_rect_grow (&node->box, node->margin + 1);

      _remit_grid_add (grid, &box, OBSTACLE_NODE);
    }
  for (guint i = 0; i < avoid->len; i++)
    _remit_grid_add (grid, &g_array_index (avoid, RemitRect, i), OBSTACLE_TITLE);
  for (guint i = 0; i < n_lines; i++)
    for (guint j = 0; j + 1 < lines[i].n_points; j++)
      {
        const double *p = &g_array_index (points, double, 2 * (lines[i].first_point + j));
        RemitRect rect = { MIN (p[0], p[2]) - 1, MIN (p[1], p[3]) - 1, fabs (p[2] - p[0]) + 2,
                           fabs (p[3] - p[1]) + 2 };

        _remit_grid_add (grid, &rect, OBSTACLE_SEGMENT + i);
      }
  return grid;
}

static void
add_labels (RemitMapBuild *build, const GArray *links, const GArray *labels)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const PlacedLabel *label = &g_array_index (labels, PlacedLabel, i);
      const RemitMapLink *link = &g_array_index (links, RemitMapLink, label->link);
      RemitItem *item = _remit_scene_add_rect (build->scene, REMIT_PART_LINK, link->link->row.id,
                                               &label->rect, 4, build->colors->label_ground);

      _remit_scene_label_rect (build->scene, item, label->text, REMIT_MAP_SMALL_SIZE,
                               PANGO_WEIGHT_NORMAL, build->colors->muted);
    }
}

/* The areas are in the scene already. */
static RemitRect
measure_field (const RemitMapBuild *build)
{
  RemitRect field = _remit_scene_measure (build->scene);

  for (guint i = 0; i < build->nodes->len; i++)
    {
      const RemitRect *box = &g_array_index (build->nodes, RemitMapNode, i).box;
      double right = box->x + box->width, bottom = box->y + box->height;

      if (field.width == 0)
        field = *box;
      right = MAX (right, field.x + field.width);
      bottom = MAX (bottom, field.y + field.height);
      field.x = MIN (field.x, box->x);
      field.y = MIN (field.y, box->y);
      field.width = right - field.x;
      field.height = bottom - field.y;
    }
  return field;
}

void
_remit_map_add_words (RemitMapBuild *build, const GArray *links, const RemitRouteLine *lines,
                      const GArray *points, const GArray *avoid)
{
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (PlacedLabel));
  g_autoptr (RemitGrid) grid = NULL;
  Labeller labeller;

  g_array_set_clear_func (labels, clear_label);
  if (links->len <= REMIT_ROUTE_CAREFUL)
    grid = make_obstacles (build, avoid, lines, links->len, points);
  labeller = (Labeller){ build, grid, measure_field (build), labels };
  for (guint i = 0; i < links->len; i++)
    if (g_array_index (links, RemitMapLink, i).leader == i)
      place_label (&labeller, links, i, lines, points);
  add_labels (build, links, labels);
}
