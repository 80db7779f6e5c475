/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-read-private.h"

#include "remit-budget.h"
#include "remit-date.h"
#include "remit-error.h"
#include "remit-money.h"
#include "remit-raci-cell.h"
#include "remit-register-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The amounts of budget lines.  A figure that cannot be read is left out and told by its cell; none
 * is taken for another one.  What is added up is what the file says, digit by digit, and beside it
 * what the document gets, so that the difference that rounding makes can be told. */

typedef struct
{
  gint64 year; /* fiscal, REMIT_UNSET */
  gint64 month;
  int state; /* -1 */
} RowPeriod;

/* ---- periods ---- */

static gint64
fiscal_month (const RemitRegisterReader *reader, int month)
{
  return (month - reader->start_month + 12) % 12 + 1;
}

/* A number is a month of the fiscal year already, a name one of the calendar. */
static gint64
read_month (const RemitRegisterReader *reader, const char *text)
{
  RemitPeriod period;
  guint64 number;

  if (g_ascii_string_to_unsigned (text, 10, 1, 12, &number, NULL))
    return (gint64) number;
  remit_words_period (text, &period);
  return period.month > 0 ? fiscal_month (reader, period.month) : 0;
}

static void
read_period (const RemitRegisterReader *reader, guint row, RowPeriod *period)
{
  g_autofree char *year = _remit_reader_role_text (reader, row, REMIT_REGISTER_YEAR);
  g_autofree char *month = _remit_reader_role_text (reader, row, REMIT_REGISTER_MONTH);
  g_autofree char *state = _remit_reader_role_text (reader, row, REMIT_REGISTER_STATE);
  RemitPeriod named;
  int day;

  *period = (RowPeriod){ .year = REMIT_UNSET, .state = -1 };
  remit_words_period (year, &named);
  if (remit_words_day (year, &day) == REMIT_DAY_READ)
    {
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, (guint32) day);
      period->year = remit_fiscal_year (day, reader->start_month);
      period->month = fiscal_month (reader, (int) g_date_get_month (&date));
    }
  else if (named.quarter == 0 && !named.others)
    {
      period->year = named.year;
      if (named.month > 0 && named.year != REMIT_UNSET)
        {
          period->month = fiscal_month (reader, named.month);
          period->year += reader->start_month > 1 && named.month >= reader->start_month;
        }
    }
  if (*month != '\0')
    period->month = read_month (reader, month);
  if (*state != '\0')
    period->state = remit_words_choice (REMIT_TABLE_AMOUNT, REMIT_AMOUNT_FIELD_STATE, state);
}

/* The period of an amount: what its column says, else its row, else the whole register. */
static RowPeriod
combine (const RemitRegisterReader *reader, const RemitRegisterColumn *column, const RowPeriod *row)
{
  RowPeriod period = { column->year, column->month, column->state };

  if (period.year == REMIT_UNSET)
    period.year = row->year;
  if (period.month == 0)
    period.month = row->month;
  if (period.state < 0)
    period.state = row->state >= 0 ? row->state : reader->proposal->state;
  return period;
}

GArray *
_remit_reader_slots (RemitRegisterReader *reader, guint row)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (gint64));
  RowPeriod of_row;

  read_period (reader, row, &of_row);
  for (guint i = 0; i < reader->proposal->columns->len; i++)
    if (remit_reader_column (reader, i)->role == REMIT_REGISTER_AMOUNT)
      {
        RowPeriod period = combine (reader, remit_reader_column (reader, i), &of_row);
        gint64 slot
          = period.year == REMIT_UNSET ? -1 : (period.year * 16 + period.month) * 8 + period.state;

        g_array_append_val (slots, slot);
      }
  return slots;
}

/* ---- tallies ---- */

static RemitRegisterTally *
need_tally (RemitRegisterReader *reader, guint column, const char *currency, int state)
{
  RemitRegisterTally fresh = { .column = column, .state = state };

  for (guint i = 0; i < reader->tallies->len; i++)
    {
      RemitRegisterTally *tally = &g_array_index (reader->tallies, RemitRegisterTally, i);

      if (tally->column == column && tally->state == state
          && strcmp (tally->currency, currency) == 0)
        return tally;
    }
  g_strlcpy (fresh.currency, currency, sizeof fresh.currency);
  g_array_append_val (reader->tallies, fresh);
  return &g_array_index (reader->tallies, RemitRegisterTally, reader->tallies->len - 1);
}

/* ---- figures ---- */

typedef struct
{
  RemitRegisterReader *reader;
  RemitRegisterThing *thing;
  guint row;
  char currency[4];
  guint digits; /* of the currency */
} Line;

/* Takes @message. */
static void
warn_figure (const Line *line, const char *kind, guint index, char *message)
{
  g_autofree char *key = g_strdup_printf ("%s|%u", kind, index);

  _remit_register_content_warn_alike (line->reader->content, key, line->row,
                                      remit_reader_place (line->reader, index), message);
}

/* Each cell for itself: these are what a wrong sign would do. */
static void
warn_sign (const Line *line, guint index, const char *text, gboolean either)
{
  g_autofree char *where = remit_cell_name (line->row, remit_reader_place (line->reader, index));
  g_autofree char *excerpt = remit_excerpt (text);
  char decimal[] = { line->reader->proposal->decimal, '\0' };

  _remit_register_content_warn (
    line->reader->content, where,
    either ? _("“%s” would be read a thousand times too large if “%s” does not stand before "
                "decimals, and other amounts say so. It was left out; choose the decimal sign.")
           : _("“%s” cannot be read with “%s” before decimals. It was left out; check the decimal "
                "sign."),
    excerpt, decimal);
}

static guint
unit_digits (gint64 unit)
{
  guint digits = 0;

  for (; unit >= 10; unit /= 10)
    digits++;
  return digits;
}

static void
warn_rounded (const Line *line, guint index, const char *text, gint64 minor)
{
  g_autofree char *excerpt = remit_excerpt (text);
  g_autofree char *money = remit_money_format (minor, line->currency);

  warn_figure (
    line, "rounded", index,
    g_strdup_printf (_("“%s” is finer than the currency. It was rounded to %s."), excerpt, money));
}

static void
note_either (const Line *line, guint index)
{
  RemitRegisterReader *reader = line->reader;

  if (reader->n_either++ > 0)
    return;
  reader->either_row = line->row;
  reader->either_column = remit_reader_place (reader, index);
}

/* A figure in minor units; FALSE after a remark. */
static gboolean
read_figure (const Line *line, guint index, const char *text, RemitRegisterTally *tally,
             gint64 *minor)
{
  const RemitRegisterProposal *proposal = line->reader->proposal;
  g_autofree char *excerpt = remit_excerpt (text), *kind = NULL;
  RemitNumber number;
  gboolean finer;

  switch (remit_number_read (text, proposal->decimal, &number))
    {
    case REMIT_NUMBER_READ:
      break;
    case REMIT_NUMBER_OTHER_SIGN:
      warn_sign (line, index, text, FALSE);
      return FALSE;
    case REMIT_NUMBER_SHORTENED:
      warn_figure (line, "shortened", index,
                   g_strdup_printf (_("“%s” is shortened. It was left out; write all digits, or "
                                       "say that all amounts are in thousands."),
                                    excerpt));
      return FALSE;
    default:
      kind = g_strdup_printf ("no-figure %s", excerpt);
      warn_figure (line, kind, index,
                   g_strdup_printf (_("“%s” is not an amount. It was left out."), excerpt));
      return FALSE;
    }
  if (number.either && line->reader->doubtful)
    {
      warn_sign (line, index, text, TRUE);
      return FALSE;
    }
  if (*number.currency != '\0' && strcmp (number.currency, line->currency) != 0)
    {
      warn_figure (line, "currency", index,
                   g_strdup_printf (_("“%s” is in %s, but its line is in %s. It was left out."),
                                    excerpt, number.currency,
                                    *line->currency != '\0' ? line->currency : _("no currency")));
      return FALSE;
    }
  if (!remit_number_scale (&number, line->digits + unit_digits (proposal->unit), minor, &finer))
    {
      warn_figure (line, "overflow", index,
                   g_strdup_printf (_("“%s” is more money than Remit can count. It was left out; "
                                       "use a larger unit."),
                                    excerpt));
      return FALSE;
    }
  if (number.either)
    note_either (line, index);
  if (finer)
    {
      tally->n_finer++;
      warn_rounded (line, index, text, *minor);
    }
  if (number.grouped && strpbrk (text, ".,") != NULL && tally->n_grouped++ < G_MAXUINT)
    {
      g_autofree char *plain = remit_number_format (&number);

      warn_figure (line, "grouped", index,
                   g_strdup_printf (_("“%s” has a sign between thousands, unlike most amounts. It "
                                       "was read as %s."),
                                    excerpt, plain));
    }
  remit_number_sum_add (&tally->sum, &number);
  tally->overflow = tally->overflow || !remit_money_add (tally->minor, *minor, &tally->minor);
  tally->n_amounts++;
  tally->n_negative += *minor < 0;
  return TRUE;
}

static void
note_blank (const Line *line, guint index, const char *text, RemitRegisterTally *tally)
{
  g_autofree char *excerpt = remit_excerpt (text);
  g_autofree char *kind = g_strdup_printf ("blank %s", text);

  tally->n_blank++;
  if (line->reader->content->ours)
    return;
  warn_figure (line, kind, index,
               *text == '\0' ? g_strdup (_("The cell is empty: no amount was read."))
                             : g_strdup_printf (_("“%s” was read as no amount."), excerpt));
}

static void
add_amount (const Line *line, guint index, const RowPeriod *period, gint64 minor, gboolean blank)
{
  RemitRegisterFact *fact
    = _remit_register_thing_add (line->thing, REMIT_FACT_AMOUNT, REMIT_REGISTER_AMOUNT, line->row,
                                 remit_reader_place (line->reader, index));

  fact->number = minor;
  fact->blank = blank;
  fact->year = period->year;
  fact->month = period->month;
  fact->state = period->state;
}

static void
read_amount (const Line *line, guint index, const RowPeriod *of_row)
{
  RemitRegisterReader *reader = line->reader;
  RowPeriod period = combine (reader, remit_reader_column (reader, index), of_row);
  gboolean by_state = reader->column_of[REMIT_REGISTER_STATE] >= 0
                      && remit_reader_column (reader, index)->state < 0;
  RemitRegisterTally *tally
    = need_tally (reader, index, line->currency, by_state ? period.state : -1);
  g_autofree char *text = _remit_reader_text (reader, line->row, index);
  gint64 minor = 0;

  if (*text == '\0' || remit_words_is_nothing (text))
    {
      note_blank (line, index, text, tally);
      if (reader->content->ours && period.year != REMIT_UNSET)
        add_amount (line, index, &period, 0, TRUE);
      return;
    }
  if (period.year == REMIT_UNSET)
    {
      warn_figure (line, "no-year", index,
                   g_strdup (_("Nothing says which year the amount is for. It was left out; name "
                                "the year in the header or in a column.")));
      return;
    }
  if (read_figure (line, index, text, tally, &minor))
    add_amount (line, index, &period, minor, FALSE);
}

/* ---- lines ---- */

static void
add_choice (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row,
            RemitRegisterRole role, guint field)
{
  g_autofree char *text = _remit_reader_role_text (reader, row, role);
  g_autofree char *excerpt = remit_excerpt (text);
  int value;

  if (*text == '\0' || remit_words_is_nothing (text))
    return;
  value = remit_words_choice (REMIT_TABLE_BUDGET_LINE, field, text);
  if (value >= 0)
    {
      _remit_reader_add_field (reader, thing, role, row, REMIT_TABLE_BUDGET_LINE, field, value,
                               NULL);
      return;
    }
  _remit_register_content_warn_alike (
    reader->content, excerpt, row, remit_reader_place (reader, reader->column_of[role]),
    g_strdup_printf (_("“%s” is not known for “%s”. It was left out."), excerpt,
                     remit_register_role_label (role)));
}

static gboolean
take_figure_currency (RemitRegisterReader *reader, guint row, char currency[4])
{
  for (guint i = 0; i < reader->proposal->columns->len; i++)
    {
      RemitNumber number;

      if (remit_reader_column (reader, i)->role != REMIT_REGISTER_AMOUNT
          || remit_number_read (
               remit_table_grid_cell (reader->grid, row, remit_reader_place (reader, i)),
               reader->proposal->decimal, &number)
               != REMIT_NUMBER_READ
          || remit_currency_digits (number.currency) < 0)
        continue;
      g_strlcpy (currency, number.currency, 4);
      return TRUE;
    }
  return FALSE;
}

/* The currency of a row: of its cell, of the figures in it, of the register, of the document.
 * Returns whether the file or a person said it. */
static gboolean
find_currency (RemitRegisterReader *reader, guint row, char currency[4])
{
  g_autofree char *text = _remit_reader_role_text (reader, row, REMIT_REGISTER_CURRENCY);
  g_autofree char *code = g_ascii_strup (text, -1);
  g_autofree char *excerpt = remit_excerpt (text);

  if (remit_currency_digits (code) >= 0)
    {
      g_strlcpy (currency, code, 4);
      return TRUE;
    }
  if (*code != '\0' && !remit_words_is_nothing (text))
    _remit_register_content_warn_alike (
      reader->content, "unknown-currency", row,
      remit_reader_place (reader, reader->column_of[REMIT_REGISTER_CURRENCY]),
      g_strdup_printf (_("“%s” is not a currency. Use a code of ISO 4217 such as EUR."), excerpt));
  else if (take_figure_currency (reader, row, currency))
    return TRUE;
  g_strlcpy (currency,
             *reader->proposal->currency != '\0' ? reader->proposal->currency
                                                 : remit_graph_meta (reader->graph, "currency"),
             4);
  return *reader->proposal->currency != '\0';
}

void
_remit_reader_read_line (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row)
{
  g_autofree char *category = _remit_reader_role_text (reader, row, REMIT_REGISTER_CATEGORY);
  g_autofree char *state = _remit_reader_role_text (reader, row, REMIT_REGISTER_STATE);
  Line line = { .reader = reader, .thing = thing, .row = row };
  RowPeriod of_row;
  gboolean said;
  int digits;

  add_choice (reader, thing, row, REMIT_REGISTER_NATURE, REMIT_BUDGET_LINE_FIELD_NATURE);
  add_choice (reader, thing, row, REMIT_REGISTER_RECURRENCE, REMIT_BUDGET_LINE_FIELD_RECURRENCE);
  if (reader->column_of[REMIT_REGISTER_CATEGORY] >= 0
      && (*category != '\0' || reader->content->ours))
    _remit_reader_add_field (reader, thing, REMIT_REGISTER_CATEGORY, row, REMIT_TABLE_BUDGET_LINE,
                             REMIT_BUDGET_LINE_FIELD_CATEGORY, 0, category);
  said = find_currency (reader, row, line.currency);
  if (*thing->currency == '\0')
    {
      g_strlcpy (thing->currency, line.currency, sizeof thing->currency);
      thing->has_currency = said;
    }
  g_strlcpy (line.currency, thing->currency, sizeof line.currency);
  digits = remit_currency_digits (line.currency);
  line.digits = digits >= 0 ? (guint) digits : 2;
  read_period (reader, row, &of_row);
  if (*state != '\0' && of_row.state < 0)
    {
      g_autofree char *excerpt = remit_excerpt (state);

      _remit_register_content_warn_alike (
        reader->content, excerpt, row,
        remit_reader_place (reader, reader->column_of[REMIT_REGISTER_STATE]),
        g_strdup_printf (_("“%s” is not a state of an amount. Plan, approved, forecast, committed "
                            "and actual are. The amount of the row was left out."),
                         excerpt));
      return;
    }
  for (guint i = 0; i < reader->proposal->columns->len; i++)
    if (remit_reader_column (reader, i)->role == REMIT_REGISTER_AMOUNT)
      read_amount (&line, i, &of_row);
}

/* ---- totals ---- */

static char *
name_tally (const RemitRegisterReader *reader, const RemitRegisterTally *tally)
{
  const RemitEnumValue *states
    = remit_table_info (REMIT_TABLE_AMOUNT)->fields[REMIT_AMOUNT_FIELD_STATE].values;
  const char *name = remit_reader_column (reader, tally->column)->name;

  if (tally->state < 0)
    return g_strdup (name);
  /* Translators: a column of amounts and their state: "Amount, actual". */
  return g_strdup_printf (_("%s, %s"), name, _(states[tally->state].label));
}

static void
tell_tally (RemitRegisterReader *reader, const RemitRegisterTally *tally,
            const RemitRegisterTotal *total)
{
  g_autofree char *grouped = g_strdup_printf ("grouped|%u", tally->column);

  if (tally->n_negative > 0 && !reader->content->ours)
    _remit_register_content_warn (reader->content, total->where,
                                  ngettext ("%u amount of “%s” is negative. It was kept.",
                                            "%u amounts of “%s” are negative. They were kept.",
                                            tally->n_negative),
                                  tally->n_negative, total->name);
  if (tally->n_finer > 0 && !tally->overflow)
    {
      g_autofree char *money = remit_money_format (tally->minor, tally->currency);

      _remit_register_content_warn (
        reader->content, total->where,
        _("“%s” adds up to %s in the file. With what was rounded, the document gets %s."),
        total->name, total->total, money);
    }
  /* Where most amounts have signs between thousands, that is how the file is written. */
  if (tally->n_grouped * 2 > tally->n_amounts)
    _remit_register_content_drop_alike (reader->content, grouped);
}

static void
add_total (RemitRegisterReader *reader, const RemitRegisterTally *tally)
{
  RemitRegisterTotal *total = g_new (RemitRegisterTotal, 1);
  guint head = reader->proposal->first_row + MAX (reader->proposal->n_header_rows, 1) - 1;

  *total = (RemitRegisterTotal){
    .name = name_tally (reader, tally),
    .where = remit_cell_name (head, remit_reader_place (reader, tally->column)),
    .total = remit_number_sum_format (&tally->sum),
    .currency = g_strdup (tally->currency),
    .n_amounts = tally->n_amounts,
    .n_negative = tally->n_negative,
    .n_blank = tally->n_blank,
    .n_finer = tally->n_finer,
  };
  g_ptr_array_add (reader->content->totals, total);
  tell_tally (reader, tally, total);
}

static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  const RemitRegisterTally *left = a, *right = b;

  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;
  if (left->state != right->state)
    return left->state < right->state ? -1 : 1;
  return strcmp (left->currency, right->currency);
}

static void
tell_guess (RemitRegisterReader *reader)
{
  const char *text
    = remit_table_grid_cell (reader->grid, reader->either_row, reader->either_column);
  char other = reader->proposal->decimal == '.' ? ',' : '.';
  g_autofree char *where = remit_cell_name (reader->either_row, reader->either_column);
  g_autofree char *excerpt = remit_excerpt (text), *here = NULL, *there = NULL;
  char sign[] = { other, '\0' };
  RemitNumber number;

  if (reader->n_either == 0 || !reader->proposal->decimal_is_guess)
    return;
  remit_number_read (text, reader->proposal->decimal, &number);
  here = remit_number_format (&number);
  remit_number_read (text, other, &number);
  there = remit_number_format (&number);
  _remit_register_content_warn (
    reader->content, where,
    _(
      "“%s” was read as %s. With “%s” before decimals it would be %s, and no amount tells which is "
      "right: check the decimal sign."),
    excerpt, here, sign, there);
}

static void
tell_spans (RemitRegisterReader *reader)
{
  if (!reader->spans || reader->start_month != 1 || reader->content->ours)
    return;
  for (guint i = 0; i < reader->proposal->columns->len; i++)
    {
      const RemitRegisterColumn *column = remit_reader_column (reader, i);
      guint head = reader->proposal->first_row + MAX (reader->proposal->n_header_rows, 1) - 1;
      g_autofree char *where = remit_cell_name (head, remit_reader_place (reader, i));
      RemitPeriod period;

      remit_words_period (column->name, &period);
      if (column->role != REMIT_REGISTER_AMOUNT || !period.is_span)
        continue;
      _remit_register_content_warn (
        reader->content, where,
        _("“%s” was read as the fiscal year %d, in which it ends, but the document's fiscal years "
           "begin in January. Set the month in which they begin in the document's properties."),
        column->name, (int) column->year);
      return;
    }
}

void
_remit_reader_finish_money (RemitRegisterReader *reader)
{
  g_array_sort (reader->tallies, compare_tallies);
  for (guint i = 0; i < reader->tallies->len; i++)
    {
      const RemitRegisterTally *tally = &g_array_index (reader->tallies, RemitRegisterTally, i);
      gboolean other = (i > 0 && tally[-1].column == tally->column)
                       || (i + 1 < reader->tallies->len && tally[1].column == tally->column);

      /* Of several, one that only has empty cells is none. */
      if (tally->n_amounts > 0 || !other)
        add_total (reader, tally);
    }
  tell_guess (reader);
  tell_spans (reader);
}
