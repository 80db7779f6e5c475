/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-inspector-private.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>

/* What is promised for an item, what it costs and how it is measured: the objectives of the
 * agreements and KPIs that cover it and the amounts of its budget lines, to be read here and edited
 * where they are.  A row leads there. */

#define REMIT_TYPE_PROMISES_SECTION (remit_promises_section_get_type ())
G_DECLARE_FINAL_TYPE (RemitPromisesSection, remit_promises_section, REMIT, PROMISES_SECTION,
                      RemitSection)

struct _RemitPromisesSection
{
  RemitSection parent_instance;
};

G_DEFINE_FINAL_TYPE (RemitPromisesSection, remit_promises_section, REMIT_TYPE_SECTION)

/* What a row is: an objective, a KPI's target, an agreement without objectives; all by id.  Money:
 * the id of the budget line, with the state in `what`. */
enum
{
  ROW_OBJECTIVE,
  ROW_KPI,
  ROW_BARE,
  ROW_MONEY,
};

/* ---- money ---- */

/* The total of a line in a state in its latest year; FALSE when there is no amount or it overflows.
 */
static gboolean
sum_latest (const RemitGraph *graph, RemitId line, int state, gint64 *year, gint64 *total)
{
  g_autoptr (GPtrArray) rows = remit_graph_owned (graph, REMIT_TABLE_AMOUNT, line);
  gboolean any = FALSE;

  *year = 0;
  *total = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const RemitAmount *amount = g_ptr_array_index (rows, i);

      *year = MAX (*year, amount->year);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const RemitAmount *amount = g_ptr_array_index (rows, i);

      if (amount->year != *year || amount->state != state)
        continue;
      any = TRUE;
      if (!remit_money_add (*total, amount->minor, total))
        return FALSE;
    }
  return any;
}

/* ---- which rows ---- */

static void
add_key (GArray *keys, gint64 what, RemitId id)
{
  RemitRowKey key = { what, id };

  g_array_append_val (keys, key);
}

static void
add_rows_of (const RemitGraph *graph, const RemitNode *node, GArray *keys)
{
  gint64 year, total;

  if (node->kind == REMIT_NODE_BUDGET_LINE)
    {
      for (int state = REMIT_AMOUNT_PLAN; state <= REMIT_AMOUNT_ACTUAL; state++)
        if (sum_latest (graph, node->row.id, state, &year, &total))
          add_key (keys, ROW_MONEY + state, node->row.id);
    }
  else if (node->kind == REMIT_NODE_KPI)
    add_key (keys, ROW_KPI, node->row.id);
  else if ((REMIT_KINDS_AGREEMENT & REMIT_KIND_BIT (node->kind)) != 0)
    {
      g_autoptr (GPtrArray) rows = remit_graph_owned (graph, REMIT_TABLE_OBJECTIVE, node->row.id);

      for (guint i = 0; i < rows->len; i++)
        add_key (keys, ROW_OBJECTIVE, ((const RemitRow *) g_ptr_array_index (rows, i))->id);
      if (rows->len == 0)
        add_key (keys, ROW_BARE, node->row.id);
    }
}

static int
compare_by_kind (gconstpointer a, gconstpointer b)
{
  const RemitNode *left = *(const RemitNode *const *) a;
  const RemitNode *right = *(const RemitNode *const *) b;
  gboolean left_money = left->kind == REMIT_NODE_BUDGET_LINE;
  gboolean right_money = right->kind == REMIT_NODE_BUDGET_LINE;

  if (left_money != right_money)
    return left_money - right_money;
  return left->row.id < right->row.id ? -1 : left->row.id > right->row.id;
}

static void
remit_promises_section_list_rows (RemitSection *section, GArray *keys)
{
  const RemitGraph *graph = remit_section_get_graph (section);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  guint n;
  const RemitLink *const *links
    = remit_graph_links_in (graph, remit_section_get_subject (section), &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = remit_graph_node (graph, links[i]->source);

      if ((links[i]->kind == REMIT_LINK_COVERS || links[i]->kind == REMIT_LINK_MEASURES)
          && node != NULL)
        g_ptr_array_add (nodes, (gpointer) node);
    }
  g_ptr_array_sort (nodes, compare_by_kind);
  for (guint i = 0; i < nodes->len; i++)
    add_rows_of (graph, g_ptr_array_index (nodes, i), keys);
}

/* ---- rows ---- */

static GtkWidget *
remit_promises_section_make_row (RemitSection *section, const RemitRowKey *key)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = remit_paragraph_new (NULL);
  GtkWidget *value = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (value, "heading");
  gtk_widget_add_css_class (value, "numeric");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), value);
  gtk_widget_add_css_class (line, "remit-text-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static char *
describe_objective (const RemitGraph *graph, const RemitObjective *objective, char **value)
{
  const RemitNode *node = remit_graph_node (graph, objective->node);
  g_autofree char *indicator
    = *objective->name != '\0'
        ? g_strdup (objective->name)
        : remit_field_describe (graph, &objective->row, REMIT_OBJECTIVE_FIELD_INDICATOR);

  *value = remit_objective_describe_target (graph, objective);
  return g_strdup_printf ("%s · %s", *node->code != '\0' ? node->code : node->name, indicator);
}

static char *
describe_kpi (const RemitGraph *graph, const RemitNode *node, char **value)
{
  const RemitKpi *kpi
    = (const RemitKpi *) remit_graph_detail (graph, REMIT_TABLE_KPI, node->row.id);

  if (kpi == NULL || kpi->target == REMIT_UNSET)
    *value = g_strdup ("—");
  else
    {
      g_autofree char *target = remit_decimal_format (kpi->target);

      *value
        = *kpi->unit == '\0' ? g_strdup (target) : g_strdup_printf ("%s %s", target, kpi->unit);
    }
  return g_strdup (node->name);
}

static char *
describe_money (const RemitGraph *graph, const RemitNode *line, int state, char **value)
{
  const RemitField *field
    = &remit_table_info (REMIT_TABLE_AMOUNT)->fields[REMIT_AMOUNT_FIELD_STATE];
  gint64 year, total;

  if (!sum_latest (graph, line->row.id, state, &year, &total))
    total = 0;
  *value = remit_money_format (total, remit_budget_line_currency (graph, line->row.id));
  return g_strdup_printf ("%" G_GINT64_FORMAT " · %s · %s", year, _(field->values[state].label),
                          line->name);
}

static RemitId
get_node_of (const RemitGraph *graph, const RemitRowKey *key)
{
  if (key->what == ROW_OBJECTIVE)
    return ((const RemitObjective *) remit_graph_get (graph, REMIT_TABLE_OBJECTIVE, key->id))->node;
  return key->id;
}

static void
remit_promises_section_show_row (RemitSection *section, const RemitRowKey *key, GtkWidget *row)
{
  const RemitGraph *graph = remit_section_get_graph (section);
  RemitId id = get_node_of (graph, key);
  const RemitNode *node = remit_graph_node (graph, id);
  GtkWidget *label
    = gtk_widget_get_first_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  if (key->what == ROW_OBJECTIVE)
    text = describe_objective (
      graph, (const RemitObjective *) remit_graph_get (graph, REMIT_TABLE_OBJECTIVE, key->id),
      &value);
  else if (key->what == ROW_KPI)
    text = describe_kpi (graph, node, &value);
  else if (key->what == ROW_BARE)
    text = g_strdup (node->name);
  else
    text = describe_money (graph, node, (int) key->what - ROW_MONEY, &value);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (label)), value == NULL ? "" : value);
  gtk_widget_set_tooltip_text (row, node->name);
  g_object_set_data_full (G_OBJECT (row), "remit-node", g_memdup2 (&id, sizeof id), g_free);
  spoken = g_strdup_printf ("%s: %s", text, value == NULL ? "" : value);
  remit_set_label (row, spoken);
}

static void
on_row_activated_cb (RemitSection *section, GtkListBoxRow *row)
{
  remit_section_jump (section, *(RemitId *) g_object_get_data (G_OBJECT (row), "remit-node"));
}

static void
remit_promises_section_class_init (RemitPromisesSectionClass *class)
{
  RemitSectionClass *section_class = REMIT_SECTION_CLASS (class);

  section_class->tables = REMIT_TABLE_BIT (REMIT_TABLE_NODE) | REMIT_TABLE_BIT (REMIT_TABLE_LINK)
                          | REMIT_TABLE_BIT (REMIT_TABLE_OBJECTIVE)
                          | REMIT_TABLE_BIT (REMIT_TABLE_KPI) | REMIT_TABLE_BIT (REMIT_TABLE_AMOUNT)
                          | REMIT_TABLE_BIT (REMIT_TABLE_BUDGET_LINE)
                          | REMIT_TABLE_BIT (REMIT_TABLE_META);
  section_class->list_rows = remit_promises_section_list_rows;
  section_class->make_row = remit_promises_section_make_row;
  section_class->show_row = remit_promises_section_show_row;
}

static void
remit_promises_section_init (RemitPromisesSection *self)
{
}

GtkWidget *
_remit_promises_section_new (RemitDocument *document, RemitSelection *selection)
{
  GtkWidget *self = g_object_new (REMIT_TYPE_PROMISES_SECTION, "document", document, "selection",
                                  selection, NULL);

  remit_section_set_title (REMIT_SECTION (self), _("Promises and Money"));
  g_signal_connect_object (remit_section_get_list (REMIT_SECTION (self)), "row-activated",
                           G_CALLBACK (on_row_activated_cb), self, G_CONNECT_SWAPPED);
  return self;
}
