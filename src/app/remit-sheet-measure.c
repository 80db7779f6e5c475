/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-sheet-private.h"

/* How large the lines of a sheet want to be: all from the metrics of the font, so that text of
 * 200 % fits as well.  Asked once after the lines or the font have changed; all columns are looked
 * at, of the rows only the first SAMPLE, for a sheet of 5,000 rows must not wait for its names. */

#define SAMPLE 200
#define LEAST_HEIGHT 24   /* px: of what is touched */
#define ROW_PADDING 9     /* px above and below the text together */
#define SIGN 13           /* px: the plate with "!" */
#define FIGURE_PADDING 11 /* px beside a figure, the line between two columns included */
/* in digits */
#define COLUMN_WIDTH 8
#define HEADER_LEAST 20
#define HEADER_MOST 32
#define ROTATED_MOST 22
#define FIGURE_WIDTH 9
#define REMARK_WIDTH 26
#define REMARK_LEAST 8
#define BODY_LEAST 28
#define FIGURES_LEAST 2 /* columns */

static int
measure_text (RemitSheet *self, PangoLayout *layout, const char *text)
{
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Pixels of the screen for one at 100 %. */
static double
get_scale (RemitSheet *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return self->zoom * (dpi > 0 ? dpi / 1024.0 / 96.0 : 1);
}

static void
measure_font (RemitSheet *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  self->sign = MAX (4, (int) (SIGN * get_scale (self)));
  self->em = MAX (
    4, (int) (self->zoom * pango_font_metrics_get_approximate_digit_width (metrics) / PANGO_SCALE));
  self->line_height
    = MAX (8, (int) (self->zoom * pango_font_metrics_get_height (metrics) / PANGO_SCALE));
  pango_font_metrics_unref (metrics);
}

static PangoLayout *
create_layout (RemitSheet *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (self->zoom));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* What a turned text does not get of the height of a header. */
static int
get_turned_rest (RemitSheet *self, gboolean sign)
{
  return self->em + (sign ? self->sign + 4 : 0);
}

int
_remit_sheet_get_turned_room (RemitSheet *self, int height, gboolean sign)
{
  return height - get_turned_rest (self, sign);
}

static int
measure_figure (RemitSheet *self, PangoLayout *layout, const RemitSheetLine *line)
{
  int figure = measure_text (self, layout, line->widest) + self->sign;

  return MAX (figure, measure_text (self, layout, line->text)) + FIGURE_PADDING;
}

/* The width of a column or margin; @rotated grows with the length of what is turned.  All have room
 * for a sign, for problems come and go while somebody types, and the rows are to stay where they
 * are. */
static int
measure_line (RemitSheet *self, PangoLayout *layout, const RemitSheetLine *line, int usual,
              int *rotated)
{
  if (!line->upright)
    *rotated
      = MAX (*rotated, measure_text (self, layout, line->text) + get_turned_rest (self, TRUE));
  if (line->width > 0)
    usual = MAX (LEAST_HEIGHT, (int) (line->width * get_scale (self)));
  if (line->widest != NULL)
    usual = MAX (usual, measure_figure (self, layout, line));
  return usual;
}

/* *figures gets where the first columns of figures end, which names and remarks leave room for. */
static int
measure_columns (RemitSheet *self, PangoLayout *layout, int *figures)
{
  RemitSheetSizes *sizes = &self->sizes;
  RemitSheetLine line;
  guint n_figures = 0;
  int end = 0, rotated = 0;

  *figures = 0;

  for (guint i = 0; i < sizes->n_columns; i++)
    {
      remit_sheet_model_get_line (self->model, REMIT_SHEET_COLUMNS, i, &line);
      end += measure_line (self, layout, &line, COLUMN_WIDTH * self->em, &rotated);
      sizes->column_ends[i] = end;
      n_figures += line.numbers && line.widest != NULL;
      if (n_figures <= FIGURES_LEAST && line.numbers)
        *figures = end;
    }
  for (guint i = 0; i < sizes->n_margins; i++)
    {
      gboolean remark;

      remit_sheet_model_get_margin (self->model, i, &line, &remark);
      line.upright = line.upright || remark;
      sizes->margin_wishes[i] = measure_line (
        self, layout, &line, (remark ? REMARK_WIDTH : FIGURE_WIDTH) * self->em, &rotated);
      if (remark)
        sizes->remark = (int) i;
    }
  return rotated;
}

static int
measure_names (RemitSheet *self, PangoLayout *layout)
{
  int width = measure_text (self, layout, remit_sheet_model_get_corner (self->model));
  RemitSheetLine line;

  for (guint i = 0; i < MIN (self->sizes.n_rows, SAMPLE); i++)
    {
      remit_sheet_model_get_line (self->model, REMIT_SHEET_ROWS, i, &line);
      width = MAX (width, measure_text (self, layout, line.text)
                            + ((int) line.depth + line.foldable) * 2 * self->em);
    }
  for (guint i = 0; i < self->sizes.n_totals; i++)
    width = MAX (width,
                 measure_text (self, layout, remit_sheet_model_get_total_label (self->model, i)));
  return width + 3 * self->em;
}

/* Headers without a title are numbers: they need no room for names, but never less than they
 * have. */
static int
least_header (RemitSheet *self, int names)
{
  gboolean titled = *remit_sheet_model_get_corner (self->model) != '\0';

  return titled ? HEADER_LEAST * self->em : MIN (names, HEADER_LEAST * self->em);
}

void
_remit_sheet_measure (RemitSheet *self)
{
  g_autoptr (PangoLayout) layout = create_layout (self);
  RemitSheetSizes *sizes = &self->sizes;
  int rotated, figures, names;

  measure_font (self);
  if (self->model == NULL)
    {
      remit_sheet_sizes_set_lines (sizes, 0, 0, 0, 0);
      return;
    }
  remit_sheet_sizes_set_lines (sizes, remit_sheet_model_get_n_lines (self->model, REMIT_SHEET_ROWS),
                               remit_sheet_model_get_n_lines (self->model, REMIT_SHEET_COLUMNS),
                               remit_sheet_model_get_n_margins (self->model),
                               remit_sheet_model_get_n_totals (self->model));
  sizes->row_height = MAX (LEAST_HEIGHT, self->line_height + ROW_PADDING);
  rotated = measure_columns (self, layout, &figures);
  sizes->header_tall = CLAMP (rotated, sizes->row_height, ROTATED_MOST * self->em);
  names = measure_names (self, layout);
  sizes->header_least = least_header (self, names);
  sizes->header_wish = CLAMP (names, sizes->header_least, HEADER_MOST * self->em);
  sizes->remark_least = REMARK_LEAST * self->em;
  sizes->body_least = MAX (BODY_LEAST * self->em, figures);
}
