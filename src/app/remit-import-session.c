/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-session.h"

#include "remit-import-memory.h"
#include "remit-xml-names.h"

#include <glib/gi18n-lib.h>

/* The state of an import.  A table is read again only when its proposal changed.  What would change
 * is found out by really applying the plans, one after the other, in an edit that is then taken
 * back: so the preview of the second table knows the parties that the first one brings. */

typedef struct
{
  RemitProposal *proposal;
  gboolean wanted;
  RemitId matrix;             /* to bring up to date */
  RemitTableContent *content; /* NULL: not read yet, or @problem */
  char *problem;
  GHashTable *answers; /* "p3", "a12" -> RemitId: what a similar name stands for */
} Table;

struct _RemitImportSession
{
  GObject parent_instance;

  /* owned */
  RemitDocument *document;
  char *path;
  RemitWorkbook *workbook;
  GPtrArray *tables; /* element-type Table */
};

G_DEFINE_FINAL_TYPE (RemitImportSession, remit_import_session, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static RemitGraph *
get_graph (RemitImportSession *self)
{
  return remit_document_get_graph (self->document);
}

/* ---- tables ---- */

static void
forget_content (Table *table)
{
  g_clear_pointer (&table->content, remit_table_content_free);
  g_clear_pointer (&table->problem, g_free);
  g_hash_table_remove_all (table->answers); /* they count by places in the content */
}

static void
free_table (gpointer data)
{
  Table *table = data;

  forget_content (table);
  g_hash_table_unref (table->answers);
  remit_proposal_free (table->proposal);
  g_free (table);
}

static Table *
add_table (RemitImportSession *self, RemitProposal *proposal)
{
  Table *table = g_new0 (Table, 1);

  table->proposal = proposal;
  table->wanted = TRUE;
  table->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_ptr_array_add (self->tables, table);
  return table;
}

static Table *
get_table (RemitImportSession *self, guint index)
{
  g_assert (index < self->tables->len);
  return self->tables->pdata[index];
}

/* The matrix that Remit wrote the table from, when the document still has it. */
static RemitId
find_matrix (RemitImportSession *self, const char *xml_id)
{
  RemitId id;

  if (!remit_xml_parse_id (REMIT_TABLE_MATRIX, xml_id, &id)
      || remit_graph_get (get_graph (self), REMIT_TABLE_MATRIX, id) == NULL)
    return REMIT_ID_NONE;
  return id;
}

static void
read_table (RemitImportSession *self, Table *table)
{
  g_autoptr (GError) error = NULL;

  if (table->content != NULL || table->problem != NULL)
    return;
  table->content
      = remit_proposal_read (table->proposal, self->workbook, get_graph (self), &error);
  if (table->content == NULL)
    table->problem = g_strdup (error->message);
  else if (table->matrix == REMIT_ID_NONE)
    table->matrix = find_matrix (self, table->content->matrix_id);
}

/* The proposal has changed: columns and letters are worked out anew when @update. */
static void
reread (RemitImportSession *self, Table *table, gboolean update)
{
  forget_content (table);
  if (update)
    remit_proposal_update (table->proposal, self->workbook, get_graph (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

void
remit_import_session_set_workbook (RemitImportSession *self, RemitWorkbook *workbook)
{
  g_autoptr (GPtrArray) proposals = NULL;

  g_return_if_fail (REMIT_IS_IMPORT_SESSION (self));

  g_clear_pointer (&self->workbook, remit_workbook_free);
  g_ptr_array_set_size (self->tables, 0);
  self->workbook = workbook;
  proposals = remit_workbook_propose (workbook, get_graph (self));
  for (guint i = 0; i < proposals->len; i++)
    {
      RemitProposal *proposal = remit_proposal_copy (proposals->pdata[i]);

      remit_import_memory_recall (proposal, workbook, get_graph (self));
      add_table (self, proposal);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

const RemitWorkbook *
remit_import_session_get_workbook (RemitImportSession *self)
{
  return self->workbook;
}

guint
remit_import_session_n_tables (RemitImportSession *self)
{
  return self->tables->len;
}

const RemitProposal *
remit_import_session_get_proposal (RemitImportSession *self, guint table)
{
  return get_table (self, table)->proposal;
}

const RemitTableContent *
remit_import_session_get_content (RemitImportSession *self, guint index, const char **problem)
{
  Table *table = get_table (self, index);

  read_table (self, table);
  if (problem != NULL)
    *problem = table->problem;
  return table->content;
}

gboolean
remit_import_session_get_wanted (RemitImportSession *self, guint table)
{
  return get_table (self, table)->wanted;
}

void
remit_import_session_set_wanted (RemitImportSession *self, guint table, gboolean wanted)
{
  if (get_table (self, table)->wanted == wanted)
    return;
  get_table (self, table)->wanted = wanted;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- how a table is read ---- */

static RemitProposal *
propose_range (RemitImportSession *self, guint sheet, const char *range, GError **error)
{
  guint first_row, last_row, first_column, last_column;
  RemitProposal *proposal = NULL;

  if (remit_range_parse (range, &first_row, &last_row, &first_column, &last_column))
    proposal = remit_workbook_propose_range (self->workbook, get_graph (self), sheet, first_row,
                                             last_row, first_column, last_column);
  if (proposal == NULL)
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                 _("“%s” is no range of cells on this sheet. Write its two corners, "
                   "such as A3:H20."),
                 range);
  return proposal;
}

guint
remit_import_session_add_table (RemitImportSession *self, guint sheet, const char *range,
                                GError **error)
{
  RemitProposal *proposal = propose_range (self, sheet, range, error);

  if (proposal == NULL)
    return G_MAXUINT;
  add_table (self, proposal);
  g_signal_emit (self, signals[CHANGED], 0);
  return self->tables->len - 1;
}

gboolean
remit_import_session_set_range (RemitImportSession *self, guint index, const char *range,
                                GError **error)
{
  Table *table = get_table (self, index);
  RemitProposal *proposal = propose_range (self, table->proposal->sheet, range, error);

  if (proposal == NULL)
    return FALSE;
  remit_proposal_free (table->proposal);
  table->proposal = proposal;
  reread (self, table, FALSE);
  return TRUE;
}

void
remit_import_session_set_header_rows (RemitImportSession *self, guint index, guint n)
{
  Table *table = get_table (self, index);
  guint n_rows = table->proposal->last_row - table->proposal->first_row + 1;

  n = MIN (n, n_rows - 1);
  if (table->proposal->n_header_rows == n)
    return;
  table->proposal->n_header_rows = n;
  reread (self, table, TRUE);
}

void
remit_import_session_set_orientation (RemitImportSession *self, guint index,
                                      RemitOrientation orientation)
{
  Table *table = get_table (self, index);

  if (table->proposal->orientation == orientation)
    return;
  table->proposal->orientation = orientation;
  reread (self, table, TRUE);
}

void
remit_import_session_set_scheme (RemitImportSession *self, guint index, const char *key)
{
  Table *table = get_table (self, index);

  if (g_str_equal (table->proposal->scheme, key))
    return;
  g_free (table->proposal->scheme);
  table->proposal->scheme = g_strdup (key);
  reread (self, table, TRUE);
}

void
remit_import_session_set_column (RemitImportSession *self, guint index, guint column,
                                 RemitColumnRole role)
{
  Table *table = get_table (self, index);
  RemitProposalColumn *found = g_ptr_array_index (table->proposal->columns, column);

  if (found->role == role)
    return;
  found->role = role;
  reread (self, table, FALSE);
}

void
remit_import_session_set_letter (RemitImportSession *self, guint index, guint letter, int duty)
{
  Table *table = get_table (self, index);
  RemitProposalLetter *found = g_ptr_array_index (table->proposal->letters, letter);

  if (found->duty == duty)
    return;
  found->duty = duty;
  reread (self, table, FALSE);
}

void
remit_import_session_set_title (RemitImportSession *self, guint index, const char *title)
{
  Table *table = get_table (self, index);

  if (g_str_equal (table->proposal->title, title))
    return;
  g_free (table->proposal->title);
  table->proposal->title = g_strdup (title);
  reread (self, table, FALSE);
}

void
remit_import_session_set_decimal (RemitImportSession *self, guint index, char decimal)
{
  Table *table = get_table (self, index);

  if (table->proposal->decimal == decimal)
    return;
  table->proposal->decimal = decimal;
  reread (self, table, FALSE);
}

/* ---- what it would change ---- */

void
remit_import_session_set_matrix (RemitImportSession *self, guint table, RemitId matrix)
{
  get_table (self, table)->matrix = matrix;
}

RemitId
remit_import_session_get_matrix (RemitImportSession *self, guint index)
{
  Table *table = get_table (self, index);

  read_table (self, table);
  return table->matrix;
}

static void
free_change (gpointer data)
{
  g_free (((RemitImportChange *) data)->sentence);
  g_free (data);
}

static void
free_question (gpointer data)
{
  g_free (((RemitImportQuestion *) data)->name);
  g_free (data);
}

void
remit_import_preview_free (RemitImportPreview *preview)
{
  if (preview == NULL)
    return;
  g_ptr_array_unref (preview->changes);
  g_ptr_array_unref (preview->questions);
  g_ptr_array_unref (preview->summaries);
  g_free (preview);
}

static char *
answer_key (gboolean is_party, guint index)
{
  return g_strdup_printf ("%c%u", is_party ? 'p' : 'a', index);
}

void
remit_import_session_answer (RemitImportSession *self, const RemitImportQuestion *question,
                             RemitId chosen)
{
  g_hash_table_replace (get_table (self, question->table)->answers,
                        answer_key (question->is_party, question->index),
                        g_memdup2 (&chosen, sizeof chosen));
}

/* Asks about one line of the plan when similar names are known, and gives the answer there is. */
static void
settle_line (Table *table, guint number, RemitTablePlan *plan, gboolean is_party, guint index,
             RemitImportPreview *preview)
{
  const RemitPlanLine *line = is_party ? remit_table_plan_party (plan, index)
                                       : remit_table_plan_activity (plan, index);
  g_autofree char *key = NULL;
  const RemitId *answer;
  RemitImportQuestion *question;

  if (line->near[0] == REMIT_ID_NONE)
    return;
  question = g_new0 (RemitImportQuestion, 1);
  question->table = number;
  question->is_party = is_party;
  question->index = index;
  question->name = g_strdup (
      is_party ? ((RemitTableParty *) table->content->parties->pdata[index])->name
               : ((RemitTableActivity *) table->content->activities->pdata[index])->name);
  for (guint i = 0; i < G_N_ELEMENTS (question->near); i++)
    question->near[i] = line->near[i];
  g_ptr_array_add (preview->questions, question);

  key = answer_key (is_party, index);
  answer = g_hash_table_lookup (table->answers, key);
  if (answer == NULL)
    return;
  question->chosen = *answer;
  if (is_party)
    remit_table_plan_choose_party (plan, index, *answer);
  else
    remit_table_plan_choose_activity (plan, index, *answer);
}

static void
collect_changes (guint number, const Table *table, const RemitTablePlan *plan,
                 RemitImportPreview *preview)
{
  const GPtrArray *changes = remit_table_plan_changes (plan);
  g_autofree char *summary = remit_table_plan_summary (plan);

  for (guint i = 0; i < changes->len; i++)
    {
      const RemitPlanChange *planned = changes->pdata[i];
      RemitImportChange *change = g_new0 (RemitImportChange, 1);

      change->table = number;
      change->kind = planned->kind;
      change->sentence = g_strdup (planned->sentence);
      g_ptr_array_add (preview->changes, change);
    }
  g_ptr_array_add (
      preview->summaries,
      /* Translators: the title of a table and what it would change. */
      g_strdup_printf (_("%s: %s"), table->content->title, summary));
}

/* Applies one table; the matrix it went into, REMIT_ID_NONE and a sentence on failure. */
static RemitId
apply_table (RemitImportSession *self, guint number, RemitEdit *edit, RemitImportPreview *preview,
             GError **error)
{
  Table *table = get_table (self, number);
  RemitPlanOptions options = { .party_kind = REMIT_NODE_ROLE };
  g_autoptr (RemitTablePlan) plan = NULL;

  read_table (self, table);
  if (table->content == NULL)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_FORMAT, table->problem);
      return REMIT_ID_NONE;
    }
  options.matrix = table->matrix;
  options.new_matrix = table->matrix == REMIT_ID_NONE;
  options.remove = table->matrix != REMIT_ID_NONE && *table->content->matrix_id != '\0';
  plan = remit_table_plan_new (remit_edit_get_graph (edit), table->content, &options);
  for (guint i = 0; i < table->content->parties->len; i++)
    settle_line (table, number, plan, TRUE, i, preview);
  for (guint i = 0; i < table->content->activities->len; i++)
    settle_line (table, number, plan, FALSE, i, preview);
  collect_changes (number, table, plan, preview);
  return remit_table_plan_apply (plan, edit, error);
}

static RemitId
apply_tables (RemitImportSession *self, RemitEdit *edit, RemitImportPreview *preview,
              GError **error)
{
  RemitId first = REMIT_ID_NONE;

  for (guint i = 0; i < self->tables->len; i++)
    if (get_table (self, i)->wanted)
      {
        RemitId matrix = apply_table (self, i, edit, preview, error);

        if (matrix == REMIT_ID_NONE)
          return REMIT_ID_NONE;
        if (first == REMIT_ID_NONE)
          first = matrix;
      }
  if (first == REMIT_ID_NONE)
    g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                         _("No table is chosen. Tick at least one."));
  return first;
}

static RemitEdit *
begin (RemitImportSession *self)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *label = g_strdup_printf (_("Import %s"), name);

  return remit_document_begin (self->document, label);
}

static RemitImportPreview *
new_preview (void)
{
  RemitImportPreview *preview = g_new0 (RemitImportPreview, 1);

  preview->changes = g_ptr_array_new_with_free_func (free_change);
  preview->questions = g_ptr_array_new_with_free_func (free_question);
  preview->summaries = g_ptr_array_new_with_free_func (g_free);
  return preview;
}

RemitImportPreview *
remit_import_session_preview (RemitImportSession *self, GError **error)
{
  g_autoptr (RemitImportPreview) preview = new_preview ();
  g_autoptr (RemitEdit) edit = begin (self); /* freed: all of it is taken back */

  if (apply_tables (self, edit, preview, error) == REMIT_ID_NONE)
    return NULL;
  return g_steal_pointer (&preview);
}

/* A new document is called after its first file. */
static void
name_document (RemitImportSession *self, RemitEdit *edit)
{
  const RemitGraph *graph = remit_edit_get_graph (edit);
  g_autofree char *name = g_filename_display_basename (self->path);
  char *dot = strrchr (name, '.');

  if (remit_document_get_path (self->document) != NULL
      || *remit_graph_meta (graph, "title") != '\0' || remit_graph_count (graph, REMIT_TABLE_NODE) > 0)
    return;
  if (dot != NULL && dot != name)
    *dot = '\0';
  remit_meta_set (edit, "title", name);
}

RemitId
remit_import_session_apply (RemitImportSession *self, GError **error)
{
  g_autoptr (RemitImportPreview) preview = new_preview ();
  g_autoptr (RemitEdit) edit = begin (self);
  RemitId first;

  name_document (self, edit);
  first = apply_tables (self, edit, preview, error);
  if (first == REMIT_ID_NONE
      || !remit_document_commit_import (self->document, g_steal_pointer (&edit), error))
    return REMIT_ID_NONE;
  for (guint i = 0; i < self->tables->len; i++)
    if (get_table (self, i)->wanted)
      remit_import_memory_keep (get_table (self, i)->proposal, self->workbook);
  return first;
}

/* ---- object ---- */

static void
remit_import_session_finalize (GObject *object)
{
  RemitImportSession *self = REMIT_IMPORT_SESSION (object);

  g_ptr_array_unref (self->tables);
  g_clear_pointer (&self->workbook, remit_workbook_free);
  g_clear_object (&self->document);
  g_free (self->path);
  G_OBJECT_CLASS (remit_import_session_parent_class)->finalize (object);
}

static void
remit_import_session_class_init (RemitImportSessionClass *class)
{
  G_OBJECT_CLASS (class)->finalize = remit_import_session_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
remit_import_session_init (RemitImportSession *self)
{
  self->tables = g_ptr_array_new_with_free_func (free_table);
}

RemitImportSession *
remit_import_session_new (RemitDocument *document, const char *path)
{
  RemitImportSession *self = g_object_new (REMIT_TYPE_IMPORT_SESSION, NULL);

  self->document = g_object_ref (document);
  self->path = g_strdup (path);
  return self;
}

RemitDocument *
remit_import_session_get_document (RemitImportSession *self)
{
  return self->document;
}

const char *
remit_import_session_get_path (RemitImportSession *self)
{
  return self->path;
}
