/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-private.h"

#include "remit-controls.h"

/* Keys of the sheet, and its actions.  Keys are looked at where they bubble up from the tile that
 * has the focus, so the line editor and popovers keep theirs. */

/* ---- Enter and Tab ---- */

void
_remit_sheet_enter (RemitSheet *self)
{
  guint column = self->run_column != G_MAXUINT ? self->run_column : self->column;

  if (_remit_sheet_walk (self, REMIT_SHEET_ROWS, 1))
    return;
  self->run_column = G_MAXUINT;
  if (self->row == REMIT_SHEET_HEADER)
    _remit_sheet_move_to (self, 0, self->column, FALSE);
  else
    _remit_sheet_move_to (self, self->row + 1, column, FALSE);
}

/* FALSE where the sheet ends, and Tab leaves it. */
gboolean
_remit_sheet_tab (RemitSheet *self, int step)
{
  guint run = self->run_column != G_MAXUINT ? self->run_column : self->column;

  if (_remit_sheet_walk (self, REMIT_SHEET_COLUMNS, step))
    return TRUE;
  if (!self->has_cursor || self->row == REMIT_SHEET_HEADER
      || (step > 0 && self->column == self->sizes.n_columns - 1)
      || (step < 0 && self->column == REMIT_SHEET_HEADER))
    return FALSE;
  _remit_sheet_step (self, 0, step, FALSE);
  self->run_column = run;
  return TRUE;
}

/* The next widget outside takes the focus. */
static void
leave (RemitSheet *self, int step)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);

  self->leave_armed = FALSE;
  self->run_column = G_MAXUINT;
  /* a focus chain asks each widget for its next place; the sheet and its tiles say there is none */
  gtk_root_set_focus (root, widget);
  gtk_widget_child_focus (GTK_WIDGET (root), step > 0 ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
}

static gboolean
press_tab (RemitSheet *self, GdkModifierType modifiers, int step)
{
  if ((modifiers & GDK_CONTROL_MASK) != 0 || self->leave_armed || !_remit_sheet_tab (self, step))
    leave (self, step);
  return GDK_EVENT_STOP;
}

/* ---- arrows ---- */

static gboolean
is_on_foldable (RemitSheet *self)
{
  RemitSheetLine line;

  if (self->row == REMIT_SHEET_HEADER || self->row >= self->sizes.n_rows)
    return FALSE;
  if (self->column != REMIT_SHEET_HEADER && !_remit_sheet_row_is_group (self, self->row))
    return FALSE;
  remit_sheet_model_get_line (self->model, REMIT_SHEET_ROWS, self->row, &line);
  return line.foldable;
}

static gboolean
press_arrow (RemitSheet *self, int rows, int columns, GdkModifierType modifiers)
{
  gboolean extend = (modifiers & GDK_SHIFT_MASK) != 0;

  if (columns != 0 && _remit_sheet_is_mirrored (self))
    columns = -columns;
  if ((modifiers & GDK_ALT_MASK) != 0)
    {
      _remit_sheet_move_lines (self, rows != 0 ? REMIT_SHEET_ROWS : REMIT_SHEET_COLUMNS,
                               rows + columns);
      return GDK_EVENT_STOP;
    }
  self->run_column = G_MAXUINT;
  if (columns != 0 && modifiers == 0 && is_on_foldable (self))
    {
      gboolean group = _remit_sheet_row_is_group (self, self->row);

      if (_remit_sheet_set_folded (self, self->row, columns < 0) || group)
        return GDK_EVENT_STOP;
    }
  if ((modifiers & GDK_CONTROL_MASK) != 0)
    _remit_sheet_jump (self, rows, columns, extend);
  else
    _remit_sheet_step (self, rows, columns, extend);
  return GDK_EVENT_STOP;
}

static gboolean
press_home (RemitSheet *self, GdkModifierType modifiers, gboolean end)
{
  gboolean whole = (modifiers & GDK_CONTROL_MASK) != 0;
  guint row = self->row, column = end ? self->sizes.n_columns - 1 : 0;

  self->run_column = G_MAXUINT;
  if (whole)
    row = end ? self->sizes.n_rows - 1 : 0;
  _remit_sheet_move_to (self, row, column, (modifiers & GDK_SHIFT_MASK) != 0);
  return GDK_EVENT_STOP;
}

/* ---- other keys ---- */

static gboolean
press_escape (RemitSheet *self)
{
  if (self->drag != REMIT_SHEET_DRAG_NONE)
    _remit_sheet_stop_drag (self);
  else if (!self->leave_armed)
    self->leave_armed = TRUE;
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
press_space (RemitSheet *self, GdkModifierType modifiers)
{
  if (modifiers == GDK_CONTROL_MASK || modifiers == GDK_SHIFT_MASK
      || modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    {
      _remit_sheet_select_lines (self, (modifiers & GDK_SHIFT_MASK) != 0,
                                 (modifiers & GDK_CONTROL_MASK) != 0);
      return GDK_EVENT_STOP;
    }
  if (is_on_foldable (self))
    _remit_sheet_toggle_fold (self, self->row);
  else
    _remit_sheet_cycle (self, 1);
  return GDK_EVENT_STOP;
}

static gboolean
press_return (RemitSheet *self, GdkModifierType modifiers)
{
  if ((modifiers & GDK_ALT_MASK) != 0) /* of the view: to the inspector */
    return GDK_EVENT_PROPAGATE;
  if (is_on_foldable (self))
    _remit_sheet_toggle_fold (self, self->row);
  else if ((modifiers & GDK_SHIFT_MASK) != 0)
    {
      if (!_remit_sheet_walk (self, REMIT_SHEET_ROWS, -1))
        _remit_sheet_step (self, -1, 0, FALSE);
    }
  else
    _remit_sheet_enter (self);
  return GDK_EVENT_STOP;
}

static gboolean
press_menu (RemitSheet *self)
{
  GdkRectangle box;

  _remit_sheet_reveal_cursor (self);
  _remit_sheet_get_box (self, self->row, self->column, &box);
  _remit_sheet_open_menu (self, &box);
  return GDK_EVENT_STOP;
}

static gboolean
press_character (RemitSheet *self, guint keyval, GdkModifierType modifiers)
{
  gunichar character = gdk_keyval_to_unicode (keyval);
  char text[7] = { 0 };

  if ((modifiers & ~GDK_SHIFT_MASK) != 0 || character == 0 || !g_unichar_isprint (character))
    return GDK_EVENT_PROPAGATE;
  g_unichar_to_utf8 (character, text);
  if (!_remit_sheet_type (self, text))
    gtk_widget_error_bell (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static gboolean
press_control (RemitSheet *self, guint keyval, GdkModifierType modifiers)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_c, GDK_CONTROL_MASK, "sheet.copy" },
    { GDK_KEY_Insert, GDK_CONTROL_MASK, "sheet.copy" },
    { GDK_KEY_x, GDK_CONTROL_MASK, "sheet.cut" },
    { GDK_KEY_v, GDK_CONTROL_MASK, "sheet.paste" },
    { GDK_KEY_Insert, GDK_SHIFT_MASK, "sheet.paste" },
    { GDK_KEY_d, GDK_CONTROL_MASK, "sheet.fill-down" },
    { GDK_KEY_r, GDK_CONTROL_MASK, "sheet.fill-right" },
    { GDK_KEY_a, GDK_CONTROL_MASK, "sheet.select-all" },
    { GDK_KEY_k, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "sheet.new-row" },
    { GDK_KEY_Delete, 0, "sheet.clear" },
    { GDK_KEY_KP_Delete, 0, "sheet.clear" },
    { GDK_KEY_BackSpace, 0, "sheet.clear" },
    { GDK_KEY_F2, 0, "sheet.edit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == gdk_keyval_to_lower (keyval) && keys[i].modifiers == modifiers)
      return gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
press_move (RemitSheet *self, guint keyval, GdkModifierType modifiers)
{
  gboolean extend = (modifiers & GDK_SHIFT_MASK) != 0;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return press_arrow (self, 0, -1, modifiers);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return press_arrow (self, 0, 1, modifiers);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return press_arrow (self, -1, 0, modifiers);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return press_arrow (self, 1, 0, modifiers);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return press_home (self, modifiers, FALSE);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return press_home (self, modifiers, TRUE);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      if ((modifiers & ~GDK_SHIFT_MASK) != 0)
        return GDK_EVENT_PROPAGATE;
      self->run_column = G_MAXUINT;
      _remit_sheet_page (self, keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_KP_Page_Up ? -1 : 1,
                         extend);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                   GdkModifierType state, RemitSheet *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (self->editor != NULL || self->popover != NULL || self->model == NULL || !self->has_cursor)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return press_tab (self, modifiers, modifiers & GDK_SHIFT_MASK ? -1 : 1);
    case GDK_KEY_Escape:
      return press_escape (self);
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      return press_space (self, modifiers);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return press_return (self, modifiers);
    case GDK_KEY_Menu:
      return press_menu (self);
    case GDK_KEY_F10:
      return modifiers == GDK_SHIFT_MASK ? press_menu (self) : GDK_EVENT_PROPAGATE;
    default:
      return press_move (self, keyval, modifiers) || press_control (self, keyval, modifiers)
             || press_character (self, keyval, modifiers);
    }
}

void
_remit_sheet_init_keys (RemitSheet *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect (controller, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  controller = gtk_event_controller_focus_new ();
  g_signal_connect_object (controller, "notify::contains-focus", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* ---- actions ---- */

static void
select_all (RemitSheet *self)
{
  _remit_sheet_select_lines (self, TRUE, TRUE);
}

static void
select_rows (RemitSheet *self)
{
  _remit_sheet_select_lines (self, TRUE, FALSE);
}

static void
select_columns (RemitSheet *self)
{
  _remit_sheet_select_lines (self, FALSE, TRUE);
}

static void
fill_down (RemitSheet *self)
{
  _remit_sheet_fill (self, REMIT_SHEET_ROWS);
}

static void
fill_right (RemitSheet *self)
{
  _remit_sheet_fill (self, REMIT_SHEET_COLUMNS);
}

static void
move_up (RemitSheet *self)
{
  _remit_sheet_move_lines (self, REMIT_SHEET_ROWS, -1);
}

static void
move_down (RemitSheet *self)
{
  _remit_sheet_move_lines (self, REMIT_SHEET_ROWS, 1);
}

static void
move_left (RemitSheet *self)
{
  _remit_sheet_move_lines (self, REMIT_SHEET_COLUMNS, -1);
}

static void
move_right (RemitSheet *self)
{
  _remit_sheet_move_lines (self, REMIT_SHEET_COLUMNS, 1);
}

static void
toggle_fold (RemitSheet *self)
{
  if (self->row != REMIT_SHEET_HEADER)
    _remit_sheet_toggle_fold (self, self->row);
}

static const struct
{
  const char *name;
  void (*run) (RemitSheet *self);
} actions[] = {
  { "sheet.copy", _remit_sheet_copy },
  { "sheet.cut", _remit_sheet_cut },
  { "sheet.paste", _remit_sheet_paste },
  { "sheet.clear", _remit_sheet_clear },
  { "sheet.fill-down", fill_down },
  { "sheet.fill-right", fill_right },
  { "sheet.edit", remit_sheet_edit },
  { "sheet.new-row", _remit_sheet_new_row },
  { "sheet.move-up", move_up },
  { "sheet.move-down", move_down },
  { "sheet.move-left", move_left },
  { "sheet.move-right", move_right },
  { "sheet.select-all", select_all },
  { "sheet.select-rows", select_rows },
  { "sheet.select-columns", select_columns },
  { "sheet.toggle-fold", toggle_fold },
};

static void
on_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RemitSheet *self = REMIT_SHEET (widget);

  if (self->model == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].run (self);
}

void
_remit_sheet_install_actions (GtkWidgetClass *class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (class, actions[i].name, NULL, on_action_cb);
}
