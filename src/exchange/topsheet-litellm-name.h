/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TopsheetLitellmName:
 * @provider: as our catalogue calls it: "google" for "gemini", "bfl" for "black_forest_labs"
 * @model: what the provider calls it
 * @id: the catalogue id: "openai/gpt-image-1"
 * @quality: "high", or %NULL
 * @size: "1024x1536", or %NULL
 * @steps: "50", "max", or %NULL
 *
 * The key of a row of LiteLLM's list, taken apart: "high/1024-x-1536/gpt-image-1". Private to the reader.
 */
typedef struct
{
  char *provider;
  char *model;
  char *id;
  char *quality;
  char *size;
  char *steps;
} TopsheetLitellmName;

/* @provider: the row's "litellm_provider" */
void topsheet_litellm_name_parse (const char          *key,
                                  const char          *provider,
                                  TopsheetLitellmName *out);
void topsheet_litellm_name_clear (TopsheetLitellmName *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TopsheetLitellmName, topsheet_litellm_name_clear)

G_END_DECLS
