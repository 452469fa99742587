/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-money.h"
#include "engine/topsheet-search-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define USEC_PER_DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define AMOUNT_DIGITS 9
#define MAX_SEED_DIGITS 64
#define MAX_PIXELS 1000000
#define MAX_SPAN 10000
#define FIRST_YEAR 1970
#define LAST_YEAR 9998

/* What stands before a number, and the number of a range that it bounds. */
typedef enum
{
  SIGN_NONE,
  SIGN_MORE,
  SIGN_MORE_OR_EQUAL,
  SIGN_LESS,
  SIGN_LESS_OR_EQUAL,
} Sign;

static Sign
take_sign (const char **text)
{
  static const struct
  {
    const char *text;
    Sign sign;
  } signs[] = {
    { ">=", SIGN_MORE_OR_EQUAL }, { "≥", SIGN_MORE_OR_EQUAL }, { ">", SIGN_MORE }, { "<=", SIGN_LESS_OR_EQUAL },
    { "≤", SIGN_LESS_OR_EQUAL },  { "<", SIGN_LESS },          { "=", SIGN_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (*text, signs[i].text))
      {
        *text += strlen (signs[i].text);
        return signs[i].sign;
      }
  return SIGN_NONE;
}

/* "20..30" → "20" and "30"; either may be empty, not both. FALSE when it is no range. */
static gboolean
split_range (const char *text, char **low, char **high)
{
  const char *dots = strstr (text, "..");

  if (dots == NULL || (dots == text && dots[2] == '\0'))
    return FALSE;
  *low = g_strndup (text, (gsize) (dots - text));
  *high = g_strdup (dots + 2);
  return TRUE;
}

/* Amounts come out as nanos, with nine digits after the point. */
static gboolean
parse_number (const char *text, TopsheetSearchKind kind, TopsheetDecimal *out)
{
  TopsheetMoney money;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  if (kind != TOPSHEET_SEARCH_AMOUNT)
    return topsheet_decimal_parse (text, out, NULL);
  if (!topsheet_money_parse (text, "XXX", &money, NULL))
    return FALSE;
  *out = (TopsheetDecimal) { money.nanos, AMOUNT_DIGITS };
  return TRUE;
}

static gboolean
resolve_range (TopsheetSearchValue *value, TopsheetSearchKind kind, const char *low, const char *high, char **message)
{
  value->has_low = *low != '\0';
  value->has_high = *high != '\0';
  if ((value->has_low && !parse_number (low, kind, &value->low)) ||
      (value->has_high && !parse_number (high, kind, &value->high)))
    return FALSE;
  if (value->has_low && value->has_high && topsheet_decimal_compare (&value->low, &value->high) > 0)
    {
      *message = g_strdup_printf (_("Nothing can lie within “%s”: write the smaller one first."), value->source);
      return FALSE;
    }
  return TRUE;
}

static gboolean
resolve_number (TopsheetSearchValue *value, TopsheetSearchKind kind, char **message)
{
  const char *text = value->source;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  TopsheetDecimal number;
  Sign sign;

  if (split_range (text, &low, &high))
    return resolve_range (value, kind, low, high, message);
  sign = take_sign (&text);
  if (!parse_number (text, kind, &number))
    return FALSE;
  value->has_low = sign != SIGN_LESS && sign != SIGN_LESS_OR_EQUAL;
  value->has_high = sign != SIGN_MORE && sign != SIGN_MORE_OR_EQUAL;
  value->low_is_open = sign == SIGN_MORE;
  value->high_is_open = sign == SIGN_LESS;
  value->low = number;
  value->high = number;
  return TRUE;
}

static gboolean
parse_span (const char *text, gint64 today_usec, gint64 *from_usec, gint64 *until_usec)
{
  char *end = NULL;
  guint64 n = g_ascii_isdigit (*text) ? g_ascii_strtoull (text, &end, 10) : 0;
  g_autoptr (GDateTime) tomorrow = NULL;
  g_autoptr (GDateTime) from = NULL;

  if (n < 1 || n > MAX_SPAN || end[0] == '\0' || end[1] != '\0')
    return FALSE;
  tomorrow = g_date_time_new_from_unix_utc ((today_usec + USEC_PER_DAY) / G_USEC_PER_SEC);
  if (tomorrow == NULL)
    return FALSE;
  switch (*end)
    {
    case 'd':
      from = g_date_time_add_days (tomorrow, -(int) n);
      break;
    case 'w':
      from = g_date_time_add_weeks (tomorrow, -(int) n);
      break;
    case 'm':
      from = g_date_time_add_months (tomorrow, -(int) n);
      break;
    case 'y':
      from = g_date_time_add_years (tomorrow, -(int) n);
      break;
    default:
      return FALSE;
    }
  if (from == NULL)
    return FALSE;
  /* 0 is open: what was made before 1970 is not known anyway. */
  *from_usec = MAX (g_date_time_to_unix (from), 1) * G_USEC_PER_SEC;
  *until_usec = g_date_time_to_unix (tomorrow) * G_USEC_PER_SEC;
  return TRUE;
}

/* Two digits after a "-". */
static gboolean
take_pair (const char **text, guint *out)
{
  if ((*text)[0] != '-' || !g_ascii_isdigit ((*text)[1]) || !g_ascii_isdigit ((*text)[2]))
    return FALSE;
  *out = (guint) ((*text)[1] - '0') * 10 + (guint) ((*text)[2] - '0');
  *text += 3;
  return TRUE;
}

static gboolean
parse_date (const char *text, gint64 *from_usec, gint64 *until_usec)
{
  guint year = 0, month = 1, day = 1, n_parts = 1;
  g_autoptr (GDateTime) from = NULL;
  g_autoptr (GDateTime) until = NULL;

  for (guint i = 0; i < 4; i++, text++)
    {
      if (!g_ascii_isdigit (*text))
        return FALSE;
      year = year * 10 + (guint) (*text - '0');
    }
  for (; *text != '\0'; n_parts++)
    if (n_parts == 3 || !take_pair (&text, n_parts == 1 ? &month : &day))
      return FALSE;
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return FALSE;
  from = g_date_time_new_utc ((int) year, (int) month, (int) day, 0, 0, 0);
  if (from == NULL)
    return FALSE;
  until = n_parts == 1   ? g_date_time_add_years (from, 1)
          : n_parts == 2 ? g_date_time_add_months (from, 1)
                         : g_date_time_add_days (from, 1);
  *from_usec = MAX (g_date_time_to_unix (from) * G_USEC_PER_SEC, 1);
  *until_usec = g_date_time_to_unix (until) * G_USEC_PER_SEC;
  return TRUE;
}

gboolean
topsheet_search_period_parse (const char *text, gint64 now_usec, gint64 *from_usec, gint64 *until_usec)
{
  gint64 today_usec = now_usec - now_usec % USEC_PER_DAY;
  gboolean today = g_ascii_strcasecmp (text, "today") == 0;

  if (!today && g_ascii_strcasecmp (text, "yesterday") != 0)
    return parse_date (text, from_usec, until_usec);
  *from_usec = MAX (today ? today_usec : today_usec - USEC_PER_DAY, 1);
  *until_usec = MAX (*from_usec - *from_usec % USEC_PER_DAY + USEC_PER_DAY, 2);
  return TRUE;
}

static gboolean
resolve_period_range (TopsheetSearchValue *value, const char *low, const char *high, gint64 now_usec, char **message)
{
  gint64 ignored;

  if ((*low != '\0' && !topsheet_search_period_parse (low, now_usec, &value->from_usec, &ignored)) ||
      (*high != '\0' && !topsheet_search_period_parse (high, now_usec, &ignored, &value->until_usec)))
    return FALSE;
  if (value->until_usec > 0 && value->from_usec >= value->until_usec)
    {
      *message = g_strdup_printf (_("Nothing can lie within “%s”: write the earlier one first."), value->source);
      return FALSE;
    }
  return TRUE;
}

static gboolean
resolve_days (TopsheetSearchValue *value, gint64 now_usec, char **message)
{
  const char *text = value->source;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  gint64 from, until;
  Sign sign;

  now_usec = CLAMP (now_usec, 0, G_GINT64_CONSTANT (253370764800) * G_USEC_PER_SEC); /* the year 9999 */
  if (split_range (text, &low, &high))
    return resolve_period_range (value, low, high, now_usec, message);
  if (parse_span (text, now_usec - now_usec % USEC_PER_DAY, &value->from_usec, &value->until_usec))
    return TRUE;
  sign = take_sign (&text);
  if (!topsheet_search_period_parse (text, now_usec, &from, &until))
    return FALSE;
  if (sign == SIGN_NONE || sign == SIGN_MORE_OR_EQUAL || sign == SIGN_MORE)
    value->from_usec = sign == SIGN_MORE ? until : from;
  if (sign == SIGN_NONE || sign == SIGN_LESS_OR_EQUAL || sign == SIGN_LESS)
    value->until_usec = sign == SIGN_LESS ? from : until;
  return TRUE;
}

static gboolean
parse_pixels (const char **text, guint *out)
{
  guint64 n;
  char *end;

  if (!g_ascii_isdigit (**text))
    return FALSE;
  n = g_ascii_strtoull (*text, &end, 10);
  *text = end;
  *out = (guint) MIN (n, MAX_PIXELS);
  return n > 0 && n <= MAX_PIXELS;
}

static gboolean
resolve_pixels (TopsheetSearchValue *value)
{
  const char *text = value->source;

  if (!parse_pixels (&text, &value->width))
    return FALSE;
  if (*text == 'x' || *text == 'X')
    text++;
  else if (g_str_has_prefix (text, "×"))
    text += strlen ("×");
  else
    return FALSE;
  return parse_pixels (&text, &value->height) && *text == '\0';
}

static gboolean
resolve_choice (TopsheetSearchValue *value, TopsheetSearchKey key)
{
  const char * const *choices = topsheet_search_key_get_choices (key);
  const char *source = value->source;

  /* As it reads on screen. */
  if (key == TOPSHEET_SEARCH_DECISION && g_ascii_strcasecmp (source, "undecided") == 0)
    source = choices[0];
  for (guint i = 0; choices[i] != NULL; i++)
    if (g_ascii_strcasecmp (choices[i], source) == 0)
      {
        value->choice = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
resolve_digits (TopsheetSearchValue *value)
{
  gsize n = strspn (value->source, "0123456789");

  return n > 0 && n <= MAX_SEED_DIGITS && value->source[n] == '\0';
}

static gboolean
resolve (TopsheetSearchValue *value, TopsheetSearchKey key, gint64 now_usec, char **message)
{
  g_autofree char *folded = NULL;

  switch (topsheet_search_key_get_kind (key))
    {
    case TOPSHEET_SEARCH_WORDS:
      folded = topsheet_search_fold (value->source);
      return key == TOPSHEET_SEARCH_TEXT || *folded != '\0';
    case TOPSHEET_SEARCH_CHOICE:
      return resolve_choice (value, key);
    case TOPSHEET_SEARCH_DIGITS:
      return resolve_digits (value);
    case TOPSHEET_SEARCH_PIXELS:
      return resolve_pixels (value);
    case TOPSHEET_SEARCH_DAYS:
      return resolve_days (value, now_usec, message);
    case TOPSHEET_SEARCH_NUMBER:
    case TOPSHEET_SEARCH_AMOUNT:
    default:
      return resolve_number (value, topsheet_search_key_get_kind (key), message);
    }
}

gboolean
topsheet_search_value_resolve (TopsheetSearchValue *value, TopsheetSearchKey key, gint64 now_usec, char **message)
{
  *message = NULL;
  if (resolve (value, key, now_usec, message))
    return TRUE;
  if (*message == NULL)
    *message = topsheet_search_key_describe (key);
  return FALSE;
}

void
topsheet_search_value_free (TopsheetSearchValue *value)
{
  g_free (value->source);
  g_free (value);
}
