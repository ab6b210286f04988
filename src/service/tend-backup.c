/* SPDX-License-Identifier: GPL-3.0-or-later
 * Encrypted backups of a whole store. */
#define G_LOG_DOMAIN "tend-backup"

#include "config.h"

#include "tend-backup.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

static const char MAGIC[8] = "TENDBAK1";

#define CHUNK (64 * 1024)
#define HEADER_SIZE                                                                                \
  (sizeof MAGIC + crypto_pwhash_SALTBYTES + crypto_secretstream_xchacha20poly1305_HEADERBYTES)

static gboolean
derive_key (const char *passphrase, const guint8 *salt, guint8 *key, GError **error)
{
  if (sodium_init () >= 0
      && crypto_pwhash (key, crypto_secretstream_xchacha20poly1305_KEYBYTES, passphrase,
                        strlen (passphrase), salt, crypto_pwhash_OPSLIMIT_MODERATE,
                        crypto_pwhash_MEMLIMIT_MODERATE, crypto_pwhash_ALG_ARGON2ID13)
             == 0)
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_FAILED,
                       "There is not enough memory to make the backup's key");
  return FALSE;
}

static gboolean
set_file_error (GError **error, GError *cause, const char *what)
{
  TendError code = TEND_ERROR_FAILED;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    code = TEND_ERROR_FULL;
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    code = TEND_ERROR_PERMISSION;
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    code = TEND_ERROR_NOT_FOUND;
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_EXISTS))
    code = TEND_ERROR_INVALID;
  g_set_error (error, TEND_ERROR, code, "%s: %s", what, cause->message);
  g_error_free (cause);
  return FALSE;
}

static gboolean
write_all (GOutputStream *output, gconstpointer bytes, gsize length, GError **error)
{
  GError *cause = NULL;

  return g_output_stream_write_all (output, bytes, length, NULL, NULL, &cause)
         || set_file_error (error, cause, "The backup cannot be written");
}

static gboolean
read_all (GInputStream *input, gpointer bytes, gsize length, gsize *n_read, GError **error)
{
  GError *cause = NULL;

  return g_input_stream_read_all (input, bytes, length, n_read, NULL, &cause)
         || set_file_error (error, cause, "The file cannot be read");
}

static gboolean
encrypt (GInputStream *input, GOutputStream *output, const char *passphrase, GError **error)
{
  crypto_secretstream_xchacha20poly1305_state state;
  guint8                                      header[HEADER_SIZE];
  guint8                                     *salt = header + sizeof MAGIC;
  guint8                                     *stream_header = salt + crypto_pwhash_SALTBYTES;
  guint8                                      key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
  g_autofree guint8                          *plain = g_malloc (CHUNK);
  g_autofree guint8 *cipher = g_malloc (CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES);
  gsize              n_read;

  if (sodium_init () < 0)
    return FALSE;
  memcpy (header, MAGIC, sizeof MAGIC);
  randombytes_buf (salt, crypto_pwhash_SALTBYTES);
  if (!derive_key (passphrase, salt, key, error))
    return FALSE;
  crypto_secretstream_xchacha20poly1305_init_push (&state, stream_header, key);
  sodium_memzero (key, sizeof key);
  if (!write_all (output, header, sizeof header, error))
    return FALSE;
  do
    {
      unsigned long long length = 0;

      if (!read_all (input, plain, CHUNK, &n_read, error))
        return FALSE;
      /* A short chunk is the last one and says so, so that a cut file is known. */
      crypto_secretstream_xchacha20poly1305_push (
          &state, cipher, &length, plain, n_read, NULL, 0,
          n_read < CHUNK ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
      if (!write_all (output, cipher, length, error))
        return FALSE;
    }
  while (n_read == CHUNK);
  return TRUE;
}

static gboolean
refuse_changed (GError **error)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_PERMISSION,
                       "The passphrase is wrong or the backup was changed");
  return FALSE;
}

/* To @output, or nowhere when only checking. */
static gboolean
decrypt (GInputStream *input, GOutputStream *output, const char *passphrase, GError **error)
{
  crypto_secretstream_xchacha20poly1305_state state;
  guint8                                      header[HEADER_SIZE];
  guint8                                      key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
  g_autofree guint8                          *plain = g_malloc (CHUNK);
  g_autofree guint8 *cipher = g_malloc (CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES);
  guint8             tag = 0;
  gsize              n_read;

  if (!read_all (input, header, sizeof header, &n_read, error))
    return FALSE;
  if (n_read < sizeof header || memcmp (header, MAGIC, sizeof MAGIC) != 0)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_CORRUPT,
                           "The file is not a backup of Tend");
      return FALSE;
    }
  if (!derive_key (passphrase, header + sizeof MAGIC, key, error))
    return FALSE;
  if (crypto_secretstream_xchacha20poly1305_init_pull (
          &state, header + sizeof MAGIC + crypto_pwhash_SALTBYTES, key)
      != 0)
    return refuse_changed (error);
  sodium_memzero (key, sizeof key);
  while (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL)
    {
      unsigned long long length = 0;

      if (!read_all (input, cipher, CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES, &n_read,
                     error))
        return FALSE;
      if (n_read < crypto_secretstream_xchacha20poly1305_ABYTES
          || crypto_secretstream_xchacha20poly1305_pull (&state, plain, &length, &tag, cipher,
                                                         n_read, NULL, 0)
                 != 0)
        return refuse_changed (error);
      if (output != NULL && !write_all (output, plain, length, error))
        return FALSE;
    }
  return read_all (input, cipher, 1, &n_read, error) && (n_read == 0 || refuse_changed (error));
}

static GInputStream *
open_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GError       *cause = NULL;
  GInputStream *input = G_INPUT_STREAM (g_file_read (file, NULL, &cause));

  if (input == NULL)
    set_file_error (error, cause, "The file cannot be opened");
  return input;
}

static GOutputStream *
create_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GError        *cause = NULL;
  GOutputStream *output
      = G_OUTPUT_STREAM (g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, &cause));

  if (output == NULL)
    set_file_error (error, cause, "The file cannot be made");
  return output;
}

/* A plain SQLite copy in a folder of its own beside @path. */
static char *
make_plain_path (const char *path, char **folder, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  *folder = g_build_filename (parent, ".tend-backup-XXXXXX", NULL);
  if (g_mkdtemp_full (*folder, 0700) == NULL)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_PERMISSION, "There can be no file beside %s: %s",
                   path, g_strerror (errno));
      return NULL;
    }
  return g_build_filename (*folder, "clinic.db", NULL);
}

static void
remove_plain (const char *url, const char *folder)
{
  tend_store_remove (url);
  g_rmdir (folder);
}

static gboolean
copy_store (TendStore *store, const char *url, GError **error)
{
  TendStore *copy = tend_store_open (url, TEND_STORE_CREATE, tend_store_get_clock (store), error);
  gboolean   ok;

  if (copy == NULL)
    return FALSE;
  ok = tend_store_copy (store, copy, error) && tend_store_verify (copy, NULL, error);
  tend_store_close (copy);
  g_object_unref (copy);
  return ok;
}

static gboolean
encrypt_file (const char *plain, const char *path, const char *passphrase, GError **error)
{
  g_autoptr (GInputStream) input = open_file (plain, error);
  g_autoptr (GOutputStream) output = input != NULL ? create_file (path, error) : NULL;
  GError *cause = NULL;

  if (output == NULL)
    return FALSE;
  if (encrypt (input, output, passphrase, error))
    {
      if (g_output_stream_close (output, NULL, &cause))
        return TRUE;
      set_file_error (error, cause, "The backup cannot be written");
    }
  g_remove (path);
  return FALSE;
}

static gboolean
check_file (const char *path, const char *passphrase, GError **error)
{
  g_autoptr (GInputStream) input = open_file (path, error);

  return input != NULL && decrypt (input, NULL, passphrase, error);
}

gboolean
tend_backup_write (TendStore *store, const char *path, const char *passphrase, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *plain = make_plain_path (path, &folder, error);
  g_autofree char *url = NULL;
  gboolean         ok;

  if (plain == NULL)
    return FALSE;
  url = g_strconcat ("sqlite://", plain, NULL);
  ok = copy_store (store, url, error) && encrypt_file (plain, path, passphrase, error)
       && check_file (path, passphrase, error);
  remove_plain (url, folder);
  return ok;
}

static gboolean
decrypt_file (const char *path, const char *plain, const char *passphrase, GError **error)
{
  g_autoptr (GInputStream) input = open_file (path, error);
  g_autoptr (GOutputStream) output = input != NULL ? create_file (plain, error) : NULL;
  GError *cause = NULL;

  if (output == NULL || !decrypt (input, output, passphrase, error))
    return FALSE;
  return g_output_stream_close (output, NULL, &cause)
         || set_file_error (error, cause, "The store cannot be written");
}

static gboolean
copy_from (const char *plain_url, const char *url, GError **error)
{
  TendStore *plain = tend_store_open (plain_url, TEND_STORE_OPEN_EXISTING, NULL, error);
  gboolean   ok;

  if (plain == NULL)
    return FALSE;
  ok = tend_store_verify (plain, NULL, error) && copy_store (plain, url, error);
  tend_store_close (plain);
  g_object_unref (plain);
  return ok;
}

static gboolean
check_target (const char *url, GError **error)
{
  const char *path = url + strlen ("sqlite://");

  if (!g_str_has_prefix (url, "sqlite://") || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                       "There is a store at this address already; restore to another, or move it "
                       "away first");
  return FALSE;
}

gboolean
tend_backup_restore (const char *path, const char *passphrase, const char *url, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *plain_url = NULL;
  gboolean         ok;

  if (!check_target (url, error))
    return FALSE;
  plain = make_plain_path (path, &folder, error);
  if (plain == NULL)
    return FALSE;
  plain_url = g_strconcat ("sqlite://", plain, NULL);
  ok = decrypt_file (path, plain, passphrase, error) && copy_from (plain_url, url, error);
  remove_plain (plain_url, folder);
  if (!ok)
    tend_store_remove (url);
  return ok;
}
