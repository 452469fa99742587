/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-chart-theme.h"

#define COLOR(hex) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0 }

/* report/README §6, in the order of TopsheetChartThemeKind */
static const TopsheetChartTheme themes[] = {
  {
    .bg = COLOR (0xFFFFFF),
    .ink = COLOR (0x323237),
    .ink2 = COLOR (0x5E5C64),
    .grid = COLOR (0xEBEBEE),
    .hair = COLOR (0xCFCFD4),
    .plan = COLOR (0x323237),
    .actual = COLOR (0x1C71D8),
    .commbg = COLOR (0xDCEAFA),
    .fc = COLOR (0x1C71D8),
    .fcbg = COLOR (0xF0F6FE),
    .band = COLOR (0xD2E4FA),
    .over = COLOR (0xC64600),
    .overbg = COLOR (0xFBE5D8),
    .people = COLOR (0x8A8377),
    .rest = COLOR (0xD9D5CC),
    .tint = COLOR (0x99C1F1),
    .stroke_scale = 1,
  },
  {
    .bg = COLOR (0x36363A),
    .ink = COLOR (0xF2F2F4),
    .ink2 = COLOR (0xBDBCC3),
    .grid = COLOR (0x46464B),
    .hair = COLOR (0x5C5C62),
    .plan = COLOR (0xF2F2F4),
    .actual = COLOR (0x78AEED),
    .commbg = COLOR (0x43546B),
    .fc = COLOR (0x99C1F1),
    .fcbg = COLOR (0x3D4450),
    .band = COLOR (0x475569),
    .over = COLOR (0xFFA348),
    .overbg = COLOR (0x5B4534),
    .people = COLOR (0xB3AB9C),
    .rest = COLOR (0x65625B),
    .tint = COLOR (0x527399),
    .stroke_scale = 1,
  },
  {
    .bg = COLOR (0xFFFFFF),
    .ink = COLOR (0x1A1A1C),
    .ink2 = COLOR (0x5B5B61),
    .grid = COLOR (0xE4E4E8),
    .hair = COLOR (0xC4C4CA),
    .plan = COLOR (0x1A1A1C),
    .actual = COLOR (0x1A5FB4),
    .commbg = COLOR (0xDDE8F5),
    .fc = COLOR (0x1A5FB4),
    .fcbg = COLOR (0xF1F6FC),
    .band = COLOR (0xD3E2F4),
    .over = COLOR (0xB93F00),
    .overbg = COLOR (0xF9E3D5),
    .people = COLOR (0x8A8377),
    .rest = COLOR (0xD9D5CC),
    .tint = COLOR (0x9CC0E6),
    .stroke_scale = 1,
  },
};

TopsheetChartTheme
topsheet_chart_theme (TopsheetChartThemeKind kind, gboolean high_contrast)
{
  TopsheetChartTheme theme;

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (themes), themes[TOPSHEET_CHART_THEME_PAPER]);

  theme = themes[kind];
  if (high_contrast)
    {
      theme.grid = theme.hair;
      theme.hair = theme.ink2;
      theme.ink2 = theme.ink;
      theme.commbg = theme.fcbg = theme.band = theme.overbg = theme.bg;
      theme.stroke_scale = 1.5;
    }

  return theme;
}
