/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-genai-prices-span.h"

#include "base/topsheet-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No model changes its price as often; it keeps the comparison of windows short. */
#define MAX_SPANS 100
#define MINUTES_PER_DAY (24 * 60)

/* One of the list, before it is known which later one takes over. */
typedef struct
{
  gint64 date_usec; /* since when, 0 without a date */
  gboolean has_window;
  guint from, to; /* minutes of the day in UTC */
} Constraint;

static void
span_clear (TopsheetGenaiSpan *self)
{
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->utc_time, g_free);
}

static gboolean
read_digits (const char **text, guint max, guint *out)
{
  const char *p = *text;

  if (!g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1]))
    return FALSE;

  *out = (guint) (g_ascii_digit_value (p[0]) * 10 + g_ascii_digit_value (p[1]));
  *text = p + 2;
  return *out <= max;
}

static gboolean
skip (const char **text, char wanted)
{
  if (**text != wanted)
    return FALSE;

  (*text)++;
  return TRUE;
}

/* "00:30:00Z", "08:30:00+08:00" → minutes of the day there, and of the place's clock before UTC. Whole minutes only. */
static gboolean
parse_time (const char *text, guint *minute, int *offset)
{
  guint hours, minutes, seconds;
  gboolean west;

  if (text == NULL || !read_digits (&text, 23, &hours) || !skip (&text, ':') || !read_digits (&text, 59, &minutes) ||
      !skip (&text, ':') || !read_digits (&text, 59, &seconds) || seconds != 0)
    return FALSE;
  *minute = hours * 60 + minutes;
  *offset = 0;
  if (strcmp (text, "Z") == 0)
    return TRUE;

  west = *text == '-';
  if (!(west ? skip (&text, '-') : skip (&text, '+')) || !read_digits (&text, 23, &hours) || !skip (&text, ':') ||
      !read_digits (&text, 59, &minutes) || *text != '\0')
    return FALSE;
  *offset = (int) (hours * 60 + minutes) * (west ? -1 : 1);
  return TRUE;
}

static guint
to_utc (guint minute, int offset)
{
  return (guint) (((int) minute - offset + 2 * MINUTES_PER_DAY) % MINUTES_PER_DAY);
}

static gboolean
read_window (yyjson_val *constraint, Constraint *out)
{
  int from_offset, to_offset;
  guint from, to;

  if (!parse_time (yyjson_get_str (yyjson_obj_get (constraint, "start_time")), &from, &from_offset) ||
      !parse_time (yyjson_get_str (yyjson_obj_get (constraint, "end_time")), &to, &to_offset) ||
      from_offset != to_offset || from >= to)
    return FALSE;

  out->has_window = TRUE;
  out->from = to_utc (from, from_offset);
  out->to = to_utc (to, to_offset);
  return TRUE;
}

static gboolean
read_constraint (TopsheetPriceReading *reading, const char *field, yyjson_val *constraint, Constraint *out)
{
  const char *date = yyjson_get_str (yyjson_obj_get (constraint, "start_date"));

  *out = (Constraint) { 0 };
  if (constraint == NULL || yyjson_is_null (constraint))
    return TRUE;
  if (yyjson_obj_get (constraint, "start_date") != NULL)
    {
      if (date != NULL && topsheet_time_parse_rfc3339 (date, &out->date_usec, NULL) && out->date_usec > 0)
        return TRUE;
    }
  else if (read_window (constraint, out))
    return TRUE;

  return topsheet_price_reading_refuse (reading, field, constraint,
                                        _("When the price holds has to be a date, or two whole minutes of one day of which "
                                          "the first is the earlier one."));
}

static gboolean
is_in (const Constraint *window, guint minute)
{
  return window->from < window->to ? minute >= window->from && minute < window->to
                                   : minute >= window->from || minute < window->to;
}

static gboolean
windows_meet (const Constraint *constraints, gsize n)
{
  for (gsize i = 0; i < n; i++)
    for (gsize j = i + 1; j < n; j++)
      if (constraints[i].has_window && constraints[j].has_window &&
          (is_in (&constraints[i], constraints[j].from) || is_in (&constraints[j], constraints[i].from)))
        return TRUE;

  return FALSE;
}

static void
add_span (TopsheetPriceReading *reading, GArray *spans, gsize place, yyjson_val *entry, const Constraint *when, gint64 to)
{
  gboolean is_past = to != 0 && to <= reading->valid_from_usec;
  TopsheetGenaiSpan span = {
    .prices = yyjson_obj_get (entry, "prices"),
    .field = g_strdup_printf ("prices[%zu].prices", place),
    /* Without a date it holds since the import, or, where it is history, since nobody knows when. */
    .from_usec = when->date_usec != 0 ? when->date_usec
                 : is_past            ? 0
                                      : reading->valid_from_usec,
    .to_usec = to,
  };

  if (when->has_window)
    span.utc_time = g_strdup_printf ("%02u:%02u-%02u:%02u", when->from / 60, when->from % 60, when->to / 60,
                                     when->to % 60);
  g_array_prepend_val (spans, span);
}

/* The last one that holds counts: from the end, each holds until the first of the dates behind it. */
static void
list_spans (TopsheetPriceReading *reading, yyjson_val *list, const Constraint *constraints, GArray *spans)
{
  gint64 to = 0;

  for (gsize i = yyjson_arr_size (list); i-- > 0;)
    {
      const Constraint *when = &constraints[i];

      if (to != 0 && when->date_usec >= to)
        topsheet_price_reading_issue (reading, TOPSHEET_PRICE_ISSUE_REPEATED, "prices", yyjson_arr_get (list, i),
                                      _("A price further down takes over before this one begins; it never holds."));
      else
        add_span (reading, spans, i, yyjson_arr_get (list, i), when, to);
      if (when->date_usec != 0)
        to = to == 0 ? when->date_usec : MIN (to, when->date_usec);
      else if (!when->has_window)
        return;
    }
}

/* Reads all of @list; FALSE when the row is refused. */
static gboolean
read_constraints (TopsheetPriceReading *reading, yyjson_val *list, Constraint *constraints)
{
  guint n_always = 0;
  yyjson_val *entry;
  yyjson_arr_iter iter;

  iter = yyjson_arr_iter_with (list);
  for (gsize i = 0; (entry = yyjson_arr_iter_next (&iter)) != NULL; i++)
    {
      g_autofree char *field = g_strdup_printf ("prices[%zu]", i);

      if (!yyjson_is_obj (yyjson_obj_get (entry, "prices")))
        return topsheet_price_reading_refuse (reading, field, entry, _("The prices have to be an object."));
      if (!read_constraint (reading, field, yyjson_obj_get (entry, "constraint"), &constraints[i]))
        return FALSE;
      n_always += constraints[i].date_usec == 0 && !constraints[i].has_window ? 1 : 0;
    }
  if (n_always != 1)
    return topsheet_price_reading_refuse (reading, "prices", list,
                                          _("Exactly one of the prices has to hold without a date or time."));
  if (windows_meet (constraints, yyjson_arr_size (list)))
    return topsheet_price_reading_refuse (reading, "prices", list, _("Two of the times of day overlap."));

  return TRUE;
}

static gboolean
read_list (TopsheetPriceReading *reading, yyjson_val *list, GArray *spans)
{
  g_autofree Constraint *constraints = NULL;

  if (yyjson_arr_size (list) == 0 || yyjson_arr_size (list) > MAX_SPANS)
    return topsheet_price_reading_refuse (reading, "prices", list,
                                          _("The list of prices is empty, or longer than a model can have."));

  constraints = g_new0 (Constraint, yyjson_arr_size (list));
  if (!read_constraints (reading, list, constraints))
    return FALSE;

  list_spans (reading, list, constraints, spans);
  return TRUE;
}

GArray *
topsheet_genai_span_list (TopsheetPriceReading *reading, yyjson_val *prices)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (TopsheetGenaiSpan));

  g_array_set_clear_func (spans, (GDestroyNotify) span_clear);
  if (yyjson_is_obj (prices))
    {
      TopsheetGenaiSpan span = {
        .prices = prices,
        .field = g_strdup ("prices"),
        .from_usec = reading->valid_from_usec,
      };

      g_array_append_val (spans, span);
    }
  else if (!yyjson_is_arr (prices))
    topsheet_price_reading_refuse (reading, "prices", prices, _("The model has no prices."));
  else
    read_list (reading, prices, spans);

  return reading->refused ? NULL : g_steal_pointer (&spans);
}
