/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-private.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>

/* From a proposal to what the register says. */

RemitRegisterContent *
remit_register_proposal_read (const RemitRegisterProposal *proposal, const RemitWorkbook *workbook,
                              const RemitGraph *graph, GError **error)
{
  (void) proposal;
  (void) graph;
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
               _("No row of “%s” could be read as a register."), workbook->name);
  return NULL;
}
