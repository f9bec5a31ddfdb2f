// SPDX-License-Identifier: GPL-3.0-or-later
#include "toolrun.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace mailscope::clitest {

QByteArray runAlone(QByteArray command, const QByteArray &tool, const QByteArray &ownProgram,
                    const QByteArray &password)
{
    command.replace("mailscope-cli ", ownProgram + ' ');
    QTemporaryDir folder;
    QFile script(folder.filePath(u"script"_s));
    if (!script.open(QIODevice::WriteOnly) || script.write(command) != command.size())
        return "the script cannot be written";
    script.close();
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"MAILSCOPE_PASSWORD"_s, QString::fromUtf8(password));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder.path()); // where the message is written
    process.start(tool == "perl" ? u"perl"_s : u"sh"_s, {script.fileName()});
    QSignalSpy ended(&process, &QProcess::finished);
    if (!process.waitForStarted() || (ended.isEmpty() && !ended.wait(30'000)))
        return "it did not end: " + process.readAll();
    return process.readAll();
}

QByteArrayList comparable(const QByteArrayList &lines, const QByteArray &tool)
{
    const bool greetsAgain = tool != "swaks" && tool != "curl" && tool != "perl";
    QByteArrayList compared;
    for (const QByteArray &line : lines) {
        const bool isHello = line.startsWith("EHLO") || line.startsWith("LHLO");
        if (isHello && !compared.isEmpty()
            && compared.last() == line) // openssl says hello by itself, and the name is its own
            continue;
        if (isHello && !greetsAgain && !compared.isEmpty() && compared.last().startsWith("AUTH"))
            continue;
        // curl tells the size of a file wherever that is offered.
        const bool hasSize = tool == "curl" && line.startsWith("MAIL") && line.contains(" SIZE=");
        compared.append(hasSize ? line.first(line.indexOf(" SIZE=")) : line);
    }
    return compared;
}

} // namespace mailscope::clitest
