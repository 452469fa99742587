/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-meters.h"

#include "engine/topsheet-rule-choice.h"

#include <string.h>

typedef struct
{
  const TopsheetCall *call;
  GPtrArray *rules;
  GHashTable *missing;
  GArray *uses;
} Work;

/* How a quantity that people know is counted by a meter, in the order in which ways are tried. */
typedef struct
{
  const char *quantity;
  const char *meter;
  TopsheetUnit unit; /* of the rule; NONE = any */
  guint times;       /* what the meter counts for one */
  guint parts;       /* how many make one of the rule's units */
} Way;

static const Way ways[] = {
  { "images", "image", TOPSHEET_UNIT_NONE, 1, 1 },
  { "images", "credits", TOPSHEET_UNIT_IMAGE, 1, 1 },
  { "clips", "clip", TOPSHEET_UNIT_NONE, 1, 1 },
  { "clips", "credits", TOPSHEET_UNIT_CLIP, 1, 1 },
  { "clips", "run", TOPSHEET_UNIT_NONE, 1, 1 },
  { "songs", "song", TOPSHEET_UNIT_NONE, 1, 1 },
  { "songs", "clip", TOPSHEET_UNIT_NONE, 1, 1 },
  { "songs", "credits", TOPSHEET_UNIT_CLIP, 1, 1 },
  { "credits", "credits", TOPSHEET_UNIT_CREDIT, 1, 1 },
  { "characters", "characters", TOPSHEET_UNIT_NONE, 1, 1 },
  { "characters", "credits", TOPSHEET_UNIT_CHARACTER, 1, 1 },
  { "output_seconds", "output_seconds", TOPSHEET_UNIT_NONE, 1, 1 },
  { "output_seconds", "credits", TOPSHEET_UNIT_SECOND, 1, 1 },
  { "output_seconds", "output_minutes", TOPSHEET_UNIT_NONE, 1, 60 },
  { "minutes", "output_minutes", TOPSHEET_UNIT_NONE, 1, 1 },
  { "minutes", "output_seconds", TOPSHEET_UNIT_NONE, 60, 1 },
  { "minutes", "credits", TOPSHEET_UNIT_SECOND, 60, 1 },
  { "minutes", "input_seconds", TOPSHEET_UNIT_NONE, 60, 1 },
  { "gpu_hours", "gpu_hour", TOPSHEET_UNIT_NONE, 1, 1 },
  { "gpu_hours", "credits", TOPSHEET_UNIT_SECOND, 3600, 1 },
  { "gpu_seconds", "gpu_hour", TOPSHEET_UNIT_NONE, 1, 3600 },
  { "gpu_seconds", "credits", TOPSHEET_UNIT_SECOND, 1, 1 },
  { "months", "month", TOPSHEET_UNIT_NONE, 1, 1 },
  { "packs", "pack", TOPSHEET_UNIT_NONE, 1, 1 },
  { "requests", "request", TOPSHEET_UNIT_NONE, 1, 1 },
  /* What a model thinks is output, unless it has a price of its own. */
  { "reasoning_tokens", "reasoning_tokens", TOPSHEET_UNIT_NONE, 1, 1 },
  { "reasoning_tokens", "output_tokens", TOPSHEET_UNIT_NONE, 1, 1 },
};

static gboolean
has_meter (const Work *work, const char *meter)
{
  return topsheet_rule_choice_has_meter (work->rules, meter, TOPSHEET_UNIT_NONE);
}

static TopsheetDecimal
get_quantity (const Work *work, const char *name)
{
  return topsheet_call_get_quantity (work->call, name);
}

static gboolean
is_given (const Work *work, const char *quantity)
{
  TopsheetDecimal value = get_quantity (work, quantity);

  return topsheet_decimal_sign (&value) > 0;
}

static TopsheetDecimal
get_clips (const Work *work)
{
  return is_given (work, "clips") ? get_quantity (work, "clips") : topsheet_decimal_from_int (1);
}

/* Always TRUE, so that it can stand at the end of a condition. */
static gboolean
add (Work *work, const char *given, const char *meter, TopsheetDecimal each, TopsheetDecimal times)
{
  TopsheetMeterUse use = { .given = given, .meter = meter, .each = each, .times = times, .parts = 1 };

  g_array_append_val (work->uses, use);
  return TRUE;
}

static TopsheetMeterUse *
get_last (Work *work)
{
  return &g_array_index (work->uses, TopsheetMeterUse, work->uses->len - 1);
}

static gboolean
add_unknown (Work *work, const char *given, const char *selector, const char *other)
{
  g_hash_table_add (work->missing, g_strdup (selector));
  if (other != NULL)
    g_hash_table_add (work->missing, g_strdup (other));

  return add (work, given, NULL, TOPSHEET_DECIMAL_ZERO, TOPSHEET_DECIMAL_ZERO);
}

/* The first megapixel of each image, and the others it begins. */
static gboolean
add_first_megapixel (Work *work, TopsheetDecimal images, GError **error)
{
  TopsheetDecimal megapixels;
  gint64 begun;

  if (!topsheet_call_get_megapixels (work->call, &megapixels))
    return add_unknown (work, "images", "width", "height");

  add (work, "images", "image_first_mp", images, topsheet_decimal_from_int (1));
  if (!topsheet_decimal_ceil (&megapixels, &begun, error))
    return FALSE;

  return begun <= 1 || add (work, "images", "extra_mp", topsheet_decimal_from_int (begun - 1), images);
}

static gboolean
add_pixels (Work *work, TopsheetDecimal images, GError **error)
{
  const TopsheetDecimal million = topsheet_decimal_from_int (1000000);
  TopsheetDecimal pixels;

  if (!topsheet_call_get_megapixels (work->call, &pixels))
    return add_unknown (work, "images", "width", "height");

  return topsheet_decimal_multiply (&pixels, &million, &pixels, error) &&
         add (work, "images", "pixels", pixels, images);
}

/* (input + output seconds) × width × height × fps ÷ 1024: what ByteDance counts for Seedance. */
static gboolean
add_video_tokens (Work *work, TopsheetDecimal seconds, GError **error)
{
  static const char * const factors[] = { "width", "height", "fps" };
  TopsheetDecimal tokens = get_quantity (work, "input_seconds");
  TopsheetDecimal per_token = topsheet_decimal_from_int (1024), factor;
  gboolean known = TRUE;

  if (!topsheet_decimal_add (&tokens, &seconds, &tokens, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      if (!topsheet_call_get_number (work->call, factors[i], &factor))
        {
          g_hash_table_add (work->missing, g_strdup (factors[i]));
          known = FALSE;
        }
      else if (!topsheet_decimal_multiply (&tokens, &factor, &tokens, error))
        return FALSE;
    }
  if (!known)
    return add (work, "output_seconds", NULL, TOPSHEET_DECIMAL_ZERO, TOPSHEET_DECIMAL_ZERO);

  /* Exact to a billionth of a token, which is far below a nano of any price. */
  return topsheet_decimal_divide (&tokens, &per_token, 9, &tokens, error) &&
         add (work, "output_seconds", "video_tokens", tokens, topsheet_decimal_from_int (1));
}

/* Seconds of one clip. */
static gboolean
get_clip_seconds (Work *work, TopsheetDecimal seconds, TopsheetDecimal *out, GError **error)
{
  TopsheetDecimal clips = get_clips (work);

  return topsheet_decimal_divide (&seconds, &clips, 9, out, error);
}

static gboolean
add_frames (Work *work, TopsheetDecimal seconds, GError **error)
{
  TopsheetDecimal each;

  if (!get_clip_seconds (work, seconds, &each, error))
    return FALSE;
  add (work, "output_seconds", "frames", each, get_clips (work));
  get_last (work)->is_seconds_of_frames = TRUE;
  return TRUE;
}

/* The first second of each clip at a price of its own, and the rest of it. */
static gboolean
add_first_second (Work *work, TopsheetDecimal seconds, GError **error)
{
  const TopsheetDecimal one = topsheet_decimal_from_int (1);
  TopsheetDecimal each;

  if (!get_clip_seconds (work, seconds, &each, error))
    return FALSE;
  add (work, "output_seconds", "first_second", get_clips (work), one);
  if (topsheet_decimal_compare (&each, &one) <= 0)
    return TRUE;

  return topsheet_decimal_subtract (&each, &one, &each, error) &&
         add (work, "output_seconds", "extra_seconds", each, get_clips (work));
}

static gboolean
add_total_seconds (Work *work, TopsheetDecimal seconds, GError **error)
{
  TopsheetDecimal total = get_quantity (work, "input_seconds");

  return topsheet_decimal_add (&total, &seconds, &total, error) &&
         add (work, "output_seconds", "total_seconds", total, topsheet_decimal_from_int (1));
}

static gboolean
add_runs (Work *work, TopsheetDecimal seconds, GError **error)
{
  return add (work, "output_seconds", "run", get_clips (work), topsheet_decimal_from_int (1));
}

/* Meters that are more than a quantity by another name, in the order in which they are tried. */
static const struct
{
  const char *quantity;
  const char *meter;
  gboolean (*add) (Work *work, TopsheetDecimal quantity, GError **error);
} derived[] = {
  { "images", "image_first_mp", add_first_megapixel },
  { "output_seconds", "video_tokens", add_video_tokens },
  { "output_seconds", "frames", add_frames },
  { "output_seconds", "first_second", add_first_second },
  { "output_seconds", "run", add_runs },
  { "output_seconds", "total_seconds", add_total_seconds },
};

static const Way *
find_way (Work *work, const char *quantity)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (strcmp (ways[i].quantity, quantity) == 0 &&
        topsheet_rule_choice_has_meter (work->rules, ways[i].meter, ways[i].unit))
      return &ways[i];

  return NULL;
}

static gboolean
has_seconds_meter (Work *work)
{
  for (gsize i = 0; i < G_N_ELEMENTS (derived); i++)
    if (strcmp (derived[i].quantity, "output_seconds") == 0 && has_meter (work, derived[i].meter))
      return TRUE;

  return find_way (work, "output_seconds") != NULL;
}

/* Of clips and their seconds only one is billed; the other tells how many or how long. */
static gboolean
is_covered (Work *work, const char *quantity)
{
  if (strcmp (quantity, "clips") == 0)
    return is_given (work, "output_seconds") && !has_meter (work, "clip") && has_seconds_meter (work);
  if (strcmp (quantity, "output_seconds") == 0)
    return is_given (work, "clips") && has_meter (work, "clip");
  if (strcmp (quantity, "input_seconds") == 0)
    return is_given (work, "output_seconds") && (has_meter (work, "video_tokens") || has_meter (work, "total_seconds"));

  return FALSE;
}

/* The rule that says how much of @name a month or a pack includes. */
static TopsheetPriceRule *
find_included (Work *work, const char *name)
{
  const TopsheetDecimal zero = TOPSHEET_DECIMAL_ZERO;
  g_autofree char *meter = g_strconcat ("included_", name, NULL);
  TopsheetPriceRule *rule = topsheet_rule_choice_pick (work->rules, meter, TOPSHEET_UNIT_NONE, &zero, work->call,
                                                       work->missing);

  /* A pack counts credits by a name of its own. */
  if (rule == NULL && strcmp (name, "credits") == 0)
    rule = topsheet_rule_choice_pick (work->rules, "included_units", TOPSHEET_UNIT_NONE, &zero, work->call,
                                      work->missing);

  return rule;
}

/* Takes what the fee includes off @quantity. @is_known: FALSE, and an unknown use is added, where nobody says for how many months or packs. */
static gboolean
take_included (Work *work, const char *name, TopsheetDecimal *quantity, gboolean *is_known, GError **error)
{
  TopsheetPriceRule *rule = find_included (work, name);
  TopsheetDecimal included, periods;
  const char *period;

  *is_known = TRUE;
  if (rule == NULL)
    return TRUE;
  period = topsheet_price_rule_get_unit (rule) == TOPSHEET_UNIT_PACK ? "packs" : "months";
  periods = get_quantity (work, period);
  included = topsheet_price_rule_get_price (rule);
  if (topsheet_decimal_sign (&periods) <= 0)
    {
      *is_known = FALSE;
      return add_unknown (work, name, period, NULL);
    }
  if (!topsheet_decimal_multiply (&included, &periods, &included, error))
    return FALSE;
  if (topsheet_decimal_compare (&included, quantity) > 0)
    included = *quantity;
  add (work, name, topsheet_price_rule_get_meter (rule), included, topsheet_decimal_from_int (1));
  get_last (work)->is_included = TRUE;
  return topsheet_decimal_subtract (quantity, &included, quantity, error);
}

static gboolean
add_billed (Work *work, const char *name, TopsheetDecimal quantity, GError **error)
{
  const Way *way = find_way (work, name);
  TopsheetDecimal times;

  for (gsize i = 0; i < G_N_ELEMENTS (derived); i++)
    if (strcmp (derived[i].quantity, name) == 0 && has_meter (work, derived[i].meter))
      return derived[i].add (work, quantity, error);
  if (way == NULL && strcmp (name, "images") == 0 && has_meter (work, "pixels"))
    return add_pixels (work, quantity, error);
  if (way == NULL && strcmp (name, "clips") == 0 && has_seconds_meter (work))
    return add_unknown (work, name, "duration", NULL);
  if (way == NULL)
    return add (work, name, name, quantity, topsheet_decimal_from_int (1));

  times = topsheet_decimal_from_int (way->times);
  if (!topsheet_decimal_multiply (&quantity, &times, &quantity, error))
    return FALSE;
  add (work, name, way->meter, quantity, topsheet_decimal_from_int (1));
  get_last (work)->unit = way->unit;
  get_last (work)->parts = way->parts;
  return TRUE;
}

static gboolean
add_quantity (Work *work, const char *name, TopsheetDecimal quantity, GError **error)
{
  gboolean is_known;

  if (!take_included (work, name, &quantity, &is_known, error))
    return FALSE;

  return !is_known || topsheet_decimal_sign (&quantity) == 0 || add_billed (work, name, quantity, error);
}

/* Pictures that a call is given, where the model bills them. An edit has some; how many has to be said. */
static void
add_reference_images (Work *work)
{
  const char *op = topsheet_usage_get_selector (work->call->usage, "op");
  TopsheetDecimal number;

  if (work->uses->len == 0 || !has_meter (work, "reference_image"))
    return;
  if (topsheet_call_get_number (work->call, "reference_images", &number))
    {
      if (topsheet_decimal_sign (&number) > 0)
        add (work, "reference_images", "reference_image", number, topsheet_decimal_from_int (1));
    }
  else if (op != NULL && g_ascii_strcasecmp (op, "edit") == 0)
    add_unknown (work, "reference_images", "reference_images", NULL);
}

GArray *
topsheet_meters_list (const TopsheetCall *call, GPtrArray *rules, GHashTable *missing, GError **error)
{
  g_autofree const char **names = topsheet_usage_list_quantities (call->usage);
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (TopsheetMeterUse));
  Work work = { .call = call, .rules = rules, .missing = missing, .uses = uses };

  for (gsize i = 0; names[i] != NULL; i++)
    if (is_given (&work, names[i]) && !is_covered (&work, names[i]) &&
        !add_quantity (&work, names[i], get_quantity (&work, names[i]), error))
      return NULL;

  add_reference_images (&work);
  return g_steal_pointer (&uses);
}
