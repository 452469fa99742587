/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-litellm-name.h"

#include <string.h>

static const struct
{
  const char *theirs, *ours;
} providers[] = {
  { "gemini", "google" },      { "black_forest_labs", "bfl" },
  { "fal_ai", "fal" },         { "bedrock_converse", "bedrock" },
  { "cohere_chat", "cohere" }, { "text-completion-openai", "openai" },
  { "azure_text", "azure" },   { "text-completion-codestral", "codestral" },
};

/* Providers that stand with the kind of model: "vertex_ai-language-models". */
static const char * const with_kind[] = { "vertex_ai-", "fireworks_ai-" };

/* Models that our catalogue knows by a name that says more. */
static const struct
{
  const char *theirs, *ours;
} ids[] = {
  { "stability/fast", "stability/upscale-fast" },
  { "stability/creative", "stability/upscale-creative" },
};

/* (transfer full) */
static char *
get_family (const char *provider)
{
  for (gsize i = 0; i < G_N_ELEMENTS (with_kind); i++)
    if (g_str_has_prefix (provider, with_kind[i]))
      return g_strndup (provider, strlen (with_kind[i]) - 1);

  return g_strdup (provider);
}

static const char *
get_ours (const char *family)
{
  for (gsize i = 0; i < G_N_ELEMENTS (providers); i++)
    if (strcmp (providers[i].theirs, family) == 0)
      return providers[i].ours;

  return family;
}

/* The rest after the first part of a path when that part is @first. */
static const char *
skip_part (const char *path, const char *first)
{
  gsize length = strlen (first);

  return strncmp (path, first, length) == 0 && path[length] == '/' && path[length + 1] != '\0' ? path + length + 1
                                                                                               : path;
}

/* "1024-x-1536" → "1024x1536" (transfer full) (nullable) */
static char *
parse_size (const char *part)
{
  const char *mark = strstr (part, "-x-");
  gsize width = strspn (part, "0123456789"), height = mark != NULL ? strspn (mark + 3, "0123456789") : 0;

  if (mark == NULL || width == 0 || part + width != mark || height == 0 || mark[3 + height] != '\0')
    return NULL;

  return g_strdup_printf ("%.*sx%s", (int) width, part, mark + 3);
}

/* "50-steps" → "50" (transfer full) (nullable) */
static char *
parse_steps (const char *part)
{
  gsize digits = strspn (part, "0123456789");

  if (strcmp (part, "max-steps") == 0)
    return g_strdup ("max");

  return digits > 0 && strcmp (part + digits, "-steps") == 0 ? g_strndup (part, digits) : NULL;
}

/* Takes up a part that is a condition and not of the model's name. */
static gboolean
take_part (TopsheetLitellmName *self, const char *part)
{
  static const char * const qualities[] = { "low", "medium", "high", "standard", "hd", "auto", NULL };
  g_autofree char *size = parse_size (part), *steps = parse_steps (part);

  if (self->quality == NULL && g_strv_contains (qualities, part))
    self->quality = g_strdup (part);
  else if (self->size == NULL && size != NULL)
    self->size = g_steal_pointer (&size);
  else if (self->steps == NULL && steps != NULL)
    self->steps = g_steal_pointer (&steps);
  else
    return FALSE;

  return TRUE;
}

/* Ids have no blanks. */
static char *
make_id (const char *provider, const char *model)
{
  char *id = g_strdelimit (g_strconcat (provider, "/", model, NULL), " \t\r\n", '-');

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    if (strcmp (ids[i].theirs, id) == 0)
      {
        g_free (id);
        return g_strdup (ids[i].ours);
      }
  return id;
}

void
topsheet_litellm_name_parse (const char *key, const char *provider, TopsheetLitellmName *out)
{
  g_autofree char *family = get_family (provider);
  const char *ours = get_ours (family), *rest = skip_part (key, provider), *slash;

  *out = (TopsheetLitellmName) { .provider = g_strdup (ours) };
  if (rest == key)
    rest = skip_part (key, family);
  if (rest == key)
    rest = skip_part (key, ours);
  while ((slash = strchr (rest, '/')) != NULL && slash[1] != '\0')
    {
      g_autofree char *part = g_strndup (rest, (gsize) (slash - rest));

      if (!take_part (out, part))
        break;
      rest = slash + 1;
    }
  out->model = g_strdup (rest);
  out->id = make_id (ours, rest);
}

void
topsheet_litellm_name_clear (TopsheetLitellmName *self)
{
  g_clear_pointer (&self->provider, g_free);
  g_clear_pointer (&self->model, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->quality, g_free);
  g_clear_pointer (&self->size, g_free);
  g_clear_pointer (&self->steps, g_free);
}
