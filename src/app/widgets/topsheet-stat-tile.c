/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-stat-tile.h"

#include "app/widgets/topsheet-children.h"

struct _TopsheetStatTile
{
  GtkWidget parent_instance;

  char *caption;
  char *figure;
  char *detail;
  char *level;
};

G_DEFINE_FINAL_TYPE (TopsheetStatTile, topsheet_stat_tile, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CAPTION = 1,
  PROP_FIGURE,
  PROP_DETAIL,
  PROP_LEVEL,
} TopsheetStatTileProperty;

static GParamSpec *properties[PROP_LEVEL + 1];

static char **
get_field (TopsheetStatTile *self, TopsheetStatTileProperty id)
{
  switch (id)
    {
    case PROP_CAPTION:
      return &self->caption;
    case PROP_FIGURE:
      return &self->figure;
    case PROP_DETAIL:
      return &self->detail;
    case PROP_LEVEL:
      return &self->level;
    default:
      return NULL;
    }
}

/* A screen reader hears the tile as one sentence: "Spent, €5,067.20, 48.3 % of €10,500.00". */
static void
update_accessible (TopsheetStatTile *self)
{
  g_autofree char *text = g_strdup_printf ("%s, %s", self->figure != NULL ? self->figure : "–",
                                           self->detail != NULL ? self->detail : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->caption != NULL ? self->caption : "", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
update_level (TopsheetStatTile *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "warning");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  if (self->level != NULL && *self->level != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self), self->level);
}

static void
topsheet_stat_tile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  char **field = get_field (TOPSHEET_STAT_TILE (object), (TopsheetStatTileProperty) id);

  if (field != NULL)
    g_value_set_string (value, *field);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
topsheet_stat_tile_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TopsheetStatTile *self = TOPSHEET_STAT_TILE (object);
  char **field = get_field (self, (TopsheetStatTileProperty) id);

  if (field == NULL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (!g_set_str (field, g_value_get_string (value)))
    return;

  update_level (self);
  update_accessible (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
topsheet_stat_tile_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TOPSHEET_TYPE_STAT_TILE);
  topsheet_widget_unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (topsheet_stat_tile_parent_class)->dispose (object);
}

static void
topsheet_stat_tile_finalize (GObject *object)
{
  TopsheetStatTile *self = TOPSHEET_STAT_TILE (object);

  g_free (self->caption);
  g_free (self->figure);
  g_free (self->detail);
  g_free (self->level);
  G_OBJECT_CLASS (topsheet_stat_tile_parent_class)->finalize (object);
}

static void
topsheet_stat_tile_class_init (TopsheetStatTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = topsheet_stat_tile_get_property;
  object_class->set_property = topsheet_stat_tile_set_property;
  object_class->dispose = topsheet_stat_tile_dispose;
  object_class->finalize = topsheet_stat_tile_finalize;

  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, flags);
  properties[PROP_FIGURE] = g_param_spec_string ("figure", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_LEVEL] = g_param_spec_string ("level", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "stattile");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-stat-tile.ui");
}

static void
topsheet_stat_tile_init (TopsheetStatTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
topsheet_stat_tile_new (const char *caption)
{
  return g_object_new (TOPSHEET_TYPE_STAT_TILE, "caption", caption, NULL);
}

void
topsheet_stat_tile_show (TopsheetStatTile *self, const char *figure, const char *detail, const char *level)
{
  g_return_if_fail (TOPSHEET_IS_STAT_TILE (self));

  g_object_set (self, "figure", figure, "detail", detail, "level", level, NULL);
}
