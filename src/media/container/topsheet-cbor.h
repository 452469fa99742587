/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TopsheetCbor:
 *
 * One data item of CBOR (RFC 8949) inside borrowed bytes. Nothing is copied or allocated until a text is asked for, so
 * lengths that a hostile file claims cost nothing: an item that does not end within its bytes is no item.
 */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
} TopsheetCbor;

/**
 * TopsheetCborIter:
 *
 * The items of an array.
 */
typedef struct
{
  TopsheetCbor rest;
  guint64 left; /* G_MAXUINT64 = until the stop code */
} TopsheetCborIter;

TopsheetCbor topsheet_cbor_new        (const guint8       *bytes,
                                       gsize               length);
/* The value under the text @key of a map. */
gboolean     topsheet_cbor_get        (TopsheetCbor        map,
                                       const char         *key,
                                       TopsheetCbor       *value);
/* An array is gone through; anything else counts as an array of itself, as C2PA writes one or many in the same place. */
void         topsheet_cbor_iter_init  (TopsheetCborIter   *iter,
                                       TopsheetCbor        array);
gboolean     topsheet_cbor_iter_next  (TopsheetCborIter   *iter,
                                       TopsheetCbor       *item);
/* A text string of at most 64 KiB. (transfer full) (nullable) */
char        *topsheet_cbor_dup_text   (TopsheetCbor        item);
/* The text under @key. (transfer full) (nullable) */
char        *topsheet_cbor_dup_member (TopsheetCbor        map,
                                       const char         *key);
gboolean     topsheet_cbor_is_map     (TopsheetCbor        item);

G_END_DECLS
