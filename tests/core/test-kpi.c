/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-model.h"

#include "remit-date.h"
#include "remit-kpi.h"

#include <string.h>

/* Scores, status, gap and attribution. */

#define ONE REMIT_DECIMAL_ONE

static void
test_nps (void)
{
  static const struct
  {
    gint64 promoters, passives, detractors, score;
  } cases[] = {
    { 50, 30, 20, 30 * ONE },
    { 10, 0, 0, 100 * ONE },
    { 0, 0, 10, -100 * ONE },
    { 0, 7, 0, 0 },
    { 1, 1, 1, 0 },
    { 2, 0, 1, 33333333 },
    { 1, 0, 2, -33333333 },
    { G_MAXINT64, 0, G_MAXINT64, 0 },
    { G_MAXINT64, 0, 0, 100 * ONE },
  };
  gint64 score = 42;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (
        remit_nps (cases[i].promoters, cases[i].passives, cases[i].detractors, &score));
      g_assert_cmpint (score, ==, cases[i].score);
    }
  score = 42;
  g_assert_false (remit_nps (0, 0, 0, &score));
  g_assert_false (remit_nps (-1, 5, 5, &score));
  g_assert_false (remit_nps (5, 5, -1, &score));
  g_assert_cmpint (score, ==, 42);
}

static void
test_nps_answers (void)
{
  gint64 counts[11] = { 0 }, score = 42;

  g_assert_false (remit_nps_from_answers (counts, &score));
  counts[6] = 1;
  g_assert_true (remit_nps_from_answers (counts, &score));
  g_assert_cmpint (score, ==, -100 * ONE);
  counts[7] = counts[8] = 1;
  counts[9] = 1;
  counts[10] = 1;
  g_assert_true (remit_nps_from_answers (counts, &score));
  g_assert_cmpint (score, ==, 20 * ONE);
  counts[0] = -1;
  g_assert_false (remit_nps_from_answers (counts, &score));
}

static void
test_ces (void)
{
  static const gint64 seven[] = { 0, 0, 1, 2, 3, 4, 0 }, five[] = { 1, 0, 0, 0, 1 };
  static const gint64 none[7] = { 0 }, negative[] = { 1, -1, 1, 1, 1 };
  g_autofree char *easy = NULL, *hard = NULL;
  gint64 mean = 42;

  g_assert_true (remit_ces (seven, 7, &mean));
  g_assert_cmpint (mean, ==, 5 * ONE);
  g_assert_true (remit_ces (five, 5, &mean));
  g_assert_cmpint (mean, ==, 3 * ONE);
  mean = 42;
  g_assert_false (remit_ces (none, 7, &mean));
  g_assert_false (remit_ces (negative, 5, &mean));
  g_assert_false (remit_ces (seven, 6, &mean));
  g_assert_cmpint (mean, ==, 42);
  easy = remit_ces_describe (5100000, 7, TRUE);
  g_assert_cmpstr (easy, ==, "5.1 on a scale from 1 to 7, where 7 is easy");
  hard = remit_ces_describe (2 * ONE, 5, FALSE);
  g_assert_cmpstr (hard, ==, "2 on a scale from 1 to 5, where 1 is easy");
}

static void
test_status (void)
{
  static const gint64 U = REMIT_UNSET;
  const struct
  {
    RemitDirection direction;
    gint64 target, amber, red, value;
    RemitKpiStatus status;
  } cases[] = {
    { REMIT_DIRECTION_UP, 40, 34, 28, 34, REMIT_KPI_GREEN },
    { REMIT_DIRECTION_UP, 40, 34, 28, 33, REMIT_KPI_AMBER },
    { REMIT_DIRECTION_UP, 40, 34, 28, 28, REMIT_KPI_AMBER },
    { REMIT_DIRECTION_UP, 40, 34, 28, 27, REMIT_KPI_RED },
    { REMIT_DIRECTION_DOWN, 10, 12, 15, 12, REMIT_KPI_GREEN },
    { REMIT_DIRECTION_DOWN, 10, 12, 15, 13, REMIT_KPI_AMBER },
    { REMIT_DIRECTION_DOWN, 10, 12, 15, 16, REMIT_KPI_RED },
    { REMIT_DIRECTION_DOWN, 10, U, 15, 11, REMIT_KPI_AMBER },
    { REMIT_DIRECTION_BAND, 50, 5, 10, 45, REMIT_KPI_GREEN },
    { REMIT_DIRECTION_BAND, 50, 5, 10, 56, REMIT_KPI_AMBER },
    { REMIT_DIRECTION_BAND, 50, 5, 10, 39, REMIT_KPI_RED },
    { REMIT_DIRECTION_BAND, 50, U, 10, 50, REMIT_KPI_GREEN },
    { REMIT_DIRECTION_BAND, 50, U, U, 51, REMIT_KPI_AMBER },
    { REMIT_DIRECTION_BAND, U, 5, 10, 45, REMIT_KPI_UNKNOWN },
    { REMIT_DIRECTION_BAND, -G_MAXINT64, 5, 10, G_MAXINT64, REMIT_KPI_RED },
    { REMIT_DIRECTION_UP, 40, U, U, 40, REMIT_KPI_GREEN },
    { REMIT_DIRECTION_UP, 40, U, U, 0, REMIT_KPI_AMBER },
    { REMIT_DIRECTION_UP, U, U, 28, 28, REMIT_KPI_GREEN },
    { REMIT_DIRECTION_UP, U, U, 28, 27, REMIT_KPI_RED },
    { REMIT_DIRECTION_UP, U, U, U, 27, REMIT_KPI_UNKNOWN },
    { REMIT_DIRECTION_UP, 40, 34, 28, U, REMIT_KPI_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RemitKpi kpi = { .direction = cases[i].direction,
                       .target = cases[i].target,
                       .amber = cases[i].amber,
                       .red = cases[i].red };

      g_assert_cmpint (remit_kpi_status (&kpi, cases[i].value), ==, cases[i].status);
    }
  g_assert_cmpstr (remit_kpi_status_key (REMIT_KPI_AMBER), ==, "amber");
}

static void
test_gap (void)
{
  g_autoptr (GError) error = NULL;
  gint64 gap = 42;

  g_assert_true (remit_perception_gap (48 * ONE, 34 * ONE, -100 * ONE, 100 * ONE, &gap, &error));
  g_assert_cmpint (gap, ==, 14 * ONE);
  g_assert_true (remit_perception_gap (30, 40, REMIT_UNSET, REMIT_UNSET, &gap, &error));
  g_assert_cmpint (gap, ==, -10);
  g_assert_no_error (error);
  g_assert_false (remit_perception_gap (48 * ONE, 5 * ONE, ONE, 7 * ONE, &gap, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "48 is not on the scale"));
  g_clear_error (&error);
  g_assert_false (remit_perception_gap (G_MAXINT64, -1, REMIT_UNSET, REMIT_UNSET, &gap, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT);
}

/* ---- in a model ---- */

typedef struct
{
  TestModel model;
  RemitId cio, cmo, care, kpi;
} Fixture;

static void
measure (Fixture *fixture, int year, gint64 value, const char *source)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_MEASUREMENT);

  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_NODE, fixture->kpi);
  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_DAY, remit_day_from_ymd (year, 9, 30));
  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_VALUE, value);
  remit_row_set_text (row, REMIT_MEASUREMENT_FIELD_SOURCE, source);
  remit_edit_insert (fixture->model.edit, row);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  model_open (&fixture->model);
  fixture->cio = model_add (&fixture->model, REMIT_NODE_UNIT, "IT");
  fixture->cmo = model_add (&fixture->model, REMIT_NODE_UNIT, "Marketing");
  fixture->care = model_add (&fixture->model, REMIT_NODE_UNIT, "Customer care");
  fixture->kpi = model_add (&fixture->model, REMIT_NODE_KPI, "Net promoter score");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  model_close (&fixture->model);
}

/* The only KPI, looked at on the last day of @year. */
static const RemitKpiSummary *
look (Fixture *fixture, int year, GArray **list)
{
  g_clear_pointer (list, g_array_unref);
  *list = remit_kpis_new (fixture->model.graph, year != 0 ? remit_day_from_ymd (year, 12, 31) : 0);
  g_assert_cmpuint ((*list)->len, ==, 1);
  return &g_array_index (*list, RemitKpiSummary, 0);
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitRow) detail = remit_row_new (REMIT_TABLE_KPI);
  g_autoptr (GArray) list = NULL;
  const RemitKpiSummary *kpi = look (fixture, 0, &list);

  g_assert_cmpint (kpi->value.value, ==, REMIT_UNSET);
  g_assert_cmpint (kpi->status, ==, REMIT_KPI_UNKNOWN);
  g_assert_cmpint (kpi->gap, ==, REMIT_UNSET);
  measure (fixture, 2026, 48 * ONE, "Company Belief");
  kpi = look (fixture, 0, &list);
  g_assert_cmpint (kpi->value.value, ==, REMIT_UNSET);
  g_assert_cmpint (kpi->gap, ==, REMIT_UNSET);
  measure (fixture, 2027, 41 * ONE, "customer survey");
  measure (fixture, 2026, 34 * ONE, "customer survey");
  measure (fixture, 2025, 31 * ONE, "customer survey");
  remit_row_set_number (detail, REMIT_KPI_FIELD_NODE, fixture->kpi);
  remit_row_set_number (detail, REMIT_KPI_FIELD_AMBER, 34 * ONE);
  remit_row_set_number (detail, REMIT_KPI_FIELD_RED, 28 * ONE);
  remit_edit_insert (fixture->model.edit, detail);

  kpi = look (fixture, 0, &list);
  g_assert_cmpint (kpi->value.value, ==, 41 * ONE);
  g_assert_cmpint (kpi->previous.value, ==, 34 * ONE);
  g_assert_cmpint (kpi->status, ==, REMIT_KPI_GREEN);
  /* What was believed then is held against what was said then. */
  g_assert_cmpint (kpi->gap, ==, 14 * ONE);
  kpi = look (fixture, 2025, &list);
  g_assert_cmpint (kpi->value.value, ==, 31 * ONE);
  g_assert_cmpint (kpi->previous.value, ==, REMIT_UNSET);
  g_assert_cmpint (kpi->status, ==, REMIT_KPI_AMBER);
  g_assert_cmpint (kpi->believed.value, ==, REMIT_UNSET);
  kpi = look (fixture, 2024, &list);
  g_assert_cmpint (kpi->value.value, ==, REMIT_UNSET);
}

static void
test_surveys (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    RemitSurveyKind kind;
    gint64 promoters, passives, detractors, answers, sum, scale, score;
  } cases[] = {
    { REMIT_SURVEY_NPS, 50, 30, 20, 0, 0, 0, 30 * ONE },
    { REMIT_SURVEY_NPS, 5, REMIT_UNSET, REMIT_UNSET, 0, 0, 0, 100 * ONE },
    { REMIT_SURVEY_NPS, REMIT_UNSET, REMIT_UNSET, REMIT_UNSET, 0, 0, 0, REMIT_UNSET },
    { REMIT_SURVEY_CES, 0, 0, 0, 10, 51, 7, 5100000 },
    { REMIT_SURVEY_CES, 0, 0, 0, 10, 51, 5, REMIT_UNSET },
    { REMIT_SURVEY_CES, 0, 0, 0, 10, 9, 7, REMIT_UNSET },
    { REMIT_SURVEY_CES, 0, 0, 0, 0, 0, 7, REMIT_UNSET },
    { REMIT_SURVEY_CES, 0, 0, 0, 3, G_MAXINT64, 7, REMIT_UNSET },
    { REMIT_SURVEY_CES, 0, 0, 0, 3, 10, REMIT_UNSET, 3333333 },
  };
  g_autoptr (GArray) list = NULL;
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_SURVEY);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RemitSurveyRow survey = { .kind = cases[i].kind,
                                .promoters = cases[i].promoters,
                                .passives = cases[i].passives,
                                .detractors = cases[i].detractors,
                                .answers = cases[i].answers,
                                .sum = cases[i].sum,
                                .scale = cases[i].scale };
      gint64 score = REMIT_UNSET;

      g_assert_cmpint (remit_survey_score (&survey, &score), ==, cases[i].score != REMIT_UNSET);
      g_assert_cmpint (score, ==, cases[i].score);
    }
  measure (fixture, 2025, 31 * ONE, "customer survey");
  remit_row_set_number (row, REMIT_SURVEY_FIELD_NODE, fixture->kpi);
  remit_row_set_number (row, REMIT_SURVEY_FIELD_DAY, remit_day_from_ymd (2026, 9, 30));
  remit_row_set_number (row, REMIT_SURVEY_FIELD_PROMOTERS, 3);
  remit_row_set_number (row, REMIT_SURVEY_FIELD_DETRACTORS, 1);
  remit_edit_insert (fixture->model.edit, row);
  g_assert_cmpint (look (fixture, 2026, &list)->value.value, ==, 50 * ONE);
  g_assert_cmpint (look (fixture, 2026, &list)->previous.value, ==, 31 * ONE);
}

static void
perceive (Fixture *fixture, int year, gint64 believed, gint64 said, gint64 high)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_PERCEPTION);

  remit_row_set_number (row, REMIT_PERCEPTION_FIELD_NODE, fixture->kpi);
  remit_row_set_number (row, REMIT_PERCEPTION_FIELD_DAY, remit_day_from_ymd (year, 6, 30));
  remit_row_set_number (row, REMIT_PERCEPTION_FIELD_BELIEVED, believed);
  remit_row_set_number (row, REMIT_PERCEPTION_FIELD_SAID, said);
  remit_row_set_number (row, REMIT_PERCEPTION_FIELD_SCALE_HIGH, high);
  remit_edit_insert (fixture->model.edit, row);
}

static void
test_perceptions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) list = NULL;
  const RemitKpiSummary *kpi;

  measure (fixture, 2026, 48 * ONE, "company belief");
  measure (fixture, 2026, 34 * ONE, "customer survey");
  g_assert_cmpint (look (fixture, 0, &list)->gap, ==, 14 * ONE);
  perceive (fixture, 2025, 80 * ONE, 55 * ONE, 100 * ONE);
  perceive (fixture, 2026, 80 * ONE, REMIT_UNSET, 100 * ONE); /* nobody was asked */
  perceive (fixture, 2026, 80 * ONE, 5 * ONE, 7 * ONE);       /* not one scale */
  kpi = look (fixture, 0, &list);
  g_assert_cmpint (kpi->gap, ==, 25 * ONE);
  g_assert_cmpint (kpi->said.value, ==, 55 * ONE);
  perceive (fixture, 2026, 6 * ONE, 5 * ONE, 7 * ONE);
  g_assert_cmpint (look (fixture, 0, &list)->gap, ==, ONE);
  g_assert_cmpint (look (fixture, 2025, &list)->gap, ==, 25 * ONE);
}

static void
test_attribution (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) list = NULL;
  RemitId platform = model_add (&fixture->model, REMIT_NODE_PLATFORM, "Data platform"), credit;
  const RemitKpiSummary *kpi;

  model_share (&fixture->model, REMIT_LINK_CONTRIBUTES_TO, platform, fixture->kpi, 9000);
  model_share (&fixture->model, REMIT_LINK_CONTRIBUTES_TO, fixture->cmo, fixture->kpi, 7000);
  g_assert_false (look (fixture, 0, &list)->misattributed);
  model_share (&fixture->model, REMIT_LINK_CONTRIBUTES_TO, fixture->care, fixture->kpi,
               REMIT_UNSET);
  credit = model_share (&fixture->model, REMIT_LINK_CREDITS, fixture->kpi, fixture->care,
                        REMIT_SHARE_WHOLE);
  kpi = look (fixture, 0, &list);
  g_assert_cmpuint (kpi->producers->len, ==, 2);
  g_assert_cmpint (g_array_index (kpi->producers, RemitCredit, 0).share, ==, 700000);
  g_assert_cmpint (g_array_index (kpi->producers, RemitCredit, 1).share, ==, 300000);
  g_assert_cmpint (g_array_index (kpi->producers, RemitCredit, 1).given, ==, REMIT_UNSET);
  g_assert_true (kpi->misattributed);
  remit_edit_set_number (fixture->model.edit, REMIT_TABLE_LINK, credit, REMIT_LINK_FIELD_SHARE,
                         REMIT_UNSET, NULL);
  model_share (&fixture->model, REMIT_LINK_CREDITS, fixture->kpi, fixture->cmo, REMIT_UNSET);
  model_share (&fixture->model, REMIT_LINK_CREDITS, fixture->kpi, fixture->cio, REMIT_UNSET);
  kpi = look (fixture, 0, &list);
  g_assert_cmpint (g_array_index (kpi->credited, RemitCredit, 0).share, ==, 333334);
  g_assert_cmpint (g_array_index (kpi->credited, RemitCredit, 1).share, ==, 333333);
  g_assert_false (kpi->misattributed);
}

static void
test_lacks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitRow) detail = remit_row_new (REMIT_TABLE_KPI);
  g_autoptr (GArray) list = NULL;
  const RemitKpiSummary *kpi = look (fixture, 0, &list);
  RemitId agreed;

  g_assert_cmpuint (kpi->lacks, ==,
                    REMIT_KPI_LACKS_OWNER | REMIT_KPI_LACKS_FORMULA | REMIT_KPI_LACKS_TARGET
                      | REMIT_KPI_LACKS_SOURCE);
  remit_row_set_number (detail, REMIT_KPI_FIELD_NODE, fixture->kpi);
  remit_row_set_number (detail, REMIT_KPI_FIELD_TARGET, 40 * ONE);
  remit_row_set_text (detail, REMIT_KPI_FIELD_FORMULA, "% promoters − % detractors");
  remit_row_set_text (detail, REMIT_KPI_FIELD_SOURCE, "customer survey");
  remit_edit_insert (fixture->model.edit, detail);
  model_share (&fixture->model, REMIT_LINK_OWNS, fixture->cmo, fixture->kpi, REMIT_UNSET);
  agreed
    = model_share (&fixture->model, REMIT_LINK_AGREED_BY, fixture->kpi, fixture->cio, REMIT_UNSET);
  remit_edit_set (fixture->model.edit, REMIT_TABLE_LINK, agreed, REMIT_LINK_FIELD_STARTS,
                  "2026-01-15", NULL);
  model_share (&fixture->model, REMIT_LINK_VISIBLE_TO, fixture->kpi, fixture->care, REMIT_UNSET);
  kpi = look (fixture, 2026, &list);
  g_assert_cmpuint (kpi->lacks, ==, 0);
  g_assert_cmpuint (kpi->agreed_by->len, ==, 1);
  g_assert_cmpint (g_array_index (kpi->visible_to, RemitId, 0), ==, fixture->care);
  g_assert_cmpuint (look (fixture, 2025, &list)->agreed_by->len, ==, 0);
  model_share (&fixture->model, REMIT_LINK_OWNS, fixture->cio, fixture->kpi, REMIT_UNSET);
  g_assert_cmpuint (look (fixture, 0, &list)->lacks, ==, REMIT_KPI_HAS_OWNERS);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kpi/nps/groups", test_nps);
  g_test_add_func ("/kpi/nps/answers", test_nps_answers);
  g_test_add_func ("/kpi/ces", test_ces);
  g_test_add_func ("/kpi/status", test_status);
  g_test_add_func ("/kpi/gap", test_gap);
  TEST ("/kpi/values", test_values);
  TEST ("/kpi/surveys", test_surveys);
  TEST ("/kpi/perceptions", test_perceptions);
  TEST ("/kpi/attribution", test_attribution);
  TEST ("/kpi/lacks", test_lacks);
  return g_test_run ();
}
