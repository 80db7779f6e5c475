/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-tint.h"

#include "remit-access.h"
#include "remit-dialogs.h"
#include "remit-ownership.h"
#include "remit-scene-map.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* Colours of parties in forms.  The colours come from the palettes of the drawings, so that a chip
 * in a form and a segment on the map are the same; the badge follows the theme by itself. */

#define BADGE_PADDING 5
#define BADGE_RADIUS 4
#define SWATCH 18 /* least width and height */

/* ---- the badge ---- */

struct _RemitTintBadge
{
  GtkWidget parent_instance;

  /* owned */
  PangoLayout *layout;
  char *text;
  /* state */
  RemitTint tint;
};

G_DEFINE_FINAL_TYPE (RemitTintBadge, remit_tint_badge, GTK_TYPE_WIDGET)

static RemitPalette
get_palette (void)
{
  if (remit_theme_is_high_contrast ())
    return remit_theme_is_dark () ? REMIT_PALETTE_DARK_CONTRAST : REMIT_PALETTE_LIGHT_CONTRAST;
  return remit_theme_is_dark () ? REMIT_PALETTE_DARK : REMIT_PALETTE_LIGHT;
}

static double
linearise (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* Whether black can be read better on the colour than white (WCAG 2 relative luminance). */
static gboolean
wants_black (RemitRgba color)
{
  return 0.2126 * linearise (color.r) + 0.7152 * linearise (color.g) + 0.0722 * linearise (color.b)
         > 0.183;
}

static PangoLayout *
get_layout (RemitTintBadge *self)
{
  if (self->layout == NULL)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
      pango_layout_set_attributes (self->layout, attributes);
    }
  return self->layout;
}

static void
remit_tint_badge_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  int width, height;

  pango_layout_get_pixel_size (get_layout (REMIT_TINT_BADGE (widget)), &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MAX (SWATCH, width + 2 * BADGE_PADDING);
  else
    *minimum = *natural = MAX (SWATCH, height + 2);
}

static void
remit_tint_badge_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RemitTintBadge *self = REMIT_TINT_BADGE (widget);
  RemitRgba tint = remit_palette_tint (get_palette (), self->tint);
  GdkRGBA ground = { (float) tint.r, (float) tint.g, (float) tint.b, 1 };
  GdkRGBA ink = wants_black (tint) ? (GdkRGBA){ 0, 0, 0, 1 } : (GdkRGBA){ 1, 1, 1, 1 };
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int text_width, text_height;
  GskRoundedRect plate;

  gsk_rounded_rect_init_from_rect (&plate, &GRAPHENE_RECT_INIT (0, 0, width, height), BADGE_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &plate);
  gtk_snapshot_append_color (snapshot, &ground, &plate.bounds);
  gtk_snapshot_pop (snapshot);
  pango_layout_get_pixel_size (get_layout (self), &text_width, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT ((width - text_width) / 2, (height - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, get_layout (self), &ink);
  gtk_snapshot_restore (snapshot);
}

static void
remit_tint_badge_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (remit_tint_badge_parent_class)->system_setting_changed (widget, setting);
  g_clear_object (&REMIT_TINT_BADGE (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
remit_tint_badge_finalize (GObject *object)
{
  RemitTintBadge *self = REMIT_TINT_BADGE (object);

  g_clear_object (&self->layout);
  g_free (self->text);
  G_OBJECT_CLASS (remit_tint_badge_parent_class)->finalize (object);
}

static void
remit_tint_badge_class_init (RemitTintBadgeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = remit_tint_badge_finalize;
  widget_class->measure = remit_tint_badge_measure;
  widget_class->snapshot = remit_tint_badge_snapshot;
  widget_class->system_setting_changed = remit_tint_badge_system_setting_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
remit_tint_badge_init (RemitTintBadge *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->text = g_strdup ("");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
remit_tint_badge_new (void)
{
  return g_object_new (REMIT_TYPE_TINT_BADGE, NULL);
}

void
remit_tint_badge_set (RemitTintBadge *self, RemitTint tint, const char *text)
{
  if (self->tint != tint)
    {
      self->tint = tint;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  if (g_strcmp0 (self->text, text) != 0)
    {
      g_free (self->text);
      self->text = g_strdup (text);
      g_clear_object (&self->layout);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
}

void
remit_tint_badge_set_party (RemitTintBadge *self, const RemitGraph *graph, const RemitNode *party)
{
  g_autofree char *initials = NULL;

  if (party == NULL)
    {
      remit_tint_badge_set (self, REMIT_TINT_AUTO, "?");
      return;
    }
  initials = remit_party_initials (party);
  remit_tint_badge_set (self, remit_party_tint (graph, party), initials);
}

/* ---- the picker ---- */

struct _RemitTintPicker
{
  GtkWidget parent_instance;

  /* borrowed children */
  GtkWidget *buttons[REMIT_N_TINTS];
  GtkWidget *badges[REMIT_N_TINTS];
  /* state */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (RemitTintPicker, remit_tint_picker, GTK_TYPE_WIDGET)

static guint picked_signal;

/* What a swatch shows besides its colour: a tick on the chosen one, "A" on the automatic one. */
static void
mark_swatches (RemitTintPicker *self)
{
  for (int i = 0; i < REMIT_N_TINTS; i++)
    {
      gboolean active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i]));

      remit_tint_badge_set (REMIT_TINT_BADGE (self->badges[i]), i,
                            active                 ? "✓"
                            : i == REMIT_TINT_AUTO ? "A"
                                                   : "");
    }
}

static void
on_toggled_cb (RemitTintPicker *self, GtkToggleButton *button)
{
  if (self->setting)
    return;
  mark_swatches (self);
  if (!gtk_toggle_button_get_active (button))
    return;
  for (int i = 0; i < REMIT_N_TINTS; i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      g_signal_emit (self, picked_signal, 0, i);
}

void
remit_tint_picker_set_tint (RemitTintPicker *self, int tint)
{
  self->setting = TRUE;
  for (int i = 0; i < REMIT_N_TINTS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), i == tint);
  mark_swatches (self);
  self->setting = FALSE;
}

static void
remit_tint_picker_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (remit_tint_picker_parent_class)->dispose (object);
}

static void
remit_tint_picker_class_init (RemitTintPickerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = remit_tint_picker_dispose;
  picked_signal = g_signal_new ("picked", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "tintpicker");
}

static void
remit_tint_picker_init (RemitTintPicker *self)
{
  const RemitEnumValue *names
    = remit_table_info (REMIT_TABLE_NODE)->fields[REMIT_NODE_FIELD_TINT].values;

  for (int i = 0; i < REMIT_N_TINTS; i++)
    {
      self->buttons[i] = gtk_toggle_button_new ();
      self->badges[i] = remit_tint_badge_new ();
      gtk_button_set_child (GTK_BUTTON (self->buttons[i]), self->badges[i]);
      gtk_widget_add_css_class (self->buttons[i], "flat");
      gtk_widget_add_css_class (self->buttons[i], "remit-swatch");
      gtk_widget_set_tooltip_text (self->buttons[i], _(names[i].label));
      remit_set_label (self->buttons[i], _(names[i].label));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->buttons[i]),
                                     GTK_TOGGLE_BUTTON (self->buttons[0]));
      gtk_widget_set_parent (self->buttons[i], GTK_WIDGET (self));
      g_signal_connect_swapped (self->buttons[i], "toggled", G_CALLBACK (on_toggled_cb), self);
    }
  mark_swatches (self);
}

GtkWidget *
remit_tint_picker_new (void)
{
  return g_object_new (REMIT_TYPE_TINT_PICKER, NULL);
}
