/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Midjourney: "prompt --ar 4:3 --v 5.2 Job ID: <uuid>" under Description. Files from the site hold nothing. */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-tool.h"

#include <string.h>

#define JOB " Job ID: "

/* The word behind @flag, when it stands as a word of its own. (transfer full) (nullable) */
static char *
get_flag (const char *flags, const char *flag)
{
  const char *at = strstr (flags, flag);

  if (at == NULL)
    return NULL;
  at += strlen (flag);
  return g_strndup (at, strcspn (at, " "));
}

static void
read_model (TopsheetReading *reading, const char *flags)
{
  g_autofree char *niji = get_flag (flags, " --niji ");
  g_autofree char *version = get_flag (flags, " --v ");
  g_autofree char *model = NULL;

  if (version == NULL)
    version = get_flag (flags, " --version ");
  if (niji != NULL)
    model = g_strdup_printf ("niji %s", niji);
  else if (version != NULL)
    model = g_strdup_printf ("Midjourney v%s", version);
  topsheet_reading_set (reading, TOPSHEET_FIELD_MODEL, model);
  topsheet_reading_set (reading, TOPSHEET_FIELD_TOOL_VERSION, niji != NULL ? niji : version);
}

static gboolean
midjourney_read (TopsheetContainer *container, TopsheetReading *reading)
{
  const char *text = topsheet_tool_find_text (container, "Description");
  const char *job, *first;
  g_autofree char *line = NULL;
  g_autofree char *prompt = NULL;
  g_autofree char *seed = NULL;
  g_autofree char *negative = NULL;

  if (text == NULL)
    text = topsheet_container_get_xmp (container, "dc:description");
  job = text != NULL ? g_strrstr (text, JOB) : NULL;
  if (job == NULL || strlen (job + strlen (JOB)) < 36)
    return FALSE;
  line = g_strndup (text, (gsize) (job - text));
  first = strstr (line, " --");
  prompt = first != NULL ? g_strndup (line, (gsize) (first - line)) : g_strdup (line);
  topsheet_tool_claim (reading, "Midjourney", NULL);
  topsheet_reading_set (reading, TOPSHEET_FIELD_PROMPT, prompt);
  if (first == NULL)
    return TRUE;
  read_model (reading, first);
  seed = get_flag (first, " --seed ");
  topsheet_reading_set (reading, TOPSHEET_FIELD_SEED, seed);
  if (strstr (first, " --no ") != NULL)
    {
      const char *at = strstr (first, " --no ") + strlen (" --no ");
      const char *end = strstr (at, " --");

      negative = end != NULL ? g_strndup (at, (gsize) (end - at)) : g_strdup (at);
      topsheet_reading_set (reading, TOPSHEET_FIELD_NEGATIVE_PROMPT, negative);
    }
  return TRUE;
}

const TopsheetReader topsheet_midjourney_reader = { "Midjourney", midjourney_read };
