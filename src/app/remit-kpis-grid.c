/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-kpis"
#include "remit-kpis-grid.h"

#include "remit-error.h"
#include "remit-findings-cache.h"
#include "remit-kpis-private.h"
#include "remit-order.h"
#include "remit-ownership.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Columns are the units of the organisation and whoever else has to do with a KPI, in the order of
 * the model.  A cell is hatched when an open finding (KP02) names its party and a letter lacks. */

static void iface_init (RemitSheetModelInterface *iface);

struct _RemitKpisGrid
{
  RemitLiveModel parent_instance;

  RemitDocument *document; /* of the base */

  /* owned */
  GArray *kpis;       /* RemitKpiSummary */
  GPtrArray *names;   /* of the KPIs; owned texts */
  GArray *parties;    /* RemitId */
  GPtrArray *columns; /* their names; owned texts */
};

G_DEFINE_FINAL_TYPE_WITH_CODE (RemitKpisGrid, remit_kpis_grid, REMIT_TYPE_LIVE_MODEL,
                               G_IMPLEMENT_INTERFACE (REMIT_TYPE_SHEET_MODEL, iface_init))

#define TABLES                                                                                     \
  (REMIT_TABLE_BIT (REMIT_TABLE_NODE) | REMIT_TABLE_BIT (REMIT_TABLE_LINK)                         \
   | REMIT_TABLE_BIT (REMIT_TABLE_KPI))

#define COUNT_WIDTH 60
#define REMARK_WIDTH 150

enum
{
  MARGIN_AGREED,
  MARGIN_VISIBLE,
  MARGIN_REMARK,
  N_MARGINS
};

enum
{
  LETTER_A = 1 << 0,
  LETTER_V = 1 << 1,
  N_LETTER_SETS = 4
};

static const struct
{
  RemitLinkKind kind;
  const char *text;
  RemitSheetMarkStyle style;
} letters[] = {
  { REMIT_LINK_AGREED_BY, "A", REMIT_SHEET_MARK_ANSWER },
  { REMIT_LINK_VISIBLE_TO, "V", REMIT_SHEET_MARK_CHECK },
};

static const RemitGraph *
get_graph (RemitKpisGrid *self)
{
  return remit_document_get_graph (self->document);
}

static const RemitKpiSummary *
get_kpi (RemitKpisGrid *self, guint row)
{
  return row < self->kpis->len ? &g_array_index (self->kpis, RemitKpiSummary, row) : NULL;
}

static RemitId
get_party (RemitKpisGrid *self, guint column)
{
  return column < self->parties->len ? g_array_index (self->parties, RemitId, column)
                                     : REMIT_ID_NONE;
}

static guint
get_letters (const RemitGraph *graph, RemitId kpi, RemitId party)
{
  guint found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (remit_graph_find_link (graph, letters[i].kind, kpi, party, REMIT_ID_NONE) != NULL)
      found |= 1u << i;
  return found;
}

static const char *
write_letters (guint set)
{
  static const char *const texts[N_LETTER_SETS] = { "", "A", "V", "A/V" };

  return texts[set % N_LETTER_SETS];
}

/* ---- working it out ---- */

static gboolean
has_id (const GArray *ids, RemitId id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, RemitId, i) == id)
      return TRUE;
  return FALSE;
}

static gboolean
has_credit (const GArray *credits, RemitId id)
{
  for (guint i = 0; i < credits->len; i++)
    if (g_array_index (credits, RemitCredit, i).party == id)
      return TRUE;
  return FALSE;
}

static gboolean
is_involved (RemitKpisGrid *self, const RemitNode *node)
{
  if (!remit_kind_is_party (node->kind))
    return FALSE;
  if (node->kind == REMIT_NODE_UNIT)
    return TRUE;
  for (guint i = 0; i < self->kpis->len; i++)
    {
      const RemitKpiSummary *kpi = get_kpi (self, i);

      if (has_id (kpi->owners, node->row.id) || has_credit (kpi->producers, node->row.id)
          || get_letters (get_graph (self), kpi->id, node->row.id) != 0)
        return TRUE;
    }
  return FALSE;
}

static void
list_parties (RemitKpisGrid *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  guint n;
  const RemitRow *const *nodes = remit_graph_rows (get_graph (self), REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    if (is_involved (self, (const RemitNode *) nodes[i]))
      g_ptr_array_add (found, (gpointer) nodes[i]);
  g_ptr_array_sort (found, remit_order_nodes);
  g_array_set_size (self->parties, 0);
  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < found->len; i++)
    {
      const RemitNode *node = found->pdata[i];

      g_array_append_val (self->parties, node->row.id);
      g_ptr_array_add (self->columns, g_strdup (node->name));
    }
}

static gboolean
load (RemitLiveModel *model, gboolean seen)
{
  RemitKpisGrid *self = REMIT_KPIS_GRID (model);

  g_clear_pointer (&self->kpis, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  self->kpis = _remit_kpis_load (self->document, &self->names);
  list_parties (self);
  return FALSE;
}

static char *
digest (RemitLiveModel *model)
{
  RemitKpisGrid *self = REMIT_KPIS_GRID (model);
  GString *text = g_string_new (NULL);

  _remit_kpis_append_lines (text, self->kpis, self->names);
  for (guint i = 0; i < self->parties->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " %s\n", get_party (self, i),
                            (const char *) self->columns->pdata[i]);
  return g_string_free (text, FALSE);
}

/* ---- lines ---- */

static guint
get_n_lines (RemitSheetModel *model, RemitSheetAxis axis)
{
  RemitKpisGrid *self = REMIT_KPIS_GRID (model);

  return axis == REMIT_SHEET_ROWS ? self->kpis->len : self->parties->len;
}

static void
get_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, RemitSheetLine *line)
{
  RemitKpisGrid *self = REMIT_KPIS_GRID (model);

  if (axis == REMIT_SHEET_ROWS)
    {
      line->text = self->names->pdata[index];
      line->id = g_array_index (self->kpis, RemitKpiSummary, index).id;
      return;
    }
  line->text = self->columns->pdata[index];
  line->id = get_party (self, index);
}

static const char *
get_corner (RemitSheetModel *model)
{
  return _("KPI");
}

/* ---- cells ---- */

static gboolean
is_missing (RemitKpisGrid *self, RemitId kpi, RemitId party)
{
  GPtrArray *findings
    = remit_findings_cache_get_about (remit_findings_cache_get (self->document), kpi);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const RemitFinding *finding = findings->pdata[i];

      if (finding->waiver != NULL || !g_str_equal (finding->rule->id, "KP02"))
        continue;
      for (guint k = 0; finding->others != NULL && finding->others[k] != REMIT_ID_NONE; k++)
        if (finding->others[k] == party)
          return TRUE;
    }
  return FALSE;
}

static void
get_cell (RemitSheetModel *model, guint row, guint column, RemitSheetCell *cell)
{
  RemitKpisGrid *self = REMIT_KPIS_GRID (model);
  const RemitKpiSummary *kpi = get_kpi (self, row);
  RemitId party = get_party (self, column);
  guint set;

  if (kpi == NULL || party == REMIT_ID_NONE)
    return;
  set = get_letters (get_graph (self), kpi->id, party);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if ((set & (1u << i)) != 0)
      _remit_kpis_add_mark (cell, letters[i].style, letters[i].text);
  if (set != (LETTER_A | LETTER_V) && is_missing (self, kpi->id, party))
    {
      cell->hatched = set == 0;
      cell->gravity = REMIT_SHEET_WARNING;
    }
}

static char *
name_cell (RemitLiveModel *model, guint row, guint column)
{
  RemitKpisGrid *self = REMIT_KPIS_GRID (model);

  if (get_kpi (self, row) == NULL || column >= self->parties->len)
    return NULL;
  /* Translators: a KPI and a party: "Net promoter score, CMO". */
  return g_strdup_printf (_("%s, %s"), (const char *) self->names->pdata[row],
                          (const char *) self->columns->pdata[column]);
}

static char *
describe_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitKpisGrid *self = REMIT_KPIS_GRID (model);
  const RemitKpiSummary *kpi = get_kpi (self, row);
  const char *const words[N_LETTER_SETS]
    = { _("neither agreed nor visible"), _("agreed, not visible"), _("visible, not agreed"),
        _("agreed and visible") };
  g_autofree char *name = NULL;

  if (kpi == NULL || column >= self->parties->len)
    return NULL;
  name = name_cell (REMIT_LIVE_MODEL (self), row, column);
  /* Translators: a cell and what is in it. */
  return g_strdup_printf (_("%s: %s"), name,
                          words[get_letters (get_graph (self), kpi->id, get_party (self, column))]);
}

static char *
explain_cell (RemitSheetModel *model, guint row, guint column)
{
  RemitKpisGrid *self = REMIT_KPIS_GRID (model);
  const RemitKpiSummary *kpi = get_kpi (self, row);
  RemitId party = get_party (self, column);
  guint set;

  if (kpi == NULL || party == REMIT_ID_NONE || !is_missing (self, kpi->id, party))
    return NULL;
  set = get_letters (get_graph (self), kpi->id, party);
  if ((set & LETTER_A) == 0)
    return g_strdup_printf (_("%s answers for %s and has not agreed it."),
                            (const char *) self->columns->pdata[column],
                            (const char *) self->names->pdata[row]);
  return g_strdup_printf (_("%s answers for %s and cannot see it."),
                          (const char *) self->columns->pdata[column],
                          (const char *) self->names->pdata[row]);
}

static char *
get_text (RemitSheetModel *model, guint row, guint column, gboolean with_note)
{
  RemitKpisGrid *self = REMIT_KPIS_GRID (model);
  const RemitKpiSummary *kpi = get_kpi (self, row);

  if (kpi == NULL)
    return g_strdup ("");
  return g_strdup (
    write_letters (get_letters (get_graph (self), kpi->id, get_party (self, column))));
}

/* ---- edits ---- */

/* "A/V", "av", "A, V"; FALSE for anything else. */
static gboolean
read_letters (const char *text, guint *set)
{
  *set = 0;
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_toupper (*p) == 'A')
      *set |= LETTER_A;
    else if (g_ascii_toupper (*p) == 'V')
      *set |= LETTER_V;
    else if (strchr (" /,;\t", *p) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
set_letters (RemitEdit *edit, RemitId kpi, RemitId party, guint set, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      const RemitLink *link = remit_graph_find_link (remit_edit_get_graph (edit), letters[i].kind,
                                                     kpi, party, REMIT_ID_NONE);
      gboolean wanted = (set & (1u << i)) != 0;

      if (wanted == (link != NULL))
        continue;
      if (wanted ? remit_link_add (edit, letters[i].kind, kpi, party, REMIT_ID_NONE, error)
                     == REMIT_ID_NONE
                 : !remit_edit_delete (edit, REMIT_TABLE_LINK, link->row.id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_text (RemitLiveModel *model, RemitEdit *edit, const RemitSheetChange *change, gboolean alone,
          GError **error)
{
  RemitKpisGrid *self = REMIT_KPIS_GRID (model);
  const RemitKpiSummary *kpi = get_kpi (self, change->row);
  g_autofree char *name = NULL;
  g_autofree char *excerpt = NULL;
  g_autoptr (GError) local = NULL;
  guint set;

  if (kpi == NULL || change->column >= self->parties->len)
    return TRUE;
  if (!read_letters (change->text, &set))
    {
      name = name_cell (model, change->row, change->column);
      excerpt = remit_excerpt (change->text);
      /* Translators: a cell, a text that is refused. */
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("%s: “%s” is neither A (agreed by) nor V (visible to)."), name, excerpt);
      return FALSE;
    }
  if (set_letters (edit, kpi->id, get_party (self, change->column), set, &local))
    return TRUE;
  return remit_live_model_refuse_cell (model, change, g_steal_pointer (&local), error);
}

/* A letter replaces; typed right after another one it is added or taken away. */
static char *
type (RemitSheetModel *model, guint row, guint column, const char *typed, gboolean again)
{
  RemitKpisGrid *self = REMIT_KPIS_GRID (model);
  const RemitKpiSummary *kpi = get_kpi (self, row);
  guint set;

  if (kpi == NULL || !read_letters (typed, &set) || set == 0)
    return NULL;
  if (again)
    set ^= get_letters (get_graph (self), kpi->id, get_party (self, column));
  return g_strdup (write_letters (set));
}

static char *
cycle (RemitSheetModel *model, guint row, guint column, int step)
{
  RemitKpisGrid *self = REMIT_KPIS_GRID (model);
  const RemitKpiSummary *kpi = get_kpi (self, row);
  guint set;

  if (kpi == NULL)
    return NULL;
  set = get_letters (get_graph (self), kpi->id, get_party (self, column));
  return g_strdup (write_letters ((set + N_LETTER_SETS + step) % N_LETTER_SETS));
}

static gboolean
rename_line (RemitSheetModel *model, RemitSheetAxis axis, guint index, const char *name,
             GError **error)
{
  RemitKpisGrid *self = REMIT_KPIS_GRID (model);
  const RemitKpiSummary *kpi = get_kpi (self, index);
  RemitId node = axis == REMIT_SHEET_COLUMNS ? get_party (self, index)
                 : kpi != NULL               ? kpi->id
                                             : REMIT_ID_NONE;

  return _remit_kpis_rename (REMIT_LIVE_MODEL (self), node, name, error);
}

/* ---- margins and totals ---- */

static guint
get_n_margins (RemitSheetModel *model)
{
  return remit_live_model_has_remarks (REMIT_LIVE_MODEL (model)) ? N_MARGINS : MARGIN_REMARK;
}

static void
get_margin (RemitSheetModel *model, guint margin, RemitSheetLine *line, gboolean *remark)
{
  if (margin == MARGIN_REMARK)
    {
      remit_live_model_get_remark_margin (model, line, remark);
      return;
    }
  line->upright = TRUE;
  line->width = COUNT_WIDTH;
  line->numbers = TRUE;
  line->text = margin == MARGIN_AGREED ? _("agreed") : _("visible");
}

static char *
get_margin_text (RemitSheetModel *model, guint row, guint margin, RemitSheetGravity *gravity)
{
  RemitKpisGrid *self = REMIT_KPIS_GRID (model);
  const RemitKpiSummary *kpi = get_kpi (self, row);

  if (kpi == NULL)
    return NULL;
  if (margin == MARGIN_REMARK)
    return remit_live_model_get_remark (model, row, gravity);
  return g_strdup_printf ("%u",
                          margin == MARGIN_AGREED ? kpi->agreed_by->len : kpi->visible_to->len);
}

static guint
get_n_totals (RemitSheetModel *model)
{
  return G_N_ELEMENTS (letters);
}

static const char *
get_total_label (RemitSheetModel *model, guint total)
{
  return total == 0 ? _("Agreed by (A)") : _("Visible to (V)");
}

static char *
get_total_text (RemitSheetModel *model, guint total, guint column, RemitSheetGravity *gravity)
{
  RemitKpisGrid *self = REMIT_KPIS_GRID (model);
  guint count = 0;

  for (guint i = 0; i < self->kpis->len; i++)
    count
      += (get_letters (get_graph (self), get_kpi (self, i)->id, get_party (self, column)) >> total)
         & 1;
  return g_strdup_printf ("%u", count);
}

static void
iface_init (RemitSheetModelInterface *iface)
{
  iface->get_n_lines = get_n_lines;
  iface->get_line = get_line;
  iface->get_corner = get_corner;
  iface->get_cell = get_cell;
  iface->describe_cell = describe_cell;
  iface->explain_cell = explain_cell;
  iface->get_text = get_text;
  iface->set_texts = remit_live_model_set_texts;
  iface->type = type;
  iface->cycle = cycle;
  iface->rename_line = rename_line;
  iface->get_n_margins = get_n_margins;
  iface->get_margin = get_margin;
  iface->get_margin_text = get_margin_text;
  iface->get_n_totals = get_n_totals;
  iface->get_total_label = get_total_label;
  iface->get_total_text = get_total_text;
  iface->explain_line = remit_live_model_explain_line;
}

/* ---- the object ---- */

static void
remit_kpis_grid_finalize (GObject *object)
{
  RemitKpisGrid *self = REMIT_KPIS_GRID (object);

  g_array_unref (self->kpis);
  g_ptr_array_unref (self->names);
  g_array_unref (self->parties);
  g_ptr_array_unref (self->columns);
  G_OBJECT_CLASS (remit_kpis_grid_parent_class)->finalize (object);
}

static void
remit_kpis_grid_class_init (RemitKpisGridClass *klass)
{
  RemitLiveModelClass *live_class = REMIT_LIVE_MODEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = remit_kpis_grid_finalize;
  live_class->tables = TABLES;
  live_class->remarked = REMIT_KIND_BIT (REMIT_NODE_KPI);
  live_class->remark_width = REMARK_WIDTH;
  live_class->load = load;
  live_class->digest = digest;
  live_class->set_text = set_text;
  live_class->name_cell = name_cell;
}

static void
remit_kpis_grid_init (RemitKpisGrid *self)
{
  self->parties = g_array_new (FALSE, FALSE, sizeof (RemitId));
  self->columns = g_ptr_array_new_with_free_func (g_free);
}

RemitKpisGrid *
remit_kpis_grid_new (RemitDocument *document)
{
  RemitKpisGrid *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  self = g_object_new (REMIT_TYPE_KPIS_GRID, "document", document, NULL);
  self->document = document;
  load (REMIT_LIVE_MODEL (self), FALSE);
  return self;
}
