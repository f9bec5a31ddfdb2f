// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/clienttest.h"
#include "support/exim.h"

#include <QTest>

using namespace mailscope;

class TestExim : public interop::ClientTest {
    Q_OBJECT

    [[nodiscard]] std::unique_ptr<support::RealServer> make(const support::ServerOptions &options) const override
    {
        return std::make_unique<support::Exim>(options);
    }
    [[nodiscard]] QByteArray greeting() const override { return "ESMTP Exim 4."; }
    [[nodiscard]] QList<Configuration> configurations() const override;
    [[nodiscard]] QList<Question> questions() const override;
    [[nodiscard]] QList<Request> requests() const override;
    [[nodiscard]] QByteArrayList findings() const override { return {"capabilities-differ", "certificate-days-left"}; }
};

QList<interop::ClientTest::Configuration> TestExim::configurations() const
{
    return {
        {"without VRFY and EXPN", {.verify = false}},
        {"without ETRN", {.queueStart = false}},
        {"mechanisms in clear", {.mechanisms = {"LOGIN", "PLAIN"}, .mechanismsInClear = true}},
        {"mechanisms that wait for an encryption that never comes", {.mechanisms = {"PLAIN"}}},
        {"extra keywords without mechanisms", {.extraKeywords = true}},
    };
}

QList<interop::ClientTest::Question> TestExim::questions() const
{
    return {
        {"VRFY of a user", "VRFY alice", {"250 <alice@mx.example.test> is deliverable"}},
        {"VRFY of a list", "VRFY team", {"250 <team@mx.example.test> is deliverable"}},
        {"VRFY of nobody", "VRFY nobody.here", {"550 <nobody.here@mx.example.test> Unrouteable address"}},
        {"VRFY without an address", "VRFY", {"501 empty address"}},
        {"EXPN of a list", "EXPN team", {"250-<alice@mx.example.test>", "250 <bob@mx.example.test>"}},
        {"EXPN of a user", "EXPN alice", {"250 <alice@mx.example.test>"}},
        {"EXPN of nobody", "EXPN nobody.here", {"553 nobody.here@mx.example.test is undeliverable"}},
        {"ETRN of its own domain", "ETRN queue.example.test", {"250 OK"}},
        {"ETRN of another domain", "ETRN other.example.test", {"458 Administrative prohibition"}},
        {"HELP",
         "HELP",
         {"214-Commands supported:",
          "214 AUTH STARTTLS HELO EHLO MAIL RCPT DATA BDAT NOOP QUIT RSET HELP ETRN EXPN VRFY WELLKNOWN"}},
    };
}

QList<interop::ClientTest::Request> TestExim::requests() const
{
    return {
        {"VRFY of a user", {"vrfy", "alice"}, 0, {"VRFY alice 250 - alice@mx.example.test"}, {"vrfy-discloses"}},
        {"VRFY of nobody", {"vrfy", "nobody.here"}, 1, {"VRFY nobody.here 550 - -"}},
        {"EXPN of a list",
         {"expn", "team"},
         0,
         {"EXPN team 250 - alice@mx.example.test,bob@mx.example.test"},
         {"expn-discloses"}},
        {"EXPN of a user", {"expn", "alice"}, 0, {"EXPN alice 250 - alice@mx.example.test"}, {"expn-discloses"}},
        {"EXPN of nobody", {"expn", "nobody.here"}, 1, {"EXPN nobody.here 553 - -"}},
        {"ETRN of its own domain", {"etrn", "queue.example.test"}, 0, {"ETRN queue.example.test 250 - -"}},
        {"ETRN of another domain", {"etrn", "other.example.test"}, 1, {"ETRN other.example.test 458 - -"}},
        {"HELP", {"help"}, 0, {"HELP - 214 - -"}},
    };
}

QTEST_GUILESS_MAIN(TestExim)
#include "tst_exim.moc"
