#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An LMTP server made of aiosmtpd: it reads the message, and this puts it into mailboxes.

Usage: lmtppeer.py PORT HOSTNAME USERS, a JSON file: user -> how many bytes the mailbox holds at most, 0 for no limit
"""
import asyncio
import itertools
import json
import os
import sys

from aiosmtpd.lmtp import LMTP


class Mailboxes:
    def __init__(self, quotas):
        self.quotas = quotas
        self.numbers = itertools.count(1)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.partition("@")[0] not in self.quotas:
            return f"550 5.1.1 <{address}>: nobody here has this name"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        # RFC 2033 section 4.2: a reply for each recipient, in their order.
        return "\r\n".join(self.deliver(address, envelope.content) for address in envelope.rcpt_tos)

    def deliver(self, address, content):
        user = address.partition("@")[0]
        if 0 < self.quotas[user] < len(content):
            return f"552 5.2.2 <{address}>: the mailbox is full"
        folder = f"/var/mail/{user}"
        for name in ("new", "tmp"):
            os.makedirs(f"{folder}/{name}", exist_ok=True)
        name = str(next(self.numbers))
        with open(f"{folder}/tmp/{name}", "wb") as file:
            file.write(content)
        os.rename(f"{folder}/tmp/{name}", f"{folder}/new/{name}")
        return f"250 2.1.5 <{address}>: delivered"


async def serve(port, host, users):
    with open(users, encoding="utf-8") as file:
        mailboxes = Mailboxes(json.load(file))
    server = await asyncio.get_running_loop().create_server(
        lambda: LMTP(mailboxes, hostname=host, ident="LMTP of aiosmtpd", loop=asyncio.get_running_loop()), "127.0.0.1", port)
    await server.serve_forever()


asyncio.run(serve(int(sys.argv[1]), sys.argv[2], sys.argv[3]))
