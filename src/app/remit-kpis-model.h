/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-live-model.h"

G_BEGIN_DECLS

/* The register of KPIs as a sheet shows it: a row a KPI, columns for its newest value and state,
 * what it is held against, who owns, agreed and sees it, and what is believed of it.  Edits are
 * changes of the document. */
#define REMIT_TYPE_KPIS_MODEL (remit_kpis_model_get_type ())
G_DECLARE_FINAL_TYPE (RemitKpisModel, remit_kpis_model, REMIT, KPIS_MODEL, RemitLiveModel)

typedef enum
{
  REMIT_KPIS_VALUE,  /* the newest with its day: "42 2026-03-31" */
  REMIT_KPIS_STATUS, /* follows from value and thresholds */
  REMIT_KPIS_TARGET,
  REMIT_KPIS_OWNER,
  REMIT_KPIS_AGREED_BY,
  REMIT_KPIS_VISIBLE_TO,
  REMIT_KPIS_GAP, /* believed against said */
  REMIT_KPIS_CREDITED,
  REMIT_KPIS_TARGET_DAY,
  REMIT_KPIS_BASELINE,
  REMIT_KPIS_UNIT,
  REMIT_KPIS_DIRECTION,
  REMIT_KPIS_AMBER,
  REMIT_KPIS_RED,
  REMIT_KPIS_SOURCE,
  REMIT_KPIS_FORMULA,
  REMIT_KPIS_N_COLUMNS
} RemitKpisColumn;

RemitKpisModel *remit_kpis_model_new (RemitDocument *document);
guint remit_kpis_model_get_n_items (RemitKpisModel *self);
/* REMIT_ID_NONE beyond the last row. */
RemitId remit_kpis_model_get_item (RemitKpisModel *self, guint row);

G_END_DECLS
