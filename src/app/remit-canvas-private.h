/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "remit-canvas.h"
#include "remit-chooser.h"
#include "remit-map-edit.h"
#include "remit-raster.h"
#include "remit-tool.h"

G_BEGIN_DECLS

/* A node or an area as it is drawn. */
typedef struct
{
  RemitId id;
  RemitPart part; /* REMIT_PART_NODE or REMIT_PART_AREA */
  RemitRect box;  /* world */
  double radius;  /* of its corners */
} RemitMark;

typedef enum
{
  REMIT_HIT_NOTHING,
  REMIT_HIT_NODE,
  REMIT_HIT_LINK,
  REMIT_HIT_AREA,   /* its title; the rest of an area is background */
  REMIT_HIT_CORNER, /* of a selected area; `side` is the corner */
  REMIT_HIT_HANDLE, /* of a node, to link from; `side` as in RemitSide */
} RemitHitPart;

typedef struct
{
  RemitHitPart part;
  RemitId id;
  guint side;
  const RemitItem *item; /* of the scene, may be NULL */
} RemitHit;

typedef enum
{
  REMIT_SIDE_TOP,
  REMIT_SIDE_RIGHT,
  REMIT_SIDE_BOTTOM,
  REMIT_SIDE_LEFT,
  REMIT_N_SIDES
} RemitSide;

/* A line of the scene that is lit: of a selected link, or of a link of the node under the pointer.
 */
typedef struct
{
  const RemitItem *item;
  gboolean selected;
} RemitLit;

/* Overlay colours of the theme. */
typedef struct
{
  GdkRGBA accent, background, foreground, error;
} RemitCanvasColors;

typedef struct _RemitFlow RemitFlow;
typedef struct _RemitSprites RemitSprites;

typedef void (*RemitChosenFunc) (RemitCanvas *canvas, gint64 value);
typedef void (*RemitTextFunc) (RemitCanvas *canvas, const char *text, gpointer data);

struct _RemitCanvas
{
  GtkWidget parent_instance;

  /* owned: content */
  RemitDocument *document;
  RemitSelection *selection;
  RemitScene *scene;
  RemitRaster *raster;
  GArray *marks;          /* RemitMark, as painted: areas, then nodes */
  GHashTable *mark_index; /* id -> 1 + index in marks */
  GHashTable *viewports;  /* view -> RemitViewport */
  GArray *lit;            /* RemitLit: links drawn in colour over the picture */
  gboolean lit_stale;
  RemitMapFacts *facts; /* of the document as it is, NULL until asked for */
  GArray *chain;        /* RemitId, the agreement whose chain is lit first; empty: none is */
  RemitId view;
  gboolean scene_stale;
  gboolean scene_new; /* built, and listeners do not know yet */
  RemitPalette palette;
  RemitCanvasColors colors;

  /* what is seen */
  RemitViewport viewport;
  gboolean fitted;      /* nobody has scrolled or zoomed since: another size is fitted again */
  gboolean refit;       /* before the next frame */
  int inset;            /* px at the bottom that the legend covers */
  guint settle_id;      /* timeout: scrolling and zooming have ended */
  gboolean hurry;       /* until then: see remit_raster_update() */
  guint refresh_id;     /* tick callback: builds the scene, tells listeners */
  gboolean moved;       /* they are to be told that the viewport changed */
  AdwAnimation *flight; /* to another place of the drawing */
  RemitViewport flight_from, flight_to;

  /* pointer */
  double pointer_x, pointer_y;
  gboolean pointer_inside;
  RemitId hover; /* node or link under the pointer */
  RemitTool *tool;
  gboolean finishing;       /* the tool makes its change */
  RemitHit press;           /* where the button went down; item is NULL */
  gboolean press_toggles;   /* the click, if it stays one, adds or takes what it hit */
  gboolean press_deselects; /* the click, if it stays one, chooses only what it hit */
  GtkGesture *drag, *pan;
  double zoom_start; /* scale when a pinch began */
  gboolean space_held;
  guint scroll_id; /* tick callback: the pointer is at the edge during a drag */
  gboolean snap;
  gboolean selecting; /* the selection changes by our own hand */

  /* dialogue with the user on the canvas */
  RemitFlow *flow;
  GtkWidget *popover;     /* for choosers, child */
  RemitChosenFunc chosen; /* not NULL: a choice is asked for */
  int last_kind;          /* of the node added last, -1 none */
  GtkWidget *menu;
  GtkWidget *entry;    /* child while a text is edited in place */
  RemitRect entry_box; /* world */
  RemitTextFunc entry_func;
  gpointer entry_data;
  gboolean ghost_shown; /* a dashed box where something would come */
  RemitRect ghost;
  RemitId ghost_source; /* a line is drawn from this node to the ghost */
  RemitId target;       /* the node that the chooser highlights */

  GCancellable *layout; /* of the layout that is being worked out */

  /* children for screen readers */
  GHashTable *items;    /* id -> RemitNodeItem, children */
  gboolean items_stale; /* their words may be out of date */

  RemitSprites *sprites; /* while a layout moves */
};

/* ---- remit-canvas.c ---- */
/* The scene is out of date: it is built anew before the next frame. */
void _remit_canvas_queue_scene (RemitCanvas *self);
const RemitMark *_remit_canvas_find_mark (RemitCanvas *self,
                                          RemitId id); /* NULL when the view does not show it */
const RemitMark *_remit_canvas_get_marks (RemitCanvas *self, guint *n);
void _remit_canvas_queue_refresh (RemitCanvas *self);
void _remit_canvas_state_changed (RemitCanvas *self); /* emits "state-changed" */
void _remit_canvas_request_menu (RemitCanvas *self, double x, double y);

/* What money, agreements and KPIs say of the nodes; borrowed until the next edit. */
RemitMapFacts *_remit_canvas_get_facts (RemitCanvas *self);
/* In sentences, what the style of the view shows of a node. (transfer full) */
char *_remit_canvas_describe_facts (RemitCanvas *self, RemitId node);

/* ---- remit-canvas-look.c ---- */
/* Another place of the same drawing: repaints, tells listeners, and settles after a while. */
void _remit_canvas_viewport_moved (RemitCanvas *self);
/* Brings a place of the drawing into sight. */
void _remit_canvas_reveal_rect (RemitCanvas *self, const RemitRect *world);
/* Fits the drawing at once. */
void _remit_canvas_refit (RemitCanvas *self);
void _remit_canvas_stop_flight (RemitCanvas *self);
void _remit_canvas_fly_to (RemitCanvas *self, const RemitViewport *target);
RemitRect _remit_canvas_to_screen (RemitCanvas *self, const RemitRect *world);
void _remit_canvas_to_world (RemitCanvas *self, double screen_x, double screen_y, double *x,
                             double *y);
/* The viewport as it is painted, on whole device pixels. */
RemitViewport _remit_canvas_get_shown (RemitCanvas *self);

/* ---- remit-canvas-select.c ---- */
/* Chooses without bringing the choice into sight: it is under the pointer already. */
void _remit_canvas_select (RemitCanvas *self, const RemitId *ids, guint n);
void _remit_canvas_select_one (RemitCanvas *self, RemitId id);
/* Those selected that the view shows as @part. (transfer full) (element-type RemitId) */
GArray *_remit_canvas_selected (RemitCanvas *self, RemitPart part);

/* ---- remit-canvas-tooltip.c ---- */
gboolean _remit_canvas_query_tooltip (RemitCanvas *self, int x, int y, gboolean by_keyboard,
                                      GtkTooltip *tooltip);

/* ---- remit-canvas-hit.c ---- */
RemitHit _remit_canvas_hit (RemitCanvas *self, double x, double y);
/* Without the handles and corners that lie over the drawing. */
RemitHit _remit_canvas_hit_drawing (RemitCanvas *self, double x, double y);
void _remit_canvas_update_hover (RemitCanvas *self);

/* ---- remit-canvas-input.c ---- */
void _remit_canvas_init_input (RemitCanvas *self);
void _remit_canvas_set_tool (RemitCanvas *self,
                             RemitTool *tool); /* takes it; NULL ends the present one */
/* The press under way has come to nothing: its release does nothing. */
void _remit_canvas_forget_press (RemitCanvas *self);

/* ---- remit-canvas-keys.c ---- */
void _remit_canvas_init_keys (RemitCanvas *self);
/* Steps the selection along neighbours; @extend keeps what is selected. */
void _remit_canvas_step_selection (RemitCanvas *self, int dx, int dy, gboolean extend);
void _remit_canvas_nudge (RemitCanvas *self, int dx, int dy);
/* The context menu at the selected node, or in the corner. */
void _remit_canvas_open_menu_by_key (RemitCanvas *self);
/* Escape: ends what goes on, else clears the selection. */
void _remit_canvas_escape (RemitCanvas *self);

/* ---- remit-canvas-paint.c ---- */
void _remit_canvas_snapshot (RemitCanvas *self, GtkSnapshot *snapshot);
void _remit_canvas_update_colors (RemitCanvas *self);
/* Where the handle of a side is, on the screen. */
void _remit_canvas_handle_point (const RemitRect *screen_box, RemitSide side, double *x, double *y);
gboolean _remit_canvas_shows_handles (RemitCanvas *self, RemitId node);
void _remit_canvas_outline (GtkSnapshot *snapshot, const RemitRect *screen, double radius,
                            double width, const GdkRGBA *color);
/* A chip with one line of text beside a point. */
void _remit_canvas_hint (RemitCanvas *self, GtkSnapshot *snapshot, double x, double y,
                         const char *text, gboolean bad);
void _remit_canvas_line (RemitCanvas *self, GtkSnapshot *snapshot, double x1, double y1, double x2,
                         double y2, gboolean arrow);

/* ---- remit-canvas-chain.c ---- */
/* After another content or view: follows it, or ends. */
void _remit_canvas_update_chain (RemitCanvas *self);
gboolean _remit_canvas_is_chain_link (RemitCanvas *self, RemitId link);
/* Fades the map, and paints the agreements of the chain again. */
void _remit_canvas_fade (RemitCanvas *self, GtkSnapshot *snapshot);
void _remit_canvas_snapshot_chain (RemitCanvas *self, GtkSnapshot *snapshot);

/* ---- remit-canvas-sprites.c: a layout on the move ---- */
/* Call before the change (keeps a picture of every node) … */
void _remit_canvas_keep_sprites (RemitCanvas *self);
/* … and after it: the nodes glide to their new places. */
void _remit_canvas_play_sprites (RemitCanvas *self);
void _remit_canvas_drop_sprites (RemitCanvas *self);
void _remit_canvas_snapshot_sprites (RemitCanvas *self, GtkSnapshot *snapshot);

/* ---- remit-canvas-access.c ---- */
void _remit_canvas_update_items (RemitCanvas *self);
/* Only which of them are selected. */
void _remit_canvas_select_items (RemitCanvas *self);
void _remit_canvas_allocate_items (RemitCanvas *self);
/* The keyboard focus to the child of the primary selection, else to the canvas. */
void _remit_canvas_focus_selected (RemitCanvas *self);
void _remit_canvas_clear_items (RemitCanvas *self);

/* ---- remit-canvas-entry.c: text in place ---- */
/* Opens an entry over @box (world) with @text; @func gets what was entered; Escape or an empty text
 * for something new leave all as it was. */
void _remit_canvas_edit_text (RemitCanvas *self, const RemitRect *box, const char *label,
                              const char *text, const char *placeholder, RemitTextFunc func,
                              gpointer data);
/* Ends editing, with the text taken or not. */
void _remit_canvas_end_text (RemitCanvas *self, gboolean take);
void _remit_canvas_allocate_entry (RemitCanvas *self);

/* ---- remit-canvas-choose.c: a list to choose from ---- */
/* Shows @chooser at a place of the drawing; @chosen gets the value.  It may ask for the next
 * choice, which comes in the same popover; otherwise that closes.  Closed by the user, the flow is
 * cancelled. */
void _remit_canvas_choose (RemitCanvas *self, RemitChooser *chooser, const RemitRect *world,
                           RemitChosenFunc chosen);
void _remit_canvas_end_choice (RemitCanvas *self);

/* ---- remit-map-flow.c ---- */
void _remit_flow_free (RemitFlow *flow);
void _remit_canvas_cancel_flow (RemitCanvas *self);

G_END_DECLS
