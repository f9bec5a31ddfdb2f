// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/parameters.h"

#include <QDateTime>
#include <QString>

#include <algorithm>
#include <array>
#include <utility>

namespace mailscope::wire {

namespace {

constexpr qsizetype LongestEnvid = 100;
constexpr qsizetype LongestOrcpt = 500;
constexpr qsizetype LongestTransid = 80;
constexpr std::chrono::seconds LongestTime{999'999'999};
constexpr int HighestPriority = 9;

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isVisible(char c)
{
    return c > ' ' && c <= '~';
}

bool isBeyondAscii(char c)
{
    return static_cast<unsigned char>(c) > 0x7f;
}

bool isKeyword(QByteArrayView text)
{
    return !text.isEmpty() && text.front() != '-'
        && std::ranges::all_of(text, [](char c) { return isLetterOrDigit(c) || c == '-'; });
}

/// esmtp-value, with UTF-8 (RFC 6531 section 3.3).
bool isValue(QByteArrayView text)
{
    return !text.isEmpty() && text.isValidUtf8()
        && std::ranges::all_of(text, [](char c) { return (isVisible(c) && c != '=') || isBeyondAscii(c); });
}

bool isOneOf(QByteArrayView text, std::initializer_list<QByteArrayView> words)
{
    return std::ranges::any_of(words,
                               [text](QByteArrayView word) { return text.compare(word, Qt::CaseInsensitive) == 0; });
}

QByteArray hexadecimal(char c)
{
    return QByteArray(1, c).toHex().toUpper();
}

/// One character as embedded in utf-8-addr-xtext: at least two digits.
QByteArray embedded(char32_t character)
{
    const QByteArray digits = QByteArray::number(static_cast<uint>(character), 16).toUpper();
    return "\\x{" + (digits.size() < 2 ? '0' + digits : digits) + '}';
}

/// QCHAR of RFC 6533 section 3.
bool standsForItself(char32_t character)
{
    return character > U' ' && character <= U'~' && character != U'+' && character != U'=' && character != U'\\';
}

QByteArray utf8Address(QByteArrayView address, bool keepsUtf8)
{
    QByteArray encoded;
    for (const char32_t character : QString::fromUtf8(address).toUcs4()) {
        if (standsForItself(character) || (keepsUtf8 && character > U'\x7f'))
            encoded += QString::fromUcs4(&character, 1).toUtf8();
        else
            encoded += embedded(character);
    }
    return encoded;
}

struct Announced {
    QByteArrayView parameter;
    QByteArrayView extension;
};

constexpr std::array Announcements{
    Announced{"SIZE", "SIZE"},
    Announced{"BODY", "8BITMIME"},
    Announced{"SMTPUTF8", "SMTPUTF8"},
    Announced{"REQUIRETLS", "REQUIRETLS"},
    Announced{"RET", "DSN"},
    Announced{"ENVID", "DSN"},
    Announced{"NOTIFY", "DSN"},
    Announced{"ORCPT", "DSN"},
    Announced{"AUTH", "AUTH"},
    Announced{"BY", "DELIVERBY"},
    Announced{"HOLDFOR", "FUTURERELEASE"},
    Announced{"HOLDUNTIL", "FUTURERELEASE"},
    Announced{"MT-PRIORITY", "MT-PRIORITY"},
    Announced{"TRANSID", "CHECKPOINT"},
    Announced{"XVERP", "XVERP"},
    Announced{"PRDR", "PRDR"},
    Announced{"SUBMITTER", "SUBMITTER"},
    Announced{"SOLICIT", "NO-SOLICITING"},
    Announced{"MTRK", "MTRK"},
    Announced{"CONPERM", "CONPERM"},
    Announced{"CONNEG", "CONNEG"},
    Announced{"ALT-ADDRESS", "UTF8SMTP"},
    Announced{"RRVS", "RRVS"},
};

std::unexpected<ParameterFault> fault(ParameterFault which)
{
    return std::unexpected(which);
}

} // namespace

Parameter::Made Parameter::parse(QByteArrayView text)
{
    const qsizetype equals = text.indexOf('=');
    const QByteArrayView keyword = equals < 0 ? text : text.first(equals);
    if (!isKeyword(keyword))
        return fault(ParameterFault::InvalidKeyword);
    if (equals < 0)
        return Parameter{keyword.toByteArray(), std::nullopt};
    const QByteArrayView value = text.sliced(equals + 1);
    if (!isValue(value))
        return fault(ParameterFault::InvalidValue);
    return Parameter{keyword.toByteArray(), value.toByteArray()};
}

Parameter Parameter::size(quint64 bytes)
{
    return {"SIZE", QByteArray::number(bytes)};
}

Parameter Parameter::body(QByteArrayView type)
{
    return {"BODY", type.toByteArray().toUpper()};
}

Parameter Parameter::smtpUtf8()
{
    return {"SMTPUTF8", std::nullopt};
}

Parameter Parameter::requireTls()
{
    return {"REQUIRETLS", std::nullopt};
}

Parameter::Made Parameter::ret(QByteArrayView what)
{
    if (!isOneOf(what, {"FULL", "HDRS"}))
        return fault(ParameterFault::InvalidValue);
    return Parameter{"RET", what.toByteArray().toUpper()};
}

Parameter::Made Parameter::envid(QByteArrayView id)
{
    // Section 4.4: the text before its encoding is printable ASCII.
    if (id.isEmpty() || !std::ranges::all_of(id, [](char c) { return c >= ' ' && c <= '~'; }))
        return fault(ParameterFault::InvalidValue);
    QByteArray encoded = toXtext(id);
    if (encoded.size() > LongestEnvid)
        return fault(ParameterFault::ValueTooLong);
    return Parameter{"ENVID", std::move(encoded)};
}

Parameter::Made Parameter::auth(QByteArrayView mailbox)
{
    if (!mailbox.isValidUtf8())
        return fault(ParameterFault::InvalidValue);
    return Parameter{"AUTH", mailbox.isEmpty() ? QByteArray("<>") : toXtext(mailbox)};
}

Parameter::Made Parameter::by(std::chrono::seconds time, QByteArrayView mode)
{
    if (!isOneOf(mode, {"R", "N", "RT", "NT"}))
        return fault(ParameterFault::InvalidValue);
    // Section 4: a message to be returned must have time left.
    const bool returns = mode.front() == 'R' || mode.front() == 'r';
    if (time > LongestTime || time < -LongestTime || (returns && time <= std::chrono::seconds(0)))
        return fault(ParameterFault::OutOfRange);
    return Parameter{"BY", QByteArray::number(static_cast<qint64>(time.count())) + ';' + mode.toByteArray().toUpper()};
}

Parameter::Made Parameter::holdFor(std::chrono::seconds time)
{
    if (time <= std::chrono::seconds(0) || time > LongestTime)
        return fault(ParameterFault::OutOfRange);
    return Parameter{"HOLDFOR", QByteArray::number(static_cast<qint64>(time.count()))};
}

Parameter::Made Parameter::holdUntil(QByteArrayView when)
{
    const bool isUtc = when.endsWith('Z') && when.contains('T');
    if (!isUtc || !QDateTime::fromString(QString::fromLatin1(when), Qt::ISODate).isValid())
        return fault(ParameterFault::InvalidValue);
    return Parameter{"HOLDUNTIL", when.toByteArray()};
}

Parameter::Made Parameter::mtPriority(int priority)
{
    if (priority < -HighestPriority || priority > HighestPriority)
        return fault(ParameterFault::OutOfRange);
    return Parameter{"MT-PRIORITY", QByteArray::number(priority)};
}

Parameter::Made Parameter::transid(QByteArrayView id)
{
    const QByteArray value = id.startsWith('<') && id.endsWith('>') ? id.toByteArray() : '<' + id.toByteArray() + '>';
    if (id.isEmpty() || !isValue(value))
        return fault(ParameterFault::InvalidValue);
    if (value.size() > LongestTransid)
        return fault(ParameterFault::ValueTooLong);
    return Parameter{"TRANSID", value};
}

Parameter Parameter::xverp()
{
    return {"XVERP", std::nullopt};
}

Parameter Parameter::prdr()
{
    return {"PRDR", std::nullopt};
}

Parameter::Made Parameter::notify(const QList<QByteArray> &when)
{
    const auto isNever = [](const QByteArray &word) { return isOneOf(word, {"NEVER"}); };
    const bool isOnlyNever = when.size() == 1 && isNever(when.constFirst());
    const bool areEvents = !when.isEmpty() && std::ranges::all_of(when, [](const QByteArray &word) {
        return isOneOf(word, {"SUCCESS", "FAILURE", "DELAY"});
    });
    if (!isOnlyNever && !areEvents)
        return fault(ParameterFault::InvalidValue);
    return Parameter{"NOTIFY", when.join(',').toUpper()};
}

Parameter::Made Parameter::orcpt(QByteArrayView recipient, bool isUtf8Sendable)
{
    const qsizetype semicolon = recipient.indexOf(';');
    const bool hasType = semicolon > 0 && isKeyword(recipient.first(semicolon));
    const QByteArrayView address = hasType ? recipient.sliced(semicolon + 1) : recipient;
    if (address.isEmpty() || !address.isValidUtf8())
        return fault(ParameterFault::InvalidValue);
    const bool isUtf8 = std::ranges::any_of(address, isBeyondAscii);
    const QByteArray type = hasType ? recipient.first(semicolon).toByteArray() : isUtf8 ? "utf-8" : "rfc822";
    const bool isUtf8Type = type.compare("utf-8", Qt::CaseInsensitive) == 0;
    if (isUtf8 && !isUtf8Type)
        return fault(ParameterFault::InvalidValue); // RFC 3461 section 4.2: ASCII only
    const QByteArray encoded = !isUtf8Type ? toXtext(address)
        : isUtf8Sendable                   ? toUtf8AddressUnitext(address)
                                           : toUtf8AddressXtext(address);
    Parameter parameter{"ORCPT", type + ';' + encoded};
    if (parameter.value->size() > LongestOrcpt)
        return fault(ParameterFault::ValueTooLong);
    return parameter;
}

QByteArray Parameter::toWire() const
{
    return value ? keyword + '=' + *value : keyword;
}

QByteArray Parameter::extension() const
{
    const QByteArray name = keyword.toUpper();
    if (name == "BODY" && value && value->toUpper() == "BINARYMIME")
        return "BINARYMIME";
    const auto *const found =
        std::ranges::find_if(Announcements, [&name](const Announced &each) { return each.parameter == name; });
    return found == Announcements.end() ? QByteArray() : found->extension.toByteArray();
}

QByteArray toXtext(QByteArrayView text)
{
    QByteArray encoded;
    for (const char c : text) {
        if (isVisible(c) && c != '+' && c != '=')
            encoded += c;
        else
            encoded += '+' + hexadecimal(c);
    }
    return encoded;
}

std::optional<QByteArray> fromXtext(QByteArrayView xtext)
{
    constexpr QByteArrayView digits = "0123456789ABCDEF";
    QByteArray text;
    for (qsizetype at = 0; at < xtext.size(); ++at) {
        if (xtext[at] != '+') {
            if (!isVisible(xtext[at]) || xtext[at] == '=')
                return std::nullopt;
            text += xtext[at];
            continue;
        }
        if (at + 2 >= xtext.size() || !digits.contains(xtext[at + 1]) || !digits.contains(xtext[at + 2]))
            return std::nullopt;
        text += QByteArray::fromHex(xtext.sliced(at + 1, 2).toByteArray());
        at += 2;
    }
    return text;
}

QByteArray toUtf8AddressXtext(QByteArrayView address)
{
    return utf8Address(address, false);
}

QByteArray toUtf8AddressUnitext(QByteArrayView address)
{
    return utf8Address(address, true);
}

bool isSameKeyword(QByteArrayView one, QByteArrayView other)
{
    const auto keywordOf = [](QByteArrayView parameter) {
        const qsizetype equals = parameter.indexOf('=');
        return equals < 0 ? parameter : parameter.first(equals);
    };
    return keywordOf(one).compare(keywordOf(other), Qt::CaseInsensitive) == 0;
}

} // namespace mailscope::wire
