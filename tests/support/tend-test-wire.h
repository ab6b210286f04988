/* SPDX-License-Identifier: GPL-3.0-or-later
 * A wire to PostgreSQL that breaks at a commit. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TendTestWire TendTestWire;

typedef enum
{
  TEND_TEST_WIRE_WHOLE,
  TEND_TEST_WIRE_LOSES_COMMIT,  /* it never reaches the server */
  TEND_TEST_WIRE_LOSES_ANSWER,  /* the server commits, and nobody hears of it */
  TEND_TEST_WIRE_DELAYS_COMMIT, /* it breaks, and half a second later the commit arrives */
} TendTestWireFault;

/* To the server of @url on a unix socket. */
TendTestWire *tend_test_wire_new (const char *url);
/* The same database through the wire (transfer full). */
char *tend_test_wire_get_url (TendTestWire *self);
/* What happens at the next commit, once. */
void tend_test_wire_break (TendTestWire *self, TendTestWireFault fault);
/* Whether that commit came. */
gboolean tend_test_wire_is_broken (TendTestWire *self);
/* While it is down, nobody gets a connection. */
void tend_test_wire_set_down (TendTestWire *self, gboolean down);
/* Every connection must have been closed. */
void tend_test_wire_free (TendTestWire *self);

G_END_DECLS
