/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-sheet-model.h"

G_BEGIN_DECLS

/* The colours of a sheet in the present theme. */

#define REMIT_SHEET_N_MARK_STYLES (REMIT_SHEET_MARK_MUTED + 1)

typedef struct
{
  GdkRGBA ground, ink; /* ground with alpha 0: none, the mark is text alone */
  gboolean struck;
} RemitSheetMarkLook;

typedef struct
{
  GdkRGBA ground, header, group, line, text, muted, accent;
  GdkRGBA stripe;                         /* of what is empty but expected */
  GdkRGBA gravity[REMIT_SHEET_ERROR + 1]; /* frames and text */
  GdkRGBA on_gravity;                     /* on a plate of one of them */
  GdkRGBA note;
  GdkRGBA chip[REMIT_N_TINTS], on_chip;
  RemitSheetMarkLook marks[REMIT_SHEET_N_MARK_STYLES];
} RemitSheetLook;

/* Reads the colours of @widget's theme. */
void remit_sheet_look_read (RemitSheetLook *look, GtkWidget *widget);

G_END_DECLS
