/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-plan-private.h"

#include "remit-raci-cell.h"
#include "remit-raci.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The first steps of a plan: the scheme, the matrix, nodes. */

/* ---- the scheme ---- */

static gboolean
same_letters (const RemitScheme *a, const RemitScheme *b)
{
  if (a->n_letters != b->n_letters)
    return FALSE;
  for (guint i = 0; i < a->n_letters; i++)
    {
      const RemitSchemeLetter *other = remit_scheme_letter (b, a->letters[i].letter);

      if (other == NULL || other->duty != a->letters[i].duty)
        return FALSE;
    }
  return TRUE;
}

/* A key that no scheme of the document has yet; (transfer full). */
static char *
make_key (const GPtrArray *keys, const char *wanted)
{
  g_autofree char *stem = g_ascii_strdown (*wanted != '\0' ? wanted : "own", -1);
  char *key = g_strdup (stem);

  for (guint i = 2; g_ptr_array_find_with_equal_func ((GPtrArray *) keys, key, g_str_equal, NULL);
       i++)
    {
      g_free (key);
      key = g_strdup_printf ("%s-%u", stem, i);
    }
  return key;
}

/* The key of a scheme with the letters of the table, a new one when there is none; whether it has
 * to be made. */
static gboolean
choose_scheme (RemitTablePlan *plan)
{
  const RemitScheme *own = plan->content->scheme;
  g_autoptr (GPtrArray) keys = remit_scheme_keys (plan->graph);

  g_clear_pointer (&plan->scheme, g_free);
  for (guint i = 0; i < keys->len; i++)
    {
      g_autoptr (RemitScheme) known = remit_scheme_lookup (plan->graph, keys->pdata[i]);

      if ((plan->content->own_scheme || strcmp (known->key, own->key) == 0)
          && same_letters (own, known))
        {
          plan->scheme = g_strdup (known->key);
          return FALSE;
        }
    }
  plan->scheme = make_key (keys, own->key);
  return TRUE;
}

static const char *
scheme_name (const RemitTablePlan *plan)
{
  const RemitTableContent *content = plan->content;

  if (content->scheme->name != NULL && *content->scheme->name != '\0')
    return content->scheme->name;
  return *content->title != '\0' ? content->title : _("Own letters");
}

/* An updated matrix keeps its scheme as long as that has letters for all that the table says. */
static gboolean
needs_other_scheme (const RemitTablePlan *plan)
{
  const RemitMatrixRow *matrix
    = (const RemitMatrixRow *) remit_graph_get (plan->graph, REMIT_TABLE_MATRIX, plan->matrix);
  g_autoptr (RemitScheme) scheme = remit_scheme_lookup (plan->graph, matrix->scheme);
  guint shown = remit_scheme_duties (scheme != NULL ? scheme : remit_scheme_builtin ("raci"));

  for (guint i = 0; i < plan->content->cells->len; i++)
    if ((((const RemitTableCell *) plan->content->cells->pdata[i])->duties & ~shown) != 0)
      return TRUE;
  return FALSE;
}

static void
add_matrix (RemitTablePlan *plan)
{
  gboolean update = plan->matrix != REMIT_ID_NONE;
  const char *title = *plan->content->title != '\0' ? plan->content->title : _("Imported matrix");
  RemitPlanStep *step;

  if (update && !needs_other_scheme (plan))
    return;
  if (choose_scheme (plan))
    {
      step = _remit_table_plan_add (
        plan, REMIT_STEP_SCHEME, REMIT_PLAN_ADD,
        g_strdup_printf (_("The letters “%s” are added as a scheme."), scheme_name (plan)));
      step->name = g_strdup (scheme_name (plan));
    }
  if (update)
    _remit_table_plan_add (
      plan, REMIT_STEP_SET_SCHEME, REMIT_PLAN_CHANGE,
      g_strdup_printf (_("The matrix is written in the letters of “%s”."), scheme_name (plan)));
  else
    {
      step = _remit_table_plan_add (plan, REMIT_STEP_MATRIX, REMIT_PLAN_ADD,
                                    g_strdup_printf (_("The matrix “%s” is new."), title));
      step->name = g_strdup (title);
    }
}

/* ---- nodes ---- */

void
_remit_table_plan_point (RemitPlanStep *step, RemitTablePlan *plan, RemitAxis axis, guint slot)
{
  guint entry = remit_plan_slot (plan, axis, slot)->entry;

  step->axis = axis;
  step->slot = slot;
  if (axis == REMIT_AXIS_ROW)
    step->change.activity = entry;
  else
    step->change.party = entry;
}

static void
add_node (RemitTablePlan *plan, RemitAxis axis, guint slot)
{
  const char *name = _remit_table_plan_name (plan, axis, slot);
  char *sentence = axis == REMIT_AXIS_ROW ? g_strdup_printf (_("The activity “%s” is new."), name)
                                          : g_strdup_printf (_("The party “%s” is new."), name);
  RemitPlanStep *step = _remit_table_plan_add (plan, REMIT_STEP_NODE, REMIT_PLAN_ADD, sentence);

  _remit_table_plan_point (step, plan, axis, slot);
  step->text
    = g_strdup (plan->sides[axis].entries[remit_plan_slot (plan, axis, slot)->entry].group);
}

static void
add_rename (RemitTablePlan *plan, RemitAxis axis, guint slot)
{
  const RemitPlanSlot *own = remit_plan_slot (plan, axis, slot);
  const RemitPlanEntry *entry = &plan->sides[axis].entries[own->entry];
  RemitPlanStep *step;

  if (!entry->line.renamed)
    return;
  step = _remit_table_plan_add (plan, REMIT_STEP_RENAME, REMIT_PLAN_CHANGE,
                                g_strdup_printf (_("“%1$s” is renamed “%2$s”."),
                                                 remit_graph_node (plan->graph, own->node)->name,
                                                 entry->name));
  _remit_table_plan_point (step, plan, axis, slot);
  step->text = g_strdup (entry->name);
}

/* An empty code takes one away only when the table has codes and says all. */
static void
add_code (RemitTablePlan *plan, guint slot)
{
  const RemitPlanSlot *own = remit_plan_slot (plan, REMIT_AXIS_ROW, slot);
  const RemitTableActivity *activity = plan->content->activities->pdata[own->entry];
  const RemitNode *node
    = own->node != REMIT_ID_NONE ? remit_graph_node (plan->graph, own->node) : NULL;
  g_autofree char *code = remit_fold_spaces (activity->code);
  g_autofree char *known = remit_fold_spaces (node != NULL ? node->code : "");
  RemitPlanStep *step;

  if (strcmp (code, known) == 0
      || (*code == '\0' && !(plan->exact && plan->remove && plan->has_codes)))
    return;
  step = _remit_table_plan_add (
    plan, REMIT_STEP_CODE, *known == '\0' ? REMIT_PLAN_ADD : REMIT_PLAN_CHANGE,
    *code == '\0' ? g_strdup_printf (_("“%1$s” loses its code “%2$s”."),
                                     _remit_table_plan_name (plan, REMIT_AXIS_ROW, slot), known)
                  : g_strdup_printf (_("“%1$s” gets the code “%2$s”."),
                                     _remit_table_plan_name (plan, REMIT_AXIS_ROW, slot), code));
  _remit_table_plan_point (step, plan, REMIT_AXIS_ROW, slot);
  step->text = g_steal_pointer (&code);
}

static void
add_nodes (RemitTablePlan *plan, RemitAxis axis)
{
  for (guint slot = 0; slot < plan->sides[axis].slots->len; slot++)
    {
      if (remit_plan_slot (plan, axis, slot)->node == REMIT_ID_NONE)
        add_node (plan, axis, slot);
      else
        add_rename (plan, axis, slot);
      if (axis == REMIT_AXIS_ROW)
        add_code (plan, slot);
    }
}

/* Of an indented table: a new activity becomes a part of the line that it stands below. */
static void
add_tree (RemitTablePlan *plan)
{
  const RemitPlanSide *side = &plan->sides[REMIT_AXIS_ROW];
  g_autoptr (GArray) above = g_array_new (FALSE, TRUE, sizeof (guint)); /* by depth: slots */

  for (guint i = 0; i < side->n_entries; i++)
    {
      guint depth = ((const RemitTableActivity *) plan->content->activities->pdata[i])->depth;
      const RemitPlanEntry *entry = &side->entries[i];

      depth = MIN (depth, above->len);
      g_array_set_size (above, depth);
      if (depth > 0 && entry->line.node == REMIT_ID_NONE)
        {
          guint parent = g_array_index (above, guint, depth - 1);
          const RemitNode *whole
            = remit_graph_node (plan->graph, remit_plan_slot (plan, REMIT_AXIS_ROW, parent)->node);
          RemitPlanStep *step;

          if (whole == NULL || whole->kind == REMIT_NODE_ACTIVITY)
            {
              step = _remit_table_plan_add (
                plan, REMIT_STEP_PART_OF, REMIT_PLAN_ADD,
                g_strdup_printf (_("“%1$s” becomes a part of “%2$s”."), entry->name,
                                 _remit_table_plan_name (plan, REMIT_AXIS_ROW, parent)));
              _remit_table_plan_point (step, plan, REMIT_AXIS_ROW, entry->slot);
              step->other = parent;
            }
        }
      g_array_append_val (above, entry->slot);
    }
}

void
_remit_table_plan_work_out (RemitTablePlan *plan)
{
  add_matrix (plan);
  add_nodes (plan, REMIT_AXIS_COLUMN);
  add_nodes (plan, REMIT_AXIS_ROW);
  add_tree (plan);
  _remit_table_plan_add_lines (plan, REMIT_AXIS_COLUMN);
  _remit_table_plan_add_lines (plan, REMIT_AXIS_ROW);
  _remit_table_plan_add_cells (plan);
}
