/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

G_BEGIN_DECLS

/* What the rules find.  A finding never blocks an edit; it names objects, evidence and a fix. */

typedef enum { REMIT_SEVERITY_HINT, REMIT_SEVERITY_WARNING, REMIT_SEVERITY_ERROR } RemitSeverity;

/* One rule of the catalogue (domain reference §3). */
typedef struct
{
  const char *id;       /* "RA01", stable */
  RemitSeverity severity;
  const char *title;    /* N_("Activity without an answerable party") */
  const char *source;   /* where the rule comes from */
} RemitRule;

typedef struct
{
  const RemitRule *rule;
  RemitId subject;      /* the node it is about */
  RemitId *others;      /* further objects: the parties in question; ends with 0; may be NULL */
  char *message;        /* "Nobody answers for Pricing policy." */
  char *evidence;       /* the figures: "0 accountable, 3 consulted" */
  char *fix;            /* "Give exactly one A." */
  const RemitWaiver *waiver; /* not NULL: accepted with a reason; valid until the next commit */
} RemitFinding;

/* The rules that this version checks, by id. */
const RemitRule *remit_rules_list (guint *n);

/* All findings, by severity (errors first), then rule id, then name of the subject.  @today is a
 * day for rules that look at dates. (transfer full) (element-type RemitFinding) */
GPtrArray *remit_findings_run (const RemitGraph *graph, int today);
void remit_finding_free (RemitFinding *finding);
/* "error", "warning", "hint": stable keys for machine formats. */
const char *remit_severity_key (RemitSeverity severity);

G_END_DECLS
