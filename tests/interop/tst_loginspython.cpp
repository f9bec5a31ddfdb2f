// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/logintest.h"
#include "support/loginpeer.h"

#include <QTest>

using namespace mailscope;
using support::LoginPeer;

/// Libraries of Python that bind the login to the connection: SCRAM by python3-scramp, NTLMv2 by python3-pyspnego.
class TestLoginsPython : public interop::LoginTest {
    Q_OBJECT

    [[nodiscard]] Servers make(support::ServerOptions options) override;
    [[nodiscard]] QList<interop::Desk> desks() const override;
};

interop::LoginTest::Servers TestLoginsPython::make(support::ServerOptions options)
{
    Servers servers;
    options.mechanisms = {"SCRAM-SHA-1",      "SCRAM-SHA-256",      "SCRAM-SHA-512",
                          "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-512-PLUS"};
    servers.push_back(std::make_unique<LoginPeer>(LoginPeer::Backend::Scramp, options));
    options.mechanisms = {"NTLM"};
    servers.push_back(std::make_unique<LoginPeer>(LoginPeer::Backend::Spnego, options));
    return servers;
}

QList<interop::Desk> TestLoginsPython::desks() const
{
    return {{"scramp", &server(0)}, {"pyspnego", &server(1)}};
}

QTEST_GUILESS_MAIN(TestLoginsPython)
#include "tst_loginspython.moc"
