/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/catalogue/topsheet-price-text.h"

#include "app/widgets/topsheet-money-label.h"
#include "base/topsheet-text.h"
#include "base/topsheet-time.h"
#include "base/topsheet-unit.h"

#include <glib/gi18n.h>
#include <string.h>

#define USEC_PER_DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
/* A month on average; ages are told in months from two on. */
#define DAYS_PER_MONTH 30
#define MAX_DAYS 60

static const struct
{
  const char *meter;
  const char *title;
} meters[] = {
  { "image", N_("Image") },
  { "image_first_mp", N_("First megapixel") },
  { "extra_mp", N_("Further megapixel") },
  { "reference_image", N_("Reference picture") },
  { "pixels", N_("Pixels") },
  { "output_seconds", N_("Seconds made") },
  { "input_seconds", N_("Seconds given") },
  { "total_seconds", N_("Seconds given and made") },
  { "first_second", N_("First second") },
  { "extra_seconds", N_("Further seconds") },
  { "output_minutes", N_("Minutes made") },
  { "frames", N_("Frames") },
  { "clip", N_("Clip") },
  { "song", N_("Song") },
  { "run", N_("Run") },
  { "characters", N_("Characters") },
  { "input_tokens", N_("Input tokens") },
  { "output_tokens", N_("Output tokens") },
  { "reasoning_tokens", N_("Reasoning tokens") },
  { "cache_read_tokens", N_("Cached input tokens") },
  { "cache_write_tokens", N_("Tokens put into the cache") },
  { "cache_write_1h_tokens", N_("Tokens put into the cache for an hour") },
  { "input_image_tokens", N_("Input tokens of pictures") },
  { "input_audio_tokens", N_("Input tokens of sound") },
  { "input_video_tokens", N_("Input tokens of video") },
  { "output_image_tokens", N_("Output tokens of pictures") },
  { "output_audio_tokens", N_("Output tokens of sound") },
  { "video_tokens", N_("Video tokens") },
  { "credits", N_("Credits") },
  { "gpu_hour", N_("GPU hour") },
  { "month", N_("Month") },
  { "pack", N_("Pack") },
  { "request", N_("Request") },
  { "factor", N_("Factor on every price") },
  { "self_hosted", N_("Own machine") },
  { "included_credits", N_("Credits included") },
  { "included_units", N_("Units included") },
};

static const struct
{
  const char *modality;
  const char *title;
} modalities[] = {
  { "text", NC_("modality", "text") },
  { "image", NC_("modality", "image") },
  { "image-edit", NC_("modality", "image editing") },
  { "video", NC_("modality", "video") },
  { "video-edit", NC_("modality", "video editing") },
  { "speech", NC_("modality", "speech") },
  { "transcription", NC_("modality", "transcription") },
  { "music", NC_("modality", "music") },
  { "gpu", NC_("modality", "GPU") },
};

const char *
topsheet_price_text_meter (const char *meter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (meters); i++)
    if (strcmp (meters[i].meter, meter) == 0)
      return _(meters[i].title);

  return meter;
}

const char *
topsheet_price_text_modality (const char *modality)
{
  for (gsize i = 0; modality != NULL && i < G_N_ELEMENTS (modalities); i++)
    if (strcmp (modalities[i].modality, modality) == 0)
      return g_dpgettext2 (NULL, "modality", modalities[i].title);

  return modality;
}

const char *
topsheet_price_text_tier (TopsheetTier tier)
{
  switch (tier)
    {
    case TOPSHEET_TIER_SKETCH:
      return _("Sketch");
    case TOPSHEET_TIER_HERO:
      return _("Hero");
    case TOPSHEET_TIER_STANDARD:
    default:
      return _("Standard");
    }
}

char *
topsheet_price_text_price (TopsheetPriceRule *rule)
{
  TopsheetDecimal price = topsheet_price_rule_get_price (rule);
  g_autofree char *number = topsheet_text_format_decimal (&price);
  g_autofree char *count = topsheet_text_format_count ((gint64) topsheet_price_rule_get_per (rule));
  const char *unit = topsheet_unit_get_label (topsheet_price_rule_get_unit (rule));
  const char *money = topsheet_price_rule_get_credit_rate (rule) != NULL ? _("credits")
                                                                         : topsheet_price_rule_get_currency (rule);

  if (strcmp (topsheet_price_rule_get_meter (rule), "self_hosted") == 0)
    return g_strdup (_("No price of its own"));
  if (strcmp (topsheet_price_rule_get_meter (rule), "factor") == 0)
    return g_strconcat ("× ", number, NULL);
  if (g_str_has_prefix (topsheet_price_rule_get_meter (rule), "included_"))
    return g_steal_pointer (&number);
  if (topsheet_price_rule_get_per (rule) == 1)
    return g_strdup_printf ("%s %s / %s", number, money, unit);
  return g_strdup_printf ("%s %s / %s %s", number, money, count, unit);
}

char *
topsheet_price_text_conditions (const char * const *conditions)
{
  g_autofree char *text = g_strjoinv (" · ", (char **) conditions);

  return g_strdelimit (g_steal_pointer (&text), "=", ' ');
}

char *
topsheet_price_text_age (gint64 seen_usec, gint64 now_usec)
{
  gint64 days = (now_usec - seen_usec) / USEC_PER_DAY;
  guint n;

  if (seen_usec <= 0)
    return g_strdup ("");
  if (days < 1)
    return g_strdup (_("Seen today"));
  n = (guint) (days < MAX_DAYS ? days : days / DAYS_PER_MONTH);
  if (days < MAX_DAYS)
    return g_strdup_printf (g_dngettext (NULL, "Seen %u day ago", "Seen %u days ago", n), n);
  return g_strdup_printf (g_dngettext (NULL, "Seen %u month ago", "Seen %u months ago", n), n);
}

char *
topsheet_price_text_span (TopsheetPriceRule *rule)
{
  gint64 from = topsheet_price_rule_get_valid_from_usec (rule), until = topsheet_price_rule_get_valid_to_usec (rule);
  g_autofree char *first = from > 0 ? topsheet_time_format_date (from) : NULL;
  g_autofree char *last = until > 0 ? topsheet_time_format_date (until) : NULL;

  if (first != NULL && last != NULL)
    return g_strdup_printf (_("From %1$s until %2$s"), first, last);
  if (first != NULL)
    return g_strdup_printf (_("From %s"), first);
  if (last != NULL)
    return g_strdup_printf (_("Until %s"), last);
  return g_strdup ("");
}

const char *
topsheet_price_text_state (TopsheetPriceState state)
{
  switch (state)
    {
    case TOPSHEET_PRICE_STATE_FUTURE:
      return _("Later");
    case TOPSHEET_PRICE_STATE_PAST:
      return _("Ended");
    case TOPSHEET_PRICE_STATE_REPLACED:
      return _("Replaced");
    case TOPSHEET_PRICE_STATE_END:
      return _("End of an Own Price");
    case TOPSHEET_PRICE_STATE_CURRENT:
    default:
      return _("Now");
    }
}
