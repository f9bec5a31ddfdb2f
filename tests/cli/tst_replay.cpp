// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/sessionfile.h"
#include "format/writer.h"
#include "plan/script.h"
#include "practice/scriptedserver.h"
#include "programrun.h"
#include "support/certificates.h"
#include "support/dovecot.h"
#include "support/exim.h"
#include "support/opensmtpd.h"
#include "support/postfix.h"
#include "support/scenario.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::ProgramRun;
using clitest::runHere;

namespace {

/// A server that says what the server of \p transcript said.
std::unique_ptr<practice::ScriptedServer> serverOf(const transcript::Transcript &transcript)
{
    const report::Report report = report::fold(transcript);
    const auto text =
        format::written(*format::writerNamed(u"script"), format::Exported::everything(transcript, report));
    const auto script = plan::Script::parse(text.value_or("!"));
    return script ? std::make_unique<practice::ScriptedServer>(*script) : nullptr;
}

/// The URL of \p port of this machine, with the protocol and the security of the session.
QByteArray urlOf(const report::Report &report, quint16 port)
{
    const bool isTls = report.target.security == "tls"_L1;
    const bool isLmtp = report.target.protocol == "lmtp"_L1;
    return QByteArray(isLmtp ? "lmtp" : isTls ? "smtps" : "smtp") + "://127.0.0.1:" + QByteArray::number(port);
}

/// What the client of \p script does, the engine does, too: behind a login it says hello again, and scenarios may leave that out.
bool isOfTheEngine(const plan::Script &script)
{
    bool isLoggedIn = false;
    for (const plan::ScriptLine &line : script.lines) {
        if (const auto *server = std::get_if<plan::ServerLine>(&line.step))
            isLoggedIn = isLoggedIn || server->bytes().startsWith("235");
        const auto *const client = std::get_if<plan::ClientLine>(&line.step);
        if (client && isLoggedIn)
            return client->bytes.startsWith("EHLO") || client->bytes.startsWith("LHLO");
    }
    return true;
}

/// It puts a command behind STARTTLS in one write, to see whether it survives the handshake.
bool isInjection(const test::Scenario &scenario)
{
    return scenario.name.startsWith("check/injection-"_L1) && scenario.name != "check/injection-not-offered"_L1;
}

using MakeServer = std::unique_ptr<support::RealServer> (*)(support::ServerOptions options);

template <typename Server>
std::unique_ptr<support::RealServer> make(support::ServerOptions options)
{
    return std::make_unique<Server>(std::move(options));
}

} // namespace

/// Every session against the practice server that is made of the same file: nothing differs.
class TestReplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aScenario_differsInNothing_data();
    void aScenario_differsInNothing();
    void whatCannotBeSentAgain_isRefused_data();
    void whatCannotBeSentAgain_isRefused();
    void aRecordedSession_differsInNothing_data();
    void aRecordedSession_differsInNothing();
    void aScriptOfASession_isAScenario_data() { aRecordedSession_differsInNothing_data(); }
    void aScriptOfASession_isAScenario();
    void aSessionWithARealServer_differsInNothing_data();
    void aSessionWithARealServer_differsInNothing();

private:
    void replay(const transcript::Transcript &transcript, const QByteArrayList &options);

    support::Certificates m_certificates;
    QTemporaryDir m_folder;
};

void TestReplay::replay(const transcript::Transcript &transcript, const QByteArrayList &options)
{
    const QString path = m_folder.filePath(u"session.mscope"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(format::writeSession(transcript)) > 0);
    file.close();
    const auto server = serverOf(transcript);
    QVERIFY(server);
    const auto port = server->listen();
    QVERIFY2(port, port ? "" : qPrintable(port.error()));
    QProcessEnvironment environment = clitest::bareEnvironment();
    environment.insert(u"P"_s, u"wonderland"_s);
    // Nobody but the server has the key of its certificate.
    const ProgramRun run =
        runHere(QByteArrayList{"replay", "--json", "--ignore", "certificate", "--tls-policy", "report", "--timeout",
                               "2", path.toUtf8(), urlOf(report::fold(transcript), *port)}
                    + options,
                {}, environment);
    const QByteArray heard = server->mismatch() ? server->mismatch()->text().toUtf8() : QByteArray();
    QVERIFY2(run.code == 0, (run.text() + heard).constData());
}

void TestReplay::aScenario_differsInNothing_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &path : test::Scenario::all()) {
        const test::Scenario scenario = test::Scenario::load(path);
        const bool hidesAReply = scenario.name == "auth/secret-echoed"_L1; // nobody can say what nobody may see
        // What a check sends is not in step with what it is answered, and what it concludes nobody concludes from lines sent by hand.
        const bool isCheck = scenario.name.startsWith("check/"_L1);
        if (isOfTheEngine(scenario.script) && !hidesAReply && !isCheck)
            QTest::newRow(qPrintable(scenario.name)) << path;
    }
}

void TestReplay::aScenario_differsInNothing()
{
    QFETCH(const QString, path);
    const test::Scenario scenario = test::Scenario::load(path);
    const bool isByToken = std::ranges::any_of(
        scenario.errand.logins, [](const test::Errand::Login &login) { return login.mechanism.contains("OAUTH"); });
    replay(test::playReal(scenario).transcript,
           {"--user", "alice", isByToken ? "--token-from" : "--password-from", "env:P", "--allow-plaintext-auth"});
}

void TestReplay::whatCannotBeSentAgain_isRefused_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &path : test::Scenario::all()) {
        if (const test::Scenario scenario = test::Scenario::load(path); isInjection(scenario))
            QTest::newRow(qPrintable(scenario.name)) << path;
    }
}

void TestReplay::whatCannotBeSentAgain_isRefused()
{
    QFETCH(const QString, path);
    const QString file = m_folder.filePath(u"session.mscope"_s);
    QVERIFY(format::saveSession(file, test::playReal(test::Scenario::load(path)).transcript));
    const ProgramRun run = runHere({"replay", file.toUtf8(), "smtp://127.0.0.1:9"});
    QVERIFY2(run.err.contains("in one go with STARTTLS"), run.text().constData());
    QVERIFY(run.code != 0);
}

void TestReplay::aRecordedSession_differsInNothing_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator files(QStringLiteral(MAILSCOPE_SOURCE_DIR "/tests/sessions/real"), {u"*.mscope"_s}, QDir::Files);
    while (files.hasNext()) {
        const QString path = files.next();
        QTest::newRow(qPrintable(files.fileName())) << path;
    }
}

void TestReplay::aRecordedSession_differsInNothing()
{
    QFETCH(const QString, path);
    const auto session = format::loadSession(path);
    QVERIFY2(session, session ? "" : qPrintable(session.error().text));
    replay(session->transcript, {"--user", "alice", "--password-from", "env:P"});
}

/// `show --format script FILE >tests/scenarios/NAME.smtp` is all that it takes.
void TestReplay::aScriptOfASession_isAScenario()
{
    QFETCH(const QString, path);
    const ProgramRun shown = runHere({"show", "--format", "script", path.toUtf8()});
    QCOMPARE(shown.code, 0);
    QFile file(m_folder.filePath(u"made.smtp"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(shown.out) == shown.out.size());
    file.close();
    const test::Scenario scenario = test::Scenario::load(file.fileName());
    for (const test::Played &played : {test::playScripted(scenario), test::playReal(scenario)}) {
        QVERIFY2(played.mismatch.isEmpty(), qPrintable(played.mismatch + u'\n' + QString::fromUtf8(shown.out)));
        QCOMPARE(scenario.complaint(played.transcript), QString());
    }
}

void TestReplay::aSessionWithARealServer_differsInNothing_data()
{
    QTest::addColumn<MakeServer>("makeServer");
    QTest::addColumn<QByteArray>("scheme");
    QTest::addColumn<QByteArrayList>("login");
    const QByteArrayList none;
    const auto login = [](const QByteArray &user, const QByteArray &mechanism) {
        return QByteArrayList{"--user", user, "--password-from", "env:P", "--mechanism", mechanism};
    };
    const auto row = [](const char *name, MakeServer makeServer, const QByteArray &scheme,
                        const QByteArrayList &logIn) { QTest::newRow(name) << makeServer << scheme << logIn; };
    row("postfix-plain", make<support::Postfix>, "smtp", login("alice", "PLAIN"));
    row("postfix-login", make<support::Postfix>, "smtp", login("alice", "LOGIN"));
    row("postfix-refused", make<support::Postfix>, "smtp", none);
    row("exim-plain", make<support::Exim>, "smtp", login("alice", "PLAIN"));
    row("exim-refused", make<support::Exim>, "smtp", none);
    row("opensmtpd", make<support::OpenSmtpd>, "smtp", none);
    row("dovecot-lmtp", make<support::Dovecot>, "lmtp", none);
}

/// Recorded here and now. With MAILSCOPE_WRITE_PAGES the session is also kept among those that every later version must be able to replay.
void TestReplay::aSessionWithARealServer_differsInNothing()
{
    QFETCH(const MakeServer, makeServer);
    QFETCH(const QByteArray, scheme);
    QFETCH(const QByteArrayList, login);
    const bool isLmtp = scheme == "lmtp";
    const auto server = makeServer(
        {.certificate = m_certificates.files(support::CertificateCase::Good),
         .mechanisms = isLmtp ? QByteArrayList() : QByteArrayList{"PLAIN", "LOGIN"},
         .passwords = isLmtp ? QMap<QByteArray, QByteArray>() : QMap<QByteArray, QByteArray>{{"alice", "wonderland"}}});
    QVERIFY2(server->start(), server->diagnosis().constData());
    QProcessEnvironment environment = clitest::bareEnvironment();
    environment.insert(u"P"_s, u"wonderland"_s);
    const QString path = m_folder.filePath(u"recorded.mscope"_s);
    const ProgramRun run = runHere(QByteArrayList{"send",         clitest::urlOf(server->port(), scheme),
                                                  "--security",   "starttls",
                                                  "--tls-policy", "report",
                                                  "--helo",       "client.example",
                                                  "--from",       "alice@mx.example.test",
                                                  "--to",         "alice@mx.example.test",
                                                  "--to",         "bob@mx.example.test",
                                                  "--subject",    "Recorded",
                                                  "--text",       ".a message\nof two lines",
                                                  "--save",       path.toUtf8()}
                                       + login,
                                   {}, environment);
    QVERIFY2(run.code <= 2, run.text().constData());
    QVERIFY2(!login.isEmpty() == run.out.contains("235"), run.text().constData());
    const auto session = format::loadSession(path);
    QVERIFY2(session, session ? "" : qPrintable(session.error().text));
    if (qEnvironmentVariableIsSet("MAILSCOPE_WRITE_PAGES")) {
        const QString kept = QStringLiteral(MAILSCOPE_SOURCE_DIR "/tests/sessions/real/%1.mscope")
                                 .arg(QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY(!QFile::exists(kept) || QFile::remove(kept));
        QVERIFY(QFile::copy(path, kept));
    }
    replay(session->transcript, login.isEmpty() ? QByteArrayList() : login);
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
