/* SPDX-License-Identifier: GPL-3.0-or-later
 * Several other processes at one store, told to do the same at one moment. The program
 * tests/service/contender.c is named by TEND_TEST_CONTENDER. */
#pragma once

#include "tend-store.h"

G_BEGIN_DECLS

typedef struct
{
  char  *full_name; /* of the account it is signed in with */
  gint64 account_id;
  /* Of the last round: */
  gint64 sequence; /* of its journal entry; 0 when it was refused */
  int    code;     /* of the refusal, a TendError */
  char  *message;  /* of the refusal */
  /* Private */
  GSubprocess      *process;
  GDataInputStream *answers;
} TendTestContender;

/* Starts @n processes (transfer full, of TendTestContender), each with an administrator's
 * account of its own that is added to @store. Freeing the array ends them. */
GPtrArray *tend_test_contenders_new (TendStore *store, guint n);
/* Tells one of them a line of contender.c and waits until it has read what it needs. */
void tend_test_contender_tell (TendTestContender *contender, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
/* Lets all go at once, waits for their answers and returns how many saved. */
guint tend_test_contenders_go (GPtrArray *contenders);
/* Lets one go, which must save, without waiting for it. */
void tend_test_contender_go (TendTestContender *contender);

G_END_DECLS
