/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-text.h"
#include "engine/topsheet-search-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *name;
  TopsheetSearchKind kind;
  const char *summary;
  const char *example;
  const char *takes;
  const char * const *choices;
} Key;

/* In the order of TopsheetDecisionKind, TopsheetPhase and TopsheetSearchHas. */
static const char * const decisions[] = { "pending", "accepted", "rejected", "edit", NULL };
static const char * const phases[] = { "planning", "exploration", "production", "iteration", "post", NULL };
static const char * const answers[] = { "no", "yes", NULL };
static const char * const things[] = { "file", "metadata", "prompt", "negative", "model",      "seed",
                                       "lora", "cost",     "reason", "parent",   "provenance", NULL };

static const Key keys[TOPSHEET_SEARCH_N_KEYS] = {
  [TOPSHEET_SEARCH_TEXT] = { NULL, TOPSHEET_SEARCH_WORDS, N_("Words"), "\"red coat\"", NULL, NULL },
  [TOPSHEET_SEARCH_MODEL] = { "model", TOPSHEET_SEARCH_WORDS, N_("Model"), "flux",
                              N_("“model” takes a part of a name, such as flux."), NULL },
  [TOPSHEET_SEARCH_PROVIDER] = { "provider", TOPSHEET_SEARCH_WORDS, N_("Provider"), "bfl",
                                 N_("“provider” takes a name, such as bfl."), NULL },
  [TOPSHEET_SEARCH_DECISION] = { "decision", TOPSHEET_SEARCH_CHOICE, N_("Decision"), "rejected", NULL, decisions },
  [TOPSHEET_SEARCH_REASON] = { "reason", TOPSHEET_SEARCH_WORDS, N_("Reason of the decision"), "anatomy",
                               N_("“reason” takes a reason of a decision, such as anatomy."), NULL },
  [TOPSHEET_SEARCH_COST] = { "cost", TOPSHEET_SEARCH_AMOUNT, N_("Cost in the currency of the project"), ">0.5",
                             N_("“cost” takes an amount such as >0.5 or 0.05..0.10, without a currency."), NULL },
  [TOPSHEET_SEARCH_UNPRICED] = { "unpriced", TOPSHEET_SEARCH_CHOICE, N_("Whether the cost is not known"), "yes", NULL,
                                 answers },
  [TOPSHEET_SEARCH_PHASE] = { "phase", TOPSHEET_SEARCH_CHOICE, N_("Phase"), "exploration", NULL, phases },
  [TOPSHEET_SEARCH_DELIVERABLE] = { "deliverable", TOPSHEET_SEARCH_WORDS, N_("Deliverable"), "SH010",
                                    N_("“deliverable” takes a code, such as SH010."), NULL },
  [TOPSHEET_SEARCH_VERSION] = { "version", TOPSHEET_SEARCH_NUMBER, N_("Number of the version"), "1..10",
                                N_("“version” takes a number such as 3, >10 or 1..10."), NULL },
  [TOPSHEET_SEARCH_DATE] = { "date", TOPSHEET_SEARCH_DAYS, N_("Day on which it was made"), "2026-11",
                             N_("“date” takes a day, month or year such as 2026-11-20, 2026-11 or 2026-11..2026-12, or today, "
                                "yesterday or 7d."),
                             NULL },
  [TOPSHEET_SEARCH_MEMBER] = { "member", TOPSHEET_SEARCH_WORDS, N_("Who recorded it"), "ada",
                               N_("“member” takes a name of a person."), NULL },
  [TOPSHEET_SEARCH_PROMPT] = { "prompt", TOPSHEET_SEARCH_WORDS, N_("Words of the prompt"), "\"red coat\"",
                               N_("“prompt” takes a word or, in quotation marks, several."), NULL },
  [TOPSHEET_SEARCH_NEGATIVE] = { "negative", TOPSHEET_SEARCH_WORDS, N_("Words of the negative prompt"), "blurry",
                                 N_("“negative” takes a word or, in quotation marks, several."), NULL },
  [TOPSHEET_SEARCH_TOOL] = { "tool", TOPSHEET_SEARCH_WORDS, N_("Program that made it"), "comfyui",
                             N_("“tool” takes the name of a program, such as comfyui."), NULL },
  [TOPSHEET_SEARCH_STEPS] = { "steps", TOPSHEET_SEARCH_NUMBER, N_("Sampling steps"), "20..30",
                              N_("“steps” takes a number such as 20, >20 or 20..30."), NULL },
  [TOPSHEET_SEARCH_SEED] = { "seed", TOPSHEET_SEARCH_DIGITS, N_("Seed"), "42",
                             N_("“seed” takes a whole number such as 42, or several with commas."), NULL },
  [TOPSHEET_SEARCH_CFG] = { "cfg", TOPSHEET_SEARCH_NUMBER, N_("Guidance scale"), "<=7.5",
                            N_("“cfg” takes a number such as 7.5, <=7.5 or 3..5."), NULL },
  [TOPSHEET_SEARCH_SAMPLER] = { "sampler", TOPSHEET_SEARCH_WORDS, N_("Sampler"), "euler",
                                N_("“sampler” takes a name, such as euler."), NULL },
  [TOPSHEET_SEARCH_LORA] = { "lora", TOPSHEET_SEARCH_WORDS, N_("LoRA that was used"), "film-grain",
                             N_("“lora” takes a part of a name, such as film-grain."), NULL },
  [TOPSHEET_SEARCH_WIDTH] = { "width", TOPSHEET_SEARCH_NUMBER, N_("Width in pixels"), ">=1024",
                              N_("“width” takes a number of pixels such as 1024 or >=1024."), NULL },
  [TOPSHEET_SEARCH_HEIGHT] = { "height", TOPSHEET_SEARCH_NUMBER, N_("Height in pixels"), ">=1024",
                               N_("“height” takes a number of pixels such as 1024 or >=1024."), NULL },
  [TOPSHEET_SEARCH_SIZE] = { "size", TOPSHEET_SEARCH_PIXELS, N_("Width and height in pixels"), "1024x768",
                             N_("“size” takes a width and a height such as 1024x768."), NULL },
  [TOPSHEET_SEARCH_FRAMES] = { "frames", TOPSHEET_SEARCH_NUMBER, N_("Frames of a video"), ">1",
                               N_("“frames” takes a number such as 120 or >1."), NULL },
  [TOPSHEET_SEARCH_DURATION] = { "duration", TOPSHEET_SEARCH_NUMBER, N_("Length in seconds"), "4..10",
                                 N_("“duration” takes seconds such as 5, >5 or 4..10."), NULL },
  [TOPSHEET_SEARCH_STARS] = { "stars", TOPSHEET_SEARCH_NUMBER, N_("Stars"), ">=4",
                              N_("“stars” takes a number from 0 to 5 such as 5, >=4 or 2..4."), NULL },
  [TOPSHEET_SEARCH_DUPLICATE] = { "duplicate", TOPSHEET_SEARCH_CHOICE, N_("Whether the same was made before"), "yes",
                                  NULL, answers },
  [TOPSHEET_SEARCH_DISPUTED] = { "disputed", TOPSHEET_SEARCH_CHOICE, N_("Whether two people decided differently"),
                                 "yes", NULL, answers },
  [TOPSHEET_SEARCH_HAS] = { "has", TOPSHEET_SEARCH_CHOICE, N_("What is known"), "prompt", NULL, things },
};

static const Key *
get (TopsheetSearchKey key)
{
  g_return_val_if_fail (key < TOPSHEET_SEARCH_N_KEYS, &keys[0]);
  return &keys[key];
}

const char *
topsheet_search_key_get_name (TopsheetSearchKey key)
{
  return get (key)->name;
}

TopsheetSearchKind
topsheet_search_key_get_kind (TopsheetSearchKey key)
{
  return get (key)->kind;
}

const char *
topsheet_search_key_get_summary (TopsheetSearchKey key)
{
  return _(get (key)->summary);
}

const char *
topsheet_search_key_get_example (TopsheetSearchKey key)
{
  return get (key)->example;
}

const char * const *
topsheet_search_key_get_choices (TopsheetSearchKey key)
{
  return get (key)->choices;
}

gboolean
topsheet_search_key_from_name (const char *name, TopsheetSearchKey *out)
{
  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = TOPSHEET_SEARCH_TEXT + 1; i < TOPSHEET_SEARCH_N_KEYS; i++)
    if (g_ascii_strcasecmp (keys[i].name, name) == 0)
      {
        *out = (TopsheetSearchKey) i;
        return TRUE;
      }
  return FALSE;
}

char *
topsheet_search_key_describe (TopsheetSearchKey key)
{
  g_autofree char *list = NULL;

  if (get (key)->choices == NULL)
    return g_strdup (_(get (key)->takes));
  list = g_strjoinv (", ", (char **) get (key)->choices);
  /* Translators: a key of the search and the words it takes: “phase” takes one of planning, exploration … */
  return g_strdup_printf (_("“%1$s” takes one of %2$s."), get (key)->name, list);
}

char *
topsheet_search_key_refuse (const char *name)
{
  const char *near = NULL;
  guint best = G_MAXUINT;

  for (guint i = TOPSHEET_SEARCH_TEXT + 1; i < TOPSHEET_SEARCH_N_KEYS; i++)
    {
      guint distance = topsheet_text_measure_distance (name, keys[i].name);

      if (topsheet_text_is_near (name, keys[i].name) && distance < best)
        {
          near = keys[i].name;
          best = distance;
        }
    }
  if (near != NULL)
    return g_strdup_printf (_("There is no search key “%1$s”. Did you mean “%2$s”?"), name, near);
  return g_strdup_printf (_("There is no search key “%s”. To look for these words themselves, put them in quotation marks."),
                          name);
}
