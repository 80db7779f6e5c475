/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-map-view-private.h"

#include "remit-dialogs.h"
#include "remit-map-command.h"
#include "remit-map-edit.h"

#include <glib/gi18n-lib.h>

/* The commands of saved views: to show, make, rename, copy and delete one. */

static void
on_view_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  RemitId view = g_ascii_strtoll (g_variant_get_string (state, NULL), NULL, 10);

  remit_canvas_set_view (((RemitMapView *) data)->canvas, view);
}

static void
on_new_view_named_cb (const char *name, gpointer data)
{
  RemitMapView *self = data;
  GError *error = NULL;
  RemitId view = remit_map_new_view (self->document, name, &error);

  if (remit_map_report (self->canvas, view != REMIT_ID_NONE, &error))
    remit_canvas_set_view (self->canvas, view);
}

static void
on_new_view_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_ask_text (data, _("Name of the New View"), _("Name"), "", _("Add View"),
                  on_new_view_named_cb, data);
}

static const char *
get_view_name (RemitMapView *self)
{
  const RemitView *view = remit_canvas_get_view_row (self->canvas);

  return view != NULL ? view->name : "";
}

static void
on_view_renamed_cb (const char *name, gpointer data)
{
  RemitMapView *self = data;
  GError *error = NULL;

  remit_map_report (
      self->canvas,
      remit_map_rename_view (self->document, remit_canvas_get_view (self->canvas), name, &error),
      &error);
}

static void
on_rename_view_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remit_ask_text (data, _("Rename View"), _("Name"), get_view_name (data), _("Rename"),
                  on_view_renamed_cb, data);
}

static void
on_view_copy_named_cb (const char *name, gpointer data)
{
  RemitMapView *self = data;
  GError *error = NULL;
  RemitId view = remit_map_copy_view (self->document, remit_canvas_get_view (self->canvas), name,
                                      &error);

  if (remit_map_report (self->canvas, view != REMIT_ID_NONE, &error))
    remit_canvas_set_view (self->canvas, view);
}

static void
on_duplicate_view_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *name = g_strdup_printf (_("%s (copy)"), get_view_name (data));

  remit_ask_text (data, _("Duplicate View"), _("Name of the copy"), name, _("Duplicate"),
                  on_view_copy_named_cb, data);
}

static void
on_delete_view_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RemitMapView *self = data;
  g_autofree char *text = g_strdup_printf (
      _("View “%s” deleted; its nodes are still in the model"), get_view_name (self));
  GError *error = NULL;

  if (remit_map_report (
          self->canvas,
          remit_map_delete_view (self->document, remit_canvas_get_view (self->canvas), &error),
          &error))
    remit_show_toast (GTK_WIDGET (self), text, TRUE);
}

void
_remit_map_view_add_view_actions (RemitMapView *self)
{
  static const GActionEntry entries[] = {
    { "view", NULL, "s", "''", on_view_cb },
    { "new-view", on_new_view_cb },
    { "rename-view", on_rename_view_cb },
    { "duplicate-view", on_duplicate_view_cb },
    { "delete-view", on_delete_view_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}
