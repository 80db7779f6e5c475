/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-read-private.h"

#include "remit-error.h"
#include "remit-raci-cell.h"
#include "remit-register-words.h"
#include "remit-search.h"
#include "remit-table-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Names in a register.  Those that differ only in case, accents or spaces are one, in the spelling
 * that is used most.  Those that are merely alike are told and kept apart: nothing is merged that a
 * person has not merged.  Lines that have one name get names of their own. */

#define MOST_TOLD 10       /* pairs of a column */
#define ALIKE 75           /* of 100: two agencies share words without being one */
#define LONGEST_TELLING 80 /* characters: longer texts are descriptions */

typedef struct
{
  char *key;                        /* owned: folded */
  GHashTable *spellings;            /* raw text -> how often */
  const char *usual;                /* of the content: the spelling used most */
  guint most, row, column, n_texts; /* where it stands first */
} Meaning;

typedef struct
{
  RemitRegisterRole role;
  GPtrArray *meanings; /* element-type Meaning, in the order of the file */
  GHashTable *by_key;
  guint n_spellings;
} Vocabulary;

static const RemitRegisterRole compared[]
  = { REMIT_REGISTER_PAYER_UNIT, REMIT_REGISTER_PAYER,    REMIT_REGISTER_COVERS,
      REMIT_REGISTER_CATEGORY,   REMIT_REGISTER_OWNER,    REMIT_REGISTER_PROVIDER,
      REMIT_REGISTER_CUSTOMER,   REMIT_REGISTER_AGREED_BY };

static void
free_meaning (Meaning *meaning)
{
  g_free (meaning->key);
  g_hash_table_unref (meaning->spellings);
  g_free (meaning);
}

/* ---- gathering ---- */

static Meaning *
need_meaning (Vocabulary *vocabulary, const char *text, const RemitRegisterFact *fact)
{
  g_autofree char *key = _remit_table_plan_key (text);
  Meaning *meaning = g_hash_table_lookup (vocabulary->by_key, key);

  if (meaning != NULL)
    return meaning;
  meaning = g_new0 (Meaning, 1);
  meaning->key = g_strdup (key);
  meaning->spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  meaning->row = fact->row;
  meaning->column = fact->column;
  g_ptr_array_add (vocabulary->meanings, meaning);
  g_hash_table_insert (vocabulary->by_key, meaning->key, meaning);
  return meaning;
}

/* A cell with one name counts as it is typed, with spaces at its end. */
static void
gather_fact (RemitRegisterReader *reader, Vocabulary *vocabulary, const RemitRegisterFact *fact)
{
  const char *raw = remit_table_grid_seen (reader->grid, fact->row, fact->column);
  const char *spelling = strpbrk (raw, ";%\"") == NULL ? raw : fact->text;
  Meaning *meaning = need_meaning (vocabulary, fact->text, fact);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (meaning->spellings, spelling));

  vocabulary->n_spellings += n == 0;
  g_hash_table_insert (meaning->spellings, g_strdup (spelling), GUINT_TO_POINTER (n + 1));
  if (n + 1 > meaning->most)
    {
      meaning->most = n + 1;
      meaning->usual = fact->text;
    }
}

static gboolean
speaks_of (const RemitRegisterFact *fact, RemitRegisterRole role)
{
  return fact->role == role && *fact->text != '\0'
         && (fact->kind == REMIT_FACT_LINK || fact->kind == REMIT_FACT_FIELD);
}

static void
gather (RemitRegisterReader *reader, Vocabulary *vocabulary)
{
  for (guint t = 0; t < reader->content->things->len; t++)
    {
      const RemitRegisterThing *thing = reader->content->things->pdata[t];

      for (guint i = 0; i < thing->facts->len; i++)
        {
          const RemitRegisterFact *fact = &g_array_index (thing->facts, RemitRegisterFact, i);

          if (speaks_of (fact, vocabulary->role))
            gather_fact (reader, vocabulary, fact);
        }
    }
  reader->content->n_distinct[vocabulary->role] = vocabulary->meanings->len;
}

/* One spelling for all facts of one meaning. */
static void
unify (RemitRegisterReader *reader, Vocabulary *vocabulary)
{
  for (guint t = 0; t < reader->content->things->len; t++)
    {
      const RemitRegisterThing *thing = reader->content->things->pdata[t];

      for (guint i = 0; i < thing->facts->len; i++)
        {
          RemitRegisterFact *fact = &g_array_index (thing->facts, RemitRegisterFact, i);

          if (speaks_of (fact, vocabulary->role))
            fact->text = need_meaning (vocabulary, fact->text, fact)->usual;
        }
    }
}

/* ---- spellings ---- */

static char *
name_header (const RemitRegisterReader *reader, RemitRegisterRole role)
{
  guint head = reader->proposal->first_row + MAX (reader->proposal->n_header_rows, 1) - 1;

  return remit_cell_name (head, remit_reader_place (reader, reader->column_of[role]));
}

static void
tell_spellings (RemitRegisterReader *reader, const Vocabulary *vocabulary)
{
  guint n = vocabulary->meanings->len;
  g_autofree char *where = NULL, *example = NULL, *other = NULL;
  const char *usual = NULL;

  if (vocabulary->n_spellings <= n)
    return;
  for (guint i = 0; i < n && other == NULL; i++)
    {
      const Meaning *meaning = vocabulary->meanings->pdata[i];
      g_autoptr (GList) keys = g_hash_table_get_keys (meaning->spellings);

      keys = g_list_sort (keys, (GCompareFunc) strcmp);
      for (GList *l = keys; l != NULL && other == NULL; l = l->next)
        if (strcmp (l->data, meaning->usual) != 0)
          {
            other = remit_excerpt (l->data);
            usual = meaning->usual;
          }
    }
  if (other == NULL)
    return;
  example = remit_excerpt (usual);
  where = name_header (reader, vocabulary->role);
  _remit_register_content_warn (
    reader->content, where,
    ngettext ("“%s” has %u spellings of %u text, such as “%s” and “%s”. They were read as one.",
              "“%s” has %u spellings of %u texts, such as “%s” and “%s”. Spellings of one text "
              "were read as one.",
              n),
    remit_reader_column (reader, reader->column_of[vocabulary->role])->name,
    vocabulary->n_spellings, n, example, other);
}

/* ---- alike ---- */

static void
tell_pair (RemitRegisterReader *reader, const Meaning *meaning, const Meaning *other)
{
  g_autofree char *where = remit_cell_name (meaning->row, meaning->column);
  g_autofree char *place = remit_cell_name (other->row, other->column);
  g_autofree char *name = remit_excerpt (meaning->usual), *near = remit_excerpt (other->usual);

  _remit_register_content_warn (
    reader->content, where,
    _("“%s” is like “%s” in %s. They were read as two; if they are one, give them one name."),
    name, near, place);
}

static void
tell_rest (RemitRegisterReader *reader, RemitRegisterRole role, guint told)
{
  g_autofree char *where = NULL;

  if (told <= MOST_TOLD)
    return;
  where = name_header (reader, role);
  _remit_register_content_warn (
    reader->content, where,
    ngettext ("%u more name of “%s” is like another one.", "%u more names of “%s” are like others.",
              told - MOST_TOLD),
    told - MOST_TOLD, remit_reader_column (reader, reader->column_of[role])->name);
}

static void
tell_alike (RemitRegisterReader *reader, const Vocabulary *vocabulary)
{
  g_autoptr (RemitNearNames) names = remit_near_names_new ();
  guint told = 0;

  for (guint i = 0; i < vocabulary->meanings->len; i++)
    {
      const Meaning *meaning = vocabulary->meanings->pdata[i];
      RemitId near[3];

      remit_near_names_find (names, meaning->key, near);
      if (near[0] != REMIT_ID_NONE)
        {
          const Meaning *other = vocabulary->meanings->pdata[near[0] - 1];

          if (remit_near_names_score (meaning->key, other->key) >= ALIKE && ++told <= MOST_TOLD)
            tell_pair (reader, meaning, other);
        }
      remit_near_names_add (names, (RemitId) i + 1, meaning->key);
    }
  tell_rest (reader, vocabulary->role, told);
}

/* ---- the document's names ---- */

static gboolean
is_other_end (const RemitNode *node, RemitRegisterRole role)
{
  if (role == REMIT_REGISTER_COVERS)
    return remit_kind_is_component (node->kind) || node->kind == REMIT_NODE_INITIATIVE
           || node->kind == REMIT_NODE_GOAL;
  return role != REMIT_REGISTER_CATEGORY && remit_kind_is_party (node->kind);
}

static void
tell_document (RemitRegisterReader *reader, const Vocabulary *vocabulary)
{
  g_autoptr (RemitNearNames) names = remit_near_names_new ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n, told = 0;
  const RemitRow *const *rows = remit_graph_rows (reader->graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) rows[i];

      if (!is_other_end (node, vocabulary->role))
        continue;
      remit_near_names_add (names, node->row.id, node->name);
      g_hash_table_add (known, _remit_table_plan_key (node->name));
    }
  for (guint i = 0; g_hash_table_size (known) > 0 && i < vocabulary->meanings->len; i++)
    {
      const Meaning *meaning = vocabulary->meanings->pdata[i];
      g_autofree char *where = remit_cell_name (meaning->row, meaning->column), *name = NULL;
      RemitId near[3];

      if (g_hash_table_contains (known, meaning->key))
        continue;
      remit_near_names_find (names, meaning->key, near);
      if (near[0] == REMIT_ID_NONE || ++told > MOST_TOLD)
        continue;
      name = remit_excerpt (meaning->usual);
      _remit_register_content_warn (
        reader->content, where,
        _("“%s” is new, and like “%s” of the document. If they are one, write the same name."),
        name, remit_graph_node (reader->graph, near[0])->name);
    }
  tell_rest (reader, vocabulary->role, told);
}

/* ---- words that are misspelt ---- */

typedef struct
{
  const Meaning *meaning; /* the first that has it */
  guint n;
} Word;

#define SHORTEST_WORD 8 /* shorter ones differ by a letter for good reasons */
#define OFTEN 4         /* names that must have a word before another one can be a slip of it */

static void
collect_words (const Vocabulary *vocabulary, GHashTable *words, GPtrArray *order)
{
  for (guint i = 0; i < vocabulary->meanings->len; i++)
    {
      const Meaning *meaning = vocabulary->meanings->pdata[i];
      g_autofree char *normal = remit_words_normalise (meaning->key);
      g_auto (GStrv) parts = g_strsplit (normal, " ", -1);

      for (guint k = 0; parts[k] != NULL; k++)
        {
          Word *word = g_hash_table_lookup (words, parts[k]);

          if (strlen (parts[k]) < SHORTEST_WORD || strpbrk (parts[k], "0123456789") != NULL)
            continue;
          if (word == NULL)
            {
              word = g_new0 (Word, 1);
              word->meaning = meaning;
              g_hash_table_insert (words, g_strdup (parts[k]), word);
              g_ptr_array_add (order, g_strdup (parts[k]));
            }
          word->n++;
        }
    }
}

static void
tell_slip (RemitRegisterReader *reader, const char *slip, const Word *word, const char *often,
           guint n)
{
  g_autofree char *where = remit_cell_name (word->meaning->row, word->meaning->column);
  g_autofree char *name = remit_excerpt (word->meaning->usual);

  _remit_register_content_warn (
    reader->content, where,
    ngettext ("“%s” in “%s” may be a slip of “%s”, as %u other name has it. It was kept.",
              "“%s” in “%s” may be a slip of “%s”, as %u other names have it. It was kept.", n),
    slip, name, often, n);
}

/* One letter more, less or other, or two that changed places. */
static gboolean
is_one_letter_off (const char *a, const char *b)
{
  gsize n_a = strlen (a), n_b = strlen (b), head = 0, tail = 0;

  while (head < n_a && head < n_b && a[head] == b[head])
    head++;
  while (tail < n_a - head && tail < n_b - head && a[n_a - 1 - tail] == b[n_b - 1 - tail])
    tail++;
  n_a -= head + tail;
  n_b -= head + tail;
  return (n_a <= 1 && n_b <= 1)
         || (n_a == 2 && n_b == 2 && a[head] == b[head + 1] && a[head + 1] == b[head]);
}

/* A word of one name that differs in a letter from one that many have; plurals are none. */
static void
tell_slips (RemitRegisterReader *reader, const Vocabulary *vocabulary)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) often = g_ptr_array_new ();
  guint told = 0;

  collect_words (vocabulary, words, order);
  for (guint i = 0; i < order->len && often->len < 200; i++)
    if (((Word *) g_hash_table_lookup (words, order->pdata[i]))->n >= OFTEN)
      g_ptr_array_add (often, order->pdata[i]);
  for (guint i = 0; i < order->len && told < MOST_TOLD; i++)
    {
      const char *slip = order->pdata[i];
      const Word *word = g_hash_table_lookup (words, slip);

      for (guint k = 0; word->n == 1 && k < often->len; k++)
        {
          const char *right = often->pdata[k];

          if (g_str_has_prefix (slip, right) || g_str_has_prefix (right, slip) || *slip != *right
              || !is_one_letter_off (slip, right))
            continue;
          tell_slip (reader, slip, word, right, ((Word *) g_hash_table_lookup (words, right))->n);
          told++;
          break;
        }
    }
}

void
_remit_reader_compare_names (RemitRegisterReader *reader)
{
  for (guint i = 0; i < G_N_ELEMENTS (compared); i++)
    {
      Vocabulary vocabulary = { .role = compared[i] };

      if (reader->column_of[compared[i]] < 0)
        continue;
      vocabulary.meanings = g_ptr_array_new_with_free_func ((GDestroyNotify) free_meaning);
      vocabulary.by_key = g_hash_table_new (g_str_hash, g_str_equal);
      gather (reader, &vocabulary);
      unify (reader, &vocabulary);
      tell_spellings (reader, &vocabulary);
      tell_slips (reader, &vocabulary);
      tell_alike (reader, &vocabulary);
      tell_document (reader, &vocabulary);
      g_hash_table_unref (vocabulary.by_key);
      g_ptr_array_unref (vocabulary.meanings);
    }
}

/* ---- twins ---- */

/* Columns whose texts may tell lines of one name apart, the most telling first. */
static GArray *
list_telling (const RemitRegisterReader *reader)
{
  static const RemitRegisterRole order[]
    = { REMIT_REGISTER_CATEGORY, REMIT_REGISTER_TEXT, REMIT_REGISTER_PAYER, REMIT_REGISTER_NATURE,
        REMIT_REGISTER_RECURRENCE };
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < reader->proposal->columns->len; i++)
      if (remit_reader_column (reader, i)->role == order[k])
        g_array_append_val (columns, i);
  return columns;
}

static gboolean
tells (const char *text)
{
  return g_utf8_strlen (text, -1) <= LONGEST_TELLING && strstr (text, "://") == NULL;
}

/* The text of each twin in a column; NULL when it does not tell them apart. */
static GPtrArray *
read_telling (const RemitRegisterReader *reader, const GPtrArray *twins, guint column)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gboolean differ = FALSE;

  for (guint i = 0; i < twins->len; i++)
    {
      const RemitRegisterThing *thing = twins->pdata[i];
      char *text = _remit_reader_text (reader, thing->row, column);

      g_ptr_array_add (texts, text);
      if (!tells (text))
        return NULL;
      differ = differ || g_utf8_collate (text, texts->pdata[0]) != 0;
    }
  return differ ? g_steal_pointer (&texts) : NULL;
}

static void
number_twins (RemitRegisterReader *reader, const GPtrArray *twins)
{
  for (guint i = 1; i < twins->len; i++)
    {
      RemitRegisterThing *thing = twins->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s (%u)", thing->name, i + 1);

      thing->name = _remit_register_content_keep (reader->content, name);
    }
}

static void
tell_apart (RemitRegisterReader *reader, const GPtrArray *twins, const GArray *columns, guint next)
{
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GHashTable) by_text = NULL;

  if (twins->len < 2)
    return;
  for (; texts == NULL && next < columns->len; next++)
    texts = read_telling (reader, twins, g_array_index (columns, guint, next));
  if (texts == NULL)
    {
      number_twins (reader, twins);
      return;
    }
  parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < twins->len; i++)
    {
      RemitRegisterThing *thing = twins->pdata[i];
      const char *text = texts->pdata[i];
      char *key = remit_search_fold (text);
      GPtrArray *part = g_hash_table_lookup (by_text, key);
      g_autofree char *name = *text != '\0' ? g_strdup_printf ("%s – %s", thing->name, text) : NULL;

      if (part == NULL)
        {
          part = g_ptr_array_new ();
          g_ptr_array_add (parts, part);
          g_hash_table_insert (by_text, key, part);
        }
      else
        g_free (key);
      if (name != NULL)
        thing->name = _remit_register_content_keep (reader->content, name);
      g_ptr_array_add (part, thing);
    }
  for (guint i = 0; i < parts->len; i++)
    tell_apart (reader, parts->pdata[i], columns, next);
}

void
_remit_reader_tell_twins (RemitRegisterReader *reader)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) columns = list_telling (reader);

  for (guint i = 0; i < reader->content->things->len; i++)
    {
      RemitRegisterThing *thing = reader->content->things->pdata[i];
      g_autofree char *name = _remit_table_plan_key (thing->name);
      g_autofree char *covers = remit_search_fold (thing->covers);
      char *key = g_strdup_printf ("%s\x1f%s", name, covers);
      GPtrArray *group = g_hash_table_lookup (groups, key);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_ptr_array_add (order, group);
          g_hash_table_insert (groups, key, group);
        }
      else
        g_free (key);
      g_ptr_array_add (group, thing);
    }
  for (guint i = 0; i < order->len; i++)
    tell_apart (reader, order->pdata[i], columns, 0);
  reader->content->n_distinct[REMIT_REGISTER_NAME] = order->len;
}
