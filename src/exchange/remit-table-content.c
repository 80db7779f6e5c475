/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-content.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

/* Lists of small structs with their own texts.  Remarks are limited: more than a thousand of one
 * sort help nobody. */

#define MAX_REMARKS 1000

static void
free_party (RemitTableParty *party)
{
  g_free (party->name);
  g_free (party->group);
  g_free (party->id);
  g_free (party->where);
  g_free (party);
}

static void
free_text (RemitTableText *text)
{
  g_free (text->name);
  g_free (text->value);
  g_free (text);
}

static void
free_activity (RemitTableActivity *activity)
{
  g_free (activity->name);
  g_free (activity->group);
  g_free (activity->code);
  g_free (activity->id);
  g_free (activity->where);
  g_ptr_array_unref (activity->texts);
  g_free (activity);
}

static void
free_cell (RemitTableCell *cell)
{
  g_free (cell->text);
  g_free (cell->note);
  g_free (cell->unread);
  g_free (cell->where);
  g_free (cell);
}

static void
free_remark (RemitTableRemark *remark)
{
  g_free (remark->where);
  g_free (remark->message);
  g_free (remark);
}

RemitTableContent *
remit_table_content_new (void)
{
  RemitTableContent *content = g_new0 (RemitTableContent, 1);

  content->sheet = g_strdup ("");
  content->range = g_strdup ("");
  content->title = g_strdup ("");
  content->matrix_id = g_strdup ("");
  content->parties = g_ptr_array_new_with_free_func ((GDestroyNotify) free_party);
  content->activities = g_ptr_array_new_with_free_func ((GDestroyNotify) free_activity);
  content->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) free_cell);
  content->skipped = g_ptr_array_new_with_free_func ((GDestroyNotify) free_remark);
  content->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) free_remark);
  return content;
}

void
remit_table_content_free (RemitTableContent *content)
{
  if (content == NULL)
    return;
  g_free (content->sheet);
  g_free (content->range);
  g_free (content->title);
  g_free (content->matrix_id);
  remit_scheme_free (content->scheme);
  g_ptr_array_unref (content->parties);
  g_ptr_array_unref (content->activities);
  g_ptr_array_unref (content->cells);
  g_ptr_array_unref (content->skipped);
  g_ptr_array_unref (content->warnings);
  g_free (content);
}

RemitTableParty *
remit_table_content_add_party (RemitTableContent *content, const char *name, const char *id,
                               const char *where)
{
  RemitTableParty *party = g_new (RemitTableParty, 1);

  *party = (RemitTableParty){
    .name = g_strdup (name), .group = g_strdup (""), .id = g_strdup (id), .where = g_strdup (where)
  };
  g_ptr_array_add (content->parties, party);
  return party;
}

RemitTableActivity *
remit_table_content_add_activity (RemitTableContent *content, const char *name, const char *group,
                                  const char *where)
{
  RemitTableActivity *activity = g_new (RemitTableActivity, 1);

  *activity = (RemitTableActivity){ .name = g_strdup (name),
                                    .group = g_strdup (group),
                                    .code = g_strdup (""),
                                    .id = g_strdup (""),
                                    .where = g_strdup (where) };
  activity->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_text);
  g_ptr_array_add (content->activities, activity);
  return activity;
}

void
remit_table_activity_add_text (RemitTableActivity *activity, const char *name, const char *value)
{
  RemitTableText *text = g_new (RemitTableText, 1);

  *text = (RemitTableText){ .name = g_strdup (name), .value = g_strdup (value) };
  g_ptr_array_add (activity->texts, text);
}

RemitTableCell *
remit_table_content_add_cell (RemitTableContent *content, guint activity, guint party,
                              const char *text, const char *where)
{
  RemitTableCell *cell = g_new (RemitTableCell, 1);

  *cell = (RemitTableCell){ .activity = activity,
                            .party = party,
                            .text = g_strdup (text),
                            .note = g_strdup (""),
                            .unread = g_strdup (""),
                            .where = g_strdup (where) };
  g_ptr_array_add (content->cells, cell);
  return cell;
}

static void
add_remark (GPtrArray *remarks, const char *where, char *message)
{
  RemitTableRemark *remark;

  if (remarks->len > MAX_REMARKS)
    {
      g_free (message);
      return;
    }
  remark = g_new (RemitTableRemark, 1);
  if (remarks->len == MAX_REMARKS)
    {
      g_free (message);
      message = g_strdup (_("There are more places of this kind. Look at the table itself."));
      where = "";
    }
  *remark = (RemitTableRemark){ .where = g_strdup (where), .message = message };
  g_ptr_array_add (remarks, remark);
}

void
remit_table_content_warn (RemitTableContent *content, const char *where, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_remark (content->warnings, where, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
remit_table_content_skip (RemitTableContent *content, const char *where, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_remark (content->skipped, where, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}
