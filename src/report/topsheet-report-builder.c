/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-report-builder.h"

#include "base/topsheet-text.h"
#include "base/topsheet-time.h"
#include "report/topsheet-report-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* report/README §2 */
#define LEFT 57.0
#define RIGHT 45.0
#define GUTTER 11.0
#define N_COLUMNS 12
#define HEAD_TOP 29.0
#define HEAD_RULE 44.5
#define BODY_TOP 58.0
#define NOTES_END_FROM_BOTTOM 50.0
#define FOOT_RULE_FROM_BOTTOM 43.5
#define FOOT_END_FROM_BOTTOM 28.0
#define FREE_ABOVE_NOTES 8.0
#define HEADING_ABOVE 11.0
#define HEADING_BELOW 1.0
#define ITEM_INDENT 16.0

static void
outline_clear (gpointer data)
{
  g_free (((TopsheetReportOutline *) data)->title);
}

TopsheetReportBuilder *
topsheet_report_builder_new (TopsheetReportData *data, PangoContext *context, TopsheetPaper paper)
{
  TopsheetReportBuilder *self;

  g_return_val_if_fail (TOPSHEET_IS_REPORT_DATA (data), NULL);
  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  self = g_new0 (TopsheetReportBuilder, 1);
  self->data = g_object_ref (data);
  self->context = g_object_ref (context);
  self->theme = topsheet_chart_theme (TOPSHEET_CHART_THEME_PAPER, FALSE);
  self->page_width = paper == TOPSHEET_PAPER_LETTER ? 612 : 595.28;
  self->page_height = paper == TOPSHEET_PAPER_LETTER ? 792 : 841.89;
  self->left = LEFT;
  self->width = self->page_width - LEFT - RIGHT;
  self->body_top = BODY_TOP;
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_report_page_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->outline = g_array_new (FALSE, FALSE, sizeof (TopsheetReportOutline));
  g_array_set_clear_func (self->outline, outline_clear);

  return self;
}

void
topsheet_report_builder_free (TopsheetReportBuilder *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->data);
  g_clear_object (&self->context);
  g_clear_object (&self->notes);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->outline, g_array_unref);
  g_free (self);
}

double
topsheet_report_builder_get_x (TopsheetReportBuilder *self, guint column)
{
  return self->left + column * (topsheet_report_builder_get_span (self, 1) + GUTTER);
}

double
topsheet_report_builder_get_span (TopsheetReportBuilder *self, guint n_columns)
{
  double column = (self->width - (N_COLUMNS - 1) * GUTTER) / N_COLUMNS;

  return n_columns * column + (n_columns - 1) * GUTTER;
}

/* The notes of the page that ends: they stand at its end and are read last. */
static void
end_page (TopsheetReportBuilder *self)
{
  double height;

  if (self->page == NULL || self->notes == NULL)
    return;

  height = pango_layout_get_line_count (self->notes) * topsheet_style_small.leading;
  topsheet_report_page_begin_tag (self->page, "Note", NULL);
  topsheet_report_page_add_layout (self->page, g_steal_pointer (&self->notes), &topsheet_style_small, &self->theme.ink2,
                                   self->left, self->page_height - NOTES_END_FROM_BOTTOM - height, 0,
                                   TOPSHEET_ALIGN_LEFT);
  topsheet_report_page_end_tag (self->page, "Note");
}

static void
append_page (TopsheetReportBuilder *self, const char *title)
{
  end_page (self);
  self->page = topsheet_report_page_new ();
  g_ptr_array_add (self->pages, self->page);
  g_ptr_array_add (self->titles, g_strdup (title));
  self->y = self->body_top;
  self->body_bottom = self->page_height - NOTES_END_FROM_BOTTOM;
}

void
topsheet_report_builder_begin_page (TopsheetReportBuilder *self, const char *title, const char *notes, gboolean outline)
{
  g_return_if_fail (self != NULL && title != NULL);

  append_page (self, title);
  if (outline)
    {
      TopsheetReportOutline entry = { g_strdup (title), self->pages->len - 1, self->body_top };

      g_array_append_val (self->outline, entry);
    }
  if (notes != NULL)
    {
      self->notes = topsheet_typeset (self->context, &topsheet_style_small, notes);
      topsheet_layout_set_width (self->notes, self->width, 0);
      self->body_bottom -= pango_layout_get_line_count (self->notes) * topsheet_style_small.leading + FREE_ABOVE_NOTES;
    }
}

void
topsheet_report_builder_continue_page (TopsheetReportBuilder *self)
{
  g_autofree char *section = NULL, *title = NULL;
  PangoLayout *layout;

  g_return_if_fail (self != NULL && self->page != NULL);

  section = g_strdup (g_array_index (self->outline, TopsheetReportOutline, self->outline->len - 1).title);
  title = topsheet_report_fill (_("{section}, continued"), "section", section, NULL);
  append_page (self, title);

  layout = topsheet_typeset (self->context, &topsheet_style_title, title);
  topsheet_layout_set_width (layout, self->width, 1);
  topsheet_report_page_begin_tag (self->page, "Artifact", NULL);
  self->y = topsheet_report_page_add_layout (self->page, layout, &topsheet_style_title, &self->theme.ink, self->left,
                                             self->y, 0, TOPSHEET_ALIGN_LEFT);
  topsheet_report_page_end_tag (self->page, "Artifact");
  self->y += 10;
}

static void
add_line (TopsheetReportBuilder *self,
          TopsheetReportPage *page,
          const TopsheetTextStyle *style,
          const TopsheetColor *color,
          const char *left,
          const char *right,
          double top)
{
  PangoLayout *first = topsheet_typeset (self->context, style, left);
  PangoLayout *last = topsheet_typeset (self->context, &topsheet_style_small, right);
  double room = self->width - topsheet_layout_get_width (last) - GUTTER;

  topsheet_layout_set_width (first, room, 1);
  topsheet_report_page_add_layout (page, first, style, color, self->left, top, 0, TOPSHEET_ALIGN_LEFT);
  topsheet_report_page_add_layout (page, last, &topsheet_style_small, &self->theme.ink2, self->left, top, self->width,
                                   TOPSHEET_ALIGN_RIGHT);
}

void
topsheet_report_builder_finish (TopsheetReportBuilder *self)
{
  g_autofree char *foot = NULL, *head = NULL, *date = NULL, *total = NULL;
  double height;

  g_return_if_fail (self != NULL);

  end_page (self);
  foot = topsheet_report_foot (self->data);
  date = topsheet_time_format_date (self->data->date_usec);
  head = topsheet_report_fill (_("Report · {date}"), "date", date, NULL);
  total = topsheet_text_format_count (self->pages->len);
  height = self->page_height;

  for (guint i = 0; i < self->pages->len; i++)
    {
      TopsheetReportPage *page = g_ptr_array_index (self->pages, i);
      g_autofree char *number = topsheet_text_format_count (i + 1);
      g_autofree char *of = topsheet_report_fill (_("Page {n} of {total}"), "n", number, "total", total, NULL);

      topsheet_report_page_begin_tag (page, "Artifact", NULL);
      add_line (self, page, &topsheet_style_small_bold, &self->theme.ink,
                topsheet_project_get_name (self->data->project), head, HEAD_TOP);
      topsheet_report_page_end_tag (page, "Artifact");
      topsheet_report_page_add_rule (page, &self->theme.hair, 0.5, self->left, HEAD_RULE, self->width, 0);
      topsheet_report_page_add_rule (page, &self->theme.hair, 0.5, self->left, height - FOOT_RULE_FROM_BOTTOM,
                                     self->width, 0);
      topsheet_report_page_begin_tag (page, "Artifact", NULL);
      add_line (self, page, &topsheet_style_small, &self->theme.ink2, foot, of,
                height - FOOT_END_FROM_BOTTOM - topsheet_style_small.leading);
      topsheet_report_page_end_tag (page, "Artifact");
    }
}

void
topsheet_report_builder_add_paragraph (TopsheetReportBuilder *self,
                                       const char *tag,
                                       const TopsheetTextStyle *style,
                                       const TopsheetColor *color,
                                       const char *text,
                                       double width,
                                       guint max_lines)
{
  PangoLayout *layout;

  g_return_if_fail (self != NULL && self->page != NULL && text != NULL);

  layout = topsheet_typeset (self->context, style, text);
  topsheet_layout_set_width (layout, width, max_lines);
  topsheet_report_page_begin_tag (self->page, tag, NULL);
  self->y = topsheet_report_page_add_layout (self->page, layout, style, color, self->left, self->y, 0,
                                             TOPSHEET_ALIGN_LEFT);
  topsheet_report_page_end_tag (self->page, tag);
}

void
topsheet_report_builder_add_title (TopsheetReportBuilder *self, const char *title, const char *lead)
{
  g_return_if_fail (self != NULL);

  topsheet_report_builder_add_paragraph (self, "H1", &topsheet_style_title, &self->theme.ink, title, self->width, 2);
  self->y += 2;
  topsheet_report_builder_add_paragraph (self, "P", &topsheet_style_text, &self->theme.ink, lead,
                                         MIN (self->width, 440), 0);
}

void
topsheet_report_builder_add_heading (TopsheetReportBuilder *self, const char *heading, double room)
{
  g_return_if_fail (self != NULL);

  if (self->y + HEADING_ABOVE + topsheet_style_text.leading + HEADING_BELOW + room > self->body_bottom)
    topsheet_report_builder_continue_page (self);
  else
    self->y += HEADING_ABOVE;
  topsheet_report_builder_add_paragraph (self, "H2", &topsheet_style_text_bold, &self->theme.ink, heading, self->width,
                                         1);
  self->y += HEADING_BELOW;
}

void
topsheet_report_builder_add_item (TopsheetReportBuilder *self,
                                  const char *mark,
                                  const char *term,
                                  const char *text,
                                  double x,
                                  double width)
{
  g_autofree char *joined = NULL;
  PangoLayout *layout;
  double indent = mark != NULL ? ITEM_INDENT : 0;

  g_return_if_fail (self != NULL && text != NULL);

  joined = topsheet_report_join (term, text);
  layout = topsheet_typeset_lead_in (self->context, &topsheet_style_small, joined, term != NULL ? strlen (term) : 0);
  topsheet_layout_set_width (layout, width - indent, 0);
  if (self->y + pango_layout_get_line_count (layout) * topsheet_style_small.leading > self->body_bottom)
    topsheet_report_builder_continue_page (self);

  topsheet_report_page_begin_tag (self->page, "LI", NULL);
  if (mark != NULL)
    {
      topsheet_report_page_begin_tag (self->page, "Lbl", NULL);
      topsheet_report_page_add_layout (self->page, topsheet_typeset (self->context, &topsheet_style_small, mark),
                                       &topsheet_style_small, &self->theme.ink2, x, self->y, 0, TOPSHEET_ALIGN_LEFT);
      topsheet_report_page_end_tag (self->page, "Lbl");
    }
  topsheet_report_page_begin_tag (self->page, "LBody", NULL);
  self->y = topsheet_report_page_add_layout (self->page, layout, &topsheet_style_small, &self->theme.ink, x + indent,
                                             self->y, 0, TOPSHEET_ALIGN_LEFT);
  topsheet_report_page_end_tag (self->page, "LBody");
  topsheet_report_page_end_tag (self->page, "LI");
  self->y += 1.4;
}

/* One size for all: smaller figures when one does not fit, never a cut one. */
static const TopsheetTextStyle *
find_figure_style (TopsheetReportBuilder *self, const TopsheetKeyFigure *figures, guint n_figures)
{
  static const TopsheetTextStyle narrow = { 9, 23, TRUE, 0, FALSE };
  double width = topsheet_report_builder_get_span (self, 3);

  for (guint i = 0; i < n_figures; i++)
    {
      g_autoptr (PangoLayout) layout = topsheet_typeset (self->context, &topsheet_style_figure, figures[i].value);

      if (topsheet_layout_get_width (layout) > width)
        return &narrow;
    }
  return &topsheet_style_figure;
}

/* The label, behind the mark of a decision where there is one. */
static void
add_figure_label (TopsheetReportBuilder *self, const TopsheetKeyFigure *figure, double x, double top, double width)
{
  PangoLayout *label = topsheet_typeset (self->context, &topsheet_style_small, figure->label);
  gboolean is_muted = figure->mark >= TOPSHEET_PAGE_MARK_UNDECIDED;
  double indent = 0;

  if (figure->has_mark)
    {
      TopsheetPageItem *item = topsheet_report_page_add_shape (self->page, TOPSHEET_PAGE_ITEM_MARK,
                                                               is_muted ? &self->theme.ink2 : &self->theme.actual, x,
                                                               top + 1.5, 7.5, 7.5);

      item->mark = figure->mark;
      item->ground = self->theme.bg;
      indent = 10;
    }
  topsheet_layout_set_width (label, width - indent, 1);
  topsheet_report_page_begin_tag (self->page, "Lbl", NULL);
  topsheet_report_page_add_layout (self->page, label, &topsheet_style_small, &self->theme.ink2, x + indent, top, 0,
                                   TOPSHEET_ALIGN_LEFT);
  topsheet_report_page_end_tag (self->page, "Lbl");
}

static void
add_figure_note (TopsheetReportBuilder *self, const TopsheetKeyFigure *figure, double x, double top, double width)
{
  const TopsheetColor *color = figure->over ? &self->theme.over : &self->theme.ink2;
  PangoLayout *note = topsheet_typeset (self->context, &topsheet_style_small, figure->note);
  double indent = figure->over ? 8 : 0;

  topsheet_report_page_begin_tag (self->page, "P", NULL);
  if (figure->over)
    topsheet_report_page_add_shape (self->page, TOPSHEET_PAGE_ITEM_TRIANGLE, color, x, top + 2.2, 5.6, 5.2);
  topsheet_layout_set_width (note, width - indent, 1);
  topsheet_report_page_add_layout (self->page, note, &topsheet_style_small, color, x + indent, top, 0,
                                   TOPSHEET_ALIGN_LEFT);
  topsheet_report_page_end_tag (self->page, "P");
}

static void
add_figure (TopsheetReportBuilder *self,
            const TopsheetKeyFigure *figure,
            const TopsheetTextStyle *style,
            double x,
            double top)
{
  double width = topsheet_report_builder_get_span (self, 3);

  topsheet_report_page_begin_tag (self->page, "LI", NULL);
  add_figure_label (self, figure, x, top, width);
  topsheet_report_page_begin_tag (self->page, "LBody", NULL);
  topsheet_report_page_begin_tag (self->page, "P", NULL);
  topsheet_report_page_add_layout (self->page, topsheet_typeset (self->context, style, figure->value), style,
                                   &self->theme.ink, x, top + 10.5, 0, TOPSHEET_ALIGN_LEFT);
  topsheet_report_page_end_tag (self->page, "P");
  add_figure_note (self, figure, x, top + 34, width);
  topsheet_report_page_end_tag (self->page, "LBody");
  topsheet_report_page_end_tag (self->page, "LI");
}

void
topsheet_report_builder_add_figures (TopsheetReportBuilder *self, const TopsheetKeyFigure *figures, guint n_figures)
{
  const TopsheetTextStyle *style;

  g_return_if_fail (self != NULL && figures != NULL && n_figures <= 4);

  style = find_figure_style (self, figures, n_figures);
  topsheet_report_page_add_rule (self->page, &self->theme.hair, 0.5, self->left, self->y, self->width, 0);
  topsheet_report_page_begin_tag (self->page, "L", NULL);
  for (guint i = 0; i < n_figures; i++)
    add_figure (self, &figures[i], style, topsheet_report_builder_get_x (self, i * 3), self->y + 6.2);
  topsheet_report_page_end_tag (self->page, "L");
  self->y += 58;
  topsheet_report_page_add_rule (self->page, &self->theme.hair, 0.5, self->left, self->y, self->width, 0);
}
