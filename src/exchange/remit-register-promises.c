/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-read-private.h"

#include "remit-error.h"
#include "remit-raci-cell.h"
#include "remit-register-words.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The facts of agreements and KPIs.  A target may bring its comparison and its unit ("≥ 99.5 %");
 * columns of their own go before that. */

/* Takes @message. */
static void
warn_role (RemitRegisterReader *reader, const char *kind, guint row, RemitRegisterRole role,
           char *message)
{
  guint index = (guint) MAX (reader->column_of[role], 0);
  g_autofree char *key = g_strdup_printf ("%s|%u", kind, index);

  _remit_register_content_warn_alike (reader->content, key, row, remit_reader_place (reader, index),
                                      message);
}

static void
warn_unknown (RemitRegisterReader *reader, guint row, RemitRegisterRole role, const char *text)
{
  g_autofree char *excerpt = remit_excerpt (text);
  g_autofree char *kind = g_strdup_printf ("unknown %s", excerpt);

  warn_role (reader, kind, row, role,
             g_strdup_printf (_("“%s” is not known for “%s”. It was left out."), excerpt,
                              remit_register_role_label (role)));
}

/* ---- targets ---- */

/* "99.5 %" is a figure and a unit; what stands behind the last digit is the unit. */
static char *
cut_unit (char *text)
{
  char *end = text, *unit;

  for (char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      end = p + 1;
  unit = g_strstrip (g_strdup (end));
  *end = '\0';
  g_strstrip (text);
  return unit;
}

/* Reads "≥ 99.5 %"; *unit and *comparison stay as they are when it brings none. */
static gboolean
read_target (RemitRegisterReader *reader, guint row, RemitRegisterRole role, const char *text,
             gint64 *value, char **unit, int *comparison)
{
  const char *rest = text;
  int found = remit_words_take_operator (&rest);
  g_autofree char *figure = g_strdup (rest);
  g_autofree char *brought = cut_unit (figure);

  if (*text == '\0' || remit_words_is_nothing (text))
    return FALSE;
  if (*figure == '\0')
    {
      warn_unknown (reader, row, role, text);
      return FALSE;
    }
  if (!_remit_reader_decimal (reader, row, (guint) reader->column_of[role], figure, value))
    return FALSE;
  if (found >= 0 && comparison != NULL)
    *comparison = found;
  if (*brought != '\0' && unit != NULL && **unit == '\0')
    {
      g_free (*unit);
      *unit = g_steal_pointer (&brought);
    }
  return TRUE;
}

/* ---- objectives ---- */

static void
give_number (RemitRegisterReader *reader, RemitRegisterObjective *objective, guint field,
             RemitRegisterRole role, gint64 number)
{
  const RemitField *info = &remit_table_info (REMIT_TABLE_OBJECTIVE)->fields[field];
  g_autoptr (GError) problem = NULL;

  if (!remit_field_check_number (info, number, &problem))
    {
      warn_role (reader, "refused", objective->row, role, g_strdup (problem->message));
      return;
    }
  objective->given |= 1u << field;
  objective->numbers[field] = number;
  objective->columns[field] = remit_reader_place (reader, (guint) MAX (reader->column_of[role], 0));
}

static void
give_text (RemitRegisterReader *reader, RemitRegisterObjective *objective, guint field,
           RemitRegisterRole role, const char *text)
{
  objective->given |= 1u << field;
  objective->texts[field] = _remit_register_content_keep (reader->content, text);
  objective->columns[field] = remit_reader_place (reader, (guint) MAX (reader->column_of[role], 0));
}

static void
read_choice (RemitRegisterReader *reader, RemitRegisterObjective *objective, guint field,
             RemitRegisterRole role)
{
  g_autofree char *text = _remit_reader_role_text (reader, objective->row, role);
  int value;

  if (*text == '\0')
    return;
  value = remit_words_choice (REMIT_TABLE_OBJECTIVE, field, text);
  if (value >= 0)
    give_number (reader, objective, field, role, value);
  else if (role != REMIT_REGISTER_INDICATOR)
    warn_unknown (reader, objective->row, role, text);
  else
    {
      /* Any other thing that is measured has its own name. */
      give_number (reader, objective, field, role, REMIT_INDICATOR_OTHER);
      if (reader->column_of[REMIT_REGISTER_OBJECTIVE] < 0)
        give_text (reader, objective, REMIT_OBJECTIVE_FIELD_NAME, role, text);
    }
}

static void
read_promise (RemitRegisterReader *reader, RemitRegisterObjective *objective)
{
  guint row = objective->row;
  g_autofree char *text = _remit_reader_role_text (reader, row, REMIT_REGISTER_TARGET);
  g_autofree char *unit = _remit_reader_role_text (reader, row, REMIT_REGISTER_UNIT);
  gint64 target = REMIT_UNSET;
  int comparison = -1;

  if (read_target (reader, row, REMIT_REGISTER_TARGET, text, &target, &unit, &comparison))
    {
      give_number (reader, objective, REMIT_OBJECTIVE_FIELD_TARGET, REMIT_REGISTER_TARGET, target);
      if (strcmp (unit, "%") == 0 && target > 100 * REMIT_DECIMAL_ONE)
        warn_role (reader, "above-all", row, REMIT_REGISTER_TARGET,
                   g_strdup_printf (_("“%s” is more than 100 %%. It was taken as it is."), text));
    }
  else if (reader->content->ours && *text == '\0')
    give_number (reader, objective, REMIT_OBJECTIVE_FIELD_TARGET, REMIT_REGISTER_TARGET,
                 REMIT_UNSET);
  if (comparison >= 0)
    give_number (reader, objective, REMIT_OBJECTIVE_FIELD_COMPARISON, REMIT_REGISTER_TARGET,
                 comparison);
  read_choice (reader, objective, REMIT_OBJECTIVE_FIELD_COMPARISON, REMIT_REGISTER_OPERATOR);
  if (*unit != '\0' || (reader->content->ours && reader->column_of[REMIT_REGISTER_UNIT] >= 0))
    give_text (reader, objective, REMIT_OBJECTIVE_FIELD_UNIT,
               reader->column_of[REMIT_REGISTER_UNIT] >= 0 ? REMIT_REGISTER_UNIT
                                                           : REMIT_REGISTER_TARGET,
               unit);
}

static void
read_window (RemitRegisterReader *reader, RemitRegisterObjective *objective)
{
  g_autofree char *text = _remit_reader_role_text (reader, objective->row, REMIT_REGISTER_WINDOW);
  gint64 days;
  int window;

  if (*text == '\0' || remit_words_is_nothing (text))
    return;
  if (!remit_words_window (text, &window, &days))
    {
      g_autofree char *excerpt = remit_excerpt (text);

      warn_role (
        reader, "window", objective->row, REMIT_REGISTER_WINDOW,
        g_strdup_printf (_("“%s” is not a window of time. It was left out; write “calendar "
                            "month” or “30 days rolling”."),
                         excerpt));
      return;
    }
  if (days == 0)
    {
      warn_role (reader, "no-days", objective->row, REMIT_REGISTER_WINDOW,
                 g_strdup (_("A window of 0 days has nothing to look at. It was left out.")));
      return;
    }
  give_number (reader, objective, REMIT_OBJECTIVE_FIELD_WINDOW, REMIT_REGISTER_WINDOW, window);
  if (days != REMIT_UNSET)
    give_number (reader, objective, REMIT_OBJECTIVE_FIELD_WINDOW_DAYS, REMIT_REGISTER_WINDOW, days);
}

/* What a row leaves open: per cent are of availability, and less is better of times. */
static void
complete (RemitRegisterReader *reader, RemitRegisterObjective *objective)
{
  const guint indicator = REMIT_OBJECTIVE_FIELD_INDICATOR;
  const guint comparison = REMIT_OBJECTIVE_FIELD_COMPARISON;
  const char *unit = objective->texts[REMIT_OBJECTIVE_FIELD_UNIT];

  if ((objective->given & (1u << indicator)) == 0 && unit != NULL && strcmp (unit, "%") != 0)
    give_number (reader, objective, indicator, REMIT_REGISTER_TARGET, REMIT_INDICATOR_OTHER);
  if ((objective->given & (1u << comparison)) != 0
      || (objective->given & (1u << REMIT_OBJECTIVE_FIELD_TARGET)) == 0
      || objective->numbers[indicator] < REMIT_INDICATOR_FRESHNESS
      || objective->numbers[indicator] > REMIT_INDICATOR_RESPONSE)
    return;
  give_number (reader, objective, comparison, REMIT_REGISTER_TARGET, REMIT_OPERATOR_AT_MOST);
  warn_role (
    reader, "at-most", objective->row, REMIT_REGISTER_TARGET,
    g_strdup (_("The target has no comparison. It was read as the most that is allowed.")));
}

static void
read_objective (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row, RemitId id)
{
  static const struct
  {
    RemitRegisterRole role;
    guint field;
  } texts[] = { { REMIT_REGISTER_OBJECTIVE, REMIT_OBJECTIVE_FIELD_NAME },
                { REMIT_REGISTER_HOURS, REMIT_OBJECTIVE_FIELD_HOURS } };
  RemitRegisterObjective objective = { .id = id, .row = row };

  read_choice (reader, &objective, REMIT_OBJECTIVE_FIELD_INDICATOR, REMIT_REGISTER_INDICATOR);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = _remit_reader_role_text (reader, row, texts[i].role);

      if (*text != '\0' || (id != REMIT_ID_NONE && reader->column_of[texts[i].role] >= 0))
        give_text (reader, &objective, texts[i].field, texts[i].role, text);
    }
  read_promise (reader, &objective);
  read_window (reader, &objective);
  if (id == REMIT_ID_NONE && reader->content->ours
      && objective.given
           == (objective.given
               & ((1u << REMIT_OBJECTIVE_FIELD_TARGET) | (1u << REMIT_OBJECTIVE_FIELD_UNIT)))
      && ((objective.given & (1u << REMIT_OBJECTIVE_FIELD_TARGET)) == 0
          || objective.numbers[REMIT_OBJECTIVE_FIELD_TARGET] == REMIT_UNSET))
    return; /* all its cells are empty */
  if (objective.given == 0)
    return;
  if (!reader->content->ours)
    complete (reader, &objective);
  g_array_append_val (thing->objectives, objective);
}

/* ---- agreements ---- */

static void
read_kind (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row)
{
  g_autofree char *text = _remit_reader_role_text (reader, row, REMIT_REGISTER_AGREEMENT_KIND);
  int kind;

  if (*text == '\0')
    return;
  kind = remit_words_agreement_kind (text);
  if (kind < 0)
    warn_unknown (reader, row, REMIT_REGISTER_AGREEMENT_KIND, text);
  else if (thing->kind < 0)
    thing->kind = kind;
}

/* A promise to oneself is none. */
static void
check_parties (RemitRegisterReader *reader, guint row)
{
  g_autofree char *provider = _remit_reader_role_text (reader, row, REMIT_REGISTER_PROVIDER);
  g_autofree char *customer = _remit_reader_role_text (reader, row, REMIT_REGISTER_CUSTOMER);
  g_autofree char *left = remit_search_fold (provider), *right = remit_search_fold (customer);

  if (*left != '\0' && strcmp (left, right) == 0)
    warn_role (
      reader, "itself", row, REMIT_REGISTER_CUSTOMER,
      g_strdup_printf (_("“%s” is provider and customer of one agreement. It was taken as "
                          "it is; check who promises to whom."),
                       customer));
}

static void
read_date (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row,
           RemitRegisterRole role, RemitTable table, guint field)
{
  int day;

  if (reader->column_of[role] >= 0 && _remit_reader_day (reader, row, role, &day)
      && (day != 0 || reader->content->ours))
    _remit_reader_add_field (reader, thing, role, row, table, field, day, NULL);
}

void
_remit_reader_read_agreement (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row,
                              RemitId objective)
{
  read_kind (reader, thing, row);
  check_parties (reader, row);
  read_date (reader, thing, row, REMIT_REGISTER_VALID_FROM, REMIT_TABLE_NODE,
             REMIT_NODE_FIELD_STARTS);
  read_date (reader, thing, row, REMIT_REGISTER_VALID_TO, REMIT_TABLE_NODE, REMIT_NODE_FIELD_ENDS);
  read_date (reader, thing, row, REMIT_REGISTER_REVIEW, REMIT_TABLE_REVIEW,
             REMIT_REVIEW_FIELD_NEXT_DUE);
  read_objective (reader, thing, row, objective);
}

/* ---- KPIs ---- */

static void
add_text (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row, RemitRegisterRole role,
          guint field)
{
  g_autofree char *text = _remit_reader_role_text (reader, row, role);

  if (reader->column_of[role] >= 0 && (*text != '\0' || reader->content->ours))
    _remit_reader_add_field (reader, thing, role, row, REMIT_TABLE_KPI, field, 0, text);
}

static void
add_figure (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row,
            RemitRegisterRole role, guint field, char **unit)
{
  g_autofree char *text = _remit_reader_role_text (reader, row, role);
  gint64 value;

  if (reader->column_of[role] < 0)
    return;
  if (*text == '\0' || remit_words_is_nothing (text))
    {
      if (reader->content->ours)
        _remit_reader_add_field (reader, thing, role, row, REMIT_TABLE_KPI, field, REMIT_UNSET,
                                 NULL);
    }
  else if (read_target (reader, row, role, text, &value, unit, NULL))
    _remit_reader_add_field (reader, thing, role, row, REMIT_TABLE_KPI, field, value, NULL);
}

static void
add_direction (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row)
{
  g_autofree char *text = _remit_reader_role_text (reader, row, REMIT_REGISTER_DIRECTION);
  int value;

  if (*text == '\0')
    return;
  value = remit_words_choice (REMIT_TABLE_KPI, REMIT_KPI_FIELD_DIRECTION, text);
  if (value < 0)
    warn_unknown (reader, row, REMIT_REGISTER_DIRECTION, text);
  else
    _remit_reader_add_field (reader, thing, REMIT_REGISTER_DIRECTION, row, REMIT_TABLE_KPI,
                             REMIT_KPI_FIELD_DIRECTION, value, NULL);
}

static void
add_value (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row, guint index, int day)
{
  g_autofree char *text = _remit_reader_text (reader, row, index), *figure = NULL, *unit = NULL;
  RemitRegisterFact *fact;
  gint64 value = REMIT_UNSET;
  gboolean blank = *text == '\0' || remit_words_is_nothing (text);

  if (blank ? !reader->content->ours : day == 0)
    {
      if (!blank)
        warn_role (reader, "no-day-of-value", row, REMIT_REGISTER_VALUE,
                   g_strdup (_("Nothing says of which day the value is. It was left out; name the "
                                "day in the header or in a column.")));
      return;
    }
  figure = g_strdup (text);
  unit = cut_unit (figure);
  if (!blank
      && !_remit_reader_decimal (reader, row, index, *figure != '\0' ? figure : text, &value))
    return;
  fact = _remit_register_thing_add (thing, REMIT_FACT_VALUE, REMIT_REGISTER_VALUE, row,
                                    remit_reader_place (reader, index));
  fact->number = value;
  fact->blank = blank;
  fact->day = day;
}

static void
add_values (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row)
{
  int of_row;

  if (!_remit_reader_day (reader, row, REMIT_REGISTER_DAY, &of_row))
    of_row = 0;
  for (guint i = 0; i < reader->proposal->columns->len; i++)
    {
      const RemitRegisterColumn *column = remit_reader_column (reader, i);

      if (column->role == REMIT_REGISTER_VALUE)
        add_value (reader, thing, row, i, column->day != 0 ? column->day : of_row);
    }
}

void
_remit_reader_read_kpi (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row)
{
  g_autofree char *unit = _remit_reader_role_text (reader, row, REMIT_REGISTER_UNIT);

  add_text (reader, thing, row, REMIT_REGISTER_FORMULA, REMIT_KPI_FIELD_FORMULA);
  add_direction (reader, thing, row);
  add_figure (reader, thing, row, REMIT_REGISTER_BASELINE, REMIT_KPI_FIELD_BASELINE, &unit);
  add_figure (reader, thing, row, REMIT_REGISTER_TARGET, REMIT_KPI_FIELD_TARGET, &unit);
  add_figure (reader, thing, row, REMIT_REGISTER_AMBER, REMIT_KPI_FIELD_AMBER, &unit);
  add_figure (reader, thing, row, REMIT_REGISTER_RED, REMIT_KPI_FIELD_RED, &unit);
  if (*unit != '\0' || (reader->content->ours && reader->column_of[REMIT_REGISTER_UNIT] >= 0))
    _remit_reader_add_field (reader, thing,
                             reader->column_of[REMIT_REGISTER_UNIT] >= 0 ? REMIT_REGISTER_UNIT
                                                                         : REMIT_REGISTER_TARGET,
                             row, REMIT_TABLE_KPI, REMIT_KPI_FIELD_UNIT, 0, unit);
  read_date (reader, thing, row, REMIT_REGISTER_TARGET_DAY, REMIT_TABLE_KPI,
             REMIT_KPI_FIELD_TARGET_DAY);
  add_text (reader, thing, row, REMIT_REGISTER_FREQUENCY, REMIT_KPI_FIELD_FREQUENCY);
  add_text (reader, thing, row, REMIT_REGISTER_SOURCE, REMIT_KPI_FIELD_SOURCE);
  add_values (reader, thing, row);
}
