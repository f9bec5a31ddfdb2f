// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <optional>

namespace mailscope::session {

/// What a program and mailscope-sasl-helper say to each other over its standard input and output: one byte for the kind, four for the
/// length, the high one first, and so many bytes.
struct HelperFrame {
    enum Kind : char {
        Begin =
            'B', ///< to the helper, once: mechanism, service, host and authorization identity, a NUL between each two
        Challenge = 'C', ///< to the helper: what the server said
        More = 'M',      ///< the client's answer; it has more to say
        Done = 'D',      ///< the client's answer, and its last
        Failed = 'F',    ///< why there is none: a name such as "no-mechanism"
    };

    char kind = Failed;
    QByteArray bytes;

    static constexpr qsizetype Longest = 1024 * 1024;

    [[nodiscard]] QByteArray written() const
    {
        const quint32 length = qToBigEndian(static_cast<quint32>(bytes.size()));
        return QByteArray(1, kind) + QByteArray(reinterpret_cast<const char *>(&length), sizeof(length)) + bytes;
    }

    /// Takes the first frame off \p buffer, once it is whole. What claims to be longer than Longest never is.
    [[nodiscard]] static std::optional<HelperFrame> take(QByteArray &buffer)
    {
        constexpr qsizetype Head = 5;
        if (buffer.size() < Head || isBroken(buffer))
            return std::nullopt;
        const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(buffer.constData() + 1));
        if (buffer.size() < Head + length)
            return std::nullopt;
        HelperFrame frame{buffer.at(0), buffer.sliced(Head, length)};
        buffer.remove(0, Head + length);
        return frame;
    }

    /// What stands at the front of \p buffer is no frame.
    [[nodiscard]] static bool isBroken(const QByteArray &buffer)
    {
        return buffer.size() >= 5 && qFromBigEndian<quint32>(buffer.constData() + 1) > Longest;
    }
};

} // namespace mailscope::session
