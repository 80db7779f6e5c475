/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-findings-private.h"

#include <glib/gi18n-lib.h>

/* OW11: parties that must deliver for a goal or a component and have no say in it (the CIO who runs
 * what others planned).  A party has a say when it decides, owns, is consulted, agrees, checks or
 * settles; when somebody below it or above it in its own line or in its own unit does; when it sits
 * on a committee that does, or is a body in which such a party sits.  Suppliers work by contract
 * and need none.  Cost: linear in the links and the length of the lines upwards. */

static gboolean
is_delivery (const RemitLink *link)
{
  return link->kind == REMIT_LINK_IMPLEMENTS || link->kind == REMIT_LINK_RUNS;
}

/* Whether a link gives its party a say. */
static gboolean
is_voice (const RemitLink *link)
{
  switch (link->kind)
    {
    case REMIT_LINK_OWNS:
    case REMIT_LINK_OWNS_ON_BEHALF_OF:
    case REMIT_LINK_HAS_RIGHT:
    case REMIT_LINK_SPONSORS:
    case REMIT_LINK_DECIDES:
    case REMIT_LINK_CHOOSES_TOOL:
    case REMIT_LINK_REVIEWS:
    case REMIT_LINK_DRIVES:
    case REMIT_LINK_MEMBER_OF: /* of the service that it is about */
    case REMIT_LINK_CHAIRS:
      return TRUE;
    default:
      if (link->kind > REMIT_LINK_LAST_RACI)
        return FALSE;
      switch (remit_duty_class (link->kind))
        {
        case REMIT_DUTY_CLASS_ANSWER:
        case REMIT_DUTY_CLASS_INPUT:
        case REMIT_DUTY_CLASS_CHECK:
          return TRUE;
        default:
          return FALSE;
        }
    }
}

/* Who is heard on a node: sets of ids. */
typedef struct
{
  GHashTable *own;   /* those who have the say themselves */
  GHashTable *heard; /* and everybody above them: what its people say, a unit says */
  GHashTable *units; /* the units of those with a say */
} Voices;

static void
collect_above (RemitFindingsRun *run, RemitId party, RemitLines lines, GHashTable *set)
{
  const GArray *above = _remit_findings_above (run, party, lines);

  for (guint i = 0; i < above->len; i++)
    g_hash_table_add (set, &g_array_index (above, RemitAbove, i).party);
}

static void
add_voice (RemitFindingsRun *run, Voices *voices, const RemitId *party)
{
  g_hash_table_add (voices->own, (gpointer) party);
  g_hash_table_add (voices->heard, (gpointer) party);
  collect_above (run, *party, REMIT_LINES_ALL, voices->heard);
  collect_above (run, *party, REMIT_LINES_UNITS, voices->units);
}

/* Sits on a committee or in a service that has a say itself. */
static gboolean
has_seat (const RemitFindingsRun *run, const Voices *voices, RemitId party)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_out (run->graph, party, &n);

  for (guint i = 0; i < n; i++)
    if ((links[i]->kind == REMIT_LINK_MEMBER_OF || links[i]->kind == REMIT_LINK_CHAIRS)
        && _remit_findings_holds (run, links[i])
        && g_hash_table_contains (voices->own, &links[i]->target))
      return TRUE;
  return FALSE;
}

/* Is a body of, or owned by, a party with a say. */
static gboolean
is_body (const RemitFindingsRun *run, const Voices *voices, RemitId party)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_in (run->graph, party, &n);

  for (guint i = 0; i < n; i++)
    if ((links[i]->kind == REMIT_LINK_MEMBER_OF || links[i]->kind == REMIT_LINK_CHAIRS
         || links[i]->kind == REMIT_LINK_OWNS)
        && _remit_findings_holds (run, links[i])
        && g_hash_table_contains (voices->own, &links[i]->source))
      return TRUE;
  return FALSE;
}

static gboolean
is_heard (RemitFindingsRun *run, const Voices *voices, RemitId party)
{
  const GArray *above = _remit_findings_above (run, party, REMIT_LINES_ALL);
  const GArray *units = _remit_findings_above (run, party, REMIT_LINES_UNITS);

  if (g_hash_table_contains (voices->heard, &party) || has_seat (run, voices, party)
      || is_body (run, voices, party))
    return TRUE;
  for (guint i = 0; i < units->len; i++)
    if (g_hash_table_contains (voices->units, &g_array_index (units, RemitAbove, i).party))
      return TRUE;
  for (guint i = 0; i < above->len; i++)
    {
      RemitId superior = g_array_index (above, RemitAbove, i).party;

      if (g_hash_table_contains (voices->own, &superior) || has_seat (run, voices, superior))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_supplier (const RemitFindingsRun *run, RemitId party)
{
  const RemitNode *node = remit_graph_node (run->graph, party);

  return node != NULL && node->kind == REMIT_NODE_SUPPLIER;
}

static void
collect_voices (RemitFindingsRun *run, Voices *voices, const GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];

      if (!is_voice (link) || !_remit_findings_holds (run, link))
        continue;
      add_voice (run, voices, &link->source);
      if (link->tie_breaker != REMIT_ID_NONE)
        add_voice (run, voices, &link->tie_breaker);
    }
}

/* Who delivers and is not heard. (transfer full) (element-type RemitId) */
static GArray *
list_unheard (RemitFindingsRun *run, const GPtrArray *links)
{
  g_autoptr (GHashTable) own = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) heard = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) units = g_hash_table_new (g_int64_hash, g_int64_equal);
  Voices voices = { own, heard, units };
  GArray *unheard = _remit_findings_ids_new ();

  collect_voices (run, &voices, links);
  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];

      if (is_delivery (link) && _remit_findings_holds (run, link)
          && !is_supplier (run, link->source) && !is_heard (run, &voices, link->source))
        _remit_findings_ids_add (unheard, link->source);
    }
  return unheard;
}

static gboolean
has_delivery (const RemitFindingsRun *run, RemitId node)
{
  guint n;
  const RemitLink *const *links = remit_graph_links_in (run->graph, node, &n);

  for (guint i = 0; i < n; i++)
    if (is_delivery (links[i]) && _remit_findings_holds (run, links[i]))
      return TRUE;
  return FALSE;
}

static void
check_voices (RemitFindingsRun *run, const RemitNode *node)
{
  g_autoptr (GPtrArray) links = _remit_findings_links_in (run, node->row.id);
  g_autoptr (GArray) unheard = list_unheard (run, links);
  g_autofree char *name = NULL;
  g_autofree char *names = NULL;
  RemitFinding *finding;

  if (unheard->len == 0)
    return;
  name = remit_graph_describe (run->graph, node->row.id);
  names = _remit_findings_join_names (run, _remit_findings_ids (unheard), unheard->len);
  finding = _remit_findings_add (run, REMIT_RULE_OW11, node->row.id, _remit_findings_ids (unheard),
                                 unheard->len);
  finding->message
    = unheard->len == 1
        /* Translators: a party, a component. */
        ? g_strdup_printf (_("%s delivers %s and has no voice in it."), names, name)
        /* Translators: a component, the list of parties. */
        : g_strdup_printf (_("Parties that deliver %s have no voice in it: %s."), name, names);
  finding->brief = g_strdup (_("delivers without a voice"));
  finding->evidence = g_strdup (_("implements or runs it; does not decide, is not consulted, has "
                                   "no seat on a committee that has a say"));
  finding->fix
    = g_strdup_printf (_("Consult %s, or give it a seat where this is decided."), names);
}

void
_remit_findings_check_voices (RemitFindingsRun *run)
{
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (run->graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) nodes[i];

      if ((remit_kind_is_component (node->kind) || node->kind == REMIT_NODE_GOAL)
          && _remit_findings_is_live (run, node) && has_delivery (run, node->row.id))
        check_voices (run, node);
    }
}
