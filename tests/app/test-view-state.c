/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-view-state.h"

#include <math.h>

static const TopsheetViewSize picture = { 4000, 3000 };
static const TopsheetViewSize view = { 1000, 600 };

static void
assert_near (double found, double wanted)
{
  g_assert_cmpfloat_with_epsilon (found, wanted, 1e-6);
}

static void
test_fit (void)
{
  g_autoptr (TopsheetViewState) state = topsheet_view_state_new ();
  TopsheetViewPlace place = topsheet_view_state_place (state, picture, view);

  assert_near (place.scale, 0.2);
  assert_near (place.x, 100);
  assert_near (place.y, 0);
  /* A small picture is not blown up. */
  place = topsheet_view_state_place (state, (TopsheetViewSize) { 100, 100 }, view);
  assert_near (place.scale, 1);
  assert_near (place.x, 450);
}

/* The pixel under the pointer stays under it, whatever one zooms to, as long as no edge is reached. */
static void
test_pointer (void)
{
  g_autoptr (TopsheetViewState) state = topsheet_view_state_new ();
  const double x = 420, y = 250, steps[] = { 0.5, 1, 3, 0.7 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      TopsheetViewPlace before = topsheet_view_state_place (state, picture, view), after;

      topsheet_view_state_zoom_to (state, steps[i], x, y, picture, view);
      after = topsheet_view_state_place (state, picture, view);
      assert_near (after.scale, steps[i]);
      assert_near ((x - after.x) / after.scale, (x - before.x) / before.scale);
      assert_near ((y - after.y) / after.scale, (y - before.y) / before.scale);
    }
}

/* However far it is moved, no gap opens beside it. */
static void
test_edges (void)
{
  g_autoptr (TopsheetViewState) state = topsheet_view_state_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  topsheet_view_state_zoom_to (state, 1, 0, 0, picture, view);
  topsheet_view_state_pan (state, 1e6, 1e6, picture, view);
  assert_near (topsheet_view_state_place (state, picture, view).x, 0);
  topsheet_view_state_pan (state, -1e6, -1e6, picture, view);
  assert_near (topsheet_view_state_place (state, picture, view).x, view.width - picture.width);
  for (int i = 0; i < 1000; i++)
    {
      TopsheetViewPlace place;

      if (g_rand_boolean (rand))
        topsheet_view_state_zoom_by (state, g_rand_double_range (rand, 0.5, 2),
                                     g_rand_double_range (rand, 0, view.width),
                                     g_rand_double_range (rand, 0, view.height), picture, view);
      else
        topsheet_view_state_pan (state, g_rand_double_range (rand, -900, 900), g_rand_double_range (rand, -900, 900),
                                 picture, view);
      place = topsheet_view_state_place (state, picture, view);
      g_assert_cmpfloat (place.scale, <=, TOPSHEET_VIEW_MAX_SCALE);
      g_assert_cmpfloat (place.scale, >=, 0.2 - 1e-6);
      if (picture.width * place.scale > view.width)
        {
          g_assert_cmpfloat (place.x, <=, 1e-6);
          g_assert_cmpfloat (place.x + picture.width * place.scale, >=, view.width - 1e-6);
        }
      else
        assert_near (place.x, (view.width - picture.width * place.scale) / 2);
    }
}

/* Two takes of one scene in two sizes show the same place. */
static void
test_linked (void)
{
  g_autoptr (TopsheetViewState) state = topsheet_view_state_new ();
  const TopsheetViewSize half = { 2000, 1500 };
  TopsheetViewPlace a, b;

  topsheet_view_state_set_reference (state, picture);
  topsheet_view_state_zoom_to (state, 1, 300, 100, picture, view);
  a = topsheet_view_state_place (state, picture, view);
  b = topsheet_view_state_place (state, half, view);
  assert_near (b.scale, 2);
  assert_near (a.x, b.x);
  assert_near (a.y, b.y);
  topsheet_view_state_fit (state);
  assert_near (topsheet_view_state_place (state, half, view).scale, 0.4);
}

/* Zooming out ends at the whole picture. */
static void
test_out (void)
{
  g_autoptr (TopsheetViewState) state = topsheet_view_state_new ();

  topsheet_view_state_set_reference (state, picture);
  topsheet_view_state_zoom_to (state, 0.3, 0, 0, picture, view);
  g_assert_false (topsheet_view_state_get_fit (state));
  topsheet_view_state_zoom_by (state, 0.5, 0, 0, picture, view);
  g_assert_true (topsheet_view_state_get_fit (state));
  assert_near (topsheet_view_state_get_scale (state, view), 0.2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view-state/fit", test_fit);
  g_test_add_func ("/view-state/pointer", test_pointer);
  g_test_add_func ("/view-state/edges", test_edges);
  g_test_add_func ("/view-state/linked", test_linked);
  g_test_add_func ("/view-state/out", test_out);
  return g_test_run ();
}
