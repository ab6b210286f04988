/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who works at the demonstration clinic, and who pays it. */
#define G_LOG_DOMAIN "tend-demo"

#include "config.h"

#include "tend-demo-private.h"

#include "tend-account.h"
#include "tend-number.h"
#include "tend-organization.h"
#include "tend-people.h"

typedef struct
{
  const char *family;
  const char *given;
  const char *prefix;
  const char *suffix;
  const char *role;
  const char *collector_code;
  gint64      hue;
} Practitioner;

/* The first five see patients, in the exam rooms in this order. */
static const Practitioner practitioners[] = {
  { "Okafor", "Amara", "Dr.", "MD", "Family physician", NULL, 212 },
  { "Hartwell", "Liam", "Dr.", "DO", "Internist", NULL, 145 },
  { "Carvalho", "Inês", NULL, "NP", "Nurse practitioner", NULL, 285 },
  { "Tanaka", "Mei", NULL, "RN", "Nurse", "MT", 32 },
  { "Quill", "Dana", NULL, "CPT", "Patient services technician", "DQ", 352 },
  { "Lis", "Tomasz", NULL, "CBET", "Biomedical technician", NULL, 60 },
};

typedef struct
{
  const char     *name;
  const char     *full_name;
  TendAccountRole role;
  int             practitioner; /* -1 for none */
} Account;

static const Account accounts[] = {
  { TEND_DEMO_ACCOUNT, "Dana Quill", TEND_ACCOUNT_ROLE_TECHNICIAN, TEND_DEMO_TECHNICIAN },
  { "amara", "Amara Okafor", TEND_ACCOUNT_ROLE_CLINICIAN, 0 },
  { "mei", "Mei Tanaka", TEND_ACCOUNT_ROLE_CLINICIAN, 3 },
  { "frida", "Frida Lund", TEND_ACCOUNT_ROLE_FRONT_DESK, -1 },
  { "bela", "Béla Szabó", TEND_ACCOUNT_ROLE_BILLER, -1 },
  { "tomasz", "Tomasz Lis", TEND_ACCOUNT_ROLE_BIOMED, 5 },
  { "mona", "Mona Adler", TEND_ACCOUNT_ROLE_MANAGER, -1 },
  { "otto", "Otto Brandt", TEND_ACCOUNT_ROLE_AUDITOR, -1 },
};

typedef struct
{
  const char *name;
  const char *payer_identifier;
  const char *line;
  const char *city;
} Payer;

/* The first is for those of 65 and older. */
static const Payer payers[] = {
  { "Medicare Part B (demonstration)", "DEMO1", "1 Federal Plaza", "Salem" },
  { "Cascade Mutual Health", "DEMO2", "400 Larch Avenue", "Portland" },
  { "Evergreen Choice PPO", "DEMO3", "88 Harbor Way", "Eugene" },
  { "Oak State Family Plan", "DEMO4", "17 Capitol Street", "Salem" },
};

/* With the right check digit (45 CFR 162.406), and lower than any that was given out. */
static char *
make_npi (guint n)
{
  g_autofree char *digits = g_strdup_printf ("1%08u", n);
  g_autofree char *prefixed = g_strconcat ("80840", digits, NULL);

  return g_strdup_printf ("%s%c", digits, tend_luhn_digit (prefixed));
}

static void
add_practitioners (TendDemo *demo)
{
  for (guint i = 0; i < G_N_ELEMENTS (practitioners); i++)
    {
      const Practitioner *row = &practitioners[i];
      g_autofree char    *npi = make_npi (i + 1);
      g_autofree char    *phone = g_strdup_printf ("(503) 555-01%02u", i + 1);
      TendPractitioner   *practitioner = g_object_new (
            TEND_TYPE_PRACTITIONER, "family-name", row->family, "given-name", row->given,
            "name-prefix", row->prefix, "name-suffix", row->suffix, "role", row->role, "npi",
          i < 3 ? npi : NULL, "collector-code", row->collector_code, "phone", phone, "active", TRUE,
            "schedulable", i < TEND_DEMO_CLINICIANS, "hue", row->hue, NULL);

      g_ptr_array_add (demo->practitioners, g_object_ref (practitioner));
      tend_demo_add (demo, TEND_DEMO_BATCH_PRACTITIONERS, practitioner);
    }
}

static void
add_payers (TendDemo *demo)
{
  for (guint i = 0; i < G_N_ELEMENTS (payers); i++)
    {
      TendOrganization *payer = g_object_new (
          TEND_TYPE_ORGANIZATION, "name", payers[i].name, "kind", TEND_ORGANIZATION_KIND_PAYER,
          "payer-identifier", payers[i].payer_identifier, "phone", "(503) 555-0190", "address-line",
          payers[i].line, "city", payers[i].city, "state", "OR", "postal-code", "97301", "active",
          TRUE, NULL);

      g_ptr_array_add (demo->payers, g_object_ref (payer));
      tend_demo_add (demo, TEND_DEMO_BATCH_ORGANIZATIONS, payer);
    }
}

/* They share the public password, and so its hash: hashing is slow on purpose. */
static gboolean
add_accounts (TendDemo *demo, GError **error)
{
  g_autofree char *hash
      = tend_people_hash_password (TEND_DEMO_PASSWORD, TEND_PEOPLE_PASSWORD_MINIMUM_DEMO, error);

  if (hash == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      TendAccount *account
          = tend_demo_add (demo, TEND_DEMO_BATCH_ACCOUNTS,
                           g_object_new (TEND_TYPE_ACCOUNT, "name", accounts[i].name, "full-name",
                                         accounts[i].full_name, "role", accounts[i].role,
                                         "password-hash", hash, NULL));

      if (accounts[i].practitioner >= 0)
        tend_demo_link (demo, TEND_DEMO_BATCH_ACCOUNTS, account, "practitioner-id",
                        g_ptr_array_index (demo->practitioners, accounts[i].practitioner));
    }
  return TRUE;
}

gboolean
tend_demo_add_staff (TendDemo *demo, GError **error)
{
  add_practitioners (demo);
  add_payers (demo);
  return add_accounts (demo, error) && tend_demo_flush (demo, error);
}
