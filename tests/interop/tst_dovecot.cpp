// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/rawclient.h"
#include "interop/servertest.h"
#include "support/dovecot.h"

#include <QTest>

using namespace mailscope;

class TestDovecot : public interop::ServerTest {
    Q_OBJECT

    [[nodiscard]] std::unique_ptr<support::RealServer> make(const support::ServerOptions &options) const override
    {
        return std::make_unique<support::Dovecot>(options);
    }
    [[nodiscard]] QByteArray hello() const override { return "LHLO"; }
    [[nodiscard]] QByteArray protocol() const override { return "lmtp"; }
    [[nodiscard]] QByteArray greeting() const override { return "Dovecot ready."; }
    [[nodiscard]] QList<Configuration> configurations() const override;
    [[nodiscard]] QList<Question> questions() const override;

private Q_SLOTS:
    void theUnixSocket_offersAllButTheExtraKeywords();
};

QList<interop::ServerTest::Configuration> TestDovecot::configurations() const
{
    return {
        {"extra keywords without STARTTLS", {.extraKeywords = true}},
        {"mechanisms are never offered", {.mechanisms = {"PLAIN"}, .mechanismsInClear = true}},
    };
}

QList<interop::ServerTest::Question> TestDovecot::questions() const
{
    const QByteArrayList unknown{"500 5.5.1 Unknown command"};
    return {
        {"VRFY of a user", "VRFY alice", {"252 2.3.3 Try RCPT instead"}},
        {"VRFY of nobody", "VRFY nobody", {"252 2.3.3 Try RCPT instead"}},
        {"VRFY of a name with a dot", "VRFY nobody.here",
            {"501 5.5.4 Invalid string parameter: Invalid character in string"}},
        {"VRFY without an address", "VRFY", {"501 5.5.4 Invalid parameters"}},
        {"EXPN", "EXPN team", unknown},
        {"ETRN", "ETRN queue.example.test", unknown},
        {"HELP", "HELP", unknown},
        {"EHLO", "EHLO client.example.test", unknown},
    };
}

void TestDovecot::theUnixSocket_offersAllButTheExtraKeywords()
{
    support::ServerOptions options{.extraKeywords = true};
    options.certificate = certificates().files(support::CertificateCase::Good);
    support::Dovecot server(options);
    QVERIFY2(server.start(), server.diagnosis().constData());

    interop::RawClient client = interop::RawClient::unixSocket(server.socketPath());
    QCOMPARE(client.reply(), QByteArrayList{"220 mx.example.test Dovecot ready."});
    QCOMPARE(client.keywords("LHLO"), server.socketKeywords());
    QCOMPARE(client.ask("VRFY alice"), QByteArrayList{"252 2.3.3 Try RCPT instead"});
    QCOMPARE(client.ask("QUIT"), QByteArrayList{"221 2.0.0 Bye"});
}

QTEST_GUILESS_MAIN(TestDovecot)
#include "tst_dovecot.moc"
