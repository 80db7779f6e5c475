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
