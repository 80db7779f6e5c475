/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-open.h"

#include "remit-dialogs.h"
#include "remit-import.h"
#include "remit-import-report.h"
#include "remit-import-wizard.h"
#include "remit-templates.h"
#include "remit-xml.h"

#include <glib/gi18n-lib.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Documents are loaded before a window is looked for, so that a file that cannot be read leaves no
 * empty window behind. */

#define SQLITE_MAGIC "SQLite format 3"

/* A file that is damaged or in use, while the user is asked what to do with it; belongs to the
 * window that asks. */
typedef struct
{
  RemitApplication *application; /* borrowed: outlives its windows */
  RemitAppWindow *window;           /* borrowed: owns this */
  char *path;
  RemitOpenFlags flags;
} Retry;

static void
free_retry (gpointer data)
{
  Retry *retry = data;

  g_free (retry->path);
  g_free (retry);
}

/* A window to show a message in. */
static RemitAppWindow *
need_window (RemitApplication *application, RemitAppWindow *from)
{
  if (from == NULL)
    from = remit_window_new (GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (from));
  return from;
}

static void
show_error (RemitApplication *application, RemitAppWindow *from, const GError *error)
{
  remit_show_error (GTK_WIDGET (need_window (application, from)), error);
}

/* Takes the document. */
static RemitAppWindow *
show_document (RemitApplication *application, RemitAppWindow *from, RemitDocument *document)
{
  g_autoptr (RemitDocument) owned = document;
  RemitAppWindow *window = from;

  if (window == NULL || !remit_window_is_free (window))
    window = remit_window_new (GTK_APPLICATION (application));
  else if (remit_window_get_document (window) != NULL)
    {
      g_autoptr (GError) error = NULL;

      /* An untitled document that nobody has touched: what fails to be thrown away is offered again
       * at the next start. */
      if (!remit_document_close (remit_window_get_document (window), FALSE, &error))
        g_info ("An empty document was left behind: %s", error->message);
    }
  remit_window_set_document (window, owned);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static RemitDocument *
make_document (RemitApplication *application, GError **error)
{
  g_autoptr (RemitContext) context = remit_application_make_context (application);

  return remit_document_new (context, error);
}

/* Throws away a new document that could not be filled. */
static void
drop_document (RemitDocument *document)
{
  g_autoptr (GError) error = NULL;

  if (!remit_document_close (document, FALSE, &error))
    g_info ("A new document was left behind: %s", error->message);
}

void
remit_open_new (RemitApplication *application, RemitAppWindow *from)
{
  g_autoptr (GError) error = NULL;
  RemitDocument *document;

  g_return_if_fail (REMIT_IS_APPLICATION (application));
  document = make_document (application, &error);
  if (document == NULL)
    show_error (application, from, error);
  else
    show_document (application, from, document);
}

static gboolean
fill_from_template (RemitDocument *document, const RemitTemplate *template, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Start from “%s”"), template->title);
  g_autoptr (RemitEdit) edit = remit_document_begin (document, label);

  return remit_xml_import_file (edit, template->path, error)
         && remit_document_commit_import (document, g_steal_pointer (&edit), error);
}

void
remit_open_template (RemitApplication *application, RemitAppWindow *from, const char *name)
{
  g_autoptr (RemitTemplate) template = NULL;
  g_autoptr (RemitDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (REMIT_IS_APPLICATION (application));
  template = remit_templates_find (name);
  if (template == NULL)
    {
      g_set_error (&error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                   _("There is no template “%s” any more."), name);
      show_error (application, from, error);
      return;
    }
  document = make_document (application, &error);
  if (document != NULL && fill_from_template (document, template, &error))
    {
      show_document (application, from, g_steal_pointer (&document));
      return;
    }
  show_error (application, from, error);
  if (document != NULL)
    drop_document (document);
}

void
remit_open_recovery (RemitApplication *application, RemitAppWindow *from, const char *path)
{
  g_autoptr (RemitContext) context = NULL;
  g_autoptr (GError) error = NULL;
  RemitDocument *document;

  g_return_if_fail (REMIT_IS_APPLICATION (application));
  context = remit_application_make_context (application);
  document = remit_document_open_recovery (context, path, &error);
  if (document == NULL)
    show_error (application, from, error);
  else
    show_document (application, from, document);
}

/* ---- files ---- */

/* The first bytes of a plain file; anything else (a pipe would block) has none. */
static gsize
read_head (const char *path, char *head, gsize size)
{
  struct stat info;
  gssize n = 0;
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);

  if (fd < 0)
    return 0;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    n = read (fd, head, size);
  close (fd);
  return n > 0 ? (gsize) n : 0;
}

static gboolean
has_magic (const char *path)
{
  char head[sizeof SQLITE_MAGIC];

  return read_head (path, head, sizeof head) == sizeof head
         && memcmp (head, SQLITE_MAGIC, sizeof head) == 0;
}

gboolean
remit_open_is_document (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);
  return g_str_has_suffix (path, ".remit") || has_magic (path);
}

/* XML, as Remit writes it; a page of HTML has tables instead. */
const char *
remit_open_find_format (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);
  char head[1024];
  const char *start;
  gsize n;

  g_return_val_if_fail (path != NULL, NULL);
  if (g_str_has_suffix (folded, ".xml"))
    return "xml";
  n = read_head (path, head, sizeof head - 1);
  head[n] = '\0';
  start = g_str_has_prefix (head, "\xEF\xBB\xBF") ? head + 3 : head;
  start += strspn (start, " \t\r\n");
  if (g_str_has_prefix (start, "<?xml") || g_str_has_prefix (start, "<remit"))
    return "xml";
  return remit_promises_sniff ((const guint8 *) head, n, path) ? "yaml" : NULL;
}

static RemitAppWindow *
find_window_of (RemitApplication *application, const char *path)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (application)); at != NULL;
       at = at->next)
    if (REMIT_IS_WINDOW (at->data))
      {
        RemitDocument *document = remit_window_get_document (at->data);

        if (document != NULL && g_strcmp0 (remit_document_get_path (document), path) == 0)
          return at->data;
      }
  return NULL;
}

static void open_document (RemitApplication *application, RemitAppWindow *from, const char *path,
                           RemitOpenFlags flags);

static void
on_retry_answer_cb (const char *response, gpointer data)
{
  Retry *retry = data;

  if (g_str_equal (response, "open"))
    open_document (retry->application, retry->window, retry->path, retry->flags);
}

/* Offers another way to open a file that is damaged or in use. */
static void
ask_to_retry (RemitApplication *application, RemitAppWindow *from, const char *path,
              const GError *error, RemitOpenFlags flags, const char *heading, const char *verb)
{
  RemitAppWindow *window = need_window (application, from);
  Retry *retry = g_new0 (Retry, 1);

  retry->application = application;
  retry->path = g_strdup (path);
  retry->flags = flags;
  retry->window = window;
  g_object_set_data_full (G_OBJECT (window), "remit-retry", retry, free_retry);
  remit_ask (GTK_WIDGET (window), heading, error->message, "open", NULL, on_retry_answer_cb, retry,
             "cancel", _("Cancel"), "open", verb, NULL);
}

static void
open_document (RemitApplication *application, RemitAppWindow *from, const char *path,
               RemitOpenFlags flags)
{
  g_autoptr (RemitContext) context = remit_application_make_context (application);
  g_autoptr (GError) error = NULL;
  RemitDocument *document = remit_document_open (context, path, flags, &error);

  if (document != NULL)
    show_document (application, from, document);
  else if (flags == REMIT_OPEN_DEFAULT
           && g_error_matches (error, REMIT_ERROR, REMIT_ERROR_BUSY))
    ask_to_retry (application, from, path, error, REMIT_OPEN_READ_ONLY,
                  _("Open It Read-Only?"), _("Open Read-Only"));
  else if (flags == REMIT_OPEN_DEFAULT && has_magic (path)
           && g_error_matches (error, REMIT_ERROR, REMIT_ERROR_FORMAT))
    ask_to_retry (application, from, path, error, REMIT_OPEN_RECOVER,
                  _("Recover What Can Be Read?"), _("Recover"));
  else
    show_error (application, from, error);
}

/* The title of an imported document: the file's name without its ending. */
static gboolean
name_after_file (RemitDocument *document, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  char *dot = strrchr (name, '.');
  g_autoptr (RemitEdit) edit = NULL;

  if (*remit_graph_meta (remit_document_get_graph (document), "title") != '\0')
    return TRUE;
  if (dot != NULL && dot != name)
    *dot = '\0';
  edit = remit_document_begin (document, _("Name after the imported file"));
  remit_meta_set (edit, "title", name);
  return remit_document_commit (document, g_steal_pointer (&edit), error);
}

static void
import_whole (RemitApplication *application, RemitAppWindow *from, const char *path,
              const char *format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitDocument) document = make_document (application, &error);
  g_autoptr (RemitImportReport) report = NULL;

  if (document != NULL)
    report = remit_import_file (document, path, format, NULL, &error);
  if (report != NULL && name_after_file (document, path, &error))
    {
      RemitAppWindow *window = show_document (application, from, g_steal_pointer (&document));

      remit_window_mark_touched (window);
      remit_show_import_remarks (GTK_WIDGET (window), path, report);
      return;
    }
  show_error (application, from, error);
  if (document != NULL)
    drop_document (document);
}

/* A table is asked about over the empty document that it will go into. */
static void
import_table (RemitApplication *application, RemitAppWindow *from, const char *path)
{
  g_autoptr (GError) error = NULL;
  RemitDocument *document = make_document (application, &error);

  if (document == NULL)
    show_error (application, from, error);
  else
    remit_import_wizard_open (show_document (application, from, document), path);
}

void
remit_open_path (RemitApplication *application, RemitAppWindow *from, const char *path)
{
  const char *format;
  RemitAppWindow *window;

  g_return_if_fail (REMIT_IS_APPLICATION (application));
  g_return_if_fail (path != NULL);

  format = remit_open_find_format (path);
  window = find_window_of (application, path);
  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else if (remit_open_is_document (path))
    open_document (application, from, path, REMIT_OPEN_DEFAULT);
  else if (format != NULL)
    import_whole (application, from, path, format);
  else
    import_table (application, from, path);
}

static void
on_open_chosen_cb (GFile *file, gpointer data)
{
  RemitAppWindow *from = data;

  remit_open_path (REMIT_APPLICATION (gtk_window_get_application (GTK_WINDOW (from))), from,
                   g_file_peek_path (file));
}

void
remit_open_ask (RemitApplication *application, RemitAppWindow *from)
{
  RemitAppWindow *window = need_window (application, from);

  remit_choose_file (GTK_WIDGET (window), FALSE, _("Open"), _("Open"), NULL, on_open_chosen_cb,
                     window, _("Documents and tables"), "*.remit;*.xml;*.xlsx;*.csv;*.tsv;*.md;*.html;*.yaml;*.yml",
                     _("Remit documents"), "*.remit", _("All files"), "*", NULL);
}
