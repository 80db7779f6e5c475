/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-xml-check.h"

#include "remit-rules.h"
#include "remit-xml-names.h"

#include <glib/gi18n-lib.h>

/* The document-wide half of the XML import.  The rules are those of the commit gate
 * (remit-rules.c); what is added here is the line, and sentences that name an id as the file writes
 * it. */

typedef struct
{
  RemitId id;
  guint line;
} Entry;

typedef struct
{
  RemitId id;
  guint line;
  guint16 from;  /* table of the row that refers */
  guint16 table; /* that the id claims */
} Reference;

typedef struct
{
  guint line;
  char *sentence; /* owned */
} Problem;

struct _RemitXmlCheck
{
  const RemitGraph *graph;        /* borrowed */
  char *name;                     /* owned */
  GArray *rows[REMIT_N_TABLES];   /* owned: of Entry, in the order of the file */
  gboolean unsorted[REMIT_N_TABLES];
  GArray *references;             /* owned: of Reference */
  GArray *problems;               /* owned: of Problem */
};

/* So many are looked for, and so many are told. */
#define MAX_PROBLEMS 100
#define SHOWN_PROBLEMS 5

static void
clear_problem (gpointer problem)
{
  g_free (((Problem *) problem)->sentence);
}

RemitXmlCheck *
remit_xml_check_new (const RemitGraph *graph, const char *name)
{
  RemitXmlCheck *check = g_new0 (RemitXmlCheck, 1);

  check->graph = graph;
  check->name = g_strdup (name);
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    check->rows[t] = g_array_new (FALSE, FALSE, sizeof (Entry));
  check->references = g_array_new (FALSE, FALSE, sizeof (Reference));
  check->problems = g_array_new (FALSE, FALSE, sizeof (Problem));
  g_array_set_clear_func (check->problems, clear_problem);
  return check;
}

void
remit_xml_check_free (RemitXmlCheck *check)
{
  if (check == NULL)
    return;
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    g_array_unref (check->rows[t]);
  g_array_unref (check->references);
  g_array_unref (check->problems);
  g_free (check->name);
  g_free (check);
}

void
remit_xml_check_add_row (RemitXmlCheck *check, RemitTable table, RemitId id, guint line)
{
  GArray *rows = check->rows[table];
  Entry entry = { id, line };

  if (rows->len > 0 && g_array_index (rows, Entry, rows->len - 1).id >= id)
    check->unsorted[table] = TRUE;
  g_array_append_val (rows, entry);
}

void
remit_xml_check_add_reference (RemitXmlCheck *check, RemitTable from, RemitTable table, RemitId id,
                               guint line)
{
  Reference reference = { id, line, (guint16) from, (guint16) table };

  g_array_append_val (check->references, reference);
}

static gboolean
is_full (const RemitXmlCheck *check)
{
  return check->problems->len >= MAX_PROBLEMS;
}

static void
add_problem (RemitXmlCheck *check, guint line, char *sentence)
{
  Problem problem = { line, sentence };

  g_array_append_val (check->problems, problem);
}

static char *
write_id (RemitTable table, RemitId id)
{
  GString *text = g_string_new (NULL);

  remit_xml_append_id (text, table, id);
  return g_string_free (text, FALSE);
}

/* ---- ids ---- */

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = a;
  const Entry *right = b;

  if (left->id != right->id)
    return left->id < right->id ? -1 : 1;
  return (left->line > right->line) - (left->line < right->line);
}

static void
check_ids (RemitXmlCheck *check, RemitTable table)
{
  GArray *rows = check->rows[table];

  if (!check->unsorted[table])
    return;
  g_array_sort (rows, compare_entries);
  for (guint i = 1; i < rows->len && !is_full (check); i++)
    {
      const Entry *earlier = &g_array_index (rows, Entry, i - 1);
      const Entry *later = &g_array_index (rows, Entry, i);
      g_autofree char *id = NULL;

      if (earlier->id != later->id)
        continue;
      id = write_id (table, later->id);
      add_problem (check, later->line,
                   g_strdup_printf (_("The id “%s” was given to the element on line %u already. "
                                      "Ids are unique in a document."),
                                    id, earlier->line));
    }
}

/* ---- references ---- */

/* Why a reference that leads to no row of @table does not. */
static char *
explain_reference (const RemitXmlCheck *check, const char *label, RemitTable table, RemitId id)
{
  const RemitRow *other = remit_graph_find (check->graph, id);
  g_autofree char *text = write_id (table, id);

  if (other == NULL)
    return g_strdup_printf (
        _("“%s” refers to “%s”, which is neither in the file nor in the document."), label, text);
  return g_strdup_printf (_("“%s” refers to “%s” as a %s, but that number belongs to a %s."),
                          label, text, _(remit_table_info (table)->label),
                          _(remit_table_info (other->table)->label));
}

static void
check_references (RemitXmlCheck *check)
{
  for (guint i = 0; i < check->references->len && !is_full (check); i++)
    {
      const Reference *reference = &g_array_index (check->references, Reference, i);

      if (remit_graph_get (check->graph, reference->table, reference->id) == NULL)
        add_problem (check, reference->line,
                     explain_reference (check, _(remit_table_info (reference->from)->label),
                                        reference->table, reference->id));
    }
}

/* The sentence for the first reference of a row that leads nowhere; NULL when all lead
 * somewhere. */
static char *
find_dangling (const RemitXmlCheck *check, const RemitRow *row)
{
  const RemitTableInfo *info = remit_table_info (row->table);

  for (guint f = 0; f < info->n_fields; f++)
    {
      const RemitField *field = &info->fields[f];
      RemitId id;

      if (field->type != REMIT_FIELD_REF || field->target == REMIT_TABLE_NONE)
        continue;
      id = remit_row_get_number (row, f);
      if (id != REMIT_ID_NONE && remit_graph_get (check->graph, field->target, id) == NULL)
        return explain_reference (check, _(field->label), field->target, id);
    }
  return NULL;
}

/* ---- rules ---- */

static void
check_rows (RemitXmlCheck *check, RemitRules *rules, RemitTable table)
{
  const GArray *rows = check->rows[table];

  for (guint i = 0; i < rows->len && !is_full (check); i++)
    {
      const Entry *entry = &g_array_index (rows, Entry, i);
      const RemitRow *row = remit_graph_get (check->graph, table, entry->id);
      g_autoptr (GError) error = NULL;
      char *sentence;

      if (remit_rules_check_next (rules, row, &error))
        continue;
      sentence = find_dangling (check, row);
      add_problem (check, entry->line, sentence != NULL ? sentence : g_strdup (error->message));
    }
}

/* ---- telling ---- */

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const Problem *left = a;
  const Problem *right = b;

  return (left->line > right->line) - (left->line < right->line);
}

static gboolean
tell (RemitXmlCheck *check, GError **error)
{
  GArray *problems = check->problems;
  g_autoptr (GString) message = NULL;
  guint shown = MIN (problems->len, SHOWN_PROBLEMS);

  if (problems->len == 0)
    return TRUE;
  g_array_sort (problems, compare_problems);
  message = g_string_new (NULL);
  for (guint i = 0; i < shown; i++)
    {
      const Problem *problem = &g_array_index (problems, Problem, i);
      g_autoptr (GError) line = NULL;

      remit_xml_set_error (&line, REMIT_ERROR_REFUSED, check->name, problem->line,
                           problem->sentence);
      g_string_append_printf (message, "%s%s", i > 0 ? "\n" : "", line->message);
    }
  if (is_full (check))
    g_string_append_printf (message, "\n%s", _("There are many more problems of this kind."));
  else if (problems->len > shown)
    g_string_append_printf (message,
                            ngettext ("\nThere is %u more problem.",
                                      "\nThere are %u more problems.", problems->len - shown),
                            problems->len - shown);
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED, message->str);
  return FALSE;
}

gboolean
remit_xml_check_run (RemitXmlCheck *check, GError **error)
{
  g_autoptr (RemitRules) rules = remit_rules_new (check->graph);

  for (guint t = 1; t < REMIT_N_TABLES; t++)
    check_ids (check, t);
  check_references (check);
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    check_rows (check, rules, t);
  return tell (check, error);
}
