/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-yaml-promises.h"

#include "remit-error.h"
#include "remit-raci-cell.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the readers of service levels share, and which of them gets a file. */

/* Bytes of a name: more is no name. */
#define MAX_NAME 500

/* ---- contents ---- */

static void
fact_free (gpointer data)
{
  RemitPromiseFact *fact = data;

  g_free (fact->name);
  g_free (fact->value);
  g_free (fact);
}

void
remit_promise_thing_free (gpointer data)
{
  RemitPromiseThing *thing = data;

  g_free (thing->name);
  g_free (thing->code);
  g_free (thing->notes);
  g_ptr_array_unref (thing->facts);
  g_free (thing);
}

static void
objective_free (gpointer data)
{
  RemitPromiseObjective *objective = data;

  remit_row_free (&objective->row->row);
  g_ptr_array_unref (objective->facts);
  g_free (objective);
}

static void
agreement_free (gpointer data)
{
  RemitPromiseAgreement *agreement = data;

  remit_promise_thing_free (agreement->thing);
  g_free (agreement->measured_by);
  g_ptr_array_unref (agreement->objectives);
  g_free (agreement);
}

RemitPromises *
remit_promises_new (const char *format)
{
  RemitPromises *promises = g_new0 (RemitPromises, 1);

  promises->format = format;
  promises->provider = g_strdup ("");
  promises->services = g_ptr_array_new_with_free_func (remit_promise_thing_free);
  promises->indicators = g_ptr_array_new_with_free_func (remit_promise_thing_free);
  promises->agreements = g_ptr_array_new_with_free_func (agreement_free);
  return promises;
}

void
remit_promises_free (RemitPromises *promises)
{
  if (promises == NULL)
    return;
  g_free (promises->provider);
  g_ptr_array_unref (promises->services);
  g_ptr_array_unref (promises->indicators);
  g_ptr_array_unref (promises->agreements);
  g_clear_pointer (&promises->warnings, g_ptr_array_unref);
  g_free (promises);
}

RemitPromiseThing *
remit_promise_thing_new (const char *name, const char *code)
{
  RemitPromiseThing *thing = g_new0 (RemitPromiseThing, 1);

  thing->name = g_strdup (name);
  thing->code = g_strdup (code);
  thing->notes = g_strdup ("");
  thing->facts = g_ptr_array_new_with_free_func (fact_free);
  return thing;
}

int
remit_promises_lookup (const GPtrArray *things, const char *code)
{
  for (guint i = 0; i < things->len; i++)
    if (strcmp (((const RemitPromiseThing *) things->pdata[i])->code, code) == 0)
      return (int) i;
  return -1;
}

int
remit_promises_need (GPtrArray *things, const char *code)
{
  int known = remit_promises_lookup (things, code);

  if (known >= 0)
    return known;
  g_ptr_array_add (things, remit_promise_thing_new (code, code));
  return (int) things->len - 1;
}

void
remit_promises_add_fact (GPtrArray *facts, const char *name, const char *value)
{
  RemitPromiseFact *fact;

  if (value == NULL || *value == '\0')
    return;
  for (guint i = 0; i < facts->len; i++)
    if (strcmp ((fact = facts->pdata[i])->name, name) == 0)
      {
        g_autofree char *before = fact->value;

        fact->value = g_strconcat (before, "; ", value, NULL);
        return;
      }
  fact = g_new0 (RemitPromiseFact, 1);
  fact->name = g_strdup (name);
  fact->value = g_strdup (value);
  g_ptr_array_add (facts, fact);
}

RemitPromiseAgreement *
remit_promises_add_agreement (RemitPromises *promises, const char *name, const char *code)
{
  RemitPromiseAgreement *agreement = g_new0 (RemitPromiseAgreement, 1);

  agreement->thing = remit_promise_thing_new (name, code);
  agreement->service = agreement->indicator = -1;
  agreement->measured_by = g_strdup ("");
  agreement->objectives = g_ptr_array_new_with_free_func (objective_free);
  g_ptr_array_add (promises->agreements, agreement);
  return agreement;
}

RemitPromiseObjective *
remit_promise_agreement_add (RemitPromiseAgreement *agreement, RemitIndicator indicator,
                             const char *name)
{
  RemitPromiseObjective *objective = g_new0 (RemitPromiseObjective, 1);

  objective->row = (RemitObjective *) remit_row_new (REMIT_TABLE_OBJECTIVE);
  objective->row->indicator = (int) indicator;
  remit_row_set_text (&objective->row->row, REMIT_OBJECTIVE_FIELD_NAME, name);
  objective->facts = g_ptr_array_new_with_free_func (fact_free);
  g_ptr_array_add (agreement->objectives, objective);
  return objective;
}

guint
remit_promises_n_objectives (const RemitPromises *promises)
{
  guint n = 0;

  for (guint i = 0; i < promises->agreements->len; i++)
    n += ((const RemitPromiseAgreement *) promises->agreements->pdata[i])->objectives->len;
  return n;
}

char *
remit_promises_describe (const RemitPromises *promises)
{
  /* A list, since a sentence with five numbers would need five plurals. */
  return g_strdup_printf (
    _("Read: services %u, indicators %u, agreements %u, objectives %u, providers %u."),
    promises->services->len, promises->indicators->len, promises->agreements->len,
    remit_promises_n_objectives (promises), *promises->provider != '\0' ? 1 : 0);
}

/* ---- texts ---- */

char *
remit_promises_take_name (RemitYaml *yaml, const RemitYamlNode *node)
{
  const char *text = remit_yaml_text (node);
  g_autofree char *name = text != NULL ? remit_fold_spaces (text) : NULL;

  if (name == NULL || *name == '\0')
    return NULL;
  if (strlen (name) > MAX_NAME)
    {
      *g_utf8_find_prev_char (name, name + MAX_NAME) = '\0';
      remit_yaml_remark (yaml, node, _("The name is longer than %d bytes and was cut."), MAX_NAME);
    }
  return g_steal_pointer (&name);
}

RemitIndicator
remit_promises_guess_indicator (const char *name)
{
  static const struct
  {
    const char *piece;
    RemitIndicator indicator;
  } pieces[] = {
    { "availab", REMIT_INDICATOR_AVAILABILITY }, { "uptime", REMIT_INDICATOR_AVAILABILITY },
    { "up time", REMIT_INDICATOR_AVAILABILITY }, { "latency", REMIT_INDICATOR_LATENCY },
    { "fresh", REMIT_INDICATOR_FRESHNESS },      { "response", REMIT_INDICATOR_RESPONSE },
  };
  g_autofree char *folded = remit_search_fold (name);

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    if (strstr (folded, pieces[i].piece) != NULL)
      return pieces[i].indicator;
  return REMIT_INDICATOR_OTHER;
}

/* ---- which format ---- */

static gboolean
ends_with (const char *name, const char *ending)
{
  gsize length = strlen (name), n = strlen (ending);

  return length >= n && g_ascii_strcasecmp (name + length - n, ending) == 0;
}

/* The first line that is no comment, marker or empty tells: nothing else begins like that. */
gboolean
remit_promises_sniff (const guint8 *bytes, gsize length, const char *name)
{
  static const char *const begins[]
    = { "apiVersion: openslo", "apiVersion: \"openslo", "sla: ", "sla4oas: ", "sla4oai: " };
  const char *p = (const char *) bytes, *end = p + length;

  if (ends_with (name, ".yml") || ends_with (name, ".yaml"))
    return TRUE;
  if (length >= 3 && memcmp (p, "\xEF\xBB\xBF", 3) == 0)
    p += 3;
  while (p < end)
    {
      const char *line_end = memchr (p, '\n', (gsize) (end - p));
      gsize n = (gsize) ((line_end != NULL ? line_end : end) - p);

      for (guint i = 0; i < G_N_ELEMENTS (begins); i++)
        if (n >= strlen (begins[i]) && memcmp (p, begins[i], strlen (begins[i])) == 0)
          return TRUE;
      if (*p != '#' && *p != '\n' && *p != '\r' && (n < 3 || memcmp (p, "---", 3) != 0))
        return FALSE;
      p += n + 1;
    }
  return FALSE;
}

/* "it has the entries “a”, “b”, …" */
static char *
describe_entries (const RemitYamlNode *document)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < document->keys->len && i < 3; i++)
    {
      g_autofree char *excerpt
        = remit_excerpt (((const RemitYamlNode *) document->keys->pdata[i])->text);

      g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", excerpt);
    }
  /* Translators: the part after the colon of "This is neither … nor …: %s." */
  return g_strdup_printf (_("it begins with the entries %s"), names->str);
}

static char *
describe_found (const RemitYaml *yaml)
{
  const RemitYamlNode *document = yaml->documents->len > 0 ? yaml->documents->pdata[0] : NULL;
  const char *version = remit_yaml_text (remit_yaml_get (document, "apiVersion"));
  const char *kind = remit_yaml_text (remit_yaml_get (document, "kind"));
  g_autofree char *version_excerpt = version != NULL ? remit_excerpt (version) : NULL;
  g_autofree char *kind_excerpt = kind != NULL ? remit_excerpt (kind) : NULL;

  /* Translators: these are the part after the colon of "This is neither … nor …: %s." */
  if (document == NULL)
    return g_strdup (_("it is empty"));
  if (document->sort == REMIT_YAML_LIST)
    return g_strdup (_("it is a list"));
  if (document->sort == REMIT_YAML_TEXT)
    return g_strdup (_("it is only a text"));
  if (version != NULL && g_str_has_prefix (version, "backstage.io/"))
    return g_strdup_printf (_("it is an entity of Backstage, of the kind “%s”"),
                            kind != NULL ? kind_excerpt : "");
  if (version != NULL)
    return g_strdup_printf (_("it has the apiVersion “%s” and the kind “%s”"), version_excerpt,
                            kind != NULL ? kind_excerpt : "");
  return describe_entries (document);
}

RemitPromises *
remit_promises_read (const char *bytes, gsize length, const char *name, GError **error)
{
  g_autoptr (RemitYaml) yaml = remit_yaml_parse (bytes, length, name, error);
  g_autofree char *found = NULL;
  RemitPromises *promises = NULL;
  gboolean known = FALSE;

  if (yaml == NULL)
    return NULL;
  for (guint i = 0; i < yaml->documents->len && !known; i++)
    {
      known = TRUE;
      if (remit_openslo_is (yaml->documents->pdata[i]))
        promises = remit_openslo_read (yaml, error);
      else if (remit_sla4oai_is (yaml->documents->pdata[i]))
        promises = remit_sla4oai_read (yaml, error);
      else
        known = FALSE;
    }
  if (promises != NULL)
    promises->warnings = remit_yaml_list_remarks (yaml);
  if (known)
    return promises;
  found = describe_found (yaml);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
               _("“%s” is neither OpenSLO, whose documents say “apiVersion: openslo/v1”, nor "
                  "SLA4OAI, which has the entries “sla” and “plans”: %s."),
               name, found);
  return NULL;
}
