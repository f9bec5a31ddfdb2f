// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/dovecot.h"
#include "support/gestures.h"
#include "support/postfix.h"
#include "support/testservices.h"
#include "ui/panels/fittedtree.h"
#include "ui/send/rawpage.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/sessionpage.h"

#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using ui::SessionController;
using State = ui::SessionController::State;

namespace {
constexpr auto Alice = "alice@mx.example.test"_L1;
constexpr auto Full = "bob@mx.example.test"_L1; ///< at Dovecot
constexpr auto Nobody = "no.one@mx.example.test"_L1;
enum Page { Envelope, Headers, Body, Attachments, Raw };

/// What servers put ahead of a message when they take and deliver it.
const QByteArrayList Added{"Return-Path", "Delivered-To", "X-Original-To", "Received"};
} // namespace

/// The Send panel of the real window before Postfix and Dovecot: what is sent with mouse and keyboard is what lies in the mailbox.
class TestSendReal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void typedBytes_arriveAsTheyAre_data();
    void typedBytes_arriveAsTheyAre();
    void aFile_arrivesAsItIs_data();
    void aFile_arrivesAsItIs();
    void byKeyboardAlone_arrivesWhatWasPreviewed();
    void unarmed_nothingArrives();
    void stoppedBehindThe354_nothingArrives();
    void postfix_refusesOne_theOthersGetIt();
    void dovecot_answersForEachRecipient_data();
    void dovecot_answersForEachRecipient();

private:
    void connectTo(const QString &url);
    [[nodiscard]] QString postfix() const { return u"smtp://127.0.0.1:%1"_s.arg(m_postfix->port()); }
    [[nodiscard]] QString dovecot() const { return u"lmtp://127.0.0.1:%1"_s.arg(m_dovecot->port()); }
    [[nodiscard]] SessionController &session() const { return m_window->currentPage()->session(); }
    [[nodiscard]] QWidget &header() const { return *m_window->currentPage()->header(); }
    [[nodiscard]] QWidget &body() const { return *m_window->currentPage()->body(); }

    void turnTo(Page page) const;
    void write(const QStringList &recipients);
    void tick(QLatin1StringView name) const;
    /// Types \p bytes on the page of raw bytes.
    void typeRaw(const QByteArray &bytes);
    void send();
    /// "address RCPT message verdict", as the ledger shows it.
    [[nodiscard]] QStringList ledger() const;
    /// The one message that came for \p user, without what the server put ahead of it, with CRLF.
    [[nodiscard]] static QByteArray arrived(support::RealServer &server, const QByteArray &user,
                                            const QByteArray &begins);

    std::unique_ptr<support::Postfix> m_postfix;
    std::unique_ptr<support::Dovecot> m_dovecot;
    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::MainWindow> m_window;
};

void TestSendReal::initTestCase()
{
    support::ServerOptions options;
    options.largestMessage = 20'000'000;
    m_postfix = std::make_unique<support::Postfix>(options);
    QVERIFY2(m_postfix->start(), m_postfix->diagnosis().constData());
    options.quotas.insert("bob", 100);
    m_dovecot = std::make_unique<support::Dovecot>(options);
    QVERIFY2(m_dovecot->start(), m_dovecot->diagnosis().constData());
}

void TestSendReal::init()
{
    m_services = std::make_unique<TestServices>();
    m_theme = std::make_unique<ui::Theme>(*qApp, m_services->settings());
    m_theme->dress();
    m_window = std::make_unique<ui::MainWindow>(*m_services, *m_theme);
    m_window->openTab(plan::Plan());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestSendReal::cleanup()
{
    m_window.reset();
    m_theme.reset();
    m_services.reset();
}

void TestSendReal::connectTo(const QString &url)
{
    QVERIFY(type(header(), "host"_L1, url));
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(session().state(), State::Idle, 15'000);
    QVERIFY(click(header(), "action-send"_L1));
}

void TestSendReal::turnTo(Page page) const
{
    auto *bar = usable<QTabWidget>(body(), "sendPages"_L1)->tabBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(page).center());
    QCOMPARE(bar->currentIndex(), int(page));
}

void TestSendReal::write(const QStringList &recipients)
{
    turnTo(Envelope);
    QVERIFY(type(body(), "sendFrom"_L1, u"sender@client.example.test"_s));
    for (qsizetype at = 0; at < recipients.size(); ++at) {
        const QByteArray name = "sendTo" + QByteArray::number(at + 1);
        QTRY_VERIFY(usable<QLineEdit>(body(), QLatin1StringView(name)));
        QVERIFY(type(body(), QLatin1StringView(name), recipients.at(at)));
        if (at + 1 < recipients.size())
            QTest::keyClick(usable<QLineEdit>(body(), QLatin1StringView(name)), Qt::Key_Return);
    }
}

void TestSendReal::tick(QLatin1StringView name) const
{
    auto *box = present<QCheckBox>(body(), name);
    QVERIFY(box);
    box->setFocus(); // brings it into sight
    QVERIFY(box->isVisible() && box->isEnabled());
    QTest::keyClick(box, Qt::Key_Space);
}

void TestSendReal::typeRaw(const QByteArray &bytes)
{
    turnTo(Raw);
    QVERIFY(choose(body(), "sendSource"_L1, int(ui::RawPage::Source::Typed)));
    auto *field = usable<QPlainTextEdit>(body(), "sendBytes"_L1);
    QVERIFY(field);
    field->setFocus();
    const QString text = ui::RawPage::typed(bytes);
    for (const QChar each : text) {
        if (each == u'\n')
            QTest::keyClick(field, Qt::Key_Return);
        else
            QTest::sendKeyEvent(QTest::Click, field, Qt::Key_unknown, QString(each), Qt::NoModifier);
    }
    QCOMPARE(field->toPlainText(), text);
}

void TestSendReal::send()
{
    auto *arm = usable<QCheckBox>(body(), "sendArm"_L1);
    QVERIFY(arm);
    QTest::mouseClick(arm, Qt::LeftButton, {}, QPoint(8, arm->height() / 2));
    QVERIFY(arm->isChecked());
    QTRY_VERIFY(usable<QPushButton>(body(), "sendMessage"_L1));
    QVERIFY(click(body(), "sendMessage"_L1));
    QTRY_VERIFY_WITH_TIMEOUT(session().state() == State::Idle && session().report().transaction, 20'000);
}

QStringList TestSendReal::ledger() const
{
    const auto *tree = present<ui::FittedTree>(body(), "recipients"_L1);
    QStringList lines;
    for (int row = 0; tree && tree->isVisible() && row < tree->model()->rowCount(); ++row) {
        const QModelIndex top = tree->model()->index(row, 0);
        const auto code = [&top](int column) {
            return top.siblingAtColumn(column).data().toString().section(u' ', 0, 0);
        };
        lines.append(top.data().toString() + u' ' + code(1) + u' ' + code(2) + u' '
                     + tree->model()->index(0, 0, top).data().toString());
    }
    return lines;
}

QByteArray TestSendReal::arrived(support::RealServer &server, const QByteArray &user, const QByteArray &begins)
{
    QByteArrayList mail;
    (void)QTest::qWaitFor([&] { return !(mail = server.takeMail(user)).isEmpty(); }, 10'000);
    if (mail.size() != 1)
        return QByteArray::number(mail.size()) + " messages; " + server.diagnosis();
    QByteArray message = mail.constFirst();
    const qsizetype begin = message.indexOf(begins);
    for (const QByteArray &line : message.first(std::max<qsizetype>(begin, 0)).split('\n')) {
        const bool isContinued = line.startsWith(' ') || line.startsWith('\t') || line.isEmpty();
        if (!isContinued && !Added.contains(line.first(std::max<qsizetype>(line.indexOf(':'), 0))))
            return "with another line: " + line;
    }
    return message.sliced(std::max<qsizetype>(begin, 0)).replace("\r\n", "\n").replace("\n", "\r\n");
}

void TestSendReal::typedBytes_arriveAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<int>("transfer");
    QTest::addColumn<QByteArray>("message");
    const QByteArray head = "From: <sender@client.example.test>\r\nTo: <alice@mx.example.test>\r\n"
                            "Date: Mon, 01 Jan 2024 00:00:00 +0000\r\nMessage-ID: <1@client.example.test>\r\n";
    for (const char *server : {"Postfix", "Dovecot"}) {
        for (const int transfer : {0, 1}) {
            const auto row = [&](const char *name, const QByteArray &message) {
                QTest::addRow("%s, %s, %s", server, transfer == 0 ? "DATA" : "BDAT", name)
                    << QByteArray(server) << transfer << message;
            };
            row("dots", head + "Subject: dots\r\n\r\n.\r\n..\r\n.a\r\n. \r\n\r\n.\r\n");
            row("8-bit",
                head
                    + "Subject: 8-bit\r\nContent-Transfer-Encoding: 8bit\r\n\r\ngr\xc3\xbc\xc3\x9f "
                      "dich\r\n\xff\xfe\r\n");
            row("blanks and backslashes", head + "Subject: blanks\r\n\r\n  a \t \r\n\\r\\n \\x41 \\\r\n");
            row("an empty body", head + "Subject: nothing\r\n\r\n");
        }
    }
}

void TestSendReal::typedBytes_arriveAsTheyAre()
{
    QFETCH(const QByteArray, server);
    QFETCH(const int, transfer);
    QFETCH(const QByteArray, message);
    const bool isLmtp = server == "Dovecot";
    connectTo(isLmtp ? dovecot() : postfix());
    write({Alice});
    if (transfer == 1) {
        present<QWidget>(body(), "sendTransfer"_L1)->setFocus();
        QVERIFY(choose(body(), "sendTransfer"_L1, transfer));
    }
    typeRaw(message);
    send();
    QTRY_COMPARE(ledger(), QStringList{Alice + u" 250 250 accepted"_s});
    QCOMPARE(session().report().transaction->transfer, transfer == 0 ? "data" : "bdat");
    support::RealServer &real = isLmtp ? static_cast<support::RealServer &>(*m_dovecot) : *m_postfix;
    QCOMPARE(arrived(real, "alice", "From: "), message);
}

void TestSendReal::aFile_arrivesAsItIs_data()
{
    QTest::addColumn<int>("transfer");
    QTest::newRow("DATA") << 0;
    QTest::newRow("BDAT") << 1;
}

void TestSendReal::aFile_arrivesAsItIs()
{
    QFETCH(const int, transfer);
    const QByteArray message =
        "From: <sender@client.example.test>\r\nDate: Mon, 01 Jan 2024 00:00:00 +0000\r\nSubject: big\r\n\r\n"
        + ("." + QByteArray(70, 'x') + "\r\n").repeated(70'000);
    const QString path = m_services->folder() + u"/big.eml"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(message) == message.size());
    file.close();

    connectTo(postfix());
    write({Alice});
    if (transfer == 1) {
        present<QWidget>(body(), "sendTransfer"_L1)->setFocus();
        QVERIFY(choose(body(), "sendTransfer"_L1, transfer));
    }
    turnTo(Raw);
    m_services->choose(path);
    QVERIFY(click(body(), "sendOpen"_L1));
    QTRY_VERIFY(present<QPlainTextEdit>(body(), "sendBytes"_L1)->toPlainText().contains(u"Subject: big\\r\\n"_s));
    send();
    QTRY_COMPARE(ledger(), QStringList{Alice + u" 250 250 accepted"_s});
    QCOMPARE(session().report().transaction->bytes, message.size());
    QVERIFY(arrived(*m_postfix, "alice", "From: ") == message);
}

/// From the button in the strip to the message in the mailbox without a mouse.
void TestSendReal::byKeyboardAlone_arrivesWhatWasPreviewed()
{
    connectTo(postfix());
    QTest::keyClicks(QApplication::focusWidget(), u"sender@client.example.test"_s);
    const auto tabTo = [](const QString &name) {
        for (int step = 0; step < 80 && QApplication::focusWidget()->objectName() != name; ++step)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), name);
    };
    tabTo(u"sendTo1"_s);
    QTest::keyClicks(QApplication::focusWidget(), Alice);
    usable<QTabWidget>(body(), "sendPages"_L1)->tabBar()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    tabTo(u"sendText"_s);
    for (const QString &line : {u"first"_s, u".dot"_s, u"From the end"_s}) {
        QTest::keyClicks(QApplication::focusWidget(), line);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }
    tabTo(u"sendArm"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(usable<QPushButton>(body(), "sendMessage"_L1));
    const QString preview = present<QPlainTextEdit>(body(), "sendPreviewBytes"_L1)->toPlainText();
    tabTo(u"sendMessage"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(ledger(), QStringList{Alice + u" 250 250 accepted"_s}, 20'000);

    // What was previewed is typed with the escapes of the page for raw bytes, and each line has its line end twice.
    QString wire = preview.sliced(preview.indexOf(u"Date: "_s));
    wire.replace(u"\\r\\n\n"_s, u"\n"_s);
    const QByteArray sent = ui::RawPage::bytesIn(wire).value();
    QVERIFY(sent.endsWith("\r\n.\r\n"));
    QByteArray content = sent.chopped(3);
    content.replace("\r\n..", "\r\n.");
    QCOMPARE(arrived(*m_postfix, "alice", "Date: "), content);
}

void TestSendReal::unarmed_nothingArrives()
{
    connectTo(postfix());
    write({Alice});
    QTRY_COMPARE(present<QWidget>(body(), "sendConsequence"_L1)->isVisible(), true);
    QVERIFY(!usable<QPushButton>(body(), "sendMessage"_L1));
    QTest::mouseClick(present<QPushButton>(body(), "sendMessage"_L1), Qt::LeftButton);
    QTest::keyClick(present<QPushButton>(body(), "sendMessage"_L1), Qt::Key_Space);
    QVERIFY(click(header(), "action-quit"_L1));
    QTRY_COMPARE(session().state(), State::Ended);
    QVERIFY(!session().report().transaction);
    QCOMPARE(m_postfix->takeMail("alice"), QByteArrayList());
}

void TestSendReal::stoppedBehindThe354_nothingArrives()
{
    connectTo(postfix());
    write({Alice});
    QVERIFY(choose(body(), "sendHalt"_L1, 2));
    auto *arm = usable<QCheckBox>(body(), "sendArm"_L1);
    QTest::mouseClick(arm, Qt::LeftButton, {}, QPoint(8, arm->height() / 2));
    QTRY_VERIFY(usable<QPushButton>(body(), "sendMessage"_L1));
    QVERIFY(click(body(), "sendMessage"_L1));
    QTRY_VERIFY(session().isPaused());
    QTRY_COMPARE(ledger(), QStringList{Alice + u" 250 – waiting for a reply"_s});
    QVERIFY(click(body(), "sendStop"_L1));
    QTRY_COMPARE(session().state(), State::Ended);
    QTRY_VERIFY(m_postfix->diagnosis().contains("lost connection after DATA"));
    QCOMPARE(m_postfix->takeMail("alice"), QByteArrayList());
}

void TestSendReal::postfix_refusesOne_theOthersGetIt()
{
    const QByteArray message = "From: <sender@client.example.test>\r\nDate: Mon, 01 Jan 2024 00:00:00 +0000\r\n"
                               "Subject: two of three\r\n\r\nhello\r\n";
    connectTo(postfix());
    write({Alice, Nobody, Full});
    tick("sendSkipsRefused"_L1);
    typeRaw(message);
    send();
    QTRY_COMPARE(
        ledger(),
        (QStringList{Alice + u" 250 250 accepted"_s, Nobody + u" 550 – refused"_s, Full + u" 250 250 accepted"_s}));
    QCOMPARE(session().report().transaction->recipients.size(), 3);
    QCOMPARE(arrived(*m_postfix, "alice", "From: "), message);
    QCOMPARE(arrived(*m_postfix, "bob", "From: "), message);
}

void TestSendReal::dovecot_answersForEachRecipient_data()
{
    QTest::addColumn<bool>("bySocket");
    QTest::newRow("TCP") << false;
    QTest::newRow("Unix socket") << true;
}

void TestSendReal::dovecot_answersForEachRecipient()
{
    QFETCH(const bool, bySocket);
    const QByteArray message = "From: <sender@client.example.test>\r\nDate: Mon, 01 Jan 2024 00:00:00 +0000\r\n"
                               "Subject: one of three\r\n\r\n.\r\n";
    connectTo(bySocket ? u"lmtp+unix://"_s + QString::fromUtf8(m_dovecot->socketPath()) : dovecot());
    write({Full, Nobody, Alice});
    tick("sendSkipsRefused"_L1);
    typeRaw(message);
    send();
    const QStringList told = ledger();
    QCOMPARE(told.size(), 3);
    QVERIFY2(told.at(0).startsWith(Full + u" 250 552 "_s) || told.at(0).startsWith(Full + u" 250 452 "_s),
             qPrintable(told.at(0)));
    QVERIFY2(told.at(1).startsWith(Nobody + u" 550 – refused"_s), qPrintable(told.at(1)));
    QCOMPARE(told.at(2), Alice + u" 250 250 accepted"_s);
    QVERIFY(present<QLabel>(body(), "sendOutcome"_L1)
                ->accessibleName()
                .startsWith(u"Partly accepted: for 1 of 3 recipients."_s));
    QCOMPARE(arrived(*m_dovecot, "alice", "From: "), message);
    QCOMPARE(m_dovecot->takeMail("bob"), QByteArrayList());
}

QTEST_MAIN(TestSendReal)
#include "tst_sendreal.moc"
