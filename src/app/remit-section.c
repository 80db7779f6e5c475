/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-section.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-dialogs.h"

#include <glib/gi18n-lib.h>

/* The common part of the inspector's sections.
 *
 * A refresh compares the keys that the subclass lists with those of the rows that are there: rows
 * that have gone are removed, new ones made, and the others only filled in again.  When the row
 * with the focus goes, the focus moves to the row that takes its place. */

typedef struct
{
  /* owned */
  RemitDocument *document;
  RemitSelection *selection;
  GArray *subjects; /* element-type RemitId */
  /* borrowed children */
  GtkWidget *header;
  GtkWidget *title;
  GtkListBox *list;
  GtkWidget *empty;
  GtkWidget *focus_later; /* only during a refresh */
  /* state */
  gboolean has_adder;
} RemitSectionPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RemitSection, remit_section, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_SELECTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

#define PRIVATE(self) ((RemitSectionPrivate *) remit_section_get_instance_private (self))

/* What the base knows of a row of the list. */
typedef struct
{
  RemitRowKey key;
  GtkWidget *content; /* what the subclass made: the row itself or its child */
} RowInfo;

static GQuark
get_info_quark (void)
{
  return g_quark_from_static_string ("remit-row-info");
}

static const RowInfo *
get_info (GtkListBoxRow *row)
{
  return g_object_get_qdata (G_OBJECT (row), get_info_quark ());
}

/* ---- rows ---- */

static guint
hash_key (gconstpointer data)
{
  const RemitRowKey *key = data;

  return g_int64_hash (&key->what) * 31 + g_int64_hash (&key->id);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const RemitRowKey *left = a;
  const RemitRowKey *right = b;

  return left->what == right->what && left->id == right->id;
}

static GtkListBoxRow *
make_row (RemitSection *self, const RemitRowKey *key)
{
  GtkWidget *widget = REMIT_SECTION_GET_CLASS (self)->make_row (self, key);
  GtkWidget *row = widget;
  RowInfo *info = g_new0 (RowInfo, 1);

  info->key = *key;
  info->content = widget;
  if (!GTK_IS_LIST_BOX_ROW (widget))
    {
      row = gtk_list_box_row_new ();
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), widget);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_widget_set_focusable (row, FALSE);
    }
  g_object_set_qdata_full (G_OBJECT (row), get_info_quark (), info, g_free);
  return GTK_LIST_BOX_ROW (row);
}

/* Removes the rows whose keys are not in @keys; returns the place of the one that had the focus, -1
 * when it stays. */
static int
remove_gone_rows (RemitSection *self, GArray *keys)
{
  RemitSectionPrivate *priv = PRIVATE (self);
  g_autoptr (GHashTable) wanted = g_hash_table_new (hash_key, equal_keys);
  int focused = -1;
  int place = 0;
  GtkListBoxRow *row;

  for (guint i = 0; i < keys->len; i++)
    g_hash_table_add (wanted, &g_array_index (keys, RemitRowKey, i));
  while ((row = gtk_list_box_get_row_at_index (priv->list, place)) != NULL)
    {
      if (g_hash_table_contains (wanted, &get_info (row)->key))
        {
          place++;
          continue;
        }
      if (remit_has_focus_within (GTK_WIDGET (row)))
        focused = place;
      gtk_list_box_remove (priv->list, GTK_WIDGET (row));
    }
  return focused;
}

static GtkListBoxRow *
find_row (RemitSection *self, const RemitRowKey *key)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (PRIVATE (self)->list, i)) != NULL; i++)
    if (equal_keys (&get_info (row)->key, key))
      return row;
  return NULL;
}

/* Puts the row of @key at @place, from elsewhere in the list or newly made. */
static GtkListBoxRow *
put_row (RemitSection *self, const RemitRowKey *key, int place)
{
  RemitSectionPrivate *priv = PRIVATE (self);
  g_autoptr (GtkListBoxRow) row = find_row (self, key);

  if (row == NULL)
    row = g_object_ref_sink (make_row (self, key));
  else
    {
      g_object_ref (row);
      if (gtk_list_box_row_get_index (row) == place)
        return row;
      gtk_list_box_remove (priv->list, GTK_WIDGET (row));
    }
  gtk_list_box_insert (priv->list, GTK_WIDGET (row), place);
  return row;
}

static void
restore_focus (RemitSection *self, int place, guint n_rows)
{
  RemitSectionPrivate *priv = PRIVATE (self);
  GtkListBoxRow *row
    = n_rows == 0 ? NULL
                  : gtk_list_box_get_row_at_index (priv->list, MIN (place, (int) n_rows - 1));

  if (row == NULL || !gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
remit_section_refresh (RemitSection *self)
{
  RemitSectionPrivate *priv = PRIVATE (self);
  RemitSectionClass *class = REMIT_SECTION_GET_CLASS (self);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (RemitRowKey));
  gboolean applies = class->applies == NULL || class->applies (self);
  int lost_focus;

  if (applies)
    class->list_rows (self, keys);
  lost_focus = remove_gone_rows (self, keys);
  for (guint i = 0; i < keys->len; i++)
    {
      const RemitRowKey *key = &g_array_index (keys, RemitRowKey, i);
      GtkListBoxRow *row = put_row (self, key, (int) i);

      if (class->show_row != NULL)
        class->show_row (self, key, get_info (row)->content);
    }
  gtk_widget_set_visible (GTK_WIDGET (priv->list), keys->len > 0);
  gtk_widget_set_visible (priv->empty,
                          keys->len == 0 && *gtk_label_get_text (GTK_LABEL (priv->empty)) != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self), applies && (keys->len > 0 || priv->has_adder));
  if (priv->focus_later != NULL)
    {
      gtk_widget_grab_focus (priv->focus_later);
      remit_keep_in_sight (g_steal_pointer (&priv->focus_later));
    }
  else if (lost_focus >= 0)
    restore_focus (self, lost_focus, keys->len);
}

void
remit_section_focus_later (RemitSection *self, GtkWidget *widget)
{
  PRIVATE (self)->focus_later = widget;
}

void
remit_section_document_changed (RemitSection *self, guint tables)
{
  guint mine = REMIT_SECTION_GET_CLASS (self)->tables;

  if (tables == 0 || (tables & mine) != 0)
    remit_section_refresh (self);
}

/* ---- subject ---- */

void
remit_section_set_subjects (RemitSection *self, const RemitId *ids, guint n)
{
  RemitSectionPrivate *priv = PRIVATE (self);

  g_return_if_fail (REMIT_IS_SECTION (self));

  g_array_set_size (priv->subjects, 0);
  g_array_append_vals (priv->subjects, ids, n);
  if (REMIT_SECTION_GET_CLASS (self)->subject_changed != NULL)
    REMIT_SECTION_GET_CLASS (self)->subject_changed (self);
  remit_section_refresh (self);
}

const RemitId *
remit_section_get_subjects (RemitSection *self, guint *n)
{
  RemitSectionPrivate *priv = PRIVATE (self);

  *n = priv->subjects->len;
  return (const RemitId *) priv->subjects->data;
}

RemitId
remit_section_get_subject (RemitSection *self)
{
  RemitSectionPrivate *priv = PRIVATE (self);

  return priv->subjects->len == 0 ? REMIT_ID_NONE : g_array_index (priv->subjects, RemitId, 0);
}

RemitDocument *
remit_section_get_document (RemitSection *self)
{
  return PRIVATE (self)->document;
}

RemitGraph *
remit_section_get_graph (RemitSection *self)
{
  return remit_document_get_graph (PRIVATE (self)->document);
}

RemitSelection *
remit_section_get_selection (RemitSection *self)
{
  return PRIVATE (self)->selection;
}

gboolean
remit_section_is_read_only (RemitSection *self)
{
  return remit_document_get_read_only (PRIVATE (self)->document);
}

/* ---- looks ---- */

void
remit_section_set_title (RemitSection *self, const char *title)
{
  RemitSectionPrivate *priv = PRIVATE (self);

  gtk_label_set_text (GTK_LABEL (priv->title), title == NULL ? "" : title);
  gtk_widget_set_visible (priv->header, title != NULL);
  if (title == NULL)
    return;
  remit_set_label (GTK_WIDGET (priv->list), title);
  remit_set_label (GTK_WIDGET (self), title);
}

void
remit_section_add_button (RemitSection *self, GtkWidget *button, gboolean tool)
{
  RemitSectionPrivate *priv = PRIVATE (self);

  gtk_widget_add_css_class (button, "remit-section-button");
  gtk_box_append (GTK_BOX (priv->header), button);
  gtk_widget_set_sensitive (button, tool || !remit_section_is_read_only (self));
  if (!tool)
    priv->has_adder = TRUE;
}

void
remit_section_set_empty_text (RemitSection *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (PRIVATE (self)->empty), text);
}

void
remit_section_set_plain (RemitSection *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (PRIVATE (self)->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (PRIVATE (self)->list), "remit-plain-list");
}

GtkListBox *
remit_section_get_list (RemitSection *self)
{
  return PRIVATE (self)->list;
}

/* ---- doing things ---- */

void
remit_section_jump (RemitSection *self, RemitId id)
{
  remit_selection_set_one (PRIVATE (self)->selection, id);
}

void
remit_section_show_error (RemitSection *self, const GError *error)
{
  remit_show_error (GTK_WIDGET (self), error);
}

gboolean
remit_section_commit (RemitSection *self, RemitEdit *edit, const char *toast)
{
  g_autoptr (GError) error = NULL;

  if (!remit_document_commit (PRIVATE (self)->document, edit, &error))
    {
      remit_show_error (GTK_WIDGET (self), error);
      return FALSE;
    }
  if (toast != NULL)
    remit_show_toast (GTK_WIDGET (self), toast, TRUE);
  return TRUE;
}

void
remit_section_delete_row (RemitSection *self, RemitTable table, RemitId id, const char *label,
                          const char *toast)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (PRIVATE (self)->document, label);
  g_autoptr (GError) error = NULL;

  if (remit_edit_delete (edit, table, id, &error))
    remit_section_commit (self, g_steal_pointer (&edit), toast);
  else
    remit_show_error (GTK_WIDGET (self), error);
}

/* ---- class ---- */

static void
remit_section_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RemitSectionPrivate *priv = PRIVATE (REMIT_SECTION (object));

  switch (id)
    {
    case PROP_DOCUMENT:
      priv->document = g_value_dup_object (value);
      break;
    case PROP_SELECTION:
      priv->selection = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
remit_section_finalize (GObject *object)
{
  RemitSectionPrivate *priv = PRIVATE (REMIT_SECTION (object));

  g_clear_object (&priv->document);
  g_clear_object (&priv->selection);
  g_array_unref (priv->subjects);
  G_OBJECT_CLASS (remit_section_parent_class)->finalize (object);
}

static void
remit_section_class_init (RemitSectionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->set_property = remit_section_set_property;
  object_class->finalize = remit_section_finalize;
  properties[PROP_DOCUMENT]
    = g_param_spec_object ("document", NULL, NULL, REMIT_TYPE_DOCUMENT,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTION]
    = g_param_spec_object ("selection", NULL, NULL, REMIT_TYPE_SELECTION,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
remit_section_init (RemitSection *self)
{
  RemitSectionPrivate *priv = PRIVATE (self);

  priv->subjects = g_array_new (FALSE, FALSE, sizeof (RemitId));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);

  priv->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  priv->title = remit_line_new (NULL);
  gtk_widget_add_css_class (priv->title, "remit-section-title");
  gtk_widget_set_hexpand (priv->title, TRUE);
  gtk_box_append (GTK_BOX (priv->header), priv->title);
  gtk_widget_set_visible (priv->header, FALSE);
  gtk_widget_add_css_class (priv->header, "remit-section-header");

  priv->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (priv->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (priv->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (priv->list), "remit-card");

  priv->empty = remit_paragraph_new ("");
  gtk_widget_add_css_class (priv->empty, "dim-label");
  gtk_widget_add_css_class (priv->empty, "caption");
  gtk_widget_add_css_class (priv->empty, "remit-section-empty");

  gtk_box_append (GTK_BOX (self), priv->header);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (priv->list));
  gtk_box_append (GTK_BOX (self), priv->empty);
}
