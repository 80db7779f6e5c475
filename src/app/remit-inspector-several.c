/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-inspector-private.h"

#include "remit-access.h"
#include "remit-controls.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The page of several things: how many of which kind, and the fields they have in common.  A field
 * in which they differ says "Mixed"; what is put there goes to all of them in one change. */

#define REMIT_TYPE_CROWD_SECTION (remit_crowd_section_get_type ())
G_DECLARE_FINAL_TYPE (RemitCrowdSection, remit_crowd_section, REMIT, CROWD_SECTION, RemitSection)

struct _RemitCrowdSection
{
  RemitSection parent_instance;

  guint nodes[REMIT_N_NODE_KINDS];
  guint links[REMIT_N_LINK_KINDS];
};

G_DEFINE_FINAL_TYPE (RemitCrowdSection, remit_crowd_section, REMIT_TYPE_SECTION)

/* What a row is: a kind of node or of link (id), with how many of it. */
enum
{
  ROW_NODES,
  ROW_LINKS,
};

static void
count_selected (RemitCrowdSection *self)
{
  const RemitGraph *graph = remit_section_get_graph (REMIT_SECTION (self));
  guint n;
  const RemitId *ids = remit_section_get_subjects (REMIT_SECTION (self), &n);

  memset (self->nodes, 0, sizeof self->nodes);
  memset (self->links, 0, sizeof self->links);
  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = remit_graph_node (graph, ids[i]);
      const RemitLink *link = node == NULL ? remit_graph_link (graph, ids[i]) : NULL;

      if (node != NULL)
        self->nodes[node->kind]++;
      else if (link != NULL)
        self->links[link->kind]++;
    }
}

static void
show_title (RemitSection *section)
{
  guint n;
  g_autofree char *title = NULL;

  remit_section_get_subjects (section, &n);
  title = g_strdup_printf (ngettext ("%u Thing Selected", "%u Things Selected", n), n);
  remit_section_set_title (section, title);
}

static void
remit_crowd_section_list_rows (RemitSection *section, GArray *keys)
{
  RemitCrowdSection *self = REMIT_CROWD_SECTION (section);

  show_title (section);
  count_selected (self);
  for (int kind = 0; kind < REMIT_N_NODE_KINDS; kind++)
    {
      RemitRowKey key = { ROW_NODES, kind };

      if (self->nodes[kind] > 0)
        g_array_append_val (keys, key);
    }
  for (int kind = 0; kind < REMIT_N_LINK_KINDS; kind++)
    {
      RemitRowKey key = { ROW_LINKS, kind };

      if (self->links[kind] > 0)
        g_array_append_val (keys, key);
    }
}

static GtkWidget *
remit_crowd_section_make_row (RemitSection *section, const RemitRowKey *key)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = remit_line_new (NULL);

  if (key->what == ROW_NODES)
    {
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (
                                       remit_node_kind_info ((RemitNodeKind) key->id)->icon));
      gtk_label_set_text (GTK_LABEL (name), remit_node_kind_plural ((RemitNodeKind) key->id));
    }
  else
    {
      /* Translators: links of a kind, as a line in a list: "links “reports to”" */
      g_autofree char *text
        = g_strdup_printf (_("links “%s”"), remit_link_kind_label ((RemitLinkKind) key->id));

      gtk_label_set_text (GTK_LABEL (name), text);
    }
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_widget_add_css_class (box, "remit-text-line");
  return box;
}

static void
remit_crowd_section_show_row (RemitSection *section, const RemitRowKey *key, GtkWidget *box)
{
  RemitCrowdSection *self = REMIT_CROWD_SECTION (section);
  guint count = key->what == ROW_NODES ? self->nodes[key->id] : self->links[key->id];
  g_autofree char *text = g_strdup_printf ("%u", count);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), text);
}

static void
on_delete_cb (RemitSection *section)
{
  const RemitGraph *graph = remit_section_get_graph (section);
  guint n;
  const RemitId *selected = remit_section_get_subjects (section, &n);
  g_autofree RemitId *ids = g_memdup2 (selected, n * sizeof *selected);
  g_autofree char *label = g_strdup_printf (ngettext ("Delete %u thing", "Delete %u things", n), n);
  g_autofree char *toast
    = g_strdup_printf (ngettext ("%u thing was deleted.", "%u things were deleted.", n), n);
  g_autoptr (RemitEdit) edit = remit_document_begin (remit_section_get_document (section), label);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      const RemitRow *row = remit_graph_find (graph, ids[i]);

      /* A link may have gone with its node. */
      if (row != NULL && !remit_edit_delete (edit, row->table, ids[i], &error))
        {
          remit_section_show_error (section, error);
          return;
        }
    }
  remit_section_commit (section, g_steal_pointer (&edit), toast);
}

static void
remit_crowd_section_class_init (RemitCrowdSectionClass *class)
{
  RemitSectionClass *section_class = REMIT_SECTION_CLASS (class);

  section_class->tables = REMIT_TABLE_BIT (REMIT_TABLE_NODE) | REMIT_TABLE_BIT (REMIT_TABLE_LINK);
  section_class->list_rows = remit_crowd_section_list_rows;
  section_class->make_row = remit_crowd_section_make_row;
  section_class->show_row = remit_crowd_section_show_row;
}

static void
remit_crowd_section_init (RemitCrowdSection *self)
{
}

static GtkWidget *
make_crowd (RemitDocument *document, RemitSelection *selection)
{
  GtkWidget *self
    = g_object_new (REMIT_TYPE_CROWD_SECTION, "document", document, "selection", selection, NULL);
  GtkWidget *remove
    = remit_icon_button_new ("user-trash-symbolic", _("Delete the Selection from the Model"));

  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_delete_cb), self, G_CONNECT_SWAPPED);
  remit_section_add_button (REMIT_SECTION (self), remove, FALSE);
  gtk_widget_add_css_class (self, "remit-crowd");
  return self;
}

static GtkWidget *
make_form (RemitDocument *document, RemitSelection *selection, RemitTable table, const char *title,
           guint32 without)
{
  GtkWidget *form
    = _remit_fields_section_new (document, selection, table, REMIT_FIELDS_OF_ROWS, title);

  _remit_fields_section_set_fields (REMIT_FIELDS_SECTION (form),
                                    _remit_shown_fields (table) & ~without, 0);
  return form;
}

void
_remit_inspector_fill_several_page (GtkBox *page, GPtrArray *sections, RemitDocument *document,
                                    RemitSelection *selection)
{
  _remit_inspector_append (page, sections, make_crowd (document, selection));
  _remit_inspector_append (
    page, sections,
    make_form (document, selection, REMIT_TABLE_NODE, _("Nodes"), 1u << REMIT_NODE_FIELD_NAME));
  _remit_inspector_append (
    page, sections,
    make_form (document, selection, REMIT_TABLE_LINK, _("Links"),
               1u << REMIT_LINK_FIELD_SOURCE | 1u << REMIT_LINK_FIELD_TARGET));
}
