// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/toolwriter.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace mailscope::foreign {

using namespace Qt::StringLiterals;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

constexpr std::array All{Tool{"swaks"_L1, false, swaksCommand}, Tool{"curl"_L1, false, curlCommand},
                         Tool{"openssl"_L1, false, opensslCommand}, Tool{"perl"_L1, true, perlScript},
                         Tool{"mailscope"_L1, false, mailscopeCommand}};
} // namespace

void ToolCommand::lacks(const QString &sentence)
{
    if (!inexpressible.contains(sentence))
        inexpressible.append(sentence);
}

void ToolWriter::word(const char *name, const QByteArray &value)
{
    if (!m_command.word(name, value))
        lacks(Words::tr("The value of %1 cannot be written in this shell.").arg(QLatin1StringView(name)));
}

std::span<const Tool> tools()
{
    return All;
}

const Tool *toolNamed(QStringView name)
{
    const auto *const found = std::ranges::find_if(All, [name](const Tool &each) { return each.name == name; });
    return found == All.end() ? nullptr : found;
}

QByteArray withRemarks(const ToolCommand &command)
{
    QByteArray text;
    for (const QString &sentence : command.inexpressible)
        text += "# " + sentence.toUtf8().replace('\n', ' ').replace('\r', ' ') + '\n';
    if (command.needsSecret)
        text += "# "
            + Words::tr("The password or token is taken from the environment variable %1.")
                  .arg(QLatin1StringView(SecretVariable))
                  .toUtf8()
            + '\n';
    return text + command.text;
}

void beginMessage(ToolCommand &command, const Journey &journey, Shell shell)
{
    if (!journey.sendsMessage)
        return;
    if (journey.message)
        command.text += fileWriting(*journey.message, MessageFile, shell) + '\n';
    tellOfMessage(command, journey);
}

void tellOfMessage(ToolCommand &command, const Journey &journey)
{
    if (journey.from.isEmpty() && journey.plan.mail.isWanted() && !journey.plan.mail.from)
        command.lacks(Words::tr("The plan names no sender: this sends from nobody (<>)."));
    if (!journey.message)
        command.lacks(
            Words::tr("The message itself is not known: put yours into %1.").arg(QLatin1StringView(MessageFile)));
    if (journey.messages > 1)
        command.lacks(Words::tr("This is the first of %1 messages.").arg(journey.messages));
}

QByteArray hostAndPort(const plan::Target &target)
{
    const QByteArray host = target.host.toUtf8();
    return (host.contains(':') ? '[' + host + ']' : host) + ':' + QByteArray::number(target.port);
}

} // namespace mailscope::foreign
