/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-field-editor.h"

#include "remit-choice-editor.h"
#include "remit-ref-editor.h"
#include "remit-text-editor.h"

#include <glib/gi18n-lib.h>

/* The part that all controls for fields share: which value they edit, writing it, and what is wrong
 * with it.
 *
 * An editor never listens to the document itself; the page it is on refreshes it after a change.
 * While an editor writes, that refresh reaches it too and must not touch what the user is typing,
 * hence the flag "writing": no loops, no jumping cursor. */

typedef struct
{
  /* owned */
  RemitDocument *document;
  RemitFieldTarget target;
  char *label;
  char *error;
  /* state */
  RemitNodeKinds kinds;
  guint64 choices;
  gboolean writing;
} RemitFieldEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RemitFieldEditor, remit_field_editor, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

#define PRIVATE(self) ((RemitFieldEditorPrivate *) remit_field_editor_get_instance_private (self))

static void
remit_field_editor_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (remit_field_editor_parent_class)->dispose (object);
}

static void
remit_field_editor_finalize (GObject *object)
{
  RemitFieldEditorPrivate *priv = PRIVATE (REMIT_FIELD_EDITOR (object));

  remit_field_target_clear (&priv->target);
  g_clear_object (&priv->document);
  g_free (priv->label);
  g_free (priv->error);
  G_OBJECT_CLASS (remit_field_editor_parent_class)->finalize (object);
}

static void
remit_field_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ERROR)
    g_value_set_string (value, PRIVATE (REMIT_FIELD_EDITOR (object))->error);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* The first control below that takes the focus: entry, text, button. */
static gboolean
focus_below (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_grab_focus (child) || focus_below (child))
      return TRUE;
  return FALSE;
}

static gboolean
remit_field_editor_grab_focus (GtkWidget *widget)
{
  return focus_below (widget);
}

static void
remit_field_editor_class_init (RemitFieldEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = remit_field_editor_dispose;
  object_class->finalize = remit_field_editor_finalize;
  object_class->get_property = remit_field_editor_get_property;
  widget_class->grab_focus = remit_field_editor_grab_focus;
  properties[PROP_ERROR] = g_param_spec_string (
    "error", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fieldeditor");
}

static void
remit_field_editor_init (RemitFieldEditor *self)
{
  PRIVATE (self)->choices = G_MAXUINT64;
}

/* ---- making one ---- */

static GType
choose_type (const RemitField *field)
{
  if (field->type == REMIT_FIELD_ENUM || field->type == REMIT_FIELD_BOOL)
    return REMIT_TYPE_CHOICE_EDITOR;
  if (field->type == REMIT_FIELD_REF)
    return REMIT_TYPE_REF_EDITOR;
  return REMIT_TYPE_TEXT_EDITOR;
}

static GtkWidget *
take_target (RemitFieldTarget *target)
{
  RemitFieldEditor *self = g_object_new (choose_type (target->field), NULL);
  RemitFieldEditorPrivate *priv = PRIVATE (self);

  priv->target = *target;
  priv->document = g_object_ref (target->document);
  priv->kinds = target->field->target_kinds != 0 ? target->field->target_kinds : G_MAXUINT64;
  REMIT_FIELD_EDITOR_GET_CLASS (self)->show (self, TRUE);
  remit_field_editor_set_label (self, _(target->field->label));
  return GTK_WIDGET (self);
}

GtkWidget *
remit_field_editor_new (RemitDocument *document, RemitTable table, guint index)
{
  RemitFieldTarget target;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);

  remit_field_target_init (&target, document, table, index);
  return take_target (&target);
}

GtkWidget *
remit_field_editor_new_fact (RemitDocument *document, const RemitField *field)
{
  RemitFieldTarget target;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);

  remit_field_target_init_fact (&target, document, field);
  return take_target (&target);
}

/* ---- what it edits ---- */

void
remit_field_editor_refresh (RemitFieldEditor *self)
{
  RemitFieldEditorClass *class;

  g_return_if_fail (REMIT_IS_FIELD_EDITOR (self));

  class = REMIT_FIELD_EDITOR_GET_CLASS (self);
  /* A refused choice has sprung back; the sentence about it stays until something else happens. */
  if (class->flush == NULL && !PRIVATE (self)->writing)
    remit_field_editor_set_error (self, NULL);
  class->show (self, FALSE);
}

static gboolean
same_rows (const GArray *ids, const RemitId *other, guint n)
{
  if (ids->len != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_array_index (ids, RemitId, i) != other[i])
      return FALSE;
  return TRUE;
}

void
remit_field_editor_set_rows (RemitFieldEditor *self, const RemitId *ids, guint n)
{
  RemitFieldEditorPrivate *priv = PRIVATE (self);

  g_return_if_fail (REMIT_IS_FIELD_EDITOR (self));

  if (priv->target.owner == REMIT_ID_NONE && same_rows (priv->target.ids, ids, n))
    return;
  remit_field_editor_flush (self);
  priv->target.owner = REMIT_ID_NONE;
  g_array_set_size (priv->target.ids, 0);
  g_array_append_vals (priv->target.ids, ids, n);
  remit_field_editor_set_error (self, NULL);
  REMIT_FIELD_EDITOR_GET_CLASS (self)->show (self, TRUE);
}

void
remit_field_editor_set_owner (RemitFieldEditor *self, RemitId owner)
{
  RemitFieldEditorPrivate *priv = PRIVATE (self);

  g_return_if_fail (REMIT_IS_FIELD_EDITOR (self));

  if (priv->target.owner == owner)
    return;
  remit_field_editor_flush (self);
  priv->target.owner = owner;
  remit_field_editor_set_error (self, NULL);
  REMIT_FIELD_EDITOR_GET_CLASS (self)->show (self, TRUE);
}

gboolean
remit_field_editor_flush (RemitFieldEditor *self)
{
  RemitFieldEditorClass *class = REMIT_FIELD_EDITOR_GET_CLASS (self);

  return class->flush == NULL || class->flush (self);
}

void
remit_field_editor_set_kinds (RemitFieldEditor *self, RemitNodeKinds kinds)
{
  PRIVATE (self)->kinds = kinds;
}

RemitNodeKinds
remit_field_editor_get_kinds (RemitFieldEditor *self)
{
  return PRIVATE (self)->kinds;
}

void
remit_field_editor_set_choices (RemitFieldEditor *self, guint64 choices)
{
  if (PRIVATE (self)->choices == choices)
    return;
  PRIVATE (self)->choices = choices;
  remit_field_editor_refresh (self);
}

guint64
remit_field_editor_get_choices (RemitFieldEditor *self)
{
  return PRIVATE (self)->choices;
}

void
remit_field_editor_set_label (RemitFieldEditor *self, const char *label)
{
  RemitFieldEditorPrivate *priv = PRIVATE (self);

  if (g_strcmp0 (priv->label, label) == 0)
    return;
  g_free (priv->label);
  priv->label = g_strdup (label);
  REMIT_FIELD_EDITOR_GET_CLASS (self)->name (self, label);
}

const char *
remit_field_editor_get_label (RemitFieldEditor *self)
{
  return PRIVATE (self)->label;
}

const RemitField *
remit_field_editor_get_field (RemitFieldEditor *self)
{
  return PRIVATE (self)->target.field;
}

gboolean
remit_field_editor_is_wide (RemitFieldEditor *self)
{
  const RemitFieldTarget *target = &PRIVATE (self)->target;

  /* The value of a property may have several lines, but hardly ever has. */
  if (target->table == REMIT_TABLE_PROPERTY)
    return FALSE;
  return (target->field->flags & REMIT_FIELD_LONG) != 0 || remit_choice_is_tint (target->field);
}

/* ---- for the subclasses ---- */

const RemitFieldTarget *
remit_field_editor_get_target (RemitFieldEditor *self)
{
  return &PRIVATE (self)->target;
}

void
remit_field_editor_take_child (RemitFieldEditor *self, GtkWidget *child)
{
  gtk_widget_set_hexpand (child, TRUE);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

const char *
remit_field_editor_get_error (RemitFieldEditor *self)
{
  g_return_val_if_fail (REMIT_IS_FIELD_EDITOR (self), NULL);

  return PRIVATE (self)->error;
}

void
remit_field_editor_set_error (RemitFieldEditor *self, const char *sentence)
{
  RemitFieldEditorPrivate *priv = PRIVATE (self);

  if (g_strcmp0 (priv->error, sentence) == 0)
    return;
  g_free (priv->error);
  priv->error = g_strdup (sentence);
  if (sentence != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

gboolean
remit_field_editor_apply (RemitFieldEditor *self, gint64 number, const char *text, gboolean merge)
{
  RemitFieldEditorPrivate *priv = PRIVATE (self);
  g_autoptr (GError) error = NULL;
  const char *old_text;
  gint64 old_number;
  RemitFieldState state = remit_field_target_read (&priv->target, &old_number, &old_text);
  gboolean is_text = remit_field_is_text (priv->target.field);
  gboolean written;

  if (state == REMIT_FIELD_ABSENT)
    return TRUE;
  if (state == REMIT_FIELD_COMMON
      && (is_text ? g_str_equal (old_text, text) : old_number == number))
    {
      remit_field_editor_set_error (self, NULL);
      return TRUE;
    }
  /* A commit lets the page rebuild itself, which may take this editor away. */
  g_object_ref (self);
  priv->writing = TRUE;
  written = remit_field_target_write (&priv->target, number, text, merge, &error);
  priv->writing = FALSE;
  remit_field_editor_set_error (self, written ? NULL : error->message);
  g_object_unref (self);
  return written;
}

gboolean
remit_field_editor_is_writing (RemitFieldEditor *self)
{
  return PRIVATE (self)->writing;
}
