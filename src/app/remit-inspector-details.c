/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-inspector-private.h"

#include "remit-controls.h"
#include "remit-access.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Forms made from field tables.  A field is a row of its own, kept from one selection to the next:
 * choosing another node only gives the controls other rows to edit.  The fields that matter less
 * for a kind stand in a row that folds out, made when it is first opened. */

/* What a row is, in its key. */
enum
{
  ROW_FIELD, /* id: the field */
  ROW_MORE,
};

struct _RemitFieldsSection
{
  RemitSection parent_instance;

  /* owned */
  GPtrArray *more_rows; /* borrowed RemitFieldRows in the row that folds out */
  /* state */
  RemitTable table;
  RemitFieldsMode mode;
  guint32 fields;
  guint32 more;
  RemitChooseFields choose;
  RemitPrepareEditor prepare;
};

G_DEFINE_FINAL_TYPE (RemitFieldsSection, remit_fields_section, REMIT_TYPE_SECTION)

guint32
_remit_shown_fields (RemitTable table)
{
  const RemitTableInfo *info = remit_table_info (table);
  guint32 shown = 0;

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & REMIT_FIELD_HIDDEN) == 0)
      shown |= 1u << i;
  return shown;
}

/* Those of the subjects that are rows of the table: nodes and links may be selected together. */
static GArray *
list_own_subjects (RemitFieldsSection *self)
{
  const RemitGraph *graph = remit_section_get_graph (REMIT_SECTION (self));
  GArray *own = g_array_new (FALSE, FALSE, sizeof (RemitId));
  guint n;
  const RemitId *subjects = remit_section_get_subjects (REMIT_SECTION (self), &n);

  for (guint i = 0; i < n; i++)
    if (remit_graph_get (graph, self->table, subjects[i]) != NULL)
      g_array_append_val (own, subjects[i]);
  return own;
}

static void
show_field (RemitFieldsSection *self, RemitFieldRow *row, guint field)
{
  RemitFieldEditor *editor = remit_field_row_get_editor (row);
  g_autoptr (GArray) subjects = list_own_subjects (self);

  if (self->prepare != NULL)
    self->prepare (self, editor, field);
  if (self->mode == REMIT_FIELDS_OF_DETAIL)
    remit_field_editor_set_owner (editor, remit_section_get_subject (REMIT_SECTION (self)));
  else
    remit_field_editor_set_rows (editor, (const RemitId *) subjects->data, subjects->len);
  remit_field_editor_refresh (editor);
}

static void
remit_fields_section_list_rows (RemitSection *section, GArray *keys)
{
  RemitFieldsSection *self = REMIT_FIELDS_SECTION (section);
  guint n_fields = remit_table_info (self->table)->n_fields;
  g_autoptr (GArray) subjects = list_own_subjects (self);

  if (self->mode == REMIT_FIELDS_OF_ROWS && subjects->len == 0)
    return;
  if (self->choose != NULL)
    self->choose (self);
  for (guint i = 0; i < n_fields; i++)
    if ((self->fields & (1u << i)) != 0)
      {
        RemitRowKey key = { ROW_FIELD, i };

        g_array_append_val (keys, key);
      }
  if (self->more != 0)
    {
      RemitRowKey key = { ROW_MORE, self->more };

      g_array_append_val (keys, key);
    }
}

/* ---- the row that folds out ---- */

static guint
get_field_of (GtkWidget *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "remit-field"));
}

static void
show_more (RemitFieldsSection *self)
{
  for (guint i = 0; i < self->more_rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->more_rows, i);

      show_field (self, REMIT_FIELD_ROW (row), get_field_of (row));
    }
}

static void
on_expanded_cb (RemitFieldsSection *self, GParamSpec *pspec, AdwExpanderRow *expander)
{
  guint n_fields = remit_table_info (self->table)->n_fields;

  if (!adw_expander_row_get_expanded (expander) || self->more_rows->len > 0)
    return;
  for (guint i = 0; i < n_fields; i++)
    if ((self->more & (1u << i)) != 0)
      {
        GtkWidget *row
          = remit_field_row_new (remit_section_get_document (REMIT_SECTION (self)), self->table, i);

        g_object_set_data (G_OBJECT (row), "remit-field", GUINT_TO_POINTER (i));
        adw_expander_row_add_row (expander, row);
        g_ptr_array_add (self->more_rows, row);
      }
  show_more (self);
}

static GtkWidget *
make_more (RemitFieldsSection *self)
{
  GtkWidget *expander = adw_expander_row_new ();

  g_ptr_array_set_size (self->more_rows, 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _("More Fields"));
  remit_set_label (expander, _("More Fields"));
  remit_label_lists_within (expander, _("More Fields"));
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (on_expanded_cb), self,
                           G_CONNECT_SWAPPED);
  return expander;
}

static GtkWidget *
remit_fields_section_make_row (RemitSection *section, const RemitRowKey *key)
{
  RemitFieldsSection *self = REMIT_FIELDS_SECTION (section);

  if (key->what == ROW_MORE)
    return make_more (self);
  return remit_field_row_new (remit_section_get_document (section), self->table, (guint) key->id);
}

static void
remit_fields_section_show_row (RemitSection *section, const RemitRowKey *key, GtkWidget *row)
{
  RemitFieldsSection *self = REMIT_FIELDS_SECTION (section);

  if (key->what == ROW_MORE)
    show_more (self);
  else
    show_field (self, REMIT_FIELD_ROW (row), (guint) key->id);
}

/* The form of a detail is there for the kinds of node that have it. */
static gboolean
remit_fields_section_applies (RemitSection *section)
{
  RemitFieldsSection *self = REMIT_FIELDS_SECTION (section);
  const RemitNode *node
    = remit_graph_node (remit_section_get_graph (section), remit_section_get_subject (section));

  return self->mode != REMIT_FIELDS_OF_DETAIL
         || (node != NULL
             && (remit_table_info (self->table)->detail_of & REMIT_KIND_BIT (node->kind)) != 0);
}

static void
remit_fields_section_finalize (GObject *object)
{
  g_ptr_array_unref (REMIT_FIELDS_SECTION (object)->more_rows);
  G_OBJECT_CLASS (remit_fields_section_parent_class)->finalize (object);
}

static void
remit_fields_section_class_init (RemitFieldsSectionClass *class)
{
  RemitSectionClass *section_class = REMIT_SECTION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = remit_fields_section_finalize;
  section_class->tables = G_MAXUINT32;
  section_class->list_rows = remit_fields_section_list_rows;
  section_class->make_row = remit_fields_section_make_row;
  section_class->show_row = remit_fields_section_show_row;
  section_class->applies = remit_fields_section_applies;
}

static void
remit_fields_section_init (RemitFieldsSection *self)
{
  self->more_rows = g_ptr_array_new ();
}

GtkWidget *
_remit_fields_section_new (RemitDocument *document, RemitSelection *selection, RemitTable table,
                           RemitFieldsMode mode, const char *title)
{
  RemitFieldsSection *self
    = g_object_new (REMIT_TYPE_FIELDS_SECTION, "document", document, "selection", selection, NULL);

  self->table = table;
  self->mode = mode;
  self->fields = _remit_shown_fields (table);
  remit_section_set_title (REMIT_SECTION (self), title);
  return GTK_WIDGET (self);
}

void
_remit_fields_section_set_fields (RemitFieldsSection *self, guint32 fields, guint32 more)
{
  self->fields = fields;
  self->more = more;
}

void
_remit_fields_section_set_chooser (RemitFieldsSection *self, RemitChooseFields choose)
{
  self->choose = choose;
}

void
_remit_fields_section_set_prepare (RemitFieldsSection *self, RemitPrepareEditor prepare)
{
  self->prepare = prepare;
}
