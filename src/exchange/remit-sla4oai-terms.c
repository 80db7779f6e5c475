/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-availability.h"
#include "remit-error.h"
#include "remit-money.h"
#include "remit-search.h"
#include "remit-sla4oai-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Hours, prices and guarantees of a plan. */

/* ---- hours ---- */

/* "09:00:00Z" as "09:00" and minutes; seconds must be 0. */
static gboolean
take_time (const char **text, char clock[6])
{
  const char *p = *text;
  static const char shape[] = "00:00";

  for (guint i = 0; i < 5; i++)
    if (shape[i] == ':' ? p[i] != ':' : !g_ascii_isdigit (p[i]))
      return FALSE;
  memcpy (clock, p, 5);
  clock[5] = '\0';
  p += 5;
  if (g_str_has_prefix (p, ":00"))
    p += 3;
  *text = *p == 'Z' ? p + 1 : p;
  return TRUE;
}

/* "R/09:00:00Z/21:00:00Z", an ISO 8601 interval that repeats, or hours as Remit writes them;
 * NULL when it is anything else. (transfer full) */
static char *
parse_hours (const char *text)
{
  g_autofree char *hours = NULL;
  char from[6], to[6];
  RemitHours parsed;

  if (remit_hours_parse (text, &parsed))
    return g_strdup (text);
  if (text[0] != 'R' || text[1] != '/')
    return NULL;
  text += 2;
  if (!take_time (&text, from) || *text++ != '/' || !take_time (&text, to) || *text != '\0')
    return NULL;
  hours = g_strdup_printf ("%s–%s", from, to);
  return remit_hours_parse (hours, &parsed) ? g_steal_pointer (&hours) : NULL;
}

char *
_remit_sla4oai_read_hours (RemitYaml *yaml, const RemitYamlNode *root, const RemitYamlNode *plan,
                           RemitPromiseThing *thing)
{
  const RemitYamlNode *own = remit_yaml_get (plan, "availability");
  const RemitYamlNode *common = remit_yaml_get (root, "availability");
  const RemitYamlNode *node = remit_yaml_text (own) != NULL ? own : common;
  g_autofree char *text = remit_promises_take_name (yaml, node);
  g_autofree char *before = own == node ? remit_promises_take_name (yaml, common) : NULL;
  char *hours;

  if (text == NULL)
    return g_strdup ("");
  remit_promises_add_fact (thing->facts, "availability", text);
  if (before != NULL && strcmp (before, text) != 0)
    remit_yaml_remark (yaml, own,
                       _("“%s” has the hours “%s” instead of “%s”, which hold otherwise."),
                       thing->name, text, before);
  hours = parse_hours (text);
  if (hours != NULL)
    return hours;
  remit_yaml_remark (yaml, node,
                     _("The hours “%s” are kept as they are: hours that can be reckoned with are "
                        "written like R/09:00:00Z/17:00:00Z."),
                     text);
  return g_strdup (text);
}

/* ---- prices ---- */

/* An entry of the plan's pricing, else of the one that holds for all. */
static const RemitYamlNode *
find_price (const RemitYamlNode *root, const RemitYamlNode *plan, const char *key)
{
  const RemitYamlNode *own = remit_yaml_get (remit_yaml_get (plan, "pricing"), key);

  return remit_yaml_text (own) != NULL ? own
                                       : remit_yaml_get (remit_yaml_get (root, "pricing"), key);
}

/* The ISO 4217 code of what people write for it; NULL for names that several currencies share. */
static const char *
find_currency (const char *text)
{
  static const struct
  {
    const char *name;
    const char *code;
  } names[] = {
    { "euro", "EUR" },           { "euros", "EUR" },           { "€", "EUR" },
    { "us dollar", "USD" },      { "us dollars", "USD" },      { "us$", "USD" },
    { "pound sterling", "GBP" }, { "pounds sterling", "GBP" }, { "swiss franc", "CHF" },
    { "swiss francs", "CHF" },   { "japanese yen", "JPY" },
  };
  g_autofree char *folded = g_utf8_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].name, folded) == 0)
      return names[i].code;
  return NULL;
}

/* An ISO code; "" and a remark when there is none. (transfer full) */
static char *
read_currency (RemitYaml *yaml, const RemitYamlNode *node)
{
  g_autofree char *text = remit_promises_take_name (yaml, node);
  g_autofree char *upper = text != NULL ? g_ascii_strup (text, -1) : NULL;
  g_autofree char *excerpt = NULL;
  const char *code;

  if (text == NULL)
    return g_strdup ("");
  if (remit_currency_digits (upper) >= 0)
    return g_steal_pointer (&upper);
  excerpt = remit_excerpt (text);
  code = find_currency (text);
  if (code != NULL)
    remit_yaml_remark (yaml, node, _("“%s” is not a currency code of ISO 4217. It is read as %s."),
                       excerpt, code);
  else
    remit_yaml_remark (yaml, node,
                       _("“%s” is not a currency code of ISO 4217, such as EUR; the price is kept "
                          "as a text."),
                       excerpt);
  return g_strdup (code != NULL ? code : "");
}

/* "100.00 EUR", or what the file says when that is no money. */
static char *
format_cost (RemitYaml *yaml, const RemitYamlNode *cost, const RemitYamlNode *currency)
{
  const char *text = remit_yaml_text (cost);
  g_autofree char *code = read_currency (yaml, currency);
  const char *name = remit_yaml_text (currency);
  g_autofree char *plain = NULL;
  g_autoptr (GError) reason = NULL;
  gint64 minor;

  if (*code == '\0')
    return name != NULL ? g_strdup_printf ("%s %s", text, name) : g_strdup (text);
  if (!remit_money_parse (text, code, &minor, &reason))
    {
      remit_yaml_remark (yaml, cost, "%s", reason->message);
      return g_strdup_printf ("%s %s", text, code);
    }
  if (minor < 0)
    remit_yaml_remark (yaml, cost, _("The price is negative."));
  plain = remit_money_format_plain (minor, code);
  return g_strdup_printf ("%s %s", plain, code);
}

void
_remit_sla4oai_read_price (RemitYaml *yaml, const RemitYamlNode *root, const RemitYamlNode *plan,
                           RemitPromiseThing *thing)
{
  const RemitYamlNode *cost = find_price (root, plan, "cost");
  const char *billing = remit_yaml_text (find_price (root, plan, "billing"));
  g_autofree char *amount = NULL;
  g_autofree char *price = NULL;

  if (remit_yaml_text (cost) == NULL)
    return;
  amount = format_cost (yaml, cost, find_price (root, plan, "currency"));
  price = billing != NULL ? g_strdup_printf ("%s, %s", amount, billing) : g_strdup (amount);
  remit_promises_add_fact (thing->facts, "price", price);
}

/* ---- guarantees ---- */

typedef struct
{
  char *metric;
  RemitOperator comparison;
  gint64 target;
  char *unit; /* what follows the number, "" */
} Expression;

static void
expression_clear (Expression *expression)
{
  g_free (expression->metric);
  g_free (expression->unit);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Expression, expression_clear)

/* "avgResponseTimeMs < 1000" */
static gboolean
parse_expression (const char *text, Expression *expression)
{
  static const struct
  {
    const char *sign;
    RemitOperator comparison;
  } signs[] = {
    { "<=", REMIT_OPERATOR_AT_MOST }, { ">=", REMIT_OPERATOR_AT_LEAST },
    { "≤", REMIT_OPERATOR_AT_MOST },  { "≥", REMIT_OPERATOR_AT_LEAST },
    { "==", REMIT_OPERATOR_EQUAL },   { "<", REMIT_OPERATOR_LESS },
    { ">", REMIT_OPERATOR_MORE },     { "=", REMIT_OPERATOR_EQUAL },
  };
  const char *sign = NULL, *rest = NULL;
  g_autofree char *number = NULL;
  gsize digits;

  for (guint i = 0; i < G_N_ELEMENTS (signs) && sign == NULL; i++)
    {
      sign = strstr (text, signs[i].sign);
      if (sign == NULL)
        continue;
      rest = sign + strlen (signs[i].sign);
      expression->comparison = signs[i].comparison;
    }
  if (sign == NULL)
    return FALSE;
  expression->metric = g_strstrip (g_strndup (text, (gsize) (sign - text)));
  while (*rest == ' ')
    rest++;
  digits = strspn (rest, "-0123456789.");
  number = g_strndup (rest, digits);
  expression->unit = g_strstrip (g_strdup (rest + digits));
  return *expression->metric != '\0' && strpbrk (expression->metric, "<>=&|") == NULL
         && strpbrk (expression->unit, "<>=&|") == NULL && strlen (expression->unit) < 20
         && remit_decimal_parse (number, &expression->target, NULL);
}

/* The unit of a metric: what the file says, else how its name ends. */
static char *
find_unit (const RemitYamlNode *root, const char *metric)
{
  static const struct
  {
    const char *ending;
    const char *unit;
  } endings[] = {
    { "ms", "ms" },        { "milliseconds", "ms" }, { "seconds", "s" }, { "percent", "%" },
    { "percentage", "%" }, { "minutes", "min" },     { "hours", "h" },   { "days", "days" },
  };
  const RemitYamlNode *metrics = remit_yaml_get (root, "metrics");
  const char *unit = remit_yaml_text (remit_yaml_get (remit_yaml_get (metrics, metric), "unit"));
  g_autofree char *lower = g_ascii_strdown (metric, -1);

  if (unit != NULL && strlen (unit) < 20)
    return g_strdup (strcmp (unit, "percent") == 0 || strcmp (unit, "percentage") == 0 ? "%"
                                                                                       : unit);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i].ending))
      return g_strdup (endings[i].unit);
  return g_strdup ("");
}

static void
read_window (RemitYaml *yaml, const RemitYamlNode *guarantee, RemitPromiseObjective *objective)
{
  static const struct
  {
    const char *period;
    gint64 days;
    gboolean whole; /* a number of whole days, always the same */
  } periods[] = {
    { "secondly", 1, FALSE }, { "minutely", 1, FALSE },   { "hourly", 1, FALSE },
    { "daily", 1, TRUE },     { "weekly", 7, TRUE },      { "monthly", 30, FALSE },
    { "yearly", 365, FALSE }, { "annually", 365, FALSE },
  };
  const RemitYamlNode *period_node = remit_yaml_get (guarantee, "period");
  g_autofree char *period = remit_promises_take_name (yaml, period_node);
  g_autofree char *window = remit_promises_take_name (yaml, remit_yaml_get (guarantee, "window"));
  gboolean fixed = g_strcmp0 (window, "static") == 0;
  g_autofree char *excerpt = remit_excerpt (period != NULL ? period : "");

  remit_promises_add_fact (objective->facts, "period", period);
  remit_promises_add_fact (objective->facts, "window", window);
  if (g_strcmp0 (period, "monthly") == 0 && (fixed || window == NULL))
    return;
  for (guint i = 0; period != NULL && i < G_N_ELEMENTS (periods); i++)
    {
      if (strcmp (periods[i].period, period) != 0)
        continue;
      objective->row->window = REMIT_WINDOW_ROLLING;
      objective->row->window_days = periods[i].days;
      if (!periods[i].whole)
        remit_yaml_remark (yaml, period_node,
                           ngettext ("The period “%s” is kept as a rolling window of %d day.",
                                     "The period “%s” is kept as a rolling window of %d days.",
                                     (gulong) periods[i].days),
                           excerpt, (int) periods[i].days);
      return;
    }
  if (period != NULL)
    remit_yaml_remark (yaml, period_node,
                       _("The period “%s” is not known; a calendar month is taken."), excerpt);
  else
    remit_yaml_remark (yaml, guarantee,
                       _("The guarantee has no period; a calendar month is taken."));
}

void
_remit_sla4oai_read_objective (RemitYaml *yaml, const RemitYamlNode *root,
                               const RemitYamlNode *guarantee, const char *prefix,
                               const char *hours, RemitPromiseAgreement *agreement)
{
  const RemitYamlNode *node = remit_yaml_get (guarantee, "objective");
  g_autofree char *text = remit_promises_take_name (yaml, node);
  g_auto (Expression) expression = { .target = REMIT_UNSET };
  g_autofree char *name = NULL, *unit = NULL;
  RemitPromiseObjective *objective;

  if (text == NULL)
    {
      remit_yaml_remark (yaml, guarantee, _("The guarantee has no objective and was left out."));
      return;
    }
  if (!parse_expression (text, &expression))
    {
      g_autofree char *excerpt = remit_excerpt (text);

      remit_yaml_remark (
        yaml, node,
        _("The objective “%s” is not one of the shape “name < number”; it is kept "
           "without a target."),
        excerpt);
      name = g_strconcat (prefix, text, NULL);
      expression.target = REMIT_UNSET;
    }
  else
    {
      name = g_strconcat (prefix, expression.metric, NULL);
      unit = *expression.unit != '\0' ? g_strdup (expression.unit)
                                      : find_unit (root, expression.metric);
    }
  objective = remit_promise_agreement_add (
    agreement,
    remit_promises_guess_indicator (expression.metric != NULL ? expression.metric : text), name);
  objective->row->comparison = (int) expression.comparison;
  objective->row->target = expression.target;
  remit_row_set_text (&objective->row->row, REMIT_OBJECTIVE_FIELD_UNIT, unit != NULL ? unit : "");
  remit_row_set_text (&objective->row->row, REMIT_OBJECTIVE_FIELD_HOURS, hours);
  read_window (yaml, guarantee, objective);
}
