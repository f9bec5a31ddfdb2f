// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <expected>
#include <optional>

namespace mailscope::plan {

enum class Protocol { Smtp, Lmtp };

/// How the connection is encrypted.
enum class Security {
    None,          ///< never
    Opportunistic, ///< STARTTLS if it is offered
    StartTls,      ///< STARTTLS or nothing
    Tls,           ///< from the first byte
};

[[nodiscard]] QLatin1StringView protocolName(Protocol protocol);
[[nodiscard]] QLatin1StringView securityName(Security security);
[[nodiscard]] std::optional<Security> securityFromName(QStringView name);

/// Why a text is no target: a sentence for people.
struct TargetError {
    QString text;
};

/// One place to connect to.
struct Target {
    enum class Kind {
        Host,    ///< host and port over TCP
        Mx,      ///< the mail exchangers of the domain in host
        Socket,  ///< a Unix socket
        Program, ///< standard input and output of a program
    };

    Kind kind = Kind::Host;
    Protocol protocol = Protocol::Smtp;
    Security security = Security::Opportunistic;
    QString host; ///< name or numeric address (IPv6 without brackets); the domain for Mx
    quint16 port = 25;
    QString path;      ///< path of a Unix socket, or the command line of a program
    QString user;      ///< from the URL; empty if none
    QString mechanism; ///< from ";auth=" of the URL; empty if none

    /// Reads a URL or host[:port] as the command line takes it; a password in it is an error.
    [[nodiscard]] static std::expected<Target, TargetError> parse(const QString &text);

    /// Canonical URL without user: "smtp://mx.example:25", "lmtp+unix:///run/lmtp", "smtp+pipe:COMMAND".
    [[nodiscard]] QString url() const;

    /// It names this machine: a Unix socket, a program, "localhost" or a loopback address. By a proxy it may lead elsewhere all the same.
    [[nodiscard]] bool isThisMachine() const;

    friend bool operator==(const Target &, const Target &) = default;
};

/// The targets of a list separated by commas. A pipe target takes the whole rest of the list.
[[nodiscard]] std::expected<QList<Target>, TargetError> parseTargets(const QString &text);

} // namespace mailscope::plan
