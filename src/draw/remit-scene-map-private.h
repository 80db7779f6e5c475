/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-palette.h"
#include "remit-route.h"
#include "remit-scene-map-facts-private.h"
#include "remit-scene-map.h"
#include "remit-scene-private.h"

G_BEGIN_DECLS

/* What the parts of the map builder (nodes, links, legend) share while one map is made. */

#define REMIT_MAP_NAME_SIZE 14.0
#define REMIT_MAP_SMALL_SIZE 11.0
#define REMIT_MAP_CHIP_SIZE 8.5
#define REMIT_MAP_RIM_HEIGHT 11.0 /* of the rim, and of the chips that stand in its place */
#define REMIT_MAP_RIM_BOTTOM 5.0  /* from the rim to the edge of the card */
#define REMIT_MAP_RIM_SIDE 8.0
#define REMIT_MAP_STRIPE_WIDTH 4.0

typedef struct
{
  const RemitNode *node;
  RemitRect box;
  double radius; /* of its corners */
  double margin; /* a frame around the box */
} RemitMapNode;

typedef struct
{
  const RemitLink *link;
  guint source, target; /* in build->nodes */
  guint leader;         /* the link whose way it shares; itself usually */
  guint last_follower;  /* of a leader: the last link that shares its way */
  gboolean dashed;
} RemitMapLink;

/* A party in little room. */
typedef struct
{
  const RemitNode *party;
  char *initials;
  int tint;
  gboolean used; /* the legend explains it */
} RemitPartyFace;

/* Small shapes that say the same as a colour. */
typedef enum
{
  REMIT_SIGN_NONE,
  REMIT_SIGN_CHECK,
  REMIT_SIGN_CROSS,
  REMIT_SIGN_BANG,
  REMIT_SIGN_DOWN,
  REMIT_SIGN_BAR,
  REMIT_SIGN_DOT,
  REMIT_SIGN_RING,
  REMIT_SIGN_TRIANGLE,
  REMIT_SIGN_SQUARE,
} RemitMapSign;

typedef struct
{
  int tint;
  RemitMapSign sign;
} RemitMapLook;

typedef struct
{
  /* borrowed */
  const RemitGraph *graph;
  const RemitView *view; /* NULL: a view that does not exist, an empty map */
  const RemitMapOptions *options;
  const RemitColors *colors;
  RemitScene *scene;
  RemitViewStyle style;
  RemitMapFacts *facts; /* made by _remit_map_get_facts() when the caller gave none */

  /* owned */
  RemitMapFacts *own_facts;
  GArray *nodes;          /* RemitMapNode, in painting order */
  GHashTable *node_index; /* id (in the node) -> index + 1 */
  GHashTable *faces;      /* id -> RemitPartyFace */

  /* the rim: duties from left to right, and which of them a kind has */
  RemitLinkKind slots[REMIT_N_DUTIES];
  guint n_slots;
  guint32 facets[REMIT_N_NODE_KINDS];

  /* what the legend has to explain, found while painting */
  GPtrArray *holders; /* RemitPartyFace, by first appearance */
  gboolean some_nobody, some_not_expected, some_dashed;
  guint groups, statuses, severities; /* sets of bits; of severities bit 0 is "none" */
  guint promises, kpi_statuses;
  gboolean some_unmeasured;
  GArray *classes; /* guint, sets of bits: of each scale the classes of cost */
} RemitMapBuild;

RemitMapFacts *_remit_map_get_facts (RemitMapBuild *build);

const RemitPartyFace *_remit_map_get_face (RemitMapBuild *build, RemitId party);
/* As _remit_map_get_face(), and the legend will explain it. */
const RemitPartyFace *_remit_map_use_face (RemitMapBuild *build, RemitId party);

/* Who is shown for a whole item: the party that decides, else the one that owns; 0 nobody. */
RemitId _remit_map_find_owner (const RemitMapBuild *build, RemitId item);
/* The severity of a node's worst finding: 0 none, else 1 + RemitSeverity. */
guint _remit_map_get_severity (const RemitMapBuild *build, RemitId node);
const char *_remit_map_status_label (int status);
const char *_remit_map_severity_label (guint severity);
int _remit_map_status_tint (int status);
int _remit_map_severity_tint (guint severity);
int _remit_map_group_tint (RemitNodeGroup group);

RemitMapLook _remit_map_promise_look (RemitMapPromise promise);
RemitMapLook _remit_map_kpi_look (RemitKpiStatus status);

/* What styles other than that of duties say of a node (remit-scene-map-marks.c). */

/* The step of the ramp that a card is painted in, -1: none. */
int _remit_map_find_step (RemitMapBuild *build, RemitId node);
/* A stripe on the left, and a chip with words, or several, from @x on in the place of the rim. */
void _remit_map_add_mark (RemitMapBuild *build, const RemitMapNode *entry, double x,
                          gboolean with_stripe, gboolean with_words);
/* @rect is about square. */
void _remit_map_add_sign (RemitMapBuild *build, RemitPart part, RemitId id, const RemitRect *rect,
                          RemitMapSign sign, RemitRgba color);
/* The second line of a node, for a room of @width: what it is worth beside what it is. (transfer
 * full) */
char *_remit_map_make_caption (RemitMapBuild *build, const RemitNode *node, double width);

/* Nodes. */
void _remit_map_add_node (RemitMapBuild *build, const RemitMapNode *node);
/* Sets the outline that goes with the kind of the node. */
void _remit_map_set_outline (RemitMapNode *entry);
/* A small filled box with initials or a word: a rim segment, a chip, a swatch. */
RemitItem *_remit_map_add_chip (RemitMapBuild *build, RemitPart part, RemitId id,
                                const RemitRect *rect, int tint, const char *text);
RemitItem *_remit_map_add_nobody (RemitMapBuild *build, RemitPart part, RemitId id,
                                  const RemitRect *rect);

/* Links: lines below nodes, then their words. @avoid: titles. */
void _remit_map_add_links (RemitMapBuild *build, const GArray *avoid);
/* The words of links (element-type RemitMapLink) whose ways are @lines into @points. */
void _remit_map_add_words (RemitMapBuild *build, const GArray *links, const RemitRouteLine *lines,
                           const GArray *points, const GArray *avoid);
/* Only finds out what the legend has to explain of them. */
void _remit_map_scan_links (RemitMapBuild *build);

/* The legend, not wider than @width unless one entry is, with its corner at @x, @y. */
void _remit_map_add_legend (RemitMapBuild *build, double x, double y, double width);

G_END_DECLS
