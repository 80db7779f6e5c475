/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-agreement.h"
#include "remit-sheet-model.h"

G_BEGIN_DECLS

/* Agreements in words, for the register and its pages.  Texts are (transfer full). */

/* "99.7003 %", to four decimals; never 100 % for what is less. */
char *remit_agreements_format_ratio (RemitRatio ratio);
/* "Availability ≥ 99.9 %". */
char *remit_agreements_describe_promise (const RemitGraph *graph, const RemitObjective *objective);
/* "a month", "in 30 days": as it follows a promise. */
char *remit_agreements_describe_window (const RemitObjective *objective);
/* "99.71 %" of a measured value; NULL when nothing was measured. */
char *remit_agreements_format_value (const RemitObjectiveState *state);
/* "✓ met": sign and word; *gravity how bad it is. */
const char *remit_agreements_describe_state (RemitAgreementState state, RemitSheetGravity *gravity);
/* The least time that objectives of availability leave for being down around @day; -1 when none
 * can be reckoned. */
gint64 remit_agreements_find_allowed (const RemitAgreement *agreement, int day);
/* "promises 99.9 %, its parts give 99.7003 %: 1 h 29 min 16 s less a month"; NULL when it rests on
 * nothing that can be reckoned. */
char *remit_agreements_describe_chain (const RemitAgreement *agreement, int day);
/* "CIO, CMO"; "" for none. */
char *remit_agreements_join_names (const RemitGraph *graph, const GArray *ids);

G_END_DECLS
