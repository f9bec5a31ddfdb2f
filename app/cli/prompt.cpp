// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/prompt.h"

#include "play/expectations.h"
#include "session/typedstep.h"

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

TypedLine wrong(const QString &text, bool isSecret)
{
    TypedLine typed;
    typed.kind = TypedLine::Kind::Wrong;
    typed.text = text;
    typed.isSecret = isSecret;
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

TypedLine asStep(const QByteArray &line, int lastCode)
{
    const session::TypedStep read = session::typedStep(line, lastCode);
    if (!read.step)
        return wrong(read.step.error(), read.isSecret);
    if (const auto *expectation = std::get_if<plan::Expectation>(&*read.step)) {
        if (const std::optional<QString> error = play::wrongExpectation(*expectation))
            return wrong(*error, read.isSecret);
    }
    TypedLine typed;
    const bool says =
        !std::holds_alternative<plan::CommentLine>(*read.step) && !std::holds_alternative<plan::BlankLine>(*read.step);
    typed.kind = says ? TypedLine::Kind::Step : TypedLine::Kind::Nothing;
    typed.step = *read.step;
    typed.bytes = read.bytes;
    typed.isSecret = read.isSecret;
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
    const QByteArray trimmed = line.trimmed();
    const bool isCommand = lastCode != ContinueLogin && lastCode != StartMailInput;
    if (isCommand && trimmed.startsWith('.') && trimmed.size() > 1)
        return asDotCommand(trimmed);
    return asStep(line, lastCode);
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
