/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-llm-month.h"

#include "base/topsheet-error.h"

#include <glib/gi18n-lib.h>

#define PRICE_DIGITS 12
#define SECONDS_PER_DAY 86400

static gboolean
check (const TopsheetLlmWork *self, GError **error)
{
  const TopsheetDecimal *numbers[] = { &self->requests_per_day, &self->input_tokens, &self->output_tokens,
                                       &self->fixed };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (topsheet_decimal_sign (numbers[i]) < 0)
      {
        g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, _("What is compared cannot be below zero"));
        return FALSE;
      }
  if (self->days > 0 && (!self->has_gpu || topsheet_decimal_sign (&self->tokens_per_second) > 0))
    return TRUE;

  g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                       self->days == 0 ? _("A month has at least one day")
                                       : _("How many tokens a GPU handles in a second must be above zero"));
  return FALSE;
}

TopsheetUsage *
topsheet_llm_work_make_usage (const TopsheetLlmWork *self)
{
  TopsheetUsage *usage = topsheet_usage_new ();

  topsheet_usage_set_quantity (usage, "input_tokens", self->input_tokens);
  topsheet_usage_set_quantity (usage, "output_tokens", self->output_tokens);
  return usage;
}

/* What a request costs on the GPU, and how many GPUs answer those of a day. @tokens: of one request */
static gboolean
compute_gpu (const TopsheetLlmWork *self, const TopsheetDecimal *tokens, TopsheetLlmOwn *out, GError **error)
{
  TopsheetDecimal million = topsheet_decimal_from_int (1000000), day = topsheet_decimal_from_int (SECONDS_PER_DAY);
  TopsheetDecimal speed, paid, daily, needed;

  return topsheet_break_even_million_tokens (&self->rate_per_hour, &self->tokens_per_second, &self->utilisation,
                                             &out->per_million_tokens, error) &&
         topsheet_decimal_multiply (&out->per_million_tokens, tokens, &paid, error) &&
         topsheet_decimal_divide (&paid, &million, PRICE_DIGITS, &out->per_request, error) &&
         topsheet_decimal_multiply (&self->tokens_per_second, &self->utilisation, &speed, error) &&
         topsheet_decimal_multiply (&speed, &day, &speed, error) &&
         topsheet_decimal_multiply (&self->requests_per_day, tokens, &daily, error) &&
         topsheet_decimal_divide (&daily, &speed, PRICE_DIGITS, &needed, error) &&
         topsheet_decimal_ceil (&needed, &out->gpus, error);
}

gboolean
topsheet_llm_work_compute_own (const TopsheetLlmWork *self, TopsheetLlmOwn *out, GError **error)
{
  TopsheetDecimal days, tokens, running;

  g_return_val_if_fail (self != NULL && out != NULL, FALSE);

  *out = (TopsheetLlmOwn) { 0 };
  days = topsheet_decimal_from_int (self->days);
  return check (self, error) && topsheet_decimal_multiply (&self->requests_per_day, &days, &out->requests, error) &&
         topsheet_decimal_add (&self->input_tokens, &self->output_tokens, &tokens, error) &&
         topsheet_decimal_multiply (&out->requests, &tokens, &out->tokens, error) &&
         (!self->has_gpu || compute_gpu (self, &tokens, out, error)) &&
         topsheet_decimal_multiply (&out->requests, &out->per_request, &running, error) &&
         topsheet_decimal_add (&self->fixed, &running, &out->per_month, error);
}

gboolean
topsheet_llm_work_compute_model (const TopsheetLlmWork *self,
                                 const TopsheetLlmOwn *own,
                                 const TopsheetDecimal *per_request,
                                 TopsheetDecimal *per_month,
                                 TopsheetBreakEven *against,
                                 GError **error)
{
  g_return_val_if_fail (self != NULL && own != NULL && per_request != NULL, FALSE);
  g_return_val_if_fail (per_month != NULL && against != NULL, FALSE);

  *against = (TopsheetBreakEven) { 0 };
  return topsheet_decimal_multiply (&own->requests, per_request, per_month, error) &&
         (!self->has_own || topsheet_break_even_compute_for_days (per_request, &self->fixed, &own->per_request,
                                                                  &self->requests_per_day, self->days, against, error));
}
