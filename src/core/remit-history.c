/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-core"

#include "remit-history.h"

#include "remit-codec.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* Each change carries a hash over the one before it and itself (SHA-256): it finds the common
 * beginning of two copies and shows damage; it is no signature. The bytes of a change stay in the
 * database and are read when a change is undone, redone or shown. */

#define HASH_LENGTH 32

typedef struct
{
  RemitChange change;
  guint8 hash[HASH_LENGTH];
  GBytes *ops; /* only of documents in memory */
} Entry;

struct _RemitHistory
{
  GPtrArray *entries; /* of Entry */
  GHashTable *by_uid; /* gint64 in the entry -> Entry */
  GArray *undo;       /* of gint64 seq */
  GArray *redo;
};

static void
free_entry (Entry *entry)
{
  g_free (entry->change.author);
  g_free (entry->change.label);
  g_clear_pointer (&entry->ops, g_bytes_unref);
  g_free (entry);
}

RemitHistory *
remit_history_new (void)
{
  RemitHistory *history = g_new0 (RemitHistory, 1);

  history->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) free_entry);
  history->by_uid = g_hash_table_new (g_int64_hash, g_int64_equal);
  history->undo = g_array_new (FALSE, FALSE, sizeof (gint64));
  history->redo = g_array_new (FALSE, FALSE, sizeof (gint64));
  return history;
}

void
remit_history_free (RemitHistory *history)
{
  if (history == NULL)
    return;
  g_hash_table_unref (history->by_uid);
  g_ptr_array_unref (history->entries);
  g_array_unref (history->undo);
  g_array_unref (history->redo);
  g_free (history);
}

guint
remit_history_get_n (RemitHistory *history)
{
  return history->entries->len;
}

const RemitChange *
remit_history_get (RemitHistory *history, guint index)
{
  g_return_val_if_fail (index < history->entries->len, NULL);
  return &((const Entry *) g_ptr_array_index (history->entries, index))->change;
}

const GArray *
remit_history_get_undo (RemitHistory *history)
{
  return history->undo;
}

const GArray *
remit_history_get_redo (RemitHistory *history)
{
  return history->redo;
}

static Entry *
get_newest (RemitHistory *history)
{
  return history->entries->len > 0 ? g_ptr_array_index (history->entries, history->entries->len - 1)
                                   : NULL;
}

gint64
remit_history_get_head (RemitHistory *history)
{
  Entry *newest = get_newest (history);

  return newest != NULL ? newest->change.uid : 0;
}

gboolean
remit_history_find (RemitHistory *history, gint64 uid, gint64 *seq)
{
  Entry *entry = uid != 0 ? g_hash_table_lookup (history->by_uid, &uid) : NULL;

  *seq = entry != NULL ? entry->change.seq : 0;
  return uid == 0 || entry != NULL;
}

/* Moves the undo position by one change; FALSE when an undo or redo does not fit the stacks. */
static gboolean
move_position (RemitHistory *history, const RemitChange *change)
{
  GArray *from = change->kind == REMIT_CHANGE_UNDO ? history->undo : history->redo;
  GArray *to = change->kind == REMIT_CHANGE_UNDO ? history->redo : history->undo;

  if (change->kind != REMIT_CHANGE_UNDO && change->kind != REMIT_CHANGE_REDO)
    {
      g_array_append_val (history->undo, change->seq);
      g_array_set_size (history->redo, 0);
      return TRUE;
    }
  if (from->len == 0 || g_array_index (from, gint64, from->len - 1) != change->ref)
    return FALSE;
  g_array_set_size (from, from->len - 1);
  g_array_append_val (to, change->ref);
  return TRUE;
}

static gboolean
append (RemitHistory *history, Entry *entry)
{
  g_ptr_array_add (history->entries, entry);
  g_hash_table_insert (history->by_uid, &entry->change.uid, entry);
  return move_position (history, &entry->change);
}

const RemitChange *
remit_history_append (RemitHistory *history, RemitChange *change)
{
  if (!append (history, (Entry *) change))
    g_critical ("an undo does not fit the history");
  return change;
}

void
remit_history_forget (RemitChange *change)
{
  free_entry ((Entry *) change);
}

static void
hash_number (GChecksum *checksum, gint64 number)
{
  gint64 big = GINT64_TO_BE (number);

  g_checksum_update (checksum, (const guchar *) &big, sizeof big);
}

static void
hash_text (GChecksum *checksum, const char *text)
{
  hash_number (checksum, (gint64) strlen (text));
  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text));
}

static void
compute_hash (const Entry *previous, const RemitChange *change, const guint8 *ops, gsize length,
              guint8 *hash)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = HASH_LENGTH;

  if (previous != NULL)
    g_checksum_update (checksum, previous->hash, HASH_LENGTH);
  hash_number (checksum, change->seq);
  hash_number (checksum, change->uid);
  hash_number (checksum, change->kind);
  hash_number (checksum, change->ref);
  hash_number (checksum, change->at);
  hash_text (checksum, change->author);
  hash_text (checksum, change->label);
  g_checksum_update (checksum, ops, (gssize) length);
  g_checksum_get_digest (checksum, hash, &size);
}

/* ---- database ---- */

#define SELECT_CHANGE                                                                              \
  "SELECT seq, uid, hash, kind, ref, at, author, label, ops FROM change ORDER BY seq"
#define INSERT_CHANGE "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"

static gboolean
read_entry (RemitHistory *history, RemitStmt *stmt)
{
  Entry *previous = get_newest (history);
  Entry *entry = g_new0 (Entry, 1);
  RemitChange *change = &entry->change;
  gsize length, hash_length;
  const guint8 *ops, *hash;
  guint8 expected[HASH_LENGTH];
  g_autoptr (GPtrArray) deltas = NULL;

  change->seq = remit_stmt_number (stmt, 0);
  change->uid = remit_stmt_number (stmt, 1);
  change->kind = (int) remit_stmt_number (stmt, 3);
  change->ref = remit_stmt_number (stmt, 4);
  change->at = remit_stmt_number (stmt, 5);
  change->author = g_strdup (remit_stmt_text (stmt, 6, NULL));
  change->label = g_strdup (remit_stmt_text (stmt, 7, NULL));
  hash = remit_stmt_blob (stmt, 2, &hash_length);
  ops = remit_stmt_blob (stmt, 8, &length);
  compute_hash (previous, change, ops, length, expected);
  deltas = remit_codec_decode (ops, length, NULL);
  if (change->seq != history->entries->len + 1 || change->uid == 0 || change->kind < 0
      || change->kind > REMIT_CHANGE_REVERT || !g_utf8_validate (change->author, -1, NULL)
      || !g_utf8_validate (change->label, -1, NULL)
      || g_hash_table_contains (history->by_uid, &change->uid) || hash_length != HASH_LENGTH
      || memcmp (hash, expected, HASH_LENGTH) != 0 || deltas == NULL)
    {
      free_entry (entry);
      return FALSE;
    }
  memcpy (entry->hash, hash, HASH_LENGTH);
  return append (history, entry);
}

gboolean
remit_history_load (RemitHistory *history, RemitDb *db, GError **error)
{
  GError *failure = NULL;
  RemitStmt *stmt = remit_db_prepare (db, SELECT_CHANGE, error);

  if (stmt == NULL)
    return FALSE;
  while (remit_stmt_step (stmt, &failure))
    if (!read_entry (history, stmt))
      {
        remit_stmt_reset (stmt);
        g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                             _("The history of this document is damaged."));
        return FALSE;
      }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
copy_touches (RemitDb *from, RemitDb *to, GError **error)
{
  GError *failure = NULL;
  RemitStmt *select = remit_db_prepare (from, "SELECT id, seq FROM touch", error);
  RemitStmt *insert = remit_db_prepare (to, "INSERT INTO touch VALUES (?, ?)", error);

  if (select == NULL || insert == NULL)
    return FALSE;
  while (remit_stmt_step (select, &failure))
    {
      remit_stmt_bind_column (insert, 0, select, 0);
      remit_stmt_bind_column (insert, 1, select, 1);
      if (!remit_stmt_run (insert, error))
        return FALSE;
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
insert_change (RemitDb *db, const RemitChange *change, const guint8 *hash, GBytes *ops,
               GError **error)
{
  g_autoptr (GBytes) hash_bytes = g_bytes_new (hash, HASH_LENGTH);
  RemitStmt *stmt = remit_db_prepare (db, INSERT_CHANGE, error);

  if (stmt == NULL)
    return FALSE;
  remit_stmt_bind_number (stmt, 0, change->seq);
  remit_stmt_bind_number (stmt, 1, change->uid);
  remit_stmt_bind_blob (stmt, 2, hash_bytes);
  remit_stmt_bind_number (stmt, 3, change->kind);
  if (change->ref != 0)
    remit_stmt_bind_number (stmt, 4, change->ref);
  remit_stmt_bind_number (stmt, 5, change->at);
  remit_stmt_bind_text (stmt, 6, change->author);
  remit_stmt_bind_text (stmt, 7, change->label);
  remit_stmt_bind_blob (stmt, 8, ops);
  return remit_stmt_run (stmt, error);
}

gboolean
remit_history_copy (RemitDb *from, RemitDb *to, GError **error)
{
  GError *failure = NULL;
  RemitStmt *select = remit_db_prepare (from, SELECT_CHANGE, error);
  RemitStmt *insert = remit_db_prepare (to, INSERT_CHANGE, error);

  if (select == NULL || insert == NULL)
    return FALSE;
  while (remit_stmt_step (select, &failure))
    {
      for (int column = 0; column < remit_stmt_n_columns (select); column++)
        remit_stmt_bind_column (insert, column, select, column);
      if (!remit_stmt_run (insert, error))
        {
          remit_stmt_reset (select);
          return FALSE;
        }
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL && copy_touches (from, to, error);
}

static gboolean
insert_touches (RemitDb *db, gint64 seq, GPtrArray *deltas, GError **error)
{
  RemitStmt *stmt = remit_db_prepare (db, "INSERT OR IGNORE INTO touch VALUES (?, ?)", error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < deltas->len; i++)
    {
      remit_stmt_bind_number (stmt, 0, ((const RemitDelta *) g_ptr_array_index (deltas, i))->id);
      remit_stmt_bind_number (stmt, 1, seq);
      if (!remit_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gint64
random_uid (RemitHistory *history)
{
  gint64 uid;

  do
    uid = (gint64) (((guint64) g_random_int () << 31 ^ g_random_int ()) & G_MAXINT64);
  while (uid == 0 || g_hash_table_contains (history->by_uid, &uid));
  return uid;
}

static guint
collect_tables (GPtrArray *deltas)
{
  guint tables = 0;

  for (guint i = 0; i < deltas->len; i++)
    tables |= REMIT_TABLE_BIT (((const RemitDelta *) g_ptr_array_index (deltas, i))->table);
  return tables;
}

RemitChange *
remit_history_write (RemitHistory *history, RemitDb *db, int kind, gint64 ref, gint64 at,
                     const char *author, const char *label, GPtrArray *deltas, GError **error)
{
  Entry *entry = g_new0 (Entry, 1);
  RemitChange *change = &entry->change;
  g_autoptr (GBytes) ops = remit_codec_encode (deltas);
  gsize length;
  const guint8 *data = g_bytes_get_data (ops, &length);

  change->seq = history->entries->len + 1;
  change->uid = random_uid (history);
  change->kind = kind;
  change->ref = ref;
  change->at = at;
  change->author = g_strdup (author);
  change->label = g_strdup (label);
  change->tables = collect_tables (deltas);
  change->n_rows = deltas->len;
  compute_hash (get_newest (history), change, data, length, entry->hash);
  if (db == NULL)
    entry->ops = g_steal_pointer (&ops);
  else if (!insert_change (db, change, entry->hash, ops, error)
           || !insert_touches (db, change->seq, deltas, error))
    {
      free_entry (entry);
      return NULL;
    }
  return change;
}

RemitChange *
remit_history_write_amended (RemitHistory *history, RemitDb *db, gint64 at, GPtrArray *deltas,
                             GError **error)
{
  const Entry *newest = get_newest (history);
  const Entry *previous = history->entries->len > 1
                            ? g_ptr_array_index (history->entries, history->entries->len - 2)
                            : NULL;
  Entry *entry = g_new0 (Entry, 1);
  g_autoptr (GBytes) ops = remit_codec_encode (deltas);
  gsize length;
  const guint8 *data = g_bytes_get_data (ops, &length);

  g_assert (newest != NULL);
  entry->change = newest->change;
  entry->change.author = g_strdup (newest->change.author);
  entry->change.label = g_strdup (newest->change.label);
  entry->change.at = at;
  entry->change.tables = collect_tables (deltas);
  entry->change.n_rows = deltas->len;
  compute_hash (previous, &entry->change, data, length, entry->hash);
  if (db == NULL)
    entry->ops = g_steal_pointer (&ops);
  else
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM change WHERE seq=%" PRId64
                                              "; DELETE FROM touch WHERE seq=%" PRId64,
                                              entry->change.seq, entry->change.seq);

      if (!remit_db_exec (db, sql, error)
          || !insert_change (db, &entry->change, entry->hash, ops, error)
          || !insert_touches (db, entry->change.seq, deltas, error))
        {
          free_entry (entry);
          return NULL;
        }
    }
  return &entry->change;
}

const RemitChange *
remit_history_replace_newest (RemitHistory *history, RemitChange *change)
{
  Entry *entry = (Entry *) change;

  g_hash_table_replace (history->by_uid, &entry->change.uid, entry);
  g_ptr_array_remove_index (history->entries, history->entries->len - 1);
  g_ptr_array_add (history->entries, entry);
  return change;
}

GPtrArray *
remit_history_get_deltas (RemitHistory *history, RemitDb *db, gint64 seq, GError **error)
{
  g_autoptr (GPtrArray) deltas = NULL;
  RemitStmt *stmt;
  gsize length;
  const guint8 *data;

  if (seq < 1 || seq > history->entries->len)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
                   _("There is no change number %" PRId64 "."), seq);
      return NULL;
    }
  if (db == NULL)
    {
      const Entry *entry = g_ptr_array_index (history->entries, seq - 1);

      data = g_bytes_get_data (entry->ops, &length);
      return remit_codec_decode (data, length, error);
    }
  stmt = remit_db_prepare (db, "SELECT ops FROM change WHERE seq=?", error);
  if (stmt == NULL)
    return NULL;
  remit_stmt_bind_number (stmt, 0, seq);
  if (!remit_stmt_step (stmt, error))
    return NULL;
  data = remit_stmt_blob (stmt, 0, &length);
  deltas = remit_codec_decode (data, length, error);
  remit_stmt_reset (stmt);
  return g_steal_pointer (&deltas);
}

GArray *
remit_history_changes_of (RemitHistory *history, RemitDb *db, RemitId id)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (gint64));
  RemitStmt *stmt = db != NULL
                      ? remit_db_prepare (db, "SELECT seq FROM touch WHERE id=? ORDER BY seq", NULL)
                      : NULL;

  if (stmt != NULL)
    {
      remit_stmt_bind_number (stmt, 0, id);
      while (remit_stmt_step (stmt, NULL))
        {
          gint64 seq = remit_stmt_number (stmt, 0);

          g_array_append_val (changes, seq);
        }
    }
  return changes;
}

/* The row as it was before the update @delta, of whose result @now is the whole row. */
static RemitRow *
rewind_row (const RemitDelta *delta, const RemitRow *now)
{
  RemitRow *row = remit_row_copy (now);

  for (guint f = 0; f < remit_table_info (row->table)->n_fields; f++)
    if (remit_row_cell_differs (delta->before, delta->after, f))
      remit_row_copy_cell (row, delta->before, f);
  return row;
}

static RemitRow *
copy_or_null (const RemitRow *row)
{
  return row != NULL ? remit_row_copy (row) : NULL;
}

/* Joins what happened to one row; NULL when nothing is left of it. */
static RemitDelta *
join_deltas (const RemitDelta *first, const RemitDelta *second)
{
  RemitDelta *joined = g_new0 (RemitDelta, 1);

  joined->table = second->table;
  joined->id = second->id;
  joined->after = copy_or_null (second->after);
  if (first == NULL)
    joined->before = copy_or_null (second->before);
  else if (first->before != NULL && first->after != NULL && second->before != NULL)
    joined->before = rewind_row (first, second->before);
  else
    joined->before = copy_or_null (first->before);
  if (joined->before == NULL && joined->after == NULL)
    g_clear_pointer (&joined, remit_delta_free);
  return joined;
}

GPtrArray *
remit_deltas_compose (GPtrArray *first, GPtrArray *second)
{
  GPtrArray *composed = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_delta_free);
  guint i = 0, j = 0;

  while (i < first->len || j < second->len)
    {
      RemitDelta *a = i < first->len ? g_ptr_array_index (first, i) : NULL;
      RemitDelta *b = j < second->len ? g_ptr_array_index (second, j) : NULL;
      int order = a == NULL ? 1 : b == NULL ? -1 : remit_delta_compare (a, b);
      RemitDelta *joined;

      if (order < 0)
        joined = join_deltas (NULL, a);
      else
        joined = join_deltas (order == 0 ? a : NULL, b);
      if (joined != NULL)
        g_ptr_array_add (composed, joined);
      i += order <= 0;
      j += order >= 0;
    }
  return composed;
}
