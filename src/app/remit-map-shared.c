/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-map-shared.h"

#include "remit-canvas-private.h"
#include "remit-dialogs.h"
#include "remit-layout-zones.h"
#include "remit-map-command.h"
#include "remit-map-layout.h"
#include "remit-node-picker.h"
#include "remit-ownership.h"
#include "remit-scene-map.h"
#include "remit-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Which field a node comes into follows from its duties; where the fields lie is the layout's.  A
 * second picture of the same two parties moves the areas of the first one instead of laying new
 * ones over them: they are known by their titles. */

#define REST_GAP 40 /* between what belongs to no area */

typedef struct
{
  RemitDocument *document; /* borrowed */
  RemitId view;
  RemitId first, second;
  GArray *boxes; /* RemitLayoutBox of the items */
  GArray *kinds; /* RemitLayoutFieldKind */
  RemitLayoutBox heads[2];
  RemitLayoutField fields[REMIT_N_FIELDS];
} Picture;

static void
clear_picture (Picture *picture)
{
  g_array_unref (picture->boxes);
  g_array_unref (picture->kinds);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, clear_picture)

static void
init_picture (Picture *picture, RemitDocument *document, RemitId first, RemitId second)
{
  *picture = (Picture){ .document = document, .first = first, .second = second };
  picture->boxes = g_array_new (FALSE, TRUE, sizeof (RemitLayoutBox));
  picture->kinds = g_array_new (FALSE, FALSE, sizeof (RemitLayoutFieldKind));
}

static RemitLayoutFieldKind
get_field (RemitZone zone)
{
  switch (zone)
    {
    case REMIT_ZONE_FIRST:
      return REMIT_FIELD_LEFT;
    case REMIT_ZONE_SHARED:
      return REMIT_FIELD_SHARED;
    case REMIT_ZONE_SECOND:
      return REMIT_FIELD_RIGHT;
    case REMIT_ZONE_OTHERS:
      return REMIT_FIELD_OTHERS;
    case REMIT_ZONE_NOBODY:
    case REMIT_N_ZONES:
      break;
    }
  return REMIT_FIELD_NOBODY;
}

static RemitLayoutBox
measure (Picture *picture, RemitId node)
{
  RemitLayoutBox box = { .id = node };

  remit_scene_map_node_size (remit_document_get_graph (picture->document), node, &box.width,
                             &box.height);
  return box;
}

static void
lay_out (Picture *picture, const RemitId *items, guint n, RemitId perspective)
{
  g_autoptr (RemitSides) sides = remit_sides_new (remit_document_get_graph (picture->document),
                                                  picture->first, picture->second);

  for (guint i = 0; i < n; i++)
    {
      RemitLayoutBox box = measure (picture, items[i]);
      RemitLayoutFieldKind kind = get_field (remit_sides_zone (sides, items[i], perspective));

      g_array_append_val (picture->boxes, box);
      g_array_append_val (picture->kinds, kind);
    }
  picture->heads[0] = measure (picture, picture->first);
  picture->heads[1] = measure (picture, picture->second);
  remit_layout_zones ((RemitLayoutBox *) picture->boxes->data,
                      (const RemitLayoutFieldKind *) picture->kinds->data, n, &picture->heads[0],
                      &picture->heads[1], picture->fields);
}

/* ---- storing it ---- */

static char *
name_field (Picture *picture, RemitLayoutFieldKind kind)
{
  const RemitGraph *graph = remit_document_get_graph (picture->document);
  g_autofree char *name = NULL;

  switch (kind)
    {
    case REMIT_FIELD_LEFT:
    case REMIT_FIELD_RIGHT:
      name
        = remit_graph_describe (graph, kind == REMIT_FIELD_LEFT ? picture->first : picture->second);
      return g_strdup_printf (_("%s only"), name);
    case REMIT_FIELD_SHARED:
      return g_strdup (C_ ("area", "Shared"));
    case REMIT_FIELD_OTHERS:
      return g_strdup (C_ ("area", "Others"));
    case REMIT_FIELD_NOBODY:
    case REMIT_N_FIELDS:
      break;
    }
  return g_strdup (C_ ("area", "Nobody"));
}

static RemitTint
tint_field (Picture *picture, RemitLayoutFieldKind kind)
{
  const RemitGraph *graph = remit_document_get_graph (picture->document);

  switch (kind)
    {
    case REMIT_FIELD_LEFT:
      return remit_party_tint (graph, remit_graph_node (graph, picture->first));
    case REMIT_FIELD_RIGHT:
      return remit_party_tint (graph, remit_graph_node (graph, picture->second));
    case REMIT_FIELD_OTHERS:
      return REMIT_TINT_TEAL;
    case REMIT_FIELD_NOBODY:
      return REMIT_TINT_ORANGE;
    case REMIT_FIELD_SHARED:
    case REMIT_N_FIELDS:
      break;
    }
  return REMIT_TINT_GREY;
}

static RemitId
find_area (const RemitGraph *graph, RemitId view, const char *title)
{
  g_autoptr (GPtrArray) areas = remit_graph_owned (graph, REMIT_TABLE_AREA, view);

  for (guint i = 0; i < areas->len; i++)
    if (g_str_equal (((const RemitArea *) areas->pdata[i])->title, title))
      return ((const RemitArea *) areas->pdata[i])->row.id;
  return REMIT_ID_NONE;
}

static gboolean
store_field (Picture *picture, RemitEdit *edit, RemitLayoutFieldKind kind, GError **error)
{
  const RemitLayoutField *field = &picture->fields[kind];
  g_autofree char *title = name_field (picture, kind);
  RemitId area = find_area (remit_edit_get_graph (edit), picture->view, title);
  const struct
  {
    guint field;
    gint64 number;
  } numbers[] = {
    { REMIT_AREA_FIELD_VIEW, picture->view },
    { REMIT_AREA_FIELD_TINT, tint_field (picture, kind) },
    { REMIT_AREA_FIELD_X, (gint64) round (field->x) },
    { REMIT_AREA_FIELD_Y, (gint64) round (field->y) },
    { REMIT_AREA_FIELD_WIDTH, (gint64) round (field->width) },
    { REMIT_AREA_FIELD_HEIGHT, (gint64) round (field->height) },
  };
  g_autoptr (RemitRow) row = NULL;

  if (field->width <= 0)
    return area == REMIT_ID_NONE || remit_edit_delete (edit, REMIT_TABLE_AREA, area, error);
  if (area != REMIT_ID_NONE)
    {
      for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
        if (!remit_edit_set_number (edit, REMIT_TABLE_AREA, area, numbers[i].field,
                                    numbers[i].number, error))
          return FALSE;
      return TRUE;
    }
  row = remit_row_new (REMIT_TABLE_AREA);
  remit_row_set_text (row, REMIT_AREA_FIELD_TITLE, title);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    remit_row_set_number (row, numbers[i].field, numbers[i].number);
  remit_edit_insert (edit, row);
  return TRUE;
}

static gboolean
store_place (Picture *picture, RemitEdit *edit, const RemitLayoutBox *box, GError **error)
{
  return remit_view_place (edit, picture->view, box->id, (gint64) round (box->x),
                           (gint64) round (box->y), error)
         != REMIT_ID_NONE;
}

static gboolean
store_picture (Picture *picture, RemitEdit *edit, GError **error)
{
  for (guint kind = 0; kind < REMIT_N_FIELDS; kind++)
    if (!store_field (picture, edit, kind, error))
      return FALSE;
  for (guint i = 0; i < picture->boxes->len; i++)
    if (!store_place (picture, edit, &g_array_index (picture->boxes, RemitLayoutBox, i), error))
      return FALSE;
  return store_place (picture, edit, &picture->heads[0], error)
         && store_place (picture, edit, &picture->heads[1], error);
}

/* ---- a view of its own ---- */

static char *
choose_name (const RemitGraph *graph)
{
  g_autoptr (GPtrArray) views = remit_view_list (graph);
  g_autofree char *name = g_strdup (_("Shared space"));

  for (guint number = 2;; number++)
    {
      gboolean taken = FALSE;

      for (guint i = 0; i < views->len; i++)
        taken |= g_str_equal (((const RemitView *) views->pdata[i])->name, name);
      if (!taken)
        return g_steal_pointer (&name);
      g_free (name);
      /* Translators: the name of a further view. */
      name = g_strdup_printf (_("Shared space %u"), number);
    }
}

/* Where things stand says all; lines of duties come with what is selected. */
static gboolean
hide_lines (RemitEdit *edit, RemitId view, GError **error)
{
  for (guint kind = REMIT_N_DUTIES; kind < REMIT_N_LINK_KINDS; kind++)
    if (!remit_view_set_shows_kind (edit, view, kind, FALSE, error))
      return FALSE;
  return TRUE;
}

RemitId
remit_shared_space_add_view (RemitDocument *document, const RemitId *items, guint n, RemitId first,
                             RemitId second, RemitId perspective, GError **error)
{
  g_autofree char *name = choose_name (remit_document_get_graph (document));
  g_autofree char *label = g_strdup_printf (_("Add view “%s”"), name);
  g_auto (Picture) picture;
  g_autoptr (RemitEdit) edit = NULL;

  init_picture (&picture, document, first, second);
  lay_out (&picture, items, n, perspective);
  edit = remit_document_begin (document, label);
  picture.view = remit_view_add (edit, name, error);
  if (picture.view == REMIT_ID_NONE || !hide_lines (edit, picture.view, error)
      || !store_picture (&picture, edit, error)
      || !remit_document_commit (document, g_steal_pointer (&edit), error))
    return REMIT_ID_NONE;
  return picture.view;
}

/* ---- the view shown ---- */

static gboolean
is_item (const RemitNode *node)
{
  return node != NULL
         && (remit_kind_is_component (node->kind) || node->kind == REMIT_NODE_INITIATIVE);
}

/* What has a place on the map and is free to move. */
static GArray *
list_items (RemitCanvas *canvas)
{
  const RemitGraph *graph = remit_document_get_graph (canvas->document);
  GArray *items = g_array_new (FALSE, FALSE, sizeof (RemitId));
  guint n;
  const RemitMark *marks = _remit_canvas_get_marks (canvas, &n);

  for (guint i = 0; i < n; i++)
    if (marks[i].part == REMIT_PART_NODE && is_item (remit_graph_node (graph, marks[i].id)))
      {
        const RemitPlace *place
          = remit_view_find_place (graph, remit_canvas_get_view (canvas), marks[i].id);

        if (place != NULL && !place->pinned)
          g_array_append_val (items, marks[i].id);
      }
  return items;
}

static gboolean
is_placed (const Picture *picture, RemitId node)
{
  if (node == picture->first || node == picture->second)
    return TRUE;
  for (guint i = 0; i < picture->boxes->len; i++)
    if (g_array_index (picture->boxes, RemitLayoutBox, i).id == node)
      return TRUE;
  return FALSE;
}

/* The other nodes of the view stand in rows below the picture, so that nothing lies on an area that
 * does not belong there. */
static gboolean
move_rest (RemitCanvas *canvas, Picture *picture, RemitEdit *edit, GError **error)
{
  const RemitGraph *graph = remit_edit_get_graph (edit);
  const RemitLayoutField *right = &picture->fields[REMIT_FIELD_RIGHT];
  guint n;
  const RemitMark *marks = _remit_canvas_get_marks (canvas, &n);
  double x = 0, y = 0, below = 0;

  for (guint kind = 0; kind < REMIT_N_FIELDS; kind++)
    y = MAX (y, picture->fields[kind].y + picture->fields[kind].height + REST_GAP);
  for (guint i = 0; i < n; i++)
    {
      const RemitPlace *place = remit_view_find_place (graph, picture->view, marks[i].id);
      RemitLayoutBox box = { .id = marks[i].id };

      if (marks[i].part != REMIT_PART_NODE || place == NULL || place->pinned
          || is_placed (picture, marks[i].id))
        continue;
      if (x > 0 && x + marks[i].box.width > right->x + right->width)
        {
          x = 0;
          y += below + REST_GAP;
          below = 0;
        }
      box.x = x;
      box.y = y;
      if (!store_place (picture, edit, &box, error))
        return FALSE;
      x += marks[i].box.width + REST_GAP;
      below = MAX (below, marks[i].box.height);
    }
  return TRUE;
}

static gboolean
apply (RemitCanvas *canvas, RemitId first, RemitId second, GError **error)
{
  g_autoptr (GArray) items = list_items (canvas);
  g_auto (Picture) picture;
  g_autoptr (RemitEdit) edit = NULL;

  init_picture (&picture, canvas->document, first, second);
  picture.view = remit_canvas_get_view (canvas);
  lay_out (&picture, (const RemitId *) items->data, items->len, REMIT_ID_NONE);
  edit = remit_document_begin (canvas->document, _("Arrange as shared space"));
  return store_picture (&picture, edit, error) && move_rest (canvas, &picture, edit, error)
         && remit_document_commit (canvas->document, g_steal_pointer (&edit), error);
}

static void
on_second_cb (RemitId second, gpointer data)
{
  RemitCanvas *canvas = data;
  RemitId *first = g_object_get_data (G_OBJECT (canvas), "remit-shared-first");
  GError *error = NULL;

  _remit_canvas_keep_sprites (canvas);
  if (!remit_map_report (canvas, apply (canvas, *first, second, &error), &error))
    {
      _remit_canvas_drop_sprites (canvas);
      return;
    }
  _remit_canvas_play_sprites (canvas);
  remit_canvas_fit (canvas);
  _remit_canvas_focus_selected (canvas);
  remit_show_toast (GTK_WIDGET (canvas), _("Arranged as shared space"), TRUE);
}

/* Where the lists of parties open: the upper middle of the map. */
static GdkRectangle
get_middle (RemitCanvas *canvas)
{
  return (GdkRectangle){ gtk_widget_get_width (GTK_WIDGET (canvas)) / 2,
                         gtk_widget_get_height (GTK_WIDGET (canvas)) / 4, 1, 1 };
}

static void
on_first_cb (RemitId first, gpointer data)
{
  RemitCanvas *canvas = data;
  RemitNodePickerOptions options = { .title = _("Whose side is on the right?"),
                                     .kinds = REMIT_KINDS_PARTY,
                                     .except = &first,
                                     .n_except = 1 };
  GdkRectangle place = get_middle (canvas);

  options.at = &place;
  g_object_set_data_full (G_OBJECT (canvas), "remit-shared-first", g_memdup2 (&first, sizeof first),
                          g_free);
  remit_node_picker_open (GTK_WIDGET (canvas), canvas->document, &options, on_second_cb, canvas);
}

void
remit_map_shared_start (RemitCanvas *canvas)
{
  RemitNodePickerOptions options
    = { .title = _("Whose side is on the left?"), .kinds = REMIT_KINDS_PARTY };

  GdkRectangle place;

  g_return_if_fail (REMIT_IS_CANVAS (canvas));
  place = get_middle (canvas);
  options.at = &place;
  remit_map_layout_cancel (canvas);
  remit_node_picker_open (GTK_WIDGET (canvas), canvas->document, &options, on_first_cb, canvas);
}
