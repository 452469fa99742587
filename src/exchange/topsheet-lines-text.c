/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-lines-text.h"

#include "base/topsheet-error.h"
#include "base/topsheet-text.h"
#include "exchange/topsheet-cell-number.h"
#include "exchange/topsheet-lines-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
refusal_free (gpointer data)
{
  TopsheetLinesRefusal *self = data;

  g_free (self->value);
  g_free (self->why);
  g_free (self->text);
  g_free (self);
}

void
topsheet_lines_text_free (TopsheetLinesText *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->refusals, g_ptr_array_unref);
  g_clear_pointer (&self->ignored, g_ptr_array_unref);
  g_free (self->header);
  g_free (self);
}

/* No table has such characters, and nearly every other file does. */
static gboolean
is_binary (const GString *text)
{
  for (gsize i = 0; i < text->len; i++)
    if (g_ascii_iscntrl (text->str[i]) && !g_ascii_isspace (text->str[i]) && text->str[i] != '\v' &&
        text->str[i] != 0x7f)
      return TRUE;

  return FALSE;
}

/* As UTF-8 without a byte order mark, every line ending in LF; NULL where it is no text. (transfer full) (nullable) */
static char *
decode (GBytes *bytes)
{
  gsize length, written = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *wide = NULL;
  g_autoptr (GString) text = NULL;

  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    wide = g_convert (data + 2, (gssize) length - 2, "UTF-8", data[0] == '\xff' ? "UTF-16LE" : "UTF-16BE", NULL,
                      &written, NULL);
  if (wide != NULL)
    text = g_string_new_len (wide, (gssize) written);
  else if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    text = g_string_new_len (data + 3, (gssize) length - 3);
  else
    text = g_string_new_len (data != NULL ? data : "", (gssize) length);
  if (is_binary (text))
    return NULL;
  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] == '\r' && text->str[i + 1] != '\n')
      text->str[i] = '\n';
  return topsheet_text_clean (text->str, (gssize) text->len);
}

/* Whether a row has titles: one of them says what is planned, and most of them are known. */
static gboolean
is_header (const TopsheetTextRow *row)
{
  guint known = 0, filled = 0;
  gboolean has_what = FALSE;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const char *cell = topsheet_text_row_get_cell (row, i);
      TopsheetLinesColumn column;

      filled += *cell != '\0';
      if (!topsheet_lines_column_find (cell, &column))
        continue;
      known++;
      has_what = has_what || column == TOPSHEET_LINES_WHAT;
    }
  return has_what && known * 2 >= filled;
}

/* "Amount (EUR)" → EUR. */
static void
read_currency_of_title (TopsheetLinesReader *reader, const char *title)
{
  const char *start = strpbrk (title, "([");
  g_autofree char *word = NULL;

  if (start == NULL)
    return;
  word = g_strndup (start + 1, strcspn (start + 1, ")]"));
  topsheet_cell_find_currency (g_strstrip (word), reader->currency, reader->column_currency);
}

static void
map_titles (TopsheetLinesReader *reader, const TopsheetTextRow *row, GPtrArray *ignored)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const char *cell = topsheet_text_row_get_cell (row, i);
      TopsheetLinesColumn column;

      if (topsheet_lines_column_find (cell, &column) && reader->column_at[column] < 0)
        {
          reader->column_at[column] = (int) i;
          if (column == TOPSHEET_LINES_UNIT_PRICE || column == TOPSHEET_LINES_AMOUNT)
            read_currency_of_title (reader, cell);
        }
      else if (*cell != '\0')
        g_ptr_array_add (ignored, topsheet_text_ellipsize (cell, 40));
    }
  reader->n_columns = row->cells->len;
}

/* Without titles the first row says by its shape what stands where. */
static void
map_places (TopsheetLinesReader *reader, const TopsheetTextRow *row)
{
  static const TopsheetLinesColumn with_unit[] = { TOPSHEET_LINES_WHAT, TOPSHEET_LINES_QUANTITY, TOPSHEET_LINES_UNIT,
                                                   TOPSHEET_LINES_UNIT_PRICE, TOPSHEET_LINES_CURRENCY };
  static const TopsheetLinesColumn without[] = { TOPSHEET_LINES_WHAT, TOPSHEET_LINES_QUANTITY,
                                                 TOPSHEET_LINES_UNIT_PRICE, TOPSHEET_LINES_CURRENCY };
  const TopsheetLinesColumn *order = with_unit;
  guint n = G_N_ELEMENTS (with_unit);
  TopsheetPhase phase;

  reader->n_columns = TOPSHEET_LINES_N_COLUMNS;
  if (topsheet_lines_find_phase (topsheet_text_row_get_cell (row, 0), &phase) && row->cells->len > 2)
    {
      for (int i = 0; i < (int) TOPSHEET_LINES_N_COLUMNS; i++)
        reader->column_at[i] = i;
      return;
    }
  if (strpbrk (topsheet_text_row_get_cell (row, 2), "0123456789") != NULL)
    {
      order = without;
      n = G_N_ELEMENTS (without);
    }
  for (guint i = 0; i < n; i++)
    reader->column_at[order[i]] = (int) i;
  reader->n_columns = n;
}

/* What the numbers of the table say about the decimal mark; nothing when they contradict each other. */
static TopsheetCellMark
find_mark (const TopsheetLinesReader *reader, GPtrArray *rows, guint from)
{
  static const TopsheetLinesColumn numbers[] = { TOPSHEET_LINES_QUANTITY, TOPSHEET_LINES_UNIT_PRICE,
                                                 TOPSHEET_LINES_WANTED, TOPSHEET_LINES_ACCEPTANCE,
                                                 TOPSHEET_LINES_AMOUNT };
  TopsheetCellMark found = TOPSHEET_CELL_MARK_UNKNOWN;

  for (guint i = from; i < rows->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
      {
        const int at = reader->column_at[numbers[j]];
        const char *cell = at >= 0 ? topsheet_text_row_get_cell (rows->pdata[i], (guint) at) : "";
        const TopsheetCellMark mark = topsheet_lines_is_formula (cell) ? TOPSHEET_CELL_MARK_UNKNOWN
                                                                       : topsheet_cell_number_get_mark (cell);

        if (mark == TOPSHEET_CELL_MARK_UNKNOWN || mark == found)
          continue;
        if (found != TOPSHEET_CELL_MARK_UNKNOWN)
          return TOPSHEET_CELL_MARK_UNKNOWN;
        found = mark;
      }
  return found;
}

static void
read_rows (TopsheetLinesReader *reader, GPtrArray *rows, TopsheetLinesText *out)
{
  const gboolean has_titles = is_header (rows->pdata[0]);

  memset (reader->column_at, -1, sizeof reader->column_at);
  if (has_titles)
    {
      map_titles (reader, rows->pdata[0], out->ignored);
      out->header = g_strdup (((TopsheetTextRow *) rows->pdata[0])->text);
    }
  else
    map_places (reader, rows->pdata[0]);
  reader->mark = find_mark (reader, rows, has_titles ? 1 : 0);

  for (guint i = has_titles ? 1 : 0; i < rows->len; i++)
    {
      const TopsheetTextRow *row = rows->pdata[i];
      TopsheetLinesRefusal *refusal = g_new0 (TopsheetLinesRefusal, 1);
      TopsheetBudgetLine *line = topsheet_lines_reader_read (reader, row, refusal);

      if (line != NULL)
        {
          g_ptr_array_add (out->lines, line);
          refusal_free (refusal);
          continue;
        }
      refusal->row = row->number;
      refusal->text = g_strdup (row->text);
      g_ptr_array_add (out->refusals, refusal);
    }
}

TopsheetLinesText *
topsheet_lines_text_read (GBytes *text, const char *currency, TopsheetPhase phase, guint account, GError **error)
{
  g_autoptr (TopsheetLinesText) self = g_new0 (TopsheetLinesText, 1);
  TopsheetLinesReader reader = { .currency = currency, .phase = phase, .account = account };
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *decoded = NULL;
  gboolean is_longer;

  g_return_val_if_fail (text != NULL && currency != NULL, NULL);

  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->refusals = g_ptr_array_new_with_free_func (refusal_free);
  self->ignored = g_ptr_array_new_with_free_func (g_free);
  if (g_bytes_get_size (text) > TOPSHEET_LINES_TEXT_MAX_BYTES)
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                           _("The table is longer than 4 MiB, so nothing of it was read. Take it in parts."));
      return NULL;
    }
  decoded = decode (text);
  if (decoded == NULL)
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE,
                           _("This is no text, so nothing of it was read. Save the table as text with tabs between its cells."));
      return NULL;
    }
  rows = topsheet_text_table_read (decoded, TOPSHEET_LINES_TEXT_MAX_ROWS + 1, &is_longer);
  if (is_longer || (rows->len > TOPSHEET_LINES_TEXT_MAX_ROWS && !is_header (rows->pdata[0])))
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                           _("The table has more than 10,000 rows, so nothing of it was read. Take it in parts."));
      return NULL;
    }
  if (rows->len == 0)
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE, _("There are no rows in this text."));
      return NULL;
    }
  read_rows (&reader, rows, self);
  return g_steal_pointer (&self);
}

char *
topsheet_lines_text_get_refused (const TopsheetLinesText *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new (NULL);
  if (self->header != NULL)
    g_string_append_printf (out, "%s\n", self->header);
  for (guint i = 0; i < self->refusals->len; i++)
    {
      const TopsheetLinesRefusal *refusal = g_ptr_array_index (self->refusals, i);

      g_string_append_printf (out, "%s\n", refusal->text);
    }
  return g_string_free (out, FALSE);
}

char *
topsheet_lines_refusal_explain (const TopsheetLinesRefusal *self)
{
  g_autofree char *shown = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  shown = topsheet_text_ellipsize (self->value != NULL ? self->value : "", 40);
  if (self->title == NULL)
    /* Translators: %1$u is the number of a row, %2$s a sentence */
    return g_strdup_printf (_("Row %1$u: %2$s"), self->row, self->why);
  if (*shown == '\0')
    /* Translators: %1$u is the number of a row, %2$s the title of a column, %3$s a sentence */
    return g_strdup_printf (_("Row %1$u, %2$s: %3$s"), self->row, self->title, self->why);
  /* Translators: %1$u is the number of a row, %2$s the title of a column, %3$s what stands there, %4$s a sentence */
  return g_strdup_printf (_("Row %1$u, %2$s, “%3$s”: %4$s"), self->row, self->title, shown, self->why);
}
