/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-money-figures.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be chosen on a page of figures: how it is looked at, which year, how many years.  Signal
 * "changed": something else is chosen now. */
#define REMIT_TYPE_MONEY_BAR (remit_money_bar_get_type ())
G_DECLARE_FINAL_TYPE (RemitMoneyBar, remit_money_bar, REMIT, MONEY_BAR, GtkWidget)

GtkWidget *remit_money_bar_new (RemitDocument *document, RemitMoneyPageKind page);
/* The years of the document may be others now; emits nothing. */
void remit_money_bar_refresh (RemitMoneyBar *self);
/* Fills look, year and number of years. */
void remit_money_bar_read (RemitMoneyBar *self, RemitMoneyOptions *options);
/* Whether there is anything to choose on such a page. */
gboolean remit_money_bar_is_needed (RemitMoneyPageKind page);

G_END_DECLS
