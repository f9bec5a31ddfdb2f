// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/optionvalues.h"
#include "cli/secretsource.h"
#include "programrun.h"

#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace mailscope::cli;

class TestSecretSource : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_environment = mailscope::clitest::bareEnvironment(); }
    void variables();
    void files_data();
    void files();
    void descriptors();
    void commands();
    void aCommandThatFails_saysHow_data();
    void aCommandThatFails_saysHow();
    void aCommandIsEnded_withAllThatItStarted_data();
    void aCommandIsEnded_withAllThatItStarted();
    void whatACommandLeavesRunning_staysWhereItSucceeds();
    void failures_areSentences_data();
    void failures_areSentences();
    void whatOthersCanRead_isSaid();
    void forms_data();
    void forms();

private:
    [[nodiscard]] std::expected<QByteArray, QString> fetch(const QString &source,
                                                           std::chrono::milliseconds limit = std::chrono::minutes(5))
    {
        BufferOutput out;
        BufferOutput err;
        const Console console{.in = {}, .out = out, .err = err, .environment = m_environment};
        return fetchSecret(source, u"Password"_s, console, limit).transform([](const mailscope::Secret &secret) {
            return secret.view().toByteArray();
        });
    }

    QProcessEnvironment m_environment;
};

void TestSecretSource::variables()
{
    m_environment.insert(u"SECRET"_s, u" s3cret "_s);
    QCOMPARE(fetch(u"env:SECRET"_s).value_or("?"), " s3cret ");
}

void TestSecretSource::files_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("plain") << QByteArray("s3cret") << QByteArray("s3cret");
    QTest::newRow("line end") << QByteArray("s3cret\n") << QByteArray("s3cret");
    QTest::newRow("CRLF") << QByteArray("s3cret\r\n") << QByteArray("s3cret");
    QTest::newRow("two line ends") << QByteArray("s3cret\n\n") << QByteArray("s3cret\n");
    QTest::newRow("blanks") << QByteArray(" s3 ") << QByteArray(" s3 ");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QByteArray("a\0b", 3);
}

void TestSecretSource::files()
{
    QFETCH(const QByteArray, content);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"secret"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const auto secret = fetch(u"file:"_s + file.fileName());
    QVERIFY(secret);
    QTEST(*secret, "secret");
}

void TestSecretSource::descriptors()
{
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    QCOMPARE(::write(ends[1], "s3cret\n", 7), 7);
    ::close(ends[1]);
    QCOMPARE(fetch(u"fd:%1"_s.arg(ends[0])).value_or("?"), "s3cret");
    ::close(ends[0]);
}

void TestSecretSource::commands()
{
    QCOMPARE(fetch(u"command:printf 's3:%s\\n' cret"_s).value_or("?"), "s3:cret");
}

void TestSecretSource::aCommandThatFails_saysHow_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *command, const char *said) {
        QTest::newRow(command) << QString::fromLatin1(command) << QString::fromLatin1(said);
    };
    row("printf s3cret; exit 3", "The command for the password ended with exit status 3.");
    row("/nonexistent/s3cret 2>/dev/null", "The command for the password ended with exit status 127.");
    row("printf s3cret; kill -9 $$", "The command for the password was ended by signal 9 (Killed).");
    row("yes s3cret", "The command for the password said more than 65536 bytes.");
    row("printf s3cret; exec sleep 600", "The command for the password did not end within 0.5 seconds.");
    row("trap '' TERM; printf s3cret; sleep 600", "The command for the password did not end within 0.5 seconds.");
    row("printf s3cret; exec >&-; exec sleep 600", "The command for the password closed its output and did not end.");
}

void TestSecretSource::aCommandThatFails_saysHow()
{
    QFETCH(const QString, command);
    const auto secret = fetch(u"command:"_s + command, std::chrono::milliseconds(500));
    QVERIFY(!secret);
    QTEST(secret.error(), "said");
}

namespace {
/// The number that \p file holds, as soon as it stands in it; -1 when none comes.
pid_t processIn(const QString &file)
{
    QByteArray number;
    const bool came = QTest::qWaitFor([&] {
        QFile read(file);
        number = read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
        return number.endsWith('\n');
    });
    return came ? number.trimmed().toInt() : -1;
}

/// Neither there nor a corpse that nobody has buried yet.
bool isRunning(pid_t process)
{
    QFile status(u"/proc/%1/stat"_s.arg(process));
    return status.open(QIODevice::ReadOnly) && !status.readAll().contains(") Z ");
}
} // namespace

void TestSecretSource::aCommandIsEnded_withAllThatItStarted_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command :
         {"sleep 600 & echo $! >FILE; wait", "sleep 600 & echo $! >FILE; exec yes",
          "sh -c 'echo $$ >FILE; exec sleep 600' | cat", "sh -c 'sh -c \"echo \\$\\$ >FILE; exec sleep 600\"; :'; :",
          "sh -c \"trap '' TERM; echo \\$\\$ >FILE; while :; do sleep 600; done\"; :"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestSecretSource::aCommandIsEnded_withAllThatItStarted()
{
    QFETCH(QString, command);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"process"_s);
    const auto secret = fetch(u"command:"_s + command.replace(u"FILE"_s, file), std::chrono::seconds(1));
    QVERIFY(!secret);
    const pid_t process = processIn(file);
    QVERIFY(process > 0);
    QTRY_VERIFY(!isRunning(process));
}

/// An agent, say, that keeps the secret for the next time.
void TestSecretSource::whatACommandLeavesRunning_staysWhereItSucceeds()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"process"_s);
    QCOMPARE(fetch(u"command:sleep 600 >/dev/null & echo $! >%1; echo s3cret"_s.arg(file)).value_or("?"), "s3cret");
    const pid_t process = processIn(file);
    QVERIFY(process > 0 && isRunning(process));
    QCOMPARE(::kill(process, SIGKILL), 0);
}

void TestSecretSource::failures_areSentences_data()
{
    QTest::addColumn<QString>("source");
    for (const char *source :
         {"env:NOT_SET", "file:/nonexistent", "file:/dev/zero", "fd:987", "command:false",
          "command:echo s3cret; exit 1", "command:/nonexistent/program 2>/dev/null", "command:kill $$", "command:yes"})
        QTest::newRow(source) << QString::fromLatin1(source);
}

void TestSecretSource::failures_areSentences()
{
    QFETCH(const QString, source);
    const auto secret = fetch(source);
    QVERIFY(!secret);
    QVERIFY2(secret.error().endsWith(u'.'), qPrintable(secret.error()));
    QVERIFY(!secret.error().contains("s3cret"_L1));
}

void TestSecretSource::whatOthersCanRead_isSaid()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"secret"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("s3cret");
    file.close();
    BufferOutput out;
    BufferOutput err;
    const Console console{.in = {}, .out = out, .err = err, .environment = m_environment};
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(fetchSecret(u"file:"_s + file.fileName(), u"Password"_s, console));
    QCOMPARE(err.bytes(), QByteArray());
    for (const QFile::Permission other : {QFile::ReadGroup, QFile::ReadOther, QFile::WriteOther}) {
        QVERIFY(file.setPermissions(QFile::ReadOwner | other));
        QVERIFY(fetchSecret(u"file:"_s + file.fileName(), u"Password"_s, console));
        QVERIFY2(err.bytes().contains("chmod 600"), err.bytes().constData());
        QVERIFY(!err.bytes().contains("s3cret"));
    }
}

void TestSecretSource::forms_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("good");
    for (const char *source : {"prompt", "env:A", "file:a b", "fd:0", "fd:17", "command:a:b", "keychain:work"})
        QTest::newRow(source) << QString::fromLatin1(source) << true;
    for (const char *source : {"", "prompt:", "prompt:x", "env", "env:", "file:", "fd:", "fd:-1", "fd:+1", "fd:x",
                               "command:", "keychain:", "keychain", "netrc", "s3cret", "ENV:A", "pass:x"})
        QTest::newRow(source) << QString::fromLatin1(source) << false;
}

void TestSecretSource::forms()
{
    QFETCH(const QString, source);
    QTEST(!wrongSecretSource(source).has_value(), "good");
    const bool alsoHere = source == "netrc"_L1;
    QFETCH(const bool, good);
    QCOMPARE(!wrongSecretSource(source, Netrc::Possible).has_value(), good || alsoHere);
}

QTEST_GUILESS_MAIN(TestSecretSource)
#include "tst_secretsource.moc"
