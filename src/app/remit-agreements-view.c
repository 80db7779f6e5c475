/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreements"
#include "remit-agreements-view-private.h"

#include <adwaita.h>

#include "remit-agreements-report.h"

#include <glib/gi18n-lib.h>

/* The register and what stands below it. */

#define REGISTER_SHARE 0.5 /* of the height, in the beginning */

G_DEFINE_FINAL_TYPE (RemitAgreementsView, remit_agreements_view, REMIT_TYPE_SHEET_VIEW)

/* ---- what is shown around the sheet ---- */

static void
update_page (RemitAgreementsView *self)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  RemitId id = remit_sheet_view_get_subject (REMIT_SHEET_VIEW (self));
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
update (RemitSheetView *view)
{
  RemitAgreementsView *self = REMIT_AGREEMENTS_VIEW (view);
  gboolean any = remit_agreements_model_get_n_items (self->model) > 0;

  gtk_stack_set_visible_child_name (self->pages, any ? "sheet" : "empty");
  update_note (self);
  update_book (self);
}

static void
on_book_changed_cb (RemitAgreementsView *self)
{
  if (!remit_sheet_view_is_ready (REMIT_SHEET_VIEW (self)))
    return;
  update_book (self);
  remit_sheet_view_update_actions (REMIT_SHEET_VIEW (self));
}

/* ---- one selection ---- */

static void
cursor_moved (RemitSheetView *view)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (view)))
    update_book (REMIT_AGREEMENTS_VIEW (view));
}

static void
reveal (RemitSheetView *view, RemitId id)
{
  RemitAgreementsView *self = REMIT_AGREEMENTS_VIEW (view);

  if (remit_agreements_model_reveal (self->model, id))
    remit_sheet_reveal (self->sheet, REMIT_SHEET_ROWS, id);
}

/* ---- the object ---- */

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

static void
build (RemitSheetView *view, RemitDocument *document, RemitSelection *selection)
{
  RemitAgreementsView *self = REMIT_AGREEMENTS_VIEW (view);

  self->document = document;
  self->selection = selection;
  self->model = remit_agreements_model_new (document);
  self->sheet = remit_sheet_view_add_sheet (view, self->scroller, self->model, _("Agreements"),
                                            self->line_menu);
  self->page = REMIT_AGREEMENTS_PAGE (remit_agreements_page_new ());
  self->calendar = REMIT_AGREEMENTS_PAGE (remit_agreements_page_new ());
  gtk_stack_add_titled (self->book, GTK_WIDGET (self->page), "page", _("Agreement"));
  gtk_stack_add_titled (self->book, GTK_WIDGET (self->calendar), "calendar", _("Calendar"));
  _remit_agreements_view_add_actions (self);
}

static void
remit_agreements_view_class_init (RemitAgreementsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RemitSheetViewClass *view_class = REMIT_SHEET_VIEW_CLASS (klass);

  view_class->prefix = "agreements";
  view_class->family = "SL";
  view_class->list_commands = remit_agreements_view_commands;
  view_class->build = build;
  view_class->update = update;
  view_class->update_actions = _remit_agreements_view_update_actions;
  view_class->cursor_moved = cursor_moved;
  view_class->reveal = reveal;
  widget_class->size_allocate = remit_agreements_view_size_allocate;
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

GtkWidget *
remit_agreements_view_new (RemitDocument *document, RemitSelection *selection)
{
  return remit_sheet_view_new (REMIT_TYPE_AGREEMENTS_VIEW, document, selection);
}
