/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-plan-private.h"

#include <string.h>

/* Names that may mean the same: one begins the other or has its words ("Marketing" and "Marketing
 * department"), a slip of the keyboard ("Marketting"), initials ("CIO" and "Chief Information
 * Officer").  Numbers must be equal: phase 1 is not phase 2.  Only for offering.
 *
 * Each name is cut into runs of three characters; names that share rare runs are compared in full,
 * so that thousands of lines against thousands of nodes stay quick. */

#define MOST_NAMES_OF_RUN 300 /* a run that more names have tells nothing */
#define MOST_COMPARED 12
#define WORTH_OFFERING 60
#define LONGEST_COMPARED 120 /* characters */

typedef struct
{
  RemitId id;
  char *key;      /* owned */
  char *initials; /* owned */
} Name;

struct _RemitNearNames
{
  GArray *names;        /* element-type Name */
  GHashTable *runs;     /* run of three -> GArray of guint */
  GHashTable *initials; /* initials or whole key -> GArray of guint */
  GArray *counts;       /* element-type guint: runs shared, by name; zero between questions */
};

static void
clear_name (gpointer data)
{
  Name *name = data;

  g_free (name->key);
  g_free (name->initials);
}

/* ---- words ---- */

/* Runs of letters and digits. (transfer full) */
static GPtrArray *
split_words (const char *key)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;

  for (const char *p = key;; p = g_utf8_next_char (p))
    {
      gboolean inside = *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p));

      if (inside && start == NULL)
        start = p;
      if (!inside && start != NULL)
        {
          g_ptr_array_add (words, g_strndup (start, (gsize) (p - start)));
          start = NULL;
        }
      if (*p == '\0')
        return words;
    }
}

static gboolean
is_small_word (const char *word)
{
  static const char *const small[] = { "and", "of", "the", "for", "de", "und", "et", NULL };

  return g_strv_contains (small, word);
}

/* "cio" of "chief information officer"; "" of fewer than two words. */
static char *
make_initials (const char *key)
{
  g_autoptr (GPtrArray) words = split_words (key);
  GString *initials = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    if (!is_small_word (words->pdata[i]))
      g_string_append_unichar (initials, g_utf8_get_char (words->pdata[i]));
  if (g_utf8_strlen (initials->str, -1) < 2)
    g_string_truncate (initials, 0);
  return g_string_free (initials, FALSE);
}

static gboolean
has_digit (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* ---- likeness ---- */

/* Levenshtein's distance in characters; both at most LONGEST_COMPARED. */
static guint
edit_distance (const gunichar *a, guint n_a, const gunichar *b, guint n_b)
{
  guint row[LONGEST_COMPARED + 1];

  for (guint j = 0; j <= n_b; j++)
    row[j] = j;
  for (guint i = 1; i <= n_a; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        {
          guint above = row[j];
          guint best = MIN (above, row[j - 1]) + 1;

          row[j] = MIN (best, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
          diagonal = above;
        }
    }
  return row[n_b];
}

/* 100 for equal texts, 0 for texts that have nothing in common. */
static guint
compare_letters (const char *a, const char *b)
{
  g_autofree gunichar *left = NULL, *right = NULL;
  glong n_left, n_right, longest;

  left = g_utf8_to_ucs4_fast (a, -1, &n_left);
  right = g_utf8_to_ucs4_fast (b, -1, &n_right);
  longest = MAX (n_left, n_right);
  if (longest > LONGEST_COMPARED || longest == 0)
    return strcmp (a, b) == 0 ? 100 : 0;
  return 100 - 100 * edit_distance (left, (guint) n_left, right, (guint) n_right) / (guint) longest;
}

/* "dept" of "department", "mgr" of "manager": the letters of the short word stand in the long one in
 * order, the first and the last at its ends. */
static gboolean
abbreviates (const char *abbreviation, const char *word)
{
  const char *p = abbreviation, *last = word;

  if (g_utf8_get_char (p) != g_utf8_get_char (word))
    return FALSE;
  for (const char *q = word; *q != '\0'; q = g_utf8_next_char (q))
    {
      last = q;
      if (*p != '\0' && g_utf8_get_char (p) == g_utf8_get_char (q))
        p = g_utf8_next_char (p);
    }
  return *p == '\0'
         && g_utf8_get_char (last) == g_utf8_get_char (g_utf8_prev_char (p));
}

static gboolean
words_alike (const char *a, const char *b)
{
  glong shorter = MIN (g_utf8_strlen (a, -1), g_utf8_strlen (b, -1));

  if (strcmp (a, b) == 0)
    return TRUE;
  if (has_digit (a) || has_digit (b) || shorter < 3)
    return FALSE;
  return g_str_has_prefix (a, b) || g_str_has_prefix (b, a) || abbreviates (a, b)
         || abbreviates (b, a) || (shorter >= 4 && compare_letters (a, b) >= 75);
}

/* How many of @words have a partner of their own in @others. */
static guint
count_partners (const GPtrArray *words, const GPtrArray *others)
{
  g_autofree gboolean *taken = g_new0 (gboolean, MAX (others->len, 1));
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    for (guint j = 0; j < others->len; j++)
      if (!taken[j] && words_alike (words->pdata[i], others->pdata[j]))
        {
          taken[j] = TRUE;
          n++;
          break;
        }
  return n;
}

static char *
join_numbers (const GPtrArray *words)
{
  GString *numbers = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    if (has_digit (words->pdata[i]))
      g_string_append_printf (numbers, "%s ", (const char *) words->pdata[i]);
  return g_string_free (numbers, FALSE);
}

static gboolean
numbers_differ (const GPtrArray *left, const GPtrArray *right)
{
  g_autofree char *a = join_numbers (left), *b = join_numbers (right);

  return *a != '\0' && *b != '\0' && strcmp (a, b) != 0;
}

guint
remit_near_names_score (const char *a, const char *b)
{
  g_autoptr (GPtrArray) left = split_words (a), right = split_words (b);
  g_autofree char *a_initials = NULL, *b_initials = NULL;
  guint longer = MAX (left->len, right->len), shorter = MIN (left->len, right->len);
  guint partners, letters;

  if (strcmp (a, b) == 0)
    return 100;
  if (numbers_differ (left, right))
    return 0;
  a_initials = make_initials (a);
  b_initials = make_initials (b);
  if ((*a_initials != '\0' && strcmp (a_initials, b) == 0)
      || (*b_initials != '\0' && strcmp (b_initials, a) == 0))
    return 90;
  letters = compare_letters (a, b);
  if (letters < 80)
    letters = 0;
  if (longer == 0)
    return letters;
  partners = count_partners (left, right);
  if (partners == shorter && shorter > 0)
    return MAX (letters, WORTH_OFFERING + 38 * partners / longer);
  return MAX (letters, partners * 3 >= longer * 2 ? 90 * partners / longer : 0);
}

/* ---- the index ---- */

RemitNearNames *
remit_near_names_new (void)
{
  RemitNearNames *names = g_new0 (RemitNearNames, 1);

  names->names = g_array_new (FALSE, TRUE, sizeof (Name));
  g_array_set_clear_func (names->names, clear_name);
  names->runs
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  names->initials
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  names->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  return names;
}

void
remit_near_names_free (RemitNearNames *names)
{
  if (names == NULL)
    return;
  g_array_unref (names->names);
  g_array_unref (names->counts);
  g_hash_table_unref (names->runs);
  g_hash_table_unref (names->initials);
  g_free (names);
}

static void
index_under (GHashTable *table, char *text, guint index)
{
  GArray *list = g_hash_table_lookup (table, text);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (table, text, list);
    }
  else
    g_free (text);
  if (list->len == 0 || g_array_index (list, guint, list->len - 1) != index)
    g_array_append_val (list, index);
}

/* The runs of three characters of " name ". (transfer full) */
static GPtrArray *
cut_runs (const char *key)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *padded = g_strdup_printf (" %s ", key);
  const char *end = padded;

  for (guint i = 0; i < 3 && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  for (const char *p = padded;; p = g_utf8_next_char (p), end = g_utf8_next_char (end))
    {
      g_ptr_array_add (runs, g_strndup (p, (gsize) (end - p)));
      if (*end == '\0')
        return runs;
    }
}

void
remit_near_names_add (RemitNearNames *names, RemitId id, const char *name)
{
  Name entry = { .id = id, .key = _remit_table_plan_key (name) };
  guint index = names->names->len, zero = 0;
  g_autoptr (GPtrArray) runs = cut_runs (entry.key);

  entry.initials = make_initials (entry.key);
  for (guint i = 0; i < runs->len; i++)
    index_under (names->runs, g_strdup (runs->pdata[i]), index);
  index_under (names->initials, g_strdup (entry.key), index);
  if (*entry.initials != '\0')
    index_under (names->initials, g_strdup (entry.initials), index);
  g_array_append_val (names->names, entry);
  g_array_append_val (names->counts, zero);
}

/* Counts a run that the names of @list share, and remembers those seen for the first time. */
static void
count_list (RemitNearNames *names, const GArray *list, guint weight, GArray *seen)
{
  for (guint i = 0; list != NULL && list->len <= MOST_NAMES_OF_RUN && i < list->len; i++)
    {
      guint index = g_array_index (list, guint, i);
      guint *count = &g_array_index (names->counts, guint, index);

      if (*count == 0)
        g_array_append_val (seen, index);
      *count += weight;
    }
}

typedef struct
{
  guint index, weight;
} Found;

/* The most first; of equals the one that was added first. */
static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *left = a, *right = b;

  if (left->weight != right->weight)
    return left->weight > right->weight ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index;
}

/* Puts @one in its place among the best; thousands come, a dozen stay. */
static void
keep_best (GArray *best, const Found *one)
{
  guint place = best->len;

  while (place > 0 && compare_found (one, &g_array_index (best, Found, place - 1)) < 0)
    place--;
  if (place >= MOST_COMPARED)
    return;
  g_array_insert_vals (best, place, one, 1);
  if (best->len > MOST_COMPARED)
    g_array_set_size (best, MOST_COMPARED);
}

/* Those that share most runs with @key; an abbreviation shares none, but counts as many. */
static GArray *
gather (RemitNearNames *names, const char *key)
{
  g_autoptr (GPtrArray) runs = cut_runs (key);
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *initials = make_initials (key);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Found));

  for (guint i = 0; i < runs->len; i++)
    count_list (names, g_hash_table_lookup (names->runs, runs->pdata[i]), 1, seen);
  count_list (names, g_hash_table_lookup (names->initials, key), 1000, seen);
  if (*initials != '\0')
    count_list (names, g_hash_table_lookup (names->initials, initials), 1000, seen);
  for (guint i = 0; i < seen->len; i++)
    {
      Found one = { .index = g_array_index (seen, guint, i) };
      guint *count = &g_array_index (names->counts, guint, one.index);

      one.weight = *count;
      *count = 0;
      keep_best (found, &one);
    }
  return found;
}

void
remit_near_names_find (RemitNearNames *names, const char *name, RemitId near[3])
{
  g_autofree char *key = _remit_table_plan_key (name);
  g_autoptr (GArray) found = gather (names, key);

  for (guint i = 0; i < found->len; i++)
    {
      Found *one = &g_array_index (found, Found, i);

      one->weight
        = remit_near_names_score (key, g_array_index (names->names, Name, one->index).key);
    }
  g_array_sort (found, compare_found);
  for (guint i = 0; i < 3; i++)
    near[i] = i < found->len && g_array_index (found, Found, i).weight >= WORTH_OFFERING
                ? g_array_index (names->names, Name, g_array_index (found, Found, i).index).id
                : REMIT_ID_NONE;
}
