// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/typedstep.h"

#include "session/loginwatch.h"

#include <algorithm>

namespace mailscope::session {
namespace {

constexpr int ContinueLogin = 334; // RFC 4954 section 4
constexpr int StartMailInput = 354;

/// What is sent for \p step as it stands; empty for what the engine words.
QByteArray bytesOf(const plan::Step &step)
{
    if (const auto *line = std::get_if<plan::ClientLine>(&step))
        return line->bytes;
    const auto *verb = std::get_if<plan::VerbStep>(&step);
    return verb && verb->verb == "raw" ? verb->rawBytes() : QByteArray();
}

TypedStep asItIs(const QByteArray &line)
{
    const QByteArray bytes = line + "\r\n";
    return {plan::ClientLine{bytes}, bytes, LoginWatch::holdsAuth(line)};
}

/// What looks like a step of the grammar; everything else is a line for the server.
bool looksLikeStep(const QByteArray &line)
{
    const QByteArray first = line.left(line.indexOf(' ') < 0 ? line.size() : line.indexOf(' '));
    const QByteArray word = first.toLower();
    if (first == "T" || first == "X" || first == "#" || first == "=")
        return true;
    return line.startsWith("C:") || line.startsWith("S:") || line.startsWith("W:")
        || std::ranges::contains(plan::Script::verbs(), word);
}

TypedStep asStep(const QByteArray &line)
{
    const auto parsed = plan::Script::parseLine(line);
    if (!parsed) // whatever it was meant to be
        return {std::unexpected(parsed.error().what), {}, line.toLower().contains("auth")};
    const QByteArray bytes = bytesOf(parsed->step);
    return {parsed->step, bytes, LoginWatch::holdsAuth(line) || LoginWatch::holdsAuth(bytes)};
}

} // namespace

TypedStep typedStep(const QByteArray &line, int lastCode)
{
    if (lastCode == ContinueLogin) {
        TypedStep answer = asItIs(line);
        answer.isSecret = true;
        return answer;
    }
    if (lastCode == StartMailInput)
        return asItIs(line);
    const QByteArray trimmed = line.trimmed();
    if (trimmed.isEmpty())
        return {plan::BlankLine(), {}, false};
    return looksLikeStep(trimmed) ? asStep(line) : asItIs(line);
}

} // namespace mailscope::session
