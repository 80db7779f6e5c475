/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-document.h"
#include "remit-info.h"
#include "remit-ownership.h"
#include "remit-raci.h"
#include "remit-view.h"

#include <string.h>

/* Views, ownership, assignments and counts, on one small model. */

typedef struct
{
  RemitDocument *document;
  RemitGraph *graph;
  RemitEdit *edit; /* open, uncommitted */
  RemitId cio, cmo, app, activity;
} Fixture;

static RemitId
add (Fixture *fixture, RemitNodeKind kind, const char *name)
{
  g_autoptr (GError) error = NULL;
  RemitId id = remit_node_add (fixture->edit, kind, name, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, REMIT_ID_NONE);
  return id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitContext) context = remit_context_new ();

  fixture->document = remit_document_new_in_memory (context);
  fixture->graph = remit_document_get_graph (fixture->document);
  fixture->edit = remit_document_begin (fixture->document, "Test");
  fixture->cio = add (fixture, REMIT_NODE_ROLE, "CIO");
  fixture->cmo = add (fixture, REMIT_NODE_ROLE, "CMO");
  fixture->app = add (fixture, REMIT_NODE_APPLICATION, "Consent platform");
  fixture->activity = add (fixture, REMIT_NODE_ACTIVITY, "Choose consent tool");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (remit_document_commit (fixture->document, fixture->edit, &error));
  g_assert_no_error (error);
  g_object_unref (fixture->document);
}

static void
test_view_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitId view = remit_view_add (fixture->edit, "  Whole field ", &error);
  RemitId place = remit_view_place (fixture->edit, view, fixture->app, 10, -20, &error);
  const RemitPlace *found;

  g_assert_no_error (error);
  remit_edit_set_number (fixture->edit, REMIT_TABLE_PLACE, place, REMIT_PLACE_FIELD_WIDTH, 200,
                         &error);
  g_assert_cmpint (remit_view_place (fixture->edit, view, fixture->app, 30, 40, &error), ==, place);
  g_assert_no_error (error);

  found = remit_view_find_place (fixture->graph, view, fixture->app);
  g_assert_cmpint (found->x, ==, 30);
  g_assert_cmpint (found->y, ==, 40);
  g_assert_cmpint (found->width, ==, 200);
  g_assert_cmpint (found->height, ==, REMIT_UNSET);
  g_assert_null (remit_view_find_place (fixture->graph, view, fixture->cio));

  g_assert_true (remit_view_remove (fixture->edit, view, fixture->app, &error));
  g_assert_no_error (error);
  g_assert_null (remit_view_find_place (fixture->graph, view, fixture->app));
  g_assert_nonnull (remit_graph_node (fixture->graph, fixture->app));
}

static void
test_view_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitId view = remit_view_add (fixture->edit, "Whole field", NULL);

  g_assert_cmpint (remit_view_add (fixture->edit, " \t", &error), ==, REMIT_ID_NONE);
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (remit_view_place (fixture->edit, 77, fixture->app, 0, 0, &error), ==, 0);
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (remit_view_place (fixture->edit, view, 77, 0, 0, &error), ==, 0);
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (remit_view_remove (fixture->edit, view, fixture->app, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Consent platform"));
  g_clear_error (&error);
  g_assert_cmpint (remit_view_duplicate (fixture->edit, 77, "Copy", &error), ==, 0);
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND);
}

static void
test_view_duplicate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitId view = remit_view_add (fixture->edit, "One", &error);
  g_autoptr (RemitRow) area = remit_row_new (REMIT_TABLE_AREA);
  g_autoptr (GPtrArray) views = NULL, areas = NULL;
  const RemitPlace *place;
  RemitId copy;

  remit_view_place (fixture->edit, view, fixture->app, 1, 2, &error);
  remit_view_place (fixture->edit, view, fixture->cio, 3, 4, &error);
  remit_row_set_number (area, REMIT_AREA_FIELD_VIEW, view);
  remit_row_set_text (area, REMIT_AREA_FIELD_TITLE, "Shared");
  remit_row_set_number (area, REMIT_AREA_FIELD_WIDTH, 100);
  remit_row_set_number (area, REMIT_AREA_FIELD_HEIGHT, 100);
  remit_edit_insert (fixture->edit, area);
  remit_view_set_shows_kind (fixture->edit, view, REMIT_LINK_PAYS, FALSE, &error);

  copy = remit_view_duplicate (fixture->edit, view, "Two", &error);
  g_assert_no_error (error);
  g_assert_cmpint (copy, !=, view);
  place = remit_view_find_place (fixture->graph, copy, fixture->cio);
  g_assert_cmpint (place->x, ==, 3);
  areas = remit_graph_owned (fixture->graph, REMIT_TABLE_AREA, copy);
  g_assert_cmpuint (areas->len, ==, 1);
  g_assert_cmpstr (((RemitArea *) areas->pdata[0])->title, ==, "Shared");

  views = remit_view_list (fixture->graph);
  g_assert_cmpuint (views->len, ==, 2);
  g_assert_cmpstr (((RemitView *) views->pdata[0])->name, ==, "One");
  g_assert_cmpstr (((RemitView *) views->pdata[1])->name, ==, "Two");
  g_assert_false (remit_view_shows_kind (views->pdata[1], REMIT_LINK_PAYS));
}

static void
test_view_shows_kind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitId view = remit_view_add (fixture->edit, "One", &error);
  const RemitView *row;

  /* "reviews" is part of "quality-reviews": keys are compared as words. */
  g_assert_true (
    remit_view_set_shows_kind (fixture->edit, view, REMIT_LINK_QUALITY_REVIEWS, FALSE, &error));
  g_assert_true (
    remit_view_set_shows_kind (fixture->edit, view, REMIT_LINK_OWNS_ON_BEHALF_OF, FALSE, &error));
  row = (const RemitView *) remit_graph_get (fixture->graph, REMIT_TABLE_VIEW, view);
  g_assert_cmpstr (row->hidden, ==, "quality-reviews owns-on-behalf-of");
  g_assert_true (remit_view_shows_kind (row, REMIT_LINK_REVIEWS));
  g_assert_true (remit_view_shows_kind (row, REMIT_LINK_OWNS));
  g_assert_false (remit_view_shows_kind (row, REMIT_LINK_QUALITY_REVIEWS));

  g_assert_true (
    remit_view_set_shows_kind (fixture->edit, view, REMIT_LINK_QUALITY_REVIEWS, TRUE, &error));
  row = (const RemitView *) remit_graph_get (fixture->graph, REMIT_TABLE_VIEW, view);
  g_assert_cmpstr (row->hidden, ==, "owns-on-behalf-of");
}

static void
test_ownership_holders (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitRow) side = remit_row_new (REMIT_TABLE_PERSPECTIVE);
  g_autoptr (GPtrArray) agreed = NULL, stated = NULL, none = NULL;
  RemitId perspective, first;

  remit_row_set_text (side, REMIT_PERSPECTIVE_FIELD_NAME, "CMO's view");
  perspective = remit_edit_insert (fixture->edit, side);
  first = remit_link_add (fixture->edit, REMIT_LINK_PAYS, fixture->cio, fixture->app, 0, &error);
  remit_link_add (fixture->edit, REMIT_LINK_PAYS, fixture->cmo, fixture->app, 0, &error);
  remit_link_add (fixture->edit, REMIT_LINK_PAYS, fixture->cio, fixture->app, perspective, &error);
  g_assert_no_error (error);
  remit_edit_set_number (fixture->edit, REMIT_TABLE_LINK, first, REMIT_LINK_FIELD_POSITION, 5,
                         &error);

  agreed = remit_ownership_holders (fixture->graph, fixture->app, REMIT_LINK_PAYS, 0);
  stated = remit_ownership_holders (fixture->graph, fixture->app, REMIT_LINK_PAYS, perspective);
  none = remit_ownership_holders (fixture->graph, fixture->app, REMIT_LINK_RUNS, 0);
  g_assert_cmpuint (agreed->len, ==, 2);
  g_assert_cmpint (((RemitLink *) agreed->pdata[0])->source, ==, fixture->cmo);
  g_assert_cmpint (((RemitLink *) agreed->pdata[1])->source, ==, fixture->cio);
  g_assert_cmpuint (stated->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_party_initials (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *own, *initials;
  } cases[] = {
    { "CIO", "", "CI" },
    { "CMO", "", "CM" },
    { "Marketing CIO", "", "MC" },
    { "CX Centre of Excellence", "", "CE" },
    { "legal", "", "LE" },
    { "X", "", "X" },
    { "(EMEA) Sales", "", "ES" },
    { "Đội dữ liệu", "", "ĐL" },
    { "e\xcc\x81quipe", "", "ÉQ" },
    { "市场部", "", "市场" },
    { "***", "", "?" },
    { "Chief Data Officer", "CDO", "CDO" },
    { "Finance", "FINANCE", "FINA" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RemitId id = add (fixture, REMIT_NODE_ROLE, cases[i].name);
      g_autofree char *initials = NULL;

      remit_edit_set_text (fixture->edit, REMIT_TABLE_NODE, id, REMIT_NODE_FIELD_INITIALS,
                           cases[i].own, NULL);
      initials = remit_party_initials (remit_graph_node (fixture->graph, id));
      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
}

static void
test_party_tint (Fixture *fixture, gconstpointer data)
{
  RemitTint cio
    = remit_party_tint (fixture->graph, remit_graph_node (fixture->graph, fixture->cio));
  RemitTint cmo
    = remit_party_tint (fixture->graph, remit_graph_node (fixture->graph, fixture->cmo));

  g_assert_cmpint (cio, !=, REMIT_TINT_AUTO);
  g_assert_cmpint (cio, !=, cmo);
  remit_edit_set_number (fixture->edit, REMIT_TABLE_NODE, fixture->cio, REMIT_NODE_FIELD_TINT,
                         REMIT_TINT_YELLOW, NULL);
  g_assert_cmpint (
    remit_party_tint (fixture->graph, remit_graph_node (fixture->graph, fixture->cio)), ==,
    REMIT_TINT_YELLOW);
}

static void
test_ownership_facets (Fixture *fixture, gconstpointer data)
{
  static const RemitLinkKind expected[] = {
    REMIT_LINK_DECIDES, REMIT_LINK_CHOOSES_TOOL, REMIT_LINK_IMPLEMENTS,       REMIT_LINK_RUNS,
    REMIT_LINK_PAYS,    REMIT_LINK_HOLDS_DATA,   REMIT_LINK_PREFERRED_ACCESS, REMIT_LINK_REVIEWS
  };
  RemitLinkKind facets[REMIT_N_DUTIES];

  g_assert_cmpuint (remit_ownership_facets (REMIT_NODE_APPLICATION, facets), ==,
                    G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (facets[i], ==, expected[i]);
  g_assert_cmpuint (remit_ownership_facets (REMIT_NODE_ROLE, facets), ==, 0);
  g_assert_cmpuint (remit_ownership_facets (REMIT_NODE_KPI, facets), ==, 0);
}

static void
test_raci_assign (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitId first = remit_raci_assign (fixture->edit, fixture->activity, fixture->cio,
                                     REMIT_LINK_ACCOUNTABLE, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpint (remit_raci_assign (fixture->edit, fixture->activity, fixture->cio,
                                      REMIT_LINK_ACCOUNTABLE, 0, &error),
                   ==, first);
  remit_raci_assign (fixture->edit, fixture->activity, fixture->cio, REMIT_LINK_RESPONSIBLE, 0,
                     &error);
  remit_raci_assign (fixture->edit, fixture->activity, fixture->cmo, REMIT_LINK_CONSULTED, 0,
                     &error);
  g_assert_no_error (error);
  g_assert_cmpuint (remit_raci_duties (fixture->graph, fixture->activity, fixture->cio, 0), ==,
                    1u << REMIT_LINK_ACCOUNTABLE | 1u << REMIT_LINK_RESPONSIBLE);
  g_assert_cmpuint (remit_raci_duties (fixture->graph, fixture->activity, fixture->cmo, 0), ==,
                    1u << REMIT_LINK_CONSULTED);
  g_assert_cmpuint (remit_raci_duties (fixture->graph, fixture->app, fixture->cmo, 0), ==, 0);

  g_assert_true (remit_raci_unassign (fixture->edit, fixture->activity, fixture->cio,
                                      REMIT_LINK_ACCOUNTABLE, 0, &error));
  g_assert_true (remit_raci_unassign (fixture->edit, fixture->activity, fixture->cio,
                                      REMIT_LINK_ACCOUNTABLE, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (remit_raci_duties (fixture->graph, fixture->activity, fixture->cio, 0), ==,
                    1u << REMIT_LINK_RESPONSIBLE);

  g_assert_cmpint (
    remit_raci_assign (fixture->edit, fixture->app, fixture->cio, REMIT_LINK_RUNS, 0, &error), ==,
    REMIT_ID_NONE);
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED);
}

static void
test_matrix (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RemitId matrix
    = remit_matrix_add (fixture->edit, "Joint programme", REMIT_MATRIX_RACI, "rapid", &error);
  g_autoptr (GPtrArray) rows = NULL, columns = NULL;
  RemitId column;

  g_assert_no_error (error);
  column
    = remit_matrix_add_axis (fixture->edit, matrix, REMIT_AXIS_COLUMN, fixture->cmo, NULL, &error);
  remit_matrix_add_axis (fixture->edit, matrix, REMIT_AXIS_ROW, fixture->activity, "Plan", &error);
  remit_matrix_add_axis (fixture->edit, matrix, REMIT_AXIS_COLUMN, fixture->cio, NULL, &error);
  g_assert_cmpint (
    remit_matrix_add_axis (fixture->edit, matrix, REMIT_AXIS_COLUMN, fixture->cmo, NULL, &error),
    ==, column);
  g_assert_no_error (error);

  rows = remit_matrix_axis_list (fixture->graph, matrix, REMIT_AXIS_ROW);
  columns = remit_matrix_axis_list (fixture->graph, matrix, REMIT_AXIS_COLUMN);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((RemitMatrixAxis *) rows->pdata[0])->group, ==, "Plan");
  g_assert_cmpuint (columns->len, ==, 2);
  g_assert_cmpint (((RemitMatrixAxis *) columns->pdata[0])->node, ==, fixture->cmo);
  g_assert_cmpint (((RemitMatrixAxis *) columns->pdata[1])->node, ==, fixture->cio);

  g_assert_cmpint (remit_matrix_add (fixture->edit, "", REMIT_MATRIX_RACI, "raci", &error), ==, 0);
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (remit_matrix_add (fixture->edit, "M", REMIT_MATRIX_RACI, "abc", &error), ==, 0);
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (
    remit_matrix_add_axis (fixture->edit, 77, REMIT_AXIS_ROW, fixture->cio, NULL, &error), ==, 0);
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND);
}

static void
test_info (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitRow) side = remit_row_new (REMIT_TABLE_PERSPECTIVE);
  RemitId perspective;
  RemitInfo info;

  remit_row_set_text (side, REMIT_PERSPECTIVE_FIELD_NAME, "Target");
  perspective = remit_edit_insert (fixture->edit, side);
  remit_raci_assign (fixture->edit, fixture->activity, fixture->cio, REMIT_LINK_ACCOUNTABLE, 0,
                     &error);
  remit_raci_assign (fixture->edit, fixture->activity, fixture->cmo, REMIT_LINK_ACCOUNTABLE,
                     perspective, &error);
  remit_link_add (fixture->edit, REMIT_LINK_RUNS, fixture->cio, fixture->app, 0, &error);
  g_assert_no_error (error);

  remit_info_collect (fixture->graph, &info);
  g_assert_cmpuint (info.nodes, ==, 4);
  g_assert_cmpuint (info.links, ==, 3);
  g_assert_cmpuint (info.parties, ==, 2);
  g_assert_cmpuint (info.components, ==, 1);
  g_assert_cmpuint (info.activities, ==, 1);
  g_assert_cmpuint (info.by_node_kind[REMIT_NODE_ROLE], ==, 2);
  g_assert_cmpuint (info.by_link_kind[REMIT_LINK_ACCOUNTABLE], ==, 2);
  g_assert_cmpuint (info.assignments[REMIT_LINK_ACCOUNTABLE], ==, 1);
  g_assert_cmpuint (info.assignments[REMIT_LINK_RUNS], ==, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/view/place/moves-and-removes", test_view_place);
  ADD ("/view/place/refused", test_view_refused);
  ADD ("/view/duplicate/places-and-areas", test_view_duplicate);
  ADD ("/view/shows-kind/whole-words", test_view_shows_kind);
  ADD ("/ownership/holders/by-position", test_ownership_holders);
  ADD ("/ownership/party/initials", test_party_initials);
  ADD ("/ownership/party/tint", test_party_tint);
  ADD ("/ownership/facets/application", test_ownership_facets);
  ADD ("/raci/assign/once", test_raci_assign);
  ADD ("/raci/matrix/axes", test_matrix);
  ADD ("/info/collect/counts", test_info);
  return g_test_run ();
}
