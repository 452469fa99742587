/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-compare-labels.h"

#include <math.h>
#include <string.h>

#define MAX_CELLS 4096
/* Between two labels, in squares of the raster: they are not read as one. */
#define AIR 2

void
topsheet_compare_labels_init (TopsheetCompareLabels *self, const TopsheetCompareBox *area, double cell)
{
  *self = (TopsheetCompareLabels) {
    .area = *area,
    .cell = cell,
    .columns = (int) CLAMP (ceil (area->width / cell), 1, MAX_CELLS),
    .rows = (int) CLAMP (ceil (area->height / cell), 1, MAX_CELLS),
  };
  self->taken = g_new0 (guint8, (gsize) self->columns * (gsize) self->rows);
}

void
topsheet_compare_labels_clear (TopsheetCompareLabels *self)
{
  g_clear_pointer (&self->taken, g_free);
  g_clear_pointer (&self->sums, g_free);
}

static int
get_column (const TopsheetCompareLabels *self, double x)
{
  return (int) floor (CLAMP ((x - self->area.x) / self->cell, -1, self->columns));
}

static int
get_row (const TopsheetCompareLabels *self, double y)
{
  return (int) floor (CLAMP ((y - self->area.y) / self->cell, -1, self->rows));
}

static void
take (TopsheetCompareLabels *self, int column, int row)
{
  if (column >= 0 && column < self->columns && row >= 0 && row < self->rows)
    self->taken[row * self->columns + column] = 1;
  g_clear_pointer (&self->sums, g_free);
}

void
topsheet_compare_labels_avoid_line (TopsheetCompareLabels *self, double x1, double y1, double x2, double y2)
{
  const double length = hypot (x2 - x1, y2 - y1);
  const int n = (int) CLAMP (ceil (2 * length / self->cell), 1, 2 * MAX_CELLS);

  for (int i = 0; i <= n; i++)
    take (self, get_column (self, x1 + (x2 - x1) * i / n), get_row (self, y1 + (y2 - y1) * i / n));
}

void
topsheet_compare_labels_avoid_path (TopsheetCompareLabels *self, const cairo_path_t *path)
{
  double x = 0, y = 0;

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      if (path->data[i].header.type == CAIRO_PATH_LINE_TO)
        topsheet_compare_labels_avoid_line (self, x, y, path->data[i + 1].point.x, path->data[i + 1].point.y);
      if (path->data[i].header.length > 1)
        {
          x = path->data[i + 1].point.x;
          y = path->data[i + 1].point.y;
        }
    }
}

void
topsheet_compare_labels_avoid_box (TopsheetCompareLabels *self, const TopsheetCompareBox *box)
{
  for (int row = get_row (self, box->y); row <= get_row (self, box->y + box->height); row++)
    for (int column = get_column (self, box->x); column <= get_column (self, box->x + box->width); column++)
      take (self, column, row);
}

/* sums[row][column]: how many are taken above @row and left of @column. */
static void
ensure_sums (TopsheetCompareLabels *self)
{
  const int width = self->columns + 1;

  if (self->sums != NULL)
    return;

  self->sums = g_new0 (guint, (gsize) width * (gsize) (self->rows + 1));
  for (int row = 0; row < self->rows; row++)
    for (int column = 0; column < self->columns; column++)
      self->sums[(row + 1) * width + column + 1] = self->taken[row * self->columns + column] +
                                                   self->sums[row * width + column + 1] +
                                                   self->sums[(row + 1) * width + column] -
                                                   self->sums[row * width + column];
}

static gboolean
is_free (TopsheetCompareLabels *self, const TopsheetCompareBox *box)
{
  const int width = self->columns + 1;
  const int left = MAX (get_column (self, box->x), 0), top = MAX (get_row (self, box->y), 0);
  const int right = MIN (get_column (self, box->x + box->width) + 1, self->columns);
  const int bottom = MIN (get_row (self, box->y + box->height) + 1, self->rows);

  if (box->x < self->area.x - 1e-6 || box->y < self->area.y - 1e-6 ||
      box->x + box->width > self->area.x + self->area.width + 1e-6 ||
      box->y + box->height > self->area.y + self->area.height + 1e-6 || left >= right || top >= bottom)
    return FALSE;

  ensure_sums (self);
  return self->sums[bottom * width + right] - self->sums[top * width + right] - self->sums[bottom * width + left] +
           self->sums[top * width + left] ==
         0;
}

static gboolean
find_near (TopsheetCompareLabels *self, double x, double y, TopsheetCompareBox *out)
{
  TopsheetCompareBox box = *out;
  double best = HUGE_VAL;

  for (int row = 0; row < self->rows; row++)
    for (int column = 0; column < self->columns; column++)
      {
        double distance;

        box.x = self->area.x + column * self->cell;
        box.y = self->area.y + row * self->cell;
        distance = topsheet_compare_box_distance (&box, x, y, NULL, NULL);
        if (distance < best - 1e-9 && is_free (self, &box))
          {
            best = distance;
            *out = box;
          }
      }
  return isfinite (best);
}

gboolean
topsheet_compare_labels_place (TopsheetCompareLabels *self,
                               const TopsheetCompareBox *wanted,
                               guint n_wanted,
                               double x,
                               double y,
                               TopsheetCompareBox *out)
{
  gboolean found = FALSE;
  TopsheetCompareBox around;

  for (guint i = 0; i < n_wanted && !found; i++)
    if (is_free (self, &wanted[i]))
      {
        *out = wanted[i];
        found = TRUE;
      }
  if (!found)
    {
      *out = wanted[0];
      if (!find_near (self, x, y, out))
        {
          out->x = CLAMP (out->x, self->area.x, MAX (self->area.x + self->area.width - out->width, self->area.x));
          out->y = CLAMP (out->y, self->area.y, MAX (self->area.y + self->area.height - out->height, self->area.y));
        }
    }
  around = (TopsheetCompareBox) { out->x - AIR * self->cell, out->y - AIR * self->cell,
                                  out->width + 2 * AIR * self->cell, out->height + 2 * AIR * self->cell };
  topsheet_compare_labels_avoid_box (self, &around);
  return found;
}

char **
topsheet_compare_labels_split (const char *text, guint n_lines)
{
  const char *rest = text != NULL ? text : "", *best = NULL;
  const gssize half = (gssize) strlen (rest) / 2;
  GStrvBuilder *lines = g_strv_builder_new ();

  for (const char *space = strchr (rest, ' '); n_lines > 1 && space != NULL; space = strchr (space + 1, ' '))
    if (best == NULL || ABS (space - rest - half) < ABS (best - rest - half))
      best = space;
  if (best != NULL)
    {
      g_strv_builder_take (lines, g_strndup (rest, (gsize) (best - rest)));
      rest = best + 1;
    }
  g_strv_builder_add (lines, rest);
  return g_strv_builder_unref_to_strv (lines);
}

double
topsheet_compare_box_distance (const TopsheetCompareBox *box, double x, double y, double *near_x, double *near_y)
{
  const double nearest_x = CLAMP (x, box->x, box->x + box->width);
  const double nearest_y = CLAMP (y, box->y, box->y + box->height);

  if (near_x != NULL)
    *near_x = nearest_x;
  if (near_y != NULL)
    *near_y = nearest_y;
  return hypot (nearest_x - x, nearest_y - y);
}
