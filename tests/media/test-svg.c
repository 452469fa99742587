/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-media-file.h"

#include <glib/gstdio.h>
#include <string.h>

static TopsheetMediaFile *
read_text (const char *text, gssize length, GError **error)
{
  g_autofree char *path = NULL;
  TopsheetMediaFile *file;
  int fd = g_file_open_tmp ("topsheet-svg-XXXXXX", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, text, length, NULL));
  file = topsheet_media_file_read (path, TOPSHEET_MEDIA_DEFAULT, NULL, error);
  g_unlink (path);
  return file;
}

typedef struct
{
  const char *text;
  guint width;
  guint height;
} Case;

/* Lengths of CSS: 96 pixels to the inch (CSS Values 4, 6.2), sizes that are missing by CSS 2.2, 10.3.2. */
static const Case CASES[] = {
  { "<svg width='640' height='360'/>", 640, 360 },
  { "<svg xmlns=\"http://www.w3.org/2000/svg\" height=\"40px\" width=\"30px\">", 30, 40 },
  { "\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <svg width='1'> -->\n<svg width = '10mm' height='1in'></svg>", 38, 96 },
  { "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'a>b' [ <!ENTITY x '<svg>'> ]><svg width='72pt' height='6pc'/>", 96,
    96 },
  { "<s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 200,100'/>", 200, 100 },
  { "<svg viewBox='-5 -5 300 100' width='600'/>", 600, 200 },
  { "<svg viewBox='0 0 300 100' height='50%' width='100%'/>", 300, 100 },
  { "<svg/>", 300, 150 },
  { "<svg width='nan' height='-4' viewBox='0 0 x'/>", 300, 150 },
  { "<svg width='0.001' height='2em' data-x='>'>", 1, 32 },
  { "<svg width='5cm' height='1e2'", 189, 100 },
};

static void
test_sizes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TopsheetMediaFile) file = read_text (CASES[i].text, -1, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (topsheet_media_file_get_format (file), ==, "svg");
      g_assert_cmpuint (topsheet_media_file_get_width (file), ==, CASES[i].width);
      g_assert_cmpuint (topsheet_media_file_get_height (file), ==, CASES[i].height);
      g_assert_cmpuint (topsheet_media_file_get_frames (file), ==, 1);
      g_assert_cmpfloat (topsheet_media_file_get_duration_s (file), ==, 0);
      g_assert_true (topsheet_parameters_is_empty (topsheet_media_file_get_parameters (file)));
    }
}

static void
assert_refused (const char *text, gssize length, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (text, length, &error));
  g_assert_error (error, TOPSHEET_MEDIA_ERROR, code);
}

static void
test_refused (void)
{
  g_autofree char *far = g_strnfill (300 * 1024, ' ');
  g_autofree char *behind = g_strconcat (far, "<svg width='1' height='1'/>", NULL);

  assert_refused ("<html><svg width='1' height='1'/></html>", -1, TOPSHEET_MEDIA_ERROR_UNKNOWN);
  assert_refused ("<svgx/>", -1, TOPSHEET_MEDIA_ERROR_UNKNOWN);
  assert_refused ("<!-- never closed <svg>", -1, TOPSHEET_MEDIA_ERROR_UNKNOWN);
  assert_refused ("<!DOCTYPE svg [ <svg/>", -1, TOPSHEET_MEDIA_ERROR_UNKNOWN);
  assert_refused ("<", -1, TOPSHEET_MEDIA_ERROR_UNKNOWN);
  assert_refused ("  \0 <svg/>", 10, TOPSHEET_MEDIA_ERROR_UNKNOWN);
  /* The root element must come soon: a reader of headers does not look through megabytes. */
  assert_refused (behind, -1, TOPSHEET_MEDIA_ERROR_UNKNOWN);
  assert_refused ("<svg width='100000' height='100000'/>", -1, TOPSHEET_MEDIA_ERROR_TOO_LARGE);
  assert_refused ("<svg width='1e308in' height='1' viewBox='0 0 1e-320 1e300'/>", -1, TOPSHEET_MEDIA_ERROR_TOO_LARGE);
  assert_refused ("<svg width='50000' height='50000'/>", -1, TOPSHEET_MEDIA_ERROR_TOO_LARGE);
}

static void
test_names (void)
{
  g_assert_true (topsheet_media_file_is_candidate ("/a/logo.SVG"));
  g_assert_true (topsheet_media_file_is_candidate ("clip.qt"));
  g_assert_false (topsheet_media_file_is_candidate ("logo.svgz"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/svg/sizes", test_sizes);
  g_test_add_func ("/media/svg/refused", test_refused);
  g_test_add_func ("/media/svg/names", test_names);
  return g_test_run ();
}
