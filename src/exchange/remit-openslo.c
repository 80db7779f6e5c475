/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-error.h"
#include "remit-money.h"
#include "remit-openslo-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* OpenSLO, versions 1 and 1alpha: documents of the kinds Service, SLI and SLO, in any order.
 *
 * An SLO becomes an agreement that covers its service, each of its objectives an objective of the
 * agreement.  "target" is a share of what was good: 0.995 is 99.5 %, exactly, digit by digit.  Of a
 * threshold metric ("op: lte, value: 200, target: 0.99") that share is the promise, and what counts
 * as good goes into the name.
 *
 * Source: the OpenSLO specification, https://github.com/OpenSLO/OpenSLO. */

#define VERSION_PREFIX "openslo/"
/* 100 %, as decimals of a percentage. */
#define WHOLE (100 * REMIT_DECIMAL_ONE)

typedef struct
{
  RemitYaml *yaml;
  RemitPromises *promises;
  GPtrArray *slis; /* element-type RemitYamlNode: the specs of promises->indicators; NULL unknown */
} Reader;

typedef struct
{
  const char *word;
  const char *sign;
  RemitOperator comparison;
} Operator;

static const Operator operators[] = {
  { "gte", "≥", REMIT_OPERATOR_AT_LEAST },
  { "lte", "≤", REMIT_OPERATOR_AT_MOST },
  { "gt", ">", REMIT_OPERATOR_MORE },
  { "lt", "<", REMIT_OPERATOR_LESS },
};

/* ---- texts ---- */

static void
set_text (char **member, const char *text)
{
  if (text == NULL)
    return;
  g_free (*member);
  *member = g_strchomp (g_strdup (text));
}

/* "a, b" of a list, or the text itself. */
static char *
join_texts (const RemitYamlNode *node)
{
  GString *joined;

  if (!remit_yaml_is (node, REMIT_YAML_LIST))
    return g_strdup (remit_yaml_text (node));
  joined = g_string_new (NULL);
  for (guint i = 0; i < node->items->len; i++)
    {
      const char *text = remit_yaml_text (node->items->pdata[i]);

      if (text != NULL)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "", text);
    }
  return g_string_free (joined, FALSE);
}

/* Labels of people's own become properties. */
static void
add_labels (Reader *self, const RemitYamlNode *metadata, GPtrArray *facts)
{
  const RemitYamlNode *labels = remit_yaml_get (metadata, "labels");

  if (!remit_yaml_is (labels, REMIT_YAML_MAP))
    return;
  for (guint i = 0; i < labels->keys->len; i++)
    {
      g_autofree char *name = remit_promises_take_name (self->yaml, labels->keys->pdata[i]);
      g_autofree char *value = join_texts (labels->items->pdata[i]);

      if (name != NULL)
        remit_promises_add_fact (facts, name, value);
    }
}

/* ---- services and indicators ---- */

/* The name that a document is referred to by; NULL and a remark when it has none. */
static char *
read_key (Reader *self, const RemitYamlNode *document)
{
  char *key = remit_promises_take_name (self->yaml, remit_yaml_find (document, "metadata/name"));

  if (key == NULL)
    remit_yaml_remark (self->yaml, document,
                       _("The entry has no “metadata: name:” and was left out."));
  return key;
}

static void
read_thing (Reader *self, const RemitYamlNode *document, RemitPromiseThing *thing)
{
  const RemitYamlNode *metadata = remit_yaml_get (document, "metadata");
  g_autofree char *name
    = remit_promises_take_name (self->yaml, remit_yaml_get (metadata, "displayName"));

  set_text (&thing->name, name);
  set_text (&thing->notes, remit_yaml_text (remit_yaml_find (document, "spec/description")));
  add_labels (self, metadata, thing->facts);
}

/* Whether there is no such thing yet; another one of the same name is left out. */
static gboolean
claim_key (Reader *self, const RemitYamlNode *document, const GPtrArray *things, const char *key)
{
  if (remit_promises_lookup (things, key) < 0)
    return TRUE;
  remit_yaml_remark (self->yaml, document,
                     _("“%s” is described a second time; what stood first counts."), key);
  return FALSE;
}

static void
read_service (Reader *self, const RemitYamlNode *document)
{
  g_autofree char *key = read_key (self, document);
  GPtrArray *services = self->promises->services;

  if (key != NULL && claim_key (self, document, services, key))
    {
      int index = remit_promises_need (services, key);

      read_thing (self, document, services->pdata[index]);
    }
}

/* Where the figures come from: of a ratio the good ones, else what there is. */
static const char *
find_source (const RemitYamlNode *spec)
{
  static const char *const paths[] = {
    "thresholdMetric/metricSource",   "ratioMetric/good/metricSource",
    "ratioMetric/bad/metricSource",   "ratioMetric/raw/metricSource",
    "ratioMetric/total/metricSource",
  };
  const char *source = remit_yaml_text (remit_yaml_find (spec, "thresholdMetric/source"));

  for (guint i = 0; i < G_N_ELEMENTS (paths) && source == NULL; i++)
    {
      const RemitYamlNode *metric = remit_yaml_find (spec, paths[i]);

      source = remit_yaml_text (remit_yaml_get (metric, "metricSourceRef"));
      if (source == NULL)
        source = remit_yaml_text (remit_yaml_get (metric, "type"));
    }
  return source;
}

static int
add_indicator (Reader *self, const RemitYamlNode *document, const char *key)
{
  int index = remit_promises_need (self->promises->indicators, key);
  RemitPromiseThing *thing = self->promises->indicators->pdata[index];
  const RemitYamlNode *spec = remit_yaml_get (document, "spec");

  /* Version 1alpha has the metric where version 1 has a spec. */
  if (spec == NULL)
    spec = document;
  read_thing (self, document, thing);
  remit_promises_add_fact (thing->facts, "metricSource", find_source (spec));
  g_ptr_array_add (self->slis, (gpointer) spec);
  return index;
}

static void
read_sli (Reader *self, const RemitYamlNode *document)
{
  g_autofree char *key = read_key (self, document);

  if (key != NULL && claim_key (self, document, self->promises->indicators, key))
    add_indicator (self, document, key);
}

/* An indicator that is only referred to. */
static int
refer_indicator (Reader *self, const RemitYamlNode *reference)
{
  g_autofree char *key = remit_promises_take_name (self->yaml, reference);
  int index;

  if (key == NULL)
    return -1;
  index = remit_promises_lookup (self->promises->indicators, key);
  if (index >= 0)
    return index;
  remit_yaml_remark (self->yaml, reference, _("The indicator “%s” is not described in this file."),
                     key);
  g_ptr_array_add (self->slis, NULL);
  return remit_promises_need (self->promises->indicators, key);
}

/* The indicator of an SLO or of a single objective of it: in place, or by name; -1 none. */
static int
read_indicator (Reader *self, const RemitYamlNode *spec, const char *fallback)
{
  const RemitYamlNode *indicator = remit_yaml_get (spec, "indicator");
  g_autofree char *key = NULL;
  int known;

  if (!remit_yaml_is (indicator, REMIT_YAML_MAP))
    return refer_indicator (self, remit_yaml_get (spec, "indicatorRef"));
  key = remit_promises_take_name (self->yaml, remit_yaml_find (indicator, "metadata/name"));
  if (key == NULL)
    key = g_strdup (fallback);
  known = remit_promises_lookup (self->promises->indicators, key);
  return known >= 0 ? known : add_indicator (self, indicator, key);
}

/* ---- objectives ---- */

/* 0.995 as 99.500000: the point moves by two digits. */
static gboolean
parse_share (const char *text, gint64 *percent)
{
  const char *point = strchr (text, '.');
  gsize whole = point != NULL ? (gsize) (point - text) : strlen (text);
  gsize n = point != NULL ? strlen (point + 1) : 0;
  g_autoptr (GString) shifted = g_string_new_len (text, (gssize) whole);

  while (n > 0 && point[n] == '0')
    n--;
  for (gsize i = 0; i < 2; i++)
    g_string_append_c (shifted, i < n ? point[1 + i] : '0');
  if (n > 2)
    {
      g_string_append_c (shifted, '.');
      g_string_append_len (shifted, point + 3, (gssize) n - 2);
    }
  for (gsize i = 0; i < shifted->len; i++)
    if (!g_ascii_isdigit (shifted->str[i]) && shifted->str[i] != '.')
      return FALSE;
  return remit_decimal_parse (shifted->str, percent, NULL);
}

static gint64
read_percent (Reader *self, const RemitYamlNode *node)
{
  const char *text = remit_yaml_text (node);
  g_autofree char *excerpt = remit_excerpt (text);
  gint64 percent;

  if (remit_decimal_parse (text, &percent, NULL) && percent >= 0 && percent <= WHOLE)
    return percent;
  remit_yaml_remark (self->yaml, node,
                     _("The target “%s” is not a number from 0 to 100 and was left out."),
                     excerpt);
  return REMIT_UNSET;
}

static gint64
read_share (Reader *self, const RemitYamlNode *node)
{
  const char *text = remit_yaml_text (node);
  g_autofree char *excerpt = remit_excerpt (text);
  gint64 percent;

  if (parse_share (text, &percent) && percent <= WHOLE)
    return percent;
  if (remit_decimal_parse (text, &percent, NULL) && percent > 0 && percent <= WHOLE)
    {
      remit_yaml_remark (self->yaml, node,
                         _("The target “%s” is more than 1, so it is read as per cent."), excerpt);
      return percent;
    }
  remit_yaml_remark (self->yaml, node,
                     _("The target “%s” is not a share from 0 to 1, such as 0.995, and was left "
                        "out."),
                     excerpt);
  return REMIT_UNSET;
}

static gint64
read_target (Reader *self, const RemitYamlNode *objective)
{
  const RemitYamlNode *share = remit_yaml_get (objective, "target");
  const RemitYamlNode *percent = remit_yaml_get (objective, "targetPercent");

  if (remit_yaml_text (share) != NULL)
    return read_share (self, share);
  if (remit_yaml_text (percent) != NULL)
    return read_percent (self, percent);
  remit_yaml_remark (self->yaml, objective, _("The objective has no target."));
  return REMIT_UNSET;
}

/* NULL when there is none, or none that is known. */
static const Operator *
read_operator (Reader *self, const RemitYamlNode *objective)
{
  const RemitYamlNode *node = remit_yaml_get (objective, "op");
  const char *text = remit_yaml_text (node);
  g_autofree char *excerpt = NULL;

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (operators); i++)
    if (strcmp (operators[i].word, text) == 0)
      return &operators[i];
  if (text == NULL)
    return NULL;
  excerpt = remit_excerpt (text);
  remit_yaml_remark (self->yaml, node, _("“%s” is no operator. Possible are: gte, gt, lte, lt."),
                     excerpt);
  return NULL;
}

static gboolean
has_threshold (const Reader *self, int indicator, const RemitYamlNode *objective)
{
  const RemitYamlNode *spec = indicator >= 0 ? self->slis->pdata[indicator] : NULL;

  return remit_yaml_get (spec, "thresholdMetric") != NULL
         || (remit_yaml_get (spec, "ratioMetric") == NULL
             && remit_yaml_get (objective, "ratioMetrics") == NULL
             && remit_yaml_has_content (remit_yaml_get (objective, "value")));
}

/* "Fast enough (API latency ≤ 200)" */
static char *
name_threshold (Reader *self, const RemitYamlNode *objective, const char *name,
                const char *indicator, const Operator *op)
{
  g_autofree char *value
    = remit_promises_take_name (self->yaml, remit_yaml_get (objective, "value"));
  g_autofree char *good = NULL;

  if (value == NULL)
    remit_yaml_remark (self->yaml, objective,
                       _("The objective has a threshold without a “value”."));
  else if (op == NULL)
    remit_yaml_remark (self->yaml, objective,
                       _("The objective has no operator, so nobody can tell on which side of %s "
                          "the good values are."),
                       value);
  good = value == NULL
           ? g_strdup (indicator)
           : g_strdup_printf ("%s %s %s", indicator, op != NULL ? op->sign : "?", value);
  return name != NULL ? g_strdup_printf ("%s (%s)", name, good) : g_steal_pointer (&good);
}

static int
compare_share (Reader *self, const RemitYamlNode *objective, const Operator *op)
{
  if (op != NULL)
    return (int) op->comparison;
  if (remit_yaml_text (remit_yaml_get (objective, "op")) == NULL)
    remit_yaml_remark (self->yaml, objective,
                       _("The objective has no operator; “at least” is taken."));
  return REMIT_OPERATOR_AT_LEAST;
}

static void
read_objective (Reader *self, const RemitYamlNode *node, RemitPromiseAgreement *agreement,
                const RemitOpensloWindow *window)
{
  g_autofree char *display
    = remit_promises_take_name (self->yaml, remit_yaml_get (node, "displayName"));
  int own = read_indicator (self, node, agreement->thing->code);
  int index = own >= 0 ? own : agreement->indicator;
  const RemitPromiseThing *indicator
    = index >= 0 ? self->promises->indicators->pdata[index] : agreement->thing;
  g_autofree char *about
    = g_strjoin (" ", indicator->code, indicator->name, agreement->thing->name, display, NULL);
  const Operator *op = read_operator (self, node);
  gboolean threshold = has_threshold (self, index, node);
  g_autofree char *name = threshold ? name_threshold (self, node, display, indicator->name, op)
                          : display != NULL ? g_steal_pointer (&display)
                                            : g_strdup (indicator->name);
  RemitIndicator guess = remit_promises_guess_indicator (about);
  RemitPromiseObjective *objective = remit_promise_agreement_add (
    agreement,
    /* The share of good values is a share of time or not, but never a time. */
    guess == REMIT_INDICATOR_AVAILABILITY && !threshold ? guess : REMIT_INDICATOR_OTHER, name);

  objective->row->comparison = threshold ? REMIT_OPERATOR_AT_LEAST : compare_share (self, node, op);
  objective->row->target = read_target (self, node);
  remit_row_set_text (&objective->row->row, REMIT_OBJECTIVE_FIELD_UNIT, "%");
  objective->row->window = (int) window->window;
  objective->row->window_days = window->days;
  remit_promises_add_fact (objective->facts, "timeSliceTarget",
                           remit_yaml_text (remit_yaml_get (node, "timeSliceTarget")));
  remit_promises_add_fact (objective->facts, "timeSliceWindow",
                           remit_yaml_text (remit_yaml_get (node, "timeSliceWindow")));
  remit_promises_add_fact (objective->facts, "compositeWeight",
                           remit_yaml_text (remit_yaml_get (node, "compositeWeight")));
}

static void
read_objectives (Reader *self, const RemitYamlNode *spec, RemitPromiseAgreement *agreement)
{
  const RemitYamlNode *objectives = remit_yaml_get (spec, "objectives");
  RemitOpensloWindow window
    = _remit_openslo_read_window (self->yaml, spec, agreement->thing->facts);

  if (!remit_yaml_is (objectives, REMIT_YAML_LIST) || objectives->items->len == 0)
    {
      remit_yaml_remark (self->yaml, objectives != NULL ? objectives : spec,
                         _("“%s” has no objectives."), agreement->thing->name);
      return;
    }
  for (guint i = 0; i < objectives->items->len; i++)
    if (remit_yaml_is (objectives->items->pdata[i], REMIT_YAML_MAP))
      read_objective (self, objectives->items->pdata[i], agreement, &window);
    else
      remit_yaml_remark (self->yaml, objectives->items->pdata[i],
                         _("This is no objective and was left out."));
}

/* ---- SLOs ---- */

static void
read_alerts (Reader *self, const RemitYamlNode *spec, RemitPromiseThing *thing)
{
  const RemitYamlNode *policies = remit_yaml_get (spec, "alertPolicies");
  g_autoptr (GString) names = g_string_new (NULL);

  if (policies != NULL && !remit_yaml_has_content (policies))
    remit_yaml_remark (self->yaml, policies,
                       _("“%s” has a list of alert policies with nothing in it."), thing->name);
  if (!remit_yaml_is (policies, REMIT_YAML_LIST))
    return;
  for (guint i = 0; i < policies->items->len; i++)
    {
      const RemitYamlNode *policy = policies->items->pdata[i];
      const char *name = remit_yaml_text (policy);

      if (name == NULL)
        name = remit_yaml_text (remit_yaml_get (policy, "alertPolicyRef"));
      if (name == NULL)
        name = remit_yaml_text (remit_yaml_find (policy, "metadata/name"));
      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  remit_promises_add_fact (thing->facts, "alertPolicies", names->str);
}

static void
read_slo_service (Reader *self, const RemitYamlNode *document, RemitPromiseAgreement *agreement)
{
  const RemitYamlNode *node = remit_yaml_find (document, "spec/service");
  g_autofree char *key = remit_promises_take_name (self->yaml, node);

  if (key != NULL)
    agreement->service = remit_promises_need (self->promises->services, key);
  else
    remit_yaml_remark (self->yaml, node != NULL ? node : document,
                       _("“%s” does not say which service it is for."), agreement->thing->name);
}

static void
read_slo (Reader *self, const RemitYamlNode *document)
{
  const RemitYamlNode *spec = remit_yaml_get (document, "spec");
  g_autofree char *key = read_key (self, document);
  RemitPromiseAgreement *agreement;

  if (key == NULL)
    return;
  for (guint i = 0; i < self->promises->agreements->len; i++)
    if (strcmp (((RemitPromiseAgreement *) self->promises->agreements->pdata[i])->thing->code, key)
        == 0)
      {
        remit_yaml_remark (self->yaml, document,
                           _("“%s” is described a second time; what stood first counts."), key);
        return;
      }
  agreement = remit_promises_add_agreement (self->promises, key, key);
  read_thing (self, document, agreement->thing);
  read_slo_service (self, document, agreement);
  agreement->indicator = read_indicator (self, spec, key);
  if (agreement->indicator >= 0)
    set_text (
      &agreement->measured_by,
      ((RemitPromiseThing *) self->promises->indicators->pdata[agreement->indicator])->name);
  remit_promises_add_fact (agreement->thing->facts, "budgetingMethod",
                           remit_yaml_text (remit_yaml_get (spec, "budgetingMethod")));
  read_objectives (self, spec, agreement);
  read_alerts (self, spec, agreement->thing);
}

/* ---- documents ---- */

gboolean
remit_openslo_is (const RemitYamlNode *document)
{
  const char *version = remit_yaml_text (remit_yaml_get (document, "apiVersion"));

  return version != NULL
         && (g_str_has_prefix (version, VERSION_PREFIX)
             || g_str_has_prefix (version, "openslo.com/"));
}

static gboolean
check_versions (const RemitYaml *yaml, GError **error)
{
  for (guint i = 0; i < yaml->documents->len; i++)
    {
      const RemitYamlNode *node = remit_yaml_get (yaml->documents->pdata[i], "apiVersion");
      const char *version = remit_yaml_text (node);
      g_autofree char *excerpt = NULL;

      if (!remit_openslo_is (yaml->documents->pdata[i]) || strcmp (version, "openslo/v1") == 0
          || strcmp (version, "openslo/v1alpha") == 0)
        continue;
      excerpt = remit_excerpt (version);
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_VERSION,
                   _("“%s”, line %u: the version “%s” of OpenSLO is not known. Remit reads "
                      "openslo/v1 and openslo/v1alpha."),
                   yaml->name, node->line, excerpt);
      return FALSE;
    }
  return TRUE;
}

typedef void (*ReadFunc) (Reader *self, const RemitYamlNode *document);

/* What others refer to comes first, wherever it stands. */
static void
read_kind (Reader *self, const char *kind, ReadFunc read)
{
  for (guint i = 0; i < self->yaml->documents->len; i++)
    {
      const RemitYamlNode *document = self->yaml->documents->pdata[i];

      if (remit_openslo_is (document)
          && g_strcmp0 (remit_yaml_text (remit_yaml_get (document, "kind")), kind) == 0)
        read (self, document);
    }
}

/* Kinds that Remit has no place for, and documents of other programs. */
static void
remark_others (RemitYaml *yaml)
{
  for (guint i = 0; i < yaml->documents->len; i++)
    {
      const RemitYamlNode *document = yaml->documents->pdata[i];
      const char *kind = remit_yaml_text (remit_yaml_get (document, "kind"));
      g_autofree char *excerpt = kind != NULL ? remit_excerpt (kind) : NULL;

      if (!remit_openslo_is (document))
        remit_yaml_remark (yaml, document, _("This document is not OpenSLO and was left out."));
      else if (kind == NULL)
        remit_yaml_remark (yaml, document, _("This document has no kind and was left out."));
      else if (strcmp (kind, "Service") != 0 && strcmp (kind, "SLI") != 0
               && strcmp (kind, "SLO") != 0)
        remit_yaml_remark (yaml, document, _("A document of the kind “%s” was left out."),
                           excerpt);
    }
}

RemitPromises *
remit_openslo_read (RemitYaml *yaml, GError **error)
{
  g_autoptr (RemitPromises) promises = NULL;
  g_autoptr (GPtrArray) slis = g_ptr_array_new ();
  Reader reader = { .yaml = yaml, .slis = slis };

  if (!check_versions (yaml, error))
    return NULL;
  promises = reader.promises = remit_promises_new ("openslo");
  read_kind (&reader, "Service", read_service);
  read_kind (&reader, "SLI", read_sli);
  read_kind (&reader, "SLO", read_slo);
  remark_others (yaml);
  if (promises->services->len + promises->indicators->len + promises->agreements->len > 0)
    return g_steal_pointer (&promises);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
               _("“%s” describes no service, indicator or objective: it has no document of the "
                  "kind Service, SLI or SLO with a name."),
               yaml->name);
  return NULL;
}
