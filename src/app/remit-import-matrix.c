/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-import"
#include "remit-import-matrix.h"

#include "remit-raci-model.h"
#include "remit-xml-names.h"

#include <glib/gi18n-lib.h>

/* A table of responsibilities.  What a cell is read as is looked up by its name ("C7"), which is
 * how everything that was read says where it stood. */

/* What stood at a place. */
typedef enum
{
  READ_PARTY = 1,
  READ_ACTIVITY,
  READ_CELL, /* + its number in the content */
} ReadAs;

struct _RemitImportMatrix
{
  RemitImportTable parent_instance;

  /* owned */
  RemitProposal *proposal;
  RemitTableContent *content; /* NULL: not read, or it cannot be */
  GHashTable *read_as;        /* "C7" -> ReadAs + number of the cell; made when asked for */
  GHashTable *answers;        /* "p3", "a12" -> RemitId: what a similar name stands for */
  /* state */
  RemitId matrix; /* to bring up to date */
};

G_DEFINE_FINAL_TYPE (RemitImportMatrix, remit_import_matrix, REMIT_TYPE_IMPORT_TABLE)

static RemitImportSort
get_sort (RemitImportTable *table)
{
  return REMIT_IMPORT_SORT_MATRIX;
}

static const char *
get_title (RemitImportTable *table)
{
  return REMIT_IMPORT_MATRIX (table)->proposal->title;
}

/* ---- how it is read ---- */

static void
get_place (RemitImportTable *table, RemitImportPlace *place)
{
  const RemitProposal *proposal = REMIT_IMPORT_MATRIX (table)->proposal;

  place->sheet = proposal->sheet;
  place->area = (RemitTableArea){ proposal->first_row, proposal->last_row, proposal->first_column,
                                  proposal->last_column };
}

static void
set_place (RemitImportTable *table, const RemitImportPlace *place)
{
  RemitImportMatrix *self = REMIT_IMPORT_MATRIX (table);

  remit_proposal_free (self->proposal);
  self->proposal = remit_workbook_propose_range (
    remit_import_table_get_workbook (table), remit_import_table_get_graph (table), place->sheet,
    place->area.first_row, place->area.last_row, place->area.first_column, place->area.last_column);
}

/* Columns and letters are worked out anew. */
static void
update (RemitImportMatrix *self)
{
  RemitImportTable *table = REMIT_IMPORT_TABLE (self);

  remit_proposal_update (self->proposal, remit_import_table_get_workbook (table),
                         remit_import_table_get_graph (table));
}

static guint
get_header_rows (RemitImportTable *table)
{
  return REMIT_IMPORT_MATRIX (table)->proposal->n_header_rows;
}

static void
set_header_rows (RemitImportTable *table, guint n)
{
  REMIT_IMPORT_MATRIX (table)->proposal->n_header_rows = n;
  update (REMIT_IMPORT_MATRIX (table));
}

static char
get_decimal (RemitImportTable *table)
{
  return REMIT_IMPORT_MATRIX (table)->proposal->decimal;
}

static void
set_decimal (RemitImportTable *table, char decimal)
{
  REMIT_IMPORT_MATRIX (table)->proposal->decimal = decimal;
}

const RemitProposal *
remit_import_matrix_get_proposal (RemitImportMatrix *self)
{
  return self->proposal;
}

void
remit_import_matrix_set_orientation (RemitImportMatrix *self, RemitOrientation orientation)
{
  if (self->proposal->orientation == orientation)
    return;
  self->proposal->orientation = orientation;
  update (self);
  remit_import_table_changed (REMIT_IMPORT_TABLE (self));
}

void
remit_import_matrix_set_scheme (RemitImportMatrix *self, const char *key)
{
  if (g_str_equal (self->proposal->scheme, key))
    return;
  g_free (self->proposal->scheme);
  self->proposal->scheme = g_strdup (key);
  update (self);
  remit_import_table_changed (REMIT_IMPORT_TABLE (self));
}

void
remit_import_matrix_set_column (RemitImportMatrix *self, guint column, RemitColumnRole role)
{
  RemitProposalColumn *found = g_ptr_array_index (self->proposal->columns, column);

  if (found->role == role)
    return;
  found->role = role;
  remit_import_table_changed (REMIT_IMPORT_TABLE (self));
}

void
remit_import_matrix_set_letter (RemitImportMatrix *self, guint letter, int duty)
{
  RemitProposalLetter *found = g_ptr_array_index (self->proposal->letters, letter);

  if (found->duty == duty)
    return;
  found->duty = duty;
  remit_import_table_changed (REMIT_IMPORT_TABLE (self));
}

void
remit_import_matrix_set_title (RemitImportMatrix *self, const char *title)
{
  if (g_str_equal (self->proposal->title, title))
    return;
  g_free (self->proposal->title);
  self->proposal->title = g_strdup (title);
  remit_import_table_changed (REMIT_IMPORT_TABLE (self));
}

static char *
get_shape (RemitImportTable *table)
{
  return remit_proposal_shape (REMIT_IMPORT_MATRIX (table)->proposal,
                               remit_import_table_get_workbook (table));
}

static char *
serialise (RemitImportTable *table)
{
  return remit_proposal_serialise (REMIT_IMPORT_MATRIX (table)->proposal);
}

static void
recall (RemitImportTable *table, const char *choices)
{
  remit_proposal_apply_serialised (REMIT_IMPORT_MATRIX (table)->proposal,
                                   remit_import_table_get_workbook (table),
                                   remit_import_table_get_graph (table), choices);
}

/* ---- what it says ---- */

/* The matrix that Remit wrote the table from, when the document still has it. */
static RemitId
find_matrix (const RemitGraph *graph, const char *xml_id)
{
  RemitId id;

  if (!remit_xml_parse_id (REMIT_TABLE_MATRIX, xml_id, &id)
      || remit_graph_get (graph, REMIT_TABLE_MATRIX, id) == NULL)
    return REMIT_ID_NONE;
  return id;
}

static gboolean
read_content (RemitImportTable *table, GError **error)
{
  RemitImportMatrix *self = REMIT_IMPORT_MATRIX (table);
  const RemitGraph *graph = remit_import_table_get_graph (table);

  self->content
    = remit_proposal_read (self->proposal, remit_import_table_get_workbook (table), graph, error);
  if (self->content != NULL && self->matrix == REMIT_ID_NONE)
    self->matrix = find_matrix (graph, self->content->matrix_id);
  return self->content != NULL;
}

static void
forget (RemitImportTable *table)
{
  RemitImportMatrix *self = REMIT_IMPORT_MATRIX (table);

  g_clear_pointer (&self->content, remit_table_content_free);
  g_clear_pointer (&self->read_as, g_hash_table_unref);
  g_hash_table_remove_all (self->answers); /* they count by places in the content */
}

const RemitTableContent *
remit_import_matrix_get_content (RemitImportMatrix *self)
{
  remit_import_table_read (REMIT_IMPORT_TABLE (self), NULL);
  return self->content;
}

static char *
count (RemitImportTable *table)
{
  const RemitTableContent *content = REMIT_IMPORT_MATRIX (table)->content;
  guint n_letters = 0, n_cells = 0;
  g_autofree char *parties = g_strdup_printf (
    ngettext ("%u party", "%u parties", content->parties->len), content->parties->len);
  g_autofree char *activities = g_strdup_printf (
    ngettext ("%u activity", "%u activities", content->activities->len), content->activities->len);
  g_autofree char *letters = NULL;

  for (guint i = 0; i < content->cells->len; i++)
    {
      const RemitTableCell *cell = content->cells->pdata[i];

      n_letters += cell->n_letters;
      n_cells += cell->n_letters > 0;
    }
  letters = g_strdup_printf (ngettext ("%u letter", "%u letters", n_letters), n_letters);
  /* Translators: "7 parties", "10 activities", "75 letters", and the number of cells they stand
   * in. */
  return g_strdup_printf (
    ngettext ("%1$s, %2$s, %3$s in %4$u cell", "%1$s, %2$s, %3$s in %4$u cells", n_cells), parties,
    activities, letters, n_cells);
}

static guint
get_n_rows (RemitImportTable *table)
{
  return REMIT_IMPORT_MATRIX (table)->content->activities->len;
}

static const GPtrArray *
get_warnings (RemitImportTable *table)
{
  return REMIT_IMPORT_MATRIX (table)->content->warnings;
}

static const GPtrArray *
get_skipped (RemitImportTable *table)
{
  return REMIT_IMPORT_MATRIX (table)->content->skipped;
}

/* ---- what it would change ---- */

void
remit_import_matrix_set_matrix (RemitImportMatrix *self, RemitId matrix)
{
  self->matrix = matrix;
}

RemitId
remit_import_matrix_get_matrix (RemitImportMatrix *self)
{
  remit_import_table_read (REMIT_IMPORT_TABLE (self), NULL);
  return self->matrix;
}

static char *
answer_key (gboolean is_party, guint index)
{
  return g_strdup_printf ("%c%u", is_party ? 'p' : 'a', index);
}

void
remit_import_matrix_answer (RemitImportMatrix *self, const RemitImportQuestion *question,
                            RemitId chosen)
{
  g_hash_table_replace (self->answers, answer_key (question->is_party, question->index),
                        g_memdup2 (&chosen, sizeof chosen));
}

static RemitImportQuestion *
make_question (RemitImportMatrix *self, const RemitPlanLine *line, gboolean is_party, guint index)
{
  const GPtrArray *parties = self->content->parties, *activities = self->content->activities;
  RemitImportQuestion *question = g_new0 (RemitImportQuestion, 1);

  question->table = REMIT_IMPORT_TABLE (self);
  question->is_party = is_party;
  question->index = index;
  question->name = g_strdup (is_party ? ((RemitTableParty *) parties->pdata[index])->name
                                      : ((RemitTableActivity *) activities->pdata[index])->name);
  for (guint i = 0; i < G_N_ELEMENTS (question->near); i++)
    question->near[i] = line->near[i];
  return question;
}

/* Asks about one line of the plan when similar names are known, and gives the answer there is. */
static void
settle_line (RemitImportMatrix *self, RemitTablePlan *plan, gboolean is_party, guint index,
             RemitImportPreview *preview)
{
  const RemitPlanLine *line
    = is_party ? remit_table_plan_party (plan, index) : remit_table_plan_activity (plan, index);
  g_autofree char *key = answer_key (is_party, index);
  const RemitId *answer;
  RemitImportQuestion *question;

  if (line->near[0] == REMIT_ID_NONE)
    return;
  question = make_question (self, line, is_party, index);
  g_ptr_array_add (preview->questions, question);
  answer = g_hash_table_lookup (self->answers, key);
  if (answer == NULL)
    return;
  question->chosen = *answer;
  if (is_party)
    remit_table_plan_choose_party (plan, index, *answer);
  else
    remit_table_plan_choose_activity (plan, index, *answer);
}

static void
collect_changes (RemitImportMatrix *self, const RemitTablePlan *plan, RemitImportPreview *preview)
{
  const GPtrArray *changes = remit_table_plan_changes (plan);
  g_autofree char *summary = remit_table_plan_summary (plan);

  for (guint i = 0; i < changes->len; i++)
    {
      const RemitPlanChange *change = changes->pdata[i];

      remit_import_preview_add_change (preview, change->kind, change->sentence);
    }
  remit_import_preview_add_summary (preview, self->content->title, summary);
}

static gboolean
apply (RemitImportTable *table, RemitEdit *edit, RemitImportPreview *preview,
       RemitImportTarget *target, GError **error)
{
  RemitImportMatrix *self = REMIT_IMPORT_MATRIX (table);
  RemitPlanOptions options = { .party_kind = REMIT_NODE_ROLE };
  g_autoptr (RemitTablePlan) plan = NULL;

  options.matrix = self->matrix;
  options.new_matrix = self->matrix == REMIT_ID_NONE;
  options.remove = self->matrix != REMIT_ID_NONE && *self->content->matrix_id != '\0';
  plan = remit_table_plan_new (remit_edit_get_graph (edit), self->content, &options);
  for (guint i = 0; i < self->content->parties->len; i++)
    settle_line (self, plan, TRUE, i, preview);
  for (guint i = 0; i < self->content->activities->len; i++)
    settle_line (self, plan, FALSE, i, preview);
  collect_changes (self, plan, preview);
  target->view = "raci";
  target->matrix = remit_table_plan_apply (plan, edit, error);
  return target->matrix != REMIT_ID_NONE;
}

/* ---- how the sheet shows it ---- */

static void
note_place (RemitImportMatrix *self, const char *where, guint what)
{
  if (*where != '\0')
    g_hash_table_insert (self->read_as, g_strdup (where), GUINT_TO_POINTER (what));
}

static void
make_places (RemitImportMatrix *self)
{
  const RemitTableContent *content = remit_import_matrix_get_content (self);

  self->read_as = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (content == NULL)
    return;
  for (guint i = 0; i < content->parties->len; i++)
    note_place (self, ((RemitTableParty *) content->parties->pdata[i])->where, READ_PARTY);
  for (guint i = 0; i < content->activities->len; i++)
    note_place (self, ((RemitTableActivity *) content->activities->pdata[i])->where, READ_ACTIVITY);
  for (guint i = 0; i < content->cells->len; i++)
    note_place (self, ((RemitTableCell *) content->cells->pdata[i])->where, READ_CELL + i);
}

static guint
read_as (RemitImportMatrix *self, guint row, guint column)
{
  g_autofree char *where = remit_cell_name (row, column);

  if (self->read_as == NULL)
    make_places (self);
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->read_as, where));
}

static const RemitTableCell *
find_cell (RemitImportMatrix *self, guint row, guint column)
{
  guint what = read_as (self, row, column);

  return what >= READ_CELL ? self->content->cells->pdata[what - READ_CELL] : NULL;
}

/* Names and texts need more room than letters. */
static int
get_column_width (RemitImportTable *table, guint column)
{
  static const int widths[] = {
    [REMIT_COLUMN_SKIP] = 110, [REMIT_COLUMN_NAME] = 220,   [REMIT_COLUMN_GROUP] = 130,
    [REMIT_COLUMN_CODE] = 70,  [REMIT_COLUMN_LETTERS] = 80, [REMIT_COLUMN_TEXT] = 160,
    [REMIT_COLUMN_ID] = 70,
  };
  const RemitProposal *proposal = REMIT_IMPORT_MATRIX (table)->proposal;
  guint place = column - proposal->first_column;

  if (column < proposal->first_column || place >= proposal->columns->len)
    return widths[REMIT_COLUMN_SKIP];
  if (proposal->orientation == REMIT_ORIENTATION_LETTERS_ACROSS)
    return widths[REMIT_COLUMN_TEXT];
  return widths[((const RemitProposalColumn *) proposal->columns->pdata[place])->role];
}

/* Who answers is what a reader looks for first. */
static RemitSheetMarkStyle
style_of (guint duties)
{
  if ((duties & (1u << REMIT_LINK_ACCOUNTABLE)) != 0)
    return remit_raci_mark_style (REMIT_LINK_ACCOUNTABLE);
  for (guint duty = 0; duty <= REMIT_LINK_LAST_RACI; duty++)
    if ((duties & (1u << duty)) != 0)
      return remit_raci_mark_style (duty);
  return REMIT_SHEET_MARK_PLAIN;
}

static void
get_cell (RemitImportTable *table, guint row, guint column, RemitSheetCell *cell)
{
  RemitImportMatrix *self = REMIT_IMPORT_MATRIX (table);
  const RemitTableCell *read = find_cell (self, row, column);

  if (read == NULL)
    {
      cell->marks[0].style
        = read_as (self, row, column) == 0 ? REMIT_SHEET_MARK_MUTED : REMIT_SHEET_MARK_PLAIN;
      return;
    }
  cell->marks[0].style = style_of (read->duties);
  if (*read->unread != '\0')
    cell->gravity = REMIT_SHEET_WARNING;
  else if (read->look_alike)
    cell->gravity = REMIT_SHEET_HINT;
}

static char *
describe_cell (RemitImportTable *table, guint row, guint column)
{
  RemitImportMatrix *self = REMIT_IMPORT_MATRIX (table);
  const RemitTableCell *cell = find_cell (self, row, column);
  g_autofree char *where = NULL;
  g_autofree char *letters = NULL;

  if (cell == NULL)
    return NULL;
  where = remit_cell_name (row, column);
  letters = cell->duties != 0 ? remit_scheme_spell (self->content->scheme, cell->duties)
                              : g_strdup (C_ ("letters", "nothing"));
  /* Translators: a cell, what stands in it, and the letters it is read as. */
  return g_strdup_printf (_("%s: “%s”, read as %s"), where,
                          remit_table_grid_cell (remit_import_table_get_grid (table), row, column),
                          letters);
}

static char *
explain_cell (RemitImportTable *table, guint row, guint column)
{
  RemitImportMatrix *self = REMIT_IMPORT_MATRIX (table);
  const RemitTableCell *cell = find_cell (self, row, column);
  const char *text = remit_table_grid_cell (remit_import_table_get_grid (table), row, column);
  guint what = read_as (self, row, column);

  if (cell != NULL && *cell->unread != '\0')
    return g_strdup_printf (_("“%s” is not understood. It will be kept as a remark."),
                            cell->unread);
  if (cell != NULL && cell->look_alike)
    return g_strdup_printf (_("“%s” has letters of another script that look like Latin ones."),
                            text);
  if (cell != NULL || *text == '\0')
    return NULL;
  if (what == READ_PARTY)
    return g_strdup_printf (_("%s is a party."), text);
  if (what == READ_ACTIVITY)
    return g_strdup_printf (_("%s is an activity."), text);
  return g_strdup (text);
}

/* ---- object ---- */

static void
remit_import_matrix_finalize (GObject *object)
{
  RemitImportMatrix *self = REMIT_IMPORT_MATRIX (object);

  g_clear_pointer (&self->content, remit_table_content_free);
  g_clear_pointer (&self->read_as, g_hash_table_unref);
  g_hash_table_unref (self->answers);
  remit_proposal_free (self->proposal);
  G_OBJECT_CLASS (remit_import_matrix_parent_class)->finalize (object);
}

static void
remit_import_matrix_class_init (RemitImportMatrixClass *class)
{
  RemitImportTableClass *table = REMIT_IMPORT_TABLE_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = remit_import_matrix_finalize;
  table->get_sort = get_sort;
  table->get_title = get_title;
  table->get_place = get_place;
  table->set_place = set_place;
  table->get_header_rows = get_header_rows;
  table->set_header_rows = set_header_rows;
  table->get_decimal = get_decimal;
  table->set_decimal = set_decimal;
  table->read = read_content;
  table->forget = forget;
  table->count = count;
  table->get_n_rows = get_n_rows;
  table->get_warnings = get_warnings;
  table->get_skipped = get_skipped;
  table->apply = apply;
  table->get_shape = get_shape;
  table->serialise = serialise;
  table->recall = recall;
  table->get_column_width = get_column_width;
  table->get_cell = get_cell;
  table->describe_cell = describe_cell;
  table->explain_cell = explain_cell;
}

static void
remit_import_matrix_init (RemitImportMatrix *self)
{
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

RemitImportTable *
remit_import_matrix_new (RemitDocument *document, const RemitWorkbook *workbook,
                         RemitProposal *proposal)
{
  RemitImportMatrix *self = g_object_new (REMIT_TYPE_IMPORT_MATRIX, NULL);

  remit_import_table_set_file (REMIT_IMPORT_TABLE (self), document, workbook);
  self->proposal = proposal;
  return REMIT_IMPORT_TABLE (self);
}
