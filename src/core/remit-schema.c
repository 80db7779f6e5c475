/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-core"

#include "remit-schema.h"

#include "remit-date.h"
#include "remit-rules.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* One STRICT table a row struct.  No triggers, views, indexes or generated columns: nothing in a
 * document is ever executed.  REFERENCES clauses document the model for readers of the file; they
 * are not enforced by SQLite (the rules at commit do), which keeps a delete from scanning tables.
 */

static const char history_sql[] = "CREATE TABLE \"change\" (seq INTEGER PRIMARY KEY, uid INTEGER "
                                  "NOT NULL, hash BLOB NOT NULL, kind INTEGER NOT NULL, "
                                  "ref INTEGER, at INTEGER NOT NULL, author TEXT NOT NULL, label "
                                  "TEXT NOT NULL, ops BLOB NOT NULL) STRICT;\n"
                                  "CREATE TABLE \"touch\" (id INTEGER NOT NULL, seq INTEGER NOT "
                                  "NULL, PRIMARY KEY (id, seq)) STRICT, WITHOUT ROWID;\n";

static gboolean
is_stored_as_text (const RemitField *field)
{
  return field->type == REMIT_FIELD_TEXT || field->type == REMIT_FIELD_ENUM
         || field->type == REMIT_FIELD_DATE;
}

static gboolean
is_nullable (const RemitField *field)
{
  return (field->flags & REMIT_FIELD_OPTIONAL) != 0 || field->type == REMIT_FIELD_DATE
         || (field->type == REMIT_FIELD_REF && (field->flags & REMIT_FIELD_REQUIRED) == 0);
}

static void
append_table_sql (GString *sql, RemitTable table)
{
  const RemitTableInfo *info = remit_table_info (table);

  g_string_append_printf (sql, "CREATE TABLE \"%s\" (id INTEGER PRIMARY KEY", info->name);
  for (guint f = 0; f < info->n_fields; f++)
    {
      const RemitField *field = &info->fields[f];

      g_string_append_printf (sql, ", \"%s\" %s", field->name,
                              is_stored_as_text (field) ? "TEXT" : "INTEGER");
      if (!is_nullable (field))
        g_string_append (sql, " NOT NULL");
      if (field->type == REMIT_FIELD_REF && field->target != REMIT_TABLE_NONE)
        g_string_append_printf (sql, " REFERENCES \"%s\" (id)",
                                remit_table_info (field->target)->name);
    }
  g_string_append (sql, ") STRICT;\n");
}

/* The schema version that a table came with. */
static int
get_table_version (RemitTable table)
{
  return table <= REMIT_TABLE_KPI ? 1 : 2;
}

static int
get_version (RemitDb *db)
{
  return (int) remit_db_number (db, "PRAGMA user_version", 0);
}

static gboolean
run_whole (RemitDb *db, GString *sql, GError **error)
{
  g_string_prepend (sql, "BEGIN;\n");
  g_string_append (sql, "COMMIT;");
  if (remit_db_exec (db, sql->str, error))
    return TRUE;
  remit_db_rollback (db);
  return FALSE;
}

static gboolean
create_version (RemitDb *db, int version, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "PRAGMA application_id=%d; PRAGMA user_version=%d;\n",
                          REMIT_APPLICATION_ID_SQLITE, version);
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    if (get_table_version (t) <= version)
      append_table_sql (sql, t);
  g_string_append (sql, history_sql);
  return run_whole (db, sql, error);
}

gboolean
remit_schema_create (RemitDb *db, GError **error)
{
  return create_version (db, REMIT_SCHEMA_VERSION, error);
}

/* Version 2 only has more tables, so what is there stays untouched. */
gboolean
remit_schema_migrate (RemitDb *db, GError **error)
{
  int version = get_version (db);
  g_autoptr (GString) sql = g_string_new (NULL);

  if (version < 1 || version >= REMIT_SCHEMA_VERSION)
    return TRUE;
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    if (get_table_version (t) > version)
      append_table_sql (sql, t);
  g_string_append_printf (sql, "PRAGMA user_version=%d;\n", REMIT_SCHEMA_VERSION);
  return run_whole (db, sql, error);
}

/* All that sqlite_schema holds, one line an object. */
static char *
describe_schema (RemitDb *db, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GError *failure = NULL;
  RemitStmt *stmt = remit_db_prepare (
    db, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY name", error);

  if (stmt == NULL)
    return NULL;
  while (remit_stmt_step (stmt, &failure))
    for (int column = 0; column < 4; column++)
      g_string_append_printf (text, "%s%c", remit_stmt_text (stmt, column, NULL),
                              column < 3 ? '\t' : '\n');
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
remit_schema_verify (RemitDb *db, GError **error)
{
  g_autoptr (RemitDb) fresh = remit_db_open (NULL, REMIT_DB_MEMORY, error);
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  if (fresh == NULL || !create_version (fresh, get_version (db), error))
    return FALSE;
  expected = describe_schema (fresh, error);
  found = describe_schema (db, error);
  if (expected == NULL || found == NULL)
    return FALSE;
  if (!g_str_equal (expected, found))
    {
      g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                           _("The file contains tables, triggers or views that a Remit document "
                              "does not have, so it is not opened."));
      return FALSE;
    }
  return TRUE;
}

/* ---- reading ---- */

static gboolean
read_enum (const RemitField *field, const char *key, gint64 *number)
{
  for (guint i = 0; field->values[i].key != NULL; i++)
    if (strcmp (field->values[i].key, key) == 0)
      {
        *number = i;
        return TRUE;
      }
  return FALSE;
}

/* One column into one member; FALSE when the stored value cannot be one of the field's. */
static gboolean
read_cell (RemitStmt *stmt, int column, RemitRow *row, guint f)
{
  const RemitField *field = &remit_table_info (row->table)->fields[f];
  gint64 number = remit_field_default (field);
  int day = 0;

  if (remit_stmt_is_null (stmt, column))
    {
      if (!is_nullable (field))
        return FALSE;
    }
  else if (is_stored_as_text (field))
    {
      gsize length;
      const char *text = remit_stmt_text (stmt, column, &length);

      if (!remit_stmt_is_text (stmt, column) || strlen (text) != length)
        return FALSE;
      switch (field->type)
        {
        case REMIT_FIELD_TEXT:
          if (!remit_field_check_text (field, text, NULL))
            return FALSE;
          if (length > 0)
            remit_row_set_text (row, f, text);
          return TRUE;
        case REMIT_FIELD_ENUM:
          if (!read_enum (field, text, &number))
            return FALSE;
          break;
        default:
          if (!remit_day_parse (text, &day, NULL) || day == 0)
            return FALSE;
          number = day;
        }
    }
  else
    {
      if (!remit_stmt_is_integer (stmt, column))
        return FALSE;
      number = remit_stmt_number (stmt, column);
      if (!remit_field_check_number (field, number, NULL))
        return FALSE;
    }
  remit_row_set_number (row, f, number);
  return TRUE;
}

static RemitRow *
read_row (RemitStmt *stmt, RemitTable table)
{
  g_autoptr (RemitRow) row = remit_row_new (table);

  row->id = remit_stmt_number (stmt, 0);
  if (row->id <= 0)
    return NULL;
  for (guint f = 0; f < remit_table_info (table)->n_fields; f++)
    if (!read_cell (stmt, (int) f + 1, row, f))
      return NULL;
  return g_steal_pointer (&row);
}

/* Notes a bad row, or fails. */
static gboolean
report_problem (GPtrArray *problems, GError **error, char *sentence)
{
  if (problems != NULL)
    {
      g_ptr_array_add (problems, sentence);
      return TRUE;
    }
  g_set_error_literal (error, REMIT_ERROR, REMIT_ERROR_FORMAT, sentence);
  g_free (sentence);
  return FALSE;
}

static char *
select_sql (RemitTable table)
{
  const RemitTableInfo *info = remit_table_info (table);
  g_autoptr (GString) sql = g_string_new ("SELECT id");

  for (guint f = 0; f < info->n_fields; f++)
    g_string_append_printf (sql, ", \"%s\"", info->fields[f].name);
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY id", info->name);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
load_table (RemitDb *db, RemitGraph *graph, RemitTable table, GPtrArray *problems, GError **error)
{
  g_autofree char *sql = select_sql (table);
  GError *failure = NULL;
  RemitStmt *stmt = remit_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  while (remit_stmt_step (stmt, &failure))
    {
      RemitRow *row = read_row (stmt, table);

      if (row != NULL && remit_graph_find (graph, row->id) != NULL)
        g_clear_pointer (&row, remit_row_free);
      if (row != NULL)
        _remit_graph_insert (graph, row);
      else if (!report_problem (
                 problems, error,
                 g_strdup_printf (_("The row %" PRId64 " of the table “%s” is damaged."),
                                  remit_stmt_number (stmt, 0), remit_table_info (table)->name)))
        {
          remit_stmt_reset (stmt);
          return FALSE;
        }
    }
  if (failure == NULL)
    return TRUE;
  if (problems != NULL)
    {
      g_ptr_array_add (problems, g_strdup (failure->message));
      g_error_free (failure);
      return TRUE;
    }
  g_propagate_error (error, failure);
  return FALSE;
}

/* Every row against the rules; with @problems, rows that break one go, until none does. */
static gboolean
check_rows (RemitGraph *graph, GPtrArray *problems, GError **error)
{
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (guint t = 1; t < REMIT_N_TABLES; t++)
        {
          g_autoptr (GArray) broken = g_array_new (FALSE, FALSE, sizeof (RemitId));
          g_autoptr (RemitRules) rules = remit_rules_new (graph);
          guint n;
          const RemitRow *const *rows = remit_graph_rows (graph, t, &n);

          for (guint i = 0; i < n; i++)
            {
              g_autoptr (GError) failure = NULL;

              if (remit_rules_check_next (rules, rows[i], &failure))
                continue;
              if (!report_problem (problems, error, g_strdup (failure->message)))
                return FALSE;
              g_array_append_val (broken, rows[i]->id);
            }
          for (guint i = 0; i < broken->len; i++)
            _remit_graph_remove (graph, t, g_array_index (broken, RemitId, i));
          again = again || broken->len > 0;
        }
    }
  return TRUE;
}

gboolean
remit_schema_load (RemitDb *db, RemitGraph *graph, GPtrArray *problems, GError **error)
{
  int version = get_version (db);

  for (guint t = 1; t < REMIT_N_TABLES; t++)
    if (get_table_version (t) <= version && !load_table (db, graph, t, problems, error))
      return FALSE;
  return check_rows (graph, problems, error);
}

/* ---- writing ---- */

static void
bind_cell (RemitStmt *stmt, int parameter, const RemitRow *row, guint f)
{
  const RemitField *field = &remit_table_info (row->table)->fields[f];
  gint64 number;

  if (remit_field_is_text (field))
    {
      remit_stmt_bind_static (stmt, parameter, remit_row_get_text (row, f));
      return;
    }
  number = remit_row_get_number (row, f);
  if (number == REMIT_UNSET
      || (is_nullable (field) && number == 0 && (field->flags & REMIT_FIELD_OPTIONAL) == 0))
    remit_stmt_bind_null (stmt, parameter);
  else if (field->type == REMIT_FIELD_ENUM)
    remit_stmt_bind_static (stmt, parameter, field->values[number].key);
  else if (field->type == REMIT_FIELD_DATE)
    {
      g_autofree char *day = remit_day_format ((int) number);

      remit_stmt_bind_text (stmt, parameter, day);
    }
  else
    remit_stmt_bind_number (stmt, parameter, number);
}

/* The three statements of a table are made once for each connection: the cache keeps them by text.
 */
static char *
insert_sql (const RemitTableInfo *info)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO \"%s\" VALUES (?", info->name);
  for (guint f = 0; f < info->n_fields; f++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static char *
update_sql (const RemitTableInfo *info)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "UPDATE \"%s\" SET id=?", info->name);
  for (guint f = 0; f < info->n_fields; f++)
    g_string_append_printf (sql, ", \"%s\"=?", info->fields[f].name);
  g_string_append_printf (sql, " WHERE id=?%u", 1);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
write_row (RemitDb *db, const char *sql, const RemitRow *row, GError **error)
{
  RemitStmt *stmt = remit_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  remit_stmt_bind_number (stmt, 0, row->id);
  for (guint f = 0; f < remit_table_info (row->table)->n_fields; f++)
    bind_cell (stmt, (int) f + 1, row, f);
  return remit_stmt_run (stmt, error);
}

gboolean
remit_schema_write (RemitDb *db, const RemitRow *before, const RemitRow *after, GError **error)
{
  const RemitTableInfo *info = remit_table_info ((after != NULL ? after : before)->table);
  g_autofree char *sql = NULL;
  RemitStmt *stmt;

  if (after != NULL)
    {
      sql = before == NULL ? insert_sql (info) : update_sql (info);
      return write_row (db, sql, after, error);
    }
  sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id=?", info->name);
  stmt = remit_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  remit_stmt_bind_number (stmt, 0, before->id);
  return remit_stmt_run (stmt, error);
}

gboolean
remit_schema_write_all (RemitDb *db, const RemitGraph *graph, GError **error)
{
  for (guint t = 1; t < REMIT_N_TABLES; t++)
    {
      g_autofree char *sql = insert_sql (remit_table_info (t));
      guint n;
      const RemitRow *const *rows = remit_graph_rows (graph, t, &n);

      for (guint i = 0; i < n; i++)
        if (!write_row (db, sql, rows[i], error))
          return FALSE;
    }
  return TRUE;
}
