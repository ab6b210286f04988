"""tendctl as a process that can be killed or given a bad disk, on a demo clinic of its own."""
import json
import os
import random
import sqlite3
import subprocess
import sys
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "e2e"))
from clinic import DEMO_PASSWORD, Clinic, Refused, run  # noqa: E402, F401  for the tests

SEED = int(os.environ.get("TEND_TEST_SEED") or random.SystemRandom().randrange(1 << 32))
CHANCE = random.Random(SEED)


def rounds(usual):
    return int(os.environ.get("TEND_TEST_ROUNDS") or usual)


def start(clinic, *words, store=None, lines=(), environment=None):
    """Runs tendctl; LINES are what it reads from the descriptor of passwords."""
    end, beginning = os.pipe()
    os.write(beginning, "".join(line + "\n" for line in lines).encode())
    os.close(beginning)
    command = [clinic.program, "--store", store or clinic.url, "--password-fd", str(end), *map(str, words)]
    program = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        pass_fds=(end,), env={**os.environ, **(environment or {})},
    )
    os.close(end)
    return program


def finish(program, timeout=120):
    said, complained = program.communicate(timeout=timeout)
    return program.returncode, said, complained


def entries(clinic, store):
    return json.loads(run(clinic.program, "--store", store, "--json", "verify"))["entries"]


def rows(path):
    """Every row of the clinical tables of an SQLite store."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        names = [name for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'journal%' ORDER BY name")]
        return {name: database.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in names}


def main(tests):
    """Prints TAP."""
    print(f"1..{len(tests)}\n# TEND_TEST_SEED={SEED}", flush=True)
    failed = False
    for number, test in enumerate(tests, 1):
        name = test.__name__.replace("_", " ")
        try:
            remark = test()
            print(f"ok {number} {name}{' # ' + remark if remark else ''}", flush=True)
        except Exception as fault:  # pylint: disable=broad-except
            failed = True
            place = traceback.extract_tb(fault.__traceback__)[-1]
            message = f"{type(fault).__name__}: {fault}\n{place.name} {place.lineno}".replace("\n", "\n# ")
            print(f"not ok {number} {name}\n# {message}", flush=True)
    sys.exit(1 if failed else 0)
