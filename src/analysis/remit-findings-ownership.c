/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"

#include "remit-findings-private.h"

#include "remit-date.h"

#include <glib/gi18n-lib.h>

/* Rules about who owns what: whether there is an owner, whether several agree to be it together,
 * and what they hold of it.  What a claim says counts for its own period only: a successor is no
 * rival. */

/* Whether a link claims the whole.  Who only has it for a while from the owner, or keeps it safe,
 * is no rival. */
static gboolean
is_claim (const RemitFindingsRun *run, const RemitLink *link)
{
  return (link->kind == REMIT_LINK_OWNS || link->kind == REMIT_LINK_OWNS_ON_BEHALF_OF)
         && link->arrangement != REMIT_ARRANGEMENT_DELEGATED
         && link->arrangement != REMIT_ARRANGEMENT_CUSTODIAL && _remit_findings_holds (run, link);
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
      else if (link->perspective == REMIT_ID_NONE && _remit_findings_is_ownership (link)
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
  RemitFinding *finding;
  RemitId former;
  char *evidence;

  if (_remit_findings_has_owner (run, node->row.id))
    return;
  name = remit_graph_describe (run->graph, node->row.id);
  evidence = describe_missing_owner (run, node->row.id, &former);
  finding
    = _remit_findings_add (run, REMIT_RULE_OW01, node->row.id, &former, former != REMIT_ID_NONE);
  finding->message = g_strdup_printf (_("%s has no owner."), name);
  finding->brief = g_strdup (_("nobody owns it"));
  finding->evidence = evidence;
  finding->fix = g_strdup (_("Name one owner, or let one party decide."));
}

/* ---- several at once ---- */

/* The parties of links of one kind that stand against each other: in force on one day, and not
 * both declared joint. (transfer full) (element-type RemitId) */
static GArray *
list_rivals (const GPtrArray *links)
{
  GArray *rivals = _remit_findings_ids_new ();

  for (guint i = 0; i < links->len; i++)
    for (guint j = i + 1; j < links->len; j++)
      {
        const RemitLink *a = links->pdata[i], *b = links->pdata[j];

        if (a->source == b->source || !_remit_findings_overlap (a, b)
            || (a->arrangement == REMIT_ARRANGEMENT_JOINT
                && b->arrangement == REMIT_ARRANGEMENT_JOINT))
          continue;
        _remit_findings_ids_add (rivals, a->source);
        _remit_findings_ids_add (rivals, b->source);
      }
  return rivals;
}

static guint
count_joint (const GPtrArray *links)
{
  guint n = 0;

  for (guint i = 0; i < links->len; i++)
    n += ((const RemitLink *) links->pdata[i])->arrangement == REMIT_ARRANGEMENT_JOINT;
  return n;
}

static gboolean
has_tie_breaker (const GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++)
    if (((const RemitLink *) links->pdata[i])->tie_breaker != REMIT_ID_NONE)
      return TRUE;
  return FALSE;
}

/* OW02 */
static void
check_rivals (RemitFindingsRun *run, const RemitNode *node, const GPtrArray *claims)
{
  g_autoptr (GArray) rivals = list_rivals (claims);
  g_autofree char *name = NULL;
  g_autofree char *names = NULL;
  guint n_joint = count_joint (claims);
  RemitFinding *finding;

  if (rivals->len == 0)
    return;
  name = remit_graph_describe (run->graph, node->row.id);
  names = _remit_findings_join_names (run, _remit_findings_ids (rivals), rivals->len);
  finding = _remit_findings_add (run, REMIT_RULE_OW02, node->row.id, _remit_findings_ids (rivals),
                                 rivals->len);
  /* Translators: a component, the list of parties. */
  finding->message = g_strdup_printf (_("%s is claimed by each of these alone: %s."), name, names);
  finding->brief
    = g_strdup_printf (ngettext ("%u sole owner", "%u sole owners", rivals->len), rivals->len);
  finding->evidence
    = n_joint > 0
        ? g_strdup_printf (_("%u claims at the same time, %u of them declared joint"), claims->len,
                           n_joint)
        : g_strdup_printf (_("%u claims at the same time, none declared joint"), claims->len);
  finding->fix = g_strdup (_("Decide for one, or declare the ownership joint and name who has the "
                              "last word."));
}

static gboolean
has_answerable (const RemitFindingsRun *run, const GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];

      if (link->kind == REMIT_LINK_ACCOUNTABLE && _remit_findings_holds (run, link))
        return TRUE;
    }
  return FALSE;
}

/* OW03; @links are all that end in the node. */
static void
check_last_word (RemitFindingsRun *run, const RemitNode *node, const GPtrArray *claims,
                 const GPtrArray *links)
{
  g_autoptr (GArray) owners = NULL;
  g_autofree char *name = NULL;
  g_autofree char *names = NULL;
  RemitFinding *finding;

  if (count_joint (claims) == 0 || has_tie_breaker (claims) || has_answerable (run, links))
    return;
  owners = _remit_findings_ids_new ();
  for (guint i = 0; i < claims->len; i++)
    _remit_findings_ids_add (owners, ((const RemitLink *) claims->pdata[i])->source);
  name = remit_graph_describe (run->graph, node->row.id);
  names = _remit_findings_join_names (run, _remit_findings_ids (owners), owners->len);
  finding = _remit_findings_add (run, REMIT_RULE_OW03, node->row.id, _remit_findings_ids (owners),
                                 owners->len);
  finding->message
    = g_strdup_printf (_("The joint ownership of %s names nobody for a deadlock."), name);
  finding->brief = g_strdup (_("no last word"));
  finding->evidence
    = g_strdup_printf (_("owned jointly by %s, no tie-breaker, nobody answers"), names);
  finding->fix = g_strdup (_("Name who has the last word, or one party that answers for it."));
}

/* ---- shares ---- */

/* "33.33", without zeros at the end. */
static char *
format_share (gint64 share)
{
  gint64 rest = ABS (share) % 100;

  if (rest == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, share / 100);
  if (rest % 10 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT, share / 100, rest / 10);
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT, share / 100, rest);
}

static gboolean
is_on (const RemitLink *link, int day)
{
  return link->starts <= day && (link->ends == 0 || link->ends >= day);
}

/* The total of the shares in force on @day; @n_shares gets how many there are. */
static gint64
total_shares (const GPtrArray *links, int day, guint *n_shares)
{
  gint64 total = 0;

  *n_shares = 0;
  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];

      if (!is_on (link, day) || link->share == REMIT_UNSET)
        continue;
      total += link->share;
      (*n_shares)++;
    }
  return total;
}

/* The first day on which the shares do not total the whole; FALSE when there is none.  The total
 * only changes where one begins, or ends with nothing after it, which is no split any more. */
static gboolean
find_wrong_day (const RemitFindingsRun *run, const GPtrArray *links, int *day, gint64 *total)
{
  gboolean found = FALSE;

  for (guint i = 0; i < links->len; i++)
    {
      int start = MAX (((const RemitLink *) links->pdata[i])->starts, run->today);
      guint n_shares;
      gint64 sum = total_shares (links, start, &n_shares);

      if (n_shares == 0 || sum == REMIT_SHARE_WHOLE || (found && start >= *day))
        continue;
      found = TRUE;
      *day = start;
      *total = sum;
    }
  return found;
}

static char *
describe_total (RemitLinkKind kind, const char *name, const char *total)
{
  if (kind == REMIT_LINK_OWNS)
    /* Translators: a component, a number of per cent. */
    return g_strdup_printf (_("The shares of those who own %s total %s %%."), name, total);
  if (kind == REMIT_LINK_PAYS)
    return g_strdup_printf (_("The shares of those who pay for %s total %s %%."), name, total);
  /* Translators: a duty ("runs"), a component, a number of per cent. */
  return g_strdup_printf (_("The shares of “%s” for %s total %s %%."),
                          remit_link_kind_label (kind), name, total);
}

/* "CIO 50 %, CMO 40 %" */
static char *
list_shares (const RemitFindingsRun *run, const GPtrArray *links, int day, GArray *parties)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];
      g_autofree char *name = NULL;
      g_autofree char *share = NULL;

      if (!is_on (link, day))
        continue;
      name = remit_graph_describe (run->graph, link->source);
      share = link->share != REMIT_UNSET ? format_share (link->share) : NULL;
      g_string_append (text, text->len > 0 ? C_("list", ", ") : "");
      if (share != NULL)
        /* Translators: a party and its share. */
        g_string_append_printf (text, _("%s %s %%"), name, share);
      else
        g_string_append_printf (text, _("%s without a share"), name);
      _remit_findings_ids_add (parties, link->source);
    }
  return g_string_free (text, FALSE);
}

/* Whether the shares of one duty are wrong; then there is a finding. */
static gboolean
check_split (RemitFindingsRun *run, const RemitNode *node, RemitLinkKind kind,
             const GPtrArray *links)
{
  g_autoptr (GArray) parties = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *evidence = NULL;
  RemitFinding *finding;
  int day = 0;
  gint64 total = 0;

  if (!find_wrong_day (run, links, &day, &total))
    return FALSE;
  parties = _remit_findings_ids_new ();
  name = remit_graph_describe (run->graph, node->row.id);
  sum = format_share (total);
  evidence = list_shares (run, links, day, parties);
  finding = _remit_findings_add (run, REMIT_RULE_OW05, node->row.id, _remit_findings_ids (parties),
                                 parties->len);
  finding->message = describe_total (kind, name, sum);
  finding->brief = g_strdup_printf (_("shares total %s %%"), sum);
  finding->evidence = g_steal_pointer (&evidence);
  finding->fix = g_strdup (_("Correct the shares so that they total 100 %."));
  return TRUE;
}

/* OW05, the first duty whose shares are wrong: a finding for each would be about one cell each, but
 * a waiver is about the component. */
static void
check_shares (RemitFindingsRun *run, const RemitNode *node, const GPtrArray *links)
{
  for (int kind = REMIT_LINK_OWNS; kind >= REMIT_LINK_FIRST_FACET; kind--)
    {
      g_autoptr (GPtrArray) split = g_ptr_array_new ();

      for (guint i = 0; i < links->len; i++)
        {
          const RemitLink *link = links->pdata[i];

          if ((link->kind == kind
               || (kind == REMIT_LINK_OWNS && link->kind == REMIT_LINK_OWNS_ON_BEHALF_OF))
              && _remit_findings_holds (run, link))
            g_ptr_array_add (split, (gpointer) link);
        }
      if (check_split (run, node, kind, split))
        return;
    }
}

/* ---- OW06: on whose behalf ---- */

static void
check_behalf (RemitFindingsRun *run, const RemitNode *node, const GPtrArray *links)
{
  g_autofree char *name = NULL;
  g_autofree char *holder = NULL;
  const RemitLink *wrong = NULL;
  RemitFinding *finding;

  for (guint i = 0; i < links->len && wrong == NULL; i++)
    {
      const RemitLink *link = links->pdata[i];

      if ((link->kind == REMIT_LINK_OWNS_ON_BEHALF_OF
           || link->arrangement == REMIT_ARRANGEMENT_ON_BEHALF)
          && _remit_findings_holds (run, link)
          && (link->beneficiary == REMIT_ID_NONE || link->beneficiary == link->source))
        wrong = link;
    }
  if (wrong == NULL)
    return;
  name = remit_graph_describe (run->graph, node->row.id);
  holder = remit_graph_describe (run->graph, wrong->source);
  finding = _remit_findings_add (run, REMIT_RULE_OW06, node->row.id, &wrong->source, 1);
  finding->message
    = wrong->beneficiary == REMIT_ID_NONE
        /* Translators: a party, a component. */
        ? g_strdup_printf (_("%s holds %s on behalf of another, but nobody says of whom."), holder,
                           name)
        : g_strdup_printf (_("%s holds %s on behalf of itself."), holder, name);
  finding->brief = g_strdup (_("on whose behalf?"));
  finding->evidence
    = g_strdup_printf (_("“%s” by %s, beneficiary: %s"), remit_link_kind_label (wrong->kind),
                       holder, wrong->beneficiary == REMIT_ID_NONE ? _("nobody") : holder);
  finding->fix = g_strdup (_("Name the party that it is held for, or let the holder have it as "
                              "its own."));
}

/* ---- OW10: the same right twice ---- */

static GArray *
list_double (const RemitFindingsRun *run, const GPtrArray *links, RemitLinkKind kind)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new ();
  GArray *rivals;

  for (guint i = 0; i < links->len; i++)
    if (((const RemitLink *) links->pdata[i])->kind == (int) kind
        && _remit_findings_holds (run, links->pdata[i]))
      g_ptr_array_add (held, links->pdata[i]);
  rivals = list_rivals (held);
  /* Joint holders need somebody with the last word; else they are as good as two. */
  if (rivals->len == 0 && held->len > 1 && count_joint (held) == held->len
      && !has_tie_breaker (held))
    for (guint i = 0; i < held->len; i++)
      _remit_findings_ids_add (rivals, ((const RemitLink *) held->pdata[i])->source);
  return rivals;
}

static char *
describe_double (gboolean decide, gboolean choose, const char *name)
{
  if (decide && choose)
    return g_strdup_printf (_("Several parties decide on %s, and several choose its tool."), name);
  if (decide)
    return g_strdup_printf (_("Several parties decide on %s."), name);
  return g_strdup_printf (_("Several parties choose the tool of %s."), name);
}

static void
check_double_rights (RemitFindingsRun *run, const RemitNode *node, const GPtrArray *links)
{
  g_autoptr (GArray) deciding = list_double (run, links, REMIT_LINK_DECIDES);
  g_autoptr (GArray) choosing = list_double (run, links, REMIT_LINK_CHOOSES_TOOL);
  gboolean decide = deciding->len > 1, choose = choosing->len > 1;
  g_autofree char *name = NULL;
  g_autofree char *names = NULL;
  RemitFinding *finding;

  if (!decide && !choose)
    return;
  name = remit_graph_describe (run->graph, node->row.id);
  for (guint i = 0; i < choosing->len; i++)
    _remit_findings_ids_add (deciding, g_array_index (choosing, RemitId, i));
  names = _remit_findings_join_names (run, _remit_findings_ids (deciding), deciding->len);
  finding = _remit_findings_add (run, REMIT_RULE_OW10, node->row.id, _remit_findings_ids (deciding),
                                 deciding->len);
  finding->message = describe_double (decide, choose, name);
  finding->brief = decide ? g_strdup_printf (_("%u parties decide"), deciding->len)
                          : g_strdup_printf (_("%u parties choose the tool"), deciding->len);
  finding->evidence
    = g_strdup_printf (_("held by %s at the same time, with nobody for the last word"), names);
  finding->fix = g_strdup (_("Settle who has the right, or declare it joint and name who has the "
                              "last word."));
}

/* ---- all ---- */

static void
check_item (RemitFindingsRun *run, const RemitNode *node)
{
  g_autoptr (GPtrArray) links = _remit_findings_links_in (run, node->row.id);
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    if (is_claim (run, links->pdata[i]))
      g_ptr_array_add (claims, links->pdata[i]);
  check_rivals (run, node, claims);
  check_last_word (run, node, claims, links);
  check_shares (run, node, links);
  check_behalf (run, node, links);
  if (remit_kind_is_component (node->kind) || node->kind == REMIT_NODE_SHARED_SERVICE)
    check_double_rights (run, node, links);
}

void
_remit_findings_check_ownership (RemitFindingsRun *run)
{
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (run->graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) nodes[i];

      if (!_remit_findings_is_live (run, node))
        continue;
      if (remit_kind_is_component (node->kind))
        check_owner (run, node);
      if (remit_kind_is_component (node->kind) || node->kind == REMIT_NODE_SHARED_SERVICE
          || node->kind == REMIT_NODE_INITIATIVE || node->kind == REMIT_NODE_GOAL)
        check_item (run, node);
    }
}
