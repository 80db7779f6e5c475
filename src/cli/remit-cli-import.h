/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-cli.h"

#include "remit-yaml-promises.h"

G_BEGIN_DECLS

/* What import says of files of service levels. (remit-cli-import-promises.c) */

/* All that was read, as JSON. */
void remit_cli_print_promises (const RemitPromises *promises);
/* What they would change in @target, a sentence a line; nothing is changed. */
gboolean remit_cli_tell_promises (RemitDocument *target, const RemitPromises *promises,
                                  GError **error);

G_END_DECLS
