// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/servertest.h"
#include "support/opensmtpd.h"

#include <QTest>

using namespace mailscope;

class TestOpenSmtpd : public interop::ServerTest {
    Q_OBJECT

    [[nodiscard]] std::unique_ptr<support::RealServer> make(const support::ServerOptions &options) const override
    {
        return std::make_unique<support::OpenSmtpd>(options);
    }
    [[nodiscard]] QByteArray greeting() const override { return "ESMTP OpenSMTPD"; }
    [[nodiscard]] QList<Configuration> configurations() const override;
    [[nodiscard]] QList<Question> questions() const override;
};

QList<interop::ServerTest::Configuration> TestOpenSmtpd::configurations() const
{
    return {
        {"extra keywords without mechanisms", {.extraKeywords = true}},
        {"mechanisms without a certificate are never offered", {.mechanisms = {"PLAIN", "LOGIN"}}},
    };
}

QList<interop::ServerTest::Question> TestOpenSmtpd::questions() const
{
    const QByteArrayList unknown{"500 5.5.1 Invalid command: Command unrecognized"};
    return {
        {"VRFY of a user", "VRFY alice", unknown},
        {"VRFY without an address", "VRFY", unknown},
        {"EXPN of a list", "EXPN team", unknown},
        {"ETRN", "ETRN queue.example.test", unknown},
        {"HELP", "HELP",
            {"214-2.0.0 This is OpenSMTPD",
                "214-2.0.0 To report bugs in the implementation, please contact bugs@openbsd.org",
                "214-2.0.0 with full details", "214 2.0.0 End of HELP info"}},
        {"HELP with a topic", "HELP VRFY",
            {"500 5.5.4 Invalid command arguments: command does not accept arguments."}},
    };
}

QTEST_GUILESS_MAIN(TestOpenSmtpd)
#include "tst_opensmtpd.moc"
