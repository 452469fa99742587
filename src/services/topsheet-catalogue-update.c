/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-catalogue-update.h"

#include "engine/topsheet-model-match.h"
#include "engine/topsheet-own-price.h"
#include "engine/topsheet-rule-choice.h"
#include "services/topsheet-price-fetch.h"

#define ID_LETTERS 10

G_DEFINE_BOXED_TYPE (TopsheetCatalogueUpdate,
                     topsheet_catalogue_update,
                     topsheet_catalogue_update_copy,
                     topsheet_catalogue_update_free)

typedef struct
{
  TopsheetSession *session;
  char *location;
  GCancellable *cancellable;
  GPtrArray *current; /* rules of the catalogue */
  gint64 now_usec;
  TopsheetCatalogueUpdate *update;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_clear_pointer (&task->update, topsheet_catalogue_update_free);
  g_clear_pointer (&task->current, g_ptr_array_unref);
  g_clear_object (&task->cancellable);
  g_clear_pointer (&task->location, g_free);
  g_clear_object (&task->session);
  g_free (task);
}

static GPtrArray *
list_rules (TopsheetCatalogue *catalogue)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (const char * const *id = topsheet_catalogue_list (catalogue); *id != NULL; id++)
    {
      GPtrArray *rules = topsheet_catalogue_get_rules (catalogue, *id);
      TopsheetPriceRule *names = topsheet_catalogue_get_names (catalogue, *id);

      if (names != NULL)
        g_ptr_array_add (all, g_object_ref (names));
      for (guint i = 0; i < rules->len; i++)
        if (!topsheet_own_price_is (rules->pdata[i]))
          g_ptr_array_add (all, g_object_ref (rules->pdata[i]));
    }
  return all;
}

/* Only what a person typed here is a price of one's own. */
static void
disown_rules (GPtrArray *rules, const char *name)
{
  for (guint i = 0; i < rules->len; i++)
    if (topsheet_own_price_is (rules->pdata[i]))
      g_object_set (rules->pdata[i], "source", name, NULL);
}

/* In a worker: reading waits, and a file of outside may nest deeper than the stack of a fiber goes. */
static DexFuture *
read_work (gpointer data)
{
  Task *task = data;
  g_autoptr (TopsheetCatalogueUpdate) update = g_new0 (TopsheetCatalogueUpdate, 1);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = topsheet_price_fetch_read (task->location, task->cancellable, &error);
  if (bytes == NULL)
    return dex_future_new_for_error (error);
  update->list = topsheet_price_list_read (bytes, task->now_usec, task->now_usec, &error);
  if (update->list == NULL)
    return dex_future_new_for_error (error);

  update->name = topsheet_price_fetch_is_url (task->location) ? g_strdup (task->location)
                                                              : g_filename_display_basename (task->location);
  disown_rules (update->list->rules, update->name);
  update->review = topsheet_catalogue_review_new (task->current, update->list->rules, task->now_usec);
  return dex_future_new_take_boxed (TOPSHEET_TYPE_CATALOGUE_UPDATE, g_steal_pointer (&update));
}

/* Of @rules; those behind them say what models are called. */
static guint
count_prices (GPtrArray *rules)
{
  guint n = rules->len;

  while (n > 0 && topsheet_model_match_is_names (rules->pdata[n - 1]))
    n--;
  return n;
}

static DexFuture *
record_fiber (gpointer data)
{
  Task *task = data;
  TopsheetStore *store = topsheet_session_get_store (task->session);
  g_autoptr (GPtrArray) rules = topsheet_catalogue_review_list_accepted (task->update->review);
  g_autofree char *version = g_strdup_printf ("%s, %s", topsheet_price_list_format_name (task->update->list->format),
                                              task->update->name);
  GError *error = NULL;
  guint n;

  if (rules->len == 0)
    return dex_future_new_for_uint (0);
  n = dex_await_uint (topsheet_store_put_price_rules (store, rules, version), &error);
  if (error != NULL || !dex_await (topsheet_session_reload_catalogue (task->session), &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_uint (MIN (n, count_prices (rules)));
}

TopsheetCatalogueUpdate *
topsheet_catalogue_update_copy (TopsheetCatalogueUpdate *self)
{
  TopsheetCatalogueUpdate *copy = g_new0 (TopsheetCatalogueUpdate, 1);

  copy->name = g_strdup (self->name);
  copy->list = topsheet_price_list_ref (self->list);
  copy->review = g_object_ref (self->review);
  return copy;
}

void
topsheet_catalogue_update_free (TopsheetCatalogueUpdate *self)
{
  g_clear_object (&self->review);
  g_clear_pointer (&self->list, topsheet_price_list_unref);
  g_free (self->name);
  g_free (self);
}

DexFuture *
topsheet_catalogue_update_read (TopsheetSession *session, const char *location, GCancellable *cancellable)
{
  Task *task;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (location != NULL, NULL);

  task = g_new0 (Task, 1);
  task->location = g_strdup (location);
  g_set_object (&task->cancellable, cancellable);
  task->current = list_rules (topsheet_session_get_catalogue (session));
  task->now_usec = topsheet_clock_get_usec (topsheet_session_get_clock (session));
  return topsheet_worker_pool_run (topsheet_session_get_workers (session), read_work, task, task_free);
}

DexFuture *
topsheet_catalogue_update_record (TopsheetSession *session, TopsheetCatalogueUpdate *update)
{
  Task *task;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (update != NULL, NULL);

  task = g_new0 (Task, 1);
  task->session = g_object_ref (session);
  task->update = topsheet_catalogue_update_copy (update);
  return dex_scheduler_spawn (NULL, 0, record_fiber, task, task_free);
}

char *
topsheet_catalogue_update_get_id (TopsheetPriceChange *change)
{
  TopsheetPriceRule *rule;
  TopsheetDecimal price;
  g_autofree char *what = NULL, *amount = NULL, *text = NULL, *digest = NULL;

  g_return_val_if_fail (TOPSHEET_IS_PRICE_CHANGE (change), NULL);

  rule = topsheet_price_change_get_rule (change);
  price = topsheet_price_rule_get_price (rule);
  what = topsheet_rule_choice_describe (rule);
  amount = topsheet_decimal_print (&price);
  text = g_strdup_printf ("%s\n%s\n%" G_GUINT64_FORMAT "\n%s\n%s", what, amount, topsheet_price_rule_get_per (rule),
                          topsheet_unit_get_name (topsheet_price_rule_get_unit (rule)),
                          topsheet_price_rule_get_currency (rule));
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  return g_strndup (digest, ID_LETTERS);
}
