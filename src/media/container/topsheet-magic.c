/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/container/topsheet-magic.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD_BYTES 32

typedef struct
{
  gsize offset;
  const char *bytes;
  gsize length;
  const char *name; /* for people */
} Signature;

#define SIGNATURE(offset, bytes, name) { offset, bytes, sizeof (bytes) - 1, name }

static const TopsheetMagic PNG = { "png", topsheet_png_walk };
static const TopsheetMagic JPEG = { "jpeg", topsheet_jpeg_walk };
static const TopsheetMagic WEBP = { "webp", topsheet_riff_walk };

/* Recognised so that they are refused by name, not as damaged. More specific ones first. */
static const Signature NOT_READ[] = {
  SIGNATURE (0, "GIF8", "GIF"),
  SIGNATURE (4, "ftypavif", "AVIF"),
  SIGNATURE (4, "ftypavis", "AVIF"),
  SIGNATURE (4, "ftyphei", "HEIF"),
  SIGNATURE (4, "ftyphev", "HEIF"),
  SIGNATURE (4, "ftypmif1", "HEIF"),
  SIGNATURE (4, "ftypmsf1", "HEIF"),
  SIGNATURE (4, "ftypqt  ", "QuickTime"),
  SIGNATURE (4, "ftyp", "MP4"),
  SIGNATURE (4, "moov", "QuickTime"),
  SIGNATURE (4, "mdat", "QuickTime"),
  SIGNATURE (0, "\x1A\x45\xDF\xA3", "WebM/Matroska"),
  SIGNATURE (0, "\xFF\x0A", "JPEG XL"),
  SIGNATURE (0, "\0\0\0\x0CJXL \r\n\x87\n", "JPEG XL"),
  SIGNATURE (0, "\0\0\0\x0CjP  \r\n\x87\n", "JPEG 2000"),
  SIGNATURE (0, "II*\0", "TIFF"),
  SIGNATURE (0, "MM\0*", "TIFF"),
  SIGNATURE (0, "8BPS", "Photoshop"),
  SIGNATURE (0, "gimp xcf", "GIMP"),
  SIGNATURE (0, "\x76\x2F\x31\x01", "OpenEXR"),
  SIGNATURE (0, "OggS", "Ogg"),
  SIGNATURE (0, "fLaC", "FLAC"),
  SIGNATURE (0, "ID3", "MP3"),
  SIGNATURE (0, "%PDF-", "PDF"),
  SIGNATURE (0, "<svg", "SVG"),
  SIGNATURE (0, "PK\x03\x04", "ZIP"),
  SIGNATURE (8, "AVI ", "AVI"),
  SIGNATURE (8, "WAVE", "WAV"),
};

/* What generative tools write, and what an import of a folder should say something about. */
static const char * const EXTENSIONS[] = {
  "png",  "apng", "jpg", "jpeg", "jpe", "jfif", "webp", "gif", "avif",
  "heic", "heif", "jxl", "mp4",  "m4v", "mov",  "webm", "mkv",
};

static void
set_unknown (GError **error, const guint8 *head, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (NOT_READ); i++)
    {
      const Signature *s = &NOT_READ[i];

      if (s->offset + s->length > length || memcmp (head + s->offset, s->bytes, s->length) != 0)
        continue;
      g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNKNOWN,
                   _("The file is in the format %s. Topsheet reads PNG, JPEG and WebP pictures."), s->name);
      return;
    }
  g_set_error_literal (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNKNOWN,
                       _("This is not a picture that Topsheet knows. It reads PNG, JPEG and WebP pictures."));
}

const TopsheetMagic *
topsheet_magic_detect (TopsheetInput *input, GError **error)
{
  guint8 head[HEAD_BYTES];
  gssize n = topsheet_input_peek (input, 0, head, sizeof head, error);

  if (n < 0)
    return NULL;
  if (n == 0)
    {
      g_set_error_literal (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
                           _("The file is empty: it ends at byte 0. Get it again."));
      return NULL;
    }
  if (n >= 8 && memcmp (head, "\x89PNG\r\n\x1A\n", 8) == 0)
    return &PNG;
  if (n >= 3 && memcmp (head, "\xFF\xD8\xFF", 3) == 0)
    return &JPEG;
  if (n >= 12 && memcmp (head, "RIFF", 4) == 0 && memcmp (head + 8, "WEBP", 4) == 0)
    return &WEBP;
  if (n < 12 && (memcmp (head, "\x89PNG\r\n\x1A\n", MIN (n, 8)) == 0 ||
                 memcmp (head, "\xFF\xD8\xFF", MIN (n, 3)) == 0 || memcmp (head, "RIFF", MIN (n, 4)) == 0))
    {
      topsheet_input_check_end (input, 12, _("the header of a picture"), error);
      return NULL;
    }
  set_unknown (error, head, (gsize) n);
  return NULL;
}

gboolean
topsheet_magic_is_candidate (const char *name)
{
  const char *dot;
  const char *slash;

  g_return_val_if_fail (name != NULL, FALSE);

  dot = strrchr (name, '.');
  slash = strrchr (name, '/');
  /* "._picture.png" is what another system keeps beside a picture, not a picture. */
  if (dot == NULL || g_str_has_prefix (slash != NULL ? slash + 1 : name, "._"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (EXTENSIONS); i++)
    if (g_ascii_strcasecmp (dot + 1, EXTENSIONS[i]) == 0)
      return TRUE;
  return FALSE;
}
