/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-fixture.h"

#include "report/topsheet-report-document-private.h"

#include <gio/gio.h>
#include <string.h>

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

/* What a tool says about a file of the build directory; it must succeed. */
static char *
run (const char * const *tool, const char *name, const char *last)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *path = report_fixture_get_path (name);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *words = NULL;

  for (; *tool != NULL; tool++)
    g_ptr_array_add (argv, (gpointer) *tool);
  g_ptr_array_add (argv, path);
  g_ptr_array_add (argv, (gpointer) last);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char * const *) argv->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &words, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("%s failed: %s", (const char *) argv->pdata[0], words);
  return words;
}

static void
assert_says (const char *words, const char *expected)
{
  if (strstr (words, expected) == NULL)
    g_error ("no “%s” in:\n%s", expected, words);
}

static guint
count (const char *words, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (words, what); at != NULL; at = strstr (at + strlen (what), what))
    n++;
  return n;
}

/* Letters without blanks, so that line ends and columns do not matter. */
static char *
squeeze (const char *text)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && g_utf8_get_char (p) != 0xa0)
      g_string_append_unichar (letters, g_utf8_get_char (p));
  return g_string_free (letters, FALSE);
}

static void
test_same_bytes (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new (), again = report_fixture_new ();
  g_autoptr (GBytes) first = build (data, TOPSHEET_PAPER_A4, NULL), second = NULL, third = NULL, other = NULL;

  /* The clock goes on; the file does not change. */
  g_usleep (1100000);
  second = build (data, TOPSHEET_PAPER_A4, NULL);
  g_assert_true (g_bytes_equal (first, second));
  third = build (again, TOPSHEET_PAPER_A4, NULL);
  g_assert_true (g_bytes_equal (first, third));

  again->entries++;
  other = build (again, TOPSHEET_PAPER_A4, NULL);
  g_assert_false (g_bytes_equal (first, other));
}

static void
test_valid (void)
{
  static const char * const check[] = { "qpdf", "--check", NULL }, * const info[] = { "pdfinfo", NULL };
  static const char * const fonts[] = { "pdffonts", NULL };
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (GBytes) pdf = build (data, TOPSHEET_PAPER_A4, "valid.pdf");
  g_autofree char *valid = run (check, "valid.pdf", NULL), *facts = run (info, "valid.pdf", NULL);
  g_autofree char *used = run (fonts, "valid.pdf", NULL);

  g_assert_cmpuint (g_bytes_get_size (pdf), <, 400000);
  assert_says (valid, "No syntax or stream encoding errors found");
  g_assert_null (strstr (valid, "WARNING"));
  assert_says (facts, "Title:           Nordlys – Winter Film: report, 20 November 2026");
  assert_says (facts, "Tagged:          yes");
  assert_says (facts, "Metadata Stream: yes");
  assert_says (facts, "Pages:           3");
  assert_says (facts, "PDF version:     1.7");
  assert_says (facts, "595.28 x 841.89 pts (A4)");
  /* Only the shipped faces. */
  g_assert_cmpuint (count (used, "Inter-Regular") + count (used, "Inter-SemiBold"), ==, count (used, "\n") - 2);
}

/* The parts that readers look for and the drawing library does not write. */
static void
test_catalogue (void)
{
  static const char * const plain[] = { "qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids", NULL };
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (GBytes) pdf = build (data, TOPSHEET_PAPER_LETTER, "catalogue.pdf");
  g_autofree char *target = report_fixture_get_path ("catalogue-plain.pdf");
  g_autofree char *said = run (plain, "catalogue.pdf", target), *raw = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (target, &raw, &size, NULL));
  /* Binary streams would end the text early. */
  for (gsize i = 0; i < size; i++)
    if (raw[i] == '\0')
      raw[i] = ' ';
  assert_says (raw, "/Lang (en)");
  assert_says (raw, "/DisplayDocTitle true");
  assert_says (raw, "<dc:language><rdf:Bag><rdf:li>en</rdf:li>");
  g_assert_cmpuint (count (raw, "/Tabs /S"), ==, 3);
  /* A figure for the chart and one for each picture, all with an alternative and a box. */
  g_assert_cmpuint (count (raw, "/S /Figure"), ==, 13);
  g_assert_cmpuint (count (raw, "/Alt ("), ==, 13);
  g_assert_cmpuint (count (raw, "/BBox ["), >=, 13);
  g_assert_cmpuint (count (raw, "/S /Document"), ==, 1);
  g_assert_cmpuint (count (raw, "/Scope /Column"), ==, 8 + 6);
  g_assert_cmpuint (count (raw, "/Scope /Row"), ==, 9 + 8);
  /* The outline: one entry for each section. */
  g_assert_cmpuint (count (raw, "/Title "), ==, 1 + 3);
  /* The dashes and the marks of the captions are read as words. Replacement texts nested in the streams are cut by
   * readers. */
  g_assert_cmpuint (count (raw, "/ActualText (no entry)"), ==, 10);
  g_assert_cmpuint (count (raw, "/ActualText (accepted "), ==, 12);
  g_assert_cmpuint (count (raw, "/Span <<"), ==, 0);
}

/* Signs as they are printed for words as they are read. */
static char *
unspeak (const char *text)
{
  g_autoptr (GRegex) dash = g_regex_new ("(?<!means)noentry", 0, 0, NULL);
  g_autoptr (GRegex) day = g_regex_new ("accepted(?=[0-9]+(Nov|Oct))", 0, 0, NULL);
  g_autofree char *printed = g_regex_replace_literal (dash, text, -1, 0, "–", 0, NULL);

  return g_regex_replace_literal (day, printed, -1, 0, "", 0, NULL);
}

/* What the tags say in order is what the pages say, and what a person selects. */
static void
test_words (void)
{
  static const char * const structure[] = { "pdfinfo", "-struct-text", NULL };
  static const char * const text[] = { "pdftotext", "-raw", NULL };
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (GBytes) pdf = build (data, TOPSHEET_PAPER_A4, "words.pdf");
  g_autoptr (TopsheetReportDocument) document = topsheet_report_document_new (data, TOPSHEET_PAPER_A4,
                                                                              TOPSHEET_SECTION_ALL);
  g_autofree char *tree = run (structure, "words.pdf", NULL), *selected = run (text, "words.pdf", "-");
  g_autofree char *all = squeeze (selected);
  g_auto (GStrv) lines = g_strsplit (tree, "\n", -1);
  g_autoptr (GString) tagged = g_string_new (NULL), pages = g_string_new (NULL);
  g_autofree char *first = NULL, *second = NULL, *read_out = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      gsize length = strlen (line);

      if (length >= 2 && line[0] == '"' && line[length - 1] == '"')
        g_string_append_len (tagged, line + 1, (gssize) length - 2);
    }
  for (guint i = 0; i < topsheet_report_document_get_n_pages (document); i++)
    {
      g_autofree char *page = topsheet_report_document_get_page_text (document, i);
      g_autofree char *read = squeeze (page), *letters = unspeak (read);

      g_string_append (pages, page);
      /* Whole, in order, with nothing between. */
      if (strstr (all, letters) == NULL)
        g_error ("page %u reads otherwise:\n%s\n%s", i + 1, letters, all);
    }
  first = squeeze (tagged->str);
  read_out = squeeze (pages->str);
  second = unspeak (read_out);
  g_assert_cmpstr (first, ==, second);
  assert_says (all, "Page1of3");
  assert_says (all, "Page3of3");
}

/* The bytes of a thumbnail go into the file as they are. */
static void
test_pictures (void)
{
  static const char * const extract[] = { "pdfimages", "-all", NULL };
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (GBytes) pdf = build (data, TOPSHEET_PAPER_A4, "pictures.pdf");
  g_autofree char *root = report_fixture_get_path ("picture");
  g_autofree char *said = run (extract, "pictures.pdf", root);

  for (guint i = 0; i < data->pictures->len; i++)
    {
      const TopsheetReportPicture *picture = g_ptr_array_index (data->pictures, i);
      g_autofree char *name = g_strdup_printf ("picture-%03u.jpg", i);
      g_autofree char *path = report_fixture_get_path (name);
      g_autofree char *bytes = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      g_assert_cmpmem (bytes, size, g_bytes_get_data (picture->jpeg, NULL), g_bytes_get_size (picture->jpeg));
    }
}

/* The same page on the screen, at any scale, and from a thread that is not the main one. */
static gpointer
draw_elsewhere (gpointer document)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1200, 1700);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, 2, 2);
  for (guint i = 0; i < topsheet_report_document_get_n_pages (document); i++)
    topsheet_report_document_draw_page (document, i, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  return surface;
}

static void
test_screen (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportDocument) document = topsheet_report_document_new (data, TOPSHEET_PAPER_A4,
                                                                              TOPSHEET_SECTION_ALL);
  cairo_surface_t *surface = g_thread_join (g_thread_new ("draw", draw_elsewhere, document));
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  gsize size = (gsize) cairo_image_surface_get_stride (surface) * 1700;
  guint dark = 0;

  for (gsize i = 0; i < size; i++)
    dark += pixels[i] < 0x80 ? 1 : 0;
  g_assert_cmpuint (dark, >, 20000);
  g_assert_cmpint (pixels[0], ==, 0xff);
  cairo_surface_destroy (surface);
}

/* Without the shipped fonts a page would differ from those made elsewhere: it says so and writes nothing. */
static void
test_no_font (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autofree char *kept = g_strdup (g_getenv ("TOPSHEET_DATA"));
  g_autoptr (TopsheetReportDocument) document = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("TOPSHEET_DATA", "/nonexistent", TRUE);
  document = topsheet_report_document_new (data, TOPSHEET_PAPER_A4, TOPSHEET_SECTION_ALL);
  if (kept != NULL)
    g_setenv ("TOPSHEET_DATA", kept, TRUE);
  if (g_file_test (TOPSHEET_DATA_DIR "/fonts/Inter-Regular.otf", G_FILE_TEST_EXISTS))
    {
      g_assert_cmpuint (topsheet_report_document_get_n_pages (document), ==, 3);
      return;
    }
  pdf = topsheet_report_document_build_pdf (document, &error);
  g_assert_null (pdf);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_says (error->message, "Nothing was written");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/report/pdf/valid", test_valid);
  g_test_add_func ("/report/pdf/catalogue", test_catalogue);
  g_test_add_func ("/report/pdf/words", test_words);
  g_test_add_func ("/report/pdf/pictures", test_pictures);
  g_test_add_func ("/report/pdf/screen", test_screen);
  g_test_add_func ("/report/pdf/no-font", test_no_font);

  return g_test_run ();
}
