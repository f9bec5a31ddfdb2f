// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/issue.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace mailscope;
using namespace Qt::StringLiterals;

class TestIssue : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] static Issue::Id at(int index) { return static_cast<Issue::Id>(index); }
    [[nodiscard]] static QMap<QString, QStringList> documented();

private Q_SLOTS:
    void namesAreDistinctAndStable();
    void namesLeadBack();
    void alienNamesLeadNowhere_data();
    void alienNamesLeadNowhere();
    void verdictsFollowTheExitCodes_data();
    void verdictsFollowTheExitCodes();
    void everyIssueHasASentence();
    void detailStandsInTheSentence();
    void documentationListsEveryIssue();
    void documentationListsNothingElse();
};

QMap<QString, QStringList> TestIssue::documented()
{
    QFile file(QStringLiteral(MAILSCOPE_SOURCE_DIR "/docs/issues.md"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QMap<QString, QStringList> rows;
    static const QRegularExpression Row(u"^\\| `([a-z0-9-]+)` \\| (.*) \\|$"_s);
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (const auto match = Row.match(line); match.hasMatch())
            rows.insert(match.captured(1), match.captured(2).split(u" | "_s));
    }
    return rows;
}

void TestIssue::namesAreDistinctAndStable()
{
    QSet<QString> names;
    static const QRegularExpression Kebab(u"^[a-z]+(-[a-z0-9]+)*$"_s);
    for (int index = 0; index < Issue::Count; ++index) {
        const QString name = issueName(at(index));
        QVERIFY2(Kebab.match(name).hasMatch(), qPrintable(name));
        QVERIFY2(!names.contains(name), qPrintable(name));
        names.insert(name);
    }
    QCOMPARE(issueName(Issue::BytesBehindStartTls), "bytes-behind-starttls"_L1);
    QCOMPARE(issueName(Issue::PlaintextInHandshake), "plaintext-in-handshake"_L1);
    QCOMPARE(issueName(Issue::ReplyTimeout), "reply-timeout"_L1);
    QCOMPARE(issueName(Issue::TlsNotOffered), "tls-not-offered"_L1);
}

void TestIssue::namesLeadBack()
{
    for (int index = 0; index < Issue::Count; ++index)
        QCOMPARE(issueFromName(QByteArrayView(issueName(at(index)))), std::optional(at(index)));
}

void TestIssue::alienNamesLeadNowhere_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("unknown") << QByteArray("no-such-issue");
    QTest::newRow("upper case") << QByteArray("REPLY-TIMEOUT");
    QTest::newRow("enumerator") << QByteArray("ReplyTimeout");
    QTest::newRow("blank behind") << QByteArray("reply-timeout ");
    QTest::newRow("beginning of one") << QByteArray("reply-time");
    QTest::newRow("NUL") << QByteArray("reply-timeout\0", 14);
}

void TestIssue::alienNamesLeadNowhere()
{
    QFETCH(const QByteArray, name);
    QVERIFY(!issueFromName(name));
}

void TestIssue::verdictsFollowTheExitCodes_data()
{
    QTest::addColumn<Issue::Id>("id");
    QTest::addColumn<int>("code");
    QTest::newRow("refused greeting") << Issue::GreetingRefused << 1;
    QTest::newRow("421") << Issue::ServiceClosing << 1;
    QTest::newRow("needed and not offered") << Issue::NotOffered << 1;
    QTest::newRow("name") << Issue::NameNotFound << 3;
    QTest::newRow("lost") << Issue::ConnectionLost << 3;
    QTest::newRow("time limit") << Issue::ReplyTimeout << 3;
    QTest::newRow("required STARTTLS not offered") << Issue::TlsNotOffered << 4;
    QTest::newRow("required STARTTLS refused") << Issue::TlsRefused << 4;
    QTest::newRow("time limit inside the handshake") << Issue::TlsHandshakeTimeout << 4;
    QTest::newRow("lost inside the handshake") << Issue::TlsLost << 4;
    QTest::newRow("certificate") << Issue::CertificateRejected << 4;
    QTest::newRow("no AUTH for a user") << Issue::AuthNotOffered << 5;
    QTest::newRow("password in clear forbidden") << Issue::AuthPlaintextForbidden << 5;
    QTest::newRow("injected behind the 220") << Issue::BytesBehindStartTls << 6;
    QTest::newRow("injected into the handshake") << Issue::PlaintextInHandshake << 6;
    QTest::newRow("garbage") << Issue::MalformedReply << 6;
    QTest::newRow("endless reply") << Issue::ReplyTooLong << 6;
    QTest::newRow("expectation") << Issue::ExpectationFailed << 7;
    QTest::newRow("cancelled") << Issue::Cancelled << 130;
}

void TestIssue::verdictsFollowTheExitCodes()
{
    QFETCH(const Issue::Id, id);
    QFETCH(const int, code);
    QCOMPARE(exitCode(issueVerdict(id)), code);
}

void TestIssue::everyIssueHasASentence()
{
    for (int index = 0; index < Issue::Count; ++index) {
        const QString text = issueText({at(index), {}, {}, {}});
        QVERIFY2(text.endsWith(u'.') && text.size() > 15, qPrintable(text));
        QVERIFY2(!text.contains(u"!"_s) && !text.contains(u".."_s) && !text.contains(u"()"_s), qPrintable(text));
        QVERIFY(issueVerdict(at(index)) != Verdict::Ok);
    }
}

void TestIssue::detailStandsInTheSentence()
{
    const QString text = issueText({Issue::ConnectFailed, Phase::Connect, {}, u"Network unreachable. "_s});
    QVERIFY2(text.startsWith(u"No connection could be made (Network unreachable)."_s), qPrintable(text));
    const QString without = issueText({Issue::ConnectFailed, Phase::Connect, {}, u" . "_s});
    QVERIFY2(!without.contains(u'('), qPrintable(without));
}

void TestIssue::documentationListsEveryIssue()
{
    const QMap<QString, QStringList> rows = documented();
    for (int index = 0; index < Issue::Count; ++index) {
        const QString name = issueName(at(index));
        QVERIFY2(rows.contains(name), qPrintable(name));
        const QStringList cells = rows.value(name);
        QCOMPARE(cells.size(), 4);
        QCOMPARE(cells.at(0).toInt(), exitCode(issueVerdict(at(index))));
        for (const QString &cell : cells)
            QVERIFY2(!cell.trimmed().isEmpty(), qPrintable(name));
    }
}

void TestIssue::documentationListsNothingElse()
{
    const QStringList names = documented().keys();
    QCOMPARE(names.size(), Issue::Count);
    for (const QString &name : names)
        QVERIFY2(issueFromName(name.toUtf8()), qPrintable(name));
}

QTEST_GUILESS_MAIN(TestIssue)
#include "tst_issue.moc"
