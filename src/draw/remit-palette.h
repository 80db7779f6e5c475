/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-row.h"
#include "remit-scene-map.h"

G_BEGIN_DECLS

#define REMIT_RAMP_STEPS 5

/* Every colour of a map. Text on its ground has a contrast of at least 4.5:1, in the
 * high-contrast palettes 7:1; a test computes it. */
typedef struct
{
  RemitRgba background;
  RemitRgba surface; /* of cards */
  RemitRgba border;  /* of cards */
  RemitRgba faint;   /* hairlines, the frame of the legend */
  RemitRgba text, muted;
  RemitRgba link;         /* lines */
  RemitRgba label_ground; /* under the words of a line; lets a little of what is below through */
  RemitRgba nobody_ground, nobody_stripe, nobody_border, nobody_text;
  RemitRgba on_tint, on_tint_muted; /* text on a filled tint */
  RemitRgba area_border;            /* alpha 0: none */
  RemitRgba tint[REMIT_N_TINTS];
  RemitRgba pale[REMIT_N_TINTS];
  RemitRgba ink[REMIT_N_TINTS]; /* text and lines in a tint, on pale and on the background */
  RemitRgba ramp[REMIT_RAMP_STEPS];    /* grounds of cards from little to much, by lightness */
  RemitRgba on_ramp[REMIT_RAMP_STEPS]; /* text on them */
  double border_width;
} RemitColors;

const RemitColors *_remit_palette_get_colors (RemitPalette palette);

G_END_DECLS
