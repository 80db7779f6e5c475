/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-fields.h"

#include "remit-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The editing verbs.  Each is one named change: open, one edit, commit, save.  What the words get
 * wrong (an unknown name, a link that the model forbids) ends with exit code 2 and leaves the
 * file as it was; ids of new rows are printed only when they are in the file. */

typedef struct
{
  RemitCli *cli;
  RemitEdit *edit;
  char **words;            /* after the file name, UTF-8 */
  const char *perspective; /* --perspective; NULL: the agreed model */
  GString *output;         /* for standard output, when all is saved */
} EditRun;

typedef gboolean (*EditFunc) (EditRun *run, GError **error);

/* The words behind the file name as UTF-8; (transfer full). */
static char **
dup_texts (char **words, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 1; words[i] != NULL; i++)
    {
      char *text = remit_cli_text (words[i], error);

      if (text == NULL)
        return NULL;
      g_ptr_array_add (texts, text);
    }
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_steal (texts, NULL);
}

static int
run_edit (RemitCli *cli, char **words, const char *perspective, EditFunc func)
{
  g_auto (GStrv) texts = NULL;
  g_autoptr (GString) output = g_string_new (NULL);
  RemitDocument *document;
  GError *error = NULL;
  EditRun run;
  int status;

  texts = dup_texts (words, &error);
  if (texts == NULL)
    return remit_cli_fail (cli, error, -1);
  document = remit_cli_open_to_edit (cli, words[0], &error);
  if (document == NULL)
    return remit_cli_fail (cli, error, -1);
  run = (EditRun) { cli, remit_document_begin (document, _("Edit")), texts, perspective, output };
  if (!func (&run, &error))
    return remit_cli_give_up (cli, document, run.edit, error, REMIT_EXIT_USAGE);
  status = remit_cli_finish (cli, document, run.edit);
  if (status == REMIT_EXIT_OK)
    remit_cli_print (output->str);
  return status;
}

/* Reads the words of a verb without options of its own and runs its edit. */
static int
run_plain (RemitCli *cli, EditFunc func, RemitWordsFlags flags, int least, int most, int argc,
           char **argv)
{
  g_auto (GStrv) words = NULL;
  int status;

  words = remit_cli_parse (cli, NULL, flags, least, most, argc, argv, &status);
  return words != NULL ? run_edit (cli, words, NULL, func) : status;
}

/* The same with --perspective. */
static int
run_with_perspective (RemitCli *cli, EditFunc func, int least, int most, int argc, char **argv)
{
  g_autofree char *perspective = NULL, *text = NULL;
  const GOptionEntry entries[] = {
    { "perspective", 'p', 0, G_OPTION_ARG_FILENAME, &perspective,
      N_("Whose statement it is; the agreed model without it"), N_("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  GError *error = NULL;
  int status;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, least, most, argc, argv, &status);
  if (words == NULL)
    return status;
  if (perspective != NULL && (text = remit_cli_text (perspective, &error)) == NULL)
    return remit_cli_fail (cli, error, -1);
  return run_edit (cli, words, text, func);
}

static const RemitGraph *
get_graph (const EditRun *run)
{
  return remit_edit_get_graph (run->edit);
}

static void
add_output_id (EditRun *run, RemitTable table, RemitId id)
{
  g_autofree char *text = remit_cli_id (table, id);

  g_string_append_printf (run->output, "%s\n", text);
}

/* ---- add ---- */

static RemitId
add_thing (EditRun *run, RemitTable *table, GError **error)
{
  const char *kind = run->words[0], *name = run->words[1];
  g_autofree char *excerpt = NULL;
  int node_kind = remit_node_kind_from_key (kind);

  *table = node_kind >= 0 ? REMIT_TABLE_NODE : remit_table_from_name (kind);
  if (node_kind >= 0)
    return remit_node_add (run->edit, node_kind, name, error);
  if (remit_cli_can_add (*table))
    return remit_cli_add_row (run->edit, *table, name, error);
  excerpt = remit_excerpt (kind);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
               _("“%s” is not a kind of node. “remit-cli kinds” lists them."), excerpt);
  return REMIT_ID_NONE;
}

static gboolean
edit_add (EditRun *run, GError **error)
{
  g_autofree char *name = NULL, *label = NULL;
  RemitTable table;
  RemitId id = add_thing (run, &table, error);

  if (id == REMIT_ID_NONE || !remit_cli_set_fields (run->edit, table, id, run->words + 2, error))
    return FALSE;
  name = remit_graph_describe (get_graph (run), id);
  label = g_strdup_printf (_("Add %s"), name);
  remit_edit_set_label (run->edit, label);
  add_output_id (run, table, id);
  return TRUE;
}

int
remit_cli_run_add (RemitCli *cli, int argc, char **argv)
{
  return run_plain (cli, edit_add, REMIT_WORDS_DEFAULT, 3, -1, argc, argv);
}

/* ---- set ---- */

static gboolean
edit_set (EditRun *run, GError **error)
{
  g_autofree char *name = NULL, *label = NULL;
  const RemitRow *row;

  if (strcmp (run->words[0], ".") == 0)
    {
      remit_edit_set_label (run->edit, _("Edit the facts about the document"));
      return remit_cli_set_facts (run->edit, run->words + 1, error);
    }
  row = remit_cli_find (get_graph (run), REMIT_TABLE_NONE, run->words[0], error);
  if (row == NULL)
    return FALSE;
  name = remit_graph_describe (get_graph (run), row->id);
  label = g_strdup_printf (_("Edit %s"), name);
  remit_edit_set_label (run->edit, label);
  return remit_cli_set_fields (run->edit, row->table, row->id, run->words + 1, error);
}

int
remit_cli_run_set (RemitCli *cli, int argc, char **argv)
{
  return run_plain (cli, edit_set, REMIT_WORDS_DEFAULT, 3, -1, argc, argv);
}

/* ---- link, unlink ---- */

typedef struct
{
  int kind;
  RemitId source, target, perspective;
} LinkWords;

static gboolean
find_perspective (const EditRun *run, RemitId *perspective, GError **error)
{
  const RemitRow *row;

  *perspective = REMIT_ID_NONE;
  if (run->perspective == NULL)
    return TRUE;
  row = remit_cli_find (get_graph (run), REMIT_TABLE_PERSPECTIVE, run->perspective, error);
  if (row != NULL)
    *perspective = row->id;
  return row != NULL;
}

/* KIND FROM TO */
static gboolean
read_link_words (const EditRun *run, LinkWords *link, GError **error)
{
  const RemitRow *source, *target;

  link->kind = remit_link_kind_from_key (run->words[0]);
  if (link->kind < 0)
    {
      g_autofree char *excerpt = remit_excerpt (run->words[0]);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("“%s” is not a kind of link. “remit-cli kinds” lists them."), excerpt);
      return FALSE;
    }
  source = remit_cli_find (get_graph (run), REMIT_TABLE_NODE, run->words[1], error);
  if (source == NULL)
    return FALSE;
  target = remit_cli_find (get_graph (run), REMIT_TABLE_NODE, run->words[2], error);
  if (target == NULL)
    return FALSE;
  link->source = source->id;
  link->target = target->id;
  return find_perspective (run, &link->perspective, error);
}

static gboolean
edit_link (EditRun *run, GError **error)
{
  g_autofree char *name = NULL, *label = NULL;
  LinkWords link;
  RemitId id;

  if (!read_link_words (run, &link, error))
    return FALSE;
  id = remit_link_add (run->edit, link.kind, link.source, link.target, link.perspective, error);
  if (id == REMIT_ID_NONE
      || !remit_cli_set_fields (run->edit, REMIT_TABLE_LINK, id, run->words + 3, error))
    return FALSE;
  name = remit_graph_describe (get_graph (run), id);
  label = g_strdup_printf (_("Link %s"), name);
  remit_edit_set_label (run->edit, label);
  add_output_id (run, REMIT_TABLE_LINK, id);
  return TRUE;
}

int
remit_cli_run_link (RemitCli *cli, int argc, char **argv)
{
  return run_with_perspective (cli, edit_link, 4, -1, argc, argv);
}

/* One word: an id; three: KIND FROM TO. */
static const RemitRow *
find_link (EditRun *run, GError **error)
{
  const RemitLink *found;
  LinkWords link;

  if (g_strv_length (run->words) == 1)
    return remit_cli_find (get_graph (run), REMIT_TABLE_LINK, run->words[0], error);
  if (g_strv_length (run->words) != 3)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                           _("Name the link by its id, or by KIND FROM TO."));
      return NULL;
    }
  if (!read_link_words (run, &link, error))
    return NULL;
  found = remit_graph_find_link (get_graph (run), link.kind, link.source, link.target,
                                 link.perspective);
  if (found == NULL)
    {
      g_autofree char *source = remit_graph_describe (get_graph (run), link.source);
      g_autofree char *target = remit_graph_describe (get_graph (run), link.target);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("There is no link “%s” from “%s” to “%s”."),
                   remit_link_kind_label (link.kind), source, target);
    }
  return (const RemitRow *) found;
}

static gboolean
edit_unlink (EditRun *run, GError **error)
{
  const RemitRow *row = find_link (run, error);
  g_autofree char *name = NULL, *label = NULL;

  if (row == NULL)
    return FALSE;
  name = remit_graph_describe (get_graph (run), row->id);
  label = g_strdup_printf (_("Delete the link %s"), name);
  remit_edit_set_label (run->edit, label);
  return remit_edit_delete (run->edit, REMIT_TABLE_LINK, row->id, error);
}

int
remit_cli_run_unlink (RemitCli *cli, int argc, char **argv)
{
  return run_with_perspective (cli, edit_unlink, 2, 4, argc, argv);
}

/* ---- rm ---- */

typedef struct
{
  RemitTable table;
  RemitId id;
} Doomed;

/* All words are resolved before anything goes, so that a typing error deletes nothing. */
static GArray *
find_doomed (const EditRun *run, GError **error)
{
  g_autoptr (GArray) doomed = g_array_new (FALSE, FALSE, sizeof (Doomed));

  for (guint i = 0; run->words[i] != NULL; i++)
    {
      const RemitRow *row
          = remit_cli_find (get_graph (run), REMIT_TABLE_NONE, run->words[i], error);
      Doomed one;

      if (row == NULL)
        return NULL;
      one = (Doomed) { row->table, row->id };
      g_array_append_val (doomed, one);
    }
  return g_steal_pointer (&doomed);
}

static gboolean
delete_one (EditRun *run, const Doomed *one, GError **error)
{
  g_autofree char *name = NULL;
  guint others;

  /* Named twice, or gone with a thing named before. */
  if (remit_graph_get (get_graph (run), one->table, one->id) == NULL)
    return TRUE;
  name = remit_graph_describe (get_graph (run), one->id);
  others = remit_graph_count_dependants (get_graph (run), one->id);
  if (others == 0)
    remit_cli_note_done (run->cli, _("Deleted: %s"), name);
  else
    remit_cli_note_done (run->cli,
                         ngettext ("Deleted: %s, and %u thing that cannot be without it",
                                   "Deleted: %s, and %u things that cannot be without it",
                                   others),
                         name, others);
  return remit_edit_delete (run->edit, one->table, one->id, error);
}

static gboolean
edit_rm (EditRun *run, GError **error)
{
  g_autoptr (GArray) doomed = find_doomed (run, error);
  g_autofree char *name = NULL, *label = NULL;

  if (doomed == NULL)
    return FALSE;
  name = remit_graph_describe (get_graph (run), g_array_index (doomed, Doomed, 0).id);
  label = doomed->len == 1
              ? g_strdup_printf (_("Delete %s"), name)
              : g_strdup_printf (ngettext ("Delete %u thing", "Delete %u things", doomed->len),
                                 doomed->len);
  remit_edit_set_label (run->edit, label);
  for (guint i = 0; i < doomed->len; i++)
    if (!delete_one (run, &g_array_index (doomed, Doomed, i), error))
      return FALSE;
  return TRUE;
}

int
remit_cli_run_rm (RemitCli *cli, int argc, char **argv)
{
  return run_plain (cli, edit_rm, REMIT_WORDS_DEFAULT, 2, -1, argc, argv);
}

/* ---- place ---- */

static gboolean
edit_place (EditRun *run, GError **error)
{
  const RemitRow *view, *node;
  g_autofree char *name = NULL, *label = NULL;
  gint64 x, y;

  if ((view = remit_cli_find (get_graph (run), REMIT_TABLE_VIEW, run->words[0], error)) == NULL
      || (node = remit_cli_find (get_graph (run), REMIT_TABLE_NODE, run->words[1], error)) == NULL
      || !remit_cli_parse_number (run->words[2], G_MININT64, &x, error)
      || !remit_cli_parse_number (run->words[3], G_MININT64, &y, error))
    return FALSE;
  name = remit_graph_describe (get_graph (run), node->id);
  label = g_strdup_printf (_("Place %s"), name);
  remit_edit_set_label (run->edit, label);
  return remit_view_place (run->edit, view->id, node->id, x, y, error) != REMIT_ID_NONE;
}

int
remit_cli_run_place (RemitCli *cli, int argc, char **argv)
{
  return run_plain (cli, edit_place, REMIT_WORDS_STRICT, 5, 5, argc, argv);
}
