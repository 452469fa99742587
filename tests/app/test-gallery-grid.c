/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hundred thousand versions in a grid: how many cells live and how many rows are fetched does not depend on how many
 * there are. */
#include "app/gallery/topsheet-gallery-cell.h"
#include "app/gallery/topsheet-generation-list.h"
#include "app/widgets/topsheet-list-selection.h"

#include <adwaita.h>

#define LARGE 100000
#define MAX_CELLS 420

/* A store that knows versions by their number and nothing else. */
#define TEST_TYPE_STORE (test_store_get_type ())
G_DECLARE_FINAL_TYPE (TestStore, test_store, TEST, STORE, GObject)
struct _TestStore
{
  GObject parent_instance;
  guint n_queries;
  guint n_loads;
  guint n_rows;
};

static void store_init (TopsheetStoreInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (TestStore, test_store, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (TOPSHEET_TYPE_STORE, store_init))

static DexFuture *
query_generations (TopsheetStore *store, const TopsheetGenerationQuery *query)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), LARGE);
  const gint64 step = query->decisions == 0 ? 1 : 3;

  TEST_STORE (store)->n_queries++;
  for (gint64 id = 1; id <= LARGE; id += step)
    g_array_append_val (ids, id);
  return dex_future_new_take_boxed (G_TYPE_ARRAY, ids);
}

static DexFuture *
load_generations (TopsheetStore *store, GArray *ids)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  TEST_STORE (store)->n_loads++;
  TEST_STORE (store)->n_rows += ids->len;
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *code = g_strdup_printf ("SH%03d", (int) (id / 20));

      g_ptr_array_add (rows, g_object_new (TOPSHEET_TYPE_GENERATION, "id", id, "project-id", G_GINT64_CONSTANT (1),
                                           "deliverable", code, "version", (guint) (id % 20), "width", 1024u, "height",
                                           576u, NULL));
    }
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, rows);
}

static void
store_init (TopsheetStoreInterface *iface)
{
  iface->query_generations = query_generations;
  iface->load_generations = load_generations;
}

static void
test_store_class_init (TestStoreClass *klass)
{
}

static void
test_store_init (TestStore *self)
{
}

typedef struct
{
  TestStore *store;
  TopsheetGalleryStyle *style;
  TopsheetGenerationList *list;
  TopsheetListSelection *selection;
  GtkWidget *window;
  GtkGridView *grid;
  guint n_cells;
} Fixture;

static void
cell_gone (gpointer data, GObject *cell)
{
  ((Fixture *) data)->n_cells--;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Fixture *fixture)
{
  GtkWidget *cell = topsheet_gallery_cell_new (fixture->style);

  fixture->n_cells++;
  g_object_weak_ref (G_OBJECT (cell), cell_gone, fixture);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Fixture *fixture)
{
  topsheet_gallery_cell_set_item (TOPSHEET_GALLERY_CELL (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
  topsheet_paged_list_want (TOPSHEET_PAGED_LIST (fixture->list), gtk_list_item_get_position (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  topsheet_gallery_cell_set_item (TOPSHEET_GALLERY_CELL (gtk_list_item_get_child (item)), NULL);
}

/* A few frames. */
static void
settle (void)
{
  const gint64 end = g_get_monotonic_time () + 400 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->store = g_object_new (TEST_TYPE_STORE, NULL);
  fixture->style = topsheet_gallery_style_new (NULL);
  fixture->list = topsheet_generation_list_new (TOPSHEET_STORE (fixture->store), 1);
  fixture->selection = topsheet_list_selection_new (G_LIST_MODEL (fixture->list));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), fixture);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), fixture);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  fixture->grid = GTK_GRID_VIEW (gtk_grid_view_new (GTK_SELECTION_MODEL (g_object_ref (fixture->selection)),
                                                    g_object_ref (factory)));
  gtk_grid_view_set_max_columns (fixture->grid, 12);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->grid));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1300, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_window_present (GTK_WINDOW (fixture->window));
  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (fixture->list));
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_cmpuint (fixture->n_cells, ==, 0);
  g_assert_cmpuint (topsheet_paged_list_count_items (TOPSHEET_PAGED_LIST (fixture->list)), ==, 0);
  g_clear_object (&fixture->selection);
  g_assert_finalize_object (fixture->list);
  g_clear_object (&fixture->style);
  g_assert_finalize_object (fixture->store);
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  guint before;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, LARGE);
  g_assert_cmpuint (fixture->n_cells, >, 12);
  g_assert_cmpuint (fixture->n_cells, <=, MAX_CELLS);
  g_assert_cmpuint (topsheet_paged_list_count_items (TOPSHEET_PAGED_LIST (fixture->list)), <=, MAX_CELLS);
  g_assert_cmpuint (fixture->store->n_loads, <=, 5);

  for (guint i = 1; i <= 10; i++)
    {
      before = fixture->store->n_loads;
      gtk_grid_view_scroll_to (fixture->grid, i * 9973 % LARGE, GTK_LIST_SCROLL_SELECT, NULL);
      settle ();
      g_assert_cmpuint (fixture->n_cells, <=, MAX_CELLS);
      g_assert_cmpuint (fixture->store->n_loads - before, <=, 6);
      g_assert_nonnull (topsheet_paged_list_peek_row (TOPSHEET_PAGED_LIST (fixture->list), i * 9973 % LARGE));
    }
}

static void
test_acts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint before = fixture->store->n_rows;

  /* Selecting all asks for nothing. */
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->selection));
  settle ();
  g_assert_cmpuint (topsheet_list_selection_get_n_selected (fixture->selection), ==, LARGE);
  g_assert_cmpuint (fixture->store->n_rows, ==, before);
  g_assert_cmpuint (topsheet_paged_list_count_items (TOPSHEET_PAGED_LIST (fixture->list)), <=, MAX_CELLS);

  /* Another filter is one question and a screen of rows. */
  before = fixture->store->n_loads;
  topsheet_generation_list_set_decisions (fixture->list, 1u << TOPSHEET_DECISION_PENDING);
  settle ();
  g_assert_cmpuint (fixture->store->n_queries, ==, 2);
  g_assert_cmpuint (fixture->store->n_loads - before, <=, 10);
  g_assert_cmpuint (fixture->n_cells, <=, MAX_CELLS);

  /* A change of somebody else's reads again what is shown, not more, and asks for no order. */
  before = fixture->store->n_rows;
  g_signal_emit_by_name (fixture->store, "changed", TOPSHEET_CHANGE_DECISION);
  settle ();
  g_assert_cmpuint (fixture->store->n_rows - before, <=, MAX_CELLS);
  g_assert_cmpuint (fixture->store->n_queries, ==, 2);
}

static void
test_label (void)
{
  g_autoptr (TopsheetGeneration) generation = g_object_new (TOPSHEET_TYPE_GENERATION, "deliverable", "SH040", "version",
                                                            14u, "decision", TOPSHEET_DECISION_ACCEPTED, NULL);
  const TopsheetMoney cost = topsheet_money (G_GINT64_CONSTANT (4200000000), "EUR");
  g_autofree char *unpriced = topsheet_gallery_cell_describe (generation);
  g_autofree char *priced = NULL;

  g_assert_cmpstr (unpriced, ==, "SH040_v014, accepted, unpriced");
  topsheet_generation_set_cost (generation, &cost);
  priced = topsheet_gallery_cell_describe (generation);
  g_assert_cmpstr (priced, ==, "SH040_v014, accepted, €4.20");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  gtk_init ();
  adw_init ();
  g_test_add_func ("/gallery/label", test_label);
  g_test_add ("/gallery/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/gallery/acts", Fixture, NULL, set_up, test_acts, tear_down);
  return g_test_run ();
}
