// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/optionvalues.h"
#include "cli/secretsource.h"
#include "programrun.h"

#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

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
    void failures_areSentences_data();
    void failures_areSentences();
    void whatOthersCanRead_isSaid();
    void forms_data();
    void forms();

private:
    [[nodiscard]] std::expected<QByteArray, QString> fetch(const QString &source)
    {
        BufferOutput out;
        BufferOutput err;
        const Console console{.in = {}, .out = out, .err = err, .environment = m_environment};
        return fetchSecret(source, u"Password"_s, console);
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

void TestSecretSource::failures_areSentences_data()
{
    QTest::addColumn<QString>("source");
    for (const char *source :
         {"env:NOT_SET", "file:/nonexistent", "file:/dev/zero", "fd:987", "command:false",
          "command:echo s3cret; exit 1", "command:/nonexistent/program 2>/dev/null", "command:kill $$", "command:yes",
          "command:printf s3cret; exec >&-; exec sleep 600", "command:trap '' TERM; exec >&-; exec sleep 600"})
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
