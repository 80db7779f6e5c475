/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "remit-view.h"

#include <string.h>

/* The generator's models in our words. */

static const struct
{
  const char *word;
  RemitNodeKind kind;
} kinds[] = {
  { "unit", REMIT_NODE_UNIT },
  { "committee", REMIT_NODE_COMMITTEE },
  { "role", REMIT_NODE_ROLE },
  { "person", REMIT_NODE_PERSON },
  { "component", REMIT_NODE_APPLICATION },
  { "activity", REMIT_NODE_ACTIVITY },
  { "initiative", REMIT_NODE_INITIATIVE },
  { "budget", REMIT_NODE_BUDGET_LINE },
  { "sla", REMIT_NODE_SLA },
  { "kpi", REMIT_NODE_KPI },
};

/* A word of the generator may stand for several kinds: the first that is allowed between the two
 * ends counts. */
static const struct
{
  const char *word;
  RemitLinkKind kind;
  gboolean reversed;
} links[] = {
  { "part_of", REMIT_LINK_PART_OF, FALSE },
  { "governs", REMIT_LINK_BELONGS_TO, TRUE },
  { "reports_to", REMIT_LINK_REPORTS_TO, FALSE },
  { "holds", REMIT_LINK_HOLDS, TRUE },
  { "owned_by", REMIT_LINK_OWNS, TRUE },
  { "owned_by", REMIT_LINK_PART_OF, FALSE },
  { "accountable", REMIT_LINK_ACCOUNTABLE, FALSE },
  { "responsible", REMIT_LINK_RESPONSIBLE, FALSE },
  { "consulted", REMIT_LINK_CONSULTED, FALSE },
  { "informed", REMIT_LINK_INFORMED, FALSE },
  { "sponsored_by", REMIT_LINK_SPONSORS, TRUE },
  { "funds", REMIT_LINK_COVERS, TRUE },
  { "funds", REMIT_LINK_PAYS, FALSE },
  { "covers", REMIT_LINK_COVERS, TRUE },
  { "measures", REMIT_LINK_MEASURES, TRUE },
  { "member_of", REMIT_LINK_MEMBER_OF, FALSE },
  { "depends_on", REMIT_LINK_DEPENDS_ON, FALSE },
  { "escalates_to", REMIT_LINK_REPORTS_TO, FALSE },
  { "chairs", REMIT_LINK_CHAIRS, FALSE },
  { "precedes", REMIT_LINK_PRECEDES, FALSE },
  { "changes", REMIT_LINK_CHANGES, FALSE },
  { "pays_for", REMIT_LINK_COVERS, FALSE },
  { "deputises", REMIT_LINK_DEPUTISES_FOR, FALSE },
  { "delegates_to", REMIT_LINK_DELEGATES_TO, FALSE },
};

/* The lines of a file without its header. No field of the generator holds a comma or a quote. */
static char **
read_lines (const char *prefix, const char *ending)
{
  g_autofree char *path = g_strconcat (prefix, ending, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  char *body;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  body = strchr (text, '\n');
  g_assert (body != NULL);
  return g_strsplit (g_strchomp (body + 1), "\n", -1);
}

static RemitNodeKind
kind_of (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].word, word))
      return kinds[i].kind;
  g_error ("The generator wrote a node kind that is not known here: %s", word);
}

static GArray *
load_nodes (Bench *bench, RemitEdit *edit, const char *prefix)
{
  g_auto (GStrv) lines = read_lines (prefix, ".nodes.csv");
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (RemitId));
  g_autoptr (GError) error = NULL;

  bench->view = remit_view_add (edit, "Everything", &error);
  g_assert_no_error (error);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
      RemitId node;

      g_assert_cmpuint (g_strv_length (fields), ==, 9);
      node = remit_node_add (edit, kind_of (fields[1]), fields[2], &error);
      g_assert_no_error (error);
      remit_view_place (edit, bench->view, node, g_ascii_strtoll (fields[5], NULL, 10),
                        g_ascii_strtoll (fields[6], NULL, 10), &error);
      g_assert_no_error (error);
      g_array_append_val (ids, node);
    }
  return ids;
}

static gboolean
load_link (RemitEdit *edit, const char *word, RemitId source, RemitId target)
{
  const RemitGraph *graph = remit_edit_get_graph (edit);

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      RemitId from = links[i].reversed ? target : source, to = links[i].reversed ? source : target;

      if (g_str_equal (links[i].word, word)
          && remit_link_kind_allows (links[i].kind, remit_graph_node (graph, from)->kind,
                                     remit_graph_node (graph, to)->kind))
        return remit_link_add (edit, links[i].kind, from, to, REMIT_ID_NONE, NULL) != REMIT_ID_NONE;
    }
  return FALSE;
}

void
bench_load (Bench *bench, const char *prefix)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_auto (GStrv) lines = NULL;
  RemitEdit *edit;

  bench->document = remit_document_new (bench->context, &error);
  g_assert_no_error (error);
  edit = remit_document_begin (bench->document, "Load the model");
  ids = load_nodes (bench, edit, prefix);
  lines = read_lines (prefix, ".edges.csv");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);

      g_assert_cmpuint (g_strv_length (fields), ==, 5);
      if (!load_link (edit, fields[3],
                      g_array_index (ids, RemitId, g_ascii_strtoll (fields[1], NULL, 10)),
                      g_array_index (ids, RemitId, g_ascii_strtoll (fields[2], NULL, 10))))
        bench->n_skipped++;
    }
  remit_document_commit_import (bench->document, edit, &error);
  g_assert_no_error (error);
}
