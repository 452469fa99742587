/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-genai-prices-file.h"

#include "exchange/topsheet-genai-prices-match.h"
#include "exchange/topsheet-genai-prices-span.h"
#include "exchange/topsheet-price-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SOURCE_URL "https://github.com/pydantic/genai-prices"
#define MAX_NAME_LENGTH 200
/* No price has as many tiers. */
#define MAX_TIERS 50
/* The unit registry has a few dozen. */
#define MAX_PRICES 1000

/* @general: what holds for all of a kind where the more special one is not known to us. */
static const struct
{
  const char *name, *general, *meter;
  guint64 per;
  TopsheetUnit unit;
} known[] = {
  { "input_mtok", NULL, "input_tokens", 1000000, TOPSHEET_UNIT_TOKEN },
  { "input_text_mtok", "input_mtok", "input_tokens", 1000000, TOPSHEET_UNIT_TOKEN },
  { "output_mtok", NULL, "output_tokens", 1000000, TOPSHEET_UNIT_TOKEN },
  { "output_text_mtok", "output_mtok", "output_tokens", 1000000, TOPSHEET_UNIT_TOKEN },
  { "output_reasoning_mtok", NULL, "reasoning_tokens", 1000000, TOPSHEET_UNIT_TOKEN },
  { "cache_read_mtok", NULL, "cache_read_tokens", 1000000, TOPSHEET_UNIT_TOKEN },
  { "cache_text_read_mtok", "cache_read_mtok", "cache_read_tokens", 1000000, TOPSHEET_UNIT_TOKEN },
  { "cache_write_mtok", NULL, "cache_write_tokens", 1000000, TOPSHEET_UNIT_TOKEN },
  { "cache_write_5m_mtok", "cache_write_mtok", "cache_write_tokens", 1000000, TOPSHEET_UNIT_TOKEN },
  { "cache_text_write_mtok", "cache_write_mtok", "cache_write_tokens", 1000000, TOPSHEET_UNIT_TOKEN },
  { "cache_write_1h_mtok", NULL, "cache_write_1h_tokens", 1000000, TOPSHEET_UNIT_TOKEN },
  { "input_image_mtok", NULL, "input_image_tokens", 1000000, TOPSHEET_UNIT_TOKEN },
  { "output_image_mtok", NULL, "output_image_tokens", 1000000, TOPSHEET_UNIT_TOKEN },
  { "input_audio_mtok", NULL, "input_audio_tokens", 1000000, TOPSHEET_UNIT_TOKEN },
  { "output_audio_mtok", NULL, "output_audio_tokens", 1000000, TOPSHEET_UNIT_TOKEN },
  { "input_video_mtok", NULL, "input_video_tokens", 1000000, TOPSHEET_UNIT_TOKEN },
  { "input_mchars", NULL, "characters", 1000000, TOPSHEET_UNIT_CHARACTER },
  { "requests_kcount", NULL, "request", 1000, TOPSHEET_UNIT_REQUEST },
  { "input_audio_hours", NULL, "input_seconds", 3600, TOPSHEET_UNIT_SECOND },
  { "audio_hours", "input_audio_hours", "input_seconds", 3600, TOPSHEET_UNIT_SECOND },
  { "output_audio_hours", NULL, "output_seconds", 3600, TOPSHEET_UNIT_SECOND },
};

/* Providers by the names that the other lists and our catalogue have for them. */
static const struct
{
  const char *theirs, *ours;
} providers[] = {
  { "aws", "bedrock" }, { "fireworks", "fireworks_ai" }, { "moonshotai", "moonshot" }, { "together", "together_ai" },
  { "x-ai", "xai" },
};

typedef struct
{
  TopsheetPriceReading *reading;
  const char *provider;
  const char *alone; /* (nullable) pattern of names that belong to the provider */
  const char *model;
  char *id;
  const char *modality;
  gboolean has_windows;
} Model;

/* Of a tier: all tokens cost @price above @over input tokens and up to @upto. */
typedef struct
{
  TopsheetDecimal price;
  guint64 per;
  guint64 over;
  guint64 upto;
} Tier;

static void
add_bound (GStrvBuilder *builder, const char *key, guint64 bound)
{
  if (bound > 0)
    g_strv_builder_take (builder, g_strdup_printf ("%s=%" G_GUINT64_FORMAT, key, bound));
}

static void
add_tier (Model *self, const TopsheetGenaiSpan *span, gsize place, const char *field, const Tier *tier)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) conditions = NULL;
  TopsheetPriceDraft draft = {
    .model_id = self->id,
    .provider = self->provider,
    .model = self->model,
    .modality = self->modality,
    .meter = known[place].meter,
    .price = tier->price,
    .per = tier->per * known[place].per,
    .unit = known[place].unit,
    .valid_from_usec = span->from_usec,
    .valid_to_usec = span->to_usec,
    .field = field,
  };

  add_bound (builder, "input_tokens_gt", tier->over);
  add_bound (builder, "input_tokens_le", tier->upto);
  if (span->utc_time != NULL)
    g_strv_builder_take (builder, g_strconcat ("utc_time=", span->utc_time, NULL));
  draft.conditions = (const char * const *) (conditions = g_strv_builder_end (builder));
  topsheet_price_reading_add (self->reading, &draft);
}

/* FALSE when the row is refused; a price of 0 has no @per then. */
static gboolean
read_number (Model *self, const char *field, yyjson_val *value, Tier *out)
{
  const char *why = NULL;

  out->per = 0;
  switch (topsheet_price_number_read (value, 0, &out->price, &out->per, &why))
    {
    case TOPSHEET_PRICE_NUMBER_PRICE:
      return TRUE;
    case TOPSHEET_PRICE_NUMBER_ZERO:
      topsheet_price_reading_issue (self->reading, TOPSHEET_PRICE_ISSUE_ZERO, field, value,
                                    _("A price of 0 is not taken for free; it stays unknown."));
      out->per = 0;
      return TRUE;
    case TOPSHEET_PRICE_NUMBER_BAD:
    case TOPSHEET_PRICE_NUMBER_NONE:
    default:
      return topsheet_price_reading_refuse (self->reading, field, value,
                                            why != NULL ? why : _("A price has to be a number."));
    }
}

static gboolean
read_start (yyjson_val *tier, guint64 *out)
{
  yyjson_val *value = yyjson_obj_get (tier, "start");
  TopsheetDecimal number;

  if (!yyjson_is_raw (value) || !topsheet_decimal_parse (yyjson_get_raw (value), &number, NULL))
    return FALSE;

  number = topsheet_decimal_normalize (&number);
  *out = (guint64) number.mantissa;
  return number.scale == 0 && number.mantissa > 0;
}

/* {"base": 2.5, "tiers": [{"start": 272000, "price": 5}]} */
static gboolean
read_tiers (Model *self, const char *field, yyjson_val *value, GArray *tiers)
{
  yyjson_val *list = yyjson_obj_get (value, "tiers"), *entry;
  Tier tier = { 0 };
  yyjson_arr_iter iter;

  if (!yyjson_is_arr (list) || yyjson_arr_size (list) > MAX_TIERS)
    return topsheet_price_reading_refuse (self->reading, field, value,
                                          _("A price with tiers needs a base and a list of tiers."));
  if (!read_number (self, field, yyjson_obj_get (value, "base"), &tier))
    return FALSE;
  g_array_append_val (tiers, tier);
  iter = yyjson_arr_iter_with (list);
  while ((entry = yyjson_arr_iter_next (&iter)) != NULL)
    {
      guint64 before = tier.over;

      if (!read_start (entry, &tier.over) || tier.over <= before)
        return topsheet_price_reading_refuse (self->reading, field, entry,
                                              _("The tiers have to begin at whole numbers of tokens that grow."));
      if (!read_number (self, field, yyjson_obj_get (entry, "price"), &tier))
        return FALSE;
      g_array_index (tiers, Tier, tiers->len - 1).upto = tier.over;
      g_array_append_val (tiers, tier);
    }
  return TRUE;
}

static gboolean
read_known (Model *self, const TopsheetGenaiSpan *span, gsize place, yyjson_val *value)
{
  g_autoptr (GArray) tiers = g_array_new (FALSE, TRUE, sizeof (Tier));
  g_autofree char *field = g_strdup_printf ("%s.%s", span->field, known[place].name);
  Tier flat = { 0 };

  if (yyjson_is_obj (value))
    {
      if (self->has_windows)
        return topsheet_price_reading_refuse (self->reading, field, value,
                                              _("Topsheet has no prices that have tiers and depend on the time of day."));
      if (!read_tiers (self, field, value, tiers))
        return FALSE;
    }
  else if (!read_number (self, field, value, &flat))
    return FALSE;
  else
    g_array_append_val (tiers, flat);

  for (guint i = 0; i < tiers->len; i++)
    if (g_array_index (tiers, Tier, i).per > 0)
      add_tier (self, span, place, field, &g_array_index (tiers, Tier, i));

  return TRUE;
}

static gssize
find_known (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].name, name) == 0)
      return (gssize) i;

  return -1;
}

static gboolean
read_span (Model *self, const TopsheetGenaiSpan *span)
{
  const char *twice;
  yyjson_val *key;
  yyjson_obj_iter iter;

  if (yyjson_obj_size (span->prices) > MAX_PRICES)
    return topsheet_price_reading_refuse (self->reading, span->field, span->prices,
                                          _("The row has more prices than a model can have."));
  twice = topsheet_price_find_twice (span->prices);
  if (twice != NULL)
    return topsheet_price_reading_refuse (self->reading, twice, yyjson_obj_get (span->prices, twice),
                                          _("It stands more than once in the row, so that nobody knows which counts."));
  iter = yyjson_obj_iter_with (span->prices);
  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    {
      yyjson_val *value = yyjson_obj_iter_get_val (key);
      gssize place = find_known (yyjson_get_str (key));
      gboolean has_general = place >= 0 && known[place].general != NULL &&
                             yyjson_obj_get (span->prices, known[place].general) != NULL;
      g_autofree char *field = g_strdup_printf ("%s.%s", span->field, yyjson_get_str (key));

      if (yyjson_is_null (value) || (place < 0 && topsheet_price_number_is_nothing (value)))
        continue;
      if (place < 0 || has_general)
        topsheet_price_reading_issue (self->reading, TOPSHEET_PRICE_ISSUE_INEXPRESSIBLE, field, value,
                                      place < 0 ? _("Topsheet does not count what this is a price of.")
                                                : _("Topsheet has one price for these tokens and the others of their "
                                                    "kind; that of all of them was taken."));
      else if (!read_known (self, span, (gsize) place, value))
        return FALSE;
    }
  return TRUE;
}

static gboolean
any_has (GArray *spans, const char *name)
{
  for (guint i = 0; i < spans->len; i++)
    if (yyjson_obj_get (g_array_index (spans, TopsheetGenaiSpan, i).prices, name) != NULL)
      return TRUE;

  return FALSE;
}

/* The list does not say what a model makes; its prices and its name do. */
static const char *
guess_modality (GArray *spans, const char *model)
{
  if (any_has (spans, "output_image_mtok") || strstr (model, "-image") != NULL)
    return "image";
  if (any_has (spans, "audio_hours") || any_has (spans, "input_audio_hours") || strstr (model, "transcribe") != NULL)
    return "transcription";
  if (any_has (spans, "input_mchars") || any_has (spans, "output_audio_hours") || strstr (model, "-tts") != NULL)
    return "speech";

  return "text";
}

static gboolean
is_name (yyjson_val *value)
{
  const char *text = yyjson_get_str (value);

  return text != NULL && *text != '\0' && yyjson_get_len (value) <= MAX_NAME_LENGTH &&
         strlen (text) == yyjson_get_len (value) && strpbrk (text, " \t\r\n") == NULL;
}

static void
read_spans (Model *self, yyjson_val *prices)
{
  g_autoptr (GArray) spans = topsheet_genai_span_list (self->reading, prices);

  if (spans == NULL)
    return;
  self->modality = guess_modality (spans, self->model);
  for (guint i = 0; i < spans->len; i++)
    self->has_windows |= g_array_index (spans, TopsheetGenaiSpan, i).utc_time != NULL;
  for (guint i = 0; i < spans->len; i++)
    if (!read_span (self, &g_array_index (spans, TopsheetGenaiSpan, i)))
      return;
}

static const char *
get_provider (const char *theirs)
{
  for (gsize i = 0; i < G_N_ELEMENTS (providers); i++)
    if (strcmp (providers[i].theirs, theirs) == 0)
      return providers[i].ours;

  return theirs;
}

/* What the provider calls it: the only name that matches, where there is one ("accounts/fireworks/models/glm-5p1"), else the id. */
static const char *
get_model_name (yyjson_val *object)
{
  yyjson_val *equals = yyjson_obj_get (yyjson_obj_get (object, "match"), "equals");

  return yyjson_get_str (is_name (equals) ? equals : yyjson_obj_get (object, "id"));
}

/* How names that tools and providers report are known to be those of the model. */
static void
read_names (Model *self, yyjson_val *match)
{
  g_autofree char *pattern = topsheet_genai_match_read (self->reading, self->id, "match", match);
  g_autofree char *matches = pattern != NULL ? g_strconcat ("matches=", pattern, NULL) : NULL;
  g_autofree char *alone = self->alone != NULL ? g_strconcat ("alone=", self->alone, NULL) : NULL;
  const char * const conditions[] = { matches, alone, NULL };
  TopsheetPriceDraft draft = {
    .model_id = self->id,
    .provider = self->provider,
    .model = self->model,
    .modality = self->modality,
    .meter = "names",
    .price = TOPSHEET_DECIMAL_ZERO,
    .per = 1,
    .unit = TOPSHEET_UNIT_NONE,
    .conditions = conditions,
    .valid_from_usec = self->reading->valid_from_usec,
    .field = "match",
  };

  if (matches != NULL)
    topsheet_price_reading_add (self->reading, &draft);
}

/* @alone: (nullable): which names belong to the provider where none is said */
static void
read_model (TopsheetPriceReading *reading,
            const char *provider,
            const char *alone,
            size_t provider_place,
            yyjson_val *object,
            size_t place)
{
  yyjson_val *id = yyjson_obj_get (object, "id");
  g_autofree char *path = g_strdup_printf ("$[%zu].models[%zu]", provider_place, place);
  g_autofree char *key = g_strconcat (provider, "/", is_name (id) ? yyjson_get_str (id) : "?", NULL);
  Model model = {
    .reading = reading,
    .provider = provider,
    .alone = alone,
    .model = get_model_name (object),
    .id = key,
  };

  topsheet_price_reading_begin_row (reading, key, path);
  if (!yyjson_is_obj (object))
    topsheet_price_reading_refuse (reading, NULL, object, _("A model has to be an object."));
  else if (!is_name (id))
    topsheet_price_reading_refuse (reading, "id", id, _("The model needs a name without blanks."));
  else if (topsheet_price_find_twice (object) != NULL)
    topsheet_price_reading_refuse (reading, topsheet_price_find_twice (object), NULL,
                                   _("It stands more than once in the row, so that nobody knows which counts."));
  else
    read_spans (&model, yyjson_obj_get (object, "prices"));
  if (reading->rules->len > 0)
    read_names (&model, yyjson_obj_get (object, "match"));
  topsheet_price_reading_end_row (reading);
}

/* (transfer full) (nullable) */
static char *
read_alone (TopsheetPriceReading *reading, yyjson_val *object, size_t place)
{
  g_autofree char *path = g_strdup_printf ("$[%zu]", place);
  const char *id = yyjson_get_str (yyjson_obj_get (object, "id"));

  g_set_str (&reading->key, id);
  g_set_str (&reading->path, path);
  return topsheet_genai_match_read (reading, id, "model_match", yyjson_obj_get (object, "model_match"));
}

static void
read_provider (TopsheetPriceReading *reading, yyjson_val *object, size_t place)
{
  yyjson_val *id = yyjson_obj_get (object, "id"), *models = yyjson_obj_get (object, "models"), *model;
  g_autofree char *alone = NULL;
  yyjson_arr_iter iter;

  if (!is_name (id) || !yyjson_is_arr (models))
    {
      g_autofree char *path = g_strdup_printf ("$[%zu]", place);

      topsheet_price_reading_begin_row (reading, is_name (id) ? yyjson_get_str (id) : "?", path);
      topsheet_price_reading_refuse (reading, NULL, object, _("A provider needs a name and a list of models."));
      topsheet_price_reading_end_row (reading);
      return;
    }
  alone = read_alone (reading, object, place);
  iter = yyjson_arr_iter_with (models);
  for (gsize i = 0; (model = yyjson_arr_iter_next (&iter)) != NULL && !reading->too_long; i++)
    read_model (reading, get_provider (yyjson_get_str (id)), alone, place, model, i);
}

gboolean
topsheet_genai_prices_file_detect (yyjson_val *root)
{
  yyjson_val *provider;
  yyjson_arr_iter iter;

  iter = yyjson_arr_iter_with (root);
  while ((provider = yyjson_arr_iter_next (&iter)) != NULL)
    if (yyjson_is_arr (yyjson_obj_get (provider, "models")))
      return TRUE;

  return FALSE;
}

gboolean
topsheet_genai_prices_file_read (yyjson_val *root,
                                 gint64 valid_from_usec,
                                 gint64 recorded_at_usec,
                                 TopsheetPriceList *list)
{
  TopsheetPriceReading reading;
  yyjson_val *provider;
  yyjson_arr_iter iter;

  topsheet_price_reading_init (&reading, list, SOURCE_URL, valid_from_usec, recorded_at_usec);
  iter = yyjson_arr_iter_with (root);
  for (gsize i = 0; (provider = yyjson_arr_iter_next (&iter)) != NULL && !reading.too_long; i++)
    read_provider (&reading, provider, i);
  topsheet_price_reading_clear (&reading);
  return !reading.too_long;
}
