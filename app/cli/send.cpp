// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/checkrun.h"
#include "cli/commands.h"
#include "cli/mailrun.h"
#include "cli/sessionrun.h"
#include "message/readymade.h"
#include "wire/mailbox.h"

#include <QHostAddress>
#include <QTemporaryFile>

#include <unistd.h>

#include <algorithm>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using Error = std::optional<QString>;
using plan::Mail;

/// More than that are no test of a server that is somebody else's.
constexpr int MostUnasked = 100;

QByteArray withinBrackets(const QByteArray &typed, bool exact)
{
    return exact ? typed : wire::addressWithin(typed).toByteArray();
}

/// What was typed becomes what stands between the angle brackets.
Error takeAddresses(Request &request)
{
    Mail &mail = request.plan.mail;
    if (mail.recipients.isEmpty() && request.checks.isEmpty())
        return u"There is nobody to send to: give --to."_s;
    if (mail.from)
        mail.from = *mail.from == "<>" ? QByteArray() : withinBrackets(*mail.from, request.exactAddresses);
    for (Mail::Recipient &each : mail.recipients) {
        each.address = withinBrackets(each.address, request.exactAddresses);
        if (each.address.isEmpty())
            return u"An address of a recipient is empty."_s;
        each.parameters = request.recipientParameters + each.parameters;
    }
    return {};
}

bool composes(const Mail::Content &content)
{
    return content.subject || content.text || content.html || !content.attachments.isEmpty()
        || !content.inlineImages.isEmpty() || !content.header.isEmpty() || !content.messageId.isEmpty()
        || !content.date.isEmpty();
}

Error wrongContent(const Mail &mail)
{
    const Mail::Content &content = mail.content;
    if (!content.file.isEmpty() && (composes(content) || !content.readyMade.isEmpty()))
        return u"--data sends a message that is there already: nothing can be composed into it."_s;
    const bool hasParts =
        content.text || content.html || !content.attachments.isEmpty() || !content.inlineImages.isEmpty();
    if (!content.readyMade.isEmpty() && hasParts)
        return u"--template is a whole message: it has no other text and no files."_s;
    if (!content.readyMade.isEmpty() && !message::readyMade(content.readyMade))
        return u"“%1” is no ready-made message: use %2."_s.arg(content.readyMade,
                                                               message::readyMadeNames().join(u", "_s));
    const std::optional<Mail::Dkim> &dkim = mail.dkim;
    if (dkim && (dkim->keyFile.isEmpty() || dkim->domain.isEmpty() || dkim->selector.isEmpty()))
        return u"A signature needs all of --dkim-key, --dkim-domain and --dkim-selector."_s;
    return {};
}

/// Standard input can be read once, and a message is read twice: to see what it needs, and to send it.
Error spool(QTemporaryFile &file, const Console &console)
{
    if (!file.open())
        return u"No temporary file can be made: %1."_s.arg(file.errorString());
    char buffer[64 * 1024];
    for (;;) {
        const ssize_t count = ::read(console.in.descriptor, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return u"Standard input cannot be read: %1."_s.arg(qt_error_string(errno));
        if (count == 0)
            break;
        if (file.write(buffer, count) != count)
            return u"The message cannot be kept: %1."_s.arg(file.errorString());
    }
    return file.flush() ? Error() : u"The message cannot be kept: %1."_s.arg(file.errorString());
}

bool isLoopback(const plan::Target &target)
{
    using Kind = plan::Target::Kind;
    if (target.kind != Kind::Host)
        return target.kind != Kind::Mx;
    return target.host == "localhost"_L1 || QHostAddress(target.host).isLoopback();
}

Error tooMany(const Request &request)
{
    const bool isLocal = std::ranges::all_of(request.plan.targets, isLoopback);
    if (request.isSure || isLocal || request.plan.mail.count <= MostUnasked)
        return {};
    return u"%1 messages to a host that is not this one: give --yes if it is yours."_s.arg(request.plan.mail.count);
}

/// What a check says is its own: there is no message of the user in it.
Error wrongChecks(const Request &request)
{
    using Needs = check::Description::Needs;
    const Mail &mail = request.plan.mail;
    if (!request.checks.isEmpty()
        && (composes(mail.content) || !mail.content.file.isEmpty() || !mail.content.readyMade.isEmpty()
            || mail.count > 1))
        return u"--check sends no message of yours: leave the message out."_s;
    for (const check::Check each : request.checks) {
        const check::Description &description = check::describe(each);
        const bool lacksRecipient = mail.recipients.isEmpty() && description.needs != Needs::Nothing;
        const bool lacksSender = !mail.from && description.needs == Needs::SenderAndRecipient;
        if (lacksRecipient || lacksSender)
            return u"The check %1 needs %2."_s.arg(
                description.id, description.needs == Needs::Recipient ? u"--to"_s : u"--from and --to"_s);
        if (each == check::Check::Relay && !mail.recipients.constFirst().address.contains('@'))
            return u"The check relay needs a recipient with a domain, elsewhere: user@other.example."_s;
    }
    return {};
}

Error wrongOutput(const Request &request)
{
    const Mail &mail = request.plan.mail;
    const bool isSeveral =
        mail.connections > 1 || (mail.messagesPerConnection > 0 && mail.messagesPerConnection < mail.count);
    if (!isSeveral)
        return {};
    if (!request.savePath.isEmpty())
        return u"--save keeps one session, and several connections make one each."_s;
    if (!request.reportPath.isEmpty() && !request.reportPath.endsWith(".json"_L1))
        return u"A page or Markdown tells of one session, and this makes several: their report can only be .json."_s;
    if (request.format == Format::JsonLines && mail.connections > 1)
        return u"--jsonl tells of one session after another, and several connections go on at a time."_s;
    return {};
}

} // namespace

int send(Request &request, const Console &console)
{
    if (!request.mxDomain
             .isEmpty()) { // as mail goes: the next one is tried only when there is no connection (RFC 5321 section 5.1)
        plan::Target target;
        target.kind = plan::Target::Kind::Mx;
        target.host = request.mxDomain;
        request.plan.targets = {target};
    }
    for (const Error &check : {takeAddresses(request), wrongContent(request.plan.mail), tooMany(request),
                               wrongOutput(request), wrongChecks(request)}) {
        if (check)
            return usageError(console, *check);
    }
    if (!request.checks.isEmpty())
        return performChecks(request, console);
    QTemporaryFile spooled;
    Mail mail = request.plan.mail;
    if (mail.content.file == "-"_L1) {
        if (const Error error = spool(spooled, console))
            return usageError(console, *error);
        mail.content.file = spooled.fileName();
    }
    auto mailing = session::Mailing::prepare(mail, session::Mailing::Surroundings::here());
    if (!mailing) {
        const QString why = mailing.error();
        return usageError(console, why.first(1).toUpper() + why.sliced(1) + u'.');
    }
    return performMail(request, console, std::move(*mailing));
}

} // namespace mailscope::cli
