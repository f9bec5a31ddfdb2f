// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/shelltext.h"

#include <QString>

#include <algorithm>

namespace mailscope::foreign {

namespace {
constexpr qsizetype LineWidth = 100;

bool standsForItself(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9')
        || QByteArrayView("_-./:=+%").contains(byte);
}

bool isPlain(const QByteArray &word)
{
    return !word.isEmpty() && std::ranges::all_of(word, standsForItself) && !word.startsWith('-')
        && !word.startsWith('=') && !word.contains('%');
}

bool isText(const QByteArray &bytes)
{
    return std::ranges::all_of(bytes, [](char byte) {
        return (byte >= ' ' && byte < '\x7f') || byte == '\t' || byte == '\r' || byte == '\n';
    });
}
} // namespace

std::optional<QByteArray> quoted(const QByteArray &word, Shell shell)
{
    if (word.contains('\0'))
        return std::nullopt;
    if (shell == Shell::Posix)
        return isPlain(word) ? word : '\'' + QByteArray(word).replace('\'', "'\\''") + '\'';
    if (QString::fromUtf8(word).toUtf8() != word)
        return std::nullopt;
    // PowerShell takes typographic quotation marks for its own.
    QString text = QString::fromUtf8(word);
    for (const char16_t mark : {u'\'', u'\u2018', u'\u2019', u'\u201a', u'\u201b'})
        text.replace(QChar(mark), QString(2, QChar(mark)));
    return isPlain(word) && !word.contains(':') && !word.contains('%') ? word : '\'' + text.toUtf8() + '\'';
}

QByteArray variable(const QByteArray &name, Shell shell)
{
    return shell == Shell::Posix ? "\"$" + name + '"' : "$env:" + name;
}

QByteArray fileWriting(const QByteArray &bytes, const QByteArray &path, Shell shell)
{
    if (shell == Shell::PowerShell)
        return "[IO.File]::WriteAllBytes('" + path + "', [Convert]::FromBase64String('" + bytes.toBase64() + "'))";
    if (!isText(bytes))
        return "printf %s '" + bytes.toBase64() + "' | base64 -d > " + path;
    QByteArray text = bytes;
    text.replace('\\', "\\\\\\\\")
        .replace('\'', "'\\''")
        .replace('\r', "\\r")
        .replace('\t', "\\t")
        .replace('\n', "\\n");
    return "printf %b '" + text.replace("\\\\\\\\", "\\\\") + "' > " + path;
}

void CommandText::flag(const char *name)
{
    append(name);
}

bool CommandText::word(const char *name, const QByteArray &value)
{
    const auto word = quoted(value, m_shell);
    if (!word)
        return false;
    append(*name == '\0' ? *word : QByteArray(name) + ' ' + *word);
    return true;
}

void CommandText::secret(const char *name, const QByteArray &variableName)
{
    append(QByteArray(name) + ' ' + variable(variableName, m_shell));
}

void CommandText::append(const QByteArray &words)
{
    const qsizetype lineStart = m_text.lastIndexOf('\n') + 1;
    if (m_text.size() - lineStart + words.size() > LineWidth)
        m_text += m_shell == Shell::Posix ? " \\\n   " : " `\n   ";
    m_text += ' ' + words;
}

} // namespace mailscope::foreign
