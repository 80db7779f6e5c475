/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-palette-entry.h"

#include "remit-fuzzy.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>

#define MOST_NODES 40

struct _RemitPaletteEntry
{
  GObject parent_instance;

  const RemitCommand *command; /* NULL for a node */
  RemitId node;
  char *title;
  const char *detail; /* translated, static */
  char *keys;
  const char *icon;   /* static */
  int score;
  guint rank;         /* ties keep the order of the tables */
};

G_DEFINE_FINAL_TYPE (RemitPaletteEntry, remit_palette_entry, G_TYPE_OBJECT)

static void
remit_palette_entry_finalize (GObject *object)
{
  RemitPaletteEntry *self = REMIT_PALETTE_ENTRY (object);

  g_free (self->title);
  g_free (self->keys);
  G_OBJECT_CLASS (remit_palette_entry_parent_class)->finalize (object);
}

static void
remit_palette_entry_class_init (RemitPaletteEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remit_palette_entry_finalize;
}

static void
remit_palette_entry_init (RemitPaletteEntry *self)
{
}

const char *
remit_palette_entry_get_title (RemitPaletteEntry *self)
{
  return self->title;
}

const char *
remit_palette_entry_get_detail (RemitPaletteEntry *self)
{
  return self->detail;
}

const char *
remit_palette_entry_get_keys (RemitPaletteEntry *self)
{
  return self->keys;
}

const char *
remit_palette_entry_get_icon (RemitPaletteEntry *self)
{
  return self->icon;
}

const char *
remit_palette_entry_get_action (RemitPaletteEntry *self)
{
  return self->command != NULL ? self->command->action : NULL;
}

RemitId
remit_palette_entry_get_node (RemitPaletteEntry *self)
{
  return self->node;
}

/* ---- search ---- */

/* "Ctrl+S"; only the first of several ways. */
static char *
format_keys (const RemitCommand *command)
{
  const char *accel = command->accels[0] != NULL ? command->accels[0] : command->keys_shown;
  g_autofree char *first = NULL;
  guint key;
  GdkModifierType modifiers;

  if (accel == NULL)
    return g_strdup ("");
  first = g_strndup (accel, strcspn (accel, " "));
  if (!gtk_accelerator_parse (first, &key, &modifiers))
    return g_strdup ("");
  return gtk_accelerator_get_label (key, modifiers);
}

/* Commands of views are offered while there is a document; those of groups that can be asked, when
 * they can be used. */
static gboolean
is_usable (RemitAppWindow *window, const char *action)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (!g_action_parse_detailed_name (action, &name, &target, NULL))
    return FALSE;
  if (g_str_has_prefix (name, "app."))
    return g_action_group_get_action_enabled (G_ACTION_GROUP (application),
                                              name + strlen ("app."));
  if (g_str_has_prefix (name, "win."))
    return !g_str_equal (name, "win.palette")
           && g_action_group_get_action_enabled (G_ACTION_GROUP (window),
                                                 name + strlen ("win."));
  return remit_window_get_document (window) != NULL;
}

static void
add_commands (GPtrArray *entries, RemitAppWindow *window, const char *query,
              const RemitCommand *commands, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const RemitCommand *command = &commands[i];
      g_autofree char *folded = remit_search_fold (_(command->label));
      int score = remit_fuzzy_score (folded, query);
      RemitPaletteEntry *entry;

      if (score == 0 || !is_usable (window, command->action))
        continue;
      entry = g_object_new (REMIT_TYPE_PALETTE_ENTRY, NULL);
      entry->command = command;
      entry->title = g_strdup (_(command->label));
      entry->detail = _(command->section);
      entry->keys = format_keys (command);
      entry->icon = "system-run-symbolic";
      entry->score = score;
      entry->rank = entries->len;
      g_ptr_array_add (entries, entry);
    }
}

/* Nodes stand between the two classes of commands, in the order of the search. */
static void
add_nodes (GPtrArray *entries, RemitAppWindow *window, const char *query)
{
  RemitDocument *document = remit_window_get_document (window);
  const RemitGraph *graph = document != NULL ? remit_document_get_graph (document) : NULL;
  g_autoptr (RemitSearch) search = NULL;
  g_autoptr (GArray) hits = NULL;

  if (graph == NULL || *query == '\0')
    return;
  search = remit_search_new (graph);
  hits = remit_search_query (search, query, MOST_NODES);
  for (guint i = 0; i < hits->len; i++)
    {
      RemitId id = g_array_index (hits, RemitSearchHit, i).id;
      const RemitNode *node = remit_graph_node (graph, id);
      RemitPaletteEntry *entry = g_object_new (REMIT_TYPE_PALETTE_ENTRY, NULL);

      entry->node = id;
      entry->title = g_strdup (node->name);
      entry->detail = remit_node_kind_label (node->kind);
      entry->keys = g_strdup ("");
      entry->icon = remit_node_kind_info (node->kind)->icon;
      entry->score = REMIT_FUZZY_STRONG - 1;
      entry->rank = entries->len;
      g_ptr_array_add (entries, entry);
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const RemitPaletteEntry *one = *(RemitPaletteEntry *const *) a;
  const RemitPaletteEntry *other = *(RemitPaletteEntry *const *) b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return one->rank < other->rank ? -1 : one->rank > other->rank;
}

GPtrArray *
remit_palette_search (RemitAppWindow *window, const char *query)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folded = remit_search_fold (query);
  const RemitCommand *commands;
  guint n;

  commands = remit_window_commands (&n);
  add_commands (entries, window, folded, commands, n);
  commands = remit_map_view_commands (&n);
  add_commands (entries, window, folded, commands, n);
  commands = remit_ownership_view_commands (&n);
  add_commands (entries, window, folded, commands, n);
  commands = remit_raci_view_commands (&n);
  add_commands (entries, window, folded, commands, n);
  commands = remit_money_view_commands (&n);
  add_commands (entries, window, folded, commands, n);
  commands = remit_agreements_view_commands (&n);
  add_commands (entries, window, folded, commands, n);
  commands = remit_kpis_view_commands (&n);
  add_commands (entries, window, folded, commands, n);
  commands = remit_application_commands (&n);
  add_commands (entries, window, folded, commands, n);
  add_nodes (entries, window, query);
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}
