/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-link-chooser.h"

#include "remit-edit.h"

#include <glib/gi18n-lib.h>

/* What may join two nodes, to choose from.  Both directions are offered, so that nobody has to know
 * which end a kind of link starts from: "runs" from the CIO to an application is found when the
 * line was dragged from the application, too. */

typedef struct
{
  RemitLinkEnd ends[2];
  char *names[2];
  gboolean taken[2][REMIT_N_LINK_KINDS]; /* such a link is there already */
} LinkList;

static void
free_link_list (gpointer data)
{
  LinkList *list = data;

  g_free (list->names[0]);
  g_free (list->names[1]);
  g_free (list);
}

/* Those that begin with what was typed, or the others that it occurs in. */
static void
fill_direction (RemitChooser *chooser, const LinkList *list, gboolean reverse, gboolean begins)
{
  RemitLinkKind kinds[REMIT_N_LINK_KINDS];
  guint n = remit_link_kinds_between (list->ends[reverse].kind, list->ends[!reverse].kind, kinds);
  g_autofree char *section = g_strdup_printf ("%s → %s", list->names[reverse],
                                              list->names[!reverse]);

  for (guint i = 0; i < n; i++)
    {
      const char *label = remit_link_kind_label (kinds[i]);
      const char *link_class = remit_link_class_label (remit_link_kind_info (kinds[i])->link_class);
      g_autofree char *words = g_strdup_printf ("%s %s %s", label,
                                                remit_link_kind_reverse (kinds[i]), link_class);
      gboolean taken = list->taken[reverse][kinds[i]];

      if (remit_chooser_begins (chooser, label) == begins && remit_chooser_matches (chooser, words))
        remit_chooser_add (chooser, 2 * (gint64) kinds[i] + reverse, section, label,
                           taken ? _("is there already") : NULL, NULL, !taken);
    }
}

static void
fill_links (RemitChooser *chooser, const char *query, gpointer data)
{
  fill_direction (chooser, data, FALSE, TRUE);
  fill_direction (chooser, data, TRUE, TRUE);
  fill_direction (chooser, data, FALSE, FALSE);
  fill_direction (chooser, data, TRUE, FALSE);
}

static char *
name_end (const RemitGraph *graph, const RemitLinkEnd *end)
{
  const RemitNode *node = remit_graph_node (graph, end->id);

  return g_strdup (node != NULL ? node->name : remit_node_kind_label (end->kind));
}

RemitChooser *
remit_link_chooser_new (const RemitGraph *graph, const RemitLinkEnd *from, const RemitLinkEnd *to)
{
  LinkList *list = g_new0 (LinkList, 1);
  g_autofree char *title = NULL;

  list->ends[0] = *from;
  list->ends[1] = *to;
  for (guint i = 0; i < 2; i++)
    {
      list->names[i] = name_end (graph, &list->ends[i]);
      for (guint kind = 0;
           kind < REMIT_N_LINK_KINDS && from->id != REMIT_ID_NONE && to->id != REMIT_ID_NONE;
           kind++)
        list->taken[i][kind] = remit_graph_find_link (graph, kind, list->ends[i].id,
                                                      list->ends[!i].id, REMIT_ID_NONE)
                               != NULL;
    }
  title = g_strdup_printf (_("Link between %s and %s"), list->names[0], list->names[1]);
  return remit_chooser_new (title, _("Kind of link"), fill_links, list, free_link_list);
}

void
remit_link_choice_parse (gint64 choice, RemitLinkKind *kind, gboolean *reverse)
{
  *kind = (RemitLinkKind) (choice / 2);
  *reverse = choice % 2 != 0;
}

guint
remit_link_choices_count (RemitNodeKind from, RemitNodeKind to, gint64 *only)
{
  RemitLinkKind there[REMIT_N_LINK_KINDS], back[REMIT_N_LINK_KINDS];
  guint n_there = remit_link_kinds_between (from, to, there);
  guint n_back = remit_link_kinds_between (to, from, back);

  if (only != NULL && n_there + n_back == 1)
    *only = n_there == 1 ? 2 * (gint64) there[0] : 2 * (gint64) back[0] + 1;
  return n_there + n_back;
}

char *
remit_link_explain_none (const RemitGraph *graph, RemitId from, RemitId to)
{
  const RemitNode *a = remit_graph_node (graph, from), *b = remit_graph_node (graph, to);

  if (a == NULL || b == NULL)
    return g_strdup (_("This node is no longer there."));
  if (from == to)
    return g_strdup (_("A link needs two different nodes."));
  if (remit_link_choices_count (a->kind, b->kind, NULL) > 0)
    return NULL;
  /* Translators: the names of two kinds of node: "Nothing joins “Risk” and “Skill”." */
  return g_strdup_printf (_("Nothing joins “%s” and “%s”."), remit_node_kind_label (a->kind),
                          remit_node_kind_label (b->kind));
}

/* ---- kinds of node ---- */

typedef struct
{
  int linkable_with;
  int usual;
} KindList;

static void
add_kind (RemitChooser *chooser, const KindList *list, RemitNodeKind kind, const char *section,
          gboolean begins)
{
  const RemitNodeKindInfo *info = remit_node_kind_info (kind);
  const char *label = remit_node_kind_label (kind);
  g_autofree char *words = g_strdup_printf ("%s %s", label, remit_node_group_label (info->group));

  if (list->linkable_with >= 0 && remit_link_choices_count (list->linkable_with, kind, NULL) == 0)
    return;
  if (remit_chooser_begins (chooser, label) == begins && remit_chooser_matches (chooser, words))
    remit_chooser_add (chooser, kind, section, label, NULL, info->icon, TRUE);
}

static void
fill_kinds (RemitChooser *chooser, const char *query, gpointer data)
{
  const KindList *list = data;

  if (list->usual >= 0 && *query == '\0')
    add_kind (chooser, list, list->usual, _("Again"), TRUE);
  /* first those that begin with what was typed */
  for (guint pass = 0; pass < 2; pass++)
    for (guint group = 0; group < REMIT_N_GROUPS; group++)
      for (guint kind = 0; kind < REMIT_N_NODE_KINDS; kind++)
        if (remit_node_kind_info (kind)->group == (RemitNodeGroup) group)
          add_kind (chooser, list, kind, remit_node_group_label (group), pass == 0);
}

RemitChooser *
remit_kind_chooser_new (const char *title, int linkable_with, int usual)
{
  KindList *list = g_new0 (KindList, 1);

  list->linkable_with = linkable_with;
  list->usual = usual;
  return remit_chooser_new (title, _("Kind of node"), fill_kinds, list, g_free);
}
