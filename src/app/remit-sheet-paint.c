/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-private.h"

/* What a tile looks like.  Texts are shaped once and kept by their looks, for a matrix has a
 * thousand cells and a dozen letters; the store is emptied when it has grown to MAX_LAYOUTS. */

#define MAX_LAYOUTS 4096
#define CHIP_PADDING 7
#define CHIP_GAP 3
#define STRIP 4 /* px: the colour of a row */

/* ---- texts ---- */

static gboolean
has_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static PangoLayout *
create_layout (RemitSheet *self, const char *text, RemitSheetFont font, int width)
{
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* "1·2·2·3" stands under "A·R·C·I" also where all else runs from right to left */
  if (!has_letters (text))
    pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_layout_set_text (layout, text, -1);
  g_object_unref (context);

  pango_attr_list_insert (attributes, pango_attr_scale_new (font == REMIT_SHEET_FONT_SMALL
                                                              ? self->zoom * PANGO_SCALE_SMALL
                                                              : self->zoom));
  if (font != REMIT_SHEET_FONT_NORMAL)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (font == REMIT_SHEET_FONT_STRUCK)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (width >= 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  return layout;
}

PangoLayout *
_remit_sheet_get_layout (RemitSheet *self, const char *text, RemitSheetFont font, int width)
{
  g_autofree char *key = g_strdup_printf ("%d|%d|%s", font, width, text);
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);

  if (layout != NULL)
    return layout;
  if (g_hash_table_size (self->layouts) >= MAX_LAYOUTS)
    g_hash_table_remove_all (self->layouts);
  layout = create_layout (self, text, font, width);
  g_hash_table_insert (self->layouts, g_steal_pointer (&key), layout);
  return layout;
}

void
_remit_sheet_drop_layouts (RemitSheet *self)
{
  g_hash_table_remove_all (self->layouts);
}

/* ---- small parts; boxes are in the tile, from its start side ---- */

typedef struct
{
  RemitSheet *sheet;
  GtkSnapshot *snapshot;
  int width, height;
  gboolean mirrored;
  gboolean hatched; /* texts need a ground of their own */
} Brush;

/* A box as graphene wants it, mirrored when need be. */
static graphene_rect_t
make_rect (const Brush *brush, int start, int y, int width, int height)
{
  int x = brush->mirrored ? brush->width - start - width : start;

  return GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
}

static void
fill (const Brush *brush, const GdkRGBA *color, int start, int y, int width, int height)
{
  graphene_rect_t rect = make_rect (brush, start, y, width, height);

  if (width > 0 && height > 0)
    gtk_snapshot_append_color (brush->snapshot, color, &rect);
}

/* A text in a box, at its start (0), middle (0.5) or end (1). */
static void
write_text (const Brush *brush, const char *text, RemitSheetFont font, const GdkRGBA *ink,
            int start, int width, double align)
{
  PangoLayout *layout;
  int text_width, text_height;
  graphene_rect_t rect;

  if (text == NULL || *text == '\0' || width <= 4)
    return;
  layout = _remit_sheet_get_layout (brush->sheet, text, font, -1);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (text_width > width)
    {
      layout = _remit_sheet_get_layout (brush->sheet, text, font, width);
      pango_layout_get_pixel_size (layout, &text_width, &text_height);
    }
  /* a layout with a width sets a text from right to left at its right end by itself */
  rect
    = make_rect (brush, start + (int) ((width - text_width) * align), 0, text_width, text_height);
  if (pango_layout_get_width (layout) >= 0)
    rect = make_rect (brush, start, 0, width, text_height);
  gtk_snapshot_save (brush->snapshot);
  gtk_snapshot_translate (
    brush->snapshot,
    &GRAPHENE_POINT_INIT (rect.origin.x, (float) ((brush->height - text_height) / 2)));
  gtk_snapshot_append_layout (brush->snapshot, layout, ink);
  gtk_snapshot_restore (brush->snapshot);
}

static void
append_plate (const Brush *brush, const GdkRGBA *color, const graphene_rect_t *rect, double radius)
{
  GskRoundedRect plate;

  gsk_rounded_rect_init_from_rect (&plate, rect, (float) radius);
  gtk_snapshot_push_rounded_clip (brush->snapshot, &plate);
  gtk_snapshot_append_color (brush->snapshot, color, rect);
  gtk_snapshot_pop (brush->snapshot);
}

void
_remit_sheet_append_frame (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *color,
                           double width, double radius)
{
  GskRoundedRect outline;
  float w = (float) width;

  gsk_rounded_rect_init_from_rect (&outline, rect, (float) radius);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ w, w, w, w },
                              (GdkRGBA[4]){ *color, *color, *color, *color });
}

/* "!" or "i" on a round plate: what is wrong, also for those who do not see its colour. */
static void
append_sign (const Brush *brush, RemitSheetGravity gravity, int start, int y)
{
  const RemitSheetLook *look = &brush->sheet->look;
  int size = brush->sheet->sign;
  graphene_rect_t rect = make_rect (brush, start, y, size, size);
  PangoLayout *layout = _remit_sheet_get_layout (
    brush->sheet, gravity == REMIT_SHEET_HINT ? "i" : "!", REMIT_SHEET_FONT_SMALL, -1);
  int width, height;

  append_plate (brush, &look->gravity[gravity], &rect,
                gravity == REMIT_SHEET_ERROR ? size / 2.0 : 3);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (brush->snapshot);
  gtk_snapshot_translate (brush->snapshot,
                          &GRAPHENE_POINT_INIT (rect.origin.x + (float) (size - width) / 2,
                                                rect.origin.y + (float) (size - height) / 2));
  gtk_snapshot_append_layout (brush->snapshot, layout, &look->on_gravity);
  gtk_snapshot_restore (brush->snapshot);
}

static void
append_stripes (const Brush *brush)
{
  GskColorStop stops[] = { { 0, { 0 } }, { 0.5f, { 0 } }, { 0.5f, { 0 } }, { 1, { 0 } } };

  stops[2].color = stops[3].color = brush->sheet->look.stripe;
  stops[0].color = stops[1].color = brush->sheet->look.ground;
  gtk_snapshot_append_repeating_linear_gradient (
    brush->snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) brush->width, (float) brush->height),
    &GRAPHENE_POINT_INIT (0, 0), &GRAPHENE_POINT_INIT (5, 5), stops, G_N_ELEMENTS (stops));
}

/* A corner at the top, at the start or the end of the cell: a square of which a hard gradient
 * leaves half. */
static void
append_corner (const Brush *brush, GdkRGBA color, gboolean at_start)
{
  int size = brush->sheet->sign * 5 / 8 + (at_start ? 2 : 0); /* more than the frame there */
  graphene_rect_t rect = make_rect (brush, at_start ? 0 : brush->width - size - 1, 0, size, size);
  gboolean right = at_start == brush->mirrored;
  float x = rect.origin.x, far_x = x + (float) size;
  graphene_point_t from = { right ? x : far_x, (float) size }, to = { right ? far_x : x, 0 };
  GdkRGBA none = color;
  GskColorStop stops[4];

  none.alpha = 0;
  for (int i = 0; i < 4; i++)
    stops[i] = (GskColorStop){ i == 0 ? 0 : i == 3 ? 1 : 0.5f, i < 2 ? none : color };
  gtk_snapshot_append_linear_gradient (brush->snapshot, &rect, &from, &to, stops, 4);
}

/* ---- cells ---- */

static gboolean
is_letter (const RemitSheetMark *mark)
{
  return mark->style != REMIT_SHEET_MARK_PLAIN && mark->style != REMIT_SHEET_MARK_CHIP
         && mark->style != REMIT_SHEET_MARK_MUTED;
}

/* The room that the sign of what is wrong takes from the letters at the start of the cell. */
static int
get_sign_room (const Brush *brush, const RemitSheetCell *cell)
{
  if (cell->gravity == REMIT_SHEET_FINE)
    return 0;
  return remit_sheet_sizes_sign_room (brush->width - 1, cell->n_marks, brush->sheet->sign + 3,
                                      3 * brush->sheet->em / 2);
}

/* Side by side behind the sign, each on a ground of its own. */
static void
paint_letters (const Brush *brush, const RemitSheetCell *cell)
{
  int sign = get_sign_room (brush, cell), room = brush->width - 1 - sign;

  for (guint i = 0; i < cell->n_marks; i++)
    {
      const RemitSheetMarkLook *look = &brush->sheet->look.marks[cell->marks[i].style];
      int start = sign + room * (int) i / (int) cell->n_marks;
      int end = sign + room * (int) (i + 1) / (int) cell->n_marks;
      int ground = i == 0 ? 0 : start;

      if (look->ground.alpha > 0)
        fill (brush, &look->ground, ground, 0, end - ground, brush->height - 1);
      write_text (brush, cell->marks[i].text,
                  look->struck ? REMIT_SHEET_FONT_STRUCK : REMIT_SHEET_FONT_BOLD, &look->ink,
                  start + 1, end - start - 2, 0.5);
    }
}

static int
get_mark_width (const Brush *brush, const RemitSheetMark *mark)
{
  gboolean chip = mark->style == REMIT_SHEET_MARK_CHIP;
  int width;

  pango_layout_get_pixel_size (
    _remit_sheet_get_layout (brush->sheet, mark->text,
                             chip ? REMIT_SHEET_FONT_SMALL : REMIT_SHEET_FONT_NORMAL, -1),
    &width, NULL);
  return chip ? width + 2 * CHIP_PADDING : width;
}

static void
paint_mark (const Brush *brush, const RemitSheetMark *mark, int start, int width)
{
  const RemitSheetLook *look = &brush->sheet->look;
  int height = MIN (brush->height - 5, brush->sheet->line_height + 2);
  graphene_rect_t rect = make_rect (brush, start, (brush->height - 1 - height) / 2, width, height);

  if (mark->style == REMIT_SHEET_MARK_CHIP)
    {
      append_plate (brush, &look->chip[mark->tint], &rect, height / 2.0);
      write_text (brush, mark->text, REMIT_SHEET_FONT_SMALL, &look->on_chip, start + 4, width - 8,
                  0.5);
    }
  else
    {
      /* stripes end where a text begins */
      if (brush->hatched)
        fill (brush, &look->ground, start - 3, (int) rect.origin.y, width + 6, height);
      write_text (brush, mark->text, REMIT_SHEET_FONT_NORMAL, &look->marks[mark->style].ink, start,
                  width, 0.5);
    }
}

/* Chips and texts one after the other, beside the sign of what is wrong; all are narrowed alike
 * when they do not fit. */
static void
paint_marks (const Brush *brush, const RemitSheetCell *cell, gboolean numbers)
{
  int sign = cell->gravity != REMIT_SHEET_FINE ? brush->sheet->sign : 0;
  int widths[REMIT_SHEET_MAX_MARKS], whole = 0, room = brush->width - 9 - sign, gaps, start;

  for (guint i = 0; i < cell->n_marks; i++)
    {
      widths[i] = get_mark_width (brush, &cell->marks[i]);
      whole += widths[i];
    }
  gaps = CHIP_GAP * ((int) cell->n_marks - 1);
  for (guint i = 0; i < cell->n_marks && whole + gaps > room; i++)
    widths[i] = widths[i] * MAX (0, room - gaps) / MAX (1, whole);
  start = numbers ? MAX (4, brush->width - 5 - whole - gaps)
                  : MAX (4 + sign, (brush->width - whole - gaps) / 2);
  for (guint i = 0; i < cell->n_marks; i++)
    {
      paint_mark (brush, &cell->marks[i], start, widths[i]);
      start += widths[i] + CHIP_GAP;
    }
}

/* Frame and sign; where letters need all the room, a corner is the sign. */
static void
paint_gravity (const Brush *brush, RemitSheetGravity gravity, gboolean corner)
{
  const GdkRGBA *color = &brush->sheet->look.gravity[gravity];
  graphene_rect_t rect
    = GRAPHENE_RECT_INIT (0, 0, (float) (brush->width - 1), (float) (brush->height - 1));

  if (gravity == REMIT_SHEET_FINE)
    return;
  if (brush->mirrored)
    rect.origin.x = 1;
  if (gravity >= REMIT_SHEET_WARNING)
    _remit_sheet_append_frame (brush->snapshot, &rect, color, gravity == REMIT_SHEET_ERROR ? 2 : 1,
                               0);
  if (corner)
    append_corner (brush, *color, TRUE);
  else
    append_sign (brush, gravity, 3, 3);
}

static void
paint_cell (const Brush *brush, const RemitSheetTile *tile)
{
  const RemitSheetCell *cell = &tile->cell;
  gboolean letters = cell->n_marks > 0;

  for (guint i = 0; i < cell->n_marks; i++)
    letters = letters && is_letter (&cell->marks[i]);
  if (cell->locked)
    fill (brush, &brush->sheet->look.group, 0, 0, brush->width, brush->height);
  if (cell->hatched)
    append_stripes (brush);
  if (letters)
    paint_letters (brush, cell);
  else if (cell->n_marks > 0)
    paint_marks (brush, cell, tile->numbers);
  if (cell->has_note)
    append_corner (brush, brush->sheet->look.note, FALSE);
  paint_gravity (brush, cell->gravity, letters && get_sign_room (brush, cell) == 0);
}

/* ---- headers ---- */

static void
paint_triangle (const Brush *brush, gboolean folded, int start, int size)
{
  GtkIconTheme *theme
    = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (brush->sheet)));
  graphene_rect_t rect = make_rect (brush, start, (brush->height - size) / 2, size, size);
  g_autoptr (GtkIconPaintable) icon
    = gtk_icon_theme_lookup_icon (theme, folded ? "pan-end-symbolic" : "pan-down-symbolic", NULL,
                                  size, gtk_widget_get_scale_factor (GTK_WIDGET (brush->sheet)),
                                  gtk_widget_get_direction (GTK_WIDGET (brush->sheet)), 0);

  gtk_snapshot_save (brush->snapshot);
  gtk_snapshot_translate (brush->snapshot, &rect.origin);
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), brush->snapshot, size,
                                            size, &brush->sheet->look.text, 1);
  gtk_snapshot_restore (brush->snapshot);
}

static void
paint_row_header (const Brush *brush, const RemitSheetTile *tile)
{
  RemitSheet *self = brush->sheet;
  int start = self->em + (int) tile->depth * 2 * self->em, end = brush->width - self->em / 2;
  int triangle = MIN (self->sign * 5 / 4, 2 * self->em);

  if (tile->tint != REMIT_TINT_AUTO)
    fill (brush, &self->look.chip[tile->tint], 0, 0, STRIP, brush->height - 1);
  if (tile->foldable)
    {
      paint_triangle (brush, tile->folded, start - self->em / 2, triangle);
      start += triangle;
    }
  if (tile->gravity != REMIT_SHEET_FINE && !tile->group)
    {
      int sign = self->sign;

      end -= sign + 2;
      append_sign (brush, tile->gravity, end, (brush->height - sign) / 2);
    }
  write_text (brush, tile->text, tile->group ? REMIT_SHEET_FONT_BOLD : REMIT_SHEET_FONT_NORMAL,
              &self->look.text, start, end - start - 2, 0);
}

/* Turned to the left by a quarter, beginning at the bottom. */
static void
paint_column_header (const Brush *brush, const RemitSheetTile *tile)
{
  RemitSheet *self = brush->sheet;
  gboolean margin = tile->kind == REMIT_SHEET_TILE_MARGIN_HEADER;
  const GdkRGBA *ink = margin ? &self->look.muted : &self->look.text;
  RemitSheetFont font = margin ? REMIT_SHEET_FONT_NORMAL : REMIT_SHEET_FONT_BOLD;
  gboolean sign = tile->gravity != REMIT_SHEET_FINE;
  int room = _remit_sheet_get_turned_room (self, brush->height, sign), width, height;
  PangoLayout *layout;

  if (sign)
    append_sign (brush, tile->gravity, (brush->width - self->sign) / 2, 4);
  layout = _remit_sheet_get_layout (self, tile->text, font, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > room)
    layout = _remit_sheet_get_layout (self, tile->text, font, room);
  gtk_snapshot_save (brush->snapshot);
  gtk_snapshot_translate (brush->snapshot,
                          &GRAPHENE_POINT_INIT ((float) (brush->width - height) / 2,
                                                (float) (brush->height - self->em / 2)));
  gtk_snapshot_rotate (brush->snapshot, -90);
  gtk_snapshot_append_layout (brush->snapshot, layout, ink);
  gtk_snapshot_restore (brush->snapshot);
}

/* The lowest line of a tall header. */
static void
paint_low_text (const Brush *brush, const RemitSheetTile *tile, double align)
{
  Brush low = *brush;
  int height = brush->sheet->sizes.row_height, start = align == 0 ? brush->sheet->em : 4;

  gtk_snapshot_save (brush->snapshot);
  gtk_snapshot_translate (brush->snapshot,
                          &GRAPHENE_POINT_INIT (0, (float) (brush->height - height)));
  low.height = height;
  if (tile->gravity != REMIT_SHEET_FINE)
    {
      append_sign (&low, tile->gravity, 4, (height - brush->sheet->sign) / 2);
      start += brush->sheet->sign;
    }
  write_text (&low, tile->text, REMIT_SHEET_FONT_BOLD, &brush->sheet->look.text, start,
              brush->width - start - 4, align);
  gtk_snapshot_restore (brush->snapshot);
}

static void
paint_margin (const Brush *brush, const RemitSheetTile *tile)
{
  RemitSheet *self = brush->sheet;
  const GdkRGBA *ink
    = tile->gravity != REMIT_SHEET_FINE ? &self->look.gravity[tile->gravity] : &self->look.muted;
  int start = self->em / 2;

  if (tile->text == NULL)
    return;
  if (tile->numbers || tile->kind == REMIT_SHEET_TILE_TOTAL)
    {
      write_text (brush, tile->text, REMIT_SHEET_FONT_NORMAL, ink, 3,
                  brush->width - (tile->figures ? 8 : 6), tile->figures ? 1 : 0.5);
      return;
    }
  if (tile->gravity != REMIT_SHEET_FINE)
    {
      int sign = self->sign;

      append_sign (brush, tile->gravity, start, (brush->height - sign) / 2);
      start += sign + 5;
    }
  write_text (brush, tile->text, REMIT_SHEET_FONT_NORMAL, ink, start, brush->width - start - 4, 0);
}

static void
paint_content (const Brush *brush, const RemitSheetTile *tile)
{
  switch (tile->kind)
    {
    case REMIT_SHEET_TILE_CELL:
      paint_cell (brush, tile);
      break;
    case REMIT_SHEET_TILE_CORNER:
      paint_low_text (brush, tile, 0);
      break;
    case REMIT_SHEET_TILE_COLUMN:
    case REMIT_SHEET_TILE_MARGIN_HEADER:
      if (tile->upright)
        paint_low_text (brush, tile, 0.5);
      else
        paint_column_header (brush, tile);
      break;
    case REMIT_SHEET_TILE_ROW:
    case REMIT_SHEET_TILE_TOTAL_LABEL:
      paint_row_header (brush, tile);
      break;
    case REMIT_SHEET_TILE_MARGIN:
    case REMIT_SHEET_TILE_TOTAL:
      paint_margin (brush, tile);
      break;
    }
}

void
_remit_sheet_paint_tile (RemitSheetTile *tile, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (tile);
  Brush brush = { tile->sheet,
                  snapshot,
                  gtk_widget_get_width (widget),
                  gtk_widget_get_height (widget),
                  _remit_sheet_is_mirrored (tile->sheet),
                  tile->cell.hatched };

  if (brush.width <= 0)
    return;
  /* the ground of cells is the sheet's own */
  if (tile->kind != REMIT_SHEET_TILE_CELL)
    fill (&brush, tile->group ? &tile->sheet->look.group : &tile->sheet->look.header, 0, 0,
          brush.width, brush.height);
  paint_content (&brush, tile);
  fill (&brush, &tile->sheet->look.line, 0, brush.height - 1, brush.width, 1);
  fill (&brush, &tile->sheet->look.line, brush.width - 1, 0, 1, brush.height);
}
