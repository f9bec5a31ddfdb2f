// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/prompt.h"

#include "cli/expectations.h"
#include "cli/loginwatch.h"
#include "cli/verbs.h"

#include <QDir>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

constexpr std::array DotCommands{
    DotCommand{".help"_L1, ""_L1, "this list"_L1},
    DotCommand{".offers"_L1, ""_L1, "what the server offers, and what it means"_L1},
    DotCommand{".explain"_L1, "TERM"_L1, "what a code, keyword or mechanism means"_L1},
    DotCommand{".report"_L1, ""_L1, "everything seen so far"_L1},
    DotCommand{".timing"_L1, ""_L1, "how long each command took"_L1},
    DotCommand{".load"_L1, "FILE"_L1, "takes the steps of a file"_L1},
    DotCommand{".save"_L1, "FILE"_L1, "writes the session so far, for show"_L1},
    DotCommand{".stop"_L1, ""_L1, "ends the step that is under way"_L1},
    DotCommand{".quit"_L1, ""_L1, "says QUIT and leaves"_L1},
};

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

TypedLine asBytes(const QByteArray &line)
{
    TypedLine typed;
    typed.kind = TypedLine::Kind::Bytes;
    typed.bytes = line + "\r\n";
    typed.isSecret = LoginWatch::holdsAuth(line);
    return typed;
}

TypedLine asDotCommand(const QByteArray &line)
{
    TypedLine typed;
    typed.kind = TypedLine::Kind::DotCommand;
    const qsizetype blank = line.indexOf(' ');
    typed.word = blank < 0 ? line : line.first(blank);
    typed.rest = blank < 0 ? QByteArray() : line.sliced(blank + 1).trimmed();
    return typed;
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

TypedLine asStep(const QByteArray &line)
{
    const auto parsed = plan::Script::parseLine(line);
    TypedLine typed;
    typed.isSecret = LoginWatch::holdsAuth(line);
    if (!parsed) {
        typed.isSecret = line.toLower().contains("auth"); // whatever it was meant to be
        typed.kind = TypedLine::Kind::Wrong;
        typed.text = parsed.error().what;
        return typed;
    }
    if (const auto *expectation = std::get_if<plan::Expectation>(&parsed->step)) {
        if (const std::optional<QString> error = wrongExpectation(*expectation)) {
            typed.kind = TypedLine::Kind::Wrong;
            typed.text = *error;
            return typed;
        }
    }
    typed.kind =
        std::holds_alternative<plan::CommentLine>(parsed->step) ? TypedLine::Kind::Nothing : TypedLine::Kind::Step;
    typed.step = parsed->step;
    typed.bytes = bytesOf(parsed->step);
    typed.isSecret = typed.isSecret || LoginWatch::holdsAuth(typed.bytes);
    return typed;
}

QStringList verbWords()
{
    QStringList words;
    for (const QByteArrayView verb : plan::Script::verbs())
        words += QString::fromLatin1(verb);
    for (const DotCommand &command : DotCommands)
        words += command.name;
    return words;
}

QStringList parametersFor(const QString &verb, const wire::Capabilities &capabilities)
{
    QStringList words;
    const auto add = [&](QByteArrayView keyword, const QStringList &parameters) {
        if (capabilities.has(keyword))
            words += parameters;
    };
    if (verb == "mail"_L1) {
        add("SIZE", {u"SIZE="_s});
        add("8BITMIME", {u"BODY=8BITMIME"_s, u"BODY=7BIT"_s});
        add("BINARYMIME", {u"BODY=BINARYMIME"_s});
        add("SMTPUTF8", {u"SMTPUTF8"_s});
        add("DSN", {u"RET=FULL"_s, u"RET=HDRS"_s, u"ENVID="_s});
        add("REQUIRETLS", {u"REQUIRETLS"_s});
    }
    if (verb == "rcpt"_L1)
        add("DSN", {u"NOTIFY=NEVER"_s, u"NOTIFY=SUCCESS,FAILURE,DELAY"_s, u"ORCPT=rfc822;"_s});
    return words;
}

/// What the server offers goes to the terminal as it stands, so only plain words are offered on.
QStringList plainWords(const QList<QByteArray> &words)
{
    QStringList plain;
    for (const QByteArray &word : words) {
        if (std::ranges::all_of(word, [](char each) { return each > ' ' && each <= '~'; }))
            plain += QString::fromLatin1(word);
    }
    return plain;
}

QStringList argumentsFor(const QString &verb, const std::optional<wire::Capabilities> &capabilities)
{
    if (verb == ".explain"_L1 && capabilities) {
        QList<QByteArray> words;
        for (const wire::Capability &each : capabilities->all())
            words += each.keyword;
        return plainWords(words);
    }
    if (verb == "auth"_L1 && capabilities)
        return plainWords(capabilities->authTypes());
    return capabilities ? parametersFor(verb, *capabilities) : QStringList();
}

QStringList filesFor(const QString &word)
{
    const qsizetype slash = word.lastIndexOf(u'/');
    const QString folder = slash < 0 ? QString() : word.first(slash + 1);
    const QDir directory(folder.isEmpty() ? u"."_s : folder);
    QStringList words;
    for (const QFileInfo &entry :
         directory.entryInfoList({word.sliced(slash + 1) + u'*'}, QDir::AllEntries | QDir::NoDotAndDotDot))
        words += folder + entry.fileName() + (entry.isDir() ? u"/"_s : QString());
    return words;
}

/// A verb that the server says it does not offer is no use to complete.
bool isOffered(const QString &word, const std::optional<wire::Capabilities> &capabilities)
{
    constexpr std::array Offered{"auth"_L1, "bdat"_L1, "etrn"_L1, "starttls"_L1, "xclient"_L1, "xforward"_L1};
    if (!capabilities || std::ranges::none_of(Offered, [&](QLatin1StringView each) { return each == word; }))
        return true;
    return capabilities->has(word == "bdat"_L1 ? QByteArray("CHUNKING") : word.toLatin1());
}

} // namespace

std::span<const DotCommand> dotCommands()
{
    return DotCommands;
}

TypedLine readTyped(const QByteArray &line, int lastCode)
{
    if (lastCode == ContinueLogin) {
        TypedLine typed = asBytes(line);
        typed.isSecret = true;
        return typed;
    }
    if (lastCode == StartMailInput)
        return asBytes(line);
    const QByteArray trimmed = line.trimmed();
    if (trimmed.isEmpty())
        return {};
    if (trimmed.startsWith('.') && trimmed.size() > 1)
        return asDotCommand(trimmed);
    return looksLikeStep(trimmed) ? asStep(line) : asBytes(line);
}

QStringList completionsFor(const QString &line, qsizetype start, const QString &word,
                           const std::optional<wire::Capabilities> &capabilities)
{
    const QString before = line.first(start).trimmed();
    const QString verb = before.section(u' ', 0, 0).toLower();
    QStringList words;
    if (before.isEmpty()) {
        words = verbWords();
        words.removeIf([&](const QString &each) { return !isOffered(each, capabilities); });
    } else if (verb == ".load"_L1 || verb == ".save"_L1) {
        return filesFor(word);
    } else {
        words = argumentsFor(verb, capabilities);
    }
    words.removeIf([&](const QString &each) { return !each.startsWith(word, Qt::CaseInsensitive); });
    return words;
}

} // namespace mailscope::cli
