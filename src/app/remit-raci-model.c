/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-raci"
#include "remit-raci-model-private.h"

#include "remit-raci.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The matrix is loaded once and again only after a change of what its lines are made of: matrices,
 * schemes, names.  A change of links makes the counts of the lines it touches stale, no more, so a
 * keystroke costs a few hundred links however large the matrix is.  Cells are not kept at all: the
 * sheet asks for those it shows, and the graph answers each in the time of a row's links.
 *
 * What the findings say is copied when the cache says that it has new ones, a short time after
 * the last of a burst of edits. */

#define COLUMN_WIDTH 48 /* pixels: two letters beside each other */
#define MANY_ROWS 500   /* a change that touches more makes all counts stale */

static void model_init (RemitSheetModelInterface *face);

G_DEFINE_FINAL_TYPE_WITH_CODE (RemitRaciModel, remit_raci_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (REMIT_TYPE_SHEET_MODEL, model_init))

guint
_remit_raci_model_get_n_saved (RemitRaciModel *self, RemitSheetAxis axis)
{
  if (self->matrix == NULL)
    return 0;
  return axis == REMIT_SHEET_ROWS ? self->matrix->rows->len : self->matrix->columns->len;
}

static const RemitMatrixLine *
get_saved_line (RemitRaciModel *self, RemitSheetAxis axis, guint line)
{
  return axis == REMIT_SHEET_ROWS ? remit_matrix_row (self->matrix, line)
                                  : remit_matrix_column (self->matrix, line);
}

const char *
_remit_raci_model_get_name (RemitRaciModel *self, RemitSheetAxis axis, guint line)
{
  return self->names[axis]->pdata[line];
}

/* ---- what the lines ask ---- */

static const char *
get_search_text (guint row, gpointer data)
{
  RemitRaciModel *self = data;

  if (self->folded->len < self->matrix->rows->len)
    g_ptr_array_set_size (self->folded, (int) self->matrix->rows->len);
  if (self->folded->pdata[row] == NULL)
    self->folded->pdata[row]
      = remit_search_fold (_remit_raci_model_get_name (self, REMIT_SHEET_ROWS, row));
  return self->folded->pdata[row];
}

static gboolean
has_problem (guint row, gpointer data)
{
  RemitRaciModel *self = data;
  RemitId node = remit_matrix_row (self->matrix, row)->node;

  return g_hash_table_contains (self->stay, &node)
         || remit_raci_marks_has_problem (self->marks, node);
}

static gboolean
has_party (guint row, RemitId party, gpointer data)
{
  RemitRaciModel *self = data;
  RemitId node = remit_matrix_row (self->matrix, row)->node;
  guint shown = remit_scheme_duties (self->matrix->scheme);

  return g_hash_table_contains (self->stay, &node)
         || (remit_matrix_duties (self->matrix, _remit_raci_model_get_graph (self), node, party)
             & shown)
              != 0;
}

/* The letters of a row by column; a row without letters is work to be done, never folded away. */
static char *
get_equal_key (guint row, gpointer data)
{
  RemitRaciModel *self = data;
  const RemitMatrix *matrix = self->matrix;
  guint shown = remit_scheme_duties (matrix->scheme), n;
  g_autofree guint *masks = g_new0 (guint, MAX (matrix->columns->len, 1));
  const RemitLink *const *links = remit_graph_links_in (_remit_raci_model_get_graph (self),
                                                        remit_matrix_row (matrix, row)->node, &n);
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      gpointer column = g_hash_table_lookup (self->places[REMIT_SHEET_COLUMNS], &links[i]->source);

      if (column != NULL && links[i]->kind <= REMIT_LINK_LAST_RACI
          && links[i]->perspective == matrix->perspective)
        masks[GPOINTER_TO_UINT (column) - 1] |= 1u << links[i]->kind;
    }
  for (guint c = 0; c < matrix->columns->len; c++)
    if ((masks[c] & shown) != 0)
      g_string_append_printf (key, "%u:%x ", c, masks[c] & shown);
  return g_string_free (key, key->len == 0);
}

static const RemitMatrixLinesSource lines_source
  = { get_search_text, has_problem, has_party, get_equal_key };

/* ---- loading ---- */

static void
forget_counts (RemitRaciModel *self)
{
  for (int axis = 0; axis < REMIT_RACI_N_AXES; axis++)
    if (self->counted[axis]->len > 0)
      memset (self->counted[axis]->data, 0, self->counted[axis]->len);
  self->any_counted = FALSE;
}

/* Names are held, not copied. */
static void
load_names (RemitRaciModel *self, RemitSheetAxis axis)
{
  const RemitGraph *graph = _remit_raci_model_get_graph (self);
  guint n = _remit_raci_model_get_n_saved (self, axis);

  g_ptr_array_set_size (self->names[axis], 0);
  g_hash_table_remove_all (self->places[axis]);
  for (guint i = 0; i < n; i++)
    {
      const RemitMatrixLine *line = get_saved_line (self, axis, i);
      const RemitNode *node = remit_graph_node (graph, line->node);

      g_ptr_array_add (self->names[axis],
                       node != NULL ? g_ref_string_acquire (node->name) : g_ref_string_new (""));
      g_hash_table_insert (self->places[axis], (gpointer) &line->node, GUINT_TO_POINTER (i + 1));
    }
  self->counts[axis] = g_renew (RemitMatrixCount, self->counts[axis], MAX (n, 1));
  g_byte_array_set_size (self->counted[axis], n);
}

/* "ARCI", and the texts made of the letters: of all, and of those who answer or do. */
static void
load_letters (RemitRaciModel *self)
{
  const RemitScheme *scheme = self->matrix != NULL ? self->matrix->scheme : NULL;
  g_autofree char *all
    = scheme != NULL ? remit_scheme_format (scheme, remit_scheme_duties (scheme)) : g_strdup ("");
  GString *letters = g_string_new (NULL), *title = g_string_new (NULL);
  GString *totals = g_string_new (NULL), *label = g_string_new (NULL);

  for (const char *p = all; *p != '\0'; p++)
    if (*p != '/')
      {
        const char text[] = { *p, '\0' };
        RemitDutyClass class = remit_duty_class (remit_scheme_letter (scheme, text)->duty);

        g_string_append_printf (title, "%s%c", letters->len > 0 ? "·" : "", *p);
        g_string_append_c (letters, *p);
        if (class != REMIT_DUTY_CLASS_ANSWER && class != REMIT_DUTY_CLASS_DO)
          continue;
        g_string_append_printf (label, "%s%c", totals->len > 0 ? " · " : "", *p);
        g_string_append_c (totals, *p);
      }
  g_free (self->letters);
  g_free (self->letters_title);
  g_free (self->total_letters);
  g_free (self->total_label);
  self->letters = g_string_free (letters, FALSE);
  self->letters_title = g_string_free (title, FALSE);
  self->total_letters = g_string_free (totals, FALSE);
  /* Translators: below the columns of a matrix, how many A and R each party has: "A · R per party"
   */
  self->total_label = g_strdup_printf (_("%s per party"), label->str);
  g_string_free (label, TRUE);
}

static gboolean
are_names_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (a->pdata[i] != b->pdata[i] && !g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
are_columns_equal (const RemitMatrix *a, const RemitMatrix *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (a->columns->len != b->columns->len)
    return FALSE;
  for (guint i = 0; i < a->columns->len; i++)
    if (remit_matrix_column (a, i)->node != remit_matrix_column (b, i)->node)
      return FALSE;
  return TRUE;
}

static GPtrArray *
new_names (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
}

static const RemitMatrix *
get_matrix_or_empty (RemitRaciModel *self, RemitMatrix *empty)
{
  if (self->matrix != NULL)
    return self->matrix;
  *empty = (RemitMatrix){ 0 };
  empty->rows = empty->columns = g_array_new (FALSE, FALSE, sizeof (RemitMatrixLine));
  return empty;
}

gboolean
_remit_raci_model_update_lines (RemitRaciModel *self)
{
  RemitMatrix empty = { 0 };
  gboolean changed = remit_matrix_lines_update (self->lines, get_matrix_or_empty (self, &empty));

  g_clear_pointer (&empty.rows, g_array_unref);
  if (changed)
    {
      g_string_chunk_free (self->texts);
      self->texts = g_string_chunk_new (256);
    }
  return changed;
}

/* Loads the matrix anew; TRUE when the sheet has other lines now. */
static gboolean
reload (RemitRaciModel *self)
{
  RemitMatrix *before = g_steal_pointer (&self->matrix);
  g_autofree char *title = g_strdup (self->letters_title);
  GPtrArray *names[REMIT_RACI_N_AXES];
  gboolean changed;

  if (self->id != REMIT_ID_NONE)
    self->matrix = remit_matrix_load (_remit_raci_model_get_graph (self), self->id);
  changed = !are_columns_equal (before, self->matrix);
  g_ptr_array_set_size (self->folded, 0);
  for (int axis = 0; axis < REMIT_RACI_N_AXES; axis++)
    {
      names[axis] = g_steal_pointer (&self->names[axis]);
      self->names[axis] = new_names ();
      load_names (self, axis);
      changed |= !are_names_equal (names[axis], self->names[axis]);
      g_ptr_array_unref (names[axis]);
    }
  load_letters (self);
  changed |= g_strcmp0 (title, self->letters_title) != 0;
  forget_counts (self);
  changed |= _remit_raci_model_update_lines (self);
  remit_matrix_free (before);
  return changed;
}

static void
read_marks (RemitRaciModel *self)
{
  g_clear_pointer (&self->marks, remit_raci_marks_free);
  self->marks = remit_raci_marks_new (self->cache, self->matrix);
}

/* ---- following the document ---- */

/* Rows that are shown now stay while the document changes under a filter. */
static void
keep_shown (RemitRaciModel *self)
{
  if (!remit_matrix_lines_is_filtered (self->lines))
    return;
  for (guint i = 0; i < remit_matrix_lines_get_n (self->lines); i++)
    {
      const RemitShownLine *line = remit_matrix_lines_get (self->lines, i);

      if (!line->is_group)
        g_hash_table_add (self->stay, g_memdup2 (&line->node, sizeof line->node));
    }
}

static void
mark_stale (RemitRaciModel *self, RemitSheetAxis axis, RemitId node)
{
  gpointer place = g_hash_table_lookup (self->places[axis], &node);

  if (place != NULL)
    self->counted[axis]->data[GPOINTER_TO_UINT (place) - 1] = FALSE;
}

static void
forget_touched_counts (RemitRaciModel *self, const RemitChange *change)
{
  g_autoptr (GPtrArray) deltas = NULL;

  if (!self->any_counted)
    return;
  if (change->n_rows <= MANY_ROWS)
    deltas = remit_document_get_deltas (self->document, change->seq, NULL);
  if (deltas == NULL)
    {
      forget_counts (self);
      return;
    }
  for (guint i = 0; i < deltas->len; i++)
    {
      const RemitDelta *delta = deltas->pdata[i];
      const RemitRow *sides[] = { delta->before, delta->after };

      for (guint k = 0; delta->table == REMIT_TABLE_LINK && k < G_N_ELEMENTS (sides); k++)
        if (sides[k] != NULL)
          {
            mark_stale (self, REMIT_SHEET_ROWS, ((const RemitLink *) sides[k])->target);
            mark_stale (self, REMIT_SHEET_COLUMNS, ((const RemitLink *) sides[k])->source);
          }
    }
}

#define LINE_TABLES                                                                                \
  (REMIT_TABLE_BIT (REMIT_TABLE_NODE) | REMIT_TABLE_BIT (REMIT_TABLE_MATRIX)                       \
   | REMIT_TABLE_BIT (REMIT_TABLE_MATRIX_AXIS) | REMIT_TABLE_BIT (REMIT_TABLE_SCHEME)              \
   | REMIT_TABLE_BIT (REMIT_TABLE_SCHEME_LETTER))

static void
on_document_changed_cb (RemitRaciModel *self, const RemitChange *change)
{
  RemitSheetModel *sheet = REMIT_SHEET_MODEL (self);

  if ((change->tables & LINE_TABLES) != 0)
    {
      keep_shown (self);
      if (reload (self))
        remit_sheet_model_lines_changed (sheet);
      else
        remit_sheet_model_cells_changed (sheet);
    }
  else if ((change->tables & REMIT_TABLE_BIT (REMIT_TABLE_LINK)) != 0)
    {
      forget_touched_counts (self, change);
      remit_sheet_model_cells_changed (sheet);
    }
}

static void
on_findings_changed_cb (RemitRaciModel *self)
{
  read_marks (self);
  remit_sheet_model_cells_changed (REMIT_SHEET_MODEL (self));
}

/* ---- the sheet's questions on lines ---- */

static guint
get_n_lines (RemitSheetModel *model, RemitSheetAxis axis)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);

  return axis == REMIT_SHEET_ROWS ? remit_matrix_lines_get_n (self->lines)
                                  : _remit_raci_model_get_n_saved (self, axis);
}

static const char *
keep_text (RemitRaciModel *self, char *text)
{
  const char *kept = g_string_chunk_insert_const (self->texts, text);

  g_free (text);
  return kept;
}

static const char *
make_group_title (RemitRaciModel *self, const RemitShownLine *shown)
{
  const char *name = *shown->group != '\0' ? shown->group : _("Without a group");

  if (!shown->folded)
    return keep_text (self, g_strdup (name));
  /* Translators: a folded group and the number of its rows: "Plan (3)" */
  return keep_text (self, g_strdup_printf (_("%s (%u)"), name, shown->n_rows));
}

static void
get_row_line (RemitRaciModel *self, guint index, RemitSheetLine *line)
{
  const RemitShownLine *shown = remit_matrix_lines_get (self->lines, index);
  const char *name;

  line->foldable = shown->foldable;
  line->folded = shown->folded;
  line->depth = shown->depth;
  if (shown->is_group)
    {
      line->kind = REMIT_SHEET_LINE_GROUP;
      line->text = make_group_title (self, shown);
      return;
    }
  name = _remit_raci_model_get_name (self, REMIT_SHEET_ROWS, shown->row);
  line->id = shown->node;
  line->text = name;
  if (shown->is_equal && shown->folded)
    line->text = keep_text (
      self, g_strdup_printf (
              /* Translators: one line for several rows with the same letters; %s is the first. */
              ngettext ("%s and %u more", "%s and %u more", shown->n_rows), name, shown->n_rows));
}

static void
get_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, RemitSheetLine *line)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);

  if (axis == REMIT_SHEET_ROWS)
    {
      get_row_line (self, index, line);
      return;
    }
  line->text = _remit_raci_model_get_name (self, axis, index);
  line->id = remit_matrix_column (self->matrix, index)->node;
  line->width = COLUMN_WIDTH;
}

static const char *
get_corner (RemitSheetModel *model)
{
  return _("Activity");
}

static void
set_folded (RemitSheetModel *model, guint row, gboolean folded)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (model);

  remit_matrix_lines_set_folded (self->lines, row, folded);
  if (_remit_raci_model_update_lines (self))
    remit_sheet_model_lines_changed (model);
}

static void
model_init (RemitSheetModelInterface *face)
{
  face->get_n_lines = get_n_lines;
  face->get_line = get_line;
  face->get_corner = get_corner;
  face->set_folded = set_folded;
  _remit_raci_margins_init (face);
  _remit_raci_cells_init (face);
  _remit_raci_lines_init (face);
}

/* ---- the object ---- */

static void
remit_raci_model_dispose (GObject *object)
{
  g_clear_object (&REMIT_RACI_MODEL (object)->document);
  G_OBJECT_CLASS (remit_raci_model_parent_class)->dispose (object);
}

static void
remit_raci_model_finalize (GObject *object)
{
  RemitRaciModel *self = REMIT_RACI_MODEL (object);

  remit_matrix_free (self->matrix);
  remit_matrix_lines_free (self->lines);
  remit_raci_marks_free (self->marks);
  for (int axis = 0; axis < REMIT_RACI_N_AXES; axis++)
    {
      g_ptr_array_unref (self->names[axis]);
      g_hash_table_unref (self->places[axis]);
      g_free (self->counts[axis]);
      g_byte_array_unref (self->counted[axis]);
    }
  g_ptr_array_unref (self->folded);
  g_hash_table_unref (self->stay);
  g_string_chunk_free (self->texts);
  g_free (self->letters);
  g_free (self->letters_title);
  g_free (self->total_letters);
  g_free (self->total_label);
  G_OBJECT_CLASS (remit_raci_model_parent_class)->finalize (object);
}

static void
remit_raci_model_class_init (RemitRaciModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = remit_raci_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = remit_raci_model_finalize;
}

static void
remit_raci_model_init (RemitRaciModel *self)
{
  self->lines = remit_matrix_lines_new (&lines_source, self);
  for (int axis = 0; axis < REMIT_RACI_N_AXES; axis++)
    {
      self->names[axis] = new_names ();
      self->places[axis] = g_hash_table_new (g_int64_hash, g_int64_equal);
      self->counted[axis] = g_byte_array_new ();
    }
  self->folded = g_ptr_array_new_with_free_func (g_free);
  self->stay = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->texts = g_string_chunk_new (256);
}

RemitRaciModel *
remit_raci_model_new (RemitDocument *document)
{
  RemitRaciModel *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  self = g_object_new (REMIT_TYPE_RACI_MODEL, NULL);
  self->document = g_object_ref (document);
  self->cache = remit_findings_cache_get (document);
  g_signal_connect_object (document, "changed", G_CALLBACK (on_document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cache, "changed", G_CALLBACK (on_findings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  reload (self);
  read_marks (self);
  return self;
}

RemitDocument *
remit_raci_model_get_document (RemitRaciModel *self)
{
  g_return_val_if_fail (REMIT_IS_RACI_MODEL (self), NULL);
  return self->document;
}

void
remit_raci_model_set_matrix (RemitRaciModel *self, RemitId matrix)
{
  g_return_if_fail (REMIT_IS_RACI_MODEL (self));

  if (self->id == matrix)
    return;
  self->id = matrix;
  g_hash_table_remove_all (self->stay);
  remit_matrix_lines_free (self->lines);
  self->lines = remit_matrix_lines_new (&lines_source, self);
  reload (self);
  read_marks (self);
  remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
}

RemitId
remit_raci_model_get_matrix (RemitRaciModel *self)
{
  g_return_val_if_fail (REMIT_IS_RACI_MODEL (self), REMIT_ID_NONE);
  return self->id;
}

const RemitMatrix *
remit_raci_model_get_loaded (RemitRaciModel *self)
{
  g_return_val_if_fail (REMIT_IS_RACI_MODEL (self), NULL);
  return self->matrix;
}

RemitMatrixLines *
remit_raci_model_get_lines (RemitRaciModel *self)
{
  g_return_val_if_fail (REMIT_IS_RACI_MODEL (self), NULL);
  return self->lines;
}

void
remit_raci_model_refilter (RemitRaciModel *self)
{
  g_return_if_fail (REMIT_IS_RACI_MODEL (self));

  g_hash_table_remove_all (self->stay);
  if (remit_matrix_lines_get_only_problems (self->lines))
    read_marks (self);
  if (_remit_raci_model_update_lines (self))
    remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
}
