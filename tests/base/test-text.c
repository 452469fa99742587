/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-text.h"

static void
test_clean (void)
{
  static const struct
  {
    const char *bytes;
    gssize length;
    const char *clean;
  } cases[] = {
    { "plain", -1, "plain" },
    { "a\tb\nc\r\n", -1, "a\tb\nc\n" },
    { "a\0b", 3, "ab" },
    { "caf\xe9", -1, "café" },
    { "\xc3", -1, "Ã" },
    { "zażółć", -1, "zażółć" },
    { "\x1b[31mred\x7f\xc2\x85", -1, "[31mred" },
    { "\xed\xa0\x80", -1, "\xc3\xad\xc2\xa0" },
    { "", 0, "" },
    { NULL, 0, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = topsheet_text_clean (cases[i].bytes, cases[i].length);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

static void
test_clean_any_bytes (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      char bytes[32];
      g_autofree char *clean = NULL;
      g_autofree char *again = NULL;

      for (gsize i = 0; i < sizeof bytes; i++)
        bytes[i] = (char) g_test_rand_int_range (0, 256);
      clean = topsheet_text_clean (bytes, sizeof bytes);
      again = topsheet_text_clean (clean, -1);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
      g_assert_cmpstr (clean, ==, again);
    }
}

static void
test_ellipsize (void)
{
  g_autofree char *whole = topsheet_text_ellipsize ("żółw", 4);
  g_autofree char *cut = topsheet_text_ellipsize ("żółwik", 4);
  g_autofree char *nothing = topsheet_text_ellipsize ("x", 0);
  g_autofree char *empty = topsheet_text_ellipsize ("", 0);

  g_assert_cmpstr (whole, ==, "żółw");
  g_assert_cmpstr (cut, ==, "żółw…");
  g_assert_cmpstr (nothing, ==, "…");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_fold (void)
{
  static const char * const cases[][2] = {
    { "FLUX.2 pro", "flux-2-pro" },
    { "flux-2-pro", "flux-2-pro" },
    { "  Flux_2__PRO  ", "flux-2-pro" },
    { "bfl/flux-2-pro", "bfl-flux-2-pro" },
    { "ŻÓŁĆ", "żółć" },
    { "…", "" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = topsheet_text_fold (cases[i][0]);

      g_assert_cmpstr (folded, ==, cases[i][1]);
    }
}

static void
test_hex (void)
{
  const guint8 bytes[] = { 0x00, 0x0f, 0xa5, 0xff };
  g_autofree char *hex = topsheet_text_hex (bytes, sizeof bytes);
  g_autofree char *empty = topsheet_text_hex (NULL, 0);

  g_assert_cmpstr (hex, ==, "000fa5ff");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_near (void)
{
  g_assert_cmpuint (topsheet_text_measure_distance ("modle", "model"), ==, 2);
  g_assert_cmpuint (topsheet_text_measure_distance ("", "abc"), ==, 3);
  g_assert_cmpuint (topsheet_text_measure_distance ("cost", "cost"), ==, 0);
  g_assert_true (topsheet_text_is_near ("modle", "model"));
  g_assert_true (topsheet_text_is_near ("step", "steps"));
  g_assert_false (topsheet_text_is_near ("https", "phase"));
  g_assert_false (topsheet_text_is_near ("", "phase"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/near", test_near);
  g_test_add_func ("/text/clean-any-bytes", test_clean_any_bytes);
  g_test_add_func ("/text/ellipsize", test_ellipsize);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/hex", test_hex);

  return g_test_run ();
}
