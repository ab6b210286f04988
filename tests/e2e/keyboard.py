"""Going to a control by keys alone, as somebody does who has no pointer."""
import time

import accessible
from accessible import ACCESSIBLE
from tendwindow import press
from windows import usable

MOST_STOPS = 120


def any_has_focus(nodes):
    places = [node.place for node in nodes]
    focused = accessible.state_bit("focused")
    return any(
        answer and (answer[0][0] | answer[0][1] << 32) & focused
        for answer in accessible.ask_all(places, ACCESSIBLE, "GetState")
    )


def has_focus(node):
    """A list to choose from gives the focus to the button in it."""
    return any_has_focus([node, *node.children()])


def wait_a_little(reached, patience):
    """Asks several times: a busy program answers late, but after the keys that came before."""
    deadline = time.monotonic() + patience
    asked = 0
    while asked < 5 or time.monotonic() < deadline:
        if reached():
            return True
        asked += 1
        time.sleep(0.01)
    return False


def press_until(key, reached, what, patience=0.1):
    """Presses this key again and again; that it was handled has no other sign."""
    for _ in range(MOST_STOPS):
        if wait_a_little(reached, patience):
            return
        press(key)
    raise AssertionError(f"{key} does not reach {what}")


def tab_to(below, role, name, key="Tab"):
    """Presses Tab until the control of this role and name has the focus."""
    node = below.wait_below(lambda: usable(below, name, role), f"{role} {name!r} to be usable")
    return tab_to_node(node, key)


def tab_to_node(node, key="Tab"):
    node.program.focus(node.frame)
    press_until(key, lambda: has_focus(node), f"{node.role} {node.name!r}")
    return node


def press_button(below, name, key="Tab"):
    tab_to(below, "button", name, key)
    press("Return")


def tick(below, name):
    tick_node(below.wait_below(lambda: usable(below, name, "check box"), f"{name!r} to be usable"))


def tick_node(box):
    tab_to_node(box)
    press("space")
    box.program.wait_for(lambda: box.has_state("checked"), f"{box.name!r} to be ticked")


def choose_by_key(below, name, wanted):
    """Opens the list, goes down to the line and takes it."""
    combo = tab_to(below, "combo box", name)
    press("space")
    line = combo.find("list item", wanted)
    press_until("Down", lambda: any_has_focus([line]), f"{wanted!r} in {name!r}")
    press("Return")
