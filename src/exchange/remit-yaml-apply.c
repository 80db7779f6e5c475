/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-yaml-promises.h"

#include "remit-error.h"
#include "remit-money.h"
#include "remit-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Promises into a document.
 *
 * A thing of the file is the node with its code, else the one with its name, among the kinds it may
 * be; each node is taken once, the first by the first.  An agreement is only known by its code when
 * it covers the same service, since a plan "free" is one of many.  A node that was found keeps what
 * people wrote on it; its objectives are found by name, the second of a name by the second. */

typedef struct
{
  const RemitPromises *promises;
  RemitEdit *edit;
  GPtrArray *changes;
  GError **error;
  GHashTable *by_name; /* folded -> GArray of RemitId, in the order of ids */
  GHashTable *by_code; /* the same */
  GHashTable *used;    /* set of RemitId */
  GArray *services;    /* RemitId, by index in the file */
  GArray *indicators;  /* the same */
  RemitId provider;
} Apply;

static void change (Apply *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
change (Apply *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->changes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static const RemitGraph *
graph_of (Apply *self)
{
  return remit_edit_get_graph (self->edit);
}

/* ---- finding ---- */

static GHashTable *
index_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

static void
index_row (GHashTable *index, const char *text, RemitId id)
{
  g_autofree char *key = remit_search_fold (text);
  GArray *ids;

  if (*key == '\0')
    return;
  ids = g_hash_table_lookup (index, key);
  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (RemitId));
      g_hash_table_insert (index, g_steal_pointer (&key), ids);
    }
  g_array_append_val (ids, id);
}

static void
index_nodes (Apply *self)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph_of (self), REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) rows[i];

      index_row (self->by_name, node->name, node->row.id);
      index_row (self->by_code, node->code, node->row.id);
    }
}

static gboolean
same_text (const char *a, const char *b)
{
  g_autofree char *left = remit_search_fold (a), *right = remit_search_fold (b);

  return strcmp (left, right) == 0;
}

/* @covers: the node must cover that one; NONE: whatever. */
static gboolean
is_free (Apply *self, RemitId id, RemitNodeKinds kinds, RemitId covers)
{
  const RemitNode *node = remit_graph_node (graph_of (self), id);

  return node != NULL && (kinds & REMIT_KIND_BIT (node->kind)) != 0
         && !g_hash_table_contains (self->used, &id)
         && (covers == REMIT_ID_NONE
             || remit_graph_find_link (graph_of (self), REMIT_LINK_COVERS, id, covers,
                                       REMIT_ID_NONE)
                  != NULL);
}

static RemitId
find_by_code (Apply *self, const char *code, RemitNodeKinds kinds, RemitId covers)
{
  g_autofree char *key = remit_search_fold (code);
  const GArray *ids = *key != '\0' ? g_hash_table_lookup (self->by_code, key) : NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (is_free (self, g_array_index (ids, RemitId, i), kinds, covers))
      return g_array_index (ids, RemitId, i);
  return REMIT_ID_NONE;
}

/* Another code makes it another thing. */
static RemitId
find_by_name (Apply *self, const char *name, const char *code, RemitNodeKinds kinds)
{
  g_autofree char *key = remit_search_fold (name);
  const GArray *ids = g_hash_table_lookup (self->by_name, key);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      RemitId id = g_array_index (ids, RemitId, i);
      const char *known;

      if (!is_free (self, id, kinds, REMIT_ID_NONE))
        continue;
      known = remit_graph_node (graph_of (self), id)->code;
      if (*known == '\0' || *code == '\0' || same_text (known, code))
        return id;
    }
  return REMIT_ID_NONE;
}

static void
use (Apply *self, RemitId id)
{
  g_hash_table_add (self->used, g_memdup2 (&id, sizeof id));
}

/* ---- filling in ---- */

/* Fills in what the document lacks; what people wrote stays.  Told only of things that were there
 * before: then @called says of which. */
static gboolean
fill_text (Apply *self, const RemitRow *row, guint field, const char *text, const char *called)
{
  if (*text == '\0' || *remit_row_get_text (row, field) != '\0')
    return TRUE;
  if (called != NULL)
    change (self, _("“%s”: %s is filled in."), called,
            _(remit_table_info (row->table)->fields[field].label));
  return remit_edit_set_text (self->edit, row->table, row->id, field, text, self->error);
}

static gboolean
fill_node (Apply *self, RemitId id, guint field, const char *text, const char *called)
{
  return fill_text (self, remit_graph_get (graph_of (self), REMIT_TABLE_NODE, id), field, text,
                    called);
}

static gboolean
fill_day (Apply *self, RemitId id, guint field, int day, const char *called)
{
  if (day == 0
      || remit_row_get_number (remit_graph_get (graph_of (self), REMIT_TABLE_NODE, id), field) != 0)
    return TRUE;
  if (called != NULL)
    change (self, _("“%s”: %s is filled in."), called,
            _(remit_table_info (REMIT_TABLE_NODE)->fields[field].label));
  return remit_edit_set_number (self->edit, REMIT_TABLE_NODE, id, field, day, self->error);
}

static RemitId
find_property (const RemitGraph *graph, RemitId owner, const char *name)
{
  guint n;
  const RemitRow *const *rows
    = remit_graph_referrers (graph, REMIT_TABLE_PROPERTY, REMIT_PROPERTY_FIELD_OWNER, owner, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (((const RemitProperty *) rows[i])->name, name) == 0)
      return rows[i]->id;
  return REMIT_ID_NONE;
}

static gboolean
set_fact (Apply *self, RemitId owner, const char *called, const RemitPromiseFact *fact)
{
  RemitId known = find_property (graph_of (self), owner, fact->name);
  g_autoptr (RemitRow) row = NULL;
  g_autofree char *excerpt = NULL;

  if (known != REMIT_ID_NONE
      && strcmp (remit_row_get_text (remit_graph_get (graph_of (self), REMIT_TABLE_PROPERTY, known),
                                     REMIT_PROPERTY_FIELD_VALUE),
                 fact->value)
           == 0)
    return TRUE;
  excerpt = remit_excerpt (fact->value);
  if (called != NULL)
    change (self, _("“%s”: %s becomes “%s”."), called, fact->name, excerpt);
  if (known != REMIT_ID_NONE)
    return remit_edit_set_text (self->edit, REMIT_TABLE_PROPERTY, known, REMIT_PROPERTY_FIELD_VALUE,
                                fact->value, self->error);
  row = remit_row_new (REMIT_TABLE_PROPERTY);
  remit_row_set_number (row, REMIT_PROPERTY_FIELD_OWNER, owner);
  remit_row_set_text (row, REMIT_PROPERTY_FIELD_NAME, fact->name);
  remit_row_set_text (row, REMIT_PROPERTY_FIELD_VALUE, fact->value);
  remit_edit_insert (self->edit, row);
  return TRUE;
}

static gboolean
set_facts (Apply *self, RemitId owner, const char *called, const GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    if (!set_fact (self, owner, called, facts->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
add_link (Apply *self, RemitLinkKind kind, RemitId source, RemitId target)
{
  const RemitNode *from = remit_graph_node (graph_of (self), source);
  const RemitNode *to = remit_graph_node (graph_of (self), target);

  if (remit_graph_find_link (graph_of (self), kind, source, target, REMIT_ID_NONE) == NULL)
    /* Translators: two names with a relation between them: “Team A” provides “Hosting”. */
    change (self, _("“%s” %s “%s”."), from->name, remit_link_kind_label (kind), to->name);
  return remit_link_add (self->edit, kind, source, target, REMIT_ID_NONE, self->error)
         != REMIT_ID_NONE;
}

/* ---- things ---- */

/* The node of a thing, made as one of @kind when there is none; NONE on failure. */
static RemitId
settle (Apply *self, const RemitPromiseThing *thing, RemitNodeKind kind, RemitNodeKinds kinds,
        RemitId covers, gboolean *is_new)
{
  RemitId id = REMIT_ID_NONE;
  const char *called;

  if (covers != REMIT_ID_NONE || kind != REMIT_NODE_SLA)
    id = find_by_code (self, thing->code, kinds, covers);
  if (id == REMIT_ID_NONE)
    id = find_by_name (self, thing->name, thing->code, kinds);
  *is_new = id == REMIT_ID_NONE;
  if (*is_new)
    {
      id = remit_node_add (self->edit, kind, thing->name, self->error);
      if (id == REMIT_ID_NONE)
        return id;
      /* Translators: a kind of thing and its name. */
      change (self, _("New: %s “%s”."), remit_node_kind_label (kind), thing->name);
    }
  use (self, id);
  called = *is_new ? NULL : thing->name;
  if (!fill_node (self, id, REMIT_NODE_FIELD_CODE, thing->code, called)
      || !fill_node (self, id, REMIT_NODE_FIELD_NOTES, thing->notes, called)
      || !set_facts (self, id, called, thing->facts))
    return REMIT_ID_NONE;
  return id;
}

static gboolean
settle_all (Apply *self, const GPtrArray *things, RemitNodeKind kind, RemitNodeKinds kinds,
            GArray *ids)
{
  for (guint i = 0; i < things->len; i++)
    {
      gboolean is_new;
      RemitId id = settle (self, things->pdata[i], kind, kinds, REMIT_ID_NONE, &is_new);

      if (id == REMIT_ID_NONE)
        return FALSE;
      g_array_append_val (ids, id);
    }
  return TRUE;
}

static gboolean
settle_provider (Apply *self)
{
  RemitPromiseThing *party;
  gboolean is_new;

  if (*self->promises->provider == '\0')
    return TRUE;
  party = remit_promise_thing_new (self->promises->provider, "");
  self->provider = settle (self, party, REMIT_NODE_ORGANISATION,
                           REMIT_KINDS_PARTY & ~REMIT_KIND_BIT (REMIT_NODE_CUSTOMER_SEGMENT),
                           REMIT_ID_NONE, &is_new);
  remit_promise_thing_free (party);
  return self->provider != REMIT_ID_NONE;
}

/* ---- objectives ---- */

/* "≥ 99.5 %" */
static char *
describe_target (const RemitObjective *row)
{
  static const char *const signs[] = {
    [REMIT_OPERATOR_AT_LEAST] = "≥", [REMIT_OPERATOR_AT_MOST] = "≤", [REMIT_OPERATOR_MORE] = ">",
    [REMIT_OPERATOR_LESS] = "<",     [REMIT_OPERATOR_EQUAL] = "=",
  };
  g_autofree char *target = NULL;

  if (row->target == REMIT_UNSET)
    return g_strdup (_("without a target"));
  target = remit_decimal_format (row->target);
  return g_strdup_printf ("%s %s%s%s", signs[row->comparison], target,
                          *row->unit != '\0' ? " " : "", row->unit);
}

/* The objective of the agreement with that name that no other one of the file is. */
static RemitId
find_objective (Apply *self, GHashTable *known, const char *name)
{
  g_autofree char *key = remit_search_fold (name);
  const GArray *ids = g_hash_table_lookup (known, key);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!g_hash_table_contains (self->used, &g_array_index (ids, RemitId, i)))
      return g_array_index (ids, RemitId, i);
  return REMIT_ID_NONE;
}

/* The objectives that an agreement has, by name. */
static GHashTable *
index_objectives (Apply *self, RemitId agreement)
{
  g_autoptr (GPtrArray) rows
    = remit_graph_owned (graph_of (self), REMIT_TABLE_OBJECTIVE, agreement);
  GHashTable *index = index_new ();

  for (guint i = 0; i < rows->len; i++)
    index_row (index, ((const RemitObjective *) rows->pdata[i])->name,
               ((const RemitRow *) rows->pdata[i])->id);
  return index;
}

static gboolean
update_objective (Apply *self, RemitId id, const char *called, const RemitObjective *wanted)
{
  g_autoptr (RemitRow) known
    = remit_row_copy (remit_graph_get (graph_of (self), REMIT_TABLE_OBJECTIVE, id));
  g_autofree char *before = describe_target ((const RemitObjective *) known);
  g_autofree char *after = describe_target (wanted);
  gboolean changed = FALSE;

  for (guint f = REMIT_OBJECTIVE_FIELD_INDICATOR; f < REMIT_OBJECTIVE_N_FIELDS; f++)
    {
      const RemitField *field = &remit_table_info (REMIT_TABLE_OBJECTIVE)->fields[f];
      gboolean done;

      if (f == REMIT_OBJECTIVE_FIELD_NAME || !remit_row_cell_differs (known, &wanted->row, f))
        continue;
      changed = TRUE;
      done = remit_field_is_text (field)
               ? remit_edit_set_text (self->edit, REMIT_TABLE_OBJECTIVE, id, f,
                                      remit_row_get_text (&wanted->row, f), self->error)
               : remit_edit_set_number (self->edit, REMIT_TABLE_OBJECTIVE, id, f,
                                        remit_row_get_number (&wanted->row, f), self->error);
      if (!done)
        return FALSE;
    }
  if (changed && strcmp (before, after) != 0)
    change (self, _("“%s”: the objective “%s” was %s and becomes %s."), called, wanted->name,
            before, after);
  else if (changed)
    change (self, _("“%s”: the objective “%s” gets another window, hours or indicator."), called,
            wanted->name);
  return TRUE;
}

static gboolean
apply_objective (Apply *self, RemitId agreement, const char *called, GHashTable *known,
                 const RemitPromiseObjective *objective)
{
  RemitId id = find_objective (self, known, objective->row->name);
  gboolean is_new = id == REMIT_ID_NONE;

  if (is_new)
    {
      g_autoptr (RemitRow) row = remit_row_copy (&objective->row->row);
      g_autofree char *target = describe_target (objective->row);

      remit_row_set_number (row, REMIT_OBJECTIVE_FIELD_NODE, agreement);
      id = remit_edit_insert (self->edit, row);
      change (self, _("“%s”: new objective “%s”, %s."), called, objective->row->name, target);
    }
  else if (!update_objective (self, id, called, objective->row))
    return FALSE;
  use (self, id);
  return set_facts (self, id, is_new ? NULL : objective->row->name, objective->facts);
}

/* ---- agreements ---- */

static gboolean
apply_terms (Apply *self, RemitId node, const char *measured_by, const char *called)
{
  const RemitRow *terms = remit_graph_detail (graph_of (self), REMIT_TABLE_TERMS, node);
  g_autoptr (RemitRow) row = NULL;

  if (*measured_by == '\0')
    return TRUE;
  if (terms != NULL)
    return fill_text (self, terms, REMIT_TERMS_FIELD_MEASURED_BY, measured_by, called);
  row = remit_row_new (REMIT_TABLE_TERMS);
  remit_row_set_number (row, REMIT_TERMS_FIELD_NODE, node);
  remit_row_set_text (row, REMIT_TERMS_FIELD_MEASURED_BY, measured_by);
  remit_edit_insert (self->edit, row);
  return TRUE;
}

static gboolean
apply_links (Apply *self, RemitId node, RemitId service, RemitId indicator)
{
  if (service != REMIT_ID_NONE && !add_link (self, REMIT_LINK_COVERS, node, service))
    return FALSE;
  if (indicator != REMIT_ID_NONE
      && !add_link (self, REMIT_LINK_MEASURES, indicator,
                    service != REMIT_ID_NONE ? service : node))
    return FALSE;
  return self->provider == REMIT_ID_NONE
         || add_link (self, REMIT_LINK_PROVIDES, self->provider, node);
}

static gboolean
apply_agreement (Apply *self, const RemitPromiseAgreement *agreement)
{
  RemitId service = agreement->service >= 0
                      ? g_array_index (self->services, RemitId, agreement->service)
                      : REMIT_ID_NONE;
  RemitId indicator = agreement->indicator >= 0
                        ? g_array_index (self->indicators, RemitId, agreement->indicator)
                        : REMIT_ID_NONE;
  g_autoptr (GHashTable) known = NULL;
  const char *name = agreement->thing->name, *called;
  gboolean is_new;
  RemitId id
    = settle (self, agreement->thing, REMIT_NODE_SLA, REMIT_KINDS_AGREEMENT, service, &is_new);

  called = is_new ? NULL : name;
  if (id == REMIT_ID_NONE
      || !fill_day (self, id, REMIT_NODE_FIELD_STARTS, agreement->starts, called)
      || !fill_day (self, id, REMIT_NODE_FIELD_ENDS, agreement->ends, called)
      || !apply_terms (self, id, agreement->measured_by, called)
      || !apply_links (self, id, service, indicator))
    return FALSE;
  known = index_objectives (self, id);
  for (guint i = 0; i < agreement->objectives->len; i++)
    if (!apply_objective (self, id, name, known, agreement->objectives->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
apply_all (Apply *self)
{
  static const RemitNodeKinds measures
    = REMIT_KIND_BIT (REMIT_NODE_INDICATOR) | REMIT_KIND_BIT (REMIT_NODE_KPI);
  RemitNodeKinds services = REMIT_KINDS_COMPONENT | REMIT_KIND_BIT (REMIT_NODE_SHARED_SERVICE);

  if (!settle_provider (self)
      || !settle_all (self, self->promises->services, REMIT_NODE_APPLICATION, services,
                      self->services)
      || !settle_all (self, self->promises->indicators, REMIT_NODE_INDICATOR, measures,
                      self->indicators))
    return FALSE;
  for (guint i = 0; i < self->promises->agreements->len; i++)
    if (!apply_agreement (self, self->promises->agreements->pdata[i]))
      return FALSE;
  return TRUE;
}

gboolean
remit_promises_apply (const RemitPromises *promises, RemitEdit *edit, GPtrArray *changes,
                      GError **error)
{
  Apply apply = { .promises = promises, .edit = edit, .changes = changes, .error = error };
  gboolean done;

  apply.by_name = index_new ();
  apply.by_code = index_new ();
  apply.used = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  apply.services = g_array_new (FALSE, FALSE, sizeof (RemitId));
  apply.indicators = g_array_new (FALSE, FALSE, sizeof (RemitId));
  index_nodes (&apply);
  done = apply_all (&apply);
  g_array_unref (apply.services);
  g_array_unref (apply.indicators);
  g_hash_table_unref (apply.used);
  g_hash_table_unref (apply.by_code);
  g_hash_table_unref (apply.by_name);
  return done;
}
