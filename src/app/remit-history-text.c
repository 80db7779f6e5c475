/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-history-text.h"

#include "remit-field-value.h"

#include <glib/gi18n-lib.h>

/* Deltas into words.  A thing is called by its present name where it still exists, else by what the
 * delta knows of it. */

static char *
name_node (const RemitGraph *graph, RemitId id)
{
  return remit_graph_node (graph, id) != NULL ? remit_graph_describe (graph, id)
                                              : g_strdup (_("a deleted node"));
}

static char *
name_link (const RemitGraph *graph, const RemitLink *link)
{
  g_autofree char *source = name_node (graph, link->source);
  g_autofree char *target = name_node (graph, link->target);

  /* Translators: a link: source, kind, target: "CIO – runs – Consent platform" */
  return g_strdup_printf (_("%s – %s – %s"), source, remit_link_kind_label (link->kind), target);
}

/* The name that a row carries itself, "" when its table has none. */
static const char *
get_own_name (const RemitRow *row)
{
  static const char *const fields[] = { "name", "title", "key" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      int field = remit_table_field (row->table, fields[i]);

      if (field >= 0 && remit_field_is_text (&remit_table_info (row->table)->fields[field]))
        return remit_row_get_text (row, field);
    }
  return "";
}

/* "Node “CRM”", "Link “CIO – runs – CRM”", "Review of “CRM”" */
static char *
name_row (const RemitGraph *graph, const RemitRow *row)
{
  const RemitTableInfo *info = remit_table_info (row->table);
  g_autofree char *name = NULL;

  if (row->table == REMIT_TABLE_LINK)
    name = name_link (graph, (const RemitLink *) row);
  else if (row->table == REMIT_TABLE_NODE)
    name = g_strdup (((const RemitNode *) row)->name);
  else if (info->owner >= 0)
    {
      RemitId owner = remit_row_get_number (row, info->owner);
      g_autofree char *of = remit_graph_find (graph, owner) != NULL
                                ? remit_graph_describe (graph, owner)
                                : g_strdup (_("something deleted"));

      /* Translators: a part of a thing: "Review of “Consent platform”". */
      return g_strdup_printf (_("%s of “%s”"), _(info->label), of);
    }
  else
    name = g_strdup (get_own_name (row));
  /* Translators: kind of a thing and its name: "Node “Consent platform”". */
  return g_strdup_printf (_("%s “%s”"), _(info->label), name);
}

/* "Name: “CRM” → “CRM connector”; Code: – → “APP-3”" */
static char *
describe_fields (const RemitGraph *graph, const RemitRow *before, const RemitRow *after)
{
  const RemitTableInfo *info = remit_table_info (after->table);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      if (remit_field_is_text (&info->fields[i])
              ? g_str_equal (remit_row_get_text (before, i), remit_row_get_text (after, i))
              : remit_row_get_number (before, i) == remit_row_get_number (after, i))
        continue;
      from = remit_field_describe (graph, before, i);
      to = remit_field_describe (graph, after, i);
      if (text->len > 0)
        g_string_append (text, "; ");
      /* Translators: a field of a form: its label, the value before, the value after. */
      g_string_append_printf (text, _("%s: %s → %s"), _(info->fields[i].label),
                              *from != '\0' ? from : "–", *to != '\0' ? to : "–");
    }
  return g_string_free (text, FALSE);
}

static char *
describe_delta (const RemitGraph *graph, const RemitDelta *delta)
{
  g_autofree char *name
      = name_row (graph, delta->after != NULL ? delta->after : delta->before);
  g_autofree char *fields = NULL;

  if (delta->before == NULL)
    /* Translators: in the history; %s is a thing, like “Node “CRM””. */
    return g_strdup_printf (_("Added: %s"), name);
  if (delta->after == NULL)
    /* Translators: in the history; %s is a thing, like “Node “CRM””. */
    return g_strdup_printf (_("Deleted: %s"), name);
  fields = describe_fields (graph, delta->before, delta->after);
  /* Translators: in the history: a thing, and what changed in it. */
  return g_strdup_printf (_("%s — %s"), name, fields);
}

static void
add_count (GPtrArray *lines, guint n_places, guint n_more)
{
  if (n_places > 0)
    g_ptr_array_add (lines, g_strdup_printf (ngettext ("%u place on a drawing",
                                                       "%u places on drawings", n_places),
                                             n_places));
  if (n_more > 0)
    g_ptr_array_add (lines,
                     g_strdup_printf (ngettext ("… and %u more", "… and %u more", n_more), n_more));
}

GPtrArray *
remit_history_describe_change (RemitDocument *document, gint64 seq, guint most, GError **error)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (GPtrArray) deltas = remit_document_get_deltas (document, seq, error);
  GPtrArray *lines;
  guint n_places = 0;
  guint n_more = 0;

  if (deltas == NULL)
    return NULL;
  lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < deltas->len; i++)
    {
      const RemitDelta *delta = g_ptr_array_index (deltas, i);

      if (delta->table == REMIT_TABLE_PLACE)
        n_places++;
      else if (lines->len >= most)
        n_more++;
      else
        g_ptr_array_add (lines, describe_delta (graph, delta));
    }
  add_count (lines, n_places, n_more);
  return lines;
}
