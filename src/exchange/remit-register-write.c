/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-private.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>

/* A document's register as a file. */

gboolean
remit_register_write (const RemitGraph *graph, RemitRegisterSort sort, RemitRegisterFormat format,
                      char separator, int today, const char *path, GError **error)
{
  (void) graph;
  (void) sort;
  (void) format;
  (void) separator;
  (void) today;
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE, _("“%s” cannot be written."), path);
  return FALSE;
}
