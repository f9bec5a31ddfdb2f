// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"
#include "sasl/credentials.h"
#include "support/certificates.h"
#include "support/realserver.h"

#include <QMap>
#include <QObject>

#include <memory>
#include <vector>

namespace mailscope::interop {

/// Who tries to log in.
enum class Claim {
    Right, ///< alice, with what she has
    Wrong, ///< alice, with something else, or without a certificate or ticket
    Utf8,  ///< a name and a password beyond ASCII
    Long,  ///< a password of 200 characters
};

/// A place where logins are tried, and what is expected there.
struct Desk {
    QByteArray name; ///< as docs/interoperability.md has it
    const support::RealServer *server = nullptr;
    QByteArrayList mechanisms =
        server->options().mechanisms; ///< AUTH offers them on the encrypted connection, in that order
    quint16 port = server->port();
    QByteArray record = server->loginRecord("%1", "%2"); ///< what its log says of a login by mechanism %1 of user %2
    /// What else is expected than success of a right claim and a 535 for a wrong one: "NTLM utf-8" → "refused 535". The name of
    /// a mechanism alone stands for every claim.
    QMap<QByteArray, QByteArray> exceptions{};
};

/// Logs in at a real server with every mechanism that both know. A test program per server states its desks.
///
/// What a login comes to is a cell of the table in docs/interoperability.md, which is held against what was seen.
class LoginTest : public QObject {
    Q_OBJECT

protected:
    using Servers = std::vector<std::unique_ptr<support::RealServer>>;

    /// The servers, not started yet, for \p options that bear certificates, passwords and tokens.
    [[nodiscard]] virtual Servers make(support::ServerOptions options) = 0;
    [[nodiscard]] virtual QList<Desk> desks() const = 0;
    /// Sets what depends on the server being there, and on the claim.
    virtual void prepare(const QByteArray &mechanism, Claim claim);

    [[nodiscard]] support::RealServer &server(std::size_t which = 0) const { return *m_servers.at(which); }
    [[nodiscard]] support::Certificates &certificates() { return m_certificates; }

    /// What came of one session at \p port: STARTTLS, AUTH, and whatever the outcome a sender and a recipient.
    [[nodiscard]] report::Report logIn(quint16 port, const QByteArray &mechanism, sasl::Credentials credentials,
                                       const QByteArray &certificateOf = {});
    /// "logged in", "refused 535", or the id of what kept the client from trying; a contradiction says what it is.
    [[nodiscard]] static QByteArray verdictOf(const report::Report &report);

private Q_SLOTS:
    void initTestCase();
    void everyDesk_offersItsMechanisms();
    void login_endsAsItShould_data();
    void login_endsAsItShould();
    void theTable_standsInTheDocumentation();
    void cleanupTestCase();

private:
    using Cells = QMap<Claim, QByteArray>;

    support::Certificates m_certificates;
    Servers m_servers;
    QMap<QByteArray, Cells> m_table; ///< by "| server | mechanism |"
};

} // namespace mailscope::interop
