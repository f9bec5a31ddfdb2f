// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/servertest.h"
#include "support/postfix.h"

#include <QTest>

using namespace mailscope;

class TestPostfix : public interop::ServerTest {
    Q_OBJECT

    [[nodiscard]] std::unique_ptr<support::RealServer> make(const support::ServerOptions &options) const override
    {
        return std::make_unique<support::Postfix>(options);
    }
    [[nodiscard]] QByteArray greeting() const override { return "ESMTP Postfix"; }
    [[nodiscard]] QList<Configuration> configurations() const override;
    [[nodiscard]] QList<Question> questions() const override;
};

QList<interop::ServerTest::Configuration> TestPostfix::configurations() const
{
    return {
        {"without VRFY", {.verify = false}},
        {"without ETRN", {.queueStart = false}},
        {"mechanisms in clear", {.mechanisms = {"PLAIN", "LOGIN", "CRAM-MD5"}, .mechanismsInClear = true}},
        {"mechanisms that wait for an encryption that never comes", {.mechanisms = {"PLAIN"}}},
        {"extra keywords without mechanisms", {.extraKeywords = true}},
    };
}

QList<interop::ServerTest::Question> TestPostfix::questions() const
{
    return {
        {"VRFY of a user", "VRFY alice", {"252 2.0.0 alice"}},
        {"VRFY of a list", "VRFY team", {"252 2.0.0 team"}},
        {"VRFY of nobody", "VRFY nobody.here",
            {"550 5.1.1 <nobody.here>: Recipient address rejected: User unknown in local recipient table"}},
        {"VRFY without an address", "VRFY", {"501 5.5.4 Syntax: VRFY address [SMTPUTF8]"}},
        {"EXPN of a list", "EXPN team", {"500 5.5.2 Error: command not recognized"}},
        {"ETRN of its own domain", "ETRN queue.example.test", {"250 Queuing started"}},
        {"ETRN of another domain", "ETRN other.example.test", {"459 <other.example.test>: service unavailable"}},
        {"ETRN without a domain", "ETRN", {"500 Syntax: ETRN domain"}},
        {"HELP", "HELP",
            {"214 2.0.0 Commands: AUTH BDAT DATA EHLO ETRN HELO HELP MAIL NOOP QUIT RCPT RSET STARTTLS VRFY XCLIENT "
             "XFORWARD"}},
    };
}

QTEST_GUILESS_MAIN(TestPostfix)
#include "tst_postfix.moc"
