#!/usr/bin/env python3
"""Each rule of the linter finds its example in tests/lint/bad/, and nothing else there.

usage: test-lint.py [CLANG-FORMAT]    without it the rule of the format is passed over
"""
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
from lint import Linter  # noqa: E402

here = Path(__file__).resolve().parent
source = "".join((here / name).read_text(encoding="utf-8") for name in ("lint.py", "lint_code.py"))
rules = set(re.findall(r'self\.report\([^"]*?"([a-z-]+)"', source))
rules |= set(re.findall(r'^    \("([a-z-]+)", re\.compile', source, re.MULTILINE))
examples = {path.name for path in (here / "bad").iterdir()}

print(f"1..{len(rules | examples)}")
failures = 0
for number, rule in enumerate(sorted(rules | examples), 1):
    if rule == "format" and not sys.argv[1:]:
        print(f"ok {number} /lint/{rule} # SKIP clang-format 14 is not here")
        continue
    formatter = sys.argv[1] if rule == "format" else None
    faults = Linter(here / "bad" / rule).run(formatter) if rule in examples else []
    found = {re.match(r"[^:]+:\d+: ([a-z-]+): ", fault)[1] for fault in faults}
    # An example breaks its own rule in each of its sources, and no other rule.
    paths = {fault.split(":")[0] for fault in faults}
    sources = {
        str(path.relative_to(here / "bad" / rule))
        for path in (here / "bad" / rule).rglob("*")
        if path.suffix in (".c", ".py", ".sql")
    }
    if rule.startswith("ui-"):
        sources = paths
    right = rule in rules and found == {rule} and paths == sources
    failures += not right
    print(f"{'' if right else 'not '}ok {number} /lint/{rule}")
    if not right:
        print(f"# wanted {rule} in {sorted(sources)}, found {sorted(found)} in {sorted(paths)}")
sys.exit(1 if failures else 0)
