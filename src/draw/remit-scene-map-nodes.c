/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-scene-map"
#include "remit-scene-map-private.h"

#include "remit-ownership.h"
#include "remit-text.h"

#include <glib/gi18n-lib.h>

/* The boxes of nodes: parties in their tint, things as cards.
 *
 * Kinds of parties differ by outline as well as by icon, so that colour is never needed: a role
 * is a pill, a person a pill with a ring inside, a unit a rounded box, a committee two pills in
 * one another, an organisation an angular box with a frame, a supplier an angular box with a
 * broken frame, a customer segment only an outline.  A shared service is a party that others
 * have duties for: a tinted card with a rim. */

#define CARD_RADIUS 9.0
#define PAD 12.0
#define PARTY_ICON_ROOM 36.0
#define RIM_GAP 1.5
#define SMALLEST_INITIALS 5.5
#define NAME_HEIGHT 18.0
#define KIND_HEIGHT 14.0
#define ICON_SIZE 13.0
#define FRAME_GAP 3.5 /* from a box to the frame around it */

static gboolean
has_rim (const RemitMapBuild *build, const RemitNode *node)
{
  return build->facets[node->kind] != 0;
}

void
_remit_map_set_outline (RemitMapNode *entry)
{
  entry->margin = 0;
  switch (entry->node->kind)
    {
    case REMIT_NODE_COMMITTEE:
      entry->radius = 23;
      entry->margin = FRAME_GAP;
      break;
    case REMIT_NODE_ROLE:
    case REMIT_NODE_PERSON:
    case REMIT_NODE_CUSTOMER_SEGMENT:
      entry->radius = 23;
      break;
    case REMIT_NODE_SUPPLIER:
      entry->radius = 3;
      entry->margin = FRAME_GAP;
      break;
    case REMIT_NODE_ORGANISATION:
      entry->radius = 3;
      break;
    case REMIT_NODE_UNIT:
    case REMIT_NODE_SHARED_SERVICE:
      entry->radius = 12;
      break;
    default:
      entry->radius = CARD_RADIUS;
      break;
    }
}

/* ---- chips ---- */

/* The largest size up to @size at which @text fits. */
static double
fit_size (const char *text, double size, double width)
{
  double wide = _remit_text_width (text, size, PANGO_WEIGHT_BOLD);

  return wide > width ? size * width / wide : size;
}

RemitItem *
_remit_map_add_chip (RemitMapBuild *build, RemitPart part, RemitId id, const RemitRect *rect,
                     int tint, const char *text)
{
  RemitItem *item
    = _remit_scene_add_rect (build->scene, part, id, rect, 2.5, build->colors->tint[tint]);
  double size = fit_size (text, REMIT_MAP_CHIP_SIZE, rect->width - 2);
  g_autofree char *start = NULL;

  if (size < SMALLEST_INITIALS)
    {
      text = start = g_utf8_substring (text, 0, MIN (2, g_utf8_strlen (text, -1)));
      size = fit_size (text, REMIT_MAP_CHIP_SIZE, rect->width - 1);
    }
  _remit_scene_label_rect (build->scene, item, text, size, PANGO_WEIGHT_BOLD,
                           build->colors->on_tint);
  item->level = REMIT_LEVEL_COARSE;
  return item;
}

RemitItem *
_remit_map_add_nobody (RemitMapBuild *build, RemitPart part, RemitId id, const RemitRect *rect)
{
  RemitItem *item
    = _remit_scene_add_rect (build->scene, part, id, rect, 2.5, build->colors->nobody_ground);

  item->hatched = TRUE;
  item->color = build->colors->nobody_stripe;
  item->stroke = build->colors->nobody_border;
  item->stroke_width = 0.8;
  item->level = REMIT_LEVEL_COARSE;
  build->some_nobody = TRUE;
  return item;
}

/* ---- the rim ---- */

/* More than two holders: the first one, and how many others. */
static void
add_split_segment (RemitMapBuild *build, RemitId node, const RemitRect *rect, GPtrArray *holders,
                   RemitLinkKind duty)
{
  const RemitLink *first = holders->pdata[0], *second = holders->pdata[1];
  const RemitPartyFace *face = _remit_map_use_face (build, first->source);
  double half = (rect->width - 0.5) / 2;
  RemitRect left = { rect->x, rect->y, half, rect->height };
  RemitRect right = { rect->x + half + 0.5, rect->y, half, rect->height };

  _remit_map_add_chip (build, REMIT_PART_RIM, node, &left, face->tint, face->initials)->detail
    = duty;
  if (holders->len == 2)
    {
      face = _remit_map_use_face (build, second->source);
      _remit_map_add_chip (build, REMIT_PART_RIM, node, &right, face->tint, face->initials)->detail
        = duty;
    }
  else
    {
      g_autofree char *others = g_strdup_printf ("+%u", holders->len - 1);

      _remit_map_add_chip (build, REMIT_PART_RIM, node, &right, REMIT_TINT_GREY, others)->detail
        = duty;
    }
}

static void
add_segment (RemitMapBuild *build, const RemitNode *node, const RemitRect *rect, RemitLinkKind duty)
{
  g_autoptr (GPtrArray) holders = NULL;

  if ((build->facets[node->kind] & (1u << duty)) == 0)
    {
      RemitRect dash = { rect->x + rect->width / 2 - 3, rect->y + rect->height / 2 - 0.75, 6, 1.5 };

      _remit_scene_add_rect (build->scene, REMIT_PART_NONE, REMIT_ID_NONE, &dash, 0,
                             build->colors->border)
        ->level
        = REMIT_LEVEL_NEAR;
      build->some_not_expected = TRUE;
      return;
    }
  holders = remit_ownership_holders (build->graph, node->row.id, duty, build->options->perspective);
  if (holders->len == 0)
    _remit_map_add_nobody (build, REMIT_PART_RIM, node->row.id, rect)->detail = duty;
  else if (holders->len == 1)
    {
      const RemitLink *link = holders->pdata[0];
      const RemitPartyFace *face = _remit_map_use_face (build, link->source);

      _remit_map_add_chip (build, REMIT_PART_RIM, node->row.id, rect, face->tint, face->initials)
        ->detail
        = duty;
    }
  else
    add_split_segment (build, node->row.id, rect, holders, duty);
}

static void
add_rim (RemitMapBuild *build, const RemitMapNode *entry, double y)
{
  double step = (entry->box.width - 2 * REMIT_MAP_RIM_SIDE + RIM_GAP) / build->n_slots;

  if (step < 4)
    return;
  for (guint i = 0; i < build->n_slots; i++)
    {
      RemitRect rect
        = { entry->box.x + REMIT_MAP_RIM_SIDE + i * step, y, step - RIM_GAP, REMIT_MAP_RIM_HEIGHT };

      add_segment (build, entry->node, &rect, build->slots[i]);
    }
}

/* ---- cards ---- */

typedef struct
{
  RemitRgba ground, border, name, kind;
} CardInk;

static CardInk
choose_ink (RemitMapBuild *build, const RemitNode *node)
{
  const RemitColors *colors = build->colors;
  CardInk ink = { colors->surface, colors->border, colors->text, colors->muted };
  guint severity;
  int step;

  /* among shades of cost the tint of a party would be taken for one */
  if (remit_kind_is_party (node->kind) && build->style != REMIT_STYLE_COST)
    {
      RemitRgba tint = colors->tint[_remit_map_get_face (build, node->row.id)->tint];

      ink = (CardInk){ tint, tint, colors->on_tint, colors->on_tint_muted };
    }
  severity = _remit_map_get_severity (build, node->row.id);
  if (build->style == REMIT_STYLE_FINDINGS && severity > 0)
    ink.border = colors->ink[_remit_map_severity_tint (severity)];
  step = _remit_map_find_step (build, node->row.id);
  if (step >= 0)
    ink = (CardInk){ colors->ramp[step], colors->border, colors->on_ramp[step],
                     colors->on_ramp[step] };
  return ink;
}

static void
add_card_texts (RemitMapBuild *build, const RemitMapNode *entry, const CardInk *ink, double x,
                double y, gboolean with_kind)
{
  const RemitNode *node = entry->node;
  double right = entry->box.x + entry->box.width - REMIT_MAP_RIM_SIDE;
  RemitRect name = { x, y, MAX (right - x, 1), NAME_HEIGHT };
  RemitRect icon = { x, y + 18.5, ICON_SIZE, ICON_SIZE };
  RemitRect kind = { x + ICON_SIZE + 5, y + 18, MAX (right - x - ICON_SIZE - 5, 1), KIND_HEIGHT };

  _remit_scene_add_text (build->scene, REMIT_PART_NODE, node->row.id, &name, node->name,
                         REMIT_MAP_NAME_SIZE, PANGO_WEIGHT_BOLD, PANGO_ALIGN_LEFT, ink->name);
  if (!with_kind)
    return;
  if (kind.width > 30)
    {
      g_autofree char *caption = _remit_map_make_caption (build, node, kind.width);

      _remit_scene_add_text (build->scene, REMIT_PART_NODE, node->row.id, &kind, caption,
                             REMIT_MAP_SMALL_SIZE, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT,
                             ink->kind);
    }
  _remit_scene_add_icon (build->scene, REMIT_PART_NODE, node->row.id, node->kind, &icon, ink->kind);
}

/* On a tinted card the rim lies on a tray in the colour of cards, or the tint would swallow
 * segments of its own colour. */
static void
add_tray (RemitMapBuild *build, const RemitMapNode *entry, double y)
{
  RemitRect tray
    = { entry->box.x + 6, y - 1.5, MAX (entry->box.width - 12, 1), REMIT_MAP_RIM_HEIGHT + 3 };

  _remit_scene_add_rect (build->scene, REMIT_PART_NODE, entry->node->row.id, &tray, 4,
                         build->colors->surface)
    ->level
    = REMIT_LEVEL_COARSE;
}

/* Low cards leave out the kind, then the rim. */
static void
add_card (RemitMapBuild *build, const RemitMapNode *entry)
{
  const RemitNode *node = entry->node;
  CardInk ink = choose_ink (build, node);
  gboolean by_duty = build->style == REMIT_STYLE_DUTY;
  double rim_y = entry->box.y + entry->box.height - REMIT_MAP_RIM_HEIGHT - REMIT_MAP_RIM_BOTTOM;
  gboolean with_rim = entry->box.height >= 40 && (!by_duty || has_rim (build, node));
  gboolean with_kind = entry->box.height >= (with_rim ? 54 : 40);
  double texts = NAME_HEIGHT + (with_kind ? KIND_HEIGHT : 0);
  double room
    = entry->box.height - texts - (with_rim ? REMIT_MAP_RIM_HEIGHT + REMIT_MAP_RIM_BOTTOM : 0);
  gboolean party = remit_kind_is_party (node->kind);
  double x = entry->box.x + (by_duty || party ? PAD : PAD + REMIT_MAP_STRIPE_WIDTH);
  RemitItem *item = _remit_scene_add_rect (build->scene, REMIT_PART_NODE, node->row.id, &entry->box,
                                           entry->radius, ink.ground);

  item->stroke = ink.border;
  item->stroke_width = build->colors->border_width;
  if (build->style == REMIT_STYLE_FINDINGS && _remit_map_get_severity (build, node->row.id) > 0)
    item->stroke_width = 2.5;
  if (build->style == REMIT_STYLE_STATUS && node->status == REMIT_STATUS_PLANNED)
    item->dashed = TRUE;
  add_card_texts (build, entry, &ink, x,
                  entry->box.y + MAX (0, with_rim ? MIN (6, room) : room / 2), with_kind);
  if (!by_duty)
    _remit_map_add_mark (build, entry, x, !party, with_rim);
  else if (with_rim)
    {
      if (party)
        add_tray (build, entry, rim_y);
      add_rim (build, entry, rim_y);
    }
}

/* ---- parties ---- */

static void
add_frame (RemitMapBuild *build, const RemitMapNode *entry, double by, const RemitRgba *color,
           gboolean dashed)
{
  RemitRect rect = _remit_rect_grow (&entry->box, by);
  RemitItem *item = _remit_scene_add_rect (build->scene, REMIT_PART_NODE, entry->node->row.id,
                                           &rect, entry->radius + by, (RemitRgba){ 0 });

  item->stroke = *color;
  item->stroke_width = 1.4;
  item->dashed = dashed;
  item->level = REMIT_LEVEL_FINE;
}

static void
add_party_ground (RemitMapBuild *build, const RemitMapNode *entry, int tint)
{
  const RemitColors *colors = build->colors;
  gboolean outlined = entry->node->kind == REMIT_NODE_CUSTOMER_SEGMENT;
  RemitItem *item
    = _remit_scene_add_rect (build->scene, REMIT_PART_NODE, entry->node->row.id, &entry->box,
                             entry->radius, outlined ? colors->pale[tint] : colors->tint[tint]);

  if (outlined)
    {
      item->stroke = colors->ink[tint];
      item->stroke_width = 1.6;
    }
  switch (entry->node->kind)
    {
    case REMIT_NODE_COMMITTEE:
      add_frame (build, entry, FRAME_GAP, &colors->ink[tint], FALSE);
      break;
    case REMIT_NODE_ORGANISATION:
    case REMIT_NODE_PERSON:
      add_frame (build, entry, -4, &colors->on_tint_muted, FALSE);
      break;
    case REMIT_NODE_SUPPLIER:
      add_frame (build, entry, FRAME_GAP, &colors->ink[tint], TRUE);
      break;
    default:
      break;
    }
}

/* The state of a party stands in the place of its caption when the style is about states. */
static const char *
find_party_caption (RemitMapBuild *build, const RemitNode *node)
{
  guint severity = _remit_map_get_severity (build, node->row.id);

  if (build->style == REMIT_STYLE_STATUS && node->status != REMIT_STATUS_LIVE)
    return _remit_map_status_label (node->status);
  if (build->style == REMIT_STYLE_FINDINGS && severity > 0)
    return _remit_map_severity_label (severity);
  return *node->subtitle != '\0' ? node->subtitle : remit_node_kind_label (node->kind);
}

/* In the middle of the box where there is room for it beside the icon, else in the middle of
 * what the icon leaves. */
static void
place_party_text (const RemitRect *box, gboolean with_icon, const char *text, double size,
                  int weight, RemitRect *rect)
{
  double left = with_icon ? PARTY_ICON_ROOM : PAD;
  double right = left;

  if (with_icon && _remit_text_width (text, size, weight) > box->width - 2 * left)
    right = PAD;
  rect->x = box->x + left;
  rect->width = MAX (box->width - left - right, 1);
}

static void
add_party (RemitMapBuild *build, const RemitMapNode *entry)
{
  const RemitColors *colors = build->colors;
  const RemitNode *node = entry->node;
  const RemitRect *box = &entry->box;
  int tint = _remit_map_get_face (build, node->row.id)->tint;
  gboolean outlined = node->kind == REMIT_NODE_CUSTOMER_SEGMENT;
  gboolean tall = box->height >= 40;
  double middle = box->y + box->height / 2;
  gboolean with_icon = box->width >= 120;
  RemitRect name = { 0, tall ? middle - 16 : middle - 9, 0, 18 };
  RemitRect caption = { 0, middle + 2, 0, 14 };
  RemitRect icon = { box->x + 15, middle - 8, 16, 16 };
  const char *words = find_party_caption (build, node);
  RemitRgba ink = outlined ? colors->ink[tint] : colors->on_tint;
  RemitRgba pale = outlined ? colors->ink[tint] : colors->on_tint_muted;

  place_party_text (box, with_icon, node->name, REMIT_MAP_NAME_SIZE, PANGO_WEIGHT_BOLD, &name);
  place_party_text (box, with_icon, words, REMIT_MAP_SMALL_SIZE, PANGO_WEIGHT_NORMAL, &caption);
  add_party_ground (build, entry, tint);
  if (with_icon)
    _remit_scene_add_icon (build->scene, REMIT_PART_NODE, node->row.id, node->kind, &icon, pale);
  _remit_scene_add_text (build->scene, REMIT_PART_NODE, node->row.id, &name, node->name,
                         REMIT_MAP_NAME_SIZE, PANGO_WEIGHT_BOLD, PANGO_ALIGN_CENTER, ink);
  if (tall)
    _remit_scene_add_text (build->scene, REMIT_PART_NODE, node->row.id, &caption, words,
                           REMIT_MAP_SMALL_SIZE, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_CENTER, pale);
}

void
_remit_map_add_node (RemitMapBuild *build, const RemitMapNode *entry)
{
  _remit_scene_add_node_box (build->scene, entry->node->row.id, &entry->box);
  if (remit_kind_is_party (entry->node->kind) && !has_rim (build, entry->node))
    add_party (build, entry);
  else
    add_card (build, entry);
}
