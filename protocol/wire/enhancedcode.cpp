// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/enhancedcode.h"

namespace mailscope::wire {

namespace {
/// Takes a number of 1 to \p mostDigits digits, without leading zeros (RFC 3463 section 2), from the front of \p text.
std::optional<int> takeNumber(QByteArrayView &text, int mostDigits)
{
    int value = 0;
    int digits = 0;
    while (digits < text.size() && digits <= mostDigits && text[digits] >= '0' && text[digits] <= '9')
        value = value * 10 + (text[digits++] - '0');
    const bool zeroInFront = digits > 1 && text.front() == '0';
    if (digits == 0 || digits > mostDigits || zeroInFront)
        return std::nullopt;
    text = text.sliced(digits);
    return value;
}

bool takeDot(QByteArrayView &text)
{
    if (!text.startsWith('.'))
        return false;
    text = text.sliced(1);
    return true;
}

/// Takes a code from the front of \p text and leaves what stands behind it.
std::optional<EnhancedCode> takeCode(QByteArrayView &text)
{
    const auto statusClass = takeNumber(text, 1);
    if (!statusClass || (*statusClass != 2 && *statusClass != 4 && *statusClass != 5) || !takeDot(text))
        return std::nullopt;
    const auto subject = takeNumber(text, 3);
    if (!subject || !takeDot(text))
        return std::nullopt;
    const auto detail = takeNumber(text, 3);
    if (!detail)
        return std::nullopt;
    return EnhancedCode{*statusClass, *subject, *detail};
}
} // namespace

std::optional<EnhancedCode> EnhancedCode::atStartOf(QByteArrayView text, int replyCode)
{
    const auto code = takeCode(text);
    const bool endsHere = text.isEmpty() || text.front() == ' ' || text.front() == '\t';
    if (!code || !endsHere || code->statusClass != replyCode / 100)
        return std::nullopt;
    return code;
}

std::optional<EnhancedCode> EnhancedCode::parse(QByteArrayView text)
{
    const auto code = takeCode(text);
    if (!text.isEmpty())
        return std::nullopt;
    return code;
}

QByteArray EnhancedCode::toByteArray() const
{
    return QByteArray::number(statusClass) + '.' + QByteArray::number(subject) + '.' + QByteArray::number(detail);
}

} // namespace mailscope::wire
