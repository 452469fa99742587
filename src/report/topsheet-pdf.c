/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-pdf.h"

#include "base/topsheet-time.h"
#include "report/topsheet-report-text.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static char *
print_title (TopsheetReportData *data)
{
  g_autofree char *date = topsheet_time_format_date (data->date_usec);

  return topsheet_report_fill (_("{project}: report, {date}"), "project", topsheet_project_get_name (data->project),
                               "date", date, NULL);
}

static void
set_metadata (cairo_surface_t *surface, TopsheetReportData *data, const char *title)
{
  const char *author = topsheet_project_get_producer (data->project);
  /* The date of the report, never that of the writing: the same report is the same file. */
  g_autofree char *date = topsheet_time_print_rfc3339 (data->date_usec - data->date_usec % G_USEC_PER_SEC);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (author != NULL && *author != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Topsheet " TOPSHEET_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static void
add_outline (cairo_surface_t *surface, TopsheetReportBuilder *layout)
{
  for (guint i = 0; i < layout->outline->len; i++)
    {
      const TopsheetReportOutline *entry = &g_array_index (layout->outline, TopsheetReportOutline, i);
      char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *target = g_strdup_printf ("page=%u pos=[%s %s]", entry->page + 1,
                                                 g_ascii_formatd (x, sizeof x, "%.1f", 0),
                                                 g_ascii_formatd (y, sizeof y, "%.1f", entry->y - 20));

      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, entry->title, target, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
}

/* The box of what stands between the begin of a tag, at @begin, and its end. */
static void
find_box (TopsheetReportPage *page, guint begin, double page_height, TopsheetPdfTag *tag)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = 0, bottom = 0;
  guint depth = 0;

  for (guint i = begin; i < page->items->len; i++)
    {
      const TopsheetPageItem *item = &g_array_index (page->items, TopsheetPageItem, i);

      if (item->kind == TOPSHEET_PAGE_ITEM_TAG_BEGIN)
        depth++;
      else if (item->kind == TOPSHEET_PAGE_ITEM_TAG_END && --depth == 0)
        break;
      else if (item->kind != TOPSHEET_PAGE_ITEM_TAG_END)
        {
          left = MIN (left, item->x);
          top = MIN (top, item->y);
          right = MAX (right, item->x + item->width);
          bottom = MAX (bottom, item->y + item->height);
        }
    }
  tag->x = left;
  tag->width = right - left;
  tag->y = page_height - bottom;
  tag->height = bottom - top;
}

static void
tag_clear (gpointer data)
{
  g_free (((TopsheetPdfTag *) data)->note);
}

static GArray *
list_tags (TopsheetReportBuilder *layout)
{
  GArray *tags = g_array_new (FALSE, TRUE, sizeof (TopsheetPdfTag));
  guint notes = 0;

  g_array_set_clear_func (tags, tag_clear);
  for (guint i = 0; i < layout->pages->len; i++)
    {
      TopsheetReportPage *page = g_ptr_array_index (layout->pages, i);

      for (guint j = 0; j < page->items->len; j++)
        {
          const TopsheetPageItem *item = &g_array_index (page->items, TopsheetPageItem, j);
          TopsheetPdfTag tag = { .tag = item->tag };

          /* Artifacts are no part of the structure. */
          if (item->kind != TOPSHEET_PAGE_ITEM_TAG_BEGIN || g_str_equal (item->tag, "Artifact"))
            continue;
          if (g_str_equal (item->tag, "Figure"))
            find_box (page, j, layout->page_height, &tag);
          tag.note = g_str_equal (item->tag, "Note") ? g_strdup_printf ("note-%u", ++notes) : g_strdup (item->note);
          g_array_append_val (tags, tag);
        }
    }
  return tags;
}

/* One root for all pages: several would be several documents. */
static cairo_status_t
paint_pages (cairo_surface_t *surface, TopsheetReportBuilder *layout)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < layout->pages->len; i++)
    {
      topsheet_report_page_paint (g_ptr_array_index (layout->pages, i), cr, TRUE);
      if (i == layout->pages->len - 1)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);

  return status != CAIRO_STATUS_SUCCESS ? status : cairo_surface_status (surface);
}

GBytes *
topsheet_pdf_build (TopsheetReportBuilder *layout, GError **error)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) tags = NULL;
  g_autofree char *title = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (layout != NULL && layout->pages->len > 0, NULL);

  title = print_title (layout->data);
  surface = cairo_pdf_surface_create_for_stream (append_bytes, file, layout->page_width, layout->page_height);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_7);
  set_metadata (surface, layout->data, title);
  add_outline (surface, layout);
  status = paint_pages (surface, layout);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("The pages of the report could not be drawn: %s. Nothing was written."),
                   cairo_status_to_string (status));
      return NULL;
    }

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&file));
  tags = list_tags (layout);

  /* Translators: the language of this translation as a tag of BCP 47, like "pl" or "pt-BR"; screen readers choose their
     voice by it. */
  return topsheet_pdf_complete (bytes, tags, _("en"), title, topsheet_project_get_producer (layout->data->project),
                                layout->data->date_usec, error);
}
