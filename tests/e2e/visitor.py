"""The patient of the visit: one of the real files when they are here, else one of the demo."""
import glob
import os
import re

from clinic import Refused


class Visitor:
    def __init__(self, match):
        self.id = match["id"]
        self.mrn = match["mrn"]
        self.family_name = match["family_name"]
        self.given_name = match["given_name"]
        self.birth_date = match["birth_date"]
        self.phone = re.sub(r"\D", "", match.get("phone") or "")
        # As the windows write it.
        self.name = f"{self.family_name.upper()}, {self.given_name}"
        self.heading = re.escape(self.name)
        self.title = re.compile(f"^{re.escape(self.name)}")
        self.on_board = re.compile(f"{self.heading}.*Feels tired")
        self.row = re.compile(f"^{re.escape(self.name)}.*{self.mrn}")


def bring(clinic):
    """Imports the patient of the shared files: what is said beforehand, then done, then nothing."""
    fhir = os.path.join(os.environ.get("TEND_SHARED_DATA", "none"), "fhir")
    files = sorted(glob.glob(os.path.join(fhir, "synthea_bundle", "*.json")))
    if not files:
        print("# TEND_SHARED_DATA has no files: the visit is made by a patient of the demo", flush=True)
        return Visitor(clinic.search("Ibanez")[0])
    entries = clinic.verify()
    said = clinic.ctl_as("mona", "import", "--dry-run", *files)
    assert re.search(r"Patient +1 added", said), said
    assert not clinic.search("Romaguera67"), "a dry run added a patient"
    refuse_malformed(clinic, sorted(glob.glob(os.path.join(fhir, "malformed", "*.json"))))
    done = clinic.ctl_as("mona", "import", *files)
    assert counts(done) == counts(said), done
    again = clinic.ctl_as("mona", "import", *files)
    assert all(added == changed == "0" for _, added, changed in counts(again)), again
    assert clinic.verify() > entries
    found = clinic.search("Romaguera67")
    assert len(found) == 1, found
    return Visitor(found[0])


def counts(report):
    return re.findall(r"^ +(\w+) +(\d+) added, (\d+) changed", report, re.MULTILINE)


def refuse_malformed(clinic, files):
    assert files
    for file in files:
        try:
            clinic.ctl_as("mona", "import", file)
        except Refused as fault:
            assert os.path.basename(file) in str(fault), fault
        else:
            raise AssertionError(f"{file} was taken in")
