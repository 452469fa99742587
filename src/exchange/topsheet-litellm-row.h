/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/topsheet-litellm-field.h"
#include "exchange/topsheet-litellm-name.h"
#include "exchange/topsheet-price-reading.h"

G_BEGIN_DECLS

/* What a model makes, as far as it decides what a price is of. */
typedef enum
{
  TOPSHEET_LITELLM_KIND_OTHER,
  TOPSHEET_LITELLM_KIND_IMAGE,
  TOPSHEET_LITELLM_KIND_VIDEO,
  TOPSHEET_LITELLM_KIND_SPEECH,
  TOPSHEET_LITELLM_KIND_TRANSCRIPTION,
} TopsheetLitellmKind;

/**
 * TopsheetLitellmPrice:
 * @name: of the field
 * @meter: what it is a price of; %NULL where it is not taken
 * @ranged: it is of "tiered_pricing", which says from how many input tokens on and, in @tokens_upto, up to how many; 0 is open
 *
 * A price of a row, not 0.
 */
typedef struct
{
  const char           *name;
  yyjson_val           *value;
  TopsheetLitellmField  field;
  TopsheetDecimal       price;
  guint64               per;
  const char           *meter;
  TopsheetUnit          unit;
  guint64               tokens_upto;
  gboolean              ranged;
} TopsheetLitellmPrice;

/**
 * TopsheetLitellmRow:
 * @resolution: "720p" where the row says that it is of no other; its model has another row for others. Else ""
 * @is_music: songs, which the list prices as if they were pictures
 * @prices: (element-type TopsheetLitellmPrice)
 *
 * A row of LiteLLM's list. Private to the reader.
 */
typedef struct
{
  TopsheetPriceReading *reading;
  TopsheetLitellmName   name;
  const char           *modality;
  const char           *source_url;
  TopsheetLitellmKind   kind;
  char                  resolution[8];
  gboolean              is_music;
  GArray               *prices;
} TopsheetLitellmRow;

/* Decides what each price is of, and gives the rules to the reading; what Topsheet does not count, or what is said twice, is named there. */
void topsheet_litellm_row_emit (TopsheetLitellmRow *self);

G_END_DECLS
