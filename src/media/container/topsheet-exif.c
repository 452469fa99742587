/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TIFF 6.0 / Exif 3.0 directories, as far as tools put texts into them: IFD0 and the Exif directory. */
#include "media/container/topsheet-container.h"

#include "media/topsheet-json.h"

#include <string.h>

#define MAX_ENTRIES 512
#define MIN_TEXT_BYTES 20
#define CHARSET_BYTES 8
#define BYTE_ORDER_SAMPLE 4096

typedef enum
{
  ORDER_LITTLE,
  ORDER_BIG,
} ByteOrder;

enum
{
  TAG_IMAGE_DESCRIPTION = 0x010E,
  TAG_MAKE = 0x010F,
  TAG_MODEL = 0x0110,
  TAG_ORIENTATION = 0x0112,
  TAG_SOFTWARE = 0x0131,
  TAG_ARTIST = 0x013B,
  TAG_COPYRIGHT = 0x8298,
  TAG_EXIF_IFD = 0x8769,
  TAG_MAKER_NOTE = 0x927C,
  TAG_USER_COMMENT = 0x9286,
};

enum
{
  TYPE_BYTE = 1,
  TYPE_ASCII = 2,
  TYPE_SHORT = 3,
  TYPE_LONG = 4,
  TYPE_UNDEFINED = 7,
};

typedef struct
{
  const guint8 *bytes;
  gsize length;
  ByteOrder order;
  TopsheetContainer *container;
} Block;

typedef struct
{
  guint tag;
  guint type;
  const guint8 *value;
  gsize length;
} Entry;

static guint
get_16 (const Block *block, const guint8 *b)
{
  return block->order == ORDER_BIG ? (guint) b[0] << 8 | b[1] : (guint) b[1] << 8 | b[0];
}

static guint32
get_32 (const Block *block, const guint8 *b)
{
  return block->order == ORDER_BIG ? (guint32) get_16 (block, b) << 16 | get_16 (block, b + 2)
                                   : (guint32) get_16 (block, b + 2) << 16 | get_16 (block, b);
}

static const char *
get_tag_name (guint tag)
{
  switch (tag)
    {
    case TAG_IMAGE_DESCRIPTION:
      return "ImageDescription";
    case TAG_MAKE:
      return "Make";
    case TAG_MODEL:
      return "Model";
    case TAG_SOFTWARE:
      return "Software";
    case TAG_ARTIST:
      return "Artist";
    case TAG_COPYRIGHT:
      return "Copyright";
    case TAG_MAKER_NOTE:
      return "MakerNote";
    case TAG_USER_COMMENT:
      return "UserComment";
    default:
      return "exif";
    }
}

/* The directory entry at @at; FALSE when its value does not lie inside the block. */
static gboolean
read_entry (const Block *block, const guint8 *at, Entry *entry)
{
  guint32 count = get_32 (block, at + 4);
  gsize unit;

  entry->tag = get_16 (block, at);
  entry->type = get_16 (block, at + 2);
  switch (entry->type)
    {
    case TYPE_BYTE:
    case TYPE_ASCII:
    case TYPE_UNDEFINED:
      unit = 1;
      break;
    case TYPE_SHORT:
      unit = 2;
      break;
    case TYPE_LONG:
      unit = 4;
      break;
    default:
      return FALSE;
    }
  if (count > block->length / unit)
    return FALSE;
  entry->length = count * unit;
  entry->value = at + 8;
  if (entry->length > 4)
    {
      guint32 offset = get_32 (block, at + 8);

      if (offset > block->length || entry->length > block->length - offset)
        return FALSE;
      entry->value = block->bytes + offset;
    }
  return TRUE;
}

/* The order of the text is independent of the order of the TIFF block: tools write either in either. ASCII characters
 * tell, whose high byte is zero. */
static ByteOrder
guess_order (const Block *block, const guint8 *text, gsize length)
{
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < MIN (length, BYTE_ORDER_SAMPLE); i++)
    zeros[i % 2] += text[i] == 0;
  if (zeros[0] == zeros[1])
    return block->order;
  return zeros[0] > zeros[1] ? ORDER_BIG : ORDER_LITTLE;
}

static void
add_utf16 (const Block *block, const char *key, const guint8 *text, gsize length, ByteOrder order)
{
  GString *out = g_string_sized_new (length);

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar unit = order == ORDER_BIG ? (guint) text[i] << 8 | text[i + 1] : (guint) text[i + 1] << 8 | text[i];

      if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < length)
        {
          gunichar low = order == ORDER_BIG ? (guint) text[i + 2] << 8 | text[i + 3]
                                            : (guint) text[i + 3] << 8 | text[i + 2];

          if (low >= 0xDC00 && low < 0xE000)
            {
              unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
              i += 2;
            }
        }
      /* What is left alone of a pair is no character. */
      g_string_append_unichar (out, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
    }
  topsheet_container_add_labelled (block->container, TOPSHEET_TAG_EXIF, key, out->str, out->len);
  g_string_free (out, TRUE);
}

static void
add_unicode (const Block *block, const char *key, const guint8 *text, gsize length)
{
  if (length >= 2 && text[0] == 0xFE && text[1] == 0xFF)
    add_utf16 (block, key, text + 2, length - 2, ORDER_BIG);
  else if (length >= 2 && text[0] == 0xFF && text[1] == 0xFE)
    add_utf16 (block, key, text + 2, length - 2, ORDER_LITTLE);
  else if (memchr (text, 0, length) == NULL && g_utf8_validate_len ((const char *) text, length, NULL))
    topsheet_container_add_labelled (block->container, TOPSHEET_TAG_EXIF, key, (const char *) text, length);
  else
    add_utf16 (block, key, text, length, guess_order (block, text, length));
}

static void
add_value (const Block *block, const Entry *entry)
{
  const char *key = get_tag_name (entry->tag);

  if (entry->type != TYPE_ASCII && entry->length >= CHARSET_BYTES)
    {
      const guint8 *text = entry->value + CHARSET_BYTES;
      gsize length = entry->length - CHARSET_BYTES;

      if (memcmp (entry->value, "UNICODE\0", CHARSET_BYTES) == 0)
        {
          add_unicode (block, key, text, length);
          return;
        }
      if (memcmp (entry->value, "ASCII\0\0\0", CHARSET_BYTES) == 0 ||
          memcmp (entry->value, "\0\0\0\0\0\0\0\0", CHARSET_BYTES) == 0)
        {
          topsheet_container_add_labelled (block->container, TOPSHEET_TAG_EXIF, key, (const char *) text, length);
          return;
        }
    }
  topsheet_container_add_labelled (block->container, TOPSHEET_TAG_EXIF, key, (const char *) entry->value, entry->length);
}

static gboolean
is_text (const Entry *entry)
{
  if (entry->type != TYPE_ASCII && entry->type != TYPE_UNDEFINED && entry->type != TYPE_BYTE)
    return FALSE;
  return entry->length > MIN_TEXT_BYTES ||
         (entry->type == TYPE_ASCII && strcmp (get_tag_name (entry->tag), "exif") != 0);
}

static void
walk_directory (const Block *block, guint32 offset, gboolean is_first)
{
  guint count;

  if (offset > block->length || block->length - offset < 2)
    return;
  count = MIN (get_16 (block, block->bytes + offset), MAX_ENTRIES);
  for (guint i = 0; i < count; i++)
    {
      gsize at = (gsize) offset + 2 + (gsize) i * 12;
      Entry entry;

      if (at + 12 > block->length)
        return;
      if (!read_entry (block, block->bytes + at, &entry))
        continue;
      if (entry.tag == TAG_EXIF_IFD && entry.type == TYPE_LONG && entry.length == 4 && is_first)
        walk_directory (block, get_32 (block, entry.value), FALSE);
      else if (entry.tag == TAG_ORIENTATION && entry.type == TYPE_SHORT && entry.length == 2)
        block->container->orientation = CLAMP (get_16 (block, entry.value), 1, 8);
      else if (is_text (&entry))
        add_value (block, &entry);
    }
}

static gboolean
has_json (TopsheetContainer *container, const char *label)
{
  for (guint i = 0; i < container->tags->len; i++)
    {
      const TopsheetTag *tag = g_ptr_array_index (container->tags, i);

      if (tag->place == TOPSHEET_TAG_EXIF && strcmp (tag->key, label) == 0)
        {
          g_autoptr (TopsheetJson) json = topsheet_json_parse (tag->text, tag->length);

          if (json != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

/* When a workflow was edited after saving, the offset of the value behind it points into its middle. The text itself is
 * still there: find it by its label. */
static void
rescue_json (const Block *block, const char *label)
{
  g_autofree char *needle = g_strconcat (label, ":{", NULL);
  const guint8 *found = memmem (block->bytes, block->length, needle, strlen (needle));
  const guint8 *nul;
  gsize left;

  if (found == NULL || has_json (block->container, label))
    return;
  found += strlen (label) + 1;
  left = block->length - (gsize) (found - block->bytes);
  nul = memchr (found, '\0', left);
  topsheet_container_add_text (block->container, TOPSHEET_TAG_EXIF, label, (const char *) found,
                               nul != NULL ? (gsize) (nul - found) : left);
}

void
topsheet_exif_walk (const guint8 *bytes, gsize length, TopsheetContainer *container)
{
  Block block = { .container = container };

  if (length > 6 && memcmp (bytes, "Exif\0\0", 6) == 0)
    bytes += 6, length -= 6;
  if (length < 8)
    return;
  if (memcmp (bytes, "II*\0", 4) == 0)
    block.order = ORDER_LITTLE;
  else if (memcmp (bytes, "MM\0*", 4) == 0)
    block.order = ORDER_BIG;
  else
    return;
  block.bytes = bytes;
  block.length = length;
  walk_directory (&block, get_32 (&block, bytes + 4), TRUE);
  rescue_json (&block, "prompt");
  rescue_json (&block, "workflow");
}
