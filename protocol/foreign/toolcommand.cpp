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
    if (m_hyphen == Hyphen::MeansAnOption && value.startsWith('-'))
        lacks(Words::tr("The value “%1” would be taken for an option and is left out.").arg(QString::fromUtf8(value)));
    else if (!m_command.word(name, value))
        lacks(Words::tr("The value of %1 cannot be written in this shell.").arg(QLatin1StringView(name)));
}

void tellOfSettings(ToolCommand &command, const Journey &journey, const QStringList &written)
{
    const plan::Plan &plan = journey.plan;
    const plan::Login &login = plan.login;
    const auto tell = [&](const QString &name, bool isSet) {
        if (isSet && !written.contains(name))
            command.lacks(Words::tr("The setting %1 is not part of this command.").arg(name));
    };
    tell(u"proxy"_s, plan.proxy.has_value());
    tell(u"proxyHeader"_s, plan.proxyHeader.has_value());
    tell(u"bindAddress"_s, !plan.bindAddress.isNull() || plan.bindPort > 0);
    tell(u"tls.expectedName"_s, !plan.tls.expectedName.isEmpty());
    tell(u"tls.sni"_s, plan.tls.sni.has_value());
    tell(u"tls.caPath"_s, !plan.tls.caPath.isEmpty());
    tell(u"tls.certificateFile"_s, !plan.tls.certificateFile.isEmpty());
    tell(u"tls.minimumVersion"_s, !plan.tls.minimumVersion.isEmpty());
    tell(u"tls.maximumVersion"_s, !plan.tls.maximumVersion.isEmpty());
    tell(u"tls.ciphers"_s, !plan.tls.ciphers.isEmpty());
    if (journey.mechanism.isEmpty())
        return;
    tell(u"login.authorizationId"_s, !login.authorizationId.isEmpty());
    tell(u"login.realm"_s, !login.realm.isEmpty());
    tell(u"login.initialResponse"_s, login.initialResponse != plan::Login::InitialResponse::Auto);
    tell(u"login.prepare"_s, !login.prepare);
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
    // What says who reads the file stays its first line.
    const qsizetype head = command.text.startsWith("#!") ? command.text.indexOf('\n') + 1 : 0;
    QByteArray text = command.text.first(head);
    for (const QString &sentence : command.inexpressible)
        text += "# " + sentence.toUtf8().replace('\n', ' ').replace('\r', ' ') + '\n';
    if (command.needsSecret)
        text += "# "
            + Words::tr("The password or token is taken from the environment variable %1.")
                  .arg(QLatin1StringView(SecretVariable))
                  .toUtf8()
            + '\n';
    return text + command.text.sliced(head);
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
