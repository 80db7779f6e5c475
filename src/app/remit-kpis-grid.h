/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-live-model.h"

G_BEGIN_DECLS

/* Who agreed to which KPI and who can see it: rows are KPIs, columns parties, cells the letters A
 * (agreed by) and V (visible to).  Edits are changes of the document. */
#define REMIT_TYPE_KPIS_GRID (remit_kpis_grid_get_type ())
G_DECLARE_FINAL_TYPE (RemitKpisGrid, remit_kpis_grid, REMIT, KPIS_GRID, RemitLiveModel)

RemitKpisGrid *remit_kpis_grid_new (RemitDocument *document);

G_END_DECLS
