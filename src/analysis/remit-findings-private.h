/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-findings.h"

G_BEGIN_DECLS

/* The rules in order of their ids.  A new rule is a line here, a line in the table of
 * remit-findings.c, and a check in the file of its subject that calls _remit_findings_add(). */
typedef enum
{
  REMIT_RULE_OW01,
  REMIT_RULE_RA01,
  REMIT_RULE_RA02,
  REMIT_RULE_RA03,
  REMIT_N_RULES
} RemitRuleNumber;

/* One run over a model. */
typedef struct
{
  const RemitGraph *graph;
  int today;           /* 0: dates do not count */
  GPtrArray *findings; /* element-type RemitFinding */
} RemitFindingsRun;

/* Takes the texts; @others (@n_others) are copied. */
void _remit_findings_add (RemitFindingsRun *run, RemitRuleNumber rule, RemitId subject,
                          const RemitId *others, guint n_others, char *message, char *evidence,
                          char *fix);

/* Whether the rules look at a node at all: what is retired or over needs nobody. */
gboolean _remit_findings_is_live (const RemitFindingsRun *run, const RemitNode *node);
/* Whether a link is of the agreed model and has not ended. */
gboolean _remit_findings_holds (const RemitFindingsRun *run, const RemitLink *link);
/* The names of some nodes as one text; (transfer full). */
char *_remit_findings_join_names (const RemitFindingsRun *run, const RemitId *ids, guint n);
/* The links that end in @node in order of position, then id: for texts that must not depend on the
 * graph's history. (transfer container) (element-type RemitLink) */
GPtrArray *_remit_findings_links_in (const RemitFindingsRun *run, RemitId node);

/* The checks, one file each. */
void _remit_findings_check_ownership (RemitFindingsRun *run);
void _remit_findings_check_raci (RemitFindingsRun *run);

G_END_DECLS
