#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TendError:
 * @TEND_ERROR_INVALID: what was given breaks a rule; mend it and try again
 * @TEND_ERROR_NOT_FOUND: there is no such record, file or number
 * @TEND_ERROR_CONFLICT: somebody else changed, took or booked it first
 * @TEND_ERROR_PERMISSION: the signed-in person or this process may not
 * @TEND_ERROR_BUSY: held by another program or user for now; try again
 * @TEND_ERROR_UNAVAILABLE: the server or file cannot be reached for now
 * @TEND_ERROR_IN_DOUBT: the server was lost while saving, and nobody knows yet whether it was saved
 * @TEND_ERROR_FULL: the disk has no room left; nothing was written
 * @TEND_ERROR_CORRUPT: the store or the file is damaged or is something else
 * @TEND_ERROR_READ_ONLY: the file, its folder or the server takes no writing
 * @TEND_ERROR_TOO_NEW: written by a newer Tend than this one
 * @TEND_ERROR_FAILED: anything a caller cannot act on
 *
 * The one error domain. Messages say what, where and how to mend it, and hold no
 * patient data. Those of %TEND_ERROR_INVALID and %TEND_ERROR_CONFLICT are sentences that
 * the windows show, translated where they are made; of all others they translate the code.
 * A cancelled operation is %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  TEND_ERROR_INVALID,
  TEND_ERROR_NOT_FOUND,
  TEND_ERROR_CONFLICT,
  TEND_ERROR_PERMISSION,
  TEND_ERROR_BUSY,
  TEND_ERROR_UNAVAILABLE,
  TEND_ERROR_FULL,
  TEND_ERROR_CORRUPT,
  TEND_ERROR_READ_ONLY,
  TEND_ERROR_TOO_NEW,
  TEND_ERROR_FAILED,
  TEND_ERROR_IN_DOUBT,
} TendError;

#define TEND_ERROR (tend_error_quark ())
GQuark tend_error_quark (void);

G_END_DECLS
