/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-palette"
#include "remit-palette.h"

/* The four palettes.  The tints are the desktop's own hues, darkened until white text can be
 * read on them; the dark palettes have the same hues at an equal lightness, so that no party
 * shouts.  The first entry of each row is the tint "by itself", grey.  The ramps go by lightness in one
 * hue, away from the background, so they keep their order in grey. */

#define HEXA(rgb, alpha)                                                                           \
  {                                                                                                \
    ((rgb) >> 16 & 0xff) / 255.0, ((rgb) >> 8 & 0xff) / 255.0, ((rgb)&0xff) / 255.0, (alpha)       \
  }
#define HEX(rgb) HEXA (rgb, 1.0)
#define NONE                                                                                       \
  {                                                                                                \
    0, 0, 0, 0                                                                                     \
  }

static const RemitColors palettes[] = {
  /* REMIT_PALETTE_LIGHT */
  {
    .background = HEX (0xffffff),
    .surface = HEX (0xffffff),
    .border = HEX (0xc0bfbc),
    .faint = HEX (0xe4e0dc),
    .text = HEX (0x241f31),
    .muted = HEX (0x67656e),
    .link = HEX (0x77767b),
    .label_ground = HEXA (0xffffff, 0.92),
    .nobody_ground = HEX (0xffffff),
    .nobody_stripe = HEX (0xffbe6f),
    .nobody_border = HEX (0xe66100),
    .nobody_text = HEX (0xa33c00),
    .on_tint = HEX (0xffffff),
    .on_tint_muted = HEX (0xf1eff4),
    .area_border = NONE,
    .ramp = { HEX (0xfbf3e6), HEX (0xecd3ab), HEX (0xd3a66a), HEX (0x96602c), HEX (0x57300e) },
    .on_ramp = { HEX (0x241f31), HEX (0x241f31), HEX (0x241f31), HEX (0xffffff), HEX (0xffffff) },
    .border_width = 1.2,
    .tint = { HEX (0x5e5c64), HEX (0x1a5fb4), HEX (0x1d7a4d), HEX (0x813d9c), HEX (0xb84300),
              HEX (0x0c7186), HEX (0xb4202a), HEX (0x876000), HEX (0x7d5232), HEX (0x5e5c64) },
    .pale = { HEX (0xf7f7f2), HEX (0xeef4fc), HEX (0xecf7f1), HEX (0xf6effa), HEX (0xfdf2eb),
              HEX (0xeaf6f8), HEX (0xfdf0f0), HEX (0xfbf5e3), HEX (0xf7f2ed), HEX (0xf7f7f2) },
    .ink = { HEX (0x5e5c64), HEX (0x1a5fb4), HEX (0x1d7a4d), HEX (0x813d9c), HEX (0xb84300),
             HEX (0x0c7186), HEX (0xb4202a), HEX (0x876000), HEX (0x7d5232), HEX (0x5e5c64) },
  },
  /* REMIT_PALETTE_DARK */
  {
    .background = HEX (0x1e1e1e),
    .surface = HEX (0x303030),
    .border = HEX (0x58565c),
    .faint = HEX (0x454348),
    .text = HEX (0xf4f3f5),
    .muted = HEX (0xb8b6bd),
    .link = HEX (0x9a98a0),
    .label_ground = HEXA (0x1e1e1e, 0.92),
    .nobody_ground = HEX (0x2e241b),
    .nobody_stripe = HEX (0xb8671f),
    .nobody_border = HEX (0xe08a3c),
    .nobody_text = HEX (0xffb27a),
    .on_tint = HEX (0xffffff),
    .on_tint_muted = HEX (0xf6f5f8),
    .area_border = NONE,
    .ramp = { HEX (0x443a2c), HEX (0x5f4a30), HEX (0x7d5e35), HEX (0xc39a5f), HEX (0xf1d9ae) },
    .on_ramp = { HEX (0xf4f3f5), HEX (0xf4f3f5), HEX (0xf4f3f5), HEX (0x1e1e1e), HEX (0x1e1e1e) },
    .border_width = 1.2,
    .tint = { HEX (0x6f6d75), HEX (0x2b6ec1), HEX (0x277c53), HEX (0x9552b0), HEX (0xb84d0f),
              HEX (0x18788c), HEX (0xcb343e), HEX (0x8d680b), HEX (0x906443), HEX (0x6f6d75) },
    .pale = { HEX (0x252526), HEX (0x1c2631), HEX (0x1a2821), HEX (0x2b222f), HEX (0x322118),
              HEX (0x17282b), HEX (0x341f21), HEX (0x2b2414), HEX (0x2a241f), HEX (0x252526) },
    .ink = { HEX (0xaaa9ae), HEX (0x83ade0), HEX (0x42bf83), HEX (0xc19dd0), HEX (0xed9460),
             HEX (0x2eb9d6), HEX (0xe1959b), HEX (0xd8a118), HEX (0xc6a38a), HEX (0xaaa9ae) },
  },
  /* REMIT_PALETTE_LIGHT_CONTRAST */
  {
    .background = HEX (0xffffff),
    .surface = HEX (0xffffff),
    .border = HEX (0x000000),
    .faint = HEX (0x000000),
    .text = HEX (0x000000),
    .muted = HEX (0x2b2a30),
    .link = HEX (0x1c1b20),
    .label_ground = HEXA (0xffffff, 0.92),
    .nobody_ground = HEX (0xffffff),
    .nobody_stripe = HEX (0xffbe6f),
    .nobody_border = HEX (0x8f3a00),
    .nobody_text = HEX (0x7a2c00),
    .on_tint = HEX (0xffffff),
    .on_tint_muted = HEX (0xffffff),
    .area_border = HEX (0x55535a),
    .ramp = { HEX (0xfbf3e6), HEX (0xecd3ab), HEX (0xd3a66a), HEX (0x7a4a1c), HEX (0x432307) },
    .on_ramp = { HEX (0x000000), HEX (0x000000), HEX (0x000000), HEX (0xffffff), HEX (0xffffff) },
    .border_width = 1.6,
    .tint = { HEX (0x4e4d53), HEX (0x154d92), HEX (0x155838), HEX (0x6e3485), HEX (0x883200),
              HEX (0x095565), HEX (0x971b23), HEX (0x664800), HEX (0x6a452a), HEX (0x4e4d53) },
    .pale = { HEX (0xf7f7f2), HEX (0xeef4fc), HEX (0xecf7f1), HEX (0xf6effa), HEX (0xfdf2eb),
              HEX (0xeaf6f8), HEX (0xfdf0f0), HEX (0xfbf5e3), HEX (0xf7f2ed), HEX (0xf7f7f2) },
    .ink = { HEX (0x46454a), HEX (0x134582), HEX (0x134f32), HEX (0x632f78), HEX (0x7a2d00),
             HEX (0x084c5a), HEX (0x881820), HEX (0x5b4100), HEX (0x5f3e26), HEX (0x46454a) },
  },
  /* REMIT_PALETTE_DARK_CONTRAST */
  {
    .background = HEX (0x000000),
    .surface = HEX (0x000000),
    .border = HEX (0xffffff),
    .faint = HEX (0xffffff),
    .text = HEX (0xffffff),
    .muted = HEX (0xe4e2e8),
    .link = HEX (0xe4e2e8),
    .label_ground = HEXA (0x000000, 0.92),
    .nobody_ground = HEX (0x1c1005),
    .nobody_stripe = HEX (0xa86020),
    .nobody_border = HEX (0xffb066),
    .nobody_text = HEX (0xffc28a),
    .on_tint = HEX (0x000000),
    .on_tint_muted = HEX (0x000000),
    .area_border = HEX (0xb8b6bd),
    .ramp = { HEX (0x1f1a12), HEX (0x3d2f1b), HEX (0x5c4524), HEX (0xc9a063), HEX (0xf7e2ba) },
    .on_ramp = { HEX (0xffffff), HEX (0xffffff), HEX (0xffffff), HEX (0x000000), HEX (0x000000) },
    .border_width = 1.6,
    .tint = { HEX (0xb4b2b8), HEX (0x89b6ee), HEX (0x30cb80), HEX (0xcca5dc), HEX (0xff995f),
              HEX (0x15c3e7), HEX (0xee9da3), HEX (0xeaa700), HEX (0xd2ab8f), HEX (0xb4b2b8) },
    .pale = { HEX (0x1d1c1e), HEX (0x131d2a), HEX (0x112018), HEX (0x231927), HEX (0x2a180e),
              HEX (0x0e1f23), HEX (0x2d1617), HEX (0x231c0c), HEX (0x221b16), HEX (0x1d1c1e) },
    .ink = { HEX (0xc4c3c8), HEX (0xa4c7f2), HEX (0x61da9f), HEX (0xd8b9e4), HEX (0xffb287),
             HEX (0x50d4ef), HEX (0xf2b4b8), HEX (0xffb705), HEX (0xdcbea8), HEX (0xc4c3c8) },
  },
};

const RemitColors *
_remit_palette_get_colors (RemitPalette palette)
{
  g_return_val_if_fail ((guint)palette < G_N_ELEMENTS (palettes), &palettes[0]);

  return &palettes[palette];
}

RemitRgba
remit_palette_tint (RemitPalette palette, int tint)
{
  g_return_val_if_fail (tint >= 0 && tint < REMIT_N_TINTS, palettes[0].tint[0]);

  return _remit_palette_get_colors (palette)->tint[tint];
}

RemitRgba
remit_palette_tint_pale (RemitPalette palette, int tint)
{
  g_return_val_if_fail (tint >= 0 && tint < REMIT_N_TINTS, palettes[0].pale[0]);

  return _remit_palette_get_colors (palette)->pale[tint];
}
