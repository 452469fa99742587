/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times are microseconds since 1970-01-01 00:00 UTC in a gint64 named `..._usec`; 0 or less means "not known". */

/* "2026-11-20T16:52:03Z" or with microseconds where they are not zero. (transfer full) */
char    *topsheet_time_print_rfc3339 (gint64       usec);
/* RFC 3339 with any offset; a bare date is its first moment in UTC. */
gboolean topsheet_time_parse_rfc3339 (const char  *text,
                                      gint64      *usec,
                                      GError     **error);
/* "00:30-16:30" → minutes of the day, 30 and 990. FALSE when it is no such window. */
gboolean topsheet_time_parse_window  (const char  *text,
                                      guint       *from,
                                      guint       *to);
/* "mon-fri" or "sat,sun" → a bit for each day, 1 << 0 for Monday; a range may pass Sunday. FALSE when it is no list of days. */
gboolean topsheet_time_parse_weekdays (const char *text,
                                       guint      *days);
/* "20 November 2026" / "20 listopada 2026", in the messages locale, UTC. (transfer full) */
char    *topsheet_time_format_date   (gint64       usec);
/* "20 Nov", UTC, for tables of one year. (transfer full) */
char    *topsheet_time_format_day    (gint64       usec);
/* "16:52" in local time. (transfer full) */
char    *topsheet_time_format_clock  (gint64       usec);

G_END_DECLS
