"""The patient of the visit: one of the real files when they are here, else one of the demo."""
import glob
import os
import re

FILES = "fhir/synthea_bundle/*.json"


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
        self.row = re.compile(f"^{re.escape(self.name)}.*{self.mrn}")


def bring(clinic):
    """Imports the patient of the shared files: what is said beforehand, then done, then nothing."""
    shared = os.environ.get("TEND_SHARED_DATA", "")
    files = sorted(glob.glob(os.path.join(shared, FILES)))
    if files and " import " not in clinic.ctl("--help"):
        print("# this tendctl cannot import", flush=True)
        files = []
    if not files:
        print("# no shared files: the visit is made by a patient of the demo", flush=True)
        return Visitor(clinic.search("Ibanez")[0])
    clinic.ctl("import", "--dry-run", *files)
    assert not clinic.search("Romaguera67"), "a dry run changed the store"
    first = clinic.ctl("import", *files)
    assert re.search(r"Patient +1 added", first), first
    again = clinic.ctl("import", *files)
    assert not re.search(r"[1-9]\d* (added|changed)", again), again
    found = clinic.search("Romaguera67")
    assert len(found) == 1, found
    return Visitor(found[0])
