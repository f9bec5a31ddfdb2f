// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "support/gestures.h"
#include "support/secretscan.h"
#include "support/testservices.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/sessionpage.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QMetaProperty>
#include <QMimeData>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using ui::SessionController;
using State = ui::SessionController::State;

namespace {
const QString RightPassword = u"q7#Vz/K w+9%pL2x&Yt?Gm"_s;
const QString WrongPassword = u"N4~dR]h@ 8=Ue%3bZ^kS|cX"_s;

/// Each data of each row that the model of a view has, three levels deep.
void addModel(QByteArray &text, const QAbstractItemModel &model, const QModelIndex &parent, int depth)
{
    for (int row = 0; depth > 0 && row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const int role : {int(Qt::DisplayRole), int(Qt::EditRole), int(Qt::ToolTipRole),
                                   int(Qt::AccessibleTextRole), int(Qt::AccessibleDescriptionRole)})
                text += index.data(role).toString().toUtf8() + '\n';
            addModel(text, model, index, depth - 1);
        }
    }
}

void addAccessible(QByteArray &text, QObject *object)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(object);
    if (!interface)
        return;
    for (const QAccessible::Text part :
         {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help, QAccessible::Accelerator})
        text += interface->text(part).toUtf8() + '\n';
    if (QAccessibleTextInterface *words = interface->textInterface())
        text += words->text(0, words->characterCount()).toUtf8() + '\n';
}

/// Every property that holds text, of every object, and what assistive techniques and views are told.
QByteArray textsOf(const QWidget &window)
{
    QByteArray text;
    QList<QObject *> objects = window.findChildren<QObject *>();
    for (QObject *object : std::as_const(objects)) {
        addAccessible(text, object);
        if (const auto *view = qobject_cast<QAbstractItemView *>(object); view && view->model())
            addModel(text, *view->model(), {}, 3);
        if (const auto *field = qobject_cast<QLineEdit *>(object); field && field->completer())
            addModel(text, *field->completer()->model(), {}, 1);
        const QMetaObject &type = *object->metaObject();
        for (int at = 0; at < type.propertyCount(); ++at) {
            const QMetaProperty property = type.property(at);
            if (property.metaType() == QMetaType::fromType<QString>() && property.isReadable())
                text += property.read(object).toString().toUtf8() + '\n';
        }
    }
    return text + window.windowTitle().toUtf8();
}

QByteArray clipboardText()
{
    QByteArray text;
    for (const QClipboard::Mode mode : {QClipboard::Clipboard, QClipboard::Selection}) {
        const QMimeData *data = QApplication::clipboard()->mimeData(mode);
        const QStringList formats = data ? data->formats() : QStringList();
        for (const QString &format : formats)
            text += data->data(format) + '\n';
    }
    return text;
}
} // namespace

/// What a person types as a secret stands nowhere in the window, and in no file that it writes.
class TestWindowSecrets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aPasswordInThePanel_isNowhere_data();
    void aPasswordInThePanel_isNowhere();
    void aLoginTypedByHand_isNowhere();
    void theSearch_findsWhatIsThere();

private:
    void start(const QByteArray &fault);
    [[nodiscard]] SessionController &session() const { return m_window->currentPage()->session(); }
    [[nodiscard]] QWidget &page() const { return *m_window->currentPage()->body(); }
    [[nodiscard]] QWidget &header() const { return *m_window->currentPage()->header(); }
    [[nodiscard]] QString leak(const test::SecretScan &scan) const;

    std::unique_ptr<practice::Server> m_server;
    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::MainWindow> m_window;
};

void TestWindowSecrets::init()
{
    m_services = std::make_unique<TestServices>();
    m_theme = std::make_unique<ui::Theme>(*qApp, m_services->settings());
    m_window = std::make_unique<ui::MainWindow>(*m_services, *m_theme);
    m_window->openTab();
    m_theme->dress();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow(); // nobody else does where there is no window manager
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestWindowSecrets::cleanup()
{
    m_window.reset();
    m_theme.reset();
    m_services.reset();
    m_server.reset();
}

/// Connects to a server that does \p fault, if anything, and encrypts.
void TestWindowSecrets::start(const QByteArray &fault)
{
    practice::Options options;
    for (practice::User &user : options.users) {
        if (user.name == "alice")
            user.password = RightPassword.toUtf8();
    }
    if (!fault.isEmpty())
        options.faults.push_back(practice::Fault::parse(fault).value());
    m_server = std::make_unique<practice::Server>(options);
    QVERIFY(m_server->listen().has_value());
    QVERIFY(type(header(), "host"_L1, u"127.0.0.1:%1"_s.arg(m_server->port())));
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(session().state(), State::Idle);
    QTRY_VERIFY(session().facts().isEncrypted);
}

QString TestWindowSecrets::leak(const test::SecretScan &scan) const
{
    m_services->settings().sync();
    if (const QString found = scan.leakIn(textsOf(*m_window)); !found.isEmpty())
        return u"the window shows "_s + found;
    if (const QString found = scan.leakIn(clipboardText()); !found.isEmpty())
        return u"the clipboard holds "_s + found;
    return scan.leakBelow(m_services->folder());
}

void TestWindowSecrets::aPasswordInThePanel_isNowhere_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QByteArray>("fault");
    const QByteArray said = "auth:refuse=535 5.7.8 you said ";
    const QByteArray right = RightPassword.toUtf8();
    QTest::newRow("right") << RightPassword << QByteArray();
    QTest::newRow("wrong") << WrongPassword << QByteArray();
    QTest::newRow("echoed") << RightPassword << said + right;
    QTest::newRow("echoed in base64") << RightPassword << said + ("x" + right).toBase64();
    QTest::newRow("echoed in hex") << RightPassword << said + right.toHex();
    QTest::newRow("echoed URL-encoded") << RightPassword << said + right.toPercentEncoding();
}

void TestWindowSecrets::aPasswordInThePanel_isNowhere()
{
    QFETCH(const QString, password);
    QFETCH(const QByteArray, fault);
    start(fault);
    QTest::keyClick(m_window.get(), Qt::Key_U, Qt::ControlModifier);
    auto *mechanism = present<QComboBox>(page(), "authMechanism"_L1);
    QVERIFY(mechanism);
    mechanism->setCurrentText(u"PLAIN"_s);
    QVERIFY(type(page(), "authUser"_L1, u"alice"_s));
    QVERIFY(type(page(), "authPassword"_L1, password));
    test::SecretScan scan;
    scan.add(u"password"_s, password.toUtf8());

    // What is being typed is in its field alone, and assistive techniques are told of dots.
    QByteArray spoken;
    addAccessible(spoken, present<QLineEdit>(page(), "authPassword"_L1));
    QCOMPARE(scan.leakIn(spoken), QString());
    const auto *button = present<QPushButton>(page(), "authSend"_L1);
    QTRY_VERIFY(button->isEnabled());
    QVERIFY(click(page(), "authSend"_L1));
    QTRY_VERIFY(session().report().auth && session().report().auth->attempts.constLast().code);
    QTRY_COMPARE(session().state(), State::Idle);
    const QByteArray received = joined(m_server->log(), 1, practice::LogEntry::Kind::Received);
    QCOMPARE(test::derivedSecrets(received).size(), 1);
    QCOMPARE(session().report().auth->ok, password == RightPassword && fault.isEmpty());
    QCOMPARE(leak(scan), QString());
}

void TestWindowSecrets::aLoginTypedByHand_isNowhere()
{
    start({});
    const QByteArray response = QByteArray("\0alice\0", 7) + RightPassword.toUtf8();
    auto *line = present<QLineEdit>(*m_window, "line"_L1);
    QVERIFY(line);
    line->setFocus();
    line->setText(u"AUTH PLAIN "_s + QString::fromLatin1(response.toBase64()));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(session().report().auth && session().report().auth->ok);
    test::SecretScan scan;
    scan.add(u"password"_s, RightPassword.toUtf8());
    QTRY_COMPARE(line->text(), QString());
    QCOMPARE(leak(scan), QString());
    QTest::keyClick(line, Qt::Key_Up); // the history of lines
    QCOMPARE(leak(scan), QString());
}

void TestWindowSecrets::theSearch_findsWhatIsThere()
{
    start({});
    test::SecretScan scan;
    scan.add(u"keyword"_s, "ENHANCEDSTATUSCODES");
    QTRY_VERIFY(leak(scan).startsWith(u"the window shows keyword"_s)); // panels follow some times a second
    test::SecretScan files;
    files.add(u"event"_s, "\"began\"");
    QVERIFY(files.leakBelow(m_services->folder()).contains(u"holds event"_s));
    test::SecretScan copied;
    copied.add(u"text"_s, "copied by hand");
    QApplication::clipboard()->setText(u"copied by hand"_s);
    QVERIFY(leak(copied).startsWith(u"the clipboard holds text"_s));
    QApplication::clipboard()->clear();
}

QTEST_MAIN(TestWindowSecrets)
#include "tst_windowsecrets.moc"
