/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-plan-private.h"

#include "remit-error.h"
#include "remit-raci-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The steps of a plan for what stands in the rows: letters, notes, texts beside them and what was
 * not understood.  Row by row, with one entry for each party at hand, so that the work is linear in
 * the cells of the table and the links of its activities. */

/* One cell of the row that is being compared. */
typedef struct
{
  guint before, after; /* duties that the table speaks of */
  guint others;        /* duties that it does not */
  guint activity, party;
  gboolean noted; /* a link has a note */
  GString *note;  /* owned; of the table, NULL none */
} Cell;

typedef struct
{
  const char *name; /* borrowed from the list, which owns it */
  char *text;       /* "" : read without doubt */
  char *label;      /* what the sentence calls the place */
} Wanted;

typedef struct
{
  RemitTablePlan *plan;
  GArray *starts;         /* guint by activity and one more: where its cells begin in @cells */
  GPtrArray *cells;       /* borrowed RemitTableCell, by activity */
  GHashTable *text_names; /* borrowed names of the columns of texts */
  Cell *row;              /* by slot of the party */
  guint slot;             /* of the row */
  RemitId item;           /* NONE: a new one */
  GPtrArray *entries;     /* GUINT: the activities of the row */
  GHashTable *wanted;     /* property name (owned) -> Wanted */
  GPtrArray *wanted_list; /* borrowed, in order */
} Rows;

static void
free_wanted (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->text);
  g_free (wanted->label);
  g_free (wanted);
}

/* Cells by activity, whatever order they came in. */
static void
sort_cells (Rows *rows)
{
  const RemitTableContent *content = rows->plan->content;
  guint n = content->activities->len;
  g_autofree guint *next = NULL;

  rows->starts = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (rows->starts, n + 1);
  rows->cells = g_ptr_array_new ();
  g_ptr_array_set_size (rows->cells, (int) content->cells->len);
  for (guint i = 0; i < content->cells->len; i++)
    {
      const RemitTableCell *cell = content->cells->pdata[i];

      g_assert (cell->activity < n && cell->party < content->parties->len);
      g_array_index (rows->starts, guint, cell->activity + 1)++;
    }
  for (guint a = 0; a < n; a++)
    g_array_index (rows->starts, guint, a + 1) += g_array_index (rows->starts, guint, a);
  next = g_memdup2 (rows->starts->data, (n + 1) * sizeof (guint));
  for (guint i = 0; i < content->cells->len; i++)
    {
      RemitTableCell *cell = content->cells->pdata[i];

      rows->cells->pdata[next[cell->activity]++] = cell;
    }
}

/* ---- letters ---- */

static guint
find_party_slot (const RemitTablePlan *plan, RemitId party)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (plan->sides[REMIT_AXIS_COLUMN].by_node, &party))
         - 1; /* none: G_MAXUINT */
}

static void
read_document (Rows *rows)
{
  const RemitTablePlan *plan = rows->plan;
  guint n = 0;
  const RemitLink *const *links
    = rows->item != REMIT_ID_NONE ? remit_graph_links_in (plan->graph, rows->item, &n) : NULL;

  for (guint i = 0; i < n; i++)
    {
      const RemitLink *link = links[i];
      guint slot;

      if (link->kind > REMIT_LINK_LAST_RACI || link->perspective != plan->perspective)
        continue;
      slot = find_party_slot (plan, link->source);
      if (slot == G_MAXUINT)
        continue;
      if ((plan->mask & (1u << link->kind)) != 0)
        rows->row[slot].before |= 1u << link->kind;
      else
        rows->row[slot].others |= 1u << link->kind;
      rows->row[slot].noted |= *link->note != '\0';
    }
}

static void
append_text (GString **text, const char *more)
{
  if (*more == '\0')
    return;
  if (*text == NULL)
    *text = g_string_new (more);
  else
    g_string_append_printf (*text, "; %s", more);
}

static void
read_table (Rows *rows, guint activity)
{
  const RemitTablePlan *plan = rows->plan;
  guint end = g_array_index (rows->starts, guint, activity + 1);

  for (guint i = g_array_index (rows->starts, guint, activity); i < end; i++)
    {
      const RemitTableCell *from = rows->cells->pdata[i];
      Cell *cell = &rows->row[plan->sides[REMIT_AXIS_COLUMN].entries[from->party].slot];

      cell->after |= from->duties & plan->mask;
      append_text (&cell->note, from->note);
      cell->activity = activity;
      cell->party = from->party;
    }
}

static char *
describe_cell (const Rows *rows, guint party, guint before, guint after)
{
  const RemitTablePlan *plan = rows->plan;
  const char *item = _remit_table_plan_name (plan, REMIT_AXIS_ROW, rows->slot);
  const char *name = _remit_table_plan_name (plan, REMIT_AXIS_COLUMN, party);
  g_autofree char *old = remit_scheme_format (plan->content->scheme, before);
  g_autofree char *new = remit_scheme_format (plan->content->scheme, after);

  if (before == 0)
    /* Translators: an activity, a party, letters. */
    return g_strdup_printf (_("%1$s, %2$s: %3$s"), item, name, new);
  if (after == 0)
    return g_strdup_printf (_("%1$s, %2$s: %3$s is removed"), item, name, old);
  return g_strdup_printf (_("%1$s, %2$s: %3$s becomes %4$s"), item, name, old, new);
}

static RemitPlanStep *
add_cell_step (const Rows *rows, guint party, const Cell *cell, RemitStepKind kind,
               RemitPlanKind change, char *sentence)
{
  RemitPlanStep *step = _remit_table_plan_add (rows->plan, kind, change, sentence);

  step->slot = rows->slot;
  step->other = party;
  step->change.activity = cell->activity;
  step->change.party = cell->party;
  step->change.before = cell->before;
  step->change.after = cell->after;
  return step;
}

static void
add_note (const Rows *rows, guint party, const Cell *cell)
{
  const RemitTablePlan *plan = rows->plan;
  const char *old
    = cell->noted ? remit_matrix_get_note (plan->graph, plan->perspective, rows->item,
                                           remit_plan_slot (plan, REMIT_AXIS_COLUMN, party)->node)
                  : "";
  const char *new = cell->note != NULL ? cell->note->str : "";
  g_autofree char *was = remit_fold_spaces (old), *is = remit_fold_spaces (new);
  const char *item = _remit_table_plan_name (plan, REMIT_AXIS_ROW, rows->slot);
  const char *name = _remit_table_plan_name (plan, REMIT_AXIS_COLUMN, party);
  g_autofree char *excerpt = NULL;
  RemitPlanStep *step;

  if ((cell->after | cell->others) == 0 || strcmp (was, is) == 0
      || (*is == '\0' && !(plan->exact && plan->remove)))
    return;
  excerpt = remit_excerpt (*is != '\0' ? is : was);
  step = add_cell_step (
    rows, party, cell, REMIT_STEP_NOTE,
    *was == '\0'  ? REMIT_PLAN_ADD
    : *is == '\0' ? REMIT_PLAN_REMOVE
                  : REMIT_PLAN_CHANGE,
    *is != '\0'
      ? g_strdup_printf (_("%1$s, %2$s: the note is “%3$s”"), item, name, excerpt)
      : g_strdup_printf (_("%1$s, %2$s: the note “%3$s” is removed"), item, name, excerpt));
  step->text = g_strdup (new);
}

static void
add_letters (Rows *rows)
{
  const RemitTablePlan *plan = rows->plan;

  for (guint party = 0; party < plan->sides[REMIT_AXIS_COLUMN].slots->len; party++)
    {
      Cell *cell = &rows->row[party];

      if (!plan->remove)
        cell->after |= cell->before;
      if (cell->before != cell->after)
        add_cell_step (rows, party, cell, REMIT_STEP_CELL,
                       cell->before == 0  ? REMIT_PLAN_ADD
                       : cell->after == 0 ? REMIT_PLAN_REMOVE
                                          : REMIT_PLAN_CHANGE,
                       describe_cell (rows, party, cell->before, cell->after));
      if (cell->noted || cell->note != NULL)
        add_note (rows, party, cell);
    }
}

/* ---- properties ---- */

/* Texts for one property are joined; an empty one only says that the property may go. */
static void
want (Rows *rows, const char *prefix, const char *name, const char *text)
{
  g_autofree char *property = g_strconcat (prefix, name, NULL);
  Wanted *wanted = g_hash_table_lookup (rows->wanted, property);

  if (wanted == NULL)
    {
      wanted = g_new0 (Wanted, 1);
      wanted->name = property;
      wanted->text = g_strdup (text);
      wanted->label = g_strdup (name);
      g_hash_table_insert (rows->wanted, g_steal_pointer (&property), wanted);
      g_ptr_array_add (rows->wanted_list, wanted);
    }
  else if (*wanted->text == '\0')
    {
      g_free (wanted->text);
      wanted->text = g_strdup (text);
    }
  else if (*text != '\0')
    {
      char *both = g_strdup_printf ("%s; %s", wanted->text, text);

      g_free (wanted->text);
      wanted->text = both;
    }
}

static void
want_texts (Rows *rows, guint activity)
{
  const GPtrArray *texts
    = ((const RemitTableActivity *) rows->plan->content->activities->pdata[activity])->texts;

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      const RemitTableText *text = texts->pdata[i];

      if (*text->name != '\0' && *text->value != '\0')
        want (rows, "", text->name, text->value);
    }
}

/* What was not understood.  A cell that is understood now takes away what was kept of it: in a
 * table that Remit wrote, which does not show those texts, only when its letters are others. */
static void
want_unread (Rows *rows, guint activity)
{
  const RemitTablePlan *plan = rows->plan;
  guint end = g_array_index (rows->starts, guint, activity + 1);

  for (guint i = g_array_index (rows->starts, guint, activity); i < end; i++)
    {
      const RemitTableCell *from = rows->cells->pdata[i];
      const RemitPlanEntry *entry = &plan->sides[REMIT_AXIS_COLUMN].entries[from->party];
      const Cell *cell = &rows->row[entry->slot];
      gboolean certain = !plan->exact || cell->before != cell->after;
      g_autofree char *unread = from->duties == 0 && *from->unread != '\0' && *from->note != '\0'
                                  ? g_strdup_printf ("%s (%s)", from->unread, from->note)
                                  : g_strdup (from->unread);

      if (*unread != '\0' || certain)
        want (rows, "unread:", entry->name, unread);
      if (from->look_alike || certain)
        want (rows, "look-alike:", entry->name, from->look_alike ? from->text : "");
    }
}

/* Cells that the table has empty. */
static void
want_nothing (Rows *rows)
{
  const RemitTablePlan *plan = rows->plan;
  const RemitPlanSide *columns = &plan->sides[REMIT_AXIS_COLUMN];

  for (guint i = 0; plan->remove && i < columns->n_entries; i++)
    {
      const Cell *cell = &rows->row[columns->entries[i].slot];

      if (cell->after != 0 || (plan->exact && cell->before == 0))
        continue;
      want (rows, "unread:", columns->entries[i].name, "");
      want (rows, "look-alike:", columns->entries[i].name, "");
    }
}

static char *
describe_property (const Rows *rows, const Wanted *wanted, const char *old)
{
  const char *item = _remit_table_plan_name (rows->plan, REMIT_AXIS_ROW, rows->slot);
  g_autofree char *excerpt = remit_excerpt (*wanted->text != '\0' ? wanted->text : old);

  if (*wanted->text == '\0')
    /* Translators: an activity, a column, a text. */
    return g_strdup_printf (_("%1$s, %2$s: the text “%3$s” is removed"), item, wanted->label,
                            excerpt);
  if (g_str_has_prefix (wanted->name, "unread:"))
    return g_strdup_printf (_("%1$s, %2$s: “%3$s” is no letter and is kept as a text"), item,
                            wanted->label, excerpt);
  if (g_str_has_prefix (wanted->name, "look-alike:"))
    return g_strdup_printf (_("%1$s, %2$s: “%3$s” has letters of another script, which were read "
                               "as Latin ones"),
                            item, wanted->label, excerpt);
  return g_strdup_printf (_("%1$s, %2$s: “%3$s”"), item, wanted->label, excerpt);
}

static void
add_property (Rows *rows, const Wanted *wanted, const RemitProperty *present)
{
  const char *old = present != NULL ? present->value : "";
  g_autofree char *was = remit_fold_spaces (old), *is = remit_fold_spaces (wanted->text);
  RemitPlanStep *step;

  if (present == NULL ? *is == '\0' : *is != '\0' && strcmp (was, is) == 0)
    return;
  step = _remit_table_plan_add (rows->plan, REMIT_STEP_PROPERTY,
                                present == NULL ? REMIT_PLAN_ADD
                                : *is == '\0'   ? REMIT_PLAN_REMOVE
                                                : REMIT_PLAN_CHANGE,
                                describe_property (rows, wanted, old));
  step->change.activity = GPOINTER_TO_UINT (rows->entries->pdata[0]);
  step->slot = rows->slot;
  step->row = present != NULL ? present->row.id : REMIT_ID_NONE;
  step->name = g_strdup (wanted->name);
  step->text = *is != '\0' ? g_strdup (wanted->text) : NULL;
}

/* A column of texts that has nothing for this row takes its text away, when the table says all. */
static void
want_missing_texts (Rows *rows, const RemitRow *const *present, guint n)
{
  const RemitTablePlan *plan = rows->plan;

  for (guint i = 0; plan->exact && plan->remove && i < n; i++)
    {
      const RemitProperty *property = (const RemitProperty *) present[i];

      if (g_hash_table_contains (rows->text_names, property->name)
          && !g_hash_table_contains (rows->wanted, property->name))
        want (rows, "", property->name, "");
    }
}

static void
add_properties (Rows *rows)
{
  guint n = 0;
  const RemitRow *const *present
    = rows->item != REMIT_ID_NONE ? remit_graph_referrers (
        rows->plan->graph, REMIT_TABLE_PROPERTY, REMIT_PROPERTY_FIELD_OWNER, rows->item, &n)
                                  : NULL;

  for (guint i = 0; i < rows->entries->len; i++)
    want_texts (rows, GPOINTER_TO_UINT (rows->entries->pdata[i]));
  want_missing_texts (rows, present, n);
  for (guint i = 0; i < rows->entries->len; i++)
    want_unread (rows, GPOINTER_TO_UINT (rows->entries->pdata[i]));
  if (n > 0)
    want_nothing (rows);
  for (guint w = 0; w < rows->wanted_list->len; w++)
    {
      const Wanted *wanted = rows->wanted_list->pdata[w];
      const RemitProperty *found = NULL;

      for (guint i = 0; i < n && found == NULL; i++)
        if (strcmp (((const RemitProperty *) present[i])->name, wanted->name) == 0)
          found = (const RemitProperty *) present[i];
      add_property (rows, wanted, found);
    }
}

/* ---- rows ---- */

static void
clear_row (Rows *rows)
{
  for (guint party = 0; party < rows->plan->sides[REMIT_AXIS_COLUMN].slots->len; party++)
    {
      Cell *cell = &rows->row[party];

      if (cell->note != NULL)
        g_string_free (cell->note, TRUE);
      *cell = (Cell){ .activity = GPOINTER_TO_UINT (rows->entries->pdata[0]),
                      .party = remit_plan_slot (rows->plan, REMIT_AXIS_COLUMN, party)->entry };
    }
  g_ptr_array_set_size (rows->wanted_list, 0);
  g_hash_table_remove_all (rows->wanted);
}

static void
compare_row (Rows *rows, guint slot, GPtrArray *entries)
{
  rows->slot = slot;
  rows->item = remit_plan_slot (rows->plan, REMIT_AXIS_ROW, slot)->node;
  rows->entries = entries;
  clear_row (rows);
  read_document (rows);
  for (guint i = 0; i < entries->len; i++)
    read_table (rows, GPOINTER_TO_UINT (entries->pdata[i]));
  add_letters (rows);
  add_properties (rows);
}

static void
collect_text_names (Rows *rows)
{
  const GPtrArray *activities = rows->plan->content->activities;

  for (guint a = 0; a < activities->len; a++)
    {
      const GPtrArray *texts = ((const RemitTableActivity *) activities->pdata[a])->texts;

      for (guint i = 0; texts != NULL && i < texts->len; i++)
        g_hash_table_add (rows->text_names, ((const RemitTableText *) texts->pdata[i])->name);
    }
}

void
_remit_table_plan_add_cells (RemitTablePlan *plan)
{
  const RemitPlanSide *side = &plan->sides[REMIT_AXIS_ROW];
  g_autoptr (GHashTable) text_names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) wanted
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_wanted);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GPtrArray) by_slot
    = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  Rows rows = { .plan = plan, .text_names = text_names, .wanted = wanted, .wanted_list = list };

  sort_cells (&rows);
  collect_text_names (&rows);
  rows.row = g_new0 (Cell, MAX (plan->sides[REMIT_AXIS_COLUMN].slots->len, 1));
  for (guint slot = 0; slot < side->slots->len; slot++)
    g_ptr_array_add (by_slot, g_ptr_array_new ());
  for (guint i = 0; i < side->n_entries; i++)
    g_ptr_array_add (by_slot->pdata[side->entries[i].slot], GUINT_TO_POINTER (i));
  for (guint slot = 0; slot < side->slots->len; slot++)
    compare_row (&rows, slot, by_slot->pdata[slot]);
  for (guint party = 0; party < plan->sides[REMIT_AXIS_COLUMN].slots->len; party++)
    if (rows.row[party].note != NULL)
      g_string_free (rows.row[party].note, TRUE);
  g_free (rows.row);
  g_array_unref (rows.starts);
  g_ptr_array_unref (rows.cells);
}
