/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-outline-view-private.h"

#include "remit-outline-row.h"

#include <glib/gi18n-lib.h>

/* The list shows one of two models through one GtkMultiSelection: the tree of groups, or while
 * there is a search its hits, best first.  It follows the selection of the window and leads it:
 * `syncing` keeps the two from chasing each other.
 *
 * * A change of the document is taken up on the next frame, once for however many commits, and
 * only while the pane is on the screen; rows that are shown are told to look at their node
 * again. */

#define MOST_HITS 300
#define FIRST_EXPANDED 40 /* nodes: groups are open from the start until about so many are seen */

G_DEFINE_FINAL_TYPE (RemitOutlineView, remit_outline_view, GTK_TYPE_WIDGET)

/* ---- positions ---- */

RemitId
_remit_outline_view_get_id_at (RemitOutlineView *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  g_autoptr (GObject) inner = NULL;

  if (GTK_IS_TREE_LIST_ROW (item))
    inner = gtk_tree_list_row_get_item (GTK_TREE_LIST_ROW (item));
  else if (item != NULL)
    inner = g_object_ref (item);
  return REMIT_IS_OUTLINE_ITEM (inner)
             ? remit_outline_item_get_id (REMIT_OUTLINE_ITEM (inner))
             : REMIT_ID_NONE;
}

/* Adds the positions of selected nodes of a group that starts at @offset; notes that of
 * @primary. */
static void
find_selected (RemitOutlineView *self, RemitOutlineGroup *group, guint offset, GtkBitset *found,
               RemitId primary, guint *primary_at)
{
  guint n;
  const RemitId *ids = remit_outline_group_get_ids (group, &n);

  for (guint i = 0; i < n; i++)
    if (remit_selection_contains (self->selection, ids[i]))
      {
        gtk_bitset_add (found, offset + i);
        if (ids[i] == primary)
          *primary_at = offset + i;
      }
}

/* The group of a node as a row of the top level; NULL when it is not there (yet). */
static GtkTreeListRow *
dup_group_row (RemitOutlineView *self, RemitId id)
{
  const RemitNode *node = remit_graph_node (remit_document_get_graph (self->document), id);
  guint at;

  if (node == NULL
      || !g_list_store_find (self->tops, self->groups[remit_node_kind_info (node->kind)->group],
                             &at))
    return NULL;
  return gtk_tree_list_model_get_child_row (self->tree, at);
}

/* Positions in the tree of all selected nodes whose group is open. */
static void
find_selected_in_tree (RemitOutlineView *self, GtkBitset *found, RemitId primary,
                       guint *primary_at)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tops));
  guint offset = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->tree, i);
      g_autoptr (RemitOutlineGroup) group = g_list_model_get_item (G_LIST_MODEL (self->tops), i);

      offset++;
      if (!gtk_tree_list_row_get_expanded (row))
        continue;
      find_selected (self, group, offset, found, primary, primary_at);
      offset += g_list_model_get_n_items (G_LIST_MODEL (group));
    }
}

/* ---- selection ---- */

/* The window's selection shown in the list, the last one chosen in sight. */
static void
show_selection (RemitOutlineView *self)
{
  RemitId primary = remit_selection_get_primary (self->selection);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = NULL;
  guint primary_at = GTK_INVALID_LIST_POSITION;
  guint n;

  if (self->searching)
    find_selected (self, self->hits, 0, selected, primary, &primary_at);
  else
    {
      g_autoptr (GtkTreeListRow) group = dup_group_row (self, primary);

      if (group != NULL)
        gtk_tree_list_row_set_expanded (group, TRUE);
      find_selected_in_tree (self, selected, primary, &primary_at);
    }

  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  all = gtk_bitset_new_range (0, n);
  self->syncing = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->model), selected, all);
  self->syncing = FALSE;
  if (primary_at != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", primary_at);
}

static void
on_window_selection_cb (RemitOutlineView *self)
{
  if (!self->syncing)
    show_selection (self);
}

/* The list's selection made that of the window; headings are no part of it. */
static void
on_list_selection_cb (RemitOutlineView *self)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->syncing)
    return;
  ids = g_array_new (FALSE, FALSE, sizeof (RemitId));
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      RemitId id = _remit_outline_view_get_id_at (self, position);

      if (id != REMIT_ID_NONE)
        g_array_append_val (ids, id);
    }
  self->syncing = TRUE;
  remit_selection_set (self->selection, (const RemitId *) (gpointer) ids->data, ids->len);
  self->syncing = FALSE;
}

static void
show_on_map (RemitOutlineView *self, RemitId id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-node", "x", (gint64) id);
}

static void
on_list_activate_cb (RemitOutlineView *self, guint position)
{
  RemitId id = _remit_outline_view_get_id_at (self, position);

  if (id != REMIT_ID_NONE)
    show_on_map (self, id);
  else if (!self->searching)
    {
      g_autoptr (GtkTreeListRow) row
          = g_list_model_get_item (G_LIST_MODEL (self->model), position);

      gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
    }
}

/* ---- content ---- */

static GListModel *
make_children (gpointer item, gpointer data)
{
  return REMIT_IS_OUTLINE_GROUP (item) ? g_object_ref (item) : NULL;
}

/* Puts groups that got their first node among the others, takes out those that lost the last
 * one. */
static void
update_tops (RemitOutlineView *self)
{
  guint at = 0;

  for (RemitNodeGroup i = 0; i < REMIT_N_GROUPS; i++)
    {
      guint n;
      const RemitId *ids = remit_outline_index_get (self->index, i, &n);
      gboolean there = g_list_store_find (self->tops, self->groups[i], NULL);

      if (there && n == 0)
        g_list_store_remove (self->tops, at);
      remit_outline_group_set_ids (self->groups[i], ids, n);
      if (!there && n > 0)
        g_list_store_insert (self->tops, at, self->groups[i]);
      if (n > 0)
        at++;
    }
}

static void
expand_first_groups (RemitOutlineView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tops));
  guint shown = 0;

  for (guint i = 0; i < n && shown < FIRST_EXPANDED; i++)
    {
      g_autoptr (GListModel) group = g_list_model_get_item (G_LIST_MODEL (self->tops), i);
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->tree, i);

      shown += g_list_model_get_n_items (group);
      gtk_tree_list_row_set_expanded (row, TRUE);
    }
  self->started = n > 0;
}

static void
update_hits (RemitOutlineView *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GArray) hits = remit_search_query (self->searcher, query, MOST_HITS);
  g_autofree RemitId *ids = g_new (RemitId, hits->len);

  for (guint i = 0; i < hits->len; i++)
    ids[i] = g_array_index (hits, RemitSearchHit, i).id;
  remit_outline_group_set_ids (self->hits, ids, hits->len);
}

static void
update_emptiness (RemitOutlineView *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;

  gtk_label_set_label (self->empty, self->searching
                                        ? _("Nothing found. Try fewer letters.")
                                        : _("Nodes that you add are listed here."));
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
}

static void
refresh (RemitOutlineView *self)
{
  self->syncing = TRUE; /* rows that move change the list's selection, not the window's */
  remit_outline_index_update (self->index, remit_document_get_graph (self->document));
  update_tops (self);
  if (self->searching)
    update_hits (self);
  if (!self->started)
    expand_first_groups (self);
  self->syncing = FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    remit_outline_row_refresh (g_ptr_array_index (self->rows, i));
  update_emptiness (self);
  show_selection (self);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RemitOutlineView *self = REMIT_OUTLINE_VIEW (widget);

  self->tick = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
on_document_changed_cb (RemitOutlineView *self, const RemitChange *change)
{
  /* Bits are 0 for a change that is only known from a file. */
  if (change->tables != 0 && (change->tables & REMIT_TABLE_BIT (REMIT_TABLE_NODE)) == 0)
    return;
  remit_search_invalidate (self->searcher);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}

/* ---- search ---- */

static void
set_searching (RemitOutlineView *self, gboolean searching)
{
  GListModel *model = searching ? G_LIST_MODEL (self->hits) : G_LIST_MODEL (self->tree);

  self->searching = searching;
  self->syncing = TRUE;
  if (searching)
    update_hits (self);
  gtk_multi_selection_set_model (self->model, model);
  self->syncing = FALSE;
  update_emptiness (self);
  show_selection (self);
}

static void
on_search_changed_cb (RemitOutlineView *self)
{
  set_searching (self, *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0');
}

/* Enter shows the best hit, even when typing was too quick for the list. */
static void
on_search_activate_cb (RemitOutlineView *self)
{
  guint n;
  const RemitId *ids;

  on_search_changed_cb (self);
  ids = remit_outline_group_get_ids (self->hits, &n);
  if (self->searching && n > 0)
    show_on_map (self, ids[0]);
}

static void
on_stop_search_cb (RemitOutlineView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* ---- rows ---- */

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RemitOutlineView *self)
{
  gtk_list_item_set_child (item, remit_outline_row_new (self->document));
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RemitOutlineView *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_ptr_array_add (self->rows, row);
  remit_outline_row_bind (REMIT_OUTLINE_ROW (row), item);
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RemitOutlineView *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_ptr_array_remove_fast (self->rows, row);
  remit_outline_row_bind (REMIT_OUTLINE_ROW (row), NULL);
}

static void
on_show_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RemitOutlineView *self = REMIT_OUTLINE_VIEW (widget);

  show_on_map (self, remit_selection_get_primary (self->selection));
}

/* ---- the object ---- */

static void
make_models (RemitOutlineView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->index = remit_outline_index_new ();
  self->rows = g_ptr_array_new ();
  self->hits = remit_outline_group_new (REMIT_N_GROUPS);
  self->tops = g_list_store_new (REMIT_TYPE_OUTLINE_GROUP);
  for (RemitNodeGroup i = 0; i < REMIT_N_GROUPS; i++)
    self->groups[i] = remit_outline_group_new (i);
  self->tree = gtk_tree_list_model_new (g_object_ref (G_LIST_MODEL (self->tops)), FALSE, FALSE,
                                        make_children, NULL, NULL);
  self->model = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
  g_signal_connect_object (self->model, "selection-changed", G_CALLBACK (on_list_selection_cb),
                           self, G_CONNECT_SWAPPED);

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
}

static void
remit_outline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RemitOutlineView *self = REMIT_OUTLINE_VIEW (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
remit_outline_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (REMIT_OUTLINE_VIEW (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
remit_outline_view_dispose (GObject *object)
{
  RemitOutlineView *self = REMIT_OUTLINE_VIEW (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  if (self->list != NULL)
    {
      gtk_list_view_set_model (self->list, NULL);
      gtk_list_view_set_factory (self->list, NULL);
    }
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (remit_outline_view_parent_class)->dispose (object);
}

static void
remit_outline_view_finalize (GObject *object)
{
  RemitOutlineView *self = REMIT_OUTLINE_VIEW (object);

  g_clear_object (&self->model);
  g_clear_object (&self->tree);
  g_clear_object (&self->tops);
  g_clear_object (&self->hits);
  for (RemitNodeGroup i = 0; i < REMIT_N_GROUPS; i++)
    g_clear_object (&self->groups[i]);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->index, remit_outline_index_free);
  g_clear_pointer (&self->searcher, remit_search_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (remit_outline_view_parent_class)->finalize (object);
}

static void
remit_outline_view_class_init (RemitOutlineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remit_outline_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = remit_outline_view_finalize;
  widget_class->size_allocate = remit_outline_view_size_allocate;
  widget_class->measure = remit_outline_view_measure;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/remit_project/Remit/remit-outline-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RemitOutlineView, name)
  BIND (box);
  BIND (search);
  BIND (stack);
  BIND (list);
  BIND (empty);
  BIND (node_menu);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
  gtk_widget_class_install_action (widget_class, "outline.show", NULL, on_show_action_cb);
}

static void
remit_outline_view_init (RemitOutlineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search),
                                           GTK_WIDGET (self->list));
  _remit_outline_view_add_menu (self);
  make_models (self);
}

GtkWidget *
remit_outline_view_new (RemitDocument *document, RemitSelection *selection)
{
  RemitOutlineView *self = g_object_new (REMIT_TYPE_OUTLINE_VIEW, NULL);

  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  self->searcher = remit_search_new (remit_document_get_graph (document));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->model));
  g_signal_connect_object (document, "changed", G_CALLBACK (on_document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "changed", G_CALLBACK (on_window_selection_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

void
remit_outline_view_focus_search (GtkWidget *widget)
{
  g_return_if_fail (REMIT_IS_OUTLINE_VIEW (widget));
  gtk_widget_grab_focus (REMIT_OUTLINE_VIEW (widget)->search);
  gtk_editable_select_region (GTK_EDITABLE (REMIT_OUTLINE_VIEW (widget)->search), 0, -1);
}

void
remit_outline_view_find (GtkWidget *widget, int step)
{
  RemitOutlineView *self;
  RemitId primary;
  const RemitId *ids;
  guint n;
  guint next = 0;

  g_return_if_fail (REMIT_IS_OUTLINE_VIEW (widget));
  self = REMIT_OUTLINE_VIEW (widget);
  ids = remit_outline_group_get_ids (self->hits, &n);
  if (!self->searching || n == 0)
    {
      gtk_widget_grab_focus (self->search);
      return;
    }
  primary = remit_selection_get_primary (self->selection);
  for (guint i = 0; i < n; i++)
    if (ids[i] == primary)
      next = (i + n + step) % n;
  show_on_map (self, ids[next]);
}
