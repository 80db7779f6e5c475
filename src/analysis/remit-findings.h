/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

G_BEGIN_DECLS

/* What is wrong or odd in a model: rules with an id, run over the graph, each finding with
 * evidence. No finding is stored; a waiver (RemitWaiver) silences one. */

typedef enum
{
  REMIT_SEVERITY_HINT,
  REMIT_SEVERITY_WARNING,
  REMIT_SEVERITY_ERROR
} RemitSeverity;

/* One rule of the catalogue (domain reference §3). */
typedef struct
{
  const char *id; /* "RA01", stable */
  RemitSeverity severity;
  const char *title;  /* N_("Activity without an answerable party") */
  const char *source; /* where the rule comes from */
} RemitRule;

/* What subject and others are, and so which part of a matrix a finding marks:
 *
 *   rules        subject     others                                     marks
 *   BU01, BU03   line        who pays; –                                –
 *   BU02         line        the other lines in that currency           –
 *   BU04         line        –                                          –
 *   BU05         party       the party whose budget grows least         –
 *   BU06         item        the parties that are charged               –
 *   KP01, KP03   KPI, item   the owners; who believes                   –
 *   KP02         KPI         the parties that do not agree or see       –
 *   RA01, RA03   activity    –                                          the row
 *   RA02         activity    the parties that answer                    their cells
 *   RA04 … RA06  activity    those who do it, are asked, have a letter  their cells
 *   RA07 … RA09  party       the matrix                                 the column, in that matrix
 *   RA10         activity    who answers, and the superior who does it  both cells
 *   RA11         activity    the parties with letters that clash        their cells
 *   RA12         activity    the parties of the unread cells, if known  their cells
 *   RA13         activity    the others of the same name, then parties  the rows
 *   OW01         component   who owned it last, if anybody              the row
 *   OW02, OW03   item        the owners                                 who owns
 *   OW04         initiative  –                                          the row
 *   OW05, OW06   item        the parties that share or hold             the cell of that duty
 *   OW07         component   holder, beneficiary                        who owns
 *   OW08         component   the payers who are told nothing            the cell of those who pay
 *   OW09         data        –                                          the row
 *   OW10         component   the parties with the same right            the cell of that right
 *   OW11         item        the parties without a voice                the cells of their work
 *   OW12         component   the components that look alike             the rows
 *   SL01         agreement   the parties on both sides                  –
 *   SL02         agreement   the agreements that promise too little     –
 *   SL03         item        who owns it                                –
 *   SL04         agreement   –                                          –
 *
 * No rule has two findings about one subject, but for RA07 to RA09 (one in each matrix). */
typedef struct
{
  const RemitRule *rule;
  RemitId subject;           /* the node it is about */
  RemitId *others;           /* further objects, see above; ends with 0; may be NULL */
  char *message;             /* "Nobody answers for Pricing policy." */
  char *brief;               /* "nobody answers": for the margin of a matrix, translated */
  char *evidence;            /* the figures: "0 accountable, 3 consulted" */
  char *fix;                 /* "Give exactly one A." */
  RemitWaiver *waiver;       /* not NULL: accepted with a reason; a copy, as of the run */
} RemitFinding;

/* The rules that this version checks, by id. */
const RemitRule *remit_rules_list (guint *n);

/* All findings, by severity (errors first), then rule id, then name of the subject.  @today is a
 * day for rules that look at dates. (transfer full) (element-type RemitFinding) */
GPtrArray *remit_findings_run (const RemitGraph *graph, int today);
/* The same with other limits than those of the document: @thresholds are REMIT_N_THRESHOLDS
 * values (remit-thresholds.h). (transfer full) (element-type RemitFinding) */
GPtrArray *remit_findings_run_with (const RemitGraph *graph, int today, const int *thresholds);

/* The same in steps, for those who must not wait for the whole: new, step until it returns FALSE,
 * end.  The graph must not change in between; @thresholds as above, NULL: those of the document. */
typedef struct _RemitFindingsRun RemitFindingsRun;
RemitFindingsRun *remit_findings_run_new (const RemitGraph *graph, int today,
                                          const int *thresholds);
/* One check, which is one or a few rules; whether there are more. */
gboolean remit_findings_run_step (RemitFindingsRun *run);
/* Does what is left and frees the run. (transfer full) (element-type RemitFinding) */
GPtrArray *remit_findings_run_end (RemitFindingsRun *run);
void remit_findings_run_free (RemitFindingsRun *run);

void remit_finding_free (RemitFinding *finding);
/* "error", "warning", "hint": stable keys for machine formats. */
const char *remit_severity_key (RemitSeverity severity);

G_END_DECLS
