/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-genai-prices-match.h"

#include "base/topsheet-text.h"
#include "engine/topsheet-model-match.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Names, and patterns of them, have a few dozen characters. */
#define MAX_TEXT 200
#define MAX_SHOWN 60
/* The list nests an "or" in an "and" at most. */
#define MAX_DEPTH 8
#define MAX_PARTS 200

typedef struct
{
  TopsheetPriceReading *reading;
  const char *key;
  guint n_parts;
} Work;

static char *read_part (Work *work, const char *field, yyjson_val *part, guint depth);

/* Says what becomes of a part that cannot be used; NULL. @shown: (nullable): what it is */
static char *
leave_out (Work *work, const char *field, yyjson_val *value, const char *shown, const char *why)
{
  g_autofree char *reason = NULL;
  g_autofree char *short_text = shown != NULL ? topsheet_text_ellipsize (shown, MAX_SHOWN) : NULL;

  if (short_text != NULL)
    reason = g_strdup_printf (_("“%1$s” is not found by the pattern “%2$s”: %3$s Its prices and other names count."),
                              work->key, short_text, why);
  else
    reason = g_strdup_printf (_("“%1$s” is not found by this rule of names: %2$s Its prices and other names count."),
                              work->key, why);
  topsheet_price_reading_issue (work->reading, TOPSHEET_PRICE_ISSUE_NAME, field, value, reason);
  return NULL;
}

/* What a person typed as a pattern. It is tried alone too, so that its brackets close what they open. */
static char *
read_regex (Work *work, const char *field, yyjson_val *value, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) alone = topsheet_model_match_compile (text, &error);
  g_autofree char *pattern = g_strdup_printf ("(?:%s)", text);
  g_autoptr (GRegex) inside = alone != NULL ? topsheet_model_match_compile (pattern, &error) : NULL;

  return inside != NULL ? g_steal_pointer (&pattern) : leave_out (work, field, value, text, error->message);
}

static char *
read_text (Work *work, const char *field, const char *key, yyjson_val *value)
{
  const char *text = yyjson_get_str (value);
  g_autofree char *escaped = NULL;

  if (text == NULL || *text == '\0' || strlen (text) != yyjson_get_len (value))
    return leave_out (work, field, value, NULL, _("It needs a text."));
  if (strlen (text) > MAX_TEXT)
    return leave_out (work, field, value, text, _("It is longer than a pattern of names can be."));
  if (strcmp (key, "regex") == 0)
    return read_regex (work, field, value, text);

  escaped = g_regex_escape_string (text, -1);
  if (strcmp (key, "equals") == 0)
    return g_strconcat ("\\A", escaped, "\\z", NULL);
  if (strcmp (key, "starts_with") == 0)
    return g_strconcat ("\\A", escaped, NULL);
  if (strcmp (key, "ends_with") == 0)
    return g_strconcat (escaped, "\\z", NULL);

  return g_steal_pointer (&escaped);
}

/* All parts of an "and" have to be good; of an "or" those that are count. */
static char *
read_parts (Work *work, const char *field, yyjson_val *list, gboolean all, guint depth)
{
  g_autoptr (GString) pattern = g_string_new (all ? "\\A" : "(?:");
  guint n = 0;
  yyjson_val *part;
  yyjson_arr_iter iter;

  if (!yyjson_is_arr (list) || yyjson_arr_size (list) == 0)
    return leave_out (work, field, list, NULL, _("It needs a list of rules."));

  iter = yyjson_arr_iter_with (list);
  for (gsize i = 0; (part = yyjson_arr_iter_next (&iter)) != NULL; i++)
    {
      g_autofree char *place = g_strdup_printf ("%s[%zu]", field, i);
      g_autofree char *text = read_part (work, place, part, depth + 1);

      if (text == NULL && all)
        return NULL;
      if (text == NULL)
        continue;
      if (all)
        g_string_append_printf (pattern, "(?=(?s:.*?)(?:%s))", text);
      else
        g_string_append_printf (pattern, "%s%s", n > 0 ? "|" : "", text);
      n++;
    }
  if (!all)
    g_string_append_c (pattern, ')');
  return n > 0 ? g_string_free_and_steal (g_steal_pointer (&pattern)) : NULL;
}

static char *
read_part (Work *work, const char *field, yyjson_val *part, guint depth)
{
  static const char * const texts[] = { "equals", "starts_with", "ends_with", "contains", "regex", NULL };
  yyjson_obj_iter iter = yyjson_obj_iter_with (part);
  yyjson_val *key = yyjson_obj_iter_next (&iter), *value = key != NULL ? yyjson_obj_iter_get_val (key) : NULL;
  const char *name = key != NULL ? yyjson_get_str (key) : "";
  gboolean all = strcmp (name, "and") == 0;
  g_autofree char *place = g_strdup_printf ("%s.%s", field, name);

  if (++work->n_parts > MAX_PARTS || depth > MAX_DEPTH)
    return work->n_parts > MAX_PARTS + 1
             ? NULL
             : leave_out (work, field, part, NULL, _("It has more parts than names need."));
  if (yyjson_obj_size (part) == 1 && g_strv_contains (texts, name))
    return read_text (work, place, name, value);
  if (yyjson_obj_size (part) == 1 && (all || strcmp (name, "or") == 0))
    return read_parts (work, place, value, all, depth);

  return leave_out (work, field, part, NULL, _("Topsheet does not know what it says."));
}

char *
topsheet_genai_match_read (TopsheetPriceReading *reading, const char *key, const char *field, yyjson_val *match)
{
  Work work = { .reading = reading, .key = key };
  g_autofree char *pattern = match != NULL && !yyjson_is_null (match) ? read_part (&work, field, match, 0) : NULL;
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GError) error = NULL;

  if (pattern == NULL)
    return NULL;

  regex = topsheet_model_match_compile (pattern, &error);
  if (regex == NULL)
    return leave_out (&work, field, match, NULL, error->message);

  return g_steal_pointer (&pattern);
}
