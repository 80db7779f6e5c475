/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-canvas.h"

G_BEGIN_DECLS

/* Cut, copy and paste of nodes: inside of a document the nodes themselves, to another document of
 * this program their kinds and names, to other programs their names, one a line. */

void remit_map_clipboard_copy (RemitCanvas *canvas);
/* Takes the nodes out of the view; they stay in the model, and pasting shows them again. */
void remit_map_clipboard_cut (RemitCanvas *canvas);
/* Lines of text become nodes of a kind that is asked for. */
void remit_map_clipboard_paste (RemitCanvas *canvas);

G_END_DECLS
