// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope::practice;

namespace {

/// What became of somebody else's program.
struct Outcome {
    int exitCode = -1; ///< -1: it crashed or did not end in time.
    QByteArray output; ///< Both streams.
};

/// Runs it while the server, in this process, serves it.
Outcome run(const QString &program, const QStringList &arguments)
{
    constexpr int limit = 30'000; // milliseconds
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    const QSignalSpy finished(&process, &QProcess::finished);
    process.start(program, arguments);
    Outcome outcome;
    const bool isOver = QTest::qWaitFor([&finished] { return !finished.isEmpty(); }, limit);
    if (isOver && process.exitStatus() == QProcess::NormalExit)
        outcome.exitCode = process.exitCode();
    outcome.output = process.errorString().toUtf8() + '\n' + process.readAll();
    return outcome;
}

} // namespace

/// The practice server's logins against clients that others wrote: GNU SASL, scramp and pyspnego.
class TestPracticeLogin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void gsasl_logsIn_data();
    void gsasl_logsIn();
    void gsasl_noticesAServerThatProvesNothing_data();
    void gsasl_noticesAServerThatProvesNothing();
    void python_logsInOverTls_data();
    void python_logsInOverTls();
    void scramp_noticesAServerThatProvesNothing_data();
    void scramp_noticesAServerThatProvesNothing();

private:
    [[nodiscard]] static Outcome runGsasl(const Options &options, const QByteArray &mechanism, const QByteArray &user,
                                          const QByteArray &password);
    [[nodiscard]] Outcome runPython(const Options &options, const QList<QByteArray> &arguments) const;

    QTemporaryDir m_folder;
    QString m_authority;
};

void TestPracticeLogin::initTestCase()
{
    m_authority = m_folder.filePath(u"authority.pem"_s);
    QFile file(m_authority);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(Server::certificateAuthorityPem()) > 0);
}

Outcome TestPracticeLogin::runGsasl(const Options &options, const QByteArray &mechanism, const QByteArray &user,
                                    const QByteArray &password)
{
    Options inClear = options;
    inClear.authInClear = true;
    inClear.enabled.erase(Feature::StartTls);
    Server server(inClear);
    return run(u"gsasl"_s,
               {u"--smtp"_s, u"--connect=127.0.0.1:%1"_s.arg(server.listen().value()), u"--no-starttls"_s,
                u"--mechanism=%1"_s.arg(QString::fromUtf8(mechanism)), u"--quality-of-protection=qop-auth"_s,
                u"--authentication-id=%1"_s.arg(QString::fromUtf8(user)),
                u"--authorization-id=%1"_s.arg(QString::fromUtf8(user)), u"--realm=practice.example"_s,
                u"--password=%1"_s.arg(QString::fromUtf8(password))});
}

Outcome TestPracticeLogin::runPython(const Options &options, const QList<QByteArray> &arguments) const
{
    Server server(options);
    QStringList words{QStringLiteral(MAILSCOPE_SOURCE_DIR "/tests/interop/log-in.py"),
                      QString::number(server.listen().value()), m_authority};
    for (const QByteArray &argument : arguments)
        words.append(QString::fromUtf8(argument));
    return run(u"python3"_s, words);
}

void TestPracticeLogin::gsasl_logsIn_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<bool>("isRight");
    for (const char *mechanism : {"PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"}) {
        const QByteArray name(mechanism);
        QTest::addRow("%s", mechanism) << name << QByteArray("alice") << QByteArray("wonderland") << true;
        QTest::addRow("%s, wrong password", mechanism) << name << QByteArray("alice") << QByteArray("builder") << false;
        QTest::addRow("%s, somebody unknown", mechanism)
            << name << QByteArray("mallory") << QByteArray("wonderland") << false;
        // GNU SASL 2.2 hashes a name in UTF-8 where RFC 2831 2.1.2.1 wants ISO 8859-1; with a password it does as it should.
        QTest::addRow("%s, German", mechanism)
            << name << (name == "DIGEST-MD5" ? QByteArray("dora") : QByteArray("j\xc3\xbcrgen"))
            << QByteArray("gr\xc3\xbc\xc3\x9f") << true;
    }
}

void TestPracticeLogin::gsasl_logsIn()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, password);
    QFETCH(const bool, isRight);
    Options options;
    options.users.append(User{"dora", {}, "gr\xc3\xbc\xc3\x9f", Standing::Known, {}});
    const Outcome outcome = runGsasl(options, mechanism, user, password);
    QVERIFY2(outcome.exitCode == (isRight ? 0 : 1), outcome.output.constData());
    // It goes away when SCRAM tells it that its proof is wrong, and does not wait for the reply.
    const QByteArray refusal =
        mechanism.startsWith("SCRAM-") ? "334 " + QByteArray("e=invalid-proof").toBase64() : QByteArray("535 5.7.8");
    QVERIFY2(outcome.output.contains(isRight ? "235 2.7.0 Logged in" : refusal), outcome.output.constData());
}

void TestPracticeLogin::gsasl_noticesAServerThatProvesNothing_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("fault");
    QTest::newRow("wrong signature") << QByteArray("SCRAM-SHA-256") << QByteArray("login:signature");
    QTest::newRow("another nonce") << QByteArray("SCRAM-SHA-1") << QByteArray("login:nonce");
    QTest::newRow("wrong rspauth") << QByteArray("DIGEST-MD5") << QByteArray("login:rspauth");
    QTest::newRow("an error") << QByteArray("SCRAM-SHA-1") << QByteArray("login:error=other-error");
    QTest::newRow("noise") << QByteArray("SCRAM-SHA-1") << QByteArray("login:challenge=noise,2");
    QTest::newRow("no base64") << QByteArray("CRAM-MD5") << QByteArray("login:challenge=text");
}

void TestPracticeLogin::gsasl_noticesAServerThatProvesNothing()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const QByteArray, fault);
    Options options;
    options.faults = {Fault::parse(fault).value()};
    const Outcome outcome = runGsasl(options, mechanism, "alice", "wonderland");
    QVERIFY2(outcome.exitCode > 0, outcome.output.constData());
    QVERIFY2(!outcome.output.contains("235 "), outcome.output.constData());
}

void TestPracticeLogin::python_logsInOverTls_data()
{
    QTest::addColumn<QList<QByteArray>>("arguments");
    QTest::addColumn<QByteArray>("reply");
    const auto row = [](const QList<QByteArray> &arguments, const QByteArray &reply) {
        QTest::newRow(arguments.join(' ').constData()) << arguments << reply;
    };
    for (const char *mechanism : {"SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-512-PLUS", "SCRAM-SHA-512"}) {
        row({mechanism, "alice", "wonderland"}, "235 ");
        row({mechanism, "alice", "builder"}, "535 ");
    }
    row({"SCRAM-SHA-256-PLUS", "alice", "wonderland", "wrong-binding"}, "535 ");
    row({"NTLM", "alice", "wonderland"}, "235 ");
    row({"NTLM", "PRACTICE\\ALICE", "wonderland"}, "235 ");
    row({"NTLM", "j\xc3\xbcrgen", "gr\xc3\xbc\xc3\x9f"}, "235 ");
    row({"NTLM", "alice", "builder"}, "535 ");
    row({"NTLM", "mallory", "wonderland"}, "535 ");
    row({"NTLM", "alice", "wonderland", "wrong-binding"}, "535 ");
    row({"NTLM", "alice", "wonderland", "wrong-integrity"}, "535 ");
}

void TestPracticeLogin::python_logsInOverTls()
{
    QFETCH(const QList<QByteArray>, arguments);
    QFETCH(const QByteArray, reply);
    const Outcome outcome = runPython({}, arguments);
    QVERIFY2(outcome.exitCode == (reply == "235 " ? 0 : 1), outcome.output.constData());
    QVERIFY2(outcome.output.contains('\n' + reply), outcome.output.constData());
}

void TestPracticeLogin::scramp_noticesAServerThatProvesNothing_data()
{
    QTest::addColumn<QByteArray>("fault");
    for (const char *fault : {"login:signature", "login:nonce"})
        QTest::newRow(fault) << QByteArray(fault);
}

void TestPracticeLogin::scramp_noticesAServerThatProvesNothing()
{
    QFETCH(const QByteArray, fault);
    Options options;
    options.faults = {Fault::parse(fault).value()};
    const Outcome outcome = runPython(options, {"SCRAM-SHA-256-PLUS", "alice", "wonderland"});
    QVERIFY2(outcome.exitCode == 2 && outcome.output.contains("not proven"), outcome.output.constData());
}

QTEST_GUILESS_MAIN(TestPracticeLogin)
#include "tst_practicelogin.moc"
