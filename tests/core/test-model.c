/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-model.h"

#include "remit-date.h"
#include "remit-money.h"

void
model_open (TestModel *model)
{
  g_autoptr (RemitContext) context = remit_context_new ();

  model->document = remit_document_new_in_memory (context);
  model->graph = remit_document_get_graph (model->document);
  model->edit = remit_document_begin (model->document, "Test");
}

void
model_close (TestModel *model)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (remit_document_commit (model->document, model->edit, &error));
  g_assert_no_error (error);
  g_object_unref (model->document);
}

RemitId
model_add (TestModel *model, RemitNodeKind kind, const char *name)
{
  g_autoptr (GError) error = NULL;
  RemitId id = remit_node_add (model->edit, kind, name, &error);

  g_assert_no_error (error);
  return id;
}

RemitId
model_join (TestModel *model, RemitLinkKind kind, RemitId source, RemitId target)
{
  g_autoptr (GError) error = NULL;
  RemitId id = remit_link_add (model->edit, kind, source, target, REMIT_ID_NONE, &error);

  g_assert_no_error (error);
  return id;
}

RemitId
model_share (TestModel *model, RemitLinkKind kind, RemitId source, RemitId target, gint64 share)
{
  g_autoptr (GError) error = NULL;
  RemitId id = model_join (model, kind, source, target);

  remit_edit_set_number (model->edit, REMIT_TABLE_LINK, id, REMIT_LINK_FIELD_SHARE, share, &error);
  g_assert_no_error (error);
  return id;
}

RemitId
model_line (TestModel *model, const char *name, RemitNature nature, const char *currency)
{
  RemitId id = model_add (model, REMIT_NODE_BUDGET_LINE, name);
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_BUDGET_LINE);

  remit_row_set_number (row, REMIT_BUDGET_LINE_FIELD_NODE, id);
  remit_row_set_number (row, REMIT_BUDGET_LINE_FIELD_NATURE, nature);
  remit_row_set_text (row, REMIT_BUDGET_LINE_FIELD_CURRENCY, currency);
  remit_edit_insert (model->edit, row);
  return id;
}

void
model_amount (TestModel *model, RemitId line, gint64 year, gint64 month, RemitAmountState state,
              gint64 minor)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_AMOUNT);

  remit_row_set_number (row, REMIT_AMOUNT_FIELD_NODE, line);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_YEAR, year);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_MONTH, month);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_STATE, state);
  remit_row_set_number (row, REMIT_AMOUNT_FIELD_MINOR, minor);
  remit_edit_insert (model->edit, row);
}

int
model_day (const char *text)
{
  int day = 0;

  g_assert_true (remit_day_parse (text, &day, NULL));
  return day;
}

gint64
model_decimal (const char *text)
{
  gint64 value = 0;

  g_assert_true (remit_decimal_parse (text, &value, NULL));
  return value;
}
