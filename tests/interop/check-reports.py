#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds reports (JSON documents, one a line, on standard input) against the schema named as the argument."""
import json
import sys

import jsonschema


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    violations = 0
    for number, line in enumerate(sys.stdin, start=1):
        for error in validator.iter_errors(json.loads(line)):
            violations += 1
            print(f"report {number}: {error.json_path}: {error.message}")
    return 1 if violations else 0


sys.exit(main())
