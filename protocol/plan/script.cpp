// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/script.h"

#include "plan/escapes.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace mailscope::plan {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

/// How many arguments a verb wants.
enum class Arguments { None, Optional, Required };

struct VerbRule {
    QByteArrayView verb;
    Arguments arguments;
};

constexpr std::array verbRules{
    VerbRule{"auth", Arguments::Optional},     VerbRule{"bdat", Arguments::Required},
    VerbRule{"data", Arguments::None},         VerbRule{"ehlo", Arguments::Optional},
    VerbRule{"etrn", Arguments::Required},     VerbRule{"expn", Arguments::Required},
    VerbRule{"helo", Arguments::Optional},     VerbRule{"help", Arguments::Optional},
    VerbRule{"lhlo", Arguments::Optional},     VerbRule{"mail", Arguments::Required},
    VerbRule{"noop", Arguments::Optional},     VerbRule{"quit", Arguments::None},
    VerbRule{"raw", Arguments::Required},      VerbRule{"rcpt", Arguments::Required},
    VerbRule{"rset", Arguments::None},         VerbRule{"starttls", Arguments::None},
    VerbRule{"vrfy", Arguments::Required},     VerbRule{"xclient", Arguments::Required},
    VerbRule{"xforward", Arguments::Required},
};

constexpr auto verbNames = [] {
    std::array<QByteArrayView, verbRules.size()> names;
    for (std::size_t at = 0; at < verbRules.size(); ++at)
        names[at] = verbRules[at].verb;
    return names;
}();

template <typename... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/// A cursor over one line that knows where it stands, for the column of an error.
class LineReader {
public:
    LineReader(QByteArrayView line, int number) : m_line(line), m_number(number) { }

    [[nodiscard]] bool atEnd() const { return m_at >= m_line.size(); }
    [[nodiscard]] QByteArrayView rest() const { return m_line.sliced(m_at); }
    void skip(qsizetype count) { m_at += count; }

    void skipBlanks()
    {
        while (!atEnd() && isBlank(m_line[m_at]))
            ++m_at;
    }

    /// The bytes up to the next blank or the end.
    [[nodiscard]] QByteArrayView word()
    {
        const qsizetype begin = m_at;
        while (!atEnd() && !isBlank(m_line[m_at]))
            ++m_at;
        return m_line.sliced(begin, m_at - begin);
    }

    [[nodiscard]] std::unexpected<ScriptError> error(const QString &what, qsizetype further = 0) const
    {
        return std::unexpected(ScriptError{m_number, static_cast<int>(m_at + further) + 1, what});
    }

private:
    QByteArrayView m_line;
    int m_number;
    qsizetype m_at = 0;
};

using StepResult = std::expected<Step, ScriptError>;

QString shown(QByteArrayView text)
{
    constexpr qsizetype enough = 40;
    return QString::fromUtf8(withEscapes(text.first(std::min(text.size(), enough))));
}

/// The text of `C:` and `S:`: one blank separates, the rest belongs to the text.
QByteArrayView lineText(LineReader &reader)
{
    reader.skip(2);
    if (!reader.atEnd() && reader.rest().front() == ' ')
        reader.skip(1);
    return reader.rest();
}

QByteArray resolvedLine(QByteArrayView written)
{
    auto resolved = resolveEscapes(written);
    if (!resolved)
        return {};
    return resolved->continued ? resolved->bytes : resolved->bytes + "\r\n";
}

/// The reverse of resolvedLine().
QByteArray writtenLine(QByteArrayView bytes)
{
    if (bytes.endsWith("\r\n"))
        return withEscapes(bytes.chopped(2));
    return withEscapes(bytes) + '\\';
}

StepResult readClientLine(LineReader &reader)
{
    const QByteArrayView written = lineText(reader);
    auto line = ClientLine::parse(written);
    if (!line)
        return reader.error(line.error().what, line.error().offset);
    return std::move(*line);
}

StepResult readServerLine(LineReader &reader)
{
    const QByteArrayView written = lineText(reader);
    const auto pattern = LinePattern::parse(written);
    if (!pattern && written.size() <= LinePattern::maximumLength) {
        // The place of a wrong escape is worth more than "somewhere in the pattern".
        const auto resolved = resolveEscapes(written);
        const bool isExpression = written.startsWith('/') && written.endsWith('/');
        return reader.error(pattern.error(), !resolved && !isExpression ? resolved.error().offset : 0);
    }
    if (!pattern)
        return reader.error(pattern.error());
    return ServerLine{written.toByteArray()};
}

StepResult readWait(LineReader &reader)
{
    reader.skip(2);
    reader.skipBlanks();
    LineReader atNumber = reader;
    const QByteArrayView number = reader.word();
    reader.skipBlanks();
    if (!reader.atEnd())
        return reader.error(Words::tr("W: takes one number of milliseconds, nothing more"));
    const bool digitsOnly =
        !number.isEmpty() && std::ranges::all_of(number, [](char byte) { return byte >= '0' && byte <= '9'; });
    if (!digitsOnly || number.size() > 9)
        return atNumber.error(Words::tr("W: takes a number of milliseconds"));
    const std::chrono::milliseconds duration(number.toInt());
    if (duration > Script::maximumWait)
        return atNumber.error(Words::tr("a wait is at most %1 milliseconds").arg(Script::maximumWait.count()));
    return WaitStep{duration};
}

StepResult readHandshake(LineReader &reader)
{
    reader.skip(1);
    reader.skipBlanks();
    if (!reader.atEnd())
        return reader.error(Words::tr("T takes nothing more"));
    return HandshakeStep{};
}

StepResult readClose(LineReader &reader)
{
    reader.skip(1);
    reader.skipBlanks();
    LineReader atManner = reader;
    const QByteArrayView manner = reader.word();
    reader.skipBlanks();
    if (!reader.atEnd())
        return reader.error(Words::tr("X takes one word at most: reset or half"));
    if (manner.isEmpty())
        return CloseStep{CloseStep::Manner::Orderly};
    if (manner == "reset")
        return CloseStep{CloseStep::Manner::Reset};
    if (manner == "half")
        return CloseStep{CloseStep::Manner::Half};
    return atManner.error(Words::tr("X closes; “X reset” and “X half” are the other manners"));
}

bool isName(QByteArrayView word)
{
    return !word.isEmpty() && std::ranges::all_of(word, [](char byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9')
            || byte == '-' || byte == '_' || byte == '.';
    });
}

/// `= kind value` and `@ key value`.
template <typename Pair>
StepResult readPair(LineReader &reader, const QString &missing)
{
    reader.skip(1);
    reader.skipBlanks();
    const LineReader atName = reader;
    const QByteArrayView name = reader.word();
    if (!isName(name))
        return atName.error(missing);
    reader.skipBlanks();
    return Pair{name.toByteArray(), reader.rest().trimmed().toByteArray()};
}

StepResult readExpectation(LineReader &reader)
{
    const LineReader begin = reader;
    auto step = readPair<Expectation>(reader, Words::tr("an expectation reads “= kind value”, such as “= exit 4”"));
    if (!step)
        return step;
    const auto &expectation = std::get<Expectation>(*step);
    bool isNumber = false;
    const int code = expectation.value.toInt(&isNumber);
    if (expectation.kind == "exit" && (!isNumber || code < 0 || code > 255))
        return begin.error(Words::tr("“= exit” takes an exit code from 0 to 255"));
    if (expectation.kind == "ok" && !expectation.value.isEmpty())
        return begin.error(Words::tr("“= ok” takes nothing more"));
    return step;
}

StepResult readVerb(LineReader &reader)
{
    const LineReader begin = reader;
    const QByteArrayView word = reader.word();
    const QByteArray verb = word.toByteArray().toLower();
    const auto *const rule = std::ranges::find(verbRules, QByteArrayView(verb), &VerbRule::verb);
    if (rule == verbRules.end())
        return begin.error(
            Words::tr("“%1” is no step; a step is a comment (#), C:, S:, W:, T, X, =, @ or a verb such as ehlo")
                .arg(shown(word)));

    reader.skipBlanks();
    const QByteArrayView arguments = reader.rest().trimmed();
    if (arguments.isEmpty() && rule->arguments == Arguments::Required)
        return reader.error(Words::tr("“%1” needs an argument").arg(shown(verb)));
    if (!arguments.isEmpty() && rule->arguments == Arguments::None)
        return reader.error(Words::tr("“%1” takes no argument; “raw” sends any line").arg(shown(verb)));
    if (verb == "raw") {
        if (const auto resolved = resolveEscapes(arguments); !resolved)
            return reader.error(resolved.error().what, resolved.error().offset);
    }
    if (arguments.contains('\0'))
        return reader.error(Words::tr("a NUL byte is written \\0, and only in C:, S: and raw"),
                            arguments.indexOf('\0'));
    return VerbStep{verb, arguments.toByteArray()};
}

StepResult readStep(LineReader &reader)
{
    const QByteArrayView rest = reader.rest();
    if (rest.startsWith('#'))
        return CommentLine{rest.sliced(1).toByteArray()};
    if (rest.startsWith("C:"))
        return readClientLine(reader);
    if (rest.startsWith("S:"))
        return readServerLine(reader);
    if (rest.startsWith("W:"))
        return readWait(reader);
    if (rest.startsWith('='))
        return readExpectation(reader);
    if (rest.startsWith('@'))
        return readPair<Setting>(reader, Words::tr("a setting reads “@ key value”"));
    const bool isOneLetter = rest.size() == 1 || isBlank(rest[1]);
    if (isOneLetter && rest.front() == 'T')
        return readHandshake(reader);
    if (isOneLetter && rest.front() == 'X')
        return readClose(reader);
    return readVerb(reader);
}

} // namespace

ServerLine ServerLine::sending(QByteArrayView bytes)
{
    QByteArray written = writtenLine(bytes);
    written.replace("*", "\\x2a");
    // Alone, these would be read as a regular expression, a code or a class.
    const auto pattern = LinePattern::parse(written);
    if (!pattern || pattern->kind() != LinePattern::Kind::Exact) {
        const QByteArray first = QByteArray(1, written.front()).toHex();
        written = "\\x" + first + written.sliced(1);
    }
    return {written};
}

QByteArray ServerLine::bytes() const
{
    return resolvedLine(written);
}

LinePattern ServerLine::pattern() const
{
    return LinePattern::parse(written).value_or(LinePattern{});
}

QByteArray VerbStep::rawBytes() const
{
    return resolvedLine(arguments);
}

QString ScriptError::text() const
{
    return u"line %1, column %2: %3"_s.arg(line).arg(column).arg(what);
}

std::span<const QByteArrayView> Script::verbs()
{
    return verbNames;
}

std::expected<ScriptLine, ScriptError> Script::parseLine(QByteArrayView line, int number)
{
    while (line.endsWith('\r'))
        line.chop(1);
    LineReader reader(line, number);
    if (line.size() > maximumLineLength)
        return reader.error(Words::tr("the line is longer than %1 bytes").arg(maximumLineLength));
    if (const qsizetype lineEnd = line.indexOf('\n'); lineEnd >= 0)
        return reader.error(Words::tr("one step takes one line; write \\n inside a text"), lineEnd);
    reader.skipBlanks();
    if (reader.atEnd())
        return ScriptLine{number, BlankLine{}};
    return readStep(reader).transform([number](Step &&step) { return ScriptLine{number, std::move(step)}; });
}

std::expected<Script, ScriptError> Script::parse(QByteArrayView text)
{
    if (text.size() > maximumSize)
        return std::unexpected(ScriptError{1, 1, Words::tr("the script is longer than %1 bytes").arg(maximumSize)});
    Script script;
    qsizetype at = 0;
    while (at < text.size()) {
        const int number = static_cast<int>(script.lines.size()) + 1;
        if (number > maximumLines)
            return std::unexpected(
                ScriptError{number, 1, Words::tr("the script has more than %1 lines").arg(maximumLines)});
        const qsizetype found = text.indexOf('\n', at);
        const qsizetype end = found < 0 ? text.size() : found;
        auto parsed = parseLine(text.sliced(at, end - at), number);
        if (!parsed)
            return std::unexpected(parsed.error());
        script.lines.push_back(std::move(*parsed));
        at = end + 1;
    }
    return script;
}

void Script::append(Step step)
{
    lines.push_back({static_cast<int>(lines.size()) + 1, std::move(step)});
}

QByteArray toText(const Step &step)
{
    const auto pair = [](QByteArrayView mark, const QByteArray &name, const QByteArray &value) {
        return mark.toByteArray() + ' ' + name + (value.isEmpty() ? QByteArray() : ' ' + value);
    };
    const auto line = [](QByteArrayView mark, const QByteArray &written) {
        return mark.toByteArray() + (written.isEmpty() ? QByteArray() : ' ' + written);
    };
    return std::visit(
        Overloaded{
            [](const BlankLine &) { return QByteArray(); },
            [](const CommentLine &comment) { return '#' + comment.text; },
            [&line](const ClientLine &client) { return line("C:", client.written()); },
            [&line](const ServerLine &server) { return line("S:", server.written); },
            [](const WaitStep &wait) { return "W: " + QByteArray::number(wait.duration.count()); },
            [](const HandshakeStep &) { return QByteArray("T"); },
            [](const CloseStep &close) {
                if (close.manner == CloseStep::Manner::Orderly)
                    return QByteArray("X");
                return QByteArray(close.manner == CloseStep::Manner::Reset ? "X reset" : "X half");
            },
            [&pair](const Expectation &expectation) { return pair("=", expectation.kind, expectation.value); },
            [&pair](const Setting &setting) { return pair("@", setting.key, setting.value); },
            [](const VerbStep &verb) {
                return verb.arguments.isEmpty() ? verb.verb : verb.verb + ' ' + verb.arguments;
            },
        },
        step);
}

QByteArray Script::toText() const
{
    QByteArray text;
    for (const ScriptLine &line : lines)
        text += plan::toText(line.step) + '\n';
    return text;
}

} // namespace mailscope::plan
