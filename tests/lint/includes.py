#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every include against the layers of docs/architecture.md: dependencies run one way."""

import re
from pathlib import Path

import project

# What a folder of protocol/ may include besides itself.
ALLOWED = {
    "values": set(),
    "knowledge": {"values"},
    "wire": {"values"},
    "plan": {"values", "wire"},
    "sasl": {"values", "wire"},
    "message": {"values", "wire"},
    "transcript": {"values", "wire", "plan"},
    "stage": {"values", "wire", "plan", "sasl", "message", "transcript"},
    "check": {"values", "wire", "plan", "sasl", "transcript", "stage"},
    "net": {"values", "wire", "plan", "transcript"},
    "session": {"values", "wire", "plan", "sasl", "message", "transcript", "stage", "check", "net"},
    "practice": {"values", "wire", "plan", "message", "net"},
    "report": {"values", "wire", "plan", "transcript", "knowledge"},
    "format": {"values", "wire", "plan", "transcript", "report", "knowledge"},
    "compare": {"values", "wire", "plan", "transcript", "report", "format"},
    "foreign": {"values", "wire", "plan", "transcript", "report"},
    "filter": {"values", "wire", "transcript", "report", "format"},
    "play": {"values", "wire", "plan", "transcript", "stage", "session", "report", "format"},
}

# Deciding knows no socket, timer, clock, random source or QObject.
PURE = {"values", "wire", "plan", "sasl", "stage", "check", "transcript", "report", "knowledge"}
IMPURE = re.compile(
    r"<(QObject|QTimer|QBasicTimer|QElapsedTimer|QDeadlineTimer|QRandomGenerator|QEventLoop|QThread|QFuture|"
    r"Q(Tcp|Udp|Ssl|Local|Abstract)Socket|Q(Tcp|Ssl|Local)Server|QHostInfo|QDnsLookup|QProcess)>"
)
DISPLAY = re.compile(r"<(QtGui|QtWidgets|QWidget|QApplication|QGuiApplication|QPainter|QPixmap|QIcon|QMainWindow|QDialog)[/>]")
INCLUDE = re.compile(r'^\s*#\s*include\s*("[^"]+"|<[^>]+>)')


def objection(path, included):
    """Why the file may not include what it includes, or None."""
    layer, *rest = path.parts
    if DISPLAY.match(included) and layer not in ("ui", "tests") and path.parts[:2] != ("app", "gui"):
        return f"{included} needs a display; only ui and app/gui may include it"
    if layer != "protocol":
        return other_layer_objection(path, included)
    folder = rest[0]
    if folder not in ALLOWED:
        return f"protocol/{folder} has no place in the layers yet: give it one in tests/lint/includes.py"
    if folder in PURE and IMPURE.match(included):
        return f"protocol/{folder} decides and does not do: {included} has no place in it"
    if path.stem.startswith("dialogue") and included.startswith('"net/'):
        return f"the dialogue has no channel: it may not include {included}"
    return protocol_objection(folder, included)


def protocol_objection(folder, included):
    if not included.startswith('"'):
        return None
    target, slash, _ = included.strip('"').partition("/")
    if not slash:
        return None if included.endswith('.moc"') else f'{included} does not name its folder: "{folder}/…"'
    if target == folder or target in ALLOWED[folder]:
        return None
    return f"protocol/{folder} may not include {included}"


def other_layer_objection(path, included):
    """app sees ui and protocol, ui sees protocol, and nobody but tests sees tests."""
    target = included.strip('"').partition("/")[0] if included.startswith('"') else ""
    if path.parts[0] == "ui" and target == "app":
        return f"ui may not include {included}"
    if path.parts[0] in ("ui", "app") and target in ("tests", "support"):
        return f"{path.parts[0]} may not include {included}"
    return None


def check(root=project.ROOT):
    """All objections to the includes of the project below root."""
    problems = []
    for path in project.sources(root):
        if path.parts[0] not in ("protocol", "ui", "app", "tests") or len(path.parts) < 3:
            continue
        for number, line in project.lines(root, path):
            match = INCLUDE.match(line)
            text = match and objection(Path(path), match[1])
            if text:
                problems.append(project.Problem(str(path), number, text))
    return problems


if __name__ == "__main__":
    project.report(check())
