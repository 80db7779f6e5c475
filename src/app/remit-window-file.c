/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-window-private.h"

#include "remit-application.h"
#include "remit-dialogs.h"
#include "remit-file-name.h"
#include "remit-settings.h"

#include <glib/gi18n-lib.h>

/* The document and its file: saving by hand and by itself, somebody else's changes to the file,
 * and closing.  Every edit is already durable in the working copy, so a save that fails loses
 * nothing: it is said once, in a bar that stays, and tried again. */

#define RETRY_AFTER (15 * G_TIME_SPAN_SECOND) /* of a save by itself that failed */
#define FILTERS _("Remit documents"), "*.remit"

static void
note_recent (RemitAppWindow *self)
{
  remit_application_note_recent (REMIT_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                                 self->document);
}

/* ---- trouble with the file ---- */

static void
show_conflict (RemitAppWindow *self)
{
  const char *path = remit_document_get_path (self->document);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text
      = g_strdup_printf (_("“%s” was changed by another program. Your edits are kept, but not "
                           "written over it."),
                         name);

  remit_message_bar_show (self->file_bar, TRUE, text, "win.reload", _("Reload"), "win.save-as",
                          _("Save As…"), "win.overwrite", _("Keep Mine and Overwrite"), NULL);
}

/* A save that failed: shown once for each message, since it is tried again and again. */
static void
show_failed_save (RemitAppWindow *self, const GError *error)
{
  self->retry_at = g_get_monotonic_time () + RETRY_AFTER;
  if (g_strcmp0 (self->failed_save, error->message) == 0)
    return;
  if (g_error_matches (error, REMIT_ERROR, REMIT_ERROR_CONFLICT))
    show_conflict (self);
  else
    {
      g_autofree char *text = g_strdup_printf (
          /* Translators: %s is a whole sentence that says what went wrong. */
          _("%s Your edits are kept on this computer."), error->message);

      remit_message_bar_show (self->file_bar, TRUE, text, "win.save", _("Try Again"),
                              "win.save-as", _("Save As…"), NULL);
    }
  g_free (self->failed_save);
  self->failed_save = g_strdup (error->message);
  _remit_window_update_title (self);
}

static void
on_saved (RemitAppWindow *self)
{
  remit_message_bar_hide (self->file_bar);
  g_clear_pointer (&self->failed_save, g_free);
  self->retry_at = 0;
  _remit_window_update_title (self);
  _remit_window_update_actions (self);
}

static void
publish_if_due (RemitAppWindow *self)
{
  g_autoptr (GError) error = NULL;
  gboolean unsaved;

  if (self->document == NULL || remit_document_get_path (self->document) == NULL
      || remit_document_get_read_only (self->document)
      || g_get_monotonic_time () < self->retry_at
      || !g_settings_get_boolean (remit_settings_get (), "autosave"))
    return;
  unsaved = remit_document_get_unsaved (self->document);
  if (!remit_document_publish_if_due (self->document, &error))
    {
      if (error != NULL)
        show_failed_save (self, error);
    }
  else if (unsaved && !remit_document_get_unsaved (self->document))
    on_saved (self);
}

static gboolean
on_autosave_cb (gpointer data)
{
  publish_if_due (data);
  return G_SOURCE_CONTINUE;
}

static void
on_file_changed_cb (RemitAppWindow *self)
{
  show_conflict (self);
}

static void
on_monitor_cb (RemitAppWindow *self)
{
  if (self->document != NULL)
    remit_document_check_file (self->document);
}

static void
on_active_cb (RemitAppWindow *self)
{
  if (self->document == NULL)
    return;
  if (gtk_window_is_active (GTK_WINDOW (self)))
    remit_document_check_file (self->document);
  else
    publish_if_due (self);
}

void
_remit_window_watch_file (RemitAppWindow *self)
{
  const char *path = remit_document_get_path (self->document);

  _remit_window_unwatch_file (self);
  self->autosave_source = g_timeout_add_seconds (1, on_autosave_cb, self);
  g_signal_connect_object (self->document, "file-changed", G_CALLBACK (on_file_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (on_active_cb), self,
                           G_CONNECT_DEFAULT);
  if (path != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      /* Without a monitor, as on some network drives, coming back to the window still checks. */
      self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
      if (self->monitor != NULL)
        g_signal_connect_object (self->monitor, "changed", G_CALLBACK (on_monitor_cb), self,
                                 G_CONNECT_SWAPPED);
      note_recent (self);
    }
}

void
_remit_window_unwatch_file (RemitAppWindow *self)
{
  g_clear_handle_id (&self->autosave_source, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_signal_handlers_disconnect_by_func (self, on_active_cb, self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, on_file_changed_cb, self);
}

/* ---- saving ---- */

char *
_remit_window_suggest_name (RemitAppWindow *self, const char *ending)
{
  return remit_file_name_from_title (remit_document_get_title (self->document), ending);
}

/* Goes on with closing the window after a save that the question at closing asked for. */
static void
close_if_waiting (RemitAppWindow *self)
{
  if (!self->close_after_save)
    return;
  self->close_after_save = FALSE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_to (RemitAppWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (!remit_document_save_as (self->document, path, &error))
    {
      self->close_after_save = FALSE;
      remit_show_error (GTK_WIDGET (self), error);
      return;
    }
  remit_message_bar_hide (self->read_only_bar);
  _remit_window_watch_file (self);
  on_saved (self);
  close_if_waiting (self);
}

static void
on_replace_answer_cb (const char *response, gpointer data)
{
  RemitAppWindow *self = data;
  g_autofree char *path = g_steal_pointer (&self->pending_path);

  if (g_str_equal (response, "replace"))
    save_to (self, path);
  else
    self->close_after_save = FALSE;
}

static void
on_save_as_chosen_cb (GFile *file, gpointer data)
{
  RemitAppWindow *self = data;
  g_autofree char *chosen = g_file_get_path (file);
  g_autofree char *path = chosen != NULL ? remit_file_name_add_ending (chosen, ".remit") : NULL;

  if (path == NULL)
    {
      g_autoptr (GError) error
          = g_error_new_literal (REMIT_ERROR, REMIT_ERROR_WRITE,
                                 _("Remit writes to folders of this computer only. Choose another "
                                   "folder."));
      remit_show_error (GTK_WIDGET (self), error);
      return;
    }
  /* The chooser has asked about the name that was typed, not about the one with the ending. */
  if (!g_str_equal (path, chosen) && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_autofree char *heading = g_strdup_printf (_("Replace “%s”?"), name);

      g_free (self->pending_path);
      self->pending_path = g_strdup (path);
      remit_ask (GTK_WIDGET (self), heading,
                 _("A file of this name exists already. Its content would be lost."), NULL,
                 "replace", on_replace_answer_cb, self, "cancel", _("Cancel"), "replace",
                 _("Replace"), NULL);
      return;
    }
  save_to (self, path);
}

static void
save_as (RemitAppWindow *self)
{
  g_autofree char *name = _remit_window_suggest_name (self, ".remit");

  remit_choose_file (GTK_WIDGET (self), TRUE, _("Save As"), _("Save"), name, on_save_as_chosen_cb,
                     self, FILTERS, NULL);
}

static void
save (RemitAppWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (remit_document_get_path (self->document) == NULL)
    {
      save_as (self);
      return;
    }
  if (remit_document_save (self->document, &error))
    {
      on_saved (self);
      close_if_waiting (self);
      return;
    }
  self->close_after_save = FALSE;
  g_clear_pointer (&self->failed_save, g_free); /* asked for by hand: say it again */
  show_failed_save (self, error);
}

void
_remit_window_save (RemitAppWindow *self)
{
  self->close_after_save = FALSE;
  save (self);
}

void
_remit_window_save_as (RemitAppWindow *self)
{
  self->close_after_save = FALSE;
  save_as (self);
}

static void
save_copy_to (RemitAppWindow *self, GFile *file, RemitCopyFlags flags)
{
  g_autofree char *chosen = g_file_get_path (file);
  g_autofree char *path = remit_file_name_add_ending (chosen != NULL ? chosen : "", ".remit");
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_("A copy was saved as “%s”."), name);
  g_autoptr (GError) error = NULL;

  if (remit_document_save_copy (self->document, path, flags, &error))
    remit_show_toast (GTK_WIDGET (self), text, FALSE);
  else
    remit_show_error (GTK_WIDGET (self), error);
}

static void
on_copy_chosen_cb (GFile *file, gpointer data)
{
  save_copy_to (data, file, REMIT_COPY_WHOLE);
}

static void
on_bare_copy_chosen_cb (GFile *file, gpointer data)
{
  save_copy_to (data, file, REMIT_COPY_WITHOUT_HISTORY);
}

void
_remit_window_save_copy (RemitAppWindow *self, RemitCopyFlags flags)
{
  g_autofree char *title
      /* Translators: the suggested name of a copy; %s is the title of the document. */
      = g_strdup_printf (_("%s (copy)"), remit_document_get_title (self->document));
  g_autofree char *name = remit_file_name_from_title (title, ".remit");

  remit_choose_file (GTK_WIDGET (self), TRUE,
                     flags == REMIT_COPY_WHOLE ? _("Save a Copy")
                                               : _("Save a Copy Without History"),
                     _("Save"), name,
                     flags == REMIT_COPY_WHOLE ? on_copy_chosen_cb : on_bare_copy_chosen_cb, self,
                     FILTERS, NULL);
}

/* ---- going back, and the others' file ---- */

void
_remit_window_revert (RemitAppWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (remit_document_revert (self->document, &error))
    remit_show_toast (GTK_WIDGET (self), _("Reverted to the last saved state"), TRUE);
  else
    remit_show_error (GTK_WIDGET (self), error);
}

/* Takes the file as it is now.  It is read once beforehand, so that edits are not given up for a
 * file that cannot be read. */
static void
reload (RemitAppWindow *self)
{
  const RemitContext *context = remit_document_get_context (self->document);
  g_autofree char *path = g_strdup (remit_document_get_path (self->document));
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitDocument) probe
      = remit_document_open (context, path, REMIT_OPEN_READ_ONLY, &error);
  g_autoptr (RemitContext) kept = remit_context_copy (context);
  g_autoptr (RemitDocument) fresh = NULL;

  if (probe == NULL || !remit_document_close (self->document, FALSE, &error))
    {
      remit_show_error (GTK_WIDGET (self), error);
      return;
    }
  fresh = remit_document_open (kept, path, REMIT_OPEN_DEFAULT, &error);
  remit_window_set_document (self, fresh);
  if (fresh == NULL)
    remit_show_error (GTK_WIDGET (self), error);
}

static void
on_reload_answer_cb (const char *response, gpointer data)
{
  if (g_str_equal (response, "reload"))
    reload (data);
}

void
_remit_window_reload (RemitAppWindow *self)
{
  if (!remit_document_get_unsaved (self->document))
    {
      reload (self);
      return;
    }
  remit_ask (GTK_WIDGET (self), _("Reload and Lose Your Edits?"),
             _("The edits that are not in the file would be lost. To keep them, save them to "
               "another file first."),
             NULL, "reload", on_reload_answer_cb, self, "cancel", _("Cancel"), "reload",
             _("Reload"), NULL);
}

void
_remit_window_overwrite (RemitAppWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (remit_document_save_anyway (self->document, &error))
    on_saved (self);
  else
    remit_show_error (GTK_WIDGET (self), error);
}

/* ---- closing ---- */

/* Nothing may touch the document any more once this has succeeded. */
static gboolean
close_document (RemitAppWindow *self, gboolean publish, GError **error)
{
  if (!remit_document_close (self->document, publish, error))
    return FALSE;
  _remit_window_unwatch_file (self);
  self->closing = TRUE;
  return TRUE;
}

static void
on_close_answer_cb (const char *response, gpointer data)
{
  RemitAppWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, "save"))
    {
      self->close_after_save = TRUE;
      save (self);
    }
  else if (g_str_equal (response, "save-as"))
    {
      self->close_after_save = TRUE;
      save_as (self);
    }
  else if (g_str_equal (response, "discard"))
    {
      if (close_document (self, FALSE, &error))
        gtk_window_close (GTK_WINDOW (self));
      else
        remit_show_error (GTK_WIDGET (self), error);
    }
}

static void
ask_before_closing (RemitAppWindow *self)
{
  g_autofree char *heading = g_strdup_printf (
      _("Save Changes to “%s” Before Closing?"), remit_document_get_title (self->document));

  remit_ask (GTK_WIDGET (self), heading,
             _("If you do not save, the changes will be lost for good."), "save", "discard",
             on_close_answer_cb, self, "cancel", _("Cancel"), "discard", _("Discard"), "save",
             _("Save"), NULL);
}

/* The file could not be written at the last moment. */
static void
ask_after_failure (RemitAppWindow *self, const GError *error)
{
  remit_ask (GTK_WIDGET (self), _("Close Without Saving?"), error->message, "save-as", "discard",
             on_close_answer_cb, self, "cancel", _("Cancel"), "discard", _("Discard Changes"),
             "save-as", _("Save As…"), NULL);
}

gboolean
_remit_window_close_document (RemitAppWindow *self)
{
  g_autoptr (GError) error = NULL;
  gboolean autosave = g_settings_get_boolean (remit_settings_get (), "autosave");

  if (self->document == NULL)
    return TRUE;
  if (!_remit_window_flush (self))
    return FALSE;
  if (remit_document_get_unsaved (self->document)
      && !remit_document_get_read_only (self->document) && !remit_window_is_free (self)
      && (remit_document_get_path (self->document) == NULL || !autosave))
    {
      ask_before_closing (self);
      return FALSE;
    }
  if (!close_document (self, TRUE, &error))
    {
      ask_after_failure (self, error);
      return FALSE;
    }
  return TRUE;
}

void
remit_window_leave (RemitAppWindow *self)
{
  g_autoptr (GError) error = NULL;
  gboolean published;

  g_return_if_fail (REMIT_IS_WINDOW (self));
  if (self->document == NULL)
    return;
  _remit_window_flush (self);
  published = remit_document_get_path (self->document) != NULL
              && g_settings_get_boolean (remit_settings_get (), "autosave");
  if ((published || remit_window_is_free (self)) && !close_document (self, TRUE, &error))
    g_info ("A document is left to be recovered: %s", error->message);
}
