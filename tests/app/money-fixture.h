/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-money-model.h"

#include <string.h>

/* A document with two budget lines, one of them for a web shop, and its model: what the tests of
 * lines and of figures begin with. */

typedef struct
{
  RemitDocument *document;
  RemitMoneyModel *model;
  RemitId cio, cmo, shop, run, renewal;
} Fixture;

static inline gint64
stopped_clock (gpointer data)
{
  return G_GINT64_CONSTANT (1763719200000000); /* 21 November 2025 */
}

static inline RemitId
add_node (RemitEdit *edit, RemitNodeKind kind, const char *name)
{
  g_autoptr (GError) error = NULL;
  RemitId id = remit_node_add (edit, kind, name, &error);

  g_assert_no_error (error);
  return id;
}

static inline void
commit (RemitDocument *document, RemitEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (remit_document_commit (document, edit, &error));
  g_assert_no_error (error);
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitContext) context = remit_context_new ();
  g_autoptr (GError) error = NULL;
  RemitEdit *edit;

  context->now = stopped_clock;
  fixture->document = remit_document_new_in_memory (context);
  edit = remit_document_begin (fixture->document, "Begin");
  remit_meta_set (edit, "currency", "EUR");
  fixture->cio = add_node (edit, REMIT_NODE_ROLE, "CIO");
  fixture->cmo = add_node (edit, REMIT_NODE_ROLE, "CMO");
  fixture->shop = add_node (edit, REMIT_NODE_APPLICATION, "Web shop");
  fixture->run = add_node (edit, REMIT_NODE_BUDGET_LINE, "Web shop run");
  fixture->renewal = add_node (edit, REMIT_NODE_BUDGET_LINE, "Renewal");
  remit_link_add (edit, REMIT_LINK_COVERS, fixture->run, fixture->shop, REMIT_ID_NONE, &error);
  g_assert_no_error (error);
  commit (fixture->document, edit);
  fixture->model = remit_money_model_new (fixture->document);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->model);
  g_object_unref (fixture->document);
}

static inline guint
find_row (Fixture *fixture, RemitId line)
{
  guint n = remit_sheet_model_get_n_lines (REMIT_SHEET_MODEL (fixture->model), REMIT_SHEET_ROWS);

  for (guint row = 0; row < n; row++)
    if (remit_money_model_get_item (fixture->model, row) == line)
      return row;
  return G_MAXUINT;
}

/* The column of the i-th year. */
static inline guint
year (Fixture *fixture, guint i)
{
  return remit_money_model_find_column (fixture->model, REMIT_MONEY_FIRST_AMOUNT) + i;
}

static inline guint
payers (Fixture *fixture)
{
  return remit_money_model_find_column (fixture->model, REMIT_MONEY_PAYERS);
}

static inline void
set (Fixture *fixture, RemitId line, guint column, const char *text)
{
  RemitSheetChange change = { find_row (fixture, line), column, text };
  g_autoptr (GError) error = NULL;

  remit_sheet_model_set_texts (REMIT_SHEET_MODEL (fixture->model), &change, 1, NULL, &error);
  g_assert_no_error (error);
}

static inline void
refuse (Fixture *fixture, RemitId line, guint column, const char *text, const char *in_sentence)
{
  RemitSheetChange change = { find_row (fixture, line), column, text };
  guint before = remit_document_get_n_changes (fixture->document);
  g_autoptr (GError) error = NULL;

  g_assert_false (
    remit_sheet_model_set_texts (REMIT_SHEET_MODEL (fixture->model), &change, 1, NULL, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, in_sentence) == NULL)
    g_test_message ("said: %s", error->message);
  g_assert_nonnull (strstr (error->message, in_sentence));
  g_assert_cmpuint (remit_document_get_n_changes (fixture->document), ==, before);
}

#define assert_taken(text_, expected)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *taken_ = text_;                                                               \
    g_assert_cmpstr (taken_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

#define assert_text(fixture, line, column, expected)                                               \
  assert_taken (remit_sheet_model_get_text (REMIT_SHEET_MODEL ((fixture)->model),                  \
                                            find_row (fixture, line), column, FALSE),              \
                expected)

static inline char *
get_shown (Fixture *fixture, RemitId line, guint column)
{
  RemitSheetCell cell;

  remit_sheet_model_get_cell (REMIT_SHEET_MODEL (fixture->model), find_row (fixture, line), column,
                              &cell);
  return g_strdup (cell.n_marks > 0 ? cell.marks[0].text : "");
}

static inline char *
get_total (Fixture *fixture, guint total, guint column)
{
  RemitSheetGravity gravity = REMIT_SHEET_FINE;

  return remit_sheet_model_get_total_text (REMIT_SHEET_MODEL (fixture->model), total, column,
                                           &gravity);
}

/* Whether @text is in @where; says what is there if not. */
static inline void
assert_says (const char *where, const char *text)
{
  if (strstr (where, text) == NULL)
    g_test_message ("said: %s", where);
  g_assert_nonnull (strstr (where, text));
}
