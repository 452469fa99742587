/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formats whose decoders run behind a sandbox. What is spawned is not under the sanitizers. */
#include "media/topsheet-sandboxed-picture.h"
#include "media/topsheet-thumbnail-decode.h"
#include "media/topsheet-thumbnail-decoder.h"

#include "topsheet-fixture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

#define SVG_HEAD "<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink' "
#define SVG_PICTURE                                                                                                    \
  "<rect width='50%' height='100%' fill='#e61414'/><rect x='50%' width='50%' height='100%' fill='#1414e6'/>"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("topsheet-formats-XXXXXX", NULL);
  /* Nothing is told by a name. */
  fixture->path = g_build_filename (fixture->folder, "a file; $(of) 'any' kind", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GdkPixbuf *
unpack (GBytes *jpeg)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (jpeg);
  GdkPixbuf *pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, NULL);

  g_assert_nonnull (pixbuf);
  return pixbuf;
}

static GdkPixbuf *
decode (Fixture *fixture, guint size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) jpeg = topsheet_thumbnail_decode (fixture->path, size, NULL, &error);

  g_assert_no_error (error);
  return unpack (jpeg);
}

static const guint8 *
pixel_at (GdkPixbuf *pixbuf, double x, double y)
{
  int column = (int) (x * gdk_pixbuf_get_width (pixbuf)), row = (int) (y * gdk_pixbuf_get_height (pixbuf));

  return gdk_pixbuf_get_pixels (pixbuf) + row * gdk_pixbuf_get_rowstride (pixbuf) +
         column * gdk_pixbuf_get_n_channels (pixbuf);
}

static void
assert_red_and_blue (GdkPixbuf *pixbuf, int width, int height)
{
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, width);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, height);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (pixel_at (pixbuf, i ? 0.9 : 0.1, 0.5)[i ? 2 : 0], >, 190);
      g_assert_cmpuint (pixel_at (pixbuf, i ? 0.9 : 0.1, 0.5)[i ? 0 : 2], <, 70);
    }
}

static void
assert_fails (Fixture *fixture, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (topsheet_thumbnail_decode (fixture->path, 256, NULL, &error));
  g_assert_error (error, domain, code);
  /* A sentence. */
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_test_message ("%s", error->message);
}

static void
save_text (Fixture *fixture, const char *text)
{
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  static const char * const FORMATS[] = { "avif", "heif", "jxl" };
  g_autoptr (GByteArray) gif = fixture_gif_pixels (640, 480, 3);
  g_autoptr (GdkPixbuf) animated = NULL;
  g_autoptr (GdkPixbuf) drawn = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (FORMATS); i++)
    {
      g_autoptr (GByteArray) coded = fixture_coded (FORMATS[i]);
      g_autoptr (GdkPixbuf) pixbuf = NULL;

      fixture_save (coded, fixture->path);
      pixbuf = decode (fixture, 256);
      assert_red_and_blue (pixbuf, 64, 48);
    }
  fixture_save (gif, fixture->path);
  animated = decode (fixture, 256);
  assert_red_and_blue (animated, 256, 192);
  save_text (fixture, SVG_HEAD "width='1000' height='500'>" SVG_PICTURE "</svg>");
  drawn = decode (fixture, 512);
  assert_red_and_blue (drawn, 512, 256);
}

/* The right half of what is transparent there shows the checkerboard. */
static void
test_transparent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  save_text (fixture, SVG_HEAD "width='100' height='100'><rect width='50' height='100' fill='#e61414'/></svg>");
  pixbuf = decode (fixture, 256);
  g_assert_cmpuint (pixel_at (pixbuf, 0.1, 0.5)[0], >, 190);
  g_assert_cmpuint (pixel_at (pixbuf, 0.9, 0.5)[0], >, 0x80);
  g_assert_cmpuint (pixel_at (pixbuf, 0.9, 0.5)[0], <, 0xA4);
}

/* Files and addresses that an SVG names stay out of the picture; the picture itself is drawn. */
static void
test_svg_outside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  save_text (fixture,
             "<!DOCTYPE svg [ <!ENTITY secret SYSTEM 'file:///etc/passwd'> ]>" SVG_HEAD
             "width='200' height='100'>" SVG_PICTURE "<image x:href='file:///etc/passwd' width='200' height='100'/>"
             "<image x:href='http://127.0.0.1:9/picture.png' width='200' height='100'/>"
             "<image x:href='https://example.invalid/picture.png' width='200' height='100'/></svg>");
  pixbuf = decode (fixture, 256);
  assert_red_and_blue (pixbuf, 200, 100);
}

/* Refused by the size they claim: no process is started. */
static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) gif = fixture_gif_pixels (64, 48, 1);

  save_text (fixture, SVG_HEAD "width='100000' height='100000'>" SVG_PICTURE "</svg>");
  assert_fails (fixture, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE);
  save_text (fixture, SVG_HEAD "width='20000' height='20000'>" SVG_PICTURE "</svg>");
  assert_fails (fixture, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE);
  memcpy (gif->data + 6, "\x60\xEA\x60\xEA", 4);
  fixture_save (gif, fixture->path);
  assert_fails (fixture, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE);
}

/* Cut, and changed: refused with a sentence or shown, within the time, and this process goes on. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  static const char * const FORMATS[] = { "avif", "heif", "jxl", "gif" };

  for (guint i = 0; i < G_N_ELEMENTS (FORMATS); i++)
    for (guint change = 0; change < 4; change++)
      {
        g_autoptr (GByteArray) coded = i < 3 ? fixture_coded (FORMATS[i]) : fixture_gif_pixels (64, 48, 1);
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) jpeg = NULL;

        if (change == 0)
          g_byte_array_set_size (coded, coded->len * 3 / 4);
        else
          memset (coded->data + coded->len - coded->len / (2 + change), 0xA5, 8);
        fixture_save (coded, fixture->path);
        jpeg = topsheet_thumbnail_decode (fixture->path, 256, NULL, &error);
        g_assert_true ((jpeg == NULL) == (error != NULL));
        g_assert_true (error == NULL ||
                       (g_str_has_suffix (error->message, ".") && error->domain == TOPSHEET_MEDIA_ERROR));
      }
}

/* Drawing this takes minutes. */
static void
save_slow_svg (Fixture *fixture)
{
  save_text (fixture,
             SVG_HEAD "width='9000' height='9000'><filter id='f'><feTurbulence numOctaves='40' baseFrequency='0.05'/>"
                      "</filter><rect width='9000' height='9000' filter='url(#f)'/></svg>");
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (300 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
assert_cancelled (Fixture *fixture)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 from = g_get_monotonic_time ();
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  g_assert_null (topsheet_thumbnail_decode (fixture->path, 256, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - from, <, 5 * G_USEC_PER_SEC);
  g_thread_join (thread);
}

static void
test_time (Fixture *fixture, gconstpointer data)
{
  gint64 from = g_get_monotonic_time ();

  save_slow_svg (fixture);
  assert_cancelled (fixture);
  assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpint (g_get_monotonic_time () - from, <, 20 * G_USEC_PER_SEC);
}

/* A film that gst-launch makes of a description. */
static void
make_film (Fixture *fixture, const char *source)
{
  g_autofree char *made = g_build_filename (fixture->folder, "made", NULL);
  g_autofree char *command = g_strdup_printf ("gst-launch-1.0 -q %s ! filesink location=%s", source, made);
  g_autoptr (GError) error = NULL;
  g_autofree char *complaint = NULL;
  int status = -1;

  g_spawn_command_line_sync (command, NULL, &complaint, &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_error ("gst-launch-1.0: %s", complaint);
  g_assert_cmpint (g_rename (made, fixture->path), ==, 0);
}

#define FRAMES "video/x-raw,width=640,height=360,framerate=25/1"

static void
test_films (Fixture *fixture, gconstpointer data)
{
  static const char * const PACKED[] = { "vp8enc deadline=1 ! webmmux", "avenc_mpeg4 ! mp4mux", "avenc_mpeg4 ! qtmux",
                                         "avenc_mjpeg ! matroskamux" };

  for (guint i = 0; i < G_N_ELEMENTS (PACKED); i++)
    {
      g_autofree char *source = g_strconcat ("videotestsrc num-buffers=25 pattern=blue ! " FRAMES " ! videoconvert ! ",
                                             PACKED[i], NULL);
      g_autoptr (GdkPixbuf) normal = NULL;
      g_autoptr (GdkPixbuf) large = NULL;

      make_film (fixture, source);
      g_assert_true (topsheet_thumbnail_decoder_is_slow (fixture->path));
      normal = decode (fixture, 256);
      large = decode (fixture, 512);
      g_assert_cmpint (gdk_pixbuf_get_width (normal), ==, 256);
      g_assert_cmpint (gdk_pixbuf_get_height (normal), ==, 144);
      g_assert_cmpint (gdk_pixbuf_get_width (large), ==, 512);
      g_assert_cmpuint (pixel_at (normal, 0.5, 0.5)[2], >, 180);
      g_assert_cmpuint (pixel_at (normal, 0.5, 0.5)[0], <, 60);
    }
}

/* Black for its first half: the picture is of the second. A film that is black all through has a black picture. */
static void
test_film_dark (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkPixbuf) later = NULL;
  g_autoptr (GdkPixbuf) black = NULL;

  make_film (fixture, "videotestsrc num-buffers=40 pattern=black ! " FRAMES
                      " ! all. videotestsrc num-buffers=60 pattern=red ! " FRAMES
                      " ! all. concat name=all ! avenc_mpeg4 ! mp4mux");
  later = decode (fixture, 256);
  g_assert_cmpuint (pixel_at (later, 0.5, 0.5)[0], >, 180);
  make_film (fixture, "videotestsrc num-buffers=10 pattern=black ! " FRAMES " ! avenc_mpeg4 ! mp4mux");
  black = decode (fixture, 256);
  g_assert_cmpuint (pixel_at (black, 0.5, 0.5)[0], <, 20);
}

static void
test_film_damaged (Fixture *fixture, gconstpointer data)
{
  static const char * const NO_TEXTS[] = { NULL };
  g_autofree char *bytes = NULL;
  g_autoptr (GByteArray) empty = fixture_mp4 (640, 360, 25, NO_TEXTS);
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  /* Headers alone. */
  fixture_save (empty, fixture->path);
  assert_fails (fixture, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN);
  /* Cut in the middle of its pictures. */
  make_film (fixture, "videotestsrc num-buffers=25 ! " FRAMES " ! vp8enc deadline=1 ! webmmux");
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  memset (bytes + length / 20, 0xFF, length - length / 20);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  g_assert_null (topsheet_thumbnail_decode (fixture->path, 256, NULL, &error));
  g_assert_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN);
  /* Text that calls itself a film never comes to a decoder. */
  save_text (fixture, "#EXTM3U\nfile:///etc/passwd\n");
  assert_fails (fixture, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNKNOWN);
  save_text (fixture, "ffconcat version 1.0\nfile /etc/passwd\n");
  assert_fails (fixture, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNKNOWN);
}

/* Without the programs there is a sentence that names them. */
static void
test_film_no_program (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (g_getenv ("PATH"));

  make_film (fixture, "videotestsrc num-buffers=5 ! " FRAMES " ! vp8enc deadline=1 ! webmmux");
  g_setenv ("PATH", fixture->folder, TRUE);
  assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_setenv ("PATH", path, TRUE);
}

static void
test_decoders (void)
{
  g_assert_false (topsheet_thumbnail_decoder_find ("jpeg")->is_slow);
  g_assert_true (topsheet_thumbnail_decoder_find ("avif")->is_slow);
  g_assert_true (topsheet_thumbnail_decoder_find ("mov")->is_slow);
  g_assert_null (topsheet_thumbnail_decoder_find ("pe"));
  g_assert_null (topsheet_thumbnail_decoder_find ("png jpeg x"));
  g_assert_false (topsheet_thumbnail_decoder_is_slow ("/nowhere"));
}

typedef struct
{
  guint n_rows;
  guint width;
  guint32 first;
  guint32 last;
} Rows;

static void
row_cb (gpointer data, guint y, const guint32 *pixels)
{
  Rows *rows = data;

  g_assert_cmpuint (y, ==, rows->n_rows++);
  rows->first = pixels[0];
  rows->last = pixels[rows->width - 1];
}

/* What the viewer reads: the same pixels at full size, and at half of it. */
static void
test_full_size (Fixture *fixture, gconstpointer data)
{
  static const char * const FORMATS[] = { "avif", "heif", "jxl", "gif", "svg" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (FORMATS); i++)
    {
      g_autoptr (GByteArray) coded = i / 2 < 3 ? fixture_coded (FORMATS[i / 2]) : fixture_gif_pixels (64, 48, 2);
      guint level = i % 2;
      Rows rows = { .width = 64 >> level };
      TopsheetPictureInfo info = { 0 };
      g_autoptr (GError) error = NULL;

      if (i / 2 == 4)
        save_text (fixture, SVG_HEAD "width='64' height='48'>" SVG_PICTURE "</svg>");
      else
        fixture_save (coded, fixture->path);
      g_assert_true (topsheet_picture_probe (fixture->path, &info, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (info.width, ==, 64);
      g_assert_cmpuint (info.height, ==, 48);
      g_assert_true (topsheet_picture_read (fixture->path, level, NULL, row_cb, &rows, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (rows.n_rows, ==, 48 >> level);
      g_assert_cmpuint (rows.first >> 16 & 0xff, >, 190);
      g_assert_cmpuint (rows.first & 0xff, <, 70);
      g_assert_cmpuint (rows.last & 0xff, >, 190);
    }
  save_text (fixture, "II*\0 no more");
  g_assert_false (topsheet_picture_probe (fixture->path, &(TopsheetPictureInfo) { 0 }, NULL));
}

/* Every layout in which a loader may hand its pixels over: half red, half clear. */
static void
test_layouts (void)
{
  static const struct
  {
    TopsheetPixelLayout layout;
    guint8 bytes[16];
    guint32 pixel;
  } CASES[] = {
    { { 4, 1, 2, 1, 0, 3, FALSE, FALSE }, { 0, 100, 200, 128 }, 0x80643200 },
    { { 4, 1, 1, 2, 3, 0, FALSE, TRUE }, { 128, 100, 50, 255 }, 0x80643280 },
    { { 3, 1, 0, 1, 2, 3, FALSE, FALSE }, { 1, 2, 3 }, 0xFF010203 },
    { { 2, 1, 0, 0, 0, 1, FALSE, FALSE }, { 7, 255 }, 0xFF070707 },
    { { 3, 2, 0, 1, 2, 3, FALSE, FALSE }, { 0xFF, 0xFF, 0, 0, 0x80, 0x80 }, 0xFFFF0080 },
    /* 1.0, 0.5, infinite */
    { { 3, 2, 0, 1, 2, 3, TRUE, FALSE }, { 0, 0x3C, 0, 0x38, 0, 0x7C }, 0xFFFF80FF },
    /* 1.0, not a number, -1.0 */
    { { 3, 4, 0, 1, 2, 3, TRUE, FALSE }, { 0, 0, 0x80, 0x3F, 0, 0, 0xC0, 0x7F, 0, 0, 0x80, 0xBF }, 0xFFFF0000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      guint32 pixel = 0;

      topsheet_pixel_layout_convert (&CASES[i].layout, CASES[i].bytes, 1, &pixel);
      g_assert_cmphex (pixel, ==, CASES[i].pixel);
    }
}

#define ADD(name, test) g_test_add ("/media/thumbnail-formats/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/thumbnail-formats/decoders", test_decoders);
  g_test_add_func ("/media/thumbnail-formats/layouts", test_layouts);
  ADD ("pictures", test_pictures);
  ADD ("full-size", test_full_size);
  ADD ("transparent", test_transparent);
  ADD ("svg-outside", test_svg_outside);
  ADD ("too-large", test_too_large);
  ADD ("damaged", test_damaged);
  ADD ("time", test_time);
  ADD ("films", test_films);
  ADD ("film-dark", test_film_dark);
  ADD ("film-damaged", test_film_damaged);
  ADD ("film-no-program", test_film_no_program);
  return g_test_run ();
}
