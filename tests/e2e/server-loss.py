#!/usr/bin/env python3
"""The PostgreSQL server stops while somebody types and saves: a banner says so, typing goes on, and
what was saved is there once. Run inside tests/support/postgresql: the server is this journey's own."""
import functools
import os
import random
import re
import subprocess
import sys
import time

sys.dont_write_bytecode = True
from clinic import Clinic, run, skip_all  # noqa: E402
from tendwindow import journey, main, press  # noqa: E402
from visitor import Visitor  # noqa: E402
from windows import chart_page, click_in, dashboard, open_patient, step, usable  # noqa: E402

CONTROL = os.environ.get("TEND_TEST_POSTGRESQL_CONTROL")
if not CONTROL:
    skip_all("no PostgreSQL server to take away in TEND_TEST_POSTGRESQL_CONTROL")
ROUNDS = int(os.environ.get("TEND_TEST_ROUNDS", "4"))
SEED = int(os.environ.get("TEND_TEST_SEED") or random.randrange(1 << 32))
print(f"# TEND_TEST_SEED={SEED}", flush=True)
chance = random.Random(SEED)

clinic = Clinic()
patient = Visitor(clinic.search("Ibanez")[0])

AWAY = re.compile("^The (records do not answer|connection to the records broke)")
NOTHING_SAVED = re.compile("Nothing was saved; what you typed is kept here")


def stop_server():
    run(CONTROL, "stop", "-m", "immediate")


def start_server():
    run(CONTROL, "start")


def with_server_afterwards(walk):
    """A journey that fails leaves the server to the next one."""

    @functools.wraps(walk)
    def wrapped(program):
        try:
            walk(program)
        finally:
            subprocess.run([CONTROL, "start"])

    return journey(wrapped)


def banner(window):
    """The sentence of the banner that can be seen, if any."""
    for label in window.matching("label", AWAY):
        # A revealer that is closed has no height.
        if label.has_state("visible") and all(node.box_with_size() for node in label.ancestors()):
            return label.name
    return None


def wait_banner(window, shown):
    started = time.monotonic()
    words = window.program.wait_for(
        lambda: (banner(window) if shown else not banner(window)),
        "the banner" if shown else "the banner to go",
    )
    print(f"# the banner {'came' if shown else 'went'} after {time.monotonic() - started:.1f} s", flush=True)
    return words


def continue_draft(form):
    """Not with the pointer: the bar has just come down, and what is below it with it."""
    form.wait_below(
        lambda: usable(form, "Continue"), "the offer of what was typed", None
    ).click()


def ask_number(question):
    return int(clinic.psql(question, clinic.database))


def count_entries(action):
    return ask_number(f"select count(*) from journal where action = '{action}'")


@with_server_afterwards
def typing_goes_on(program):
    dashboard(program)
    before = count_entries("patient.register")
    press("ctrl+n")
    form = program.window("Register a Patient")
    form.find("text", re.compile("^Family name")).type("Wieczorek")
    form.wait_for_text("draft saved")
    step("the server stops")
    stop_server()
    words = wait_banner(form, True)
    assert "kept here" in words, words
    form.find("text", "Given names").type("Halina")
    form.find("text", "Birth date").type("1958-07-14")
    form.wait_for_text("draft not saved")
    program.screenshot("server-away-typing")
    click_in(form, "Save")
    form.wait_for_text(NOTHING_SAVED)
    program.screenshot("server-away-saving")
    for field, text in (("Given names", "Halina"), ("Birth date", "1958-07-14")):
        assert form.find("text", field).text == text, f"{field} was lost"
    step("the server starts")
    start_server()
    wait_banner(form, False)
    # Without another key.
    program.wait_for(lambda: "1958-07-14" in clinic.drafts(), "the draft of what was typed meanwhile")
    step("kill -9, and the draft is offered")
    program.kill()
    program.start()
    dashboard(program)
    press("ctrl+n")
    form = program.window("Register a Patient")
    continue_draft(form)
    form.wait_for_text("Halina")
    click_in(form, "Save")
    program.window(re.compile("^WIECZOREK"))
    found = clinic.search("Wieczorek")
    assert [match["given_name"] for match in found] == ["Halina"], found
    assert count_entries("patient.register") == before + 1


@with_server_afterwards
def a_draft_is_offered_once_the_server_is_back(program):
    dashboard(program)
    press("ctrl+n")
    form = program.window("Register a Patient")
    form.find("text", re.compile("^Family name")).type("Okonkwo")
    form.wait_for_text("draft saved")
    program.kill()
    program.start()
    window = dashboard(program)
    stop_server()
    wait_banner(window, True)
    press("ctrl+n")
    form = program.window("Register a Patient")
    form.find("text", "Given names").type("Ada")
    form.wait_for_text("draft not saved")
    assert not any(button.box_with_size() for button in form.matching("button", "Continue"))
    start_server()
    wait_banner(form, False)
    step("both what was kept and what was typed meanwhile")
    continue_draft(form)
    form.wait_for_text("Okonkwo")
    program.wait_for(
        lambda: all(text in clinic.drafts() for text in ("Okonkwo", "Ada")), "drafts of both"
    )


def wait_a_moment(seconds):
    """Nothing is waited for here: the moment is the test."""
    time.sleep(seconds)


def stop_around(act, delay):
    """The server stops so long after the act, or before it."""
    if delay < 0:
        stopping = subprocess.Popen([CONTROL, "stop", "-m", "immediate"])
        wait_a_moment(-delay)
        act()
    else:
        act()
        wait_a_moment(delay)
        stopping = subprocess.Popen([CONTROL, "stop", "-m", "immediate"])
    assert stopping.wait() == 0, "the server did not stop"


def save_through_a_stop(program, page, entry, value):
    """TRUE when it was said to be saved, FALSE when it was said not to be."""
    entry.type(value)
    button = page.find("button", "Save")
    delay = chance.uniform(-0.12, 0.12)
    away = chance.choice((0, 0, 0.7, 1.5))
    stop_around(button.click, delay)
    wait_a_moment(away)
    start_server()
    # The form can be used again when it is known.
    program.wait_for(lambda: entry.has_state("sensitive"), "the answer")
    saved = not entry.text
    step(f"stop {delay * 1000:+.0f} ms from Save, away {away} s: {'saved' if saved else 'not saved'}")
    return saved


def count_pulses(value):
    return ask_number(
        "select count(*) from observation where withdrawn = 0 and code = '8867-4' "
        f"and patient_id = {patient.id} and typed_text = '{value}'"
    )


@with_server_afterwards
def what_was_saved_is_there_once(program):
    open_patient(program, patient.mrn, patient.row)
    chart = program.window(patient.title)
    page = chart_page(chart, "Vitals")
    entries = count_entries("vitals.record")
    entry = page.find("text", "Heart rate")
    values = [str(60 + number % 30) for number in range(ROUNDS)]
    before = {value: count_pulses(value) for value in values}
    for value in values:
        if not save_through_a_stop(program, page, entry, value):
            assert entry.text == value, "what was typed is gone, and was not saved"
            wait_banner(chart, False)
            page.find("button", "Save").click()
            program.wait_for(lambda: not entry.text, "the second Save")
        wait_banner(chart, False)
    clinic.verify()
    assert count_entries("vitals.record") == entries + ROUNDS
    for value in set(values):
        stored = count_pulses(value) - before[value]
        assert stored == values.count(value), f"{value} was saved {values.count(value)} times, is there {stored} times"
    program.screenshot("server-back")


main("--store", clinic.url)
