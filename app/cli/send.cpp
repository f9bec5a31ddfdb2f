// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/checkrun.h"
#include "cli/commands.h"
#include "cli/mailrun.h"
#include "cli/messageinput.h"
#include "cli/sessionrun.h"
#include "message/readymade.h"
#include "wire/mailbox.h"
#include "wire/parameters.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

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

/// A comma with an address on both sides, outside of quotation marks.
bool isList(const QByteArray &address)
{
    bool isQuoted = false;
    for (qsizetype at = 0; at < address.size(); ++at) {
        const char each = address.at(at);
        if (each == '\\')
            ++at;
        else if (each == '"')
            isQuoted = !isQuoted;
        else if (each == ',' && !isQuoted && address.first(at).contains('@') && address.sliced(at).contains('@'))
            return true;
    }
    return false;
}

/// Those of all recipients, but for what was said of this one.
QList<QByteArray> forRecipient(QList<QByteArray> ofAll, const QList<QByteArray> &own)
{
    ofAll.removeIf([&own](const QByteArray &each) {
        return std::ranges::any_of(own, [&each](const QByteArray &other) { return wire::isSameKeyword(each, other); });
    });
    return ofAll + own;
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
        if (!request.exactAddresses && isList(each.address))
            return u"“%1” looks like several recipients: give each a --to of its own, or put the part ahead of the @ in quotation marks."_s
                .arg(QString::fromUtf8(each.address));
        each.parameters = forRecipient(request.recipientParameters, each.parameters);
    }
    return {};
}

/// The phases that a message passes through, and those of the session around it.
Error wrongEnd(const plan::Plan &plan)
{
    for (const std::optional<Phase> &end : {plan.stopAfter, plan.dropAfter}) {
        if (end && *end > Phase::Payload && *end != Phase::Quit)
            return u"A message never passes through the phase %1, so that it cannot end behind it."_s.arg(
                phaseName(*end));
    }
    return {};
}

Error wrongBody(const plan::Plan &plan)
{
    const Mail &mail = plan.mail;
    if (mail.parameters.contains("BODY=BINARYMIME") && mail.chunkSize == 0 && !plan.force)
        return u"--body binarymime needs --transfer bdat: DATA has lines (RFC 3030 section 3). --force sends it all the same."_s;
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

/// What comes through a pipe can be read once, and its size is not known: that is what standard input is for.
Error noFileAmongFiles(const Mail::Content &content)
{
    const auto isNoFile = [](const QString &path) {
        const QFileInfo info(path);
        return info.exists() && !info.isFile();
    };
    if (content.file != "-"_L1 && isNoFile(content.file))
        return u"%1 is no file: a message that comes through a pipe is given as --data -."_s.arg(content.file);
    for (const QString &each : content.attachments + content.inlineImages) {
        if (isNoFile(each))
            return u"%1 is no file: what is attached has to be one, since its size is said ahead of it."_s.arg(each);
    }
    return {};
}

QString sentence(const QString &why)
{
    return why.first(1).toUpper() + why.sliced(1) + u'.';
}

/// Reads what has to be known of the message on standard input beforehand. One that is longer than that can be sent once, and is
/// never seen whole.
std::expected<session::Mailing, QString> fromInput(const Request &request, MessageInput &input)
{
    Mail mail = request.plan.mail;
    auto head = input.readHead(request.plan.patience.limit(Phase::Payload));
    if (!head)
        return std::unexpected(head.error());
    const auto surroundings = session::Mailing::Surroundings::here();
    if (input.isWhole()) {
        mail.content.file.clear();
        mail.content.raw = *std::move(head);
        return session::Mailing::prepare(mail, surroundings).transform_error(sentence);
    }
    const QString tooLong = u"Standard input has more than %1 KiB, which is as much as is kept of it: "_s.arg(
        MessageInput::HeadSize / 1024);
    if (mail.dkim)
        return std::unexpected(tooLong + u"a signature is of the whole message, so give it as a file."_s);
    if (mail.count > 1)
        return std::unexpected(tooLong
                               + u"it can be sent once, so give it as a file for %1 messages."_s.arg(mail.count));
    return session::Mailing::streamed(mail, surroundings, {*std::move(head), input.rest()});
}

/// Two cannot read the same bytes.
Error wrongInput(const plan::Plan &plan)
{
    const bool isShared = std::ranges::any_of(
        std::array{plan.login.passwordFrom, plan.login.tokenFrom, plan.keyPasswordFrom, plan.proxyPasswordFrom},
        [](const QString &source) { return source == "fd:0"_L1; });
    if (plan.mail.content.file == "-"_L1 && isShared)
        return u"Standard input is the message: a secret has to come from elsewhere, such as fd:3."_s;
    return {};
}

Error tooMany(const Request &request)
{
    const bool isLocal = std::ranges::all_of(request.plan.targets, &plan::Target::isThisMachine);
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
    for (const Error &check :
         {takeAddresses(request), wrongContent(request.plan.mail), tooMany(request), wrongOutput(request),
          wrongChecks(request), wrongInput(request.plan), wrongEnd(request.plan), wrongBody(request.plan),
          noFileAmongFiles(request.plan.mail.content)}) {
        if (check)
            return usageError(console, *check);
    }
    if (!request.checks.isEmpty())
        return performChecks(request, console);
    MessageInput input(console.in);
    const Mail &mail = request.plan.mail;
    auto mailing = mail.content.file == "-"_L1
        ? fromInput(request, input)
        : session::Mailing::prepare(mail, session::Mailing::Surroundings::here()).transform_error(sentence);
    if (!mailing)
        return usageError(console, mailing.error());
    return performMail(request, console, std::move(*mailing));
}

} // namespace mailscope::cli
