/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-cli"
#include "remit-cli.h"

#include "remit-cli-money.h"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

/* remit-cli VERB …: everything the window can do with a file, without a display. */

static const RemitCliVerb verbs[] = {
  { "new", N_("-o FILE"), N_("Make a document, empty or from a template"),
    N_("Examples:\n"
       "  remit-cli new -o model.remit\n"
       "  remit-cli new --template digital-customer-experience -o model.remit\n"
       "  remit-cli new --list-templates"),
    remit_cli_run_new, TRUE },
  { "info", N_("FILE"), N_("Count what a document holds"),
    N_("Examples:\n"
       "  remit-cli info model.remit\n"
       "  remit-cli info --format=json model.remit"),
    remit_cli_run_info, FALSE },
  { "import", N_("FILE -o DOCUMENT"),
    N_("Read an XML file or tables of responsibilities into a document"),
    N_("Tables are read from .xlsx, CSV, TSV, Markdown and HTML, in whatever shape they are; each\n"
       "goes into a matrix of its own. DOCUMENT is made when it does not exist; otherwise the rows\n"
       "go into it as one change. FILE may be - for standard input.\n"
       "With --format=json and no document, only the report is made.\n"
       "\n"
       "Examples:\n"
       "  remit-cli import raci.xlsx -o model.remit\n"
       "  remit-cli import model.xml -o copy.remit\n"
       "  remit-cli import --dry-run --into model.remit raci.xlsx\n"
       "  remit-cli import --sheet=Duties --range=B4:J20 --map X=R raci.xlsx -o model.remit\n"
       "  remit-cli import --format=json raci.csv"),
    remit_cli_run_import, TRUE },
  { "export", N_("FILE"), N_("Write a document as XML, its views as pictures, its matrices as tables"),
    N_("Without --format the ending of the output decides. The output may be - for standard\n"
       "output.\n"
       "\n"
       "Examples:\n"
       "  remit-cli export --format=xml -o - model.remit\n"
       "  remit-cli export --view \"Whole field\" -o map.svg model.remit\n"
       "  remit-cli export --all-views --format=pdf -o pictures model.remit\n"
       "  remit-cli export --matrix \"Joint programme\" -o raci.xlsx model.remit\n"
       "  remit-cli export --ownership --format=csv --separator=\";\" model.remit"),
    remit_cli_run_export, FALSE },
  { "validate", N_("FILE"),
    N_("Check a document against the rules; exit 1 when there are findings"),
    N_("Examples:\n"
       "  remit-cli validate model.remit\n"
       "  remit-cli validate --fail-level=error model.remit\n"
       "  remit-cli validate --format=sarif model.remit > findings.sarif"),
    remit_cli_run_validate, FALSE },
  { "money", N_("FILE"), N_("Add up the budget, by payer, owner, item and so on"),
    N_("Sums in different currencies are never added together.\n"
       "\n"
       "Examples:\n"
       "  remit-cli money model.remit\n"
       "  remit-cli money --by=item --year=2027 model.remit\n"
       "  remit-cli money --by=owner --state=actual --format=csv model.remit"),
    remit_cli_run_money, FALSE },
  { "growth", N_("FILE"), N_("Set two years of the budget side by side, and say who overtakes whom"),
    N_("What grows or shrinks is the outlook of a year, the one figure that stands for it.\n"
       "\n"
       "Examples:\n"
       "  remit-cli growth model.remit\n"
       "  remit-cli growth --years=2026:2027 --by=owner model.remit\n"
       "  remit-cli growth --project=10 --format=json model.remit"),
    remit_cli_run_growth, FALSE },
  { "tco", N_("FILE THING…"), N_("Add up what things cost over some years, and to leave them"),
    N_("A THING counts with all that is part of it; a budget line counts by itself.\n"
       "\n"
       "Examples:\n"
       "  remit-cli tco model.remit \"Data platform\"\n"
       "  remit-cli tco --from=2026 --years=3 --exit-cost=50000 model.remit APP-014"),
    remit_cli_run_tco, FALSE },
  { "balance", N_("FILE [PARTY…]"),
    N_("Set each party's share of money beside those of decisions and work"),
    N_("With PARTY, everything counts for the one of them that stands nearest above it.\n"
       "\n"
       "Examples:\n"
       "  remit-cli balance model.remit\n"
       "  remit-cli balance --year=2026 --format=csv model.remit CIO CMO"),
    remit_cli_run_balance, FALSE },
  { "charges", N_("FILE [THING…]"), N_("Split what things cost between those who use them"),
    N_("Without THING, all that has charges in this fiscal year. What is charged is always the\n"
       "whole cost; what was billed stands beside it.\n"
       "\n"
       "Examples:\n"
       "  remit-cli charges --year=2026 model.remit\n"
       "  remit-cli charges --cost=1200 model.remit \"Data platform\""),
    remit_cli_run_charges, FALSE },
  { "agreements", N_("FILE [AGREEMENT…]"), N_("List the agreements and what their chains add up to"),
    N_("With AGREEMENT, all that is known about it.\n"
       "\n"
       "Examples:\n"
       "  remit-cli agreements model.remit\n"
       "  remit-cli agreements model.remit SLA-02\n"
       "  remit-cli agreements --format=json --date=2027-01-31 model.remit"),
    remit_cli_run_agreements, FALSE },
  { "kpis", N_("FILE [KPI…]"), N_("List the KPIs with value, status and who agreed"),
    N_("With KPI, all that is known about it.\n"
       "\n"
       "Examples:\n"
       "  remit-cli kpis model.remit\n"
       "  remit-cli kpis model.remit \"Net promoter score\"\n"
       "  remit-cli kpis --format=csv model.remit"),
    remit_cli_run_kpis, FALSE },
  { "history", N_("FILE"), N_("List the changes of a document, the newest first"),
    N_("Examples:\n"
       "  remit-cli history model.remit\n"
       "  remit-cli history --limit=5 --format=json model.remit"),
    remit_cli_run_history, FALSE },
  { "undo", N_("FILE [NUMBER]"), N_("Take back the last change, or the last few"),
    N_("Example:\n"
       "  remit-cli undo model.remit 3"),
    remit_cli_run_undo, TRUE },
  { "redo", N_("FILE [NUMBER]"), N_("Bring back what undo took back"),
    N_("Example:\n"
       "  remit-cli redo model.remit"),
    remit_cli_run_redo, TRUE },
  { "baseline", N_("FILE [NAME]"), N_("Keep the present state under a name, or list what was kept"),
    N_("Examples:\n"
       "  remit-cli baseline --note \"Signed by both\" model.remit \"Workshop 1\"\n"
       "  remit-cli baseline model.remit"),
    remit_cli_run_baseline, TRUE },
  { "add", N_("FILE KIND NAME [FIELD=VALUE…]"), N_("Add a node; its id goes to standard output"),
    N_("KIND is a kind of node, such as application or role, or view, perspective or matrix.\n"
       "\n"
       "Examples:\n"
       "  remit-cli add model.remit application \"Consent platform\" code=APP-014\n"
       "  remit-cli add model.remit view \"Whole field\""),
    remit_cli_run_add, TRUE },
  { "set", N_("FILE THING FIELD=VALUE…"),
    N_("Change fields of a node, of a link or of the document"),
    N_("THING is an id, a code or a name; the document itself is a single point. Fields of\n"
       "a detail are written with its name: review.rhythm=quarterly. Nothing after = empties\n"
       "the field.\n"
       "\n"
       "Examples:\n"
       "  remit-cli set model.remit \"Consent platform\" name=\"Consent hub\" status=planned\n"
       "  remit-cli set model.remit . title=\"Digital customer experience\""),
    remit_cli_run_set, TRUE },
  { "link", N_("FILE KIND FROM TO [FIELD=VALUE…]"),
    N_("Link two nodes; the id goes to standard output"),
    N_("Examples:\n"
       "  remit-cli link model.remit runs CIO \"Consent platform\"\n"
       "  remit-cli link model.remit pays CMO APP-014 share=60"),
    remit_cli_run_link, TRUE },
  { "unlink", N_("FILE KIND FROM TO | FILE LINK"), N_("Delete a link"),
    N_("Example:\n"
       "  remit-cli unlink model.remit runs CIO \"Consent platform\""),
    remit_cli_run_unlink, TRUE },
  { "rm", N_("FILE THING…"), N_("Delete nodes, with their links and places, or other things"),
    N_("Example:\n"
       "  remit-cli rm model.remit \"Consent platform\""),
    remit_cli_run_rm, TRUE },
  { "place", N_("FILE VIEW NODE X Y"), N_("Put a node into a view, or move it there"),
    N_("X and Y are whole numbers, the top left corner; options go before FILE.\n"
       "\n"
       "Example:\n"
       "  remit-cli place model.remit \"Whole field\" \"Consent platform\" 120 -40"),
    remit_cli_run_place, TRUE },
  { "query", N_("FILE SQL"), N_("Ask a document by an SQL SELECT statement"),
    N_("Examples:\n"
       "  remit-cli query model.remit \"SELECT kind, count(*) FROM node GROUP BY kind\"\n"
       "  remit-cli query --format=csv model.remit \"SELECT name FROM node ORDER BY name\""),
    remit_cli_run_query, FALSE },
  { "dump", N_("FILE"), N_("Print every row as one line, for comparing"),
    N_("Equal models give equal text; the history is not part of it.\n"
       "\n"
       "Example:\n"
       "  remit-cli dump model.remit | diff - <(remit-cli dump other.remit)"),
    remit_cli_run_dump, FALSE },
  { "search", N_("FILE WORD…"), N_("Find nodes by words of their names, codes and notes"),
    N_("Example:\n"
       "  remit-cli search model.remit consent"),
    remit_cli_run_search, FALSE },
  { "kinds", N_("[FROM TO]"),
    N_("List the kinds of nodes and links, or the links between two kinds"),
    N_("Examples:\n"
       "  remit-cli kinds\n"
       "  remit-cli kinds role application"),
    remit_cli_run_kinds, FALSE },
  { "schema", "", N_("Print the XML schema (XSD) of the XML that Remit writes"),
    N_("Example:\n"
       "  remit-cli schema > remit-1.xsd"),
    remit_cli_run_schema, FALSE },
};

static void
print_help (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append (text, _("Usage:\n  remit-cli VERB [OPTION…] FILE …\n"));
  g_string_append (text,
                   _("\nWhat several leaders share: who owns, decides, does and pays for what.\n"));
  g_string_append (text, _("\nVerbs:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_string_append_printf (text, "  %-10s %s\n", verbs[i].name, _(verbs[i].summary));
  g_string_append (text, _("\nOptions:\n"
                           "  --help     Show this help; after a verb, that of the verb\n"
                           "  --version  Show the version\n"));
  g_string_append (text, _("\nData goes to standard output, messages to standard error.\n"
                           "Exit codes: 0 done, 1 findings, 2 wrong usage, 3 cannot read,\n"
                           "4 cannot write, 5 conflict.\n"));
  g_string_append (text, _("\nExamples:\n"
                           "  remit-cli import raci.csv -o model.remit\n"
                           "  remit-cli info --format=json model.remit\n"
                           "  remit-cli validate model.remit\n"));
  remit_cli_print (text->str);
}

static const RemitCliVerb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].name, name) == 0)
      return &verbs[i];
  return NULL;
}

static int
fail_verb (const char *word)
{
  if (word == NULL)
    g_printerr ("remit-cli: %s\n", _("Say what to do. “remit-cli --help” lists the verbs."));
  else
    {
      g_autofree char *excerpt = remit_excerpt (word);

      g_printerr ("remit-cli: ");
      g_printerr (_("“%s” is not a verb of remit-cli. “remit-cli --help” lists them."), excerpt);
      g_printerr ("\n");
    }
  return REMIT_EXIT_USAGE;
}

static int
run_verb (const RemitCliVerb *verb, int argc, char **argv)
{
  RemitCli cli = { .verb = verb, .context = remit_context_new () };
  g_autofree char *name = g_strdup_printf ("remit-cli %s", verb->name);
  int status;

  cli.spooled = g_ptr_array_new_with_free_func (g_free);
  cli.done = g_ptr_array_new_with_free_func (g_free);
  g_set_prgname (name);
  status = verb->run (&cli, argc, argv);
  for (guint i = 0; i < cli.spooled->len; i++)
    g_unlink (cli.spooled->pdata[i]);
  g_ptr_array_unref (cli.spooled);
  g_ptr_array_unref (cli.done);
  remit_context_free (cli.context);
  g_free (cli.author);
  return status;
}

static int
dispatch (int argc, char **argv)
{
  const char *word = argc > 1 ? argv[1] : NULL;
  const RemitCliVerb *verb;

  if (word == NULL)
    return fail_verb (NULL);
  if (strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0)
    {
      print_help ();
      return REMIT_EXIT_OK;
    }
  if (strcmp (word, "--version") == 0)
    {
      remit_cli_print ("remit-cli " REMIT_VERSION "\n");
      return REMIT_EXIT_OK;
    }
  if (strcmp (word, "help") == 0)
    {
      char *asked[] = { argv[0], (char *) "--help", NULL };

      if (argc == 2)
        {
          print_help ();
          return REMIT_EXIT_OK;
        }
      verb = find_verb (argv[2]);
      return verb != NULL ? run_verb (verb, 2, asked) : fail_verb (argv[2]);
    }
  verb = find_verb (word);
  return verb != NULL ? run_verb (verb, argc - 1, argv + 1) : fail_verb (word);
}

int
main (int argc, char **argv)
{
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, REMIT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  status = dispatch (argc, argv);

  /* A full disk behind a redirection shows here at the latest. */
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      g_printerr ("remit-cli: ");
      g_printerr (_("Standard output could not be written (%s)."), g_strerror (errno));
      g_printerr ("\n");
      if (status == REMIT_EXIT_OK || status == REMIT_EXIT_FINDINGS)
        status = REMIT_EXIT_WRITE;
    }
  return status;
}
