/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-import-post.h"

#include "engine/topsheet-pricing.h"
#include "model/topsheet-account.h"

#include <glib/gi18n-lib.h>

#define MAX_SECONDS 1e6

/* What one file cost, or why that is not known. */
typedef struct
{
  gboolean has_amount;
  TopsheetMoney amount; /* in the project's currency */
  TopsheetMoney billed; /* as the provider counts it */
  char *rate;
  char *source;
  char *why;
} Price;

static void
price_clear (Price *self)
{
  g_clear_pointer (&self->rate, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->why, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Price, price_clear)

/* Seconds as an exact decimal of milliseconds: containers do not count finer. A damaged header may claim any number. */
static TopsheetDecimal
seconds_to_decimal (double seconds)
{
  return (TopsheetDecimal) { (gint64) (MIN (seconds, MAX_SECONDS) * 1000 + 0.5), 3 };
}

static TopsheetUsage *
make_usage (TopsheetMediaFile *file)
{
  TopsheetUsage *usage = topsheet_usage_new ();
  guint width = topsheet_media_file_get_width (file);
  guint height = topsheet_media_file_get_height (file);
  double duration = topsheet_media_file_get_duration_s (file);

  if (duration > 0)
    topsheet_usage_set_quantity (usage, "output_seconds", seconds_to_decimal (duration));
  else if (topsheet_media_file_get_frames (file) > 0)
    {
      /* A film that does not say how long it is, is no picture; what it cost is not known. */
      topsheet_usage_set_quantity (usage, "images", topsheet_decimal_from_int (1));
      /* Made from words alone; with a source picture the kind of call is not known. */
      if (!topsheet_parameters_has_input (topsheet_media_file_get_parameters (file)))
        topsheet_usage_set_selector (usage, "op", "t2i");
    }
  if (width > 0 && height > 0)
    {
      g_autofree char *wide = g_strdup_printf ("%u", width);
      g_autofree char *high = g_strdup_printf ("%u", height);
      g_autofree char *size = g_strdup_printf ("%ux%u", width, height);

      topsheet_usage_set_selector (usage, "width", wide);
      topsheet_usage_set_selector (usage, "height", high);
      topsheet_usage_set_selector (usage, "size", size);
    }
  return usage;
}

/* How long a GPU worked on it, where that was measured. It is kept with what was asked for. */
static void
add_gpu_time (const TopsheetImportPosting *posting, TopsheetMediaFile *file, TopsheetUsage *usage)
{
  const gint64 *msec = posting->gpu_msec != NULL
                         ? g_hash_table_lookup (posting->gpu_msec, topsheet_media_file_get_path (file))
                         : NULL;

  if (msec != NULL)
    topsheet_usage_set_quantity (usage, "gpu_seconds", (TopsheetDecimal) { *msec, 3 });
}

static gboolean
is_priced_by_hour (GPtrArray *rules)
{
  for (guint i = 0; rules != NULL && i < rules->len; i++)
    if (g_str_equal (topsheet_price_rule_get_meter (g_ptr_array_index (rules, i)), "gpu_hour"))
      return TRUE;
  return FALSE;
}

/* The same work counted as the model is priced: by the time of a GPU, or by what came out. */
static TopsheetUsage *
choose_counted (const TopsheetUsage *usage, GPtrArray *rules)
{
  static const char * const made[] = { "images", "output_seconds" };
  const TopsheetDecimal none = { 0, 0 };
  TopsheetUsage *counted = topsheet_usage_copy (usage);
  TopsheetDecimal seconds;

  if (!topsheet_usage_get_quantity (usage, "gpu_seconds", &seconds))
    return counted;
  if (!is_priced_by_hour (rules))
    topsheet_usage_set_quantity (counted, "gpu_seconds", none);
  else
    for (guint i = 0; i < G_N_ELEMENTS (made); i++)
      topsheet_usage_set_quantity (counted, made[i], none);
  return counted;
}

static const char *
find_model (const TopsheetImportPosting *posting, TopsheetMediaFile *file)
{
  const char *said = topsheet_parameters_get_model (topsheet_media_file_get_parameters (file));

  if (posting->model_id != NULL)
    return posting->model_id;
  return said != NULL ? topsheet_catalogue_resolve (posting->catalogue, said, NULL) : NULL;
}

static char *
explain_missing_model (TopsheetMediaFile *file)
{
  const char *said = topsheet_parameters_get_model (topsheet_media_file_get_parameters (file));

  if (said == NULL)
    return g_strdup (_("The file does not say which model made it."));
  return g_strdup_printf (_("The catalogue has no price for “%s”."), said);
}

/* Which rules the amount rests on: "bfl/flux-2-pro image_first_mp: docs.bfl.ai pricing". */
static char *
describe_source (TopsheetQuote *quote)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < quote->items->len; i++)
    {
      const TopsheetQuoteItem *item = g_ptr_array_index (quote->items, i);

      if (text->len > 0)
        g_string_append (text, "; ");
      g_string_append (text, item->rule);
      if (item->source != NULL)
        g_string_append_printf (text, ": %s", item->source);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
price_file (const TopsheetImportPosting *posting,
            const char *model_id,
            const TopsheetUsage *usage,
            gint64 at_usec,
            Price *price)
{
  GPtrArray *rules = topsheet_catalogue_get_rules (posting->catalogue, model_id);
  g_autoptr (TopsheetUsage) counted = choose_counted (usage, rules);
  g_autoptr (TopsheetQuote) quote = NULL;
  g_autoptr (GError) error = NULL;

  quote = topsheet_pricing_quote (rules, counted, at_usec, 0, &error);
  if (quote == NULL)
    {
      price->why = g_strdup (error->message);
      return;
    }
  if (!quote->has_amount)
    {
      g_autofree char *missing = g_strjoinv (", ", quote->unpriced);

      price->why = g_strdup_printf (_("“%s” has no price for %s."), model_id, missing);
      return;
    }
  price->billed = quote->amount;
  if (!topsheet_pricing_convert (&quote->amount, topsheet_project_get_currency (posting->project), posting->rates,
                                 at_usec, &price->amount, &price->rate, &error))
    {
      price->why = g_strdup (error->message);
      return;
    }
  price->has_amount = TRUE;
  price->source = describe_source (quote);
}

/* When it was made: what the file system remembers, unless that lies in the future. */
static gint64
find_made_at (TopsheetMediaFile *file, gint64 now_usec)
{
  gint64 modified = topsheet_media_file_get_modified_usec (file);

  return modified > 0 && modified <= now_usec ? modified : now_usec;
}

static char *
get_provider (const char *model_id)
{
  const char *slash = model_id != NULL ? strchr (model_id, '/') : NULL;

  return slash != NULL ? g_strndup (model_id, (gsize) (slash - model_id)) : NULL;
}

static TopsheetGeneration *
make_generation (const TopsheetImportPosting *posting,
                 TopsheetMediaFile *file,
                 const char *model_id,
                 TopsheetUsage *usage,
                 gint64 made_at_usec)
{
  TopsheetGeneration *generation = topsheet_generation_new (topsheet_project_get_id (posting->project));
  g_autofree char *provider = get_provider (model_id);
  g_autofree char *provenance = topsheet_provenance_print (topsheet_media_file_get_provenance (file));

  g_object_set (generation, "phase", posting->phase, "provider", provider, "model-id", model_id, "parameters",
                topsheet_media_file_get_parameters (file), "usage", usage, "sha256",
                topsheet_media_file_get_sha256 (file), "path", topsheet_media_file_get_path (file), "format",
                topsheet_media_file_get_format (file), "file-size-bytes", topsheet_media_file_get_size_bytes (file),
                "width", topsheet_media_file_get_width (file), "height", topsheet_media_file_get_height (file),
                "frames", topsheet_media_file_get_frames (file), "duration-s",
                topsheet_media_file_get_duration_s (file), "made-at-usec", made_at_usec, "member", posting->member,
                "provenance", provenance, NULL);
  return generation;
}

static TopsheetLedgerEntry *
make_entry (const TopsheetImportPosting *posting,
            TopsheetGeneration *generation,
            const TopsheetUsage *usage,
            const Price *price)
{
  TopsheetLedgerEntry *entry;
  TopsheetDecimal quantity;

  entry = topsheet_ledger_entry_new (topsheet_project_get_id (posting->project), TOPSHEET_ENTRY_CHARGE,
                                     topsheet_account_for_phase (posting->phase), posting->phase,
                                     price->has_amount ? &price->amount : NULL);
  g_object_set (entry, "what", _("Generation"), "provider", topsheet_generation_get_provider (generation), "model",
                topsheet_generation_get_model (generation), "member", posting->member, "billed",
                price->has_amount && price->rate != NULL ? &price->billed : NULL, "rate", price->rate, "price-source",
                price->source, "reason", price->why, "posted-at-usec",
                topsheet_generation_get_made_at_usec (generation), NULL);
  if (topsheet_usage_get_quantity (usage, "output_seconds", &quantity))
    topsheet_ledger_entry_set_quantity (entry, quantity, TOPSHEET_UNIT_SECOND);
  else
    topsheet_ledger_entry_set_quantity (entry, topsheet_decimal_from_int (1), TOPSHEET_UNIT_IMAGE);
  return entry;
}

/* What was answered for files that say nothing holds for this one; @answered->unknown is NULL when it does not. */
static const TopsheetImportPosting *
apply_answer (const TopsheetImportPosting *posting, TopsheetMediaFile *file, TopsheetImportPosting *answered)
{
  const TopsheetImportUnknown *unknown = posting->unknown;

  *answered = *posting;
  if (unknown == NULL || !topsheet_parameters_is_empty (topsheet_media_file_get_parameters (file)))
    {
      answered->unknown = NULL;
      return posting;
    }
  if (unknown->model_id != NULL && posting->model_id == NULL)
    answered->model_id = unknown->model_id;
  if (unknown->phase >= 0)
    answered->phase = (TopsheetPhase) unknown->phase;
  return answered;
}

static void
set_given_price (const TopsheetImportUnknown *unknown, Price *price)
{
  price->has_amount = TRUE;
  price->amount = unknown->cost;
  price->billed = unknown->cost;
  price->source = g_strdup (_("said at the import"));
}

void
topsheet_import_post (const TopsheetImportPosting *posting,
                      TopsheetMediaFile *file,
                      const char *deliverable,
                      guint version,
                      TopsheetGeneration **generation,
                      TopsheetLedgerEntry **entry)
{
  g_autoptr (TopsheetUsage) usage = NULL;
  g_auto (Price) price = { 0 };
  TopsheetImportPosting answered;
  const char *model_id;
  gint64 made_at_usec;

  g_return_if_fail (posting != NULL && TOPSHEET_IS_MEDIA_FILE (file));
  g_return_if_fail (deliverable != NULL && generation != NULL && entry != NULL);

  posting = apply_answer (posting, file, &answered);
  usage = make_usage (file);
  add_gpu_time (posting, file, usage);
  model_id = find_model (posting, file);
  made_at_usec = find_made_at (file, posting->now_usec);
  if (answered.unknown != NULL && answered.unknown->has_cost)
    set_given_price (answered.unknown, &price);
  else if (model_id != NULL)
    price_file (posting, model_id, usage, made_at_usec, &price);
  else
    price.why = explain_missing_model (file);
  *generation = make_generation (posting, file, model_id, usage, made_at_usec);
  g_object_set (*generation, "deliverable", deliverable, "version", version, NULL);
  topsheet_generation_set_cost (*generation, price.has_amount ? &price.amount : NULL);
  *entry = make_entry (posting, *generation, usage, &price);
}
