#!/usr/bin/env python3
"""The visit of visit.py by keyboard alone: the pointer lies in a corner and never moves."""
import re
import sys

sys.dont_write_bytecode = True
import visitor  # noqa: E402
import watchdog  # noqa: E402
from clinic import Clinic  # noqa: E402
from keyboard import (  # noqa: E402
    any_has_focus, choose_by_key, has_focus, press_button, press_until, tab_to, tick,
    tick_node,
)
from papers import (  # noqa: E402
    check_invoice, check_labels, check_one_line, check_receipt, offered_number, read_paid,
)
from screen import xdotool  # noqa: E402
from tendwindow import journey, main, press, type_text  # noqa: E402
from windows import dashboard, is_shown, save_pdf, step  # noqa: E402

clinic = Clinic()
patient = visitor.bring(clinic)


def type_into(below, name, text, key="Tab"):
    entry = tab_to(below, "text", name, key)
    press("ctrl+a", "BackSpace")
    type_text(text)
    below.program.wait_for(lambda: entry.text == text, f"{name!r} to read {text!r}")


def find(program, text):
    window = dashboard(program)
    program.focus(window)
    entry = window.find("text", "Find a patient")
    press("ctrl+k")
    program.wait_for(lambda: has_focus(entry), "the focus in the find box")
    type_text(text)
    program.wait_for(lambda: entry.text == text, f"the find box to read {text!r}")
    window.find("list item", patient.row)
    return entry


def find_all_ways(program):
    step("find by three letters, the end of the telephone number, birth date and MRN")
    for text in (patient.name[:3], patient.phone[-4:], patient.birth_date, patient.mrn):
        entry = find(program, text)
        press("Escape")
        program.wait_for(lambda: not entry.text, "an empty find box")


def open_chart(program):
    find(program, patient.mrn)
    press("Return")
    return program.window(patient.title)


def register(program):
    step("register with Enter from field to field; F2 opens the possible duplicate")
    press("ctrl+n")
    form = program.window("Register a Patient")
    program.focus(form)
    typed = (patient.family_name, patient.given_name, "", "", patient.birth_date)
    enter(form, typed)
    form.find("list item", re.compile(rf"{patient.mrn}, \d+ %"))
    press("F2")
    chart = program.window(patient.title)
    program.wait_for(lambda: chart.has_state("active"), "the match in front")
    title = chart.name
    press("ctrl+w")
    program.wait_closed(title)
    program.focus(form)
    press("Escape")
    program.wait_closed("Register a Patient")

    press("ctrl+n")
    form = program.window("Register a Patient")
    program.focus(form)
    press_button(form, "Discard")
    form.find("text", "Given names")
    program.wait_for(lambda: not form.find("text", "Given names").text, "an empty form")
    press("Escape")
    program.wait_closed("Register a Patient")
    press("ctrl+n")
    form = program.window("Register a Patient")
    program.focus(form)
    enter(form, ("Ñuñez-Ærøe", "Zoë", "", "Zo", "1990-02-28"))
    press("ctrl+Return")
    chart = program.window(re.compile("^ÑUÑEZ-ÆRØE"))
    program.wait_closed("Register a Patient")
    title = chart.name
    found = clinic.search("nunez")
    assert [match["preferred_name"] for match in found] == ["Zo"], found
    program.focus(chart)
    press("ctrl+w")
    program.wait_closed(title)


def enter(form, texts):
    """The form begins at the family name; Enter goes on."""
    names = (re.compile("^Family name"), "Given names", re.compile("^Suffix"), "Goes by", "Birth date")
    for name, text in zip(names, texts):
        type_text(text)
        entry = form.find("text", name)
        form.program.wait_for(lambda: entry.text == text, f"{name} to read {text!r}")
        press("Return")


def open_booking(program, chart):
    press_button(chart, "Book")
    schedule = program.window(re.compile(r" \d{4}$"))
    program.focus(schedule)
    if not is_shown(schedule, "label", "New appointment"):
        press_button(schedule, "Book")
    schedule.wait_below(
        lambda: is_shown(schedule, "label", "New appointment"), "a new appointment"
    )
    if not is_shown(schedule, "button", "Choose another patient"):
        type_into(schedule, "Find the patient", patient.mrn)
        schedule.find("list item", re.compile(f"{patient.mrn}$"))
        press("Return")
        schedule.wait_below(
            lambda: is_shown(schedule, "button", "Choose another patient"), "the patient chosen"
        )
    return schedule


def close(window):
    title = window.name
    window.program.focus(window)
    press("ctrl+w")
    window.program.wait_closed(title)


def book_for_today(program, chart):
    step("book a visit for today from the chart")
    schedule = open_booking(program, chart)
    type_into(schedule, "Time", "11:50", "shift+Tab")
    type_into(schedule, "Reason", "Feels tired")
    press("ctrl+Return")
    schedule.find("button", re.compile(f"^{patient.heading}.*11:50 to .*Feels tired.*Booked"))
    close(schedule)
    close(chart)


COLUMNS = ("Scheduled", "Arrived", "Roomed", "With Clinician", "Done")


def on_card(program, column):
    """Goes with Alt+1 to the board and with the arrows to the patient's card in this column."""
    window = dashboard(program)
    program.focus(window)
    card = window.find("list", column).find("list item", patient.on_board)
    board = [row for name in COLUMNS for row in window.find("list", name).matching("list item")]
    if not any_has_focus(board):
        press("alt+1")
        press_until("Tab", lambda: any_has_focus(board), "the board")
    press(*["Left"] * len(COLUMNS))
    in_column = window.find("list", column).matching("list item")
    press_until("Right", lambda: any_has_focus(in_column), f"the column {column}")
    press(*["Up"] * len(in_column))
    press_until("Down", lambda: any_has_focus([card]), f"the card in {column}")
    return card


def arrive(program):
    step("Space goes on, Ctrl+Z and Shift+Space go back, Enter opens the chart")
    press("ctrl+1")
    window = dashboard(program)
    on_card(program, "Scheduled")
    press("space")
    window.find("list", "Arrived").find("list item", patient.on_board)
    press("ctrl+z")
    on_card(program, "Scheduled")
    press("space")
    on_card(program, "Arrived")
    press("space")
    window.find("list", "Which room?").find("list item", re.compile("free$"))
    press("Return")
    on_card(program, "Roomed")
    press("shift+space")
    on_card(program, "Arrived")
    press("space")
    window.find("list", "Which room?").find("list item", re.compile("free$"))
    press("Return")
    on_card(program, "Roomed")
    press("space")
    on_card(program, "With Clinician")
    press("Return")
    return program.window(patient.title)


def show_page(chart, number, name):
    chart.program.focus(chart)
    press(f"alt+{number}")
    return chart.find("filler", name)


def take_vitals(program, chart):
    step("vitals: one impossible refused, one critical confirmed")
    page = show_page(chart, 5, "Vitals")
    for vital, value in (
        ("Blood pressure", "186/104"), ("Heart rate", "96"), ("Respirations", "18"),
        ("Temperature", "47.5"), ("SpO₂", "95"), ("Pain", "2"), ("Weight", "82"), ("Height", "178"),
    ):
        type_into(page, vital, value)
    page.wait_for_text("25.9 kg/m²")
    page.wait_for_text("The value is not possible")
    type_into(page, "Temperature", "37.1")
    choose_by_key(page, "Consciousness", re.compile("Alert$"))
    for confirm in [box for box in page.matching("check box", "Confirm") if box.box_with_size()]:
        tick_node(confirm)
    press_button(page, "Save")
    program.wait_for(lambda: not page.find("text", "Weight").text, "an empty column after saving")
    page.wait_for_text("186/104")


def order_and_draw(program, chart):
    step("order tests, confirm two identifiers, collect, keep the labels")
    page = show_page(chart, 6, "Orders & specimens")
    for test in ("PT", "BMP", "CBC"):
        type_into(page, "Find a test", test)
        press("Return")
    page.find("image", re.compile("1 Light blue: PT.*2 Gold: BMP.*3 Lavender: CBC"))
    press_button(page, "Order 3 tests")
    press_button(page, "Draw 3 tests")
    tick(page, re.compile("full name"))
    tick(page, re.compile("born"))
    press_button(page, "Confirm collection")
    page.wait_for_text("3 labels")
    check_labels(clinic, patient, page, save_pdf(program, page, "keyboard-labels", press_button), 3)
    press_button(page, "Done")


def pay(program, chart):
    step("charge, invoice, a payment entered twice and taken once, receipt")
    page = show_page(chart, 8, "Account")
    press_button(page, re.compile(r"^Charge \$"))
    press_button(page, "Make invoice")
    number = offered_number(page, "Invoice")
    check_invoice(clinic, patient, number, save_pdf(program, page, "keyboard-invoice", press_button))
    paid = read_paid(page)
    press_button(page, "Take payment…")
    amount = float(page.find("text", "Amount").text)
    tab_to(page, "button", "Take payment")
    press("Return", "Return")
    receipt = offered_number(page, "Receipt")
    program.wait_for(lambda: read_paid(page) == paid + amount, f"${amount} more to be paid")
    check_one_line(page, receipt)
    path = save_pdf(program, page, "keyboard-receipt", press_button)
    check_receipt(path, receipt, number, f"${amount:,.2f}")


def book_next(program, chart):
    step("next appointment: the conflict is named and overridden with a reason")
    schedule = open_booking(program, chart)
    taken = schedule.find("button", re.compile("CARVALHO.*Booked$")).name
    time = re.search(r"(\d\d:\d\d) to", taken)[1]
    type_into(schedule, "Time", time, "shift+Tab")
    choose_by_key(schedule, "With", re.compile("^CARVALHO"))
    type_into(schedule, "Reason", "Read the results")
    schedule.wait_for_text(re.compile("Carvalho.* has another appointment"))
    press("ctrl+Return")
    schedule.wait_for_text("say why it is booked")
    type_into(schedule, "Reason to book all the same", "Short talk")
    press("ctrl+Return")
    schedule.find("button", re.compile(f"^{patient.heading}.*{time} to .*Read the results"))
    close(schedule)


def lend(program):
    step("a device is lent")
    press("ctrl+4")
    window = program.window("Equipment")
    program.focus(window)
    type_into(window, "Find a device", "CPAP")
    table = window.find("tree table", "Devices")
    row = table.find("label", "Available")
    row = next(node for node in row.ancestors() if node.role == "table row")
    press_until("Tab", lambda: any_has_focus(table.matching("table row")), "the table")
    press_until("Down", lambda: any_has_focus([row]), "the row of the device")
    press("space")
    press_button(window, "Lend…")
    type_into(window, "Find the patient", patient.mrn)
    window.find("list item", re.compile(f"{patient.mrn}$"))
    press("Return")
    type_into(window, "Settings", "10 cmH2O at night")
    press_button(window, "Lend")
    window.wait_for_text(re.compile(f"^With {re.escape(patient.name)}"))
    close(window)


@journey
def visit_by_keyboard(program):
    xdotool("mousemove", 1279, 799)
    before = clinic.verify()
    find_all_ways(program)
    register(program)
    book_for_today(program, open_chart(program))
    chart = arrive(program)
    take_vitals(program, chart)
    order_and_draw(program, chart)
    pay(program, chart)
    book_next(program, chart)
    lend(program)
    step("the records are sound")
    assert clinic.verify() > before + 15
    watchdog.check()


main("--store", clinic.url)
