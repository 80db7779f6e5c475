/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-raci"
#include "remit-raci-marks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Findings of the RACI rules, picked by the rows and columns of a matrix.  Which part of a matrix
 * a rule marks is said in remit-findings.h.  Costs one look-up for each line and a copy of each
 * finding. */

typedef enum
{
  MARK_ROW,    /* the row as a whole */
  MARK_CELLS,  /* the row, and the cells of the parties in it */
  MARK_COLUMN, /* a party, in one matrix */
} MarkPlace;

/* Too many of a letter is said of the row: with a frame around each cell nothing would stand out.
 */
static const struct
{
  const char *rule;
  MarkPlace place;
} places[] = {
  { "RA01", MARK_ROW },    { "RA02", MARK_CELLS }, { "RA03", MARK_ROW },    { "RA04", MARK_ROW },
  { "RA05", MARK_ROW },    { "RA06", MARK_ROW },   { "RA07", MARK_COLUMN }, { "RA08", MARK_COLUMN },
  { "RA09", MARK_COLUMN }, { "RA10", MARK_CELLS }, { "RA11", MARK_CELLS },  { "RA12", MARK_CELLS },
  { "RA13", MARK_ROW },
};

typedef struct
{
  MarkPlace place;
  RemitSheetGravity gravity;
  GArray *others; /* element-type RemitId */
  char *message, *brief, *fix;
} Mark;

struct _RemitRaciMarks
{
  GHashTable *about; /* RemitId -> GPtrArray of Mark */
  guint n_problems;
};

static void
free_mark (gpointer data)
{
  Mark *mark = data;

  g_array_unref (mark->others);
  g_free (mark->message);
  g_free (mark->brief);
  g_free (mark->fix);
  g_free (mark);
}

static Mark *
copy_finding (const RemitFinding *finding, MarkPlace place)
{
  Mark *mark = g_new0 (Mark, 1);

  mark->place = place;
  mark->gravity = REMIT_SHEET_HINT + (finding->rule->severity - REMIT_SEVERITY_HINT);
  mark->others = g_array_new (FALSE, FALSE, sizeof (RemitId));
  for (guint i = 0; finding->others != NULL && finding->others[i] != REMIT_ID_NONE; i++)
    g_array_append_val (mark->others, finding->others[i]);
  mark->message = g_strdup (finding->message);
  mark->brief = g_strdup (finding->brief);
  mark->fix = g_strdup (finding->fix);
  return mark;
}

static int
find_place (const char *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].rule, rule))
      return (int) places[i].place;
  return -1;
}

static gboolean
has_other (const Mark *mark, RemitId id)
{
  for (guint i = 0; i < mark->others->len; i++)
    if (g_array_index (mark->others, RemitId, i) == id)
      return TRUE;
  return FALSE;
}

static void
add_mark (RemitRaciMarks *self, RemitId node, Mark *mark)
{
  GPtrArray *marks = g_hash_table_lookup (self->about, &node);

  if (marks == NULL)
    {
      marks = g_ptr_array_new_with_free_func (free_mark);
      g_hash_table_insert (self->about, g_memdup2 (&node, sizeof node), marks);
    }
  g_ptr_array_add (marks, mark);
  self->n_problems += mark->gravity > REMIT_SHEET_HINT;
}

static void
add_about (RemitRaciMarks *self, RemitFindingsCache *cache, RemitId node, RemitId matrix,
           gboolean column)
{
  GPtrArray *findings = remit_findings_cache_get_about (cache, node);

  /* A node that stands in two lines is marked once. */
  if (findings == NULL || g_hash_table_contains (self->about, &node))
    return;
  for (guint i = 0; i < findings->len; i++)
    {
      const RemitFinding *finding = findings->pdata[i];
      int place = find_place (finding->rule->id);
      Mark *mark;

      if (place < 0 || finding->waiver != NULL || (place == MARK_COLUMN) != column)
        continue;
      mark = copy_finding (finding, place);
      if (column && !has_other (mark, matrix))
        free_mark (mark);
      else
        add_mark (self, node, mark);
    }
}

RemitRaciMarks *
remit_raci_marks_new (RemitFindingsCache *cache, const RemitMatrix *matrix)
{
  RemitRaciMarks *self = g_new0 (RemitRaciMarks, 1);

  self->about = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  if (matrix == NULL || matrix->perspective != REMIT_ID_NONE)
    return self;
  for (guint i = 0; i < matrix->rows->len; i++)
    add_about (self, cache, remit_matrix_row (matrix, i)->node, matrix->id, FALSE);
  for (guint i = 0; i < matrix->columns->len; i++)
    add_about (self, cache, remit_matrix_column (matrix, i)->node, matrix->id, TRUE);
  return self;
}

void
remit_raci_marks_free (RemitRaciMarks *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->about);
  g_free (self);
}

/* ---- asking ---- */

/* Whether @mark is about the cell of @party, or, for REMIT_ID_NONE, about the line as a whole. */
static gboolean
is_about (const Mark *mark, RemitId party)
{
  return party == REMIT_ID_NONE || (mark->place == MARK_CELLS && has_other (mark, party));
}

static RemitSheetGravity
find_gravity (const RemitRaciMarks *self, RemitId node, RemitId party)
{
  const GPtrArray *marks = g_hash_table_lookup (self->about, &node);
  RemitSheetGravity gravity = REMIT_SHEET_FINE;

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const Mark *mark = marks->pdata[i];

      if (is_about (mark, party))
        gravity = MAX (gravity, mark->gravity);
    }
  return gravity;
}

RemitSheetGravity
remit_raci_marks_get_gravity (const RemitRaciMarks *self, RemitId node)
{
  return find_gravity (self, node, REMIT_ID_NONE);
}

RemitSheetGravity
remit_raci_marks_get_cell (const RemitRaciMarks *self, RemitId item, RemitId party)
{
  return find_gravity (self, item, party);
}

static char *
join (const RemitRaciMarks *self, RemitId node, RemitId party, gboolean brief)
{
  const GPtrArray *marks = g_hash_table_lookup (self->about, &node);
  GString *text = g_string_new (NULL);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const Mark *mark = marks->pdata[i];

      if (!is_about (mark, party))
        continue;
      if (text->len > 0)
        /* Translators: between short remarks: "nobody answers, nobody does" */
        g_string_append (text, brief ? C_ ("remarks", ", ") : "\n");
      if (brief)
        g_string_append (text, mark->brief != NULL ? mark->brief : mark->message);
      else
        /* Translators: two sentences: what is wrong, what to do. */
        g_string_append_printf (text, C_ ("finding", "%s %s"), mark->message, mark->fix);
    }
  return g_string_free (text, text->len == 0);
}

char *
remit_raci_marks_summarize (const RemitRaciMarks *self, RemitId node)
{
  return join (self, node, REMIT_ID_NONE, TRUE);
}

char *
remit_raci_marks_explain (const RemitRaciMarks *self, RemitId node)
{
  return join (self, node, REMIT_ID_NONE, FALSE);
}

char *
remit_raci_marks_explain_cell (const RemitRaciMarks *self, RemitId item, RemitId party)
{
  return join (self, item, party, FALSE);
}

gboolean
remit_raci_marks_has_problem (const RemitRaciMarks *self, RemitId node)
{
  return remit_raci_marks_get_gravity (self, node) > REMIT_SHEET_HINT;
}

guint
remit_raci_marks_get_n_problems (const RemitRaciMarks *self)
{
  return self->n_problems;
}
