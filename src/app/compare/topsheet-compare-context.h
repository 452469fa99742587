/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/budget/topsheet-budget-editor.h"
#include "app/compare/topsheet-compare-sheet.h"

G_BEGIN_DECLS

/**
 * TopsheetCompareContext:
 *
 * What every comparison begins with: the draft of the budget with its rates, and how many versions the project has.
 */
typedef struct
{
  TopsheetBudgetEditor *editor;
  TopsheetUndoStack    *undo;
  guint64               versions; /* made so far */
  guint64               decided;
  guint64               accepted;
  guint64               lately;   /* images made in the last thirty days */
} TopsheetCompareContext;

const char    *topsheet_compare_context_get_currency  (const TopsheetCompareContext *self);
/* @amount, where the project's currency is about as large as the euro that it was thought of in; else "": a wrong number is worse than none. */
const char    *topsheet_compare_context_get_default   (const TopsheetCompareContext *self,
                                                       const char                   *amount);
TopsheetCatalogue *topsheet_compare_context_get_catalogue (const TopsheetCompareContext *self);
/**
 * topsheet_compare_context_price:
 * @as_of: (out) (optional) (transfer full): where the price is from: "BFL price list, 2026-08-21"
 *
 * What one image of a model costs now, 1024 × 1024 where the model asks for a size, in the project's currency.
 *
 * Returns: %FALSE with a sentence when the catalogue or the rates do not say
 */
gboolean       topsheet_compare_context_price         (const TopsheetCompareContext *self,
                                                       const char                   *model_id,
                                                       TopsheetMoney                *out,
                                                       char                        **source,
                                                       GError                      **error);
/* The model of the first line of the plan that has one with a price an image; else the first such of the catalogue; NULL when there is none. */
const char    *topsheet_compare_context_find_model    (const TopsheetCompareContext *self);
/* The first model after @other that has a price an image and is not @other. (nullable) */
const char    *topsheet_compare_context_find_rival    (const TopsheetCompareContext *self,
                                                       const char                   *other);
/* The images that the lines of the plan count, whole; what counts something else is left out. */
gint64         topsheet_compare_context_count_images  (const TopsheetCompareContext *self);
/* "Adds … to version 4 of the budget": the version that would be written. */
guint          topsheet_compare_context_get_version   (const TopsheetCompareContext *self);
/* Puts @line into the draft, saves it, and says so with an Undo toast over @from. @line: (transfer none) */
void           topsheet_compare_context_add_line      (const TopsheetCompareContext *self,
                                                       GtkWidget                    *from,
                                                       TopsheetBudgetLine           *line);

/* The comparisons, each a sheet of its own that works from @context, which must outlive it. */
GtkWidget     *topsheet_compare_self_host_new         (const TopsheetCompareContext *context);
GtkWidget     *topsheet_compare_models_new            (const TopsheetCompareContext *context);
GtkWidget     *topsheet_compare_prices_new            (const TopsheetCompareContext *context);
GtkWidget     *topsheet_compare_ladder_new            (const TopsheetCompareContext *context);
GtkWidget     *topsheet_compare_llm_new               (const TopsheetCompareContext *context);
GtkWidget     *topsheet_compare_edit_new              (const TopsheetCompareContext *context);

G_END_DECLS
