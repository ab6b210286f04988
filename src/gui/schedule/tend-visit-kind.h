#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What patients come for: the codes of appointment.service_type, their words and
 * how long they usually take. */
typedef struct
{
  const char *code;
  int         minutes;
} TendVisitKind;

/* NULL past the last one. */
const TendVisitKind *tend_visit_kind_nth (guint position);
/* -1 when it is none of ours. */
int tend_visit_kind_find (const char *code);
/* The translated word; the code itself when it is none of ours, "" for NULL. */
const char *tend_visit_kind_get_name (const char *code);

G_END_DECLS
