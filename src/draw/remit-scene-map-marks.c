/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-scene-map"
#include "remit-scene-map-private.h"

#include "remit-text.h"

#include <glib/gi18n-lib.h>

/* What a card says by the style of its view: a stripe on the left, and in the place of the rim
 * chips with words, so that no colour stands alone.  Where states are shown, a sign stands before
 * the word; costs are the ground of the whole card and stand on it in words. */

#define CHIP_SIZE (REMIT_MAP_CHIP_SIZE + 0.5)
#define CHIP_PADDING 6.0
#define CHIP_GAP 3.0
#define CHIP_HEIGHT (REMIT_MAP_RIM_HEIGHT + 1)
#define LEAST_ROOM 20.0
#define SIGN_SIZE 7.0
#define SIGN_GAP 4.0
#define SIGN_WIDTH 1.4
#define COST_SIZE 11.0

/* ---- signs ---- */

static void
add_stroke (RemitMapBuild *build, RemitPart part, RemitId id, const double *points, guint n,
            RemitRgba color)
{
  _remit_scene_add_line (build->scene, part, id, points, n, color, SIGN_WIDTH)->level
    = REMIT_LEVEL_FINE;
}

static void
add_dot (RemitMapBuild *build, RemitPart part, RemitId id, const RemitRect *rect, double radius,
         gboolean hollow, RemitRgba color)
{
  RemitItem *item = _remit_scene_add_rect (build->scene, part, id, rect, radius,
                                           hollow ? (RemitRgba){ 0 } : color);

  item->level = REMIT_LEVEL_FINE;
  if (!hollow)
    return;
  item->stroke = color;
  item->stroke_width = SIGN_WIDTH;
}

void
_remit_map_add_sign (RemitMapBuild *build, RemitPart part, RemitId id, const RemitRect *rect,
                     RemitMapSign sign, RemitRgba color)
{
  double l = rect->x, t = rect->y, r = l + rect->width, b = t + rect->height;
  double x = (l + r) / 2, y = (t + b) / 2;
  RemitRect inner = _remit_rect_grow (rect, -0.7), point = { x - 0.8, b - 1.6, 1.6, 1.6 };

  switch (sign)
    {
    case REMIT_SIGN_CHECK:
      add_stroke (build, part, id, (double[]){ l, y, l + 2.4, b - 1, r, t + 1 }, 3, color);
      break;
    case REMIT_SIGN_CROSS:
      add_stroke (build, part, id, (double[]){ l + 0.5, t + 0.5, r - 0.5, b - 0.5 }, 2, color);
      add_stroke (build, part, id, (double[]){ l + 0.5, b - 0.5, r - 0.5, t + 0.5 }, 2, color);
      break;
    case REMIT_SIGN_BANG:
      add_stroke (build, part, id, (double[]){ x, t, x, b - 2.6 }, 2, color);
      add_dot (build, part, id, &point, 0.8, FALSE, color);
      break;
    case REMIT_SIGN_DOWN:
      add_stroke (build, part, id, (double[]){ x, t, x, b - 0.5 }, 2, color);
      add_stroke (build, part, id, (double[]){ l + 0.5, y, x, b - 0.5, r - 0.5, y }, 3, color);
      break;
    case REMIT_SIGN_BAR:
      add_stroke (build, part, id, (double[]){ l, y, r, y }, 2, color);
      break;
    case REMIT_SIGN_DOT:
      add_dot (build, part, id, rect, rect->width / 2, FALSE, color);
      break;
    case REMIT_SIGN_RING:
      add_dot (build, part, id, &inner, inner.width / 2, TRUE, color);
      break;
    case REMIT_SIGN_TRIANGLE:
      add_stroke (build, part, id,
                  (double[]){ x, t + 0.5, r - 0.5, b - 0.7, l + 0.5, b - 0.7, x, t + 0.5 }, 4,
                  color);
      break;
    case REMIT_SIGN_SQUARE:
      add_dot (build, part, id, rect, 0, FALSE, color);
      break;
    case REMIT_SIGN_NONE:
    default:
      break;
    }
}

RemitMapLook
_remit_map_promise_look (RemitMapPromise promise)
{
  static const RemitMapLook looks[REMIT_N_PROMISES] = {
    [REMIT_PROMISE_NONE] = { REMIT_TINT_GREY, REMIT_SIGN_NONE },
    [REMIT_PROMISE_NOT_BEGUN] = { REMIT_TINT_BLUE, REMIT_SIGN_BAR },
    [REMIT_PROMISE_MET] = { REMIT_TINT_GREEN, REMIT_SIGN_CHECK },
    [REMIT_PROMISE_NO_DATA] = { REMIT_TINT_GREY, REMIT_SIGN_RING },
    [REMIT_PROMISE_AT_RISK] = { REMIT_TINT_YELLOW, REMIT_SIGN_BANG },
    [REMIT_PROMISE_FALLS_SHORT] = { REMIT_TINT_ORANGE, REMIT_SIGN_DOWN },
    [REMIT_PROMISE_EXPIRED] = { REMIT_TINT_PURPLE, REMIT_SIGN_SQUARE },
    [REMIT_PROMISE_BREACHED] = { REMIT_TINT_RED, REMIT_SIGN_CROSS },
  };

  return looks[promise];
}

RemitMapLook
_remit_map_kpi_look (RemitKpiStatus status)
{
  static const RemitMapLook looks[REMIT_N_KPI_STATUSES] = {
    [REMIT_KPI_UNKNOWN] = { REMIT_TINT_GREY, REMIT_SIGN_RING },
    [REMIT_KPI_GREEN] = { REMIT_TINT_GREEN, REMIT_SIGN_DOT },
    [REMIT_KPI_AMBER] = { REMIT_TINT_YELLOW, REMIT_SIGN_TRIANGLE },
    [REMIT_KPI_RED] = { REMIT_TINT_RED, REMIT_SIGN_SQUARE },
  };

  return looks[status];
}

/* ---- what there is to say ---- */

typedef struct
{
  gboolean marked; /* else nothing is said of the node */
  gboolean nobody;
  RemitMapLook look;
  const char *words; /* NULL: the usual case, which needs none */
} CardMark;

static CardMark
find_owner_mark (RemitMapBuild *build, const RemitNode *node)
{
  RemitId owner = _remit_map_find_owner (build, node->row.id);
  const RemitPartyFace *face;

  if (owner == REMIT_ID_NONE)
    return (CardMark){ TRUE, TRUE, { REMIT_TINT_GREY }, C_ ("duty", "nobody") };
  face = _remit_map_use_face (build, owner);
  return (CardMark){ TRUE, FALSE, { face->tint }, face->party->name };
}

static CardMark
find_promise_mark (RemitMapBuild *build, const RemitNode *node)
{
  RemitMapPromise promise
    = _remit_map_facts_promised (_remit_map_get_facts (build), node->row.id).state;

  if (promise == REMIT_PROMISE_NONE && !_remit_map_can_be_promised (node->kind))
    return (CardMark){ 0 };
  build->promises |= 1u << promise;
  if (promise == REMIT_PROMISE_NONE)
    return (CardMark){ 0 };
  return (CardMark){ TRUE, FALSE, _remit_map_promise_look (promise),
                     _remit_map_promise_label (promise) };
}

static CardMark
find_kpi_mark (RemitMapBuild *build, const RemitNode *node)
{
  RemitMapMeasured measured
    = _remit_map_facts_measured (_remit_map_get_facts (build), node->row.id);

  if (!measured.measured)
    {
      build->some_unmeasured |= _remit_map_can_be_measured (node->kind);
      return (CardMark){ 0 };
    }
  build->kpi_statuses |= 1u << measured.status;
  return (CardMark){ TRUE, FALSE, _remit_map_kpi_look (measured.status),
                     _remit_map_kpi_label (measured.status) };
}

static CardMark
find_mark (RemitMapBuild *build, const RemitNode *node)
{
  RemitNodeGroup group = remit_node_kind_info (node->kind)->group;
  guint severity = _remit_map_get_severity (build, node->row.id);

  switch (build->style)
    {
    case REMIT_STYLE_OWNER:
      return find_owner_mark (build, node);
    case REMIT_STYLE_STATUS:
      build->statuses |= 1u << node->status;
      return (CardMark){ TRUE,
                         FALSE,
                         { _remit_map_status_tint (node->status) },
                         node->status != REMIT_STATUS_LIVE ? _remit_map_status_label (node->status)
                                                           : NULL };
    case REMIT_STYLE_FINDINGS:
      build->severities |= 1u << severity;
      return (CardMark){ TRUE,
                         FALSE,
                         { _remit_map_severity_tint (severity) },
                         severity > 0 ? _remit_map_severity_label (severity) : NULL };
    case REMIT_STYLE_AGREEMENT:
      return find_promise_mark (build, node);
    case REMIT_STYLE_KPI:
      return find_kpi_mark (build, node);
    case REMIT_STYLE_KIND:
    case REMIT_STYLE_DUTY:
    default:
      build->groups |= 1u << group;
      return (
        CardMark){ TRUE, FALSE, { _remit_map_group_tint (group) }, remit_node_group_label (group) };
    }
}

/* ---- chips ---- */

static RemitRect
place_stripe (const RemitMapNode *entry)
{
  return (RemitRect){ entry->box.x + 6, entry->box.y + 8, REMIT_MAP_STRIPE_WIDTH,
                      MAX (entry->box.height - 16, 1) };
}

static double
measure_words (const char *words)
{
  return _remit_text_width (words, CHIP_SIZE, PANGO_WEIGHT_BOLD);
}

/* A filled box with a sign and words, not wider than @room; returns its width. */
static double
add_word_chip (RemitMapBuild *build, const RemitMapNode *entry, const CardMark *mark, double x,
               double room)
{
  const RemitColors *colors = build->colors;
  RemitRgba ink = mark->nobody ? colors->nobody_text : colors->on_tint;
  double lead = mark->look.sign != REMIT_SIGN_NONE ? SIGN_SIZE + SIGN_GAP : 0;
  g_autofree char *words = _remit_text_ellipsize (mark->words, CHIP_SIZE, PANGO_WEIGHT_BOLD,
                                                  room - 2 * CHIP_PADDING - lead);
  double top = entry->box.y + entry->box.height - REMIT_MAP_RIM_HEIGHT - REMIT_MAP_RIM_BOTTOM;
  RemitRect rect = { x, top, measure_words (words) + 2 * CHIP_PADDING + lead, CHIP_HEIGHT };
  RemitRect sign = { x + CHIP_PADDING, top + (CHIP_HEIGHT - SIGN_SIZE) / 2, SIGN_SIZE, SIGN_SIZE };
  RemitRect text = { rect.x + lead, rect.y, rect.width - lead, rect.height };
  RemitItem *item
    = _remit_scene_add_rect (build->scene, REMIT_PART_NODE, entry->node->row.id, &rect, 3,
                             mark->nobody ? colors->nobody_ground : colors->tint[mark->look.tint]);

  if (mark->nobody)
    {
      item->stroke = colors->nobody_border;
      item->stroke_width = 0.8;
    }
  else if (remit_kind_is_party (entry->node->kind))
    {
      /* On a ground that may be of the same tint. */
      item->stroke = colors->on_tint;
      item->stroke_width = 1;
    }
  item->level = REMIT_LEVEL_COARSE;
  if (lead > 0)
    item = _remit_scene_add_rect (build->scene, REMIT_PART_NODE, entry->node->row.id, &text, 0,
                                  (RemitRgba){ 0 });
  item->level = REMIT_LEVEL_COARSE;
  _remit_scene_label_rect (build->scene, item, words, CHIP_SIZE, PANGO_WEIGHT_BOLD, ink);
  if (lead > 0)
    _remit_map_add_sign (build, REMIT_PART_NODE, entry->node->row.id, &sign, mark->look.sign, ink);
  return rect.width;
}

/* ---- payers ---- */

/* "CIO 60 %", or the name alone of who pays all. */
static char *
name_payer (RemitMapBuild *build, const RemitMapPayer *payer, gboolean alone)
{
  const RemitPartyFace *face
    = payer->party != REMIT_ID_NONE ? _remit_map_use_face (build, payer->party) : NULL;
  gint64 percent = (payer->share + 50) / 100;

  if (alone)
    return g_strdup (face != NULL ? face->party->name : C_ ("duty", "nobody"));
  /* Translators: who pays, in short, and how much of it in per cent: "CIO 60 %" */
  return g_strdup_printf (C_ ("payer and share", "%1$s  %2$d %%"),
                          face != NULL ? face->initials : C_ ("duty", "nobody"), (int) percent);
}

/* The stripe in parts as large as the shares, which may total more or less than all. */
static void
add_payer_stripe (RemitMapBuild *build, const RemitMapNode *entry, const GArray *payers)
{
  RemitRect whole = place_stripe (entry), part = whole;
  double total = 0;

  for (guint i = 0; i < payers->len; i++)
    total += (double) g_array_index (payers, RemitMapPayer, i).share;
  for (guint i = 0; i < payers->len; i++)
    {
      const RemitMapPayer *payer = &g_array_index (payers, RemitMapPayer, i);
      RemitId id = entry->node->row.id;

      part.height = i + 1 < payers->len
                      ? MAX (whole.height * (double) payer->share / MAX (total, 1) - 1, 1)
                      : MAX (whole.y + whole.height - part.y, 1);
      if (payer->party == REMIT_ID_NONE)
        _remit_map_add_nobody (build, REMIT_PART_NODE, id, &part);
      else
        _remit_scene_add_rect (build->scene, REMIT_PART_NODE, id, &part,
                               MIN (REMIT_MAP_STRIPE_WIDTH, part.height) / 2,
                               build->colors->tint[_remit_map_use_face (build, payer->party)->tint])
          ->level
          = REMIT_LEVEL_COARSE;
      part.y += part.height + 1;
    }
}

/* As many chips as there is room for; the last one may say how many more there are. */
static void
add_payer_chips (RemitMapBuild *build, const RemitMapNode *entry, const GArray *payers, double x)
{
  double right = entry->box.x + entry->box.width - REMIT_MAP_RIM_SIDE;

  for (guint i = 0; i < payers->len && right - x >= LEAST_ROOM; i++)
    {
      const RemitMapPayer *payer = &g_array_index (payers, RemitMapPayer, i);
      guint n_more = payers->len - i - 1;
      double rest = n_more > 0 ? measure_words ("+99") + 2 * CHIP_PADDING + CHIP_GAP : 0;
      g_autofree char *words = name_payer (build, payer, payers->len == 1);
      CardMark mark = { TRUE, payer->party == REMIT_ID_NONE, { REMIT_TINT_GREY }, words };

      if (i > 0 && measure_words (words) + 2 * CHIP_PADDING + rest > right - x)
        {
          g_autofree char *more = g_strdup_printf ("+%u", n_more + 1);

          mark = (CardMark){ TRUE, FALSE, { REMIT_TINT_GREY }, more };
          add_word_chip (build, entry, &mark, x, right - x);
          return;
        }
      if (!mark.nobody)
        mark.look.tint = _remit_map_get_face (build, payer->party)->tint;
      x += add_word_chip (build, entry, &mark, x, right - x) + CHIP_GAP;
    }
}

static void
add_payers (RemitMapBuild *build, const RemitMapNode *entry, double x, gboolean with_stripe,
            gboolean with_words)
{
  g_autoptr (GArray) payers = _remit_map_facts_payers (_remit_map_get_facts (build), entry->node);

  if (payers == NULL)
    return;
  if (with_stripe)
    add_payer_stripe (build, entry, payers);
  if (with_words)
    add_payer_chips (build, entry, payers, x);
}

/* ---- costs ---- */

int
_remit_map_find_step (RemitMapBuild *build, RemitId node)
{
  const RemitMapCost *costs;
  guint n;
  int step = -1;

  if (build->style != REMIT_STYLE_COST)
    return -1;
  costs = _remit_map_facts_costs (_remit_map_get_facts (build), node, &n);
  for (guint i = 0; i < n; i++)
    {
      const RemitMapScale *scale
        = &g_array_index (_remit_map_facts_scales (build->facts), RemitMapScale, costs[i].scale);
      guint number = _remit_map_find_class (scale, costs[i].minor);

      if (build->classes->len <= costs[i].scale)
        g_array_set_size (build->classes, costs[i].scale + 1);
      g_array_index (build->classes, guint, costs[i].scale) |= 1u << number;
      step = MAX (step, (int) _remit_map_class_step (scale, number));
    }
  return step;
}

/* "1.2 M EUR + 30 k USD"; NULL when it costs nothing. */
static char *
format_costs (RemitMapBuild *build, RemitId node)
{
  guint n;
  const RemitMapCost *costs = _remit_map_facts_costs (_remit_map_get_facts (build), node, &n);
  GString *text;

  if (n == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      const RemitMapScale *scale
        = &g_array_index (_remit_map_facts_scales (build->facts), RemitMapScale, costs[i].scale);
      g_autofree char *amount = _remit_map_format_money (costs[i].minor, scale->currency, TRUE);

      g_string_append (text, i > 0 ? " + " : "");
      g_string_append (text, amount);
    }
  return g_string_free (text, FALSE);
}

static void
add_cost (RemitMapBuild *build, const RemitMapNode *entry, double x)
{
  int step = _remit_map_find_step (build, entry->node->row.id);
  g_autofree char *words = format_costs (build, entry->node->row.id);
  RemitRect rect
    = { x, entry->box.y + entry->box.height - REMIT_MAP_RIM_HEIGHT - REMIT_MAP_RIM_BOTTOM - 1,
        entry->box.x + entry->box.width - REMIT_MAP_RIM_SIDE - x, CHIP_HEIGHT + 1 };

  if (step < 0 || rect.width < LEAST_ROOM)
    return;
  _remit_scene_add_text (build->scene, REMIT_PART_NODE, entry->node->row.id, &rect, words,
                         COST_SIZE, PANGO_WEIGHT_BOLD, PANGO_ALIGN_LEFT,
                         build->colors->on_ramp[step])
    ->level
    = REMIT_LEVEL_FINE;
}

/* ---- all of it ---- */

void
_remit_map_add_mark (RemitMapBuild *build, const RemitMapNode *entry, double x,
                     gboolean with_stripe, gboolean with_words)
{
  RemitRect stripe = place_stripe (entry);
  double room = entry->box.x + entry->box.width - REMIT_MAP_RIM_SIDE - x;
  CardMark mark;

  if (build->style == REMIT_STYLE_PAYER)
    {
      add_payers (build, entry, x, with_stripe, with_words);
      return;
    }
  if (build->style == REMIT_STYLE_COST)
    {
      if (with_words)
        add_cost (build, entry, x);
      return;
    }
  mark = find_mark (build, entry->node);
  if (!mark.marked)
    return;
  if (with_stripe && mark.nobody)
    _remit_map_add_nobody (build, REMIT_PART_NODE, entry->node->row.id, &stripe);
  else if (with_stripe)
    _remit_scene_add_rect (build->scene, REMIT_PART_NODE, entry->node->row.id, &stripe,
                           REMIT_MAP_STRIPE_WIDTH / 2, build->colors->tint[mark.look.tint])
      ->level
      = REMIT_LEVEL_COARSE;
  if (with_words && mark.words != NULL && room >= LEAST_ROOM)
    add_word_chip (build, entry, &mark, x, room);
}

/* ---- the line under a name ---- */

static char *
make_figure (RemitMapBuild *build, const RemitNode *node)
{
  const RemitKpiSummary *kpi;
  g_autofree char *cost = NULL;

  switch (node->kind)
    {
    case REMIT_NODE_BUDGET_LINE:
      cost = build->style != REMIT_STYLE_COST ? format_costs (build, node->row.id) : NULL;
      /* Translators: an amount and its fiscal year: "420 k EUR · 2027" */
      return cost != NULL ? g_strdup_printf (_("%1$s · %2$d"), cost,
                                             (int) _remit_map_facts_year (build->facts))
                          : NULL;
    case REMIT_NODE_KPI:
      kpi = _remit_map_facts_kpi (_remit_map_get_facts (build), node->row.id);
      return kpi != NULL ? _remit_map_describe_value (kpi) : NULL;
    case REMIT_NODE_SLA:
    case REMIT_NODE_OLA:
    case REMIT_NODE_CONTRACT:
      return _remit_map_describe_objectives (build->graph, node->row.id);
    default:
      return NULL;
    }
}

char *
_remit_map_make_caption (RemitMapBuild *build, const RemitNode *node, double width)
{
  g_autofree char *figure = make_figure (build, node);
  gboolean titled = *node->subtitle != '\0';
  const char *words = titled ? node->subtitle : remit_node_kind_label (node->kind);
  g_autofree char *both = NULL;

  if (figure == NULL)
    return g_strdup (words);
  /* Translators: what a node is worth, and what it is: "≥ 99.5 % · CIO to CMO" */
  both = g_strdup_printf (C_ ("caption", "%1$s · %2$s"), figure, words);
  if (_remit_text_width (both, REMIT_MAP_SMALL_SIZE, PANGO_WEIGHT_NORMAL) <= width)
    return g_steal_pointer (&both);
  /* The icon says the kind; a line of the user's own is rather cut than left out. */
  return titled ? g_steal_pointer (&both) : g_steal_pointer (&figure);
}
