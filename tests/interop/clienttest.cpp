// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/clienttest.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace mailscope::support;
using namespace Qt::StringLiterals;

namespace mailscope::interop {

namespace {

QByteArrayList strings(const QJsonValue &array)
{
    QByteArrayList list;
    for (const QJsonValue &value : array.toArray())
        list << value.toString().toUtf8();
    return list;
}

/// The values of one key in an array of objects.
QByteArrayList column(const QJsonValue &array, const QString &key)
{
    QByteArrayList list;
    for (const QJsonValue &value : array.toArray())
        list << value[key].toString().toUtf8();
    return list;
}

QByteArray answerLine(const QJsonValue &answer)
{
    const auto orDash = [](const QByteArray &text) { return text.isEmpty() ? QByteArray("-") : text; };
    return answer["verb"_L1].toString().toUtf8() + ' ' + orDash(answer["argument"_L1].toString().toUtf8()) + ' '
        + QByteArray::number(answer["code"_L1].toInt()) + ' ' + orDash(answer["enhanced"_L1].toString().toUtf8()) + ' '
        + orDash(strings(answer["addresses"_L1]).join(','));
}

QByteArrayList mechanismsOf(const QByteArrayList &keywords)
{
    for (const QByteArray &line : keywords) {
        if (line.startsWith("AUTH "))
            return line.sliced(5).split(' ');
    }
    return {};
}

/// The keywords as the report has them: the old form "AUTH=PLAIN" is the keyword AUTH there.
QByteArrayList reported(QByteArrayList keywords)
{
    for (QByteArray &line : keywords)
        line.replace("AUTH=", "AUTH ");
    return keywords;
}

/// The ids of the findings, sorted, but those that say how long something took: that depends on the machine.
QByteArrayList findingsOf(const QJsonObject &report)
{
    QByteArrayList ids = column(report["findings"_L1], u"id"_s);
    ids.removeIf([](const QByteArray &id) { return id.endsWith("-slow"); });
    std::ranges::sort(ids);
    return ids;
}

/// The findings about answers to VRFY, EXPN and HELP.
QByteArrayList disclosuresOf(const QJsonObject &report)
{
    QByteArrayList ids = findingsOf(report);
    ids.removeIf([](const QByteArray &id) {
        return !id.startsWith("vrfy-") && !id.startsWith("expn-") && !id.startsWith("help-");
    });
    return ids;
}

/// The stages of a probe, but the look-up, which an address needs not.
QByteArrayList stagesOf(const QJsonObject &report)
{
    QByteArrayList stages = column(report["stages"_L1], u"name"_s);
    stages.removeAll("resolve");
    return stages;
}

bool timesAreInOrder(const QJsonValue &stages)
{
    double last = 0;
    for (const QJsonValue &stage : stages.toArray()) {
        const double start = stage["startMs"_L1].toDouble(-1);
        if (start < last || stage["durationMs"_L1].toDouble(-1) < 0)
            return false;
        last = start;
    }
    return true;
}

} // namespace

QByteArrayList keywordLines(const QJsonValue &capabilities)
{
    QByteArrayList lines;
    for (const QJsonValue &keyword : capabilities["keywords"_L1].toArray())
        lines << (QByteArrayList{keyword["keyword"_L1].toString().toUtf8()} + strings(keyword["params"_L1])).join(' ');
    return lines;
}

CommandLineRun ClientTest::run(const QByteArrayList &command, const QByteArray &target, const QByteArrayList &options)
{
    const QByteArrayList arguments = QByteArrayList{command.constFirst(), "--json", "--timeout", "10"} + options
        + QByteArrayList{target} + command.sliced(1);
    const CommandLineRun done = runCommandLine(arguments);
    m_reports << done.output;
    return done;
}

QByteArray ClientTest::urlOf(const RealServer &server) const
{
    return protocol() + "://127.0.0.1:" + QByteArray::number(server.port());
}

void ClientTest::finish()
{
    const QByteArray violations = schemaViolations(m_reports);
    QVERIFY2(violations.isEmpty(), violations.constData());
}

void ClientTest::probe_reportsExactlyWhatIsConfigured_data()
{
    addConfigurations();
}

void ClientTest::probe_reportsExactlyWhatIsConfigured()
{
    QFETCH(const ServerOptions, options);
    const std::unique_ptr<RealServer> server = make(options);
    QVERIFY2(server->start(), server->diagnosis().constData());
    const bool encrypts = options.certificate.has_value();
    const QByteArrayList clear = reported(server->keywords(RealServer::Encryption::Clear));
    const QByteArrayList encrypted =
        encrypts ? reported(server->keywords(RealServer::Encryption::Encrypted)) : QByteArrayList();

    const CommandLineRun probe = run({"probe"}, urlOf(*server), {"--ca", certificates().authority()});
    const QJsonObject report = probe.report();

    QVERIFY2(probe.exitCode == 0, probe.text().constData());
    QCOMPARE(report["verdict"_L1].toString(), u"ok"_s);
    QVERIFY(report["issue"_L1].isNull());
    QCOMPARE(report["target"_L1]["port"_L1].toInt(), server->port());
    QCOMPARE(report["target"_L1]["protocol"_L1].toString().toUtf8(), protocol());
    QCOMPARE(report["greeting"_L1]["code"_L1].toInt(), 220);
    QCOMPARE(report["greeting"_L1]["domain"_L1].toString(), u"mx.example.test"_s);
    QCOMPARE(report["capabilities"_L1]["clear"_L1]["verb"_L1].toString().toUtf8(), hello());
    QCOMPARE(keywordLines(report["capabilities"_L1]["clear"_L1]), clear);
    QCOMPARE(keywordLines(report["capabilities"_L1]["tls"_L1]), encrypted);
    QCOMPARE(report["capabilities"_L1]["tls"_L1].isNull(), !encrypts);
    QCOMPARE(strings(report["authTypes"_L1]["clear"_L1]), mechanismsOf(clear));
    QCOMPARE(strings(report["authTypes"_L1]["tls"_L1]), mechanismsOf(encrypted));
    QCOMPARE(report["tls"_L1].isNull(), !encrypts);
    QVERIFY(timesAreInOrder(report["stages"_L1]));
    if (encrypts) {
        QCOMPARE(stagesOf(report), (QByteArrayList{"connect", "greeting", "hello", "starttls", "hello-tls", "quit"}));
    }
}

void ClientTest::probeWithoutEncryption_reportsWhatIsOfferedInClear()
{
    const CommandLineRun probe = run({"probe"}, urlOf(server()), {"--security", "none"});
    const QJsonObject report = probe.report();

    QVERIFY2(probe.exitCode == 0, probe.text().constData());
    QCOMPARE(keywordLines(report["capabilities"_L1]["clear"_L1]),
             reported(server().keywords(RealServer::Encryption::Clear)));
    QVERIFY(report["capabilities"_L1]["tls"_L1].isNull());
    QVERIFY(report["tls"_L1].isNull());
    for (const QJsonValue &exchange : report["exchanges"_L1].toArray())
        QVERIFY(!exchange["encrypted"_L1].toBool());
}

void ClientTest::probeThatMustEncrypt_failsWhereStartTlsIsNotOffered()
{
    const std::unique_ptr<RealServer> plain = make({});
    QVERIFY2(plain->start(), plain->diagnosis().constData());

    const CommandLineRun probe = run({"probe"}, urlOf(*plain), {"--security", "starttls"});
    const QJsonObject report = probe.report();

    QVERIFY2(probe.exitCode == 4, probe.text().constData());
    QCOMPARE(report["verdict"_L1].toString(), u"tls"_s);
    QCOMPARE(report["issue"_L1]["id"_L1].toString(), u"tls-not-offered"_s);
    QVERIFY(!column(report["exchanges"_L1], u"command"_s).contains("STARTTLS"));
    QVERIFY(findingsOf(report).contains("starttls-not-offered"));
}

void ClientTest::probe_judgesTheCertificate_data()
{
    QTest::addColumn<CertificateCase>("certificate");
    QTest::addColumn<QByteArrayList>("objections");

    QTest::newRow("good") << CertificateCase::Good << QByteArrayList();
    QTest::newRow("expired") << CertificateCase::Expired << QByteArrayList{"expired"};
    QTest::newRow("not yet valid") << CertificateCase::NotYetValid << QByteArrayList{"not-yet-valid"};
    QTest::newRow("wrong name") << CertificateCase::WrongName << QByteArrayList{"name-mismatch"};
    QTest::newRow("self-signed") << CertificateCase::SelfSigned << QByteArrayList{"self-signed"};
    QTest::newRow("unknown authority") << CertificateCase::UnknownAuthority << QByteArrayList{"unknown-issuer"};
}

void ClientTest::probe_judgesTheCertificate()
{
    QFETCH(const CertificateCase, certificate);
    QFETCH(const QByteArrayList, objections);
    const std::unique_ptr<RealServer> server = make({.certificate = certificates().files(certificate)});
    QVERIFY2(server->start(), server->diagnosis().constData());
    const QByteArrayList authority{"--ca", certificates().authority()};

    const CommandLineRun strict = run({"probe"}, urlOf(*server), authority + QByteArrayList{"--tls-policy", "require"});
    QVERIFY2(strict.exitCode == (objections.isEmpty() ? 0 : 4), strict.text().constData());
    QCOMPARE(column(strict.report()["tls"_L1]["objections"_L1], u"id"_s), objections);
    QCOMPARE(strict.report()["tls"_L1]["verified"_L1].toBool(), objections.isEmpty());
    for (const QByteArray &objection : objections)
        QVERIFY2(findingsOf(strict.report()).contains("certificate-" + objection), strict.text().constData());
    if (!objections.isEmpty()) {
        QCOMPARE(strict.report()["issue"_L1]["id"_L1].toString(), u"certificate-rejected"_s);
        QVERIFY(strict.report()["capabilities"_L1]["tls"_L1].isNull());
    }

    const CommandLineRun lenient = run({"probe"}, urlOf(*server), authority + QByteArrayList{"--tls-policy", "report"});
    QVERIFY2(lenient.exitCode == 0, lenient.text().constData());
    QCOMPARE(column(lenient.report()["tls"_L1]["objections"_L1], u"id"_s), objections);
    QCOMPARE(keywordLines(lenient.report()["capabilities"_L1]["tls"_L1]),
             server->keywords(RealServer::Encryption::Encrypted));
}

void ClientTest::probe_describesTheChain()
{
    const CommandLineRun probe = run({"probe"}, urlOf(server()), {"--ca", certificates().authority()});
    const QJsonValue tls = probe.report()["tls"_L1];

    QVERIFY2(probe.exitCode == 0, probe.text().constData());
    QVERIFY(tls["protocol"_L1].toString().startsWith("TLSv1."_L1));
    QCOMPARE(tls["chain"_L1].toArray().size(), 1);
    const QJsonValue certificate = tls["chain"_L1][0];
    QCOMPARE(certificate["subject"_L1].toString(), u"CN=mx.example.test"_s);
    QCOMPARE(certificate["issuer"_L1].toString(), u"CN=Mailscope test authority"_s);
    QCOMPARE(strings(certificate["sans"_L1]), (QByteArrayList{"DNS:mx.example.test", "DNS:localhost", "IP:127.0.0.1"}));
    QCOMPARE(certificate["keyType"_L1].toString(), u"EC"_s);
    QCOMPARE(certificate["keyBits"_L1].toInt(), 256);
    QCOMPARE(certificate["sha256"_L1].toString().toUtf8(), certificates().fingerprint(CertificateCase::Good));
}

void ClientTest::probe_findsWhatIsWorthSaying()
{
    const CommandLineRun probe = run({"probe"}, urlOf(server()), {"--ca", certificates().authority()});

    QVERIFY2(probe.exitCode == 0, probe.text().constData());
    QCOMPARE(findingsOf(probe.report()), findings());
}

void ClientTest::requests_areAnswered_data()
{
    QTest::addColumn<QByteArrayList>("command");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArrayList>("answers");
    QTest::addColumn<QByteArrayList>("findings");

    for (const Request &request : requests())
        QTest::newRow(request.name) << request.command << request.exitCode << request.answers << request.findings;
}

void ClientTest::requests_areAnswered()
{
    QFETCH(const QByteArrayList, command);
    QFETCH(const int, exitCode);
    QFETCH(const QByteArrayList, answers);
    QFETCH(const QByteArrayList, findings);

    const CommandLineRun asked = run(command, urlOf(server()), {"--ca", certificates().authority()});

    QVERIFY2(asked.exitCode == exitCode, asked.text().constData());
    QByteArrayList lines;
    for (const QJsonValue &answer : asked.report()["answers"_L1].toArray())
        lines << answerLine(answer);
    QCOMPARE(lines, answers);
    QCOMPARE(disclosuresOf(asked.report()), findings);
}

void ClientTest::aServerThatIsGone_isANetworkErrorAtOnce()
{
    const std::unique_ptr<RealServer> gone = make({});
    QVERIFY2(gone->start(), gone->diagnosis().constData());
    gone->stop();

    const CommandLineRun probe = run({"probe"}, urlOf(*gone));

    QVERIFY2(probe.exitCode == 3, probe.text().constData());
    QCOMPARE(probe.report()["issue"_L1]["id"_L1].toString(), u"connect-refused"_s);
    QVERIFY(probe.report()["durationMs"_L1].toDouble() < 1000);
}

} // namespace mailscope::interop
