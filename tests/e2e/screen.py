"""The keyboard, the pointer and the windows of an X screen, by xdotool."""
import re
import subprocess


def ask(*command):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True).stdout.strip()


def xdotool(*arguments):
    return ask("xdotool", *arguments)


def press(*keys):
    """press ("ctrl+k"), press ("Tab", "Tab", "Return")"""
    xdotool("key", "--clearmodifiers", *keys)


def type_text(text):
    """Types into the entry or text view that has the focus."""
    for run in re.findall(r"[\x20-\x7e]+|.", text, re.DOTALL):
        if run == "\n":
            press("Return")
        elif run.isascii():
            xdotool("type", "--clearmodifiers", "--delay", "1", "--", run)
        else:
            # xdotool would map a key anew for each letter and back before GTK has read it, and
            # lose the case of capitals: GTK's own way of entering a code point is exact.
            press("ctrl+shift+u", *f"{ord(run):x}", "space")


def move(x, y):
    xdotool("mousemove", x, y)


def click(x, y, button=1, times=1):
    xdotool("mousemove", x, y, "click", "--repeat", times, "--delay", 20, button)


def drag(start, end, steps=8):
    """In steps, because a program tells a drag from a click by how far the pointer went."""
    xdotool("mousemove", *start, "mousedown", 1)
    for step in range(1, steps + 1):
        xdotool("mousemove", *(a + (b - a) * step // steps for a, b in zip(start, end)))
    xdotool("mouseup", 1)


def active_window():
    return xdotool("getactivewindow")


def activate_window(window):
    xdotool("windowactivate", window)


def find_window(process, title):
    """The window of this process with this title, the active one first; None without any."""
    mine = xdotool("search", "--onlyvisible", "--pid", process).split()
    same = [window for window in mine if xdotool("getwindowname", window) == title]
    active = active_window()
    return active if active in same else (same[-1] if same else None)


def content_origin(window):
    """Where the content begins on the screen: behind the shadow that GTK draws itself."""
    # xdotool counts the frame of a decorated window twice: ask xwininfo.
    place = ask("xwininfo", "-id", window)
    x, y = [int(n) for n in re.findall(r"Absolute upper-left [XY]: +(-?\d+)", place)]
    shadow = re.findall(r"\d+", ask("xprop", "-id", window, "_GTK_FRAME_EXTENTS"))
    left, _, top, _ = [int(n) for n in shadow] or [0, 0, 0, 0]
    return x + left, y + top


def popovers(process):
    """The places (x, y, width, height) of the popovers of this process: windows of their own."""
    places = []
    for window in xdotool("search", "--onlyvisible", "--pid", process).split():
        about = ask("xwininfo", "-id", window)
        if "Override Redirect State: yes" in about:
            numbers = [
                re.search(rf"{what}: +(-?\d+)", about)
                for what in ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
            ]
            places.append(tuple(int(number[1]) for number in numbers))
    return places


def wheel(x, y, down):
    click(x, y, 5 if down else 4)


def save_picture(path):
    subprocess.run(["import", "-window", "root", path], check=True)
