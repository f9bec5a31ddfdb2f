// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/phase.h"
#include "values/verdict.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace mailscope {

/// Why a flow stopped: an id, the phase it stopped in, and the evidence for it.
///
/// An issue carries no sentence. issueText() finds one in the catalogue when a person wants to read it.
struct Issue {
    enum Id {
        // Network
        NameNotFound,   ///< the name has no address
        LookupFailed,   ///< the DNS answered with a failure
        LookupTimeout,  ///< no DNS answer within the limit
        NullMx,         ///< the domain says that it takes no mail (RFC 7505)
        NoAddress,      ///< the name has addresses, but none of the wanted family
        ConnectRefused, ///< every address refused the connection
        ConnectTimeout, ///< no address answered within the limit
        ConnectFailed,  ///< no connection, another reason stands in detail
        BindFailed,     ///< the local address or port could not be used
        ProgramFailed,  ///< the program of a pipe target could not be started
        ProxyFailed,    ///< the proxy refused, failed or wants other credentials
        ConnectionLost, ///< the server closed or reset the connection
        ReplyTimeout,   ///< no complete reply within the limit
        WriteTimeout,   ///< the server stopped reading
        // Refused
        GreetingRefused,  ///< greeting with 4xx or 5xx
        HelloRefused,     ///< neither EHLO nor HELO was accepted
        CommandRefused,   ///< a command was answered with 4xx or 5xx
        ServiceClosing,   ///< 421: the server ends the session
        XclientRefused,   ///< XCLIENT or XFORWARD was refused
        SenderRefused,    ///< MAIL was refused
        RecipientRefused, ///< RCPT was refused
        DataRefused,      ///< DATA was refused
        MessageRefused,   ///< a final reply, or one in the middle of the message, was a refusal
        NotOffered,       ///< what is needed was not offered by the server
        UnexpectedReply,  ///< a positive or intermediate reply that means nothing here
        // TLS
        TlsNotOffered, ///< STARTTLS is required and not offered
        TlsRefused,    ///< STARTTLS is required and was refused
        TlsHandshakeFailed,
        TlsHandshakeTimeout,
        TlsLost,              ///< the connection ended inside the handshake
        PlaintextInHandshake, ///< readable SMTP text came where the handshake should be
        CertificateRejected,  ///< the policy is "require" and the certificate has objections
        TlsSettings,          ///< a TLS setting that cannot be used
        // Authentication
        AuthNotOffered,
        AuthFailed,
        AuthMechanismUnknown,    ///< this program does not know the mechanism
        AuthCredentialsUnusable, ///< what the user gave cannot be sent with the mechanism
        AuthChallengeInvalid,    ///< a challenge that is no base64, breaks the mechanism, or is one too many
        AuthServerUnproven, ///< the server's proof or nonce is wrong: it does not know the password, or is another one
        AuthTooMuchWork,    ///< the server asks for more iterations than are allowed
        AuthWorkFailed,     ///< what the system had to do for the mechanism failed
        AuthBindingUnavailable, ///< this connection has no channel binding of a kind that the mechanism could use
        AuthUntrusted,          ///< a password or token would go to a server whose certificate was objected to
        AuthPlaintextForbidden, ///< a password or token would cross an unencrypted connection
        // Protocol
        BytesBehindStartTls, ///< bytes behind the 220 of STARTTLS (CVE-2011-0411 seen from the client)
        MalformedReply,      ///< a line that is no reply where a reply must stand
        ReplyTooLong,        ///< a reply beyond the stated limits
        UnsolicitedReply,    ///< more replies than commands
        // The user's side
        ExpectationFailed,
        Cancelled,
        PayloadFailed,   ///< the message could not be read to its end
        InvalidArgument, ///< an argument that cannot be sent (CR, LF, NUL, empty)
        InternalError,
    };
    static constexpr int Count = InternalError + 1;

    Id id = InternalError;
    std::optional<Phase> stage;
    QList<qint64> evidence; ///< sequence numbers of events
    QString detail;         ///< what the system or library said, for people; never a secret

    friend bool operator==(const Issue &, const Issue &) = default;
};

/// The stable name of an issue, e.g. "bytes-behind-starttls".
[[nodiscard]] QLatin1StringView issueName(Issue::Id id);

/// The issue called \p name, or nothing when there is none.
[[nodiscard]] std::optional<Issue::Id> issueFromName(QByteArrayView name);

/// The verdict of a session that \p id ended.
[[nodiscard]] Verdict issueVerdict(Issue::Id id);

/// One sentence for people: what happened and, where it can be said, what to do.
[[nodiscard]] QString issueText(const Issue &issue);

} // namespace mailscope
