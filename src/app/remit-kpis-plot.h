/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-chart.h"
#include "remit-document.h"

G_BEGIN_DECLS

/* The values of a KPI by day as a line chart, with lines for what they are held against; NULL when
 * it has no value; (transfer full). */
RemitChart *remit_kpis_plot (RemitDocument *document, RemitId kpi);
/* The same values as figures: "2026-03-31: 33  ·  2026-06-30: 30"; "" when there is none; (transfer
 * full). */
char *remit_kpis_list_values (RemitDocument *document, RemitId kpi);

G_END_DECLS
