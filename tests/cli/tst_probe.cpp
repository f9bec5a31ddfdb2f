// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "programrun.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::closedPort;
using clitest::ProgramRun;
using clitest::runHere;
using clitest::urlOf;

class TestProbe : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aGoodServer_isDiagnosed();
    void json_isOneValidDocument();
    void jsonLines_areEvents();
    void theExitCode_tellsWhatHappened_data();
    void theExitCode_tellsWhatHappened();
    void aRequiredCertificate_isJudged_data();
    void aRequiredCertificate_isJudged();
    void aClosedPort_isExit3AtOnce();
    void aSilentServer_isExit3AfterTheLimit();
    void severalTargets_areTriedInTurn();
    void findings_canBeFailures_data();
    void findings_canBeFailures();
    void filesAreWritten();
    void filesThatCannotBeWritten_are74_data();
    void filesThatCannotBeWritten_are74();
    void quiet_isOneLine();
    void hostileReplies_reachNoTerminal();
    void stopAndDrop_endWhereTheySay_data();
    void stopAndDrop_endWhereTheySay();
    void lmtpAndUnixSockets_work();
    void programs_work();
    void demo_needsNothing();

private:
    QTemporaryDir m_folder;
    QByteArray m_authority;
};

namespace {

practice::Options withFault(const char *fault)
{
    practice::Options options;
    if (*fault)
        options.faults.push_back(practice::Fault::parse(fault).value());
    return options;
}

} // namespace

void TestProbe::initTestCase()
{
    QFile file(m_folder.filePath(u"ca.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray pem = practice::Server::certificateAuthorityPem();
    QVERIFY(!pem.isEmpty());
    QCOMPARE(file.write(pem), pem.size());
    m_authority = file.fileName().toUtf8();
}

void TestProbe::aGoodServer_isDiagnosed()
{
    practice::Server server(practice::Options{});
    const quint16 port = server.listen().value();
    const ProgramRun run = runHere({"probe", "--ca", m_authority, "--helo", "client.example", urlOf(port)});
    QVERIFY2(run.code == 0, run.text().constData());
    for (const char *part : {"→ EHLO client.example", "STARTTLS", "→ QUIT", "← 221", "CHUNKING", "TLSv1.3"})
        QVERIFY2(run.out.contains(part), run.text().constData());
    QVERIFY2(!run.out.contains('\x1b'), "colour without a terminal");
    QVERIFY2(run.err.isEmpty(), run.text().constData());
}

void TestProbe::json_isOneValidDocument()
{
    practice::Server server(practice::Options{});
    const quint16 port = server.listen().value();
    const ProgramRun run = runHere({"probe", "--json", "--ca", m_authority, urlOf(port)});
    QVERIFY2(run.code == 0, run.text().constData());
    const QJsonObject report = run.document();
    QCOMPARE(report.value("schema"_L1).toString(), u"mailscope.report/1"_s);
    QCOMPARE(report.value("verdict"_L1).toString(), u"ok"_s);
    QCOMPARE(report.value("exitCode"_L1).toInt(-1), 0);
    QCOMPARE(report.value("target"_L1).toObject().value("port"_L1).toInt(), int(port));
    QVERIFY(report.value("capabilities"_L1).toObject().value("clear"_L1).isObject());
    QVERIFY(report.value("capabilities"_L1).toObject().value("tls"_L1).isObject());
    QVERIFY(!report.value("authTypes"_L1).toObject().value("tls"_L1).toArray().isEmpty());
    QVERIFY(!report.value("tls"_L1).toObject().value("chain"_L1).toArray().isEmpty());
    QVERIFY(report.value("stages"_L1).toArray().size() >= 6);
    QCOMPARE(clitest::schemaViolation(report), QByteArray());
}

void TestProbe::jsonLines_areEvents()
{
    practice::Server server(practice::Options{});
    const quint16 port = server.listen().value();
    const ProgramRun run = runHere({"probe", "--jsonl", "--security", "none", urlOf(port)});
    QVERIFY2(run.code == 0, run.text().constData());
    const QList<QByteArray> lines = run.out.trimmed().split('\n');
    QVERIFY(lines.size() > 10);
    for (const QByteArray &line : lines)
        QVERIFY2(QJsonDocument::fromJson(line).isObject(), line.constData());
}

void TestProbe::theExitCode_tellsWhatHappened_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const char *fault, const char *options, int code, const char *verdict) {
        QTest::newRow(name) << QByteArray(fault) << QByteArray(options) << code << QString::fromLatin1(verdict);
    };
    row("good", "", "--security none", 0, "ok");
    row("greeting refused", "greeting:refuse=554 no", "--security none", 1, "refused");
    row("greeting postponed", "greeting:refuse=421 later", "--security none", 1, "refused");
    row("hello refused", "*:refuse=550 no", "--security none", 1, "refused");
    row("421 to hello", "ehlo:refuse=421 bye", "--security none", 1, "refused");
    row("closed at once", "greeting:close", "--security none", 3, "network");
    row("closed at hello", "ehlo:close", "--security none", 3, "network");
    row("reset at hello", "ehlo:reset", "--security none", 3, "network");
    row("garbage", "greeting:garble", "--security none", 6, "protocol");
    row("STARTTLS refused though required", "starttls:refuse=454 later", "--security starttls", 4, "tls");
    row("STARTTLS refused", "starttls:refuse=454 later", "--security opportunistic", 0, "ok");
    row("handshake closed", "tls:close", "--security opportunistic", 4, "tls");
    row("handshake of garbage", "tls:garble", "--security opportunistic", 4, "tls");
    row("handshake silent", "tls:silence", "--security opportunistic --timeouts starttls=0.2,tls=0.2", 4, "tls");
    row("bytes behind STARTTLS", "starttls:inject=250 AUTH PLAIN\\r\\n", "--security opportunistic", 6, "protocol");
    row("silent at hello", "ehlo:silence", "--timeout 0.2", 3, "network");
    row("dripping greeting", "greeting:drip=100ms", "--timeout 0.3", 3, "network");
    row("QUIT refused", "quit:refuse=500 no", "--security none", 0, "ok");
    row("QUIT unanswered", "quit:close", "--security none", 0, "ok");
    row("flood", "ehlo:flood", "--security none", 6, "protocol");
    row("flood in one line", "ehlo:flood=20MB,line", "--security none", 6, "protocol");
}

void TestProbe::theExitCode_tellsWhatHappened()
{
    QFETCH(const QByteArray, fault);
    QFETCH(const QByteArray, options);
    practice::Server server(withFault(fault.constData()));
    const quint16 port = server.listen().value();
    const ProgramRun run =
        runHere(QByteArrayList{"probe", "--json"} + options.split(' ') + QByteArrayList{urlOf(port)});
    QFETCH(const int, code);
    QVERIFY2(run.code == code, run.text().constData());
    QTEST(run.document().value("verdict"_L1).toString(), "verdict");
    QCOMPARE(run.document().value("exitCode"_L1).toInt(-1), code);
    QVERIFY2(run.err.isEmpty(), run.text().constData());
}

void TestProbe::aRequiredCertificate_isJudged_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("objection");
    using practice::CertificateKind;
    QTest::newRow("good") << int(CertificateKind::Good) << QString();
    QTest::newRow("expired") << int(CertificateKind::Expired) << u"expired"_s;
    QTest::newRow("not yet valid") << int(CertificateKind::NotYetValid) << u"not-yet-valid"_s;
    QTest::newRow("wrong name") << int(CertificateKind::WrongName) << u"name-mismatch"_s;
    QTest::newRow("self-signed") << int(CertificateKind::SelfSigned) << u"self-signed"_s;
}

void TestProbe::aRequiredCertificate_isJudged()
{
    QFETCH(const int, kind);
    QFETCH(const QString, objection);
    practice::Options options;
    options.certificate = practice::CertificateKind(kind);
    practice::Server server(options);
    const QByteArray url = urlOf(server.listen().value());
    const ProgramRun required = runHere({"probe", "--json", "--tls-policy", "require", "--ca", m_authority, url});
    QVERIFY2(required.code == (objection.isEmpty() ? 0 : 4), required.text().constData());
    QStringList ids;
    const QJsonArray objections = required.document().value("tls"_L1).toObject().value("objections"_L1).toArray();
    for (const QJsonValue &value : objections)
        ids += value.toObject().value("id"_L1).toString();
    QVERIFY2(objection.isEmpty() ? ids.isEmpty() : ids.contains(objection), qPrintable(ids.join(u' ')));
    QCOMPARE(runHere({"probe", "--json", "--tls-policy", "report", "--ca", m_authority, url}).code, 0);
}

void TestProbe::aClosedPort_isExit3AtOnce()
{
    QElapsedTimer timer;
    timer.start();
    const ProgramRun run = runHere({"probe", "--json", urlOf(closedPort())});
    QVERIFY2(run.code == 3, run.text().constData());
    QVERIFY(timer.elapsed() < 1000);
    QCOMPARE(run.document().value("issue"_L1).toObject().value("id"_L1).toString(), u"connect-refused"_s);
    QCOMPARE(clitest::schemaViolation(run.document()), QByteArray());
}

void TestProbe::aSilentServer_isExit3AfterTheLimit()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    QElapsedTimer timer;
    timer.start();
    const ProgramRun run = runHere({"probe", "--json", "--timeout", "1", urlOf(silent.serverPort())});
    QVERIFY2(run.code == 3, run.text().constData());
    QVERIFY(timer.elapsed() >= 1000);
    QVERIFY(timer.elapsed() < 3000);
    QCOMPARE(run.document().value("issue"_L1).toObject().value("id"_L1).toString(), u"reply-timeout"_s);
}

void TestProbe::severalTargets_areTriedInTurn()
{
    practice::Server server(practice::Options{});
    const quint16 port = server.listen().value();
    const ProgramRun run = runHere({"probe", "--json", "--security", "none", urlOf(closedPort()) + ',' + urlOf(port)});
    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(run.document().value("addresses"_L1).toArray().size(), 2);
    QCOMPARE(run.document().value("target"_L1).toObject().value("port"_L1).toInt(), int(port));
}

void TestProbe::findings_canBeFailures_data()
{
    QTest::addColumn<QByteArrayList>("options");
    QTest::addColumn<int>("code");
    QTest::newRow("not asked for") << QByteArrayList() << 0;
    QTest::newRow("warnings count") << QByteArrayList{"--fail-on", "warn"} << 1;
}

void TestProbe::findings_canBeFailures()
{
    QFETCH(const QByteArrayList, options);
    QFETCH(const int, code);
    practice::Options server;
    server.authInClear = true; // a finding
    practice::Server practiceServer(server);
    const QByteArray url = urlOf(practiceServer.listen().value());
    const ProgramRun run = runHere(QByteArrayList{"probe", "--json"} + options + QByteArrayList{url});
    QVERIFY2(run.code == code, run.text().constData());
    QVERIFY(!run.document().value("findings"_L1).toArray().isEmpty());
    QCOMPARE(run.document().value("exitCode"_L1).toInt(-1), code);
    QCOMPARE(run.document().value("verdict"_L1).toString(), u"ok"_s);
}

void TestProbe::filesAreWritten()
{
    practice::Server server(practice::Options{});
    const QByteArray url = urlOf(server.listen().value());
    const QByteArray folder = m_folder.path().toUtf8();
    QFile report(m_folder.filePath(u"r.json"_s));
    QVERIFY(report.open(QIODevice::WriteOnly)); // one that is there already, and that all may read
    QVERIFY(report.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    report.close();
    const ProgramRun run = runHere({"probe", "--json", "--save", folder + "/s.mscope", "--report", folder + "/r.json",
                                    "--save-chain", folder + "/chain.pem", url});
    QVERIFY2(run.code == 0, run.text().constData());
    QVERIFY(report.open(QIODevice::ReadOnly));
    QCOMPARE(report.readAll(), run.out);
    QCOMPARE(report.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QFile chain(m_folder.filePath(u"chain.pem"_s));
    QVERIFY(chain.open(QIODevice::ReadOnly));
    QVERIFY(chain.readAll().startsWith("-----BEGIN CERTIFICATE-----\n"));
    QCOMPARE(QFile(m_folder.filePath(u"s.mscope"_s)).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    QVERIFY(QFileInfo(m_folder.filePath(u"s.mscope"_s)).size() > 1000);
}

void TestProbe::filesThatCannotBeWritten_are74_data()
{
    QTest::addColumn<QByteArrayList>("options");
    for (const char *option : {"--save", "--report", "--save-chain"}) {
        const QByteArray name = option == QByteArrayView("--report") ? "/nonexistent/x.json" : "/nonexistent/x";
        QTest::newRow(option) << QByteArrayList{option, name};
    }
    QTest::newRow("a full disk") << QByteArrayList{"--save", "/dev/full"};
    QTest::newRow("a full disk for the chain") << QByteArrayList{"--save-chain", "/dev/full"};
}

void TestProbe::filesThatCannotBeWritten_are74()
{
    QFETCH(const QByteArrayList, options);
    practice::Server server(practice::Options{});
    const QByteArray url = urlOf(server.listen().value());
    const ProgramRun run = runHere(QByteArrayList{"probe", "--quiet"} + options + QByteArrayList{url});
    QVERIFY2(run.code == 74, run.text().constData());
    QVERIFY2(run.err.contains("cannot be written") || run.err.contains("could not be"), run.text().constData());
}

void TestProbe::quiet_isOneLine()
{
    practice::Server server(practice::Options{});
    const QByteArray url = urlOf(server.listen().value());
    const ProgramRun run = runHere({"probe", "--quiet", "--ca", m_authority, url});
    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(run.out.count('\n'), 1);
}

void TestProbe::hostileReplies_reachNoTerminal()
{
    for (const char *fault : {"ehlo:garble=escape", "greeting:garble=escape", "ehlo:garble=noise", "ehlo:garble=nul"}) {
        practice::Server server(withFault(fault));
        const QByteArray url = urlOf(server.listen().value());
        const ProgramRun run = runHere({"probe", "--verbose", "--security", "none", url});
        QVERIFY2(!run.out.contains('\x1b') && !run.out.contains('\0') && !run.out.contains("\xe2\x80\xae"),
                 run.text().constData());
        QVERIFY(QString::fromUtf8(run.out).toUtf8() == run.out);
    }
}

void TestProbe::stopAndDrop_endWhereTheySay_data()
{
    QTest::addColumn<QByteArray>("option");
    QTest::addColumn<QByteArray>("phase");
    QTest::addColumn<bool>("saysQuit");
    QTest::newRow("stop after the greeting") << QByteArray("--stop-after") << QByteArray("greeting") << true;
    QTest::newRow("stop after hello") << QByteArray("--stop-after") << QByteArray("hello") << true;
    QTest::newRow("drop after hello") << QByteArray("--drop-after") << QByteArray("hello") << false;
    QTest::newRow("drop after STARTTLS") << QByteArray("--drop-after") << QByteArray("starttls") << false;
}

void TestProbe::stopAndDrop_endWhereTheySay()
{
    QFETCH(const QByteArray, option);
    QFETCH(const QByteArray, phase);
    QFETCH(const bool, saysQuit);
    practice::Server server(practice::Options{});
    const QByteArray url = urlOf(server.listen().value());
    const ProgramRun run = runHere({"probe", option, phase, url});
    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(run.out.contains("→ QUIT"), saysQuit);
    QVERIFY2(!run.out.contains("EHLO") || phase != "greeting", run.text().constData());
}

void TestProbe::lmtpAndUnixSockets_work()
{
    practice::Options options;
    options.protocol = practice::Protocol::Lmtp;
    practice::Server server(options);
    const QString path = m_folder.filePath(u"lmtp"_s);
    QVERIFY(server.listenLocal(path));
    const ProgramRun run = runHere({"probe", "--json", "lmtp+unix://" + path.toUtf8()});
    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(run.document().value("target"_L1).toObject().value("protocol"_L1).toString(), u"lmtp"_s);
    QVERIFY(run.document().value("target"_L1).toObject().value("port"_L1).isNull());
    QCOMPARE(clitest::schemaViolation(run.document()), QByteArray());
}

void TestProbe::programs_work()
{
    const ProgramRun run =
        runHere({"probe", "--json",
                 "smtp+pipe:printf '220 x.example hi\\r\\n'; read a; printf '250 x.example\\r\\n'; read a; "
                 "printf '221 bye\\r\\n'"});
    QVERIFY2(run.code == 0, run.text().constData());
    const ProgramRun failed = runHere({"probe", "--json", "smtp+pipe:exit 1"});
    QVERIFY2(failed.code == 3, failed.text().constData());
}

void TestProbe::demo_needsNothing()
{
    const ProgramRun run = runHere({"demo"});
    QVERIFY2(run.code == 0, run.text().constData());
    QVERIFY2(run.out.contains("VRFY alice") && run.out.contains("TLSv1.3"), run.text().constData());
    const ProgramRun json = runHere({"demo", "--json"});
    QVERIFY2(json.code == 0, json.text().constData());
    QCOMPARE(clitest::schemaViolation(json.document()), QByteArray());
}

QTEST_GUILESS_MAIN(TestProbe)
#include "tst_probe.moc"
