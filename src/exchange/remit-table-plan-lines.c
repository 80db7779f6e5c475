/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-plan-private.h"

#include "remit-raci-cell.h"
#include "remit-raci.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The steps of a plan for the lines of its matrix: which come, go, change their group, and in which
 * order they stand.  Of lines that stay, as few as possible are said to move. */

/* What the matrix has and the table does not, as lines of @axis. */
static gboolean
is_in_table (const RemitTablePlan *plan, RemitAxis axis, RemitId node, guint *slot)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (plan->sides[axis].by_node, &node));

  *slot = known > 0 ? known - 1 : G_MAXUINT;
  return known > 0;
}

static const char *
slot_group (const RemitTablePlan *plan, RemitAxis axis, guint slot)
{
  return plan->sides[axis].entries[remit_plan_slot (plan, axis, slot)->entry].group;
}

/* A table without groups says nothing of them.  Case and accents count only in a table that Remit
 * wrote, where somebody has changed them on purpose. */
static gboolean
group_changes (const RemitTablePlan *plan, RemitAxis axis, const RemitMatrixAxis *line, guint slot)
{
  const char *group;
  g_autofree char *known = NULL, *wanted = NULL;

  if (!plan->has_groups[axis])
    return FALSE;
  group = slot_group (plan, axis, slot);
  known = plan->exact ? remit_fold_spaces (line->group) : _remit_table_plan_key (line->group);
  wanted = plan->exact ? g_strdup (group) : _remit_table_plan_key (group);
  return strcmp (known, wanted) != 0;
}

static void
append_place (GArray *order, RemitId axis, guint slot)
{
  RemitPlanPlace place = { axis, slot };

  g_array_append_val (order, place);
}

/* By line: the slot of the last line before it that the table has as well, G_MAXUINT when there is
 * none; for lines that the table has, their own slot. (transfer full) */
static guint *
find_before (const RemitTablePlan *plan, RemitAxis axis, const GPtrArray *lines)
{
  guint *before = g_new (guint, lines->len + 1);
  guint slot, last = G_MAXUINT;

  for (guint i = 0; i < lines->len; i++)
    {
      if (is_in_table (plan, axis, ((const RemitMatrixAxis *) lines->pdata[i])->node, &slot))
        last = slot;
      before[i] = last;
    }
  return before;
}

/* Of a table that Remit wrote: the table's order; what it lacks stays behind what it stood
 * behind. */
static GArray *
order_as_table (const RemitTablePlan *plan, RemitAxis axis, const GPtrArray *lines)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (RemitPlanPlace));
  guint slot, n_slots = plan->sides[axis].slots->len;
  g_autofree guint *before = find_before (plan, axis, lines);
  /* Lines that the table lacks, chained by the slot they stand behind; the last chain is of those
   * at the beginning. */
  g_autofree guint *first = g_new0 (guint, n_slots + 1), *next = g_new0 (guint, lines->len + 1);

  for (guint i = lines->len; !plan->remove && i-- > 0;)
    if (!is_in_table (plan, axis, ((const RemitMatrixAxis *) lines->pdata[i])->node, &slot))
      {
        guint *chain = &first[before[i] == G_MAXUINT ? n_slots : before[i]];

        next[i] = *chain;
        *chain = i + 1;
      }
  for (guint s = 0; s <= n_slots; s++)
    {
      slot = s == 0 ? n_slots : s - 1; /* the beginning comes first */
      if (slot < n_slots)
        append_place (order, remit_plan_slot (plan, axis, slot)->axis, slot);
      for (guint i = first[slot]; i > 0; i = next[i - 1])
        append_place (order, ((const RemitMatrixAxis *) lines->pdata[i - 1])->row.id, G_MAXUINT);
    }
  return order;
}

/* Of other tables: lines stay where they are, new ones and those that change their group come to
 * the end of it. */
typedef struct
{
  const RemitTablePlan *plan;
  RemitAxis axis;
  GArray *order;       /* element-type RemitPlanPlace */
  GHashTable *waiting; /* key of a group -> GArray of slots that are to come into it */
  GHashTable *last;    /* key of a group -> index + 1 of its last line that stays */
  gboolean *placed;    /* by slot */
  gboolean *leaves;    /* by line */
} Ordering;

static void
find_stays (Ordering *ordering, const GPtrArray *lines)
{
  const RemitTablePlan *plan = ordering->plan;
  guint slot;

  for (guint i = 0; i < lines->len; i++)
    {
      const RemitMatrixAxis *line = lines->pdata[i];
      gboolean known = is_in_table (plan, ordering->axis, line->node, &slot);

      ordering->leaves[i] = known ? group_changes (plan, ordering->axis, line, slot) : plan->remove;
      if (ordering->leaves[i])
        continue;
      if (known)
        ordering->placed[slot] = TRUE;
      g_hash_table_insert (ordering->last, _remit_table_plan_key (line->group),
                           GUINT_TO_POINTER (i + 1));
    }
}

static void
find_waiting (Ordering *ordering, guint n_slots)
{
  for (guint slot = 0; slot < n_slots; slot++)
    {
      g_autofree char *key = NULL;
      GArray *slots;

      if (ordering->placed[slot])
        continue;
      key = _remit_table_plan_key (slot_group (ordering->plan, ordering->axis, slot));
      slots = g_hash_table_lookup (ordering->waiting, key);
      if (slots == NULL)
        {
          slots = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (ordering->waiting, g_steal_pointer (&key), slots);
        }
      g_array_append_val (slots, slot);
    }
}

static void
place_slot (Ordering *ordering, guint slot)
{
  append_place (ordering->order, remit_plan_slot (ordering->plan, ordering->axis, slot)->axis,
                slot);
  ordering->placed[slot] = TRUE;
}

/* Behind the last line of a group that has a name those that wait for it. */
static void
place_line (Ordering *ordering, const RemitMatrixAxis *line, guint i)
{
  g_autofree char *key = _remit_table_plan_key (line->group);
  const GArray *slots = g_hash_table_lookup (ordering->waiting, key);
  guint slot;

  is_in_table (ordering->plan, ordering->axis, line->node, &slot);
  append_place (ordering->order, line->row.id, slot);
  if (slots != NULL && *key != '\0'
      && GPOINTER_TO_UINT (g_hash_table_lookup (ordering->last, key)) == i + 1)
    for (guint s = 0; s < slots->len; s++)
      place_slot (ordering, g_array_index (slots, guint, s));
}

static GArray *
order_as_matrix (const RemitTablePlan *plan, RemitAxis axis, const GPtrArray *lines)
{
  guint n_slots = plan->sides[axis].slots->len;
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) waiting
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autofree gboolean *placed = g_new0 (gboolean, n_slots + 1);
  g_autofree gboolean *leaves = g_new0 (gboolean, lines->len + 1);
  Ordering ordering = { .plan = plan,
                        .axis = axis,
                        .waiting = waiting,
                        .last = last,
                        .placed = placed,
                        .leaves = leaves,
                        .order = g_array_new (FALSE, FALSE, sizeof (RemitPlanPlace)) };

  find_stays (&ordering, lines);
  find_waiting (&ordering, n_slots);
  for (guint i = 0; i < lines->len; i++)
    if (!leaves[i])
      place_line (&ordering, lines->pdata[i], i);
  for (guint slot = 0; slot < n_slots; slot++)
    if (!placed[slot])
      place_slot (&ordering, slot);
  return ordering.order;
}

/* Which of the lines that stay have to move: all but a longest run that is in order already.
 * @old: places in the old order, G_MAXUINT for new lines.  (transfer full): by index. */
static gboolean *
find_moved (const guint *old, guint n)
{
  gboolean *moved = g_new0 (gboolean, n + 1);
  g_autofree guint *tails = g_new0 (guint, n + 1), *back = g_new0 (guint, n + 1);
  guint length = 0;

  /* tails[k]: index of the smallest end of a rising run of length k + 1; back: what is before. */
  for (guint i = 0; i < n; i++)
    {
      guint low = 0, high = length;

      if (old[i] == G_MAXUINT)
        continue;
      moved[i] = TRUE;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (old[tails[middle]] < old[i])
            low = middle + 1;
          else
            high = middle;
        }
      back[i] = low > 0 ? tails[low - 1] : G_MAXUINT;
      tails[low] = i;
      length = MAX (length, low + 1);
    }
  for (guint i = length > 0 ? tails[length - 1] : G_MAXUINT; i != G_MAXUINT; i = back[i])
    moved[i] = FALSE;
  return moved;
}

static void
tell_group (RemitTablePlan *plan, RemitAxis axis, guint slot, const RemitMatrixAxis *line)
{
  const char *name = _remit_table_plan_name (plan, axis, slot);
  const char *group = slot_group (plan, axis, slot);
  RemitPlanStep *step = _remit_table_plan_add (
    plan, REMIT_STEP_GROUP, REMIT_PLAN_CHANGE,
    *group != '\0' ? g_strdup_printf (_("“%1$s” comes into the group “%2$s”."), name, group)
                   : g_strdup_printf (_("“%1$s” leaves the group “%2$s”."), name, line->group));

  _remit_table_plan_point (step, plan, axis, slot);
  step->row = line->row.id;
  step->text = g_strdup (group);
}

static void
tell_moved (RemitTablePlan *plan, RemitAxis axis, guint i)
{
  const RemitPlanPlace *place = &g_array_index (plan->order[axis], RemitPlanPlace, i);
  const char *name = _remit_table_plan_name (plan, axis, place->slot);
  const char *before = NULL;
  RemitPlanStep *step;

  for (guint b = i; b > 0 && before == NULL; b--)
    {
      guint slot = g_array_index (plan->order[axis], RemitPlanPlace, b - 1).slot;

      if (slot != G_MAXUINT)
        before = _remit_table_plan_name (plan, axis, slot);
    }
  step = _remit_table_plan_add (
    plan, REMIT_STEP_MOVE, REMIT_PLAN_CHANGE,
    before != NULL ? g_strdup_printf (_("“%1$s” is moved behind “%2$s”."), name, before)
                   : g_strdup_printf (_("“%s” is moved to the beginning."), name));
  _remit_table_plan_point (step, plan, axis, place->slot);
}

static void
tell_new_line (RemitTablePlan *plan, RemitAxis axis, guint slot)
{
  const RemitPlanSlot *own = remit_plan_slot (plan, axis, slot);
  RemitPlanStep *step;

  if (own->node == REMIT_ID_NONE)
    return; /* comes with its node */
  step = _remit_table_plan_add (plan, REMIT_STEP_LINE, REMIT_PLAN_ADD,
                                axis == REMIT_AXIS_ROW
                                  ? g_strdup_printf (_("“%s” becomes a row of the matrix."),
                                                     _remit_table_plan_name (plan, axis, slot))
                                  : g_strdup_printf (_("“%s” becomes a column of the matrix."),
                                                     _remit_table_plan_name (plan, axis, slot)));
  _remit_table_plan_point (step, plan, axis, slot);
  step->text = g_strdup (slot_group (plan, axis, slot));
}

static void
drop_lines (RemitTablePlan *plan, RemitAxis axis, const GPtrArray *lines)
{
  guint slot;

  for (guint i = 0; plan->remove && i < lines->len; i++)
    {
      const RemitMatrixAxis *line = lines->pdata[i];
      RemitPlanStep *step;

      if (is_in_table (plan, axis, line->node, &slot))
        continue;
      step = _remit_table_plan_add (
        plan, REMIT_STEP_DROP_LINE, REMIT_PLAN_REMOVE,
        g_strdup_printf (_("“%s” leaves the matrix; it stays in the document."),
                         remit_graph_node (plan->graph, line->node)->name));
      step->axis = axis;
      step->row = line->row.id;
    }
}

/* By place in the new order the line that stands there, NULL for new ones. (transfer full) */
static const RemitMatrixAxis **
find_lines (const GArray *order, const GPtrArray *lines)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const RemitMatrixAxis **found = g_new0 (const RemitMatrixAxis *, order->len + 1);

  for (guint i = 0; i < lines->len; i++)
    {
      const RemitMatrixAxis *line = lines->pdata[i];

      g_hash_table_insert (places, g_memdup2 (&line->row.id, sizeof line->row.id), (gpointer) line);
    }
  for (guint i = 0; i < order->len; i++)
    found[i] = g_hash_table_lookup (places, &g_array_index (order, RemitPlanPlace, i).axis);
  return found;
}

/* The lines of @axis in order with what changes about each.  A line that changes its group is not
 * said to move as well. */
static void
tell_lines (RemitTablePlan *plan, RemitAxis axis, const GPtrArray *lines)
{
  const GArray *order = plan->order[axis];
  g_autofree const RemitMatrixAxis **found = find_lines (order, lines);
  g_autofree guint *old = g_new0 (guint, order->len + 1);
  g_autofree gboolean *regrouped = g_new0 (gboolean, order->len + 1);
  g_autofree gboolean *moved = NULL;
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < lines->len; i++)
    g_hash_table_insert (places, lines->pdata[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < order->len; i++)
    {
      guint slot = g_array_index (order, RemitPlanPlace, i).slot;

      regrouped[i]
        = found[i] != NULL && slot != G_MAXUINT && group_changes (plan, axis, found[i], slot);
      old[i] = regrouped[i] || found[i] == NULL
                 ? G_MAXUINT
                 : GPOINTER_TO_UINT (g_hash_table_lookup (places, found[i])) - 1;
    }
  moved = find_moved (old, order->len);
  for (guint i = 0; i < order->len; i++)
    {
      guint slot = g_array_index (order, RemitPlanPlace, i).slot;

      if (slot == G_MAXUINT)
        continue;
      if (found[i] == NULL)
        tell_new_line (plan, axis, slot);
      else if (regrouped[i])
        tell_group (plan, axis, slot, found[i]);
      else if (moved[i])
        tell_moved (plan, axis, i);
    }
}

void
_remit_table_plan_add_lines (RemitTablePlan *plan, RemitAxis axis)
{
  g_autoptr (GPtrArray) lines = plan->matrix != REMIT_ID_NONE
                                  ? remit_matrix_axis_list (plan->graph, plan->matrix, axis)
                                  : g_ptr_array_new ();

  plan->order[axis]
    = plan->exact ? order_as_table (plan, axis, lines) : order_as_matrix (plan, axis, lines);
  tell_lines (plan, axis, lines);
  drop_lines (plan, axis, lines);
}
