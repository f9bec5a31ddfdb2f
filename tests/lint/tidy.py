#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy over the sources, several at a time.

What was found clean stays clean until the file, one of our headers that it includes, its compile command, the list of
checks or clang-tidy itself changes: the verdict is kept under a hash of all these.

Usage: tidy.py BUILD-FOLDER [FILE…]
"""

import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import project

TIDY = os.environ.get("CLANG_TIDY", "clang-tidy-19")
COMPILER = os.environ.get("CLANG", "clang++-19")
KEPT = Path(os.environ.get("MAILSCOPE_KEPT", project.ROOT / "build")) / "tidy"
CHECKED = ("protocol", "ui", "app")
INCLUDE = re.compile(rb'^\s*#\s*include\s*"([^"]+)"', re.M)
TOGETHER = 12


@cache
def text(path):
    return path.read_bytes()


@cache
def our_includes(path):
    """The project's own headers that a file includes directly."""
    found = []
    for name in INCLUDE.findall(text(path)):
        for base in (path.parent, project.ROOT / "protocol", project.ROOT):
            candidate = (base / name.decode()).resolve()
            if candidate.is_file() and candidate.is_relative_to(project.ROOT):
                found.append(candidate)
                break
    return found


def with_includes(path):
    """The file and all of the project's headers behind it, each once."""
    seen, waiting = [], [path]
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.append(current)
            waiting += our_includes(current)
    return sorted(seen)


def key(path, command, version):
    """What a verdict depends on."""
    digest = hashlib.sha256()
    root = str(project.ROOT).encode()
    for part in (version, text(project.ROOT / ".clang-tidy"), command.encode().replace(root, b"")):
        digest.update(part + b"\0")
    for used in with_includes(path):
        digest.update(str(used.relative_to(project.ROOT)).encode() + b"\0" + text(used) + b"\0")
    return digest.hexdigest()


def tidy(path, arguments):
    """What clang-tidy says of one file compiled with these arguments; nothing when it is clean."""
    result = subprocess.run([TIDY, "--quiet", str(path), "--", *arguments], capture_output=True, text=True, check=False)
    return result.stdout if result.returncode else ""


@dataclass(frozen=True)
class Source:
    path: Path
    arguments: tuple
    verdict: Path

    def judge(self):
        """Analyses the file alone."""
        said = tidy(self.path, self.arguments)
        if not said:
            self.verdict.touch()
        return said


def judge_together(sources):
    """Analyses the files as if they were one, since most of the time goes into the headers that they share.

    Files that cannot be compiled together (two helpers of one name, say) are analysed apart.
    """
    if len(sources) == 1:
        return sources[0].judge()
    with tempfile.NamedTemporaryFile("w", suffix=".cpp") as together:
        together.writelines(f'#include "{source.path}"\n' for source in sources)
        together.flush()
        clashing = clashes(together.name, sources)
        said = "" if clashing else tidy(together.name, sources[0].arguments)
    if clashing:
        others = [source for source in sources if source not in clashing]
        return (judge_together(others) if others else "") + judge_apart(clashing, sources)
    for source in sources:
        if str(source.path) not in said:
            source.verdict.touch()
    return said


def judge_apart(clashing, sources):
    """Analyses the files that clash with others, together if that is fewer than before."""
    if len(clashing) < len(sources):
        return judge_together(clashing)
    return "".join(source.judge() for source in clashing)


def clashes(together, sources):
    """Those of the sources that do not compile in one file with the ones before them."""
    compiled = subprocess.run([COMPILER, "-fsyntax-only", "-w", "-ferror-limit=0", *sources[0].arguments, together],
                              capture_output=True, text=True, check=False)
    if compiled.returncode == 0:
        return []
    blamed = {line.split(":", 1)[0] for line in compiled.stderr.split("\n") if "error:" in line}
    return [source for source in sources if str(source.path) in blamed] or list(sources)


def compiler_arguments(command):
    """The arguments of a compile command that Clang needs to read the file; it does so without a precompiled header."""
    words = shlex.split(command)
    kept = []
    for position, word in enumerate(words):
        if word.startswith(("-D", "-I", "-std=")):
            kept.append(word)
        elif word == "-isystem":
            kept += [word, words[position + 1]]
    return tuple(kept)


def batches(sources):
    """Files of one folder and the same arguments, some at a time."""
    groups = {}
    for source in sources:
        groups.setdefault((source.path.parent, source.arguments), []).append(source)
    for group in groups.values():
        parts = -(-len(group) // TOGETHER)
        for part in range(parts):
            yield group[part::parts]


def find_sources(build):
    """The files to check, as the build describes them."""
    version = subprocess.run([TIDY, "--version"], capture_output=True, check=True).stdout
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = Path(entry["directory"], entry["file"]).resolve()
        if path.is_relative_to(project.ROOT) and path.relative_to(project.ROOT).parts[0] in CHECKED:
            arguments = compiler_arguments(entry["command"])
            yield Source(path, arguments, KEPT / key(path, " ".join(arguments), version))


def main(build, wanted):
    KEPT.mkdir(parents=True, exist_ok=True)
    sources = [source for source in find_sources(build) if not wanted or source.path in wanted]
    pending = [source for source in sources if not source.verdict.exists()]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        found = [said for said in pool.map(judge_together, batches(pending)) if said]
    for said in found:
        print(said, end="")
    print(f"clang-tidy: {len(sources)} files, {len(pending)} of them analysed anew")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), {Path(name).resolve() for name in sys.argv[2:]}))
