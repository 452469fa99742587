/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every type of the model is made, every property set and read, every change notified once, and the object is
 * finalised. */

#include "model/topsheet-budget-plan.h"
#include "model/topsheet-decision.h"
#include "model/topsheet-deliverable.h"
#include "model/topsheet-generation.h"
#include "model/topsheet-ledger-entry.h"
#include "model/topsheet-price-rule.h"
#include "model/topsheet-project.h"
#include "model/topsheet-rate.h"

#include <string.h>

static guint notified;

static void
on_notify (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  notified++;
}

/* Properties of this name are decimals written as text. */
static gboolean
is_decimal (GParamSpec *pspec)
{
  static const char * const names[] = { "acceptance", "buffer-percent", "count", "price",
                                        "quantity",   "unit-price",     "wanted" };

  if (strcmp (pspec->name, "rate") == 0)
    return pspec->owner_type == TOPSHEET_TYPE_RATE;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], pspec->name) == 0)
      return TRUE;

  return FALSE;
}

static void
fill_boxed (GParamSpec *pspec, GValue *value, guint which)
{
  if (pspec->value_type == TOPSHEET_TYPE_MONEY)
    {
      TopsheetMoney money = topsheet_money (1500000000 + which, "EUR");

      g_value_set_boxed (value, &money);
    }
  else if (pspec->value_type == TOPSHEET_TYPE_USAGE)
    {
      g_autoptr (TopsheetUsage) usage = topsheet_usage_new ();

      topsheet_usage_set_quantity (usage, "images", topsheet_decimal_from_int (which));
      g_value_set_boxed (value, usage);
    }
  else
    {
      const char *conditions[] = { "b=2", which == 1 ? "a=1" : "c=3", NULL };

      g_assert_true (pspec->value_type == G_TYPE_STRV);
      g_value_set_boxed (value, conditions);
    }
}

/* A value of the property that is not its default; two of them for @which 1 and 2. */
static void
fill (GParamSpec *pspec, GValue *value, guint which)
{
  g_value_init (value, pspec->value_type);
  if (G_IS_PARAM_SPEC_INT64 (pspec))
    g_value_set_int64 (value, 40 + which);
  else if (G_IS_PARAM_SPEC_UINT64 (pspec))
    g_value_set_uint64 (value, 40 + which);
  else if (G_IS_PARAM_SPEC_UINT (pspec))
    g_value_set_uint (value, MIN (40, G_PARAM_SPEC_UINT (pspec)->maximum - 2) + which);
  else if (G_IS_PARAM_SPEC_DOUBLE (pspec))
    g_value_set_double (value, 40.5 + which);
  else if (G_IS_PARAM_SPEC_ENUM (pspec))
    g_value_set_enum (value, (G_PARAM_SPEC_ENUM (pspec)->default_value == 0 ? 1 : 0) * (which == 1) +
                               G_PARAM_SPEC_ENUM (pspec)->default_value * (which == 2));
  else if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    g_value_set_boolean (value, which == 1);
  else if (G_IS_PARAM_SPEC_STRING (pspec))
    g_value_take_string (value,
                         is_decimal (pspec) ? g_strdup_printf ("%u.5", which) : g_strdup_printf ("text %u", which));
  else if (G_IS_PARAM_SPEC_OBJECT (pspec))
    g_value_take_object (value, g_object_new (pspec->value_type, NULL));
  else
    fill_boxed (pspec, value, which);
}

static void
assert_same (GParamSpec *pspec, const GValue *a, const GValue *b)
{
  if (pspec->value_type == TOPSHEET_TYPE_MONEY)
    g_assert_cmpmem (g_value_get_boxed (a), sizeof (TopsheetMoney), g_value_get_boxed (b), sizeof (TopsheetMoney));
  else if (pspec->value_type == G_TYPE_STRV)
    g_assert_cmpuint (g_strv_length (g_value_get_boxed (a)), ==, g_strv_length (g_value_get_boxed (b)));
  else
    g_assert_cmpint (g_param_values_cmp (pspec, a, b), ==, 0);
}

static void
assert_property (GObject *object, GParamSpec *pspec)
{
  g_autofree char *detail = g_strconcat ("notify::", pspec->name, NULL);
  gulong handler = g_signal_connect (object, detail, G_CALLBACK (on_notify), NULL);

  g_test_message ("%s:%s", G_OBJECT_TYPE_NAME (object), pspec->name);
  for (guint which = 1; which <= 2; which++)
    {
      g_auto (GValue) set = G_VALUE_INIT, got = G_VALUE_INIT;

      fill (pspec, &set, which);
      notified = 0;
      g_object_set_property (object, pspec->name, &set);
      g_object_set_property (object, pspec->name, &set);
      g_assert_cmpuint (notified, ==, 1);
      g_object_get_property (object, pspec->name, &got);
      assert_same (pspec, &set, &got);
    }
  g_signal_handler_disconnect (object, handler);
}

static void
assert_readable (GObject *object, GParamSpec *pspec)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (object, pspec->name, &value);
  g_assert_true (G_VALUE_HOLDS (&value, pspec->value_type));
}

static void
test_type (gconstpointer data)
{
  GObject *object = g_object_new ((GType) GPOINTER_TO_SIZE (data), NULL);
  g_autofree GParamSpec **pspecs = NULL;
  guint n;

  pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n);
  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      assert_readable (object, pspecs[i]);
      if ((pspecs[i]->flags & G_PARAM_WRITABLE) == 0 || (pspecs[i]->flags & G_PARAM_CONSTRUCT_ONLY) != 0)
        continue;
      g_assert_true (pspecs[i]->flags & G_PARAM_EXPLICIT_NOTIFY);
      assert_property (object, pspecs[i]);
    }

  g_object_add_weak_pointer (object, (gpointer *) &object);
  g_object_unref (object);
  g_assert_null (object);
}

int
main (int argc, char *argv[])
{
  const GType types[] = {
    TOPSHEET_TYPE_BUDGET_LINE, TOPSHEET_TYPE_BUDGET_PLAN,  TOPSHEET_TYPE_DECISION,   TOPSHEET_TYPE_DELIVERABLE,
    TOPSHEET_TYPE_GENERATION,  TOPSHEET_TYPE_LEDGER_ENTRY, TOPSHEET_TYPE_PARAMETERS, TOPSHEET_TYPE_PRICE_RULE,
    TOPSHEET_TYPE_PROJECT,     TOPSHEET_TYPE_RATE,
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path = g_strconcat ("/objects/", g_type_name (types[i]), NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (types[i]), test_type);
    }
  return g_test_run ();
}
