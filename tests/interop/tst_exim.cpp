// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/servertest.h"
#include "support/exim.h"

#include <QTest>

using namespace mailscope;

class TestExim : public interop::ServerTest {
    Q_OBJECT

    [[nodiscard]] std::unique_ptr<support::RealServer> make(const support::ServerOptions &options) const override
    {
        return std::make_unique<support::Exim>(options);
    }
    [[nodiscard]] QByteArray greeting() const override { return "ESMTP Exim 4."; }
    [[nodiscard]] QList<Configuration> configurations() const override;
    [[nodiscard]] QList<Question> questions() const override;
};

QList<interop::ServerTest::Configuration> TestExim::configurations() const
{
    return {
        {"without VRFY and EXPN", {.verify = false}},
        {"without ETRN", {.queueStart = false}},
        {"mechanisms in clear", {.mechanisms = {"LOGIN", "PLAIN"}, .mechanismsInClear = true}},
        {"mechanisms that wait for an encryption that never comes", {.mechanisms = {"PLAIN"}}},
        {"extra keywords without mechanisms", {.extraKeywords = true}},
    };
}

QList<interop::ServerTest::Question> TestExim::questions() const
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
        {"HELP", "HELP",
            {"214-Commands supported:",
                "214 AUTH STARTTLS HELO EHLO MAIL RCPT DATA BDAT NOOP QUIT RSET HELP ETRN EXPN VRFY WELLKNOWN"}},
    };
}

QTEST_GUILESS_MAIN(TestExim)
#include "tst_exim.moc"
