/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-shape.h"

#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Proposals: what was found in a sheet, in words that a person can change.  A proposal holds no
 * pointer into the workbook, so it may be copied, written down and applied to the next file of the
 * same shape. */

static void
free_letter (RemitProposalLetter *letter)
{
  g_free (letter->text);
  g_free (letter->name);
  g_free (letter);
}

static RemitProposal *
new_proposal (guint sheet, const RemitTableArea *area)
{
  RemitProposal *proposal = g_new0 (RemitProposal, 1);

  proposal->sheet = sheet;
  proposal->first_row = area->first_row;
  proposal->last_row = area->last_row;
  proposal->first_column = area->first_column;
  proposal->last_column = area->last_column;
  proposal->columns = remit_proposal_new_columns ();
  proposal->letters = g_ptr_array_new_with_free_func ((GDestroyNotify) free_letter);
  proposal->scheme = g_strdup ("raci");
  proposal->title = g_strdup ("");
  proposal->decimal = '.';
  return proposal;
}

void
remit_proposal_free (RemitProposal *proposal)
{
  if (proposal == NULL)
    return;
  g_ptr_array_unref (proposal->columns);
  g_ptr_array_unref (proposal->letters);
  g_free (proposal->scheme);
  g_free (proposal->title);
  g_free (proposal);
}

void
remit_proposal_add_letter (RemitProposal *proposal, const char *text, int duty, const char *name,
                           guint count)
{
  RemitProposalLetter *letter = g_new (RemitProposalLetter, 1);

  *letter = (RemitProposalLetter){
    .text = g_strdup (text), .duty = duty, .name = g_strdup (name), .count = count
  };
  g_ptr_array_add (proposal->letters, letter);
}

RemitProposal *
remit_proposal_copy (const RemitProposal *proposal)
{
  RemitTableArea area
    = { proposal->first_row, proposal->last_row, proposal->first_column, proposal->last_column };
  RemitProposal *copy = new_proposal (proposal->sheet, &area);

  g_free (copy->scheme);
  g_free (copy->title);
  copy->scheme = g_strdup (proposal->scheme);
  copy->title = g_strdup (proposal->title);
  copy->n_header_rows = proposal->n_header_rows;
  copy->orientation = proposal->orientation;
  copy->decimal = proposal->decimal;
  copy->confidence = proposal->confidence;
  for (guint i = 0; i < proposal->columns->len; i++)
    {
      const RemitProposalColumn *column = proposal->columns->pdata[i];
      RemitProposalColumn *own = g_new (RemitProposalColumn, 1);

      *own = (RemitProposalColumn){ column->role, g_strdup (column->name), g_strdup (column->group),
                                    g_strdup (column->letter) };
      g_ptr_array_add (copy->columns, own);
    }
  for (guint i = 0; i < proposal->letters->len; i++)
    {
      const RemitProposalLetter *letter = proposal->letters->pdata[i];

      remit_proposal_add_letter (copy, letter->text, letter->duty, letter->name, letter->count);
    }
  return copy;
}

/* ---- letters ---- */

static RemitProposalLetter *
find_letter (const RemitProposal *proposal, const char *text)
{
  for (guint i = 0; i < proposal->letters->len; i++)
    {
      RemitProposalLetter *letter = proposal->letters->pdata[i];

      if (g_ascii_strcasecmp (letter->text, text) == 0)
        return letter;
    }
  return NULL;
}

static void
count_letter (RemitProposal *proposal, const char *text, int duty, const char *name, guint count)
{
  RemitProposalLetter *known = find_letter (proposal, text);

  if (known != NULL)
    known->count += count;
  else if (proposal->letters->len < 200)
    remit_proposal_add_letter (proposal, text, duty, name, count);
}

/* What a duty is written as in the table: by its explanation, else by the scheme. */
static void
count_duty (const RemitTableShape *shape, RemitProposal *proposal, const RemitScheme *scheme,
            RemitLinkKind duty, guint count)
{
  const RemitSchemeLetter *letter = remit_scheme_letter_for (scheme, duty);

  for (guint i = 0; *scheme->key == '\0' && i < shape->letters->legend->len; i++)
    {
      const RemitLegendEntry *entry = shape->letters->legend->pdata[i];
      g_autofree char *folded = g_utf8_casefold (entry->text, -1);
      gpointer own;

      if (g_hash_table_lookup_extended (shape->letters->own, folded, NULL, &own)
          && GPOINTER_TO_INT (own) == (int) duty)
        {
          count_letter (proposal, entry->text, (int) duty, entry->name, count);
          return;
        }
    }
  if (letter != NULL)
    count_letter (proposal, letter->letter, (int) duty, letter->name, count);
}

static void
count_text (const RemitTableShape *shape, RemitProposal *proposal, const RemitScheme *scheme,
            const char *text, guint count)
{
  RemitRaciCell *cell;
  gpointer own;
  g_autofree char *folded = remit_fold_spaces (text);
  g_autofree char *key = g_utf8_casefold (folded, -1);

  if (shape->letters->own != NULL && *scheme->key != '\0'
      && g_hash_table_lookup_extended (shape->letters->own, key, NULL, &own))
    {
      count_letter (proposal, folded, GPOINTER_TO_INT (own), "", count);
      return;
    }
  cell = remit_raci_cell_read (scheme, shape->letters->own, text);
  for (RemitLinkKind duty = REMIT_LINK_FIRST_RACI; duty <= REMIT_LINK_LAST_RACI; duty++)
    if ((cell->duties & (1u << duty)) != 0)
      count_duty (shape, proposal, scheme, duty, count);
  if (*cell->unread != '\0' && strlen (cell->unread) < 60)
    count_letter (proposal, cell->unread, -1, "", count);
  remit_raci_cell_free (cell);
}

static int
compare_letters (gconstpointer a, gconstpointer b)
{
  const RemitProposalLetter *first = *(const RemitProposalLetter *const *) a;
  const RemitProposalLetter *second = *(const RemitProposalLetter *const *) b;

  if ((first->duty < 0) != (second->duty < 0))
    return first->duty < 0 ? 1 : -1;
  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;
  return strcmp (first->text, second->text);
}

void
remit_table_fill_letters (const RemitTableShape *shape, RemitProposal *proposal)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  int index = remit_table_letters_find (shape->letters, proposal->scheme);
  const RemitScheme *scheme = remit_table_letters_scheme (shape->letters, (guint) MAX (index, 0));

  g_ptr_array_set_size (proposal->letters, 0);
  if (proposal->orientation == REMIT_ORIENTATION_LETTERS_ACROSS)
    return;
  for (guint r = proposal->first_row + proposal->n_header_rows; r <= proposal->last_row; r++)
    for (guint c = 0; c < proposal->columns->len; c++)
      {
        const RemitProposalColumn *column = proposal->columns->pdata[c];
        const char *text;
        guint n;

        if (column->role != REMIT_COLUMN_LETTERS || *column->letter != '\0'
            || !remit_table_shape_has_text (shape, r, proposal->first_column + c))
          continue;
        text = remit_table_shape_text (shape, r, proposal->first_column + c);
        n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));
        if (n == 0)
          g_ptr_array_add (texts, (gpointer) text);
        g_hash_table_insert (counts, (gpointer) text, GUINT_TO_POINTER (n + 1));
      }
  for (guint i = 0; i < texts->len; i++)
    count_text (shape, proposal, scheme, texts->pdata[i],
                GPOINTER_TO_UINT (g_hash_table_lookup (counts, texts->pdata[i])));
  g_ptr_array_sort (proposal->letters, compare_letters);
}

GHashTable *
remit_proposal_own_texts (const RemitProposal *proposal)
{
  const RemitScheme *scheme = remit_scheme_builtin (proposal->scheme);
  GHashTable *own = NULL;

  for (guint i = 0; i < proposal->letters->len; i++)
    {
      const RemitProposalLetter *letter = proposal->letters->pdata[i];
      const RemitSchemeLetter *known
        = scheme != NULL ? remit_raci_letter_from_word (scheme, letter->text) : NULL;

      if (known != NULL ? (int) known->duty == letter->duty : letter->duty < 0 && scheme != NULL)
        continue;
      if (own == NULL)
        own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (own, g_utf8_casefold (letter->text, -1), GINT_TO_POINTER (letter->duty));
    }
  return own;
}

/* ---- the scheme ---- */

static char
free_sign (const RemitProposalLetter *letter, guint taken)
{
  g_autofree char *texts
    = g_strconcat (letter->text, letter->name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", NULL);

  for (const char *p = texts; *p != '\0'; p++)
    if (g_ascii_isalpha (*p) && (taken & (1u << (g_ascii_toupper (*p) - 'A'))) == 0)
      return g_ascii_toupper (*p);
  return 'X';
}

static RemitScheme *
make_scheme (const RemitProposal *proposal)
{
  RemitScheme *scheme = g_new0 (RemitScheme, 1);
  RemitSchemeLetter *letters = g_new0 (RemitSchemeLetter, MAX (proposal->letters->len, 1));
  guint signs = 0, duties = 0, n = 0;

  for (guint i = 0; i < proposal->letters->len; i++)
    {
      const RemitProposalLetter *letter = proposal->letters->pdata[i];
      char sign[2] = { 0 };

      if (letter->duty < 0 || (duties & (1u << letter->duty)) != 0 || n >= 26)
        continue;
      sign[0] = free_sign (letter, signs);
      signs |= 1u << (sign[0] - 'A');
      duties |= 1u << letter->duty;
      letters[n++]
        = (RemitSchemeLetter){ g_strdup (sign),
                               (RemitLinkKind) letter->duty,
                               g_strdup (*letter->name != '\0' ? letter->name : letter->text),
                               g_strdup (""),
                               0,
                               -1 };
    }
  scheme->key = g_strdup ("");
  scheme->name = g_strdup_printf (_("Letters of %s"), proposal->title);
  scheme->note = g_strdup ("");
  scheme->letters = letters;
  scheme->n_letters = n;
  return scheme;
}

RemitScheme *
remit_proposal_scheme (const RemitProposal *proposal, const RemitGraph *graph)
{
  RemitScheme *scheme
    = *proposal->scheme != '\0' ? remit_scheme_lookup (graph, proposal->scheme) : NULL;

  return scheme != NULL ? scheme : make_scheme (proposal);
}

/* ---- proposing ---- */

/* Numbers in columns of texts have a comma for the point when one of them can only be read so. */
static char
find_decimal (const RemitTableShape *shape, const RemitProposal *proposal)
{
  for (guint r = proposal->first_row; r <= proposal->last_row; r++)
    for (guint c = 0; c < proposal->columns->len; c++)
      {
        const char *text;
        const char *comma;

        if (((RemitProposalColumn *) proposal->columns->pdata[c])->role != REMIT_COLUMN_TEXT
            || remit_table_shape_kind (shape, r, proposal->first_column + c) != REMIT_TEXT_NUMBER)
          continue;
        text = remit_table_shape_text (shape, r, proposal->first_column + c);
        comma = strrchr (text, ',');
        if (comma != NULL && strchr (comma, '.') == NULL && strspn (comma + 1, "0123456789") != 3)
          return ',';
      }
  return '.';
}

static RemitProposal *
describe (RemitTableShape *shape, RemitTableFound *found)
{
  RemitProposal *proposal = new_proposal (shape->sheet, &found->area);
  guint n_read, n_filled;
  guint index = remit_table_choose_scheme (shape, found, &n_read, &n_filled);
  const RemitScheme *scheme = remit_table_letters_scheme (shape->letters, index);
  RemitTableCount count;

  g_free (proposal->scheme);
  g_free (proposal->title);
  proposal->scheme = g_strdup (scheme->key);
  proposal->title = remit_table_title (shape, &found->area);
  proposal->n_header_rows = found->n_header;
  remit_table_count (shape, found, scheme, &count);
  proposal->orientation = remit_table_orient (shape, found, &count);
  proposal->confidence = remit_table_rate (shape, found, scheme, &count, proposal->title);
  remit_table_fill_columns (shape, found, proposal);
  remit_table_fill_letters (shape, proposal);
  proposal->decimal = find_decimal (shape, proposal);
  return proposal;
}

/* A table that Remit wrote is the only one of its sheet. */
static gboolean
propose_marked (const RemitTableShape *shape, GPtrArray *proposals)
{
  static const RemitTableArea nowhere = { 0 };
  g_autoptr (RemitProposal) proposal = new_proposal (shape->sheet, &nowhere);

  g_free (proposal->title);
  proposal->title = remit_table_title (shape, &nowhere);
  if (!remit_table_read_marks (shape, proposal))
    return FALSE;
  g_ptr_array_add (proposals, g_steal_pointer (&proposal));
  return TRUE;
}

GPtrArray *
remit_workbook_propose_with (const RemitWorkbook *workbook, const RemitGraph *graph,
                             GHashTable *own, int sheet, guint confidence)
{
  GPtrArray *proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_proposal_free);

  for (guint s = 0; s < workbook->sheets->len; s++)
    {
      g_autoptr (RemitTableShape) shape = NULL;
      g_autoptr (GPtrArray) tables = NULL;

      if (sheet >= 0 ? s != (guint) sheet : remit_workbook_sheet_is_hidden (workbook, s))
        continue;
      shape = remit_table_shape_new (workbook, graph, s, own);
      if (propose_marked (shape, proposals))
        continue;
      tables = remit_table_find (shape);
      for (guint i = 0; i < tables->len; i++)
        {
          RemitProposal *proposal = describe (shape, tables->pdata[i]);

          if (proposal->confidence >= confidence)
            g_ptr_array_add (proposals, proposal);
          else
            remit_proposal_free (proposal);
        }
    }
  return proposals;
}

/* Less sure than this is no table of responsibilities. */
#define CONFIDENT 50

GPtrArray *
remit_workbook_propose (const RemitWorkbook *workbook, const RemitGraph *graph)
{
  return remit_workbook_propose_with (workbook, graph, NULL, -1, CONFIDENT);
}

RemitProposal *
remit_workbook_propose_area (const RemitWorkbook *workbook, const RemitGraph *graph,
                             GHashTable *own, guint sheet, const RemitTableArea *area)
{
  g_autoptr (RemitTableShape) shape = remit_table_shape_new (workbook, graph, sheet, own);
  g_autoptr (RemitTableFound) found = g_new0 (RemitTableFound, 1);
  guint rows = remit_table_grid_n_rows (shape->grid);
  guint columns = remit_table_grid_n_columns (shape->grid);

  found->area = (RemitTableArea){ MIN (area->first_row, MAX (rows, 1) - 1),
                                  MIN (area->last_row, MAX (rows, 1) - 1),
                                  MIN (area->first_column, MAX (columns, 1) - 1),
                                  MIN (area->last_column, MAX (columns, 1) - 1) };
  if (!remit_table_find_header (shape, found, G_MAXUINT))
    remit_table_find_header (shape, found, 1);
  return describe (shape, found);
}

RemitProposal *
remit_workbook_propose_range (const RemitWorkbook *workbook, const RemitGraph *graph, guint sheet,
                              guint first_row, guint last_row, guint first_column,
                              guint last_column)
{
  RemitTableArea area = { first_row, last_row, first_column, last_column };

  return remit_workbook_propose_area (workbook, graph, NULL, sheet, &area);
}

void
remit_proposal_update (RemitProposal *proposal, const RemitWorkbook *workbook,
                       const RemitGraph *graph)
{
  g_autoptr (GHashTable) own = remit_proposal_own_texts (proposal);
  g_autoptr (RemitTableShape) shape = remit_table_shape_new (workbook, graph, proposal->sheet, own);
  g_autoptr (RemitTableFound) found = g_new0 (RemitTableFound, 1);

  if (proposal->columns->len > 0
      && ((RemitProposalColumn *) proposal->columns->pdata[0])->role == REMIT_COLUMN_ID)
    {
      remit_table_fill_letters (shape, proposal);
      return;
    }
  proposal->n_header_rows
    = MIN (proposal->n_header_rows, proposal->last_row - proposal->first_row + 1);
  found->area = (RemitTableArea){ proposal->first_row, proposal->last_row, proposal->first_column,
                                  proposal->last_column };
  remit_table_find_header (shape, found, proposal->n_header_rows);
  found->across = proposal->orientation == REMIT_ORIENTATION_LETTERS_ACROSS;
  remit_table_fill_columns (shape, found, proposal);
  remit_table_fill_letters (shape, proposal);
}

/* ---- places ---- */

char *
remit_cell_name (guint row, guint column)
{
  char letters[8];
  guint n = sizeof letters - 1;

  letters[n] = '\0';
  for (guint64 c = (guint64) column + 1; c > 0; c = (c - 1) / 26)
    letters[--n] = (char) ('A' + (c - 1) % 26);
  return g_strdup_printf ("%s%u", letters + n, row + 1);
}

static gboolean
parse_cell (const char **p, guint *row, guint *column)
{
  guint64 r = 0, c = 0;

  for (; **p == '$' || g_ascii_isalpha (**p); (*p)++)
    if (**p != '$')
      c = MIN (c * 26 + (guint64) (g_ascii_toupper (**p) - 'A') + 1, G_MAXUINT32);
  for (; **p == '$' || g_ascii_isdigit (**p); (*p)++)
    if (**p != '$')
      r = MIN (r * 10 + (guint64) (**p - '0'), G_MAXUINT32);
  if (c == 0 || r == 0 || c > 16384 || r > 1048576)
    return FALSE;
  *row = (guint) r - 1;
  *column = (guint) c - 1;
  return TRUE;
}

gboolean
remit_range_parse (const char *text, guint *first_row, guint *last_row, guint *first_column,
                   guint *last_column)
{
  const char *p = text;

  if (!parse_cell (&p, first_row, first_column))
    return FALSE;
  *last_row = *first_row;
  *last_column = *first_column;
  if (*p == ':')
    {
      p++;
      if (!parse_cell (&p, last_row, last_column))
        return FALSE;
    }
  return *p == '\0' && *last_row >= *first_row && *last_column >= *first_column;
}
