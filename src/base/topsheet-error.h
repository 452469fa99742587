/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TOPSHEET_ERROR:
 *
 * Errors of plain values: numbers, money, times, formulas, plans and other things a person typed.
 */
#define TOPSHEET_ERROR (topsheet_error_quark ())

/**
 * TopsheetError:
 * @TOPSHEET_ERROR_PARSE: the text is not what it should be; the message names the place
 * @TOPSHEET_ERROR_OVERFLOW: the result does not fit
 * @TOPSHEET_ERROR_CURRENCY: two currencies met without a rate
 * @TOPSHEET_ERROR_INVALID: well-formed, but not allowed (negative, unknown model, empty name)
 */
typedef enum
{
  TOPSHEET_ERROR_PARSE,
  TOPSHEET_ERROR_OVERFLOW,
  TOPSHEET_ERROR_CURRENCY,
  TOPSHEET_ERROR_INVALID,
} TopsheetError;

GQuark topsheet_error_quark (void);

G_END_DECLS
