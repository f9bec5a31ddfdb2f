#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An SMTP server that does nothing but log people in, with the help of libraries that have nothing to do with Mailscope.

Usage: loginpeer.py SETTINGS, a JSON file:
    port, hostName, certificate, key      where it listens, its name, and what it encrypts with (PEM files)
    users                                 name -> password, and for SCRAM salt (in base64) and iterations
    mechanisms                            what AUTH offers behind STARTTLS
    backend                               "gsasl" (its command as a server), "scramp" or "spnego"

Each login is a line on standard output: "login MECHANISM USER", or "refused MECHANISM REASON".
"""
import base64
import hashlib
import json
import os
import socketserver
import ssl
import subprocess
import sys
import tempfile

PATIENCE = 20  # seconds for one line of the client, or one answer of a helper


class Refused(Exception):
    """The login is refused; the text says why, for the log only."""


class Exchange:
    """The challenges and responses of one AUTH command, before base64."""

    def __init__(self, peer, initial):
        self.peer = peer
        self.initial = initial

    def first(self):
        """What the client says first; an empty challenge asks for it when it did not come with the command."""
        return self.ask(b"") if self.initial is None else self.initial

    def ask(self, challenge):
        self.peer.say("334 " + base64.b64encode(challenge).decode())
        line = self.peer.line()
        if line is None or line == "*":
            raise Refused("cancelled")
        try:
            return base64.b64decode(line, validate=True)
        except ValueError as error:
            raise Refused("no base64") from error


def known(settings, user):
    if user not in settings["users"]:
        raise Refused("unknown user")
    return settings["users"][user]


def scram_user(message):
    """The name in a client-first-message (RFC 5802 section 7)."""
    for part in message.decode().split(","):
        if part.startswith("n="):
            return part[2:].replace("=2C", ",").replace("=3D", "=")
    raise Refused("no name in the first message")


def digest_user(message):
    """The name in a digest-response (RFC 2831 section 2.1.2)."""
    text = message.decode()
    start = text.index('username="') + len('username="')
    name = ""
    while text[start] != '"':
        start += text[start] == "\\"
        name += text[start]
        start += 1
    return name


def gsasl(settings, mechanism, exchange):
    """The gsasl command decides; its lines are handed on as they are."""
    clientBegins = mechanism.startswith("SCRAM-")
    command = ["gsasl", "--server", "--quiet", f"--mechanism={mechanism}", "--service=smtp",
               f"--hostname={settings['hostName']}", f"--realm={settings['hostName']}",
               "--quality-of-protection=qop-auth"]
    first = user = None
    if clientBegins:
        first = exchange.first()
        user = scram_user(first)
        account = known(settings, user)
        command += [f"--password={account['password']}", f"--iteration-count={account['iterations']}",
                    f"--salt={account['salt']}"]
    # Without a terminal it takes the password that it asks for from its standard input.
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True) as process:
        try:
            return converse(settings, mechanism, exchange, process, first, user)
        except BrokenPipeError as error:
            raise Refused("gsasl ended") from error
        finally:
            process.kill()


def converse(settings, mechanism, exchange, process, first, user):
    def tell(response, *more):
        process.stdin.write(base64.b64encode(response) + b"\n" + b"".join(line.encode() + b"\n" for line in more))
        process.stdin.flush()

    process.stdout.readline()  # the mechanism's name
    if first is not None:
        process.stdout.readline()  # its empty challenge, which first() has asked for
        tell(first)
    while line := process.stdout.readline():
        challenge = base64.b64decode(line)
        # Its last word may be empty; it waits for an answer to that too, and the client need not know.
        response = exchange.ask(challenge) if challenge else b""
        if user is None:
            user = digest_user(response) if mechanism == "DIGEST-MD5" else response.decode().rpartition(" ")[0]
            tell(response, known(settings, user)["password"])
        else:
            tell(response)
            if not response:
                process.stdin.close()  # otherwise it goes on with data behind the login
                break
    if process.wait(PATIENCE) != 0:
        raise Refused("gsasl refuses")
    return user


def scramp(settings, mechanism, exchange):
    import scramp as library

    scram = library.ScramMechanism(mechanism)
    binding = ("tls-server-end-point", exchange.peer.certificate_hash())

    def keys(user):
        account = known(settings, user)
        return scram.make_auth_info(account["password"], iteration_count=account["iterations"],
                                    salt=base64.b64decode(account["salt"]))

    server = scram.make_server(keys, channel_binding=binding)
    try:
        server.set_client_first(exchange.first().decode())
        server.set_client_final(exchange.ask(server.get_server_first().encode()).decode())
    except library.ScramException as error:
        raise Refused(str(error)) from error
    exchange.ask(server.get_server_final().encode())
    return server.user


def spnego(settings, mechanism, exchange):
    """NTLMv2; beyond what the library demands, the message integrity code and the channel binding must be there."""
    import spnego as library
    from spnego import exceptions
    from spnego._ntlm_raw import messages

    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as store:
        for name, account in settings["users"].items():
            for domain in ("", "WORKSTATION", os.uname().nodename.upper()):
                store.write(f"{domain}:{name}:{account['password']}\n")
        store.flush()
        os.environ["NTLM_USER_FILE"] = store.name
        binding = b"tls-server-end-point:" + exchange.peer.certificate_hash()
        server = library.server(protocol="ntlm", options=library.NegotiateOptions.use_ntlm,
                                channel_bindings=library.channel_bindings.GssChannelBindings(application_data=binding))
        try:
            last = exchange.ask(server.step(exchange.first()))
            server.step(last)
            message = messages.Authenticate.unpack(last)
            said = messages.NTClientChallengeV2.unpack(message.nt_challenge_response[16:]).av_pairs
        except (exceptions.SpnegoError, ValueError) as error:
            raise Refused(str(error)) from error
    if not said.get(messages.AvId.flags, 0) & messages.AvFlags.mic:
        raise Refused("no message integrity code")
    if not any(said.get(messages.AvId.channel_bindings, b"")):
        raise Refused("no channel binding")
    return message.user_name


BACKENDS = {"gsasl": gsasl, "scramp": scramp, "spnego": spnego}


class Peer(socketserver.StreamRequestHandler):
    timeout = PATIENCE

    def setup(self):
        super().setup()
        self.settings = self.server.settings
        self.encrypted = False
        self.user = None

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def line(self):
        try:
            bytes = self.rfile.readline(20000)
        except OSError:
            return None
        return bytes.decode(errors="replace").rstrip("\r\n") if bytes.endswith(b"\n") else None

    def certificate_hash(self):
        """tls-server-end-point (RFC 5929 section 4): the certificates here are signed with SHA-256."""
        with open(self.settings["certificate"], encoding="ascii") as file:
            return hashlib.sha256(ssl.PEM_cert_to_DER_cert(file.read())).digest()

    def handle(self):
        self.say(f"220 {self.settings['hostName']} ESMTP login peer")
        verb = ""
        try:
            while verb.upper() != "QUIT" and (line := self.line()) is not None:
                verb, _, argument = line.partition(" ")
                getattr(self, "on_" + verb.lower(), self.on_unknown)(argument)
        except OSError as error:
            print("lost", error, flush=True)

    def on_unknown(self, argument):
        self.say("500 5.5.2 unknown command")

    def on_ehlo(self, argument):
        self.say(f"250-{self.settings['hostName']}")
        self.say("250-AUTH " + " ".join(self.settings["mechanisms"]) if self.encrypted else "250-STARTTLS")
        self.say("250 ENHANCEDSTATUSCODES")

    def on_starttls(self, argument):
        self.say("220 2.0.0 go ahead")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.settings["certificate"], self.settings["key"])
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", 0)
        self.encrypted = True

    def on_auth(self, argument):
        mechanism, _, initial = argument.partition(" ")
        mechanism = mechanism.upper()
        if self.user or not self.encrypted or mechanism not in self.settings["mechanisms"]:
            self.say("504 5.5.4 not now, or not this one")
            return
        first = {"": None, "=": b""}.get(initial, initial)
        try:
            exchange = Exchange(self, base64.b64decode(first) if isinstance(first, str) else first)
            self.user = BACKENDS[self.settings["backend"]](self.settings, mechanism, exchange)
        except (Refused, ValueError) as reason:
            print("refused", mechanism, reason, flush=True)
            self.say("535 5.7.8 authentication failed")
            return
        print("login", mechanism, self.user, flush=True)
        self.say("235 2.7.0 authenticated")

    def on_mail(self, argument):
        self.say("250 2.1.0 sender ok" if self.user else "530 5.7.0 authentication required")

    def on_rcpt(self, argument):
        self.say("250 2.1.5 recipient ok" if self.user else "530 5.7.0 authentication required")

    def on_rset(self, argument):
        self.say("250 2.0.0 ok")

    def on_quit(self, argument):
        self.say("221 2.0.0 bye")


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


def main():
    os.environ["LC_ALL"] = "C.UTF-8"
    sys.stdout.reconfigure(encoding="utf-8")
    with open(sys.argv[1], encoding="utf-8") as file:
        settings = json.load(file)
    with Server(("127.0.0.1", settings["port"]), Peer) as server:
        server.settings = settings
        server.serve_forever()


main()
