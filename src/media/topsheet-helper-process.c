/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-helper-process.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <sys/resource.h>

#define SAID_BYTES 4096
#define BLOCK_BYTES 16384

typedef struct
{
  GPollableInputStream *stream;
  GByteArray *bytes;
  gsize limit;
  gboolean is_open;
} Pipe;

static void
lower (int resource, rlim_t value)
{
  struct rlimit limit;

  if (getrlimit (resource, &limit) != 0)
    return;
  limit.rlim_max = MIN (limit.rlim_max, value);
  limit.rlim_cur = limit.rlim_max;
  setrlimit (resource, &limit);
}

/* Between fork and exec: system calls only. */
static void
limit_child (gpointer data)
{
  const TopsheetHelperLimits *limits = data;

  lower (RLIMIT_AS, limits->memory_bytes);
  lower (RLIMIT_CPU, limits->cpu_seconds);
  lower (RLIMIT_FSIZE, limits->output_bytes);
  lower (RLIMIT_CORE, 0);
}

/* What is there now. FALSE with an error when the pipe is broken or holds more than it may. */
static gboolean
drain (Pipe *self, gboolean keep_reading, GError **error)
{
  guint8 block[BLOCK_BYTES];
  GError *local_error = NULL;
  gssize n = g_pollable_input_stream_read_nonblocking (self->stream, block, sizeof block, NULL, &local_error);

  if (n < 0 && g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    {
      g_error_free (local_error);
      return TRUE;
    }
  if (n < 0)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  self->is_open = n > 0;
  if (self->bytes->len + (gsize) n <= self->limit)
    g_byte_array_append (self->bytes, block, (guint) n);
  else if (!keep_reading)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "too much output");
      return FALSE;
    }
  return TRUE;
}

static gboolean
wait_for_bytes (Pipe *pipes, const TopsheetHelperLimits *limits, GCancellable *cancellable, GError **error)
{
  gint64 left = limits->end_usec - g_get_monotonic_time ();
  GPollFD polled[3] = { 0 };
  guint n = 0;

  if (left <= 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "the time is over");
      return FALSE;
    }
  for (guint i = 0; i < 2; i++)
    if (pipes[i].is_open)
      polled[n++] = (GPollFD) { g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (pipes[i].stream)), G_IO_IN, 0 };
  if (g_cancellable_make_pollfd (cancellable, &polled[n]))
    n++;
  g_poll (polled, n, (int) (left / 1000) + 1);
  g_cancellable_release_fd (cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
read_pipes (Pipe *pipes, const TopsheetHelperLimits *limits, GCancellable *cancellable, GError **error)
{
  while (pipes[0].is_open || pipes[1].is_open)
    {
      if (!wait_for_bytes (pipes, limits, cancellable, error))
        return FALSE;
      for (guint i = 0; i < 2; i++)
        if (pipes[i].is_open && !drain (&pipes[i], i == 1, error))
          return FALSE;
    }
  return TRUE;
}

GBytes *
topsheet_helper_process_run (const char * const *arguments,
                             const TopsheetHelperLimits *limits,
                             GCancellable *cancellable,
                             char **said,
                             GError **error)
{
  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GByteArray) output = g_byte_array_new ();
  g_autoptr (GByteArray) complaint = g_byte_array_new ();
  Pipe pipes[2];
  gboolean good;

  g_return_val_if_fail (arguments != NULL && arguments[0] != NULL && limits != NULL, NULL);

  g_subprocess_launcher_set_child_setup (launcher, limit_child, (gpointer) limits, NULL);
  process = g_subprocess_launcher_spawnv (launcher, arguments, error);
  if (process == NULL)
    return NULL;
  pipes[0] = (Pipe) { G_POLLABLE_INPUT_STREAM (g_subprocess_get_stdout_pipe (process)), output, limits->output_bytes,
                      TRUE };
  pipes[1] = (Pipe) { G_POLLABLE_INPUT_STREAM (g_subprocess_get_stderr_pipe (process)), complaint, SAID_BYTES, TRUE };
  good = read_pipes (pipes, limits, cancellable, error);
  if (!good)
    g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  if (said != NULL)
    *said = g_strndup ((const char *) complaint->data, complaint->len);
  if (good && !g_subprocess_get_successful (process))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the helper failed");
      good = FALSE;
    }
  return good ? g_byte_array_free_to_bytes (g_steal_pointer (&output)) : NULL;
}
