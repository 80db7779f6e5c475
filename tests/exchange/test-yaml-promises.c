/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tables-support.h"

#include "remit-date.h"
#include "remit-error.h"

#include <string.h>

/* OpenSLO and SLA4OAI: what they say is in the document afterwards, exactly, once. */

#define SLO(spec)                                                                                  \
  "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: s}\nspec:\n  service: web\n"                \
  "  indicator: {metadata: {name: up, displayName: Uptime}, spec: {ratioMetric: {}}}\n" spec
#define WINDOW(text) "  timeWindow: [" text "]\n"
#define MONTH WINDOW ("{duration: 1M, isRolling: false}")
#define TARGET(text) "  objectives: [" text "]\n"
/* A window that is rolling but has no length. */
#define LEFT_OUT (-1)

static RemitImportReport *
import_text (RemitDocument *document, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  RemitImportReport *report = support_import_file (document, name, text, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
  return report;
}

static RemitImportReport *
import_fixture (RemitDocument *document, const char *path)
{
  g_autofree char *text = support_read_source (path);
  g_autofree char *name = g_path_get_basename (path);

  return import_text (document, name, text);
}

static char *
join (const GPtrArray *texts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s\n", (const char *) texts->pdata[i]);
  return g_string_free (joined, FALSE);
}

static void
assert_warnings (const RemitImportReport *report, const char *words)
{
  g_autofree char *joined = join (report->warnings);

  support_assert_words (joined, words);
}

/* The node of a kind and name; the test fails when there is not exactly one. */
static const RemitNode *
find_node (RemitDocument *document, RemitNodeKind kind, const char *name)
{
  guint n;
  const RemitRow *const *rows
    = remit_graph_rows (remit_document_get_graph (document), REMIT_TABLE_NODE, &n);
  const RemitNode *found = NULL;

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) rows[i];

      if (node->kind != (int) kind || strcmp (node->name, name) != 0)
        continue;
      g_assert_null (found);
      found = node;
    }
  if (found == NULL)
    g_test_message ("there is no %s “%s”", remit_node_kind_info (kind)->key, name);
  g_assert_nonnull (found);
  return found;
}

static const RemitObjective *
find_objective (RemitDocument *document, RemitId agreement, const char *name)
{
  g_autoptr (GPtrArray) rows
    = remit_graph_owned (remit_document_get_graph (document), REMIT_TABLE_OBJECTIVE, agreement);

  for (guint i = 0; i < rows->len; i++)
    if (strcmp (((const RemitObjective *) rows->pdata[i])->name, name) == 0)
      return rows->pdata[i];
  g_test_message ("there is no objective “%s”", name);
  g_assert_not_reached ();
}

static void
assert_objective (RemitDocument *document, RemitId agreement, const char *name,
                  RemitIndicator indicator, RemitOperator comparison, gint64 target,
                  const char *unit)
{
  const RemitObjective *objective = find_objective (document, agreement, name);

  g_assert_cmpint (objective->indicator, ==, (int) indicator);
  g_assert_cmpint (objective->comparison, ==, (int) comparison);
  g_assert_cmpint (objective->target, ==, target);
  g_assert_cmpstr (objective->unit, ==, unit);
}

static void
assert_window (RemitDocument *document, RemitId agreement, const char *name, gint64 days)
{
  const RemitObjective *objective = find_objective (document, agreement, name);

  g_assert_cmpint (objective->window, ==,
                   days == REMIT_UNSET ? REMIT_WINDOW_CALENDAR_MONTH : REMIT_WINDOW_ROLLING);
  g_assert_cmpint (objective->window_days, ==, days);
}

static void
assert_property (RemitDocument *document, RemitId owner, const char *name, const char *value)
{
  g_autoptr (GPtrArray) rows
    = remit_graph_owned (remit_document_get_graph (document), REMIT_TABLE_PROPERTY, owner);

  for (guint i = 0; i < rows->len; i++)
    if (strcmp (((const RemitProperty *) rows->pdata[i])->name, name) == 0)
      {
        g_assert_cmpstr (((const RemitProperty *) rows->pdata[i])->value, ==, value);
        return;
      }
  g_test_message ("there is no property “%s”", name);
  g_assert_not_reached ();
}

static gboolean
has_link (RemitDocument *document, RemitLinkKind kind, RemitId source, RemitId target)
{
  return remit_graph_find_link (remit_document_get_graph (document), kind, source, target,
                                REMIT_ID_NONE)
         != NULL;
}

static guint
count (RemitDocument *document, RemitTable table)
{
  return remit_graph_count (remit_document_get_graph (document), table);
}

/* ---- the real files ---- */

static RemitImportReport *
import_real (RemitDocument *document, const char *name)
{
  g_autofree char *path = support_real_path (name);
  g_autoptr (GError) error = NULL;
  RemitImportReport *report;

  if (path == NULL)
    return NULL;
  report = remit_import_file (document, path, NULL, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static void
test_real_openslo (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitImportReport) report = import_real (document, "availability-openslo.yaml");
  const RemitNode *service, *indicator, *sla;

  if (report == NULL)
    return;
  g_assert_cmpstr (report->format, ==, "openslo");
  g_assert_cmpuint (report->promises->services->len, ==, 1);
  g_assert_cmpuint (report->promises->indicators->len, ==, 1);
  g_assert_cmpuint (report->promises->agreements->len, ==, 1);
  g_assert_cmpuint (remit_promises_n_objectives (report->promises), ==, 2);
  service = find_node (document, REMIT_NODE_APPLICATION, "web-availability");
  indicator = find_node (document, REMIT_NODE_INDICATOR, "Time when our service was running.");
  sla = find_node (document, REMIT_NODE_SLA, "Reflaction of out availability SLA");
  g_assert_true (has_link (document, REMIT_LINK_COVERS, sla->row.id, service->row.id));
  g_assert_true (has_link (document, REMIT_LINK_MEASURES, indicator->row.id, service->row.id));
  assert_objective (document, sla->row.id, "Internal objective", REMIT_INDICATOR_AVAILABILITY,
                    REMIT_OPERATOR_MORE, 99500000, "%");
  assert_objective (document, sla->row.id, "SLA", REMIT_INDICATOR_AVAILABILITY,
                    REMIT_OPERATOR_AT_LEAST, 99000000, "%");
  assert_window (document, sla->row.id, "SLA", REMIT_UNSET);
  assert_property (document, sla->row.id, "timeZone", "America/New_York");
  assert_property (document, find_objective (document, sla->row.id, "SLA")->row.id,
                   "timeSliceWindow", "1m");
  g_assert_cmpuint (report->warnings->len, ==, 3);
  assert_warnings (report, "Line 27: The window “1m” is read in months|Line 39: The objective has "
                           "no operator|alert policies with nothing in it");
}

static void
test_real_sla4oai (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitImportReport) report = import_real (document, "bird-api-sla4oai.yml");
  const RemitNode *service, *provider, *plan_free, *plan_pro;

  if (report == NULL)
    return;
  g_assert_cmpstr (report->format, ==, "sla4oai");
  g_assert_cmpuint (report->promises->services->len, ==, 1);
  g_assert_cmpuint (report->promises->agreements->len, ==, 2);
  g_assert_cmpuint (remit_promises_n_objectives (report->promises), ==, 3);
  service = find_node (document, REMIT_NODE_APPLICATION, "papamoscas2.herokuapp.com");
  provider = find_node (document, REMIT_NODE_ORGANISATION, "ISAGroup");
  plan_free = find_node (document, REMIT_NODE_SLA, "free – papamoscas2.herokuapp.com");
  plan_pro = find_node (document, REMIT_NODE_SLA, "pro – papamoscas2.herokuapp.com");
  g_assert_true (has_link (document, REMIT_LINK_COVERS, plan_free->row.id, service->row.id));
  g_assert_true (has_link (document, REMIT_LINK_PROVIDES, provider->row.id, plan_free->row.id));
  g_assert_true (has_link (document, REMIT_LINK_PROVIDES, provider->row.id, plan_pro->row.id));
  assert_objective (document, plan_free->row.id, "POST /birds: avgResponseTimeMs",
                    REMIT_INDICATOR_RESPONSE, REMIT_OPERATOR_LESS, 1000 * REMIT_DECIMAL_ONE, "ms");
  assert_objective (document, plan_pro->row.id, "POST /problems: avgResponseTimeMs",
                    REMIT_INDICATOR_RESPONSE, REMIT_OPERATOR_LESS, 500 * REMIT_DECIMAL_ONE, "ms");
  assert_objective (document, plan_pro->row.id, "uptimePercentage", REMIT_INDICATOR_AVAILABILITY,
                    REMIT_OPERATOR_MORE, 95 * REMIT_DECIMAL_ONE, "%");
  assert_window (document, plan_pro->row.id, "POST /problems: avgResponseTimeMs", 1);
  assert_window (document, plan_pro->row.id, "uptimePercentage", REMIT_UNSET);
  g_assert_cmpstr (
    find_objective (document, plan_free->row.id, "POST /birds: avgResponseTimeMs")->hours, ==,
    "09:00–15:00");
  g_assert_cmpstr (find_objective (document, plan_pro->row.id, "uptimePercentage")->hours, ==,
                   "09:00–21:00");
  assert_property (document, plan_free->row.id, "price", "0.00 EUR, monthly");
  assert_property (document, plan_pro->row.id, "price", "100.00 EUR, monthly");
  assert_property (document, plan_pro->row.id, "POST /birds: requests", "20 minutely; 2000 daily");
  assert_warnings (report, "Line 10: “euro” is not a currency|read as EUR|Line 41:|"
                           "Line 53: The plan “pro” guarantees something for the path “/problems”|"
                           "papamoscas-metrics.yml");
  /* Nothing is made up: no review, no customer, no amounts. */
  g_assert_cmpuint (count (document, REMIT_TABLE_REVIEW), ==, 0);
  g_assert_cmpuint (count (document, REMIT_TABLE_AMOUNT), ==, 0);
  g_assert_cmpuint (count (document, REMIT_TABLE_NODE), ==, 4);
}

/* ---- fixtures ---- */

static void
test_openslo (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitImportReport) report
    = import_fixture (document, "tests/data/yaml/openslo-v1.yaml");
  const RemitNode *service = find_node (document, REMIT_NODE_APPLICATION, "Checkout");
  const RemitNode *there = find_node (document, REMIT_NODE_SLA, "Checkout is there");
  const RemitNode *speed = find_node (document, REMIT_NODE_SLA, "checkout-speed");
  const RemitNode *ratio
    = find_node (document, REMIT_NODE_INDICATOR, "Share of good answers, up and available");

  g_assert_cmpstr (service->code, ==, "checkout");
  g_assert_cmpstr (service->notes, ==, "Cart, payment, receipt.");
  g_assert_cmpstr (there->notes, ==, "What the shop can rely on.\nMeasured at the edge.");
  g_assert_true (has_link (document, REMIT_LINK_COVERS, there->row.id, service->row.id));
  g_assert_true (has_link (document, REMIT_LINK_MEASURES, ratio->row.id, service->row.id));
  assert_objective (document, there->row.id, "Promise", REMIT_INDICATOR_AVAILABILITY,
                    REMIT_OPERATOR_AT_LEAST, 99950000, "%");
  /* Eight decimals of a share are six of a percentage. */
  assert_objective (document, there->row.id, "Aim", REMIT_INDICATOR_AVAILABILITY,
                    REMIT_OPERATOR_MORE, 99990001, "%");
  assert_window (document, there->row.id, "Promise", 28);
  assert_objective (document, speed->row.id, "Fast enough (Time to answer (p99) ≤ 250)",
                    REMIT_INDICATOR_OTHER, REMIT_OPERATOR_AT_LEAST, 95000000, "%");
  assert_objective (document, speed->row.id, "Time to answer (p99) ? 1000", REMIT_INDICATOR_OTHER,
                    REMIT_OPERATOR_AT_LEAST, 99900000, "%");
  assert_window (document, speed->row.id, "Fast enough (Time to answer (p99) ≤ 250)", 7);
  assert_property (document, there->row.id, "team", "web, shop");
  assert_property (document, there->row.id, "alertPolicies", "burn-rate, page-somebody, by-mail");
  assert_property (document, ratio->row.id, "metricSource", "Prometheus");
  assert_warnings (report, "no operator, so nobody can tell|kind “DataSource” was left out");
  g_assert_cmpuint (report->warnings->len, ==, 2);
}

static void
test_openslo_alpha (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitImportReport) report
    = import_fixture (document, "tests/data/yaml/openslo-v1alpha.yaml");
  const RemitNode *fast = find_node (document, REMIT_NODE_SLA, "Search is fast");
  const RemitNode *uptime = find_node (document, REMIT_NODE_SLA, "search-uptime");

  assert_objective (document, fast->row.id, "Good (search-fast < 0.2)", REMIT_INDICATOR_OTHER,
                    REMIT_OPERATOR_AT_LEAST, 98000000, "%");
  assert_window (document, fast->row.id, "Good (search-fast < 0.2)", 30);
  assert_objective (document, uptime->row.id, "search-uptime", REMIT_INDICATOR_AVAILABILITY,
                    REMIT_OPERATOR_AT_LEAST, 99900000, "%");
  assert_window (document, uptime->row.id, "search-uptime", REMIT_UNSET);
  assert_property (document, uptime->row.id, "timeZone", "Europe/Paris");
  g_assert_cmpuint (report->warnings->len, ==, 0);
}

static void
test_sla4oai (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitImportReport) report
    = import_fixture (document, "tests/data/yaml/shop-sla4oai.yml");
  const RemitNode *base = find_node (document, REMIT_NODE_SLA, "base – Shop API");
  const RemitNode *gold = find_node (document, REMIT_NODE_SLA, "gold – Shop API");

  g_assert_cmpint (base->starts, ==, remit_day_from_ymd (2026, 1, 1));
  g_assert_cmpint (base->ends, ==, remit_day_from_ymd (2026, 12, 31));
  /* What holds for all plans, and what one plan says otherwise. */
  assert_objective (document, base->row.id, "uptimePercentage", REMIT_INDICATOR_AVAILABILITY,
                    REMIT_OPERATOR_AT_LEAST, 99500000, "%");
  assert_window (document, base->row.id, "uptimePercentage", 30);
  assert_objective (document, gold->row.id, "GET /orders: avgAnswer", REMIT_INDICATOR_OTHER,
                    REMIT_OPERATOR_AT_MOST, 300 * REMIT_DECIMAL_ONE, "ms");
  g_assert_cmpint (find_objective (document, gold->row.id, "ALL /orders: answers are nice")->target,
                   ==, REMIT_UNSET);
  assert_property (document, base->row.id, "price", "0.00 EUR, monthly");
  assert_property (document, gold->row.id, "price", "49.90 EUR, monthly");
  assert_property (document, gold->row.id, "GET /orders: requests", "1000 daily");
  assert_warnings (report, "“working days” instead of “Mon-Sun 8-18”|“<<” brings nothing in|"
                           "answers are nice|no period");
}

/* ---- numbers and windows ---- */

static void
test_targets (void)
{
  static const struct
  {
    const char *objective;
    gint64 target;
    const char *warning; /* NULL: none */
  } cases[] = {
    { "{op: gte, target: 0.995}", 99500000, NULL },
    { "{op: gte, target: .5}", 50000000, NULL },
    { "{op: gte, target: 1}", 100000000, NULL },
    { "{op: gte, target: 1.000}", 100000000, NULL },
    { "{op: gte, target: 0}", 0, NULL },
    { "{op: gte, target: 0.9}", 90000000, NULL },
    { "{op: gte, target: 0.12345678}", 12345678, NULL },
    { "{op: gte, target: 0.99500000000000}", 99500000, NULL },
    { "{op: gte, target: '0.995'}", 99500000, NULL },
    { "{op: gte, targetPercent: 99.95}", 99950000, NULL },
    { "{op: gte, target: 99.5}", 99500000, "read as per cent" },
    { "{op: gte, target: 100}", 100000000, "read as per cent" },
    { "{op: gte, target: 101}", REMIT_UNSET, "not a share" },
    { "{op: gte, target: -0.5}", REMIT_UNSET, "not a share" },
    { "{op: gte, target: 0.123456789}", REMIT_UNSET, "not a share" },
    { "{op: gte, target: 9.95e-1}", REMIT_UNSET, "not a share" },
    { "{op: gte, target: .inf}", REMIT_UNSET, "not a share" },
    { "{op: gte, target: 0.9.9}", REMIT_UNSET, "not a share" },
    { "{op: gte, target: 99999999999999999999999}", REMIT_UNSET, "not a share" },
    { "{op: gte, target: many}", REMIT_UNSET, "“many”" },
    { "{op: gte, target: [1]}", REMIT_UNSET, "no target" },
    { "{op: gte}", REMIT_UNSET, "no target" },
    { "{op: gte, targetPercent: 120}", REMIT_UNSET, "from 0 to 100" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RemitDocument) document = support_document ();
      g_autofree char *text
        = g_strconcat (SLO (MONTH), "  objectives: [", cases[i].objective, "]\n", NULL);
      g_autoptr (RemitImportReport) report = import_text (document, "a.yaml", text);
      const RemitNode *sla = find_node (document, REMIT_NODE_SLA, "s");

      g_test_message ("%s", cases[i].objective);
      assert_objective (document, sla->row.id, "Uptime", REMIT_INDICATOR_AVAILABILITY,
                        REMIT_OPERATOR_AT_LEAST, cases[i].target, "%");
      g_assert_cmpuint (report->warnings->len, ==, cases[i].warning != NULL);
      if (cases[i].warning != NULL)
        assert_warnings (report, cases[i].warning);
    }
}

static void
test_windows (void)
{
  static const struct
  {
    const char *window;
    gint64 days; /* UNSET: the calendar month */
    const char *warning;
  } cases[] = {
    { "{duration: 30d, isRolling: true}", 30, NULL },
    { "{duration: 4w, isRolling: true}", 28, NULL },
    { "{duration: 1M}", REMIT_UNSET, NULL },
    { "{duration: 1m, isRolling: false}", REMIT_UNSET, "in months, not minutes" },
    { "{duration: 48h, isRolling: true}", 2, NULL },
    { "{duration: 1h, isRolling: true}", 1, "kept as 1 day," },
    { "{duration: 1M, isRolling: true}", 30, "kept as 30 days" },
    { "{duration: 1Q, isRolling: true}", 91, "kept as 91 days" },
    { "{duration: 1Y, isRolling: true}", 365, "kept as 365 days" },
    { "{duration: 3M, isRolling: false}", 90, "Of windows by the calendar" },
    { "{duration: 1w, isRolling: false}", 7, "Of windows by the calendar" },
    { "{duration: 0d, isRolling: true}", 0, "no length" },
    { "{duration: 9999d, isRolling: true}", LEFT_OUT, "ten years" },
    { "{duration: 999999999Y, isRolling: true}", LEFT_OUT, "ten years" },
    { "{duration: 99999999999999d, isRolling: true}", REMIT_UNSET, "no length of a time window" },
    { "{duration: soon}", REMIT_UNSET, "no length of a time window" },
    { "{duration: -1d}", REMIT_UNSET, "no length of a time window" },
    { "{isRolling: true}", REMIT_UNSET, "no length of a time window" },
    { "{unit: Week, count: 2, isRolling: true}", 14, NULL },
    { "{unit: Fortnight, count: 2, isRolling: true}", REMIT_UNSET, "“2 Fortnight”" },
    { "{duration: 7d, isRolling: true}, {duration: 30d, isRolling: true}", 7, "first one counts" },
    { "", REMIT_UNSET, "no time window" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RemitDocument) document = support_document ();
      g_autofree char *text = g_strconcat (SLO ("  timeWindow: ["), cases[i].window,
                                           "]\n  objectives: [{op: gte, target: 0.9}]\n", NULL);
      g_autoptr (RemitImportReport) report = import_text (document, "a.yaml", text);
      const RemitNode *sla = find_node (document, REMIT_NODE_SLA, "s");
      const RemitObjective *objective = find_objective (document, sla->row.id, "Uptime");

      g_test_message ("%s", cases[i].window);
      if (cases[i].days == LEFT_OUT)
        {
          g_assert_cmpint (objective->window, ==, REMIT_WINDOW_ROLLING);
          g_assert_cmpint (objective->window_days, ==, REMIT_UNSET);
        }
      else
        assert_window (document, sla->row.id, "Uptime", cases[i].days);
      if (cases[i].warning != NULL)
        assert_warnings (report, cases[i].warning);
      else
        g_assert_cmpuint (report->warnings->len, ==, 0);
    }
}

/* ---- into a document that has something ---- */

static RemitId
add_node (RemitDocument *document, RemitNodeKind kind, const char *name, const char *notes)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (document, "Add");
  g_autoptr (GError) error = NULL;
  RemitId id = remit_node_add (edit, kind, name, &error);

  g_assert_no_error (error);
  remit_edit_set_text (edit, REMIT_TABLE_NODE, id, REMIT_NODE_FIELD_NOTES, notes, &error);
  g_assert_no_error (error);
  remit_document_commit (document, g_steal_pointer (&edit), &error);
  g_assert_no_error (error);
  return id;
}

static void
test_again (void)
{
  static const char *const paths[]
    = { "tests/data/yaml/openslo-v1.yaml", "tests/data/yaml/openslo-v1alpha.yaml",
        "tests/data/yaml/shop-sla4oai.yml" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (RemitDocument) document = support_document ();
      g_autoptr (RemitImportReport) first = import_fixture (document, paths[i]);
      g_autofree char *before = support_dump (document);
      guint n_changes = remit_document_get_n_changes (document);
      g_autoptr (RemitImportReport) second = import_fixture (document, paths[i]);
      g_autofree char *after = support_dump (document);

      g_assert_cmpuint (n_changes, ==, 1);
      g_assert_cmpuint (remit_document_get_n_changes (document), ==, 1);
      g_assert_cmpstr (after, ==, before);
      g_assert_true (remit_document_undo (document, NULL));
      g_free (after);
      after = support_dump (document);
      g_assert_cmpstr (after, ==, "");
    }
}

static void
test_known (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  RemitId service = add_node (document, REMIT_NODE_PLATFORM, "SHOP  Apí", "Ours.");
  RemitId provider = add_node (document, REMIT_NODE_UNIT, "platform TEAM", "");
  RemitId same_name = add_node (document, REMIT_NODE_ACTIVITY, "Shop API", "");
  g_autoptr (RemitImportReport) report
    = import_fixture (document, "tests/data/yaml/shop-sla4oai.yml");
  const RemitNode *gold = find_node (document, REMIT_NODE_SLA, "gold – Shop API");

  g_assert_cmpuint (report->promises->agreements->len, ==, 2);
  g_assert_cmpuint (count (document, REMIT_TABLE_NODE), ==, 5);
  g_assert_true (has_link (document, REMIT_LINK_COVERS, gold->row.id, service));
  g_assert_true (has_link (document, REMIT_LINK_PROVIDES, provider, gold->row.id));
  g_assert_false (has_link (document, REMIT_LINK_COVERS, gold->row.id, same_name));
  g_assert_cmpstr (remit_graph_node (remit_document_get_graph (document), service)->name, ==,
                   "SHOP  Apí");
  g_assert_cmpstr (remit_graph_node (remit_document_get_graph (document), service)->notes, ==,
                   "Ours.");
}

/* A file that has changed: its figures win, what people wrote stays, nothing goes. */
static void
test_changed (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autofree char *text = support_read_source ("tests/data/yaml/openslo-v1.yaml");
  g_autoptr (RemitImportReport) first = import_text (document, "a.yaml", text);
  RemitId id = find_node (document, REMIT_NODE_SLA, "Checkout is there")->row.id;
  g_autoptr (RemitEdit) edit = remit_document_begin (document, "Rename");
  g_autoptr (GString) changed = g_string_new (text);
  g_autoptr (RemitImportReport) second = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *told = NULL;
  guint n_nodes = count (document, REMIT_TABLE_NODE);

  g_assert_true (remit_node_rename (edit, id, "The shop's promise", NULL));
  g_assert_true (remit_document_commit (document, g_steal_pointer (&edit), NULL));
  g_string_replace (changed, "0.9995", "0.9", 0);
  g_string_replace (changed, "displayName: Aim", "displayName: Higher aim", 0);
  g_string_replace (changed, "tier: \"1\"", "tier: \"2\"", 0);
  second = import_text (document, "a.yaml", changed->str);
  g_assert_cmpuint (count (document, REMIT_TABLE_NODE), ==, n_nodes);
  g_assert_cmpstr (remit_graph_node (remit_document_get_graph (document), id)->name, ==,
                   "The shop's promise");
  assert_objective (document, id, "Promise", REMIT_INDICATOR_AVAILABILITY, REMIT_OPERATOR_AT_LEAST,
                    90000000, "%");
  g_assert_cmpint (find_objective (document, id, "Aim")->target, ==, 99990001);
  g_assert_cmpint (find_objective (document, id, "Higher aim")->target, ==, 99990001);
  assert_property (document, id, "tier", "2");
  /* The plan of the first file in that document, told and taken back. */
  edit = remit_document_begin (document, "Look");
  g_assert_true (remit_promises_apply (first->promises, edit, changes, NULL));
  remit_edit_free (g_steal_pointer (&edit));
  told = join (changes);
  g_assert_cmpstr (told, ==,
                   "“Checkout is there”: tier becomes “1”.\n"
                   "“Checkout is there”: the objective “Promise” was ≥ 90 % and becomes ≥ 99.95 "
                   "%.\n");
}

/* Things of one name: as many as the file says, each time the same. */
static void
test_same_names (void)
{
  static const char text[]
    = "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: a, displayName: Same}\n"
      "spec: {service: web, timeWindow: [{duration: 7d, isRolling: true}], objectives: [\n"
      " {displayName: O, op: gte, target: 0.9}, {displayName: O, op: gte, target: 0.8}]}\n"
      "---\napiVersion: openslo/v1\nkind: SLO\nmetadata: {name: b, displayName: same}\n"
      "spec: {service: web, timeWindow: [{duration: 7d, isRolling: true}], objectives: [\n"
      " {displayName: O, op: gte, target: 0.7}]}\n"
      "---\napiVersion: openslo/v1\nkind: SLO\nmetadata: {name: b}\nspec: {service: other}\n";
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitImportReport) report = import_text (document, "a.yaml", text);
  g_autofree char *before = support_dump (document), *after = NULL;
  g_autoptr (RemitImportReport) again = import_text (document, "a.yaml", text);

  g_assert_cmpuint (count (document, REMIT_TABLE_OBJECTIVE), ==, 3);
  g_assert_cmpuint (count (document, REMIT_TABLE_NODE), ==, 3);
  assert_warnings (report, "Line 13: “b” is described a second time");
  after = support_dump (document);
  g_assert_cmpstr (after, ==, before);
}

/* ---- what is missing or wrong ---- */

static void
test_gaps (void)
{
  static const struct
  {
    const char *text;
    const char *warnings;
  } cases[] = {
    { "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: s}\n",
      "does not say which service|no time window|“s” has no objectives" },
    { SLO (MONTH TARGET ("text, [1]")), "This is no objective and was left out" },
    { SLO (MONTH TARGET ("{op: about, target: 0.9}")), "“about” is no operator" },
    { "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: s}\nspec: {service: web, indicatorRef: "
      "gone, objectives: []}\n",
      "The indicator “gone” is not described" },
    { "apiVersion: openslo/v1\nkind: Service\nmetadata: {displayName: x}\n---\n"
      "apiVersion: openslo/v1\nkind: Service\nmetadata: {name: y}\n---\nfree: text\n",
      "no “metadata: name:”|not OpenSLO and was left out" },
    { "sla: 1.0\nplans:\n", "no name in the file|who provides|no plans|guarantees nothing" },
    { "sla: 1.0\napi: x\nprovider: P\nplans: {a: {pricing: {cost: 1.999, currency: EUR}}}\n",
      "1.999" },
    { "sla: 1.0\napi: x\nprovider: P\nplans: {a: {pricing: {cost: 5, currency: pebbles}}}\n",
      "“pebbles” is not a currency" },
    { "sla: 1.0\napi: x\nprovider: P\nplans: {a: {guarantees: {/x: {get: {o: 1}}}}}\n",
      "no list of guarantees" },
    { "sla: 1.0\napi: x\nprovider: P\nplans: {a: {guarantees: {/x: {get: [{period: daily}]}}}}\n",
      "no objective and was left out" },
    { "context: {sla: 1, validity: {effectiveDate: soon, expirationDate: 2026-02-30}}\nplans: {}\n",
      "“soon” is not a date|“2026-02-30” is not a date" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RemitDocument) document = support_document ();
      g_autoptr (RemitImportReport) report = import_text (document, "a.yaml", cases[i].text);

      g_test_message ("%s", cases[i].text);
      assert_warnings (report, cases[i].warnings);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    RemitError code;
    const char *words;
  } cases[] = {
    { "a.yaml", "", REMIT_ERROR_FORMAT, "OpenSLO|SLA4OAI|it is empty" },
    { "a.yml", "just words\n", REMIT_ERROR_FORMAT, "only a text" },
    { "a.yml", "- 1\n- 2\n", REMIT_ERROR_FORMAT, "it is a list" },
    { "a.yml", "services: 1\nversion: 2\nx: 3\ny: 4\n", REMIT_ERROR_FORMAT,
      "“services”, “version”, “x”" },
    { "a.YAML", "apiVersion: backstage.io/v1alpha1\nkind: Group\n", REMIT_ERROR_FORMAT,
      "a.YAML|Backstage|“Group”" },
    { "a.yaml", "apiVersion: apps/v1\nkind: Deployment\n", REMIT_ERROR_FORMAT,
      "“apps/v1”|“Deployment”" },
    { "a.yaml", "apiVersion: openslo.com/v2alpha\nkind: SLO\n", REMIT_ERROR_VERSION,
      "line 1|openslo.com/v2alpha|openslo/v1" },
    { "a.yaml", "apiVersion: openslo/v1\nkind: DataSource\nmetadata: {name: x}\n",
      REMIT_ERROR_FORMAT, "no service, indicator or objective" },
    { "a.yaml", "sla: [\n", REMIT_ERROR_FORMAT, "well-formed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RemitDocument) document = support_document ();
      g_autoptr (GError) error = NULL;
      g_autofree char *dump = NULL;

      g_assert_null (support_import_file (document, cases[i].name, cases[i].text, -1, &error));
      g_assert_error (error, REMIT_ERROR, (int) cases[i].code);
      support_assert_words (error->message, cases[i].words);
      dump = support_dump (document);
      g_assert_cmpstr (dump, ==, "");
    }
}

/* Without an ending the beginning tells; what only looks a little like it is left to others. */
static void
test_sniff (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    gboolean yaml;
  } cases[] = {
    { "x.yml", "", TRUE },
    { "X.YAML", "a,b\n", TRUE },
    { "-", "apiVersion: openslo/v1\n", TRUE },
    { "-", "# note\n---\n\r\napiVersion: \"openslo/v1\"\n", TRUE },
    { "-", "\xEF\xBB\xBFsla: 1.0\n", TRUE },
    { "-", "apiVersion: v1\n", FALSE },
    { "x.csv", "sla,cost\n", FALSE },
    { "x.md", "# Title\n\n| Activity | CIO |\n", FALSE },
    { "x.md", "---\ntitle: x\nsla: 1\n---\n", FALSE },
    { "x.xml", "<remit/>", FALSE },
    { "-", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (
      remit_promises_sniff ((const guint8 *) cases[i].text, strlen (cases[i].text), cases[i].name),
      ==, cases[i].yaml);
}

/* Names and texts that are too long for a field are cut or refused, with a word about it. */
static void
test_long (void)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autofree char *letters = g_strnfill (60000, 'x');
  g_autofree char *text = g_strconcat (
    "sla: 1.0\napi: ", letters, "\nprovider: ", letters, "\nplans:\n  ? ", letters,
    "\n  : {pricing: "
    "{cost: 1, currency: ",
    letters, ", billing: ", letters, "}, limits: {? ", letters, " : {? ", letters, " : {? ",
    letters, " : [{max: ", letters, "}]}}}, guarantees: {a: {b: [{objective: ", letters,
    ", period: ", letters, "}]}}}\n", NULL);
  g_autoptr (RemitImportReport) report = import_text (document, "a.yml", text);

  assert_warnings (report, "longer than 500 bytes");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/yaml-promises/" name, function)
  ADD ("real/openslo", test_real_openslo);
  ADD ("real/sla4oai", test_real_sla4oai);
  ADD ("openslo", test_openslo);
  ADD ("openslo-alpha", test_openslo_alpha);
  ADD ("sla4oai", test_sla4oai);
  ADD ("targets", test_targets);
  ADD ("windows", test_windows);
  ADD ("again", test_again);
  ADD ("known", test_known);
  ADD ("changed", test_changed);
  ADD ("same-names", test_same_names);
  ADD ("gaps", test_gaps);
  ADD ("refused", test_refused);
  ADD ("sniff", test_sniff);
  ADD ("long", test_long);
  return g_test_run ();
}
