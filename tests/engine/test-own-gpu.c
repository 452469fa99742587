/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-own-gpu.h"

static TopsheetDecimal
decimal (const char *text)
{
  TopsheetDecimal number;
  g_autoptr (GError) error = NULL;

  topsheet_decimal_parse (text, &number, &error);
  g_assert_no_error (error);
  return number;
}

static void
assert_number (const TopsheetDecimal *number, const char *wanted)
{
  const TopsheetDecimal shortest = topsheet_decimal_normalize (number);
  g_autofree char *text = topsheet_decimal_print (&shortest);

  g_assert_cmpstr (text, ==, wanted);
}

/* 36 s an image and 730 hours: a GPU makes 73,000 a month. */
static TopsheetOwnGpu
make_gpu (const char *fixed)
{
  return (TopsheetOwnGpu) {
    .api = decimal ("0.04"),
    .fixed = decimal (fixed),
    .variable = decimal ("0.005"),
    .seconds = decimal ("36"),
    .hours = decimal ("730"),
    .days = 1,
  };
}

static void
assert_made (const TopsheetOwnGpu *gpu, const char *items, gint64 gpus, const char *own, TopsheetCheaper cheaper)
{
  const TopsheetDecimal made = decimal (items);
  TopsheetOwnGpuSums sums;

  g_assert_true (topsheet_own_gpu_compute (gpu, &made, &sums, NULL));
  g_assert_cmpint (sums.capacity.gpus, ==, gpus);
  assert_number (&sums.sums.self_host_per_month, own);
  g_assert_cmpint (sums.sums.cheaper, ==, cheaper);
}

/* 300 ÷ 0.035 = 8571.43: one GPU is far from busy, so the figure is that of a single machine. */
static void
test_one (void)
{
  const TopsheetOwnGpu gpu = make_gpu ("300");
  TopsheetOwnGpuSums sums;

  g_assert_true (topsheet_own_gpu_compute (&gpu, NULL, &sums, NULL));
  g_assert_cmpint (sums.sums.needed_per_month, ==, 8572);
  g_assert_cmpint (sums.break_even_gpus, ==, 1);
  g_assert_true (sums.lasts);
  g_assert_cmpint (sums.lasting_per_month, ==, 8572);
  g_assert_cmpint (sums.sums.cheaper, ==, TOPSHEET_CHEAPER_UNKNOWN);
  assert_made (&gpu, "0", 1, "300", TOPSHEET_CHEAPER_API);
  assert_made (&gpu, "73000", 1, "665", TOPSHEET_CHEAPER_SELF_HOST);
  assert_made (&gpu, "73001", 2, "965.005", TOPSHEET_CHEAPER_SELF_HOST);
}

/* 2,000 ÷ 0.035 = 57,142.86 of 73,000. The second GPU is bought at 73,001 and pays from 114,286 on, the third at 146,001 from 171,429, the fourth at 219,001 from 228,572, the fifth at
 * 292,001: 285,715 is reached by then. */
static void
test_staircase (void)
{
  const TopsheetOwnGpu gpu = make_gpu ("2000");
  TopsheetOwnGpuSums sums;

  g_assert_true (topsheet_own_gpu_compute (&gpu, NULL, &sums, NULL));
  g_assert_cmpint (sums.sums.needed_per_month, ==, 57143);
  g_assert_true (sums.lasts);
  g_assert_cmpint (sums.lasting_per_month, ==, 228572);
  assert_made (&gpu, "73000", 1, "2365", TOPSHEET_CHEAPER_SELF_HOST);
  assert_made (&gpu, "80000", 2, "4400", TOPSHEET_CHEAPER_API);
  assert_made (&gpu, "114286", 2, "4571.43", TOPSHEET_CHEAPER_SELF_HOST);
  assert_made (&gpu, "228571", 4, "9142.855", TOPSHEET_CHEAPER_API);
  assert_made (&gpu, "292001", 5, "11460.005", TOPSHEET_CHEAPER_SELF_HOST);
}

/* 3,000 ÷ 0.035 = 85,714 is more than a GPU makes: no number of them ever pays. */
static void
test_never (void)
{
  TopsheetOwnGpu gpu = make_gpu ("3000");
  TopsheetOwnGpuSums sums;

  g_assert_true (topsheet_own_gpu_compute (&gpu, NULL, &sums, NULL));
  g_assert_false (sums.sums.breaks_even);
  g_assert_cmpint (sums.break_even_gpus, ==, 0);
  g_assert_false (sums.lasts);
  assert_made (&gpu, "1000000", 14, "47000", TOPSHEET_CHEAPER_API);
  /* Nobody said how long an item takes. */
  gpu.seconds = TOPSHEET_DECIMAL_ZERO;
  g_assert_true (topsheet_own_gpu_compute (&gpu, NULL, &sums, NULL));
  g_assert_cmpint (sums.sums.needed_per_month, ==, 85715);
  assert_made (&gpu, "1000000", 1, "8000", TOPSHEET_CHEAPER_SELF_HOST);
}

/* An H100 at 2.69 an hour, always on, against 0.025 an image: 78,548 images, 34.8 % of 225,789. */
static void
test_h100 (void)
{
  TopsheetOwnGpu gpu = { .api = decimal ("0.025"), .fixed = decimal ("1963.70"), .hours = decimal ("730"), .days = 30 };
  const TopsheetDecimal day = decimal ("1000");
  TopsheetOwnGpuSums sums;

  gpu.seconds = decimal ("11.639");
  g_assert_true (topsheet_own_gpu_compute (&gpu, &day, &sums, NULL));
  g_assert_cmpint (sums.sums.needed_per_month, ==, 78548);
  g_assert_cmpint (sums.sums.needed_per_day, ==, 2619);
  g_assert_cmpint (sums.capacity.gpus, ==, 1);
  assert_number (&sums.sums.api_per_month, "750");
}

static void
test_vary (void)
{
  static const gint64 needed[TOPSHEET_N_OWN_GPU_TERMS][2] = { { 11112, 6977 },
                                                              { 6858, 10286 },
                                                              { 8334, 8824 },
                                                              { 8572, 8572 } };
  const TopsheetOwnGpu gpu = make_gpu ("300");

  for (guint i = 0; i < TOPSHEET_N_OWN_GPU_TERMS; i++)
    for (guint k = 0; k < 2; k++)
      {
        TopsheetOwnGpu changed;
        TopsheetOwnGpuSums sums;

        g_assert_true (topsheet_own_gpu_vary (&gpu, (TopsheetOwnGpuTerm) i, k == 0 ? -20 : 20, &changed, NULL));
        g_assert_true (topsheet_own_gpu_compute (&changed, NULL, &sums, NULL));
        g_assert_cmpint (sums.sums.needed_per_month, ==, needed[i][k]);
        if (i == TOPSHEET_OWN_GPU_HOURS)
          assert_number (&changed.hours, k == 0 ? "584" : "730");
      }
  g_assert_cmpstr (topsheet_own_gpu_term_get_nick (TOPSHEET_OWN_GPU_API), ==, "api_cost");
}

static void
test_fixed (void)
{
  const TopsheetDecimal purchase = decimal ("7200"), months = decimal ("36"), hours = decimal ("4"),
                        rate = decimal ("64"), none = TOPSHEET_DECIMAL_ZERO;
  g_autoptr (GError) error = NULL;
  TopsheetDecimal fixed;

  g_assert_true (topsheet_own_gpu_fixed (&purchase, &months, &hours, &rate, &fixed, NULL));
  assert_number (&fixed, "456");
  g_assert_false (topsheet_own_gpu_fixed (&purchase, &none, &hours, &rate, &fixed, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/own-gpu/one", test_one);
  g_test_add_func ("/own-gpu/staircase", test_staircase);
  g_test_add_func ("/own-gpu/never", test_never);
  g_test_add_func ("/own-gpu/h100", test_h100);
  g_test_add_func ("/own-gpu/vary", test_vary);
  g_test_add_func ("/own-gpu/fixed", test_fixed);
  return g_test_run ();
}
