// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/logintest.h"
#include "support/postfixwithdovecot.h"

#include <QTest>

using namespace mailscope;
using namespace Qt::StringLiterals;

/// Dovecot as the one who decides: behind Postfix, and with its own submission service. Its Kerberos is part of a realm.
class TestLoginsDovecot : public interop::LoginTest {
    Q_OBJECT

    [[nodiscard]] Servers make(support::ServerOptions options) override;
    [[nodiscard]] QList<interop::Desk> desks() const override;
    void prepare(const QByteArray &mechanism, interop::Claim claim) override;

private Q_SLOTS:
    void quotesAndBackslashes_areTaken_data();
    void quotesAndBackslashes_areTaken();
};

namespace {
/// What is escaped in a quoted string (RFC 2831, 7.2), in a name of SCRAM, and nowhere else.
const QString QuotedUser = u"o\"b\\r,i=en"_s;
const QByteArray QuotedPassword = "p\"a\\\"s,s=w\\";
const QByteArrayList Mechanisms{"PLAIN",   "LOGIN",       "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256",
                                "XOAUTH2", "OAUTHBEARER", "EXTERNAL", "ANONYMOUS",  "GSSAPI",      "GSS-SPNEGO"};
} // namespace

interop::LoginTest::Servers TestLoginsDovecot::make(support::ServerOptions options)
{
    options.mechanisms = Mechanisms + QByteArrayList{"SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS"};
    options.kerberosUser = "alice";
    options.passwords.insert(QuotedUser.toUtf8(), QuotedPassword);
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

void TestLoginsDovecot::quotesAndBackslashes_areTaken_data()
{
    QTest::addColumn<quint16>("port");
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("verdict");
    for (const interop::Desk &desk : desks()) {
        for (const char *name : {"PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"}) {
            QTest::addRow("%s, %s", desk.name.constData(), name)
                << desk.port << QByteArray(name) << QuotedPassword << QByteArray("logged in");
            QTest::addRow("%s, %s, without the last backslash", desk.name.constData(), name)
                << desk.port << QByteArray(name) << QuotedPassword.chopped(1) << QByteArray("refused 535");
        }
    }
}

void TestLoginsDovecot::quotesAndBackslashes_areTaken()
{
    QFETCH(const quint16, port);
    QFETCH(const QByteArray, mechanism);
    QFETCH(const QByteArray, password);
    QFETCH(const QByteArray, verdict);
    const QByteArray seen = verdictOf(logIn(port, mechanism, {QuotedUser, {}, Secret(password)}));
    QVERIFY2(seen == verdict, (seen + '\n' + server().diagnosis().last(2000)).constData());
}

QTEST_GUILESS_MAIN(TestLoginsDovecot)
#include "tst_loginsdovecot.moc"
