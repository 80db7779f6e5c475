/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one error domain of Remit.  Messages are whole, translated sentences that name the thing and
 * the fix; they are shown as they are. */
#define REMIT_ERROR (remit_error_quark ())

typedef enum
{
  REMIT_ERROR_FORMAT,    /* the input is not what it claims to be, or is damaged */
  REMIT_ERROR_VERSION,   /* written by a newer Remit */
  REMIT_ERROR_REFUSED,   /* a rule of the model forbids it */
  REMIT_ERROR_NOT_FOUND, /* no such node, link, view, file … */
  REMIT_ERROR_READ,      /* the system could not read */
  REMIT_ERROR_WRITE,     /* the system could not write: disk full, no right */
  REMIT_ERROR_BUSY,      /* open in another process */
  REMIT_ERROR_CONFLICT,  /* somebody else changed the file */
  REMIT_ERROR_LIMIT,     /* larger than Remit reads */
  REMIT_ERROR_USAGE,     /* the caller's words are off (command line, query) */
} RemitError;

GQuark remit_error_quark (void);

/* The beginning of a text for use in a message: valid UTF-8 of one line, at most 40 characters;
 * (transfer full). */
char *remit_excerpt (const char *text);

G_END_DECLS
