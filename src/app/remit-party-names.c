/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-party-names.h"

#include "remit-error.h"
#include "remit-ownership.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Texts of cells as people type and paste them.  What is written for a party is its name, with
 * " #2" for the second of two parties of one name and in quotes when the name has a sign that
 * separates; so every state of a cell has a text that reads back as itself.  Making the index costs
 * one folding of each party's name. */

typedef struct
{
  RemitId id;
  int kind;
  char *name; /* as it is */
  guint same; /* 1, 2, … among parties of one folded name */
} Party;

struct _RemitPartyNames
{
  gboolean any_thing;  /* not only of parties */
  GPtrArray *parties;  /* Party, in id order; owns */
  GHashTable *by_id;   /* RemitId -> Party */
  GHashTable *by_name; /* folded -> GPtrArray of Party */
  GHashTable *by_code;
  GHashTable *by_initials;
};

static void
free_party (gpointer data)
{
  Party *party = data;

  g_free (party->name);
  g_free (party);
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

/* The number of parties under @text now. */
static guint
add_to_index (GHashTable *index, const char *text, Party *party)
{
  g_autofree char *folded = remit_search_fold (text);
  GPtrArray *list = g_hash_table_lookup (index, folded);

  if (*folded == '\0')
    return 0;
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (index, g_steal_pointer (&folded), list);
    }
  g_ptr_array_add (list, party);
  return list->len;
}

RemitPartyNames *
remit_party_names_new (const RemitGraph *graph)
{
  return remit_party_names_new_among (graph, REMIT_KINDS_PARTY
                                               | REMIT_KIND_BIT (REMIT_NODE_FUNDING_SOURCE));
}

RemitPartyNames *
remit_party_names_new_among (const RemitGraph *graph, RemitNodeKinds kinds)
{
  RemitPartyNames *self = g_new0 (RemitPartyNames, 1);
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);

  self->any_thing = (kinds & REMIT_KINDS_PARTY) == 0;
  self->parties = g_ptr_array_new_with_free_func (free_party);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_name = new_index ();
  self->by_code = new_index ();
  self->by_initials = new_index ();
  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) nodes[i];
      g_autofree char *initials = NULL;
      Party *party;

      if ((kinds & REMIT_KIND_BIT (node->kind)) == 0)
        continue;
      party = g_new0 (Party, 1);
      party->id = node->row.id;
      party->kind = node->kind;
      party->name = g_strdup (node->name);
      initials = self->any_thing ? g_strdup ("") : remit_party_initials (node);
      g_ptr_array_add (self->parties, party);
      g_hash_table_insert (self->by_id, &party->id, party);
      party->same = add_to_index (self->by_name, node->name, party);
      add_to_index (self->by_code, node->code, party);
      add_to_index (self->by_initials, initials, party);
    }
  return self;
}

void
remit_party_names_free (RemitPartyNames *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->by_initials);
  g_ptr_array_unref (self->parties);
  g_free (self);
}

/* ---- shares ---- */

char *
remit_share_format (gint64 share)
{
  if (share % 100 == 0)
    return g_strdup_printf ("%d", (int) (share / 100));
  if (share % 10 == 0)
    /* Translators: a number with one decimal: use your decimal sign between the two. */
    return g_strdup_printf (_("%d.%d"), (int) (share / 100), (int) (share % 100 / 10));
  /* Translators: a number with two decimals: use your decimal sign between the two. */
  return g_strdup_printf (_("%d.%02d"), (int) (share / 100), (int) (share % 100));
}

static const char *
skip_spaces_back (const char *start, const char *end)
{
  while (end > start)
    {
      const char *before = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (before)))
        break;
      end = before;
    }
  return end;
}

/* Reads "60", "33.3", "33,33" from @start to @end, which has digits and at most one sign. */
static gboolean
read_share (const char *start, const char *end, gint64 *share)
{
  gint64 whole = 0, scale = REMIT_SHARE_WHOLE / 100;
  gboolean in_decimals = FALSE;

  if (start == end || !g_ascii_isdigit (*start) || !g_ascii_isdigit (end[-1]))
    return FALSE;
  for (const char *p = start; p < end; p++)
    if (*p == '.' || *p == ',')
      {
        if (in_decimals)
          return FALSE;
        in_decimals = TRUE;
      }
    else
      {
        if (in_decimals)
          scale /= 10;
        if (!g_ascii_isdigit (*p) || scale == 0 || whole > REMIT_SHARE_WHOLE * 10)
          return FALSE;
        whole = whole * 10 + (*p - '0');
      }
  *share = whole * scale;
  return *share <= REMIT_SHARE_WHOLE;
}

/* Takes a share off the end of @text; the end of what is before it, NULL when there is none. */
static const char *
take_share (const char *text, gint64 *share)
{
  const char *end = skip_spaces_back (text, text + strlen (text));
  const char *start;

  if (end > text && end[-1] == '%')
    end = skip_spaces_back (text, end - 1);
  start = end;
  while (start > text && (g_ascii_isdigit (start[-1]) || start[-1] == '.' || start[-1] == ','))
    start--;
  return read_share (start, end, share) ? skip_spaces_back (text, start) : NULL;
}

gboolean
remit_share_parse (const char *text, gint64 *share)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  return take_share (trimmed, share) == trimmed;
}

/* ---- finding a party ---- */

static gboolean
refuse_unknown (const RemitPartyNames *self, const char *name, GError **error)
{
  g_autofree char *excerpt = remit_excerpt (name);
  g_autofree char *folded = remit_search_fold (name);

  for (guint i = 0; *folded != '\0' && i < self->parties->len; i++)
    {
      const Party *party = self->parties->pdata[i];
      g_autofree char *other = remit_search_fold (party->name);

      if (strstr (other, folded) != NULL || strstr (folded, other) != NULL)
        {
          g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                       self->any_thing
                         ? _("There is nothing “%s” that could stand here. Did you mean “%s”? Add "
                              "it first, or choose one that there is.")
                         : _("There is no party “%s”. Did you mean “%s”? Add it first, or choose "
                              "one that there is."),
                       excerpt, party->name);
          return FALSE;
        }
    }
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
               self->any_thing
                 ? _("There is nothing “%s” that could stand here. Add it first, or "
                      "choose one that there is.")
                 : _("There is no party “%s”. Add it first, or choose one that there "
                      "is."),
               excerpt);
  return FALSE;
}

static gboolean
refuse_ambiguous (const RemitPartyNames *self, const char *name, const GPtrArray *parties,
                  GError **error)
{
  const Party *first = parties->pdata[0], *second = parties->pdata[1];

  if (g_str_equal (first->name, second->name))
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                 /* Translators: the kinds of two of one name follow it. */
                 self->any_thing
                   ? _("There are several things “%s”: %s and %s. Write “%s #1” or “%s #2”.")
                   : _("There are several parties “%s”: %s and %s. Write “%s #1” or “%s #2”."),
                 name, remit_node_kind_label (first->kind), remit_node_kind_label (second->kind),
                 first->name, first->name);
  else
    g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                 _("“%s” can mean “%s” or “%s”. Write the whole name."), name, first->name,
                 second->name);
  return FALSE;
}

/* "CIO #2": takes the number off; 0 when there is none. */
static guint
take_number (char *name)
{
  char *sign = strrchr (name, '#');
  char *end;
  guint64 number;

  if (sign == NULL || sign == name || !g_ascii_isdigit (sign[1]))
    return 0;
  number = g_ascii_strtoull (sign + 1, &end, 10);
  if (*end != '\0' || number == 0 || number > G_MAXINT)
    return 0;
  *sign = '\0';
  g_strchomp (name);
  return (guint) number;
}

/* NULL without an error: no such party. */
static const Party *
look_up (const RemitPartyNames *self, const char *name, gboolean only_name, GError **error)
{
  GHashTable *const indices[] = { self->by_name, self->by_code, self->by_initials };
  g_autofree char *folded = remit_search_fold (name);

  for (guint i = 0; i < (only_name ? 1 : G_N_ELEMENTS (indices)); i++)
    {
      const GPtrArray *list = g_hash_table_lookup (indices[i], folded);

      if (list != NULL && list->len == 1)
        return list->pdata[0];
      if (list != NULL)
        {
          refuse_ambiguous (self, name, list, error);
          return NULL;
        }
    }
  return NULL;
}

static const Party *
look_up_numbered (const RemitPartyNames *self, const char *name)
{
  g_autofree char *base = g_strdup (name);
  guint number = take_number (base);
  g_autofree char *folded = remit_search_fold (base);
  const GPtrArray *list = number == 0 ? NULL : g_hash_table_lookup (self->by_name, folded);

  return list != NULL && number <= list->len ? list->pdata[number - 1] : NULL;
}

static const Party *
find_party (const RemitPartyNames *self, const char *name, gboolean only_name, GError **error)
{
  g_autoptr (GError) ambiguous = NULL;
  const Party *party = look_up (self, name, only_name, &ambiguous);

  if (party == NULL && ambiguous == NULL)
    party = look_up_numbered (self, name);
  if (party == NULL && ambiguous != NULL)
    g_propagate_error (error, g_steal_pointer (&ambiguous));
  return party;
}

/* ---- reading ---- */

/* Reads a name in quotes, a doubled one stands for itself; @rest gets what follows; NULL when the
 * quote does not end. */
static char *
read_quoted (const char *text, const char **rest)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = text + 1; *p != '\0'; p++)
    if (*p != '"')
      g_string_append_c (name, *p);
    else if (p[1] == '"')
      g_string_append_c (name, *p++);
    else
      {
        *rest = p + 1;
        return g_string_free (g_steal_pointer (&name), FALSE);
      }
  return NULL;
}

static gboolean
read_quoted_holder (const RemitPartyNames *self, const char *text, RemitNamedHolder *holder,
                    GError **error)
{
  const char *rest, *end;
  g_autofree char *name = read_quoted (text, &rest);
  g_autofree char *number = NULL;
  g_autofree char *whole = NULL;
  const Party *party;

  if (name == NULL)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("A quotation mark is missing after %s."), text);
      return FALSE;
    }
  end = take_share (rest, &holder->share);
  number = end != NULL ? g_strndup (rest, end - rest) : g_strdup (rest);
  g_strstrip (number);
  if (*number == '#')
    {
      whole = g_strconcat (name, " ", number, NULL);
      party = look_up_numbered (self, whole);
    }
  else
    party = *number == '\0' ? find_party (self, name, TRUE, error) : NULL;
  if (party == NULL)
    return error != NULL && *error != NULL ? FALSE : refuse_unknown (self, text, error);
  holder->party = party->id;
  return TRUE;
}

static gboolean
read_holder (const RemitPartyNames *self, const char *text, RemitNamedHolder *holder,
             GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *name = NULL;
  const Party *party;
  const char *end;

  *holder = (RemitNamedHolder){ REMIT_ID_NONE, REMIT_UNSET };
  if (*text == '"')
    return read_quoted_holder (self, text, holder, error);
  party = find_party (self, text, FALSE, &local);
  end = party == NULL && local == NULL ? take_share (text, &holder->share) : NULL;
  if (end != NULL && end > text)
    {
      name = g_strndup (text, end - text);
      party = find_party (self, name, FALSE, &local);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (party == NULL)
    return refuse_unknown (self, name != NULL ? name : text, error);
  holder->party = party->id;
  return TRUE;
}

/* Cuts @text at each of @separators outside of quotes; the parts without spaces around, empty ones
 * left out. (transfer full) (element-type utf8) */
static GPtrArray *
cut (const char *text, const char *separators)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;
  gboolean quoted = FALSE;

  for (const char *p = text;; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      if (*p == '\0' || (!quoted && strchr (separators, *p) != NULL))
        {
          g_autofree char *part = g_strstrip (g_strndup (start, p - start));

          if (*part != '\0')
            g_ptr_array_add (parts, g_steal_pointer (&part));
          start = p + 1;
        }
      if (*p == '\0')
        return parts;
    }
}

static gboolean
add_holder (const RemitPartyNames *self, GArray *holders, const RemitNamedHolder *holder,
            GError **error)
{
  for (guint i = 0; i < holders->len; i++)
    if (g_array_index (holders, RemitNamedHolder, i).party == holder->party)
      {
        const Party *party = g_hash_table_lookup (self->by_id, &holder->party);

        g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                     _("“%s” is named twice. Name each once."), party->name);
        return FALSE;
      }
  g_array_append_vals (holders, holder, 1);
  return TRUE;
}

/* One part between semicolons: a party, or several between commas. */
static gboolean
read_part (const RemitPartyNames *self, const char *text, GArray *holders, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  RemitNamedHolder holder;

  if (read_holder (self, text, &holder, &local))
    return add_holder (self, holders, &holder, error);
  parts = cut (text, ",");
  if (parts->len < 2)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < parts->len; i++)
    if (!read_holder (self, parts->pdata[i], &holder, error)
        || !add_holder (self, holders, &holder, error))
      return FALSE;
  return TRUE;
}

/* What the others leave goes to the only one without a share; a single holder needs none. */
static gboolean
complete_shares (GArray *holders, gboolean with_shares, GError **error)
{
  guint n_shares = 0, open = 0;
  gint64 total = 0;

  for (guint i = 0; i < holders->len; i++)
    {
      const RemitNamedHolder *holder = &g_array_index (holders, RemitNamedHolder, i);

      if (holder->share == REMIT_UNSET)
        open = i;
      else
        {
          total += holder->share;
          n_shares++;
        }
    }
  if (n_shares == 0)
    return TRUE;
  if (!with_shares)
    {
      g_set_error_literal (
        error, REMIT_ERROR, REMIT_ERROR_REFUSED,
        _("Only money is split in per cent. Name the holders without figures."));
      return FALSE;
    }
  if (n_shares + 1 == holders->len && total <= REMIT_SHARE_WHOLE)
    g_array_index (holders, RemitNamedHolder, open).share = REMIT_SHARE_WHOLE - total;
  else if (n_shares < holders->len || total != REMIT_SHARE_WHOLE)
    {
      g_autofree char *sum = remit_share_format (total);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("The shares total %s %%. Make them total 100 %%."), sum);
      return FALSE;
    }
  if (holders->len == 1)
    g_array_index (holders, RemitNamedHolder, 0).share = REMIT_UNSET;
  return TRUE;
}

GArray *
remit_party_names_parse (RemitPartyNames *self, const char *text, gboolean with_shares,
                         GError **error)
{
  g_autoptr (GArray) holders = g_array_new (FALSE, FALSE, sizeof (RemitNamedHolder));
  g_autoptr (GPtrArray) parts = cut (text, ";\n\r\t");

  for (guint i = 0; i < parts->len; i++)
    if (!read_part (self, parts->pdata[i], holders, error))
      return NULL;
  return complete_shares (holders, with_shares, error) ? g_steal_pointer (&holders) : NULL;
}

/* ---- writing ---- */

static void
append_quoted (GString *text, const char *name)
{
  g_string_append_c (text, '"');
  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

/* Whether @text alone is read as @holder. */
static gboolean
reads_back (RemitPartyNames *self, const char *text, const RemitNamedHolder *holder)
{
  RemitNamedHolder read;
  g_autoptr (GPtrArray) parts = cut (text, ";\n\r\t");

  return parts->len == 1 && g_str_equal (parts->pdata[0], text)
         && read_holder (self, text, &read, NULL) && read.party == holder->party
         && read.share == holder->share;
}

/* @quoted and @numbered are tried one after the other until the text reads back. */
static char *
write_holder (const Party *party, const RemitNamedHolder *holder, gboolean quoted,
              gboolean numbered)
{
  GString *text = g_string_new (NULL);
  g_autofree char *share = holder->share != REMIT_UNSET ? remit_share_format (holder->share) : NULL;

  if (quoted)
    append_quoted (text, party->name);
  else
    g_string_append (text, party->name);
  if (numbered)
    g_string_append_printf (text, " #%u", party->same);
  if (share != NULL)
    g_string_append_printf (text, " %s", share);
  return g_string_free (text, FALSE);
}

char *
remit_party_names_format (RemitPartyNames *self, const RemitNamedHolder *holders, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const Party *party = g_hash_table_lookup (self->by_id, &holders[i].party);
      g_autofree char *written = NULL;

      if (party == NULL)
        continue;
      for (guint way = 0; way < 4; way++)
        {
          g_free (written);
          written = write_holder (party, &holders[i], way % 2 == 1, way >= 2);
          if (reads_back (self, written, &holders[i]))
            break;
        }
      if (text->len > 0)
        g_string_append (text, "; ");
      g_string_append (text, written);
    }
  return g_string_free (text, FALSE);
}
