/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-register-support.h"

#include <string.h>

RemitWorkbook *
register_book (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  RemitWorkbook *book = remit_workbook_read_bytes (bytes, "budget.csv", NULL, &error);

  g_assert_no_error (error);
  return book;
}

RemitRegisterProposal *
register_propose (RemitDocument *document, RemitWorkbook *book, RemitRegisterSort sort)
{
  g_autoptr (GPtrArray) found
    = remit_workbook_propose_registers (book, remit_document_get_graph (document));
  const RemitRegisterProposal *proposal;

  g_assert_cmpuint (found->len, ==, 1);
  proposal = found->pdata[0];
  g_assert_cmpint (proposal->sort, ==, sort);
  return remit_register_proposal_copy (proposal);
}

RemitRegisterContent *
register_read (RemitDocument *document, const char *text, RemitRegisterSort sort)
{
  g_autoptr (RemitWorkbook) book = register_book (text);
  g_autoptr (RemitRegisterProposal) proposal = register_propose (document, book, sort);
  g_autoptr (GError) error = NULL;
  RemitRegisterContent *content
    = remit_register_proposal_read (proposal, book, remit_document_get_graph (document), &error);

  g_assert_no_error (error);
  return content;
}

char *
register_apply (RemitDocument *document, const RemitRegisterContent *content, gboolean remove)
{
  g_autoptr (RemitRegisterPlan) plan
    = remit_register_plan_new (remit_document_get_graph (document), content, remove);
  RemitEdit *edit = remit_document_begin (document, "Import");
  g_autoptr (GError) error = NULL;
  char *summary = remit_register_plan_summary (plan);

  remit_register_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  remit_document_commit_import (document, edit, &error);
  g_assert_no_error (error);
  return summary;
}

void
register_import (RemitDocument *document, const char *text, RemitRegisterSort sort)
{
  g_autoptr (RemitRegisterContent) content = register_read (document, text, sort);
  g_autofree char *summary = register_apply (document, content, FALSE);

  g_assert_cmpstr (summary, !=, "");
}

const char *
register_remark (const GPtrArray *remarks, const char *where)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const RemitTableRemark *remark = remarks->pdata[i];

      if (strcmp (remark->where, where) == 0)
        return remark->message;
    }
  return "";
}

void
register_assert_warns (const RemitRegisterContent *content, const char *where, const char *words)
{
  const GPtrArray *remarks = remit_register_content_warnings (content);
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);

  for (guint i = 0; i < remarks->len; i++)
    {
      const RemitTableRemark *remark = remarks->pdata[i];
      gboolean all = strcmp (remark->where, where) == 0;

      for (guint k = 0; all && parts[k] != NULL; k++)
        all = strstr (remark->message, parts[k]) != NULL;
      if (all)
        return;
    }
  g_test_message ("%s says: %s", where, register_remark (remarks, where));
  g_test_fail ();
}

char *
register_changes (RemitDocument *document, const RemitRegisterContent *content, gboolean remove)
{
  g_autoptr (RemitRegisterPlan) plan
    = remit_register_plan_new (remit_document_get_graph (document), content, remove);
  const GPtrArray *changes = remit_register_plan_changes (plan);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    g_string_append_printf (text, "%s\n", ((RemitRegisterChange *) changes->pdata[i])->sentence);
  return g_string_free (text, FALSE);
}

gint64
register_sum (RemitDocument *document, gint64 year, RemitAmountState state)
{
  guint n;
  const RemitRow *const *rows
    = remit_graph_rows (remit_document_get_graph (document), REMIT_TABLE_AMOUNT, &n);
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    {
      const RemitAmount *amount = (const RemitAmount *) rows[i];

      if (amount->year == year && amount->state == (int) state)
        sum += amount->minor;
    }
  return sum;
}

RemitId
register_find (RemitDocument *document, const char *name)
{
  guint n;
  const RemitRow *const *rows
    = remit_graph_rows (remit_document_get_graph (document), REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (((const RemitNode *) rows[i])->name, name) == 0)
      return rows[i]->id;
  return REMIT_ID_NONE;
}
