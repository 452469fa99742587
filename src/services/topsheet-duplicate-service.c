/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-duplicate-service.h"

#include "media/topsheet-look.h"

#include <glib/gi18n-lib.h>

G_STATIC_ASSERT (TOPSHEET_LOOK_ALIKE == TOPSHEET_ALIKE_BITS);

#define STACK_SIZE (256 * 1024)
/* Looks that are written in one step. */
#define BATCH 32
/* Version ids that a summary names. */
#define MAX_NAMED 3

/* One call, from its beginning to its end. */
typedef struct
{
  TopsheetSession *session;
  TopsheetGeneration *generation;
  GCancellable *cancellable;
} Call;

/* A file on its way through a worker. */
typedef struct
{
  TopsheetThumbnailCache *thumbnails;
  TopsheetGeneration *generation; /* NULL while no one is looked at */
  GCancellable *cancellable;
  gboolean has_look;
  guint64 look;
} Looking;

static void
call_free (gpointer data)
{
  Call *self = data;

  g_clear_object (&self->session);
  g_clear_object (&self->generation);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/* In a worker. */
static DexFuture *
look_work (gpointer data)
{
  Looking *self = data;
  const char *path = topsheet_generation_get_path (self->generation);
  const char *sha256 = topsheet_generation_get_sha256 (self->generation);
  g_autoptr (GBytes) thumbnail = topsheet_thumbnail_cache_lookup (self->thumbnails, sha256, TOPSHEET_THUMBNAIL_NORMAL);

  if (thumbnail == NULL && path != NULL)
    thumbnail = topsheet_thumbnail_cache_ensure (self->thumbnails, sha256, path, TOPSHEET_THUMBNAIL_NORMAL,
                                                 self->cancellable, NULL);
  self->has_look = thumbnail != NULL && topsheet_look_read (thumbnail, &self->look, NULL);
  return dex_future_new_for_boolean (TRUE);
}

/* In a fiber. TRUE when @generation has a look now. */
static gboolean
look_at (Call *self, TopsheetGeneration *generation)
{
  Looking looking = {
    .thumbnails = topsheet_session_get_thumbnails (self->session),
    .generation = generation,
    .cancellable = self->cancellable,
  };

  if (topsheet_generation_get_sha256 (generation) == NULL)
    return FALSE;
  dex_await (topsheet_worker_pool_run (topsheet_session_get_workers (self->session), look_work, &looking, NULL), NULL);
  if (looking.has_look)
    topsheet_generation_set_look (generation, looking.look);
  return looking.has_look;
}

/* A library that cannot be written to still answers. */
static void
keep_look (Call *self, TopsheetGeneration *generation)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (one, g_object_ref (generation));
  dex_await (topsheet_store_put_looks (topsheet_session_get_store (self->session), one), NULL);
}

static DexFuture *
find_fiber (gpointer data)
{
  Call *self = data;
  TopsheetGeneration *generation = self->generation;

  if (topsheet_generation_get_id (generation) != 0 && !topsheet_generation_get_look (generation, NULL) &&
      look_at (self, generation))
    keep_look (self, generation);
  return topsheet_store_list_duplicates (topsheet_session_get_store (self->session), generation);
}

static guint
look_at_all (Call *self, GPtrArray *generations)
{
  guint n_seen = 0;

  for (guint i = 0; i < generations->len && !g_cancellable_is_cancelled (self->cancellable); i++)
    n_seen += look_at (self, g_ptr_array_index (generations, i));
  return n_seen;
}

static DexFuture *
catch_up_fiber (gpointer data)
{
  Call *self = data;
  TopsheetStore *store = topsheet_session_get_store (self->session);
  GError *error = NULL;
  gint64 last_id = 0;
  guint n_seen = 0;

  while (!g_cancellable_set_error_if_cancelled (self->cancellable, &error))
    {
      g_autoptr (GPtrArray) generations = dex_await_boxed (topsheet_store_list_unseen (store, last_id, BATCH), &error);
      guint n_new;

      if (generations == NULL)
        break;
      if (generations->len == 0)
        return dex_future_new_for_uint (n_seen);
      last_id = topsheet_generation_get_id (g_ptr_array_index (generations, generations->len - 1));
      n_new = look_at_all (self, generations);
      if (n_new > 0 && !dex_await (topsheet_store_put_looks (store, generations), &error))
        break;
      n_seen += n_new;
    }
  return dex_future_new_for_error (error);
}

DexFuture *
topsheet_duplicate_service_find (TopsheetSession *session, TopsheetGeneration *generation)
{
  Call *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (generation), NULL);

  self = g_new0 (Call, 1);
  self->session = g_object_ref (session);
  self->generation = g_object_ref (generation);
  return dex_scheduler_spawn (NULL, STACK_SIZE, find_fiber, self, call_free);
}

DexFuture *
topsheet_duplicate_service_catch_up (TopsheetSession *session, GCancellable *cancellable)
{
  Call *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  self = g_new0 (Call, 1);
  self->session = g_object_ref (session);
  g_set_object (&self->cancellable, cancellable);
  return dex_scheduler_spawn (NULL, STACK_SIZE, catch_up_fiber, self, call_free);
}

char *
topsheet_duplicate_service_describe (TopsheetGeneration *generation, const TopsheetDuplicate *duplicate)
{
  TopsheetParameters *ours, *theirs;
  const char *seed;

  g_return_val_if_fail (TOPSHEET_IS_GENERATION (generation) && duplicate != NULL, NULL);

  ours = topsheet_generation_get_parameters (generation);
  theirs = topsheet_generation_get_parameters (duplicate->generation);
  seed = topsheet_parameters_get_seed (theirs);
  switch (duplicate->kind)
    {
    case TOPSHEET_DUPLICATE_ALIKE:
      /* Translators: how much two pictures look alike, of 100 */
      return g_strdup_printf (_("Looks %.0f %% alike"), 100 - duplicate->difference * 100 / 64.0);
    case TOPSHEET_DUPLICATE_NEAR:
      if (seed == NULL || g_strcmp0 (seed, topsheet_parameters_get_seed (ours)) == 0)
        return g_strdup_printf (_("Prompt %.0f %% the same"), duplicate->likeness * 100);
      /* Translators: how much of two prompts is the same, of 100, and the seed of the other one */
      return g_strdup_printf (_("Prompt %1$.0f %% the same, seed %2$s"), duplicate->likeness * 100, seed);
    case TOPSHEET_DUPLICATE_SAME:
    default:
      return g_strdup (_("Same settings and seed"));
    }
}

char *
topsheet_duplicate_service_summarize (GPtrArray *generations)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  g_return_val_if_fail (generations != NULL, NULL);

  for (guint i = 0; i < generations->len; i++)
    {
      const char *name = topsheet_generation_get_duplicate_of (g_ptr_array_index (generations, i));

      if (name == NULL)
        continue;
      n++;
      if (!g_hash_table_add (named, (gpointer) name) || g_hash_table_size (named) > MAX_NAMED + 1)
        continue;
      if (g_hash_table_size (named) > MAX_NAMED)
        g_string_append (names, " …");
      else
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  if (n == 0)
    return NULL;
  /* Translators: how many of the imported pictures, and the versions that they repeat */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u was made before: %2$s", "%1$u were made before: %2$s", n),
                          n, names->str);
}
