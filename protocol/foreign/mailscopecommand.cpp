// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/toolwriter.h"

#include <QCoreApplication>

namespace mailscope::foreign {

using namespace Qt::StringLiterals;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

class Writer : ToolWriter {
public:
    Writer(const Journey &journey, Shell shell) : ToolWriter(journey, "mailscope-cli " + commandOf(journey), shell) { }

    ToolCommand write()
    {
        if (commandOf(m_journey) == "send")
            beginMessage(m_made, m_journey, m_shell);
        plan::Target target = m_journey.target;
        target.user.clear();
        target.mechanism.clear();
        word("", target.url().toUtf8());
        writeArguments();
        writeSession();
        writeLogin();
        writeEnvelope();
        m_made.text += m_command.text() + '\n';
        return std::move(m_made);
    }

private:
    [[nodiscard]] static QByteArray commandOf(const Journey &journey)
    {
        if (journey.hasEnvelope)
            return "send";
        if (!journey.tasks.isEmpty() && journey.tasks.first().phase != Phase::Noop)
            return phaseName(journey.tasks.first().phase).toString().toLatin1();
        return journey.mechanism.isEmpty() ? "probe" : "auth";
    }

    [[nodiscard]] static QByteArray securityOf(const Journey &journey)
    {
        if (!journey.isEncrypted)
            return "none";
        if (journey.isTls())
            return "tls";
        return journey.encryptsIfOffered ? "opportunistic" : "starttls";
    }

    void writeArguments()
    {
        for (const plan::Task &task : m_journey.tasks) {
            if (task.phase != m_journey.tasks.first().phase || m_journey.hasEnvelope)
                lacks(Words::tr("One command sends one verb: %1 is left out.")
                          .arg(phaseName(task.phase).toString().toUpper()));
            else if (!task.argument.isEmpty())
                word("", task.argument);
        }
        if (!m_journey.otherCommands.isEmpty())
            lacks(Words::tr("Lines that were typed are left out: replay the session, or run it as a script."));
    }

    void writeSession()
    {
        const plan::Plan &plan = m_journey.plan;
        word("--security", securityOf(m_journey));
        if (m_journey.isEncrypted && plan.tlsPolicy)
            word("--tls-policy", *plan.tlsPolicy == TlsPolicy::Require ? "require" : "report");
        if (!plan.tls.caFile.isEmpty())
            word("--ca", plan.tls.caFile.toUtf8());
        if (!m_journey.helloName.isEmpty())
            word("--helo", m_journey.helloName);
        if (plan.family != plan::Family::Any)
            m_command.flag(plan.family == plan::Family::IPv4 ? "-4" : "-6");
        for (const plan::KeyValue &pair : plan.xclient)
            word("--xclient", pair.first + '=' + pair.second);
        for (const plan::KeyValue &pair : plan.xforward)
            word("--xforward", pair.first + '=' + pair.second);
        if (plan.force)
            m_command.flag("--force");
    }

    void writeLogin()
    {
        if (m_journey.mechanism.isEmpty())
            return;
        if (!m_journey.user.isEmpty())
            word("--user", m_journey.user.toUtf8());
        word("--mechanism", m_journey.mechanism);
        if (!m_journey.needsSecret())
            return;
        word(m_journey.isBearer ? "--token-from" : "--password-from", QByteArray("env:") + SecretVariable);
        m_made.needsSecret = true;
        if (m_journey.plan.login.allowPlaintext)
            m_command.flag("--allow-plaintext-auth");
    }

    void writeEnvelope()
    {
        if (!m_journey.hasEnvelope)
            return;
        word("--from", m_journey.from.isEmpty() ? QByteArray("<>") : m_journey.from);
        if (m_journey.verb != "MAIL")
            word("--verb", m_journey.verb.toLower());
        word("--size", "none"); // what was declared stands among the parameters
        for (const QByteArray &each : m_journey.fromParameters)
            word("--mail-param", each);
        for (const Journey::Recipient &each : m_journey.recipients) {
            word("--to", each.address);
            for (const QByteArray &parameter : each.parameters)
                word("--rcpt-param", parameter);
        }
        if (m_journey.usesChunks)
            word("--transfer", "bdat");
        if (!m_journey.isPipelined && m_journey.recipients.size() > 1)
            m_command.flag("--no-pipelining");
        if (m_journey.plan.mail.skipsRefused)
            m_command.flag("--skip-bad");
        if (m_journey.sendsMessage)
            word("--data", MessageFile);
        else
            word("--stop-after", "rcpt");
    }
};
} // namespace

ToolCommand mailscopeCommand(const Journey &journey, Shell shell)
{
    return Writer(journey, shell).write();
}

} // namespace mailscope::foreign
