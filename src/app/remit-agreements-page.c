/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreements"
#include "remit-agreements-page.h"

#include "remit-access.h"
#include "remit-agreements-report.h"
#include "remit-controls.h"

#define INDENT 24
#define MARGIN 12
#define ROW_GAP 4
#define HEADING_GAP 12

struct _RemitAgreementsPage
{
  GtkWidget parent_instance;

  GtkWidget *scroller, *box;
};

G_DEFINE_FINAL_TYPE (RemitAgreementsPage, remit_agreements_page, GTK_TYPE_WIDGET)

static const char *const signs[] = { "", "", "⚠ ", "✕ " };
static const char *const classes[] = { NULL, "dim-label", "warning", "error" };

static void
grade (GtkWidget *label, RemitSheetGravity gravity)
{
  if (classes[gravity] != NULL)
    gtk_widget_add_css_class (label, classes[gravity]);
}

static GtkWidget *
make_label (const char *text, RemitSheetGravity gravity)
{
  g_autofree char *marked = g_strconcat (signs[gravity], text, NULL);
  GtkWidget *label = remit_paragraph_new (marked);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  grade (label, gravity);
  return label;
}

static GtkWidget *
make_line (const RemitReportLine *line)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, MARGIN);
  GtkWidget *name = make_label (line->name, REMIT_SHEET_FINE);

  gtk_widget_set_margin_start (name, (int) line->depth * INDENT);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (row), name);
  if (line->value != NULL)
    {
      GtkWidget *value = make_label (line->value, line->gravity);

      gtk_label_set_xalign (GTK_LABEL (value), 1);
      gtk_widget_add_css_class (value, "numeric");
      gtk_box_append (GTK_BOX (row), value);
    }
  return row;
}

static GtkWidget *
make_widget (const RemitReportLine *line)
{
  GtkWidget *widget;

  if (line->kind == REMIT_REPORT_LINE)
    return make_line (line);
  if (line->kind == REMIT_REPORT_SENTENCE)
    return make_label (line->name, line->gravity);
  widget = remit_line_new (line->name);
  gtk_widget_add_css_class (widget, "heading");
  gtk_widget_set_margin_top (widget, HEADING_GAP);
  return widget;
}

void
remit_agreements_page_show (RemitAgreementsPage *self, const char *title, const GPtrArray *lines)
{
  GtkWidget *child;

  g_return_if_fail (REMIT_IS_AGREEMENTS_PAGE (self));
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  child = remit_line_new (title);
  gtk_widget_add_css_class (child, "title-4");
  gtk_box_append (GTK_BOX (self->box), child);
  for (guint i = 0; i < lines->len; i++)
    gtk_box_append (GTK_BOX (self->box), make_widget (lines->pdata[i]));
  remit_set_label (self->box, title);
}

/* ---- the object ---- */

static void
remit_agreements_page_dispose (GObject *object)
{
  g_clear_pointer (&REMIT_AGREEMENTS_PAGE (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (remit_agreements_page_parent_class)->dispose (object);
}

static void
remit_agreements_page_class_init (RemitAgreementsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = remit_agreements_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
remit_agreements_page_init (RemitAgreementsPage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_GAP);
  gtk_widget_set_margin_start (self->box, MARGIN);
  gtk_widget_set_margin_end (self->box, MARGIN);
  gtk_widget_set_margin_top (self->box, MARGIN);
  gtk_widget_set_margin_bottom (self->box, MARGIN);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (self->scroller), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
remit_agreements_page_new (void)
{
  return g_object_new (REMIT_TYPE_AGREEMENTS_PAGE, NULL);
}
