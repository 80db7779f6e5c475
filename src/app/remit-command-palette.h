/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-window.h"

G_BEGIN_DECLS

/* Finds a command or a node by a few letters, and runs or shows it. */
#define REMIT_TYPE_COMMAND_PALETTE (remit_command_palette_get_type ())
G_DECLARE_FINAL_TYPE (RemitCommandPalette, remit_command_palette, REMIT, COMMAND_PALETTE, GtkWindow)

void remit_command_palette_open (RemitAppWindow *window);

G_END_DECLS
