/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-id-order.h"
#include "app/widgets/topsheet-list-selection.h"
#include "app/widgets/topsheet-paged-list.h"

#define LARGE 100000

/* A row of the test store: an object that knows its id. */
#define TEST_TYPE_ROW (test_row_get_type ())
G_DECLARE_FINAL_TYPE (TestRow, test_row, TEST, ROW, GObject)
struct _TestRow
{
  GObject parent_instance;
  gint64 id;
  guint version;
};
G_DEFINE_FINAL_TYPE (TestRow, test_row, G_TYPE_OBJECT)

static void
test_row_class_init (TestRowClass *klass)
{
}

static void
test_row_init (TestRow *self)
{
}

/* A list whose answers are held back until the test lets them go. */
#define TEST_TYPE_LIST (test_list_get_type ())
G_DECLARE_FINAL_TYPE (TestList, test_list, TEST, LIST, TopsheetPagedList)

typedef struct
{
  DexPromise *promise;
  GArray *ids; /* NULL: a query */
  GArray *order;
} Held;

struct _TestList
{
  TopsheetPagedList parent_instance;
  GArray *order; /* what the store would answer */
  guint version;
  GQueue held;
  gboolean hold;
  gboolean fail;
  guint n_loads;
};
G_DEFINE_FINAL_TYPE (TestList, test_list, TOPSHEET_TYPE_PAGED_LIST)

static GPtrArray *
make_rows (TestList *self, GArray *ids)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      TestRow *row = g_object_new (TEST_TYPE_ROW, NULL);

      row->id = g_array_index (ids, gint64, i);
      row->version = self->version;
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static void
answer (TestList *self, Held *held)
{
  if (self->fail)
    dex_promise_reject (held->promise, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "no"));
  else if (held->ids)
    dex_promise_resolve_boxed (held->promise, G_TYPE_PTR_ARRAY, make_rows (self, held->ids));
  else
    dex_promise_resolve_boxed (held->promise, G_TYPE_ARRAY, g_array_ref (held->order));
  dex_unref (held->promise);
  g_clear_pointer (&held->ids, g_array_unref);
  g_clear_pointer (&held->order, g_array_unref);
  g_free (held);
}

static DexFuture *
ask (TestList *self, GArray *ids)
{
  Held *held = g_new0 (Held, 1);
  DexFuture *future;

  held->promise = dex_promise_new ();
  future = dex_ref (DEX_FUTURE (held->promise));
  held->ids = ids ? g_array_copy (ids) : NULL;
  held->order = ids ? NULL : g_array_copy (self->order);
  if (self->hold)
    g_queue_push_tail (&self->held, held);
  else
    answer (self, held);
  return future;
}

static DexFuture *
test_list_query (TopsheetPagedList *list)
{
  return ask (TEST_LIST (list), NULL);
}

static DexFuture *
test_list_load (TopsheetPagedList *list, GArray *ids)
{
  TEST_LIST (list)->n_loads++;
  return ask (TEST_LIST (list), ids);
}

static gint64
test_list_get_row_id (TopsheetPagedList *list, GObject *row)
{
  return TEST_ROW (row)->id;
}

/* Groups of ten ids. */
static char *
test_list_get_group (TopsheetPagedList *list, GObject *row, GObject *previous)
{
  gint64 group = TEST_ROW (row)->id / 10;

  return !previous || TEST_ROW (previous)->id / 10 != group ? g_strdup_printf ("%d", (int) group) : NULL;
}

static void
test_list_finalize (GObject *object)
{
  g_array_unref (TEST_LIST (object)->order);
  G_OBJECT_CLASS (test_list_parent_class)->finalize (object);
}

static void
test_list_class_init (TestListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_list_finalize;
  TOPSHEET_PAGED_LIST_CLASS (klass)->query = test_list_query;
  TOPSHEET_PAGED_LIST_CLASS (klass)->load = test_list_load;
  TOPSHEET_PAGED_LIST_CLASS (klass)->get_row_id = test_list_get_row_id;
  TOPSHEET_PAGED_LIST_CLASS (klass)->get_group = test_list_get_group;
}

static void
test_list_init (TestList *self)
{
  self->order = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static TestList *
make_list (guint n)
{
  TestList *self = g_object_new (TEST_TYPE_LIST, NULL);

  for (gint64 id = 0; id < n; id++)
    g_array_append_val (self->order, id);
  return self;
}

static void
settle (void)
{
  for (guint quiet = 0; quiet < 3;)
    quiet = g_main_context_iteration (NULL, FALSE) ? 0 : quiet + 1;
}

static void
let_go (TestList *self)
{
  Held *held;

  while ((held = g_queue_pop_head (&self->held)))
    answer (self, held);
  settle ();
}

/* A list beside it that only follows items-changed must always hold the same ids. */
typedef struct
{
  GArray *ids;
  GListModel *model;
  guint n_emissions;
} Mirror;

static void
mirror_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  mirror->n_emissions++;
  if (removed > 0)
    g_array_remove_range (mirror->ids, position, removed);
  for (guint i = 0; i < added; i++)
    {
      gint64 id = topsheet_paged_list_get_id (TOPSHEET_PAGED_LIST (model), position + i);

      g_array_insert_val (mirror->ids, position + i, id);
    }
  g_assert_cmpuint (mirror->ids->len, ==, g_list_model_get_n_items (model));
}

static void
mirror_check (Mirror *mirror)
{
  g_assert_cmpuint (mirror->ids->len, ==, g_list_model_get_n_items (mirror->model));
  for (guint i = 0; i < mirror->ids->len; i++)
    g_assert_cmpint (g_array_index (mirror->ids, gint64, i), ==,
                     topsheet_paged_list_get_id (TOPSHEET_PAGED_LIST (mirror->model), i));
}

static void
mirror_init (Mirror *mirror, gpointer list)
{
  mirror->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  mirror->model = list;
  mirror->n_emissions = 0;
  g_signal_connect (list, "items-changed", G_CALLBACK (mirror_cb), mirror);
}

static void
test_pages (void)
{
  g_autoptr (TestList) list = make_list (LARGE);
  TopsheetPagedList *paged = TOPSHEET_PAGED_LIST (list);
  g_autoptr (TopsheetPagedItem) item = NULL;
  g_autoptr (TopsheetPagedItem) again = NULL;

  topsheet_paged_list_requery (paged);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, LARGE);
  g_assert_cmpuint (list->n_loads, ==, 0);

  item = g_list_model_get_item (G_LIST_MODEL (list), 50000);
  again = g_list_model_get_item (G_LIST_MODEL (list), 50000);
  g_assert_true (item == again);
  g_assert_null (topsheet_paged_item_get_row (item));
  topsheet_paged_list_want (paged, 50000);
  topsheet_paged_list_want (paged, 50001);
  settle ();
  g_assert_cmpuint (list->n_loads, ==, 1);
  g_assert_cmpuint (topsheet_paged_list_count_asked (paged), <=, TOPSHEET_PAGED_LIST_PAGE + 1);
  g_assert_cmpint (((TestRow *) topsheet_paged_item_get_row (item))->id, ==, 50000);
  g_assert_cmpstr (topsheet_paged_item_get_group (item), ==, "5000");
  /* It is here: nothing is asked a second time. */
  topsheet_paged_list_want (paged, 50002);
  settle ();
  g_assert_cmpuint (list->n_loads, ==, 1);
}

static void
test_page_border (void)
{
  g_autoptr (TestList) list = make_list (1000);
  TopsheetPagedList *paged = TOPSHEET_PAGED_LIST (list);
  g_autoptr (TopsheetPagedItem) first = NULL;

  topsheet_paged_list_requery (paged);
  settle ();
  /* The first of the second page goes on with a group that began on the first page. */
  first = g_list_model_get_item (G_LIST_MODEL (list), TOPSHEET_PAGED_LIST_PAGE);
  topsheet_paged_list_want (paged, TOPSHEET_PAGED_LIST_PAGE);
  settle ();
  g_assert_nonnull (topsheet_paged_item_get_row (first));
  g_assert_null (topsheet_paged_item_get_group (first));
}

static void
test_bounded (void)
{
  g_autoptr (TestList) list = make_list (LARGE);
  TopsheetPagedList *paged = TOPSHEET_PAGED_LIST (list);
  const guint limit = (TOPSHEET_PAGED_LIST_PAGES + 1) * (TOPSHEET_PAGED_LIST_PAGE + 1);

  topsheet_paged_list_requery (paged);
  settle ();
  for (guint i = 0; i < LARGE; i += 64)
    {
      topsheet_paged_list_want (paged, i);
      settle ();
      g_assert_cmpuint (topsheet_paged_list_count_rows (paged), <=, limit);
    }
  g_assert_cmpuint (topsheet_paged_list_count_items (paged), ==, 0);
  for (guint i = 0; i < LARGE; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), i));
  g_assert_cmpuint (topsheet_paged_list_count_items (paged), ==, 0);
}

static void
test_stale_answers (void)
{
  g_autoptr (TestList) list = make_list (300);
  TopsheetPagedList *paged = TOPSHEET_PAGED_LIST (list);
  g_autoptr (TopsheetPagedItem) item = NULL;

  topsheet_paged_list_requery (paged);
  settle ();
  list->hold = TRUE;
  /* Two questions: the first answer comes late and is dropped. */
  topsheet_paged_list_requery (paged);
  g_array_set_size (list->order, 100);
  topsheet_paged_list_requery (paged);
  g_queue_reverse (&list->held);
  let_go (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 100);

  /* Rows asked for before a refresh are dropped, those after it arrive. */
  item = g_list_model_get_item (G_LIST_MODEL (list), 7);
  topsheet_paged_list_want (paged, 7);
  settle ();
  g_assert_cmpuint (list->held.length, ==, 1);
  topsheet_paged_list_refresh_rows (paged);
  g_assert_cmpuint (list->held.length, ==, 2);
  answer (list, g_queue_pop_head (&list->held));
  settle ();
  g_assert_null (topsheet_paged_item_get_row (item));
  list->version = 2;
  let_go (list);
  g_assert_cmpuint (((TestRow *) topsheet_paged_item_get_row (item))->version, ==, 2);
}

static void
failed_cb (TopsheetPagedList *list, GError *error, guint *n)
{
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  (*n)++;
}

static void
test_failure (void)
{
  g_autoptr (TestList) list = make_list (10);
  TopsheetPagedList *paged = TOPSHEET_PAGED_LIST (list);
  g_autoptr (TopsheetPagedItem) item = NULL;
  guint n = 0;

  g_signal_connect (list, "failed", G_CALLBACK (failed_cb), &n);
  topsheet_paged_list_requery (paged);
  settle ();
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  list->fail = TRUE;
  topsheet_paged_list_want (paged, 0);
  settle ();
  g_assert_cmpuint (n, ==, 1);
  g_assert_null (topsheet_paged_item_get_row (item));
  /* It can be asked again. */
  list->fail = FALSE;
  topsheet_paged_list_want (paged, 0);
  settle ();
  g_assert_nonnull (topsheet_paged_item_get_row (item));
}

static void
shuffle_order (TestList *list, gboolean only_add)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));
  static gint64 next = 1000000;

  for (guint i = 0; i < list->order->len; i++)
    {
      gint64 id = g_array_index (list->order, gint64, i);

      for (gint32 n = g_test_rand_int_range (0, 40) == 0 ? g_test_rand_int_range (1, 5) : 0; n > 0; n--)
        {
          next++;
          g_array_append_val (order, next);
        }
      if (only_add || g_test_rand_int_range (0, 10) != 0)
        g_array_append_val (order, id);
    }
  g_array_set_size (list->order, 0);
  g_array_append_vals (list->order, order->data, order->len);
}

/* Whatever is asked in whatever order: what the list tells adds up to what it holds, and a merge loses nothing and
 * moves nothing. */
static void
test_property (void)
{
  g_autoptr (TestList) list = make_list (500);
  TopsheetPagedList *paged = TOPSHEET_PAGED_LIST (list);
  Mirror mirror;

  mirror_init (&mirror, list);
  for (guint round = 0; round < 200; round++)
    {
      const gboolean merge = g_test_rand_bit ();
      g_autoptr (GArray) before = topsheet_paged_list_dup_ids (paged);
      guint found = 0;

      shuffle_order (list, FALSE);
      if (merge)
        topsheet_paged_list_merge (paged);
      else
        topsheet_paged_list_requery (paged);
      settle ();
      mirror_check (&mirror);
      if (!merge || round == 0)
        {
          g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, list->order->len);
          for (guint i = 0; i < list->order->len; i++)
            g_assert_cmpint (topsheet_paged_list_get_id (paged, i), ==, g_array_index (list->order, gint64, i));
          continue;
        }
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)) && found < before->len; i++)
        found += topsheet_paged_list_get_id (paged, i) == g_array_index (before, gint64, found);
      g_assert_cmpuint (found, ==, before->len);
      for (guint i = 0; i < list->order->len; i++)
        g_assert_cmpuint (topsheet_paged_list_find (paged, g_array_index (list->order, gint64, i)), !=,
                          TOPSHEET_PAGED_NOT_FOUND);
    }
  g_array_unref (mirror.ids);
}

static void
test_merge_is_small (void)
{
  g_autoptr (TestList) list = make_list (LARGE);
  gint64 id = 5 * LARGE;
  Mirror mirror;

  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (list));
  settle ();
  mirror_init (&mirror, list);
  g_array_set_size (mirror.ids, 0);
  g_array_append_vals (mirror.ids, list->order->data, list->order->len);
  g_array_insert_val (list->order, 40000, id);
  topsheet_paged_list_merge (TOPSHEET_PAGED_LIST (list));
  settle ();
  g_assert_cmpuint (mirror.n_emissions, ==, 1);
  g_assert_cmpint (topsheet_paged_list_get_id (TOPSHEET_PAGED_LIST (list), 40000), ==, id);
  g_array_unref (mirror.ids);
}

/* The selection against a plain array of booleans. */
typedef struct
{
  gboolean on[400];
  guint n;
} Naive;

static void
naive_check (Naive *naive, TopsheetListSelection *selection)
{
  guint n = 0;

  for (guint i = 0; i < naive->n; i++)
    {
      g_assert_cmpint (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), i), ==, naive->on[i]);
      n += naive->on[i];
    }
  g_assert_cmpuint (topsheet_list_selection_get_n_selected (selection), ==, n);
}

static void
naive_range (Naive *naive, guint position, guint n, gboolean only, gboolean on)
{
  if (only)
    memset (naive->on, 0, sizeof naive->on);
  for (guint i = position; i < MIN (position + n, naive->n); i++)
    naive->on[i] = on;
}

static void
naive_step (Naive *naive, TopsheetListSelection *selection, GListStore *store)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  guint position = (guint) g_test_rand_int_range (0, (gint32) naive->n), n = (guint) g_test_rand_int_range (1, 30);
  gboolean only = g_test_rand_bit ();

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      gtk_selection_model_select_item (model, position, only);
      naive_range (naive, position, 1, only, TRUE);
      g_assert_cmpuint (topsheet_list_selection_get_target (selection), ==, position);
      break;
    case 1:
      gtk_selection_model_unselect_item (model, position);
      naive_range (naive, position, 1, FALSE, FALSE);
      break;
    case 2:
    case 3:
      gtk_selection_model_select_range (model, position, n, only);
      naive_range (naive, position, n, only, TRUE);
      break;
    case 4:
      gtk_selection_model_unselect_range (model, position, MIN (n, naive->n - position));
      naive_range (naive, position, n, FALSE, FALSE);
      break;
    case 5:
      if (only)
        gtk_selection_model_select_all (model);
      else
        gtk_selection_model_unselect_all (model);
      naive_range (naive, 0, naive->n, FALSE, only);
      break;
    case 6:
      n = MIN (n, naive->n - 1 - position);
      g_list_store_splice (store, position, n, NULL, 0);
      memmove (naive->on + position, naive->on + position + n, (naive->n - position - n) * sizeof *naive->on);
      naive->n -= n;
      break;
    default:
      if (naive->n >= 300)
        break;
      g_list_store_insert (store, position, store);
      memmove (naive->on + position + 1, naive->on + position, (naive->n - position) * sizeof *naive->on);
      naive->on[position] = FALSE;
      naive->n++;
    }
}

static void
test_selection_property (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
      g_autoptr (TopsheetListSelection) selection = topsheet_list_selection_new (G_LIST_MODEL (store));
      Naive naive = { 0 };

      for (naive.n = 0; naive.n < 200; naive.n++)
        g_list_store_append (store, selection);
      for (guint i = 0; i < 200 && naive.n > 1; i++)
        {
          naive_step (&naive, selection, store);
          naive_check (&naive, selection);
        }
      g_list_store_remove_all (store);
    }
}

static void
selection_changed_cb (TopsheetListSelection *selection, guint position, guint n, guint *seen)
{
  *seen = topsheet_list_selection_get_target (selection);
}

/* Who hears that the selection changed finds the new target, not the one before. */
static void
test_selection_order (void)
{
  g_autoptr (TestList) list = make_list (100);
  g_autoptr (TopsheetListSelection) selection = topsheet_list_selection_new (G_LIST_MODEL (list));
  guint seen = GTK_INVALID_LIST_POSITION;

  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (list));
  settle ();
  g_signal_connect (selection, "selection-changed", G_CALLBACK (selection_changed_cb), &seen);
  topsheet_list_selection_set_target (selection, 7);
  g_assert_cmpuint (seen, ==, 7);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (selection), 7, 3, TRUE);
  g_assert_cmpuint (seen, ==, 9);
}

static void
test_selection_target (void)
{
  g_autoptr (TestList) list = make_list (100);
  g_autoptr (TopsheetListSelection) selection = topsheet_list_selection_new (G_LIST_MODEL (list));
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);

  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (list));
  settle ();
  gtk_selection_model_select_item (model, 20, TRUE);
  gtk_selection_model_select_range (model, 20, 5, TRUE);
  g_assert_cmpuint (topsheet_list_selection_get_target (selection), ==, 24);
  gtk_selection_model_select_range (model, 12, 9, TRUE);
  g_assert_cmpuint (topsheet_list_selection_get_target (selection), ==, 12);
  g_array_remove_range (list->order, 0, 10);
  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (list));
  settle ();
  g_assert_cmpuint (topsheet_list_selection_get_target (selection), ==, 2);
  g_assert_cmpuint (topsheet_list_selection_get_n_selected (selection), ==, 9);
}

static void
test_select_all_is_free (void)
{
  g_autoptr (TestList) list = make_list (LARGE);
  g_autoptr (TopsheetListSelection) selection = topsheet_list_selection_new (G_LIST_MODEL (list));

  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (list));
  settle ();
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  g_assert_cmpuint (topsheet_list_selection_get_n_selected (selection), ==, LARGE);
  g_assert_cmpuint (topsheet_paged_list_count_items (TOPSHEET_PAGED_LIST (list)), ==, 0);
  g_assert_cmpuint (list->n_loads, ==, 0);
}

static void
test_order (void)
{
  const gint64 old_ids[] = { 3, 1, 2 }, new_ids[] = { 7, 8, 1, 9, 2 };
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) runs = NULL;
  g_autoptr (GArray) merged = NULL;
  const gint64 expected[] = { 7, 8, 3, 1, 9, 2 };

  g_array_append_vals (old, old_ids, G_N_ELEMENTS (old_ids));
  g_array_append_vals (ids, new_ids, G_N_ELEMENTS (new_ids));
  runs = topsheet_id_order_find_new (old, ids);
  merged = topsheet_id_order_merge (old, ids, runs);
  g_assert_cmpuint (runs->len, ==, 2);
  g_assert_cmpmem (merged->data, merged->len * sizeof (gint64), expected, sizeof expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/paged-list/pages", test_pages);
  g_test_add_func ("/paged-list/page-border", test_page_border);
  g_test_add_func ("/paged-list/bounded", test_bounded);
  g_test_add_func ("/paged-list/stale-answers", test_stale_answers);
  g_test_add_func ("/paged-list/failure", test_failure);
  g_test_add_func ("/paged-list/property", test_property);
  g_test_add_func ("/paged-list/merge-is-small", test_merge_is_small);
  g_test_add_func ("/id-order/merge", test_order);
  g_test_add_func ("/list-selection/property", test_selection_property);
  g_test_add_func ("/list-selection/order", test_selection_order);
  g_test_add_func ("/list-selection/target", test_selection_target);
  g_test_add_func ("/list-selection/select-all-is-free", test_select_all_is_free);
  return g_test_run ();
}
