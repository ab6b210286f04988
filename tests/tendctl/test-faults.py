#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The disk fails at the n-th operation under tendctl, for every n until it succeeds: the old file
stays whole, the store is as it was or as it should be, and the error says what, where and how.

With TEND_TEST_ROUNDS of 100 and more each n is tried; else, of the many that a backup, a
restoration and an import have, only some, chosen by the seed printed.
"""
import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True
from program import CHANCE, DEMO_PASSWORD, Clinic, entries, finish, main, rounds, rows, start  # noqa: E402

DISK = os.environ["TEND_TEST_FAILING_DISK"]
LONG = rounds(0) >= 100
OLD = b"what was here before"
PASSPHRASE = "a passphrase for it"
clinic = Clinic()
ROOM = Path(clinic.folder)
STORE = ROOM / "clinic.db"
PAPERS = ROOM / "papers"
REPORT = ROOM / "it-failed"
AS_ADMIN = ("--user", "admin")


def run_failing(prefix, n, code, *words, store=None, lines=()):
    """Whether it came to the n-th operation, and how the program ended."""
    program = start(clinic, *words, store=store, lines=lines, environment={
        "LD_PRELOAD": DISK, "TEND_FAIL_PATH": str(prefix), "TEND_FAIL_AT": str(n),
        "TEND_FAIL_CODE": str(code), "TEND_FAIL_REPORT": str(REPORT),
    })
    status, said, complained = finish(program)
    failed = REPORT.exists()
    if failed:
        REPORT.rmdir()
    assert status in (0, 1), (n, status, complained)
    if status == 1:
        assert failed, complained
        assert complained.startswith("tendctl: ") and said == "", (said, complained)
    return failed, status, complained


def one(statement):
    with sqlite3.connect(f"file:{STORE}?mode=ro", uri=True) as database:
        return database.execute(statement).fetchone()[0]


def handed_out():
    """How often the journal says that something was, and does not take it back."""
    return one("SELECT count(*) FROM journal j WHERE action IN ('label.print', 'document.print', 'data.export') "
               "AND NOT EXISTS (SELECT 1 FROM journal u WHERE u.undoes = j.sequence)")


def is_whole(contents, reference):
    """The time of printing is in a PDF."""
    if reference.startswith(b"%PDF"):
        return contents.startswith(b"%PDF") and contents.rstrip().endswith(b"%%EOF") and \
            abs(len(contents) - len(reference)) < 64
    return contents == reference


def fail_writing(name, *words):
    """Each operation on the target's folder fails once; the disk is full from each one on."""
    PAPERS.mkdir(exist_ok=True)
    path = PAPERS / name
    words = (*words, "-o", path)
    assert finish(start(clinic, *words))[0] == 0
    reference = path.read_bytes()
    assert len(reference) > 500
    before = rows(STORE)
    for code in (errno.EIO, errno.ENOSPC):
        n, failed = 0, True
        while failed:
            n += 1
            path.write_bytes(OLD)
            told = handed_out()
            failed, status, complained = run_failing(PAPERS, n, code, *words)
            contents = path.read_bytes()
            assert [file.name for file in PAPERS.iterdir()] == [name], list(PAPERS.iterdir())
            if status == 0:
                assert is_whole(contents, reference), n
            else:
                assert contents == OLD or is_whole(contents, reference), n
                assert str(path) in complained and os.strerror(code) in complained, complained
                assert "place" in complained, complained
            assert handed_out() == told + (contents != OLD), (n, status)
        assert n > 7, "making, writing, flushing, closing, renaming, and flushing the folder"
    assert rows(STORE) == before and entries(clinic, clinic.url) > 0
    shutil.rmtree(PAPERS)


def a_label_is_whole_or_not_there():
    fail_writing("label.pdf", "print", "label", one("SELECT accession FROM specimen LIMIT 1"))


def what_a_device_refuses_was_not_handed_out():
    told = handed_out()
    number = one("SELECT number FROM invoice LIMIT 1")
    status, _, complained = finish(start(clinic, "print", "invoice", number, "-o", "/dev/full"))
    assert status == 1 and os.strerror(errno.ENOSPC) in complained, complained
    assert handed_out() == told
    assert finish(start(clinic, "print", "invoice", number, "-o", "/dev/null"))[0] == 0
    assert handed_out() == told + 1


def what_the_terminal_refuses_is_a_failure():
    with open("/dev/full", "wb") as full:
        status = subprocess.run([clinic.program, "--store", clinic.url, "export", "fhir"], stdout=full,
                                stderr=subprocess.DEVNULL, check=False).returncode
    assert status == 1


def an_export_is_whole_or_not_there():
    fail_writing("clinic.ndjson", "export", "fhir")


def following(n):
    """Which operation fails after the n-th: the next, or one further and further away."""
    return n + 1 if LONG or n < 4 else n + CHANCE.randrange(1, 2 * n)


def check_left(folder, *names):
    assert sorted(file.name for file in folder.iterdir()) == sorted(names), list(folder.iterdir())


def fail_some(prefix, folder, words, target, store=None, lines=()):
    """Operations below PREFIX fail; FOLDER then holds nothing, or TARGET when it succeeded."""
    n = 0
    while True:
        n = following(n)
        failed, status, complained = run_failing(prefix, n, errno.ENOSPC if n % 2 else errno.EIO, *words,
                                                 store=store, lines=lines)
        if status == 1:
            check_left(folder)
            assert str(ROOM) in complained, complained
        else:
            check_left(folder, target.name)
            target.unlink()
        if not failed:
            return


def a_backup_is_whole_or_not_there():
    PAPERS.mkdir()
    path = PAPERS / "clinic.tendbackup"
    journal = entries(clinic, clinic.url)
    words = (*AS_ADMIN, "backup", path)
    lines = (DEMO_PASSWORD, PASSPHRASE)
    fail_some(PAPERS, PAPERS, words, path, lines=lines)
    fail_some(ROOM / ".tend-work-", PAPERS, words, path, lines=lines)
    assert not list(ROOM.glob(".tend-work-*"))
    assert entries(clinic, clinic.url) > journal
    shutil.rmtree(PAPERS)


def a_store_is_restored_whole_or_not_at_all():
    PAPERS.mkdir()
    path = PAPERS / "clinic.tendbackup"
    status, _, complained = finish(
        start(clinic, *AS_ADMIN, "backup", path, lines=(DEMO_PASSWORD, PASSPHRASE)))
    assert status == 0, complained
    folder = ROOM / "restored"
    folder.mkdir()
    target = folder / "clinic.db"
    url = f"sqlite://{target}"
    fail_some(folder, folder, ("restore", path), target, store=url, lines=(PASSPHRASE,))
    assert finish(start(clinic, "restore", path, store=url, lines=(PASSPHRASE,)))[0] == 0
    assert rows(target) == rows(STORE) and entries(clinic, url) == entries(clinic, clinic.url)
    shutil.rmtree(PAPERS)
    shutil.rmtree(folder)


def an_import_is_whole_or_not_at_all():
    """The store's own disk fails under it."""
    other = f"sqlite://{ROOM}/other.db"
    assert finish(start(clinic, "demo", "--patients", 6, "--seed", 9, store=other))[0] == 0
    lines = ROOM / "six.ndjson"
    assert finish(start(clinic, "export", "fhir", "-o", lines, store=other))[0] == 0
    rest = ROOM / "rest.db"
    shutil.copy(STORE, rest)
    before = rows(rest)
    assert finish(start(clinic, "import", lines))[0] == 0
    after = {name: len(table) for name, table in rows(STORE).items()}
    assert after["patient"] == len(before["patient"]) + 6
    n, failed = 0, True
    while failed:
        n = following(n)
        for file in ROOM.glob("clinic.db*"):
            file.unlink()
        shutil.copy(rest, STORE)
        failed, status, complained = run_failing(STORE, n, errno.ENOSPC if n % 2 else errno.EIO, "import", lines)
        # Reopened: what was begun and not ended is taken back.
        entries(clinic, clinic.url)
        if status == 0:
            assert {name: len(table) for name, table in rows(STORE).items()} == after, n
        else:
            assert rows(STORE) == before, n
            assert "store" in complained, complained


main([
    a_label_is_whole_or_not_there, what_a_device_refuses_was_not_handed_out,
    what_the_terminal_refuses_is_a_failure, an_export_is_whole_or_not_there, a_backup_is_whole_or_not_there,
    a_store_is_restored_whole_or_not_at_all, an_import_is_whole_or_not_at_all,
])
