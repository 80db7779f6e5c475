/* SPDX-License-Identifier: GPL-3.0-or-later */
#define FAMILIES "KP"
#include "findings-fixture.h"

/* KP01 to KP03: a model that makes each, one that nearly makes it, one that mends it. */

typedef struct
{
  Fixture base;
  RemitId kpi, detail;
} Measure;

static void
set_word (Fixture *fixture, RemitTable table, RemitId id, guint field, const char *text)
{
  g_autoptr (GError) error = NULL;

  remit_edit_set_text (fixture->edit, table, id, field, text, &error);
  g_assert_no_error (error);
}

static RemitId
add_value (Fixture *fixture, RemitId kpi, int day, gint64 value, const char *source)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_MEASUREMENT);

  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_NODE, kpi);
  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_DAY, day);
  remit_row_set_number (row, REMIT_MEASUREMENT_FIELD_VALUE, value);
  remit_row_set_text (row, REMIT_MEASUREMENT_FIELD_SOURCE, source);
  return remit_edit_insert (fixture->edit, row);
}

static RemitId
add_perception (Fixture *fixture, RemitId node, RemitId party, int day, gint64 believed,
                gint64 said)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_PERCEPTION);

  remit_row_set_number (row, REMIT_PERCEPTION_FIELD_NODE, node);
  remit_row_set_number (row, REMIT_PERCEPTION_FIELD_PARTY, party);
  remit_row_set_number (row, REMIT_PERCEPTION_FIELD_DAY, day);
  remit_row_set_number (row, REMIT_PERCEPTION_FIELD_BELIEVED, believed);
  remit_row_set_number (row, REMIT_PERCEPTION_FIELD_SAID, said);
  remit_row_set_number (row, REMIT_PERCEPTION_FIELD_SCALE_HIGH, 10000000);
  return remit_edit_insert (fixture->edit, row);
}

/* A KPI of the CMO with everything it needs. */
static void
set_up_measure (Measure *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_KPI);

  set_up (fixture, data);
  self->kpi = add (fixture, REMIT_NODE_KPI, "Net promoter score");
  join (fixture, REMIT_LINK_OWNS, fixture->cmo, self->kpi);
  remit_row_set_number (row, REMIT_KPI_FIELD_NODE, self->kpi);
  remit_row_set_text (row, REMIT_KPI_FIELD_FORMULA, "promoters - detractors");
  remit_row_set_text (row, REMIT_KPI_FIELD_UNIT, "points");
  remit_row_set_text (row, REMIT_KPI_FIELD_SOURCE, "survey");
  remit_row_set_number (row, REMIT_KPI_FIELD_TARGET, 40000000);
  self->detail = remit_edit_insert (fixture->edit, row);
}

static void
tear_down_measure (Measure *self, gconstpointer data)
{
  tear_down (&self->base, data);
}

/* ---- KP01 ---- */

static void
test_kp01 (Measure *self, gconstpointer data)
{
  Fixture *fixture = &self->base;

  assert_findings (fixture, "");
  set_word (fixture, REMIT_TABLE_KPI, self->detail, REMIT_KPI_FIELD_SOURCE, "");
  assert_texts (fixture, "Net promoter score lacks a source.",
                "1 owner; 1 of 4 missing: owner, formula, target, source",
                "Fill in what is missing: else nobody can answer for it.");
  drop (fixture, REMIT_TABLE_KPI, self->detail);
  drop (fixture, REMIT_TABLE_LINK, find_link (fixture, REMIT_LINK_OWNS, fixture->cmo, self->kpi));
  assert_found (fixture, "KP01", self->kpi,
                "Net promoter score lacks several things: an owner, a formula, a target, a source.",
                "lacks an owner, a formula, a target, a source");
  set_number (fixture, REMIT_TABLE_NODE, self->kpi, REMIT_NODE_FIELD_STATUS, REMIT_STATUS_RETIRED);
  assert_findings (fixture, "");
}

/* A predecessor is no second owner. */
static void
test_kp01_owners (Measure *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId link = join (fixture, REMIT_LINK_OWNS, fixture->cio, self->kpi);

  assert_found (fixture, "KP01", self->kpi, "Net promoter score has several owners: CMO, CIO.",
                "several owners");
  assert_others (fixture, "KP01", self->kpi, 1, fixture->cio);
  set_link (fixture, link, REMIT_LINK_FIELD_ENDS, fixture->today - 1);
  assert_findings (fixture, "");
}

/* ---- KP02 ---- */

/* Who produces the result with others agrees how it is measured, and can see it. */
static void
test_kp02 (Measure *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId care = add (fixture, REMIT_NODE_UNIT, "Customer Care");

  join (fixture, REMIT_LINK_MEASURES, self->kpi, fixture->app); /* which the CIO owns */
  assert_findings (fixture, "");
  join (fixture, REMIT_LINK_CONTRIBUTES_TO, care, self->kpi);
  assert_found (fixture, "KP02", self->kpi,
                "Parties that answer for Net promoter score have not agreed it: CIO, Customer "
                "Care.",
                "not agreed by all");
  join (fixture, REMIT_LINK_AGREED_BY, self->kpi, fixture->cio);
  assert_found (fixture, "KP02", self->kpi,
                "Customer Care answers for Net promoter score and has not agreed it.",
                "not agreed by all");
  assert_others (fixture, "KP02", self->kpi, 0, care);
  g_assert_cmpstr (find (fixture, "KP02", self->kpi).evidence, ==,
                   "agreed by: CIO; visible to: nobody");
  join (fixture, REMIT_LINK_AGREED_BY, self->kpi, care);
  join (fixture, REMIT_LINK_VISIBLE_TO, self->kpi, care);
  assert_found (fixture, "KP02", self->kpi, "CIO answers for Net promoter score and cannot see it.",
                "not all can see it");
  join (fixture, REMIT_LINK_VISIBLE_TO, self->kpi, fixture->cio);
  assert_findings (fixture, "");
}

/* A unit speaks for its people, and they for it. */
static void
test_kp02_units (Measure *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId it = add (fixture, REMIT_NODE_UNIT, "IT");
  RemitId care = add (fixture, REMIT_NODE_UNIT, "Customer Care");
  RemitId head = add (fixture, REMIT_NODE_ROLE, "Head of Care"), link;

  join (fixture, REMIT_LINK_BELONGS_TO, fixture->cio, it);
  link = join (fixture, REMIT_LINK_BELONGS_TO, head, care);
  join (fixture, REMIT_LINK_MEASURES, self->kpi, fixture->app);
  join (fixture, REMIT_LINK_CONTRIBUTES_TO, care, self->kpi);
  join (fixture, REMIT_LINK_AGREED_BY, self->kpi, it);
  join (fixture, REMIT_LINK_AGREED_BY, self->kpi, head);
  join (fixture, REMIT_LINK_VISIBLE_TO, self->kpi, it);
  join (fixture, REMIT_LINK_VISIBLE_TO, self->kpi, care);
  assert_findings (fixture, "");
  drop (fixture, REMIT_TABLE_LINK, link);
  assert_findings (fixture, "KP02 Net promoter score");
}

/* ---- KP03 ---- */

static void
test_kp03 (Measure *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId row
    = add_perception (fixture, fixture->app, fixture->cmo, fixture->today, 8000000, 7100000);

  assert_findings (fixture, "");
  set_number (fixture, REMIT_TABLE_PERCEPTION, row, REMIT_PERCEPTION_FIELD_SAID, 7000000);
  assert_texts (fixture, "CMO rates Consent platform at 8; customers say 7.",
                "the gap is 10 points of 100; it counts from 10 on",
                "Look into it with those who speak with customers.");
  assert_others (fixture, "KP03", fixture->app, 0, fixture->cmo);
  g_assert_true (remit_threshold_set (fixture->edit, REMIT_THRESHOLD_PERCEPTION_SHARE, 11, NULL));
  assert_findings (fixture, "");
  /* Too modest counts as well. */
  set_number (fixture, REMIT_TABLE_PERCEPTION, row, REMIT_PERCEPTION_FIELD_BELIEVED, 1000000);
  assert_findings (fixture, "KP03 Consent platform");
  /* The newest of a party counts; what is off the scale says nothing, nor what is to come. */
  row = add_perception (fixture, fixture->app, fixture->cmo, fixture->today, 7000000, 7000000);
  assert_findings (fixture, "");
  set_number (fixture, REMIT_TABLE_PERCEPTION, row, REMIT_PERCEPTION_FIELD_SAID, 70000000);
  assert_findings (fixture, "");
  set_number (fixture, REMIT_TABLE_PERCEPTION, row, REMIT_PERCEPTION_FIELD_DAY, fixture->today + 1);
  assert_findings (fixture, "KP03 Consent platform");
}

/* A belief among the values of a KPI, in points. */
static void
test_kp03_values (Measure *self, gconstpointer data)
{
  Fixture *fixture = &self->base;
  RemitId believed;

  add_value (fixture, self->kpi, fixture->today - 9, 34000000, "survey");
  believed = add_value (fixture, self->kpi, fixture->today - 9, 43900000, "company belief");
  assert_findings (fixture, "");
  set_number (fixture, REMIT_TABLE_MEASUREMENT, believed, REMIT_MEASUREMENT_FIELD_VALUE, 44000000);
  assert_found (fixture, "KP03", self->kpi,
                "Net promoter score is believed to be 44; customers say 34.",
                "believed 44, said 34");
  set_word (fixture, REMIT_TABLE_KPI, self->detail, REMIT_KPI_FIELD_UNIT, "orders");
  assert_findings (fixture, "");
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Measure, NULL, set_up_measure, function, tear_down_measure)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/findings-kpis/kp01/lacks", test_kp01);
  ADD ("/findings-kpis/kp01/owners", test_kp01_owners);
  ADD ("/findings-kpis/kp02/makes", test_kp02);
  ADD ("/findings-kpis/kp02/units", test_kp02_units);
  ADD ("/findings-kpis/kp03/makes", test_kp03);
  ADD ("/findings-kpis/kp03/values", test_kp03_values);
  return g_test_run ();
}
