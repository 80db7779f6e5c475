/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-xlsx-private.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A workbook in four walks over the packed file, since its parts stand in any order: first what
 * sheets there are and which part each is, then the shared texts and formats, then the sheets, last
 * the comments, which are notes of cells. */

#define MAX_SHEETS 1000
#define MAX_STRINGS 4000000

typedef struct
{
  char *name, *path;
  char *relation; /* "rId1" */
  gboolean hidden;
  RemitTableGrid *grid; /* owned until the workbook takes it */
} Entry;

typedef struct
{
  RemitXlsxPackage package;
  RemitWorkbook *workbook; /* borrowed */
  GPtrArray *entries;      /* owned: Entry */
  GHashTable *relations;   /* owned: "path of rels/rId" -> target */
  GHashTable *comments;    /* owned: path of comments -> Entry, borrowed */
  GStringChunk *texts;     /* owned */
  GPtrArray *strings;      /* owned: texts, borrowed */
  GArray *looks;           /* owned: RemitXlsxLook */
  gboolean from_1904;
} Reader;

static void
free_entry (Entry *entry)
{
  g_free (entry->name);
  g_free (entry->path);
  g_free (entry->relation);
  remit_table_grid_free (entry->grid);
  g_free (entry);
}

/* ---- 1. what there is ---- */

static void
add_entry (Reader *self, RemitXlsxPart *part)
{
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *state = remit_xlsx_part_attribute (part, "state");

  entry->name = remit_xlsx_part_attribute (part, "name");
  entry->relation = remit_xlsx_part_attribute (part, "id");
  entry->hidden = state != NULL && strcmp (state, "visible") != 0;
  if (entry->name == NULL)
    entry->name = g_strdup_printf (_("Sheet %u"), self->entries->len + 1);
  g_ptr_array_add (self->entries, entry);
}

static gboolean
read_workbook (RemitXlsxPart *part, const char *path, gpointer data, GError **error)
{
  Reader *self = data;
  RemitXlsxEvent event;

  (void) path;
  while ((event = remit_xlsx_part_next (part, error)) < REMIT_XLSX_DONE)
    {
      if (event != REMIT_XLSX_START)
        continue;
      if (remit_xlsx_part_is (part, "sheet") && self->entries->len < MAX_SHEETS)
        add_entry (self, part);
      else if (remit_xlsx_part_is (part, "workbookPr"))
        self->from_1904 = remit_xlsx_part_flag (part, "date1904");
    }
  return event == REMIT_XLSX_DONE;
}

/* "../comments1.xml" from "xl/worksheets" is "xl/comments1.xml". */
static char *
resolve_path (const char *folder, const char *target)
{
  g_autofree char *joined
    = *target == '/' ? g_strdup (target) : g_strconcat ("/", folder, "/", target, NULL);
  g_autofree char *canonical = g_canonicalize_filename (joined, "/");

  return g_strdup (canonical + 1);
}

/* "xl/worksheets/_rels/sheet1.xml.rels" speaks of parts beside "xl/worksheets/sheet1.xml". */
static gboolean
read_relations (RemitXlsxPart *part, const char *path, gpointer data, GError **error)
{
  Reader *self = data;
  g_autofree char *rels = g_path_get_dirname (path);
  g_autofree char *folder = g_path_get_dirname (rels);
  RemitXlsxEvent event;

  while ((event = remit_xlsx_part_next (part, error)) < REMIT_XLSX_DONE)
    {
      g_autofree char *id = NULL, *target = NULL, *type = NULL;

      if (event != REMIT_XLSX_START || !remit_xlsx_part_is (part, "Relationship"))
        continue;
      id = remit_xlsx_part_attribute (part, "Id");
      target = remit_xlsx_part_attribute (part, "Target");
      type = remit_xlsx_part_attribute (part, "Type");
      if (id == NULL || target == NULL || type == NULL)
        continue;
      if (g_str_has_suffix (type, "/comments"))
        g_hash_table_insert (self->relations, g_strconcat (path, "/comments", NULL),
                             resolve_path (folder, target));
      else
        g_hash_table_insert (self->relations, g_strconcat (path, "/", id, NULL),
                             resolve_path (folder, target));
    }
  return event == REMIT_XLSX_DONE;
}

static gboolean
has_part (RemitXlsxPart *part, const char *path, gpointer data, GError **error)
{
  (void) part;
  (void) path;
  (void) error;
  *(gboolean *) data = TRUE;
  return TRUE;
}

/* An archive that is no workbook: an .ods, a .docx, a .zip. */
static gboolean
refuse_archive (Reader *self, GError **error)
{
  gboolean open_document = FALSE;

  if (!remit_xlsx_package_each (&self->package, "content.xml", "content.xml", has_part,
                                &open_document, error))
    return FALSE;
  if (open_document)
    g_set_error (
      error, REMIT_ERROR, REMIT_ERROR_FORMAT,
      _("“%s” is an OpenDocument file. Open it in your spreadsheet program, choose “Save "
         "As”, the type “Excel 2007–365 (.xlsx)”, and import that file."),
      self->package.name);
  else
    g_set_error (
      error, REMIT_ERROR, REMIT_ERROR_FORMAT,
      _("“%s” is a packed file without a spreadsheet in it. Unpack it, or save the table "
         "as .xlsx, and import that."),
      self->package.name);
  return FALSE;
}

static gboolean
find_parts (Reader *self, GError **error)
{
  if (!remit_xlsx_package_each (&self->package, "xl/workbook.xml", "workbook.xml", read_workbook,
                                self, error)
      || !remit_xlsx_package_each (&self->package, "xl/", ".rels", read_relations, self, error))
    return FALSE;
  if (self->entries->len == 0)
    return refuse_archive (self, error);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];
      g_autofree char *key = g_strconcat ("xl/_rels/workbook.xml.rels/",
                                          entry->relation != NULL ? entry->relation : "", NULL);

      entry->path = g_strdup (g_hash_table_lookup (self->relations, key));
      if (entry->path == NULL)
        entry->path = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);
    }
  return TRUE;
}

/* ---- 2. shared texts and formats ---- */

static gboolean
add_string (Reader *self, const GString *text, GError **error)
{
  if (self->strings->len < MAX_STRINGS)
    {
      g_ptr_array_add (self->strings, g_string_chunk_insert_const (self->texts, text->str));
      return TRUE;
    }
  g_set_error (
    error, REMIT_ERROR, REMIT_ERROR_LIMIT,
    _("“%s” has more texts than Remit reads. Copy the table into a new spreadsheet, save "
       "it as .xlsx, and import that."),
    self->package.name);
  return FALSE;
}

/* A text is one run or several; how it is pronounced (rPh) is not part of it. */
static gboolean
read_strings (RemitXlsxPart *part, const char *path, gpointer data, GError **error)
{
  Reader *self = data;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_text = FALSE;
  guint phonetic = 0;
  RemitXlsxEvent event;

  (void) path;
  while ((event = remit_xlsx_part_next (part, error)) < REMIT_XLSX_DONE)
    {
      gboolean start = event == REMIT_XLSX_START;

      if (event == REMIT_XLSX_TEXT)
        {
          if (in_text && phonetic == 0)
            remit_xlsx_append_text (text, remit_xlsx_part_text (part));
        }
      else if (remit_xlsx_part_is (part, "rPh"))
        phonetic += start ? 1 : -1;
      else if (remit_xlsx_part_is (part, "t"))
        in_text = start;
      else if (remit_xlsx_part_is (part, "si"))
        {
          if (!start && !add_string (self, text, error))
            return FALSE;
          g_string_truncate (text, 0);
        }
    }
  return event == REMIT_XLSX_DONE;
}

static gboolean
read_styles (RemitXlsxPart *part, const char *path, gpointer data, GError **error)
{
  (void) path;
  return remit_xlsx_styles_read (part, ((Reader *) data)->looks, error);
}

/* ---- 3. sheets ---- */

static Entry *
find_entry (const Reader *self, const char *path)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_ascii_strcasecmp (((Entry *) self->entries->pdata[i])->path, path) == 0)
      return self->entries->pdata[i];
  return NULL;
}

static void
remember_comments (Reader *self, const char *path, Entry *entry)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *key = g_strconcat (folder, "/_rels/", base, ".rels/comments", NULL);
  const char *comments = g_hash_table_lookup (self->relations, key);

  if (comments != NULL)
    g_hash_table_insert (self->comments, g_strdup (comments), entry);
}

static gboolean
read_sheet (RemitXlsxPart *part, const char *path, gpointer data, GError **error)
{
  Reader *self = data;
  Entry *entry = find_entry (self, path);
  RemitXlsxContext context = { .name = self->package.name,
                               .strings = self->strings,
                               .looks = self->looks,
                               .from_1904 = self->from_1904 };

  if (entry == NULL || entry->grid != NULL)
    return TRUE;
  context.sheet = entry->name;
  entry->grid = remit_xlsx_sheet_read (part, &context, error);
  remember_comments (self, path, entry);
  return entry->grid != NULL;
}

/* ---- 4. comments ---- */

static void
keep_comment (RemitTableGrid *grid, const char *place, const char *text)
{
  guint row, column, last_row, last_column;

  if (place != NULL && *text != '\0'
      && remit_range_parse (place, &row, &last_row, &column, &last_column))
    remit_table_grid_set_note (grid, row, column, text);
}

static gboolean
read_comments (RemitXlsxPart *part, const char *path, gpointer data, GError **error)
{
  Reader *self = data;
  Entry *entry = g_hash_table_lookup (self->comments, path);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *place = NULL;
  gboolean in_text = FALSE;
  RemitXlsxEvent event;

  if (entry == NULL)
    return TRUE;
  while ((event = remit_xlsx_part_next (part, error)) < REMIT_XLSX_DONE)
    {
      gboolean start = event == REMIT_XLSX_START;

      if (event == REMIT_XLSX_TEXT && in_text)
        remit_xlsx_append_text (text, remit_xlsx_part_text (part));
      else if (event == REMIT_XLSX_TEXT)
        continue;
      else if (remit_xlsx_part_is (part, "t"))
        in_text = start;
      else if (remit_xlsx_part_is (part, "comment") && start)
        {
          g_free (place);
          place = remit_xlsx_part_attribute (part, "ref");
          g_string_truncate (text, 0);
        }
      else if (remit_xlsx_part_is (part, "comment"))
        keep_comment (entry->grid, place, g_strstrip (text->str));
    }
  return event == REMIT_XLSX_DONE;
}

/* ---- the whole ---- */

static gboolean
read_all (Reader *self, GError **error)
{
  if (!find_parts (self, error)
      || !remit_xlsx_package_each (&self->package, "xl/sharedStrings.xml", "", read_strings, self,
                                   error)
      || !remit_xlsx_package_each (&self->package, "xl/styles.xml", "", read_styles, self, error)
      || !remit_xlsx_package_each (&self->package, "xl/", ".xml", read_sheet, self, error))
    return FALSE;
  return g_hash_table_size (self->comments) == 0
         || remit_xlsx_package_each (&self->package, "xl/", ".xml", read_comments, self, error);
}

gboolean
remit_xlsx_read (RemitWorkbook *workbook, GBytes *bytes, GError **error)
{
  Reader self = { .package = { .bytes = bytes, .name = workbook->name }, .workbook = workbook };
  gboolean read;

  workbook->format = "xlsx";
  self.entries = g_ptr_array_new_with_free_func ((GDestroyNotify) free_entry);
  self.relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.comments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.texts = g_string_chunk_new (64 * 1024);
  self.strings = g_ptr_array_new ();
  self.looks = g_array_new (FALSE, TRUE, sizeof (RemitXlsxLook));
  read = read_all (&self, error);
  for (guint i = 0; read && i < self.entries->len; i++)
    {
      Entry *entry = self.entries->pdata[i];

      if (entry->grid != NULL) /* a sheet of a chart only has none */
        remit_workbook_add_sheet (workbook, entry->name, entry->hidden,
                                  g_steal_pointer (&entry->grid));
    }
  g_ptr_array_unref (self.entries);
  g_hash_table_unref (self.relations);
  g_hash_table_unref (self.comments);
  g_string_chunk_free (self.texts);
  g_ptr_array_unref (self.strings);
  g_array_unref (self.looks);
  if (read && workbook->sheets->len == 0)
    {
      remit_xlsx_refuse (workbook->name, error);
      return FALSE;
    }
  return read;
}
