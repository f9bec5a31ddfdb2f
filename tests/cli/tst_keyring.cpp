// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/keyring.h"
#include "gui/keyring.h"

#include <qt6keychain/keychain.h>

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace mailscope;

/// The desktop's own key ring, on a session bus of its own.
class TestKeyring : public QObject {
    Q_OBJECT
public:
    /// Before anything asks for the bus.
    TestKeyring();
    ~TestKeyring() override;

private Q_SLOTS:
    void initTestCase();
    void whatWasKept_isRead_data();
    void whatWasKept_isRead();
    void whatTheWindowKeeps_isReadByBoth();
    void whatTheWindowDoesNotFind_isASentence();
    void whatWasNotKept_isASentence();

private:
    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_keyring;
};

TestKeyring::TestKeyring()
{
    const QByteArray socket = "unix:path=" + m_folder.filePath(u"bus"_s).toUtf8();
    qputenv("DBUS_SESSION_BUS_ADDRESS", socket);
    for (const char *variable : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"})
        qputenv(variable, m_folder.path().toUtf8());
    qunsetenv("DISPLAY");
    m_bus.start(u"dbus-daemon"_s,
                {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s,
                 u"--address="_s + QString::fromUtf8(socket)});
}

TestKeyring::~TestKeyring()
{
    for (QProcess *process : {&m_keyring, &m_bus}) {
        process->kill();
        process->waitForFinished();
    }
}

void TestKeyring::initTestCase()
{
    QVERIFY2(m_bus.waitForReadyRead(), m_bus.readAllStandardError().constData());
    m_keyring.start(
        u"gnome-keyring-daemon"_s,
        {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s, u"--control-directory="_s + m_folder.path()});
    QVERIFY(m_keyring.waitForStarted());
    m_keyring.write("of the key ring itself");
    m_keyring.closeWriteChannel();
    // Whoever asks before it is there has the bus start another one, which nobody unlocks.
    const auto isThere = [] {
        QProcess names;
        names.start(u"dbus-send"_s,
                    {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.DBus"_s, u"/"_s,
                     u"org.freedesktop.DBus.ListNames"_s});
        return names.waitForFinished() && names.readAllStandardOutput().contains("org.freedesktop.secrets");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isThere(), 20'000);
    const auto kept = [](const QString &name, const QByteArray &secret) {
        auto *const job = new QKeychain::WritePasswordJob(cli::keyringService());
        QSignalSpy finished(job, &QKeychain::Job::finished);
        QKeychain::Error error = QKeychain::OtherError;
        QObject::connect(job, &QKeychain::Job::finished, job, [&](QKeychain::Job *done) { error = done->error(); });
        job->setInsecureFallback(false);
        job->setKey(name);
        job->setBinaryData(secret);
        job->start();
        return (!finished.isEmpty() || finished.wait(5'000)) && error == QKeychain::NoError;
    };
    QTRY_VERIFY_WITH_TIMEOUT(kept(u"work"_s, "s3cret"), 30'000);
    QVERIFY(kept(u"a b: c"_s, QByteArray("w\xc3\xb6rd & co\n")));
}

void TestKeyring::whatWasKept_isRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("a word") << u"work"_s << QByteArray("s3cret");
    QTest::newRow("anything") << u"a b: c"_s << QByteArray("w\xc3\xb6rd & co\n");
}

void TestKeyring::whatWasKept_isRead()
{
    QFETCH(const QString, name);
    const auto secret = cli::fromKeyring(name);
    QVERIFY2(secret, secret ? "" : qPrintable(secret.error()));
    QTEST(*secret, "secret");
}

void TestKeyring::whatTheWindowKeeps_isReadByBoth()
{
    QObject context;
    std::optional<std::expected<void, QString>> kept;
    gui::keepInKeyring(&context, u"alice@mx.example"_s, Secret("w\xc3\xb6nder"),
                       [&](const auto &result) { kept = result; });
    QVERIFY(!kept); // never from inside the call
    QTRY_VERIFY(kept);
    QVERIFY2(kept->has_value(), qPrintable(kept->error_or(QString())));
    std::optional<std::expected<Secret, QString>> fetched;
    gui::fetchFromKeyring(&context, u"alice@mx.example"_s, [&](const auto &result) { fetched = result; });
    QTRY_VERIFY(fetched);
    QVERIFY(*fetched == Secret("w\xc3\xb6nder"));
    QCOMPARE(cli::fromKeyring(u"alice@mx.example"_s).value_or(QByteArray()), QByteArray("w\xc3\xb6nder"));
}

void TestKeyring::whatTheWindowDoesNotFind_isASentence()
{
    QObject context;
    std::optional<std::expected<Secret, QString>> fetched;
    gui::fetchFromKeyring(&context, u"nobody"_s, [&](const auto &result) { fetched = result; });
    QTRY_VERIFY(fetched);
    QCOMPARE(fetched->error_or(QString()), u"The key ring holds nothing under the name nobody."_s);
}

void TestKeyring::whatWasNotKept_isASentence()
{
    const auto secret = cli::fromKeyring(u"nothing"_s);
    QVERIFY(!secret);
    QVERIFY2(secret.error().contains("nothing"_L1) && secret.error().endsWith(u'.'), qPrintable(secret.error()));
}

QTEST_GUILESS_MAIN(TestKeyring)
#include "tst_keyring.moc"
