/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-json.h"
#include "media/topsheet-provenance.h"

#include <string.h>

/* Keys as of the command "inspect". */
static const struct
{
  const char *key;
  gsize offset;
} FIELDS[] = {
  { "generator", G_STRUCT_OFFSET (TopsheetProvenance, generator) },
  { "agent", G_STRUCT_OFFSET (TopsheetProvenance, agent) },
  { "model", G_STRUCT_OFFSET (TopsheetProvenance, model) },
  { "digital_source_type", G_STRUCT_OFFSET (TopsheetProvenance, source_type) },
  { "credit", G_STRUCT_OFFSET (TopsheetProvenance, credit) },
  { "aigc_label", G_STRUCT_OFFSET (TopsheetProvenance, aigc_label) },
  { "aigc_producer", G_STRUCT_OFFSET (TopsheetProvenance, aigc_producer) },
};

char *
topsheet_provenance_print (const TopsheetProvenance *self)
{
  yyjson_mut_doc *doc;
  yyjson_mut_val *root;
  const char *ai;
  char *text, *copy;

  if (self == NULL || topsheet_provenance_is_empty (self))
    return NULL;
  doc = yyjson_mut_doc_new (NULL);
  root = yyjson_mut_obj (doc);
  yyjson_mut_doc_set_root (doc, root);
  ai = topsheet_provenance_get_ai_name (self);
  if (ai != NULL)
    yyjson_mut_obj_add_str (doc, root, "ai", ai);
  if (self->has_c2pa)
    yyjson_mut_obj_add_bool (doc, root, "c2pa", true);
  for (gsize i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    {
      const char *value = G_STRUCT_MEMBER (char *, self, FIELDS[i].offset);

      if (value != NULL)
        yyjson_mut_obj_add_str (doc, root, FIELDS[i].key, value);
    }
  text = yyjson_mut_write (doc, 0, NULL);
  copy = g_strdup (text);
  free (text);
  yyjson_mut_doc_free (doc);
  return copy;
}

static TopsheetAi
parse_ai (const char *name)
{
  TopsheetProvenance self = { 0 };

  for (int ai = TOPSHEET_AI_NONE; ai <= TOPSHEET_AI_GENERATED; ai++)
    {
      self.ai = (TopsheetAi) ai;
      if (g_strcmp0 (name, topsheet_provenance_get_ai_name (&self)) == 0)
        return self.ai;
    }
  return TOPSHEET_AI_UNKNOWN;
}

TopsheetProvenance *
topsheet_provenance_parse (const char *json)
{
  g_autoptr (TopsheetJson) parsed = json != NULL ? topsheet_json_parse (json, strlen (json)) : NULL;
  g_autoptr (TopsheetProvenance) self = topsheet_provenance_new ();
  yyjson_val *root;

  if (parsed == NULL)
    return NULL;
  root = topsheet_json_get_root (parsed);
  self->ai = parse_ai (topsheet_json_get_text (root, "ai"));
  self->has_c2pa = yyjson_get_bool (yyjson_obj_get (root, "c2pa"));
  for (gsize i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    topsheet_provenance_take (&G_STRUCT_MEMBER (char *, self, FIELDS[i].offset),
                              topsheet_json_get_text (root, FIELDS[i].key));
  return topsheet_provenance_is_empty (self) ? NULL : g_steal_pointer (&self);
}
