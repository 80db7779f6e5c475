/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-read-private.h"

#include "remit-budget.h"
#include "remit-date.h"
#include "remit-error.h"
#include "remit-raci-cell.h"
#include "remit-register-words.h"
#include "remit-search.h"
#include "remit-xml-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From a proposal to what the register says: each row is given to a thing, then its cells become
 * facts of it.
 *
 * Rows of one id, or else of one name, are one thing.  A budget line is more careful, since money
 * must not be merged: its rows must cover the same and agree in who pays, the kind of money and the
 * category, and a row that speaks of a period that the line has already is another line.  So a
 * table with a row for each month becomes one line, and two rows with a plan for 2027 stay two.
 *
 * Nothing is dropped without a remark that names its place.  Linear in the cells. */

/* ---- cells ---- */

char *
_remit_reader_text (const RemitRegisterReader *reader, guint row, guint index)
{
  return remit_fold_spaces (
    remit_table_grid_seen (reader->grid, row, remit_reader_place (reader, index)));
}

char *
_remit_reader_role_text (const RemitRegisterReader *reader, guint row, RemitRegisterRole role)
{
  return reader->column_of[role] >= 0
           ? _remit_reader_text (reader, row, (guint) reader->column_of[role])
           : g_strdup ("");
}

static void
warn_cell (RemitRegisterReader *reader, const char *kind, guint row, guint index, char *message)
{
  g_autofree char *key = g_strdup_printf ("%s|%u", kind, index);

  _remit_register_content_warn_alike (reader->content, key, row, remit_reader_place (reader, index),
                                      message);
}

static void
warn_contradiction (RemitRegisterReader *reader, const RemitRegisterThing *thing, guint row,
                    guint index)
{
  warn_cell (
    reader, "contradiction", row, index,
    g_strdup_printf (_("An earlier row of “%s” says something else here. That one counts."),
                     thing->name));
}

void
_remit_reader_add_field (RemitRegisterReader *reader, RemitRegisterThing *thing,
                         RemitRegisterRole role, guint row, RemitTable table, guint field,
                         gint64 number, const char *text)
{
  const RemitField *info = &remit_table_info (table)->fields[field];
  guint index = (guint) MAX (reader->column_of[role], 0);
  g_autoptr (GError) problem = NULL;
  RemitRegisterFact *fact;

  for (guint i = 0; i < thing->facts->len; i++)
    {
      fact = &g_array_index (thing->facts, RemitRegisterFact, i);
      if (fact->kind != REMIT_FACT_FIELD || fact->table != table || fact->field != field)
        continue;
      if (text != NULL ? strcmp (fact->text, text) != 0 : fact->number != number)
        warn_contradiction (reader, thing, row, index);
      return;
    }
  if (text != NULL ? !remit_field_check_text (info, text, &problem)
                   : !remit_field_check_number (info, number, &problem))
    {
      warn_cell (reader, "refused", row, index, g_strdup (problem->message));
      return;
    }
  fact = _remit_register_thing_add (thing, REMIT_FACT_FIELD, role, row,
                                    remit_reader_place (reader, index));
  fact->table = table;
  fact->field = field;
  fact->number = number;
  fact->blank = text != NULL ? *text == '\0' : number == remit_field_default (info);
  if (text != NULL)
    fact->text = _remit_register_content_keep (reader->content, text);
}

gboolean
_remit_reader_day (RemitRegisterReader *reader, guint row, RemitRegisterRole role, int *day)
{
  g_autofree char *text = _remit_reader_role_text (reader, row, role);
  g_autofree char *excerpt = NULL, *read = NULL;
  guint index = (guint) MAX (reader->column_of[role], 0);
  RemitDayResult result;

  *day = 0;
  if (*text == '\0' || remit_words_is_nothing (text))
    return TRUE;
  result = remit_words_day (text, day);
  excerpt = remit_excerpt (text);
  if (result == REMIT_DAY_IMPOSSIBLE)
    warn_cell (reader, "no-day", row, index,
               g_strdup_printf (_("“%s” is no day of the calendar. It was left out."), excerpt));
  else if (result == REMIT_DAY_NONE)
    warn_cell (reader, "not-a-day", row, index,
               g_strdup_printf (_("“%s” is not a date. It was left out; write it as 2027-03-31."),
                                excerpt));
  else if (result == REMIT_DAY_EITHER)
    {
      read = remit_day_format (*day);
      warn_cell (
        reader, "either-day", row, index,
        g_strdup_printf (_("“%s” was read as %s, with the day before the month."), excerpt, read));
    }
  return result == REMIT_DAY_READ || result == REMIT_DAY_EITHER;
}

gboolean
_remit_reader_decimal (RemitRegisterReader *reader, guint row, guint index, const char *text,
                       gint64 *value)
{
  char decimal = reader->proposal->decimal;
  g_autofree char *excerpt = remit_excerpt (text);
  RemitNumber number;
  RemitNumberResult result = remit_number_read (text, decimal, &number);
  gboolean finer;

  if (result == REMIT_NUMBER_OTHER_SIGN)
    result = remit_number_read (text, decimal == '.' ? ',' : '.', &number);
  if (result != REMIT_NUMBER_READ)
    {
      warn_cell (reader, "no-number", row, index,
                 g_strdup_printf (_("“%s” is not a number. It was left out."), excerpt));
      return FALSE;
    }
  if (!remit_number_scale (&number, 6, value, &finer))
    {
      warn_cell (
        reader, "huge", row, index,
        g_strdup_printf (_("“%s” is larger than Remit counts. It was left out."), excerpt));
      return FALSE;
    }
  if (finer)
    warn_cell (
      reader, "finer", row, index,
      g_strdup_printf (_("“%s” has more than six decimals. It was rounded to six."), excerpt));
  return TRUE;
}

/* ---- which thing ---- */

/* Rows that share a key, in lines that no period stands in twice. */
typedef struct
{
  GPtrArray *things; /* borrowed by the content */
  GHashTable *taken; /* period -> number of lines that have it; NULL of other sorts */
} Bucket;

static void
free_bucket (gpointer data)
{
  Bucket *bucket = data;

  g_ptr_array_unref (bucket->things);
  g_clear_pointer (&bucket->taken, g_hash_table_unref);
  g_free (bucket);
}

static Bucket *
need_bucket (RemitRegisterReader *reader, const char *key)
{
  Bucket *bucket = g_hash_table_lookup (reader->things, key);

  if (bucket != NULL)
    return bucket;
  bucket = g_new0 (Bucket, 1);
  bucket->things = g_ptr_array_new ();
  if (reader->content->sort == REMIT_REGISTER_BUDGET)
    bucket->taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_insert (reader->things, g_strdup (key), bucket);
  return bucket;
}

/* Which line of the bucket a row belongs to: the first one in which all its periods are free. */
static guint
find_line (RemitRegisterReader *reader, Bucket *bucket, guint row)
{
  g_autoptr (GArray) slots = NULL;
  guint line = 0;

  if (bucket->taken == NULL)
    return 0;
  slots = _remit_reader_slots (reader, row);
  for (guint i = 0; i < slots->len; i++)
    line = MAX (line, GPOINTER_TO_UINT (
                        g_hash_table_lookup (bucket->taken, &g_array_index (slots, gint64, i))));
  for (guint i = 0; i < slots->len; i++)
    g_hash_table_insert (bucket->taken,
                         g_memdup2 (&g_array_index (slots, gint64, i), sizeof (gint64)),
                         GUINT_TO_POINTER (line + 1));
  return line;
}

static const RemitRegisterRole aspects[]
  = { REMIT_REGISTER_PAYER,      REMIT_REGISTER_PAYER_UNIT, REMIT_REGISTER_NATURE,
      REMIT_REGISTER_RECURRENCE, REMIT_REGISTER_CATEGORY,   REMIT_REGISTER_CURRENCY };

/* What tells lines of one name apart; a row that says nothing of it goes to the first of them. */
static char *
make_key (RemitRegisterReader *reader, guint row, const char *name, const char *covers)
{
  g_autofree char *folded = remit_search_fold (name), *item = remit_search_fold (covers);
  g_autofree char *start = g_strdup_printf ("%s\x1f%s", *folded != '\0' ? folded : name, item);
  GString *key = g_string_new (start);
  gboolean any = FALSE;

  if (reader->content->sort != REMIT_REGISTER_BUDGET)
    return g_string_free (key, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    {
      g_autofree char *text = _remit_reader_role_text (reader, row, aspects[i]);
      g_autofree char *aspect = remit_search_fold (text);

      g_string_append_printf (key, "\x1f%s", aspect);
      any = any || *aspect != '\0';
    }
  if (g_hash_table_contains (reader->aspects, start))
    {
      if (!any)
        g_string_assign (key, g_hash_table_lookup (reader->aspects, start));
    }
  else
    g_hash_table_insert (reader->aspects, g_strdup (start), g_strdup (key->str));
  return g_string_free (key, FALSE);
}

/* "n3f", or "n3f o12" of an objective of it. */
static RemitId
read_id (const char *text, RemitId *objective)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", 2);
  RemitId id = REMIT_ID_NONE;

  *objective = REMIT_ID_NONE;
  if (parts[0] == NULL || !remit_xml_parse_id (REMIT_TABLE_NODE, parts[0], &id))
    return REMIT_ID_NONE;
  if (parts[1] != NULL && !remit_xml_parse_id (REMIT_TABLE_OBJECTIVE, parts[1], objective))
    *objective = REMIT_ID_NONE;
  return id;
}

static RemitRegisterThing *
need_thing (RemitRegisterReader *reader, guint row, RemitId id, const char *name,
            const char *covers)
{
  g_autofree char *key = id != REMIT_ID_NONE ? g_strdup_printf ("#%" G_GINT64_FORMAT, id)
                                             : make_key (reader, row, name, covers);
  Bucket *bucket = need_bucket (reader, key);
  guint line = find_line (reader, bucket, row);
  RemitRegisterThing *thing;

  if (line < bucket->things->len)
    return bucket->things->pdata[line];
  thing = _remit_register_content_add (reader->content);
  /* A row that was copied in a sheet has its twin's id as well; it is a new line. */
  thing->id = line == 0 ? id : REMIT_ID_NONE;
  thing->name = _remit_register_content_keep (reader->content, name);
  thing->covers = _remit_register_content_keep (reader->content, covers);
  thing->row = row;
  thing->column = remit_reader_place (reader, MAX (MAX (reader->column_of[REMIT_REGISTER_NAME],
                                                        reader->column_of[REMIT_REGISTER_COVERS]),
                                                   0));
  g_ptr_array_add (bucket->things, thing);
  return thing;
}

/* ---- facts of all sorts ---- */

/* "CIO 60 %": takes the share off the name; REMIT_UNSET when there is none, -1 when it is none. */
static gint64
take_share (RemitRegisterReader *reader, char *name)
{
  char *end = name + strlen (name), *start;
  RemitNumber number;
  gint64 share;
  gboolean finer;

  if (end == name || end[-1] != '%')
    return REMIT_UNSET;
  end[-1] = '\0';
  g_strchomp (name);
  start = name + strlen (name);
  while (start > name && (g_ascii_isdigit (start[-1]) || strchr (".,", start[-1]) != NULL))
    start--;
  if (*start == '\0' || start == name
      || (remit_number_read (start, reader->proposal->decimal, &number) != REMIT_NUMBER_READ
          && remit_number_read (start, reader->proposal->decimal == '.' ? ',' : '.', &number)
               != REMIT_NUMBER_READ)
      || !remit_number_scale (&number, 2, &share, &finer))
    return -1;
  *start = '\0';
  while (start > name && (g_ascii_isspace (start[-1]) || strchr ("(:-=", start[-1]) != NULL))
    *--start = '\0';
  return share;
}

/* Takes the next name of a list: to the next ";", or in quotes, which hold anything.  What stands
 * behind the quotes goes to @tail, which is NULL without them. */
static char *
next_name (const char **list, char **tail)
{
  GString *name = g_string_new (NULL), *rest = g_string_new (NULL);
  const char *p = *list;
  gboolean quoted, inside;

  while (*p == ' ')
    p++;
  quoted = inside = *p == '"';
  for (p += quoted; *p != '\0' && (inside || *p != ';'); p++)
    {
      if (inside && *p == '"' && p[1] != '"')
        {
          inside = FALSE;
          continue;
        }
      p += inside && *p == '"';
      g_string_append_c (quoted && !inside ? rest : name, *p);
    }
  *list = *p == ';' ? p + 1 : p;
  if (!quoted)
    g_strstrip (name->str);
  if (tail != NULL)
    *tail = quoted ? g_strconcat ("x", rest->str, NULL) : NULL;
  g_string_free (rest, TRUE);
  return g_string_free (name, FALSE);
}

static gboolean
has_link (const RemitRegisterThing *thing, RemitRegisterRole role, const char *name)
{
  for (guint i = 0; i < thing->facts->len; i++)
    {
      const RemitRegisterFact *fact = &g_array_index (thing->facts, RemitRegisterFact, i);

      if (fact->kind == REMIT_FACT_LINK && fact->role == role && strcmp (fact->text, name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_link (RemitRegisterReader *reader, RemitRegisterThing *thing, RemitRegisterRole role, guint row,
          const char *name, gint64 share)
{
  guint index = (guint) reader->column_of[role];
  RemitRegisterFact *fact;

  if (share == -1 || (share != REMIT_UNSET && share > 1000000))
    {
      warn_cell (reader, "share", row, index,
                 g_strdup_printf (_("The share of “%s” cannot be read. It was left out; write it "
                                     "as “CIO 60 %%”."),
                                  name));
      share = REMIT_UNSET;
    }
  else if (share > REMIT_SHARE_WHOLE)
    warn_cell (
      reader, "large-share", row, index,
      g_strdup_printf (_("The share of “%s” is more than 100 %%. It was taken as it is."), name));
  fact = _remit_register_thing_add (thing, REMIT_FACT_LINK, role, row,
                                    remit_reader_place (reader, index));
  fact->text = _remit_register_content_keep (reader->content, name);
  fact->number = share;
}

/* Whether ";" stands between names: parties are listed so; what is covered may have one in its
 * name, so each part must be known by itself. */
static gboolean
is_list (RemitRegisterReader *reader, RemitRegisterRole role, const char *text)
{
  const char *p = text;

  if (role != REMIT_REGISTER_COVERS || reader->content->ours || strchr (text, ';') == NULL)
    return TRUE;
  while (*p != '\0')
    {
      g_autofree char *name = next_name (&p, NULL);
      g_autofree char *key = remit_search_fold (name);

      if (!g_hash_table_contains (reader->items, key))
        return FALSE;
    }
  return TRUE;
}

static void
add_links (RemitRegisterReader *reader, RemitRegisterThing *thing, RemitRegisterRole role,
           guint row)
{
  g_autofree char *text = NULL;
  gint64 whole = 0;

  if (reader->column_of[role] < 0)
    return;
  text = _remit_reader_role_text (reader, row, role);
  if (reader->content->ours && row != thing->row)
    {
      g_autofree char *first = _remit_reader_role_text (reader, thing->row, role);

      if (strcmp (first, text) != 0)
        warn_contradiction (reader, thing, row, (guint) reader->column_of[role]);
      return;
    }
  if (!is_list (reader, role, text))
    {
      if (!has_link (thing, role, text))
        add_link (reader, thing, role, row, text, REMIT_UNSET);
      return;
    }
  for (const char *p = text; *p != '\0';)
    {
      g_autofree char *tail = NULL;
      g_autofree char *name = next_name (&p, &tail);
      gint64 share = role == REMIT_REGISTER_PAYER ? take_share (reader, tail != NULL ? tail : name)
                                                  : REMIT_UNSET;

      if (*name == '\0' || (tail == NULL && remit_raci_is_nothing (name)))
        continue;
      whole += share > 0 ? share : 0;
      if (!has_link (thing, role, name))
        add_link (reader, thing, role, row, name, share);
    }
  if (whole > REMIT_SHARE_WHOLE)
    warn_cell (reader, "shares", row, (guint) reader->column_of[role],
               g_strdup (_("The shares add up to more than 100 %. They were taken as they are.")));
}

static void
add_texts (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row)
{
  for (guint i = 0; i < reader->proposal->columns->len; i++)
    {
      const RemitRegisterColumn *column = remit_reader_column (reader, i);
      g_autofree char *text = NULL;
      RemitRegisterFact *fact;
      gboolean known = FALSE;

      if (column->role != REMIT_REGISTER_TEXT)
        continue;
      text = _remit_reader_text (reader, row, i);
      for (guint k = 0; k < thing->facts->len && !known; k++)
        {
          fact = &g_array_index (thing->facts, RemitRegisterFact, k);
          known = fact->kind == REMIT_FACT_TEXT && fact->column == remit_reader_place (reader, i);
        }
      if (known || (*text == '\0' && !reader->content->ours))
        continue;
      fact = _remit_register_thing_add (thing, REMIT_FACT_TEXT, REMIT_REGISTER_TEXT, row,
                                        remit_reader_place (reader, i));
      fact->name = _remit_register_content_keep (reader->content, column->name);
      fact->text = _remit_register_content_keep (reader->content, text);
      fact->blank = *text == '\0';
    }
}

static void
add_note (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row)
{
  g_autofree char *text = _remit_reader_role_text (reader, row, REMIT_REGISTER_NOTE);

  if (reader->column_of[REMIT_REGISTER_NOTE] < 0 || (*text == '\0' && !reader->content->ours))
    return;
  if (reader->content->sort == REMIT_REGISTER_BUDGET)
    _remit_reader_add_field (reader, thing, REMIT_REGISTER_NOTE, row, REMIT_TABLE_BUDGET_LINE,
                             REMIT_BUDGET_LINE_FIELD_NOTE, 0, text);
  else
    _remit_reader_add_field (reader, thing, REMIT_REGISTER_NOTE, row, REMIT_TABLE_NODE,
                             REMIT_NODE_FIELD_NOTES, 0, text);
}

/* ---- rows ---- */

static char *
read_name (const RemitRegisterReader *reader, guint row)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < reader->proposal->columns->len; i++)
    {
      g_autofree char *text = NULL;

      if (remit_reader_column (reader, i)->role != REMIT_REGISTER_NAME)
        continue;
      text = _remit_reader_text (reader, row, i);
      if (*text == '\0')
        continue;
      if (name->len > 0)
        g_string_append (name, " – ");
      g_string_append (name, text);
    }
  return g_string_free (name, FALSE);
}

static char *
name_row (const RemitRegisterReader *reader, guint row)
{
  g_autofree char *from = remit_cell_name (row, reader->proposal->first_column);
  g_autofree char *to = remit_cell_name (row, reader->proposal->last_column);

  return g_strdup_printf ("%s:%s", from, to);
}

/* "Total", "Grand total 2027": money that the rows above have already. */
static gboolean
is_total (const RemitRegisterReader *reader, guint row, const char *name)
{
  g_autofree char *words = NULL;

  if (reader->content->ours)
    return FALSE;
  if (*name == '\0')
    for (guint i = 0; i < reader->proposal->columns->len; i++)
      {
        g_autofree char *text = _remit_reader_text (reader, row, i);

        if (*text == '\0')
          continue;
        words = remit_words_normalise (text);
        return remit_words_is_total (words);
      }
  words = remit_words_normalise (name);
  return remit_words_is_total (words);
}

static gboolean
is_blank_row (const RemitRegisterReader *reader, guint row)
{
  for (guint c = reader->proposal->first_column; c <= reader->proposal->last_column; c++)
    if (*remit_table_grid_cell (reader->grid, row, c) != '\0')
      return FALSE;
  return TRUE;
}

static void
read_facts (RemitRegisterReader *reader, RemitRegisterThing *thing, guint row, RemitId objective)
{
  static const RemitRegisterRole links[]
    = { REMIT_REGISTER_OWNER,      REMIT_REGISTER_COVERS,    REMIT_REGISTER_PAYER,
        REMIT_REGISTER_PAYER_UNIT, REMIT_REGISTER_PROVIDER,  REMIT_REGISTER_CUSTOMER,
        REMIT_REGISTER_SUPPORTS,   REMIT_REGISTER_AGREED_BY, REMIT_REGISTER_VISIBLE_TO };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    add_links (reader, thing, links[i], row);
  add_texts (reader, thing, row);
  add_note (reader, thing, row);
  if (reader->content->sort == REMIT_REGISTER_BUDGET)
    _remit_reader_read_line (reader, thing, row);
  else if (reader->content->sort == REMIT_REGISTER_AGREEMENTS)
    _remit_reader_read_agreement (reader, thing, row, objective);
  else
    _remit_reader_read_kpi (reader, thing, row);
}

static void
read_row (RemitRegisterReader *reader, guint row)
{
  g_autofree char *name = NULL, *covers = NULL, *id_text = NULL, *where = NULL;
  RemitId objective = REMIT_ID_NONE, id;

  if (is_blank_row (reader, row))
    return;
  name = read_name (reader, row);
  covers = _remit_reader_role_text (reader, row, REMIT_REGISTER_COVERS);
  id_text = _remit_reader_role_text (reader, row, REMIT_REGISTER_ID);
  id = read_id (id_text, &objective);
  where = name_row (reader, row);
  if (is_total (reader, row, name))
    {
      _remit_register_content_skip (reader->content, where,
                                    _("The row adds up others (“%s”). It was left out."),
                                    *name != '\0' ? name : covers);
      return;
    }
  if (*name == '\0' && reader->content->sort == REMIT_REGISTER_BUDGET)
    {
      g_free (name);
      name = *covers != '\0' ? g_strdup (covers)
                             : _remit_reader_role_text (reader, row, REMIT_REGISTER_PAYER);
    }
  if (*name == '\0')
    {
      _remit_register_content_skip (reader->content, where,
                                    _("The row has no name. It was left out."));
      return;
    }
  reader->content->n_rows++;
  read_facts (reader, need_thing (reader, row, id, name, covers), row, objective);
}

/* ---- the whole ---- */

static void
remark_columns (RemitRegisterReader *reader)
{
  guint head = reader->proposal->first_row + MAX (reader->proposal->n_header_rows, 1) - 1;

  for (guint i = 0; i < reader->proposal->columns->len; i++)
    {
      const RemitRegisterColumn *column = remit_reader_column (reader, i);
      g_autofree char *where = remit_cell_name (head, remit_reader_place (reader, i));
      RemitPeriod period;

      reader->content->roles |= REMIT_ROLE_BIT (column->role);
      remit_words_period (column->name, &period);
      reader->spans = reader->spans || (period.is_span && column->role == REMIT_REGISTER_AMOUNT);
      if (column->role != REMIT_REGISTER_SKIP)
        continue;
      if (period.quarter > 0)
        _remit_register_content_skip (reader->content, where,
                                      _("The column “%s” is for a quarter. Remit knows years and "
                                         "months: it was left out; give each month or the year a "
                                         "column."),
                                      column->name);
      else
        _remit_register_content_skip (reader->content, where, _("The column “%s” was left out."),
                                      column->name);
    }
}

static void
describe (RemitRegisterReader *reader)
{
  const RemitRegisterProposal *proposal = reader->proposal;
  RemitRegisterContent *content = reader->content;
  g_autofree char *from = remit_cell_name (proposal->first_row, proposal->first_column);
  g_autofree char *to = remit_cell_name (proposal->last_row, proposal->last_column);
  guint row, column;

  g_free (content->title);
  g_free (content->sheet);
  g_free (content->range);
  content->title = g_strdup (proposal->title);
  content->sheet = g_strdup (remit_workbook_sheet_name (reader->workbook, proposal->sheet));
  content->range = g_strdup_printf ("%s:%s", from, to);
  for (guint role = 0; role < REMIT_N_REGISTER_ROLES; role++)
    reader->column_of[role] = -1;
  for (guint i = proposal->columns->len; i-- > 0;)
    reader->column_of[remit_reader_column (reader, i)->role] = (int) i;
  content->ours = _remit_register_find_mark (reader->grid, &row, &column)
                  && row == proposal->first_row && column == proposal->first_column
                  && reader->column_of[REMIT_REGISTER_ID] >= 0;
}

/* Most figures speak against the sign that was chosen. */
static gboolean
is_doubtful (const RemitRegisterReader *reader)
{
  RemitNumberSigns signs = { 0 };

  for (guint i = 0; i < reader->proposal->columns->len; i++)
    if (remit_reader_column (reader, i)->role == REMIT_REGISTER_AMOUNT)
      for (guint r = reader->proposal->first_row + reader->proposal->n_header_rows;
           r <= reader->proposal->last_row; r++)
        remit_number_signs_add (
          &signs, remit_table_grid_cell (reader->grid, r, remit_reader_place (reader, i)));
  return reader->proposal->decimal == '.' ? signs.only_comma > signs.only_point
                                          : signs.only_point > signs.only_comma;
}

/* What is covered by itself, in the file and in the document. */
static void
collect_items (RemitRegisterReader *reader)
{
  int index = reader->column_of[REMIT_REGISTER_COVERS];
  guint n;
  const RemitRow *const *rows = remit_graph_rows (reader->graph, REMIT_TABLE_NODE, &n);

  if (index < 0)
    return;
  for (guint i = 0; i < n; i++)
    g_hash_table_add (reader->items, remit_search_fold (((const RemitNode *) rows[i])->name));
  for (guint r = reader->proposal->first_row; r <= reader->proposal->last_row; r++)
    {
      const char *text
        = remit_table_grid_seen (reader->grid, r, remit_reader_place (reader, index));

      if (strchr (text, ';') == NULL)
        g_hash_table_add (reader->items, remit_search_fold (text));
    }
}

static void
clear_reader (RemitRegisterReader *reader)
{
  g_hash_table_unref (reader->items);
  g_hash_table_unref (reader->things);
  g_hash_table_unref (reader->aspects);
  g_array_unref (reader->tallies);
}

RemitRegisterContent *
remit_register_proposal_read (const RemitRegisterProposal *proposal, const RemitWorkbook *workbook,
                              const RemitGraph *graph, GError **error)
{
  g_autoptr (RemitRegisterContent) content = _remit_register_content_new (proposal->sort);
  RemitRegisterReader reader = {
    .proposal = proposal,
    .workbook = workbook,
    .grid = remit_workbook_sheet_grid (workbook, proposal->sheet),
    .graph = graph,
    .content = content,
    .start_month = remit_budget_start_month (graph),
    .things = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_bucket),
    .aspects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .tallies = g_array_new (FALSE, TRUE, sizeof (RemitRegisterTally)),
  };

  describe (&reader);
  remark_columns (&reader);
  collect_items (&reader);
  reader.doubtful = proposal->sort == REMIT_REGISTER_BUDGET && is_doubtful (&reader);
  for (guint r = proposal->first_row + proposal->n_header_rows;
       r <= proposal->last_row && r < remit_table_grid_n_rows (reader.grid); r++)
    read_row (&reader, r);
  _remit_reader_finish_money (&reader);
  if (!content->ours)
    {
      _remit_reader_compare_names (&reader);
      _remit_reader_tell_twins (&reader);
    }
  _remit_register_content_finish (content);
  clear_reader (&reader);
  if (content->things->len > 0 || content->ours)
    return g_steal_pointer (&content);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
               _("No row of %s in “%s” could be read as a register: none has a name. Choose which "
                  "column is the name."),
               content->range, workbook->name);
  return NULL;
}
