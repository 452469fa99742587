/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measure-prices FILE: prints what reading a price list takes ("read MS") and its review against one of the same size ("review MS"), with what they
 * found. Best of several runs, the file is in memory. */

#include "engine/topsheet-catalogue-review.h"
#include "exchange/topsheet-catalogue-file.h"
#include "exchange/topsheet-price-list.h"

#define RUNS 15
/* 2026-11-27 and a day before it */
#define TODAY G_GINT64_CONSTANT (1795737600000000)
#define YESTERDAY (TODAY - G_TIME_SPAN_DAY)

static TopsheetPriceList *
measure_read (GBytes *json)
{
  g_autoptr (TopsheetPriceList) list = NULL;
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      const gint64 from = g_get_monotonic_time ();

      g_clear_pointer (&list, topsheet_price_list_unref);
      list = topsheet_price_list_read (json, TODAY, TODAY, &error);
      if (list == NULL)
        g_error ("%s", error->message);
      best = MIN (best, g_get_monotonic_time () - from);
    }
  g_print ("read %.3f\nrows %u\nrules %u\nissues %u\n", (double) best / 1000, list->n_rows, list->rules->len,
           list->issues->len);
  return g_steal_pointer (&list);
}

/* What is known: the built-in catalogue, and the same list as of yesterday with every third price another one. */
static GPtrArray *
make_current (GBytes *json)
{
  g_autoptr (GBytes) seed = topsheet_catalogue_file_seed ();
  g_autoptr (TopsheetPriceList) list = topsheet_price_list_read (json, YESTERDAY, YESTERDAY, NULL);
  GPtrArray *rules = topsheet_catalogue_file_parse (seed, 1, NULL);

  for (guint i = 0; i < list->rules->len; i++)
    {
      if (i % 3 == 0)
        g_object_set (list->rules->pdata[i], "price", "0.0123", NULL);
      g_ptr_array_add (rules, g_object_ref (list->rules->pdata[i]));
    }
  return rules;
}

static void
measure_review (GBytes *json, TopsheetPriceList *list)
{
  g_autoptr (GPtrArray) current = make_current (json);
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < RUNS; i++)
    {
      const gint64 from = g_get_monotonic_time ();
      g_autoptr (TopsheetCatalogueReview) review = topsheet_catalogue_review_new (current, list->rules, TODAY);

      best = MIN (best, g_get_monotonic_time () - from);
      if (i + 1 == RUNS)
        g_print ("unchanged %u\nchanged %u\nsuspicious %u\n",
                 topsheet_catalogue_review_count (review, TOPSHEET_PRICE_UNCHANGED),
                 topsheet_catalogue_review_count (review, TOPSHEET_PRICE_CHANGED),
                 topsheet_catalogue_review_count (review, TOPSHEET_PRICE_SUSPICIOUS));
    }
  g_print ("review %.3f\n", (double) best / 1000);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetPriceList) list = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (argc != 2 || !g_file_get_contents (argv[1], &text, &length, &error))
    g_error ("%s", error != NULL ? error->message : "measure-prices FILE");
  json = g_bytes_new_static (text, length);
  list = measure_read (json);
  measure_review (json, list);
  return 0;
}
