/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-start-page.h"

#include "remit-access.h"
#include "remit-application.h"
#include "remit-dialogs.h"
#include "remit-recents-list.h"
#include "remit-templates.h"
#include "remit-time.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* The first page.  Recoveries, which matter most, stand on top; all lists are read each time the
 * page comes on the screen. */

#define MOST_RECENTS 12

struct _RemitStartPage
{
  AdwBin parent_instance;

  char *discarding; /* the recovery that the question on the screen is about */

  /* template */
  GtkWidget *recoveries_section;
  GtkListBox *recoveries;
  GtkWidget *templates_section;
  GtkFlowBox *templates;
  AdwBin *recents_slot;
};

G_DEFINE_FINAL_TYPE (RemitStartPage, remit_start_page, ADW_TYPE_BIN)

static RemitApplication *
get_application (RemitStartPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return REMIT_APPLICATION (gtk_window_get_application (GTK_WINDOW (root)));
}

/* ---- templates ---- */

static GtkWidget *
make_card (const RemitTemplate *template)
{
  GtkWidget *card = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name (*template->icon != '\0'
                                                      ? template->icon
                                                      : "x-office-document-symbolic");
  GtkWidget *title = gtk_label_new (template->title);
  GtkWidget *description = gtk_label_new (template->description);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 32);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (description), 0);
  gtk_label_set_yalign (GTK_LABEL (description), 0);
  gtk_label_set_wrap (GTK_LABEL (description), TRUE);
  gtk_label_set_lines (GTK_LABEL (description), 3);
  gtk_label_set_ellipsize (GTK_LABEL (description), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (description, "dim-label");
  gtk_widget_add_css_class (description, "caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), description);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_button_set_child (GTK_BUTTON (card), box);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "template");
  gtk_widget_set_tooltip_text (card, template->description);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", template->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "app.new-from-template");
  remit_set_label (card, template->title);
  remit_set_description (card, template->description);
  return card;
}

static void
refresh_templates (RemitStartPage *self)
{
  g_autoptr (GPtrArray) templates = remit_templates_list ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->templates))) != NULL)
    gtk_flow_box_remove (self->templates, child);
  for (guint i = 0; i < templates->len; i++)
    {
      const RemitTemplate *template = g_ptr_array_index (templates, i);
      GtkWidget *card = make_card (template);

      gtk_flow_box_append (self->templates, card);
      /* The card takes the focus, not the child that the flow box puts around it. */
      gtk_widget_set_focusable (gtk_widget_get_parent (card), FALSE);
      remit_set_label (gtk_widget_get_parent (card), template->title);
    }
  gtk_widget_set_visible (self->templates_section, templates->len > 0);
}

/* ---- recoveries ---- */

static void refresh_recoveries (RemitStartPage *self);

static void
on_discard_answer_cb (const char *response, gpointer data)
{
  RemitStartPage *self = data;

  if (g_str_equal (response, "discard") && self->discarding != NULL)
    {
      remit_document_discard_recovery (self->discarding);
      refresh_recoveries (self);
    }
  g_clear_pointer (&self->discarding, g_free);
}

static void
on_discard_clicked_cb (GtkWidget *button, RemitStartPage *self)
{
  const char *path = g_object_get_data (G_OBJECT (button), "remit-path");
  g_autofree char *name = remit_document_describe_recovery (path);
  g_autofree char *heading = g_strdup_printf (_("Discard “%s”?"), name);

  g_free (self->discarding);
  self->discarding = g_strdup (path);
  remit_ask (GTK_WIDGET (self), heading,
             _("The edits in it that are not in a file would be lost for good."),
             NULL, "discard", on_discard_answer_cb, self, "cancel", _("Cancel"), "discard",
             _("Discard"), NULL);
}

static void
describe_recovery (GtkWidget *row, const char *path)
{
  g_autofree char *name = remit_document_describe_recovery (path);
  /* Translators: %s is the title of a document that a crash left behind. */
  g_autofree char *title = g_strdup_printf (_("Recovered: %s"), name);
  GStatBuf info;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (g_stat (path, &info) == 0)
    {
      g_autofree char *when = remit_time_describe ((gint64) info.st_mtime * G_USEC_PER_SEC);
      g_autofree char *subtitle
          /* Translators: below a recovered document: when it was edited last. */
          = g_strdup_printf (_("Left behind when the program ended unexpectedly · %s"), when);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    }
  remit_set_label (row, title);
}

static GtkWidget *
make_recovery_row (RemitStartPage *self, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *open = gtk_button_new_with_label (_("Open"));
  GtkWidget *discard = gtk_button_new_with_label (_("Discard…"));

  describe_recovery (row, path);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "app.recover");
  gtk_widget_add_css_class (open, "suggested-action");
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (discard, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (discard), "remit-path", g_strdup (path), g_free);
  g_signal_connect_object (discard, "clicked", G_CALLBACK (on_discard_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), discard);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
  return row;
}

static void
refresh_recoveries (RemitStartPage *self)
{
  g_autoptr (RemitContext) context = remit_application_make_context (get_application (self));
  g_autoptr (GPtrArray) paths = remit_document_list_recoveries (context);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recoveries))) != NULL)
    gtk_list_box_remove (self->recoveries, row);
  for (guint i = 0; i < paths->len; i++)
    gtk_list_box_append (self->recoveries,
                         make_recovery_row (self, g_ptr_array_index (paths, i)));
  gtk_widget_set_visible (self->recoveries_section, paths->len > 0);
}

/* ---- the object ---- */

static void
remit_start_page_map (GtkWidget *widget)
{
  RemitStartPage *self = REMIT_START_PAGE (widget);

  if (adw_bin_get_child (self->recents_slot) == NULL)
    adw_bin_set_child (self->recents_slot,
                       remit_recents_list_new (
                           remit_application_get_recents (get_application (self)), MOST_RECENTS));
  refresh_recoveries (self);
  refresh_templates (self);
  GTK_WIDGET_CLASS (remit_start_page_parent_class)->map (widget);
}

static void
remit_start_page_finalize (GObject *object)
{
  g_free (REMIT_START_PAGE (object)->discarding);
  G_OBJECT_CLASS (remit_start_page_parent_class)->finalize (object);
}

static void
remit_start_page_class_init (RemitStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = remit_start_page_finalize;
  widget_class->map = remit_start_page_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/remit_project/Remit/remit-start-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RemitStartPage, name)
  BIND (recoveries_section);
  BIND (recoveries);
  BIND (templates_section);
  BIND (templates);
  BIND (recents_slot);
#undef BIND
}

static void
remit_start_page_init (RemitStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
