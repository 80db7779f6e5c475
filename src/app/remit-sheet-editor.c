/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-private.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-dialogs.h"

#include <glib/gi18n-lib.h>

/* The line of text over a cell or header, or the popover that the model gives.  Escape drops what
 * was typed; Enter, Tab and a click elsewhere keep it.  A text that the model refuses stays open to
 * be mended, unless the focus has gone already. */

#define EDITOR_WIDTH 18 /* least, in digits */

static gboolean
set_name (RemitSheet *self, const char *text, GError **error)
{
  RemitSheetAxis axis
    = self->edit_column == REMIT_SHEET_HEADER ? REMIT_SHEET_ROWS : REMIT_SHEET_COLUMNS;

  return remit_sheet_model_rename_line (
    self->model, axis, axis == REMIT_SHEET_ROWS ? self->edit_row : self->edit_column, text, error);
}

static gboolean
is_on_header (RemitSheet *self)
{
  return self->edit_column == REMIT_SHEET_HEADER || self->edit_row == REMIT_SHEET_HEADER
         || _remit_sheet_row_is_group (self, self->edit_row);
}

static gboolean
keep_text (RemitSheet *self, const char *text)
{
  GError *error = NULL;
  gboolean done;

  if (g_strcmp0 (text, self->edit_before) == 0)
    return TRUE;
  if (is_on_header (self))
    {
      if (self->edit_row != REMIT_SHEET_HEADER)
        self->edit_column = REMIT_SHEET_HEADER;
      done = set_name (self, text, &error);
    }
  else
    {
      RemitSheetChange change = { self->edit_row, self->edit_column, text };

      done = remit_sheet_model_set_texts (self->model, &change, 1, NULL, &error);
    }
  _remit_sheet_report (self, error);
  return done;
}

gboolean
_remit_sheet_end_edit (RemitSheet *self, gboolean commit)
{
  g_autofree char *text = NULL;
  gboolean had_focus;
  GtkWidget *editor = self->editor;

  if (editor == NULL || self->edit_ending)
    return TRUE;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor)));
  self->edit_ending = TRUE;
  if (commit && !keep_text (self, text))
    {
      self->edit_ending = FALSE;
      return FALSE;
    }
  had_focus = remit_has_focus_within (editor);
  self->editor = NULL;
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_unparent (editor);
  self->edit_ending = FALSE;
  g_clear_pointer (&self->edit_before, g_free);
  _remit_sheet_update_focus (self);
  _remit_sheet_announce_cell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                   GdkModifierType state, RemitSheet *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  switch (keyval)
    {
    case GDK_KEY_Escape:
      _remit_sheet_end_edit (self, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (_remit_sheet_end_edit (self, TRUE))
        _remit_sheet_enter (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if (_remit_sheet_end_edit (self, TRUE))
        _remit_sheet_tab (self, modifiers & GDK_SHIFT_MASK ? -1 : 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_focus_left_cb (GtkEventControllerFocus *controller, RemitSheet *self)
{
  if (self->editor != NULL && !_remit_sheet_end_edit (self, TRUE))
    _remit_sheet_end_edit (self, FALSE);
}

void
_remit_sheet_allocate_editor (RemitSheet *self)
{
  GdkRectangle box;
  int width, least;

  if (self->editor == NULL)
    return;
  _remit_sheet_get_box (self, self->edit_row, self->edit_column, &box);
  gtk_widget_measure (self->editor, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  if (box.height < least || self->edit_row == REMIT_SHEET_HEADER)
    {
      box.y += box.height - MAX (least, self->sizes.row_height);
      box.height = MAX (least, self->sizes.row_height);
    }
  width = MIN (MAX (box.width, EDITOR_WIDTH * self->em), self->sizes.width);
  if (_remit_sheet_is_mirrored (self))
    box.x += box.width - width;
  gtk_widget_measure (self->editor, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  box.width = MAX (width, least);
  box.x = CLAMP (box.x, 0, MAX (0, self->sizes.width - box.width));
  box.y = CLAMP (box.y, 0, MAX (0, self->sizes.height - box.height));
  gtk_widget_size_allocate (self->editor, &box, -1);
}

static void
open_line (RemitSheet *self, const char *before, const char *text)
{
  /* an entry, not a bare GtkText, for of that GTK tells assistive tools no text and no caret */
  GtkWidget *editor = gtk_entry_new ();
  GtkEventController *controller = gtk_event_controller_key_new ();
  RemitSheetTile *tile = _remit_sheet_find_tile (self, self->row, self->column);

  g_free (self->edit_before);
  self->edit_before = g_strdup (before);
  self->edit_row = self->row;
  self->edit_column = self->column;
  self->editor = editor;
  gtk_editable_set_text (GTK_EDITABLE (editor), text != NULL ? text : before);
  gtk_widget_add_css_class (editor, "cell-editor");
  if (tile != NULL && tile->label != NULL)
    remit_set_label (editor, tile->label);
  else
    remit_set_label (editor, *before != '\0' ? before : _("Text"));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (editor, controller);
  gtk_widget_set_parent (editor, GTK_WIDGET (self));
  gtk_widget_grab_focus (editor);
  /* a name is mostly replaced, a cell mostly gets a note behind its letters */
  gtk_editable_select_region (GTK_EDITABLE (editor), is_on_header (self) ? 0 : -1, -1);
  controller = gtk_event_controller_focus_new ();
  g_signal_connect (controller, "leave", G_CALLBACK (on_focus_left_cb), self);
  gtk_widget_add_controller (editor, controller);
  _remit_sheet_reveal_cursor (self);
}

/* ---- popovers ---- */

static void
on_popover_closed_cb (RemitSheet *self)
{
  self->popover = NULL;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    remit_sheet_focus_cursor (self);
}

void
_remit_sheet_open_popover (RemitSheet *self, GtkWidget *popover, const GdkRectangle *box)
{
  GdkRectangle area = { 0, 0, self->sizes.width, self->sizes.height }, place;

  if (!gdk_rectangle_intersect (&area, box, &place))
    place = (GdkRectangle){ area.width / 2, area.height / 2, 1, 1 };
  self->popover = popover;
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_popover_closed_cb), self,
                           G_CONNECT_SWAPPED);
  remit_popover_open (GTK_POPOVER (popover), GTK_WIDGET (self));
}

static gboolean
open_popover (RemitSheet *self)
{
  GtkWidget *popover = remit_sheet_model_create_editor (self->model, self->row, self->column);
  GdkRectangle box;

  if (popover == NULL)
    return FALSE;
  _remit_sheet_reveal_cursor (self);
  _remit_sheet_get_box (self, self->row, self->column, &box);
  _remit_sheet_open_popover (self, popover, &box);
  return TRUE;
}

/* ---- what to edit ---- */

static void
edit_name (RemitSheet *self)
{
  gboolean row = self->row != REMIT_SHEET_HEADER;
  guint index = row ? self->row : self->column;
  RemitSheetAxis axis = row ? REMIT_SHEET_ROWS : REMIT_SHEET_COLUMNS;
  g_autofree char *name = NULL;
  RemitSheetLine line;

  if (!remit_sheet_model_can_rename_line (self->model))
    {
      _remit_sheet_emit_activate (self, axis, index);
      return;
    }
  remit_sheet_model_get_line (self->model, axis, index, &line);
  name = g_strdup (line.text);
  open_line (self, name, NULL);
}

void
_remit_sheet_begin_edit (RemitSheet *self, const char *text)
{
  g_autofree char *before = NULL;
  RemitSheetCell cell;

  if (self->model == NULL || !self->has_cursor || self->popover != NULL
      || !_remit_sheet_end_edit (self, TRUE))
    return;
  if (!_remit_sheet_cursor_on_cell (self))
    {
      edit_name (self);
      return;
    }
  remit_sheet_model_get_cell (self->model, self->row, self->column, &cell);
  if (cell.locked)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (text == NULL && open_popover (self))
    return;
  before = remit_sheet_model_get_text (self->model, self->row, self->column, TRUE);
  open_line (self, before, text);
}

gboolean
_remit_sheet_begin_popover (RemitSheet *self)
{
  RemitSheetCell cell;

  if (self->popover != NULL || !_remit_sheet_end_edit (self, TRUE))
    return FALSE;
  remit_sheet_model_get_cell (self->model, self->row, self->column, &cell);
  return !cell.locked && open_popover (self);
}

void
remit_sheet_edit (RemitSheet *self)
{
  g_return_if_fail (REMIT_IS_SHEET (self));
  _remit_sheet_begin_edit (self, NULL);
}

gboolean
remit_sheet_is_editing (RemitSheet *self)
{
  g_return_val_if_fail (REMIT_IS_SHEET (self), FALSE);
  return self->editor != NULL || self->popover != NULL;
}
