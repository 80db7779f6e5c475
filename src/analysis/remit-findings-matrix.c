/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-findings-private.h"

#include <glib/gi18n-lib.h>

/* The review of matrices by row and by column: too many who do it, are asked or told, and parties
 * with too much or nothing to do.  Rows are looked at in each agreed matrix that has them, and
 * those that stand in no matrix together, as if they made one; a row gets a finding of a rule only
 * once.  Columns are looked at in saved matrices only, because only there somebody said which rows
 * belong together; their figures are those that a grid shows in its margins.  Everything goes by
 * the class of a duty, so every scheme gets every rule.  Cost: linear in the links of the rows and
 * in rows × columns of saved matrices. */

typedef struct
{
  RemitFindingsRun *run;
  GHashTable *told[3]; /* rows that have a finding of RA04, RA05, RA06: sets of ids */
  GHashTable *rows;    /* rows of saved matrices: a set of ids */
} Review;

/* One matrix under review. */
typedef struct
{
  RemitMatrix *matrix;
  char *name;          /* of the matrix, NULL for rows without one */
  GHashTable *columns; /* a set of ids of parties; NULL: everybody */
  guint n_active;      /* parties with any letter in it */
  guint shown;         /* duties that its scheme has letters for */
} Sheet;

static guint
class_duties (RemitDutyClass wanted)
{
  guint duties = 0;

  for (guint duty = 0; duty <= REMIT_LINK_LAST_RACI; duty++)
    if (remit_duty_class (duty) == wanted)
      duties |= 1u << duty;
  return duties;
}

static guint
count_duties (const RemitMatrixCount *count, guint duties)
{
  guint n = 0;

  for (guint duty = 0; duty <= REMIT_LINK_LAST_RACI; duty++)
    if ((duties & 1u << duty) != 0)
      n += count->by_duty[duty];
  return n;
}

/* ---- rows ---- */

/* Whether a link gives one of @duties in a cell of the sheet. */
static gboolean
is_letter (const RemitFindingsRun *run, const Sheet *sheet, const RemitNode *row,
           const RemitLink *link, guint duties)
{
  int duty = _remit_findings_duty (row, link);

  return duty >= 0 && (duties & 1u << duty) != 0 && _remit_findings_holds (run, link)
         && (sheet->columns == NULL || g_hash_table_contains (sheet->columns, &link->source));
}

/* Who has one of @duties on @row, when they are more than @limit; else NULL.  Links are counted
 * first: most rows are well under every limit. */
static GArray *
list_parties (const RemitFindingsRun *run, const Sheet *sheet, const RemitNode *row, guint duties,
              guint limit)
{
  guint n, n_letters = 0;
  const RemitLink *const *links = remit_graph_links_in (run->graph, row->row.id, &n);
  g_autoptr (GPtrArray) sorted = NULL;
  g_autoptr (GArray) parties = NULL;

  for (guint i = 0; i < n && n_letters <= limit; i++)
    n_letters += is_letter (run, sheet, row, links[i], duties);
  if (n_letters <= limit)
    return NULL;
  sorted = _remit_findings_links_in (run, row->row.id);
  parties = _remit_findings_ids_new ();
  for (guint i = 0; i < sorted->len; i++)
    if (is_letter (run, sheet, row, sorted->pdata[i], duties))
      g_array_append_val (parties, ((const RemitLink *) sorted->pdata[i])->source);
  _remit_findings_ids_unify (parties);
  return parties->len > limit ? g_steal_pointer (&parties) : NULL;
}

/* Adds a finding with @parties unless the row has one of the rule from another matrix. */
static RemitFinding *
add_row_finding (Review *review, RemitRuleNumber rule, const RemitNode *row, const GArray *parties)
{
  if (!g_hash_table_add (review->told[rule - REMIT_RULE_RA04], (gpointer) &row->row.id))
    return NULL;
  return _remit_findings_add (review->run, rule, row->row.id, _remit_findings_ids (parties),
                              parties->len);
}

/* RA04 */
static void
check_many_do (Review *review, const Sheet *sheet, const RemitNode *row, const char *name)
{
  int limit = review->run->thresholds[REMIT_THRESHOLD_MANY_DO];
  g_autoptr (GArray) parties = list_parties (
    review->run, sheet, row, sheet->shown & class_duties (REMIT_DUTY_CLASS_DO), limit);
  RemitFinding *finding
    = parties != NULL ? add_row_finding (review, REMIT_RULE_RA04, row, parties) : NULL;

  if (finding == NULL)
    return;
  finding->message = g_strdup_printf (
    ngettext ("%u party does %s.", "%u parties do %s.", parties->len), parties->len, name);
  finding->brief
    = g_strdup_printf (ngettext ("%u does it", "%u do it", parties->len), parties->len);
  finding->evidence = g_strdup_printf (
    /* Translators: how many there are, how many are usual. */
    ngettext ("%u does it, more than %d is much", "%u do it, more than %d are many", parties->len),
    parties->len, limit);
  finding->fix = g_strdup (_("Split it into several activities, each with one party that does it, "
                              "or make some of them assist."));
}

/* The number that count and share together allow. */
static guint
find_limit (const RemitFindingsRun *run, const Sheet *sheet, RemitThreshold count,
            RemitThreshold share)
{
  return MAX ((guint) run->thresholds[count],
              (guint) run->thresholds[share] * sheet->n_active / 100);
}

/* RA05 */
static void
check_many_asked (Review *review, const Sheet *sheet, const RemitNode *row, const char *name)
{
  const int *thresholds = review->run->thresholds;
  guint limit
    = find_limit (review->run, sheet, REMIT_THRESHOLD_MANY_ASKED, REMIT_THRESHOLD_MANY_ASKED_SHARE);
  g_autoptr (GArray) parties = list_parties (
    review->run, sheet, row, sheet->shown & class_duties (REMIT_DUTY_CLASS_INPUT), limit);
  RemitFinding *finding
    = parties != NULL ? add_row_finding (review, REMIT_RULE_RA05, row, parties) : NULL;

  if (finding == NULL)
    return;
  finding->message
    = g_strdup_printf (ngettext ("%u party must be consulted on %s.",
                                 "%u parties must be consulted on %s.", parties->len),
                       parties->len, name);
  finding->brief
    = g_strdup_printf (ngettext ("%u consulted", "%u consulted", parties->len), parties->len);
  finding->evidence = g_strdup_printf (
    /* Translators: consulted, all with a letter, the limit as a number and as a share. */
    _("%u of %u active parties; more than %d and more than %d %% are many"), parties->len,
    sheet->n_active, thresholds[REMIT_THRESHOLD_MANY_ASKED],
    thresholds[REMIT_THRESHOLD_MANY_ASKED_SHARE]);
  finding->fix = g_strdup (_("Keep those with a veto or a skill that is needed, and inform the "
                              "others."));
}

/* RA06, first case */
static gboolean
check_many_told (Review *review, const Sheet *sheet, const RemitNode *row, const char *name)
{
  const int *thresholds = review->run->thresholds;
  guint limit
    = find_limit (review->run, sheet, REMIT_THRESHOLD_MANY_TOLD, REMIT_THRESHOLD_MANY_TOLD_SHARE);
  g_autoptr (GArray) parties = list_parties (
    review->run, sheet, row, sheet->shown & class_duties (REMIT_DUTY_CLASS_NOTIFY), limit);
  RemitFinding *finding
    = parties != NULL ? add_row_finding (review, REMIT_RULE_RA06, row, parties) : NULL;

  if (finding == NULL)
    return parties != NULL;
  finding->message = g_strdup_printf (_("%s informs nearly all: %u of %u parties."), name,
                                      parties->len, sheet->n_active);
  finding->brief
    = g_strdup_printf (ngettext ("%u informed", "%u informed", parties->len), parties->len);
  finding->evidence
    = g_strdup_printf (_("%u of %u active parties; more than %d and more than %d %% are many"),
                       parties->len, sheet->n_active, thresholds[REMIT_THRESHOLD_MANY_TOLD],
                       thresholds[REMIT_THRESHOLD_MANY_TOLD_SHARE]);
  finding->fix = g_strdup (_("Publish a report: move those who are only told to the communication "
                              "plan."));
  return TRUE;
}

/* RA06, second case: nobody is left without a letter.  Where no parties were chosen as columns
 * there is nobody to leave out. */
static void
check_full (Review *review, const Sheet *sheet, const RemitNode *row, const char *name)
{
  guint n_all = sheet->columns != NULL ? sheet->matrix->columns->len : 0;
  g_autoptr (GArray) parties = NULL;
  RemitFinding *finding;

  if (sheet->columns == NULL
      || n_all < (guint) review->run->thresholds[REMIT_THRESHOLD_FILLED_PARTIES])
    return;
  parties = list_parties (review->run, sheet, row,
                          sheet->shown & ~class_duties (REMIT_DUTY_CLASS_EXCLUDED), n_all - 1);
  finding = parties != NULL ? add_row_finding (review, REMIT_RULE_RA06, row, parties) : NULL;
  if (finding == NULL)
    return;
  finding->message = g_strdup_printf (
    ngettext ("%u party has a letter in %s: nobody is left out.",
              "All %u parties have a letter in %s: nobody is left out.", parties->len),
    parties->len, name);
  finding->brief = g_strdup (_("no empty cell"));
  finding->evidence = g_strdup_printf (_("%u of %u cells are filled"), parties->len, n_all);
  finding->fix = g_strdup (_("Ask whether this is about work or about being seen; leave those out "
                              "who need not be there."));
}

static void
check_rows (Review *review, const Sheet *sheet)
{
  for (guint i = 0; i < sheet->matrix->rows->len; i++)
    {
      const RemitNode *row
        = remit_graph_node (review->run->graph, remit_matrix_row (sheet->matrix, i)->node);
      g_autofree char *name = remit_graph_describe (review->run->graph, row->row.id);

      check_many_do (review, sheet, row, name);
      check_many_asked (review, sheet, row, name);
      if (!check_many_told (review, sheet, row, name))
        check_full (review, sheet, row, name);
    }
}

/* ---- columns ---- */

/* Whether @n of the rows are more than a count and a share allow. */
static gboolean
is_much (const RemitFindingsRun *run, guint n, guint n_rows, RemitThreshold count,
         RemitThreshold share)
{
  return n > (guint) run->thresholds[count] && n * 100 > (guint) run->thresholds[share] * n_rows;
}

static char *
describe_load (const Sheet *sheet, const char *party, guint answers, guint does, guint n_rows)
{
  if (answers > 0 && does > 0)
    /* Translators: a party, how many it answers for, how many it does, of how many, a matrix. */
    return g_strdup_printf (_("%s answers for %u and does %u of the %u activities of “%s”."),
                            party, answers, does, n_rows, sheet->name);
  if (answers > 0)
    /* Translators: a party, how many, of how many, a matrix. */
    return g_strdup_printf (_("%s answers for %u of the %u activities of “%s”."), party, answers,
                            n_rows, sheet->name);
  return g_strdup_printf (_("%s does %u of the %u activities of “%s”."), party, does, n_rows,
                          sheet->name);
}

static char *
describe_load_limits (const RemitFindingsRun *run, guint answers, guint does, guint n_rows)
{
  const int *limits = run->thresholds;

  if (answers == 0)
    return g_strdup_printf (_("does %u %%; more than %d and more than %d %% are many"),
                            does * 100 / n_rows, limits[REMIT_THRESHOLD_DOES],
                            limits[REMIT_THRESHOLD_DOES_SHARE]);
  if (does == 0)
    return g_strdup_printf (_("answers for %u %%; more than %d and more than %d %% are many"),
                            answers * 100 / n_rows, limits[REMIT_THRESHOLD_ANSWERS],
                            limits[REMIT_THRESHOLD_ANSWERS_SHARE]);
  return g_strdup_printf (_("answers for %u %%, of which more than %d %% are many; does %u %%, of "
                             "which more than %d %% are many"),
                          answers * 100 / n_rows, limits[REMIT_THRESHOLD_ANSWERS_SHARE],
                          does * 100 / n_rows, limits[REMIT_THRESHOLD_DOES_SHARE]);
}

/* RA07 */
static void
check_load (Review *review, const Sheet *sheet, RemitId party, const RemitMatrixCount *count,
            const char *name)
{
  RemitFindingsRun *run = review->run;
  guint answers = count_duties (count, sheet->shown & class_duties (REMIT_DUTY_CLASS_ANSWER));
  guint does = count_duties (count, sheet->shown & class_duties (REMIT_DUTY_CLASS_DO));
  guint n_rows = sheet->matrix->rows->len;
  RemitFinding *finding;

  if (!is_much (run, answers, n_rows, REMIT_THRESHOLD_ANSWERS, REMIT_THRESHOLD_ANSWERS_SHARE))
    answers = 0;
  if (!is_much (run, does, n_rows, REMIT_THRESHOLD_DOES, REMIT_THRESHOLD_DOES_SHARE))
    does = 0;
  if (answers == 0 && does == 0)
    return;
  finding = _remit_findings_add (run, REMIT_RULE_RA07, party, &sheet->matrix->id, 1);
  finding->message = describe_load (sheet, name, answers, does, n_rows);
  finding->brief = answers > 0 ? g_strdup_printf (_("answers for %u of %u"), answers, n_rows)
                               : g_strdup_printf (_("does %u of %u"), does, n_rows);
  finding->evidence = describe_load_limits (run, answers, does, n_rows);
  finding->fix = answers > 0 ? g_strdup (_("Pass some on to those who do the work."))
                             : g_strdup (_("Share the work out, or make others assist."));
}

/* RA08 */
static void
check_everywhere (Review *review, const Sheet *sheet, RemitId party, const RemitMatrixCount *count,
                  const char *name)
{
  RemitFindingsRun *run = review->run;
  guint n = count->n_filled
            - count_duties (count, sheet->shown & class_duties (REMIT_DUTY_CLASS_EXCLUDED));
  guint n_rows = sheet->matrix->rows->len;
  int share = run->thresholds[REMIT_THRESHOLD_EVERYTHING_SHARE];
  RemitFinding *finding;

  if (n * 100 < (guint) share * n_rows)
    return;
  finding = _remit_findings_add (run, REMIT_RULE_RA08, party, &sheet->matrix->id, 1);
  finding->message
    = n == n_rows
        ? g_strdup_printf (_("%s is in everything of “%s”."), name, sheet->name)
        /* Translators: a party, how many, of how many, a matrix. */
        : g_strdup_printf (_("%s is in nearly everything: %u of the %u activities of “%s”."), name,
                           n, n_rows, sheet->name);
  finding->brief = g_strdup (_("in everything"));
  finding->evidence
    = g_strdup_printf (_("%u of %u activities; %d %% count as everything"), n, n_rows, share);
  finding->fix = g_strdup (_("Take the letters away where it is only consulted or informed."));
}

/* RA09 */
static void
check_idle (Review *review, const Sheet *sheet, RemitId party, const RemitMatrixCount *count,
            const char *name)
{
  guint told = count_duties (count, sheet->shown & class_duties (REMIT_DUTY_CLASS_NOTIFY));
  guint asked = count_duties (count, sheet->shown & class_duties (REMIT_DUTY_CLASS_INPUT));
  guint omitted = count_duties (count, sheet->shown & class_duties (REMIT_DUTY_CLASS_EXCLUDED));
  RemitFinding *finding;

  /* Supporting, checking and driving is work as well. */
  if (told + asked + omitted < count_duties (count, sheet->shown))
    return;
  finding = _remit_findings_add (review->run, REMIT_RULE_RA09, party, &sheet->matrix->id, 1);
  if (told + asked == 0)
    {
      finding->message = g_strdup_printf (_("%s has no part in “%s”."), name, sheet->name);
      finding->brief = g_strdup (_("no part in it"));
      finding->evidence = g_strdup (_("no letter in any row"));
      finding->fix = g_strdup (_("Take the party out of the matrix, or say what it does."));
      return;
    }
  finding->message
    = g_strdup_printf (_("%s does and answers for nothing in “%s”."), name, sheet->name);
  finding->brief = asked == 0 ? g_strdup (_("only informed")) : g_strdup (_("only listens"));
  finding->evidence = g_strdup_printf (_("consulted: %u, informed: %u"), asked, told);
  finding->fix = asked == 0
                   ? g_strdup (_("Move it to the communication plan."))
                   : g_strdup (_("Ask whether the party is needed here; if only to be told, move "
                                  "it to the communication plan."));
}

static void
check_columns (Review *review, const Sheet *sheet, const RemitMatrixCount *columns)
{
  gboolean is_small
    = sheet->matrix->rows->len < (guint) review->run->thresholds[REMIT_THRESHOLD_MATRIX_ROWS];

  for (guint i = 0; i < sheet->matrix->columns->len; i++)
    {
      RemitId party = remit_matrix_column (sheet->matrix, i)->node;
      g_autofree char *name = remit_graph_describe (review->run->graph, party);

      check_load (review, sheet, party, &columns[i], name);
      if (is_small)
        continue;
      check_everywhere (review, sheet, party, &columns[i], name);
      check_idle (review, sheet, party, &columns[i], name);
    }
}

/* ---- matrices ---- */

/* Rows that are retired or over need nobody and count for nobody. */
static void
drop_past_rows (Review *review, RemitMatrix *matrix)
{
  guint kept = 0;

  for (guint i = 0; i < matrix->rows->len; i++)
    {
      RemitMatrixLine *line = remit_matrix_row (matrix, i);
      const RemitNode *node = remit_graph_node (review->run->graph, line->node);

      g_hash_table_add (review->rows, g_memdup2 (&line->node, sizeof line->node));
      if (node == NULL || !_remit_findings_is_live (review->run, node))
        continue;
      if (kept < i)
        {
          RemitMatrixLine other = *remit_matrix_row (matrix, kept);

          *remit_matrix_row (matrix, kept) = *line; /* swapped, so that each is freed once */
          *line = other;
        }
      kept++;
    }
  g_array_set_size (matrix->rows, kept);
}

/* Everybody with a letter in the rows, for matrices that name no parties. */
static void
collect_active (const Review *review, const RemitMatrix *matrix, GHashTable *parties)
{
  for (guint i = 0; i < matrix->rows->len; i++)
    {
      guint n;
      const RemitLink *const *links
        = remit_graph_links_in (review->run->graph, remit_matrix_row (matrix, i)->node, &n);

      for (guint l = 0; l < n; l++)
        if (links[l]->kind <= REMIT_LINK_LAST_RACI && _remit_findings_holds (review->run, links[l]))
          g_hash_table_add (parties, (gpointer) &links[l]->source);
    }
}

static void
review_open_sheet (Review *review, Sheet *sheet)
{
  g_autoptr (GHashTable) parties = g_hash_table_new (g_int64_hash, g_int64_equal);

  collect_active (review, sheet->matrix, parties);
  sheet->n_active = g_hash_table_size (parties);
  check_rows (review, sheet);
}

static void
review_saved_sheet (Review *review, Sheet *sheet)
{
  RemitMatrix *matrix = sheet->matrix;
  g_autoptr (GHashTable) parties = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree RemitMatrixCount *rows = g_new (RemitMatrixCount, matrix->rows->len);
  g_autofree RemitMatrixCount *columns = g_new (RemitMatrixCount, matrix->columns->len);
  g_autofree char *name = remit_graph_describe (review->run->graph, matrix->id);

  remit_matrix_count_all (review->run->graph, matrix, rows, columns);
  for (guint i = 0; i < matrix->columns->len; i++)
    {
      g_hash_table_add (parties, &remit_matrix_column (matrix, i)->node);
      sheet->n_active += columns[i].n_filled > 0;
    }
  sheet->columns = parties;
  sheet->name = name;
  check_rows (review, sheet);
  check_columns (review, sheet, columns);
}

static void
review_matrix (Review *review, const RemitMatrixRow *row)
{
  g_autoptr (RemitMatrix) matrix = remit_matrix_load (review->run->graph, row->row.id);
  Sheet sheet = { .matrix = matrix, .shown = remit_scheme_duties (matrix->scheme) };

  drop_past_rows (review, matrix);
  if (matrix->rows->len == 0)
    return;
  if (matrix->columns->len == 0)
    review_open_sheet (review, &sheet);
  else
    review_saved_sheet (review, &sheet);
}

/* Activities that stand in no matrix, as if they made one. */
static void
review_rest (Review *review)
{
  g_autoptr (RemitScheme) scheme = remit_scheme_lookup (review->run->graph, "raci");
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (RemitMatrixLine));
  RemitMatrix rest = { .scheme = scheme, .rows = rows };
  Sheet sheet = { .matrix = &rest, .shown = remit_scheme_duties (scheme) };
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (review->run->graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) nodes[i];
      RemitMatrixLine line = { .node = nodes[i]->id };

      if (node->kind == REMIT_NODE_ACTIVITY && _remit_findings_is_live (review->run, node)
          && !g_hash_table_contains (review->rows, &line.node))
        g_array_append_val (rows, line);
    }
  review_open_sheet (review, &sheet);
}

void
_remit_findings_check_matrices (RemitFindingsRun *run)
{
  g_autoptr (GPtrArray) matrices = _remit_findings_matrices (run);
  Review review = { .run = run };

  review.rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (review.told); i++)
    review.told[i] = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < matrices->len; i++)
    review_matrix (&review, matrices->pdata[i]);
  review_rest (&review);
  for (guint i = 0; i < G_N_ELEMENTS (review.told); i++)
    g_hash_table_unref (review.told[i]);
  g_hash_table_unref (review.rows);
}
