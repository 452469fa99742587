/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-litellm-row.h"

#include <glib/gi18n-lib.h>

static TopsheetLitellmPrice *
get_price (const TopsheetLitellmRow *row, guint i)
{
  return &g_array_index (row->prices, TopsheetLitellmPrice, i);
}

static gboolean
has_sort (const TopsheetLitellmRow *row, TopsheetLitellmSort sort)
{
  for (guint i = 0; i < row->prices->len; i++)
    if (get_price (row, i)->field.sort == sort)
      return TRUE;

  return FALSE;
}

static gboolean
has_tokens (const TopsheetLitellmRow *row, const char *meter)
{
  for (guint i = 0; i < row->prices->len; i++)
    if (g_strcmp0 (get_price (row, i)->field.meter, meter) == 0)
      return TRUE;

  return FALSE;
}

/* A price of a picture that goes in stands for the one that comes out where nothing else says what that costs. */
static gboolean
is_input_the_output (const TopsheetLitellmRow *row)
{
  return row->kind == TOPSHEET_LITELLM_KIND_IMAGE && !has_sort (row, TOPSHEET_LITELLM_IMAGE_OUT) &&
         !has_tokens (row, "output_image_tokens") && !has_tokens (row, "output_tokens");
}

static void
take (TopsheetLitellmPrice *price, const char *meter, TopsheetUnit unit)
{
  price->meter = meter;
  price->unit = unit;
}

static void
leave (const TopsheetLitellmRow *row, const TopsheetLitellmPrice *price, const char *reason)
{
  topsheet_price_reading_issue (row->reading, TOPSHEET_PRICE_ISSUE_INEXPRESSIBLE, price->name, price->value, reason);
}

static void
repeat (const TopsheetLitellmRow *row, const TopsheetLitellmPrice *price, const char *reason)
{
  topsheet_price_reading_issue (row->reading, TOPSHEET_PRICE_ISSUE_REPEATED, price->name, price->value, reason);
}

/* Of the prices of pixels only one is of those that come out: a second one would charge the picture twice. */
static void
settle_pixels (const TopsheetLitellmRow *row, TopsheetLitellmPrice *price)
{
  if (row->kind != TOPSHEET_LITELLM_KIND_IMAGE)
    leave (row, price, _("Topsheet counts no pixels of models that make no pictures."));
  else if (has_sort (row, TOPSHEET_LITELLM_IMAGE_OUT) || has_sort (row, TOPSHEET_LITELLM_IMAGE_IN))
    repeat (row, price, _("The row also has a price for each picture; that one was taken."));
  else if (price->field.sort == TOPSHEET_LITELLM_PIXELS_IN && has_sort (row, TOPSHEET_LITELLM_PIXELS_OUT))
    leave (row, price, _("Topsheet does not count the pixels of pictures that are sent."));
  else
    take (price, "pixels", TOPSHEET_UNIT_PIXEL);
}

static void
settle_seconds (const TopsheetLitellmRow *row, TopsheetLitellmPrice *price)
{
  gboolean in = price->field.sort == TOPSHEET_LITELLM_SECONDS_IN;

  if (in && row->kind == TOPSHEET_LITELLM_KIND_TRANSCRIPTION)
    take (price, "input_seconds", TOPSHEET_UNIT_SECOND);
  else if (!in &&
           (row->kind == TOPSHEET_LITELLM_KIND_VIDEO || row->kind == TOPSHEET_LITELLM_KIND_SPEECH || row->is_music))
    take (price, "output_seconds", TOPSHEET_UNIT_SECOND);
  else
    leave (row, price, _("Topsheet does not count seconds of reserved capacity, or of what is sent to a chat model."));
}

/* Decides which meter a price is of; one without stays out and is named. */
static void
settle (const TopsheetLitellmRow *row, TopsheetLitellmPrice *price)
{
  switch (price->field.sort)
    {
    case TOPSHEET_LITELLM_TOKENS:
      take (price, price->field.meter, TOPSHEET_UNIT_TOKEN);
      break;
    case TOPSHEET_LITELLM_IMAGE_IN:
      take (price, is_input_the_output (row) ? "image" : "reference_image", TOPSHEET_UNIT_IMAGE);
      break;
    case TOPSHEET_LITELLM_IMAGE_OUT:
      take (price, row->is_music ? "clip" : "image", row->is_music ? TOPSHEET_UNIT_CLIP : TOPSHEET_UNIT_IMAGE);
      break;
    case TOPSHEET_LITELLM_PIXELS_IN:
    case TOPSHEET_LITELLM_PIXELS_OUT:
      settle_pixels (row, price);
      break;
    case TOPSHEET_LITELLM_SECONDS_IN:
    case TOPSHEET_LITELLM_SECONDS_OUT:
      settle_seconds (row, price);
      break;
    case TOPSHEET_LITELLM_CHARACTERS:
      if (row->kind == TOPSHEET_LITELLM_KIND_SPEECH)
        take (price, "characters", TOPSHEET_UNIT_CHARACTER);
      else
        leave (row, price, _("Topsheet counts characters only of models that speak."));
      break;
    case TOPSHEET_LITELLM_REQUESTS:
      take (price, "request", TOPSHEET_UNIT_REQUEST);
      break;
    case TOPSHEET_LITELLM_NO_PRICE:
    case TOPSHEET_LITELLM_OTHER:
    default:
      g_assert_not_reached ();
    }
}

/* The lowest tier above that of @price among those of @service and @quality; 0 when there is none. */
static guint64
find_next (const TopsheetLitellmRow *row,
           const TopsheetLitellmPrice *price,
           const char *service,
           const char *quality,
           gboolean pixels)
{
  guint64 own = pixels ? price->field.pixels_over : price->field.tokens_over, next = 0;

  for (guint i = 0; i < row->prices->len; i++)
    {
      const TopsheetLitellmPrice *other = get_price (row, i);
      guint64 over = pixels ? other->field.pixels_over : other->field.tokens_over;

      if (over > own && (next == 0 || over < next) && !other->ranged && g_strcmp0 (other->meter, price->meter) == 0 &&
          g_strcmp0 (other->field.service_tier, service) == 0 && g_strcmp0 (other->field.quality, quality) == 0)
        next = over;
    }
  return next;
}

static void
add_condition (GStrvBuilder *builder, const char *key, const char *value)
{
  if (value != NULL && *value != '\0')
    g_strv_builder_take (builder, g_strconcat (key, "=", value, NULL));
}

static void
add_tokens (GStrvBuilder *builder, const TopsheetLitellmRow *row, const TopsheetLitellmPrice *price)
{
  guint64 upto = price->tokens_upto;

  if (!price->ranged)
    upto = find_next (row, price, price->field.service_tier, price->field.quality, FALSE);
  /* What batches cost above the tier of the usual price is not said, if they have no tier of their own. */
  if (!price->ranged && upto == 0 && price->field.service_tier != NULL)
    upto = find_next (row, price, NULL, price->field.quality, FALSE);
  if (price->field.tokens_over > 0)
    g_strv_builder_take (builder, g_strdup_printf ("input_tokens_gt=%" G_GUINT64_FORMAT, price->field.tokens_over));
  if (upto > 0)
    g_strv_builder_take (builder, g_strdup_printf ("input_tokens_le=%" G_GUINT64_FORMAT, upto));
}

static void
add_megapixels (GStrvBuilder *builder, const char *key, guint64 pixels)
{
  const TopsheetDecimal megapixels = { (gint64) pixels, 6 };
  g_autofree char *text = topsheet_decimal_print (&megapixels);

  if (pixels > 0)
    add_condition (builder, key, text);
}

static const char *
get_resolution (const TopsheetLitellmRow *row, const TopsheetLitellmPrice *price)
{
  if (price->field.sort != TOPSHEET_LITELLM_SECONDS_OUT || *price->field.resolution != '\0')
    return price->field.resolution;

  /* Where others have a price of their own, this one is for those that have none. */
  for (guint i = 0; i < row->prices->len; i++)
    if (*get_price (row, i)->field.resolution != '\0')
      return "";

  return row->resolution;
}

/* (transfer full) */
static GStrv
list_conditions (const TopsheetLitellmRow *row, const TopsheetLitellmPrice *price)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint64 upto = find_next (row, price, price->field.service_tier, price->field.quality, TRUE);

  if (upto == 0 && price->field.quality != NULL)
    upto = find_next (row, price, price->field.service_tier, NULL, TRUE);
  add_condition (builder, "quality", price->field.quality != NULL ? price->field.quality : row->name.quality);
  add_condition (builder, "size", row->name.size);
  add_condition (builder, "steps", row->name.steps);
  add_condition (builder, "service_tier", price->field.service_tier);
  add_condition (builder, "resolution", get_resolution (row, price));
  add_tokens (builder, row, price);
  add_megapixels (builder, "mp_gt", price->field.pixels_over);
  add_megapixels (builder, "mp_le", upto);
  return g_strv_builder_end (builder);
}

static void
emit (const TopsheetLitellmRow *row, const TopsheetLitellmPrice *price)
{
  g_auto (GStrv) conditions = list_conditions (row, price);
  const TopsheetPriceDraft draft = {
    .model_id = row->name.id,
    .provider = row->name.provider,
    .model = row->name.model,
    .modality = row->modality,
    .meter = price->meter,
    .price = price->price,
    .per = price->per,
    .unit = price->unit,
    .conditions = (const char * const *) conditions,
    .valid_from_usec = row->reading->valid_from_usec,
    .source_url = row->source_url,
    .field = price->name,
  };

  topsheet_price_reading_add (row->reading, &draft);
}

/* A flat price beside tiers of the same says nothing more. */
static gboolean
is_in_tiers (const TopsheetLitellmRow *row, const TopsheetLitellmPrice *price)
{
  for (guint i = 0; i < row->prices->len && !price->ranged; i++)
    if (get_price (row, i)->ranged && get_price (row, i)->meter == price->meter && price->field.service_tier == NULL)
      return TRUE;

  return FALSE;
}

void
topsheet_litellm_row_emit (TopsheetLitellmRow *self)
{
  for (guint i = 0; i < self->prices->len; i++)
    settle (self, get_price (self, i));
  for (guint i = 0; i < self->prices->len; i++)
    {
      TopsheetLitellmPrice *price = get_price (self, i);

      if (price->meter == NULL)
        continue;
      if (is_in_tiers (self, price))
        repeat (self, price, _("The row also has tiers of this price; those were taken."));
      else
        emit (self, price);
    }
}
