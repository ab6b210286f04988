"""What the papers of the visit must say, read back from the PDFs and compared with the records."""
import os
import re
import tempfile

from clinic import run


def read_pdf(path):
    """The text of a PDF as it lies on the paper."""
    return run("pdftotext", "-layout", path, "-")


def read_barcodes(path):
    """The text of every barcode on every page of a PDF."""
    with tempfile.TemporaryDirectory(prefix="tend-pages.") as folder:
        run("pdftoppm", "-r", "300", "-gray", path, os.path.join(folder, "page"))
        pages = sorted(os.path.join(folder, name) for name in os.listdir(folder))
        return run("zbarimg", "-q", "--raw", *pages).split()


def check_labels(clinic, patient, page, path, count):
    """Each label scans as the number shown, names the patient, and is a collected specimen."""
    shown = page.find("table", "Labels").matching("label", re.compile(r"^\d+-\d\d$"))
    numbers = [label.name for label in shown]
    assert len(numbers) == count, numbers
    assert read_barcodes(path) == numbers, (read_barcodes(path), numbers)
    assert read_pdf(path).count(patient.name) == count, read_pdf(path)
    for number in numbers:
        specimen = clinic.show("specimen", number)
        assert (specimen["state"], specimen["patient_id"]) == ("collected", patient.id), specimen
        assert "name" in specimen["identity_method"] and int(specimen["collected_at"]), specimen


def offered_number(page, paper):
    """The number of the paper that the page offers to print: “Invoice INV0000224”."""
    return re.search(r"[A-Z]+\d+", page.wait_for_text(re.compile(rf"^{paper} [A-Z]+\d+")).text)[0]


def check_invoice(clinic, patient, number, path):
    invoice = clinic.show("invoice", number)
    text = read_pdf(path)
    total = f"${int(invoice['total']) / 100:,.2f}"
    assert int(invoice["total"]) > 0 and invoice["patient_id"] == patient.id, invoice
    assert number in text and total in text and patient.given_name in text, text


def check_receipt(path, receipt, invoice, amount):
    text = read_pdf(path)
    assert receipt in text and amount in text and invoice in text, text


def read_paid(page):
    line = page.find("label", re.compile(r"^not invoiced .* paid \$"))
    return float(line.text.rpartition("$")[2].replace(",", ""))


def check_one_line(page, number):
    """That what was asked for twice was done once."""
    ledger = page.find("list", "Ledger")
    line = re.compile(rf"\b{number}$")
    ledger.find("label", line)
    assert len(ledger.matching("label", line)) == 1, f"{number} stands there twice"
