/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-plan-private.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Does the steps of a plan in an edit: first all nodes are made, since things may name each other,
 * then the rest in order. */

typedef struct
{
  RemitRegisterPlan *plan;
  RemitEdit *edit;
} Apply;

static RemitId
node_of_thing (const Apply *apply, guint thing)
{
  return remit_register_slot (apply->plan, thing)->made;
}

static RemitId
node_of_end (const Apply *apply, guint index)
{
  const RemitRegisterEnd *end = _remit_register_plan_get_end (apply->plan, index);

  return end->thing >= 0 ? node_of_thing (apply, (guint) end->thing) : end->made;
}

/* ---- nodes ---- */

static gboolean
make_nodes (Apply *apply, GError **error)
{
  RemitRegisterPlan *plan = apply->plan;

  for (guint i = 0; i < plan->slots->len; i++)
    {
      RemitRegisterSlot *slot = remit_register_slot (plan, i);
      const RemitRegisterThing *thing = plan->content->things->pdata[i];

      slot->made = slot->node != REMIT_ID_NONE
                     ? slot->node
                     : remit_node_add (apply->edit, (RemitNodeKind) slot->kind, thing->name, error);
      if (slot->made == REMIT_ID_NONE)
        return FALSE;
    }
  for (guint i = 0; i < plan->ends->len; i++)
    {
      RemitRegisterEnd *end = _remit_register_plan_get_end (plan, i);

      if (end->thing >= 0)
        continue;
      end->made = end->node != REMIT_ID_NONE
                    ? end->node
                    : remit_node_add (apply->edit, (RemitNodeKind) end->kind, end->name, error);
      if (end->made == REMIT_ID_NONE)
        return FALSE;
    }
  return TRUE;
}

static gboolean
rename_thing (Apply *apply, const RemitRegisterStep *step, GError **error)
{
  const RemitRegisterThing *thing = apply->plan->content->things->pdata[step->thing];

  return remit_node_rename (apply->edit, node_of_thing (apply, step->thing), thing->name, error);
}

static gboolean
set_kind (Apply *apply, const RemitRegisterStep *step, GError **error)
{
  const RemitRegisterThing *thing = apply->plan->content->things->pdata[step->thing];

  return remit_node_set_kind (apply->edit, node_of_thing (apply, step->thing),
                              (RemitNodeKind) thing->kind, error);
}

/* ---- fields ---- */

static RemitId
need_review (Apply *apply, const RemitRegisterStep *step, GError **error)
{
  const RemitRegisterThing *thing = apply->plan->content->things->pdata[step->thing];
  g_autofree char *name = g_strdup_printf (_("Review of %s"), thing->name);
  RemitId node = remit_node_add (apply->edit, REMIT_NODE_REVIEW, name, error);

  return node != REMIT_ID_NONE
             && remit_link_add (apply->edit, REMIT_LINK_REVIEW_OF, node,
                                node_of_thing (apply, step->thing), REMIT_ID_NONE, error)
                  != REMIT_ID_NONE
           ? node
           : REMIT_ID_NONE;
}

/* The row of the thing in a table, made when it has none. */
static RemitId
need_detail (Apply *apply, const RemitRegisterStep *step, GError **error)
{
  RemitId node = node_of_thing (apply, step->thing);
  const RemitRow *row
    = _remit_register_detail (remit_edit_get_graph (apply->edit), step->table, node);
  g_autoptr (RemitRow) fresh = NULL;

  if (row != NULL)
    return row->id;
  if (step->table == REMIT_TABLE_REVIEW)
    node = need_review (apply, step, error);
  if (node == REMIT_ID_NONE)
    return REMIT_ID_NONE;
  fresh = remit_row_new (step->table);
  remit_row_set_number (fresh, (guint) remit_table_info (step->table)->owner, node);
  return remit_edit_insert (apply->edit, fresh);
}

static gboolean
set_value (Apply *apply, RemitTable table, RemitId row, const RemitRegisterStep *step,
           GError **error)
{
  if (step->text != NULL)
    return remit_edit_set_text (apply->edit, table, row, step->field, step->text, error);
  return remit_edit_set_number (apply->edit, table, row, step->field, step->number, error);
}

static gboolean
set_field (Apply *apply, const RemitRegisterStep *step, GError **error)
{
  RemitId row = need_detail (apply, step, error);

  return row != REMIT_ID_NONE && set_value (apply, step->table, row, step, error);
}

static gboolean
set_property (Apply *apply, const RemitRegisterStep *step, GError **error)
{
  g_autoptr (RemitRow) row = NULL;

  if (step->row != REMIT_ID_NONE && step->fact->blank)
    return remit_edit_delete (apply->edit, REMIT_TABLE_PROPERTY, step->row, error);
  if (step->row != REMIT_ID_NONE)
    return remit_edit_set_text (apply->edit, REMIT_TABLE_PROPERTY, step->row,
                                REMIT_PROPERTY_FIELD_VALUE, step->fact->text, error);
  row = remit_row_new (REMIT_TABLE_PROPERTY);
  remit_row_set_number (row, REMIT_PROPERTY_FIELD_OWNER, node_of_thing (apply, step->thing));
  remit_row_set_text (row, REMIT_PROPERTY_FIELD_NAME, step->fact->name);
  remit_row_set_text (row, REMIT_PROPERTY_FIELD_VALUE, step->fact->text);
  return remit_edit_insert (apply->edit, row) != REMIT_ID_NONE;
}

/* ---- links ---- */

static gboolean
add_link (Apply *apply, const RemitRegisterStep *step, GError **error)
{
  const RemitRegisterJoin *join = _remit_register_join (apply->plan->content->sort, step->role);
  RemitId thing = node_of_thing (apply, step->thing), other = node_of_end (apply, step->end);
  RemitId link = remit_link_add (apply->edit, join->link, join->from_other ? other : thing,
                                 join->from_other ? thing : other, REMIT_ID_NONE, error);

  if (link == REMIT_ID_NONE)
    return FALSE;
  return step->number == REMIT_UNSET
         || remit_edit_set_number (apply->edit, REMIT_TABLE_LINK, link, REMIT_LINK_FIELD_SHARE,
                                   step->number, error);
}

static gboolean
set_share (Apply *apply, const RemitRegisterStep *step, GError **error)
{
  return remit_edit_set_number (apply->edit, REMIT_TABLE_LINK, step->row, REMIT_LINK_FIELD_SHARE,
                                step->number, error);
}

static gboolean
add_part (Apply *apply, const RemitRegisterStep *step, GError **error)
{
  const RemitRegisterEnd *part = _remit_register_plan_get_end (apply->plan, step->end);
  const RemitRegisterEnd *whole = _remit_register_plan_get_end (apply->plan, step->other);
  RemitLinkKind kind = remit_link_kind_allows (REMIT_LINK_PART_OF, (RemitNodeKind) part->kind,
                                               (RemitNodeKind) whole->kind)
                         ? REMIT_LINK_PART_OF
                         : REMIT_LINK_BELONGS_TO;

  return remit_link_add (apply->edit, kind, part->made, whole->made, REMIT_ID_NONE, error)
         != REMIT_ID_NONE;
}

/* ---- figures ---- */

/* Of several rows for one period the first one gets the figure, the others go. */
static gboolean
drop_others (Apply *apply, const RemitRegisterStep *step, GError **error)
{
  g_autoptr (GPtrArray) rows = remit_graph_owned (
    remit_edit_get_graph (apply->edit), REMIT_TABLE_AMOUNT, node_of_thing (apply, step->thing));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (RemitId));

  for (guint i = 0; i < rows->len; i++)
    {
      const RemitAmount *amount = rows->pdata[i];

      if (amount->year == step->fact->year && amount->month == step->fact->month
          && amount->state == step->fact->state && amount->row.id != step->row)
        g_array_append_val (others, amount->row.id);
    }
  for (guint i = 0; i < others->len; i++)
    if (!remit_edit_delete (apply->edit, REMIT_TABLE_AMOUNT, g_array_index (others, RemitId, i),
                            error))
      return FALSE;
  return TRUE;
}

static gboolean
set_amount (Apply *apply, const RemitRegisterStep *step, GError **error)
{
  const RemitRegisterFact *fact = step->fact;
  g_autoptr (RemitRow) row = NULL;

  if (step->row != REMIT_ID_NONE && !drop_others (apply, step, error))
    return FALSE;
  if (step->row != REMIT_ID_NONE && fact->blank)
    return remit_edit_delete (apply->edit, REMIT_TABLE_AMOUNT, step->row, error);
  if (step->row != REMIT_ID_NONE)
    return remit_edit_set_number (apply->edit, REMIT_TABLE_AMOUNT, step->row,
                                  REMIT_AMOUNT_FIELD_MINOR, fact->number, error);
  row = remit_row_new (REMIT_TABLE_AMOUNT);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_NODE, node_of_thing (apply, step->thing));
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_YEAR, fact->year);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_MONTH, fact->month);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_STATE, fact->state);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_MINOR, fact->number);
  return remit_edit_insert (apply->edit, row) != REMIT_ID_NONE;
}

static gboolean
set_measurement (Apply *apply, const RemitRegisterStep *step, GError **error)
{
  const RemitRegisterFact *fact = step->fact;
  g_autoptr (RemitRow) row = NULL;

  if (step->row != REMIT_ID_NONE && fact->blank)
    return remit_edit_delete (apply->edit, REMIT_TABLE_MEASUREMENT, step->row, error);
  if (step->row != REMIT_ID_NONE)
    return remit_edit_set_number (apply->edit, REMIT_TABLE_MEASUREMENT, step->row,
                                  REMIT_MEASUREMENT_FIELD_VALUE, fact->number, error);
  row = remit_row_new (REMIT_TABLE_MEASUREMENT);
  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_NODE, node_of_thing (apply, step->thing));
  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_DAY, fact->day);
  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_VALUE, fact->number);
  return remit_edit_insert (apply->edit, row) != REMIT_ID_NONE;
}

static gboolean
make_objective (Apply *apply, const RemitRegisterStep *step, GError **error)
{
  const RemitRegisterObjective *said = step->objective;
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_OBJECTIVE);

  (void) error;
  remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_NODE, node_of_thing (apply, step->thing));
  for (guint field = 0; field < REMIT_OBJECTIVE_N_FIELDS; field++)
    if ((said->given & (1u << field)) != 0)
      {
        if (said->texts[field] != NULL)
          remit_row_set_text (row, field, said->texts[field]);
        else
          remit_row_set_number (row, field, said->numbers[field]);
      }
  return remit_edit_insert (apply->edit, row) != REMIT_ID_NONE;
}

static gboolean
set_promise (Apply *apply, const RemitRegisterStep *step, GError **error)
{
  return set_value (apply, REMIT_TABLE_OBJECTIVE, step->row, step, error);
}

static gboolean
drop_row (Apply *apply, const RemitRegisterStep *step, GError **error)
{
  return remit_edit_delete (apply->edit, step->table, step->row, error);
}

gboolean
remit_register_plan_apply (RemitRegisterPlan *plan, RemitEdit *edit, GError **error)
{
  static gboolean (*const verbs[]) (Apply *, const RemitRegisterStep *, GError **) = {
    [REMIT_REGISTER_STEP_RENAME] = rename_thing,   [REMIT_REGISTER_STEP_KIND] = set_kind,
    [REMIT_REGISTER_STEP_FIELD] = set_field,       [REMIT_REGISTER_STEP_LINK] = add_link,
    [REMIT_REGISTER_STEP_PART] = add_part,         [REMIT_REGISTER_STEP_SHARE] = set_share,
    [REMIT_REGISTER_STEP_PROPERTY] = set_property, [REMIT_REGISTER_STEP_AMOUNT] = set_amount,
    [REMIT_REGISTER_STEP_VALUE] = set_measurement, [REMIT_REGISTER_STEP_OBJECTIVE] = make_objective,
    [REMIT_REGISTER_STEP_PROMISE] = set_promise,   [REMIT_REGISTER_STEP_DROP] = drop_row,
  };
  Apply apply = { plan, edit };

  if (!make_nodes (&apply, error))
    return FALSE;
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const RemitRegisterStep *step = plan->changes->pdata[i];

      if (verbs[step->step] != NULL && !verbs[step->step](&apply, step, error))
        return FALSE;
    }
  return TRUE;
}
