/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/container/topsheet-input.h"
#include "media/topsheet-json.h"

G_BEGIN_DECLS

/* Safety limits (topsheet_media_file_read() promises them). */
#define TOPSHEET_MEDIA_MAX_TEXT_BYTES (16u * 1024 * 1024)
#define TOPSHEET_MEDIA_MAX_TOTAL_BYTES (48u * 1024 * 1024)
/* 32,768 × 32,768. What a decoder has to unpack as a whole it limits itself. */
#define TOPSHEET_MEDIA_MAX_PIXELS (1024u * 1024 * 1024)
#define TOPSHEET_MEDIA_MAX_SIDE 64000u
#define TOPSHEET_MEDIA_MAX_CHUNKS 100000u
#define TOPSHEET_MEDIA_MAX_TAGS 1000u
/* Texts parsed as JSON and kept so, all together: a document needs up to 24 times its text. */
#define TOPSHEET_MEDIA_MAX_JSON_BYTES (1u * 1024 * 1024)

/**
 * TopsheetTagPlace:
 *
 * Where in a file a text was found.
 */
typedef enum
{
  TOPSHEET_TAG_TEXT,    /* PNG tEXt, zTXt, iTXt, comf: key = keyword */
  TOPSHEET_TAG_EXIF,    /* key = label of the value ("prompt") or name of the tag ("UserComment") */
  TOPSHEET_TAG_COMMENT, /* JPEG COM: key = label or "comment" */
  TOPSHEET_TAG_XMP,     /* an XMP packet */
} TopsheetTagPlace;

/**
 * TopsheetTag:
 * @text: UTF-8, NUL-terminated, without NUL and BOM at the ends
 *
 * One text that a file carries, whatever the container.
 */
typedef struct
{
  TopsheetTagPlace place;
  char *key;
  char *text;
  gsize length;
  TopsheetJson *json;  /* see topsheet_container_get_json() */
  gboolean json_tried;
} TopsheetTag;

/* Keys of texts that have none of their own. */
#define TOPSHEET_KEY_IIM_CREDIT "iptc:Credit"
#define TOPSHEET_KEY_SIDECAR "sidecar"

/**
 * TopsheetJumbfBlock:
 * @id: JPEG parts a block over segments that carry the same number; 0 elsewhere
 *
 * Bytes of JUMBF boxes, in which C2PA manifests stand.
 */
typedef struct
{
  guint id;
  GByteArray *bytes;
} TopsheetJumbfBlock;

/**
 * TopsheetContainer:
 *
 * What a walker found: size, frames and a flat list of texts. Readers look at nothing else.
 */
typedef struct
{
  const char *format; /* "png", "jpeg", "webp", "gif", "avif", "heif", "jxl", "svg", "mp4", "mov", "webm"; static */
  char *name;         /* of the file, without its folder */
  guint width;
  guint height;
  guint frames;         /* 1 = a still; 0 = a film whose frames are not counted */
  guint64 duration_ms;  /* 0 = a still */
  gboolean is_lossless; /* WebP: its pixels are as they were painted */
  guint orientation;    /* EXIF 1 … 8; 1 = as stored */
  guint64 frame_offset; /* WebP animation: the first frame's bitstream, for thumbnails; 0 = the file itself */
  gsize frame_length;
  GPtrArray *tags;     /* (element-type TopsheetTag) */
  GPtrArray *warnings; /* (element-type utf8) */
  GPtrArray *jumbf;    /* (element-type TopsheetJumbfBlock) */
  gsize jumbf_bytes;   /* all of them together, at most TOPSHEET_MEDIA_MAX_TEXT_BYTES */
  gsize text_bytes;    /* all tags together */
  gsize json_left;     /* of TOPSHEET_MEDIA_MAX_JSON_BYTES */
  GHashTable *xmp;     /* see topsheet_container_get_xmp() */
} TopsheetContainer;

/**
 * topsheet_container_read:
 *
 * Finds out what the file is by its first bytes (never by its name) and walks it. Formats that are known but not read
 * are TOPSHEET_MEDIA_ERROR_UNKNOWN.
 */
TopsheetContainer *topsheet_container_read         (TopsheetInput      *input,
                                                    GError            **error);
/* An empty one; @format must be static. (transfer full) */
TopsheetContainer *topsheet_container_new          (const char         *format,
                                                    const char         *name);
void               topsheet_container_free         (TopsheetContainer  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetContainer, topsheet_container_free)

/* The text of @tag as JSON, parsed once for all readers; NULL when it is none or the file holds too much of it.
 * (transfer none) (nullable) */
yyjson_val        *topsheet_container_get_json     (TopsheetContainer  *self,
                                                    TopsheetTag        *tag);

/* A property of the XMP packets by "prefix:name" or "name". (transfer none) (nullable) */
const char        *topsheet_container_get_xmp      (TopsheetContainer  *self,
                                                    const char         *name);

/* For walkers. */
/* Checks @width × @height against the limits and keeps them. */
gboolean           topsheet_container_set_size     (TopsheetContainer  *self,
                                                    guint64             width,
                                                    guint64             height,
                                                    GError            **error);
/* Adds a text in whatever encoding it is: UTF-8 where it is valid, Latin-1 otherwise. Beyond the limits the text is
 * left out and a warning says so. */
void               topsheet_container_add_text     (TopsheetContainer  *self,
                                                    TopsheetTagPlace    place,
                                                    const char         *key,
                                                    const char         *bytes,
                                                    gsize               length);
/* The same for a text that may begin with a label before JSON, "prompt:{…}", "Workflow: {…}", "invokeai_graph: {…}":
 * the label becomes the key, in lower case. */
void               topsheet_container_add_labelled (TopsheetContainer  *self,
                                                    TopsheetTagPlace    place,
                                                    const char         *key,
                                                    const char         *bytes,
                                                    gsize               length);
/* Appends to the block with this id. FALSE when there is no room for @length more bytes; a warning says so. */
gboolean           topsheet_container_add_jumbf    (TopsheetContainer  *self,
                                                    guint               id,
                                                    const guint8       *bytes,
                                                    gsize               length);
/* Reads a block of @input and adds it. A manifest over the limit is left out. */
gboolean           topsheet_container_read_jumbf   (TopsheetContainer  *self,
                                                    TopsheetInput      *input,
                                                    guint64             offset,
                                                    guint64             length,
                                                    GError            **error);
/* (transfer full) for @sentence. At most 20 are kept. */
void               topsheet_container_take_warning (TopsheetContainer  *self,
                                                    char               *sentence);

/* The walkers, one a container format. */
gboolean           topsheet_png_walk               (TopsheetInput      *input,
                                                    TopsheetContainer  *container,
                                                    GError            **error);
gboolean           topsheet_jpeg_walk              (TopsheetInput      *input,
                                                    TopsheetContainer  *container,
                                                    GError            **error);
gboolean           topsheet_riff_walk              (TopsheetInput      *input,
                                                    TopsheetContainer  *container,
                                                    GError            **error);
gboolean           topsheet_bmff_walk              (TopsheetInput      *input,
                                                    TopsheetContainer  *container,
                                                    GError            **error);
gboolean           topsheet_ebml_walk              (TopsheetInput      *input,
                                                    TopsheetContainer  *container,
                                                    GError            **error);
gboolean           topsheet_gif_walk               (TopsheetInput      *input,
                                                    TopsheetContainer  *container,
                                                    GError            **error);
gboolean           topsheet_jxl_walk               (TopsheetInput      *input,
                                                    TopsheetContainer  *container,
                                                    GError            **error);
gboolean           topsheet_svg_walk               (TopsheetInput      *input,
                                                    TopsheetContainer  *container,
                                                    GError            **error);
/* Whether the first element is <svg>. It has no magic number. */
gboolean           topsheet_svg_is_svg             (TopsheetInput      *input);
/* Texts and orientation of a TIFF block, with or without "Exif\0\0" before it. Damage costs only what is damaged. */
void               topsheet_exif_walk              (const guint8       *bytes,
                                                    gsize               length,
                                                    TopsheetContainer  *container);

G_END_DECLS
