/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads where a store is. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-store-url.h"

void
tend_store_url_free (TendStoreUrl *url)
{
  g_free (url->path);
  g_free (url->host);
  g_free (url->user);
  g_free (url->name);
  g_free (url);
}

char *
tend_store_url_make (const char *path)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);

  return g_strconcat ("sqlite://", escaped, NULL);
}

/* What libgda pastes unquoted into a connection string must be plain. */
static gboolean
is_plain (const char *text)
{
  return text != NULL && *text != '\0' && strpbrk (text, " '\"\\;=") == NULL;
}

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
               "The address of the store %s; it should look like sqlite:///folder/clinic.db or "
               "postgresql://user@host/clinic",
               reason);
  return FALSE;
}

static gboolean
read_sqlite (TendStoreUrl *url, GUri *uri, GError **error)
{
  const char *path = g_uri_get_path (uri);

  if (g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0')
    return refuse (error, "needs three slashes before its path");
  if (!g_path_is_absolute (path) || g_str_has_suffix (path, "/"))
    return refuse (error, "names no file");
  url->path = g_strdup (path);
  return TRUE;
}

static gboolean
read_postgresql (TendStoreUrl *url, GUri *uri, GError **error)
{
  const char *path = g_uri_get_path (uri);

  url->postgresql = TRUE;
  url->host = g_strdup (g_uri_get_host (uri));
  url->port = MAX (g_uri_get_port (uri), 0);
  url->user = g_strdup (g_uri_get_user (uri));
  url->name = g_strdup (*path == '/' ? path + 1 : path);
  if (!is_plain (url->host))
    return refuse (error, "names no usable host");
  if (!is_plain (url->name))
    return refuse (error, "names no usable database");
  if (url->user != NULL && !is_plain (url->user))
    return refuse (error, "names no usable user");
  return TRUE;
}

TendStoreUrl *
tend_store_url_parse (const char *text, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NON_DNS | G_URI_FLAGS_HAS_PASSWORD, NULL);
  g_autoptr (TendStoreUrl) url = g_new0 (TendStoreUrl, 1);
  gboolean ok;

  if (uri == NULL)
    ok = refuse (error, "cannot be read");
  else if (g_str_equal (g_uri_get_scheme (uri), "sqlite"))
    ok = read_sqlite (url, uri, error);
  else if (g_str_equal (g_uri_get_scheme (uri), "postgresql"))
    ok = read_postgresql (url, uri, error);
  else
    ok = refuse (error, "is of a kind that Tend does not know");
  return ok ? g_steal_pointer (&url) : NULL;
}
