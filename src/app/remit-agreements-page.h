/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lines of a report (RemitReportLine) to be read: headings, sentences, names with values.  What is
 * wrong has a sign and a colour. */
#define REMIT_TYPE_AGREEMENTS_PAGE (remit_agreements_page_get_type ())
G_DECLARE_FINAL_TYPE (RemitAgreementsPage, remit_agreements_page, REMIT, AGREEMENTS_PAGE, GtkWidget)

GtkWidget *remit_agreements_page_new (void);
/* (element-type RemitReportLine) */
void remit_agreements_page_show (RemitAgreementsPage *self, const char *title,
                                 const GPtrArray *lines);

G_END_DECLS
