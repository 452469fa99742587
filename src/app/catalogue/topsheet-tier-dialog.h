/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-enums.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TopsheetTierChosen:
 * @conditions: what was typed, word by word; not checked
 *
 * A person asked for a tier under conditions.
 */
typedef void (*TopsheetTierChosen) (gpointer            object,
                                    TopsheetTier        tier,
                                    const char * const *conditions);

/* Asks for a tier and for the conditions under which a model has it. @chosen is called with @object when a person agrees, unless @object is gone by then. */
void topsheet_tier_dialog_present (GtkWidget          *parent,
                                   TopsheetTierChosen  chosen,
                                   GObject            *object);

G_END_DECLS
