/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-report-table-private.h"

#include <string.h>

/* Of a column of amounts, when there is room: few columns would crowd at the right else. */
#define AMOUNT_LEAST 46.0
#define GAP_LEAST 4.0
#define GAP_MOST_LARGE 9.4
#define GAP_MOST_SMALL 18.0

void
topsheet_table_set_size (TopsheetTable *self, gboolean large)
{
  self->style = large ? &topsheet_style_table : &topsheet_style_small_table;
  self->small = !large;
  self->padding = large ? 4.3 : 2.7;
}

TopsheetTablePlacedColumn *
topsheet_table_get_column (TopsheetTable *self, guint i)
{
  return &g_array_index (self->columns, TopsheetTablePlacedColumn, i);
}

const TopsheetTextStyle *
topsheet_table_get_style (TopsheetTable *self, const TopsheetTableRow *row, guint column)
{
  static const TopsheetTextStyle * const styles[2][2][2] = {
    { { &topsheet_style_table_words, &topsheet_style_table_words_bold },
      { &topsheet_style_table, &topsheet_style_table_bold } },
    { { &topsheet_style_small_table_words, &topsheet_style_small_table_words_bold },
      { &topsheet_style_small_table, &topsheet_style_small_table_bold } },
  };

  return styles[self->small ? 1 : 0]
               [topsheet_table_get_column (self, column)->column.align == TOPSHEET_ALIGN_RIGHT ? 1 : 0]
               [row->flags & TOPSHEET_TABLE_ROW_BOLD ? 1 : 0];
}

static double
text_width (TopsheetReportBuilder *builder, const TopsheetTextStyle *style, const char *text)
{
  g_autoptr (PangoLayout) layout = topsheet_typeset (builder->context, style, text);

  return topsheet_layout_get_width (layout);
}

/* The least width in which the head takes two lines. */
static double
head_width (TopsheetReportBuilder *builder, const char *head)
{
  double least = text_width (builder, &topsheet_style_small_table, head);

  for (const char *blank = strchr (head, ' '); blank != NULL; blank = strchr (blank + 1, ' '))
    {
      g_autofree char *first = g_strndup (head, (gsize) (blank - head));
      double width = MAX (text_width (builder, &topsheet_style_small_table, first),
                          text_width (builder, &topsheet_style_small_table, blank + 1));

      least = MIN (least, width);
    }
  return least;
}

static void
measure_columns (TopsheetTable *self, TopsheetReportBuilder *builder)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      TopsheetTablePlacedColumn *column = topsheet_table_get_column (self, i);

      column->width = head_width (builder, column->column.head);
      for (guint j = 0; j < self->rows->len; j++)
        {
          const TopsheetTableRow *row = &g_array_index (self->rows, TopsheetTableRow, j);

          column->width = MAX (column->width,
                               text_width (builder, topsheet_table_get_style (self, row, i), row->cells[i]));
        }
    }
}

/* Width of all columns that stay, without gaps. */
static double
total_width (TopsheetTable *self, guint *n)
{
  double width = 0;

  *n = 0;
  for (guint i = 0; i < self->columns->len; i++)
    if (!topsheet_table_get_column (self, i)->dropped)
      {
        width += topsheet_table_get_column (self, i)->width;
        (*n)++;
      }
  return width;
}

static gboolean
drop_column (TopsheetTable *self)
{
  TopsheetTablePlacedColumn *next = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    {
      TopsheetTablePlacedColumn *column = topsheet_table_get_column (self, i);

      if (!column->dropped && column->column.drop > 0 && (next == NULL || column->column.drop < next->column.drop))
        next = column;
    }
  if (next == NULL)
    return FALSE;

  next->dropped = TRUE;
  return TRUE;
}

/* Takes what is missing from the columns whose cells may be cut, the widest first. */
static void
shrink_columns (TopsheetTable *self, double missing)
{
  while (missing > 0.01)
    {
      TopsheetTablePlacedColumn *widest = NULL;
      double next = 40;

      for (guint i = 0; i < self->columns->len; i++)
        {
          TopsheetTablePlacedColumn *column = topsheet_table_get_column (self, i);

          if (column->dropped || column->column.lines == 0)
            continue;
          if (widest == NULL || column->width > widest->width)
            {
              if (widest != NULL)
                next = MAX (next, widest->width);
              widest = column;
            }
          else if (column->width < widest->width)
            next = MAX (next, column->width);
        }
      if (widest == NULL || widest->width <= 40)
        return;

      next = MAX (MIN (next, widest->width - 0.5), widest->width - missing);
      missing -= widest->width - next;
      widest->width = next;
    }
}

static gboolean
may_shrink_to_fit (TopsheetTable *self, double missing)
{
  double room = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const TopsheetTablePlacedColumn *column = topsheet_table_get_column (self, i);

      if (!column->dropped && column->column.lines > 0)
        room += MAX (0, column->width - 90);
    }
  return room >= missing;
}

/* Widens the columns of amounts of a large table when all of them find the room. */
static void
widen_amounts (TopsheetTable *self, double available)
{
  double missing = 0;
  guint n;

  for (guint i = 0; i < self->columns->len; i++)
    if (!topsheet_table_get_column (self, i)->dropped &&
        topsheet_table_get_column (self, i)->column.align == TOPSHEET_ALIGN_RIGHT)
      missing += MAX (0, AMOUNT_LEAST - topsheet_table_get_column (self, i)->width);
  if (total_width (self, &n) + missing + GAP_MOST_LARGE * (n - 1) > available)
    return;

  for (guint i = 0; i < self->columns->len; i++)
    if (topsheet_table_get_column (self, i)->column.align == TOPSHEET_ALIGN_RIGHT)
      topsheet_table_get_column (self, i)->width = MAX (topsheet_table_get_column (self, i)->width, AMOUNT_LEAST);
}

/* The first column takes the room that the gaps leave. */
static void
spread_columns (TopsheetTable *self, double left, double available)
{
  guint n;
  double width = total_width (self, &n), gap_most = self->large ? GAP_MOST_LARGE : GAP_MOST_SMALL;
  double gap = n > 1 ? CLAMP ((available - width) / (n - 1), GAP_LEAST, gap_most) : 0;
  double x = left, rest = available - width - gap * (n - 1);

  for (guint i = 0, seen = 0; i < self->columns->len; i++)
    {
      TopsheetTablePlacedColumn *column = topsheet_table_get_column (self, i);

      if (column->dropped)
        continue;
      if (seen++ == 0)
        column->width += MAX (0, rest);
      column->x = x;
      x += column->width + gap;
    }
}

static void
count_head_lines (TopsheetTable *self, TopsheetReportBuilder *builder)
{
  self->head_lines = 1;
  for (guint i = 0; i < self->columns->len; i++)
    if (!topsheet_table_get_column (self, i)->dropped &&
        text_width (builder, &topsheet_style_small_table, topsheet_table_get_column (self, i)->column.head) >
          topsheet_table_get_column (self, i)->width + 0.01)
      self->head_lines = 2;
}

/* Type of the top sheet first, then smaller type, then columns go, and only then are words cut. */
void
topsheet_table_fit (TopsheetTable *self, TopsheetReportBuilder *builder)
{
  gboolean large = self->large;
  guint n;

  for (guint i = 0; i < self->columns->len; i++)
    topsheet_table_get_column (self, i)->dropped = FALSE;
  topsheet_table_set_size (self, large);
  measure_columns (self, builder);

  for (;;)
    {
      double missing = total_width (self, &n) + GAP_LEAST * (n - 1) - builder->width;

      if (missing <= 0 || may_shrink_to_fit (self, missing))
        {
          shrink_columns (self, missing);
          break;
        }
      if (large)
        {
          large = FALSE;
          topsheet_table_set_size (self, FALSE);
          measure_columns (self, builder);
        }
      else if (!drop_column (self))
        {
          shrink_columns (self, missing);
          break;
        }
    }

  if (!self->small)
    widen_amounts (self, builder->width);
  spread_columns (self, builder->left, builder->width);
  count_head_lines (self, builder);
}
