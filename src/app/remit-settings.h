/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The program's settings (schema io.github.remit_project.Remit), one object for the process; borrowed.  Found where
 * it is installed or, in a build folder, beside the executable. */
GSettings *remit_settings_get (void);

G_END_DECLS
