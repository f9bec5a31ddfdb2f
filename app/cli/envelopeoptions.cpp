// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sendoptions.h"
#include "wire/parameters.h"

#include <algorithm>
#include <array>
#include <chrono>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using Error = std::optional<QString>;
using namespace commands;
using plan::Mail;
using wire::Parameter;

constexpr QLatin1StringView Group = "Envelope"_L1;

QString reasonOf(wire::ParameterFault fault)
{
    switch (fault) {
    case wire::ParameterFault::InvalidKeyword:
        return u"a keyword is letters, digits and hyphens"_s;
    case wire::ParameterFault::InvalidValue:
        return u"that is no value it can have"_s;
    case wire::ParameterFault::ValueTooLong:
        return u"it is too long"_s;
    case wire::ParameterFault::OutOfRange:
        break;
    }
    return u"it is out of range"_s;
}

Error add(QList<QByteArray> &parameters, const Parameter::Made &made, const QString &value)
{
    if (!made)
        return u"“%1” is not possible: %2."_s.arg(value, reasonOf(made.error()));
    parameters.append(made->toWire());
    return {};
}

/// As add(), in the place of one with the same keyword: from a profile, or from an option ahead.
Error put(QList<QByteArray> &parameters, const Parameter::Made &made, const QString &value)
{
    if (made)
        parameters.removeIf([&made](const QByteArray &each) { return wire::isSameKeyword(each, made->toWire()); });
    return add(parameters, made, value);
}

/// A parameter of MAIL.
Error putOfMail(Request &request, const Parameter::Made &made, const QString &value)
{
    return put(request.plan.mail.parameters, made, value);
}

/// Those of the recipient that was named last, or of all when none was yet.
QList<QByteArray> &parametersOfRcpt(Request &request)
{
    return request.hasRecipients ? request.plan.mail.recipients.last().parameters : request.recipientParameters;
}

Error wrongAddress(const QString &value)
{
    const bool isOneLine =
        std::ranges::none_of(value, [](QChar each) { return each == u'\r' || each == u'\n' || each == u'\0'; });
    return isOneLine ? Error() : u"A line end or NUL cannot stand in an address."_s;
}

Error setFrom(Request &request, const QString &value)
{
    request.plan.mail.from = value.toUtf8();
    return wrongAddress(value);
}

/// The first one takes the place of all that a profile names.
template <Mail::Role Role>
Error addRecipient(Request &request, const QString &value)
{
    QList<Mail::Recipient> &recipients = request.plan.mail.recipients;
    if (!std::exchange(request.hasRecipients, true))
        recipients.clear();
    recipients.append({value.toUtf8(), Role, {}});
    return wrongAddress(value);
}

template <bool Request::*Member>
Error setFlag(Request &request, const QString &)
{
    request.*Member = true;
    return {};
}

template <bool Mail::*Member, bool Value>
Error setMailFlag(Request &request, const QString &)
{
    request.plan.mail.*Member = Value;
    return {};
}

template <Mail::Pipelining Value>
Error setPipelining(Request &request, const QString &)
{
    request.plan.mail.pipelining = Value;
    return {};
}

Error setVerb(Request &request, const QString &value)
{
    static constexpr std::array Names{"mail"_L1, "send"_L1, "soml"_L1, "saml"_L1};
    const auto *const found = std::ranges::find_if(Names, [&](QLatin1StringView each) { return each == value; });
    if (found == Names.end())
        return u"“%1” is not possible: use mail, send, soml or saml."_s.arg(value);
    request.plan.mail.verb = static_cast<wire::Envelope::Verb>(found - Names.begin());
    return {};
}

Error setSize(Request &request, const QString &value)
{
    Mail &mail = request.plan.mail;
    if (value == "auto"_L1 || value == "none"_L1) {
        mail.size = value == "auto"_L1 ? Mail::Size::Auto : Mail::Size::None;
        return {};
    }
    bool isNumber = false;
    const quint64 bytes = value.toULongLong(&isNumber);
    if (!isNumber || value.startsWith(u'+'))
        return u"“%1” is no size: use auto, none or a number of bytes."_s.arg(value);
    mail.size = Mail::Size::Given;
    return putOfMail(request, Parameter::size(bytes), value);
}

Error setBody(Request &request, const QString &value)
{
    if (value != "7bit"_L1 && value != "8bitmime"_L1 && value != "binarymime"_L1)
        return u"“%1” is not possible: use 7bit, 8bitmime or binarymime."_s.arg(value);
    return putOfMail(request, Parameter::body(value.toUpper().toLatin1()), value);
}

Error setSmtpUtf8(Request &request, const QString &value)
{
    static constexpr std::array Names{"auto"_L1, "always"_L1, "never"_L1};
    const auto *const found = std::ranges::find_if(Names, [&](QLatin1StringView each) { return each == value; });
    if (found == Names.end())
        return u"“%1” is not possible: use auto, always or never."_s.arg(value);
    request.plan.mail.international = static_cast<Mail::International>(found - Names.begin());
    return {};
}

template <Parameter::Made (*Make)(QByteArrayView)>
Error addMade(Request &request, const QString &value)
{
    return putOfMail(request, Make(value.toUtf8()), value);
}

Error setRet(Request &request, const QString &value)
{
    return putOfMail(request, Parameter::ret(value.toUpper().toUtf8()), value);
}

Error setRawEnvid(Request &request, const QString &value)
{
    return putOfMail(request, Parameter::parse("ENVID=" + value.toUtf8()), value);
}

Error setMailAuth(Request &request, const QString &value)
{
    return putOfMail(request, Parameter::auth(value == "<>"_L1 ? QByteArray() : value.toUtf8()), value);
}

Error setRequireTls(Request &request, const QString &value)
{
    return putOfMail(request, Parameter::requireTls(), value);
}

Error setXverp(Request &request, const QString &value)
{
    return putOfMail(request, Parameter::xverp(), value);
}

/// Nothing when \p text is no whole number.
std::optional<int> numberIn(const QString &text)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

Error setBy(Request &request, const QString &value)
{
    const QStringList parts = value.split(u';');
    const std::optional<int> seconds = numberIn(parts.value(0));
    if (parts.size() != 2 || !seconds)
        return u"“%1” is not possible: write SECONDS;R or SECONDS;N, such as 3600;R."_s.arg(value);
    return putOfMail(request, Parameter::by(std::chrono::seconds(*seconds), parts.at(1).toUpper().toUtf8()), value);
}

Error setHoldFor(Request &request, const QString &value)
{
    const std::optional<int> seconds = numberIn(value);
    if (!seconds)
        return u"“%1” is no number of seconds."_s.arg(value);
    return putOfMail(request, Parameter::holdFor(std::chrono::seconds(*seconds)), value);
}

Error setMtPriority(Request &request, const QString &value)
{
    const std::optional<int> priority = numberIn(value);
    if (!priority)
        return u"“%1” is no priority: use -9 to 9."_s.arg(value);
    return putOfMail(request, Parameter::mtPriority(*priority), value);
}

Error addMailParameter(Request &request, const QString &value)
{
    return add(request.plan.mail.parameters, Parameter::parse(value.toUtf8()), value);
}

Error setNotify(Request &request, const QString &value)
{
    return put(parametersOfRcpt(request), Parameter::notify(value.toUpper().toUtf8().split(',')), value);
}

Error setOrcpt(Request &request, const QString &value)
{
    return put(parametersOfRcpt(request), Parameter::orcpt(value.toUtf8(), false), value);
}

Error addRcptParameter(Request &request, const QString &value)
{
    return add(parametersOfRcpt(request), Parameter::parse(value.toUtf8()), value);
}

Error setTransfer(Request &request, const QString &value)
{
    Mail &mail = request.plan.mail;
    if (value == "data"_L1) {
        mail.chunkSize = 0;
        return {};
    }
    const QString size = value == "bdat"_L1 ? QString::number(Mail::DefaultChunk) : value.mid(5);
    const std::optional<int> bytes = numberIn(size);
    constexpr int MostBytes = 64 * 1024 * 1024;
    if (!(value == "bdat"_L1 || value.startsWith("bdat:"_L1)) || !bytes || *bytes < 1 || *bytes > MostBytes)
        return u"“%1” is not possible: use data, bdat or bdat:BYTES, with 1 to %2 bytes to a chunk."_s.arg(value).arg(
            MostBytes);
    mail.chunkSize = *bytes;
    return {};
}

QString checkNames()
{
    QStringList names;
    for (const check::Description &each : check::all())
        names.append(each.id);
    return names.join(u", ");
}

/// Each once, in the order in which they were named.
Error addChecks(Request &request, const QString &value)
{
    for (const QString &name : value.split(u',')) {
        const std::optional<check::Check> check = check::fromId(name);
        if (!check)
            return u"“%1” is no check: use %2."_s.arg(name, checkNames());
        if (!request.checks.contains(*check))
            request.checks.append(*check);
    }
    return {};
}

template <int Mail::*Member, int Most>
Error setNumber(Request &request, const QString &value)
{
    const std::optional<int> number = numberIn(value);
    if (!number || *number < 1 || *number > Most)
        return u"“%1” is not possible: give a number from 1 to %2."_s.arg(value).arg(Most);
    request.plan.mail.*Member = *number;
    return {};
}

constexpr auto Choices = Completion::Choices;
constexpr auto Nothing = Completion::Nothing;

constexpr std::array Table{
    Option{"--from"_L1, "ADDR"_L1, Send, Group, "the sender, <> for none; the user of this machine unless given"_L1,
           false, Nothing, setFrom},
    Option{"--to"_L1, "ADDR"_L1, Send, Group, "a recipient; may be repeated"_L1, true, Nothing,
           addRecipient<Mail::Role::To>},
    Option{"--cc"_L1, "ADDR"_L1, Send, Group, "a recipient that a composed header names in Cc; may be repeated"_L1,
           true, Nothing, addRecipient<Mail::Role::Cc>},
    Option{"--bcc"_L1, "ADDR"_L1, Send, Group, "a recipient that no header names; may be repeated"_L1, true, Nothing,
           addRecipient<Mail::Role::Bcc>},
    Option{"--exact-addresses"_L1, ""_L1, Send, Group, "takes addresses as they stand: no name is taken off"_L1, false,
           Nothing, setFlag<&Request::exactAddresses>},
    Option{"--skip-bad"_L1, ""_L1, Send, Group, "leaves a refused recipient out; without it the message ends there"_L1,
           false, Nothing, setMailFlag<&Mail::skipsRefused, true>},
    Option{"--verb"_L1, "mail|send|soml|saml"_L1, Send, Group, "what the transaction begins with"_L1, false, Choices,
           setVerb},
    Option{"--size"_L1, "auto|N|none"_L1, Send, Group,
           "the size that is declared: auto where it is offered, or this number of bytes"_L1, false, Nothing, setSize},
    Option{"--body"_L1, "7bit|8bitmime|binarymime"_L1, Send, Group, "the kind of body that is declared"_L1, false,
           Choices, setBody},
    Option{"--smtputf8"_L1, "auto|always|never"_L1, Send, Group,
           "asks for SMTPUTF8: auto where an address or the header needs it"_L1, false, Choices, setSmtpUtf8},
    Option{"--ret"_L1, "full|hdrs"_L1, Send, Group, "what a notification is to hold of the message"_L1, false, Choices,
           setRet},
    Option{"--envid"_L1, "ID"_L1, Send, Group, "the name of the envelope in notifications, encoded here"_L1, false,
           Nothing, addMade<Parameter::envid>},
    Option{"--envid-raw"_L1, "ID"_L1, Send, Group, "the same, sent as it stands"_L1, false, Nothing, setRawEnvid},
    Option{"--notify"_L1, "LIST"_L1, Send, Group,
           "never, or of success,failure,delay: when the sender is told; of the --to before it, or of all"_L1, true,
           Nothing, setNotify},
    Option{"--orcpt"_L1, "ADDR"_L1, Send, Group, "the original recipient; of the --to before it, or of all"_L1, true,
           Nothing, setOrcpt},
    Option{"--rcpt-param"_L1, "K[=V]"_L1, Send, Group,
           "any parameter of RCPT; of the --to before it, or of all; may be repeated"_L1, true, Nothing,
           addRcptParameter},
    Option{"--mail-param"_L1, "K[=V]"_L1, Send, Group, "any parameter of MAIL; may be repeated"_L1, true, Nothing,
           addMailParameter},
    Option{"--mail-auth"_L1, "ADDR"_L1, Send, Group, "who is said to have sent it first (AUTH=), <> for nobody"_L1,
           false, Nothing, setMailAuth},
    Option{"--requiretls"_L1, ""_L1, Send, Group, "wants TLS on the whole way (RFC 8689)"_L1, false, Nothing,
           setRequireTls},
    Option{"--by"_L1, "SECONDS;R|N"_L1, Send, Group, "wants delivery by then, or it back (R), or to be told (N)"_L1,
           false, Nothing, setBy},
    Option{"--hold-for"_L1, "SECONDS"_L1, Send, Group, "wants delivery no sooner"_L1, false, Nothing, setHoldFor},
    Option{"--hold-until"_L1, "TIME"_L1, Send, Group, "wants delivery no sooner, such as 2030-01-31T08:00:00Z"_L1,
           false, Nothing, addMade<Parameter::holdUntil>},
    Option{"--mt-priority"_L1, "N"_L1, Send, Group, "the priority, -9 to 9"_L1, false, Nothing, setMtPriority},
    Option{"--transid"_L1, "ID"_L1, Send, Group, "the name of the transaction, for a checkpoint"_L1, false, Nothing,
           addMade<Parameter::transid>},
    Option{"--xverp"_L1, ""_L1, Send, Group, "wants a return address for each recipient (Postfix)"_L1, false, Nothing,
           setXverp},
    Option{"--prdr"_L1, ""_L1, Send, Group, "wants a reply for each recipient over SMTP too"_L1, false, Nothing,
           setMailFlag<&Mail::repliesForEach, true>},
    Option{"--transfer"_L1, "data|bdat[:BYTES]"_L1, Send, Group, "how the content is handed over"_L1, false, Nothing,
           setTransfer},
    Option{"--no-pipelining"_L1, ""_L1, Send, Group, "waits for each reply, whatever is offered"_L1, false, Nothing,
           setPipelining<Mail::Pipelining::Never>},
    Option{"--pipelining"_L1, ""_L1, Send, Group, "sends in batches although that is not offered"_L1, false, Nothing,
           setPipelining<Mail::Pipelining::Always>},
    Option{"--count"_L1, "N"_L1, Send, Group, "sends so many messages"_L1, false, Nothing,
           setNumber<&Mail::count, Mail::MostMessages>},
    Option{"--connections"_L1, "N"_L1, Send, Group, "over so many connections at a time"_L1, false, Nothing,
           setNumber<&Mail::connections, Mail::MostConnections>},
    Option{"--messages-per-connection"_L1, "N"_L1, Send, Group, "says QUIT behind so many and connects anew"_L1, false,
           Nothing, setNumber<&Mail::messagesPerConnection, Mail::MostMessages>},
    Option{"--check"_L1, "LIST"_L1, Send, Group,
           "checks the server in place of sending a message: tls-enforced, relay, postmaster, smuggling, injection, "
           "limits, "
           "parted by commas; each says first what it will do"_L1,
           true, Nothing, addChecks},
    Option{"--yes"_L1, ""_L1, Send, Group, "sends more than 100 messages to a host that is not this one"_L1, false,
           Nothing, setFlag<&Request::isSure>},
};

} // namespace

std::span<const Option> envelopeOptions()
{
    return Table;
}

} // namespace mailscope::cli
