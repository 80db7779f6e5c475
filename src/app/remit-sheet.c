/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-private.h"

#include "remit-access.h"
#include "remit-controls.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The sheet as a widget: its properties, its size, scrolling, and what the model says.  A change of
 * cells costs asking the model for what is in sight; a change of lines also measures the columns.
 * The other files: places (what is where), measure (sizes), pool and tile (child widgets), paint
 * and overlay, look (colours), cursor, keys, mouse, edit, editor, clipboard, access. */

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_MENU_MODEL,
  PROP_ZOOM,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum
{
  SIGNAL_CURSOR_CHANGED,
  SIGNAL_CONTEXT_MENU,
  SIGNAL_ACTIVATE_LINE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define ZOOM_LEAST 0.5
#define ZOOM_MOST 4.0

G_DEFINE_FINAL_TYPE_WITH_CODE (RemitSheet, remit_sheet, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* ---- scrolling ---- */

/* From right to left the adjustment counts from the left end, as GTK's own lists have it. */
static int
mirror_scroll (RemitSheet *self, int x)
{
  if (!_remit_sheet_is_mirrored (self))
    return x;
  return remit_sheet_sizes_content_width (&self->sizes) - self->sizes.body_width - x;
}

static void
on_scrolled_cb (RemitSheet *self)
{
  int x, y;

  if (self->configuring)
    return;
  x = self->hadjustment != NULL
        ? mirror_scroll (self, (int) gtk_adjustment_get_value (self->hadjustment))
        : 0;
  y = self->vadjustment != NULL ? (int) gtk_adjustment_get_value (self->vadjustment) : 0;
  if (x == self->scroll_x && y == self->scroll_y)
    return;
  if (x != self->scroll_x)
    self->layout++;
  self->scroll_x = x;
  self->scroll_y = y;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
_remit_sheet_scroll_to (RemitSheet *self, int x, int y)
{
  if (self->hadjustment != NULL)
    gtk_adjustment_set_value (self->hadjustment, mirror_scroll (self, x));
  if (self->vadjustment != NULL)
    gtk_adjustment_set_value (self->vadjustment, y);
}

static void
configure_adjustments (RemitSheet *self)
{
  const RemitSheetSizes *sizes = &self->sizes;
  int width = remit_sheet_sizes_content_width (sizes);
  int height = remit_sheet_sizes_content_height (sizes);
  int x = CLAMP (self->scroll_x, 0, MAX (0, width - sizes->body_width));
  int y = CLAMP (self->scroll_y, 0, MAX (0, height - sizes->body_height));

  if (x != self->scroll_x)
    self->layout++;
  self->scroll_x = x;
  self->scroll_y = y;
  self->configuring = TRUE;
  if (self->hadjustment != NULL)
    gtk_adjustment_configure (self->hadjustment, mirror_scroll (self, x), 0, width, 4 * self->em,
                              sizes->body_width * 0.9, sizes->body_width);
  if (self->vadjustment != NULL)
    gtk_adjustment_configure (self->vadjustment, y, 0, height, sizes->row_height,
                              sizes->body_height * 0.9, sizes->body_height);
  self->configuring = FALSE;
}

static void
set_adjustment (RemitSheet *self, GtkAdjustment **slot, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && *slot == adjustment)
    return;
  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, on_scrolled_cb, self);
  g_clear_object (slot);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *slot = g_object_ref_sink (adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* ---- sizes and looks ---- */

static void
update_sizes (RemitSheet *self, int width, int height)
{
  if (self->sizes_stale)
    _remit_sheet_measure (self);
  self->sizes_stale = FALSE;
  remit_sheet_sizes_fit (&self->sizes, width, height);
  self->layout++;
}

void
_remit_sheet_queue_look (RemitSheet *self)
{
  remit_sheet_look_read (&self->look, GTK_WIDGET (self));
  _remit_sheet_drop_layouts (self);
  self->sizes_stale = TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      gtk_widget_queue_draw (child);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* ---- the model ---- */

static void
on_cells_changed_cb (RemitSheet *self)
{
  self->generation++;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_lines_changed_cb (RemitSheet *self)
{
  self->generation++;
  self->sizes_stale = TRUE;
  _remit_sheet_stop_drag (self);
  update_sizes (self, self->sizes.width, self->sizes.height);
  if (self->sizes.width > 0)
    configure_adjustments (self); /* so that a new line can be scrolled to at once */
  _remit_sheet_keep_cursor (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
remit_sheet_set_model (RemitSheet *self, RemitSheetModel *model)
{
  g_return_if_fail (REMIT_IS_SHEET (self));
  if (self->model == model)
    return;
  _remit_sheet_end_edit (self, FALSE);
  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->model, on_lines_changed_cb, self);
      g_signal_handlers_disconnect_by_func (self->model, on_cells_changed_cb, self);
    }
  g_set_object (&self->model, model);
  self->has_cursor = self->walking = FALSE;
  self->scroll_x = self->scroll_y = 0;
  if (model != NULL)
    {
      g_signal_connect_object (model, "lines-changed", G_CALLBACK (on_lines_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (model, "cells-changed", G_CALLBACK (on_cells_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  on_lines_changed_cb (self);
  g_object_notify (G_OBJECT (self), "model");
}

RemitSheetModel *
remit_sheet_get_model (RemitSheet *self)
{
  g_return_val_if_fail (REMIT_IS_SHEET (self), NULL);
  return self->model;
}

void
remit_sheet_set_menu_model (RemitSheet *self, GMenuModel *menu)
{
  g_return_if_fail (REMIT_IS_SHEET (self));
  if (g_set_object (&self->menu_model, menu))
    g_object_notify (G_OBJECT (self), "menu-model");
}

void
remit_sheet_set_zoom (RemitSheet *self, double zoom)
{
  g_return_if_fail (REMIT_IS_SHEET (self));
  zoom = CLAMP (zoom, ZOOM_LEAST, ZOOM_MOST);
  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  self->reveal_later = TRUE;
  _remit_sheet_queue_look (self);
  g_object_notify (G_OBJECT (self), "zoom");
}

double
remit_sheet_get_zoom (RemitSheet *self)
{
  g_return_val_if_fail (REMIT_IS_SHEET (self), 1);
  return self->zoom;
}

/* ---- signals ---- */

void
_remit_sheet_emit_cursor (RemitSheet *self)
{
  g_signal_emit (self, signals[SIGNAL_CURSOR_CHANGED], 0);
}

gboolean
_remit_sheet_emit_menu (RemitSheet *self, const GdkRectangle *box)
{
  gboolean given = FALSE;

  g_signal_emit (self, signals[SIGNAL_CONTEXT_MENU], 0, box, &given);
  return given;
}

void
_remit_sheet_emit_activate (RemitSheet *self, RemitSheetAxis axis, guint index)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE_LINE], 0, (guint) axis, index);
}

/* ---- widget ---- */

static void
remit_sheet_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  RemitSheet *self = REMIT_SHEET (widget);
  const RemitSheetSizes *sizes = &self->sizes;
  int margins = 0;

  if (self->sizes_stale)
    update_sizes (self, sizes->width, sizes->height);
  for (guint i = 0; i < sizes->n_margins; i++)
    margins += sizes->margin_wishes[i];
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = sizes->header_least + 4 * self->em;
      *natural = sizes->header_wish + margins + remit_sheet_sizes_content_width (sizes);
    }
  else
    {
      *minimum = 4 * sizes->row_height;
      *natural = sizes->header_tall + (int) sizes->n_totals * sizes->row_height
                 + remit_sheet_sizes_content_height (sizes);
    }
  *natural = MAX (*minimum, *natural);
}

static void
remit_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RemitSheet *self = REMIT_SHEET (widget);

  if (self->sizes_stale || self->sizes.width != width || self->sizes.height != height)
    update_sizes (self, width, height);
  configure_adjustments (self);
  if (self->reveal_later)
    {
      self->reveal_later = FALSE;
      self->configuring = TRUE;
      _remit_sheet_reveal_cursor (self);
      self->configuring = FALSE;
      on_scrolled_cb (self);
    }
  _remit_sheet_fill_pool (self);
  _remit_sheet_place_pool (self);
  _remit_sheet_allocate_editor (self);
  _remit_sheet_update_focus (self);
  _remit_sheet_queue_settle (self);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
remit_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RemitSheet *self = REMIT_SHEET (widget);

  gtk_snapshot_append_color (
    snapshot, &self->look.ground,
    &GRAPHENE_RECT_INIT (0, 0, (float) self->sizes.width, (float) self->sizes.height));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != self->editor && !GTK_IS_NATIVE (child))
      gtk_widget_snapshot_child (widget, child, snapshot);
  if (self->model != NULL)
    _remit_sheet_paint_over (self, snapshot);
  if (self->editor != NULL)
    gtk_widget_snapshot_child (widget, self->editor, snapshot);
}

static gboolean
remit_sheet_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard,
                           GtkTooltip *tooltip)
{
  return _remit_sheet_query_tooltip (REMIT_SHEET (widget), x, y, by_keyboard, tooltip);
}

/* One stop of the Tab key from outside: the cursor; inside the keys of the sheet decide. */
static gboolean
remit_sheet_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (remit_has_focus_within (widget))
    return FALSE;
  remit_sheet_focus_cursor (REMIT_SHEET (widget));
  return TRUE;
}

/* A click of somebody else's on the sheet, or a mnemonic: the cursor takes the focus. */
static gboolean
remit_sheet_grab_focus (GtkWidget *widget)
{
  RemitSheet *self = REMIT_SHEET (widget);
  RemitSheetTile *tile
    = self->has_cursor ? _remit_sheet_find_tile (self, self->row, self->column) : NULL;

  if (tile != NULL && gtk_widget_get_mapped (GTK_WIDGET (tile)))
    return gtk_widget_grab_focus (GTK_WIDGET (tile));
  return GTK_WIDGET_CLASS (remit_sheet_parent_class)->grab_focus (widget);
}

static void
remit_sheet_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (remit_sheet_parent_class)->direction_changed (widget, previous);
  _remit_sheet_queue_look (REMIT_SHEET (widget));
}

static void
remit_sheet_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (remit_sheet_parent_class)->system_setting_changed (widget, setting);
  _remit_sheet_queue_look (REMIT_SHEET (widget));
}

static void
remit_sheet_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (remit_sheet_parent_class)->css_changed (widget, change);
  _remit_sheet_queue_look (REMIT_SHEET (widget));
}

static void
remit_sheet_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RemitSheet *self = REMIT_SHEET (object);

  switch (id)
    {
    case PROP_MODEL:
      remit_sheet_set_model (self, g_value_get_object (value));
      break;
    case PROP_MENU_MODEL:
      remit_sheet_set_menu_model (self, g_value_get_object (value));
      break;
    case PROP_ZOOM:
      remit_sheet_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = (guint) g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = (guint) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
remit_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RemitSheet *self = REMIT_SHEET (object);

  switch (id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_MENU_MODEL:
      g_value_set_object (value, self->menu_model);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, (int) self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
remit_sheet_dispose (GObject *object)
{
  RemitSheet *self = REMIT_SHEET (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->cycle_id, g_source_remove);
  _remit_sheet_stop_drag (self);
  self->editor = NULL;
  self->popover = NULL;
  _remit_sheet_clear_pool (self);
  g_clear_object (&self->model);
  g_clear_object (&self->menu_model);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  G_OBJECT_CLASS (remit_sheet_parent_class)->dispose (object);
}

static void
remit_sheet_finalize (GObject *object)
{
  RemitSheet *self = REMIT_SHEET (object);

  remit_sheet_sizes_clear (&self->sizes);
  g_hash_table_unref (self->layouts);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->totals);
  g_free (self->edit_before);
  G_OBJECT_CLASS (remit_sheet_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  signals[SIGNAL_CURSOR_CHANGED]
    = g_signal_new ("cursor-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CONTEXT_MENU]
    = g_signal_new ("context-menu", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled,
                    NULL, NULL, G_TYPE_BOOLEAN, 1, GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SIGNAL_ACTIVATE_LINE]
    = g_signal_new ("activate-line", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    G_TYPE_UINT, G_TYPE_UINT);
}

static void
install_properties (GObjectClass *class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  g_object_class_install_property (
    class, PROP_MODEL, g_param_spec_object ("model", NULL, NULL, REMIT_TYPE_SHEET_MODEL, flags));
  g_object_class_install_property (
    class, PROP_MENU_MODEL,
    g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, flags));
  g_object_class_install_property (
    class, PROP_ZOOM, g_param_spec_double ("zoom", NULL, NULL, ZOOM_LEAST, ZOOM_MOST, 1, flags));
  g_object_class_override_property (class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
remit_sheet_class_init (RemitSheetClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = remit_sheet_set_property;
  object_class->get_property = remit_sheet_get_property;
  object_class->dispose = remit_sheet_dispose;
  object_class->finalize = remit_sheet_finalize;
  widget_class->measure = remit_sheet_measure;
  widget_class->size_allocate = remit_sheet_size_allocate;
  widget_class->snapshot = remit_sheet_snapshot;
  widget_class->query_tooltip = remit_sheet_query_tooltip;
  widget_class->focus = remit_sheet_focus;
  widget_class->grab_focus = remit_sheet_grab_focus;
  widget_class->direction_changed = remit_sheet_direction_changed;
  widget_class->system_setting_changed = remit_sheet_system_setting_changed;
  widget_class->css_changed = remit_sheet_css_changed;
  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (class));
  _remit_sheet_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "remitsheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
remit_sheet_init (RemitSheet *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *widget = GTK_WIDGET (self);

  self->zoom = 1;
  self->em = 8;
  self->generation = self->layout = 1;
  self->sizes_stale = TRUE;
  self->run_column = G_MAXUINT;
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->rows = g_ptr_array_new ();
  self->totals = g_ptr_array_new ();
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_vexpand (widget, TRUE);
  remit_set_label (widget, _("Matrix"));
  remit_sheet_look_read (&self->look, widget);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (_remit_sheet_queue_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (_remit_sheet_queue_look),
                           self, G_CONNECT_SWAPPED);
  _remit_sheet_init_keys (self);
  _remit_sheet_init_mouse (self);
}

RemitSheet *
remit_sheet_new (void)
{
  return g_object_new (REMIT_TYPE_SHEET, NULL);
}
