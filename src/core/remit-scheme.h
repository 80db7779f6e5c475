/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"

G_BEGIN_DECLS

/* Letters <-> duties.  A letter has no meaning without its scheme; an assignment is stored as a
 * duty, so a matrix can change its scheme without loss.  Checks look at the class of a duty, not at
 * letters. Source of the built-in schemes: the practice literature summed up in src/DESIGN.md,
 * "Schemes". */

typedef enum
{
  REMIT_DUTY_CLASS_ANSWER, /* decide, answer */
  REMIT_DUTY_CLASS_DO,
  REMIT_DUTY_CLASS_SUPPORT,
  REMIT_DUTY_CLASS_CHECK,
  REMIT_DUTY_CLASS_INPUT,
  REMIT_DUTY_CLASS_NOTIFY,
  REMIT_DUTY_CLASS_EXCLUDED,
  REMIT_DUTY_CLASS_DRIVE,
  REMIT_N_DUTY_CLASSES
} RemitDutyClass;

typedef struct
{
  const char *letter;  /* one upper-case ASCII letter */
  RemitLinkKind duty;  /* of the RACI family */
  const char *name;    /* N_("Accountable") */
  const char *meaning; /* N_("answers for it and approves") */
  int minimum;         /* holders a row */
  int maximum;         /* -1: any number */
} RemitSchemeLetter;

typedef struct
{
  const char *key;  /* "raci" */
  const char *name; /* "RACI" */
  const char *note; /* N_() one sentence on when to use it */
  const RemitSchemeLetter *letters;
  guint n_letters;
} RemitScheme;

/* The built-in schemes in menu order; *n gets their number (16 of them). */
const RemitScheme *remit_scheme_list (guint *n);
/* NULL when no built-in scheme has the key. */
const RemitScheme *remit_scheme_builtin (const char *key);

/* A scheme by key: the document's own ones (tables scheme, scheme_letter) first, then the built-in
 * ones; NULL when unknown.  A copy owned by the caller, its texts in the current language (those of
 * the built-in list are not translated yet). */
RemitScheme *remit_scheme_lookup (const RemitGraph *graph, const char *key);
void remit_scheme_free (RemitScheme *scheme);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitScheme, remit_scheme_free)

/* Keys of all schemes usable in the document, own ones first. (transfer full) (element-type utf8)
 */
GPtrArray *remit_scheme_keys (const RemitGraph *graph);

RemitDutyClass remit_duty_class (RemitLinkKind duty); /* of the RACI family */
/* NULL when the scheme has no such letter (upper or lower case) / no letter for the duty. */
const RemitSchemeLetter *remit_scheme_letter (const RemitScheme *scheme, const char *letter);
const RemitSchemeLetter *remit_scheme_letter_for (const RemitScheme *scheme, RemitLinkKind duty);

G_END_DECLS
