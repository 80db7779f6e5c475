/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-fields.h"

#include "remit-raci.h"
#include "remit-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* FIELD=VALUE words.  Fields and their types come from the field tables of core, so a field that is
 * added there can be set here at once; what refers to another row takes its name, code or id. */

/* The two sides of "name=value"; FALSE and @error when there is no "=". */
static gboolean
split_word (const char *word, char **name, char **value, GError **error)
{
  const char *equals = strchr (word, '=');

  if (equals != NULL && equals > word)
    {
      *name = g_strndup (word, (gsize) (equals - word));
      *value = g_strdup (equals + 1);
      return TRUE;
    }
  {
    g_autofree char *excerpt = remit_excerpt (word);

    g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                 _("“%s” is not a field with a value. Write it as FIELD=VALUE."), excerpt);
  }
  return FALSE;
}

static void
set_unknown_field (RemitTable table, const char *name, GError **error)
{
  const RemitTableInfo *info = remit_table_info (table);
  g_autofree char *excerpt = remit_excerpt (name);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *field = g_strdelimit (g_strdup (info->fields[i].name), "_", '-');

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", field);
    }
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
               _("“%s” is not a field of “%s”. Possible are: %s."), excerpt, _(info->label),
               list->str);
}

static gboolean
set_reference (RemitEdit *edit, RemitTable table, RemitId id, guint field, const char *value,
               GError **error)
{
  const RemitTable target = remit_table_info (table)->fields[field].target;
  const RemitRow *row = NULL;

  if (*value != '\0')
    {
      row = remit_cli_find (remit_edit_get_graph (edit), target, value, error);
      if (row == NULL)
        return FALSE;
    }
  return remit_edit_set_number (edit, table, id, field, row != NULL ? row->id : REMIT_ID_NONE,
                                error);
}

static gboolean
set_field (RemitEdit *edit, RemitTable table, RemitId id, const char *name, const char *value,
           GError **error)
{
  int field = remit_table_field (table, name);

  if (field < 0)
    {
      set_unknown_field (table, name, error);
      return FALSE;
    }
  if (remit_table_info (table)->fields[field].type == REMIT_FIELD_REF)
    return set_reference (edit, table, id, field, value, error);
  if (table == REMIT_TABLE_NODE && field == REMIT_NODE_FIELD_NAME)
    return remit_node_rename (edit, id, value, error);
  if (table == REMIT_TABLE_NODE && field == REMIT_NODE_FIELD_KIND
      && remit_node_kind_from_key (value) >= 0)
    return remit_node_set_kind (edit, id, remit_node_kind_from_key (value), error);
  return remit_edit_set (edit, table, id, field, value, error);
}

/* The detail row of @node called @name, made when it is missing; 0 and @error when it can have
 * none. */
static RemitId
need_detail (RemitEdit *edit, RemitId node, const char *name, RemitTable *table, GError **error)
{
  const RemitGraph *graph = remit_edit_get_graph (edit);
  const RemitNode *owner = remit_graph_node (graph, node);
  const RemitTableInfo *info;
  const RemitRow *detail;
  g_autoptr (RemitRow) row = NULL;

  *table = remit_table_from_name (name);
  info = *table != REMIT_TABLE_NONE ? remit_table_info (*table) : NULL;
  if (info == NULL || owner == NULL || !info->single
      || (info->detail_of & REMIT_KIND_BIT (owner->kind)) == 0)
    {
      g_autofree char *excerpt = remit_excerpt (name);
      g_autofree char *described = remit_graph_describe (graph, node);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE, _("“%s” has no detail “%s”."), described,
                   excerpt);
      return REMIT_ID_NONE;
    }
  detail = remit_graph_detail (graph, *table, node);
  if (detail != NULL)
    return detail->id;
  row = remit_row_new (*table);
  remit_row_set_number (row, (guint) info->owner, node);
  return remit_edit_insert (edit, row);
}

static gboolean
set_word (RemitEdit *edit, RemitTable table, RemitId id, const char *word, GError **error)
{
  g_autofree char *name = NULL, *value = NULL;
  char *dot;
  RemitTable detail_table;
  RemitId detail;

  if (!split_word (word, &name, &value, error))
    return FALSE;
  dot = strchr (name, '.');
  if (dot == NULL)
    return set_field (edit, table, id, name, value, error);
  *dot = '\0';
  detail = need_detail (edit, id, name, &detail_table, error);
  return detail != REMIT_ID_NONE && set_field (edit, detail_table, detail, dot + 1, value, error);
}

gboolean
remit_cli_set_fields (RemitEdit *edit, RemitTable table, RemitId id, char **words, GError **error)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!set_word (edit, table, id, words[i], error))
      return FALSE;
  return TRUE;
}

gboolean
remit_cli_set_facts (RemitEdit *edit, char **words, GError **error)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *name = NULL, *value = NULL;

      if (!split_word (words[i], &name, &value, error))
        return FALSE;
      remit_meta_set (edit, name, value);
    }
  return TRUE;
}

gboolean
remit_cli_can_add (RemitTable table)
{
  switch ((int) table)
    {
    case REMIT_TABLE_NONE:
    case REMIT_TABLE_NODE:
    case REMIT_TABLE_LINK:
    case REMIT_TABLE_PLACE:    /* verb "place" */
    case REMIT_TABLE_BASELINE: /* verb "baseline" */
    case REMIT_TABLE_META:     /* verb "set" */
      return FALSE;
    default:
      return TRUE;
    }
}

/* The field that the word of a row goes into which belongs to nothing: its name or, of a rate, which
 * has none, its first text. */
static guint
word_field (RemitTable table)
{
  int name = remit_table_field (table, "name");

  return name >= 0 ? (guint) name : 0;
}

RemitId
remit_cli_add_row (RemitEdit *edit, RemitTable table, const char *word, GError **error)
{
  g_autoptr (RemitRow) row = NULL;
  const RemitRow *owner;
  int owner_field;

  if (table == REMIT_TABLE_VIEW)
    return remit_view_add (edit, word, error);
  if (table == REMIT_TABLE_MATRIX)
    return remit_matrix_add (edit, word, REMIT_MATRIX_RACI, "raci", error);

  row = remit_row_new (table);
  owner_field = remit_table_info (table)->owner;
  if (owner_field >= 0)
    {
      owner = remit_cli_find (remit_edit_get_graph (edit),
                              remit_table_info (table)->fields[owner_field].target, word, error);
      if (owner == NULL)
        return REMIT_ID_NONE;
      remit_row_set_number (row, (guint) owner_field, owner->id);
    }
  else
    remit_row_set_text (row, word_field (table), word);
  return remit_edit_insert (edit, row);
}
