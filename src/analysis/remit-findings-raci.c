/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"

#include "remit-findings-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rules about the letters of single rows of responsibility matrices (the counts of rows and columns
 * are in remit-findings-matrix.c).  A row is looked at through the scheme of the
 * matrix that it stands in (RACI when it stands in none), and only by the classes of its duties,
 * so that every scheme gets every rule.  A row in matrices of several schemes must satisfy each of
 * them.  A rule is silent where the scheme has no letter of its class: nobody "does" a row of
 * DACI. */

typedef struct
{
  RemitFindingsRun *run;
  GHashTable *schemes; /* key -> RemitScheme */
} Raci;

/* What the rules know of one row. */
typedef struct
{
  const RemitNode *node;
  char *name;
  GPtrArray *schemes;              /* element-type RemitScheme, borrowed, without duplicates */
  GArray *parties[REMIT_N_DUTIES]; /* element-type RemitId: who holds each duty of the RACI family,
                                      each party once; NULL: nobody */
  guint n_answering;               /* links */
  guint n_joint;                   /* of them declared joint */
  gboolean has_tie_breaker;
} Row;

/* ---- schemes ---- */

static const RemitScheme *
get_scheme (Raci *raci, const char *key)
{
  RemitScheme *scheme = g_hash_table_lookup (raci->schemes, key);

  if (scheme != NULL)
    return scheme;
  scheme = remit_scheme_lookup (raci->run->graph, key);
  if (scheme == NULL) /* a matrix whose own scheme was deleted */
    scheme = remit_scheme_lookup (raci->run->graph, "raci");
  g_hash_table_insert (raci->schemes, g_strdup (key), scheme);
  return scheme;
}

/* The first letter of a class, NULL when the scheme has none. */
static const RemitSchemeLetter *
find_letter (const RemitScheme *scheme, RemitDutyClass wanted)
{
  for (guint i = 0; i < scheme->n_letters; i++)
    if (remit_duty_class (scheme->letters[i].duty) == wanted)
      return &scheme->letters[i];
  return NULL;
}

static int
compare_axes (gconstpointer a, gconstpointer b)
{
  const RemitMatrixRow *left = *(const RemitMatrixRow *const *) a,
                       *right = *(const RemitMatrixRow *const *) b;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return left->row.id < right->row.id ? -1 : left->row.id > right->row.id;
}

/* The schemes of the agreed matrices that @node is a row of, in the order of the matrices. */
static GPtrArray *
list_schemes (Raci *raci, RemitId node)
{
  const RemitGraph *graph = raci->run->graph;
  g_autoptr (GPtrArray) matrices = g_ptr_array_new ();
  GPtrArray *schemes = g_ptr_array_new ();
  guint n;
  const RemitRow *const *axes = remit_graph_referrers (graph, REMIT_TABLE_MATRIX_AXIS,
                                                       REMIT_MATRIX_AXIS_FIELD_NODE, node, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitMatrixAxis *axis = (const RemitMatrixAxis *) axes[i];
      const RemitMatrixRow *matrix
        = (const RemitMatrixRow *) remit_graph_get (graph, REMIT_TABLE_MATRIX, axis->matrix);

      if (axis->axis == REMIT_AXIS_ROW && matrix != NULL && matrix->kind == REMIT_MATRIX_RACI
          && matrix->perspective == REMIT_ID_NONE)
        g_ptr_array_add (matrices, (gpointer) matrix);
    }
  g_ptr_array_sort (matrices, compare_axes);
  for (guint i = 0; i < matrices->len; i++)
    {
      const RemitMatrixRow *matrix = matrices->pdata[i];
      const RemitScheme *scheme
        = get_scheme (raci, *matrix->scheme != '\0' ? matrix->scheme : "raci");

      if (!g_ptr_array_find (schemes, scheme, NULL))
        g_ptr_array_add (schemes, (gpointer) scheme);
    }
  return schemes;
}

/* ---- rows ---- */

static guint
count_parties (const Row *row, RemitLinkKind duty)
{
  return row->parties[duty] != NULL ? row->parties[duty]->len : 0;
}

/* How many hold a duty of the class. */
static guint
count_class (const Row *row, RemitDutyClass wanted)
{
  guint n = 0;

  for (guint duty = 0; duty <= REMIT_LINK_LAST_RACI; duty++)
    if (row->parties[duty] != NULL && remit_duty_class (duty) == wanted)
      n += row->parties[duty]->len;
  return n;
}

static void
collect_link (Row *row, const RemitLink *link)
{
  int duty = _remit_findings_duty (row->node, link);

  if (duty < 0)
    return;
  if (row->parties[duty] == NULL)
    row->parties[duty] = _remit_findings_ids_new ();
  g_array_append_val (row->parties[duty], link->source);
  if (remit_duty_class (duty) != REMIT_DUTY_CLASS_ANSWER)
    return;
  row->n_answering++;
  row->n_joint += link->arrangement == REMIT_ARRANGEMENT_JOINT;
  row->has_tie_breaker |= link->tie_breaker != REMIT_ID_NONE;
}

static void
collect_row (Raci *raci, Row *row, const RemitNode *node)
{
  g_autoptr (GPtrArray) links = _remit_findings_links_in (raci->run, node->row.id);

  memset (row, 0, sizeof *row);
  row->node = node;
  row->name = remit_graph_describe (raci->run->graph, node->row.id);
  row->schemes = list_schemes (raci, node->row.id);
  if (row->schemes->len == 0)
    g_ptr_array_add (row->schemes, (gpointer) get_scheme (raci, "raci"));
  for (guint i = 0; i < links->len; i++)
    if (_remit_findings_holds (raci->run, links->pdata[i]))
      collect_link (row, links->pdata[i]);
  for (guint duty = 0; duty <= REMIT_LINK_LAST_RACI; duty++)
    if (row->parties[duty] != NULL)
      _remit_findings_ids_unify (row->parties[duty]);
}

static void
clear_row (Row *row)
{
  for (guint duty = 0; duty < REMIT_N_DUTIES; duty++)
    g_clear_pointer (&row->parties[duty], g_array_unref);
  g_ptr_array_unref (row->schemes);
  g_free (row->name);
}

/* "A 0, R 2, C 3, I 1" */
static char *
count_letters (const Row *row, const RemitScheme *scheme)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < scheme->n_letters; i++)
    g_string_append_printf (text, "%s%s %u", i > 0 ? C_("list", ", ") : "",
                            scheme->letters[i].letter,
                            count_parties (row, scheme->letters[i].duty));
  return g_string_free (text, FALSE);
}

/* ---- the rules ---- */

/* The letter that nobody holds although a scheme of the row has it; NULL when all is well. */
static const RemitSchemeLetter *
find_unheld (const Row *row, RemitDutyClass wanted, const RemitScheme **scheme)
{
  if (count_class (row, wanted) > 0)
    return NULL;
  for (guint i = 0; i < row->schemes->len; i++)
    {
      const RemitSchemeLetter *letter = find_letter (row->schemes->pdata[i], wanted);

      *scheme = row->schemes->pdata[i];
      if (letter != NULL)
        return letter;
    }
  return NULL;
}

/* RA01 */
static void
check_answering (Raci *raci, const Row *row)
{
  const RemitScheme *scheme;
  const RemitSchemeLetter *letter = find_unheld (row, REMIT_DUTY_CLASS_ANSWER, &scheme);
  RemitFinding *finding;

  if (letter == NULL)
    return;
  finding = _remit_findings_add (raci->run, REMIT_RULE_RA01, row->node->row.id, NULL, 0);
  finding->message = g_strdup_printf (_("Nobody answers for %s."), row->name);
  finding->brief = g_strdup (_("nobody answers"));
  finding->evidence = count_letters (row, scheme);
  /* Translators: a letter of the scheme and its name: "A", "Accountable". */
  finding->fix = g_strdup_printf (_("Give exactly one party the letter %s (%s)."), letter->letter,
                                  letter->name);
}

/* RA03; whoever answers counts only when holding this duty as well. */
static void
check_doing (Raci *raci, const Row *row)
{
  const RemitScheme *scheme;
  const RemitSchemeLetter *letter = find_unheld (row, REMIT_DUTY_CLASS_DO, &scheme);
  RemitFinding *finding;

  if (letter == NULL)
    return;
  finding = _remit_findings_add (raci->run, REMIT_RULE_RA03, row->node->row.id, NULL, 0);
  finding->message = g_strdup_printf (_("Nobody does %s."), row->name);
  finding->brief = g_strdup (_("nobody does it"));
  finding->evidence = count_letters (row, scheme);
  /* Translators: a letter of the scheme and its name: "R", "Responsible". */
  finding->fix = g_strdup_printf (
    _("Give at least one party the letter %s (%s); the party that answers may hold it too."),
    letter->letter, letter->name);
}

/* The letter of the scheme that allows the fewest to answer, NULL when none sets a limit. */
static const RemitSchemeLetter *
find_strictest (const Row *row, const RemitScheme **scheme)
{
  const RemitSchemeLetter *strictest = NULL;

  for (guint i = 0; i < row->schemes->len; i++)
    {
      const RemitSchemeLetter *letter
        = find_letter (row->schemes->pdata[i], REMIT_DUTY_CLASS_ANSWER);

      if (letter == NULL || letter->maximum < 0
          || (strictest != NULL && letter->maximum >= strictest->maximum))
        continue;
      strictest = letter;
      *scheme = row->schemes->pdata[i];
    }
  return strictest;
}

/* RA02 */
static void
check_too_many (Raci *raci, const Row *row)
{
  const GArray *parties = row->parties[REMIT_LINK_ACCOUNTABLE];
  guint n = count_parties (row, REMIT_LINK_ACCOUNTABLE);
  const RemitScheme *scheme;
  const RemitSchemeLetter *letter = find_strictest (row, &scheme);
  g_autofree char *names = NULL;
  g_autofree char *letters = NULL;
  RemitFinding *finding;

  if (letter == NULL || n <= (guint) letter->maximum)
    return;
  if (row->n_joint == row->n_answering && row->has_tie_breaker)
    return;
  names = _remit_findings_join_names (raci->run, _remit_findings_ids (parties), n);
  letters = count_letters (row, scheme);
  finding = _remit_findings_add (raci->run, REMIT_RULE_RA02, row->node->row.id,
                                 _remit_findings_ids (parties), n);
  /* Translators: how many, the activity, the list of the parties. */
  finding->message = g_strdup_printf (
    ngettext ("%u party answers for %s: %s.", "%u parties answer for %s: %s.", n), n, row->name,
    names);
  finding->brief = g_strdup_printf (ngettext ("%u party answers", "%u parties answer", n), n);
  /* Translators: "A 2, R 1, C 0, I 3; RACI allows 1 A" */
  finding->evidence = g_strdup_printf (_("%s; %s allows %d %s"), letters, scheme->name,
                                       letter->maximum, letter->letter);
  finding->fix
    = g_strdup (_("Keep one and make the others consulted, or declare the holding joint and name "
                   "who has the last word."));
}

/* ---- RA10: who answers stands below who does it ---- */

/* The nearest superior of @party by solid lines, at any distance, that does the row and does not
 * answer for it as well; NULL when there is none. */
static const RemitAbove *
find_doing_superior (Raci *raci, const Row *row, RemitId party)
{
  const GArray *doing = row->parties[REMIT_LINK_RESPONSIBLE];
  const GArray *above = _remit_findings_above (raci->run, party, REMIT_LINES_SOLID);

  for (guint i = 0; i < above->len; i++)
    {
      const RemitAbove *superior = &g_array_index (above, RemitAbove, i);

      if (_remit_findings_ids_contain (doing, superior->party)
          && !_remit_findings_ids_contain (row->parties[REMIT_LINK_ACCOUNTABLE], superior->party))
        return superior;
    }
  return NULL;
}

static void
add_subordinate (Raci *raci, const Row *row, RemitId party, const RemitAbove *superior)
{
  const RemitId others[] = { party, superior->party };
  g_autofree char *name = remit_graph_describe (raci->run->graph, party);
  g_autofree char *boss = remit_graph_describe (raci->run->graph, superior->party);
  RemitFinding *finding
    = _remit_findings_add (raci->run, REMIT_RULE_RA10, row->node->row.id, others, 2);

  /* Translators: the subordinate, the activity, the superior. */
  finding->message
    = g_strdup_printf (_("%s answers for %s, which its superior %s does."), name, row->name, boss);
  finding->brief = g_strdup (_("answers for a superior"));
  finding->evidence = superior->steps == 1
                        ? g_strdup_printf (_("%s reports to %s by a solid line"), name, boss)
                        /* Translators: the subordinate, the superior, the number of steps. */
                        : g_strdup_printf (ngettext ("%s reports to %s by %u solid line in a row",
                                                     "%s reports to %s by %u solid lines in a row",
                                                     superior->steps),
                                           name, boss, superior->steps);
  finding->fix = g_strdup_printf (
    _("Let %s answer, or let a party that does not direct %s do it."), boss, name);
}

/* RA10: the first such pair of a row. */
static void
check_superiors (Raci *raci, const Row *row)
{
  const GArray *answering = row->parties[REMIT_LINK_ACCOUNTABLE];

  if (answering == NULL || row->parties[REMIT_LINK_RESPONSIBLE] == NULL)
    return;
  for (guint i = 0; i < answering->len; i++)
    {
      RemitId party = g_array_index (answering, RemitId, i);
      const RemitAbove *superior = find_doing_superior (raci, row, party);

      if (superior == NULL)
        continue;
      add_subordinate (raci, row, party, superior);
      return;
    }
}

/* ---- RA11: letters that exclude each other ---- */

static guint
get_duties (const Row *row, RemitId party)
{
  guint duties = 0;

  for (guint duty = 0; duty <= REMIT_LINK_LAST_RACI; duty++)
    if (row->parties[duty] != NULL && _remit_findings_ids_contain (row->parties[duty], party))
      duties |= 1u << duty;
  return duties;
}

/* Who is left out has no other letter; who verifies or reviews the quality does not do the work.
 * Signing off does not count: it authorises, it does not check. */
static gboolean
is_clash (guint duties)
{
  guint omitted = 1u << REMIT_LINK_OMITTED;
  guint checks = 1u << REMIT_LINK_VERIFIES | 1u << REMIT_LINK_QUALITY_REVIEWS;

  if ((duties & omitted) != 0 && duties != omitted)
    return TRUE;
  return (duties & checks) != 0 && (duties & 1u << REMIT_LINK_RESPONSIBLE) != 0;
}

/* "O/R" when a scheme of the row has letters for all, else the names of the duties. */
static char *
spell_duties (const Row *row, guint duties)
{
  GString *text;

  for (guint i = 0; i < row->schemes->len; i++)
    if ((remit_scheme_duties (row->schemes->pdata[i]) & duties) == duties)
      return remit_scheme_format (row->schemes->pdata[i], duties);
  text = g_string_new (NULL);
  for (guint duty = 0; duty <= REMIT_LINK_LAST_RACI; duty++)
    if ((duties & 1u << duty) != 0)
      g_string_append_printf (text, "%s“%s”", text->len > 0 ? C_("list", ", ") : "",
                              remit_link_kind_label (duty));
  return g_string_free (text, FALSE);
}

static GArray *
list_clashes (const Row *row)
{
  static const RemitLinkKind kinds[]
    = { REMIT_LINK_OMITTED, REMIT_LINK_VERIFIES, REMIT_LINK_QUALITY_REVIEWS };
  GArray *clashes = _remit_findings_ids_new ();

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < count_parties (row, kinds[k]); i++)
      {
        RemitId party = g_array_index (row->parties[kinds[k]], RemitId, i);

        if (is_clash (get_duties (row, party)))
          _remit_findings_ids_add (clashes, party);
      }
  return clashes;
}

/* "CIO O/R, CMO V/R" */
static char *
describe_clashes (Raci *raci, const Row *row, const GArray *clashes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < clashes->len; i++)
    {
      RemitId party = g_array_index (clashes, RemitId, i);
      g_autofree char *name = remit_graph_describe (raci->run->graph, party);
      g_autofree char *letters = spell_duties (row, get_duties (row, party));

      g_string_append_printf (text, "%s%s %s", i > 0 ? C_("list", ", ") : "", name, letters);
    }
  return g_string_free (text, FALSE);
}

/* RA11 */
static void
check_clashes (Raci *raci, const Row *row)
{
  g_autoptr (GArray) clashes = list_clashes (row);
  g_autofree char *names = NULL;
  g_autofree char *letters = NULL;
  RemitFinding *finding;

  if (clashes->len == 0)
    return;
  names = _remit_findings_join_names (raci->run, _remit_findings_ids (clashes), clashes->len);
  letters = spell_duties (row, get_duties (row, g_array_index (clashes, RemitId, 0)));
  finding = _remit_findings_add (raci->run, REMIT_RULE_RA11, row->node->row.id,
                                 _remit_findings_ids (clashes), clashes->len);
  finding->message
    = clashes->len == 1
        /* Translators: a party, its letters "R/V", an activity. */
        ? g_strdup_printf (_("%s has %s in %s; these exclude each other."), names, letters,
                           row->name)
        /* Translators: an activity, a list of parties. */
        : g_strdup_printf (_("In %s these parties have letters that exclude each other: %s."),
                           row->name, names);
  finding->brief = g_strdup (_("letters clash"));
  finding->evidence = describe_clashes (raci, row, clashes);
  finding->fix = g_strdup (_("Separate them: who is left out has no other letter, and who checks "
                              "the work does not do it."));
}

static void
check_row (Raci *raci, const RemitNode *node)
{
  Row row;

  collect_row (raci, &row, node);
  check_answering (raci, &row);
  check_too_many (raci, &row);
  check_doing (raci, &row);
  check_superiors (raci, &row);
  check_clashes (raci, &row);
  clear_row (&row);
}

/* Activities always count; what else may carry letters, when it is a row of a matrix. */
static gboolean
is_row (Raci *raci, const RemitNode *node)
{
  g_autoptr (GPtrArray) schemes = NULL;

  if (node->kind == REMIT_NODE_ACTIVITY)
    return TRUE;
  if (node->kind != REMIT_NODE_DECISION && node->kind != REMIT_NODE_INITIATIVE)
    return FALSE;
  schemes = list_schemes (raci, node->row.id);
  return schemes->len > 0;
}

void
_remit_findings_check_raci (RemitFindingsRun *run)
{
  g_autoptr (GHashTable) schemes
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) remit_scheme_free);
  Raci raci = { run, schemes };
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (run->graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) nodes[i];

      if (_remit_findings_is_live (run, node) && is_row (&raci, node))
        check_row (&raci, node);
    }
}
