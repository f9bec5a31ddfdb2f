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

bool isOff(const Word &word)
{
    return word.bytes == "off";
}

void setTls(Reading &reading, const Word &word)
{
    if (isOff(word))
        reading.security = Security::None;
    else if (reading.security == Security::None)
        reading.security = Security::StartTls;
}

void setStartTls(Reading &reading, const Word &word)
{
    reading.security = isOff(word) ? Security::Tls : Security::StartTls;
}

void setAuth(Reading &reading, const Word &word)
{
    if (!word.bytes.isEmpty() && word.bytes != "on" && word.bytes != "off")
        setMechanisms(reading, word.bytes);
}

void dropPassword(Reading &reading, const Word &)
{
    reading.isSecret = true;
    reading.made.plan.login.passwordFrom = u"prompt"_s;
    reading.remark(QCoreApplication::translate(
        "mailscope", "The command that prints the password is not kept: it will be asked for."));
}

void setLimit(Reading &reading, const Word &word)
{
    if (word.bytes != "off" && !setTimeLimit(reading.made.plan, word.bytes))
        reading.cannot("--timeout");
}

void setProtocol(Reading &reading, const Word &word)
{
    if (word.bytes == "lmtp")
        reading.scheme = u"lmtp"_s;
    else if (word.bytes != "smtp")
        reading.cannot("--protocol");
}

constexpr std::array Options{
    ForeignOption{"host", Value::Wanted, APPLYING(reading.host = textOf(word))},
    ForeignOption{"port", Value::Wanted, APPLYING(reading.port = textOf(word))},
    ForeignOption{"socket", Value::Wanted, APPLYING(reading.socket = textOf(word))},
    ForeignOption{"protocol", Value::Wanted, setProtocol},
    ForeignOption{"domain", Value::Wanted, APPLYING(reading.made.plan.helloName = word.bytes)},
    ForeignOption{"timeout", Value::Wanted, setLimit},
    ForeignOption{"source-ip", Value::Wanted, APPLYING(setBinding(reading, word.bytes))},
    ForeignOption{"auth", Value::Optional, setAuth},
    ForeignOption{"user", Value::Wanted, APPLYING(reading.made.plan.login.user = textOf(word))},
    ForeignOption{"passwordeval", Value::Wanted, dropPassword},
    ForeignOption{"tls", Value::Optional, setTls},
    ForeignOption{"tls-starttls", Value::Optional, setStartTls},
    ForeignOption{"tls-trust-file", Value::Wanted, APPLYING(reading.made.plan.tls.caFile = textOf(word))},
    ForeignOption{"tls-cert-file", Value::Wanted, APPLYING(reading.made.plan.tls.certificateFile = textOf(word))},
    ForeignOption{"tls-key-file", Value::Wanted, APPLYING(reading.made.plan.tls.keyFile = textOf(word))},
    ForeignOption{"tls-host-override", Value::Wanted, APPLYING(reading.made.plan.tls.expectedName = textOf(word))},
    ForeignOption{"tls-priorities", Value::Wanted, APPLYING(reading.cannot("--tls-priorities"))},
    ForeignOption{"tls-certcheck", Value::Optional,
                  APPLYING(if (isOff(word)) reading.made.plan.tlsPolicy = TlsPolicy::Report)},
    ForeignOption{"from f", Value::Wanted,
                  APPLYING(reading.made.plan.mail.from = word.bytes == "<>" ? ""_ba : word.bytes)},
    ForeignOption{"dsn-return R", Value::Wanted,
                  APPLYING(reading.made.plan.mail.parameters.append("RET=" + word.bytes.toUpper()))},
    ForeignOption{"dsn-notify N", Value::Wanted, APPLYING(reading.cannot("--dsn-notify"))},
    ForeignOption{"file C account a", Value::Wanted, APPLYING(reading.cannot("--file, --account"))},
    ForeignOption{"read-recipients t read-envelope-from", Value::None, APPLYING(reading.cannot("--read-recipients"))},
    ForeignOption{"serverinfo S debug d", Value::None, nullptr},
};

} // namespace

OptionReading readMsmtp(std::span<const CommandWord> words)
{
    Reading reading;
    reading.made.plan.tlsPolicy = TlsPolicy::Require;
    readOptions(reading, words,
                {.options = Options, .hasShortOptions = true, .operand = [](Reading &each, const Word &word) {
                     addRecipient(each, word.bytes, plan::Mail::Role::To);
                 }});
    if (reading.made.plan.mail.isWanted() && reading.made.plan.mail.content.file.isEmpty())
        reading.made.plan.mail.content.file = u"-"_s; // msmtp reads the message from standard input
    return reading;
}

} // namespace mailscope::foreign
