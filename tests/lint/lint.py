#!/usr/bin/env python3
"""The rules of the house that a compiler does not know.

usage: lint.py [--no-format] ROOT      prints file:line: rule: what to do; exits 1 if there is any

Each rule has an example of its breach in tests/lint/bad/RULE/, which a test checks.
"""
import re
import subprocess
import sys
from pathlib import Path

ROOMS = {  # room: the rooms whose headers it may include
    "base": {"base"},
    "model": {"base", "model"},
    "store": {"base", "model", "store"},
    "service": {"base", "model", "store", "service"},
    "document": {"base", "model", "document"},
    "exchange": {"base", "model", "exchange"},
    "gui": {"base", "model", "store", "service", "document", "exchange", "gui"},
}
OUTSIDE = [  # (system header, the only rooms that may include it)
    (re.compile(r"libgda|sql-parser/|sqlite3\.h|libpq-fe\.h|libpq/"), {"store"}),
    (re.compile(r"hpdf|zint\.h"), {"document"}),
    (re.compile(r"(gtk|gdk|gsk|adwaita|graphene)\b"), {"gui", "main.c"}),
]
SQL = re.compile(
    r"\bSELECT\s.*\sFROM\s|\bINSERT\s+(OR\s+\w+\s+)?INTO\s|\bUPDATE\s+\w+\s+SET\s|\bDELETE\s+FROM\s"
    r"|\b(CREATE|ALTER|DROP)\s+(TABLE|INDEX|VIEW|TRIGGER)\b|\bPRAGMA\s+\w",
    re.DOTALL,
)
TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.DOTALL)
STRINGS = re.compile(r'"(?:\\.|[^"\\\n])*"(?:\s*"(?:\\.|[^"\\\n])*")*')
LEFT_OPEN = r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b"
SIMPLE = [  # (rule, pattern in code without comments and strings, what to do)
    ("goto", re.compile(r"\bgoto\b"), "return early or let g_autoptr clean up"),
    ("notify-by-name", re.compile(r"\bg_object_notify\s*\("), "use g_object_notify_by_pspec"),
]
SLEEP = re.compile(r"\b(g_usleep|usleep|nanosleep|sleep)\s*\(")


def blank(text):
    return re.sub(r"[^\n]", " ", text)


class Linter:
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

    def check_c(self, path):
        text = path.read_text(encoding="utf-8")
        parts = path.relative_to(self.root).parts
        tests, room = parts[0] == "tests", parts[1]
        self.check_lines(path, text)
        if path.suffix == ".c" and not text.startswith("/* SPDX-License-Identifier: GPL-3.0-or-later\n * "):
            self.report(path, 1, "head", "start with the licence and one sentence of what this is for")
        if not tests:
            self.check_includes(path, text, room)
        for match in TOKEN.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            if match[0].startswith("//"):
                self.report(path, line, "line-comment", "write /* … */")
        # Comments, then strings too, become blanks; the lines stay where they are.
        words = TOKEN.sub(lambda m: blank(m[0]) if m[0].startswith("/") else m[0], text)
        code = TOKEN.sub(lambda m: blank(m[0]), text)
        for match in STRINGS.finditer(words):
            if not tests and room != "store" and SQL.search(re.sub(r'"\s*"', "", match[0])):
                line = words.count("\n", 0, match.start()) + 1
                self.report(path, line, "sql", "SQL belongs to src/store")
        for rule, pattern, advice in SIMPLE:
            for match in pattern.finditer(code):
                self.report(path, code.count("\n", 0, match.start()) + 1, rule, advice)
        for child in re.findall(r"bind_template_child(?:_private)?\s*\([^,]+,[^,]+,\s*(\w+)", code):
            for match in re.finditer(rf"\bg_signal_connect\w*\s*\(\s*self->{child}\s*,", code):
                line = code.count("\n", 0, match.start()) + 1
                self.report(path, line, "template-signal", "declare it in the .ui file")
        self.check_functions(path, code, tests)

    def check_lines(self, path, text):
        lines = text.split("\n")
        if len(lines) - 1 > 800:
            self.report(path, len(lines), "file-length", "more than 800 lines: two subjects?")
        for number, line in enumerate(lines, 1):
            if re.search(LEFT_OPEN, line):
                self.report(path, number, "left-open", "do it, or say it where work is planned")

    def check_includes(self, path, text, room):
        for number, line in enumerate(text.split("\n"), 1):
            match = re.match(r'#\s*include\s*([<"])([^>"]+)', line)
            if not match:
                continue
            for header, rooms in OUTSIDE:
                if header.match(match[2]) and room not in rooms:
                    self.report(path, number, "wall", f"{match[2]} belongs to {', '.join(sorted(rooms))}")
            owner = self.room_of_header.get(Path(match[2]).name)
            if owner and room in ROOMS and owner not in ROOMS[room]:
                self.report(path, number, "wall", f"{room} may not see {owner}")

    def check_functions(self, path, code, tests):
        start, depth, name, lines = None, 0, "", code.split("\n")
        for number, line in enumerate(lines, 1):
            if start is None:
                if line.startswith("{"):
                    # clang-format puts the name of a function at the start of its line.
                    before = "\n".join(lines[max(0, number - 12) : number - 1])
                    names = re.findall(r"^(\w+) \(", before, re.MULTILINE)
                    start, depth, name, deep = number, 0, names[-1] if names else "", False
                else:
                    continue
            if tests and SLEEP.search(line) and "wait" not in name:
                self.report(path, number, "sleep", "wait for a condition in a wait_… helper")
            for brace in re.findall(r"[{}]", line):
                depth += 1 if brace == "{" else -1
                if depth > 5 and not deep:
                    deep = True
                    self.report(path, number, "nesting", "deeper than 4: give the inside a name")
            if line.startswith("}"):
                if number - start + 1 > 80 and line == "}":
                    self.report(path, start, "function-length", f"{name}: more than 80 lines")
                start = None

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
            if not any(self.root.glob(f"src/gui/**/{path.stem}.c")):
                self.report(path, 1, "ui-class", f"there is no src/gui/…/{path.stem}.c")
        potfiles = self.root / "po/POTFILES"
        if 'translatable="' in text and str(relative) not in potfiles.read_text().split("\n"):
            self.report(path, 1, "ui-words", "run po/update: po/POTFILES does not name it")
        for match in re.finditer(r"<!\[CDATA\[.*?\]\]>", text, re.DOTALL):
            if "translatable" in match[0]:
                line = text.count("\n", 0, match.start()) + 1
                self.report(path, line, "ui-cdata", "gettext does not see it: use ui/cells/")

    def check_format(self, paths):
        command = ["clang-format", "--style=file", "--dry-run", "--ferror-limit=1"]
        result = subprocess.run(command + paths, capture_output=True, text=True, check=False)
        for found in re.finditer(r"^(.+?):(\d+):\d+: warning: code should be", result.stderr, re.M):
            self.report(Path(found[1]), int(found[2]), "format", "run clang-format -i")
        if result.returncode and not result.stderr:
            sys.exit("clang-format failed")

    def run(self, with_format):
        sources = list(self.files("src/**/*.[ch]", "tests/**/*.[ch]"))
        for path in sources:
            self.check_c(path)
        for path in self.files("tests/**/*.py", "build-aux/*.py"):
            self.check_python(path)
        for path in self.files("ui/**/*.ui"):
            self.check_ui(path)
        if with_format and sources:
            self.check_format([str(path) for path in sources])
        return self.faults


if __name__ == "__main__":
    options = [word for word in sys.argv[1:] if word.startswith("--")]
    root, = [Path(word).resolve() for word in sys.argv[1:] if not word.startswith("--")]
    found = Linter(root).run("--no-format" not in options)
    print("\n".join(found) or "the house is in order")
    sys.exit(1 if found else 0)
