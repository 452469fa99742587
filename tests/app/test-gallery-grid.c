/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hundred thousand versions in a grid: how many cells live and how many rows are fetched does not depend on how many
 * there are. */
#include "app/gallery/topsheet-gallery-cell.h"
#include "app/gallery/topsheet-generation-list.h"
#include "app/widgets/topsheet-list-selection.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>

#define LARGE 100000
#define MAX_CELLS 420
/* What two workers have in hand and what waits for the next frame when the scrolling ends. */
#define UNDER_WAY 14

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

/* One picture that stands for all of them: each is shrunk and decoded on its own, as the content hashes differ. */
static char *folder;
static char *picture;

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
      g_autofree char *sha256 = g_strdup_printf ("%064" G_GINT64_MODIFIER "x", id);

      g_ptr_array_add (rows, g_object_new (TOPSHEET_TYPE_GENERATION, "id", id, "project-id", G_GINT64_CONSTANT (1),
                                           "deliverable", code, "version", (guint) (id % 20), "width", 1024u, "height",
                                           576u, "sha256", sha256, "path", picture, NULL));
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
  TopsheetThumbnailSource *source;
  TopsheetGalleryStyle *style;
  TopsheetGenerationList *list;
  TopsheetListSelection *selection;
  GtkWidget *window;
  GtkGridView *grid;
  GtkScrolledWindow *scroller;
  guint n_cells;
  guint most_cells; /* at any time since it was set back */
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
  fixture->most_cells = MAX (fixture->most_cells, fixture->n_cells);
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
  if (GPOINTER_TO_INT (data))
    {
      g_autofree char *cache_folder = g_build_filename (folder, "thumbnails", NULL);
      g_autoptr (TopsheetThumbnailCache) cache = topsheet_thumbnail_cache_new (cache_folder);

      fixture->source = topsheet_thumbnail_source_new (cache);
    }
  fixture->style = topsheet_gallery_style_new (fixture->source);
  fixture->list = topsheet_generation_list_new (TOPSHEET_STORE (fixture->store), 1);
  fixture->selection = topsheet_list_selection_new (G_LIST_MODEL (fixture->list));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), fixture);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), fixture);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  fixture->grid = GTK_GRID_VIEW (gtk_grid_view_new (GTK_SELECTION_MODEL (g_object_ref (fixture->selection)),
                                                    g_object_ref (factory)));
  gtk_grid_view_set_max_columns (fixture->grid, 12);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->grid));
  fixture->scroller = GTK_SCROLLED_WINDOW (scroller);
  if (fixture->source)
    g_signal_connect_object (gtk_scrolled_window_get_vadjustment (fixture->scroller), "value-changed",
                             G_CALLBACK (topsheet_thumbnail_source_reorder), fixture->source, G_CONNECT_SWAPPED);
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
  if (fixture->source)
    g_assert_finalize_object (fixture->source);
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

  /* A change of somebody else's reads again what is shown, not more, and asks for no order. The rows of the other filter are all there by then. */
  do
    {
      before = fixture->store->n_rows;
      settle ();
    }
  while (fixture->store->n_rows != before);
  g_signal_emit_by_name (fixture->store, "changed", TOPSHEET_CHANGE_DECISION);
  settle ();
  g_assert_cmpuint (fixture->store->n_rows - before, <=, MAX_CELLS);
  g_assert_cmpuint (fixture->store->n_queries, ==, 2);
}

/* Cells of which something is inside the window. */
static guint
count_visible (Fixture *fixture)
{
  guint n = 0;

  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (fixture->grid)); item;
       item = gtk_widget_get_next_sibling (item))
    {
      graphene_rect_t bounds;

      n += gtk_widget_get_mapped (item) && gtk_widget_compute_bounds (item, GTK_WIDGET (fixture->scroller), &bounds) &&
           bounds.size.height > 0 && bounds.origin.y < (float) gtk_widget_get_height (GTK_WIDGET (fixture->scroller)) &&
           bounds.origin.y + bounds.size.height > 0;
    }
  return n;
}

/* Until nothing more is decoded. Returns how many were since @before. */
static guint
wait_decoded (Fixture *fixture, guint before)
{
  const gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  guint last = G_MAXUINT, now;

  /* The first ones may be long in coming where others use the machine. */
  while (topsheet_thumbnail_source_get_n_decoded (fixture->source) - before < count_visible (fixture) / 2 &&
         g_get_monotonic_time () < end)
    settle ();
  while ((now = topsheet_thumbnail_source_get_n_decoded (fixture->source)) != last)
    {
      last = now;
      settle ();
    }
  return now - before;
}

/* A cell may be decoded that can no longer be seen when its turn was just then; nothing of the rest of the way. */
static void
check_screen (Fixture *fixture, guint decoded)
{
  guint visible = count_visible (fixture);

  g_test_message ("%u visible, %u decoded, %u cells at most", visible, decoded, fixture->most_cells);
  g_assert_cmpuint (visible, >, 12);
  g_assert_cmpuint (decoded, >=, visible / 2);
  g_assert_cmpuint (decoded * 2, <=, visible * 3);
  g_assert_cmpuint (fixture->most_cells, <=, MAX_CELLS);
}

static void
jump_to (Fixture *fixture, double share)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (fixture->scroller);

  gtk_adjustment_set_value (adjustment, share * (gtk_adjustment_get_upper (adjustment) -
                                                 gtk_adjustment_get_page_size (adjustment)));
}

/* Jumps of the scrollbar: of each screen only what is seen and a row around it is decoded, whatever was bound on the way. */
static void
test_decodes (Fixture *fixture, gconstpointer data)
{
  guint before, decoded;

  check_screen (fixture, wait_decoded (fixture, 0));
  for (guint i = 1; i <= 6; i++)
    {
      before = topsheet_thumbnail_source_get_n_decoded (fixture->source);
      jump_to (fixture, i * 0.37 - floor (i * 0.37));
      check_screen (fixture, wait_decoded (fixture, before));
    }
  /* The thumb of the scrollbar drawn through all of it: what rushed by is not decoded afterwards. */
  for (guint i = 0; i <= 100; i++)
    {
      jump_to (fixture, i / 100.0);
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpuint (fixture->n_cells, <=, MAX_CELLS);
    }
  before = topsheet_thumbnail_source_get_n_decoded (fixture->source);
  decoded = wait_decoded (fixture, before);
  g_test_message ("%u visible, %u decoded after the drag", count_visible (fixture), decoded);
  g_assert_cmpuint (decoded, <=, count_visible (fixture) * 3 / 2 + UNDER_WAY);
  g_assert_cmpuint (fixture->most_cells, <=, MAX_CELLS);
}

/* Thirty screens on, as Page Down goes: the item a screen further gets the focus. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  guint before = topsheet_thumbnail_source_get_n_decoded (fixture->source), seen = 0;
  guint place = 0;

  wait_decoded (fixture, before);
  gtk_grid_view_scroll_to (fixture->grid, 0, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  for (guint i = 0; i < 30; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "list.scroll-to-item", "u", place += 40);
      settle ();
      g_assert_cmpuint (fixture->n_cells, <=, MAX_CELLS);
      seen += 40;
    }
  before = wait_decoded (fixture, before);
  g_test_message ("%u passed, %u decoded, %u cells at most", seen + count_visible (fixture), before,
                  fixture->most_cells);
  g_assert_cmpuint (before * 2, <=, (seen + count_visible (fixture)) * 3);
  g_assert_cmpuint (fixture->most_cells, <=, MAX_CELLS);
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

static void
make_picture (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 64, 36);

  folder = g_dir_make_tmp ("topsheet-grid-XXXXXX", NULL);
  g_assert_nonnull (folder);
  picture = g_build_filename (folder, "picture.png", NULL);
  g_assert_cmpint (cairo_surface_write_to_png (surface, picture), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_all (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  dex_init ();
  gtk_init ();
  adw_init ();
  make_picture ();
  g_test_add_func ("/gallery/label", test_label);
  g_test_add ("/gallery/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/gallery/acts", Fixture, NULL, set_up, test_acts, tear_down);
  g_test_add ("/gallery/decodes", Fixture, GINT_TO_POINTER (TRUE), set_up, test_decodes, tear_down);
  g_test_add ("/gallery/pages", Fixture, GINT_TO_POINTER (TRUE), set_up, test_pages, tear_down);
  status = g_test_run ();
  remove_all (folder);
  g_free (picture);
  g_free (folder);
  return status;
}
