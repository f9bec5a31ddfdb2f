// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/logintest.h"
#include "support/postfixwithdovecot.h"

#include <QTest>

using namespace mailscope;

/// Dovecot as the one who decides: behind Postfix, and with its own submission service. Its Kerberos is part of a realm.
class TestLoginsDovecot : public interop::LoginTest {
    Q_OBJECT

    [[nodiscard]] Servers make(support::ServerOptions options) override;
    [[nodiscard]] QList<interop::Desk> desks() const override;
    void prepare(const QByteArray &mechanism, interop::Claim claim) override;
};

namespace {
const QByteArrayList Mechanisms{"PLAIN",   "LOGIN",       "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256",
                                "XOAUTH2", "OAUTHBEARER", "EXTERNAL", "ANONYMOUS",  "GSSAPI",      "GSS-SPNEGO"};
}

interop::LoginTest::Servers TestLoginsDovecot::make(support::ServerOptions options)
{
    options.mechanisms = Mechanisms + QByteArrayList{"SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS"};
    options.kerberosUser = "alice";
    Servers servers;
    servers.push_back(std::make_unique<support::PostfixWithDovecot>(options));
    return servers;
}

QList<interop::Desk> TestLoginsDovecot::desks() const
{
    const auto &both = static_cast<const support::PostfixWithDovecot &>(server());
    // It serves nobody who has no name, and binds channels where it sees the handshake itself.
    QByteArrayList submission = Mechanisms + QByteArrayList{"SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS"};
    submission.removeAll("ANONYMOUS");
    // Its GSS-SPNEGO negotiates a security layer as GSSAPI does.
    const QMap<QByteArray, QByteArray> everywhere{{"GSS-SPNEGO right", "refused 501"}};
    // Postfix does not tell Dovecot of the client's certificate.
    QMap<QByteArray, QByteArray> behindPostfix{{"EXTERNAL right", "refused 535"}};
    behindPostfix.insert(everywhere);
    // Dovecot 2.4.1 knows tls-unique and tls-exporter only, and its login process dies of any other binding.
    QMap<QByteArray, QByteArray> itself{{"SCRAM-SHA-1-PLUS", "connection-lost"},
                                        {"SCRAM-SHA-256-PLUS", "connection-lost"}};
    itself.insert(everywhere);
    return {
        {.name = "Postfix with Dovecot", .server = &both, .mechanisms = Mechanisms, .exceptions = behindPostfix},
        {.name = "Dovecot submission",
         .server = &both,
         .mechanisms = submission,
         .port = both.submissionPort(),
         .record = support::PostfixWithDovecot::submissionRecord("%1", "%2"),
         .exceptions = itself},
    };
}

void TestLoginsDovecot::prepare(const QByteArray &mechanism, interop::Claim claim)
{
    Q_UNUSED(mechanism)
    static_cast<const support::Postfix &>(server()).realm()->enter(claim == interop::Claim::Right);
}

QTEST_GUILESS_MAIN(TestLoginsDovecot)
#include "tst_loginsdovecot.moc"
