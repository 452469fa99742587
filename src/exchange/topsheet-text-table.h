/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TopsheetTextRow:
 * @number: from 1, as a spreadsheet counts
 * @cells: (element-type utf8): unquoted
 * @text: as it stood, without the end of the line
 *
 * A row of a table. Rows without anything in them are left out.
 */
typedef struct
{
  guint      number;
  GPtrArray *cells;
  char      *text;
} TopsheetTextRow;

/**
 * topsheet_text_table_read:
 * @text: UTF-8
 * @max_rows: rows up to which it is read
 * @is_longer: (out): there are more
 *
 * Splits tab-separated text as LibreOffice, Excel and Google Sheets put it on the clipboard: lines end in LF, CRLF or CR; a cell with tabs, line ends or quotes
 * in it stands in double quotes, which are doubled inside. A quote that is not closed before a tab or the end of a line belongs to the text.
 *
 * Returns: (transfer full) (element-type TopsheetTextRow)
 */
GPtrArray  *topsheet_text_table_read   (const char *text,
                                        guint       max_rows,
                                        gboolean   *is_longer);
/* "" beyond the last cell. (transfer none) */
const char *topsheet_text_row_get_cell (const TopsheetTextRow *self,
                                        guint                  column);
/* Appends @text to @out, quoted where it has to be. */
void        topsheet_text_table_append (GString    *out,
                                        const char *text);

G_END_DECLS
