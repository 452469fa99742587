/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-money.h"

G_BEGIN_DECLS

/* Text of amounts and numbers as the windows show and read them. */

/* Like topsheet_money_format(), and an en dash when @money is %NULL: unknown is never zero. (transfer full) */
char    *topsheet_money_label      (const TopsheetMoney *money,
                                    TopsheetMoneyFormat  format);
/* The share of @part in @whole for drawing; 0 when there is no whole. */
double   topsheet_money_share      (const TopsheetMoney *part,
                                    const TopsheetMoney *whole);
/* A number as a person edits it: shortest exact form with the decimal mark of the locale. (transfer full) */
char    *topsheet_number_print     (const TopsheetDecimal *number);
/* What a person typed: the locale's decimal mark or a point, blanks around it allowed, nothing below zero. The error is a sentence. */
gboolean topsheet_number_parse     (const char            *text,
                                    TopsheetDecimal       *out,
                                    GError               **error);

G_END_DECLS
