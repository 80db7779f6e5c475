/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-ownership-model.h"

#include "remit-access.h"
#include "remit-chooser.h"
#include "remit-controls.h"
#include "remit-dialogs.h"
#include "remit-duty-cell.h"
#include "remit-node-picker.h"
#include "remit-party-names.h"
#include "remit-tint.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The popover of a cell: its holders with shares, on whose behalf, joint with a tie-breaker, and a
 * list to add parties from by typing.  All of it works on a copy of the cell; closing stores the
 * copy as one change, Escape forgets it.  What was typed on the cell replaces its holders, as in a
 * spreadsheet; a popover opened otherwise adds to them. */

#define DONE 0
#define AS_TYPED (-1)
#define LIST_ROWS 40
#define LIST_HEIGHT 210 /* px: leaves room for the holders in a low window */
#define WHOSE_WIDTH 104 /* px */

typedef struct
{
  /* owned */
  RemitDocument *document;
  RemitDutyCell *cell;
  RemitPartyNames *names;
  GArray *read; /* RemitNamedHolder: what the text being typed says; NULL */
  char *typed;  /* the letters that opened it; NULL */
  RemitNodeKinds kinds;
  /* borrowed children */
  GtkWidget *popover;
  GtkWidget *list; /* of holders */
  GtkWidget *rest; /* label: what is left to give */
  GtkWidget *split_row;
  GtkWidget *joint_row;
  GtkWidget *joint;
  GtkWidget *judge; /* button */
  GtkWidget *judge_label;
  GtkWidget *error;
  RemitChooser *chooser;
  /* state */
  gboolean replaces; /* the next party chosen stands alone */
  gboolean changed, cancelled, filling;
} Editor;

static void fill_holders (Editor *self);

static void
free_editor (gpointer data)
{
  Editor *self = data;

  g_object_unref (self->document);
  remit_duty_cell_free (self->cell);
  remit_party_names_free (self->names);
  g_clear_pointer (&self->read, g_array_unref);
  g_free (self->typed);
  g_free (self);
}

static const RemitGraph *
get_graph (Editor *self)
{
  return remit_document_get_graph (self->document);
}

static char *
name_cell (Editor *self)
{
  g_autofree char *item = remit_graph_describe (get_graph (self), self->cell->item);

  /* Translators: a thing and a duty, the heading of a popover. */
  return g_strdup_printf (_("%s: %s"), item, remit_link_kind_label (self->cell->duty));
}

/* ---- what hangs on the holders ---- */

static void
update_rest (Editor *self)
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
update_state (Editor *self)
{
  guint n = self->cell->holdings->len;
  const RemitNode *judge = remit_graph_node (get_graph (self), self->cell->tie_breaker);

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

static void
touch (Editor *self)
{
  self->changed = TRUE;
  update_state (self);
}

/* ---- a holder ---- */

typedef struct
{
  Editor *editor;
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
  Editor *self = row->editor;
  int at = remit_duty_cell_find (self->cell, row->party);

  if (at < 0)
    return;
  remit_duty_cell_remove (self->cell, at);
  remit_duty_cell_settle (self->cell);
  touch (self);
  remit_chooser_start (self->chooser);
  fill_holders (self);
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
  touch (row->editor);
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
  touch (row->editor);
}

static void
on_beneficiary_cb (RemitId party, gpointer data)
{
  HolderRow *row = g_object_get_data (data, "remit-holder-row");
  RemitHolding *holding = get_holding (row);

  if (holding == NULL)
    return;
  holding->beneficiary = party;
  touch (row->editor);
  fill_holders (row->editor);
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
make_holder_row (Editor *self, const RemitHolding *holding)
{
  const RemitNode *party = remit_graph_node (get_graph (self), holding->party);
  const RemitNode *whose = remit_graph_node (get_graph (self), holding->beneficiary);
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
  remit_tint_badge_set_party (REMIT_TINT_BADGE (badge), get_graph (self), party);
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

static void
fill_holders (Editor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < self->cell->holdings->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         make_holder_row (self, remit_duty_cell_get (self->cell, i)));
  gtk_widget_set_visible (self->list, self->cell->holdings->len > 0);
}

/* ---- storing ---- */

/* FALSE: it cannot be stored, and the popover says why. */
static gboolean
store (Editor *self, GError **error)
{
  g_autofree char *name = name_cell (self);
  g_autofree char *who = NULL;
  g_autofree char *label = NULL;
  g_autoptr (RemitEdit) edit = NULL;

  if (!self->changed)
    return TRUE;
  remit_duty_cell_complete (self->cell);
  remit_duty_cell_settle (self->cell);
  who = remit_duty_cell_describe (self->cell, get_graph (self));
  /* Translators: the name of a change: a cell and who holds it now. */
  label = g_strdup_printf (_("%s – %s"), name, who);
  edit = remit_document_begin (self->document, label);
  if (!remit_duty_cell_store (self->cell, edit, error)
      || !remit_document_commit (self->document, g_steal_pointer (&edit), error))
    return FALSE;
  self->changed = FALSE;
  return TRUE;
}

static void
finish (Editor *self)
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
on_closed_cb (GtkPopover *popover, Editor *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (popover));
  g_autoptr (GError) error = NULL;

  if (!self->cancelled && !store (self, &error) && parent != NULL)
    remit_show_error (parent, error);
}

static gboolean
on_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
           Editor *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->popover));

  /* A list opened from here has an Escape of its own. */
  if (keyval == GDK_KEY_Escape && focus != NULL
      && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == self->popover)
    self->cancelled = TRUE;
  return GDK_EVENT_PROPAGATE;
}

/* ---- the list to add from ---- */

static gboolean
is_offered (Editor *self, const RemitNode *node)
{
  return (self->kinds & REMIT_KIND_BIT (node->kind)) != 0
         && (self->replaces || remit_duty_cell_find (self->cell, node->row.id) < 0);
}

/* A party and how much it holds: who holds much is who is looked for. */
typedef struct
{
  const RemitNode *node;
  gboolean begins;
  guint n_duties;
} Offer;

static guint
count_duties (const RemitGraph *graph, RemitId party)
{
  guint n, count = 0;
  const RemitLink *const *links = remit_graph_links_out (graph, party, &n);

  for (guint i = 0; i < n; i++)
    count += links[i]->kind >= REMIT_LINK_FIRST_FACET && links[i]->kind <= REMIT_LINK_LAST_FACET;
  return count;
}

static int
compare_offers (gconstpointer a, gconstpointer b)
{
  const Offer *left = a, *right = b;

  if (left->begins != right->begins)
    return left->begins ? -1 : 1;
  if (left->n_duties != right->n_duties)
    return left->n_duties > right->n_duties ? -1 : 1;
  return left->node->row.id < right->node->row.id ? -1 : 1;
}

static void
add_parties (Editor *self, RemitChooser *chooser)
{
  g_autoptr (GArray) offers = g_array_new (FALSE, FALSE, sizeof (Offer));
  guint n;
  const RemitRow *const *rows = remit_graph_rows (get_graph (self), REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) rows[i];
      Offer offer = { .node = node };
      g_autofree char *text = NULL;

      if (!is_offered (self, node))
        continue;
      text = g_strjoin (" ", node->name, node->code, node->initials, NULL);
      if (!remit_chooser_matches (chooser, text))
        continue;
      offer.begins = remit_chooser_begins (chooser, node->name)
                     || remit_chooser_begins (chooser, node->initials);
      offer.n_duties = count_duties (get_graph (self), node->row.id);
      g_array_append_val (offers, offer);
    }
  g_array_sort (offers, compare_offers);
  for (guint i = 0; i < offers->len && i < LIST_ROWS; i++)
    {
      const RemitNode *node = g_array_index (offers, Offer, i).node;

      remit_chooser_add (chooser, node->row.id, NULL, node->name,
                         remit_node_kind_label (node->kind),
                         remit_node_kind_info (node->kind)->icon, TRUE);
    }
}

/* A whole list typed at once: "CIO 60; CMO 40". */
static void
add_as_typed (Editor *self, RemitChooser *chooser, const char *query)
{
  g_autofree char *text = NULL;

  g_clear_pointer (&self->read, g_array_unref);
  if (strpbrk (query, ";,0123456789") == NULL)
    return;
  self->read
    = remit_party_names_parse (self->names, query, self->cell->duty == REMIT_LINK_PAYS, NULL);
  if (self->read == NULL || self->read->len == 0)
    return;
  text = remit_party_names_format (self->names, (const RemitNamedHolder *) self->read->data,
                                   self->read->len);
  remit_chooser_add (chooser, AS_TYPED, NULL, text, _("These and no others"),
                     "object-select-symbolic", TRUE);
}

static void
fill_chooser (RemitChooser *chooser, const char *query, gpointer data)
{
  Editor *self = data;

  if (*query == '\0')
    remit_chooser_add (chooser, DONE, NULL, _("Done"), _("As it stands above"),
                       "object-select-symbolic", TRUE);
  add_as_typed (self, chooser, query);
  add_parties (self, chooser);
}

static void
take_typed (Editor *self)
{
  if (self->read == NULL)
    return;
  remit_duty_cell_take (self->cell, self->read);
  touch (self);
  finish (self);
}

/* The list of the chooser is as high as the window allows; here other things stand above it. */
static void
limit_list (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (widget), LIST_HEIGHT);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    limit_list (child);
}

static GtkEditable *
find_entry (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = GTK_IS_ENTRY (child) ? GTK_EDITABLE (child) : find_entry (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
on_chosen_cb (RemitChooser *chooser, gint64 id, Editor *self)
{
  if (id == DONE)
    {
      finish (self);
      return;
    }
  if (id == AS_TYPED)
    {
      take_typed (self);
      return;
    }
  if (remit_graph_node (get_graph (self), id) == NULL)
    return;
  if (self->replaces)
    while (self->cell->holdings->len > 0)
      remit_duty_cell_remove (self->cell, 0);
  remit_duty_cell_add (self->cell, id);
  remit_duty_cell_settle (self->cell);
  touch (self);
  if (self->replaces)
    {
      finish (self);
      return;
    }
  fill_holders (self);
  gtk_editable_set_text (find_entry (GTK_WIDGET (chooser)), "");
  remit_chooser_start (chooser);
}

/* ---- joint and split ---- */

static void
on_split_cb (Editor *self)
{
  remit_duty_cell_split_evenly (self->cell);
  touch (self);
  fill_holders (self);
}

static void
on_joint_cb (Editor *self)
{
  if (self->filling)
    return;
  self->cell->joint = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->joint));
  if (!self->cell->joint)
    self->cell->tie_breaker = REMIT_ID_NONE;
  touch (self);
}

static void
on_judge_picked_cb (RemitId party, gpointer data)
{
  Editor *self = g_object_get_data (data, "remit-editor");

  self->cell->tie_breaker = party;
  touch (self);
}

static void
on_judge_cb (Editor *self, GtkWidget *button)
{
  RemitNodePickerOptions options = { .title = _("Who settles a deadlock?"),
                                     .kinds = REMIT_KINDS_PARTY,
                                     .none_label = _("Nobody") };

  remit_node_picker_open (button, self->document, &options, on_judge_picked_cb, self->popover);
}

/* ---- making it ---- */

static GtkWidget *
make_split_row (Editor *self)
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
make_joint_row (Editor *self)
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
make_form (Editor *self, const char *title)
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
  self->chooser
    = remit_chooser_new (_("Add a party"), _("Add a party…"), fill_chooser, self, NULL);
  limit_list (GTK_WIDGET (self->chooser));
  g_signal_connect (self->chooser, "chosen", G_CALLBACK (on_chosen_cb), self);
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

/* The letters that opened it stand in the entry, the caret behind them. */
static void
on_map_cb (GtkWidget *popover, Editor *self)
{
  GtkEditable *entry = find_entry (GTK_WIDGET (self->chooser));

  remit_chooser_start (self->chooser);
  if (self->typed != NULL)
    gtk_editable_set_text (entry, self->typed);
  gtk_editable_set_position (entry, -1);
}

GtkWidget *
remit_ownership_editor_new (RemitDocument *document, RemitId item, RemitLinkKind duty,
                            RemitId perspective, const char *typed)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  const RemitNode *node = remit_graph_node (graph, item);
  Editor *self = g_new0 (Editor, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *title = NULL;

  self->document = g_object_ref (document);
  self->cell = remit_duty_cell_load (graph, item, duty, perspective);
  self->names = remit_party_names_new (graph);
  self->kinds = remit_duty_holder_kinds (duty, node->kind);
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
  g_signal_connect (self->popover, "map", G_CALLBACK (on_map_cb), self);
  fill_holders (self);
  update_state (self);
  return self->popover;
}
