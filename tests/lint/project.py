# SPDX-License-Identifier: GPL-3.0-or-later
"""What every check of tests/lint needs to know about the project's files."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = {".git", "build", ".cache", "__pycache__"}


@dataclass(frozen=True, order=True)
class Problem:
    """One place that a check objects to; line 0 means the whole file."""

    path: str
    line: int
    text: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.text}" if self.line else f"{self.path}: {self.text}"


def files(root=ROOT):
    """Every file of the project that is or could be committed, relative to root, sorted."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        names = {name for name in listed.stdout.decode().split("\0") if name}
        return sorted(Path(name) for name in names if (root / name).is_file())
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in LEFT_OUT]
        found += [(Path(folder) / name).relative_to(root) for name in names]
    return sorted(found)


def sources(root=ROOT):
    """The C++ files among files()."""
    return [path for path in files(root) if path.suffix in (".cpp", ".h")]


def lines(root, path):
    """The numbered lines of a text file; none for a file that is no text."""
    try:
        return list(enumerate((root / path).read_text(encoding="utf-8").split("\n"), start=1))
    except UnicodeDecodeError:
        return []


def report(problems):
    """Prints the problems and ends the program: status 1 if there are any."""
    for problem in sorted(problems):
        print(problem)
    sys.exit(1 if problems else 0)
