/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-ownership-editor-private.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-dialogs.h"
#include "remit-node-picker.h"

#include <glib/gi18n-lib.h>

/* The popover of a cell: its holders (remit-ownership-holders.c), joint with a tie-breaker, and a
 * list to add parties from by typing (remit-ownership-offers.c).  All of it works on a copy of the
 * cell; closing stores the copy as one change, Escape forgets it.  What was typed on the cell
 * replaces its holders, as in a spreadsheet; a popover opened otherwise adds to them. */

static void
free_editor (gpointer data)
{
  RemitOwnershipEditor *self = data;

  g_object_unref (self->document);
  remit_duty_cell_free (self->cell);
  remit_party_names_free (self->names);
  g_clear_pointer (&self->read, g_array_unref);
  g_free (self->typed);
  g_free (self);
}

static char *
name_cell (RemitOwnershipEditor *self)
{
  g_autofree char *item
    = remit_graph_describe (_remit_ownership_editor_graph (self), self->cell->item);

  /* Translators: a thing and a duty, the heading of a popover. */
  return g_strdup_printf (_("%s: %s"), item, remit_link_kind_label (self->cell->duty));
}

/* ---- what hangs on the holders ---- */

static void
update_rest (RemitOwnershipEditor *self)
{
  gint64 left = remit_duty_cell_get_remainder (self->cell);
  gboolean split = FALSE, all = TRUE;
  g_autofree char *figure = remit_share_format (ABS (left));
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->cell->holdings->len; i++)
    {
      split |= remit_duty_cell_get (self->cell, i)->share != REMIT_UNSET;
      all &= remit_duty_cell_get (self->cell, i)->share != REMIT_UNSET;
    }
  if (!split)
    text = g_strdup (_("Not split yet"));
  else if (left > 0)
    text = g_strdup_printf (_("%s %% left to give"), figure);
  else if (left < 0)
    text = g_strdup_printf (_("%s %% too much"), figure);
  else
    text = g_strdup (all ? _("All of it is given") : _("Nothing is left for the others"));
  gtk_label_set_text (GTK_LABEL (self->rest), text);
  if (left != 0 || (split && !all))
    gtk_widget_add_css_class (self->rest, "warning");
  else
    gtk_widget_remove_css_class (self->rest, "warning");
}

static void
update_state (RemitOwnershipEditor *self)
{
  guint n = self->cell->holdings->len;
  const RemitNode *judge
    = remit_graph_node (_remit_ownership_editor_graph (self), self->cell->tie_breaker);

  self->filling = TRUE;
  gtk_widget_set_visible (self->split_row, n > 1 && self->cell->duty == REMIT_LINK_PAYS);
  gtk_widget_set_visible (self->joint_row, n > 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->joint), self->cell->joint);
  gtk_widget_set_visible (self->judge, self->cell->joint);
  gtk_label_set_text (GTK_LABEL (self->judge_label),
                      judge != NULL ? judge->name : _("Tie-breaker…"));
  gtk_widget_set_visible (self->error, FALSE);
  update_rest (self);
  self->filling = FALSE;
}

void
_remit_ownership_editor_touch (RemitOwnershipEditor *self)
{
  self->changed = TRUE;
  update_state (self);
}

/* ---- storing ---- */

/* FALSE: it cannot be stored, and the popover says why. */
static gboolean
store (RemitOwnershipEditor *self, GError **error)
{
  g_autofree char *name = name_cell (self);
  g_autofree char *who = NULL;
  g_autofree char *label = NULL;
  g_autoptr (RemitEdit) edit = NULL;

  if (!self->changed)
    return TRUE;
  remit_duty_cell_complete (self->cell);
  remit_duty_cell_settle (self->cell);
  who = remit_duty_cell_describe (self->cell, _remit_ownership_editor_graph (self));
  /* Translators: the name of a change: a cell and who holds it now. */
  label = g_strdup_printf (_("%s – %s"), name, who);
  edit = remit_document_begin (self->document, label);
  if (!remit_duty_cell_store (self->cell, edit, error)
      || !remit_document_commit (self->document, g_steal_pointer (&edit), error))
    return FALSE;
  self->changed = FALSE;
  return TRUE;
}

void
_remit_ownership_editor_finish (RemitOwnershipEditor *self)
{
  g_autoptr (GError) error = NULL;

  if (!store (self, &error))
    {
      gtk_label_set_text (GTK_LABEL (self->error), error->message);
      gtk_widget_set_visible (self->error, TRUE);
      remit_announce (self->popover, error->message);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Closed by a click elsewhere: what can be stored is. */
static void
on_closed_cb (GtkPopover *popover, RemitOwnershipEditor *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (popover));
  g_autoptr (GError) error = NULL;

  if (!self->cancelled && !store (self, &error) && parent != NULL)
    remit_show_error (parent, error);
}

static gboolean
on_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
           RemitOwnershipEditor *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->popover));

  /* A list opened from here has an Escape of its own. */
  if (keyval == GDK_KEY_Escape && focus != NULL
      && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == self->popover)
    self->cancelled = TRUE;
  return GDK_EVENT_PROPAGATE;
}

/* ---- joint and split ---- */

static void
on_split_cb (RemitOwnershipEditor *self)
{
  remit_duty_cell_split_evenly (self->cell);
  _remit_ownership_editor_touch (self);
  _remit_ownership_editor_fill (self);
}

static void
on_joint_cb (RemitOwnershipEditor *self)
{
  if (self->filling)
    return;
  self->cell->joint = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->joint));
  if (!self->cell->joint)
    self->cell->tie_breaker = REMIT_ID_NONE;
  _remit_ownership_editor_touch (self);
}

static void
on_judge_picked_cb (RemitId party, gpointer data)
{
  RemitOwnershipEditor *self = g_object_get_data (data, "remit-editor");

  self->cell->tie_breaker = party;
  _remit_ownership_editor_touch (self);
}

static void
on_judge_cb (RemitOwnershipEditor *self, GtkWidget *button)
{
  RemitNodePickerOptions options = { .title = _("Who settles a deadlock?"),
                                     .kinds = REMIT_KINDS_PARTY,
                                     .none_label = _("Nobody") };

  remit_node_picker_open (button, self->document, &options, on_judge_picked_cb, self->popover);
}

/* ---- making it ---- */

static GtkWidget *
make_split_row (RemitOwnershipEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Split Evenly"));

  self->rest = remit_line_new (NULL);
  gtk_widget_set_hexpand (self->rest, TRUE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_split_cb), self);
  gtk_box_append (GTK_BOX (box), self->rest);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GtkWidget *
make_joint_row (RemitOwnershipEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->joint = gtk_check_button_new_with_mnemonic (_("Held _jointly"));
  gtk_widget_set_hexpand (self->joint, TRUE);
  self->judge = remit_choice_button_new (&self->judge_label);
  gtk_widget_set_tooltip_text (self->judge, _("Who settles a deadlock"));
  remit_set_label (self->judge, _("Tie-breaker"));
  g_signal_connect_swapped (self->joint, "toggled", G_CALLBACK (on_joint_cb), self);
  g_signal_connect_swapped (self->judge, "clicked", G_CALLBACK (on_judge_cb), self);
  gtk_box_append (GTK_BOX (box), self->joint);
  gtk_box_append (GTK_BOX (box), self->judge);
  return box;
}

static GtkWidget *
make_form (RemitOwnershipEditor *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *heading = remit_paragraph_new (title);

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_max_width_chars (GTK_LABEL (heading), 40);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  remit_set_label (self->list, _("Holders"));
  self->split_row = make_split_row (self);
  self->joint_row = make_joint_row (self);
  self->error = remit_paragraph_new (NULL);
  gtk_widget_add_css_class (self->error, "error");
  gtk_label_set_max_width_chars (GTK_LABEL (self->error), 40);
  self->chooser = _remit_ownership_editor_make_chooser (self);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->split_row);
  gtk_box_append (GTK_BOX (box), self->joint_row);
  gtk_box_append (GTK_BOX (box), self->error);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chooser));
  gtk_widget_set_size_request (box, 340, -1);
  gtk_widget_add_css_class (box, "remit-popover-form");
  return box;
}

GtkWidget *
remit_ownership_editor_new (RemitDocument *document, RemitId item, RemitLinkKind duty,
                            RemitId perspective, const char *typed)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  const RemitNode *node = remit_graph_node (graph, item);
  RemitOwnershipEditor *self = g_new0 (RemitOwnershipEditor, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *title = NULL;

  self->document = g_object_ref (document);
  self->cell = remit_duty_cell_load (graph, item, duty, perspective);
  self->names = remit_party_names_new (graph);
  self->kinds = remit_link_kind_sources (duty, node->kind);
  self->typed = g_strdup (typed);
  self->replaces = typed != NULL && *typed != '\0';
  self->popover = gtk_popover_new ();
  title = name_cell (self);
  gtk_popover_set_child (GTK_POPOVER (self->popover), make_form (self, title));
  g_object_set_data_full (G_OBJECT (self->popover), "remit-editor", self, free_editor);
  remit_set_label (self->popover, title);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (self->popover, keys);
  g_signal_connect (self->popover, "closed", G_CALLBACK (on_closed_cb), self);
  g_signal_connect_swapped (self->popover, "map",
                            G_CALLBACK (_remit_ownership_editor_start_chooser), self);
  _remit_ownership_editor_fill (self);
  update_state (self);
  return self->popover;
}
