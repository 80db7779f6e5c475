/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-canvas.h"
#include "remit-chooser.h"

G_BEGIN_DECLS

/* Lists of nodes; "chosen" gives the id.  The canvas must outlive them: it is their parent. */

/* What @source may be linked with: near ones first, any node of the model by typing. */
RemitChooser *remit_target_chooser_new (RemitCanvas *canvas, RemitId source);
/* Nodes of the model that the view does not show. */
RemitChooser *remit_existing_chooser_new (RemitCanvas *canvas);

G_END_DECLS
