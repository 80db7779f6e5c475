/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-scene-map"
#include "remit-scene-map-private.h"

#include "remit-ownership.h"
#include "remit-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The map of a view.
 *
 * Places give the nodes of a drawing and where they stand; the picture is made from back to
 * front: areas, lines, the words of lines, nodes, the legend.  Everything is a pure function of
 * the graph, the view and the options, in the order of ids, so that equal models give equal
 * pictures.  The cost is that of the rows that are shown; lines have the largest part of it
 * (remit-route.c). */

#define CARD_WIDTH 190.0
#define CARD_HEIGHT 56.0
#define PARTY_WIDTH 150.0
#define PARTY_HEIGHT 46.0
#define MAX_WIDTH 260.0
#define CARD_PADDING 24.0  /* left and right of a name */
#define PARTY_PADDING 76.0 /* with the icon on one side and its room on the other */
#define AREA_RADIUS 16.0
#define AREA_TITLE_SIZE 13.0
#define LEGEND_GAP 14.0
#define LEGEND_WIDTH 720.0

/* ---- shared helpers ---- */

static void
free_face (gpointer data)
{
  RemitPartyFace *face = data;

  g_free (face->initials);
  g_free (face);
}

static RemitPartyFace *
find_face (RemitMapBuild *build, RemitId party)
{
  RemitPartyFace *face = g_hash_table_lookup (build->faces, &party);
  const RemitNode *node;

  if (face != NULL)
    return face;
  node = remit_graph_node (build->graph, party);
  g_return_val_if_fail (node != NULL, NULL);
  face = g_new0 (RemitPartyFace, 1);
  face->party = node;
  face->initials = remit_party_initials (node);
  face->tint = (int) remit_party_tint (build->graph, node);
  g_hash_table_insert (build->faces, g_memdup2 (&party, sizeof party), face);
  return face;
}

const RemitPartyFace *
_remit_map_get_face (RemitMapBuild *build, RemitId party)
{
  return find_face (build, party);
}

const RemitPartyFace *
_remit_map_use_face (RemitMapBuild *build, RemitId party)
{
  RemitPartyFace *face = find_face (build, party);

  if (!face->used)
    g_ptr_array_add (build->holders, face);
  face->used = TRUE;
  return face;
}

RemitId
_remit_map_find_owner (const RemitMapBuild *build, RemitId item)
{
  static const RemitLinkKind kinds[]
    = { REMIT_LINK_DECIDES, REMIT_LINK_OWNS, REMIT_LINK_OWNS_ON_BEHALF_OF, REMIT_LINK_ACCOUNTABLE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) holders
        = remit_ownership_holders (build->graph, item, kinds[i], build->options->perspective);

      if (holders->len > 0)
        return ((const RemitLink *) holders->pdata[0])->source;
    }
  return REMIT_ID_NONE;
}

RemitMapFacts *
_remit_map_get_facts (RemitMapBuild *build)
{
  if (build->facts == NULL)
    build->facts = build->own_facts = remit_map_facts_new (build->graph, build->options->today);
  return build->facts;
}

guint
_remit_map_get_severity (const RemitMapBuild *build, RemitId node)
{
  if (build->options->severities == NULL)
    return 0;
  return (guint) CLAMP (GPOINTER_TO_INT (g_hash_table_lookup (build->options->severities, &node)),
                        0, 3);
}

const char *
_remit_map_status_label (int status)
{
  const RemitTableInfo *info = remit_table_info (REMIT_TABLE_NODE);

  return _(info->fields[REMIT_NODE_FIELD_STATUS].values[status].label);
}

const char *
_remit_map_severity_label (guint severity)
{
  static const char *const labels[]
    = { N_ ("No finding"), N_ ("Hint"), N_ ("Warning"), N_ ("Error") };

  return _(labels[severity]);
}

int
_remit_map_status_tint (int status)
{
  static const int tints[]
    = { REMIT_TINT_GREEN, REMIT_TINT_BLUE, REMIT_TINT_ORANGE, REMIT_TINT_GREY };

  return tints[status];
}

int
_remit_map_severity_tint (guint severity)
{
  static const int tints[]
    = { REMIT_TINT_GREY, REMIT_TINT_BLUE, REMIT_TINT_YELLOW, REMIT_TINT_RED };

  return tints[severity];
}

int
_remit_map_group_tint (RemitNodeGroup group)
{
  static const int tints[REMIT_N_GROUPS]
    = { [REMIT_GROUP_PARTY] = REMIT_TINT_GREY,       [REMIT_GROUP_DATA] = REMIT_TINT_TEAL,
        [REMIT_GROUP_APPLICATION] = REMIT_TINT_BLUE, [REMIT_GROUP_CHANNEL] = REMIT_TINT_PURPLE,
        [REMIT_GROUP_CAPABILITY] = REMIT_TINT_GREEN, [REMIT_GROUP_WORK] = REMIT_TINT_ORANGE,
        [REMIT_GROUP_MEASURE] = REMIT_TINT_YELLOW,   [REMIT_GROUP_MONEY] = REMIT_TINT_BROWN,
        [REMIT_GROUP_AGREEMENT] = REMIT_TINT_RED,    [REMIT_GROUP_GOVERNANCE] = REMIT_TINT_GREY };

  return tints[group];
}

/* ---- sizes ---- */

static gboolean
is_plain_party (const RemitNode *node)
{
  return remit_kind_is_party (node->kind) && !remit_facet_expected (REMIT_LINK_DECIDES, node->kind);
}

static void
measure_node (const RemitNode *node, double *width, double *height)
{
  gboolean party = is_plain_party (node);
  double least = party ? PARTY_WIDTH : CARD_WIDTH;
  double wish = _remit_text_width (node->name, REMIT_MAP_NAME_SIZE, PANGO_WEIGHT_BOLD)
                + (party ? PARTY_PADDING : CARD_PADDING);

  /* Tens keep columns of boxes calm. */
  *width = CLAMP (ceil (wish / 10) * 10, least, MAX_WIDTH);
  *height = party ? PARTY_HEIGHT : CARD_HEIGHT;
}

void
remit_scene_map_node_size (const RemitGraph *graph, RemitId node, double *width, double *height)
{
  const RemitNode *row = remit_graph_node (graph, node);

  *width = CARD_WIDTH;
  *height = CARD_HEIGHT;
  if (row != NULL)
    measure_node (row, width, height);
}

/* ---- gathering ---- */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const RemitRow *x = *(const RemitRow *const *) a, *y = *(const RemitRow *const *) b;

  return x->id < y->id ? -1 : x->id > y->id;
}

/* The rows of a table that belong to the view, by id. */
static GPtrArray *
list_rows (const RemitMapBuild *build, RemitTable table, guint field)
{
  GPtrArray *list = g_ptr_array_new ();
  guint n = 0;
  const RemitRow *const *rows
    = remit_graph_referrers (build->graph, table, field, build->view->row.id, &n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, (gpointer) rows[i]);
  g_ptr_array_sort (list, compare_rows);
  return list;
}

static void
gather_nodes (RemitMapBuild *build)
{
  g_autoptr (GPtrArray) places = list_rows (build, REMIT_TABLE_PLACE, REMIT_PLACE_FIELD_VIEW);

  for (guint i = 0; i < places->len; i++)
    {
      const RemitPlace *place = places->pdata[i];
      RemitMapNode entry = { remit_graph_node (build->graph, place->node), { 0 }, 0, 0 };

      if (entry.node == NULL || g_hash_table_contains (build->node_index, &place->node))
        continue;
      entry.box.x = (double) place->x;
      entry.box.y = (double) place->y;
      measure_node (entry.node, &entry.box.width, &entry.box.height);
      if (place->width != REMIT_UNSET)
        entry.box.width = (double) place->width;
      if (place->height != REMIT_UNSET)
        entry.box.height = (double) place->height;
      _remit_map_set_outline (&entry);
      g_array_append_val (build->nodes, entry);
      g_hash_table_insert (build->node_index, (gpointer) &entry.node->row.id,
                           GUINT_TO_POINTER (build->nodes->len));
    }
}

/* A rim has a place for every duty that some node of the drawing has, so that a duty stands at the
 * same place on all of them. */
static void
gather_slots (RemitMapBuild *build)
{
  guint32 all = 0;

  for (guint i = 0; i < build->nodes->len; i++)
    {
      int kind = g_array_index (build->nodes, RemitMapNode, i).node->kind;
      RemitLinkKind facets[REMIT_N_DUTIES];
      guint n = build->facets[kind] == 0 ? remit_ownership_facets (kind, facets) : 0;

      for (guint j = 0; j < n; j++)
        build->facets[kind] |= 1u << facets[j];
      all |= build->facets[kind];
    }
  for (int duty = REMIT_LINK_FIRST_FACET; duty <= REMIT_LINK_LAST_FACET; duty++)
    if ((all & (1u << duty)) != 0)
      build->slots[build->n_slots++] = duty;
}

static void
begin_build (RemitMapBuild *build, const RemitGraph *graph, RemitId view,
             const RemitMapOptions *options)
{
  *build = (RemitMapBuild){ .graph = graph, .options = options };
  build->view = (const RemitView *) remit_graph_get (graph, REMIT_TABLE_VIEW, view);
  build->colors = _remit_palette_get_colors (options->palette);
  build->scene = _remit_scene_new (build->colors->background);
  build->nodes = g_array_new (FALSE, FALSE, sizeof (RemitMapNode));
  build->node_index = g_hash_table_new (g_int64_hash, g_int64_equal);
  build->faces = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_face);
  build->holders = g_ptr_array_new ();
  build->classes = g_array_new (FALSE, TRUE, sizeof (guint));
  build->facts = options->facts;
  if (build->view == NULL)
    return;
  build->style = options->style > 0 ? options->style - 1 : build->view->style;
  gather_nodes (build);
  gather_slots (build);
}

/* Gives the scene away. */
static RemitScene *
end_build (RemitMapBuild *build)
{
  g_array_unref (build->nodes);
  g_hash_table_unref (build->node_index);
  g_hash_table_unref (build->faces);
  g_ptr_array_unref (build->holders);
  g_array_unref (build->classes);
  g_clear_pointer (&build->own_facts, remit_map_facts_free);
  return build->scene;
}

/* ---- areas ---- */

static int
compare_areas (gconstpointer a, gconstpointer b)
{
  const RemitArea *x = *(const RemitArea *const *) a, *y = *(const RemitArea *const *) b;
  double x_size = (double) x->width * (double) x->height;
  double y_size = (double) y->width * (double) y->height;

  /* The larger below the smaller. */
  if (x_size != y_size)
    return x_size > y_size ? -1 : 1;
  return x->row.id < y->row.id ? -1 : x->row.id > y->row.id;
}

static guint
count_nodes_in (const RemitMapBuild *build, const RemitRect *rect)
{
  guint n = 0;

  for (guint i = 0; i < build->nodes->len; i++)
    {
      const RemitRect *box = &g_array_index (build->nodes, RemitMapNode, i).box;

      n += _remit_rect_contains (rect, box->x + box->width / 2, box->y + box->height / 2);
    }
  return n;
}

static void
add_area_title (RemitMapBuild *build, const RemitArea *area, const RemitRect *rect, GArray *titles)
{
  /* Translators: the title of a field of a drawing and the number of things in it: "CIO only · 11"
   */
  g_autofree char *title
    = g_strdup_printf (_("%s · %u"), area->title, count_nodes_in (build, rect));
  RemitRect room = { rect->x + 12, rect->y + 12, MAX (rect->width - 24, 1), 20 };
  double width = MIN (room.width, _remit_text_width (title, AREA_TITLE_SIZE, PANGO_WEIGHT_BOLD));
  RemitRect words = { room.x + (room.width - width) / 2, room.y, width, room.height };

  _remit_scene_add_text (build->scene, REMIT_PART_AREA, area->row.id, &room, title, AREA_TITLE_SIZE,
                         PANGO_WEIGHT_BOLD, PANGO_ALIGN_CENTER, build->colors->ink[area->tint]);
  g_array_append_val (titles, words);
}

static void
add_areas (RemitMapBuild *build, GArray *titles)
{
  g_autoptr (GPtrArray) areas = list_rows (build, REMIT_TABLE_AREA, REMIT_AREA_FIELD_VIEW);

  g_ptr_array_sort (areas, compare_areas);
  for (guint i = 0; i < areas->len; i++)
    {
      const RemitArea *area = areas->pdata[i];
      RemitRect rect
        = { (double) area->x, (double) area->y, (double) area->width, (double) area->height };
      RemitItem *item = _remit_scene_add_rect (build->scene, REMIT_PART_AREA, area->row.id, &rect,
                                               AREA_RADIUS, build->colors->pale[area->tint]);

      if (build->colors->area_border.a > 0)
        {
          item->stroke = build->colors->area_border;
          item->stroke_width = 1;
        }
      if (*area->title != '\0')
        add_area_title (build, area, &rect, titles);
    }
}

/* ---- public ---- */

RemitScene *
remit_scene_map_new (const RemitGraph *graph, RemitId view, const RemitMapOptions *options)
{
  g_autoptr (GArray) titles = g_array_new (FALSE, FALSE, sizeof (RemitRect));
  RemitMapBuild build;

  g_return_val_if_fail (graph != NULL && options != NULL, NULL);

  begin_build (&build, graph, view, options);
  if (build.view != NULL)
    {
      add_areas (&build, titles);
      _remit_map_add_links (&build, titles);
      for (guint i = 0; i < build.nodes->len; i++)
        _remit_map_add_node (&build, &g_array_index (build.nodes, RemitMapNode, i));
    }
  if (options->legend && build.nodes->len > 0)
    {
      RemitRect drawn = _remit_scene_measure (build.scene);

      _remit_map_add_legend (&build, drawn.x, drawn.y + drawn.height + LEGEND_GAP,
                             MAX (drawn.width, LEGEND_WIDTH));
    }
  _remit_scene_finish (build.scene);
  return end_build (&build);
}

RemitScene *
remit_scene_map_legend (const RemitGraph *graph, RemitId view, const RemitMapOptions *options)
{
  RemitScene *legend;
  RemitMapBuild build;

  g_return_val_if_fail (graph != NULL && options != NULL, NULL);

  begin_build (&build, graph, view, options);
  legend = _remit_scene_new (build.colors->background);
  if (build.nodes->len > 0)
    {
      /* Painted to nowhere: what the nodes show is what has to be explained. */
      for (guint i = 0; i < build.nodes->len; i++)
        _remit_map_add_node (&build, &g_array_index (build.nodes, RemitMapNode, i));
      _remit_map_scan_links (&build);
      remit_scene_unref (build.scene);
      build.scene = remit_scene_ref (legend);
      _remit_map_add_legend (&build, 0, 0, LEGEND_WIDTH);
    }
  _remit_scene_finish (legend);
  remit_scene_unref (end_build (&build));
  return legend;
}
