"""A demo clinic of its own for each journey, and what is on its papers and in its records.

    clinic = Clinic()          # on SQLite, or “postgresql” as first word of the command line
    main("--store", clinic.url)

TEND_CTL is the tendctl to make it with (default: the one beside TEND_PROGRAM). On PostgreSQL a
database is made on the server of TEND_TEST_POSTGRESQL; without one the journey is skipped.
"""
import atexit
import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse

PATIENTS = 60
# Of every account of the demo; it is no secret.
DEMO_PASSWORD = "tend-demo"


def morning():
    """A time zone in which it is ten o'clock now, so that the demo's day is never at its end."""
    ahead = 10 - time.gmtime().tm_hour
    if ahead < -11:
        ahead += 24
    # POSIX counts to the west.
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def skip_all(reason):
    print(f"1..0 # SKIP {reason}", flush=True)
    sys.exit(0)


class Refused(AssertionError):
    pass


def run(*command, **options):
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise Refused(f"{words} failed ({done.returncode}): {done.stderr.strip()}")
    return done.stdout


class Clinic:
    def __init__(self):
        words = sys.argv[1:2]
        self.backend = words[0] if words and words[0] in ("sqlite", "postgresql") else "sqlite"
        if words == [self.backend]:
            del sys.argv[1]
        os.environ["TZ"] = morning()
        time.tzset()
        self.folder = tempfile.mkdtemp(prefix="tend-clinic.")
        atexit.register(self.leave)
        program = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("TEND_PROGRAM", "tend")
        beside = os.path.join(os.path.dirname(program), "tendctl", "tendctl")
        self.program = os.environ.get("TEND_CTL") or (beside if os.path.exists(beside) else "tendctl")
        self.database = None
        self.url = self.make_url()
        self.ctl("demo", "--patients", PATIENTS, "--seed", 1)

    def make_url(self):
        if self.backend == "sqlite":
            return f"sqlite://{self.folder}/clinic.db"
        server = os.environ.get("TEND_TEST_POSTGRESQL")
        if not server:
            skip_all("no PostgreSQL server in TEND_TEST_POSTGRESQL")
        base, _ = server.rsplit("/", 1)
        self.server = urllib.parse.urlsplit(server)
        self.database = f"journey_{os.getpid()}"
        self.psql(f"create database {self.database}")
        return f"{base}/{self.database}"

    def psql(self, statement, database=None):
        return run(
            "psql", "-qtA", "-v", "ON_ERROR_STOP=1",
            "-h", urllib.parse.unquote(self.server.netloc.rpartition("@")[2]),
            "-U", self.server.username, "-d", database or self.server.path.lstrip("/"),
            "-c", statement,
        )

    def ask(self, question):
        """What SQL finds there, a line a row: for what tendctl does not show."""
        if self.database:
            return self.psql(question, self.database)
        with contextlib.closing(sqlite3.connect(f"file:{self.folder}/clinic.db?mode=ro", uri=True)) as store:
            return "\n".join("|".join(map(str, row)) for row in store.execute(question))

    def drafts(self):
        """What forms have kept. Drafts are no records."""
        return self.ask("select content from draft")

    def leave(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.database:
            try:
                self.psql(f"drop database if exists {self.database} with (force)")
            except Refused as fault:
                print(f"# {fault}", flush=True)

    def ctl(self, *words, **options):
        return run(self.program, "--store", self.url, *words, **options)

    def ctl_as(self, account, *words):
        """The same, signed in as somebody who may do it."""
        ask, tell = os.pipe()
        os.write(tell, f"{DEMO_PASSWORD}\n".encode())
        os.close(tell)
        try:
            return self.ctl("--user", account, "--password-fd", ask, *words, pass_fds=(ask,))
        finally:
            os.close(ask)

    def search(self, text):
        return json.loads(self.ctl("--json", "search", text))

    def show(self, kind, number):
        return json.loads(self.ctl("--json", "show", kind, number))

    def verify(self):
        """How many entries the sound journal has."""
        report = json.loads(self.ctl("--json", "verify"))
        assert report["sound"] is True, report
        return report["entries"]
