/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-session.h"

#include "base/topsheet-error.h"
#include "base/topsheet-text.h"
#include "exchange/topsheet-catalogue-file.h"
#include "services/import/topsheet-imports.h"
#include "services/import/topsheet-watch-service.h"
#include "store/sqlite/topsheet-sqlite-store.h"

#include <glib/gi18n-lib.h>

struct _TopsheetSession
{
  GObject parent_instance;
  char *location;
  char *member;
  TopsheetClock *clock;
  TopsheetStore *store;
  TopsheetCatalogue *catalogue;
  guint n_rules;      /* of @catalogue: rules are only ever added */
  char *tiers;        /* of @catalogue, in a text to compare */
  GPtrArray *earlier; /* catalogues whose names and rules somebody may still hold */
  TopsheetThumbnailCache *thumbnails;
  TopsheetWorkerPool *workers;
  TopsheetWatchService *watches; /* NULL until it is asked for */
};

G_DEFINE_FINAL_TYPE (TopsheetSession, topsheet_session, G_TYPE_OBJECT)

enum
{
  SIGNAL_CATALOGUE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Names of the built-in catalogue in the library; a new one is put in when any of its rules is missing. */
#define SEED_VERSION "built-in " TOPSHEET_VERSION

typedef struct
{
  char *location;
  gboolean create;
  TopsheetClock *clock;
} OpenRequest;

static void
open_request_free (OpenRequest *self)
{
  g_free (self->location);
  g_clear_object (&self->clock);
  g_free (self);
}

/* The name of the account, as text that can go into a file that lives for years. */
static char *
make_member_name (void)
{
  const char *name = g_get_real_name ();

  if (name == NULL || *name == '\0' || g_str_equal (name, "Unknown"))
    name = g_get_user_name ();
  return topsheet_text_clean (name != NULL ? name : "", -1);
}

static char *
describe_rule (TopsheetPriceRule *rule)
{
  const char * const *conditions = topsheet_price_rule_get_conditions (rule);
  TopsheetDecimal price = topsheet_price_rule_get_price (rule);
  g_autofree char *amount = topsheet_decimal_print (&price);
  g_autofree char *when = conditions != NULL ? g_strjoinv (";", (char **) conditions) : g_strdup ("");

  return g_strdup_printf ("%s\n%s\n%s\n%s\n%" G_GUINT64_FORMAT "\n%s\n%" G_GINT64_FORMAT,
                          topsheet_price_rule_get_model_id (rule), topsheet_price_rule_get_meter (rule), when, amount,
                          topsheet_price_rule_get_per (rule), topsheet_price_rule_get_currency (rule),
                          topsheet_price_rule_get_valid_from_usec (rule));
}

static gboolean
has_all_rules (GPtrArray *kept, GPtrArray *wanted)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < kept->len; i++)
    g_hash_table_add (known, describe_rule (g_ptr_array_index (kept, i)));
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autofree char *key = describe_rule (g_ptr_array_index (wanted, i));

      if (!g_hash_table_contains (known, key))
        return FALSE;
    }
  return TRUE;
}

/* What the library knows about prices, with the built-in catalogue put in where it is missing. */
static GPtrArray *
load_rules (TopsheetSession *self, GError **error)
{
  g_autoptr (GBytes) seed = topsheet_catalogue_file_seed ();
  g_autoptr (GPtrArray) wanted = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  kept = dex_await_boxed (topsheet_store_list_price_rules (self->store), error);
  if (kept == NULL)
    return NULL;
  wanted = topsheet_catalogue_file_parse (seed, topsheet_clock_get_usec (self->clock), error);
  if (wanted == NULL)
    return NULL;
  if (has_all_rules (kept, wanted))
    return g_steal_pointer (&kept);
  if (!dex_await (topsheet_store_put_price_rules (self->store, wanted, SEED_VERSION), error))
    return NULL;
  return dex_await_boxed (topsheet_store_list_price_rules (self->store), error);
}

/* Rules never change, so those that are in memory are used again. */
static void
share_rules (TopsheetCatalogue *catalogue, GPtrArray *rules)
{
  for (guint i = 0; i < rules->len; i++)
    {
      TopsheetPriceRule *rule = rules->pdata[i];
      GPtrArray *of_model = topsheet_catalogue_get_rules (catalogue, topsheet_price_rule_get_model_id (rule));

      for (guint k = 0; of_model != NULL && k < of_model->len; k++)
        if (topsheet_price_rule_get_id (of_model->pdata[k]) == topsheet_price_rule_get_id (rule))
          {
            g_set_object ((TopsheetPriceRule **) &rules->pdata[i], of_model->pdata[k]);
            break;
          }
    }
}

static char *
describe_tiers (GPtrArray *tiers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tiers->len; i++)
    {
      const char * const *conditions = topsheet_tier_override_get_conditions (tiers->pdata[i]);
      g_autofree char *when = g_strjoinv (";", (char **) conditions);

      g_string_append_printf (text, "%s\n%s\n%d\n", topsheet_tier_override_get_model_id (tiers->pdata[i]), when,
                              topsheet_tier_override_get_tier (tiers->pdata[i]));
    }
  return g_string_free_and_steal (text);
}

/* @rules: (transfer full) (nullable): with @error. @changed: whether the catalogue became another one. */
static gboolean
take_rules (TopsheetSession *self, GPtrArray *rules, gboolean *changed, GError **error)
{
  g_autofree char *described = NULL;
  g_autoptr (GPtrArray) owned = rules;
  g_autoptr (GPtrArray) tiers = NULL;
  g_autoptr (TopsheetCatalogue) catalogue = NULL;

  if (rules == NULL)
    return FALSE;
  tiers = dex_await_boxed (topsheet_store_list_tier_overrides (self->store), error);
  if (tiers == NULL)
    return FALSE;

  described = describe_tiers (tiers);
  *changed = self->catalogue == NULL || self->n_rules != rules->len || strcmp (self->tiers, described) != 0;
  if (!*changed)
    return TRUE;

  self->n_rules = rules->len;
  g_set_str (&self->tiers, described);
  if (self->catalogue != NULL)
    share_rules (self->catalogue, rules);
  catalogue = topsheet_catalogue_new (rules);
  topsheet_catalogue_set_tiers (catalogue, tiers);
  if (self->catalogue != NULL)
    g_ptr_array_add (self->earlier, g_steal_pointer (&self->catalogue));
  self->catalogue = g_steal_pointer (&catalogue);
  return TRUE;
}

static DexFuture *
reload_fiber (gpointer data)
{
  TopsheetSession *self = data;
  GError *error = NULL;
  gboolean changed;

  if (!take_rules (self, dex_await_boxed (topsheet_store_list_price_rules (self->store), &error), &changed, &error))
    return dex_future_new_for_error (error);
  if (changed)
    g_signal_emit (self, signals[SIGNAL_CATALOGUE_CHANGED], 0);
  return dex_future_new_true ();
}

static DexFuture *
open_fiber (gpointer data)
{
  OpenRequest *request = data;
  gboolean changed;
  g_autoptr (TopsheetSession) self = g_object_new (TOPSHEET_TYPE_SESSION, NULL);
  g_autoptr (GError) error = NULL;

  if (strstr (request->location, "://") != NULL)
    return dex_future_new_reject (TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_FAILED,
                                  _("This version keeps libraries in files. “%s” is an address; name a file instead."),
                                  request->location);
  self->location = g_strdup (request->location);
  self->member = make_member_name ();
  self->clock = request->clock != NULL ? g_object_ref (request->clock) : topsheet_clock_new_system ();
  self->thumbnails = topsheet_thumbnail_cache_new (NULL);
  self->workers = topsheet_worker_pool_new (0);
  self->store = dex_await_object (topsheet_sqlite_store_open (request->location,
                                                              request->create ? TOPSHEET_SQLITE_CREATE
                                                                              : TOPSHEET_SQLITE_OPEN,
                                                              self->clock),
                                  &error);
  if (self->store == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (!take_rules (self, load_rules (self, &error), &changed, &error))
    {
      dex_await (topsheet_store_close (self->store), NULL);
      return dex_future_new_for_error (g_steal_pointer (&error));
    }
  return dex_future_new_take_object (g_steal_pointer (&self));
}

static DexFuture *
close_fiber (gpointer data)
{
  TopsheetSession *self = data;
  GError *error = NULL;

  dex_await (topsheet_imports_stop (topsheet_imports_for_session (self)), NULL);
  if (self->watches != NULL)
    dex_await (topsheet_watch_service_stop (self->watches), NULL);
  if (!dex_await (topsheet_store_close (self->store), &error))
    return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

static void
topsheet_session_finalize (GObject *object)
{
  TopsheetSession *self = TOPSHEET_SESSION (object);

  g_clear_object (&self->watches);
  g_clear_object (&self->workers);
  g_clear_object (&self->thumbnails);
  g_clear_object (&self->catalogue);
  g_free (self->tiers);
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_free (self->member);
  g_free (self->location);
  G_OBJECT_CLASS (topsheet_session_parent_class)->finalize (object);
}

static void
topsheet_session_class_init (TopsheetSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_session_finalize;
  signals[SIGNAL_CATALOGUE_CHANGED] = g_signal_new ("catalogue-changed", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST,
                                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
topsheet_session_init (TopsheetSession *self)
{
  self->earlier = g_ptr_array_new_with_free_func (g_object_unref);
}

char *
topsheet_session_default_location (void)
{
  const char *location = g_getenv ("TOPSHEET_LIBRARY");

  if (location != NULL && *location != '\0')
    return g_strdup (location);
  return g_build_filename (g_get_user_data_dir (), "topsheet", "library.db", NULL);
}

DexFuture *
topsheet_session_open (const char *location, gboolean create, TopsheetClock *clock)
{
  OpenRequest *request;

  g_return_val_if_fail (location != NULL, NULL);
  g_return_val_if_fail (clock == NULL || TOPSHEET_IS_CLOCK (clock), NULL);

  request = g_new0 (OpenRequest, 1);
  request->location = g_strdup (location);
  request->create = create;
  request->clock = clock != NULL ? g_object_ref (clock) : NULL;
  return dex_scheduler_spawn (NULL, 0, open_fiber, request, (GDestroyNotify) open_request_free);
}

DexFuture *
topsheet_session_close (TopsheetSession *self)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (self), NULL);

  return dex_scheduler_spawn (NULL, 0, close_fiber, g_object_ref (self), g_object_unref);
}

TopsheetStore *
topsheet_session_get_store (TopsheetSession *self)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (self), NULL);

  return self->store;
}

TopsheetClock *
topsheet_session_get_clock (TopsheetSession *self)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (self), NULL);

  return self->clock;
}

TopsheetCatalogue *
topsheet_session_get_catalogue (TopsheetSession *self)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (self), NULL);

  return self->catalogue;
}

DexFuture *
topsheet_session_reload_catalogue (TopsheetSession *self)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (self), NULL);

  return dex_scheduler_spawn (NULL, 0, reload_fiber, g_object_ref (self), g_object_unref);
}

TopsheetThumbnailCache *
topsheet_session_get_thumbnails (TopsheetSession *self)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (self), NULL);

  return self->thumbnails;
}

TopsheetWorkerPool *
topsheet_session_get_workers (TopsheetSession *self)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (self), NULL);

  return self->workers;
}

TopsheetWatchService *
topsheet_session_get_watches (TopsheetSession *self)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (self), NULL);

  if (self->watches == NULL)
    self->watches = topsheet_watch_service_new (self);
  return self->watches;
}

const char *
topsheet_session_get_location (TopsheetSession *self)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (self), NULL);

  return self->location;
}

const char *
topsheet_session_get_member (TopsheetSession *self)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (self), NULL);

  return self->member;
}

void
topsheet_session_set_member (TopsheetSession *self, const char *member)
{
  g_autofree char *name = NULL;

  g_return_if_fail (TOPSHEET_IS_SESSION (self));

  name = g_strstrip (topsheet_text_clean (member != NULL ? member : "", -1));
  g_free (self->member);
  self->member = *name != '\0' ? g_steal_pointer (&name) : make_member_name ();
}
