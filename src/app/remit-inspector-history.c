/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-inspector-private.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-time.h"
#include "remit-view.h"

#include <glib/gi18n-lib.h>

/* Where a node appears, and what happened to it: two lists to read.
 *
 * The history of a node is that of its row, of its details and of its links, since "CIO now runs
 * it" is a change of a link.  A node with very many links is looked up with the first of them only.
 */

#define FIRST_CHANGES 5
#define MORE_CHANGES 50
#define MOST_LINKS 200

/* ---- history ---- */

#define REMIT_TYPE_HISTORY_SECTION (remit_history_section_get_type ())
G_DECLARE_FINAL_TYPE (RemitHistorySection, remit_history_section, REMIT, HISTORY_SECTION,
                      RemitSection)

enum
{
  ROW_CHANGE, /* id: its sequence number */
  ROW_MORE,   /* id: how many more */
};

struct _RemitHistorySection
{
  RemitSection parent_instance;

  gboolean more;
};

G_DEFINE_FINAL_TYPE (RemitHistorySection, remit_history_section, REMIT_TYPE_SECTION)

static void
add_changes_of (RemitDocument *document, RemitId id, GHashTable *seen, GArray *changes)
{
  g_autoptr (GArray) of_row = remit_document_get_changes_of (document, id);

  for (guint i = 0; i < of_row->len; i++)
    {
      gint64 seq = g_array_index (of_row, gint64, i);

      if (g_hash_table_contains (seen, &seq))
        continue;
      g_hash_table_add (seen, g_memdup2 (&seq, sizeof seq));
      g_array_append_val (changes, seq);
    }
}

static void
add_changes_of_details (RemitDocument *document, RemitId id, GHashTable *seen, GArray *changes)
{
  const RemitGraph *graph = remit_document_get_graph (document);

  for (RemitTable table = 1; table < REMIT_N_TABLES; table++)
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (remit_table_info (table)->detail_of == 0 && table != REMIT_TABLE_PROPERTY)
        continue;
      rows = remit_graph_owned (graph, table, id);
      for (guint i = 0; i < rows->len; i++)
        add_changes_of (document, ((const RemitRow *) g_ptr_array_index (rows, i))->id, seen,
                        changes);
    }
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? 1 : left > right ? -1 : 0;
}

/* (transfer full) (element-type gint64) */
static GArray *
collect_changes (RemitSection *section)
{
  RemitDocument *document = remit_section_get_document (section);
  const RemitGraph *graph = remit_document_get_graph (document);
  RemitId id = remit_section_get_subject (section);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_out, n_in;
  const RemitLink *const *out = remit_graph_links_out (graph, id, &n_out);
  const RemitLink *const *in = remit_graph_links_in (graph, id, &n_in);

  add_changes_of (document, id, seen, changes);
  if (remit_graph_node (graph, id) != NULL)
    {
      add_changes_of_details (document, id, seen, changes);
      for (guint i = 0; i < MIN (n_out, MOST_LINKS); i++)
        add_changes_of (document, out[i]->row.id, seen, changes);
      for (guint i = 0; i < MIN (n_in, MOST_LINKS); i++)
        add_changes_of (document, in[i]->row.id, seen, changes);
    }
  g_array_sort (changes, compare_newest_first);
  return changes;
}

static void
remit_history_section_list_rows (RemitSection *section, GArray *keys)
{
  RemitHistorySection *self = REMIT_HISTORY_SECTION (section);
  g_autoptr (GArray) changes = collect_changes (section);
  guint limit = self->more ? MORE_CHANGES : FIRST_CHANGES;

  for (guint i = 0; i < MIN (changes->len, limit); i++)
    {
      RemitRowKey key = { ROW_CHANGE, g_array_index (changes, gint64, i) };

      g_array_append_val (keys, key);
    }
  if (changes->len > limit && !self->more)
    {
      RemitRowKey key = { ROW_MORE, MIN (changes->len, MORE_CHANGES) - limit };

      g_array_append_val (keys, key);
    }
}

static void
on_more_cb (RemitHistorySection *self)
{
  self->more = TRUE;
  remit_section_refresh (REMIT_SECTION (self));
}

static GtkWidget *
remit_history_section_make_row (RemitSection *section, const RemitRowKey *key)
{
  GtkWidget *box, *what, *when;

  if (key->what == ROW_MORE)
    {
      GtkWidget *button = remit_more_button_new ();

      g_signal_connect_object (button, "clicked", G_CALLBACK (on_more_cb), section,
                               G_CONNECT_SWAPPED);
      return button;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  what = remit_paragraph_new (NULL);
  when = remit_line_new (NULL);
  gtk_widget_add_css_class (when, "caption");
  gtk_widget_add_css_class (when, "dim-label");
  gtk_box_append (GTK_BOX (box), what);
  gtk_box_append (GTK_BOX (box), when);
  gtk_widget_add_css_class (box, "remit-text-line");
  return box;
}

static void
remit_history_section_show_row (RemitSection *section, const RemitRowKey *key, GtkWidget *box)
{
  RemitDocument *document = remit_section_get_document (section);
  const RemitChange *change;
  GtkWidget *what;
  g_autofree char *when = NULL;
  g_autofree char *exactly = NULL;
  g_autofree char *line = NULL;

  if (key->what == ROW_MORE)
    {
      remit_more_button_set_count (box, (guint) key->id);
      return;
    }
  if (key->id < 1 || key->id > remit_document_get_n_changes (document))
    return;
  change = remit_document_get_change (document, (guint) key->id - 1);
  what = gtk_widget_get_first_child (box);
  when = remit_time_describe (change->at);
  exactly = remit_time_describe_exactly (change->at);
  line
    = *change->author == '\0' ? g_strdup (when) : g_strdup_printf ("%s · %s", when, change->author);
  gtk_label_set_text (GTK_LABEL (what), change->label);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (what)), line);
  gtk_widget_set_tooltip_text (box, exactly);
  remit_set_label (gtk_widget_get_parent (box), change->label);
}

static void
remit_history_section_subject_changed (RemitSection *section)
{
  REMIT_HISTORY_SECTION (section)->more = FALSE;
}

static void
remit_history_section_class_init (RemitHistorySectionClass *class)
{
  RemitSectionClass *section_class = REMIT_SECTION_CLASS (class);

  section_class->tables = G_MAXUINT32;
  section_class->list_rows = remit_history_section_list_rows;
  section_class->make_row = remit_history_section_make_row;
  section_class->show_row = remit_history_section_show_row;
  section_class->subject_changed = remit_history_section_subject_changed;
}

static void
remit_history_section_init (RemitHistorySection *self)
{
}

GtkWidget *
_remit_history_section_new (RemitDocument *document, RemitSelection *selection)
{
  GtkWidget *self
    = g_object_new (REMIT_TYPE_HISTORY_SECTION, "document", document, "selection", selection, NULL);

  remit_section_set_title (REMIT_SECTION (self), _("History"));
  return self;
}

/* ---- where it appears ---- */

#define REMIT_TYPE_PLACES_SECTION (remit_places_section_get_type ())
G_DECLARE_FINAL_TYPE (RemitPlacesSection, remit_places_section, REMIT, PLACES_SECTION, RemitSection)

struct _RemitPlacesSection
{
  RemitSection parent_instance;
};

G_DEFINE_FINAL_TYPE (RemitPlacesSection, remit_places_section, REMIT_TYPE_SECTION)

enum
{
  ROW_VIEW,   /* id: the view */
  ROW_MATRIX, /* id: the matrix */
};

static void
remit_places_section_list_rows (RemitSection *section, GArray *keys)
{
  const RemitGraph *graph = remit_section_get_graph (section);
  RemitId node = remit_section_get_subject (section);
  g_autoptr (GPtrArray) views = remit_view_list (graph);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n;
  const RemitRow *const *axes = remit_graph_referrers (graph, REMIT_TABLE_MATRIX_AXIS,
                                                       REMIT_MATRIX_AXIS_FIELD_NODE, node, &n);
  guint n_matrices;
  const RemitRow *const *matrices = remit_graph_rows (graph, REMIT_TABLE_MATRIX, &n_matrices);

  for (guint i = 0; i < views->len; i++)
    {
      const RemitView *view = g_ptr_array_index (views, i);
      RemitRowKey key = { ROW_VIEW, view->row.id };

      if (remit_view_find_place (graph, view->row.id, node) != NULL)
        g_array_append_val (keys, key);
    }
  for (guint i = 0; i < n; i++)
    g_hash_table_add (seen, (gpointer) & ((const RemitMatrixAxis *) axes[i])->matrix);
  for (guint i = 0; i < n_matrices; i++)
    {
      RemitRowKey key = { ROW_MATRIX, matrices[i]->id };

      if (g_hash_table_contains (seen, &matrices[i]->id))
        g_array_append_val (keys, key);
    }
}

static GtkWidget *
remit_places_section_make_row (RemitSection *section, const RemitRowKey *key)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *kind = remit_row_label_new (key->what == ROW_VIEW ? _("drawing") : _("matrix"));
  GtkWidget *name = remit_line_new (NULL);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_box_append (GTK_BOX (box), name);
  gtk_widget_add_css_class (box, "remit-text-line");
  return box;
}

static void
remit_places_section_show_row (RemitSection *section, const RemitRowKey *key, GtkWidget *box)
{
  g_autofree char *name = remit_graph_describe (remit_section_get_graph (section), key->id);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), name);
  remit_set_label (gtk_widget_get_parent (box), name);
}

static void
remit_places_section_class_init (RemitPlacesSectionClass *class)
{
  RemitSectionClass *section_class = REMIT_SECTION_CLASS (class);

  section_class->tables = REMIT_TABLE_BIT (REMIT_TABLE_VIEW) | REMIT_TABLE_BIT (REMIT_TABLE_PLACE)
                          | REMIT_TABLE_BIT (REMIT_TABLE_MATRIX)
                          | REMIT_TABLE_BIT (REMIT_TABLE_MATRIX_AXIS);
  section_class->list_rows = remit_places_section_list_rows;
  section_class->make_row = remit_places_section_make_row;
  section_class->show_row = remit_places_section_show_row;
}

static void
remit_places_section_init (RemitPlacesSection *self)
{
}

GtkWidget *
_remit_places_section_new (RemitDocument *document, RemitSelection *selection)
{
  GtkWidget *self
    = g_object_new (REMIT_TYPE_PLACES_SECTION, "document", document, "selection", selection, NULL);

  remit_section_set_title (REMIT_SECTION (self), _("Appears In"));
  return self;
}
