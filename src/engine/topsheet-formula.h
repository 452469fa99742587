/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** TOPSHEET_FORMULA_MAX_LENGTH: characters that a formula may have. */
#define TOPSHEET_FORMULA_MAX_LENGTH 1000

/**
 * TopsheetFormulaMark:
 * @offset: the first character that is meant, from 0
 * @length: how many; 0 at the end of the text
 *
 * Where in a formula something is wrong, in characters, as a text entry selects them.
 */
typedef struct
{
  guint offset;
  guint length;
} TopsheetFormulaMark;

/**
 * TopsheetFormulaScope:
 *
 * The variables that a formula may name. They are worked out on first use, and may be formulas of others themselves.
 */
typedef struct _TopsheetFormulaScope TopsheetFormulaScope;

/* @variables: (nullable): of TopsheetPlanVariable; of two with one name the first counts */
TopsheetFormulaScope *topsheet_formula_scope_new  (GListModel            *variables);
void                  topsheet_formula_scope_free (TopsheetFormulaScope  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetFormulaScope, topsheet_formula_scope_free)

/**
 * topsheet_formula_evaluate:
 * @text: `duration * fps`, with or without "=" in front
 * @mark: (out) (optional): what to point at when it fails
 *
 * Works out a formula in exact decimals: + − × ÷ (also - * /), parentheses, `min`, `max`, `round (x, digits)`, `ceil`, `floor`, variables, and
 * numbers with a unit. `s`, `min` and `h` are turned into seconds and `%` into hundredths; other units (`fps`, `MP`, `images` …) are there to be
 * read. A quotient has nine digits after the point, half to even.
 *
 * Returns: %FALSE with %TOPSHEET_ERROR_PARSE, %TOPSHEET_ERROR_INVALID (unknown name, division by zero, variables in a circle) or
 *   %TOPSHEET_ERROR_OVERFLOW
 */
gboolean              topsheet_formula_evaluate   (const char            *text,
                                                   TopsheetFormulaScope  *scope,
                                                   TopsheetDecimal       *out,
                                                   TopsheetFormulaMark   *mark,
                                                   GError               **error);

G_END_DECLS
