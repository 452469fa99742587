/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-litellm-file.h"

#include "exchange/topsheet-litellm-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SOURCE_URL "https://github.com/BerriAI/litellm"
/* The row that documents the others. */
#define SPECIMEN "sample_spec"
/* Rows that are looked at before a file is taken for another. */
#define MAX_LOOKED_AT 100
#define MAX_KEY_LENGTH 200
#define MAX_FIELDS 1000
/* No model has as many; it keeps the search for the next tier short. */
#define MAX_PRICES 200
/* Prices of tokens, characters and pixels are for one; they are kept for a million. */
#define MILLION_SHIFT 6

static const struct
{
  const char *mode, *modality;
  TopsheetLitellmKind kind;
} modes[] = {
  { "image_generation", "image", TOPSHEET_LITELLM_KIND_IMAGE },
  { "image_edit", "image-edit", TOPSHEET_LITELLM_KIND_IMAGE },
  { "video_generation", "video", TOPSHEET_LITELLM_KIND_VIDEO },
  { "audio_speech", "speech", TOPSHEET_LITELLM_KIND_SPEECH },
  { "audio_transcription", "transcription", TOPSHEET_LITELLM_KIND_TRANSCRIPTION },
};

static guint
get_shift (TopsheetLitellmSort sort)
{
  switch (sort)
    {
    case TOPSHEET_LITELLM_TOKENS:
    case TOPSHEET_LITELLM_CHARACTERS:
    case TOPSHEET_LITELLM_PIXELS_IN:
    case TOPSHEET_LITELLM_PIXELS_OUT:
      return MILLION_SHIFT;
    case TOPSHEET_LITELLM_NO_PRICE:
    case TOPSHEET_LITELLM_OTHER:
    case TOPSHEET_LITELLM_IMAGE_IN:
    case TOPSHEET_LITELLM_IMAGE_OUT:
    case TOPSHEET_LITELLM_SECONDS_IN:
    case TOPSHEET_LITELLM_SECONDS_OUT:
    case TOPSHEET_LITELLM_REQUESTS:
    default:
      return 0;
    }
}

/* FALSE when the row is refused. */
static gboolean
read_price (TopsheetLitellmRow *row, const char *name, yyjson_val *value, const TopsheetLitellmPrice *range)
{
  TopsheetLitellmPrice price = { .name = name, .value = value };
  const char *why = NULL;

  topsheet_litellm_field_parse (name, &price.field);
  if (price.field.sort == TOPSHEET_LITELLM_NO_PRICE)
    return TRUE;
  if (price.field.sort == TOPSHEET_LITELLM_OTHER || (range != NULL && price.field.sort != TOPSHEET_LITELLM_TOKENS))
    {
      if (!topsheet_price_number_is_nothing (value))
        topsheet_price_reading_issue (row->reading, TOPSHEET_PRICE_ISSUE_INEXPRESSIBLE, name, value,
                                      _("Topsheet does not count what this is a price of."));
      return TRUE;
    }
  switch (topsheet_price_number_read (value, get_shift (price.field.sort), &price.price, &price.per, &why))
    {
    case TOPSHEET_PRICE_NUMBER_BAD:
      return topsheet_price_reading_refuse (row->reading, name, value, why);
    case TOPSHEET_PRICE_NUMBER_ZERO:
      topsheet_price_reading_issue (row->reading, TOPSHEET_PRICE_ISSUE_ZERO, name, value,
                                    _("A price of 0 is not taken for free; it stays unknown."));
      return TRUE;
    case TOPSHEET_PRICE_NUMBER_PRICE:
      break;
    case TOPSHEET_PRICE_NUMBER_NONE:
    default:
      return TRUE;
    }
  if (range != NULL)
    {
      price.ranged = TRUE;
      price.tokens_upto = range->tokens_upto;
      price.field.tokens_over = range->field.tokens_over;
    }
  g_array_append_val (row->prices, price);
  return row->prices->len <= MAX_PRICES ||
         topsheet_price_reading_refuse (row->reading, NULL, NULL, _("The row has more prices than a model can have."));
}

static gboolean
read_bound (yyjson_val *range, size_t place, guint64 *out)
{
  yyjson_val *value = yyjson_arr_get (range, place);
  TopsheetDecimal number;

  if (!yyjson_is_raw (value) || !topsheet_decimal_parse (yyjson_get_raw (value), &number, NULL) ||
      (number = topsheet_decimal_normalize (&number)).scale > 0 || number.mantissa < 0)
    return FALSE;

  *out = (guint64) number.mantissa;
  return TRUE;
}

/* One of "tiered_pricing": {"range": [0, 256000], "input_cost_per_token": 5e-08, …}; the ranges have to join. */
static gboolean
read_tier (TopsheetLitellmRow *row, yyjson_val *tier, gboolean is_last, guint64 *end)
{
  yyjson_val *range = yyjson_obj_get (tier, "range"), *key;
  TopsheetLitellmPrice bounds = { .ranged = TRUE };
  yyjson_obj_iter iter;

  if (!read_bound (range, 0, &bounds.field.tokens_over) || !read_bound (range, 1, &bounds.tokens_upto) ||
      bounds.field.tokens_over != *end || bounds.tokens_upto <= *end)
    return topsheet_price_reading_refuse (row->reading, "tiered_pricing", tier,
                                          _("The tiers have to join: each from where the one before it ends."));
  *end = bounds.tokens_upto;
  if (is_last)
    bounds.tokens_upto = 0;
  iter = yyjson_obj_iter_with (tier);
  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    if (!read_price (row, yyjson_get_str (key), yyjson_obj_iter_get_val (key), &bounds))
      return FALSE;

  return TRUE;
}

static gboolean
read_tiers (TopsheetLitellmRow *row, yyjson_val *tiers)
{
  guint64 end = 0;
  yyjson_arr_iter iter;
  yyjson_val *tier;

  if (yyjson_is_null (tiers))
    return TRUE;
  if (!yyjson_is_arr (tiers))
    return topsheet_price_reading_refuse (row->reading, "tiered_pricing", tiers, _("The tiers have to be a list."));
  /* Tiers by something else than tokens. */
  if (yyjson_is_obj (yyjson_arr_get_first (tiers)) && yyjson_obj_get (yyjson_arr_get_first (tiers), "range") == NULL)
    {
      topsheet_price_reading_issue (row->reading, TOPSHEET_PRICE_ISSUE_INEXPRESSIBLE, "tiered_pricing", tiers,
                                    _("Topsheet does not count what this is a price of."));
      return TRUE;
    }
  iter = yyjson_arr_iter_with (tiers);
  for (gsize i = 1; (tier = yyjson_arr_iter_next (&iter)) != NULL; i++)
    if (!read_tier (row, tier, i == yyjson_arr_size (tiers), &end))
      return FALSE;

  return TRUE;
}

static gboolean
read_prices (TopsheetLitellmRow *row, yyjson_val *object)
{
  yyjson_val *key;
  yyjson_obj_iter iter;

  iter = yyjson_obj_iter_with (object);
  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    {
      yyjson_val *value = yyjson_obj_iter_get_val (key);
      const char *name = yyjson_get_str (key);

      if (!(strcmp (name, "tiered_pricing") == 0 ? read_tiers (row, value) : read_price (row, name, value, NULL)))
        return FALSE;
    }
  return TRUE;
}

static void
read_kind (TopsheetLitellmRow *row, const char *mode)
{
  row->modality = "text";
  for (gsize i = 0; mode != NULL && i < G_N_ELEMENTS (modes); i++)
    if (strcmp (modes[i].mode, mode) == 0)
      {
        row->modality = modes[i].modality;
        row->kind = modes[i].kind;
      }
  /* Songs are priced as if they were pictures. */
  row->is_music = strstr (row->name.model, "lyria") != NULL;
  if (row->is_music)
    row->modality = "music";
}

/* "1280x720" → 720; 0 for what is no size of video */
static guint64
get_lines (const char *size)
{
  static const guint64 lines[] = { 360, 480, 540, 720, 1080, 1440, 2160 };
  const char *mark = size != NULL ? strchr (size, 'x') : NULL;
  g_autofree char *width = mark != NULL ? g_strndup (size, (gsize) (mark - size)) : NULL;
  guint64 w, h;

  if (width == NULL || !g_ascii_string_to_unsigned (width, 10, 1, 10000, &w, NULL) ||
      !g_ascii_string_to_unsigned (mark + 1, 10, 1, 10000, &h, NULL))
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] == MIN (w, h))
      return lines[i];

  return 0;
}

/* ["720x1280", "1280x720"] → "720p"; nothing where they are several, or none of video */
static void
read_resolution (TopsheetLitellmRow *row, yyjson_val *list)
{
  yyjson_val *first = yyjson_arr_get_first (list), *size;
  guint64 lines = get_lines (yyjson_get_str (first));
  yyjson_arr_iter iter;

  if (lines == 0 || row->kind != TOPSHEET_LITELLM_KIND_VIDEO)
    return;
  iter = yyjson_arr_iter_with (list);
  while ((size = yyjson_arr_iter_next (&iter)) != NULL)
    if (get_lines (yyjson_get_str (size)) != lines)
      return;

  g_snprintf (row->resolution, sizeof row->resolution, "%" G_GUINT64_FORMAT "p", lines);
}

/* What is said of the row as a whole; FALSE when it is refused. */
static gboolean
read_head (TopsheetLitellmRow *row, const char *key, gsize length, yyjson_val *object)
{
  TopsheetPriceReading *reading = row->reading;
  yyjson_val *provider = yyjson_obj_get (object, "litellm_provider"), *mode = yyjson_obj_get (object, "mode");
  const char *url = yyjson_get_str (yyjson_obj_get (object, "source")), *twice;

  if (length == 0 || length > MAX_KEY_LENGTH || strlen (key) != length)
    return topsheet_price_reading_refuse (reading, NULL, NULL, _("The name of the row is empty or too long."));
  if (!yyjson_is_obj (object))
    return topsheet_price_reading_refuse (reading, NULL, object, _("A row has to be an object with prices."));
  if (yyjson_obj_size (object) > MAX_FIELDS)
    return topsheet_price_reading_refuse (reading, NULL, object, _("The row has more prices than a model can have."));
  twice = topsheet_price_find_twice (object);
  if (twice != NULL)
    return topsheet_price_reading_refuse (reading, twice, yyjson_obj_get (object, twice),
                                          _("It stands more than once in the row, so that nobody knows which counts."));
  if (!yyjson_is_str (provider) || *yyjson_get_str (provider) == '\0' || yyjson_get_len (provider) > MAX_KEY_LENGTH)
    return topsheet_price_reading_refuse (reading, "litellm_provider", provider,
                                          _("The row does not name the provider who bills."));
  if (mode != NULL && !yyjson_is_null (mode) && !yyjson_is_str (mode))
    return topsheet_price_reading_refuse (reading, "mode", mode, _("What the model makes has to be a text."));

  topsheet_litellm_name_parse (key, yyjson_get_str (provider), &row->name);
  read_kind (row, yyjson_get_str (mode));
  read_resolution (row, yyjson_obj_get (object, "supported_resolutions"));
  row->source_url = url != NULL && g_str_has_prefix (url, "https://") ? url : NULL;
  return TRUE;
}

static void
read_row (TopsheetPriceReading *reading, yyjson_val *key, yyjson_val *object, gboolean twice)
{
  g_autofree char *path = g_strdup_printf ("$['%.*s']", MAX_KEY_LENGTH, yyjson_get_str (key));
  g_autofree char *valid = g_utf8_make_valid (path, -1);
  g_autoptr (GArray) prices = g_array_new (FALSE, FALSE, sizeof (TopsheetLitellmPrice));
  TopsheetLitellmRow row = { .reading = reading, .prices = prices };

  topsheet_price_reading_begin_row (reading, yyjson_get_str (key), valid);
  if (twice)
    topsheet_price_reading_refuse (reading, NULL, NULL,
                                   _("The row stands more than once in the list, so that nobody knows which counts."));
  else if (read_head (&row, yyjson_get_str (key), yyjson_get_len (key), object) && read_prices (&row, object))
    topsheet_litellm_row_emit (&row);
  topsheet_price_reading_end_row (reading);
  topsheet_litellm_name_clear (&row.name);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Keys that stand more than once. Sorted, since keys can be made that fall together in a table. (transfer full) */
static GHashTable *
find_repeated (yyjson_val *root)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_sized_new ((guint) yyjson_obj_size (root));
  GHashTable *repeated = g_hash_table_new (g_str_hash, g_str_equal);
  yyjson_val *key;
  yyjson_obj_iter iter;

  iter = yyjson_obj_iter_with (root);
  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    g_ptr_array_add (keys, (gpointer) yyjson_get_str (key));
  g_ptr_array_sort (keys, compare_texts);
  for (guint i = 1; i < keys->len; i++)
    if (strcmp (keys->pdata[i - 1], keys->pdata[i]) == 0)
      g_hash_table_add (repeated, keys->pdata[i]);

  return repeated;
}

gboolean
topsheet_litellm_file_detect (yyjson_val *root)
{
  yyjson_val *key;
  yyjson_obj_iter iter;

  iter = yyjson_obj_iter_with (root);
  for (guint i = 0; i < MAX_LOOKED_AT && (key = yyjson_obj_iter_next (&iter)) != NULL; i++)
    if (yyjson_obj_get (yyjson_obj_iter_get_val (key), "litellm_provider") != NULL)
      return TRUE;

  return FALSE;
}

gboolean
topsheet_litellm_file_read (yyjson_val *root, gint64 valid_from_usec, gint64 recorded_at_usec, TopsheetPriceList *list)
{
  g_autoptr (GHashTable) repeated = NULL;
  TopsheetPriceReading reading;
  yyjson_val *key;
  yyjson_obj_iter iter;

  if (yyjson_obj_size (root) > TOPSHEET_PRICE_LIST_MAX_ROWS)
    return FALSE;

  repeated = find_repeated (root);
  topsheet_price_reading_init (&reading, list, SOURCE_URL, valid_from_usec, recorded_at_usec);
  iter = yyjson_obj_iter_with (root);
  while ((key = yyjson_obj_iter_next (&iter)) != NULL && !reading.too_long)
    if (strcmp (yyjson_get_str (key), SPECIMEN) != 0)
      read_row (&reading, key, yyjson_obj_iter_get_val (key), g_hash_table_contains (repeated, yyjson_get_str (key)));
  topsheet_price_reading_clear (&reading);
  return !reading.too_long;
}
