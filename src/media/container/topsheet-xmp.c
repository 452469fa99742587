/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/container/topsheet-xmp.h"

#include <string.h>

#define MAX_DEPTH 64
#define MAX_PROPERTIES 2000
/* A packet is a few kilobytes; one with a whole history in it some hundreds. */
#define MAX_BYTES (4u * 1024 * 1024)

typedef struct
{
  GHashTable *properties;
  GPtrArray *open; /* (element-type utf8) names of open elements, NULL for those of RDF itself */
} Parse;

static gboolean
is_structure (const char *name)
{
  return g_str_has_prefix (name, "rdf:") || g_str_has_prefix (name, "x:") || g_str_has_prefix (name, "xmlns") ||
         g_str_has_prefix (name, "xml:");
}

static void
keep_as (Parse *parse, const char *name, const char *text)
{
  if (!g_hash_table_contains (parse->properties, name) && g_hash_table_size (parse->properties) < MAX_PROPERTIES)
    g_hash_table_insert (parse->properties, g_strdup (name), g_strdup (text));
}

static void
keep (Parse *parse, const char *name, const char *text, gssize length)
{
  g_autofree char *value = g_strstrip (g_strndup (text, length < 0 ? strlen (text) : (gsize) length));
  const char *colon = strchr (name, ':');

  if (*value == '\0')
    return;
  keep_as (parse, name, value);
  if (colon != NULL)
    keep_as (parse, colon + 1, value);
}

static void
start_element (GMarkupParseContext *context G_GNUC_UNUSED,
               const char *name,
               const char **attribute_names,
               const char **attribute_values,
               gpointer data,
               GError **error)
{
  Parse *parse = data;

  if (parse->open->len >= MAX_DEPTH)
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "too deep");
      return;
    }
  g_ptr_array_add (parse->open, is_structure (name) ? NULL : g_strdup (name));
  for (guint i = 0; attribute_names[i] != NULL; i++)
    if (!is_structure (attribute_names[i]))
      keep (parse, attribute_names[i], attribute_values[i], -1);
}

static void
end_element (GMarkupParseContext *context G_GNUC_UNUSED,
             const char *name G_GNUC_UNUSED,
             gpointer data,
             GError **error G_GNUC_UNUSED)
{
  Parse *parse = data;

  g_ptr_array_set_size (parse->open, (int) parse->open->len - 1);
}

/* A text belongs to the nearest element that is not RDF's own. */
static void
text (GMarkupParseContext *context G_GNUC_UNUSED,
      const char *bytes,
      gsize length,
      gpointer data,
      GError **error G_GNUC_UNUSED)
{
  Parse *parse = data;

  for (guint i = parse->open->len; i > 0; i--)
    {
      const char *name = g_ptr_array_index (parse->open, i - 1);

      if (name == NULL)
        continue;
      keep (parse, name, bytes, (gssize) length);
      return;
    }
}

void
topsheet_xmp_parse (const char *packet, gsize length, GHashTable *properties)
{
  static const GMarkupParser PARSER = { .start_element = start_element, .end_element = end_element, .text = text };
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  Parse parse = { properties, open };
  g_autoptr (GMarkupParseContext) context = NULL;

  if (length > MAX_BYTES)
    return;
  context = g_markup_parse_context_new (&PARSER, G_MARKUP_TREAT_CDATA_AS_TEXT, &parse, NULL);
  /* Damage ends it; what was found until then is kept. */
  g_markup_parse_context_parse (context, packet, (gssize) length, NULL);
}
