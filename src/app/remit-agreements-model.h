/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-agreement.h"
#include "remit-live-model.h"

G_BEGIN_DECLS

/* The register of agreements as a sheet shows it: a row an agreement, grouped by kind; columns for
 * the parties, what is covered and promised, what the chain gives, what was measured, what it
 * supports, and when it ends and is reviewed.  All of it is edited here but what is worked out, and
 * what there are several of. */
#define REMIT_TYPE_AGREEMENTS_MODEL (remit_agreements_model_get_type ())
G_DECLARE_FINAL_TYPE (RemitAgreementsModel, remit_agreements_model, REMIT, AGREEMENTS_MODEL,
                      RemitLiveModel)

typedef enum
{
  REMIT_AGREEMENTS_PROVIDER,
  REMIT_AGREEMENTS_CUSTOMER,
  REMIT_AGREEMENTS_COVERS,
  REMIT_AGREEMENTS_OBJECTIVE,
  REMIT_AGREEMENTS_ALLOWED,
  REMIT_AGREEMENTS_CHAIN,
  REMIT_AGREEMENTS_MEASURED, /* the newest with its day: "99.93 2026-10-31" */
  REMIT_AGREEMENTS_SUPPORTS,
  REMIT_AGREEMENTS_HOURS, /* of service */
  REMIT_AGREEMENTS_CREDITS, /* "99.9: 5 %; 99.5: 10 %": what is given back beyond a bound */
  REMIT_AGREEMENTS_BEGINS,
  REMIT_AGREEMENTS_VALID,
  REMIT_AGREEMENTS_REVIEW,
  REMIT_AGREEMENTS_SIGNED,
  REMIT_N_AGREEMENTS_COLUMNS
} RemitAgreementsColumn;

RemitAgreementsModel *remit_agreements_model_new (RemitDocument *document);

guint remit_agreements_model_get_n_items (RemitAgreementsModel *self);
/* The agreement of a shown row; REMIT_ID_NONE for the header of a group. */
RemitId remit_agreements_model_get_item (RemitAgreementsModel *self, guint row);
/* Unfolds what hides an agreement; FALSE when @id is none. */
gboolean remit_agreements_model_reveal (RemitAgreementsModel *self, RemitId id);
/* What is known of the agreements now, as of get_today(); borrowed until the next edit. */
const RemitAgreements *remit_agreements_model_get_agreements (RemitAgreementsModel *self);
int remit_agreements_model_get_today (RemitAgreementsModel *self);
/* Adds an agreement of a kind; REMIT_ID_NONE on failure. */
RemitId remit_agreements_model_add (RemitAgreementsModel *self, RemitNodeKind kind,
                                    const char *name, GError **error);

G_END_DECLS
