/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/topsheet-provenance.h"
#include "model/topsheet-parameters.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TOPSHEET_MEDIA_ERROR:
 * Errors of reading generated files.
 */
#define TOPSHEET_MEDIA_ERROR (topsheet_media_error_quark ())
typedef enum
{
  TOPSHEET_MEDIA_ERROR_UNREADABLE,  /* cannot be opened or read */
  TOPSHEET_MEDIA_ERROR_UNKNOWN,     /* no format Topsheet knows */
  TOPSHEET_MEDIA_ERROR_BROKEN,      /* truncated or damaged; the message names the byte */
  TOPSHEET_MEDIA_ERROR_TOO_LARGE,   /* over a safety limit; the message names it */
} TopsheetMediaError;
GQuark topsheet_media_error_quark (void);

#define TOPSHEET_TYPE_MEDIA_FILE (topsheet_media_file_get_type ())
/**
 * TopsheetMediaFile:
 *
 * What a file says about itself. Properties: path, format ("png", "jpeg", "webp", "gif", "avif", "heif", "jxl", "svg", "mp4", "mov", "webm"), size-bytes, width, height, frames (1 for a still, 0 where a film does not say), fps (0 = not known),
 * duration-s (0 = still), sha256 (hex, NULL until hashed), modified-usec, parameters (TopsheetParameters, never NULL, empty without metadata), warnings (GStrv).
 */
G_DECLARE_FINAL_TYPE (TopsheetMediaFile, topsheet_media_file, TOPSHEET, MEDIA_FILE, GObject)

/**
 * TopsheetMediaFlags:
 * @TOPSHEET_MEDIA_HASH: also compute the content hash (reads the whole file)
 */
typedef enum
{
  TOPSHEET_MEDIA_DEFAULT = 0,
  TOPSHEET_MEDIA_HASH = 1 << 0,
} TopsheetMediaFlags;

/**
 * topsheet_media_file_read:
 *
 * Reads only the places where metadata is (metadata.md: PNG text before and after the pixels, JPEG segments, RIFF chunks). Blocking; call it from a worker. Bounded:
 * text chunks 16 MiB, inflated text 16 MiB, pictures over 1,024 × 1,024 × 1,024 pixels or 64,000 pixels a side are TOO_LARGE. Never follows paths found inside.
 */
TopsheetMediaFile  *topsheet_media_file_read              (const char          *path,
                                                           TopsheetMediaFlags   flags,
                                                           GCancellable        *cancellable,
                                                           GError             **error);
/* TRUE for names that an import of a folder looks at (by extension; the content decides later). */
gboolean            topsheet_media_file_is_candidate      (const char          *name);
const char         *topsheet_media_file_get_path          (TopsheetMediaFile   *self);
const char         *topsheet_media_file_get_format        (TopsheetMediaFile   *self);
gint64              topsheet_media_file_get_size_bytes    (TopsheetMediaFile   *self);
guint               topsheet_media_file_get_width         (TopsheetMediaFile   *self);
guint               topsheet_media_file_get_height        (TopsheetMediaFile   *self);
guint               topsheet_media_file_get_frames        (TopsheetMediaFile   *self);
double              topsheet_media_file_get_fps           (TopsheetMediaFile   *self);
double              topsheet_media_file_get_duration_s    (TopsheetMediaFile   *self);
const char         *topsheet_media_file_get_sha256        (TopsheetMediaFile   *self);
gint64              topsheet_media_file_get_modified_usec (TopsheetMediaFile   *self);
TopsheetParameters *topsheet_media_file_get_parameters    (TopsheetMediaFile   *self);
/* Marks of who made the file; NULL when there are none. (transfer none) (nullable) */
const TopsheetProvenance *
                    topsheet_media_file_get_provenance    (TopsheetMediaFile   *self);
/* Sentences for people. (transfer none) */
const char * const *topsheet_media_file_get_warnings      (TopsheetMediaFile   *self);

G_END_DECLS
