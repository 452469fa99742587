/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The API or machines of one's own. */

#include "cli/cli-compare.h"

#include "base/topsheet-text.h"
#include "engine/topsheet-own-gpu.h"

#include <glib/gi18n.h>

#define SENSITIVITY_PERCENT 20

const TopsheetCliOption topsheet_cli_compare_self_host_options[] = {
  { "api-cost", 0, TOPSHEET_CLI_OPTION_TEXT, "A", N_("what an item costs at the API") },
  { "fixed", 0, TOPSHEET_CLI_OPTION_TEXT, "F", N_("what one's own machine costs a month before it makes anything") },
  { "variable", 0, TOPSHEET_CLI_OPTION_TEXT, "V", N_("what an item costs on it, such as energy; 0 unless told") },
  { "per-day", 0, TOPSHEET_CLI_OPTION_TEXT, "N", N_("items that are made a day") },
  { "seconds", 0, TOPSHEET_CLI_OPTION_TEXT, "S",
    N_("how long an item takes on one machine; then as many machines are counted as it needs") },
  { "utilisation", 0, TOPSHEET_CLI_OPTION_TEXT, "U",
    N_("the share of its 730 hours a month that a machine works, such as 0.3; 1 unless told, only with --seconds") },
  { NULL },
};

static void
add_count (JsonBuilder *builder, const char *key, gboolean is_known, gint64 value)
{
  if (is_known)
    topsheet_cli_add_int (builder, key, value);
  else
    topsheet_cli_add_null (builder, key);
}

/* The break-even with one term changed; FALSE where there is none then. */
static gboolean
find_changed (const TopsheetOwnGpu *gpu, TopsheetOwnGpuTerm term, int percent, gint64 *needed)
{
  TopsheetOwnGpu changed;
  TopsheetOwnGpuSums sums;

  if (!topsheet_own_gpu_vary (gpu, term, percent, &changed, NULL) ||
      !topsheet_own_gpu_compute (&changed, NULL, &sums, NULL) || !sums.sums.breaks_even)
    return FALSE;
  *needed = sums.sums.needed_per_month;
  return TRUE;
}

/* Utilisation moves nothing where nobody said how long an item takes. */
static guint
count_terms (const TopsheetOwnGpu *gpu)
{
  return topsheet_decimal_sign (&gpu->seconds) > 0 ? TOPSHEET_N_OWN_GPU_TERMS : TOPSHEET_OWN_GPU_HOURS;
}

static void
add_sensitivity (JsonBuilder *builder, const TopsheetOwnGpu *gpu)
{
  json_builder_set_member_name (builder, "sensitivity");
  json_builder_begin_array (builder);
  for (guint i = 0; i < count_terms (gpu); i++)
    {
      gint64 less = 0, more = 0;
      const gboolean has_less = find_changed (gpu, (TopsheetOwnGpuTerm) i, -SENSITIVITY_PERCENT, &less);
      const gboolean has_more = find_changed (gpu, (TopsheetOwnGpuTerm) i, SENSITIVITY_PERCENT, &more);

      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "term", topsheet_own_gpu_term_get_nick ((TopsheetOwnGpuTerm) i));
      topsheet_cli_add_int (builder, "percent", SENSITIVITY_PERCENT);
      add_count (builder, "needed_per_month_less", has_less, less);
      add_count (builder, "needed_per_month_more", has_more, more);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_break_even_json (TopsheetCli *cli, const TopsheetOwnGpu *gpu, const TopsheetOwnGpuSums *found)
{
  const TopsheetBreakEven *result = &found->sums;
  const gboolean has_day = result->cheaper != TOPSHEET_CHEAPER_UNKNOWN;
  const gboolean is_bound = topsheet_decimal_sign (&gpu->seconds) > 0;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  topsheet_cli_add_known (builder, "break_even_per_month", result->breaks_even, result->per_month);
  topsheet_cli_add_known (builder, "break_even_per_day", result->breaks_even, result->per_day);
  add_count (builder, "needed_per_month", result->breaks_even, result->needed_per_month);
  add_count (builder, "needed_per_day", result->breaks_even, result->needed_per_day);
  topsheet_cli_add_text (builder, "cheaper", topsheet_cheaper_get_nick (result->cheaper));
  topsheet_cli_add_known (builder, "api_per_month", has_day, result->api_per_month);
  topsheet_cli_add_known (builder, "self_host_per_month", has_day, result->self_host_per_month);
  add_count (builder, "gpus", is_bound && has_day, found->capacity.gpus);
  topsheet_cli_add_known (builder, "items_per_gpu", is_bound, found->capacity.items_per_month);
  add_count (builder, "break_even_gpus", is_bound && result->breaks_even, found->break_even_gpus);
  add_count (builder, "lasting_per_month", found->lasts, found->lasting_per_month);
  add_sensitivity (builder, gpu);
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
}

static const char *
get_break_even_verdict (const TopsheetBreakEven *result)
{
  switch (result->cheaper)
    {
    case TOPSHEET_CHEAPER_API:
      return _("The API is cheaper at what is made.");
    case TOPSHEET_CHEAPER_SELF_HOST:
      return _("A machine of one's own is cheaper at what is made.");
    case TOPSHEET_CHEAPER_EQUAL:
      return _("Both cost the same at what is made.");
    case TOPSHEET_CHEAPER_UNKNOWN:
    default:
      return result->breaks_even ? _("It depends on how much is made.") : _("The API is never dearer.");
    }
}

static const char *
get_term_title (TopsheetOwnGpuTerm term)
{
  switch (term)
    {
    case TOPSHEET_OWN_GPU_API:
      return _("Price at the API");
    case TOPSHEET_OWN_GPU_FIXED:
      return _("Cost of a machine");
    case TOPSHEET_OWN_GPU_VARIABLE:
      return _("Cost of an item");
    case TOPSHEET_OWN_GPU_HOURS:
    default:
      return _("Utilisation");
    }
}

static void
print_sensitivity (const TopsheetOwnGpu *gpu)
{
  topsheet_cli_print ("%s\n", _("From how many a month, with one term a fifth lower and a fifth higher:"));
  for (guint i = 0; i < count_terms (gpu); i++)
    {
      gint64 less = 0, more = 0;
      const gboolean has_less = find_changed (gpu, (TopsheetOwnGpuTerm) i, -SENSITIVITY_PERCENT, &less);
      const gboolean has_more = find_changed (gpu, (TopsheetOwnGpuTerm) i, SENSITIVITY_PERCENT, &more);
      g_autofree char *less_text = has_less ? topsheet_text_format_count (less) : g_strdup (_("never"));
      g_autofree char *more_text = has_more ? topsheet_text_format_count (more) : g_strdup (_("never"));

      topsheet_cli_print ("  %s: %s, %s\n", get_term_title ((TopsheetOwnGpuTerm) i), less_text, more_text);
    }
}

static void
print_machines (const TopsheetOwnGpu *gpu, const TopsheetOwnGpuSums *found)
{
  g_autofree char *most =
    topsheet_text_format_count ((gint64) topsheet_decimal_to_double (&found->capacity.items_per_month));
  g_autofree char *gpus = topsheet_text_format_count (found->capacity.gpus);

  if (topsheet_decimal_sign (&gpu->seconds) == 0)
    return;
  if (found->sums.cheaper != TOPSHEET_CHEAPER_UNKNOWN)
    /* Translators: two numbers; the first is of items, the second of machines. */
    topsheet_cli_print (_("One machine makes at most %1$s a month; machines that are needed: %2$s\n"), most, gpus);
  if (found->lasts && found->lasting_per_month > found->sums.needed_per_month)
    {
      g_autofree char *lasting = topsheet_text_format_count (found->lasting_per_month);

      topsheet_cli_print (_("A further machine is dearer until it is busy; from %s a month on they are never dearer.\n"),
                          lasting);
    }
}

static void
print_break_even (const TopsheetOwnGpu *gpu, const TopsheetOwnGpuSums *found)
{
  const TopsheetBreakEven *result = &found->sums;

  topsheet_cli_print ("%s\n", get_break_even_verdict (result));
  if (result->breaks_even)
    {
      g_autofree char *month = topsheet_text_format_count (result->needed_per_month);
      g_autofree char *day = topsheet_text_format_count (result->needed_per_day);

      topsheet_cli_print (_("One's own machine is no dearer from %1$s a month on (%2$s a day).\n"), month, day);
    }
  else if (topsheet_decimal_compare (&gpu->api, &gpu->variable) > 0)
    topsheet_cli_print (_("One machine makes too few to earn what it costs, so it never pays for itself.\n"));
  else
    topsheet_cli_print (_("An item costs no less on it than at the API, so it never pays for itself.\n"));
  if (result->cheaper != TOPSHEET_CHEAPER_UNKNOWN)
    {
      g_autofree char *api = topsheet_decimal_print (&result->api_per_month);
      g_autofree char *own = topsheet_decimal_print (&result->self_host_per_month);

      topsheet_cli_print (_("A month at the API %1$s, on one's own machine %2$s\n"), api, own);
    }
  print_machines (gpu, found);
  if (result->breaks_even)
    print_sensitivity (gpu);
}

static gboolean
read_gpu (TopsheetCli *cli, TopsheetOwnGpu *gpu, GError **error)
{
  const TopsheetDecimal month = topsheet_decimal_from_int (TOPSHEET_HOURS_PER_MONTH),
                        one = topsheet_decimal_from_int (1);
  TopsheetDecimal share;

  gpu->days = TOPSHEET_DAYS_PER_MONTH;
  if (!topsheet_cli_read_number (cli, "api-cost", NULL, &gpu->api, error) ||
      !topsheet_cli_read_number (cli, "fixed", NULL, &gpu->fixed, error) ||
      !topsheet_cli_read_number (cli, "variable", "0", &gpu->variable, error) ||
      !topsheet_cli_read_number (cli, "seconds", "0", &gpu->seconds, error) ||
      !topsheet_cli_read_number (cli, "utilisation", "1", &share, error) ||
      !topsheet_decimal_multiply (&month, &share, &gpu->hours, error))
    return FALSE;
  if (topsheet_cli_get_text (cli, "seconds") != NULL && topsheet_decimal_sign (&gpu->seconds) <= 0)
    {
      g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                           _("--seconds takes how long one piece takes, above 0, such as 12"));
      return FALSE;
    }
  if (topsheet_decimal_sign (&share) > 0 && topsheet_decimal_compare (&share, &one) <= 0)
    return TRUE;
  g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                       _("--utilisation takes a share above 0 and at most 1, such as 0.3"));
  return FALSE;
}

gboolean
topsheet_cli_compare_self_host (TopsheetCli *cli, GError **error)
{
  const gboolean has_day = topsheet_cli_get_text (cli, "per-day") != NULL;
  TopsheetOwnGpuSums found;
  TopsheetDecimal day;
  TopsheetOwnGpu gpu;

  if (!read_gpu (cli, &gpu, error) || !topsheet_cli_read_number (cli, "per-day", "0", &day, error) ||
      !topsheet_own_gpu_compute (&gpu, has_day ? &day : NULL, &found, error))
    return FALSE;
  if (cli->json)
    print_break_even_json (cli, &gpu, &found);
  else
    print_break_even (&gpu, &found);
  return TRUE;
}
