/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-kinds.h"

#include <string.h>

static void
test_catalogue_complete (void)
{
  for (int i = 0; i < REMIT_N_NODE_KINDS; i++)
    {
      const RemitNodeKindInfo *info = remit_node_kind_info (i);

      g_assert_cmpint (info->kind, ==, i);
      g_assert_nonnull (info->key);
      g_assert_cmpint (remit_node_kind_from_key (info->key), ==, i);
      g_assert_true (g_str_has_prefix (info->icon, "remit-"));
      g_assert_true (g_str_has_suffix (info->icon, "-symbolic"));
      g_assert_cmpint (strlen (remit_node_kind_label (i)), >, 1);
      g_assert_cmpint (strlen (remit_node_kind_plural (i)), >, 1);
      g_assert_cmpint (strlen (remit_node_kind_indefinite (i)), >, 1);
      g_assert_cmpint (info->group, <, REMIT_N_GROUPS);
    }
  for (int i = 0; i < REMIT_N_LINK_KINDS; i++)
    {
      const RemitLinkKindInfo *info = remit_link_kind_info (i);

      g_assert_cmpint (info->kind, ==, i);
      g_assert_nonnull (info->key);
      g_assert_cmpint (remit_link_kind_from_key (info->key), ==, i);
      g_assert_cmpint (strlen (remit_link_kind_label (i)), >, 1);
      g_assert_cmpint (strlen (remit_link_kind_reverse (i)), >, 1);
      g_assert_cmpint (info->ends[0].from, !=, 0);
      g_assert_cmpint (info->ends[G_N_ELEMENTS (info->ends) - 1].from, ==, 0);
      for (guint row = 0; info->ends[row].from != 0; row++)
        g_assert_cmpint (info->ends[row].to, !=, 0);
      if (i <= REMIT_LINK_LAST_RACI)
        g_assert_cmpint (info->link_class, ==, REMIT_CLASS_RACI);
      else if (i <= REMIT_LINK_LAST_FACET)
        g_assert_cmpint (info->link_class, ==, REMIT_CLASS_FACET);
      else
        g_assert_cmpint (info->link_class, >=, REMIT_CLASS_OWNERSHIP);
    }
  for (int i = 0; i < REMIT_N_GROUPS; i++)
    g_assert_cmpint (strlen (remit_node_group_label (i)), >, 1);
  for (int i = 0; i < REMIT_N_CLASSES; i++)
    g_assert_cmpint (strlen (remit_link_class_label (i)), >, 1);
}

/* Keys become XML attribute values, SQL text and words of the command line. */
static void
test_keys_plain (void)
{
  for (int i = 0; i < REMIT_N_NODE_KINDS + REMIT_N_LINK_KINDS; i++)
    {
      const char *key = i < REMIT_N_NODE_KINDS ? remit_node_kind_info (i)->key
                                               : remit_link_kind_info (i - REMIT_N_NODE_KINDS)->key;

      for (const char *p = key; *p != '\0'; p++)
        g_assert_true (g_ascii_islower (*p) || *p == '-');
    }
  g_assert_cmpint (remit_node_kind_from_key ("Application"), ==, -1);
  g_assert_cmpint (remit_node_kind_from_key (""), ==, -1);
  g_assert_cmpint (remit_link_kind_from_key ("paid"), ==, -1);
}

static void
test_sets (void)
{
  g_assert_true (remit_kind_is_party (REMIT_NODE_CUSTOMER_SEGMENT));
  g_assert_true (remit_kind_is_party (REMIT_NODE_SHARED_SERVICE));
  g_assert_false (remit_kind_is_party (REMIT_NODE_APPLICATION));
  g_assert_true (remit_kind_is_component (REMIT_NODE_CAPABILITY));
  g_assert_false (remit_kind_is_component (REMIT_NODE_SHARED_SERVICE));
  g_assert_cmpint (REMIT_KINDS_PARTY & REMIT_KINDS_COMPONENT, ==, 0);
}

typedef struct
{
  const char *kind, *from, *to;
  gboolean allowed;
} Case;

static const Case cases[] = {
  { "runs", "role", "application", TRUE },
  { "runs", "application", "role", FALSE },
  { "chooses-tool", "role", "application", TRUE },
  { "chooses-tool", "role", "person", FALSE },
  { "accountable", "role", "activity", TRUE },
  { "accountable", "role", "decision", TRUE },
  { "informed", "customer-segment", "activity", FALSE },
  { "pays", "funding-source", "budget-line", TRUE },
  { "runs", "funding-source", "application", FALSE },
  { "pays", "unit", "initiative", TRUE },
  { "stewards", "person", "master-data", TRUE },
  { "stewards", "person", "channel", FALSE },
  { "part-of", "unit", "organisation", TRUE },
  { "part-of", "unit", "unit", TRUE },
  { "part-of", "organisation", "unit", FALSE },
  { "part-of", "integration", "channel", TRUE },
  { "part-of", "goal", "initiative", FALSE },
  { "part-of", "activity", "process", TRUE },
  { "part-of", "budget-line", "budget-line", TRUE },
  { "part-of", "role", "unit", FALSE },
  { "belongs-to", "role", "unit", TRUE },
  { "belongs-to", "shared-service", "organisation", TRUE },
  { "holds", "person", "role", TRUE },
  { "reports-to", "role", "role", TRUE },
  { "reports-to", "supplier", "role", FALSE },
  { "member-of", "person", "committee", TRUE },
  { "connects", "integration", "platform", TRUE },
  { "connects", "application", "platform", FALSE },
  { "covers", "sla", "application", TRUE },
  { "covers", "budget-line", "initiative", TRUE },
  { "supports", "contract", "sla", TRUE },
  { "supports", "sla", "ola", FALSE },
  { "receives", "customer-segment", "sla", TRUE },
  { "provides", "customer-segment", "sla", FALSE },
  { "conflicts-with", "goal", "goal", TRUE },
  { "conflicts-with", "goal", "kpi", FALSE },
  { "review-of", "review", "application", TRUE },
  { "informs", "communication-item", "customer-segment", TRUE },
  { "grants", "committee", "mandate", TRUE },
  { "grants", "mandate", "role", TRUE },
  { "precedes", "activity", "activity", TRUE },
  { "precedes", "activity", "journey-stage", FALSE },
  { "sponsors", "role", "initiative", TRUE },
  { "changes", "initiative", "platform", TRUE },
  { "deputises-for", "person", "role", TRUE },
};

static void
test_allows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int kind = remit_link_kind_from_key (cases[i].kind);
      int from = remit_node_kind_from_key (cases[i].from);
      int to = remit_node_kind_from_key (cases[i].to);

      g_assert_cmpint (kind, >=, 0);
      g_assert_cmpint (from, >=, 0);
      g_assert_cmpint (to, >=, 0);
      if (remit_link_kind_allows (kind, from, to) != cases[i].allowed)
        g_error ("%s from %s to %s: expected %d", cases[i].kind, cases[i].from, cases[i].to,
                 cases[i].allowed);
    }
}

/* No kind of node may be an island, and customers never hold a duty. */
static void
test_every_kind_reachable (void)
{
  RemitLinkKind kinds[REMIT_N_LINK_KINDS];

  for (int a = 0; a < REMIT_N_NODE_KINDS; a++)
    {
      guint in = 0, out = 0;

      for (int b = 0; b < REMIT_N_NODE_KINDS; b++)
        {
          out += remit_link_kinds_between (a, b, kinds);
          in += remit_link_kinds_between (b, a, kinds);
        }
      g_assert_cmpint (in + out, >, 0);
    }
  for (int kind = 0; kind < REMIT_N_DUTIES; kind++)
    for (int to = 0; to < REMIT_N_NODE_KINDS; to++)
      g_assert_false (remit_link_kind_allows (kind, REMIT_NODE_CUSTOMER_SEGMENT, to));
}

static void
test_ends (void)
{
  for (RemitLinkKind kind = 0; kind < REMIT_N_LINK_KINDS; kind++)
    for (RemitNodeKind from = 0; from < REMIT_N_NODE_KINDS; from++)
      for (RemitNodeKind to = 0; to < REMIT_N_NODE_KINDS; to++)
        {
          gboolean allowed = remit_link_kind_allows (kind, from, to);

          g_assert_cmpint ((remit_link_kind_targets (kind, from) & REMIT_KIND_BIT (to)) != 0, ==,
                           allowed);
          g_assert_cmpint ((remit_link_kind_sources (kind, to) & REMIT_KIND_BIT (from)) != 0, ==,
                           allowed);
        }
}

static void
test_between_agrees_with_allows (void)
{
  for (int from = 0; from < REMIT_N_NODE_KINDS; from++)
    for (int to = 0; to < REMIT_N_NODE_KINDS; to++)
      {
        RemitLinkKind kinds[REMIT_N_LINK_KINDS];
        guint n = remit_link_kinds_between (from, to, kinds);
        guint64 seen = 0;

        for (guint i = 0; i < n; i++)
          {
            guint64 bit = G_GUINT64_CONSTANT (1) << kinds[i];

            g_assert_true (remit_link_kind_allows (kinds[i], from, to));
            g_assert_cmpuint (seen & bit, ==, 0);
            seen |= bit;
          }
        for (int kind = 0; kind < REMIT_N_LINK_KINDS; kind++)
          g_assert_cmpint (remit_link_kind_allows (kind, from, to), ==, (seen >> kind & 1) != 0);
      }
}

static void
test_between_order (void)
{
  RemitLinkKind kinds[REMIT_N_LINK_KINDS];
  guint n;

  n = remit_link_kinds_between (REMIT_NODE_ROLE, REMIT_NODE_APPLICATION, kinds);
  g_assert_cmpuint (n, >, 9);
  g_assert_cmpint (kinds[0], ==, REMIT_LINK_RUNS);
  g_assert_cmpint (kinds[1], ==, REMIT_LINK_DECIDES);
  g_assert_cmpint (kinds[2], ==, REMIT_LINK_CHOOSES_TOOL);
  g_assert_cmpint (kinds[n - 1], ==, REMIT_LINK_OMITTED);

  n = remit_link_kinds_between (REMIT_NODE_ROLE, REMIT_NODE_ACTIVITY, kinds);
  g_assert_cmpuint (n, >, 4);
  g_assert_cmpint (kinds[0], ==, REMIT_LINK_RESPONSIBLE);
  g_assert_cmpint (kinds[1], ==, REMIT_LINK_ACCOUNTABLE);

  n = remit_link_kinds_between (REMIT_NODE_ROLE, REMIT_NODE_ROLE, kinds);
  g_assert_cmpuint (n, >, 1);
  g_assert_cmpint (kinds[0], ==, REMIT_LINK_REPORTS_TO);

  n = remit_link_kinds_between (REMIT_NODE_PERSON, REMIT_NODE_COMMITTEE, kinds);
  g_assert_cmpuint (n, >, 1);
  g_assert_cmpint (kinds[0], ==, REMIT_LINK_MEMBER_OF);

  g_assert_cmpuint (remit_link_kinds_between (REMIT_NODE_SKILL, REMIT_NODE_APPLICATION, kinds), ==,
                    0);
}

static void
test_explain (void)
{
  g_autofree char *back
    = remit_link_kind_explain (REMIT_LINK_PAYS, REMIT_NODE_APPLICATION, REMIT_NODE_ROLE);
  g_autofree char *other
    = remit_link_kind_explain (REMIT_LINK_REPORTS_TO, REMIT_NODE_ROLE, REMIT_NODE_APPLICATION);
  g_autofree char *none
    = remit_link_kind_explain (REMIT_LINK_PAYS, REMIT_NODE_SKILL, REMIT_NODE_KPI);
  g_autofree char *both
    = remit_link_kind_explain (REMIT_LINK_CONNECTS, REMIT_NODE_APPLICATION, REMIT_NODE_INTEGRATION);

  g_assert_cmpstr (back, ==,
                   "“pays” cannot go from an application to a role, only the other way round.");
  g_assert_nonnull (strstr (other, "from a role to an application"));
  g_assert_nonnull (strstr (other, "you can choose: runs, decides, chooses tool"));
  g_assert_nonnull (strstr (none, "no link can, in either direction"));
  g_assert_nonnull (strstr (both, "only the other way round"));
  g_assert_nonnull (strstr (both, "you can choose: uses, feeds"));
}

/* The mock of the map draws eight segments for an application. */
static void
test_facets_expected (void)
{
  for (int item = 0; item < REMIT_N_NODE_KINDS; item++)
    for (int duty = REMIT_LINK_FIRST_FACET; duty <= REMIT_LINK_LAST_FACET; duty++)
      {
        if (remit_facet_expected (duty, item))
          g_assert_true (remit_link_kind_allows (duty, REMIT_NODE_ROLE, item));
        g_assert_cmpint (strlen (remit_facet_short_label (duty)), >, 1);
      }
  for (int duty = REMIT_LINK_FIRST_RACI; duty <= REMIT_LINK_LAST_RACI; duty++)
    g_assert_false (remit_facet_expected (duty, REMIT_NODE_APPLICATION));

  g_assert_false (remit_facet_expected (REMIT_LINK_STEWARDS, REMIT_NODE_APPLICATION));
  g_assert_true (remit_facet_expected (REMIT_LINK_STEWARDS, REMIT_NODE_DATA_SET));
  g_assert_false (remit_facet_expected (REMIT_LINK_CHOOSES_TOOL, REMIT_NODE_MASTER_DATA));
  g_assert_false (remit_facet_expected (REMIT_LINK_CHOOSES_TOOL, REMIT_NODE_INITIATIVE));
  g_assert_true (remit_facet_expected (REMIT_LINK_DECIDES, REMIT_NODE_SHARED_SERVICE));
  g_assert_false (remit_facet_expected (REMIT_LINK_DECIDES, REMIT_NODE_ROLE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinds/catalogue/complete", test_catalogue_complete);
  g_test_add_func ("/kinds/catalogue/keys-plain", test_keys_plain);
  g_test_add_func ("/kinds/catalogue/sets", test_sets);
  g_test_add_func ("/kinds/allows/cases", test_allows);
  g_test_add_func ("/kinds/allows/every-kind-reachable", test_every_kind_reachable);
  g_test_add_func ("/kinds/allows/ends", test_ends);
  g_test_add_func ("/kinds/between/agrees-with-allows", test_between_agrees_with_allows);
  g_test_add_func ("/kinds/between/order", test_between_order);
  g_test_add_func ("/kinds/explain/sentences", test_explain);
  g_test_add_func ("/kinds/facets/expected", test_facets_expected);
  return g_test_run ();
}
