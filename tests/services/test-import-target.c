/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-import-target.h"

typedef struct
{
  const char *deliverables; /* codes with blanks between */
  const char *path;
  const char *code;
  guint version;
} Case;

static const Case cases[] = {
  /* The name tells. */
  { "", "/r/SH010_v003.png", "SH010", 3 },
  { "", "/r/a/hero-shot_v012.webp", "hero-shot", 12 },
  { "Hero", "/r/hero_v002.png", "Hero", 2 },
  /* The nearest folder that is a deliverable or looks like a shot. */
  { "", "/r/SH020/out/00001.png", "SH020", 0 },
  { "Hero Packshot", "/r/SH020/hero/00001.png", "Hero", 0 },
  { "Hero Packshot", "/r/renders/00001.png", "UNSORTED", 0 },
  { "", "/r/KV01.d/00001.png", "SH010", 0 },
  /* The root itself counts, what is above it does not. */
  { "Hero Packshot", "/SH990/r/x/00001.png", "UNSORTED", 0 },
  { "r s", "/r/x/00001.png", "r", 0 },
  /* Folders that are no shots: years, plain words, plain numbers. */
  { "", "/r/2026/00001.png", "SH010", 0 },
  { "", "/r/png/a.png", "SH010", 0 },
  { "", "/r/AUTOMATIC1111/a.png", "SH010", 0 },
  { "", "/r/SH0/a.png", "SH010", 0 },
  { "", "/r/ep1_sh0100/a.png", "ep1_sh0100", 0 },
  { "Only", "/r/png/a.png", "Only", 0 },
  { "A B", "/r/png/a.png", "UNSORTED", 0 },
  /* A name that is nearly a version id is none. */
  { "", "/r/SH010_v.png", "SH010", 0 },
  { "", "/r/_v001.png", "SH010", 0 },
};

static void
test_target (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) codes = g_strsplit (cases[i].deliverables, " ", -1);
      g_autoptr (GPtrArray) deliverables = g_ptr_array_new_with_free_func (g_object_unref);
      g_autofree char *code = NULL;
      guint version = 99;

      for (guint j = 0; codes[j] != NULL && *codes[j] != '\0'; j++)
        g_ptr_array_add (deliverables, topsheet_deliverable_new (1, codes[j], NULL));
      code = topsheet_import_find_target (cases[i].path, "/r", deliverables, &version);
      g_test_message ("%s among [%s]", cases[i].path, cases[i].deliverables);
      g_assert_cmpstr (code, ==, cases[i].code);
      g_assert_cmpuint (version, ==, cases[i].version);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/import-target", test_target);
  return g_test_run ();
}
