// SPDX-License-Identifier: GPL-3.0-or-later
// MAIL, RCPT and DATA.
#include "practice/conversation.h"
#include "practice/mailparameters.h"

#include <algorithm>

namespace mailscope::practice {
namespace {

/// Takes `FROM:` or `TO:` off the front; false when it is not there.
bool takePrefix(QByteArray &argument, QByteArrayView prefix)
{
    if (QByteArrayView(argument).first(std::min(argument.size(), prefix.size())).compare(prefix, Qt::CaseInsensitive)
        != 0)
        return false;
    argument.remove(0, prefix.size());
    return true;
}

/// What is wrong with a path that could not be read.
Reply badPath(PathFault fault, bool isSender)
{
    if (fault == PathFault::TooLong)
        return Reply(501, isSender ? "5.1.7" : "5.1.3", "Path too long");
    return Reply(501, isSender ? "5.1.7" : "5.1.3",
                 isSender ? "Syntax: MAIL FROM:<address> [parameters]" : "Syntax: RCPT TO:<address> [parameters]");
}

/// What is said about a recipient whose path is well formed.
Reply judgeRecipient(const Conversation &conversation, const Path &path)
{
    const Options &options = conversation.options;
    const QByteArray shown = '<' + echoed(path.text()) + '>';
    if (!path.domain.isEmpty() && !isLocalDomain(options, path.domain))
        return Reply(550, "5.7.1", shown + ": relaying denied, this server delivers nothing to others");
    const User *user = findUser(options, path.localPart);
    const bool isList = path.localPart.compare(options.list, Qt::CaseInsensitive) == 0;
    const bool isPostmaster = path.localPart.compare("postmaster", Qt::CaseInsensitive) == 0;
    if (user == nullptr && !isList && !isPostmaster)
        return Reply(550, "5.1.1", shown + ": nobody here has this name");
    if (user != nullptr && user->standing == Standing::Moved)
        return Reply(551, "5.1.6", "Not local; please try <" + user->elsewhere + '>');
    if (user != nullptr && user->standing == Standing::Forwarded)
        return Reply(251, "2.1.5", "Not local; will forward to <" + user->elsewhere + '>');
    return Reply(250, "2.1.5", shown + ": recipient ok");
}

} // namespace

QByteArray recipientNamed(const Command &command)
{
    QByteArray argument = command.argument;
    if (command.verb != "RCPT" || !takePrefix(argument, "TO:"))
        return {};
    const std::optional<Path> path = parsePathArgument(argument).path;
    return path ? path->text() : QByteArray();
}

/// SEND, SOML and SAML (RFC 821 section 3.4) begin a transaction too: nobody here has a terminal, so that all of them mean a mailbox.
Answer answerMail(Conversation &conversation, const Command &command)
{
    if (const auto feature = featureNamed(command.verb); feature && !conversation.options.has(*feature))
        return notImplemented(command.verb);
    if (conversation.hello.isEmpty())
        return badSequence("Say hello first");
    if (conversation.transaction)
        return badSequence("A transaction has begun already");
    QByteArray argument = command.argument;
    if (!takePrefix(argument, "FROM:"))
        return badPath(PathFault::Syntax, true);
    const PathArgument parsed = parsePathArgument(argument);
    if (!parsed.path)
        return badPath(parsed.fault, true);
    if (!parsed.parameters)
        return badArgument("The parameters are not well formed");

    Transaction transaction;
    transaction.reversePath = *parsed.path;
    transaction.parameters = *parsed.parameters;
    for (const PathParameter &parameter : *parsed.parameters) {
        if (!conversation.isExtended)
            return Reply(555, "5.5.4", "Parameters need an extended hello");
        if (auto refusal = takeMailParameter(conversation, parameter, transaction))
            return *refusal;
    }
    if (parsed.path->isInternational && !transaction.isInternational)
        return Reply(553, "5.6.7", "An international address needs the parameter SMTPUTF8");
    conversation.transaction = std::move(transaction);
    return Reply(250, "2.1.0", "Sender ok");
}

Answer answerRcpt(Conversation &conversation, const Command &command)
{
    if (!conversation.transaction)
        return badSequence("MAIL comes first");
    Transaction &transaction = *conversation.transaction;
    if (transaction.hasChunks)
        return badSequence("The message has begun already");
    QByteArray argument = command.argument;
    if (!takePrefix(argument, "TO:"))
        return badPath(PathFault::Syntax, false);
    const PathArgument parsed = parsePathArgument(argument);
    if (!parsed.path || parsed.path->isNull)
        return badPath(parsed.path ? PathFault::Syntax : parsed.fault, false);
    if (!parsed.parameters)
        return badArgument("The parameters are not well formed");
    for (const PathParameter &parameter : *parsed.parameters) {
        if (!conversation.isExtended)
            return Reply(555, "5.5.4", "Parameters need an extended hello");
        if (auto refusal = takeRcptParameter(conversation, parameter))
            return *refusal;
    }
    if (parsed.path->isInternational && !transaction.isInternational)
        return Reply(553, "5.6.7", "An international address needs the parameter SMTPUTF8 of MAIL");
    if (transaction.recipients.size() >= conversation.options.maximumRecipients)
        return Reply(452, "4.5.3", "Too many recipients");
    Reply reply = judgeRecipient(conversation, *parsed.path);
    if (reply.isPositive())
        transaction.recipients.append({*parsed.path, *parsed.parameters});
    else if (transaction.missed.size() < conversation.options.maximumRecipients)
        transaction.missed.append({parsed.path->text(), reply.toWire(true).trimmed()});
    return reply;
}

Answer answerData(Conversation &conversation, const Command &command)
{
    if (!command.argument.isEmpty())
        return badArgument("DATA takes no parameter");
    if (!conversation.transaction)
        return badSequence("MAIL comes first");
    const Transaction &transaction = *conversation.transaction;
    if (transaction.hasChunks || transaction.isBinary)
        return badSequence("This message comes by BDAT");
    if (transaction.recipients.isEmpty())
        return conversation.isLmtp() ? badSequence("No recipient was accepted")
                                     : Reply(554, "5.5.1", "No recipient was accepted");
    return Answer(Reply(354, {}, "Go ahead, end with a line that is a dot"), Effect::ReadMessage);
}

} // namespace mailscope::practice
