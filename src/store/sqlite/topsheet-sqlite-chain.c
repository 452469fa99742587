/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-chain.h"

#include "model/topsheet-enums.h"

#include <string.h>

/* These numbers are hashed: they stay what they are for as long as there are libraries. */
G_STATIC_ASSERT (TOPSHEET_ENTRY_RESERVATION == 0);
G_STATIC_ASSERT (TOPSHEET_ENTRY_RELEASE == 1);
G_STATIC_ASSERT (TOPSHEET_ENTRY_CHARGE == 2);
G_STATIC_ASSERT (TOPSHEET_ENTRY_ADJUSTMENT == 3);
G_STATIC_ASSERT (TOPSHEET_ENTRY_REVERSAL == 4);
G_STATIC_ASSERT (TOPSHEET_ENTRY_PURCHASE == 5);
G_STATIC_ASSERT (TOPSHEET_ENTRY_INVOICE == 6);
G_STATIC_ASSERT (TOPSHEET_ENVIRONMENT_LIVE == 0 && TOPSHEET_ENVIRONMENT_TEST == 1);
G_STATIC_ASSERT (TOPSHEET_PHASE_PLANNING == 0 && TOPSHEET_PHASE_EXPLORATION == 1 && TOPSHEET_PHASE_PRODUCTION == 2);
G_STATIC_ASSERT (TOPSHEET_PHASE_ITERATION == 3 && TOPSHEET_PHASE_POST == 4);

struct _TopsheetSqliteChain
{
  GChecksum *checksum;
  guint8     hash[TOPSHEET_CHAIN_HASH_BYTES];
};

static void
add_field (TopsheetSqliteChain *self,
           guint8               mark,
           const char          *bytes,
           gsize                length)
{
  guint32 big_endian = GUINT32_TO_BE ((guint32) length);

  g_checksum_update (self->checksum, &mark, 1);
  g_checksum_update (self->checksum, (const guint8 *) &big_endian, sizeof big_endian);
  if (length > 0)
    g_checksum_update (self->checksum, (const guint8 *) bytes, (gssize) length);
}

TopsheetSqliteChain *
topsheet_sqlite_chain_new (const guint8 *previous)
{
  TopsheetSqliteChain *self = g_new0 (TopsheetSqliteChain, 1);

  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  if (previous != NULL)
    memcpy (self->hash, previous, sizeof self->hash);
  g_checksum_update (self->checksum, self->hash, sizeof self->hash);
  return self;
}

void
topsheet_sqlite_chain_free (TopsheetSqliteChain *self)
{
  g_checksum_free (self->checksum);
  g_free (self);
}

void
topsheet_sqlite_chain_add_null (TopsheetSqliteChain *self)
{
  add_field (self, 'N', NULL, 0);
}

void
topsheet_sqlite_chain_add_int64 (TopsheetSqliteChain *self,
                                 gint64               value)
{
  char digits[24];
  int length = g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);

  add_field (self, 'I', digits, (gsize) length);
}

void
topsheet_sqlite_chain_add_text (TopsheetSqliteChain *self,
                                const char          *bytes,
                                gsize                length)
{
  add_field (self, 'T', bytes, length);
}

const guint8 *
topsheet_sqlite_chain_close (TopsheetSqliteChain *self)
{
  gsize length = sizeof self->hash;

  g_checksum_get_digest (self->checksum, self->hash, &length);
  g_checksum_reset (self->checksum);
  g_checksum_update (self->checksum, self->hash, sizeof self->hash);
  return self->hash;
}
