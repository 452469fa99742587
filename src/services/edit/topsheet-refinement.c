/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/edit/topsheet-refinement.h"

#include "base/topsheet-error.h"
#include "engine/topsheet-pricing.h"
#include "media/topsheet-media-file.h"
#include "model/topsheet-account.h"
#include "services/topsheet-review-service.h"

#include <glib/gi18n-lib.h>

#define STACK_SIZE (256 * 1024)
#define MAX_SECONDS 1e7
#define MS_PER_MINUTE 60000

static const char * const operations[] = {
  "retouch", "grade", "in-painting", "upscaling", "crop", "composite", "other", NULL,
};

static const char * const titles[] = {
  N_("Retouch"), N_("Grade"), N_("In-painting"), N_("Upscaling"), N_("Crop"), N_("Composite"), N_("Other"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (operations) == G_N_ELEMENTS (titles) + 1);

/* One refinement on its way into the library. */
typedef struct
{
  TopsheetSession *session;
  TopsheetProject *project;
  TopsheetGeneration *parent;
  TopsheetRefinement asked; /* with texts of its own */
  TopsheetMediaFile *media;
  const char *model_id;
} Recording;

static void
recording_free (gpointer data)
{
  Recording *self = data;

  g_free ((char *) self->asked.path);
  g_free ((char *) self->asked.operation);
  g_free ((char *) self->asked.member);
  g_free ((char *) self->asked.application);
  g_free ((char *) self->asked.model);
  g_clear_pointer (&self->asked.usage, topsheet_usage_unref);
  g_clear_object (&self->media);
  g_clear_object (&self->parent);
  g_clear_object (&self->project);
  g_clear_object (&self->session);
  g_free (self);
}

static gint64
to_milliseconds (double seconds)
{
  return (gint64) (CLAMP (seconds, 0, MAX_SECONDS) * 1000 + 0.5);
}

/* In a worker. */
static DexFuture *
read_work (gpointer data)
{
  Recording *self = data;
  g_autoptr (GBytes) thumbnail = NULL;
  GError *error = NULL;

  self->media = topsheet_media_file_read (self->asked.path, TOPSHEET_MEDIA_HASH, NULL, &error);
  if (self->media == NULL)
    return dex_future_new_for_error (error);
  /* A picture that can be read but not shown is kept: the entry matters, the thumbnail is a convenience. */
  thumbnail = topsheet_thumbnail_cache_ensure (topsheet_session_get_thumbnails (self->session),
                                               topsheet_media_file_get_sha256 (self->media), self->asked.path,
                                               TOPSHEET_THUMBNAIL_NORMAL, NULL, NULL);
  return dex_future_new_for_boolean (TRUE);
}

static TopsheetUsage *
make_usage (Recording *self)
{
  TopsheetUsage *usage = self->asked.usage != NULL ? topsheet_usage_copy (self->asked.usage) : topsheet_usage_new ();
  g_autofree const char **quantities = topsheet_usage_list_quantities (usage);
  g_autofree char *wide = g_strdup_printf ("%u", topsheet_media_file_get_width (self->media));
  g_autofree char *high = g_strdup_printf ("%u", topsheet_media_file_get_height (self->media));
  g_autofree char *size = g_strdup_printf ("%sx%s", wide, high);

  if (quantities[0] == NULL)
    topsheet_usage_set_quantity (usage, "images", topsheet_decimal_from_int (1));
  if (topsheet_media_file_get_width (self->media) == 0 || topsheet_usage_get_selector (usage, "size") != NULL ||
      topsheet_usage_get_selector (usage, "width") != NULL)
    return usage;
  topsheet_usage_set_selector (usage, "width", wide);
  topsheet_usage_set_selector (usage, "height", high);
  topsheet_usage_set_selector (usage, "size", size);
  return usage;
}

static TopsheetGeneration *
make_generation (Recording *self, TopsheetUsage *usage)
{
  TopsheetGeneration *generation = topsheet_generation_new (topsheet_project_get_id (self->project));
  g_autoptr (TopsheetParameters) parameters = topsheet_parameters_new ();
  const char *slash = self->model_id != NULL ? strchr (self->model_id, '/') : NULL;
  g_autofree char *provider = slash != NULL ? g_strndup (self->model_id, (gsize) (slash - self->model_id)) : NULL;
  gint64 now = topsheet_clock_get_usec (topsheet_session_get_clock (self->session));
  gint64 modified = topsheet_media_file_get_modified_usec (self->media);

  g_object_set (parameters, "tool", self->asked.application, NULL);
  g_object_set (generation, "deliverable", topsheet_generation_get_deliverable (self->parent), "phase",
                topsheet_project_get_phase (self->project), "provider", provider, "model-id", self->model_id,
                "parameters", parameters, "usage", usage, "sha256", topsheet_media_file_get_sha256 (self->media),
                "path", self->asked.path, "format", topsheet_media_file_get_format (self->media), "file-size-bytes",
                topsheet_media_file_get_size_bytes (self->media), "width", topsheet_media_file_get_width (self->media),
                "height", topsheet_media_file_get_height (self->media), "frames",
                topsheet_media_file_get_frames (self->media), "duration-s",
                topsheet_media_file_get_duration_s (self->media), "made-at-usec",
                modified > 0 && modified <= now ? modified : now, "member", self->asked.member, "parent-id",
                topsheet_generation_get_id (self->parent), "operation", self->asked.operation, "edit-seconds",
                MAX (self->asked.edit_seconds, 0), NULL);
  return generation;
}

static TopsheetLedgerEntry *
make_entry (Recording *self, guint account, const TopsheetMoney *amount, const char *source, const char *why)
{
  TopsheetLedgerEntry *entry;

  entry = topsheet_ledger_entry_new (topsheet_project_get_id (self->project), TOPSHEET_ENTRY_CHARGE, account,
                                     topsheet_project_get_phase (self->project), amount);
  g_object_set (entry, "what", topsheet_refinement_get_title (self->asked.operation), "member", self->asked.member,
                "price-source", source, "reason", why, NULL);
  return entry;
}

/* Minutes where they come out even, else seconds. */
static void
set_time (TopsheetLedgerEntry *entry, double seconds)
{
  TopsheetDecimal minutes, back;
  const TopsheetDecimal ms = topsheet_decimal_from_int (to_milliseconds (seconds));
  const TopsheetDecimal per = topsheet_decimal_from_int (MS_PER_MINUTE);

  if (topsheet_decimal_divide (&ms, &per, 4, &minutes, NULL) &&
      topsheet_decimal_multiply (&minutes, &per, &back, NULL) && topsheet_decimal_compare (&back, &ms) == 0)
    topsheet_ledger_entry_set_quantity (entry, topsheet_decimal_normalize (&minutes), TOPSHEET_UNIT_MINUTE);
  else
    topsheet_ledger_entry_set_quantity (entry, (TopsheetDecimal) { ms.mantissa, 3 }, TOPSHEET_UNIT_SECOND);
}

static TopsheetLedgerEntry *
charge_time (Recording *self, GPtrArray *hourly_rates, GError **error)
{
  const char *currency = topsheet_project_get_currency (self->project);
  const TopsheetDecimal *rate = topsheet_refinement_find_rate (hourly_rates, self->asked.member);
  g_autofree char *printed = rate != NULL ? topsheet_decimal_print (rate) : NULL;
  g_autofree char *text = NULL;
  TopsheetLedgerEntry *entry;
  TopsheetMoney amount;

  if (self->asked.edit_seconds < 0)
    return make_entry (self, TOPSHEET_ACCOUNT_HUMAN_TIME, NULL, NULL,
                       _("Nobody said how long it took or what it cost."));
  if (rate == NULL)
    {
      text = g_strdup_printf (_("What an hour of %s costs is not known."), self->asked.member);
      entry = make_entry (self, TOPSHEET_ACCOUNT_HUMAN_TIME, NULL, NULL, text);
    }
  else
    {
      if (!topsheet_refinement_price_time (self->asked.edit_seconds, rate, currency, &amount, error))
        return NULL;
      /* Translators: member, amount, currency code */
      text = g_strdup_printf (_("Hourly rate of %s: %s %s"), self->asked.member, printed, currency);
      entry = make_entry (self, TOPSHEET_ACCOUNT_HUMAN_TIME, &amount, text, NULL);
    }
  set_time (entry, self->asked.edit_seconds);
  return entry;
}

static TopsheetLedgerEntry *
charge_amount (Recording *self)
{
  guint account = self->model_id != NULL ? topsheet_account_for_phase (topsheet_project_get_phase (self->project))
                                         : TOPSHEET_ACCOUNT_HUMAN_TIME;
  TopsheetLedgerEntry *entry = make_entry (self, account, &self->asked.amount, _("Amount that was typed"), NULL);

  g_object_set (entry, "model", self->model_id, NULL);
  if (self->asked.edit_seconds >= 0 && self->model_id == NULL)
    set_time (entry, self->asked.edit_seconds);
  else
    topsheet_ledger_entry_set_quantity (entry, topsheet_decimal_from_int (1), TOPSHEET_UNIT_ITEM);
  return entry;
}

/* Why there is no price, or NULL with @amount in the project's currency. (transfer full) */
static char *
price_model (Recording *self,
             TopsheetUsage *usage,
             GPtrArray *rates,
             TopsheetMoney *amount,
             TopsheetMoney *billed,
             char **rate)
{
  gint64 now = topsheet_clock_get_usec (topsheet_session_get_clock (self->session));
  TopsheetCatalogue *catalogue = topsheet_session_get_catalogue (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetQuote) quote = topsheet_pricing_quote (topsheet_catalogue_get_rules (catalogue, self->model_id),
                                                            usage, now, 0, &error);

  if (quote == NULL)
    return g_strdup (error->message);
  if (!quote->has_amount)
    {
      g_autofree char *missing = g_strjoinv (", ", quote->unpriced);

      return g_strdup_printf (_("“%s” has no price for %s."), self->model_id, missing);
    }
  *billed = quote->amount;
  if (!topsheet_pricing_convert (&quote->amount, topsheet_project_get_currency (self->project), rates, now, amount,
                                 rate, &error))
    return g_strdup (error->message);
  return NULL;
}

static TopsheetLedgerEntry *
charge_model (Recording *self, TopsheetGeneration *generation, TopsheetUsage *usage, GPtrArray *rates)
{
  guint account = topsheet_account_for_phase (topsheet_project_get_phase (self->project));
  g_autofree char *rate = NULL;
  TopsheetMoney amount, billed;
  g_autofree char *why = price_model (self, usage, rates, &amount, &billed, &rate);
  TopsheetLedgerEntry *entry = make_entry (self, account, why == NULL ? &amount : NULL,
                                           why == NULL ? self->model_id : NULL, why);

  g_object_set (entry, "provider", topsheet_generation_get_provider (generation), "model", self->model_id, "billed",
                why == NULL && rate != NULL ? &billed : NULL, "rate", rate, NULL);
  topsheet_ledger_entry_set_quantity (entry, topsheet_decimal_from_int (1), TOPSHEET_UNIT_IMAGE);
  return entry;
}

static gboolean
check (Recording *self, GError **error)
{
  TopsheetCatalogue *catalogue = topsheet_session_get_catalogue (self->session);

  if (*self->asked.operation == '\0' || strlen (self->asked.operation) > 100)
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                           _("What was done is said in 1 to 100 letters, such as retouch or grade. Nothing was recorded."));
      return FALSE;
    }
  if (topsheet_generation_get_project_id (self->parent) != topsheet_project_get_id (self->project))
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, _("%s is in another project. Nothing was recorded."),
                   topsheet_generation_get_version_id (self->parent));
      return FALSE;
    }
  if (self->asked.model != NULL &&
      (self->model_id = topsheet_catalogue_resolve (catalogue, self->asked.model, error)) == NULL)
    return FALSE;
  return dex_await (topsheet_worker_pool_run (topsheet_session_get_workers (self->session), read_work, self, NULL),
                    error);
}

static DexFuture *
record_fiber (gpointer data)
{
  Recording *self = data;
  TopsheetStore *store = topsheet_session_get_store (self->session);
  gint64 project_id = topsheet_project_get_id (self->project);
  g_autoptr (GPtrArray) hourly_rates = NULL;
  g_autoptr (GPtrArray) rates = NULL;
  g_autoptr (TopsheetUsage) usage = NULL;
  g_autoptr (TopsheetGeneration) generation = NULL;
  g_autoptr (TopsheetLedgerEntry) entry = NULL;
  GError *error = NULL;

  if (!check (self, &error) ||
      (hourly_rates = dex_await_boxed (topsheet_store_list_hourly_rates (store, project_id), &error)) == NULL ||
      (rates = dex_await_boxed (topsheet_store_list_rates (store, project_id), &error)) == NULL)
    return dex_future_new_for_error (error);

  usage = self->model_id != NULL ? make_usage (self) : NULL;
  generation = make_generation (self, usage);
  if (self->asked.has_amount)
    entry = charge_amount (self);
  else if (self->model_id != NULL)
    entry = charge_model (self, generation, usage, rates);
  else
    entry = charge_time (self, hourly_rates, &error);
  if (entry == NULL)
    return dex_future_new_for_error (error);
  topsheet_generation_set_cost (generation, topsheet_ledger_entry_get_amount (entry));
  return topsheet_store_finish_open_edit (store, self->asked.open_edit_id, generation, entry);
}

typedef struct
{
  TopsheetSession *session;
  TopsheetGeneration *refinement;
} TakingBack;

static void
taking_back_free (gpointer data)
{
  TakingBack *self = data;

  g_clear_object (&self->refinement);
  g_clear_object (&self->session);
  g_free (self);
}

static DexFuture *
take_back_fiber (gpointer data)
{
  TakingBack *self = data;
  g_autoptr (GPtrArray) generations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rejected = NULL;
  g_autoptr (TopsheetLedgerEntry) reversal = NULL;
  gint64 entry_id = topsheet_generation_get_entry_id (self->refinement);
  GError *error = NULL;

  if (entry_id != 0)
    reversal = dex_await_object (topsheet_store_reverse_entry (topsheet_session_get_store (self->session), entry_id,
                                                               _("The refinement was taken back."),
                                                               topsheet_session_get_member (self->session)),
                                 &error);
  if (error != NULL && !g_error_matches (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED))
    return dex_future_new_for_error (error);
  g_clear_error (&error);
  g_ptr_array_add (generations, g_object_ref (self->refinement));
  rejected = dex_await_boxed (topsheet_review_service_decide (self->session, generations, TOPSHEET_DECISION_REJECTED,
                                                              NULL, 0, NULL),
                              &error);
  return rejected != NULL ? dex_future_new_for_boolean (TRUE) : dex_future_new_for_error (error);
}

const char * const *
topsheet_refinement_list_operations (void)
{
  return operations;
}

const char *
topsheet_refinement_get_title (const char *operation)
{
  g_return_val_if_fail (operation != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (operation, operations[i]))
      return _(titles[i]);
  return operation;
}

gboolean
topsheet_refinement_price_time (double seconds,
                                const TopsheetDecimal *rate,
                                const char *currency,
                                TopsheetMoney *out,
                                GError **error)
{
  const TopsheetDecimal quantity = { to_milliseconds (seconds), 3 };

  g_return_val_if_fail (rate != NULL && currency != NULL && out != NULL, FALSE);

  return topsheet_money_price (&quantity, rate, 3600, currency, out, error);
}

const TopsheetDecimal *
topsheet_refinement_find_rate (GPtrArray *rates, const char *member)
{
  const TopsheetDecimal *everybody = NULL;

  g_return_val_if_fail (rates != NULL, NULL);

  for (guint i = 0; i < rates->len; i++)
    {
      const TopsheetHourlyRate *rate = g_ptr_array_index (rates, i);

      if (g_strcmp0 (rate->member, member) == 0)
        return &rate->rate;
      if (*rate->member == '\0')
        everybody = &rate->rate;
    }
  return everybody;
}

DexFuture *
topsheet_refinement_record (TopsheetSession *session,
                            TopsheetProject *project,
                            TopsheetGeneration *parent,
                            const TopsheetRefinement *refinement)
{
  Recording *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session) && TOPSHEET_IS_PROJECT (project), NULL);
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (parent) && refinement != NULL, NULL);
  g_return_val_if_fail (refinement->path != NULL && refinement->operation != NULL, NULL);

  self = g_new0 (Recording, 1);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->parent = g_object_ref (parent);
  self->asked = *refinement;
  self->asked.path = g_canonicalize_filename (refinement->path, NULL);
  self->asked.operation = g_strdup (refinement->operation);
  self->asked.member = g_strdup (refinement->member != NULL ? refinement->member
                                                            : topsheet_session_get_member (session));
  self->asked.application = g_strdup (refinement->application);
  self->asked.model = g_strdup (refinement->model);
  self->asked.usage = refinement->usage != NULL ? topsheet_usage_ref (refinement->usage) : NULL;
  return dex_scheduler_spawn (NULL, STACK_SIZE, record_fiber, self, recording_free);
}

DexFuture *
topsheet_refinement_take_back (TopsheetSession *session, TopsheetGeneration *refinement)
{
  TakingBack *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (refinement), NULL);

  self = g_new0 (TakingBack, 1);
  self->session = g_object_ref (session);
  self->refinement = g_object_ref (refinement);
  return dex_scheduler_spawn (NULL, STACK_SIZE, take_back_fiber, self, taking_back_free);
}

TopsheetGeneration *
topsheet_refinement_match (GPtrArray *parents, const char *path)
{
  g_autofree char *name = NULL;
  TopsheetGeneration *found = NULL;
  gsize longest = 0;

  g_return_val_if_fail (parents != NULL && path != NULL, NULL);

  name = g_path_get_basename (path);
  for (guint i = 0; i < parents->len; i++)
    {
      const char *version_id = topsheet_generation_get_version_id (g_ptr_array_index (parents, i));
      gsize length = strlen (version_id);

      if (length > longest && g_ascii_strncasecmp (name, version_id, length) == 0 && !g_ascii_isalnum (name[length]))
        {
          found = g_ptr_array_index (parents, i);
          longest = length;
        }
    }
  return found;
}
