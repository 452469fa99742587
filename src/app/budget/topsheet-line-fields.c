/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-line-fields.h"

#include "app/widgets/topsheet-money-label.h"

#include <glib/gi18n.h>

static const TopsheetLineQuantity quantities[] = {
  { "images", N_("Pictures a Generation"), 1 },
  { "output_seconds", N_("Seconds a Clip"), 5 },
  { "clips", N_("Clips a Generation"), 1 },
  { "characters", N_("Characters"), 1000 },
  { "input_seconds", N_("Seconds of Input"), 60 },
  { "minutes", N_("Minutes"), 1 },
  { "songs", N_("Songs"), 1 },
  { "input_tokens", N_("Input Tokens"), 1000 },
  { "output_tokens", N_("Output Tokens"), 1000 },
  { "gpu_hours", N_("GPU Hours"), 1 },
  { "months", N_("Months"), 1 },
};

/* Which quantity a meter is derived from (docs/cli.md, "Quantities"). Cached tokens and what a subscription includes
 * are no choice of a planner. */
static const struct
{
  const char *meter;
  const char *quantity;
} meters[] = {
  { "image", "images" },
  { "image_first_mp", "images" },
  { "extra_mp", "images" },
  { "output_seconds", "output_seconds" },
  { "video_tokens", "output_seconds" },
  { "frames", "output_seconds" },
  { "first_second", "output_seconds" },
  { "total_seconds", "output_seconds" },
  { "pixels", "images" },
  { "song", "songs" },
  { "run", "clips" },
  { "clip", "clips" },
  { "characters", "characters" },
  { "input_seconds", "input_seconds" },
  { "output_minutes", "minutes" },
  { "input_tokens", "input_tokens" },
  { "output_tokens", "output_tokens" },
  { "gpu_hour", "gpu_hours" },
  { "month", "months" },
};

static const struct
{
  const char *key;
  const char *title;
} selector_titles[] = {
  { "resolution", N_("Resolution") }, { "quality", N_("Quality") }, { "size", N_("Size") },
  { "duration", N_("Duration, s") },  { "audio", N_("Sound") },     { "video_in", N_("From Video") },
  { "op", N_("Way of Working") },     { "width", N_("Width, px") }, { "height", N_("Height, px") },
  { "fps", N_("Frames a Second") },   { "mode", N_("Mode") },       { "service_tier", N_("Service Tier") },
};

static const char *
quantity_of_rule (TopsheetPriceRule *rule)
{
  const char *meter = topsheet_price_rule_get_meter (rule);

  if (g_str_equal (meter, "credits"))
    switch ((int) topsheet_price_rule_get_unit (rule))
      {
      case TOPSHEET_UNIT_SECOND:
        return "output_seconds";
      case TOPSHEET_UNIT_CHARACTER:
        return "characters";
      default:
        return "images";
      }
  for (guint i = 0; i < G_N_ELEMENTS (meters); i++)
    {
      if (g_str_equal (meters[i].meter, meter))
        return meters[i].quantity;
    }
  return NULL;
}

static gboolean
has_quantity (TopsheetLineFields *self, const char *name)
{
  for (guint i = 0; i < self->quantities->len; i++)
    {
      const TopsheetLineQuantity *quantity = g_ptr_array_index (self->quantities, i);

      if (g_str_equal (quantity->name, name))
        return TRUE;
    }
  return FALSE;
}

static void
add_quantity (TopsheetLineFields *self, const char *name)
{
  if (name == NULL || has_quantity (self, name))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (quantities); i++)
    {
      if (g_str_equal (quantities[i].name, name))
        g_ptr_array_add (self->quantities, (gpointer) &quantities[i]);
    }
}

static void
selector_free (gpointer data)
{
  TopsheetLineSelector *selector = data;

  g_free (selector->key);
  g_ptr_array_unref (selector->choices);
  g_free (selector);
}

static TopsheetLineSelector *
ensure_selector (TopsheetLineFields *self, const char *key)
{
  TopsheetLineSelector *selector;

  for (guint i = 0; i < self->selectors->len; i++)
    {
      selector = g_ptr_array_index (self->selectors, i);
      if (g_str_equal (selector->key, key))
        return selector;
    }
  selector = g_new0 (TopsheetLineSelector, 1);
  selector->key = g_strdup (key);
  selector->title = key;
  for (guint i = 0; i < G_N_ELEMENTS (selector_titles); i++)
    {
      if (g_str_equal (selector_titles[i].key, key))
        selector->title = _(selector_titles[i].title);
    }
  if (selector->title == key)
    selector->title = selector->key;
  selector->choices = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->selectors, selector);
  return selector;
}

static void
add_choice (TopsheetLineSelector *selector, const char *value)
{
  if (*value != '\0' && !g_ptr_array_find_with_equal_func (selector->choices, value, g_str_equal, NULL))
    g_ptr_array_add (selector->choices, g_strdup (value));
}

/* "resolution=480p,720p", "resolution=720p-1080p", "mp_le=2.36" */
static void
add_condition (TopsheetLineFields *self, const char *condition)
{
  g_auto (GStrv) pair = g_strsplit (condition, "=", 2);
  g_auto (GStrv) values = NULL;
  TopsheetLineSelector *selector;

  if (pair[0] == NULL || pair[1] == NULL || g_str_has_prefix (pair[0], "input_tokens_") ||
      g_str_has_prefix (pair[0], "count_") || g_str_equal (pair[0], "utc_time") || g_str_equal (pair[0], "weekday"))
    return;
  if (g_str_has_prefix (pair[0], "mp_"))
    {
      ensure_selector (self, "width");
      ensure_selector (self, "height");
      return;
    }
  selector = ensure_selector (self, pair[0]);
  values = g_strsplit_set (pair[1], g_str_equal (pair[0], "resolution") ? ",-" : ",", -1);
  for (guint i = 0; values[i] != NULL; i++)
    add_choice (selector, values[i]);
}

static void
add_rule (TopsheetLineFields *self, TopsheetPriceRule *rule)
{
  const char *meter = topsheet_price_rule_get_meter (rule);
  const char * const *conditions = topsheet_price_rule_get_conditions (rule);
  const char *quantity = quantity_of_rule (rule);

  if (quantity == NULL)
    return;
  add_quantity (self, quantity);
  self->any_size |= !g_str_equal (meter, "image_first_mp");
  for (guint i = 0; conditions != NULL && conditions[i] != NULL; i++)
    add_condition (self, conditions[i]);
  if (g_str_equal (meter, "extra_mp") || g_str_equal (meter, "image_first_mp") || g_str_equal (meter, "pixels") ||
      g_str_equal (meter, "video_tokens"))
    {
      ensure_selector (self, "width");
      ensure_selector (self, "height");
    }
  if (g_str_equal (meter, "video_tokens"))
    ensure_selector (self, "fps");
}

/* A model that is billed by the picture as well as by tokens is planned by the picture. */
static void
prefer_pictures (TopsheetLineFields *self)
{
  if (!has_quantity (self, "images"))
    return;
  for (guint i = self->quantities->len; i > 0; i--)
    {
      const TopsheetLineQuantity *quantity = g_ptr_array_index (self->quantities, i - 1);

      if (g_str_has_suffix (quantity->name, "_tokens"))
        g_ptr_array_remove_index (self->quantities, i - 1);
    }
}

static guint
selector_rank (const TopsheetLineSelector *selector)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (selector_titles); i++)
    {
      if (g_str_equal (selector_titles[i].key, selector->key))
        break;
    }
  return i;
}

static int
compare_selectors (gconstpointer a, gconstpointer b)
{
  const guint first = selector_rank (*(TopsheetLineSelector * const *) a);
  const guint second = selector_rank (*(TopsheetLineSelector * const *) b);

  return first < second ? -1 : first > second ? 1 : 0;
}

TopsheetLineFields *
topsheet_line_fields_new (GPtrArray *rules)
{
  TopsheetLineFields *self = g_new0 (TopsheetLineFields, 1);

  self->quantities = g_ptr_array_new ();
  self->selectors = g_ptr_array_new_with_free_func (selector_free);
  for (guint i = 0; rules != NULL && i < rules->len; i++)
    add_rule (self, g_ptr_array_index (rules, i));
  prefer_pictures (self);
  g_ptr_array_sort (self->selectors, compare_selectors);
  return self;
}

void
topsheet_line_fields_free (TopsheetLineFields *self)
{
  g_ptr_array_unref (self->quantities);
  g_ptr_array_unref (self->selectors);
  g_free (self);
}

TopsheetUsage *
topsheet_line_fields_preset (TopsheetLineFields *self)
{
  TopsheetUsage *usage = topsheet_usage_new ();

  for (guint i = 0; i < self->quantities->len; i++)
    {
      const TopsheetLineQuantity *quantity = g_ptr_array_index (self->quantities, i);

      topsheet_usage_set_quantity (usage, quantity->name, topsheet_decimal_from_int (quantity->preset));
    }
  for (guint i = 0; i < self->selectors->len; i++)
    {
      const TopsheetLineSelector *selector = g_ptr_array_index (self->selectors, i);

      if (selector->choices->len > 0)
        topsheet_usage_set_selector (usage, selector->key, g_ptr_array_index (selector->choices, 0));
      else if (g_str_equal (selector->key, "fps"))
        topsheet_usage_set_selector (usage, selector->key, "24");
      else
        topsheet_usage_set_selector (usage, selector->key, self->any_size ? "1024" : "1000");
    }
  return usage;
}

TopsheetUnit
topsheet_line_fields_get_unit (GPtrArray *rules)
{
  const char *quantity = NULL;

  for (guint i = 0; rules != NULL && i < rules->len && quantity == NULL; i++)
    quantity = quantity_of_rule (g_ptr_array_index (rules, i));
  if (quantity == NULL || g_str_equal (quantity, "images"))
    return TOPSHEET_UNIT_IMAGE;
  if (g_str_equal (quantity, "output_seconds") || g_str_equal (quantity, "clips"))
    return TOPSHEET_UNIT_CLIP;
  return TOPSHEET_UNIT_REQUEST;
}

static void
append (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

char *
topsheet_line_usage_caption (const TopsheetUsage *usage)
{
  static const char *shown[] = { "resolution", "size", "quality" };
  g_autoptr (GString) text = g_string_new (NULL);
  TopsheetDecimal number;
  const char *width;
  const char *height;

  if (usage == NULL)
    return NULL;

  width = topsheet_usage_get_selector (usage, "width");
  height = topsheet_usage_get_selector (usage, "height");
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      if (topsheet_usage_get_selector (usage, shown[i]) != NULL)
        append (text, topsheet_usage_get_selector (usage, shown[i]));
    }
  if (width != NULL && height != NULL)
    {
      g_autofree char *size = g_strdup_printf ("%s × %s", width, height);

      append (text, size);
    }
  if (topsheet_usage_get_quantity (usage, "output_seconds", &number))
    {
      g_autofree char *seconds = topsheet_number_print (&number);
      g_autofree char *part = g_strdup_printf (_("%s s"), seconds);

      append (text, part);
    }
  else if (topsheet_usage_get_selector (usage, "duration") != NULL)
    {
      g_autofree char *part = g_strdup_printf (_("%s s"), topsheet_usage_get_selector (usage, "duration"));

      append (text, part);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
