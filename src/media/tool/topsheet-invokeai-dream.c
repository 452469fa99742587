/* SPDX-License-Identifier: GPL-3.0-or-later */
/* InvokeAI 1 and 2: "sd-metadata" and the command line "Dream". Negative prompts are [in brackets] inside the prompt. */
#include "media/tool/topsheet-invokeai.h"

#include "media/tool/topsheet-tool.h"

#include <string.h>

#define MAX_PROMPT 65536

static const TopsheetToolKey IMAGE_KEYS[] = {
  { TOPSHEET_FIELD_SEED, { "seed" } },
  { TOPSHEET_FIELD_STEPS, { "steps" } },
  { TOPSHEET_FIELD_CFG, { "cfg_scale" } },
  { TOPSHEET_FIELD_SAMPLER, { "sampler" } },
};

static const struct
{
  const char *flag;
  TopsheetField field;
} FLAGS[] = {
  { " -s ", TOPSHEET_FIELD_STEPS },
  { " -S ", TOPSHEET_FIELD_SEED },
  { " -C ", TOPSHEET_FIELD_CFG },
  { " -A ", TOPSHEET_FIELD_SAMPLER },
};

/* Parts it into what is wanted and what stands in brackets. */
static void
set_prompt (TopsheetReading *reading, const char *text, gsize length)
{
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autoptr (GString) unwanted = g_string_new (NULL);
  gboolean inside = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '[' && memchr (text + i, ']', length - i) != NULL)
        {
          inside = TRUE;
          if (unwanted->len > 0)
            g_string_append (unwanted, ", ");
        }
      else if (text[i] == ']' && inside)
        inside = FALSE;
      else
        g_string_append_c (inside ? unwanted : wanted, text[i]);
    }
  topsheet_reading_set (reading, TOPSHEET_FIELD_PROMPT, wanted->str);
  topsheet_reading_set (reading, TOPSHEET_FIELD_NEGATIVE_PROMPT, unwanted->str);
}

static void
read_prompt (TopsheetReading *reading, yyjson_val *prompt)
{
  const char *text = topsheet_json_as_text (prompt);

  if (text == NULL)
    text = topsheet_json_get_text (yyjson_arr_get (prompt, 0), "prompt");
  if (text != NULL)
    set_prompt (reading, text, strlen (text));
}

static gboolean
read_json (TopsheetContainer *container, TopsheetReading *reading)
{
  yyjson_val *root = topsheet_tool_find_object (container, "sd-metadata");
  yyjson_val *image = yyjson_obj_get (root, "image");
  const char *model;

  if (root == NULL)
    return FALSE;
  if (image == NULL)
    image = yyjson_arr_get (yyjson_obj_get (root, "images"), 0);
  topsheet_tool_claim (reading, "InvokeAI", topsheet_json_get_text (root, "app_version"));
  model = topsheet_json_get_text (root, "model_weights");
  topsheet_reading_set (reading, TOPSHEET_FIELD_MODEL, model != NULL ? model : topsheet_json_get_text (root, "model"));
  topsheet_tool_map (reading, image, IMAGE_KEYS, G_N_ELEMENTS (IMAGE_KEYS));
  topsheet_tool_map_size (reading, image, "width", "height");
  read_prompt (reading, yyjson_obj_get (image, "prompt"));
  if (g_strcmp0 (topsheet_json_get_text (image, "type"), "txt2img") != 0)
    topsheet_reading_set_denoise (reading, topsheet_json_get_text (image, "strength"));
  return TRUE;
}

/* The word behind @flag in @options. (transfer full) */
static char *
get_option (const char *options, const char *flag)
{
  const char *at = strstr (options, flag);

  if (at == NULL)
    return NULL;
  at += strlen (flag);
  return g_strndup (at, strcspn (at, " "));
}

/* Where the options begin: behind the quoted prompt, or at the first flag of a number. */
static const char *
find_options (const char *line)
{
  const char *at = line;

  if (*line == '"')
    {
      at = strstr (line + 1, "\" -");
      return at != NULL ? at + 1 : NULL;
    }
  while ((at = strstr (at, " -")) != NULL)
    {
      if (strchr ("sSWHCA", at[2]) != NULL && at[2] != '\0' && at[3] == ' ')
        return at;
      at++;
    }
  return NULL;
}

static gboolean
read_line (TopsheetContainer *container, TopsheetReading *reading)
{
  const char *line = topsheet_tool_find_text (container, "Dream");
  const char *options = line != NULL ? find_options (line) : NULL;
  g_autofree char *width = NULL;
  g_autofree char *height = NULL;
  const char *prompt, *end;

  if (options == NULL)
    return FALSE;
  topsheet_tool_claim (reading, "InvokeAI", NULL);
  prompt = *line == '"' ? line + 1 : line;
  end = *line == '"' ? options - 1 : options;
  /* One real file has a picture in it. */
  if (end - prompt <= MAX_PROMPT)
    set_prompt (reading, prompt, (gsize) (end - prompt));
  for (gsize i = 0; i < G_N_ELEMENTS (FLAGS); i++)
    {
      g_autofree char *value = get_option (options, FLAGS[i].flag);

      topsheet_reading_set (reading, FLAGS[i].field, value);
    }
  width = get_option (options, " -W ");
  height = get_option (options, " -H ");
  topsheet_reading_set_size (reading, width, height);
  return TRUE;
}

gboolean
topsheet_invokeai_read_dream (TopsheetContainer *container, TopsheetReading *reading)
{
  return read_json (container, reading) || read_line (container, reading);
}
