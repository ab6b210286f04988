/* SPDX-License-Identifier: GPL-3.0-or-later
 * Stands between a store and PostgreSQL and reads the protocol's messages, so that it can lose a
 * commit or its answer. */
#include "config.h"

#include "tend-test-wire.h"

#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct _TendTestWire
{
  char            *url;
  char            *folder;
  char            *path;
  GSocketAddress  *server;
  GSocketListener *listener;
  GCancellable    *cancellable;
  GThread         *thread;
  int              n_connections; /* atomic */
  int              fault;         /* TendTestWireFault; atomic */
  int              broken;
  int              down;
};

typedef struct
{
  TendTestWire      *wire;
  GSocketConnection *socket; /* until it is served */
  int                client;
  int                server;
  GByteArray        *said;   /* by the client and not yet passed on */
  char              *commit; /* the name of the prepared statement */
  gboolean           started;
} Connection;

static gboolean
pass (int to, const guint8 *bytes, gsize length)
{
  while (length > 0)
    {
      ssize_t n = send (to, bytes, length, MSG_NOSIGNAL);

      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* The length of the first whole message, 0 while there is none. */
static gsize
measure (Connection *connection)
{
  gsize   head = connection->started ? 1 : 0; /* the first message has no letter */
  guint32 length;

  if (connection->said->len < head + 4)
    return 0;
  memcpy (&length, connection->said->data + head, 4);
  length = GUINT32_FROM_BE (length);
  return connection->said->len >= head + length ? head + length : 0;
}

/* Whether the message runs the statement COMMIT; learns its name when it is prepared. */
static gboolean
is_commit (Connection *connection, const guint8 *message)
{
  const char *first = (const char *) message + 5;
  const char *second = first + strlen (first) + 1;

  if (!connection->started)
    return FALSE;
  if (message[0] == 'P' && g_str_equal (second, "COMMIT"))
    {
      g_free (connection->commit);
      connection->commit = g_strdup (first);
    }
  return message[0] == 'B' && g_strcmp0 (connection->commit, second) == 0;
}

/* The commit arrives when whoever sent it has long given it up. */
static void
wait_a_moment (void)
{
  g_usleep (G_USEC_PER_SEC / 2);
}

/* FALSE ends the connection. */
static gboolean
break_wire (Connection *connection, TendTestWireFault fault)
{
  char    byte;
  guint8 *rest = connection->said->data;
  gsize   length = connection->said->len;

  if (fault == TEND_TEST_WIRE_DELAYS_COMMIT)
    {
      shutdown (connection->client, SHUT_RDWR);
      wait_a_moment ();
    }
  /* Up to the Sync that libpq sends with it; then the server's first word is the outcome. */
  if (fault != TEND_TEST_WIRE_LOSES_COMMIT && pass (connection->server, rest, length))
    recv (connection->server, &byte, 1, MSG_PEEK);
  return FALSE;
}

static gboolean
pass_messages (Connection *connection)
{
  gsize length;

  while ((length = measure (connection)) > 0)
    {
      if (is_commit (connection, connection->said->data))
        {
          int fault = g_atomic_int_get (&connection->wire->fault);

          if (fault != TEND_TEST_WIRE_WHOLE)
            {
              g_atomic_int_set (&connection->wire->fault, TEND_TEST_WIRE_WHOLE);
              g_atomic_int_set (&connection->wire->broken, TRUE);
              return break_wire (connection, (TendTestWireFault) fault);
            }
        }
      if (!pass (connection->server, connection->said->data, length))
        return FALSE;
      g_byte_array_remove_range (connection->said, 0, (guint) length);
      connection->started = TRUE;
    }
  return TRUE;
}

static void
pump (Connection *connection)
{
  struct pollfd ends[] = { { connection->client, POLLIN, 0 }, { connection->server, POLLIN, 0 } };
  guint8        bytes[65536];

  while (poll (ends, 2, -1) > 0)
    {
      ssize_t n;

      if (ends[0].revents != 0)
        {
          n = recv (connection->client, bytes, sizeof bytes, 0);
          if (n <= 0)
            return;
          g_byte_array_append (connection->said, bytes, (guint) n);
          if (!pass_messages (connection))
            return;
        }
      if (ends[1].revents != 0)
        {
          n = recv (connection->server, bytes, sizeof bytes, 0);
          if (n <= 0 || !pass (connection->client, bytes, (gsize) n))
            return;
        }
    }
}

static gpointer
serve (gpointer data)
{
  Connection *connection = data;
  g_autoptr (GSocketConnection) client = g_steal_pointer (&connection->socket);
  g_autoptr (GSocketClient) caller = g_socket_client_new ();
  g_autoptr (GSocketConnection) server = g_socket_client_connect (
      caller, G_SOCKET_CONNECTABLE (connection->wire->server), NULL, NULL);

  if (server != NULL)
    {
      connection->client = g_socket_get_fd (g_socket_connection_get_socket (client));
      connection->server = g_socket_get_fd (g_socket_connection_get_socket (server));
      connection->said = g_byte_array_new ();
      pump (connection);
      g_byte_array_unref (connection->said);
    }
  g_atomic_int_dec_and_test (&connection->wire->n_connections);
  g_free (connection->commit);
  g_free (connection);
  return NULL;
}

/* On a thread of its own: a test may wait for an answer that needs a connection. */
static gpointer
accept_all (gpointer data)
{
  TendTestWire      *self = data;
  GSocketConnection *socket;

  while ((socket = g_socket_listener_accept (self->listener, NULL, self->cancellable, NULL))
         != NULL)
    {
      Connection *connection;

      if (g_atomic_int_get (&self->down))
        {
          g_object_unref (socket);
          continue;
        }
      connection = g_new0 (Connection, 1);
      connection->wire = self;
      connection->socket = socket;
      g_atomic_int_inc (&self->n_connections);
      g_thread_unref (g_thread_new ("wire", serve, connection));
    }
  return NULL;
}

TendTestWire *
tend_test_wire_new (const char *url)
{
  TendTestWire *self = g_new0 (TendTestWire, 1);
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NON_DNS, NULL);
  g_autofree char *target = g_build_filename (g_uri_get_host (uri), ".s.PGSQL.5432", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketAddress) address = NULL;

  self->url = g_strdup (url);
  self->folder = g_dir_make_tmp ("tend-wire-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, ".s.PGSQL.5432", NULL);
  self->server = g_unix_socket_address_new (target);
  self->listener = g_socket_listener_new ();
  self->cancellable = g_cancellable_new ();
  address = g_unix_socket_address_new (self->path);
  g_socket_listener_add_address (self->listener, address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, &error);
  g_assert_no_error (error);
  self->thread = g_thread_new ("wires", accept_all, self);
  return self;
}

char *
tend_test_wire_get_url (TendTestWire *self)
{
  g_autoptr (GUri) uri = g_uri_parse (self->url, G_URI_FLAGS_NON_DNS, NULL);
  g_autofree char *host = g_uri_escape_string (self->folder, NULL, FALSE);

  return g_strdup_printf ("postgresql://%s@%s%s", g_uri_get_userinfo (uri), host,
                          g_uri_get_path (uri));
}

void
tend_test_wire_break (TendTestWire *self, TendTestWireFault fault)
{
  g_atomic_int_set (&self->broken, FALSE);
  g_atomic_int_set (&self->fault, (int) fault);
}

gboolean
tend_test_wire_is_broken (TendTestWire *self)
{
  return g_atomic_int_get (&self->broken);
}

void
tend_test_wire_set_down (TendTestWire *self, gboolean down)
{
  g_atomic_int_set (&self->down, down);
}

static void
wait_for_connections (TendTestWire *self)
{
  while (g_atomic_int_get (&self->n_connections) > 0)
    g_usleep (1000);
}

void
tend_test_wire_free (TendTestWire *self)
{
  g_cancellable_cancel (self->cancellable);
  g_thread_join (self->thread);
  wait_for_connections (self);
  g_object_unref (self->listener);
  g_object_unref (self->cancellable);
  g_object_unref (self->server);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_free (self->url);
  g_free (self);
}
