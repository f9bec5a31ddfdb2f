// SPDX-License-Identifier: GPL-3.0-or-later
#include "filetaskhost.h"
#include "foreign/commandwords.h"

#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using test::told;
using State = ui::SessionController::State;

namespace {

const QString Good =
    u"swaks --to bob@example.org --from alice@example.net --server 127.0.0.1:2525 -tls --ehlo desk.example"_s;
const QString WithPassword =
    u"swaks --to bob@example.org --server mx.example:587 --auth PLAIN --auth-user alice --auth-password wonderland"_s;

} // namespace

/// A command of another tool is pasted, and becomes a connection. It is never carried out.
class TestPasteCommand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QApplication::clipboard()->clear();
        m_host = std::make_unique<test::FileTaskHost>();
    }
    void cleanup() { m_host.reset(); }
    void aCommand_fillsInTheConnection_data();
    void aCommand_fillsInTheConnection();
    void aTabThatIsInUse_isLeftAlone();
    void aCommand_isKeptAsAProfile();
    void whatIsLeftOut_isSaid();
    void aPassword_isKeptNowhere();
    void aDialogThatIsLeft_forgetsTheLine();
    void whatIsNoCommand_isSaidWithItsPlace_data();
    void whatIsNoCommand_isSaidWithItsPlace();
    void nothing_isNoFault();
    void theClipboard_isOfferedWhenItHoldsACommand_data();
    void theClipboard_isOfferedWhenItHoldsACommand();
    void nothingIsCarriedOut();

private:
    [[nodiscard]] QDialog *pasteDialog() { return m_host->open("paste-command"_L1, "paste"_L1); }
    /// Pastes \p line as a person does.
    static void paste(const QDialog &dialog, const QString &line)
    {
        auto *field = usable<QPlainTextEdit>(dialog, "pasteLine"_L1);
        QVERIFY(field);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QApplication::clipboard()->setText(line);
        QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
        QApplication::clipboard()->clear();
    }
    [[nodiscard]] QString folderContents() const;

    std::unique_ptr<test::FileTaskHost> m_host;
};

void TestPasteCommand::aCommand_fillsInTheConnection_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("swaks") << Good;
    QTest::newRow("curl")
        << u"curl smtp://127.0.0.1:2525/desk.example --ssl-reqd --mail-from alice@example.net --mail-rcpt bob@example.org -T mail.eml"_s;
    QTest::newRow("msmtp") << u"msmtp --host=127.0.0.1 --port=2525 --tls=on --from=alice@example.net bob@example.org"_s;
    QTest::newRow("over two lines") << QString(Good).replace(u" --from"_s, u" \\\n  --from"_s);
}

void TestPasteCommand::aCommand_fillsInTheConnection()
{
    QFETCH(const QString, line);
    QDialog *dialog = pasteDialog();
    QVERIFY(dialog);
    paste(*dialog, line);
    QCOMPARE(told(*dialog, "pasteFault"_L1), QString());
    auto *summary = usable<QTreeWidget>(*dialog, "pasteSummary"_L1);
    QVERIFY(!summary->findItems(u"127.0.0.1"_s, Qt::MatchContains, 1).isEmpty());
    QVERIFY(click(*dialog, "pasteFill"_L1));
    QTRY_VERIFY(!m_host->window->findChild<QDialog *>("paste"_L1));
    QCOMPARE(m_host->window->tabCount(), 1);
    const plan::Plan &plan = m_host->session().plan();
    QCOMPARE(plan.targets.value(0).host, u"127.0.0.1"_s);
    QCOMPARE(plan.targets.value(0).port, quint16(2525));
    QCOMPARE(plan.mail.recipients.value(0).address, QByteArray("bob@example.org"));
    QCOMPARE(m_host->header().findChild<QComboBox *>("host"_L1)->currentText(), u"127.0.0.1"_s);
    QCOMPARE(m_host->session().state(), State::Fresh);
}

void TestPasteCommand::aTabThatIsInUse_isLeftAlone()
{
    m_host->connectTo(m_host->server->port());
    QVERIFY(m_host->reaches(State::Idle));
    QDialog *dialog = pasteDialog();
    QVERIFY(dialog);
    paste(*dialog, Good);
    QVERIFY(click(*dialog, "pasteFill"_L1));
    QTRY_COMPARE(m_host->window->tabCount(), 2);
    QCOMPARE(m_host->window->pages().at(0)->session().plan().targets.value(0).port, m_host->server->port());
    QVERIFY(m_host->window->pages().at(0)->session().isLive());
}

void TestPasteCommand::aCommand_isKeptAsAProfile()
{
    QDialog *dialog = pasteDialog();
    QVERIFY(dialog);
    paste(*dialog, Good);
    QVERIFY(click(*dialog, "pasteKeep"_L1));
    QTRY_VERIFY(usable<QWidget>(*m_host->window, "profileName"_L1));
    QVERIFY(type(*m_host->window, "profileName"_L1, u"pasted"_s));
    QTest::keyClick(usable<QWidget>(*m_host->window, "profileName"_L1), Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(m_host->services.profilesFolder() + u"/pasted.json"_s));
}

void TestPasteCommand::whatIsLeftOut_isSaid()
{
    QDialog *dialog = pasteDialog();
    QVERIFY(dialog);
    paste(*dialog, Good + u" --no-such-option"_s);
    QVERIFY2(told(*dialog, "pasteRemarks"_L1).contains(u"--no-such-option"_s),
             qPrintable(told(*dialog, "pasteRemarks"_L1)));
    QVERIFY(usable<QWidget>(*dialog, "pasteFill"_L1));
}

QString TestPasteCommand::folderContents() const
{
    m_host->services.settings().sync();
    QString all;
    QDirIterator files(m_host->services.folder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += QString::fromLatin1(file.readAll());
    }
    return all;
}

void TestPasteCommand::aPassword_isKeptNowhere()
{
    QDialog *dialog = pasteDialog();
    QVERIFY(dialog);
    paste(*dialog, WithPassword);
    for (const auto *label : dialog->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(u"wonderland"_s));
    QVERIFY(
        usable<QTreeWidget>(*dialog, "pasteSummary"_L1)->findItems(u"wonderland"_s, Qt::MatchContains, 1).isEmpty());
    QVERIFY(told(*dialog, "pasteRemarks"_L1).contains(u"assword"_s));
    auto *field = usable<QPlainTextEdit>(*dialog, "pasteLine"_L1);
    QVERIFY(click(*dialog, "pasteFill"_L1));
    QVERIFY(field->toPlainText().isEmpty());
    QVERIFY(!field->document()->isUndoAvailable());
    const plan::Plan &plan = m_host->session().plan();
    QCOMPARE(plan.login.user, u"alice"_s);
    QVERIFY(!QJsonDocument(plan.toJson()).toJson().contains("wonderland"));
    m_host->key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    m_host->window->close();
    QVERIFY(!folderContents().contains(u"wonderland"_s));
}

void TestPasteCommand::aDialogThatIsLeft_forgetsTheLine()
{
    QDialog *dialog = pasteDialog();
    QVERIFY(dialog);
    paste(*dialog, WithPassword);
    auto *field = usable<QPlainTextEdit>(*dialog, "pasteLine"_L1);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(field->toPlainText().isEmpty());
    QTRY_VERIFY(!m_host->window->findChild<QDialog *>("paste"_L1));
    QVERIFY(m_host->session().plan().targets.isEmpty());
    QDialog *again = pasteDialog();
    QVERIFY(again);
    QVERIFY(usable<QPlainTextEdit>(*again, "pasteLine"_L1)->toPlainText().isEmpty());
}

void TestPasteCommand::whatIsNoCommand_isSaidWithItsPlace_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("another program") << u"telnet mx.example 25"_s;
    QTest::newRow("words of a person") << u"please look at mx.example"_s;
    QTest::newRow("a pipe") << Good + u" | tee log"_s;
    QTest::newRow("two commands") << Good + u"; reboot"_s;
    QTest::newRow("a substitution") << u"swaks --to $(whoami)@example.org --server mx.example"_s;
    QTest::newRow("into a file") << Good + u" > /etc/passwd"_s;
    QTest::newRow("an open quotation") << u"swaks --to 'bob@example.org --server mx.example"_s;
    QTest::newRow("no server") << u"swaks --to bob@example.org"_s;
    QTest::newRow("a value is missing") << u"swaks --server"_s;
    QTest::newRow("another protocol") << u"curl https://example.org/"_s;
    QTest::newRow("far too long") << u"swaks --server mx.example --to "_s + QString(foreign::LongestCommand, u'a');
    QTest::newRow("control characters") << u"swaks --server mx.example --ehlo 'a\x01"
                                           "b'"_s;
}

void TestPasteCommand::whatIsNoCommand_isSaidWithItsPlace()
{
    QFETCH(const QString, line);
    QDialog *dialog = pasteDialog();
    QVERIFY(dialog);
    paste(*dialog, line);
    QVERIFY2(told(*dialog, "pasteFault"_L1).startsWith(u"✗ Character"_s), qPrintable(told(*dialog, "pasteFault"_L1)));
    QVERIFY(!usable<QWidget>(*dialog, "pasteFill"_L1));
    QVERIFY(!usable<QWidget>(*dialog, "pasteKeep"_L1));
    QCOMPARE(usable<QTreeWidget>(*dialog, "pasteSummary"_L1)->topLevelItemCount(), 0);
    // What is mended is read anew.
    paste(*dialog, Good);
    QCOMPARE(told(*dialog, "pasteFault"_L1), QString());
    QVERIFY(usable<QWidget>(*dialog, "pasteFill"_L1));
}

void TestPasteCommand::nothing_isNoFault()
{
    QDialog *dialog = pasteDialog();
    QVERIFY(dialog);
    paste(*dialog, u"  \n"_s);
    QCOMPARE(told(*dialog, "pasteFault"_L1), QString());
    QVERIFY(!usable<QWidget>(*dialog, "pasteFill"_L1));
}

void TestPasteCommand::theClipboard_isOfferedWhenItHoldsACommand_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOffered");
    QTest::newRow("swaks") << Good << true;
    QTest::newRow("with a prompt") << u"$ curl smtp://mx.example --mail-rcpt bob@example.org"_s << true;
    QTest::newRow("with a path") << u"/usr/bin/msmtp --host=mx.example bob@example.org"_s << true;
    QTest::newRow("something private") << u"my password is wonderland"_s << false;
    QTest::newRow("the word alone") << u"swaks"_s << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("far too long") << u"swaks "_s + QString(200'000, u'x') << false;
}

void TestPasteCommand::theClipboard_isOfferedWhenItHoldsACommand()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isOffered);
    QApplication::clipboard()->setText(text);
    QDialog *dialog = pasteDialog();
    QVERIFY(dialog);
    QCOMPARE(usable<QPlainTextEdit>(*dialog, "pasteLine"_L1)->toPlainText(), isOffered ? text : QString());
}

void TestPasteCommand::nothingIsCarriedOut()
{
    const QString sign = m_host->services.folder() + u"/carried-out"_s;
    QDialog *dialog = pasteDialog();
    QVERIFY(dialog);
    for (const QString &line :
         {u"swaks --server mx.example --to `touch %1`@x"_s, u"swaks --server mx.example --to x@y; touch %1"_s,
          u"swaks --server mx.example --to x@y --data @%1"_s, u"swaks --pipe 'touch %1' --to x@y"_s}) {
        paste(*dialog, line.arg(sign));
        if (auto *fill = usable<QPushButton>(*dialog, "pasteFill"_L1))
            QVERIFY(fill->isEnabled());
    }
    QCoreApplication::processEvents();
    QVERIFY(!QFile::exists(sign));
}

QTEST_MAIN(TestPasteCommand)
#include "tst_pastecommand.moc"
