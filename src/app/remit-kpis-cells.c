/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-kpis"
#include "remit-kpis-private.h"

#include "remit-date.h"
#include "remit-field-value.h"
#include "remit-money.h"
#include "remit-ownership.h"
#include "remit-register-edits.h"

#include <glib/gi18n-lib.h>

/* What a cell of the register shows, says and is edited as. */

#define LONGEST_NAME 9 /* characters of a party's name on the only chip of a cell */

/* ---- marks ---- */

RemitSheetMark *
_remit_kpis_add_mark (RemitSheetCell *cell, RemitSheetMarkStyle style, const char *text)
{
  RemitSheetMark *mark;
  g_autofree char *part = NULL;
  glong length = g_utf8_strlen (text, REMIT_SHEET_MARK_LENGTH - 1);

  if (cell->n_marks >= REMIT_SHEET_MAX_MARKS)
    return NULL;
  part = g_utf8_substring (text, 0, length);
  mark = &cell->marks[cell->n_marks++];
  mark->style = style;
  g_strlcpy (mark->text, part, sizeof mark->text);
  return mark;
}

char *
_remit_kpis_format_status (RemitKpiStatus status)
{
  static const struct
  {
    const char *sign, *word;
  } looks[REMIT_N_KPI_STATUSES] = {
    [REMIT_KPI_UNKNOWN] = { "○", N_ ("unknown") },
    [REMIT_KPI_GREEN] = { "●", N_ ("green") },
    [REMIT_KPI_AMBER] = { "▲", N_ ("amber") },
    [REMIT_KPI_RED] = { "■", N_ ("red") },
  };

  return g_strdup_printf ("%s %s", looks[status].sign, _(looks[status].word));
}

static void
show_status (RemitKpiStatus status, RemitSheetCell *cell)
{
  static const RemitTint tints[REMIT_N_KPI_STATUSES] = {
    [REMIT_KPI_GREEN] = REMIT_TINT_GREEN,
    [REMIT_KPI_AMBER] = REMIT_TINT_YELLOW,
    [REMIT_KPI_RED] = REMIT_TINT_RED,
  };
  g_autofree char *text = _remit_kpis_format_status (status);
  RemitSheetMark *mark = _remit_kpis_add_mark (
    cell, status == REMIT_KPI_UNKNOWN ? REMIT_SHEET_MARK_MUTED : REMIT_SHEET_MARK_CHIP, text);

  mark->tint = tints[status];
}

static GPtrArray *
find_links (RemitKpisModel *self, const RemitKpiSummary *kpi, guint column)
{
  const RemitKpisColumnInfo *info = _remit_kpis_column (column);

  return remit_register_find_links (_remit_kpis_graph (self), kpi->id, info->link, info->incoming);
}

static const RemitNode *
get_party (RemitKpisModel *self, const RemitLink *link, guint column)
{
  return remit_graph_node (_remit_kpis_graph (self),
                           _remit_kpis_column (column)->incoming ? link->source : link->target);
}

static void
add_chip (RemitKpisModel *self, const RemitLink *link, guint column, guint n, RemitSheetCell *cell)
{
  const RemitNode *party = get_party (self, link, column);
  gboolean whole = n == 1 && g_utf8_strlen (party->name, -1) <= LONGEST_NAME;
  g_autofree char *name = whole ? g_strdup (party->name) : remit_party_initials (party);
  g_autofree char *share = column == REMIT_KPIS_CREDITED && link->share != REMIT_UNSET
                             ? remit_share_format (link->share)
                             : NULL;
  g_autofree char *text = share != NULL ? g_strdup_printf ("%s %s", name, share) : g_strdup (name);
  RemitSheetMark *mark = _remit_kpis_add_mark (cell, REMIT_SHEET_MARK_CHIP, text);

  if (mark != NULL)
    mark->tint = remit_party_tint (_remit_kpis_graph (self), party);
}

static void
show_parties (RemitKpisModel *self, const RemitKpiSummary *kpi, guint column, RemitSheetCell *cell)
{
  g_autoptr (GPtrArray) links = find_links (self, kpi, column);
  guint n = links->len, shown = MIN (n, REMIT_SHEET_MAX_MARKS);

  if (n > REMIT_SHEET_MAX_MARKS)
    shown = REMIT_SHEET_MAX_MARKS - 1;
  for (guint i = 0; i < shown; i++)
    add_chip (self, links->pdata[i], column, n, cell);
  if (shown < n)
    {
      g_autofree char *rest = g_strdup_printf ("+%u", n - shown);

      _remit_kpis_add_mark (cell, REMIT_SHEET_MARK_MUTED, rest);
    }
  cell->hatched = n == 0 && column == REMIT_KPIS_OWNER;
  if (column == REMIT_KPIS_OWNER && n > 1)
    cell->gravity = REMIT_SHEET_WARNING;
}

static void
show_value (const RemitKpiSummary *kpi, RemitSheetCell *cell)
{
  g_autofree char *value = NULL;
  g_autofree char *day = NULL;

  if (kpi->value.value == REMIT_UNSET)
    return;
  value = remit_decimal_format (kpi->value.value);
  day = remit_day_format (kpi->value.day);
  _remit_kpis_add_mark (cell, REMIT_SHEET_MARK_PLAIN, value);
  _remit_kpis_add_mark (cell, REMIT_SHEET_MARK_MUTED, day);
}

/* "+12": a difference with its sign; (transfer full). */
static char *
format_gap (gint64 gap)
{
  g_autofree char *text = remit_decimal_format (gap);

  return gap > 0 ? g_strdup_printf ("+%s", text) : g_steal_pointer (&text);
}

static void
show_gap (const RemitKpiSummary *kpi, RemitSheetCell *cell)
{
  g_autofree char *believed = NULL;
  g_autofree char *said = NULL;
  g_autofree char *both = NULL;
  g_autofree char *gap = NULL;

  cell->locked = TRUE;
  if (kpi->gap == REMIT_UNSET)
    return;
  believed = remit_decimal_format (kpi->believed.value);
  said = remit_decimal_format (kpi->said.value);
  both = g_strdup_printf ("%s / %s", believed, said);
  gap = format_gap (kpi->gap);
  _remit_kpis_add_mark (cell, REMIT_SHEET_MARK_PLAIN, gap);
  _remit_kpis_add_mark (cell, REMIT_SHEET_MARK_MUTED, both);
}

/* Of the thresholds; (transfer full), NULL. */
static char *
find_disorder (RemitKpisModel *self, const RemitKpiSummary *kpi, guint column)
{
  const RemitRow *detail
    = column == REMIT_KPIS_AMBER || column == REMIT_KPIS_RED
        ? remit_graph_detail (_remit_kpis_graph (self), REMIT_TABLE_KPI, kpi->id)
        : NULL;

  return detail != NULL ? _remit_kpis_find_disorder ((const RemitKpi *) detail) : NULL;
}

void
_remit_kpis_get_cell (RemitSheetModel *model, guint row, guint column, RemitSheetCell *cell)
{
  RemitKpisModel *self = REMIT_KPIS_MODEL (model);
  const RemitKpiSummary *kpi = _remit_kpis_get (self, row);
  g_autofree char *text = NULL;
  g_autofree char *disorder = NULL;

  if (kpi == NULL || remit_graph_node (_remit_kpis_graph (self), kpi->id) == NULL)
    return;
  if (_remit_kpis_column (column)->kind == REMIT_KPIS_PARTIES)
    show_parties (self, kpi, column, cell);
  else if (column == REMIT_KPIS_VALUE)
    show_value (kpi, cell);
  else if (column == REMIT_KPIS_STATUS)
    {
      cell->locked = TRUE;
      show_status (kpi->status, cell);
    }
  else if (column == REMIT_KPIS_GAP)
    show_gap (kpi, cell);
  else
    {
      text = _remit_kpis_get_text (model, row, column, FALSE);
      if (*text != '\0')
        _remit_kpis_add_mark (cell, REMIT_SHEET_MARK_PLAIN, text);
      disorder = find_disorder (self, kpi, column);
      cell->gravity = disorder != NULL ? REMIT_SHEET_WARNING : REMIT_SHEET_FINE;
      cell->hatched = *text == '\0'
                      && (column == REMIT_KPIS_TARGET || column == REMIT_KPIS_SOURCE
                          || column == REMIT_KPIS_FORMULA);
    }
}

/* ---- words ---- */

char *
_remit_kpis_name_cell (RemitKpisModel *self, guint row, guint column)
{
  /* Translators: a thing and the column of one of its cells: "Consent platform, pays". */
  return g_strdup_printf (_("%s, %s"), _remit_kpis_get_name (self, row),
                          _(_remit_kpis_column (column)->title));
}

static char *
describe_gap (const RemitKpiSummary *kpi)
{
  g_autofree char *believed = NULL;
  g_autofree char *said = NULL;
  g_autofree char *gap = NULL;

  if (kpi->gap == REMIT_UNSET)
    return g_strdup ("");
  believed = remit_decimal_format (kpi->believed.value);
  said = remit_decimal_format (kpi->said.value);
  gap = format_gap (kpi->gap);
  /* Translators: a difference, and the two values: what the company believes, what customers say.
   */
  return g_strdup_printf (_("%s (believed %s, said %s)"), gap, believed, said);
}

char *
_remit_kpis_describe_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitKpisModel *self = REMIT_KPIS_MODEL (model);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (_remit_kpis_get (self, row) == NULL)
    return NULL;
  name = _remit_kpis_name_cell (self, row, column);
  text = _remit_kpis_get_text (model, row, column, FALSE);
  /* Translators: a cell and what is in it: "Web shop run, 2026, Plan: EUR 1,200.00". */
  return g_strdup_printf (_("%s: %s"), name, *text != '\0' ? text : C_ ("cell", "nothing"));
}

/* The value before the newest, whole names where chips have initials, long texts. */
char *
_remit_kpis_explain_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitKpisModel *self = REMIT_KPIS_MODEL (model);
  const RemitKpiSummary *kpi = _remit_kpis_get (self, row);
  g_autofree char *text = NULL;

  if (kpi == NULL)
    return NULL;
  text = find_disorder (self, kpi, column);
  if (text != NULL)
    return g_steal_pointer (&text);
  if (column == REMIT_KPIS_VALUE && kpi->previous.value != REMIT_UNSET)
    {
      g_autofree char *value = remit_decimal_format (kpi->previous.value);
      g_autofree char *day = remit_day_format_long (kpi->previous.day);

      /* Translators: the value before the newest one, and its day. */
      return g_strdup_printf (_("Before: %s on %s"), value, day);
    }
  if (column == REMIT_KPIS_CREDITED && kpi->misattributed)
    return g_strdup (_("Who gets the most credit is not who contributes the most."));
  if (_remit_kpis_column (column)->kind != REMIT_KPIS_PARTIES && column != REMIT_KPIS_FORMULA
      && column != REMIT_KPIS_GAP)
    return NULL;
  text = _remit_kpis_get_text (model, row, column, FALSE);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* ---- texts ---- */

static char *
write_parties (RemitKpisModel *self, const RemitKpiSummary *kpi, guint column)
{
  g_autoptr (GPtrArray) links = find_links (self, kpi, column);
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (RemitNamedHolder));

  if (links->len == 0)
    return g_strdup ("");
  for (guint i = 0; i < links->len; i++)
    {
      const RemitLink *link = links->pdata[i];
      RemitNamedHolder holder = { get_party (self, link, column)->row.id,
                                  column == REMIT_KPIS_CREDITED ? link->share : REMIT_UNSET };

      g_array_append_val (named, holder);
    }
  return remit_party_names_format (_remit_kpis_get_known (self),
                                   (const RemitNamedHolder *) named->data, named->len);
}

static char *
write_field (RemitKpisModel *self, const RemitKpiSummary *kpi, guint field)
{
  const RemitField *info = &remit_table_info (REMIT_TABLE_KPI)->fields[field];
  const RemitRow *detail = remit_graph_detail (_remit_kpis_graph (self), REMIT_TABLE_KPI, kpi->id);
  gint64 number;

  if (detail == NULL)
    return g_strdup ("");
  if (remit_field_is_text (info))
    return g_strdup (remit_row_get_text (detail, field));
  number = remit_row_get_number (detail, field);
  if (info->type == REMIT_FIELD_ENUM)
    return g_strdup (_(info->values[number].label));
  if (info->type == REMIT_FIELD_DATE)
    return remit_day_format ((int) number);
  return number != REMIT_UNSET ? remit_decimal_format (number) : g_strdup ("");
}

static char *
write_value (const RemitKpiSummary *kpi)
{
  g_autofree char *value = NULL;
  g_autofree char *day = NULL;

  if (kpi->value.value == REMIT_UNSET)
    return g_strdup ("");
  value = remit_decimal_format (kpi->value.value);
  day = remit_day_format (kpi->value.day);
  return *day != '\0' ? g_strdup_printf ("%s %s", value, day) : g_steal_pointer (&value);
}

char *
_remit_kpis_get_text (RemitSheetModel *model, guint row, guint column, gboolean with_note)
{
  RemitKpisModel *self = REMIT_KPIS_MODEL (model);
  const RemitKpiSummary *kpi = _remit_kpis_get (self, row);
  const RemitKpisColumnInfo *info = _remit_kpis_column (column);

  if (kpi == NULL)
    return g_strdup ("");
  if (info->kind == REMIT_KPIS_PARTIES)
    return write_parties (self, kpi, column);
  if (info->kind == REMIT_KPIS_FIELD)
    return write_field (self, kpi, info->field);
  if (column == REMIT_KPIS_VALUE)
    return write_value (kpi);
  return column == REMIT_KPIS_STATUS ? _remit_kpis_format_status (kpi->status) : describe_gap (kpi);
}
