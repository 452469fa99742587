/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-report-document.h"

#include "report/topsheet-pdf.h"
#include "report/topsheet-report-document-private.h"

struct _TopsheetReportDocument
{
  GObject parent_instance;

  TopsheetReportBuilder *layout;
  GError *font_error; /* (nullable) */
  guint section_pages[3];
};

G_DEFINE_FINAL_TYPE (TopsheetReportDocument, topsheet_report_document, G_TYPE_OBJECT)

/* In the order in which they are printed. */
static const struct
{
  TopsheetReportSections section;
  void (*lay_out) (TopsheetReportBuilder *builder);
} sections[] = {
  { TOPSHEET_SECTION_TOP_SHEET, topsheet_page_top_sheet_lay_out },
  { TOPSHEET_SECTION_DECISIONS, topsheet_page_decisions_lay_out },
  { TOPSHEET_SECTION_ASSUMPTIONS, topsheet_page_assumptions_lay_out },
};

static void
topsheet_report_document_finalize (GObject *object)
{
  TopsheetReportDocument *self = TOPSHEET_REPORT_DOCUMENT (object);

  g_clear_pointer (&self->layout, topsheet_report_builder_free);
  g_clear_error (&self->font_error);

  G_OBJECT_CLASS (topsheet_report_document_parent_class)->finalize (object);
}

static void
topsheet_report_document_class_init (TopsheetReportDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = topsheet_report_document_finalize;
}

static void
topsheet_report_document_init (TopsheetReportDocument *self)
{
}

TopsheetReportDocument *
topsheet_report_document_new (TopsheetReportData *data, TopsheetPaper paper, TopsheetReportSections chosen)
{
  TopsheetReportDocument *self;
  PangoContext *context;

  g_return_val_if_fail (TOPSHEET_IS_REPORT_DATA (data), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (data->project), NULL);
  g_return_val_if_fail ((chosen & TOPSHEET_SECTION_ALL) != 0, NULL);

  self = g_object_new (TOPSHEET_TYPE_REPORT_DOCUMENT, NULL);
  context = topsheet_report_context_new (&self->font_error);
  self->layout = topsheet_report_builder_new (data, context, paper);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      guint before = self->layout->pages->len;

      if ((chosen & sections[i].section) == 0)
        continue;
      sections[i].lay_out (self->layout);
      self->section_pages[i] = self->layout->pages->len - before;
    }
  topsheet_report_builder_finish (self->layout);
  g_object_unref (context);

  return self;
}

TopsheetReportBuilder *
topsheet_report_document_get_layout (TopsheetReportDocument *self)
{
  g_return_val_if_fail (TOPSHEET_IS_REPORT_DOCUMENT (self), NULL);

  return self->layout;
}

guint
topsheet_report_document_get_n_pages (TopsheetReportDocument *self)
{
  g_return_val_if_fail (TOPSHEET_IS_REPORT_DOCUMENT (self), 0);

  return self->layout->pages->len;
}

guint
topsheet_report_document_get_section_pages (TopsheetReportDocument *self, TopsheetReportSections section)
{
  g_return_val_if_fail (TOPSHEET_IS_REPORT_DOCUMENT (self), 0);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (sections[i].section == section)
      return self->section_pages[i];

  return 0;
}

void
topsheet_report_document_get_page_size (TopsheetReportDocument *self, double *width, double *height)
{
  g_return_if_fail (TOPSHEET_IS_REPORT_DOCUMENT (self));

  if (width != NULL)
    *width = self->layout->page_width;
  if (height != NULL)
    *height = self->layout->page_height;
}

const char *
topsheet_report_document_get_page_title (TopsheetReportDocument *self, guint page)
{
  g_return_val_if_fail (TOPSHEET_IS_REPORT_DOCUMENT (self), NULL);
  g_return_val_if_fail (page < self->layout->titles->len, NULL);

  return g_ptr_array_index (self->layout->titles, page);
}

char *
topsheet_report_document_get_page_text (TopsheetReportDocument *self, guint page)
{
  g_return_val_if_fail (TOPSHEET_IS_REPORT_DOCUMENT (self), NULL);
  g_return_val_if_fail (page < self->layout->pages->len, NULL);

  return topsheet_report_page_dup_text (g_ptr_array_index (self->layout->pages, page));
}

void
topsheet_report_document_draw_page (TopsheetReportDocument *self, guint page, cairo_t *cr)
{
  g_return_if_fail (TOPSHEET_IS_REPORT_DOCUMENT (self));
  g_return_if_fail (page < self->layout->pages->len);
  g_return_if_fail (cr != NULL);

  cairo_save (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, self->layout->page_width, self->layout->page_height);
  cairo_fill (cr);
  topsheet_report_page_paint (g_ptr_array_index (self->layout->pages, page), cr, FALSE);
  cairo_restore (cr);
}

GBytes *
topsheet_report_document_build_pdf (TopsheetReportDocument *self, GError **error)
{
  g_return_val_if_fail (TOPSHEET_IS_REPORT_DOCUMENT (self), NULL);

  if (self->font_error != NULL)
    {
      g_propagate_error (error, g_error_copy (self->font_error));
      return NULL;
    }

  return topsheet_pdf_build (self->layout, error);
}
