// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/clienttest.h"
#include "interop/rawclient.h"
#include "support/dovecot.h"

#include <QTest>

using namespace mailscope;
using namespace Qt::StringLiterals;

class TestDovecot : public interop::ClientTest {
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
    [[nodiscard]] QList<Request> requests() const override;
    [[nodiscard]] QByteArrayList findings() const override { return {"certificate-days-left"}; }

private Q_SLOTS:
    void theUnixSocket_offersAllButTheExtraKeywords();
    void probeOfTheUnixSocket_reportsTheSame();
    void probeOfTheUnixSocket_encryptsWhenAsked();
    void vrfyOverTheUnixSocket_isAnswered();

private:
    [[nodiscard]] static QByteArray socketUrl(support::RealServer &server)
    {
        return "lmtp+unix://" + static_cast<support::Dovecot &>(server).socketPath();
    }
};

QList<interop::ClientTest::Configuration> TestDovecot::configurations() const
{
    return {
        {"extra keywords without STARTTLS", {.extraKeywords = true}},
        {"mechanisms are never offered", {.mechanisms = {"PLAIN"}, .mechanismsInClear = true}},
    };
}

QList<interop::ClientTest::Question> TestDovecot::questions() const
{
    const QByteArrayList unknown{"500 5.5.1 Unknown command"};
    return {
        {"VRFY of a user", "VRFY alice", {"252 2.3.3 Try RCPT instead"}},
        {"VRFY of nobody", "VRFY nobody", {"252 2.3.3 Try RCPT instead"}},
        {"VRFY of a name with a dot",
         "VRFY nobody.here",
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

QList<interop::ClientTest::Request> TestDovecot::requests() const
{
    return {
        {"VRFY of a user", {"vrfy", "alice"}, 0, {"VRFY alice 252 2.3.3 -"}, {"vrfy-does-not-disclose"}},
        {"VRFY of nobody", {"vrfy", "nobody"}, 0, {"VRFY nobody 252 2.3.3 -"}, {"vrfy-does-not-disclose"}},
        {"VRFY of a name with a dot", {"vrfy", "nobody.here"}, 1, {"VRFY nobody.here 501 5.5.4 -"}},
        {"EXPN, which it does not know", {"expn", "team"}, 1, {"EXPN team 500 5.5.1 -"}},
        {"ETRN, which it does not know", {"etrn", "queue.example.test"}, 1, {"ETRN queue.example.test 500 5.5.1 -"}},
        {"HELP, which it does not know", {"help"}, 1, {"HELP - 500 5.5.1 -"}},
    };
}

void TestDovecot::probeOfTheUnixSocket_reportsTheSame()
{
    const interop::CommandLineRun probe = run({"probe"}, socketUrl(server()));
    const QJsonObject report = probe.report();

    QVERIFY2(probe.exitCode == 0, probe.text().constData());
    QCOMPARE(interop::keywordLines(report["capabilities"_L1]["clear"_L1]),
             static_cast<support::Dovecot &>(server()).socketKeywords());
    QVERIFY(report["tls"_L1].isNull());
    QCOMPARE(report["target"_L1]["protocol"_L1].toString(), u"lmtp"_s);
    QVERIFY(report["target"_L1]["port"_L1].isNull());
    QCOMPARE(report["addresses"_L1][0]["family"_L1].toString(), u"unix"_s);
}

void TestDovecot::probeOfTheUnixSocket_encryptsWhenAsked()
{
    const interop::CommandLineRun probe = run({"probe"}, socketUrl(server()),
                                              {"--security", "starttls", "--ca", certificates().authority(),
                                               "--tls-name", "mx.example.test", "--tls-policy", "require"});

    QVERIFY2(probe.exitCode == 0, probe.text().constData());
    QVERIFY(probe.report()["tls"_L1]["verified"_L1].toBool());
}

void TestDovecot::vrfyOverTheUnixSocket_isAnswered()
{
    const interop::CommandLineRun asked = run({"vrfy", "alice"}, socketUrl(server()));

    QVERIFY2(asked.exitCode == 0, asked.text().constData());
    QCOMPARE(asked.report()["answers"_L1][0]["code"_L1].toInt(), 252);
}

QTEST_GUILESS_MAIN(TestDovecot)
#include "tst_dovecot.moc"
