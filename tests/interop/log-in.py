#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Logs in to an SMTP server over STARTTLS with other people's clients: python3-scramp (SCRAM-…) and python3-pyspnego (NTLM).

log-in.py PORT AUTHORITY MECHANISM USER PASSWORD [wrong-binding|wrong-integrity]
Prints the last reply. Ends with 0 after a 235, with 1 after another one, with 2 when the server has not proven itself.
"""

import base64
import hashlib
import smtplib
import ssl
import sys

import scramp
import spnego
from spnego.channel_bindings import GssChannelBindings

INTEGRITY_OFFSET = 72


def exchange(smtp, mechanism, first, answer_to):
    """AUTH with an initial response, then an answer to each challenge. Returns the reply that ends it."""
    code, text = smtp.docmd("AUTH", f"{mechanism} {base64.b64encode(first).decode()}")
    while code == 334:
        code, text = smtp.docmd(base64.b64encode(answer_to(base64.b64decode(text))).decode())
    return code, text


def scram(smtp, mechanism, user, password, how):
    binding = None
    if mechanism.endswith("-PLUS"):
        binding = scramp.make_channel_binding("tls-server-end-point", smtp.sock)
        if how == "wrong-binding":
            binding = (binding[0], bytes(len(binding[1])))
    client = scramp.ScramClient([mechanism], user, password, channel_binding=binding)
    challenges = []

    def answer(challenge):
        challenges.append(challenge)
        if len(challenges) == 1:
            client.set_server_first(challenge.decode())
            return client.get_client_final().encode()
        if challenge.startswith(b"v="):
            client.set_server_final(challenge.decode())
        return b""

    return exchange(smtp, mechanism, client.get_client_first().encode(), answer)


def ntlm(smtp, mechanism, user, password, how):
    certificate = hashlib.sha256(smtp.sock.getpeercert(binary_form=True)).digest()
    if how == "wrong-binding":
        certificate = bytes(len(certificate))
    client = spnego.client(user, password, protocol="ntlm", options=spnego.NegotiateOptions.use_ntlm,
                           channel_bindings=GssChannelBindings(application_data=b"tls-server-end-point:" + certificate))

    def answer(challenge):
        message = bytearray(client.step(challenge))
        if how == "wrong-integrity":
            message[INTEGRITY_OFFSET] ^= 1
        return bytes(message)

    return exchange(smtp, mechanism, client.step(), answer)


def main():
    port, authority, mechanism, user, password, *rest = sys.argv[1:]
    how = rest[0] if rest else ""
    with smtplib.SMTP("localhost", int(port), local_hostname="client.example", timeout=20) as smtp:
        smtp.ehlo()
        smtp.starttls(context=ssl.create_default_context(cafile=authority))
        smtp.ehlo()
        if mechanism not in smtp.esmtp_features.get("auth", "").split():
            print(mechanism, "is not offered:", smtp.esmtp_features.get("auth"))
            return 1
        try:
            code, text = (ntlm if mechanism == "NTLM" else scram)(smtp, mechanism, user, password, how)
        except scramp.ScramException as error:
            smtp.docmd("*")
            print("not proven:", error)
            return 2
    print(code, text.decode())
    return 0 if code == 235 else 1


if __name__ == "__main__":
    sys.exit(main())
