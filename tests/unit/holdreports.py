#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds JSON documents, one a line on standard input, against the schema named on the command line.

Prints one line a document: "ok", or what is wrong with it.
"""
import json
import sys

import jsonschema


def main() -> int:
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for line in sys.stdin.buffer:
        errors = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(json.loads(line))]
        print("; ".join(errors).replace("\n", " ") or "ok")
    return 0


if __name__ == "__main__":
    sys.exit(main())
