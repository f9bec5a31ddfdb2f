// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/clienttest.h"
#include "support/postfix.h"

#include <QTest>

using namespace mailscope;

class TestPostfix : public interop::ClientTest {
    Q_OBJECT

    [[nodiscard]] std::unique_ptr<support::RealServer> make(const support::ServerOptions &options) const override
    {
        return std::make_unique<support::Postfix>(options);
    }
    [[nodiscard]] QByteArray greeting() const override { return "ESMTP Postfix"; }
    [[nodiscard]] QList<Configuration> configurations() const override;
    [[nodiscard]] QList<Question> questions() const override;
    [[nodiscard]] QList<Request> requests() const override;
    [[nodiscard]] QByteArrayList findings() const override { return {"capabilities-differ", "certificate-days-left"}; }
};

QList<interop::ClientTest::Configuration> TestPostfix::configurations() const
{
    return {
        {"without VRFY", {.verify = false}},
        {"without ETRN", {.queueStart = false}},
        {"mechanisms in clear", {.mechanisms = {"PLAIN", "LOGIN", "CRAM-MD5"}, .mechanismsInClear = true}},
        {"mechanisms that wait for an encryption that never comes", {.mechanisms = {"PLAIN"}}},
        {"extra keywords without mechanisms", {.extraKeywords = true}},
    };
}

QList<interop::ClientTest::Question> TestPostfix::questions() const
{
    return {
        {"VRFY of a user", "VRFY alice", {"252 2.0.0 alice"}},
        {"VRFY of a list", "VRFY team", {"252 2.0.0 team"}},
        {"VRFY of nobody",
         "VRFY nobody.here",
         {"550 5.1.1 <nobody.here>: Recipient address rejected: User unknown in local recipient table"}},
        {"VRFY without an address", "VRFY", {"501 5.5.4 Syntax: VRFY address [SMTPUTF8]"}},
        {"EXPN of a list", "EXPN team", {"500 5.5.2 Error: command not recognized"}},
        {"ETRN of its own domain", "ETRN queue.example.test", {"250 Queuing started"}},
        {"ETRN of another domain", "ETRN other.example.test", {"459 <other.example.test>: service unavailable"}},
        {"ETRN without a domain", "ETRN", {"500 Syntax: ETRN domain"}},
        {"HELP",
         "HELP",
         {"214 2.0.0 Commands: AUTH BDAT DATA EHLO ETRN HELO HELP MAIL NOOP QUIT RCPT RSET STARTTLS VRFY XCLIENT "
          "XFORWARD"}},
    };
}

QList<interop::ClientTest::Request> TestPostfix::requests() const
{
    return {
        {"VRFY of a user", {"vrfy", "alice"}, 0, {"VRFY alice 252 2.0.0 -"}, {"vrfy-does-not-disclose"}},
        {"VRFY of a list", {"vrfy", "team"}, 0, {"VRFY team 252 2.0.0 -"}, {"vrfy-does-not-disclose"}},
        {"VRFY of nobody", {"vrfy", "nobody.here"}, 1, {"VRFY nobody.here 550 5.1.1 -"}},
        {"VRFY of two",
         {"vrfy", "alice", "bob@mx.example.test"},
         0,
         {"VRFY alice 252 2.0.0 -", "VRFY bob@mx.example.test 252 2.0.0 -"},
         {"vrfy-does-not-disclose"}},
        {"EXPN, which it does not know", {"expn", "team"}, 1, {"EXPN team 500 5.5.2 -"}},
        {"ETRN of its own domain", {"etrn", "queue.example.test"}, 0, {"ETRN queue.example.test 250 - -"}},
        {"ETRN of another domain", {"etrn", "other.example.test"}, 1, {"ETRN other.example.test 459 - -"}},
        {"HELP", {"help"}, 0, {"HELP - 214 2.0.0 -"}},
        {"HELP with a topic", {"help", "VRFY"}, 0, {"HELP VRFY 214 2.0.0 -"}},
    };
}

QTEST_GUILESS_MAIN(TestPostfix)
#include "tst_postfix.moc"
