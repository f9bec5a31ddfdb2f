// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/login.h"
#include "practice/server.h"
#include "programrun.h"
#include "sasl/registry.h"
#include "support/echoingrelay.h"
#include "support/secretscan.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <unistd.h>

using namespace mailscope;
using namespace mailscope::clitest;
using namespace Qt::StringLiterals;
using test::SecretScan;

namespace {
const QByteArray RightPassword = "q7#Vz/K_w+9%pL2x&Yt?Gm";
const QByteArray WrongPassword = "N4~dR]h@_8=Ue%3bZ^kS|cX";
const QByteArray RightToken = "ya29.Ht7-Qx_2vB~Lk9/pWz4+RnC8sJ==";
const QByteArray WrongToken = "eyJhbGciOi.Zt6-Mx_5rD~Fg2/yKq1+=";

bool exposesNothing(const QByteArray &mechanism)
{
    return mechanism == "ANONYMOUS" || mechanism == "EXTERNAL" || mechanism.startsWith("GS");
}
} // namespace

/// A secret given to the program by any source appears nowhere but on the wire.
class TestAuthSecrets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyMechanism_data();
    void everyMechanism();
    void everySource_data();
    void everySource();
    void anEchoingServer_data();
    void anEchoingServer();
    void aSourceThatFails_tellsNothing_data();
    void aSourceThatFails_tellsNothing();

private:
    void put(const QString &name, const QByteArray &content) const;
    [[nodiscard]] ProgramRun logIn(quint16 port, const QByteArrayList &options) const;
    [[nodiscard]] QString leak(const ProgramRun &run, const SecretScan &scan) const;

    std::unique_ptr<QTemporaryDir> m_secrets; ///< what a source reads from: it holds secrets, of course
    std::unique_ptr<QTemporaryDir> m_folder;  ///< everything that the program writes
    std::unique_ptr<practice::Server> m_server;
    QProcessEnvironment m_environment;
};

void TestAuthSecrets::init()
{
    m_secrets = std::make_unique<QTemporaryDir>();
    m_folder = std::make_unique<QTemporaryDir>();
    practice::Options options;
    options.authInClear = true;
    options.mechanisms = practice::loginMechanisms();
    for (practice::User &user : options.users) {
        if (user.name == "alice") {
            user.password = RightPassword;
            user.token = RightToken;
        }
    }
    m_server = std::make_unique<practice::Server>(options);
    m_environment = bareEnvironment();
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
        m_environment.insert(QString::fromLatin1(name), m_folder->path());
    m_environment.insert(u"HOME"_s, m_secrets->path());
    m_environment.insert(u"RIGHT"_s, QString::fromLatin1(RightPassword));
    m_environment.insert(u"WRONG"_s, QString::fromLatin1(WrongPassword));
    m_environment.insert(u"RIGHT_TOKEN"_s, QString::fromLatin1(RightToken));
    m_environment.insert(u"WRONG_TOKEN"_s, QString::fromLatin1(WrongToken));
}

void TestAuthSecrets::put(const QString &name, const QByteArray &content) const
{
    QFile file(m_secrets->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
}

ProgramRun TestAuthSecrets::logIn(quint16 port, const QByteArrayList &options) const
{
    return runHere(QByteArrayList{"auth", urlOf(port), "--user", "alice", "--tls-policy", "report", "--save",
                                  m_folder->filePath(u"session"_s).toUtf8()}
                       + options,
                   {}, m_environment);
}

QString TestAuthSecrets::leak(const ProgramRun &run, const SecretScan &scan) const
{
    for (const auto &[what, bytes] :
         {std::pair(u"standard output "_s, run.out), std::pair(u"standard error "_s, run.err)}) {
        if (const QString found = scan.leakIn(bytes); !found.isEmpty())
            return what + found + u'\n' + QString::fromUtf8(bytes);
    }
    return scan.leakBelow(m_folder->path());
}

void TestAuthSecrets::everyMechanism_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<bool>("right");
    QTest::addColumn<QByteArray>("output");
    for (const QByteArray &mechanism : sasl::mechanismNames()) {
        for (const char *output : {"--verbose", "--json", "--jsonl"}) {
            for (const bool right : {true, false})
                QTest::addRow("%s, %s, %s", mechanism.constData(), right ? "right" : "wrong", output)
                    << mechanism << right << QByteArray(output);
        }
    }
}

void TestAuthSecrets::everyMechanism()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const bool, right);
    QFETCH(const QByteArray, output);
    const ProgramRun run =
        logIn(m_server->listen().value(),
              {"--security", "starttls", "--mechanism", mechanism, output, "--password-from",
               right ? "env:RIGHT" : "env:WRONG", "--token-from", right ? "env:RIGHT_TOKEN" : "env:WRONG_TOKEN"});
    const auto derived = test::derivedSecrets(joined(m_server->log(), 1, practice::LogEntry::Kind::Received));
    const bool isKnown = practice::loginMechanisms().contains(mechanism) && !exposesNothing(mechanism);
    QCOMPARE(derived.isEmpty(), !isKnown);
    if (isKnown)
        QVERIFY2(run.code == (right ? 0 : 5), run.text().constData());
    SecretScan scan;
    scan.add(u"password"_s, right ? RightPassword : WrongPassword);
    scan.add(u"token"_s, right ? RightToken : WrongToken);
    for (const test::DerivedSecret &secret : derived)
        scan.add(secret.what, secret.bytes);
    QCOMPARE(leak(run, scan), QString());
}

void TestAuthSecrets::everySource_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("output");
    for (const char *output : {"--verbose", "--json", "--jsonl"}) {
        for (const char *source : {"env", "file", "fd", "command", "netrc"})
            QTest::addRow("%s, %s", source, output) << QByteArray(source) << QByteArray(output);
    }
}

void TestAuthSecrets::everySource()
{
    QFETCH(QByteArray, source);
    QFETCH(const QByteArray, output);
    int ends[2] = {-1, -1};
    QCOMPARE(::pipe(ends), 0);
    QCOMPARE(::write(ends[1], RightPassword.constData(), size_t(RightPassword.size())), RightPassword.size());
    ::close(ends[1]);
    put(u"password"_s, RightPassword + '\n');
    put(u".netrc"_s, "machine 127.0.0.1 login alice password " + RightPassword + '\n');
    if (source == "env")
        source = "env:RIGHT";
    else if (source == "file")
        source = "file:" + m_secrets->filePath(u"password"_s).toUtf8();
    else if (source == "fd")
        source = "fd:" + QByteArray::number(ends[0]);
    else if (source == "command")
        source = "command:cat '" + m_secrets->filePath(u"password"_s).toUtf8() + '\'';
    const ProgramRun run = logIn(m_server->listen().value(),
                                 {"--security", "starttls", "--mechanism", "PLAIN", output, "--password-from", source});
    ::close(ends[0]);
    QVERIFY2(run.code == 0, run.text().constData());
    SecretScan scan;
    scan.add(u"password"_s, RightPassword);
    QCOMPARE(leak(run, scan), QString());
}

void TestAuthSecrets::anEchoingServer_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("output");
    for (const QByteArray &mechanism : practice::loginMechanisms()) {
        const bool isOurs = sasl::mechanismNames().contains(mechanism);
        if (!isOurs || exposesNothing(mechanism) || mechanism.endsWith("-PLUS"))
            continue; // the relay sees nothing of what goes over TLS
        for (const char *output : {"--verbose", "--json", "--jsonl"})
            QTest::addRow("%s, %s", mechanism.constData(), output) << mechanism << QByteArray(output);
    }
}

void TestAuthSecrets::anEchoingServer()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const QByteArray, output);
    test::EchoingRelay relay;
    QVERIFY(relay.start(m_server->listen().value()));
    relay.setPiece(7);
    const ProgramRun run = logIn(relay.port(),
                                 {"--security", "none", "--mechanism", mechanism, output, "--password-from",
                                  "env:RIGHT", "--token-from", "env:RIGHT_TOKEN"});
    QVERIFY2(run.code == 5, run.text().constData());
    QCOMPARE(relay.echoes(), 1);
    SecretScan scan;
    scan.add(u"password"_s, RightPassword);
    scan.add(u"token"_s, RightToken);
    const auto derived = test::derivedSecrets(relay.sent());
    QVERIFY(!derived.isEmpty());
    for (const test::DerivedSecret &secret : derived)
        scan.add(secret.what, secret.bytes);
    QCOMPARE(leak(run, scan), QString());
}

void TestAuthSecrets::aSourceThatFails_tellsNothing_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("the password itself") << RightPassword;
    QTest::newRow("the password as a kind") << RightPassword + ":x";
    QTest::newRow("an unknown kind") << "pass:" + RightPassword;
    QTest::newRow("a command that fails") << "command:echo '" + RightPassword + "'; exit 3";
    QTest::newRow("a command that complains") << "command:echo '" + RightPassword + "' >&2 2>/dev/null; exit 3";
}

void TestAuthSecrets::aSourceThatFails_tellsNothing()
{
    QFETCH(const QByteArray, source);
    const ProgramRun run = logIn(m_server->listen().value(), {"--mechanism", "PLAIN", "--password-from", source});
    QCOMPARE(run.code, 64);
    SecretScan scan;
    scan.add(u"password"_s, RightPassword);
    QCOMPARE(leak(run, scan), QString());
}

QTEST_GUILESS_MAIN(TestAuthSecrets)
#include "tst_authsecrets.moc"
