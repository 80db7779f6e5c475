/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-text-editor.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-date.h"

#include <glib/gi18n-lib.h>

/* Typed fields.  What is typed is applied on Enter, when the focus leaves, and for free text also
 * when the typing pauses; numbers and days wait for the end, since half a number is a wrong number.
 * Escape takes the typing back.
 *
 * "base" is the text as the document had it when it was last shown: the control is dirty while it
 * differs from that.  A refresh leaves a dirty control alone, so another edit never takes away what
 * somebody is typing. */

#define PAUSE 500 /* ms after which typing counts as a pause */

struct _RemitTextEditor
{
  RemitFieldEditor parent_instance;

  /* owned */
  char *base;
  guint pause_id;
  /* borrowed children */
  GtkWidget *entry;    /* GtkEntry, or */
  GtkTextView *view;   /* for long texts, with */
  GtkWidget *hint;     /* what an entry has as its placeholder */
  GtkWidget *calendar; /* of a day, made when first opened */
  GtkWidget *calendar_button;
  /* state */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (RemitTextEditor, remit_text_editor, REMIT_TYPE_FIELD_EDITOR)

static char *
get_typed (RemitTextEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (self->entry != NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_typed (RemitTextEditor *self, const char *text)
{
  g_autofree char *old = get_typed (self);
  int cursor;

  if (g_str_equal (old, text))
    return;
  self->showing = TRUE;
  if (self->entry != NULL)
    {
      cursor = gtk_editable_get_position (GTK_EDITABLE (self->entry));
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), cursor);
    }
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  self->showing = FALSE;
}

static gboolean
is_dirty (RemitTextEditor *self)
{
  g_autofree char *typed = get_typed (self);

  return g_strcmp0 (typed, self->base) != 0;
}

static void
remember (RemitTextEditor *self, const char *text)
{
  g_free (self->base);
  self->base = g_strdup (text);
}

static void
stop_pause (RemitTextEditor *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
}

/* ---- applying ---- */

/* @quiet: the typing may not be at its end yet, so nothing is said about what is wrong. */
static gboolean
apply_typed (RemitTextEditor *self, gboolean quiet)
{
  RemitFieldEditor *editor = REMIT_FIELD_EDITOR (self);
  const RemitFieldTarget *target = remit_field_editor_get_target (editor);
  g_autofree char *typed = get_typed (self);
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  stop_pause (self);
  if (!is_dirty (self))
    {
      remit_field_editor_set_error (editor, NULL);
      return TRUE;
    }
  if (!remit_field_is_text (target->field)
      && !remit_field_target_parse (target, typed, &number, &error))
    {
      remit_field_editor_set_error (editor, error->message);
      return FALSE;
    }
  if (!remit_field_editor_apply (editor, number, typed, TRUE))
    {
      if (quiet)
        remit_field_editor_set_error (editor, NULL);
      return FALSE;
    }
  remember (self, typed);
  return TRUE;
}

/* The document's way of writing what was typed: "12,5" becomes "12.5 %". */
static void
show_stored (RemitTextEditor *self)
{
  g_autofree char *text
    = remit_field_target_format (remit_field_editor_get_target (REMIT_FIELD_EDITOR (self)));

  remember (self, text);
  set_typed (self, text);
  remit_field_editor_set_error (REMIT_FIELD_EDITOR (self), NULL);
}

static gboolean
remit_text_editor_flush (RemitFieldEditor *editor)
{
  return apply_typed (REMIT_TEXT_EDITOR (editor), FALSE);
}

static gboolean
on_pause_cb (gpointer data)
{
  RemitTextEditor *self = data;

  self->pause_id = 0;
  apply_typed (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
on_typed_cb (RemitTextEditor *self)
{
  if (self->showing)
    return;
  stop_pause (self);
  if (self->hint != NULL)
    gtk_widget_set_visible (self->hint, FALSE);
  if (remit_field_is_text (remit_field_editor_get_field (REMIT_FIELD_EDITOR (self))))
    self->pause_id = g_timeout_add (PAUSE, on_pause_cb, self);
}

static void
on_activate_cb (RemitTextEditor *self)
{
  if (apply_typed (self, FALSE))
    show_stored (self);
}

static void
on_focus_leave_cb (RemitTextEditor *self)
{
  if (apply_typed (self, FALSE))
    show_stored (self);
}

static gboolean
on_key_cb (RemitTextEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape
      || (!is_dirty (self) && remit_field_editor_get_error (REMIT_FIELD_EDITOR (self)) == NULL))
    return GDK_EVENT_PROPAGATE;
  stop_pause (self);
  show_stored (self);
  return GDK_EVENT_STOP;
}

/* ---- showing ---- */

static void
set_placeholder (RemitTextEditor *self, RemitFieldState state)
{
  const RemitField *field = remit_field_editor_get_field (REMIT_FIELD_EDITOR (self));
  const char *text = "";

  if (self->hint != NULL)
    gtk_widget_set_visible (self->hint, state == REMIT_FIELD_MIXED);
  if (self->entry == NULL)
    return;
  if (state == REMIT_FIELD_MIXED)
    text = _("Mixed");
  else if (field->type == REMIT_FIELD_DATE)
    text = _("YYYY-MM-DD");
  else if (field->type == REMIT_FIELD_SHARE)
    text = "%";
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), text);
}

static void
set_editable (RemitTextEditor *self, gboolean editable)
{
  if (self->entry != NULL)
    gtk_editable_set_editable (GTK_EDITABLE (self->entry), editable);
  else
    gtk_text_view_set_editable (self->view, editable);
  if (self->calendar_button != NULL)
    gtk_widget_set_sensitive (self->calendar_button, editable);
}

static void make_child (RemitTextEditor *self);

static void
remit_text_editor_show (RemitFieldEditor *editor, gboolean anew)
{
  RemitTextEditor *self = REMIT_TEXT_EDITOR (editor);
  const RemitFieldTarget *target = remit_field_editor_get_target (editor);
  RemitFieldState state = remit_field_target_read (target, NULL, NULL);
  g_autofree char *text = remit_field_target_format (target);

  if (self->entry == NULL && self->view == NULL)
    make_child (self);
  if (remit_field_editor_is_writing (editor))
    return;
  set_placeholder (self, state);
  set_editable (self, !remit_document_get_read_only (target->document)
                        && target->field->type != REMIT_FIELD_TIME);
  if (anew || state == REMIT_FIELD_ABSENT)
    stop_pause (self);
  else if (self->base != NULL && is_dirty (self))
    return;
  remember (self, text);
  set_typed (self, text);
}

static void
remit_text_editor_name (RemitFieldEditor *editor, const char *label)
{
  RemitTextEditor *self = REMIT_TEXT_EDITOR (editor);

  remit_set_label (self->entry != NULL ? self->entry : GTK_WIDGET (self->view), label);
  if (self->calendar_button != NULL)
    {
      g_autofree char *name = g_strdup_printf (_("Choose a day for “%s”"), label);

      remit_label_inner_button (self->calendar_button, name);
      gtk_widget_set_tooltip_text (self->calendar_button, _("Choose a Day"));
    }
}

static void
on_error_cb (RemitTextEditor *self)
{
  const char *sentence = remit_field_editor_get_error (REMIT_FIELD_EDITOR (self));
  GtkWidget *control = self->entry != NULL ? self->entry : GTK_WIDGET (self->view);

  gtk_accessible_update_state (
    GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID,
    sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  remit_set_description (control, sentence);
  if (sentence != NULL)
    gtk_widget_add_css_class (control, "error");
  else
    gtk_widget_remove_css_class (control, "error");
}

/* ---- the calendar of a day ---- */

/* Turning the pages of the calendar selects days too, so a day counts only when the button says so.
 */
static void
on_use_day_cb (RemitTextEditor *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  set_typed (self, text);
  on_activate_cb (self);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->calendar_button));
}

static void
on_clear_day_cb (RemitTextEditor *self)
{
  set_typed (self, "");
  on_activate_cb (self);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->calendar_button));
}

static void
show_day (RemitTextEditor *self)
{
  gint64 day = 0;
  GDate date;
  g_autoptr (GDateTime) when = NULL;

  remit_field_target_read (remit_field_editor_get_target (REMIT_FIELD_EDITOR (self)), &day, NULL);
  if (day <= 0)
    return;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  when = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date),
                                g_date_get_day (&date), 12, 0, 0);
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), when);
}

static GtkWidget *
make_day_buttons (RemitTextEditor *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *clear = gtk_button_new_with_label (_("No Day"));
  GtkWidget *use = gtk_button_new_with_label (_("Use This Day"));

  gtk_box_set_homogeneous (GTK_BOX (buttons), TRUE);
  gtk_widget_add_css_class (use, "suggested-action");
  gtk_box_append (GTK_BOX (buttons), clear);
  gtk_box_append (GTK_BOX (buttons), use);
  g_signal_connect_object (clear, "clicked", G_CALLBACK (on_clear_day_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (use, "clicked", G_CALLBACK (on_use_day_cb), self, G_CONNECT_SWAPPED);
  return buttons;
}

static void
make_popover (GtkMenuButton *button, gpointer data)
{
  RemitTextEditor *self = data;

  if (self->calendar == NULL)
    {
      GtkWidget *popover = gtk_popover_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

      self->calendar = gtk_calendar_new ();
      remit_set_label (self->calendar, _("Calendar"));
      remit_set_label (popover, _("Choose a Day"));
      gtk_box_append (GTK_BOX (box), self->calendar);
      gtk_box_append (GTK_BOX (box), make_day_buttons (self));
      gtk_popover_set_child (GTK_POPOVER (popover), box);
      gtk_menu_button_set_popover (button, popover);
    }
  show_day (self);
}

/* ---- the control ---- */

static void
watch_control (RemitTextEditor *self, GtkWidget *control)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (on_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (control, focus);
  gtk_widget_add_controller (control, key);
}

static GtkWidget *
make_long (RemitTextEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *overlay = gtk_overlay_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, 8);
  gtk_text_view_set_right_margin (self->view, 8);
  gtk_text_view_set_top_margin (self->view, 6);
  gtk_text_view_set_bottom_margin (self->view, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 52);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 220);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_focusable (scroller, FALSE); /* the text in it takes the focus */
  gtk_widget_add_css_class (scroller, "remit-long-text");
  watch_control (self, GTK_WIDGET (self->view));
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (on_typed_cb), self, G_CONNECT_SWAPPED);
  self->hint = remit_line_new (_("Mixed"));
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_set_can_target (self->hint, FALSE);
  gtk_widget_set_valign (self->hint, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->hint, 10);
  gtk_widget_set_margin_top (self->hint, 9);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->hint);
  return overlay;
}

static GtkWidget *
make_entry (RemitTextEditor *self, const RemitField *field)
{
  GtkWidget *box;

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 30);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_add_css_class (self->entry, "remit-field-entry");
  watch_control (self, self->entry);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_typed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_activate_cb), self,
                           G_CONNECT_SWAPPED);
  if (field->type != REMIT_FIELD_DATE)
    return self->entry;

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->calendar_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->calendar_button),
                                 "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->calendar_button), make_popover,
                                         self, NULL);
  gtk_widget_add_css_class (self->calendar_button, "flat");
  gtk_widget_set_valign (self->calendar_button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->calendar_button);
  return box;
}

static void
make_child (RemitTextEditor *self)
{
  const RemitField *field = remit_field_editor_get_field (REMIT_FIELD_EDITOR (self));
  gboolean long_text = remit_field_editor_is_wide (REMIT_FIELD_EDITOR (self));

  remit_field_editor_take_child (REMIT_FIELD_EDITOR (self),
                                 long_text ? make_long (self) : make_entry (self, field));
}

static void
remit_text_editor_dispose (GObject *object)
{
  stop_pause (REMIT_TEXT_EDITOR (object));
  G_OBJECT_CLASS (remit_text_editor_parent_class)->dispose (object);
}

static void
remit_text_editor_finalize (GObject *object)
{
  g_free (REMIT_TEXT_EDITOR (object)->base);
  G_OBJECT_CLASS (remit_text_editor_parent_class)->finalize (object);
}

static void
remit_text_editor_class_init (RemitTextEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  RemitFieldEditorClass *editor_class = REMIT_FIELD_EDITOR_CLASS (class);

  object_class->dispose = remit_text_editor_dispose;
  object_class->finalize = remit_text_editor_finalize;
  editor_class->show = remit_text_editor_show;
  editor_class->flush = remit_text_editor_flush;
  editor_class->name = remit_text_editor_name;
}

static void
remit_text_editor_init (RemitTextEditor *self)
{
  g_signal_connect (self, "notify::error", G_CALLBACK (on_error_cb), NULL);
}
