"""What the journeys do in the windows of Tend, by the names a person reads there."""
import os
import re
import time

import watchdog
from screen import popovers
from tendwindow import press, type_text

started = time.monotonic()


def step(what):
    """Says where the journey is: the last line before a failure."""
    print(f"# {time.monotonic() - started:5.1f} s  {what}", flush=True)
    watchdog.begin_step(what)


def dashboard(program):
    return program.window(re.compile(" – Tend$"))


def find_patient(program, text, wanted):
    """Types into the find box; returns the row of this patient among the matches."""
    window = dashboard(program)
    window.find("text", "Find a patient").type(text)
    matches = window.find("list", "Patients found")
    before = None

    def stands_still():
        # Rows are used again: what was found for the first letters may say another name now,
        # and the list may still be taking its size.
        nonlocal before
        rows = matches.matching("list item")
        shown = [(row.own_name, row.box_with_size()) for row in rows]
        shown.append(popovers(program.process.pid))
        still, before = shown == before, shown
        return still and next((row for row in rows if wanted.search(row.own_name)), None)

    return program.wait_for(stands_still, f"{wanted.pattern!r} found for {text!r}")


def open_patient(program, text, wanted):
    """Opens the chart of a patient by the pointer."""
    row = find_patient(program, text, wanted)
    entry = dashboard(program).find("text", "Find a patient")
    row.point()
    program.wait_for(lambda: not entry.text, "the find box to be emptied")


def chart_page(chart, name):
    """The page of this name, chosen with the pointer in the list of sections."""
    dismiss_toasts(chart)
    chart.find("list", "Sections of the chart").find("list item", name).point()
    return chart.find("filler", name)


def choose(below, combo, wanted):
    """Opens a list with the pointer and takes a line of it."""
    box = below.find("combo box", combo)
    box.point()
    below.program.wait_for_popover()
    # Until it opens, a list holds only the line that is chosen.
    line = box.find("list item", wanted)
    text = line.name
    line.point()
    box.wait_for_text(text)


def dismiss_toasts(window):
    """A toast may lie over the button that is wanted next. It lies near the top of the tree."""
    level = [window]
    for _ in range(4):
        level = window.grow(level)
        for node in level:
            if node.role == "filler" and node.own_name == "AdwToastWidget":
                node.matching("button")[-1].click()


def click_in(below, name, times=1):
    """Clicks a button with the pointer, with no toast over it."""
    dismiss_toasts(below.frame)
    below.wait_below(
        lambda: usable(below, name), f"the button {name!r} to be usable", None
    ).point(times=times)


def close_window(window):
    title = window.name
    click_in(window, "Close")
    window.program.wait_closed(title)


def is_shown(below, role, name):
    return any(node.box_with_size() for node in below.matching(role, name))


def usable(below, name, role="button"):
    """The last one of this name that is on the page and not greyed out."""
    found = [
        node for node in below.matching(role, name)
        if node.has_state("sensitive") and node.box_with_size()
    ]
    return found[-1] if found else None


def show_menu_item(window, menu, name):
    click_in(window, menu)
    window.program.wait_for_popover()
    window.find("menu item", name).point()


def save_pdf(program, below, name, press_button=click_in):
    """Saves the paper offered as NAME.pdf into the output folder and returns its path."""
    path = os.path.join(program.output, f"{name}.pdf")
    if os.path.exists(path):
        os.unlink(path)
    press_button(below, "Save PDF…")
    chooser = program.wait_for(
        lambda: next((w for w in program.windows() if w.matching("text", "Name:")), None),
        "the file chooser",
    )
    title = chooser.name
    program.focus(chooser)
    entry = chooser.find("text", "Name:")
    press("ctrl+a")
    type_text(path)
    program.wait_for(lambda: entry.text == path, f"the name to read {path}")
    press("Return")
    program.wait_closed(title)
    program.wait_for(lambda: is_whole_pdf(path), f"{path} to be written")
    return path


def is_whole_pdf(path):
    if not os.path.exists(path):
        return False
    with open(path, "rb") as file:
        return file.read().rstrip().endswith(b"%%EOF")
