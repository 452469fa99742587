/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SVG 1.1 and 2: the size in the root element, and nothing else. No entity is resolved and no address followed; what stands behind the root element's start is not read. */
#include "media/container/topsheet-container.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The root element begins and ends within so many bytes, whatever comments stand before it. */
#define MAX_HEAD (256u * 1024)
/* What CSS gives an element without a size. */
#define DEFAULT_WIDTH 300
#define DEFAULT_HEIGHT 150

typedef struct
{
  const char *at; /* NUL-terminated */
} Scan;

static void
skip_space (Scan *scan)
{
  scan->at += strspn (scan->at, " \t\r\n");
}

/* To behind @end. FALSE when it does not come. */
static gboolean
skip_behind (Scan *scan, const char *end)
{
  const char *found = strstr (scan->at, end);

  if (found == NULL)
    return FALSE;
  scan->at = found + strlen (end);
  return TRUE;
}

/* "<!DOCTYPE svg … [ <!ENTITY …> ]>": entities are passed over, not kept. */
static gboolean
skip_doctype (Scan *scan)
{
  gboolean in_subset = FALSE;

  for (; *scan->at != '\0'; scan->at++)
    if (*scan->at == '"' || *scan->at == '\'')
      {
        const char *close = strchr (scan->at + 1, *scan->at);

        if (close == NULL)
          return FALSE;
        scan->at = close;
      }
    else if (*scan->at == '[')
      in_subset = TRUE;
    else if (*scan->at == ']')
      in_subset = FALSE;
    else if (*scan->at == '>' && !in_subset)
      {
        scan->at++;
        return TRUE;
      }
  return FALSE;
}

/* To behind "<svg" or "<prefix:svg". FALSE when the first element is another. */
static gboolean
find_root (Scan *scan)
{
  gsize length;
  const char *name;

  for (skip_space (scan); *scan->at == '<'; skip_space (scan))
    {
      if (g_str_has_prefix (scan->at, "<?") && skip_behind (scan, "?>"))
        continue;
      if (g_str_has_prefix (scan->at, "<!--") && skip_behind (scan, "-->"))
        continue;
      if (g_ascii_strncasecmp (scan->at, "<!DOCTYPE", 9) == 0 && skip_doctype (scan))
        continue;
      name = scan->at + 1;
      length = strcspn (name, " \t\r\n/>");
      scan->at = name + length;
      if (length > 4 && name[length - 4] == ':')
        {
          name += length - 3;
          length = 3;
        }
      return length == 3 && strncmp (name, "svg", 3) == 0;
    }
  return FALSE;
}

/* The next attribute of the root element; FALSE at its end. */
static gboolean
next_attribute (Scan *scan, char **name, char **value)
{
  gsize length;
  char quote;
  const char *close;

  skip_space (scan);
  length = strcspn (scan->at, " \t\r\n=/>");
  if (length == 0)
    return FALSE;
  *name = g_strndup (scan->at, length);
  scan->at += length;
  skip_space (scan);
  if (*scan->at != '=')
    return FALSE;
  scan->at++;
  skip_space (scan);
  quote = *scan->at;
  if ((quote != '"' && quote != '\'') || (close = strchr (scan->at + 1, quote)) == NULL)
    return FALSE;
  *value = g_strndup (scan->at + 1, (gsize) (close - scan->at - 1));
  scan->at = close + 1;
  return TRUE;
}

/* In CSS pixels of 1/96 inch; 0 for percentages and what is no length. */
static double
parse_length (const char *text)
{
  static const struct
  {
    const char *unit;
    double pixels;
  } UNITS[] = { { "", 1 },    { "px", 1 },         { "pt", 96.0 / 72 }, { "pc", 16 },
                { "in", 96 }, { "cm", 96 / 2.54 }, { "mm", 96 / 25.4 }, { "q", 96 / 101.6 },
                { "em", 16 }, { "rem", 16 },       { "ex", 8 } };
  char *end = NULL;
  double value = g_ascii_strtod (text, &end);
  g_autofree char *unit = g_ascii_strdown (end, -1);

  g_strstrip (unit);
  if (end == text || !isfinite (value) || value <= 0)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (UNITS); i++)
    if (strcmp (unit, UNITS[i].unit) == 0)
      return value * UNITS[i].pixels;
  return 0;
}

/* "min-x min-y width height", with spaces or commas. */
static void
parse_view_box (const char *text, double *width, double *height)
{
  double numbers[4];

  for (guint i = 0; i < 4; i++)
    {
      char *end = NULL;

      numbers[i] = g_ascii_strtod (text, &end);
      if (end == text || !isfinite (numbers[i]))
        return;
      text = end + strspn (end, " \t\r\n,");
    }
  if (numbers[2] > 0 && numbers[3] > 0)
    {
      *width = numbers[2];
      *height = numbers[3];
    }
}

static guint64
to_pixels (double length)
{
  /* Written so that what is no number becomes 1. */
  return !(length >= 1) ? 1 : length > 1e9 ? 1000000000 : (guint64) (length + 0.5);
}

/* What is missing follows from the other and from the view box, as in CSS. */
static gboolean
set_size (TopsheetContainer *container, double width, double height, double box_width, double box_height, GError **error)
{
  if (box_width > 0)
    {
      if (width <= 0)
        width = height > 0 ? height * box_width / box_height : box_width;
      if (height <= 0)
        height = width * box_height / box_width;
    }
  return topsheet_container_set_size (container, to_pixels (width > 0 ? width : DEFAULT_WIDTH),
                                      to_pixels (height > 0 ? height : DEFAULT_HEIGHT), error);
}

static char *
read_head (TopsheetInput *input, gsize max, GError **error)
{
  g_autofree char *head = g_malloc0 (max + 1);
  gssize n = topsheet_input_peek (input, 0, head, max, error);

  if (n < 0)
    return NULL;
  head[n] = '\0';
  if (g_str_has_prefix (head, "\xEF\xBB\xBF"))
    memmove (head, head + 3, (gsize) n - 2);
  return g_steal_pointer (&head);
}

gboolean
topsheet_svg_is_svg (TopsheetInput *input)
{
  char first = '\0';
  g_autofree char *head = NULL;
  Scan scan;

  /* Most files that are none are known by their first byte. */
  if (topsheet_input_peek (input, 0, &first, 1, NULL) != 1 || strchr ("<\xEF \t\r\n", first) == NULL || first == '\0')
    return FALSE;
  head = read_head (input, MAX_HEAD, NULL);
  scan.at = head;
  return head != NULL && find_root (&scan);
}

gboolean
topsheet_svg_walk (TopsheetInput *input, TopsheetContainer *container, GError **error)
{
  g_autofree char *head = read_head (input, MAX_HEAD, error);
  double width = 0, height = 0, box_width = 0, box_height = 0;
  Scan scan = { head };

  if (head == NULL)
    return FALSE;
  if (!find_root (&scan))
    {
      g_set_error_literal (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
                           _("The SVG file has no root element at its beginning. Get it again."));
      return FALSE;
    }
  for (;;)
    {
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      if (!next_attribute (&scan, &name, &value))
        break;
      if (strcmp (name, "width") == 0)
        width = parse_length (value);
      else if (strcmp (name, "height") == 0)
        height = parse_length (value);
      else if (strcmp (name, "viewBox") == 0)
        parse_view_box (value, &box_width, &box_height);
    }
  return set_size (container, width, height, box_width, box_height, error);
}
