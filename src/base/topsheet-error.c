/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"

G_DEFINE_QUARK (topsheet-error-quark, topsheet_error)
