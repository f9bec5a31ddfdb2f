// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "support/gestures.h"
#include "ui/session/sessioncontroller.h"
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
        const QList<report::Exchange> &exchanges = m_session->report().exchanges;
        return exchanges.isEmpty() ? 0 : exchanges.constLast().code();
    }

    std::unique_ptr<practice::Server> m_server;
    std::unique_ptr<SessionController> m_session;
    std::unique_ptr<ui::CommandLine> m_commandLine;
};

void TestCommandLine::init()
{
    practice::Options options;
    options.authInClear = true;
    m_server = std::make_unique<practice::Server>(options);
    QVERIFY(m_server->listen().has_value());
    m_session = std::make_unique<SessionController>(QString());
    m_commandLine = std::make_unique<ui::CommandLine>(*m_session);
    m_commandLine->resize(1000, 60);
    m_commandLine->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_commandLine.get()));
}

void TestCommandLine::cleanup()
{
    m_commandLine.reset();
    m_session.reset();
    m_server.reset();
}

void TestCommandLine::connectHere()
{
    plan::Plan plan;
    plan.targets = {plan::Target::parse(u"127.0.0.1:%1"_s.arg(m_server->port())).value()};
    plan.security = plan::Security::None;
    plan.helloName = "client.example";
    m_session->setPlan(plan);
    m_session->connectToServer();
    QTRY_COMPARE(m_session->state(), State::Idle);
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
    for (const transcript::Event &event : m_session->transcript()) {
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
    QTRY_COMPARE(m_session->state(), State::Idle);
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
    QTRY_COMPARE(m_session->state(), State::Idle);
}

void TestCommandLine::startTls_isFollowedByAHandshake()
{
    connectHere();
    enter(u"starttls"_s);
    QTRY_VERIFY(m_session->facts().isEncrypted);
}

void TestCommandLine::upAndDown_goThroughTheHistory()
{
    connectHere();
    enter(u"NOOP"_s);
    enter(u"RSET"_s);
    QTRY_COMPARE(m_session->state(), State::Idle);
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
    QTRY_COMPARE(m_session->state(), State::Idle);
    QCOMPARE(history(), QStringList{u"NOOP"_s});
}

void TestCommandLine::answersToAChallenge_enterNoHistory()
{
    connectHere();
    enter(u"AUTH LOGIN"_s);
    QTRY_COMPARE(m_session->transcript().at(m_session->transcript().size() - 1).sequence,
                 m_session->transcript().size());
    QTRY_COMPARE(lastCode(), 334);
    enter(u"YWxpY2U="_s);
    QTRY_COMPARE(lastCode(), 334);
    QTRY_COMPARE(m_session->report().exchanges.size(), 4);
    QTRY_COMPARE(lastCode(), 334);
    enter(u"c2VjcmV0"_s);
    QTRY_COMPARE(m_session->report().exchanges.size(), 5);
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
    QVERIFY(!has(u"AUTH SCRAM"_s));
    QVERIFY(!has(u"XCLIENT"_s));
}

QTEST_MAIN(TestCommandLine)
#include "tst_commandline.moc"
