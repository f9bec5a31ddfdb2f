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
        tellOfSettings({u"bindAddress"_s, u"tls.expectedName"_s, u"tls.sni"_s, u"tls.caPath"_s,
                        u"tls.certificateFile"_s, u"tls.minimumVersion"_s, u"tls.maximumVersion"_s, u"tls.ciphers"_s,
                        u"login.authorizationId"_s, u"login.realm"_s, u"login.initialResponse"_s, u"login.prepare"_s});
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

    [[nodiscard]] static QByteArray endOf(const plan::Plan &plan)
    {
        const std::optional<Phase> end = plan.stopAfter ? plan.stopAfter : plan.dropAfter;
        return phaseName(end.value_or(Phase::Rcpt)).toString().toLatin1();
    }

    void writeArguments()
    {
        for (const plan::Task &task : m_journey.tasks) {
            if (task.phase != m_journey.tasks.first().phase || m_journey.hasEnvelope)
                lacks(Words::tr("One command sends one verb: %1 is left out.")
                          .arg(phaseName(task.phase).toString().toUpper()));
            else if (!task.argument.isEmpty())
                careful("", task.argument);
        }
        if (!m_journey.otherCommands.isEmpty())
            lacks(Words::tr("Lines that were typed are left out: replay the session, or run it as a script."));
    }

    void writeSession()
    {
        const plan::Plan &plan = m_journey.plan;
        careful("--security", securityOf(m_journey));
        if (m_journey.isEncrypted && plan.tlsPolicy)
            careful("--tls-policy", *plan.tlsPolicy == TlsPolicy::Require ? "require" : "report");
        if (!plan.tls.caFile.isEmpty())
            careful("--ca", plan.tls.caFile.toUtf8());
        writeTls(plan.tls);
        if (!plan.bindAddress.isNull())
            careful("--bind",
                    plan.bindAddress.toString().toLatin1()
                        + (plan.bindPort > 0 ? ':' + QByteArray::number(plan.bindPort) : QByteArray()));
        if (m_journey.helloVerb == "HELO")
            careful("--greet", "helo");
        if (!m_journey.helloName.isEmpty())
            careful("--helo", m_journey.helloName);
        if (plan.family != plan::Family::Any)
            m_command.flag(plan.family == plan::Family::IPv4 ? "-4" : "-6");
        for (const plan::KeyValue &pair : plan.xclient)
            careful("--xclient", pair.first + '=' + pair.second);
        for (const plan::KeyValue &pair : plan.xforward)
            careful("--xforward", pair.first + '=' + pair.second);
        if (plan.force)
            m_command.flag("--force");
    }

    void writeTls(const TlsSettings &tls)
    {
        if (tls.sni)
            careful("--sni", tls.sni->isEmpty() ? QByteArray("none") : tls.sni->toUtf8());
        const std::pair<const char *, QString> values[] = {
            {"--ca-path", tls.caPath}, {"--tls-name", tls.expectedName},  {"--cert", tls.certificateFile},
            {"--key", tls.keyFile},    {"--tls-min", tls.minimumVersion}, {"--tls-max", tls.maximumVersion},
            {"--ciphers", tls.ciphers}};
        for (const auto &[name, value] : values) {
            if (!value.isEmpty())
                careful(name, value.toUtf8());
        }
    }

    void writeLogin()
    {
        if (m_journey.mechanism.isEmpty())
            return;
        if (!m_journey.user.isEmpty())
            careful("--user", m_journey.user.toUtf8());
        careful("--mechanism", m_journey.mechanism);
        const plan::Login &login = m_journey.plan.login;
        if (!login.authorizationId.isEmpty())
            careful("--authzid", login.authorizationId.toUtf8());
        if (!login.realm.isEmpty())
            careful("--realm", login.realm.toUtf8());
        if (login.initialResponse != plan::Login::InitialResponse::Auto)
            careful("--initial-response", QString(plan::initialResponseName(login.initialResponse)).toLatin1());
        if (!login.prepare)
            m_command.flag("--no-saslprep");
        if (!m_journey.needsSecret())
            return;
        careful(m_journey.isBearer ? "--token-from" : "--password-from", QByteArray("env:") + SecretVariable);
        m_made.needsSecret = true;
        if (m_journey.plan.login.allowPlaintext)
            m_command.flag("--allow-plaintext-auth");
    }

    void writeEnvelope()
    {
        if (!m_journey.hasEnvelope)
            return;
        careful("--from", m_journey.from.isEmpty() ? QByteArray("<>") : m_journey.from);
        if (m_journey.verb != "MAIL")
            careful("--verb", m_journey.verb.toLower());
        careful("--size", "none"); // what was declared stands among the parameters
        for (const QByteArray &each : m_journey.fromParameters)
            careful("--mail-param", each);
        for (const Journey::Recipient &each : m_journey.recipients) {
            careful("--to", each.address);
            for (const QByteArray &parameter : each.parameters)
                careful("--rcpt-param", parameter);
        }
        if (m_journey.usesChunks)
            careful("--transfer",
                    m_journey.plan.mail.chunkSize > 0 ? "bdat:" + QByteArray::number(m_journey.plan.mail.chunkSize)
                                                      : QByteArray("bdat"));
        if (!m_journey.isPipelined && m_journey.recipients.size() > 1)
            m_command.flag("--no-pipelining");
        if (m_journey.plan.mail.skipsRefused)
            m_command.flag("--skip-bad");
        if (m_journey.plan.mail.rawBytes)
            m_command.flag("--raw-bytes");
        if (m_journey.sendsMessage)
            careful("--data", MessageFile);
        else
            careful(m_journey.plan.dropAfter ? "--drop-after" : "--stop-after", endOf(m_journey.plan));
    }
};
} // namespace

ToolCommand mailscopeCommand(const Journey &journey, Shell shell)
{
    return Writer(journey, shell).write();
}

} // namespace mailscope::foreign
