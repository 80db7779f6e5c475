/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-import-private.h"

#include "remit-error.h"
#include "remit-table-shape.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From a workbook and what somebody said about it to the tables' contents.  What is said goes
 * before what is found; when nothing is said, only tables that are surely ones are read. */

/* Surely a table of responsibilities; less is enough when somebody points at it. */
#define SURE 50
#define POINTED_AT 1

/* ---- what was said ---- */

int
_remit_import_find_sheet (const RemitWorkbook *workbook, const char *wanted, GError **error)
{
  guint64 number;

  for (guint i = 0; i < remit_workbook_n_sheets (workbook); i++)
    if (g_utf8_collate (remit_workbook_sheet_name (workbook, i), wanted) == 0)
      return (int) i;
  if (g_ascii_string_to_unsigned (wanted, 10, 1, remit_workbook_n_sheets (workbook), &number, NULL))
    return (int) number - 1;
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
               ngettext ("“%s” has %u sheet, none called “%s”.",
                         "“%s” has %u sheets, none called “%s”.",
                         remit_workbook_n_sheets (workbook)),
               workbook->name, remit_workbook_n_sheets (workbook), wanted);
  return -1;
}

/* "X=R" or "X=Responsible"; "X=" leaves it out. */
static gboolean
add_mapping (GHashTable *own, const char *pair, const RemitScheme *scheme, GError **error)
{
  const char *sign = strrchr (pair, '=');
  g_autofree char *from = sign != NULL ? g_strndup (pair, (gsize) (sign - pair)) : g_strdup ("");
  const RemitSchemeLetter *letter;

  g_strstrip (from);
  letter = sign != NULL ? remit_raci_letter_from_word (scheme, sign + 1) : NULL;
  if (*from == '\0' || (letter == NULL && sign[1] != '\0'))
    {
      g_set_error (
        error, REMIT_ERROR, REMIT_ERROR_USAGE,
        _("“%s” does not say what a text stands for. Write it as “X=R”, with a letter of "
           "%s behind the sign."),
        pair, scheme->name);
      return FALSE;
    }
  g_hash_table_insert (own, g_utf8_casefold (from, -1),
                       GINT_TO_POINTER (letter != NULL ? (int) letter->duty : -1));
  return TRUE;
}

/* NULL without error when nothing was mapped. */
static gboolean
read_map (const RemitImportOptions *options, const RemitGraph *graph, GHashTable **own,
          GError **error)
{
  g_autoptr (RemitScheme) scheme
    = remit_scheme_lookup (graph, options->scheme != NULL ? options->scheme : "raci");

  *own = NULL;
  if (scheme == NULL)
    {
      g_set_error (
        error, REMIT_ERROR, REMIT_ERROR_USAGE,
        _("There is no scheme “%s”. “remit-cli kinds scheme” lists those of the program."),
        options->scheme);
      return FALSE;
    }
  if (options->map == NULL || options->map->len == 0)
    return TRUE;
  *own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < options->map->len; i++)
    if (!add_mapping (*own, options->map->pdata[i], scheme, error))
      return FALSE;
  return TRUE;
}

static gboolean
parse_orientation (const char *text, RemitOrientation *orientation, GError **error)
{
  static const char *const words[] = { "activities-down", "parties-down", "letters-across" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], text))
      {
        *orientation = (RemitOrientation) i;
        return TRUE;
      }
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
               _("“%s” is no orientation. Possible are: activities-down, parties-down, "
                  "letters-across."),
               text);
  return FALSE;
}

static gboolean
apply_options (RemitProposal *proposal, const RemitWorkbook *workbook, const RemitGraph *graph,
               const RemitImportOptions *options, GError **error)
{
  gboolean changed = FALSE;

  if (options->scheme != NULL)
    {
      g_free (proposal->scheme);
      proposal->scheme = g_strdup (options->scheme);
      changed = TRUE;
    }
  if (options->n_header_rows >= 0)
    {
      proposal->n_header_rows
        = MIN ((guint) options->n_header_rows, proposal->last_row - proposal->first_row);
      changed = TRUE;
    }
  if (options->orientation != NULL)
    {
      if (!parse_orientation (options->orientation, &proposal->orientation, error))
        return FALSE;
      changed = TRUE;
    }
  if (changed)
    remit_proposal_update (proposal, workbook, graph);
  if (options->decimal != 0)
    proposal->decimal = options->decimal;
  return TRUE;
}

/* ---- which tables ---- */

gboolean
_remit_import_parse_range (const char *range, RemitTableArea *area, GError **error)
{
  if (remit_range_parse (range, &area->first_row, &area->last_row, &area->first_column,
                         &area->last_column))
    return TRUE;
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
               _("“%s” is no range of cells. Write it as “A3:H20”."), range);
  return FALSE;
}

/* What was found when no table is one for sure. */
static void
refuse_workbook (const RemitWorkbook *workbook, const RemitGraph *graph, GError **error)
{
  g_autoptr (GPtrArray) weak = remit_workbook_propose_with (workbook, graph, NULL, -1, 0);
  gboolean cells = FALSE;

  for (guint s = 0; s < remit_workbook_n_sheets (workbook); s++)
    cells = cells || remit_table_grid_n_columns (remit_workbook_sheet_grid (workbook, s)) > 1;
  if (!cells)
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                 _("“%s” is not a table: no row has two cells. A table of responsibilities has "
                    "activities down, parties across and letters such as R, A, C, I in the cells."),
                 workbook->name);
  else if (weak->len == 0)
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                 _("There is no RACI letter in “%s”. A table of responsibilities has activities "
                    "down, parties across and letters such as R, A, C, I in the cells."),
                 workbook->name);
  else
    {
      const RemitProposal *first = weak->pdata[0];
      g_autofree char *from = remit_cell_name (first->first_row, first->first_column);
      g_autofree char *to = remit_cell_name (first->last_row, first->last_column);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                   _("There are hardly any RACI letters in “%s”: it does not look like a table of "
                      "responsibilities. If it is one, choose its range; the most likely one is "
                      "%s:%s."),
                   workbook->name, from, to);
    }
}

static GPtrArray *
choose_proposals (const RemitWorkbook *workbook, const RemitGraph *graph,
                  const RemitImportOptions *options, GHashTable *own, GError **error)
{
  g_autoptr (GPtrArray) proposals = NULL;
  int sheet
    = options->sheet != NULL ? _remit_import_find_sheet (workbook, options->sheet, error) : -1;
  RemitTableArea area;

  if (options->sheet != NULL && sheet < 0)
    return NULL;
  if (options->range != NULL)
    {
      if (!_remit_import_parse_range (options->range, &area, error))
        return NULL;
      proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_proposal_free);
      g_ptr_array_add (proposals, remit_workbook_propose_area (workbook, graph, own,
                                                               (guint) MAX (sheet, 0), &area));
      return g_steal_pointer (&proposals);
    }
  proposals = remit_workbook_propose_with (workbook, graph, own, sheet, SURE);
  if (proposals->len == 0 && (sheet >= 0 || own != NULL))
    {
      g_ptr_array_unref (proposals);
      proposals = remit_workbook_propose_with (workbook, graph, own, sheet, POINTED_AT);
    }
  if (proposals->len > 0)
    return g_steal_pointer (&proposals);
  refuse_workbook (workbook, graph, error);
  return NULL;
}

/* ---- what stands outside ---- */

static gboolean
is_inside (const GPtrArray *proposals, guint sheet, guint row, guint column)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      const RemitProposal *proposal = proposals->pdata[i];

      if (proposal->sheet == sheet && row >= proposal->first_row && row <= proposal->last_row
          && column >= proposal->first_column && column <= proposal->last_column)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_title (const GPtrArray *contents, const char *text)
{
  g_autofree char *folded = remit_fold_spaces (text);

  for (guint i = 0; i < contents->len; i++)
    if (g_str_equal (((RemitTableContent *) contents->pdata[i])->title, folded))
      return TRUE;
  return FALSE;
}

typedef struct
{
  const RemitTableGrid *grid;
  guint sheet;
  GHashTable *legend;         /* owned: places of explanations, which were understood */
  const GPtrArray *proposals; /* of all sheets */
  const GPtrArray *contents;
  RemitTableContent *content; /* that gets the remarks */
} Rest;

static gboolean
is_rest (const Rest *rest, guint row, guint column)
{
  const char *text = remit_table_grid_cell (rest->grid, row, column);
  gint64 place = ((gint64) row << 32) | column;

  return *text != '\0' && !g_hash_table_contains (rest->legend, &place)
         && !is_inside (rest->proposals, rest->sheet, row, column)
         && !is_title (rest->contents, text);
}

/* The first text of a row that no table has, and the last one's column. */
static void
remark_row (const Rest *rest, guint row)
{
  guint first = G_MAXUINT, last = 0;
  g_autofree char *where = NULL, *from = NULL, *to = NULL, *excerpt = NULL;

  for (guint c = 0; c < remit_table_grid_row_length (rest->grid, row); c++)
    if (is_rest (rest, row, c))
      {
        first = MIN (first, c);
        last = c;
      }
  if (first == G_MAXUINT)
    return;
  from = remit_cell_name (row, first);
  to = remit_cell_name (row, last);
  where = first == last ? g_strdup (from) : g_strdup_printf ("%s:%s", from, to);
  excerpt = remit_excerpt (remit_table_grid_cell (rest->grid, row, first));
  remit_table_content_skip (rest->content, where,
                            _("“%s” stands outside of the table. It was left out."), excerpt);
}

/* What a sheet has beside its tables goes to the remarks of the first of them. */
static void
remark_rest (const RemitWorkbook *workbook, const RemitGraph *graph, const GPtrArray *proposals,
             const GPtrArray *contents)
{
  int last = -1;

  for (guint i = 0; i < proposals->len; i++)
    {
      const RemitProposal *proposal = proposals->pdata[i];
      Rest rest = { .grid = remit_workbook_sheet_grid (workbook, proposal->sheet),
                    .sheet = proposal->sheet,
                    .proposals = proposals,
                    .contents = contents,
                    .content = contents->pdata[i] };
      RemitTableLetters *letters;

      if ((int) proposal->sheet == last || *rest.content->matrix_id != '\0')
        continue;
      last = (int) proposal->sheet;
      letters = remit_table_letters_new (graph, NULL);
      rest.legend = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      remit_table_letters_read_legend (letters, rest.grid, rest.legend);
      for (guint r = 0; r < remit_table_grid_n_rows (rest.grid); r++)
        remark_row (&rest, r);
      g_hash_table_unref (rest.legend);
      remit_table_letters_free (letters);
    }
  for (guint s = 0; s < remit_workbook_n_sheets (workbook); s++)
    if (remit_workbook_sheet_is_hidden (workbook, s))
      remit_table_content_skip (
        contents->pdata[0], "",
        _("The sheet “%s” is hidden and was not read. Name it to read it all the same."),
        remit_workbook_sheet_name (workbook, s));
}

GPtrArray *
remit_import_read_tables (const RemitWorkbook *workbook, const RemitGraph *graph,
                          const RemitImportOptions *options, GError **error)
{
  static const RemitImportOptions nothing = { .n_header_rows = -1 };
  g_autoptr (GHashTable) own = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) contents
    = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_table_content_free);

  if (options == NULL)
    options = &nothing;
  if (!read_map (options, graph, &own, error))
    return NULL;
  proposals = choose_proposals (workbook, graph, options, own, error);
  if (proposals == NULL)
    return NULL;
  for (guint i = 0; i < proposals->len; i++)
    {
      RemitTableContent *content = NULL;

      if (apply_options (proposals->pdata[i], workbook, graph, options, error))
        content = remit_proposal_read (proposals->pdata[i], workbook, graph, error);
      if (content == NULL)
        return NULL;
      g_ptr_array_add (contents, content);
    }
  remark_rest (workbook, graph, proposals, contents);
  return g_steal_pointer (&contents);
}
