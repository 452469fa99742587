/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/topsheet-parameter-difference.h"
#include "engine/topsheet-word-difference.h"

#include <string.h>

/* "kept[-removed-]{+added+}" */
static char *
show (const char *from, const char *to)
{
  g_autoptr (GPtrArray) runs = topsheet_word_difference (from, to);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      TopsheetWords *run = runs->pdata[i];
      const char *format[] = { "", "[-", "{+" }, *end[] = { "", "-]", "+}" };

      g_string_append_printf (text, "%s%s%s", format[run->kind], run->text, end[run->kind]);
    }
  return g_string_free (text, FALSE);
}

static void
check (const char *from, const char *to, const char *wanted)
{
  g_autofree char *found = show (from, to);

  g_assert_cmpstr (found, ==, wanted);
}

static void
test_words (void)
{
  check ("", "", "");
  check ("a hiker", "a hiker", "a hiker");
  check ("", "a hiker", "{+a hiker+}");
  check ("a hiker", NULL, "[-a hiker-]");
  check ("Wide shot, strong green aurora mirrored in the ice, 35 mm",
         "Wide shot, soft teal aurora mirrored in the ice, breath visible in the cold, 35 mm",
         "Wide shot,[- strong green-]{+ soft teal+} aurora mirrored in the ice{+, breath visible in the cold+}, 35 mm");
}

/* A comma is a word of its own, so the word before it stays. */
static void
test_marks (void)
{
  check ("a lake in winter", "a lake, in winter", "a lake{+,+} in winter");
  check ("slow push-in", "slow pull-out", "slow[- push-in-]{+ pull-out+}");
  check ("zażółć gęślą", "zażółć jaźń", "zażółć[- gęślą-]{+ jaźń+}");
}

/* Whatever it finds, leaving out the added words gives the first text and leaving out the removed ones the second. */
static void
test_rebuild (void)
{
  static const char * const words[] = { "ice", "snow", "red", "coat", ",", "lake" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 500; round++)
    {
      g_autoptr (GString) from = g_string_new (NULL), to = g_string_new (NULL), before = g_string_new (NULL),
                          after = g_string_new (NULL);
      GString *text[] = { from, to }, *back[] = { before, after };
      g_autoptr (GPtrArray) runs = NULL;

      for (int side = 0; side < 2; side++)
        for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--)
          g_string_append_printf (text[side], " %s", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      runs = topsheet_word_difference (text[0]->str, text[1]->str);
      for (guint i = 0; i < runs->len; i++)
        {
          TopsheetWords *run = runs->pdata[i];

          if (run->kind != TOPSHEET_WORDS_ADDED)
            g_string_append_printf (back[0], " %s", run->text);
          if (run->kind != TOPSHEET_WORDS_REMOVED)
            g_string_append_printf (back[1], " %s", run->text);
        }
      for (int side = 0; side < 2; side++)
        {
          g_auto (GStrv) wanted = g_strsplit_set (text[side]->str, " ", -1);
          g_auto (GStrv) found = g_strsplit_set (back[side]->str, " ", -1);
          g_autoptr (GString) a = g_string_new (NULL), b = g_string_new (NULL);

          for (int i = 0; wanted[i]; i++)
            g_string_append (a, wanted[i]);
          for (int i = 0; found[i]; i++)
            g_string_append (b, found[i]);
          g_assert_cmpstr (a->str, ==, b->str);
        }
    }
}

/* Two books do not take minutes, nor all memory. */
static void
test_long (void)
{
  g_autoptr (GString) from = g_string_new ("begin"), to = g_string_new ("begin");
  g_autoptr (GPtrArray) runs = NULL;

  for (int i = 0; i < 20000; i++)
    {
      g_string_append_printf (from, " a%d", i);
      g_string_append_printf (to, " b%d", i);
    }
  g_string_append (from, " end");
  g_string_append (to, " end");
  runs = topsheet_word_difference (from->str, to->str);
  g_assert_cmpuint (runs->len, ==, 4);
  g_assert_cmpint (((TopsheetWords *) runs->pdata[1])->kind, ==, TOPSHEET_WORDS_REMOVED);
  g_assert_cmpint (((TopsheetWords *) runs->pdata[2])->kind, ==, TOPSHEET_WORDS_ADDED);
}

static TopsheetGeneration *
make (const char *prompt, const char *seed, const char *steps, gint64 cost)
{
  TopsheetGeneration *generation = topsheet_generation_new (1);
  g_autoptr (TopsheetParameters) parameters = topsheet_parameters_new ();
  TopsheetMoney money = topsheet_money (cost, "EUR");

  g_object_set (parameters, "prompt", prompt, "seed", seed, "steps", steps, NULL);
  g_object_set (generation, "parameters", parameters, "width", 1024u, "height", 576u, NULL);
  topsheet_generation_set_cost (generation, cost > 0 ? &money : NULL);
  return generation;
}

static TopsheetParameterRow *
find (GPtrArray *rows, const char *id)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((TopsheetParameterRow *) rows->pdata[i])->id, id))
      return rows->pdata[i];
  return NULL;
}

static void
test_rows (void)
{
  g_autoptr (TopsheetGeneration) a = make ("a lake", "1187302", "30", G_GINT64_CONSTANT (4200000000));
  g_autoptr (TopsheetGeneration) b = make ("a lake", "18446744073709551615", NULL, G_GINT64_CONSTANT (4200000000));
  TopsheetGeneration *both[] = { a, b };
  g_autoptr (GPtrArray) rows = topsheet_parameter_difference (both, 2);

  g_assert_true (find (rows, "prompt")->same);
  g_assert_true (find (rows, "prompt")->is_text);
  g_assert_false (find (rows, "seed")->same);
  g_assert_cmpstr (find (rows, "seed")->values[1], ==, "18446744073709551615");
  /* Not known is not the same as thirty. */
  g_assert_false (find (rows, "steps")->same);
  g_assert_null (find (rows, "steps")->values[1]);
  g_assert_cmpstr (find (rows, "size")->values[0], ==, "1024 × 576");
  g_assert_true (find (rows, "cost")->same);
  g_assert_null (find (rows, "sampler"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-difference/words", test_words);
  g_test_add_func ("/word-difference/marks", test_marks);
  g_test_add_func ("/word-difference/rebuild", test_rebuild);
  g_test_add_func ("/word-difference/long", test_long);
  g_test_add_func ("/parameter-difference/rows", test_rows);
  return g_test_run ();
}
