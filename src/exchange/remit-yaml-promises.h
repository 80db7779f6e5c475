/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-edit.h"
#include "remit-yaml.h"

G_BEGIN_DECLS

/* What a file of service levels promises, whichever format it has (OpenSLO, SLA4OAI): services,
 * indicators that measure them, agreements with objectives.  Made by a reader, put into a document
 * by remit_promises_apply().  All texts are owned, UTF-8 and never NULL. */

typedef struct
{
  char *name; /* as the file calls it: kept as a property, so never translated */
  char *value;
} RemitPromiseFact;

typedef struct
{
  char *name; /* never "" */
  char *code; /* by which the file refers to it; "" */
  char *notes;
  GPtrArray *facts; /* element-type RemitPromiseFact */
} RemitPromiseThing;

typedef struct
{
  RemitObjective *row; /* without the agreement */
  GPtrArray *facts;    /* element-type RemitPromiseFact */
} RemitPromiseObjective;

typedef struct
{
  RemitPromiseThing *thing;
  int service;   /* what it covers: index, -1 none */
  int indicator; /* by which it is measured: index, -1 none */
  char *measured_by;
  int starts, ends;      /* days, 0 none */
  GPtrArray *objectives; /* element-type RemitPromiseObjective */
} RemitPromiseAgreement;

typedef struct
{
  const char *format;    /* "openslo", "sla4oai" */
  char *provider;        /* of all agreements, "" none */
  GPtrArray *services;   /* element-type RemitPromiseThing */
  GPtrArray *indicators; /* element-type RemitPromiseThing */
  GPtrArray *agreements; /* element-type RemitPromiseAgreement */
  GPtrArray *warnings;   /* element-type utf8: "Line 7: …" */
} RemitPromises;

/* Whether a file of these first bytes and this name is to be read as YAML: by its ending, else by
 * how such files begin. */
gboolean remit_promises_sniff (const guint8 *bytes, gsize length, const char *name);

/* NULL and a sentence that says what was expected and what was found when the file is no YAML or
 * says nothing of service levels. */
RemitPromises *remit_promises_read (const char *bytes, gsize length, const char *name,
                                    GError **error);
void remit_promises_free (RemitPromises *promises);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitPromises, remit_promises_free)

guint remit_promises_n_objectives (const RemitPromises *promises);
/* "Read: services 1, indicators 1, agreements 1, objectives 2, providers 0."; (transfer full). */
char *remit_promises_describe (const RemitPromises *promises);

/* Puts it into the document.  A thing that the document has already (same code, else same name but
 * for case, accents and spaces) is that one and keeps its name; its objectives and properties
 * become what the file says.  Nothing is deleted, and what the file said before changes nothing.
 * @changes: a sentence for each thing done is added. (element-type utf8) */
gboolean remit_promises_apply (const RemitPromises *promises, RemitEdit *edit, GPtrArray *changes,
                               GError **error);

/* ---- for the readers ---- */

RemitPromises *remit_promises_new (const char *format);
RemitPromiseThing *remit_promise_thing_new (const char *name, const char *code);
void remit_promise_thing_free (gpointer thing);
/* Index of the thing with the code, which is added, under its code as name, when there is none. */
int remit_promises_need (GPtrArray *things, const char *code);
int remit_promises_lookup (const GPtrArray *things, const char *code);
/* A fact without a value is none; one of a name that was there is added to it. */
void remit_promises_add_fact (GPtrArray *facts, const char *name, const char *value);
RemitPromiseAgreement *remit_promises_add_agreement (RemitPromises *promises, const char *name,
                                                     const char *code);
RemitPromiseObjective *remit_promise_agreement_add (RemitPromiseAgreement *agreement,
                                                    RemitIndicator indicator, const char *name);
/* The text of @node in one line and of a length that a name may have; NULL when it has none, with a
 * remark when it had to be cut. (transfer full) */
char *remit_promises_take_name (RemitYaml *yaml, const RemitYamlNode *node);
/* What an indicator of that name (in any case) counts. */
RemitIndicator remit_promises_guess_indicator (const char *name);

/* remit-openslo.c, remit-sla4oai.c: whether @document is of the format, and the reading of it. */
gboolean remit_openslo_is (const RemitYamlNode *document);
RemitPromises *remit_openslo_read (RemitYaml *yaml, GError **error);
gboolean remit_sla4oai_is (const RemitYamlNode *document);
RemitPromises *remit_sla4oai_read (RemitYaml *yaml, GError **error);

G_END_DECLS
