// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/foreignends.h"

#include <array>

namespace mailscope::check {

namespace {
template <std::size_t size>
constexpr QByteArrayView bytesOf(const char (&text)[size]) // NOLINT(modernize-avoid-c-arrays): what a literal is
{
    return {text, static_cast<qsizetype>(size - 1)}; // a NUL may stand inside
}

constexpr std::array Ends{
    ForeignEnd{"<LF>.<LF>", bytesOf("\n.\n")},
    ForeignEnd{"<LF>.<CR><LF>", bytesOf("\n.\r\n")},
    ForeignEnd{"<LF>.<CR>", bytesOf("\n.\r")},
    ForeignEnd{"<CR>.<CR>", bytesOf("\r.\r")},
    ForeignEnd{"<CR>.<LF>", bytesOf("\r.\n")},
    ForeignEnd{"<CR>.<CR><LF>", bytesOf("\r.\r\n")},
    ForeignEnd{"<CR><LF>.<LF>", bytesOf("\r\n.\n")},
    ForeignEnd{"<CR><LF>.<CR>", bytesOf("\r\n.\r")},
    ForeignEnd{"<CR><LF>.<CR><CR><LF>", bytesOf("\r\n.\r\r\n")},
    ForeignEnd{"<CR><CR><LF>.<CR><CR><LF>", bytesOf("\r\r\n.\r\r\n")},
    ForeignEnd{"<CR><LF><NUL>.<CR><LF>", bytesOf("\r\n\0.\r\n")},
    ForeignEnd{"<CR><LF>.<NUL><CR><LF>", bytesOf("\r\n.\0\r\n")},
};
} // namespace

std::span<const ForeignEnd> foreignEnds()
{
    return Ends;
}

} // namespace mailscope::check
