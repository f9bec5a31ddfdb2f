#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Verifies DKIM signatures with dkimpy, as an independent judge of the signer.

Standard input: a line with the text of the key record, then messages in base64, one a line. Standard output: "good" or "bad" a line.
"""

import base64
import sys

import dkim

record = sys.stdin.readline().strip().encode()
for line in sys.stdin:
    message = base64.b64decode(line)
    try:
        good = dkim.verify(message, dnsfunc=lambda name, timeout=5: record, minkey=1024)
    except dkim.DKIMException as error:
        print("bad", type(error).__name__, flush=True)
        continue
    print("good" if good else "bad", flush=True)
