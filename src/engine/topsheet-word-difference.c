/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/topsheet-word-difference.h"

#include <string.h>

#define MAX_CELLS (4u * 1000 * 1000)

/* A word and the white space before it. */
typedef struct
{
  const char *start;
  const char *word;
  gsize length; /* of the word alone */
} Token;

static void
words_free (gpointer data)
{
  TopsheetWords *words = data;

  g_free (words->text);
  g_free (words);
}

static gboolean
is_mark (gunichar c)
{
  return g_unichar_ispunct (c) && c != '-' && c != '_' && c != '\'' && c != 0x2019;
}

static GArray *
split (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  const char *p = text;

  while (*p)
    {
      Token token = { p, NULL, 0 };

      while (*p && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      token.word = p;
      if (*p && is_mark (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      else
        while (*p && !g_unichar_isspace (g_utf8_get_char (p)) && !is_mark (g_utf8_get_char (p)))
          p = g_utf8_next_char (p);
      token.length = (gsize) (p - token.word);
      if (token.length > 0)
        g_array_append_val (tokens, token);
    }
  return tokens;
}

static const Token *
get (const GArray *tokens, guint i)
{
  return &g_array_index (tokens, Token, i);
}

static gboolean
is_equal (const Token *a, const Token *b)
{
  return a->length == b->length && memcmp (a->word, b->word, a->length) == 0;
}

static void
add (GPtrArray *runs, TopsheetWordsKind kind, const Token *token)
{
  TopsheetWords *last = runs->len > 0 ? runs->pdata[runs->len - 1] : NULL;
  gboolean begins = token->word > token->start && runs->len > 0;
  g_autofree char *text = g_strndup (begins ? token->start : token->word,
                                     (gsize) (token->word + token->length - (begins ? token->start : token->word)));
  TopsheetWords *run;

  if (last && last->kind == kind)
    {
      char *joined = g_strconcat (last->text, text, NULL);

      g_free (last->text);
      last->text = joined;
      return;
    }
  run = g_new (TopsheetWords, 1);
  run->kind = kind;
  run->text = g_steal_pointer (&text);
  g_ptr_array_add (runs, run);
}

/* lengths[i * (m + 1) + j] = longest common subsequence of what begins at i and at j. */
static guint16 *
fill (const GArray *a, guint a0, guint n, const GArray *b, guint b0, guint m)
{
  guint16 *lengths = g_new0 (guint16, (gsize) (n + 1) * (m + 1));

  for (guint i = n; i-- > 0;)
    for (guint j = m; j-- > 0;)
      {
        guint16 *cell = lengths + (gsize) i * (m + 1) + j;

        if (is_equal (get (a, a0 + i), get (b, b0 + j)))
          *cell = (guint16) (cell[m + 2] + 1);
        else
          *cell = MAX (cell[m + 1], cell[1]);
      }
  return lengths;
}

static void
walk (GPtrArray *runs, const GArray *a, guint a0, guint n, const GArray *b, guint b0, guint m)
{
  gboolean too_many = (guint64) (n + 1) * (m + 1) > MAX_CELLS;
  g_autofree guint16 *lengths = too_many ? NULL : fill (a, a0, n, b, b0, m);
  guint i = 0, j = 0;

  while (i < n || j < m)
    {
      const guint16 *cell = lengths ? lengths + (gsize) i * (m + 1) + j : NULL;

      if (cell && i < n && j < m && is_equal (get (a, a0 + i), get (b, b0 + j)))
        {
          add (runs, TOPSHEET_WORDS_KEPT, get (b, b0 + j++));
          i++;
        }
      else if (i < n && (j == m || !cell || cell[m + 1] >= cell[1]))
        add (runs, TOPSHEET_WORDS_REMOVED, get (a, a0 + i++));
      else
        add (runs, TOPSHEET_WORDS_ADDED, get (b, b0 + j++));
    }
}

GPtrArray *
topsheet_word_difference (const char *from, const char *to)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func (words_free);
  g_autoptr (GArray) a = split (from ? from : "");
  g_autoptr (GArray) b = split (to ? to : "");
  guint head = 0, tail = 0;

  while (head < a->len && head < b->len && is_equal (get (a, head), get (b, head)))
    add (runs, TOPSHEET_WORDS_KEPT, get (b, head++));
  while (tail < a->len - head && tail < b->len - head &&
         is_equal (get (a, a->len - 1 - tail), get (b, b->len - 1 - tail)))
    tail++;
  walk (runs, a, head, a->len - head - tail, b, head, b->len - head - tail);
  for (guint i = tail; i > 0; i--)
    add (runs, TOPSHEET_WORDS_KEPT, get (b, b->len - i));
  return runs;
}
