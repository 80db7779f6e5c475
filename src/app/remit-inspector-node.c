/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-inspector-private.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-dialogs.h"
#include "remit-tint.h"
#include "remit-view.h"

#include <glib/gi18n-lib.h>

/* The page of one node: its heading, and which sections follow in which order. */

/* ---- heading: icon, name to be edited in place, kind and zone and code ---- */

#define REMIT_TYPE_HEADING_SECTION (remit_heading_section_get_type ())
G_DECLARE_FINAL_TYPE (RemitHeadingSection, remit_heading_section, REMIT, HEADING_SECTION,
                      RemitSection)

struct _RemitHeadingSection
{
  RemitSection parent_instance;

  /* borrowed: in the only row */
  GtkWidget *icon;
  GtkWidget *badge;
  RemitFieldEditor *name;
  GtkWidget *line;
};

G_DEFINE_FINAL_TYPE (RemitHeadingSection, remit_heading_section, REMIT_TYPE_SECTION)

/* The title of the area of a drawing that the node lies in: "CIO only"; NULL when it lies in none.
 */
static const char *
find_zone (const RemitGraph *graph, RemitId node)
{
  g_autoptr (GPtrArray) views = remit_view_list (graph);

  for (guint v = 0; v < views->len; v++)
    {
      RemitId view = ((const RemitView *) g_ptr_array_index (views, v))->row.id;
      const RemitPlace *place = remit_view_find_place (graph, view, node);
      g_autoptr (GPtrArray) areas = NULL;

      if (place == NULL)
        continue;
      areas = remit_graph_owned (graph, REMIT_TABLE_AREA, view);
      for (guint a = 0; a < areas->len; a++)
        {
          const RemitArea *area = g_ptr_array_index (areas, a);

          if (*area->title != '\0' && place->x >= area->x && place->x < area->x + area->width
              && place->y >= area->y && place->y < area->y + area->height)
            return area->title;
        }
    }
  return NULL;
}

/* "Application · reports to both · APP-014" */
static char *
make_line (const RemitGraph *graph, const RemitNode *node)
{
  const char *zone = *node->subtitle != '\0' ? node->subtitle : find_zone (graph, node->row.id);
  GString *line = g_string_new (remit_node_kind_label (node->kind));

  if (zone != NULL)
    g_string_append_printf (line, " · %s", zone);
  if (*node->code != '\0')
    g_string_append_printf (line, " · %s", node->code);
  if (node->status != REMIT_STATUS_LIVE)
    {
      g_autofree char *status = remit_field_describe (graph, &node->row, REMIT_NODE_FIELD_STATUS);

      g_string_append_printf (line, " · %s", status);
    }
  return g_string_free (line, FALSE);
}

static void
on_delete_cb (RemitSection *section)
{
  const RemitGraph *graph = remit_section_get_graph (section);
  RemitId id = remit_section_get_subject (section);
  const RemitNode *node = remit_graph_node (graph, id);
  guint n;
  g_autofree char *label = NULL;
  g_autofree char *toast = NULL;

  if (node == NULL)
    return;
  n = remit_graph_count_dependants (graph, id);
  label = g_strdup_printf (_("Delete %s"), node->name);
  toast = n == 0 ? g_strdup_printf (_("%s was deleted."), node->name)
                 : g_strdup_printf (ngettext ("%s was deleted with %u link or detail.",
                                              "%s was deleted with %u links and details.", n),
                                    node->name, n);
  remit_section_delete_row (section, REMIT_TABLE_NODE, id, label, toast);
}

static void
remit_heading_section_list_rows (RemitSection *section, GArray *keys)
{
  RemitRowKey key = { 0, 0 };

  if (remit_graph_node (remit_section_get_graph (section), remit_section_get_subject (section))
      != NULL)
    g_array_append_val (keys, key);
}

static GtkWidget *
remit_heading_section_make_row (RemitSection *section, const RemitRowKey *key)
{
  RemitHeadingSection *self = REMIT_HEADING_SECTION (section);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = remit_field_editor_new (remit_section_get_document (section), REMIT_TABLE_NODE,
                                            REMIT_NODE_FIELD_NAME);
  GtkWidget *remove = remit_icon_button_new ("user-trash-symbolic", _("Delete from the Model"));

  self->icon = gtk_image_new ();
  self->badge = remit_tint_badge_new ();
  self->name = REMIT_FIELD_EDITOR (name);
  self->line = remit_paragraph_new (NULL);
  gtk_widget_add_css_class (name, "remit-heading-name");
  gtk_widget_add_css_class (self->line, "dim-label");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_sensitive (remove, !remit_section_is_read_only (section));
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_delete_cb), section,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (top), self->icon);
  gtk_box_append (GTK_BOX (top), self->badge);
  gtk_box_append (GTK_BOX (top), name);
  gtk_box_append (GTK_BOX (top), remove);
  gtk_box_append (GTK_BOX (lines), top);
  gtk_box_append (GTK_BOX (lines), remit_field_error_new (self->name));
  gtk_box_append (GTK_BOX (lines), self->line);
  gtk_widget_add_css_class (lines, "remit-heading");
  return lines;
}

static void
remit_heading_section_show_row (RemitSection *section, const RemitRowKey *key, GtkWidget *row)
{
  RemitHeadingSection *self = REMIT_HEADING_SECTION (section);
  const RemitGraph *graph = remit_section_get_graph (section);
  RemitId id = remit_section_get_subject (section);
  const RemitNode *node = remit_graph_node (graph, id);
  g_autofree char *line = make_line (graph, node);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), remit_node_kind_info (node->kind)->icon);
  gtk_widget_set_tooltip_text (self->icon, remit_node_kind_label (node->kind));
  gtk_widget_set_visible (self->badge, remit_kind_is_party (node->kind));
  if (remit_kind_is_party (node->kind))
    remit_tint_badge_set_party (REMIT_TINT_BADGE (self->badge), graph, node);
  gtk_label_set_text (GTK_LABEL (self->line), line);
  remit_field_editor_set_rows (self->name, &id, 1);
  remit_field_editor_refresh (self->name);
  remit_set_label (gtk_widget_get_parent (row), node->name);
}

static void
remit_heading_section_class_init (RemitHeadingSectionClass *class)
{
  RemitSectionClass *section_class = REMIT_SECTION_CLASS (class);

  section_class->tables = REMIT_TABLE_BIT (REMIT_TABLE_NODE) | REMIT_TABLE_BIT (REMIT_TABLE_PLACE)
                          | REMIT_TABLE_BIT (REMIT_TABLE_AREA);
  section_class->list_rows = remit_heading_section_list_rows;
  section_class->make_row = remit_heading_section_make_row;
  section_class->show_row = remit_heading_section_show_row;
}

static void
remit_heading_section_init (RemitHeadingSection *self)
{
}

GtkWidget *
_remit_heading_section_new (RemitDocument *document, RemitSelection *selection)
{
  GtkWidget *self
    = g_object_new (REMIT_TYPE_HEADING_SECTION, "document", document, "selection", selection, NULL);

  remit_section_set_plain (REMIT_SECTION (self));
  remit_set_label (GTK_WIDGET (remit_section_get_list (REMIT_SECTION (self))), _("Heading"));
  return self;
}

/* ---- the page ---- */

/* The name stands in the heading, the notes have a form of their own; initials and colour matter
 * for parties. */
static void
choose_fields (RemitFieldsSection *self)
{
  RemitSection *section = REMIT_SECTION (self);
  const RemitNode *node
    = remit_graph_node (remit_section_get_graph (section), remit_section_get_subject (section));
  guint32 fields = _remit_shown_fields (REMIT_TABLE_NODE)
                   & ~(1u << REMIT_NODE_FIELD_NAME | 1u << REMIT_NODE_FIELD_NOTES);
  guint32 party_fields = 1u << REMIT_NODE_FIELD_INITIALS | 1u << REMIT_NODE_FIELD_TINT;

  if (node != NULL && !remit_kind_is_party (node->kind))
    _remit_fields_section_set_fields (self, fields & ~party_fields, party_fields);
  else
    _remit_fields_section_set_fields (self, fields, 0);
}

static GtkWidget *
make_details (RemitDocument *document, RemitSelection *selection)
{
  GtkWidget *section = _remit_fields_section_new (document, selection, REMIT_TABLE_NODE,
                                                  REMIT_FIELDS_OF_ROWS, _("Details"));

  _remit_fields_section_set_chooser (REMIT_FIELDS_SECTION (section), choose_fields);
  return section;
}

static GtkWidget *
make_notes (RemitDocument *document, RemitSelection *selection)
{
  GtkWidget *section
    = _remit_fields_section_new (document, selection, REMIT_TABLE_NODE, REMIT_FIELDS_OF_ROWS, NULL);

  _remit_fields_section_set_fields (REMIT_FIELDS_SECTION (section), 1u << REMIT_NODE_FIELD_NOTES,
                                    0);
  remit_set_label (GTK_WIDGET (remit_section_get_list (REMIT_SECTION (section))), _("Notes"));
  return section;
}

void
_remit_inspector_append (GtkBox *page, GPtrArray *sections, GtkWidget *section)
{
  gtk_box_append (page, section);
  g_ptr_array_add (sections, section);
}

void
_remit_inspector_fill_node_page (GtkBox *page, GPtrArray *sections, RemitDocument *document,
                                 RemitSelection *selection)
{
  _remit_inspector_append (page, sections, _remit_heading_section_new (document, selection));
  _remit_inspector_append (page, sections, _remit_cards_section_new (document, selection));
  _remit_inspector_append (page, sections, _remit_duties_section_new (document, selection));
  _remit_inspector_append (page, sections, _remit_letters_section_new (document, selection));
  _remit_inspector_append (page, sections, _remit_promises_section_new (document, selection));
  _remit_inspector_append (page, sections, _remit_links_section_new (document, selection, TRUE));
  for (RemitTable table = 1; table < REMIT_N_TABLES; table++)
    {
      const RemitTableInfo *info = remit_table_info (table);

      if (info->detail_of == 0)
        continue;
      _remit_inspector_append (page, sections,
                               info->single ? _remit_fields_section_new (document, selection, table,
                                                                         REMIT_FIELDS_OF_DETAIL,
                                                                         _(info->label))
                                            : _remit_rows_section_new (document, selection, table));
    }
  _remit_inspector_append (page, sections, make_details (document, selection));
  _remit_inspector_append (page, sections, make_notes (document, selection));
  _remit_inspector_append (page, sections, _remit_links_section_new (document, selection, FALSE));
  _remit_inspector_append (page, sections, _remit_properties_section_new (document, selection));
  _remit_inspector_append (page, sections, _remit_places_section_new (document, selection));
  _remit_inspector_append (page, sections, _remit_history_section_new (document, selection));
}
