/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-json.h"

#include "base/topsheet-error.h"
#include "base/topsheet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A plan or catalogue of this size has tens of thousands of lines; more is something else. */
#define MAX_SIZE (64 * 1024 * 1024)
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static yyjson_doc *
read_with (GBytes *json, yyjson_read_flag flags, GError **error)
{
  gsize size, line, column, character;
  const char *text = g_bytes_get_data (json, &size);
  yyjson_read_err why;
  yyjson_doc *doc;

  if (size > MAX_SIZE)
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE,
                           _("The file is larger than 64 MiB; it was not read"));
      return NULL;
    }
  if (size >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      text += strlen (BYTE_ORDER_MARK);
      size -= strlen (BYTE_ORDER_MARK);
    }

  doc = yyjson_read_opts ((char *) text, size, YYJSON_READ_NUMBER_AS_RAW | flags, NULL, &why);
  if (doc == NULL && !(size > 0 && yyjson_locate_pos (text, size, why.pos, &line, &column, &character)))
    g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE, _("The file is empty, not JSON"));
  else if (doc == NULL)
    g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE,
                 _("The file is not valid JSON: %1$s at row %2$zu, column %3$zu"), why.msg, line, column);

  return doc;
}

yyjson_doc *
topsheet_json_read (GBytes *json, GError **error)
{
  return read_with (json, YYJSON_READ_NOFLAG, error);
}

yyjson_doc *
topsheet_json_read_loose (GBytes *json, GError **error)
{
  return read_with (json, YYJSON_READ_ALLOW_INF_AND_NAN, error);
}

gboolean
topsheet_json_fail (const char *where, const char *key, const char *what, GError **error)
{
  g_autofree char *shown = topsheet_text_ellipsize (key, 60);

  if (where != NULL)
    g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE, "%s: “%s” %s", where, shown, what);
  else
    g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE, "“%s” %s", shown, what);

  return FALSE;
}

gboolean
topsheet_json_fail_because (const char *where, const char *key, const GError *why, GError **error)
{
  g_autofree char *shown = topsheet_text_ellipsize (key, 60);

  if (where != NULL)
    g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE, "%s, “%s”: %s", where, shown, why->message);
  else
    g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE, "“%s”: %s", shown, why->message);

  return FALSE;
}

static yyjson_val *
get_member (yyjson_val *object, const char *key)
{
  yyjson_val *value = yyjson_obj_get (object, key);

  return yyjson_is_null (value) ? NULL : value;
}

gboolean
topsheet_json_read_text (yyjson_val *object, const char *key, const char *where, const char **out, GError **error)
{
  yyjson_val *value = get_member (object, key);

  *out = yyjson_get_str (value);
  if (value != NULL && *out == NULL)
    return topsheet_json_fail (where, key, _("has to be a text"), error);
  if (*out != NULL && strlen (*out) != yyjson_get_len (value))
    return topsheet_json_fail (where, key, _("holds a NUL character"), error);

  return TRUE;
}

gboolean
topsheet_json_get_decimal (yyjson_val *object,
                           const char *key,
                           const char *where,
                           TopsheetDecimal *out,
                           gboolean *found,
                           GError **error)
{
  yyjson_val *value = get_member (object, key);
  g_autoptr (GError) why = NULL;

  *found = value != NULL;
  if (value == NULL)
    return TRUE;
  if (!yyjson_is_raw (value) && !yyjson_is_str (value))
    return topsheet_json_fail (where, key, _("has to be a number"), error);
  if (topsheet_decimal_parse (topsheet_json_peek_scalar (value), out, &why))
    return TRUE;

  return topsheet_json_fail_because (where, key, why, error);
}

static gboolean
get_container (yyjson_val *object,
               const char *key,
               const char *where,
               yyjson_type type,
               const char *what,
               yyjson_val **out,
               GError **error)
{
  *out = get_member (object, key);
  if (*out == NULL || yyjson_get_type (*out) == type)
    return TRUE;

  return topsheet_json_fail (where, key, what, error);
}

gboolean
topsheet_json_get_object (yyjson_val *object, const char *key, const char *where, yyjson_val **out, GError **error)
{
  return get_container (object, key, where, YYJSON_TYPE_OBJ, _("has to be an object"), out, error);
}

gboolean
topsheet_json_get_array (yyjson_val *object, const char *key, const char *where, yyjson_val **out, GError **error)
{
  return get_container (object, key, where, YYJSON_TYPE_ARR, _("has to be a list"), out, error);
}

const char *
topsheet_json_peek_scalar (yyjson_val *value)
{
  if (yyjson_is_raw (value))
    return yyjson_get_raw (value);
  if (yyjson_is_str (value))
    return yyjson_get_str (value);
  if (yyjson_is_bool (value))
    return yyjson_get_bool (value) ? "true" : "false";

  return NULL;
}

gboolean
topsheet_json_check_keys (yyjson_val *object, const char * const *known, const char *where, GError **error)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);
  yyjson_val *key;

  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    if (!g_strv_contains (known, yyjson_get_str (key)))
      return topsheet_json_fail (where, yyjson_get_str (key), _("is not known here"), error);

  return TRUE;
}
