/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "base/topsheet-time.h"

#include <math.h>
#include <stdio.h>

#define GAP 2

struct _TopsheetCliTable
{
  GPtrArray *rows; /* (element-type GStrv), the titles first */
  guint columns;
};

void
topsheet_cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  fputs (text, stdout);
}

void
topsheet_cli_print_json (TopsheetCli *self, JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  if (self->partial != NULL)
    {
      g_autoptr (JsonBuilder) extra = json_builder_new ();
      g_autoptr (JsonNode) error = NULL;

      json_builder_begin_object (extra);
      topsheet_cli_build_error (extra, self->partial);
      json_builder_end_object (extra);
      error = json_builder_get_root (extra);
      json_object_set_member (json_node_get_object (root), "error",
                              json_node_copy (json_object_get_member (json_node_get_object (error), "error")));
    }
  text = json_to_string (root, TRUE);
  fputs (text, stdout);
  fputc ('\n', stdout);
}

void
topsheet_cli_add_text (JsonBuilder *builder, const char *key, const char *value)
{
  json_builder_set_member_name (builder, key);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
topsheet_cli_add_int (JsonBuilder *builder, const char *key, gint64 value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, value);
}

void
topsheet_cli_add_bool (JsonBuilder *builder, const char *key, gboolean value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_boolean_value (builder, value);
}

void
topsheet_cli_add_double (JsonBuilder *builder, const char *key, double value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_double_value (builder, value);
}

void
topsheet_cli_add_number (JsonBuilder *builder, const char *key, const char *text)
{
  gint64 whole;
  double number;
  char *end = NULL;

  if (text == NULL || *text == '\0')
    topsheet_cli_add_null (builder, key);
  else if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &whole, NULL))
    topsheet_cli_add_int (builder, key, whole);
  else if (strpbrk (text, ".eE") != NULL && isfinite (number = g_ascii_strtod (text, &end)) && *end == '\0')
    topsheet_cli_add_double (builder, key, number);
  else
    topsheet_cli_add_text (builder, key, text);
}

void
topsheet_cli_add_null (JsonBuilder *builder, const char *key)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_null_value (builder);
}

void
topsheet_cli_add_money (JsonBuilder *builder, const char *key, const TopsheetMoney *money)
{
  g_autofree char *text = money != NULL ? topsheet_money_print (money) : NULL;

  topsheet_cli_add_text (builder, key, text);
}

void
topsheet_cli_add_decimal (JsonBuilder *builder, const char *key, TopsheetDecimal value)
{
  g_autofree char *text = topsheet_decimal_print (&value);

  topsheet_cli_add_text (builder, key, text);
}

void
topsheet_cli_add_time (JsonBuilder *builder, const char *key, gint64 usec)
{
  g_autofree char *text = usec > 0 ? topsheet_time_print_rfc3339 (usec) : NULL;

  topsheet_cli_add_text (builder, key, text);
}

void
topsheet_cli_add_strv (JsonBuilder *builder, const char *key, const char * const *values)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

void
topsheet_cli_begin_list (JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
}

void
topsheet_cli_end_list (JsonBuilder *builder, gint64 total)
{
  json_builder_end_array (builder);
  topsheet_cli_add_int (builder, "total", total);
  json_builder_end_object (builder);
}

TopsheetCliTable *
topsheet_cli_table_new (const char * const *columns)
{
  TopsheetCliTable *self = g_new0 (TopsheetCliTable, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->columns = g_strv_length ((char **) columns);
  g_ptr_array_add (self->rows, g_strdupv ((char **) columns));
  return self;
}

void
topsheet_cli_table_free (TopsheetCliTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
topsheet_cli_table_add (TopsheetCliTable *self, ...)
{
  GStrv row = g_new0 (char *, self->columns + 1);
  gboolean at_end = FALSE;
  va_list args;

  va_start (args, self);
  for (guint i = 0; i < self->columns; i++)
    {
      const char *cell = at_end ? NULL : va_arg (args, const char *);

      at_end = cell == NULL;
      row[i] = g_strdup (at_end ? "" : cell);
      /* A cell is one line, whatever a prompt or a name holds. */
      g_strdelimit (row[i], "\r\n\t", ' ');
    }
  va_end (args);
  g_ptr_array_add (self->rows, row);
}

static void
print_cell (const char *cell, glong width, gboolean at_end, gboolean is_last)
{
  glong padding = width - g_utf8_strlen (cell, -1);

  if (at_end)
    topsheet_cli_print ("%*s%s", (int) padding, "", cell);
  else
    topsheet_cli_print ("%s%*s", cell, is_last ? 0 : (int) padding, "");
  if (!is_last)
    topsheet_cli_print ("%*s", GAP, "");
}

void
topsheet_cli_table_print (TopsheetCliTable *self)
{
  g_autofree glong *widths = g_new0 (glong, self->columns);
  g_autofree gboolean *at_end = g_new0 (gboolean, self->columns);
  GStrv titles = g_ptr_array_index (self->rows, 0);

  for (guint i = 0; i < self->columns; i++)
    {
      at_end[i] = *titles[i] == '>';
      for (guint row = 0; row < self->rows->len; row++)
        {
          const char *cell = ((GStrv) g_ptr_array_index (self->rows, row))[i];

          widths[i] = MAX (widths[i], g_utf8_strlen (cell, -1) - (row == 0 && at_end[i] ? 1 : 0));
        }
    }
  for (guint row = 0; row < self->rows->len; row++)
    {
      GStrv cells = g_ptr_array_index (self->rows, row);

      for (guint i = 0; i < self->columns; i++)
        print_cell (row == 0 && at_end[i] ? cells[i] + 1 : cells[i], widths[i], at_end[i], i + 1 == self->columns);
      topsheet_cli_print ("\n");
    }
}

char *
topsheet_cli_format_money (const TopsheetMoney *money)
{
  return money != NULL ? topsheet_money_format (money, TOPSHEET_MONEY_FORMAT_EXACT) : g_strdup ("–");
}

const char *
topsheet_cli_or_dash (const char *text)
{
  return text != NULL && *text != '\0' ? text : "–";
}

void
topsheet_cli_stream_begin (TopsheetCliStream *self, TopsheetCli *cli)
{
  *self = (TopsheetCliStream) { cli, 0 };
  topsheet_cli_print ("{\n  \"items\" : [");
}

void
topsheet_cli_stream_add (TopsheetCliStream *self, JsonBuilder *item)
{
  g_autoptr (JsonNode) root = json_builder_get_root (item);
  g_autofree char *text = json_to_string (root, FALSE);

  topsheet_cli_print ("%s\n    %s", self->items > 0 ? "," : "", text);
  self->items++;
}

void
topsheet_cli_stream_end (TopsheetCliStream *self, gint64 total, const GError *error)
{
  topsheet_cli_print ("%s],\n  \"total\" : %" G_GINT64_FORMAT, self->items > 0 ? "\n  " : "", total);
  if (error != NULL)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autoptr (JsonNode) root = NULL;
      g_autofree char *text = NULL;

      json_builder_begin_object (builder);
      topsheet_cli_build_error (builder, error);
      json_builder_end_object (builder);
      root = json_builder_get_root (builder);
      text = json_to_string (json_object_get_member (json_node_get_object (root), "error"), FALSE);
      topsheet_cli_print (",\n  \"error\" : %s", text);
    }
  topsheet_cli_print ("\n}\n");
}
