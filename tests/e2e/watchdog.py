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
AIM = 8.0
# A turn costs more on a busy machine, whose caches others have filled: a few turns above the aim
# are let pass, none beyond this.
MOST = float(os.environ.get("TEND_WATCHDOG_MOST", "30"))
FEW = int(os.environ.get("TEND_WATCHDOG_FEW", "5"))

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
        f"{'' if turn.built == '-' else ' with ' + turn.built}"
    )


def worst(turns, count, key):
    return sorted(turns, key=key, reverse=True)[:count]


def check():
    """Prints the worst turns of each step; fails when one of ours was too long.

    Not counted are turns in which a window or a page of one was built or a dialog of GTK's was
    filled or taken down, and what GTK styles, lays out and paints in its frames (watchdog.c says
    what belongs where); they are printed too. Closing a window of ours is counted.
    """
    if not PATH:
        return
    turns = {what: [] for _, what in steps}
    for turn in read_turns():
        if step_of(turn):
            turns[step_of(turn)].append(turn)
    assert any(turns.values()), f"{PATH} tells of no turn in any step"
    held = [turn for turn in sum(turns.values(), []) if turn.built == "-"]
    for what, of_step in turns.items():
        print(f"# {what}", flush=True)
        ours = [turn for turn in of_step if turn.built == "-"]
        for turn in worst(ours, 1, lambda turn: turn.dispatch):
            print(f"#   held {describe(turn)}", flush=True)
        for turn in worst(ours, 1, lambda turn: turn.layout + turn.paint):
            print(f"#   frame {describe(turn)}", flush=True)
        for turn in worst([turn for turn in of_step if turn.built != "-"], 1, lambda turn: turn.dispatch):
            print(f"#   {describe(turn)}", flush=True)
    longest = max(held, key=lambda turn: turn.dispatch)
    above = sum(turn.dispatch > AIM for turn in held)
    print(f"# worst: {step_of(longest)}: {describe(longest)}", flush=True)
    print(f"# {above} of {len(held)} turns of half a millisecond or more held the loop over {AIM:.0f} ms", flush=True)
    assert longest.dispatch <= MOST, f"the main loop was held over {MOST} ms in: {step_of(longest)}"
    assert above <= FEW, f"{above} turns held the main loop over {AIM} ms, {FEW} are let pass"
