// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "programrun.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::ProgramRun;
using clitest::runHere;

namespace {

const QDir Folder(QStringLiteral(MAILSCOPE_SOURCE_DIR "/docs/exports"));

/// Times, dates and the port of the practice server are others each time.
QByteArray masked(const QByteArray &text)
{
    static const QRegularExpression Volatile(
        u"127\\.0\\.0\\.1:\\d+|\\d+\\.\\d+|\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z?|\\b\\d{10}\\b"_s);
    return QString::fromUtf8(text).replace(Volatile, u"…"_s).toUtf8();
}

} // namespace

/// What stands in docs/exports beside the formats of `show`, which tst_show looks at: each file is what a command prints.
///
/// With MAILSCOPE_WRITE_PAGES in the environment they are written anew.
class TestExamples : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anExample_isWhatItsCommandPrints_data();
    void anExample_isWhatItsCommandPrints();
};

void TestExamples::anExample_isWhatItsCommandPrints_data()
{
    QTest::addColumn<QByteArrayList>("command");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("code");
    const QByteArray session = Folder.filePath(u"session.mscope"_s).toUtf8();
    const QByteArray check = Folder.filePath(u"check.smtp"_s).toUtf8();
    const auto row = [](const char *name, const QByteArrayList &command, int code) {
        QTest::newRow(name) << command << QString::fromLatin1(name) << code;
    };
    row("session-swaks.sh", {"export", session, "--as", "swaks"}, 0);
    row("session-curl.sh", {"export", session, "--as", "curl"}, 0);
    row("session-openssl.sh", {"export", session, "--as", "openssl"}, 0);
    row("session-perl.pl", {"export", session, "--as", "perl"}, 0);
    row("session-mailscope.sh", {"export", session, "--as", "mailscope"}, 0);
    row("session-swaks.ps1", {"export", session, "--as", "swaks", "--shell", "powershell"}, 0);
    row("imported.json",
        {"import",
         "swaks --server mx.example --tls --auth-user alice --auth-password hunter2 --to bob@example.org --colour"},
        0);
    row("imported-curl.sh", {"export", "--profile", Folder.filePath(u"imported.json"_s).toUtf8(), "--as", "curl"}, 0);
    row("diff.json", {"diff", "--json", session, Folder.filePath(u"later.mscope"_s).toUtf8()}, 7);
    row("check.nagios.txt", {"run", "--format", "nagios", check, "URL"}, 7);
    row("check.prometheus.txt", {"run", "--format", "prometheus", check, "URL"}, 7);
    row("check.junit.xml", {"run", "--format", "junit", check, "URL"}, 7);
}

void TestExamples::anExample_isWhatItsCommandPrints()
{
    QFETCH(QByteArrayList, command);
    QFETCH(const QString, name);
    QFETCH(const int, code);
    practice::Server server(practice::Options{});
    const QByteArray url = clitest::urlOf(server.listen().value());
    command.replace(command.size() - 1, command.constLast() == "URL" ? url : command.constLast());
    const ProgramRun run = runHere(command);
    QVERIFY2(run.code == code, run.text().constData());
    QFile file(Folder.filePath(name));
    if (qEnvironmentVariableIsSet("MAILSCOPE_WRITE_PAGES"))
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Truncate) && file.write(run.out) == run.out.size()
                && file.seek(0));
    else
        QVERIFY2(file.open(QIODevice::ReadOnly), "there is no such example");
    QCOMPARE(masked(run.out), masked(file.readAll()));
}

QTEST_GUILESS_MAIN(TestExamples)
#include "tst_examples.moc"
