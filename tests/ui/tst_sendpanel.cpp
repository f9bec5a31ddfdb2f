// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sendpanel.h"

#include "panelhost.h"
#include "ui/panels/fittedtree.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>

using namespace mailscope;
using namespace Qt::StringLiterals;
using test::PanelHost;
using test::TranscriptBuilder;
using ui::SendPanel;
using State = ui::SessionController::State;

namespace {
constexpr auto Bob = "bob@practice.example"_L1;
} // namespace

/// Sending, with mouse and keyboard. What the pages make of a plan is tested by tst_sendpages.
class TestSendPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void button_saysToHowMany_data();
    void button_saysToHowMany();
    void withoutASession_nothingIsSent();
    void withoutRecipients_nothingIsSent();
    void unarmed_nothingIsSent();
    void enter_sendsNothing();
    void eachMessage_isArmedForItself();
    void anEdit_disarms();
    void consequence_saysWhatIsDeliveredWhere();
    void preview_isWhatIsSent_data();
    void preview_isWhatIsSent();
    void notOffered_isSaidBeforehandAndForced();
    void refusedRecipient_endsTheMessage();
    void refusedRecipient_isLeftOutWhenAllowed();
    void lmtp_hasAVerdictForEachRecipient();
    void prdr_hasAVerdictForEachRecipient_data();
    void prdr_hasAVerdictForEachRecipient();
    void ledger_isLiveWhileItIsSent();
    void ledger_isCopiedAsCsv();
    void ledger_isSavedAsCsv();
    void pausedBeforeData_needsNoArmingUntilItGoesOn();
    void pausedBehindThe354_isStoppedAtOnce();
    void dropped_deliversNothing();
    void bigMessage_tellsHowFarItIsAndStops();
    void aHugeFile_leavesTheWindowAlive();
    void aFileThatChanges_isReadAgain();
    void hostileReply_staysText();
    void readFromAFile_showsWhatBecameOfIt();
    void keyboard_reachesEverything();
    void everyPage_hasNamesAndFits();
    void inALowWindow_nothingIsClipped_data();
    void inALowWindow_nothingIsClipped();

private:
    [[nodiscard]] QString words(const char *name) const { return PanelHost::words(*m_panel, name); }
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return PanelHost::find<Widget>(*m_panel, name);
    }
    [[nodiscard]] QPushButton *button() const { return find<QPushButton>("sendMessage"); }
    void click(const char *name) const;
    void type(const QString &from, const QStringList &to, const QString &text = u"hello"_s);
    [[nodiscard]] bool arm();
    [[nodiscard]] bool press();
    [[nodiscard]] QStringList outcome() const;
    [[nodiscard]] QString preview() const { return find<QPlainTextEdit>("sendPreviewBytes")->toPlainText(); }
    void hold(int entry) const { find<QComboBox>("sendHalt")->setCurrentIndex(entry); }
    [[nodiscard]] bool connectToLmtp(practice::Server &server);

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

void TestSendPanel::click(const char *name) const
{
    auto *widget = find<QAbstractButton>(name);
    QVERIFY2(widget->isVisible() && widget->isEnabled(), name);
    // Beside the words of a check box there is nothing to click on.
    QTest::mouseClick(widget, Qt::LeftButton, {}, QPoint(8, widget->height() / 2));
}

void TestSendPanel::type(const QString &from, const QStringList &to, const QString &text)
{
    find<QLineEdit>("sendFrom")->setText(from);
    for (qsizetype at = 0; at < to.size(); ++at) {
        auto *field = find<QLineEdit>(("sendTo" + QByteArray::number(at + 1)).constData());
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, to.at(at));
        if (at + 1 < to.size())
            QTest::keyClick(field, Qt::Key_Return);
    }
    find<QPlainTextEdit>("sendText")->setPlainText(text);
}

bool TestSendPanel::arm()
{
    auto *box = find<QCheckBox>("sendArm");
    if (!box->isVisible() || !box->isEnabled())
        return false;
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    return box->isChecked();
}

/// Presses the button as soon as it can be, and waits until the session is idle again.
bool TestSendPanel::press()
{
    if (!arm() || !QTest::qWaitFor([this] { return button()->isEnabled(); }))
        return false;
    QTest::mouseClick(button(), Qt::LeftButton);
    return QTest::qWaitFor(
        [this] { return m_host->controller.report().transaction && m_host->controller.state() == State::Idle; }, 20000);
}

/// "address, RCPT, message, verdict" of each recipient.
QStringList TestSendPanel::outcome() const
{
    const auto *model = find<ui::FittedTree>("recipients")->model();
    QStringList lines;
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex top = model->index(row, 0);
        lines.append(top.data().toString() + u' ' + model->index(row, 1).data().toString().section(u' ', 0, 0) + u' '
                     + model->index(row, 2).data().toString().section(u' ', 0, 0) + u' '
                     + model->index(0, 0, top).data().toString());
    }
    return lines;
}

void TestSendPanel::button_saysToHowMany_data()
{
    QTest::addColumn<QStringList>("to");
    QTest::addColumn<QString>("text");
    QTest::newRow("nobody") << QStringList() << u"Send"_s;
    QTest::newRow("one") << QStringList{u"a@b.example"_s} << u"Send to 1 recipient(s)"_s;
    QTest::newRow("two") << QStringList{u"a@b.example"_s, u"<c@d.example>"_s} << u"Send to 2 recipient(s)"_s;
    QTest::newRow("a comma is part of an address")
        << QStringList{u"\"a,b\"@d.example"_s} << u"Send to 1 recipient(s)"_s;
    QTest::newRow("a name stands before the address")
        << QStringList{u"Bob <b@d.example>"_s} << u"Send to 1 recipient(s)"_s;
}

void TestSendPanel::button_saysToHowMany()
{
    QFETCH(const QStringList, to);
    QFETCH(const QString, text);
    type({}, to);
    QCOMPARE(button()->text(), text);
}

void TestSendPanel::withoutASession_nothingIsSent()
{
    type(u"a@client.example"_s, {Bob});
    QCOMPARE(words("sendObjection"), u"Connect first."_s);
    QVERIFY(!button()->isEnabled());
    QVERIFY(arm());
    QVERIFY(!button()->isEnabled());
    m_host->show(TranscriptBuilder().opened().hello({}).finished());
    QVERIFY(!button()->isEnabled());
}

void TestSendPanel::withoutRecipients_nothingIsSent()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, {});
    QTRY_COMPARE(words("sendObjection"), u"Name at least one recipient."_s);
    QVERIFY(arm());
    QVERIFY(!button()->isEnabled());
    QCOMPARE(button()->toolTip(), u"Name at least one recipient."_s);
}

void TestSendPanel::unarmed_nothingIsSent()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, {Bob});
    QTRY_COMPARE(words("sendObjection"), u"Arm DATA to send."_s);
    QVERIFY(!button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTest::keyClick(button(), Qt::Key_Space);
    QCOMPARE(m_host->controller.state(), State::Idle);
    QVERIFY(m_host->server().messages().isEmpty());
}

void TestSendPanel::enter_sendsNothing()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, {Bob});
    QVERIFY(arm());
    QTRY_VERIFY(button()->isEnabled());
    for (const char *name : {"sendFrom", "sendTo1", "sendSubject", "sendMessageId", "sendFurther", "sendText",
                             "sendHtml", "sendMailOther", "sendEnvid"}) {
        auto *field = find<QWidget>(name);
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClick(field, Qt::Key_Enter);
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    }
    QCOMPARE(m_host->controller.state(), State::Idle);
    QVERIFY(m_host->server().messages().isEmpty());
    QVERIFY(!m_host->controller.report().transaction);
}

void TestSendPanel::eachMessage_isArmedForItself()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, {Bob});
    QVERIFY(press());
    QCOMPARE(m_host->server().messages().size(), 1);
    QVERIFY(!find<QCheckBox>("sendArm")->isChecked());
    QVERIFY(!button()->isEnabled());
    QCOMPARE(button()->text(), u"Send again to 1 recipient(s)"_s);
    QVERIFY(press());
    QTRY_COMPARE(m_host->server().messages().size(), 2);
    type(u"b@client.example"_s, {Bob});
    QCOMPARE(button()->text(), u"Send to 1 recipient(s)"_s);
}

void TestSendPanel::anEdit_disarms()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, {Bob});
    QVERIFY(arm());
    QTest::keyClicks(find<QLineEdit>("sendTo1"), u"x"_s);
    QVERIFY(!find<QCheckBox>("sendArm")->isChecked());
    QVERIFY(arm());
    plan::Plan plan = m_host->controller.plan();
    plan.mail.recipients = {{"carol@practice.example", {}, {}}};
    m_host->controller.setPlan(plan);
    QVERIFY(!find<QCheckBox>("sendArm")->isChecked());
}

void TestSendPanel::consequence_saysWhatIsDeliveredWhere()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s,
         {Bob, u"alice@practice.example"_s, u"carol@practice.example"_s, u"dave@practice.example"_s});
    const QString end =
        u" will be delivered to bob@practice.example, alice@practice.example, carol@practice.example, 1 "
        "more by 127.0.0.1:%1."_s.arg(m_host->controller.plan().targets.constFirst().port);
    QTRY_VERIFY2(words("sendConsequence").endsWith(end), qPrintable(words("sendConsequence")));
}

void TestSendPanel::preview_isWhatIsSent_data()
{
    QTest::addColumn<int>("transfer");
    QTest::newRow("DATA") << 0;
    QTest::newRow("BDAT") << 1;
}

void TestSendPanel::preview_isWhatIsSent()
{
    QFETCH(const int, transfer);
    QVERIFY(m_host->connectTo());
    find<QComboBox>("sendTransfer")->setCurrentIndex(transfer);
    find<QLineEdit>("sendSubject")->setText(u"Grüße"_s);
    type(u"a@client.example"_s, {Bob}, u"first\n.dot\nend"_s);
    QVERIFY(arm());
    QTRY_VERIFY(button()->isEnabled());
    const QString shown = preview();
    QVERIFY2(shown.startsWith(u"MAIL FROM:<a@client.example> SIZE="_s), qPrintable(shown));
    QCOMPARE(shown.contains(u"\n..dot\\r\\n\n"_s), transfer == 0);
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(m_host->server().messages().size(), 1);
    const QByteArray content = m_host->server().messages().constFirst().content;
    QVERIFY(content.contains("\r\n.dot\r\n"));
    // The header has a date and an identification that nobody else has.
    const qsizetype at = content.indexOf("Message-ID:");
    QVERIFY(at > 0);
    const QByteArray id = content.sliced(at, content.indexOf("\r\n", at) - at);
    QVERIFY2(shown.contains(QString::fromUtf8(id)), qPrintable(shown));
    QTRY_VERIFY(words("sendOutcome").startsWith(u"250: Message accepted."_s));
}

void TestSendPanel::notOffered_isSaidBeforehandAndForced()
{
    practice::Options options;
    options.enabled.erase(practice::Feature::Dsn);
    QVERIFY(m_host->connectTo(options));
    type(u"a@client.example"_s, {Bob});
    click("sendParameters");
    find<QComboBox>("sendRet")->setCurrentIndex(2);
    QTRY_COMPARE(words("sendMailRemarks"), u"⚠ RET=HDRS needs DSN, which the server does not offer."_s);
    QVERIFY(arm());
    QTRY_VERIFY2(words("sendObjection").contains(u"DSN"_s), qPrintable(words("sendObjection")));
    QVERIFY(!button()->isEnabled());
    m_host->controller.breakRules(true);
    QTRY_COMPARE(words("sendMailRemarks"), u"⚠ RET=HDRS is sent although the server does not offer DSN."_s);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_VERIFY(m_host->controller.report().transaction);
    QVERIFY(m_host->controller.report().transaction->parameters.contains("RET=HDRS"));
}

void TestSendPanel::refusedRecipient_endsTheMessage()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, {u"alice@practice.example"_s, u"nobody@practice.example"_s});
    QVERIFY(press());
    QVERIFY(m_host->server().messages().isEmpty());
    QTRY_VERIFY(!outcome().filter(u"nobody@practice.example 55"_s).isEmpty());
    QVERIFY(!words("sendOutcome").contains(u"accepted"_s));
}

void TestSendPanel::refusedRecipient_isLeftOutWhenAllowed()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, {u"nobody@practice.example"_s, u"alice@practice.example"_s});
    QTest::keyClick(find<QCheckBox>("sendSkipsRefused"), Qt::Key_Space);
    QVERIFY(press());
    QCOMPARE(m_host->server().messages().size(), 1);
    QTRY_COMPARE(
        outcome(),
        (QStringList{u"nobody@practice.example 550 – refused"_s, u"alice@practice.example 250 250 accepted"_s}));
}

bool TestSendPanel::connectToLmtp(practice::Server &server)
{
    const auto port = server.listen();
    plan::Plan plan;
    plan::Target target;
    target.host = u"127.0.0.1"_s;
    target.port = port.value_or(0);
    target.protocol = plan::Protocol::Lmtp;
    plan.targets = {target};
    plan.helloName = "client.example";
    plan.security = plan::Security::None;
    m_host->controller.setPlan(plan);
    m_host->controller.connectToServer();
    return QTest::qWaitFor([this] { return m_host->controller.state() == State::Idle; });
}

void TestSendPanel::lmtp_hasAVerdictForEachRecipient()
{
    practice::Options options;
    options.protocol = practice::Protocol::Lmtp;
    practice::Server server(options);
    QVERIFY(connectToLmtp(server));
    type(u"a@client.example"_s, {u"alice@practice.example"_s, u"frank@practice.example"_s});
    QVERIFY(press());
    QTRY_COMPARE(outcome(),
                 (QStringList{u"alice@practice.example 250 250 accepted"_s,
                              u"frank@practice.example 250 452 deferred: try again later"_s}));
}

void TestSendPanel::prdr_hasAVerdictForEachRecipient_data()
{
    QTest::addColumn<QStringList>("to");
    QTest::addColumn<QStringList>("verdicts");
    QTest::addColumn<QString>("said");
    const QString alice = u"alice@practice.example"_s;
    const QString full = u"frank@practice.example"_s;
    const QString nobody = u"nobody@practice.example"_s;
    QTest::newRow("one is full") << QStringList{alice, full}
                                 << QStringList{alice + u" 250 250 accepted"_s,
                                                full + u" 250 452 deferred: try again later"_s}
                                 << u"Partly accepted: for 1 of 2 recipients. "_s;
    QTest::newRow("the first one is full, and one is nobody")
        << QStringList{full, nobody, alice}
        << QStringList{full + u" 250 452 deferred: try again later"_s, nobody + u" 550 – refused"_s,
                       alice + u" 250 250 accepted"_s}
        << u"Partly accepted: for 1 of 3 recipients. "_s;
    QTest::newRow("all accept") << QStringList{alice, QString(Bob)}
                                << QStringList{alice + u" 250 250 accepted"_s, Bob + u" 250 250 accepted"_s}
                                << u"250: Message accepted."_s;
    QTest::newRow("nobody accepts") << QStringList{full} << QStringList{full + u" 250 550 refused"_s} << u"550: "_s;
}

void TestSendPanel::prdr_hasAVerdictForEachRecipient()
{
    QFETCH(const QStringList, to);
    QFETCH(const QStringList, verdicts);
    QFETCH(const QString, said);
    practice::Options options;
    options.enabled.insert(practice::Feature::Prdr);
    QVERIFY(m_host->connectTo(options));
    type(u"a@client.example"_s, to);
    find<QCheckBox>("sendPrdr")->setChecked(true);
    find<QCheckBox>("sendSkipsRefused")->setChecked(true);
    QVERIFY(press());
    QTRY_COMPARE(outcome(), verdicts);
    QVERIFY2(words("sendOutcome").startsWith(said), qPrintable(words("sendOutcome")));
    QVERIFY(preview().isEmpty() || !preview().contains(u'\u240d'));
}

void TestSendPanel::ledger_isLiveWhileItIsSent()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, {u"alice@practice.example"_s, Bob});
    hold(1);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(outcome(),
                 (QStringList{u"alice@practice.example 250 – waiting for a reply"_s,
                              u"bob@practice.example 250 – waiting for a reply"_s}));
    QCOMPARE(words("sendOutcome"), u"Under way."_s);
    click("sendStop");
    QTRY_VERIFY(outcome().constFirst().endsWith(u"not sent: the message was never handed over"_s));
}

void TestSendPanel::ledger_isCopiedAsCsv()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, {Bob});
    QVERIFY(press());
    QTRY_COMPARE(outcome(), QStringList{u"bob@practice.example 250 250 accepted"_s});
    click("sendCopyLedger");
    const QString table = QGuiApplication::clipboard()->text();
    QCOMPARE(table.count(u'\n'), 2);
    QVERIFY2(table.contains(u"recipient,"_s) && table.contains(u"bob@practice.example"_s)
                 && table.contains(u",accepted"_s),
             qPrintable(table));
}

void TestSendPanel::ledger_isSavedAsCsv()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, {Bob});
    QVERIFY(press());
    QTRY_COMPARE(outcome(), QStringList{u"bob@practice.example 250 250 accepted"_s});
    const QString path = m_host->services.folder() + u"/ledger.csv"_s;
    m_host->services.choose(path);
    click("sendSaveLedger");
    QTRY_VERIFY(QFile::exists(path));
    m_host->services.choose(m_host->services.folder() + u"/none/ledger.csv"_s);
    click("sendSaveLedger");
    QTRY_VERIFY(words("sendOutcome").startsWith(u"ledger.csv cannot be written: "_s));
}

void TestSendPanel::pausedBeforeData_needsNoArmingUntilItGoesOn()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, {Bob});
    hold(1);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("sendObjection"), u"It is held up. Arm DATA to go on."_s);
    QVERIFY(!find<QPushButton>("sendResume")->isEnabled());
    QVERIFY(m_host->server().messages().isEmpty());
    QVERIFY(arm());
    click("sendResume");
    QTRY_COMPARE(m_host->server().messages().size(), 1);
    QTRY_VERIFY(button()->isVisible());
}

void TestSendPanel::pausedBehindThe354_isStoppedAtOnce()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, {Bob});
    hold(2);
    QVERIFY(arm());
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_VERIFY(find<QPushButton>("sendResume")->isVisible());
    click("sendStop");
    QCOMPARE(m_host->controller.state(), State::Ended);
    QVERIFY(m_host->server().messages().isEmpty());
}

void TestSendPanel::dropped_deliversNothing()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, {Bob});
    hold(4);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(m_host->controller.state(), State::Ended);
    QVERIFY(m_host->server().messages().isEmpty());
    QCOMPARE(words("sendObjection"), u"Connect first."_s);
}

void TestSendPanel::bigMessage_tellsHowFarItIsAndStops()
{
    const QString path = m_host->services.folder() + u"/big.eml"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray lines = QByteArray(62, 'x').append("\r\n").repeated(16384);
    for (int part = 0; part < 24; ++part)
        QVERIFY(file.write(lines) == lines.size());
    file.close();
    practice::Options options;
    options.maximumMessageSize = 100 * 1024 * 1024;
    QVERIFY(m_host->connectTo(options));
    type(u"a@client.example"_s, {Bob});
    m_host->services.choose(path);
    find<QTabWidget>("sendPages")->setCurrentIndex(4);
    click("sendOpen");
    QTRY_VERIFY2(words("sendPreviewWords").endsWith(u" of it are not shown."_s), qPrintable(words("sendPreviewWords")));
    QVERIFY(arm());
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_VERIFY(words("sendProgressWords").contains(u" of 24.00 MiB"_s));
    click("sendStop");
    QCOMPARE(m_host->controller.state(), State::Ended);
    QVERIFY(m_host->server().messages().isEmpty());
    QTRY_COMPARE(words("sendProgressWords"), QString());
}

/// 200 MB: chosen, looked at, armed and sent, while something else wants a turn every few milliseconds.
void TestSendPanel::aHugeFile_leavesTheWindowAlive()
{
    const QString path = m_host->services.folder() + u"/huge.eml"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray lines = QByteArray(62, 'x').append("\r\n").repeated(15'625);
    for (int part = 0; part < 200; ++part)
        QVERIFY(file.write(lines) == lines.size());
    file.close();
    practice::Options options;
    options.maximumMessageSize = 300'000'000;
    QVERIFY(m_host->connectTo(options));
    type(u"a@client.example"_s, {Bob});
    QTRY_VERIFY(!words("sendConsequence").isEmpty());

    qint64 longest = 0;
    QElapsedTimer since;
    QTimer turn;
    connect(&turn, &QTimer::timeout, this, [&] { longest = std::max(longest, since.restart()); });
    since.start();
    turn.start(1);
    m_host->services.choose(path);
    find<QTabWidget>("sendPages")->setCurrentIndex(4);
    click("sendOpen");
    QTRY_VERIFY(words("sendObjection").startsWith(u"The file is being read: "_s));
    QVERIFY(!button()->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(words("sendConsequence").startsWith(u"190.73 MiB will be delivered"_s), 60'000);
    QVERIFY2(words("sendPreviewWords").endsWith(u"its beginning; 190.70 MiB of it are not shown."_s),
             qPrintable(words("sendPreviewWords")));
    QVERIFY2(words("sendRawWords").endsWith(u"190.67 MiB behind this beginning are not shown."_s),
             qPrintable(words("sendRawWords")));
    QVERIFY(arm());
    QVERIFY(button()->isEnabled()); // it is not read again for that
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_VERIFY(words("sendProgressWords").contains(u" of 190.73 MiB"_s));
    click("sendStop");
    QCOMPARE(m_host->controller.state(), State::Ended);
    turn.stop();
    qInfo("the longest time without a turn: %lld ms", longest);
    QVERIFY2(longest < 250, QByteArray::number(longest).constData());
    QVERIFY(m_host->server().messages().isEmpty());
}

void TestSendPanel::aFileThatChanges_isReadAgain()
{
    const QString path = m_host->services.folder() + u"/changing.eml"_s;
    const auto put = [&path](const QByteArray &bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(put("Subject: one\r\n\r\n"));
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, {Bob});
    m_host->services.choose(path);
    find<QTabWidget>("sendPages")->setCurrentIndex(4);
    click("sendOpen");
    QTRY_VERIFY(preview().contains(u"SIZE=16\\r\\n"_s));
    QVERIFY(put("Subject: one and a half\r\n\r\n\xff\r\n"));
    QVERIFY(arm());
    QVERIFY2(preview().contains(u"SIZE=30 BODY=8BITMIME\\r\\n"_s), qPrintable(preview()));
    QVERIFY(QFile::remove(path));
    click("sendArm");
    click("sendArm");
    QVERIFY2(words("sendObjection").contains(u"cannot be read"_s), qPrintable(words("sendObjection")));
    QVERIFY(!button()->isEnabled());
}

void TestSendPanel::hostileReply_staysText()
{
    practice::Options options;
    options.faults = {*practice::Fault::parse(R"(rcpt:refuse=550 5.1.1 <b>\x1b[1m no)")};
    QVERIFY(m_host->connectTo(options));
    type(u"a@client.example"_s, {u"alice@practice.example"_s});
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
    QCOMPARE(outcome(), QStringList{u"c@d 451 – deferred: try again later"_s});
    QCOMPARE(words("sendOutcome"), u"The message was not sent, or has no reply."_s);
    m_host->show(TranscriptBuilder());
    QCOMPARE(outcome(), QStringList());
    QCOMPARE(words("sendOutcome"), u"Nothing was sent yet."_s);
}

void TestSendPanel::keyboard_reachesEverything()
{
    m_panel->begin();
    QStringList order;
    for (int i = 0; i < 40 && !order.contains(u"sendPreviewBytes"_s); ++i) {
        order.append(m_panel->focusWidget()->objectName());
        QTest::keyClick(m_panel->focusWidget(), Qt::Key_Tab);
    }
    const QStringList first{u"sendFrom"_s,    u"sendRole1"_s,        u"sendTo1"_s,        u"sendRcptMore1"_s,
                            u"sendRemove1"_s, u"sendAddRecipient"_s, u"sendParameters"_s, u"sendTransfer"_s};
    QCOMPARE(order.first(first.size()), first);
    for (const QString &name : {u"sendPipelining"_s, u"sendPrdr"_s, u"sendSkipsRefused"_s, u"sendArm"_s, u"sendHalt"_s})
        QVERIFY2(order.contains(name), qPrintable(order.join(u' ')));
}

void TestSendPanel::everyPage_hasNamesAndFits()
{
    QVERIFY(m_host->connectTo());
    type(u"a@client.example"_s, {u"alice@practice.example"_s, QString(250, u'x') + u"@practice.example"_s});
    find<QToolButton>("sendParameters")->setChecked(true);
    find<QToolButton>("sendRcptMore1")->setChecked(true);
    auto *pages = find<QTabWidget>("sendPages");
    for (int page = 0; page < pages->count(); ++page) {
        pages->setCurrentIndex(page);
        QTRY_COMPARE(PanelHost::overhanging(*m_panel), QStringList());
        QVERIFY2(PanelHost::nameless(*m_panel).isEmpty(), qPrintable(PanelHost::nameless(*m_panel).join(u'\n')));
    }
}

void TestSendPanel::inALowWindow_nothingIsClipped_data()
{
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("results");
    for (const int height : {475, 650, 900}) {
        QTest::addRow("%d, preview", height) << height << 0;
        QTest::addRow("%d, recipients", height) << height << 1;
    }
}

/// A window of 1024x700 leaves 475 pixels; a long ledger must not take the room of what was typed.
void TestSendPanel::inALowWindow_nothingIsClipped()
{
    QFETCH(const int, height);
    QFETCH(const int, results);
    practice::Options options;
    options.enabled.insert(practice::Feature::Prdr);
    QVERIFY(m_host->connectTo(options));
    type(u"a@client.example"_s, {u"alice@practice.example"_s, Bob, u"nobody@practice.example"_s});
    find<QCheckBox>("sendSkipsRefused")->setChecked(true);
    QVERIFY(press());
    find<QTabWidget>("sendResults")->setCurrentIndex(results);
    m_panel->resize(PanelHost::Width, height);
    QTRY_VERIFY(find<QLabel>("sendConsequence")->isVisible());
    QCOMPARE(m_panel->height(), height);
    for (const char *name : {"sendConsequence", "sendObjection"}) {
        const auto *label = find<QLabel>(name);
        QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), name);
        QTRY_VERIFY2(m_panel->rect().contains(QRect(label->mapTo(m_panel.get(), QPoint()), label->size())), name);
    }
    auto *pages = find<QTabWidget>("sendPages");
    QVERIFY(pages->height() >= pages->fontMetrics().height() * 7);
    auto *shown = results == 0 ? find<QWidget>("sendPreviewBytes") : find<QWidget>("recipients");
    QVERIFY2(shown->height() >= shown->fontMetrics().height() * 4, QByteArray::number(shown->height()).constData());
}

QTEST_MAIN(TestSendPanel)
#include "tst_sendpanel.moc"
