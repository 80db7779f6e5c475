/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-findings-private.h"

#include <glib/gi18n-lib.h>

/* Rules about duties that belong together: initiatives that somebody owns, carries out and pays,
 * what is owned on behalf of another, payers, and data.  Cost: linear in the links. */

/* ---- OW04: owner, implementer, payer ---- */

enum
{
  LACKS_OWNER = 1 << 0,
  LACKS_IMPLEMENTER = 1 << 1,
  LACKS_PAYER = 1 << 2,
};

/* What a link gives an initiative.  Whoever is responsible for it carries it out; a budget line
 * pays when somebody pays the line. */
static guint
find_given (const RemitFindingsRun *run, const RemitLink *link)
{
  guint n;
  const RemitLink *const *payers;

  switch (link->kind)
    {
    case REMIT_LINK_OWNS:
    case REMIT_LINK_OWNS_ON_BEHALF_OF:
      return LACKS_OWNER;
    case REMIT_LINK_IMPLEMENTS:
    case REMIT_LINK_RESPONSIBLE:
      return LACKS_IMPLEMENTER;
    case REMIT_LINK_PAYS:
      return LACKS_PAYER;
    case REMIT_LINK_COVERS:
      payers = remit_graph_links_in (run->graph, link->source, &n);
      for (guint i = 0; i < n; i++)
        if (payers[i]->kind == REMIT_LINK_PAYS && _remit_findings_holds (run, payers[i]))
          return LACKS_PAYER;
      return 0;
    default:
      return 0;
    }
}

static char *
describe_lack (guint lacks, const char *name)
{
  switch (lacks)
    {
    case LACKS_OWNER:
      return g_strdup_printf (_("%s: nobody owns it."), name);
    case LACKS_IMPLEMENTER:
      return g_strdup_printf (_("%s: nobody implements it."), name);
    case LACKS_PAYER:
      return g_strdup_printf (_("%s: nobody pays for it."), name);
    case LACKS_OWNER | LACKS_IMPLEMENTER:
      return g_strdup_printf (_("%s: nobody owns it and nobody implements it."), name);
    case LACKS_OWNER | LACKS_PAYER:
      return g_strdup_printf (_("%s: nobody owns it and nobody pays for it."), name);
    case LACKS_IMPLEMENTER | LACKS_PAYER:
      return g_strdup_printf (_("%s: nobody implements it and nobody pays for it."), name);
    default:
      return g_strdup_printf (_("%s: nobody owns it, nobody implements it, nobody pays for it."),
                              name);
    }
}

static void
check_initiative (RemitFindingsRun *run, const RemitNode *node)
{
  static const char *const briefs[8] = {
    [1] = N_("nobody owns it"),
    [2] = N_("nobody implements it"),
    [3] = N_("no owner, no implementer"),
    [4] = N_("nobody pays"),
    [5] = N_("no owner, no payer"),
    [6] = N_("no implementer, no payer"),
    [7] = N_("no owner, no implementer, no payer"),
  };
  guint lacks = LACKS_OWNER | LACKS_IMPLEMENTER | LACKS_PAYER, n_lacking;
  guint n;
  const RemitLink *const *links = remit_graph_links_in (run->graph, node->row.id, &n);
  g_autofree char *name = NULL;
  RemitFinding *finding;

  for (guint i = 0; i < n; i++)
    if (_remit_findings_holds (run, links[i]))
      lacks &= ~find_given (run, links[i]);
  if (lacks == 0)
    return;
  n_lacking = (lacks & 1) + (lacks >> 1 & 1) + (lacks >> 2 & 1);
  name = remit_graph_describe (run->graph, node->row.id);
  finding = _remit_findings_add (run, REMIT_RULE_OW04, node->row.id, NULL, 0);
  finding->message = describe_lack (lacks, name);
  finding->brief = g_strdup (_(briefs[lacks]));
  finding->evidence
    = g_strdup_printf (_("%u of 3 roles are filled: owner, implementer, payer"), 3 - n_lacking);
  finding->fix = g_strdup (_("Name who owns it, who implements it and who pays for it; it may be "
                              "the same party."));
}

/* ---- OW07: what is owned on behalf of another ---- */

/* An agreement that runs today and covers the node. */
static gboolean
has_agreement (const RemitFindingsRun *run, RemitId item)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_in (run->graph, item, &n);

  for (guint i = 0; i < n; i++)
    if (_remit_findings_is_promise (run, links[i]))
      return TRUE;
  return FALSE;
}

/* Whether the beneficiary keeps anything: a right written down with the ownership, one of its own,
 * or a duty by which it decides or comes first. */
static gboolean
has_reserved_right (const RemitFindingsRun *run, const RemitLink *owner)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_in (run->graph, owner->target, &n);

  if (*owner->rights != '\0')
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (links[i]->source == owner->beneficiary && _remit_findings_holds (run, links[i])
        && (links[i]->kind == REMIT_LINK_HAS_RIGHT || links[i]->kind == REMIT_LINK_CHOOSES_TOOL
            || links[i]->kind == REMIT_LINK_DECIDES
            || links[i]->kind == REMIT_LINK_PREFERRED_ACCESS))
      return TRUE;
  return FALSE;
}

static void
add_bare_behalf (RemitFindingsRun *run, const RemitLink *owner, gboolean right, gboolean agreement)
{
  const RemitId others[] = { owner->source, owner->beneficiary };
  g_autofree char *name = remit_graph_describe (run->graph, owner->target);
  g_autofree char *holder = remit_graph_describe (run->graph, owner->source);
  g_autofree char *served = remit_graph_describe (run->graph, owner->beneficiary);
  RemitFinding *finding = _remit_findings_add (run, REMIT_RULE_OW07, owner->target, others, 2);

  if (agreement)
    /* Translators: holder, component, beneficiary. */
    finding->message
      = g_strdup_printf (_("%s owns %s for %s with no reserved right."), holder, name, served);
  else if (right)
    /* Translators: holder, component, beneficiary. */
    finding->message
      = g_strdup_printf (_("%s owns %s for %s with no agreement."), holder, name, served);
  else
    /* Translators: holder, component, beneficiary. */
    finding->message = g_strdup_printf (
      _("%s owns %s for %s with no reserved right and no agreement."), holder, name, served);
  finding->brief = agreement ? g_strdup (_("no reserved right")) : g_strdup (_("no agreement"));
  finding->evidence = g_strdup_printf (_("reserved rights: %s; agreement in force: %s"),
                                       right ? C_("answer", "yes") : C_("answer", "no"),
                                       agreement ? C_("answer", "yes") : C_("answer", "no"));
  finding->fix
    = agreement ? g_strdup_printf (_("Say what %s keeps, such as the choice of tools."), served)
      : right ? g_strdup_printf (_("Agree with %s on what it is promised: an SLA that covers it."),
                                 served)
              : g_strdup_printf (_("Say what %s keeps, such as the choice of tools, and agree on "
                                    "what it is promised."),
                                 served);
}

/* OW07: the first such owner. */
static void
check_behalf (RemitFindingsRun *run, const RemitNode *node)
{
  g_autoptr (GPtrArray) links = _remit_findings_links_in (run, node->row.id);

  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];
      gboolean right, agreement;

      if ((link->kind != REMIT_LINK_OWNS_ON_BEHALF_OF
           && (link->kind != REMIT_LINK_OWNS || link->arrangement != REMIT_ARRANGEMENT_ON_BEHALF))
          || !_remit_findings_holds (run, link) || link->beneficiary == REMIT_ID_NONE
          || link->beneficiary == link->source)
        continue;
      right = has_reserved_right (run, link);
      agreement = has_agreement (run, node->row.id);
      if (right && agreement)
        continue;
      add_bare_behalf (run, link, right, agreement);
      return;
    }
}

/* ---- OW08: who pays is told ---- */

/* Whether a link makes its party know what becomes of the node.  To use something, or to be kept
 * out of it on purpose, does not. */
static gboolean
is_telling (const RemitLink *link)
{
  if (link->kind == REMIT_LINK_PAYS || link->kind == REMIT_LINK_OMITTED
      || link->kind == REMIT_LINK_PREFERRED_ACCESS)
    return FALSE;
  return remit_link_kind_is_duty (link->kind) || link->kind == REMIT_LINK_MEMBER_OF
         || link->kind == REMIT_LINK_CHAIRS || link->kind == REMIT_LINK_OWNS
         || link->kind == REMIT_LINK_OWNS_ON_BEHALF_OF || link->kind == REMIT_LINK_HAS_RIGHT
         || link->kind == REMIT_LINK_SPONSORS;
}

/* An agreement or a piece of news that covers the node tells those who receive it. */
static void
collect_receivers (const RemitFindingsRun *run, RemitId source, GHashTable *told)
{
  guint n;
  const RemitLink *const *in = remit_graph_links_in (run->graph, source, &n);
  const RemitLink *const *out;

  for (guint i = 0; i < n; i++)
    if (in[i]->kind == REMIT_LINK_RECEIVES && _remit_findings_holds (run, in[i]))
      g_hash_table_add (told, (gpointer) &in[i]->source);
  out = remit_graph_links_out (run->graph, source, &n);
  for (guint i = 0; i < n; i++)
    if (out[i]->kind == REMIT_LINK_INFORMS && _remit_findings_holds (run, out[i]))
      g_hash_table_add (told, (gpointer) &out[i]->target);
}

/* Who knows of a node: a set of ids.  What a party knows, its unit and its superiors know. */
static GHashTable *
collect_told (RemitFindingsRun *run, const GPtrArray *links)
{
  GHashTable *told = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];
      const GArray *above;

      if (!_remit_findings_holds (run, link))
        continue;
      if (link->kind == REMIT_LINK_COVERS)
        collect_receivers (run, link->source, told);
      if (!is_telling (link))
        continue;
      g_hash_table_add (told, (gpointer) &link->source);
      if (link->beneficiary != REMIT_ID_NONE)
        g_hash_table_add (told, (gpointer) &link->beneficiary);
      above = _remit_findings_above (run, link->source, REMIT_LINES_ALL);
      for (guint a = 0; a < above->len; a++)
        g_hash_table_add (told, &g_array_index (above, RemitAbove, a).party);
    }
  return told;
}

/* Or what its own unit knows, though not what only its superiors do. */
static gboolean
is_told (RemitFindingsRun *run, RemitId party, GHashTable *told)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_out (run->graph, party, &n);

  if (g_hash_table_contains (told, &party))
    return TRUE;
  for (guint i = 0; i < n; i++)
    if ((links[i]->kind == REMIT_LINK_BELONGS_TO || links[i]->kind == REMIT_LINK_HOLDS
         || links[i]->kind == REMIT_LINK_MEMBER_OF || links[i]->kind == REMIT_LINK_CHAIRS)
        && _remit_findings_holds (run, links[i]) && g_hash_table_contains (told, &links[i]->target))
      return TRUE;
  return FALSE;
}

static void
check_payers (RemitFindingsRun *run, const RemitNode *node)
{
  g_autoptr (GPtrArray) links = _remit_findings_links_in (run, node->row.id);
  g_autoptr (GHashTable) told = NULL;
  g_autoptr (GArray) payers = _remit_findings_ids_new ();
  g_autofree char *name = NULL;
  g_autofree char *names = NULL;
  RemitFinding *finding;

  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];
      const RemitNode *payer
        = link->kind == REMIT_LINK_PAYS ? remit_graph_node (run->graph, link->source) : NULL;

      if (payer == NULL || !remit_kind_is_party (payer->kind) || !_remit_findings_holds (run, link))
        continue;
      if (told == NULL)
        told = collect_told (run, links);
      if (!is_told (run, link->source, told))
        _remit_findings_ids_add (payers, link->source);
    }
  /* Where nobody has the say, that is the fault to mend. */
  if (payers->len == 0 || !_remit_findings_has_owner (run, node->row.id))
    return;
  name = remit_graph_describe (run->graph, node->row.id);
  names = _remit_findings_join_names (run, _remit_findings_ids (payers), payers->len);
  finding = _remit_findings_add (run, REMIT_RULE_OW08, node->row.id, _remit_findings_ids (payers),
                                 payers->len);
  finding->message
    = payers->len == 1
        /* Translators: a party, a component. */
        ? g_strdup_printf (_("%s pays for %s and is told nothing."), names, name)
        /* Translators: a component, the list of parties. */
        : g_strdup_printf (_("Parties that pay for %s are told nothing: %s."), name, names);
  finding->brief = g_strdup (_("a payer is told nothing"));
  finding->evidence = g_strdup (
    _("pays and has no other duty; neither consulted, nor informed, nor asked to approve"));
  finding->fix = payers->len == 1
                   ? g_strdup_printf (_("Consult or inform %s, or let it approve."), names)
                   : g_strdup (_("Consult or inform them, or let them approve."));
}

/* ---- OW09: steward and custodian ---- */

static void
check_data (RemitFindingsRun *run, const RemitNode *node)
{
  gboolean steward = FALSE, custodian = FALSE;
  guint n;
  const RemitLink *const *links = remit_graph_links_in (run->graph, node->row.id, &n);
  g_autofree char *name = NULL;
  RemitFinding *finding;

  for (guint i = 0; i < n; i++)
    if (_remit_findings_holds (run, links[i]))
      {
        steward |= links[i]->kind == REMIT_LINK_STEWARDS;
        custodian |= links[i]->kind == REMIT_LINK_HOLDS_DATA;
      }
  if (steward && custodian)
    return;
  name = remit_graph_describe (run->graph, node->row.id);
  finding = _remit_findings_add (run, REMIT_RULE_OW09, node->row.id, NULL, 0);
  if (!steward && !custodian)
    {
      finding->message = g_strdup_printf (_("%s has no steward and no custodian."), name);
      finding->brief = g_strdup (_("no steward, no custodian"));
      finding->evidence = g_strdup (_("nobody stewards it, nobody holds the data"));
      finding->fix = g_strdup (_("Name who looks after meaning and quality, and who stores and "
                                  "protects it."));
    }
  else if (!steward)
    {
      finding->message = g_strdup_printf (_("%s has no steward."), name);
      finding->brief = g_strdup (_("no steward"));
      finding->evidence = g_strdup (_("nobody stewards it"));
      finding->fix = g_strdup (_("Name who looks after meaning and quality."));
    }
  else
    {
      finding->message = g_strdup_printf (_("%s has no custodian."), name);
      finding->brief = g_strdup (_("no custodian"));
      finding->evidence = g_strdup (_("nobody holds the data"));
      finding->fix = g_strdup (_("Name who stores and protects it."));
    }
}

void
_remit_findings_check_duties (RemitFindingsRun *run)
{
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (run->graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) nodes[i];
      gboolean component
        = remit_kind_is_component (node->kind) || node->kind == REMIT_NODE_SHARED_SERVICE;

      if (!_remit_findings_is_live (run, node))
        continue;
      if (node->kind == REMIT_NODE_INITIATIVE && node->status != REMIT_STATUS_PLANNED)
        check_initiative (run, node);
      if (component || node->kind == REMIT_NODE_INITIATIVE)
        check_behalf (run, node);
      if (component)
        check_payers (run, node);
      if (node->kind == REMIT_NODE_DATA_SET || node->kind == REMIT_NODE_MASTER_DATA)
        check_data (run, node);
    }
}
