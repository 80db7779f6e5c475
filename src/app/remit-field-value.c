/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-inspector"
#include "remit-field-value.h"

#include "remit-date.h"
#include "remit-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What stands between a form field and the document: reading one value out of several rows, writing
 * it as one named change, and the way people type numbers.  No widgets here, so that it is tested
 * without a display.
 *
 * Numbers are shown as the current document writes them but read more generously: a decimal comma,
 * a grouping sign, the currency's code and the per cent sign are understood, and what remains goes
 * through remit_field_parse(), which has the sentences about what would be right. */

void
remit_field_target_init (RemitFieldTarget *target, RemitDocument *document, RemitTable table,
                         guint index)
{
  *target = (RemitFieldTarget){
    .document = document,
    .field = &remit_table_info (table)->fields[index],
    .table = table,
    .index = index,
    .ids = g_array_new (FALSE, FALSE, sizeof (RemitId)),
  };
}

void
remit_field_target_init_fact (RemitFieldTarget *target, RemitDocument *document,
                              const RemitField *field)
{
  *target = (RemitFieldTarget){
    .document = document,
    .field = field,
    .table = REMIT_TABLE_NONE,
    .ids = g_array_new (FALSE, FALSE, sizeof (RemitId)),
  };
}

void
remit_field_target_clear (RemitFieldTarget *target)
{
  g_clear_pointer (&target->ids, g_array_unref);
}

/* ---- reading ---- */

static gint64
read_fact_number (const RemitField *field, const char *text)
{
  gint64 number = remit_field_default (field);

  if (field->type == REMIT_FIELD_ENUM)
    {
      for (guint i = 0; field->values[i].key != NULL; i++)
        if (g_str_equal (field->values[i].key, text))
          return i;
      return 0;
    }
  if (*text != '\0' && remit_field_parse (field, text, &number, NULL))
    return number;
  return remit_field_default (field);
}

static RemitFieldState
read_fact (const RemitFieldTarget *target, gint64 *number, const char **text)
{
  const char *value
    = remit_graph_meta (remit_document_get_graph (target->document), target->field->name);

  if (remit_field_is_text (target->field))
    {
      if (text != NULL)
        *text = value;
    }
  else if (number != NULL)
    *number = read_fact_number (target->field, value);
  return REMIT_FIELD_COMMON;
}

static gboolean
same_value (const RemitRow *a, const RemitRow *b, guint index)
{
  if (remit_field_is_text (&remit_table_info (a->table)->fields[index]))
    return g_str_equal (remit_row_get_text (a, index), remit_row_get_text (b, index));
  return remit_row_get_number (a, index) == remit_row_get_number (b, index);
}

/* The row to read from; @mixed tells whether others differ. NULL when there is none. */
static const RemitRow *
find_row (const RemitFieldTarget *target, gboolean *mixed)
{
  const RemitGraph *graph = remit_document_get_graph (target->document);
  const RemitRow *first = NULL;

  *mixed = FALSE;
  if (target->owner != REMIT_ID_NONE)
    return remit_graph_detail (graph, target->table, target->owner);
  for (guint i = 0; i < target->ids->len; i++)
    {
      const RemitRow *row
        = remit_graph_get (graph, target->table, g_array_index (target->ids, RemitId, i));

      if (row == NULL)
        continue;
      if (first == NULL)
        first = row;
      else if (!same_value (first, row, target->index))
        {
          *mixed = TRUE;
          break;
        }
    }
  return first;
}

RemitFieldState
remit_field_target_read (const RemitFieldTarget *target, gint64 *number, const char **text)
{
  gboolean mixed;
  const RemitRow *row;

  if (number != NULL)
    *number = remit_field_default (target->field);
  if (text != NULL)
    *text = "";
  if (target->table == REMIT_TABLE_NONE)
    return read_fact (target, number, text);

  row = find_row (target, &mixed);
  if (row == NULL)
    return target->owner != REMIT_ID_NONE ? REMIT_FIELD_COMMON : REMIT_FIELD_ABSENT;
  if (mixed)
    return REMIT_FIELD_MIXED;
  if (remit_field_is_text (target->field))
    {
      if (text != NULL)
        *text = remit_row_get_text (row, target->index);
    }
  else if (number != NULL)
    *number = remit_row_get_number (row, target->index);
  return REMIT_FIELD_COMMON;
}

/* ---- writing ---- */

/* What the change is about: the thing that people know, not its detail row. */
static char *
describe_subject (const RemitFieldTarget *target)
{
  const RemitGraph *graph = remit_document_get_graph (target->document);
  const RemitTableInfo *info = remit_table_info (target->table);
  const RemitRow *row;

  if (target->owner != REMIT_ID_NONE)
    return remit_graph_describe (graph, target->owner);
  row = remit_graph_get (graph, target->table, g_array_index (target->ids, RemitId, 0));
  if (row == NULL)
    return g_strdup ("");
  if (info->owner >= 0 && target->table != REMIT_TABLE_LINK)
    return remit_graph_describe (graph, remit_row_get_number (row, info->owner));
  return remit_graph_describe (graph, row->id);
}

static char *
name_change (const RemitFieldTarget *target, const char *text)
{
  g_autofree char *subject = NULL;

  if (target->table == REMIT_TABLE_NONE)
    return g_strdup_printf (_("Change “%s” of the document"), _(target->field->label));
  if (target->owner == REMIT_ID_NONE && target->ids->len > 1)
    return g_strdup_printf (
      ngettext ("Change “%s” of %u thing", "Change “%s” of %u things", target->ids->len),
      _(target->field->label), target->ids->len);
  subject = describe_subject (target);
  if (target->table == REMIT_TABLE_NODE && target->index == REMIT_NODE_FIELD_NAME)
    return g_strdup_printf (_("Rename %s to %s"), subject, text);
  if (target->table == REMIT_TABLE_PROPERTY)
    {
      const RemitRow *row
        = remit_graph_get (remit_document_get_graph (target->document), REMIT_TABLE_PROPERTY,
                           g_array_index (target->ids, RemitId, 0));

      return g_strdup_printf (_("Change the property “%s” of %s"),
                              row == NULL ? "" : ((const RemitProperty *) row)->name, subject);
    }
  return g_strdup_printf (_("Change “%s” of %s"), _(target->field->label), subject);
}

static gboolean
write_row (const RemitFieldTarget *target, RemitEdit *edit, RemitId id, gint64 number,
           const char *text, GError **error)
{
  const RemitLink *link;

  if (target->table == REMIT_TABLE_NODE && target->index == REMIT_NODE_FIELD_NAME)
    return remit_node_rename (edit, id, text, error);
  if (target->table == REMIT_TABLE_NODE && target->index == REMIT_NODE_FIELD_KIND)
    return remit_node_set_kind (edit, id, (RemitNodeKind) number, error);
  if (target->table == REMIT_TABLE_LINK
      && (target->index == REMIT_LINK_FIELD_SOURCE || target->index == REMIT_LINK_FIELD_TARGET))
    {
      link = remit_graph_link (remit_edit_get_graph (edit), id);
      if (target->index == REMIT_LINK_FIELD_SOURCE)
        return remit_link_set_ends (edit, id, number, link->target, error);
      return remit_link_set_ends (edit, id, link->source, number, error);
    }
  if (remit_field_is_text (target->field))
    return remit_edit_set_text (edit, target->table, id, target->index, text, error);
  return remit_edit_set_number (edit, target->table, id, target->index, number, error);
}

/* The single detail row of the owner, made when it is not there yet. */
static RemitId
find_or_add_detail (const RemitFieldTarget *target, RemitEdit *edit)
{
  const RemitTableInfo *info = remit_table_info (target->table);
  const RemitRow *row
    = remit_graph_detail (remit_edit_get_graph (edit), target->table, target->owner);
  g_autoptr (RemitRow) fresh = NULL;

  if (row != NULL)
    return row->id;
  fresh = remit_row_new (target->table);
  remit_row_set_number (fresh, info->owner, target->owner);
  return remit_edit_insert (edit, fresh);
}

static gboolean
write_all (const RemitFieldTarget *target, RemitEdit *edit, gint64 number, const char *text,
           GError **error)
{
  if (target->table == REMIT_TABLE_NONE)
    {
      g_autofree char *plain = NULL;

      if (target->field->type == REMIT_FIELD_ENUM)
        text = target->field->values[number].key;
      else if (!remit_field_is_text (target->field))
        text = plain
          = number == REMIT_UNSET ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, number);
      remit_meta_set (edit, target->field->name, text);
      return TRUE;
    }
  if (target->owner != REMIT_ID_NONE)
    return write_row (target, edit, find_or_add_detail (target, edit), number, text, error);
  for (guint i = 0; i < target->ids->len; i++)
    {
      RemitId id = g_array_index (target->ids, RemitId, i);

      if (remit_graph_get (remit_edit_get_graph (edit), target->table, id) != NULL
          && !write_row (target, edit, id, number, text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_currency (const RemitField *field)
{
  return field->type == REMIT_FIELD_TEXT && g_str_equal (field->name, "currency");
}

static gboolean
is_letter (const RemitFieldTarget *target)
{
  return target->table == REMIT_TABLE_SCHEME_LETTER
         && target->index == REMIT_SCHEME_LETTER_FIELD_LETTER;
}

/* A currency and the letter of a scheme are kept in capitals, and must be one. */
static gboolean
check_code (const RemitFieldTarget *target, char *code, GError **error)
{
  for (char *p = code; *p != '\0'; p++)
    *p = g_ascii_toupper (*p);
  if (is_currency (target->field) && remit_currency_digits (code) < 0)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("“%s” is not a currency. Write its three letters, such as EUR, USD or VND."),
                   code);
      return FALSE;
    }
  if (is_letter (target) && (!g_ascii_isupper (code[0]) || code[1] != '\0'))
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                   _("“%s” cannot be a letter of a scheme. Write one letter from A to Z."), code);
      return FALSE;
    }
  return TRUE;
}

/* The text as it is kept: trimmed, a code in capitals; NULL and @error when it cannot be one. */
static char *
prepare_text (const RemitFieldTarget *target, const char *text, GError **error)
{
  g_autofree char *kept = g_strdup (text);

  if ((target->field->flags & REMIT_FIELD_LONG) == 0)
    g_strstrip (kept);
  if (*kept != '\0' && (is_currency (target->field) || is_letter (target))
      && !check_code (target, kept, error))
    return NULL;
  if (!remit_field_check_text (target->field, kept, error))
    return NULL;
  return g_steal_pointer (&kept);
}

gboolean
remit_field_target_write (const RemitFieldTarget *target, gint64 number, const char *text,
                          gboolean merge, GError **error)
{
  g_autoptr (RemitEdit) edit = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *label = NULL;

  if (target->table != REMIT_TABLE_NONE && target->owner == REMIT_ID_NONE && target->ids->len == 0)
    return TRUE;
  if (remit_field_is_text (target->field))
    {
      kept = prepare_text (target, text, error);
      if (kept == NULL)
        return FALSE;
    }
  label = name_change (target, kept);
  edit = remit_document_begin (target->document, label);
  if (merge)
    {
      RemitId id = target->owner != REMIT_ID_NONE ? target->owner
                   : target->ids->len > 0         ? g_array_index (target->ids, RemitId, 0)
                                                  : 0;
      g_autofree char *key
        = g_strdup_printf ("field:%s:%u:%u:%" G_GINT64_FORMAT, target->field->name, target->table,
                           target->ids->len, id);

      remit_edit_set_merge_key (edit, key);
    }
  if (!write_all (target, edit, number, kept, error))
    return FALSE;
  return remit_document_commit (target->document, g_steal_pointer (&edit), error);
}

/* ---- numbers for people ---- */

const char *
remit_budget_line_currency (const RemitGraph *graph, RemitId line)
{
  const RemitRow *detail
    = line == REMIT_ID_NONE ? NULL : remit_graph_detail (graph, REMIT_TABLE_BUDGET_LINE, line);
  const char *currency = detail == NULL ? "" : ((const RemitBudgetLine *) detail)->currency;

  if (remit_currency_digits (currency) < 0)
    currency = remit_graph_meta (graph, "currency");
  return remit_currency_digits (currency) < 0 ? "EUR" : currency;
}

const char *
remit_field_target_currency (const RemitFieldTarget *target)
{
  const RemitGraph *graph = remit_document_get_graph (target->document);
  RemitId node = target->owner;

  if (node == REMIT_ID_NONE
      && (target->table == REMIT_TABLE_AMOUNT || target->table == REMIT_TABLE_CHARGE)
      && target->ids->len > 0)
    {
      const RemitRow *row
        = remit_graph_get (graph, target->table, g_array_index (target->ids, RemitId, 0));

      if (row != NULL)
        node = remit_row_get_number (row, (guint) remit_table_info (target->table)->owner);
    }
  return remit_budget_line_currency (graph, node);
}

/* A value of a field other than TEXT, ENUM, BOOL and REF; "" when it is not given. */
static char *
format_number (const RemitField *field, gint64 number, const char *currency)
{
  g_autofree char *plain = NULL;

  if (number == REMIT_UNSET)
    return g_strdup ("");
  switch (field->type)
    {
    case REMIT_FIELD_MONEY:
      return remit_money_format (number, currency);
    case REMIT_FIELD_SHARE:
      plain = remit_decimal_format (number * (REMIT_DECIMAL_ONE / 100));
      return g_strdup_printf (_("%s %%"), plain);
    case REMIT_FIELD_DECIMAL:
      return remit_decimal_format (number);
    case REMIT_FIELD_DATE:
      return remit_day_format ((int) number);
    case REMIT_FIELD_TIME:
      return remit_time_format (number);
    case REMIT_FIELD_TEXT:
    case REMIT_FIELD_INT:
    case REMIT_FIELD_REF:
    case REMIT_FIELD_BOOL:
    case REMIT_FIELD_ENUM:
      break;
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

char *
remit_field_target_format (const RemitFieldTarget *target)
{
  const char *text;
  gint64 number;

  if (remit_field_target_read (target, &number, &text) != REMIT_FIELD_COMMON)
    return g_strdup ("");
  if (remit_field_is_text (target->field))
    return g_strdup (text);
  return format_number (target->field, number, remit_field_target_currency (target));
}

/* Leaves digits, sign and signs of separation: no spaces of any width, no currency, no per cent
 * sign. */
static char *
strip_decoration (const char *typed, const char *currency)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  gsize length = strlen (currency);
  GString *out;
  const char *p = text;

  if (length > 0 && g_ascii_strncasecmp (p, currency, length) == 0)
    p += length;
  else if (length > 0 && strlen (text) > length
           && g_ascii_strcasecmp (text + strlen (text) - length, currency) == 0)
    text[strlen (text) - length] = '\0';
  out = g_string_new (NULL);
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2212)
        g_string_append_c (out, '-');
      else if (!g_unichar_isspace (c) && c != '%' && c != '\'' && c != 0x2019)
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* Turns the separators of any habit into one decimal point.  The last of "." and "," is the decimal
 * sign when both are there; a single comma is one too, unless @grouped_threes and exactly three
 * digits follow it. */
static char *
normalise_separators (const char *text, gboolean grouped_threes)
{
  const char *point = strrchr (text, '.');
  const char *comma = strrchr (text, ',');
  const char *decimal = point;
  GString *out;

  if (comma != NULL && point != NULL)
    decimal = MAX (comma, point);
  else if (comma != NULL)
    decimal = strchr (text, ',') != comma || (grouped_threes && strlen (comma) == 4) ? NULL : comma;
  else if (point != NULL && strchr (text, '.') != point)
    decimal = NULL;
  out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    if (p == decimal)
      g_string_append_c (out, '.');
    else if (*p != ',' && *p != '.')
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

gboolean
remit_field_target_parse (const RemitFieldTarget *target, const char *typed, gint64 *number,
                          GError **error)
{
  const RemitField *field = target->field;
  const char *currency
    = field->type == REMIT_FIELD_MONEY ? remit_field_target_currency (target) : "";
  g_autofree char *bare = NULL;
  g_autofree char *plain = NULL;

  if (field->type != REMIT_FIELD_MONEY && field->type != REMIT_FIELD_DECIMAL
      && field->type != REMIT_FIELD_SHARE)
    {
      plain = g_strstrip (g_strdup (typed));
      return remit_field_parse (field, plain, number, error);
    }
  bare = strip_decoration (typed, currency);
  plain = normalise_separators (bare, field->type == REMIT_FIELD_MONEY);
  if (field->type != REMIT_FIELD_MONEY)
    return remit_field_parse (field, plain, number, error);
  if (*plain == '\0')
    {
      *number = remit_field_default (field);
      return TRUE;
    }
  return remit_money_parse (plain, currency, number, error);
}

/* ---- rows for people ---- */

char *
remit_field_describe (const RemitGraph *graph, const RemitRow *row, guint index)
{
  const RemitTableInfo *info = remit_table_info (row->table);
  const RemitField *field = &info->fields[index];
  gint64 number;

  if (remit_field_is_text (field))
    return g_strdup (remit_row_get_text (row, index));
  number = remit_row_get_number (row, index);
  if (field->type == REMIT_FIELD_ENUM)
    return g_strdup (_(field->values[number].label));
  if (number == remit_field_default (field) && field->type != REMIT_FIELD_MONEY
      && field->type != REMIT_FIELD_DECIMAL)
    return g_strdup ("");
  if (field->type == REMIT_FIELD_REF)
    return remit_graph_describe (graph, number);
  if (field->type == REMIT_FIELD_BOOL)
    return g_strdup (_(field->label));
  return format_number (
    field, number,
    remit_budget_line_currency (
      graph, info->owner < 0 ? 0 : remit_row_get_number (row, (guint) info->owner)));
}

char *
remit_row_summary (const RemitGraph *graph, const RemitRow *row)
{
  const RemitTableInfo *info = remit_table_info (row->table);
  GString *summary = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *value = NULL;

      if ((info->fields[i].flags & (REMIT_FIELD_HIDDEN | REMIT_FIELD_LONG)) != 0)
        continue;
      value = remit_field_describe (graph, row, i);
      if (*value == '\0')
        continue;
      if (summary->len > 0)
        g_string_append (summary, " · ");
      g_string_append (summary, value);
    }
  if (summary->len == 0)
    g_string_append (summary, _(info->label));
  return g_string_free (summary, FALSE);
}

char *
remit_objective_describe_target (const RemitGraph *graph, const RemitObjective *objective)
{
  static const char *const signs[] = { "≥", "≤", ">", "<", "=" };
  g_autofree char *target
    = remit_field_describe (graph, &objective->row, REMIT_OBJECTIVE_FIELD_TARGET);

  if (*target == '\0')
    return g_strdup ("—");
  return g_strdup_printf ("%s %s%s%s", signs[objective->comparison], target,
                          *objective->unit == '\0' ? "" : " ", objective->unit);
}
