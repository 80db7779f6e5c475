/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-chart.h"

#include "remit-access.h"
#include "remit-dialogs.h"
#include "remit-file-name.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The scene is made once for each width and theme. */

#define PADDING 15
#define LEAST_WIDTH 260
#define USUAL_WIDTH 460
#define EXPORT_WIDTH 800.0
#define EXPORT_SCALE 2.0 /* of PNG */

struct _RemitMoneyChart
{
  GtkWidget parent_instance;
  RemitChart *chart; /* owned, may be NULL */
  RemitScene *scene; /* owned; NULL out of date */
  int scene_width;
  char *title; /* owned: of the export that is being asked for */
};

G_DEFINE_FINAL_TYPE (RemitMoneyChart, remit_money_chart, GTK_TYPE_WIDGET)

static RemitPalette
get_palette (void)
{
  gboolean dark = remit_theme_is_dark ();

  if (remit_theme_is_high_contrast ())
    return dark ? REMIT_PALETTE_DARK_CONTRAST : REMIT_PALETTE_LIGHT_CONTRAST;
  return dark ? REMIT_PALETTE_DARK : REMIT_PALETTE_LIGHT;
}

static const RemitScene *
get_scene (RemitMoneyChart *self, int width)
{
  if (self->scene == NULL || self->scene_width != width)
    {
      g_clear_pointer (&self->scene, remit_scene_unref);
      self->scene = remit_chart_draw (self->chart, get_palette (), width - 2 * PADDING);
      self->scene_width = width;
    }
  return self->scene;
}

static void
remit_money_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  RemitMoneyChart *self = REMIT_MONEY_CHART (widget);
  RemitRect extents;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = USUAL_WIDTH;
      return;
    }
  *minimum = *natural = 0;
  if (self->chart == NULL)
    return;
  extents = remit_scene_get_extents (
    get_scene (self, for_size > 0 ? MAX (for_size, LEAST_WIDTH) : USUAL_WIDTH));
  *minimum = *natural = (int) ceil (extents.y + extents.height) + 2 * PADDING;
}

static void
remit_money_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RemitMoneyChart *self = REMIT_MONEY_CHART (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->chart == NULL || width <= 0 || height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_translate (cr, PADDING, PADDING);
  remit_scene_paint (get_scene (self, width), cr, NULL, gtk_widget_get_scale_factor (widget));
  cairo_destroy (cr);
}

static GtkSizeRequestMode
remit_money_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
remit_money_chart_finalize (GObject *object)
{
  RemitMoneyChart *self = REMIT_MONEY_CHART (object);

  g_clear_pointer (&self->chart, remit_chart_free);
  g_clear_pointer (&self->scene, remit_scene_unref);
  g_free (self->title);
  G_OBJECT_CLASS (remit_money_chart_parent_class)->finalize (object);
}

static void
remit_money_chart_class_init (RemitMoneyChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = remit_money_chart_finalize;
  widget_class->measure = remit_money_chart_measure;
  widget_class->snapshot = remit_money_chart_snapshot;
  widget_class->get_request_mode = remit_money_chart_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
on_theme_changed_cb (RemitMoneyChart *self)
{
  g_clear_pointer (&self->scene, remit_scene_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
remit_money_chart_init (RemitMoneyChart *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_theme_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_theme_changed_cb), self,
                           G_CONNECT_SWAPPED);
  remit_set_label (GTK_WIDGET (self), _("Chart"));
}

GtkWidget *
remit_money_chart_new (void)
{
  return g_object_new (REMIT_TYPE_MONEY_CHART, NULL);
}

void
remit_money_chart_take (RemitMoneyChart *self, RemitChart *chart)
{
  g_autofree char *words = chart != NULL ? remit_chart_describe (chart) : NULL;

  g_return_if_fail (REMIT_IS_MONEY_CHART (self));
  g_clear_pointer (&self->chart, remit_chart_free);
  g_clear_pointer (&self->scene, remit_scene_unref);
  self->chart = chart;
  remit_set_description (GTK_WIDGET (self), words);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
remit_money_chart_has_any (RemitMoneyChart *self)
{
  g_return_val_if_fail (REMIT_IS_MONEY_CHART (self), FALSE);
  return self->chart != NULL;
}

/* ---- export ---- */

/* NULL: none that is known. */
static const char *
find_format (const char *path)
{
  static const char *const formats[] = { "svg", "png", "pdf" };
  const char *ending = strrchr (path, '.');

  for (guint i = 0; ending != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (ending + 1, formats[i]) == 0)
      return formats[i];
  return NULL;
}

static gboolean
write_chart (RemitMoneyChart *self, const char *format, const char *path, GError **error)
{
  /* On paper, whatever the screen is like. */
  g_autoptr (RemitScene) scene = remit_chart_draw (self->chart, REMIT_PALETTE_LIGHT, EXPORT_WIDTH);

  if (g_str_equal (format, "png"))
    return remit_scene_write_png (scene, EXPORT_SCALE, path, error);
  return remit_scene_write (scene, self->title, format, path, error);
}

static void
on_file_chosen_cb (GFile *file, gpointer data)
{
  RemitMoneyChart *self = data;
  const char *chosen = g_file_peek_path (file);
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (chosen == NULL || self->chart == NULL)
    return;
  path = find_format (chosen) != NULL ? g_strdup (chosen)
                                      : remit_file_name_add_ending (chosen, ".svg");
  name = g_filename_display_basename (path);
  text = g_strdup_printf (_("Exported as “%s”"), name);
  if (write_chart (self, find_format (path), path, &error))
    remit_show_toast (GTK_WIDGET (self), text, FALSE);
  else
    remit_show_error (GTK_WIDGET (self), error);
}

void
remit_money_chart_export (RemitMoneyChart *self, const char *title)
{
  g_autofree char *name = NULL;

  g_return_if_fail (REMIT_IS_MONEY_CHART (self) && self->chart != NULL);
  g_free (self->title);
  self->title = g_strdup (title);
  name = remit_file_name_from_title (title, ".svg");
  remit_choose_file (GTK_WIDGET (self), TRUE, _("Export the Chart"), _("_Export"), name,
                     on_file_chosen_cb, self, _("Drawing (SVG)"), "*.svg", _("Picture (PNG)"),
                     "*.png", _("Document (PDF)"), "*.pdf", NULL);
}
