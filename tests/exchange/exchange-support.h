/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-import.h"

/* What the tests of formats share. */

/* An empty document in memory whose ids begin with a fixed prefix and whose clock stands still. */
RemitDocument *support_document (void);
/* Adds a row of every table with every field given; no value is a default. */
void support_fill_every_field (RemitDocument *document);
/* Adds about @n random rows of every table, with awkward texts, all in accord with the rules. */
void support_fill_random (RemitDocument *document, GRand *random, guint n);
/* A text of up to @pieces awkward pieces: tabs, line breaks, markup, emoji, right-to-left.
 * (transfer full) */
char *support_awkward_text (GRand *random, guint pieces);

/* (transfer full) */
char *support_dump (RemitDocument *document);
char *support_export (RemitDocument *document);
/* Imports a text as XML into @document and commits it. */
gboolean support_import_xml (RemitDocument *document, const char *text, gssize length,
                             GError **error);
/* The same through remit_import_file(), by way of a temporary file called @name. */
RemitImportReport *support_import_file (RemitDocument *document, const char *name,
                                        const char *bytes, gssize length, GError **error);
/* A file of the project, such as "tests/data/xml/every-field.xml". (transfer full) */
char *support_source_path (const char *path);
char *support_read_source (const char *path);
/* Compares with a committed file; with REMIT_UPDATE_GOLDEN=1 in the environment writes it
 * instead. */
void support_assert_golden (const char *path, const char *text);
/* Fails unless @sentence has each of @words, which are separated by "|". */
void support_assert_words (const char *sentence, const char *words);
/* Removes a folder with all that is in it. */
void support_remove_folder (const char *path);
/* Writes @path as a file of another @format ("xlsx", "ods", "pdf" …) into the folder @out, by
 * LibreOffice with a profile of its own in @scratch; the new file's path, NULL after skipping the
 * test when there is no LibreOffice. (transfer full) */
char *support_convert (const char *path, const char *format, const char *out,
                       const char *scratch);
