/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-canvas-private.h"

#include "remit-map-command.h"
#include "remit-map-flow.h"
#include "remit-node-item.h"

#include <glib/gi18n-lib.h>

/* A light child for every node that is in view and large enough to be read: what screen readers
 * walk along and what tests find by name.  They are brought up to date when scrolling has settled,
 * children that stay are kept; each frame of a scroll costs nothing.  Below READABLE, and beyond
 * MAX_ITEMS, the outline beside the map is the way to the nodes. */

#define READABLE_SCALE 0.35
#define MAX_ITEMS 400
#define MAX_LINKS_SPOKEN 12

static void
on_command_cb (RemitNodeItem *item, const char *command, RemitCanvas *self)
{
  RemitId node = remit_node_item_get_node (item);

  _remit_canvas_select_one (self, node);
  if (g_str_equal (command, "rename"))
    remit_map_flow_rename (self, node);
  else if (g_str_equal (command, "connect"))
    remit_map_flow_link_from (self, node);
  else if (g_str_equal (command, "delete"))
    remit_map_command_delete (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "map.properties", NULL);
}

static void
append_links (RemitCanvas *self, RemitId node, GString *text)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  guint n_out, n_in, spoken = 0;
  const RemitLink *const *out = remit_graph_links_out (graph, node, &n_out);
  const RemitLink *const *in = remit_graph_links_in (graph, node, &n_in);

  for (guint i = 0; i < n_out + n_in; i++)
    {
      const RemitLink *link = i < n_out ? out[i] : in[i - n_out];
      const RemitNode *other = remit_graph_node (graph, i < n_out ? link->target : link->source);

      /* the duties on an item are in its sentence already */
      if (other == NULL || (i >= n_out && remit_link_kind_is_duty (link->kind)))
        continue;
      if (spoken++ == MAX_LINKS_SPOKEN)
        {
          g_string_append (text, " …");
          return;
        }
      g_string_append_printf (text, "%s%s %s", spoken == 1 ? " " : ", ",
                              i < n_out ? remit_link_kind_label (link->kind)
                                        : remit_link_kind_reverse (link->kind),
                              other->name);
    }
  if (spoken > 0)
    g_string_append_c (text, '.');
}

static void
describe_item (RemitCanvas *self, RemitNodeItem *item)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  RemitId id = remit_node_item_get_node (item);
  const RemitNode *node = remit_graph_node (graph, id);
  g_autofree char *sentence = NULL, *facts = NULL, *label = NULL;
  g_autoptr (GString) description = NULL;

  if (node == NULL)
    return;
  /* Translators: name and kind of a node: "Consent platform, Application" */
  label = g_strdup_printf (_("%s, %s"), node->name, remit_node_kind_label (node->kind));
  sentence = remit_scene_map_describe (graph, id, REMIT_ID_NONE);
  description = g_string_new (sentence);
  facts = _remit_canvas_describe_facts (self, id);
  if (*facts != '\0')
    g_string_append_printf (description, " %s", facts);
  append_links (self, id, description);
  remit_node_item_describe (item, label, description->str);
}

static void
remove_item (RemitCanvas *self, GtkWidget *item)
{
  /* the focus stays inside the canvas */
  if (gtk_widget_is_focus (item))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_unparent (item);
}

static RemitNodeItem *
add_item (RemitCanvas *self, RemitId id)
{
  RemitNodeItem *item = remit_node_item_new (id);

  g_signal_connect_object (item, "command", G_CALLBACK (on_command_cb), self, 0);
  gtk_widget_insert_after (GTK_WIDGET (item), GTK_WIDGET (self), NULL);
  g_hash_table_insert (self->items, g_memdup2 (&id, sizeof id), item);
  return item;
}

static void
drop_items_but (RemitCanvas *self, GHashTable *wanted)
{
  GHashTableIter iter;
  gpointer id, item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &id, &item))
    if (!g_hash_table_contains (wanted, id))
      {
        remove_item (self, item);
        g_hash_table_iter_remove (&iter);
      }
}

void
_remit_canvas_select_items (RemitCanvas *self)
{
  GHashTableIter iter;
  gpointer id, item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &id, &item))
    remit_node_item_set_selected (item,
                                  remit_selection_contains (self->selection, *(RemitId *) id));
}

void
_remit_canvas_update_items (RemitCanvas *self)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  RemitRect visible = remit_viewport_visible (&self->viewport);
  const RemitMark *marks;
  guint n;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->scene_stale)
    return;
  marks = _remit_canvas_get_marks (self, &n);
  if (self->viewport.scale >= READABLE_SCALE)
    for (guint i = 0; i < n && g_hash_table_size (wanted) < MAX_ITEMS; i++)
      if (marks[i].part == REMIT_PART_NODE && remit_rect_overlaps (&marks[i].box, &visible))
        g_hash_table_add (wanted, (gpointer) &marks[i].id);
  drop_items_but (self, wanted);
  /* backwards: each new child goes to the front, so that the children follow the drawing's order */
  for (guint i = n; i > 0; i--)
    {
      const RemitId *id = &marks[i - 1].id;
      RemitNodeItem *item = g_hash_table_lookup (self->items, id);
      gboolean is_new = item == NULL && g_hash_table_contains (wanted, id);

      if (is_new)
        item = add_item (self, *id);
      if (item != NULL && (is_new || self->items_stale))
        describe_item (self, item);
    }
  self->items_stale = FALSE;
  _remit_canvas_select_items (self);
  if (gtk_widget_is_focus (GTK_WIDGET (self)))
    _remit_canvas_focus_selected (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
_remit_canvas_allocate_items (RemitCanvas *self)
{
  GHashTableIter iter;
  gpointer key, item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &key, &item))
    {
      const RemitMark *mark = _remit_canvas_find_mark (self, *(RemitId *) key);
      RemitRect screen = { 0 };

      if (mark != NULL)
        screen = _remit_canvas_to_screen (self, &mark->box);
      gtk_widget_size_allocate (item,
                                &(GtkAllocation) { (int) screen.x, (int) screen.y,
                                                  MAX (1, (int) screen.width),
                                                  MAX (1, (int) screen.height) },
                                -1);
    }
}

void
_remit_canvas_focus_selected (RemitCanvas *self)
{
  RemitId primary = remit_selection_get_primary (self->selection);
  GtkWidget *item = g_hash_table_lookup (self->items, &primary);

  if (self->entry != NULL)
    return;
  gtk_widget_grab_focus (item != NULL ? item : GTK_WIDGET (self));
}

void
_remit_canvas_clear_items (RemitCanvas *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    gtk_widget_unparent (item);
  g_hash_table_remove_all (self->items);
}
