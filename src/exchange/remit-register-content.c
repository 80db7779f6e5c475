/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-private.h"

#include <glib/gi18n-lib.h>

/* What a register says.  Texts repeat a lot (an agency stands in hundreds of rows), so each is kept
 * once.  Remarks of one kind are told once, with their number and first places: four hundred
 * sentences about commas help nobody. */

#define MOST_PLACES 12

typedef struct
{
  char *message;
  GString *places; /* of all but the first */
  guint row, column, n;
} RemitRegisterRemark;

static void
free_alike (RemitRegisterRemark *remark)
{
  g_free (remark->message);
  g_string_free (remark->places, TRUE);
  g_free (remark);
}

static void
free_total (RemitRegisterTotal *total)
{
  g_free (total->name);
  g_free (total->where);
  g_free (total->total);
  g_free (total->currency);
  g_free (total);
}

static void
free_thing (RemitRegisterThing *thing)
{
  g_array_unref (thing->facts);
  g_clear_pointer (&thing->objectives, g_array_unref);
  g_free (thing);
}

RemitRegisterContent *
_remit_register_content_new (RemitRegisterSort sort)
{
  RemitRegisterContent *content = g_new0 (RemitRegisterContent, 1);

  content->sort = sort;
  content->title = g_strdup ("");
  content->sheet = g_strdup ("");
  content->range = g_strdup ("");
  content->things = g_ptr_array_new_with_free_func ((GDestroyNotify) free_thing);
  content->totals = g_ptr_array_new_with_free_func ((GDestroyNotify) free_total);
  content->told = remit_table_content_new ();
  content->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_alike);
  content->remark_places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  content->texts = g_string_chunk_new (64 * 1024);
  return content;
}

void
remit_register_content_free (RemitRegisterContent *content)
{
  if (content == NULL)
    return;
  g_free (content->title);
  g_free (content->sheet);
  g_free (content->range);
  g_ptr_array_unref (content->things);
  g_ptr_array_unref (content->totals);
  remit_table_content_free (content->told);
  g_ptr_array_unref (content->remarks);
  g_hash_table_unref (content->remark_places);
  g_string_chunk_free (content->texts);
  g_free (content);
}

/* ---- filling ---- */

const char *
_remit_register_content_keep (RemitRegisterContent *content, const char *text)
{
  return g_string_chunk_insert_const (content->texts, text);
}

RemitRegisterThing *
_remit_register_content_add (RemitRegisterContent *content)
{
  RemitRegisterThing *thing = g_new0 (RemitRegisterThing, 1);

  thing->name = thing->covers = _remit_register_content_keep (content, "");
  thing->kind = -1;
  thing->facts = g_array_new (FALSE, TRUE, sizeof (RemitRegisterFact));
  if (content->sort == REMIT_REGISTER_AGREEMENTS)
    thing->objectives = g_array_new (FALSE, TRUE, sizeof (RemitRegisterObjective));
  g_ptr_array_add (content->things, thing);
  return thing;
}

RemitRegisterFact *
_remit_register_thing_add (RemitRegisterThing *thing, RemitFactKind kind, RemitRegisterRole role,
                           guint row, guint column)
{
  RemitRegisterFact fact
    = { .kind = kind, .role = role, .row = row, .column = column, .text = "", .name = "" };

  g_array_append_val (thing->facts, fact);
  return &g_array_index (thing->facts, RemitRegisterFact, thing->facts->len - 1);
}

/* ---- remarks ---- */

void
_remit_register_content_warn_alike (RemitRegisterContent *content, const char *key, guint row,
                                    guint column, char *message)
{
  RemitRegisterRemark *remark = g_hash_table_lookup (content->remark_places, key);
  g_autofree char *place = NULL;

  if (remark == NULL)
    {
      remark = g_new (RemitRegisterRemark, 1);
      *remark = (RemitRegisterRemark){
        .message = message, .places = g_string_new (NULL), .row = row, .column = column, .n = 1
      };
      g_ptr_array_add (content->remarks, remark);
      g_hash_table_insert (content->remark_places, g_strdup (key), remark);
      return;
    }
  g_free (message);
  remark->n++;
  if (remark->n - 1 > MOST_PLACES)
    return;
  place = remit_cell_name (row, column);
  if (remark->places->len > 0)
    g_string_append (remark->places, ", ");
  g_string_append (remark->places, place);
}

void
_remit_register_content_drop_alike (RemitRegisterContent *content, const char *key)
{
  RemitRegisterRemark *remark = g_hash_table_lookup (content->remark_places, key);

  if (remark == NULL)
    return;
  g_hash_table_remove (content->remark_places, key);
  g_ptr_array_remove (content->remarks, remark);
}

/* The first place and its sentence; then the others. */
static void
tell_alike (RemitRegisterContent *content, const RemitRegisterRemark *remark)
{
  g_autofree char *where = remit_cell_name (remark->row, remark->column);
  guint others = remark->n - 1;

  if (others == 0)
    {
      remit_table_content_warn (content->told, where, "%s", remark->message);
      return;
    }
  if (others > MOST_PLACES)
    g_string_append (remark->places, ", …");
  remit_table_content_warn (content->told, where,
                            /* Translators: a sentence about a cell; then how many other cells it
                             * holds for, and the names of the first ones. */
                            ngettext ("%s The same is so in %u more cell: %s.",
                                      "%s The same is so in %u more cells: %s.", others),
                            remark->message, others, remark->places->str);
}

void
_remit_register_content_finish (RemitRegisterContent *content)
{
  for (guint i = 0; i < content->remarks->len; i++)
    tell_alike (content, content->remarks->pdata[i]);
  g_hash_table_remove_all (content->remark_places);
  g_ptr_array_set_size (content->remarks, 0);
}

/* ---- asking ---- */

RemitRegisterSort
remit_register_content_sort (const RemitRegisterContent *content)
{
  return content->sort;
}

const char *
remit_register_content_title (const RemitRegisterContent *content)
{
  return content->title;
}

const char *
remit_register_content_sheet (const RemitRegisterContent *content)
{
  return content->sheet;
}

const char *
remit_register_content_range (const RemitRegisterContent *content)
{
  return content->range;
}

guint
remit_register_content_n_rows (const RemitRegisterContent *content)
{
  return content->n_rows;
}

guint
remit_register_content_n_things (const RemitRegisterContent *content)
{
  return content->things->len;
}

guint
remit_register_content_n_distinct (const RemitRegisterContent *content, RemitRegisterRole role)
{
  g_return_val_if_fail (role < REMIT_N_REGISTER_ROLES, 0);
  return content->n_distinct[role];
}

const GPtrArray *
remit_register_content_totals (const RemitRegisterContent *content)
{
  return content->totals;
}

const GPtrArray *
remit_register_content_warnings (const RemitRegisterContent *content)
{
  return content->told->warnings;
}

const GPtrArray *
remit_register_content_skipped (const RemitRegisterContent *content)
{
  return content->told->skipped;
}

gboolean
remit_register_content_is_ours (const RemitRegisterContent *content)
{
  return content->ours;
}
