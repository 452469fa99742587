/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A rectangle of a drawing, by its corner on top at the left. */
typedef struct
{
  double x, y, width, height;
} TopsheetCompareBox;

/**
 * TopsheetCompareLabels:
 *
 * Where the words of a chart go: a raster of what is drawn already, in which places for further ones are looked for. What is placed is taken into account by
 * the next one. Same calls, same places.
 */
typedef struct
{
  TopsheetCompareBox area;
  double             cell;
  int                columns, rows;
  guint8            *taken;
  guint             *sums; /* of @taken above and left of a corner; NULL until it is asked for */
} TopsheetCompareLabels;

/* @area: labels stay inside. @cell: side of a square of the raster */
void     topsheet_compare_labels_init  (TopsheetCompareLabels    *self,
                                        const TopsheetCompareBox *area,
                                        double                    cell);
void     topsheet_compare_labels_clear (TopsheetCompareLabels    *self);
/* What lies there must not be covered. */
void     topsheet_compare_labels_avoid_line (TopsheetCompareLabels *self,
                                             double                 x1,
                                             double                 y1,
                                             double                 x2,
                                             double                 y2);
/* Its straight lines. */
void     topsheet_compare_labels_avoid_path (TopsheetCompareLabels *self,
                                             const cairo_path_t    *path);
void     topsheet_compare_labels_avoid_box  (TopsheetCompareLabels    *self,
                                             const TopsheetCompareBox *box);
/**
 * topsheet_compare_labels_place:
 * @wanted: where it would stand best, all of one size, the best first
 * @x: @y: what it belongs to
 *
 * The first of @wanted where nothing lies; else the free place that is nearest to @x and @y; where the area is full, the first of @wanted, moved inside.
 *
 * Returns: %TRUE when it is one of @wanted; else it may need a line to what it belongs to
 */
gboolean topsheet_compare_labels_place (TopsheetCompareLabels    *self,
                                        const TopsheetCompareBox *wanted,
                                        guint                     n_wanted,
                                        double                    x,
                                        double                    y,
                                        TopsheetCompareBox       *out);
/* @text (nullable) in at most @n_lines, 1 or 2, cut at the space nearest to the middle. (transfer full) */
char   **topsheet_compare_labels_split (const char               *text,
                                        guint                     n_lines);
/* The point of @box that is nearest to @x and @y, and how far away it is. */
double   topsheet_compare_box_distance (const TopsheetCompareBox *box,
                                        double                    x,
                                        double                    y,
                                        double                   *near_x,
                                        double                   *near_y);

G_END_DECLS
