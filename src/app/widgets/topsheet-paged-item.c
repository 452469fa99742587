/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-paged-item.h"

struct _TopsheetPagedItem
{
  GObject parent_instance;
  gint64 id;
  guint position;
  GObject *row;
  char *group;
};

G_DEFINE_FINAL_TYPE (TopsheetPagedItem, topsheet_paged_item, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_ROW,
  PROP_GROUP,
} TopsheetPagedItemProperty;

static GParamSpec *properties[PROP_GROUP + 1];

static void
topsheet_paged_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TopsheetPagedItem *self = TOPSHEET_PAGED_ITEM (object);

  switch ((TopsheetPagedItemProperty) id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_ROW:
      g_value_set_object (value, self->row);
      break;
    case PROP_GROUP:
      g_value_set_string (value, self->group);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_paged_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TopsheetPagedItem *self = TOPSHEET_PAGED_ITEM (object);

  switch ((TopsheetPagedItemProperty) id)
    {
    case PROP_ID:
      self->id = g_value_get_int64 (value);
      break;
    case PROP_ROW:
      topsheet_paged_item_set_row (self, g_value_get_object (value));
      break;
    case PROP_GROUP:
      topsheet_paged_item_set_group (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_paged_item_dispose (GObject *object)
{
  TopsheetPagedItem *self = TOPSHEET_PAGED_ITEM (object);

  g_clear_object (&self->row);
  G_OBJECT_CLASS (topsheet_paged_item_parent_class)->dispose (object);
}

static void
topsheet_paged_item_finalize (GObject *object)
{
  TopsheetPagedItem *self = TOPSHEET_PAGED_ITEM (object);

  g_free (self->group);
  G_OBJECT_CLASS (topsheet_paged_item_parent_class)->finalize (object);
}

static void
topsheet_paged_item_class_init (TopsheetPagedItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = topsheet_paged_item_get_property;
  object_class->set_property = topsheet_paged_item_set_property;
  object_class->dispose = topsheet_paged_item_dispose;
  object_class->finalize = topsheet_paged_item_finalize;
  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROW] = g_param_spec_object ("row", NULL, NULL, G_TYPE_OBJECT, flags);
  properties[PROP_GROUP] = g_param_spec_string ("group", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_paged_item_init (TopsheetPagedItem *self)
{
}

TopsheetPagedItem *
topsheet_paged_item_new (gint64 id)
{
  return g_object_new (TOPSHEET_TYPE_PAGED_ITEM, "id", id, NULL);
}

gint64
topsheet_paged_item_get_id (TopsheetPagedItem *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PAGED_ITEM (self), 0);
  return self->id;
}

gpointer
topsheet_paged_item_get_row (TopsheetPagedItem *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PAGED_ITEM (self), NULL);
  return self->row;
}

const char *
topsheet_paged_item_get_group (TopsheetPagedItem *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PAGED_ITEM (self), NULL);
  return self->group;
}

guint
topsheet_paged_item_get_position (TopsheetPagedItem *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PAGED_ITEM (self), G_MAXUINT);
  return self->position;
}

void
topsheet_paged_item_set_position (TopsheetPagedItem *self, guint position)
{
  g_return_if_fail (TOPSHEET_IS_PAGED_ITEM (self));
  self->position = position;
}

void
topsheet_paged_item_set_row (TopsheetPagedItem *self, GObject *row)
{
  g_return_if_fail (TOPSHEET_IS_PAGED_ITEM (self));
  if (g_set_object (&self->row, row))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

void
topsheet_paged_item_set_group (TopsheetPagedItem *self, const char *group)
{
  g_return_if_fail (TOPSHEET_IS_PAGED_ITEM (self));
  if (g_set_str (&self->group, group))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUP]);
}
