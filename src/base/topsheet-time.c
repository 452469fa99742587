/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-time.h"

#include "base/topsheet-error.h"

#include <glib/gi18n-lib.h>

#define USEC_PER_SECOND ((gint64) G_USEC_PER_SEC)
/* What GDateTime and RFC 3339 can write: the years 1 to 9999. */
#define FIRST_USEC (G_GINT64_CONSTANT (-62135596800) * USEC_PER_SECOND)
#define LAST_USEC (G_GINT64_CONSTANT (253402300799) * USEC_PER_SECOND)

static GDateTime *
make_utc (gint64 usec)
{
  return g_date_time_new_from_unix_utc_usec (CLAMP (usec, FIRST_USEC, LAST_USEC));
}

/* Exactly @count digits at *text, which moves on. -1 when there are others. */
static int
scan_digits (const char **text, guint count)
{
  int value = 0;

  for (guint i = 0; i < count; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return -1;
      value = value * 10 + g_ascii_digit_value (**text);
    }
  return value;
}

static gboolean
scan_char (const char **text, const char *one_of)
{
  if (**text == '\0' || strchr (one_of, **text) == NULL)
    return FALSE;

  (*text)++;
  return TRUE;
}

static gboolean
scan_date (const char **text, gint64 *usec)
{
  int year, month, day;
  g_autoptr (GDateTime) date = NULL;

  year = scan_digits (text, 4);
  if (year < 1 || !scan_char (text, "-"))
    return FALSE;
  month = scan_digits (text, 2);
  if (month < 1 || !scan_char (text, "-"))
    return FALSE;
  day = scan_digits (text, 2);
  date = day < 1 ? NULL : g_date_time_new_utc (year, month, day, 0, 0, 0.0);
  if (date == NULL)
    return FALSE;

  *usec = g_date_time_to_unix (date) * USEC_PER_SECOND;
  return TRUE;
}

/* ".123456": digits beyond the sixth are cut. */
static gboolean
scan_fraction (const char **text, gint64 *usec)
{
  gint64 unit = USEC_PER_SECOND;

  if (!scan_char (text, "."))
    return TRUE;
  if (!g_ascii_isdigit (**text))
    return FALSE;
  for (; g_ascii_isdigit (**text); (*text)++)
    {
      unit /= 10;
      *usec += unit * g_ascii_digit_value (**text);
    }
  return TRUE;
}

static gboolean
scan_offset (const char **text, gint64 *usec)
{
  int sign = **text == '-' ? -1 : 1;
  int hours, minutes;

  if (scan_char (text, "Zz"))
    return TRUE;
  if (!scan_char (text, "+-"))
    return FALSE;
  hours = scan_digits (text, 2);
  if (hours < 0 || hours > 23 || !scan_char (text, ":"))
    return FALSE;
  minutes = scan_digits (text, 2);
  if (minutes < 0 || minutes > 59)
    return FALSE;

  *usec -= sign * (hours * 60 + minutes) * 60 * USEC_PER_SECOND;
  return TRUE;
}

static gboolean
scan_time (const char **text, gint64 *usec)
{
  int hours, minutes, seconds;

  hours = scan_digits (text, 2);
  if (hours < 0 || hours > 23 || !scan_char (text, ":"))
    return FALSE;
  minutes = scan_digits (text, 2);
  if (minutes < 0 || minutes > 59 || !scan_char (text, ":"))
    return FALSE;
  seconds = scan_digits (text, 2);
  if (seconds < 0 || seconds > 60) /* 60 is a leap second: the first moment of the next minute */
    return FALSE;

  *usec += ((hours * 60 + minutes) * 60 + seconds) * USEC_PER_SECOND;
  return scan_fraction (text, usec) && scan_offset (text, usec);
}

char *
topsheet_time_print_rfc3339 (gint64 usec)
{
  g_autoptr (GDateTime) time = make_utc (usec);
  int fraction = g_date_time_get_microsecond (time);
  g_autofree char *seconds = NULL;

  seconds = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d", g_date_time_get_year (time), g_date_time_get_month (time),
                             g_date_time_get_day_of_month (time), g_date_time_get_hour (time),
                             g_date_time_get_minute (time), g_date_time_get_second (time));
  if (fraction == 0)
    return g_strconcat (seconds, "Z", NULL);

  return g_strdup_printf ("%s.%06dZ", seconds, fraction);
}

gboolean
topsheet_time_parse_rfc3339 (const char *text, gint64 *usec, GError **error)
{
  const char *p = text;
  gint64 result = 0;
  gboolean ok;

  g_return_val_if_fail (text != NULL && usec != NULL, FALSE);

  ok = scan_date (&p, &result);
  if (ok && *p != '\0')
    ok = scan_char (&p, "Tt ") && scan_time (&p, &result) && *p == '\0';
  if (!ok)
    {
      g_autofree char *shown = g_utf8_make_valid (text, (gssize) MIN (strlen (text), 40));

      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE,
                   _("“%s” is not a time such as 2026-11-20 or 2026-11-20T16:52:03Z"), shown);
      return FALSE;
    }
  *usec = result;
  return TRUE;
}

/* "16:30" */
static gboolean
scan_time_of_day (const char **text, guint *minutes)
{
  int hour, minute;

  hour = scan_digits (text, 2);
  if (hour < 0 || hour > 23 || !scan_char (text, ":"))
    return FALSE;
  minute = scan_digits (text, 2);
  if (minute < 0 || minute > 59)
    return FALSE;

  *minutes = (guint) (hour * 60 + minute);
  return TRUE;
}

gboolean
topsheet_time_parse_window (const char *text, guint *from, guint *to)
{
  const char *p = text;

  g_return_val_if_fail (text != NULL && from != NULL && to != NULL, FALSE);

  return scan_time_of_day (&p, from) && scan_char (&p, "-") && scan_time_of_day (&p, to) && *p == '\0';
}

static gboolean
scan_weekday (const char **text, guint *day)
{
  static const char * const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

  for (*day = 0; *day < G_N_ELEMENTS (names); (*day)++)
    if (g_str_has_prefix (*text, names[*day]))
      {
        *text += strlen (names[*day]);
        return TRUE;
      }

  return FALSE;
}

gboolean
topsheet_time_parse_weekdays (const char *text, guint *days)
{
  const char *p = text;
  guint day, last;

  g_return_val_if_fail (text != NULL && days != NULL, FALSE);

  *days = 0;
  do
    {
      if (!scan_weekday (&p, &day))
        return FALSE;
      last = day;
      if (scan_char (&p, "-") && !scan_weekday (&p, &last))
        return FALSE;
      for (*days |= 1u << day; day != last; *days |= 1u << day)
        day = (day + 1) % 7;
    }
  while (scan_char (&p, ","));

  return *p == '\0';
}

/* Month names come from the messages and not from LC_TIME, so that a sentence is of one language. */
static const char *
get_month_name (int month)
{
  static const char * const names[] = {
    NC_("month after a day", "January"), NC_("month after a day", "February"), NC_("month after a day", "March"),
    NC_("month after a day", "April"),   NC_("month after a day", "May"),      NC_("month after a day", "June"),
    NC_("month after a day", "July"),    NC_("month after a day", "August"),   NC_("month after a day", "September"),
    NC_("month after a day", "October"), NC_("month after a day", "November"), NC_("month after a day", "December"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "month after a day", names[month - 1]);
}

static const char *
get_short_month_name (int month)
{
  static const char * const names[] = {
    NC_("short month after a day", "Jan"), NC_("short month after a day", "Feb"),
    NC_("short month after a day", "Mar"), NC_("short month after a day", "Apr"),
    NC_("short month after a day", "May"), NC_("short month after a day", "Jun"),
    NC_("short month after a day", "Jul"), NC_("short month after a day", "Aug"),
    NC_("short month after a day", "Sep"), NC_("short month after a day", "Oct"),
    NC_("short month after a day", "Nov"), NC_("short month after a day", "Dec"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "short month after a day", names[month - 1]);
}

char *
topsheet_time_format_date (gint64 usec)
{
  g_autoptr (GDateTime) time = make_utc (usec);

  /* Translators: day, month, year as in "20 November 2026" */
  return g_strdup_printf (C_("date", "%1$d %2$s %3$d"), g_date_time_get_day_of_month (time),
                          get_month_name (g_date_time_get_month (time)), g_date_time_get_year (time));
}

char *
topsheet_time_format_day (gint64 usec)
{
  g_autoptr (GDateTime) time = make_utc (usec);

  /* Translators: day and short month as in "20 Nov" */
  return g_strdup_printf (C_("date", "%1$d %2$s"), g_date_time_get_day_of_month (time),
                          get_short_month_name (g_date_time_get_month (time)));
}

char *
topsheet_time_format_clock (gint64 usec)
{
  g_autoptr (GDateTime) utc = make_utc (usec);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local != NULL ? local : utc, "%H:%M");
}
