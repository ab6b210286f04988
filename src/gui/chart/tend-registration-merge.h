/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two people changed one registration: what each of them changed, put together. Pure. */
#pragma once

#include "tend-registration.h"

G_BEGIN_DECLS

/* A field that both changed, to different values. */
typedef struct
{
  char *field; /* as a person calls it: "birth date" */
  char *mine;
  char *theirs;
} TendRegistrationDispute;

/* Makes @mine fit to be saved over @theirs: takes their version of each row,
 * their value of fields that only they changed since @base, rows that only they
 * added, and keeps the rest of @mine. Returns the disputes (transfer full), in
 * which @mine stands. */
GPtrArray *
tend_registration_merge (TendRegistration *base, TendRegistration *mine, TendRegistration *theirs);
/* "Birth date: you typed 1985-03-14, saved is 1985-03-15", a line each. */
char *tend_registration_describe_disputes (GPtrArray *disputes);

G_END_DECLS
