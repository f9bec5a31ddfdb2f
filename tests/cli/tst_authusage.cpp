// SPDX-License-Identifier: GPL-3.0-or-later
#include "programrun.h"

#include <QScopeGuard>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::ProgramRun;
using clitest::runHere;

namespace {
QProcessEnvironment environmentWith(const QByteArray &password)
{
    QProcessEnvironment environment = clitest::bareEnvironment();
    environment.insert(u"SECRET"_s, QString::fromUtf8(password));
    return environment;
}

const QByteArray Password = "Pa/ss w\xc3\xb6rd%+1";
} // namespace

/// What is wrong about a login before anything connects: 64, and a sentence.
class TestAuthUsage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatThisMachineLacks_isFoundBeforeConnecting_data();
    void whatThisMachineLacks_isFoundBeforeConnecting();
    void wrongUse_isFoundBeforeConnecting_data();
    void wrongUse_isFoundBeforeConnecting();
    void whatExcludesEachOther_isSaid_data();
    void whatExcludesEachOther_isSaid();
    void aMissingSecret_is64_data();
    void aMissingSecret_is64();
};

void TestAuthUsage::whatThisMachineLacks_isFoundBeforeConnecting_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    for (const char *name : {"GSSAPI", "GS2-KRB5", "gss-spnego"})
        QTest::newRow(name) << QByteArrayList{"auth", "127.0.0.1:1", "--mechanism", name};
    QTest::newRow("in a URL") << QByteArrayList{"probe", "smtp://;auth=GSSAPI@127.0.0.1:1"};
    QTest::newRow("one of several") << QByteArrayList{"auth", "127.0.0.1:1", "--mechanism", "EXTERNAL,GSSAPI"};
}

void TestAuthUsage::whatThisMachineLacks_isFoundBeforeConnecting()
{
    QFETCH(const QByteArrayList, arguments);
    const auto putBack = qScopeGuard([before = qgetenv("SASL_PATH")] { qputenv("SASL_PATH", before); });
    qputenv("SASL_PATH", "/nowhere");
    const ProgramRun run = runHere(arguments);
    QVERIFY2(run.code == 64, run.text().constData());
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.err.contains("This machine lacks what G"), run.err.constData());
}

void TestAuthUsage::wrongUse_isFoundBeforeConnecting_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    const auto row = [](const char *name, QByteArrayList arguments) { QTest::newRow(name) << std::move(arguments); };
    const QByteArray target = "127.0.0.1:1";
    const QByteArray good = "--password-from=env:SECRET";
    row("nobody", {"auth", target});
    row("a password alone", {"auth", target, good});
    row("no target", {"auth", "--user", "alice", good});
    row("two targets", {"auth", target, target, "--user", "alice", good});
    row("a password in the arguments", {"auth", target, "--user", "alice", "--password", "s3cret"});
    row("a password as a source", {"auth", target, "--user", "alice", "--password-from", "s3cret"});
    row("a password in the URL", {"auth", "smtp://alice:s3cret@127.0.0.1:1"});
    row("netrc for a token", {"auth", target, "--token-from", "netrc"});
    row("no name of a mechanism", {"auth", target, "--user", "alice", good, "--mechanism", "PLAIN,"});
    row("blanks in a mechanism", {"auth", target, "--user", "alice", good, "--mechanism", "PL AIN"});
    row("a mechanism that is not there", {"auth", target, "--user", "alice", good, "--mechanism", "X-STRANGE"});
    row("two users", {"auth", "smtp://bob@127.0.0.1:1", "--user", "alice", good});
    row("two mechanisms", {"auth", "smtp://bob;auth=PLAIN@127.0.0.1:1", "--mechanism", "LOGIN", good});
    row("no number", {"auth", target, "--user", "alice", good, "--max-failures", "many"});
    row("none", {"auth", target, "--user", "alice", good, "--max-failures", "0"});
    row("too many", {"auth", target, "--user", "alice", good, "--max-failures", "101"});
    row("another NTLM", {"auth", target, "--user", "alice", good, "--ntlm", "v3"});
    row("another manner", {"auth", target, "--user", "alice", good, "--initial-response", "maybe"});
    row("a line end in a name", {"auth", target, "--user", "ali\nce", good});
    row("--all elsewhere", {"probe", target, "--all"});
    row("--all and --save", {"auth", target, "--user", "alice", good, "--all", "--save", "/dev/null/x"});
    row("--mx and nobody", {"auth", "--mx", "example.org"});
    row("--mx and a target", {"auth", target, "--mx", "example.org", "--user", "alice", good});
    row("--mx and netrc", {"auth", "--mx", "example.org", "--user", "alice", "--password-from=netrc"});
    row("--user where nothing connects", {"explain", "550", "--user", "alice"});
}

void TestAuthUsage::wrongUse_isFoundBeforeConnecting()
{
    QFETCH(const QByteArrayList, arguments);
    const ProgramRun run = runHere(arguments, {}, environmentWith(Password));
    QVERIFY2(run.code == 64, run.text().constData());
    QVERIFY(run.out.isEmpty());
    QVERIFY2(!run.err.contains("s3cret"), run.err.constData());
}

void TestAuthUsage::whatExcludesEachOther_isSaid_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("--all and --save") << QByteArrayList{"127.0.0.1:1", "--all", "--save", "x"}
                                      << QByteArray("--save keeps one session, and --all makes one for each attempt");
    QTest::newRow("--all and --mx") << QByteArrayList{"--all", "--mx", "example.org"}
                                    << QByteArray("--all tries everything at one server, and --mx visits several");
    QTest::newRow("--mx and --save") << QByteArrayList{"--mx", "example.org", "--save", "x"}
                                     << QByteArray("--save keeps one session, and --mx makes one for each host");
    QTest::newRow("--mx and a page") << QByteArrayList{"--mx", "example.org", "--report", "x.html"}
                                     << QByteArray("their report can only be .json");
}

void TestAuthUsage::whatExcludesEachOther_isSaid()
{
    QFETCH(const QByteArrayList, arguments);
    QFETCH(const QByteArray, said);
    const ProgramRun run = runHere(QByteArrayList{"auth", "--user=alice", "--password-from=env:SECRET"} + arguments, {},
                                   environmentWith(Password));
    QCOMPARE(run.code, 64);
    QVERIFY2(run.err.contains(said), run.err.constData());
    QVERIFY(run.out.isEmpty());
}

void TestAuthUsage::aMissingSecret_is64_data()
{
    QTest::addColumn<QByteArray>("source");
    for (const char *source : {"env:NOT_SET", "env:EMPTY", "file:/nonexistent", "fd:987", "command:false",
                               "command:true", "netrc", "keychain:nothing"})
        QTest::newRow(source) << QByteArray(source);
}

void TestAuthUsage::aMissingSecret_is64()
{
    QFETCH(const QByteArray, source);
    qunsetenv("DBUS_SESSION_BUS_ADDRESS"); // no key ring runs here
    qputenv("XDG_RUNTIME_DIR", "/nonexistent");
    QProcessEnvironment environment = clitest::bareEnvironment();
    environment.insert(u"EMPTY"_s, QString());
    const ProgramRun run =
        runHere({"auth", "127.0.0.1:1", "--user=alice", "--password-from=" + source}, {}, environment);
    QVERIFY2(run.code == 64, run.text().constData());
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.err.trimmed().endsWith('.'), run.err.constData());
}

QTEST_GUILESS_MAIN(TestAuthUsage)
#include "tst_authusage.moc"
