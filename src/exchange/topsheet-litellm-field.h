/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-unit.h"

G_BEGIN_DECLS

/**
 * TopsheetLitellmSort:
 * @TOPSHEET_LITELLM_NO_PRICE: no price at all
 * @TOPSHEET_LITELLM_OTHER: a price of something that Topsheet does not count, or that it does not know
 *
 * What a field of a row of LiteLLM's list prices.
 */
typedef enum
{
  TOPSHEET_LITELLM_NO_PRICE,
  TOPSHEET_LITELLM_OTHER,
  TOPSHEET_LITELLM_TOKENS,
  TOPSHEET_LITELLM_IMAGE_IN,
  TOPSHEET_LITELLM_IMAGE_OUT,
  TOPSHEET_LITELLM_PIXELS_IN,
  TOPSHEET_LITELLM_PIXELS_OUT,
  TOPSHEET_LITELLM_SECONDS_IN,
  TOPSHEET_LITELLM_SECONDS_OUT,
  TOPSHEET_LITELLM_CHARACTERS,
  TOPSHEET_LITELLM_REQUESTS,
} TopsheetLitellmSort;

/**
 * TopsheetLitellmField:
 * @sort: what it prices
 * @meter: of tokens; NULL for the others
 * @service_tier: "batch", "flex", "priority"; NULL when it is the usual one
 * @quality: "premium", "low"; NULL for any
 * @resolution: "1080p"; "" for any
 * @tokens_over: only above so many input tokens; 0 for no tier
 * @pixels_over: only above so many pixels; 0 for any size
 *
 * The name of a field, taken apart. Private to the reader.
 */
typedef struct
{
  TopsheetLitellmSort  sort;
  const char          *meter;
  const char          *service_tier;
  const char          *quality;
  char                 resolution[8];
  guint64              tokens_over;
  guint64              pixels_over;
} TopsheetLitellmField;

void topsheet_litellm_field_parse (const char           *name,
                                   TopsheetLitellmField *out);

G_END_DECLS
