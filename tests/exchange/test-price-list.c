/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which price list a file is, what is refused whole, and what becomes of errors that lists had. */

#include "base/topsheet-error.h"
#include "engine/topsheet-catalogue-review.h"
#include "exchange/topsheet-catalogue-file.h"
#include "exchange/topsheet-price-list.h"

#include <string.h>

/* 2026-11-27 */
#define IMPORT_DAY G_GINT64_CONSTANT (1795737600000000)
#define RECORDED_AT (IMPORT_DAY + 5)
#define OPENAI "\"litellm_provider\":\"openai\",\"mode\":\"chat\""
#define IMAGE "\"litellm_provider\":\"openai\",\"mode\":\"image_generation\""

static TopsheetPriceList *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  TopsheetPriceList *list = topsheet_price_list_read (bytes, IMPORT_DAY, RECORDED_AT, &error);

  g_assert_no_error (error);
  return list;
}

/* The catalogue that is built in comes through the same door. */
static void
test_own_catalogue (void)
{
  static const char text[] =
    "{\"schema\":\"genai-cost-catalogue/1\",\"entries\":[{\"id\":\"a/b\",\"currency\":\"EUR\",\"meters\":["
    "{\"meter\":\"image\",\"price\":\"0.03\",\"unit\":\"image\"}]}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) other = g_bytes_new_static ("{\"schema\":\"x\"}", strlen ("{\"schema\":\"x\"}"));
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetPriceList) list = topsheet_price_list_read (bytes, 5, 6, &error);

  g_assert_no_error (error);
  g_assert_cmpint (list->format, ==, TOPSHEET_PRICE_LIST_CATALOGUE);
  g_assert_cmpuint (list->rules->len, ==, 1);
  g_assert_cmpuint (list->n_rows, ==, 1);
  g_assert_cmpint (topsheet_price_rule_get_recorded_at_usec (list->rules->pdata[0]), ==, 6);
  g_assert_null (topsheet_price_list_read (other, 5, 6, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE);
}

/* A file made of nothing but rows, or of rows that are all wrong, takes neither memory nor time. */
static void
test_refuses_too_many (void)
{
  g_autoptr (GString) rows = g_string_new ("{\"m\":{" OPENAI ",\"input_cost_per_token\":1e-06}");
  g_autoptr (GString) fields = g_string_new ("{\"m\":{" OPENAI "}");
  GString *texts[] = { rows, fields };

  for (guint i = 0; i < 100001; i++)
    g_string_append_printf (rows, ",\"%x\":1", i);
  for (guint i = 0; i < 200; i++)
    {
      g_string_append_printf (fields, ",\"%u\":{" OPENAI, i);
      for (guint j = 0; j < 600; j++)
        g_string_append_printf (fields, ",\"%u_cost\":1", j);
      g_string_append_c (fields, '}');
    }
  g_string_append (rows, "}");
  g_string_append (fields, "}");
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i]->str, texts[i]->len);
      g_autoptr (GError) error = NULL;

      g_assert_null (topsheet_price_list_read (bytes, IMPORT_DAY, RECORDED_AT, &error));
      g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE);
      g_assert_nonnull (strstr (error->message, "far more rows"));
    }
}

/* A file that is none of them, or too large, is refused whole. */
static void
test_refuses_files (void)
{
  static const char * const texts[] = { "",          "{",           "[]",
                                        "{}",        "7",           "{\"a\":{}}",
                                        "{\"a\":1}", "[{\"a\":1}]", "\"litellm_provider\"" };
  g_autofree char *large = g_malloc0 (200 * 1000 * 1000);
  g_autoptr (GBytes) bytes = g_bytes_new_static (large, 200 * 1000 * 1000);
  g_autoptr (GError) error = NULL;
  gint64 from = g_get_monotonic_time ();

  g_assert_null (topsheet_price_list_read (bytes, IMPORT_DAY, RECORDED_AT, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE);
  g_assert_nonnull (strstr (error->message, "64.0"));
  g_assert_nonnull (strstr (error->message, "190.7"));
  g_assert_cmpint (g_get_monotonic_time () - from, <, G_TIME_SPAN_SECOND / 2);
  g_assert_true (topsheet_price_list_check_size (64 * 1024 * 1024, NULL));
  g_assert_false (topsheet_price_list_check_size (64 * 1024 * 1024 + 1, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) text = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) why = NULL;

      g_assert_null (topsheet_price_list_read (text, IMPORT_DAY, RECORDED_AT, &why));
      g_assert_error (why, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE);
      g_test_message ("%s: %s", texts[i], why->message);
    }
}

static guint
find_doubts (TopsheetCatalogueReview *review, const char *model, const char *meter)
{
  GListModel *changes = topsheet_catalogue_review_get_changes (review);

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (TopsheetPriceChange) change = g_list_model_get_item (changes, i);
      TopsheetPriceRule *rule = topsheet_price_change_get_rule (change);

      if (strcmp (topsheet_price_rule_get_model_id (rule), model) == 0 &&
          strcmp (topsheet_price_rule_get_meter (rule), meter) == 0)
        {
          g_test_message ("%s", topsheet_price_change_get_sentence (change));
          return topsheet_price_change_get_doubts (change);
        }
    }
  g_assert_not_reached ();
}

/* Errors that the list had in May 2026, against the catalogue that is built in: none of them would be recorded. */
static void
test_known_errors (void)
{
  static const char text[] =
    "{\"stability/inpaint\":{\"litellm_provider\":\"stability\",\"mode\":\"image_edit\",\"output_cost_per_image\":0.005},"
    "\"stability/fast\":{\"litellm_provider\":\"stability\",\"mode\":\"image_edit\",\"output_cost_per_image\":0.002},"
    "\"stability/creative\":{\"litellm_provider\":\"stability\",\"mode\":\"image_edit\",\"output_cost_per_image\":0.06},"
    "\"wandb/openai/gpt-oss-120b\":{\"litellm_provider\":\"wandb\",\"mode\":\"chat\",\"input_cost_per_token\":0.015},"
    "\"gemini/gemini-3.1-pro-preview\":{\"litellm_provider\":\"gemini\",\"mode\":\"chat\",\"output_cost_per_image\":0.00012},"
    "\"fireworks_ai/flux-kontext-pro\":{\"litellm_provider\":\"fireworks_ai\",\"mode\":\"image_generation\","
    "\"output_cost_per_token\":4e-08},"
    "\"runwayml/eleven_multilingual_v2\":{\"litellm_provider\":\"runwayml\",\"mode\":\"audio_speech\","
    "\"input_cost_per_character\":3e-07},"
    "\"gpt-4o\":{" OPENAI ",\"input_cost_per_token\":2.5e-06},"
    "\"high/1024-x-1536/gpt-image-1\":{" IMAGE ",\"input_cost_per_image\":0.25},"
    "\"gemini/imagen-4.0-fast-generate-001\":{\"litellm_provider\":\"gemini\",\"mode\":\"image_generation\","
    "\"output_cost_per_image\":0.02}}";
  static const guint ten_times = TOPSHEET_PRICE_DOUBT_JUMP | TOPSHEET_PRICE_DOUBT_SOURCES;
  g_autoptr (GBytes) seed = topsheet_catalogue_file_seed ();
  g_autoptr (GPtrArray) current = topsheet_catalogue_file_parse (seed, 1, NULL), accepted = NULL;
  g_autoptr (TopsheetPriceList) list = read_text (text);
  g_autoptr (TopsheetCatalogueReview) review = topsheet_catalogue_review_new (current, list->rules, IMPORT_DAY);

  g_assert_cmpuint (find_doubts (review, "stability/inpaint", "image"), ==, ten_times);
  g_assert_cmpuint (find_doubts (review, "stability/upscale-fast", "image"), ==, ten_times);
  g_assert_cmpuint (find_doubts (review, "stability/upscale-creative", "image"), ==, ten_times);
  g_assert_cmpuint (find_doubts (review, "wandb/openai/gpt-oss-120b", "input_tokens"), ==, TOPSHEET_PRICE_DOUBT_TOKEN);
  g_assert_cmpuint (find_doubts (review, "google/gemini-3.1-pro-preview", "image"), ==, TOPSHEET_PRICE_DOUBT_IMAGE);
  g_assert_cmpuint (find_doubts (review, "fireworks_ai/flux-kontext-pro", "output_tokens"), ==,
                    TOPSHEET_PRICE_DOUBT_IMAGE);
  g_assert_cmpuint (find_doubts (review, "runway/eleven_multilingual_v2", "characters"), ==, ten_times);
  /* These are known as they are. */
  g_assert_cmpuint (topsheet_catalogue_review_count (review, TOPSHEET_PRICE_UNCHANGED), ==, 3);
  accepted = topsheet_catalogue_review_list_accepted (review);
  g_assert_cmpuint (accepted->len, ==, 0);
}

/* What is built in is known as it is. */
static void
test_seed (void)
{
  g_autoptr (GBytes) seed = topsheet_catalogue_file_seed ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetPriceList) list = topsheet_price_list_read (seed, IMPORT_DAY, RECORDED_AT, &error);
  g_autoptr (TopsheetCatalogueReview) review = NULL;

  g_assert_no_error (error);
  review = topsheet_catalogue_review_new (list->rules, list->rules, IMPORT_DAY);
  g_assert_cmpuint (topsheet_catalogue_review_count (review, TOPSHEET_PRICE_UNCHANGED), ==, list->rules->len);
  g_assert_cmpuint (g_list_model_get_n_items (topsheet_catalogue_review_get_changes (review)), ==, list->rules->len);
}

static void
test_names (void)
{
  g_assert_cmpstr (topsheet_price_list_format_name (TOPSHEET_PRICE_LIST_CATALOGUE), ==, "Topsheet");
  g_assert_cmpstr (topsheet_price_list_format_name (TOPSHEET_PRICE_LIST_LITELLM), ==, "LiteLLM");
  g_assert_cmpstr (topsheet_price_list_format_name (TOPSHEET_PRICE_LIST_GENAI_PRICES), ==, "genai-prices");
  g_assert_cmpstr (topsheet_price_issue_kind_nick (TOPSHEET_PRICE_ISSUE_REFUSED), ==, "refused");
  g_assert_cmpstr (topsheet_price_issue_kind_nick (TOPSHEET_PRICE_ISSUE_NO_PRICE), ==, "no_price");
  g_assert_cmpstr (topsheet_price_verdict_nick (TOPSHEET_PRICE_SUSPICIOUS), ==, "suspicious");
  g_assert_cmpstr (topsheet_price_doubt_nick (TOPSHEET_PRICE_DOUBT_TOKEN), ==, "token_price");
  g_assert_cmpstr (topsheet_price_doubt_nick (TOPSHEET_PRICE_DOUBT_LAST), ==, "currency");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/price-list/own-catalogue", test_own_catalogue);
  g_test_add_func ("/price-list/seed", test_seed);
  g_test_add_func ("/price-list/refuses-files", test_refuses_files);
  g_test_add_func ("/price-list/refuses-too-many", test_refuses_too_many);
  g_test_add_func ("/price-list/known-errors", test_known_errors);
  g_test_add_func ("/price-list/names", test_names);

  return g_test_run ();
}
