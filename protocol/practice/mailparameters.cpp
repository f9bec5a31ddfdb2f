// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of MAIL and RCPT.
#include "practice/mailparameters.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace mailscope::practice {
namespace {

Reply badParameter(const PathParameter &parameter)
{
    return badArgument("Bad value for " + echoed(parameter.keyword));
}

Reply unknownParameter(const PathParameter &parameter)
{
    return Reply(555, "5.5.4", "Parameter " + echoed(parameter.keyword) + " is not offered here");
}

std::optional<Reply> checkSize(const Options &options, const PathParameter &parameter)
{
    const bool digitsOnly = !parameter.value.isEmpty()
        && std::ranges::all_of(parameter.value, [](char byte) { return byte >= '0' && byte <= '9'; });
    if (!digitsOnly || parameter.value.size() > 20)
        return badParameter(parameter);
    bool fits = false;
    const qint64 size = parameter.value.toLongLong(&fits);
    if (!fits || size > options.maximumMessageSize)
        return Reply(552, "5.3.4",
                     "The message is larger than " + QByteArray::number(options.maximumMessageSize) + " bytes");
    return std::nullopt;
}

std::optional<Reply> checkBody(const Options &options, const PathParameter &parameter, Transaction &transaction)
{
    const QByteArray body = parameter.value.toUpper();
    if (body == "BINARYMIME") {
        if (!options.has(Feature::BinaryMime) || !options.has(Feature::Chunking))
            return badParameter(parameter);
        transaction.isBinary = true;
        return std::nullopt;
    }
    return body == "7BIT" || body == "8BITMIME" ? std::nullopt : std::optional(badParameter(parameter));
}

/// The number that \p text is, an optional sign and at most nine digits; nothing when it is none.
std::optional<int> signedNumber(QByteArrayView text)
{
    const bool hasSign = text.startsWith('-') || text.startsWith('+');
    const QByteArrayView digits = text.sliced(hasSign ? 1 : 0);
    const bool isNumber = !digits.isEmpty() && digits.size() <= 9
        && std::ranges::all_of(digits, [](char byte) { return byte >= '0' && byte <= '9'; });
    if (!isNumber)
        return std::nullopt;
    return text.startsWith('-') ? -digits.toInt() : digits.toInt();
}

/// BY=seconds;R or N, and T to have it traced (RFC 2852 section 4). To be returned in no time, or sooner than is possible, cannot be kept.
bool isDeliverBy(const QByteArray &value)
{
    const QList<QByteArray> parts = value.split(';');
    const std::optional<int> seconds = signedNumber(parts.constFirst());
    const QByteArray mode = parts.value(1).toUpper();
    if (parts.size() != 2 || !seconds || (mode != "R" && mode != "N" && mode != "RT" && mode != "NT"))
        return false;
    return mode.startsWith('N') || *seconds >= shortestDeliverBy;
}

bool isHoldFor(const QByteArray &value)
{
    const std::optional<int> seconds = signedNumber(value);
    return seconds && *seconds > 0 && *seconds <= longestHold && !value.startsWith('+');
}

/// A time of RFC 3339 in UTC that is not past the last one that is offered.
bool isHoldUntil(const QByteArray &value)
{
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(value), Qt::ISODate);
    const QDateTime latest = QDateTime::fromString(QString::fromLatin1(latestHold), Qt::ISODate);
    return value.endsWith('Z') && time.isValid() && time <= latest;
}

bool isPriority(const QByteArray &value)
{
    const std::optional<int> priority = signedNumber(value);
    return priority && *priority >= -9 && *priority <= 9 && !value.startsWith('+');
}

/// <…>, at most 80 bytes in between (RFC 1845 section 4).
bool isTransactionName(const QByteArray &value)
{
    return value.size() > 2 && value.size() <= 82 && value.startsWith('<') && value.endsWith('>');
}

/// The extensions that change nothing in how a message is taken here: what they ask for is kept with it, and seen there.
struct Noted {
    QByteArrayView keyword;
    Feature feature;
    bool (*isGood)(const QByteArray &value);
    bool hasValue = true;
};

bool isAnything(const QByteArray & /*value*/)
{
    return true;
}

constexpr std::array notedParameters{
    Noted{"BY", Feature::DeliverBy, isDeliverBy},
    Noted{"HOLDFOR", Feature::FutureRelease, isHoldFor},
    Noted{"HOLDUNTIL", Feature::FutureRelease, isHoldUntil},
    Noted{"MT-PRIORITY", Feature::MtPriority, isPriority},
    Noted{"TRANSID", Feature::Checkpoint, isTransactionName},
    Noted{"REQUIRETLS", Feature::RequireTls, isAnything, false},
};

/// The one that is called \p keyword, where it is offered; null otherwise.
const Noted *offeredNoted(const Conversation &conversation, const QByteArray &keyword)
{
    const auto *const noted = std::ranges::find(notedParameters, QByteArrayView(keyword), &Noted::keyword);
    const bool isOffered = noted != notedParameters.end() && conversation.options.has(noted->feature)
        && (noted->feature != Feature::RequireTls || conversation.encrypted); // RFC 8689 section 4.1
    return isOffered ? noted : nullptr;
}

bool isWellFormed(const Noted &noted, const PathParameter &parameter)
{
    return parameter.hasValue == noted.hasValue && (!noted.hasValue || noted.isGood(parameter.value));
}

/// One time to be held until is enough (RFC 4865 section 4).
bool isHeldTwice(const Transaction &transaction)
{
    const auto holds = [&transaction](QByteArrayView keyword) {
        return std::ranges::any_of(transaction.parameters,
                                   [keyword](const PathParameter &each) { return each.keyword == keyword; });
    };
    return holds("HOLDFOR") && holds("HOLDUNTIL");
}

} // namespace

std::optional<Reply> takeMailParameter(const Conversation &conversation, const PathParameter &parameter,
                                       Transaction &transaction)
{
    const Options &options = conversation.options;
    const auto is = [&](QByteArrayView keyword, Feature feature) {
        return parameter.keyword == keyword && options.has(feature);
    };
    if (is("SIZE", Feature::Size))
        return checkSize(options, parameter);
    if (is("BODY", Feature::EightBitMime))
        return checkBody(options, parameter, transaction);
    if (is("RET", Feature::Dsn)) {
        const QByteArray value = parameter.value.toUpper();
        return value == "FULL" || value == "HDRS" ? std::nullopt : std::optional(badParameter(parameter));
    }
    if (is("ENVID", Feature::Dsn)) {
        const bool isGood =
            !parameter.value.isEmpty() && parameter.value.size() <= 100 && decodedXtext(parameter.value);
        return isGood ? std::nullopt : std::optional(badParameter(parameter));
    }
    if (is("AUTH", Feature::Auth))
        return !parameter.value.isEmpty() && decodedXtext(parameter.value) ? std::nullopt
                                                                           : std::optional(badParameter(parameter));
    if (is("SMTPUTF8", Feature::SmtpUtf8)) {
        transaction.isInternational = true;
        return parameter.hasValue ? std::optional(badParameter(parameter)) : std::nullopt;
    }
    if (is("PRDR", Feature::Prdr) && !conversation.isLmtp()) {
        transaction.wantsReplyForEach = true;
        return parameter.hasValue ? std::optional(badParameter(parameter)) : std::nullopt;
    }
    // Postfix: two characters, or those that are usual.
    if (is("XVERP", Feature::Xverp))
        return parameter.hasValue && parameter.value.size() != 2 ? std::optional(badParameter(parameter))
                                                                 : std::nullopt;
    const Noted *const noted = offeredNoted(conversation, parameter.keyword);
    if (noted == nullptr)
        return unknownParameter(parameter);
    const bool isTooMuch = noted->feature == Feature::FutureRelease && isHeldTwice(transaction);
    return isWellFormed(*noted, parameter) && !isTooMuch ? std::nullopt : std::optional(badParameter(parameter));
}

namespace {

/// NOTIFY: NEVER alone, or a list of the others (RFC 3461 4.1).
bool isNotifyList(const QByteArray &value)
{
    if (value == "NEVER")
        return true;
    const QList<QByteArray> words = value.split(',');
    return std::ranges::all_of(
        words, [](const QByteArray &word) { return word == "SUCCESS" || word == "FAILURE" || word == "DELAY"; });
}

/// ORCPT: a type, a semicolon and an address in xtext (RFC 3461 4.2).
bool isOriginalRecipient(const QByteArray &value)
{
    const qsizetype semicolon = value.indexOf(';');
    return semicolon > 0 && semicolon + 1 < value.size() && value.size() <= 500 && decodedXtext(value).has_value();
}

} // namespace

std::optional<Reply> takeRcptParameter(const Conversation &conversation, const PathParameter &parameter)
{
    const Options &options = conversation.options;
    if (parameter.keyword == "NOTIFY" && options.has(Feature::Dsn))
        return isNotifyList(parameter.value.toUpper()) ? std::nullopt : std::optional(badParameter(parameter));
    if (parameter.keyword == "ORCPT" && options.has(Feature::Dsn))
        return isOriginalRecipient(parameter.value) ? std::nullopt : std::optional(badParameter(parameter));
    return unknownParameter(parameter);
}

} // namespace mailscope::practice
