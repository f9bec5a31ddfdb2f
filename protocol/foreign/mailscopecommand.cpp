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
    Writer(const Journey &journey, Shell shell)
        : ToolWriter(journey, "mailscope-cli " + commandOf(journey), shell, Hyphen::MeansAnOption)
    { }

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

    /// Where no message was sent none is to be: a session that came to its end for another reason ends ahead of it.
    void writeEnd()
    {
        const plan::Plan &plan = m_journey.plan;
        const bool isCut = !plan.stopAfter && plan.dropAfter;
        const Phase end = (isCut ? plan.dropAfter : plan.stopAfter).value_or(Phase::Rcpt);
        word(isCut ? "--drop-after" : "--stop-after",
             phaseName(end < Phase::Payload ? end : Phase::Rcpt).toString().toLatin1());
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
        writeTls(plan.tls);
        if (!plan.bindAddress.isNull())
            word("--bind",
                 plan.bindAddress.toString().toLatin1()
                     + (plan.bindPort > 0 ? ':' + QByteArray::number(plan.bindPort) : QByteArray()));
        if (m_journey.helloVerb == "HELO")
            word("--greet", "helo");
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

    void writeTls(const TlsSettings &tls)
    {
        if (tls.sni)
            word("--sni", tls.sni->isEmpty() ? QByteArray("none") : tls.sni->toUtf8());
        const std::pair<const char *, QString> values[] = {
            {"--ca-path", tls.caPath}, {"--tls-name", tls.expectedName},  {"--cert", tls.certificateFile},
            {"--key", tls.keyFile},    {"--tls-min", tls.minimumVersion}, {"--tls-max", tls.maximumVersion},
            {"--ciphers", tls.ciphers}};
        for (const auto &[name, value] : values) {
            if (!value.isEmpty())
                word(name, value.toUtf8());
        }
    }

    void writeLogin()
    {
        if (m_journey.mechanism.isEmpty())
            return;
        if (!m_journey.user.isEmpty())
            word("--user", m_journey.user.toUtf8());
        word("--mechanism", m_journey.mechanism);
        const plan::Login &login = m_journey.plan.login;
        if (!login.authorizationId.isEmpty())
            word("--authzid", login.authorizationId.toUtf8());
        if (!login.realm.isEmpty())
            word("--realm", login.realm.toUtf8());
        if (login.initialResponse != plan::Login::InitialResponse::Auto)
            word("--initial-response", QString(plan::initialResponseName(login.initialResponse)).toLatin1());
        if (!login.prepare)
            m_command.flag("--no-saslprep");
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
            word("--transfer",
                 m_journey.plan.mail.chunkSize > 0 ? "bdat:" + QByteArray::number(m_journey.plan.mail.chunkSize)
                                                   : QByteArray("bdat"));
        if (!m_journey.isPipelined && m_journey.recipients.size() > 1)
            m_command.flag("--no-pipelining");
        if (m_journey.plan.mail.skipsRefused)
            m_command.flag("--skip-bad");
        if (m_journey.plan.mail.rawBytes)
            m_command.flag("--raw-bytes");
        if (m_journey.sendsMessage)
            word("--data", MessageFile);
        else
            writeEnd();
    }
};
} // namespace

ToolCommand mailscopeCommand(const Journey &journey, Shell shell)
{
    return Writer(journey, shell).write();
}

} // namespace mailscope::foreign
