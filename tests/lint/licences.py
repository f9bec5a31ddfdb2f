#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file that can hold a comment names its licence at its top; REUSE.toml speaks for the others."""

import re

import project

SPDX = re.compile(r"SPDX-License-Identifier: GPL-3\.0-or-later\b")

# Files without comments, and running text; REUSE.toml names their licence.
COVERED = re.compile(r"(\.json|\.jsonl|\.md|\.png|\.ico|\.ts|\.eml|\.pem|\.txt\.in|/corpus/[^/]*|^docs/exports/[a-z-]*(\.[a-z0-9]+)+|\.mscope|^LICENSE|^REUSE\.toml)$")


def check(root=project.ROOT):
    """The files below root that do not name the project's licence in their first lines."""
    problems = []
    for path in project.files(root):
        if COVERED.search(str(path)):
            continue
        head = (root / path).read_bytes()[:1000].decode("utf-8", "replace").split("\n")[:4]
        if not any(SPDX.search(line) for line in head):
            problems.append(project.Problem(str(path), 0, "names no licence: SPDX-License-Identifier: GPL-3.0-or-later"))
    return problems


if __name__ == "__main__":
    project.report(check())
