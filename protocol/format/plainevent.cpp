// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/plainevent.h"

#include "format/eventnames.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace mailscope::format {

using namespace transcript;

namespace {
using Text = std::string_view;

/// Bytes that stand in a JSON string as they are.
bool standsAsItIs(char c)
{
    return c >= ' ' && c < '\x7f' && c != '"' && c != '\\';
}

/// The letter behind the backslash for a byte that needs one; 0 for a byte that is not plain.
char escapeOf(char c)
{
    switch (c) {
    case '"':
    case '\\':
        return c;
    case '\r':
        return 'r';
    case '\n':
        return 'n';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

/// The byte that the letter behind a backslash stands for; 0 for the escapes that are never written.
char unescaped(char letter)
{
    switch (letter) {
    case '"':
    case '\\':
        return letter;
    case 'r':
        return '\r';
    case 'n':
        return '\n';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

/// Writes the fields of one event, in the order of their keys.
class Writer {
public:
    explicit Writer(QByteArray &line) : m_line(line) { }

    Writer &literal(Text text)
    {
        m_line.append(text.data(), static_cast<qsizetype>(text.size()));
        return *this;
    }

    Writer &number(qint64 value)
    {
        std::array<char, 20> digits{};
        const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
        m_line.append(digits.data(), written.ptr - digits.data());
        return *this;
    }

    Writer &flag(bool value) { return literal(value ? "true" : "false"); }

    template <typename Value>
    Writer &name(Value value)
    {
        const QLatin1StringView name = nameOf(value);
        m_line.append('"').append(name.data(), name.size()).append('"');
        return *this;
    }

    Writer &text(const QByteArray &bytes)
    {
        m_line.append('"');
        const char *at = bytes.begin();
        while (at != bytes.end()) {
            const char *plain = std::find_if_not(at, bytes.end(), standsAsItIs);
            m_line.append(at, plain - at);
            if (plain == bytes.end())
                break;
            m_line.append('\\').append(escapeOf(*plain));
            at = plain + 1;
        }
        m_line.append('"');
        return *this;
    }

private:
    QByteArray &m_line;
};

bool isPlain(const QByteArray &bytes)
{
    return std::ranges::all_of(bytes, [](char c) { return standsAsItIs(c) || escapeOf(c) != 0; });
}

bool isPlain(const Redacted &data)
{
    return data.masks.isEmpty() && isPlain(data.bytes);
}

/// Numbers that do not need all of their 64 bits; the others are left to those who know the limits.
bool isPlain(qint64 number)
{
    constexpr qint64 Least19Digits = 1'000'000'000'000'000'000;
    return number >= 0 && number < Least19Digits;
}

bool write(QByteArray &line, const Event &event, const Sent &sent)
{
    if (!isPlain(sent.data))
        return false;
    Writer(line)
        .literal(R"({"awaitsReply":)")
        .flag(sent.awaitsReply)
        .literal(R"(,"bytes":)")
        .text(sent.data.bytes)
        .literal(R"(,"elapsedNs":)")
        .number(event.elapsed.count())
        .literal(R"(,"event":"sent","phase":)")
        .name(sent.phase)
        .literal(R"(,"sequence":)")
        .number(event.sequence)
        .literal("}\n");
    return true;
}

bool write(QByteArray &line, const Event &event, const Received &received)
{
    if (!isPlain(received.data) || !isPlain(received.answers.value_or(0)))
        return false;
    Writer writer(line);
    writer.literal("{");
    if (received.answers)
        writer.literal(R"("answers":)").number(*received.answers).literal(",");
    writer.literal(R"("bytes":)")
        .text(received.data.bytes)
        .literal(R"(,"continuesPrevious":)")
        .flag(received.continuesPrevious)
        .literal(R"(,"elapsedNs":)")
        .number(event.elapsed.count())
        .literal(R"(,"end":)")
        .name(received.end)
        .literal(R"(,"event":"received")");
    if (received.phase)
        writer.literal(R"(,"phase":)").name(*received.phase);
    writer.literal(R"(,"sequence":)")
        .number(event.sequence)
        .literal(R"(,"unused":)")
        .flag(received.unused)
        .literal("}\n");
    return true;
}

bool write(QByteArray &line, const Event &event, const StageBegan &began)
{
    Writer(line)
        .literal(R"({"elapsedNs":)")
        .number(event.elapsed.count())
        .literal(R"(,"event":"stage-began","phase":)")
        .name(began.phase)
        .literal(R"(,"sequence":)")
        .number(event.sequence)
        .literal("}\n");
    return true;
}

bool write(QByteArray &line, const Event &event, const StageEnded &ended)
{
    if (ended.issue || !isPlain(ended.reason))
        return false;
    Writer(line)
        .literal(R"({"elapsedNs":)")
        .number(event.elapsed.count())
        .literal(R"(,"event":"stage-ended","phase":)")
        .name(ended.phase)
        .literal(R"(,"reason":)")
        .text(ended.reason)
        .literal(R"(,"sequence":)")
        .number(event.sequence)
        .literal(R"(,"status":)")
        .name(ended.status)
        .literal("}\n");
    return true;
}

template <typename Other>
bool write(QByteArray &, const Event &, const Other &)
{
    return false;
}

/// Reads the fields of one event in the order in which they are written. What is not found as it must be leaves the
/// reader failed, and nothing read after it has a meaning.
class Reader {
public:
    explicit Reader(QByteArrayView line) : m_rest(line.data(), static_cast<std::size_t>(line.size())) { }

    [[nodiscard]] bool failed() const { return m_failed; }

    /// Everything was read, and was as it must be.
    [[nodiscard]] bool isDone() const { return !m_failed && m_rest.empty(); }

    /// Takes \p text when it stands here.
    bool has(Text text)
    {
        if (m_failed || !m_rest.starts_with(text))
            return false;
        m_rest.remove_prefix(text.size());
        return true;
    }

    Reader &literal(Text text)
    {
        m_failed = !has(text);
        return *this;
    }

    Reader &number(qint64 &value)
    {
        constexpr std::size_t MostDigits = 18;
        const char *const end = m_rest.data() + m_rest.size();
        const auto read = std::from_chars(m_rest.data(), end, value);
        const auto length = static_cast<std::size_t>(read.ptr - m_rest.data());
        const bool hasUselessZero = length > 1 && m_rest.front() == '0';
        if (read.ec != std::errc() || value < 0 || m_rest.front() == '-' || hasUselessZero || length > MostDigits)
            m_failed = true;
        else
            m_rest.remove_prefix(length);
        return *this;
    }

    Reader &flag(bool &value)
    {
        value = has("true");
        if (!value)
            literal("false");
        return *this;
    }

    template <typename Value>
    Reader &name(Value &value)
    {
        literal("\"");
        const std::size_t length = std::min(m_rest.find('"'), m_rest.size());
        const auto found = fromName<Value>({m_rest.data(), static_cast<qsizetype>(length)});
        if (m_failed || !found)
            return fail();
        value = *found;
        m_rest.remove_prefix(length);
        return literal("\"");
    }

    Reader &text(QByteArray &bytes)
    {
        literal("\"");
        while (!m_failed) {
            const char *const plain = std::find_if_not(m_rest.begin(), m_rest.end(), standsAsItIs);
            const auto length = static_cast<std::size_t>(plain - m_rest.begin());
            bytes.append(m_rest.data(), static_cast<qsizetype>(length));
            m_rest.remove_prefix(length);
            if (has("\""))
                return *this;
            takeEscape(bytes);
        }
        return *this;
    }

private:
    Reader &fail()
    {
        m_failed = true;
        return *this;
    }

    void takeEscape(QByteArray &bytes)
    {
        const char byte = m_rest.size() > 1 && m_rest.front() == '\\' ? unescaped(m_rest[1]) : '\0';
        if (byte == 0) {
            m_failed = true;
            return;
        }
        bytes.append(byte);
        m_rest.remove_prefix(2);
    }

    Text m_rest;
    bool m_failed = false;
};

std::optional<Event> finish(const Reader &reader, qint64 elapsed, Event &event)
{
    if (!reader.isDone())
        return std::nullopt;
    event.elapsed = std::chrono::nanoseconds(elapsed);
    return std::move(event);
}

std::optional<Event> readSent(Reader &reader)
{
    Event event;
    qint64 elapsed = 0;
    auto &sent = event.payload.emplace<Sent>();
    reader.flag(sent.awaitsReply)
        .literal(R"(,"bytes":)")
        .text(sent.data.bytes)
        .literal(R"(,"elapsedNs":)")
        .number(elapsed)
        .literal(R"(,"event":"sent","phase":)")
        .name(sent.phase)
        .literal(R"(,"sequence":)")
        .number(event.sequence)
        .literal("}");
    return finish(reader, elapsed, event);
}

std::optional<Event> readReceived(Reader &reader, bool hasAnswers)
{
    Event event;
    qint64 elapsed = 0;
    auto &received = event.payload.emplace<Received>();
    if (hasAnswers)
        reader.number(received.answers.emplace()).literal(R"(,"bytes":)");
    reader.text(received.data.bytes)
        .literal(R"(,"continuesPrevious":)")
        .flag(received.continuesPrevious)
        .literal(R"(,"elapsedNs":)")
        .number(elapsed)
        .literal(R"(,"end":)")
        .name(received.end)
        .literal(R"(,"event":"received",)");
    if (reader.has(R"("phase":)"))
        reader.name(received.phase.emplace()).literal(",");
    reader.literal(R"("sequence":)").number(event.sequence).literal(R"(,"unused":)").flag(received.unused).literal("}");
    return finish(reader, elapsed, event);
}

std::optional<Event> readStage(Reader &reader)
{
    Event event;
    qint64 elapsed = 0;
    reader.number(elapsed);
    if (reader.has(R"(,"event":"stage-began","phase":)")) {
        reader.name(event.payload.emplace<StageBegan>().phase)
            .literal(R"(,"sequence":)")
            .number(event.sequence)
            .literal("}");
        return finish(reader, elapsed, event);
    }
    auto &ended = event.payload.emplace<StageEnded>();
    reader.literal(R"(,"event":"stage-ended","phase":)")
        .name(ended.phase)
        .literal(R"(,"reason":)")
        .text(ended.reason)
        .literal(R"(,"sequence":)")
        .number(event.sequence)
        .literal(R"(,"status":)")
        .name(ended.status)
        .literal("}");
    return finish(reader, elapsed, event);
}
} // namespace

bool appendPlainEvent(QByteArray &line, const Event &event)
{
    if (!isPlain(event.sequence) || !isPlain(event.elapsed.count()))
        return false;
    return std::visit([&](const auto &payload) { return write(line, event, payload); }, event.payload);
}

std::optional<Event> readPlainEvent(QByteArrayView line)
{
    Reader reader(line);
    if (reader.has(R"({"answers":)"))
        return readReceived(reader, true);
    if (reader.has(R"({"bytes":)"))
        return readReceived(reader, false);
    if (reader.has(R"({"awaitsReply":)"))
        return readSent(reader);
    if (reader.has(R"({"elapsedNs":)"))
        return readStage(reader);
    return std::nullopt;
}

} // namespace mailscope::format
