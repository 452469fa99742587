/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-report-table-private.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#define HEAD_PADDING 3.5
#define SECOND_PITCH 8.7

/* The muted dash of "no entry". */
static const TopsheetColor dash_color = { 0x73 / 255.0, 0x73 / 255.0, 0x78 / 255.0 };

static void
row_clear (gpointer data)
{
  TopsheetTableRow *row = data;

  g_strfreev (row->cells);
  g_free (row->second);
}

static void
column_clear (gpointer data)
{
  g_free ((char *) ((TopsheetTablePlacedColumn *) data)->column.head);
}

TopsheetTable *
topsheet_table_new (const TopsheetTableColumn *columns, guint n_columns, gboolean large)
{
  TopsheetTable *self;

  g_return_val_if_fail (columns != NULL && n_columns > 0 && n_columns <= 64, NULL);

  self = g_new0 (TopsheetTable, 1);
  self->columns = g_array_new (FALSE, TRUE, sizeof (TopsheetTablePlacedColumn));
  g_array_set_clear_func (self->columns, column_clear);
  self->rows = g_array_new (FALSE, TRUE, sizeof (TopsheetTableRow));
  g_array_set_clear_func (self->rows, row_clear);
  self->large = large;
  topsheet_table_set_size (self, large);
  for (guint i = 0; i < n_columns; i++)
    {
      TopsheetTablePlacedColumn column = { columns[i] };

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
  TopsheetTableRow row = { flags, cells, g_strdup (second), 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (cells != NULL && g_strv_length (cells) == self->columns->len);

  g_array_append_val (self->rows, row);
}

void
topsheet_table_set_over (TopsheetTable *self, guint row, guint column)
{
  g_return_if_fail (self != NULL && row < self->rows->len && column < self->columns->len);

  g_array_index (self->rows, TopsheetTableRow, row).over |= G_GUINT64_CONSTANT (1) << column;
}

void
topsheet_table_drop_seconds (TopsheetTable *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    g_clear_pointer (&g_array_index (self->rows, TopsheetTableRow, i).second, g_free);
}

static PangoLayout *
typeset_cell (TopsheetTable *self, TopsheetReportBuilder *builder, const TopsheetTableRow *row, guint i)
{
  const TopsheetTablePlacedColumn *column = topsheet_table_get_column (self, i);
  PangoLayout *layout = topsheet_typeset (builder->context, topsheet_table_get_style (self, row, i), row->cells[i]);

  if (column->column.lines > 0)
    topsheet_layout_set_width (layout, column->width, column->column.lines);
  return layout;
}

static double
row_height (TopsheetTable *self, TopsheetReportBuilder *builder, const TopsheetTableRow *row)
{
  int lines = 1;

  for (guint i = 0; i < self->columns->len; i++)
    if (!topsheet_table_get_column (self, i)->dropped && topsheet_table_get_column (self, i)->column.lines > 1)
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
      const TopsheetTablePlacedColumn *column = topsheet_table_get_column (self, i);
      PangoLayout *layout;
      double top;

      if (column->dropped)
        continue;
      layout = topsheet_typeset (builder->context, &topsheet_style_small_table, column->column.head);
      topsheet_layout_set_width (layout, column->width, 2);
      top = builder->y +
            (self->head_lines - (guint) pango_layout_get_line_count (layout)) * topsheet_style_small_table.leading;
      if (tagged)
        topsheet_report_page_begin_tag (page, "TH", "TopsheetTablePlacedColumn");
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

static gboolean
is_dash (const char *cell)
{
  return g_str_equal (cell, "–");
}

static const TopsheetColor *
cell_color (TopsheetReportBuilder *builder, const TopsheetTableRow *row, guint column)
{
  if (is_dash (row->cells[column]))
    return &dash_color;
  if (row->over & (G_GUINT64_CONSTANT (1) << column))
    return &builder->theme.over;
  return &builder->theme.ink;
}

static void
place_second (TopsheetTable *self, TopsheetReportBuilder *builder, const TopsheetTableRow *row, double top)
{
  PangoLayout *layout = topsheet_typeset (builder->context, &topsheet_style_small_table, row->second);

  topsheet_layout_set_width (layout, topsheet_table_get_column (self, 0)->width, 1);
  topsheet_report_page_end_tag (builder->page, "P");
  topsheet_report_page_begin_tag (builder->page, "P", NULL);
  topsheet_report_page_add_layout (builder->page, layout, &topsheet_style_small_table, &builder->theme.ink2,
                                   builder->left, top, 0, TOPSHEET_ALIGN_LEFT);
  topsheet_report_page_end_tag (builder->page, "P");
}

static void
place_row (TopsheetTable *self, TopsheetReportBuilder *builder, const TopsheetTableRow *row)
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
      const TopsheetTablePlacedColumn *column = topsheet_table_get_column (self, i);
      const char *tag = first ? "TH" : "TD";

      if (column->dropped)
        continue;
      topsheet_report_page_begin_tag (page, tag, first ? "Row" : is_dash (row->cells[i]) ? _("no entry") : NULL);
      if (first && row->second != NULL)
        topsheet_report_page_begin_tag (page, "P", NULL);
      if (row->cells[i][0] != '\0')
        topsheet_report_page_add_layout (page, typeset_cell (self, builder, row, i), self->style,
                                         cell_color (builder, row, i), column->x, top, column->width,
                                         column->column.align);
      if (first && row->second != NULL)
        place_second (self, builder, row, top + self->style->leading);
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
  double height = row_height (self, builder, &g_array_index (self->rows, TopsheetTableRow, i));

  for (i++; i < self->rows->len && (g_array_index (self->rows, TopsheetTableRow, i).flags & TOPSHEET_TABLE_ROW_KEEP);
       i++)
    height += row_height (self, builder, &g_array_index (self->rows, TopsheetTableRow, i));
  return height;
}

double
topsheet_table_measure (TopsheetTable *self, TopsheetReportBuilder *builder)
{
  double height;

  g_return_val_if_fail (self != NULL && builder != NULL, 0);

  topsheet_table_fit (self, builder);
  height = head_height (self);
  for (guint i = 0; i < self->rows->len; i++)
    height += row_height (self, builder, &g_array_index (self->rows, TopsheetTableRow, i));
  return height;
}

void
topsheet_table_place (TopsheetTable *self, TopsheetReportBuilder *builder, const char *caption)
{
  double least;

  g_return_if_fail (self != NULL && builder != NULL);

  topsheet_table_fit (self, builder);
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
      if (i > 0 && !(g_array_index (self->rows, TopsheetTableRow, i).flags & TOPSHEET_TABLE_ROW_KEEP) &&
          builder->y + kept_height (self, builder, i) > builder->body_bottom)
        {
          topsheet_report_builder_continue_page (builder);
          place_head (self, builder, FALSE);
        }
      place_row (self, builder, &g_array_index (self->rows, TopsheetTableRow, i));
    }
  topsheet_report_page_end_tag (builder->page, "TBody");
  topsheet_report_page_end_tag (builder->page, "Table");
}
