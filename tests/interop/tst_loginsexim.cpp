// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/logintest.h"
#include "support/exim.h"

#include <QTest>

using namespace mailscope;

/// Exim with its own authenticators.
class TestLoginsExim : public interop::LoginTest {
    Q_OBJECT

    [[nodiscard]] Servers make(support::ServerOptions options) override
    {
        options.mechanisms = {"PLAIN", "LOGIN", "CRAM-MD5"};
        Servers servers;
        servers.push_back(std::make_unique<support::Exim>(options));
        return servers;
    }
    [[nodiscard]] QList<interop::Desk> desks() const override { return {{"Exim", &server()}}; }
};

QTEST_GUILESS_MAIN(TestLoginsExim)
#include "tst_loginsexim.moc"
