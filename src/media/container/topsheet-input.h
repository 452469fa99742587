/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/topsheet-media-file.h"

G_BEGIN_DECLS

/**
 * TopsheetInput:
 *
 * Bounded random access to one regular file: reads go through a small window, so that walking chunk headers costs few
 * system calls, and a read beyond the end is TOPSHEET_MEDIA_ERROR_BROKEN naming the byte at which the file ends.
 */
typedef struct _TopsheetInput TopsheetInput;

/* Regular files only; devices, pipes and folders are TOPSHEET_MEDIA_ERROR_UNREADABLE. Never blocks on a pipe. (transfer
 * full) */
TopsheetInput *topsheet_input_open              (const char     *path,
                                                 GCancellable   *cancellable,
                                                 GError        **error);
/* The same for a file beside the one that was asked for: a symbolic link is refused. (transfer full) */
TopsheetInput *topsheet_input_open_beside       (const char     *path,
                                                 GCancellable   *cancellable,
                                                 GError        **error);
void           topsheet_input_free              (TopsheetInput  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetInput, topsheet_input_free)

guint64        topsheet_input_get_size          (TopsheetInput  *self);
gint64         topsheet_input_get_modified_usec (TopsheetInput  *self);
/* The last part of the path. (transfer none) */
const char    *topsheet_input_get_name          (TopsheetInput  *self);
/* Exactly @length bytes at @offset into @out; @what names the part for the message ("the “IHDR” chunk"). */
gboolean       topsheet_input_read              (TopsheetInput  *self,
                                                 guint64         offset,
                                                 gpointer        out,
                                                 gsize           length,
                                                 const char     *what,
                                                 GError        **error);
/* At most @length bytes at @offset; the number read, 0 at or beyond the end, -1 on error. */
gssize         topsheet_input_peek              (TopsheetInput  *self,
                                                 guint64         offset,
                                                 gpointer        out,
                                                 gsize           length,
                                                 GError        **error);
/* FALSE with TOPSHEET_MEDIA_ERROR_BROKEN when the file has fewer than @end bytes. */
gboolean       topsheet_input_check_end         (TopsheetInput  *self,
                                                 guint64         end,
                                                 const char     *what,
                                                 GError        **error);
/* A new block of @length bytes with a NUL after it; the size is checked against the file before anything is allocated.
 * (transfer full) */
char          *topsheet_input_read_block        (TopsheetInput  *self,
                                                 guint64         offset,
                                                 gsize           length,
                                                 const char     *what,
                                                 GError        **error);
/* SHA-256 of the whole file in hexadecimal. TOPSHEET_MEDIA_ERROR_UNREADABLE when the file changed meanwhile. (transfer
 * full) */
char          *topsheet_input_hash              (TopsheetInput  *self,
                                                 GError        **error);

G_END_DECLS
