/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-findings-private.h"

#include "remit-date.h"
#include "remit-finance.h"
#include "remit-money.h"
#include "remit-order.h"

#include <glib/gi18n-lib.h>

/* What the checks ask of a model: which nodes and links count, in a stable order, and who stands
 * above whom. */

gboolean
_remit_findings_is_live (const RemitFindingsRun *run, const RemitNode *node)
{
  return node->status != REMIT_STATUS_RETIRED
         && (node->ends == 0 || run->today == 0 || node->ends >= run->today);
}

gboolean
_remit_findings_holds (const RemitFindingsRun *run, const RemitLink *link)
{
  return link->perspective == REMIT_ID_NONE
         && (link->ends == 0 || run->today == 0 || link->ends >= run->today);
}

GPtrArray *
_remit_findings_links_in (const RemitFindingsRun *run, RemitId node)
{
  GPtrArray *sorted = g_ptr_array_new ();
  guint n;
  const RemitLink *const *links = remit_graph_links_in (run->graph, node, &n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sorted, (gpointer) links[i]);
  g_ptr_array_sort (sorted, remit_order_links);
  return sorted;
}

char *
_remit_findings_join_names (const RemitFindingsRun *run, const RemitId *ids, guint n)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, remit_graph_describe (run->graph, ids[i]));
  g_ptr_array_add (names, NULL);
  /* Translators: between the names of a list. */
  return g_strjoinv (C_("list", ", "), (char **) names->pdata);
}

void
_remit_findings_tell_lacks (RemitFinding *finding, const char *name, const char *const *lacks,
                            guint n)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (list, i > 0 ? C_("list", ", ") : "");
      g_string_append (list, lacks[i]);
    }
  /* Translators: a budget line, an agreement or a KPI, and what it lacks: "a payer". */
  finding->message = n == 1 ? g_strdup_printf (_("%s lacks %s."), name, list->str)
                            /* Translators: the same, with the list of what it lacks. */
                            : g_strdup_printf (_("%s lacks several things: %s."), name, list->str);
  finding->brief = g_strdup_printf (_("lacks %s"), list->str);
}

gboolean
_remit_findings_is_promise (const RemitFindingsRun *run, const RemitLink *link)
{
  const RemitNode *sla
    = link->kind == REMIT_LINK_COVERS ? remit_graph_node (run->graph, link->source) : NULL;

  return sla != NULL && sla->kind == REMIT_NODE_SLA && _remit_findings_is_live (run, sla)
         && sla->status != REMIT_STATUS_PLANNED && _remit_findings_holds (run, link)
         && (run->today == 0 || (sla->starts <= run->today && link->starts <= run->today));
}

char *
_remit_findings_format_ratio (gint64 ratio)
{
  const gint64 most = REMIT_DECIMAL_ONE * REMIT_DECIMAL_ONE;
  gint64 tenths = 0;

  /* Always fits: a thousandth of what is at most a millionfold. */
  remit_scale (CLAMP (ratio, -most, most), 1, 1000, &tenths);
  return remit_decimal_format (tenths * (REMIT_DECIMAL_ONE / 10));
}

gboolean
_remit_findings_is_ownership (const RemitLink *link)
{
  return link->kind == REMIT_LINK_OWNS || link->kind == REMIT_LINK_OWNS_ON_BEHALF_OF
         || link->kind == REMIT_LINK_DECIDES;
}

gboolean
_remit_findings_has_owner (const RemitFindingsRun *run, RemitId item)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_in (run->graph, item, &n);

  for (guint i = 0; i < n; i++)
    if (_remit_findings_is_ownership (links[i]) && _remit_findings_holds (run, links[i]))
      return TRUE;
  return FALSE;
}

gboolean
_remit_findings_overlap (const RemitLink *a, const RemitLink *b)
{
  return remit_period_overlaps (a->starts, a->ends, b->starts, b->ends);
}

int
_remit_findings_duty (const RemitNode *item, const RemitLink *link)
{
  if (link->kind == REMIT_LINK_DECIDES && item->kind == REMIT_NODE_DECISION)
    return REMIT_LINK_ACCOUNTABLE;
  return link->kind <= REMIT_LINK_LAST_RACI ? link->kind : -1;
}

GPtrArray *
_remit_findings_matrices (const RemitFindingsRun *run)
{
  GPtrArray *matrices = remit_matrix_list (run->graph, REMIT_MATRIX_RACI);
  guint n = 0;

  for (guint i = 0; i < matrices->len; i++)
    if (((const RemitMatrixRow *) matrices->pdata[i])->perspective == REMIT_ID_NONE)
      matrices->pdata[n++] = matrices->pdata[i];
  g_ptr_array_set_size (matrices, n);
  return matrices;
}

/* ---- lists of ids ---- */

GArray *
_remit_findings_ids_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (RemitId));
}

gboolean
_remit_findings_ids_contain (const GArray *ids, RemitId id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, RemitId, i) == id)
      return TRUE;
  return FALSE;
}

void
_remit_findings_ids_add (GArray *ids, RemitId id)
{
  if (!_remit_findings_ids_contain (ids, id))
    g_array_append_val (ids, id);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  RemitId left = *(const RemitId *) a, right = *(const RemitId *) b;

  return left < right ? -1 : left > right;
}

static gboolean
has_double (const GArray *ids)
{
  g_autofree RemitId *sorted = g_memdup2 (ids->data, ids->len * sizeof (RemitId));

  if (ids->len > 1)
    qsort (sorted, ids->len, sizeof (RemitId), compare_ids);
  for (guint i = 1; i < ids->len; i++)
    if (sorted[i] == sorted[i - 1])
      return TRUE;
  return FALSE;
}

void
_remit_findings_ids_unify (GArray *ids)
{
  g_autoptr (GArray) once = NULL;

  if (!has_double (ids))
    return;
  once = _remit_findings_ids_new ();
  for (guint i = 0; i < ids->len; i++)
    _remit_findings_ids_add (once, g_array_index (ids, RemitId, i));
  g_array_set_size (ids, 0);
  g_array_append_vals (ids, once->data, once->len);
}

/* ---- lines upwards ---- */

static gboolean
leads_up (const RemitFindingsRun *run, const RemitLink *link, RemitLines lines)
{
  if (!_remit_findings_holds (run, link))
    return FALSE;
  switch (link->kind)
    {
    case REMIT_LINK_REPORTS_TO:
      return lines == REMIT_LINES_ALL
             || (lines == REMIT_LINES_SOLID && link->line == REMIT_LINE_SOLID);
    case REMIT_LINK_BELONGS_TO:
    case REMIT_LINK_PART_OF:
      return lines != REMIT_LINES_SOLID;
    case REMIT_LINK_HOLDS:
      return lines == REMIT_LINES_ALL;
    default:
      return FALSE;
    }
}

/* The company as a whole is above everybody and tells nothing. */
static gboolean
counts_as_superior (const RemitFindingsRun *run, RemitId party)
{
  const RemitNode *node = remit_graph_node (run->graph, party);

  return node != NULL && node->kind != REMIT_NODE_ORGANISATION && remit_kind_is_party (node->kind);
}

static gboolean
is_found (const GArray *found, RemitId party)
{
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, RemitAbove, i).party == party)
      return TRUE;
  return FALSE;
}

static void
find_directly_above (const RemitFindingsRun *run, GArray *found, RemitAbove from, RemitLines lines,
                     RemitId start)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_out (run->graph, from.party, &n);

  for (guint i = 0; i < n; i++)
    {
      RemitAbove above = { links[i]->target, from.steps + 1 };

      if (above.party != start && leads_up (run, links[i], lines)
          && counts_as_superior (run, above.party) && !is_found (found, above.party))
        g_array_append_val (found, above);
    }
}

const GArray *
_remit_findings_above (RemitFindingsRun *run, RemitId party, RemitLines lines)
{
  GArray *found = g_hash_table_lookup (run->above[lines], &party);

  if (found != NULL)
    return found;
  found = g_array_new (FALSE, FALSE, sizeof (RemitAbove));
  find_directly_above (run, found, (RemitAbove){ party, 0 }, lines, party);
  for (guint i = 0; i < found->len; i++)
    find_directly_above (run, found, g_array_index (found, RemitAbove, i), lines, party);
  g_hash_table_insert (run->above[lines], g_memdup2 (&party, sizeof party), found);
  return found;
}
