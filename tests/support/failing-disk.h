#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A disk that fails. A test that links failing-disk says when; a program that is started with
 * the library preloaded is told by TEND_FAIL_PATH, TEND_FAIL_AT and TEND_FAIL_CODE (a number), and
 * makes the file TEND_FAIL_REPORT when it comes to that. */

/* What is done to files whose path begins with @prefix (making, writing, flushing, renaming and
 * closing them) is counted from 1, and number @n fails with the error @code; 0 fails nothing. A
 * write that fails has written half. With ENOSPC all writing after it fails as well. */
void tend_test_disk_fail (const char *prefix, guint n, int code);
/* Ends that. How many there were. */
guint tend_test_disk_mend (void);

G_END_DECLS
