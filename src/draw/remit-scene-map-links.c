/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-scene-map"
#include "remit-scene-map-private.h"

#include "remit-view.h"

/* The links of a map: which are drawn, which share a way, and how they look. */

#define LINE_WIDTH 1.4
#define FEW_DUTIES 24
#define BEND_RADIUS 7.0

/* What decides whether a link is drawn; the selection may be as large as the drawing. */
typedef struct
{
  gboolean kinds[REMIT_N_LINK_KINDS];
  GHashTable *selected;
} LinkFilter;

static gboolean
is_selected (const LinkFilter *filter, const RemitId *id)
{
  return g_hash_table_contains (filter->selected, id);
}

static gboolean
shows_link (const RemitMapBuild *build, const LinkFilter *filter, const RemitLink *link)
{
  if (!filter->kinds[link->kind])
    return FALSE;
  if (!remit_link_kind_is_duty (link->kind))
    return link->perspective == REMIT_ID_NONE || link->perspective == build->options->perspective;
  if (link->perspective != build->options->perspective)
    return FALSE;
  switch ((RemitDutyLines) build->view->duty_lines)
    {
    case REMIT_DUTY_LINES_ALL:
      return TRUE;
    case REMIT_DUTY_LINES_SELECTED:
      return is_selected (filter, &link->source) || is_selected (filter, &link->target)
             || is_selected (filter, &link->row.id);
    case REMIT_DUTY_LINES_NONE:
    default:
      return FALSE;
    }
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const RemitMapLink *x = a, *y = b;

  return x->link->row.id < y->link->row.id ? -1 : x->link->row.id > y->link->row.id;
}

static void
gather_links_of (RemitMapBuild *build, guint source, const LinkFilter *filter, GArray *links)
{
  const RemitNode *node = g_array_index (build->nodes, RemitMapNode, source).node;
  guint n = 0;
  const RemitLink *const *out = remit_graph_links_out (build->graph, node->row.id, &n);

  for (guint i = 0; i < n; i++)
    {
      RemitMapLink link = { out[i], source, 0, 0, 0, FALSE };
      guint target;

      if (!shows_link (build, filter, out[i]))
        continue;
      target = GPOINTER_TO_UINT (g_hash_table_lookup (build->node_index, &out[i]->target));
      if (target == 0 || target - 1 == source)
        continue;
      link.target = target - 1;
      link.dashed = out[i]->line == REMIT_LINE_DOTTED
                    || out[i]->kind == REMIT_LINK_OWNS_ON_BEHALF_OF
                    || out[i]->arrangement == REMIT_ARRANGEMENT_ON_BEHALF;
      build->some_dashed |= link.dashed;
      g_array_append_val (links, link);
    }
}

static guint
hash_ends (gconstpointer data)
{
  const RemitMapLink *link = data;

  return link->source * 31 + link->target;
}

static gboolean
equal_ends (gconstpointer a, gconstpointer b)
{
  const RemitMapLink *x = a, *y = b;

  return x->source == y->source && x->target == y->target;
}

/* Where many duties are drawn, those of one party on one item share a way and say their words
 * together; a few are kept apart, so that each can be pointed at. */
static void
join_duties (GArray *links)
{
  g_autoptr (GHashTable) leaders = g_hash_table_new (hash_ends, equal_ends);
  guint n_duties = 0;

  for (guint i = 0; i < links->len; i++)
    n_duties += remit_link_kind_is_duty (g_array_index (links, RemitMapLink, i).link->kind);
  for (guint i = 0; i < links->len; i++)
    {
      RemitMapLink *link = &g_array_index (links, RemitMapLink, i), *leader = NULL;

      link->leader = link->last_follower = i;
      if (n_duties <= FEW_DUTIES || !remit_link_kind_is_duty (link->link->kind))
        continue;
      leader = g_hash_table_lookup (leaders, link);
      if (leader == NULL)
        {
          g_hash_table_add (leaders, link);
          continue;
        }
      link->leader = leader->leader;
      leader->last_follower = i;
    }
}

/* (element-type RemitMapLink) */
static GArray *
gather_links (RemitMapBuild *build)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (RemitMapLink));
  LinkFilter filter;

  for (int kind = 0; kind < REMIT_N_LINK_KINDS; kind++)
    filter.kinds[kind] = remit_view_shows_kind (build->view, kind);
  filter.selected = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < build->options->n_selected; i++)
    g_hash_table_add (filter.selected, (gpointer) &build->options->selected[i]);
  for (guint i = 0; i < build->nodes->len; i++)
    gather_links_of (build, i, &filter, links);
  g_hash_table_unref (filter.selected);
  g_array_sort (links, compare_links);
  join_duties (links);
  return links;
}

void
_remit_map_scan_links (RemitMapBuild *build)
{
  GArray *links = gather_links (build);

  g_array_unref (links);
}

/* ---- lines ---- */

static void
describe_line (const RemitMapLink *link, RemitRouteLine *line)
{
  RemitLinkKind kind = link->link->kind;

  line->source = link->source;
  line->target = link->target;
  if (!remit_link_kind_is_duty (kind))
    line->bundle = 1 + 2 * (guint) kind + (guint) link->dashed;
  line->upright = remit_link_kind_info (kind)->link_class == REMIT_CLASS_STRUCTURE;
}

/* One entry a link, in their order. */
static RemitRouteLine *
route_links (RemitMapBuild *build, const GArray *links, const GArray *avoid, GArray *points)
{
  g_autofree RemitRouteBox *boxes = g_new (RemitRouteBox, build->nodes->len);
  g_autofree guint *numbers = g_new (guint, links->len);
  RemitRouteLine *lines = g_new0 (RemitRouteLine, links->len);
  guint n_lines = 0;

  for (guint i = 0; i < build->nodes->len; i++)
    {
      const RemitMapNode *node = &g_array_index (build->nodes, RemitMapNode, i);

      boxes[i] = (RemitRouteBox){ _remit_rect_grow (&node->box, node->margin),
                                  node->radius + node->margin };
    }
  for (guint i = 0; i < links->len; i++)
    {
      const RemitMapLink *link = &g_array_index (links, RemitMapLink, i);

      if (link->leader != i)
        continue;
      numbers[i] = n_lines;
      describe_line (link, &lines[n_lines++]);
    }
  _remit_route (boxes, build->nodes->len, (const RemitRect *) (gpointer) avoid->data, avoid->len,
                lines, n_lines, points);
  /* From the last on, so that none is overwritten before it is moved. */
  for (guint i = links->len; i-- > 0;)
    if (g_array_index (links, RemitMapLink, i).leader == i)
      lines[i] = lines[numbers[i]];
  for (guint i = 0; i < links->len; i++)
    lines[i] = lines[g_array_index (links, RemitMapLink, i).leader];
  return lines;
}

/* Duties are drawn in the colour of who holds them. */
static RemitRgba
choose_color (RemitMapBuild *build, const RemitLink *link)
{
  const RemitNode *source = remit_graph_node (build->graph, link->source);

  if (remit_link_kind_is_duty (link->kind) && source != NULL && remit_kind_is_party (source->kind))
    return build->colors->ink[_remit_map_get_face (build, link->source)->tint];
  return build->colors->link;
}

static void
add_line (RemitMapBuild *build, const RemitMapLink *link, const RemitRouteLine *line,
          const GArray *points)
{
  RemitItem *item
    = _remit_scene_add_line (build->scene, REMIT_PART_LINK, link->link->row.id,
                             &g_array_index (points, double, 2 * line->first_point), line->n_points,
                             choose_color (build, link->link), LINE_WIDTH);

  item->radius = BEND_RADIUS;
  item->dashed = link->dashed;
  item->arrow_end = TRUE;
  /* A conflict has no direction. */
  item->arrow_start = link->link->kind == REMIT_LINK_CONFLICTS_WITH;
}

void
_remit_map_add_links (RemitMapBuild *build, const GArray *avoid)
{
  g_autoptr (GArray) links = gather_links (build);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree RemitRouteLine *lines = route_links (build, links, avoid, points);

  for (guint i = 0; i < links->len; i++)
    add_line (build, &g_array_index (links, RemitMapLink, i), &lines[i], points);
  _remit_map_add_words (build, links, lines, points, avoid);
}
