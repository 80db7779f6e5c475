/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-ref-editor.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-node-picker.h"

#include <glib/gi18n-lib.h>

/* References.  To a node: a button with its name that opens the picker.  To another table (a
 * perspective, an objective), of which there are few rows: a drop-down of them all, made again at
 * each refresh when they differ. */

#define MIXED ((RemitId) -1)

struct _RemitRefEditor
{
  RemitFieldEditor parent_instance;

  /* owned */
  GArray *ids; /* element-type RemitId: what each place of the drop-down means */
  GStrv names; /* of the drop-down as it is */
  /* borrowed children: button and label, or drop_down */
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *drop_down;
  /* state */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (RemitRefEditor, remit_ref_editor, REMIT_TYPE_FIELD_EDITOR)

static void remit_ref_editor_show (RemitFieldEditor *editor, gboolean anew);

static const RemitFieldTarget *
get_target (RemitRefEditor *self)
{
  return remit_field_editor_get_target (REMIT_FIELD_EDITOR (self));
}

static gboolean
is_required (RemitRefEditor *self)
{
  return (get_target (self)->field->flags & REMIT_FIELD_REQUIRED) != 0;
}

/* What the reference says when it points to nothing. */
static const char *
get_nothing (const RemitField *field)
{
  return field->target == REMIT_TABLE_PERSPECTIVE ? _("Agreed") : _("None");
}

static void
name_control (RemitRefEditor *self, const char *value)
{
  g_autofree char *label = g_strdup_printf (
    _("%s: %s"), remit_field_editor_get_label (REMIT_FIELD_EDITOR (self)), value);

  if (self->drop_down != NULL)
    remit_label_inner_button (self->drop_down, label);
  else
    remit_set_label (self->button, label);
}

/* ---- nodes ---- */

static void
on_picked_cb (RemitId id, gpointer data)
{
  remit_field_editor_apply (data, id, NULL, FALSE);
}

static void
on_clicked_cb (RemitRefEditor *self)
{
  const RemitFieldTarget *target = get_target (self);
  RemitNodePickerOptions options = {
    .title = remit_field_editor_get_label (REMIT_FIELD_EDITOR (self)),
    .kinds = remit_field_editor_get_kinds (REMIT_FIELD_EDITOR (self)),
    .none_label = is_required (self) ? NULL : get_nothing (target->field),
  };

  remit_node_picker_open (self->button, target->document, &options, on_picked_cb, self);
}

static void
make_button (RemitRefEditor *self)
{
  self->button = remit_choice_button_new (&self->label);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  remit_field_editor_take_child (REMIT_FIELD_EDITOR (self), self->button);
}

static void
show_node (RemitRefEditor *self, gboolean mixed, RemitId id)
{
  const RemitFieldTarget *target = get_target (self);
  g_autofree char *name = NULL;

  if (mixed)
    name = g_strdup (_("Mixed"));
  else if (id == REMIT_ID_NONE)
    name = g_strdup (get_nothing (target->field));
  else
    name = remit_graph_describe (remit_document_get_graph (target->document), id);
  gtk_label_set_text (GTK_LABEL (self->label), name);
  if (mixed || id == REMIT_ID_NONE)
    gtk_widget_add_css_class (self->label, "dim-label");
  else
    gtk_widget_remove_css_class (self->label, "dim-label");
  name_control (self, name);
}

/* ---- rows of other tables ---- */

/* Whether the row may be chosen: of a table that nodes own, only the rows of the same node. */
static gboolean
is_offered (RemitRefEditor *self, const RemitRow *row)
{
  const RemitFieldTarget *target = get_target (self);
  const RemitTableInfo *info = remit_table_info (target->table);
  const RemitTableInfo *other = remit_table_info (row->table);
  const RemitRow *mine;

  if (info->owner < 0 || other->owner < 0 || target->ids->len == 0)
    return TRUE;
  mine = remit_graph_get (remit_document_get_graph (target->document), target->table,
                          g_array_index (target->ids, RemitId, 0));
  return mine != NULL
         && remit_row_get_number (mine, info->owner) == remit_row_get_number (row, other->owner);
}

static void
append_choice (RemitRefEditor *self, GStrvBuilder *names, RemitId id, const char *name)
{
  g_array_append_val (self->ids, id);
  g_strv_builder_add (names, name);
}

static void
list_rows (RemitRefEditor *self, gboolean mixed)
{
  const RemitFieldTarget *target = get_target (self);
  const RemitGraph *graph = remit_document_get_graph (target->document);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, target->field->target, &n);

  g_array_set_size (self->ids, 0);
  if (mixed)
    append_choice (self, builder, MIXED, _("Mixed"));
  if (!is_required (self))
    append_choice (self, builder, REMIT_ID_NONE, get_nothing (target->field));
  for (guint i = 0; i < n; i++)
    if (is_offered (self, rows[i]))
      {
        g_autofree char *name = remit_graph_describe (graph, rows[i]->id);

        append_choice (self, builder, rows[i]->id, name);
      }
  names = g_strv_builder_end (builder);
  if (self->names == NULL
      || !g_strv_equal ((const char *const *) names, (const char *const *) self->names))
    {
      g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) names);

      gtk_drop_down_set_model (GTK_DROP_DOWN (self->drop_down), G_LIST_MODEL (model));
      g_strfreev (self->names);
      self->names = g_steal_pointer (&names);
    }
}

static void
show_choice (RemitRefEditor *self, gboolean mixed, RemitId id)
{
  guint place = 0;

  self->showing = TRUE;
  list_rows (self, mixed);
  while (place < self->ids->len
         && g_array_index (self->ids, RemitId, place) != (mixed ? MIXED : id))
    place++;
  if (place == self->ids->len)
    place = GTK_INVALID_LIST_POSITION;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), place);
  name_control (self, place == GTK_INVALID_LIST_POSITION ? "" : self->names[place]);
  self->showing = FALSE;
}

static void
on_chosen_cb (RemitRefEditor *self)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (self->showing || place == GTK_INVALID_LIST_POSITION
      || g_array_index (self->ids, RemitId, place) == MIXED)
    return;
  g_object_ref (self);
  remit_field_editor_apply (REMIT_FIELD_EDITOR (self), g_array_index (self->ids, RemitId, place),
                            NULL, FALSE);
  if (self->drop_down != NULL)
    remit_ref_editor_show (REMIT_FIELD_EDITOR (self), FALSE);
  g_object_unref (self);
}

static void
make_drop_down (RemitRefEditor *self)
{
  self->drop_down = remit_drop_down_new ();
  gtk_widget_add_css_class (self->drop_down, "flat");
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (on_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  remit_field_editor_take_child (REMIT_FIELD_EDITOR (self), self->drop_down);
}

/* ---- the control ---- */

static gboolean
refers_to_node (const RemitField *field)
{
  return field->target == REMIT_TABLE_NODE || field->target == REMIT_TABLE_NONE;
}

static void
remit_ref_editor_show (RemitFieldEditor *editor, gboolean anew)
{
  RemitRefEditor *self = REMIT_REF_EDITOR (editor);
  const RemitFieldTarget *target = get_target (self);
  gint64 id;
  RemitFieldState state = remit_field_target_read (target, &id, NULL);

  if (self->button == NULL && self->drop_down == NULL)
    {
      if (refers_to_node (target->field))
        make_button (self);
      else
        make_drop_down (self);
    }
  if (self->button != NULL)
    show_node (self, state == REMIT_FIELD_MIXED, id);
  else
    show_choice (self, state == REMIT_FIELD_MIXED, id);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !remit_document_get_read_only (target->document)
                                                 && state != REMIT_FIELD_ABSENT);
}

static void
remit_ref_editor_name (RemitFieldEditor *editor, const char *label)
{
  remit_ref_editor_show (editor, FALSE);
}

static void
remit_ref_editor_dispose (GObject *object)
{
  RemitRefEditor *self = REMIT_REF_EDITOR (object);

  self->drop_down = NULL;
  G_OBJECT_CLASS (remit_ref_editor_parent_class)->dispose (object);
}

static void
remit_ref_editor_finalize (GObject *object)
{
  RemitRefEditor *self = REMIT_REF_EDITOR (object);

  g_array_unref (self->ids);
  g_strfreev (self->names);
  G_OBJECT_CLASS (remit_ref_editor_parent_class)->finalize (object);
}

static void
remit_ref_editor_class_init (RemitRefEditorClass *class)
{
  RemitFieldEditorClass *editor_class = REMIT_FIELD_EDITOR_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = remit_ref_editor_dispose;
  G_OBJECT_CLASS (class)->finalize = remit_ref_editor_finalize;
  editor_class->show = remit_ref_editor_show;
  editor_class->name = remit_ref_editor_name;
}

static void
remit_ref_editor_init (RemitRefEditor *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (RemitId));
}
