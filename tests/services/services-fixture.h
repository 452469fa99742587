/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

G_BEGIN_DECLS

/* Saturday 21 November 2026, 10:00 UTC. */
#define FIXTURE_NOW_USEC (G_GINT64_CONSTANT (1795255200) * G_USEC_PER_SEC)

/**
 * Fixture:
 *
 * A library in a folder of its own, with a clock that stands still and one project in EUR.
 */
typedef struct
{
  char            *folder;
  char            *library;
  TopsheetClock   *clock;
  TopsheetSession *session;
  TopsheetStore   *store;
  TopsheetProject *project;
} Fixture;

/* Instead of g_test_init() and g_test_run(): thumbnails and the sample project go to a folder that is removed, not into the account of whoever runs
 * the tests. (G_TEST_OPTION_ISOLATE_DIRS would also hide the types of files, without which no picture is decoded.) */
void      fixture_init         (int           *argc,
                                char        ***argv);
int       fixture_run          (void);
void      fixture_set_up       (Fixture       *self,
                                gconstpointer  data);
void      fixture_tear_down    (Fixture       *self,
                                gconstpointer  data);
/* Closes the library and opens it again. */
void      fixture_reopen       (Fixture       *self);
/* Runs the main loop until @future is there. The value of boxed and object futures is returned; it is an error when it was rejected. */
gpointer  await_object         (DexFuture     *future);
gpointer  await_boxed          (DexFuture     *future);
void      await_done           (DexFuture     *future);
/* Runs the main loop until @future is rejected; the error. */
GError   *await_error          (DexFuture     *future);
/* A picture under the fixture's folder, with AUTOMATIC1111's text in it that names @model (NULL = no text). @seed makes its content its own. */
char     *fixture_add_picture  (Fixture       *self,
                                const char    *name,
                                const char    *model,
                                guint64        seed);
char     *fixture_get_path     (Fixture       *self,
                                const char    *name);
/* One USD is 0.86 EUR, always. */
void      fixture_add_rate     (Fixture       *self);
/* Entries of the project, oldest first. */
GPtrArray *fixture_load_entries (Fixture      *self);
/* The library is whole. */
void      fixture_verify       (Fixture       *self);

G_END_DECLS
