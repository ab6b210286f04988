"""The accessibility bus, asked in batches.

Atspi's own functions wait for an answer after each question, two or three a node: a window of a
thousand nodes takes seconds. Here all questions of one depth of the tree go out together.
"""
import functools

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
COMPONENT = "org.a11y.atspi.Component"
SELECTION = "org.a11y.atspi.Selection"
TEXT = "org.a11y.atspi.Text"
PROPERTIES = "org.freedesktop.DBus.Properties"
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
NOTHING = "/org/a11y/atspi/null"
IN_WINDOW = 1
PATIENCE = 10000

connection = None


def connect():
    global connection
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    address = session.call_sync(
        "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
        None, None, Gio.DBusCallFlags.NONE, PATIENCE,
    ).unpack()[0]
    connection = Gio.DBusConnection.new_for_address_sync(
        address,
        Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
    )
    # Starts the registry, so that programs find somebody to tell.
    connection.call_sync(
        *ROOT, ACCESSIBLE, "GetChildren", None, None, Gio.DBusCallFlags.NONE, PATIENCE
    )


def ask(place, interface, method, arguments=None):
    """One question; GLib.Error when there is nobody any more."""
    return connection.call_sync(
        *place, interface, method, arguments, None, Gio.DBusCallFlags.NO_AUTO_START, PATIENCE
    ).unpack()


def ask_all(places, interface, method, arguments=None):
    """The same question to all; None instead of the answer of who is gone."""
    answers = [None] * len(places)
    left = len(places)

    def take(bus, result, position):
        nonlocal left
        left -= 1
        try:
            answers[position] = bus.call_finish(result).unpack()
        except GLib.Error:
            pass

    for position, place in enumerate(places):
        connection.call(
            *place, interface, method, arguments, None, Gio.DBusCallFlags.NO_AUTO_START, PATIENCE,
            None, take, position,
        )
    context = GLib.MainContext.default()
    while left:
        context.iteration(True)
    return answers


def get(place, interface, name):
    return ask(place, PROPERTIES, "Get", GLib.Variant("(ss)", (interface, name)))[0]


def get_all(places, interface, name):
    wanted = GLib.Variant("(ss)", (interface, name))
    return [answer[0] if answer else None for answer in ask_all(places, PROPERTIES, "Get", wanted)]


def applications():
    return [tuple(place) for place in ask(ROOT, ACCESSIBLE, "GetChildren")[0]]


def process_of(place):
    return ask(
        ("org.freedesktop.DBus", "/org/freedesktop/DBus"), "org.freedesktop.DBus",
        "GetConnectionUnixProcessID", GLib.Variant("(s)", (place[0],)),
    )[0]


@functools.cache
def role_name(number):
    return Atspi.role_get_name(Atspi.Role(number))


def state_bit(name):
    return 1 << int(getattr(Atspi.StateType, name.upper()))
