/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-search-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_KEY 32

/* Reading from the start to the end. All positions are pointers into the text. */
typedef struct
{
  const char *text;
  const char *at;
  gint64 now_usec;
  TopsheetSearch *search;
} Reader;

G_DEFINE_BOXED_TYPE (TopsheetSearch, topsheet_search, topsheet_search_ref, topsheet_search_unref)

static void
term_free (TopsheetSearchTerm *term)
{
  g_ptr_array_unref (term->values);
  g_free (term);
}

static TopsheetSearchTerm *
term_new (void)
{
  TopsheetSearchTerm *term = g_new0 (TopsheetSearchTerm, 1);

  term->values = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_search_value_free);
  return term;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetSearchTerm, term_free)

static void
problem_free (TopsheetSearchProblem *problem)
{
  g_free (problem->message);
  g_free (problem);
}

static TopsheetSearch *
search_new (void)
{
  TopsheetSearch *self = g_new0 (TopsheetSearch, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) term_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  return self;
}

TopsheetSearch *
topsheet_search_ref (TopsheetSearch *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
topsheet_search_unref (TopsheetSearch *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/* Always FALSE. */
static gboolean
complain (Reader *self, const char *from, const char *to, char *message)
{
  TopsheetSearchProblem *problem = g_new0 (TopsheetSearchProblem, 1);

  problem->start = (guint) (from - self->text);
  problem->end = (guint) (to - self->text);
  problem->message = message;
  g_ptr_array_add (self->search->problems, problem);
  return FALSE;
}

static gboolean
is_blank (const char *at)
{
  return g_unichar_isspace (g_utf8_get_char (at));
}

static void
skip_blanks (Reader *self)
{
  while (*self->at != '\0' && is_blank (self->at))
    self->at = g_utf8_next_char (self->at);
}

/* To the end of what cannot be read, so that one mistake is one problem. */
static void
skip_token (Reader *self)
{
  while (*self->at != '\0' && !is_blank (self->at))
    self->at = g_utf8_next_char (self->at);
}

/* A backslash stands for the character after it; at the very end it is one itself. */
static void
take_character (Reader *self, GString *out)
{
  const char *next;

  if (*self->at == '\\' && self->at[1] != '\0')
    self->at++;
  next = g_utf8_next_char (self->at);
  g_string_append_len (out, self->at, next - self->at);
  self->at = next;
}

static gboolean
take_quoted (Reader *self, GString *out)
{
  const char *from = self->at++;

  while (*self->at != '\0' && *self->at != '"')
    take_character (self, out);
  if (*self->at == '\0')
    return complain (self, from, self->at,
                     g_strdup (_("This quotation mark has no second one. Close it, or write \\\" to look for the mark itself.")));
  self->at++;
  return TRUE;
}

static void
take_bare (Reader *self, GString *out, gboolean in_list)
{
  while (*self->at != '\0' && *self->at != '"' && !is_blank (self->at) && !(in_list && *self->at == ','))
    {
      /* A star says what holds anyway: the word may go on. */
      if (*self->at == '*' && (self->at[1] == '\0' || is_blank (self->at + 1) || (in_list && self->at[1] == ',')))
        self->at++;
      else
        take_character (self, out);
    }
}

/* The next value of a term, without quotes and escapes. FALSE after a problem. */
static gboolean
take_value (Reader *self, TopsheetSearchTerm *term)
{
  const char *from = self->at;
  gboolean in_list = term->key != TOPSHEET_SEARCH_TEXT;
  g_autoptr (GString) source = g_string_new (NULL);
  TopsheetSearchValue *value = g_new0 (TopsheetSearchValue, 1);
  char *message;

  g_ptr_array_add (term->values, value);
  if (*self->at == '"')
    {
      if (!take_quoted (self, source))
        return FALSE;
      value->whole = *self->at != '*';
      self->at += *self->at == '*';
    }
  else
    take_bare (self, source, in_list);
  value->source = g_string_free_and_steal (g_steal_pointer (&source));
  if (topsheet_search_value_resolve (value, term->key, self->now_usec, &message))
    return TRUE;
  /* An empty value has no place of its own: the whole term is meant. */
  return complain (self, self->at > from ? from : self->text + term->start, self->at, message);
}

/* "model:" → its name. FALSE and nothing taken when no key stands here. */
static gboolean
take_name (Reader *self, char *name)
{
  const char *p = self->at;
  gsize n = 0;

  while ((g_ascii_isalpha (*p) || *p == '_' || (n > 0 && *p == '-')) && n < MAX_KEY)
    name[n++] = g_ascii_tolower (*p++);
  name[n] = '\0';
  if (n == 0 || *p != ':')
    return FALSE;
  self->at = p + 1;
  return TRUE;
}

static void
take_sign (Reader *self, TopsheetSearchTerm *term)
{
  if (*self->at == '-' && self->at[1] != '\0' && !is_blank (self->at + 1))
    {
      term->negated = TRUE;
      self->at++;
    }
  else if (g_ascii_strncasecmp (self->at, "not:", 4) == 0 && self->at[4] != '\0' && !is_blank (self->at + 4))
    {
      term->negated = TRUE;
      self->at += 4;
    }
}

static gboolean
take_values (Reader *self, TopsheetSearchTerm *term)
{
  gboolean more;

  do
    {
      if (term->values->len == TOPSHEET_SEARCH_MAX_TERMS)
        return complain (self, self->text + term->start, self->at,
                         g_strdup_printf (_("A term takes at most %d values."), TOPSHEET_SEARCH_MAX_TERMS));
      if (!take_value (self, term))
        return FALSE;
      more = term->key != TOPSHEET_SEARCH_TEXT && *self->at == ',';
      self->at += more;
    }
  while (more);
  return TRUE;
}

static void
take_term (Reader *self)
{
  g_autoptr (TopsheetSearchTerm) term = term_new ();
  char name[MAX_KEY + 1];
  const char *from = self->at, *key;

  term->start = (guint) (from - self->text);
  take_sign (self, term);
  key = self->at;
  if (take_name (self, name) && !topsheet_search_key_from_name (name, &term->key))
    {
      complain (self, key, self->at - 1, topsheet_search_key_refuse (name));
      skip_token (self);
      return;
    }
  term->value_start = (guint) (self->at - self->text);
  if (!take_values (self, term))
    {
      skip_token (self);
      return;
    }
  term->end = (guint) (self->at - self->text);
  if (self->search->terms->len < TOPSHEET_SEARCH_MAX_TERMS)
    g_ptr_array_add (self->search->terms, g_steal_pointer (&term));
  else
    {
      complain (self, from, self->at, g_strdup_printf (_("A search has at most %d terms."), TOPSHEET_SEARCH_MAX_TERMS));
      self->at += strlen (self->at);
    }
}

TopsheetSearch *
topsheet_search_read (const char *text, gint64 now_usec)
{
  Reader reader = { .text = text, .at = text, .now_usec = now_usec };
  const char *bad;

  g_return_val_if_fail (text != NULL, NULL);

  reader.search = search_new ();
  if (!g_utf8_validate (text, -1, &bad))
    complain (&reader, bad, bad + 1, g_strdup (_("The search is no valid text: it is not written in UTF-8.")));
  else if (strlen (text) > TOPSHEET_SEARCH_MAX_BYTES)
    complain (&reader, text, text + strlen (text),
              g_strdup_printf (_("A search is at most %d bytes long."), TOPSHEET_SEARCH_MAX_BYTES));
  else
    for (skip_blanks (&reader); *reader.at != '\0'; skip_blanks (&reader))
      take_term (&reader);
  return reader.search;
}

gboolean
topsheet_search_is_empty (const TopsheetSearch *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const TopsheetSearchTerm *term = g_ptr_array_index (self->terms, i);
      const TopsheetSearchValue *value = g_ptr_array_index (term->values, 0);
      g_autofree char *folded = topsheet_search_fold (value->source);

      if (term->key != TOPSHEET_SEARCH_TEXT || *folded != '\0')
        return FALSE;
    }
  return TRUE;
}

/* A word or value that may be unfinished. (transfer full) */
static char *
take_partial (Reader *self, gboolean in_list)
{
  g_autoptr (GString) source = g_string_new (NULL);

  if (*self->at != '"')
    {
      take_bare (self, source, in_list);
      return g_string_free_and_steal (g_steal_pointer (&source));
    }
  self->at++;
  while (*self->at != '\0' && *self->at != '"')
    take_character (self, source);
  self->at += *self->at == '"';
  return g_string_free_and_steal (g_steal_pointer (&source));
}

static void
locate_in_term (Reader *self, TopsheetSearchPlace *place)
{
  TopsheetSearchTerm term = { 0 };
  char name[MAX_KEY + 1];

  take_sign (self, &term);
  place->in_value = take_name (self, name) && topsheet_search_key_from_name (name, &place->key);
  do
    {
      place->start = (guint) (self->at - self->text);
      g_free (place->prefix);
      place->prefix = take_partial (self, place->in_value);
    }
  while (place->in_value && *self->at == ',' && self->at++);
}

/* What stands before the cursor is read like the rest; the last value of the last term is what is being written. */
void
topsheet_search_locate (const char *text, guint cursor, TopsheetSearchPlace *place)
{
  g_autofree char *before = NULL;
  Reader reader = { 0 };

  g_return_if_fail (text != NULL && place != NULL);

  before = g_strndup (text, cursor);
  *place = (TopsheetSearchPlace) { .start = cursor };
  if (!g_utf8_validate (before, -1, NULL))
    return;
  reader.text = reader.at = before;
  do
    {
      skip_blanks (&reader);
      locate_in_term (&reader, place);
    }
  while (*reader.at != '\0');
}
