/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-text.h"
#include "cli/cli.h"

#include <glib/gi18n.h>

char *
topsheet_cli_suggest (const char *name, const char * const *known, const char *prefix)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; known[i] != NULL; i++)
    if (topsheet_text_is_near (name, known[i]))
      g_string_append_printf (text, "%s“%s%s”", text->len > 0 ? _(" or ") : "", prefix, known[i]);
  if (text->len == 0)
    return g_strdup ("");
  return g_strdup_printf (_(" Did you mean %s?"), text->str);
}

static void
print_usage (const TopsheetCliNoun *noun, const TopsheetCliVerb *verb)
{
  topsheet_cli_print ("  topsheet-cli %s%s%s%s%s\n", noun->name, verb->name != NULL ? " " : "",
                      verb->name != NULL ? verb->name : "", *verb->arguments != '\0' ? " " : "", verb->arguments);
}

static void
print_row (const char *left, const char *right)
{
  topsheet_cli_print ("  %-28s %s\n", left, right);
}

/* @own: (nullable): options that may stand in for a common one */
static void
print_common_options (const TopsheetCliOption *own)
{
  gboolean has_version = FALSE;

  for (; own != NULL && own->name != NULL; own++)
    has_version = has_version || g_str_equal (own->name, "version");
  print_row ("    --library URI", _("a library file; default $TOPSHEET_LIBRARY, else the one of your account"));
  print_row ("    --json", _("one JSON document on standard output"));
  print_row ("-h, --help", _("this text"));
  if (!has_version)
    print_row ("    --version", _("the version"));
}

static void
print_options (const TopsheetCliOption *options)
{
  for (; options != NULL && options->name != NULL; options++)
    {
      g_autofree char *letter = options->letter != 0 ? g_strdup_printf ("-%c, ", options->letter) : g_strdup ("    ");
      g_autofree char *left = g_strdup_printf ("%s--%s%s%s", letter, options->name,
                                               options->placeholder != NULL ? " " : "",
                                               options->placeholder != NULL ? options->placeholder : "");

      print_row (left, _(options->help));
    }
}

static void
print_program_help (void)
{
  const TopsheetCliNoun * const *nouns = topsheet_cli_list_nouns ();

  topsheet_cli_print (_("Keeps generative production inside its budget.\n\nUsage:\n"));
  topsheet_cli_print ("  topsheet-cli [--library URI] [--json] NOUN VERB [ARGUMENTS]\n\n");
  for (guint i = 0; nouns[i] != NULL; i++)
    print_row (nouns[i]->name, _(nouns[i]->summary));
  topsheet_cli_print (_("\nOptions:\n"));
  print_common_options (NULL);
  topsheet_cli_print (_("\n“topsheet-cli NOUN --help” tells more. Exit status: 0 done, 1 failed, 2 wrong usage, 3 refused by a rule, "
                        "4 not found, 5 bad input data.\n"));
}

static void
print_noun_help (const TopsheetCliNoun *noun)
{
  topsheet_cli_print ("%s\n\n%s\n", _(noun->summary), _("Usage:"));
  for (const TopsheetCliVerb *verb = noun->verbs; verb->run != NULL; verb++)
    {
      print_usage (noun, verb);
      topsheet_cli_print ("      %s\n", _(verb->summary));
    }
  topsheet_cli_print (_("\n“topsheet-cli %s VERB --help” lists the options.\n"), noun->name);
}

void
topsheet_cli_print_help (const TopsheetCliNoun *noun, const TopsheetCliVerb *verb)
{
  if (noun == NULL)
    {
      print_program_help ();
      return;
    }
  if (verb == NULL)
    {
      print_noun_help (noun);
      return;
    }
  topsheet_cli_print ("%s\n\n%s\n", _(verb->summary), _("Usage:"));
  print_usage (noun, verb);
  if (verb->details != NULL)
    topsheet_cli_print ("\n%s\n", _(verb->details));
  topsheet_cli_print (_("\nOptions:\n"));
  print_options (verb->options);
  print_common_options (verb->options);
}
