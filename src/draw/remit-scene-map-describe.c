/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-scene-map"
#include "remit-scene-map.h"

#include "remit-scene-map-facts-private.h"
#include "remit-ownership.h"

#include <glib/gi18n-lib.h>

/* A node in sentences, for those who do not see its rim.  Each duty has sentences of its own, so
 * that translators never get halves of one. */

typedef struct
{
  RemitLinkKind duty;
  const char *held; /* with the name of a party */
  const char *nobody;
} DutySentence;

static const DutySentence sentences[] = {
  { REMIT_LINK_DECIDES, N_ ("%s decides."), N_ ("Nobody decides.") },
  { REMIT_LINK_CHOOSES_TOOL, N_ ("%s chooses the tool."), N_ ("Nobody chooses the tool.") },
  { REMIT_LINK_IMPLEMENTS, N_ ("%s implements."), N_ ("Nobody implements.") },
  { REMIT_LINK_RUNS, N_ ("%s runs."), N_ ("Nobody runs it.") },
  { REMIT_LINK_PAYS, N_ ("%s pays."), N_ ("Nobody pays.") },
  { REMIT_LINK_HOLDS_DATA, N_ ("%s holds the data."), N_ ("Nobody holds the data.") },
  { REMIT_LINK_STEWARDS, N_ ("%s stewards the data."), N_ ("Nobody stewards the data.") },
  { REMIT_LINK_PREFERRED_ACCESS, N_ ("%s has preferred access."),
    N_ ("Nobody has preferred access.") },
  { REMIT_LINK_REVIEWS, N_ ("%s reviews."), N_ ("Nobody reviews.") },
};

/* Pure white space between sentences; CJK translations may end theirs with a full-width stop. */
static void
append_sentence (GString *text, const char *format, const char *name)
{
  g_autofree char *sentence = _remit_map_fill (format, name);

  g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

static void
describe_duty (const RemitGraph *graph, const RemitNode *node, const DutySentence *sentence,
               RemitId perspective, GString *text)
{
  g_autoptr (GPtrArray) holders
    = remit_ownership_holders (graph, node->row.id, sentence->duty, perspective);

  if (holders->len == 0)
    append_sentence (text, sentence->nobody, "");
  for (guint i = 0; i < holders->len; i++)
    {
      const RemitLink *link = holders->pdata[i];
      const RemitNode *party = remit_graph_node (graph, link->source);

      if (party != NULL)
        append_sentence (text, sentence->held, party->name);
    }
}

static guint
count_duties (const RemitGraph *graph, const RemitNode *node, RemitId perspective)
{
  guint n, count = 0;
  const RemitLink *const *links = remit_graph_links_out (graph, node->row.id, &n);

  for (guint i = 0; i < n; i++)
    count += remit_link_kind_is_duty (links[i]->kind) && links[i]->perspective == perspective;
  return count;
}

char *
remit_scene_map_describe (const RemitGraph *graph, RemitId node, RemitId perspective)
{
  const RemitNode *row = remit_graph_node (graph, node);
  GString *text;

  if (row == NULL)
    return g_strdup ("");
  text = g_string_new (NULL);
  /* Translators: a name and what kind of thing it is: "Consent platform, Application." */
  g_string_append_printf (text, _("%1$s, %2$s."), row->name, remit_node_kind_label (row->kind));
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (remit_facet_expected (sentences[i].duty, row->kind))
      describe_duty (graph, row, &sentences[i], perspective, text);
  if (remit_kind_is_party (row->kind))
    {
      guint n = count_duties (graph, row, perspective);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("It has %u duty.", "It has %u duties.", n), n);
    }
  return g_string_free (text, FALSE);
}
