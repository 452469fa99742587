/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/topsheet-json.h"
#include "exchange/topsheet-price-list.h"

G_BEGIN_DECLS

/* Dozens of times as many as lists have; a file made of millions would take up all memory. */
#define TOPSHEET_PRICE_LIST_MAX_ROWS 100000

/**
 * TopsheetPriceReading:
 *
 * Work on one price list, row by row. What a row gave goes into the list when it ends, unless it was refused. Private to the readers.
 */
typedef struct
{
  TopsheetPriceList *list;
  gint64             valid_from_usec;
  gint64             recorded_at_usec;
  char              *as_of;      /* "2026-11-27" */
  char              *source;     /* "LiteLLM, 2026-11-27" */
  const char        *source_url; /* of the whole list */
  GHashTable        *seen;       /* what a rule prices → the rule, of the rows before */

  /* Of the row. */
  char              *key;
  char              *path;
  GPtrArray         *rules;
  guint              first_issue; /* of those that are of the row */
  gboolean           refused;
  gboolean           inexpressible;
  gboolean           zero;

  gboolean           too_long;   /* no price list has as much in it; nothing more is taken up */
} TopsheetPriceReading;

/* A rule as a reader knows it; texts are borrowed. */
typedef struct
{
  const char         *model_id;
  const char         *provider;
  const char         *model;
  const char         *modality;
  const char         *meter;
  TopsheetDecimal     price;
  guint64             per;
  TopsheetUnit        unit;
  const char * const *conditions;
  gint64              valid_from_usec;
  gint64              valid_to_usec;
  const char         *source_url; /* NULL = that of the list */
  const char         *field;      /* of the row, where it stood */
} TopsheetPriceDraft;

/**
 * TopsheetPriceNumber:
 * @TOPSHEET_PRICE_NUMBER_NONE: null, or nothing
 * @TOPSHEET_PRICE_NUMBER_BAD: no price
 */
typedef enum
{
  TOPSHEET_PRICE_NUMBER_NONE,
  TOPSHEET_PRICE_NUMBER_BAD,
  TOPSHEET_PRICE_NUMBER_ZERO,
  TOPSHEET_PRICE_NUMBER_PRICE,
} TopsheetPriceNumber;

/* @list stays the caller's. */
void                topsheet_price_reading_init      (TopsheetPriceReading     *self,
                                                      TopsheetPriceList        *list,
                                                      const char               *source_url,
                                                      gint64                    valid_from_usec,
                                                      gint64                    recorded_at_usec);
void                topsheet_price_reading_clear     (TopsheetPriceReading     *self);
/* @key and @path are copied. */
void                topsheet_price_reading_begin_row (TopsheetPriceReading     *self,
                                                      const char               *key,
                                                      const char               *path);
void                topsheet_price_reading_add       (TopsheetPriceReading     *self,
                                                      const TopsheetPriceDraft *draft);
/* @field: (nullable): below the row. @value: (nullable) */
void                topsheet_price_reading_issue     (TopsheetPriceReading     *self,
                                                      TopsheetPriceIssueKind    kind,
                                                      const char               *field,
                                                      yyjson_val               *value,
                                                      const char               *reason);
/* The row is refused, once; what it gave is dropped. Returns FALSE. */
gboolean            topsheet_price_reading_refuse    (TopsheetPriceReading     *self,
                                                      const char               *field,
                                                      yyjson_val               *value,
                                                      const char               *reason);
void                topsheet_price_reading_end_row   (TopsheetPriceReading     *self);

/* Reads a price for one of something as a price for @per of them, exactly: @per is 10^@shift, or more where the price has too many digits for that.
 * @why: (transfer none): a sentence where it is no price */
TopsheetPriceNumber topsheet_price_number_read       (yyjson_val               *value,
                                                      guint                     shift,
                                                      TopsheetDecimal          *price,
                                                      guint64                  *per,
                                                      const char              **why);
/* TRUE when it holds no amount: null, 0, and lists and objects of nothing else. */
gboolean            topsheet_price_number_is_nothing (yyjson_val               *value);
/* A key that stands more than once in @object, or NULL. */
const char         *topsheet_price_find_twice        (yyjson_val               *object);

G_END_DECLS
