/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-agreements"
#include "remit-agreements-text.h"

#include "remit-field-value.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>

#define FOUR_DECIMALS 100 /* millionths of a per cent */

char *
remit_agreements_format_ratio (RemitRatio ratio)
{
  gint64 percent = remit_ratio_to_percent (ratio);
  gint64 rounded = (percent + FOUR_DECIMALS / 2) / FOUR_DECIMALS * FOUR_DECIMALS;
  gboolean reaches = rounded == 100 * G_GINT64_CONSTANT (1000000) && ratio < REMIT_RATIO_ONE;
  g_autofree char *number = remit_decimal_format (reaches ? percent : rounded);

  /* Translators: a share of time: "99.9 %". */
  return g_strdup_printf (_("%s %%"), number);
}

char *
remit_agreements_describe_promise (const RemitGraph *graph, const RemitObjective *objective)
{
  g_autofree char *target = remit_objective_describe_target (graph, objective);
  const RemitField *field
    = &remit_table_info (REMIT_TABLE_OBJECTIVE)->fields[REMIT_OBJECTIVE_FIELD_INDICATOR];
  const char *name = objective->indicator == REMIT_INDICATOR_OTHER && *objective->name != '\0'
                       ? objective->name
                       : _(field->values[objective->indicator].label);

  /* Translators: what is promised, and how much: "Availability ≥ 99.9 %". */
  return g_strdup_printf (_("%s %s"), name, target);
}

char *
remit_agreements_describe_window (const RemitObjective *objective)
{
  gint64 days = objective->window_days;

  if (objective->window != REMIT_WINDOW_ROLLING)
    return g_strdup (C_ ("window of an objective", "a month"));
  if (days == REMIT_UNSET)
    return g_strdup (C_ ("window of an objective", "rolling"));
  return g_strdup_printf (ngettext ("in %u day", "in %u days", (guint) days), (guint) days);
}

char *
remit_agreements_format_value (const RemitObjectiveState *state)
{
  g_autofree char *number = NULL;

  if (state->day == 0)
    return NULL;
  number = remit_decimal_format (state->value);
  return *state->objective->unit == '\0'
           ? g_steal_pointer (&number)
           : g_strdup_printf ("%s %s", number, state->objective->unit);
}

const char *
remit_agreements_describe_state (RemitAgreementState state, RemitSheetGravity *gravity)
{
  static const struct
  {
    const char *text;
    RemitSheetGravity gravity;
  } states[REMIT_N_AGREEMENT_STATES] = {
    [REMIT_STATE_NO_DATA] = { NC_ ("state of an agreement", "no data"), REMIT_SHEET_FINE },
    [REMIT_STATE_MET] = { NC_ ("state of an agreement", "✓ met"), REMIT_SHEET_FINE },
    [REMIT_STATE_AT_RISK] = { NC_ ("state of an agreement", "at risk"), REMIT_SHEET_WARNING },
    [REMIT_STATE_BREACHED] = { NC_ ("state of an agreement", "breached"), REMIT_SHEET_ERROR },
  };

  if (gravity != NULL)
    *gravity = states[state].gravity;
  return g_dpgettext2 (NULL, "state of an agreement", states[state].text);
}

gint64
remit_agreements_find_allowed (const RemitAgreement *agreement, int day)
{
  gint64 least = -1;

  for (guint i = 0; i < agreement->objectives->len; i++)
    {
      const RemitObjectiveState *state
        = &g_array_index (agreement->objectives, RemitObjectiveState, i);
      gint64 agreed, allowed;

      if (remit_objective_allowed (state->objective, day, &agreed, &allowed, NULL)
          && (least < 0 || allowed < least))
        least = allowed;
    }
  return least;
}

/* The objective that makes the promise the chain must hold. */
static const RemitObjective *
find_strictest (const RemitAgreement *agreement)
{
  for (guint i = 0; i < agreement->objectives->len; i++)
    {
      const RemitObjective *objective
        = g_array_index (agreement->objectives, RemitObjectiveState, i).objective;
      RemitRatio ratio;

      if (remit_objective_ratio (objective, &ratio) && ratio == agreement->promised)
        return objective;
    }
  return NULL;
}

/* What the chain allows to be down beyond the promise in its window; FALSE when that cannot be
 * reckoned. */
static gboolean
find_shortfall (const RemitAgreement *agreement, const RemitObjective *objective, int day,
                gint64 *less)
{
  gint64 agreed, allowed, given;

  if (!remit_objective_allowed (objective, day, &agreed, &allowed, NULL)
      || !remit_allowed_downtime (remit_ratio_to_percent (agreement->computed), agreed, &given))
    return FALSE;
  *less = (given - allowed) / G_USEC_PER_SEC * G_USEC_PER_SEC;
  return TRUE;
}

char *
remit_agreements_describe_chain (const RemitAgreement *agreement, int day)
{
  const RemitObjective *objective = find_strictest (agreement);
  g_autofree char *promised = NULL;
  g_autofree char *given = NULL;
  g_autofree char *time = NULL;
  g_autofree char *window = NULL;
  gint64 less;

  if (objective == NULL || !agreement->computes)
    return NULL;
  promised = remit_agreements_format_ratio (agreement->promised);
  given = remit_agreements_format_ratio (agreement->computed);
  if (!agreement->falls_short)
    return g_strdup_printf (_("It promises %s, and its parts give %s: enough."), promised, given);
  if (!find_shortfall (agreement, objective, day, &less))
    return g_strdup_printf (_("It promises %s, but its parts give only %s."), promised, given);
  time = remit_duration_format (less);
  window = remit_agreements_describe_window (objective);
  /* Translators: two shares of time, a time, and the span it is in: "It promises 99.9 %, but its
   * parts give only 99.7003 %: 1 h 26 min less a month." */
  return g_strdup_printf (_("It promises %s, but its parts give only %s: %s less %s."), promised,
                          given, time, window);
}

char *
remit_agreements_join_names (const RemitGraph *graph, const GArray *ids)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *name = remit_graph_describe (graph, g_array_index (ids, RemitId, i));

      if (i > 0)
        g_string_append (text, C_ ("between names", ", "));
      g_string_append (text, name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
