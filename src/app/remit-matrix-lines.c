/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-matrix"
#include "remit-matrix-lines.h"

#include "remit-search.h"

#include <string.h>

/* The lines are worked out from scratch in three passes over the rows: which pass the filters, what
 * is below what, what is not folded away.  With no filter that asks the source this is a fraction
 * of a millisecond for some thousand rows, so nothing is kept up to date in between; what is kept
 * is what was chosen: filters, and folds by names and nodes, which outlive edits of the matrix. */

struct _RemitMatrixLines
{
  RemitMatrixLinesSource source;
  gpointer data;

  /* filters */
  gboolean only_problems, fold_equal;
  RemitId party;
  char *group;  /* NULL: all */
  char *search; /* as typed */

  /* folds: sets, only asked, never listed */
  GHashTable *groups;   /* names of folded ones */
  GHashTable *wholes;   /* RemitId of rows whose parts are folded away */
  GHashTable *unfolded; /* RemitId of first rows whose equal ones are shown */

  /* what is shown */
  GArray *lines; /* element-type RemitShownLine */
  GArray *at;    /* element-type int: line by row */
  GArray *first; /* element-type int: the row that stands for an equal one; -1 none */
  GArray *runs;  /* element-type guint: by row; 0 when a filter leaves it out */
  GStringChunk *names;
  guint n_rows;
};

/* What is known of each row while lines are worked out. */
typedef struct
{
  gboolean kept, context;
  guint n_parts; /* shown rows below it in the tree */
  guint run;     /* rows under one header have one number */
  int first;     /* the row that stands for it, itself as well; -1 none */
  GArray *equal; /* further rows that it stands for */
} RowState;

static const RemitMatrixLinesSource no_source;

RemitMatrixLines *
remit_matrix_lines_new (const RemitMatrixLinesSource *source, gpointer data)
{
  RemitMatrixLines *self = g_new0 (RemitMatrixLines, 1);

  self->source = source != NULL ? *source : no_source;
  self->data = data;
  self->search = g_strdup ("");
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->wholes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->unfolded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->lines = g_array_new (FALSE, TRUE, sizeof (RemitShownLine));
  self->at = g_array_new (FALSE, FALSE, sizeof (int));
  self->first = g_array_new (FALSE, FALSE, sizeof (int));
  self->runs = g_array_new (FALSE, FALSE, sizeof (guint));
  self->names = g_string_chunk_new (256);
  return self;
}

void
remit_matrix_lines_free (RemitMatrixLines *self)
{
  if (self == NULL)
    return;
  g_free (self->group);
  g_free (self->search);
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->wholes);
  g_hash_table_unref (self->unfolded);
  g_array_unref (self->lines);
  g_array_unref (self->at);
  g_array_unref (self->first);
  g_array_unref (self->runs);
  g_string_chunk_free (self->names);
  g_free (self);
}

/* ---- filters ---- */

static gboolean
has_words (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && strstr (text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
passes (RemitMatrixLines *self, const RemitMatrix *matrix, guint row, const char *const *words)
{
  const RemitMatrixLinesSource *source = &self->source;

  if (self->group != NULL && !g_str_equal (remit_matrix_row (matrix, row)->group, self->group))
    return FALSE;
  if (self->party != REMIT_ID_NONE && source->has_party != NULL
      && !source->has_party (row, self->party, self->data))
    return FALSE;
  if (words != NULL && source->get_text != NULL
      && !has_words (source->get_text (row, self->data), words))
    return FALSE;
  return !self->only_problems || source->has_problem == NULL
         || source->has_problem (row, self->data);
}

/* What rows pass, and the wholes that stay for the sake of a part. */
static void
filter_rows (RemitMatrixLines *self, const RemitMatrix *matrix, RowState *rows)
{
  g_autofree char *folded = remit_search_fold (self->search);
  g_auto (GStrv) words = *folded != '\0' ? g_strsplit (folded, " ", -1) : NULL;
  g_autoptr (GArray) wholes = g_array_new (FALSE, FALSE, sizeof (guint));

  self->n_rows = 0;
  for (guint i = 0; i < matrix->rows->len; i++)
    {
      guint depth = MIN (remit_matrix_row (matrix, i)->depth, wholes->len);

      g_array_set_size (wholes, depth);
      rows[i].first = -1;
      rows[i].kept = passes (self, matrix, i, (const char *const *) words);
      if (rows[i].kept)
        {
          self->n_rows++;
          for (guint d = 0; d < depth; d++)
            {
              RowState *whole = &rows[g_array_index (wholes, guint, d)];

              whole->n_parts++;
              whole->context = !whole->kept;
            }
        }
      g_array_append_val (wholes, i);
    }
}

#define is_shown(state) ((state)->kept || (state)->context)

static void
number_runs (const RemitMatrix *matrix, RowState *rows)
{
  const char *group = NULL;
  guint run = 0;

  for (guint i = 0; i < matrix->rows->len; i++)
    {
      const char *own = remit_matrix_row (matrix, i)->group;

      if (!is_shown (&rows[i]))
        continue;
      if (group == NULL || !g_str_equal (group, own))
        run++;
      group = own;
      rows[i].run = run;
    }
}

/* Rows of one run and depth without parts, by their key. */
static void
join_equal (RemitMatrixLines *self, const RemitMatrix *matrix, RowState *rows)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!self->fold_equal || self->source.get_key == NULL)
    return;
  for (guint i = 0; i < matrix->rows->len; i++)
    {
      g_autofree char *key = NULL, *full = NULL;
      gpointer found;

      if (!rows[i].kept || rows[i].n_parts > 0)
        continue;
      key = self->source.get_key (i, self->data);
      if (key == NULL)
        continue;
      full = g_strdup_printf ("%u %u %s", rows[i].run, remit_matrix_row (matrix, i)->depth, key);
      found = g_hash_table_lookup (firsts, full);
      rows[i].first = found != NULL ? GPOINTER_TO_INT (found) - 1 : (int) i;
      if (found == NULL)
        {
          g_hash_table_insert (firsts, g_steal_pointer (&full), GINT_TO_POINTER (i + 1));
          continue;
        }
      if (rows[rows[i].first].equal == NULL)
        rows[rows[i].first].equal = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (rows[rows[i].first].equal, i);
    }
}

/* ---- lines ---- */

static gboolean
has_id (GHashTable *set, RemitId id)
{
  return g_hash_table_contains (set, &id);
}

static void
put_id (GHashTable *set, RemitId id, gboolean in)
{
  if (in)
    g_hash_table_add (set, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (set, &id);
}

static void
append_line (RemitMatrixLines *self, GStringChunk *names, RemitShownLine line)
{
  line.group = g_string_chunk_insert_const (names, line.group);
  g_array_append_val (self->lines, line);
}

/* The header of the run that begins with @row; whether its rows are shown. */
static gboolean
append_header (RemitMatrixLines *self, const RemitMatrix *matrix, const RowState *rows, guint row,
               GStringChunk *names)
{
  const char *group = remit_matrix_row (matrix, row)->group;
  gboolean folded = g_hash_table_contains (self->groups, group);
  RemitShownLine line
    = { .is_group = TRUE, .row = row, .group = group, .foldable = TRUE, .folded = folded };

  /* Rows without a group need a header only to be told from the group above them. */
  if (*group == '\0' && rows[row].run == 1)
    return TRUE;
  for (guint i = row; i < matrix->rows->len && rows[i].run <= rows[row].run; i++)
    line.n_rows += rows[i].kept;
  append_line (self, names, line);
  return !folded;
}

static void
append_row (RemitMatrixLines *self, const RemitMatrix *matrix, const RowState *state, guint row,
            guint more_depth, GStringChunk *names)
{
  const RemitMatrixLine *saved = remit_matrix_row (matrix, row);
  gboolean is_equal = state->equal != NULL;
  RemitShownLine line = {
    .row = row,
    .node = saved->node,
    .group = saved->group,
    .depth = saved->depth + more_depth,
    .foldable = state->n_parts > 0 || is_equal,
    .folded = is_equal ? !has_id (self->unfolded, saved->node)
                       : state->n_parts > 0 && has_id (self->wholes, saved->node),
    .context = state->context,
    .n_rows = is_equal ? state->equal->len : state->n_parts,
    .is_equal = is_equal,
  };
  const int at = (int) self->lines->len;

  g_array_index (self->at, int, row) = at;
  append_line (self, names, line);
}

static void
append_equal (RemitMatrixLines *self, const RemitMatrix *matrix, const RowState *rows, guint row,
              GStringChunk *names)
{
  const GArray *equal = rows[row].equal;

  for (guint i = 0; equal != NULL && i < equal->len; i++)
    {
      guint other = g_array_index (equal, guint, i);

      append_row (self, matrix, &rows[other], other, 1, names);
    }
}

static void
append_all (RemitMatrixLines *self, const RemitMatrix *matrix, const RowState *rows,
            GStringChunk *names)
{
  guint run = 0, folded_below = G_MAXUINT; /* rows deeper than this are folded away */
  gboolean open = TRUE;

  for (guint i = 0; i < matrix->rows->len; i++)
    {
      const RemitShownLine *line;
      guint depth = remit_matrix_row (matrix, i)->depth;

      if (!is_shown (&rows[i]))
        continue;
      if (rows[i].run != run)
        open = append_header (self, matrix, rows, i, names);
      run = rows[i].run;
      if (depth <= folded_below)
        folded_below = G_MAXUINT;
      if (!open || depth > folded_below || (rows[i].first >= 0 && rows[i].first != (int) i))
        continue;
      append_row (self, matrix, &rows[i], i, 0, names);
      line = &g_array_index (self->lines, RemitShownLine, self->lines->len - 1);
      if (line->folded && !line->is_equal)
        folded_below = depth;
      else if (!line->folded)
        append_equal (self, matrix, rows, i, names);
    }
}

static gboolean
are_lines_equal (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const RemitShownLine *left = &g_array_index (a, RemitShownLine, i);
      const RemitShownLine *right = &g_array_index (b, RemitShownLine, i);

      if (left->is_group != right->is_group || left->row != right->row || left->node != right->node
          || left->depth != right->depth || left->foldable != right->foldable
          || left->folded != right->folded || left->context != right->context
          || left->n_rows != right->n_rows || left->is_equal != right->is_equal
          || !g_str_equal (left->group, right->group))
        return FALSE;
    }
  return TRUE;
}

static void
keep_places (RemitMatrixLines *self, const RowState *rows, guint n)
{
  g_array_set_size (self->first, n);
  g_array_set_size (self->runs, n);
  for (guint i = 0; i < n; i++)
    {
      g_array_index (self->first, int, i) = rows[i].first;
      g_array_index (self->runs, guint, i) = rows[i].run;
    }
}

gboolean
remit_matrix_lines_update (RemitMatrixLines *self, const RemitMatrix *matrix)
{
  const guint n = matrix->rows->len;
  g_autofree RowState *rows = g_new0 (RowState, MAX (n, 1));
  g_autoptr (GArray) before = g_steal_pointer (&self->lines);
  GStringChunk *names = g_string_chunk_new (256);
  gboolean same;

  self->lines = g_array_new (FALSE, TRUE, sizeof (RemitShownLine));
  g_array_set_size (self->at, n);
  for (guint i = 0; i < n; i++)
    g_array_index (self->at, int, i) = -1;
  filter_rows (self, matrix, rows);
  number_runs (matrix, rows);
  join_equal (self, matrix, rows);
  append_all (self, matrix, rows, names);
  keep_places (self, rows, n);

  same = are_lines_equal (before, self->lines);
  g_string_chunk_free (self->names);
  self->names = names;
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&rows[i].equal, g_array_unref);
  return !same;
}

/* ---- setting filters ---- */

void
remit_matrix_lines_set_only_problems (RemitMatrixLines *self, gboolean only)
{
  self->only_problems = only;
}

gboolean
remit_matrix_lines_get_only_problems (RemitMatrixLines *self)
{
  return self->only_problems;
}

void
remit_matrix_lines_set_party (RemitMatrixLines *self, RemitId party)
{
  self->party = party;
}

RemitId
remit_matrix_lines_get_party (RemitMatrixLines *self)
{
  return self->party;
}

void
remit_matrix_lines_set_group (RemitMatrixLines *self, const char *group)
{
  char *copy = g_strdup (group);

  g_free (self->group);
  self->group = copy;
}

const char *
remit_matrix_lines_get_group (RemitMatrixLines *self)
{
  return self->group;
}

void
remit_matrix_lines_set_search (RemitMatrixLines *self, const char *text)
{
  char *copy = g_strdup (text != NULL ? text : "");

  g_free (self->search);
  self->search = copy;
}

const char *
remit_matrix_lines_get_search (RemitMatrixLines *self)
{
  return self->search;
}

gboolean
remit_matrix_lines_is_filtered (RemitMatrixLines *self)
{
  return self->only_problems || self->party != REMIT_ID_NONE || self->group != NULL
         || *self->search != '\0';
}

void
remit_matrix_lines_clear_filters (RemitMatrixLines *self)
{
  self->only_problems = FALSE;
  self->party = REMIT_ID_NONE;
  g_clear_pointer (&self->group, g_free);
  remit_matrix_lines_set_search (self, "");
}

/* ---- folding ---- */

void
remit_matrix_lines_set_fold_equal (RemitMatrixLines *self, gboolean fold)
{
  self->fold_equal = fold;
  g_hash_table_remove_all (self->unfolded);
}

gboolean
remit_matrix_lines_get_fold_equal (RemitMatrixLines *self)
{
  return self->fold_equal;
}

void
remit_matrix_lines_set_folded (RemitMatrixLines *self, guint index, gboolean folded)
{
  const RemitShownLine *line = remit_matrix_lines_get (self, index);

  if (line == NULL || !line->foldable)
    return;
  if (!line->is_group)
    put_id (line->is_equal ? self->unfolded : self->wholes, line->node,
            line->is_equal ? !folded : folded);
  else if (folded)
    g_hash_table_add (self->groups, g_strdup (line->group));
  else
    g_hash_table_remove (self->groups, line->group);
}

void
remit_matrix_lines_fold_all (RemitMatrixLines *self, const RemitMatrix *matrix)
{
  g_hash_table_remove_all (self->unfolded);
  for (guint i = 0; i < matrix->rows->len; i++)
    {
      const RemitMatrixLine *row = remit_matrix_row (matrix, i);

      g_hash_table_add (self->groups, g_strdup (row->group));
      if (i + 1 < matrix->rows->len && remit_matrix_row (matrix, i + 1)->depth > row->depth)
        put_id (self->wholes, row->node, TRUE);
    }
}

void
remit_matrix_lines_unfold_all (RemitMatrixLines *self)
{
  g_hash_table_remove_all (self->groups);
  g_hash_table_remove_all (self->wholes);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const RemitShownLine *line = &g_array_index (self->lines, RemitShownLine, i);

      if (line->is_equal)
        put_id (self->unfolded, line->node, TRUE);
    }
}

gboolean
remit_matrix_lines_reveal (RemitMatrixLines *self, const RemitMatrix *matrix, guint row)
{
  const RemitMatrixLine *line;
  gboolean hidden = FALSE;
  guint depth;
  int first = row < self->first->len ? g_array_index (self->first, int, row) : -1;

  g_return_val_if_fail (row < matrix->rows->len, FALSE);
  line = remit_matrix_row (matrix, row);
  hidden = g_hash_table_remove (self->groups, line->group);
  depth = line->depth;
  for (guint i = row; depth > 0 && i-- > 0;)
    if (remit_matrix_row (matrix, i)->depth < depth)
      {
        RemitId whole = remit_matrix_row (matrix, i)->node;

        depth = remit_matrix_row (matrix, i)->depth;
        hidden |= g_hash_table_remove (self->wholes, &whole);
      }
  if (first >= 0 && first != (int) row && first < (int) matrix->rows->len
      && !has_id (self->unfolded, remit_matrix_row (matrix, first)->node))
    {
      put_id (self->unfolded, remit_matrix_row (matrix, first)->node, TRUE);
      hidden = TRUE;
    }
  return hidden;
}

/* ---- what is shown ---- */

guint
remit_matrix_lines_get_n (RemitMatrixLines *self)
{
  return self->lines->len;
}

const RemitShownLine *
remit_matrix_lines_get (RemitMatrixLines *self, guint line)
{
  return line < self->lines->len ? &g_array_index (self->lines, RemitShownLine, line) : NULL;
}

int
remit_matrix_lines_find (RemitMatrixLines *self, guint row)
{
  return row < self->at->len ? g_array_index (self->at, int, row) : -1;
}

GArray *
remit_matrix_lines_list_rows (RemitMatrixLines *self, guint index)
{
  const RemitShownLine *line = remit_matrix_lines_get (self, index);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = line != NULL ? line->row : self->runs->len; i < self->runs->len; i++)
    {
      gboolean same_run
        = g_array_index (self->runs, guint, i) == g_array_index (self->runs, guint, line->row);
      gboolean same_cells
        = line->is_equal && line->folded && g_array_index (self->first, int, i) == (int) line->row;

      if (line->is_group ? same_run : i == line->row || same_cells)
        g_array_append_val (rows, i);
      if (!line->is_group && !line->is_equal)
        break;
    }
  return rows;
}

guint
remit_matrix_lines_get_n_rows (RemitMatrixLines *self)
{
  return self->n_rows;
}
