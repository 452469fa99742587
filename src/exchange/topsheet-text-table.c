/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-text-table.h"

#include <string.h>

static void
row_free (gpointer data)
{
  TopsheetTextRow *self = data;

  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_free (self->text);
  g_free (self);
}

static gboolean
ends_cell (char c)
{
  return c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

/* Behind the closing quote of a cell that begins with one; NULL when it is none. */
static const char *
find_closing (const char *start)
{
  for (const char *p = start + 1; (p = strchr (p, '"')) != NULL; p += 2)
    {
      if (p[1] != '"')
        return ends_cell (p[1]) ? p + 1 : NULL;
    }
  return NULL;
}

/* (transfer full) */
static char *
unquote (const char *start, const char *end)
{
  GString *out = g_string_sized_new ((gsize) (end - start));

  for (const char *p = start + 1; p < end - 1; p++)
    {
      g_string_append_c (out, *p);
      p += p[0] == '"' && p[1] == '"';
    }
  return g_string_free (out, FALSE);
}

/* Reads a cell and returns where it ends. */
static const char *
read_cell (const char *start, gboolean *open_quote, char **cell)
{
  const char *end = NULL;

  /* A quote without an end is looked for only once, so that many of them stay cheap. */
  if (*start == '"' && !*open_quote)
    {
      end = find_closing (start);
      *open_quote = end == NULL && strchr (start + 1, '"') == NULL;
    }
  if (end != NULL)
    {
      *cell = unquote (start, end);
      return end;
    }
  end = start + strcspn (start, "\t\r\n");
  *cell = g_strndup (start, (gsize) (end - start));
  return end;
}

static const char *
read_row (const char *start, gboolean *open_quote, TopsheetTextRow *row)
{
  const char *p = start;

  row->cells = g_ptr_array_new_with_free_func (g_free);
  for (;;)
    {
      char *cell = NULL;

      p = read_cell (p, open_quote, &cell);
      g_ptr_array_add (row->cells, cell);
      if (*p != '\t')
        break;
      p++;
    }
  row->text = g_strndup (start, (gsize) (p - start));
  if (p[0] == '\r' && p[1] == '\n')
    return p + 2;
  return *p != '\0' ? p + 1 : p;
}

static gboolean
is_empty (const TopsheetTextRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const char *cell = topsheet_text_row_get_cell (row, i);

      if (strspn (cell, " \t\r\n") != strlen (cell))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
topsheet_text_table_read (const char *text, guint max_rows, gboolean *is_longer)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  gboolean open_quote = FALSE;
  guint number = 0;

  g_return_val_if_fail (text != NULL && is_longer != NULL, NULL);

  *is_longer = FALSE;
  while (*text != '\0' && !*is_longer)
    {
      TopsheetTextRow *row;

      if (*text == '\n' || *text == '\r')
        {
          text += text[0] == '\r' && text[1] == '\n' ? 2 : 1;
          number++;
          continue;
        }
      row = g_new0 (TopsheetTextRow, 1);
      text = read_row (text, &open_quote, row);
      row->number = ++number;
      *is_longer = rows->len == max_rows && !is_empty (row);
      if (*is_longer || is_empty (row))
        row_free (row);
      else
        g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}

const char *
topsheet_text_row_get_cell (const TopsheetTextRow *self, guint column)
{
  return column < self->cells->len ? g_ptr_array_index (self->cells, column) : "";
}

void
topsheet_text_table_append (GString *out, const char *text)
{
  if (strpbrk (text, "\t\r\n\"") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}
