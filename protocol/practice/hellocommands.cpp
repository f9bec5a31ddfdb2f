// SPDX-License-Identifier: GPL-3.0-or-later
// EHLO, HELO, LHLO, STARTTLS, XCLIENT and XFORWARD.
#include "practice/conversation.h"
#include "practice/login.h"
#include "practice/mailparameters.h"

#include <algorithm>
#include <array>

namespace mailscope::practice {
namespace {

QList<QByteArray> keywords(const Conversation &conversation)
{
    const Options &options = conversation.options;
    QList<QByteArray> list;
    const auto add = [&](Feature feature, const QByteArray &line) {
        if (options.has(feature))
            list.append(line);
    };
    add(Feature::Pipelining, "PIPELINING");
    add(Feature::Size, "SIZE " + QByteArray::number(options.maximumMessageSize));
    add(Feature::Vrfy, "VRFY");
    add(Feature::Expn, "EXPN");
    add(Feature::Etrn, "ETRN");
    if (!conversation.encrypted)
        add(Feature::StartTls, "STARTTLS");
    if (const QList<QByteArray> mechanisms = offeredMechanisms(conversation); !mechanisms.isEmpty())
        add(Feature::Auth, "AUTH " + mechanisms.join(' '));
    add(Feature::EnhancedStatusCodes, "ENHANCEDSTATUSCODES");
    add(Feature::EightBitMime, "8BITMIME");
    add(Feature::Dsn, "DSN");
    add(Feature::SmtpUtf8, "SMTPUTF8");
    add(Feature::Chunking, "CHUNKING");
    if (options.has(Feature::Chunking))
        add(Feature::BinaryMime, "BINARYMIME");
    if (!conversation.isLmtp()) // which has a reply for each recipient anyway
        add(Feature::Prdr, "PRDR");
    add(Feature::DeliverBy, "DELIVERBY " + QByteArray::number(shortestDeliverBy));
    add(Feature::FutureRelease, "FUTURERELEASE " + QByteArray::number(longestHold) + ' ' + latestHold.toByteArray());
    add(Feature::MtPriority, "MT-PRIORITY");
    if (conversation.encrypted) // RFC 8689 section 4.1
        add(Feature::RequireTls, "REQUIRETLS");
    add(Feature::Checkpoint, "CHECKPOINT");
    add(Feature::Xverp, "XVERP");
    add(Feature::Send, "SEND");
    add(Feature::Soml, "SOML");
    add(Feature::Saml, "SAML");
    add(Feature::XClient, "XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT");
    add(Feature::XForward, "XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE");
    add(Feature::Help, "HELP");
    return list;
}

constexpr std::array<QByteArrayView, 8> clientAttributes{"NAME", "ADDR",  "PORT",     "PROTO",
                                                         "HELO", "LOGIN", "DESTADDR", "DESTPORT"};
constexpr std::array<QByteArrayView, 7> forwardAttributes{"NAME", "ADDR", "PORT", "PROTO", "HELO", "IDENT", "SOURCE"};

/// Reads `NAME=value …`; nothing when one of them is not known or not well formed.
template <std::size_t count>
std::optional<QMap<QByteArray, QByteArray>> readAttributes(QByteArrayView text,
                                                           const std::array<QByteArrayView, count> &known)
{
    QMap<QByteArray, QByteArray> attributes;
    for (const QByteArray &word : text.toByteArray().split(' ')) {
        const qsizetype equals = word.indexOf('=');
        if (equals <= 0)
            return std::nullopt;
        const QByteArray name = word.first(equals).toUpper();
        const auto value = decodedXtext(QByteArrayView(word).sliced(equals + 1));
        if (!value || value->isEmpty() || std::ranges::find(known, QByteArrayView(name)) == known.end())
            return std::nullopt;
        if (*value == "[UNAVAILABLE]" || *value == "[TEMPUNAVAIL]")
            attributes.insert(name, {});
        else
            attributes.insert(name, echoed(*value));
    }
    return attributes;
}

} // namespace

Answer answerHello(Conversation &conversation, const Command &command)
{
    const bool isRight = conversation.isLmtp() == (command.verb == "LHLO");
    if (!isRight)
        return Reply(500, "5.5.1", conversation.isLmtp() ? "This is LMTP: say LHLO" : "This is SMTP: say EHLO or HELO");
    if (!isDomainOrLiteral(command.argument))
        return Reply(501, {}, "Syntax: " + command.verb + " followed by a domain or an address literal");

    // A hello ends a transaction (RFC 5321 4.1.4); a login stays.
    conversation.transaction.reset();
    conversation.hello = command.argument;
    conversation.isExtended = command.verb != "HELO";
    Reply reply(250, {},
                conversation.options.hostName + " greets " + echoed(command.argument) + ' '
                    + conversation.clientText());
    if (conversation.isExtended)
        reply.texts += keywords(conversation);
    return reply;
}

Answer answerStartTls(Conversation &conversation, const Command &command)
{
    if (!conversation.options.has(Feature::StartTls))
        return notImplemented(command.verb);
    if (!command.argument.isEmpty())
        return badArgument("STARTTLS takes no parameter");
    if (conversation.encrypted)
        return badSequence("TLS is active already");
    if (conversation.hello.isEmpty())
        return badSequence("Say hello first");
    return Answer(Reply(220, "2.0.0", "Ready to start TLS"), Effect::BeginTls);
}

Answer answerXClient(Conversation &conversation, const Command &command)
{
    if (!conversation.options.has(Feature::XClient))
        return notImplemented(command.verb);
    if (conversation.transaction)
        return badSequence("Not inside a mail transaction");
    const auto attributes = readAttributes(command.argument, clientAttributes);
    if (!attributes)
        return badArgument("Syntax: XCLIENT NAME=value ..., with known names and xtext values");
    conversation.forget();
    for (const auto &[name, value] : attributes->asKeyValueRange())
        conversation.client.insert(name, value);
    conversation.user = conversation.client.value("LOGIN");
    return Answer(greeting(conversation), Effect::NewGreeting);
}

Answer answerXForward(Conversation &conversation, const Command &command)
{
    if (!conversation.options.has(Feature::XForward))
        return notImplemented(command.verb);
    if (conversation.transaction)
        return badSequence("Not inside a mail transaction");
    const auto attributes = readAttributes(command.argument, forwardAttributes);
    if (!attributes)
        return badArgument("Syntax: XFORWARD NAME=value ..., with known names and xtext values");
    QByteArray shown;
    for (const auto &[name, value] : attributes->asKeyValueRange())
        conversation.forwarded.insert(name, value);
    for (const auto &[name, value] : conversation.forwarded.asKeyValueRange())
        shown += ' ' + name + '=' + value;
    return Reply(250, "2.0.0", "Forwarding for" + echoed(shown));
}

} // namespace mailscope::practice
