/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-fixture.h"

#include "report/topsheet-report-document-private.h"

#include <locale.h>
#include <string.h>

/* What the letters of an italic or accented glyph may reach over their box. */
#define TOLERANCE 0.6

static gboolean
has_room (const TopsheetPageItem *item)
{
  switch (item->kind)
    {
    case TOPSHEET_PAGE_ITEM_TEXT:
    case TOPSHEET_PAGE_ITEM_TRIANGLE:
    case TOPSHEET_PAGE_ITEM_MARK:
    case TOPSHEET_PAGE_ITEM_PICTURE:
      return TRUE;
    case TOPSHEET_PAGE_ITEM_RULE:
    case TOPSHEET_PAGE_ITEM_FILL:
    case TOPSHEET_PAGE_ITEM_OUTLINE:
    case TOPSHEET_PAGE_ITEM_HATCH:
    case TOPSHEET_PAGE_ITEM_TAG_BEGIN:
    case TOPSHEET_PAGE_ITEM_TAG_END:
    default:
      return FALSE;
    }
}

static const char *
name_item (const TopsheetPageItem *item)
{
  return item->layout != NULL ? pango_layout_get_text (item->layout) : "a mark or picture";
}

static void
check_inside (TopsheetReportBuilder *layout, const TopsheetPageItem *item)
{
  double right = layout->left + layout->width;

  if (item->kind == TOPSHEET_PAGE_ITEM_TAG_BEGIN || item->kind == TOPSHEET_PAGE_ITEM_TAG_END)
    return;
  if (item->x < layout->left - TOLERANCE || item->x + item->width > right + TOLERANCE || item->y < 28 ||
      item->y + item->height > layout->page_height - 27)
    g_error ("“%s” stands outside the margins: %.2f–%.2f, %.2f–%.2f", name_item (item), item->x, item->x + item->width,
             item->y, item->y + item->height);
}

static void
check_apart (const TopsheetPageItem *a, const TopsheetPageItem *b)
{
  if (a->x + TOLERANCE < b->x + b->width && b->x + TOLERANCE < a->x + a->width && a->y + TOLERANCE < b->y + b->height &&
      b->y + TOLERANCE < a->y + a->height)
    g_error ("“%s” and “%s” overlap at %.1f, %.1f", name_item (a), name_item (b), b->x, b->y);
}

/* Tags are opened and closed in order, over all pages; nothing is printed outside of one. */
static void
check_tags (TopsheetReportPage *page, GPtrArray *open)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const TopsheetPageItem *item = &g_array_index (page->items, TopsheetPageItem, i);

      if (item->kind == TOPSHEET_PAGE_ITEM_TAG_BEGIN)
        g_ptr_array_add (open, (gpointer) item->tag);
      else if (item->kind == TOPSHEET_PAGE_ITEM_TAG_END)
        {
          g_assert_cmpuint (open->len, >, 0);
          g_assert_cmpstr (g_ptr_array_index (open, open->len - 1), ==, item->tag);
          g_ptr_array_set_size (open, (int) open->len - 1);
        }
      else if (item->kind == TOPSHEET_PAGE_ITEM_TEXT)
        g_assert_cmpuint (open->len, >, 0);
    }
}

static void
check_document (TopsheetReportDocument *document)
{
  TopsheetReportBuilder *layout = topsheet_report_document_get_layout (document);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (guint p = 0; p < layout->pages->len; p++)
    {
      TopsheetReportPage *page = g_ptr_array_index (layout->pages, p);

      for (guint i = 0; i < page->items->len; i++)
        {
          const TopsheetPageItem *item = &g_array_index (page->items, TopsheetPageItem, i);

          check_inside (layout, item);
          for (guint j = i + 1; has_room (item) && j < page->items->len; j++)
            if (has_room (&g_array_index (page->items, TopsheetPageItem, j)))
              check_apart (item, &g_array_index (page->items, TopsheetPageItem, j));
        }
      check_tags (page, open);
    }
  g_assert_cmpuint (open->len, ==, 0);
}

/* Lays it out on both papers, looks at every box and leaves the PDF in the build directory. Returns the A4 one. */
static TopsheetReportDocument *
check (TopsheetReportData *data, const char *name)
{
  TopsheetReportDocument *first = NULL;

  for (guint paper = TOPSHEET_PAPER_A4; paper <= TOPSHEET_PAPER_LETTER; paper++)
    {
      g_autoptr (TopsheetReportDocument) document = topsheet_report_document_new (data, (TopsheetPaper) paper,
                                                                                  TOPSHEET_SECTION_ALL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = topsheet_report_document_build_pdf (document, &error);
      g_autofree char *file = g_strdup_printf ("%s-%s.pdf", name, paper == TOPSHEET_PAPER_A4 ? "a4" : "letter");
      g_autofree char *path = report_fixture_get_path (file);

      g_assert_no_error (error);
      g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
      g_assert_no_error (error);
      g_test_message ("%s, %s", name, file);
      check_document (document);
      /* The top sheet is one page, always. */
      g_assert_cmpuint (topsheet_report_document_get_section_pages (document, TOPSHEET_SECTION_TOP_SHEET), ==, 1);
      if (first == NULL)
        first = g_object_ref (document);
    }
  return first;
}

/* The words of a page; no-break spaces are as good as others here. */
static char *
read_page (TopsheetReportDocument *document, guint page)
{
  g_autofree char *text = topsheet_report_document_get_page_text (document, page);
  g_auto (GStrv) parts = g_strsplit (text, "\u00a0", -1);

  return g_strjoinv (" ", parts);
}

static void
assert_has (TopsheetReportDocument *document, guint page, const char *words)
{
  g_autofree char *text = read_page (document, page);

  if (strstr (text, words) == NULL)
    g_error ("page %u does not say “%s” but:\n%s", page + 1, words, text);
}

static void
assert_has_not (TopsheetReportDocument *document, guint page, const char *words)
{
  g_autofree char *text = read_page (document, page);

  if (strstr (text, words) != NULL)
    g_error ("page %u says “%s”:\n%s", page + 1, words, text);
}

static void
test_full (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportDocument) document = check (data, "full");

  g_assert_cmpuint (topsheet_report_document_get_n_pages (document), ==, 3);
  assert_has (document, 0,
              "The project is forecast to cost EUR 19,635.45: EUR 382.00 over plan v3, EUR 1,364.55 under the limit.");
  assert_has (document, 0, "Iteration is the phase furthest over plan, by 455.76.");
  assert_has (document, 0, "Left under the limit 1,746.55 1,364.55");
  assert_has (document, 0, "Total 19,253.45 12,496.36 1,957.56 14,453.92 5,181.53 19,635.45 −382.00");
  assert_has (document, 1, "14 of 24 finals are accepted. 81 % of 1,620 tries were rejected, 53 are undecided.");
  assert_has (document, 2, "Prices used");
  g_assert_cmpstr (topsheet_report_document_get_page_title (document, 1), ==, "Decisions and accepted versions");
}

static void
test_empty (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new_empty ();
  g_autoptr (TopsheetReportDocument) document = check (data, "empty");

  assert_has (document, 0, "Nothing has been spent; no plan is approved.");
  assert_has (document, 0, "No entries yet.");
  assert_has_not (document, 0, "Client");
  assert_has_not (document, 0, "Variance");
  assert_has (document, 1, "nothing accepted yet");
  assert_has (document, 2, "No price is used yet.");
}

static void
test_no_plan (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportDocument) document = NULL;

  g_clear_object (&data->plan);
  data->cost.has_plan = FALSE;
  data->cost.buffer.nanos = 0;
  report_fixture_set_phase (data, TOPSHEET_PHASE_EXPLORATION, 0, 462473, 0, 0);
  report_fixture_set_phase (data, TOPSHEET_PHASE_PRODUCTION, 0, 585016, 0, 0);
  report_fixture_set_phase (data, TOPSHEET_PHASE_ITERATION, 0, 202147, 2856, 0);
  report_fixture_set_phase (data, TOPSHEET_PHASE_POST, 0, 0, 192900, 0);
  document = check (data, "no-plan");
  assert_has (document, 0, "EUR 12,496.36 have been spent; no plan is approved.");
  assert_has (document, 0, "Production is the phase with the highest cost, 5,850.16.");
  assert_has_not (document, 0, "Variance");
  assert_has_not (document, 0, "over plan");
}

static void
test_plan_only (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportDocument) document = NULL;

  g_object_set (data->plan, "approved-at-usec", (gint64) 0, "approved-by", NULL, NULL);
  report_fixture_set_phase (data, TOPSHEET_PHASE_EXPLORATION, 440680, 0, 0, 440680);
  report_fixture_set_phase (data, TOPSHEET_PHASE_PRODUCTION, 570340, 0, 0, 570340);
  report_fixture_set_phase (data, TOPSHEET_PHASE_ITERATION, 535830, 0, 0, 535830);
  report_fixture_set_phase (data, TOPSHEET_PHASE_POST, 331070, 0, 0, 331070);
  data->entries = 0;
  g_clear_pointer (&data->head, g_free);
  document = check (data, "plan-only");
  assert_has (document, 0, "No entries yet.");
  assert_has (document, 0, "Plan v3, draft");
  assert_has (document, 0, "Plan v3 is a draft that nobody has approved.");
}

static void
test_no_limit (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportDocument) document = NULL;

  report_fixture_set_limit (data, 0);
  document = check (data, "no-limit");
  assert_has (document, 0, "EUR 382.00 over plan v3.");
  assert_has_not (document, 0, "Limit");
  assert_has_not (document, 0, "limit");
}

static void
test_over_limit (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportDocument) document = NULL;

  report_fixture_set_limit (data, 1950000);
  document = check (data, "over-limit");
  assert_has (document, 0, "EUR 135.45 over the limit.");
  assert_has (document, 0, "Over the limit\n135.45");
}

static void
test_unpriced (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (GStrvBuilder) unpriced = g_strv_builder_new ();
  g_autoptr (TopsheetReportDocument) document = NULL;

  for (guint i = 0; i < 90; i++)
    g_strv_builder_take (unpriced,
                         g_strdup_printf ("line %u, Sound effects of the snow storm: no price for audio/effects-%u, "
                                          "output_second, on 20 November 2026, in a sentence that needs a second line",
                                          i + 1, i));
  data->unpriced = g_strv_builder_end (unpriced);
  data->cost.unpriced = 3;
  document = check (data, "unpriced");
  assert_has (document, 0, "3 entries are unpriced; the figures leave them out. The project is forecast");
  assert_has (document, 0, "+ 3 unpriced");
  assert_has (document, 2, "Unpriced");
  g_assert_cmpuint (topsheet_report_document_get_section_pages (document, TOPSHEET_SECTION_ASSUMPTIONS), >=, 3);
  g_assert_cmpstr (topsheet_report_document_get_page_title (document, 3), ==,
                   "Assumptions, prices and method, continued");
}

static void
test_long_names (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportDocument) document = NULL;
  g_autoptr (GString) name = g_string_new (NULL);

  while (g_utf8_strlen (name->str, -1) < 117)
    g_string_append (name, "Długa nazwa projektu ");
  g_string_append (name, "końc");
  g_clear_object (&data->project);
  data->project = topsheet_project_new (name->str, "EUR");
  g_object_set (data->project, "client",
                "A client with a very long name that needs more than two lines of its column, surely", "producer",
                "Bartholomäus-Maximilian von Wolkenstein-Trostburg", NULL);
  g_object_set (data->plan, "approved-by", "Bartholomäus-Maximilian von Wolkenstein-Trostburg zu Hohenkirchen", NULL);
  document = check (data, "long-names");
  /* It may be cut, but what stands for it says so. */
  assert_has (document, 0, "Długa nazwa projektu");
}

static void
test_large_amounts (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportDocument) document = NULL;

  data->cost.buffer.nanos = G_GINT64_CONSTANT (999999) * TOPSHEET_NANOS_PER_UNIT;
  for (guint i = TOPSHEET_PHASE_EXPLORATION; i < TOPSHEET_N_PHASES; i++)
    report_fixture_set_phase (data, (TopsheetPhase) i, 999999999, 888888888, 99999999, 111111111);
  report_fixture_set_limit (data, 4000000000);
  document = check (data, "large-amounts");
  assert_has (document, 0, "9,999,999.99");
  assert_has (document, 0, "39,999,999.96");
}

static void
test_pictures (void)
{
  static const struct
  {
    guint pictures, pages;
  } cases[] = { { 0, 1 }, { 1, 1 }, { 12, 1 }, { 13, 2 }, { 32, 2 }, { 33, 3 }, { 200, 11 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TopsheetReportData) data = report_fixture_new ();
      g_autofree char *name = g_strdup_printf ("pictures-%u", cases[i].pictures);
      g_autoptr (TopsheetReportDocument) document = NULL;

      report_fixture_set_pictures (data, cases[i].pictures);
      data->pictures_left_out = cases[i].pictures == 200 ? 34 : 0;
      document = check (data, name);
      g_assert_cmpuint (topsheet_report_document_get_section_pages (document, TOPSHEET_SECTION_DECISIONS), ==,
                        cases[i].pages);
    }
}

/* Files that are gone, broken, tall or not JPEG at all. */
static void
test_odd_pictures (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportDocument) document = NULL;

  report_fixture_set_pictures (data, 6);
  for (guint i = 0; i < 5; i++)
    {
      TopsheetReportPicture *picture = g_ptr_array_index (data->pictures, i);

      g_clear_pointer (&picture->jpeg, g_bytes_unref);
      if (i == 1)
        picture->jpeg = g_bytes_new_static ("\xff\xd8\xff\xe0 broken", 11);
      else if (i == 2)
        picture->jpeg = report_fixture_draw_jpeg (3, 90, 160);
      else if (i == 3)
        picture->jpeg = report_fixture_draw_jpeg (4, 300, 40);
      else if (i == 4)
        picture->jpeg = g_bytes_new_static ("GIF89a", 6);
    }
  topsheet_generation_set_cost (((TopsheetReportPicture *) g_ptr_array_index (data->pictures, 5))->generation, NULL);
  document = check (data, "odd-pictures");
  assert_has (document, 1, "no picture");
  assert_has (document, 1, "unpriced");
}

static void
test_many_prices (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportDocument) document = NULL;

  for (guint i = 0; i < 200; i++)
    {
      TopsheetReportAssumption *assumption = g_new0 (TopsheetReportAssumption, 1);

      assumption->what =
        g_strdup_printf ("provider/a-model-with-quite-a-long-identifier-%u, output_seconds_of_video_with_sound "
                         "quality=high resolution=2160p",
                         i);
      assumption->price = g_strdup (i % 3 == 0 ? "0.000000012345" : "0.04");
      assumption->per = g_strdup ("1,000,000 tokens");
      assumption->currency = g_strdup ("USD");
      assumption->as_of = g_strdup ("2026-08-21");
      assumption->source = g_strdup_printf ("Price page %u of a provider", i % 40);
      g_ptr_array_add (data->assumptions, assumption);
    }
  document = check (data, "many-prices");
  g_assert_cmpuint (topsheet_report_document_get_section_pages (document, TOPSHEET_SECTION_ASSUMPTIONS), >=, 5);
}

/* Letters that the shipped font has not come from the system, and nothing moves. */
static void
test_other_scripts (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportDocument) document = NULL;

  g_clear_object (&data->project);
  data->project = topsheet_project_new ("თოვლი და სინათლე · Ձյուն · 雪の光 🎬 ثلج", "EUR");
  g_object_set (data->project, "client", "ზამთრის ფილმი", "producer", "שלג ואור", NULL);
  document = check (data, "other-scripts");
  assert_has (document, 0, "თოვლი");
}

/* Figures as Polish writes them: a narrow blank between thousands, a comma before the cents. */
static void
test_polish (void)
{
  g_autofree char *locale = g_strdup (setlocale (LC_ALL, NULL)), *language = g_strdup (g_getenv ("LANGUAGE"));
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportDocument) document = NULL;

  g_setenv ("LANGUAGE", "pl", TRUE);
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  document = check (data, "polish");
  assert_has (document, 0, "19\u202f253,45");
  assert_has (document, 0, "−382,00");
  assert_has_not (document, 0, "19,253.45");
  setlocale (LC_ALL, locale);
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
}

static void
test_sections (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportDocument) document = topsheet_report_document_new (data, TOPSHEET_PAPER_A4,
                                                                              TOPSHEET_SECTION_ASSUMPTIONS);
  double width, height;

  g_assert_cmpuint (topsheet_report_document_get_n_pages (document), ==, 1);
  g_assert_cmpuint (topsheet_report_document_get_section_pages (document, TOPSHEET_SECTION_TOP_SHEET), ==, 0);
  g_assert_cmpuint (topsheet_report_document_get_section_pages (document, TOPSHEET_SECTION_ASSUMPTIONS), ==, 1);
  topsheet_report_document_get_page_size (document, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.28, 0.001);
  g_assert_cmpfloat_with_epsilon (height, 841.89, 0.001);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/layout/full", test_full);
  g_test_add_func ("/report/layout/empty", test_empty);
  g_test_add_func ("/report/layout/no-plan", test_no_plan);
  g_test_add_func ("/report/layout/plan-only", test_plan_only);
  g_test_add_func ("/report/layout/no-limit", test_no_limit);
  g_test_add_func ("/report/layout/over-limit", test_over_limit);
  g_test_add_func ("/report/layout/unpriced", test_unpriced);
  g_test_add_func ("/report/layout/long-names", test_long_names);
  g_test_add_func ("/report/layout/large-amounts", test_large_amounts);
  g_test_add_func ("/report/layout/pictures", test_pictures);
  g_test_add_func ("/report/layout/odd-pictures", test_odd_pictures);
  g_test_add_func ("/report/layout/many-prices", test_many_prices);
  g_test_add_func ("/report/layout/other-scripts", test_other_scripts);
  g_test_add_func ("/report/layout/polish", test_polish);
  g_test_add_func ("/report/layout/sections", test_sections);

  return g_test_run ();
}
