/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HEIF and AVIF (ISO/IEC 23008-12): a "meta" box lists items; Exif and XMP are two of them. */
#include "media/container/topsheet-bmff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TABLE_BYTES (1024u * 1024)
#define MAX_ITEMS 4096u

typedef struct
{
  guint64 id;
  gboolean is_exif;
  gboolean is_xmp;
} Item;

typedef struct
{
  GArray *items; /* (element-type Item) */
  TopsheetBmffBox idat;
  TopsheetBmffBox iloc;
} Items;

/* Reads big-endian numbers one after the other; beyond the end everything is 0 and @failed is set. */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean failed;
} Cursor;

static guint64
take (Cursor *cursor, guint n_bytes)
{
  guint64 value;

  if (n_bytes > 8 || (gsize) (cursor->end - cursor->at) < n_bytes)
    {
      cursor->failed = TRUE;
      return 0;
    }
  value = topsheet_bmff_get (cursor->at, n_bytes);
  cursor->at += n_bytes;
  return value;
}

/* infe, version 2 or 3: id, protection, type, name, and for "mime" the type of content. */
static gboolean
visit_entry (TopsheetBmff *self, const TopsheetBmffBox *box, gpointer data, GError **error)
{
  Items *items = data;
  g_autofree guint8 *bytes = NULL;
  Item item = { 0 };
  Cursor cursor;
  guint64 version;

  if (!topsheet_bmff_is (box, "infe") || items->items->len >= MAX_ITEMS || box->length > 1024)
    return TRUE;
  bytes = topsheet_bmff_read (self, box, 1024, error);
  if (bytes == NULL)
    return FALSE;
  cursor = (Cursor) { bytes, bytes + box->length, FALSE };
  version = take (&cursor, 4) >> 24;
  item.id = take (&cursor, version >= 3 ? 4 : 2);
  take (&cursor, 2);
  if (version < 2 || cursor.failed || cursor.end - cursor.at < 4)
    return TRUE;
  item.is_exif = memcmp (cursor.at, "Exif", 4) == 0;
  item.is_xmp = memcmp (cursor.at, "mime", 4) == 0 &&
                memmem (cursor.at, (gsize) (cursor.end - cursor.at), "rdf+xml", 7) != NULL;
  if (item.is_exif || item.is_xmp)
    g_array_append_val (items->items, item);
  return TRUE;
}

static gboolean
read_entries (TopsheetBmff *self, const TopsheetBmffBox *box, Items *items, GError **error)
{
  guint8 version;
  guint64 skip;

  if (box->length < 6)
    return TRUE;
  if (!topsheet_input_read (self->input, box->offset, &version, 1, _("a part of the file"), error))
    return FALSE;
  skip = version == 0 ? 6 : 8;
  return topsheet_bmff_foreach (self, box->offset + skip, box->offset + box->length, visit_entry, items, error);
}

/* The largest picture counts; others are thumbnails and tiles. */
static gboolean
visit_property (TopsheetBmff *self, const TopsheetBmffBox *box, gpointer data G_GNUC_UNUSED, GError **error)
{
  guint8 b[12];
  guint64 width, height;

  if (topsheet_bmff_is (box, "ipco"))
    return topsheet_bmff_foreach (self, box->offset, box->offset + box->length, visit_property, NULL, error);
  if (!topsheet_bmff_is (box, "ispe") || box->length < sizeof b)
    return TRUE;
  if (!topsheet_input_read (self->input, box->offset, b, sizeof b, _("a part of the file"), error))
    return FALSE;
  width = topsheet_bmff_get (b + 4, 4);
  height = topsheet_bmff_get (b + 8, 4);
  if (width * height > self->width * self->height)
    {
      self->width = width;
      self->height = height;
    }
  return TRUE;
}

static gboolean
visit_meta (TopsheetBmff *self, const TopsheetBmffBox *box, gpointer data, GError **error)
{
  Items *items = data;

  if (topsheet_bmff_is (box, "iinf"))
    return read_entries (self, box, items, error);
  if (topsheet_bmff_is (box, "iprp"))
    return topsheet_bmff_foreach (self, box->offset, box->offset + box->length, visit_property, NULL, error);
  if (topsheet_bmff_is (box, "idat"))
    items->idat = *box;
  if (topsheet_bmff_is (box, "iloc"))
    items->iloc = *box;
  return TRUE;
}

static const Item *
find_item (const Items *items, guint64 id)
{
  for (guint i = 0; i < items->items->len; i++)
    if (g_array_index (items->items, Item, i).id == id)
      return &g_array_index (items->items, Item, i);
  return NULL;
}

static gboolean
read_item (TopsheetBmff *self,
           const Items *items,
           const Item *item,
           guint64 method,
           guint64 offset,
           guint64 length,
           GError **error)
{
  TopsheetBmffBox box = { .offset = offset, .length = length };

  if (method == 1)
    {
      if (offset > items->idat.length || length > items->idat.length - offset)
        return topsheet_bmff_set_broken (error, items->iloc.offset);
      box.offset += items->idat.offset;
    }
  else if (method != 0)
    return TRUE;
  if (offset > G_MAXINT64 - length)
    return topsheet_bmff_set_broken (error, items->iloc.offset);
  return item->is_exif ? topsheet_bmff_read_exif (self, &box, error) : topsheet_bmff_read_xmp (self, &box, error);
}

/* One entry of iloc. Items of more than one extent are read as far as the first goes. */
static gboolean
read_location (TopsheetBmff *self, const Items *items, Cursor *cursor, guint64 version, guint sizes, GError **error)
{
  guint offset_size = sizes >> 12, length_size = (sizes >> 8) & 0xF, base_size = (sizes >> 4) & 0xF;
  guint index_size = version > 0 ? sizes & 0xF : 0;
  guint64 id = take (cursor, version < 2 ? 2 : 4);
  guint64 method = version > 0 ? take (cursor, 2) & 0xF : 0;
  guint64 base, n_extents;
  const Item *item = find_item (items, id);

  take (cursor, 2);
  base = take (cursor, base_size);
  n_extents = take (cursor, 2);
  for (guint64 i = 0; i < n_extents && !cursor->failed; i++)
    {
      guint64 offset, length;

      take (cursor, index_size);
      offset = take (cursor, offset_size);
      length = take (cursor, length_size);
      if (i == 0 && item != NULL && !cursor->failed && length > 0 && base <= G_MAXINT64 && offset <= G_MAXINT64 &&
          length <= G_MAXINT64 && !read_item (self, items, item, method, base + offset, length, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_locations (TopsheetBmff *self, const Items *items, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree guint8 *bytes = topsheet_bmff_read (self, &items->iloc, MAX_TABLE_BYTES, &local_error);
  Cursor cursor;
  guint64 version, n;
  guint sizes;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (bytes == NULL)
    return TRUE;
  cursor = (Cursor) { bytes, bytes + items->iloc.length, FALSE };
  version = take (&cursor, 4) >> 24;
  sizes = (guint) take (&cursor, 2);
  n = take (&cursor, version < 2 ? 2 : 4);
  for (guint64 i = 0; i < n && !cursor.failed && i < MAX_ITEMS; i++)
    if (!read_location (self, items, &cursor, version, sizes, error))
      return FALSE;
  return TRUE;
}

gboolean
topsheet_bmff_walk_items (TopsheetBmff *self, const TopsheetBmffBox *meta, GError **error)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (Item));
  Items items = { .items = array };

  if (meta->length < 4)
    return TRUE;
  if (!topsheet_bmff_foreach (self, meta->offset + 4, meta->offset + meta->length, visit_meta, &items, error))
    return FALSE;
  return array->len == 0 || items.iloc.length == 0 || read_locations (self, &items, error);
}
