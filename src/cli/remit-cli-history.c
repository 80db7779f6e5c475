/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli.h"

#include "remit-date.h"

#include <glib/gi18n-lib.h>

/* The changes of a document: reading them, taking them back, keeping states under a name.  The
 * history only grows; undo and redo are changes themselves. */

/* ---- history ---- */

static const char *
change_kind_key (int kind)
{
  switch ((RemitChangeKind) kind)
    {
    case REMIT_CHANGE_UNDO:
      return "undo";
    case REMIT_CHANGE_REDO:
      return "redo";
    case REMIT_CHANGE_IMPORT:
      return "import";
    case REMIT_CHANGE_REVERT:
      return "revert";
    case REMIT_CHANGE_EDIT:
    default:
      return "edit";
    }
}

static gboolean
has_seq (const GArray *stack, gint64 seq)
{
  for (guint i = 0; i < stack->len; i++)
    if (g_array_index (stack, gint64, i) == seq)
      return TRUE;
  return FALSE;
}

static void
add_change (JsonBuilder *builder, RemitDocument *document, const RemitChange *change)
{
  g_autofree char *at = remit_time_format (change->at);

  json_builder_begin_object (builder);
  remit_cli_json_number (builder, "seq", change->seq);
  remit_cli_json_text (builder, "kind", change_kind_key (change->kind));
  remit_cli_json_text (builder, "at", at);
  remit_cli_json_text (builder, "author", change->author);
  remit_cli_json_text (builder, "label", change->label);
  if (change->ref != 0)
    {
      remit_cli_json_number (builder, "of", change->ref);
    }
  json_builder_set_member_name (builder, "undone");
  json_builder_add_boolean_value (builder,
                                  has_seq (remit_document_get_redo_stack (document), change->seq));
  json_builder_end_object (builder);
}

static void
print_change (RemitDocument *document, const RemitChange *change)
{
  g_autofree char *at = remit_time_format (change->at - change->at % G_USEC_PER_SEC);
  gboolean undone = has_seq (remit_document_get_redo_stack (document), change->seq);
  g_autofree char *line = NULL;

  line = g_strdup_printf ("%6" G_GINT64_FORMAT "  %s  %s  %s%s%s\n", change->seq, at,
                          change->author, change->label, undone ? " " : "",
                          undone ? _("(undone)") : "");
  remit_cli_print (line);
}

static void
print_history (RemitDocument *document, gboolean json, guint limit)
{
  guint n = remit_document_get_n_changes (document);
  guint last = limit < n ? n - limit : 0;
  JsonBuilder *builder = json ? json_builder_new () : NULL;

  if (json)
    json_builder_begin_array (builder);
  for (guint i = n; i > last; i--)
    {
      const RemitChange *change = remit_document_get_change (document, i - 1);

      if (json)
        add_change (builder, document, change);
      else
        print_change (document, change);
    }
  if (json)
    {
      json_builder_end_array (builder);
      remit_cli_print_json (builder);
    }
}

int
remit_cli_run_history (RemitCli *cli, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL, *limit = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { "limit", 'n', 0, G_OPTION_ARG_STRING, &limit, N_("Only so many of the newest"),
      N_("NUMBER") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (RemitDocument) document = NULL;
  GError *error = NULL;
  gint64 most = G_MAXUINT;
  int status, chosen;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 1, 1, argc, argv, &status);
  if (words == NULL)
    return status;
  chosen = remit_cli_choose ("--format", format != NULL ? format : "text", formats, &error);
  if (chosen < 0 || (limit != NULL && !remit_cli_parse_number (limit, 1, &most, &error)))
    return remit_cli_fail (cli, error, -1);
  document = remit_cli_open (cli, words[0], &error);
  if (document == NULL)
    return remit_cli_fail (cli, error, -1);
  print_history (document, chosen == 1, (guint) MIN (most, G_MAXUINT));
  return REMIT_EXIT_OK;
}

/* ---- undo, redo ---- */

typedef gboolean (*StepFunc) (RemitDocument *document, GError **error);

/* Refuses before the first step when there are fewer. */
static gboolean
check_steps (const GArray *stack, gint64 n, gboolean redo, GError **error)
{
  if (n <= stack->len)
    return TRUE;
  if (stack->len == 0)
    g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                         redo ? _("There is nothing to redo.") : _("There is nothing to undo."));
  else if (redo)
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                 ngettext ("Only %u change can be brought back.",
                           "Only %u changes can be brought back.", stack->len),
                 stack->len);
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                 ngettext ("Only %u change can be taken back.",
                           "Only %u changes can be taken back.", stack->len),
                 stack->len);
  return FALSE;
}

static int
run_steps (RemitCli *cli, int argc, char **argv, gboolean redo)
{
  StepFunc step = redo ? remit_document_redo : remit_document_undo;
  g_auto (GStrv) words = NULL;
  RemitDocument *document;
  GError *error = NULL;
  gint64 n = 1;
  int status;

  words = remit_cli_parse (cli, NULL, REMIT_WORDS_DEFAULT, 1, 2, argc, argv, &status);
  if (words == NULL)
    return status;
  if (words[1] != NULL && !remit_cli_parse_number (words[1], 1, &n, &error))
    return remit_cli_fail (cli, error, -1);
  document = remit_cli_open_to_edit (cli, words[0], &error);
  if (document == NULL)
    return remit_cli_fail (cli, error, -1);
  if (!check_steps (redo ? remit_document_get_redo_stack (document)
                         : remit_document_get_undo_stack (document),
                    n, redo, &error))
    return remit_cli_give_up (cli, document, NULL, error, -1);

  for (gint64 i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup (redo ? remit_document_get_redo_label (document)
                                              : remit_document_get_undo_label (document));

      if (!step (document, &error))
        return remit_cli_give_up (cli, document, NULL, error, -1);
      remit_cli_note_done (cli, redo ? _("Brought back: %s") : _("Taken back: %s"), label);
    }
  return remit_cli_save (cli, document, NULL);
}

int
remit_cli_run_undo (RemitCli *cli, int argc, char **argv)
{
  return run_steps (cli, argc, argv, FALSE);
}

int
remit_cli_run_redo (RemitCli *cli, int argc, char **argv)
{
  return run_steps (cli, argc, argv, TRUE);
}

/* ---- baselines ---- */

static int
list_baselines (RemitCli *cli, const char *path)
{
  GError *error = NULL;
  g_autoptr (RemitDocument) document = remit_cli_open (cli, path, &error);
  const RemitRow *const *rows;
  guint n;

  if (document == NULL)
    return remit_cli_fail (cli, error, -1);
  rows = remit_graph_rows (remit_document_get_graph (document), REMIT_TABLE_BASELINE, &n);
  for (guint i = 0; i < n; i++)
    {
      const RemitBaseline *baseline = (const RemitBaseline *) rows[i];
      g_autofree char *at = remit_time_format (baseline->at - baseline->at % G_USEC_PER_SEC);
      g_autofree char *line
          = g_strdup_printf ("%6" G_GINT64_FORMAT "  %s  %s  %s\n", baseline->change, at,
                             baseline->author, baseline->name);

      remit_cli_print (line);
    }
  return REMIT_EXIT_OK;
}

static int
keep_baseline (RemitCli *cli, const char *path, const char *name, const char *note)
{
  GError *error = NULL;
  RemitDocument *document = remit_cli_open_to_edit (cli, path, &error);

  if (document == NULL)
    return remit_cli_fail (cli, error, -1);
  if (remit_document_keep_baseline (document, name, note, &error) == REMIT_ID_NONE)
    return remit_cli_give_up (cli, document, NULL, error,
                              g_error_matches (error, REMIT_ERROR, REMIT_ERROR_REFUSED)
                                  ? REMIT_EXIT_USAGE
                                  : -1);
  return remit_cli_save (cli, document, NULL);
}

int
remit_cli_run_baseline (RemitCli *cli, int argc, char **argv)
{
  g_autofree char *note = NULL, *note_text = NULL, *name = NULL;
  const GOptionEntry entries[] = {
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &note, N_("A note on the state"), N_("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  GError *error = NULL;
  int status;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 1, 2, argc, argv, &status);
  if (words == NULL)
    return status;
  if (words[1] == NULL)
    return list_baselines (cli, words[0]);
  name = remit_cli_text (words[1], &error);
  note_text = name != NULL ? remit_cli_text (note != NULL ? note : "", &error) : NULL;
  if (note_text == NULL)
    return remit_cli_fail (cli, error, -1);
  return keep_baseline (cli, words[0], g_strstrip (name), note_text);
}
