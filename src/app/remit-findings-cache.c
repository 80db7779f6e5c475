/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-findings-cache.h"

#include "remit-date.h"

/* Findings are worked out from the whole model, up to some tenths of a second for a large one: too
 * long for every keystroke and for one turn of the main loop.  So a short time after the last
 * change of a burst they are worked out check by check, with a turn of the main loop between, and
 * then take the place of the old ones. A change in between begins anew. */

#define SETTLE_TIME 120 /* ms after the last change of a burst */
#define STEP_PAUSE 1    /* ms between two checks: no idle source, since those starve while drawing */

struct _RemitFindingsCache
{
  GObject parent_instance;

  /* owned */
  GPtrArray *findings; /* NULL: nobody has asked yet */
  GHashTable *about;   /* RemitId (in the findings) -> GPtrArray of borrowed findings */
  RemitFindingsRun *run; /* NULL: none is under way */
  guint source_id;       /* of the next step */
  /* borrowed: the document owns the cache */
  RemitDocument *document;
  /* state */
  guint n_open;
};

G_DEFINE_FINAL_TYPE (RemitFindingsCache, remit_findings_cache, G_TYPE_OBJECT)

static guint changed_signal;

static void
add_about (RemitFindingsCache *self, RemitFinding *finding)
{
  GPtrArray *list = g_hash_table_lookup (self->about, &finding->subject);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->about, &finding->subject, list);
    }
  g_ptr_array_add (list, finding);
}

static void
begin (RemitFindingsCache *self)
{
  gint64 now = remit_context_now (remit_document_get_context (self->document));

  if (self->run == NULL)
    self->run = remit_findings_run_new (remit_document_get_graph (self->document),
                                        remit_day_from_time (now), NULL);
}

/* Puts what the run finds into the place of what was known. */
static void
finish (RemitFindingsCache *self)
{
  g_clear_pointer (&self->about, g_hash_table_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = remit_findings_run_end (g_steal_pointer (&self->run));
  self->about
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->n_open = 0;
  for (guint i = 0; i < self->findings->len; i++)
    {
      RemitFinding *finding = g_ptr_array_index (self->findings, i);

      add_about (self, finding);
      if (finding->waiver == NULL)
        self->n_open++;
    }
}

static void
work_out (RemitFindingsCache *self)
{
  if (self->findings != NULL)
    return;
  begin (self);
  finish (self);
}

static gboolean
on_step_cb (gpointer data)
{
  RemitFindingsCache *self = data;
  g_autoptr (GPtrArray) old = NULL; /* some may look at them until they are told */

  begin (self);
  if (remit_findings_run_step (self->run))
    return G_SOURCE_CONTINUE;
  self->source_id = 0;
  old = self->findings != NULL ? g_ptr_array_ref (self->findings) : NULL;
  finish (self);
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

static gboolean
on_settled_cb (gpointer data)
{
  RemitFindingsCache *self = data;

  self->source_id = g_timeout_add (STEP_PAUSE, on_step_cb, self);
  return G_SOURCE_REMOVE;
}

static void
on_document_changed_cb (RemitFindingsCache *self)
{
  g_clear_pointer (&self->run, remit_findings_run_free);
  g_clear_handle_id (&self->source_id, g_source_remove);
  self->source_id = g_timeout_add (SETTLE_TIME, on_settled_cb, self);
}

static void
remit_findings_cache_finalize (GObject *object)
{
  RemitFindingsCache *self = REMIT_FINDINGS_CACHE (object);

  g_clear_handle_id (&self->source_id, g_source_remove);
  g_clear_pointer (&self->run, remit_findings_run_free);
  g_clear_pointer (&self->about, g_hash_table_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (remit_findings_cache_parent_class)->finalize (object);
}

static void
remit_findings_cache_class_init (RemitFindingsCacheClass *class)
{
  G_OBJECT_CLASS (class)->finalize = remit_findings_cache_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
remit_findings_cache_init (RemitFindingsCache *self)
{
}

RemitFindingsCache *
remit_findings_cache_get (RemitDocument *document)
{
  static const char *const key = "remit-findings-cache";
  RemitFindingsCache *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);

  self = g_object_get_data (G_OBJECT (document), key);
  if (self != NULL)
    return self;
  self = g_object_new (REMIT_TYPE_FINDINGS_CACHE, NULL);
  self->document = document;
  g_signal_connect_object (document, "changed", G_CALLBACK (on_document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (document), key, self, g_object_unref);
  return self;
}

GPtrArray *
remit_findings_cache_get_all (RemitFindingsCache *self)
{
  g_return_val_if_fail (REMIT_IS_FINDINGS_CACHE (self), NULL);

  work_out (self);
  return self->findings;
}

GPtrArray *
remit_findings_cache_get_about (RemitFindingsCache *self, RemitId subject)
{
  g_return_val_if_fail (REMIT_IS_FINDINGS_CACHE (self), NULL);

  work_out (self);
  return g_hash_table_lookup (self->about, &subject);
}

guint
remit_findings_cache_get_open (RemitFindingsCache *self)
{
  g_return_val_if_fail (REMIT_IS_FINDINGS_CACHE (self), 0);

  work_out (self);
  return self->n_open;
}

guint
remit_findings_cache_count_family (RemitFindingsCache *self, const char *family)
{
  guint count = 0;

  g_return_val_if_fail (REMIT_IS_FINDINGS_CACHE (self), 0);

  work_out (self);
  for (guint i = 0; i < self->findings->len; i++)
    {
      const RemitFinding *finding = g_ptr_array_index (self->findings, i);

      count += finding->waiver == NULL && g_str_has_prefix (finding->rule->id, family);
    }
  return count;
}
