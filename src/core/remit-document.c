/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-core"

#include "remit-document-private.h"

#include "remit-edit-private.h"
#include "remit-rules.h"
#include "remit-schema.h"

#include <glib/gi18n-lib.h>

/* The gate of all change.  commit() checks the rules, writes rows and change in one transaction of
 * the working database, and only then moves the history and tells the views; whatever fails before
 * leaves the graph as it was.  Undo and redo are commits of a stored change applied backwards or
 * forwards, so they go through the same gate. */

/* Commits under one merge key become one change when they come this close together. */
#define MERGE_WINDOW (2 * G_USEC_PER_SEC)
enum
{
  PROP_TITLE = 1,
  PROP_PATH,
  PROP_UNSAVED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_READ_ONLY,
  N_PROPS
};
enum
{
  SIGNAL_CHANGED,
  SIGNAL_FILE_CHANGED,
  N_SIGNALS
};
static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RemitDocument, remit_document, G_TYPE_OBJECT)

/* ---- state that is derived ---- */

gint64
_remit_document_get_head (RemitDocument *self)
{
  return remit_history_get_n (self->history);
}

RemitDb *
_remit_document_get_db (RemitDocument *self)
{
  return self->store != NULL ? remit_store_get_db (self->store) : NULL;
}

char *
_remit_document_make_title (RemitDocument *self)
{
  const char *title = remit_graph_meta (self->graph, "title");
  g_autofree char *name = NULL;
  char *dot;

  if (*title != '\0')
    return g_strdup (title);
  if (self->path == NULL)
    return g_strdup (_("Untitled"));
  name = g_filename_display_basename (self->path);
  dot = g_strrstr (name, ".");
  return dot != NULL && dot != name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
}

RemitDocumentDerived
_remit_document_get_derived (RemitDocument *self)
{
  return (RemitDocumentDerived){ remit_document_get_unsaved (self), remit_document_can_undo (self),
                                 remit_document_can_redo (self) };
}

void
_remit_document_notify (RemitDocument *self, const char *property)
{
  g_object_notify (G_OBJECT (self), property);
}

void
_remit_document_emit_file_changed (RemitDocument *self)
{
  g_signal_emit (self, signals[SIGNAL_FILE_CHANGED], 0);
}

void
_remit_document_notify_derived (RemitDocument *self, RemitDocumentDerived before)
{
  g_autofree char *title = _remit_document_make_title (self);

  if (g_strcmp0 (title, self->title) != 0)
    {
      g_free (self->title);
      self->title = g_steal_pointer (&title);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
    }
  if (before.unsaved != remit_document_get_unsaved (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNSAVED]);
  if (before.can_undo != remit_document_can_undo (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_UNDO]);
  if (before.can_redo != remit_document_can_redo (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_REDO]);
}

/* ---- getters ---- */

guint
remit_document_get_recovered (RemitDocument *self)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), 0);
  return self->recovered;
}

GPtrArray *
remit_document_get_problems (RemitDocument *self)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), NULL);
  return self->problems;
}

RemitGraph *
remit_document_get_graph (RemitDocument *self)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), NULL);
  return self->graph;
}

const RemitContext *
remit_document_get_context (RemitDocument *self)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), NULL);
  return self->context;
}

const char *
remit_document_get_path (RemitDocument *self)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), NULL);
  return self->path;
}

const char *
remit_document_get_title (RemitDocument *self)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), NULL);
  return self->title;
}

gboolean
remit_document_get_unsaved (RemitDocument *self)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), FALSE);
  return _remit_document_get_head (self) != self->published;
}

gboolean
remit_document_get_read_only (RemitDocument *self)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), FALSE);
  return self->read_only_reason != NULL;
}

const char *
remit_document_get_read_only_reason (RemitDocument *self)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), NULL);
  return self->read_only_reason;
}

/* ---- commit ---- */

static void
on_edit_done_cb (gpointer data)
{
  RemitDocument *self = data;

  self->editing = FALSE;
  g_object_unref (self);
}

RemitEdit *
remit_document_begin (RemitDocument *self, const char *label)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), NULL);
  g_assert (!self->editing);
  self->editing = TRUE;
  return _remit_edit_new (self->graph, &self->next_id, label, on_edit_done_cb, g_object_ref (self));
}

static gboolean
write_deltas (RemitDb *db, GPtrArray *deltas, GError **error)
{
  for (guint i = 0; i < deltas->len; i++)
    {
      const RemitDelta *delta = g_ptr_array_index (deltas, i);

      if (!remit_schema_write (db, delta->before, delta->after, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether the edit may be folded into the newest change. */
static gboolean
can_merge (RemitDocument *self, RemitEdit *edit, int kind, gint64 now)
{
  const char *key = _remit_edit_get_merge_key (edit);
  gint64 head = _remit_document_get_head (self);
  const RemitChange *newest = head > 0 ? remit_history_get (self->history, (guint) head - 1) : NULL;

  return kind == REMIT_CHANGE_EDIT && key != NULL && g_strcmp0 (key, self->merge_key) == 0
         && newest != NULL && newest->kind == REMIT_CHANGE_EDIT && head > self->published
         && now - newest->at < MERGE_WINDOW && g_str_equal (newest->author, self->context->author);
}

/* The change to store: a new one, or, when @merge, the newest one joined with @deltas. */
static RemitChange *
write_change (RemitDocument *self, RemitEdit *edit, GPtrArray *deltas, int kind, gint64 ref,
              gboolean merge, GError **error)
{
  RemitDb *db = _remit_document_get_db (self);
  gint64 now = remit_context_now (self->context);
  g_autoptr (GPtrArray) newest = NULL;
  g_autoptr (GPtrArray) joined = NULL;

  if (!merge)
    return remit_history_write (self->history, db, kind, ref, now, self->context->author,
                                _remit_edit_get_label (edit), deltas, error);
  newest = remit_history_get_deltas (self->history, db, _remit_document_get_head (self), error);
  if (newest == NULL)
    return NULL;
  joined = remit_deltas_compose (newest, deltas);
  return remit_history_write_amended (self->history, db, now, joined, error);
}

/* Everything that is durable about a commit, in one transaction; NULL: nothing was stored. */
static RemitChange *
store_change (RemitDocument *self, RemitEdit *edit, GPtrArray *deltas, int kind, gint64 ref,
              gboolean merge, GError **error)
{
  RemitDb *db = _remit_document_get_db (self);
  RemitChange *change = NULL;

  if (db != NULL && !remit_db_begin (db, error))
    return NULL;
  if (db == NULL || write_deltas (db, deltas, error))
    change = write_change (self, edit, deltas, kind, ref, merge, error);
  if (change != NULL && (db == NULL || remit_db_commit (db, error)))
    return change;
  g_clear_pointer (&change, remit_history_forget);
  if (db != NULL)
    remit_db_rollback (db);
  return NULL;
}

static void
announce (RemitDocument *self, const RemitChange *change, RemitDocumentDerived before)
{
  self->last_commit = g_get_monotonic_time ();
  if (self->first_unpublished == 0)
    self->first_unpublished = self->last_commit;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, change);
  _remit_document_notify_derived (self, before);
}

gboolean
_remit_document_commit (RemitDocument *self, RemitEdit *edit_, int kind, gint64 ref, GError **error)
{
  g_autoptr (RemitEdit) edit = edit_;
  g_autoptr (GPtrArray) deltas = _remit_edit_net (edit);
  RemitDocumentDerived before = _remit_document_get_derived (self);
  RemitChange *change;
  gboolean merge;

  if (deltas->len == 0 && kind != REMIT_CHANGE_UNDO && kind != REMIT_CHANGE_REDO)
    return TRUE;
  if (self->read_only_reason != NULL)
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_REFUSED, self->read_only_reason);
      return FALSE;
    }
  if (!remit_rules_check (self->graph, deltas, error))
    return FALSE;
  merge = can_merge (self, edit, kind, remit_context_now (self->context));
  change = store_change (self, edit, deltas, kind, ref, merge, error);
  if (change == NULL)
    return FALSE;

  _remit_edit_keep (edit);
  if (merge)
    remit_history_replace_newest (self->history, change);
  else
    remit_history_append (self->history, change);
  g_free (self->merge_key);
  self->merge_key = g_strdup (_remit_edit_get_merge_key (edit));
  /* The edit is over before anybody hears of it: a listener may begin the next one. */
  g_clear_pointer (&edit, remit_edit_free);
  announce (self, change, before);
  return TRUE;
}

gboolean
remit_document_commit (RemitDocument *self, RemitEdit *edit, GError **error)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), FALSE);
  return _remit_document_commit (self, edit, REMIT_CHANGE_EDIT, 0, error);
}

gboolean
remit_document_commit_import (RemitDocument *self, RemitEdit *edit, GError **error)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), FALSE);
  return _remit_document_commit (self, edit, REMIT_CHANGE_IMPORT, 0, error);
}

/* ---- undo and redo ---- */

static const RemitChange *
get_top (RemitDocument *self, const GArray *stack)
{
  return stack->len > 0 ? remit_history_get (
           self->history, (guint) g_array_index (stack, gint64, stack->len - 1) - 1)
                        : NULL;
}

static gboolean
move (RemitDocument *self, const GArray *stack, int kind, GError **error)
{
  const RemitChange *top = get_top (self, stack);
  g_autoptr (GPtrArray) deltas = NULL;
  g_autoptr (RemitEdit) edit = NULL;
  g_autofree char *label = NULL;
  gint64 seq;

  if (top == NULL)
    return FALSE;
  seq = top->seq;
  label = kind == REMIT_CHANGE_UNDO ? g_strdup_printf (_("Undo: %s"), top->label)
                                    : g_strdup_printf (_("Redo: %s"), top->label);
  deltas = remit_history_get_deltas (self->history, _remit_document_get_db (self), seq, error);
  if (deltas == NULL)
    return FALSE;
  edit = remit_document_begin (self, label);
  if (!_remit_edit_apply (edit, deltas, kind == REMIT_CHANGE_UNDO, error))
    return FALSE;
  return _remit_document_commit (self, g_steal_pointer (&edit), kind, seq, error);
}

gboolean
remit_document_can_undo (RemitDocument *self)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), FALSE);
  return self->read_only_reason == NULL && remit_history_get_undo (self->history)->len > 0;
}

gboolean
remit_document_can_redo (RemitDocument *self)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), FALSE);
  return self->read_only_reason == NULL && remit_history_get_redo (self->history)->len > 0;
}

gboolean
remit_document_undo (RemitDocument *self, GError **error)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), FALSE);
  return move (self, remit_history_get_undo (self->history), REMIT_CHANGE_UNDO, error);
}

gboolean
remit_document_redo (RemitDocument *self, GError **error)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), FALSE);
  return move (self, remit_history_get_redo (self->history), REMIT_CHANGE_REDO, error);
}

const char *
remit_document_get_undo_label (RemitDocument *self)
{
  const RemitChange *top = get_top (self, remit_history_get_undo (self->history));

  return top != NULL ? top->label : NULL;
}

const char *
remit_document_get_redo_label (RemitDocument *self)
{
  const RemitChange *top = get_top (self, remit_history_get_redo (self->history));

  return top != NULL ? top->label : NULL;
}

static gboolean
stack_has (const GArray *stack, gint64 seq)
{
  for (guint i = 0; i < stack->len; i++)
    if (g_array_index (stack, gint64, i) == seq)
      return TRUE;
  return FALSE;
}

gboolean
remit_document_go_to (RemitDocument *self, gint64 seq, GError **error)
{
  const GArray *undo = remit_history_get_undo (self->history);
  const GArray *redo = remit_history_get_redo (self->history);

  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), FALSE);
  if (stack_has (redo, seq))
    {
      while (!stack_has (undo, seq))
        if (!remit_document_redo (self, error))
          return FALSE;
      return TRUE;
    }
  if (seq != 0 && !stack_has (undo, seq))
    {
      g_set_error_literal (
        error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
        _("That change is not on the present line of the history; a later edit replaced it."));
      return FALSE;
    }
  while (undo->len > 0 && g_array_index (undo, gint64, undo->len - 1) != seq)
    if (!remit_document_undo (self, error))
      return FALSE;
  return TRUE;
}

/* ---- history ---- */

guint
remit_document_get_n_changes (RemitDocument *self)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), 0);
  return remit_history_get_n (self->history);
}

const RemitChange *
remit_document_get_change (RemitDocument *self, guint index)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), NULL);
  return remit_history_get (self->history, index);
}

const GArray *
remit_document_get_undo_stack (RemitDocument *self)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), NULL);
  return remit_history_get_undo (self->history);
}

const GArray *
remit_document_get_redo_stack (RemitDocument *self)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), NULL);
  return remit_history_get_redo (self->history);
}

GPtrArray *
remit_document_get_deltas (RemitDocument *self, gint64 seq, GError **error)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), NULL);
  return remit_history_get_deltas (self->history, _remit_document_get_db (self), seq, error);
}

GArray *
remit_document_get_changes_of (RemitDocument *self, RemitId id)
{
  g_return_val_if_fail (REMIT_IS_DOCUMENT (self), NULL);
  return remit_history_changes_of (self->history, _remit_document_get_db (self), id);
}

RemitId
remit_document_keep_baseline (RemitDocument *self, const char *name, const char *note,
                              GError **error)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (self, _("Keep baseline"));
  RemitBaseline baseline
    = { .row = { .table = REMIT_TABLE_BASELINE }, .name = (char *) name, .note = (char *) note };
  RemitId id;

  baseline.change = _remit_document_get_head (self);
  baseline.at = remit_context_now (self->context);
  baseline.author = self->context->author;
  id = remit_edit_insert (edit, &baseline.row);
  return remit_document_commit (self, g_steal_pointer (&edit), error) ? id : REMIT_ID_NONE;
}

/* Applies the changes from the newest down to after @seq backwards to an edit of @target. */
gboolean
_remit_document_rewind (RemitDocument *self, gint64 seq, RemitEdit *edit, GError **error)
{
  for (gint64 i = _remit_document_get_head (self); i > seq; i--)
    {
      g_autoptr (GPtrArray) deltas
        = remit_history_get_deltas (self->history, _remit_document_get_db (self), i, error);

      if (deltas == NULL || !_remit_edit_apply (edit, deltas, TRUE, error))
        return FALSE;
    }
  return TRUE;
}

RemitDocument *
remit_document_at (RemitDocument *self, gint64 seq, GError **error)
{
  g_autoptr (RemitDocument) past = remit_document_new_in_memory (self->context);
  g_autoptr (RemitEdit) edit = NULL;

  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      guint n;
      const RemitRow *const *rows = remit_graph_rows (self->graph, t, &n);

      for (guint i = 0; i < n; i++)
        _remit_graph_insert (past->graph, remit_row_copy (rows[i]));
    }
  edit = remit_document_begin (past, "");
  if (!_remit_document_rewind (self, seq, edit, error))
    return NULL;
  _remit_edit_keep (edit);
  g_clear_pointer (&edit, remit_edit_free);
  return g_steal_pointer (&past);
}

static RemitDb *
make_query_db (RemitDocument *self, GError **error)
{
  g_autoptr (RemitDb) db = remit_db_open (NULL, REMIT_DB_MEMORY, error);

  if (db == NULL || !remit_schema_create (db, error)
      || !remit_schema_write_all (db, self->graph, error))
    return NULL;
  return g_steal_pointer (&db);
}

gboolean
remit_document_query (RemitDocument *self, const char *sql, RemitQueryFunc row, gpointer data,
                      GError **error)
{
  g_autoptr (RemitDb) scratch
    = _remit_document_get_db (self) == NULL ? make_query_db (self, error) : NULL;
  RemitDb *db = scratch != NULL ? scratch : _remit_document_get_db (self);
  RemitStmt *stmt = db != NULL ? remit_db_prepare_read_only (db, sql, error) : NULL;
  GError *failure = NULL;
  g_autofree const char **names = NULL;
  g_autofree const char **values = NULL;
  int n;

  if (stmt == NULL)
    return FALSE;
  n = remit_stmt_n_columns (stmt);
  names = g_new0 (const char *, n + 1);
  values = g_new0 (const char *, n + 1);
  for (int i = 0; i < n; i++)
    names[i] = remit_stmt_column_name (stmt, i);
  while (remit_stmt_step (stmt, &failure))
    {
      for (int i = 0; i < n; i++)
        values[i] = remit_stmt_is_null (stmt, i) ? NULL : remit_stmt_text (stmt, i, NULL);
      row ((guint) n, names, values, data);
    }
  remit_stmt_finalize (stmt);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* ---- GObject ---- */

static void
remit_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RemitDocument *self = REMIT_DOCUMENT (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_UNSAVED:
      g_value_set_boolean (value, remit_document_get_unsaved (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, remit_document_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, remit_document_can_redo (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, remit_document_get_read_only (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
remit_document_finalize (GObject *object)
{
  RemitDocument *self = REMIT_DOCUMENT (object);

  g_clear_pointer (&self->store, remit_store_free);
  g_clear_pointer (&self->history, remit_history_free);
  g_clear_pointer (&self->graph, _remit_graph_free);
  g_clear_pointer (&self->context, remit_context_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self->path);
  g_free (self->title);
  g_free (self->read_only_reason);
  g_free (self->merge_key);
  G_OBJECT_CLASS (remit_document_parent_class)->finalize (object);
}

static void
remit_document_class_init (RemitDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = remit_document_finalize;
  object_class->get_property = remit_document_get_property;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  props[PROP_UNSAVED] = g_param_spec_boolean ("unsaved", NULL, NULL, FALSE, flags);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", REMIT_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_FILE_CHANGED] = g_signal_new (
    "file-changed", REMIT_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
remit_document_init (RemitDocument *self)
{
  self->graph = _remit_graph_new ();
  self->history = remit_history_new ();
}
