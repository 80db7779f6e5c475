/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-date.h"
#include "remit-document.h"
#include "remit-findings.h"
#include "remit-matrix.h"
#include "remit-raci.h"
#include "remit-thresholds.h"

#include <string.h>

/* What the tests of findings share: a model without any finding, and words to change it and to
 * look at what is found. */

typedef struct
{
  RemitDocument *document;
  RemitGraph *graph;
  RemitEdit *edit; /* open, uncommitted */
  RemitId cio, cmo, app, activity;
  int today;
} Fixture;

G_GNUC_UNUSED static RemitId
add (Fixture *fixture, RemitNodeKind kind, const char *name)
{
  g_autoptr (GError) error = NULL;
  RemitId id = remit_node_add (fixture->edit, kind, name, &error);

  g_assert_no_error (error);
  return id;
}

G_GNUC_UNUSED static RemitId
join (Fixture *fixture, RemitLinkKind kind, RemitId source, RemitId target)
{
  g_autoptr (GError) error = NULL;
  RemitId id = remit_link_add (fixture->edit, kind, source, target, REMIT_ID_NONE, &error);

  g_assert_no_error (error);
  return id;
}

G_GNUC_UNUSED static void
set_number (Fixture *fixture, RemitTable table, RemitId id, guint field, gint64 number)
{
  g_autoptr (GError) error = NULL;

  remit_edit_set_number (fixture->edit, table, id, field, number, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
set_link (Fixture *fixture, RemitId link, guint field, gint64 number)
{
  set_number (fixture, REMIT_TABLE_LINK, link, field, number);
}

G_GNUC_UNUSED static void
drop (Fixture *fixture, RemitTable table, RemitId id)
{
  g_autoptr (GError) error = NULL;

  remit_edit_delete (fixture->edit, table, id, &error);
  g_assert_no_error (error);
}

/* A model without any finding. */
G_GNUC_UNUSED static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitContext) context = remit_context_new ();

  fixture->today = remit_day_from_ymd (2026, 11, 21);
  fixture->document = remit_document_new_in_memory (context);
  fixture->graph = remit_document_get_graph (fixture->document);
  fixture->edit = remit_document_begin (fixture->document, "Test");
  fixture->cio = add (fixture, REMIT_NODE_ROLE, "CIO");
  fixture->cmo = add (fixture, REMIT_NODE_ROLE, "CMO");
  fixture->app = add (fixture, REMIT_NODE_APPLICATION, "Consent platform");
  fixture->activity = add (fixture, REMIT_NODE_ACTIVITY, "Choose consent tool");
  join (fixture, REMIT_LINK_OWNS, fixture->cio, fixture->app);
  join (fixture, REMIT_LINK_ACCOUNTABLE, fixture->cmo, fixture->activity);
  join (fixture, REMIT_LINK_RESPONSIBLE, fixture->cio, fixture->activity);
}

G_GNUC_UNUSED static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  remit_document_commit (fixture->document, fixture->edit, &error);
  g_assert_no_error (error);
  g_object_unref (fixture->document);
}

/* The rules that the tests of this program are about: beginnings of their ids. */
#ifndef FAMILIES
#define FAMILIES "RA OW"
#endif

G_GNUC_UNUSED static gboolean
is_of_families (const RemitFinding *finding)
{
  const char family[] = { finding->rule->id[0], finding->rule->id[1], '\0' };

  return strstr (FAMILIES, family) != NULL;
}

/* The findings of these rules in their order. (transfer full) (element-type RemitFinding) */
G_GNUC_UNUSED static GPtrArray *
run_rules (Fixture *fixture)
{
  GPtrArray *findings = remit_findings_run (fixture->graph, fixture->today);

  for (guint i = findings->len; i > 0; i--)
    if (!is_of_families (findings->pdata[i - 1]))
      g_ptr_array_remove_index (findings, i - 1);
  return findings;
}

/* "RA01 Pricing policy, OW01 Consent platform", in the order of the findings. */
G_GNUC_UNUSED static char *
list_findings (Fixture *fixture)
{
  g_autoptr (GPtrArray) findings = run_rules (fixture);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const RemitFinding *finding = findings->pdata[i];
      g_autofree char *name = remit_graph_describe (fixture->graph, finding->subject);

      g_string_append_printf (list, "%s%s %s", i > 0 ? ", " : "", finding->rule->id, name);
    }
  return g_string_free (list, FALSE);
}

G_GNUC_UNUSED static void
assert_findings (Fixture *fixture, const char *expected)
{
  g_autofree char *list = list_findings (fixture);

  g_assert_cmpstr (list, ==, expected);
}

/* The only finding, or the first that is no warning about something else. */
G_GNUC_UNUSED static void
assert_texts (Fixture *fixture, const char *message, const char *evidence, const char *fix)
{
  g_autoptr (GPtrArray) findings = run_rules (fixture);
  const RemitFinding *finding;

  g_assert_cmpuint (findings->len, >, 0);
  for (guint i = 1; i < findings->len; i++)
    g_assert_cmpint (((const RemitFinding *) findings->pdata[i])->rule->severity, <,
                     REMIT_SEVERITY_ERROR);
  finding = findings->pdata[0];
  g_assert_cmpstr (finding->message, ==, message);
  g_assert_cmpstr (finding->evidence, ==, evidence);
  g_assert_cmpstr (finding->fix, ==, fix);
}

G_GNUC_UNUSED static RemitId
find_link (Fixture *fixture, RemitLinkKind kind, RemitId source, RemitId target)
{
  const RemitLink *link
    = remit_graph_find_link (fixture->graph, kind, source, target, REMIT_ID_NONE);

  g_assert_nonnull (link);
  return link->row.id;
}

G_GNUC_UNUSED static RemitId
add_matrix (Fixture *fixture, const char *scheme, RemitId row)
{
  g_autoptr (GError) error = NULL;
  RemitId matrix = remit_matrix_add (fixture->edit, scheme, REMIT_MATRIX_RACI, scheme, &error);

  g_assert_no_error (error);
  remit_matrix_add_axis (fixture->edit, matrix, REMIT_AXIS_ROW, row, NULL, &error);
  g_assert_no_error (error);
  return matrix;
}

G_GNUC_UNUSED static RemitId
add_perspective (Fixture *fixture)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_PERSPECTIVE);

  remit_row_set_text (row, REMIT_PERSPECTIVE_FIELD_NAME, "CMO's view");
  return remit_edit_insert (fixture->edit, row);
}

/* A matrix with rows and columns; @rows and @columns end with 0. */
G_GNUC_UNUSED static RemitId
add_full_matrix (Fixture *fixture, const char *scheme, const RemitId *rows, const RemitId *columns)
{
  g_autoptr (GError) error = NULL;
  RemitId matrix
    = remit_matrix_add (fixture->edit, "Joint programme", REMIT_MATRIX_RACI, scheme, &error);

  g_assert_no_error (error);
  for (guint i = 0; rows[i] != REMIT_ID_NONE; i++)
    remit_matrix_add_axis (fixture->edit, matrix, REMIT_AXIS_ROW, rows[i], NULL, &error);
  for (guint i = 0; columns[i] != REMIT_ID_NONE; i++)
    remit_matrix_add_axis (fixture->edit, matrix, REMIT_AXIS_COLUMN, columns[i], NULL, &error);
  g_assert_no_error (error);
  return matrix;
}

/* The finding of a rule about a node, "" in all texts when there is none. */
typedef struct
{
  gboolean found;
  char message[400], brief[100], evidence[400];
  RemitId others[16];
} Found;

G_GNUC_UNUSED static Found
find (Fixture *fixture, const char *rule, RemitId subject)
{
  g_autoptr (GPtrArray) findings = run_rules (fixture);
  Found found = { FALSE };

  for (guint i = 0; i < findings->len; i++)
    {
      const RemitFinding *finding = findings->pdata[i];

      if (finding->subject != subject || !g_str_equal (finding->rule->id, rule))
        continue;
      g_assert_cmpuint (strlen (finding->fix), >, 10);
      found.found = TRUE;
      g_strlcpy (found.message, finding->message, sizeof found.message);
      g_strlcpy (found.brief, finding->brief, sizeof found.brief);
      g_strlcpy (found.evidence, finding->evidence, sizeof found.evidence);
      for (guint o = 0; finding->others != NULL && finding->others[o] != 0 && o < 15; o++)
        found.others[o] = finding->others[o];
      break;
    }
  return found;
}

#define assert_found(fixture, rule, subject, text, margin)                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    Found found_ = find (fixture, rule, subject);                                                  \
    g_assert_cmpstr (found_.message, ==, text);                                                    \
    g_assert_cmpstr (found_.brief, ==, margin);                                                    \
  }                                                                                                \
  G_STMT_END
#define assert_silent(fixture, rule, subject)                                                      \
  g_assert_cmpstr (find (fixture, rule, subject).message, ==, "")
#define assert_others(fixture, rule, subject, index, id)                                           \
  g_assert_cmpint (find (fixture, rule, subject).others[index], ==, id)
