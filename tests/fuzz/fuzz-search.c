/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Searches: problems lie within the text, what was read prints as something that reads back as the same. */
#include "engine/topsheet-search.h"

#include "topsheet-fuzz.h"

#include <string.h>

#define NOW_USEC (G_GINT64_CONSTANT (1795165200) * G_USEC_PER_SEC)

static void
check_places (const TopsheetSearch *search, const char *text)
{
  for (guint i = 0; i < search->problems->len; i++)
    {
      const TopsheetSearchProblem *problem = g_ptr_array_index (search->problems, i);

      g_assert_cmpuint (problem->start, <=, problem->end);
      g_assert_cmpuint (problem->end, <=, strlen (text));
      g_assert_cmpstr (problem->message, !=, "");
    }
  for (guint i = 0; i < search->terms->len; i++)
    {
      const TopsheetSearchTerm *term = g_ptr_array_index (search->terms, i);

      g_assert_cmpuint (term->start, <, term->end);
      g_assert_cmpuint (term->value_start, <=, term->end);
      g_assert_cmpuint (term->end, <=, strlen (text));
      g_assert_cmpuint (term->values->len, >, 0);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (TopsheetSearch) search = topsheet_search_read (text, NOW_USEC);
  g_autofree char *printed = topsheet_search_print (search);
  TopsheetSearchPlace place;

  check_places (search, text);
  /* What is printed has quotes that were not there, so it may be longer than a search can be. */
  if (strlen (printed) <= TOPSHEET_SEARCH_MAX_BYTES)
    {
      g_autoptr (TopsheetSearch) again = topsheet_search_read (printed, NOW_USEC);
      g_autofree char *printed_again = topsheet_search_print (again);

      g_assert_cmpuint (again->problems->len, ==, 0);
      g_assert_cmpuint (again->terms->len, ==, search->terms->len);
      g_assert_cmpstr (printed_again, ==, printed);
    }
  topsheet_search_locate (text, (guint) strlen (text), &place);
  g_assert_cmpuint (place.start, <=, strlen (text));
  g_free (place.prefix);
  return 0;
}
