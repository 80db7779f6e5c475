/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-field-editor.h"

G_BEGIN_DECLS

/* Entries for texts, numbers and days, and areas for long texts. */
#define REMIT_TYPE_TEXT_EDITOR (remit_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (RemitTextEditor, remit_text_editor, REMIT, TEXT_EDITOR, RemitFieldEditor)

G_END_DECLS
