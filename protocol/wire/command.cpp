// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/command.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mailscope::wire {

namespace {
constexpr std::array VerbPhases{
    std::pair{"EHLO", Phase::Hello},        std::pair{"HELO", Phase::Hello},       std::pair{"LHLO", Phase::Hello},
    std::pair{"STARTTLS", Phase::StartTls}, std::pair{"AUTH", Phase::Auth},        std::pair{"MAIL", Phase::Mail},
    std::pair{"SEND", Phase::Mail},         std::pair{"SOML", Phase::Mail},        std::pair{"SAML", Phase::Mail},
    std::pair{"RCPT", Phase::Rcpt},         std::pair{"DATA", Phase::Data},        std::pair{"VRFY", Phase::Vrfy},
    std::pair{"EXPN", Phase::Expn},         std::pair{"ETRN", Phase::Etrn},        std::pair{"HELP", Phase::Help},
    std::pair{"NOOP", Phase::Noop},         std::pair{"RSET", Phase::Rset},        std::pair{"QUIT", Phase::Quit},
    std::pair{"XCLIENT", Phase::Xclient},   std::pair{"XFORWARD", Phase::Xclient},
};

bool isBlank(char c)
{
    // A CR or NUL that ends no line parts words, too.
    return c == ' ' || c == '\t' || c == '\r' || c == '\0';
}

/// The word that begins at \p from or behind the blanks there.
ByteRange wordFrom(QByteArrayView line, qsizetype from)
{
    while (from < line.size() && isBlank(line[from]))
        ++from;
    const auto *const end =
        std::find_if(line.begin() + from, line.end(), [](char c) { return isBlank(c) || c == '\n'; });
    return {from, end - line.begin() - from};
}

QByteArrayView wordAt(QByteArrayView line, ByteRange range)
{
    return line.sliced(range.at, range.length);
}

Phase phaseOf(QByteArrayView line)
{
    const QByteArrayView verb = wordAt(line, wordFrom(line, 0));
    const auto *const found = std::ranges::find_if(
        VerbPhases, [verb](const auto &row) { return verb.compare(row.first, Qt::CaseInsensitive) == 0; });
    return found == VerbPhases.end() ? Phase::Raw : found->second;
}

bool isSendable(QByteArrayView argument)
{
    return std::ranges::none_of(argument, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

/// The line that begins at \p from, its line end included.
QByteArrayView lineFrom(QByteArrayView bytes, qsizetype from)
{
    const qsizetype lineFeed = bytes.indexOf('\n', from);
    return bytes.sliced(from, lineFeed < 0 ? bytes.size() - from : lineFeed + 1 - from);
}

QByteArrayView withoutLineEnd(QByteArrayView line)
{
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return line;
}

/// Where a line begins behind the first CR or NUL that follows the word at \p from.
qsizetype behindBreak(QByteArrayView line, qsizetype from)
{
    const ByteRange word = wordFrom(line, from);
    const auto *const end =
        std::find_if(line.begin() + word.at + word.length, line.end(), [](char c) { return c == '\r' || c == '\0'; });
    return end == line.end() ? line.size() : end + 1 - line.begin();
}

/// As initialResponseRange(), of a command that begins at \p from.
ByteRange initialResponseAt(QByteArrayView line, qsizetype from)
{
    const ByteRange verb = wordFrom(line, from);
    if (wordAt(line, verb).compare("AUTH", Qt::CaseInsensitive) != 0)
        return {};
    const ByteRange mechanism = wordFrom(line, verb.at + verb.length);
    const ByteRange first = wordFrom(line, mechanism.at + mechanism.length);
    if (first.length == 0)
        return {};
    // Whatever stands behind the mechanism is hidden to the end of the line, blanks and all: better too much.
    return {first.at, line.size() - first.at};
}

/// What stands in a line behind an AUTH line and is no command answers a challenge that has yet to come.
ByteRange secretIn(QByteArrayView line, bool insideAuth)
{
    if (insideAuth && phaseOf(line) == Phase::Raw && withoutLineEnd(line) != "*")
        return {0, withoutLineEnd(line).size()};
    return initialResponseRange(line);
}

Command::Made make(Phase phase, QByteArrayView verb, QByteArrayView argument)
{
    if (!isSendable(argument))
        return std::unexpected(Issue{Issue::InvalidArgument, phase, {}, {}});
    QByteArray wire = verb.toByteArray();
    if (!argument.isEmpty())
        wire += ' ' + argument.toByteArray();
    return Command{phase, wire + "\r\n", {}};
}

/// As make(), for a verb that means nothing without its argument.
Command::Made makeWithArgument(Phase phase, QByteArrayView verb, QByteArrayView argument)
{
    if (argument.trimmed().isEmpty())
        return std::unexpected(Issue{Issue::InvalidArgument, phase, {}, {}});
    return make(phase, verb, argument);
}

Command::Made makeWithPath(Phase phase, QByteArrayView prefix, QByteArrayView path, const QList<QByteArray> &parameters)
{
    QByteArray line = prefix.toByteArray() + '<' + path.toByteArray() + '>';
    for (const QByteArray &parameter : parameters)
        line += ' ' + parameter;
    if (!isSendable(line))
        return std::unexpected(Issue{Issue::InvalidArgument, phase, {}, {}});
    return Command{phase, line + "\r\n", {}};
}
} // namespace

Command::Made Command::ehlo(QByteArrayView name)
{
    return makeWithArgument(Phase::Hello, "EHLO", name);
}

Command::Made Command::helo(QByteArrayView name)
{
    return makeWithArgument(Phase::Hello, "HELO", name);
}

Command::Made Command::lhlo(QByteArrayView name)
{
    return makeWithArgument(Phase::Hello, "LHLO", name);
}

Command Command::startTls()
{
    return {Phase::StartTls, "STARTTLS\r\n", {}};
}

Command::Made Command::vrfy(QByteArrayView argument)
{
    return makeWithArgument(Phase::Vrfy, "VRFY", argument);
}

Command::Made Command::expn(QByteArrayView argument)
{
    return makeWithArgument(Phase::Expn, "EXPN", argument);
}

Command::Made Command::etrn(QByteArrayView argument)
{
    return makeWithArgument(Phase::Etrn, "ETRN", argument);
}

Command::Made Command::help(QByteArrayView topic)
{
    return make(Phase::Help, "HELP", topic);
}

Command::Made Command::noop(QByteArrayView argument)
{
    return make(Phase::Noop, "NOOP", argument);
}

Command Command::rset()
{
    return {Phase::Rset, "RSET\r\n", {}};
}

Command::Made Command::auth(QByteArrayView mechanism, const std::optional<QByteArray> &initialResponse,
                            const QList<QByteArray> &secrets)
{
    if (mechanism.isEmpty() || mechanism.contains(' '))
        return std::unexpected(Issue{Issue::InvalidArgument, Phase::Auth, {}, {}});
    Made command = make(Phase::Auth, "AUTH", mechanism);
    if (!command || !initialResponse)
        return command;
    const QByteArray encoded = initialResponse->isEmpty() ? QByteArray("=") : initialResponse->toBase64();
    command->wire.insert(command->wire.size() - 2, ' ' + encoded);
    if (!secrets.isEmpty()) {
        command->secretRanges = {{command->wire.size() - 2 - encoded.size(), encoded.size()}};
        command->secrets = secrets;
    }
    return command;
}

Command Command::authResponse(QByteArrayView response, const QList<QByteArray> &secrets)
{
    const QByteArray encoded = response.toByteArray().toBase64();
    Command command{Phase::Auth, encoded + "\r\n", {}};
    if (!secrets.isEmpty()) {
        command.secretRanges = {{0, encoded.size()}};
        command.secrets = secrets;
    }
    return command;
}

Command Command::authCancel()
{
    return {Phase::Auth, "*\r\n", {}};
}

Command::Made Command::mail(QByteArrayView reversePath, const QList<QByteArray> &parameters, Envelope::Verb verb)
{
    static constexpr std::array Beginnings{"MAIL FROM:", "SEND FROM:", "SOML FROM:", "SAML FROM:"};
    return makeWithPath(Phase::Mail, Beginnings.at(static_cast<std::size_t>(verb)), reversePath, parameters);
}

Command::Made Command::rcpt(QByteArrayView forwardPath, const QList<QByteArray> &parameters)
{
    return makeWithPath(Phase::Rcpt, "RCPT TO:", forwardPath, parameters);
}

Command Command::loneDot()
{
    return {Phase::Payload, ".\r\n", {}};
}

Command Command::bdat(qsizetype size, bool isLast)
{
    Command command{Phase::Payload, "BDAT " + QByteArray::number(size) + (isLast ? " LAST\r\n" : "\r\n"), {}};
    command.awaitsReply = false;
    return command;
}

Command Command::data()
{
    return {Phase::Data, "DATA\r\n", {}};
}

Command Command::quit()
{
    return {Phase::Quit, "QUIT\r\n", {}};
}

Command::Made Command::line(QByteArrayView line)
{
    if (!isSendable(line))
        return std::unexpected(Issue{Issue::InvalidArgument, phaseOf(line), {}, {}});
    return raw(line.toByteArray() + "\r\n");
}

Command Command::raw(const QByteArray &bytes)
{
    Command command{phaseOf(bytes), bytes, {}};
    bool insideAuth = false;
    for (qsizetype at = 0; at < bytes.size();) {
        const QByteArrayView line = lineFrom(bytes, at);
        const ByteRange secret = secretIn(line, insideAuth);
        if (secret.length > 0)
            command.secretRanges.append({at + secret.at, secret.length});
        insideAuth = phaseOf(line) == Phase::Auth || (insideAuth && phaseOf(line) == Phase::Raw);
        at += line.size();
    }
    return command;
}

ByteRange initialResponseRange(QByteArrayView line)
{
    line = withoutLineEnd(lineFrom(line, 0));
    // A server may take a CR or NUL for the end of a line, and what stands behind it for a command.
    for (qsizetype at = 0; at < line.size(); at = behindBreak(line, at)) {
        if (const ByteRange found = initialResponseAt(line, at); found.length > 0)
            return found;
    }
    return {};
}

} // namespace mailscope::wire
