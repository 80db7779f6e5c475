/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-plan-private.h"

#include "remit-error.h"
#include "remit-raci.h"

#include <glib/gi18n-lib.h>

/* Does the steps of a plan, one after the other, in an edit. */

typedef struct
{
  RemitTablePlan *plan;
  RemitEdit *edit;
  RemitId matrix;
} Apply;

static RemitId
node_of (const Apply *apply, RemitAxis axis, guint slot)
{
  return remit_plan_slot (apply->plan, axis, slot)->made;
}

static gboolean
make_scheme (Apply *apply, const RemitPlanStep *step, GError **error)
{
  const RemitScheme *scheme = apply->plan->content->scheme;
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_SCHEME);
  RemitId id;

  remit_row_set_text (row, REMIT_SCHEME_FIELD_KEY, apply->plan->scheme);
  remit_row_set_text (row, REMIT_SCHEME_FIELD_NAME, step->name);
  if (scheme->note != NULL)
    remit_row_set_text (row, REMIT_SCHEME_FIELD_NOTE, scheme->note);
  id = remit_edit_insert (apply->edit, row);
  for (guint i = 0; i < scheme->n_letters; i++)
    {
      const RemitSchemeLetter *letter = &scheme->letters[i];
      g_autoptr (RemitRow) own = remit_row_new (REMIT_TABLE_SCHEME_LETTER);

      remit_row_set_number (own, REMIT_SCHEME_LETTER_FIELD_SCHEME, id);
      remit_row_set_text (own, REMIT_SCHEME_LETTER_FIELD_LETTER, letter->letter);
      remit_row_set_number (own, REMIT_SCHEME_LETTER_FIELD_DUTY, letter->duty);
      remit_row_set_text (own, REMIT_SCHEME_LETTER_FIELD_NAME,
                          letter->name != NULL && *letter->name != '\0' ? letter->name
                                                                        : letter->letter);
      if (letter->meaning != NULL)
        remit_row_set_text (own, REMIT_SCHEME_LETTER_FIELD_MEANING, letter->meaning);
      remit_row_set_number (own, REMIT_SCHEME_LETTER_FIELD_MINIMUM, MAX (letter->minimum, 0));
      if (letter->maximum >= 0)
        remit_row_set_number (own, REMIT_SCHEME_LETTER_FIELD_MAXIMUM, letter->maximum);
      remit_row_set_number (own, REMIT_SCHEME_LETTER_FIELD_POSITION, i);
      remit_edit_insert (apply->edit, own);
    }
  return id != REMIT_ID_NONE;
}

static gboolean
make_matrix (Apply *apply, const RemitPlanStep *step, GError **error)
{
  apply->matrix
    = remit_matrix_add (apply->edit, step->name, REMIT_MATRIX_RACI, apply->plan->scheme, error);
  return apply->matrix != REMIT_ID_NONE;
}

static gboolean
set_scheme (Apply *apply, const RemitPlanStep *step, GError **error)
{
  return remit_matrix_set_scheme (apply->edit, apply->matrix, apply->plan->scheme, error);
}

static gboolean
make_node (Apply *apply, const RemitPlanStep *step, GError **error)
{
  RemitPlanSlot *slot = remit_plan_slot (apply->plan, step->axis, step->slot);
  RemitNodeKind kind
    = step->axis == REMIT_AXIS_ROW ? REMIT_NODE_ACTIVITY : apply->plan->options.party_kind;

  slot->made = remit_node_add (apply->edit, kind,
                               _remit_table_plan_name (apply->plan, step->axis, step->slot), error);
  return slot->made != REMIT_ID_NONE;
}

static gboolean
make_part (Apply *apply, const RemitPlanStep *step, GError **error)
{
  return remit_link_add (apply->edit, REMIT_LINK_PART_OF,
                         node_of (apply, REMIT_AXIS_ROW, step->slot),
                         node_of (apply, REMIT_AXIS_ROW, step->other), REMIT_ID_NONE, error)
         != REMIT_ID_NONE;
}

static gboolean
rename_node (Apply *apply, const RemitPlanStep *step, GError **error)
{
  return remit_node_rename (apply->edit, node_of (apply, step->axis, step->slot), step->text,
                            error);
}

static gboolean
set_code (Apply *apply, const RemitPlanStep *step, GError **error)
{
  return remit_edit_set_text (apply->edit, REMIT_TABLE_NODE,
                              node_of (apply, REMIT_AXIS_ROW, step->slot), REMIT_NODE_FIELD_CODE,
                              step->text, error);
}

static gboolean
set_property (Apply *apply, const RemitPlanStep *step, GError **error)
{
  g_autoptr (RemitRow) row = NULL;

  if (step->row != REMIT_ID_NONE && step->text == NULL)
    return remit_edit_delete (apply->edit, REMIT_TABLE_PROPERTY, step->row, error);
  if (step->row != REMIT_ID_NONE)
    return remit_edit_set_text (apply->edit, REMIT_TABLE_PROPERTY, step->row,
                                REMIT_PROPERTY_FIELD_VALUE, step->text, error);
  row = remit_row_new (REMIT_TABLE_PROPERTY);
  remit_row_set_number (row, REMIT_PROPERTY_FIELD_OWNER,
                        node_of (apply, REMIT_AXIS_ROW, step->slot));
  remit_row_set_text (row, REMIT_PROPERTY_FIELD_NAME, step->name);
  remit_row_set_text (row, REMIT_PROPERTY_FIELD_VALUE, step->text);
  return remit_edit_insert (apply->edit, row) != REMIT_ID_NONE;
}

/* Lines and their order are made at the end, all at once. */
static gboolean
leave_to_order (Apply *apply, const RemitPlanStep *step, GError **error)
{
  return TRUE;
}

static gboolean
set_group (Apply *apply, const RemitPlanStep *step, GError **error)
{
  return remit_edit_set_text (apply->edit, REMIT_TABLE_MATRIX_AXIS, step->row,
                              REMIT_MATRIX_AXIS_FIELD_GROUP, step->text, error);
}

static gboolean
drop_line (Apply *apply, const RemitPlanStep *step, GError **error)
{
  return remit_edit_delete (apply->edit, REMIT_TABLE_MATRIX_AXIS, step->row, error);
}

/* The note of a cell stays even when all its letters are others. */
static gboolean
set_cell (Apply *apply, const RemitPlanStep *step, GError **error)
{
  const RemitTablePlan *plan = apply->plan;
  const RemitGraph *graph = remit_edit_get_graph (apply->edit);
  RemitId item = node_of (apply, REMIT_AXIS_ROW, step->slot);
  RemitId party = node_of (apply, REMIT_AXIS_COLUMN, step->other);
  g_autofree char *note = g_strdup (remit_matrix_get_note (graph, plan->perspective, item, party));

  if (!remit_matrix_set_cell (apply->edit, plan->content->scheme, plan->perspective, item, party,
                              step->change.after, error))
    return FALSE;
  return *note == '\0' || step->change.after == 0
         || *remit_matrix_get_note (graph, plan->perspective, item, party) != '\0'
         || remit_matrix_set_note (apply->edit, plan->perspective, item, party, note, error);
}

static gboolean
set_note (Apply *apply, const RemitPlanStep *step, GError **error)
{
  return remit_matrix_set_note (apply->edit, apply->plan->perspective,
                                node_of (apply, REMIT_AXIS_ROW, step->slot),
                                node_of (apply, REMIT_AXIS_COLUMN, step->other), step->text, error);
}

typedef gboolean (*StepFunc) (Apply *apply, const RemitPlanStep *step, GError **error);

static const StepFunc step_funcs[] = {
  [REMIT_STEP_SCHEME] = make_scheme,    [REMIT_STEP_MATRIX] = make_matrix,
  [REMIT_STEP_SET_SCHEME] = set_scheme, [REMIT_STEP_NODE] = make_node,
  [REMIT_STEP_PART_OF] = make_part,     [REMIT_STEP_RENAME] = rename_node,
  [REMIT_STEP_CODE] = set_code,         [REMIT_STEP_PROPERTY] = set_property,
  [REMIT_STEP_LINE] = leave_to_order,   [REMIT_STEP_MOVE] = leave_to_order,
  [REMIT_STEP_GROUP] = set_group,       [REMIT_STEP_DROP_LINE] = drop_line,
  [REMIT_STEP_CELL] = set_cell,         [REMIT_STEP_NOTE] = set_note,
};

/* ---- the order of lines ---- */

static gboolean
is_order_step (const RemitPlanStep *step)
{
  return step->step == REMIT_STEP_NODE || step->step == REMIT_STEP_LINE
         || step->step == REMIT_STEP_MOVE || step->step == REMIT_STEP_GROUP;
}

static void
add_line (Apply *apply, RemitAxis axis, guint slot, gint64 position)
{
  const RemitPlanSide *side = &apply->plan->sides[axis];
  const RemitPlanSlot *own = remit_plan_slot (apply->plan, axis, slot);
  RemitMatrixAxis line = { .row = { .table = REMIT_TABLE_MATRIX_AXIS },
                           .matrix = apply->matrix,
                           .axis = axis,
                           .node = own->made,
                           .group = side->entries[own->entry].group,
                           .position = position };

  remit_edit_insert (apply->edit, &line.row);
}

/* Positions only grow along the axis: those that do so already stay. */
static gboolean
make_order (Apply *apply, RemitAxis axis, GError **error)
{
  const GArray *order = apply->plan->order[axis];
  const RemitGraph *graph = remit_edit_get_graph (apply->edit);
  gint64 last = -1;

  for (guint i = 0; i < order->len; i++)
    {
      const RemitPlanPlace *place = &g_array_index (order, RemitPlanPlace, i);
      const RemitMatrixAxis *line;

      if (place->axis == REMIT_ID_NONE)
        {
          add_line (apply, axis, place->slot, ++last);
          continue;
        }
      line
        = (const RemitMatrixAxis *) remit_graph_get (graph, REMIT_TABLE_MATRIX_AXIS, place->axis);
      if (line->position > last)
        last = line->position;
      else if (!remit_edit_set_number (apply->edit, REMIT_TABLE_MATRIX_AXIS, place->axis,
                                       REMIT_MATRIX_AXIS_FIELD_POSITION, ++last, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_orders (Apply *apply, GError **error)
{
  gboolean changed[2] = { FALSE, FALSE };

  for (guint i = 0; i < apply->plan->steps->len; i++)
    {
      const RemitPlanStep *step = apply->plan->steps->pdata[i];

      if (is_order_step (step))
        changed[step->axis] = TRUE;
    }
  for (RemitAxis axis = REMIT_AXIS_ROW; axis <= REMIT_AXIS_COLUMN; axis++)
    if (changed[axis] && !make_order (apply, axis, error))
      return FALSE;
  return TRUE;
}

RemitId
remit_table_plan_apply (RemitTablePlan *plan, RemitEdit *edit, GError **error)
{
  Apply apply = { plan, edit, plan->matrix };

  g_return_val_if_fail (remit_edit_get_graph (edit) == plan->graph, REMIT_ID_NONE);

  for (RemitAxis axis = REMIT_AXIS_ROW; axis <= REMIT_AXIS_COLUMN; axis++)
    for (guint slot = 0; slot < plan->sides[axis].slots->len; slot++)
      remit_plan_slot (plan, axis, slot)->made = remit_plan_slot (plan, axis, slot)->node;
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemitPlanStep *step = plan->steps->pdata[i];
      g_autoptr (GError) reason = NULL;

      if (step_funcs[step->step](&apply, step, &reason))
        continue;
      /* Translators: what should be done, and why that is not possible. */
      g_set_error (error, reason->domain, reason->code, _("%1$s: this cannot be done. %2$s"),
                   step->change.sentence, reason->message);
      return REMIT_ID_NONE;
    }
  return make_orders (&apply, error) ? apply.matrix : REMIT_ID_NONE;
}
