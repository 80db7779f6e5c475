/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-plan-private.h"

#include "remit-raci-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a register would change in a document: things are matched with nodes, then the facts of each
 * are held against what the document has.  Linear in facts and in the rows of the nodes that they
 * speak of. */

static void
free_step (RemitRegisterStep *step)
{
  g_free (step->change.where);
  g_free (step->change.sentence);
  g_free (step);
}

static void
free_end (RemitRegisterEnd *end)
{
  g_free (end->name);
  g_free (end);
}

RemitRegisterStep *
_remit_register_plan_add (RemitRegisterPlan *plan, RemitRegisterStepKind kind, RemitPlanKind change,
                          guint thing, char *sentence)
{
  RemitRegisterStep *step = g_new0 (RemitRegisterStep, 1);

  step->change
    = (RemitRegisterChange){ .kind = change, .where = g_strdup (""), .sentence = sentence };
  step->step = kind;
  step->thing = thing;
  g_ptr_array_add (plan->changes, step);
  if (change == REMIT_PLAN_CHANGE)
    plan->n_changed++;
  else if (change == REMIT_PLAN_REMOVE)
    plan->n_removed++;
  return step;
}

void
_remit_register_step_place (RemitRegisterStep *step, guint row, guint column)
{
  g_free (step->change.where);
  step->change.where = remit_cell_name (row, column);
}

/* ---- things ---- */

static void
plan_new (RemitRegisterPlan *plan, guint index)
{
  const RemitRegisterThing *thing = plan->content->things->pdata[index];
  RemitRegisterStep *step = _remit_register_plan_add (
    plan, REMIT_REGISTER_STEP_NODE, REMIT_PLAN_ADD, index,
    g_strdup_printf (
      _("“%s” is new: %s."), thing->name,
      remit_node_kind_indefinite ((RemitNodeKind) remit_register_slot (plan, index)->kind)));

  _remit_register_step_place (step, thing->row, thing->column);
  plan->n_things++;
}

static void
plan_known (RemitRegisterPlan *plan, guint index)
{
  const RemitRegisterThing *thing = plan->content->things->pdata[index];
  const RemitNode *node = remit_graph_node (plan->graph, remit_register_slot (plan, index)->node);
  g_autofree char *now = remit_fold_spaces (node->name);
  g_autofree char *said = remit_fold_spaces (thing->name);
  RemitRegisterStep *step;

  if (node->row.id == thing->id && strcmp (now, said) != 0)
    {
      step = _remit_register_plan_add (
        plan, REMIT_REGISTER_STEP_RENAME, REMIT_PLAN_CHANGE, index,
        g_strdup_printf (_("“%s” is renamed “%s”."), node->name, thing->name));
      _remit_register_step_place (step, thing->row, thing->column);
    }
  if (thing->kind < 0 || thing->kind == node->kind)
    return;
  step = _remit_register_plan_add (
    plan, REMIT_REGISTER_STEP_KIND, REMIT_PLAN_CHANGE, index,
    g_strdup_printf (_("“%s” becomes %s."), thing->name,
                     remit_node_kind_indefinite ((RemitNodeKind) thing->kind)));
  _remit_register_step_place (step, thing->row, thing->column);
  remit_register_slot (plan, index)->kind = thing->kind;
}

static void
plan_removed (RemitRegisterPlan *plan)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n;
  const RemitRow *const *rows = remit_graph_rows (plan->graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < plan->slots->len; i++)
    g_hash_table_add (kept, &remit_register_slot (plan, i)->node);
  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) rows[i];
      RemitRegisterStep *step;

      if (!_remit_register_is_of_sort (plan->content->sort, node)
          || g_hash_table_contains (kept, &node->row.id))
        continue;
      step = _remit_register_plan_add (
        plan, REMIT_REGISTER_STEP_DROP, REMIT_PLAN_REMOVE, 0,
        g_strdup_printf (_("“%s” is deleted: the register does not have it."), node->name));
      step->table = REMIT_TABLE_NODE;
      step->row = node->row.id;
    }
}

RemitRegisterPlan *
remit_register_plan_new (const RemitGraph *graph, const RemitRegisterContent *content,
                         gboolean remove)
{
  RemitRegisterPlan *plan = g_new0 (RemitRegisterPlan, 1);

  plan->graph = graph;
  plan->content = content;
  plan->slots = g_array_new (FALSE, TRUE, sizeof (RemitRegisterSlot));
  plan->ends = g_ptr_array_new_with_free_func ((GDestroyNotify) free_end);
  plan->ends_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_step);
  _remit_register_plan_match (plan);
  for (guint i = 0; i < plan->slots->len; i++)
    {
      if (remit_register_slot (plan, i)->node == REMIT_ID_NONE)
        plan_new (plan, i);
      else
        plan_known (plan, i);
      _remit_register_plan_fields (plan, i);
      _remit_register_plan_links (plan, i);
      _remit_register_plan_figures (plan, i);
      _remit_register_plan_objectives (plan, i, remove);
    }
  if (remove && content->ours)
    plan_removed (plan);
  return plan;
}

void
remit_register_plan_free (RemitRegisterPlan *plan)
{
  if (plan == NULL)
    return;
  g_array_unref (plan->slots);
  g_ptr_array_unref (plan->ends);
  g_hash_table_unref (plan->ends_by_key);
  g_hash_table_unref (plan->nodes_by_key);
  g_clear_pointer (&plan->things_by_key, g_hash_table_unref);
  g_ptr_array_unref (plan->changes);
  g_free (plan);
}

const GPtrArray *
remit_register_plan_changes (const RemitRegisterPlan *plan)
{
  return plan->changes;
}

/* ---- summary ---- */

/* Takes @text. */
static void
append_part (GString *summary, guint n, char *text)
{
  if (n > 0 && summary->len > 0)
    /* Translators: between the parts of a list of numbers. */
    g_string_append (summary, _(", "));
  if (n > 0)
    g_string_append (summary, text);
  g_free (text);
}

/* A number in groups of three. */
static char *
show_count (guint n)
{
  g_autofree char *digits = g_strdup_printf ("%u", n);
  gsize length = strlen (digits);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        /* Translators: what stands between groups of three digits in your language. */
        g_string_append (text, C_("digit group separator", ","));
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

static const char *
say_things (RemitRegisterSort sort, guint n)
{
  switch (sort)
    {
    case REMIT_REGISTER_AGREEMENTS:
      return ngettext ("%s new agreement", "%s new agreements", n);
    case REMIT_REGISTER_KPIS:
      return ngettext ("%s new KPI", "%s new KPIs", n);
    default:
      return ngettext ("%s new budget line", "%s new budget lines", n);
    }
}

static const char *
say_values (RemitRegisterSort sort, guint n)
{
  return sort == REMIT_REGISTER_AGREEMENTS ? ngettext ("%s objective", "%s objectives", n)
                                           : ngettext ("%s value", "%s values", n);
}

char *
remit_register_plan_summary (const RemitRegisterPlan *plan)
{
  RemitRegisterSort sort = plan->content->sort;
  const struct
  {
    guint n;
    const char *format;
  } parts[] = {
    { plan->n_things, say_things (sort, plan->n_things) },
    { plan->n_parties, ngettext ("%s new party", "%s new parties", plan->n_parties) },
    { plan->n_items,
      ngettext ("%s new thing they are for", "%s new things they are for", plan->n_items) },
    { plan->n_amounts, ngettext ("%s amount", "%s amounts", plan->n_amounts) },
    { plan->n_values, say_values (sort, plan->n_values) },
    { plan->n_changed, ngettext ("%s change", "%s changes", plan->n_changed) },
    { plan->n_removed, ngettext ("%s removed", "%s removed", plan->n_removed) },
  };
  GString *summary = g_string_new (NULL);

  if (plan->changes->len == 0)
    g_string_append (summary, _("Nothing changes"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *count = show_count (parts[i].n);
      g_auto (GStrv) halves = g_strsplit (parts[i].format, "%s", 2);

      append_part (summary, parts[i].n, g_strjoinv (count, halves));
    }
  if (summary->len == 0)
    g_string_append_printf (summary,
                            ngettext ("%u link added", "%u links added", plan->changes->len),
                            plan->changes->len);
  return g_string_free (summary, FALSE);
}
