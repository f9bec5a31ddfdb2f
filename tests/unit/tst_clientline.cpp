// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/script.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope::plan;
using Held = ClientLine::Held;

/// Lines of the client in which something is not known.
class TestClientLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGap_isReadAndWritten_data();
    void aGap_isReadAndWritten();
    void aGapAtTheEnd_isRefused();
    void whatComes_isHeldAgainstTheLine_data();
    void whatComes_isHeldAgainstTheLine();
    void whatComesBehindTheLine_isLeftAlone();
};

void TestClientLine::aGap_isReadAndWritten_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<qsizetype>>("gaps");
    using Gaps = QList<qsizetype>;
    QTest::newRow("none") << QByteArray("EHLO a") << QByteArray("EHLO a\r\n") << Gaps{};
    QTest::newRow("an escaped backslash and a star") << QByteArray("a\\\\*") << QByteArray("a\\*\r\n") << Gaps{};
    QTest::newRow("behind the text") << QByteArray("AUTH PLAIN \\*") << QByteArray("AUTH PLAIN \r\n") << Gaps{11};
    QTest::newRow("alone") << QByteArray("\\*") << QByteArray("\r\n") << Gaps{0};
    QTest::newRow("inside") << QByteArray("a\\*b") << QByteArray("ab\r\n") << Gaps{1};
    QTest::newRow("two") << QByteArray("a\\*b\\*") << QByteArray("ab\r\n") << Gaps{1, 2};
    QTest::newRow("a star beside it") << QByteArray("*\\**") << QByteArray("**\r\n") << Gaps{1};
    QTest::newRow("a backslash ahead of it") << QByteArray("a\\\\\\*") << QByteArray("a\\\r\n") << Gaps{2};
    QTest::newRow("in a line without an end") << QByteArray("a\\*b\\") << QByteArray("ab") << Gaps{1};
    QTest::newRow("between CR and LF") << QByteArray("a\\r\\*\\n\\") << QByteArray("a\r\n") << Gaps{2};
}

void TestClientLine::aGap_isReadAndWritten()
{
    QFETCH(const QByteArray, written);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QList<qsizetype>, gaps);
    const auto line = ClientLine::parse(written);
    QVERIFY2(line, line ? "" : qPrintable(line.error().what));
    QCOMPARE(line->bytes, bytes);
    QCOMPARE(line->gaps, gaps);
    QCOMPARE(line->written(), written);
    QCOMPARE(line->canBeSent(), gaps.isEmpty());
    QCOMPARE(ClientLine::parse("x\\*\\*y")->gaps, QList<qsizetype>{1});
}

void TestClientLine::aGapAtTheEnd_isRefused()
{
    const auto line = Script::parseLine("C: AUTH \\*\\", 7);
    QVERIFY(!line);
    QCOMPARE(line.error().line, 7);
    QVERIFY2(line.error().what.contains("behind"_L1), qPrintable(line.error().what));
}

void TestClientLine::whatComes_isHeldAgainstTheLine_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("received");
    QTest::addColumn<Held>("held");
    const auto row = [](const char *name, const char *written, const char *received, Held held) {
        QTest::newRow(name) << QByteArray(written) << QByteArray(received) << held;
    };
    row("the same", "NOOP", "NOOP\r\n", Held::Matches);
    row("a part", "NOOP", "NO", Held::Unfinished);
    row("nothing", "NOOP", "", Held::Unfinished);
    row("another", "NOOP", "NOTE\r\n", Held::Differs);
    row("another end", "NOOP", "NOOP\n", Held::Differs);
    row("anything", "AUTH PLAIN \\*", "AUTH PLAIN AGE=\r\n", Held::Matches);
    row("anything can be nothing", "AUTH PLAIN \\*", "AUTH PLAIN \r\n", Held::Matches);
    row("anything, not all there", "AUTH PLAIN \\*", "AUTH PLAIN AGE", Held::Unfinished);
    row("anything, its end half there", "AUTH PLAIN \\*", "AUTH PLAIN AGE\r", Held::Unfinished);
    row("another beginning", "AUTH PLAIN \\*", "AUTH LOGIN a\r\n", Held::Differs);
    row("anything is one line", "\\* b", "a\r\n b\r\n", Held::Differs);
    row("what stands behind it", "a\\*c", "axyzc\r\n", Held::Matches);
    row("what does not", "a\\*c", "axyz\r\n", Held::Differs);
    row("several", "a\\*c\\*e", "abcde\r\n", Held::Matches);
    row("several, one missing", "a\\*c\\*e", "abce!\r\n", Held::Differs);
}

void TestClientLine::whatComes_isHeldAgainstTheLine()
{
    QFETCH(const QByteArray, written);
    QFETCH(const QByteArray, received);
    QFETCH(const Held, held);
    const ClientLine line = ClientLine::parse(written).value();
    const auto [found, length] = line.compare(received);
    QCOMPARE(found, held);
    if (held == Held::Matches)
        QCOMPARE(length, received.size());
    for (qsizetype size = 0; held == Held::Matches && size < received.size(); ++size)
        QCOMPARE(line.compare(received.first(size)).held, Held::Unfinished);
}

void TestClientLine::whatComesBehindTheLine_isLeftAlone()
{
    const ClientLine line = ClientLine::parse("AUTH \\*").value();
    QCOMPARE(line.compare("AUTH x\r\nNOOP\r\n").length, 8);
}

QTEST_GUILESS_MAIN(TestClientLine)
#include "tst_clientline.moc"
