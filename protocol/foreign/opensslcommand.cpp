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

/// Everything that is said once the connection is encrypted, in one go: s_client waits for no reply.
QByteArray saidBehindTheHandshake(const Journey &journey)
{
    QByteArray text;
    if (!journey.helloVerb.isEmpty())
        text += journey.helloVerb + ' ' + journey.helloName + "\r\n";
    for (const plan::Task &task : journey.tasks) {
        const QByteArray verb = phaseName(task.phase).toString().toUpper().toLatin1();
        text += verb + (task.argument.isEmpty() ? QByteArray() : ' ' + task.argument) + "\r\n";
    }
    const auto parameters = [](const QList<QByteArray> &all) {
        return all.isEmpty() ? QByteArray() : ' ' + all.join(' ');
    };
    if (journey.hasEnvelope) {
        text += journey.verb + " FROM:<" + journey.from + '>' + parameters(journey.fromParameters) + "\r\n";
        for (const Journey::Recipient &each : journey.recipients)
            text += "RCPT TO:<" + each.address + '>' + parameters(each.parameters) + "\r\n";
        if (journey.message)
            text += "DATA\r\n" + wire::DotStuffer().next(*journey.message) + wire::DotStuffer::end();
    }
    return text + "QUIT\r\n";
}
} // namespace

ToolCommand opensslCommand(const Journey &journey, Shell shell)
{
    ToolCommand made;
    const auto lacks = [&made](const QString &sentence) { made.inexpressible.append(sentence); };
    if (journey.target.kind != plan::Target::Kind::Host)
        lacks(Words::tr("%1 reaches a host and a port only.").arg(u"openssl"_s));
    if (!journey.isEncrypted)
        lacks(Words::tr("openssl speaks TLS only: this uses STARTTLS."));
    if (!journey.mechanism.isEmpty())
        lacks(Words::tr("openssl logs nobody in: the login is left out."));
    if (journey.sendsMessage && !journey.message)
        lacks(Words::tr("The message was not recorded whole, so none is sent."));
    if (journey.usesChunks)
        lacks(Words::tr("%1 does not know BDAT: the message goes by DATA.").arg(u"openssl"_s));
    lacks(Words::tr("openssl waits for no reply: all commands go out at once, as with PIPELINING."));
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
    const QByteArray said = saidBehindTheHandshake(journey);
    made.text = fileWriting(said, "commands.txt", shell) + '\n'
        + (shell == Shell::Posix ? command.text() + " < commands.txt\n"
                                 : "Get-Content -Raw commands.txt | " + command.text() + '\n');
    return made;
}

} // namespace mailscope::foreign
