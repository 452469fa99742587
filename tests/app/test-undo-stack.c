/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-undo-stack.h"

typedef struct
{
  int value;
  gboolean refuse;
  DexPromise *wait;
} Counter;

static DexFuture *
step (gpointer data, gboolean redo)
{
  Counter *counter = data;

  if (counter->refuse)
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_FAILED, "The disk is full.");
  counter->value += redo ? 1 : -1;
  if (counter->wait != NULL)
    return dex_ref (DEX_FUTURE (counter->wait));
  return dex_future_new_true ();
}

static gboolean
settle (DexFuture *future, GError **error)
{
  const GValue *value;
  gboolean done;

  while (dex_future_is_pending (future))
    g_main_context_iteration (NULL, TRUE);
  value = dex_future_get_value (future, error);
  done = value != NULL && g_value_get_boolean (value);
  dex_unref (future);
  return done;
}

static void
test_round_trip (void)
{
  g_autoptr (TopsheetUndoStack) stack = topsheet_undo_stack_new ();
  Counter counter = { .value = 2 };

  g_assert_false (topsheet_undo_stack_get_can_undo (stack));
  topsheet_undo_stack_push (stack, "One", step, &counter, NULL);
  topsheet_undo_stack_push (stack, "Two", step, &counter, NULL);
  g_assert_cmpstr (topsheet_undo_stack_get_undo_title (stack), ==, "Two");

  g_assert_true (settle (topsheet_undo_stack_undo (stack), NULL));
  g_assert_cmpint (counter.value, ==, 1);
  g_assert_cmpstr (topsheet_undo_stack_get_undo_title (stack), ==, "One");
  g_assert_cmpstr (topsheet_undo_stack_get_redo_title (stack), ==, "Two");

  g_assert_true (settle (topsheet_undo_stack_redo (stack), NULL));
  g_assert_cmpint (counter.value, ==, 2);
  g_assert_false (topsheet_undo_stack_get_can_redo (stack));
  g_assert_false (settle (topsheet_undo_stack_redo (stack), NULL));

  g_assert_true (settle (topsheet_undo_stack_undo (stack), NULL));
  topsheet_undo_stack_push (stack, "Three", step, &counter, NULL);
  g_assert_false (topsheet_undo_stack_get_can_redo (stack));
}

static void
count_failures (TopsheetUndoStack *stack, GError *error, guint *failures)
{
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  (*failures)++;
}

static void
test_failure_keeps_the_act (void)
{
  g_autoptr (TopsheetUndoStack) stack = topsheet_undo_stack_new ();
  g_autoptr (GError) error = NULL;
  Counter counter = { .value = 1, .refuse = TRUE };
  guint failures = 0;

  g_signal_connect (stack, "failed", G_CALLBACK (count_failures), &failures);
  topsheet_undo_stack_push (stack, "One", step, &counter, NULL);
  g_assert_false (settle (topsheet_undo_stack_undo (stack), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpuint (failures, ==, 1);
  g_assert_true (topsheet_undo_stack_get_can_undo (stack));
  g_assert_cmpint (counter.value, ==, 1);
}

static void
test_one_at_a_time (void)
{
  g_autoptr (TopsheetUndoStack) stack = topsheet_undo_stack_new ();
  Counter counter = { .value = 1 };
  DexFuture *first;

  counter.wait = dex_promise_new ();
  topsheet_undo_stack_push (stack, "One", step, &counter, NULL);
  first = topsheet_undo_stack_undo (stack);
  g_assert_false (topsheet_undo_stack_get_can_undo (stack));
  g_assert_false (settle (topsheet_undo_stack_undo (stack), NULL));
  g_assert_cmpint (counter.value, ==, 0);

  dex_promise_resolve_boolean (counter.wait, TRUE);
  g_assert_true (settle (first, NULL));
  g_assert_true (topsheet_undo_stack_get_can_redo (stack));
  dex_clear (&counter.wait);
}

static void
test_serial_and_bound (void)
{
  g_autoptr (TopsheetUndoStack) stack = topsheet_undo_stack_new ();
  Counter counter = { .value = 1000 };
  guint serial = topsheet_undo_stack_get_serial (stack);
  guint undone = 0;

  for (guint i = 0; i < 150; i++)
    {
      topsheet_undo_stack_push (stack, "Again", step, &counter, NULL);
      g_assert_cmpuint (topsheet_undo_stack_get_serial (stack), !=, serial);
      serial = topsheet_undo_stack_get_serial (stack);
    }
  while (settle (topsheet_undo_stack_undo (stack), NULL))
    undone++;
  g_assert_cmpuint (undone, ==, 100);
  topsheet_undo_stack_clear (stack);
  g_assert_false (topsheet_undo_stack_get_can_redo (stack));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/app/undo-stack/round-trip", test_round_trip);
  g_test_add_func ("/app/undo-stack/failure-keeps-the-act", test_failure_keeps_the_act);
  g_test_add_func ("/app/undo-stack/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/app/undo-stack/serial-and-bound", test_serial_and_bound);
  return g_test_run ();
}
