// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRegularExpression>
#include <QString>

#include <expected>

namespace mailscope::plan {

/// What an expected server line must look like: the text behind `S:` when it is not sent but awaited.
///
/// | written            | kind  | matches                                                                |
/// | ------------------ | ----- | ---------------------------------------------------------------------- |
/// | `250`              | Code  | every line of a reply with exactly this code                           |
/// | `2xx`, `25x`       | Class | every line of a reply whose code begins so                             |
/// | `/250.SIZE \d+/`   | Regex | one whole line, as a Perl regular expression over bytes                |
/// | `250-SIZE *`       | Glob  | one whole line; each `*` stands for any bytes, also none               |
/// | `250 go ahead`     | Exact | one whole line, byte for byte, after its escapes are resolved          |
///
/// Escapes (see Script) hold in Exact and Glob: `\x2a` is a star that is only a star, and a text that
/// begins with `\x2f` is no regular expression. Inside a regular expression the escapes are its own.
class LinePattern {
public:
    enum class Kind { Exact, Code, Class, Glob, Regex };

    /// The longest text of a pattern, in bytes.
    static constexpr qsizetype maximumLength = 64 * 1024;

    /// Reads the text behind `S:`; returns a sentence without a full stop when it cannot be understood.
    [[nodiscard]] static std::expected<LinePattern, QString> parse(QByteArrayView written);

    [[nodiscard]] Kind kind() const { return m_kind; }

    /// True for Code and Class: one such line stands for all the lines of one reply.
    [[nodiscard]] bool coversWholeReply() const { return m_kind == Kind::Code || m_kind == Kind::Class; }

    /// Whether \p line, given without its line end, is what is awaited.
    [[nodiscard]] bool matches(QByteArrayView line) const;

private:
    [[nodiscard]] bool matchesCode(QByteArrayView line) const;
    [[nodiscard]] bool matchesGlob(QByteArrayView line) const;

    Kind m_kind = Kind::Exact;
    QList<QByteArray>
        m_pieces; ///< Exact: the one text. Code, Class: three characters. Glob: what stands between the stars.
    QRegularExpression m_expression;
};

} // namespace mailscope::plan
