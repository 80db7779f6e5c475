/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-map-command.h"

#include "remit-canvas-private.h"
#include "remit-dialogs.h"
#include "remit-snap.h"

#include <glib/gi18n-lib.h>

/* Commands on what is selected that ask nothing: the change is made at once, and a toast offers to
 * take it back. */

gboolean
remit_map_report (RemitCanvas *canvas, gboolean done, GError **error)
{
  if (!done && *error != NULL)
    remit_show_error (GTK_WIDGET (canvas), *error);
  g_clear_error (error);
  return done;
}

static const RemitGraph *
get_graph (RemitCanvas *canvas)
{
  return remit_document_get_graph (canvas->document);
}

gboolean
remit_map_command_arrange (RemitCanvas *canvas, const RemitSpot *spots, guint n, const char *label)
{
  GError *error = NULL;

  return remit_map_report (
      canvas, remit_map_move (canvas->document, canvas->view, spots, n, label, NULL, &error),
      &error);
}

gboolean
remit_map_command_move (RemitCanvas *canvas, const RemitSpot *spots, guint n, const char *merge_key)
{
  g_autofree char *name = n == 1 ? remit_graph_describe (get_graph (canvas), spots[0].id) : NULL;
  g_autofree char *label = name != NULL ? g_strdup_printf (_("Move “%s”"), name)
                                        : g_strdup_printf (
                                            ngettext ("Move %u object", "Move %u objects", n), n);
  GError *error = NULL;

  return remit_map_report (
      canvas, remit_map_move (canvas->document, canvas->view, spots, n, label, merge_key, &error),
      &error);
}

void
remit_map_command_delete (RemitCanvas *canvas)
{
  guint n;
  const RemitId *ids = remit_selection_get (canvas->selection, &n);
  RemitMapCount count;
  GError *error = NULL;
  g_autofree char *text = NULL;

  if (n == 0
      || !remit_map_report (canvas, remit_map_delete (canvas->document, ids, n, &count, &error),
                            &error))
    return;
  text = remit_map_count_deleted (&count);
  remit_show_toast (GTK_WIDGET (canvas), text, TRUE);
  _remit_canvas_focus_selected (canvas);
}

void
remit_map_command_hide (RemitCanvas *canvas)
{
  g_autoptr (GArray) nodes = _remit_canvas_selected (canvas, REMIT_PART_NODE);
  GError *error = NULL;
  g_autofree char *text = NULL;

  if (nodes->len == 0)
    return;
  if (!remit_map_report (canvas,
                         remit_map_hide (canvas->document, canvas->view,
                                         (const RemitId *) nodes->data, nodes->len, &error),
                         &error))
    return;
  text = g_strdup_printf (ngettext ("%u node removed from this view; it is still in the model",
                                    "%u nodes removed from this view; they are still in the model",
                                    nodes->len),
                          nodes->len);
  remit_show_toast (GTK_WIDGET (canvas), text, TRUE);
  _remit_canvas_select_one (canvas, REMIT_ID_NONE);
  _remit_canvas_focus_selected (canvas);
}

void
remit_map_command_duplicate (RemitCanvas *canvas)
{
  g_autoptr (GArray) nodes = _remit_canvas_selected (canvas, REMIT_PART_NODE);
  g_autoptr (GArray) copies = g_array_new (FALSE, FALSE, sizeof (RemitId));
  GError *error = NULL;

  if (nodes->len == 0
      || !remit_map_report (canvas,
                            remit_map_duplicate (canvas->document, canvas->view,
                                                 (const RemitId *) nodes->data, nodes->len,
                                                 2 * REMIT_SNAP_GRID, 2 * REMIT_SNAP_GRID, copies,
                                                 &error),
                            &error))
    return;
  _remit_canvas_select (canvas, (const RemitId *) copies->data, copies->len);
  _remit_canvas_focus_selected (canvas);
}
