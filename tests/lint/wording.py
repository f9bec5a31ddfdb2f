#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words and shapes that the project does not want in its files, each with its reason.

A line that has a good cause says so: a comment 'allowed: REASON' on the line or on the one before it.
"""

import re
from dataclasses import dataclass

import project

LONGEST_FILE = 450
LONGEST_TEST = 700
TEXT = re.compile(r"(\.(cpp|h|py|sh|cmake|txt|md|json|smtp|in|yml|svg|xml|desktop)|/[^./]+|^[^./]+)$")


@dataclass(frozen=True)
class Rule:
    where: re.Pattern
    what: re.Pattern
    why: str


def rule(where, what, why):
    return Rule(re.compile(where), re.compile(what), why)


CODE = r"^(protocol|ui|app)/.*\.(cpp|h)$"
ALL_CODE = r"^(protocol|ui|app|tests)/.*\.(cpp|h)$"
# Written in pieces, so that this file does not object to itself.
UNFINISHED = "|".join(("TO" + "DO", "FIX" + "ME", "HA" + "CK"))

RULES = [
    rule(r"", rf"\b({UNFINISHED})\b", "looks unfinished"),
    rule(r"", r"/" + r"work/|/ro" + r"ot/\.", "names a folder of one machine"),
    rule(ALL_CODE, r"\bQ(SKIP|EXPECT_FAIL)\b", "a test passes or fails; it is not skipped"),
    rule(r"^tests/.*\.(cpp|h)$", r"\bQTest::q(Wait|Sleep)\s*\(|\bQThread::(m|u)?sleep\b|this_thread::sleep",
         "a test waits for what it expects (QTRY_*, QSignalSpy), not for time to pass"),
    rule(r"^(protocol|ui)/.*\.(cpp|h)$", r"\bQEventLoop\b|\bexec\s*\(\s*\)", "only a program's main loop runs events"),
    rule(CODE, r"\bprocessEvents\s*\(|\bwaitFor(Connected|ReadyRead|BytesWritten|Encrypted|Disconnected|Started|Finished)\s*\(",
         "nothing waits outside tests"),
    rule(ALL_CODE, r"\b(SIGNAL|SLOT)\s*\(", "string-based connections are checked by nobody"),
    rule(CODE, r"\bsender\s*\(\s*\)", "a slot is told what it needs"),
    rule(CODE, r"\b(throw|catch)\b\s*[^a-z ;,.]*\s*\(|\bthrow\s+\w+[({]", "errors are values"),
    rule(ALL_CODE, r"^(?!.*// ).*\bNOLINT(NEXTLINE)?\b(?!\()", "a silenced check is named"),
    rule(r"", r"[ \t]+$", "white space at the end of the line"),
    rule(r"^(?!\.git).*\.(cpp|h|py|json|cmake|md|sh)$", r"\t", "a tab"),
]


def check_lines(path, numbered):
    """The objections to one file's numbered lines."""
    rules = [candidate for candidate in RULES if candidate.where.search(path)]
    before = ""
    for number, line in numbered:
        if "allowed: " not in line and "allowed: " not in before:
            for candidate in rules:
                if candidate.what.search(line):
                    yield project.Problem(path, number, candidate.why)
        before = line


def check_shape(path, numbered):
    """The objections to one file as a whole."""
    if not numbered:
        return
    if numbered[-1][1] != "" or len(numbered) > 1 and numbered[-2][1] == "":
        yield project.Problem(path, len(numbered), "ends with exactly one line end")
    longest = LONGEST_TEST if path.startswith("tests/") else LONGEST_FILE
    if path.endswith((".cpp", ".h")) and len(numbered) - 1 > longest:
        yield project.Problem(path, 0, f"has {len(numbered) - 1} lines; more than {longest} fit no head")
    if path.endswith(".h") and not any(line == "#pragma once" for _, line in numbered):
        yield project.Problem(path, 0, "has no #pragma once")


def check(root=project.ROOT):
    """All objections to the project's text files below root."""
    problems = []
    for path in map(str, project.files(root)):
        if path == "LICENSE" or "/corpus/" in path or not TEXT.search(path):
            continue
        numbered = project.lines(root, path)
        problems += check_lines(path, numbered)
        problems += check_shape(path, numbered)
    return problems


if __name__ == "__main__":
    project.report(check())
