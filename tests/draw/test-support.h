/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-document.h"
#include "remit-scene-map.h"

G_BEGIN_DECLS

/* A document in memory with one view, filled through an edit that stays open until the first
 * scene. */
typedef struct
{
  RemitContext *context;
  RemitDocument *document;
  RemitEdit *edit; /* NULL once committed */
  RemitId view;
  RemitMapOptions options;
} TestMap;

TestMap *test_map_new (void);
void test_map_free (TestMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestMap, test_map_free)

/* Begins an edit when none is open. */
RemitEdit *test_map_edit (TestMap *map);
RemitId test_map_add (TestMap *map, RemitNodeKind kind, const char *name, int x, int y);
RemitId test_map_link (TestMap *map, RemitLinkKind kind, RemitId source, RemitId target);
void test_map_set_text (TestMap *map, RemitTable table, RemitId id, guint field, const char *text);
void test_map_set_number (TestMap *map, RemitTable table, RemitId id, guint field, gint64 number);
RemitId test_map_add_area (TestMap *map, const char *title, int tint, int x, int y, int width,
                           int height);
/* Gives a node of the view a size of its own. */
void test_map_resize (TestMap *map, RemitId node, int width, int height);
const RemitGraph *test_map_commit (TestMap *map);
/* Commits, then draws. */
RemitScene *test_map_draw (TestMap *map);

/* A small picture with a bit of everything, and all kinds, statuses and tints. */
TestMap *test_map_new_sample (void);
TestMap *test_map_new_zoo (void);

/* WCAG 2.1. */
double test_luminance (const RemitRgba *c);
double test_contrast_of (const RemitRgba *a, const RemitRgba *b);
/* Skips where the font of the goldens is missing; writes them with REMIT_UPDATE_GOLDEN. */
void test_compare_with_golden (const char *name, const RemitScene *scene);
/* Items of a shape and part, of @id or of any (0). */
guint test_count (const RemitScene *scene, RemitShape shape, RemitPart part, RemitId id);
/* The first item that says just @text. */
const RemitItem *test_find_text (const RemitScene *scene, const char *text);

G_END_DECLS
