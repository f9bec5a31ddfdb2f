#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says of OAuth 2.0 bearer tokens whether they are valid, and whom they stand for (after RFC 7662).

Usage: tokenservice.py PORT TOKENS, a JSON file: token -> user
"""
import http.server
import json
import sys


class Introspection(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        user = self.server.tokens.get(self.headers.get("Authorization", "").removeprefix("Bearer "))
        answer = json.dumps({"active": True, "email": user} if user else {"active": False}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format, *arguments):
        pass  # the server that asks has a log


def main():
    with http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Introspection) as server:
        with open(sys.argv[2], encoding="utf-8") as file:
            server.tokens = json.load(file)
        server.serve_forever()


main()
