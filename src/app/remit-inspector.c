/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-inspector.h"

#include "remit-controls.h"
#include "remit-inspector-private.h"

#include <glib/gi18n-lib.h>

/* The inspector is a stack of four pages, each a column of sections (remit-section.h) that stay for
 * as long as the document: choosing another node gives the same sections another subject, which
 * costs a few milliseconds and keeps scroll position and open rows of a kind where they are.
 *
 * After a change only the sections of the page in sight that show one of the tables touched read
 * the document again.  While the pane is hidden nothing is done at all; it catches up when it is
 * shown. */

typedef enum
{
  PAGE_DOCUMENT,
  PAGE_NODE,
  PAGE_LINK,
  PAGE_SEVERAL,
  N_PAGES
} Page;

static const char *const page_names[N_PAGES] = { "document", "node", "link", "several" };

struct _RemitInspector
{
  GtkWidget parent_instance;

  /* owned */
  RemitDocument *document;
  RemitSelection *selection;
  GPtrArray *sections[N_PAGES]; /* borrowed RemitSections; NULL until the page is first shown */
  GArray *shown;                /* element-type RemitId: what the page is about */
  /* template */
  GtkStack *stack;
  GtkBox *document_page;
  GtkBox *node_page;
  GtkBox *link_page;
  GtkBox *several_page;
  /* state */
  Page page;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (RemitInspector, remit_inspector, GTK_TYPE_WIDGET)

GtkWidget *
_remit_add_button_new (const char *label)
{
  return remit_icon_button_new ("list-add-symbolic", label);
}

/* ---- pages ---- */

/* Pages are built when first needed: most sessions begin with the map, not with a link. */
static GPtrArray *
get_sections (RemitInspector *self, Page page)
{
  if (self->sections[page] != NULL)
    return self->sections[page];
  self->sections[page] = g_ptr_array_new ();
  switch (page)
    {
    case PAGE_DOCUMENT:
      _remit_inspector_fill_document_page (self->document_page, self->sections[page],
                                           self->document, self->selection);
      break;
    case PAGE_NODE:
      _remit_inspector_fill_node_page (self->node_page, self->sections[page], self->document,
                                       self->selection);
      break;
    case PAGE_LINK:
      _remit_inspector_fill_link_page (self->link_page, self->sections[page], self->document,
                                       self->selection);
      break;
    case PAGE_SEVERAL:
      _remit_inspector_fill_several_page (self->several_page, self->sections[page], self->document,
                                          self->selection);
      break;
    case N_PAGES:
      g_assert_not_reached ();
    }
  return self->sections[page];
}

/* The selected things that exist. (transfer full) (element-type RemitId) */
static GArray *
list_selected (RemitInspector *self)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (RemitId));
  guint n;
  const RemitId *selected = remit_selection_get (self->selection, &n);

  for (guint i = 0; i < n; i++)
    if (remit_graph_node (graph, selected[i]) != NULL
        || remit_graph_link (graph, selected[i]) != NULL)
      g_array_append_val (ids, selected[i]);
  return ids;
}

static Page
choose_page (RemitInspector *self, const GArray *ids)
{
  if (ids->len == 0)
    return PAGE_DOCUMENT;
  if (ids->len > 1)
    return PAGE_SEVERAL;
  return remit_graph_node (remit_document_get_graph (self->document),
                           g_array_index (ids, RemitId, 0))
             != NULL
           ? PAGE_NODE
           : PAGE_LINK;
}

static void
scroll_to_top (RemitInspector *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page)), 0);
}

static void
show_things (RemitInspector *self, GArray *ids)
{
  Page page = choose_page (self, ids);
  GPtrArray *sections = get_sections (self, page);
  gboolean had_focus = remit_has_focus_within (GTK_WIDGET (self));

  g_array_set_size (self->shown, 0);
  g_array_append_vals (self->shown, ids->data, ids->len);
  self->page = page;
  for (guint i = 0; i < sections->len; i++)
    remit_section_set_subjects (g_ptr_array_index (sections, i), (const RemitId *) ids->data,
                                ids->len);
  gtk_stack_set_visible_child_name (self->stack, page_names[page]);
  scroll_to_top (self);
  if (had_focus && !remit_has_focus_within (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static gboolean
same_ids (const GArray *a, const GArray *b)
{
  return a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (RemitId)) == 0);
}

/* Brings the page up to date; @tables: those that a change touched, 0 any. */
static void
update (RemitInspector *self, gboolean anew, guint tables)
{
  g_autoptr (GArray) ids = NULL;
  GPtrArray *sections;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->stale = TRUE;
      return;
    }
  ids = list_selected (self);
  if (anew || self->sections[self->page] == NULL || !same_ids (ids, self->shown)
      || choose_page (self, ids) != self->page)
    {
      show_things (self, ids);
      return;
    }
  sections = get_sections (self, self->page);
  for (guint i = 0; i < sections->len; i++)
    remit_section_document_changed (g_ptr_array_index (sections, i), tables);
}

/* ---- events ---- */

static void
on_selection_changed_cb (RemitInspector *self)
{
  g_autoptr (GArray) ids = list_selected (self);

  remit_inspector_flush (self);
  if (!same_ids (ids, self->shown))
    update (self, TRUE, 0);
}

static void
on_document_changed_cb (RemitInspector *self, const RemitChange *change)
{
  update (self, FALSE, change->tables);
}

static void
on_read_only_cb (RemitInspector *self)
{
  update (self, FALSE, 0);
}

gboolean
remit_inspector_flush (RemitInspector *self)
{
  GtkRoot *root;
  GtkWidget *focus, *editor;

  g_return_val_if_fail (REMIT_IS_INSPECTOR (self), TRUE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root == NULL ? NULL : gtk_root_get_focus (root);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return TRUE;
  editor = gtk_widget_get_ancestor (focus, REMIT_TYPE_FIELD_EDITOR);
  return editor == NULL || remit_field_editor_flush (REMIT_FIELD_EDITOR (editor));
}

/* ---- class ---- */

static void
remit_inspector_map (GtkWidget *widget)
{
  RemitInspector *self = REMIT_INSPECTOR (widget);

  GTK_WIDGET_CLASS (remit_inspector_parent_class)->map (widget);
  if (!self->stale)
    return;
  self->stale = FALSE;
  update (self, FALSE, 0);
}

static void
remit_inspector_dispose (GObject *object)
{
  RemitInspector *self = REMIT_INSPECTOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (remit_inspector_parent_class)->dispose (object);
}

static void
remit_inspector_finalize (GObject *object)
{
  RemitInspector *self = REMIT_INSPECTOR (object);

  for (guint i = 0; i < N_PAGES; i++)
    g_clear_pointer (&self->sections[i], g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_array_unref (self->shown);
  G_OBJECT_CLASS (remit_inspector_parent_class)->finalize (object);
}

static void
remit_inspector_class_init (RemitInspectorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = remit_inspector_dispose;
  G_OBJECT_CLASS (class)->finalize = remit_inspector_finalize;
  widget_class->map = remit_inspector_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "inspector");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/remit_project/Remit/remit-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, RemitInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, RemitInspector, document_page);
  gtk_widget_class_bind_template_child (widget_class, RemitInspector, node_page);
  gtk_widget_class_bind_template_child (widget_class, RemitInspector, link_page);
  gtk_widget_class_bind_template_child (widget_class, RemitInspector, several_page);
}

static void
remit_inspector_init (RemitInspector *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (RemitId));
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
remit_inspector_new (RemitDocument *document, RemitSelection *selection)
{
  RemitInspector *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (REMIT_IS_SELECTION (selection), NULL);

  self = g_object_new (REMIT_TYPE_INSPECTOR, NULL);
  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (document, "changed", G_CALLBACK (on_document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::read-only", G_CALLBACK (on_read_only_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "changed", G_CALLBACK (on_selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
