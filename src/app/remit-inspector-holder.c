/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-inspector-private.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-node-picker.h"

#include <glib/gi18n-lib.h>

/* The popover of a holder: how the duty is held (alone, jointly, on behalf of somebody), and the
 * ways to give it to somebody else, to end it, to look at the holder or at the link itself.  Which
 * fields it shows follows the arrangement: a tie-breaker for a joint holding, beneficiary and
 * reserved rights for one on behalf. It closes by itself when the link goes. */

typedef struct
{
  /* borrowed: the popover keeps them for the time it lives */
  RemitSection *section;
  GtkWidget *popover;
  GtkWidget *title;
  GPtrArray *rows; /* RemitFieldRow; owned */
  RemitId link;
} Holder;

static const guint holder_fields[] = {
  REMIT_LINK_FIELD_ARRANGEMENT, REMIT_LINK_FIELD_BENEFICIARY, REMIT_LINK_FIELD_TIE_BREAKER,
  REMIT_LINK_FIELD_RIGHTS,      REMIT_LINK_FIELD_SHARE,       REMIT_LINK_FIELD_NOTE,
};

static void
free_holder (gpointer data)
{
  Holder *holder = data;

  g_ptr_array_unref (holder->rows);
  g_object_unref (holder->section);
  g_free (holder);
}

static const RemitLink *
get_link (Holder *holder)
{
  return remit_graph_link (remit_section_get_graph (holder->section), holder->link);
}

/* Whether a field has something to say under the link's arrangement, or says something already. */
static gboolean
is_wanted (const RemitLink *link, guint field)
{
  if (!remit_row_field_is_default (&link->row, field))
    return TRUE;
  switch (field)
    {
    case REMIT_LINK_FIELD_BENEFICIARY:
    case REMIT_LINK_FIELD_RIGHTS:
      return link->arrangement == REMIT_ARRANGEMENT_ON_BEHALF
             || link->kind == REMIT_LINK_OWNS_ON_BEHALF_OF;
    case REMIT_LINK_FIELD_TIE_BREAKER:
      return link->arrangement == REMIT_ARRANGEMENT_JOINT
             || link->arrangement == REMIT_ARRANGEMENT_DISPUTED;
    case REMIT_LINK_FIELD_SHARE:
      return link->kind == REMIT_LINK_PAYS || link->arrangement == REMIT_ARRANGEMENT_JOINT;
    default:
      return TRUE;
    }
}

static void
show_holder (Holder *holder)
{
  const RemitLink *link = get_link (holder);
  g_autofree char *title = NULL;

  if (link == NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (holder->popover));
      return;
    }
  title = remit_graph_describe (remit_section_get_graph (holder->section), holder->link);
  gtk_label_set_text (GTK_LABEL (holder->title), title);
  remit_set_label (holder->popover, title);
  for (guint i = 0; i < holder->rows->len; i++)
    {
      RemitFieldEditor *editor = remit_field_row_get_editor (g_ptr_array_index (holder->rows, i));

      gtk_widget_set_visible (g_ptr_array_index (holder->rows, i),
                              is_wanted (link, holder_fields[i]));
      remit_field_editor_set_rows (editor, &holder->link, 1);
      remit_field_editor_refresh (editor);
    }
}

/* ---- buttons ---- */

static void
on_show_party_cb (Holder *holder)
{
  const RemitLink *link = get_link (holder);
  RemitId party = link == NULL ? REMIT_ID_NONE : link->source;

  gtk_popover_popdown (GTK_POPOVER (holder->popover));
  if (party != REMIT_ID_NONE)
    remit_section_jump (holder->section, party);
}

static void
on_show_link_cb (Holder *holder)
{
  gtk_popover_popdown (GTK_POPOVER (holder->popover));
  remit_section_jump (holder->section, holder->link);
}

static void
on_remove_cb (Holder *holder)
{
  g_autoptr (RemitSection) section = g_object_ref (holder->section);
  RemitId link = holder->link;

  gtk_popover_popdown (GTK_POPOVER (holder->popover));
  _remit_section_remove_link (section, link);
}

static void
on_replacement_cb (RemitId party, gpointer data)
{
  Holder *holder = g_object_get_data (data, "remit-holder");
  const RemitLink *link = get_link (holder);
  g_autofree char *old = NULL;
  g_autofree char *who = NULL;
  g_autofree char *label = NULL;
  g_autoptr (RemitEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (link == NULL)
    return;
  old = remit_graph_describe (remit_section_get_graph (holder->section), holder->link);
  who = remit_graph_describe (remit_section_get_graph (holder->section), party);
  /* Translators: the name of a change: "CIO – runs – Consent platform: now CMO" */
  label = g_strdup_printf (_("%s: now %s"), old, who);
  edit = remit_document_begin (remit_section_get_document (holder->section), label);
  if (remit_link_set_ends (edit, holder->link, party, link->target, &error))
    remit_section_commit (holder->section, g_steal_pointer (&edit), NULL);
  else
    remit_section_show_error (holder->section, error);
}

static void
on_replace_cb (Holder *holder, GtkWidget *button)
{
  const RemitGraph *graph = remit_section_get_graph (holder->section);
  const RemitLink *link = get_link (holder);
  const RemitNode *item = link == NULL ? NULL : remit_graph_node (graph, link->target);
  RemitId except;
  RemitNodePickerOptions options = { .title = _("Who instead?"), .n_except = 1 };

  if (item == NULL)
    return;
  except = link->source;
  options.except = &except;
  options.kinds = remit_link_kind_sources (link->kind, item->kind);
  remit_node_picker_open (button, remit_section_get_document (holder->section), &options,
                          on_replacement_cb, holder->popover);
}

/* ---- making it ---- */

static void
append_button (GtkWidget *box, const char *label, GCallback clicked, Holder *holder, gboolean edits)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, !edits || !remit_section_is_read_only (holder->section));
  g_signal_connect_swapped (button, "clicked", clicked, holder);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_buttons (Holder *holder)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  append_button (box, _("Show"), G_CALLBACK (on_show_party_cb), holder, FALSE);
  append_button (box, _("Replace…"), G_CALLBACK (on_replace_cb), holder, TRUE);
  append_button (box, _("All Fields"), G_CALLBACK (on_show_link_cb), holder, FALSE);
  append_button (box, _("Remove"), G_CALLBACK (on_remove_cb), holder, TRUE);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  return box;
}

static GtkWidget *
make_form (Holder *holder)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "remit-card");
  remit_set_label (list, _("How it is held"));
  for (guint i = 0; i < G_N_ELEMENTS (holder_fields); i++)
    {
      GtkWidget *row = remit_field_row_new (remit_section_get_document (holder->section),
                                            REMIT_TABLE_LINK, holder_fields[i]);

      gtk_list_box_append (GTK_LIST_BOX (list), row);
      g_ptr_array_add (holder->rows, row);
    }
  return list;
}

static void
on_document_changed_cb (GtkWidget *popover)
{
  show_holder (g_object_get_data (G_OBJECT (popover), "remit-holder"));
}

void
_remit_holder_open (GtkWidget *anchor, RemitSection *section, RemitId link)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  Holder *holder = g_new0 (Holder, 1);

  holder->section = g_object_ref (section);
  holder->popover = popover;
  holder->link = link;
  holder->rows = g_ptr_array_new ();
  holder->title = remit_paragraph_new (NULL);
  gtk_widget_add_css_class (holder->title, "heading");
  gtk_box_append (GTK_BOX (box), holder->title);
  gtk_box_append (GTK_BOX (box), make_form (holder));
  gtk_box_append (GTK_BOX (box), make_buttons (holder));
  gtk_widget_set_size_request (box, 300, -1);
  gtk_widget_add_css_class (box, "remit-popover-form");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_object_set_data_full (G_OBJECT (popover), "remit-holder", holder, free_holder);
  g_signal_connect_object (remit_section_get_document (section), "changed",
                           G_CALLBACK (on_document_changed_cb), popover, G_CONNECT_SWAPPED);
  show_holder (holder);
  remit_popover_open (GTK_POPOVER (popover), anchor);
}
