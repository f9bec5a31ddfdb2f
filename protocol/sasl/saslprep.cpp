// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/saslprep.h"

#include <QStringDecoder>

#include <unicode/usprep.h>

#include <limits>
#include <memory>
#include <vector>

namespace mailscope::sasl {

namespace {
using Text = std::vector<char16_t, WipingAllocator<char16_t>>;

/// NFKC makes 18 characters of one at most (U+FDFA).
constexpr std::size_t MostOfOne = 18;

std::expected<Text, SaslFailure> preparedText(QStringView text, Preparation preparation)
{
    const std::unique_ptr<UStringPrepProfile, decltype(&usprep_close)> profile(
        [] {
            UErrorCode error = U_ZERO_ERROR;
            return usprep_openByType(USPREP_RFC4013_SASLPREP, &error);
        }(),
        usprep_close);
    if (!profile)
        return std::unexpected(SaslFailure::WorkFailed);
    Text made(static_cast<std::size_t>(text.size()) * MostOfOne + 1);
    if (made.size() > std::numeric_limits<int32_t>::max())
        return std::unexpected(SaslFailure::UnsendableCredentials);
    const int32_t options = preparation == Preparation::Query ? USPREP_ALLOW_UNASSIGNED : USPREP_DEFAULT;
    UErrorCode error = U_ZERO_ERROR;
    const int32_t length = usprep_prepare(profile.get(), text.utf16(), static_cast<int32_t>(text.size()), made.data(),
                                          static_cast<int32_t>(made.size()), options, nullptr, &error);
    if (U_FAILURE(error))
        return std::unexpected(SaslFailure::UnsendableCredentials);
    made.resize(static_cast<std::size_t>(length));
    return made;
}

QStringView viewOf(const Text &text)
{
    return {text.data(), std::ssize(text)};
}
} // namespace

std::expected<QString, SaslFailure> prepared(QStringView text, Preparation preparation)
{
    return preparedText(text, preparation).transform([](const Text &made) { return viewOf(made).toString(); });
}

std::expected<Secret, SaslFailure> prepared(const Secret &secret, Preparation preparation)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    Text text(static_cast<std::size_t>(decoder.requiredSpace(secret.size())));
    const char16_t *const end = decoder.appendToBuffer(text.data(), secret.view());
    if (decoder.hasError())
        return std::unexpected(SaslFailure::UnsendableCredentials);
    text.resize(static_cast<std::size_t>(end - text.data()));
    return preparedText(viewOf(text), preparation).transform([](const Text &made) {
        return Secret::fromText(viewOf(made));
    });
}

} // namespace mailscope::sasl
