/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-db.h"
#include "remit-document.h"
#include "remit-graph-private.h"

G_BEGIN_DECLS

/* The SQL of a document, made from the field tables, and rows in and out of it. */

/* "Remt": in the header of every document, so that `file` and file managers know it. */
#define REMIT_APPLICATION_ID_SQLITE 0x52656D74
/* 1: the tables up to kpi. 2: money between parties and currencies, terms of agreements, surveys. */
#define REMIT_SCHEMA_VERSION 2

gboolean remit_schema_create (RemitDb *db, GError **error);
/* Whether @db has exactly the schema of its version, text by text: no table, trigger, view or index
 * beside. */
gboolean remit_schema_verify (RemitDb *db, GError **error);
/* Brings a working copy of an older version to the present one, all or nothing. */
gboolean remit_schema_migrate (RemitDb *db, GError **error);

/* Reads all rows into the empty @graph.  Ill-formed rows and rows that break a rule are errors, or,
 * when @problems is given, left out and described there. (element-type utf8) */
gboolean remit_schema_load (RemitDb *db, RemitGraph *graph, GPtrArray *problems, GError **error);

/* Writes one row's change; inside a transaction. */
gboolean remit_schema_write (RemitDb *db, const RemitRow *before, const RemitRow *after,
                             GError **error);
/* Writes every row of @graph into the empty tables of @db. */
gboolean remit_schema_write_all (RemitDb *db, const RemitGraph *graph, GError **error);

G_END_DECLS
