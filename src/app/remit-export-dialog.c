/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-export-dialog.h"

#include "remit-access.h"
#include "remit-dialogs.h"
#include "remit-file-name.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The picture is made from a scene like the one on the screen, in the colours of paper and with the
 * legend when wanted, and written in a worker: a PNG of a large drawing takes seconds. */

typedef enum
{
  FORMAT_SVG,
  FORMAT_PNG,
  FORMAT_PDF,
  N_FORMATS
} Format;

static const struct
{
  const char *ending;
  const char *pattern;
  const char *label;
  const char *note;
} formats[N_FORMATS] = {
  [FORMAT_SVG] = { "svg", "*.svg", "SVG",
                   N_("Sharp at every size; text can be searched and edited") },
  [FORMAT_PNG] = { "png", "*.png", "PNG", N_("For slides and messages") },
  [FORMAT_PDF] = { "pdf", "*.pdf", "PDF",
                   N_("One page as large as the drawing; text can be searched") },
};

static const int png_scales[] = { 1, 2, 3, 4 };

/* What was chosen; kept with the canvas, so that the next export begins with it. */
typedef struct
{
  Format format;
  guint scale; /* index into png_scales */
  gboolean legend;
} Choice;

typedef struct
{
  RemitCanvas *canvas; /* borrowed: its window is the parent of this one */
  GtkWidget *window;
  AdwComboRow *format_row, *scale_row;
  GtkWidget *legend_switch;
} Dialog;

static Choice *
get_choice (RemitCanvas *canvas)
{
  Choice *choice = g_object_get_data (G_OBJECT (canvas), "remit-export-choice");

  if (choice == NULL)
    {
      choice = g_new0 (Choice, 1);
      *choice = (Choice) { FORMAT_SVG, 1, TRUE };
      g_object_set_data_full (G_OBJECT (canvas), "remit-export-choice", choice, g_free);
    }
  return choice;
}

/* ---- writing ---- */

typedef struct
{
  RemitScene *scene; /* owned; scenes may be read by any thread */
  char *title, *path;
  Format format;
  double scale;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  remit_scene_unref (job->scene);
  g_free (job->title);
  g_free (job->path);
  g_free (job);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  gboolean done = job->format == FORMAT_PNG
                      ? remit_scene_write_png (job->scene, job->scale, job->path, &error)
                      : remit_scene_write (job->scene, job->title, formats[job->format].ending,
                                           job->path, &error);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (job->path), *shown = g_filename_display_name (name);
  g_autofree char *text = g_strdup_printf (_("Exported to %s"), shown);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    remit_show_toast (GTK_WIDGET (source), text, FALSE);
  else
    remit_show_error (GTK_WIDGET (source), error);
}

static char *
make_title (RemitCanvas *canvas)
{
  const char *document = remit_document_get_title (remit_canvas_get_document (canvas));
  const RemitView *view = remit_canvas_get_view_row (canvas);

  /* Translators: title of a document and name of a view */
  return view != NULL ? g_strdup_printf (_("%s – %s"), document, view->name) : g_strdup (document);
}

static void
on_file_chosen_cb (GFile *file, gpointer data)
{
  RemitCanvas *canvas = data;
  const RemitGraph *graph = remit_document_get_graph (remit_canvas_get_document (canvas));
  const Choice *choice = get_choice (canvas);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *ending = g_strdup_printf (".%s", formats[choice->format].ending);
  RemitMapOptions options;
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  remit_canvas_init_options (canvas, REMIT_PALETTE_LIGHT, choice->legend, &options);
  job->scene = remit_scene_map_new (graph, remit_canvas_get_view (canvas), &options);
  g_clear_pointer (&options.severities, g_hash_table_unref);
  job->title = make_title (canvas);
  job->path = remit_file_name_add_ending (path, ending);
  job->format = choice->format;
  job->scale = png_scales[choice->scale];
  task = g_task_new (canvas, NULL, on_written_cb, NULL);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, write_in_thread);
}

/* ---- the dialog ---- */

static void
choose_file (RemitCanvas *canvas)
{
  Format format = get_choice (canvas)->format;
  g_autofree char *title = make_title (canvas);
  g_autofree char *ending = g_strdup_printf (".%s", formats[format].ending);
  g_autofree char *name = remit_file_name_from_title (title, ending);

  remit_choose_file (GTK_WIDGET (canvas), TRUE, _("Export the Map"), _("_Export"), name,
                     on_file_chosen_cb, canvas, formats[format].label, formats[format].pattern,
                     NULL);
}

static void
on_format_changed_cb (Dialog *self)
{
  Format format = adw_combo_row_get_selected (self->format_row);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->format_row), _(formats[format].note));
  gtk_widget_set_visible (GTK_WIDGET (self->scale_row), format == FORMAT_PNG);
}

static void
on_export_clicked_cb (GtkButton *button, Dialog *self)
{
  RemitCanvas *canvas = self->canvas;
  Choice *choice = get_choice (canvas);

  choice->format = adw_combo_row_get_selected (self->format_row);
  choice->scale = adw_combo_row_get_selected (self->scale_row);
  choice->legend = gtk_switch_get_active (GTK_SWITCH (self->legend_switch));
  gtk_window_destroy (GTK_WINDOW (self->window)); /* frees self */
  choose_file (canvas);
}

static AdwComboRow *
add_combo (GtkWidget *group, const char *title, GtkStringList *model, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_unref (model);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return ADW_COMBO_ROW (row);
}

static GtkWidget *
make_rows (Dialog *self, const Choice *choice)
{
  GtkWidget *group = adw_preferences_group_new (), *row = adw_action_row_new ();
  GtkStringList *names = gtk_string_list_new (NULL), *scales = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_FORMATS; i++)
    gtk_string_list_append (names, formats[i].label);
  for (guint i = 0; i < G_N_ELEMENTS (png_scales); i++)
    gtk_string_list_take (scales, g_strdup_printf (_("%d × screen size"), png_scales[i]));
  self->format_row = add_combo (group, _("Format"), names, choice->format);
  self->scale_row = add_combo (group, _("Size"), scales, choice->scale);
  g_signal_connect_swapped (self->format_row, "notify::selected", G_CALLBACK (on_format_changed_cb),
                            self);

  self->legend_switch = gtk_switch_new ();
  gtk_switch_set_active (GTK_SWITCH (self->legend_switch), choice->legend);
  gtk_widget_set_valign (self->legend_switch, GTK_ALIGN_CENTER);
  remit_set_label (self->legend_switch, _("Legend"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Legend"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _("What the colours and letters mean, below the drawing"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->legend_switch);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->legend_switch);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  gtk_widget_set_margin_top (group, 18);
  gtk_widget_set_margin_bottom (group, 18);
  gtk_widget_set_margin_start (group, 18);
  gtk_widget_set_margin_end (group, 18);
  return group;
}

static GtkWidget *
make_header (Dialog *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *export = gtk_button_new_with_mnemonic (_("_Export…"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->window);
  g_signal_connect (export, "clicked", G_CALLBACK (on_export_clicked_cb), self);
  gtk_widget_add_css_class (export, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), export);
  gtk_window_set_default_widget (GTK_WINDOW (self->window), export);
  gtk_window_set_focus (GTK_WINDOW (self->window), export);
  return header;
}

static void
close_on_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

void
remit_export_dialog_open (RemitCanvas *canvas)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (canvas));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->canvas = canvas;
  self->window = adw_window_new ();
  gtk_window_set_title (GTK_WINDOW (self->window), _("Export the Map"));
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_resizable (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 460, -1);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self->window), GTK_WINDOW (root));
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_rows (self, get_choice (canvas)));
  adw_window_set_content (ADW_WINDOW (self->window), box);
  close_on_escape (self->window);
  g_object_set_data_full (G_OBJECT (self->window), "remit-export-dialog", self, g_free);
  on_format_changed_cb (self);
  gtk_window_present (GTK_WINDOW (self->window));
}
