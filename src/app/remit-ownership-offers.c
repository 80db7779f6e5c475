/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-ownership-editor-private.h"

#include <glib/gi18n-lib.h>

/* The list in the popover of a cell from which parties are added by typing: those who hold much
 * come first, and a text with several names or shares is taken as it stands. */

#define DONE 0
#define AS_TYPED (-1)
#define LIST_ROWS 40
#define LIST_HEIGHT 210 /* px: leaves room for the holders in a low window */

static gboolean
is_offered (RemitOwnershipEditor *self, const RemitNode *node)
{
  return (self->kinds & REMIT_KIND_BIT (node->kind)) != 0
         && (self->replaces || remit_duty_cell_find (self->cell, node->row.id) < 0);
}

/* A party and how much it holds: who holds much is who is looked for. */
typedef struct
{
  const RemitNode *node;
  gboolean begins;
  guint n_duties;
} Offer;

static guint
count_duties (const RemitGraph *graph, RemitId party)
{
  guint n, count = 0;
  const RemitLink *const *links = remit_graph_links_out (graph, party, &n);

  for (guint i = 0; i < n; i++)
    count += links[i]->kind >= REMIT_LINK_FIRST_FACET && links[i]->kind <= REMIT_LINK_LAST_FACET;
  return count;
}

static int
compare_offers (gconstpointer a, gconstpointer b)
{
  const Offer *left = a, *right = b;

  if (left->begins != right->begins)
    return left->begins ? -1 : 1;
  if (left->n_duties != right->n_duties)
    return left->n_duties > right->n_duties ? -1 : 1;
  return left->node->row.id < right->node->row.id ? -1 : 1;
}

static void
add_parties (RemitOwnershipEditor *self, RemitChooser *chooser)
{
  g_autoptr (GArray) offers = g_array_new (FALSE, FALSE, sizeof (Offer));
  guint n;
  const RemitRow *const *rows
    = remit_graph_rows (_remit_ownership_editor_graph (self), REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) rows[i];
      Offer offer = { .node = node };
      g_autofree char *text = NULL;

      if (!is_offered (self, node))
        continue;
      text = g_strjoin (" ", node->name, node->code, node->initials, NULL);
      if (!remit_chooser_matches (chooser, text))
        continue;
      offer.begins = remit_chooser_begins (chooser, node->name)
                     || remit_chooser_begins (chooser, node->initials);
      offer.n_duties = count_duties (_remit_ownership_editor_graph (self), node->row.id);
      g_array_append_val (offers, offer);
    }
  g_array_sort (offers, compare_offers);
  for (guint i = 0; i < offers->len && i < LIST_ROWS; i++)
    {
      const RemitNode *node = g_array_index (offers, Offer, i).node;

      remit_chooser_add (chooser, node->row.id, NULL, node->name,
                         remit_node_kind_label (node->kind),
                         remit_node_kind_info (node->kind)->icon, TRUE);
    }
}

/* A whole list typed at once: "CIO 60; CMO 40". */
static void
add_as_typed (RemitOwnershipEditor *self, RemitChooser *chooser, const char *query)
{
  g_autofree char *text = NULL;

  g_clear_pointer (&self->read, g_array_unref);
  if (strpbrk (query, ";,0123456789") == NULL)
    return;
  self->read
    = remit_party_names_parse (self->names, query, self->cell->duty == REMIT_LINK_PAYS, NULL);
  if (self->read == NULL || self->read->len == 0)
    return;
  text = remit_party_names_format (self->names, (const RemitNamedHolder *) self->read->data,
                                   self->read->len);
  remit_chooser_add (chooser, AS_TYPED, NULL, text, _("These and no others"),
                     "object-select-symbolic", TRUE);
}

static void
fill_chooser (RemitChooser *chooser, const char *query, gpointer data)
{
  RemitOwnershipEditor *self = data;

  if (*query == '\0')
    remit_chooser_add (chooser, DONE, NULL, _("Done"), _("As it stands above"),
                       "object-select-symbolic", TRUE);
  add_as_typed (self, chooser, query);
  add_parties (self, chooser);
}

static void
take_typed (RemitOwnershipEditor *self)
{
  if (self->read == NULL)
    return;
  remit_duty_cell_take (self->cell, self->read);
  _remit_ownership_editor_touch (self);
  _remit_ownership_editor_finish (self);
}

/* The list of the chooser is as high as the window allows; here other things stand above it. */
static void
limit_list (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (widget), LIST_HEIGHT);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    limit_list (child);
}

static GtkEditable *
find_entry (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = GTK_IS_ENTRY (child) ? GTK_EDITABLE (child) : find_entry (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
on_chosen_cb (RemitChooser *chooser, gint64 id, RemitOwnershipEditor *self)
{
  if (id == DONE)
    {
      _remit_ownership_editor_finish (self);
      return;
    }
  if (id == AS_TYPED)
    {
      take_typed (self);
      return;
    }
  if (remit_graph_node (_remit_ownership_editor_graph (self), id) == NULL)
    return;
  if (self->replaces)
    while (self->cell->holdings->len > 0)
      remit_duty_cell_remove (self->cell, 0);
  remit_duty_cell_add (self->cell, id);
  remit_duty_cell_settle (self->cell);
  _remit_ownership_editor_touch (self);
  if (self->replaces)
    {
      _remit_ownership_editor_finish (self);
      return;
    }
  _remit_ownership_editor_fill (self);
  gtk_editable_set_text (find_entry (GTK_WIDGET (chooser)), "");
  remit_chooser_start (chooser);
}

RemitChooser *
_remit_ownership_editor_make_chooser (RemitOwnershipEditor *self)
{
  RemitChooser *chooser
    = remit_chooser_new (_("Add a party"), _("Add a party…"), fill_chooser, self, NULL);

  limit_list (GTK_WIDGET (chooser));
  g_signal_connect (chooser, "chosen", G_CALLBACK (on_chosen_cb), self);
  return chooser;
}

/* The letters that opened it stand in the entry, the caret behind them. */
void
_remit_ownership_editor_start_chooser (RemitOwnershipEditor *self)
{
  GtkEditable *entry = find_entry (GTK_WIDGET (self->chooser));

  remit_chooser_start (self->chooser);
  if (self->typed != NULL)
    gtk_editable_set_text (entry, self->typed);
  gtk_editable_set_position (entry, -1);
}
