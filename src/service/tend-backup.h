#pragma once

#include "tend-store.h"

G_BEGIN_DECLS

/* A backup is a whole store, journal and drafts included, in one file encrypted
 * under a passphrase: Argon2id for the key, XChaCha20-Poly1305 streams for the
 * contents (both libsodium's). For as long as it takes a plain copy, readable by its
 * owner only, stands beside the SQLite store, or beside the backup of a server's. */

/* Writes @path, which must not exist, and reads it back to check it before it gets that
 * name. Blocks. */
gboolean
tend_backup_write (TendStore *store, const char *path, const char *passphrase, GError **error);

/* Makes the store at @url, which must not exist or be empty, from a backup.
 * TEND_ERROR_PERMISSION for a wrong passphrase or a file that was changed,
 * TEND_ERROR_CORRUPT for what is not a backup; nothing is left half done. */
gboolean
tend_backup_restore (const char *path, const char *passphrase, const char *url, GError **error);

G_END_DECLS
