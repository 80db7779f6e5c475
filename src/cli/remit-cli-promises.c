/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-promises.h"

#include "remit-date.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>

/* The registers of what was promised and how one would know.  Text is for people: it has words
 * where files have keys, and remarks where files have a column for each. */

void
remit_cli_set_flag (char **cell, gboolean set)
{
  if (set)
    *cell = g_strdup (C_("flag in a table", "yes"));
}

void
remit_cli_set_day (char **cell, int day)
{
  if (day != 0)
    *cell = remit_day_format (day);
}

void
remit_cli_set_decimal (char **cell, gint64 value)
{
  if (value != REMIT_UNSET)
    *cell = remit_decimal_format (value);
}

gboolean
remit_cli_register_wants (const RemitCliRegister *self, RemitId id)
{
  for (guint i = 0; self->asked != NULL && i < self->asked->len; i++)
    if (g_array_index (self->asked, RemitId, i) == id)
      return TRUE;
  return self->asked == NULL;
}

void
remit_cli_register_fill_node (const RemitCliRegister *self, char **row, RemitId id)
{
  const RemitNode *node = remit_graph_node (self->graph, id);

  row[REMIT_CLI_REGISTER_ID] = remit_cli_id (REMIT_TABLE_NODE, id);
  row[REMIT_CLI_REGISTER_CODE] = *node->code != '\0' ? g_strdup (node->code) : NULL;
  row[REMIT_CLI_REGISTER_NAME] = g_strdup (node->name);
}

/* The nodes that the words mean; NULL and @error when one of them is none of @kinds. */
static GArray *
find_asked (const RemitGraph *graph, char **words, RemitNodeKinds kinds, GError **error)
{
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (RemitId));

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = remit_cli_text (words[i], error);
      const RemitNode *node
        = word != NULL ? (const RemitNode *) remit_cli_find (graph, REMIT_TABLE_NODE, word, error)
                       : NULL;

      if (node == NULL)
        return NULL;
      if ((kinds & REMIT_KIND_BIT (node->kind)) == 0)
        {
          g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                       /* Translators: a node, its kind. */
                       _("“%s” is not in this register; it is of the kind “%s”."), node->name,
                       remit_node_kind_label (node->kind));
          return NULL;
        }
      g_array_append_val (asked, node->row.id);
    }
  return g_steal_pointer (&asked);
}

static int
print_register (RemitCliRegister *self, char **words, RemitCliTable *table, RemitNodeKinds kinds,
                RemitCliRegisterFunc fill)
{
  g_autoptr (GArray) asked = NULL;
  GError *error = NULL;

  if (words[0] != NULL)
    {
      asked = find_asked (self->graph, words, kinds, &error);
      if (asked == NULL)
        return remit_cli_fail (self->cli, error, -1);
      self->asked = asked;
    }
  fill (self, table);
  if (self->asked != NULL && remit_cli_register_is_text (self))
    remit_cli_table_print_records (table);
  else
    remit_cli_look_print (self->look, table);
  return REMIT_EXIT_OK;
}

int
remit_cli_run_register (RemitCli *cli, int argc, char **argv, const RemitCliColumn *columns,
                        guint n_columns, RemitNodeKinds kinds, RemitCliRegisterFunc fill)
{
  g_auto (RemitCliLook) look = { NULL };
  const GOptionEntry entries[] = { REMIT_CLI_LOOK_ENTRIES (&look), G_OPTION_ENTRY_NULL };
  g_autoptr (RemitCliTable) table = remit_cli_table_new (columns, n_columns);
  g_autoptr (RemitDocument) document = NULL;
  g_auto (GStrv) words = NULL;
  RemitCliRegister self = { .cli = cli, .look = &look };
  GError *error = NULL;
  int status;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 1, -1, argc, argv, &status);
  if (words == NULL)
    return status;
  if (!remit_cli_look_read (cli, &look, &error))
    return remit_cli_fail (cli, error, REMIT_EXIT_USAGE);
  document = remit_cli_open (cli, words[0], &error);
  if (document == NULL)
    return remit_cli_fail (cli, error, -1);
  self.graph = remit_document_get_graph (document);
  return print_register (&self, words + 1, table, kinds, fill);
}
