/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-agreement.h"
#include "remit-sheet-model.h"

G_BEGIN_DECLS

/* What the pages below the register say, as lines to be shown. */

typedef enum
{
  REMIT_REPORT_HEADING,
  REMIT_REPORT_SENTENCE,
  REMIT_REPORT_LINE, /* a name and its value */
} RemitReportKind;

typedef struct
{
  RemitReportKind kind;
  guint depth; /* of lines: indentation */
  char *name;
  char *value; /* NULL for none */
  RemitSheetGravity gravity;
} RemitReportLine;

/* One agreement: its chain with what each part promises and what they add up to, objectives,
 * credits, escalation, terms and seals; (transfer full). (element-type RemitReportLine) */
GPtrArray *remit_agreements_report (const RemitGraph *graph, const RemitAgreements *agreements,
                                    RemitId id, int today);
/* The reviews and ends of all agreements, by month; what is overdue first; (transfer full).
 * (element-type RemitReportLine) */
GPtrArray *remit_agreements_calendar (const RemitGraph *graph, const RemitAgreements *agreements,
                                      int today);

G_END_DECLS
