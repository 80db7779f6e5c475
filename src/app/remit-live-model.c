/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-sheet"
#include "remit-live-model.h"

#include "remit-findings-cache.h"

#include <glib/gi18n-lib.h>

/* The common part of the models that follow a document: when they read it again, and what the
 * findings say about their rows. */

typedef struct
{
  RemitDocument *document;      /* owned */
  RemitFindingsCache *findings; /* borrowed: lives as long as the document */
  gboolean active, stale;
  gboolean with_remarks;
} RemitLiveModelPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RemitLiveModel, remit_live_model, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

#define PRIVATE(self) ((RemitLiveModelPrivate *) remit_live_model_get_instance_private (self))
#define CLASS(self) REMIT_LIVE_MODEL_GET_CLASS (self)

RemitDocument *
remit_live_model_get_document (RemitLiveModel *self)
{
  g_return_val_if_fail (REMIT_IS_LIVE_MODEL (self), NULL);
  return PRIVATE (self)->document;
}

/* ---- following ---- */

static void
refresh (RemitLiveModel *self, gboolean all, gboolean seen)
{
  g_autofree char *before = CLASS (self)->digest (self);
  g_autofree char *after = NULL;

  PRIVATE (self)->stale = FALSE;
  all |= CLASS (self)->load (self, seen);
  after = CLASS (self)->digest (self);
  if (all || !g_str_equal (before, after))
    remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
  else
    remit_sheet_model_cells_changed (REMIT_SHEET_MODEL (self));
}

void
remit_live_model_refresh (RemitLiveModel *self, gboolean all)
{
  g_return_if_fail (REMIT_IS_LIVE_MODEL (self));
  refresh (self, all, FALSE);
}

void
remit_live_model_set_active (RemitLiveModel *self, gboolean active)
{
  g_return_if_fail (REMIT_IS_LIVE_MODEL (self));
  PRIVATE (self)->active = active;
  if (active && PRIVATE (self)->stale)
    refresh (self, FALSE, FALSE);
}

static void
on_document_changed_cb (RemitLiveModel *self, const RemitChange *change)
{
  const RemitLiveModelClass *klass = CLASS (self);

  if (change != NULL && change->tables != 0 && (change->tables & klass->tables) == 0)
    return;
  if (klass->forget != NULL)
    klass->forget (self);
  if (PRIVATE (self)->active)
    refresh (self, FALSE, TRUE);
  else
    PRIVATE (self)->stale = TRUE;
}

/* ---- remarks ---- */

static gboolean
find_remarks (RemitLiveModel *self)
{
  const RemitGraph *graph = remit_document_get_graph (PRIVATE (self)->document);
  GPtrArray *findings = remit_findings_cache_get_all (PRIVATE (self)->findings);

  for (guint i = 0; i < findings->len; i++)
    {
      const RemitFinding *finding = findings->pdata[i];
      const RemitNode *node = remit_graph_node (graph, finding->subject);

      if (finding->waiver == NULL && node != NULL
          && (CLASS (self)->remarked & REMIT_KIND_BIT (node->kind)) != 0)
        return TRUE;
    }
  return FALSE;
}

static void
on_findings_changed_cb (RemitLiveModel *self)
{
  RemitLiveModelPrivate *priv = PRIVATE (self);
  gboolean remarks = find_remarks (self);
  gboolean other = remarks != priv->with_remarks;

  priv->with_remarks = remarks;
  if (other)
    remit_sheet_model_lines_changed (REMIT_SHEET_MODEL (self));
  else if (priv->active && !priv->stale)
    remit_sheet_model_cells_changed (REMIT_SHEET_MODEL (self));
}

gboolean
remit_live_model_has_remarks (RemitLiveModel *self)
{
  g_return_val_if_fail (REMIT_IS_LIVE_MODEL (self), FALSE);
  return PRIVATE (self)->with_remarks;
}

/* The next finding about @subject that nobody has accepted, from the @place on; NULL. */
static const RemitFinding *
next_open (RemitLiveModel *self, RemitId subject, guint *place, RemitSheetGravity *gravity)
{
  GPtrArray *about = remit_findings_cache_get_about (PRIVATE (self)->findings, subject);

  while (about != NULL && *place < about->len)
    {
      const RemitFinding *finding = about->pdata[(*place)++];

      if (finding->waiver != NULL)
        continue;
      *gravity = MAX (*gravity, REMIT_SHEET_HINT + (finding->rule->severity - REMIT_SEVERITY_HINT));
      return finding;
    }
  return NULL;
}

static guint
get_n_margins (RemitSheetModel *model)
{
  return remit_live_model_has_remarks (REMIT_LIVE_MODEL (model)) ? 1 : 0;
}

void
remit_live_model_get_remark_margin (RemitSheetModel *model, RemitSheetLine *line, gboolean *remark)
{
  line->upright = TRUE;
  line->text = C_ ("column", "remark");
  line->width = CLASS (model)->remark_width;
  *remark = TRUE;
}

static void
get_margin (RemitSheetModel *model, guint margin, RemitSheetLine *line, gboolean *remark)
{
  remit_live_model_get_remark_margin (model, line, remark);
}

char *
remit_live_model_get_remark (RemitSheetModel *model, guint row, RemitSheetGravity *gravity)
{
  g_autoptr (GString) text = NULL;
  RemitSheetLine line;
  const RemitFinding *finding;
  guint place = 0;

  remit_sheet_model_get_line (model, REMIT_SHEET_ROWS, row, &line);
  if (line.id == REMIT_ID_NONE)
    return NULL;
  while ((finding = next_open (REMIT_LIVE_MODEL (model), line.id, &place, gravity)) != NULL)
    {
      if (text == NULL)
        text = g_string_new (NULL);
      else
        g_string_append (text, "; ");
      g_string_append (text, finding->brief != NULL ? finding->brief : finding->message);
    }
  return text != NULL ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
get_margin_text (RemitSheetModel *model, guint row, guint margin, RemitSheetGravity *gravity)
{
  return remit_live_model_get_remark (model, row, gravity);
}

char *
remit_live_model_explain_line (RemitSheetModel *model, RemitSheetAxis axis, guint index,
                               RemitSheetGravity *gravity)
{
  const RemitFinding *finding;
  RemitSheetLine line;
  GString *text;
  guint place = 0;

  if (axis != REMIT_SHEET_ROWS)
    return NULL;
  remit_sheet_model_get_line (model, axis, index, &line);
  if (line.id == REMIT_ID_NONE)
    return NULL;
  text = g_string_new (line.text);
  while ((finding = next_open (REMIT_LIVE_MODEL (model), line.id, &place, gravity)) != NULL)
    g_string_append_printf (text, "\n%s", finding->message);
  return g_string_free (text, FALSE);
}

void
remit_live_model_remarks_init (RemitSheetModelInterface *iface)
{
  iface->get_n_margins = get_n_margins;
  iface->get_margin = get_margin;
  iface->get_margin_text = get_margin_text;
  iface->explain_line = remit_live_model_explain_line;
}

/* ---- the object ---- */

static void
remit_live_model_constructed (GObject *object)
{
  RemitLiveModel *self = REMIT_LIVE_MODEL (object);
  RemitLiveModelPrivate *priv = PRIVATE (self);

  G_OBJECT_CLASS (remit_live_model_parent_class)->constructed (object);
  g_signal_connect_object (priv->document, "changed", G_CALLBACK (on_document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (CLASS (self)->remarked == 0)
    return;
  priv->findings = remit_findings_cache_get (priv->document);
  g_signal_connect_object (priv->findings, "changed", G_CALLBACK (on_findings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  priv->with_remarks = find_remarks (self);
}

static void
remit_live_model_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DOCUMENT)
    PRIVATE (REMIT_LIVE_MODEL (object))->document = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
remit_live_model_finalize (GObject *object)
{
  g_clear_object (&PRIVATE (REMIT_LIVE_MODEL (object))->document);
  G_OBJECT_CLASS (remit_live_model_parent_class)->finalize (object);
}

static void
remit_live_model_class_init (RemitLiveModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = remit_live_model_constructed;
  object_class->set_property = remit_live_model_set_property;
  object_class->finalize = remit_live_model_finalize;
  properties[PROP_DOCUMENT]
    = g_param_spec_object ("document", NULL, NULL, REMIT_TYPE_DOCUMENT,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
remit_live_model_init (RemitLiveModel *self)
{
  PRIVATE (self)->active = TRUE;
}
