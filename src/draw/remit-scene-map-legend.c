/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-scene-map"
#include "remit-scene-map-private.h"

#include "remit-text.h"

#include <glib/gi18n-lib.h>

/* What the colours and marks of a map mean: rows of swatches and words in a frame, only of what the
 * map shows. */

#define PADDING 12.0
#define ROW_HEIGHT 18.0
#define ENTRY_GAP 16.0
#define SWATCH_GAP 6.0
#define SWATCH_HEIGHT 11.0
#define SIGN_SIZE 7.0
#define SIZE REMIT_MAP_SMALL_SIZE
#define MAX_PARTIES 24

typedef enum
{
  SWATCH_NONE,
  SWATCH_CHIP,
  SWATCH_NOBODY,
  SWATCH_DASH,
  SWATCH_DASHED_LINE,
  SWATCH_SIGN,
  SWATCH_RAMP, /* `tint` is the step */
  SWATCH_PLAIN,
} Swatch;

typedef struct
{
  Swatch swatch;
  gboolean heading; /* begins a row */
  int tint;
  const char *initials;
  char *text;
  RemitMapSign sign;
} LegendEntry;

static void
clear_entry (gpointer data)
{
  g_free (((LegendEntry *) data)->text);
}

static void
add_entry (GArray *entries, Swatch swatch, int tint, const char *initials, const char *text)
{
  LegendEntry entry = { swatch, FALSE, tint, initials, g_strdup (text), REMIT_SIGN_NONE };

  g_array_append_val (entries, entry);
}

static void
add_heading (GArray *entries, const char *text)
{
  LegendEntry entry = { SWATCH_NONE, TRUE, 0, NULL, g_strdup (text), REMIT_SIGN_NONE };

  g_array_append_val (entries, entry);
}

static void
add_state (GArray *entries, RemitMapLook look, const char *text)
{
  LegendEntry entry = { SWATCH_SIGN, FALSE, look.tint, NULL, g_strdup (text), look.sign };

  g_array_append_val (entries, entry);
}

/* ---- what there is to say ---- */

static void
list_duties (const RemitMapBuild *build, GArray *entries)
{
  if (build->n_slots == 0)
    return;
  add_heading (entries, _("Duties, left to right:"));
  for (guint i = 0; i < build->n_slots; i++)
    add_entry (entries, SWATCH_NONE, 0, NULL, remit_facet_short_label (build->slots[i]));
  if (build->some_nobody)
    add_entry (entries, SWATCH_NOBODY, 0, NULL, C_ ("duty", "nobody"));
  if (build->some_not_expected)
    add_entry (entries, SWATCH_DASH, 0, NULL, C_ ("duty", "not needed"));
}

static int
compare_faces (gconstpointer a, gconstpointer b)
{
  const RemitPartyFace *x = *(const RemitPartyFace *const *) a;
  const RemitPartyFace *y = *(const RemitPartyFace *const *) b;

  if (x->party->position != y->party->position)
    return x->party->position < y->party->position ? -1 : 1;
  return x->party->row.id < y->party->row.id ? -1 : x->party->row.id > y->party->row.id;
}

static void
list_parties (const RemitMapBuild *build, GArray *entries)
{
  if (build->holders->len == 0)
    return;
  g_ptr_array_sort (build->holders, compare_faces);
  add_heading (entries, _("Parties:"));
  for (guint i = 0; i < MIN (build->holders->len, MAX_PARTIES); i++)
    {
      const RemitPartyFace *face = build->holders->pdata[i];

      add_entry (entries, SWATCH_CHIP, face->tint, face->initials, face->party->name);
    }
  if (build->holders->len > MAX_PARTIES)
    add_entry (entries, SWATCH_NONE, 0, NULL, "…");
}

static void
list_groups (const RemitMapBuild *build, GArray *entries)
{
  add_heading (entries, _("Kinds:"));
  for (int group = 0; group < REMIT_N_GROUPS; group++)
    if ((build->groups & (1u << group)) != 0)
      add_entry (entries, SWATCH_CHIP, _remit_map_group_tint (group), "",
                 remit_node_group_label (group));
}

static void
list_statuses (const RemitMapBuild *build, GArray *entries)
{
  add_heading (entries, _("Status:"));
  for (int status = REMIT_STATUS_LIVE; status <= REMIT_STATUS_RETIRED; status++)
    if ((build->statuses & (1u << status)) != 0)
      add_entry (entries, SWATCH_CHIP, _remit_map_status_tint (status), "",
                 _remit_map_status_label (status));
}

static void
list_severities (const RemitMapBuild *build, GArray *entries)
{
  add_heading (entries, _("Worst finding:"));
  for (guint severity = 4; severity-- > 0;)
    if ((build->severities & (1u << severity)) != 0)
      add_entry (entries, SWATCH_CHIP, _remit_map_severity_tint (severity), "",
                 _remit_map_severity_label (severity));
}

/* A row for each currency, which usually is one. */
static void
list_costs (RemitMapBuild *build, GArray *entries)
{
  RemitMapFacts *facts = _remit_map_get_facts (build);
  const GArray *scales = _remit_map_facts_scales (facts);
  const char *problem = _remit_map_facts_problem (facts);

  if (problem != NULL)
    add_heading (entries, problem);
  else if (build->classes->len == 0)
    add_heading (entries, _("Nothing here has a cost yet."));
  for (guint i = 0; i < build->classes->len; i++)
    {
      const RemitMapScale *scale = &g_array_index (scales, RemitMapScale, i);
      guint shown = g_array_index (build->classes, guint, i);
      g_autofree char *heading = NULL;

      if (shown == 0)
        continue;
      /* Translators: a currency and a year: "Cost in EUR, fiscal year 2027:" */
      heading = g_strdup_printf (_("Cost in %1$s, fiscal year %2$d:"), scale->currency,
                                 (int) _remit_map_facts_year (facts));
      add_heading (entries, heading);
      for (guint number = 0; number <= scale->n_bounds; number++)
        if ((shown & (1u << number)) != 0)
          {
            g_autofree char *label = _remit_map_class_label (scale, number);

            add_entry (entries, SWATCH_RAMP, (int) _remit_map_class_step (scale, number), NULL,
                       label);
          }
    }
}

static void
list_holders (RemitMapBuild *build, GArray *entries)
{
  list_parties (build, entries);
  if (build->some_nobody)
    add_entry (entries, SWATCH_NOBODY, 0, NULL, C_ ("duty", "nobody"));
}

static void
list_promises (RemitMapBuild *build, GArray *entries)
{
  add_heading (entries, _("Agreements, the worst of each:"));
  for (int promise = REMIT_N_PROMISES; promise-- > REMIT_PROMISE_NOT_BEGUN;)
    if ((build->promises & (1u << promise)) != 0)
      add_state (entries, _remit_map_promise_look (promise), _remit_map_promise_label (promise));
  if ((build->promises & (1u << REMIT_PROMISE_NONE)) != 0)
    add_entry (entries, SWATCH_PLAIN, 0, NULL, _remit_map_promise_label (REMIT_PROMISE_NONE));
}

static void
list_kpi_statuses (RemitMapBuild *build, GArray *entries)
{
  static const RemitKpiStatus order[]
    = { REMIT_KPI_RED, REMIT_KPI_AMBER, REMIT_KPI_UNKNOWN, REMIT_KPI_GREEN };

  add_heading (entries, _("KPIs, the worst of each:"));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if ((build->kpi_statuses & (1u << order[i])) != 0)
      add_state (entries, _remit_map_kpi_look (order[i]), _remit_map_kpi_label (order[i]));
  if (build->some_unmeasured)
    add_entry (entries, SWATCH_PLAIN, 0, NULL, _("no KPI"));
}

/* (element-type LegendEntry) */
static GArray *
list_entries (RemitMapBuild *build)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (LegendEntry));

  g_array_set_clear_func (entries, clear_entry);
  switch (build->style)
    {
    case REMIT_STYLE_OWNER:
      list_holders (build, entries);
      break;
    case REMIT_STYLE_KIND:
      list_groups (build, entries);
      break;
    case REMIT_STYLE_STATUS:
      list_statuses (build, entries);
      break;
    case REMIT_STYLE_FINDINGS:
      list_severities (build, entries);
      break;
    case REMIT_STYLE_COST:
      list_costs (build, entries);
      break;
    case REMIT_STYLE_PAYER:
      list_holders (build, entries);
      break;
    case REMIT_STYLE_AGREEMENT:
      list_promises (build, entries);
      break;
    case REMIT_STYLE_KPI:
      list_kpi_statuses (build, entries);
      break;
    case REMIT_STYLE_DUTY:
    default:
      list_duties (build, entries);
      list_parties (build, entries);
      break;
    }
  if (build->some_dashed)
    add_entry (entries, SWATCH_DASHED_LINE, 0, NULL, _("dotted line or on behalf"));
  return entries;
}

/* ---- drawing it ---- */

static double
get_swatch_width (const LegendEntry *entry)
{
  switch (entry->swatch)
    {
    case SWATCH_CHIP:
    case SWATCH_RAMP:
    case SWATCH_PLAIN:
      return 21;
    case SWATCH_SIGN:
    case SWATCH_NOBODY:
      return 15;
    case SWATCH_DASH:
      return 6;
    case SWATCH_DASHED_LINE:
      return 28;
    case SWATCH_NONE:
    default:
      return 0;
    }
}

static int
get_weight (const LegendEntry *entry)
{
  return entry->heading ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL;
}

static double
measure_entry (const LegendEntry *entry)
{
  double swatch = get_swatch_width (entry);

  return swatch + (swatch > 0 ? SWATCH_GAP : 0)
         + _remit_text_width (entry->text, SIZE, get_weight (entry));
}

static void
add_swatch (RemitMapBuild *build, const LegendEntry *entry, double x, double y)
{
  RemitRect rect
    = { x, y + (ROW_HEIGHT - SWATCH_HEIGHT) / 2, get_swatch_width (entry), SWATCH_HEIGHT };
  RemitRect sign
    = { x + (rect.width - SIGN_SIZE) / 2, y + (ROW_HEIGHT - SIGN_SIZE) / 2, SIGN_SIZE, SIGN_SIZE };
  double line[] = { x, y + ROW_HEIGHT / 2, x + rect.width, y + ROW_HEIGHT / 2 };
  RemitItem *item;

  switch (entry->swatch)
    {
    case SWATCH_CHIP:
      _remit_map_add_chip (build, REMIT_PART_LEGEND, REMIT_ID_NONE, &rect, entry->tint,
                           entry->initials);
      break;
    case SWATCH_NOBODY:
      _remit_map_add_nobody (build, REMIT_PART_LEGEND, REMIT_ID_NONE, &rect);
      break;
    case SWATCH_DASH:
      rect.y = y + ROW_HEIGHT / 2 - 0.75;
      rect.height = 1.5;
      _remit_scene_add_rect (build->scene, REMIT_PART_LEGEND, REMIT_ID_NONE, &rect, 0,
                             build->colors->border);
      break;
    case SWATCH_DASHED_LINE:
      item = _remit_scene_add_line (build->scene, REMIT_PART_LEGEND, REMIT_ID_NONE, line, 2,
                                    build->colors->link, 1.4);
      item->dashed = TRUE;
      item->arrow_end = TRUE;
      break;
    case SWATCH_SIGN:
      _remit_map_add_chip (build, REMIT_PART_LEGEND, REMIT_ID_NONE, &rect, entry->tint, "");
      _remit_map_add_sign (build, REMIT_PART_LEGEND, REMIT_ID_NONE, &sign, entry->sign,
                           build->colors->on_tint);
      break;
    case SWATCH_RAMP:
    case SWATCH_PLAIN:
      item = _remit_scene_add_rect (build->scene, REMIT_PART_LEGEND, REMIT_ID_NONE, &rect, 2.5,
                                    entry->swatch == SWATCH_RAMP ? build->colors->ramp[entry->tint]
                                                                 : build->colors->surface);
      item->stroke = build->colors->border;
      item->stroke_width = 1;
      break;
    case SWATCH_NONE:
    default:
      break;
    }
}

static void
add_words (RemitMapBuild *build, const LegendEntry *entry, double x, double y)
{
  double swatch = get_swatch_width (entry);
  double shift = swatch > 0 ? swatch + SWATCH_GAP : 0;
  RemitRect rect = { x + shift, y, measure_entry (entry) - shift, ROW_HEIGHT };
  RemitItem *item = _remit_scene_add_text (
    build->scene, REMIT_PART_LEGEND, REMIT_ID_NONE, &rect, entry->text, SIZE, get_weight (entry),
    PANGO_ALIGN_LEFT, entry->heading ? build->colors->text : build->colors->muted);

  item->text_width = 0; /* as wide as measured; rounding must not cut it */
}

typedef struct
{
  double x, y;
} EntryPlace;

/* Rows of entries: a new one at each heading and where the width is used up. Returns the size. */
static RemitRect
place_entries (const GArray *entries, double width, EntryPlace *places)
{
  RemitRect used = { 0, 0, 0, ROW_HEIGHT };
  double x = 0, y = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const LegendEntry *entry = &g_array_index (entries, LegendEntry, i);
      double wide = measure_entry (entry);

      if (x > 0 && (entry->heading || x + wide > width))
        {
          x = 0;
          y += ROW_HEIGHT + 2;
        }
      places[i] = (EntryPlace){ x, y };
      used.width = MAX (used.width, x + wide);
      used.height = y + ROW_HEIGHT;
      x += wide + (entry->heading ? ENTRY_GAP - 4 : ENTRY_GAP);
    }
  return used;
}

void
_remit_map_add_legend (RemitMapBuild *build, double x, double y, double width)
{
  g_autoptr (GArray) entries = list_entries (build);
  g_autofree EntryPlace *places = g_new (EntryPlace, MAX (entries->len, 1));
  RemitRect frame;
  RemitItem *item;

  if (entries->len == 0)
    return;
  frame = place_entries (entries, width - 2 * PADDING, places);
  frame
    = (RemitRect){ x + 0.5, y + 0.5, frame.width + 2 * PADDING, frame.height + 2 * PADDING - 6 };
  item = _remit_scene_add_rect (build->scene, REMIT_PART_LEGEND, REMIT_ID_NONE, &frame, 8,
                                build->colors->surface);
  item->stroke = build->colors->faint;
  item->stroke_width = 1;
  for (guint i = 0; i < entries->len; i++)
    {
      const LegendEntry *entry = &g_array_index (entries, LegendEntry, i);
      double left = frame.x + PADDING + places[i].x, top = frame.y + PADDING - 3 + places[i].y;

      add_swatch (build, entry, left, top);
      add_words (build, entry, left, top);
    }
}
