/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreements"
#include "remit-agreements-model-private.h"

#include "remit-error.h"
#include "remit-money.h"
#include "remit-register-edits.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a typed objective, hours of service or a measured value make of an agreement.  What it has
 * several of is edited in the inspector. */

#define UNIT_PERCENT "%"
#define WHOLE (100 * G_GINT64_CONSTANT (1000000)) /* 100 %, in millionths */
#define MOST_DAYS 3660                            /* of a rolling window */

/* ---- targets ---- */

/* What a person means by "Availability ≥ 99.9 % in 30 days"; numbers are -1 where not said. */
typedef struct
{
  int indicator;  /* RemitIndicator */
  char *name;     /* of another indicator, NULL; owned */
  int comparison; /* RemitOperator */
  gint64 target;
  char *unit; /* "" not said; owned */
  int window; /* RemitWindow */
  gint64 days;
} Target;

static void
clear_target (Target *target)
{
  g_free (target->name);
  g_free (target->unit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, clear_target)

static const char *
skip_operator (const char *text, int *comparison)
{
  static const struct
  {
    const char *sign;
    RemitOperator comparison;
  } signs[] = {
    { "≥", REMIT_OPERATOR_AT_LEAST }, { ">=", REMIT_OPERATOR_AT_LEAST },
    { "≤", REMIT_OPERATOR_AT_MOST },  { "<=", REMIT_OPERATOR_AT_MOST },
    { ">", REMIT_OPERATOR_MORE },     { "<", REMIT_OPERATOR_LESS },
    { "=", REMIT_OPERATOR_EQUAL },
  };

  *comparison = -1;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (text, signs[i].sign))
      {
        *comparison = signs[i].comparison;
        text += strlen (signs[i].sign);
        break;
      }
  while (g_ascii_isspace (*text))
    text++;
  return text;
}

/* Where a comparison or a figure begins; the end when there is none. */
static const char *
find_promise (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int comparison;

      skip_operator (p, &comparison);
      if (comparison >= 0 || g_ascii_isdigit (*p) || (*p == '-' && g_ascii_isdigit (p[1])))
        return p;
    }
  return text + strlen (text);
}

/* What is measured: an indicator, by as much of its name as it begins with; with a comparison also
 * a name of one's own. */
static gboolean
read_indicator (const char *text, Target *target)
{
  const RemitEnumValue *values
    = remit_table_info (REMIT_TABLE_OBJECTIVE)->fields[REMIT_OBJECTIVE_FIELD_INDICATOR].values;
  g_autofree char *typed = remit_search_fold (text);

  target->indicator = -1;
  if (*typed == '\0')
    return TRUE;
  for (int i = 0; i < REMIT_INDICATOR_OTHER; i++)
    {
      g_autofree char *label = remit_search_fold (_(values[i].label));

      target->indicator = i;
      if (g_str_has_prefix (label, typed) || g_str_has_prefix (values[i].key, typed))
        return TRUE;
    }
  target->indicator = REMIT_INDICATOR_OTHER;
  target->name = g_strdup (text);
  return target->comparison >= 0;
}

/* Takes @word off the end of @text, where it stands alone. */
static gboolean
take_word (char *text, const char *word)
{
  gsize length = strlen (text), end = strlen (word);

  if (!g_str_has_suffix (text, word) || (length > end && text[length - end - 1] != ' '))
    return FALSE;
  text[length - end] = '\0';
  g_strchomp (text);
  return TRUE;
}

/* "in 30 days", in the language of the program or in English. */
static gboolean
take_days (char *text, gint64 *days)
{
  const char *last = text + strlen (text);
  g_autofree char *translated = NULL;
  g_autofree char *one = NULL;
  g_autofree char *several = NULL;

  while (last > text && !g_ascii_isdigit (last[-1]))
    last--;
  while (last > text && g_ascii_isdigit (last[-1]))
    last--;
  *days = g_ascii_strtoll (last, NULL, 10);
  if (!g_ascii_isdigit (*last) || *days > MOST_DAYS)
    return FALSE;
  translated = g_strdup_printf (ngettext ("in %u day", "in %u days", (guint) *days), (guint) *days);
  one = g_strdup_printf ("in %u day", (guint) *days);
  several = g_strdup_printf ("in %u days", (guint) *days);
  return take_word (text, translated) || take_word (text, several) || take_word (text, one);
}

static void
take_window (char *text, Target *target)
{
  const char *const months[] = { C_ ("window of an objective", "a month"), "a calendar month",
                                 "calendar month", "a month", "per month" };

  target->window = -1;
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (take_word (text, months[i]))
      {
        target->window = REMIT_WINDOW_CALENDAR_MONTH;
        return;
      }
  if (take_days (text, &target->days))
    target->window = REMIT_WINDOW_ROLLING;
}

static gboolean
read_number (const char **text, gint64 *number)
{
  gsize length = strspn (*text, "-0123456789.,");
  g_autofree char *digits = g_strndup (*text, length);

  g_strdelimit (digits, ",", '.');
  *text += length;
  return *digits != '\0' && remit_decimal_parse (digits, number, NULL);
}

static gboolean
read_target (const char *text, Target *target, GError **error)
{
  const char *promise = find_promise (text);
  const char *rest = skip_operator (promise, &target->comparison);
  g_autofree char *indicator = g_strstrip (g_strndup (text, promise - text));

  if (!read_number (&rest, &target->target) || !read_indicator (indicator, target))
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("“%s” is no target. Write a number and a unit, such as 99.9 %%, ≤ 4 h or "
                      "≥ 99.5 %% in 30 days."),
                   text);
      return FALSE;
    }
  target->unit = g_strstrip (g_strdup (rest));
  take_window (target->unit, target);
  if (target->window == REMIT_WINDOW_ROLLING && target->days == 0)
    return _remit_agreements_refuse (error,
                                     _("A window of 0 days measures nothing. Write how many "
                                        "days it looks back at, such as “in 30 days”, or “a "
                                        "month”."));
  return TRUE;
}

/* A share of time is within 0 and 100 %. */
static gboolean
check_share (const char *unit, gint64 number, GError **error)
{
  if (!g_str_equal (unit, UNIT_PERCENT) || (number >= 0 && number <= WHOLE))
    return TRUE;
  return _remit_agreements_refuse (error,
                                   _("A share is between 0 % and 100 %. Write another one."));
}

static RemitId
add_objective (RemitEdit *edit, RemitId agreement, const Target *target)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_OBJECTIVE);
  gboolean share = *target->unit == '\0' || g_str_equal (target->unit, UNIT_PERCENT);

  remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_NODE, agreement);
  remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_INDICATOR,
                        share ? REMIT_INDICATOR_AVAILABILITY : REMIT_INDICATOR_RESPONSE);
  remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_COMPARISON,
                        share ? REMIT_OPERATOR_AT_LEAST : REMIT_OPERATOR_AT_MOST);
  remit_row_set_text (row, REMIT_OBJECTIVE_FIELD_NAME, "");
  remit_row_set_text (row, REMIT_OBJECTIVE_FIELD_UNIT, share ? UNIT_PERCENT : target->unit);
  return remit_edit_insert (edit, row);
}

/* What was not said stays as it is. */
static gboolean
store_target (RemitEdit *edit, RemitId id, const Target *target, GError **error)
{
  const struct
  {
    guint field;
    gint64 number;
    gboolean said;
  } numbers[] = {
    { REMIT_OBJECTIVE_FIELD_INDICATOR, target->indicator, target->indicator >= 0 },
    { REMIT_OBJECTIVE_FIELD_COMPARISON, target->comparison, target->comparison >= 0 },
    { REMIT_OBJECTIVE_FIELD_WINDOW, target->window, target->window >= 0 },
    { REMIT_OBJECTIVE_FIELD_WINDOW_DAYS, target->days, target->window == REMIT_WINDOW_ROLLING },
    { REMIT_OBJECTIVE_FIELD_TARGET, target->target, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i].said
        && !remit_edit_set_number (edit, REMIT_TABLE_OBJECTIVE, id, numbers[i].field,
                                   numbers[i].number, error))
      return FALSE;
  if (target->name != NULL
      && !remit_edit_set_text (edit, REMIT_TABLE_OBJECTIVE, id, REMIT_OBJECTIVE_FIELD_NAME,
                               target->name, error))
    return FALSE;
  return *target->unit == '\0'
         || remit_edit_set_text (edit, REMIT_TABLE_OBJECTIVE, id, REMIT_OBJECTIVE_FIELD_UNIT,
                                 target->unit, error);
}

/* The only objective of an agreement; *id is REMIT_ID_NONE without any; FALSE for several. */
static gboolean
find_objective (RemitEdit *edit, RemitId agreement, RemitId *id, GError **error)
{
  guint n;
  const RemitRow *const *rows = remit_graph_referrers (
    remit_edit_get_graph (edit), REMIT_TABLE_OBJECTIVE, REMIT_OBJECTIVE_FIELD_NODE, agreement, &n);

  *id = n == 1 ? rows[0]->id : REMIT_ID_NONE;
  return n <= 1
         || _remit_agreements_refuse (
           error, _("It has several objectives. Change them in the inspector (Alt+Enter)."));
}

static const RemitObjective *
get_objective (RemitEdit *edit, RemitId id)
{
  return (const RemitObjective *) remit_graph_get (remit_edit_get_graph (edit),
                                                   REMIT_TABLE_OBJECTIVE, id);
}

gboolean
_remit_agreements_set_objective (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                                 const char *text, GError **error)
{
  g_auto (Target) target = { 0 };
  RemitId objective;

  if (!find_objective (edit, id, &objective, error))
    return FALSE;
  if (*text == '\0')
    return objective == REMIT_ID_NONE
           || remit_edit_set_number (edit, REMIT_TABLE_OBJECTIVE, objective,
                                     REMIT_OBJECTIVE_FIELD_TARGET, REMIT_UNSET, error);
  if (!read_target (text, &target, error))
    return FALSE;
  if (objective == REMIT_ID_NONE)
    objective = add_objective (edit, id, &target);
  return store_target (edit, objective, &target, error)
         && check_share (get_objective (edit, objective)->unit, target.target, error);
}

/* The same; without any only when @clearing, where nothing is to be done. */
static gboolean
need_objective (RemitEdit *edit, RemitId agreement, gboolean clearing, RemitId *id, GError **error)
{
  if (!find_objective (edit, agreement, id, error))
    return FALSE;
  return *id != REMIT_ID_NONE || clearing
         || _remit_agreements_refuse (
           error, _("It promises nothing yet. Type a target first, such as 99.9 %."));
}

gboolean
_remit_agreements_set_hours (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                             const char *text, GError **error)
{
  RemitId objective;

  if (!need_objective (edit, id, *text == '\0', &objective, error))
    return FALSE;
  return objective == REMIT_ID_NONE
         || remit_edit_set_text (edit, REMIT_TABLE_OBJECTIVE, objective,
                                 REMIT_OBJECTIVE_FIELD_HOURS, text, error);
}

/* ---- credits ---- */

/* Reads "99.9: 5 %", "99.9 % 5". */
static gboolean
read_step (const char *text, const char *unit, gint64 *bound, gint64 *credit)
{
  const char *rest = text;

  if (!read_number (&rest, bound))
    return FALSE;
  while (*rest == ' ')
    rest++;
  if (*unit != '\0' && g_str_has_prefix (rest, unit))
    rest += strlen (unit);
  while (*rest == ' ' || *rest == ':')
    rest++;
  return remit_share_parse (rest, credit);
}

static gboolean
add_step (RemitEdit *edit, RemitId objective, const char *text, GError **error)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_CREDIT);
  g_autoptr (GPtrArray) steps
    = remit_graph_owned (remit_edit_get_graph (edit), REMIT_TABLE_CREDIT, objective);
  gint64 bound, credit;

  if (!read_step (text, get_objective (edit, objective)->unit, &bound, &credit))
    {
      g_set_error (
        error, REMIT_ERROR, REMIT_ERROR_FORMAT,
        _("“%s” is no credit step. Write a bound and what is given back beyond it, such "
           "as 99.9: 5 %%; 99.5: 10 %%."),
        text);
      return FALSE;
    }
  for (guint i = 0; i < steps->len; i++)
    if (((const RemitCreditRow *) steps->pdata[i])->bound == bound)
      {
        g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                     _("“%s” has the bound of another step. Give each step its own."), text);
        return FALSE;
      }
  remit_row_set_number (row, REMIT_CREDIT_FIELD_OBJECTIVE, objective);
  remit_row_set_number (row, REMIT_CREDIT_FIELD_BOUND, bound);
  remit_row_set_number (row, REMIT_CREDIT_FIELD_CREDIT, credit);
  return remit_edit_insert (edit, row) != REMIT_ID_NONE;
}

gboolean
_remit_agreements_set_credits (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                               const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GPtrArray) before = NULL;
  RemitId objective;

  if (!need_objective (edit, id, *text == '\0', &objective, error))
    return FALSE;
  before = remit_graph_owned (remit_edit_get_graph (edit), REMIT_TABLE_CREDIT, objective);
  while (before->len > 0)
    {
      if (!remit_edit_delete (edit, REMIT_TABLE_CREDIT, ((const RemitRow *) before->pdata[0])->id,
                              error))
        return FALSE;
      g_ptr_array_unref (before);
      before = remit_graph_owned (remit_edit_get_graph (edit), REMIT_TABLE_CREDIT, objective);
    }
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && !add_step (edit, objective, parts[i], error))
      return FALSE;
  return TRUE;
}

/* ---- measured values ---- */

/* The value of a day, @day 0: the newest; REMIT_ID_NONE. */
static RemitId
find_measurement (const RemitGraph *graph, RemitId objective, int day)
{
  const RemitMeasurement *found = NULL;
  guint n;
  const RemitRow *const *rows = remit_graph_referrers (
    graph, REMIT_TABLE_MEASUREMENT, REMIT_MEASUREMENT_FIELD_OBJECTIVE, objective, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitMeasurement *row = (const RemitMeasurement *) rows[i];

      if ((day == 0 || row->day == day)
          && (found == NULL || row->day > found->day
              || (row->day == found->day && row->row.id > found->row.id)))
        found = row;
    }
  return found != NULL ? found->row.id : REMIT_ID_NONE;
}

static gboolean
read_measured (RemitAgreementsModel *self, const char *text, const char *unit, gint64 *value,
               int *day, GError **error)
{
  g_autofree char *number
    = remit_register_take_day (text, remit_agreements_model_get_today (self), day, error);
  const char *rest = number;

  if (number == NULL)
    return FALSE;
  if (!read_number (&rest, value))
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("“%s” is no value. Write a number, and its day when it is not of today, such "
                      "as 99.9 2026-03-31."),
                   text);
      return FALSE;
    }
  while (*rest == ' ')
    rest++;
  if (*rest != '\0' && !g_str_equal (rest, unit))
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("It is promised in “%s”, not in “%s”. Write the value in the same unit."),
                   unit, rest);
      return FALSE;
    }
  return check_share (unit, *value, error);
}

gboolean
_remit_agreements_set_measured (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                                const char *text, GError **error)
{
  g_autoptr (RemitRow) fresh = NULL;
  RemitId objective, row;
  gint64 value;
  int day;

  if (!need_objective (edit, id, *text == '\0', &objective, error))
    return FALSE;
  row = objective != REMIT_ID_NONE ? find_measurement (remit_edit_get_graph (edit), objective, 0)
                                   : REMIT_ID_NONE;
  if (*text == '\0')
    return row == REMIT_ID_NONE || remit_edit_delete (edit, REMIT_TABLE_MEASUREMENT, row, error);
  if (!read_measured (self, text, get_objective (edit, objective)->unit, &value, &day, error))
    return FALSE;
  row = find_measurement (remit_edit_get_graph (edit), objective, day);
  if (row != REMIT_ID_NONE)
    return remit_edit_set_number (edit, REMIT_TABLE_MEASUREMENT, row, REMIT_MEASUREMENT_FIELD_VALUE,
                                  value, error);
  fresh = remit_row_new (REMIT_TABLE_MEASUREMENT);
  remit_row_set_number (fresh, REMIT_MEASUREMENT_FIELD_NODE, id);
  remit_row_set_number (fresh, REMIT_MEASUREMENT_FIELD_OBJECTIVE, objective);
  remit_row_set_number (fresh, REMIT_MEASUREMENT_FIELD_DAY, day);
  remit_row_set_number (fresh, REMIT_MEASUREMENT_FIELD_VALUE, value);
  return remit_edit_insert (edit, fresh) != REMIT_ID_NONE;
}
