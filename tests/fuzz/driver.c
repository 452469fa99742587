/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs a fuzz target as an ordinary test where there is no libFuzzer: on every seed, on its beginnings, and on copies
 * with a few bytes changed. The changes come from a fixed seed, so that a failure can be repeated; `./dev fuzz TARGET`
 * looks further.
 *
 * Usage: fuzz-TARGET FILE-OR-FOLDER...
 */
#include <glib.h>
#include <string.h>

#include "topsheet-fuzz.h"

#define BEGINNINGS 64
#define CHANGES 256
#define RANDOM_SEED 20261122

static guint64 n_inputs;

static void
run_copy (const guint8 *data, gsize size)
{
  /* A copy of exactly this size, so that AddressSanitizer sees a read beyond it. */
  g_autofree guint8 *copy = g_memdup2 (data, size);

  LLVMFuzzerTestOneInput (copy != NULL ? copy : (const guint8 *) "", size);
  n_inputs++;
}

static void
run_beginnings (const guint8 *data, gsize size)
{
  for (gsize i = 0; i < BEGINNINGS; i++)
    run_copy (data, size * i / BEGINNINGS);
}

static void
run_changed (const guint8 *data, gsize size, GRand *random)
{
  static const guint8 awkward[] = { 0x00, 0x01, 0x7f, 0x80, 0xff, '"', '{', '[', '-', '9', 'e', '.' };
  g_autofree guint8 *changed = g_malloc (MAX (size, 1));

  if (size == 0)
    return;
  for (guint i = 0; i < CHANGES; i++)
    {
      guint n_bytes = 1 + i % 4;

      memcpy (changed, data, size);
      for (guint j = 0; j < n_bytes; j++)
        {
          gsize where = g_rand_int (random) % size;

          changed[where] = i % 2 == 0 ? awkward[g_rand_int (random) % G_N_ELEMENTS (awkward)]
                                      : (guint8) g_rand_int (random);
        }
      run_copy (changed, size);
    }
}

static void
run_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (RANDOM_SEED);
  gsize size;

  if (!g_file_get_contents (path, &contents, &size, &error))
    g_error ("%s", error->message);
  run_copy ((const guint8 *) contents, size);
  run_beginnings ((const guint8 *) contents, size);
  run_changed ((const guint8 *) contents, size, random);
}

static void
run_folder (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  const char *name;

  if (dir == NULL)
    g_error ("%s", error->message);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      run_file (file);
    }
}

int
main (int argc, char *argv[])
{
  run_copy ((const guint8 *) "", 0);
  for (int i = 1; i < argc; i++)
    {
      if (g_file_test (argv[i], G_FILE_TEST_IS_DIR))
        run_folder (argv[i]);
      else
        run_file (argv[i]);
    }
  /* A corpus that was not found must not look like a parser that holds. */
  if (argc < 2 || n_inputs < 2)
    {
      g_printerr ("there were no seeds\n");
      return 1;
    }
  g_print ("%" G_GUINT64_FORMAT " inputs\n", n_inputs);
  return 0;
}
