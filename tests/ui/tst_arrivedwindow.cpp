// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/arrivedwindow.h"

#include "panelhost.h"
#include "windowhost.h"

#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using test::PanelHost;
using ui::ArrivedWindow;
using State = ui::SessionController::State;

/// What a newcomer sees of what the practice server has taken.
class TestArrivedWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothing_isSaidToBeThere();
    void aMessage_isShownByteForByte_data();
    void aMessage_isShownByteForByte();
    void recipients_haveAResultEach();
    void hostileWords_stayText();
    void aHugeMessage_isShownInPart();
    void theNewest_isChosen_unlessAnotherWas();
    void itsBytes_areSaved();
    void itsFile_cannotBeWritten();
    void keyboard_reachesEverything();
    void sentInTheTour_itIsThere();

private:
    [[nodiscard]] static practice::StoredMessage message(int number, const QByteArray &content);
    [[nodiscard]] static QStringList rows(const ArrivedWindow &window, const char *name);
};

practice::StoredMessage TestArrivedWindow::message(int number, const QByteArray &content)
{
    practice::StoredMessage message;
    message.number = number;
    message.hello = "client.example";
    message.reversePath = {.localPart = "sender", .domain = "client.example"};
    message.recipients = {{{.localPart = "alice", .domain = "practice.example"}, {}}};
    message.content = content;
    return message;
}

QStringList TestArrivedWindow::rows(const ArrivedWindow &window, const char *name)
{
    const auto *tree = PanelHost::find<QTreeWidget>(window, name);
    QStringList rows;
    for (int row = 0; row < tree->topLevelItemCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < tree->columnCount(); ++column)
            cells.append(tree->topLevelItem(row)->text(column));
        rows.append(cells.join(u'|'));
    }
    return rows;
}

void TestArrivedWindow::nothing_isSaidToBeThere()
{
    TestServices services;
    ArrivedWindow window(services, nullptr);
    window.show();
    QVERIFY(PanelHost::words(window, "arrivedWords").startsWith(u"Nothing has arrived yet."_s));
    QCOMPARE(rows(window, "arrivedMessages"), QStringList());
    QVERIFY(!PanelHost::find<QPushButton>(window, "arrivedSave")->isEnabled());
    QCOMPARE(PanelHost::find<QPlainTextEdit>(window, "arrivedBytes")->toPlainText(), QString());
}

void TestArrivedWindow::aMessage_isShownByteForByte_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("shown");
    QTest::newRow("lines") << QByteArray("A: b\r\n\r\n.\r\n") << u"A: b\\r\\n\n\\r\\n\n.\\r\\n\n"_s;
    QTest::newRow("no line end") << QByteArray("A: b") << u"A: b"_s;
    QTest::newRow("bare ends") << QByteArray("a\rb\nc") << u"a\\rb\\n\nc"_s;
    QTest::newRow("NUL and 8-bit") << QByteArray("a\0\xff", 3) << u"a\\0\\xff"_s;
    QTest::newRow("UTF-8") << QByteArray("gr\xc3\xbc\xc3\x9f\r\n") << u"grüß\\r\\n\n"_s;
    QTest::newRow("a backslash is one") << QByteArray("\\r\\n") << u"\\\\r\\\\n"_s;
    QTest::newRow("what turns text around is seen") << QByteArray("a\xe2\x80\xae b") << u"a\\xe2\\x80\\xae b"_s;
    QTest::newRow("empty") << QByteArray("") << QString();
}

void TestArrivedWindow::aMessage_isShownByteForByte()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, shown);
    TestServices services;
    ArrivedWindow window(services, nullptr);
    window.show({message(1, content)});
    window.show();
    QCOMPARE(PanelHost::find<QPlainTextEdit>(window, "arrivedBytes")->toPlainText(), shown);
}

void TestArrivedWindow::recipients_haveAResultEach()
{
    practice::StoredMessage sent = message(3, "A: b\r\n");
    sent.recipients.first().parameters = {{"NOTIFY", "NEVER", true}};
    sent.missed = {{"frank@practice.example", "452 4.2.2 <frank@practice.example>: the mailbox is full"}};
    sent.parameters = {{"SIZE", "6", true}, {"SMTPUTF8", {}, false}};
    sent.encrypted = true;
    sent.user = "alice";
    TestServices services;
    ArrivedWindow window(services, nullptr);
    window.show({sent});
    window.show();
    QCOMPARE(rows(window, "arrivedMessages"),
             QStringList{u"3|<sender@client.example>|alice@practice.example|6 bytes"_s});
    QCOMPARE(rows(window, "arrivedRecipients"),
             (QStringList{
                 u"<alice@practice.example>|✓ got it (NOTIFY=NEVER)"_s,
                 u"<frank@practice.example>|✗ did not: 452 4.2.2 <frank@practice.example>: the mailbox is full"_s}));
    QCOMPARE(PanelHost::words(window, "arrivedEnvelope"),
             u"From <sender@client.example> SIZE=6 SMTPUTF8\nThe client said it was client.example.\nIt came "
             "encrypted.\nalice had signed in."_s);
}

void TestArrivedWindow::hostileWords_stayText()
{
    practice::StoredMessage sent = message(1, "<b>\x1b[1m");
    sent.hello = "<img src=x>\x1b[2J";
    sent.reversePath.localPart = "<b>\r\n";
    TestServices services;
    ArrivedWindow window(services, nullptr);
    window.show({sent});
    window.show();
    QVERIFY(PanelHost::words(window, "arrivedEnvelope").contains(u"<img src=x>␛[2J"_s));
    QCOMPARE(PanelHost::find<QLabel>(window, "arrivedEnvelope")->textFormat(), Qt::PlainText);
    QCOMPARE(PanelHost::find<QPlainTextEdit>(window, "arrivedBytes")->toPlainText(), u"<b>\\x1b[1m"_s);
}

void TestArrivedWindow::aHugeMessage_isShownInPart()
{
    TestServices services;
    ArrivedWindow window(services, nullptr);
    window.show({message(1, QByteArray(ArrivedWindow::MostShown + 5, 'x'))});
    window.show();
    QCOMPARE(PanelHost::find<QPlainTextEdit>(window, "arrivedBytes")->toPlainText().size(), ArrivedWindow::MostShown);
    QVERIFY(PanelHost::words(window, "arrivedSize").endsWith(u"5 bytes behind this beginning are not shown."_s));
}

void TestArrivedWindow::theNewest_isChosen_unlessAnotherWas()
{
    TestServices services;
    ArrivedWindow window(services, nullptr);
    auto *list = PanelHost::find<QTreeWidget>(window, "arrivedMessages");
    auto *bytes = PanelHost::find<QPlainTextEdit>(window, "arrivedBytes");
    QList<practice::StoredMessage> messages{message(1, "one"), message(2, "two")};
    window.show(messages);
    window.show();
    QCOMPARE(bytes->toPlainText(), u"two"_s);
    messages.append(message(3, "three"));
    window.show(messages);
    QCOMPARE(bytes->toPlainText(), u"three"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(bytes->toPlainText(), u"two"_s);
    messages.append(message(4, "four"));
    window.show(messages);
    QCOMPARE(bytes->toPlainText(), u"two"_s);
    messages.remove(0, 2); // the server has forgotten it
    window.show(messages);
    QCOMPARE(bytes->toPlainText(), u"four"_s);
}

void TestArrivedWindow::itsBytes_areSaved()
{
    const QByteArray content("A: b\r\n\0\xff.\r\n", 11);
    TestServices services;
    ArrivedWindow window(services, nullptr);
    window.show({message(7, content)});
    window.show();
    const QString path = services.folder() + u"/kept.eml"_s;
    services.choose(path);
    QVERIFY(click(window, "arrivedSave"_L1));
    QFile file(path);
    QTRY_VERIFY(file.exists());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
    QCOMPARE(services.choices.constFirst().suggested, u"message-7.eml"_s);
}

void TestArrivedWindow::itsFile_cannotBeWritten()
{
    TestServices services;
    ArrivedWindow window(services, nullptr);
    window.show({message(7, "A: b\r\n")});
    window.show();
    services.choose(services.folder() + u"/no/such/folder.eml"_s);
    QVERIFY(click(window, "arrivedSave"_L1));
    QTRY_VERIFY(PanelHost::words(window, "arrivedWords").contains(u"folder.eml cannot be written: "_s));
}

void TestArrivedWindow::keyboard_reachesEverything()
{
    TestServices services;
    ArrivedWindow window(services, nullptr);
    window.show({message(1, "A: b\r\n")});
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QCOMPARE(PanelHost::nameless(window), QStringList());
    QStringList reached;
    for (int step = 0; step < 8; ++step) {
        reached.append(window.focusWidget()->objectName());
        QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
    }
    for (const QString &name :
         {u"arrivedMessages"_s, u"arrivedRecipients"_s, u"arrivedBytes"_s, u"arrivedSave"_s, u"arrivedClose"_s})
        QVERIFY2(reached.contains(name), qPrintable(name + u" is not in "_s + reached.join(u' ')));
    QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
    QVERIFY(!window.isVisible());
}

/// From the tour to the bytes that arrived.
void TestArrivedWindow::sentInTheTour_itIsThere()
{
    test::WindowHost host;
    host.window->startTour();
    QVERIFY(host.reaches(State::Idle));
    auto *button = present<QPushButton>(*host.window, "practiceArrived"_L1);
    QVERIFY(button && !button->isVisible());
    plan::Plan plan = host.session().plan();
    plan.mail.from = "me@client.example";
    plan.mail.recipients = {{"alice@practice.example", plan::Mail::Role::To, {}},
                            {"nobody@practice.example", plan::Mail::Role::To, {}}};
    plan.mail.skipsRefused = true;
    plan.mail.content.raw = "Subject: tour\r\n\r\n.dot\r\n";
    host.session().setPlan(plan);
    host.key(Qt::Key_M, Qt::ControlModifier);
    auto *arm = usable<QCheckBox>(host.page(), "sendArm"_L1);
    QVERIFY(arm);
    QTest::keyClick(arm, Qt::Key_Space);
    QTRY_VERIFY(usable<QPushButton>(host.page(), "sendMessage"_L1));
    QVERIFY(click(host.page(), "sendMessage"_L1));
    QTRY_VERIFY(button->isVisible());
    QCOMPARE(button->text(), u"Messages arrived: 1"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    auto *arrived = host.window->findChild<ArrivedWindow *>();
    QVERIFY(arrived && arrived->isVisible() && !arrived->isModal());
    QCOMPARE(PanelHost::find<QPlainTextEdit>(*arrived, "arrivedBytes")->toPlainText(),
             u"Subject: tour\\r\\n\n\\r\\n\n.dot\\r\\n\n"_s);
    QCOMPARE(rows(*arrived, "arrivedRecipients").constFirst(), u"<alice@practice.example>|✓ got it"_s);
    QVERIFY(rows(*arrived, "arrivedRecipients")
                .constLast()
                .startsWith(u"<nobody@practice.example>|✗ did not: 550 5.1.1 "_s));

    QTRY_COMPARE(host.session().state(), State::Idle); // while it is open, the next one comes into it
    QTest::keyClick(arm, Qt::Key_Space);
    QTRY_VERIFY(usable<QPushButton>(host.page(), "sendMessage"_L1));
    QVERIFY(click(host.page(), "sendMessage"_L1));
    QTRY_COMPARE(rows(*arrived, "arrivedMessages").size(), 2);
    QCOMPARE(button->text(), u"Messages arrived: 2"_s);
}

QTEST_MAIN(TestArrivedWindow)
#include "tst_arrivedwindow.moc"
