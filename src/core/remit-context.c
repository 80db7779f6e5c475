/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-context.h"

#include <string.h>

static gint64
read_clock (gpointer data)
{
  return g_get_real_time ();
}

RemitContext *
remit_context_new (void)
{
  RemitContext *context = g_new0 (RemitContext, 1);
  const char *name = g_get_real_name ();

  /* GLib answers "Unknown" when the account has no name. */
  if (name == NULL || *name == '\0' || strcmp (name, "Unknown") == 0)
    name = g_get_user_name ();
  context->author = g_utf8_make_valid (name, -1);
  context->state_dir = g_build_filename (g_get_user_state_dir (), "remit", NULL);
  context->now = read_clock;
  return context;
}

RemitContext *
remit_context_copy (const RemitContext *context)
{
  RemitContext *copy = g_memdup2 (context, sizeof *context);

  copy->author = g_strdup (context->author);
  copy->state_dir = g_strdup (context->state_dir);
  return copy;
}

void
remit_context_free (RemitContext *context)
{
  if (context == NULL)
    return;
  g_free (context->author);
  g_free (context->state_dir);
  g_free (context);
}

gint64
remit_context_now (const RemitContext *context)
{
  return context->now (context->now_data);
}
