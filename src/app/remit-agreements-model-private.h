/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-agreements-model.h"
#include "remit-party-names.h"

G_BEGIN_DECLS

/* What the files of the register share: remit-agreements-model.c (rows), remit-agreements-lines.c
 * (headers, margins), remit-agreements-cells.c (what cells show and say), remit-agreements-edit.c
 * (what edits do), -edit-promise.c and -edit-days.c (those of single cells). */

#define REMIT_AGREEMENTS_N_KINDS 3

/* What is named in a column. */
typedef enum
{
  REMIT_AGREEMENTS_NAMES_NONE,
  REMIT_AGREEMENTS_NAMES_PARTIES,
  REMIT_AGREEMENTS_NAMES_COVERED,
  REMIT_AGREEMENTS_NAMES_SUPPORTED,
  REMIT_AGREEMENTS_N_NAMES
} RemitAgreementsNames;

/* Which links a column of names is made of. */
typedef struct
{
  RemitAgreementsNames names; /* NONE: it is no such column */
  RemitLinkKind link;
  gboolean incoming; /* the link leads to the agreement */
} RemitAgreementsEnds;

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
  RemitLiveModel parent_instance;

  RemitDocument *document; /* of the base */

  /* owned */
  GArray *rows;                /* RemitAgreementsRow, by kind, then position */
  GArray *shown;               /* RemitAgreementsShown */
  RemitAgreements *agreements; /* made when asked for; NULL after a change */
  GHashTable *kept;            /* id → RemitRow: the objectives that agreements points to */
  RemitPartyNames *names[REMIT_AGREEMENTS_N_NAMES]; /* made when asked for; NULL after a change */

  /* state */
  gboolean folded[REMIT_AGREEMENTS_N_KINDS];
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
RemitPartyNames *_remit_agreements_get_names (RemitAgreementsModel *self,
                                              RemitAgreementsNames names);
void _remit_agreements_fold (RemitAgreementsModel *self, guint place, gboolean folded);

/* remit-agreements-lines.c */
const RemitAgreementsEnds *_remit_agreements_ends (guint column);
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
gboolean _remit_agreements_set_text (RemitLiveModel *model, RemitEdit *edit,
                                     const RemitSheetChange *change, gboolean alone,
                                     GError **error);
guint _remit_agreements_add_row (RemitSheetModel *model, guint row, const char *name,
                                 GError **error);
gboolean _remit_agreements_refuse (GError **error, const char *message);
gboolean _remit_agreements_rename_line (RemitSheetModel *model, RemitSheetAxis axis, guint index,
                                        const char *name, GError **error);

/* What a text makes of an agreement, one for each column that is typed: "" takes away. */
/* remit-agreements-edit-promise.c */
gboolean _remit_agreements_set_objective (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                                          const char *text, GError **error);
gboolean _remit_agreements_set_hours (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                                      const char *text, GError **error);
gboolean _remit_agreements_set_credits (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                                        const char *text, GError **error);
gboolean _remit_agreements_set_measured (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                                         const char *text, GError **error);
/* remit-agreements-edit-days.c */
gboolean _remit_agreements_set_begin (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                                      const char *text, GError **error);
gboolean _remit_agreements_set_end (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                                    const char *text, GError **error);
gboolean _remit_agreements_set_review (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                                       const char *text, GError **error);
gboolean _remit_agreements_set_signed (RemitAgreementsModel *self, RemitEdit *edit, RemitId id,
                                       const char *text, GError **error);

G_END_DECLS
