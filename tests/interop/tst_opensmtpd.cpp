// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/clienttest.h"
#include "support/opensmtpd.h"

#include <QTest>

using namespace mailscope;

class TestOpenSmtpd : public interop::ClientTest {
    Q_OBJECT

    [[nodiscard]] std::unique_ptr<support::RealServer> make(const support::ServerOptions &options) const override
    {
        return std::make_unique<support::OpenSmtpd>(options);
    }
    [[nodiscard]] QByteArray greeting() const override { return "ESMTP OpenSMTPD"; }
    [[nodiscard]] QList<Configuration> configurations() const override;
    [[nodiscard]] QList<Question> questions() const override;
    [[nodiscard]] QList<Request> requests() const override;
    [[nodiscard]] QByteArrayList findings() const override { return {"capabilities-differ", "certificate-days-left"}; }
};

QList<interop::ClientTest::Configuration> TestOpenSmtpd::configurations() const
{
    return {
        {"extra keywords without mechanisms", {.extraKeywords = true}},
        {"mechanisms without a certificate are never offered", {.mechanisms = {"PLAIN", "LOGIN"}}},
    };
}

QList<interop::ClientTest::Question> TestOpenSmtpd::questions() const
{
    const QByteArrayList unknown{"500 5.5.1 Invalid command: Command unrecognized"};
    return {
        {"VRFY of a user", "VRFY alice", unknown},
        {"VRFY without an address", "VRFY", unknown},
        {"EXPN of a list", "EXPN team", unknown},
        {"ETRN", "ETRN queue.example.test", unknown},
        {"HELP",
         "HELP",
         {"214-2.0.0 This is OpenSMTPD",
          "214-2.0.0 To report bugs in the implementation, please contact bugs@openbsd.org",
          "214-2.0.0 with full details", "214 2.0.0 End of HELP info"}},
        {"HELP with a topic", "HELP VRFY", {"500 5.5.4 Invalid command arguments: command does not accept arguments."}},
    };
}

QList<interop::ClientTest::Request> TestOpenSmtpd::requests() const
{
    return {
        {"VRFY, which it does not know", {"vrfy", "alice"}, 1, {"VRFY alice 500 5.5.1 -"}, {"vrfy-does-not-disclose"}},
        {"EXPN, which it does not know", {"expn", "team"}, 1, {"EXPN team 500 5.5.1 -"}},
        {"ETRN, which it does not know", {"etrn", "queue.example.test"}, 1, {"ETRN queue.example.test 500 5.5.1 -"}},
        {"HELP", {"help"}, 0, {"HELP - 214 2.0.0 -"}},
        {"HELP with a topic", {"help", "VRFY"}, 1, {"HELP VRFY 500 5.5.4 -"}},
    };
}

QTEST_GUILESS_MAIN(TestOpenSmtpd)
#include "tst_opensmtpd.moc"
