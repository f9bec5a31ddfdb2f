// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/logintest.h"
#include "support/postfix.h"

#include <QTest>

using namespace mailscope;

/// Postfix with Cyrus SASL, part of a Kerberos realm.
class TestLoginsPostfix : public interop::LoginTest {
    Q_OBJECT

    [[nodiscard]] Servers make(support::ServerOptions options) override;
    [[nodiscard]] QList<interop::Desk> desks() const override;
    void prepare(const QByteArray &mechanism, interop::Claim claim) override;
};

interop::LoginTest::Servers TestLoginsPostfix::make(support::ServerOptions options)
{
    options.mechanisms = {"PLAIN",       "LOGIN",         "DIGEST-MD5",    "CRAM-MD5",      "NTLM",
                          "SCRAM-SHA-1", "SCRAM-SHA-224", "SCRAM-SHA-256", "SCRAM-SHA-384", "SCRAM-SHA-512",
                          "GSSAPI",      "GSS-SPNEGO",    "GS2-KRB5",      "ANONYMOUS"};
    options.kerberosUser = "alice";
    Servers servers;
    servers.push_back(std::make_unique<support::Postfix>(options));
    return servers;
}

QList<interop::Desk> TestLoginsPostfix::desks() const
{
    // Its NTLM takes the low byte of each character of the name.
    return {{.name = "Postfix with Cyrus SASL", .server = &server(), .exceptions = {{"NTLM utf-8", "refused 535"}}}};
}

void TestLoginsPostfix::prepare(const QByteArray &mechanism, interop::Claim claim)
{
    Q_UNUSED(mechanism)
    static_cast<const support::Postfix &>(server()).realm()->enter(claim == interop::Claim::Right);
}

QTEST_GUILESS_MAIN(TestLoginsPostfix)
#include "tst_loginspostfix.moc"
