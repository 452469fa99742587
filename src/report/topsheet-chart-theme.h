/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue;
} TopsheetColor;

/**
 * TopsheetChartTheme:
 *
 * The colour tokens of charts and pages (report/README §6). Light, dark and paper; @high_contrast variants strengthen ink, hairlines and strokes.
 */
typedef struct
{
  TopsheetColor bg, ink, ink2, grid, hair, plan, actual, commbg, fc, fcbg, band, over, overbg, people, rest, tint;
  double        stroke_scale; /* 1, or 1.5 in high contrast */
} TopsheetChartTheme;

typedef enum
{
  TOPSHEET_CHART_THEME_LIGHT,
  TOPSHEET_CHART_THEME_DARK,
  TOPSHEET_CHART_THEME_PAPER,
} TopsheetChartThemeKind;

TopsheetChartTheme topsheet_chart_theme (TopsheetChartThemeKind kind,
                                         gboolean               high_contrast);

G_END_DECLS
