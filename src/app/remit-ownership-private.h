/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-duty-cell.h"
#include "remit-matrix-lines.h"
#include "remit-ownership-model.h"
#include "remit-party-names.h"

G_BEGIN_DECLS

/* What the files of the ownership model share: remit-ownership-model.c (rows),
 * remit-ownership-filters.c (filters, questions),
 * remit-ownership-lines.c (headers, margin, totals), remit-ownership-cells.c (what cells show and
 * say), remit-ownership-edit.c (what edits do). */

/* What is known of a row of the matrix. */
typedef struct
{
  RemitId item;
  int kind;
  char *name;   /* owned */
  char *folded; /* owned; NULL until a search asks */
  RemitZone zone;
  guint8 faults[REMIT_N_FACETS]; /* RemitDutyFault */
  guint n_gaps, n_errors;
} RemitOwnershipRow;

/* A column by party. */
typedef struct
{
  RemitId id;
  char *name;        /* owned */
  guint place;       /* as the matrix lists it */
  guint n_most;      /* duties in one cell */
  guint n_here, row; /* while they are counted */
} RemitOwnershipParty;

struct _RemitOwnershipModel
{
  RemitLiveModel parent_instance;

  RemitDocument *document; /* of the base */

  /* owned */
  RemitMatrix *matrix;
  RemitMatrixLines *lines;
  GArray *rows;           /* RemitOwnershipRow, of the matrix' rows */
  GArray *parties;        /* RemitOwnershipParty: the columns by party */
  RemitPartyNames *names; /* made when a text is read or written; NULL after a change */
  char *duty_names[REMIT_N_FACETS];
  GHashTable *kept; /* RemitId of rows that stay though the filters would leave them out; NULL */
  char *typed;      /* what was typed on a cell just now, for the editor that opens */

  /* what was chosen */
  RemitId matrix_id;
  RemitOwnershipColumns columns;
  RemitId chosen[2]; /* the sides of everything */
  RemitZone zone;
  RemitId party;
  RemitNodeKind kind;

  /* state */
  RemitId sides[2];
  gboolean has_sides;
  RemitTint side_tints[2];
  char *zone_names[REMIT_N_ZONES]; /* owned */
  guint n_in_zone[REMIT_N_ZONES];
  guint n_problems;
};

#define REMIT_OWNERSHIP_ZONE_COLUMN 0

#define _remit_ownership_party(self, column)                                                       \
  (&g_array_index ((self)->parties, RemitOwnershipParty, (column) -1))

static inline const RemitGraph *
_remit_ownership_graph (RemitOwnershipModel *self)
{
  return remit_document_get_graph (self->document);
}

/* remit-ownership-model.c */
RemitOwnershipRow *_remit_ownership_get_nth (RemitOwnershipModel *self, guint i);
/* NULL for the header of a group. */
const RemitOwnershipRow *_remit_ownership_get_row (RemitOwnershipModel *self, guint row);

RemitPartyNames *_remit_ownership_get_names (RemitOwnershipModel *self);
/* What is to be seen was chosen anew: no row stays for having been there; @all: other lines for
 * sure. */
void _remit_ownership_refilter (RemitOwnershipModel *self, gboolean all);

/* remit-ownership-lines.c */
void _remit_ownership_iface_init (RemitSheetModelInterface *iface);

/* remit-ownership-cells.c */
void _remit_ownership_get_cell (RemitSheetModel *model, guint row, guint column,
                                RemitSheetCell *cell);
char *_remit_ownership_describe_cell (RemitSheetModel *model, guint row, guint column);
char *_remit_ownership_explain_cell (RemitSheetModel *model, guint row, guint column);
char *_remit_ownership_get_text (RemitSheetModel *model, guint row, guint column,
                                 gboolean with_note);
/* The duties of @party on @item as bits (1 << facet's place). */
guint _remit_ownership_get_duties (RemitOwnershipModel *self, RemitId item, RemitId party);

/* The texts of cells: "CIO 60; CMO 40" and "decides; pays". */
char *_remit_ownership_write_holders (RemitOwnershipModel *self, const RemitDutyCell *held);
char *_remit_ownership_spell_duties (guint duties, const char *separator);

/* remit-ownership-edit.c */
gboolean _remit_ownership_set_text (RemitLiveModel *model, RemitEdit *edit,
                                    const RemitSheetChange *change, gboolean alone, GError **error);
char *_remit_ownership_name_cell (RemitLiveModel *model, guint row, guint column);
gboolean _remit_ownership_move_lines (RemitSheetModel *model, RemitSheetAxis axis, guint first,
                                      guint n, guint before, GError **error);
guint _remit_ownership_add_row (RemitSheetModel *model, guint row, const char *name,
                                GError **error);
gboolean _remit_ownership_rename_line (RemitSheetModel *model, RemitSheetAxis axis, guint index,
                                       const char *name, GError **error);

G_END_DECLS
