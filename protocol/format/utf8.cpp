// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/utf8.h"

namespace mailscope::format {

namespace {
struct Form {
    qsizetype length;
    char32_t bits;     ///< of the first byte
    char32_t smallest; ///< code point that may be written so
};

Form formOf(uchar first)
{
    if (first < 0x80)
        return {1, first, 0};
    if (first >> 5 == 0x06)
        return {2, first & 0x1fU, 0x80};
    if (first >> 4 == 0x0e)
        return {3, first & 0x0fU, 0x800};
    if (first >> 3 == 0x1e)
        return {4, first & 0x07U, 0x10000};
    return {0, 0, 0};
}

bool isScalar(char32_t codePoint)
{
    return codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
}
} // namespace

Utf8Character firstUtf8Character(QByteArrayView bytes)
{
    const Utf8Character invalid{static_cast<uchar>(bytes.front()), 1, false};
    const Form form = formOf(static_cast<uchar>(bytes.front()));
    if (form.length == 0 || form.length > bytes.size())
        return invalid;
    char32_t codePoint = form.bits;
    for (const char c : bytes.sliced(1, form.length - 1)) {
        const auto byte = static_cast<uchar>(c);
        if (byte >> 6 != 0x02)
            return invalid;
        codePoint = codePoint << 6 | (byte & 0x3fU);
    }
    if (codePoint < form.smallest || !isScalar(codePoint))
        return invalid;
    return {codePoint, form.length, true};
}

} // namespace mailscope::format
