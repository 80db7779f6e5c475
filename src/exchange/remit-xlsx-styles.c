/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-xlsx-private.h"

#include <math.h>
#include <string.h>

/* Of all that a style says, three things matter to a reader: whether a number is a date, how far a
 * text is indented, and whether it is bold.  Dates are known by the number format only: one of the
 * built-in numbers, or an own format with letters for days, months, years or hours. */

typedef struct
{
  RemitXlsxPart *part;      /* borrowed */
  GArray *looks;            /* borrowed */
  GHashTable *date_formats; /* owned: numbers of own formats that show dates */
  GArray *bold_fonts;       /* owned: gboolean by font */
  gboolean in_fonts, in_cells;
} Styles;

static gboolean
is_builtin_date (guint format)
{
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36)
         || (format >= 45 && format <= 47) || (format >= 50 && format <= 58);
}

/* Without what is quoted, escaped or in brackets ("[Red]"), d, m, y, h or s shows a date or time.
 */
static gboolean
is_date_format (const char *code)
{
  for (const char *p = code; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '[')
        {
          const char *end = strchr (p + 1, *p == '"' ? '"' : ']');

          if (end == NULL)
            return FALSE;
          p = end;
        }
      else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
        p++;
      else if (strchr ("dmyhsDMYHS", *p) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
start_format (Styles *self)
{
  g_autofree char *code = remit_xlsx_part_attribute (self->part, "formatCode");
  guint id = remit_xlsx_part_number (self->part, "numFmtId", 0);

  if (code != NULL && is_date_format (code))
    g_hash_table_add (self->date_formats, GUINT_TO_POINTER (id));
}

static void
start_cell_format (Styles *self)
{
  guint format = remit_xlsx_part_number (self->part, "numFmtId", 0);
  guint font = remit_xlsx_part_number (self->part, "fontId", 0);
  RemitXlsxLook look = {
    .is_date = is_builtin_date (format)
               || g_hash_table_contains (self->date_formats, GUINT_TO_POINTER (format)),
    .bold = font < self->bold_fonts->len && g_array_index (self->bold_fonts, gboolean, font),
  };

  g_array_append_val (self->looks, look);
}

static void
start_element (Styles *self)
{
  static const gboolean plain = FALSE;

  if (remit_xlsx_part_is (self->part, "fonts"))
    self->in_fonts = TRUE;
  else if (remit_xlsx_part_is (self->part, "cellXfs"))
    self->in_cells = TRUE;
  else if (remit_xlsx_part_is (self->part, "numFmt"))
    start_format (self);
  else if (self->in_fonts && remit_xlsx_part_is (self->part, "font"))
    g_array_append_val (self->bold_fonts, plain);
  else if (self->in_fonts && remit_xlsx_part_is (self->part, "b") && self->bold_fonts->len > 0)
    {
      g_autofree char *off = remit_xlsx_part_attribute (self->part, "val");

      g_array_index (self->bold_fonts, gboolean, self->bold_fonts->len - 1)
        = off == NULL || !(strcmp (off, "0") == 0 || strcmp (off, "false") == 0);
    }
  else if (self->in_cells && remit_xlsx_part_is (self->part, "xf"))
    start_cell_format (self);
  else if (self->in_cells && remit_xlsx_part_is (self->part, "alignment") && self->looks->len > 0)
    g_array_index (self->looks, RemitXlsxLook, self->looks->len - 1).depth
      = MIN (remit_xlsx_part_number (self->part, "indent", 0), 15);
}

gboolean
remit_xlsx_styles_read (RemitXlsxPart *part, GArray *looks, GError **error)
{
  Styles self = { .part = part, .looks = looks };
  RemitXlsxEvent event;

  self.date_formats = g_hash_table_new (NULL, NULL);
  self.bold_fonts = g_array_new (FALSE, FALSE, sizeof (gboolean));
  while ((event = remit_xlsx_part_next (part, error)) < REMIT_XLSX_DONE)
    if (event == REMIT_XLSX_START)
      start_element (&self);
    else if (event == REMIT_XLSX_END && remit_xlsx_part_is (part, "fonts"))
      self.in_fonts = FALSE;
    else if (event == REMIT_XLSX_END && remit_xlsx_part_is (part, "cellXfs"))
      self.in_cells = FALSE;
  g_hash_table_unref (self.date_formats);
  g_array_unref (self.bold_fonts);
  return event == REMIT_XLSX_DONE;
}

/* Day 60 of the first calendar is 29 February 1900, which never was: days before count one more. */
gboolean
remit_xlsx_format_date (double days, gboolean from_1904, char *buffer, gsize size)
{
  double whole = floor (days);
  gint64 minutes = (gint64) ((days - whole) * 24 * 60 + 0.5);
  GDate date;

  if (!isfinite (days) || days < 0 || days > 2958465)
    return FALSE;
  if (minutes == 24 * 60)
    {
      minutes = 0;
      whole += 1;
    }
  if (whole == 0 && !from_1904) /* a time of day */
    return g_snprintf (buffer, size, "%02d:%02d", (int) (minutes / 60), (int) (minutes % 60)) > 0;
  g_date_clear (&date, 1);
  if (from_1904)
    g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1904);
  else
    g_date_set_dmy (&date, whole < 60 ? 31 : 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, (guint) whole);
  if (minutes == 0)
    g_snprintf (buffer, size, "%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                g_date_get_day (&date));
  else
    g_snprintf (buffer, size, "%04d-%02d-%02d %02d:%02d", g_date_get_year (&date),
                g_date_get_month (&date), g_date_get_day (&date), (int) (minutes / 60),
                (int) (minutes % 60));
  return TRUE;
}
