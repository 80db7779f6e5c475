/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

#include "remit-ownership.h"

#include <glib/gi18n-lib.h>

/* What is cut off or abbreviated in the drawing, in full: names, who holds a duty of the rim, exact
 * amounts. */

#define CLEARANCE 24 /* px between the pointer and a tip */

static char *
describe_holder (const RemitGraph *graph, const RemitLink *link)
{
  const RemitNode *party = remit_graph_node (graph, link->source),
                  *beneficiary = remit_graph_node (graph, link->beneficiary);
  g_autofree char *name = g_strdup (party != NULL ? party->name : "");

  if (link->share != REMIT_UNSET && link->share != REMIT_SHARE_WHOLE)
    {
      g_autofree char *bare = g_steal_pointer (&name);

      /* Translators: a party and its share in per cent: "CIO 60 %" */
      name = g_strdup_printf (_("%s %g %%"), bare, (double) link->share / 100);
    }
  if (beneficiary != NULL)
    /* Translators: two parties: "CIO, on behalf of CMO" */
    return g_strdup_printf (_("%s, on behalf of %s"), name, beneficiary->name);
  return g_steal_pointer (&name);
}

/* "runs" is written small in the middle of sentences. */
static char *
capitalise (const char *text)
{
  char first[8] = { 0 };

  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (text)), first);
  return g_strconcat (first, *text != '\0' ? g_utf8_next_char (text) : "", NULL);
}

static char *
describe_duty (const RemitGraph *graph, RemitId item, RemitLinkKind duty)
{
  g_autoptr (GPtrArray) holders = remit_ownership_holders (graph, item, duty, REMIT_ID_NONE);
  g_autofree char *label = capitalise (remit_link_kind_label (duty));
  g_autoptr (GString) names = g_string_new (NULL);

  if (holders->len == 0)
    /* Translators: a duty that nobody has: "Pays: nobody" */
    return g_strdup_printf (_("%s: nobody"), label);
  for (guint i = 0; i < holders->len; i++)
    {
      g_autofree char *name = describe_holder (graph, g_ptr_array_index (holders, i));

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", name);
    }
  /* Translators: a duty and who has it: "Runs: CIO, on behalf of CMO" */
  return g_strdup_printf (_("%s: %s"), label, names->str);
}

static char *
describe_node (RemitCanvas *self, RemitId id, const RemitItem *item)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  const RemitNode *node = remit_graph_node (graph, id);
  g_autofree char *duty = NULL;
  g_autofree char *facts = NULL;
  g_autoptr (GString) text = NULL;

  if (node == NULL)
    return NULL;
  if (item != NULL && item->part == REMIT_PART_RIM)
    duty = describe_duty (graph, id, item->detail);
  text = g_string_new (node->name);
  g_string_append_printf (text, "\n%s", remit_node_kind_label (node->kind));
  if (*node->code != '\0')
    g_string_append_printf (text, " · %s", node->code);
  if (*node->subtitle != '\0')
    g_string_append_printf (text, "\n%s", node->subtitle);
  if (duty != NULL)
    g_string_append_printf (text, "\n%s", duty);
  facts = _remit_canvas_describe_facts (self, id);
  if (*facts != '\0')
    g_string_append_printf (text, "\n%s", facts);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_link (const RemitGraph *graph, RemitId id)
{
  const RemitLink *link = remit_graph_link (graph, id);
  g_autofree char *name = remit_graph_describe (graph, id);

  if (link == NULL)
    return NULL;
  return *link->topic != '\0' ? g_strdup_printf ("%s\n%s", name, link->topic)
                              : g_steal_pointer (&name);
}

/* The part that the tip is about: within it the tip stays, and it is put beside it.  Never close to
 * the pointer: its shadow, too, would take the next press. */
static void
set_area (RemitCanvas *self, const RemitHit *hit, int x, int y, GtkTooltip *tooltip)
{
  const RemitMark *mark = hit->part == REMIT_HIT_NODE ? _remit_canvas_find_mark (self, hit->id)
                                                      : NULL;
  GdkRectangle area = { x - CLEARANCE, y - CLEARANCE, 2 * CLEARANCE, 2 * CLEARANCE };
  RemitRect screen;

  if (mark != NULL)
    {
      gboolean rim = hit->item != NULL && hit->item->part == REMIT_PART_RIM;

      screen = _remit_canvas_to_screen (self, rim ? &hit->item->bounds : &mark->box);
      gdk_rectangle_union (&area,
                           &(GdkRectangle) { (int) screen.x, (int) screen.y, (int) screen.width,
                                            (int) screen.height },
                           &area);
    }
  gtk_tooltip_set_tip_area (tooltip, &area);
}

gboolean
_remit_canvas_query_tooltip (RemitCanvas *self, int x, int y, gboolean by_keyboard,
                             GtkTooltip *tooltip)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  RemitHit hit = { REMIT_HIT_NODE, remit_selection_get_primary (self->selection), 0, NULL };
  g_autofree char *text = NULL;

  if (self->tool != NULL || self->flow != NULL || self->entry != NULL
      || (self->menu != NULL && gtk_widget_get_visible (self->menu)))
    return FALSE;
  if (!by_keyboard)
    hit = _remit_canvas_hit (self, x, y);
  switch (hit.part)
    {
    case REMIT_HIT_NODE:
      text = describe_node (self, hit.id, hit.item);
      break;
    case REMIT_HIT_LINK:
      text = describe_link (graph, hit.id);
      break;
    case REMIT_HIT_HANDLE:
      text = g_strdup (_("Drag to another node to link them"));
      break;
    case REMIT_HIT_AREA:
    case REMIT_HIT_CORNER:
    case REMIT_HIT_NOTHING:
    default:
      return FALSE;
    }
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  set_area (self, &hit, x, y, tooltip);
  return TRUE;
}
