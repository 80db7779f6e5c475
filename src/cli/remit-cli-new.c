/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli.h"

#include "config.h"
#include "remit-info.h"
#include "remit-scheme.h"
#include "remit-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Making documents and counting what they hold.
 *
 * A template is a file of Remit XML named NAME.xml.  Looked into are, in this order, the folder
 * "templates" of the user's data, of $REMIT_DATA_DIR (a program that runs from its build folder),
 * and of the installed program. */

/* ---- new ---- */

static GPtrArray *
list_template_folders (void)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);
  const char *own = g_getenv ("REMIT_DATA_DIR");

  g_ptr_array_add (folders, g_build_filename (g_get_user_data_dir (), "remit", "templates", NULL));
  if (own != NULL && *own != '\0')
    g_ptr_array_add (folders, g_build_filename (own, "templates", NULL));
  g_ptr_array_add (folders, g_build_filename (REMIT_PKGDATADIR, "templates", NULL));
  return folders;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_template_names (void)
{
  g_autoptr (GPtrArray) folders = list_template_folders ();
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < folders->len; i++)
    {
      g_autoptr (GDir) dir = g_dir_open (folders->pdata[i], 0, NULL);
      const char *file;

      while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (file, ".xml"))
          {
            char *name = g_strndup (file, strlen (file) - strlen (".xml"));

            if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
              g_free (name);
            else
              g_ptr_array_add (names, name);
          }
    }
  g_ptr_array_sort (names, compare_texts);
  return names;
}

static int
print_template_names (void)
{
  g_autoptr (GPtrArray) names = list_template_names ();

  for (guint i = 0; i < names->len; i++)
    {
      remit_cli_print (names->pdata[i]);
      remit_cli_print ("\n");
    }
  return REMIT_EXIT_OK;
}

/* The file of a template; a name with a slash is a file already. */
static char *
find_template (const char *name, GError **error)
{
  g_autoptr (GPtrArray) folders = list_template_folders ();
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *excerpt = remit_excerpt (name), *list = NULL;

  if (strchr (name, '/') != NULL)
    return g_strdup (name);
  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *file = g_strconcat (name, ".xml", NULL);
      g_autofree char *path = g_build_filename (folders->pdata[i], file, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  names = list_template_names ();
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
               _("There is no template “%s”. There are: %s."), excerpt, list);
  return NULL;
}

/* Fills the new document: from the template's file when there is one, and with a title. */
static gboolean
fill_new (RemitDocument *document, const char *template, const char *title, GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (document, _("New document"));
  g_autofree char *text = title != NULL ? remit_cli_text (title, error) : NULL;

  if (title != NULL && text == NULL)
    return FALSE;
  if (template != NULL)
    {
      remit_edit_set_label (edit, _("Start from a template"));
      if (!remit_xml_import_file (edit, template, error))
        return FALSE;
    }
  if (text != NULL)
    remit_meta_set (edit, "title", text);
  return remit_document_commit_import (document, g_steal_pointer (&edit), error);
}

int
remit_cli_run_new (RemitCli *cli, int argc, char **argv)
{
  g_autofree char *output = NULL, *template = NULL, *title = NULL, *template_path = NULL;
  gboolean force = FALSE, list = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The document to make"), N_("FILE") },
    { "template", 't', 0, G_OPTION_ARG_FILENAME, &template, N_("Start from a template"),
      N_("NAME") },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &title, N_("The title of the document"), N_("TEXT") },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &force, N_("Replace a file that exists"), NULL },
    { "list-templates", 0, 0, G_OPTION_ARG_NONE, &list, N_("List the templates"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  RemitDocument *document;
  GError *error = NULL;
  int status;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 0, 0, argc, argv, &status);
  if (words == NULL)
    return status;
  if (list)
    return print_template_names ();
  if (output == NULL)
    {
      g_set_error_literal (&error, REMIT_ERROR, REMIT_ERROR_USAGE,
                           _("Say where the new document goes: -o FILE."));
      return remit_cli_fail (cli, error, -1);
    }
  if (template != NULL && (template_path = find_template (template, &error)) == NULL)
    return remit_cli_fail (cli, error, -1);
  if (!remit_cli_check_new_file (output, force, &error))
    return remit_cli_fail (cli, error, -1);

  document = remit_document_new (cli->context, &error);
  if (document == NULL)
    return remit_cli_fail (cli, error, REMIT_EXIT_WRITE);
  if (!fill_new (document, template_path, title, &error))
    return remit_cli_give_up (cli, document, NULL, error, -1);
  return remit_cli_save (cli, document, output);
}

/* ---- info ---- */

/* How an assignment is called in counts: by its letter where all schemes that have the letter
 * agree, else by its key. */
static const char *
assignment_name (RemitLinkKind duty)
{
  switch ((int) duty)
    {
    case REMIT_LINK_RESPONSIBLE:
      return "R";
    case REMIT_LINK_ACCOUNTABLE:
      return "A";
    case REMIT_LINK_CONSULTED:
      return "C";
    case REMIT_LINK_INFORMED:
      return "I";
    case REMIT_LINK_ASSISTS:
      return "S";
    case REMIT_LINK_DRIVES:
      return "D";
    case REMIT_LINK_VERIFIES:
      return "V";
    case REMIT_LINK_QUALITY_REVIEWS:
      return "Q";
    case REMIT_LINK_OMITTED:
      return "O";
    default:
      return remit_link_kind_info (duty)->key;
    }
}

static guint
count_assignments (const RemitInfo *info)
{
  guint n = 0;

  for (guint i = 0; i <= REMIT_LINK_LAST_RACI; i++)
    n += info->assignments[i];
  return n;
}

static void
print_info_json (RemitDocument *document, const RemitInfo *info)
{
  JsonBuilder *builder = json_builder_new ();
  const RemitGraph *graph = remit_document_get_graph (document);

  json_builder_begin_object (builder);
  remit_cli_json_text (builder, "title", remit_document_get_title (document));
  remit_cli_json_number (builder, "parties", info->parties);
  remit_cli_json_number (builder, "activities", info->activities);
  remit_cli_json_number (builder, "components", info->components);
  remit_cli_json_number (builder, "nodes", info->nodes);
  remit_cli_json_number (builder, "links", info->links);
  remit_cli_json_number (builder, "views", remit_graph_count (graph, REMIT_TABLE_VIEW));
  remit_cli_json_number (builder, "matrices", remit_graph_count (graph, REMIT_TABLE_MATRIX));
  remit_cli_json_number (builder, "perspectives",
                         remit_graph_count (graph, REMIT_TABLE_PERSPECTIVE));
  remit_cli_json_number (builder, "baselines", remit_graph_count (graph, REMIT_TABLE_BASELINE));
  remit_cli_json_number (builder, "changes", remit_document_get_n_changes (document));

  /* The four letters that everybody asks for are always there. */
  json_builder_set_member_name (builder, "assignments");
  json_builder_begin_object (builder);
  for (guint i = 0; i <= REMIT_LINK_LAST_RACI; i++)
    if (info->assignments[i] > 0 || i <= REMIT_LINK_INFORMED)
      remit_cli_json_number (builder, assignment_name (i), info->assignments[i]);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "node_kinds");
  json_builder_begin_object (builder);
  for (guint i = 0; i < REMIT_N_NODE_KINDS; i++)
    if (info->by_node_kind[i] > 0)
      remit_cli_json_number (builder, remit_node_kind_info (i)->key, info->by_node_kind[i]);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "link_kinds");
  json_builder_begin_object (builder);
  for (guint i = 0; i < REMIT_N_LINK_KINDS; i++)
    if (info->by_link_kind[i] > 0)
      remit_cli_json_number (builder, remit_link_kind_info (i)->key, info->by_link_kind[i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  remit_cli_print_json (builder);
}

/* "  Consent platform      3", the numbers below each other whatever the script of the label. */
static void
print_line (guint indent, const char *label, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  GString *line = g_string_new (NULL);
  glong width = indent;

  for (guint i = 0; i < indent; i++)
    g_string_append_c (line, ' ');
  g_string_append (line, label);
  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  for (; width + (glong) strlen (number) < 40; width++)
    g_string_append_c (line, ' ');
  g_string_append_printf (line, " %s\n", number);
  remit_cli_print (line->str);
  g_string_free (line, TRUE);
}

static void
print_info_text (RemitDocument *document, const RemitInfo *info)
{
  const RemitGraph *graph = remit_document_get_graph (document);

  remit_cli_print (remit_document_get_title (document));
  remit_cli_print ("\n");
  print_line (0, _("Nodes"), info->nodes);
  print_line (2, _("Parties"), info->parties);
  print_line (2, _("Components"), info->components);
  print_line (2, _("Activities"), info->activities);
  print_line (0, _("Links"), info->links);
  print_line (0, _("Assignments"), count_assignments (info));
  for (guint i = 0; i <= REMIT_LINK_LAST_RACI; i++)
    if (info->assignments[i] > 0)
      print_line (2, assignment_name (i), info->assignments[i]);
  print_line (0, _("Views"), remit_graph_count (graph, REMIT_TABLE_VIEW));
  print_line (0, _("Matrices"), remit_graph_count (graph, REMIT_TABLE_MATRIX));
  print_line (0, _("Changes"), remit_document_get_n_changes (document));

  if (info->nodes > 0)
    {
      remit_cli_print ("\n");
      remit_cli_print (_("Nodes by kind"));
      remit_cli_print ("\n");
    }
  for (guint i = 0; i < REMIT_N_NODE_KINDS; i++)
    if (info->by_node_kind[i] > 0)
      print_line (2, remit_node_kind_plural (i), info->by_node_kind[i]);

  if (info->links > 0)
    {
      remit_cli_print ("\n");
      remit_cli_print (_("Links by kind"));
      remit_cli_print ("\n");
    }
  for (guint i = 0; i < REMIT_N_LINK_KINDS; i++)
    if (info->by_link_kind[i] > 0)
      print_line (2, remit_link_kind_label (i), info->by_link_kind[i]);
}

int
remit_cli_run_info (RemitCli *cli, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (RemitDocument) document = NULL;
  GError *error = NULL;
  RemitInfo info;
  int status, chosen;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 1, 1, argc, argv, &status);
  if (words == NULL)
    return status;
  chosen = remit_cli_choose ("--format", format != NULL ? format : "text", formats, &error);
  if (chosen < 0)
    return remit_cli_fail (cli, error, -1);
  document = remit_cli_open (cli, words[0], &error);
  if (document == NULL)
    return remit_cli_fail (cli, error, -1);

  remit_info_collect (remit_document_get_graph (document), &info);
  if (chosen == 1)
    print_info_json (document, &info);
  else
    print_info_text (document, &info);
  return REMIT_EXIT_OK;
}
