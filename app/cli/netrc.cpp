// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/netrc.h"

#include <QList>

namespace mailscope::cli {
namespace {

bool isBlank(char each)
{
    return each == ' ' || each == '\t' || each == '\r' || each == '\n';
}

/// The words of a netrc file: parted by blanks, a quoted one with its escapes resolved, comments and macros left out.
class Words {
public:
    explicit Words(const QByteArray &text) : m_text(text) { }

    [[nodiscard]] std::optional<QByteArray> next()
    {
        skipBlanks();
        if (m_at == m_text.size())
            return std::nullopt;
        return m_text.at(m_at) == '"' ? quoted() : plain();
    }

    /// A macro goes on to the first empty line.
    void skipMacro()
    {
        const qsizetype end = m_text.indexOf("\n\n", m_at);
        m_at = end < 0 ? m_text.size() : end;
    }

    void skipLine()
    {
        const qsizetype end = m_text.indexOf('\n', m_at);
        m_at = end < 0 ? m_text.size() : end;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && isBlank(m_text.at(m_at)))
            ++m_at;
    }

    QByteArray plain()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && !isBlank(m_text.at(m_at)))
            ++m_at;
        return m_text.sliced(from, m_at - from);
    }

    QByteArray quoted()
    {
        QByteArray word;
        for (++m_at; m_at < m_text.size() && m_text.at(m_at) != '"'; ++m_at) {
            if (m_text.at(m_at) == '\\' && m_at + 1 < m_text.size())
                ++m_at;
            word += m_text.at(m_at);
        }
        m_at = qMin(m_at + 1, m_text.size());
        return word;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

} // namespace

std::optional<NetrcEntry> findInNetrc(const QByteArray &text, const QByteArray &host, const QByteArray &user)
{
    Words words(text);
    NetrcEntry entry;
    bool concerns = false; // the entry that is being read
    const auto found = [&] { return concerns && !entry.password.isEmpty() && (user.isEmpty() || entry.login == user); };
    while (const std::optional<QByteArray> word = words.next()) {
        if (word == "machine" || word == "default") {
            if (found())
                return entry;
            entry = {};
            concerns = word == "default" || words.next().value_or(QByteArray()).compare(host, Qt::CaseInsensitive) == 0;
        } else if (word == "login") {
            entry.login = words.next().value_or(QByteArray());
        } else if (word == "password") {
            entry.password = words.next().value_or(QByteArray());
        } else if (word == "account") {
            (void)words.next();
        } else if (word == "macdef") {
            words.skipMacro();
        } else if (word->startsWith('#')) {
            words.skipLine();
        }
    }
    return found() ? std::optional(entry) : std::nullopt;
}

QString netrcPath(const QProcessEnvironment &environment)
{
    if (const QString path = environment.value(QStringLiteral("NETRC")); !path.isEmpty())
        return path;
    const QString home = environment.value(QStringLiteral("HOME"));
    return home.isEmpty() ? QString() : home + QStringLiteral("/.netrc");
}

} // namespace mailscope::cli
