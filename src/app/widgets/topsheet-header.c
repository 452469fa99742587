/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-header.h"

static void
map_cb (AdwHeaderBar *header)
{
  GtkWidget *split = gtk_widget_get_ancestor (GTK_WIDGET (header), ADW_TYPE_NAVIGATION_SPLIT_VIEW);

  if (split == NULL)
    return;
  g_signal_handlers_disconnect_by_func (header, map_cb, NULL);
  g_object_bind_property (split, "collapsed", header, "show-back-button", G_BINDING_SYNC_CREATE);
}

void
topsheet_header_follow_split (AdwHeaderBar *header)
{
  g_return_if_fail (ADW_IS_HEADER_BAR (header));

  adw_header_bar_set_show_back_button (header, FALSE);
  g_signal_connect (header, "map", G_CALLBACK (map_cb), NULL);
}
