// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelhost.h"
#include "support/gestures.h"
#include "ui/window/commandline.h"

#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using ui::SessionController;
using State = ui::SessionController::State;

class TestCommandLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void withoutAConnection_nothingCanBeSent();
    void aLine_goesOutAsItWasTyped();
    void thePreview_showsEveryByte_data();
    void thePreview_showsEveryByte();
    void anEscapeThatIsNone_isSaid();
    void aBareLineFeed_canBeSent();
    void severalLinesAtOnce_canBeSent();
    void startTls_isFollowedByAHandshake();
    void upAndDown_goThroughTheHistory();
    void secrets_enterNoHistory();
    void answersToAChallenge_enterNoHistory();
    void completions_areWhatIsOffered();

private:
    void connectHere();
    void enter(const QString &line);
    [[nodiscard]] QLineEdit *line() const { return m_commandLine->findChild<QLineEdit *>("line"_L1); }
    [[nodiscard]] QString preview() const { return m_commandLine->findChild<QLabel *>("preview"_L1)->text(); }
    [[nodiscard]] QByteArray sent() const;
    [[nodiscard]] QStringList history();
    /// Of the last reply; 0 before the first.
    [[nodiscard]] int lastCode() const
    {
        const QList<report::Exchange> &exchanges = m_host->controller.report().exchanges;
        return exchanges.isEmpty() ? 0 : exchanges.constLast().code();
    }

    std::unique_ptr<test::PanelHost> m_host;
    std::unique_ptr<ui::CommandLine> m_commandLine;
};

void TestCommandLine::init()
{
    m_host = std::make_unique<test::PanelHost>();
    m_commandLine = std::make_unique<ui::CommandLine>(m_host->controller);
    m_commandLine->resize(1000, 60);
    m_commandLine->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_commandLine.get()));
}

void TestCommandLine::cleanup()
{
    m_commandLine.reset();
    m_host.reset();
}

void TestCommandLine::connectHere()
{
    practice::Options options;
    options.authInClear = true;
    plan::Plan plan;
    plan.security = plan::Security::None;
    QVERIFY(m_host->connectTo(std::move(options), std::move(plan)));
}

void TestCommandLine::enter(const QString &text)
{
    line()->clear();
    QTest::keyClicks(line(), text);
    QTest::keyClick(line(), Qt::Key_Return);
}

/// Everything that was sent behind the hello.
QByteArray TestCommandLine::sent() const
{
    QByteArray bytes;
    for (const transcript::Event &event : m_host->controller.transcript()) {
        if (const auto *sent = std::get_if<transcript::Sent>(&event.payload);
            sent && !sent->data.bytes.startsWith("EHLO"))
            bytes += sent->data.bytes;
    }
    return bytes;
}

/// What Up brings back, the newest first.
QStringList TestCommandLine::history()
{
    QStringList lines;
    line()->clear();
    for (QString before = u" "_s; before != line()->text();) {
        before = line()->text();
        QTest::keyClick(line(), Qt::Key_Up);
        if (line()->text() != before)
            lines += line()->text();
    }
    return lines;
}

void TestCommandLine::withoutAConnection_nothingCanBeSent()
{
    QTest::keyClicks(line(), u"NOOP"_s);
    QVERIFY(!click(*m_commandLine, "sendLine"_L1));
    QTest::keyClick(line(), Qt::Key_Return);
    QCOMPARE(line()->text(), u"NOOP"_s);
}

void TestCommandLine::aLine_goesOutAsItWasTyped()
{
    connectHere();
    enter(u"vRfY  alice "_s);
    QTRY_COMPARE(sent(), "vRfY  alice \r\n");
    QVERIFY(line()->text().isEmpty());
    QTRY_COMPARE(m_host->controller.state(), State::Idle);
}

void TestCommandLine::thePreview_showsEveryByte_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("lineEnd");
    QTest::addColumn<QString>("shown");
    QTest::newRow("a line") << u"NOOP"_s << 0 << u"will send: NOOP␍␊"_s;
    QTest::newRow("LF alone") << u"NOOP"_s << 1 << u"will send: NOOP␊"_s;
    QTest::newRow("CR alone") << u"NOOP"_s << 2 << u"will send: NOOP␍"_s;
    QTest::newRow("no line end") << u"NOOP"_s << 3 << u"will send: NOOP"_s;
    QTest::newRow("a NUL") << u"NO\\0OP"_s << 0 << u"will send: NO␀OP␍␊"_s;
    QTest::newRow("two lines") << u"NOOP\\r\\nRSET"_s << 0 << u"will send: NOOP␍␊RSET␍␊"_s;
    QTest::newRow("a byte") << u"\\xff"_s << 3 << u"will send: \\xff"_s;
}

void TestCommandLine::thePreview_showsEveryByte()
{
    QFETCH(QString, typed);
    QFETCH(int, lineEnd);
    QFETCH(QString, shown);
    QVERIFY(choose(*m_commandLine, "lineEnd"_L1, lineEnd));
    QTest::keyClicks(line(), typed);
    QCOMPARE(preview(), shown);
}

void TestCommandLine::anEscapeThatIsNone_isSaid()
{
    connectHere();
    enter(u"NOOP \\q"_s);
    QVERIFY2(preview().startsWith("Not understood: "_L1), qPrintable(preview()));
    QVERIFY(line()->property("invalid").toBool());
    QCOMPARE(sent(), QByteArray());
}

void TestCommandLine::aBareLineFeed_canBeSent()
{
    connectHere();
    QVERIFY(choose(*m_commandLine, "lineEnd"_L1, 1));
    enter(u"NOOP"_s);
    QTRY_COMPARE(sent(), "NOOP\n");
}

void TestCommandLine::severalLinesAtOnce_canBeSent()
{
    connectHere();
    enter(u"NOOP\\r\\nRSET"_s);
    QTRY_COMPARE(sent(), "NOOP\r\nRSET\r\n");
    QTRY_COMPARE(m_host->controller.state(), State::Idle);
}

void TestCommandLine::startTls_isFollowedByAHandshake()
{
    connectHere();
    enter(u"starttls"_s);
    QTRY_VERIFY(m_host->controller.facts().isEncrypted);
}

void TestCommandLine::upAndDown_goThroughTheHistory()
{
    connectHere();
    enter(u"NOOP"_s);
    enter(u"RSET"_s);
    QTRY_COMPARE(m_host->controller.state(), State::Idle);
    QTest::keyClicks(line(), u"HE"_s);
    QTest::keyClick(line(), Qt::Key_Up);
    QCOMPARE(line()->text(), u"RSET"_s);
    QTest::keyClick(line(), Qt::Key_Up);
    QCOMPARE(line()->text(), u"NOOP"_s);
    QTest::keyClick(line(), Qt::Key_Up);
    QCOMPARE(line()->text(), u"NOOP"_s);
    QTest::keyClick(line(), Qt::Key_Down);
    QTest::keyClick(line(), Qt::Key_Down);
    QCOMPARE(line()->text(), u"HE"_s);
}

void TestCommandLine::secrets_enterNoHistory()
{
    connectHere();
    enter(u"NOOP"_s);
    enter(u"AUTH PLAIN AGFsaWNlAHNlY3JldA=="_s);
    QTRY_COMPARE(m_host->controller.state(), State::Idle);
    QCOMPARE(history(), QStringList{u"NOOP"_s});
}

void TestCommandLine::answersToAChallenge_enterNoHistory()
{
    connectHere();
    enter(u"AUTH LOGIN"_s);
    QTRY_COMPARE(m_host->controller.transcript().at(m_host->controller.transcript().size() - 1).sequence,
                 m_host->controller.transcript().size());
    QTRY_COMPARE(lastCode(), 334);
    enter(u"YWxpY2U="_s);
    QTRY_COMPARE(lastCode(), 334);
    QTRY_COMPARE(m_host->controller.report().exchanges.size(), 4);
    QTRY_COMPARE(lastCode(), 334);
    enter(u"c2VjcmV0"_s);
    QTRY_COMPARE(m_host->controller.report().exchanges.size(), 5);
    QCOMPARE(history(), QStringList{u"AUTH LOGIN"_s});
}

void TestCommandLine::completions_areWhatIsOffered()
{
    connectHere();
    const auto has = [this](const QString &word) {
        line()->completer()->setCompletionPrefix(word);
        return line()->completer()->completionCount() > 0;
    };
    QTRY_VERIFY(has(u"STARTTLS"_s));
    QVERIFY(has(u"AUTH PLAIN"_s));
    QVERIFY2(!has(u"AUTH ANONYMOUS"_s), "known, but not offered");
    QVERIFY(!has(u"XCLIENT"_s));
}

QTEST_MAIN(TestCommandLine)
#include "tst_commandline.moc"
