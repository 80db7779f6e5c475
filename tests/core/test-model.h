/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

/* A document in memory with an open edit, for tests of queries: a fixture's first member. */
typedef struct
{
  RemitDocument *document;
  RemitGraph *graph;
  RemitEdit *edit; /* open, uncommitted */
} TestModel;

void model_open (TestModel *model);
/* What the test built must pass the rules of a commit. */
void model_close (TestModel *model);

/* These abort when the model refuses. */
RemitId model_add (TestModel *model, RemitNodeKind kind, const char *name);
RemitId model_join (TestModel *model, RemitLinkKind kind, RemitId source, RemitId target);
/* The same with a share in basis points, or REMIT_UNSET. */
RemitId model_share (TestModel *model, RemitLinkKind kind, RemitId source, RemitId target,
                     gint64 share);

/* A budget line with its detail, and one of its amounts (month 0: the year). */
RemitId model_line (TestModel *model, const char *name, RemitNature nature, const char *currency);
void model_amount (TestModel *model, RemitId line, gint64 year, gint64 month,
                   RemitAmountState state, gint64 minor);

/* Reads "2026-11-21" and "99.9". */
int model_day (const char *text);
gint64 model_decimal (const char *text);
