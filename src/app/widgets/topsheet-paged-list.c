/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-paged-list.h"

#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-id-order.h"

/* More separate insertions than this are told as one change. */
#define MAX_INSERTIONS 32
/* A middle that changed by more than this is told as "all gone, all new": GTK otherwise asks for every item to find
 * moved ones. */
#define MAX_MIDDLE 5000

typedef struct
{
  GArray *ids;
  GHashTable *items; /* &item->id → TopsheetPagedItem, not owned */
  GHashTable *rows;  /* gint64 → GObject */
  GQueue pages;      /* GArray of gint64: what arrived together, newest first */
  GHashTable *asked; /* gint64: on the way */
  GArray *wanted;    /* positions since the last flush */
  guint flush_source;
  guint query_stamp;
  guint epoch; /* rows asked for before the last refresh are dropped */
  guint n_asked;
  gboolean replace; /* what the query on the way is for */
  gboolean loading;
  gboolean queried;
} TopsheetPagedListPrivate;

static void list_model_init (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (TopsheetPagedList, topsheet_paged_list, G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (TopsheetPagedList)
                                  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

typedef enum
{
  PROP_LOADING = 1,
} TopsheetPagedListProperty;

static GParamSpec *properties[PROP_LOADING + 1];

enum
{
  SIGNAL_QUERIED,
  SIGNAL_LOADED,
  SIGNAL_FAILED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

typedef struct
{
  GWeakRef list;
  GArray *ids;
  guint epoch;
} Load;

#define PRIV(self) ((TopsheetPagedListPrivate *) topsheet_paged_list_get_instance_private (self))

static void
load_free (gpointer data)
{
  Load *load = data;

  g_weak_ref_clear (&load->list);
  g_array_unref (load->ids);
  g_free (load);
}

static gint64 *
boxed_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
set_loading (TopsheetPagedList *self, gboolean loading)
{
  TopsheetPagedListPrivate *priv = PRIV (self);

  if (priv->loading == loading)
    return;
  priv->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static GObject *
row_at (TopsheetPagedListPrivate *priv, guint position)
{
  TopsheetPagedItem *item;
  gint64 id = g_array_index (priv->ids, gint64, position);

  item = g_hash_table_lookup (priv->items, &id);
  if (item && topsheet_paged_item_get_row (item))
    return topsheet_paged_item_get_row (item);
  return g_hash_table_lookup (priv->rows, &id);
}

static void
update_group (TopsheetPagedList *self, TopsheetPagedItem *item, guint position)
{
  TopsheetPagedListPrivate *priv = PRIV (self);
  TopsheetPagedListClass *klass = TOPSHEET_PAGED_LIST_GET_CLASS (self);
  GObject *row = topsheet_paged_item_get_row (item);
  GObject *previous = position > 0 ? row_at (priv, position - 1) : NULL;
  g_autofree char *group = NULL;

  if (!klass->get_group || !row || (position > 0 && !previous))
    return;
  group = klass->get_group (self, row, previous);
  topsheet_paged_item_set_group (item, group);
}

static void
item_gone (gpointer data, GObject *item)
{
  TopsheetPagedListPrivate *priv = PRIV (data);
  gint64 id = topsheet_paged_item_get_id ((TopsheetPagedItem *) item);

  if (g_hash_table_lookup (priv->items, &id) == item)
    g_hash_table_remove (priv->items, &id);
}

/* Groups of all items alive. Their places are remembered, so this does not walk over the list. */
static void
update_groups (TopsheetPagedList *self)
{
  TopsheetPagedListPrivate *priv = PRIV (self);
  GHashTableIter iter;
  gpointer item;

  if (!TOPSHEET_PAGED_LIST_GET_CLASS (self)->get_group)
    return;
  g_hash_table_iter_init (&iter, priv->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      guint position = topsheet_paged_item_get_position (item);

      if (position < priv->ids->len && g_array_index (priv->ids, gint64, position) == topsheet_paged_item_get_id (item))
        update_group (self, item, position);
    }
}

/* After the order changed: places of all items alive, one pass over the ids. */
static void
update_positions (TopsheetPagedList *self)
{
  TopsheetPagedListPrivate *priv = PRIV (self);
  guint left = g_hash_table_size (priv->items);

  for (guint i = 0; i < priv->ids->len && left > 0; i++)
    {
      TopsheetPagedItem *item = g_hash_table_lookup (priv->items, &g_array_index (priv->ids, gint64, i));

      if (item)
        {
          topsheet_paged_item_set_position (item, i);
          left--;
        }
    }
}

static void
keep_page (TopsheetPagedListPrivate *priv, GArray *ids)
{
  g_queue_push_head (&priv->pages, g_array_ref (ids));
  while (priv->pages.length > TOPSHEET_PAGED_LIST_PAGES)
    {
      g_autoptr (GArray) old = g_queue_pop_tail (&priv->pages);

      for (guint i = 0; i < old->len; i++)
        g_hash_table_remove (priv->rows, &g_array_index (old, gint64, i));
    }
}

static void
take_row (TopsheetPagedList *self, GObject *row)
{
  TopsheetPagedListPrivate *priv = PRIV (self);
  gint64 id = TOPSHEET_PAGED_LIST_GET_CLASS (self)->get_row_id (self, row);
  TopsheetPagedItem *item = g_hash_table_lookup (priv->items, &id);

  g_hash_table_replace (priv->rows, boxed_id (id), g_object_ref (row));
  if (item)
    topsheet_paged_item_set_row (item, row);
}

static DexFuture *
loaded_cb (DexFuture *completed, gpointer data)
{
  Load *load = data;
  g_autoptr (TopsheetPagedList) self = g_weak_ref_get (&load->list);
  TopsheetPagedListPrivate *priv = self ? PRIV (self) : NULL;
  g_autoptr (GError) error = NULL;
  const GValue *value;
  GPtrArray *rows;

  if (!self || load->epoch != priv->epoch)
    return NULL;
  for (guint i = 0; i < load->ids->len; i++)
    g_hash_table_remove (priv->asked, &g_array_index (load->ids, gint64, i));
  value = dex_future_get_value (completed, &error);
  if (!value)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return NULL;
    }
  rows = g_value_get_boxed (value);
  for (guint i = 0; rows && i < rows->len; i++)
    take_row (self, rows->pdata[i]);
  keep_page (priv, load->ids);
  update_groups (self);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
  return NULL;
}

static void
ask (TopsheetPagedList *self, GArray *ids)
{
  TopsheetPagedListPrivate *priv = PRIV (self);
  Load *load;

  if (ids->len == 0)
    return;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (priv->asked, boxed_id (g_array_index (ids, gint64, i)));
  priv->n_asked += ids->len;
  load = g_new0 (Load, 1);
  g_weak_ref_init (&load->list, self);
  load->ids = g_array_ref (ids);
  load->epoch = priv->epoch;
  dex_future_disown (dex_future_finally (TOPSHEET_PAGED_LIST_GET_CLASS (self)->load (self, ids), loaded_cb, load,
                                         load_free));
}

/* The page of @position, with the row before it, because that decides whether the first one begins a group. */
static void
ask_page (TopsheetPagedList *self, guint page)
{
  TopsheetPagedListPrivate *priv = PRIV (self);
  guint begin = page * TOPSHEET_PAGED_LIST_PAGE;
  guint end = MIN (begin + TOPSHEET_PAGED_LIST_PAGE, priv->ids->len);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (begin > 0 && TOPSHEET_PAGED_LIST_GET_CLASS (self)->get_group)
    begin--;
  for (guint i = begin; i < end; i++)
    {
      gint64 id = g_array_index (priv->ids, gint64, i);

      if (!g_hash_table_contains (priv->asked, &id) && !row_at (priv, i))
        g_array_append_val (ids, id);
    }
  ask (self, ids);
}

static gboolean
flush_cb (gpointer data)
{
  TopsheetPagedList *self = data;
  TopsheetPagedListPrivate *priv = PRIV (self);
  g_autoptr (GHashTable) pages = g_hash_table_new (NULL, NULL);

  priv->flush_source = 0;
  for (guint i = priv->wanted->len; i > 0; i--)
    {
      guint position = g_array_index (priv->wanted, guint, i - 1);
      guint page = position / TOPSHEET_PAGED_LIST_PAGE;

      if (position < priv->ids->len && !row_at (priv, position) && g_hash_table_add (pages, GUINT_TO_POINTER (page + 1)))
        ask_page (self, page);
    }
  g_array_set_size (priv->wanted, 0);
  return G_SOURCE_REMOVE;
}

static void
replace_all (TopsheetPagedList *self, GArray *ids)
{
  TopsheetPagedListPrivate *priv = PRIV (self);
  const gint64 *a = (const gint64 *) (gpointer) priv->ids->data, *b = (const gint64 *) (gpointer) ids->data;
  guint n = priv->ids->len, m = ids->len, head = 0, tail = 0;

  while (head < MIN (n, m) && a[head] == b[head])
    head++;
  while (tail < MIN (n, m) - head && a[n - 1 - tail] == b[m - 1 - tail])
    tail++;
  if (head == n && head == m)
    return;
  if (MAX (n, m) - head - tail > MAX_MIDDLE || head + tail == 0)
    {
      g_array_set_size (priv->ids, 0);
      if (n > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
      head = n = tail = 0;
    }
  g_array_set_size (priv->ids, 0);
  g_array_append_vals (priv->ids, ids->data, m);
  g_list_model_items_changed (G_LIST_MODEL (self), head, n - head - tail, m - head - tail);
}

static void
merge_new (TopsheetPagedList *self, GArray *ids)
{
  TopsheetPagedListPrivate *priv = PRIV (self);
  g_autoptr (GArray) runs = topsheet_id_order_find_new (priv->ids, ids);
  g_autoptr (GArray) merged = NULL;

  if (runs->len > MAX_INSERTIONS)
    {
      merged = topsheet_id_order_merge (priv->ids, ids, runs);
      replace_all (self, merged);
      return;
    }
  /* From the end, so that the places before stay right. */
  for (guint i = runs->len; i > 0; i--)
    {
      const TopsheetIdRun *run = &g_array_index (runs, TopsheetIdRun, i - 1);

      g_array_insert_vals (priv->ids, run->place, &g_array_index (ids, gint64, run->begin), run->length);
      g_list_model_items_changed (G_LIST_MODEL (self), run->place, 0, run->length);
    }
}

static void
queried_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetPagedList *self = object;
  TopsheetPagedListPrivate *priv = PRIV (self);

  set_loading (self, FALSE);
  if (!value)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  if (priv->replace || !priv->queried)
    replace_all (self, g_value_get_boxed (value));
  else
    merge_new (self, g_value_get_boxed (value));
  priv->replace = FALSE;
  priv->queried = TRUE;
  update_positions (self);
  update_groups (self);
  g_signal_emit (self, signals[SIGNAL_QUERIED], 0);
}

static void
query (TopsheetPagedList *self)
{
  TopsheetPagedListPrivate *priv = PRIV (self);

  set_loading (self, TRUE);
  topsheet_deliver (TOPSHEET_PAGED_LIST_GET_CLASS (self)->query (self), self, &priv->query_stamp, queried_cb);
}

static GType
get_item_type (GListModel *model)
{
  return TOPSHEET_TYPE_PAGED_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return PRIV (TOPSHEET_PAGED_LIST (model))->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TopsheetPagedList *self = TOPSHEET_PAGED_LIST (model);
  TopsheetPagedListPrivate *priv = PRIV (self);
  TopsheetPagedItem *item;
  GObject *row;
  gint64 id;

  if (position >= priv->ids->len)
    return NULL;
  id = g_array_index (priv->ids, gint64, position);
  item = g_hash_table_lookup (priv->items, &id);
  if (item)
    return g_object_ref (item);
  item = topsheet_paged_item_new (id);
  topsheet_paged_item_set_position (item, position);
  g_hash_table_insert (priv->items, boxed_id (id), item);
  g_object_weak_ref (G_OBJECT (item), item_gone, self);
  row = g_hash_table_lookup (priv->rows, &id);
  if (row)
    {
      topsheet_paged_item_set_row (item, row);
      update_group (self, item, position);
    }
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
topsheet_paged_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TopsheetPagedListProperty) id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, PRIV (TOPSHEET_PAGED_LIST (object))->loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_paged_list_finalize (GObject *object)
{
  TopsheetPagedListPrivate *priv = PRIV (TOPSHEET_PAGED_LIST (object));
  GHashTableIter iter;
  gpointer item;

  g_clear_handle_id (&priv->flush_source, g_source_remove);
  g_hash_table_iter_init (&iter, priv->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone, object);
  g_hash_table_unref (priv->items);
  g_hash_table_unref (priv->rows);
  g_hash_table_unref (priv->asked);
  g_queue_clear_full (&priv->pages, (GDestroyNotify) g_array_unref);
  g_array_unref (priv->wanted);
  g_array_unref (priv->ids);
  G_OBJECT_CLASS (topsheet_paged_list_parent_class)->finalize (object);
}

static void
topsheet_paged_list_class_init (TopsheetPagedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = topsheet_paged_list_get_property;
  object_class->finalize = topsheet_paged_list_finalize;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_QUERIED] = g_signal_new ("queried", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
topsheet_paged_list_init (TopsheetPagedList *self)
{
  TopsheetPagedListPrivate *priv = PRIV (self);

  priv->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  priv->wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  priv->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  priv->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  priv->asked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

void
topsheet_paged_list_requery (TopsheetPagedList *self)
{
  g_return_if_fail (TOPSHEET_IS_PAGED_LIST (self));
  PRIV (self)->replace = TRUE;
  query (self);
}

void
topsheet_paged_list_merge (TopsheetPagedList *self)
{
  g_return_if_fail (TOPSHEET_IS_PAGED_LIST (self));
  query (self);
}

static void
collect_id (gpointer key, gpointer value, gpointer ids)
{
  g_array_append_vals (ids, key, 1);
}

void
topsheet_paged_list_refresh_rows (TopsheetPagedList *self)
{
  TopsheetPagedListPrivate *priv = PRIV (self);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (TOPSHEET_IS_PAGED_LIST (self));
  priv->epoch++;
  g_hash_table_remove_all (priv->asked);
  g_hash_table_remove_all (priv->rows);
  g_queue_clear_full (&priv->pages, (GDestroyNotify) g_array_unref);
  g_hash_table_foreach (priv->items, collect_id, ids);
  for (guint i = 0; i < ids->len; i += TOPSHEET_PAGED_LIST_PAGE)
    {
      g_autoptr (GArray) part = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_vals (part, &g_array_index (ids, gint64, i), MIN (TOPSHEET_PAGED_LIST_PAGE, ids->len - i));
      ask (self, part);
    }
}

void
topsheet_paged_list_put_rows (TopsheetPagedList *self, GPtrArray *rows)
{
  g_return_if_fail (TOPSHEET_IS_PAGED_LIST (self));
  g_return_if_fail (rows != NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = TOPSHEET_PAGED_LIST_GET_CLASS (self)->get_row_id (self, rows->pdata[i]);

      /* What nobody looks at is fetched when somebody does; a decision about all of a library must not fill the memory.
       */
      if (g_hash_table_contains (PRIV (self)->items, &id) || g_hash_table_contains (PRIV (self)->rows, &id))
        take_row (self, rows->pdata[i]);
    }
}

void
topsheet_paged_list_want (TopsheetPagedList *self, guint position)
{
  TopsheetPagedListPrivate *priv = PRIV (self);

  g_return_if_fail (TOPSHEET_IS_PAGED_LIST (self));
  g_array_append_val (priv->wanted, position);
  if (priv->flush_source == 0)
    priv->flush_source = g_idle_add_full (G_PRIORITY_DEFAULT, flush_cb, self, NULL);
}

gint64
topsheet_paged_list_get_id (TopsheetPagedList *self, guint position)
{
  g_return_val_if_fail (TOPSHEET_IS_PAGED_LIST (self), 0);
  g_return_val_if_fail (position < PRIV (self)->ids->len, 0);
  return g_array_index (PRIV (self)->ids, gint64, position);
}

GArray *
topsheet_paged_list_dup_ids (TopsheetPagedList *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PAGED_LIST (self), NULL);
  return g_array_copy (PRIV (self)->ids);
}

guint
topsheet_paged_list_find (TopsheetPagedList *self, gint64 id)
{
  GArray *ids;

  g_return_val_if_fail (TOPSHEET_IS_PAGED_LIST (self), TOPSHEET_PAGED_NOT_FOUND);
  ids = PRIV (self)->ids;
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return i;
  return TOPSHEET_PAGED_NOT_FOUND;
}

gpointer
topsheet_paged_list_peek_row (TopsheetPagedList *self, guint position)
{
  g_return_val_if_fail (TOPSHEET_IS_PAGED_LIST (self), NULL);
  return position < PRIV (self)->ids->len ? row_at (PRIV (self), position) : NULL;
}

gboolean
topsheet_paged_list_get_loading (TopsheetPagedList *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PAGED_LIST (self), FALSE);
  return PRIV (self)->loading;
}

gboolean
topsheet_paged_list_is_queried (TopsheetPagedList *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PAGED_LIST (self), FALSE);
  return PRIV (self)->queried;
}

guint
topsheet_paged_list_count_items (TopsheetPagedList *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PAGED_LIST (self), 0);
  return g_hash_table_size (PRIV (self)->items);
}

guint
topsheet_paged_list_count_rows (TopsheetPagedList *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PAGED_LIST (self), 0);
  return g_hash_table_size (PRIV (self)->rows);
}

guint
topsheet_paged_list_count_asked (TopsheetPagedList *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PAGED_LIST (self), 0);
  return PRIV (self)->n_asked;
}
