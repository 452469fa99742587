/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every template is made, measured at 360 pixels and thrown away; a missing child, a wrong handler or a leaked child is
 * a critical. */
#include "app/budget/topsheet-budget-group.h"
#include "app/budget/topsheet-budget-pane.h"
#include "app/budget/topsheet-budget-page.h"
#include "app/budget/topsheet-budget-row.h"
#include "app/budget/topsheet-budget-terms.h"
#include "app/budget/topsheet-number-entry.h"
#include "app/catalogue/topsheet-catalogue-detail.h"
#include "app/catalogue/topsheet-catalogue-dialog.h"
#include "app/catalogue/topsheet-catalogue-review-page.h"
#include "app/catalogue/topsheet-price-form.h"
#include "app/compare/topsheet-compare-page.h"
#include "app/compare/topsheet-compare-plot.h"
#include "app/compare/topsheet-compare-sheet.h"
#include "app/gallery/topsheet-gallery-page.h"
#include "app/gallery/topsheet-group-dialog.h"
#include "app/import/topsheet-import-dialog.h"
#include "app/import/topsheet-import-bar.h"
#include "app/import/topsheet-import-question.h"
#include "app/import/topsheet-import-row.h"
#include "app/import/topsheet-names-dialog.h"
#include "app/import/topsheet-sources-dialog.h"
#include "app/ledger/topsheet-ledger-page.h"
#include "app/library/topsheet-new-project-dialog.h"
#include "app/library/topsheet-project-card.h"
#include "app/library/topsheet-sample-dialog.h"
#include "app/overview/topsheet-cost-table.h"
#include "app/overview/topsheet-overview-page.h"
#include "app/overview/topsheet-phase-stepper.h"
#include "app/reports/topsheet-reports-page.h"
#include "app/topsheet-application.h"
#include "app/topsheet-window.h"
#include "app/widgets/topsheet-budget-bar.h"
#include "app/widgets/topsheet-chart.h"
#include "app/widgets/topsheet-model-picker.h"
#include "app/widgets/topsheet-stat-tile.h"
#include "app/widgets/topsheet-thumb.h"
#include "exchange/topsheet-catalogue-file.h"

static void
check_widget (GType type, int widest)
{
  GtkWidget *widget = g_object_ref_sink (g_object_new (type, NULL));
  GObject *object = G_OBJECT (widget);
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (widest > 0 && minimum > widest)
    g_error ("%s is at least %d pixels wide, more than %d", g_type_name (type), minimum, widest);
  g_object_add_weak_pointer (object, (gpointer *) &object);
  g_object_unref (widget);
  g_assert_null (object);
}

static void
test_widgets (void)
{
  check_widget (TOPSHEET_TYPE_BUDGET_BAR, 360);
  check_widget (TOPSHEET_TYPE_BUDGET_GROUP, 336);
  check_widget (TOPSHEET_TYPE_BUDGET_PANE, 344);
  check_widget (TOPSHEET_TYPE_BUDGET_ROW, 560);
  check_widget (TOPSHEET_TYPE_BUDGET_TERMS, 400);
  check_widget (TOPSHEET_TYPE_CHART, 336);
  check_widget (TOPSHEET_TYPE_COMPARE_PLOT, 336);
  check_widget (TOPSHEET_TYPE_COMPARE_SHEET, 360);
  check_widget (TOPSHEET_TYPE_COST_TABLE, 0);
  check_widget (TOPSHEET_TYPE_NUMBER_ENTRY, 96);
  check_widget (TOPSHEET_TYPE_PHASE_STEPPER, 0);
  check_widget (TOPSHEET_TYPE_PROJECT_CARD, 354);
  check_widget (TOPSHEET_TYPE_STAT_TILE, 160);
  check_widget (TOPSHEET_TYPE_THUMB, 96);
}

static void
test_pages_and_dialogs (void)
{
  check_widget (TOPSHEET_TYPE_BUDGET_PAGE, 360);
  check_widget (TOPSHEET_TYPE_CATALOGUE_DETAIL, 360);
  check_widget (TOPSHEET_TYPE_CATALOGUE_DIALOG, 0);
  check_widget (TOPSHEET_TYPE_CATALOGUE_REVIEW_PAGE, 360);
  check_widget (TOPSHEET_TYPE_COMPARE_PAGE, 360);
  check_widget (TOPSHEET_TYPE_GALLERY_PAGE, 360);
  check_widget (TOPSHEET_TYPE_GROUP_DIALOG, 0);
  check_widget (TOPSHEET_TYPE_IMPORT_DIALOG, 0);
  check_widget (TOPSHEET_TYPE_IMPORT_QUESTION, 360);
  check_widget (TOPSHEET_TYPE_IMPORT_BAR, 360);
  check_widget (TOPSHEET_TYPE_IMPORT_ROW, 336);
  check_widget (TOPSHEET_TYPE_NAMES_DIALOG, 0);
  check_widget (TOPSHEET_TYPE_SOURCES_DIALOG, 0);
  check_widget (TOPSHEET_TYPE_LEDGER_PAGE, 360);
  check_widget (TOPSHEET_TYPE_MODEL_PICKER, 0);
  check_widget (TOPSHEET_TYPE_NEW_PROJECT_DIALOG, 0);
  check_widget (TOPSHEET_TYPE_OVERVIEW_PAGE, 360);
  check_widget (TOPSHEET_TYPE_PRICE_FORM, 360);
  check_widget (TOPSHEET_TYPE_REPORTS_PAGE, 360);
  check_widget (TOPSHEET_TYPE_SAMPLE_DIALOG, 0);
}

/* Where the window is narrow the form has to fit with its margins of 12. */
static void
test_compact (void)
{
  GtkWidget *terms = g_object_ref_sink (g_object_new (TOPSHEET_TYPE_BUDGET_TERMS, NULL));
  int minimum;

  topsheet_budget_terms_set_compact (TOPSHEET_BUDGET_TERMS (terms), TRUE);
  gtk_widget_measure (terms, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 336);
  g_object_unref (terms);
}

static void
test_number_entry (void)
{
  GtkWidget *widget = g_object_ref_sink (topsheet_number_entry_new (FALSE));
  TopsheetNumberEntry *entry = TOPSHEET_NUMBER_ENTRY (widget);
  GtkEditable *editable = GTK_EDITABLE (topsheet_number_entry_get_entry (entry));
  const TopsheetDecimal half = { 5, 1 };
  const TopsheetDecimal two = { 2, 0 };
  TopsheetDecimal number;

  topsheet_number_entry_set_number (entry, &two);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "2");

  /* What is typed stays as it was typed when the same number is set again. */
  gtk_editable_set_text (editable, "0.50");
  g_assert_true (topsheet_number_entry_get_number (entry, &number));
  g_assert_cmpint (topsheet_decimal_compare (&number, &half), ==, 0);
  topsheet_number_entry_set_number (entry, &half);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "0.50");

  /* Bad text stays and is explained, the last good number stays in force. */
  gtk_editable_set_text (editable, "0.50x");
  g_assert_nonnull (topsheet_number_entry_get_message (entry));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (editable), "error"));
  g_assert_true (topsheet_number_entry_get_number (entry, &number));
  g_assert_cmpint (topsheet_decimal_compare (&number, &half), ==, 0);
  topsheet_number_entry_set_number (entry, &half);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "0.50x");

  gtk_editable_set_text (editable, "-1");
  g_assert_nonnull (topsheet_number_entry_get_message (entry));
  gtk_editable_set_text (editable, "");
  g_assert_nonnull (topsheet_number_entry_get_message (entry));
  topsheet_number_entry_set_number (entry, &two);
  g_assert_null (topsheet_number_entry_get_message (entry));
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "2");
  g_object_unref (widget);
}

static void
test_model_picker (void)
{
  g_autoptr (GBytes) seed = topsheet_catalogue_file_seed ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = topsheet_catalogue_file_parse (seed, 1, &error);
  g_autoptr (TopsheetCatalogue) catalogue = NULL;
  g_autofree char *price = NULL;
  GtkWidget *picker;

  g_assert_no_error (error);
  catalogue = topsheet_catalogue_new (rules);
  picker = g_object_ref_sink (GTK_WIDGET (topsheet_model_picker_new (catalogue, "None")));
  g_assert_cmpstr (topsheet_model_title (catalogue, "openai/sora-2"), ==, "sora-2");
  g_assert_cmpstr (topsheet_model_title (catalogue, "nobody/nothing"), ==, "nobody/nothing");
  price = topsheet_model_price_text (catalogue, "openai/sora-2");
  g_assert_cmpstr (price, ==, "0.1 USD / s");
  g_object_unref (picker);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  topsheet_application_register_resources ();
  g_test_add_func ("/app/templates/widgets", test_widgets);
  g_test_add_func ("/app/templates/pages-and-dialogs", test_pages_and_dialogs);
  g_test_add_func ("/app/templates/compact", test_compact);
  g_test_add_func ("/app/number-entry", test_number_entry);
  g_test_add_func ("/app/model-picker", test_model_picker);
  return g_test_run ();
}
