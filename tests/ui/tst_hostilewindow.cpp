// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/sessionfile.h"
#include "ui/transcript/transcriptpane.h"
#include "ui/transcript/transcriptview.h"
#include "windowhost.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QScrollBar>
#include <QTabWidget>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using State = ui::SessionController::State;

namespace {

/// Says one thing for each line that it hears, the first without being asked, and then nothing more.
class Parrot final : public QTcpServer {
public:
    explicit Parrot(QByteArrayList words) : m_words(std::move(words))
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                ++open;
                ++connections;
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { hear(socket); });
                connect(socket, &QTcpSocket::disconnected, this, [this] { --open; });
                speak(socket, 0);
            }
        });
    }

    int open = 0;        ///< connections that are there now
    int connections = 0; ///< that there were
    qsizetype said = 0;  ///< words that were said

private:
    void hear(QTcpSocket *socket)
    {
        while (socket->canReadLine()) {
            socket->readLine();
            speak(socket, socket->property("said").toInt());
        }
    }

    void speak(QTcpSocket *socket, int number)
    {
        socket->write(m_words.value(number));
        said = std::max(said, std::min<qsizetype>(number + 1, m_words.size()));
        socket->setProperty("said", number + 1);
    }

    QByteArrayList m_words;
};

QByteArray repeated(const QByteArray &line, qsizetype times)
{
    return line.repeated(times);
}

QByteArray manyKeywords()
{
    QByteArray reply = "250-mx.example\r\n";
    for (int number = 0; number < 100'000; ++number)
        reply += "250-X-KEYWORD-" + QByteArray::number(number) + " VALUE\r\n";
    return reply + "250 HELP\r\n";
}

/// Debug builds with checks on a busy machine are slow, yet nobody may wait for a second.
constexpr qint64 LongestPause = 1000;

} // namespace

/// A server, a file or a person that does its worst: nothing hangs, nothing crashes, and nothing changes how the window looks.
class TestHostileWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_host = std::make_unique<test::WindowHost>(); }
    void cleanup() { m_host.reset(); }

    void aFlood_leavesTheWindowAlive_data();
    void aFlood_leavesTheWindowAlive();
    void whatAServerSays_isPlainText();
    void anyMoment_isGoodForAnything_data();
    void anyMoment_isGoodForAnything();
    void aTabThatIsClosedWhileItConnects_takesItsConnectionAlong();
    void aFile_isOpenedOrRefusedInWords_data();
    void aFile_isOpenedOrRefusedInWords();
    void aFileThatIsCutOff_isShownUpToItsLastEvent();
    void aPipe_isNotWaitedFor();
    void aFolderThatIsNone_cannotBeSavedTo();

private:
    [[nodiscard]] QString writeFile(const QByteArray &content) const;
    /// Everything is painted, in every panel, filtered and scrolled.
    void lookAtEverything();

    std::unique_ptr<test::WindowHost> m_host;
};

QString TestHostileWindow::writeFile(const QByteArray &content) const
{
    const QString path = m_host->services.folder() + u"/some.mscope"_s;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("no file");
    return path;
}

void TestHostileWindow::lookAtEverything()
{
    auto *panels = m_host->page().findChild<QTabWidget *>("panels"_L1);
    ui::TranscriptView &view = m_host->window->currentPage()->transcript().panel().view();
    for (int panel = 0; panel < panels->count(); ++panel) {
        panels->setCurrentIndex(panel);
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() * panel / panels->count());
        QVERIFY(!m_host->window->grab().isNull());
    }
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Home);
    QTest::keyClick(&view, Qt::Key_Down);
    QVERIFY(!m_host->window->grab().isNull());
}

void TestHostileWindow::aFlood_leavesTheWindowAlive_data()
{
    QTest::addColumn<QByteArrayList>("words");
    QTest::newRow("one line without an end") << QByteArrayList{"220 " + QByteArray(20'000'000, 'x')};
    QTest::newRow("a greeting without an end") << QByteArrayList{repeated("220-more to come\r\n", 300'000)};
    QTest::newRow("bytes that are nothing") << QByteArrayList{QByteArray(5'000'000, '\0')};
    QTest::newRow("line ends alone") << QByteArrayList{repeated("\n", 500'000)};
    QTest::newRow("100,000 keywords") << QByteArrayList{"220 mx.example\r\n", manyKeywords()};
    QTest::newRow("replies that nobody asked for")
        << QByteArrayList{"220 mx.example\r\n", "250 mx.example\r\n" + repeated("250 and another\r\n", 100'000)};
}

void TestHostileWindow::aFlood_leavesTheWindowAlive()
{
    QFETCH(const QByteArrayList, words);
    Parrot server(words);
    m_host->connectTo(server.serverPort());
    // For a while, or until the engine has had enough.
    QElapsedTimer clock;
    clock.start();
    const qint64 pause = test::WindowHost::longestPauseUntil(
        [&] { return m_host->session().state() == State::Ended || clock.elapsed() > 4000; });
    QCOMPARE_GE(pause, 0);
    QCOMPARE_LE(pause, LongestPause);
    if (m_host->session().isLive()) {
        m_host->window->findChild<QAction *>("menu-disconnect"_L1)->trigger();
        QVERIFY(m_host->reaches(State::Ended));
    }
    clock.restart();
    lookAtEverything();
    QCOMPARE_LE(clock.elapsed(), 10 * LongestPause);
}

void TestHostileWindow::whatAServerSays_isPlainText()
{
    const QByteArray evil = "\x1b[2J\x1b]0;title\x07 \xe2\x80\xae"
                            "desrever <b>bold</b> <img src=\"file:///etc/passwd\">";
    Parrot server(
        {"220 mx.example " + evil + "\r\n",
         "250-mx.example " + evil + "\r\n250-X<b>BOLD</b> " + evil + "\r\n250 AUTH <i>PLAIN</i> " + evil + "\r\n",
         "550 5.1.1 " + evil + "\r\n"});
    m_host->connectTo(server.serverPort());
    QVERIFY(m_host->reaches(State::Idle));
    m_host->window->findChild<QAction *>("menu-action-vrfy"_L1)->trigger();
    QTest::keyClicks(m_host->header().findChild<QComboBox *>("argument"_L1)->lineEdit(), u"alice"_s);
    m_host->key(Qt::Key_Return);
    QTRY_VERIFY(!m_host->session().report().answers.isEmpty());
    lookAtEverything();
    for (const QLabel *label : m_host->window->findChildren<QLabel *>()) {
        const QString text = label->text();
        const bool isOfServer = text.contains("bold"_L1, Qt::CaseInsensitive) || text.contains("title"_L1);
        QVERIFY2(!isOfServer || label->textFormat() == Qt::PlainText, qPrintable(label->objectName() + u": "_s + text));
        for (const QChar control : {QChar(0x1b), QChar(0x07), QChar(0x202e)})
            QVERIFY2(!text.contains(control), qPrintable(label->objectName() + u": "_s + text));
    }
    for (QWidget *widget : m_host->window->findChildren<QWidget *>())
        QVERIFY2(!widget->toolTip().contains("<img"_L1), qPrintable(widget->objectName()));
    QVERIFY(!m_host->window->windowTitle().contains(QChar(0x202e)));
}

void TestHostileWindow::anyMoment_isGoodForAnything_data()
{
    using Deed = std::function<void(test::WindowHost &)>;
    const auto trigger = [](QLatin1StringView name) {
        return [name](test::WindowHost &host) { host.window->findChild<QAction *>(name)->trigger(); };
    };
    const std::pair<const char *, QByteArrayList> moments[] = {
        {"a silent server", {}},
        {"half a greeting", {"220-mx"}},
        {"no answer to EHLO", {"220 mx.example\r\n"}},
        {"half an answer to EHLO", {"220 mx.example\r\n", "250-mx.example\r\n250-SI"}},
        {"a handshake that hangs", {"220 mx.example\r\n", "250-mx.example\r\n250 STARTTLS\r\n", "220 go ahead\r\n"}},
        {"an idle server", {"220 mx.example\r\n", "250 mx.example\r\n"}},
    };
    const std::pair<const char *, Deed> deeds[] = {
        {"stop", trigger("menu-stop"_L1)},
        {"disconnect", trigger("menu-disconnect"_L1)},
        {"diagnose", trigger("menu-diagnose"_L1)},
        {"duplicate", trigger("menu-duplicate"_L1)},
        {"close",
         [](test::WindowHost &host) {
             host.services.answer(true);
             host.window->findChild<QAction *>("menu-close"_L1)->trigger();
         }},
        {"close and quit",
         [](test::WindowHost &host) {
             host.services.answer(true);
             host.services.answer(true);
             host.window->findChild<QAction *>("menu-close"_L1)->trigger();
             host.window->close();
         }},
        {"open a file", [](test::WindowHost &host) { host.window->openSessionFile(u"/nowhere.mscope"_s); }},
        {"record secrets",
         [](test::WindowHost &host) {
             host.services.answer(true);
             host.window->findChild<QAction *>("menu-record-secrets"_L1)->trigger();
         }},
        {"type a line",
         [](test::WindowHost &host) {
             if (type(host.page(), "line"_L1, u"VRFY alice"_s))
                 host.key(Qt::Key_Return);
         }},
        {"connect again and again",
         [](test::WindowHost &host) {
             for (int time = 0; time < 5; ++time)
                 host.session().connectToServer();
         }},
        {"lose the window", [](test::WindowHost &host) { host.window.reset(); }},
    };
    QTest::addColumn<QByteArrayList>("words");
    QTest::addColumn<Deed>("deed");
    for (const auto &[moment, words] : moments) {
        for (const auto &[name, deed] : deeds)
            QTest::newRow(qPrintable(u"%1: %2"_s.arg(QLatin1StringView(moment), QLatin1StringView(name))))
                << words << deed;
    }
}

void TestHostileWindow::anyMoment_isGoodForAnything()
{
    QFETCH(const QByteArrayList, words);
    QFETCH(const std::function<void(test::WindowHost &)>, deed);
    Parrot server(words);
    m_host->connectTo(server.serverPort());
    QTRY_COMPARE(server.connections, 1);
    QTRY_COMPARE_GE(server.said, words.size());
    for (int turn = 0; turn < 20; ++turn)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    QElapsedTimer clock;
    clock.start();
    deed(*m_host);
    QCOMPARE_LE(clock.elapsed(), LongestPause);
    for (int turn = 0; turn < 20; ++turn)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    if (m_host->window) {
        QVERIFY(!QApplication::activeModalWidget());
        m_host->window.reset();
    }
    // Nothing is left behind.
    QTRY_COMPARE(server.open, 0);
}

void TestHostileWindow::aTabThatIsClosedWhileItConnects_takesItsConnectionAlong()
{
    Parrot server({});
    m_host->connectTo(server.serverPort());
    QTRY_COMPARE(server.open, 1);
    m_host->services.answer(true);
    m_host->window->findChild<QAction *>("menu-close"_L1)->trigger();
    QTRY_COMPARE(server.open, 0);
    QCOMPARE(m_host->window->tabCount(), 1);
}

void TestHostileWindow::aFile_isOpenedOrRefusedInWords_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a text") << QByteArray("Dear diary\n");
    QTest::newRow("JSON of something else") << QByteArray("{\"hello\":\"world\"}\n{}\n");
    QTest::newRow("zeros without a line end") << QByteArray(64 * 1024 * 1024, '\0');
    QTest::newRow("an array as deep as can be") << QByteArray(1'000'000, '[');
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe{\0\"\0", 6);
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
}

void TestHostileWindow::aFile_isOpenedOrRefusedInWords()
{
    QFETCH(const QByteArray, content);
    m_host->window->openSessionFile(writeFile(content));
    const qint64 pause =
        test::WindowHost::longestPauseUntil([this] { return m_host->situation().contains("cannot be opened"_L1); });
    QCOMPARE_GE(pause, 0);
    QCOMPARE_LE(pause, LongestPause);
    QCOMPARE(m_host->window->tabCount(), 1);
    QVERIFY(!QApplication::activeModalWidget());
}

void TestHostileWindow::aFileThatIsCutOff_isShownUpToItsLastEvent()
{
    Parrot server({"220 mx.example\r\n", "250 mx.example\r\n"});
    m_host->connectTo(server.serverPort());
    QVERIFY(m_host->reaches(State::Idle));
    m_host->window->findChild<QAction *>("menu-disconnect"_L1)->trigger();
    const QString path = m_host->services.folder() + u"/whole.mscope"_s;
    QVERIFY(format::saveSession(path, m_host->session().transcript()).has_value());
    QFile whole(path);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    m_host->window->openSessionFile(writeFile(bytes.first(bytes.size() * 2 / 3)));
    QTRY_VERIFY2(m_host->situation().contains("cut off"_L1), qPrintable(m_host->situation()));
    QCOMPARE_GT(m_host->session().transcript().size(), 1);
    lookAtEverything();
}

void TestHostileWindow::aPipe_isNotWaitedFor()
{
    const QString path = m_host->services.folder() + u"/pipe.mscope"_s;
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    for (const QString &place : {path, m_host->services.folder()}) {
        m_host->window->openSessionFile(place);
        QTRY_VERIFY2(m_host->situation().contains("cannot be opened"_L1), qPrintable(m_host->situation()));
    }
}

void TestHostileWindow::aFolderThatIsNone_cannotBeSavedTo()
{
    Parrot server({"220 mx.example\r\n", "250 mx.example\r\n"});
    m_host->connectTo(server.serverPort());
    QVERIFY(m_host->reaches(State::Idle));
    m_host->services.choose(m_host->services.folder() + u"/not/there.mscope"_s);
    m_host->window->findChild<QAction *>("menu-save"_L1)->trigger();
    QTRY_VERIFY2(m_host->situation().startsWith("Not saved: "_L1), qPrintable(m_host->situation()));
    QVERIFY(m_host->session().isLive());
}

QTEST_MAIN(TestHostileWindow)
#include "tst_hostilewindow.moc"
