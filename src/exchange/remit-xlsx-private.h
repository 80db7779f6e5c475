/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-workbook-private.h"

#include <libxml/xmlreader.h>

G_BEGIN_DECLS

/* ---- the packed file (remit-xlsx-package.c) ---- */

/* A part being read: its elements come by remit_xlsx_part_next(). */
typedef struct _RemitXlsxPart RemitXlsxPart;

typedef struct
{
  GBytes *bytes;     /* borrowed: the packed file */
  const char *name;  /* borrowed: of the file, for messages */
  gint64 n_unpacked; /* of all parts so far */
} RemitXlsxPackage;

/* Called for each part of a name that begins with @prefix and ends with @suffix, in the order of
 * the file.  FALSE ends the walk with @error set. */
typedef gboolean (*RemitXlsxPartFunc) (RemitXlsxPart *part, const char *path, gpointer data,
                                       GError **error);
gboolean remit_xlsx_package_each (RemitXlsxPackage *package, const char *prefix, const char *suffix,
                                  RemitXlsxPartFunc read, gpointer data, GError **error);

typedef enum
{
  REMIT_XLSX_START,
  REMIT_XLSX_END,
  REMIT_XLSX_TEXT,
  REMIT_XLSX_DONE,
  REMIT_XLSX_FAILED,
} RemitXlsxEvent;

/* Elements without content give a start and an end. */
RemitXlsxEvent remit_xlsx_part_next (RemitXlsxPart *part, GError **error);
/* Whether the element of the last start or end is called @name, in whatever name space. */
gboolean remit_xlsx_part_is (const RemitXlsxPart *part, const char *name);
/* Of the element that has started; NULL when it has no such attribute. (transfer full) */
char *remit_xlsx_part_attribute (const RemitXlsxPart *part, const char *name);
/* The number that an attribute holds; @missing when there is none. */
guint remit_xlsx_part_number (const RemitXlsxPart *part, const char *name, guint missing);
gboolean remit_xlsx_part_flag (const RemitXlsxPart *part, const char *name);
/* The text of the last text event. */
const char *remit_xlsx_part_text (const RemitXlsxPart *part);

/* Appends @text with its "_x000D_" turned into characters. */
void remit_xlsx_append_text (GString *to, const char *text);
/* A number of the file: what cannot be said of a sheet in a message. */
void remit_xlsx_refuse (const char *name, GError **error);

/* ---- formats of cells (remit-xlsx-styles.c) ---- */

typedef struct
{
  gboolean is_date;
  guint depth;
  gboolean bold;
} RemitXlsxLook;

/* (element-type RemitXlsxLook) by the number that cells give. */
gboolean remit_xlsx_styles_read (RemitXlsxPart *part, GArray *looks, GError **error);
/* A number of days as "2026-11-22" or "2026-11-22 10:30"; FALSE when it is none. */
gboolean remit_xlsx_format_date (double days, gboolean from_1904, char *buffer, gsize size);

/* ---- a sheet (remit-xlsx-sheet.c) ---- */

typedef struct
{
  const char *name;         /* borrowed: of the file */
  const char *sheet;        /* borrowed: of the sheet */
  const GPtrArray *strings; /* borrowed; element-type utf8 */
  const GArray *looks;      /* borrowed; element-type RemitXlsxLook */
  gboolean from_1904;
} RemitXlsxContext;

/* NULL and a sentence on failure. */
RemitTableGrid *remit_xlsx_sheet_read (RemitXlsxPart *part, const RemitXlsxContext *context,
                                       GError **error);

G_END_DECLS
