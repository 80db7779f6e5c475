/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-dialogs.h"

#include "remit-access.h"
#include "remit-error.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Messages, questions and file choosers.  Everything here that a later GTK or libadwaita deprecates
 * (AdwMessageDialog, GtkFileChooserNative, style contexts) is used in no other file. */

#define TOAST_LENGTH 60 /* characters: a longer message would be cut off in a toast */

/* A question or file chooser that is open.  Callers pass their widget as data, so nothing is called
 * once that widget is gone. */
typedef struct
{
  GWeakRef widget;
  RemitAnswerFunc answer;
  RemitFileFunc chosen;
  gpointer data;
  GtkWidget *entry; /* of a question for a text, borrowed from the dialog */
} Question;

static Question *
make_question (GtkWidget *widget, gpointer data)
{
  Question *question = g_new0 (Question, 1);

  g_weak_ref_init (&question->widget, widget);
  question->data = data;
  return question;
}

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_weak_ref_clear (&question->widget);
  g_free (question);
}

/* The window that dialogs of @widget belong to. */
static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static AdwToastOverlay *
find_overlay_below (GtkWidget *widget)
{
  if (ADW_IS_TOAST_OVERLAY (widget))
    return ADW_TOAST_OVERLAY (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwToastOverlay *overlay = find_overlay_below (child);

      if (overlay != NULL)
        return overlay;
    }
  return NULL;
}

/* The toast overlay around @widget, or that of its window, or of the window it is a dialog of. */
static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  GtkWidget *above = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  GtkWindow *window = get_window (widget);

  if (above != NULL)
    return ADW_TOAST_OVERLAY (above);
  while (window != NULL)
    {
      AdwToastOverlay *overlay = find_overlay_below (GTK_WIDGET (window));

      if (overlay != NULL)
        return overlay;
      window = gtk_window_get_transient_for (window);
    }
  return NULL;
}

static void
on_undo_toast_dismissed_cb (AdwToast *toast, AdwToastOverlay *overlay)
{
  if (g_object_get_data (G_OBJECT (overlay), "remit-undo-toast") == toast)
    g_object_set_data (G_OBJECT (overlay), "remit-undo-toast", NULL);
}

void
remit_drop_undo_toast (GtkWidget *widget)
{
  AdwToastOverlay *overlay;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  overlay = find_overlay (widget);
  toast = overlay != NULL ? g_object_get_data (G_OBJECT (overlay), "remit-undo-toast") : NULL;
  if (toast != NULL)
    adw_toast_dismiss (toast);
}

void
remit_show_toast (GtkWidget *widget, const char *text, gboolean undo)
{
  AdwToastOverlay *overlay;
  AdwToast *toast;
  g_autofree char *markup = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  remit_announce (widget, text);
  overlay = find_overlay (widget);
  if (overlay == NULL)
    return;
  markup = g_markup_escape_text (text, -1); /* toasts read their title as markup */
  toast = adw_toast_new (markup);
  if (undo)
    {
      adw_toast_set_button_label (toast, _("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_undo_toast_dismissed_cb), overlay,
                               0);
      g_object_set_data (G_OBJECT (overlay), "remit-undo-toast", toast); /* until dismissed */
    }
  adw_toast_overlay_add_toast (overlay, toast);
}

/* Splits a message after its first sentence, which becomes the heading when it is short. */
static char *
dup_heading (const char *message, const char **body)
{
  const char *end = strstr (message, ". ");

  if (end != NULL && g_utf8_strlen (message, end - message) <= 2 * TOAST_LENGTH)
    {
      *body = end + 2;
      return g_strndup (message, end - message + 1);
    }
  *body = message;
  return g_strdup (_("This Could Not Be Done"));
}

void
remit_show_error (GtkWidget *widget, const GError *error)
{
  const char *body;
  g_autofree char *heading = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  if (g_utf8_strlen (error->message, -1) <= TOAST_LENGTH && find_overlay (widget) != NULL)
    {
      remit_show_toast (widget, error->message, FALSE);
      return;
    }
  heading = dup_heading (error->message, &body);
  remit_ask (widget, heading, body, NULL, NULL, NULL, NULL, "close", _("Close"), NULL);
}

/* ---- later ---- */

typedef struct
{
  GWeakRef widget;
  RemitLaterFunc func;
  gpointer data;
  GDestroyNotify free_data;
} Later;

static gboolean
on_later_cb (gpointer data)
{
  Later *later = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&later->widget);

  if (widget != NULL)
    later->func (widget, later->data);
  return G_SOURCE_REMOVE;
}

static void
free_later (gpointer data)
{
  Later *later = data;

  if (later->free_data != NULL)
    later->free_data (later->data);
  g_weak_ref_clear (&later->widget);
  g_free (later);
}

void
remit_call_later (GtkWidget *widget, RemitLaterFunc func, gpointer data, GDestroyNotify free_data)
{
  Later *later;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (func != NULL);

  later = g_new0 (Later, 1);
  g_weak_ref_init (&later->widget, widget);
  later->func = func;
  later->data = data;
  later->free_data = free_data;
  /* Not at idle priority, which starves while something animates. */
  g_idle_add_full (G_PRIORITY_DEFAULT, on_later_cb, later, free_later);
}

/* ---- questions ---- */

typedef struct
{
  RemitAnswerFunc answer;
  gpointer data;
  char *text;
} Answer;

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_free (answer->text);
  g_free (answer);
}

static void
give_answer (GtkWidget *widget, gpointer data)
{
  Answer *answer = data;

  answer->answer (answer->text, answer->data);
}

static void
on_question_response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&question->widget);
  Answer *answer;

  if (question->answer == NULL || widget == NULL
      || (question->entry != NULL && !g_str_equal (response, "accept")))
    return;
  answer = g_new0 (Answer, 1);
  answer->answer = question->answer;
  answer->data = question->data;
  answer->text = g_strdup (question->entry != NULL
                               ? gtk_editable_get_text (GTK_EDITABLE (question->entry))
                               : response);
  remit_call_later (widget, give_answer, answer, free_answer);
}

static AdwMessageDialog *
make_dialog (GtkWidget *widget, const char *heading, const char *body, RemitAnswerFunc answer,
             gpointer data, GtkWidget *entry)
{
  GtkWidget *dialog = adw_message_dialog_new (get_window (widget), heading, body);
  Question *question = make_question (widget, data);

  question->answer = answer;
  question->entry = entry;
  if (get_window (widget) == NULL)
    gtk_window_set_modal (GTK_WINDOW (dialog), FALSE);
  remit_set_label (dialog, heading);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_question_response_cb), question,
                         free_question, 0);
  return ADW_MESSAGE_DIALOG (dialog);
}

void
remit_ask (GtkWidget *widget, const char *heading, const char *body, const char *suggested,
           const char *destructive, RemitAnswerFunc answer, gpointer data,
           const char *first_response, ...)
{
  AdwMessageDialog *dialog;
  va_list args;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (first_response != NULL);

  dialog = make_dialog (widget, heading, body, answer, data, NULL);
  va_start (args, first_response);
  for (const char *id = first_response; id != NULL; id = va_arg (args, const char *))
    adw_message_dialog_add_response (dialog, id, va_arg (args, const char *));
  va_end (args);
  if (suggested != NULL)
    adw_message_dialog_set_response_appearance (dialog, suggested, ADW_RESPONSE_SUGGESTED);
  if (destructive != NULL)
    adw_message_dialog_set_response_appearance (dialog, destructive, ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, suggested != NULL ? suggested : first_response);
  adw_message_dialog_set_close_response (dialog, first_response);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_entry_changed_cb (GtkEditable *entry, gpointer data)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (data), "accept", *text != '\0');
}

void
remit_ask_text (GtkWidget *widget, const char *heading, const char *label, const char *initial,
                const char *accept_label, RemitAnswerFunc answer, gpointer data)
{
  GtkWidget *entry;
  AdwMessageDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  entry = gtk_entry_new ();
  remit_set_label (entry, label);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  dialog = make_dialog (widget, heading, NULL, answer, data, entry);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "accept", accept_label, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_entry_changed_cb), dialog, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), initial != NULL ? initial : "");
  on_entry_changed_cb (GTK_EDITABLE (entry), dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

void
remit_show_report (GtkWidget *widget, const char *heading, const char *body, const char *details)
{
  AdwMessageDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  dialog = make_dialog (widget, heading, body, NULL, NULL, NULL);
  adw_message_dialog_add_response (dialog, "close", _("Close"));
  adw_message_dialog_set_close_response (dialog, "close");
  if (details != NULL && *details != '\0')
    {
      GtkWidget *text = gtk_label_new (details);
      GtkWidget *scroller = gtk_scrolled_window_new ();

      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_label_set_selectable (GTK_LABEL (text), TRUE);
      gtk_label_set_xalign (GTK_LABEL (text), 0);
      gtk_label_set_yalign (GTK_LABEL (text), 0);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text);
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                      GTK_POLICY_AUTOMATIC);
      gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
      gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 260);
      gtk_widget_add_css_class (scroller, "report");
      adw_message_dialog_set_extra_child (dialog, scroller);
    }
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_chooser_response_cb (GtkNativeDialog *native, int response, gpointer data)
{
  Question *question = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&question->widget);

  if (response == GTK_RESPONSE_ACCEPT && widget != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));

      gtk_native_dialog_hide (native);
      if (file != NULL)
        question->chosen (file, question->data);
    }
  g_object_unref (native); /* kept alive by remit_choose_file() while shown */
}

static void
add_filter (GtkFileChooser *chooser, const char *label, const char *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_auto (GStrv) list = g_strsplit (patterns, ";", -1);

  gtk_file_filter_set_name (filter, label);
  for (guint i = 0; list[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, list[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

void
remit_choose_file (GtkWidget *widget, gboolean save, const char *title, const char *accept_label,
                   const char *suggested_name, RemitFileFunc chosen, gpointer data,
                   const char *first_filter, ...)
{
  GtkFileChooserNative *native;
  Question *question;
  va_list args;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (chosen != NULL);

  native = gtk_file_chooser_native_new (title, get_window (widget),
                                        save ? GTK_FILE_CHOOSER_ACTION_SAVE
                                             : GTK_FILE_CHOOSER_ACTION_OPEN,
                                        accept_label, _("Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  va_start (args, first_filter);
  for (const char *label = first_filter; label != NULL; label = va_arg (args, const char *))
    add_filter (GTK_FILE_CHOOSER (native), label, va_arg (args, const char *));
  va_end (args);
  if (save && suggested_name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), suggested_name);

  question = make_question (widget, data);
  question->chosen = chosen;
  g_signal_connect_data (native, "response", G_CALLBACK (on_chooser_response_cb), question,
                         free_question, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

gboolean
remit_theme_color (GtkWidget *widget, const char *name, GdkRGBA *color)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  return gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, color);
}

gboolean
remit_theme_is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

gboolean
remit_theme_is_high_contrast (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}
