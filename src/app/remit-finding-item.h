/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-findings.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A line of the list of findings: a finding, copied so that it outlives a change of the document,
 * or the heading of a group. */
#define REMIT_TYPE_FINDING_ITEM (remit_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (RemitFindingItem, remit_finding_item, REMIT, FINDING_ITEM, GObject)

RemitFindingItem *remit_finding_item_new (const RemitGraph *graph, const RemitFinding *finding);
/* The heading of the group of @severity with @count findings. */
RemitFindingItem *remit_finding_item_new_heading (RemitSeverity severity, guint count);

/* NULL for a heading. */
const RemitRule *remit_finding_item_get_rule (RemitFindingItem *self);
RemitSeverity remit_finding_item_get_severity (RemitFindingItem *self);
guint remit_finding_item_get_count (RemitFindingItem *self);
RemitId remit_finding_item_get_subject (RemitFindingItem *self);
const char *remit_finding_item_get_subject_name (RemitFindingItem *self);
const char *remit_finding_item_get_message (RemitFindingItem *self);
const char *remit_finding_item_get_evidence (RemitFindingItem *self);
const char *remit_finding_item_get_fix (RemitFindingItem *self);
/* Why, by whom and until when it is accepted; NULL when it is not. */
const char *remit_finding_item_get_acceptance (RemitFindingItem *self);

gboolean remit_finding_item_equal (RemitFindingItem *self, RemitFindingItem *other);

G_END_DECLS
