/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli-import.h"

#include <glib/gi18n-lib.h>

/* Services, agreements and objectives of a YAML file, for people and programs. */

static void
add_texts (JsonBuilder *json, const char *name, const GPtrArray *texts)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (json, texts->pdata[i]);
  json_builder_end_array (json);
}

static void
add_facts (JsonBuilder *json, const GPtrArray *facts)
{
  json_builder_set_member_name (json, "properties");
  json_builder_begin_object (json);
  for (guint i = 0; i < facts->len; i++)
    {
      const RemitPromiseFact *fact = facts->pdata[i];

      remit_cli_json_text (json, fact->name, fact->value);
    }
  json_builder_end_object (json);
}

static void
add_thing (JsonBuilder *json, const RemitPromiseThing *thing)
{
  remit_cli_json_text (json, "name", thing->name);
  remit_cli_json_text (json, "code", thing->code);
  remit_cli_json_text (json, "notes", thing->notes);
  add_facts (json, thing->facts);
}

static void
add_things (JsonBuilder *json, const char *name, const GPtrArray *things)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < things->len; i++)
    {
      json_builder_begin_object (json);
      add_thing (json, things->pdata[i]);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* The fields of an objective, as files write them; those at their default are left out. */
static void
add_objective (JsonBuilder *json, const RemitPromiseObjective *objective)
{
  const RemitTableInfo *info = remit_table_info (REMIT_TABLE_OBJECTIVE);

  json_builder_begin_object (json);
  for (guint f = REMIT_OBJECTIVE_FIELD_INDICATOR; f < info->n_fields; f++)
    {
      g_autofree char *value = remit_row_format (&objective->row->row, f);

      if (info->fields[f].type == REMIT_FIELD_ENUM
          || !remit_row_field_is_default (&objective->row->row, f))
        remit_cli_json_text (json, info->fields[f].name, value);
    }
  add_facts (json, objective->facts);
  json_builder_end_object (json);
}

static void
add_agreement (JsonBuilder *json, const RemitPromises *promises,
               const RemitPromiseAgreement *agreement)
{
  json_builder_begin_object (json);
  add_thing (json, agreement->thing);
  if (agreement->service >= 0)
    remit_cli_json_text (
        json, "service",
        ((const RemitPromiseThing *) promises->services->pdata[agreement->service])->name);
  if (agreement->indicator >= 0)
    remit_cli_json_text (
        json, "indicator",
        ((const RemitPromiseThing *) promises->indicators->pdata[agreement->indicator])->name);
  json_builder_set_member_name (json, "objectives");
  json_builder_begin_array (json);
  for (guint i = 0; i < agreement->objectives->len; i++)
    add_objective (json, agreement->objectives->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

void
remit_cli_print_promises (const RemitPromises *promises)
{
  JsonBuilder *json = json_builder_new ();

  json_builder_begin_object (json);
  remit_cli_json_text (json, "format", promises->format);
  remit_cli_json_text (json, "provider", promises->provider);
  add_things (json, "services", promises->services);
  add_things (json, "indicators", promises->indicators);
  json_builder_set_member_name (json, "agreements");
  json_builder_begin_array (json);
  for (guint i = 0; i < promises->agreements->len; i++)
    add_agreement (json, promises, promises->agreements->pdata[i]);
  json_builder_end_array (json);
  add_texts (json, "warnings", promises->warnings);
  json_builder_end_object (json);
  remit_cli_print_json (json);
}

gboolean
remit_cli_tell_promises (RemitDocument *target, const RemitPromises *promises, GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (target, "");
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_free);

  /* The edit is taken back when it is freed. */
  if (!remit_promises_apply (promises, edit, changes, error))
    return FALSE;
  if (changes->len == 0)
    g_ptr_array_add (changes, g_strdup (_("Nothing changes: the document says the same already.")));
  for (guint i = 0; i < changes->len; i++)
    {
      remit_cli_print (changes->pdata[i]);
      remit_cli_print ("\n");
    }
  return TRUE;
}
