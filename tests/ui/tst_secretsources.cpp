// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/secretsource.h"

#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <optional>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace std::chrono_literals;

namespace {
using Result = std::expected<Secret, QString>;

QByteArray textOf(const Result &result)
{
    return result ? "secret: " + result->view().toByteArray() : "error: " + result.error().toUtf8();
}
} // namespace

/// Where the window fetches what a plan refers to.
class TestSecretSources : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_window.emplace(); }
    void cleanup() { m_window.reset(); }
    void aSource_givesItsSecret_data();
    void aSource_givesItsSecret();
    void aSourceThatFails_saysWhy_data();
    void aSourceThatFails_saysWhy();
    void aCommandThatIsGivenUp_isEndedWithWhatItStarted();
    void aCommandWithoutEnd_isHeldToItsLimit();
    void aPerson_isAsked();
    void whoDismissesTheQuestion_givesNothing();
    void whoIsGone_isToldNothing();

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const;
    void fetch(const QString &source, std::chrono::milliseconds limit = 5s);
    [[nodiscard]] QLineEdit *field() const { return m_window->findChild<QLineEdit *>("secretDialogField"_L1); }

    QTemporaryDir m_folder;
    std::optional<QWidget> m_window;
    std::optional<Result> m_fetched;
};

void TestSecretSources::initTestCase()
{
    qputenv("MAILSCOPE_TEST_SECRET", "s3cret\n");
    qunsetenv("MAILSCOPE_TEST_UNSET");
}

QString TestSecretSources::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

void TestSecretSources::fetch(const QString &source, std::chrono::milliseconds limit)
{
    m_fetched.reset();
    gui::fetchFromSource(
        &*m_window, source, u"Password of the key"_s, [this](Result result) { m_fetched = std::move(result); }, limit);
    QVERIFY(!m_fetched); // never from inside the call
}

void TestSecretSources::aSource_givesItsSecret_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("variable, as it is") << u"env:MAILSCOPE_TEST_SECRET"_s << QByteArray("s3cret\n");
    QTest::newRow("file") << u"file:"_s + write(u"plain"_s, "s3cret") << QByteArray("s3cret");
    QTest::newRow("file with a line end") << u"file:"_s + write(u"line"_s, "s3cret \r\n") << QByteArray("s3cret ");
    QTest::newRow("empty file") << u"file:"_s + write(u"empty"_s, {}) << QByteArray();
    QTest::newRow("command") << u"command:printf 's3:cret\\n'"_s << QByteArray("s3:cret");
    QTest::newRow("command with nothing to read") << u"command:cat; echo s3cret"_s << QByteArray("s3cret");
}

void TestSecretSources::aSource_givesItsSecret()
{
    QFETCH(const QString, source);
    QFETCH(const QByteArray, secret);
    fetch(source);
    QTRY_VERIFY(m_fetched);
    QCOMPARE(textOf(*m_fetched), "secret: " + secret);
}

void TestSecretSources::aSourceThatFails_saysWhy_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const QString &source, const QString &why) {
        QTest::newRow(name) << source << why;
    };
    row("unset variable", u"env:MAILSCOPE_TEST_UNSET"_s, u"The variable MAILSCOPE_TEST_UNSET is not set."_s);
    const QString nowhere = m_folder.filePath(u"nowhere"_s);
    row("no file", u"file:"_s + nowhere,
        u"The password file %1 cannot be read: No such file or directory."_s.arg(nowhere));
    row("folder", u"file:"_s + m_folder.path(), u"The password file %1 is no plain file."_s.arg(m_folder.path()));
    const QString pipe = m_folder.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    row("pipe that nobody writes to", u"file:"_s + pipe, u"The password file %1 is no plain file."_s.arg(pipe));
    const QString large = write(u"large"_s, QByteArray(64 * 1024 + 1, 'x'));
    row("large file", u"file:"_s + large, u"The password file %1 is too long to be one."_s.arg(large));
    row("command that fails", u"command:echo s3cret; exit 3"_s,
        u"The command for the password ended with exit status 3."_s);
    row("command that is killed", u"command:kill -9 $$"_s, u"The command for the password was ended by a signal."_s);
    row("command without end of words", u"command:yes"_s,
        u"The command for the password said more than 65536 bytes."_s);
    const QString windowless =
        u"Password of the key cannot be fetched from a window: take prompt, env:NAME, file:PATH, keychain:NAME or command:CMD."_s;
    row("descriptor", u"fd:3"_s, windowless);
    row("none that is known", u"hunter2"_s, windowless);
}

void TestSecretSources::aSourceThatFails_saysWhy()
{
    QFETCH(const QString, source);
    QFETCH(const QString, why);
    fetch(source);
    QTRY_VERIFY(m_fetched);
    QCOMPARE(textOf(*m_fetched), "error: " + why.toUtf8());
}

void TestSecretSources::aCommandThatIsGivenUp_isEndedWithWhatItStarted()
{
    // The pipe ends for its reader once nobody is left who could write to it.
    const QString pipe = m_folder.filePath(u"life"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const int life = ::open(QFile::encodeName(pipe).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    QVERIFY(life >= 0);
    fetch(u"command:exec 3>'%1'; echo begun >&3; sleep 600 & yes"_s.arg(pipe));
    QTRY_VERIFY(m_fetched);
    QCOMPARE(textOf(*m_fetched), "error: The command for the password said more than 65536 bytes.");
    char bytes[16];
    QCOMPARE(::read(life, bytes, sizeof bytes), 6); // said ahead of what was too much
    QTRY_COMPARE(::read(life, bytes, sizeof bytes), 0);
    ::close(life);
}

void TestSecretSources::aCommandWithoutEnd_isHeldToItsLimit()
{
    fetch(u"command:sleep 600"_s, 50ms);
    QTRY_VERIFY(m_fetched);
    QCOMPARE(textOf(*m_fetched), "error: The command for the password did not end within 0.05 seconds.");
}

void TestSecretSources::aPerson_isAsked()
{
    fetch(u"prompt"_s);
    QVERIFY(field());
    QCOMPARE(field()->echoMode(), QLineEdit::Password);
    QCOMPARE(field()->accessibleName(), u"Password of the key"_s);
    QTest::keyClicks(field(), u"s3cret"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_VERIFY(m_fetched);
    QCOMPARE(textOf(*m_fetched), QByteArray("secret: s3cret"));
    QTRY_VERIFY(!field());
}

void TestSecretSources::whoDismissesTheQuestion_givesNothing()
{
    fetch(u"prompt"_s);
    QVERIFY(field());
    QTest::keyClicks(field(), u"s3cret"_s);
    QTest::keyClick(field(), Qt::Key_Escape);
    QTRY_VERIFY(m_fetched);
    QCOMPARE(textOf(*m_fetched), QByteArray("error: Password of the key was not given: nothing was connected."));
}

void TestSecretSources::whoIsGone_isToldNothing()
{
    for (const QString &source : {u"env:MAILSCOPE_TEST_SECRET"_s, u"prompt"_s, u"command:sleep 600"_s}) {
        fetch(source);
        m_window.emplace();
        fetch(u"env:MAILSCOPE_TEST_UNSET"_s); // whatever was on its way would be here before it
        QTRY_VERIFY(m_fetched);
        QVERIFY(!m_fetched->has_value());
    }
}

QTEST_MAIN(TestSecretSources)
#include "tst_secretsources.moc"
