/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-private.h"

#include "remit-controls.h"

/* The pointer: clicks, ranges, lines that are dragged by their headers, menus and tooltips.  A
 * click on the cell that has the cursor cycles; it waits a moment for a second click, which edits
 * instead.  Fingers scroll: a drag of a touch screen is left to the scrolled window. */

#define CYCLE_WAIT 250 /* ms */
#define EDGE 24        /* px: near the edge a drag scrolls */
#define EDGE_STEP 16   /* px a frame */

/* ---- clicks ---- */

static gboolean
cycle_cb (gpointer data)
{
  RemitSheet *self = data;

  self->cycle_id = 0;
  _remit_sheet_cycle (self, self->cycle_step);
  return G_SOURCE_REMOVE;
}

static void
press_cell (RemitSheet *self, const RemitSheetPlace *place, int n_press, gboolean shift)
{
  gboolean here = self->has_cursor && place->row == self->row && place->column == self->column;
  RemitSheetRange range;

  self->run_column = G_MAXUINT;
  self->press_on_cursor = FALSE;
  if (n_press == 2 && here && (self->cycle_id != 0 || !self->pressed_before))
    {
      g_clear_handle_id (&self->cycle_id, g_source_remove);
      remit_sheet_edit (self);
      return;
    }
  if (here && remit_sheet_get_range (self, &range) && range.first_row == range.last_row
      && range.first_column == range.last_column)
    {
      self->press_on_cursor = TRUE;
      self->cycle_step = shift ? -1 : 1;
    }
  else
    _remit_sheet_move_to (self, place->row, place->column, shift);
  self->pressed_before = self->press_on_cursor;
}

static void
press_header (RemitSheet *self, const RemitSheetPlace *place, int n_press, gboolean shift)
{
  self->run_column = G_MAXUINT;
  if (place->on_triangle)
    {
      _remit_sheet_move_to (self, place->row, REMIT_SHEET_HEADER, FALSE);
      _remit_sheet_toggle_fold (self, place->row);
      return;
    }
  if (n_press == 2)
    {
      remit_sheet_edit (self);
      return;
    }
  /* a press on one of the selected lines keeps them all, for they may be dragged */
  if (!shift && place->row != REMIT_SHEET_HEADER && self->column == REMIT_SHEET_HEADER
      && _remit_sheet_contains (self, place->row, 0))
    return;
  if (!shift && place->row == REMIT_SHEET_HEADER && self->row == REMIT_SHEET_HEADER
      && _remit_sheet_contains (self, 0, place->column))
    return;
  _remit_sheet_move_to (self, place->row,
                        place->kind == REMIT_SHEET_TILE_ROW ? REMIT_SHEET_HEADER : place->column,
                        shift);
}

static void
on_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, RemitSheet *self)
{
  GdkModifierType state
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  RemitSheetPlace place;

  self->press_on_cursor = FALSE;
  self->press_moved = FALSE;
  if (!_remit_sheet_end_edit (self, TRUE) || !_remit_sheet_find_place (self, x, y, &place))
    return;
  if (!remit_has_focus_within (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  switch (place.kind)
    {
    case REMIT_SHEET_TILE_CELL:
      press_cell (self, &place, n_press, shift);
      break;
    case REMIT_SHEET_TILE_ROW:
    case REMIT_SHEET_TILE_COLUMN:
      press_header (self, &place, n_press, shift);
      break;
    case REMIT_SHEET_TILE_CORNER:
      _remit_sheet_select_lines (self, TRUE, TRUE);
      break;
    case REMIT_SHEET_TILE_MARGIN:
      _remit_sheet_move_to (self, place.row, REMIT_SHEET_HEADER, shift);
      break;
    default:
      break;
    }
}

static void
on_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, RemitSheet *self)
{
  if (!self->press_on_cursor || self->press_moved)
    return;
  self->press_on_cursor = FALSE;
  g_clear_handle_id (&self->cycle_id, g_source_remove);
  self->cycle_id = g_timeout_add (CYCLE_WAIT, cycle_cb, self);
}

/* ---- menus ---- */

void
_remit_sheet_open_menu (RemitSheet *self, const GdkRectangle *box)
{
  GtkWidget *menu;

  if (_remit_sheet_emit_menu (self, box) || self->menu_model == NULL || self->popover != NULL)
    return;
  menu = gtk_popover_menu_new_from_model (self->menu_model);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  _remit_sheet_open_popover (self, menu, box);
}

static void
on_menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, RemitSheet *self)
{
  GdkRectangle box = { (int) x, (int) y, 1, 1 };
  RemitSheetPlace place;

  if (!_remit_sheet_end_edit (self, TRUE) || !_remit_sheet_find_place (self, x, y, &place))
    return;
  if (!remit_has_focus_within (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (place.kind == REMIT_SHEET_TILE_ROW
      && !(self->column == REMIT_SHEET_HEADER && _remit_sheet_contains (self, place.row, 0)))
    _remit_sheet_move_to (self, place.row, REMIT_SHEET_HEADER, FALSE);
  else if (place.kind == REMIT_SHEET_TILE_COLUMN
           && !(self->row == REMIT_SHEET_HEADER && _remit_sheet_contains (self, 0, place.column)))
    _remit_sheet_move_to (self, REMIT_SHEET_HEADER, place.column, FALSE);
  else if (place.kind == REMIT_SHEET_TILE_CELL
           && !_remit_sheet_contains (self, place.row, place.column))
    _remit_sheet_move_to (self, place.row, place.column, FALSE);
  _remit_sheet_open_menu (self, &box);
}

/* ---- drags ---- */

void
_remit_sheet_stop_drag (RemitSheet *self)
{
  if (self->drag == REMIT_SHEET_DRAG_NONE)
    return;
  self->drag = REMIT_SHEET_DRAG_NONE;
  if (self->drag_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag_tick);
  self->drag_tick = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
follow_pointer (RemitSheet *self)
{
  const RemitSheetSizes *sizes = &self->sizes;
  int x = _remit_sheet_to_x (self, (int) self->pointer_x, 1) - sizes->header_width;
  int y = (int) self->pointer_y - sizes->header_height;
  guint row, column;

  x = CLAMP (x, 0, MAX (0, sizes->body_width - 1)) + self->scroll_x;
  y = CLAMP (y, 0, MAX (0, sizes->body_height - 1)) + self->scroll_y;
  if (self->drag == REMIT_SHEET_DRAG_RANGE)
    {
      row = self->anchor_row == REMIT_SHEET_HEADER ? REMIT_SHEET_HEADER
                                                   : remit_sheet_sizes_row_at (sizes, y);
      column = self->anchor_column == REMIT_SHEET_HEADER ? REMIT_SHEET_HEADER
                                                         : remit_sheet_sizes_column_at (sizes, x);
      if (row != self->row || column != self->column)
        _remit_sheet_move_to (self, row, column, TRUE);
      return;
    }
  self->drop_gap = self->drag == REMIT_SHEET_DRAG_ROWS ? remit_sheet_sizes_row_gap (sizes, y)
                                                       : remit_sheet_sizes_column_gap (sizes, x);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
get_edge_step (int at, int from, int to)
{
  return at < from + EDGE ? -EDGE_STEP : at >= to - EDGE ? EDGE_STEP : 0;
}

static gboolean
on_drag_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  RemitSheet *self = REMIT_SHEET (widget);
  const RemitSheetSizes *sizes = &self->sizes;
  int x = _remit_sheet_to_x (self, (int) self->pointer_x, 1);
  int dx = get_edge_step (x, sizes->header_width, sizes->header_width + sizes->body_width);
  int dy = get_edge_step ((int) self->pointer_y, sizes->header_height,
                          sizes->header_height + sizes->body_height);

  if (self->drag == REMIT_SHEET_DRAG_ROWS)
    dx = 0;
  if (self->drag == REMIT_SHEET_DRAG_COLUMNS)
    dy = 0;
  if (dx == 0 && dy == 0)
    return G_SOURCE_CONTINUE;
  _remit_sheet_scroll_to (self, self->scroll_x + dx, self->scroll_y + dy);
  follow_pointer (self);
  return G_SOURCE_CONTINUE;
}

static void
start_drag (RemitSheet *self, RemitSheetDrag drag)
{
  self->drag = drag;
  self->press_moved = TRUE;
  self->drag_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_drag_tick_cb, NULL, NULL);
}

static void
on_drag_begin_cb (GtkGestureDrag *gesture, double x, double y, RemitSheet *self)
{
  GdkDevice *device = gtk_gesture_get_device (GTK_GESTURE (gesture));
  RemitSheetPlace place;

  if ((device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN)
      || !_remit_sheet_find_place (self, x, y, &place) || place.on_triangle
      || place.kind == REMIT_SHEET_TILE_CORNER)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static RemitSheetDrag
choose_drag (RemitSheet *self, double x, double y)
{
  RemitSheetPlace place;

  if (!_remit_sheet_find_place (self, x, y, &place))
    return REMIT_SHEET_DRAG_NONE;
  if (place.kind == REMIT_SHEET_TILE_CELL)
    return REMIT_SHEET_DRAG_RANGE;
  if (!remit_sheet_model_can_move_lines (self->model))
    return REMIT_SHEET_DRAG_NONE;
  return place.kind == REMIT_SHEET_TILE_ROW      ? REMIT_SHEET_DRAG_ROWS
         : place.kind == REMIT_SHEET_TILE_COLUMN ? REMIT_SHEET_DRAG_COLUMNS
                                                 : REMIT_SHEET_DRAG_NONE;
}

static void
on_drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, RemitSheet *self)
{
  double x, y;

  if (!gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  self->pointer_x = x + dx;
  self->pointer_y = y + dy;
  if (self->drag == REMIT_SHEET_DRAG_NONE
      && gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y, (int) (x + dx),
                                   (int) (y + dy)))
    {
      RemitSheetDrag drag = choose_drag (self, x, y);

      if (drag == REMIT_SHEET_DRAG_NONE)
        return;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      start_drag (self, drag);
    }
  if (self->drag != REMIT_SHEET_DRAG_NONE)
    follow_pointer (self);
}

static void
on_drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, RemitSheet *self)
{
  RemitSheetDrag drag = self->drag;
  guint gap = self->drop_gap;

  _remit_sheet_stop_drag (self);
  if (drag == REMIT_SHEET_DRAG_ROWS || drag == REMIT_SHEET_DRAG_COLUMNS)
    _remit_sheet_drop_lines (
      self, drag == REMIT_SHEET_DRAG_ROWS ? REMIT_SHEET_ROWS : REMIT_SHEET_COLUMNS, gap);
}

static void
on_drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, RemitSheet *self)
{
  _remit_sheet_stop_drag (self);
}

/* ---- tooltips ---- */

static gboolean
is_cut (RemitSheet *self, RemitSheetTile *tile)
{
  gboolean turned
    = (tile->kind == REMIT_SHEET_TILE_COLUMN || tile->kind == REMIT_SHEET_TILE_MARGIN_HEADER)
      && !tile->upright;
  int width;

  if (tile->text == NULL)
    return FALSE;
  pango_layout_get_pixel_size (
    _remit_sheet_get_layout (self, tile->text, REMIT_SHEET_FONT_BOLD, -1), &width, NULL);
  if (turned)
    return width > _remit_sheet_get_turned_room (self, gtk_widget_get_height (GTK_WIDGET (tile)),
                                                 tile->gravity != REMIT_SHEET_FINE);
  return width + 2 * self->em + (int) tile->depth * 2 * self->em
         > gtk_widget_get_width (GTK_WIDGET (tile));
}

/* What a header says in full, and what is wrong with it. */
static char *
make_line_tooltip (RemitSheet *self, RemitSheetTile *tile, RemitSheetAxis axis, guint index)
{
  RemitSheetGravity gravity;
  g_autofree char *why = remit_sheet_model_explain_line (self->model, axis, index, &gravity);
  RemitSheetLine line;
  const char *full;

  remit_sheet_model_get_line (self->model, axis, index, &line);
  full = line.tooltip != NULL ? line.tooltip : is_cut (self, tile) ? line.text : NULL;
  if (full != NULL && why != NULL)
    return g_strdup_printf ("%s\n%s", full, why);
  return full != NULL ? g_strdup (full) : g_steal_pointer (&why);
}

static char *
make_tooltip (RemitSheet *self, RemitSheetTile *tile)
{
  g_autofree char *label = NULL, *why = NULL;

  switch (tile->kind)
    {
    case REMIT_SHEET_TILE_CELL:
      label = remit_sheet_model_describe_cell (self->model, tile->row, tile->column);
      why = remit_sheet_model_explain_cell (self->model, tile->row, tile->column);
      if (why != NULL && label != NULL)
        return g_strdup_printf ("%s\n%s", label, why);
      return why != NULL ? g_steal_pointer (&why) : g_steal_pointer (&label);
    case REMIT_SHEET_TILE_ROW:
      return make_line_tooltip (self, tile, REMIT_SHEET_ROWS, tile->row);
    case REMIT_SHEET_TILE_COLUMN:
      return make_line_tooltip (self, tile, REMIT_SHEET_COLUMNS, tile->column);
    default:
      return is_cut (self, tile) ? g_strdup (tile->text) : NULL;
    }
}

gboolean
_remit_sheet_query_tooltip (RemitSheet *self, int x, int y, gboolean by_keyboard,
                            GtkTooltip *tooltip)
{
  GtkWidget *picked = by_keyboard
                        ? (GtkWidget *) _remit_sheet_find_tile (self, self->row, self->column)
                        : gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  g_autofree char *text = NULL;
  graphene_rect_t bounds;

  if (!REMIT_IS_SHEET_TILE (picked) || self->editor != NULL
      || REMIT_SHEET_TILE (picked)->generation == 0)
    return FALSE;
  text = make_tooltip (self, REMIT_SHEET_TILE (picked));
  if (text == NULL || *text == '\0'
      || !gtk_widget_compute_bounds (picked, GTK_WIDGET (self), &bounds))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                             (int) bounds.size.width, (int) bounds.size.height });
  return TRUE;
}

void
_remit_sheet_init_mouse (RemitSheet *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_PRIMARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_pressed_cb), self);
  g_signal_connect (gesture, "released", G_CALLBACK (on_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));

  gesture = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));

  gesture = gtk_gesture_drag_new ();
  g_signal_connect (gesture, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect (gesture, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  g_signal_connect (gesture, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  g_signal_connect (gesture, "cancel", G_CALLBACK (on_drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}
