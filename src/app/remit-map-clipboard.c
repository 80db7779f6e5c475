/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-map-clipboard.h"

#include "remit-canvas-private.h"
#include "remit-map-command.h"
#include "remit-map-flow.h"
#include "remit-snap.h"

#include <glib/gi18n-lib.h>

#define PASTE_OFFSET 20.0

/* What goes onto the clipboard, beside plain text. */
typedef struct
{
  RemitDocument *document; /* owned: ids mean something only in it */
  GArray *spots;           /* RemitSpot, where the nodes were */
  GArray *nodes;           /* RemitNewNode, for other documents; names owned */
} Clip;

static void
clear_node (gpointer data)
{
  g_free ((char *) ((RemitNewNode *) data)->name);
}

static void
clear_clip (gpointer data)
{
  Clip *clip = data;

  g_object_unref (clip->document);
  g_array_unref (clip->spots);
  g_array_unref (clip->nodes);
}

static gpointer
ref_clip (gpointer clip)
{
  return g_atomic_rc_box_acquire (clip);
}

static void
unref_clip (gpointer clip)
{
  g_atomic_rc_box_release_full (clip, clear_clip);
}

static GType clip_get_type (void);
typedef Clip RemitMapClip;
G_DEFINE_BOXED_TYPE (RemitMapClip, clip, ref_clip, unref_clip)

/* ---- copy ---- */

static Clip *
make_clip (RemitCanvas *canvas, GString *text)
{
  g_autoptr (GArray) ids = _remit_canvas_selected (canvas, REMIT_PART_NODE);
  Clip *clip;

  if (ids->len == 0)
    return NULL;
  clip = g_atomic_rc_box_new0 (Clip);
  clip->document = g_object_ref (canvas->document);
  clip->spots = g_array_new (FALSE, FALSE, sizeof (RemitSpot));
  clip->nodes = g_array_new (FALSE, FALSE, sizeof (RemitNewNode));
  g_array_set_clear_func (clip->nodes, clear_node);
  for (guint i = 0; i < ids->len; i++)
    {
      const RemitMark *mark = _remit_canvas_find_mark (canvas, g_array_index (ids, RemitId, i));
      const RemitNode *node = remit_graph_node (remit_document_get_graph (canvas->document),
                                                mark->id);
      RemitSpot spot = { mark->id, mark->box.x, mark->box.y };
      RemitNewNode copy = { node->kind, g_strdup (node->name), mark->box.x, mark->box.y };

      g_array_append_val (clip->spots, spot);
      g_array_append_val (clip->nodes, copy);
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", node->name);
    }
  return clip;
}

static gboolean
copy (RemitCanvas *canvas)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Clip *clip = make_clip (canvas, text);
  GdkContentProvider *providers[2], *both;

  if (clip == NULL)
    return FALSE;
  providers[0] = gdk_content_provider_new_typed (clip_get_type (), clip);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text->str);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (canvas)), both);
  g_object_unref (both);
  unref_clip (clip);
  return TRUE;
}

void
remit_map_clipboard_copy (RemitCanvas *canvas)
{
  copy (canvas);
}

void
remit_map_clipboard_cut (RemitCanvas *canvas)
{
  if (copy (canvas))
    remit_map_command_hide (canvas);
}

/* ---- paste ---- */

/* Where a group that was at @bounds goes: where it was if that is free and in sight, else beside
 * it, else into the middle. */
static void
find_offset (RemitCanvas *canvas, const RemitRect *bounds, gboolean taken, double *dx, double *dy)
{
  RemitRect visible = remit_viewport_visible (&canvas->viewport);

  *dx = *dy = taken ? PASTE_OFFSET : 0;
  if (bounds->x + *dx >= visible.x && bounds->y + *dy >= visible.y
      && bounds->x + *dx < visible.x + visible.width
      && bounds->y + *dy < visible.y + visible.height)
    return;
  *dx = remit_snap_value (visible.x + (visible.width - bounds->width) / 2, REMIT_SNAP_GRID)
        - bounds->x;
  *dy = remit_snap_value (visible.y + (visible.height - bounds->height) / 2, REMIT_SNAP_GRID)
        - bounds->y;
}

static RemitRect
measure (const Clip *clip)
{
  RemitRect bounds = { 0 };

  for (guint i = 0; i < clip->spots->len; i++)
    {
      const RemitSpot *spot = &g_array_index (clip->spots, RemitSpot, i);

      remit_rect_include (&bounds, &(RemitRect) { spot->x, spot->y, 0, 0 }, i == 0);
    }
  return bounds;
}

static void
paste_clip (RemitCanvas *canvas, const Clip *clip)
{
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (RemitId));
  g_autoptr (GArray) spots = g_array_copy (clip->spots);
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (RemitNewNode));
  RemitRect bounds = measure (clip);
  gboolean same = clip->document == canvas->document, taken = FALSE, done;
  double dx, dy;
  GError *error = NULL;

  for (guint i = 0; i < spots->len && same; i++)
    taken = taken
            || _remit_canvas_find_mark (canvas, g_array_index (spots, RemitSpot, i).id) != NULL;
  find_offset (canvas, &bounds, taken, &dx, &dy);
  for (guint i = 0; i < spots->len; i++)
    {
      RemitSpot *spot = &g_array_index (spots, RemitSpot, i);
      RemitNewNode node = g_array_index (clip->nodes, RemitNewNode, i);

      spot->x = node.x = spot->x + dx;
      spot->y = node.y = spot->y + dy;
      g_array_append_val (nodes, node);
    }
  if (same)
    done = remit_map_paste (canvas->document, canvas->view, (const RemitSpot *) spots->data,
                            spots->len, made, &error);
  else
    done = remit_map_add_nodes (canvas->document, canvas->view, (const RemitNewNode *) nodes->data,
                                nodes->len, made, &error);
  if (!remit_map_report (canvas, done, &error))
    return;
  _remit_canvas_select (canvas, (const RemitId *) made->data, made->len);
  _remit_canvas_focus_selected (canvas);
}

static void
on_clip_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RemitCanvas) canvas = data;
  GError *error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (value == NULL)
    remit_map_report (canvas, FALSE, &error);
  else if (canvas->document != NULL)
    paste_clip (canvas, g_value_get_boxed (value));
}

static void
on_text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RemitCanvas) canvas = data;
  GError *error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text == NULL)
    remit_map_report (canvas, FALSE, &error);
  else if (canvas->document != NULL)
    remit_map_flow_add_lines (canvas, text);
}

void
remit_map_clipboard_paste (RemitCanvas *canvas)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (canvas));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, clip_get_type ()))
    gdk_clipboard_read_value_async (clipboard, clip_get_type (), G_PRIORITY_DEFAULT, NULL,
                                    on_clip_read_cb, g_object_ref (canvas));
  else if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING)
           || gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8")
           || gdk_content_formats_contain_mime_type (formats, "text/plain"))
    gdk_clipboard_read_text_async (clipboard, NULL, on_text_read_cb, g_object_ref (canvas));
  else
    gtk_widget_error_bell (GTK_WIDGET (canvas));
}
