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

typedef struct
{
  Signature signature;
  TopsheetMagic magic;
} Known;

/* More specific ones first: many brands are films. */
static const Known KNOWN[] = {
  { SIGNATURE (0, "\x89PNG\r\n\x1A\n", "PNG"), { "png", topsheet_png_walk } },
  { SIGNATURE (0, "\xFF\xD8\xFF", "JPEG"), { "jpeg", topsheet_jpeg_walk } },
  { SIGNATURE (8, "WEBP", "WebP"), { "webp", topsheet_riff_walk } },
  { SIGNATURE (0, "GIF87a", "GIF"), { "gif", topsheet_gif_walk } },
  { SIGNATURE (0, "GIF89a", "GIF"), { "gif", topsheet_gif_walk } },
  { SIGNATURE (4, "ftypavif", "AVIF"), { "avif", topsheet_bmff_walk } },
  { SIGNATURE (4, "ftypavis", "AVIF"), { "avif", topsheet_bmff_walk } },
  { SIGNATURE (4, "ftyphei", "HEIF"), { "heif", topsheet_bmff_walk } },
  { SIGNATURE (4, "ftyphev", "HEIF"), { "heif", topsheet_bmff_walk } },
  { SIGNATURE (4, "ftypmif1", "HEIF"), { "heif", topsheet_bmff_walk } },
  { SIGNATURE (4, "ftypmsf1", "HEIF"), { "heif", topsheet_bmff_walk } },
  { SIGNATURE (4, "ftypqt  ", "QuickTime"), { "mov", topsheet_bmff_walk } },
  { SIGNATURE (4, "ftyp", "MP4"), { "mp4", topsheet_bmff_walk } },
  { SIGNATURE (4, "moov", "QuickTime"), { "mov", topsheet_bmff_walk } },
  { SIGNATURE (4, "mdat", "QuickTime"), { "mov", topsheet_bmff_walk } },
  { SIGNATURE (0, "\x1A\x45\xDF\xA3", "WebM"), { "webm", topsheet_ebml_walk } },
  { SIGNATURE (0, "\xFF\x0A", "JPEG XL"), { "jxl", topsheet_jxl_walk } },
  { SIGNATURE (0, "\0\0\0\x0CJXL \r\n\x87\n", "JPEG XL"), { "jxl", topsheet_bmff_walk } },
};

/* Text, so that it is looked for last. */
static const TopsheetMagic SVG = { "svg", topsheet_svg_walk };

/* Recognised so that they are refused by name, not as damaged. */
static const Signature NOT_READ[] = {
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
  SIGNATURE (0, "PK\x03\x04", "ZIP"),
  SIGNATURE (8, "AVI ", "AVI"),
  SIGNATURE (8, "WAVE", "WAV"),
};

/* What generative tools write, and what an import of a folder should say something about. */
static const char * const EXTENSIONS[] = {
  "png",  "apng", "jpg", "jpeg", "jpe", "jfif", "webp", "gif", "avif", "heic",
  "heif", "hif",  "jxl", "svg",  "mp4", "m4v",  "mov",  "qt",  "webm", "mkv",
};

static gboolean
has_signature (const Signature *s, const guint8 *head, gsize length)
{
  return s->offset + s->length <= length && memcmp (head + s->offset, s->bytes, s->length) == 0;
}

static void
set_unknown (GError **error, const guint8 *head, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (NOT_READ); i++)
    {
      const Signature *s = &NOT_READ[i];

      if (!has_signature (s, head, length))
        continue;
      g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNKNOWN,
                   _("The file is in the format %s. Topsheet reads PNG, JPEG, WebP, GIF, AVIF, HEIF, JPEG XL and SVG pictures and MP4, QuickTime and WebM films."),
                   s->name);
      return;
    }
  g_set_error_literal (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNKNOWN,
                       _("This is not a picture or film that Topsheet knows. It reads PNG, JPEG, WebP, GIF, AVIF, HEIF, JPEG XL and SVG pictures and MP4, QuickTime and WebM films."));
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
  for (gsize i = 0; i < G_N_ELEMENTS (KNOWN); i++)
    if (has_signature (&KNOWN[i].signature, head, (gsize) n) &&
        (KNOWN[i].signature.offset != 8 || memcmp (head, "RIFF", 4) == 0))
      return &KNOWN[i].magic;
  if (n < 12 && (memcmp (head, "\x89PNG\r\n\x1A\n", MIN (n, 8)) == 0 ||
                 memcmp (head, "\xFF\xD8\xFF", MIN (n, 3)) == 0 || memcmp (head, "RIFF", MIN (n, 4)) == 0))
    {
      topsheet_input_check_end (input, 12, _("the header of a picture"), error);
      return NULL;
    }
  if (topsheet_svg_is_svg (input))
    return &SVG;
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
