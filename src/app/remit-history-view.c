/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-history-view.h"

#include "remit-access.h"
#include "remit-dialogs.h"
#include "remit-history-model.h"
#include "remit-history-row.h"
#include "remit-tree-keys.h"

#include <glib/gi18n-lib.h>

/* The list follows the document while it is on the screen; a jump goes through
 * remit_document_go_to(), which undoes or redoes step by step and so can itself be undone. */

#define REFRESH_SECONDS 30 /* "5 minutes ago" grows old */

struct _RemitHistoryView
{
  GtkWidget parent_instance;

  /* owned */
  RemitDocument *document;
  RemitHistoryModel *model;
  GtkSingleSelection *selection;
  GPtrArray *rows; /* RemitHistoryRow in use, borrowed */
  guint refresh_source;

  /* template */
  GtkWidget *box;
  GtkListView *list;
  GtkToggleButton *only_baselines;
};

G_DEFINE_FINAL_TYPE (RemitHistoryView, remit_history_view, GTK_TYPE_WIDGET)

/* The number of the change selected, or of the one that a selected line belongs to; -1 none. */
static gint64
get_selected (RemitHistoryView *self)
{
  GtkTreeListRow *selected = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (GtkTreeListRow) row = selected != NULL ? g_object_ref (selected) : NULL;
  g_autoptr (GObject) item = NULL;

  if (row != NULL && gtk_tree_list_row_get_depth (row) > 0)
    {
      GtkTreeListRow *parent = gtk_tree_list_row_get_parent (row);

      g_set_object (&row, parent);
      g_object_unref (parent);
    }
  item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  return REMIT_IS_HISTORY_ITEM (item) ? remit_history_item_get_seq (REMIT_HISTORY_ITEM (item))
                                      : -1;
}

static void
update_action (RemitHistoryView *self)
{
  gint64 seq = get_selected (self);

  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "history.go-to",
      seq >= 0 && seq != remit_history_model_get_current (self->model)
          && remit_history_model_get_state (self->model, seq) != REMIT_HISTORY_REPLACED
          && !remit_document_get_read_only (self->document));
}

static void
refresh_rows (RemitHistoryView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    remit_history_row_refresh (g_ptr_array_index (self->rows, i));
}

static void
refresh (RemitHistoryView *self)
{
  remit_history_model_update (self->model);
  refresh_rows (self);
  update_action (self);
}

static void
on_document_changed_cb (RemitHistoryView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static gboolean
on_refresh_cb (gpointer data)
{
  refresh_rows (data);
  return G_SOURCE_CONTINUE;
}

static void
go_to_selected (RemitHistoryView *self)
{
  gint64 seq = get_selected (self);
  g_autoptr (GError) error = NULL;

  if (seq < 0 || seq == remit_history_model_get_current (self->model)
      || remit_document_get_read_only (self->document))
    return;
  if (!remit_document_go_to (self->document, seq, &error))
    {
      remit_show_error (GTK_WIDGET (self), error);
      return;
    }
  remit_announce (GTK_WIDGET (self), _("The document is now as it was after this change"));
}

static void
on_go_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to_selected (REMIT_HISTORY_VIEW (widget));
}

static void
on_activate_cb (RemitHistoryView *self, guint position)
{
  g_autoptr (GtkTreeListRow) row
      = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (gtk_tree_list_row_get_depth (row) == 0)
    go_to_selected (self);
}

static void
on_only_baselines_cb (RemitHistoryView *self)
{
  remit_history_model_set_only_baselines (self->model,
                                          gtk_toggle_button_get_active (self->only_baselines));
  refresh_rows (self);
}

static void
on_baseline_named_cb (const char *name, gpointer data)
{
  GtkWidget *widget = data;
  RemitDocument *document = g_object_get_data (G_OBJECT (widget), "remit-baseline-of");
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  g_autofree char *text = g_strdup_printf (_("Kept as baseline “%s”"), trimmed);
  g_autoptr (GError) error = NULL;

  if (remit_document_keep_baseline (document, trimmed, "", &error) == REMIT_ID_NONE)
    remit_show_error (widget, error);
  else
    remit_show_toast (widget, text, TRUE);
}

void
remit_history_keep_baseline (GtkWidget *widget, RemitDocument *document)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* Translators: the suggested name of a baseline: the day. */
  g_autofree char *name = g_date_time_format (now, _("%-d %B %Y"));

  g_object_set_data_full (G_OBJECT (widget), "remit-baseline-of", g_object_ref (document),
                          g_object_unref);
  remit_ask_text (widget, _("Keep the Present State As"), _("Name of the Baseline"), name,
                  _("Keep"), on_baseline_named_cb, widget);
}

/* ---- the object ---- */

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RemitHistoryView *self)
{
  gtk_list_item_set_child (item, remit_history_row_new (self->document, self->model));
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RemitHistoryView *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_ptr_array_add (self->rows, row);
  remit_history_row_bind (REMIT_HISTORY_ROW (row), item);
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RemitHistoryView *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_ptr_array_remove_fast (self->rows, row);
  remit_history_row_bind (REMIT_HISTORY_ROW (row), NULL);
}

static GListModel *
make_lines (gpointer item, gpointer data)
{
  return REMIT_IS_HISTORY_ITEM (item) && remit_history_item_get_seq (item) > 0
             ? g_object_ref (item)
             : NULL;
}

static void
remit_history_view_map (GtkWidget *widget)
{
  RemitHistoryView *self = REMIT_HISTORY_VIEW (widget);

  refresh (self);
  self->refresh_source = g_timeout_add_seconds (REFRESH_SECONDS, on_refresh_cb, self);
  GTK_WIDGET_CLASS (remit_history_view_parent_class)->map (widget);
}

static void
remit_history_view_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&REMIT_HISTORY_VIEW (widget)->refresh_source, g_source_remove);
  GTK_WIDGET_CLASS (remit_history_view_parent_class)->unmap (widget);
}

static void
remit_history_view_dispose (GObject *object)
{
  RemitHistoryView *self = REMIT_HISTORY_VIEW (object);

  if (self->list != NULL)
    {
      gtk_list_view_set_model (self->list, NULL);
      gtk_list_view_set_factory (self->list, NULL);
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (remit_history_view_parent_class)->dispose (object);
}

static void
remit_history_view_finalize (GObject *object)
{
  g_ptr_array_unref (REMIT_HISTORY_VIEW (object)->rows);
  G_OBJECT_CLASS (remit_history_view_parent_class)->finalize (object);
}

static void
remit_history_view_class_init (RemitHistoryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remit_history_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = remit_history_view_finalize;
  widget_class->map = remit_history_view_map;
  widget_class->unmap = remit_history_view_unmap;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/remit_project/Remit/remit-history-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RemitHistoryView, box);
  gtk_widget_class_bind_template_child (widget_class, RemitHistoryView, list);
  gtk_widget_class_bind_template_child (widget_class, RemitHistoryView, only_baselines);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_only_baselines_cb);
  gtk_widget_class_install_action (widget_class, "history.go-to", NULL, on_go_to_cb);
}

static void
remit_history_view_init (RemitHistoryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  remit_add_tree_keys (GTK_WIDGET (self->list));
}

GtkWidget *
remit_history_view_new (RemitDocument *document)
{
  RemitHistoryView *self;
  g_autoptr (GtkListItemFactory) factory = NULL;
  GtkTreeListModel *tree;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  self = g_object_new (REMIT_TYPE_HISTORY_VIEW, NULL);
  self->document = g_object_ref (document);
  self->model = remit_history_model_new (document);
  tree = gtk_tree_list_model_new (g_object_ref (G_LIST_MODEL (self->model)), FALSE, FALSE,
                                  make_lines, NULL, NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (tree));

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (update_action),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "changed", G_CALLBACK (on_document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_action (self);
  return GTK_WIDGET (self);
}
