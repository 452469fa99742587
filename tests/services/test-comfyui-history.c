/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services-fixture.h"

#include "services/import/topsheet-comfyui-history.h"
#include "services/import/topsheet-watch-service.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>

/* A ComfyUI server on the loopback, as far as it is needed. */
typedef struct
{
  SoupServer *server;
  char *url;
  char *history;     /* what /history answers */
  GHashTable *files; /* "subfolder/filename" → GBytes */
  guint views;
  guint status; /* of /history; 0 = 200 */
  gboolean is_slow;
} Comfy;

static void
on_history (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  Comfy *self = data;

  if (self->is_slow)
    {
      soup_server_message_pause (message);
      return;
    }
  soup_server_message_set_status (message, self->status != 0 ? self->status : SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, self->history,
                                    strlen (self->history));
}

static void
on_view (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  Comfy *self = data;
  g_autofree char *key = g_strdup_printf ("%s/%s", (const char *) g_hash_table_lookup (query, "subfolder"),
                                          (const char *) g_hash_table_lookup (query, "filename"));
  GBytes *bytes = g_hash_table_lookup (self->files, key);

  self->views++;
  g_assert_cmpstr (g_hash_table_lookup (query, "type"), ==, "output");
  if (bytes == NULL)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "image/png", SOUP_MEMORY_COPY, g_bytes_get_data (bytes, NULL),
                                    g_bytes_get_size (bytes));
}

static Comfy *
comfy_new (void)
{
  Comfy *self = g_new0 (Comfy, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->server = soup_server_new (NULL, NULL);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->history = g_strdup ("{}");
  soup_server_add_handler (self->server, "/history", on_history, self, NULL);
  soup_server_add_handler (self->server, "/view", on_view, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

static void
comfy_free (Comfy *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_hash_table_unref (self->files);
  g_free (self->url);
  g_free (self->history);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Comfy, comfy_free)

/* A picture with AUTOMATIC1111's text that names @model, or without any text. */
static void
add_file (Fixture *fixture, Comfy *self, const char *key, const char *model, guint64 seed)
{
  g_autofree char *path = fixture_add_picture (fixture, "made.png", model, seed);
  char *bytes;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_hash_table_insert (self->files, g_strdup (key), g_bytes_new_take (bytes, length));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

#define GRAPH                                                                                                              \
  "{\"3\": {\"class_type\": \"KSampler\", \"inputs\": {\"seed\": 77, \"steps\": 8, \"cfg\": 3.5, \"sampler_name\": "       \
  "\"euler\", \"scheduler\": \"simple\", \"denoise\": 1, \"model\": [\"4\", 0], \"positive\": [\"6\", 0], \"negative\": "  \
  "[\"6\", 0], \"latent_image\": [\"5\", 0]}}, \"4\": {\"class_type\": \"CheckpointLoaderSimple\", \"inputs\": "           \
  "{\"ckpt_name\": \"sdxl.safetensors\"}}, \"5\": {\"class_type\": \"EmptyLatentImage\", \"inputs\": {\"width\": 64, "     \
  "\"height\": 48, \"batch_size\": 1}}, \"6\": {\"class_type\": \"CLIPTextEncode\", \"inputs\": {\"text\": \"a ridge\", "  \
  "\"clip\": [\"4\", 1]}}, \"8\": {\"class_type\": \"VAEDecode\", \"inputs\": {\"samples\": [\"3\", 0], \"vae\": [\"4\", " \
  "2]}}, \"9\": {\"class_type\": \"SaveImage\", \"inputs\": {\"filename_prefix\": \"x\", \"images\": [\"8\", 0]}}}"

/* @files: JSON of the files of node 9 */
static char *
make_run (const char *id, const char *files, gint64 msec)
{
  return g_strdup_printf ("\"%s\": {\"prompt\": [1, \"%s\", " GRAPH ", {}, [\"9\"]], \"outputs\": {\"9\": {\"images\": "
                          "[%s]}}, \"status\": {\"status_str\": \"success\", \"messages\": [[\"execution_start\", "
                          "{\"timestamp\": 1732000000000}], [\"execution_success\", {\"timestamp\": %" G_GINT64_FORMAT
                          "}]]}}",
                          id, id, files, G_GINT64_CONSTANT (1732000000000) + msec);
}

static void
set_history (Comfy *self, const char *first, const char *second)
{
  g_free (self->history);
  self->history = g_strdup_printf ("{%s%s%s}", first, second != NULL ? ", " : "", second != NULL ? second : "");
}

static TopsheetImportSource *
put_source (Fixture *fixture, const char *url, const char *model)
{
  g_autoptr (TopsheetImportSource) source = topsheet_import_source_new (topsheet_project_get_id (fixture->project),
                                                                        TOPSHEET_SOURCE_COMFYUI, url);

  source->phase = TOPSHEET_PHASE_EXPLORATION;
  source->model = g_strdup (model);
  return await_boxed (topsheet_store_put_source (fixture->store, source));
}

static TopsheetImportResult *
take (Fixture *fixture, const TopsheetImportSource *source, char **position)
{
  return await_boxed (topsheet_comfyui_history_run (fixture->session, fixture->project, source, position, NULL, NULL));
}

/* Two runs, one of them with a folder that tells the deliverable; a second look takes only what is new. */
static void
test_normal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Comfy) comfy = comfy_new ();
  g_autofree char *one =
    make_run ("p1", "{\"filename\": \"x_00001_.png\", \"subfolder\": \"SH020\", \"type\": \"output\"}", 2500);
  g_autofree char *two = make_run ("p2",
                                   "{\"filename\": \"SH010_v007.png\", \"subfolder\": \"\", \"type\": \"output\"}, "
                                   "{\"filename\": \"preview.png\", \"subfolder\": \"\", \"type\": \"temp\"}",
                                   1000);
  g_autoptr (TopsheetImportSource) source = put_source (fixture, comfy->url, NULL);
  g_autoptr (TopsheetImportResult) first = NULL, second = NULL, third = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autofree char *position = NULL;
  TopsheetGeneration *generation;
  TopsheetDecimal seconds;

  add_file (fixture, comfy, "SH020/x_00001_.png", NULL, 1);
  add_file (fixture, comfy, "/SH010_v007.png", "flux-2-pro", 2);
  fixture_add_rate (fixture);
  set_history (comfy, one, NULL);
  first = take (fixture, source, &position);
  g_assert_cmpuint (first->imported, ==, 1);
  g_assert_cmpstr (position, ==, "p1");
  generation = g_ptr_array_index (first->items, 0);
  g_assert_cmpstr (topsheet_generation_get_deliverable (generation), ==, "SH020");
  /* The file says nothing; the history knows. */
  g_assert_cmpstr (topsheet_parameters_get_prompt (topsheet_generation_get_parameters (generation)), ==, "a ridge");
  g_assert_cmpstr (topsheet_parameters_get_seed (topsheet_generation_get_parameters (generation)), ==, "77");
  g_assert_true (topsheet_usage_get_quantity (topsheet_generation_get_usage (generation), "gpu_seconds", &seconds));
  g_assert_true (topsheet_decimal_compare (&seconds, &(TopsheetDecimal) { 25, 1 }) == 0);

  set_history (comfy, one, two);
  second = take (fixture, source, &position);
  g_assert_cmpuint (second->imported, ==, 1);
  g_assert_cmpuint (comfy->views, ==, 2);
  g_assert_cmpstr (position, ==, "p2");
  generation = g_ptr_array_index (second->items, 0);
  g_assert_cmpuint (topsheet_generation_get_version (generation), ==, 7);
  /* Priced by the picture, as the catalogue has it: 0.03 USD × 0.86. */
  g_assert_cmpint (second->cost.nanos, ==, 25800000);
  third = take (fixture, source, &position);
  g_assert_cmpuint (third->imported + third->already_known, ==, 0);
  sources = await_boxed (topsheet_store_list_sources (fixture->store, 0));
  g_assert_cmpstr (((TopsheetImportSource *) g_ptr_array_index (sources, 0))->position, ==, "p2");
  fixture_verify (fixture);
}

/* 7.2 s at 2 EUR an hour are 0.004 EUR, half of it for each of two files. */
static void
test_gpu_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Comfy) comfy = comfy_new ();
  g_autofree char *run = make_run ("p1", "{\"filename\": \"a.png\", \"type\": \"output\"}, {\"filename\": \"b.png\"}",
                                   7200);
  g_autoptr (TopsheetPriceRule) rule = topsheet_price_rule_new ("my/sdxl", "gpu_hour", (TopsheetDecimal) { 2, 0 }, 1,
                                                                TOPSHEET_UNIT_HOUR, "EUR");
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (TopsheetImportSource) source = NULL;
  g_autoptr (TopsheetImportResult) result = NULL;
  g_autofree char *position = NULL;

  g_ptr_array_add (rules, rule);
  await_done (topsheet_store_put_price_rules (fixture->store, rules, "test"));
  await_done (topsheet_session_reload_catalogue (fixture->session));
  add_file (fixture, comfy, "/a.png", NULL, 1);
  add_file (fixture, comfy, "/b.png", NULL, 2);
  set_history (comfy, run, NULL);
  source = put_source (fixture, comfy->url, "my/sdxl");
  result = take (fixture, source, &position);
  g_assert_cmpuint (result->imported, ==, 2);
  g_assert_cmpuint (result->unpriced, ==, 0);
  g_assert_cmpint (result->cost.nanos, ==, 4000000);
  g_assert_cmpint (topsheet_generation_get_cost (g_ptr_array_index (result->items, 0))->nanos, ==, 2000000);
}

/* A file that is gone from the server, one that leads elsewhere, and a run that failed: the rest is taken. */
static void
test_lost_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Comfy) comfy = comfy_new ();
  g_autofree char *run = make_run ("p1",
                                   "{\"filename\": \"gone.png\"}, {\"filename\": \"../../evil.png\"}, "
                                   "{\"filename\": \"a.png\", \"subfolder\": \"../../out\"}",
                                   10);
  g_autoptr (TopsheetImportSource) source = put_source (fixture, comfy->url, NULL);
  g_autoptr (TopsheetImportResult) result = NULL;
  g_autofree char *position = NULL;
  const TopsheetImportFailure *failure;

  add_file (fixture, comfy, "../../out/a.png", NULL, 1);
  set_history (comfy, run,
               "\"p2\": {\"outputs\": {\"9\": {\"images\": [{\"filename\": \"x.png\"}]}}, \"status\": {\"status_str\": \"error\"}}");
  result = take (fixture, source, &position);
  g_assert_cmpuint (result->imported, ==, 1);
  g_assert_cmpuint (result->failed->len, ==, 1);
  failure = g_ptr_array_index (result->failed, 0);
  g_assert_nonnull (g_strrstr (failure->error->message, "does not have it any more"));
  g_assert_nonnull (g_strrstr (topsheet_generation_get_path (g_ptr_array_index (result->items, 0)),
                               "/ComfyUI/out/a.png"));
  g_assert_cmpstr (position, ==, "p2");
}

static GError *
fail (Fixture *fixture, const char *url, const TopsheetComfyuiLimits *limits)
{
  g_autoptr (TopsheetImportSource) source = put_source (fixture, url, NULL);
  g_autofree char *position = NULL;

  return await_error (topsheet_comfyui_history_run (fixture->session, fixture->project, source, &position, limits,
                                                    NULL));
}

static void
check_failure (GError *error, const char *says)
{
  g_assert_nonnull (error);
  if (g_strrstr (error->message, says) == NULL)
    g_error ("“%s” is not in “%s”", says, error->message);
  g_error_free (error);
}

static void
test_failures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Comfy) comfy = comfy_new ();
  g_autoptr (TopsheetImportSource) source = put_source (fixture, comfy->url, NULL);
  g_autoptr (TopsheetImportResult) empty = NULL;
  g_autofree char *position = NULL;
  g_autofree char *run = make_run ("p1", "{\"filename\": \"a.png\"}", 10);
  g_autoptr (TopsheetImportResult) large = NULL;

  empty = take (fixture, source, &position);
  g_assert_cmpuint (empty->imported, ==, 0);
  g_assert_null (position);
  g_set_str (&comfy->history, "<html>Not this</html>");
  check_failure (fail (fixture, comfy->url, NULL), "no history of ComfyUI");
  g_set_str (&comfy->history, "{\"items\": [1, 2]}");
  check_failure (fail (fixture, comfy->url, NULL), "no history of ComfyUI");
  comfy->status = SOUP_STATUS_INTERNAL_SERVER_ERROR;
  check_failure (fail (fixture, comfy->url, NULL), "500");
  comfy->status = 0;
  comfy->is_slow = TRUE;
  check_failure (fail (fixture, comfy->url, &(TopsheetComfyuiLimits) { .idle_seconds = 1 }), "too slowly");
  comfy->is_slow = FALSE;
  check_failure (fail (fixture, "http://127.0.0.1:1", NULL), "cannot be reached");

  /* A file over the limit is a failure of its own. */
  add_file (fixture, comfy, "/a.png", NULL, 1);
  set_history (comfy, run, NULL);
  large = await_boxed (topsheet_comfyui_history_run (fixture->session, fixture->project, source, &position,
                                                     &(TopsheetComfyuiLimits) { .file_bytes = 100 }, NULL));
  g_assert_cmpuint (large->imported, ==, 0);
  g_assert_cmpuint (large->failed->len, ==, 1);
}

/* The server is watched: it waits while there is none, and takes what comes. */
static void
test_watched (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Comfy) comfy = comfy_new ();
  g_autofree char *run = make_run ("p1", "{\"filename\": \"a.png\"}", 10);
  g_autoptr (TopsheetImportSource) source = put_source (fixture, comfy->url, NULL);
  TopsheetWatchService *service = topsheet_session_get_watches (fixture->session);
  TopsheetWatch *watch;

  add_file (fixture, comfy, "/a.png", NULL, 1);
  topsheet_watch_service_start (service, 0);
  while ((watch = topsheet_watch_service_find (service, source->id)) == NULL ||
         topsheet_watch_get_state (watch) != TOPSHEET_WATCH_WATCHING)
    g_main_context_iteration (NULL, TRUE);
  set_history (comfy, run, NULL);
  topsheet_watch_wake (watch);
  while (topsheet_watch_get_imported (watch) < 1)
    g_main_context_iteration (NULL, TRUE);
  soup_server_disconnect (comfy->server);
  topsheet_watch_wake (watch);
  while (topsheet_watch_get_state (watch) != TOPSHEET_WATCH_WAITING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (g_strrstr (topsheet_watch_get_message (watch), "cannot be reached"));
}

static void
test_addresses (void)
{
  static const char * const good[][2] = {
    { "127.0.0.1:8188", "http://127.0.0.1:8188" },
    { " http://comfy.example:8188/ ", "http://comfy.example:8188" },
    { "https://host/comfy//", "https://host/comfy" },
  };
  static const char * const bad[] = { "ftp://host", "http://", "file:///etc", "http://host/?a=b", "two words" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *url = topsheet_comfyui_client_clean_url (good[i][0], NULL);

      g_assert_cmpstr (url, ==, good[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *url = topsheet_comfyui_client_clean_url (bad[i], &error);

      g_assert_null (url);
      g_assert_nonnull (error);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/comfyui-history/normal", test_normal },         { "/comfyui-history/gpu-time", test_gpu_time },
    { "/comfyui-history/lost-files", test_lost_files }, { "/comfyui-history/failures", test_failures },
    { "/comfyui-history/watched", test_watched },
  };

  fixture_init (&argc, &argv);
  g_test_add_func ("/comfyui-history/addresses", test_addresses);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].func, fixture_tear_down);
  return fixture_run ();
}
