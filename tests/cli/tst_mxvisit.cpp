// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "programrun.h"
#include "support/fakedns.h"
#include "support/testproxy.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using mailscope::clitest::ProgramRun;
using mailscope::clitest::runHere;
using mailscope::test::FakeDns;

/// Nobody listens on port 25 of the loopback addresses here, so every visit ends with a refused connection: what is
/// tested is who is visited, and in which order.
class TestMxVisit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyExchanger_isVisitedInOrder();
    void theAnswer_isAnEventOfEveryVisit();
    void anExchangerNamedTwice_isVisitedOnce();
    void aDomainWithoutMx_isVisitedItself();
    void aMessage_goesToTheFirstThatCanBeReached();
    void aNullMx_isToldAsSuch();
    void aDomainThatDoesNotExist_isToldAsSuch();
    void oneExchanger_isADocumentForSeveralToo();
    void moreThanFiftyExchangers_areCutOffAloud();
    void aSilentServer_endsAfterTheLimit();
    void saveAndMx_excludeEachOther();
    void aLogin_isMadeAtEveryExchanger_data();
    void aLogin_isMadeAtEveryExchanger();
    void refusedLogins_areCountedOverAllOfThem_data();
    void refusedLogins_areCountedOverAllOfThem();
    void anImpostor_isTheEnd();

private:
    /// Logs in at three exchangers of example.org, all of which are \p server behind a proxy.
    [[nodiscard]] ProgramRun logInAtThree(mailscope::practice::Options options, const QByteArrayList &arguments,
                                          const QByteArray &password);
    [[nodiscard]] ProgramRun visit(const QByteArray &domain, const QByteArrayList &options = {});

    std::unique_ptr<FakeDns> m_dns;
};

namespace {

QStringList hostsOf(const ProgramRun &run)
{
    QStringList hosts;
    const QJsonArray reports = run.document().value("reports"_L1).toArray();
    for (const QJsonValue &report : reports)
        hosts += report.toObject().value("target"_L1).toObject().value("host"_L1).toString();
    return hosts;
}

QString issueOf(const ProgramRun &run)
{
    const QJsonObject report = run.document().value("reports"_L1).toArray().first().toObject();
    return report.value("issue"_L1).toObject().value("id"_L1).toString();
}

} // namespace

void TestMxVisit::init()
{
    m_dns = std::make_unique<FakeDns>();
    QVERIFY(m_dns->start());
}

ProgramRun TestMxVisit::visit(const QByteArray &domain, const QByteArrayList &options)
{
    const QByteArray dns = "127.0.0.1:" + QByteArray::number(m_dns->port());
    return runHere(QByteArrayList{"probe", "--json", "--timeout", "2", "--dns", dns, "--mx", domain} + options);
}

void TestMxVisit::everyExchanger_isVisitedInOrder()
{
    m_dns->addMx("example.org", 20, "second.example.org");
    m_dns->addMx("example.org", 10, "first.example.org");
    m_dns->addAddress("first.example.org", "127.0.0.2");
    m_dns->addAddress("second.example.org", "127.0.0.3");
    const ProgramRun run = visit("example.org");
    QCOMPARE(run.document().value("schema"_L1).toString(), u"mailscope.reports/1"_s);
    QCOMPARE(hostsOf(run), (QStringList{u"first.example.org"_s, u"second.example.org"_s}));
    QVERIFY2(run.code == 3, run.text().constData());
    QCOMPARE(run.document().value("verdict"_L1).toString(), u"network"_s);
    QCOMPARE(run.document().value("exitCode"_L1).toInt(), 3);
    QCOMPARE(m_dns->count("example.org", FakeDns::Mx), 1);
}

void TestMxVisit::theAnswer_isAnEventOfEveryVisit()
{
    m_dns->addMx("example.org", 20, "second.example.org");
    m_dns->addMx("example.org", 10, "first.example.org");
    m_dns->addAddress("first.example.org", "127.0.0.2");
    m_dns->addAddress("second.example.org", "127.0.0.3");
    const QByteArray dns = "127.0.0.1:" + QByteArray::number(m_dns->port());
    const ProgramRun run = runHere({"probe", "--jsonl", "--timeout", "2", "--dns", dns, "--mx", "example.org"});
    QList<QJsonObject> answers;
    for (const QByteArray &line : run.out.split('\n')) {
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        if (event.value("kind"_L1) == "mx"_L1)
            answers.append(event);
    }
    QVERIFY2(answers.size() == 2, run.text().constData());
    for (const QJsonObject &answer : std::as_const(answers)) {
        QCOMPARE(answer.value("name"_L1).toString(), u"example.org"_s);
        QCOMPARE(answer.value("answers"_L1).toArray(),
                 (QJsonArray{u"10 first.example.org"_s, u"20 second.example.org"_s}));
        QCOMPARE(answer.value("servers"_L1).toArray(), QJsonArray{QString::fromLatin1(dns)});
    }
    QCOMPARE(m_dns->count("example.org", FakeDns::Mx), 1);
}

void TestMxVisit::anExchangerNamedTwice_isVisitedOnce()
{
    m_dns->addMx("example.org", 10, "mx.example.org");
    m_dns->addMx("example.org", 20, "MX.example.org");
    m_dns->addMx("example.org", 30, "mx.example.org");
    m_dns->addAddress("mx.example.org", "127.0.0.2");
    QCOMPARE(hostsOf(visit("example.org")), QStringList{u"mx.example.org"_s});
}

void TestMxVisit::aDomainWithoutMx_isVisitedItself()
{
    m_dns->addAddress("example.org", "127.0.0.2");
    const ProgramRun run = visit("example.org");
    QCOMPARE(hostsOf(run), QStringList{u"example.org"_s});
    QCOMPARE(issueOf(run), u"connect-refused"_s);
}

void TestMxVisit::aMessage_goesToTheFirstThatCanBeReached()
{
    m_dns->addMx("example.org", 20, "second.example.org");
    m_dns->addMx("example.org", 10, "first.example.org");
    m_dns->addAddress("first.example.org", "127.0.0.2");
    m_dns->addAddress("second.example.org", "127.0.0.3");
    const QByteArray dns = "127.0.0.1:" + QByteArray::number(m_dns->port());
    const ProgramRun run =
        runHere({"send", "--json", "--timeout", "2", "--dns", dns, "--mx", "example.org", "--to", "bob@example.org"});
    QVERIFY2(run.code == 3, run.text().constData());
    QCOMPARE(run.document().value("schema"_L1).toString(), u"mailscope.report/1"_s);
    QStringList addresses;
    const QJsonArray tried = run.document().value("addresses"_L1).toArray();
    for (const QJsonValue &each : tried)
        addresses += each.toObject().value("address"_L1).toString();
    QCOMPARE(addresses, (QStringList{u"127.0.0.2"_s, u"127.0.0.3"_s}));
}

void TestMxVisit::aNullMx_isToldAsSuch()
{
    m_dns->addMx("example.org", 0, "");
    const ProgramRun run = visit("example.org");
    QVERIFY2(run.code == 3, run.text().constData());
    QCOMPARE(issueOf(run), u"null-mx"_s);
}

void TestMxVisit::aDomainThatDoesNotExist_isToldAsSuch()
{
    const ProgramRun run = visit("nowhere.example");
    QVERIFY2(run.code == 3, run.text().constData());
    QCOMPARE(issueOf(run), u"name-not-found"_s);
    QCOMPARE(m_dns->count("nowhere.example", FakeDns::Mx), 1);
}

void TestMxVisit::oneExchanger_isADocumentForSeveralToo()
{
    m_dns->addMx("example.org", 10, "mx.example.org");
    m_dns->addAddress("mx.example.org", "127.0.0.2");
    QCOMPARE(visit("example.org").document().value("reports"_L1).toArray().size(), 1);
}

void TestMxVisit::moreThanFiftyExchangers_areCutOffAloud()
{
    for (int number = 1; number <= 51; ++number) {
        const QByteArray host = "mx" + QByteArray::number(number) + ".example.org";
        m_dns->addMx("example.org", static_cast<quint16>(number), host);
        m_dns->addAddress(host, "127.0.0.2");
    }
    m_dns->behave(FakeDns::Behaviour::Truncated); // too long for one datagram
    const ProgramRun run = visit("example.org");
    const QStringList hosts = hostsOf(run);
    QCOMPARE(hosts.size(), 50);
    QCOMPARE(hosts.first(), u"mx1.example.org"_s);
    QCOMPARE(hosts.last(), u"mx50.example.org"_s);
    QVERIFY2(run.err.contains("example.org has 51 exchangers: only the first 50 are visited."), run.err.constData());
    QCOMPARE(run.code, 3);
}

void TestMxVisit::aSilentServer_endsAfterTheLimit()
{
    m_dns->behave(FakeDns::Behaviour::Silent);
    QElapsedTimer timer;
    timer.start();
    const ProgramRun run = visit("example.org", {"--timeouts", "resolve=1"});
    const qint64 took = timer.elapsed();
    QVERIFY2(run.code == 3, run.text().constData());
    QCOMPARE(issueOf(run), u"lookup-timeout"_s);
    QVERIFY2(took >= 1000 && took < 1500, QByteArray::number(took).constData()); // one limit, not two
}

void TestMxVisit::saveAndMx_excludeEachOther()
{
    const ProgramRun run = runHere({"probe", "--mx", "example.org", "--save", "/tmp/x"});
    QCOMPARE(run.code, 64);
    QVERIFY(run.err.contains("--save"));
}

ProgramRun TestMxVisit::logInAtThree(mailscope::practice::Options options, const QByteArrayList &arguments,
                                     const QByteArray &password)
{
    options.authInClear = true;
    mailscope::practice::Server server(options);
    const auto port = server.listen();
    mailscope::support::TestProxy proxy(mailscope::support::TestProxy::Protocol::Socks5, port.value_or(0));
    for (const char *host : {"a.example.org", "b.example.org", "c.example.org"})
        m_dns->addMx("example.org", quint16(host[0]), host);
    QProcessEnvironment environment = mailscope::clitest::bareEnvironment();
    environment.insert(u"SECRET"_s, QString::fromUtf8(password));
    return runHere(QByteArrayList{"auth", "--json", "--security", "none", "--dns",
                                  "127.0.0.1:" + QByteArray::number(m_dns->port()), "--proxy",
                                  "socks5://127.0.0.1:" + QByteArray::number(proxy.port()), "--mx", "example.org",
                                  "--user", "alice", "--password-from", "env:SECRET"}
                       + arguments,
                   {}, environment);
}

void TestMxVisit::aLogin_isMadeAtEveryExchanger_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::newRow("a proof") << QByteArray("SCRAM-SHA-256");
    QTest::newRow("another") << QByteArray("CRAM-MD5");
}

void TestMxVisit::aLogin_isMadeAtEveryExchanger()
{
    QFETCH(const QByteArray, mechanism);
    const ProgramRun run = logInAtThree({}, {"--mechanism", mechanism}, "wonderland");
    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(hostsOf(run), (QStringList{u"a.example.org"_s, u"b.example.org"_s, u"c.example.org"_s}));
    for (const QJsonValue &report : run.document().value("reports"_L1).toArray())
        QVERIFY(report["auth"_L1]["ok"_L1].toBool());
}

void TestMxVisit::refusedLogins_areCountedOverAllOfThem_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::addColumn<int>("hosts");
    QTest::newRow("two of one kind") << QByteArrayList{"--mechanism", "CRAM-MD5"} << 2;
    QTest::newRow("two at the first") << QByteArrayList{"--mechanism", "CRAM-MD5,SCRAM-SHA-1"} << 1;
    QTest::newRow("one") << QByteArrayList{"--mechanism", "CRAM-MD5", "--max-failures", "1"} << 1;
    QTest::newRow("enough") << QByteArrayList{"--mechanism", "CRAM-MD5", "--max-failures", "3"} << 3;
    QTest::newRow("three, the last of them alone")
        << QByteArrayList{"--mechanism", "CRAM-MD5,SCRAM-SHA-1", "--max-failures", "3"} << 2;
}

void TestMxVisit::refusedLogins_areCountedOverAllOfThem()
{
    QFETCH(const QByteArrayList, arguments);
    QFETCH(const int, hosts);
    const ProgramRun run = logInAtThree({}, arguments, "wrong");
    QVERIFY2(run.code == 5, run.text().constData());
    QCOMPARE(hostsOf(run).size(), hosts);
    QCOMPARE(run.err.contains("--max-failures allows: " + QByteArray::number(3 - hosts) + " more"), hosts < 3);
}

void TestMxVisit::anImpostor_isTheEnd()
{
    mailscope::practice::Options options;
    options.faults.push_back(mailscope::practice::Fault::parse("login:signature").value());
    const ProgramRun run = logInAtThree(options, {"--mechanism", "SCRAM-SHA-256"}, "wonderland");
    QVERIFY2(run.code == 5, run.text().constData());
    QCOMPARE(hostsOf(run).size(), 1);
    QVERIFY2(run.err.contains("could not prove itself: 2 more exchangers are not visited"), run.err.constData());
}

QTEST_GUILESS_MAIN(TestMxVisit)
#include "tst_mxvisit.moc"
