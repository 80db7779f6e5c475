/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-canvas.h"

G_BEGIN_DECLS

/* Asks for the format of a picture of the shown view, then for the file, and writes it. */
void remit_export_dialog_open (RemitCanvas *canvas);

G_END_DECLS
