// SPDX-License-Identifier: GPL-3.0-or-later
#include "netsmtpexercises.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using mailscope::test::Exercises;
using mailscope::test::exercises;

namespace {
using Names = std::set<QString>;

/// The first column of each table of docs/net-smtp.md, by the heading above it.
std::map<QString, Names> tables()
{
    QFile file(QStringLiteral(MAILSCOPE_SOURCE_DIR "/docs/net-smtp.md"));
    if (!file.open(QIODevice::ReadOnly))
        qWarning("docs/net-smtp.md cannot be read");
    static const QRegularExpression row(u"^\\| `(\\w+)` \\| \\S"_s);
    std::map<QString, Names> found;
    QString heading;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (line.startsWith("## "_L1))
            heading = line.sliced(3);
        if (const auto match = row.match(line); match.hasMatch())
            found[heading].insert(match.captured(1));
    }
    return found;
}

/// The document of a Perl module that is installed here.
QString documentOf(const QString &module)
{
    QProcess perl;
    perl.start(
        u"perl"_s,
        {u"-M"_s + module, u"-e"_s, u"(my $f = '%1.pm') =~ s{::}{/}g; open F, $INC{$f}; print <F>"_s.arg(module)});
    perl.waitForFinished();
    const QString text = QString::fromUtf8(perl.readAllStandardOutput());
    return text.sliced(std::max<qsizetype>(text.indexOf("=head1 NAME"_L1), 0));
}

Names namesIn(const QString &text, const QString &pattern)
{
    Names names;
    for (const auto &match : QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text))
        names.insert(match.captured(1));
    return names;
}

QString between(const QString &text, const QString &from, const QString &to)
{
    const qsizetype begin = text.indexOf(from);
    return begin < 0 ? QString() : text.sliced(begin, std::max<qsizetype>(text.indexOf(to, begin) - begin, 0));
}
} // namespace

/// docs/net-smtp.md against the documents of the Perl modules, and each of its rows against a server.
class TestNetSmtp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tables_nameWhatTheDocumentsName_data();
    void tables_nameWhatTheDocumentsName();
    void tables_nameWhatNetLmtpHad();
    void everyRow_isTrue_data();
    void everyRow_isTrue();
    void noRow_isMissing();
};

void TestNetSmtp::tables_nameWhatTheDocumentsName_data()
{
    QTest::addColumn<Names>("documented");
    const QString smtp = documentOf(u"Net::SMTP"_s);
    const QString method = u"^=item C<(\\w+)\\("_s;
    const QString constructor = between(smtp, u"=item C<new("_s, u"=back"_s);
    Names options = namesIn(constructor, u"B<(\\w+)>"_s);
    QTest::newRow("Net::SMTP: options of the constructor") << options;
    QTest::newRow("Net::SMTP: methods") << namesIn(smtp, method);
    QTest::newRow("Net::SMTP: options of mail")
        << namesIn(between(smtp, u"=item C<mail("_s, u"=item C<reset()"_s), u"^ (\\w+)\\s+=> "_s);
    QTest::newRow("Net::SMTP: options of recipient")
        << namesIn(between(smtp, u"=item C<recipient("_s, u"If C<SkipBad>"_s), u"^  (\\w+)\\s+=> "_s);
    QTest::newRow("Net::Cmd") << namesIn(documentOf(u"Net::Cmd"_s), method);
    QTest::newRow("Net::SMTP_auth") << namesIn(documentOf(u"Net::SMTP_auth"_s), u"^=item (new|\\w+(?= \\())"_s);
}

void TestNetSmtp::tables_nameWhatTheDocumentsName()
{
    QFETCH(const Names, documented);
    QVERIFY(!documented.empty());
    QCOMPARE(tables()[QString::fromLatin1(QTest::currentDataTag())], documented);
}

/// Nobody packages it; what it documents is what it documented in 2001.
void TestNetSmtp::tables_nameWhatNetLmtpHad()
{
    const Names documented{u"new"_s,    u"Hello"_s, u"Timeout"_s,   u"Debug"_s, u"banner"_s,        u"domain"_s,
                           u"etrn"_s,   u"hello"_s, u"supports"_s,  u"mail"_s,  u"send"_s,          u"send_or_mail"_s,
                           u"reset"_s,  u"to"_s,    u"recipient"_s, u"data"_s,  u"send_and_mail"_s, u"expand"_s,
                           u"verify"_s, u"help"_s,  u"quit"_s};
    QCOMPARE(tables()[u"Net::LMTP"_s], documented);
}

void TestNetSmtp::everyRow_isTrue_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("name");
    for (const auto &[table, names] : tables()) {
        for (const QString &name : names)
            QTest::newRow(qPrintable(table + u", "_s + name)) << table << name;
    }
}

void TestNetSmtp::everyRow_isTrue()
{
    QFETCH(const QString, table);
    QFETCH(const QString, name);
    const Exercises &known = exercises().at(table);
    const auto found = known.find(name);
    QVERIFY2(found != known.end(), "nothing exercises it");
    found->second();
}

void TestNetSmtp::noRow_isMissing()
{
    const std::map<QString, Names> found = tables();
    QCOMPARE(found.size(), exercises().size());
    for (const auto &[table, known] : exercises()) {
        for (const auto &[name, exercise] : known)
            QVERIFY2(found.at(table).contains(name), qPrintable(table + u", "_s + name));
    }
}

QTEST_GUILESS_MAIN(TestNetSmtp)
#include "tst_netsmtp.moc"
