/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-report-table.h"

G_BEGIN_DECLS

/* A table while it is being set; shared by the finding of widths and the setting of rows. */

typedef struct
{
  TopsheetTableRowFlags flags;
  GStrv cells;
  char *second;
  guint64 over; /* bit by column */
} TopsheetTableRow;

typedef struct
{
  TopsheetTableColumn column;
  double x, width;
  gboolean dropped;
} TopsheetTablePlacedColumn;

struct _TopsheetTable
{
  GArray *columns; /* (element-type TopsheetTablePlacedColumn) */
  GArray *rows;    /* (element-type TopsheetTableRow) */
  gboolean large;
  const TopsheetTextStyle *style;
  gboolean small; /* as it is set, which is smaller than asked for when the page is too narrow */
  double padding;
  guint head_lines;
};

void                       topsheet_table_set_size   (TopsheetTable          *self,
                                                      gboolean                large);
TopsheetTablePlacedColumn *topsheet_table_get_column (TopsheetTable          *self,
                                                      guint                   i);
const TopsheetTextStyle   *topsheet_table_get_style  (TopsheetTable          *self,
                                                      const TopsheetTableRow *row,
                                                      guint                   column);
/* Widths and places of the columns on the page: the type of the top sheet first, then smaller type, then columns go, and only then are words cut. */
void                       topsheet_table_fit        (TopsheetTable          *self,
                                                      TopsheetReportBuilder  *builder);

G_END_DECLS
