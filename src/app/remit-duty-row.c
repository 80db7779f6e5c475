/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-duty-row.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-field-value.h"
#include "remit-tint.h"

#include <glib/gi18n-lib.h>

/* The row of a duty.  It only shows and asks; the section it is in acts.  A duty that must have a
 * holder and has none says so in words and in the warning colour.  Chips stay with their links over
 * a refresh. */

struct _RemitDutyRow
{
  GtkListBoxRow parent_instance;

  /* borrowed children */
  GtkWidget *label;
  GtkWidget *chips;
  GtkWidget *nobody;
  GtkWidget *joint;
  GtkWidget *add;
  /* state */
  RemitLinkKind duty;
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (RemitDutyRow, remit_duty_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SIGNAL_ADD,
  SIGNAL_OPEN,
  SIGNAL_REMOVE,
  SIGNAL_DECLARE_JOINT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What stands behind a holder's name: on whose behalf, what share. */
static char *
describe_holding (const RemitGraph *graph, const RemitLink *link)
{
  GString *text = g_string_new (NULL);

  if (link->arrangement == REMIT_ARRANGEMENT_ON_BEHALF && link->beneficiary != REMIT_ID_NONE)
    {
      g_autofree char *name = remit_graph_describe (graph, link->beneficiary);

      g_string_append_printf (text, _("on behalf of %s"), name);
    }
  else if (link->arrangement != REMIT_ARRANGEMENT_SOLE)
    {
      g_autofree char *arrangement
        = remit_field_describe (graph, &link->row, REMIT_LINK_FIELD_ARRANGEMENT);

      g_string_append (text, arrangement);
    }
  if (link->share != REMIT_UNSET)
    {
      g_autofree char *share = remit_field_describe (graph, &link->row, REMIT_LINK_FIELD_SHARE);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", share);
    }
  return g_string_free (text, FALSE);
}

/* ---- chips ---- */

static RemitId
get_link (GtkWidget *chip)
{
  return *(RemitId *) g_object_get_data (G_OBJECT (chip), "remit-link");
}

static void
on_chip_cb (RemitDutyRow *self, GtkWidget *chip)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, chip, get_link (chip));
}

static gboolean
on_chip_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, RemitDutyRow *self)
{
  GtkWidget *chip = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if ((keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete) || !self->editable)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0, get_link (chip));
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_chip (RemitDutyRow *self, RemitId link)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = remit_short_paragraph_new (NULL);
  GtkWidget *detail = remit_short_paragraph_new (NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_box_append (GTK_BOX (box), remit_tint_badge_new ());
  gtk_box_append (GTK_BOX (box), texts);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "flat");
  gtk_widget_add_css_class (chip, "remit-chip");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (chip), "remit-link", g_memdup2 (&link, sizeof link), g_free);
  g_signal_connect_swapped (chip, "clicked", G_CALLBACK (on_chip_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_chip_key_cb), self);
  gtk_widget_add_controller (chip, keys);
  return chip;
}

static void
show_chip (GtkWidget *chip, const RemitGraph *graph, const RemitLink *link, const char *duty)
{
  GtkWidget *badge = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (chip)));
  GtkWidget *name = gtk_widget_get_first_child (gtk_widget_get_next_sibling (badge));
  GtkWidget *detail = gtk_widget_get_next_sibling (name);
  g_autofree char *text = remit_graph_describe (graph, link->source);
  g_autofree char *holding = describe_holding (graph, link);
  g_autofree char *spoken = NULL;

  remit_tint_badge_set_party (REMIT_TINT_BADGE (badge), graph,
                              remit_graph_node (graph, link->source));
  gtk_label_set_text (GTK_LABEL (name), text);
  gtk_label_set_text (GTK_LABEL (detail), holding);
  gtk_widget_set_visible (detail, *holding != '\0');
  gtk_widget_set_tooltip_text (chip, *link->note == '\0' ? NULL : link->note);
  spoken = *holding == '\0' ? g_strdup_printf ("%s: %s", duty, text)
                            : g_strdup_printf ("%s: %s, %s", duty, text, holding);
  remit_set_label (chip, spoken);
}

/* Keeps the chips of links that stay, so that the focus stays with them. */
static void
show_chips (RemitDutyRow *self, const RemitGraph *graph, GPtrArray *holders, const char *duty)
{
  GtkWidget *chip = gtk_widget_get_first_child (self->chips);

  for (guint i = 0; i < holders->len; i++)
    {
      const RemitLink *link = g_ptr_array_index (holders, i);

      while (chip != NULL && get_link (chip) != link->row.id)
        {
          GtkWidget *next = gtk_widget_get_next_sibling (chip);

          gtk_box_remove (GTK_BOX (self->chips), chip);
          chip = next;
        }
      if (chip == NULL)
        {
          chip = make_chip (self, link->row.id);
          gtk_box_append (GTK_BOX (self->chips), chip);
        }
      show_chip (chip, graph, link, duty);
      chip = gtk_widget_get_next_sibling (chip);
    }
  while (chip != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (chip);

      gtk_box_remove (GTK_BOX (self->chips), chip);
      chip = next;
    }
}

/* ---- the row ---- */

static void
show_nobody (RemitDutyRow *self, gboolean nobody, gboolean needed)
{
  gtk_widget_set_visible (self->nobody, nobody);
  gtk_label_set_text (GTK_LABEL (self->nobody), needed ? _("— nobody") : "—");
  if (needed)
    {
      gtk_widget_add_css_class (self->nobody, "remit-nobody");
      gtk_widget_remove_css_class (self->nobody, "dim-label");
    }
  else
    {
      gtk_widget_remove_css_class (self->nobody, "remit-nobody");
      gtk_widget_add_css_class (self->nobody, "dim-label");
    }
}

void
remit_duty_row_show (RemitDutyRow *self, const RemitGraph *graph, const char *name,
                     GPtrArray *holders, gboolean needed, gboolean joint, gboolean editable)
{
  g_autofree char *add = g_strdup_printf (_("Add a holder of “%s”"), name);

  g_return_if_fail (REMIT_IS_DUTY_ROW (self));

  self->editable = editable;
  gtk_label_set_text (GTK_LABEL (self->label), name);
  show_chips (self, graph, holders, name);
  show_nobody (self, holders->len == 0, needed);
  gtk_widget_set_visible (self->joint, joint);
  gtk_widget_set_sensitive (self->add, editable);
  remit_set_label (self->add, add);
  remit_set_label (GTK_WIDGET (self), name);
  remit_set_description (GTK_WIDGET (self),
                         holders->len == 0 ? _("Nobody. Press Enter to choose a holder.") : NULL);
}

RemitLinkKind
remit_duty_row_get_duty (RemitDutyRow *self)
{
  g_return_val_if_fail (REMIT_IS_DUTY_ROW (self), 0);

  return self->duty;
}

GtkWidget *
remit_duty_row_get_anchor (RemitDutyRow *self)
{
  GtkWidget *chip = gtk_widget_get_first_child (self->chips);

  return chip != NULL ? chip : GTK_WIDGET (self);
}

static void
on_add_cb (RemitDutyRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ADD], 0, self->add);
}

static void
on_joint_cb (RemitDutyRow *self)
{
  g_signal_emit (self, signals[SIGNAL_DECLARE_JOINT], 0);
}

static void
remit_duty_row_class_init (RemitDutyRowClass *class)
{
  GType type = G_TYPE_FROM_CLASS (class);

  signals[SIGNAL_ADD] = g_signal_new ("add", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  signals[SIGNAL_OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, GTK_TYPE_WIDGET, G_TYPE_INT64);
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_DECLARE_JOINT]
    = g_signal_new ("declare-joint", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_middle (RemitDutyRow *self)
{
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->chips = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->nobody = remit_line_new (NULL);
  gtk_widget_set_margin_start (self->nobody, 4);
  self->joint = gtk_button_new_with_label (_("Declare Joint…"));
  gtk_widget_add_css_class (self->joint, "flat");
  gtk_widget_add_css_class (self->joint, "remit-small-button");
  gtk_widget_set_halign (self->joint, GTK_ALIGN_START);
  gtk_widget_set_valign (middle, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (middle, TRUE);
  gtk_box_append (GTK_BOX (middle), self->chips);
  gtk_box_append (GTK_BOX (middle), self->nobody);
  gtk_box_append (GTK_BOX (middle), self->joint);
  return middle;
}

static void
remit_duty_row_init (RemitDutyRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->label = remit_row_label_new (NULL);
  gtk_widget_set_valign (self->label, GTK_ALIGN_CENTER);
  self->add = remit_icon_button_new ("list-add-symbolic", _("Add a Holder"));
  gtk_widget_add_css_class (self->add, "remit-row-button");
  gtk_box_append (GTK_BOX (line), self->label);
  gtk_box_append (GTK_BOX (line), make_middle (self));
  gtk_box_append (GTK_BOX (line), self->add);
  gtk_widget_add_css_class (line, "remit-duty-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), line);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add_cb), self);
  g_signal_connect_swapped (self->joint, "clicked", G_CALLBACK (on_joint_cb), self);
}

GtkWidget *
remit_duty_row_new (RemitLinkKind duty)
{
  RemitDutyRow *self = g_object_new (REMIT_TYPE_DUTY_ROW, NULL);

  self->duty = duty;
  return GTK_WIDGET (self);
}
