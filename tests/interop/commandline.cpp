// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/commandline.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QProcessEnvironment>

namespace mailscope::interop {

namespace {

constexpr int limit = 30'000; // milliseconds

} // namespace

QJsonObject CommandLineRun::report() const
{
    return QJsonDocument::fromJson(output).object();
}

QByteArray CommandLineRun::text() const
{
    return "exit code " + QByteArray::number(exitCode) + '\n' + output + '\n' + errors;
}

CommandLineRun runCommandLine(const QByteArrayList &arguments)
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    environment.insert(QStringLiteral("HOME"), QStringLiteral("/dev/null/home"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    QStringList words;
    for (const QByteArray &argument : arguments)
        words << QFile::decodeName(argument);

    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    QElapsedTimer timer;
    timer.start();
    process.start(QStringLiteral(MAILSCOPE_CLI), words);
    CommandLineRun run;
    if (process.waitForFinished(limit) && process.exitStatus() == QProcess::NormalExit)
        run.exitCode = process.exitCode();
    run.milliseconds = timer.elapsed();
    run.output = process.readAllStandardOutput();
    run.errors = process.readAllStandardError();
    return run;
}

QByteArray schemaViolations(const QByteArrayList &reports)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("python3"),
                  {QStringLiteral(MAILSCOPE_SOURCE_DIR "/tests/interop/check-reports.py"),
                   QStringLiteral(MAILSCOPE_SOURCE_DIR "/docs/report-1.schema.json")});
    for (const QByteArray &report : reports)
        process.write(QJsonDocument::fromJson(report).toJson(QJsonDocument::Compact) + '\n');
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(limit) && process.exitStatus() == QProcess::NormalExit;
    if (ended && process.exitCode() == 0)
        return {};
    return "check-reports.py: " + process.errorString().toUtf8() + '\n' + process.readAll();
}

} // namespace mailscope::interop
