// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/toolcommand.h"

#include "wire/dotstuffer.h"

#include <QCoreApplication>

namespace mailscope::foreign {

using namespace Qt::StringLiterals;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

QByteArray lineOf(const QByteArray &command, const QList<QByteArray> &parameters = {})
{
    return command + (parameters.isEmpty() ? QByteArray() : ' ' + parameters.join(' ')) + "\r\n";
}

/// What is said once the connection is encrypted. s_client waits for no reply, so these are the groups in which commands may go out
/// (RFC 2920 section 3.1): servers hang up on who sends on behind one that has to be the last of its group.
QByteArrayList groupsBehindTheHandshake(const Journey &journey)
{
    QByteArrayList groups;
    if (!journey.helloVerb.isEmpty())
        groups.append(
            lineOf(journey.helloVerb + ' ' + (journey.helloName.isEmpty() ? "localhost" : journey.helloName)));
    for (const plan::Task &task : journey.tasks) {
        const QByteArray verb = phaseName(task.phase).toString().toUpper().toLatin1();
        groups.append(lineOf(task.argument.isEmpty() ? verb : verb + ' ' + task.argument));
    }
    if (journey.hasEnvelope) {
        QByteArray envelope = lineOf(journey.verb + " FROM:<" + journey.from + '>', journey.fromParameters);
        for (const Journey::Recipient &each : journey.recipients)
            envelope += lineOf("RCPT TO:<" + each.address + '>', each.parameters);
        groups.append(journey.message ? envelope + lineOf("DATA") : envelope);
        if (journey.message)
            groups.append(wire::DotStuffer().next(*journey.message) + wire::DotStuffer::end());
    }
    groups.append(lineOf("QUIT"));
    return groups;
}

/// Each group into a file, and the files into \p command with a second ahead of each.
QByteArray fed(const QByteArrayList &groups, const CommandText &command)
{
    QByteArray text;
    for (qsizetype at = 0; at < groups.size(); ++at)
        text += fileWriting(groups.at(at), "commands-" + QByteArray::number(at + 1) + ".txt", command.shell()) + '\n';
    const QByteArray last = QByteArray::number(groups.size());
    return text
        + (command.shell() == Shell::Posix
               ? "for part in $(seq " + last + "); do sleep 1; cat commands-$part.txt; done |\n    "
               : "1.." + last + " | ForEach-Object { Start-Sleep 1; Get-Content -Raw commands-$_.txt } |\n    ")
        + command.text() + '\n';
}
} // namespace

ToolCommand opensslCommand(const Journey &journey, Shell shell)
{
    ToolCommand made;
    const auto lacks = [&made](const QString &sentence) { made.lacks(sentence); };
    if (journey.target.kind != plan::Target::Kind::Host)
        lacks(Words::tr("%1 reaches a host and a port only.").arg(u"openssl"_s));
    if (!journey.isEncrypted)
        lacks(Words::tr("openssl speaks TLS only: this uses STARTTLS."));
    if (journey.encryptsIfOffered)
        lacks(Words::tr("%1 does not ask whether STARTTLS is offered: this insists on it.").arg(u"openssl"_s));
    if (!journey.mechanism.isEmpty())
        lacks(Words::tr("openssl logs nobody in: the login is left out."));
    if (journey.sendsMessage && !journey.message)
        lacks(Words::tr("The message itself is not known, so none is sent."));
    if (!journey.helloVerb.isEmpty() && journey.helloName.isEmpty())
        lacks(Words::tr("The name for EHLO is not known: this says localhost."));
    if (journey.usesChunks)
        lacks(Words::tr("%1 does not know BDAT: the message goes by DATA.").arg(u"openssl"_s));
    lacks(Words::tr("openssl waits for no reply: a second passes ahead of each group of commands."));
    CommandText command("openssl s_client", shell);
    command.flag("-quiet");
    (void)command.word("-connect", hostAndPort(journey.target));
    if (!journey.isTls()) {
        (void)command.word("-starttls", journey.isLmtp ? "lmtp" : "smtp");
        if (!journey.helloName.isEmpty() && !command.word("-name", journey.helloName))
            lacks(Words::tr("The value of %1 cannot be written in this shell.").arg(u"-name"_s));
    }
    if (!journey.plan.tls.caFile.isEmpty())
        (void)command.word("-CAfile", journey.plan.tls.caFile.toUtf8());
    tellOfSettings(made, journey, {});
    made.text = fed(groupsBehindTheHandshake(journey), command);
    return made;
}

} // namespace mailscope::foreign
