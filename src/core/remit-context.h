/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-types.h"

G_BEGIN_DECLS

/* What a document takes from its surroundings: who edits, what time it is, where working copies
 * lie.  Core has no globals; tests put in their own clock, author and folder. */
typedef struct
{
  char *author;    /* UTF-8, shown in the history; owned */
  char *state_dir; /* folder for working copies, made when needed; owned */
  gint64 (*now) (gpointer data); /* microseconds since 1970 UTC */
  gpointer now_data;
  guint64 id_prefix; /* 42 random bits; 0: a new one for each document opened */
} RemitContext;

/* The user's real name, the wall clock, $XDG_STATE_HOME/remit. */
RemitContext *remit_context_new (void);
RemitContext *remit_context_copy (const RemitContext *context);
void remit_context_free (RemitContext *context);
gint64 remit_context_now (const RemitContext *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitContext, remit_context_free)

G_END_DECLS
