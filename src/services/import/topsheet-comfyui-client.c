/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-comfyui-client.h"

#include "base/topsheet-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>

#define IDLE_SECONDS 30
#define TOTAL_SECONDS 600
#define CHUNK 65536

/* Where the bytes of an answer go: into memory or into a file. */
typedef struct
{
  GByteArray *bytes;     /* (nullable) */
  GOutputStream *stream; /* (nullable) */
  guint64 limit;
} Sink;

char *
topsheet_comfyui_client_clean_url (const char *text, GError **error)
{
  g_autofree char *full = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GUri) uri = NULL;
  gsize length;
  int port;

  g_return_val_if_fail (text != NULL, NULL);

  full = strstr (text, "://") != NULL ? g_strdup (text) : g_strconcat ("http://", text, NULL);
  g_strstrip (full);
  uri = g_uri_parse (full, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || strpbrk (full, " \t\r\n") != NULL || g_uri_get_host (uri) == NULL ||
      *g_uri_get_host (uri) == '\0' || g_uri_get_query (uri) != NULL ||
      (g_strcmp0 (g_uri_get_scheme (uri), "http") != 0 && g_strcmp0 (g_uri_get_scheme (uri), "https") != 0))
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                   _("“%s” is no address of a ComfyUI server. One looks like http://127.0.0.1:8188."), text);
      return NULL;
    }
  path = g_strdup (g_uri_get_path (uri));
  length = strlen (path);
  while (length > 0 && path[length - 1] == '/')
    path[--length] = '\0';
  port = g_uri_get_port (uri);
  if (port == (g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80))
    port = -1;
  return g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri), port, path, NULL, NULL);
}

static gboolean
refuse_size (guint64 limit, GError **error)
{
  g_autofree char *size = g_format_size (limit);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
               _("The server sends more than %s at once. That was not taken; the rest goes on."), size);
  return FALSE;
}

static gboolean
pour (GInputStream *stream, Sink *sink, gint64 deadline_usec, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  guint64 total = 0;
  gssize got;

  while ((got = g_input_stream_read (stream, chunk, CHUNK, cancellable, error)) > 0)
    {
      total += (guint64) got;
      if (total > sink->limit)
        return refuse_size (sink->limit, error);
      if (g_get_monotonic_time () > deadline_usec)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "");
          return FALSE;
        }
      if (sink->bytes != NULL)
        g_byte_array_append (sink->bytes, chunk, (guint) got);
      else if (!g_output_stream_write_all (sink->stream, chunk, (gsize) got, NULL, cancellable, error))
        return FALSE;
    }
  return got == 0;
}

static gboolean
check_status (SoupMessage *message, guint64 limit, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const guint status = soup_message_get_status (message);
  g_autofree char *text = NULL;

  if (status == SOUP_STATUS_OK)
    return soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH ||
           (guint64) soup_message_headers_get_content_length (headers) <= limit || refuse_size (limit, error);
  text = g_uri_to_string_partial (soup_message_get_uri (message), G_URI_HIDE_QUERY | G_URI_HIDE_USERINFO);
  if (status == SOUP_STATUS_NOT_FOUND)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("The server does not have it any more (%s)."), text);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _("“%1$s” answered with %2$u %3$s. What was imported stays; the rest comes when the server answers again."),
                 text, status, soup_message_get_reason_phrase (message));
  return FALSE;
}

static gboolean
fetch (const char *address, Sink *sink, const TopsheetComfyuiLimits *limits, GCancellable *cancellable, GError **error)
{
  const guint idle = limits->idle_seconds > 0 ? limits->idle_seconds : IDLE_SECONDS;
  const guint total = limits->total_seconds > 0 ? limits->total_seconds : TOTAL_SECONDS;
  g_autoptr (SoupSession) session = soup_session_new_with_options ("timeout", idle, "user-agent",
                                                                   "topsheet/" TOPSHEET_VERSION, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, address);
  g_autoptr (GInputStream) stream = NULL;

  if (message == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("“%s” is no address."), address);
      return FALSE;
    }
  stream = soup_session_send (session, message, cancellable, error);
  return stream != NULL && check_status (message, sink->limit, error) &&
         pour (stream, sink, g_get_monotonic_time () + (gint64) total * G_USEC_PER_SEC, cancellable, error);
}

static gboolean
is_unreachable (const GError *error)
{
  return error->domain == G_RESOLVER_ERROR || error->domain == G_TLS_ERROR || error->domain == SOUP_SESSION_ERROR ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE);
}

/* fetch() with what a person is told about the network. The thread is this call's alone, and so is what the connection waits in. */
static gboolean
fetch_and_explain (const char *address,
                   const char *url,
                   Sink *sink,
                   const TopsheetComfyuiLimits *limits,
                   GCancellable *cancellable,
                   GError **error)
{
  const TopsheetComfyuiLimits none = { 0 };
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GError) local = NULL;
  gboolean ok;

  g_main_context_push_thread_default (context);
  ok = fetch (address, sink, limits != NULL ? limits : &none, cancellable, &local);
  g_main_context_pop_thread_default (context);
  if (ok)
    return TRUE;
  if (is_unreachable (local))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE,
                 _("“%1$s” cannot be reached (%2$s). What was imported stays; the rest comes when the server answers again."),
                 url, local->message);
  else if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE,
                 _("“%s” answers too slowly and was given up. What was imported stays; the rest comes when the server answers again."),
                 url);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GPtrArray *
topsheet_comfyui_client_list (const char *url,
                              guint max_items,
                              const TopsheetComfyuiLimits *limits,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autofree char *address = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) json = NULL;
  Sink sink = { .bytes = bytes, .limit = TOPSHEET_COMFYUI_ANSWER_MAX_BYTES };

  g_return_val_if_fail (url != NULL, NULL);

  address = g_strdup_printf ("%s/history?max_items=%u", url, max_items);
  if (!fetch_and_explain (address, url, &sink, limits, cancellable, error))
    return NULL;
  json = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return topsheet_comfyui_answer_parse (json, error);
}

gboolean
topsheet_comfyui_client_download (const char *url,
                                  const TopsheetComfyuiOutput *output,
                                  const char *path,
                                  const TopsheetComfyuiLimits *limits,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_autofree char *filename = g_uri_escape_string (output->filename, NULL, FALSE);
  g_autofree char *subfolder = g_uri_escape_string (output->subfolder, NULL, FALSE);
  g_autofree char *address = g_strdup_printf ("%s/view?filename=%s&subfolder=%s&type=output", url, filename, subfolder);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (part);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = NULL;
  Sink sink = { .limit = limits != NULL && limits->file_bytes > 0 ? limits->file_bytes
                                                                  : TOPSHEET_COMFYUI_MAX_FILE_BYTES };
  gboolean ok;

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);
  if (stream == NULL)
    return FALSE;
  sink.stream = G_OUTPUT_STREAM (stream);
  ok = fetch_and_explain (address, url, &sink, limits, cancellable, error) &&
       g_output_stream_close (sink.stream, NULL, error) &&
       g_file_move (file, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error);
  if (!ok)
    {
      g_output_stream_close (sink.stream, NULL, NULL);
      g_unlink (part);
    }
  return ok;
}
