/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-report-table.h"

#include <math.h>
#include <string.h>

#define GAP_LEAST 4.0
#define GAP_MOST_LARGE 9.4
#define GAP_MOST_SMALL 18.0
#define HEAD_PADDING 3.5
#define SECOND_PITCH 8.7

/* The muted dash of "no entry". */
static const TopsheetColor dash_color = { 0x73 / 255.0, 0x73 / 255.0, 0x78 / 255.0 };

typedef struct
{
  TopsheetTableRowFlags flags;
  GStrv cells;
  char *second;
  guint64 over; /* bit by column */
} Row;

typedef struct
{
  TopsheetTableColumn column;
  double x, width;
  gboolean dropped;
} Column;

struct _TopsheetTable
{
  GArray *columns; /* (element-type Column) */
  GArray *rows;    /* (element-type Row) */
  gboolean large;
  const TopsheetTextStyle *style;
  gboolean small; /* as it is set, which is smaller than asked for when the page is too narrow */
  double padding;
  guint head_lines;
};

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_strfreev (row->cells);
  g_free (row->second);
}

static void
column_clear (gpointer data)
{
  g_free ((char *) ((Column *) data)->column.head);
}

static void
set_size (TopsheetTable *self, gboolean large)
{
  self->style = large ? &topsheet_style_table : &topsheet_style_small_table;
  self->small = !large;
  self->padding = large ? 4.3 : 2.7;
}

TopsheetTable *
topsheet_table_new (const TopsheetTableColumn *columns, guint n_columns, gboolean large)
{
  TopsheetTable *self;

  g_return_val_if_fail (columns != NULL && n_columns > 0 && n_columns <= 64, NULL);

  self = g_new0 (TopsheetTable, 1);
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
  self->large = large;
  set_size (self, large);
  for (guint i = 0; i < n_columns; i++)
    {
      Column column = { columns[i] };

      column.column.head = g_strdup (columns[i].head);
      g_array_append_val (self->columns, column);
    }

  return self;
}

void
topsheet_table_free (TopsheetTable *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_free (self);
}

void
topsheet_table_add_row (TopsheetTable *self, TopsheetTableRowFlags flags, GStrv cells, const char *second)
{
  Row row = { flags, cells, g_strdup (second), 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (cells != NULL && g_strv_length (cells) == self->columns->len);

  g_array_append_val (self->rows, row);
}

void
topsheet_table_set_over (TopsheetTable *self, guint row, guint column)
{
  g_return_if_fail (self != NULL && row < self->rows->len && column < self->columns->len);

  g_array_index (self->rows, Row, row).over |= G_GUINT64_CONSTANT (1) << column;
}

void
topsheet_table_drop_seconds (TopsheetTable *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    g_clear_pointer (&g_array_index (self->rows, Row, i).second, g_free);
}

static Column *
get_column (TopsheetTable *self, guint i)
{
  return &g_array_index (self->columns, Column, i);
}

static const TopsheetTextStyle *
cell_style (TopsheetTable *self, const Row *row, guint column)
{
  static const TopsheetTextStyle *const styles[2][2][2] = {
    { { &topsheet_style_table_words, &topsheet_style_table_words_bold },
      { &topsheet_style_table, &topsheet_style_table_bold } },
    { { &topsheet_style_small_table_words, &topsheet_style_small_table_words_bold },
      { &topsheet_style_small_table, &topsheet_style_small_table_bold } },
  };

  return styles[self->small ? 1 : 0][get_column (self, column)->column.align == TOPSHEET_ALIGN_RIGHT ? 1 : 0]
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
      Column *column = get_column (self, i);

      column->width = head_width (builder, column->column.head);
      for (guint j = 0; j < self->rows->len; j++)
        {
          const Row *row = &g_array_index (self->rows, Row, j);

          column->width = MAX (column->width, text_width (builder, cell_style (self, row, i), row->cells[i]));
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
    if (!get_column (self, i)->dropped)
      {
        width += get_column (self, i)->width;
        (*n)++;
      }
  return width;
}

static gboolean
drop_column (TopsheetTable *self)
{
  Column *next = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = get_column (self, i);

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
      Column *widest = NULL;
      double next = 40;

      for (guint i = 0; i < self->columns->len; i++)
        {
          Column *column = get_column (self, i);

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
      const Column *column = get_column (self, i);

      if (!column->dropped && column->column.lines > 0)
        room += MAX (0, column->width - 90);
    }
  return room >= missing;
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
      Column *column = get_column (self, i);

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
    if (!get_column (self, i)->dropped &&
        text_width (builder, &topsheet_style_small_table, get_column (self, i)->column.head) >
          get_column (self, i)->width + 0.01)
      self->head_lines = 2;
}

/* Type of the top sheet first, then smaller type, then columns go, and only then are words cut. */
static void
fit (TopsheetTable *self, TopsheetReportBuilder *builder)
{
  gboolean large = self->large;
  guint n;

  for (guint i = 0; i < self->columns->len; i++)
    get_column (self, i)->dropped = FALSE;
  set_size (self, large);
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
          set_size (self, FALSE);
          measure_columns (self, builder);
        }
      else if (!drop_column (self))
        {
          shrink_columns (self, missing);
          break;
        }
    }

  spread_columns (self, builder->left, builder->width);
  count_head_lines (self, builder);
}

static PangoLayout *
typeset_cell (TopsheetTable *self, TopsheetReportBuilder *builder, const Row *row, guint i)
{
  const Column *column = get_column (self, i);
  PangoLayout *layout = topsheet_typeset (builder->context, cell_style (self, row, i), row->cells[i]);

  if (column->column.lines > 0)
    topsheet_layout_set_width (layout, column->width, column->column.lines);
  return layout;
}

static double
row_height (TopsheetTable *self, TopsheetReportBuilder *builder, const Row *row)
{
  int lines = 1;

  for (guint i = 0; i < self->columns->len; i++)
    if (!get_column (self, i)->dropped && get_column (self, i)->column.lines > 1)
      {
        g_autoptr (PangoLayout) layout = typeset_cell (self, builder, row, i);

        lines = MAX (lines, pango_layout_get_line_count (layout));
      }
  return lines * self->style->leading + self->padding + (row->second != NULL ? SECOND_PITCH : 0);
}

static double
head_height (TopsheetTable *self)
{
  return self->head_lines * topsheet_style_small_table.leading + HEAD_PADDING;
}

/* @tagged: the first one is the head of the table; those of later pages repeat it and are artifacts. */
static void
place_head (TopsheetTable *self, TopsheetReportBuilder *builder, gboolean tagged)
{
  TopsheetReportPage *page = builder->page;

  topsheet_report_page_begin_tag (page, tagged ? "THead" : "Artifact", NULL);
  if (tagged)
    topsheet_report_page_begin_tag (page, "TR", NULL);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);
      PangoLayout *layout;
      double top;

      if (column->dropped)
        continue;
      layout = topsheet_typeset (builder->context, &topsheet_style_small_table, column->column.head);
      topsheet_layout_set_width (layout, column->width, 2);
      top = builder->y +
            (self->head_lines - (guint) pango_layout_get_line_count (layout)) * topsheet_style_small_table.leading;
      if (tagged)
        topsheet_report_page_begin_tag (page, "TH", "Column");
      topsheet_report_page_add_layout (page, layout, &topsheet_style_small_table, &builder->theme.ink2, column->x, top,
                                       column->width, column->column.align);
      if (tagged)
        topsheet_report_page_end_tag (page, "TH");
    }
  if (tagged)
    topsheet_report_page_end_tag (page, "TR");
  topsheet_report_page_end_tag (page, tagged ? "THead" : "Artifact");

  builder->y += head_height (self);
  topsheet_report_page_add_rule (page, &builder->theme.ink2, 0.5, builder->left, builder->y, builder->width, 0);
}

static const TopsheetColor *
cell_color (TopsheetReportBuilder *builder, const Row *row, guint column)
{
  if (g_str_equal (row->cells[column], "–"))
    return &dash_color;
  if (row->over & (G_GUINT64_CONSTANT (1) << column))
    return &builder->theme.over;
  return &builder->theme.ink;
}

static void
place_second (TopsheetTable *self, TopsheetReportBuilder *builder, const Row *row, double top)
{
  PangoLayout *layout = topsheet_typeset (builder->context, &topsheet_style_small_table, row->second);

  topsheet_layout_set_width (layout, get_column (self, 0)->width, 1);
  topsheet_report_page_end_tag (builder->page, "P");
  topsheet_report_page_begin_tag (builder->page, "P", NULL);
  topsheet_report_page_add_layout (builder->page, layout, &topsheet_style_small_table, &builder->theme.ink2,
                                   builder->left, top, 0, TOPSHEET_ALIGN_LEFT);
  topsheet_report_page_end_tag (builder->page, "P");
}

static void
place_row (TopsheetTable *self, TopsheetReportBuilder *builder, const Row *row)
{
  TopsheetReportPage *page = builder->page;
  double top = builder->y + self->padding / 2, height = row_height (self, builder, row);
  gboolean first = TRUE;

  if (row->flags & (TOPSHEET_TABLE_ROW_RULE_HAIR | TOPSHEET_TABLE_ROW_RULE_TOTAL))
    topsheet_report_page_add_rule (page,
                                   row->flags & TOPSHEET_TABLE_ROW_RULE_TOTAL ? &builder->theme.ink
                                                                              : &builder->theme.hair,
                                   0.5, builder->left, builder->y, builder->width, 0);
  topsheet_report_page_begin_tag (page, "TR", NULL);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);
      const char *tag = first ? "TH" : "TD";

      if (column->dropped)
        continue;
      topsheet_report_page_begin_tag (page, tag, first ? "Row" : NULL);
      if (first && row->second != NULL)
        topsheet_report_page_begin_tag (page, "P", NULL);
      if (row->cells[i][0] != '\0')
        topsheet_report_page_add_layout (page, typeset_cell (self, builder, row, i), self->style,
                                         cell_color (builder, row, i), column->x, top, column->width,
                                         column->column.align);
      if (first && row->second != NULL)
        place_second (self, builder, row, top + self->style->leading + 0.6);
      topsheet_report_page_end_tag (page, tag);
      first = FALSE;
    }
  topsheet_report_page_end_tag (page, "TR");

  builder->y += height;
  if (row->flags & TOPSHEET_TABLE_ROW_RULE_TOTAL)
    topsheet_report_page_add_rule (page, &builder->theme.ink, 0.5, builder->left, builder->y, builder->width, 0);
}

/* Height of the row and of those that must stand on the same page after it. */
static double
kept_height (TopsheetTable *self, TopsheetReportBuilder *builder, guint i)
{
  double height = row_height (self, builder, &g_array_index (self->rows, Row, i));

  for (i++; i < self->rows->len && (g_array_index (self->rows, Row, i).flags & TOPSHEET_TABLE_ROW_KEEP); i++)
    height += row_height (self, builder, &g_array_index (self->rows, Row, i));
  return height;
}

double
topsheet_table_measure (TopsheetTable *self, TopsheetReportBuilder *builder)
{
  double height;

  g_return_val_if_fail (self != NULL && builder != NULL, 0);

  fit (self, builder);
  height = head_height (self);
  for (guint i = 0; i < self->rows->len; i++)
    height += row_height (self, builder, &g_array_index (self->rows, Row, i));
  return height;
}

void
topsheet_table_place (TopsheetTable *self, TopsheetReportBuilder *builder, const char *caption)
{
  double least;

  g_return_if_fail (self != NULL && builder != NULL);

  fit (self, builder);
  least = head_height (self) + (self->rows->len > 0 ? kept_height (self, builder, 0) : 0);
  if (caption != NULL)
    {
      if (builder->y + 11 + 14 + least > builder->body_bottom)
        topsheet_report_builder_continue_page (builder);
      else
        builder->y += 11;
    }
  topsheet_report_page_begin_tag (builder->page, "Table", NULL);
  if (caption != NULL)
    {
      topsheet_report_builder_add_paragraph (builder, "Caption", &topsheet_style_text_bold, &builder->theme.ink,
                                             caption, builder->width, 1);
      builder->y += 1;
    }
  place_head (self, builder, TRUE);
  topsheet_report_page_begin_tag (builder->page, "TBody", NULL);
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (i > 0 && !(g_array_index (self->rows, Row, i).flags & TOPSHEET_TABLE_ROW_KEEP) &&
          builder->y + kept_height (self, builder, i) > builder->body_bottom)
        {
          topsheet_report_builder_continue_page (builder);
          place_head (self, builder, FALSE);
        }
      place_row (self, builder, &g_array_index (self->rows, Row, i));
    }
  topsheet_report_page_end_tag (builder->page, "TBody");
  topsheet_report_page_end_tag (builder->page, "Table");
}
