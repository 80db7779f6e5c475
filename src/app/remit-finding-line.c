/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-finding-line.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-waiver-popover.h"

#include <glib/gi18n-lib.h>

struct _RemitFindingLine
{
  GtkWidget parent_instance;

  /* owned */
  RemitFindingItem *item;
  /* borrowed children */
  GtkWidget *heading;
  GtkWidget *line;
  GtkWidget *icon;
  GtkWidget *rule;
  GtkWidget *message;
  GtkWidget *evidence;
  GtkWidget *fix;
  GtkWidget *acceptance;
  GtkWidget *show;
  GtkWidget *accept;
};

G_DEFINE_FINAL_TYPE (RemitFindingLine, remit_finding_line, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SHOW,
  SIGNAL_ACCEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_show_cb (RemitFindingLine *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOW], 0);
}

static void
on_accept_cb (RemitFindingLine *self)
{
  g_signal_emit (self, signals[SIGNAL_ACCEPT], 0, self->accept);
}

static char *
describe_group (RemitSeverity severity, guint count)
{
  switch (severity)
    {
    case REMIT_SEVERITY_ERROR:
      return g_strdup_printf (ngettext ("%u Error", "%u Errors", count), count);
    case REMIT_SEVERITY_WARNING:
      return g_strdup_printf (ngettext ("%u Warning", "%u Warnings", count), count);
    case REMIT_SEVERITY_HINT:
      break;
    }
  return g_strdup_printf (ngettext ("%u Hint", "%u Hints", count), count);
}

static void
show_finding (RemitFindingLine *self, gboolean editable)
{
  RemitSeverity severity = remit_finding_item_get_severity (self->item);
  const char *acceptance = remit_finding_item_get_acceptance (self->item);
  g_autofree char *show
    = g_strdup_printf (_("Show %s"), remit_finding_item_get_subject_name (self->item));

  for (RemitSeverity other = REMIT_SEVERITY_HINT; other <= REMIT_SEVERITY_ERROR; other++)
    gtk_widget_remove_css_class (self->icon, remit_severity_css_class (other));
  gtk_widget_add_css_class (self->icon, remit_severity_css_class (severity));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), remit_severity_icon (severity));
  gtk_widget_set_tooltip_text (self->icon, remit_severity_label (severity));
  gtk_label_set_text (GTK_LABEL (self->rule), remit_finding_item_get_rule (self->item)->id);
  gtk_widget_set_tooltip_text (self->rule, _(remit_finding_item_get_rule (self->item)->title));
  gtk_label_set_text (GTK_LABEL (self->message), remit_finding_item_get_message (self->item));
  gtk_label_set_text (GTK_LABEL (self->evidence), remit_finding_item_get_evidence (self->item));
  gtk_label_set_text (GTK_LABEL (self->fix), remit_finding_item_get_fix (self->item));
  gtk_label_set_text (GTK_LABEL (self->acceptance), acceptance == NULL ? "" : acceptance);
  gtk_widget_set_visible (self->acceptance, acceptance != NULL);
  gtk_widget_set_visible (self->fix, acceptance == NULL);
  if (acceptance != NULL)
    gtk_widget_add_css_class (self->line, "remit-accepted");
  else
    gtk_widget_remove_css_class (self->line, "remit-accepted");
  gtk_button_set_label (GTK_BUTTON (self->accept),
                        acceptance == NULL ? _("Accept…") : _("Take Back"));
  gtk_widget_set_tooltip_text (self->accept, acceptance == NULL
                                               ? _("Accept This Finding with a Reason")
                                               : _("Take the Acceptance Back"));
  gtk_widget_set_sensitive (self->accept, editable);
  gtk_widget_set_tooltip_text (self->show, show);
  remit_set_label (self->show, show);
}

void
remit_finding_line_set_item (RemitFindingLine *self, RemitFindingItem *item, gboolean editable)
{
  gboolean heading;

  g_return_if_fail (REMIT_IS_FINDING_LINE (self));

  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  heading = remit_finding_item_get_rule (item) == NULL;
  gtk_widget_set_visible (self->heading, heading);
  gtk_widget_set_visible (self->line, !heading);
  if (heading)
    {
      g_autofree char *text = describe_group (remit_finding_item_get_severity (item),
                                              remit_finding_item_get_count (item));

      gtk_label_set_text (GTK_LABEL (self->heading), text);
    }
  else
    show_finding (self, editable);
}

RemitFindingItem *
remit_finding_line_get_item (RemitFindingLine *self)
{
  g_return_val_if_fail (REMIT_IS_FINDING_LINE (self), NULL);

  return self->item;
}

/* ---- class ---- */

static void
remit_finding_line_dispose (GObject *object)
{
  RemitFindingLine *self = REMIT_FINDING_LINE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (remit_finding_line_parent_class)->dispose (object);
}

static void
remit_finding_line_class_init (RemitFindingLineClass *class)
{
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = remit_finding_line_dispose;
  signals[SIGNAL_SHOW]
    = g_signal_new ("show-subject", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACCEPT] = g_signal_new ("accept", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_texts (RemitFindingLine *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->message = remit_paragraph_new (NULL);
  self->evidence = remit_paragraph_new (NULL);
  self->fix = remit_paragraph_new (NULL);
  self->acceptance = remit_paragraph_new (NULL);
  gtk_widget_add_css_class (self->message, "heading");
  gtk_widget_add_css_class (self->evidence, "dim-label");
  gtk_widget_add_css_class (self->acceptance, "success");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), self->message);
  gtk_box_append (GTK_BOX (texts), self->fix);
  gtk_box_append (GTK_BOX (texts), self->acceptance);
  gtk_box_append (GTK_BOX (texts), self->evidence);
  return texts;
}

static void
remit_finding_line_init (RemitFindingLine *self)
{
  self->heading = remit_line_new (NULL);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_add_css_class (self->heading, "remit-group");
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->icon = gtk_image_new ();
  self->rule = remit_line_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->rule), 5);
  self->show = gtk_button_new_with_label (_("Show"));
  self->accept = gtk_button_new_with_label (_("Accept…"));
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  gtk_widget_set_valign (self->rule, GTK_ALIGN_START);
  gtk_widget_set_valign (self->show, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->accept, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->rule, "numeric");
  gtk_widget_add_css_class (self->rule, "dim-label");
  gtk_widget_add_css_class (self->accept, "flat");
  gtk_widget_add_css_class (self->line, "remit-line");
  gtk_box_append (GTK_BOX (self->line), self->icon);
  gtk_box_append (GTK_BOX (self->line), self->rule);
  gtk_box_append (GTK_BOX (self->line), make_texts (self));
  gtk_box_append (GTK_BOX (self->line), self->accept);
  gtk_box_append (GTK_BOX (self->line), self->show);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  g_signal_connect_swapped (self->show, "clicked", G_CALLBACK (on_show_cb), self);
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (on_accept_cb), self);
}

GtkWidget *
remit_finding_line_new (void)
{
  return g_object_new (REMIT_TYPE_FINDING_LINE, NULL);
}
