/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-kpis"
#include "remit-kpis-private.h"

#include "remit-date.h"
#include "remit-error.h"
#include "remit-field-value.h"
#include "remit-money.h"
#include "remit-raci-model.h"
#include "remit-register-edits.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What edits in the register make of the document.  Each is one change; a text that cannot be read
 * refuses the whole of it with a sentence that names the cell. */

gboolean
_remit_kpis_rename (RemitLiveModel *self, RemitId node, const char *name, GError **error)
{
  RemitDocument *document = remit_live_model_get_document (self);
  g_autofree char *label = g_strdup_printf (_("Rename to “%s”"), name);
  g_autoptr (RemitEdit) edit = NULL;

  if (remit_live_model_is_read_only (self, error))
    return FALSE;
  if (node == REMIT_ID_NONE)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                           _("This name belongs to the program and cannot be changed."));
      return FALSE;
    }
  edit = remit_document_begin (document, label);
  return remit_node_rename (edit, node, name, error)
         && remit_document_commit (document, g_steal_pointer (&edit), error);
}

/* ---- fields ---- */

/* The detail row of a KPI, made when it has none. */
static RemitId
need_detail (RemitEdit *edit, RemitId kpi)
{
  const RemitRow *detail = remit_graph_detail (remit_edit_get_graph (edit), REMIT_TABLE_KPI, kpi);
  g_autoptr (RemitRow) fresh = NULL;

  if (detail != NULL)
    return detail->id;
  fresh = remit_row_new (REMIT_TABLE_KPI);
  remit_row_set_number (fresh, REMIT_KPI_FIELD_NODE, kpi);
  return remit_edit_insert (edit, fresh);
}

/* "42 points" is 42 where the unit is points; (transfer full). */
static char *
strip_unit (RemitKpisModel *self, RemitId kpi, const char *text)
{
  const RemitKpi *detail
    = (const RemitKpi *) remit_graph_detail (_remit_kpis_graph (self), REMIT_TABLE_KPI, kpi);
  g_autofree char *bare = g_strstrip (g_strdup (text));

  if (detail != NULL && *detail->unit != '\0' && g_str_has_suffix (bare, detail->unit))
    bare[strlen (bare) - strlen (detail->unit)] = '\0';
  return g_strdup (g_strchomp (bare));
}

static gboolean
read_field (RemitKpisModel *self, RemitId kpi, guint field, const char *text, gint64 *number,
            GError **error)
{
  g_autofree char *bare = strip_unit (self, kpi, text);
  RemitFieldTarget target;
  gboolean done;

  remit_field_target_init (&target, self->document, REMIT_TABLE_KPI, field);
  done = remit_field_target_parse (&target, bare, number, error);
  remit_field_target_clear (&target);
  return done;
}

/* "up" is "Up is good": as much of a label or key as only it begins with. */
static gboolean
read_direction (const char *text, gint64 *number, GError **error)
{
  const RemitEnumValue *values
    = remit_table_info (REMIT_TABLE_KPI)->fields[REMIT_KPI_FIELD_DIRECTION].values;
  g_autofree char *typed = remit_search_fold (text);
  g_autofree char *excerpt = NULL;

  *number = REMIT_DIRECTION_UP;
  if (*typed == '\0')
    return TRUE;
  for (guint i = 0; values[i].key != NULL; i++)
    {
      g_autofree char *label = remit_search_fold (_(values[i].label));

      *number = i;
      if (g_str_has_prefix (label, typed) || g_str_has_prefix (values[i].key, typed))
        return TRUE;
    }
  excerpt = remit_excerpt (text);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
               _("“%s” is no direction. Choose among: %s, %s, %s."), excerpt, _(values[0].label),
               _(values[1].label), _(values[2].label));
  return FALSE;
}

char *
_remit_kpis_find_disorder (const RemitKpi *kpi)
{
  gboolean up = kpi->direction == REMIT_DIRECTION_UP;
  g_autofree char *amber = NULL;
  g_autofree char *red = NULL;

  if (kpi->amber == REMIT_UNSET || kpi->red == REMIT_UNSET
      || (up ? kpi->red <= kpi->amber : kpi->red >= kpi->amber))
    return NULL;
  amber = remit_decimal_format (kpi->amber);
  red = remit_decimal_format (kpi->red);
  /* Translators: two thresholds, amber first. */
  return g_strdup_printf (
    up ? _("Up is good, so what is red lies below amber: amber is %s and red is %s. Change one of "
            "them, or the direction.")
    : kpi->direction == REMIT_DIRECTION_DOWN
      ? _(
        "Down is good, so what is red lies above amber: amber is %s and red is %s. Change one of "
        "them, or the direction.")
      : _("Red lies further from the target than amber: amber is %s off and red is %s off. Change "
           "one of them."),
    amber, red);
}

static gboolean
check_thresholds (RemitEdit *edit, RemitId detail, GError **error)
{
  const RemitKpi *kpi
    = (const RemitKpi *) remit_graph_get (remit_edit_get_graph (edit), REMIT_TABLE_KPI, detail);
  g_autofree char *disorder = _remit_kpis_find_disorder (kpi);

  if (disorder == NULL)
    return TRUE;
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED, disorder);
  return FALSE;
}

static gboolean
set_field (RemitKpisModel *self, RemitEdit *edit, RemitId kpi, guint field, const char *text,
           GError **error)
{
  const RemitField *info = &remit_table_info (REMIT_TABLE_KPI)->fields[field];
  gint64 number = remit_field_default (info);
  RemitId detail;

  if (remit_field_is_text (info))
    return remit_edit_set_text (edit, REMIT_TABLE_KPI, need_detail (edit, kpi), field, text, error);
  if (field == REMIT_KPI_FIELD_DIRECTION
        ? !read_direction (text, &number, error)
        : *text != '\0' && !read_field (self, kpi, field, text, &number, error))
    return FALSE;
  detail = need_detail (edit, kpi);
  return remit_edit_set_number (edit, REMIT_TABLE_KPI, detail, field, number, error)
         && ((field != REMIT_KPI_FIELD_AMBER && field != REMIT_KPI_FIELD_RED)
             || check_thresholds (edit, detail, error));
}

/* ---- the value ---- */

static gboolean
refuse_survey (GError **error)
{
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED,
                       _("This value is the score of a survey. Change its answers in the "
                          "inspector, or type a value with a later day."));
  return FALSE;
}

/* "42", "42 2026-03-31": without a day it is of today. */
static gboolean
read_value (RemitKpisModel *self, RemitId kpi, const char *text, gint64 *value, int *day,
            GError **error)
{
  int today = remit_day_from_time (remit_context_now (remit_document_get_context (self->document)));
  g_autofree char *number = remit_register_take_day (text, today, day, error);

  return number != NULL && read_field (self, kpi, REMIT_KPI_FIELD_TARGET, number, value, error);
}

/* The row that says what the value of a day is; REMIT_ID_NONE. */
static RemitId
find_value (const RemitGraph *graph, RemitId kpi, int day)
{
  g_autoptr (GArray) values = remit_kpi_values (graph, kpi, FALSE);

  for (guint i = values->len; i-- > 0;)
    if (g_array_index (values, RemitKpiValue, i).day == day)
      return g_array_index (values, RemitKpiValue, i).row;
  return REMIT_ID_NONE;
}

static gboolean
set_value (RemitKpisModel *self, RemitEdit *edit, const RemitKpiSummary *kpi, const char *text,
           GError **error)
{
  const RemitGraph *graph = remit_edit_get_graph (edit);
  g_autoptr (RemitRow) fresh = NULL;
  RemitId row;
  gint64 value;
  int day;

  if (*text == '\0')
    {
      if (kpi->value.row == REMIT_ID_NONE)
        return TRUE;
      return remit_graph_get (graph, REMIT_TABLE_MEASUREMENT, kpi->value.row) != NULL
               ? remit_edit_delete (edit, REMIT_TABLE_MEASUREMENT, kpi->value.row, error)
               : refuse_survey (error);
    }
  if (!read_value (self, kpi->id, text, &value, &day, error))
    return FALSE;
  row = find_value (graph, kpi->id, day);
  if (row != REMIT_ID_NONE)
    return remit_graph_get (graph, REMIT_TABLE_MEASUREMENT, row) != NULL ? remit_edit_set_number (
             edit, REMIT_TABLE_MEASUREMENT, row, REMIT_MEASUREMENT_FIELD_VALUE, value, error)
                                                                         : refuse_survey (error);
  fresh = remit_row_new (REMIT_TABLE_MEASUREMENT);
  remit_row_set_number (fresh, REMIT_MEASUREMENT_FIELD_NODE, kpi->id);
  remit_row_set_number (fresh, REMIT_MEASUREMENT_FIELD_DAY, day);
  remit_row_set_number (fresh, REMIT_MEASUREMENT_FIELD_VALUE, value);
  return remit_edit_insert (edit, fresh) != REMIT_ID_NONE;
}

/* ---- parties ---- */

static gboolean
set_parties (RemitKpisModel *self, RemitEdit *edit, RemitId kpi, const RemitKpisColumnInfo *info,
             const char *text, GError **error)
{
  gboolean with_shares = info->link == REMIT_LINK_CREDITS;
  g_autoptr (GArray) named
    = remit_party_names_parse (_remit_kpis_get_known (self), text, with_shares, error);

  return named != NULL
         && remit_register_set_links (edit, kpi, info->link, info->incoming, named, with_shares,
                                      error);
}

/* ---- texts ---- */

static gboolean
set_cell (RemitKpisModel *self, RemitEdit *edit, const RemitKpiSummary *kpi, guint column,
          const char *text, GError **error)
{
  const RemitKpisColumnInfo *info = _remit_kpis_column (column);

  if (info->kind == REMIT_KPIS_PARTIES)
    return set_parties (self, edit, kpi->id, info, text, error);
  if (info->kind == REMIT_KPIS_FIELD)
    return set_field (self, edit, kpi->id, info->field, text, error);
  if (column == REMIT_KPIS_VALUE)
    return set_value (self, edit, kpi, text, error);
  if (*text == '\0') /* clearing whole rows is not meant for what is worked out */
    return TRUE;
  g_set_error_literal (
    error, REMIT_ERROR, REMIT_ERROR_REFUSED,
    column == REMIT_KPIS_STATUS
      ? _("The status follows from value, target and thresholds and cannot be set. Change those.")
      : _("The gap follows from what is believed and what is said and cannot be set. Change the "
           "perceptions in the inspector."));
  return FALSE;
}

gboolean
_remit_kpis_set_text (RemitLiveModel *model, RemitEdit *edit, const RemitSheetChange *change,
                      gboolean alone, GError **error)
{
  RemitKpisModel *self = REMIT_KPIS_MODEL (model);
  const RemitKpiSummary *kpi = _remit_kpis_get (self, change->row);
  g_autofree char *text = g_strstrip (g_strdup (change->text));
  g_autofree char *present
    = _remit_kpis_get_text (REMIT_SHEET_MODEL (self), change->row, change->column, FALSE);
  g_autoptr (GError) local = NULL;

  if (kpi == NULL || g_str_equal (text, present)
      || set_cell (self, edit, kpi, change->column, text, &local))
    return TRUE;
  return remit_live_model_refuse_cell (model, change, g_steal_pointer (&local), error);
}

/* Space and click turn the direction over; everything else is edited. */
char *
_remit_kpis_cycle (RemitSheetModel *model, guint row, guint column, int step)
{
  RemitKpisModel *self = REMIT_KPIS_MODEL (model);
  const RemitEnumValue *values
    = remit_table_info (REMIT_TABLE_KPI)->fields[REMIT_KPI_FIELD_DIRECTION].values;
  const RemitKpiSummary *kpi = _remit_kpis_get (self, row);
  const RemitKpi *detail;
  int value;

  if (kpi == NULL || column != REMIT_KPIS_DIRECTION)
    return NULL;
  detail
    = (const RemitKpi *) remit_graph_detail (_remit_kpis_graph (self), REMIT_TABLE_KPI, kpi->id);
  value = detail != NULL ? detail->direction : REMIT_DIRECTION_UP;
  return g_strdup (_(values[(value + step + 3) % 3].label));
}

/* ---- rows ---- */

guint
_remit_kpis_add_row (RemitSheetModel *model, guint row, const char *name, GError **error)
{
  RemitKpisModel *self = REMIT_KPIS_MODEL (model);
  g_autofree char *given = name != NULL
                             ? g_strdup (name)
                             : remit_raci_unused_name (_remit_kpis_graph (self), _("New KPI"));
  g_autofree char *label = g_strdup_printf (_("Add “%s”"), given);
  g_autoptr (RemitEdit) edit = NULL;
  RemitId kpi;

  if (remit_live_model_is_read_only (REMIT_LIVE_MODEL (self), error))
    return G_MAXUINT;
  edit = remit_document_begin (self->document, label);
  kpi = remit_node_add (edit, REMIT_NODE_KPI, given, error);
  if (kpi == REMIT_ID_NONE
      || !remit_document_commit (self->document, g_steal_pointer (&edit), error))
    return G_MAXUINT;
  for (guint i = 0; i < self->kpis->len; i++)
    if (_remit_kpis_get (self, i)->id == kpi)
      return i;
  return G_MAXUINT;
}
