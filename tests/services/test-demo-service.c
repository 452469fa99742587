/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services-fixture.h"

#include "base/topsheet-error.h"
#include "services/demo/topsheet-demo-script.h"
#include "services/demo/topsheet-demo-service.h"
#include "services/topsheet-report-service.h"

#include <glib/gstdio.h>

#define PICTURES 30

static TopsheetProject *
make_demo (Fixture *self, guint64 seed)
{
  g_autofree char *folder = fixture_get_path (self, "sample");

  return await_object (topsheet_demo_service_make (self->session, folder, PICTURES, seed, NULL));
}

/* Every version with its content, decision and cost, as one text. */
static char *
describe (Fixture *self, TopsheetProject *project)
{
  TopsheetGenerationQuery query = { .project_id = topsheet_project_get_id (project),
                                    .phase = -1,
                                    .sort = TOPSHEET_SORT_DELIVERABLE };
  g_autoptr (GArray) ids = await_boxed (topsheet_store_query_generations (self->store, &query));
  g_autoptr (GPtrArray) generations = await_boxed (topsheet_store_load_generations (self->store, ids));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < generations->len; i++)
    {
      TopsheetGeneration *generation = g_ptr_array_index (generations, i);
      const TopsheetMoney *cost = topsheet_generation_get_cost (generation);

      g_string_append_printf (text, "%s %s %s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                              topsheet_generation_get_version_id (generation),
                              topsheet_generation_get_sha256 (generation),
                              topsheet_decision_kind_get_nick (topsheet_generation_get_decision (generation)),
                              topsheet_generation_get_model (generation), cost != NULL ? cost->nanos : -1,
                              topsheet_generation_get_made_at_usec (generation));
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
test_same_seed (Fixture *self, gconstpointer data)
{
  Fixture other = { 0 };
  g_autoptr (TopsheetProject) first = make_demo (self, 7);
  g_autoptr (TopsheetProject) second = NULL;
  g_autofree char *one = describe (self, first);
  g_autofree char *two = NULL;

  fixture_set_up (&other, NULL);
  second = make_demo (&other, 7);
  two = describe (&other, second);
  g_assert_cmpstr (one, ==, two);
  fixture_verify (&other);
  fixture_tear_down (&other, NULL);
}

static void
test_other_seed (void)
{
  g_autoptr (GPtrArray) one = topsheet_demo_script_takes (PICTURES, 1, FIXTURE_NOW_USEC);
  g_autoptr (GPtrArray) two = topsheet_demo_script_takes (PICTURES, 2, FIXTURE_NOW_USEC);
  guint same = 0;

  g_assert_cmpuint (one->len, ==, PICTURES);
  for (guint i = 0; i < PICTURES; i++)
    {
      const TopsheetDemoTake *a = g_ptr_array_index (one, i);
      const TopsheetDemoTake *b = g_ptr_array_index (two, i);

      same += a->seed == b->seed;
      g_assert_cmpint (a->made_at_usec, <=, FIXTURE_NOW_USEC);
      g_assert_cmpint (a->decided_at_usec, >=, a->made_at_usec);
    }
  g_assert_cmpuint (same, ==, 0);
}

static void
test_contents (Fixture *self, gconstpointer data)
{
  g_autoptr (TopsheetProject) project = make_demo (self, 7);
  TopsheetGenerationCounts *counts = await_boxed (topsheet_store_count_generations (self->store,
                                                                                    topsheet_project_get_id (project)));
  g_autoptr (TopsheetBudgetPlan) plan = await_object (topsheet_store_load_plan (self->store,
                                                                                topsheet_project_get_id (project), 0));
  g_autoptr (TopsheetReportData) report = NULL;
  g_autoptr (TopsheetReportDocument) document = NULL;
  g_autofree char *pdf = fixture_get_path (self, "report.pdf");
  g_autofree char *contents = NULL;
  g_autoptr (GError) again = NULL;

  g_assert_cmpuint (counts->total, ==, PICTURES);
  g_assert_cmpuint (counts->by_decision[TOPSHEET_DECISION_REJECTED], >, 0);
  g_assert_cmpuint (counts->by_decision[TOPSHEET_DECISION_ACCEPTED], >, 0);
  g_assert_true (topsheet_budget_plan_is_approved (plan));
  g_assert_cmpint (topsheet_project_get_phase (project), ==, TOPSHEET_PHASE_ITERATION);
  report = await_object (topsheet_report_service_gather (self->session, project));
  g_assert_cmpuint (report->pictures->len, ==, counts->by_decision[TOPSHEET_DECISION_ACCEPTED]);
  g_assert_nonnull (((TopsheetReportPicture *) g_ptr_array_index (report->pictures, 0))->jpeg);
  g_assert_cmpuint (report->assumptions->len, >, 3);
  g_assert_cmpuint (g_strv_length (report->rates), ==, 1);
  g_assert_cmpint (report->cost.total.actual.nanos, >, 0);
  g_assert_nonnull (report->head);
  document = await_object (topsheet_report_service_lay_out (report, TOPSHEET_PAPER_A4, TOPSHEET_SECTION_ALL));
  await_done (topsheet_report_service_export_pdf (document, pdf));
  g_assert_true (g_file_get_contents (pdf, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  again = await_error (topsheet_demo_service_make (self->session, NULL, 1, 1, NULL));
  g_assert_error (again, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_EXISTS);
  g_boxed_free (TOPSHEET_TYPE_GENERATION_COUNTS, counts);
  fixture_verify (self);
}

static void
test_refusals (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autofree char *folder = fixture_get_path (self, "sample");
  g_autofree char *file = fixture_get_path (self, "file");
  g_autofree char *inside = g_build_filename (file, "sample", NULL);
  g_autoptr (GError) none = await_error (topsheet_demo_service_make (self->session, folder, 0, 1, NULL));
  g_autoptr (GError) many = await_error (topsheet_demo_service_make (self->session, folder, 100001, 1, NULL));
  g_autoptr (GError) stopped = NULL;
  g_autoptr (GError) no_folder = NULL;
  g_autoptr (GPtrArray) projects = NULL;

  g_assert_error (none, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
  g_assert_error (many, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
  g_cancellable_cancel (cancelled);
  stopped = await_error (topsheet_demo_service_make (self->session, folder, 30, 1, cancelled));
  g_assert_error (stopped, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  no_folder = await_error (topsheet_demo_service_make (self->session, inside, 3, 1, NULL));
  g_assert_true (no_folder->domain == G_IO_ERROR);
  g_test_message ("%s", no_folder->message);
  /* Only the fixture's own. */
  projects = await_boxed (topsheet_store_list_projects (self->store, TRUE));
  g_assert_cmpuint (projects->len, ==, 1);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add ("/services/demo/same-seed", Fixture, NULL, fixture_set_up, test_same_seed, fixture_tear_down);
  g_test_add ("/services/demo/contents", Fixture, NULL, fixture_set_up, test_contents, fixture_tear_down);
  g_test_add ("/services/demo/refusals", Fixture, NULL, fixture_set_up, test_refusals, fixture_tear_down);
  g_test_add_func ("/services/demo/other-seed", test_other_seed);
  return fixture_run ();
}
