/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a window shows while it has no document: recoveries, New, Open, templates, recent documents. */
#define REMIT_TYPE_START_PAGE (remit_start_page_get_type ())
G_DECLARE_FINAL_TYPE (RemitStartPage, remit_start_page, REMIT, START_PAGE, AdwBin)

G_END_DECLS
