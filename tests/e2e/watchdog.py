"""How long each turn of the program's main loop held it, by the step of the journey.

The program is tend-watched (watchdog.c), which writes its turns into the file TEND_WATCHDOG;
without that variable nothing is watched.
"""
import os
import time
from collections import namedtuple

PATH = os.environ.get("TEND_WATCHDOG")
# Milliseconds of the main thread's processor time in one turn. Not of the clock: while others
# use the processors a turn takes as long as they let it.
MOST = 8.0

Turn = namedtuple("Turn", "end clock dispatch layout paint question built")
steps = []

if PATH and os.path.exists(PATH):
    os.unlink(PATH)


def begin_step(what):
    steps.append((time.monotonic(), what))


def read_turns():
    with open(PATH, encoding="utf-8") as file:
        for line in file:
            end, *spent, built = line.split()
            yield Turn(int(end) / 1e6, *(int(number) / 1e3 for number in spent), built)


def step_of(turn):
    begun = [what for start, what in steps if start <= turn.end - turn.clock / 1e3]
    return begun[-1] if begun else None


def describe(turn):
    return (
        f"{turn.dispatch:.1f} ms dispatching ({turn.clock:.1f} by the clock, "
        f"{turn.layout:.1f} layout, {turn.paint:.1f} paint, {turn.question:.1f} answering)"
        f"{'' if turn.built == '-' else ' building ' + turn.built}"
    )


def check():
    """Prints the worst turns of each step; fails when one that built no window was too long."""
    if not PATH:
        return
    turns = {what: [] for _, what in steps}
    for turn in read_turns():
        if step_of(turn):
            turns[step_of(turn)].append(turn)
    assert any(turns.values()), f"{PATH} tells of no turn in any step"
    too_long = []
    for what, all_of_step in turns.items():
        print(f"# {what}", flush=True)
        held = [turn for turn in all_of_step if turn.built == "-"]
        built = [turn for turn in all_of_step if turn.built != "-"]
        for turn in sorted(held, key=lambda turn: -turn.dispatch)[:3]:
            print(f"#   held {turn.end:.3f} {describe(turn)}", flush=True)
            if turn.dispatch > MOST:
                too_long.append(f"{what}: {describe(turn)}")
        for turn in sorted(held, key=lambda turn: -turn.layout - turn.paint)[:1]:
            print(f"#   frame {describe(turn)}", flush=True)
        for turn in sorted(built, key=lambda turn: -turn.dispatch)[:1]:
            print(f"#   built {describe(turn)}", flush=True)
    assert not too_long, f"the main loop was held longer than {MOST} ms:\n" + "\n".join(too_long)
