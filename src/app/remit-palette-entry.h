/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-commands.h"
#include "remit-window.h"

G_BEGIN_DECLS

/* One line of the command palette: a command or a node. */
#define REMIT_TYPE_PALETTE_ENTRY (remit_palette_entry_get_type ())
G_DECLARE_FINAL_TYPE (RemitPaletteEntry, remit_palette_entry, REMIT, PALETTE_ENTRY, GObject)

const char *remit_palette_entry_get_title (RemitPaletteEntry *self);
const char *remit_palette_entry_get_detail (RemitPaletteEntry *self); /* section of a command, kind of a node */
const char *remit_palette_entry_get_keys (RemitPaletteEntry *self);   /* as shown: "Ctrl+S"; "" none */
const char *remit_palette_entry_get_icon (RemitPaletteEntry *self);
const char *remit_palette_entry_get_action (RemitPaletteEntry *self); /* NULL for a node */
RemitId remit_palette_entry_get_node (RemitPaletteEntry *self);

/* What fits @query, best first: commands whose words begin so, nodes, commands that have the letters.  Commands that
 * cannot be used now are left out. (transfer full) (element-type RemitPaletteEntry) */
GPtrArray *remit_palette_search (RemitAppWindow *window, const char *query);

G_END_DECLS
