/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-budget-line.h"

G_BEGIN_DECLS

/**
 * TopsheetCostForm:
 *
 * Lines that are worked out from terms of their own. The terms are kept as selectors of the line's usage ("form", and one for each field), so that the form can be opened again
 * and nothing new has to be stored; the line itself is an ordinary count × unit price.
 */
typedef enum
{
  TOPSHEET_COST_FORM_NONE,
  TOPSHEET_COST_FORM_INFRASTRUCTURE,
  TOPSHEET_COST_FORM_LICENCE,
  TOPSHEET_COST_FORM_ADAPTATION,
  TOPSHEET_COST_FORM_STORAGE,
  TOPSHEET_COST_FORM_TRANSFER,
  TOPSHEET_COST_FORM_TIME,
} TopsheetCostForm;
#define TOPSHEET_N_COST_FORMS (TOPSHEET_COST_FORM_TIME + 1)

/**
 * TopsheetCostField:
 * @key: of the selector; %NULL ends a table
 * @title: translated with g_dpgettext2(), context "cost form"
 * @preset: what a new form begins with
 */
typedef struct
{
  const char *key;
  const char *title;
  const char *preset;
} TopsheetCostField;

/* (transfer none): ended by a field without key */
const TopsheetCostField *topsheet_cost_form_get_fields (TopsheetCostForm     form);
/* Translated, in Header Capitals. (transfer none) */
const char              *topsheet_cost_form_get_title  (TopsheetCostForm     form);
const char              *topsheet_cost_field_get_title (const TopsheetCostField *field);
/* By the name that lines keep: "infrastructure", "licence", "adaptation", "storage", "transfer", "time". */
TopsheetCostForm         topsheet_cost_form_from_name  (const char           *name);
/* The form a line was worked out with. */
TopsheetCostForm         topsheet_cost_form_of         (TopsheetBudgetLine  *line);
/* The terms a new form begins with. (transfer full) */
TopsheetUsage           *topsheet_cost_form_preset     (TopsheetCostForm     form);

/**
 * topsheet_cost_form_compute:
 * @terms: with the fields of @form; those that are missing are 0
 * @count: (out): months, hours of people, or 1
 * @unit: (out)
 * @unit_price: (out): exact; quotients to twelve digits
 *
 * - Own infrastructure, a month: machines × (rent × hours + purchase ÷ life + watts ÷ 1000 × hours × tariff) + hours of administration × their rate, where machines = GPUs with their headroom, rounded
 *   up, × copies for high availability.
 * - Licence, a month: fee × seats + max (0, used − included) × overage.
 * - Adaptation, once: days × day rate + GPU-hours × their rate + one-off amounts. It is not spread over anything.
 * - Storage, a month: (gigabytes at the start + gigabytes added a month × (months − 1) ÷ 2) × versions kept × (1 + backup copies) × price of a gigabyte and month: the average of all months.
 * - Transfer, a month: up × its price + (down + people × what each of them takes) × its price.
 * - People's time, once: hours × rate, where an attempt takes the minutes of topsheet_accepted_cost_compute(), and hours = (attempts × minutes + edits × minutes of an edit) ÷ 60, to nine digits.
 *
 * Returns: %FALSE with %TOPSHEET_ERROR_INVALID for a number below zero or a life of no months beside a purchase, or %TOPSHEET_ERROR_OVERFLOW
 */
gboolean                 topsheet_cost_form_compute    (TopsheetCostForm      form,
                                                        const TopsheetUsage  *terms,
                                                        TopsheetDecimal      *count,
                                                        TopsheetUnit         *unit,
                                                        TopsheetDecimal      *unit_price,
                                                        GError              **error);
/* What a licence comes to for one unit used, and when paying for each unit is cheaper; of infrastructure how many machines it is. %NULL when there is nothing to say. (transfer full) (nullable) */
char                    *topsheet_cost_form_explain    (TopsheetCostForm      form,
                                                        const TopsheetUsage  *terms);
/* Writes terms, count, unit and unit price into @line; on failure only the terms. */
gboolean                 topsheet_cost_form_apply      (TopsheetCostForm      form,
                                                        TopsheetUsage        *terms,
                                                        TopsheetBudgetLine   *line,
                                                        GError              **error);

G_END_DECLS
