#!/usr/bin/env python3
"""Each rule of the linter finds its example in tests/lint/bad/, and nothing else there."""
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
from lint import Linter  # noqa: E402

here = Path(__file__).resolve().parent
source = (here / "lint.py").read_text(encoding="utf-8")
rules = set(re.findall(r'self\.report\([^"]*?"([a-z-]+)"', source))
rules |= set(re.findall(r'^    \("([a-z-]+)", re\.compile', source, re.MULTILINE))
examples = {path.name for path in (here / "bad").iterdir()}

print(f"1..{len(rules | examples)}")
failures = 0
for number, rule in enumerate(sorted(rules | examples), 1):
    faults = Linter(here / "bad" / rule).run(rule == "format") if rule in examples else []
    found = {re.match(r"[^:]+:\d+: ([a-z-]+): ", fault)[1] for fault in faults}
    # An example breaks its own rule in each of its sources, and no other rule.
    paths = {fault.split(":")[0] for fault in faults}
    sources = {
        str(path.relative_to(here / "bad" / rule))
        for path in (here / "bad" / rule).rglob("x.*")
        if path.suffix in (".c", ".py")
    }
    if rule.startswith("ui-"):
        sources = paths
    right = rule in rules and found == {rule} and paths == sources
    failures += not right
    print(f"{'' if right else 'not '}ok {number} /lint/{rule}")
    if not right:
        print(f"# wanted {rule} in {sorted(sources)}, found {sorted(found)} in {sorted(paths)}")
sys.exit(1 if failures else 0)
