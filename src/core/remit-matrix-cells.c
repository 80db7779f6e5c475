/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-matrix"
#include "remit-matrix.h"

#include "remit-error.h"
#include "remit-raci.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the cells of a matrix hold: letters of a scheme for duties, the edits of a cell, counts.  A
 * cell costs as much as the shorter list of links of its two ends; counting all cells is one pass
 * over the links of the rows. */

/* ---- letters ---- */

guint
remit_scheme_duties (const RemitScheme *scheme)
{
  guint duties = 0;

  for (guint i = 0; i < scheme->n_letters; i++)
    duties |= 1u << scheme->letters[i].duty;
  return duties;
}

/* The letters of @duties, the answering one first ("A/R"), then as the scheme has them. */
static guint
list_letters (const RemitScheme *scheme, guint duties, const RemitSchemeLetter **letters)
{
  guint n = 0;

  for (int answering = 1; answering >= 0; answering--)
    for (guint i = 0; i < scheme->n_letters; i++)
      {
        const RemitSchemeLetter *letter = &scheme->letters[i];
        gboolean answers = remit_duty_class (letter->duty) == REMIT_DUTY_CLASS_ANSWER;

        if ((duties & (1u << letter->duty)) != 0 && answers == answering)
          letters[n++] = letter;
      }
  return n;
}

char *
remit_scheme_format (const RemitScheme *scheme, guint duties)
{
  g_autofree const RemitSchemeLetter **letters
      = g_new (const RemitSchemeLetter *, MAX (scheme->n_letters, 1));
  guint n = list_letters (scheme, duties, letters);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "/" : "", letters[i]->letter);
  return g_string_free (text, FALSE);
}

char *
remit_scheme_spell (const RemitScheme *scheme, guint duties)
{
  g_autofree const RemitSchemeLetter **letters
      = g_new (const RemitSchemeLetter *, MAX (scheme->n_letters, 1));
  guint n = list_letters (scheme, duties, letters);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        /* Translators: between the last two and between the other names of a list. */
        g_string_append (text, i + 1 == n ? C_("list", " and ") : C_("list", ", "));
      g_string_append (text, letters[i]->name);
    }
  return g_string_free (text, FALSE);
}

guint
remit_scheme_cycle (const RemitScheme *scheme, guint duties, int step)
{
  guint shown = duties & remit_scheme_duties (scheme);
  int n = (int) scheme->n_letters, at = n; /* n: nothing */

  if (n == 0 || (shown & (shown - 1)) != 0)
    return 0;
  for (int i = 0; i < n; i++)
    if (shown == 1u << scheme->letters[i].duty)
      at = i;
  at = (at + step + n + 1) % (n + 1);
  return at == n ? 0 : 1u << scheme->letters[at].duty;
}

/* ---- cells ---- */

/* The links of a cell in the order of their kinds, then ids. (transfer container) */
static int
compare_links (gconstpointer a, gconstpointer b)
{
  const RemitLink *left = *(const RemitLink *const *) a, *right = *(const RemitLink *const *) b;

  if (left->kind != right->kind)
    return left->kind - right->kind;
  return left->row.id < right->row.id ? -1 : left->row.id > right->row.id;
}

static GPtrArray *
list_links (const RemitGraph *graph, RemitId perspective, RemitId item, RemitId party)
{
  GPtrArray *found = g_ptr_array_new ();
  guint n_in, n_out;
  const RemitLink *const *in = remit_graph_links_in (graph, item, &n_in);
  const RemitLink *const *out = remit_graph_links_out (graph, party, &n_out);
  const RemitLink *const *links = n_in <= n_out ? in : out;

  for (guint i = 0; i < MIN (n_in, n_out); i++)
    if (links[i]->kind <= REMIT_LINK_LAST_RACI && links[i]->source == party
        && links[i]->target == item && links[i]->perspective == perspective)
      g_ptr_array_add (found, (gpointer) links[i]);
  g_ptr_array_sort (found, compare_links);
  return found;
}

const char *
remit_matrix_get_note (const RemitGraph *graph, RemitId perspective, RemitId item, RemitId party)
{
  g_autoptr (GPtrArray) links = list_links (graph, perspective, item, party);

  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];

      if (*link->note != '\0')
        return link->note;
    }
  return "";
}

gboolean
remit_matrix_set_note (RemitEdit *edit, RemitId perspective, RemitId item, RemitId party,
                       const char *note, GError **error)
{
  RemitGraph *graph = remit_edit_get_graph (edit);
  g_autoptr (GPtrArray) links = list_links (graph, perspective, item, party);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (RemitId));
  guint noted = 0;

  if (links->len == 0)
    {
      g_autofree char *name = NULL;

      if (*note == '\0')
        return TRUE;
      name = remit_graph_describe (graph, party);
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("%s has no letter here that the note “%s” could belong to. "
                     "Write a letter before the note: “C (%s)”."),
                   name, note, note);
      return FALSE;
    }
  /* The note stays on the link that has it; further ones, from a merge, go. */
  for (guint i = links->len; i-- > 0;)
    if (*((const RemitLink *) links->pdata[i])->note != '\0')
      noted = i;
  for (guint i = 0; i < links->len; i++)
    g_array_append_val (ids, ((const RemitLink *) links->pdata[i])->row.id);
  for (guint i = 0; i < ids->len; i++)
    {
      RemitId id = g_array_index (ids, RemitId, i);
      const char *wanted = i == noted ? note : "";

      if (!g_str_equal (remit_graph_link (graph, id)->note, wanted)
          && !remit_edit_set_text (edit, REMIT_TABLE_LINK, id, REMIT_LINK_FIELD_NOTE, wanted,
                                   error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_duties (RemitEdit *edit, RemitId perspective, RemitId item, RemitId party, guint duties,
               GError **error)
{
  g_autoptr (GPtrArray) links
      = list_links (remit_edit_get_graph (edit), perspective, item, party);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (RemitId));

  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];

      if ((duties & (1u << link->kind)) != 0)
        g_array_append_val (ids, link->row.id);
    }
  for (guint i = 0; i < ids->len; i++)
    if (!remit_edit_delete (edit, REMIT_TABLE_LINK, g_array_index (ids, RemitId, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
add_duties (RemitEdit *edit, RemitId perspective, RemitId item, RemitId party, guint duties,
            GError **error)
{
  for (guint duty = 0; duty <= REMIT_LINK_LAST_RACI; duty++)
    if ((duties & (1u << duty)) != 0
        && remit_raci_assign (edit, item, party, duty, perspective, error) == REMIT_ID_NONE)
      return FALSE;
  return TRUE;
}

gboolean
remit_matrix_set_cell (RemitEdit *edit, const RemitScheme *scheme, RemitId perspective,
                       RemitId item, RemitId party, guint duties, GError **error)
{
  RemitGraph *graph = remit_edit_get_graph (edit);
  guint shown = remit_scheme_duties (scheme);
  guint present = remit_raci_duties (graph, item, party, perspective);
  guint gone = present & shown & ~duties, added = duties & shown & ~present;
  g_autofree char *note = NULL;

  if (gone == 0 && added == 0)
    return TRUE;
  note = g_strdup (remit_matrix_get_note (graph, perspective, item, party));
  if (!add_duties (edit, perspective, item, party, added, error)
      || !remove_duties (edit, perspective, item, party, gone, error))
    return FALSE;
  if (*note == '\0' || ((present & ~gone) | added) == 0)
    return TRUE;
  return remit_matrix_set_note (edit, perspective, item, party, note, error);
}

/* ---- counts ---- */

/* The duties of each column's party on @item; @masks has a place for each column. */
static void
collect_row (const RemitGraph *graph, RemitId perspective, RemitId item, GHashTable *columns,
             guint n_columns, guint *masks)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_in (graph, item, &n);

  memset (masks, 0, n_columns * sizeof *masks);
  for (guint i = 0; i < n; i++)
    if (links[i]->kind <= REMIT_LINK_LAST_RACI && links[i]->perspective == perspective)
      {
        guint column = GPOINTER_TO_UINT (
            g_hash_table_lookup (columns, &links[i]->source)); /* 0: none, else + 1 */

        if (column > 0)
          masks[column - 1] |= 1u << links[i]->kind;
      }
}

static GHashTable *
index_columns (const RemitMatrix *matrix)
{
  GHashTable *columns = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint c = 0; c < matrix->columns->len; c++)
    g_hash_table_insert (columns, &remit_matrix_column (matrix, c)->node,
                         GUINT_TO_POINTER (c + 1));
  return columns;
}

static void
count_mask (RemitMatrixCount *count, guint mask, guint shown)
{
  count->n_cells++;
  count->n_filled += (mask & shown) != 0;
  for (guint duty = 0; mask != 0 && duty <= REMIT_LINK_LAST_RACI; duty++)
    count->by_duty[duty] += (mask >> duty) & 1;
}

void
remit_matrix_count_row (const RemitGraph *graph, const RemitMatrix *matrix, guint row,
                        RemitMatrixCount *count)
{
  g_autoptr (GHashTable) columns = index_columns (matrix);
  g_autofree guint *masks = g_new (guint, MAX (matrix->columns->len, 1));
  guint shown = remit_scheme_duties (matrix->scheme);

  memset (count, 0, sizeof *count);
  collect_row (graph, matrix->perspective, remit_matrix_row (matrix, row)->node, columns,
               matrix->columns->len, masks);
  for (guint c = 0; c < matrix->columns->len; c++)
    count_mask (count, masks[c], shown);
}

void
remit_matrix_count_all (const RemitGraph *graph, const RemitMatrix *matrix, RemitMatrixCount *rows,
                        RemitMatrixCount *columns)
{
  g_autoptr (GHashTable) index = index_columns (matrix);
  g_autofree guint *masks = g_new (guint, MAX (matrix->columns->len, 1));
  guint shown = remit_scheme_duties (matrix->scheme);

  memset (rows, 0, matrix->rows->len * sizeof *rows);
  memset (columns, 0, matrix->columns->len * sizeof *columns);
  for (guint r = 0; r < matrix->rows->len; r++)
    {
      collect_row (graph, matrix->perspective, remit_matrix_row (matrix, r)->node, index,
                   matrix->columns->len, masks);
      for (guint c = 0; c < matrix->columns->len; c++)
        {
          count_mask (&rows[r], masks[c], shown);
          count_mask (&columns[c], masks[c], shown);
        }
    }
}

/* ---- another scheme ---- */

static RemitSchemeLoss *
get_loss (GArray *losses, RemitLinkKind duty, RemitId item, RemitId party)
{
  RemitSchemeLoss loss = { .duty = duty, .item = item, .party = party };

  for (guint i = 0; i < losses->len; i++)
    if (g_array_index (losses, RemitSchemeLoss, i).duty == duty)
      return &g_array_index (losses, RemitSchemeLoss, i);
  g_array_append_val (losses, loss);
  return &g_array_index (losses, RemitSchemeLoss, losses->len - 1);
}

static int
compare_losses (gconstpointer a, gconstpointer b)
{
  return (int) ((const RemitSchemeLoss *) a)->duty - (int) ((const RemitSchemeLoss *) b)->duty;
}

GArray *
remit_matrix_compare_scheme (const RemitGraph *graph, const RemitMatrix *matrix,
                             const RemitScheme *scheme)
{
  g_autoptr (GHashTable) columns = index_columns (matrix);
  g_autofree guint *masks = g_new (guint, MAX (matrix->columns->len, 1));
  guint shown = remit_scheme_duties (scheme);
  GArray *losses = g_array_new (FALSE, FALSE, sizeof (RemitSchemeLoss));

  for (guint r = 0; r < matrix->rows->len; r++)
    {
      RemitId item = remit_matrix_row (matrix, r)->node;

      collect_row (graph, matrix->perspective, item, columns, matrix->columns->len, masks);
      for (guint c = 0; c < matrix->columns->len; c++)
        for (guint duty = 0; duty <= REMIT_LINK_LAST_RACI; duty++)
          if ((masks[c] & ~shown & (1u << duty)) != 0)
            get_loss (losses, duty, item, remit_matrix_column (matrix, c)->node)->n_cells++;
    }
  g_array_sort (losses, compare_losses);
  return losses;
}
