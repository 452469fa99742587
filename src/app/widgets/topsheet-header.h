/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * topsheet_header_follow_split:
 *
 * The header bar of a view in the project page shows its back button only while the list of views is collapsed away; beside the list, that one
 * has the button already.
 */
void topsheet_header_follow_split (AdwHeaderBar *header);

G_END_DECLS
