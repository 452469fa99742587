/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-price-rule.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** TOPSHEET_PRICE_LIST_MAX_BYTES: a file that is larger is refused before it is read. */
#define TOPSHEET_PRICE_LIST_MAX_BYTES (64 * 1024 * 1024)

/**
 * TopsheetPriceListFormat:
 * @TOPSHEET_PRICE_LIST_CATALOGUE: our own, "genai-cost-catalogue/1" (data/catalogue/README.md)
 * @TOPSHEET_PRICE_LIST_LITELLM: model_prices_and_context_window.json of BerriAI/litellm
 * @TOPSHEET_PRICE_LIST_GENAI_PRICES: prices/new_data/v2/data.json of pydantic/genai-prices
 */
typedef enum
{
  TOPSHEET_PRICE_LIST_CATALOGUE,
  TOPSHEET_PRICE_LIST_LITELLM,
  TOPSHEET_PRICE_LIST_GENAI_PRICES,
} TopsheetPriceListFormat;

/**
 * TopsheetPriceIssueKind:
 * @TOPSHEET_PRICE_ISSUE_REFUSED: the row is wrong; nothing of it was taken
 * @TOPSHEET_PRICE_ISSUE_INEXPRESSIBLE: a price of something that Topsheet does not count; the other prices of the row were taken
 * @TOPSHEET_PRICE_ISSUE_ZERO: a price of 0, which is never taken for free
 * @TOPSHEET_PRICE_ISSUE_REPEATED: the same price said once more, by another field or row; the first was taken
 * @TOPSHEET_PRICE_ISSUE_NO_PRICE: the row names no price at all
 * @TOPSHEET_PRICE_ISSUE_NAME: a rule for the names of a model that cannot be used; its prices and other names were taken
 */
typedef enum
{
  TOPSHEET_PRICE_ISSUE_REFUSED,
  TOPSHEET_PRICE_ISSUE_INEXPRESSIBLE,
  TOPSHEET_PRICE_ISSUE_ZERO,
  TOPSHEET_PRICE_ISSUE_REPEATED,
  TOPSHEET_PRICE_ISSUE_NO_PRICE,
  TOPSHEET_PRICE_ISSUE_NAME,
} TopsheetPriceIssueKind;

#define TOPSHEET_PRICE_ISSUE_LAST TOPSHEET_PRICE_ISSUE_NAME

/**
 * TopsheetPriceIssue:
 * @kind: what became of it
 * @key: the row as the file calls it: "high/1024-x-1536/gpt-image-1", "openai/gpt-4o"
 * @path: where it stands: "$['gpt-4o'].input_cost_per_token", "$[3].models[12].prices.input_mtok"
 * @value: what stands there, shortened; "" where there is nothing
 * @reason: a sentence for a person
 *
 * Something of a price list that became no rule.
 */
typedef struct
{
  TopsheetPriceIssueKind  kind;
  char                   *key;
  char                   *path;
  char                   *value;
  char                   *reason;
} TopsheetPriceIssue;

/**
 * TopsheetPriceList:
 * @format: what the file is
 * @n_rows: models, or keys, that it lists
 * @n_taken: how many of them gave at least one rule
 * @rules: (element-type TopsheetPriceRule): in the order of the file; what models are called among them (topsheet_model_match_is_names())
 * @issues: (element-type TopsheetPriceIssue): in the order of the file; nothing is left out silently
 *
 * What was read from a price list. Read-only, reference-counted.
 */
typedef struct
{
  gatomicrefcount          ref_count;
  TopsheetPriceListFormat  format;
  guint                    n_rows;
  guint                    n_taken;
  GPtrArray               *rules;
  GPtrArray               *issues;
} TopsheetPriceList;

#define TOPSHEET_TYPE_PRICE_LIST (topsheet_price_list_get_type ())
GType              topsheet_price_list_get_type     (void) G_GNUC_CONST;

/**
 * topsheet_price_list_read:
 * @json: the file
 * @valid_from_usec: the day of the import, for prices of which the file does not say since when they hold
 * @recorded_at_usec: for all rules
 *
 * Recognizes which of the three formats it is and reads it. A row that is wrong is refused and named in `issues`; it never refuses the file. Our own
 * catalogue is the exception: it is read whole or not at all, and brings its own dates.
 *
 * Returns: (transfer full): the list, or %NULL with %TOPSHEET_ERROR_PARSE when it is too large, not JSON or none of the formats
 */
TopsheetPriceList *topsheet_price_list_read         (GBytes                  *json,
                                                     gint64                   valid_from_usec,
                                                     gint64                   recorded_at_usec,
                                                     GError                 **error);
/* FALSE with a sentence when a file of @size_bytes is larger than %TOPSHEET_PRICE_LIST_MAX_BYTES: to be asked before it is loaded. */
gboolean           topsheet_price_list_check_size   (guint64                  size_bytes,
                                                     GError                 **error);
TopsheetPriceList *topsheet_price_list_ref          (TopsheetPriceList       *self);
void               topsheet_price_list_unref        (TopsheetPriceList       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetPriceList, topsheet_price_list_unref)
guint              topsheet_price_list_count_issues (const TopsheetPriceList *self,
                                                     TopsheetPriceIssueKind   kind);
/* "LiteLLM", "genai-prices", "Topsheet"; a name, not translated. */
const char        *topsheet_price_list_format_name  (TopsheetPriceListFormat  format);
/* Stable, for JSON: "refused", "inexpressible", "zero", "repeated", "no_price", "name". */
const char        *topsheet_price_issue_kind_nick   (TopsheetPriceIssueKind   kind);

G_END_DECLS
