/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-ownership.h"

#include "remit-links-private.h"

/* Who holds which facet of an item, and how a party is shown in little room.  Everything here is
 * asked once for each segment of each rim of a map, so nothing looks at more than the links of one
 * item. */

GPtrArray *
remit_ownership_holders (const RemitGraph *graph, RemitId item, RemitLinkKind duty,
                         RemitId perspective)
{
  GPtrArray *holders = g_ptr_array_new ();

  _remit_links_collect (graph, item, duty, FALSE, perspective, holders);
  return holders;
}

/* The first letter or digit of a word as a capital; 0 when it has none. */
static gunichar
word_initial (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return g_unichar_totitle (g_utf8_get_char (p));
  return 0;
}

/* The first two letters of the only word of a name: "CIO" -> "CI". */
static void
append_second (GString *initials, const char *word)
{
  guint seen = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) && ++seen == 2)
        {
          g_string_append_unichar (initials, g_unichar_toupper (c));
          return;
        }
    }
}

char *
remit_party_initials (const RemitNode *party)
{
  g_autofree char *composed = NULL;
  g_auto (GStrv) words = NULL;
  GString *initials;
  const char *first = NULL, *last = NULL;

  g_return_val_if_fail (party != NULL, NULL);

  if (*party->initials != '\0')
    return g_utf8_substring (party->initials, 0, MIN (4, g_utf8_strlen (party->initials, -1)));

  /* Composed, so that an accent stays on its letter. */
  composed = g_utf8_normalize (party->name, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  words = g_strsplit_set (composed != NULL ? composed : "", " \t\n-/", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (word_initial (words[i]) != 0)
      {
        if (first == NULL)
          first = words[i];
        last = words[i];
      }

  if (first == NULL)
    return g_strdup ("?");
  initials = g_string_new (NULL);
  g_string_append_unichar (initials, word_initial (first));
  if (last != first)
    g_string_append_unichar (initials, word_initial (last));
  else
    append_second (initials, first);
  return g_string_free (initials, FALSE);
}

RemitTint
remit_party_tint (const RemitGraph *graph, const RemitNode *party)
{
  /* Yellow is too pale for white initials and grey reads as "not there"; seven is prime, so that
   * parties made in turn with links still get different colours. */
  static const RemitTint tints[] = { REMIT_TINT_BLUE, REMIT_TINT_GREEN, REMIT_TINT_PURPLE,
                                     REMIT_TINT_ORANGE, REMIT_TINT_TEAL, REMIT_TINT_RED,
                                     REMIT_TINT_BROWN };

  g_return_val_if_fail (graph != NULL && party != NULL, REMIT_TINT_GREY);

  if (party->tint != REMIT_TINT_AUTO)
    return party->tint;
  return tints[(guint64) party->row.id % G_N_ELEMENTS (tints)];
}

guint
remit_ownership_facets (RemitNodeKind kind, RemitLinkKind *facets)
{
  guint n = 0;

  g_return_val_if_fail (facets != NULL, 0);

  for (int duty = REMIT_LINK_FIRST_FACET; duty <= REMIT_LINK_LAST_FACET; duty++)
    if (remit_facet_expected (duty, kind))
      facets[n++] = duty;
  return n;
}
