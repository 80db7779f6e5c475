/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-thresholds-dialog.h"

#include "remit-access.h"
#include "remit-dialogs.h"
#include "remit-findings.h"
#include "remit-thresholds.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* One row for each limit, in the order of the rules.  The document is the only place of the values:
 * the window follows it, so undo works while it is open. */

#define REMIT_TYPE_THRESHOLDS_DIALOG (remit_thresholds_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RemitThresholdsDialog, remit_thresholds_dialog, REMIT, THRESHOLDS_DIALOG,
                      AdwWindow)

struct _RemitThresholdsDialog
{
  AdwWindow parent_instance;

  /* owned */
  RemitDocument *document;
  /* borrowed children */
  GtkWidget *spins[REMIT_N_THRESHOLDS];
  GtkWidget *reset;
  /* state */
  gboolean filling; /* the values come from the document */
};

G_DEFINE_FINAL_TYPE (RemitThresholdsDialog, remit_thresholds_dialog, ADW_TYPE_WINDOW)

static void
on_document_changed_cb (RemitThresholdsDialog *self)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  gboolean writable = !remit_document_get_read_only (self->document);

  self->filling = TRUE;
  for (guint i = 0; i < REMIT_N_THRESHOLDS; i++)
    {
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spins[i]), remit_threshold_get (graph, i));
      gtk_widget_set_sensitive (self->spins[i], writable);
    }
  gtk_widget_set_sensitive (self->reset, writable && remit_thresholds_differ (graph));
  self->filling = FALSE;
}

static void
on_value_changed_cb (RemitThresholdsDialog *self, GtkSpinButton *spin)
{
  RemitThreshold threshold = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (spin), "threshold"));
  int value = gtk_spin_button_get_value_as_int (spin);
  g_autofree char *label = NULL;
  g_autoptr (RemitEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (self->filling
      || value == remit_threshold_get (remit_document_get_graph (self->document), threshold))
    return;
  /* Translators: the name of a change; %s is what the limit is about. */
  label = g_strdup_printf (_("Set the limit “%s”"), remit_threshold_label (threshold));
  edit = remit_document_begin (self->document, label);
  remit_edit_set_merge_key (edit, remit_threshold_info (threshold)->key);
  if (remit_threshold_set (edit, threshold, value, &error)
      && remit_document_commit (self->document, g_steal_pointer (&edit), &error))
    return;
  remit_show_error (GTK_WIDGET (self), error);
  g_clear_pointer (&edit, remit_edit_free);
  on_document_changed_cb (self);
}

static void
on_reset_cb (RemitThresholdsDialog *self)
{
  g_autoptr (RemitEdit) edit
    = remit_document_begin (self->document, _("Bring back the usual limits"));
  g_autoptr (GError) error = NULL;

  if (!remit_thresholds_reset (edit, &error)
      || !remit_document_commit (self->document, g_steal_pointer (&edit), &error))
    remit_show_error (GTK_WIDGET (self), error);
}

/* ---- rows ---- */

/* "RA05 · Activity on which many are consulted": the titles of the rules that look at a limit. */
static char *
describe_rules (const RemitThresholdInfo *info)
{
  GString *text = g_string_new (NULL);
  guint n;
  const RemitRule *rules = remit_rules_list (&n);

  for (guint i = 0; i < n; i++)
    if (strstr (info->rules, rules[i].id) != NULL)
      g_string_append_printf (text, "%s%s · %s", text->len > 0 ? "\n" : "", rules[i].id,
                              _(rules[i].title));
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_spin (RemitThresholdsDialog *self, RemitThreshold threshold)
{
  const RemitThresholdInfo *info = remit_threshold_info (threshold);
  GtkWidget *spin = gtk_spin_button_new_with_range (info->minimum, info->maximum, 1);

  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 4);
  remit_set_label (spin, remit_threshold_label (threshold));
  g_object_set_data (G_OBJECT (spin), "threshold", GUINT_TO_POINTER (threshold));
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (on_value_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return spin;
}

static GtkWidget *
make_row (RemitThresholdsDialog *self, RemitThreshold threshold)
{
  const RemitThresholdInfo *info = remit_threshold_info (threshold);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *rules = describe_rules (info);
  g_autofree char *subtitle = NULL;

  self->spins[threshold] = make_spin (self, threshold);
  /* Translators: the rules that look at a limit, its default. */
  subtitle = g_strdup_printf (info->unit == REMIT_THRESHOLD_PERCENT ? _("%s\nUsually %d %%")
                                                                    : _("%s\nUsually %d"),
                              rules, info->usual);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), remit_threshold_label (threshold));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (info->unit == REMIT_THRESHOLD_PERCENT)
    {
      GtkWidget *unit = gtk_label_new ("%");

      gtk_widget_add_css_class (unit, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->spins[threshold]);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), unit);
    }
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->spins[threshold]);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->spins[threshold]);
  return row;
}

static GtkWidget *
make_group (RemitThresholdsDialog *self, const char *title, RemitThreshold first,
            RemitThreshold after)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = first; i < after; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, i));
  return group;
}

static GtkWidget *
make_reset (RemitThresholdsDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->reset = gtk_button_new_with_mnemonic (_("_Back to the Usual Values"));
  gtk_widget_set_halign (self->reset, GTK_ALIGN_START);
  g_signal_connect_object (self->reset, "clicked", G_CALLBACK (on_reset_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->reset);
  return group;
}

static GtkWidget *
make_page (RemitThresholdsDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *groups[] = {
    make_group (self, _("Rows of a Matrix"), REMIT_THRESHOLD_MANY_DO, REMIT_THRESHOLD_ANSWERS),
    make_group (self, _("Columns of a Matrix"), REMIT_THRESHOLD_ANSWERS,
                REMIT_THRESHOLD_OVERSPENT_SHARE),
    make_group (self, _("Money and Measures"), REMIT_THRESHOLD_OVERSPENT_SHARE, REMIT_N_THRESHOLDS),
    make_reset (self),
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (groups[i]));
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

/* ---- the window ---- */

/* A number that was typed and not left yet. */
static gboolean
remit_thresholds_dialog_close_request (GtkWindow *window)
{
  RemitThresholdsDialog *self = REMIT_THRESHOLDS_DIALOG (window);

  for (guint i = 0; i < REMIT_N_THRESHOLDS; i++)
    gtk_spin_button_update (GTK_SPIN_BUTTON (self->spins[i]));
  return GTK_WINDOW_CLASS (remit_thresholds_dialog_parent_class)->close_request (window);
}

static gboolean
on_escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
remit_thresholds_dialog_finalize (GObject *object)
{
  g_clear_object (&REMIT_THRESHOLDS_DIALOG (object)->document);
  G_OBJECT_CLASS (remit_thresholds_dialog_parent_class)->finalize (object);
}

static void
remit_thresholds_dialog_class_init (RemitThresholdsDialogClass *class)
{
  G_OBJECT_CLASS (class)->finalize = remit_thresholds_dialog_finalize;
  GTK_WINDOW_CLASS (class)->close_request = remit_thresholds_dialog_close_request;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, on_escape_cb, NULL);
}

static void
remit_thresholds_dialog_init (RemitThresholdsDialog *self)
{
}

void
remit_thresholds_dialog_show (GtkWidget *parent, RemitDocument *document)
{
  RemitThresholdsDialog *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *overlay = adw_toast_overlay_new ();

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (REMIT_IS_DOCUMENT (document));

  self = g_object_new (REMIT_TYPE_THRESHOLDS_DIALOG, "transient-for", gtk_widget_get_root (parent),
                       "modal", TRUE, "title", _("Limits of the Findings"), "default-width", 560,
                       "default-height", 640, NULL);
  self->document = g_object_ref (document);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), make_page (self));
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), overlay);
  adw_window_set_content (ADW_WINDOW (self), box);
  on_document_changed_cb (self);
  g_signal_connect_object (document, "changed", G_CALLBACK (on_document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
}
