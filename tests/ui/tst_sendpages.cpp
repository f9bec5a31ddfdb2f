// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelhost.h"
#include "ui/panels/sendpanel.h"
#include "ui/send/rawpage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QUrl>

using namespace mailscope;
using namespace Qt::StringLiterals;
using plan::Mail;
using test::PanelHost;
using ui::RawPage;
using ui::SendPanel;

namespace {

Mail toBob()
{
    Mail mail;
    mail.recipients = {{"bob@practice.example", Mail::Role::To, {}}};
    return mail;
}

} // namespace

/// What the pages make of a plan, and a plan of them.
class TestSendPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void plan_isKeptAsItIs_data();
    void plan_isKeptAsItIs();
    void listOfAddresses_becomesRows_data();
    void listOfAddresses_becomesRows();
    void removedRow_isNoRecipient();
    void sender_isReadAsTyped_data();
    void sender_isReadAsTyped();
    void whatAnotherPageDecides_isNotInThePlan();
    void wrongField_isSaid();
    void typedBytes_areExact_data();
    void typedBytes_areExact();
    void wrongEscape_isSaid();
    void file_isEditedWithoutLoss();
    void fileThatIsGone_isSaid();
    void files_areAddedMarkedAndRemoved();
    void files_areDropped();
    void foldersAndLinks_areNotDropped();

private:
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return PanelHost::find<Widget>(*m_panel, name);
    }
    [[nodiscard]] const Mail &kept() const { return m_host->controller.plan().mail; }
    void show(const Mail &mail);
    void go(int page) { find<QTabWidget>("sendPages")->setCurrentIndex(page); }
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const;
    void drop(const QList<QUrl> &urls);

    std::unique_ptr<PanelHost> m_host;
    std::unique_ptr<SendPanel> m_panel;
};

void TestSendPages::init()
{
    m_host = std::make_unique<PanelHost>();
    m_panel = std::make_unique<SendPanel>(m_host->controller, m_host->services);
    PanelHost::put(*m_panel);
}

void TestSendPages::cleanup()
{
    m_panel.reset();
    m_host.reset();
}

void TestSendPages::show(const Mail &mail)
{
    plan::Plan plan = m_host->controller.plan();
    plan.mail = mail;
    m_host->controller.setPlan(plan);
}

QString TestSendPages::write(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_host->services.folder() + u'/' + name;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("The file could not be written.");
    return path;
}

void TestSendPages::plan_isKeptAsItIs_data()
{
    QTest::addColumn<Mail>("mail");
    const auto row = [](const char *name, auto change) {
        Mail mail = toBob();
        change(mail);
        QTest::newRow(name) << mail;
    };
    row("a recipient", [](Mail &) { });
    row("null sender", [](Mail &mail) { mail.from = ""; });
    row("roles", [](Mail &mail) {
        mail.recipients = {{"a@b", Mail::Role::Cc, {}}, {"\"x, y\"@d", Mail::Role::Bcc, {}}, {"postmaster", {}, {}}};
    });
    row("parameters of RCPT", [](Mail &mail) {
        mail.recipients[0].parameters = {"NOTIFY=SUCCESS,FAILURE", "ORCPT=rfc822;a+2Bb@c", "X-FREE=1"};
    });
    row("an odd NOTIFY", [](Mail &mail) { mail.recipients[0].parameters = {"NOTIFY=NEVER,SUCCESS"}; });
    row("an ORCPT that is not xtext", [](Mail &mail) { mail.recipients[0].parameters = {"ORCPT=rfc822;a+b@c"}; });
    row("parameters of MAIL", [](Mail &mail) {
        mail.parameters = {"SIZE=12",    "BODY=BINARYMIME", "RET=HDRS",   "ENVID=a+2Bb", "BY=120;R",
                           "HOLDFOR=60", "MT-PRIORITY=-3",  "REQUIRETLS", "AUTH=<>",     "X-FREE"};
    });
    row("an odd BODY", [](Mail &mail) { mail.parameters = {"BODY=9BIT"}; });
    row("SIZE left out", [](Mail &mail) { mail.size = Mail::Size::None; });
    row("SMTPUTF8", [](Mail &mail) { mail.international = Mail::International::Never; });
    row("the way it is handed over", [](Mail &mail) {
        mail.chunkSize = 1000;
        mail.pipelining = plan::Mail::Pipelining::Always;
        mail.repliesForEach = true;
        mail.skipsRefused = true;
    });
    row("headers", [](Mail &mail) {
        mail.content.subject = u"Grüße %N%"_s;
        mail.content.date = u"Thu, 1 Jan 1970 00:00:00 +0000"_s;
        mail.content.messageId = u"<a@b>"_s;
        mail.content.header = {u"X-A: 1"_s, u"X-B: 2"_s};
    });
    row("texts and files", [](Mail &mail) {
        mail.content.text = u"a\nb\n"_s;
        mail.content.html = u"<p>"_s;
        mail.content.attachments = {u"/a"_s, u"/b"_s};
        mail.content.inlineImages = {u"/c.png"_s};
    });
    row("ready-made", [](Mail &mail) { mail.content.readyMade = u"eicar"_s; });
    row("a file", [](Mail &mail) {
        mail.content.file = u"/a.eml"_s;
        mail.rawBytes = true;
    });
    row("bytes", [](Mail &mail) { mail.content.raw = QByteArray("a\n.\r\nb\0\xff\r\n\r\n\\", 14); });
    row("what no page shows", [](Mail &mail) {
        mail.count = 7;
        mail.connections = 2;
        mail.verb = wire::Envelope::Verb::Soml;
        mail.dkim = Mail::Dkim{u"/key"_s, "example.org", "s"};
    });
}

/// Also after a field was edited and edited back.
void TestSendPages::plan_isKeptAsItIs()
{
    QFETCH(const Mail, mail);
    show(mail);
    QCOMPARE(kept().toJson(), mail.toJson());
    auto *to = find<QLineEdit>("sendTo1");
    const QString before = to->text();
    to->setText(u"other@practice.example"_s);
    QVERIFY(kept().toJson() != mail.toJson());
    to->setText(before);
    QCOMPARE(kept().toJson(), mail.toJson());
    const auto again = plan::Plan::fromJson(m_host->controller.plan().toJson());
    QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().key + u' ' + again.error().text));
    QVERIFY(again->mail == mail);
}

void TestSendPages::listOfAddresses_becomesRows_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QList<QByteArray>>("addresses");
    QTest::newRow("commas") << u"a@b, c@d,e@f"_s << QList<QByteArray>{"a@b", "c@d", "e@f"};
    QTest::newRow("semicolons and blanks") << u"a@b; c@d"_s << QList<QByteArray>{"a@b", "c@d"};
    QTest::newRow("a quoted comma") << u"\"a,b\"@c"_s << QList<QByteArray>{"\"a,b\"@c"};
    QTest::newRow("a name") << u"Bob Example <b@c>"_s << QList<QByteArray>{"b@c"};
    QTest::newRow("no domain") << u"postmaster"_s << QList<QByteArray>{"postmaster"};
    QTest::newRow("nothing") << u"  "_s << QList<QByteArray>{};
}

void TestSendPages::listOfAddresses_becomesRows()
{
    QFETCH(const QString, typed);
    QFETCH(const QList<QByteArray>, addresses);
    find<QLineEdit>("sendTo1")->setText(typed);
    QList<QByteArray> found;
    for (const Mail::Recipient &each : kept().recipients)
        found.append(each.address);
    QCOMPARE(found, addresses);
}

void TestSendPages::removedRow_isNoRecipient()
{
    find<QLineEdit>("sendTo1")->setText(u"a@b, c@d"_s);
    QTest::mouseClick(find<QWidget>("sendRemove1"), Qt::LeftButton);
    QCOMPARE(kept().recipients.size(), 1);
    QCOMPARE(kept().recipients.constFirst().address, "c@d");
    QCOMPARE(m_panel->focusWidget()->objectName(), u"sendTo1"_s);
    QTest::mouseClick(find<QWidget>("sendRemove1"), Qt::LeftButton);
    QVERIFY(kept().recipients.isEmpty());
    QTRY_VERIFY(find<QLineEdit>("sendTo1")->isVisible());
}

void TestSendPages::sender_isReadAsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<std::optional<QByteArray>>("from");
    QTest::newRow("nothing: the user of this machine") << QString() << std::optional<QByteArray>();
    QTest::newRow("blanks") << u"  "_s << std::optional<QByteArray>();
    QTest::newRow("null sender") << u" <> "_s << std::optional<QByteArray>("");
    QTest::newRow("angle brackets") << u"<a@b>"_s << std::optional<QByteArray>("a@b");
    QTest::newRow("a name") << u"Alice <a@b>"_s << std::optional<QByteArray>("a@b");
}

void TestSendPages::sender_isReadAsTyped()
{
    QFETCH(const QString, typed);
    QFETCH(const std::optional<QByteArray>, from);
    find<QLineEdit>("sendFrom")->setText(u"x"_s);
    find<QLineEdit>("sendFrom")->setText(typed);
    QCOMPARE(kept().from, from);
}

void TestSendPages::whatAnotherPageDecides_isNotInThePlan()
{
    Mail mail = toBob();
    mail.content.text = u"text"_s;
    mail.content.attachments = {u"/a"_s};
    show(mail);
    find<QComboBox>("sendReadyMade")->setCurrentText(u"gtube"_s);
    QVERIFY(!kept().content.text);
    QVERIFY(kept().content.attachments.isEmpty());
    find<QComboBox>("sendSource")->setCurrentIndex(2);
    QVERIFY(kept().content.readyMade.isEmpty());
    QVERIFY(kept().content.raw);
    find<QComboBox>("sendSource")->setCurrentIndex(0);
    find<QComboBox>("sendReadyMade")->setCurrentIndex(0);
    QVERIFY(kept() == mail);
}

void TestSendPages::wrongField_isSaid()
{
    QVERIFY(m_host->connectTo());
    show(toBob());
    go(1);
    for (const char *wrong : {"no colon", "Sub ject: x", ": x", "Ünd: x"}) {
        find<QPlainTextEdit>("sendFurther")->setPlainText(u"X-A: 1\n"_s + QString::fromUtf8(wrong));
        QTRY_VERIFY2(PanelHost::words(*m_panel, "sendObjection").contains(u"is no field of a header"_s), wrong);
    }
    find<QPlainTextEdit>("sendFurther")->setPlainText(u"X-A: 1\n\n"_s);
    QTRY_COMPARE(PanelHost::words(*m_panel, "sendObjection"), u"Arm DATA to send."_s);
}

void TestSendPages::typedBytes_areExact_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QString() << QByteArray();
    QTest::newRow("a line") << u"a"_s << QByteArray("a\r\n");
    QTest::newRow("an ended line") << u"a\n"_s << QByteArray("a\r\n");
    QTest::newRow("no line end") << u"a\\"_s << QByteArray("a");
    QTest::newRow("bare LF") << u"a\\nb"_s << QByteArray("a\nb\r\n");
    QTest::newRow("a smuggled end") << u"a\\n.\\r\\nMAIL"_s << QByteArray("a\n.\r\nMAIL\r\n");
    QTest::newRow("NUL and more") << u"\\0\\xff\\\\"_s << QByteArray("\0\xff\\\r\n", 5);
    QTest::newRow("UTF-8") << u"ü"_s << QByteArray("\xc3\xbc\r\n");
}

void TestSendPages::typedBytes_areExact()
{
    QFETCH(const QString, typed);
    QFETCH(const QByteArray, bytes);
    QCOMPARE(RawPage::bytesIn(typed).value_or("wrong"), bytes);
    QCOMPARE(RawPage::bytesIn(RawPage::typed(bytes)).value_or("wrong"), bytes);
    find<QComboBox>("sendSource")->setCurrentIndex(2);
    find<QPlainTextEdit>("sendBytes")->setPlainText(typed);
    QCOMPARE(kept().content.raw, bytes);
}

void TestSendPages::wrongEscape_isSaid()
{
    QVERIFY(m_host->connectTo());
    show(toBob());
    go(4);
    find<QComboBox>("sendSource")->setCurrentIndex(2);
    for (const QString &wrong : {u"\\q"_s, u"ok\n\\x1"_s, u"\\xzz"_s}) {
        find<QPlainTextEdit>("sendBytes")->setPlainText(wrong);
        QVERIFY(!RawPage::bytesIn(wrong));
        QTRY_VERIFY(PanelHost::words(*m_panel, "sendObjection").startsWith(u"Line "_s));
    }
}

void TestSendPages::file_isEditedWithoutLoss()
{
    const QByteArray bytes =
        QByteArrayLiteral("Subject: \xff\r\n\r\nbare\rCR and \0 NUL and \x1b\n\xe2\x80\xa9 no end");
    go(4);
    m_host->services.choose(write(u"message.eml"_s, bytes));
    QTest::mouseClick(find<QPushButton>("sendOpen"), Qt::LeftButton);
    QTRY_VERIFY(kept().content.file.endsWith(u"message.eml"_s));
    auto *text = find<QPlainTextEdit>("sendBytes");
    QVERIFY(text->isReadOnly());
    QVERIFY(!text->toPlainText().contains(u'\x1b'));
    QTest::mouseClick(find<QPushButton>("sendEdit"), Qt::LeftButton);
    QVERIFY(!text->isReadOnly());
    QVERIFY(kept().content.file.isEmpty());
    QCOMPARE(kept().content.raw, bytes);
}

void TestSendPages::fileThatIsGone_isSaid()
{
    QVERIFY(m_host->connectTo());
    Mail mail = toBob();
    mail.content.file = m_host->services.folder() + u"/none.eml"_s;
    show(mail);
    QTRY_VERIFY(PanelHost::words(*m_panel, "sendObjection").startsWith(u"The message cannot be made: "_s));
    mail.content = {};
    mail.content.attachments = {m_host->services.folder() + u"/none.pdf"_s};
    show(mail);
    QTRY_VERIFY(PanelHost::words(*m_panel, "sendObjection").contains(u"none.pdf"_s));
    QCOMPARE(m_host->services.questions.size(), 0);
}

void TestSendPages::files_areAddedMarkedAndRemoved()
{
    show(toBob());
    go(3);
    const QString path = write(u"picture.png"_s, "x");
    m_host->services.choose(path);
    QTest::mouseClick(find<QPushButton>("sendAddFile"), Qt::LeftButton);
    QTRY_COMPARE(kept().content.attachments, QStringList{path});
    auto *list = find<QListWidget>("sendFiles");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(kept().content.inlineImages, QStringList{path});
    QVERIFY(kept().content.attachments.isEmpty());
    QTest::mouseClick(find<QPushButton>("sendRemoveFile"), Qt::LeftButton);
    QVERIFY(kept() == toBob());
    QVERIFY(!find<QPushButton>("sendRemoveFile")->isEnabled());
}

void TestSendPages::drop(const QList<QUrl> &urls)
{
    auto *page = find<QWidget>("sendAttachments");
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
    enter.ignore();
    QCoreApplication::sendEvent(page, &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(page, &event);
}

void TestSendPages::files_areDropped()
{
    show(toBob());
    go(3);
    const QString one = write(u"a.txt"_s, "a");
    const QString two = write(u"b.txt"_s, "b");
    drop({QUrl::fromLocalFile(one), QUrl::fromLocalFile(two)});
    QCOMPARE(kept().content.attachments, (QStringList{one, two}));
}

void TestSendPages::foldersAndLinks_areNotDropped()
{
    show(toBob());
    go(3);
    drop({QUrl::fromLocalFile(m_host->services.folder()), QUrl(u"https://example.org/a"_s)});
    drop({QUrl::fromLocalFile(m_host->services.folder() + u"/none"_s)});
    QVERIFY(kept() == toBob());
}

QTEST_MAIN(TestSendPages)
#include "tst_sendpages.moc"
