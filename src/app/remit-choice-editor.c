/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-choice-editor.h"

#include "remit-access.h"
#include "remit-chooser.h"
#include "remit-controls.h"
#include "remit-tint.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Short enumerations as drop-downs, the long ones (kinds) as a button that opens a list to type in,
 * yes and no as a switch, colours as a row of swatches.  A choice that the document refuses springs
 * back, and the sentence about it stays below.
 *
 * The list of a drop-down is the offered values in order, with "Mixed" on top while the rows
 * differ; "values" maps places of the list to values. */

#define MIXED -1
#define LONG_LIST 12

struct _RemitChoiceEditor
{
  RemitFieldEditor parent_instance;

  /* owned */
  GArray *values; /* element-type int: what each place of the drop-down means */
  /* borrowed children, one of them */
  GtkWidget *drop_down;
  GtkWidget *button; /* with label, for long lists */
  GtkWidget *label;
  GtkWidget *toggle;
  GtkWidget *swatches;
  /* state */
  guint64 listed; /* the choices of the list as it is */
  gboolean listed_mixed;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (RemitChoiceEditor, remit_choice_editor, REMIT_TYPE_FIELD_EDITOR)

gboolean
remit_choice_is_tint (const RemitField *field)
{
  return field->type == REMIT_FIELD_ENUM && g_str_equal (field->name, "tint");
}

static gboolean
is_long (const RemitField *field)
{
  guint n = 0;

  while (field->values[n].key != NULL)
    n++;
  return n > LONG_LIST;
}

/* The name of the control with its value, which screen readers would not find by themselves. */
static void
name_with_value (RemitChoiceEditor *self)
{
  GtkStringObject *chosen;
  g_autofree char *label = NULL;

  if (self->button != NULL)
    {
      label
        = g_strdup_printf (_("%s: %s"), remit_field_editor_get_label (REMIT_FIELD_EDITOR (self)),
                           gtk_label_get_text (GTK_LABEL (self->label)));
      remit_set_label (self->button, label);
      return;
    }
  chosen = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->drop_down));
  /* Translators: a form field and its value, for screen readers: "Status: Live" */
  label = g_strdup_printf (_("%s: %s"), remit_field_editor_get_label (REMIT_FIELD_EDITOR (self)),
                           chosen == NULL ? "" : gtk_string_object_get_string (chosen));
  remit_label_inner_button (self->drop_down, label);
}

static void remit_choice_editor_show (RemitFieldEditor *editor, gboolean anew);

/* ---- choosing ---- */

static void
on_chosen_cb (RemitChoiceEditor *self)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  int value;

  if (self->showing || place == GTK_INVALID_LIST_POSITION)
    return;
  value = g_array_index (self->values, int, place);
  g_object_ref (self);
  if (value != MIXED)
    remit_field_editor_apply (REMIT_FIELD_EDITOR (self), value, NULL, FALSE);
  if (self->drop_down != NULL)
    remit_choice_editor_show (REMIT_FIELD_EDITOR (self), FALSE);
  g_object_unref (self);
}

/* The heading that a value of a long list stands under; NULL: none. */
static const char *
get_section (const RemitFieldTarget *target, int value)
{
  if (target->table == REMIT_TABLE_NODE)
    return remit_node_group_label (remit_node_kind_info ((RemitNodeKind) value)->group);
  if (target->table == REMIT_TABLE_LINK)
    return remit_link_class_label (remit_link_kind_info ((RemitLinkKind) value)->link_class);
  return NULL;
}

/* Values under one heading together, in the order in which the headings first come. */
static void
fill_chooser (RemitChooser *chooser, const char *query, gpointer data)
{
  const RemitFieldTarget *target = remit_field_editor_get_target (data);
  const RemitEnumValue *values = target->field->values;
  guint64 open = remit_field_editor_get_choices (data);

  for (int first = 0; values[first].key != NULL; first++)
    {
      const char *section = get_section (target, first);

      for (int i = first; values[i].key != NULL; i++)
        {
          const char *icon = target->table == REMIT_TABLE_NODE
                               ? remit_node_kind_info ((RemitNodeKind) i)->icon
                               : NULL;

          if ((open & (G_GUINT64_CONSTANT (1) << i)) == 0 || get_section (target, i) != section)
            continue;
          open &= ~(G_GUINT64_CONSTANT (1) << i);
          if (remit_chooser_matches (chooser, _(values[i].label)))
            remit_chooser_add (chooser, i, section, _(values[i].label), NULL, icon, TRUE);
        }
    }
}

static void
on_value_chosen_cb (RemitFieldEditor *editor, gint64 value)
{
  remit_field_editor_apply (editor, value, NULL, FALSE);
}

static void
on_clicked_cb (RemitChoiceEditor *self)
{
  const char *title = remit_field_editor_get_label (REMIT_FIELD_EDITOR (self));
  RemitChooser *chooser = remit_chooser_new (title, title, fill_chooser, self, NULL);

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_value_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  remit_chooser_open (chooser, self->button, NULL);
}

static void
on_toggled_cb (RemitChoiceEditor *self)
{
  if (self->showing)
    return;
  g_object_ref (self);
  remit_field_editor_apply (REMIT_FIELD_EDITOR (self),
                            gtk_switch_get_active (GTK_SWITCH (self->toggle)), NULL, FALSE);
  remit_choice_editor_show (REMIT_FIELD_EDITOR (self), FALSE);
  g_object_unref (self);
}

static void
on_swatch_cb (RemitChoiceEditor *self, int tint)
{
  if (!self->showing)
    remit_field_editor_apply (REMIT_FIELD_EDITOR (self), tint, NULL, FALSE);
}

/* ---- showing ---- */

static void
list_values (RemitChoiceEditor *self, const RemitField *field, gboolean mixed)
{
  guint64 choices = remit_field_editor_get_choices (REMIT_FIELD_EDITOR (self));
  g_autoptr (GtkStringList) labels = NULL;

  if (self->values->len > 0 && self->listed == choices && self->listed_mixed == mixed)
    return;
  self->listed = choices;
  self->listed_mixed = mixed;
  g_array_set_size (self->values, 0);
  labels = gtk_string_list_new (NULL);
  if (mixed)
    {
      int value = MIXED;

      g_array_append_val (self->values, value);
      gtk_string_list_append (labels, _("Mixed"));
    }
  for (int i = 0; field->values[i].key != NULL; i++)
    if ((choices & (G_GUINT64_CONSTANT (1) << i)) != 0)
      {
        g_array_append_val (self->values, i);
        gtk_string_list_append (labels, _(field->values[i].label));
      }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->drop_down), G_LIST_MODEL (labels));
}

static guint
find_place (RemitChoiceEditor *self, int value)
{
  for (guint i = 0; i < self->values->len; i++)
    if (g_array_index (self->values, int, i) == value)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void make_child (RemitChoiceEditor *self, const RemitField *field);

static void
remit_choice_editor_show (RemitFieldEditor *editor, gboolean anew)
{
  RemitChoiceEditor *self = REMIT_CHOICE_EDITOR (editor);
  const RemitFieldTarget *target = remit_field_editor_get_target (editor);
  gint64 number;
  RemitFieldState state = remit_field_target_read (target, &number, NULL);
  gboolean mixed = state == REMIT_FIELD_MIXED;

  if (gtk_widget_get_first_child (GTK_WIDGET (self)) == NULL)
    make_child (self, target->field);
  self->showing = TRUE;
  if (self->drop_down != NULL)
    {
      list_values (self, target->field, mixed);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down),
                                  find_place (self, mixed ? MIXED : (int) number));
      name_with_value (self);
    }
  else if (self->button != NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->label),
                          mixed ? _("Mixed") : _(target->field->values[number].label));
      name_with_value (self);
    }
  else if (self->toggle != NULL)
    gtk_switch_set_active (GTK_SWITCH (self->toggle), !mixed && number != 0);
  else
    remit_tint_picker_set_tint (REMIT_TINT_PICKER (self->swatches), mixed ? -1 : (int) number);
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (editor), !remit_document_get_read_only (target->document)
                                                   && state != REMIT_FIELD_ABSENT);
}

static void
remit_choice_editor_name (RemitFieldEditor *editor, const char *label)
{
  RemitChoiceEditor *self = REMIT_CHOICE_EDITOR (editor);

  if (self->drop_down != NULL || self->button != NULL)
    name_with_value (self);
  else
    remit_set_label (self->toggle != NULL ? self->toggle : self->swatches, label);
}

static void
make_child (RemitChoiceEditor *self, const RemitField *field)
{
  RemitFieldEditor *editor = REMIT_FIELD_EDITOR (self);

  if (remit_choice_is_tint (field))
    {
      self->swatches = remit_tint_picker_new ();
      g_signal_connect_object (self->swatches, "picked", G_CALLBACK (on_swatch_cb), self,
                               G_CONNECT_SWAPPED);
      remit_field_editor_take_child (editor, self->swatches);
    }
  else if (field->type == REMIT_FIELD_BOOL)
    {
      self->toggle = gtk_switch_new ();
      gtk_widget_set_halign (self->toggle, GTK_ALIGN_END);
      gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
      g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (on_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      remit_field_editor_take_child (editor, self->toggle);
    }
  else if (is_long (field))
    {
      self->button = remit_choice_button_new (&self->label);
      g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      remit_field_editor_take_child (editor, self->button);
    }
  else
    {
      self->drop_down = remit_drop_down_new ();
      gtk_widget_add_css_class (self->drop_down, "flat");
      g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (on_chosen_cb), self,
                               G_CONNECT_SWAPPED);
      remit_field_editor_take_child (editor, self->drop_down);
    }
}

static void
remit_choice_editor_dispose (GObject *object)
{
  REMIT_CHOICE_EDITOR (object)->drop_down = NULL;
  G_OBJECT_CLASS (remit_choice_editor_parent_class)->dispose (object);
}

static void
remit_choice_editor_finalize (GObject *object)
{
  g_array_unref (REMIT_CHOICE_EDITOR (object)->values);
  G_OBJECT_CLASS (remit_choice_editor_parent_class)->finalize (object);
}

static void
remit_choice_editor_class_init (RemitChoiceEditorClass *class)
{
  RemitFieldEditorClass *editor_class = REMIT_FIELD_EDITOR_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = remit_choice_editor_dispose;
  G_OBJECT_CLASS (class)->finalize = remit_choice_editor_finalize;
  editor_class->show = remit_choice_editor_show;
  editor_class->name = remit_choice_editor_name;
}

static void
remit_choice_editor_init (RemitChoiceEditor *self)
{
  self->values = g_array_new (FALSE, FALSE, sizeof (int));
}
