/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-price-rule.h"
#include "model/topsheet-usage.h"

G_BEGIN_DECLS

/**
 * TopsheetTruth:
 * @TOPSHEET_TRUTH_UNKNOWN: a selector that decides was not given
 */
typedef enum
{
  TOPSHEET_TRUTH_NO,
  TOPSHEET_TRUTH_YES,
  TOPSHEET_TRUTH_UNKNOWN,
} TopsheetTruth;

/*
 * TopsheetCall: one call of a model at a time, with everything that follows from what was said about it. Private to pricing.
 */
typedef struct
{
  TopsheetUsage *usage; /* what was given, with the selectors and seconds that follow */
  gint64         at_usec;
} TopsheetCall;

void          topsheet_call_init           (TopsheetCall            *self,
                                            const TopsheetUsage     *usage,
                                            GPtrArray               *rules,
                                            gint64                   at_usec);
void          topsheet_call_clear          (TopsheetCall            *self);
/* 0 when it was not given. */
TopsheetDecimal topsheet_call_get_quantity (const TopsheetCall      *self,
                                            const char              *name);
/* A selector that is a number ("width", "fps"); FALSE when it was not given or is none. */
gboolean      topsheet_call_get_number     (const TopsheetCall      *self,
                                            const char              *key,
                                            TopsheetDecimal         *out);
/* width × height ÷ 1,000,000 */
gboolean      topsheet_call_get_megapixels (const TopsheetCall      *self,
                                            TopsheetDecimal         *out);
/* Selectors that change every price of a call: "service_tier", "outcome". (transfer none) NULL-terminated */
const char * const *topsheet_call_list_modifiers (void);
/* Whether @modifier is not given, or has a value that changes no price, such as "standard". */
gboolean      topsheet_call_is_usual       (const TopsheetCall      *self,
                                            const char              *modifier);
/* Whether all of "key=value" hold. @missing: (nullable): selectors that are not known are added to it */
TopsheetTruth topsheet_call_satisfies      (const TopsheetCall      *self,
                                            const char * const      *conditions,
                                            GHashTable              *missing);

G_END_DECLS
