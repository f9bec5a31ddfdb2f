#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The server's side of NTLM by pyspnego, an implementation that is none of ours, for one login.

    ntlmserver.py CREDENTIALS [CERTIFICATE-DIGEST]

CREDENTIALS is a file of one line, DOMAIN:USER:PASSWORD. With the digest of a certificate, in hexadecimal, the client must have bound
itself to it. Reads two messages in base64, one a line; prints the challenge in base64, and then "accepted DOMAIN\\USER"
or "refused REASON".
"""

import base64
import os
import sys

os.environ["NTLM_USER_FILE"] = sys.argv[1]
os.environ["LM_COMPAT_LEVEL"] = "0"  # the older forms are accepted too

import spnego  # noqa: E402, it reads the environment
from spnego.channel_bindings import GssChannelBindings  # noqa: E402


def bindings():
    if len(sys.argv) < 3:
        return None
    return GssChannelBindings(application_data=b"tls-server-end-point:" + bytes.fromhex(sys.argv[2]))


def message():
    return base64.b64decode(sys.stdin.readline(), validate=False)


def main():
    server = spnego.server(protocol="ntlm", channel_bindings=bindings(), options=spnego.NegotiateOptions.use_ntlm)
    try:
        print(base64.b64encode(server.step(message())).decode(), flush=True)
        server.step(message())
    except Exception as error:  # whatever it is, the login is refused
        print("refused", type(error).__name__, str(error).replace("\n", " "), flush=True)
        return
    print("accepted", server.client_principal, flush=True)


main()
