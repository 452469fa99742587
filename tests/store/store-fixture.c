/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "model/topsheet-account.h"

#include <stdarg.h>

static DexFuture *
quit_cb (DexFuture *future, gpointer data)
{
  g_main_loop_quit (data);
  return dex_ref (future);
}

const GValue *
await_value (DexFuture *future, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (DexFuture) done = dex_future_finally (dex_ref (future), quit_cb, g_main_loop_ref (loop),
                                                   (GDestroyNotify) g_main_loop_unref);

  if (dex_future_is_pending (done))
    g_main_loop_run (loop);
  return dex_future_get_value (future, error);
}

static const GValue *
await_good (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  const GValue *value = await_value (future, &error);

  g_assert_no_error (error);
  g_assert_nonnull (value);
  return value;
}

void
await_done (DexFuture *future)
{
  await_good (future);
  dex_unref (future);
}

gpointer
await_object (DexFuture *future)
{
  gpointer object = g_value_dup_object (await_good (future));

  dex_unref (future);
  return object;
}

gpointer
await_boxed (DexFuture *future)
{
  gpointer boxed = g_value_dup_boxed (await_good (future));

  dex_unref (future);
  return boxed;
}

GPtrArray *
await_array (DexFuture *future)
{
  g_assert_true (G_VALUE_HOLDS (await_good (future), G_TYPE_PTR_ARRAY));
  return await_boxed (future);
}

GArray *
await_ids (DexFuture *future)
{
  g_assert_true (G_VALUE_HOLDS (await_good (future), G_TYPE_ARRAY));
  return await_boxed (future);
}

guint
await_uint (DexFuture *future)
{
  guint number = g_value_get_uint (await_good (future));

  dex_unref (future);
  return number;
}

void
await_error (DexFuture *future, TopsheetStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (await_value (future, &error));
  g_assert_error (error, TOPSHEET_STORE_ERROR, (int) code);
  /* A person reads it. */
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpuint (strlen (error->message), >, 20);
  dex_unref (future);
}

TopsheetProject *
make_project (TopsheetStore *store, const char *name)
{
  g_autoptr (TopsheetProject) project = topsheet_project_new (name, "EUR");

  return await_object (topsheet_store_add_project (store, project));
}

TopsheetGeneration *
make_generation (gint64 project_id, const char *deliverable, const char *content)
{
  TopsheetGeneration *generation = topsheet_generation_new (project_id);
  g_autofree char *sha256 = content != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1) : NULL;

  g_object_set (generation, "deliverable", deliverable, "phase", TOPSHEET_PHASE_EXPLORATION, "provider", "bfl",
                "model-id", "bfl/flux-2-pro", "sha256", sha256, "format", "png", "width", 1024u, "height", 768u, NULL);
  return generation;
}

TopsheetLedgerEntry *
make_charge (gint64 project_id, gint64 nanos)
{
  TopsheetMoney amount = topsheet_money (nanos, "EUR");
  TopsheetLedgerEntry *entry = topsheet_ledger_entry_new (project_id, TOPSHEET_ENTRY_CHARGE,
                                                          TOPSHEET_ACCOUNT_EXPLORATION, TOPSHEET_PHASE_EXPLORATION,
                                                          nanos >= 0 ? &amount : NULL);

  g_object_set (entry, "what", "Generation", "provider", "bfl", "model", "bfl/flux-2-pro", "member", "Ada", NULL);
  topsheet_ledger_entry_set_quantity (entry, topsheet_decimal_from_int (1), TOPSHEET_UNIT_IMAGE);
  return entry;
}

GPtrArray *
list_of (gpointer first, ...)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  va_list arguments;

  va_start (arguments, first);
  for (gpointer object = first; object != NULL; object = va_arg (arguments, gpointer))
    g_ptr_array_add (list, object);
  va_end (arguments);
  return list;
}

TopsheetGeneration *
record_one (TopsheetStore *store, gint64 project_id, const char *deliverable, const char *content, gint64 nanos)
{
  g_autoptr (GPtrArray) generations = list_of (make_generation (project_id, deliverable, content), NULL);
  g_autoptr (GPtrArray) entries = list_of (make_charge (project_id, nanos), NULL);
  TopsheetRecordResult *result = await_boxed (topsheet_store_record_generations (store, generations, entries));
  TopsheetGeneration *generation;

  g_assert_cmpuint (result->recorded->len, ==, 1);
  generation = g_object_ref (g_ptr_array_index (result->recorded, 0));
  topsheet_record_result_free (result);
  return generation;
}

void
post_charges (TopsheetStore *store, gint64 project_id, guint n)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) posted = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (entries, make_charge (project_id, 1000));
  posted = await_array (topsheet_store_post_entries (store, entries));
  g_assert_cmpuint (posted->len, ==, n);
}

guint64
verify_good (TopsheetStore *store)
{
  g_autoptr (TopsheetVerification) verification = await_boxed (topsheet_store_verify (store));

  g_assert_cmpstr (verification->message, ==, NULL);
  g_assert_true (verification->ok);
  g_assert_cmpint (verification->first_bad_entry, ==, 0);
  return verification->entries;
}
