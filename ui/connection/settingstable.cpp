// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/settingstable.h"

#include "values/phase.h"

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

using Kind = Setting::Kind;
using Choices = QList<std::pair<QString, QString>>;

Choices phases(const QString &never)
{
    Choices choices{{QString(), never}};
    for (int index = 0; index < PhaseCount; ++index) {
        const QString name(phaseName(static_cast<Phase>(index)));
        choices.append({name, name});
    }
    return choices;
}

Choices tlsVersions(const QString &usual)
{
    return {{QString(), usual},
            {u"1.0"_s, u"TLS 1.0"_s},
            {u"1.1"_s, u"TLS 1.1"_s},
            {u"1.2"_s, u"TLS 1.2"_s},
            {u"1.3"_s, u"TLS 1.3"_s}};
}

} // namespace

QList<Setting> SettingsTable::hello()
{
    return {
        {u"helo"_s,
         tr("Name in EHLO"),
         tr("found out"),
         Kind::Text,
         {},
         tr("What this side calls itself. Otherwise its own address or name is used.")},
        {u"greet"_s,
         tr("Greeting"),
         {},
         Kind::Choice,
         {{QString(), tr("EHLO, then HELO")},
          {u"ehlo"_s, tr("EHLO only")},
          {u"helo"_s, tr("HELO only")},
          {u"lhlo"_s, tr("LHLO only")},
          {u"none"_s, tr("None")}},
         tr("How this side says hello. LMTP uses LHLO unless told otherwise.")},
        {u"force"_s,
         tr("Send what was not offered"),
         {},
         Kind::Flag,
         {},
         tr("Commands and extensions are tried even if the server did not list them.")},
    };
}

QList<Setting> SettingsTable::network()
{
    return {
        {u"family"_s,
         tr("Addresses"),
         {},
         Kind::Choice,
         {{QString(), tr("IPv4 and IPv6")}, {u"ipv4"_s, tr("IPv4 only")}, {u"ipv6"_s, tr("IPv6 only")}},
         {}},
        {u"bind"_s,
         tr("Connect from"),
         tr("192.0.2.7, 192.0.2.7:4711 or :4711"),
         Kind::Text,
         {},
         tr("Address or port of this side. The system chooses otherwise.")},
        {u"dns"_s,
         tr("DNS server"),
         tr("the system's, or 192.0.2.53"),
         Kind::Text,
         {},
         tr("Names are looked up there.")},
        {u"proxy"_s,
         tr("Proxy"),
         tr("none, or socks5://host:1080"),
         Kind::Text,
         {},
         tr("A SOCKS5 or HTTP proxy: socks5://user@host:1080 or http://host:8080.")},
        {u"proxyPasswordFrom"_s,
         tr("Password of the proxy from"),
         tr("none, or prompt, env:NAME …"),
         Kind::Text,
         {},
         tr("Where the password comes from: prompt, env:NAME, file:PATH or command:CMD. It is never stored.")},
    };
}

QList<Setting> SettingsTable::waiting()
{
    return {
        {u"timeouts"_s, tr("Time limits"), {}, Kind::TimeLimits, {}, {}},
        {QString(KeepAlive),
         tr("NOOP while idle, every"),
         tr("never"),
         Kind::Seconds,
         {},
         tr("Seconds between two NOOP while nothing else is done, so that the server does not hang up.")},
    };
}

QList<Setting> SettingsTable::encryption()
{
    return {
        {u"tlsPolicy"_s,
         tr("Certificate must be good"),
         {},
         Kind::Choice,
         {{QString(), tr("Only before signing in")},
          {u"require"_s, tr("Always")},
          {u"report"_s, tr("Never, only say so")}},
         tr("Whether a session goes on when there is an objection to the certificate.")},
        {u"tls.expectedName"_s,
         tr("Name to expect"),
         tr("the host's name"),
         Kind::Text,
         {},
         tr("The name that the certificate must bear.")},
        {u"tls.sni"_s,
         tr("Name sent in SNI"),
         tr("the name to expect"),
         Kind::OptionalText,
         {},
         tr("The name that the server is told in the handshake.")},
        {u"tls.minimumVersion"_s, tr("Oldest version"), {}, Kind::Choice, tlsVersions(tr("the library's")), {}},
        {u"tls.maximumVersion"_s, tr("Newest version"), {}, Kind::Choice, tlsVersions(tr("the library's")), {}},
        {u"tls.ciphers"_s,
         tr("Ciphers"),
         tr("the library's"),
         Kind::Text,
         {},
         tr("In the syntax of OpenSSL, such as HIGH:!aNULL or TLS_AES_128_GCM_SHA256.")},
        {u"tls.caFile"_s,
         tr("Trusted certificates (file)"),
         tr("the system's"),
         Kind::File,
         {},
         tr("A PEM file. It replaces the certificates of the system.")},
        {u"tls.caPath"_s,
         tr("Trusted certificates (folder)"),
         tr("the system's"),
         Kind::Folder,
         {},
         tr("A folder with names by hash, as c_rehash makes them.")},
        {u"tls.pinnedSha256"_s,
         tr("Trusted fingerprints"),
         tr("none; SHA-256, one a line"),
         Kind::List,
         {},
         tr("Certificates that are trusted whatever else is wrong with them.")},
    };
}

QList<Setting> SettingsTable::clientCertificate()
{
    return {
        {u"tls.certificateFile"_s, tr("Certificate"), tr("none; a PEM file"), Kind::File, {}, {}},
        {u"tls.keyFile"_s, tr("Private key"), tr("in the certificate's file"), Kind::File, {}, {}},
        {u"keyPasswordFrom"_s,
         tr("Password of the key from"),
         tr("none, or prompt, env:NAME …"),
         Kind::Text,
         {},
         tr("Where the password comes from: prompt, env:NAME, file:PATH or command:CMD. It is never stored.")},
    };
}

QList<Setting> SettingsTable::relaying()
{
    return {
        {u"proxyProtocol"_s,
         tr("PROXY header"),
         tr("none, or v1:src=…,dst=…"),
         Kind::Text,
         {},
         tr("Sent before anything else: v1 or v2, then a colon and fields, as in "
            "v2:src=192.0.2.1:4711,dst=192.0.2.2:25,authority=mx.example. A bare v1 or v2 says that the ends are not "
            "known.")},
        {u"xclient"_s,
         tr("XCLIENT"),
         tr("none; NAME=VALUE, one a line"),
         Kind::List,
         {},
         tr("The server is told that the connection comes from somebody else: ADDR=192.0.2.1, NAME=client.example, "
            "LOGIN=bob …")},
        {u"xclientBeforeStartTls"_s, tr("XCLIENT before STARTTLS"), {}, Kind::Flag, {}, {}},
        {u"xforward"_s,
         tr("XFORWARD"),
         tr("none; NAME=VALUE, one a line"),
         Kind::List,
         {},
         tr("The server is told for its log where a message came from.")},
    };
}

QList<Setting> SettingsTable::ending()
{
    return {
        {u"stopAfter"_s,
         tr("Stop after"),
         {},
         Kind::Choice,
         phases(tr("never")),
         tr("Ends with QUIT behind that phase.")},
        {u"dropAfter"_s,
         tr("Cut off after"),
         {},
         Kind::Choice,
         phases(tr("never")),
         tr("Cuts the connection behind that phase, without QUIT.")},
    };
}

QList<SettingsGroupDescription> SettingsTable::groups()
{
    return {
        {u"hello"_s, tr("Hello"), hello()},
        {u"network"_s, tr("Network"), network()},
        {u"waiting"_s, tr("Time"), waiting()},
        {u"encryption"_s, tr("Encryption"), encryption()},
        {u"clientCertificate"_s, tr("Client certificate"), clientCertificate()},
        {u"relaying"_s, tr("Speaking for another client"), relaying()},
        {u"ending"_s, tr("End early"), ending()},
    };
}

} // namespace mailscope::ui
