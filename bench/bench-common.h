/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/* Runs @func as a fiber on the main thread until it ends. Returns the program's exit status; an error is printed. */
int bench_run (DexFiberFunc func,
               gpointer     data);

G_END_DECLS
