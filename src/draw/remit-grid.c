/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-grid"
#include "remit-grid.h"

#include <math.h>

/* A hash of square cells, each with the numbers of the rectangles that touch it.  Adding and
 * asking cost the number of cells that the rectangle covers; a cell should be a little larger
 * than a node. Rectangles over very many cells (a line to a node placed far away) are kept in a
 * list of their own, and such questions go through all entries, so that no coordinates can make
 * it slow. */

#define MAX_CELLS 4096

typedef struct
{
  RemitRect rect;
  guint tag;
  guint asked; /* the query that has seen it last */
} GridEntry;

struct _RemitGrid
{
  double cell;
  guint query;
  GArray *entries;   /* GridEntry */
  GArray *found;     /* guint: entries, then tags */
  GArray *large;     /* guint: entries that are in no cell */
  GHashTable *cells; /* column and row in one gint64 -> GArray of guint */
};

static void
free_cell (gpointer data)
{
  g_array_unref (data);
}

RemitGrid *
_remit_grid_new (double cell)
{
  RemitGrid *grid = g_new0 (RemitGrid, 1);

  grid->cell = cell;
  grid->entries = g_array_new (FALSE, FALSE, sizeof (GridEntry));
  grid->found = g_array_new (FALSE, FALSE, sizeof (guint));
  grid->large = g_array_new (FALSE, FALSE, sizeof (guint));
  grid->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_cell);
  return grid;
}

void
_remit_grid_free (RemitGrid *grid)
{
  g_array_unref (grid->entries);
  g_array_unref (grid->found);
  g_array_unref (grid->large);
  g_hash_table_unref (grid->cells);
  g_free (grid);
}

typedef struct
{
  gint64 x0, y0, x1, y1;
} CellRange;

/* FALSE: too many. */
static gboolean
find_cells (const RemitGrid *grid, const RemitRect *rect, CellRange *range)
{
  double columns = rect->width / grid->cell + 2, rows = rect->height / grid->cell + 2;

  if (columns * rows > MAX_CELLS)
    return FALSE;
  *range = (CellRange){ (gint64)floor (rect->x / grid->cell), (gint64)floor (rect->y / grid->cell),
                        (gint64)floor ((rect->x + rect->width) / grid->cell),
                        (gint64)floor ((rect->y + rect->height) / grid->cell) };
  return TRUE;
}

static gint64
make_cell_key (gint64 x, gint64 y)
{
  return (gint64)(((guint64)x << 32) ^ ((guint64)y & 0xffffffff));
}

void
_remit_grid_add (RemitGrid *grid, const RemitRect *rect, guint tag)
{
  GridEntry entry = { *rect, tag, 0 };
  guint number = grid->entries->len;
  CellRange range;

  g_array_append_val (grid->entries, entry);
  if (!find_cells (grid, rect, &range))
    {
      g_array_append_val (grid->large, number);
      return;
    }
  for (gint64 y = range.y0; y <= range.y1; y++)
    for (gint64 x = range.x0; x <= range.x1; x++)
      {
        gint64 key = make_cell_key (x, y);
        GArray *cell = g_hash_table_lookup (grid->cells, &key);

        if (cell == NULL)
          {
            cell = g_array_new (FALSE, FALSE, sizeof (guint));
            g_hash_table_insert (grid->cells, g_memdup2 (&key, sizeof key), cell);
          }
        g_array_append_val (cell, number);
      }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;

  return x < y ? -1 : x > y;
}

static void
query_entry (RemitGrid *grid, guint number, const RemitRect *rect)
{
  GridEntry *entry = &g_array_index (grid->entries, GridEntry, number);
  const RemitRect *other = &entry->rect;

  if (entry->asked == grid->query)
    return;
  entry->asked = grid->query;
  if (other->x < rect->x + rect->width && rect->x < other->x + other->width
      && other->y < rect->y + rect->height && rect->y < other->y + other->height)
    g_array_append_val (grid->found, number);
}

static void
query_list (RemitGrid *grid, const GArray *numbers, const RemitRect *rect)
{
  for (guint i = 0; i < numbers->len; i++)
    query_entry (grid, g_array_index (numbers, guint, i), rect);
}

static void
query_cells (RemitGrid *grid, const CellRange *range, const RemitRect *rect)
{
  for (gint64 y = range->y0; y <= range->y1; y++)
    for (gint64 x = range->x0; x <= range->x1; x++)
      {
        gint64 key = make_cell_key (x, y);
        const GArray *cell = g_hash_table_lookup (grid->cells, &key);

        if (cell != NULL)
          query_list (grid, cell, rect);
      }
}

const GArray *
_remit_grid_query (RemitGrid *grid, const RemitRect *rect)
{
  CellRange range;

  grid->query++;
  g_array_set_size (grid->found, 0);
  if (find_cells (grid, rect, &range))
    {
      query_cells (grid, &range, rect);
      query_list (grid, grid->large, rect);
    }
  else
    for (guint i = 0; i < grid->entries->len; i++)
      query_entry (grid, i, rect);
  g_array_sort (grid->found, compare_numbers);
  for (guint i = 0; i < grid->found->len; i++)
    {
      guint *number = &g_array_index (grid->found, guint, i);

      *number = g_array_index (grid->entries, GridEntry, *number).tag;
    }
  return grid->found;
}
