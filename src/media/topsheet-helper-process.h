/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TopsheetHelperLimits:
 * @end_usec: monotonic time at which it is killed
 * @memory_bytes: address space that each of its processes may have
 * @cpu_seconds: processor time that each of its processes may take
 * @output_bytes: more output than this kills it
 *
 * What a helper may take. All are set before it begins and hold for its children.
 */
typedef struct
{
  gint64 end_usec;
  guint64 memory_bytes;
  guint cpu_seconds;
  gsize output_bytes;
} TopsheetHelperLimits;

/**
 * topsheet_helper_process_run:
 * @arguments: the program and what it is given; %NULL-terminated
 * @said: (out) (optional) (nullable): the beginning of what it wrote to its standard error, as it is
 *
 * Runs another program and takes what it writes to its standard output. It is killed when the time is over, when it writes too much and when
 * @cancellable is cancelled; %PR_SET_PDEATHSIG of the sandbox takes its children along. Blocking: for workers.
 *
 * Returns: (transfer full): the output, or %NULL with %G_IO_ERROR_TIMED_OUT, %G_IO_ERROR_CANCELLED, %G_IO_ERROR_NO_SPACE (too much output),
 *   %G_IO_ERROR_FAILED (it ended otherwise than well) or what the start of a program may say; these are not sentences for a person
 */
GBytes *topsheet_helper_process_run (const char * const          *arguments,
                                     const TopsheetHelperLimits  *limits,
                                     GCancellable                *cancellable,
                                     char                       **said,
                                     GError                     **error);

G_END_DECLS
