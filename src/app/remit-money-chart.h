/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A chart on the screen, as high as its width asks for, in the colours of the theme; read out as
 * sentences. */
#define REMIT_TYPE_MONEY_CHART (remit_money_chart_get_type ())
G_DECLARE_FINAL_TYPE (RemitMoneyChart, remit_money_chart, REMIT, MONEY_CHART, GtkWidget)

GtkWidget *remit_money_chart_new (void);
/* Takes @chart; NULL: none. */
void remit_money_chart_take (RemitMoneyChart *self, RemitChart *chart);
gboolean remit_money_chart_has_any (RemitMoneyChart *self);
/* Asks for a file and writes the chart as SVG, PNG or PDF, by the ending. */
void remit_money_chart_export (RemitMoneyChart *self, const char *title);

G_END_DECLS
