// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/toolwriter.h"

#include <QCoreApplication>
#include <QUrl>

namespace mailscope::foreign {

using namespace Qt::StringLiterals;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

const QByteArrayList KnownMechanisms{"PLAIN",       "LOGIN",    "CRAM-MD5",    "DIGEST-MD5",    "NTLM",  "XOAUTH2",
                                     "OAUTHBEARER", "EXTERNAL", "SCRAM-SHA-1", "SCRAM-SHA-256", "GSSAPI"};

class Writer : ToolWriter {
public:
    Writer(const Journey &journey, Shell shell) : ToolWriter(journey, "curl", shell) { }

    ToolCommand write()
    {
        if (m_journey.isLmtp)
            lacks(Words::tr("%1 speaks no LMTP: this is SMTP.").arg(u"curl"_s));
        beginMessage(m_made, m_journey, m_shell);
        m_command.flag("--disable");
        m_command.flag("--verbose");
        writePlace();
        writeEncryption();
        writeLogin();
        writeEnvelope();
        if (!m_journey.otherCommands.isEmpty())
            lacks(Words::tr("%1 sends one line of its own making at most.").arg(u"curl"_s));
        tellOfSettings({u"login.initialResponse"_s});
        m_made.text += prefix() + m_command.text() + '\n';
        return std::move(m_made);
    }

private:
    /// The secret goes through standard input, and so stands in no argument.
    [[nodiscard]] QByteArray prefix() const
    {
        if (!m_made.needsSecret)
            return {};
        const QByteArray user = m_journey.isBearer ? QByteArray() : inQuotationMarks(m_journey.user.toUtf8()) + ':';
        const QByteArray option = m_journey.isBearer ? "oauth2-bearer = \"" : "user = \"";
        const QByteArray head =
            *quoted(option + user, m_shell); // in quotation marks of the shell, since it holds some itself
        if (m_shell == Shell::PowerShell)
            return head + " + $env:" + SecretVariable + ".Replace('\\','\\\\').Replace('\"','\\\"') + '\"' | ";
        return "printf '%s%s\"\\n' " + head + " \"$(printf %s \"$" + SecretVariable
            + "\" | sed 's/[\\\\\"]/\\\\&/g')\" | ";
    }

    /// In quotation marks of curl's configuration nothing but these means something else than itself.
    [[nodiscard]] static QByteArray inQuotationMarks(QByteArray text)
    {
        return text.replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('\n', "\\n")
            .replace('\r', "\\r")
            .replace('\t', "\\t")
            .replace('\v', "\\v");
    }

    void writePlace()
    {
        const plan::Target &target = m_journey.target;
        if (target.kind != plan::Target::Kind::Host)
            lacks(Words::tr("%1 reaches a host and a port only.").arg(u"curl"_s));
        QByteArray url = (m_journey.isTls() ? "smtps://" : "smtp://") + hostAndPort(target);
        if (!m_journey.helloName.isEmpty())
            url += '/' + QUrl::toPercentEncoding(QString::fromUtf8(m_journey.helloName));
        word("--url", url);
        if (m_journey.plan.family == plan::Family::IPv4)
            m_command.flag("--ipv4");
        if (m_journey.plan.family == plan::Family::IPv6)
            m_command.flag("--ipv6");
        if (!m_journey.plan.xclient.isEmpty() || !m_journey.plan.xforward.isEmpty())
            lacks(Words::tr("%1 knows neither XCLIENT nor XFORWARD.").arg(u"curl"_s));
    }

    void writeEncryption()
    {
        if (m_journey.isEncrypted && !m_journey.isTls())
            m_command.flag(m_journey.encryptsIfOffered ? "--ssl" : "--ssl-reqd");
        if (!m_journey.isEncrypted)
            return;
        if (!m_journey.plan.tls.caFile.isEmpty())
            word("--cacert", m_journey.plan.tls.caFile.toUtf8());
        else if (m_journey.plan.tlsPolicy == TlsPolicy::Report)
            m_command.flag("--insecure");
    }

    void writeLogin()
    {
        if (m_journey.mechanism.isEmpty())
            return;
        // By itself curl waits for a challenge first.
        if (m_journey.plan.login.initialResponse != plan::Login::InitialResponse::Never)
            m_command.flag("--sasl-ir");
        if (KnownMechanisms.contains(m_journey.mechanism))
            word("--login-options", "AUTH=" + m_journey.mechanism);
        else
            lacks(Words::tr("%1 does not know the mechanism %2, so it chooses one.")
                      .arg(u"curl"_s, QString::fromLatin1(m_journey.mechanism)));
        if (!m_journey.needsSecret())
            return;
        if (m_journey.user.contains(QChar(u'\0'))) {
            lacks(Words::tr("A user name with NUL cannot be written, so that this logs in as nobody."));
            return;
        }
        if (m_journey.user.contains(u':'))
            lacks(Words::tr("%1 takes a colon for the end of the user name.").arg(u"curl"_s));
        if (m_journey.isBearer)
            word("--user", m_journey.user.toUtf8() + ':');
        word("--config", "-");
        m_made.needsSecret = true;
    }

    void writeEnvelope()
    {
        if (!m_journey.hasEnvelope) {
            if (m_journey.tasks.size() > 1)
                lacks(Words::tr("%1 sends one command only; this is the first.").arg(u"curl"_s));
            const plan::Task task = m_journey.tasks.value(0, plan::Task{Phase::Noop, {}});
            const QByteArray verb = phaseName(task.phase).toString().toUpper().toLatin1();
            // What is no transaction is a command of one's own for curl; VRFY takes its address as a recipient.
            word("--request", task.argument.isEmpty() || task.phase == Phase::Vrfy ? verb : verb + ' ' + task.argument);
            if (task.phase == Phase::Vrfy)
                word("--mail-rcpt", task.argument);
            return;
        }
        word("--mail-from", m_journey.from.isEmpty() ? QByteArray("<>") : m_journey.from); // curl takes no empty value
        for (const Journey::Recipient &each : m_journey.recipients) {
            word("--mail-rcpt", each.address);
            if (!each.parameters.isEmpty())
                lacks(Words::tr("%1 sends no parameters of RCPT.").arg(u"curl"_s));
        }
        for (const QByteArray &each : m_journey.fromParameters) {
            if (!each.startsWith("SIZE=") && each != "SMTPUTF8") // which curl adds by itself
                lacks(Words::tr("%1 sends no parameters of MAIL (%2).").arg(u"curl"_s, QString::fromUtf8(each)));
        }
        if (m_journey.usesChunks)
            lacks(Words::tr("%1 does not know BDAT: the message goes by DATA.").arg(u"curl"_s));
        if (m_journey.verb != "MAIL")
            lacks(Words::tr("%1 begins with MAIL only.").arg(u"curl"_s));
        if (!m_journey.sendsMessage)
            lacks(Words::tr("%1 cannot stop ahead of DATA: this sends a message.").arg(u"curl"_s));
        word("--upload-file", MessageFile);
    }
};
} // namespace

ToolCommand curlCommand(const Journey &journey, Shell shell)
{
    return Writer(journey, shell).write();
}

} // namespace mailscope::foreign
