/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/tool/topsheet-infotext.h"

#include "media/topsheet-json.h"
#include "media/topsheet-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NEGATIVE "Negative prompt:"
#define MIN_PAIRS 3
/* Somebody who writes like AUTOMATIC1111 but does not say who it is. */
#define COMPATIBLE "A1111-compatible"
#define MAX_INLINE 8
/* No tool writes more; it bounds what a hostile text can cost. */
#define MAX_BYTES (4 * 1024 * 1024)

/* Settings that some tools write on lines of their own above the line with the steps. */
static const char * const LEADING_KEYS[] = { "Sampler: ", "Seed: ", "Size: ", "CFG scale: " };

typedef struct
{
  const char *name;
  const char *prefix; /* of Version */
} Version;

/* More specific ones first; Forge's family is told apart in get_forge_name(). */
static const Version VERSIONS[] = {
  { "Forge Classic", "classic" },
  { "Forge Neo", "neo" },
  { "Fooocus", "Fooocus" },
  { "ComfyUI", "ComfyUI" },
  { "stable-diffusion.cpp", "stable-diffusion.cpp" },
};

/* g_str_has_prefix() measures the whole text first, which for each line of a long text is too much. */
static gboolean
begins_with (const char *line, const char *prefix)
{
  return strncmp (line, prefix, strlen (prefix)) == 0;
}

static gboolean
begins_settings (const char *line)
{
  for (guint i = 0; i < G_N_ELEMENTS (LEADING_KEYS); i++)
    if (begins_with (line, LEADING_KEYS[i]))
      return TRUE;
  return FALSE;
}

static gboolean
begins_steps (const char *line)
{
  return begins_with (line, "Steps: ") && g_ascii_isdigit (line[strlen ("Steps: ")]);
}

static const char *
previous_line (const char *text, const char *line)
{
  if (line == text)
    return NULL;
  for (line--; line > text && line[-1] != '\n';)
    line--;
  return line;
}

static guint
count_pairs (const char *line)
{
  g_autoptr (GHashTable) pairs = topsheet_infotext_settings_new (line);

  return g_hash_table_size (pairs);
}

/* The last line that begins with the steps, and the lines of settings directly above it. */
static const char *
find_steps_line (const char *text)
{
  const char *found = NULL;

  for (const char *line = text; line != NULL;)
    {
      const char *end = strchr (line, '\n');

      if (begins_steps (line))
        found = line;
      line = end != NULL ? end + 1 : NULL;
    }
  for (const char *above = found != NULL ? previous_line (text, found) : NULL; above != NULL && begins_settings (above);
       above = previous_line (text, above))
    found = above;
  return found;
}

static const char *
find_last_line (const char *text)
{
  const char *end = text + strlen (text);

  while (end > text && end[-1] == '\n')
    end--;
  while (end > text && end[-1] != '\n')
    end--;
  return end;
}

/* ". Steps: 20, …" inside a line, as some exports write it. */
static const char *
find_inline_steps (const char *text)
{
  const char *limit = text + strlen (text);

  for (guint n = 0; n < MAX_INLINE; n++)
    {
      const char *at = g_strrstr_len (text, limit - text, "Steps: ");

      if (at == NULL)
        return NULL;
      if (at > text && g_ascii_isdigit (at[strlen ("Steps: ")]) && strchr (" ,.", at[-1]) != NULL &&
          count_pairs (at) >= MIN_PAIRS)
        return at;
      limit = at;
    }
  return NULL;
}

/* Where the settings begin: by the steps; else the last line when it has three pairs; else inside a line. */
static const char *
find_settings (const char *text)
{
  const char *found = find_steps_line (text);
  const char *last;

  if (found != NULL)
    return found;
  last = find_last_line (text);
  if (!begins_with (last, NEGATIVE) && count_pairs (last) >= MIN_PAIRS)
    return last;
  return find_inline_steps (text);
}

/* The first line that begins with the words; inside a line only where there is no such line and settings follow. */
static const char *
find_negative (const char *text, const char *settings)
{
  const char *end = settings != NULL ? settings : text + strlen (text);
  const char *inside;

  for (const char *line = text; line != NULL && line < end;)
    {
      const char *line_end = strchr (line, '\n');

      if (begins_with (line, NEGATIVE))
        return line;
      line = line_end != NULL ? line_end + 1 : NULL;
    }
  inside = settings != NULL ? g_strrstr_len (text, settings - text, NEGATIVE) : NULL;
  return inside;
}

/* Separators that single-line writers put between the parts. */
static char *
trim_part (const char *from, const char *to, gboolean is_inline)
{
  char *part = g_strstrip (g_strndup (from, (gsize) (to - from)));
  gsize length = strlen (part);

  while (is_inline && length > 0 && strchr (" ,.", part[length - 1]) != NULL)
    part[--length] = '\0';
  return part;
}

static const char *
get_forge_name (const char *version)
{
  const char *dash;

  /* f2.0.1v1.10.1-… = Forge; f1.0.0v2-v1.10.1… = reForge; f1.3.0-v1.10.1… = EasyReforge. */
  if (version[0] != 'f' || !g_ascii_isdigit (version[1]))
    return NULL;
  dash = strstr (version, "-v");
  if (dash == NULL)
    return "Forge";
  return memchr (version, 'v', (gsize) (dash - version)) != NULL ? "reForge" : "EasyReforge";
}

static const char *
get_tool (TopsheetInfotextSettings *settings, const char *version)
{
  const char *app = topsheet_infotext_settings_find (settings, "app", NULL);

  if (app != NULL)
    return app;
  if (version == NULL)
    return topsheet_infotext_settings_find (settings, "civitai resources", "civitai metadata", "created date", NULL) !=
                 NULL &&
               topsheet_infotext_settings_find (settings, "model", NULL) == NULL
             ? "Civitai"
             : COMPATIBLE;
  for (guint i = 0; i < G_N_ELEMENTS (VERSIONS); i++)
    if (g_str_has_prefix (version, VERSIONS[i].prefix))
      return VERSIONS[i].name;
  if (version[0] == 'v' && g_ascii_isdigit (version[1]))
    return "AUTOMATIC1111";
  return get_forge_name (version) != NULL ? get_forge_name (version) : COMPATIBLE;
}

static void
read_tool (TopsheetReading *reading, TopsheetInfotextSettings *settings)
{
  const char *version = topsheet_infotext_settings_find (settings, "version", NULL);
  const char *tool = get_tool (settings, version);

  topsheet_reading_set (reading, TOPSHEET_FIELD_TOOL, COMPATIBLE);
  topsheet_reading_set (reading, TOPSHEET_FIELD_TOOL, tool);
  /* Savers write their own name where a version should be. */
  if (version != NULL && strcmp (version, tool) != 0)
    topsheet_reading_set (reading, TOPSHEET_FIELD_TOOL_VERSION, version);
}

/* [{"type":"checkpoint","modelName":…},{"type":"lora","modelName":…,"weight":0.8}] */
static void
read_civitai_resources (TopsheetReading *reading, TopsheetInfotextSettings *settings)
{
  const char *text = topsheet_infotext_settings_find (settings, "civitai resources", NULL);
  g_autoptr (TopsheetJson) json = text != NULL ? topsheet_json_parse (text, strlen (text)) : NULL;
  yyjson_val *resource;
  size_t i, n;

  if (json == NULL || !yyjson_is_arr (topsheet_json_get_root (json)))
    return;
  yyjson_arr_foreach (topsheet_json_get_root (json), i, n, resource)
  {
    const char *type = topsheet_json_get_text (resource, "type");
    const char *name = topsheet_json_get_text (resource, "modelName");

    if (g_strcmp0 (type, "checkpoint") == 0 && topsheet_reading_get (reading, TOPSHEET_FIELD_MODEL) == NULL)
      topsheet_reading_set (reading, TOPSHEET_FIELD_MODEL, name);
    else if (g_strcmp0 (type, "lora") == 0 || g_strcmp0 (type, "lycoris") == 0)
      topsheet_reading_add_lora (reading, name, topsheet_json_get_text (resource, "weight"));
  }
}

/* {"model": "45a2…"} or {"Model:flux1-dev-fp8": "…"} */
static void
read_hashes (TopsheetReading *reading, TopsheetInfotextSettings *settings)
{
  const char *text = topsheet_infotext_settings_find (settings, "hashes", NULL);
  g_autoptr (TopsheetJson) json = NULL;
  yyjson_val *key, *value;
  size_t i, n;

  if (text == NULL || topsheet_reading_get (reading, TOPSHEET_FIELD_MODEL) != NULL)
    return;
  json = topsheet_json_parse (text, strlen (text));
  if (json == NULL || !yyjson_is_obj (topsheet_json_get_root (json)))
    return;
  yyjson_obj_foreach (topsheet_json_get_root (json), i, n, key, value)
  {
    const char *name = yyjson_get_str (key);

    if (g_ascii_strncasecmp (name, "model:", 6) == 0)
      topsheet_reading_set (reading, TOPSHEET_FIELD_MODEL, name + 6);
  }
}

/* A second pass over the own picture has a denoising strength too; a mask, a ControlNet or an IP adapter had a picture that the text does not name. */
static void
read_input (TopsheetReading *reading, TopsheetInfotextSettings *s)
{
  if (topsheet_infotext_settings_find (s, "mask blur", "masked content", "inpaint area", "controlnet", "controlnet 0",
                                       "init image hash", "init image", NULL) != NULL)
    topsheet_reading_set_input (reading, TOPSHEET_PARAMETERS_SOME_INPUT);
  else if (topsheet_infotext_settings_find (s, "hires upscaler", "hires upscale", "hires steps", "hires resize",
                                            NULL) != NULL)
    topsheet_reading_set_input (reading, TOPSHEET_PARAMETERS_NO_INPUT);
}

static void
read_settings (TopsheetReading *reading, TopsheetInfotextSettings *s)
{
  const char *size = topsheet_infotext_settings_find (s, "size", NULL);
  const char *sampler = topsheet_infotext_settings_find (s, "sampler", NULL);
  g_auto (GStrv) sides = size != NULL ? g_strsplit (size, "x", 2) : NULL;

  read_tool (reading, s);
  topsheet_reading_set (reading, TOPSHEET_FIELD_STEPS, topsheet_infotext_settings_find (s, "steps", NULL));
  /* Civitai writes "Undefined" where it does not know. */
  if (g_strcmp0 (sampler, "Undefined") != 0)
    topsheet_reading_set (reading, TOPSHEET_FIELD_SAMPLER, sampler);
  topsheet_reading_set (reading, TOPSHEET_FIELD_SCHEDULER,
                        topsheet_infotext_settings_find (s, "schedule type", "scheduler", NULL));
  topsheet_reading_set (reading, TOPSHEET_FIELD_CFG, topsheet_infotext_settings_find (s, "cfg scale", "cfg", NULL));
  topsheet_reading_set (reading, TOPSHEET_FIELD_GUIDANCE,
                        topsheet_infotext_settings_find (s, "distilled cfg scale", "distilled guidance", "guidance",
                                                         NULL));
  topsheet_reading_set (reading, TOPSHEET_FIELD_SEED, topsheet_infotext_settings_find (s, "seed", NULL));
  topsheet_reading_set (reading, TOPSHEET_FIELD_MODEL, topsheet_infotext_settings_find (s, "model", "unet", NULL));
  topsheet_reading_set_denoise (reading, topsheet_infotext_settings_find (s, "denoising strength", NULL));
  read_input (reading, s);
  if (sides != NULL && sides[0] != NULL && sides[1] != NULL)
    topsheet_reading_set_size (reading, sides[0], sides[1]);
  read_civitai_resources (reading, s);
  read_hashes (reading, s);
}

/* Fooocus expands prompts with styles and keeps beside them what was typed. */
static void
prefer_raw_prompts (TopsheetReading *reading, TopsheetInfotextSettings *s)
{
  topsheet_reading_set (reading, TOPSHEET_FIELD_PROMPT, topsheet_infotext_settings_find (s, "raw prompt", NULL));
  topsheet_reading_set (reading, TOPSHEET_FIELD_NEGATIVE_PROMPT,
                        topsheet_infotext_settings_find (s, "raw negative prompt", NULL));
}

gboolean
topsheet_infotext_parse (const char *text, TopsheetReading *reading)
{
  g_autofree char *unix_text = g_strdup (text);
  g_autoptr (GHashTable) settings = NULL;
  g_autofree char *prompt = NULL;
  const char *from, *negative, *end;
  gboolean is_inline;

  g_return_val_if_fail (text != NULL && reading != NULL, FALSE);

  /* Other systems end lines with CR LF. */
  for (char *in = unix_text, *out = unix_text; (*out = *in) != '\0'; in++)
    if (*in != '\r' || in[1] != '\n')
      out++;
  from = find_settings (unix_text);
  negative = find_negative (unix_text, from);
  if (from == NULL && negative == NULL)
    return FALSE;

  end = from != NULL ? from : unix_text + strlen (unix_text);
  is_inline = from != NULL && from > unix_text && from[-1] != '\n';
  if (from != NULL)
    {
      settings = topsheet_infotext_settings_new (from);
      read_settings (reading, settings);
    }
  else
    topsheet_reading_set (reading, TOPSHEET_FIELD_TOOL, COMPATIBLE);
  prompt = trim_part (unix_text, negative != NULL ? negative : end, is_inline);
  topsheet_reading_set (reading, TOPSHEET_FIELD_PROMPT, prompt);
  topsheet_reading_add_loras_of_prompt (reading, prompt);
  if (negative != NULL)
    {
      g_autofree char *negative_text = trim_part (negative + strlen (NEGATIVE), end, is_inline);

      topsheet_reading_set (reading, TOPSHEET_FIELD_NEGATIVE_PROMPT, negative_text);
    }
  if (settings != NULL)
    prefer_raw_prompts (reading, settings);
  return TRUE;
}

/* Whether it is worth a look: graphs and editors' files are long, and looking at them twice costs most of the time. */
static gboolean
may_be_infotext (const TopsheetTag *tag, gboolean is_parameters)
{
  if (tag->place == TOPSHEET_TAG_XMP || tag->length > MAX_BYTES)
    return FALSE;
  return is_parameters || strstr (tag->text, "Steps: ") != NULL || strstr (tag->text, NEGATIVE) != NULL;
}

static gboolean
is_json (const TopsheetTag *tag)
{
  g_autoptr (TopsheetJson) json = NULL;

  /* "{red|blue} cat" is a dynamic prompt, not JSON. */
  if (tag->text[strspn (tag->text, " \t\r\n")] != '{' && tag->text[strspn (tag->text, " \t\r\n")] != '[')
    return FALSE;
  json = topsheet_json_parse (tag->text, tag->length);
  return json != NULL;
}

static void
judge (TopsheetReading *reading)
{
  const char *prompt = topsheet_reading_get (reading, TOPSHEET_FIELD_PROMPT);

  reading->rank = TOPSHEET_RANK_TEXT;
  if (g_strcmp0 (prompt, "unknown") == 0)
    {
      reading->rank = TOPSHEET_RANK_HINT;
      topsheet_reading_doubt (reading, TOPSHEET_CONFIDENCE_LOW);
      topsheet_reading_warn (reading,
                             _("The tool that saved this file did not know its prompt; the other values may be placeholders too."));
    }
}

/* A text that is only a prompt: believed where the tool always puts its texts, but nowhere else. */
static gboolean
read_bare_prompt (const TopsheetTag *tag, TopsheetReading *reading)
{
  topsheet_reading_set (reading, TOPSHEET_FIELD_TOOL, COMPATIBLE);
  topsheet_reading_set (reading, TOPSHEET_FIELD_PROMPT, tag->text);
  topsheet_reading_add_loras_of_prompt (reading, tag->text);
  topsheet_reading_doubt (reading, TOPSHEET_CONFIDENCE_LOW);
  topsheet_reading_warn (reading, _("The file holds a prompt without settings; seed, steps and model are not known."));
  reading->rank = TOPSHEET_RANK_HINT;
  return TRUE;
}

static gboolean
infotext_read (TopsheetContainer *container, TopsheetReading *reading)
{
  const TopsheetTag *bare = NULL;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < container->tags->len; i++)
      {
        const TopsheetTag *tag = g_ptr_array_index (container->tags, i);
        gboolean is_parameters = strcmp (tag->key, "parameters") == 0;

        /* The key that the tool itself uses comes before comments of all kinds. */
        if (is_parameters != (pass == 0) || !may_be_infotext (tag, is_parameters) || is_json (tag))
          continue;
        if (topsheet_infotext_parse (tag->text, reading))
          {
            judge (reading);
            return TRUE;
          }
        if (is_parameters && bare == NULL)
          bare = tag;
      }
  return bare != NULL && read_bare_prompt (bare, reading);
}

const TopsheetReader topsheet_infotext_reader = { "infotext", infotext_read };
