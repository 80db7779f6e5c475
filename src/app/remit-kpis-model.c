/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-kpis"
#include "remit-kpis-private.h"

#include "remit-date.h"

#include <glib/gi18n-lib.h>

/* The rows of the register: all KPIs by position, worked out anew after each change that can
 * matter.  What core found out about a KPI is kept but for its detail row, which is asked of the
 * graph when it is shown: it does not outlive an edit. */

static void iface_init (RemitSheetModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RemitKpisModel, remit_kpis_model, REMIT_TYPE_LIVE_MODEL,
                               G_IMPLEMENT_INTERFACE (REMIT_TYPE_SHEET_MODEL, iface_init))

/* Changes of other tables are none of ours. */
#define TABLES                                                                                     \
  (REMIT_TABLE_BIT (REMIT_TABLE_NODE) | REMIT_TABLE_BIT (REMIT_TABLE_LINK)                         \
   | REMIT_TABLE_BIT (REMIT_TABLE_KPI) | REMIT_TABLE_BIT (REMIT_TABLE_MEASUREMENT)                 \
   | REMIT_TABLE_BIT (REMIT_TABLE_SURVEY) | REMIT_TABLE_BIT (REMIT_TABLE_PERCEPTION))

#define REMARK_WIDTH 170

static const RemitKpisColumnInfo columns[REMIT_KPIS_N_COLUMNS] = {
  [REMIT_KPIS_VALUE]
  = { N_ ("value"), N_ ("The newest value and its day: type “42”, or “42 2026-03-31”"),
      REMIT_KPIS_OWN, 132 },
  [REMIT_KPIS_STATUS] = { N_ ("status"), N_ ("How the value stands against target and thresholds"),
                          REMIT_KPIS_OWN, 84 },
  [REMIT_KPIS_TARGET] = { N_ ("target"), NULL, REMIT_KPIS_FIELD, 60, REMIT_KPI_FIELD_TARGET },
  [REMIT_KPIS_TARGET_DAY] = { N_ ("until"), N_ ("The day by which the target is to be reached"),
                              REMIT_KPIS_FIELD, 94, REMIT_KPI_FIELD_TARGET_DAY },
  [REMIT_KPIS_BASELINE] = { N_ ("baseline"), N_ ("The value that it began with"), REMIT_KPIS_FIELD,
                            76, REMIT_KPI_FIELD_BASELINE },
  [REMIT_KPIS_UNIT] = { N_ ("unit"), NULL, REMIT_KPIS_FIELD, 58, REMIT_KPI_FIELD_UNIT },
  [REMIT_KPIS_OWNER]
  = { N_ ("owner"), N_ ("Who answers for it"), REMIT_KPIS_PARTIES, 84, 0, REMIT_LINK_OWNS, TRUE },
  [REMIT_KPIS_AGREED_BY] = { N_ ("agreed by"), N_ ("Who agreed to be measured by it"),
                             REMIT_KPIS_PARTIES, 132, 0, REMIT_LINK_AGREED_BY, FALSE },
  [REMIT_KPIS_VISIBLE_TO] = { N_ ("visible to"), N_ ("Who can see its values"), REMIT_KPIS_PARTIES,
                              196, 0, REMIT_LINK_VISIBLE_TO, FALSE },
  [REMIT_KPIS_GAP]
  = { N_ ("gap"), N_ ("What the company believes less what customers say"), REMIT_KPIS_OWN, 104 },
  [REMIT_KPIS_CREDITED] = { N_ ("credited to"), N_ ("Who gets the credit, in which shares"),
                            REMIT_KPIS_PARTIES, 100, 0, REMIT_LINK_CREDITS, FALSE },
  [REMIT_KPIS_DIRECTION] = { N_ ("direction"), N_ ("Whether more or less is better"),
                             REMIT_KPIS_FIELD, 92, REMIT_KPI_FIELD_DIRECTION },
  [REMIT_KPIS_AMBER]
  = { N_ ("amber"), N_ ("Green up to here"), REMIT_KPIS_FIELD, 60, REMIT_KPI_FIELD_AMBER },
  [REMIT_KPIS_RED]
  = { N_ ("red"), N_ ("Red beyond this"), REMIT_KPIS_FIELD, 60, REMIT_KPI_FIELD_RED },
  [REMIT_KPIS_SOURCE] = { N_ ("source"), N_ ("Where the values come from"), REMIT_KPIS_FIELD, 110,
                          REMIT_KPI_FIELD_SOURCE },
  [REMIT_KPIS_FORMULA] = { N_ ("formula"), NULL, REMIT_KPIS_FIELD, 220, REMIT_KPI_FIELD_FORMULA },
};

const RemitKpisColumnInfo *
_remit_kpis_column (guint column)
{
  return &columns[MIN (column, REMIT_KPIS_N_COLUMNS - 1)];
}

const RemitKpiSummary *
_remit_kpis_get (RemitKpisModel *self, guint row)
{
  return row < self->kpis->len ? &g_array_index (self->kpis, RemitKpiSummary, row) : NULL;
}

const char *
_remit_kpis_get_name (RemitKpisModel *self, guint row)
{
  return self->names->pdata[row];
}

RemitPartyNames *
_remit_kpis_get_known (RemitKpisModel *self)
{
  if (self->known == NULL)
    self->known = remit_party_names_new (_remit_kpis_graph (self));
  return self->known;
}

/* ---- working it out ---- */

void
_remit_kpis_append_lines (GString *text, const GArray *kpis, const GPtrArray *names)
{
  for (guint i = 0; i < kpis->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " %s\n",
                            g_array_index (kpis, RemitKpiSummary, i).id,
                            (const char *) names->pdata[i]);
}

GArray *
_remit_kpis_load (RemitDocument *document, GPtrArray **names)
{
  const RemitGraph *graph = remit_document_get_graph (document);
  int today = remit_day_from_time (remit_context_now (remit_document_get_context (document)));
  GArray *kpis = remit_kpis_new (graph, today);

  *names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < kpis->len; i++)
    {
      RemitKpiSummary *kpi = &g_array_index (kpis, RemitKpiSummary, i);

      kpi->detail = NULL;
      g_ptr_array_add (*names, remit_graph_describe (graph, kpi->id));
    }
  return kpis;
}

static gboolean
load (RemitLiveModel *model, gboolean seen)
{
  RemitKpisModel *self = REMIT_KPIS_MODEL (model);

  g_clear_pointer (&self->known, remit_party_names_free);
  g_clear_pointer (&self->kpis, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  self->kpis = _remit_kpis_load (self->document, &self->names);
  return FALSE;
}

static char *
digest (RemitLiveModel *model)
{
  RemitKpisModel *self = REMIT_KPIS_MODEL (model);
  GString *text = g_string_new (NULL);

  _remit_kpis_append_lines (text, self->kpis, self->names);
  return g_string_free (text, FALSE);
}

guint
remit_kpis_model_get_n_items (RemitKpisModel *self)
{
  g_return_val_if_fail (REMIT_IS_KPIS_MODEL (self), 0);
  return self->kpis->len;
}

RemitId
remit_kpis_model_get_item (RemitKpisModel *self, guint row)
{
  g_return_val_if_fail (REMIT_IS_KPIS_MODEL (self), REMIT_ID_NONE);
  return row < self->kpis->len ? _remit_kpis_get (self, row)->id : REMIT_ID_NONE;
}

/* ---- lines ---- */

static guint
get_n_lines (RemitSheetModel *model, RemitSheetAxis axis)
{
  return axis == REMIT_SHEET_ROWS ? REMIT_KPIS_MODEL (model)->kpis->len : REMIT_KPIS_N_COLUMNS;
}

static void
get_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, RemitSheetLine *line)
{
  RemitKpisModel *self = REMIT_KPIS_MODEL (model);
  const RemitKpisColumnInfo *info;

  if (axis == REMIT_SHEET_ROWS)
    {
      line->text = _remit_kpis_get_name (self, index);
      line->id = _remit_kpis_get (self, index)->id;
      return;
    }
  info = _remit_kpis_column (index);
  line->text = _(info->title);
  line->tooltip = info->tooltip != NULL ? _(info->tooltip) : NULL;
  line->width = info->width;
  line->upright = TRUE;
  line->numbers
    = info->kind == REMIT_KPIS_FIELD
      && remit_table_info (REMIT_TABLE_KPI)->fields[info->field].type == REMIT_FIELD_DECIMAL;
}

static const char *
get_corner (RemitSheetModel *model)
{
  return _("KPI");
}

static gboolean
rename_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, const char *name,
             GError **error)
{
  RemitKpisModel *self = REMIT_KPIS_MODEL (model);

  return _remit_kpis_rename (REMIT_LIVE_MODEL (self),
                             axis == REMIT_SHEET_ROWS ? remit_kpis_model_get_item (self, index)
                                                      : REMIT_ID_NONE,
                             name, error);
}

static gboolean
edits_as_text (RemitSheetModel *model, guint row, guint column)
{
  return TRUE;
}

static void
iface_init (RemitSheetModelInterface *iface)
{
  iface->get_n_lines = get_n_lines;
  iface->get_line = get_line;
  iface->get_corner = get_corner;
  iface->get_cell = _remit_kpis_get_cell;
  iface->describe_cell = _remit_kpis_describe_cell;
  iface->explain_cell = _remit_kpis_explain_cell;
  iface->get_text = _remit_kpis_get_text;
  iface->set_texts = remit_live_model_set_texts;
  iface->cycle = _remit_kpis_cycle;
  iface->edits_as_text = edits_as_text;
  iface->add_row = _remit_kpis_add_row;
  iface->rename_line = rename_line;
  remit_live_model_remarks_init (iface);
}

/* ---- the object ---- */

static char *
name_cell (RemitLiveModel *model, guint row, guint column)
{
  RemitKpisModel *self = REMIT_KPIS_MODEL (model);

  return _remit_kpis_get (self, row) != NULL ? _remit_kpis_name_cell (self, row, column) : NULL;
}

static void
remit_kpis_model_finalize (GObject *object)
{
  RemitKpisModel *self = REMIT_KPIS_MODEL (object);

  g_clear_pointer (&self->known, remit_party_names_free);
  g_array_unref (self->kpis);
  g_ptr_array_unref (self->names);
  G_OBJECT_CLASS (remit_kpis_model_parent_class)->finalize (object);
}

static void
remit_kpis_model_class_init (RemitKpisModelClass *klass)
{
  RemitLiveModelClass *live_class = REMIT_LIVE_MODEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = remit_kpis_model_finalize;
  live_class->tables = TABLES;
  live_class->remarked = REMIT_KIND_BIT (REMIT_NODE_KPI);
  live_class->remark_width = REMARK_WIDTH;
  live_class->load = load;
  live_class->digest = digest;
  live_class->set_text = _remit_kpis_set_text;
  live_class->name_cell = name_cell;
}

static void
remit_kpis_model_init (RemitKpisModel *self)
{
}

RemitKpisModel *
remit_kpis_model_new (RemitDocument *document)
{
  RemitKpisModel *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  self = g_object_new (REMIT_TYPE_KPIS_MODEL, "document", document, NULL);
  self->document = document;
  load (REMIT_LIVE_MODEL (self), FALSE);
  return self;
}
