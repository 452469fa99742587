/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-fixture.h"

#include <cairo.h>
#include <gdk-pixbuf/gdk-pixbuf.h>

#define HUNDREDTH (TOPSHEET_NANOS_PER_UNIT / 100)

static const struct
{
  const char *code, *name, *model;
  guint version;
  gint64 cost;
} versions[] = {
  { "SH010", "First light over the ridge", "google/veo-3.1", 125, 416 },
  { "SH020", "Boots in powder snow", "kling/kling-v3", 115, 72 },
  { "SH030", "Cabin at blue hour", "google/nano-banana", 105, 4 },
  { "SH040", "Skin track, drone follow", "google/veo-3.1", 123, 416 },
  { "SH050", "Jacket in the wind", "kling/kling-v3", 124, 72 },
  { "SH060", "Summit bivouac", "google/veo-3.1", 157, 416 },
  { "SH070", "Northern lights, wide", "google/veo-3.1", 100, 416 },
  { "SH080", "Face, breath in the cold", "bfl/flux-2-pro", 142, 7 },
  { "SH090", "Descent in slow motion", "kling/kling-v3", 107, 72 },
  { "SH100", "End card with the mark", "bfl/flux-2-pro", 117, 7 },
  { "SH110", "Voice-over, Norwegian and English", "elevenlabs/v2", 104, 18 },
  { "SH120", "Key visual, 4K still", "bfl/flux-2-pro", 112, 7 },
};

static TopsheetMoney
euros (gint64 hundredths)
{
  return topsheet_money (hundredths * HUNDREDTH, "EUR");
}

/* The report as the engine makes it of what the rows hold. */
static void
sum_up (TopsheetReportData *data)
{
  TopsheetCostReport *cost = &data->cost;
  TopsheetActuals actuals = { 0 };
  TopsheetMoney to_complete[TOPSHEET_N_PHASES], limit = cost->limit;
  gboolean has_plan = cost->has_plan, has_limit = cost->has_limit;
  g_autoptr (GError) error = NULL;

  actuals.unpriced[TOPSHEET_PHASE_EXPLORATION] = cost->unpriced;
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    {
      data->totals.by_phase[i] = cost->phases[i].plan;
      actuals.actual[i] = cost->phases[i].actual;
      actuals.committed[i] = cost->phases[i].committed;
      to_complete[i] = cost->phases[i].to_complete;
    }
  data->totals.buffer = cost->buffer;
  topsheet_cost_report_assemble (has_plan ? &data->totals : NULL, &actuals, to_complete, has_limit ? &limit : NULL,
                                 "EUR", 2, cost, &error);
  g_assert_no_error (error);
  data->totals.total = cost->total.plan;
}

void
report_fixture_set_phase (TopsheetReportData *data,
                          TopsheetPhase phase,
                          gint64 plan,
                          gint64 actual,
                          gint64 committed,
                          gint64 to_complete)
{
  TopsheetCostRow *row = &data->cost.phases[phase];

  row->plan = euros (plan);
  row->actual = euros (actual);
  row->committed = euros (committed);
  row->to_complete = euros (to_complete);
  sum_up (data);
}

void
report_fixture_set_limit (TopsheetReportData *data, gint64 limit)
{
  data->cost.has_limit = limit != 0;
  data->cost.limit = euros (limit);
  sum_up (data);
}

GBytes *
report_fixture_draw_jpeg (guint seed, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  int stride = gdk_pixbuf_get_rowstride (pixbuf);
  g_autoptr (GError) error = NULL;
  char *buffer;
  gsize size;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        int ridge = height / 2 + (int) ((guint) (x * (3 + (int) seed % 5)) % 40) / 2;
        gboolean sky = y < ridge;

        pixels[y * stride + x * 3] = (guint8) (sky ? 40 + 120 * y / height : 30 + (int) (seed * 13 % 60));
        pixels[y * stride + x * 3 + 1] = (guint8) (sky ? 60 + 100 * y / height : 50 + (int) (seed * 29 % 90));
        pixels[y * stride + x * 3 + 2] = (guint8) (sky ? 120 + (int) (seed * 7 % 80) : 80 + (int) (seed * 17 % 60));
      }
  gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, "jpeg", &error, "quality", "80", NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (buffer, size);
}

void
report_fixture_set_pictures (TopsheetReportData *data, guint n)
{
  g_autoptr (GPtrArray) jpegs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_set_size (data->pictures, 0);
  for (guint i = 0; i < MIN (n, G_N_ELEMENTS (versions)); i++)
    g_ptr_array_add (jpegs, report_fixture_draw_jpeg (i, 256, 144));
  for (guint i = 0; i < n; i++)
    {
      guint v = i % G_N_ELEMENTS (versions);
      g_autoptr (TopsheetGeneration) generation = topsheet_generation_new (1);
      TopsheetReportPicture *picture;
      TopsheetMoney cost = euros (versions[v].cost);

      g_object_set (generation, "deliverable", versions[v].code, "version",
                    versions[v].version + i / (guint) G_N_ELEMENTS (versions), "model-id", versions[v].model, NULL);
      topsheet_generation_set_decision (generation, TOPSHEET_DECISION_ACCEPTED, NULL,
                                        data->date_usec - (gint64) i * G_TIME_SPAN_DAY);
      topsheet_generation_set_cost (generation, &cost);
      picture = topsheet_report_picture_new (generation, g_ptr_array_index (jpegs, v));
      picture->name = g_strdup (versions[v].name);
      g_ptr_array_add (data->pictures, picture);
    }
}

TopsheetReportData *
report_fixture_new_empty (void)
{
  TopsheetReportData *data = topsheet_report_data_new ();
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 20, 18, 50, 0);

  data->project = topsheet_project_new ("Spring campaign", "EUR");
  data->date_usec = g_date_time_to_unix_usec (date);
  data->cost.buffer = euros (0);
  data->cost.limit = euros (0);
  data->totals.buffer_base = euros (0);
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    {
      TopsheetCostRow *row = &data->cost.phases[i];

      row->plan = row->actual = row->committed = row->to_complete = euros (0);
    }
  sum_up (data);

  return data;
}

static void
add_assumption (TopsheetReportData *data,
                const char *what,
                const char *price,
                const char *per,
                const char *as_of,
                const char *source)
{
  TopsheetReportAssumption *assumption = g_new0 (TopsheetReportAssumption, 1);

  assumption->what = g_strdup (what);
  assumption->price = g_strdup (price);
  assumption->per = g_strdup (per);
  assumption->currency = g_strdup ("USD");
  assumption->as_of = g_strdup (as_of);
  assumption->source = g_strdup (source);
  g_ptr_array_add (data->assumptions, assumption);
}

static void
add_prices (TopsheetReportData *data)
{
  add_assumption (data, "bfl/flux-2-pro, image_first_mp", "0.03", "image", "2026-08-21",
                  "Black Forest Labs, price page");
  add_assumption (data, "bfl/flux-2-pro, extra_mp", "0.015", "megapixel", "2026-08-21", "Black Forest Labs, price page");
  add_assumption (data, "google/nano-banana, image", "0.039", "image", "2026-08-21", "Google, Gemini API price page");
  add_assumption (data, "kling/kling-v3, output_second, 720p", "0.084", "second", "2026-08-21",
                  "Kling v3 through a reseller, price table");
  add_assumption (data, "kling/kling-v3, output_second, 1080p", "0.128", "second", "2026-10-26",
                  "Kling, notice of a new price (invented)");
  add_assumption (data, "google/veo-3.1, output_second, with sound", "0.40", "second", "2026-08-21",
                  "Google, Gemini API price page");
  add_assumption (data, "google/veo-3.1, output_second, no sound", "0.20", "second", "2026-08-21",
                  "Google, Gemini API price page");
  add_assumption (data, "elevenlabs/v2, characters", "0.10", "1,000 characters", "2026-05-19",
                  "ElevenLabs, API price page");
}

TopsheetReportData *
report_fixture_new (void)
{
  TopsheetReportData *data = report_fixture_new_empty ();
  const char *rates[] = { "1 USD = 0.86 EUR from 2026-10-01, typed by the producer", NULL };
  g_autoptr (GDateTime) approved = g_date_time_new_utc (2026, 10, 5, 8, 0, 0);

  g_clear_object (&data->project);
  data->project = topsheet_project_new ("Nordlys – Winter Film", "EUR");
  g_object_set (data->project, "client", "Fjell Outdoor", "producer", "Studio Polana", NULL);
  topsheet_project_set_phase (data->project, TOPSHEET_PHASE_ITERATION);

  data->plan = topsheet_budget_plan_new (1, "EUR");
  g_object_set (data->plan, "version", 3, "buffer-base", TOPSHEET_BUFFER_BASE_COMPUTE, "approved-at-usec",
                g_date_time_to_unix_usec (approved), "approved-by", "Kari Hamre", NULL);
  data->totals.buffer_base = euros (189700);
  data->cost.has_plan = TRUE;
  data->cost.buffer = euros (47425);
  data->cost.has_limit = TRUE;
  data->cost.limit = euros (2100000);
  report_fixture_set_phase (data, TOPSHEET_PHASE_PLANNING, 0, 0, 0, 0);
  report_fixture_set_phase (data, TOPSHEET_PHASE_EXPLORATION, 440680, 462473, 0, 0);
  report_fixture_set_phase (data, TOPSHEET_PHASE_PRODUCTION, 570340, 585016, 0, 0);
  report_fixture_set_phase (data, TOPSHEET_PHASE_ITERATION, 535830, 202147, 2856, 376403);
  report_fixture_set_phase (data, TOPSHEET_PHASE_POST, 331070, 0, 192900, 141750);

  data->counts[TOPSHEET_DECISION_ACCEPTED] = 192;
  data->counts[TOPSHEET_DECISION_EDIT] = 55;
  data->counts[TOPSHEET_DECISION_PENDING] = 53;
  data->counts[TOPSHEET_DECISION_REJECTED] = 1320;
  data->deliverables = 12;
  data->finals_needed = 24;
  data->finals_accepted = 14;
  report_fixture_set_pictures (data, G_N_ELEMENTS (versions));
  add_prices (data);
  data->rates = g_strdupv ((char **) rates);
  data->entries = 1872;
  data->head = g_strdup ("302981aa7bbc0d4e93b1f0a2c7c5e8d96a4f1b3e5d7c9a8b6f4e2d1c0b9a8f7e");

  return data;
}

char *
report_fixture_get_path (const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "report", "out", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  return g_build_filename (folder, name, NULL);
}
