/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-findings.h"
#include "remit-matrix.h"
#include "remit-thresholds.h"

G_BEGIN_DECLS

/* The rules in order of their ids.  A new rule is a line here, a line in the table of
 * remit-findings.c, and a check in the file of its subject that calls _remit_findings_add(). */
typedef enum
{
  REMIT_RULE_BU01,
  REMIT_RULE_BU02,
  REMIT_RULE_BU03,
  REMIT_RULE_BU04,
  REMIT_RULE_BU05,
  REMIT_RULE_BU06,
  REMIT_RULE_KP01,
  REMIT_RULE_KP02,
  REMIT_RULE_KP03,
  REMIT_RULE_OW01,
  REMIT_RULE_OW02,
  REMIT_RULE_OW03,
  REMIT_RULE_OW04,
  REMIT_RULE_OW05,
  REMIT_RULE_OW06,
  REMIT_RULE_OW07,
  REMIT_RULE_OW08,
  REMIT_RULE_OW09,
  REMIT_RULE_OW10,
  REMIT_RULE_OW11,
  REMIT_RULE_OW12,
  REMIT_RULE_RA01,
  REMIT_RULE_RA02,
  REMIT_RULE_RA03,
  REMIT_RULE_RA04,
  REMIT_RULE_RA05,
  REMIT_RULE_RA06,
  REMIT_RULE_RA07,
  REMIT_RULE_RA08,
  REMIT_RULE_RA09,
  REMIT_RULE_RA10,
  REMIT_RULE_RA11,
  REMIT_RULE_RA12,
  REMIT_RULE_RA13,
  REMIT_RULE_SL01,
  REMIT_RULE_SL02,
  REMIT_RULE_SL03,
  REMIT_RULE_SL04,
  REMIT_N_RULES
} RemitRuleNumber;

/* Which lines lead upwards from a party. */
typedef enum
{
  REMIT_LINES_SOLID, /* solid lines of reporting */
  REMIT_LINES_UNITS, /* belonging to a unit and being part of one */
  REMIT_LINES_ALL,   /* both, dotted lines, and posts that people hold */
  REMIT_N_LINES
} RemitLines;

/* Somebody above a party. */
typedef struct
{
  RemitId party;
  guint steps; /* 1: directly */
} RemitAbove;

/* One run over a model. */
struct _RemitFindingsRun
{
  const RemitGraph *graph;
  int today; /* 0: dates do not count */
  int thresholds[REMIT_N_THRESHOLDS];
  GPtrArray *findings;              /* element-type RemitFinding */
  GHashTable *above[REMIT_N_LINES]; /* party -> GArray of RemitAbove, made when asked for */
  guint n_done;                     /* checks */
};

/* The caller puts the texts in. @others (@n_others) are copied. */
RemitFinding *_remit_findings_add (RemitFindingsRun *run, RemitRuleNumber rule, RemitId subject,
                                   const RemitId *others, guint n_others);

/* Whether the rules look at a node at all: what is retired or over needs nobody. */
gboolean _remit_findings_is_live (const RemitFindingsRun *run, const RemitNode *node);
/* Whether a link is of the agreed model and has not ended. */
gboolean _remit_findings_holds (const RemitFindingsRun *run, const RemitLink *link);
/* Whether a link gives the say over something: owns, owns on behalf, decides. */
gboolean _remit_findings_is_ownership (const RemitLink *link);
gboolean _remit_findings_has_owner (const RemitFindingsRun *run, RemitId item);
/* Whether two links are in force on one day. */
gboolean _remit_findings_overlap (const RemitLink *a, const RemitLink *b);
/* The names of some nodes as one text; (transfer full). */
char *_remit_findings_join_names (const RemitFindingsRun *run, const RemitId *ids, guint n);
/* The links that end in @node in order of position, then id: for texts that must not depend on the
 * graph's history. (transfer container) (element-type RemitLink) */
GPtrArray *_remit_findings_links_in (const RemitFindingsRun *run, RemitId node);
/* Everybody above @party, nearest first, each once; borrowed. (element-type RemitAbove) */
const GArray *_remit_findings_above (RemitFindingsRun *run, RemitId party, RemitLines lines);

/* Lists of ids in the order in which they were added, each once. (element-type RemitId) */
GArray *_remit_findings_ids_new (void);
gboolean _remit_findings_ids_contain (const GArray *ids, RemitId id);
void _remit_findings_ids_add (GArray *ids, RemitId id);
/* Takes out what was appended more than once: cheaper for long lists than looking each time. */
void _remit_findings_ids_unify (GArray *ids);
#define _remit_findings_ids(ids) ((const RemitId *) (gpointer) (ids)->data)

/* The message and the brief of a finding about what something lacks: translated nouns with their
 * article. */
void _remit_findings_tell_lacks (RemitFinding *finding, const char *name,
                                 const char *const *lacks, guint n);
/* Whether a link is that of an SLA in force to what it covers. */
gboolean _remit_findings_is_promise (const RemitFindingsRun *run, const RemitLink *link);
/* "13.6" for 135900: millionths of a whole as per cent, to a tenth; (transfer full). */
char *_remit_findings_format_ratio (gint64 ratio);

/* The duty of the RACI family that a link gives on a node, -1 when none: on a decision "decides"
 * is the same as to answer for it. */
int _remit_findings_duty (const RemitNode *item, const RemitLink *link);

/* The agreed RACI matrices in their order. (transfer container) (element-type RemitMatrixRow) */
GPtrArray *_remit_findings_matrices (const RemitFindingsRun *run);

/* The checks, by file. */
void _remit_findings_check_ownership (RemitFindingsRun *run);
void _remit_findings_check_duties (RemitFindingsRun *run);
void _remit_findings_check_voices (RemitFindingsRun *run);
void _remit_findings_check_raci (RemitFindingsRun *run);
void _remit_findings_check_matrices (RemitFindingsRun *run);
void _remit_findings_check_names (RemitFindingsRun *run);
void _remit_findings_check_lines (RemitFindingsRun *run);
void _remit_findings_check_money (RemitFindingsRun *run);
void _remit_findings_check_agreements (RemitFindingsRun *run);
void _remit_findings_check_cover (RemitFindingsRun *run);
void _remit_findings_check_kpis (RemitFindingsRun *run);

G_END_DECLS
