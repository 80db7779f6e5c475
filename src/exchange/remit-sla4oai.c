/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-date.h"
#include "remit-error.h"
#include "remit-sla4oai-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* SLA4OAI: the plans of a web service, with prices, limits and guarantees.
 *
 * The service becomes an application, each plan an agreement that covers it; a guarantee becomes an
 * objective.  What is said beside "plans" holds for each plan that does not say otherwise.  Prices
 * have no fiscal year, so they are properties of the agreement, not budget lines; so are limits,
 * which bind the customer.
 *
 * Source: the SLA4OAI specification, https://github.com/isa-group/SLA4OAI-Specification. */

typedef struct
{
  RemitYaml *yaml;
  const RemitYamlNode *root;
  RemitPromises *promises;
  GHashTable *limited; /* borrowed texts: the paths that limits name */
} Reader;

static const char *const limit_keys[] = { "limits", "quotas", "rates" };

/* ---- the service ---- */

/* An entry of the root, or of its "context" as newer versions have it. */
static const RemitYamlNode *
find_fact (const RemitYamlNode *root, const char *key)
{
  const RemitYamlNode *node = remit_yaml_find (root, key);

  return node != NULL ? node : remit_yaml_get (remit_yaml_get (root, "context"), key);
}

/* "papamoscas2.herokuapp.com" of an address, "petstore" of a path. */
static char *
name_address (const char *address)
{
  const char *host = strstr (address, "://");
  const char *begin, *end;

  if (host != NULL)
    return g_strndup (host + 3, strcspn (host + 3, "/?#:"));
  end = address + strcspn (address, "?#");
  for (begin = end; begin > address && begin[-1] != '/';)
    begin--;
  for (const char *p = end; p > begin; p--)
    if (*p == '.')
      {
        end = p;
        break;
      }
  return g_strndup (begin, (gsize) (end - begin));
}

/* What the file calls the service, else its address, else the name of the file. */
static char *
name_service (Reader *self)
{
  const RemitYamlNode *id = remit_yaml_find (self->root, "context/id");
  const RemitYamlNode *api = find_fact (self->root, "api");
  g_autofree char *name = remit_promises_take_name (self->yaml, id);

  if (name != NULL)
    return g_steal_pointer (&name);
  if (remit_yaml_text (api) != NULL)
    {
      g_autofree char *address = remit_promises_take_name (self->yaml, api);

      name = address != NULL ? name_address (address) : NULL;
    }
  if (name == NULL || *name == '\0')
    {
      g_free (name);
      name = name_address (self->yaml->name);
    }
  if (*name == '\0')
    {
      g_free (name);
      name = g_strdup (self->yaml->name);
    }
  remit_yaml_remark (self->yaml, api, _("The service has no name in the file; it is called “%s”."),
                     name);
  return g_steal_pointer (&name);
}

static void
read_service (Reader *self)
{
  static const char *const facts[] = { "registry", "supervisor", "monitor" };
  g_autofree char *name = name_service (self);
  RemitPromiseThing *service = remit_promise_thing_new (name, "");
  const RemitYamlNode *infrastructure = find_fact (self->root, "infrastructure");

  remit_promises_add_fact (service->facts, "api", remit_yaml_text (find_fact (self->root, "api")));
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    remit_promises_add_fact (service->facts, facts[i],
                             remit_yaml_text (remit_yaml_get (infrastructure, facts[i])));
  g_ptr_array_add (self->promises->services, service);
}

static void
read_provider (Reader *self)
{
  char *provider = remit_promises_take_name (self->yaml, find_fact (self->root, "provider"));

  if (provider == NULL)
    {
      remit_yaml_remark (self->yaml, NULL, _("The file does not say who provides the service."));
      return;
    }
  g_free (self->promises->provider);
  self->promises->provider = provider;
}

/* What stands in other files. */
static void
remark_references (Reader *self)
{
  const RemitYamlNode *metrics = remit_yaml_get (self->root, "metrics");
  const RemitYamlNode *reference = remit_yaml_get (metrics, "$ref");
  g_autofree char *excerpt = NULL;

  if (remit_yaml_text (reference) == NULL)
    return;
  excerpt = g_strchomp (remit_excerpt (remit_yaml_text (reference)));
  remit_yaml_remark (self->yaml, reference,
                     _("The metrics in “%s” are not read: only this file is."), excerpt);
}

/* ---- limits ---- */

static char *
name_path (const char *path, const char *method)
{
  g_autofree char *upper = g_ascii_strup (method, -1);

  return strcmp (path, "global") == 0 || strcmp (path, "*") == 0
           ? g_strdup ("")
           : g_strdup_printf ("%s %s: ", strcmp (method, "global") == 0 ? "*" : upper, path);
}

/* "20 minutely; 2000 daily" */
static char *
describe_limits (const RemitYamlNode *limits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; remit_yaml_is (limits, REMIT_YAML_LIST) && i < limits->items->len; i++)
    {
      const RemitYamlNode *limit = limits->items->pdata[i];
      const char *max = remit_yaml_text (remit_yaml_get (limit, "max"));
      const char *period = remit_yaml_text (remit_yaml_get (limit, "period"));
      g_autofree char *folded = NULL;

      if (max == NULL)
        continue;
      folded = g_strstrip (g_strdup (period != NULL ? period : ""));
      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "; " : "", max,
                              *folded != '\0' ? " " : "", folded);
    }
  return g_string_free (text, FALSE);
}

/* @prefix: "POST /birds: ". */
typedef void (*PathFunc) (Reader *self, const char *prefix, const RemitYamlNode *value,
                          gpointer data);

/* Calls @func for each method of each path. */
static void
for_each_path (Reader *self, const RemitYamlNode *paths, PathFunc func, gpointer data)
{
  for (guint i = 0; remit_yaml_is (paths, REMIT_YAML_MAP) && i < paths->keys->len; i++)
    {
      const RemitYamlNode *methods = paths->items->pdata[i];
      g_autofree char *path = remit_promises_take_name (self->yaml, paths->keys->pdata[i]);

      for (guint m = 0; remit_yaml_is (methods, REMIT_YAML_MAP) && m < methods->keys->len; m++)
        {
          g_autofree char *method = remit_promises_take_name (self->yaml, methods->keys->pdata[m]);
          g_autofree char *prefix
            = path != NULL && method != NULL ? name_path (path, method) : g_strdup ("");

          func (self, prefix, methods->items->pdata[m], data);
        }
    }
}

static void
read_limit (Reader *self, const char *prefix, const RemitYamlNode *metrics, gpointer data)
{
  RemitPromiseAgreement *agreement = data;

  for (guint i = 0; remit_yaml_is (metrics, REMIT_YAML_MAP) && i < metrics->keys->len; i++)
    {
      g_autofree char *metric = remit_promises_take_name (self->yaml, metrics->keys->pdata[i]);
      g_autofree char *value = describe_limits (metrics->items->pdata[i]);
      g_autofree char *name = metric != NULL ? g_strconcat (prefix, metric, NULL) : NULL;

      if (name != NULL)
        remit_promises_add_fact (agreement->thing->facts, name, value);
    }
}

static void
note_limited (Reader *self, const RemitYamlNode *holder)
{
  for (guint k = 0; k < G_N_ELEMENTS (limit_keys); k++)
    {
      const RemitYamlNode *paths = remit_yaml_get (holder, limit_keys[k]);

      for (guint i = 0; remit_yaml_is (paths, REMIT_YAML_MAP) && i < paths->keys->len; i++)
        g_hash_table_add (self->limited, ((RemitYamlNode *) paths->keys->pdata[i])->text);
    }
}

static void
read_limits (Reader *self, const RemitYamlNode *plan, RemitPromiseAgreement *agreement)
{
  for (guint k = 0; k < G_N_ELEMENTS (limit_keys); k++)
    {
      const RemitYamlNode *paths = remit_yaml_get (plan, limit_keys[k]);

      for_each_path (self, paths != NULL ? paths : remit_yaml_get (self->root, limit_keys[k]),
                     read_limit, agreement);
    }
}

/* ---- guarantees ---- */

typedef struct
{
  RemitPromiseAgreement *agreement;
  const char *plan;
  const char *hours;
} Guarantees;

static void
read_guarantee (Reader *self, const char *prefix, const RemitYamlNode *list, gpointer data)
{
  const Guarantees *guarantees = data;

  if (!remit_yaml_is (list, REMIT_YAML_LIST))
    {
      remit_yaml_remark (self->yaml, list, _("This is no list of guarantees and was left out."));
      return;
    }
  for (guint i = 0; i < list->items->len; i++)
    _remit_sla4oai_read_objective (self->yaml, self->root, list->items->pdata[i], prefix,
                                   guarantees->hours, guarantees->agreement);
}

static void
remark_path (Reader *self, const RemitYamlNode *path, const char *plan)
{
  g_autofree char *excerpt = remit_excerpt (path->text);

  if (*path->text == '/' && g_hash_table_size (self->limited) > 0
      && !g_hash_table_contains (self->limited, path->text))
    remit_yaml_remark (self->yaml, path,
                       _("The plan “%s” guarantees something for the path “%s”, which no limit "
                          "names. Is it spelt right?"),
                       plan, excerpt);
}

static void
read_guarantees (Reader *self, const RemitYamlNode *plan, Guarantees *guarantees)
{
  const RemitYamlNode *paths = remit_yaml_get (plan, "guarantees");

  if (paths == NULL)
    paths = remit_yaml_get (self->root, "guarantees");
  for (guint i = 0; remit_yaml_is (paths, REMIT_YAML_MAP) && i < paths->keys->len; i++)
    remark_path (self, paths->keys->pdata[i], guarantees->plan);
  for_each_path (self, paths, read_guarantee, guarantees);
  if (guarantees->agreement->objectives->len == 0)
    remit_yaml_remark (self->yaml, paths != NULL ? paths : plan,
                       _("The plan “%s” guarantees nothing."), guarantees->plan);
}

/* ---- plans ---- */

static int
read_day (Reader *self, const char *key)
{
  g_autofree char *path = g_strconcat ("validity/", key, NULL);
  const RemitYamlNode *context = remit_yaml_get (self->root, "context");
  const RemitYamlNode *node = remit_yaml_find (context != NULL ? context : self->root, path);
  const char *text = remit_yaml_text (node);
  g_autofree char *day_text = text != NULL ? g_strndup (text, strcspn (text, "T ")) : NULL;
  g_autofree char *excerpt = NULL;
  int day = 0;

  if (text == NULL || remit_day_parse (day_text, &day, NULL))
    return day;
  excerpt = remit_excerpt (text);
  remit_yaml_remark (self->yaml, node,
                     _("“%s” is not a date such as 2026-11-21 and was left out."), excerpt);
  return 0;
}

/* @plan NULL: a file without plans is one agreement. */
static void
read_plan (Reader *self, const RemitYamlNode *key, const RemitYamlNode *plan)
{
  const RemitPromiseThing *service = self->promises->services->pdata[0];
  g_autofree char *plan_name = key != NULL ? remit_promises_take_name (self->yaml, key) : NULL;
  g_autofree char *name = plan_name != NULL ? g_strdup_printf ("%s – %s", plan_name, service->name)
                                            : g_strdup (service->name);
  char *monitor = remit_promises_take_name (
    self->yaml, remit_yaml_get (find_fact (self->root, "infrastructure"), "monitor"));
  RemitPromiseAgreement *agreement
    = remit_promises_add_agreement (self->promises, name, plan_name != NULL ? plan_name : "");
  g_autofree char *hours
    = _remit_sla4oai_read_hours (self->yaml, self->root, plan, agreement->thing);
  Guarantees guarantees = { agreement, plan_name != NULL ? plan_name : service->name, hours };

  agreement->service = 0;
  agreement->starts = read_day (self, "effectiveDate");
  agreement->ends = read_day (self, "expirationDate");
  if (agreement->starts > 0 && agreement->ends > 0 && agreement->ends < agreement->starts)
    {
      remit_yaml_remark (self->yaml, remit_yaml_find (self->root, "context/validity"),
                         _("The validity ends before it begins; its end was left out."));
      agreement->ends = 0;
    }
  if (monitor != NULL)
    {
      g_free (agreement->measured_by);
      agreement->measured_by = monitor;
    }
  _remit_sla4oai_read_price (self->yaml, self->root, plan, agreement->thing);
  read_limits (self, plan, agreement);
  read_guarantees (self, plan, &guarantees);
}

static void
read_plans (Reader *self)
{
  const RemitYamlNode *plans = remit_yaml_get (self->root, "plans");

  note_limited (self, self->root);
  for (guint i = 0; remit_yaml_is (plans, REMIT_YAML_MAP) && i < plans->keys->len; i++)
    note_limited (self, plans->items->pdata[i]);
  if (!remit_yaml_is (plans, REMIT_YAML_MAP) || plans->keys->len == 0)
    {
      remit_yaml_remark (self->yaml, plans,
                         _("The file has no plans; it is read as a single agreement."));
      read_plan (self, NULL, NULL);
      return;
    }
  for (guint i = 0; i < plans->keys->len; i++)
    read_plan (self, plans->keys->pdata[i], plans->items->pdata[i]);
}

/* ---- the whole ---- */

gboolean
remit_sla4oai_is (const RemitYamlNode *document)
{
  static const char *const marks[] = { "sla", "sla4oas", "sla4oai" };
  static const char *const parts[] = { "plans", "pricing", "guarantees", "metrics" };
  gboolean marked = FALSE, has_part = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    marked = marked || find_fact (document, marks[i]) != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    has_part = has_part || remit_yaml_get (document, parts[i]) != NULL;
  return marked && has_part;
}

RemitPromises *
remit_sla4oai_read (RemitYaml *yaml, GError **error)
{
  Reader reader = { .yaml = yaml };

  for (guint i = 0; i < yaml->documents->len; i++)
    if (reader.root == NULL && remit_sla4oai_is (yaml->documents->pdata[i]))
      reader.root = yaml->documents->pdata[i];
    else
      remit_yaml_remark (yaml, yaml->documents->pdata[i],
                         _("Only one SLA4OAI document of a file is read; this one was left out."));
  if (reader.root == NULL)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT, _("“%s” has no SLA4OAI document."),
                   yaml->name);
      return NULL;
    }
  reader.promises = remit_promises_new ("sla4oai");
  reader.limited = g_hash_table_new (g_str_hash, g_str_equal);
  read_service (&reader);
  read_provider (&reader);
  remark_references (&reader);
  read_plans (&reader);
  g_hash_table_unref (reader.limited);
  return reader.promises;
}
