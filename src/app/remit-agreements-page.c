/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreements"
#include "remit-agreements-page.h"

#include "remit-access.h"
#include "remit-agreements-report.h"
#include "remit-controls.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define INDENT 24
#define MARGIN 12
#define WIDEST 900 /* a name and its value still belong together */
#define HEADING_GAP 12

struct _RemitAgreementsPage
{
  GtkWidget parent_instance;

  GtkWidget *scroller, *list;
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

  grade (label, gravity);
  return label;
}

static GtkWidget *
make_line (const RemitReportLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, MARGIN);
  GtkWidget *name = make_label (line->name, line->value == NULL ? line->gravity : REMIT_SHEET_FINE);

  gtk_widget_set_margin_start (name, (int) line->depth * INDENT);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  if (line->value != NULL)
    {
      GtkWidget *value = make_label (line->value, line->gravity);

      gtk_label_set_xalign (GTK_LABEL (value), 1);
      gtk_widget_add_css_class (value, "numeric");
      gtk_box_append (GTK_BOX (box), value);
    }
  return box;
}

static GtkWidget *
make_heading (const char *text, const char *style)
{
  GtkWidget *label = remit_line_new (text);

  gtk_widget_add_css_class (label, style);
  return label;
}

/* A row is read as a whole: the thing, then its value. */
static void
add_row (RemitAgreementsPage *self, GtkWidget *child, const char *name, const char *value)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *spoken
    /* Translators: a thing and its value: "Cloud hosting: 99.8 %". */
    = value != NULL ? g_strdup_printf (_("%s: %s"), name, value) : g_strdup (name);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  remit_set_label (row, spoken);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
add_line (RemitAgreementsPage *self, const RemitReportLine *line)
{
  GtkWidget *heading;

  if (line->kind != REMIT_REPORT_HEADING)
    {
      add_row (self, make_line (line), line->name, line->value);
      return;
    }
  heading = make_heading (line->name, "heading");
  gtk_widget_set_margin_top (heading, HEADING_GAP);
  add_row (self, heading, line->name, NULL);
}

void
remit_agreements_page_show (RemitAgreementsPage *self, const char *title, const GPtrArray *lines)
{
  GtkWidget *child;

  g_return_if_fail (REMIT_IS_AGREEMENTS_PAGE (self));
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  add_row (self, make_heading (title, "title-4"), title, NULL);
  for (guint i = 0; i < lines->len; i++)
    add_line (self, lines->pdata[i]);
  remit_set_label (self->list, title);
  remit_set_label (self->scroller, title);
}

/* ---- the object ---- */

static void
remit_agreements_page_dispose (GObject *object)
{
  g_clear_pointer (&REMIT_AGREEMENTS_PAGE (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (remit_agreements_page_parent_class)->dispose (object);
}

/* Arrows go from row to row; Tab leaves, else it would stop at each of them. */
static gboolean
remit_agreements_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean leaves = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (leaves && remit_has_focus_within (widget))
    return GDK_EVENT_PROPAGATE;
  return GTK_WIDGET_CLASS (remit_agreements_page_parent_class)->focus (widget, direction);
}

static void
remit_agreements_page_class_init (RemitAgreementsPageClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = remit_agreements_page_focus;
  G_OBJECT_CLASS (klass)->dispose = remit_agreements_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
remit_agreements_page_init (RemitAgreementsPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_set_margin_top (self->list, MARGIN);
  gtk_widget_set_margin_bottom (self->list, MARGIN);
  gtk_widget_set_margin_start (self->list, MARGIN);
  gtk_widget_set_margin_end (self->list, MARGIN);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDEST);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDEST);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->list);
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (self->scroller), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
remit_agreements_page_new (void)
{
  return g_object_new (REMIT_TYPE_AGREEMENTS_PAGE, NULL);
}
