// SPDX-License-Identifier: GPL-3.0-or-later
// VRFY, EXPN, ETRN, HELP, NOOP, RSET and QUIT.
#include "practice/conversation.h"

#include <algorithm>
#include <array>

namespace mailscope::practice {
namespace {

struct Topic {
    QByteArrayView verb;
    QByteArrayView text;
};

constexpr std::array topics{
    Topic{"AUTH", "AUTH mechanism [initial-response]: logs in"},
    Topic{"BDAT", "BDAT size [LAST]: sends a part of a message"},
    Topic{"DATA", "DATA: sends a message, ended by a line with a dot"},
    Topic{"EHLO", "EHLO domain: begins a session with extensions"},
    Topic{"ETRN", "ETRN domain: asks for the queue of a domain to be sent"},
    Topic{"EXPN", "EXPN list: names the members of a list"},
    Topic{"HELO", "HELO domain: begins a session without extensions"},
    Topic{"HELP", "HELP [command]: says what there is"},
    Topic{"LHLO", "LHLO domain: begins an LMTP session"},
    Topic{"MAIL", "MAIL FROM:<address> [parameters]: begins a transaction"},
    Topic{"NOOP", "NOOP: does nothing"},
    Topic{"QUIT", "QUIT: ends the session"},
    Topic{"RCPT", "RCPT TO:<address> [parameters]: names a recipient"},
    Topic{"RSET", "RSET: ends the transaction"},
    Topic{"STARTTLS", "STARTTLS: begins encryption"},
    Topic{"VRFY", "VRFY address: asks whether a mailbox exists"},
};

/// "Alice Adams <alice@practice.example>"
QByteArray mailboxText(const Options &options, const User &user)
{
    const QByteArray address = '<' + user.name + '@' + options.domains.value(0, options.hostName) + '>';
    return user.fullName.isEmpty() ? address : user.fullName + ' ' + address;
}

bool isAscii(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

/// Takes ` SMTPUTF8` off the end of an argument of VRFY or EXPN (RFC 6531 3.7.4.2); true when it was there.
bool takeUtf8Parameter(const Options &options, QByteArray &argument)
{
    if (!options.has(Feature::SmtpUtf8) || !argument.toUpper().endsWith(" SMTPUTF8"))
        return false;
    argument.chop(9);
    argument = argument.trimmed();
    return true;
}

} // namespace

Answer answerVrfy(Conversation &conversation, const Command &command)
{
    const Options &options = conversation.options;
    if (!options.has(Feature::Vrfy))
        return notImplemented(command.verb);
    QByteArray argument = command.argument;
    const bool mayBeUtf8 = takeUtf8Parameter(options, argument);
    if (argument.isEmpty())
        return badArgument("Syntax: VRFY address");
    const auto path = parseAddress(argument);
    if (!path)
        return Reply(501, "5.1.3", "That is no address");
    if (path->isInternational && !mayBeUtf8)
        return Reply(553, "5.6.7", "Only with the parameter SMTPUTF8");
    if (!path->domain.isEmpty() && !isLocalDomain(options, path->domain))
        return Reply(252, "2.0.0", "Cannot verify " + echoed(path->text()) + ", it is elsewhere");

    const User *user = findUser(options, path->localPart);
    if (user == nullptr)
        return Reply(550, "5.1.1", '<' + echoed(path->text()) + ">: nobody here has this name");
    if (!isAscii(user->name + user->fullName) && !mayBeUtf8)
        return Reply(252, "2.6.8", "The name can be shown with SMTPUTF8 only");
    switch (user->standing) {
    case Standing::Known:
    case Standing::Full:
        return Reply(250, "2.1.5", mailboxText(options, *user));
    case Standing::Unverifiable:
        return Reply(252, "2.0.0", "Cannot verify <" + echoed(path->text()) + ">, will take mail and try");
    case Standing::Forwarded:
        return Reply(251, "2.1.5", "Not local; will forward to <" + user->elsewhere + '>');
    case Standing::Moved:
        return Reply(551, "5.1.6", "Not local; please try <" + user->elsewhere + '>');
    }
    return notImplemented(command.verb);
}

Answer answerExpn(Conversation &conversation, const Command &command)
{
    const Options &options = conversation.options;
    if (!options.has(Feature::Expn))
        return notImplemented(command.verb);
    QByteArray argument = command.argument;
    const bool mayBeUtf8 = takeUtf8Parameter(options, argument);
    if (argument.isEmpty())
        return badArgument("Syntax: EXPN list");
    const auto path = parseAddress(argument);
    const bool isHere = path && (path->domain.isEmpty() || isLocalDomain(options, path->domain));
    if (!isHere || path->localPart.compare(options.list, Qt::CaseInsensitive) != 0)
        return Reply(550, "5.1.1", '<' + echoed(argument) + ">: no such list here");

    Reply reply;
    reply.code = 250;
    reply.enhanced = "2.1.5";
    for (const QByteArray &member : options.listMembers) {
        const User *user = findUser(options, member);
        const QByteArray text = user != nullptr ? mailboxText(options, *user) : '<' + member + '>';
        if (isAscii(text) || mayBeUtf8)
            reply.texts.append(text);
    }
    if (reply.texts.isEmpty())
        return Reply(550, "5.1.1", "The list has no members");
    return reply;
}

Answer answerEtrn(Conversation &conversation, const Command &command)
{
    const Options &options = conversation.options;
    if (!options.has(Feature::Etrn))
        return notImplemented(command.verb);
    if (conversation.hello.isEmpty())
        return badSequence("Say hello first");
    if (conversation.transaction)
        return badSequence("Not inside a mail transaction");
    QByteArrayView node = command.argument;
    // `@domain` means its subdomains too, `#name` is a queue of the server's own (RFC 1985 section 5).
    const bool isQueue = node.startsWith('#');
    if (isQueue || node.startsWith('@'))
        node = node.sliced(1);
    if (!isDomainOrLiteral(node))
        return badArgument("Syntax: ETRN domain, @domain or #queue");
    if (isQueue)
        return Reply(458, "4.3.0", "Unable to queue messages for node " + echoed(node));
    if (!isLocalDomain(options, node))
        return Reply(459, "4.7.1", "Node " + echoed(node) + " not allowed: it is not served here");
    return Reply(250, "2.0.0", "Queuing for node " + echoed(node) + " started");
}

Answer answerHelp(Conversation &conversation, const Command &command)
{
    if (!conversation.options.has(Feature::Help))
        return notImplemented(command.verb);
    Reply reply;
    reply.code = 214;
    reply.enhanced = "2.0.0";
    if (command.argument.isEmpty()) {
        reply.texts.append("The practice server knows:");
        QByteArray names;
        for (const Topic &topic : topics)
            names += (names.isEmpty() ? QByteArray() : QByteArray(" ")) + topic.verb.toByteArray();
        reply.texts.append(names);
        reply.texts.append("HELP and a command says more; nothing is ever relayed");
        return reply;
    }
    const QByteArray wanted = command.argument.toUpper();
    const auto *const topic = std::ranges::find(topics, QByteArrayView(wanted), &Topic::verb);
    if (topic == topics.end())
        return Reply(504, "5.5.4", "No help on " + echoed(command.argument));
    reply.texts.append(topic->text.toByteArray());
    return reply;
}

Answer answerNoop(Conversation &, const Command &)
{
    return Reply(250, "2.0.0", "Nothing done");
}

Answer answerRset(Conversation &conversation, const Command &command)
{
    if (!command.argument.isEmpty())
        return badArgument("RSET takes no parameter");
    conversation.transaction.reset();
    return Reply(250, "2.0.0", "Forgotten");
}

Answer answerQuit(Conversation &conversation, const Command &command)
{
    if (!command.argument.isEmpty())
        return badArgument("QUIT takes no parameter");
    return Answer(Reply(221, "2.0.0", conversation.options.hostName + " closes the connection"), Effect::End);
}

} // namespace mailscope::practice
