/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <string.h>

/* Keys of the JSON object, as the command line names them, and the properties they hold. */
static const struct
{
  const char *key;
  const char *property;
} fields[] = {
  { "tool", "tool" },
  { "tool_version", "tool-version" },
  { "model", "model" },
  { "prompt", "prompt" },
  { "negative_prompt", "negative-prompt" },
  { "seed", "seed" },
  { "steps", "steps" },
  { "cfg", "cfg" },
  { "guidance", "guidance" },
  { "sampler", "sampler" },
  { "scheduler", "scheduler" },
  { "denoise", "denoise" },
  { "generated_size", "generated-size" },
  { "input", "input" },
  { "confidence", "confidence" },
};

static void
append_string (GString *json, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (json, '"');
  for (const char *p = valid; *p != '\0'; p++)
    {
      guchar byte = (guchar) *p;

      if (byte == '"' || byte == '\\')
        g_string_append_printf (json, "\\%c", byte);
      else if (byte < 0x20 || byte == 0x7f)
        g_string_append_printf (json, "\\u%04x", byte);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}

static void
append_member (GString *json, const char *key, const char *value)
{
  if (value == NULL)
    return;

  if (json->len > 0 && json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  append_string (json, key);
  g_string_append_c (json, ':');
  append_string (json, value);
}

static void
append_loras (GString *json, GPtrArray *loras)
{
  if (loras == NULL || loras->len == 0)
    return;

  if (json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  g_string_append (json, "\"loras\":[");
  for (guint i = 0; i < loras->len; i++)
    {
      const TopsheetLora *lora = g_ptr_array_index (loras, i);

      g_string_append (json, i > 0 ? ",{" : "{");
      append_member (json, "name", lora->name);
      append_member (json, "weight", lora->weight);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

char *
topsheet_sqlite_parameters_print (TopsheetParameters *parameters)
{
  GString *json;

  if (parameters == NULL || topsheet_parameters_is_empty (parameters))
    return NULL;

  json = g_string_new ("{");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = NULL;

      g_object_get (parameters, fields[i].property, &value, NULL);
      append_member (json, fields[i].key, value);
    }
  append_loras (json, topsheet_parameters_get_loras (parameters));
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static void
set_field (TopsheetParameters *parameters, const char *key, const char *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (fields[i].key, key) == 0)
      g_object_set (parameters, fields[i].property, value, NULL);
}

static gboolean
read_loras (TopsheetSqliteConnection *connection, const char *json, TopsheetParameters *parameters, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT value ->> '$.name', value ->> '$.weight' FROM json_each (?, '$.loras')");

  topsheet_sqlite_statement_add_text (statement, json);
  while (topsheet_sqlite_statement_next (statement, error))
    if (!topsheet_sqlite_statement_is_null (statement, 0))
      topsheet_parameters_add_lora (parameters, topsheet_sqlite_statement_get_text (statement, 0),
                                    topsheet_sqlite_statement_get_text (statement, 1));
  return topsheet_sqlite_statement_is_good (statement);
}

TopsheetParameters *
topsheet_sqlite_parameters_parse (TopsheetSqliteConnection *connection, const char *json, GError **error)
{
  g_autoptr (TopsheetParameters) parameters = topsheet_parameters_new ();
  g_autoptr (TopsheetSqliteStatement) statement = NULL;

  if (json == NULL)
    return g_steal_pointer (&parameters);

  statement = topsheet_sqlite_statement_new (connection, "SELECT key, atom FROM json_each (?) WHERE type = 'text'");
  topsheet_sqlite_statement_add_text (statement, json);
  while (topsheet_sqlite_statement_next (statement, error))
    set_field (parameters, topsheet_sqlite_statement_get_text (statement, 0),
               topsheet_sqlite_statement_get_text (statement, 1));
  if (!topsheet_sqlite_statement_is_good (statement))
    return NULL;

  if (strstr (json, "\"loras\"") != NULL && !read_loras (connection, json, parameters, error))
    return NULL;
  return g_steal_pointer (&parameters);
}
