/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli.h"

#include "remit-cli-table.h"
#include "remit-dump.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Asking a document: by SQL, by words, for every row, and the catalogue of kinds. */

/* ---- query ---- */

typedef struct
{
  JsonBuilder *json; /* NULL unless JSON is asked for */
  gboolean csv;
  gboolean started;  /* the line of column names is out */
} QueryOutput;

/* Tabs and line breaks in a value would be read as the next column or row. */
static void
print_tsv_field (const char *text)
{
  g_autofree char *flat = g_strdelimit (g_strdup (text), "\t\r\n", ' ');

  remit_cli_print (flat);
}

static void
print_fields (const QueryOutput *output, guint n, const char *const *fields)
{
  for (guint i = 0; i < n; i++)
    {
      const char *text = fields[i] != NULL ? fields[i] : "";

      if (i > 0)
        remit_cli_print (output->csv ? "," : "\t");
      if (output->csv)
        remit_cli_print_csv_field (text);
      else
        print_tsv_field (text);
    }
  remit_cli_print (output->csv ? "\r\n" : "\n");
}

static void
on_query_row (guint n_columns, const char *const *names, const char *const *values, gpointer data)
{
  QueryOutput *output = data;

  if (output->json == NULL)
    {
      if (!output->started)
        print_fields (output, n_columns, names);
      output->started = TRUE;
      print_fields (output, n_columns, values);
      return;
    }
  json_builder_begin_object (output->json);
  for (guint i = 0; i < n_columns; i++)
    {
      json_builder_set_member_name (output->json, names[i]);
      if (values[i] != NULL)
        json_builder_add_string_value (output->json, values[i]);
      else
        json_builder_add_null_value (output->json);
    }
  json_builder_end_object (output->json);
}

static int
ask (RemitCli *cli, RemitDocument *document, const char *sql, QueryOutput *output)
{
  GError *error = NULL;

  if (output->json != NULL)
    json_builder_begin_array (output->json);
  if (!remit_document_query (document, sql, on_query_row, output, &error))
    {
      g_clear_object (&output->json);
      return remit_cli_fail (cli, error, REMIT_EXIT_USAGE);
    }
  if (output->json != NULL)
    {
      json_builder_end_array (output->json);
      remit_cli_print_json (g_steal_pointer (&output->json));
    }
  return REMIT_EXIT_OK;
}

int
remit_cli_run_query (RemitCli *cli, int argc, char **argv)
{
  static const char *const formats[] = { "tsv", "csv", "json", NULL };
  g_autofree char *format = NULL, *sql = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("tsv (usual), csv or json"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (RemitDocument) document = NULL;
  QueryOutput output = { NULL };
  GError *error = NULL;
  int status, chosen;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 2, 2, argc, argv, &status);
  if (words == NULL)
    return status;
  chosen = remit_cli_choose ("--format", format != NULL ? format : "tsv", formats, &error);
  if (chosen < 0 || (sql = remit_cli_text (words[1], &error)) == NULL)
    return remit_cli_fail (cli, error, -1);
  document = remit_cli_open (cli, words[0], &error);
  if (document == NULL)
    return remit_cli_fail (cli, error, -1);
  output.csv = chosen == 1;
  output.json = chosen == 2 ? json_builder_new () : NULL;
  return ask (cli, document, sql, &output);
}

/* ---- dump ---- */

int
remit_cli_run_dump (RemitCli *cli, int argc, char **argv)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (RemitDocument) document = NULL;
  g_autofree char *dump = NULL;
  GError *error = NULL;
  int status;

  words = remit_cli_parse (cli, NULL, REMIT_WORDS_DEFAULT, 1, 1, argc, argv, &status);
  if (words == NULL)
    return status;
  document = remit_cli_open (cli, words[0], &error);
  if (document == NULL)
    return remit_cli_fail (cli, error, -1);
  dump = remit_dump (remit_document_get_graph (document));
  remit_cli_print (dump);
  return REMIT_EXIT_OK;
}

/* ---- search ---- */

static void
print_hits (const RemitGraph *graph, GArray *hits, gboolean json)
{
  JsonBuilder *builder = json ? json_builder_new () : NULL;

  if (json)
    json_builder_begin_array (builder);
  for (guint i = 0; i < hits->len; i++)
    {
      const RemitNode *node
          = remit_graph_node (graph, g_array_index (hits, RemitSearchHit, i).id);
      g_autofree char *id = remit_cli_id (REMIT_TABLE_NODE, node->row.id);
      const char *kind = remit_node_kind_info (node->kind)->key;
      g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\n", id, kind, node->name);

      if (!json)
        {
          remit_cli_print (line);
          continue;
        }
      json_builder_begin_object (builder);
      remit_cli_json_text (builder, "id", id);
      remit_cli_json_text (builder, "kind", kind);
      remit_cli_json_text (builder, "name", node->name);
      json_builder_end_object (builder);
    }
  if (json)
    {
      json_builder_end_array (builder);
      remit_cli_print_json (builder);
    }
}

/* All words after the file name as one query. */
static char *
join_query (char **words, GError **error)
{
  g_autofree char *joined = g_strjoinv (" ", words + 1);

  return remit_cli_text (joined, error);
}

int
remit_cli_run_search (RemitCli *cli, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL, *limit = NULL, *query = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { "limit", 'n', 0, G_OPTION_ARG_STRING, &limit, N_("Only so many of the best"), N_("NUMBER") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (RemitDocument) document = NULL;
  g_autoptr (RemitSearch) search = NULL;
  g_autoptr (GArray) hits = NULL;
  GError *error = NULL;
  gint64 most = 0;
  int status, chosen;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 2, -1, argc, argv, &status);
  if (words == NULL)
    return status;
  chosen = remit_cli_choose ("--format", format != NULL ? format : "text", formats, &error);
  if (chosen < 0 || (limit != NULL && !remit_cli_parse_number (limit, 1, &most, &error))
      || (query = join_query (words, &error)) == NULL)
    return remit_cli_fail (cli, error, -1);
  document = remit_cli_open (cli, words[0], &error);
  if (document == NULL)
    return remit_cli_fail (cli, error, -1);

  search = remit_search_new (remit_document_get_graph (document));
  hits = remit_search_query (search, query, (guint) MIN (most, G_MAXUINT));
  print_hits (remit_document_get_graph (document), hits, chosen == 1);
  return REMIT_EXIT_OK;
}

/* ---- kinds ---- */

static void
print_kind (const char *key, const char *label)
{
  g_autofree char *line = g_strdup_printf ("%-20s %s\n", key, label);

  remit_cli_print (line);
}

static void
print_all_kinds (void)
{
  for (guint i = 0; i < REMIT_N_NODE_KINDS; i++)
    print_kind (remit_node_kind_info (i)->key, remit_node_kind_label (i));
  remit_cli_print ("\n");
  for (guint i = 0; i < REMIT_N_LINK_KINDS; i++)
    print_kind (remit_link_kind_info (i)->key, remit_link_kind_label (i));
}

/* What may go from one kind to another, the usual first. */
static int
print_kinds_between (RemitCli *cli, const char *from_key, const char *to_key)
{
  RemitLinkKind kinds[REMIT_N_LINK_KINDS];
  int from = remit_node_kind_from_key (from_key), to = remit_node_kind_from_key (to_key);
  guint n;

  if (from < 0 || to < 0)
    {
      g_autofree char *excerpt = remit_excerpt (from < 0 ? from_key : to_key);
      GError *error = g_error_new (REMIT_ERROR, REMIT_ERROR_USAGE,
                                   _("“%s” is not a kind of node. “remit-cli kinds” lists them."),
                                   excerpt);

      return remit_cli_fail (cli, error, -1);
    }
  n = remit_link_kinds_between (from, to, kinds);
  for (guint i = 0; i < n; i++)
    print_kind (remit_link_kind_info (kinds[i])->key, remit_link_kind_label (kinds[i]));
  return REMIT_EXIT_OK;
}

int
remit_cli_run_kinds (RemitCli *cli, int argc, char **argv)
{
  g_auto (GStrv) words = NULL;
  int status;

  words = remit_cli_parse (cli, NULL, REMIT_WORDS_DEFAULT, 0, 2, argc, argv, &status);
  if (words == NULL)
    return status;
  if (words[0] == NULL)
    {
      print_all_kinds ();
      return REMIT_EXIT_OK;
    }
  if (words[1] == NULL)
    {
      GError *error = g_error_new_literal (REMIT_ERROR, REMIT_ERROR_USAGE,
                                           _("Name two kinds of node, or none."));

      return remit_cli_fail (cli, error, -1);
    }
  return print_kinds_between (cli, words[0], words[1]);
}
