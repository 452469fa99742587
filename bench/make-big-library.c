/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fills a library through the store's own interface, and writes the same entries as a journal for ledger(1).
 *
 * Usage: make-big-library LIBRARY JOURNAL GENERATIONS ENTRIES [PICTURE]
 *
 * PICTURE is the file that all generations have; without it they have none that is there.
 */
#include "bench-common.h"

#include "model/topsheet-account.h"
#include "store/sqlite/topsheet-sqlite-store.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#define BATCH 2000
/* 2026-01-05 08:00 UTC; entries follow each other by 25 s, so a million of them make nine months. */
#define FIRST_USEC G_GINT64_CONSTANT (1767600000000000)
#define STEP_USEC G_GINT64_CONSTANT (25000000)

typedef struct
{
  const char *library;
  const char *journal_path;
  const char *picture;
  guint64 n_generations;
  guint64 n_entries;
  TopsheetStore *store;
  gint64 project_id;
  GRand *random;
  FILE *journal;
} Maker;

static const char *words[] = {
  "red",    "coat", "snow",  "fox",   "street", "night", "rain",  "portrait", "close",     "wide",       "studio",
  "light",  "film", "grain", "soft",  "hard",   "hill",  "river", "city",     "car",       "bottle",     "product",
  "hero",   "hand", "face",  "smile", "old",    "young", "woman", "man",      "child",     "dog",        "cat",
  "forest", "lake", "warm",  "lens",  "golden", "hour",  "storm", "window",   "cinematic", "volumetric", "bokeh",
};
static const char *samplers[] = { "euler", "dpmpp_2m", "ddim" };
static const char *reasons[] = { "composition", "anatomy", "product", "light" };

static const char *models[] = { "google/imagen-4", "bfl/flux-2-pro", "openai/gpt-image-1", "runway/gen4_turbo" };

static gint64
time_of (guint64 number)
{
  return FIRST_USEC + (gint64) number * STEP_USEC;
}

/* Amounts between 0.0020 and 0.2000, four decimals, as calls of image models cost. */
static TopsheetMoney
draw_amount (Maker *self)
{
  return topsheet_money (g_rand_int_range (self->random, 20, 2000) * G_GINT64_CONSTANT (100000), "EUR");
}

static void
write_journal (Maker *self, guint64 number, guint account, const char *what, const TopsheetMoney *amount)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (time_of (number) / G_USEC_PER_SEC);
  g_autofree char *date = g_date_time_format (when, "%Y/%m/%d");
  g_autofree char *printed = topsheet_money_print (amount);

  fprintf (self->journal, "%s %s\n    Budget:%u  EUR %s\n    Limit\n\n", date, what, account, printed);
}

static TopsheetLedgerEntry *
make_entry (Maker *self, guint64 number, const char *what)
{
  TopsheetPhase phase = TOPSHEET_PHASE_EXPLORATION + (TopsheetPhase) (number * 4 / self->n_entries);
  guint account = number % 10 == 0 ? TOPSHEET_ACCOUNT_HUMAN_TIME : topsheet_account_for_phase (phase);
  TopsheetMoney amount = draw_amount (self);
  TopsheetLedgerEntry *entry = topsheet_ledger_entry_new (self->project_id, TOPSHEET_ENTRY_CHARGE, account, phase,
                                                          &amount);

  g_object_set (entry, "what", what, "provider", "bench", "model", models[number % G_N_ELEMENTS (models)], "member",
                "Ada", "posted-at-usec", time_of (number), NULL);
  topsheet_ledger_entry_set_quantity (entry, topsheet_decimal_from_int (1), TOPSHEET_UNIT_IMAGE);
  write_journal (self, number, account, what, &amount);
  return entry;
}

static void
set_number (TopsheetParameters *parameters, const char *property, gint32 low, gint32 high, Maker *self)
{
  g_autofree char *text = g_strdup_printf ("%d", g_rand_int_range (self->random, low, high));

  g_object_set (parameters, property, text, NULL);
}

/* Forty words, as prompts have, and what goes with them. */
static TopsheetParameters *
draw_parameters (Maker *self)
{
  TopsheetParameters *parameters = topsheet_parameters_new ();
  g_autoptr (GString) prompt = g_string_new (NULL);

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (prompt, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (self->random, 0, G_N_ELEMENTS (words))]);
  g_object_set (parameters, "tool", "ComfyUI", "prompt", prompt->str, "negative-prompt",
                g_rand_int_range (self->random, 0, 4) > 0 ? "blurry, watermark" : "bad hands, text", "sampler",
                samplers[g_rand_int_range (self->random, 0, G_N_ELEMENTS (samplers))], NULL);
  set_number (parameters, "seed", 0, G_MAXINT32, self);
  set_number (parameters, "steps", 4, 60, self);
  set_number (parameters, "cfg", 1, 12, self);
  if (g_rand_int_range (self->random, 0, 3) == 0)
    topsheet_parameters_add_lora (parameters, "film-grain", "0.8");
  return parameters;
}

static TopsheetGeneration *
make_generation (Maker *self, guint64 number)
{
  g_autoptr (TopsheetParameters) parameters = draw_parameters (self);
  g_autofree char *seed = g_strdup_printf ("bench %" G_GUINT64_FORMAT, number);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);
  g_autofree char *path = self->picture ? g_strdup (self->picture)
                                        : g_strdup_printf ("/pictures/%" G_GUINT64_FORMAT ".png", number);
  g_autofree char *code = g_strdup_printf ("SH%03u", (guint) (number % 200) * 5);
  TopsheetGeneration *generation = topsheet_generation_new (self->project_id);

  g_object_set (generation, "deliverable", code, "phase", TOPSHEET_PHASE_EXPLORATION, "provider", "bench", "model-id",
                models[number % G_N_ELEMENTS (models)], "parameters", parameters, "sha256", sha256, "path", path,
                "format", "png", "file-size-bytes", (gint64) 1500000, "width", 1024, "height", 1024, "made-at-usec",
                time_of (number), NULL);
  return generation;
}

/* Of five versions one waits, one is accepted, two are rejected and one is to be edited. */
static gboolean
decide (Maker *self, GPtrArray *generations, GError **error)
{
  static const TopsheetDecisionKind kinds[] = { TOPSHEET_DECISION_PENDING, TOPSHEET_DECISION_ACCEPTED,
                                                TOPSHEET_DECISION_REJECTED, TOPSHEET_DECISION_REJECTED,
                                                TOPSHEET_DECISION_EDIT };
  g_autoptr (GPtrArray) decisions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) decided = NULL;

  for (guint i = 0; i < generations->len; i++)
    {
      TopsheetDecisionKind kind = kinds[g_rand_int_range (self->random, 0, G_N_ELEMENTS (kinds))];
      const char *reason = reasons[g_rand_int_range (self->random, 0, G_N_ELEMENTS (reasons))];

      if (kind != TOPSHEET_DECISION_PENDING)
        g_ptr_array_add (decisions,
                         topsheet_decision_new (topsheet_generation_get_id (g_ptr_array_index (generations, i)), kind,
                                                kind == TOPSHEET_DECISION_REJECTED ? reason : NULL, "Ada", 0));
    }
  decided = dex_await_boxed (topsheet_store_add_decisions (self->store, decisions, NULL), error);
  return decided != NULL;
}

static gboolean
record_batch (Maker *self, guint64 first, guint64 n, GError **error)
{
  g_autoptr (GPtrArray) generations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  TopsheetRecordResult *result;
  gboolean decided;

  for (guint64 i = first; i < first + n; i++)
    {
      g_ptr_array_add (generations, make_generation (self, i));
      g_ptr_array_add (entries, make_entry (self, i, "Generation"));
    }
  result = dex_await_boxed (topsheet_store_record_generations (self->store, generations, entries), error);
  if (result == NULL)
    return FALSE;
  decided = decide (self, result->recorded, error);
  topsheet_record_result_free (result);
  return decided;
}

static gboolean
post_batch (Maker *self, guint64 first, guint64 n, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) posted = NULL;

  for (guint64 i = first; i < first + n; i++)
    g_ptr_array_add (entries, make_entry (self, i, "Call without a file"));
  posted = dex_await_boxed (topsheet_store_post_entries (self->store, entries), error);
  return posted != NULL;
}

static gboolean
fill (Maker *self, GError **error)
{
  for (guint64 done = 0; done < self->n_entries;)
    {
      gboolean with_files = done < self->n_generations;
      guint64 n = MIN (BATCH, (with_files ? self->n_generations : self->n_entries) - done);

      if (!(with_files ? record_batch : post_batch) (self, done, n, error))
        return FALSE;
      done += n;
      g_printerr ("\r%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " entries", done, self->n_entries);
    }
  g_printerr ("\n");
  return TRUE;
}

static DexFuture *
make_fiber (gpointer data)
{
  Maker *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetClock) clock = topsheet_clock_new_system ();
  g_autoptr (TopsheetProject) wanted = topsheet_project_new ("Bench", "EUR");
  g_autoptr (TopsheetProject) project = NULL;

  self->store = dex_await_object (topsheet_sqlite_store_open (self->library, TOPSHEET_SQLITE_CREATE, clock), &error);
  if (self->store == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  project = dex_await_object (topsheet_store_add_project (self->store, wanted), &error);
  if (project == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  self->project_id = topsheet_project_get_id (project);
  if (!fill (self, &error) || !dex_await (topsheet_store_close (self->store), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_true ();
}

int
main (int argc, char *argv[])
{
  Maker self = { 0 };
  int status;

  setlocale (LC_ALL, "C.UTF-8");
  dex_init ();
  if (argc != 5 && argc != 6)
    {
      g_printerr ("Usage: make-big-library LIBRARY JOURNAL GENERATIONS ENTRIES [PICTURE]\n");
      return 2;
    }
  self.library = argv[1];
  self.journal_path = argv[2];
  self.n_generations = g_ascii_strtoull (argv[3], NULL, 10);
  self.n_entries = g_ascii_strtoull (argv[4], NULL, 10);
  self.picture = argc > 5 ? argv[5] : NULL;
  self.random = g_rand_new_with_seed (1);
  self.journal = fopen (self.journal_path, "w");
  if (self.journal == NULL)
    g_error ("%s cannot be written", self.journal_path);
  status = bench_run (make_fiber, &self);
  if (fclose (self.journal) != 0)
    status = 1;
  g_clear_object (&self.store);
  g_rand_free (self.random);
  return status;
}
