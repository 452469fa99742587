/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-review-place.h"

#define KEY "review-places"
#define TYPE G_VARIANT_TYPE ("a(sx)")
/* The newest come first; older ones are forgotten. */
#define MAX_PLACES 64

static char *
describe (TopsheetSession *session, gint64 project_id)
{
  return g_strdup_printf ("%s\n%" G_GINT64_FORMAT "\n%s", topsheet_session_get_location (session), project_id,
                          topsheet_session_get_member (session));
}

gint64
topsheet_review_place_load (GSettings *settings, TopsheetSession *session, gint64 project_id)
{
  g_autofree char *wanted = describe (session, project_id);
  g_autoptr (GVariant) places = settings ? g_settings_get_value (settings, KEY) : NULL;
  GVariantIter iter;
  const char *name;
  gint64 id;

  if (!places)
    return 0;
  g_variant_iter_init (&iter, places);
  while (g_variant_iter_next (&iter, "(&sx)", &name, &id))
    if (g_str_equal (name, wanted))
      return id;
  return 0;
}

void
topsheet_review_place_save (GSettings *settings, TopsheetSession *session, gint64 project_id, gint64 generation_id)
{
  g_autofree char *own = describe (session, project_id);
  g_autoptr (GVariant) places = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  guint n = 1;
  gint64 id;

  if (!settings || topsheet_review_place_load (settings, session, project_id) == generation_id)
    return;
  places = g_settings_get_value (settings, KEY);
  g_variant_builder_init (&builder, TYPE);
  g_variant_builder_add (&builder, "(sx)", own, generation_id);
  g_variant_iter_init (&iter, places);
  while (n < MAX_PLACES && g_variant_iter_next (&iter, "(&sx)", &name, &id))
    if (!g_str_equal (name, own))
      {
        g_variant_builder_add (&builder, "(sx)", name, id);
        n++;
      }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
