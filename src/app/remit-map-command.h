/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-canvas.h"
#include "remit-map-edit.h"

G_BEGIN_DECLS

/* Commands on what is selected on the map.  Each is one change; errors are shown. */

/* Shows and clears *@error when not @done; returns @done. */
gboolean remit_map_report (RemitCanvas *canvas, gboolean done, GError **error);

gboolean remit_map_command_move (RemitCanvas *canvas, const RemitSpot *spots, guint n,
                                 const char *merge_key);
gboolean remit_map_command_arrange (RemitCanvas *canvas, const RemitSpot *spots, guint n,
                                    const char *label);
/* From the model, with a toast … */
void remit_map_command_delete (RemitCanvas *canvas);
/* … or only out of the view. */
void remit_map_command_hide (RemitCanvas *canvas);
void remit_map_command_duplicate (RemitCanvas *canvas);

G_END_DECLS
