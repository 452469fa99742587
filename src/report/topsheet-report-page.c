/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-report-page.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Heights over and under the baseline that letters of Inter reach, in parts of the size. */
#define LETTER_ASCENT 0.76
#define LETTER_DESCENT 0.21

static void
item_clear (gpointer data)
{
  TopsheetPageItem *item = data;

  g_clear_object (&item->layout);
  g_clear_pointer (&item->picture, cairo_surface_destroy);
  g_clear_pointer (&item->note, g_free);
}

TopsheetReportPage *
topsheet_report_page_new (void)
{
  TopsheetReportPage *self = g_new0 (TopsheetReportPage, 1);

  self->items = g_array_new (FALSE, TRUE, sizeof (TopsheetPageItem));
  g_array_set_clear_func (self->items, item_clear);

  return self;
}

void
topsheet_report_page_free (TopsheetReportPage *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->items);
  g_free (self);
}

static TopsheetPageItem *
append (TopsheetReportPage *self, TopsheetPageItemKind kind, const TopsheetColor *color)
{
  TopsheetPageItem item = { .kind = kind };

  if (color != NULL)
    item.color = *color;
  g_array_append_val (self->items, item);

  return &g_array_index (self->items, TopsheetPageItem, self->items->len - 1);
}

static double
aligned (double x, double space, double width, TopsheetAlign align)
{
  switch (align)
    {
    case TOPSHEET_ALIGN_CENTER:
      return x + (space - width) / 2;
    case TOPSHEET_ALIGN_RIGHT:
      return x + space - width;
    case TOPSHEET_ALIGN_LEFT:
    default:
      return x;
    }
}

/* A blank at the end of a line parts it from the next one and takes no room. */
static double
get_ink_end (PangoLayout *layout)
{
  g_autofree char *words = g_strdup (pango_layout_get_text (layout));
  gsize length = strlen (words);
  int x;

  if (length == 0 || words[length - 1] != ' ')
    return topsheet_layout_get_width (layout);

  g_strchomp (words);
  pango_layout_line_index_to_x (pango_layout_get_line_readonly (layout, 0), (int) strlen (words), FALSE, &x);
  return (double) x / PANGO_SCALE;
}

static TopsheetPageItem *
append_line (TopsheetReportPage *self,
             PangoLayout *layout,
             const TopsheetTextStyle *style,
             const TopsheetColor *color,
             double x,
             double baseline,
             double width,
             TopsheetAlign align)
{
  TopsheetPageItem *item = append (self, TOPSHEET_PAGE_ITEM_TEXT, color);

  item->layout = layout;
  item->baseline = baseline;
  item->width = get_ink_end (layout);
  item->x = aligned (x, width, item->width, align);
  item->y = baseline - LETTER_ASCENT * style->size;
  item->height = (LETTER_ASCENT + LETTER_DESCENT) * style->size;

  return item;
}

double
topsheet_report_page_add_layout (TopsheetReportPage *self,
                                 PangoLayout *layout,
                                 const TopsheetTextStyle *style,
                                 const TopsheetColor *color,
                                 double x,
                                 double top,
                                 double width,
                                 TopsheetAlign align)
{
  double baseline;
  int n_lines;

  g_return_val_if_fail (self != NULL, top);
  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), top);

  baseline = top + topsheet_text_style_get_baseline (style);
  n_lines = pango_layout_get_line_count (layout);
  if (n_lines == 1 && !pango_layout_is_ellipsized (layout))
    {
      append_line (self, layout, style, color, x, baseline, width, align);
      return top + style->leading;
    }

  for (int i = 0; i < n_lines; i++)
    append_line (self, topsheet_layout_dup_line (layout, i), style, color, x, baseline + i * style->leading, width,
                 align)
      ->continues = i > 0;
  g_object_unref (layout);

  return top + n_lines * style->leading;
}

TopsheetPageItem *
topsheet_report_page_add_label (TopsheetReportPage *self,
                                PangoLayout *layout,
                                const TopsheetTextStyle *style,
                                const TopsheetColor *color,
                                double x,
                                double baseline,
                                TopsheetAlign align)
{
  PangoLayout *line;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), NULL);

  line = topsheet_layout_dup_line (layout, 0);
  g_object_unref (layout);
  return append_line (self, line, style, color, x, baseline, 0, align);
}

TopsheetPageItem *
topsheet_report_page_add_rule (TopsheetReportPage *self,
                               const TopsheetColor *color,
                               double stroke,
                               double x,
                               double y,
                               double width,
                               double height)
{
  TopsheetPageItem *item;

  g_return_val_if_fail (self != NULL, NULL);

  item = append (self, TOPSHEET_PAGE_ITEM_RULE, color);
  item->stroke = stroke;
  item->x = x;
  item->y = y;
  item->width = width;
  item->height = height;

  return item;
}

TopsheetPageItem *
topsheet_report_page_add_shape (TopsheetReportPage *self,
                                TopsheetPageItemKind kind,
                                const TopsheetColor *color,
                                double x,
                                double y,
                                double width,
                                double height)
{
  TopsheetPageItem *item;

  g_return_val_if_fail (self != NULL, NULL);

  item = append (self, kind, color);
  item->stroke = 0.5;
  item->x = x;
  item->y = y;
  item->width = width;
  item->height = height;

  return item;
}

void
topsheet_report_page_add_picture (TopsheetReportPage *self,
                                  cairo_surface_t *picture,
                                  double x,
                                  double y,
                                  double width,
                                  double height)
{
  TopsheetPageItem *item;

  g_return_if_fail (self != NULL && picture != NULL);

  item = append (self, TOPSHEET_PAGE_ITEM_PICTURE, NULL);
  item->picture = cairo_surface_reference (picture);
  item->x = x;
  item->y = y;
  item->width = width;
  item->height = height;
}

void
topsheet_report_page_begin_tag (TopsheetReportPage *self, const char *tag, const char *note)
{
  TopsheetPageItem *item;

  g_return_if_fail (self != NULL && tag != NULL);

  item = append (self, TOPSHEET_PAGE_ITEM_TAG_BEGIN, NULL);
  item->tag = g_intern_string (tag);
  item->note = g_strdup (note);
}

void
topsheet_report_page_end_tag (TopsheetReportPage *self, const char *tag)
{
  g_return_if_fail (self != NULL && tag != NULL);

  append (self, TOPSHEET_PAGE_ITEM_TAG_END, NULL)->tag = g_intern_string (tag);
}

void
topsheet_report_page_take (TopsheetReportPage *self, TopsheetReportPage *drawing, double x, double y)
{
  g_return_if_fail (self != NULL && drawing != NULL);

  for (guint i = 0; i < drawing->items->len; i++)
    {
      TopsheetPageItem *item = &g_array_index (drawing->items, TopsheetPageItem, i);

      item->x += x;
      item->y += y;
      item->baseline += y;
    }
  g_array_append_vals (self->items, drawing->items->data, drawing->items->len);
  /* What the items own has moved on. */
  g_array_set_clear_func (drawing->items, NULL);
  g_array_set_size (drawing->items, 0);
  g_array_set_clear_func (drawing->items, item_clear);
}

static void
set_color (cairo_t *cr, const TopsheetColor *color)
{
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
}

static void
paint_halo (cairo_t *cr, const TopsheetPageItem *item)
{
  cairo_move_to (cr, item->x, item->baseline);
  pango_cairo_layout_line_path (cr, pango_layout_get_line_readonly (item->layout, 0));
  set_color (cr, &item->ground);
  cairo_set_line_width (cr, 2.6);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

/* Lines at 45°, from the lower left to the upper right, clipped to the box. */
static void
paint_hatch (cairo_t *cr, const TopsheetPageItem *item)
{
  double step = item->dash[0] > 0 ? item->dash[0] : 3;

  cairo_rectangle (cr, item->x, item->y, item->width, item->height);
  cairo_clip (cr);
  for (double x = item->x + step / 2; x < item->x + item->width + item->height; x += step)
    {
      cairo_move_to (cr, x, item->y);
      cairo_line_to (cr, x - item->height, item->y + item->height);
    }
  cairo_set_line_width (cr, item->stroke);
  cairo_stroke (cr);
}

static void
paint_triangle (cairo_t *cr, const TopsheetPageItem *item)
{
  cairo_move_to (cr, item->x, item->y + item->height);
  cairo_line_to (cr, item->x + item->width / 2, item->y);
  cairo_line_to (cr, item->x + item->width, item->y + item->height);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
paint_mark (cairo_t *cr, const TopsheetPageItem *item)
{
  double radius = item->width / 2, x = item->x + radius, y = item->y + radius;

  cairo_set_line_width (cr, radius * 0.26);
  switch (item->mark)
    {
    case TOPSHEET_PAGE_MARK_ACCEPTED:
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      cairo_fill (cr);
      cairo_move_to (cr, x - radius * 0.48, y + radius * 0.04);
      cairo_rel_line_to (cr, radius * 0.34, radius * 0.34);
      cairo_rel_line_to (cr, radius * 0.62, -radius * 0.68);
      set_color (cr, &item->ground);
      cairo_stroke (cr);
      break;
    case TOPSHEET_PAGE_MARK_EDIT:
      cairo_arc (cr, x, y, radius * 0.87, 0, 2 * G_PI);
      cairo_stroke (cr);
      cairo_new_path (cr);
      cairo_arc (cr, x, y, radius, G_PI_2, 3 * G_PI_2);
      cairo_fill (cr);
      break;
    case TOPSHEET_PAGE_MARK_UNDECIDED:
      cairo_arc (cr, x, y, radius * 0.87, 0, 2 * G_PI);
      cairo_stroke (cr);
      break;
    case TOPSHEET_PAGE_MARK_REJECTED:
      cairo_move_to (cr, x - radius * 0.62, y - radius * 0.62);
      cairo_rel_line_to (cr, radius * 1.24, radius * 1.24);
      cairo_move_to (cr, x + radius * 0.62, y - radius * 0.62);
      cairo_rel_line_to (cr, -radius * 1.24, radius * 1.24);
      cairo_set_line_width (cr, radius * 0.36);
      cairo_stroke (cr);
      break;
    }
}

static void
paint_picture (cairo_t *cr, const TopsheetPageItem *item, gboolean tagged)
{
  double width = cairo_image_surface_get_width (item->picture);
  double height = cairo_image_surface_get_height (item->picture);

  cairo_translate (cr, item->x, item->y);
  cairo_scale (cr, item->width / width, item->height / height);
  cairo_set_source_surface (cr, item->picture, 0, 0);
  /* Soft edges on the screen; in a PDF this would have the picture drawn anew instead of its own bytes copied. */
  if (!tagged)
    cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
}

static void
paint_line (cairo_t *cr, const TopsheetPageItem *item)
{
  if (item->dash[0] > 0)
    cairo_set_dash (cr, item->dash, 2, 0);
  cairo_set_line_width (cr, item->stroke);
  if (item->kind == TOPSHEET_PAGE_ITEM_OUTLINE)
    cairo_rectangle (cr, item->x, item->y, item->width, item->height);
  else
    {
      cairo_move_to (cr, item->x, item->y);
      cairo_rel_line_to (cr, item->width, item->height);
    }
  cairo_stroke (cr);
}

static void
paint_item (cairo_t *cr, const TopsheetPageItem *item, gboolean tagged)
{
  cairo_new_path (cr);
  set_color (cr, &item->color);
  switch (item->kind)
    {
    case TOPSHEET_PAGE_ITEM_TEXT:
      if (item->halo)
        paint_halo (cr, item);
      set_color (cr, &item->color);
      cairo_move_to (cr, item->x, item->baseline);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (item->layout, 0));
      break;
    case TOPSHEET_PAGE_ITEM_RULE:
    case TOPSHEET_PAGE_ITEM_OUTLINE:
      paint_line (cr, item);
      break;
    case TOPSHEET_PAGE_ITEM_FILL:
      cairo_rectangle (cr, item->x, item->y, item->width, item->height);
      cairo_fill (cr);
      break;
    case TOPSHEET_PAGE_ITEM_HATCH:
      paint_hatch (cr, item);
      break;
    case TOPSHEET_PAGE_ITEM_TRIANGLE:
      paint_triangle (cr, item);
      break;
    case TOPSHEET_PAGE_ITEM_MARK:
      paint_mark (cr, item);
      break;
    case TOPSHEET_PAGE_ITEM_PICTURE:
      paint_picture (cr, item, tagged);
      break;
    case TOPSHEET_PAGE_ITEM_TAG_BEGIN:
      if (tagged)
        cairo_tag_begin (cr, item->tag, NULL);
      break;
    case TOPSHEET_PAGE_ITEM_TAG_END:
      if (tagged)
        cairo_tag_end (cr, item->tag);
      break;
    }
}

void
topsheet_report_page_paint (TopsheetReportPage *self, cairo_t *cr, gboolean tagged)
{
  g_return_if_fail (self != NULL && cr != NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const TopsheetPageItem *item = &g_array_index (self->items, TopsheetPageItem, i);
      /* A tag that begins inside save/restore would end in another state of the context. */
      gboolean is_tag = item->kind == TOPSHEET_PAGE_ITEM_TAG_BEGIN || item->kind == TOPSHEET_PAGE_ITEM_TAG_END;

      if (!is_tag)
        cairo_save (cr);
      paint_item (cr, item, tagged);
      if (!is_tag)
        cairo_restore (cr);
    }
}

/* What replaces the signs of the tag that begins at @begin when it is read; NULL for most. */
static const char *
find_spoken (const TopsheetPageItem *begin)
{
  if (g_str_equal (begin->tag, "TD") || g_str_equal (begin->tag, "P"))
    return begin->note;
  return NULL;
}

/* A row of a table is a line, and so is everything else; the lines of a paragraph run on. */
char *
topsheet_report_page_dup_text (TopsheetReportPage *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *artifact = g_intern_static_string ("Artifact"), *row = g_intern_static_string ("TR"), *spoken = NULL;
  guint hidden = 0;
  gboolean in_row = FALSE, row_begins = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const TopsheetPageItem *item = &g_array_index (self->items, TopsheetPageItem, i);
      int step = item->kind == TOPSHEET_PAGE_ITEM_TAG_BEGIN ? 1 : item->kind == TOPSHEET_PAGE_ITEM_TAG_END ? -1 : 0;

      if (step != 0)
        spoken = step > 0 ? find_spoken (item) : NULL;
      if (step != 0 && item->tag == artifact)
        hidden += (guint) step;
      else if (step != 0 && item->tag == row)
        in_row = row_begins = step > 0;
      else if (item->kind == TOPSHEET_PAGE_ITEM_TEXT && hidden == 0)
        {
          const char *gap = words->len == 0 || item->continues ? "" : in_row && !row_begins ? " " : "\n";

          g_string_append_printf (words, "%s%s", gap, spoken != NULL ? spoken : pango_layout_get_text (item->layout));
          row_begins = FALSE;
        }
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}
