"""Drives the real program as a person does: reads its windows through AT-SPI, and uses the keys
and the pointer of tests/e2e/screen.py. Run inside tests/support/display.

    @journey
    def greets(program):
        window = program.window("Sample")
        window.find("text", "Name").type("Ana")
        window.find("button", "Save").click()
        window.wait_for_text("Saved: Ana")

    main("--demo")

main() starts the program of TEND_PROGRAM (or of the command line) with these arguments anew for
each journey, prints TAP, and keeps pictures and the program's own output in the folder
TEND_OUTPUT (default visit-output). Every wait is for a condition, with a deadline.
"""
import functools
import os
import re
import signal
import subprocess
import sys
import time
import traceback
from collections import namedtuple

import accessible
import screen
from accessible import ACCESSIBLE, ACTION, COMPONENT, SELECTION, TEXT
from gi.repository import GLib
from screen import press, type_text  # noqa: F401  for the journeys

TIMEOUT = float(os.environ.get("TEND_TEST_TIMEOUT", "30"))
# Newer GTK says “button” where 4.8 says “push button”.
ROLES = {"push button": "button", "page tab": "tab", "toggle button": "toggle", "entry": "text"}
ROWS = ("list item", "table row", "tree item", "row")
Box = namedtuple("Box", "x y width height")
# Nothing is below these, and each question to the program takes its time.
LEAVES = ("label", "image", "separator", "scroll bar")
# GTK 4.8 gives labels and entries other actions (copy, paste, activate): those are no click.
CLICKS = ("click", "toggle", "press")


def plain(name):
    """The words a person sees: without mnemonics, and “_Save Save” is “Save”."""
    words = (name or "").split(" ")
    for cut in range(1, len(words)):
        first, second = " ".join(words[:cut]), " ".join(words[cut:])
        if first.replace("_", "", 1) == second:
            return second
    return re.sub(r"_(?=\w)", "", name or "", count=1)


def wait_until(condition, what, timeout=None, alive=None):
    """Returns the first true value of condition (); dead nodes on the way count as not yet."""
    deadline = time.monotonic() + (timeout or TIMEOUT)
    while True:
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            value = condition()
            if value:
                return value
        except GLib.Error:
            pass
        if alive and alive.poll() is not None:
            raise AssertionError(f"the program ended ({alive.returncode}) before {what}")
        if time.monotonic() > deadline:
            raise AssertionError(f"timed out: {what}")
        time.sleep(0.03)


def matches(wanted, name):
    """wanted is a string, a compiled pattern, or None for anything."""
    return wanted is None or (wanted.search(name) if hasattr(wanted, "search") else wanted == name)


def read_role(answer):
    if answer is None:
        return "gone"
    role = accessible.role_name(answer[0])
    return ROLES.get(role, role)


class Node:
    """One thing on the screen. Compare what it says with wait_for, not with sleeps."""

    def __init__(self, program, place, frame=None, role=None):
        self.program = program
        self.place = place
        self.frame = frame or self
        if role is not None:
            self.role = role

    @functools.cached_property
    def role(self):
        return read_role(accessible.ask(self.place, ACCESSIBLE, "GetRole"))

    @property
    def own_name(self):
        return plain(accessible.get(self.place, ACCESSIBLE, "Name"))

    @property
    def name(self):
        """What a screen reader would say; a nameless row is read by its labels."""
        return self.own_name or self.name_by_labels()

    def name_by_labels(self):
        if self.role not in ROWS:
            return ""
        labels = [node for node in self.walk() if node.role == "label"]
        names = accessible.get_all([node.place for node in labels], ACCESSIBLE, "Name")
        return " ".join(plain(name) for name in names if name)

    @property
    def text(self):
        """The characters of an entry or label (GetText (0, -1) would answer nothing)."""
        try:
            length = accessible.get(self.place, TEXT, "CharacterCount")
            return accessible.ask(self.place, TEXT, "GetText", GLib.Variant("(ii)", (0, length)))[0]
        except GLib.Error:
            return self.name

    def has_state(self, state):
        low, high = accessible.ask(self.place, ACCESSIBLE, "GetState")[0]
        return bool((low | high << 32) & accessible.state_bit(state))

    def children(self):
        """Those right below."""
        self.grow([self])
        return self.below

    def frames(self):
        """Of an application: each child is the frame of what is below it."""
        places = accessible.ask(self.place, ACCESSIBLE, "GetChildren")[0]
        return [Node(self.program, tuple(place)) for place in places]

    def grow(self, level):
        """Asks for the children of all these nodes, and returns those children."""
        places = [node.place for node in level]
        found = []
        for node, answer in zip(level, accessible.ask_all(places, ACCESSIBLE, "GetChildren")):
            node.below = [
                Node(self.program, tuple(place), self.frame)
                for place in (answer[0] if answer else [])
                if place[1] != accessible.NOTHING
            ]
            found += node.below
        roles = accessible.ask_all([node.place for node in found], ACCESSIBLE, "GetRole")
        for node, role in zip(found, roles):
            node.role = read_role(role)
            node.below = []
        return found

    def walk(self):
        """Every node below, as one would read them."""
        level = [self]
        while level:
            level = [node for node in self.grow(level) if node.role not in LEAVES]
        return list(self.in_order())

    def in_order(self):
        for node in self.below:
            yield node
            yield from node.in_order()

    def matching(self, role=None, name=None):
        """Every node below with this role and name."""
        nodes = [node for node in self.walk() if role in (None, node.role)]
        if name is None:
            return nodes
        names = accessible.get_all([node.place for node in nodes], ACCESSIBLE, "Name")
        return [
            node
            for node, own in zip(nodes, names)
            if own is not None and matches(name, plain(own) or node.name_by_labels())
        ]

    def wait_below(self, look, what, timeout=None):
        try:
            return self.program.wait_for(look, what, timeout)
        except AssertionError as fault:
            raise AssertionError(f"{fault}; there are:\n{self.outline()}") from None

    def find(self, role, name=None, timeout=None):
        return self.wait_below(
            lambda: next(iter(self.matching(role, name)), None), f"{role} {name!r}", timeout
        )

    def wait_gone(self, role, name=None, timeout=None):
        self.program.wait_for(lambda: not self.matching(role, name), f"no {role} {name!r}", timeout)

    def wait_for_text(self, wanted, timeout=None):
        """Waits for a label or entry below that reads so (a part is enough), and returns it."""
        pattern = wanted if hasattr(wanted, "search") else re.compile(re.escape(wanted))
        return self.wait_below(
            lambda: next(iter(self.reading(pattern)), None), f"the text {pattern.pattern!r}", timeout
        )

    def reading(self, pattern):
        nodes = [node for node in self.walk() if node.role in ("label", "text")]
        names = accessible.get_all([node.place for node in nodes], ACCESSIBLE, "Name")
        return [
            node
            for node, name in zip(nodes, names)
            # A label is named by what it reads, an entry by what belongs there.
            if pattern.search((node.text if node.role == "text" else name) or "")
        ]

    def outline(self):
        lines = []
        for node in self.walk():
            try:
                if node.role not in ("panel", "filler") or node.name:
                    lines.append(f"#   {node.role} {node.name!r} {node.text!r}")
            except GLib.Error:
                pass  # gone while we looked
        return "\n".join(lines)

    def actions(self):
        try:
            return [action[0] for action in accessible.ask(self.place, ACTION, "GetActions")[0]]
        except GLib.Error:
            return []

    def activate(self, action):
        """Runs an action by name; on a window these are its GActions, such as “win.refresh”."""
        actions = self.actions()
        assert action in actions, f"no action {action!r} in {actions}"
        accessible.ask(self.place, ACTION, "DoAction", GLib.Variant("(i)", (actions.index(action),)))

    def click(self):
        for action in CLICKS:
            if action in self.actions():
                self.activate(action)
                return
        self.point()

    def point(self, button=1, times=1):
        """Moves the pointer there and clicks: check buttons and rows have no action."""
        self.program.focus(self.frame)
        self.show()
        x, y = self.centre()
        screen.move(x, y)
        self.program.wait_for(
            lambda: not self.is_covered(x, y), f"nothing over {self.role} {self.name!r}"
        )
        screen.click(x, y, button, times)

    def is_covered(self, x, y):
        """A tooltip stays over an open menu until the program has seen the pointer move on."""
        over = [
            place for place in screen.popovers(self.program.process.pid)
            if place[0] <= x < place[0] + place[2] and place[1] <= y < place[1] + place[3]
        ]
        return len(over) > 1

    def drag_to(self, other):
        self.program.focus(self.frame)
        screen.drag(self.centre(), other.centre())

    def centre(self):
        """On the screen: GTK 4 knows places only within the window, without its shadow."""
        box = self.program.wait_for(self.box_with_size, f"{self.role} {self.name!r} to have a size")
        left, top = self.origin()
        return left + box.x + box.width // 2, top + box.y + box.height // 2

    def origin(self):
        """Where on the screen the place 0, 0 of this node's window or popover is."""
        places = screen.popovers(self.program.process.pid)
        if places:
            # A popover is a window of its own, but the tree does not say where: its size does.
            for node in self.ancestors():
                box = node.box_with_size()
                for x, y, width, height in places:
                    if box and (box.width, box.height) == (width, height):
                        return x - box.x, y - box.y
        return screen.content_origin(self.program.x_window(self.frame))

    def ancestors(self):
        place = tuple(accessible.get(self.place, ACCESSIBLE, "Parent"))
        while place[1] not in (accessible.NOTHING, accessible.ROOT[1]):
            node = Node(self.program, place, self.frame)
            if node.role == "application":
                return
            yield node
            place = tuple(accessible.get(place, ACCESSIBLE, "Parent"))

    def show(self):
        """Turns the wheel over what scrolls until the middle of this node is in sight."""
        panes = [node for node in self.ancestors() if node.role == "scroll pane"]
        if not panes:
            return self
        pane = panes[0]
        self.program.focus(self.frame)

        def in_sight():
            box, view = self.box_with_size(), pane.box_with_size()
            if not box or not view:
                return False
            middle = box.y + box.height // 2
            if view.y + 4 <= middle <= view.y + view.height - 4:
                return True
            screen.wheel(*pane.centre(), middle > view.y)
            return False

        self.program.wait_for(in_sight, f"{self.role} {self.name!r} to scroll into sight")
        return self

    def box_with_size(self):
        """Its place in its window; None when it was given none, as on a page not shown."""
        where = GLib.Variant("(u)", (accessible.IN_WINDOW,))
        try:
            box = Box(*accessible.ask(self.place, COMPONENT, "GetExtents", where)[0])
        except GLib.Error:
            return None
        return box if box.width > 0 and box.height > 0 else None

    def type(self, text, replace=True):
        """Takes the focus by a click, replaces what is there and types, key by key.

        The keys come after the click in any case, so there is no wait for the focus: the rows
        of libadwaita do not tell of theirs.
        """
        self.point()
        if replace:
            press("ctrl+a", "BackSpace")
        type_text(text)
        self.program.wait_for(lambda: text in self.text, f"{self.name!r} to read {text!r}")

    def select_row(self, index):
        accessible.ask(self.place, SELECTION, "SelectChild", GLib.Variant("(i)", (index,)))


class Program:
    def __init__(self, command, output, environment=None):
        self.output = output
        self.command = command
        self.environment = {**os.environ, **(environment or {})}
        self.log = open(os.path.join(output, "program.log"), "ab")
        self.start()

    def start(self):
        """Once more, after kill () or wait_exit ()."""
        self.process = subprocess.Popen(
            self.command, env=self.environment, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log
        )

    def wait_for(self, condition, what, timeout=None):
        return wait_until(condition, what, timeout, self.process)

    def application(self):
        for place in accessible.applications():
            try:
                if accessible.process_of(place) == self.process.pid:
                    return place
            except GLib.Error:
                pass  # ended meanwhile
        return None

    def windows(self):
        application = self.application()
        if application is None:
            return []
        return Node(self, application, role="application").frames()

    def window(self, title=None, timeout=None):
        """Waits for a window with this title (a string or a pattern) and returns it."""
        return self.wait_for(
            lambda: next(
                (w for w in self.windows() if matches(title, w.name) and w.has_state("visible")), None
            ),
            f"a window {title!r}",
            timeout,
        )

    def wait_closed(self, title, timeout=None):
        self.wait_for(
            lambda: all(w.name != title for w in self.windows()), f"{title!r} to close", timeout
        )

    def wait_for_popover(self):
        """The tree knows its lines before the screen shows it; a click then falls beside it."""
        self.wait_for(lambda: screen.popovers(self.process.pid), "a popover on the screen")

    def x_window(self, frame):
        return self.wait_for(
            lambda: screen.find_window(self.process.pid, frame.name), f"{frame.name!r} on the screen"
        )

    def focus(self, frame):
        window = self.x_window(frame)
        if screen.active_window() != window:
            screen.activate_window(window)
            self.wait_for(lambda: screen.active_window() == window, f"{frame.name!r} in front")

    def screenshot(self, name):
        path = os.path.join(self.output, f"{name}.png")
        screen.save_picture(path)
        return path

    def kill(self):
        """As a power cut would: nothing is asked, nothing is saved."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def wait_exit(self, timeout=None):
        return wait_until(lambda: self.process.poll() is not None, "the program to end", timeout)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(TIMEOUT)
            except subprocess.TimeoutExpired:
                self.kill()
        self.log.close()


journeys = []


def journey(function):
    journeys.append(function)
    return function


def main(*arguments):
    output = os.path.abspath(os.environ.get("TEND_OUTPUT", "visit-output"))
    os.makedirs(output, exist_ok=True)
    command = [*(sys.argv[1:] or [os.environ.get("TEND_PROGRAM", "tend")]), *arguments]
    accessible.connect()
    failures = 0
    print(f"1..{len(journeys)}", flush=True)
    for number, walk in enumerate(journeys, 1):
        name = walk.__name__.replace("_", "-")
        program = Program(command, output)
        try:
            walk(program)
            print(f"ok {number} /journey/{name}", flush=True)
        except Exception as fault:  # pylint: disable=broad-except
            failures += 1
            picture = program.screenshot(f"failed-{name}")
            place = [f"{frame.name} {frame.lineno}" for frame in traceback.extract_tb(fault.__traceback__)]
            message = f"{type(fault).__name__}: {fault}\n{', '.join(place)}".replace("\n", "\n# ")
            print(f"not ok {number} /journey/{name}\n# {message}\n# {picture}", flush=True)
        finally:
            program.stop()
    sys.exit(1 if failures else 0)
