/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "remit-findings-cache.h"
#include "remit-kpis-grid.h"
#include "remit-kpis-model.h"
#include "remit-kpis-view.h"
#include "remit-money-chart.h"
#include "remit-sheet.h"

G_BEGIN_DECLS

/* What the files of the view of the KPIs share: remit-kpis-view.c (its parts),
 * remit-kpis-actions.c (commands). */

struct _RemitKpisView
{
  GtkWidget parent_instance;

  /* owned */
  RemitDocument *document;
  RemitSelection *selection;
  RemitKpisModel *model;
  RemitKpisGrid *grid_model;
  GSimpleActionGroup *actions;

  /* borrowed: lives as long as the document */
  RemitFindingsCache *findings;

  /* children */
  RemitSheet *sheet, *grid;
  RemitMoneyChart *chart;

  /* template */
  GtkStack *book;  /* the pages: register, grid */
  GtkStack *pages; /* the book, or why there is none */
  GtkPaned *paned; /* of the register: the sheet, the plot */
  GtkScrolledWindow *scroller, *grid_scroller, *chart_scroller;
  GtkLabel *note;
  GMenuModel *line_menu;

  /* state */
  RemitId plotted;
  guint count;
  gboolean placed;    /* the plot has got its height, or is about to */
  gboolean following; /* the selection is being brought in step with the cursor */
};

/* remit-kpis-view.c */
/* The sheet of the page that is shown. */
RemitSheet *_remit_kpis_view_get_sheet (RemitKpisView *self);
/* The KPI of its cursor; REMIT_ID_NONE. */
RemitId _remit_kpis_view_get_kpi (RemitKpisView *self);

/* remit-kpis-actions.c */
void _remit_kpis_view_add_actions (RemitKpisView *self);
/* The one place that says which commands can be used now. */
void _remit_kpis_view_update_actions (RemitKpisView *self);

G_END_DECLS
