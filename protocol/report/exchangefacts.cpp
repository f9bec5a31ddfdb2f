// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/exchangefacts.h"

#include <algorithm>

namespace mailscope::report {

namespace {
bool isLetterOrDigit(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

bool isLabel(const QByteArray &label)
{
    return !label.isEmpty() && label.size() <= 63 && isLetterOrDigit(label.front()) && isLetterOrDigit(label.back())
        && std::ranges::all_of(label, [](char c) { return isLetterOrDigit(c) || c == '-'; });
}

/// A name of one label is a domain too, but only what follows tells it from any other word.
std::optional<QByteArray> domainOf(const QByteArray &text)
{
    const QList<QByteArray> words = text.simplified().split(' ');
    const QByteArray &first = words.constFirst();
    const QByteArray second = words.value(1).toUpper();
    const bool beforeProtocol = second == "ESMTP" || second == "SMTP" || second == "LMTP" || second == "ESMTPS";
    if (looksLikeDomain(first) || (beforeProtocol && isLabel(first)))
        return first;
    return std::nullopt;
}

bool isHello(const QByteArray &verb)
{
    return verb == "EHLO" || verb == "LHLO" || verb == "HELO";
}

wire::Capabilities::Verb helloVerb(const QByteArray &verb)
{
    using Verb = wire::Capabilities::Verb;
    return verb == "HELO" ? Verb::Helo : verb == "LHLO" ? Verb::Lhlo : Verb::Ehlo;
}

bool isAnswerPhase(Phase phase)
{
    return phase == Phase::Vrfy || phase == Phase::Expn || phase == Phase::Etrn || phase == Phase::Help;
}

/// 250 and 251 name mailboxes; 551 and 553 may name where the user is, or whom the name could mean (RFC 5321 section 3.5).
bool mayNameMailboxes(const Exchange &exchange)
{
    const int code = exchange.code();
    return (exchange.phase == Phase::Vrfy || exchange.phase == Phase::Expn)
        && (code == 250 || code == 251 || code == 551 || code == 553);
}

void addMailboxesInAngles(const QByteArray &line, QList<QByteArray> &found)
{
    for (qsizetype open = line.indexOf('<'); open >= 0; open = line.indexOf('<', open + 1)) {
        const qsizetype close = line.indexOf('>', open);
        if (close < 0)
            return;
        if (const QByteArray address = line.mid(open + 1, close - open - 1).trimmed(); !address.isEmpty())
            found.append(address);
    }
}

QByteArray withoutPunctuation(QByteArray word)
{
    static constexpr QByteArrayView Around("()[],;:'\".");
    while (!word.isEmpty() && Around.contains(word.front()))
        word.removeFirst();
    while (!word.isEmpty() && Around.contains(word.back()))
        word.chop(1);
    return word;
}

void addBareMailboxes(const QByteArray &line, QList<QByteArray> &found)
{
    for (const QByteArray &word : line.simplified().split(' ')) {
        const QByteArray address = withoutPunctuation(word);
        const qsizetype at = address.lastIndexOf('@');
        if (at > 0 && at < address.size() - 1)
            found.append(address);
    }
}

Greeting readGreeting(const Exchange &exchange, std::optional<Nanoseconds> openSince)
{
    Greeting greeting;
    greeting.evidence = exchange.evidence();
    if (exchange.completeAt && openSince)
        greeting.time = *exchange.completeAt - *openSince;
    if (!exchange.reply) {
        greeting.text = exchange.lines.join('\n');
        return greeting;
    }
    greeting.code = exchange.reply->code;
    greeting.text = exchange.reply->text();
    greeting.domain = domainOf(exchange.reply->lines.constFirst());
    return greeting;
}

/// A refusal names only what it puts into angle brackets: a bare address there is the one that was asked for.
QList<QByteArray> mailboxesNamedBy(const Exchange &exchange)
{
    if (exchange.code() < 300)
        return mailboxesIn(exchange.reply->lines);
    QList<QByteArray> found;
    for (const QByteArray &line : exchange.reply->lines)
        addMailboxesInAngles(line, found);
    return found;
}

} // namespace

bool looksLikeDomain(QByteArrayView word)
{
    if (word.size() > 2 && word.startsWith('[') && word.endsWith(']'))
        return true;
    if (word.compare("localhost", Qt::CaseInsensitive) == 0)
        return true;
    QByteArray name = word.toByteArray();
    if (name.endsWith('.'))
        name.chop(1);
    const QList<QByteArray> labels = name.split('.');
    return labels.size() > 1 && name.size() <= 255 && std::ranges::all_of(labels, isLabel);
}

QList<QByteArray> mailboxesIn(const QList<QByteArray> &lines)
{
    QList<QByteArray> found;
    for (const QByteArray &line : lines) {
        const qsizetype before = found.size();
        addMailboxesInAngles(line, found);
        if (found.size() == before)
            addBareMailboxes(line, found);
    }
    return found;
}

QByteArrayView firstWord(QByteArrayView text)
{
    constexpr QByteArrayView Blanks(" \t\n\v\f\r");
    const QByteArrayView trimmed = text.trimmed();
    return {trimmed.begin(), std::ranges::find_if(trimmed, [&](char byte) { return Blanks.contains(byte); })};
}

QByteArray verbOf(const Exchange &exchange)
{
    return exchange.command ? firstWord(*exchange.command).toByteArray().toUpper() : QByteArray();
}

std::optional<QByteArray> argumentOf(const Exchange &exchange)
{
    const QByteArray command = exchange.command.value_or(QByteArray()).trimmed();
    const qsizetype space = command.indexOf(' ');
    if (space < 0)
        return std::nullopt;
    return command.mid(space + 1).trimmed();
}

std::optional<Greeting> greetingOf(const QList<Exchange> &exchanges, std::optional<Nanoseconds> openSince)
{
    const auto found = std::ranges::find_if(
        exchanges, [](const Exchange &each) { return each.phase == Phase::Greeting && !each.received.isEmpty(); });
    if (found == exchanges.end())
        return std::nullopt;
    return readGreeting(*found, openSince);
}

void takeHellos(Report &report)
{
    bool authenticated = false;
    for (const Exchange &exchange : std::as_const(report.exchanges)) {
        if (exchange.phase == Phase::Auth && exchange.code() == 235)
            authenticated = true;
        if (exchange.phase == Phase::Xclient && exchange.code() == 220)
            authenticated = false; // a new session (Postfix's XCLIENT_README)
        const QByteArray verb = verbOf(exchange);
        if (!isHello(verb) || !exchange.reply || !exchange.reply->isPositive())
            continue;
        const Hello hello{wire::Capabilities(helloVerb(verb), *exchange.reply),
                          argumentOf(exchange).value_or(QByteArray()), exchange.evidence()};
        if (authenticated || exchange.phase == Phase::HelloAuth)
            report.authenticated = hello;
        else if (exchange.encrypted)
            report.encrypted = hello;
        else
            report.clear = hello;
    }
}

QList<Answer> answersOf(const QList<Exchange> &exchanges)
{
    QList<Answer> answers;
    for (const Exchange &exchange : exchanges) {
        if (!exchange.command || !exchange.phase || !isAnswerPhase(*exchange.phase))
            continue;
        Answer answer;
        answer.phase = *exchange.phase;
        answer.argument = argumentOf(exchange);
        answer.evidence = exchange.evidence();
        if (exchange.reply) {
            answer.code = exchange.reply->code;
            answer.enhanced = exchange.reply->enhanced;
            answer.text = exchange.reply->text();
            if (mayNameMailboxes(exchange))
                answer.addresses = mailboxesNamedBy(exchange);
        } else {
            answer.text = exchange.lines.join('\n');
        }
        answers.append(answer);
    }
    return answers;
}

} // namespace mailscope::report
