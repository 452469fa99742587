/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/container/topsheet-container.h"

#include "topsheet-fixture.h"

#include <string.h>

enum
{
  MAKE = 0x010F,
  MODEL = 0x0110,
  ORIENTATION = 0x0112,
  USER_COMMENT = 0x9286,
  ASCII = 2,
  SHORT = 3,
  UNDEFINED = 7,
};

#define GRAPH "{\"3\": {\"class_type\": \"KSampler\", \"inputs\": {\"seed\": 5}}}"

static TopsheetContainer *
walk (GByteArray *block)
{
  g_autoptr (GByteArray) owned = block;
  TopsheetContainer *container = topsheet_container_new ("tiff", "block");

  topsheet_exif_walk (owned->data, owned->len, container);
  return container;
}

static const char *
find (TopsheetContainer *container, const char *key)
{
  for (guint i = 0; i < container->tags->len; i++)
    {
      const TopsheetTag *tag = g_ptr_array_index (container->tags, i);

      if (strcmp (tag->key, key) == 0)
        return tag->text;
    }
  return NULL;
}

/* Any order of the text in any order of the block: what counts is the text. */
static void
test_byte_orders (void)
{
  for (guint i = 0; i < 4; i++)
    {
      FixtureExif *exif = fixture_exif_new (i % 2 == 0);
      g_autoptr (TopsheetContainer) container = NULL;

      fixture_exif_comment (exif, "a cat 猫 and a smile 😀, twenty", i / 2 == 0);
      container = walk (fixture_exif_finish (exif));
      g_assert_cmpstr (find (container, "UserComment"), ==, "a cat 猫 and a smile 😀, twenty");
    }
}

static void
test_charsets (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
  } COMMENTS[] = {
    { "UNICODE\0a text in UTF-8, t\xC3\xB6\xC3\xB6", 8 + 22 },
    { "ASCII\0\0\0a text in UTF-8, t\xC3\xB6\xC3\xB6", 8 + 22 },
    { "\0\0\0\0\0\0\0\0a text in UTF-8, t\xC3\xB6\xC3\xB6", 8 + 22 },
    { "UNICODE\0\xFE\xFF\0a\0 \0t\0e\0x\0t\0 \0i\0n\0 \0U\0T\0F\0-\0008\0,\0 \0t\0\xF6\0\xF6", 8 + 2 + 40 },
    { "a text in UTF-8, t\xC3\xB6\xC3\xB6", 22 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (COMMENTS); i++)
    {
      FixtureExif *exif = fixture_exif_new (TRUE);
      g_autoptr (TopsheetContainer) container = NULL;

      /* The last one stands in IFD0 as ASCII, as Pillow writes it. */
      fixture_exif_add (exif, i != 4, USER_COMMENT, i != 4 ? UNDEFINED : ASCII, COMMENTS[i].bytes, COMMENTS[i].length);
      container = walk (fixture_exif_finish (exif));
      g_assert_cmpstr (find (container, "UserComment"), ==, "a text in UTF-8, töö");
    }
}

static void
test_labels (void)
{
  FixtureExif *exif = fixture_exif_new (FALSE);
  g_autoptr (TopsheetContainer) container = NULL;

  fixture_exif_add (exif, FALSE, MAKE, ASCII, "workflow:{\"nodes\": []}", 23);
  fixture_exif_add (exif, FALSE, MODEL, ASCII, "Prompt: " GRAPH, sizeof ("Prompt: " GRAPH));
  container = walk (fixture_exif_finish (exif));
  g_assert_cmpstr (find (container, "workflow"), ==, "{\"nodes\": []}");
  g_assert_cmpstr (find (container, "prompt"), ==, GRAPH);
}

/* A workflow that was edited afterwards: the offset of the next value points into its middle. */
static void
test_stale_offset (void)
{
  FixtureExif *exif = fixture_exif_new (TRUE);
  g_autoptr (TopsheetContainer) container = NULL;
  GByteArray *block;
  guint8 *offset;

  fixture_exif_add (exif, FALSE, MAKE, ASCII, "workflow:{\"nodes\": [1, 2, 3]}", 30);
  fixture_exif_add (exif, FALSE, MODEL, ASCII, "prompt:" GRAPH, sizeof ("prompt:" GRAPH));
  block = fixture_exif_finish (exif);
  /* The second entry's offset: header, count, one entry, eight bytes. */
  offset = block->data + 8 + 2 + 12 + 8;
  offset[3] = (guint8) (offset[3] - 12);
  container = walk (block);
  g_assert_cmpstr (find (container, "prompt"), ==, GRAPH);
}

static void
test_orientation (void)
{
  for (guint value = 0; value < 10; value++)
    {
      FixtureExif *exif = fixture_exif_new (TRUE);
      g_autoptr (TopsheetContainer) container = NULL;
      const guint8 bytes[] = { 0, (guint8) value };

      fixture_exif_add (exif, FALSE, ORIENTATION, SHORT, bytes, 2);
      container = walk (fixture_exif_finish (exif));
      g_assert_cmpuint (container->orientation, ==, CLAMP (value, 1, 8));
    }
}

/* Offsets out of the block, directories in a ring, far too many entries: what is damaged is left out. */
static void
test_damaged (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
  } BLOCKS[] = {
    { "", 0 },
    { "II*\0", 4 },
    { "II*\0\xFF\xFF\xFF\xFF", 8 },
    { "MM\0*\0\0\0\7", 8 },
    { "MM\0*\0\0\0\10\xFF\xFF", 10 },
    { "MM\0*\0\0\0\10\0\1\x87\x69\0\4\0\0\0\1\0\0\0\10", 22 },
    { "MM\0*\0\0\0\10\0\1\x92\x86\0\2\xFF\xFF\xFF\xFF\0\0\0\10", 22 },
    { "MM\0*\0\0\0\10\0\1\x92\x86\0\7\0\0\0\x20\xFF\xFF\xFF\xF0", 22 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (BLOCKS); i++)
    {
      GByteArray *block = g_byte_array_new ();
      g_autoptr (TopsheetContainer) container = NULL;

      g_byte_array_append (block, (const guint8 *) BLOCKS[i].bytes, (guint) BLOCKS[i].length);
      container = walk (block);
      g_assert_cmpuint (container->tags->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/exif/byte-orders", test_byte_orders);
  g_test_add_func ("/media/exif/charsets", test_charsets);
  g_test_add_func ("/media/exif/labels", test_labels);
  g_test_add_func ("/media/exif/stale-offset", test_stale_offset);
  g_test_add_func ("/media/exif/orientation", test_orientation);
  g_test_add_func ("/media/exif/damaged", test_damaged);
  return g_test_run ();
}
