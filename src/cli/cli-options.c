/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include <glib/gi18n.h>

static const TopsheetCliNoun * const nouns[] = {
  &topsheet_cli_library,    &topsheet_cli_project, &topsheet_cli_deliverable,
  &topsheet_cli_plan,       &topsheet_cli_price,   &topsheet_cli_catalogue,
  &topsheet_cli_attempts,   &topsheet_cli_compare, &topsheet_cli_inspect,
  &topsheet_cli_import,     &topsheet_cli_source,  &topsheet_cli_pattern,
  &topsheet_cli_generation, &topsheet_cli_search,  &topsheet_cli_decide,
  &topsheet_cli_reason,     &topsheet_cli_member,  &topsheet_cli_ledger,
  &topsheet_cli_report,     &topsheet_cli_demo,    NULL,
};

/* Options of every command; they may stand anywhere. One of a verb with the same name goes before it: a plan has versions of its own. */
static const TopsheetCliOption common[] = {
  { "library", 0, TOPSHEET_CLI_OPTION_TEXT, "URI", NULL },
  { "json", 0, TOPSHEET_CLI_OPTION_FLAG, NULL, NULL },
  { "help", 'h', TOPSHEET_CLI_OPTION_FLAG, NULL, NULL },
  { "version", 0, TOPSHEET_CLI_OPTION_FLAG, NULL, NULL },
  { NULL },
};

/* Where GOption writes the value of one option. */
typedef struct
{
  const TopsheetCliOption *option;
  gboolean flag;
  char **list;
} Slot;

const TopsheetCliNoun * const *
topsheet_cli_list_nouns (void)
{
  return nouns;
}

static guint
count_options (const TopsheetCliOption *options)
{
  guint n = 0;

  while (options != NULL && options[n].name != NULL)
    n++;
  return n;
}

/* Adds to the @n there are and returns how many there are then. */
static guint
fill_entries (const TopsheetCliOption *options, Slot *slots, GOptionEntry *entries, guint n)
{
  for (guint i = 0; i < count_options (options); i++)
    {
      gboolean is_flag = options[i].kind == TOPSHEET_CLI_OPTION_FLAG, is_there = FALSE;

      for (guint j = 0; j < n; j++)
        is_there = is_there || g_str_equal (entries[j].long_name, options[i].name);
      if (is_there)
        continue;
      slots[n].option = &options[i];
      entries[n] = (GOptionEntry) {
        .long_name = options[i].name,
        .short_name = options[i].letter,
        .arg = is_flag ? G_OPTION_ARG_NONE : G_OPTION_ARG_STRING_ARRAY,
        .arg_data = is_flag ? (gpointer) &slots[n].flag : (gpointer) &slots[n].list,
      };
      n++;
    }
  return n;
}

static gboolean
refuse_option (GError **error, const char *message, const TopsheetCliOption *options)
{
  const char *dashes = strstr (message, "--");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) known = NULL;
  g_autofree char *hint = NULL;

  for (guint i = 0; i < count_options (options); i++)
    g_strv_builder_add (builder, options[i].name);
  for (guint i = 0; i < count_options (common); i++)
    g_strv_builder_add (builder, common[i].name);
  known = g_strv_builder_end (builder);
  hint = topsheet_cli_suggest (dashes != NULL ? dashes + 2 : "", (const char * const *) known, "--");
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, "%s.%s", message, hint);
  return FALSE;
}

/* Takes the options out of @argv, which becomes the arguments. */
static gboolean
parse_options (TopsheetCli *self, const TopsheetCliOption *options, char ***argv, GError **error)
{
  guint n = count_options (options) + count_options (common);
  g_autofree Slot *slots = g_new0 (Slot, n);
  g_autofree GOptionEntry *entries = g_new0 (GOptionEntry, n + 1);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) local = NULL;
  gboolean ok;

  n = fill_entries (common, slots, entries, fill_entries (options, slots, entries, 0));
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  ok = g_option_context_parse_strv (context, argv, &local);
  for (guint i = 0; i < n; i++)
    if (ok && (slots[i].flag || slots[i].list != NULL))
      g_hash_table_replace (self->values, (char *) slots[i].option->name,
                            slots[i].list != NULL ? slots[i].list : g_new0 (char *, 1));
    else
      g_strfreev (slots[i].list);
  if (ok)
    return TRUE;
  if (g_error_matches (local, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
    return refuse_option (error, local->message, options);
  g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, local->message);
  return FALSE;
}

/* The first word that is neither an option nor the value of one, from @from on; 0 when there is none. */
static guint
find_word (char **argv, guint from)
{
  for (guint i = from; argv[i] != NULL; i++)
    {
      if (g_str_equal (argv[i], "--library"))
        {
          if (argv[i + 1] == NULL)
            return 0;
          i++;
        }
      else if (*argv[i] != '-')
        return i;
      else if (g_str_equal (argv[i], "--"))
        return 0;
    }
  return 0;
}

static void
remove_word (char **argv, guint at)
{
  g_free (argv[at]);
  do
    argv[at] = argv[at + 1];
  while (argv[at++] != NULL);
}

/* GOption keeps the mark where a word with a dash follows, which is what it is written for. */
static void
remove_mark (char **argv)
{
  for (guint i = 1; argv[0] != NULL && argv[i] != NULL; i++)
    if (g_str_equal (argv[i], "--"))
      {
        remove_word (argv, i);
        return;
      }
}

static gboolean
refuse_word (const char *word, const char * const *known, const char *after, GError **error)
{
  g_autofree char *hint = topsheet_cli_suggest (word, known, "");

  if (after == NULL)
    g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                 _("“%s” is not a command.%s See “topsheet-cli --help”."), word, hint);
  else
    g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                 _("“%s” cannot “%s”.%s See “topsheet-cli %s --help”."), after, word, hint, after);
  return FALSE;
}

static gboolean
find_noun (TopsheetCli *self, const char *word, GError **error)
{
  const char *known[G_N_ELEMENTS (nouns)] = { NULL };

  for (guint i = 0; nouns[i] != NULL; i++)
    {
      known[i] = nouns[i]->name;
      if (g_str_equal (nouns[i]->name, word))
        self->noun = nouns[i];
    }
  return self->noun != NULL || refuse_word (word, known, NULL, error);
}

static gboolean
find_verb (TopsheetCli *self, const char *word, GError **error)
{
  const char *known[16] = { NULL };
  guint n = 0;

  for (const TopsheetCliVerb *verb = self->noun->verbs; verb->run != NULL; verb++)
    {
      if (n + 1 < G_N_ELEMENTS (known))
        known[n++] = verb->name;
      if (g_str_equal (verb->name, word))
        self->verb = verb;
    }
  return self->verb != NULL || refuse_word (word, known, self->noun->name, error);
}

/* Finds noun and verb and takes them out of @argv. */
static gboolean
find_command (TopsheetCli *self, char **argv, GError **error)
{
  guint at = find_word (argv, 1);

  if (at == 0)
    return TRUE;
  if (!find_noun (self, argv[at], error))
    return FALSE;
  remove_word (argv, at);
  if (self->noun->verbs->name == NULL)
    {
      self->verb = self->noun->verbs;
      return TRUE;
    }
  at = find_word (argv, at);
  if (at == 0)
    return TRUE;
  if (!find_verb (self, argv[at], error))
    return FALSE;
  remove_word (argv, at);
  return TRUE;
}

static gboolean
check_arguments (TopsheetCli *self, GError **error)
{
  guint n = g_strv_length (self->args);
  g_autofree char *command = topsheet_cli_get_command (self);

  if (n >= self->verb->min && n <= self->verb->max)
    return TRUE;
  if (n < self->verb->min)
    g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, _("something is missing: topsheet-cli %s %s"),
                 command, self->verb->arguments);
  else
    g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, _("“%s” is one too many: topsheet-cli %s %s"),
                 self->args[self->verb->max], command, self->verb->arguments);
  return FALSE;
}

/* TRUE when a help text or the version was asked for and printed. */
static gboolean
answer_question (TopsheetCli *self)
{
  if (topsheet_cli_get_flag (self, "help"))
    topsheet_cli_print_help (self->noun, self->verb);
  else if (topsheet_cli_get_flag (self, "version") && topsheet_cli_get_text (self, "version") == NULL)
    topsheet_cli_print ("topsheet-cli %s\n", TOPSHEET_VERSION);
  else
    return FALSE;
  self->verb = NULL;
  return TRUE;
}

gboolean
topsheet_cli_parse (TopsheetCli *self, int argc, char **argv, GError **error)
{
  g_auto (GStrv) words = g_strdupv (argv);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_utf8_validate (words[i], -1, NULL))
      {
        /* Paths may be anything; everything else is text. GOption would refuse them without saying which. */
        g_autofree char *shown = g_utf8_make_valid (words[i], -1);

        g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, _("“%s” is not valid UTF-8"), shown);
        return FALSE;
      }
  if (!find_command (self, words, error) ||
      !parse_options (self, self->verb != NULL ? self->verb->options : NULL, &words, error))
    return FALSE;
  remove_mark (words);
  g_set_str (&self->library, topsheet_cli_get_text (self, "library"));
  self->args = g_strdupv (words[0] != NULL ? words + 1 : words);
  if (answer_question (self))
    return TRUE;
  if (self->noun == NULL || self->verb == NULL)
    {
      g_autofree char *command = self->noun != NULL ? g_strdup_printf ("topsheet-cli %s --help", self->noun->name)
                                                    : g_strdup ("topsheet-cli --help");

      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                   _("what to do is missing; “%s” lists what there is"), command);
      return FALSE;
    }
  return check_arguments (self, error);
}
