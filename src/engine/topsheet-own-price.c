/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-own-price.h"

#include "engine/topsheet-count.h"
#include "engine/topsheet-rule-choice.h"

#include <string.h>

#define MILLION 1000000

typedef struct
{
  const char *meter;
  const char *quantity; /* what people call it, where that is another name; NULL */
  TopsheetUnit unit;
  guint64 per;
} Meter;

static const Meter meters[] = {
  { "image", "images", TOPSHEET_UNIT_IMAGE, 1 },
  { "image_first_mp", NULL, TOPSHEET_UNIT_IMAGE, 1 },
  { "extra_mp", NULL, TOPSHEET_UNIT_MEGAPIXEL, 1 },
  { "reference_image", "reference_images", TOPSHEET_UNIT_IMAGE, 1 },
  { "output_seconds", NULL, TOPSHEET_UNIT_SECOND, 1 },
  { "input_seconds", NULL, TOPSHEET_UNIT_SECOND, 1 },
  { "total_seconds", NULL, TOPSHEET_UNIT_SECOND, 1 },
  { "first_second", NULL, TOPSHEET_UNIT_SECOND, 1 },
  { "extra_seconds", NULL, TOPSHEET_UNIT_SECOND, 1 },
  { "output_minutes", "minutes", TOPSHEET_UNIT_MINUTE, 1 },
  { "clip", "clips", TOPSHEET_UNIT_CLIP, 1 },
  { "song", "songs", TOPSHEET_UNIT_CLIP, 1 },
  { "characters", NULL, TOPSHEET_UNIT_CHARACTER, MILLION },
  { "input_tokens", NULL, TOPSHEET_UNIT_TOKEN, MILLION },
  { "output_tokens", NULL, TOPSHEET_UNIT_TOKEN, MILLION },
  { "reasoning_tokens", NULL, TOPSHEET_UNIT_TOKEN, MILLION },
  { "cache_read_tokens", NULL, TOPSHEET_UNIT_TOKEN, MILLION },
  { "cache_write_tokens", NULL, TOPSHEET_UNIT_TOKEN, MILLION },
  { "cache_write_1h_tokens", NULL, TOPSHEET_UNIT_TOKEN, MILLION },
  { "input_image_tokens", NULL, TOPSHEET_UNIT_TOKEN, MILLION },
  { "input_audio_tokens", NULL, TOPSHEET_UNIT_TOKEN, MILLION },
  { "input_video_tokens", NULL, TOPSHEET_UNIT_TOKEN, MILLION },
  { "output_image_tokens", NULL, TOPSHEET_UNIT_TOKEN, MILLION },
  { "output_audio_tokens", NULL, TOPSHEET_UNIT_TOKEN, MILLION },
  { "video_tokens", NULL, TOPSHEET_UNIT_TOKEN, MILLION },
  { "gpu_hour", "gpu_hours", TOPSHEET_UNIT_HOUR, 1 },
  { "month", "months", TOPSHEET_UNIT_MONTH, 1 },
  { "pack", "packs", TOPSHEET_UNIT_PACK, 1 },
  { "request", "requests", TOPSHEET_UNIT_REQUEST, 1 },
};

gboolean
topsheet_own_price_is (TopsheetPriceRule *rule)
{
  return g_strcmp0 (topsheet_price_rule_get_source (rule), TOPSHEET_OWN_PRICE_SOURCE) == 0;
}

gboolean
topsheet_own_price_is_end (TopsheetPriceRule *rule)
{
  return topsheet_own_price_is (rule) &&
         g_strcmp0 (topsheet_price_rule_get_confidence (rule), TOPSHEET_OWN_PRICE_ENDED) == 0;
}

/* Selectors only; each is in a set once. */
static gboolean
holds_all (const char * const *conditions, const char * const *others)
{
  for (gsize i = 0; conditions[i] != NULL; i++)
    if (!topsheet_count_is_term (conditions[i]) && !g_strv_contains (others, conditions[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_about (TopsheetPriceRule *rule, const char *meter, const char * const *conditions)
{
  const char * const *own = topsheet_price_rule_get_conditions (rule);

  return strcmp (topsheet_price_rule_get_meter (rule), meter) == 0 && holds_all (own, conditions) &&
         holds_all (conditions, own);
}

gboolean
topsheet_own_price_is_same (TopsheetPriceRule *a, TopsheetPriceRule *b)
{
  return is_about (a, topsheet_price_rule_get_meter (b), topsheet_price_rule_get_conditions (b));
}

static int
compare_int64 (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/* Above 0 when @a counts before @b: what begins later, then what was typed later. */
static int
compare_age (TopsheetPriceRule *a, TopsheetPriceRule *b)
{
  int order = compare_int64 (topsheet_price_rule_get_valid_from_usec (a), topsheet_price_rule_get_valid_from_usec (b));

  if (order == 0)
    order = compare_int64 (topsheet_price_rule_get_recorded_at_usec (a), topsheet_price_rule_get_recorded_at_usec (b));
  if (order == 0)
    order = compare_int64 (topsheet_price_rule_get_id (a), topsheet_price_rule_get_id (b));

  return order;
}

/* The own rule that decides about what @rule prices, maybe @rule itself or an end; NULL when no own rule is about it. */
static TopsheetPriceRule *
find_decider (GPtrArray *own, TopsheetPriceRule *rule)
{
  TopsheetPriceRule *best = NULL;

  for (guint i = 0; i < own->len; i++)
    if (topsheet_own_price_is_same (own->pdata[i], rule) && (best == NULL || compare_age (own->pdata[i], best) > 0))
      best = own->pdata[i];

  return best;
}

void
topsheet_own_price_settle (GPtrArray *valid)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; i < valid->len; i++)
    if (topsheet_own_price_is (valid->pdata[i]))
      g_ptr_array_add (own, valid->pdata[i]);
  if (own->len == 0)
    return;

  for (guint i = 0; i < valid->len; i++)
    {
      TopsheetPriceRule *rule = valid->pdata[i];
      TopsheetPriceRule *decider = find_decider (own, rule);
      gboolean is_over = decider != NULL && topsheet_own_price_is_end (decider);

      if (decider == NULL || (is_over && !topsheet_own_price_is (rule)) || (!is_over && decider == rule))
        g_ptr_array_add (kept, rule);
    }
  g_ptr_array_set_size (valid, 0);
  g_ptr_array_extend (valid, kept, NULL, NULL);
}

TopsheetPriceRule *
topsheet_own_price_find (GPtrArray *rules, const char *meter, const char * const *conditions, gint64 at_usec)
{
  static const char * const none[] = { NULL };
  g_autoptr (GPtrArray) valid = topsheet_rule_choice_filter (rules, at_usec, 0);

  for (guint i = 0; i < valid->len; i++)
    if (topsheet_own_price_is (valid->pdata[i]) &&
        is_about (valid->pdata[i], meter, conditions != NULL ? conditions : none))
      return valid->pdata[i];

  return NULL;
}

const char * const *
topsheet_own_price_list_meters (void)
{
  static const char *names[G_N_ELEMENTS (meters) + 1];
  static gsize filled = 0;

  if (g_once_init_enter (&filled))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (meters); i++)
        names[i] = meters[i].meter;
      g_once_init_leave (&filled, 1);
    }
  return names;
}

const char *
topsheet_own_price_find_meter (const char *name, TopsheetUnit *unit, guint64 *per)
{
  for (gsize i = 0; i < G_N_ELEMENTS (meters); i++)
    if (g_strcmp0 (meters[i].meter, name) == 0 || (name != NULL && g_strcmp0 (meters[i].quantity, name) == 0))
      {
        *unit = meters[i].unit;
        *per = meters[i].per;
        return meters[i].meter;
      }

  return NULL;
}
