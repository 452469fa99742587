/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-chart-theme.h"

#include <math.h>

static double
to_linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static TopsheetColor
linear (const TopsheetColor *color)
{
  return (TopsheetColor) { to_linear (color->red), to_linear (color->green), to_linear (color->blue) };
}

static double
luminance (const TopsheetColor *color)
{
  TopsheetColor c = linear (color);

  return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue;
}

/* WCAG 2.2, "contrast ratio". */
static double
contrast (const TopsheetColor *a, const TopsheetColor *b)
{
  double first = luminance (a) + 0.05, second = luminance (b) + 0.05;

  return first > second ? first / second : second / first;
}

/* Normal sight, then protan, deutan and tritan at severity 1 (Machado, Oliveira, Fernandes 2009). */
static const double sights[4][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
};

static double
lab_root (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

/* CIE 1976 L*a*b* under D65. */
static void
to_lab (const TopsheetColor *color, guint sight, double lab[3])
{
  TopsheetColor c = linear (color);
  double seen[3], x, y, z;

  for (guint i = 0; i < 3; i++)
    {
      double value = sights[sight][i][0] * c.red + sights[sight][i][1] * c.green + sights[sight][i][2] * c.blue;

      seen[i] = CLAMP (value, 0, 1);
    }
  x = lab_root ((0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047);
  y = lab_root (0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]);
  z = lab_root ((0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

static double
distance (const TopsheetColor *a, const TopsheetColor *b, guint sight)
{
  double first[3], second[3];

  to_lab (a, sight, first);
  to_lab (b, sight, second);
  return sqrt (pow (first[0] - second[0], 2) + pow (first[1] - second[1], 2) + pow (first[2] - second[2], 2));
}

static void
test_contrast (void)
{
  for (guint kind = TOPSHEET_CHART_THEME_LIGHT; kind <= TOPSHEET_CHART_THEME_PAPER; kind++)
    for (guint high = 0; high < 2; high++)
      {
        TopsheetChartTheme theme = topsheet_chart_theme ((TopsheetChartThemeKind) kind, high == 1);
        const TopsheetColor *text[] = { &theme.ink, &theme.ink2, &theme.over, &theme.actual };
        const TopsheetColor *marks[] = { &theme.plan, &theme.fc, &theme.people };

        for (guint i = 0; i < G_N_ELEMENTS (text); i++)
          g_assert_cmpfloat (contrast (text[i], &theme.bg), >=, 4.5);
        for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
          g_assert_cmpfloat (contrast (marks[i], &theme.bg), >=, 3);
        /* The name of the actual cost stands on its bar, that of what is to come on its ground. */
        g_assert_cmpfloat (contrast (&theme.bg, &theme.actual), >=, 4.5);
        g_assert_cmpfloat (contrast (&theme.ink, &theme.fcbg), >=, 4.5);
        g_assert_cmpfloat (contrast (&theme.ink, &theme.overbg), >=, 4.5);
      }
}

static void
test_distance (void)
{
  double least[5] = { 1e9, 1e9, 1e9, 1e9, 1e9 };
  static const double expected[5] = { 80, 52, 41, 40, 34 };

  for (guint kind = TOPSHEET_CHART_THEME_LIGHT; kind <= TOPSHEET_CHART_THEME_PAPER; kind++)
    for (guint sight = 0; sight < G_N_ELEMENTS (sights); sight++)
      {
        TopsheetChartTheme theme = topsheet_chart_theme ((TopsheetChartThemeKind) kind, FALSE);
        const TopsheetColor *pairs[][2] = {
          { &theme.actual, &theme.over }, { &theme.over, &theme.plan },     { &theme.actual, &theme.plan },
          { &theme.over, &theme.people }, { &theme.actual, &theme.people },
        };

        for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
          least[i] = MIN (least[i], distance (pairs[i][0], pairs[i][1], sight));
      }

  for (guint i = 0; i < G_N_ELEMENTS (least); i++)
    {
      g_test_message ("pair %u: %.1f", i, least[i]);
      g_assert_cmpfloat (least[i], >, 30);
      g_assert_cmpfloat_with_epsilon (least[i], expected[i], 1.5);
    }
}

static void
test_high_contrast (void)
{
  for (guint kind = TOPSHEET_CHART_THEME_LIGHT; kind <= TOPSHEET_CHART_THEME_PAPER; kind++)
    {
      TopsheetChartTheme plain = topsheet_chart_theme ((TopsheetChartThemeKind) kind, FALSE);
      TopsheetChartTheme high = topsheet_chart_theme ((TopsheetChartThemeKind) kind, TRUE);

      g_assert_cmpmem (&high.ink2, sizeof (TopsheetColor), &plain.ink, sizeof (TopsheetColor));
      g_assert_cmpmem (&high.hair, sizeof (TopsheetColor), &plain.ink2, sizeof (TopsheetColor));
      g_assert_cmpmem (&high.grid, sizeof (TopsheetColor), &plain.hair, sizeof (TopsheetColor));
      g_assert_cmpmem (&high.commbg, sizeof (TopsheetColor), &plain.bg, sizeof (TopsheetColor));
      g_assert_cmpfloat_with_epsilon (plain.stroke_scale, 1, 1e-9);
      g_assert_cmpfloat_with_epsilon (high.stroke_scale, 1.5, 1e-9);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/chart-theme/contrast", test_contrast);
  g_test_add_func ("/report/chart-theme/distance", test_distance);
  g_test_add_func ("/report/chart-theme/high-contrast", test_high_contrast);

  return g_test_run ();
}
