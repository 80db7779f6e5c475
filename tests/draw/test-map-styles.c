/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-support.h"

#include "remit-palette.h"
#include "remit-scene-map-facts-private.h"
#include "remit-view.h"

/* The styles by cost, payer, state of agreements and state of KPIs. */

static RemitId
add_row (TestMap *map, RemitTable table, guint owner, RemitId node)
{
  g_autoptr (RemitRow) row = remit_row_new (table);

  remit_row_set_number (row, owner, node);
  return remit_edit_insert (test_map_edit (map), row);
}

/* A budget line with a plan, for @item. */
static RemitId
add_line (TestMap *map, const char *name, RemitId item, gint64 year, gint64 minor, int y)
{
  RemitId line = test_map_add (map, REMIT_NODE_BUDGET_LINE, name, 0, y);
  RemitId amount = add_row (map, REMIT_TABLE_AMOUNT, REMIT_AMOUNT_FIELD_NODE, line);

  test_map_set_number (map, REMIT_TABLE_AMOUNT, amount, REMIT_AMOUNT_FIELD_YEAR, year);
  test_map_set_number (map, REMIT_TABLE_AMOUNT, amount, REMIT_AMOUNT_FIELD_MINOR, minor);
  if (item != REMIT_ID_NONE)
    test_map_link (map, REMIT_LINK_COVERS, line, item);
  return line;
}

static void
pay (TestMap *map, RemitId party, RemitId item, int percent)
{
  RemitId link = test_map_link (map, REMIT_LINK_PAYS, party, item);

  if (percent > 0)
    test_map_set_number (map, REMIT_TABLE_LINK, link, REMIT_LINK_FIELD_SHARE, percent * 100);
}

/* An agreement on @item that promises @percent (millionths) of availability and has @measured. */
static RemitId
add_promise (TestMap *map, RemitNodeKind kind, const char *name, RemitId item, gint64 percent,
             gint64 measured, int y)
{
  RemitId node = test_map_add (map, kind, name, 600, y);
  RemitId objective = add_row (map, REMIT_TABLE_OBJECTIVE, REMIT_OBJECTIVE_FIELD_NODE, node);

  test_map_set_number (map, REMIT_TABLE_OBJECTIVE, objective, REMIT_OBJECTIVE_FIELD_TARGET,
                       percent);
  test_map_set_text (map, REMIT_TABLE_OBJECTIVE, objective, REMIT_OBJECTIVE_FIELD_UNIT, "%");
  if (measured != 0)
    {
      RemitId row = add_row (map, REMIT_TABLE_MEASUREMENT, REMIT_MEASUREMENT_FIELD_NODE, node);

      test_map_set_number (map, REMIT_TABLE_MEASUREMENT, row, REMIT_MEASUREMENT_FIELD_OBJECTIVE,
                           objective);
      test_map_set_number (map, REMIT_TABLE_MEASUREMENT, row, REMIT_MEASUREMENT_FIELD_DAY, 738000);
      test_map_set_number (map, REMIT_TABLE_MEASUREMENT, row, REMIT_MEASUREMENT_FIELD_VALUE,
                           measured);
    }
  if (item != REMIT_ID_NONE)
    test_map_link (map, REMIT_LINK_COVERS, node, item);
  return node;
}

/* A KPI that is green from 40 and red below 20, with a value unless that is negative. */
static RemitId
add_kpi (TestMap *map, const char *name, RemitId item, int value, int y)
{
  RemitId node = test_map_add (map, REMIT_NODE_KPI, name, 900, y);
  RemitId kpi = add_row (map, REMIT_TABLE_KPI, REMIT_KPI_FIELD_NODE, node);

  test_map_set_number (map, REMIT_TABLE_KPI, kpi, REMIT_KPI_FIELD_TARGET, 40 * REMIT_DECIMAL_ONE);
  test_map_set_number (map, REMIT_TABLE_KPI, kpi, REMIT_KPI_FIELD_RED, 20 * REMIT_DECIMAL_ONE);
  if (value >= 0)
    {
      RemitId row = add_row (map, REMIT_TABLE_MEASUREMENT, REMIT_MEASUREMENT_FIELD_NODE, node);

      test_map_set_number (map, REMIT_TABLE_MEASUREMENT, row, REMIT_MEASUREMENT_FIELD_DAY, 738000);
      test_map_set_number (map, REMIT_TABLE_MEASUREMENT, row, REMIT_MEASUREMENT_FIELD_VALUE,
                           value * REMIT_DECIMAL_ONE);
    }
  if (item != REMIT_ID_NONE)
    test_map_link (map, REMIT_LINK_MEASURES, node, item);
  return node;
}

static TestMap *
new_map (RemitViewStyle style)
{
  TestMap *map = test_map_new ();

  map->options.legend = TRUE;
  map->options.style = 1 + style;
  remit_meta_set (test_map_edit (map), "currency", "EUR");
  return map;
}

typedef struct
{
  RemitId cio, cmo, crm, portal, hub, line, sla, ola, kpi;
} Book;

/* Everything that the styles tell apart. */
static TestMap *
new_book (RemitViewStyle style, Book *book)
{
  TestMap *map = new_map (style);

  book->cio = test_map_add (map, REMIT_NODE_ROLE, "CIO", 0, 0);
  book->cmo = test_map_add (map, REMIT_NODE_ROLE, "CMO", 300, 0);
  test_map_set_number (map, REMIT_TABLE_NODE, book->cio, REMIT_NODE_FIELD_TINT, REMIT_TINT_BLUE);
  test_map_set_number (map, REMIT_TABLE_NODE, book->cmo, REMIT_NODE_FIELD_TINT, REMIT_TINT_PURPLE);
  book->crm = test_map_add (map, REMIT_NODE_APPLICATION, "CRM", 300, 100);
  book->portal = test_map_add (map, REMIT_NODE_CHANNEL, "Portal", 300, 200);
  book->hub = test_map_add (map, REMIT_NODE_CONTENT, "Hub", 300, 300);
  test_map_add (map, REMIT_NODE_SHARED_SERVICE, "Centre", 300, 400);
  book->line = add_line (map, "CRM run", book->crm, 2027, 120000050, 100);
  add_line (map, "Portal run", book->portal, 2027, 4000000, 200);
  add_line (map, "Hub run", book->hub, 2026, 700000, 300);
  pay (map, book->cio, book->crm, 0);
  pay (map, book->cmo, book->portal, 60);
  pay (map, book->cio, book->portal, 30);
  book->ola = add_promise (map, REMIT_NODE_OLA, "Hosting", 0, 99000000, 0, 100);
  book->sla = add_promise (map, REMIT_NODE_SLA, "CRM up", book->crm, 99500000, 99900000, 200);
  test_map_link (map, REMIT_LINK_SUPPORTS, book->ola, book->sla);
  add_promise (map, REMIT_NODE_SLA, "Portal up", book->portal, 99500000, 98000000, 300);
  book->kpi = add_kpi (map, "Score", book->crm, 31, 100);
  add_kpi (map, "Speed", book->portal, 45, 200);
  add_kpi (map, "Reach", 0, 5, 300);
  return map;
}

static void
test_golden (gconstpointer data)
{
  static const char *const names[] = { "cost", "payer", "agreement", "kpi" };
  RemitViewStyle style = GPOINTER_TO_INT (data) / 2;
  gboolean dark = GPOINTER_TO_INT (data) % 2;
  Book book;
  g_autoptr (TestMap) map = new_book (style, &book);
  g_autoptr (RemitScene) scene = NULL;
  g_autofree char *name
    = g_strdup_printf ("%s%s.txt", names[style - REMIT_STYLE_COST], dark ? "-dark" : "");

  map->options.palette = dark ? REMIT_PALETTE_DARK : REMIT_PALETTE_LIGHT;
  scene = test_map_draw (map);
  test_compare_with_golden (name, scene);
}

/* The style of the view, and facts that are kept, make the same picture. */
static void
test_same (void)
{
  for (int style = REMIT_STYLE_COST; style <= REMIT_STYLE_KPI; style++)
    {
      Book book;
      g_autoptr (TestMap) map = new_book (style, &book);
      g_autoptr (RemitScene) first = test_map_draw (map);
      g_autofree char *dump = remit_scene_dump (first);
      g_autofree char *again = NULL;
      g_autoptr (RemitScene) second = NULL;
      g_autoptr (RemitMapFacts) facts = NULL;

      test_map_set_number (map, REMIT_TABLE_VIEW, map->view, REMIT_VIEW_FIELD_STYLE, style);
      map->options.style = 0;
      map->options.facts = facts = remit_map_facts_new (test_map_commit (map), 0);
      second = test_map_draw (map);
      again = remit_scene_dump (second);
      g_assert_cmpstr (dump, ==, again);
    }
}

/* ---- classes of cost ---- */

static void
check_bounds (const gint64 *amounts, guint n, const gint64 *expected, guint n_expected)
{
  g_autofree gint64 *sorted = g_memdup2 (amounts, n * sizeof *amounts);
  gint64 bounds[REMIT_MAP_CLASSES - 1];

  g_assert_cmpuint (_remit_map_choose_bounds (sorted, n, bounds), ==, n_expected);
  for (guint i = 0; i < n_expected; i++)
    g_assert_cmpint (bounds[i], ==, expected[i]);
}

static void
test_bounds (void)
{
  static const gint64 even[] = { 1000, 400, 200, 600, 800, 100, 300, 500, 700, 900 };
  static const gint64 even_bounds[] = { 300, 500, 600, 800 };
  static const gint64 wide[] = { 7, 70, 700, 7000, 70000 };
  static const gint64 wide_bounds[] = { 60, 600, 6000, 60000 };
  static const gint64 alike[] = { 500, 500, 500 };
  static const gint64 two[] = { 10, 1000 };
  static const gint64 two_bounds[] = { 1000 };
  static const gint64 credits[] = { -900, -5, 0, 0, 70 };
  static const gint64 credit_bounds[] = { 60 };
  static const gint64 huge[] = { 1, G_MAXINT64 - 1, G_MAXINT64 };
  static const gint64 huge_bounds[] = { G_GINT64_CONSTANT (8000000000000000000) };

  check_bounds (even, 10, even_bounds, 4);
  check_bounds (wide, 5, wide_bounds, 4);
  check_bounds (alike, 3, NULL, 0);
  check_bounds (two, 2, two_bounds, 1);
  check_bounds (credits, 5, credit_bounds, 1);
  check_bounds (huge, 3, huge_bounds, 1);
  check_bounds (NULL, 0, NULL, 0);
}

/* Whatever the amounts are: bounds ascend and no class is empty. */
static void
test_bounds_of_anything (void)
{
  for (guint round = 0; round < 500; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 60);
      g_autofree gint64 *amounts = g_new (gint64, n);
      RemitMapScale scale = { "EUR", { 0 }, 0 };
      guint members[REMIT_MAP_CLASSES] = { 0 };

      for (guint i = 0; i < n; i++)
        amounts[i] = g_test_rand_int_range (-50, 1000) * (gint64) g_test_rand_int_range (1, 100000);
      scale.n_bounds = _remit_map_choose_bounds (amounts, n, scale.bounds);
      for (guint i = 0; i < n; i++)
        members[_remit_map_find_class (&scale, amounts[i])]++;
      for (guint i = 0; i <= scale.n_bounds; i++)
        {
          g_assert_cmpuint (members[i], >, 0);
          g_assert_cmpuint (_remit_map_class_step (&scale, i), <, REMIT_MAP_CLASSES);
          if (i > 0)
            g_assert_cmpuint (_remit_map_class_step (&scale, i), >,
                              _remit_map_class_step (&scale, i - 1));
          if (i > 1)
            g_assert_cmpint (scale.bounds[i - 1], >, scale.bounds[i - 2]);
        }
    }
}

static void
test_class_labels (void)
{
  const RemitMapScale scale = { "EUR", { 5000000, 10000000 }, 2 };
  const RemitMapScale one = { "EUR", { 0 }, 0 };
  static const char *const expected[] = { "below 50 k", "50 k to 100 k", "from 100 k" };
  g_autofree char *any = _remit_map_class_label (&one, 0);

  g_assert_cmpstr (any, ==, "any amount");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *label = _remit_map_class_label (&scale, i);

      g_assert_cmpstr (label, ==, expected[i]);
    }
  g_assert_cmpuint (_remit_map_find_class (&scale, 4999999), ==, 0);
  g_assert_cmpuint (_remit_map_find_class (&scale, 5000000), ==, 1);
  g_assert_cmpuint (_remit_map_find_class (&scale, -1), ==, 0);
}

static void
test_short_money (void)
{
  static const struct
  {
    gint64 minor;
    const char *currency, *text;
  } cases[] = {
    { 0, "EUR", "0 EUR" },
    { 49, "EUR", "0 EUR" },
    { 50, "EUR", "1 EUR" },
    { 95000, "EUR", "950 EUR" },
    { 99949, "EUR", "999 EUR" },
    { 99950, "EUR", "1 k EUR" },
    { 123456, "EUR", "1.2 k EUR" },
    { 1234567, "EUR", "12 k EUR" },
    { 99949999, "EUR", "999 k EUR" },
    { 99950000, "EUR", "1 M EUR" },
    { 123456789, "EUR", "1.2 M EUR" },
    { -123456789, "EUR", "−1.2 M EUR" },
    { 1200000, "JPY", "1.2 M JPY" },
    { 1200000, "KWD", "1.2 k KWD" },
    { 1200000, "", "12 k" },
    { 250000000000, "EUR", "2.5 bn EUR" },
    { G_MAXINT64, "EUR", "92234 tn EUR" },
    { G_MININT64, "JPY", "−9223372 tn JPY" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = _remit_map_format_money (cases[i].minor, cases[i].currency, TRUE);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Shades keep their order without colour, and what stands on them can be read. */
static void
test_ramp (void)
{
  for (int palette = REMIT_PALETTE_LIGHT; palette <= REMIT_PALETTE_DARK_CONTRAST; palette++)
    {
      const RemitColors *colors = _remit_palette_get_colors (palette);
      gboolean dark = palette == REMIT_PALETTE_DARK || palette == REMIT_PALETTE_DARK_CONTRAST;

      for (guint i = 0; i < REMIT_RAMP_STEPS; i++)
        {
          g_assert_cmpfloat (test_contrast_of (&colors->ramp[i], &colors->on_ramp[i]), >=,
                             palette >= REMIT_PALETTE_LIGHT_CONTRAST ? 7 : 4.5);
          if (i == 0)
            continue;
          g_assert_cmpfloat (test_contrast_of (&colors->ramp[i], &colors->ramp[i - 1]), >=, 1.25);
          g_assert_true (
            dark == (test_luminance (&colors->ramp[i]) > test_luminance (&colors->ramp[i - 1])));
        }
    }
}

/* ---- cost ---- */

static gint64
get_cost (RemitMapFacts *facts, RemitId node, guint number)
{
  guint n;
  const RemitMapCost *costs = _remit_map_facts_costs (facts, node, &n);

  return number < n ? costs[number].minor : REMIT_UNSET;
}

static void
test_cost (void)
{
  g_autoptr (TestMap) map = new_map (REMIT_STYLE_COST);
  RemitId suite = test_map_add (map, REMIT_NODE_APPLICATION, "Suite", 300, 0);
  RemitId part = test_map_add (map, REMIT_NODE_APPLICATION, "Part", 300, 100);
  RemitId idle = test_map_add (map, REMIT_NODE_APPLICATION, "Idle", 300, 200);
  RemitId line = add_line (map, "Run", part, 2027, 5000000, 0);
  g_autoptr (RemitMapFacts) facts = NULL;
  g_autoptr (RemitMapFacts) early = NULL;
  g_autofree char *words = NULL;
  g_autofree char *nothing = NULL;

  add_line (map, "Suite run", suite, 2027, 1000000, 100);
  add_line (map, "Old", idle, 2026, 1000000, 200);
  add_line (map, "Far away", suite, 2031, 7000000, 300);
  test_map_link (map, REMIT_LINK_PART_OF, part, suite);
  /* a plan for 2031 is not what 2026 looks at */
  facts = remit_map_facts_new (test_map_commit (map), 739800);
  g_assert_cmpint (_remit_map_facts_year (facts), ==, 2027);
  g_assert_cmpint (get_cost (facts, part, 0), ==, 5000000);
  g_assert_cmpint (get_cost (facts, suite, 0), ==, 6000000);
  g_assert_cmpint (get_cost (facts, line, 0), ==, 5000000);
  g_assert_cmpint (get_cost (facts, idle, 0), ==, REMIT_UNSET);
  words = remit_map_facts_describe (facts, suite, REMIT_STYLE_COST);
  g_assert_cmpstr (words, ==, "It costs EUR 60,000.00 in fiscal year 2027.");
  nothing = remit_map_facts_describe (facts, idle, REMIT_STYLE_COST);
  g_assert_cmpstr (nothing, ==, "");
  early = remit_map_facts_new (test_map_commit (map), 0);
  g_assert_cmpint (_remit_map_facts_year (early), ==, 2031);
}

static void
test_currencies_apart (void)
{
  g_autoptr (TestMap) map = new_map (REMIT_STYLE_COST);
  RemitId app = test_map_add (map, REMIT_NODE_APPLICATION, "App", 300, 0);
  RemitId line = add_line (map, "Dollars", app, 2027, 5000000, 0);
  RemitId detail = add_row (map, REMIT_TABLE_BUDGET_LINE, REMIT_BUDGET_LINE_FIELD_NODE, line);
  g_autoptr (RemitScene) scene = NULL;
  g_autoptr (RemitMapFacts) facts = NULL;
  g_autofree char *words = NULL;

  test_map_set_text (map, REMIT_TABLE_BUDGET_LINE, detail, REMIT_BUDGET_LINE_FIELD_CURRENCY, "USD");
  add_line (map, "Euros", app, 2027, 1000000, 100);
  facts = remit_map_facts_new (test_map_commit (map), 0);
  g_assert_cmpint (get_cost (facts, app, 0), ==, 1000000);
  g_assert_cmpint (get_cost (facts, app, 1), ==, 5000000);
  words = remit_map_facts_describe (facts, app, REMIT_STYLE_COST);
  g_assert_cmpstr (words, ==,
                   "It costs EUR 10,000.00 in fiscal year 2027. It costs USD 50,000.00 in fiscal "
                   "year 2027.");
  scene = test_map_draw (map);
  g_assert_nonnull (test_find_text (scene, "10 k EUR + 50 k USD"));
  g_assert_nonnull (test_find_text (scene, "Cost in EUR, fiscal year 2027:"));
  g_assert_nonnull (test_find_text (scene, "Cost in USD, fiscal year 2027:"));
}

static void
test_cost_of_nothing (void)
{
  g_autoptr (TestMap) map = new_map (REMIT_STYLE_COST);
  RemitId app = test_map_add (map, REMIT_NODE_APPLICATION, "App", 300, 0);
  g_autoptr (RemitScene) empty = test_map_draw (map);
  g_autoptr (RemitScene) huge = NULL;
  guint n, n_problems = 0;
  const RemitItem *items;

  g_assert_nonnull (test_find_text (empty, "Nothing here has a cost yet."));
  add_line (map, "One", app, 2027, G_MAXINT64 - 1, 0);
  add_line (map, "Two", app, 2027, G_MAXINT64 - 1, 100);
  huge = test_map_draw (map);
  items = remit_scene_get_items (huge, &n);
  for (guint i = 0; i < n; i++)
    n_problems += items[i].part == REMIT_PART_LEGEND && items[i].shape == REMIT_SHAPE_TEXT;
  g_assert_cmpuint (n_problems, ==, 1);
  g_assert_null (test_find_text (huge, "Nothing here has a cost yet."));
}

/* ---- payers ---- */

static void
check_payers (RemitMapFacts *facts, const RemitGraph *graph, RemitId item, const char *expected)
{
  g_autoptr (GArray) payers = _remit_map_facts_payers (facts, remit_graph_node (graph, item));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; payers != NULL && i < payers->len; i++)
    {
      const RemitMapPayer *payer = &g_array_index (payers, RemitMapPayer, i);
      const RemitNode *party = remit_graph_node (graph, payer->party);

      g_string_append_printf (text, "%s%s %" G_GINT64_FORMAT, i > 0 ? ", " : "",
                              party != NULL ? party->name : "nobody", payer->share);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_payers (void)
{
  g_autoptr (TestMap) map = new_map (REMIT_STYLE_PAYER);
  RemitId cio = test_map_add (map, REMIT_NODE_ROLE, "CIO", 0, 0);
  RemitId cmo = test_map_add (map, REMIT_NODE_ROLE, "CMO", 0, 100);
  RemitId one = test_map_add (map, REMIT_NODE_APPLICATION, "One", 300, 0);
  RemitId two = test_map_add (map, REMIT_NODE_APPLICATION, "Two", 300, 100);
  RemitId gap = test_map_add (map, REMIT_NODE_APPLICATION, "Gap", 300, 200);
  RemitId lines = test_map_add (map, REMIT_NODE_APPLICATION, "Lines", 300, 300);
  RemitId none = test_map_add (map, REMIT_NODE_APPLICATION, "None", 300, 400);
  RemitId sla = test_map_add (map, REMIT_NODE_SLA, "SLA", 300, 500);
  RemitId large = add_line (map, "Large", lines, 2027, 300, 600);
  RemitId small = add_line (map, "Small", lines, 2027, 100, 700);
  RemitId bare = add_line (map, "Bare", none, 2027, 100, 800);
  g_autoptr (RemitMapFacts) facts = NULL;
  g_autofree char *words = NULL;
  const RemitGraph *graph;

  pay (map, cio, one, 0);
  pay (map, cio, two, 0);
  pay (map, cmo, two, 0);
  pay (map, cio, gap, 25);
  pay (map, cmo, gap, 60);
  pay (map, cmo, large, 0);
  pay (map, cio, small, 0);
  graph = test_map_commit (map);
  facts = remit_map_facts_new (graph, 0);
  check_payers (facts, graph, one, "CIO 10000");
  check_payers (facts, graph, two, "CIO 5000, CMO 5000");
  check_payers (facts, graph, gap, "CMO 6000, CIO 2500, nobody 1500");
  check_payers (facts, graph, lines, "CMO 7500, CIO 2500");
  check_payers (facts, graph, none, "nobody 10000");
  check_payers (facts, graph, bare, "nobody 10000");
  check_payers (facts, graph, sla, "");
  check_payers (facts, graph, cio, "");
  words = remit_map_facts_describe (facts, gap, REMIT_STYLE_PAYER);
  g_assert_cmpstr (words, ==, "CMO pays 60 %. CIO pays 25 %. Nobody pays 15 %.");
}

/* Many payers: as many as there is room for, and how many more. */
static void
test_many_payers (void)
{
  g_autoptr (TestMap) map = new_map (REMIT_STYLE_PAYER);
  RemitId app = test_map_add (map, REMIT_NODE_APPLICATION, "App", 300, 0);
  g_autoptr (RemitScene) scene = NULL;

  for (int i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("Unit %c", 'A' + i);

      pay (map, test_map_add (map, REMIT_NODE_UNIT, name, 0, i * 80), app, 20 - 2 * i);
    }
  scene = test_map_draw (map);
  g_assert_nonnull (test_find_text (scene, "UA  20 %"));
  g_assert_null (test_find_text (scene, "UH  6 %"));
  g_assert_nonnull (test_find_text (scene, "UB  18 %"));
  g_assert_nonnull (test_find_text (scene, "+6"));
}

/* ---- agreements ---- */

static RemitMapPromise
get_promise (RemitMapFacts *facts, RemitId node)
{
  return _remit_map_facts_promised (facts, node).state;
}

static void
test_promises (void)
{
  Book book;
  g_autoptr (TestMap) map = new_book (REMIT_STYLE_AGREEMENT, &book);
  RemitId ended = add_promise (map, REMIT_NODE_SLA, "Old", book.hub, 99000000, 0, 400);
  RemitId old = add_promise (map, REMIT_NODE_SLA, "Older", book.portal, 99000000, 0, 500);
  g_autoptr (RemitMapFacts) facts = NULL;
  g_autoptr (RemitMapFacts) early = NULL;
  g_autofree char *words = NULL;
  g_autofree char *nothing = NULL;

  test_map_set_number (map, REMIT_TABLE_NODE, ended, REMIT_NODE_FIELD_ENDS, 737900);
  test_map_set_number (map, REMIT_TABLE_NODE, old, REMIT_NODE_FIELD_ENDS, 737900);
  test_map_set_number (map, REMIT_TABLE_NODE, old, REMIT_NODE_FIELD_STARTS, 737800);
  facts = remit_map_facts_new (test_map_commit (map), 738100);
  g_assert_cmpint (get_promise (facts, book.sla), ==, REMIT_PROMISE_FALLS_SHORT);
  g_assert_cmpint (get_promise (facts, book.crm), ==, REMIT_PROMISE_FALLS_SHORT);
  g_assert_cmpint (get_promise (facts, book.ola), ==, REMIT_PROMISE_NO_DATA);
  /* what ended counts where nothing took its place */
  g_assert_cmpint (get_promise (facts, old), ==, REMIT_PROMISE_EXPIRED);
  g_assert_cmpint (get_promise (facts, book.portal), ==, REMIT_PROMISE_BREACHED);
  g_assert_cmpint (get_promise (facts, book.hub), ==, REMIT_PROMISE_EXPIRED);
  g_assert_cmpint (get_promise (facts, book.cio), ==, REMIT_PROMISE_NONE);
  words = remit_map_facts_describe (facts, book.sla, REMIT_STYLE_DUTY);
  g_assert_cmpstr (words, ==,
                   "What “CRM up” rests on adds up to less than it promises. It promises 99.5 %; "
                   "what it rests on adds up to 99 %.");
  nothing = remit_map_facts_describe (facts, book.cio, REMIT_STYLE_AGREEMENT);
  g_assert_cmpstr (nothing, ==, "");
  early = remit_map_facts_new (test_map_commit (map), 737700);
  g_assert_cmpint (get_promise (early, old), ==, REMIT_PROMISE_NOT_BEGUN);
}

static void
test_chain (void)
{
  Book book;
  g_autoptr (TestMap) map = new_book (REMIT_STYLE_AGREEMENT, &book);
  g_autoptr (RemitMapFacts) facts = remit_map_facts_new (test_map_commit (map), 0);
  g_autoptr (GArray) chain = remit_map_facts_chain (facts, book.sla);
  g_autofree char *words = remit_map_facts_describe_chain (facts, book.sla);
  g_autofree char *alone = remit_map_facts_describe_chain (facts, book.ola);
  g_autofree char *none = remit_map_facts_describe_chain (facts, book.crm);

  g_assert_cmpuint (chain->len, ==, 2);
  g_assert_cmpint (g_array_index (chain, RemitId, 0), ==, book.sla);
  g_assert_cmpint (g_array_index (chain, RemitId, 1), ==, book.ola);
  g_assert_cmpstr (words, ==,
                   "2 agreements in the chain of “CRM up”. It adds up to 99 % against 99.5 % "
                   "promised.");
  g_assert_cmpstr (alone, ==,
                   "1 agreement in the chain of “Hosting”. What it adds up to is not known.");
  g_assert_cmpstr (none, ==, "");
  g_assert_null (remit_map_facts_chain (facts, book.crm));
}

/* ---- KPIs ---- */

static void
test_kpis (void)
{
  Book book;
  g_autoptr (TestMap) map = new_book (REMIT_STYLE_KPI, &book);
  RemitId unknown = add_kpi (map, "Unknown", book.portal, -1, 400);
  g_autoptr (RemitMapFacts) facts = NULL;
  g_autofree char *words = NULL;
  g_autofree char *nothing = NULL;

  add_kpi (map, "Worse", book.crm, 3, 500);
  facts = remit_map_facts_new (test_map_commit (map), 0);
  g_assert_cmpint (_remit_map_facts_measured (facts, book.kpi).status, ==, REMIT_KPI_AMBER);
  g_assert_cmpint (_remit_map_facts_measured (facts, book.crm).status, ==, REMIT_KPI_RED);
  g_assert_cmpint (_remit_map_facts_measured (facts, unknown).status, ==, REMIT_KPI_UNKNOWN);
  /* one green and one that nobody knows: not known to be good */
  g_assert_cmpint (_remit_map_facts_measured (facts, book.portal).status, ==, REMIT_KPI_UNKNOWN);
  g_assert_false (_remit_map_facts_measured (facts, book.hub).measured);
  words = remit_map_facts_describe (facts, book.crm, REMIT_STYLE_KPI);
  g_assert_cmpstr (words, ==, "“Worse” is red. Value: 3 of 40.");
  nothing = remit_map_facts_describe (facts, book.hub, REMIT_STYLE_KPI);
  g_assert_cmpstr (nothing, ==, "No KPI measures it.");
}

/* ---- the line under a name ---- */

static void
test_captions (void)
{
  Book book;
  g_autoptr (TestMap) map = new_book (REMIT_STYLE_KIND, &book);
  RemitId empty = test_map_add (map, REMIT_NODE_SLA, "Nothing yet", 900, 500);
  g_autoptr (RemitScene) scene = NULL;

  test_map_set_text (map, REMIT_TABLE_NODE, book.sla, REMIT_NODE_FIELD_SUBTITLE, "CIO to CMO");
  test_map_resize (map, empty, 260, 56);
  scene = test_map_draw (map);
  g_assert_nonnull (test_find_text (scene, "1.2 M EUR · 2027 · Budget line"));
  g_assert_nonnull (test_find_text (scene, "≥ 99.5 % · month · CIO to CMO"));
  g_assert_nonnull (test_find_text (scene, "≥ 99 % · month"));
  g_assert_nonnull (test_find_text (scene, "31 of 40 · KPI"));
  g_assert_nonnull (test_find_text (scene, "Service level agreement"));
}

/* ---- links ---- */

/* The links of money, agreements and KPIs are drawn with their words, and each kind can be hidden
 * by itself. */
static void
test_links (void)
{
  static const struct
  {
    RemitLinkKind kind;
    RemitNodeKind source, target;
    const char *words;
  } links[] = {
    { REMIT_LINK_PAYS, REMIT_NODE_ROLE, REMIT_NODE_BUDGET_LINE, "pays" },
    { REMIT_LINK_PROVIDES, REMIT_NODE_SUPPLIER, REMIT_NODE_CONTRACT, "provides" },
    { REMIT_LINK_RECEIVES, REMIT_NODE_ROLE, REMIT_NODE_SLA, "receives" },
    { REMIT_LINK_COVERS, REMIT_NODE_BUDGET_LINE, REMIT_NODE_SLA, "covers" },
    { REMIT_LINK_SUPPORTS, REMIT_NODE_OLA, REMIT_NODE_SLA, "supports" },
    { REMIT_LINK_MEASURES, REMIT_NODE_KPI, REMIT_NODE_PLATFORM, "measures" },
    { REMIT_LINK_AGREED_BY, REMIT_NODE_KPI, REMIT_NODE_UNIT, "agreed by" },
    { REMIT_LINK_VISIBLE_TO, REMIT_NODE_KPI, REMIT_NODE_UNIT, "visible to" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (TestMap) map = new_map (REMIT_STYLE_COST);
      RemitId source = test_map_add (map, links[i].source, "From", 0, 0);
      RemitId target = test_map_add (map, links[i].target, "To", 500, 0);
      RemitId link = test_map_link (map, links[i].kind, source, target);
      g_autoptr (GError) error = NULL;
      g_autoptr (RemitScene) shown = NULL;
      g_autoptr (RemitScene) hidden = NULL;

      test_map_set_number (map, REMIT_TABLE_VIEW, map->view, REMIT_VIEW_FIELD_DUTY_LINES,
                           REMIT_DUTY_LINES_ALL);
      shown = test_map_draw (map);
      g_assert_cmpuint (test_count (shown, REMIT_SHAPE_LINE, REMIT_PART_LINK, link), ==, 1);
      g_assert_nonnull (test_find_text (shown, links[i].words));
      remit_view_set_shows_kind (test_map_edit (map), map->view, links[i].kind, FALSE, &error);
      g_assert_no_error (error);
      hidden = test_map_draw (map);
      g_assert_cmpuint (test_count (hidden, REMIT_SHAPE_LINE, REMIT_PART_LINK, link), ==, 0);
      g_assert_null (test_find_text (hidden, links[i].words));
    }
}

/* ---- the legend says what the map shows ---- */

static gboolean
is_colour (const RemitRgba *a, const RemitRgba *b)
{
  return a->r == b->r && a->g == b->g && a->b == b->b && a->a == b->a;
}

static guint
count_fills (const RemitScene *scene, RemitPart part, const RemitRgba *color)
{
  guint n, found = 0;
  const RemitItem *items = remit_scene_get_items (scene, &n);

  for (guint i = 0; i < n; i++)
    found += items[i].part == part && items[i].shape == REMIT_SHAPE_RECT
             && is_colour (&items[i].fill, color);
  return found;
}

static gboolean
says (const RemitScene *scene, RemitPart part, const char *text)
{
  guint n;
  const RemitItem *items = remit_scene_get_items (scene, &n);

  for (guint i = 0; i < n; i++)
    if (items[i].part == part && items[i].text != 0
        && g_str_equal (remit_scene_get_text (scene, &items[i]), text))
      return TRUE;
  return FALSE;
}

static TestMap *
new_random_book (RemitViewStyle style)
{
  TestMap *map = new_map (style);
  RemitId party = test_map_add (map, REMIT_NODE_ROLE, "Somebody else", 0, 900);
  int n = g_test_rand_int_range (1, 6);

  for (int i = 0; i < n; i++)
    {
      RemitId item = test_map_add (map, REMIT_NODE_APPLICATION, "Thing", 300, i * 100);

      if (g_test_rand_bit ())
        add_line (map, "Money", item, 2027, g_test_rand_int_range (1, 100000000), i * 100);
      if (g_test_rand_bit ())
        add_promise (map, REMIT_NODE_SLA, "Promise", item, 99500000,
                     g_test_rand_bit () ? g_test_rand_int_range (99000000, 100000000) : 0, i * 100);
      if (g_test_rand_bit ())
        add_kpi (map, "Measure", item, g_test_rand_int_range (-20, 60), i * 100);
      if (g_test_rand_bit ())
        pay (map, party, item, 0);
    }
  return map;
}

static void
check_costs (const RemitScene *scene)
{
  const RemitColors *colors = _remit_palette_get_colors (REMIT_PALETTE_LIGHT);

  for (guint step = 0; step < REMIT_RAMP_STEPS; step++)
    g_assert_cmpuint (count_fills (scene, REMIT_PART_LEGEND, &colors->ramp[step]), ==,
                      count_fills (scene, REMIT_PART_NODE, &colors->ramp[step]) > 0);
}

static void
test_legend (void)
{
  for (guint round = 0; round < 60; round++)
    for (int style = REMIT_STYLE_COST; style <= REMIT_STYLE_KPI; style++)
      {
        g_autoptr (TestMap) map = new_random_book (style);
        g_autoptr (RemitScene) scene = test_map_draw (map);
        g_autoptr (RemitScene) legend
          = remit_scene_map_legend (test_map_commit (map), map->view, &map->options);

        if (style == REMIT_STYLE_COST)
          check_costs (scene);
        for (int promise = REMIT_PROMISE_NOT_BEGUN;
             style == REMIT_STYLE_AGREEMENT && promise < REMIT_N_PROMISES; promise++)
          g_assert_true (says (scene, REMIT_PART_LEGEND, _remit_map_promise_label (promise))
                         == says (scene, REMIT_PART_NODE, _remit_map_promise_label (promise)));
        for (int status = 0; style == REMIT_STYLE_KPI && status < REMIT_N_KPI_STATUSES; status++)
          g_assert_true (says (scene, REMIT_PART_LEGEND, _remit_map_kpi_label (status))
                         == says (scene, REMIT_PART_NODE, _remit_map_kpi_label (status)));
        if (style == REMIT_STYLE_PAYER)
          g_assert_true (says (scene, REMIT_PART_LEGEND, "nobody")
                         == says (scene, REMIT_PART_NODE, "nobody"));
        g_assert_cmpuint (test_count (scene, REMIT_SHAPE_TEXT, REMIT_PART_LEGEND, 0), ==,
                          test_count (legend, REMIT_SHAPE_TEXT, REMIT_PART_LEGEND, 0));
      }
}

int
main (int argc, char **argv)
{
  static const char *const goldens[] = { "cost",      "cost-dark",      "payer", "payer-dark",
                                         "agreement", "agreement-dark", "kpi",   "kpi-dark" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *path = g_strconcat ("/draw/map-styles/golden/", goldens[i], NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (2 * REMIT_STYLE_COST + i), test_golden);
    }
  g_test_add_func ("/draw/map-styles/same", test_same);
  g_test_add_func ("/draw/map-styles/bounds", test_bounds);
  g_test_add_func ("/draw/map-styles/bounds-of-anything", test_bounds_of_anything);
  g_test_add_func ("/draw/map-styles/class-labels", test_class_labels);
  g_test_add_func ("/draw/map-styles/short-money", test_short_money);
  g_test_add_func ("/draw/map-styles/ramp", test_ramp);
  g_test_add_func ("/draw/map-styles/cost", test_cost);
  g_test_add_func ("/draw/map-styles/currencies-apart", test_currencies_apart);
  g_test_add_func ("/draw/map-styles/cost-of-nothing", test_cost_of_nothing);
  g_test_add_func ("/draw/map-styles/payers", test_payers);
  g_test_add_func ("/draw/map-styles/many-payers", test_many_payers);
  g_test_add_func ("/draw/map-styles/promises", test_promises);
  g_test_add_func ("/draw/map-styles/chain", test_chain);
  g_test_add_func ("/draw/map-styles/kpis", test_kpis);
  g_test_add_func ("/draw/map-styles/captions", test_captions);
  g_test_add_func ("/draw/map-styles/links", test_links);
  g_test_add_func ("/draw/map-styles/legend", test_legend);
  return g_test_run ();
}
