// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/optionreading.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::foreign {
namespace {

using Value = ForeignOption::Value;
using Reading = OptionReading;
using plan::Security;
using Word = CommandWord;

void setServer(Reading &reading, const Word &word)
{
    const QString server = textOf(word);
    const qsizetype slash = server.indexOf(u'/');
    const qsizetype colon = server.lastIndexOf(u':');
    const bool isBracketed = server.startsWith(u'[');
    const bool hasPort = colon > 0 && (isBracketed ? server.at(colon - 1) == u']' : server.count(u':') == 1);
    const qsizetype end = slash > 0 ? slash : hasPort ? colon : server.size();
    reading.host = server.first(end);
    if (end < server.size())
        reading.port = server.mid(end + 1);
}

/// "ESMTPSA": what is spoken, then S for STARTTLS and A for a login.
void setProtocol(Reading &reading, const Word &word)
{
    const QByteArray name = word.bytes.toUpper();
    if (name == "SMTP" || name.startsWith("SSMTP"))
        reading.made.plan.greet = plan::Greet::Helo;
    if (name.startsWith("LMTP"))
        reading.scheme = u"lmtp"_s;
    if (name.startsWith("SSMTP") || name == "SMTPS")
        reading.security = Security::Tls;
    else if (name.endsWith("SMTPS") || name.endsWith("SMTPSA") || name.startsWith("LMTPS"))
        reading.security = Security::StartTls;
}

template <Security Wanted>
void setSecurity(Reading &reading, const Word &)
{
    reading.security = Wanted;
}

std::optional<Phase> stopPoint(const QByteArray &name)
{
    struct Row {
        const char *names;
        Phase phase;
    };
    constexpr std::array Rows{Row{"PROXY", Phase::Proxy},
                              Row{"CONNECT BANNER", Phase::Greeting},
                              Row{"FIRST-HELO FIRST-EHLO FIRST-LHLO", Phase::Hello},
                              Row{"XCLIENT", Phase::Xclient},
                              Row{"STARTTLS TLS", Phase::StartTls},
                              Row{"AUTH", Phase::Auth},
                              Row{"MAIL FROM", Phase::Mail},
                              Row{"RCPT TO", Phase::Rcpt},
                              Row{"DATA", Phase::Data}};
    for (const Row &row : Rows) {
        if (QByteArray(row.names).split(' ').contains(name))
            return row.phase;
    }
    return std::nullopt;
}

template <std::optional<Phase> plan::Plan::*Member>
void setEnd(Reading &reading, const Word &word)
{
    const QByteArray name = word.bytes.toUpper();
    if (name == "HELO" || name == "EHLO"
        || name == "LHLO") { // the last one, and nothing comes behind it without a recipient
        reading.made.plan.*Member =
            reading.security == Security::None || reading.security == Security::Tls ? Phase::Hello : Phase::HelloTls;
        return;
    }
    const std::optional<Phase> phase = stopPoint(name);
    if (phase)
        reading.made.plan.*Member = phase;
    else
        reading.cannot("--quit-after");
}

template <plan::Mail::Role Wanted>
void addRecipients(Reading &reading, const Word &word)
{
    // swaks cuts at each comma, also inside quotation marks.
    for (const QByteArray &address : word.bytes.split(','))
        addRecipient(reading, address, Wanted);
}

void setContent(Reading &reading, const Word &word)
{
    plan::Mail::Content &content = reading.made.plan.mail.content;
    if (word.bytes == "-")
        content.file = u"-"_s;
    else if (word.bytes.startsWith('@') && !word.bytes.startsWith("@@"))
        content.file = textOf(word).sliced(1);
    else
        reading.remark(QCoreApplication::translate(
            "mailscope", "A message that stands in the line itself is left out: put it into a file."));
}

void addHeader(Reading &reading, const Word &word)
{
    plan::Mail::Content &content = reading.made.plan.mail.content;
    const QString field = textOf(word);
    if (field.startsWith("Subject: "_L1, Qt::CaseInsensitive))
        content.subject = field.sliced(9);
    else if (field.contains(u':') && !field.contains(u'\n'))
        content.header.append(field);
    else
        reading.cannot("--header");
}

void setPlainText(Reading &reading, const Word &word)
{
    const bool isFile = word.bytes == "-" || (word.bytes.startsWith('@') && !word.bytes.startsWith("@@"));
    if (isFile)
        return reading.cannot("--body");
    reading.made.plan.mail.content.text = textOf(word).replace("\\n"_L1, "\n"_L1);
}

void setPolicy(Reading &reading, const Word &)
{
    reading.made.plan.tlsPolicy = TlsPolicy::Require;
}

void setCaPath(Reading &reading, const Word &word)
{
    // No file is opened here, so its name has to tell.
    const bool isFile = word.bytes.endsWith(".pem") || word.bytes.endsWith(".crt") || word.bytes.endsWith(".cer");
    (isFile ? reading.made.plan.tls.caFile : reading.made.plan.tls.caPath) = textOf(word);
}

void setLocalPort(Reading &reading, const Word &word)
{
    bool isNumber = false;
    reading.made.plan.bindPort = word.bytes.toUShort(&isNumber);
    if (!isNumber)
        reading.cannot("--local-port");
}

void setLimit(Reading &reading, const Word &word)
{
    if (!setTimeLimit(reading.made.plan, word.bytes))
        reading.cannot("--timeout");
}

void setExtra(Reading &reading, const Word &word)
{
    const QString pair = textOf(word);
    if (pair.startsWith("realm="_L1))
        reading.made.plan.login.realm = pair.sliced(6);
    else
        reading.cannot("--auth-extra");
}

void setAuth(Reading &reading, const Word &word)
{
    if (!word.bytes.isEmpty() && word.bytes.compare("ANY", Qt::CaseInsensitive) != 0)
        setMechanisms(reading, word.bytes);
}

void setOptionalAuth(Reading &reading, const Word &word)
{
    reading.made.plan.login.optional = true;
    setAuth(reading, word);
}

constexpr std::array Options{
    ForeignOption{"server s", Value::Wanted, setServer},
    ForeignOption{"port p", Value::Wanted, APPLYING(reading.port = textOf(word))},
    ForeignOption{"protocol", Value::Wanted, setProtocol},
    ForeignOption{"helo ehlo lhlo h", Value::Wanted, APPLYING(reading.made.plan.helloName = word.bytes)},
    ForeignOption{"from f", Value::Wanted,
                  APPLYING(reading.made.plan.mail.from = word.bytes == "<>" ? ""_ba : word.bytes)},
    ForeignOption{"to t", Value::Wanted, addRecipients<plan::Mail::Role::To>},
    ForeignOption{"cc", Value::Wanted, addRecipients<plan::Mail::Role::Cc>},
    ForeignOption{"bcc", Value::Wanted, addRecipients<plan::Mail::Role::Bcc>},
    ForeignOption{"socket", Value::Wanted, APPLYING(reading.socket = textOf(word))},
    ForeignOption{"pipe", Value::Wanted, APPLYING(reading.program = textOf(word))},
    ForeignOption{"4", Value::None, APPLYING(reading.made.plan.family = plan::Family::IPv4)},
    ForeignOption{"6", Value::None, APPLYING(reading.made.plan.family = plan::Family::IPv6)},
    ForeignOption{"local-interface li", Value::Wanted, APPLYING(setBinding(reading, word.bytes))},
    ForeignOption{"local-port lport lp", Value::Wanted, setLocalPort},
    ForeignOption{"timeout", Value::Wanted, setLimit},
    ForeignOption{"tls", Value::None, setSecurity<Security::StartTls>},
    ForeignOption{"tls-optional tlso tls-optional-strict tlsos", Value::None, setSecurity<Security::Opportunistic>},
    ForeignOption{"tls-on-connect tlsc", Value::None, setSecurity<Security::Tls>},
    ForeignOption{"tls-verify tls-verify-ca tls-verify-host", Value::None, setPolicy},
    ForeignOption{"tls-verify-target", Value::Wanted, APPLYING(reading.made.plan.tls.expectedName = textOf(word))},
    ForeignOption{"tls-ca-path", Value::Wanted, setCaPath},
    ForeignOption{"tls-cert", Value::Wanted, APPLYING(reading.made.plan.tls.certificateFile = textOf(word))},
    ForeignOption{"tls-key", Value::Wanted, APPLYING(reading.made.plan.tls.keyFile = textOf(word))},
    ForeignOption{"tls-sni", Value::Wanted, APPLYING(reading.made.plan.tls.sni = textOf(word))},
    ForeignOption{"tls-cipher", Value::Wanted, APPLYING(reading.made.plan.tls.ciphers = textOf(word))},
    ForeignOption{"auth a", Value::Optional, setAuth},
    ForeignOption{"auth-optional ao auth-optional-strict aos", Value::Optional, setOptionalAuth},
    ForeignOption{"auth-user au", Value::Optional, APPLYING(reading.made.plan.login.user = textOf(word))},
    ForeignOption{"auth-password ap", Value::Optional, APPLYING(reading.secret(&plan::Login::passwordFrom, word))},
    ForeignOption{"auth-extra ae", Value::Wanted, setExtra},
    ForeignOption{"quit-after quit q", Value::Wanted, setEnd<&plan::Plan::stopAfter>},
    ForeignOption{"drop-after drop da", Value::Wanted, setEnd<&plan::Plan::dropAfter>},
    ForeignOption{"data d", Value::Wanted, setContent},
    ForeignOption{"body", Value::Wanted, setPlainText},
    ForeignOption{"header add-header ah", Value::Wanted, addHeader},
    ForeignOption{"h-Subject", Value::Wanted, APPLYING(reading.made.plan.mail.content.subject = textOf(word))},
    ForeignOption{"attach", Value::Wanted, APPLYING(reading.cannot("--attach"))},
    ForeignOption{"no-data-fixup ndf", Value::None, APPLYING(reading.made.plan.mail.rawBytes = true)},
    ForeignOption{"pipeline", Value::None, nullptr},
    ForeignOption{"prdr", Value::None, APPLYING(reading.made.plan.mail.repliesForEach = true)},
    ForeignOption{"xclient-before-starttls", Value::None, APPLYING(reading.made.plan.xclientBeforeStartTls = true)},
    ForeignOption{"xclient-addr", Value::Wanted, APPLYING(reading.made.plan.xclient.append({"ADDR"_ba, word.bytes}))},
    ForeignOption{"xclient-name", Value::Wanted, APPLYING(reading.made.plan.xclient.append({"NAME"_ba, word.bytes}))},
    ForeignOption{"xclient-port", Value::Wanted, APPLYING(reading.made.plan.xclient.append({"PORT"_ba, word.bytes}))},
    ForeignOption{"xclient-proto", Value::Wanted, APPLYING(reading.made.plan.xclient.append({"PROTO"_ba, word.bytes}))},
    ForeignOption{"xclient-helo", Value::Wanted, APPLYING(reading.made.plan.xclient.append({"HELO"_ba, word.bytes}))},
    ForeignOption{"xclient-login", Value::Wanted, APPLYING(reading.made.plan.xclient.append({"LOGIN"_ba, word.bytes}))},
    // Only how swaks prints.
    ForeignOption{
        "suppress-data n hide-all ha hide-receive hr hide-send hs hide-informational hi show-raw-text raw no-hints-all "
        "silent S auth-hide-password ahp auth-plaintext apt protect-prompt pp",
        Value::None, nullptr},
    ForeignOption{"show-time-lapse stl", Value::Optional, nullptr},
};

void takeOperand(Reading &reading, const Word &)
{
    reading.remark(QCoreApplication::translate("mailscope", "A word that belongs to no option is left out."));
}

} // namespace

OptionReading readSwaks(std::span<const CommandWord> words)
{
    Reading reading;
    reading.made.plan.tlsPolicy = TlsPolicy::Report; // swaks does not look at certificates unless told to
    readOptions(reading, words, {.options = Options, .hasShortOptions = false, .operand = takeOperand});
    // swaks takes the domain of the first recipient when it is told no server; that would be an exchanger, and is the user's to say.
    return reading;
}

} // namespace mailscope::foreign
