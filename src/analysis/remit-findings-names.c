/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-findings-private.h"

#include "remit-raci.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rules that read names: cells of a file that were not understood (importers keep them as
 * properties of the activity), activities that are there twice, and components that may do the
 * same.  Names are compared as a search compares them; a hint about likeness is given only when the
 * words that say what something is are the same.  Cost: linear in rows, plus a sort. */

#define UNREAD "unread:"
#define LOOK_ALIKE "look-alike:"

/* ---- RA12: cells that were not understood ---- */

/* The column of a kept cell, NULL when the property is none. */
static const char *
get_column (const RemitProperty *property)
{
  if (g_str_has_prefix (property->name, UNREAD))
    return property->name + strlen (UNREAD);
  if (g_str_has_prefix (property->name, LOOK_ALIKE))
    return property->name + strlen (LOOK_ALIKE);
  return NULL;
}

static int
compare_properties (gconstpointer a, gconstpointer b)
{
  const RemitProperty *left = *(const RemitProperty *const *) a,
                      *right = *(const RemitProperty *const *) b;
  int order = strcmp (left->name, right->name);

  if (order != 0)
    return order;
  return left->row.id < right->row.id ? -1 : left->row.id > right->row.id;
}

/* Parties by folded name; of several with one name the first. */
static GHashTable *
index_parties (const RemitFindingsRun *run)
{
  GHashTable *parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (run->graph, REMIT_TABLE_NODE, &n);

  for (guint i = n; i-- > 0;)
    if (remit_kind_is_party (((const RemitNode *) nodes[i])->kind))
      g_hash_table_replace (parties, remit_search_fold (((const RemitNode *) nodes[i])->name),
                            (gpointer) nodes[i]);
  return parties;
}

/* "CIO: “Q?”, CMO: “tbd”" */
static char *
describe_cells (const GPtrArray *cells)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++)
    {
      const RemitProperty *cell = cells->pdata[i];

      g_string_append (text, i > 0 ? C_("list", ", ") : "");
      /* Translators: a column of a table and the text of a cell. */
      g_string_append_printf (text, _("%s: “%s”"), get_column (cell), cell->value);
    }
  return g_string_free (text, FALSE);
}

static GArray *
list_cell_parties (const GPtrArray *cells, GHashTable *parties)
{
  GArray *found = _remit_findings_ids_new ();

  for (guint i = 0; i < cells->len; i++)
    {
      g_autofree char *folded = remit_search_fold (get_column (cells->pdata[i]));
      const RemitRow *party = g_hash_table_lookup (parties, folded);

      if (party != NULL)
        _remit_findings_ids_add (found, party->id);
    }
  return found;
}

/* RA12 of one activity; @cells is not empty. */
static void
check_cells (RemitFindingsRun *run, RemitId owner, GPtrArray *cells, GHashTable *parties)
{
  g_autoptr (GArray) others = list_cell_parties (cells, parties);
  g_autofree char *name = remit_graph_describe (run->graph, owner);
  const RemitProperty *first;
  gboolean alike = TRUE;
  RemitFinding *finding
    = _remit_findings_add (run, REMIT_RULE_RA12, owner, _remit_findings_ids (others), others->len);

  g_ptr_array_sort (cells, compare_properties);
  first = cells->pdata[0];
  for (guint i = 0; i < cells->len; i++)
    alike &= g_str_has_prefix (((const RemitProperty *) cells->pdata[i])->name, LOOK_ALIKE);
  finding->message = cells->len == 1
                       /* Translators: an activity, a column, the text of the cell. */
                       ? g_strdup_printf (_("The cell %s, %s reads “%s”."), name,
                                          get_column (first), first->value)
                       : g_strdup_printf (
                         /* Translators: how many, an activity. */
                         ngettext ("%u cell of %s was not understood.",
                                   "%u cells of %s were not understood.", cells->len),
                         cells->len, name);
  finding->brief = alike ? g_strdup (_("look-alike letters"))
                         : g_strdup_printf (ngettext ("%u cell not understood",
                                                      "%u cells not understood", cells->len),
                                            cells->len);
  finding->evidence = describe_cells (cells);
  finding->fix = alike ? g_strdup_printf (_("The letters look like Latin ones and were read so: "
                                             "check them, then delete the property “%s”."),
                                          first->name)
                       : g_strdup_printf (_("Give the party the letter that is meant, then delete "
                                             "the property “%s”."),
                                          first->name);
}

static void
check_unread (RemitFindingsRun *run)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (run->graph, REMIT_TABLE_PROPERTY, &n);
  g_autoptr (GHashTable) cells = NULL; /* owner -> GPtrArray of RemitProperty */
  g_autoptr (GHashTable) parties = NULL;
  GHashTableIter iter;
  gpointer owner, list;

  cells
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < n; i++)
    {
      const RemitProperty *property = (const RemitProperty *) rows[i];
      const RemitNode *node
        = get_column (property) != NULL ? remit_graph_node (run->graph, property->owner) : NULL;

      if (node == NULL || !_remit_findings_is_live (run, node))
        continue;
      if (!g_hash_table_contains (cells, &property->owner))
        g_hash_table_insert (cells, (gpointer) &property->owner, g_ptr_array_new ());
      g_ptr_array_add (g_hash_table_lookup (cells, &property->owner), (gpointer) property);
    }
  if (g_hash_table_size (cells) == 0)
    return;
  parties = index_parties (run);
  g_hash_table_iter_init (&iter, cells); /* in any order: findings are sorted afterwards */
  while (g_hash_table_iter_next (&iter, &owner, &list))
    check_cells (run, *(RemitId *) owner, list, parties);
}

/* ---- things of the same name ---- */

/* A node under the name by which it is compared. */
typedef struct
{
  char *key;
  const RemitNode *node;
  guint place; /* in which it came */
} Named;

static void
clear_named (gpointer data)
{
  g_free (((Named *) data)->key);
}

static GArray *
new_names (void)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (Named));

  g_array_set_clear_func (names, clear_named);
  return names;
}

/* Takes @key. */
static void
add_name (GArray *names, char *key, const RemitNode *node)
{
  Named named = { key, node, names->len };

  g_array_append_val (names, named);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Named *left = a, *right = b;
  int order = strcmp (left->key, right->key);

  return order != 0 ? order : (int) left->place - (int) right->place;
}

/* What is done with those who share a key, in the order in which they came. */
typedef void (*GroupFunc) (RemitFindingsRun *run, const Named *group, guint n, gpointer data);

static void
for_each_group (RemitFindingsRun *run, GArray *names, GroupFunc func, gpointer data)
{
  guint end;

  g_array_sort (names, compare_names);
  for (guint start = 0; start < names->len; start = end)
    {
      const Named *first = &g_array_index (names, Named, start);

      for (end = start + 1; end < names->len; end++)
        if (!g_str_equal (g_array_index (names, Named, end).key, first->key))
          break;
      if (end > start + 1)
        func (run, first, end - start, data);
    }
}

/* The sources of links of some kinds to a node. */
static GArray *
list_sources (const RemitFindingsRun *run, const RemitNode *node,
              gboolean (*wanted) (const RemitNode *node, const RemitLink *link))
{
  g_autoptr (GPtrArray) links = _remit_findings_links_in (run, node->row.id);
  GArray *sources = _remit_findings_ids_new ();

  for (guint i = 0; i < links->len; i++)
    if (_remit_findings_holds (run, links->pdata[i]) && wanted (node, links->pdata[i]))
      _remit_findings_ids_add (sources, ((const RemitLink *) links->pdata[i])->source);
  return sources;
}

/* ---- RA13: activities that are there twice ---- */

static gboolean
is_answering (const RemitNode *node, const RemitLink *link)
{
  return _remit_findings_duty (node, link) == REMIT_LINK_ACCOUNTABLE;
}

static gboolean
same_set (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!_remit_findings_ids_contain (b, g_array_index (a, RemitId, i)))
      return FALSE;
  return TRUE;
}

/* @data: the set of activities that have the finding already. */
static void
check_twins (RemitFindingsRun *run, const Named *group, guint n, gpointer data)
{
  g_autoptr (GArray) first = list_sources (run, group[0].node, is_answering);
  g_autoptr (GArray) others = _remit_findings_ids_new ();
  g_autoptr (GArray) parties = _remit_findings_ids_new ();
  g_autofree char *names = NULL;
  gboolean differ = FALSE;
  RemitFinding *finding;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) answering = list_sources (run, group[i].node, is_answering);

      differ |= answering->len > 0 && first->len > 0 && !same_set (answering, first);
      if (i > 0)
        _remit_findings_ids_add (others, group[i].node->row.id);
      for (guint a = 0; a < answering->len; a++)
        _remit_findings_ids_add (parties, g_array_index (answering, RemitId, a));
    }
  if (!differ || !g_hash_table_add (data, (gpointer) &group[0].node->row.id))
    return;
  names = _remit_findings_join_names (run, _remit_findings_ids (parties), parties->len);
  g_array_append_vals (others, parties->data, parties->len);
  finding = _remit_findings_add (run, REMIT_RULE_RA13, group[0].node->row.id,
                                 _remit_findings_ids (others), others->len);
  /* Translators: an activity, how often it is there, the list of the parties. */
  finding->message = g_strdup_printf (_("%s is there %u times, and different parties answer: %s."),
                                      group[0].node->name, n, names);
  finding->brief = g_strdup_printf (_("there %u times"), n);
  finding->evidence
    = g_strdup_printf (_("%u activities of one name, %u parties that answer"), n, parties->len);
  finding->fix = g_strdup (_("Merge them, or rename them so that the names say what differs."));
}

static gboolean
is_live_row (const RemitFindingsRun *run, const RemitNode *node)
{
  return node != NULL && _remit_findings_is_live (run, node) && *node->name != '\0';
}

/* Rows of one group of one matrix; the names of groups are compared as names are. */
static void
check_matrix_twins (RemitFindingsRun *run, RemitId matrix, GHashTable *rows, GHashTable *done)
{
  g_autoptr (GPtrArray) axes = remit_matrix_axis_list (run->graph, matrix, REMIT_AXIS_ROW);
  g_autoptr (GArray) names = new_names ();

  for (guint i = 0; i < axes->len; i++)
    {
      const RemitMatrixAxis *axis = axes->pdata[i];
      const RemitNode *node = remit_graph_node (run->graph, axis->node);
      g_autofree char *group = NULL;
      g_autofree char *name = NULL;

      g_hash_table_add (rows, (gpointer) &axis->node);
      if (!is_live_row (run, node))
        continue;
      group = remit_search_fold (axis->group);
      name = remit_search_fold (node->name);
      add_name (names, g_strconcat (name, "\n", group, NULL), node);
    }
  for_each_group (run, names, check_twins, done);
}

/* RA13 */
static void
check_doubles (RemitFindingsRun *run)
{
  g_autoptr (GPtrArray) matrices = _remit_findings_matrices (run);
  g_autoptr (GHashTable) rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) done = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) names = new_names ();
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (run->graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < matrices->len; i++)
    check_matrix_twins (run, ((const RemitMatrixRow *) matrices->pdata[i])->row.id, rows, done);
  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) nodes[i];

      if (node->kind == REMIT_NODE_ACTIVITY && is_live_row (run, node)
          && !g_hash_table_contains (rows, &node->row.id))
        add_name (names, remit_search_fold (node->name), node);
    }
  for_each_group (run, names, check_twins, done);
}

/* ---- OW12: components that may do the same ---- */

/* Words that say what sort of thing a component is, not which: "Consent platform" and "Consent
 * tool" may be the same.  Folded; of the languages that such names are often in. */
static const char *const sorts[] = {
  "a",        "an",       "app",        "application", "applications", "apps",      "anwendung",
  "database", "der",      "die",        "das",         "la",           "le",        "logiciel",
  "our",      "outil",    "plateforme", "platform",    "platforms",    "plattform", "service",
  "services", "software", "solution",   "solutions",   "suite",        "system",    "systeme",
  "systems",  "the",      "tool",       "tools",       "werkzeug",
};

static gboolean
is_sort (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_str_equal (sorts[i], word))
      return TRUE;
  return FALSE;
}

/* The words of a name that tell which thing it is; "" when none does.  (transfer full) */
static char *
strip_name (const char *name)
{
  g_autofree char *folded = remit_search_fold (name);
  g_auto (GStrv) words = NULL;
  GString *key = g_string_new (NULL);

  g_strdelimit (folded, "-_/.,:()&+", ' ');
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !is_sort (words[i]))
      g_string_append_printf (key, "%s%s", key->len > 0 ? " " : "", words[i]);
  return g_string_free (key, FALSE);
}

static gboolean
is_owning (const RemitNode *node, const RemitLink *link)
{
  return link->kind == REMIT_LINK_OWNS || link->kind == REMIT_LINK_OWNS_ON_BEHALF_OF;
}

/* Whether two lists have nobody in common. */
static gboolean
are_apart (const GArray *a, const GArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (_remit_findings_ids_contain (b, g_array_index (a, RemitId, i)))
      return FALSE;
  return TRUE;
}

/* Whether the model says that one is a part of the other. */
static gboolean
is_part (const RemitFindingsRun *run, const RemitNode *a, const RemitNode *b)
{
  return remit_graph_find_link (run->graph, REMIT_LINK_PART_OF, a->row.id, b->row.id, REMIT_ID_NONE)
           != NULL
         || remit_graph_find_link (run->graph, REMIT_LINK_PART_OF, b->row.id, a->row.id,
                                   REMIT_ID_NONE)
              != NULL;
}

/* @data: the set of components that have the finding already. */
static void
check_likes (RemitFindingsRun *run, const Named *group, guint n, gpointer data)
{
  g_autoptr (GArray) first = list_sources (run, group[0].node, is_owning);
  g_autoptr (GArray) others = _remit_findings_ids_new ();
  g_autoptr (GArray) owners = _remit_findings_ids_new ();
  g_autofree char *name = NULL;
  g_autofree char *names = NULL;
  g_autofree char *parties = NULL;
  RemitFinding *finding;

  g_array_append_vals (owners, first->data, first->len);
  for (guint i = 1; i < n; i++)
    {
      g_autoptr (GArray) owning = list_sources (run, group[i].node, is_owning);

      if (!are_apart (first, owning) || is_part (run, group[0].node, group[i].node))
        continue;
      _remit_findings_ids_add (others, group[i].node->row.id);
      for (guint a = 0; a < owning->len; a++)
        _remit_findings_ids_add (owners, g_array_index (owning, RemitId, a));
    }
  if (others->len == 0 || !g_hash_table_add (data, (gpointer) &group[0].node->row.id))
    return;
  name = remit_graph_describe (run->graph, group[0].node->row.id);
  names = _remit_findings_join_names (run, _remit_findings_ids (others), others->len);
  parties = _remit_findings_join_names (run, _remit_findings_ids (owners), owners->len);
  finding = _remit_findings_add (run, REMIT_RULE_OW12, group[0].node->row.id,
                                 _remit_findings_ids (others), others->len);
  /* Translators: a component, one or more others. */
  finding->message = g_strdup_printf (_("%s may duplicate %s."), name, names);
  finding->brief = g_strdup (_("may be a duplicate"));
  finding->evidence = g_strdup_printf (_("like names or one code, different owners: %s"), parties);
  finding->fix = g_strdup (_("Compare them; keep one, make one a part of the other, or rename "
                              "them."));
}

/* OW12: by name among components of one group, and by code among all. */
static void
check_duplicates (RemitFindingsRun *run)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) names = new_names ();
  g_autoptr (GArray) codes = new_names ();
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (run->graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) nodes[i];
      g_autoptr (GArray) owners = NULL;
      g_autofree char *stripped = NULL;

      if (!remit_kind_is_component (node->kind) || !_remit_findings_is_live (run, node))
        continue;
      owners = list_sources (run, node, is_owning);
      if (owners->len == 0) /* a fault of its own */
        continue;
      stripped = strip_name (node->name);
      if (*stripped != '\0')
        add_name (
          names,
          g_strdup_printf ("%d %s", (int) remit_node_kind_info (node->kind)->group, stripped),
          node);
      if (*node->code != '\0')
        add_name (codes, remit_search_fold (node->code), node);
    }
  for_each_group (run, names, check_likes, done);
  for_each_group (run, codes, check_likes, done);
}

void
_remit_findings_check_names (RemitFindingsRun *run)
{
  check_unread (run);
  check_doubles (run);
  check_duplicates (run);
}
