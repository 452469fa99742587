/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-price-worth.h"

#include "base/topsheet-text.h"
#include "engine/topsheet-price-change.h"
#include "engine/topsheet-rule-choice.h"

#include <string.h>

#define MILLION 1000000
#define SCALE 12
/* Text tokens for more than 200 a million; pictures from 0.002 to 1; seconds of video from 0.003 to 1.5. */
static const TopsheetDecimal max_token = { 200, 0 };
static const TopsheetDecimal min_image = { 2, 3 }, max_image = { 1, 0 };
static const TopsheetDecimal min_video = { 3, 3 }, max_video = { 15, 1 };
/* Models of pictures that bill tokens put out 4,096 of them for a large one; for less than this a million it would cost less than 0.002. */
static const TopsheetDecimal min_image_token = { 488, 3 };

static const char * const text_meters[] = {
  "input_tokens",
  "output_tokens",
  "reasoning_tokens",
  "cache_read_tokens",
  "cache_write_tokens",
  "cache_write_1h_tokens",
  NULL,
};
static const char * const image_meters[] = { "image", "image_first_mp", "pixels", NULL };
static const char * const video_meters[] = { "output_seconds", "total_seconds", NULL };
/* What is no price of anything. */
static const char * const other_meters[] = { "factor", "self_hosted", "included_credits", "included_units", NULL };

const char *
topsheet_price_worth_get_meter (TopsheetPriceRule *rule)
{
  static const struct
  {
    TopsheetUnit unit;
    const char *meter;
  } of_credits[] = {
    { TOPSHEET_UNIT_IMAGE, "image" },
    { TOPSHEET_UNIT_SECOND, "output_seconds" },
    { TOPSHEET_UNIT_CLIP, "clip" },
    { TOPSHEET_UNIT_CHARACTER, "characters" },
  };
  const char *meter = topsheet_price_rule_get_meter (rule);

  for (gsize i = 0; strcmp (meter, "credits") == 0 && i < G_N_ELEMENTS (of_credits); i++)
    if (of_credits[i].unit == topsheet_price_rule_get_unit (rule))
      return of_credits[i].meter;

  return meter;
}

static gboolean
is_by_million (const char *meter)
{
  return g_str_has_suffix (meter, "_tokens") || strcmp (meter, "characters") == 0 || strcmp (meter, "pixels") == 0;
}

static gboolean
get_money (TopsheetPriceRule *rule, TopsheetDecimal *price, guint64 *per)
{
  return topsheet_rule_choice_get_price (rule, 1, price, per, NULL) && *per <= G_MAXINT64;
}

gboolean
topsheet_price_worth_get (TopsheetPriceRule *rule, TopsheetDecimal *out)
{
  const TopsheetDecimal base =
    topsheet_decimal_from_int (is_by_million (topsheet_price_worth_get_meter (rule)) ? MILLION : 1);
  TopsheetDecimal price, divisor, quotient;
  guint64 per;

  if (!get_money (rule, &price, &per))
    return FALSE;
  divisor = topsheet_decimal_from_int ((gint64) per);
  /* A price for a million of what is compared by the million is taken as it is. */
  if (topsheet_decimal_compare (&divisor, &base) == 0)
    divisor = topsheet_decimal_from_int (1);
  else if (!topsheet_decimal_multiply (&price, &base, &price, NULL))
    return FALSE;
  if (!topsheet_decimal_divide (&price, &divisor, SCALE, &quotient, NULL))
    return FALSE;

  *out = topsheet_decimal_normalize (&quotient);
  return TRUE;
}

static char *
print_per (guint64 per, const char *what)
{
  g_autofree char *count = topsheet_text_format_count ((gint64) MIN (per, G_MAXINT64));

  return per == 1 || *what == '\0' ? g_strdup (what) : g_strdup_printf ("%s %s", count, what);
}

char *
topsheet_price_worth_print (TopsheetPriceRule *rule)
{
  TopsheetUnit unit = topsheet_price_rule_get_unit (rule);
  TopsheetDecimal price = topsheet_price_rule_get_price (rule), worth;
  guint64 per = topsheet_price_rule_get_per (rule);
  g_autofree char *number = NULL, *of = NULL;

  if (!get_money (rule, &price, &per))
    return g_strdup ("");
  /* In the same quantity for both sides of a comparison where that is exact enough to show. */
  if (topsheet_price_worth_get (rule, &worth) && topsheet_decimal_sign (&worth) > 0)
    {
      price = worth;
      per = is_by_million (topsheet_price_worth_get_meter (rule)) ? MILLION : 1;
    }
  number = topsheet_decimal_print (&price);
  of = print_per (per, unit == TOPSHEET_UNIT_CREDIT ? topsheet_price_rule_get_meter (rule)
                       : unit == TOPSHEET_UNIT_NONE ? ""
                                                    : topsheet_unit_get_label (unit));
  return g_strdup_printf ("%s %s%s%s", topsheet_price_rule_get_currency (rule), number, *of != '\0' ? " / " : "", of);
}

gboolean
topsheet_price_worth_differ (const TopsheetDecimal *a, const TopsheetDecimal *b, gint64 times, gint64 per)
{
  const TopsheetDecimal *less = topsheet_decimal_compare (a, b) <= 0 ? a : b, *more = less == a ? b : a;
  TopsheetDecimal factor = topsheet_decimal_from_int (times), divisor = topsheet_decimal_from_int (per);
  TopsheetDecimal limit, scaled;

  /* What does not fit is far away. */
  return !topsheet_decimal_multiply (less, &factor, &limit, NULL) ||
         !topsheet_decimal_multiply (more, &divisor, &scaled, NULL) || topsheet_decimal_compare (&scaled, &limit) > 0;
}

static gboolean
is_outside (const TopsheetDecimal *worth, const TopsheetDecimal *min, const TopsheetDecimal *max)
{
  return topsheet_decimal_compare (worth, min) < 0 || topsheet_decimal_compare (worth, max) > 0;
}

static gboolean
has_modality (TopsheetPriceRule *rule, const char *modality)
{
  const char *own = topsheet_price_rule_get_modality (rule);

  return own != NULL && g_str_has_prefix (own, modality);
}

static gboolean
is_image_output (TopsheetPriceRule *rule, const char *meter)
{
  return strcmp (meter, "output_image_tokens") == 0 ||
         (strcmp (meter, "output_tokens") == 0 && has_modality (rule, "image"));
}

guint
topsheet_price_worth_list_doubts (TopsheetPriceRule *rule)
{
  const char *meter = topsheet_price_worth_get_meter (rule);
  TopsheetDecimal worth;
  guint doubts = 0;

  if (g_strv_contains (other_meters, meter))
    return 0;
  /* Too large to be compared. */
  if (!topsheet_price_worth_get (rule, &worth))
    return TOPSHEET_PRICE_DOUBT_JUMP;
  if (topsheet_decimal_sign (&worth) <= 0)
    return TOPSHEET_PRICE_DOUBT_ZERO;
  if (g_strv_contains (text_meters, meter) && topsheet_decimal_compare (&worth, &max_token) > 0)
    doubts |= TOPSHEET_PRICE_DOUBT_TOKEN;
  if (g_strv_contains (image_meters, meter) && is_outside (&worth, &min_image, &max_image))
    doubts |= TOPSHEET_PRICE_DOUBT_IMAGE;
  if (is_image_output (rule, meter) && topsheet_decimal_compare (&worth, &min_image_token) < 0)
    doubts |= TOPSHEET_PRICE_DOUBT_IMAGE;
  if (g_strv_contains (video_meters, meter) && has_modality (rule, "video") &&
      is_outside (&worth, &min_video, &max_video))
    doubts |= TOPSHEET_PRICE_DOUBT_VIDEO;

  return doubts;
}
