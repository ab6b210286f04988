/* SPDX-License-Identifier: GPL-3.0-or-later
 * What each role may do: least privilege by duty (45 CFR 164.502(b), 164.514(d)). */
#define G_LOG_DOMAIN "tend-people"

#include "config.h"

#include "tend-people.h"

#include <string.h>

#include "tend-error.h"

#define MAX_PATTERNS 16

/* An action, or all of an area: "billing.*". */
static const char *const permitted[][MAX_PATTERNS] = {
  [TEND_ACCOUNT_ROLE_TECHNICIAN] = {
    "patient.*", "allergy.*", "appointment.*", "visit.*", "vitals.*", "order.*", "specimen.*", "label.*",
    "device.*", "chart.*", "document.*", "billing.charge", "billing.uncharge", "billing.invoice",
    "billing.payment",
  },
  [TEND_ACCOUNT_ROLE_FRONT_DESK] = {
    "patient.*", "appointment.*", "visit.*", "label.*", "chart.view", "document.*",
    "billing.charge", "billing.invoice", "billing.payment",
  },
  [TEND_ACCOUNT_ROLE_CLINICIAN] = {
    "patient.*", "allergy.*", "appointment.*", "visit.*", "vitals.*", "order.*", "specimen.*", "label.*",
    "chart.*", "document.*", "device.lend", "device.return", "billing.charge",
    "billing.uncharge",
  },
  [TEND_ACCOUNT_ROLE_BILLER] = {
    "billing.*", "patient.update", "chart.view", "document.*", "data.export",
  },
  [TEND_ACCOUNT_ROLE_BIOMED] = {
    "device.*", "label.*", "document.*",
  },
  [TEND_ACCOUNT_ROLE_MANAGER] = {
    "patient.*", "allergy.*", "appointment.*", "visit.*", "vitals.*", "order.*", "specimen.*", "label.*",
    "device.*", "chart.*", "document.*", "billing.*", "journal.view", "report.*", "data.*",
    "clinic.*",
  },
  [TEND_ACCOUNT_ROLE_AUDITOR] = {
    "journal.*", "report.*", "chart.view", "document.*", "data.export",
  },
  [TEND_ACCOUNT_ROLE_ADMINISTRATOR] = {
    "*",
  },
};

static gboolean
fits (const char *pattern, const char *action)
{
  gsize length = strlen (pattern);

  if (pattern[length - 1] == '*')
    return strncmp (pattern, action, length - 1) == 0;
  return g_str_equal (pattern, action);
}

gboolean
tend_people_may (TendAccount *account, const char *action)
{
  const TendAccountData *data;

  g_return_val_if_fail (account == NULL || TEND_IS_ACCOUNT (account), FALSE);
  g_return_val_if_fail (action != NULL && *action != '\0', FALSE);

  if (account == NULL)
    return FALSE;
  data = tend_account_get_data (account);
  if (data->disabled || tend_record_get_withdrawn (TEND_RECORD (account))
      || (gsize) data->role >= G_N_ELEMENTS (permitted))
    return FALSE;
  for (guint i = 0; i < MAX_PATTERNS && permitted[data->role][i] != NULL; i++)
    if (fits (permitted[data->role][i], action))
      return TRUE;
  return FALSE;
}

gboolean
tend_people_require (TendTransaction *transaction, const char *action, GError **error)
{
  g_return_val_if_fail (transaction != NULL, FALSE);

  if (tend_people_may (tend_transaction_get_account (transaction), action))
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_PERMISSION,
               tend_transaction_get_account (transaction) == NULL
                   ? "Nobody is signed in: %s was refused"
                   : "This account may not do that (%s); ask whoever gives out the roles",
               action);
  return FALSE;
}
