/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-words.h"

#include "remit-date.h"
#include "remit-raci-cell.h"
#include "remit-register-private.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* English words of headers and cells, and those that Remit writes in the present language. */

#define SHORTEST_INSIDE 5 /* of a phrase among others; a shorter one says nothing there */

char *
remit_words_normalise (const char *text)
{
  g_autofree char *folded = remit_search_fold (text);
  GString *words = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (words, c);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);
  return g_string_free (words, FALSE);
}

/* Whether @phrase is one of those in @list, which "|" separates. */
static gboolean
list_has (const char *list, const char *phrase)
{
  gsize n = strlen (phrase);

  for (const char *p = list; n > 0 && p != NULL; p = strchr (p, '|'))
    {
      p += *p == '|';
      if (strncmp (p, phrase, n) == 0 && (p[n] == '|' || p[n] == '\0'))
        return TRUE;
    }
  return FALSE;
}

/* Whether @text has one of the phrases of @list as whole words. */
static gboolean
has_phrase (const char *text, const char *list, gsize shortest)
{
  g_auto (GStrv) phrases = g_strsplit (list, "|", -1);
  g_autofree char *padded = g_strdup_printf (" %s ", text);

  for (guint i = 0; phrases[i] != NULL; i++)
    {
      g_autofree char *phrase = g_strdup_printf (" %s ", phrases[i]);

      if (strlen (phrases[i]) >= shortest && strstr (padded, phrase) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_year (long number)
{
  return number >= 1900 && number <= 2199;
}

/* ---- roles ---- */

typedef struct
{
  RemitRegisterRole role;
  const char *phrases;
} RoleWords;

/* Of all sorts; the first that fits counts. */
static const RoleWords common_words[] = {
  { REMIT_REGISTER_NAME, "name|title|line item" },
  { REMIT_REGISTER_OWNER, "owner|owned by|responsible|accountable|responsible party" },
  { REMIT_REGISTER_NOTE, "note|notes|remark|remarks|comment|comments" },
};

static const RoleWords budget_words[] = {
  { REMIT_REGISTER_NAME, "budget line|budget item|line|item|cost item|budget "
                         "position|description|cost element|expense" },
  { REMIT_REGISTER_PAYER_UNIT,
    "part of|portfolio|division|payer unit|payer part of|ministry|business area" },
  { REMIT_REGISTER_PAYER, "payer|payers|paid by|pays|who pays|agency|department "
                          "agency|department|cost centre|cost center|"
                          "budget holder|funded by|funding|sponsor|business unit|budget owner" },
  { REMIT_REGISTER_COVERS,
    "covers|covered|program|programme|project|initiative|component|system|application|service|"
    "product|for|used for|platform" },
  { REMIT_REGISTER_NATURE,
    "capex or opex|capex opex|opex capex|nature|capital or operating|cost nature|budget nature" },
  { REMIT_REGISTER_RECURRENCE,
    "recurrence|recurring|one time or recurring|one time recurring|one off or recurring" },
  { REMIT_REGISTER_CATEGORY,
    "category|expense type|cost type|type|expense category|cost category|account|type of cost" },
  { REMIT_REGISTER_CURRENCY, "currency|curr|ccy" },
  { REMIT_REGISTER_YEAR, "year|fiscal year|financial year|fy|budget year|period" },
  { REMIT_REGISTER_MONTH, "month|fiscal month" },
  { REMIT_REGISTER_STATE, "state|status|scenario|version|kind of figure|budget state" },
  { REMIT_REGISTER_AMOUNT,
    "amount|amounts|budget|cost|costs|value|price|spend|spending|total cost|sum" },
};

static const RoleWords agreement_words[] = {
  { REMIT_REGISTER_AGREEMENT_KIND,
    "kind of agreement|agreement type|type of agreement|type|kind|agreement kind|sla or ola" },
  { REMIT_REGISTER_NAME, "agreement|agreements|sla|ola|contract|agreement name|service level "
                         "agreement|sla name" },
  { REMIT_REGISTER_PROVIDER, "provider|provided by|supplier|vendor|service provider|delivered by" },
  { REMIT_REGISTER_CUSTOMER,
    "customer|received by|recipient|consumer|client|promised to|service customer" },
  { REMIT_REGISTER_COVERS,
    "covers|covered|component|components|service|services|system|application|scope|product" },
  { REMIT_REGISTER_SUPPORTS, "supports|supported agreement|underpins|supports agreement" },
  { REMIT_REGISTER_INDICATOR, "indicator|sli|measure|metric|service level indicator" },
  { REMIT_REGISTER_OBJECTIVE, "objective|slo|service level objective|objective name" },
  { REMIT_REGISTER_OPERATOR, "comparison|operator|condition" },
  { REMIT_REGISTER_TARGET,
    "target|target value|threshold|service level|level|promise|goal|service level target" },
  { REMIT_REGISTER_UNIT, "unit|units|unit of measure" },
  { REMIT_REGISTER_WINDOW, "window|measured over|measurement period|measurement window|period" },
  { REMIT_REGISTER_HOURS, "hours of service|hours|service hours|support hours|service time" },
  { REMIT_REGISTER_VALID_FROM,
    "valid from|start|start date|starts|from|in force from|effective from|effective date" },
  { REMIT_REGISTER_VALID_TO,
    "valid to|valid until|end|end date|ends|to|until|expires|expiry|expiry date" },
  { REMIT_REGISTER_REVIEW, "next review|review|review date|next review date|reviewed on" },
};

static const RoleWords kpi_words[] = {
  { REMIT_REGISTER_NAME, "kpi|kpis|kpi name|metric|measure|indicator|key performance indicator" },
  { REMIT_REGISTER_COVERS, "measures|covers|what it measures|component|goal|service" },
  { REMIT_REGISTER_FORMULA, "formula|calculation|how it is calculated|definition" },
  { REMIT_REGISTER_UNIT, "unit|units|unit of measure" },
  { REMIT_REGISTER_DIRECTION, "direction|good is|better when|polarity|desired direction" },
  { REMIT_REGISTER_BASELINE, "baseline|base value|starting value" },
  { REMIT_REGISTER_TARGET_DAY, "target date|target day|by when|due|due date|target by" },
  { REMIT_REGISTER_TARGET, "target|target value|goal value" },
  { REMIT_REGISTER_AMBER, "amber from|amber|yellow|warning|amber threshold" },
  { REMIT_REGISTER_RED, "red from|red|critical|red threshold" },
  { REMIT_REGISTER_FREQUENCY, "frequency|how often|reported|reporting frequency|rhythm" },
  { REMIT_REGISTER_SOURCE, "source|data source|source of data" },
  { REMIT_REGISTER_AGREED_BY, "agreed by|agreed with|approved by" },
  { REMIT_REGISTER_VISIBLE_TO, "visible to|can see|shared with|audience" },
  { REMIT_REGISTER_DAY, "date of the value|date|day|measured on|as of" },
  { REMIT_REGISTER_VALUE, "value|actual|current|current value|measured value|result|actual value" },
};

static const struct
{
  const RoleWords *words;
  guint n;
} sort_words[REMIT_N_REGISTER_SORTS] = {
  [REMIT_REGISTER_BUDGET] = { budget_words, G_N_ELEMENTS (budget_words) },
  [REMIT_REGISTER_AGREEMENTS] = { agreement_words, G_N_ELEMENTS (agreement_words) },
  [REMIT_REGISTER_KPIS] = { kpi_words, G_N_ELEMENTS (kpi_words) },
};

static RemitRegisterRole
find_words (const RoleWords *words, guint n, const char *header, gboolean whole)
{
  for (guint i = 0; i < n; i++)
    if (whole ? list_has (words[i].phrases, header)
              : has_phrase (header, words[i].phrases, SHORTEST_INSIDE))
      return words[i].role;
  return REMIT_REGISTER_SKIP;
}

static RemitRegisterRole
find_label (RemitRegisterSort sort, const char *header)
{
  for (const RemitRegisterRole *p = remit_register_roles (sort); *p != REMIT_N_REGISTER_ROLES; p++)
    {
      g_autofree char *label = remit_words_normalise (remit_register_role_label (*p));

      if (*p != REMIT_REGISTER_SKIP && *p != REMIT_REGISTER_TEXT && g_str_equal (label, header))
        return *p;
    }
  return REMIT_REGISTER_SKIP;
}

RemitRegisterRole
remit_words_role (RemitRegisterSort sort, const char *text, guint *sure)
{
  g_autofree char *header = remit_words_normalise (text);
  RemitRegisterRole role = REMIT_REGISTER_SKIP;

  *sure = 0;
  if (*header == '\0' || strlen (header) > 60)
    return REMIT_REGISTER_TEXT;
  for (guint whole = 2; role == REMIT_REGISTER_SKIP && whole-- > 0;)
    {
      *sure = whole == 1 ? 3 : 1;
      role = whole == 1 ? find_label (sort, header) : REMIT_REGISTER_SKIP;
      if (role == REMIT_REGISTER_SKIP)
        role = find_words (sort_words[sort].words, sort_words[sort].n, header, whole == 1);
      if (role == REMIT_REGISTER_SKIP)
        role = find_words (common_words, G_N_ELEMENTS (common_words), header, whole == 1);
      if (role != REMIT_REGISTER_SKIP && _remit_register_sort_has_role (sort, role))
        return role;
      role = REMIT_REGISTER_SKIP;
    }
  *sure = 0;
  return REMIT_REGISTER_TEXT;
}

gboolean
remit_words_is_sum (const char *text)
{
  g_autofree char *header = remit_words_normalise (text);

  return has_phrase (header,
                     "total|totals|grand total|sum|subtotal|sub total|difference|variance|"
                     "change|growth|delta|balance",
                     0);
}

gboolean
remit_words_is_total (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  gboolean total = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    if (list_has ("total|totals|subtotal|subtotals|sum|overall", parts[i]))
      total = TRUE;
    else if (!list_has (
               "grand|sub|budget|cost|costs|amount|amounts|capex|opex|expense|expenses|"
               "spend|in|for|of|all|and|plan|actual|forecast|lines|years|year|eur|usd|gbp|aud",
               parts[i])
             && !is_year (strtol (parts[i], NULL, 10)))
      return FALSE;
  return total;
}

gint64
remit_words_unit (const char *text)
{
  g_autofree char *words = remit_words_normalise (text);

  if (has_phrase (words, "thousand|thousands|000|000s|keur|kusd|kaud|teur|tsd", 0)
      || strstr (text, "k€") != NULL || strstr (text, "k$") != NULL)
    return 1000;
  return has_phrase (words, "million|millions|meur|mio", 0) ? 1000000 : 1;
}

/* ---- periods ---- */

static const char *const month_names[]
  = { "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december" };

static int
find_month (const char *word)
{
  gsize n = strlen (word);

  for (int i = 0; n >= 3 && i < 12; i++)
    if (strncmp (month_names[i], word, n) == 0 || (i == 8 && g_str_equal (word, "sept")))
      return i + 1;
  return 0;
}

static int
find_state (const char *word)
{
  static const char *const states[]
    = { "plan|planned|planning|budget|budgeted|proposed", "approved|approval|authorised|authorized",
        "forecast|forecasted|estimate|estimated|outlook|projected|"
        "projection|expected",
        "committed|commitment|commitments|ordered|order|orders",
        "actual|actuals|spent|spend|paid|invoiced|real|realised" };

  for (int i = 0; i < (int) G_N_ELEMENTS (states); i++)
    if (list_has (states[i], word))
      return i;
  return -1;
}

static gboolean
is_money_word (const char *word)
{
  return list_has ("amount|amounts|cost|costs|value|price|eur|usd|gbp|aud|chf|keur|k|m|mio|tsd|"
                   "thousand|thousands|million|millions|000",
                   word);
}

/* "2014" before "15" or "2015" is a span. */
static gboolean
take_span (RemitPeriod *period, long first, const char *word)
{
  char *end;
  long second = strtol (word, &end, 10);
  gsize n = strlen (word);

  if (*end != '\0' || (n != 2 && n != 4) || (n == 2 ? (first + 1) % 100 : first + 1) != second)
    return FALSE;
  period->year = first + 1;
  period->is_span = TRUE;
  return TRUE;
}

static gboolean
take_number (RemitPeriod *period, char **words, guint *i)
{
  char *end;
  long number = strtol (words[*i], &end, 10);
  gsize n = strlen (words[*i]);
  gboolean fiscal = *i > 0 && g_str_equal (words[*i - 1], "fy");

  if (*end != '\0' || period->year != REMIT_UNSET)
    {
      /* "03/2027" and "2027-03" */
      if (*end == '\0' && n <= 2 && number >= 1 && number <= 12 && period->month == 0)
        {
          period->month = (int) number;
          return TRUE;
        }
      return FALSE;
    }
  if (n == 4 && is_year (number))
    {
      period->year = number;
      if (words[*i + 1] != NULL && take_span (period, number, words[*i + 1]))
        (*i)++;
      return TRUE;
    }
  if (n == 2 && (fiscal || period->month > 0 || period->quarter > 0))
    {
      period->year = 2000 + number;
      if (fiscal && words[*i + 1] != NULL && take_span (period, 2000 + number, words[*i + 1]))
        (*i)++;
      return TRUE;
    }
  if (n <= 2 && number >= 1 && number <= 12 && words[*i + 1] != NULL && strlen (words[*i + 1]) == 4
      && is_year (strtol (words[*i + 1], NULL, 10)))
    {
      period->month = (int) number;
      return TRUE;
    }
  return FALSE;
}

/* "q1", "1q", "fy26", "fy2026" */
static gboolean
take_compound (RemitPeriod *period, const char *word)
{
  char *end;
  long number;

  if (strlen (word) == 2 && (word[0] == 'q' || word[1] == 'q'))
    {
      char digit = word[0] == 'q' ? word[1] : word[0];

      if (digit < '1' || digit > '4')
        return FALSE;
      period->quarter = digit - '0';
      return TRUE;
    }
  if (!g_str_has_prefix (word, "fy") || !g_ascii_isdigit (word[2]))
    return FALSE;
  number = strtol (word + 2, &end, 10);
  if (*end != '\0' || (strlen (word) != 4 && (strlen (word) != 6 || !is_year (number))))
    return FALSE;
  period->year = number < 100 ? 2000 + number : number;
  return TRUE;
}

void
remit_words_period (const char *text, RemitPeriod *period)
{
  g_autofree char *normal = remit_words_normalise (text);
  g_auto (GStrv) words = g_strsplit (normal, " ", -1);

  *period = (RemitPeriod){ .year = REMIT_UNSET, .state = -1 };
  for (guint i = 0; words[i] != NULL; i++)
    {
      int state = find_state (words[i]), month = find_month (words[i]);

      if (*words[i] == '\0' || g_str_equal (words[i], "fy") || take_number (period, words, &i))
        continue;
      if (take_compound (period, words[i]))
        {
          if (period->year != REMIT_UNSET && words[i + 1] != NULL
              && take_span (period, (long) period->year, words[i + 1]))
            i++;
        }
      else if (month > 0 && period->month == 0)
        period->month = month;
      else if (state >= 0)
        period->state = state;
      else if (is_money_word (words[i]))
        period->money = TRUE;
      else if (!list_has ("year|fiscal|financial|in|of|for|the|month|quarter", words[i]))
        period->others = TRUE;
    }
}

/* ---- days ---- */

/* 0: no such day. */
static RemitDayResult
make_day (long year, long month, long day, int *result)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return REMIT_DAY_NONE;
  *result = remit_day_from_ymd ((int) year, (int) month, (int) day);
  return *result == 0 ? REMIT_DAY_IMPOSSIBLE : REMIT_DAY_READ;
}

/* Three numbers: the year first or last. */
static RemitDayResult
read_three (const long n[3], gboolean year_first, gboolean points, int *day)
{
  RemitDayResult result;

  if (year_first)
    return make_day (n[0], n[1], n[2], day);
  if (n[0] > 12 || points)
    return make_day (n[2], n[1], n[0], day);
  if (n[1] > 12)
    return make_day (n[2], n[0], n[1], day);
  result = make_day (n[2], n[1], n[0], day);
  return result == REMIT_DAY_READ && n[0] != n[1] ? REMIT_DAY_EITHER : result;
}

RemitDayResult
remit_words_day (const char *text, int *day)
{
  g_autofree char *normal = remit_words_normalise (text);
  g_auto (GStrv) words = g_strsplit (normal, " ", -1);
  long numbers[3];
  guint n = 0;
  gboolean year_first = FALSE;
  int month = 0;

  *day = 0;
  for (guint i = 0; words[i] != NULL && n < 3; i++)
    {
      char *end;
      long number = strtol (words[i], &end, 10);

      /* "2nd"; a time of day behind is of no weight. */
      if (g_ascii_isdigit (*words[i])
          && (*end == '\0' || *end == 't' || list_has ("st|nd|rd|th", end)))
        {
          year_first = year_first || (n == 0 && strlen (words[i]) >= 4 && number > 31);
          numbers[n++] = number;
        }
      else if (month == 0 && find_month (words[i]) > 0)
        month = find_month (words[i]);
      else if (*words[i] != '\0' && !list_has ("of|the|mon|tue|wed|thu|fri|sat|sun", words[i]))
        return REMIT_DAY_NONE;
    }
  if (month > 0 && n == 2)
    return year_first ? make_day (numbers[0], month, numbers[1], day)
                      : make_day (numbers[1], month, numbers[0], day);
  if (month > 0 || n != 3)
    return REMIT_DAY_NONE;
  return read_three (numbers, year_first, strchr (text, '.') != NULL, day);
}

/* ---- choices ---- */

typedef struct
{
  RemitTable table;
  guint field;
  int value;
  const char *phrases;
} ChoiceWords;

static const ChoiceWords choice_words[] = {
  { REMIT_TABLE_BUDGET_LINE, REMIT_BUDGET_LINE_FIELD_NATURE, REMIT_NATURE_CAPEX,
    "capital|capital expenditure|cap ex|investment|invest|c" },
  { REMIT_TABLE_BUDGET_LINE, REMIT_BUDGET_LINE_FIELD_NATURE, REMIT_NATURE_OPEX,
    "operating|operational|operating expenditure|op ex|running|running cost|operation|o" },
  { REMIT_TABLE_BUDGET_LINE, REMIT_BUDGET_LINE_FIELD_RECURRENCE, REMIT_RECURRENCE_ONE_TIME,
    "one time|onetime|one off|once|single|non recurring|no|false|one time cost" },
  { REMIT_TABLE_BUDGET_LINE, REMIT_BUDGET_LINE_FIELD_RECURRENCE, REMIT_RECURRENCE_RECURRING,
    "recurrent|annual|annually|yearly|monthly|every year|ongoing|repeating|yes|true|run" },
  { REMIT_TABLE_OBJECTIVE, REMIT_OBJECTIVE_FIELD_INDICATOR, REMIT_INDICATOR_AVAILABILITY,
    "uptime|up time|available|service availability" },
  { REMIT_TABLE_OBJECTIVE, REMIT_OBJECTIVE_FIELD_INDICATOR, REMIT_INDICATOR_FRESHNESS,
    "up to date|data age|age|age of data|data freshness|currency of data|staleness" },
  { REMIT_TABLE_OBJECTIVE, REMIT_OBJECTIVE_FIELD_INDICATOR, REMIT_INDICATOR_LATENCY,
    "delay|load time|page load|page load time|speed" },
  { REMIT_TABLE_OBJECTIVE, REMIT_OBJECTIVE_FIELD_INDICATOR, REMIT_INDICATOR_RESPONSE,
    "response|reaction|reaction time|time to respond|first response|responsetime" },
  { REMIT_TABLE_OBJECTIVE, REMIT_OBJECTIVE_FIELD_COMPARISON, REMIT_OPERATOR_AT_LEAST,
    "min|minimum|not less than|no less than|gte|or more" },
  { REMIT_TABLE_OBJECTIVE, REMIT_OBJECTIVE_FIELD_COMPARISON, REMIT_OPERATOR_AT_MOST,
    "max|maximum|not more than|no more than|up to|within|lte|or less" },
  { REMIT_TABLE_OBJECTIVE, REMIT_OBJECTIVE_FIELD_COMPARISON, REMIT_OPERATOR_MORE,
    "more|above|over|greater than|gt" },
  { REMIT_TABLE_OBJECTIVE, REMIT_OBJECTIVE_FIELD_COMPARISON, REMIT_OPERATOR_LESS,
    "less|below|under|smaller than|lower than|lt" },
  { REMIT_TABLE_OBJECTIVE, REMIT_OBJECTIVE_FIELD_COMPARISON, REMIT_OPERATOR_EQUAL,
    "equals|equal to|exact|is" },
  { REMIT_TABLE_KPI, REMIT_KPI_FIELD_DIRECTION, REMIT_DIRECTION_UP,
    "higher is better|higher|increase|increasing|maximise|maximize|more is better|rising" },
  { REMIT_TABLE_KPI, REMIT_KPI_FIELD_DIRECTION, REMIT_DIRECTION_DOWN,
    "lower is better|lower|decrease|decreasing|minimise|minimize|less is better|falling" },
  { REMIT_TABLE_KPI, REMIT_KPI_FIELD_DIRECTION, REMIT_DIRECTION_BAND,
    "within|range|in range|target band|stable" },
};

/* Operators and arrows have no letters. */
static int
find_sign (RemitTable table, guint field, const char *text)
{
  if (table == REMIT_TABLE_OBJECTIVE && field == REMIT_OBJECTIVE_FIELD_COMPARISON)
    {
      int found = remit_words_take_operator (&text);

      return *text == '\0' ? found : -1;
    }
  if (table == REMIT_TABLE_KPI && field == REMIT_KPI_FIELD_DIRECTION)
    return g_str_equal (text, "↑") || g_str_equal (text, "+")   ? REMIT_DIRECTION_UP
           : g_str_equal (text, "↓") || g_str_equal (text, "-") ? REMIT_DIRECTION_DOWN
                                                                : -1;
  return -1;
}

int
remit_words_choice (RemitTable table, guint field, const char *text)
{
  const RemitEnumValue *values = remit_table_info (table)->fields[field].values;
  g_autofree char *trimmed = remit_fold_spaces (text);
  g_autofree char *word = remit_words_normalise (text);

  if (*word == '\0')
    return find_sign (table, field, trimmed);
  for (int i = 0; values[i].key != NULL; i++)
    {
      g_autofree char *key = remit_words_normalise (values[i].key);
      g_autofree char *label = remit_words_normalise (_(values[i].label));

      if (g_str_equal (word, key) || g_str_equal (word, label))
        return i;
    }
  for (guint i = 0; i < G_N_ELEMENTS (choice_words); i++)
    if (choice_words[i].table == table && choice_words[i].field == field
        && list_has (choice_words[i].phrases, word))
      return choice_words[i].value;
  if (table == REMIT_TABLE_AMOUNT && field == REMIT_AMOUNT_FIELD_STATE)
    return find_state (word);
  return -1;
}

int
remit_words_agreement_kind (const char *text)
{
  static const struct
  {
    RemitNodeKind kind;
    const char *phrases;
  } kinds[] = { { REMIT_NODE_SLA, "sla|service level agreement" },
                { REMIT_NODE_OLA, "ola|operational level agreement|operating level agreement" },
                { REMIT_NODE_CONTRACT,
                  "contract|uc|underpinning contract|supplier contract|supplier agreement" } };
  g_autofree char *word = remit_words_normalise (text);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *label = remit_words_normalise (remit_node_kind_label (kinds[i].kind));

      if (g_str_equal (word, label) || list_has (kinds[i].phrases, word))
        return kinds[i].kind;
    }
  return -1;
}

gboolean
remit_words_window (const char *text, int *window, gint64 *days)
{
  g_autofree char *word = remit_words_normalise (text);
  g_auto (GStrv) words = g_strsplit (word, " ", -1);
  guint64 number = 0;

  *days = REMIT_UNSET;
  *window = REMIT_WINDOW_CALENDAR_MONTH;
  if (list_has ("calendar month|month|monthly|per month|a month|each month", word))
    return TRUE;
  *window = REMIT_WINDOW_ROLLING;
  if (list_has ("week|weekly|per week|a week", word))
    *days = 7;
  else if (list_has ("day|daily|per day|a day", word))
    *days = 1;
  for (guint i = 0; *days == REMIT_UNSET && words[i] != NULL; i++)
    if (g_ascii_isdigit (*words[i]))
      {
        char *end;

        number = g_ascii_strtoull (words[i], &end, 10);
        if (number > 36600 || (*end != '\0' && !list_has ("d|days|day", end))
            || (*end == '\0' && (words[i + 1] == NULL || !list_has ("d|days|day", words[i + 1]))))
          return FALSE;
        *days = (gint64) number;
      }
    else if (!list_has ("rolling|last|over|the|a|window|sliding", words[i]))
      return FALSE;
  return *days != REMIT_UNSET;
}

int
remit_words_take_operator (const char **text)
{
  static const struct
  {
    const char *sign;
    int value;
  } signs[] = { { "≥", REMIT_OPERATOR_AT_LEAST },      { ">=", REMIT_OPERATOR_AT_LEAST },
                { "=>", REMIT_OPERATOR_AT_LEAST },     { "≤", REMIT_OPERATOR_AT_MOST },
                { "<=", REMIT_OPERATOR_AT_MOST },      { "=<", REMIT_OPERATOR_AT_MOST },
                { ">", REMIT_OPERATOR_MORE },          { "<", REMIT_OPERATOR_LESS },
                { "=", REMIT_OPERATOR_EQUAL },         { "at least", REMIT_OPERATOR_AT_LEAST },
                { "min.", REMIT_OPERATOR_AT_LEAST },   { "minimum", REMIT_OPERATOR_AT_LEAST },
                { "at most", REMIT_OPERATOR_AT_MOST }, { "max.", REMIT_OPERATOR_AT_MOST },
                { "maximum", REMIT_OPERATOR_AT_MOST }, { "within", REMIT_OPERATOR_AT_MOST },
                { "up to", REMIT_OPERATOR_AT_MOST },   { "more than", REMIT_OPERATOR_MORE },
                { "less than", REMIT_OPERATOR_LESS },  { "under", REMIT_OPERATOR_LESS },
                { "exactly", REMIT_OPERATOR_EQUAL } };
  const char *start = *text;

  while (g_ascii_isspace (*start))
    start++;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_ascii_strncasecmp (start, signs[i].sign, strlen (signs[i].sign)) == 0)
      {
        start += strlen (signs[i].sign);
        while (g_ascii_isspace (*start))
          start++;
        *text = start;
        return signs[i].value;
      }
  return -1;
}

gboolean
remit_words_is_nothing (const char *text)
{
  g_autofree char *folded = remit_fold_spaces (text);
  g_autofree char *word = NULL;

  if (remit_raci_is_nothing (folded))
    return TRUE;
  word = remit_words_normalise (folded);
  return *word == '\0' ? strpbrk (folded, "0123456789") == NULL
                       : list_has ("nfp|np|n p|nil|none|tba|tbd|tbc|not published|unknown|"
                                   "not for publication|na|n a|not applicable|not available",
                                   word);
}
