/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-findings-private.h"

#include <glib/gi18n-lib.h>

/* SL03: what two sides share and no SLA covers.  An SLA on a whole covers its parts.  Cost: the
 * links of each shared component, and of what it is part of. */

/* Why a component needs an SLA. */
typedef enum
{
  SHARED_NOT,
  SHARED_JOINT,
  SHARED_SERVICE,
  SHARED_BEHALF,
  SHARED_INTEGRATION
} Shared;

/* The owners go into @owners. */
static Shared
find_reason (const RemitFindingsRun *run, const RemitNode *node, GArray *owners)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_in (run->graph, node->row.id, &n);
  gboolean behalf = FALSE;
  guint n_joint = 0;

  for (guint i = 0; i < n; i++)
    {
      if ((links[i]->kind != REMIT_LINK_OWNS && links[i]->kind != REMIT_LINK_OWNS_ON_BEHALF_OF)
          || !_remit_findings_holds (run, links[i]))
        continue;
      _remit_findings_ids_add (owners, links[i]->source);
      n_joint += links[i]->arrangement == REMIT_ARRANGEMENT_JOINT;
      behalf |= links[i]->kind == REMIT_LINK_OWNS_ON_BEHALF_OF
                || links[i]->arrangement == REMIT_ARRANGEMENT_ON_BEHALF;
    }
  if (behalf)
    return SHARED_BEHALF;
  if (node->kind == REMIT_NODE_INTEGRATION)
    return SHARED_INTEGRATION;
  if (node->kind == REMIT_NODE_SHARED_SERVICE)
    return SHARED_SERVICE;
  return n_joint > 1 && owners->len > 1 ? SHARED_JOINT : SHARED_NOT;
}

/* Looks at one node: whether an SLA covers it now; *n_others gets those that do not count, @wholes
 * what it is part of. */
static gboolean
is_covered (const RemitFindingsRun *run, RemitId item, guint *n_others, GArray *wholes)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_in (run->graph, item, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *sla = links[i]->kind == REMIT_LINK_COVERS
                               ? remit_graph_node (run->graph, links[i]->source)
                               : NULL;

      if (_remit_findings_is_promise (run, links[i]))
        return TRUE;
      if (sla != NULL && sla->kind == REMIT_NODE_SLA && links[i]->perspective == REMIT_ID_NONE)
        (*n_others)++;
    }
  links = remit_graph_links_out (run->graph, item, &n);
  for (guint i = 0; i < n; i++)
    if (links[i]->kind == REMIT_LINK_PART_OF && _remit_findings_holds (run, links[i]))
      _remit_findings_ids_add (wholes, links[i]->target);
  return FALSE;
}

static char *
describe_missing (Shared reason, const char *name)
{
  switch (reason)
    {
    case SHARED_SERVICE:
      return g_strdup_printf (_("%s is a shared service and has no SLA."), name);
    case SHARED_BEHALF:
      return g_strdup_printf (_("%s is owned on behalf of another and has no SLA."), name);
    case SHARED_INTEGRATION:
      return g_strdup_printf (_("%s is an integration and has no SLA."), name);
    default:
      return g_strdup_printf (_("%s is owned jointly and has no SLA."), name);
    }
}

static void
check_item (RemitFindingsRun *run, const RemitNode *node)
{
  g_autoptr (GArray) owners = _remit_findings_ids_new ();
  g_autoptr (GArray) wholes = _remit_findings_ids_new ();
  Shared reason = find_reason (run, node, owners);
  g_autofree char *name = NULL;
  RemitFinding *finding;
  guint n_others = 0;

  if (reason == SHARED_NOT)
    return;
  _remit_findings_ids_add (wholes, node->row.id);
  for (guint i = 0; i < wholes->len; i++)
    if (is_covered (run, g_array_index (wholes, RemitId, i), &n_others, wholes))
      return;
  name = remit_graph_describe (run->graph, node->row.id);
  finding = _remit_findings_add (run, REMIT_RULE_SL03, node->row.id, _remit_findings_ids (owners),
                                 owners->len);
  finding->message = n_others > 0 ? g_strdup_printf (_("The SLA of %s is not in force."), name)
                                  : describe_missing (reason, name);
  finding->brief = n_others > 0 ? g_strdup (_("no SLA in force")) : g_strdup (_("no SLA"));
  finding->evidence = g_strdup_printf (
    /* Translators: the number of owners, of SLAs. */
    ngettext ("%u owner; SLAs that are not in force: %u",
              "%u owners; SLAs that are not in force: %u", owners->len),
    owners->len, n_others);
  finding->fix = g_strdup (_("Agree what each side can rely on: an SLA that covers it."));
}

void
_remit_findings_check_cover (RemitFindingsRun *run)
{
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (run->graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) nodes[i];

      if ((remit_kind_is_component (node->kind) || node->kind == REMIT_NODE_SHARED_SERVICE)
          && _remit_findings_is_live (run, node) && node->status != REMIT_STATUS_PLANNED)
        check_item (run, node);
    }
}
