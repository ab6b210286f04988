#!/usr/bin/env python3
"""One patient's visit by pointer: from the door to the labelled tube, the invoice, the next
appointment and a device lent. Keeps the pictures of the windows and the papers in TEND_OUTPUT.
"""
import re
import sys

sys.dont_write_bytecode = True
import visitor  # noqa: E402
import watchdog  # noqa: E402
from clinic import Clinic  # noqa: E402
from papers import (  # noqa: E402
    check_invoice, check_labels, check_one_line, check_receipt, offered_number, read_paid,
)
from tendwindow import journey, main, press  # noqa: E402
from windows import (  # noqa: E402
    chart_page, choose, click_in, close_window, dashboard, dismiss_toasts, find_patient,
    open_patient,
    is_shown, save_pdf, show_menu_item, step,
)

clinic = Clinic()
patient = visitor.bring(clinic)


def find(program):
    step("find by three letters, the end of the telephone number, birth date and MRN")
    for text in (patient.name[:3], patient.phone[-4:], patient.birth_date, patient.mrn):
        find_patient(program, text, patient.row)
        window = dashboard(program)
        press("Escape")
        program.wait_for(lambda: not window.find("text", "Find a patient").text, "an empty find box")


def register(program):
    step("register, with a possible duplicate shown")
    show_menu_item(dashboard(program), "Menu and account", "Register a Patient…")
    form = program.window("Register a Patient")
    form.find("text", re.compile("^Family name")).type(patient.family_name)
    form.find("text", "Given names").type(patient.given_name)
    form.find("text", "Birth date").type(patient.birth_date)
    form.find("list item", re.compile(rf"{patient.mrn}, \d+ %"))
    form.wait_for_text("same birth date")

    form.find("text", re.compile("^Family name")).type("Ñuñez-Ærøe")
    form.find("text", "Given names").type("Zoë")
    form.find("text", "Goes by").type("Zo")
    form.find("text", "Birth date").type("1990-02-28")
    form.wait_gone("list item", re.compile(patient.mrn))
    choose(form, "Sex", "Female")
    form.find("text", "Pronouns").type("she/her")
    choose(form, "Language", "Spanish")
    form.find("check box", "Interpreter needed").point()
    program.screenshot("registration")
    click_in(form, "Save")
    chart = program.window(re.compile("^ÑUÑEZ-ÆRØE"))
    program.wait_closed("Register a Patient")
    chart.wait_for_text("Interpreter")
    found = clinic.search("nunez")
    assert [match["given_name"] for match in found] == ["Zoë"], found
    close_window(chart)


def open_chart(program):
    open_patient(program, patient.name[:3], patient.row)
    return program.window(patient.title)


def open_booking(program, chart):
    """From the chart, in the day view of the schedule, for this patient."""
    click_in(chart, "Book")
    schedule = program.window(re.compile(r" \d{4}$"))
    if not is_shown(schedule, "label", "New appointment"):
        click_in(schedule, "Book")
    schedule.wait_below(
        lambda: is_shown(schedule, "label", "New appointment"), "a new appointment", None
    )
    if not is_shown(schedule, "button", "Choose another patient"):
        schedule.find("text", "Find the patient").type(patient.mrn)
        schedule.find("list item", re.compile(f"{patient.mrn}$")).point()
    return schedule


def book_for_today(program):
    step("book a visit for today from the chart")
    chart = open_chart(program)
    schedule = open_booking(program, chart)
    schedule.find("text", "Time").type("11:50")
    schedule.find("text", "Reason").type("Feels tired")
    click_in(schedule, "Book")
    schedule.find("button", re.compile(f"^{patient.heading}.*11:50 to .*Feels tired.*Booked"))
    close_window(schedule)
    close_window(chart)


def card(program, column):
    """The patient's card in this column of the arrivals board."""
    return dashboard(program).find("list", column).find("list item", patient.on_board)


def arrive(program):
    step("check in from the arrivals board, choose the room, go on; each undone once")
    window = dashboard(program)
    card(program, "Scheduled").point()
    click_in(window, "Check In")
    card(program, "Arrived")
    window.find("button", "Undo").point()
    card(program, "Scheduled").point()
    click_in(window, "Check In")
    card(program, "Arrived").point()
    click_in(window, "To Room…")
    window.wait_for_text("Which room?")
    rooms = window.find("list", "Which room?")
    rooms.find("list item", re.compile("free$")).point()
    card(program, "Roomed").point()
    click_in(window, "Step Back")
    card(program, "Arrived").point()
    click_in(window, "To Room…")
    window.find("list", "Which room?").find("list item", re.compile("free$")).point()
    card(program, "Roomed").point()
    click_in(window, "With Clinician")
    card(program, "With Clinician").point()
    dismiss_toasts(window)
    program.screenshot("today")
    click_in(window, "Open Chart")
    return program.window(patient.title)


def take_vitals(program, chart):
    step("vitals: one impossible refused, one critical confirmed, BMI and NEWS2 read back")
    page = chart_page(chart, "Vitals")
    for vital, value in (
        ("Blood pressure", "186/104"), ("Heart rate", "96"), ("Respirations", "18"),
        ("Temperature", "47.5"), ("SpO₂", "95"), ("Pain", "2"), ("Weight", "82"), ("Height", "178"),
    ):
        page.find("text", vital).type(value)
    choose(page, "Consciousness", re.compile("Alert$"))
    page.wait_for_text("25.9 kg/m²")
    page.wait_for_text(re.compile("[Ii]mpossible|[Cc]annot be|not possible"))
    program.screenshot("vitals-refused")
    page.find("text", "Temperature").type("37.1")
    # Pulse and oxygen saturation give one point each.
    page.find("label", re.compile(r"^2 · "))
    click_in(page, "Save")
    for confirm in [box for box in page.matching("check box", "Confirm") if box.box_with_size()]:
        confirm.point()
    program.screenshot("vitals")
    click_in(page, "Save")
    program.wait_for(lambda: not page.find("text", "Weight").text, "an empty column after saving")
    page.wait_for_text("186/104")


def order_and_draw(program, chart):
    step("order tests, read the tubes, confirm two identifiers, collect, print the labels")
    page = chart_page(chart, "Orders & specimens")
    for test in ("Prothrombin time", "Basic metabolic panel", "Complete blood count with differential"):
        page.find("text", "Find a test").type(test)
        page.find("check box", test).point()
    page.find("image", re.compile("1 Light blue: PT.*2 Gold: BMP.*3 Lavender: CBC"))
    click_in(page, "Order 3 tests")
    click_in(page, "Draw 3 tests")
    confirm = page.find("button", "Confirm collection")
    assert not confirm.has_state("sensitive"), "a collection without identifying the patient"
    page.find("check box", re.compile("full name")).point()
    page.find("check box", re.compile("born")).point()
    program.screenshot("draw")
    click_in(page, "Confirm collection")
    page.wait_for_text("3 labels")
    program.screenshot("labels")
    check_labels(clinic, patient, page, save_pdf(program, page, "labels"), 3)
    click_in(page, "Done")


def pay(program, chart):
    step("charge, invoice, a payment clicked twice and taken once, receipt")
    page = chart_page(chart, "Account")
    page.find("check box", "Basic metabolic panel")
    page.find("check box", "Drawing blood from a vein")
    click_in(page, re.compile(r"^Charge \$"))
    click_in(page, "Make invoice")
    number = offered_number(page, "Invoice")
    check_invoice(clinic, patient, number, save_pdf(program, page, "invoice"))
    paid = read_paid(page)
    click_in(page, "Take payment…")
    offered = page.find("combo box", "Invoice").find("label", re.compile("INV"))
    if number not in offered.name:
        choose(page, "Invoice", re.compile(f"{number}$"))
    page.find("text", "Amount").type("50")
    choose(page, "Method", "Cash")
    click_in(page, "Take payment", times=2)
    receipt = offered_number(page, "Receipt")
    program.wait_for(lambda: read_paid(page) == paid + 50, "$50.00 more to be paid")
    check_one_line(page, receipt)
    check_receipt(save_pdf(program, page, "receipt"), receipt, number, "$50.00")
    program.screenshot("account")


def book_next(program, chart):
    step("next appointment: the conflict is named and overridden with a reason")
    schedule = open_booking(program, chart)
    taken = next(
        node for node in schedule.matching("button", re.compile("CARVALHO.*Booked$"))
    )
    time = re.search(r"(\d\d:\d\d) to", taken.name)[1]
    schedule.find("text", "Time").type(time)
    choose(schedule, "With", re.compile("^CARVALHO"))
    schedule.wait_for_text(re.compile("Carvalho.* has another appointment"))
    schedule.find("text", "Reason").type("Read the results")
    click_in(schedule, "Book")
    schedule.wait_for_text("say why it is booked")
    schedule.find("text", "Reason to book all the same").type("Short talk")
    program.screenshot("schedule-conflict")
    click_in(schedule, "Book")
    booked = schedule.find("button", re.compile(f"^{patient.heading}.*{time} to .*Read the results"))
    dismiss_toasts(schedule)
    program.screenshot("schedule")
    close_window(schedule)
    return booked


def lend(program):
    step("a device is lent")
    show_menu_item(dashboard(program), "Menu and account", "Equipment")
    window = program.window("Equipment")
    window.find("list", "Filters").find("list item", re.compile("^Available")).point()
    window.find("tree table", "Devices").find("label", re.compile("^CPAP")).point()
    click_in(window, "Lend…")
    window.find("text", "Find the patient").type(patient.mrn)
    window.find("list item", re.compile(f"{patient.mrn}$")).point()
    window.find("text", "Settings").type("10 cmH2O at night")
    click_in(window, "Lend")
    window.wait_for_text(re.compile(f"^With {re.escape(patient.name)}"))
    window.wait_for_text(re.compile(f"^Lent to {re.escape(patient.name)}"))
    dismiss_toasts(window)
    program.screenshot("equipment")
    close_window(window)


@journey
def visit(program):
    before = clinic.verify()
    find(program)
    register(program)
    book_for_today(program)
    chart = arrive(program)
    take_vitals(program, chart)
    order_and_draw(program, chart)
    pay(program, chart)
    book_next(program, chart)
    lend(program)
    chart_page(chart, "Summary")
    program.screenshot("chart")
    step("the records are sound")
    assert clinic.verify() > before + 15
    watchdog.check()


main("--store", clinic.url)
