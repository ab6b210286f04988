#!/usr/bin/env python3
"""The program is killed at any moment of visits made with keys and pointer: opened again, the records
are sound, what a window showed as saved is there once, and the form that was being typed into offers
its draft. TEND_TEST_ROUNDS says how often, TEND_TEST_SEED which moments."""
import os
import random
import re
import signal
import sys
import threading

sys.dont_write_bytecode = True
from clinic import Clinic  # noqa: E402
from tendwindow import journey, main, press  # noqa: E402
from windows import (  # noqa: E402
    chart_page, click_in, close_window, dashboard, step,
)

ROUNDS = int(os.environ.get("TEND_TEST_ROUNDS", "2"))
SEED = int(os.environ.get("TEND_TEST_SEED") or random.randrange(1 << 32))
print(f"# TEND_TEST_SEED={SEED}", flush=True)
chance = random.Random(SEED)

clinic = Clinic()


def make_name(number):
    """Letters only, so that no name begins another."""
    return "Crash" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")


class Form:
    """One that keeps a draft, and the window or page that it is on."""

    def __init__(self, name, field, save, stored):
        self.name = name
        self.field = field
        self.save = save
        self.stored = stored  # SQL that counts what was saved, with the text typed


REGISTRATION = Form(
    "registration", re.compile("^Family name"), "Save",
    "select count(*) from patient where family_name = '{text}'",
)
VITALS = Form(
    "vitals", "Heart rate", "Save",
    "select count(*) from observation where withdrawn = 0 and code = '8867-4' and typed_text = '61'"
    " and patient_id = (select id from patient where family_name = '{family}')",
)
OF_PATIENT = "select count(*) from {table} where patient_id = (select id from patient where family_name = '{family}')"


class Visit:
    """What was acknowledged, and the form under the hands."""

    def __init__(self):
        self.facts = []  # of SQL that counts one
        self.drafted = None  # (form, family, text)
        self.saving = False
        self.offers = 0
        self.number = 0
        self.patience = None  # seconds until the kill, once a draft is kept
        self.killer = None

    def acknowledge(self, question, count=1):
        self.facts.append((question, count))

    def saved(self):
        form, family, text = self.drafted
        self.acknowledge(form.stored.format(family=family, text=text))
        self.drafted = None
        self.saving = False


class Killer:
    """Kills the program some time after it was asked to."""

    def __init__(self, program, seconds):
        self.program = program
        self.fired = False
        self.timer = threading.Timer(seconds, self.fire)
        self.timer.daemon = True
        self.timer.start()

    def fire(self):
        self.fired = True
        self.program.process.send_signal(signal.SIGKILL)

    def has_killed(self):
        if not self.fired:
            return False
        return self.program.wait_exit() and self.program.process.returncode == -signal.SIGKILL


def find_form(program, form, family):
    if form is VITALS:
        return chart_page(program.window(re.compile(f"^{family.upper()}")), "Vitals")
    return program.window("Register a Patient")


def keeps(text):
    return f'"{text}"' in clinic.drafts()


def draft(program, visit, form, family, text):
    page = find_form(program, form, family)
    page.find("text", form.field).type(text)
    page.frame.wait_for_text("draft saved")
    program.wait_for(lambda: keeps(text), f"a draft of {text}")
    visit.drafted = (form, family, text)
    if visit.patience is not None:
        visit.killer = Killer(program, visit.patience)
        visit.patience = None
    return page


def save(program, visit, page):
    form, family, _ = visit.drafted
    visit.saving = True
    click_in(page, form.save)
    if form is VITALS:
        program.wait_for(lambda: not page.find("text", form.field).text, "an empty column after saving")
    else:
        program.window(re.compile(f"^{family.upper()}"))
    visit.saved()


def register(program, visit, family):
    press("ctrl+n")
    page = draft(program, visit, REGISTRATION, family, family)
    page.find("text", "Given names").type("Maximiliana")
    page.find("text", "Birth date").type("1985-03-14")
    save(program, visit, page)


def walk_in(program, visit, family):
    chart = program.window(re.compile(f"^{family.upper()}"))
    show_popover_button(chart, "Walk-in", "Check In Now")
    chart.wait_below(lambda: chart.matching("button", "To a Room"), "the visit begun")
    visit.acknowledge(OF_PATIENT.format(table="encounter", family=family))


def show_popover_button(chart, menu, button):
    click_in(chart, menu)
    chart.program.wait_for_popover()
    chart.find("button", button).click()


def take_vitals(program, visit, family):
    page = draft(program, visit, VITALS, family, "61")
    page.find("text", "Temperature").type("36.8")
    save(program, visit, page)


def draw_blood(program, visit, family):
    page = chart_page(program.window(re.compile(f"^{family.upper()}")), "Orders & specimens")
    page.find("text", "Find a test").type("Lipid panel")
    page.find("check box", "Lipid panel").point()
    click_in(page, "Order 1 test")
    page.wait_below(lambda: page.matching("button", "Draw 1 test"), "the order placed")
    visit.acknowledge(OF_PATIENT.format(table="service_request", family=family))
    click_in(page, "Draw 1 test")
    page.find("check box", re.compile("full name")).point()
    page.find("check box", re.compile("born")).point()
    click_in(page, "Confirm collection")
    page.wait_for_text("1 label")
    visit.acknowledge(OF_PATIENT.format(table="specimen", family=family))


def pay(program, visit, family):
    page = chart_page(program.window(re.compile(f"^{family.upper()}")), "Account")
    click_in(page, re.compile(r"^Charge \$"))
    click_in(page, "Make invoice")
    page.wait_for_text(re.compile(r"^Invoice [A-Z]+\d+"))
    visit.acknowledge(OF_PATIENT.format(table="invoice", family=family))
    click_in(page, "Take payment…")
    page.find("text", "Amount").type("5")
    click_in(page, "Take payment")
    page.wait_for_text(re.compile(r"^Receipt [A-Z]+\d+"))
    visit.acknowledge(OF_PATIENT.format(table="payment", family=family))


STEPS = (register, walk_in, take_vitals, draw_blood, pay)


def go_on(program, visit):
    """What was being typed is offered, and saved."""
    form, family, text = visit.drafted
    if form is VITALS:
        open_chart(program, family)
    else:
        press("ctrl+n")
    page = find_form(program, form, family)
    click_in(page, "Continue")
    entry = page.find("text", form.field)
    program.wait_for(lambda: entry.text == text, f"{form.name} to read {text!r} again")
    visit.offers += 1
    save(program, visit, page)
    close_window(program.window(re.compile(f"^{family.upper()}")))


def open_chart(program, family):
    """By the keys: the pointer is tried elsewhere."""
    window = dashboard(program)
    program.focus(window)
    entry = window.find("text", "Find a patient")
    entry.type(family)
    window.find("list", "Patients found").find("list item", re.compile(f"^{family.upper()}"))
    press("Return")
    program.window(re.compile(f"^{family.upper()}"))


def choose_moment(program, visit, act, typing):
    """Every other kill comes while somebody types."""
    delay = chance.uniform(0, 1 if typing else 4)
    step(f"{act.__name__}, and kill -9 {delay:.1f} s after {'the draft' if typing else 'its beginning'}")
    if typing:
        visit.patience = delay
    else:
        visit.killer = Killer(program, delay)


def make_visits(program, visit, typing):
    """Ends by the kill."""
    chosen = chance.choice((register, take_vitals) if typing else STEPS)
    visit.killer = None
    try:
        while True:
            family = make_name(visit.number)
            visit.number += 1
            for act in STEPS:
                if act is chosen and visit.killer is None:
                    choose_moment(program, visit, act, typing)
                act(program, visit, family)
            close_window(program.window(re.compile(f"^{family.upper()}")))
    except Exception:  # pylint: disable=broad-except
        # Whatever was asked of a dead program fails in its own way.
        if visit.killer is None or not visit.killer.has_killed():
            raise


def count(question):
    return int(clinic.ask(question))


def check(visit):
    clinic.verify()
    for question, expected in visit.facts:
        assert count(question) == expected, f"{count(question)} instead of {expected}: {question}"
    if visit.drafted is None:
        return
    form, family, text = visit.drafted
    saved = count(form.stored.format(family=family, text=text))
    kept = keeps(text)
    assert saved in (0, 1) and bool(saved) != kept, f"{form.name}: {saved} saved, draft {kept}"
    assert visit.saving or not saved, f"{form.name} was saved by nobody"
    visit.saving = False
    if saved:
        visit.facts.append((form.stored.format(family=family, text=text), 1))
        visit.drafted = None


@journey
def killed_at_any_moment(program):
    visit = Visit()
    dashboard(program)
    for number in range(ROUNDS):
        make_visits(program, visit, number % 2 == 1)
        check(visit)
        program.start()
        dashboard(program)
        if visit.drafted:
            go_on(program, visit)
    check(visit)
    print(f"# {ROUNDS} kills, {len(visit.facts)} acknowledged, {visit.offers} drafts offered", flush=True)


main("--store", clinic.url)
