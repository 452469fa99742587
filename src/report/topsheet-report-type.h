/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * TopsheetTextStyle:
 * @size: in points
 * @leading: from baseline to baseline, in points
 * @semibold: the second of the two weights
 * @tracking: added between letters, in points
 * @tabular: figures of one width, for tables and charts
 *
 * One of the sizes of type of the report (report/README §2).
 */
typedef struct
{
  double   size;
  double   leading;
  gboolean semibold;
  double   tracking;
  gboolean tabular;
} TopsheetTextStyle;

extern const TopsheetTextStyle topsheet_style_title;
extern const TopsheetTextStyle topsheet_style_figure;
extern const TopsheetTextStyle topsheet_style_text;
extern const TopsheetTextStyle topsheet_style_text_bold;
extern const TopsheetTextStyle topsheet_style_table;
extern const TopsheetTextStyle topsheet_style_table_bold;
extern const TopsheetTextStyle topsheet_style_small;
extern const TopsheetTextStyle topsheet_style_small_bold;
extern const TopsheetTextStyle topsheet_style_small_table;
extern const TopsheetTextStyle topsheet_style_small_table_bold;
/* Words in tables: figures as in sentences, so that hyphens of dates and codes keep their width. */
extern const TopsheetTextStyle topsheet_style_table_words;
extern const TopsheetTextStyle topsheet_style_table_words_bold;
extern const TopsheetTextStyle topsheet_style_small_table_words;
extern const TopsheetTextStyle topsheet_style_small_table_words_bold;
extern const TopsheetTextStyle topsheet_style_label;
extern const TopsheetTextStyle topsheet_style_label_bold;

/* From the top of a line to its baseline, the letters standing in the middle of the leading. */
double        topsheet_text_style_get_baseline (const TopsheetTextStyle *style);

/**
 * topsheet_report_context_new:
 *
 * A context that sets in the Inter shipped with the application, whatever the system has under that name, and takes from the system only what Inter lacks.
 * Sizes and line breaks are the same on every target: no hinting, no rounded positions, 72 units to the inch.
 *
 * Returns: (transfer full): the context, never %NULL; @error is set beside it when a font file is gone, and letters then come from the system
 */
PangoContext *topsheet_report_context_new      (GError                 **error);

/* One paragraph in the family of @context, ligatures off. (transfer full) */
PangoLayout  *topsheet_typeset                 (PangoContext            *context,
                                                const TopsheetTextStyle *style,
                                                const char              *text);
/* The same, its first @bold_length bytes semibold. (transfer full) */
PangoLayout  *topsheet_typeset_lead_in         (PangoContext            *context,
                                                const TopsheetTextStyle *style,
                                                const char              *text,
                                                gsize                    bold_length);
/* Breaks at @width; @max_lines 0 = as many as it takes, else the last one ends with … */
void          topsheet_layout_set_width        (PangoLayout             *layout,
                                                double                   width,
                                                guint                    max_lines);
/**
 * topsheet_layout_dup_line:
 *
 * Line @index of a broken paragraph as a layout of its own. Blanks at a break and what … stands for have no glyph in a broken layout, so a
 * PDF would carry them as replacement texts inside the tags, where readers cut the text.
 *
 * Returns: (transfer full): the line, with the blank that parts it from the next one
 */
PangoLayout  *topsheet_layout_dup_line        (PangoLayout             *layout,
                                                int                      index);
/* In points. */
double        topsheet_layout_get_width        (PangoLayout             *layout);

G_END_DECLS
