/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"

#include "remit-findings-private.h"

#include "remit-date.h"

#include <glib/gi18n-lib.h>

/* Rules about who owns what. */

static gboolean
is_ownership (const RemitLink *link)
{
  return link->kind == REMIT_LINK_OWNS || link->kind == REMIT_LINK_OWNS_ON_BEHALF_OF
         || link->kind == REMIT_LINK_DECIDES;
}

static gboolean
has_owner (const RemitFindingsRun *run, RemitId component)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_in (run->graph, component, &n);

  for (guint i = 0; i < n; i++)
    if (is_ownership (links[i]) && _remit_findings_holds (run, links[i]))
      return TRUE;
  return FALSE;
}

/* What is known instead of an owner: the other duties, and whose ownership ended last. */
static char *
describe_missing_owner (const RemitFindingsRun *run, RemitId component, RemitId *former)
{
  g_autoptr (GPtrArray) links = _remit_findings_links_in (run, component);
  const RemitLink *last = NULL;
  guint n_duties = 0;

  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];

      if (_remit_findings_holds (run, link))
        n_duties += remit_link_kind_is_duty (link->kind);
      else if (link->perspective == REMIT_ID_NONE && is_ownership (link)
               && (last == NULL || link->ends > last->ends))
        last = link;
    }
  if (last != NULL)
    {
      g_autofree char *name = remit_graph_describe (run->graph, last->source);
      g_autofree char *day = remit_day_format_long (last->ends);

      *former = last->source;
      return g_strdup_printf (_("no owner; %s was it until %s"), name, day);
    }
  *former = REMIT_ID_NONE;
  if (n_duties == 0)
    return g_strdup (_("no owner and no other duty"));
  return g_strdup_printf (
      ngettext ("no owner, %u other duty", "no owner, %u other duties", n_duties), n_duties);
}

/* OW01 */
static void
check_owner (RemitFindingsRun *run, const RemitNode *node)
{
  g_autofree char *name = NULL;
  RemitId former;
  char *evidence;

  if (has_owner (run, node->row.id))
    return;
  name = remit_graph_describe (run->graph, node->row.id);
  evidence = describe_missing_owner (run, node->row.id, &former);
  _remit_findings_add (run, REMIT_RULE_OW01, node->row.id, &former, former != REMIT_ID_NONE,
                       g_strdup_printf (_("%s has no owner."), name), evidence,
                       g_strdup (_("Name one owner, or let one party decide.")));
}

void
_remit_findings_check_ownership (RemitFindingsRun *run)
{
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (run->graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) nodes[i];

      if (remit_kind_is_component (node->kind) && _remit_findings_is_live (run, node))
        check_owner (run, node);
    }
}
