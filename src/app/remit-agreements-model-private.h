/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-agreements-model.h"

G_BEGIN_DECLS

/* What the files of the register share: remit-agreements-model.c (rows), remit-agreements-lines.c
 * (headers, margins), remit-agreements-cells.c (what cells show and say), remit-agreements-edit.c
 * (what edits do). */

#define REMIT_AGREEMENTS_N_KINDS 3

typedef struct
{
  RemitId id;
  RemitNodeKind kind;
  char *name; /* owned */
} RemitAgreementsRow;

/* A line as it is shown: an agreement, or the header of its kind. */
typedef struct
{
  gboolean is_group;
  guint place; /* of the kind */
  guint row;
} RemitAgreementsShown;

struct _RemitAgreementsModel
{
  GObject parent_instance;

  /* owned */
  RemitDocument *document;
  GArray *rows;                /* RemitAgreementsRow, by kind, then position */
  GArray *shown;               /* RemitAgreementsShown */
  RemitAgreements *agreements; /* made when asked for; NULL after a change */
  GHashTable *kept;            /* id → RemitRow: the objectives that agreements points to */

  /* state */
  gboolean folded[REMIT_AGREEMENTS_N_KINDS];
  gboolean with_remarks; /* the margin of what is wrong is there */
  gboolean active, stale;
};

static inline const RemitGraph *
_remit_agreements_graph (RemitAgreementsModel *self)
{
  return remit_document_get_graph (self->document);
}

/* remit-agreements-model.c */
extern const RemitNodeKind _remit_agreements_kinds[REMIT_AGREEMENTS_N_KINDS];
/* NULL for the header of a group. */
const RemitAgreementsRow *_remit_agreements_get_row (RemitAgreementsModel *self, guint row);
/* NULL for the header of a group and for what is no agreement any more. */
const RemitAgreement *_remit_agreements_get (RemitAgreementsModel *self, guint row);
void _remit_agreements_fold (RemitAgreementsModel *self, guint place, gboolean folded);

/* remit-agreements-lines.c */
void _remit_agreements_iface_init (RemitSheetModelInterface *iface);

/* remit-agreements-cells.c */
void _remit_agreements_get_cell (RemitSheetModel *model, guint row, guint column,
                                 RemitSheetCell *cell);
char *_remit_agreements_describe_cell (RemitSheetModel *model, guint row, guint column);
char *_remit_agreements_explain_cell (RemitSheetModel *model, guint row, guint column);
char *_remit_agreements_get_text (RemitSheetModel *model, guint row, guint column,
                                  gboolean with_note);
/* "Web shop SLA, objective"; (transfer full). */
char *_remit_agreements_name_cell (RemitAgreementsModel *self, guint row, guint column);
/* The only review of an agreement, NULL; @n gets how many there are. */
const RemitReview *_remit_agreements_find_review (const RemitGraph *graph, RemitId id, guint *n);

/* remit-agreements-edit.c */
gboolean _remit_agreements_set_texts (RemitSheetModel *model, const RemitSheetChange *changes,
                                      guint n, const char *label, GError **error);
guint _remit_agreements_add_row (RemitSheetModel *model, guint row, const char *name,
                                 GError **error);
gboolean _remit_agreements_rename_line (RemitSheetModel *model, RemitSheetAxis axis, guint index,
                                        const char *name, GError **error);

G_END_DECLS
