/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"

G_BEGIN_DECLS

/* Opens an empty store with @clock. */
typedef TopsheetStore *(*StoreFactory) (TopsheetClock *clock,
                                        gpointer       data);

/* Adds the tests that every backend must pass under /store/@backend. They see the interface alone. */
void store_conformance_add_tests (const char   *backend,
                                  StoreFactory  factory,
                                  gpointer      data);

/* The parts, one file per noun. */
typedef struct
{
  TopsheetClock   *clock;
  TopsheetStore   *store;
  TopsheetProject *project; /* "Spring campaign" in EUR */
  gint64           project_id;
  gboolean         is_closed; /* by the test */
} Fixture;

typedef void (*FixtureFunc) (Fixture       *fixture,
                             gconstpointer  data);
typedef struct
{
  const char *name;
  FixtureFunc func;
} StoreTest;

extern const StoreTest store_project_tests[];
extern const StoreTest store_plan_tests[];
extern const StoreTest store_generation_tests[];
extern const StoreTest store_origin_tests[];
extern const StoreTest store_search_tests[];
extern const StoreTest store_source_tests[];
extern const StoreTest store_ledger_tests[];
extern const StoreTest store_price_tests[];

G_END_DECLS
