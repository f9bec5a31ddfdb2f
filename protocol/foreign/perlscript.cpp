// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/toolcommand.h"

#include <QCoreApplication>

namespace mailscope::foreign {

using namespace Qt::StringLiterals;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

/// A string of Perl with nothing in it that means something.
QByteArray perlString(const QByteArray &text)
{
    return '\'' + QByteArray(text).replace('\\', "\\\\").replace('\'', "\\'") + '\'';
}

/// The bytes in double quotes, so that any of them can stand there.
QByteArray perlBytes(const QByteArray &bytes)
{
    QByteArray text;
    for (const char byte : bytes) {
        const bool isPlain = (byte >= ' ' && byte < '\x7f') && !QByteArrayView("\"\\$@").contains(byte);
        if (byte == '\n')
            text += "\\n\" .\n    \"";
        else if (byte == '\r')
            text += "\\r";
        else if (isPlain)
            text += byte;
        else
            text += "\\x{" + QByteArray(1, byte).toHex() + '}';
    }
    return '"' + text + '"';
}

class Writer {
public:
    explicit Writer(const Journey &journey) : m_journey(journey) { }

    ToolCommand write()
    {
        const QByteArray module = m_journey.isLmtp ? "Net::LMTP" : "Net::SMTP";
        m_text = "#!/usr/bin/perl\nuse strict;\nuse warnings;\nuse " + module + ";\n";
        const bool logsIn = !m_journey.mechanism.isEmpty() && !m_journey.isLmtp;
        if (logsIn && m_journey.needsSecret())
            m_text += "use Authen::SASL;\n";
        if (m_journey.target.kind != plan::Target::Kind::Host)
            lacks(Words::tr("%1 reaches a host and a port only.").arg(QString::fromLatin1(module)));
        writeBeginning(module);
        if (logsIn)
            writeLogin();
        else if (!m_journey.mechanism.isEmpty())
            lacks(Words::tr("%1 does not log in.").arg(QString::fromLatin1(module)));
        writeTasks();
        writeEnvelope();
        m_text += "$server->quit;\n";
        tellOfSettings(m_made, m_journey, {});
        m_made.text = m_text;
        return std::move(m_made);
    }

private:
    void lacks(const QString &sentence) { m_made.lacks(sentence); }

    /// A step that ends the script with what the server said.
    void step(const QByteArray &call)
    {
        m_text += "$server->" + call + "\n    or die $server->code . ' ' . $server->message;\n";
    }

    void writeBeginning(const QByteArray &module)
    {
        const plan::Target &target = m_journey.target;
        m_text += "\nmy $server = " + module + "->new(\n    ";
        m_text += m_journey.isLmtp
            ? perlString(target.host.toUtf8()) + ", " + QByteArray::number(target.port) + ",\n"
            : perlString(target.host.toUtf8()) + ",\n    Port => " + QByteArray::number(target.port) + ",\n";
        if (!m_journey.helloName.isEmpty())
            m_text += "    Hello => " + perlString(m_journey.helloName) + ",\n";
        if (m_journey.isTls() && !m_journey.isLmtp)
            m_text += "    SSL => 1,\n" + authority();
        m_text += ") or die \"no connection: $@\";\n";
        if (!m_journey.isEncrypted || m_journey.isTls())
            return;
        if (m_journey.isLmtp)
            lacks(Words::tr("%1 knows no TLS: this is in clear.").arg(u"Net::LMTP"_s));
        else
            step("starttls(" + authority().trimmed() + ')');
        if (m_journey.encryptsIfOffered)
            lacks(Words::tr("%1 does not ask whether STARTTLS is offered: this insists on it.").arg(u"Net::SMTP"_s));
    }

    [[nodiscard]] QByteArray authority() const
    {
        if (!m_journey.plan.tls.caFile.isEmpty())
            return "    SSL_ca_file => " + perlString(m_journey.plan.tls.caFile.toUtf8()) + ",\n";
        return m_journey.plan.tlsPolicy == TlsPolicy::Report ? "    SSL_verify_mode => 0,\n" : QByteArray();
    }

    void writeLogin()
    {
        static const QByteArrayList Known{"PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "EXTERNAL", "ANONYMOUS"};
        if (!Known.contains(m_journey.mechanism)) {
            lacks(Words::tr("%1 does not know the mechanism %2, so this logs in with PLAIN.")
                      .arg(u"Authen::SASL"_s, QString::fromLatin1(m_journey.mechanism)));
        }
        m_made.needsSecret = true;
        const QByteArray mechanism = Known.contains(m_journey.mechanism) ? m_journey.mechanism : QByteArray("PLAIN");
        m_text += "my $sasl = Authen::SASL->new(\n    mechanism => " + perlString(mechanism)
            + ",\n    callback => { user => " + perlString(m_journey.user.toUtf8()) + ", pass => $ENV{" + SecretVariable
            + "} },\n);\n";
        step("auth($sasl)");
    }

    void writeTasks()
    {
        for (const plan::Task &task : m_journey.tasks) {
            const QByteArray argument = perlString(task.argument);
            if (task.phase == Phase::Vrfy)
                m_text += "$server->verify(" + argument + ");\nprint $server->message;\n";
            else if (task.phase == Phase::Expn)
                m_text += "$server->expand(" + argument + ");\nprint $server->message;\n";
            else if (task.phase == Phase::Etrn)
                m_text += "$server->etrn(" + argument + ");\nprint $server->message;\n";
            else if (task.phase == Phase::Help)
                m_text += "$server->help(" + (task.argument.isEmpty() ? QByteArray() : argument)
                    + ");\nprint $server->message;\n";
            else
                lacks(Words::tr("%1 has no public method for %2.")
                          .arg(u"Net::SMTP"_s, phaseName(task.phase).toString().toUpper()));
        }
        if (!m_journey.otherCommands.isEmpty())
            lacks(Words::tr("%1 sends no lines of its own making.").arg(u"Net::SMTP"_s));
    }

    void writeEnvelope()
    {
        if (!m_journey.hasEnvelope)
            return;
        QByteArrayList options;
        for (const QByteArray &each : m_journey.fromParameters) {
            const QByteArray value = each.mid(each.indexOf('=') + 1);
            if (each.startsWith("SIZE="))
                options.append("Size => " + perlString(value));
            else if (each.startsWith("BODY="))
                options.append("Bits => " + perlString(value == "8BITMIME" ? "8" : value == "7BIT" ? "7" : "binary"));
            else if (each.startsWith("RET="))
                options.append("Return => " + perlString(value));
            else if (each.startsWith("ENVID="))
                options.append("ENVID => " + perlString(value));
            else if (each == "XVERP")
                options.append("XVERP => 1");
            else
                lacks(Words::tr("%1 sends no parameters of MAIL (%2).").arg(u"Net::SMTP"_s, QString::fromUtf8(each)));
        }
        const QByteArray method = m_journey.verb == "SEND" ? "send"
            : m_journey.verb == "SOML"                     ? "send_or_mail"
            : m_journey.verb == "SAML"                     ? "send_and_mail"
                                                           : "mail";
        step(method + '(' + perlString(m_journey.from) + (options.isEmpty() ? QByteArray() : ", " + options.join(", "))
             + ')');
        for (const Journey::Recipient &each : m_journey.recipients)
            writeRecipient(each);
        if (m_journey.usesChunks)
            lacks(Words::tr("%1 sends BDAT for BODY=BINARYMIME only: the message goes by DATA.").arg(u"Net::SMTP"_s));
        if (m_journey.isPipelined)
            lacks(Words::tr("%1 waits for each reply.").arg(u"Net::SMTP"_s));
        if (!m_journey.sendsMessage)
            return;
        tellOfMessage(m_made, m_journey);
        if (!m_journey.message) {
            m_text += QByteArray("open my $file, '<:raw', '") + MessageFile
                + "' or die $!;\nmy $message = do { local $/; <$file> };\n";
        } else {
            m_text += "my $message =\n    " + perlBytes(*m_journey.message) + ";\n";
        }
        step("data");
        step("datasend($message)");
        step("dataend");
    }

    void writeRecipient(const Journey::Recipient &recipient)
    {
        QByteArrayList options;
        for (const QByteArray &each : recipient.parameters) {
            const QByteArray value = each.mid(each.indexOf('=') + 1);
            if (each.startsWith("NOTIFY=")) {
                QByteArrayList words;
                for (const QByteArray &word : value.split(','))
                    words.append(perlString(word));
                options.append("Notify => [" + words.join(", ") + ']');
            } else if (each.startsWith("ORCPT=")) {
                options.append("ORcpt => " + perlString(value));
            } else {
                lacks(Words::tr("%1 sends no parameters of RCPT.").arg(u"Net::SMTP"_s));
            }
        }
        step("recipient(" + perlString(recipient.address)
             + (options.isEmpty() ? QByteArray() : ", { " + options.join(", ") + " }") + ')');
    }

    const Journey &m_journey;
    QByteArray m_text;
    ToolCommand m_made;
};
} // namespace

ToolCommand perlScript(const Journey &journey, Shell /*shell*/)
{
    return Writer(journey).write();
}

} // namespace mailscope::foreign
