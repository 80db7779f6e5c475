/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreements"
#include "remit-agreements-view-private.h"

#include <adwaita.h>

#include "remit-access.h"
#include "remit-agreements-report.h"

#include <glib/gi18n-lib.h>

/* The register and what stands below it.  The row of the cursor is the selection that all views
 * share; a selection made elsewhere takes the cursor to its row.  The model follows the document
 * only while the view can be seen. */

#define REGISTER_SHARE 0.5 /* of the height, in the beginning */

G_DEFINE_FINAL_TYPE (RemitAgreementsView, remit_agreements_view, GTK_TYPE_WIDGET)

enum
{
  PROP_COUNT = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

RemitId
_remit_agreements_view_get_agreement (RemitAgreementsView *self)
{
  return remit_sheet_get_line_id (self->sheet, REMIT_SHEET_ROWS);
}

/* ---- what is shown around the sheet ---- */

static void
update_page (RemitAgreementsView *self)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  RemitId id = _remit_agreements_view_get_agreement (self);
  const RemitNode *node = id != REMIT_ID_NONE ? remit_graph_node (graph, id) : NULL;
  g_autoptr (GPtrArray) lines
    = remit_agreements_report (graph, remit_agreements_model_get_agreements (self->model), id,
                               remit_agreements_model_get_today (self->model));

  remit_agreements_page_show (
    self->page, node != NULL ? node->name : _("Choose an agreement in the register above"), lines);
}

static void
update_calendar (RemitAgreementsView *self)
{
  g_autoptr (GPtrArray) lines = remit_agreements_calendar (
    remit_document_get_graph (self->document), remit_agreements_model_get_agreements (self->model),
    remit_agreements_model_get_today (self->model));

  remit_agreements_page_show (self->calendar, _("Reviews and ends"), lines);
}

static void
update_note (RemitAgreementsView *self)
{
  const RemitAgreements *agreements = remit_agreements_model_get_agreements (self->model);
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < agreements->list->len; i++)
    n += g_array_index (agreements->list, RemitAgreement, i).falls_short;
  if (n > 0)
    text = g_strdup_printf (ngettext ("%u agreement promises more than its parts give",
                                      "%u agreements promise more than their parts give", n),
                            n);
  gtk_label_set_text (self->note, text != NULL ? text : "");
}

static void
update_book (RemitAgreementsView *self)
{
  if (gtk_stack_get_visible_child (self->book) == GTK_WIDGET (self->calendar))
    update_calendar (self);
  else
    update_page (self);
}

static void
on_model_changed_cb (RemitAgreementsView *self)
{
  gboolean any = remit_agreements_model_get_n_items (self->model) > 0;

  gtk_stack_set_visible_child_name (self->pages, any ? "sheet" : "empty");
  update_note (self);
  update_book (self);
  _remit_agreements_view_update_actions (self);
}

static void
on_book_changed_cb (RemitAgreementsView *self)
{
  if (self->actions == NULL || self->calendar == NULL) /* still being made */
    return;
  update_book (self);
  _remit_agreements_view_update_actions (self);
}

/* ---- the findings ---- */

static void
on_findings_changed_cb (RemitAgreementsView *self)
{
  guint count = remit_findings_cache_count_family (self->findings, "SL");

  if (self->count == count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

/* ---- one selection ---- */

static void
on_cursor_changed_cb (RemitAgreementsView *self)
{
  RemitId id = _remit_agreements_view_get_agreement (self);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (!self->following && id != REMIT_ID_NONE)
    {
      self->following = TRUE;
      remit_selection_set_one (self->selection, id);
      self->following = FALSE;
    }
  update_book (self);
  _remit_agreements_view_update_actions (self);
}

static void
follow_selection (RemitAgreementsView *self)
{
  RemitId id = remit_selection_get_primary (self->selection);

  if (self->following || id == REMIT_ID_NONE)
    return;
  self->following = TRUE;
  if (remit_agreements_model_reveal (self->model, id))
    remit_sheet_reveal (self->sheet, REMIT_SHEET_ROWS, id);
  self->following = FALSE;
}

static void
on_selection_changed_cb (RemitAgreementsView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    follow_selection (self);
}

/* ---- the object ---- */

static void
remit_agreements_view_map (GtkWidget *widget)
{
  RemitAgreementsView *self = REMIT_AGREEMENTS_VIEW (widget);

  remit_agreements_model_set_active (self->model, TRUE);
  on_model_changed_cb (self);
  GTK_WIDGET_CLASS (remit_agreements_view_parent_class)->map (widget);
  follow_selection (self);
  update_book (self);
}

static void
remit_agreements_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (remit_agreements_view_parent_class)->unmap (widget);
  remit_agreements_model_set_active (REMIT_AGREEMENTS_VIEW (widget)->model, FALSE);
}

static void
remit_agreements_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RemitAgreementsView *self = REMIT_AGREEMENTS_VIEW (widget);

  if (!self->placed && height > 0)
    {
      self->placed = TRUE;
      gtk_paned_set_position (self->paned, (int) (height * REGISTER_SHARE));
    }
  GTK_WIDGET_CLASS (remit_agreements_view_parent_class)
    ->size_allocate (widget, width, height, baseline);
}

/* Keys and the command palette reach the view from anywhere in the window. */
static void
remit_agreements_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (remit_agreements_view_parent_class)->root (widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "agreements",
                                  G_ACTION_GROUP (REMIT_AGREEMENTS_VIEW (widget)->actions));
}

static void
remit_agreements_view_unroot (GtkWidget *widget)
{
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "agreements", NULL);
  GTK_WIDGET_CLASS (remit_agreements_view_parent_class)->unroot (widget);
}

static gboolean
remit_agreements_view_grab_focus (GtkWidget *widget)
{
  remit_sheet_focus_cursor (REMIT_AGREEMENTS_VIEW (widget)->sheet);
  return TRUE;
}

static void
remit_agreements_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COUNT)
    g_value_set_uint (value, REMIT_AGREEMENTS_VIEW (object)->count);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
remit_agreements_view_dispose (GObject *object)
{
  RemitAgreementsView *self = REMIT_AGREEMENTS_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->model);
  g_clear_object (&self->actions);
  g_clear_object (&self->selection);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (remit_agreements_view_parent_class)->dispose (object);
}

static void
remit_agreements_view_class_init (RemitAgreementsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = remit_agreements_view_dispose;
  object_class->get_property = remit_agreements_view_get_property;
  widget_class->map = remit_agreements_view_map;
  widget_class->unmap = remit_agreements_view_unmap;
  widget_class->root = remit_agreements_view_root;
  widget_class->unroot = remit_agreements_view_unroot;
  widget_class->size_allocate = remit_agreements_view_size_allocate;
  widget_class->grab_focus = remit_agreements_view_grab_focus;
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/remit_project/Remit/remit-agreements-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RemitAgreementsView, name)
  BIND (pages);
  BIND (paned);
  BIND (scroller);
  BIND (book);
  BIND (note);
  BIND (line_menu);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_book_changed_cb);
}

static void
remit_agreements_view_init (RemitAgreementsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
connect_parts (RemitAgreementsView *self)
{
  g_signal_connect_object (self->model, "lines-changed", G_CALLBACK (on_model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "cells-changed", G_CALLBACK (on_model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "cursor-changed", G_CALLBACK (on_cursor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (on_selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->findings, "changed", G_CALLBACK (on_findings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::read-only",
                           G_CALLBACK (_remit_agreements_view_update_actions), self,
                           G_CONNECT_SWAPPED);
}

static void
make_parts (RemitAgreementsView *self)
{
  self->sheet = remit_sheet_new ();
  remit_set_label (GTK_WIDGET (self->sheet), _("Agreements"));
  remit_sheet_set_menu_model (self->sheet, self->line_menu);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->sheet));
  self->page = REMIT_AGREEMENTS_PAGE (remit_agreements_page_new ());
  self->calendar = REMIT_AGREEMENTS_PAGE (remit_agreements_page_new ());
  gtk_stack_add_titled (self->book, GTK_WIDGET (self->page), "page", _("Agreement"));
  gtk_stack_add_titled (self->book, GTK_WIDGET (self->calendar), "calendar", _("Calendar"));
}

GtkWidget *
remit_agreements_view_new (RemitDocument *document, RemitSelection *selection)
{
  RemitAgreementsView *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (REMIT_IS_SELECTION (selection), NULL);
  self = g_object_new (REMIT_TYPE_AGREEMENTS_VIEW, NULL);
  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  self->findings = remit_findings_cache_get (document);
  self->model = remit_agreements_model_new (document);
  make_parts (self);
  _remit_agreements_view_add_actions (self);
  connect_parts (self);
  remit_sheet_set_model (self->sheet, REMIT_SHEET_MODEL (self->model));
  on_model_changed_cb (self);
  on_findings_changed_cb (self);
  remit_agreements_model_set_active (self->model, FALSE);
  return GTK_WIDGET (self);
}
