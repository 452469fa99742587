/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/demo/topsheet-demo-script.h"

/* People and brands are invented. */

const TopsheetDemoEngine topsheet_demo_engines[TOPSHEET_DEMO_N_ENGINES] = {
  { "bfl/flux-2-klein-4b", "flux-2-klein-4b.safetensors", TRUE },
  { "fal/flux-schnell", "flux1-schnell", FALSE },
  { NULL, "nordlys-lookdev-sdxl", FALSE },
  { "bfl/flux-2-pro", "flux-2-pro.safetensors", TRUE },
  { "stability/sd3.5-large", "sd3.5_large", FALSE },
  { "bfl/flux-2-max", "flux-2-max.safetensors", TRUE },
};

typedef struct
{
  const char *code;
  const char *name;
  const char *subject;
  TopsheetDemoScene scene;
  guint weight;
  guint finals;
  gboolean portrait;
} Shot;

/* clang-format off */
static const Shot shots[] = {
  { "SH010", "First light over the ridge", "Wide shot, first light over a snowy mountain ridge", TOPSHEET_DEMO_SCENE_RIDGE, 9, 1, FALSE },
  { "SH020", "Footsteps in fresh snow", "Lone hiker leaving footsteps in fresh snow", TOPSHEET_DEMO_SCENE_TRACKS, 10, 1, FALSE },
  { "SH030", "On the summit", "Hiker in an orange jacket on the summit", TOPSHEET_DEMO_SCENE_SUMMIT, 13, 2, FALSE },
  { "SH040", "Aurora over the lake", "Hiker at a frozen lake, soft teal aurora mirrored in the ice", TOPSHEET_DEMO_SCENE_AURORA, 16, 1, FALSE },
  { "SH050", "Zip and fabric", "Macro of a metal zip on quilted orange fabric", TOPSHEET_DEMO_SCENE_ZIP, 12, 1, FALSE },
  { "SH060", "Forest clearing", "Clearing in a snowy spruce forest, hiker walking towards the light", TOPSHEET_DEMO_SCENE_FOREST, 11, 1, FALSE },
  { "SH070", "Cabin at dusk", "Wooden cabin at dusk with warm windows under the first stars", TOPSHEET_DEMO_SCENE_CABIN, 9, 1, FALSE },
  { "SH080", "End card", "The orange jacket alone in front of a winter landscape", TOPSHEET_DEMO_SCENE_PRODUCT, 8, 1, FALSE },
  { "KV010", "Key visual, poster", "Poster of the orange jacket, falling snow, room for a headline", TOPSHEET_DEMO_SCENE_PRODUCT, 7, 2, TRUE },
  { "KV020", "Key visual, summit", "Portrait of a hiker in an orange jacket on the summit", TOPSHEET_DEMO_SCENE_SUMMIT, 5, 1, TRUE },
};
/* clang-format on */

static const char * const looks[] = {
  "35 mm, slow push-in",
  "soft morning haze",
  "crisp air, breath visible in the cold",
  "muted palette with one warm accent",
  "long lens, compressed depth",
  "low sun, long shadows",
  "film grain, gentle contrast",
};

static const char * const reasons[] = { "composition", "composition", "anatomy", "product",
                                        "product",     "light",       "brief",   "technical" };

static const char * const reviewers[] = { "Maja Wójcik", "Søren Aas", "Hanna Lis" };

/* Days before now that a phase lasted, first to last; shares of pictures, and in 100 of them accepted, edit and pending
 * ones (the rest is rejected). */
typedef struct
{
  TopsheetPhase phase;
  double share;
  double from_days, to_days;
  guint accepted, edit, pending;
  guint engines[3];
} Stage;

static const Stage stages[] = {
  { TOPSHEET_PHASE_EXPLORATION, 0.40, 27, 18, 4, 6, 4, { 0, 0, 1 } },
  { TOPSHEET_PHASE_PRODUCTION, 0.43, 16, 5, 6, 14, 16, { 3, 3, 4 } },
  { TOPSHEET_PHASE_ITERATION, 0.17, 4, 0, 10, 16, 44, { 5, 5, 3 } },
};

static void
take_free (gpointer data)
{
  TopsheetDemoTake *self = data;

  g_free (self->prompt);
  g_free (self);
}

static const Shot *
pick_shot (GRand *rand)
{
  gint32 ticket;
  gint32 total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (shots); i++)
    total += (gint32) shots[i].weight;
  ticket = g_rand_int_range (rand, 0, total);
  for (guint i = 0; i < G_N_ELEMENTS (shots); i++)
    if ((ticket -= (gint32) shots[i].weight) < 0)
      return &shots[i];
  return &shots[0];
}

/* A working hour on a day of the stage, @progress (0 … 1) of the way through it; never in the future. */
static gint64
pick_time (const Stage *stage, double progress, gint64 now_usec)
{
  double days = stage->from_days + (stage->to_days - stage->from_days) * progress;
  gint64 day = now_usec / G_TIME_SPAN_DAY - (gint64) days;
  double part = days - (double) (gint64) days;
  gint64 at = day * G_TIME_SPAN_DAY + 8 * G_TIME_SPAN_HOUR + (gint64) ((1 - part) * 9 * G_TIME_SPAN_HOUR);

  return MIN (at, now_usec - G_TIME_SPAN_MINUTE);
}

static void
decide (TopsheetDemoTake *take, const Stage *stage, GRand *rand, gint64 now_usec)
{
  guint draw = (guint) g_rand_int_range (rand, 0, 100);
  const char *reason = reasons[g_rand_int_range (rand, 0, G_N_ELEMENTS (reasons))];
  gint64 delay = g_rand_int_range (rand, 5, 300) * G_TIME_SPAN_MINUTE;

  take->reviewer = reviewers[g_rand_int_range (rand, 0, G_N_ELEMENTS (reviewers))];
  take->review_seconds = g_rand_int_range (rand, 3, 26);
  take->decided_at_usec = MIN (take->made_at_usec + delay, now_usec);
  if (draw < stage->accepted)
    take->decision = TOPSHEET_DECISION_ACCEPTED;
  else if (draw < stage->accepted + stage->edit)
    take->decision = TOPSHEET_DECISION_EDIT;
  else if (draw < stage->accepted + stage->edit + stage->pending)
    take->decision = TOPSHEET_DECISION_PENDING;
  else
    {
      take->decision = TOPSHEET_DECISION_REJECTED;
      take->reason = reason;
    }
  if (take->decision == TOPSHEET_DECISION_EDIT)
    take->reason = g_rand_boolean (rand) ? "light" : "product";
}

static TopsheetDemoTake *
make_take (const Shot *shot, const Stage *stage, double progress, GRand *rand, gint64 now_usec)
{
  TopsheetDemoTake *take = g_new0 (TopsheetDemoTake, 1);
  gboolean is_sketch = stage->phase == TOPSHEET_PHASE_EXPLORATION;

  take->code = shot->code;
  take->phase = stage->phase;
  take->scene = shot->scene;
  take->engine = stage->engines[g_rand_int_range (rand, 0, G_N_ELEMENTS (stage->engines))];
  /* Now and then a look is tried on the studio's own machine. */
  if (is_sketch && g_rand_int_range (rand, 0, 16) == 0)
    take->engine = 2;
  take->width = shot->portrait ? 432 : is_sketch ? 480 : 640;
  take->height = shot->portrait ? 540 : is_sketch ? 270 : 360;
  take->seed = ((guint64) g_rand_int (rand) << 32) | g_rand_int (rand);
  take->prompt = g_strdup_printf ("%s, %s", shot->subject, looks[g_rand_int_range (rand, 0, G_N_ELEMENTS (looks))]);
  take->made_at_usec = pick_time (stage, progress, now_usec);
  decide (take, stage, rand, now_usec);
  return take;
}

static void
number_takes (GPtrArray *takes)
{
  for (guint i = 0; i < takes->len; i++)
    {
      TopsheetDemoTake *take = g_ptr_array_index (takes, i);

      take->version = 1;
      for (guint j = i; j-- > 0 && take->version == 1;)
        {
          const TopsheetDemoTake *earlier = g_ptr_array_index (takes, j);

          if (earlier->code == take->code)
            take->version = earlier->version + 1;
        }
    }
}

GPtrArray *
topsheet_demo_script_takes (guint generations, guint64 seed, gint64 now_usec)
{
  guint32 seeds[2] = { (guint32) seed, (guint32) (seed >> 32) };
  g_autoptr (GRand) rand = g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));
  g_autoptr (GPtrArray) takes = g_ptr_array_new_with_free_func (take_free);
  double share = 0;

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      guint last;

      share += stages[i].share;
      last = i + 1 == G_N_ELEMENTS (stages) ? generations : (guint) (generations * share + 0.5);
      for (guint first = takes->len; takes->len < last;)
        {
          double progress = (takes->len - first + 0.5) / (last - first);

          /* Every shot is begun once, then chance decides. */
          const Shot *shot = takes->len < G_N_ELEMENTS (shots) ? &shots[takes->len] : pick_shot (rand);

          g_ptr_array_add (takes, make_take (shot, &stages[i], progress, rand, now_usec));
        }
    }
  number_takes (takes);
  return g_steal_pointer (&takes);
}

GPtrArray *
topsheet_demo_script_deliverables (gint64 project_id)
{
  GPtrArray *deliverables = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (shots); i++)
    {
      TopsheetDeliverable *deliverable = topsheet_deliverable_new (project_id, shots[i].code, shots[i].name);

      g_object_set (deliverable, "finals", shots[i].finals, NULL);
      g_ptr_array_add (deliverables, deliverable);
    }
  return deliverables;
}
