/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-ownership"
#include "remit-ownership.h"

#include <glib/gi18n-lib.h>

/* Zones: whether an item is the first party's, the second's, or shared.  Computed from the duties
 * each time, never stored, so that the matrix, the map and the report cannot disagree.  The two
 * sides are found once by walking the structure downwards from each party; a zone then looks only
 * at the links of its item. */

#define SIDE_FIRST (1u << 0)
#define SIDE_SECOND (1u << 1)

struct _RemitSides
{
  const RemitGraph *graph;
  RemitId first, second;
  GHashTable *sides; /* RemitId -> bits */
};

static guint
get_side (const RemitSides *self, RemitId party)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->sides, &party));
}

static gboolean
joins_side (const RemitLink *link)
{
  return link->perspective == REMIT_ID_NONE
         && (link->kind == REMIT_LINK_PART_OF || link->kind == REMIT_LINK_BELONGS_TO
             || link->kind == REMIT_LINK_REPORTS_TO);
}

/* Marks @party and all below it.  Whoever is marked already stops the walk, so a circle of lines
 * ends. */
static void
mark_side (RemitSides *self, RemitId party, guint bit)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (RemitId));

  g_array_append_val (waiting, party);
  while (waiting->len > 0)
    {
      RemitId id = g_array_index (waiting, RemitId, waiting->len - 1);
      guint n, present = get_side (self, id);
      const RemitLink *const *links;

      g_array_set_size (waiting, waiting->len - 1);
      if ((present & bit) != 0)
        continue;
      g_hash_table_replace (self->sides, g_memdup2 (&id, sizeof id),
                            GUINT_TO_POINTER (present | bit));
      links = remit_graph_links_in (self->graph, id, &n);
      for (guint i = 0; i < n; i++)
        if (joins_side (links[i]))
          g_array_append_val (waiting, links[i]->source);
    }
}

RemitSides *
remit_sides_new (const RemitGraph *graph, RemitId first, RemitId second)
{
  RemitSides *self = g_new0 (RemitSides, 1);

  self->graph = graph;
  self->first = first;
  self->second = second;
  self->sides = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  mark_side (self, first, SIDE_FIRST);
  mark_side (self, second, SIDE_SECOND);
  /* The two themselves stand on their own side only, whoever reports to whom. */
  g_hash_table_replace (self->sides, g_memdup2 (&first, sizeof first),
                        GUINT_TO_POINTER (SIDE_FIRST));
  g_hash_table_replace (self->sides, g_memdup2 (&second, sizeof second),
                        GUINT_TO_POINTER (SIDE_SECOND));
  return self;
}

void
remit_sides_free (RemitSides *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->sides);
  g_free (self);
}

static gboolean
is_holding (const RemitLink *link)
{
  return (link->kind >= REMIT_LINK_FIRST_FACET && link->kind <= REMIT_LINK_LAST_FACET)
         || link->kind == REMIT_LINK_OWNS || link->kind == REMIT_LINK_OWNS_ON_BEHALF_OF;
}

RemitZone
remit_sides_zone (const RemitSides *self, RemitId item, RemitId perspective)
{
  guint n, sides = 0;
  gboolean held = FALSE;
  const RemitLink *const *links = remit_graph_links_in (self->graph, item, &n);

  for (guint i = 0; i < n; i++)
    if (is_holding (links[i]) && links[i]->perspective == perspective)
      {
        held = TRUE;
        sides |= get_side (self, links[i]->source);
        if (links[i]->beneficiary != REMIT_ID_NONE)
          sides |= get_side (self, links[i]->beneficiary);
      }
  if (!held)
    return REMIT_ZONE_NOBODY;
  if (sides == (SIDE_FIRST | SIDE_SECOND))
    return REMIT_ZONE_SHARED;
  return sides == SIDE_FIRST    ? REMIT_ZONE_FIRST
         : sides == SIDE_SECOND ? REMIT_ZONE_SECOND
                                : REMIT_ZONE_OTHERS;
}

char *
remit_sides_describe (const RemitSides *self, RemitZone zone)
{
  g_autofree char *name = NULL;

  switch (zone)
    {
    case REMIT_ZONE_FIRST:
    case REMIT_ZONE_SECOND:
      name = remit_graph_describe (self->graph,
                                   zone == REMIT_ZONE_FIRST ? self->first : self->second);
      /* Translators: of things that only this party's side holds duties on. */
      return g_strdup_printf (_("%s only"), name);
    case REMIT_ZONE_SHARED:
      return g_strdup (C_("zone", "shared"));
    case REMIT_ZONE_OTHERS:
      return g_strdup (C_("zone", "others"));
    case REMIT_ZONE_NOBODY:
    case REMIT_N_ZONES:
      break;
    }
  return g_strdup (C_("zone", "nobody"));
}

static guint
count_facets (const RemitGraph *graph, RemitId party, RemitId perspective)
{
  guint n, count = 0;
  const RemitLink *const *links = remit_graph_links_out (graph, party, &n);

  for (guint i = 0; i < n; i++)
    count += is_holding (links[i]) && links[i]->perspective == perspective;
  return count;
}

gboolean
remit_sides_guess (const RemitGraph *graph, RemitId perspective, RemitId *first, RemitId *second)
{
  guint n, most[2] = { 0, 0 };
  RemitId found[2] = { REMIT_ID_NONE, REMIT_ID_NONE };
  const RemitRow *const *nodes = remit_graph_rows (graph, REMIT_TABLE_NODE, &n);

  for (guint i = 0; i < n; i++)
    {
      const RemitNode *node = (const RemitNode *) nodes[i];
      guint count = remit_kind_is_party (node->kind)
                        ? count_facets (graph, node->row.id, perspective)
                        : 0;

      if (count > most[0])
        {
          most[1] = most[0];
          found[1] = found[0];
          most[0] = count;
          found[0] = node->row.id;
        }
      else if (count > most[1])
        {
          most[1] = count;
          found[1] = node->row.id;
        }
    }
  *first = found[0];
  *second = found[1];
  return found[1] != REMIT_ID_NONE;
}
