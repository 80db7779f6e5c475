/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-fuzzy.h"

#include <string.h>

/* Two readings of a query, as people type into a command palette: beginnings of words ("sav cop"
 * for "Save a Copy") and letters in order ("svcp").  Linear in the text for each word. */

/* Where a word of @text begins with @word (of @length bytes), or -1. */
static gssize
find_word (const char *text, const char *word, gsize length)
{
  for (const char *at = text; *at != '\0'; at++)
    if ((at == text || at[-1] == ' ') && strncmp (at, word, length) == 0)
      return at - text;
  return -1;
}

/* Words of the query in any order, each at the start of a word; early ones count more. */
static int
score_words (const char *text, const char *query)
{
  int score = REMIT_FUZZY_STRONG;
  const char *at = query;

  while (*at != '\0')
    {
      gsize length = strcspn (at, " ");
      gssize found = length > 0 ? find_word (text, at, length) : 0;

      if (found < 0)
        return 0;
      score += found == 0 ? 100 : MAX (0, 50 - (int) found);
      at += length;
      at += strspn (at, " ");
    }
  return score;
}

/* The letters of the query in order; those that follow each other or begin a word count more. */
static int
score_letters (const char *text, const char *query)
{
  const char *at = text;
  const char *last = NULL;
  int score = 0;

  for (const char *letter = query; *letter != '\0'; letter = g_utf8_next_char (letter))
    {
      gunichar wanted = g_utf8_get_char (letter);
      const char *found;

      if (wanted == ' ')
        continue;
      found = g_utf8_strchr (at, -1, wanted);
      if (found == NULL)
        return 0;
      score += found == text || found[-1] == ' ' ? 10 : found == last ? 6 : 1;
      at = last = g_utf8_next_char (found);
    }
  return MIN (score, REMIT_FUZZY_STRONG - 1);
}

int
remit_fuzzy_score (const char *text, const char *query)
{
  int score;

  g_return_val_if_fail (text != NULL && query != NULL, 0);
  score = score_words (text, query);
  return score > 0 ? score : score_letters (text, query);
}
