/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "remit-canvas.h"
#include "remit-map-view.h"

G_BEGIN_DECLS

/* What the files of the map view share: remit-map-view.c (its parts), remit-map-actions.c
 * and remit-map-views.c (commands), remit-map-menus.c (menus that depend on the document or the catalogue). */

struct _RemitMapView
{
  GtkWidget parent_instance;

  /* owned */
  RemitDocument *document;
  RemitSelection *selection;
  GSimpleActionGroup *actions;
  char *listed_views; /* what the menu of views was made for */
  guint busy_id;      /* timeout: a layout takes so long that it is worth saying */

  /* children */
  RemitCanvas *canvas;
  GtkWidget *legend;
  GtkWidget *minimap;

  /* template */
  GtkWidget *toolbar;
  GtkMenuButton *view_button;
  GtkLabel *view_label;
  GtkMenuButton *insert_button;
  GtkMenuButton *arrange_button;
  GtkMenuButton *style_button;
  GtkButton *zoom_button;
  GtkOverlay *overlay;
  AdwStatusPage *empty_page;
  GtkWidget *show_all_button;
  GtkWidget *busy_box;
  GtkWidget *chain_box;
  GtkLabel *chain_label;
  GMenuModel *node_menu, *link_menu, *area_menu, *background_menu;

  gboolean wants_legend, wants_minimap;
};

/* remit-map-view.c */
void _remit_map_view_update_overlays (RemitMapView *self);

/* remit-map-actions.c */
void _remit_map_view_add_actions (RemitMapView *self);
/* The one place that says which commands can be used now, and what is on and off. */
void _remit_map_view_update_actions (RemitMapView *self);

/* remit-map-views.c */
void _remit_map_view_add_view_actions (RemitMapView *self);

/* remit-map-commands.c */
/* The keys of the table that are not accelerators of the whole window. */
GtkEventController *_remit_map_view_make_shortcuts (void);

/* remit-map-menus.c */
void _remit_map_view_update_view_menu (RemitMapView *self);
GMenuModel *_remit_map_view_make_insert_menu (void);
GMenuModel *_remit_map_view_make_style_menu (void);

G_END_DECLS
