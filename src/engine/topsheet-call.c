/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-call.h"

#include "base/topsheet-time.h"
#include "engine/topsheet-count.h"

#include <string.h>

#define MAX_SIDE 1000000
/* No selector is longer; a rule with such a condition never holds. */
#define MAX_KEY 63
#define USEC_PER_DAY (G_TIME_SPAN_DAY)

static const char * const modifiers[] = { "service_tier", "outcome", NULL };

/* Values of modifiers that change no price, the first being what holds when nothing is said. */
static const char * const usual_tiers[] = { "standard", "default", "auto", "on_demand", NULL };
static const char * const usual_outcomes[] = { "success", "succeeded", "completed", "ok", NULL };

static const char * const *
get_usual (const char *key)
{
  return strcmp (key, "service_tier") == 0 ? usual_tiers : strcmp (key, "outcome") == 0 ? usual_outcomes : NULL;
}

static gboolean
is_usual (const char *key, const char *value)
{
  const char * const *usual = get_usual (key);
  g_autofree char *lower = g_ascii_strdown (value, -1);

  return usual != NULL && g_strv_contains (usual, lower);
}

/* Text before the mark and after it. */
static gboolean
split (const char *text, const char *mark, char **before, char **after)
{
  const char *at = strstr (text, mark);

  if (at == NULL)
    return FALSE;

  *before = g_strndup (text, (gsize) (at - text));
  *after = g_strdup (at + strlen (mark));
  return TRUE;
}

static gboolean
parse_side (const char *text, guint64 *out)
{
  return text != NULL && g_ascii_string_to_unsigned (text, 10, 1, MAX_SIDE, out, NULL);
}

static void
default_selector (TopsheetCall *self, const char *key, const char *value)
{
  if (topsheet_usage_get_selector (self->usage, key) == NULL)
    topsheet_usage_set_selector (self->usage, key, value);
}

static gboolean
rules_mention (GPtrArray *rules, const char *key)
{
  gsize length = strlen (key);

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    for (const char * const *c = topsheet_price_rule_get_conditions (rules->pdata[i]); *c != NULL; c++)
      if (strncmp (*c, key, length) == 0 && (*c)[length] == '=')
        return TRUE;

  return FALSE;
}

/* size ⇔ width and height */
static void
complete_size (TopsheetCall *self)
{
  const char *size = topsheet_usage_get_selector (self->usage, "size");
  const char *width = topsheet_usage_get_selector (self->usage, "width");
  const char *height = topsheet_usage_get_selector (self->usage, "height");
  g_autofree char *before = NULL, *after = NULL, *joined = NULL;
  guint64 w, h;

  if (size == NULL && parse_side (width, &w) && parse_side (height, &h))
    {
      joined = g_strdup_printf ("%" G_GUINT64_FORMAT "x%" G_GUINT64_FORMAT, w, h);
      topsheet_usage_set_selector (self->usage, "size", joined);
    }
  else if (size != NULL && split (size, "x", &before, &after) && parse_side (before, &w) && parse_side (after, &h))
    {
      default_selector (self, "width", before);
      default_selector (self, "height", after);
    }
}

/* "720p" for 1280 × 720 and 720 × 1280. Other sides than those of video say nothing. */
static void
complete_resolution (TopsheetCall *self)
{
  static const guint64 lines[] = { 360, 480, 540, 576, 720, 768, 1080, 1440, 2160 };
  guint64 width, height;

  if (!parse_side (topsheet_usage_get_selector (self->usage, "width"), &width) ||
      !parse_side (topsheet_usage_get_selector (self->usage, "height"), &height))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] == MIN (width, height))
      {
        g_autofree char *resolution = g_strdup_printf ("%" G_GUINT64_FORMAT "p", lines[i]);

        default_selector (self, "resolution", resolution);
      }
}

/* duration × clips ⇔ seconds of output; one clip unless it is said */
static void
complete_duration (TopsheetCall *self)
{
  TopsheetDecimal clips = topsheet_call_get_quantity (self, "clips");
  TopsheetDecimal seconds = topsheet_call_get_quantity (self, "output_seconds");
  gboolean has_clips = topsheet_decimal_sign (&clips) > 0;
  TopsheetDecimal duration, product;

  if (topsheet_call_get_number (self, "duration", &duration))
    {
      if (has_clips && topsheet_decimal_sign (&seconds) == 0 && topsheet_decimal_sign (&duration) > 0 &&
          topsheet_decimal_multiply (&clips, &duration, &product, NULL))
        topsheet_usage_set_quantity (self->usage, "output_seconds", product);
      return;
    }
  if (topsheet_decimal_sign (&seconds) > 0 &&
      (!has_clips || topsheet_decimal_divide (&seconds, &clips, 6, &seconds, NULL)))
    {
      g_autofree char *text = topsheet_decimal_print (&seconds);

      default_selector (self, "duration", text);
    }
}

/* Lines of a picture: "720p" is 720, "4k" is 2160. 0 when it names none. */
static guint64
get_lines (const char *resolution)
{
  char *end = NULL;
  guint64 number = g_ascii_strtoull (resolution, &end, 10);

  if (end == resolution || *end == '\0' || end[1] != '\0')
    return 0;
  if (g_ascii_tolower (*end) == 'p')
    return number;

  return number == 4 && g_ascii_tolower (*end) == 'k' ? 2160 : 0;
}

static gboolean
is_same_resolution (const char *a, const char *b)
{
  return g_ascii_strcasecmp (a, b) == 0 || (get_lines (a) > 0 && get_lines (a) == get_lines (b));
}

/* One resolution, a list "480p,720p" or a range "720p-1080p", ends included. */
static gboolean
is_resolution (const char *wanted, const char *value)
{
  g_auto (GStrv) list = g_strsplit (wanted, ",", -1);

  for (gsize i = 0; list[i] != NULL; i++)
    {
      g_autofree char *low = NULL, *high = NULL;

      if (is_same_resolution (list[i], value))
        return TRUE;
      if (split (list[i], "-", &low, &high) && get_lines (low) > 0 && get_lines (value) >= get_lines (low) &&
          get_lines (value) <= get_lines (high))
        return TRUE;
    }
  return FALSE;
}

static const char *
normalize_boolean (const char *value)
{
  static const char * const yes[] = { "true", "yes", "on", "1", NULL };
  static const char * const no[] = { "false", "no", "off", "0", NULL };
  g_autofree char *lower = g_ascii_strdown (value, -1);

  return g_strv_contains (yes, lower) ? "true" : g_strv_contains (no, lower) ? "false" : value;
}

static gboolean
is_equal (const char *key, const char *wanted, const char *value)
{
  TopsheetDecimal a, b;

  if (strcmp (key, "resolution") == 0)
    return is_resolution (wanted, value);
  if (get_usual (key) != NULL && is_usual (key, wanted))
    return is_usual (key, value);
  if (strcmp (wanted, "true") == 0 || strcmp (wanted, "false") == 0)
    return strcmp (wanted, normalize_boolean (value)) == 0;
  if (topsheet_decimal_parse (wanted, &a, NULL) && topsheet_decimal_parse (value, &b, NULL))
    return topsheet_decimal_compare (&a, &b) == 0;

  return g_ascii_strcasecmp (wanted, value) == 0;
}

/* "00:30-16:30" in UTC, the end not included; a window may pass midnight. */
static gboolean
is_in_window (const char *window, gint64 at_usec)
{
  guint of_day = (guint) (((at_usec % USEC_PER_DAY) + USEC_PER_DAY) % USEC_PER_DAY / G_TIME_SPAN_MINUTE);
  guint from, to;

  if (!topsheet_time_parse_window (window, &from, &to))
    return FALSE;

  return from <= to ? of_day >= from && of_day < to : of_day >= from || of_day < to;
}

/* "sat,sun" or "mon-fri", the day of the moment in UTC */
static gboolean
is_on_weekday (const char *days, gint64 at_usec)
{
  gint64 day = at_usec / USEC_PER_DAY - (at_usec % USEC_PER_DAY < 0 ? 1 : 0);
  guint wanted;

  /* 1 January 1970 was a Thursday, the fourth day of the week. */
  return topsheet_time_parse_weekdays (days, &wanted) && (wanted & (1u << ((day % 7 + 7 + 3) % 7))) != 0;
}

/* What a comparison looks at: "input_tokens" or "mp". FALSE when it is not known. */
static gboolean
get_measure (const TopsheetCall *self, const char *name, TopsheetDecimal *out)
{
  static const char * const inputs[] = { "input_tokens",          "cache_read_tokens",  "cache_write_tokens",
                                         "cache_write_1h_tokens", "input_image_tokens", "input_audio_tokens",
                                         "input_video_tokens" };
  TopsheetDecimal sum = TOPSHEET_DECIMAL_ZERO;

  if (strcmp (name, "mp") == 0)
    return topsheet_call_get_megapixels (self, out);
  if (strcmp (name, "input_tokens") != 0)
    return topsheet_call_get_number (self, name, out);

  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      TopsheetDecimal part = topsheet_call_get_quantity (self, inputs[i]);

      if (!topsheet_decimal_add (&sum, &part, &sum, NULL))
        return FALSE;
    }
  *out = sum;
  return TRUE;
}

static void
add_missing (GHashTable *missing, const char *name)
{
  if (missing == NULL)
    return;
  if (strcmp (name, "mp") == 0)
    {
      g_hash_table_add (missing, g_strdup ("width"));
      g_hash_table_add (missing, g_strdup ("height"));
    }
  else
    g_hash_table_add (missing, g_strdup (name));
}

static TopsheetTruth
compare (const TopsheetCall *self, const char *name, gboolean greater, const char *limit, GHashTable *missing)
{
  TopsheetDecimal measure, bound;

  if (!topsheet_decimal_parse (limit, &bound, NULL))
    return TOPSHEET_TRUTH_NO;
  if (!get_measure (self, name, &measure))
    {
      add_missing (missing, name);
      return TOPSHEET_TRUTH_UNKNOWN;
    }
  return (topsheet_decimal_compare (&measure, &bound) > 0) == greater ? TOPSHEET_TRUTH_YES : TOPSHEET_TRUTH_NO;
}

static TopsheetTruth
satisfies_one (const TopsheetCall *self, const char *condition, GHashTable *missing)
{
  const char *equals = strchr (condition, '=');
  const char *wanted, *value;
  char key[MAX_KEY + 1];

  if (topsheet_count_is_term (condition))
    return topsheet_count_is_valid (condition) ? TOPSHEET_TRUTH_YES : TOPSHEET_TRUTH_NO;
  if (equals == NULL || equals - condition > MAX_KEY)
    return TOPSHEET_TRUTH_NO;
  memcpy (key, condition, (gsize) (equals - condition));
  key[equals - condition] = '\0';
  wanted = equals + 1;
  if (strcmp (key, "utc_time") == 0)
    return is_in_window (wanted, self->at_usec) ? TOPSHEET_TRUTH_YES : TOPSHEET_TRUTH_NO;
  if (strcmp (key, "weekday") == 0)
    return is_on_weekday (wanted, self->at_usec) ? TOPSHEET_TRUTH_YES : TOPSHEET_TRUTH_NO;
  if (g_str_has_suffix (key, "_le") || g_str_has_suffix (key, "_gt"))
    {
      gboolean greater = g_str_has_suffix (key, "_gt");

      key[strlen (key) - strlen ("_le")] = '\0';
      return compare (self, key, greater, wanted, missing);
    }

  value = topsheet_usage_get_selector (self->usage, key);
  if (value == NULL)
    {
      add_missing (missing, key);
      return TOPSHEET_TRUTH_UNKNOWN;
    }
  return is_equal (key, wanted, value) ? TOPSHEET_TRUTH_YES : TOPSHEET_TRUTH_NO;
}

void
topsheet_call_init (TopsheetCall *self, const TopsheetUsage *usage, GPtrArray *rules, gint64 at_usec)
{
  TopsheetDecimal input;

  self->usage = topsheet_usage_copy (usage);
  self->at_usec = at_usec;
  complete_size (self);
  complete_resolution (self);
  complete_duration (self);
  input = topsheet_call_get_quantity (self, "input_seconds");
  default_selector (self, "video_in", topsheet_decimal_sign (&input) > 0 ? "true" : "false");
  if (rules_mention (rules, "op"))
    default_selector (self, "op", "t2i");
  for (gsize i = 0; modifiers[i] != NULL; i++)
    if (rules_mention (rules, modifiers[i]))
      default_selector (self, modifiers[i], get_usual (modifiers[i])[0]);
}

void
topsheet_call_clear (TopsheetCall *self)
{
  g_clear_pointer (&self->usage, topsheet_usage_unref);
}

TopsheetDecimal
topsheet_call_get_quantity (const TopsheetCall *self, const char *name)
{
  TopsheetDecimal quantity = TOPSHEET_DECIMAL_ZERO;

  topsheet_usage_get_quantity (self->usage, name, &quantity);
  return quantity;
}

gboolean
topsheet_call_get_number (const TopsheetCall *self, const char *key, TopsheetDecimal *out)
{
  const char *value = topsheet_usage_get_selector (self->usage, key);

  return value != NULL && topsheet_decimal_parse (value, out, NULL);
}

gboolean
topsheet_call_get_megapixels (const TopsheetCall *self, TopsheetDecimal *out)
{
  guint64 width, height;
  TopsheetDecimal pixels;

  if (!parse_side (topsheet_usage_get_selector (self->usage, "width"), &width) ||
      !parse_side (topsheet_usage_get_selector (self->usage, "height"), &height))
    return FALSE;

  pixels = (TopsheetDecimal) { (gint64) (width * height), 6 };
  *out = topsheet_decimal_normalize (&pixels);
  return TRUE;
}

const char * const *
topsheet_call_list_modifiers (void)
{
  return modifiers;
}

gboolean
topsheet_call_is_usual (const TopsheetCall *self, const char *modifier)
{
  const char *value = topsheet_usage_get_selector (self->usage, modifier);

  return value == NULL || is_usual (modifier, value);
}

TopsheetTruth
topsheet_call_satisfies (const TopsheetCall *self, const char * const *conditions, GHashTable *missing)
{
  TopsheetTruth truth = TOPSHEET_TRUTH_YES;

  /* One that is false settles it; what others would need to know then does not matter. */
  for (gsize i = 0; conditions[i] != NULL; i++)
    {
      TopsheetTruth one = satisfies_one (self, conditions[i], NULL);

      if (one == TOPSHEET_TRUTH_NO)
        return TOPSHEET_TRUTH_NO;
      if (one == TOPSHEET_TRUTH_UNKNOWN)
        truth = TOPSHEET_TRUTH_UNKNOWN;
    }
  for (gsize i = 0; missing != NULL && truth == TOPSHEET_TRUTH_UNKNOWN && conditions[i] != NULL; i++)
    satisfies_one (self, conditions[i], missing);

  return truth;
}
