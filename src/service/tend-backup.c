/* SPDX-License-Identifier: GPL-3.0-or-later
 * Encrypted backups of a whole store. */
#define G_LOG_DOMAIN "tend-backup"

#include "config.h"

#include "tend-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "tend-file.h"
#include "tend-store-url.h"
#include "tend-work-folder.h"

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
  g_set_error (error, TEND_ERROR, code, "%s: %s%s", what, cause->message,
               code == TEND_ERROR_FULL ? "; make room there or choose another place" : "");
  g_error_free (cause);
  return FALSE;
}

static gboolean
write_all (GOutputStream *output, gconstpointer bytes, gsize length, GError **error)
{
  GError *cause = NULL;

  return g_output_stream_write_all (output, bytes, length, NULL, NULL, &cause)
         || set_file_error (error, cause, "It cannot be written");
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
  int file = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (file >= 0)
    return g_unix_output_stream_new (file, TRUE);
  tend_file_set_error (error, errno, path);
  return NULL;
}

/* On the disk, not only in its cache. */
static gboolean
finish_file (GOutputStream *output, const char *path, GError **error)
{
  GError *cause = NULL;

  if (fsync (g_unix_output_stream_get_fd (G_UNIX_OUTPUT_STREAM (output))) != 0)
    {
      tend_file_set_error (error, errno, path);
      return FALSE;
    }
  return g_output_stream_close (output, NULL, &cause)
         || set_file_error (error, cause, "It cannot be written");
}

/* The plain copy stands beside the store where that has a place of its own: a backup's disk may be
 * carried away. */
static TendWorkFolder *
make_plain_folder (const char *store_url, const char *backup, GError **error)
{
  g_autoptr (TendStoreUrl) url = tend_store_url_parse (store_url, error);

  if (url == NULL)
    return NULL;
  return tend_work_folder_new (url->postgresql ? backup : url->path, error);
}

static gboolean
copy_job (TendStore *store, gpointer data, GError **error)
{
  return tend_store_copy (data, store, error) && tend_store_verify (store, NULL, error);
}

static gboolean
encrypt_file (const char *plain, const char *path, const char *passphrase, GError **error)
{
  g_autoptr (GInputStream) input = open_file (plain, error);
  g_autoptr (GOutputStream) output = input != NULL ? create_file (path, error) : NULL;

  return output != NULL && encrypt (input, output, passphrase, error)
         && finish_file (output, path, error);
}

static gboolean
check_file (const char *path, const char *passphrase, GError **error)
{
  g_autoptr (GInputStream) input = open_file (path, error);

  return input != NULL && decrypt (input, NULL, passphrase, error);
}

static gboolean
check_free (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  tend_file_set_error (error, EEXIST, path);
  return FALSE;
}

gboolean
tend_backup_write (TendStore *store, const char *path, const char *passphrase, GError **error)
{
  g_autoptr (TendWorkFolder) plain_folder = NULL;
  g_autoptr (TendWorkFolder) folder = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *plain_url = NULL;
  g_autofree char *work = NULL;

  if (!check_free (path, error)
      || (plain_folder = make_plain_folder (tend_store_get_url (store), path, error)) == NULL
      || (folder = tend_work_folder_new (path, error)) == NULL)
    return FALSE;
  plain = tend_work_folder_dup_path (plain_folder, "plain.db");
  plain_url = tend_store_url_make (plain);
  work = tend_work_folder_dup_path (folder, "backup");
  if (!tend_store_make (plain_url, 0, tend_store_get_clock (store), copy_job, store, error))
    {
      g_prefix_error (error, "The plain copy at “%s” was not made: ", plain);
      return FALSE;
    }
  if (encrypt_file (plain, work, passphrase, error) && check_file (work, passphrase, error))
    return tend_file_place (work, path, TEND_FILE_NEW, error);
  g_prefix_error (error, "The backup “%s” was not made: ", path);
  return FALSE;
}

static gboolean
decrypt_file (const char *path, const char *plain, const char *passphrase, GError **error)
{
  g_autoptr (GInputStream) input = open_file (path, error);
  g_autoptr (GOutputStream) output = input != NULL ? create_file (plain, error) : NULL;

  return output != NULL && decrypt (input, output, passphrase, error)
         && finish_file (output, plain, error);
}

static gboolean
copy_from (const char *plain_url, const char *url, GError **error)
{
  TendStore *plain = tend_store_open (plain_url, TEND_STORE_OPEN_EXISTING, NULL, error);
  gboolean   ok;

  if (plain == NULL)
    return FALSE;
  ok = tend_store_verify (plain, NULL, error)
       && tend_store_make (url, 0, tend_store_get_clock (plain), copy_job, plain, error);
  tend_store_close (plain);
  g_object_unref (plain);
  return ok;
}

static gboolean
check_target (const char *url, GError **error)
{
  g_autoptr (TendStoreUrl) parsed = tend_store_url_parse (url, error);

  if (parsed == NULL)
    return FALSE;
  if (parsed->postgresql || !g_file_test (parsed->path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                       "There is a store at this address already; restore to another, or move it "
                       "away first");
  return FALSE;
}

gboolean
tend_backup_restore (const char *path, const char *passphrase, const char *url, GError **error)
{
  g_autoptr (TendWorkFolder) folder = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *plain_url = NULL;

  if (!check_target (url, error) || (folder = make_plain_folder (url, path, error)) == NULL)
    return FALSE;
  plain = tend_work_folder_dup_path (folder, "plain.db");
  plain_url = tend_store_url_make (plain);
  if (decrypt_file (path, plain, passphrase, error) && copy_from (plain_url, url, error))
    return TRUE;
  g_prefix_error (error, "“%s” was not restored from “%s”: ", url, path);
  return FALSE;
}
