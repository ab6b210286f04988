#!/usr/bin/env python3
"""The power is cut while forms are being typed: what was acknowledged is there afterwards, and
each form offers what was in it."""
import re
import sys

sys.dont_write_bytecode = True
from clinic import Clinic  # noqa: E402
from tendwindow import journey, main, press  # noqa: E402
from visitor import Visitor  # noqa: E402
from windows import chart_page, click_in, dashboard, open_patient, step  # noqa: E402

clinic = Clinic()
patient = Visitor(clinic.search("Ibanez")[0])

TYPED = (
    (re.compile("^Family name"), "O’Driscoll-Øst"),
    ("Given names", "Síle"),
    ("Birth date", "1972-11-03"),
)
PLANNED = (("Time", "17:50"), ("Reason", "Asks for a letter"))
MEASURED = (("Blood pressure", "128/82"), ("Heart rate", "71"), ("Temperature", "36.9"))


def cut_the_power(program):
    step("kill -9")
    program.kill()
    clinic.verify()
    program.start()
    return dashboard(program)


def open_vitals(program):
    open_patient(program, patient.mrn, patient.row)
    return chart_page(program.window(patient.title), "Vitals")


def wait_saved(window, typed):
    """The foot line says so too, but does not tell of which key."""
    window.wait_for_text("draft saved")
    window.program.wait_for(
        lambda: all(text in clinic.drafts() for _, text in typed), f"a draft of {typed}"
    )


@journey
def registration_goes_on(program):
    dashboard(program)
    press("ctrl+n")
    form = program.window("Register a Patient")
    for field, text in TYPED:
        form.find("text", field).type(text)
    wait_saved(form, TYPED)
    cut_the_power(program)
    assert not clinic.search("Driscoll"), "a draft is no patient"
    press("ctrl+n")
    form = program.window("Register a Patient")
    click_in(form, "Continue")
    for field, text in TYPED:
        entry = form.find("text", field)
        program.wait_for(lambda: entry.text == text, f"{field} to read {text!r} again")
    program.screenshot("draft-registration")
    click_in(form, "Save")
    program.window(re.compile("^O’DRISCOLL-ØST"))
    cut_the_power(program)
    found = clinic.search("1972-11-03")
    assert [match["given_name"] for match in found] == ["Síle"], found
    press("ctrl+n")
    form = program.window("Register a Patient")
    form.find("text", "Given names")
    assert not any(button.box_with_size() for button in form.matching("button", "Continue")), "offered again"


@journey
def vitals_go_on(program):
    page = open_vitals(program)
    for vital, value in MEASURED:
        page.find("text", vital).type(value)
    wait_saved(page.frame, MEASURED)
    cut_the_power(program)
    page = open_vitals(program)
    click_in(page, "Continue")
    for vital, value in MEASURED:
        entry = page.find("text", vital)
        program.wait_for(lambda: entry.text == value, f"{vital} to read {value!r} again")
    program.screenshot("draft-vitals")
    page.find("text", "Respirations").type("14")
    click_in(page, "Save")
    page.wait_for_text("128/82")
    program.wait_for(lambda: not page.find("text", "Heart rate").text, "an empty column after saving")
    cut_the_power(program)
    page = open_vitals(program)
    for text in ("128/82", "71", "36.9", "14"):
        page.find("label", re.compile(rf"^{re.escape(text)}\b"))


def open_booking(program):
    """A new appointment for this patient, from the chart."""
    open_patient(program, patient.mrn, patient.row)
    click_in(program.window(patient.title), "Book")
    schedule = program.window(re.compile(r" \d{4}$"))
    schedule.find("label", "New appointment")
    return schedule


@journey
def booking_goes_on(program):
    schedule = open_booking(program)
    for field, text in PLANNED:
        schedule.find("text", field).type(text)
    wait_saved(schedule, PLANNED)
    cut_the_power(program)
    schedule = open_booking(program)
    click_in(schedule, "Continue")
    for field, text in PLANNED:
        entry = schedule.find("text", field)
        program.wait_for(lambda: entry.text == text, f"{field} to read {text!r} again")
    program.screenshot("draft-booking")
    click_in(schedule, "Book")
    schedule.find("button", re.compile(f"^{patient.heading}.*17:50 to .*Asks for a letter.*Booked"))
    cut_the_power(program)
    assert "Asks for a letter" not in clinic.drafts(), "offered again"


@journey
def a_step_of_the_visit_stays(program):
    window = dashboard(program)
    waiting = window.find("list", "Scheduled").find("list item")
    who = re.compile("^" + re.escape(waiting.name.split(", Scheduled")[0]))
    waiting.point()
    click_in(window, "Check In")
    window.find("list", "Arrived").find("list item", who)
    window = cut_the_power(program)
    window.find("list", "Arrived").find("list item", who)


main("--store", clinic.url)
