/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-raci-letters.h"

#include "remit-access.h"
#include "remit-matrix.h"
#include "remit-raci.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* "My letters": one group for each letter of the scheme, in it the activities, with their notes. */

typedef struct
{
  const RemitGraph *graph;
  const RemitMatrix *matrix;
  RemitId party;
} Listing;

static void
on_row_activated_cb (GtkWidget *row)
{
  GtkWidget *dialog = GTK_WIDGET (gtk_widget_get_root (row));
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  gint64 *id = g_object_get_data (G_OBJECT (row), "node");

  gtk_widget_activate_action (GTK_WIDGET (window), "raci.show-row", "x", *id);
  gtk_window_close (GTK_WINDOW (dialog));
}

static GtkWidget *
make_row (const Listing *listing, const RemitMatrixLine *line)
{
  const RemitNode *node = remit_graph_node (listing->graph, line->node);
  const char *note = remit_matrix_get_note (listing->graph, listing->matrix->perspective,
                                            line->node, listing->party);
  g_autofree char *title = g_markup_escape_text (node->name, -1);
  g_autofree char *subtitle = g_markup_escape_text (*note != '\0' ? note : line->group, -1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  remit_set_label (row, node->name);
  g_object_set_data_full (G_OBJECT (row), "node", g_memdup2 (&line->node, sizeof line->node),
                          g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_row_activated_cb), NULL);
  return row;
}

static GtkWidget *
make_group (const Listing *listing, const RemitSchemeLetter *letter)
{
  GtkWidget *group = NULL;
  guint n = 0;
  g_autofree char *title = NULL;

  for (guint i = 0; i < listing->matrix->rows->len; i++)
    {
      const RemitMatrixLine *line = remit_matrix_row (listing->matrix, i);
      guint duties
        = remit_matrix_duties (listing->matrix, listing->graph, line->node, listing->party);

      if ((duties & (1u << letter->duty)) == 0)
        continue;
      if (group == NULL)
        group = g_object_ref_sink (adw_preferences_group_new ());
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (listing, line));
      n++;
    }
  if (group == NULL)
    return NULL;
  /* Translators: a letter, its name, and in how many rows: "A – Accountable (4)" */
  title = g_markup_printf_escaped (_("%s – %s (%u)"), letter->letter, letter->name, n);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), letter->meaning);
  return group;
}

static GtkWidget *
make_page (const Listing *listing)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  guint n = 0;

  for (guint i = 0; i < listing->matrix->scheme->n_letters; i++)
    {
      g_autoptr (GtkWidget) group = make_group (listing, &listing->matrix->scheme->letters[i]);

      if (group == NULL)
        continue;
      adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
      n++;
    }
  if (n == 0)
    {
      GtkWidget *none = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (none),
                                       _("This party has no letter in this matrix."));
      adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (none));
    }
  return GTK_WIDGET (page);
}

static gboolean
on_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
           GtkWindow *window)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_window_close (window);
  return GDK_EVENT_STOP;
}

void
remit_raci_letters_open (GtkWidget *parent, RemitDocument *document, RemitId matrix, RemitId party)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (RemitMatrix) loaded = remit_matrix_load (graph, matrix);
  const RemitNode *node = remit_graph_node (graph, party);
  Listing listing = { graph, loaded, party };
  GtkWidget *window, *box, *title;
  GtkWidget *bar;
  g_autofree char *name = NULL, *heading = NULL;
  GtkEventController *keys;

  if (loaded == NULL || node == NULL)
    return;
  name = remit_graph_describe (graph, matrix);
  heading = g_strdup_printf (_("Letters of %s"), node->name);
  window = g_object_new (ADW_TYPE_WINDOW, "transient-for", gtk_widget_get_root (parent), "modal",
                         TRUE, "title", heading, "default-width", 460, "default-height", 600, NULL);
  title = adw_window_title_new (heading, name);
  bar = adw_header_bar_new ();
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), title);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), make_page (&listing));
  adw_window_set_content (ADW_WINDOW (window), box);
  keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_cb), window);
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}
