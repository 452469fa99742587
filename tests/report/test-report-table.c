/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-fixture.h"

#include "report/topsheet-report-table.h"

#include <string.h>

static TopsheetReportBuilder *
new_builder (TopsheetPaper paper)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  PangoContext *context = topsheet_report_context_new (NULL);
  TopsheetReportBuilder *builder = topsheet_report_builder_new (data, context, paper);

  topsheet_report_builder_begin_page (builder, "Table", NULL, TRUE);
  g_object_unref (context);
  return builder;
}

static void
add_row (TopsheetTable *table, TopsheetTableRowFlags flags, const char *name, const char *amount, guint n)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

  g_strv_builder_add (cells, name);
  for (guint i = 0; i < n; i++)
    g_strv_builder_add (cells, amount);
  topsheet_table_add_row (table, flags, g_strv_builder_end (cells), NULL);
}

static const TopsheetPageItem *
find_text (TopsheetReportPage *page, const char *words)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const TopsheetPageItem *item = &g_array_index (page->items, TopsheetPageItem, i);

      if (item->kind == TOPSHEET_PAGE_ITEM_TEXT && g_str_equal (pango_layout_get_text (item->layout), words))
        return item;
    }
  return NULL;
}

static guint
count_tags (TopsheetReportPage *page, const char *tag)
{
  guint n = 0;

  for (guint i = 0; i < page->items->len; i++)
    {
      const TopsheetPageItem *item = &g_array_index (page->items, TopsheetPageItem, i);

      n += item->kind == TOPSHEET_PAGE_ITEM_TAG_BEGIN && g_str_equal (item->tag, tag) ? 1 : 0;
    }
  return n;
}

/* No two texts touch and none leaves the content. */
static void
check_boxes (TopsheetReportBuilder *builder)
{
  for (guint i = 0; i < builder->page->items->len; i++)
    {
      const TopsheetPageItem *a = &g_array_index (builder->page->items, TopsheetPageItem, i);

      if (a->kind != TOPSHEET_PAGE_ITEM_TEXT)
        continue;
      g_assert_cmpfloat (a->x, >=, builder->left - 0.1);
      g_assert_cmpfloat (a->x + a->width, <=, builder->left + builder->width + 0.1);
      for (guint j = i + 1; j < builder->page->items->len; j++)
        {
          const TopsheetPageItem *b = &g_array_index (builder->page->items, TopsheetPageItem, j);

          /* Columns are at least 4 apart. */
          if (b->kind == TOPSHEET_PAGE_ITEM_TEXT && a->x < b->x + b->width + 3.9 && b->x < a->x + a->width + 3.9 &&
              a->y + 0.5 < b->y + b->height && b->y + 0.5 < a->y + a->height)
            g_error ("“%s” and “%s” touch", pango_layout_get_text (a->layout), pango_layout_get_text (b->layout));
        }
    }
}

static void
test_alignment (void)
{
  g_autoptr (TopsheetReportBuilder) builder = new_builder (TOPSHEET_PAPER_A4);
  const TopsheetTableColumn columns[] = { { "Name", TOPSHEET_ALIGN_LEFT, 1, 0 },
                                          { "Amount", TOPSHEET_ALIGN_RIGHT, 0, 0 } };
  g_autoptr (TopsheetTable) table = topsheet_table_new (columns, 2, TRUE);
  const TopsheetPageItem *small, *large, *head;

  add_row (table, TOPSHEET_TABLE_ROW_PLAIN, "one", "1.11", 1);
  add_row (table, TOPSHEET_TABLE_ROW_RULE_TOTAL, "two", "12,345.11", 1);
  topsheet_table_place (table, builder, NULL);
  small = find_text (builder->page, "1.11");
  large = find_text (builder->page, "12,345.11");
  head = find_text (builder->page, "Amount");
  g_assert_cmpfloat_with_epsilon (small->x + small->width, large->x + large->width, 0.02);
  g_assert_cmpfloat_with_epsilon (head->x + head->width, large->x + large->width, 0.02);
  g_assert_cmpfloat_with_epsilon (large->x + large->width, builder->left + builder->width, 0.02);
  g_assert_cmpfloat_with_epsilon (large->baseline - small->baseline, 16.3, 1e-6);
  g_assert_cmpfloat_with_epsilon (find_text (builder->page, "one")->x, builder->left, 0.02);
}

/* The heads of the cost report in Polish, fourteen letters and more, and the largest amounts. */
static void
test_wide (void)
{
  static const char * const heads[] = { "Plan v3", "Ten tydzień", "Wykonanie", "Zobowiązania",
                                        "Razem",   "Do końca",    "Na koniec", "Odchylenie" };

  for (guint paper = TOPSHEET_PAPER_A4; paper <= TOPSHEET_PAPER_LETTER; paper++)
    for (guint large = 0; large < 2; large++)
      {
        g_autoptr (TopsheetReportBuilder) builder = new_builder ((TopsheetPaper) paper);
        TopsheetTableColumn columns[9] = { { "Faza", TOPSHEET_ALIGN_LEFT, 2, 0 } };
        g_autoptr (TopsheetTable) table = NULL;

        for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
          columns[i + 1] = (TopsheetTableColumn) { heads[i], TOPSHEET_ALIGN_RIGHT, 0, i == 1 ? 1 : i == 4 ? 2 : 0 };
        table = topsheet_table_new (columns, 9, large == 1);
        add_row (table, TOPSHEET_TABLE_ROW_PLAIN, "Eksploracja i wyszukiwanie", "9,999,999.99", 8);
        add_row (table, TOPSHEET_TABLE_ROW_RULE_TOTAL | TOPSHEET_TABLE_ROW_BOLD, "Razem", "−9,999,999.99", 8);
        topsheet_table_place (table, builder, NULL);
        check_boxes (builder);
        /* This week goes first; the sums and the variance stay. */
        g_assert_null (find_text (builder->page, "Ten tydzień"));
        g_assert_nonnull (find_text (builder->page, "Zobowiązania"));
        g_assert_nonnull (find_text (builder->page, "Odchylenie"));
      }
}

static void
test_long_heads (void)
{
  g_autoptr (TopsheetReportBuilder) builder = new_builder (TOPSHEET_PAPER_A4);
  TopsheetTableColumn columns[8] = { { "Phase", TOPSHEET_ALIGN_LEFT, 2, 0 } };
  g_autoptr (TopsheetTable) table = NULL;

  for (guint i = 1; i < 8; i++)
    columns[i] = (TopsheetTableColumn) { "Fourteenlettrs", TOPSHEET_ALIGN_RIGHT, 0, 0 };
  table = topsheet_table_new (columns, 8, TRUE);
  add_row (table, TOPSHEET_TABLE_ROW_PLAIN, "A name that is rather long for its column", "19,253.45", 7);
  topsheet_table_place (table, builder, NULL);
  check_boxes (builder);
}

/* The head stands on each page, the table is one in the structure, the last rows stay with the total. */
static void
test_pages (void)
{
  g_autoptr (TopsheetReportBuilder) builder = new_builder (TOPSHEET_PAPER_A4);
  const TopsheetTableColumn columns[] = { { "Name", TOPSHEET_ALIGN_LEFT, 1, 0 },
                                          { "Amount", TOPSHEET_ALIGN_RIGHT, 0, 0 } };
  g_autoptr (TopsheetTable) table = topsheet_table_new (columns, 2, FALSE);
  guint rows = 0;

  for (guint i = 0; i < 140; i++)
    {
      g_autofree char *name = g_strdup_printf ("row %u", i);

      add_row (table, TOPSHEET_TABLE_ROW_PLAIN, name, "1.00", 1);
    }
  add_row (table, TOPSHEET_TABLE_ROW_KEEP | TOPSHEET_TABLE_ROW_RULE_TOTAL | TOPSHEET_TABLE_ROW_BOLD, "Total", "140.00",
           1);
  topsheet_table_place (table, builder, "A table");
  g_assert_cmpuint (builder->pages->len, ==, 3);
  for (guint p = 0; p < builder->pages->len; p++)
    {
      TopsheetReportPage *page = g_ptr_array_index (builder->pages, p);

      g_assert_nonnull (find_text (page, "Amount"));
      g_assert_cmpuint (count_tags (page, "Table"), ==, p == 0 ? 1 : 0);
      g_assert_cmpuint (count_tags (page, "THead"), ==, p == 0 ? 1 : 0);
      rows += count_tags (page, "TR");
      for (guint i = 0; i < page->items->len; i++)
        g_assert_cmpfloat (g_array_index (page->items, TopsheetPageItem, i).y, <, 791.9);
    }
  g_assert_cmpuint (rows, ==, 1 + 140 + 1);
  /* The total is never alone on a page. */
  g_assert_nonnull (find_text (builder->page, "Total"));
  g_assert_nonnull (find_text (builder->page, "row 139"));
}

/* Every row has as many cells as the head, empty ones too. */
static void
test_cells (void)
{
  g_autoptr (TopsheetReportBuilder) builder = new_builder (TOPSHEET_PAPER_A4);
  const TopsheetTableColumn columns[] = { { "Name", TOPSHEET_ALIGN_LEFT, 1, 0 },
                                          { "A", TOPSHEET_ALIGN_RIGHT, 0, 0 },
                                          { "B", TOPSHEET_ALIGN_RIGHT, 0, 0 } };
  g_autoptr (TopsheetTable) table = topsheet_table_new (columns, 3, TRUE);

  add_row (table, TOPSHEET_TABLE_ROW_PLAIN, "full", "1.00", 2);
  add_row (table, TOPSHEET_TABLE_ROW_PLAIN, "empty", "", 2);
  add_row (table, TOPSHEET_TABLE_ROW_PLAIN, "nothing", "–", 2);
  topsheet_table_place (table, builder, NULL);
  g_assert_cmpuint (count_tags (builder->page, "TH"), ==, 3 + 3);
  g_assert_cmpuint (count_tags (builder->page, "TD"), ==, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/table/alignment", test_alignment);
  g_test_add_func ("/report/table/wide", test_wide);
  g_test_add_func ("/report/table/long-heads", test_long_heads);
  g_test_add_func ("/report/table/pages", test_pages);
  g_test_add_func ("/report/table/cells", test_cells);

  return g_test_run ();
}
