/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-plan-private.h"

#include "remit-budget.h"
#include "remit-date.h"
#include "remit-money.h"
#include "remit-raci-cell.h"
#include "remit-table-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The facts of a thing held against what the document has.  An empty cell takes something away only
 * where Remit wrote the register and the thing is known by its id: elsewhere it says nothing. */

static const RemitRegisterThing *
get_thing (const RemitRegisterPlan *plan, guint thing)
{
  return plan->content->things->pdata[thing];
}

/* Whether what the register lacks is meant to go. */
static gboolean
is_whole (const RemitRegisterPlan *plan, guint thing)
{
  return plan->content->ours && get_thing (plan, thing)->id != REMIT_ID_NONE
         && remit_register_slot (plan, thing)->node == get_thing (plan, thing)->id;
}

static RemitRegisterStep *
add_at (RemitRegisterPlan *plan, RemitRegisterStepKind kind, RemitPlanKind change, guint thing,
        const RemitRegisterFact *fact, char *sentence)
{
  RemitRegisterStep *step = _remit_register_plan_add (plan, kind, change, thing, sentence);

  step->fact = fact;
  step->role = fact->role;
  _remit_register_step_place (step, fact->row, fact->column);
  return step;
}

/* ---- fields ---- */

/* A value for people. */
static char *
show_value (const RemitField *field, gint64 number, const char *text)
{
  if (text != NULL)
    return remit_excerpt (text);
  if (number == remit_field_default (field) && field->type != REMIT_FIELD_ENUM)
    return g_strdup ("");
  switch (field->type)
    {
    case REMIT_FIELD_ENUM:
      return g_strdup (_(field->values[number].label));
    case REMIT_FIELD_DATE:
      return remit_day_format ((int) number);
    case REMIT_FIELD_DECIMAL:
      return remit_decimal_format (number);
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
}

/* Takes @value. */
static char *
say_field (const char *name, const RemitField *field, char *value)
{
  g_autofree char *shown = value;

  if (*shown == '\0')
    /* Translators: a thing and one of its fields: "Licence: Category is cleared." */
    return g_strdup_printf (_("%s: %s is cleared."), name, _(field->label));
  /* Translators: a thing, one of its fields, and its new value. */
  return g_strdup_printf (_("%s: %s becomes “%s”."), name, _(field->label), shown);
}

/* Texts that differ only in white space, which a cell does not keep, are the same. */
static gboolean
same_text (const char *a, const char *b)
{
  g_autofree char *left = NULL, *right = NULL;

  if (strcmp (a, b) == 0)
    return TRUE;
  left = remit_fold_spaces (a);
  right = remit_fold_spaces (b);
  return strcmp (left, right) == 0;
}

static gboolean
is_said_already (const RemitRow *row, const RemitField *info, const RemitRegisterFact *fact)
{
  if (remit_field_is_text (info))
    return same_text (row != NULL ? remit_row_get_text (row, fact->field) : "", fact->text);
  return (row != NULL ? remit_row_get_number (row, fact->field) : remit_field_default (info))
         == fact->number;
}

static void
plan_field (RemitRegisterPlan *plan, guint thing, const RemitRegisterFact *fact)
{
  const RemitField *info = &remit_table_info (fact->table)->fields[fact->field];
  RemitId node = remit_register_slot (plan, thing)->node;
  const RemitRow *row
    = node != REMIT_ID_NONE ? _remit_register_detail (plan->graph, fact->table, node) : NULL;
  gboolean text = remit_field_is_text (info);
  RemitRegisterStep *step;

  if ((fact->blank && !is_whole (plan, thing)) || is_said_already (row, info, fact))
    return;
  step = add_at (plan, REMIT_REGISTER_STEP_FIELD,
                 node != REMIT_ID_NONE ? REMIT_PLAN_CHANGE : REMIT_PLAN_ADD, thing, fact,
                 say_field (get_thing (plan, thing)->name, info,
                            show_value (info, fact->number, text ? fact->text : NULL)));
  step->table = fact->table;
  step->field = fact->field;
  step->number = fact->number;
  step->text = text ? fact->text : NULL;
}

const RemitProperty *
_remit_register_find_property (const RemitGraph *graph, RemitId owner, const char *name)
{
  const RemitProperty *found = NULL;
  guint n;
  const RemitRow *const *rows
    = remit_graph_referrers (graph, REMIT_TABLE_PROPERTY, REMIT_PROPERTY_FIELD_OWNER, owner, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitProperty *property = (const RemitProperty *) rows[i];

      if (same_text (property->name, name) && (found == NULL || property->row.id < found->row.id))
        found = property;
    }
  return found;
}

static void
plan_text (RemitRegisterPlan *plan, guint thing, const RemitRegisterFact *fact)
{
  RemitId node = remit_register_slot (plan, thing)->node;
  const RemitProperty *property
    = node != REMIT_ID_NONE ? _remit_register_find_property (plan->graph, node, fact->name) : NULL;
  const char *name = get_thing (plan, thing)->name;
  g_autofree char *excerpt = remit_excerpt (fact->text);
  RemitRegisterStep *step;

  if (property == NULL ? fact->blank : same_text (property->value, fact->text))
    return;
  if (fact->blank && !is_whole (plan, thing))
    return;
  step = add_at (plan, REMIT_REGISTER_STEP_PROPERTY,
                 property == NULL ? REMIT_PLAN_ADD : REMIT_PLAN_CHANGE, thing, fact,
                 fact->blank
                   ? g_strdup_printf (_("%s: %s is cleared."), name, fact->name)
                   : g_strdup_printf (_("%s: %s becomes “%s”."), name, fact->name, excerpt));
  step->row = property != NULL ? property->row.id : REMIT_ID_NONE;
}

/* The amounts of a line are numbers of its currency. */
static void
plan_currency (RemitRegisterPlan *plan, guint index)
{
  const RemitRegisterThing *thing = get_thing (plan, index);
  RemitId node = remit_register_slot (plan, index)->node;
  const char *usual = remit_graph_meta (plan->graph, "currency");
  const char *now = node != REMIT_ID_NONE ? remit_budget_currency (plan->graph, node) : usual;
  RemitRegisterStep *step;

  if (plan->content->sort != REMIT_REGISTER_BUDGET || strcmp (thing->currency, now) == 0
      || (!thing->has_currency
          && remit_currency_digits (thing->currency) == remit_currency_digits (now)))
    return;
  step = _remit_register_plan_add (
    plan, REMIT_REGISTER_STEP_FIELD, node != REMIT_ID_NONE ? REMIT_PLAN_CHANGE : REMIT_PLAN_ADD,
    index, g_strdup_printf (_("%s: the currency becomes %s."), thing->name, thing->currency));
  _remit_register_step_place (step, thing->row, thing->column);
  step->table = REMIT_TABLE_BUDGET_LINE;
  step->field = REMIT_BUDGET_LINE_FIELD_CURRENCY;
  step->text = strcmp (thing->currency, usual) == 0 ? "" : thing->currency;
}

void
_remit_register_plan_fields (RemitRegisterPlan *plan, guint index)
{
  const RemitRegisterThing *thing = get_thing (plan, index);

  plan_currency (plan, index);
  for (guint i = 0; i < thing->facts->len; i++)
    {
      const RemitRegisterFact *fact = &g_array_index (thing->facts, RemitRegisterFact, i);

      if (fact->kind == REMIT_FACT_FIELD)
        plan_field (plan, index, fact);
      else if (fact->kind == REMIT_FACT_TEXT)
        plan_text (plan, index, fact);
    }
}

/* ---- links ---- */

typedef struct
{
  const RemitLink *link;
  RemitId other;
  char *key; /* owned: of the other's name */
  gboolean used;
} Known;

static void
clear_known (gpointer data)
{
  g_free (((Known *) data)->key);
}

/* The agreed links of a thing for a role, by position and id. */
static GArray *
collect_known (const RemitRegisterPlan *plan, guint thing, const RemitRegisterJoin *join)
{
  GArray *known = g_array_new (FALSE, TRUE, sizeof (Known));
  RemitId node = remit_register_slot (plan, thing)->node;
  guint n = 0;
  const RemitLink *const *links = NULL;

  g_array_set_clear_func (known, clear_known);
  if (node != REMIT_ID_NONE)
    links = join->from_other ? remit_graph_links_in (plan->graph, node, &n)
                             : remit_graph_links_out (plan->graph, node, &n);
  for (guint i = 0; i < n; i++)
    {
      Known one = { .link = links[i] };

      if (links[i]->kind != (int) join->link || links[i]->perspective != REMIT_ID_NONE)
        continue;
      one.other = join->from_other ? links[i]->source : links[i]->target;
      one.key = _remit_table_plan_key (remit_graph_node (plan->graph, one.other)->name);
      g_array_append_val (known, one);
    }
  return known;
}

static Known *
find_known (GArray *known, const char *name)
{
  g_autofree char *key = _remit_table_plan_key (name);

  for (guint i = 0; i < known->len; i++)
    {
      Known *one = &g_array_index (known, Known, i);

      if (!one->used && strcmp (one->key, key) == 0)
        return one;
    }
  return NULL;
}

static char *
show_share (gint64 share)
{
  g_autofree char *text = remit_decimal_format (share * (REMIT_DECIMAL_ONE / 100));

  return g_strdup_printf ("%s %%", text);
}

static void
plan_share (RemitRegisterPlan *plan, guint thing, const RemitRegisterFact *fact,
            const RemitLink *link)
{
  g_autofree char *share = NULL;
  RemitRegisterStep *step;

  if (link->share == fact->number || (fact->number == REMIT_UNSET && !is_whole (plan, thing)))
    return;
  share = fact->number != REMIT_UNSET ? show_share (fact->number) : NULL;
  step = add_at (plan, REMIT_REGISTER_STEP_SHARE, REMIT_PLAN_CHANGE, thing, fact,
                 share != NULL ? g_strdup_printf (_("%s: the share of “%s” becomes %s."),
                                                  get_thing (plan, thing)->name, fact->text, share)
                               : g_strdup_printf (_("%s: the share of “%s” is cleared."),
                                                  get_thing (plan, thing)->name, fact->text));
  step->row = link->row.id;
  step->number = fact->number;
}

static void
plan_link (RemitRegisterPlan *plan, guint thing, const RemitRegisterFact *fact)
{
  guint end = _remit_register_plan_end (plan, fact->role, fact->text,
                                        remit_register_slot (plan, thing)->kind, fact);
  g_autofree char *share = fact->number != REMIT_UNSET ? show_share (fact->number) : NULL;
  const char *name = get_thing (plan, thing)->name;
  const char *role = remit_register_role_label (fact->role);
  RemitRegisterStep *step = add_at (
    plan, REMIT_REGISTER_STEP_LINK, REMIT_PLAN_ADD, thing, fact,
    /* Translators: a thing, a column such as "Payer", and a name in it. */
    share != NULL ? g_strdup_printf (_("%s: %s gets “%s” with %s."), name, role, fact->text, share)
                  : g_strdup_printf (_("%s: %s gets “%s”."), name, role, fact->text));

  step->end = end;
  step->number = fact->number;
}

static void
plan_dropped (RemitRegisterPlan *plan, guint thing, RemitRegisterRole role, const Known *known)
{
  RemitRegisterStep *step = _remit_register_plan_add (
    plan, REMIT_REGISTER_STEP_DROP, REMIT_PLAN_REMOVE, thing,
    g_strdup_printf (_("%s: %s loses “%s”."), get_thing (plan, thing)->name,
                     remit_register_role_label (role),
                     remit_graph_node (plan->graph, known->other)->name));

  _remit_register_step_place (step, get_thing (plan, thing)->row, get_thing (plan, thing)->column);
  step->table = REMIT_TABLE_LINK;
  step->row = known->link->row.id;
}

static void
plan_role (RemitRegisterPlan *plan, guint index, RemitRegisterRole role)
{
  const RemitRegisterThing *thing = get_thing (plan, index);
  const RemitRegisterJoin *join = _remit_register_join (plan->content->sort, role);
  g_autoptr (GArray) known = NULL;

  if (join == NULL || (plan->content->roles & REMIT_ROLE_BIT (role)) == 0)
    return;
  known = collect_known (plan, index, join);
  for (guint i = 0; i < thing->facts->len; i++)
    {
      const RemitRegisterFact *fact = &g_array_index (thing->facts, RemitRegisterFact, i);
      Known *one;

      if (fact->kind != REMIT_FACT_LINK || fact->role != role)
        continue;
      one = find_known (known, fact->text);
      if (one == NULL)
        {
          plan_link (plan, index, fact);
          continue;
        }
      one->used = TRUE;
      plan_share (plan, index, fact, one->link);
    }
  for (guint i = 0; is_whole (plan, index) && i < known->len; i++)
    if (!g_array_index (known, Known, i).used)
      plan_dropped (plan, index, role, &g_array_index (known, Known, i));
}

/* ---- payers that are part of something ---- */

static gboolean
is_part_of (const RemitRegisterPlan *plan, const RemitRegisterEnd *part,
            const RemitRegisterEnd *whole)
{
  return part->node != REMIT_ID_NONE && whole->node != REMIT_ID_NONE
         && (remit_graph_find_link (plan->graph, REMIT_LINK_PART_OF, part->node, whole->node,
                                    REMIT_ID_NONE)
               != NULL
             || remit_graph_find_link (plan->graph, REMIT_LINK_BELONGS_TO, part->node, whole->node,
                                       REMIT_ID_NONE)
                  != NULL);
}

static void
plan_part (RemitRegisterPlan *plan, guint thing, const RemitRegisterFact *payer,
           const RemitRegisterFact *unit)
{
  int kind = remit_register_slot (plan, thing)->kind;
  guint part = _remit_register_plan_end (plan, REMIT_REGISTER_PAYER, payer->text, kind, payer);
  guint whole = _remit_register_plan_end (plan, REMIT_REGISTER_PAYER_UNIT, unit->text, kind, unit);
  g_autofree char *key = g_strdup_printf ("part|%u|%u", part, whole);
  RemitRegisterStep *step;

  if (part == whole || g_hash_table_contains (plan->ends_by_key, key)
      || is_part_of (plan, _remit_register_plan_get_end (plan, part),
                     _remit_register_plan_get_end (plan, whole)))
    return;
  g_hash_table_insert (plan->ends_by_key, g_steal_pointer (&key), GUINT_TO_POINTER (1));
  step = add_at (plan, REMIT_REGISTER_STEP_PART, REMIT_PLAN_ADD, thing, unit,
                 g_strdup_printf (_("“%s” becomes part of “%s”."), payer->text, unit->text));
  step->end = part;
  step->other = whole;
}

void
_remit_register_plan_links (RemitRegisterPlan *plan, guint index)
{
  const RemitRegisterThing *thing = get_thing (plan, index);
  const RemitRegisterFact *unit = NULL;

  for (RemitRegisterRole role = 0; role < REMIT_N_REGISTER_ROLES; role++)
    plan_role (plan, index, role);
  for (guint i = 0; i < thing->facts->len; i++)
    if (g_array_index (thing->facts, RemitRegisterFact, i).role == REMIT_REGISTER_PAYER_UNIT)
      unit = &g_array_index (thing->facts, RemitRegisterFact, i);
  for (guint i = 0; unit != NULL && i < thing->facts->len; i++)
    {
      const RemitRegisterFact *fact = &g_array_index (thing->facts, RemitRegisterFact, i);

      if (fact->kind == REMIT_FACT_LINK && fact->role == REMIT_REGISTER_PAYER)
        plan_part (plan, index, fact, unit);
    }
}

/* ---- amounts and values ---- */

gboolean
_remit_register_is_value (const RemitMeasurement *measurement)
{
  g_autofree char *source = g_ascii_strdown (measurement->source, -1);

  return measurement->objective == REMIT_ID_NONE && strstr (source, "belief") == NULL;
}

gint64
_remit_register_figure_key (const RemitRow *row)
{
  const RemitAmount *amount = (const RemitAmount *) row;

  if (row->table == REMIT_TABLE_MEASUREMENT)
    return ((const RemitMeasurement *) row)->day;
  return (amount->year * 16 + amount->month) * 8 + amount->state;
}

GHashTable *
_remit_register_collect_figures (const RemitGraph *graph, RemitRegisterSort sort, RemitId node)
{
  GHashTable *figures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gboolean money = sort == REMIT_REGISTER_BUDGET;
  RemitTable table = money ? REMIT_TABLE_AMOUNT : REMIT_TABLE_MEASUREMENT;
  g_autoptr (GPtrArray) rows
    = node != REMIT_ID_NONE ? remit_graph_owned (graph, table, node) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const RemitRow *row = rows->pdata[i];
      gint64 key = _remit_register_figure_key (row);
      RemitRegisterFigure *figure = g_hash_table_lookup (figures, &key);

      if (!money && !_remit_register_is_value ((const RemitMeasurement *) row))
        continue;
      if (figure == NULL)
        {
          figure = g_new0 (RemitRegisterFigure, 1);
          figure->row = row;
          g_hash_table_insert (figures, g_memdup2 (&key, sizeof key), figure);
        }
      figure->n++;
      if (!money)
        figure->number = ((const RemitMeasurement *) row)->value;
      else if (!remit_money_add (figure->number, ((const RemitAmount *) row)->minor,
                                 &figure->number))
        figure->number = REMIT_UNSET;
    }
  return figures;
}

char *
_remit_register_period_label (gint64 year, gint64 month, int state)
{
  const char *label = _(
    remit_table_info (REMIT_TABLE_AMOUNT)->fields[REMIT_AMOUNT_FIELD_STATE].values[state].label);

  if (month == 0)
    /* Translators: the state of an amount and its fiscal year: "Plan 2027". */
    return g_strdup_printf (_("%s %d"), label, (int) year);
  /* Translators: the state of an amount, its fiscal year, the month of that. */
  return g_strdup_printf (_("%s %d, month %d"), label, (int) year, (int) month);
}

static char *
say_figure (const RemitRegisterPlan *plan, guint index, const RemitRegisterFact *fact)
{
  const RemitRegisterThing *thing = get_thing (plan, index);
  g_autofree char *period = fact->kind == REMIT_FACT_AMOUNT
                              ? _remit_register_period_label (fact->year, fact->month, fact->state)
                              : remit_day_format (fact->day);
  g_autofree char *figure = NULL;

  if (fact->blank)
    return g_strdup_printf (_("%s: %s is cleared."), thing->name, period);
  figure = fact->kind == REMIT_FACT_AMOUNT ? remit_money_format (fact->number, thing->currency)
                                           : remit_decimal_format (fact->number);
  /* Translators: a thing, a period or day, and its figure: "Licence: Plan 2027 becomes EUR 5." */
  return g_strdup_printf (_("%s: %s becomes %s."), thing->name, period, figure);
}

static void
plan_figure (RemitRegisterPlan *plan, guint thing, const RemitRegisterFact *fact,
             GHashTable *figures)
{
  gboolean money = fact->kind == REMIT_FACT_AMOUNT;
  gint64 key = money ? (fact->year * 16 + fact->month) * 8 + fact->state : (gint64) fact->day;
  const RemitRegisterFigure *figure = g_hash_table_lookup (figures, &key);
  RemitRegisterStep *step;

  if (figure == NULL ? fact->blank : !fact->blank && figure->number == fact->number)
    return;
  if (fact->blank && !is_whole (plan, thing))
    return;
  step = add_at (plan, money ? REMIT_REGISTER_STEP_AMOUNT : REMIT_REGISTER_STEP_VALUE,
                 fact->blank      ? REMIT_PLAN_REMOVE
                 : figure == NULL ? REMIT_PLAN_ADD
                                  : REMIT_PLAN_CHANGE,
                 thing, fact, say_figure (plan, thing, fact));
  step->row = figure != NULL ? figure->row->id : REMIT_ID_NONE;
  if (figure == NULL)
    *(money ? &plan->n_amounts : &plan->n_values) += 1;
}

void
_remit_register_plan_figures (RemitRegisterPlan *plan, guint index)
{
  const RemitRegisterThing *thing = get_thing (plan, index);
  g_autoptr (GHashTable) figures = NULL;

  if (plan->content->sort == REMIT_REGISTER_AGREEMENTS)
    return;
  figures = _remit_register_collect_figures (plan->graph, plan->content->sort,
                                             remit_register_slot (plan, index)->node);
  for (guint i = 0; i < thing->facts->len; i++)
    {
      const RemitRegisterFact *fact = &g_array_index (thing->facts, RemitRegisterFact, i);

      if (fact->kind == REMIT_FACT_AMOUNT || fact->kind == REMIT_FACT_VALUE)
        plan_figure (plan, index, fact, figures);
    }
}

/* ---- objectives ---- */

static char *
name_objective (int indicator, const char *name)
{
  const RemitEnumValue *values
    = remit_table_info (REMIT_TABLE_OBJECTIVE)->fields[REMIT_OBJECTIVE_FIELD_INDICATOR].values;

  return g_strdup (*name != '\0' ? name : _(values[indicator].label));
}

static int
said_indicator (const RemitRegisterObjective *said)
{
  return (int) said->numbers[REMIT_OBJECTIVE_FIELD_INDICATOR];
}

static const char *
said_name (const RemitRegisterObjective *said)
{
  const char *name = said->texts[REMIT_OBJECTIVE_FIELD_NAME];

  return name != NULL ? name : "";
}

/* By its id, else by what it measures and its name. */
static const RemitObjective *
find_objective (const GPtrArray *rows, const RemitRegisterObjective *said, GHashTable *used)
{
  for (guint by_id = 2; by_id-- > 0;)
    for (guint i = 0; i < rows->len; i++)
      {
        const RemitObjective *row = rows->pdata[i];

        if (g_hash_table_contains (used, row))
          continue;
        if (by_id
              ? row->row.id == said->id
              : row->indicator == said_indicator (said) && same_text (row->name, said_name (said)))
          return row;
      }
  return NULL;
}

static void
plan_promise (RemitRegisterPlan *plan, guint index, const RemitRegisterObjective *said,
              const RemitObjective *row, guint field)
{
  const RemitField *info = &remit_table_info (REMIT_TABLE_OBJECTIVE)->fields[field];
  gboolean text = remit_field_is_text (info);
  g_autofree char *objective = NULL, *name = NULL;
  RemitRegisterStep *step;

  if (text ? same_text (remit_row_get_text (&row->row, field), said->texts[field])
           : remit_row_get_number (&row->row, field) == said->numbers[field])
    return;
  objective = name_objective (row->indicator, row->name);
  /* Translators: an agreement and one of its objectives. */
  name = g_strdup_printf (_("%s, %s"), get_thing (plan, index)->name, objective);
  step = _remit_register_plan_add (
    plan, REMIT_REGISTER_STEP_PROMISE, REMIT_PLAN_CHANGE, index,
    say_field (name, info,
               show_value (info, said->numbers[field], text ? said->texts[field] : NULL)));
  _remit_register_step_place (step, said->row, said->columns[field]);
  step->row = row->row.id;
  step->field = field;
  step->number = said->numbers[field];
  step->text = text ? said->texts[field] : NULL;
}

static void
plan_new_objective (RemitRegisterPlan *plan, guint index, const RemitRegisterObjective *said)
{
  g_autofree char *objective = name_objective (said_indicator (said), said_name (said));
  RemitRegisterStep *step = _remit_register_plan_add (
    plan, REMIT_REGISTER_STEP_OBJECTIVE, REMIT_PLAN_ADD, index,
    g_strdup_printf (_("%s: “%s” is a new objective."), get_thing (plan, index)->name, objective));

  _remit_register_step_place (step, said->row, get_thing (plan, index)->column);
  step->objective = said;
  plan->n_values++;
}

void
_remit_register_plan_objectives (RemitRegisterPlan *plan, guint index, gboolean remove)
{
  const RemitRegisterThing *thing = get_thing (plan, index);
  RemitId node = remit_register_slot (plan, index)->node;
  g_autoptr (GPtrArray) rows = node != REMIT_ID_NONE
                                 ? remit_graph_owned (plan->graph, REMIT_TABLE_OBJECTIVE, node)
                                 : g_ptr_array_new ();
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);

  for (guint i = 0; thing->objectives != NULL && i < thing->objectives->len; i++)
    {
      const RemitRegisterObjective *said
        = &g_array_index (thing->objectives, RemitRegisterObjective, i);
      const RemitObjective *row = find_objective (rows, said, used);

      if (row == NULL)
        {
          plan_new_objective (plan, index, said);
          continue;
        }
      g_hash_table_add (used, (gpointer) row);
      for (guint field = 0; field < REMIT_OBJECTIVE_N_FIELDS; field++)
        if ((said->given & (1u << field)) != 0)
          plan_promise (plan, index, said, row, field);
    }
  for (guint i = 0; remove && is_whole (plan, index) && i < rows->len; i++)
    if (!g_hash_table_contains (used, rows->pdata[i]))
      {
        const RemitObjective *row = rows->pdata[i];
        g_autofree char *objective = name_objective (row->indicator, row->name);
        RemitRegisterStep *step = _remit_register_plan_add (
          plan, REMIT_REGISTER_STEP_DROP, REMIT_PLAN_REMOVE, index,
          g_strdup_printf (_("%s: the objective “%s” goes."), thing->name, objective));

        step->table = REMIT_TABLE_OBJECTIVE;
        step->row = row->row.id;
      }
}
