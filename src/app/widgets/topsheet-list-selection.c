/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-list-selection.h"

struct _TopsheetListSelection
{
  GObject parent_instance;
  GListModel *model;
  GtkBitset *selected;
  guint anchor; /* where a range begins */
  guint target;
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TopsheetListSelection, topsheet_list_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

typedef enum
{
  PROP_MODEL = 1,
  PROP_TARGET,
  PROP_N_SELECTED,
} TopsheetListSelectionProperty;

static GParamSpec *properties[PROP_N_SELECTED + 1];

static void
set_target (TopsheetListSelection *self, guint target)
{
  if (self->target == target)
    return;
  self->target = target;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TARGET]);
}

/* Makes @selected the selection and tells what changed. */
static gboolean
apply (TopsheetListSelection *self, GtkBitset *selected)
{
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);
  guint64 before = gtk_bitset_get_size (self->selected);

  gtk_bitset_difference (changes, selected);
  if (gtk_bitset_is_empty (changes))
    return TRUE;
  g_clear_pointer (&self->selected, gtk_bitset_unref);
  self->selected = gtk_bitset_copy (selected);
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), gtk_bitset_get_minimum (changes),
                                         gtk_bitset_get_maximum (changes) - gtk_bitset_get_minimum (changes) + 1);
  if (before != gtk_bitset_get_size (self->selected))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
  return TRUE;
}

static guint
moved (guint place, guint position, guint removed, guint added)
{
  if (place == GTK_INVALID_LIST_POSITION || place < position)
    return place;
  return place < position + removed ? GTK_INVALID_LIST_POSITION : place - removed + added;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, TopsheetListSelection *self)
{
  guint64 before = gtk_bitset_get_size (self->selected);

  gtk_bitset_splice (self->selected, position, removed, added);
  self->anchor = moved (self->anchor, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  set_target (self, moved (self->target, position, removed, added));
  if (before != gtk_bitset_get_size (self->selected))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (TOPSHEET_LIST_SELECTION (model)->model);
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (TOPSHEET_LIST_SELECTION (model)->model, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (TOPSHEET_LIST_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (TOPSHEET_LIST_SELECTION (model)->selected);
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  TopsheetListSelection *self = TOPSHEET_LIST_SELECTION (model);
  g_autoptr (GtkBitset) result = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) chosen = gtk_bitset_copy (selected);

  gtk_bitset_intersect (chosen, mask);
  gtk_bitset_subtract (result, mask);
  gtk_bitset_union (result, chosen);
  gtk_bitset_remove_range_closed (result, get_n_items (G_LIST_MODEL (self)), G_MAXUINT);
  return apply (self, result);
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  TopsheetListSelection *self = TOPSHEET_LIST_SELECTION (model);
  g_autoptr (GtkBitset) result = unselect_rest ? gtk_bitset_new_empty () : gtk_bitset_copy (self->selected);

  if (position >= get_n_items (G_LIST_MODEL (self)))
    return FALSE;
  gtk_bitset_add (result, position);
  self->anchor = position;
  /* Before the selection, because who hears of that asks for the target. */
  set_target (self, position);
  apply (self, result);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  TopsheetListSelection *self = TOPSHEET_LIST_SELECTION (model);
  g_autoptr (GtkBitset) result = gtk_bitset_copy (self->selected);

  gtk_bitset_remove (result, position);
  self->anchor = position;
  return apply (self, result);
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n_items, gboolean unselect_rest)
{
  TopsheetListSelection *self = TOPSHEET_LIST_SELECTION (model);
  g_autoptr (GtkBitset) result = unselect_rest ? gtk_bitset_new_empty () : gtk_bitset_copy (self->selected);
  guint total = get_n_items (G_LIST_MODEL (self));

  if (position >= total || n_items == 0)
    return FALSE;
  n_items = MIN (n_items, total - position);
  gtk_bitset_add_range (result, position, n_items);
  /* The end that is not the anchor is where the person went. */
  set_target (self, position + n_items - 1 == self->anchor ? position : position + n_items - 1);
  apply (self, result);
  return TRUE;
}

static gboolean
select_all (GtkSelectionModel *model)
{
  TopsheetListSelection *self = TOPSHEET_LIST_SELECTION (model);
  g_autoptr (GtkBitset) result = gtk_bitset_new_range (0, get_n_items (G_LIST_MODEL (self)));

  return apply (self, result);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) result = gtk_bitset_new_empty ();

  return apply (TOPSHEET_LIST_SELECTION (model), result);
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
}

static void
topsheet_list_selection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TopsheetListSelection *self = TOPSHEET_LIST_SELECTION (object);

  switch ((TopsheetListSelectionProperty) id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_TARGET:
      g_value_set_uint (value, self->target);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, topsheet_list_selection_get_n_selected (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_list_selection_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TopsheetListSelection *self = TOPSHEET_LIST_SELECTION (object);

  switch ((TopsheetListSelectionProperty) id)
    {
    case PROP_MODEL:
      self->model = g_value_dup_object (value);
      if (self->model)
        g_signal_connect_object (self->model, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
      break;
    case PROP_TARGET:
    case PROP_N_SELECTED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_list_selection_finalize (GObject *object)
{
  TopsheetListSelection *self = TOPSHEET_LIST_SELECTION (object);

  gtk_bitset_unref (self->selected);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (topsheet_list_selection_parent_class)->finalize (object);
}

static void
topsheet_list_selection_class_init (TopsheetListSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = topsheet_list_selection_get_property;
  object_class->set_property = topsheet_list_selection_set_property;
  object_class->finalize = topsheet_list_selection_finalize;
  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TARGET] = g_param_spec_uint ("target", NULL, NULL, 0, G_MAXUINT, GTK_INVALID_LIST_POSITION, flags);
  properties[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_list_selection_init (TopsheetListSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
  self->anchor = GTK_INVALID_LIST_POSITION;
  self->target = GTK_INVALID_LIST_POSITION;
}

TopsheetListSelection *
topsheet_list_selection_new (GListModel *model)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);
  return g_object_new (TOPSHEET_TYPE_LIST_SELECTION, "model", model, NULL);
}

GListModel *
topsheet_list_selection_get_model (TopsheetListSelection *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LIST_SELECTION (self), NULL);
  return self->model;
}

guint
topsheet_list_selection_get_target (TopsheetListSelection *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LIST_SELECTION (self), GTK_INVALID_LIST_POSITION);
  return self->target;
}

guint
topsheet_list_selection_get_n_selected (TopsheetListSelection *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LIST_SELECTION (self), 0);
  return (guint) gtk_bitset_get_size (self->selected);
}

void
topsheet_list_selection_set_target (TopsheetListSelection *self, guint position)
{
  g_return_if_fail (TOPSHEET_IS_LIST_SELECTION (self));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self), position, TRUE);
}
