/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Parts of menus that are made from a document.  They only name actions, whose targets are texts:
 * keys, or ids in decimal. */

/* An item that says a name, where an underline is no mnemonic. */
void remit_menu_append_target (GMenu *menu, const char *name, const char *action,
                               const char *target);
void remit_menu_append_id (GMenu *menu, const char *name, const char *action, RemitId id);
/* Takes @section over; @label may be NULL. */
void remit_menu_append_section (GMenu *menu, const char *label, GMenu *section);

/* The target of such an item, and the state of its action. */
GVariant *remit_menu_write_id (RemitId id);
RemitId remit_menu_read_id (GVariant *target);

G_END_DECLS
