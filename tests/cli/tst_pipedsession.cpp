// SPDX-License-Identifier: GPL-3.0-or-later
#include "programrun.h"

#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace mailscope;

namespace {

constexpr int Patience = 20'000; // milliseconds; a limit, never waited out when all is well

/// Answers the greeting and EHLO, and all the rest once it is told to.
class HesitantServer : public QObject {
    Q_OBJECT
public:
    HesitantServer()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("No free port");
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            m_socket = m_server.nextPendingConnection();
            m_socket->write("220 mx.example\r\n");
            connect(m_socket, &QTcpSocket::readyRead, this, &HesitantServer::read);
        });
    }

    [[nodiscard]] QByteArray url() const { return clitest::urlOf(m_server.serverPort()); }
    [[nodiscard]] qsizetype commands() const { return m_commands; }
    void answer()
    {
        m_answers = true;
        m_socket->write(QByteArray("250 ok\r\n").repeated(m_commands));
    }

private:
    void read()
    {
        while (m_socket->canReadLine()) {
            const QByteArray line = m_socket->readLine();
            if (line.startsWith("EHLO")) {
                m_socket->write("250 mx.example\r\n");
            } else if (line.startsWith("QUIT")) {
                m_socket->write("221 bye\r\n");
                m_socket->disconnectFromHost();
            } else {
                ++m_commands;
                if (m_answers)
                    m_socket->write("250 ok\r\n");
            }
        }
    }

    QTcpServer m_server;
    QTcpSocket *m_socket = nullptr;
    qsizetype m_commands = 0;
    bool m_answers = false;
};

/// A pipe with a name, which takes as much as its reader takes.
class NamedPipe {
public:
    explicit NamedPipe(const QString &path) : m_path(path)
    {
        const QByteArray name = QFile::encodeName(path);
        if (::mkfifo(name.constData(), 0600) != 0)
            qFatal("No pipe");
        m_descriptor = ::open(name.constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    }
    ~NamedPipe() { close(); }
    Q_DISABLE_COPY_MOVE(NamedPipe)

    [[nodiscard]] const QString &path() const { return m_path; }

    /// Writes what goes in of \p bytes behind the first written() of it.
    void writeSome(const QByteArray &bytes)
    {
        const ssize_t count =
            ::write(m_descriptor, bytes.constData() + m_written, static_cast<std::size_t>(bytes.size() - m_written));
        m_written += count > 0 ? count : 0;
    }
    [[nodiscard]] qsizetype written() const { return m_written; }
    void close()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
        m_descriptor = -1;
    }

private:
    QString m_path;
    int m_descriptor = -1;
    qsizetype m_written = 0;
};

} // namespace

/// `session` with steps from a pipe.
class TestPipedSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSlowServer_holdsTheWriterBack_data();
    void aSlowServer_holdsTheWriterBack();
    void stepsThatAskNothing_doNotStopTheReading_data();
    void stepsThatAskNothing_doNotStopTheReading();
    void aLineLongerThanWhatIsReadAhead_isTaken();
};

void TestPipedSession::aSlowServer_holdsTheWriterBack_data()
{
    QTest::addColumn<QByteArray>("step");
    QTest::newRow("verbs, one at a time") << "vrfy " + QByteArray(900, 'x') + '\n';
    QTest::newRow("lines that go out together") << "C: NOOP " + QByteArray(400, 'x') + '\n';
}

void TestPipedSession::aSlowServer_holdsTheWriterBack()
{
    QFETCH(const QByteArray, step);
    constexpr qsizetype Bound = 160 * 1024; // what is read ahead, and what the pipe itself holds
    const qsizetype count = 512 * 1024 / step.size();
    const QByteArray steps = step.repeated(count);
    const QTemporaryDir folder;
    HesitantServer server;
    NamedPipe pipe(folder.filePath(u"steps"_s));
    QProcess process;
    process.setProcessEnvironment(clitest::bareEnvironment());
    process.setStandardInputFile(pipe.path());
    process.start(QStringLiteral(MAILSCOPE_CLI),
                  {u"session"_s, u"--quiet"_s, u"--security"_s, u"none"_s, QString::fromUtf8(server.url())});
    QVERIFY(QTest::qWaitFor([&] { return pipe.writeSome(steps), server.commands() > 0; }, Patience));
    QVERIFY(!QTest::qWaitFor([&] { return pipe.writeSome(steps), pipe.written() > Bound; }, 400));
    server.answer();
    QVERIFY(QTest::qWaitFor([&] { return pipe.writeSome(steps), pipe.written() == steps.size(); }, Patience));
    pipe.close();
    QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, Patience));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QCOMPARE(server.commands(), count);
}

void TestPipedSession::stepsThatAskNothing_doNotStopTheReading_data()
{
    QTest::addColumn<QByteArray>("step");
    QTest::newRow("comments") << QByteArray("# nothing to see here\n");
    QTest::newRow("empty lines") << QByteArray("\n");
    QTest::newRow("expectations") << QByteArray("= code 250\n");
}

void TestPipedSession::stepsThatAskNothing_doNotStopTheReading()
{
    QFETCH(const QByteArray, step);
    const QByteArray steps = step.repeated(40'000 / step.size()) + "noop\n";
    HesitantServer server;
    QProcess process;
    process.setProcessEnvironment(clitest::bareEnvironment());
    process.start(QStringLiteral(MAILSCOPE_CLI),
                  {u"session"_s, u"--quiet"_s, u"--security"_s, u"none"_s, QString::fromUtf8(server.url())});
    process.write(steps);
    process.closeWriteChannel();
    QVERIFY(QTest::qWaitFor([&] { return server.commands() == 1; }, Patience));
    server.answer();
    QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, Patience));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

void TestPipedSession::aLineLongerThanWhatIsReadAhead_isTaken()
{
    HesitantServer server;
    QProcess process;
    process.setProcessEnvironment(clitest::bareEnvironment());
    process.start(QStringLiteral(MAILSCOPE_CLI),
                  {u"session"_s, u"--quiet"_s, u"--security"_s, u"none"_s, QString::fromUtf8(server.url())});
    process.write("# " + QByteArray(30'000, 'x') + "\nnoop\n");
    process.closeWriteChannel();
    QVERIFY(QTest::qWaitFor([&] { return server.commands() == 1; }, Patience));
    server.answer();
    QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, Patience));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

QTEST_GUILESS_MAIN(TestPipedSession)
#include "tst_pipedsession.moc"
