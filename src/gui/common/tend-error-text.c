/* SPDX-License-Identifier: GPL-3.0-or-later
 * From the code of an error to a translated sentence. */
#define G_LOG_DOMAIN "tend-error-text"

#include "config.h"

#include "tend-error-text.h"

#include <glib/gi18n.h>

typedef struct
{
  TendError   code;
  const char *title;
  const char *sentence; /* NULL: the message is one */
} ErrorText;

static const ErrorText texts[] = {
  { TEND_ERROR_INVALID, N_ ("This cannot be saved yet"), NULL },
  { TEND_ERROR_NOT_FOUND, N_ ("No longer there"),
    N_ ("What this is about is no longer there. Somebody may have taken it back.") },
  { TEND_ERROR_CONFLICT, N_ ("Somebody was faster"), NULL },
  { TEND_ERROR_PERMISSION, N_ ("Not allowed"),
    N_ ("Your account may not do this. Ask a manager, or sign in as somebody who may.") },
  { TEND_ERROR_BUSY, N_ ("Busy"),
    N_ ("Another program is using the records, so nothing was saved. Try again in a moment.") },
  { TEND_ERROR_UNAVAILABLE, N_ ("Records not reachable"),
    N_ ("The records cannot be reached. Nothing was saved; what you typed is kept here.") },
  { TEND_ERROR_FULL, N_ ("No space left"),
    N_ ("The disk is full, so nothing was saved. Free some space and try again.") },
  { TEND_ERROR_CORRUPT, N_ ("Records damaged"),
    N_ ("The records are damaged, or the file is something else. Nothing was changed. Restore a "
        "backup, or ask for help.") },
  { TEND_ERROR_READ_ONLY, N_ ("Records cannot be written"),
    N_ ("The records can be read but not written, so nothing was saved. Ask whoever looks after "
        "them to let you write to the file and its folder.") },
  { TEND_ERROR_TOO_NEW, N_ ("A newer Tend is needed"),
    N_ ("A newer version of Tend has been used with these records. Update this workstation.") },
  { TEND_ERROR_IN_DOUBT, N_ ("Not known whether saved"),
    N_ ("The connection to the records broke while this was being saved. When they answer again, "
        "look whether it is there before entering it once more.") },
  { TEND_ERROR_FAILED, N_ ("Not done"), N_ ("This did not work, and nothing was changed.") },
};

static const ErrorText *
find_text (const GError *error)
{
  int code = error != NULL && error->domain == TEND_ERROR ? error->code : (int) TEND_ERROR_FAILED;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].code == (TendError) code)
      return &texts[i];
  return &texts[G_N_ELEMENTS (texts) - 1];
}

char *
tend_error_dup_text (const GError *error)
{
  const ErrorText *text = find_text (error);

  return g_strdup (text->sentence != NULL ? _ (text->sentence) : error->message);
}

const char *
tend_error_get_title (const GError *error)
{
  return _ (find_text (error)->title);
}

gboolean
tend_error_is_passing (const GError *error)
{
  return g_error_matches (error, TEND_ERROR, TEND_ERROR_UNAVAILABLE);
}

gboolean
tend_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}
