// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/fault.h"

#include "plan/escapes.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace mailscope::practice {
namespace {

using Kind = Fault::Kind;
using Garbling = Fault::Garbling;

template <typename Value>
struct Named {
    QByteArrayView name;
    Value value;
};

constexpr std::array kinds{
    Named{"refuse", Kind::Refuse},         Named{"replace", Kind::Replace}, Named{"inject", Kind::Inject},
    Named{"delay", Kind::Delay},           Named{"drip", Kind::Drip},       Named{"close", Kind::Close},
    Named{"reset", Kind::Reset},           Named{"garble", Kind::Garble},   Named{"silence", Kind::Silence},
    Named{"flood", Kind::Flood},           Named{"plain", Kind::Plain},     Named{"keep", Kind::Keep},
    Named{"signature", Kind::Signature},   Named{"rspauth", Kind::Rspauth}, Named{"nonce", Kind::Nonce},
    Named{"iterations", Kind::Iterations}, Named{"error", Kind::Error},     Named{"extra", Kind::Extra},
    Named{"challenge", Kind::Challenge},   Named{"early", Kind::Early},     Named{"end", Kind::End},
    Named{"welcome", Kind::Welcome},
};

constexpr std::array garblings{
    Named{"bytes", Garbling::Bytes}, Named{"lf", Garbling::BareLineFeed}, Named{"nul", Garbling::Nul},
    Named{"code", Garbling::Code},   Named{"long", Garbling::LongLine},   Named{"escape", Garbling::Escape},
    Named{"noise", Garbling::Noise},
};

constexpr std::array<QByteArrayView, 25> steps{
    "*",    "auth",     "bdat",  "data",    "ehlo", "etrn",    "expn",     "greeting", "helo",
    "help", "lhlo",     "login", "mail",    "noop", "payload", "quit",     "rcpt",     "response",
    "rset", "starttls", "tls",   "unknown", "vrfy", "xclient", "xforward",
};

template <typename Value, std::size_t count>
std::optional<Value> valueOf(const std::array<Named<Value>, count> &table, QByteArrayView name)
{
    const auto *const found = std::ranges::find(table, name, &Named<Value>::name);
    return found == table.end() ? std::nullopt : std::optional(found->value);
}

template <typename Value, std::size_t count>
QByteArray nameOf(const std::array<Named<Value>, count> &table, Value value)
{
    return std::ranges::find(table, value, &Named<Value>::value)->name.toByteArray();
}

template <typename Value, std::size_t count>
QString namesOf(const std::array<Named<Value>, count> &table)
{
    QStringList names;
    for (const auto &entry : table)
        names.append(QString::fromLatin1(entry.name));
    return names.join(u", ");
}

QString shown(QByteArrayView text)
{
    return QString::fromUtf8(plan::withEscapes(text.first(std::min<qsizetype>(text.size(), 40))));
}

/// A whole number that is not negative and not absurd; nothing else may stand beside it.
std::optional<std::int64_t> number(QByteArrayView text)
{
    const bool digitsOnly =
        !text.isEmpty() && std::ranges::all_of(text, [](char byte) { return byte >= '0' && byte <= '9'; });
    if (!digitsOnly || text.size() > 13)
        return std::nullopt;
    return text.toLongLong();
}

std::optional<std::int64_t> withUnit(QByteArrayView text,
                                     std::initializer_list<std::pair<QByteArrayView, std::int64_t>> units)
{
    for (const auto &[unit, factor] : units) {
        if (!text.endsWith(unit))
            continue;
        const auto value = number(text.chopped(unit.size()));
        constexpr std::int64_t mostOfAll = 1'000'000'000'000;
        if (!value || *value > mostOfAll / factor)
            return std::nullopt;
        return *value * factor;
    }
    return number(text);
}

using Result = std::expected<void, QString>;

Result readReply(Fault &fault, QByteArrayView argument, bool given)
{
    const auto resolved = plan::resolveEscapes(given ? argument : QByteArrayView("554 5.0.0 Refused on request"));
    if (!resolved)
        return std::unexpected(resolved.error().what);
    fault.bytes = resolved->bytes;
    const auto isDigit = [](char byte) { return byte >= '0' && byte <= '9'; };
    const bool isRefusal = fault.bytes.size() >= 3 && (fault.bytes[0] == '4' || fault.bytes[0] == '5')
        && isDigit(fault.bytes[1]) && isDigit(fault.bytes[2])
        && (fault.bytes.size() == 3 || fault.bytes[3] == ' ' || fault.bytes[3] == '-');
    if (!isRefusal)
        return std::unexpected(
            u"“refuse” takes a reply that begins with a code from 400 to 599; “replace” sends any bytes"_s);
    fault.bytes += "\r\n";
    return {};
}

Result readBytes(Fault &fault, QByteArrayView argument)
{
    const auto resolved = plan::resolveEscapes(argument);
    if (!resolved)
        return std::unexpected(resolved.error().what);
    if (resolved->continued)
        return std::unexpected(u"a backslash at the end; write \\\\ for a backslash"_s);
    if (resolved->bytes.isEmpty())
        return std::unexpected(u"the bytes are missing behind “=”"_s);
    fault.bytes = resolved->bytes;
    return {};
}

Result readDuration(Fault &fault, QByteArrayView argument)
{
    const auto value = withUnit(argument, {{"ms", 1}, {"s", 1000}});
    constexpr std::int64_t longest = 24 * 3600 * 1000;
    if (!value || *value > longest)
        return std::unexpected(u"“%1” is no duration; it reads 250ms or 2s"_s.arg(shown(argument)));
    fault.duration = std::chrono::milliseconds(*value);
    return {};
}

Result readClosing(Fault &fault, QByteArrayView argument)
{
    const auto value = argument == "after" ? std::optional<std::int64_t>(-1)
        : argument.isEmpty()               ? std::optional<std::int64_t>(0)
                                           : number(argument);
    if (!value)
        return std::unexpected(
            u"“%1” is no place to close; it is nothing, “after” or a number of bytes"_s.arg(shown(argument)));
    fault.size = *value;
    return {};
}

Result readFlood(Fault &fault, QByteArrayView argument)
{
    if (argument == "line" || argument.endsWith(",line")) {
        fault.oneLine = true;
        argument.chop(argument == "line" ? 4 : 5);
    }
    const auto value = argument.isEmpty()
        ? std::optional<std::int64_t>(0)
        : withUnit(argument, {{"kB", 1000}, {"MB", 1'000'000}, {"GB", 1'000'000'000}});
    if (!value)
        return std::unexpected(u"“%1” is no size; it reads 5000, 64kB or 100MB"_s.arg(shown(argument)));
    fault.size = *value;
    return {};
}

Result readGarbling(Fault &fault, QByteArrayView argument)
{
    const auto garbling = argument.isEmpty() ? std::optional(Garbling::Bytes) : valueOf(garblings, argument);
    if (!garbling)
        return std::unexpected(u"“%1” is no way to garble; known are %2"_s.arg(shown(argument), namesOf(garblings)));
    fault.garbling = *garbling;
    return {};
}

Result readIterations(Fault &fault, QByteArrayView argument)
{
    const auto value = number(argument);
    if (!value)
        return std::unexpected(u"“%1” is no number of iterations"_s.arg(shown(argument)));
    fault.size = *value;
    return {};
}

/// Which challenge of a login: the first when nothing is given.
Result readOrdinal(Fault &fault, QByteArrayView argument, bool given)
{
    const auto value = given ? number(argument) : std::optional<std::int64_t>(1);
    if (!value || *value < 1)
        return std::unexpected(u"“%1” is no number of a challenge; they are counted from 1"_s.arg(shown(argument)));
    fault.size = *value;
    return {};
}

Result readChallenge(Fault &fault, QByteArrayView argument)
{
    const qsizetype comma = argument.indexOf(',');
    const QByteArrayView sort = comma < 0 ? argument : argument.first(comma);
    if (sort != "text" && sort != "noise")
        return std::unexpected(u"“%1” is no sort of challenge; it is text or noise"_s.arg(shown(sort)));
    fault.bytes = sort.toByteArray();
    return readOrdinal(fault, argument.sliced(comma + 1), comma >= 0);
}

Result readArgument(Fault &fault, QByteArrayView argument, bool given)
{
    switch (fault.kind) {
    case Kind::Refuse:
        return readReply(fault, argument, given);
    case Kind::Replace:
    case Kind::Inject:
    case Kind::End:
    case Kind::Error:
        return readBytes(fault, argument);
    case Kind::Delay:
    case Kind::Drip:
        return readDuration(fault, argument);
    case Kind::Close:
    case Kind::Reset:
        return readClosing(fault, argument);
    case Kind::Garble:
        return readGarbling(fault, argument);
    case Kind::Flood:
        return readFlood(fault, argument);
    case Kind::Iterations:
        return readIterations(fault, argument);
    case Kind::Challenge:
        return readChallenge(fault, argument);
    case Kind::Early:
        return readOrdinal(fault, argument, given);
    case Kind::Silence:
    case Kind::Plain:
    case Kind::Keep:
    case Kind::Signature:
    case Kind::Rspauth:
    case Kind::Nonce:
    case Kind::Extra:
    case Kind::Welcome:
        break;
    }
    if (given)
        return std::unexpected(u"“%1” takes no argument"_s.arg(QString::fromLatin1(nameOf(kinds, fault.kind))));
    return {};
}

/// What stands behind the bracket: an occurrence, or a recipient.
Result readWhich(Fault &fault, QByteArrayView text)
{
    const QByteArrayView inside = text.chopped(text.endsWith(']') ? 1 : 0);
    const auto occurrence = number(inside);
    const bool isName = !inside.isEmpty() && inside.front() != '-'
        && (inside.front() < '0' || inside.front() > '9' || inside.contains('@'));
    if (!text.endsWith(']') || (!isName && (!occurrence || *occurrence < 1 || *occurrence > 1'000'000)))
        return std::unexpected(u"an occurrence reads [1] and up, a recipient [bob] or [bob@practice.example]"_s);
    if (isName)
        fault.recipient = inside.toByteArray();
    else
        fault.occurrence = static_cast<int>(*occurrence);
    return {};
}

Result readStep(Fault &fault, QByteArrayView text)
{
    if (const qsizetype bracket = text.indexOf('['); bracket >= 0) {
        if (const Result which = readWhich(fault, text.sliced(bracket + 1)); !which)
            return which;
        text = text.first(bracket);
    }
    fault.step = text.toByteArray().toLower();
    if (std::ranges::find(steps, QByteArrayView(fault.step)) == steps.end())
        return std::unexpected(
            u"“%1” is no step; it is greeting, tls, a verb, response, login, payload, unknown or *"_s.arg(shown(text)));
    return {};
}

Result checkPlace(const Fault &fault)
{
    if (!fault.recipient.isEmpty() && fault.step != "rcpt" && fault.step != "payload")
        return std::unexpected(u"a recipient is possible at rcpt and payload only"_s);
    if ((fault.kind == Kind::Plain || fault.kind == Kind::Keep) && fault.step != "starttls")
        return std::unexpected(
            u"“%1” is possible at starttls only"_s.arg(QString::fromLatin1(nameOf(kinds, fault.kind))));
    if (fault.kind == Kind::End && fault.step != "data")
        return std::unexpected(u"“end” is possible at data only"_s);
    constexpr std::array atLogin{Kind::Signature, Kind::Rspauth,   Kind::Nonce, Kind::Iterations, Kind::Error,
                                 Kind::Extra,     Kind::Challenge, Kind::Early, Kind::Welcome};
    const bool isOfLogin = std::ranges::find(atLogin, fault.kind) != atLogin.end();
    if (isOfLogin && fault.step != "login")
        return std::unexpected(u"“%1” is possible at login only"_s.arg(QString::fromLatin1(nameOf(kinds, fault.kind))));
    if (!isOfLogin && fault.step == "login")
        return std::unexpected(
            u"“%1” is not possible at login; the replies of a login are those of auth and response"_s.arg(
                QString::fromLatin1(nameOf(kinds, fault.kind))));
    constexpr std::array atHandshake{Kind::Close, Kind::Reset, Kind::Silence, Kind::Delay, Kind::Refuse, Kind::Garble};
    if (fault.step == "tls" && std::ranges::find(atHandshake, fault.kind) == atHandshake.end())
        return std::unexpected(u"“%1” is not possible at tls"_s.arg(QString::fromLatin1(nameOf(kinds, fault.kind))));
    return {};
}

} // namespace

std::expected<Fault, QString> Fault::parse(QByteArrayView text)
{
    constexpr qsizetype longest = 64 * 1024;
    if (text.size() > longest)
        return std::unexpected(u"a fault is at most %1 bytes long"_s.arg(longest));
    const qsizetype colon = text.indexOf(':');
    if (colon < 0)
        return std::unexpected(u"a fault reads step:kind or step:kind=argument, such as ehlo:refuse=502 5.5.1 no"_s);

    Fault fault;
    if (const Result step = readStep(fault, text.first(colon)); !step)
        return std::unexpected(step.error());

    const QByteArrayView behind = text.sliced(colon + 1);
    const qsizetype equals = behind.indexOf('=');
    const QByteArrayView kindName = equals < 0 ? behind : behind.first(equals);
    const auto found = valueOf(kinds, kindName);
    if (!found)
        return std::unexpected(u"“%1” is no kind of fault; known are %2"_s.arg(shown(kindName), namesOf(kinds)));
    fault.kind = *found;

    const QByteArrayView argument = equals < 0 ? QByteArrayView() : behind.sliced(equals + 1);
    return readArgument(fault, argument, equals >= 0)
        .and_then([&fault] { return checkPlace(fault); })
        .transform([&fault] { return fault; });
}

QByteArray Fault::toText() const
{
    QByteArray text = step;
    if (occurrence > 0)
        text += '[' + QByteArray::number(occurrence) + ']';
    if (!recipient.isEmpty())
        text += '[' + recipient + ']';
    text += ':' + nameOf(kinds, kind);
    switch (kind) {
    case Kind::Refuse:
        return text + '=' + plan::withEscapes(QByteArrayView(bytes).chopped(2));
    case Kind::Replace:
    case Kind::Inject:
    case Kind::End:
    case Kind::Error:
        return text + '=' + plan::withEscapes(bytes);
    case Kind::Delay:
    case Kind::Drip:
        return text + '=' + QByteArray::number(static_cast<qint64>(duration.count())) + "ms";
    case Kind::Close:
    case Kind::Reset:
        return size == 0
            ? text
            : text + '=' + (size < 0 ? QByteArray("after") : QByteArray::number(static_cast<qint64>(size)));
    case Kind::Garble:
        return garbling == Garbling::Bytes ? text : text + '=' + nameOf(garblings, garbling);
    case Kind::Flood: {
        const QByteArray amount = size > 0 ? QByteArray::number(static_cast<qint64>(size)) : QByteArray();
        const QByteArray form = oneLine ? QByteArray(amount.isEmpty() ? "line" : ",line") : QByteArray();
        return amount.isEmpty() && form.isEmpty() ? text : text + '=' + amount + form;
    }
    case Kind::Iterations:
        return text + '=' + QByteArray::number(static_cast<qint64>(size));
    case Kind::Challenge:
        return text + '=' + bytes + (size > 1 ? ',' + QByteArray::number(static_cast<qint64>(size)) : QByteArray());
    case Kind::Early:
        return size > 1 ? text + '=' + QByteArray::number(static_cast<qint64>(size)) : text;
    case Kind::Silence:
    case Kind::Plain:
    case Kind::Keep:
    case Kind::Signature:
    case Kind::Rspauth:
    case Kind::Nonce:
    case Kind::Extra:
    case Kind::Welcome:
        break;
    }
    return text;
}

std::vector<Fault> FaultCounter::at(const QByteArray &step, const QByteArray &recipient)
{
    const auto isMeant = [&recipient](const QByteArray &name) {
        const QByteArrayView local =
            QByteArrayView(recipient).first(std::max<qsizetype>(recipient.lastIndexOf('@'), 0));
        return name.isEmpty() || recipient.compare(name, Qt::CaseInsensitive) == 0
            || local.compare(name, Qt::CaseInsensitive) == 0;
    };
    const int count = ++m_counts[step];
    // Neither the handshake nor a login as a whole has a reply of its own.
    const bool hasReply = step != "tls" && step != "login";
    std::vector<Fault> active;
    int everyStep = 0;
    for (const Fault &fault : m_faults) {
        const bool isHere =
            fault.step == step && (fault.occurrence == 0 || fault.occurrence == count) && isMeant(fault.recipient);
        // "*[3]" is the third step of any sort.
        if (fault.step == "*" && everyStep == 0 && hasReply)
            everyStep = ++m_counts["*"];
        const bool isAnywhere =
            fault.step == "*" && hasReply && (fault.occurrence == 0 || fault.occurrence == everyStep);
        if (isHere || isAnywhere)
            active.push_back(fault);
    }
    return active;
}

} // namespace mailscope::practice
