/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-scheme.h"

G_BEGIN_DECLS

/* What a person typed into one cell of a RACI table, in the letters of one scheme. */
typedef struct
{
  guint duties;        /* bits 1 << RemitLinkKind */
  guint n_letters;     /* how many bits */
  gboolean look_alike; /* a letter of another script was taken for one of the scheme */
  char *note;          /* what stood in brackets, below or behind a letter; "" if nothing */
  char *unread;        /* what is no letter of the scheme; "" if nothing */
} RemitRaciCell;

/* Reads upper and lower case, several letters joined by / , ; + & spaces, line breaks or nothing
 * ("RA"), whole words ("Accountable"), notes, look-alike letters; "-", "N/A", "." and the like are
 * an empty cell.  @own, which may be NULL, says what texts stand for (case-folded text ->
 * GINT_TO_POINTER of a RemitLinkKind, -1 of none) and goes before the scheme. */
RemitRaciCell *remit_raci_cell_read (const RemitScheme *scheme, GHashTable *own, const char *text);
void remit_raci_cell_free (RemitRaciCell *cell);

/* Whether a text says that there is nothing: "", "-", "N/A", "…"; @text is folded. */
gboolean remit_raci_is_nothing (const char *text);

/* The letter that a word stands for ("accountable", "A"); NULL when it is none. */
const RemitSchemeLetter *remit_raci_letter_from_word (const RemitScheme *scheme, const char *word);

/* @text without white space at its ends, other white space folded to single spaces, in NFC;
 * (transfer full). */
char *remit_fold_spaces (const char *text);

G_END_DECLS
