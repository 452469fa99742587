/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-litellm-field.h"

#include <string.h>

static const struct
{
  const char *name;
  TopsheetLitellmSort sort;
  const char *meter;
} known[] = {
  { "input_cost_per_token", TOPSHEET_LITELLM_TOKENS, "input_tokens" },
  { "output_cost_per_token", TOPSHEET_LITELLM_TOKENS, "output_tokens" },
  { "output_cost_per_reasoning_token", TOPSHEET_LITELLM_TOKENS, "reasoning_tokens" },
  { "cache_read_input_token_cost", TOPSHEET_LITELLM_TOKENS, "cache_read_tokens" },
  { "input_cost_per_token_cache_hit", TOPSHEET_LITELLM_TOKENS, "cache_read_tokens" },
  { "cache_creation_input_token_cost", TOPSHEET_LITELLM_TOKENS, "cache_write_tokens" },
  { "cache_creation_input_token_cost_above_1hr", TOPSHEET_LITELLM_TOKENS, "cache_write_1h_tokens" },
  { "input_cost_per_image_token", TOPSHEET_LITELLM_TOKENS, "input_image_tokens" },
  { "output_cost_per_image_token", TOPSHEET_LITELLM_TOKENS, "output_image_tokens" },
  { "input_cost_per_audio_token", TOPSHEET_LITELLM_TOKENS, "input_audio_tokens" },
  { "output_cost_per_audio_token", TOPSHEET_LITELLM_TOKENS, "output_audio_tokens" },
  { "input_cost_per_video_token", TOPSHEET_LITELLM_TOKENS, "input_video_tokens" },
  { "input_cost_per_image", TOPSHEET_LITELLM_IMAGE_IN, NULL },
  { "output_cost_per_image", TOPSHEET_LITELLM_IMAGE_OUT, NULL },
  { "input_cost_per_pixel", TOPSHEET_LITELLM_PIXELS_IN, NULL },
  { "output_cost_per_pixel", TOPSHEET_LITELLM_PIXELS_OUT, NULL },
  { "input_cost_per_second", TOPSHEET_LITELLM_SECONDS_IN, NULL },
  /* Two spellings of the same. */
  { "output_cost_per_second", TOPSHEET_LITELLM_SECONDS_OUT, NULL },
  { "output_cost_per_video_per_second", TOPSHEET_LITELLM_SECONDS_OUT, NULL },
  { "input_cost_per_character", TOPSHEET_LITELLM_CHARACTERS, NULL },
  { "input_cost_per_request", TOPSHEET_LITELLM_REQUESTS, NULL },
};

static const struct
{
  const char *ending, *tier;
} service_tiers[] = {
  { "_batches", "batch" },       { "_flex", "flex" }, { "_priority", "priority" },
  { "_ultrafast", "ultrafast" }, { "_fast", "fast" },
};

static const struct
{
  const char *ending, *quality;
} qualities[] = {
  { "_and_premium_image", "premium" }, { "_premium_image", "premium" }, { "_low_quality", "low" },
  { "_medium_quality", "medium" },     { "_high_quality", "high" },     { "_standard_quality", "standard" },
};

/* Cuts @ending off. */
static gboolean
cut (char *name, const char *ending)
{
  if (!g_str_has_suffix (name, ending))
    return FALSE;

  name[strlen (name) - strlen (ending)] = '\0';
  return TRUE;
}

/* Cuts off what begins at @at and reads the number at @digits in it. */
static gboolean
cut_number (char *at, const char *digits, const char *after, guint64 *out)
{
  gsize length = strspn (digits, "0123456789");
  g_autofree char *number = g_strndup (digits, length);

  if (strcmp (digits + length, after) != 0 || !g_ascii_string_to_unsigned (number, 10, 1, 1000000000, out, NULL))
    return FALSE;

  *at = '\0';
  return TRUE;
}

/* "…_above_272k_tokens" → 272000 */
static void
cut_tokens (char *name, TopsheetLitellmField *out)
{
  char *at = g_strrstr (name, "_above_");

  if (at != NULL && g_str_has_suffix (at, "k_tokens") &&
      cut_number (at, at + strlen ("_above_"), "k_tokens", &out->tokens_over))
    out->tokens_over *= 1000;
}

/* "…_above_1024_and_1024_pixels" → 1024 × 1024 */
static void
cut_pixels (char *name, TopsheetLitellmField *out)
{
  char *at = g_strrstr (name, "_above_"), *and = at != NULL ? strstr (at, "_and_") : NULL;
  guint64 width, height;

  if (and== NULL || !cut_number (and, and+strlen ("_and_"), "_pixels", &height) ||
      !cut_number (at, at + strlen ("_above_"), "", &width) || width > 1000000 || height > 1000000)
    return;

  out->pixels_over = width * height;
}

/* "…_per_second_1080p" → "1080p", "…_4k" */
static void
cut_resolution (char *name, TopsheetLitellmField *out)
{
  char *at = strrchr (name, '_');
  gsize length = at != NULL ? strspn (at + 1, "0123456789") : 0;

  if (length == 0 || length > 4 || strchr ("pk", at[1 + length]) == NULL || at[1 + length] == '\0' ||
      at[2 + length] != '\0')
    return;

  g_strlcpy (out->resolution, at + 1, sizeof out->resolution);
  *at = '\0';
}

static gboolean
look_up (const char *name, TopsheetLitellmField *out)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].name, name) == 0)
      {
        out->sort = known[i].sort;
        out->meter = known[i].meter;
        return TRUE;
      }
  return FALSE;
}

/* What an ending says has to fit what is priced: "input_cost_per_token_1080p" means nothing that is known. */
static gboolean
fits (const TopsheetLitellmField *field)
{
  if (*field->resolution != '\0' && field->sort != TOPSHEET_LITELLM_SECONDS_OUT &&
      (field->sort != TOPSHEET_LITELLM_IMAGE_OUT || !g_str_has_suffix (field->resolution, "k")))
    return FALSE;
  if ((field->quality != NULL || field->pixels_over > 0) && field->sort != TOPSHEET_LITELLM_IMAGE_OUT)
    return FALSE;

  return field->tokens_over == 0 || field->sort == TOPSHEET_LITELLM_TOKENS || field->sort == TOPSHEET_LITELLM_IMAGE_IN;
}

static gboolean
is_price (const char *name)
{
  return strstr (name, "cost") != NULL || strstr (name, "_multiplier") != NULL ||
         strcmp (name, "provider_specific_entry") == 0;
}

void
topsheet_litellm_field_parse (const char *name, TopsheetLitellmField *out)
{
  g_autofree char *rest = NULL;

  *out = (TopsheetLitellmField) { .sort = TOPSHEET_LITELLM_NO_PRICE };
  if (!is_price (name))
    return;
  if (look_up (name, out))
    return;

  rest = g_strdup (name);
  for (gsize i = 0; i < G_N_ELEMENTS (service_tiers) && out->service_tier == NULL; i++)
    if (cut (rest, service_tiers[i].ending))
      out->service_tier = service_tiers[i].tier;
  for (gsize i = 0; i < G_N_ELEMENTS (qualities) && out->quality == NULL; i++)
    if (cut (rest, qualities[i].ending))
      out->quality = qualities[i].quality;
  cut_tokens (rest, out);
  cut_pixels (rest, out);
  cut_resolution (rest, out);
  if (!look_up (rest, out) || !fits (out))
    *out = (TopsheetLitellmField) { .sort = TOPSHEET_LITELLM_OTHER };
}
