/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-money.h"
#include "base/topsheet-unit.h"
#include "model/topsheet-enums.h"
#include "model/topsheet-usage.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_BUDGET_LINE (topsheet_budget_line_get_type ())
/**
 * TopsheetBudgetLine:
 *
 * A line of a budget plan: @count times @unit-price. A line with a model takes its unit price from the catalogue for `usage` (what one
 * generation needs) unless a price was typed. Properties: id (0 until saved), phase, account, name, model-id (nullable), usage (nullable), count (decimal, ≥ 0),
 * unit, unit-price (decimal, nullable: typed by hand), price-currency (nullable = the plan's), note (nullable);
 * and how the count comes about: formula (nullable, without a leading "="), or wanted (decimal, nullable: finals needed) with acceptance (decimal, nullable: the
 * share of attempts that is accepted, above 0 and up to 1) or with accepted-seen of attempts-seen, what was measured. The engine then sets `count`. A formula goes
 * before wanted, and wanted before a typed count.
 * Computed by the engine, never stored: formula-error (nullable sentence), priced-amount (TopsheetMoney, nullable = unpriced), priced-unit (TopsheetMoney in the plan's currency, nullable),
 * price-as-of (text, nullable), price-source (nullable), unpriced-why (nullable sentence).
 */
G_DECLARE_FINAL_TYPE (TopsheetBudgetLine, topsheet_budget_line, TOPSHEET, BUDGET_LINE, GObject)

TopsheetBudgetLine  *topsheet_budget_line_new                (TopsheetPhase        phase,
                                                              guint                account,
                                                              const char          *name);
TopsheetBudgetLine  *topsheet_budget_line_copy               (TopsheetBudgetLine  *self);
gint64               topsheet_budget_line_get_id             (TopsheetBudgetLine  *self);
TopsheetPhase        topsheet_budget_line_get_phase          (TopsheetBudgetLine  *self);
guint                topsheet_budget_line_get_account        (TopsheetBudgetLine  *self);
const char          *topsheet_budget_line_get_name           (TopsheetBudgetLine  *self);
const char          *topsheet_budget_line_get_model_id       (TopsheetBudgetLine  *self);
TopsheetUsage       *topsheet_budget_line_get_usage          (TopsheetBudgetLine  *self);
TopsheetDecimal      topsheet_budget_line_get_count          (TopsheetBudgetLine  *self);
/* (nullable) */
const char          *topsheet_budget_line_get_formula        (TopsheetBudgetLine  *self);
/* Why the formula has no result; %NULL when it has one. (nullable) */
const char          *topsheet_budget_line_get_formula_error  (TopsheetBudgetLine  *self);
/* FALSE when it was not said. @out: (optional) */
gboolean             topsheet_budget_line_get_wanted         (TopsheetBudgetLine  *self,
                                                              TopsheetDecimal     *out);
gboolean             topsheet_budget_line_get_acceptance     (TopsheetBudgetLine  *self,
                                                              TopsheetDecimal     *out);
/* Attempts that were measured and how many of them were accepted; 0 of 0 when nothing was. */
void                 topsheet_budget_line_get_seen           (TopsheetBudgetLine  *self,
                                                              guint               *accepted,
                                                              guint               *attempts);
TopsheetUnit         topsheet_budget_line_get_unit           (TopsheetBudgetLine  *self);
/* FALSE when no price was typed. */
gboolean             topsheet_budget_line_get_unit_price     (TopsheetBudgetLine  *self,
                                                              TopsheetDecimal     *out);
const char          *topsheet_budget_line_get_price_currency (TopsheetBudgetLine  *self);
const char          *topsheet_budget_line_get_note           (TopsheetBudgetLine  *self);
const TopsheetMoney *topsheet_budget_line_get_priced_amount  (TopsheetBudgetLine  *self);
const TopsheetMoney *topsheet_budget_line_get_priced_unit    (TopsheetBudgetLine  *self);
const char          *topsheet_budget_line_get_price_as_of    (TopsheetBudgetLine  *self);
const char          *topsheet_budget_line_get_price_source   (TopsheetBudgetLine  *self);
const char          *topsheet_budget_line_get_unpriced_why   (TopsheetBudgetLine  *self);
void                 topsheet_budget_line_set_count          (TopsheetBudgetLine  *self,
                                                              TopsheetDecimal      count);
void                 topsheet_budget_line_set_formula_error  (TopsheetBudgetLine  *self,
                                                              const char          *message);
/* @price %NULL goes back to the catalogue. */
void                 topsheet_budget_line_set_unit_price     (TopsheetBudgetLine    *self,
                                                              const TopsheetDecimal *price,
                                                              const char            *currency);
void                 topsheet_budget_line_set_priced         (TopsheetBudgetLine  *self,
                                                              const TopsheetMoney *unit,
                                                              const TopsheetMoney *amount,
                                                              const char          *as_of,
                                                              const char          *source,
                                                              const char          *unpriced_why);

G_END_DECLS
