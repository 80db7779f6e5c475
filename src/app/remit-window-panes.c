/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-window-private.h"

#include "remit-settings.h"
#include "remit-sidebar.h"

/* The panes beside the views.  A window too narrow for a pane hides it, the inspector first,
 * without touching what the user has set for wide windows; asking for the pane shows it all the
 * same, one at a time.
 *
 * * Widths are kept in the settings and given to the panes when they appear. */

#define LEAST_WIDTH 160 /* of a pane, as in the settings schema */
#define HANDLE 1 /* pixels that a GtkPaned's handle takes from its children */

static const struct
{
  int least_width; /* of a window that has room for the pane */
  const char *width_key;
  const char *shown_key;
  const char *action;
} pane_infos[REMIT_N_PANES] = {
  [REMIT_PANE_SIDEBAR] = { 860, "sidebar-width", "show-sidebar", "show-sidebar" },
  [REMIT_PANE_INSPECTOR] = { 1100, "inspector-width", "show-inspector", "show-inspector" },
};

static GtkWidget *
get_slot (RemitAppWindow *self, RemitPane pane)
{
  return GTK_WIDGET (pane == REMIT_PANE_SIDEBAR ? self->sidebar_slot : self->inspector_slot);
}

static gboolean
is_inspector_forced (RemitAppWindow *self)
{
  return self->panes[REMIT_PANE_INSPECTOR].narrow && self->panes[REMIT_PANE_INSPECTOR].forced;
}

gboolean
_remit_window_get_pane_shown (RemitAppWindow *self, RemitPane pane)
{
  if (pane == REMIT_PANE_SIDEBAR && is_inspector_forced (self))
    return FALSE;
  return self->panes[pane].narrow ? self->panes[pane].forced : self->panes[pane].wanted;
}

/* Gives a pane that has just appeared the width that was stored; FALSE while it has no room yet. */
static gboolean
place_pane (RemitAppWindow *self, RemitPane pane)
{
  int width = g_settings_get_int (remit_settings_get (), pane_infos[pane].width_key);
  int room = gtk_widget_get_width (GTK_WIDGET (self->inner));

  if (self->panes[pane].placed || !gtk_widget_get_visible (get_slot (self, pane)))
    return TRUE;
  if (gtk_widget_get_width (get_slot (self, pane)) <= 0)
    return FALSE;
  if (pane == REMIT_PANE_SIDEBAR)
    gtk_paned_set_position (self->outer, width);
  else
    gtk_paned_set_position (self->inner, MAX (0, room - width - HANDLE));
  self->panes[pane].placed = TRUE;
  return TRUE;
}

void
_remit_window_guess_panes (RemitAppWindow *self)
{
  GSettings *settings = remit_settings_get ();
  int sidebar = g_settings_get_int (settings, pane_infos[REMIT_PANE_SIDEBAR].width_key);
  int inspector = g_settings_get_int (settings, pane_infos[REMIT_PANE_INSPECTOR].width_key);
  int room = self->panes_width;

  if (_remit_window_get_pane_shown (self, REMIT_PANE_SIDEBAR))
    room -= sidebar + HANDLE;
  gtk_paned_set_position (self->outer, sidebar);
  gtk_paned_set_position (self->inner, MAX (0, room - inspector - HANDLE));
}

static void
store_pane (RemitAppWindow *self, RemitPane pane)
{
  int width = gtk_widget_get_width (get_slot (self, pane));

  if (self->panes[pane].placed && width >= LEAST_WIDTH)
    g_settings_set_int (remit_settings_get (), pane_infos[pane].width_key, width);
}

/* Panes that nobody asked for give way at once when the window shrinks; one that somebody did ask
 * for makes the window as wide as it needs. */
static void
hold_width (RemitAppWindow *self)
{
  gboolean forced = is_inspector_forced (self) || self->panes[REMIT_PANE_SIDEBAR].forced;

  gtk_scrolled_window_set_policy (self->scroller,
                                  forced ? GTK_POLICY_NEVER : GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
}

static void
show_panes (RemitAppWindow *self)
{
  hold_width (self);
  for (RemitPane pane = 0; pane < REMIT_N_PANES; pane++)
    {
      GtkWidget *slot = get_slot (self, pane);
      gboolean shown = _remit_window_get_pane_shown (self, pane);
      GAction *action
          = g_action_map_lookup_action (G_ACTION_MAP (self), pane_infos[pane].action);

      if (shown != gtk_widget_get_visible (slot))
        {
          GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

          store_pane (self, pane);
          self->panes[pane].placed = FALSE;
          if (!shown && focus != NULL && gtk_widget_is_ancestor (focus, slot))
            gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
          gtk_widget_set_visible (slot, shown);
        }
      if (action != NULL)
        g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (shown));
    }
}

static void
arrange_panes (RemitAppWindow *self, int width)
{
  self->panes_width = width;
  for (RemitPane pane = 0; pane < REMIT_N_PANES; pane++)
    {
      gboolean narrow = width < pane_infos[pane].least_width;

      if (narrow != self->panes[pane].narrow)
        self->panes[pane].forced = FALSE;
      self->panes[pane].narrow = narrow;
    }
  show_panes (self);
}

/* Panes are shown, hidden and sized between two frames: not while widgets are being allocated.  A
 * pane that has just been shown gets its place a frame later, when there is room to divide. */
static gboolean
on_layout_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RemitAppWindow *self = REMIT_WINDOW (widget);
  gboolean done = TRUE;

  arrange_panes (self, gtk_widget_get_width (widget));
  for (RemitPane pane = 0; self->document != NULL && pane < REMIT_N_PANES; pane++)
    done = place_pane (self, pane) && done;
  if (!done)
    return G_SOURCE_CONTINUE;
  self->layout_tick = 0;
  return G_SOURCE_REMOVE;
}

void
_remit_window_queue_layout (RemitAppWindow *self)
{
  if (self->layout_tick == 0)
    self->layout_tick
        = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_layout_tick_cb, NULL, NULL);
}

void
_remit_window_set_pane_shown (RemitAppWindow *self, RemitPane pane, gboolean shown)
{
  if (pane == REMIT_PANE_SIDEBAR && is_inspector_forced (self))
    self->panes[REMIT_PANE_INSPECTOR].forced = FALSE;
  if (self->panes[pane].narrow)
    self->panes[pane].forced = shown;
  else
    {
      self->panes[pane].wanted = shown;
      g_settings_set_boolean (remit_settings_get (), pane_infos[pane].shown_key, shown);
    }
  show_panes (self);
  _remit_window_queue_layout (self);
}

void
_remit_window_focus_search (RemitAppWindow *self)
{
  if (self->sidebar == NULL)
    return;
  if (!_remit_window_get_pane_shown (self, REMIT_PANE_SIDEBAR))
    _remit_window_set_pane_shown (self, REMIT_PANE_SIDEBAR, TRUE);
  remit_sidebar_focus_search (self->sidebar);
}

void
_remit_window_store_panes (RemitAppWindow *self)
{
  for (RemitPane pane = 0; pane < REMIT_N_PANES; pane++)
    store_pane (self, pane);
}

void
_remit_window_restore_panes (RemitAppWindow *self, int width)
{
  for (RemitPane pane = 0; pane < REMIT_N_PANES; pane++)
    self->panes[pane].wanted
        = g_settings_get_boolean (remit_settings_get (), pane_infos[pane].shown_key);
  arrange_panes (self, width);
}
