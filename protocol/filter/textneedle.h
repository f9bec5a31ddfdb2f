// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace mailscope::filter {

/// A text to look for, in any case. Made once and held against a million lines.
class TextNeedle {
public:
    explicit TextNeedle(const QString &text = {});

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    /// For bytes that are printable ASCII throughout.
    [[nodiscard]] bool isInPlain(QByteArrayView bytes) const;
    /// For anything else, as it is shown.
    [[nodiscard]] bool isInShown(QStringView text) const;

    friend bool operator==(const TextNeedle &left, const TextNeedle &right) { return left.m_text == right.m_text; }

private:
    QString m_text;
    QByteArray m_lower; ///< empty when the text is no printable ASCII, and so in no plain bytes
    QByteArray m_upper;
};

/// A line that can be asked whether a text stands in it; it looks only when it is asked.
class SearchableLine {
public:
    SearchableLine() = default;
    SearchableLine(const SearchableLine &) = delete;
    SearchableLine &operator=(const SearchableLine &) = delete;
    virtual ~SearchableLine() = default;

    [[nodiscard]] virtual bool contains(const TextNeedle &needle) const = 0;
};

} // namespace mailscope::filter
