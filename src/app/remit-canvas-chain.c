/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

#include "remit-dialogs.h"

#include <glib/gi18n-lib.h>

/* An agreement's chain, lit: the agreement and all that it rests on stand out with the links
 * between them, everything else is faded.  It is a way of looking and no part of the document; it
 * ends with Escape, with the agreement, or in a view that does not show it.  The drawing itself is
 * not made anew: a veil lies over it and the chain is painted again on top. */

#define VEIL 0.82

static RemitId
get_root (RemitCanvas *self)
{
  return self->chain->len > 0 ? g_array_index (self->chain, RemitId, 0) : REMIT_ID_NONE;
}

static gboolean
contains (RemitCanvas *self, RemitId id)
{
  for (guint i = 0; i < self->chain->len; i++)
    if (g_array_index (self->chain, RemitId, i) == id)
      return TRUE;
  return FALSE;
}

static void
set_chain (RemitCanvas *self, GArray *chain)
{
  g_array_set_size (self->chain, 0);
  if (chain != NULL)
    g_array_append_vals (self->chain, chain->data, chain->len);
  self->lit_stale = TRUE;
}

void
_remit_canvas_update_chain (RemitCanvas *self)
{
  RemitId root = get_root (self);
  g_autoptr (GArray) chain = NULL;

  if (root == REMIT_ID_NONE)
    return;
  if (_remit_canvas_find_mark (self, root) != NULL)
    chain = remit_map_facts_chain (_remit_canvas_get_facts (self), root);
  set_chain (self, chain);
}

/* Brings what the view shows of the chain into sight. */
static void
reveal (RemitCanvas *self)
{
  RemitRect all = { 0 };
  gboolean any = FALSE;

  for (guint i = 0; i < self->chain->len; i++)
    {
      const RemitMark *mark
        = _remit_canvas_find_mark (self, g_array_index (self->chain, RemitId, i));

      if (mark == NULL)
        continue;
      remit_rect_include (&all, &mark->box, !any);
      any = TRUE;
    }
  if (any)
    _remit_canvas_reveal_rect (self, &all);
}

void
remit_canvas_light_chain (RemitCanvas *self, RemitId agreement)
{
  g_autoptr (GArray) chain = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (REMIT_IS_CANVAS (self));
  chain = remit_map_facts_chain (_remit_canvas_get_facts (self), agreement);
  if (chain == NULL || _remit_canvas_find_mark (self, agreement) == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  set_chain (self, chain);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  reveal (self);
  _remit_canvas_state_changed (self);
  text = remit_canvas_describe_chain (self);
  _remit_canvas_focus_selected (self);
  remit_announce (GTK_WIDGET (self), text);
}

void
remit_canvas_end_chain (RemitCanvas *self)
{
  g_return_if_fail (REMIT_IS_CANVAS (self));
  if (self->chain->len == 0)
    return;
  set_chain (self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  _remit_canvas_state_changed (self);
  _remit_canvas_focus_selected (self);
}

RemitId
remit_canvas_get_chain (RemitCanvas *self)
{
  g_return_val_if_fail (REMIT_IS_CANVAS (self), REMIT_ID_NONE);
  return get_root (self);
}

char *
remit_canvas_describe_chain (RemitCanvas *self)
{
  g_autofree char *text = NULL;
  guint n_missing = 0;

  g_return_val_if_fail (REMIT_IS_CANVAS (self), NULL);
  if (self->chain->len == 0)
    return NULL;
  text = remit_map_facts_describe_chain (_remit_canvas_get_facts (self), get_root (self));
  for (guint i = 0; i < self->chain->len; i++)
    n_missing += _remit_canvas_find_mark (self, g_array_index (self->chain, RemitId, i)) == NULL;
  if (n_missing == 0)
    return g_steal_pointer (&text);
  /* Translators: follows sentences about a chain of agreements */
  return g_strdup_printf (ngettext ("%s %u of them is not in this view.",
                                    "%s %u of them are not in this view.", n_missing),
                          text, n_missing);
}

gboolean
_remit_canvas_is_chain_link (RemitCanvas *self, RemitId link)
{
  const RemitLink *row;

  if (self->chain->len == 0)
    return FALSE;
  row = remit_graph_link (remit_document_get_graph (self->document), link);
  return row != NULL && row->kind == REMIT_LINK_SUPPORTS && contains (self, row->source)
         && contains (self, row->target);
}

void
_remit_canvas_fade (RemitCanvas *self, GtkSnapshot *snapshot)
{
  GdkRGBA veil = self->colors.background;

  if (self->chain->len == 0)
    return;
  veil.alpha = VEIL;
  gtk_snapshot_append_color (
    snapshot, &veil,
    &GRAPHENE_RECT_INIT (0, 0, (float) self->viewport.width, (float) self->viewport.height));
}

void
_remit_canvas_snapshot_chain (RemitCanvas *self, GtkSnapshot *snapshot)
{
  RemitViewport shown = _remit_canvas_get_shown (self);

  for (guint i = 0; i < self->chain->len; i++)
    {
      RemitId id = g_array_index (self->chain, RemitId, i);
      const RemitMark *mark = _remit_canvas_find_mark (self, id);
      RemitRect screen;
      cairo_t *cr;

      if (mark == NULL)
        continue;
      screen = remit_viewport_rect_to_screen (&shown, &mark->box);
      cr = gtk_snapshot_append_cairo (
        snapshot, &GRAPHENE_RECT_INIT ((float) screen.x - 3, (float) screen.y - 3,
                                       (float) screen.width + 6, (float) screen.height + 6));
      cairo_translate (cr, -shown.x * shown.scale, -shown.y * shown.scale);
      cairo_scale (cr, shown.scale, shown.scale);
      remit_scene_paint_items (self->scene, cr, &id, 1, shown.scale);
      cairo_destroy (cr);
    }
}
