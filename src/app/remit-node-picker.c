/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-node-picker.h"

#include "remit-chooser.h"
#include "remit-controls.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The nodes offered are those of the wanted kinds: without a query in the order of their kinds and
 * names, with one in the order of the search.  A list that a person can look through is enough; who
 * has more nodes types. */

#define MOST_ROWS 60
#define NOBODY 0

typedef struct
{
  /* owned */
  RemitDocument *document;
  RemitSearch *search; /* made with the first query */
  GArray *except;      /* element-type RemitId */
  char *none_label;
  GObject *data;
  /* rest */
  RemitNodeKinds kinds;
  RemitNodePicked picked;
} Picking;

static void
free_picking (gpointer data)
{
  Picking *picking = data;

  g_clear_pointer (&picking->search, remit_search_free);
  g_object_unref (picking->document);
  g_object_unref (picking->data);
  g_array_unref (picking->except);
  g_free (picking->none_label);
  g_free (picking);
}

static gboolean
is_offered (const Picking *picking, const RemitNode *node)
{
  if ((picking->kinds & REMIT_KIND_BIT (node->kind)) == 0)
    return FALSE;
  for (guint i = 0; i < picking->except->len; i++)
    if (g_array_index (picking->except, RemitId, i) == node->row.id)
      return FALSE;
  return TRUE;
}

static void
add_node (RemitChooser *chooser, const RemitNode *node, gboolean with_section)
{
  const RemitNodeKindInfo *info = remit_node_kind_info (node->kind);
  g_autofree char *detail = NULL;

  /* Under the heading of its kind a row need not say it again. */
  if (*node->code != '\0')
    detail = with_section
               ? g_strdup (node->code)
               : g_strdup_printf ("%s · %s", remit_node_kind_label (node->kind), node->code);
  else if (!with_section)
    detail = g_strdup (remit_node_kind_label (node->kind));
  remit_chooser_add (chooser, node->row.id,
                     with_section ? remit_node_kind_plural (node->kind) : NULL, node->name, detail,
                     info->icon, TRUE);
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const RemitNode *left = *(const RemitNode *const *) a;
  const RemitNode *right = *(const RemitNode *const *) b;
  int order;

  if (left->kind != right->kind)
    return left->kind - right->kind;
  order = g_utf8_collate (left->name, right->name);
  if (order != 0)
    return order;
  return left->row.id < right->row.id ? -1 : left->row.id > right->row.id;
}

static void
list_all (Picking *picking, RemitChooser *chooser)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  guint n;
  const RemitRow *const *rows
    = remit_graph_rows (remit_document_get_graph (picking->document), REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    if (is_offered (picking, (const RemitNode *) rows[i]))
      g_ptr_array_add (nodes, (gpointer) rows[i]);
  g_ptr_array_sort (nodes, compare_nodes);
  for (guint i = 0; i < nodes->len && i < MOST_ROWS; i++)
    add_node (chooser, g_ptr_array_index (nodes, i), TRUE);
}

static void
list_found (Picking *picking, RemitChooser *chooser, const char *query)
{
  const RemitGraph *graph = remit_document_get_graph (picking->document);
  g_autoptr (GArray) hits = NULL;
  guint shown = 0;

  if (picking->search == NULL)
    picking->search = remit_search_new (graph);
  hits = remit_search_query (picking->search, query, 0);
  for (guint i = 0; i < hits->len && shown < MOST_ROWS; i++)
    {
      const RemitNode *node = remit_graph_node (graph, g_array_index (hits, RemitSearchHit, i).id);

      if (node == NULL || !is_offered (picking, node))
        continue;
      add_node (chooser, node, FALSE);
      shown++;
    }
}

static void
fill_chooser (RemitChooser *chooser, const char *query, gpointer data)
{
  Picking *picking = data;

  if (picking->none_label != NULL && remit_chooser_matches (chooser, picking->none_label))
    remit_chooser_add (chooser, NOBODY, NULL, picking->none_label, NULL, "edit-clear-symbolic",
                       TRUE);
  if (*query == '\0')
    list_all (picking, chooser);
  else
    list_found (picking, chooser, query);
}

static void
on_chosen_cb (RemitChooser *chooser, gint64 id, Picking *picking)
{
  /* The document may have changed while the list was open. */
  if (id != NOBODY && remit_graph_node (remit_document_get_graph (picking->document), id) == NULL)
    return;
  picking->picked (id, picking->data);
}

void
remit_node_picker_open (GtkWidget *anchor, RemitDocument *document,
                        const RemitNodePickerOptions *options, RemitNodePicked picked,
                        gpointer data)
{
  Picking *picking;
  RemitChooser *chooser;

  g_return_if_fail (GTK_IS_WIDGET (anchor));
  g_return_if_fail (REMIT_IS_DOCUMENT (document));
  g_return_if_fail (G_IS_OBJECT (data));

  picking = g_new0 (Picking, 1);
  picking->document = g_object_ref (document);
  picking->kinds = options->kinds;
  picking->except = g_array_new (FALSE, FALSE, sizeof (RemitId));
  if (options->n_except > 0)
    g_array_append_vals (picking->except, options->except, options->n_except);
  picking->none_label = g_strdup (options->none_label);
  picking->picked = picked;
  picking->data = g_object_ref (data);

  chooser = remit_chooser_new (options->title, options->title, fill_chooser, picking, free_picking);
  g_signal_connect (chooser, "chosen", G_CALLBACK (on_chosen_cb), picking);
  remit_chooser_open (chooser, anchor, options->at);
}
