/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "remit-kpis-grid.h"
#include "remit-kpis-model.h"
#include "remit-kpis-view.h"
#include "remit-money-chart.h"

G_BEGIN_DECLS

/* What the files of the view of the KPIs share: remit-kpis-view.c (its parts),
 * remit-kpis-actions.c (commands). */

struct _RemitKpisView
{
  RemitSheetView parent_instance;

  /* of the base */
  RemitDocument *document;
  RemitKpisModel *model;

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
  gboolean placed; /* the plot has got its height, or is about to */
};

/* remit-kpis-actions.c */
void _remit_kpis_view_add_actions (RemitKpisView *self);
/* The one place that says which commands can be used now. */
void _remit_kpis_view_update_actions (RemitSheetView *view);

G_END_DECLS
