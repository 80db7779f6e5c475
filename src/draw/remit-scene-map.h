/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-graph.h"
#include "remit-scene-map-facts.h"
#include "remit-scene.h"

G_BEGIN_DECLS

/* The map of a view: areas, links, nodes with kind icon, name, kind and duty rim, and the legend.
 */

typedef struct
{
  RemitPalette palette;
  RemitId perspective;     /* whose duties; 0 the agreed ones */
  const RemitId *selected; /* ids whose duty links are drawn when the view says "selected" */
  guint n_selected;
  gboolean
    legend; /* below the drawing; on for exports, drawn by the window as an overlay otherwise */
  GHashTable *severities; /* node id (pointer to gint64) -> GINT_TO_POINTER (1 + RemitSeverity) for
                             the style "findings"; may be NULL */
  int style;              /* 1 + RemitViewStyle to draw in; 0: the one of the view */
  int today;              /* for agreements and KPIs; 0: dates do not count */
  RemitMapFacts *facts; /* of the graph as it is and of today; NULL: worked out for this drawing */
} RemitMapOptions;

/* A scene of @view; never NULL. */
RemitScene *remit_scene_map_new (const RemitGraph *graph, RemitId view,
                                 const RemitMapOptions *options);
/* Only the legend of a view, as a scene of its own with its origin at 0,0. */
RemitScene *remit_scene_map_legend (const RemitGraph *graph, RemitId view,
                                    const RemitMapOptions *options);
/* The box a node gets when its place gives no size. */
void remit_scene_map_node_size (const RemitGraph *graph, RemitId node, double *width,
                                double *height);
/* The sentence a screen reader gets: "Consent platform, application. CMO decides. CIO runs. Nobody
 * pays." (transfer full) */
char *remit_scene_map_describe (const RemitGraph *graph, RemitId node, RemitId perspective);
/* The colour of a tint in a palette: fill of a party pill, and its pale form for areas. */
RemitRgba remit_palette_tint (RemitPalette palette, int tint);
RemitRgba remit_palette_tint_pale (RemitPalette palette, int tint);

G_END_DECLS
