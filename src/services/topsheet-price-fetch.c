/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-price-fetch.h"

#include "exchange/topsheet-price-list.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#define IDLE_SECONDS 30
#define TOTAL_USEC (120 * G_USEC_PER_SEC)
#define CHUNK 65536

gboolean
topsheet_price_fetch_is_url (const char *location)
{
  g_autofree char *scheme = NULL;

  g_return_val_if_fail (location != NULL, FALSE);

  scheme = g_uri_parse_scheme (location);
  return scheme != NULL && (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0);
}

/* @deadline_usec: monotonic; 0 = none */
static GBytes *
read_stream (GInputStream *stream, gint64 deadline_usec, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize got;

  while ((got = g_input_stream_read (stream, chunk, CHUNK, cancellable, error)) > 0)
    {
      if (!topsheet_price_list_check_size (bytes->len + (guint64) got, error))
        return NULL;
      if (deadline_usec != 0 && g_get_monotonic_time () > deadline_usec)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                               _("The price list comes in too slowly and was given up after two minutes. "
                                 "All prices stay as they are; download it and open the file."));
          return NULL;
        }
      g_byte_array_append (bytes, chunk, (guint) got);
    }
  return got < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static GBytes *
read_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &local);
  g_autoptr (GFileInfo) info = NULL;

  if (stream == NULL)
    {
      const char *reason = g_strrstr (local->message, ": ");

      g_set_error (error, local->domain, local->code, _("“%s” cannot be opened (%s). All prices stay as they are."),
                   path, reason != NULL ? reason + 2 : local->message);
      return NULL;
    }
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  if (info != NULL && !topsheet_price_list_check_size ((guint64) MAX (g_file_info_get_size (info), 0), error))
    return NULL;
  return read_stream (G_INPUT_STREAM (stream), 0, cancellable, error);
}

static gboolean
check_answer (SoupMessage *message, const char *url, GError **error)
{
  guint status = soup_message_get_status (message);
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  if (g_ascii_strncasecmp (url, "https:", strlen ("https:")) == 0 &&
      g_strcmp0 (g_uri_get_scheme (soup_message_get_uri (message)), "https") != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("“%s” leads to an address that is not encrypted and was not read. All prices stay as they are."),
                   url);
      return FALSE;
    }
  if (status != SOUP_STATUS_OK)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("“%1$s” answered with %2$u %3$s. All prices stay as they are; check the address."), url, status,
                   soup_message_get_reason_phrase (message));
      return FALSE;
    }
  return soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH ||
         topsheet_price_list_check_size ((guint64) soup_message_headers_get_content_length (headers), error);
}

static GBytes *
read_url (const char *url, GCancellable *cancellable, GError **error)
{
  g_autoptr (SoupSession) session = soup_session_new_with_options ("timeout", IDLE_SECONDS, "user-agent",
                                                                   "topsheet/" TOPSHEET_VERSION, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, url);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) local = NULL;

  if (message == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("“%s” is no address. All prices stay as they are."), url);
      return NULL;
    }
  stream = soup_session_send (session, message, cancellable, &local);
  if (stream == NULL)
    {
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                     _("“%1$s” cannot be reached (%2$s). All prices stay as they are."), url, local->message);
      return NULL;
    }
  if (!check_answer (message, url, error))
    return NULL;
  return read_stream (stream, g_get_monotonic_time () + TOTAL_USEC, cancellable, error);
}

GBytes *
topsheet_price_fetch_read (const char *location, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = NULL;
  GBytes *bytes;

  g_return_val_if_fail (location != NULL, NULL);

  if (!topsheet_price_fetch_is_url (location))
    return read_file (location, cancellable, error);

  /* The worker is this call's alone, and so is what the connection waits in. */
  context = g_main_context_new ();
  g_main_context_push_thread_default (context);
  bytes = read_url (location, cancellable, error);
  g_main_context_pop_thread_default (context);
  return bytes;
}
