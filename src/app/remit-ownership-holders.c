/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-ownership-editor-private.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-node-picker.h"
#include "remit-tint.h"

#include <glib/gi18n-lib.h>

/* The holders in the popover of a cell, a row each: name, share or rights, on whose behalf. */

#define WHOSE_WIDTH 104 /* px */

typedef struct
{
  RemitOwnershipEditor *editor;
  RemitId party;
} HolderRow;

static RemitHolding *
get_holding (HolderRow *row)
{
  int at = remit_duty_cell_find (row->editor->cell, row->party);

  return at >= 0 ? remit_duty_cell_get (row->editor->cell, at) : NULL;
}

static void
on_remove_cb (HolderRow *row)
{
  RemitOwnershipEditor *self = row->editor;
  int at = remit_duty_cell_find (self->cell, row->party);

  if (at < 0)
    return;
  remit_duty_cell_remove (self->cell, at);
  remit_duty_cell_settle (self->cell);
  _remit_ownership_editor_touch (self);
  remit_chooser_start (self->chooser);
  _remit_ownership_editor_fill (self);
}

static void
on_share_changed_cb (GtkEditable *entry, HolderRow *row)
{
  RemitHolding *holding = get_holding (row);
  const char *text = gtk_editable_get_text (entry);
  gint64 share = REMIT_UNSET;
  gboolean good = *text == '\0' || remit_share_parse (text, &share);

  if (holding == NULL)
    return;
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  if (!good || holding->share == share)
    return;
  holding->share = share;
  _remit_ownership_editor_touch (row->editor);
  remit_set_description (GTK_WIDGET (entry), gtk_label_get_text (GTK_LABEL (row->editor->rest)));
}

static void
on_rights_changed_cb (GtkEditable *entry, HolderRow *row)
{
  RemitHolding *holding = get_holding (row);

  if (holding == NULL)
    return;
  g_free (holding->rights);
  holding->rights = g_strdup (gtk_editable_get_text (entry));
  _remit_ownership_editor_touch (row->editor);
}

static void
on_beneficiary_cb (RemitId party, gpointer data)
{
  HolderRow *row = g_object_get_data (data, "remit-holder-row");
  RemitHolding *holding = get_holding (row);

  if (holding == NULL)
    return;
  holding->beneficiary = party;
  _remit_ownership_editor_touch (row->editor);
  _remit_ownership_editor_fill (row->editor);
}

static void
on_whose_cb (HolderRow *row, GtkWidget *button)
{
  RemitNodePickerOptions options = { .title = _("On whose behalf?"),
                                     .kinds = REMIT_KINDS_PARTY,
                                     .except = &row->party,
                                     .n_except = 1,
                                     .none_label = _("On its own behalf") };

  remit_node_picker_open (button, row->editor->document, &options, on_beneficiary_cb,
                          gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));
}

static GtkWidget *
make_share_entry (HolderRow *row, const RemitHolding *holding, const char *name)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *share
    = holding->share != REMIT_UNSET ? remit_share_format (holding->share) : g_strdup ("");
  g_autofree char *label = g_strdup_printf (_("Share of %s in per cent"), name);

  gtk_editable_set_text (GTK_EDITABLE (entry), share);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 5);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "%");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  remit_set_label (entry, label);
  g_signal_connect (entry, "changed", G_CALLBACK (on_share_changed_cb), row);
  return entry;
}

static GtkWidget *
make_behalf_line (HolderRow *row, const RemitHolding *holding)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), holding->rights);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Rights kept, such as choice of tool"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_hexpand (entry, TRUE);
  remit_set_label (entry, _("Rights that the beneficiary keeps"));
  g_signal_connect (entry, "changed", G_CALLBACK (on_rights_changed_cb), row);
  gtk_box_append (GTK_BOX (box), entry);
  return box;
}

static GtkWidget *
make_holder_row (RemitOwnershipEditor *self, const RemitHolding *holding)
{
  const RemitNode *party = remit_graph_node (_remit_ownership_editor_graph (self), holding->party);
  const RemitNode *whose
    = remit_graph_node (_remit_ownership_editor_graph (self), holding->beneficiary);
  GtkWidget *widget = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *badge = remit_tint_badge_new (), *name = remit_line_new (party->name);
  GtkWidget *remove, *on_behalf, *label;
  HolderRow *row = g_new0 (HolderRow, 1);
  g_autofree char *removing = g_strdup_printf (_("Remove %s"), party->name);

  row->editor = self;
  row->party = holding->party;
  g_object_set_data_full (G_OBJECT (widget), "remit-holder-row", row, g_free);
  remit_tint_badge_set_party (REMIT_TINT_BADGE (badge), _remit_ownership_editor_graph (self),
                              party);
  gtk_widget_set_hexpand (name, TRUE);
  on_behalf = remit_choice_button_new (&label);
  gtk_label_set_text (GTK_LABEL (label), whose != NULL ? whose->name : _("for itself"));
  gtk_widget_set_hexpand (on_behalf, FALSE);
  gtk_widget_set_size_request (on_behalf, WHOSE_WIDTH, -1);
  gtk_widget_set_tooltip_text (on_behalf, _("On whose behalf it holds this"));
  remit_set_label (on_behalf, _("On whose behalf"));
  g_signal_connect_swapped (on_behalf, "clicked", G_CALLBACK (on_whose_cb), row);
  remove = remit_icon_button_new ("user-trash-symbolic", removing);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove_cb), row);
  gtk_box_append (GTK_BOX (line), badge);
  gtk_box_append (GTK_BOX (line), name);
  if (self->cell->duty == REMIT_LINK_PAYS && self->cell->holdings->len > 1)
    gtk_box_append (GTK_BOX (line), make_share_entry (row, holding, party->name));
  gtk_box_append (GTK_BOX (line), on_behalf);
  gtk_box_append (GTK_BOX (line), remove);
  gtk_box_append (GTK_BOX (box), line);
  if (whose != NULL || *holding->rights != '\0')
    gtk_box_append (GTK_BOX (box), make_behalf_line (row, holding));
  gtk_widget_add_css_class (box, "holder");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), FALSE);
  gtk_widget_set_focusable (widget, FALSE);
  remit_set_label (widget, party->name);
  return widget;
}

void
_remit_ownership_editor_fill (RemitOwnershipEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < self->cell->holdings->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         make_holder_row (self, remit_duty_cell_get (self->cell, i)));
  gtk_widget_set_visible (self->list, self->cell->holdings->len > 0);
}
