#!/usr/bin/env python3
"""The rules of the house that a compiler does not know.

usage: lint.py [--format CLANG-FORMAT] ROOT      prints file:line: rule: what to do; exits 1 if there is any

Each rule has an example of its breach in tests/lint/bad/RULE/, which a test checks.
"""
import re
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True
from lint_code import CodeRules  # noqa: E402

class Linter(CodeRules):
    def __init__(self, root):
        self.root = root
        self.faults = []
        self.room_of_header = {
            path.name: path.relative_to(root).parts[1]
            for path in root.glob("src/*/**/*.h")
        }

    def report(self, path, line, rule, advice):
        self.faults.append(f"{path.relative_to(self.root)}:{line}: {rule}: {advice}")

    def files(self, *patterns):
        for pattern in patterns:
            for path in sorted(self.root.glob(pattern)):
                if "bad" not in path.relative_to(self.root).parts:
                    yield path

    def check_python(self, path):
        text = path.read_text(encoding="utf-8")
        self.check_lines(path, text)
        name = ""
        for number, line in enumerate(text.split("\n"), 1):
            match = re.match(r"\s*def (\w+)", line)
            name = match[1] if match else name
            if re.search(r"\btime\.sleep\(", line) and "wait" not in name:
                self.report(path, number, "sleep", "wait for a condition in a wait_… helper")

    def check_ui(self, path):
        relative = path.relative_to(self.root)
        text = path.read_text(encoding="utf-8")
        listed = "".join(p.read_text(encoding="utf-8") for p in self.root.glob("ui/*.gresource.xml"))
        if not re.search(rf">\s*{re.escape('/'.join(relative.parts[1:]))}\s*<", listed):
            self.report(path, 1, "ui-resource", "name it in ui/*.gresource.xml")
        if re.search(r'<template class="', text) and relative.parts[1] != "cells":
            source = Path("src/gui", *relative.parts[1:-1], f"{path.stem}.c")
            if not (self.root / source).is_file():
                self.report(path, 1, "ui-class", f"there is no {source}")
        potfiles = self.root / "po/POTFILES"
        if 'translatable="' in text and str(relative) not in potfiles.read_text().split("\n"):
            self.report(path, 1, "ui-words", "run po/update: po/POTFILES does not name it")
        for match in re.finditer(r"<!\[CDATA\[.*?\]\]>", text, re.DOTALL):
            if "translatable" in match[0]:
                line = text.count("\n", 0, match.start()) + 1
                self.report(path, line, "ui-cdata", "gettext does not see it: use ui/cells/")

    def check_format(self, program, paths):
        command = [program, "--style=file", "--dry-run", "--ferror-limit=1"]
        result = subprocess.run(command + paths, capture_output=True, text=True, check=False)
        for found in re.finditer(r"^(.+?):(\d+):\d+: warning: code should be", result.stderr, re.M):
            self.report(Path(found[1]), int(found[2]), "format", "run clang-format -i")
        if result.returncode and not result.stderr:
            sys.exit("clang-format failed")

    def run(self, clang_format=None):
        sources = list(self.files("src/**/*.[ch]", "tests/**/*.[ch]"))
        for path in sources:
            self.check_c(path)
        for path in self.files("tests/**/*.py", "build-aux/*.py"):
            self.check_python(path)
        for path in self.files("ui/**/*.ui"):
            self.check_ui(path)
        for path in self.files("src/**/*.sql"):
            if path.relative_to(self.root).parts[1] != "store":
                self.report(path, 1, "sql", "SQL belongs to src/store")
        if clang_format and sources:
            self.check_format(clang_format, [str(path) for path in sources])
        return self.faults


if __name__ == "__main__":
    *options, place = sys.argv[1:]
    program = options[1] if options[:1] == ["--format"] else None
    found = Linter(Path(place).resolve()).run(program)
    print("\n".join(found) or "the house is in order")
    sys.exit(1 if found else 0)
