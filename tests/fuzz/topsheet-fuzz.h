/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/**
 * LLVMFuzzerTestOneInput:
 * @data: (array length=size): bytes from outside; not terminated
 *
 * What each `fuzz-TARGET.c` defines: gives the bytes to a parser of outside data and lets go of what came out. The parser may refuse, but must
 * neither crash, leak, hang nor overrun; where it accepts, the target may assert that printing and reading again gives the same.
 *
 * Returns: 0
 */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);
