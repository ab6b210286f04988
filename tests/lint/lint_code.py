"""The rules for C: a mixin of lint.py's Linter."""
import re
from pathlib import Path

ROOMS = {  # room: the rooms whose headers it may include
    "base": {"base"},
    "model": {"base", "model"},
    "store": {"base", "model", "store"},
    "service": {"base", "model", "store", "service"},
    "document": {"base", "model", "document"},
    "exchange": {"base", "model", "exchange"},
    "gui": {"base", "model", "store", "service", "document", "exchange", "gui"},
    "tendctl": {"base", "model", "store", "service", "document", "exchange", "tendctl"},
    "main.c": {"base", "gui"},
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
    ("fatal", re.compile(r"\bg_error\s*\("), "what comes from outside is a GError, not the end"),
    ("checks-off", re.compile(r"\bG_DISABLE_(CHECKS|ASSERT|CAST_CHECKS)\b"), "checks stay on"),
]
WRITE = r"\s*(=[^=]|[-+*/|&^]=|\+\+|--)"
RECORD_WRITE = re.compile(
    rf"->data\.\w+(\[[^]]*\])?{WRITE}|\(Tend\w+Data \*\)\s*tend_\w+_get_data\b"
)
BANNER = re.compile(r"/\*[-=*#_ ]{4,}|[-=*#]{4,}\s*\*/")
DEAD = re.compile(r";\s*\*/$")
CLASS = re.compile(r"^(?:G_DEFINE_(?:FINAL_|ABSTRACT_)?TYPE\w*|TEND_DEFINE_RECORD)\b", re.MULTILINE)
FILE_NAME = re.compile(r"(tend|tendctl)(-[a-z0-9]+)*\.[ch]$|main\.c$")
SLEEP = re.compile(r"\b(g_usleep|usleep|nanosleep|sleep)\s*\(")


def blank(text):
    return re.sub(r"[^\n]", " ", text)


class CodeRules:
    def check_c(self, path):
        text = path.read_text(encoding="utf-8")
        parts = path.relative_to(self.root).parts
        tests, room = parts[0] == "tests", parts[1]
        self.check_lines(path, text)
        if path.suffix == ".c" and not text.startswith("/* SPDX-License-Identifier: GPL-3.0-or-later\n * "):
            self.report(path, 1, "head", "start with the licence and one sentence of what this is for")
        if not tests:
            self.check_includes(path, text, room)
            self.check_manner(path, text, room)
        for match in TOKEN.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            if match[0].startswith("//"):
                self.report(path, line, "line-comment", "write /* … */")
            if BANNER.match(match[0]) or (match[0].startswith("/*") and BANNER.search(match[0])):
                self.report(path, line, "banner", "the order of the file says what belongs together")
            if match[0].startswith("/*") and DEAD.search(match[0]):
                self.report(path, line, "dead-code", "leave it out: the repository remembers")
        # Comments, then strings too, become blanks; the lines stay where they are.
        words = TOKEN.sub(lambda m: blank(m[0]) if m[0].startswith("/") else m[0], text)
        code = TOKEN.sub(lambda m: blank(m[0]), text)
        for match in STRINGS.finditer(words):
            if not tests and room != "store" and SQL.search(re.sub(r'"\s*"', "", match[0])):
                line = words.count("\n", 0, match.start()) + 1
                self.report(path, line, "sql", "SQL belongs to src/store")
        for rule, pattern, advice in SIMPLE:
            for match in pattern.finditer(code if not tests or rule != "fatal" else ""):
                self.report(path, code.count("\n", 0, match.start()) + 1, rule, advice)
        if not tests and room != "model":
            for match in RECORD_WRITE.finditer(code):
                line = code.count("\n", 0, match.start()) + 1
                self.report(path, line, "record-write", "g_object_set, or a verb of the service")
        for child in re.findall(r"bind_template_child(?:_private)?\s*\([^,]+,[^,]+,\s*(\w+)", code):
            for match in re.finditer(rf"\bg_signal_connect\w*\s*\(\s*self->{child}\s*,", code):
                line = code.count("\n", 0, match.start()) + 1
                self.report(path, line, "template-signal", "declare it in the .ui file")
        if not tests and path.suffix == ".c":
            self.check_names(path, code)
        self.check_functions(path, code, tests)

    def check_manner(self, path, text, room):
        """Of a source of the program: its name and the order in which it begins."""
        if not FILE_NAME.match(path.name):
            self.report(path, 1, "file-name", "tend-<what-it-is>, lower case with hyphens")
        if path.suffix == ".h":
            if "\n#pragma once\n" not in "\n" + text:
                self.report(path, 1, "order", "a header says #pragma once")
            return
        included = re.findall(r'^#include "([^"]+)"', text, re.MULTILINE)
        own = path.stem + ".h"
        if "#define G_LOG_DOMAIN " not in text.split("#include")[0]:
            self.report(path, 1, "order", "G_LOG_DOMAIN comes before what is included")
        if included[:1] != ["config.h"] or (own in included and included[1] != own):
            self.report(path, 1, "order", "config.h is included first, then the file's own header")

    def check_names(self, path, code):
        classes = list(CLASS.finditer(code))
        for match in classes[1:]:
            line = code.count("\n", 0, match.start()) + 1
            self.report(path, line, "one-class", "a file has one class")
        for match in re.finditer(r"^static [^\n;]*\n(on_\w+|\w+_cb) \(", code, re.MULTILINE):
            if not (match[1].startswith("on_") and match[1].endswith("_cb")):
                line = code.count("\n", 0, match.start(1)) + 1
                self.report(path, line, "callback", "on_<who>_<past>_cb, and nothing else so")

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
            if owner and owner not in ROOMS.get(room, {room}):
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
