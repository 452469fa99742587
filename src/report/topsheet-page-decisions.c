/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-report-builder.h"

#include "base/topsheet-text.h"
#include "base/topsheet-time.h"
#include "report/topsheet-report-text.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

#define ACROSS 4
#define ON_FIRST_PAGE 12
#define ON_FURTHER_PAGES 20
#define CAPTION_GAP 3.0
#define CAPTION_LINES 3
#define ROW_GAP 8.0
#define MARK 7.5

static const struct
{
  TopsheetDecisionKind kind;
  TopsheetPageMark mark;
  const char *title;
} decisions[] = {
  { TOPSHEET_DECISION_ACCEPTED, TOPSHEET_PAGE_MARK_ACCEPTED, NC_("decision", "Accepted") },
  { TOPSHEET_DECISION_EDIT, TOPSHEET_PAGE_MARK_EDIT, NC_("decision", "To be edited") },
  { TOPSHEET_DECISION_PENDING, TOPSHEET_PAGE_MARK_UNDECIDED, NC_("decision", "Undecided") },
  { TOPSHEET_DECISION_REJECTED, TOPSHEET_PAGE_MARK_REJECTED, NC_("decision", "Rejected") },
};

static void
add_figures (TopsheetReportBuilder *self)
{
  TopsheetKeyFigure figures[G_N_ELEMENTS (decisions)] = { 0 };
  guint64 counts[G_N_ELEMENTS (decisions)];
  guint tenths[G_N_ELEMENTS (decisions)];
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    counts[i] = self->data->counts[decisions[i].kind];
  topsheet_report_share (counts, G_N_ELEMENTS (decisions), tenths);

  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      g_autofree char *share = topsheet_text_format_share (tenths[i] / 1000.0, 1);
      char *value = topsheet_text_format_count ((gint64) counts[i]);
      char *note = topsheet_report_fill (_("{p} of all tries"), "p", share, NULL);

      g_ptr_array_add (strings, value);
      g_ptr_array_add (strings, note);
      figures[i] = (TopsheetKeyFigure) { .label = g_dpgettext2 (NULL, "decision", decisions[i].title),
                                         .value = value,
                                         .note = note,
                                         .has_mark = TRUE,
                                         .mark = decisions[i].mark };
    }
  topsheet_report_builder_add_figures (self, figures, G_N_ELEMENTS (figures));
  self->y += 12;
}

static cairo_surface_t *
copy_pixels (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  int channels = gdk_pixbuf_get_n_channels (pixbuf), stride = gdk_pixbuf_get_rowstride (pixbuf);
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guint8 *target = cairo_image_surface_get_data (surface);
  int target_stride = cairo_image_surface_get_stride (surface);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    {
      guint32 *row = (guint32 *) (gpointer) (target + (gsize) y * (gsize) target_stride);
      const guint8 *from = pixels + (gsize) y * (gsize) stride;

      for (int x = 0; x < width; x++, from += channels)
        row[x] = (guint32) from[0] << 16 | (guint32) from[1] << 8 | from[2];
    }
  cairo_surface_mark_dirty (surface);

  return surface;
}

/* The pixels for the screen; into a PDF the file's own bytes go, untouched. */
static cairo_surface_t *
load_jpeg (GBytes *bytes)
{
  static const guint8 start[] = { 0xff, 0xd8, 0xff };
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  cairo_surface_t *surface;
  gsize size;
  const guint8 *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  if (size < sizeof start || memcmp (data, start, sizeof start) != 0)
    return NULL;

  stream = g_memory_input_stream_new_from_bytes (bytes);
  pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, NULL);
  surface = pixbuf != NULL && gdk_pixbuf_get_n_channels (pixbuf) >= 3 ? copy_pixels (pixbuf) : NULL;
  if (surface != NULL)
    cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, size, (cairo_destroy_func_t) g_bytes_unref,
                                 g_bytes_ref (bytes));

  return surface;
}

/* The whole picture in its box, never cropped; what it leaves of the box is framed. */
static void
place_picture (TopsheetReportBuilder *self,
               const TopsheetReportPicture *picture,
               double x,
               double y,
               double width,
               double height)
{
  cairo_surface_t *surface = load_jpeg (picture->jpeg);
  double scale, shown_width, shown_height;

  if (surface == NULL)
    {
      PangoLayout *layout = topsheet_typeset (self->context, &topsheet_style_small, _("no picture"));

      topsheet_report_page_add_shape (self->page, TOPSHEET_PAGE_ITEM_OUTLINE, &self->theme.hair, x + 0.25, y + 0.25,
                                      width - 0.5, height - 0.5);
      topsheet_report_page_add_layout (self->page, layout, &topsheet_style_small, &self->theme.ink2, x,
                                       y + height / 2 - 5.25, width, TOPSHEET_ALIGN_CENTER);
      return;
    }

  scale = MIN (width / cairo_image_surface_get_width (surface), height / cairo_image_surface_get_height (surface));
  shown_width = cairo_image_surface_get_width (surface) * scale;
  shown_height = cairo_image_surface_get_height (surface) * scale;
  /* A hair of difference is the rounding of the thumbnail, not another shape. */
  if (width - shown_width < 1.5 && height - shown_height < 1.5)
    {
      shown_width = width;
      shown_height = height;
    }
  else
    topsheet_report_page_add_shape (self->page, TOPSHEET_PAGE_ITEM_OUTLINE, &self->theme.hair, x + 0.25, y + 0.25,
                                    width - 0.5, height - 0.5);
  topsheet_report_page_add_picture (self->page, surface, x + (width - shown_width) / 2, y + (height - shown_height) / 2,
                                    shown_width, shown_height);
  cairo_surface_destroy (surface);
}

/* Left text, cut where the right one begins. @tag: NULL for the line that belongs to the picture itself: a picture
   without words of its own has no place in the structure of a PDF. @spoken: what a mark before it adds. */
static void
add_caption_line (TopsheetReportBuilder *self,
                  const char *tag,
                  const char *spoken,
                  PangoLayout *left,
                  const TopsheetColor *color,
                  const char *right,
                  double x,
                  double y,
                  double indent,
                  double width)
{
  PangoLayout *last = right != NULL ? topsheet_typeset (self->context, &topsheet_style_small, right) : NULL;
  double room = width - indent - (last != NULL ? topsheet_layout_get_width (last) + 4 : 0);

  topsheet_layout_set_width (left, MAX (room, 10), 1);
  if (tag != NULL)
    topsheet_report_page_begin_tag (self->page, tag, spoken);
  topsheet_report_page_add_layout (self->page, left, &topsheet_style_small, color, x + indent, y, 0,
                                   TOPSHEET_ALIGN_LEFT);
  if (tag != NULL)
    topsheet_report_page_end_tag (self->page, tag);
  if (last == NULL)
    return;
  topsheet_report_page_begin_tag (self->page, "P", NULL);
  topsheet_report_page_add_layout (self->page, last, &topsheet_style_small, &self->theme.ink2, x, y, width,
                                   TOPSHEET_ALIGN_RIGHT);
  topsheet_report_page_end_tag (self->page, "P");
}

static char *
print_cost (TopsheetGeneration *generation)
{
  const TopsheetMoney *cost = topsheet_generation_get_cost (generation);

  return cost != NULL ? topsheet_report_amount (cost) : g_strdup (_("unpriced"));
}

static char *
print_accepted (TopsheetGeneration *generation)
{
  gint64 decided = topsheet_generation_get_decided_at_usec (generation);

  return decided > 0 ? topsheet_time_format_day (decided) : g_strdup (_("day not known"));
}

static void
place_caption (TopsheetReportBuilder *self, const TopsheetReportPicture *picture, double x, double y, double width)
{
  TopsheetGeneration *generation = picture->generation;
  const char *code = topsheet_generation_get_deliverable (generation),
             *model = topsheet_generation_get_model (generation);
  g_autofree char *title = topsheet_report_join (code != NULL ? code : "", picture->name);
  g_autofree char *accepted = print_accepted (generation), *cost = print_cost (generation);
  g_autofree char *spoken = topsheet_report_fill (_("accepted {day}"), "day", accepted, NULL);
  TopsheetPageItem *mark;

  add_caption_line (self, NULL, NULL,
                    topsheet_typeset_lead_in (self->context, &topsheet_style_small, title,
                                              code != NULL ? strlen (code) : 0),
                    &self->theme.ink, NULL, x, y, 0, width);
  y += topsheet_style_small.leading;
  mark = topsheet_report_page_add_shape (self->page, TOPSHEET_PAGE_ITEM_MARK, &self->theme.actual, x, y + 1.5, MARK,
                                         MARK);
  mark->mark = TOPSHEET_PAGE_MARK_ACCEPTED;
  mark->ground = self->theme.bg;
  add_caption_line (self, "P", spoken, topsheet_typeset (self->context, &topsheet_style_small, accepted),
                    &self->theme.ink2, topsheet_generation_get_version_id (generation), x, y, MARK + 2.5, width);
  y += topsheet_style_small.leading;
  add_caption_line (self, "P", NULL,
                    topsheet_typeset (self->context, &topsheet_style_small,
                                      model != NULL ? model : _("model not known")),
                    &self->theme.ink2, cost, x, y, 0, width);
}

static void
add_picture (TopsheetReportBuilder *self,
             const TopsheetReportPicture *picture,
             double x,
             double y,
             double width,
             double height)
{
  const char *version = topsheet_generation_get_version_id (picture->generation);
  const char *name = picture->name != NULL ? picture->name : topsheet_generation_get_deliverable (picture->generation);
  g_autofree char *alternative = topsheet_report_fill (_("{name}, version {version}"), "name",
                                                       name != NULL ? name : "", "version", version, NULL);

  topsheet_report_page_begin_tag (self->page, "Figure", alternative);
  place_picture (self, picture, x, y, width, height);
  place_caption (self, picture, x, y + height + CAPTION_GAP, width);
  topsheet_report_page_end_tag (self->page, "Figure");
}

static void
add_nothing (TopsheetReportBuilder *self, double height)
{
  PangoLayout *layout = topsheet_typeset (self->context, &topsheet_style_small, _("nothing accepted yet"));

  topsheet_report_page_add_shape (self->page, TOPSHEET_PAGE_ITEM_OUTLINE, &self->theme.hair, self->left + 0.25, self->y,
                                  self->width - 0.5, height);
  topsheet_report_page_begin_tag (self->page, "P", NULL);
  topsheet_report_page_add_layout (self->page, layout, &topsheet_style_small, &self->theme.ink2, self->left,
                                   self->y + height / 2 - 5.25, self->width, TOPSHEET_ALIGN_CENTER);
  topsheet_report_page_end_tag (self->page, "P");
  self->y += height;
}

static void
add_pictures (TopsheetReportBuilder *self)
{
  GPtrArray *pictures = self->data->pictures;
  double width = topsheet_report_builder_get_span (self, 3), height = width * 9 / 16;
  double pitch = height + CAPTION_GAP + CAPTION_LINES * topsheet_style_small.leading + ROW_GAP, top;
  guint on_page = 0, capacity = ON_FIRST_PAGE;

  if (pictures->len == 0)
    {
      add_nothing (self, height);
      return;
    }

  top = self->y;
  for (guint i = 0; i < pictures->len; i++, on_page++)
    {
      if (on_page == capacity)
        {
          topsheet_report_builder_continue_page (self);
          top = self->y;
          on_page = 0;
          capacity = ON_FURTHER_PAGES;
        }
      self->y = top + on_page / ACROSS * pitch;
      add_picture (self, g_ptr_array_index (pictures, i), topsheet_report_builder_get_x (self, on_page % ACROSS * 3),
                   self->y, width, height);
    }
  self->y += pitch - ROW_GAP;
}

static char *
print_left_out (TopsheetReportData *data)
{
  g_autofree char *count = topsheet_text_format_count (data->pictures_left_out);

  return topsheet_report_fill (ngettext ("{n} more accepted version is not shown.",
                                         "{n} more accepted versions are not shown.", data->pictures_left_out),
                               "n", count, NULL);
}

void
topsheet_page_decisions_lay_out (TopsheetReportBuilder *self)
{
  TopsheetReportData *data = self->data;
  g_autofree char *lead = topsheet_report_decisions_lead (data);
  g_autofree char *amounts =
    topsheet_report_fill (_("The amount beside a version is what its generation cost, in {currency}."), "currency",
                          topsheet_project_get_currency (data->project), NULL);

  topsheet_report_builder_begin_page (self, _("Decisions and accepted versions"),
                                      data->pictures->len > 0 ? amounts : NULL, TRUE);
  topsheet_report_builder_add_title (self, _("Decisions and accepted versions"), lead);
  self->y += 11.3;
  if (topsheet_report_count_tries (data) > 0)
    add_figures (self);
  add_pictures (self);
  if (data->pictures_left_out > 0)
    {
      g_autofree char *left_out = print_left_out (data);

      self->y += 11;
      topsheet_report_builder_add_paragraph (self, "P", &topsheet_style_small, &self->theme.ink2, left_out, self->width,
                                             0);
    }
}
