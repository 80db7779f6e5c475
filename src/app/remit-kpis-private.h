/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-kpi.h"
#include "remit-kpis-model.h"
#include "remit-party-names.h"

G_BEGIN_DECLS

/* What the files of the register of KPIs share: remit-kpis-model.c (rows, headers, remarks),
 * remit-kpis-cells.c (what cells show and say), remit-kpis-edit.c (what edits do); and what the
 * register and the grid of parties (remit-kpis-grid.c) have in common. */

struct _RemitKpisModel
{
  RemitLiveModel parent_instance;

  RemitDocument *document; /* of the base */

  /* owned */
  GArray *kpis;           /* RemitKpiSummary */
  GPtrArray *names;       /* of the KPIs; owned texts */
  RemitPartyNames *known; /* made when a text is read or written; NULL after a change */
};

typedef enum
{
  REMIT_KPIS_FIELD,   /* a field of the detail row */
  REMIT_KPIS_PARTIES, /* links to parties */
  REMIT_KPIS_OWN      /* worked out by a column of its own */
} RemitKpisColumnKind;

typedef struct
{
  const char *title, *tooltip; /* to be translated */
  RemitKpisColumnKind kind;
  int width;
  guint field;
  RemitLinkKind link;
  gboolean incoming; /* the link goes from the party to the KPI */
} RemitKpisColumnInfo;

static inline const RemitGraph *
_remit_kpis_graph (RemitKpisModel *self)
{
  return remit_document_get_graph (self->document);
}

/* remit-kpis-model.c */
/* NULL beyond the last row. */
const RemitKpiSummary *_remit_kpis_get (RemitKpisModel *self, guint row);
const char *_remit_kpis_get_name (RemitKpisModel *self, guint row);
const RemitKpisColumnInfo *_remit_kpis_column (guint column);
RemitPartyNames *_remit_kpis_get_known (RemitKpisModel *self);
/* All KPIs as of today, and their names; (transfer full). */
GArray *_remit_kpis_load (RemitDocument *document, GPtrArray **names);
/* Their ids and names, for a digest. */
void _remit_kpis_append_lines (GString *text, const GArray *kpis, const GPtrArray *names);

/* remit-kpis-cells.c */
void _remit_kpis_get_cell (RemitSheetModel *model, guint row, guint column, RemitSheetCell *cell);
char *_remit_kpis_describe_cell (RemitSheetModel *model, guint row, guint column);
char *_remit_kpis_explain_cell (RemitSheetModel *model, guint row, guint column);
char *_remit_kpis_get_text (RemitSheetModel *model, guint row, guint column, gboolean with_note);
/* "NPS, target"; (transfer full). */
char *_remit_kpis_name_cell (RemitKpisModel *self, guint row, guint column);
RemitSheetMark *_remit_kpis_add_mark (RemitSheetCell *cell, RemitSheetMarkStyle style,
                                      const char *text);
/* "green" with its sign; (transfer full). */
char *_remit_kpis_format_status (RemitKpiStatus status);

/* remit-kpis-edit.c */
gboolean _remit_kpis_set_text (RemitLiveModel *model, RemitEdit *edit,
                               const RemitSheetChange *change, gboolean alone, GError **error);
char *_remit_kpis_cycle (RemitSheetModel *model, guint row, guint column, int step);
guint _remit_kpis_add_row (RemitSheetModel *model, guint row, const char *name, GError **error);
/* What is wrong when amber and red stand in the wrong order, and the fix; (transfer full), NULL. */
char *_remit_kpis_find_disorder (const RemitKpi *kpi);
/* Renames a KPI or party as one change. */
gboolean _remit_kpis_rename (RemitLiveModel *self, RemitId node, const char *name, GError **error);

G_END_DECLS
