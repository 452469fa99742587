/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-tier-override.h"

#include <stdlib.h>
#include <string.h>

struct _TopsheetTierOverride
{
  GObject parent_instance;

  char *model_id;
  GStrv conditions;
  int tier;
  gint64 recorded_at_usec;
};

G_DEFINE_FINAL_TYPE (TopsheetTierOverride, topsheet_tier_override, G_TYPE_OBJECT)

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
topsheet_tier_override_finalize (GObject *object)
{
  TopsheetTierOverride *self = TOPSHEET_TIER_OVERRIDE (object);

  g_clear_pointer (&self->conditions, g_strfreev);
  g_clear_pointer (&self->model_id, g_free);

  G_OBJECT_CLASS (topsheet_tier_override_parent_class)->finalize (object);
}

static void
topsheet_tier_override_class_init (TopsheetTierOverrideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_tier_override_finalize;
}

static void
topsheet_tier_override_init (TopsheetTierOverride *self)
{
}

TopsheetTierOverride *
topsheet_tier_override_new (const char *model_id, const char * const *conditions, int tier, gint64 recorded_at_usec)
{
  static const char * const none[] = { NULL };
  TopsheetTierOverride *self;

  g_return_val_if_fail (model_id != NULL && *model_id != '\0', NULL);
  g_return_val_if_fail (tier >= TOPSHEET_TIER_OF_CATALOGUE && tier <= TOPSHEET_TIER_HERO, NULL);

  self = g_object_new (TOPSHEET_TYPE_TIER_OVERRIDE, NULL);
  self->model_id = g_strdup (model_id);
  self->conditions = g_strdupv ((char **) (conditions != NULL ? conditions : none));
  qsort (self->conditions, g_strv_length (self->conditions), sizeof (char *), compare_texts);
  self->tier = tier;
  self->recorded_at_usec = recorded_at_usec;
  return self;
}

const char *
topsheet_tier_override_get_model_id (TopsheetTierOverride *self)
{
  g_return_val_if_fail (TOPSHEET_IS_TIER_OVERRIDE (self), NULL);

  return self->model_id;
}

const char * const *
topsheet_tier_override_get_conditions (TopsheetTierOverride *self)
{
  g_return_val_if_fail (TOPSHEET_IS_TIER_OVERRIDE (self), NULL);

  return (const char * const *) self->conditions;
}

int
topsheet_tier_override_get_tier (TopsheetTierOverride *self)
{
  g_return_val_if_fail (TOPSHEET_IS_TIER_OVERRIDE (self), TOPSHEET_TIER_OF_CATALOGUE);

  return self->tier;
}

gint64
topsheet_tier_override_get_recorded_at_usec (TopsheetTierOverride *self)
{
  g_return_val_if_fail (TOPSHEET_IS_TIER_OVERRIDE (self), 0);

  return self->recorded_at_usec;
}
