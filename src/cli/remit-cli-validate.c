/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli.h"

#include "config.h"
#include "remit-date.h"
#include "remit-findings.h"
#include "remit-thresholds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The findings of a document, for people, for programs, and as SARIF 2.1.0 for build servers.  A
 * finding that was accepted with a reason is shown when asked for (always in SARIF, as
 * suppressed) and never counts. */

#define SARIF_SCHEMA                                                                               \
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

typedef struct
{
  char *format, *fail_level, *day; /* owned, as typed */
  char **thresholds;               /* owned: "many-do=4" */
  gboolean all;
} ValidateOptions;

enum
{
  FORMAT_TEXT,
  FORMAT_JSON,
  FORMAT_SARIF
};

/* "name": { "text": … }, the shape that SARIF gives most texts. */
static void
add_message (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  remit_cli_json_text (builder, "text", text);
  json_builder_end_object (builder);
}

static char *
subject_id (const RemitGraph *graph, RemitId subject)
{
  const RemitRow *row = remit_graph_find (graph, subject);

  return row != NULL ? remit_cli_id (row->table, row->id) : g_strdup ("");
}

/* ---- for people ---- */

static const char *
severity_word (RemitSeverity severity)
{
  switch (severity)
    {
    case REMIT_SEVERITY_ERROR:
      return C_("severity", "error");
    case REMIT_SEVERITY_WARNING:
      return C_("severity", "warning");
    case REMIT_SEVERITY_HINT:
    default:
      return C_("severity", "hint");
    }
}

static void
print_text (const char *file, GPtrArray *findings, gboolean all)
{
  g_autofree char *name = g_filename_display_name (file);

  for (guint i = 0; i < findings->len; i++)
    {
      const RemitFinding *finding = findings->pdata[i];
      g_autofree char *line = NULL;

      if (finding->waiver != NULL && !all)
        continue;
      line = g_strdup_printf ("%s: %s %s: %s %s\n", name, severity_word (finding->rule->severity),
                              finding->rule->id, finding->message, finding->fix);
      remit_cli_print (line);
      if (finding->waiver != NULL)
        {
          g_autofree char *until = remit_day_format (finding->waiver->until);
          g_autofree char *accepted
              = *until != '\0'
                    ? g_strdup_printf (_("accepted until %s: %s"), until, finding->waiver->reason)
                    : g_strdup_printf (_("accepted: %s"), finding->waiver->reason);

          remit_cli_print ("  ");
          remit_cli_print (accepted);
          remit_cli_print ("\n");
        }
    }
}

/* ---- for programs ---- */

static void
add_finding (JsonBuilder *builder, const RemitGraph *graph, const RemitFinding *finding)
{
  g_autofree char *id = subject_id (graph, finding->subject);
  g_autofree char *subject = remit_graph_describe (graph, finding->subject);

  json_builder_begin_object (builder);
  remit_cli_json_text (builder, "rule", finding->rule->id);
  remit_cli_json_text (builder, "severity", remit_severity_key (finding->rule->severity));
  remit_cli_json_text (builder, "subject", id);
  remit_cli_json_text (builder, "name", subject);
  remit_cli_json_text (builder, "message", finding->message);
  remit_cli_json_text (builder, "brief", finding->brief);
  remit_cli_json_text (builder, "evidence", finding->evidence);
  remit_cli_json_text (builder, "fix", finding->fix);
  json_builder_set_member_name (builder, "others");
  json_builder_begin_array (builder);
  for (guint i = 0; finding->others != NULL && finding->others[i] != REMIT_ID_NONE; i++)
    {
      g_autofree char *other = subject_id (graph, finding->others[i]);

      json_builder_add_string_value (builder, other);
    }
  json_builder_end_array (builder);
  if (finding->waiver != NULL)
    remit_cli_json_text (builder, "accepted", finding->waiver->reason);
  json_builder_end_object (builder);
}

static void
print_json (RemitDocument *document, GPtrArray *findings, gboolean all)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    if (all || ((const RemitFinding *) findings->pdata[i])->waiver == NULL)
      add_finding (builder, remit_document_get_graph (document), findings->pdata[i]);
  json_builder_end_array (builder);
  remit_cli_print_json (builder);
}

/* ---- SARIF ---- */

static const char *
sarif_level (RemitSeverity severity)
{
  switch (severity)
    {
    case REMIT_SEVERITY_ERROR:
      return "error";
    case REMIT_SEVERITY_WARNING:
      return "warning";
    case REMIT_SEVERITY_HINT:
    default:
      return "note";
    }
}

static void
add_sarif_rules (JsonBuilder *builder)
{
  guint n;
  const RemitRule *rules = remit_rules_list (&n);

  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      remit_cli_json_text (builder, "id", rules[i].id);
      add_message (builder, "shortDescription", _(rules[i].title));
      if (rules[i].source != NULL && *rules[i].source != '\0')
        add_message (builder, "help", _(rules[i].source));
      json_builder_set_member_name (builder, "defaultConfiguration");
      json_builder_begin_object (builder);
      remit_cli_json_text (builder, "level", sarif_level (rules[i].severity));
      json_builder_end_object (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_sarif_location (JsonBuilder *builder, const RemitGraph *graph, const RemitFinding *finding,
                    const char *uri)
{
  const RemitNode *node = remit_graph_node (graph, finding->subject);
  g_autofree char *id = subject_id (graph, finding->subject);
  g_autofree char *subject = remit_graph_describe (graph, finding->subject);

  json_builder_set_member_name (builder, "locations");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "physicalLocation");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "artifactLocation");
  json_builder_begin_object (builder);
  remit_cli_json_text (builder, "uri", uri);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "logicalLocations");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  remit_cli_json_text (builder, "name", subject);
  remit_cli_json_text (builder, "fullyQualifiedName", id);
  if (node != NULL)
    remit_cli_json_text (builder, "kind", remit_node_kind_info (node->kind)->key);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

/* What makes a finding the same one in the next run: rule and subject, and for a party in a matrix
 * the matrix. */
static char *
make_fingerprint (const RemitGraph *graph, const RemitFinding *finding)
{
  g_autofree char *id = subject_id (graph, finding->subject);
  g_autofree char *matrix = NULL;

  if (finding->others == NULL
      || remit_graph_get (graph, REMIT_TABLE_MATRIX, finding->others[0]) == NULL)
    return g_strconcat (finding->rule->id, ":", id, NULL);
  matrix = subject_id (graph, finding->others[0]);
  return g_strconcat (finding->rule->id, ":", id, ":", matrix, NULL);
}

static void
add_sarif_result (JsonBuilder *builder, const RemitGraph *graph, const RemitFinding *finding,
                  const char *uri)
{
  g_autofree char *fingerprint = make_fingerprint (graph, finding);
  g_autofree char *text = g_strconcat (finding->message, " ", finding->fix, NULL);

  json_builder_begin_object (builder);
  remit_cli_json_text (builder, "ruleId", finding->rule->id);
  remit_cli_json_text (builder, "level", sarif_level (finding->rule->severity));
  add_message (builder, "message", text);
  add_sarif_location (builder, graph, finding, uri);
  json_builder_set_member_name (builder, "partialFingerprints");
  json_builder_begin_object (builder);
  remit_cli_json_text (builder, "remitFinding/v1", fingerprint);
  json_builder_end_object (builder);
  if (finding->waiver != NULL)
    {
      json_builder_set_member_name (builder, "suppressions");
      json_builder_begin_array (builder);
      json_builder_begin_object (builder);
      remit_cli_json_text (builder, "kind", "external");
      remit_cli_json_text (builder, "justification", finding->waiver->reason);
      json_builder_end_object (builder);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

/* Relative as it was typed, so that a build server finds it in its checkout. */
static char *
make_uri (const char *file)
{
  if (strcmp (file, "-") == 0)
    return g_strdup ("stdin");
  if (g_path_is_absolute (file))
    return g_filename_to_uri (file, NULL, NULL);
  return g_uri_escape_string (file, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);
}

static void
print_sarif (RemitDocument *document, const char *file, GPtrArray *findings)
{
  JsonBuilder *builder = json_builder_new ();
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autofree char *uri = make_uri (file);

  json_builder_begin_object (builder);
  remit_cli_json_text (builder, "$schema", SARIF_SCHEMA);
  remit_cli_json_text (builder, "version", "2.1.0");
  json_builder_set_member_name (builder, "runs");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "tool");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "driver");
  json_builder_begin_object (builder);
  remit_cli_json_text (builder, "name", "remit-cli");
  remit_cli_json_text (builder, "version", REMIT_VERSION);
  add_sarif_rules (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    add_sarif_result (builder, graph, findings->pdata[i], uri);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  remit_cli_print_json (builder);
}

/* ---- the verb ---- */

/* Findings that count: not accepted, and as grave as asked for. */
static guint
count_findings (GPtrArray *findings, RemitSeverity level)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const RemitFinding *finding = findings->pdata[i];

      n += finding->waiver == NULL && finding->rule->severity >= level;
    }
  return n;
}

/* The limits of the document, and over them those that were typed; the file stays as it is. */
static gboolean
read_thresholds (const RemitGraph *graph, char **typed, int *values, GError **error)
{
  remit_thresholds_read (graph, values);
  for (guint i = 0; typed != NULL && typed[i] != NULL; i++)
    if (!remit_threshold_parse (typed[i], values, error))
      return FALSE;
  return TRUE;
}

static int
run_validate (RemitCli *cli, const ValidateOptions *options, const char *file)
{
  static const char *const formats[] = { "text", "json", "sarif", NULL };
  static const char *const levels[] = { "hint", "warning", "error", NULL }; /* as RemitSeverity */
  g_autoptr (RemitDocument) document = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  GError *error = NULL;
  int thresholds[REMIT_N_THRESHOLDS];
  int format, level, today = remit_day_from_time (remit_context_now (cli->context));
  guint n;

  format = remit_cli_choose ("--format", options->format != NULL ? options->format : "text",
                             formats, &error);
  if (format < 0)
    return remit_cli_fail (cli, error, -1);
  level = remit_cli_choose ("--fail-level",
                            options->fail_level != NULL ? options->fail_level : "hint", levels,
                            &error);
  if (level < 0)
    return remit_cli_fail (cli, error, -1);
  if (options->day != NULL && !remit_day_parse (options->day, &today, &error))
    return remit_cli_fail (cli, error, REMIT_EXIT_USAGE);
  document = remit_cli_open (cli, file, &error);
  if (document == NULL)
    return remit_cli_fail (cli, error, -1);

  if (!read_thresholds (remit_document_get_graph (document), options->thresholds, thresholds,
                        &error))
    return remit_cli_fail (cli, error, REMIT_EXIT_USAGE);
  findings = remit_findings_run_with (remit_document_get_graph (document), today, thresholds);
  if (format == FORMAT_JSON)
    print_json (document, findings, options->all);
  else if (format == FORMAT_SARIF)
    print_sarif (document, file, findings);
  else
    print_text (file, findings, options->all);

  n = count_findings (findings, level);
  if (n == 0)
    remit_cli_note (cli, _("No findings."));
  else
    remit_cli_note (cli, ngettext ("%u finding.", "%u findings.", n), n);
  return n > 0 ? REMIT_EXIT_FINDINGS : REMIT_EXIT_OK;
}

int
remit_cli_run_validate (RemitCli *cli, int argc, char **argv)
{
  ValidateOptions options = { NULL };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_("text, json or sarif"),
      N_("FORMAT") },
    { "fail-level", 0, 0, G_OPTION_ARG_STRING, &options.fail_level,
      N_("Exit 1 from this severity on: hint (usual), warning or error"), N_("LEVEL") },
    { "all", 'a', 0, G_OPTION_ARG_NONE, &options.all,
      N_("Show findings that were accepted, too"), NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.day,
      N_("Check as if this were today"), N_("DAY") },
    { "threshold", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.thresholds,
      N_("Check with another limit than the document's, such as many-do=4 (may be repeated; a "
         "wrong KEY lists them all)"),
      N_("KEY=VALUE") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  int status;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 1, 1, argc, argv, &status);
  if (words != NULL)
    status = run_validate (cli, &options, words[0]);
  g_free (options.format);
  g_free (options.fail_level);
  g_free (options.day);
  g_strfreev (options.thresholds);
  return status;
}
