// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sendpanel.h"

#include "panelhost.h"
#include "ui/panels/fittedtree.h"
#include "ui/panels/messageeditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace mailscope;
using namespace Qt::StringLiterals;
using test::PanelHost;
using test::TranscriptBuilder;
using ui::MessageEditor;
using ui::SendPanel;
using State = ui::SessionController::State;

class TestSendPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void button_saysToHowMany_data();
    void button_saysToHowMany();
    void enter_sendsNothing();
    void withoutASession_nothingIsSent();
    void withoutRecipients_nothingIsSent();
    void envelope_isReadAsTyped();
    void message_arrives();
    void refusedRecipient_endsTheMessage();
    void refusedRecipient_isLeftOutWhenAllowed();
    void lmtp_hasAVerdictForEachRecipient();
    void lineEnds_areRepairedUnlessToldOtherwise();
    void file_isSentByteForByte();
    void file_thatIsGone_isToldInPlace();
    void file_canBeEditedOnlyWithoutLoss_data();
    void file_canBeEditedOnlyWithoutLoss();
    void removedFile_leavesAnEmptyMessage();
    void hostileReply_staysText();
    void readFromAFile_showsWhatBecameOfIt();
    void keyboard_leavesTheEditors();
    void everythingHasAName();

private:
    [[nodiscard]] QString words(const char *name) const { return PanelHost::words(*m_panel, name); }
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return PanelHost::find<Widget>(*m_panel, name);
    }
    [[nodiscard]] QPushButton *button() const { return find<QPushButton>("sendMessage"); }
    void type(const QString &from, const QString &to, const QString &message);
    [[nodiscard]] bool press();
    [[nodiscard]] QStringList outcome() const;
    [[nodiscard]] QString write(const QByteArray &bytes);

    std::unique_ptr<PanelHost> m_host;
    std::unique_ptr<SendPanel> m_panel;
};

void TestSendPanel::init()
{
    m_host = std::make_unique<PanelHost>();
    m_panel = std::make_unique<SendPanel>(m_host->controller, m_host->services);
    PanelHost::put(*m_panel);
}

void TestSendPanel::cleanup()
{
    m_panel.reset();
    m_host.reset();
}

void TestSendPanel::type(const QString &from, const QString &to, const QString &message)
{
    find<QLineEdit>("sendFrom")->setText(from);
    find<QPlainTextEdit>("sendTo")->setPlainText(to);
    find<QPlainTextEdit>("message")->setPlainText(message);
}

/// Presses the button as soon as it can be, and waits until the session is idle again.
bool TestSendPanel::press()
{
    if (!QTest::qWaitFor([this] { return button()->isEnabled(); }))
        return false;
    QTest::mouseClick(button(), Qt::LeftButton);
    return QTest::qWaitFor(
        [this] { return m_host->controller.report().transaction && m_host->controller.state() == State::Idle; }, 20000);
}

/// "address code" of each recipient.
QStringList TestSendPanel::outcome() const
{
    const auto *model = find<ui::FittedTree>("recipients")->model();
    QStringList lines;
    for (int row = 0; row < model->rowCount(); ++row)
        lines.append(model->index(row, 0).data().toString() + u' '
                     + model->index(row, 1).data().toString().section(u' ', 0, 0) + u' '
                     + model->index(0, 0, model->index(row, 0)).data().toString());
    return lines;
}

QString TestSendPanel::write(const QByteArray &bytes)
{
    const QString path = m_host->services.folder() + u"/message.eml"_s;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("The file could not be written.");
    return path;
}

void TestSendPanel::button_saysToHowMany_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("text");
    QTest::newRow("nobody") << QString() << u"Send"_s;
    QTest::newRow("empty lines") << u"\n  \n"_s << u"Send"_s;
    QTest::newRow("one") << u"a@b.example"_s << u"Send to 1 recipient"_s;
    QTest::newRow("two") << u"a@b.example\n\n<c@d.example>\n"_s << u"Send to 2 recipients"_s;
    QTest::newRow("a comma is part of an address") << u"\"a,b\"@d.example"_s << u"Send to 1 recipient"_s;
}

void TestSendPanel::button_saysToHowMany()
{
    QFETCH(const QString, to);
    QFETCH(const QString, text);
    find<QPlainTextEdit>("sendTo")->setPlainText(to);
    QCOMPARE(button()->text(), text);
}

void TestSendPanel::enter_sendsNothing()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, u"bob@practice.example"_s, u"Subject: x"_s);
    QTRY_VERIFY(button()->isEnabled());
    for (const char *name :
         {"sendFrom", "sendTo", "sendMailParameters", "sendRcptParameters", "message", "messageLineEnds"}) {
        auto *field = find<QWidget>(name);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClick(field, Qt::Key_Enter);
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    }
    QCOMPARE(m_host->controller.state(), State::Idle);
    QVERIFY(m_host->server().messages().isEmpty());
    for (const auto &event : m_host->controller.transcript()) {
        if (const auto *sent = std::get_if<transcript::Sent>(&event.payload))
            QVERIFY(!sent->data.bytes.startsWith("MAIL"));
    }
}

void TestSendPanel::withoutASession_nothingIsSent()
{
    type(u"a@client.example"_s, u"bob@practice.example"_s, u"x"_s);
    QCOMPARE(words("sendObjection"), u"Connect first."_s);
    QVERIFY(!button()->isEnabled());
    m_host->show(TranscriptBuilder().opened().hello({}).finished());
    QVERIFY(!button()->isEnabled());
}

void TestSendPanel::withoutRecipients_nothingIsSent()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, QString(), u"x"_s);
    QTRY_COMPARE(words("sendObjection"), u"Name at least one recipient."_s);
    QVERIFY(!button()->isEnabled());
    QCOMPARE(button()->toolTip(), u"Name at least one recipient."_s);
}

void TestSendPanel::envelope_isReadAsTyped()
{
    type(u" <> "_s, u"<a@b.example>\n postmaster \n\"x y\"@d.example"_s, QString());
    find<QLineEdit>("sendMailParameters")->setText(u"  SIZE=10   SMTPUTF8 "_s);
    find<QLineEdit>("sendRcptParameters")->setText(u"NOTIFY=NEVER"_s);
    find<QCheckBox>("sendSkipsRefused")->setChecked(true);
    const wire::Envelope envelope = m_panel->envelope();
    QCOMPARE(envelope.from, QByteArray());
    QCOMPARE(envelope.fromParameters, (QList<QByteArray>{"SIZE=10", "SMTPUTF8"}));
    QCOMPARE(envelope.recipients.size(), 3);
    QCOMPARE(envelope.recipients.at(0).address, "a@b.example");
    QCOMPARE(envelope.recipients.at(1).address, "postmaster");
    QCOMPARE(envelope.recipients.at(2).address, "\"x y\"@d.example");
    QCOMPARE(envelope.recipients.at(2).parameters, QList<QByteArray>{"NOTIFY=NEVER"});
    QVERIFY(envelope.skipsRefused);
}

void TestSendPanel::message_arrives()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, u"alice@practice.example\nbob@practice.example"_s, u"Subject: Grüße\n\n.dot\nend"_s);
    QVERIFY(press());
    QCOMPARE(m_host->server().messages().size(), 1);
    QVERIFY(m_host->server().messages().constFirst().content.contains("Subject: Grüße\r\n\r\n.dot\r\nend\r\n"));
    QTRY_COMPARE(outcome(),
                 (QStringList{u"alice@practice.example 250 accepted"_s, u"bob@practice.example 250 accepted"_s}));
    QVERIFY(words("sendOutcome").startsWith(u"250: Message accepted."_s));
}

void TestSendPanel::refusedRecipient_endsTheMessage()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, u"alice@practice.example\nnobody@practice.example"_s, u"Subject: x"_s);
    QVERIFY(press());
    QVERIFY(m_host->server().messages().isEmpty());
    QTRY_VERIFY(!outcome().filter(u"nobody@practice.example 55"_s).isEmpty());
    QVERIFY(!words("sendOutcome").contains(u"accepted"_s));
}

void TestSendPanel::refusedRecipient_isLeftOutWhenAllowed()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, u"nobody@practice.example\nalice@practice.example"_s, u"Subject: x"_s);
    QTest::keyClick(find<QCheckBox>("sendSkipsRefused"), Qt::Key_Space);
    QVERIFY(press());
    QCOMPARE(m_host->server().messages().size(), 1);
    QTRY_COMPARE(outcome(),
                 (QStringList{u"nobody@practice.example 550 refused"_s, u"alice@practice.example 250 accepted"_s}));
}

void TestSendPanel::lmtp_hasAVerdictForEachRecipient()
{
    practice::Options options;
    options.protocol = practice::Protocol::Lmtp;
    practice::Server server(options);
    const auto port = server.listen();
    QVERIFY(port.has_value());
    plan::Plan plan;
    plan::Target target;
    target.host = u"127.0.0.1"_s;
    target.port = *port;
    target.protocol = plan::Protocol::Lmtp;
    plan.targets = {target};
    plan.helloName = "client.example";
    plan.security = plan::Security::None;
    m_host->controller.setPlan(plan);
    m_host->controller.connectToServer();
    QTRY_COMPARE(m_host->controller.state(), State::Idle);
    type(u"a@client.example"_s, u"alice@practice.example\nfrank@practice.example"_s, u"Subject: x"_s);
    QVERIFY(press());
    QTRY_COMPARE(outcome().size(), 2);
    QTRY_VERIFY(outcome().at(0).endsWith(u"250 accepted"_s));
    QVERIFY2(outcome().at(1).endsWith(u"452 deferred: try again later"_s), qPrintable(outcome().at(1)));
}

void TestSendPanel::lineEnds_areRepairedUnlessToldOtherwise()
{
    auto *editor = find<MessageEditor>("messageEditor");
    find<QPlainTextEdit>("message")->setPlainText(u"a\nb"_s);
    QCOMPARE(words("messageWords"), u"2 line(s), 3 bytes."_s);
    QVERIFY(!editor->keepsLineEnds());
    find<QComboBox>("messageLineEnds")->setCurrentIndex(1);
    QVERIFY(editor->keepsLineEnds());
    QCOMPARE(words("messageWords"), u"2 line(s), 3 bytes. Lines end in a bare LF, which servers should refuse."_s);
    QCOMPARE(editor->source()->read(99).value(), "a\nb");
    find<QPlainTextEdit>("message")->clear();
    QVERIFY(words("messageWords").startsWith(u"0 line(s), 0 bytes."_s));
}

void TestSendPanel::file_isSentByteForByte()
{
    const QByteArray bytes = QByteArrayLiteral("Subject: \xff\r\n\r\nbare\rCR and \0 NUL and \x1b\r\n");
    m_host->services.choose(write(bytes));
    QTest::mouseClick(find<QPushButton>("messageLoad"), Qt::LeftButton);
    QTRY_VERIFY(words("messageWords").startsWith(u"The file message.eml"_s));
    auto *text = find<QPlainTextEdit>("message");
    QVERIFY(text->isReadOnly());
    QVERIFY(!text->toPlainText().contains(u'\x1b'));
    QVERIFY(text->toPlainText().contains(u"\\xff"_s));
    find<QComboBox>("messageLineEnds")->setCurrentIndex(1);
    QVERIFY(words("messageWords").endsWith(u"Sent byte for byte."_s));
    auto source = find<MessageEditor>("messageEditor")->source();
    QByteArray read;
    for (auto piece = source->read(7); piece && !piece->isEmpty(); piece = source->read(7))
        read += *piece;
    QCOMPARE(read, bytes);
}

void TestSendPanel::file_thatIsGone_isToldInPlace()
{
    auto *editor = find<MessageEditor>("messageEditor");
    editor->loadFile(m_host->services.folder() + u"/none.eml"_s);
    QVERIFY(words("messageWords").startsWith(u"none.eml cannot be read: "_s));
    editor->loadFile(m_host->services.folder());
    QVERIFY(words("messageWords").endsWith(u" cannot be read: it is no file."_s));
    QVERIFY(!find<QPlainTextEdit>("message")->isReadOnly());
    const QString path = write("Subject: x\r\n");
    editor->loadFile(path);
    QVERIFY(QFile::remove(path));
    QVERIFY(!editor->source()->read(10).has_value());
    QCOMPARE(m_host->services.questions.size(), 0);
}

void TestSendPanel::file_canBeEditedOnlyWithoutLoss_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isEditable");
    QTest::newRow("no UTF-8") << QByteArray("\xff\r\n") << false;
    QTest::newRow("bare CR") << QByteArray("a\rb\r\n") << false;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
    QTest::newRow("paragraph separator") << QByteArray("a\xe2\x80\xa9"
                                                       "b")
                                         << false;
    QTest::newRow("too large") << QByteArray(1100000, 'a') << false;
    QTest::newRow("text") << QByteArray("Subject: \xc3\xbc\r\n\r\nx\r\n") << true;
    QTest::newRow("empty") << QByteArray() << true;
}

void TestSendPanel::file_canBeEditedOnlyWithoutLoss()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isEditable);
    find<MessageEditor>("messageEditor")->loadFile(write(bytes));
    auto *edit = find<QPushButton>("messageEdit");
    QCOMPARE(edit->isEnabled(), isEditable);
    QCOMPARE(edit->toolTip().isEmpty(), isEditable);
    if (!isEditable)
        return;
    QTest::mouseClick(edit, Qt::LeftButton);
    QVERIFY(!find<QPlainTextEdit>("message")->isReadOnly());
    QCOMPARE(find<QPlainTextEdit>("message")->toPlainText().toUtf8(), QByteArray(bytes).replace("\r\n", "\n"));
}

void TestSendPanel::removedFile_leavesAnEmptyMessage()
{
    find<MessageEditor>("messageEditor")->loadFile(write("Subject: x\r\n"));
    QTest::mouseClick(find<QPushButton>("messageDrop"), Qt::LeftButton);
    QCOMPARE(find<MessageEditor>("messageEditor")->size(), 0);
    QVERIFY(!find<QPlainTextEdit>("message")->isReadOnly());
    QVERIFY(!find<QPushButton>("messageDrop")->isVisible());
}

void TestSendPanel::hostileReply_staysText()
{
    practice::Options options;
    options.faults = {*practice::Fault::parse(R"(rcpt:refuse=550 5.1.1 <b>\x1b[1m no)")};
    QVERIFY(m_host->connectTo(options));
    type(u"a@client.example"_s, u"alice@practice.example"_s, u"x"_s);
    QVERIFY(press());
    const auto *model = find<ui::FittedTree>("recipients")->model();
    const auto lines = [model] {
        QStringList found;
        for (int row = 0; row < model->rowCount(model->index(0, 0)); ++row)
            found.append(model->index(row, 0, model->index(0, 0)).data().toString());
        return found;
    };
    QTRY_VERIFY2(lines().contains(u"<b>␛[1m no"_s), qPrintable(lines().join(u'|')));
    QVERIFY(!lines().join(u' ').contains(u'\x1b'));
    QVERIFY(lines().contains(u"RCPT: 550 5.1.1, Recipient refused"_s));
}

void TestSendPanel::readFromAFile_showsWhatBecameOfIt()
{
    TranscriptBuilder builder;
    builder.opened()
        .hello({})
        .asked(Phase::Mail, "MAIL FROM:<a@b>", {"250 ok"})
        .asked(Phase::Rcpt, "RCPT TO:<c@d>", {"451 4.7.1 later"})
        .finished(Verdict::Refused);
    m_host->show(builder);
    QCOMPARE(outcome(), QStringList{u"c@d 451 deferred: try again later"_s});
    QCOMPARE(words("sendOutcome"), u"The message was not sent, or has no reply."_s);
    m_host->show(TranscriptBuilder());
    QCOMPARE(outcome(), QStringList());
    QCOMPARE(words("sendOutcome"), QString());
}

void TestSendPanel::keyboard_leavesTheEditors()
{
    m_panel->begin();
    QStringList order;
    for (int i = 0; i < 7; ++i) {
        order.append(m_panel->focusWidget()->objectName());
        QTest::keyClick(m_panel->focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(order,
             (QStringList{u"sendFrom"_s, u"sendTo"_s, u"sendMailParameters"_s, u"sendRcptParameters"_s,
                          u"sendSkipsRefused"_s, u"message"_s, u"messageLineEnds"_s}));
}

void TestSendPanel::everythingHasAName()
{
    find<MessageEditor>("messageEditor")->loadFile(write("Subject: " + QByteArray(300, 'x') + "\r\n"));
    QCOMPARE(PanelHost::nameless(*m_panel), QStringList());
    QCOMPARE(PanelHost::overhanging(*m_panel), QStringList());
}

QTEST_MAIN(TestSendPanel)
#include "tst_sendpanel.moc"
