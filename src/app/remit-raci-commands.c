/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-raci-view-private.h"

#include "remit-commands.h"

#include <glib/gi18n-lib.h>

/* The table of the RACI view's commands and their keys.  The sheet takes its own keys first; what
 * reaches the view is what it has no cursor for. */

#define CELLS N_ ("Cells of a matrix")
#define LINES N_ ("Rows and columns")
#define LOOK N_ ("Looking at a matrix")
#define MATRICES N_ ("RACI matrices")

static const RemitCommand commands[] = {
  { "raci.edit", N_ ("Edit Letters and Note"), CELLS, { NULL }, "F2" },
  { "raci.clear", N_ ("Clear Cells"), CELLS, { NULL }, "Delete" },
  { "raci.cut", N_ ("Cut Cells"), CELLS, { NULL }, "<Control>x" },
  { "raci.copy", N_ ("Copy Cells"), CELLS, { NULL }, "<Control>c" },
  { "raci.paste", N_ ("Paste Cells"), CELLS, { NULL }, "<Control>v" },
  { "raci.fill-down", N_ ("Fill Down"), CELLS, { NULL }, "<Control>d" },
  { "raci.fill-right", N_ ("Fill Right"), CELLS, { NULL }, "<Control>r" },
  { "raci.joint", N_ ("Answer Jointly…"), CELLS },
  { "raci.add-row", N_ ("New Activity"), LINES, { NULL }, "<Control><Shift>k" },
  { "raci.add-row-above", N_ ("New Activity Above"), LINES },
  { "raci.add-party", N_ ("New Party"), LINES, { NULL }, "<Control><Shift>l" },
  { "raci.add-group", N_ ("Move Rows to a New Group…"), LINES },
  { "raci.insert-activity", N_ ("Add Activity of the Model to the Matrix…"), LINES },
  { "raci.insert-party", N_ ("Add Party of the Model to the Matrix…"), LINES },
  { "raci.insert-all-parties", N_ ("Add All Parties of the Model to the Matrix"), LINES },
  { "raci.rename", N_ ("Rename Row or Column"), LINES },
  { "raci.remove", N_ ("Remove from This Matrix"), LINES, { NULL }, "<Shift>Delete" },
  { "raci.delete", N_ ("Delete from the Model"), LINES },
  { "raci.move-up", N_ ("Move Row Up"), LINES, { NULL }, "<Alt>Up" },
  { "raci.move-down", N_ ("Move Row Down"), LINES, { NULL }, "<Alt>Down" },
  { "raci.move-left", N_ ("Move Column to the Left"), LINES, { NULL }, "<Alt>Left" },
  { "raci.move-right", N_ ("Move Column to the Right"), LINES, { NULL }, "<Alt>Right" },
  { "raci.show-on-map", N_ ("Show on the Map"), LINES },
  { "raci.inspect", N_ ("Edit in the Inspector"), LINES },
  { "raci.search", N_ ("Find Rows"), LOOK, { NULL }, "<Control>f" },
  { "raci.next-problem", N_ ("Next Problem"), LOOK, { NULL }, "F8" },
  { "raci.previous-problem", N_ ("Previous Problem"), LOOK, { NULL }, "<Shift>F8" },
  { "raci.only-problems", N_ ("Only Rows with Problems"), LOOK },
  { "raci.filter-party", N_ ("Only Rows of a Party…"), LOOK },
  { "raci.filter-group", N_ ("Only Rows of a Group…"), LOOK },
  { "raci.show-all", N_ ("Show All Rows"), LOOK },
  { "raci.my-letters", N_ ("Letters of a Party…"), LOOK },
  { "raci.fold-equal", N_ ("Fold Rows with Equal Letters"), LOOK },
  { "raci.fold-all", N_ ("Fold All Groups"), LOOK },
  { "raci.unfold-all", N_ ("Unfold All Groups"), LOOK },
  { "raci.new-matrix", N_ ("New Matrix…"), MATRICES },
  { "raci.rename-matrix", N_ ("Rename Matrix…"), MATRICES },
  { "raci.duplicate-matrix", N_ ("Duplicate Matrix…"), MATRICES },
  { "raci.delete-matrix", N_ ("Delete Matrix"), MATRICES },
  { "raci.export", N_ ("Export Matrix…"), MATRICES },
  { "raci.choose-scheme", N_ ("Choose Scheme of Letters…"), MATRICES },
  { "raci.new-scheme", N_ ("New Scheme of Letters…"), MATRICES },
};

const RemitCommand *
remit_raci_view_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
