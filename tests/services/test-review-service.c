/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services-fixture.h"

#include "services/import/topsheet-import-service.h"
#include "services/topsheet-review-service.h"

static GPtrArray *
import_three (Fixture *self)
{
  TopsheetImportOptions options = { .phase = TOPSHEET_PHASE_EXPLORATION };
  g_autoptr (TopsheetImportResult) result = NULL;
  g_autofree char *folder = fixture_get_path (self, "in");
  const char * const paths[] = { folder, NULL };

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("in/%u.png", i);
      g_autofree char *path = fixture_add_picture (self, name, "flux-2-pro", i + 1);
    }
  result = await_boxed (topsheet_import_service_run (self->session, self->project, paths, &options, NULL));
  g_assert_cmpuint (result->items->len, ==, 3);
  return g_ptr_array_ref (result->items);
}

static void
test_decide (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) before = import_three (self);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  TopsheetDecision *decision;

  after = await_boxed (topsheet_review_service_decide (self->session, before, TOPSHEET_DECISION_REJECTED, "anatomy", 12,
                                                       NULL));
  g_assert_cmpuint (after->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      TopsheetGeneration *generation = g_ptr_array_index (after, i);

      g_assert_cmpint (topsheet_generation_get_id (generation), ==,
                       topsheet_generation_get_id (g_ptr_array_index (before, i)));
      g_assert_cmpint (topsheet_generation_get_decision (generation), ==, TOPSHEET_DECISION_REJECTED);
      g_assert_cmpstr (topsheet_generation_get_reason (generation), ==, "anatomy");
      g_assert_cmpint (topsheet_generation_get_decided_at_usec (generation), ==, FIXTURE_NOW_USEC);
    }
  decisions = await_boxed (topsheet_store_list_decisions (self->store,
                                                          topsheet_generation_get_id (g_ptr_array_index (after, 0))));
  g_assert_cmpuint (decisions->len, ==, 1);
  decision = g_ptr_array_index (decisions, 0);
  g_assert_cmpstr (topsheet_decision_get_member (decision), ==, topsheet_session_get_member (self->session));
  g_assert_cmpfloat_with_epsilon (topsheet_decision_get_review_seconds (decision), 4, 1e-9);
}

/* Undo decides back to what was; both decisions stay on record. */
static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) fresh = import_three (self);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GPtrArray) accepted = NULL;
  g_autoptr (GPtrArray) rejected = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  TopsheetGenerationCounts *counts;
  gint64 id = topsheet_generation_get_id (g_ptr_array_index (fresh, 0));

  g_ptr_array_add (one, g_ptr_array_index (fresh, 0));
  accepted = await_boxed (topsheet_review_service_decide (self->session, one, TOPSHEET_DECISION_EDIT, "light", 0,
                                                          "Ada"));
  rejected = await_boxed (topsheet_review_service_decide (self->session, accepted, TOPSHEET_DECISION_REJECTED, "brief",
                                                          0, "Ada"));
  undone = await_boxed (topsheet_review_service_undo (self->session, accepted, "Ada"));
  g_assert_cmpint (topsheet_generation_get_decision (g_ptr_array_index (undone, 0)), ==, TOPSHEET_DECISION_EDIT);
  g_assert_cmpstr (topsheet_generation_get_reason (g_ptr_array_index (undone, 0)), ==, "light");
  back = await_boxed (topsheet_review_service_undo (self->session, one, "Ada"));
  g_assert_cmpint (topsheet_generation_get_decision (g_ptr_array_index (back, 0)), ==, TOPSHEET_DECISION_PENDING);
  g_assert_null (topsheet_generation_get_reason (g_ptr_array_index (back, 0)));
  decisions = await_boxed (topsheet_store_list_decisions (self->store, id));
  g_assert_cmpuint (decisions->len, ==, 4);
  counts = await_boxed (topsheet_store_count_generations (self->store, topsheet_project_get_id (self->project)));
  g_assert_cmpuint (counts->by_decision[TOPSHEET_DECISION_PENDING], ==, 3);
  g_assert_cmpuint (counts->total, ==, 3);
  g_boxed_free (TOPSHEET_TYPE_GENERATION_COUNTS, counts);
}

/* One accepted and the others rejected in one go; one undo brings all of them back. */
static void
test_keep (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) fresh = import_three (self);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) back = NULL;

  g_ptr_array_add (others, g_ptr_array_index (fresh, 0));
  g_ptr_array_add (others, g_ptr_array_index (fresh, 2));
  after = await_boxed (topsheet_review_service_keep (self->session, g_ptr_array_index (fresh, 1), others, 0, NULL));
  g_assert_cmpuint (after->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      TopsheetGeneration *generation = g_ptr_array_index (after, i);
      gboolean kept = topsheet_generation_get_id (generation) ==
                      topsheet_generation_get_id (g_ptr_array_index (fresh, 1));

      g_assert_cmpint (topsheet_generation_get_decision (generation), ==,
                       kept ? TOPSHEET_DECISION_ACCEPTED : TOPSHEET_DECISION_REJECTED);
    }
  back = await_boxed (topsheet_review_service_undo (self->session, fresh, NULL));
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (topsheet_generation_get_decision (g_ptr_array_index (back, i)), ==, TOPSHEET_DECISION_PENDING);
}

static void
test_reasons (void)
{
  const char * const *reasons = topsheet_review_service_list_reasons ();

  g_assert_cmpuint (g_strv_length ((char **) reasons), ==, 9); /* one for each digit */
  for (guint i = 0; reasons[i] != NULL; i++)
    {
      const char *title = topsheet_review_service_reason_title (reasons[i]);

      g_assert_cmpstr (title, !=, reasons[i]);
      g_assert_cmpuint (strlen (title), >, 0);
    }
  g_assert_cmpstr (topsheet_review_service_reason_title ("words of a person"), ==, "words of a person");
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add ("/services/review/decide", Fixture, NULL, fixture_set_up, test_decide, fixture_tear_down);
  g_test_add ("/services/review/undo", Fixture, NULL, fixture_set_up, test_undo, fixture_tear_down);
  g_test_add ("/services/review/keep", Fixture, NULL, fixture_set_up, test_keep, fixture_tear_down);
  g_test_add_func ("/services/review/reasons", test_reasons);
  return fixture_run ();
}
