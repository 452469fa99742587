/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-plan-templates.h"

#include "base/topsheet-error.h"
#include "model/topsheet-account.h"
#include "model/topsheet-plan-variable.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One line: how many of it are made stands in @count, in @formula, or follows from @wanted and @acceptance. */
typedef struct
{
  TopsheetPhase phase;
  guint account; /* 0: the compute account of the phase */
  const char *name;
  const char *model_id;
  const char *usage; /* what one generation needs, as topsheet_usage_to_text() writes it */
  TopsheetUnit unit;
  const char *count;
  const char *formula;
  const char *wanted;
  const char *acceptance; /* share that is accepted: an assumption to begin with, replaced by what the project measures */
} Line;

typedef struct
{
  const char *name;
  const char *value;
  const char *unit;
} Variable;

#define MAX_VARIABLES 3
#define MAX_LINES 15

typedef struct
{
  Variable variables[MAX_VARIABLES];
  Line lines[MAX_LINES];
} Content;

static const TopsheetPlanTemplate templates[] = {
  { "commercial-60s", N_("60-Second Commercial"),
    N_("Previsualisation, production and iteration of a generated film, with voice-over and music") },
  { "key-visual", N_("Key Visual Campaign"), N_("Sketches, hero images and their formats, with retouching") },
  { "voice-over", N_("Voice-Over Set"), N_("Scripts and takes in several languages") },
  { "llm-assistant", N_("LLM Assistant"), N_("Requests a day, tokens in and out, for one month") },
};

#define EXPLORATION TOPSHEET_PHASE_EXPLORATION
#define PRODUCTION TOPSHEET_PHASE_PRODUCTION
#define ITERATION TOPSHEET_PHASE_ITERATION
#define POST TOPSHEET_PHASE_POST
#define PEOPLE TOPSHEET_ACCOUNT_HUMAN_TIME
#define HOURS TOPSHEET_UNIT_HOUR

/* In the order of the templates. */
/* clang-format off */
static const Content contents[G_N_ELEMENTS (templates)] = {
  {
    { { "duration", "60", "s" }, { "shot", "5", "s" }, { "shots", "duration / shot", NULL } },
    {
      { EXPLORATION, 0, N_("Previsualisation stills"), "bfl/flux-2-klein-4b", "images=1;height=576;width=1024", TOPSHEET_UNIT_IMAGE, .formula = "shots * 20" },
      { EXPLORATION, 0, N_("Previsualisation clips"), "runway/gen4_turbo", "output_seconds=5", TOPSHEET_UNIT_CLIP, .formula = "shots * 6" },
      { EXPLORATION, PEOPLE, N_("Direction and prompt work"), .unit = HOURS, .count = "24" },
      { PRODUCTION, 0, N_("Key frames"), "bfl/flux-2-pro", "images=1;height=864;op=t2i;width=1536", TOPSHEET_UNIT_IMAGE, .wanted = "24", .acceptance = "0.35" },
      { PRODUCTION, 0, N_("Shots, 1080p"), "kling/v3", "output_seconds=5;audio=false;resolution=1080p", TOPSHEET_UNIT_CLIP, .wanted = "12", .acceptance = "0.2" },
      { PRODUCTION, 0, N_("Hero shots with sound"), "google/veo-3.1", "output_seconds=8;audio=true;resolution=1080p", TOPSHEET_UNIT_CLIP, .wanted = "3", .acceptance = "0.12" },
      { PRODUCTION, 0, N_("Voice-over"), "elevenlabs/multilingual_v2", "characters=900", TOPSHEET_UNIT_ITEM, .wanted = "4", .acceptance = "0.2" },
      { PRODUCTION, 0, N_("Music"), "elevenlabs/music", "minutes=1", TOPSHEET_UNIT_ITEM, .wanted = "1", .acceptance = "0.1" },
      { PRODUCTION, PEOPLE, N_("Review and selection"), .unit = HOURS, .count = "30" },
      { ITERATION, 0, N_("Reworked shots"), "runway/gen4_aleph", "output_seconds=5", TOPSHEET_UNIT_CLIP, .formula = "shots * 2" },
      { ITERATION, 0, N_("In-painting"), "stability/inpaint", "images=1", TOPSHEET_UNIT_IMAGE, .count = "40" },
      { ITERATION, PEOPLE, N_("Retouching and client rounds"), .unit = HOURS, .count = "20" },
      { POST, PEOPLE, N_("Edit, grade and sound"), .unit = HOURS, .count = "32" },
      { POST, TOPSHEET_ACCOUNT_TRANSFER, N_("Delivery"), .unit = TOPSHEET_UNIT_GB, .count = "120" },
      { POST, TOPSHEET_ACCOUNT_STORAGE, N_("Archive, twelve months"), .unit = TOPSHEET_UNIT_GB_MONTH, .formula = "500 * 12" },
    },
  },
  {
    { { "visuals", "6", NULL }, { "formats", "5", NULL } },
    {
      { EXPLORATION, 0, N_("Sketches"), "bfl/flux-2-klein-4b", "images=1;height=1024;width=1024", TOPSHEET_UNIT_IMAGE, .formula = "visuals * 40" },
      { EXPLORATION, PEOPLE, N_("Art direction"), .unit = HOURS, .count = "16" },
      { PRODUCTION, 0, N_("Key visuals"), "bfl/flux-2-max", "images=1;height=1536;width=1536", TOPSHEET_UNIT_IMAGE, .wanted = "6", .acceptance = "0.08" },
      { PRODUCTION, 0, N_("Product details"), "google/gemini-2.5-flash-image", "images=1", TOPSHEET_UNIT_IMAGE, .wanted = "12", .acceptance = "0.25" },
      { PRODUCTION, PEOPLE, N_("Review and selection"), .unit = HOURS, .count = "18" },
      { ITERATION, 0, N_("Formats"), "bfl/flux-kontext-pro", "images=1", TOPSHEET_UNIT_IMAGE, .formula = "visuals * formats * 3" },
      { ITERATION, 0, N_("Upscaling"), "stability/upscale-creative", "images=1", TOPSHEET_UNIT_IMAGE, .formula = "visuals * 2" },
      { ITERATION, PEOPLE, N_("Retouching"), .unit = HOURS, .formula = "visuals * 4" },
      { POST, TOPSHEET_ACCOUNT_LICENCES, N_("Editor licences"), .unit = TOPSHEET_UNIT_MONTH, .count = "2" },
      { POST, TOPSHEET_ACCOUNT_STORAGE, N_("Archive, twelve months"), .unit = TOPSHEET_UNIT_GB_MONTH, .formula = "80 * 12" },
    },
  },
  {
    { { "languages", "6", NULL }, { "scripts", "12", NULL } },
    {
      { EXPLORATION, 0, N_("Voice casting"), "elevenlabs/flash_v2_5", "characters=300", TOPSHEET_UNIT_ITEM, .formula = "languages * 20" },
      { EXPLORATION, PEOPLE, N_("Casting and direction"), .unit = HOURS, .formula = "languages * 2" },
      { PRODUCTION, 0, N_("Takes"), "elevenlabs/multilingual_v2", "characters=900", TOPSHEET_UNIT_ITEM, .formula = "languages * scripts * 4" },
      { PRODUCTION, PEOPLE, N_("Listening and selection"), .unit = HOURS, .formula = "languages * 6" },
      { ITERATION, 0, N_("Corrected lines"), "elevenlabs/multilingual_v2", "characters=200", TOPSHEET_UNIT_ITEM, .formula = "languages * scripts * 2" },
      { POST, PEOPLE, N_("Mastering and delivery"), .unit = HOURS, .formula = "languages * 1.5" },
    },
  },
  {
    { { "requests", "100", NULL }, { "days", "30", NULL } },
    {
      { EXPLORATION, 0, N_("Prompt trials"), "openai/gpt-5-mini", "input_tokens=1500;output_tokens=500", TOPSHEET_UNIT_REQUEST, .count = "400" },
      { EXPLORATION, TOPSHEET_ACCOUNT_ADAPTATION, N_("Prompt engineering and integration"), .unit = HOURS, .count = "24" },
      { PRODUCTION, 0, N_("Requests, one month"), "google/gemini-2.0-flash", "input_tokens=3500;output_tokens=220", TOPSHEET_UNIT_REQUEST, .formula = "requests * days" },
      { PRODUCTION, 0, N_("Hard cases"), "openai/gpt-5.4", "input_tokens=3500;output_tokens=500", TOPSHEET_UNIT_REQUEST, .formula = "requests * days * 5 %" },
      { PRODUCTION, PEOPLE, N_("Spot checks"), .unit = HOURS, .formula = "days * 15 min / 1 h" },
      { PRODUCTION, TOPSHEET_ACCOUNT_INFRASTRUCTURE, N_("Hosting and administration"), .unit = TOPSHEET_UNIT_MONTH, .count = "1" },
    },
  },
};
/* clang-format on */

static int
find_template (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    if (strcmp (templates[i].id, id) == 0)
      return (int) i;

  return -1;
}

/* (transfer full) */
static char *
join_ids (void)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", templates[i].id);

  return g_string_free_and_steal (ids);
}

static TopsheetBudgetLine *
make_line (const Line *line, GError **error)
{
  const guint account = line->account != 0 ? line->account : topsheet_account_for_phase (line->phase);
  g_autoptr (TopsheetBudgetLine) made = topsheet_budget_line_new (line->phase, account, _(line->name));

  g_object_set (made, "unit", line->unit, "model-id", line->model_id, "count", line->count != NULL ? line->count : "1",
                "formula", line->formula, "wanted", line->wanted, "acceptance", line->acceptance, NULL);
  if (line->usage != NULL)
    {
      g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text (line->usage, error);

      if (usage == NULL)
        return NULL;
      g_object_set (made, "usage", usage, NULL);
    }
  return g_steal_pointer (&made);
}

static void
add_variables (TopsheetBudgetPlan *plan, const Content *content)
{
  GListStore *variables = topsheet_budget_plan_get_variables (plan);

  for (guint i = 0; i < MAX_VARIABLES && content->variables[i].name != NULL; i++)
    {
      const Variable *variable = &content->variables[i];
      g_autoptr (TopsheetPlanVariable) made = topsheet_plan_variable_new (variable->name, variable->value,
                                                                          variable->unit);

      g_list_store_append (variables, made);
    }
}

const TopsheetPlanTemplate *
topsheet_plan_templates_list (guint *n_templates)
{
  g_return_val_if_fail (n_templates != NULL, NULL);

  *n_templates = G_N_ELEMENTS (templates);
  return templates;
}

TopsheetBudgetPlan *
topsheet_plan_templates_build (const char *id, gint64 project_id, const char *currency, GError **error)
{
  g_autoptr (TopsheetBudgetPlan) plan = NULL;
  int index;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  index = find_template (id);
  if (index < 0)
    {
      g_autofree char *ids = join_ids ();

      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, _("There is no template “%1$s”. There are: %2$s"),
                   id, ids);
      return NULL;
    }
  plan = topsheet_budget_plan_new (project_id, currency);
  g_object_set (plan, "name", _(templates[index].title), NULL);
  add_variables (plan, &contents[index]);
  for (guint i = 0; i < MAX_LINES && contents[index].lines[i].name != NULL; i++)
    {
      g_autoptr (TopsheetBudgetLine) line = make_line (&contents[index].lines[i], error);

      if (line == NULL)
        return NULL;
      g_list_store_append (topsheet_budget_plan_get_lines (plan), line);
    }
  return g_steal_pointer (&plan);
}
