/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-plan-private.h"

#include "remit-raci-cell.h"
#include "remit-xml-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A plan: what a table that was read would do to a document.  Matching settles which node each line
 * is, working out makes the list of steps, applying does those and nothing else; so a plan made
 * again after applying is empty.  All of it is linear in cells, nodes and links but for the offers
 * of similar names. */

static void
free_step (gpointer data)
{
  RemitPlanStep *step = data;

  g_free (step->change.sentence);
  g_free (step->name);
  g_free (step->text);
  g_free (step);
}

RemitPlanStep *
_remit_table_plan_add (RemitTablePlan *plan, RemitStepKind kind, RemitPlanKind change,
                       char *sentence)
{
  RemitPlanStep *step = g_new0 (RemitPlanStep, 1);

  step->change.kind = change;
  step->change.activity = step->change.party = G_MAXUINT;
  step->change.sentence = sentence;
  step->step = kind;
  step->slot = step->other = G_MAXUINT;
  g_ptr_array_add (plan->steps, step);
  return step;
}

const char *
_remit_table_plan_name (const RemitTablePlan *plan, RemitAxis axis, guint slot)
{
  const RemitPlanSlot *own = remit_plan_slot (plan, axis, slot);
  const RemitPlanEntry *entry = &plan->sides[axis].entries[own->entry];

  return own->node == REMIT_ID_NONE || entry->line.renamed
           ? entry->name
           : remit_graph_node (plan->graph, own->node)->name;
}

/* ---- making one ---- */

/* A line without a name gets one by its place, so that it can become a node. */
static void
init_entry (RemitPlanEntry *entry, const char *name, const char *group, const char *where)
{
  entry->name = remit_fold_spaces (name);
  entry->group = remit_fold_spaces (group);
  if (*entry->name == '\0')
    {
      g_free (entry->name);
      entry->name = g_strdup_printf (_("Without a name (%s)"), where);
    }
}

static void
init_sides (RemitTablePlan *plan)
{
  const GPtrArray *activities = plan->content->activities, *parties = plan->content->parties;
  RemitPlanSide *rows = &plan->sides[REMIT_AXIS_ROW], *columns = &plan->sides[REMIT_AXIS_COLUMN];

  rows->n_entries = activities->len;
  columns->n_entries = parties->len;
  for (guint axis = 0; axis < G_N_ELEMENTS (plan->sides); axis++)
    {
      RemitPlanSide *side = &plan->sides[axis];

      side->entries = g_new0 (RemitPlanEntry, MAX (side->n_entries, 1));
      side->slots = g_array_new (FALSE, TRUE, sizeof (RemitPlanSlot));
      side->by_node = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    }
  for (guint i = 0; i < activities->len; i++)
    {
      const RemitTableActivity *activity = activities->pdata[i];

      init_entry (&rows->entries[i], activity->name, activity->group, activity->where);
      plan->has_groups[REMIT_AXIS_ROW] |= *rows->entries[i].group != '\0';
      plan->has_codes |= *activity->code != '\0';
    }
  for (guint i = 0; i < parties->len; i++)
    {
      const RemitTableParty *party = parties->pdata[i];

      init_entry (&columns->entries[i], party->name, party->group, party->where);
      plan->has_groups[REMIT_AXIS_COLUMN] |= *columns->entries[i].group != '\0';
    }
}

/* The matrix of letters with the id, NULL when there is none. */
static const RemitMatrixRow *
find_matrix (const RemitGraph *graph, RemitId id)
{
  const RemitMatrixRow *matrix
    = (const RemitMatrixRow *) remit_graph_get (graph, REMIT_TABLE_MATRIX, id);

  return matrix != NULL && matrix->kind == REMIT_MATRIX_RACI ? matrix : NULL;
}

/* The matrix that Remit wrote the table from. */
static const RemitMatrixRow *
find_source (const RemitGraph *graph, const RemitTableContent *content)
{
  RemitId id;

  return remit_xml_parse_id (REMIT_TABLE_MATRIX, content->matrix_id, &id) ? find_matrix (graph, id)
                                                                          : NULL;
}

static void
choose_matrix (RemitTablePlan *plan)
{
  const RemitMatrixRow *source = find_source (plan->graph, plan->content);
  const RemitMatrixRow *matrix = source;

  if (plan->options.matrix != REMIT_ID_NONE)
    matrix = find_matrix (plan->graph, plan->options.matrix);
  if (plan->options.new_matrix)
    matrix = NULL;
  plan->matrix = matrix != NULL ? matrix->row.id : REMIT_ID_NONE;
  plan->perspective = matrix != NULL ? matrix->perspective : REMIT_ID_NONE;
  plan->exact = matrix != NULL && matrix == source;
  plan->remove = matrix != NULL && plan->options.remove;
  plan->has_groups[REMIT_AXIS_ROW] |= plan->exact;
}

static void
work_out (RemitTablePlan *plan)
{
  g_ptr_array_set_size (plan->steps, 0);
  for (guint axis = 0; axis < G_N_ELEMENTS (plan->order); axis++)
    g_clear_pointer (&plan->order[axis], g_array_unref);
  _remit_table_plan_work_out (plan);
}

RemitTablePlan *
remit_table_plan_new (const RemitGraph *graph, const RemitTableContent *content,
                      const RemitPlanOptions *options)
{
  RemitTablePlan *plan;

  g_return_val_if_fail (graph != NULL && content != NULL && content->scheme != NULL, NULL);

  plan = g_new0 (RemitTablePlan, 1);
  plan->graph = graph;
  plan->content = content;
  plan->options = options != NULL
                    ? *options
                    : (RemitPlanOptions){ .remove = find_source (graph, content) != NULL,
                                          .party_kind = REMIT_NODE_ROLE };
  plan->mask = remit_scheme_duties (content->scheme);
  plan->steps = g_ptr_array_new_with_free_func (free_step);
  init_sides (plan);
  choose_matrix (plan);
  for (RemitAxis axis = REMIT_AXIS_ROW; axis <= REMIT_AXIS_COLUMN; axis++)
    _remit_table_plan_match (plan, axis);
  work_out (plan);
  return plan;
}

void
remit_table_plan_free (RemitTablePlan *plan)
{
  if (plan == NULL)
    return;
  for (guint axis = 0; axis < G_N_ELEMENTS (plan->sides); axis++)
    {
      RemitPlanSide *side = &plan->sides[axis];

      for (guint i = 0; i < side->n_entries; i++)
        {
          g_free (side->entries[i].name);
          g_free (side->entries[i].group);
        }
      g_free (side->entries);
      g_array_unref (side->slots);
      g_hash_table_unref (side->by_node);
      g_clear_pointer (&plan->order[axis], g_array_unref);
    }
  g_ptr_array_unref (plan->steps);
  g_free (plan->scheme);
  g_free (plan);
}

/* ---- what it says ---- */

static const RemitPlanLine *
get_line (const RemitTablePlan *plan, RemitAxis axis, guint i)
{
  g_return_val_if_fail (plan != NULL && i < plan->sides[axis].n_entries, NULL);

  return &plan->sides[axis].entries[i].line;
}

const RemitPlanLine *
remit_table_plan_party (const RemitTablePlan *plan, guint party)
{
  return get_line (plan, REMIT_AXIS_COLUMN, party);
}

const RemitPlanLine *
remit_table_plan_activity (const RemitTablePlan *plan, guint activity)
{
  return get_line (plan, REMIT_AXIS_ROW, activity);
}

RemitId
remit_table_plan_matrix (const RemitTablePlan *plan)
{
  return plan->matrix;
}

static void
choose (RemitTablePlan *plan, RemitAxis axis, guint i, RemitId node)
{
  RemitPlanEntry *entry;

  g_return_if_fail (plan != NULL && i < plan->sides[axis].n_entries);
  g_return_if_fail (node == REMIT_ID_NONE || _remit_table_plan_fits (plan, axis, node));

  entry = &plan->sides[axis].entries[i];
  entry->chosen = TRUE;
  entry->choice = node;
  _remit_table_plan_match (plan, axis);
  work_out (plan);
}

void
remit_table_plan_choose_party (RemitTablePlan *plan, guint party, RemitId node)
{
  choose (plan, REMIT_AXIS_COLUMN, party, node);
}

void
remit_table_plan_choose_activity (RemitTablePlan *plan, guint activity, RemitId node)
{
  choose (plan, REMIT_AXIS_ROW, activity, node);
}

const GPtrArray *
remit_table_plan_changes (const RemitTablePlan *plan)
{
  return plan->steps;
}

/* ---- the summary ---- */

typedef struct
{
  guint parties, activities, lines, letters_added, cells_changed, letters_removed, others;
} Counts;

static void
count_step (const RemitPlanStep *step, Counts *counts)
{
  const RemitPlanChange *change = &step->change;

  switch (step->step)
    {
    case REMIT_STEP_NODE:
      if (step->axis == REMIT_AXIS_ROW)
        counts->activities++;
      else
        counts->parties++;
      break;
    case REMIT_STEP_LINE:
    case REMIT_STEP_MOVE:
    case REMIT_STEP_GROUP:
    case REMIT_STEP_DROP_LINE:
      counts->lines++;
      break;
    case REMIT_STEP_CELL:
      if (change->kind == REMIT_PLAN_ADD)
        counts->letters_added += (guint) __builtin_popcount (change->after & ~change->before);
      else if (change->kind == REMIT_PLAN_REMOVE)
        counts->letters_removed += (guint) __builtin_popcount (change->before & ~change->after);
      else
        counts->cells_changed++;
      break;
    default:
      counts->others++;
      break;
    }
}

/* Takes @part; nothing of which there is none is said. */
static void
append_part (GString *text, guint n, char *part)
{
  if (n > 0)
    /* Translators: between the parts of a list such as "2 new parties, 5 new activities". */
    g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("list", ", ") : "", part);
  g_free (part);
}

char *
remit_table_plan_summary (const RemitTablePlan *plan)
{
  Counts n = { 0 };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->steps->len; i++)
    count_step (plan->steps->pdata[i], &n);
  append_part (text, n.parties,
               g_strdup_printf (ngettext ("%u new party", "%u new parties", n.parties), n.parties));
  append_part (text, n.activities,
               g_strdup_printf (ngettext ("%u new activity", "%u new activities", n.activities),
                                n.activities));
  append_part (text, n.letters_added,
               g_strdup_printf (ngettext ("%u letter added", "%u letters added", n.letters_added),
                                n.letters_added));
  append_part (text, n.cells_changed,
               g_strdup_printf (ngettext ("%u cell changed", "%u cells changed", n.cells_changed),
                                n.cells_changed));
  append_part (
    text, n.letters_removed,
    g_strdup_printf (ngettext ("%u letter removed", "%u letters removed", n.letters_removed),
                     n.letters_removed));
  append_part (text, n.lines,
               g_strdup_printf (ngettext ("%u row or column added, moved or removed",
                                          "%u rows or columns added, moved or removed", n.lines),
                                n.lines));
  append_part (
    text, n.others,
    g_strdup_printf (ngettext ("%u other change", "%u other changes", n.others), n.others));
  if (text->len == 0)
    g_string_append (text, _("Nothing changes: the document says the same already."));
  return g_string_free (text, FALSE);
}
