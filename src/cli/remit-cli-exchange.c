/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli.h"

#include "remit-cli-import.h"
#include "remit-cli-matrix.h"
#include "remit-date.h"
#include "remit-scene-map.h"
#include "remit-view.h"
#include "remit-xml.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Files of other kinds, in and out. */

/* ---- export ---- */

typedef struct
{
  char *format, *output, *view, *style; /* owned, as typed */
  RemitCliMatrixOptions matrix;
  gboolean all_views, no_legend;
  gboolean registers[REMIT_N_REGISTER_SORTS];
  int scale; /* per cent */
  RemitMapOptions map;
} ExportOptions;

enum
{
  FORMAT_XML,
  FORMAT_SVG,
  FORMAT_PNG,
  FORMAT_PDF,
  FORMAT_FIRST_TABLE
};
static const char *const export_formats[]
    = { "xml", "svg", "png", "pdf", "xlsx", "csv", "tsv", "html", NULL };

static int
choose_format (const ExportOptions *options, GError **error)
{
  const char *ending = options->output != NULL ? strrchr (options->output, '.') : NULL;

  if (options->format != NULL)
    return remit_cli_choose ("--format", options->format, export_formats, error);
  if (ending != NULL && !options->all_views)
    for (int i = 0; export_formats[i] != NULL; i++)
      if (g_ascii_strcasecmp (ending + 1, export_formats[i]) == 0)
        return i;
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                       _("Say which format to write: --format=xml; svg, png or pdf of a view; "
                         "xlsx, csv, tsv or html of a matrix."));
  return -1;
}

static gboolean
write_view (const RemitGraph *graph, const RemitView *view, int format,
            const ExportOptions *options, const char *path, GError **error)
{
  g_autoptr (RemitScene) scene = remit_scene_map_new (graph, view->row.id, &options->map);

  if (format == FORMAT_PNG && strcmp (path, "-") != 0)
    return remit_scene_write_png (scene, options->scale / 100.0, path, error);
  return remit_scene_write (scene, view->name, export_formats[format], path, error);
}

/* A view's name as a file name: what folders or shells trip over becomes "-". */
static char *
make_file_name (const RemitView *view, const char *ending, GHashTable *taken)
{
  glong length = MIN (60, g_utf8_strlen (view->name, -1));
  g_autofree char *stem = g_utf8_substring (view->name, 0, length);
  char *name;

  for (char *p = stem; *p != '\0'; p++)
    if (*p == '/' || *p == '\\' || *p == ':' || *p == '*' || *p == '?' || *p == '"'
        || g_ascii_iscntrl (*p) || (p == stem && *p == '.'))
      *p = '-';
  name = g_strdup_printf ("%s.%s", stem, ending);
  for (guint i = 2; g_hash_table_contains (taken, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u.%s", stem, i, ending);
    }
  g_hash_table_add (taken, g_strdup (name));
  return name;
}

/* One file a view in the folder that -o names. */
static gboolean
export_all_views (RemitCli *cli, const RemitGraph *graph, int format, const ExportOptions *options,
                  GError **error)
{
  g_autoptr (GPtrArray) views = remit_view_list (graph);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (g_mkdir_with_parents (options->output, 0777) != 0)
    {
      g_autofree char *name = g_filename_display_name (options->output);

      g_set_error (error, REMIT_ERROR, REMIT_ERROR_WRITE,
                   _("The folder “%s” for the pictures cannot be made."), name);
      return FALSE;
    }
  for (guint i = 0; i < views->len; i++)
    {
      const RemitView *view = views->pdata[i];
      g_autofree char *name = make_file_name (view, export_formats[format], taken);
      g_autofree char *path = g_build_filename (options->output, name, NULL);

      if (!write_view (graph, view, format, options, path, error))
        return FALSE;
      remit_cli_note (cli, "%s", name);
    }
  return TRUE;
}

/* The view that was named, else the first one. */
static const RemitView *
choose_view (const RemitGraph *graph, const char *name, GError **error)
{
  g_autoptr (GPtrArray) views = NULL;
  g_autofree char *text = NULL;

  if (name != NULL)
    {
      text = remit_cli_text (name, error);
      return text != NULL
                 ? (const RemitView *) remit_cli_find (graph, REMIT_TABLE_VIEW, text, error)
                 : NULL;
    }
  views = remit_view_list (graph);
  if (views->len > 0)
    return views->pdata[0];
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                       _("The document has no view to draw. Add one with “remit-cli add FILE view "
                         "NAME” and put nodes into it with “remit-cli place”."));
  return NULL;
}

/* The register that was asked for; -1 none, -2 several. */
static int
find_register (const ExportOptions *options)
{
  int found = -1;

  for (int i = 0; i < REMIT_N_REGISTER_SORTS; i++)
    if (options->registers[i])
      found = found == -1 ? i : -2;
  return found;
}

static gboolean
export_document (RemitCli *cli, RemitDocument *document, int format, const ExportOptions *options,
                 GError **error)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  const RemitView *view;

  if (format == FORMAT_XML)
    return remit_xml_export_file (graph, options->output, error);
  if (find_register (options) >= 0)
    return remit_cli_export_register (cli, graph, (RemitRegisterSort) find_register (options),
                                      export_formats[format], options->matrix.cut, options->output,
                                      error);
  if (format >= FORMAT_FIRST_TABLE)
    return remit_cli_export_matrix (cli, graph, export_formats[format], &options->matrix,
                                    options->output, error);
  if (options->all_views)
    return export_all_views (cli, graph, format, options, error);
  view = choose_view (graph, options->view, error);
  return view != NULL && write_view (graph, view, format, options, options->output, error);
}

/* What is wrong with the options of matrices; NULL when nothing is. */
static const char *
check_matrix_options (const ExportOptions *options, int format)
{
  const RemitCliMatrixOptions *matrix = &options->matrix;
  gboolean table = format >= FORMAT_FIRST_TABLE;

  if (options->style != NULL && (table || format == FORMAT_XML))
    return _("--style is for pictures: choose --format=svg, png or pdf.");
  if (!table && (matrix->matrix != NULL || matrix->ownership || matrix->ids))
    return _("Matrices are written as tables: add --format=xlsx, csv, tsv or html.");
  if (table && (options->view != NULL || options->all_views))
    return _("Views are written as pictures: choose --format=svg, png or pdf, or a matrix.");
  if (matrix->matrix != NULL && matrix->ownership)
    return _("Choose either --matrix or --ownership.");
  if (!table && find_register (options) != -1)
    return _("Registers are written as tables: add --format=xlsx, csv, tsv or html.");
  if (find_register (options) == -2
      || (find_register (options) >= 0 && (matrix->matrix != NULL || matrix->ownership)))
    return _("Choose one of --money, --agreements, --kpis, --matrix and --ownership.");
  return NULL;
}

static const char *
check_view_options (const ExportOptions *options, int format)
{
  if (options->all_views && (format == FORMAT_XML || strcmp (options->output, "-") == 0))
    return _("--all-views draws pictures into a folder: add --format=svg and -o FOLDER.");
  if (options->all_views && options->view != NULL)
    return _("Choose either --view or --all-views.");
  if (options->scale < 1 || options->scale > 2000)
    return _("The scale is in per cent, from 1 to 2000.");
  return NULL;
}

/* --style, by the keys of the field of a view. */
static gboolean
choose_style (ExportOptions *options, GError **error)
{
  const RemitEnumValue *values
      = remit_table_info (REMIT_TABLE_VIEW)->fields[REMIT_VIEW_FIELD_STYLE].values;
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  if (options->style == NULL)
    return TRUE;
  for (; values->key != NULL; values++)
    g_ptr_array_add (keys, (gpointer) values->key);
  g_ptr_array_add (keys, NULL);
  options->map.style = 1 + remit_cli_choose ("--style", options->style,
                                             (const char *const *) keys->pdata, error);
  return options->map.style > 0;
}

static gboolean
check_export (RemitCli *cli, ExportOptions *options, int *format, GError **error)
{
  const char *problem;

  if (options->output == NULL)
    options->output = g_strdup ("-");
  *format = choose_format (options, error);
  if (*format < 0
      || (options->matrix.separator != NULL
          && !remit_cli_parse_separator (options->matrix.separator, &options->matrix.cut, error))
      || !choose_style (options, error))
    return FALSE;
  options->map.legend = !options->no_legend;
  options->map.today = remit_day_from_time (remit_context_now (cli->context));
  problem = check_matrix_options (options, *format);
  if (problem == NULL)
    problem = check_view_options (options, *format);
  if (problem == NULL)
    return TRUE;
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_USAGE, problem);
  return FALSE;
}

static int
run_export (RemitCli *cli, ExportOptions *options, const char *path)
{
  g_autoptr (RemitDocument) document = NULL;
  GError *error = NULL;
  int format;

  if (!check_export (cli, options, &format, &error))
    return remit_cli_fail (cli, error, -1);
  document = remit_cli_open (cli, path, &error);
  if (document == NULL)
    return remit_cli_fail (cli, error, -1);
  if (!export_document (cli, document, format, options, &error))
    return remit_cli_fail (cli, error,
                           g_error_matches (error, REMIT_ERROR, REMIT_ERROR_USAGE)
                               ? REMIT_EXIT_USAGE
                               : REMIT_EXIT_WRITE);
  return REMIT_EXIT_OK;
}

int
remit_cli_run_export (RemitCli *cli, int argc, char **argv)
{
  ExportOptions options = { .scale = 200, .map = { .palette = REMIT_PALETTE_LIGHT } };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("Where to write; - or nothing is standard output"), N_("PATH") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_("xml; svg, png or pdf of a view; xlsx, csv, tsv or html of a matrix"), N_("FORMAT") },
    { "view", 0, 0, G_OPTION_ARG_FILENAME, &options.view,
      N_("The view to draw; the first one without it"), N_("NAME") },
    { "style", 0, 0, G_OPTION_ARG_STRING, &options.style,
      N_("Colour by duty, owner, kind, status, findings, cost, payer, agreement or kpi; as the view says without it"),
      N_("KEY") },
    { "all-views", 0, 0, G_OPTION_ARG_NONE, &options.all_views,
      N_("Draw every view into the folder given with -o"), NULL },
    { "scale", 0, 0, G_OPTION_ARG_INT, &options.scale,
      N_("Size of a PNG in per cent, 200 without it"), N_("NUMBER") },
    { "no-legend", 0, 0, G_OPTION_ARG_NONE, &options.no_legend, N_("Leave the legend out"), NULL },
    { "matrix", 0, 0, G_OPTION_ARG_FILENAME, &options.matrix.matrix,
      N_("The matrix to write; the only one without it"), N_("NAME") },
    { "ownership", 0, 0, G_OPTION_ARG_NONE, &options.matrix.ownership,
      N_("Write the ownership matrix of everything"), NULL },
    { "money", 0, 0, G_OPTION_ARG_NONE, &options.registers[REMIT_REGISTER_BUDGET],
      N_("Write the register of budget lines"), NULL },
    { "agreements", 0, 0, G_OPTION_ARG_NONE, &options.registers[REMIT_REGISTER_AGREEMENTS],
      N_("Write the register of agreements"), NULL },
    { "kpis", 0, 0, G_OPTION_ARG_NONE, &options.registers[REMIT_REGISTER_KPIS],
      N_("Write the register of KPIs"), NULL },
    { "separator", 0, 0, G_OPTION_ARG_STRING, &options.matrix.separator,
      N_("Between the cells of a csv: , ; | or tab"), N_("CHARACTER") },
    { "ids", 0, 0, G_OPTION_ARG_NONE, &options.matrix.ids,
      N_("Write ids into a csv or tsv too, so that reading it back gives only what was changed"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) words = NULL;
  int status;

  words = remit_cli_parse (cli, entries, REMIT_WORDS_DEFAULT, 1, 1, argc, argv, &status);
  if (words != NULL)
    status = run_export (cli, &options, words[0]);
  g_free (options.format);
  g_free (options.output);
  g_free (options.view);
  g_free (options.style);
  g_free (options.matrix.matrix);
  g_free (options.matrix.separator);
  return status;
}

/* ---- schema ---- */

int
remit_cli_run_schema (RemitCli *cli, int argc, char **argv)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *schema = NULL;
  int status;

  words = remit_cli_parse (cli, NULL, REMIT_WORDS_DEFAULT, 0, 0, argc, argv, &status);
  if (words == NULL)
    return status;
  schema = remit_xml_schema ();
  remit_cli_print (schema);
  return REMIT_EXIT_OK;
}
