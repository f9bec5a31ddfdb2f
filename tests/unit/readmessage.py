#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads messages with Python's own parser and says what it found, as an independent judge of the composer.

Standard input: messages in base64, one a line. Standard output: a JSON object a line.
"""

import base64
import email
import email.parser
import email.policy
import json
import sys


def content(part):
    data = part.get_payload(decode=True) or b""
    return {
        "type": part.get_content_type(),
        "name": part.get_filename() or "",
        "disposition": part.get_content_disposition() or "",
        "charset": part.get_content_charset() or "",
        "id": part.get("Content-ID", ""),
        "data": base64.b64encode(data).decode(),
        "defects": [type(defect).__name__ for defect in part.defects],
    }


for line in sys.stdin:
    raw = base64.b64decode(line)
    message = email.message_from_bytes(raw, policy=email.policy.SMTPUTF8)
    # Given bytes the parser takes UTF-8 in a header for an error, in spite of the policy; given text it does not.
    head = email.parser.HeaderParser(policy=email.policy.SMTPUTF8).parsestr(raw.partition(b"\r\n\r\n")[0].decode())
    headers = {name: str(value) for name, value in head.items()}
    addresses = {name: [[each.display_name, each.addr_spec] for each in value.addresses]
                 for name, value in head.items() if hasattr(value, "addresses")}
    defects = [type(d).__name__ for value in head.values() for d in getattr(value, "defects", ())]
    print(json.dumps({
        "header": headers,
        "names": [name.lower() for name in head.keys()],
        "addresses": addresses,
        "shape": [part.get_content_type() for part in message.walk() if part.is_multipart()],
        "defects": defects + [type(defect).__name__ for defect in message.defects],
        "parts": [content(part) for part in message.walk() if not part.is_multipart()],
        "longest": max(len(each) for each in raw.split(b"\r\n")),
        "bare": raw.replace(b"\r\n", b"").count(b"\n") + raw.replace(b"\r\n", b"").count(b"\r"),
    }), flush=True)
