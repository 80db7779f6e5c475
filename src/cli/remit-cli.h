/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The command line: one table of verbs, one file for each group of them, and what they share. */

/* Exit codes; documented, so they never change. */
enum
{
  REMIT_EXIT_OK = 0,
  REMIT_EXIT_FINDINGS = 1,
  REMIT_EXIT_USAGE = 2,    /* the words of the command are off */
  REMIT_EXIT_READ = 3,     /* something cannot be read, or is not what it claims to be */
  REMIT_EXIT_WRITE = 4,
  REMIT_EXIT_CONFLICT = 5, /* somebody else changed the file */
};

typedef struct _RemitCliVerb RemitCliVerb;

/* One run of the program. */
typedef struct
{
  const RemitCliVerb *verb;
  RemitContext *context; /* owned */
  gboolean quiet;
  char *author;          /* owned: --author, as it was typed */
  GPtrArray *spooled;    /* element-type utf8: temporary files to remove */
  GPtrArray *done;       /* element-type utf8: sentences to print when all is saved */
} RemitCli;

struct _RemitCliVerb
{
  const char *name;
  const char *arguments;   /* N_(): "FILE KIND NAME", of the usage line */
  const char *summary;     /* N_(): one line, for the list of verbs */
  const char *description; /* N_(): shown by --help after the options, with examples */
  int (*run) (RemitCli *cli, int argc, char **argv);
  gboolean edits;          /* takes --author */
};

int remit_cli_run_new (RemitCli *cli, int argc, char **argv);
int remit_cli_run_info (RemitCli *cli, int argc, char **argv);
int remit_cli_run_import (RemitCli *cli, int argc, char **argv);
int remit_cli_run_export (RemitCli *cli, int argc, char **argv);
int remit_cli_run_schema (RemitCli *cli, int argc, char **argv);
int remit_cli_run_validate (RemitCli *cli, int argc, char **argv);
int remit_cli_run_history (RemitCli *cli, int argc, char **argv);
int remit_cli_run_undo (RemitCli *cli, int argc, char **argv);
int remit_cli_run_redo (RemitCli *cli, int argc, char **argv);
int remit_cli_run_baseline (RemitCli *cli, int argc, char **argv);
int remit_cli_run_add (RemitCli *cli, int argc, char **argv);
int remit_cli_run_set (RemitCli *cli, int argc, char **argv);
int remit_cli_run_link (RemitCli *cli, int argc, char **argv);
int remit_cli_run_unlink (RemitCli *cli, int argc, char **argv);
int remit_cli_run_rm (RemitCli *cli, int argc, char **argv);
int remit_cli_run_place (RemitCli *cli, int argc, char **argv);
int remit_cli_run_query (RemitCli *cli, int argc, char **argv);
int remit_cli_run_dump (RemitCli *cli, int argc, char **argv);
int remit_cli_run_search (RemitCli *cli, int argc, char **argv);
int remit_cli_run_kinds (RemitCli *cli, int argc, char **argv);

/* ---- words (remit-cli-words.c) ---- */

typedef enum
{
  REMIT_WORDS_DEFAULT = 0,
  REMIT_WORDS_STRICT = 1 << 0, /* options only before the first word, so that "-20" can be one */
} RemitWordsFlags;

/* Reads the options of the verb and gives its words as UTF-8 (file names: as they are); NULL after a message, or
 * when --help was asked for: *status says what to exit with. @most -1: any number. (transfer full) */
char **remit_cli_parse (RemitCli *cli, const GOptionEntry *entries, RemitWordsFlags flags, int least, int most,
                        int argc, char **argv, int *status);
/* The separator of a table, by itself or by name, since a tab is hard to type. (remit-cli-import.c) */
gboolean remit_cli_parse_separator (const char *text, char *separator, GError **error);
/* The word as UTF-8; NULL and @error when it is in no known encoding. (transfer full) */
char *remit_cli_text (const char *word, GError **error);
/* Which of @choices (ends with NULL) @text is; -1 and @error when none. @what: "format". */
int remit_cli_choose (const char *option, const char *text, const char *const *choices, GError **error);
/* A whole number of at least @least. */
gboolean remit_cli_parse_number (const char *text, gint64 least, gint64 *number, GError **error);

/* ---- messages (remit-cli-common.c) ---- */

/* A sentence on standard error, unless -q. */
void remit_cli_note (RemitCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The same, once the document is saved. */
void remit_cli_note_done (RemitCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Prints and frees @error; returns @status, or what fits the error when it is -1. */
int remit_cli_fail (RemitCli *cli, GError *error, int status);

/* Text or bytes to standard output as they are; what fails shows when the program ends. */
void remit_cli_print (const char *text);
/* Prints the tree that @builder made, with a line break, and frees it. */
void remit_cli_print_json (JsonBuilder *builder);

/* A member of the object that is open. */
void remit_cli_json_text (JsonBuilder *builder, const char *name, const char *text);
void remit_cli_json_number (JsonBuilder *builder, const char *name, gint64 number);

/* ---- documents (remit-cli-common.c) ---- */

/* Opens for reading; the file and the state folder stay untouched. "-" is standard input. */
RemitDocument *remit_cli_open (RemitCli *cli, const char *path, GError **error);
/* Opens for editing.  What a crash left behind is saved first. */
RemitDocument *remit_cli_open_to_edit (RemitCli *cli, const char *path, GError **error);
/* Commits, saves and closes.  On failure nothing of the edit is left.  Frees @document. Returns what to exit with. */
int remit_cli_finish (RemitCli *cli, RemitDocument *document, RemitEdit *edit);
/* Saves @document (to @path when given, "-" is standard output) and closes it. Frees @document. */
int remit_cli_save (RemitCli *cli, RemitDocument *document, const char *path);
/* Closes without saving, takes back what was not saved, prints @error. Frees all. */
int remit_cli_give_up (RemitCli *cli, RemitDocument *document, RemitEdit *edit, GError *error, int status);
/* Refuses to write over @path unless @force, and over what is no file at all. */
gboolean remit_cli_check_new_file (const char *path, gboolean force, GError **error);

/* ---- names of things (remit-cli-names.c) ---- */

/* The row that @name means: an id as XML or SQL writes it, a code, or a name. Nodes first; of other tables only by id or, for views,
 * perspectives, matrices and baselines, by name. @table NONE: any. NULL and @error when there is none or more than one. */
const RemitRow *remit_cli_find (const RemitGraph *graph, RemitTable table, const char *name, GError **error);
/* The id as XML writes it; (transfer full). */
char *remit_cli_id (RemitTable table, RemitId id);

G_END_DECLS
