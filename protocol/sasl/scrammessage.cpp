// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/scrammessage.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>

namespace mailscope::sasl::scram {

namespace {
struct ErrorRow {
    QByteArrayView name;
    const char *meaning;
};

constexpr QLatin1StringView AnotherChannel("channel-bindings-dont-match");

constexpr std::array Errors{
    ErrorRow{"invalid-encoding", QT_TRANSLATE_NOOP("mailscope", "The client's message breaks the grammar.")},
    ErrorRow{"extensions-not-supported-by-server",
             QT_TRANSLATE_NOOP("mailscope", "The client asked for an extension that the server does not have.")},
    ErrorRow{"invalid-proof", QT_TRANSLATE_NOOP("mailscope", "The password is wrong.")},
    ErrorRow{AnotherChannel,
             QT_TRANSLATE_NOOP("mailscope",
                               "The server sees another TLS connection than the client: something stands between.")},
    ErrorRow{"server-does-support-channel-binding",
             QT_TRANSLATE_NOOP("mailscope",
                               "The server offers channel binding, but the client did not hear of it: somebody "
                               "may have taken it out of the offer.")},
    ErrorRow{"channel-binding-not-supported", QT_TRANSLATE_NOOP("mailscope", "The server has no channel binding.")},
    ErrorRow{"unsupported-channel-binding-type",
             QT_TRANSLATE_NOOP("mailscope", "The server does not know this type of channel binding.")},
    ErrorRow{"unknown-user", QT_TRANSLATE_NOOP("mailscope", "The server does not know this user.")},
    ErrorRow{"invalid-username-encoding",
             QT_TRANSLATE_NOOP("mailscope", "The server cannot read or prepare the name of the user.")},
    ErrorRow{"no-resources", QT_TRANSLATE_NOOP("mailscope", "The server has no means to go on at the moment.")},
    ErrorRow{"other-error", QT_TRANSLATE_NOOP("mailscope", "The server does not say why.")},
};

std::optional<QByteArray> fromBase64(const QByteArray &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && text.size() % 4 == 0 ? std::optional(*decoded) : std::nullopt;
}

/// posit-number: digits without a leading zero.
std::optional<qint64> positiveNumber(const QByteArray &digits)
{
    constexpr qsizetype MostDigits = 18; // every number of these fits
    const bool isNumber = !digits.isEmpty() && digits.front() != '0'
        && std::ranges::all_of(digits, [](char each) { return each >= '0' && each <= '9'; });
    if (!isNumber)
        return std::nullopt;
    return digits.size() > MostDigits ? std::numeric_limits<qint64>::max() : digits.toLongLong();
}
} // namespace

std::optional<QList<Attribute>> attributesIn(QByteArrayView message)
{
    QList<Attribute> attributes;
    for (const QByteArray &part : message.toByteArray().split(',')) {
        const bool hasName = part.size() >= 2 && part.at(1) == '='
            && ((part.front() >= 'A' && part.front() <= 'Z') || (part.front() >= 'a' && part.front() <= 'z'));
        if (!hasName || part.contains('\0'))
            return std::nullopt;
        attributes.append({part.front(), part.sliced(2)});
    }
    return attributes;
}

std::expected<ServerFirst, SaslFailure> ServerFirst::parse(QByteArrayView message)
{
    const auto attributes = attributesIn(message);
    if (!attributes)
        return std::unexpected(SaslFailure::MalformedChallenge);
    if (attributes->constFirst().name == 'm')
        return std::unexpected(SaslFailure::UnsupportedChallenge);
    constexpr std::array Order{'r', 's', 'i'};
    const bool isInOrder = std::ranges::equal(attributes->first(std::min<qsizetype>(attributes->size(), Order.size())),
                                              Order, {}, &Attribute::name);
    if (!isInOrder)
        return std::unexpected(SaslFailure::MalformedChallenge);
    const auto salt = fromBase64(attributes->at(1).value);
    const auto iterations = positiveNumber(attributes->at(2).value);
    if (!salt || !iterations || attributes->constFirst().value.isEmpty())
        return std::unexpected(SaslFailure::MalformedChallenge);
    return ServerFirst{attributes->constFirst().value, *salt, *iterations, attributes->sliced(std::ssize(Order))};
}

std::expected<ServerFinal, SaslFailure> ServerFinal::parse(QByteArrayView message)
{
    const auto attributes = attributesIn(message);
    if (!attributes)
        return std::unexpected(SaslFailure::MalformedChallenge);
    const Attribute &first = attributes->constFirst();
    if (first.name == 'e' && !first.value.isEmpty())
        return ServerFinal{std::nullopt, first.value};
    const auto signature = fromBase64(first.value);
    if (first.name != 'v' || !signature || signature->isEmpty())
        return std::unexpected(SaslFailure::MalformedChallenge);
    return ServerFinal{*signature, {}};
}

QByteArray escaped(const QString &name)
{
    return name.toUtf8().replace('=', "=3D").replace(',', "=2C");
}

QString errorMeaning(QByteArrayView error)
{
    const auto *const found = std::ranges::find(Errors, error, &ErrorRow::name);
    return found == Errors.end() ? QString() : QCoreApplication::translate("mailscope", found->meaning);
}

bool meansAnotherChannel(QStringView error)
{
    return error == AnotherChannel;
}

} // namespace mailscope::sasl::scram
