#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tendctl is killed at any moment of its work, or the power is cut: afterwards the store is sound,
what an exit status acknowledged is there, the rest is there whole or not at all, and the same work
can be done again at once.

usage: test-crash.py [sqlite|postgresql]      TEND_TEST_ROUNDS and TEND_TEST_SEED from outside
"""
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True
from program import CHANCE, DEMO_PASSWORD, Clinic, entries, finish, main, rounds, start  # noqa: E402

PASSPHRASE = "a passphrase for it"
PATIENTS = 40
WORK = ".tend-work-*"
clinic = Clinic()
ROOM = Path(clinic.folder)
# How long each verb took when it was left alone.
usual = {}


def run_through(*words, **options):
    began = time.monotonic()
    status, _, complained = finish(start(clinic, *words, **options))
    assert status == 0, (words, complained)
    verb = next(word for word in words if str(word) in VERBS)
    usual[verb] = min(usual.get(verb, 60), time.monotonic() - began)


def run_and_kill(*words, **options):
    """Whether it had acknowledged its work."""
    verb = next(word for word in words if str(word) in VERBS)
    program = start(clinic, *words, **options)
    try:
        program.wait(CHANCE.uniform(0, 1.1 * usual[verb]))
    except subprocess.TimeoutExpired:
        program.kill()
    status, said, complained = finish(program)
    assert status in (0, -9), (words, complained)
    return status == 0 or said != ""


VERBS = ("demo", "init", "import", "backup", "restore", "migrate")


def make_store(name, *words, lines=()):
    """A verb that makes a store is killed and then left alone; returns where the store is."""
    folder = ROOM / name
    folder.mkdir()
    path = folder / "clinic.db"
    url = f"sqlite://{path}"
    options = {"store": url, "lines": lines}
    run_through(*words, **options)
    path.unlink()
    for turn in range(rounds(2)):
        acknowledged = run_and_kill(*words, **options)
        assert path.exists() or not acknowledged, f"round {turn}: it was said to be made"
        if not path.exists():
            run_through(*words, **options)
        assert entries(clinic, url) > 0
        for file in folder.glob("clinic.db*"):
            file.unlink()
    run_through(*words, **options)
    assert not list(folder.glob(WORK)), "what was left behind is still there"
    return url


def a_killed_demo_is_whole_or_not_there():
    url = make_store("demo", "demo", "--patients", 30)
    assert finish(start(clinic, "search", "a", store=url))[0] == 0


def a_killed_init_is_whole_or_not_there():
    words = "seven pale kites over water"
    url = make_store("init", "init", "--name", "Maple Street Clinic", "--administrator", "lucia",
                     "--time-zone", "America/Los_Angeles", lines=(words,))
    status, said, _ = finish(start(clinic, "--user", "lucia", "users", "list", store=url, lines=(words,)))
    assert status == 0 and "lucia" in said


def write_patients(name):
    path = ROOM / f"{name}.ndjson"
    path.write_text("".join(json.dumps({
        "resourceType": "Patient",
        "identifier": [{"system": "urn:oid:2.16.840.1.113883.19.5", "value": f"{name}-{i}"}],
        "name": [{"family": name, "given": [f"Given{i}"]}], "gender": "female", "birthDate": "1980-03-05",
    }) + "\n" for i in range(PATIENTS)), "utf-8")
    return path


def check_import(url, name, acknowledged):
    assert entries(clinic, url) > 0
    status, said, complained = finish(start(clinic, "--json", "search", name, store=url))
    assert status == 0, complained
    # It finds what sounds alike, too.
    found = sum(match["family_name"] == name for match in json.loads(said))
    assert found == PATIENTS or (found == 0 and not acknowledged), (name, found, acknowledged)


def a_killed_import_is_whole_or_nothing():
    run_through("import", write_patients("Kites"))
    check_import(clinic.url, "Kites", True)
    for turn in range(rounds(5)):
        # Letters only, so that no name begins another.
        name = "Killed" + "".join(chr(ord("a") + int(digit)) for digit in f"{turn:04}")
        path = write_patients(name)
        check_import(clinic.url, name, run_and_kill("import", path))
        path.unlink()


def what_an_import_acknowledged_survives_a_power_cut():
    if clinic.backend != "sqlite":
        return "SKIP the server keeps its own disk"
    rest, work, cut = ROOM / "rest.db", ROOM / "work", ROOM / "cut"
    shutil.copy(ROOM / "clinic.db", rest)
    path = write_patients("Powerless")
    for turn in range(rounds(3)):
        for folder in (work, cut):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            shutil.copy(rest, folder / "clinic.db")
        options = {
            "store": f"sqlite://{work}/clinic.db",
            "environment": {"LD_PRELOAD": os.environ["TEND_TEST_POWER_CUT"], "TEND_POWER_CUT": str(cut)},
        }
        if turn == 0:
            run_through("import", path, **options)
        check_import(f"sqlite://{cut}/clinic.db", "Powerless",
                     turn == 0 or run_and_kill("import", path, **options))
    return None


def a_killed_migration_harms_nothing():
    run_through("migrate")
    before = entries(clinic, clinic.url)
    for _ in range(rounds(2)):
        run_and_kill("migrate")
        assert entries(clinic, clinic.url) == before


def a_killed_backup_is_whole_or_not_there():
    folder = ROOM / "backups"
    folder.mkdir()
    path = folder / "clinic.tendbackup"
    words = ("--user", "admin", "backup", path)
    options = {"lines": (DEMO_PASSWORD, PASSPHRASE)}
    run_through(*words, **options)
    whole = path.stat().st_size
    path.unlink()
    for _ in range(rounds(2)):
        acknowledged = run_and_kill(*words, **options)
        assert path.exists() or not acknowledged
        if path.exists():
            assert path.stat().st_size >= whole
            path.unlink()
    run_through(*words, **options)
    assert not list(folder.glob(WORK)) and not list(ROOM.glob(WORK)), "a plain copy was left behind"


def a_killed_restoration_is_whole_or_not_there():
    path = ROOM / "backups" / "clinic.tendbackup"
    url = make_store("restored", "restore", path, lines=(PASSPHRASE,))
    # The last backup was made by a sign-in of its own.
    assert entries(clinic, url) == entries(clinic, clinic.url)


STORES = [a_killed_demo_is_whole_or_not_there, a_killed_init_is_whole_or_not_there]
main([
    *(STORES if clinic.backend == "sqlite" else []), a_killed_import_is_whole_or_nothing,
    what_an_import_acknowledged_survives_a_power_cut, a_killed_migration_harms_nothing,
    a_killed_backup_is_whole_or_not_there, a_killed_restoration_is_whole_or_not_there,
])
