#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hundred megabytes that are no patient: tendctl import refuses them with their place, or counts
them, in bounded memory and time, and the store stays as it was.

usage: test-flood.py TENDCTL      prints TAP
"""
import os
import random
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

TENDCTL = sys.argv[1]
FOLDER = tempfile.TemporaryDirectory(prefix="tend-test-")
ROOM = Path(FOLDER.name)
STORE = f"sqlite://{ROOM}/demo.db"
SIZE = 100 * 1000 * 1000
# Beside the file itself: the program, of which checking a password is the most.
MOST_MEGABYTES = 120
MOST_SECONDS = 30
PIECE = 1000 * 1000


def repeat(text, size=SIZE):
    """Pieces of TEXT repeated up to SIZE bytes."""
    piece = text * max(1, PIECE // len(text))
    for _ in range(size // len(piece)):
        yield piece


def random_bytes():
    noise = random.Random(7)
    for _ in range(SIZE // PIECE):
        yield noise.randbytes(PIECE)


def noise_behind_a_beginning():
    yield b'{"resourceType":"Patient","text":"'
    yield from random_bytes()


def endless_text():
    yield b'{"resourceType":"Bundle","type":"collection",\n"id":"'
    yield from repeat(b"a")


def name_of_a_hundred_megabytes():
    yield b'{"resourceType":"Patient","id":"x","name":[{"family":"'
    yield from repeat(b"a")
    yield b'"}]}'


def deep_lists():
    yield b'{"resourceType":"Patient",\n"name":'
    yield from repeat(b"[", 10 * PIECE)


def bare_deep_lists():
    yield from repeat(b"[", 10 * PIECE)


def deep_objects():
    yield b'{"resourceType":"Patient","name":'
    yield from repeat(b'{"a":')


def too_many_values():
    yield b'{"resourceType":"Patient","name":[0'
    yield from repeat(b",{}", 15 * PIECE)
    yield b"]}"


def faulty_lines():
    yield b'{"resourceType":"Patient"\n'
    yield from repeat(b"{x\n")


def empty_lines():
    yield from repeat(b"\n")


def bundle(entry):
    yield b'{"resourceType":"Bundle","type":"collection","entry":[\n' + entry
    yield from repeat(b",\n" + entry)
    yield b"]}"


def unknown_resources():
    yield from bundle(b'{"fullUrl":"urn:x:1","resource":{"resourceType":"Spaceship","id":"x1",'
                      b'"crew":[{"name":"Ripley"},{"name":"Dallas"}],"name":"Nostromo"}}')


def faulty_patients():
    yield from bundle(b'{"resource":{"resourceType":"Patient","birthDate":["next year"]}}')


# Pieces, what is said of them, and whether it is an error.
FLOODS = {
    "random bytes": (random_bytes, r":1:\d: This is not UTF-8", 1),
    "noise behind a beginning": (noise_behind_a_beginning, r":1:3\d: This is not UTF-8", 1),
    "a text without an end": (endless_text, r":2:\d+: The file ends inside a text", 1),
    "a name of a hundred megabytes": (name_of_a_hundred_megabytes, r":1:1: Patient: .*longer than Tend reads", 1),
    "ten million lists in each other": (deep_lists, r":2:10\d: .*nested too deeply", 1),
    "ten million lists and nothing else": (bare_deep_lists, r":1:1: This is not JSON with", 1),
    "objects in each other": (deep_objects, r":1:\d+: .*nested too deeply", 1),
    "more values than a resource has": (too_many_values, r":1:1: .*more values than Tend reads", 1),
    "faults in every line": (faulty_lines, r":\d+:1: There are too many faults: the rest", 1),
    "empty lines": (empty_lines, r": This is not JSON with", 1),
    "a Bundle of unknown resources": (unknown_resources, r"Spaceship +0 added.*\d skipped", 0),
    "a Bundle of faulty patients": (faulty_patients, r":\d+:1: There are too many faults: the rest", 1),
    "a device without an end": (None, r"larger than 512 MB", 1),
}


def rows():
    """Every row but the journal's, which notes the sign-ins."""
    with sqlite3.connect(f"file:{ROOM}/demo.db?mode=ro", uri=True) as database:
        names = [name for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'journal%' ORDER BY name")]
        actions = database.execute(
            "SELECT count(*) FROM journal WHERE action = 'data.import'").fetchone()
        return actions, {name: database.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()
                         for name in names}


def run(path):
    """Imports it for show; output, exit status, its largest memory in MB and its seconds."""
    said = ROOM / "said.txt"
    with open(said, "wb") as output:
        with subprocess.Popen([TENDCTL, "--store", STORE, "import", path], stdin=subprocess.DEVNULL,
                              stdout=output, stderr=subprocess.STDOUT,
                              preexec_fn=lambda: resource.setrlimit(
                                  resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode != -signal.SIGXCPU, f"more than {MOST_SECONDS} s"
    return (said.read_text(errors="replace"), process.returncode, usage.ru_maxrss // 1024,
            usage.ru_utime + usage.ru_stime)


def flood(pieces, words, wanted):
    path = ROOM / "flood.json"
    size = 512
    if pieces is None:
        path = Path("/dev/zero")
    else:
        with open(path, "wb") as file:
            for piece in pieces():
                file.write(piece)
        size = path.stat().st_size // 1000000
    before = rows()
    said, status, megabytes, seconds = run(str(path))
    most = size + MOST_MEGABYTES
    assert status == wanted, f"status {status}: {said[:500]}"
    assert re.search(words, said), said[:500]
    assert len(said) < 40000, f"{len(said)} characters said"
    assert megabytes <= most, f"{megabytes} MB, at most {most}"
    assert rows()[1] == before[1]
    return f"{size} MB, at most {megabytes} MB held, {seconds:.1f} s"


subprocess.run([TENDCTL, "--store", STORE, "demo", "--patients", "5"], check=True,
               stdout=subprocess.DEVNULL)
print(f"1..{len(FLOODS)}")
failed = False
for number, (name, (pieces, words, wanted)) in enumerate(FLOODS.items(), 1):
    try:
        print(f"# {flood(pieces, words, wanted)}\nok {number} {name}", flush=True)
    except (AssertionError, OSError) as fault:
        failed = True
        print(f"not ok {number} {name}\n# {fault}", flush=True)
FOLDER.cleanup()
sys.exit(1 if failed else 0)
