/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Reading the words of a command.  Every verb has an option context of its own; options may stand
 * anywhere among the words, "--" ends them.  Words come as bytes and become UTF-8 where they are
 * meant as text; file names stay as they are, since they need not be text. */

static GOptionContext *
new_context (RemitCli *cli, const GOptionEntry *entries, char ***words, gboolean *help)
{
  const RemitCliVerb *verb = cli->verb;
  /* The translation of an empty text would be the header of the catalogue. */
  GOptionContext *context
      = g_option_context_new (*verb->arguments != '\0' ? _(verb->arguments) : NULL);
  const GOptionEntry author[] = {
    { "author", 0, 0, G_OPTION_ARG_FILENAME, &cli->author, N_("Who makes the change"), N_("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry common[] = {
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &cli->quiet, N_("Print no messages but errors"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, N_("Show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, words, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _(verb->summary));
  g_option_context_set_description (context, _(verb->description));
  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (verb->edits)
    g_option_context_add_main_entries (context, author, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

/* The author of the change, when one was named. */
static gboolean
take_author (RemitCli *cli, GError **error)
{
  g_autofree char *author = NULL;

  if (cli->author == NULL)
    return TRUE;
  author = remit_cli_text (cli->author, error);
  if (author == NULL)
    return FALSE;
  g_strstrip (author);
  if (*author == '\0')
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                           _("The author is empty. Give a name after --author."));
      return FALSE;
    }
  g_free (cli->context->author);
  cli->context->author = g_steal_pointer (&author);
  return TRUE;
}

static gboolean
check_number_of_words (RemitCli *cli, char **words, int least, int most, GError **error)
{
  int n = words != NULL ? (int) g_strv_length (words) : 0;
  g_autofree char *excerpt = NULL;

  if (n < least)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("Something is missing: “%s” needs %s."), cli->verb->name,
                   _(cli->verb->arguments));
      return FALSE;
    }
  if (most < 0 || n <= most)
    return TRUE;
  excerpt = remit_excerpt (words[most]);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
               _("“%s” is one word too many. A name of several words needs quotes."), excerpt);
  return FALSE;
}

/* Says what is wrong and where help is. */
static int
fail_usage (RemitCli *cli, const char *message)
{
  g_autofree char *help = g_strdup_printf ("remit-cli %s --help", cli->verb->name);

  g_printerr ("remit-cli: %s\n", message);
  g_printerr (_("See “%s”."), help);
  g_printerr ("\n");
  return REMIT_EXIT_USAGE;
}

char **
remit_cli_parse (RemitCli *cli, const GOptionEntry *entries, RemitWordsFlags flags, int least,
                 int most, int argc, char **argv, int *status)
{
  g_auto (GStrv) words = NULL;
  gboolean help = FALSE;
  g_autoptr (GOptionContext) context = new_context (cli, entries, &words, &help);
  g_autoptr (GError) error = NULL;

  g_option_context_set_strict_posix (context, (flags & REMIT_WORDS_STRICT) != 0);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      *status = fail_usage (cli, error->message);
      return NULL;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      remit_cli_print (text);
      *status = REMIT_EXIT_OK;
      return NULL;
    }
  if (!check_number_of_words (cli, words, least, most, &error) || !take_author (cli, &error))
    {
      *status = fail_usage (cli, error->message);
      return NULL;
    }
  *status = REMIT_EXIT_OK;
  return words != NULL ? g_steal_pointer (&words) : g_new0 (char *, 1);
}

char *
remit_cli_text (const char *word, GError **error)
{
  char *text;

  if (g_utf8_validate (word, -1, NULL))
    return g_strdup (word);
  text = g_locale_to_utf8 (word, -1, NULL, NULL, NULL);
  if (text == NULL)
    {
      g_autofree char *excerpt = remit_excerpt (word);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("“%s” is not text that can be read. Type it as UTF-8."), excerpt);
    }
  return text;
}

int
remit_cli_choose (const char *option, const char *text, const char *const *choices, GError **error)
{
  g_autofree char *excerpt = NULL, *list = NULL;

  for (int i = 0; choices[i] != NULL; i++)
    if (strcmp (choices[i], text) == 0)
      return i;
  excerpt = remit_excerpt (text);
  list = g_strjoinv (", ", (char **) choices);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
               _("“%s” is no value for %s. Possible are: %s."), excerpt, option, list);
  return -1;
}

gboolean
remit_cli_parse_number (const char *text, gint64 least, gint64 *number, GError **error)
{
  g_autofree char *excerpt = NULL;
  char *end = NULL;

  errno = 0;
  *number = g_ascii_strtoll (text, &end, 10);
  if (errno == 0 && end != text && *end == '\0' && *number >= least)
    return TRUE;
  excerpt = remit_excerpt (text);
  if (least > G_MININT64)
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                 _("“%s” is not a whole number from %" G_GINT64_FORMAT " on."), excerpt, least);
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE, _("“%s” is not a whole number."), excerpt);
  return FALSE;
}
