// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/toolwriter.h"

#include <QCoreApplication>

namespace mailscope::foreign {

using namespace Qt::StringLiterals;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

const QByteArrayList KnownMechanisms{"PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "NTLM"};

/// swaks puts something in the place of "\n" and of %DATE% and the like unless it is told not to. Then it doubles no dots either,
/// and adds nothing but one line end, which is that of the lone dot.
QByteArray asSwaksSends(const QByteArray &message)
{
    QByteArray sent = message.startsWith('.') ? '.' + message : message;
    sent.replace("\r\n.", "\r\n..");
    return sent.isEmpty() || sent.endsWith("\r\n") ? sent + '.' : sent + "\r\n.";
}

class Writer : ToolWriter {
public:
    Writer(const Journey &journey, Shell shell) : ToolWriter(journey, "swaks", shell, Hyphen::MeansAnOption) { }

    ToolCommand write()
    {
        Journey fed = m_journey;
        if (fed.message)
            fed.message = asSwaksSends(*fed.message);
        beginMessage(m_made, fed, m_shell);
        writePlace();
        writeEncryption();
        writeLogin();
        writeEnvelope();
        tellOfSettings({u"proxy"_s, u"proxyHeader"_s});
        for (const plan::Task &task : m_journey.tasks)
            lacks(Words::tr("swaks has no command %1.")
                      .arg(QString::fromUtf8(phaseName(task.phase).toString().toUpper().toUtf8())));
        if (!m_journey.otherCommands.isEmpty())
            lacks(Words::tr("swaks sends no lines of its own making."));
        m_made.text += prefix() + m_command.text() + '\n';
        return std::move(m_made);
    }

private:
    /// The secret stands in no argument, where everybody on this machine could read it.
    [[nodiscard]] QByteArray prefix() const
    {
        if (!m_made.needsSecret)
            return {};
        return m_shell == Shell::Posix ? QByteArray("SWAKS_OPT_auth_password=\"$") + SecretVariable + "\" "
                                       : QByteArray("$env:SWAKS_OPT_auth_password = $env:") + SecretVariable + "\n";
    }

    void writePlace()
    {
        using Kind = plan::Target::Kind;
        const plan::Target &target = m_journey.target;
        if (target.kind == Kind::Host) {
            word("--server", target.host.toUtf8());
            word("--port", QByteArray::number(target.port));
        } else if (target.kind == Kind::Mx) {
            word("--copy-routing", target.host.toUtf8());
        } else {
            word(target.url().contains("unix:"_L1) ? "--socket" : "--pipe", target.path.toUtf8());
        }
        if (m_journey.plan.family == plan::Family::IPv4)
            m_command.flag("-4");
        if (m_journey.plan.family == plan::Family::IPv6)
            m_command.flag("-6");
        if (m_journey.isLmtp)
            word("--protocol", "LMTP");
        else if (m_journey.helloVerb == "HELO")
            word("--protocol", "SMTP");
        if (!m_journey.helloName.isEmpty())
            word("--helo", m_journey.helloName);
        for (const plan::KeyValue &pair : m_journey.plan.xclient)
            word("--xclient", pair.first + '=' + pair.second);
        if (!m_journey.plan.xforward.isEmpty())
            lacks(Words::tr("swaks has no command %1.").arg(u"XFORWARD"_s));
        if (m_journey.plan.proxy)
            lacks(Words::tr("%1 goes through no SOCKS or HTTP proxy.").arg(u"swaks"_s));
        if (m_journey.plan.proxyHeader)
            lacks(Words::tr("The PROXY header is not part of this command."));
    }

    void writeEncryption()
    {
        if (m_journey.isTls())
            m_command.flag("--tls-on-connect");
        else if (m_journey.isEncrypted)
            m_command.flag(m_journey.encryptsIfOffered ? "--tls-optional" : "--tls");
        if (m_journey.isEncrypted && !m_journey.plan.tls.caFile.isEmpty())
            word("--tls-ca-path", m_journey.plan.tls.caFile.toUtf8());
    }

    void writeLogin()
    {
        if (m_journey.mechanism.isEmpty())
            return;
        if (!KnownMechanisms.contains(m_journey.mechanism)) {
            lacks(Words::tr("%1 does not know the mechanism %2, so this logs in with PLAIN.")
                      .arg(u"swaks"_s, QString::fromLatin1(m_journey.mechanism)));
        }
        word("--auth", KnownMechanisms.contains(m_journey.mechanism) ? m_journey.mechanism : QByteArray("PLAIN"));
        word("--auth-user", m_journey.user.toUtf8());
        m_made.needsSecret = true;
    }

    void writeEnvelope()
    {
        if (!m_journey.hasEnvelope) {
            // A login is tried, or a hello is said, and then swaks leaves.
            word("--quit-after", m_journey.mechanism.isEmpty() ? "EHLO" : "AUTH");
            return;
        }
        word("--from", m_journey.from.isEmpty() ? QByteArray("<>") : m_journey.from);
        QByteArrayList to;
        for (const Journey::Recipient &each : m_journey.recipients) {
            to.append(each.address);
            if (!each.parameters.isEmpty())
                lacks(Words::tr("%1 sends no parameters of RCPT.").arg(u"swaks"_s));
            if (each.address.contains(','))
                lacks(Words::tr("swaks parts an address with a comma in two."));
        }
        word("--to", to.join(','));
        for (const QByteArray &each : m_journey.fromParameters) {
            if (each == "PRDR")
                m_command.flag("--prdr");
            else
                lacks(Words::tr("%1 sends no parameters of MAIL (%2).").arg(u"swaks"_s, QString::fromUtf8(each)));
        }
        if (m_journey.usesChunks)
            lacks(Words::tr("%1 does not know BDAT: the message goes by DATA.").arg(u"swaks"_s));
        if (m_journey.isPipelined)
            m_command.flag("--pipeline");
        if (m_journey.verb != "MAIL")
            lacks(Words::tr("%1 begins with MAIL only.").arg(u"swaks"_s));
        if (m_journey.message)
            m_command.flag("--no-data-fixup");
        if (m_journey.sendsMessage)
            word("--data", QByteArray("@") + MessageFile);
        else
            word("--quit-after", "RCPT");
    }
};
} // namespace

ToolCommand swaksCommand(const Journey &journey, Shell shell)
{
    return Writer(journey, shell).write();
}

} // namespace mailscope::foreign
