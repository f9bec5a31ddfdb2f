// SPDX-License-Identifier: GPL-3.0-or-later
#include "programrun.h"

#include "cli/run.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTcpServer>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mailscope::clitest {

QJsonObject ProgramRun::document() const
{
    return QJsonDocument::fromJson(out).object();
}

QByteArray ProgramRun::text() const
{
    return "exit code " + QByteArray::number(code) + "\n" + out + "\n" + err;
}

QProcessEnvironment bareEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, u"/dev/null/home"_s);
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    for (const QString &name : {u"LSAN_OPTIONS"_s, u"TSAN_OPTIONS"_s}) {
        if (qEnvironmentVariableIsSet(name.toLatin1().constData())) // with the sanitizers: which leaks are not ours
            environment.insert(name, qEnvironmentVariable(name.toLatin1().constData()));
    }
    return environment;
}

ProgramRun runHere(const QByteArrayList &arguments, const QByteArray &input, const QProcessEnvironment &environment)
{
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0
        || ::write(ends[1], input.constData(), static_cast<std::size_t>(input.size())) != input.size())
        qFatal("No pipe for standard input");
    ::close(ends[1]);
    cli::BufferOutput out;
    cli::BufferOutput err;
    ProgramRun run;
    run.code = cli::run(arguments, {ends[0]}, out, err, environment);
    ::close(ends[0]);
    run.out = out.bytes();
    run.err = err.bytes();
    return run;
}

QByteArray urlOf(quint16 port, const QByteArray &scheme)
{
    return scheme + "://127.0.0.1:" + QByteArray::number(port);
}

quint16 closedPort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("No free port");
    return server.serverPort();
}

QByteArray schemaViolation(const QJsonObject &document)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"python3"_s,
                  {QStringLiteral(MAILSCOPE_SOURCE_DIR "/tests/interop/check-reports.py"),
                   QStringLiteral(MAILSCOPE_SOURCE_DIR "/docs/report-1.schema.json")});
    process.write(QJsonDocument(document).toJson(QJsonDocument::Compact) + '\n');
    process.closeWriteChannel();
    if (process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return "check-reports.py: " + process.readAll();
}

} // namespace mailscope::clitest
