/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/compare/topsheet-compare-context.h"
#include "base/topsheet-money.h"

G_BEGIN_DECLS

/**
 * TopsheetCompareGroup:
 *
 * A group of assumptions with a line of small text below it, which is also where bad input is refused.
 */
typedef struct
{
  AdwPreferencesGroup *group;
  GtkLabel            *note;
  char                *told; /* what the line says while all is well */
} TopsheetCompareGroup;

void       topsheet_compare_group_init  (TopsheetCompareGroup  *self,
                                         TopsheetCompareSheet  *sheet,
                                         const char            *title);
void       topsheet_compare_group_clear (TopsheetCompareGroup  *self);
/* Below the rows; an error of a row is shown instead of it until it is gone. */
void       topsheet_compare_group_tell  (TopsheetCompareGroup  *self,
                                         const char            *note);
/* The same, for a price: the day it holds from and who says so. (nullable) each */
void       topsheet_compare_group_tell_source (TopsheetCompareGroup *self,
                                               const char           *as_of,
                                               const char           *source);
void       topsheet_compare_group_refuse (TopsheetCompareGroup *self,
                                          const char           *why);

/* A row for a number of things, @digits after the point. Returns its spin button, which emits notify::value: an AdwSpinRow is not in the accessibility tree. */
GtkWidget *topsheet_compare_add_spin    (TopsheetCompareGroup  *group,
                                         const char            *title,
                                         const char            *subtitle,
                                         double                 low,
                                         double                 high,
                                         double                 step,
                                         guint                  digits,
                                         double                 value);
/* A row for an amount that is typed, in exact digits. Emits changed. (transfer none) */
GtkWidget *topsheet_compare_add_amount  (TopsheetCompareGroup  *group,
                                         const char            *title,
                                         const char            *value);
/* A row that opens something. Emits activated. (transfer none) */
GtkWidget *topsheet_compare_add_link    (TopsheetCompareGroup  *group,
                                         const char            *title);
/* A row to choose one of @names. Returns its drop-down, which emits notify::selected. (transfer none) */
GtkWidget *topsheet_compare_add_choice  (TopsheetCompareGroup  *group,
                                         const char            *title,
                                         const char *const     *names);
/* Called with an id of the catalogue, or %NULL. */
typedef void (*TopsheetCompareTakeModel) (gpointer     data,
                                          GtkWidget   *row,
                                          const char  *model_id);
/* A row that shows a model and opens a picker. @none: what it says without one, in sentence case. @data must live as long as the row. (transfer none) */
GtkWidget *topsheet_compare_add_model   (TopsheetCompareGroup  *group,
                                         const TopsheetCompareContext *context,
                                         const char            *none,
                                         const char            *none_button,
                                         TopsheetCompareTakeModel take,
                                         gpointer               data);
/* Shows @model_id on the row. Returns the id as the catalogue keeps it; %NULL where it has none. (transfer none) (nullable) */
const char *topsheet_compare_show_model (GtkWidget             *row,
                                         const char            *model_id);
/* The catalogue's price an image in the group's note and in @price; the reason where there is none. */
void       topsheet_compare_show_price  (TopsheetCompareGroup  *group,
                                         const TopsheetCompareContext *context,
                                         const char            *model_id,
                                         GtkWidget             *price);
/* Of a spin or amount row, exactly as it stands there; the error is a sentence and marks the row. */
gboolean   topsheet_compare_read        (GtkWidget             *row,
                                         TopsheetDecimal       *out,
                                         GError               **error);
/* All rows of a group; FALSE when one of them does not hold a number, and the group then says why. */
gboolean   topsheet_compare_read_group  (TopsheetCompareGroup   *group,
                                         GtkWidget *const       *rows,
                                         TopsheetDecimal *const *out,
                                         guint                   n);
/* With the sign of the currency and without a minus. (transfer full) */
char      *topsheet_compare_print_money (const TopsheetMoney   *money);
/* "11.84": to hundredths, without zeros at the end, as the language of the messages writes it. (transfer full) */
char      *topsheet_compare_print_rounded (const TopsheetDecimal *number);
/* "× 1.5". (transfer full) */
char      *topsheet_compare_print_times (const TopsheetDecimal *factor);
/* For drawing only. */
double     topsheet_compare_get_units   (const TopsheetMoney   *money);

G_END_DECLS
