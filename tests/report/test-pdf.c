/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-fixture.h"

#include "report/topsheet-report-document.h"

static GBytes *
build (TopsheetReportData *data, TopsheetPaper paper, const char *name)
{
  g_autoptr (TopsheetReportDocument) document = topsheet_report_document_new (data, paper, TOPSHEET_SECTION_ALL);
  g_autoptr (GError) error = NULL;
  GBytes *pdf = topsheet_report_document_build_pdf (document, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pdf);
  if (name != NULL)
    {
      g_autofree char *path = report_fixture_get_path (name);

      g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
      g_assert_no_error (error);
    }
  return pdf;
}

static void
test_same_bytes (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (GBytes) first = build (data, TOPSHEET_PAPER_A4, "nordlys.pdf");
  g_autoptr (GBytes) second = NULL;

  g_usleep (1100000);
  second = build (data, TOPSHEET_PAPER_A4, NULL);
  g_assert_true (g_bytes_equal (first, second));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pdf/same-bytes", test_same_bytes);

  return g_test_run ();
}
