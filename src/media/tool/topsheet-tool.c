/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/tool/topsheet-tool.h"

#include <string.h>

/* Long, and read by the readers of their own tools. */
static const char * const GRAPHS[] = { "prompt", "workflow", "invokeai_graph", "invokeai_workflow", "smproj" };

static TopsheetTag *
get_tag (TopsheetContainer *container, guint i)
{
  return g_ptr_array_index (container->tags, i);
}

const char *
topsheet_tool_find_text (TopsheetContainer *container, const char *key)
{
  for (guint i = 0; i < container->tags->len; i++)
    if (g_ascii_strcasecmp (get_tag (container, i)->key, key) == 0)
      return get_tag (container, i)->text;
  return NULL;
}

yyjson_val *
topsheet_tool_find_object (TopsheetContainer *container, const char *key)
{
  for (guint i = 0; i < container->tags->len; i++)
    {
      yyjson_val *root;

      if (g_ascii_strcasecmp (get_tag (container, i)->key, key) != 0)
        continue;
      root = topsheet_container_get_json (container, get_tag (container, i));
      if (yyjson_is_obj (root))
        return root;
    }
  return NULL;
}

static gboolean
is_graph (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (GRAPHS); i++)
    if (strcmp (key, GRAPHS[i]) == 0)
      return TRUE;
  return FALSE;
}

yyjson_val *
topsheet_tool_find_shaped (TopsheetContainer *container, TopsheetToolShape has_shape)
{
  for (guint i = 0; i < container->tags->len; i++)
    {
      yyjson_val *root;

      if (is_graph (get_tag (container, i)->key))
        continue;
      root = topsheet_container_get_json (container, get_tag (container, i));
      if (yyjson_is_obj (root) && has_shape (root))
        return root;
    }
  return NULL;
}

void
topsheet_tool_map (TopsheetReading *reading, yyjson_val *object, const TopsheetToolKey *keys, gsize n_keys)
{
  for (gsize i = 0; i < n_keys; i++)
    {
      const char *text = NULL;

      for (gsize n = 0; text == NULL && n < TOPSHEET_TOOL_MAX_NAMES && keys[i].names[n] != NULL; n++)
        {
          yyjson_val *value = yyjson_obj_get (object, keys[i].names[n]);

          text = yyjson_is_bool (value) ? NULL : topsheet_json_as_text (value);
        }
      if (text == NULL || (keys[i].field == TOPSHEET_FIELD_SEED && *text == '-'))
        continue;
      if (keys[i].field == TOPSHEET_FIELD_INPUT)
        topsheet_reading_set_input (reading, text);
      else if (keys[i].field == TOPSHEET_FIELD_DENOISE)
        topsheet_reading_set_denoise (reading, text);
      else
        topsheet_reading_set (reading, keys[i].field, text);
    }
}

void
topsheet_tool_map_size (TopsheetReading *reading, yyjson_val *object, const char *width_key, const char *height_key)
{
  topsheet_reading_set_size (reading, topsheet_json_get_text (object, width_key),
                             topsheet_json_get_text (object, height_key));
}

void
topsheet_tool_set_size_of (TopsheetReading *reading, const char *text)
{
  g_autofree char *width = NULL;
  g_autofree char *height = NULL;
  gsize length;

  if (text == NULL)
    return;
  text += strcspn (text, "0123456789");
  length = strspn (text, "0123456789");
  width = g_strndup (text, length);
  text += length;
  text += strcspn (text, "0123456789");
  height = g_strndup (text, strspn (text, "0123456789"));
  topsheet_reading_set_size (reading, width, height);
}

TopsheetJson *
topsheet_tool_parse (const char *text)
{
  g_autoptr (TopsheetJson) json = NULL;

  if (text == NULL || strlen (text) > TOPSHEET_MEDIA_MAX_JSON_BYTES)
    return NULL;
  json = topsheet_json_parse (text, strlen (text));
  return json != NULL && yyjson_is_obj (topsheet_json_get_root (json)) ? g_steal_pointer (&json) : NULL;
}

void
topsheet_tool_claim (TopsheetReading *reading, const char *tool, const char *version)
{
  topsheet_reading_set (reading, TOPSHEET_FIELD_TOOL, tool);
  topsheet_reading_set (reading, TOPSHEET_FIELD_TOOL_VERSION, version);
  reading->rank = TOPSHEET_RANK_AUTHORITATIVE;
}

const char *
topsheet_tool_base_name (const char *path)
{
  const char *base = path;

  for (const char *at = path; at != NULL && *at != '\0'; at++)
    if (*at == '/' || *at == '\\')
      base = at + 1;
  return base;
}

gboolean
topsheet_tool_has_any (yyjson_val *object, const char *first_key, ...)
{
  gboolean found = FALSE;
  va_list keys;

  va_start (keys, first_key);
  for (const char *key = first_key; key != NULL && !found; key = va_arg (keys, const char *))
    found = yyjson_obj_get (object, key) != NULL;
  va_end (keys);
  return found;
}
