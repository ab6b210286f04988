#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tendctl says and does, from outside: exit status, output, and what is left behind.

usage: test-tendctl.py TENDCTL      prints TAP
"""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

TENDCTL = sys.argv[1]
NOW = "2026-03-05T14:30:00Z"
PASSWORD = "tend-demo"
FOLDER = tempfile.TemporaryDirectory(prefix="tend-test-")
ROOM = Path(FOLDER.name)
DEMO = f"sqlite://{ROOM}/demo.db"


def tendctl(*arguments, store=DEMO, lines=None, status=0):
    """Runs it; LINES are what it reads from the descriptor of passwords."""
    command = [TENDCTL, "--store", store, *arguments]
    descriptors = ()
    if lines is not None:
        end, start = os.pipe()
        os.write(start, "".join(line + "\n" for line in lines).encode())
        os.close(start)
        command += ["--password-fd", str(end)]
        descriptors = (end,)
    result = subprocess.run(command, capture_output=True, text=True, pass_fds=descriptors,
                            stdin=subprocess.DEVNULL, timeout=120, check=False)
    for descriptor in descriptors:
        os.close(descriptor)
    assert result.returncode == status, \
        f"{arguments}: status {result.returncode}, wanted {status}: {result.stderr}"
    if status != 0:
        assert "tendctl: " in result.stderr, result.stderr
        assert result.stdout == "", result.stdout
    return result.stdout if status == 0 else result.stderr


def the_demo_is_made_and_sound():
    tendctl("demo", "--patients", "40", "--now", NOW)
    assert "sound" in tendctl("verify")
    assert json.loads(tendctl("verify", "--json"))["sound"] is True
    assert (ROOM / "demo.db").stat().st_mode & 0o777 == 0o600


def the_same_seed_makes_the_same_patients():
    other = f"sqlite://{ROOM}/other.db"
    tendctl("demo", "--patients", "40", "--now", NOW, store=other)
    first = tendctl("search", "a", "--json")
    assert json.loads(first)
    assert first == tendctl("search", "a", "--json", store=other)
    third = f"sqlite://{ROOM}/third.db"
    tendctl("demo", "--patients", "40", "--now", NOW, "--seed", "2", store=third)
    assert first != tendctl("search", "a", "--json", store=third)


def a_found_patient_can_be_shown():
    match = json.loads(tendctl("search", "a", "--json"))[0]
    shown = json.loads(tendctl("show", "patient", match["mrn"]))
    assert shown["id"] == match["id"] and isinstance(shown["id"], str)
    assert shown["family_name"] == match["family_name"]
    assert json.loads(tendctl("show", "patient", match["id"])) == shown
    assert "no such patient" in tendctl("show", "patient", "M9999999", status=1)


def a_demo_is_not_made_over_a_store():
    before = (ROOM / "demo.db").read_bytes()
    tendctl("demo", status=1)
    assert (ROOM / "demo.db").read_bytes() == before


def wrong_usage_is_status_two():
    for words in ([], ["nonsense"], ["show", "patient"], ["show", "nothing", "1"], ["print", "label"],
                  ["backup"], ["demo", "--patients", "0"], ["verify", "--nonsense"]):
        tendctl(*words, status=2)


def what_is_not_there_is_refused():
    assert "no store" in tendctl("verify", store=f"sqlite://{ROOM}/none.db", status=1)
    assert not (ROOM / "none.db").exists()
    (ROOM / "text.db").write_text("not a database\n" * 100)
    tendctl("verify", store=f"sqlite://{ROOM}/text.db", status=1)
    assert (ROOM / "text.db").read_text() == "not a database\n" * 100


def a_real_store_wants_a_name_and_its_password():
    store = f"sqlite://{ROOM}/clinic.db"
    words = "seven pale kites over water"
    tendctl("init", "--name", "Maple Street Clinic", "--administrator", "lucia", "--time-zone",
            "America/Los_Angeles", store=store, lines=[words])
    tendctl("search", "a", store=store, status=1)
    assert "wrong" in tendctl("search", "a", "--user", "lucia", store=store,
                              lines=["not the password"], status=1)
    tendctl("search", "a", "--user", "lucia", store=store, lines=[words])
    tendctl("users", "add", "dana", "--role", "technician", "--user", "lucia", store=store,
            lines=[words, "another long passphrase"])
    assert "dana" in tendctl("users", "list", "--user", "lucia", store=store, lines=[words])
    tendctl("users", "disable", "dana", "--user", "lucia", store=store, lines=[words])
    tendctl("search", "a", "--user", "dana", store=store, lines=["another long passphrase"],
            status=1)
    assert "sound" in tendctl("verify", store=store)


def a_short_password_makes_no_store():
    store = f"sqlite://{ROOM}/short.db"
    tendctl("init", "--name", "Clinic", "--administrator", "lucia", store=store, lines=["short"],
            status=1)
    assert not (ROOM / "short.db").exists()


def a_backup_comes_back():
    backup = ROOM / "demo.tendbackup"
    tendctl("backup", str(backup), "--user", "admin", lines=[PASSWORD, "a passphrase for it"])
    restored = f"sqlite://{ROOM}/restored.db"
    tendctl("restore", str(backup), store=restored, lines=["not that passphrase"], status=1)
    assert not (ROOM / "restored.db").exists()
    tendctl("restore", str(backup), store=restored, lines=["a passphrase for it"])
    assert tendctl("search", "a", store=restored) == tendctl("search", "a")


def the_same_seed_exports_the_same_bytes():
    first = tendctl("export", "fhir")
    assert len(first.splitlines()) == 40 and json.loads(first.splitlines()[0])
    assert first == tendctl("export", "fhir", store=f"sqlite://{ROOM}/other.db")


def shared(name):
    """A file of the shared data, or None where that folder is not."""
    folder = Path(os.environ.get("TEND_SHARED_DATA", "/nowhere")) / "fhir"
    return str(folder / name) if folder.is_dir() else None


def real_files_come_in_once():
    folder = shared("synthea_10_patients")
    if folder is None:
        return "SKIP the shared data is not here"
    files = sorted(str(path) for path in Path(folder).glob("*.ndjson"))
    files.append(shared("synthea_bundle/Cecelia952_Romaguera67.json"))
    before = (ROOM / "demo.db").read_bytes()
    foreseen = json.loads(tendctl("import", "--dry-run", "--json", *files))
    entries = json.loads(tendctl("verify", "--json"))["entries"]

    def total(report, what):
        return sum(tally[what] for file in report for tally in file["resources"])
    assert before and total(foreseen, "added") > 400, foreseen
    made = json.loads(tendctl("import", "--json", *files))
    assert total(made, "added") == total(foreseen, "added")
    assert json.loads(tendctl("verify", "--json"))["entries"] == entries + 2  # sign-in, import
    again = json.loads(tendctl("import", "--json", *files))
    assert total(again, "added") == 0 and total(again, "changed") == 0, again
    match = json.loads(tendctl("search", "romaguera", "--json"))
    assert len(match) == 1 and match[0]["birth_date"] == "2002-10-16"
    return None


def rows(path):
    """Every row of the clinical tables; the journal grows by refused sign-ins and the like."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        names = [name for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'journal%' ORDER BY name")]
        return {name: database.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()
                for name in names}


def malformed_files_are_refused_whole():
    if shared("malformed") is None:
        return "SKIP the shared data is not here"
    good = shared("us_core/patient-example.json")
    before = rows(ROOM / "demo.db")
    for name, place in (("not_json.json", "not_json.json:1:"),
                        ("wrong_type_birthDate.json", "Patient.birthDate")):
        said = tendctl("import", good, shared(f"malformed/{name}"), status=1)
        assert place in said and "nothing was imported" in said, said
        assert rows(ROOM / "demo.db") == before
    return None


def papers_are_printed():
    match = json.loads(tendctl("search", "a", "--json"))
    assert match
    paper = ROOM / "none.pdf"
    tendctl("print", "invoice", "INV9999999", "-o", str(paper), status=1)
    assert not paper.exists()


TESTS = [the_demo_is_made_and_sound, the_same_seed_makes_the_same_patients,
         a_found_patient_can_be_shown, a_demo_is_not_made_over_a_store, wrong_usage_is_status_two,
         what_is_not_there_is_refused, a_real_store_wants_a_name_and_its_password,
         a_short_password_makes_no_store, a_backup_comes_back, the_same_seed_exports_the_same_bytes, papers_are_printed,
         real_files_come_in_once, malformed_files_are_refused_whole]

print(f"1..{len(TESTS)}")
failed = False
for number, test in enumerate(TESTS, 1):
    name = test.__name__.replace("_", " ")
    try:
        remark = test()
        print(f"ok {number} {name}{' # ' + remark if remark else ''}", flush=True)
    except (AssertionError, subprocess.TimeoutExpired, OSError, KeyError, ValueError) as fault:
        failed = True
        print(f"not ok {number} {name}\n# {fault}", flush=True)
FOLDER.cleanup()
sys.exit(1 if failed else 0)
