/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-model-private.h"

#include "remit-error.h"
#include "remit-field-value.h"
#include "remit-raci-model.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Blocks from a spreadsheet that make new lines: those that go beyond the last line, and those that
 * bring the names of their lines.  Each is one change; one bad cell refuses all of it. */

/* ---- beyond the end ---- */

/* From @column on. */
static guint
count_columns (RemitMoneyModel *self, guint column)
{
  guint end = remit_sheet_model_get_n_lines (REMIT_SHEET_MODEL (self), REMIT_SHEET_COLUMNS);

  return end > column ? end - column : 0;
}

/* Whether no text stands right of the first @room columns of a block. */
static gboolean
check_width (guint room, const char *const *texts, guint n_rows, guint n_columns, GError **error)
{
  for (guint i = 0; i < n_rows * n_columns; i++)
    if (i % n_columns >= room && texts[i] != NULL && *texts[i] != '\0')
      {
        g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                     _("“%s” and more would stand right of the last column. Add years first, or "
                        "paste further to the left."),
                     texts[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
fill_line (RemitMoneyModel *self, RemitEdit *edit, const RemitMoneyRow *row, guint column,
           const char *const *texts, guint n_columns, GError **error)
{
  for (guint i = 0; i < n_columns; i++)
    if (texts[i] != NULL && *texts[i] != '\0'
        && !_remit_money_put_text (self, edit, row, column + i, texts[i], error))
      return FALSE;
  return TRUE;
}

/* That of a new line below @above; interned. */
static const char *
get_currency (RemitMoneyModel *self, RemitId above)
{
  return g_intern_string (remit_budget_line_currency (_remit_money_graph (self), above));
}

/* A line that the sheet does not know yet, filled from a block. */
static gboolean
fill_new_line (RemitMoneyModel *self, RemitEdit *edit, RemitId above, const char *name,
               guint column, const char *const *texts, guint n_columns, GError **error)
{
  RemitId line = _remit_money_add_line (edit, above, name, error);
  RemitMoneyRow row
    = { .line = line, .name = (char *) name, .currency = get_currency (self, above) };

  return line != REMIT_ID_NONE && fill_line (self, edit, &row, column, texts, n_columns, error);
}

gboolean
_remit_money_paste_beyond (RemitSheetModel *model, guint row, guint column,
                           const char *const *texts, guint n_rows, guint n_columns, GError **error)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  guint n_lines = remit_matrix_lines_get_n (self->lines), n_made = 0;
  RemitId above = _remit_money_get_like (self, G_MAXUINT);
  g_autofree char *first
    = remit_raci_unused_name (_remit_money_graph (self), _("New budget line"));
  g_autofree char *label
    = g_strdup_printf (ngettext ("Paste %u row", "Paste %u rows", n_rows), n_rows);
  g_autoptr (RemitEdit) edit = NULL;

  if (remit_live_model_is_read_only (REMIT_LIVE_MODEL (self), error)
      || !check_width (count_columns (self, column), texts, n_rows, n_columns, error))
    return FALSE;
  edit = remit_document_begin (self->document, label);
  for (guint i = 0, at = row; i < n_rows; at++)
    {
      const RemitMoneyRow *there = _remit_money_get_row (self, at);
      const char *const *block = texts + i * n_columns;
      g_autofree char *name = NULL;

      if (there == NULL && at < n_lines) /* the header of a group */
        continue;
      i++;
      n_made += at >= n_lines;
      name = n_made > 1 ? g_strdup_printf (_("%s (%u)"), first, n_made) : g_strdup (first);
      if (at < n_lines ? !fill_line (self, edit, there, column, block, n_columns, error)
                       : !fill_new_line (self, edit, above, name, column, block, n_columns, error))
        return FALSE;
    }
  return remit_document_commit (self->document, g_steal_pointer (&edit), error);
}

/* ---- with names ---- */

/* What a column of a block is: one of the sheet, or a year that has no column yet. */
typedef struct
{
  guint column; /* G_MAXUINT: the year */
  gint64 year;
} Target;

/* "2026", "FY 2026", "FY2026"; 0 for anything else. */
static gint64
read_year (const char *text)
{
  gint64 year = 0;

  if (g_ascii_strncasecmp (text, "fy", 2) == 0)
    text += 2;
  while (g_ascii_isspace (*text))
    text++;
  if (strlen (text) != 4 || strspn (text, "0123456789") != 4)
    return 0;
  year = g_ascii_strtoll (text, NULL, 10);
  return year >= 1900 && year <= 2200 ? year : 0;
}

static gboolean
find_title (RemitMoneyModel *self, const char *text, Target *target)
{
  RemitSheetModel *model = REMIT_SHEET_MODEL (self);
  g_autofree char *folded = remit_search_fold (text);
  guint n = remit_sheet_model_get_n_lines (model, REMIT_SHEET_COLUMNS);

  *target = (Target){ G_MAXUINT, read_year (text) };
  for (guint i = 0; i < n; i++)
    {
      RemitSheetLine line = { 0 };
      g_autofree char *title = NULL;
      RemitAmountState state;
      gint64 year;

      remit_sheet_model_get_line (model, REMIT_SHEET_COLUMNS, i, &line);
      title = remit_search_fold (line.text);
      if (g_str_equal (title, folded)
          || (target->year != 0 && self->columns == REMIT_MONEY_YEARS
              && remit_money_model_get_amount_column (self, i, &year, &state)
              && year == target->year))
        {
          target->column = i;
          return TRUE;
        }
    }
  return target->year != 0 && self->columns == REMIT_MONEY_YEARS;
}

/* The first row of a block with titles says what its columns are; without one they are the columns
 * of amounts from the first on, or, where the first ones are natures, all columns. */
static GArray *
list_targets (RemitMoneyModel *self, const char *const *texts, guint n_rows, guint n_columns,
              gboolean *titled)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (Target));
  guint first = remit_money_model_find_column (self, REMIT_MONEY_FIRST_AMOUNT);

  *titled = n_rows > 1 && n_columns > 1;
  for (guint i = 1; i < n_columns; i++)
    {
      Target target;

      *titled = *titled && texts[i] != NULL && find_title (self, texts[i], &target);
      if (*titled)
        g_array_append_val (targets, target);
    }
  if (*titled)
    return targets;
  g_array_set_size (targets, 0);
  if (n_columns > 1 && texts[1] != NULL && *texts[1] != '\0'
      && _remit_money_reads_choice (REMIT_BUDGET_LINE_FIELD_NATURE, texts[1]))
    first = 0;
  for (guint i = 1; i < n_columns; i++)
    {
      Target target = { first + i - 1, 0 };

      g_array_append_val (targets, target);
    }
  return targets;
}

/* ---- which line a name means ---- */

typedef enum
{
  SEVERAL,
  NAMELESS,
  TWICE
} NameFault;

/* Always FALSE. */
static gboolean
refuse_name (GError **error, NameFault fault, const char *text)
{
  g_autofree char *excerpt = remit_excerpt (text);

  if (fault == SEVERAL)
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                 _("Several budget lines are called “%s”. Give them different names first."),
                 excerpt);
  else if (fault == NAMELESS)
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                 _("“%s” stands in a row without a name. Every row needs the name of its budget "
                    "line in the first column."),
                 excerpt);
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                 _("“%s” stands in what you paste twice. Leave one row of it."), excerpt);
  return FALSE;
}

/* @row NULL: there is none.  FALSE when there are several. */
static gboolean
find_line (RemitMoneyModel *self, const char *name, const RemitMoneyRow **row, GError **error)
{
  g_autofree char *folded = remit_search_fold (name);

  *row = NULL;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RemitMoneyRow *candidate = _remit_money_get_nth (self, i);
      g_autofree char *other = remit_search_fold (candidate->name);

      if (!g_str_equal (folded, other))
        continue;
      if (*row != NULL)
        return refuse_name (error, SEVERAL, name);
      *row = candidate;
    }
  return TRUE;
}

static gboolean
check_names (const char *const *texts, guint first, guint n_rows, guint n_columns, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = first; i < n_rows; i++)
    {
      const char *const *cells = texts + i * n_columns;
      gboolean named = cells[0] != NULL && *cells[0] != '\0';

      for (guint c = 1; c < n_columns && !named; c++)
        if (cells[c] != NULL && *cells[c] != '\0')
          return refuse_name (error, NAMELESS, cells[c]);
      if (named && !g_hash_table_add (seen, remit_search_fold (cells[0])))
        return refuse_name (error, TWICE, cells[0]);
    }
  return TRUE;
}

static gboolean
fill_targets (RemitMoneyModel *self, RemitEdit *edit, const RemitMoneyRow *row,
              const GArray *targets, const char *const *cells, GError **error)
{
  for (guint i = 0; i < targets->len; i++)
    {
      const Target *target = &g_array_index (targets, Target, i);
      const char *text = cells[i + 1];

      if (text == NULL || *text == '\0')
        continue;
      if (target->column != G_MAXUINT
            ? !_remit_money_put_text (self, edit, row, target->column, text, error)
            : !_remit_money_put_year (self, edit, row, target->year, text, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
_remit_money_paste_named (RemitSheetModel *model, guint row, const char *const *texts, guint n_rows,
                          guint n_columns, GError **error)
{
  RemitMoneyModel *self = REMIT_MONEY_MODEL (model);
  gboolean titled;
  g_autoptr (GArray) targets = list_targets (self, texts, n_rows, n_columns, &titled);
  RemitId above = _remit_money_get_like (self, row);
  const char *currency = get_currency (self, above);
  guint n = titled ? n_rows - 1 : n_rows;
  g_autofree char *label = g_strdup_printf (ngettext ("Paste %u row", "Paste %u rows", n), n);
  g_autoptr (RemitEdit) edit = NULL;

  if (remit_live_model_is_read_only (REMIT_LIVE_MODEL (self), error)
      || !check_names (texts, titled, n_rows, n_columns, error)
      || (!titled && n_columns > 1
          && !check_width (1 + count_columns (self, g_array_index (targets, Target, 0).column),
                           texts, n_rows, n_columns, error)))
    return FALSE;
  edit = remit_document_begin (self->document, label);
  for (guint i = titled; i < n_rows; i++)
    {
      const char *const *cells = texts + i * n_columns;
      const RemitMoneyRow *there;
      RemitMoneyRow fresh = { .name = (char *) cells[0], .currency = currency };

      if (cells[0] == NULL || *cells[0] == '\0')
        continue;
      if (!find_line (self, cells[0], &there, error))
        return FALSE;
      if (there == NULL)
        {
          fresh.line = _remit_money_add_line (edit, above, cells[0], error);
          if (fresh.line == REMIT_ID_NONE)
            return FALSE;
          there = &fresh;
        }
      if (!fill_targets (self, edit, there, targets, cells, error))
        return FALSE;
    }
  return remit_document_commit (self->document, g_steal_pointer (&edit), error);
}
