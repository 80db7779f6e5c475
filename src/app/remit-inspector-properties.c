/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-inspector-private.h"

#include "remit-access.h"
#include "remit-controls.h"

#include <glib/gi18n-lib.h>

/* Free pairs of name and value: what an organisation wants to note and the model has no field for.
 * A name is unique on its node; a new pair gets a free one, with the focus in it to be overwritten.
 */

#define REMIT_TYPE_PROPERTIES_SECTION (remit_properties_section_get_type ())
G_DECLARE_FINAL_TYPE (RemitPropertiesSection, remit_properties_section, REMIT, PROPERTIES_SECTION,
                      RemitSection)

struct _RemitPropertiesSection
{
  RemitSection parent_instance;

  RemitId fresh; /* a pair just added, to be given the focus */
};

G_DEFINE_FINAL_TYPE (RemitPropertiesSection, remit_properties_section, REMIT_TYPE_SECTION)

typedef struct
{
  RemitFieldEditor *name;
  RemitFieldEditor *value;
} Pair;

static void
remit_properties_section_list_rows (RemitSection *section, GArray *keys)
{
  g_autoptr (GPtrArray) rows = remit_graph_owned (
    remit_section_get_graph (section), REMIT_TABLE_PROPERTY, remit_section_get_subject (section));

  for (guint i = 0; i < rows->len; i++)
    {
      RemitRowKey key = { 0, ((const RemitRow *) g_ptr_array_index (rows, i))->id };

      g_array_append_val (keys, key);
    }
}

static void
on_remove_cb (RemitSection *section, GtkWidget *button)
{
  RemitId *id = g_object_get_data (G_OBJECT (button), "remit-id");
  const RemitRow *row
    = remit_graph_get (remit_section_get_graph (section), REMIT_TABLE_PROPERTY, *id);
  g_autofree char *label = NULL;
  g_autofree char *toast = NULL;

  if (row == NULL)
    return;
  label = g_strdup_printf (_("Remove the property “%s”"), ((const RemitProperty *) row)->name);
  toast
    = g_strdup_printf (_("The property “%s” was removed."), ((const RemitProperty *) row)->name);
  remit_section_delete_row (section, REMIT_TABLE_PROPERTY, *id, label, toast);
}

static GtkWidget *
remit_properties_section_make_row (RemitSection *section, const RemitRowKey *key)
{
  RemitDocument *document = remit_section_get_document (section);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *halves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *name
    = remit_field_editor_new (document, REMIT_TABLE_PROPERTY, REMIT_PROPERTY_FIELD_NAME);
  GtkWidget *value
    = remit_field_editor_new (document, REMIT_TABLE_PROPERTY, REMIT_PROPERTY_FIELD_VALUE);
  GtkWidget *remove = remit_icon_button_new ("edit-delete-symbolic", _("Remove the Property"));
  Pair *pair = g_new0 (Pair, 1);

  pair->name = REMIT_FIELD_EDITOR (name);
  pair->value = REMIT_FIELD_EDITOR (value);
  remit_field_editor_set_rows (pair->name, &key->id, 1);
  remit_field_editor_set_rows (pair->value, &key->id, 1);
  remit_field_editor_set_label (pair->name, _("Name of the property"));
  gtk_box_set_homogeneous (GTK_BOX (halves), TRUE);
  gtk_widget_set_hexpand (halves, TRUE);
  gtk_widget_set_sensitive (remove, !remit_section_is_read_only (section));
  gtk_widget_add_css_class (remove, "remit-row-button");
  gtk_box_append (GTK_BOX (halves), name);
  gtk_box_append (GTK_BOX (halves), value);
  gtk_box_append (GTK_BOX (line), halves);
  gtk_box_append (GTK_BOX (line), remove);
  gtk_widget_add_css_class (line, "remit-field-line");
  gtk_box_append (GTK_BOX (lines), line);
  gtk_box_append (GTK_BOX (lines), remit_field_error_new (pair->name));
  gtk_box_append (GTK_BOX (lines), remit_field_error_new (pair->value));
  g_object_set_data_full (G_OBJECT (remove), "remit-id", g_memdup2 (&key->id, sizeof key->id),
                          g_free);
  g_object_set_data_full (G_OBJECT (lines), "remit-pair", pair, g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_cb), section,
                           G_CONNECT_SWAPPED);
  return lines;
}

static void
remit_properties_section_show_row (RemitSection *section, const RemitRowKey *key, GtkWidget *row)
{
  RemitPropertiesSection *self = REMIT_PROPERTIES_SECTION (section);
  Pair *pair = g_object_get_data (G_OBJECT (row), "remit-pair");
  const RemitProperty *property = (const RemitProperty *) remit_graph_get (
    remit_section_get_graph (section), REMIT_TABLE_PROPERTY, key->id);

  remit_field_editor_refresh (pair->name);
  remit_field_editor_refresh (pair->value);
  remit_field_editor_set_label (pair->value, property->name);
  remit_set_label (gtk_widget_get_parent (row), property->name);
  if (self->fresh == key->id)
    {
      self->fresh = REMIT_ID_NONE;
      remit_section_focus_later (section, GTK_WIDGET (pair->name));
    }
}

/* "Property 3": the first such name that is free on the node. */
static char *
make_name (RemitSection *section)
{
  g_autoptr (GPtrArray) rows = remit_graph_owned (
    remit_section_get_graph (section), REMIT_TABLE_PROPERTY, remit_section_get_subject (section));

  for (guint number = rows->len + 1;; number++)
    {
      g_autofree char *name = g_strdup_printf (_("Property %u"), number);
      gboolean taken = FALSE;

      for (guint i = 0; i < rows->len && !taken; i++)
        taken = g_str_equal (((const RemitProperty *) g_ptr_array_index (rows, i))->name, name);
      if (!taken)
        return g_steal_pointer (&name);
    }
}

static void
on_add_cb (RemitPropertiesSection *self)
{
  RemitSection *section = REMIT_SECTION (self);
  RemitId owner = remit_section_get_subject (section);
  g_autofree char *name = make_name (section);
  g_autofree char *what = remit_graph_describe (remit_section_get_graph (section), owner);
  g_autofree char *label = g_strdup_printf (_("Add a property to %s"), what);
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_PROPERTY);
  g_autoptr (RemitEdit) edit = remit_document_begin (remit_section_get_document (section), label);

  remit_row_set_number (row, REMIT_PROPERTY_FIELD_OWNER, owner);
  remit_row_set_text (row, REMIT_PROPERTY_FIELD_NAME, name);
  self->fresh = remit_edit_insert (edit, row);
  if (!remit_section_commit (section, g_steal_pointer (&edit), NULL))
    self->fresh = REMIT_ID_NONE;
}

static void
remit_properties_section_class_init (RemitPropertiesSectionClass *class)
{
  RemitSectionClass *section_class = REMIT_SECTION_CLASS (class);

  section_class->tables = REMIT_TABLE_BIT (REMIT_TABLE_PROPERTY);
  section_class->list_rows = remit_properties_section_list_rows;
  section_class->make_row = remit_properties_section_make_row;
  section_class->show_row = remit_properties_section_show_row;
}

static void
remit_properties_section_init (RemitPropertiesSection *self)
{
}

GtkWidget *
_remit_properties_section_new (RemitDocument *document, RemitSelection *selection)
{
  GtkWidget *self = g_object_new (REMIT_TYPE_PROPERTIES_SECTION, "document", document, "selection",
                                  selection, NULL);
  GtkWidget *add = _remit_add_button_new (_("Add a Property"));

  remit_section_set_title (REMIT_SECTION (self), _("Properties"));
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_cb), self, G_CONNECT_SWAPPED);
  remit_section_add_button (REMIT_SECTION (self), add, FALSE);
  return self;
}
