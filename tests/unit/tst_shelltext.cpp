// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/shelltext.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope::foreign;

/// Words, held against a real shell.
class TestShellText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWord_reachesTheProgramAsItIs_data();
    void aWord_reachesTheProgramAsItIs();
    void powerShell_endsAStringAtTypographicMarksToo_data();
    void powerShell_endsAStringAtTypographicMarksToo();
    void whatNoWordCanHold_isAFault_data();
    void whatNoWordCanHold_isAFault();
    void aVariable_isReadByTheShell();
    void whatIsWrittenIntoAFile_isThereByteForByte_data();
    void whatIsWrittenIntoAFile_isThereByteForByte();

private:
    [[nodiscard]] static QByteArray printedBy(const QByteArray &script, const QStringList &environment = {})
    {
        QProcess shell;
        shell.setEnvironment(QStringList{u"PATH=/usr/bin:/bin"_s, u"LC_ALL=C"_s} + environment);
        // The script comes as a file: Qt would read it as text of the locale on its way to an argument.
        shell.start(u"sh"_s, {u"-s"_s});
        shell.write(script);
        shell.closeWriteChannel();
        shell.waitForFinished();
        return shell.readAllStandardOutput() + shell.readAllStandardError();
    }
};

void TestShellText::aWord_reachesTheProgramAsItIs_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("plain") << "alice"_ba;
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("blanks") << " a  b\t"_ba;
    QTest::newRow("a quotation mark") << "it's"_ba;
    QTest::newRow("only quotation marks") << "''"_ba;
    QTest::newRow("double quotation marks") << "\"a,b\"@d"_ba;
    QTest::newRow("a command") << "$(id)`id`;id&id|id"_ba;
    QTest::newRow("a variable") << "$HOME ${HOME}"_ba;
    QTest::newRow("a backslash at the end") << "a\\"_ba;
    QTest::newRow("patterns") << "*?[a-z]~{a,b}"_ba;
    QTest::newRow("history") << "!!"_ba;
    QTest::newRow("a comment") << "#a"_ba;
    QTest::newRow("a home") << "~root"_ba;
    QTest::newRow("an assignment") << "a=b"_ba;
    QTest::newRow("null sender") << "<>"_ba;
    QTest::newRow("lines") << "a\r\nb\n\n"_ba;
    QTest::newRow("no UTF-8") << "\xff\xfe\x80"_ba;
    QTest::newRow("UTF-8") << "jürgen@例え.jp"_ba;
    QByteArray all;
    for (int byte = 1; byte < 256; ++byte)
        all += static_cast<char>(byte);
    QTest::newRow("every byte but NUL") << all;
}

void TestShellText::aWord_reachesTheProgramAsItIs()
{
    QFETCH(const QByteArray, word);
    const auto made = quoted(word, Shell::Posix);
    QVERIFY(made.has_value());
    QCOMPARE(printedBy("printf %s " + *made + "'|'"), word + '|');
}

void TestShellText::powerShell_endsAStringAtTypographicMarksToo_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QByteArray>("made");
    QTest::newRow("plain") << "alice"_ba << "alice"_ba;
    QTest::newRow("empty") << ""_ba << "''"_ba;
    QTest::newRow("an option") << "--mail-from"_ba << "'--mail-from'"_ba;
    QTest::newRow("an option that is cut at a point") << "-a.b"_ba << "'-a.b'"_ba;
    QTest::newRow("digits") << "587"_ba << "587"_ba;
    QTest::newRow("a variable") << "$env:PATH"_ba << "'$env:PATH'"_ba;
    QTest::newRow("an array") << "a,b"_ba << "'a,b'"_ba;
    QTest::newRow("splatting") << "@a"_ba << "'@a'"_ba;
    QTest::newRow("a mark") << "it's"_ba << "'it''s'"_ba;
    QTest::newRow("a typographic mark") << "it’s"_ba << "'it’’s'"_ba;
    QTest::newRow("the other ones") << "‘‚‛"_ba << "'‘‘‚‚‛‛'"_ba;
}

void TestShellText::powerShell_endsAStringAtTypographicMarksToo()
{
    QFETCH(const QByteArray, word);
    QFETCH(const QByteArray, made);
    QCOMPARE(quoted(word, Shell::PowerShell).value_or("fault"_ba), made);
}

void TestShellText::whatNoWordCanHold_isAFault_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<Shell>("shell");
    QTest::newRow("NUL") << "a\0b"_ba << Shell::Posix;
    QTest::newRow("NUL alone") << "\0"_ba << Shell::Posix;
    QTest::newRow("NUL, PowerShell") << "a\0"_ba << Shell::PowerShell;
    QTest::newRow("Latin-1, PowerShell") << "\xe4"_ba << Shell::PowerShell;
    QTest::newRow("half a character, PowerShell") << "a\xc3"_ba << Shell::PowerShell;
}

void TestShellText::whatNoWordCanHold_isAFault()
{
    QFETCH(const QByteArray, word);
    QFETCH(const Shell, shell);
    const auto made = quoted(word, shell);
    QVERIFY(!made.has_value());
}

void TestShellText::aVariable_isReadByTheShell()
{
    QCOMPARE(printedBy("printf %s " + variable("SECRET", Shell::Posix), {u"SECRET= a  $b* "_s}), " a  $b* "_ba);
    QVERIFY(variable("SECRET", Shell::PowerShell).contains("$env:SECRET"));
}

void TestShellText::whatIsWrittenIntoAFile_isThereByteForByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("a message") << "Subject: 100% of it's $HOME `id`\r\n\r\n.dots\r\n..\r\n\\n\r\n"_ba;
    QTest::newRow("no line end") << "a"_ba;
    QTest::newRow("options of printf") << "-e %s\n"_ba;
    QTest::newRow("UTF-8") << "Grüße\r\n"_ba;
    QByteArray all;
    for (int byte = 0; byte < 256; ++byte)
        all += static_cast<char>(byte);
    QTest::newRow("every byte") << all;
}

void TestShellText::whatIsWrittenIntoAFile_isThereByteForByte()
{
    QFETCH(const QByteArray, bytes);
    QTemporaryDir folder;
    const QByteArray path = folder.filePath(u"message.eml"_s).toUtf8();
    const QByteArray printed = printedBy(fileWriting(bytes, path, Shell::Posix));
    QCOMPARE(printed, ""_ba);
    QFile file(QString::fromUtf8(path));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

QTEST_GUILESS_MAIN(TestShellText)
#include "tst_shelltext.moc"
