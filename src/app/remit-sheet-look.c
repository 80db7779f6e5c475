/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-look.h"

#include "remit-dialogs.h"
#include "remit-scene-map.h"

/* Four sets of colours.  Each ink has a contrast of at least 4.5:1 on its ground, 7:1 in the two
 * of high contrast; what carries meaning has a letter, a sign or a pattern as well. */

typedef struct
{
  guint32 ground, ink; /* 0xrrggbb; NONE */
} MarkColors;

#define NONE 0xff000000

typedef struct
{
  guint32 ground, header, group, line, text, muted, accent, stripe, note;
  guint32 gravity[REMIT_SHEET_ERROR + 1], on_gravity;
  guint32 on_chip;
  MarkColors marks[REMIT_SHEET_N_MARK_STYLES];
} Colors;

static const Colors palettes[] = {
  [REMIT_PALETTE_LIGHT] = {
    .ground = 0xffffff, .header = 0xfafaf9, .group = 0xf0efed, .line = 0xdddbd8,
    .text = 0x2a2830, .muted = 0x65636b, .accent = 0x1c71d8, .stripe = 0xffd9a8, .note = 0xe66100,
    .gravity = { 0x65636b, 0x1a5fb4, 0x9c4a00, 0xc01c28 }, .on_gravity = 0xffffff,
    .on_chip = 0xffffff,
    .marks = {
      [REMIT_SHEET_MARK_PLAIN] = { NONE, 0x2a2830 },
      [REMIT_SHEET_MARK_ANSWER] = { 0x1a5fb4, 0xffffff },
      [REMIT_SHEET_MARK_DO] = { 0xcfe0f7, 0x16365f },
      [REMIT_SHEET_MARK_SUPPORT] = { 0xcdeaf0, 0x0b4552 },
      [REMIT_SHEET_MARK_CHECK] = { 0xf8eccb, 0x5a4300 },
      [REMIT_SHEET_MARK_INPUT] = { 0xe5f3e0, 0x25502a },
      [REMIT_SHEET_MARK_NOTIFY] = { 0xf1f0ee, 0x504e56 },
      [REMIT_SHEET_MARK_EXCLUDED] = { 0xfbe9e7, 0x8a2219 },
      [REMIT_SHEET_MARK_DRIVE] = { 0x813d9c, 0xffffff },
      [REMIT_SHEET_MARK_CHIP] = { NONE, 0xffffff },
      [REMIT_SHEET_MARK_MUTED] = { NONE, 0x65636b },
    },
  },
  [REMIT_PALETTE_DARK] = {
    .ground = 0x1e1e1e, .header = 0x282829, .group = 0x323234, .line = 0x3f3f42,
    .text = 0xf1f0f2, .muted = 0xb4b2b9, .accent = 0x62a0ea, .stripe = 0x6b431c, .note = 0xffa348,
    .gravity = { 0xb4b2b9, 0x83b6ee, 0xf8b35c, 0xff8a80 }, .on_gravity = 0x1e1e1e,
    .on_chip = 0xffffff,
    .marks = {
      [REMIT_SHEET_MARK_PLAIN] = { NONE, 0xf1f0f2 },
      [REMIT_SHEET_MARK_ANSWER] = { 0x2b6ec1, 0xffffff },
      [REMIT_SHEET_MARK_DO] = { 0x243b59, 0xcfe2fa },
      [REMIT_SHEET_MARK_SUPPORT] = { 0x1c3f47, 0xbfe6ee },
      [REMIT_SHEET_MARK_CHECK] = { 0x463812, 0xf7e2a6 },
      [REMIT_SHEET_MARK_INPUT] = { 0x22382a, 0xc4e8ca },
      [REMIT_SHEET_MARK_NOTIFY] = { 0x2d2d30, 0xc6c4cb },
      [REMIT_SHEET_MARK_EXCLUDED] = { 0x43211f, 0xffc0b8 },
      [REMIT_SHEET_MARK_DRIVE] = { 0x9552b0, 0xffffff },
      [REMIT_SHEET_MARK_CHIP] = { NONE, 0xffffff },
      [REMIT_SHEET_MARK_MUTED] = { NONE, 0xb4b2b9 },
    },
  },
  [REMIT_PALETTE_LIGHT_CONTRAST] = {
    .ground = 0xffffff, .header = 0xffffff, .group = 0xececea, .line = 0x5f5d64,
    .text = 0x000000, .muted = 0x2b2a30, .accent = 0x0f3f7c, .stripe = 0xffb566, .note = 0x7a2c00,
    .gravity = { 0x2b2a30, 0x134582, 0x6b3000, 0x8b0f19 }, .on_gravity = 0xffffff,
    .on_chip = 0xffffff,
    .marks = {
      [REMIT_SHEET_MARK_PLAIN] = { NONE, 0x000000 },
      [REMIT_SHEET_MARK_ANSWER] = { 0x134582, 0xffffff },
      [REMIT_SHEET_MARK_DO] = { 0xb9d3f5, 0x000000 },
      [REMIT_SHEET_MARK_SUPPORT] = { 0xb5e1ea, 0x000000 },
      [REMIT_SHEET_MARK_CHECK] = { 0xf6e2a8, 0x000000 },
      [REMIT_SHEET_MARK_INPUT] = { 0xcdebc6, 0x000000 },
      [REMIT_SHEET_MARK_NOTIFY] = { 0xe2e1df, 0x000000 },
      [REMIT_SHEET_MARK_EXCLUDED] = { 0xffffff, 0x6d0a10 },
      [REMIT_SHEET_MARK_DRIVE] = { 0x632f78, 0xffffff },
      [REMIT_SHEET_MARK_CHIP] = { NONE, 0xffffff },
      [REMIT_SHEET_MARK_MUTED] = { NONE, 0x2b2a30 },
    },
  },
  [REMIT_PALETTE_DARK_CONTRAST] = {
    .ground = 0x000000, .header = 0x000000, .group = 0x242426, .line = 0xa09ea5,
    .text = 0xffffff, .muted = 0xe4e2e8, .accent = 0x9cc6ff, .stripe = 0x8a5520, .note = 0xffb066,
    .gravity = { 0xe4e2e8, 0xa4c7f2, 0xffc885, 0xffb3ad }, .on_gravity = 0x000000,
    .on_chip = 0x000000,
    .marks = {
      [REMIT_SHEET_MARK_PLAIN] = { NONE, 0xffffff },
      [REMIT_SHEET_MARK_ANSWER] = { 0xa4c7f2, 0x000000 },
      [REMIT_SHEET_MARK_DO] = { 0x123057, 0xffffff },
      [REMIT_SHEET_MARK_SUPPORT] = { 0x083a45, 0xffffff },
      [REMIT_SHEET_MARK_CHECK] = { 0x403000, 0xffffff },
      [REMIT_SHEET_MARK_INPUT] = { 0x12391c, 0xffffff },
      [REMIT_SHEET_MARK_NOTIFY] = { 0x2c2c30, 0xffffff },
      [REMIT_SHEET_MARK_EXCLUDED] = { 0x000000, 0xffb3ad },
      [REMIT_SHEET_MARK_DRIVE] = { 0xd8b9e4, 0x000000 },
      [REMIT_SHEET_MARK_CHIP] = { NONE, 0x000000 },
      [REMIT_SHEET_MARK_MUTED] = { NONE, 0xe4e2e8 },
    },
  },
};

static GdkRGBA
unpack (guint32 color)
{
  if (color == NONE)
    return (GdkRGBA){ 0 };
  return (GdkRGBA){ (float) (color >> 16 & 0xff) / 255, (float) (color >> 8 & 0xff) / 255,
                    (float) (color & 0xff) / 255, 1 };
}

void
remit_sheet_look_read (RemitSheetLook *look, GtkWidget *widget)
{
  gboolean dark = remit_theme_is_dark (), contrast = remit_theme_is_high_contrast ();
  RemitPalette palette = contrast
                           ? dark ? REMIT_PALETTE_DARK_CONTRAST : REMIT_PALETTE_LIGHT_CONTRAST
                         : dark ? REMIT_PALETTE_DARK
                                : REMIT_PALETTE_LIGHT;
  const Colors *colors = &palettes[palette];

  look->ground = unpack (colors->ground);
  look->header = unpack (colors->header);
  look->group = unpack (colors->group);
  look->line = unpack (colors->line);
  look->text = unpack (colors->text);
  look->muted = unpack (colors->muted);
  look->stripe = unpack (colors->stripe);
  look->note = unpack (colors->note);
  look->on_gravity = unpack (colors->on_gravity);
  look->on_chip = unpack (colors->on_chip);
  if (contrast || !remit_theme_color (widget, "accent_color", &look->accent))
    look->accent = unpack (colors->accent);
  for (int i = 0; i <= REMIT_SHEET_ERROR; i++)
    look->gravity[i] = unpack (colors->gravity[i]);
  for (int i = 0; i < REMIT_SHEET_N_MARK_STYLES; i++)
    {
      look->marks[i].ground = unpack (colors->marks[i].ground);
      look->marks[i].ink = unpack (colors->marks[i].ink);
      look->marks[i].struck = i == REMIT_SHEET_MARK_EXCLUDED;
    }
  for (int i = 0; i < REMIT_N_TINTS; i++)
    {
      RemitRgba tint = remit_palette_tint (palette, i);

      look->chip[i] = (GdkRGBA){ (float) tint.r, (float) tint.g, (float) tint.b, 1 };
    }
}
